package reconcile

import (
	"strings"

	"headcount/reference"
)

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
	named  map[string]*unit // by the name as a claim gives it
	units  map[string]*unit // by slug
	groups map[string]*people
	spots  map[string]spot
}

func newWorld(ref *reference.Data) *world {
	return &world{ref: ref, named: map[string]*unit{}, units: map[string]*unit{}, groups: map[string]*people{}, spots: map[string]spot{}}
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
	e, known := w.ref.Employer(name)
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
	u := &unit{slug: slug, name: e.Name, family: w.ref.Family(name)}
	w.units[slug] = u
	if e.Parent != "" && steps < maxParents {
		if p := w.lookUp(strings.ReplaceAll(e.Parent, "-", " "), steps+1); p != nil && !p.within(u) && p.family == u.family {
			u.parent = p
		}
	}
	return u
}
