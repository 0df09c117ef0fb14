package reconcile

import "headcount/reference"

// A unit is an employer as reports count it: a firm, an agency, or a unit or
// brand of one.
type unit struct {
	slug   string
	name   string // from reference data; "" when reports alone know it
	family string // slug of the topmost parent
	parent *unit
}

// within reports whether u is o or belongs to it.
func (u *unit) within(o *unit) bool {
	for ; u != nil; u = u.parent {
		if u == o {
			return true
		}
	}
	return false
}

// below is the number of steps from o down to u; u lies within o.
func (u *unit) below(o *unit) int {
	n := 0
	for ; u != nil && u != o; u = u.parent {
		n++
	}
	return n
}

// kin reports whether one of the two belongs to the other.
func (u *unit) kin(o *unit) bool { return u.within(o) || o.within(u) }

// A world holds what is known of the names in the claims, each looked up once.
type world struct {
	ref    *reference.Data
	judged *Judgement
	named  map[string]*unit // by the name as a claim gives it
	units  map[string]*unit // by slug
	groups map[string]*people
	spots  map[string]spot
	papers map[string]*paper // by the identity of the document
}

func newWorld(ref *reference.Data, judged *Judgement) *world {
	return &world{ref: ref, judged: judged, named: map[string]*unit{}, units: map[string]*unit{}, groups: map[string]*people{}, spots: map[string]spot{}, papers: map[string]*paper{}}
}

// unit returns the employer known by name. Names that reference data does not
// know are one employer when their normal forms are the same. It is nil for a
// name without letters or digits.
func (w *world) unit(name string) *unit {
	u, seen := w.named[name]
	if !seen {
		u = w.lookUp(name, 0)
		w.named[name] = u
	}
	return u
}

// maxParents bounds the way up from a unit to its family, against parents that
// lead in a circle.
const maxParents = 16

func (w *world) lookUp(name string, steps int) *unit {
	name, _ = w.judged.called(name)
	e, known := w.judged.employer(name, w.ref)
	slug := e.Slug
	if !known {
		slug = reference.Slug(name)
	}
	if slug == "" {
		return nil
	}
	if u := w.units[slug]; u != nil {
		return u
	}
	u := &unit{slug: slug, name: e.Name, family: slug}
	w.units[slug] = u
	if up := w.judged.parent(slug, name, w.ref); up != "" && steps < maxParents {
		if p := w.lookUp(up, steps+1); p != nil && !p.within(u) {
			u.parent, u.family = p, p.family
		}
	}
	return u
}
