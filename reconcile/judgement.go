package reconcile

import (
	"slices"
	"strings"

	"headcount"
	"headcount/reference"
)

// A Judgement is what people decided, made ready for Events. It does not change,
// so several families may be reconciled by one at the same time. The nil
// Judgement decides nothing.
type Judgement struct {
	ref     *reference.Data
	decided []headcount.Decision // in force
	aliases map[string]string    // Key of a name → the employer's name; "" is one of its own
	parents map[string]string    // slug of an employer → the name of the one that it belongs to; "" is none
	claims  []headcount.Decision
	docs    map[string][]int // documents → claims, which of them point there
}

// Judge makes decisions ready. Those that another undoes are not looked at. Of
// two decisions on one name the later holds; what would lead a name in a circle
// is passed over.
func Judge(decisions []headcount.Decision, ref *reference.Data) *Judgement {
	j := &Judgement{ref: ref, decided: headcount.InForce(decisions), aliases: map[string]string{}, parents: map[string]string{}, docs: map[string][]int{}}
	for _, d := range j.decided {
		switch {
		case d.Kind == headcount.Alias:
			j.set(j.aliases, reference.Key(d.Target), d.Value)
		case d.Kind == headcount.Parent:
			j.set(j.parents, j.slug(d.Target), d.Value)
		case headcount.Pointers(d.Kind) > 0:
			for _, p := range d.Of {
				j.docs[p.Document] = append(j.docs[p.Document], len(j.claims))
			}
			j.claims = append(j.claims, d)
		}
	}
	return j
}

// set decides on a name, unless the way up from it would come back to it.
func (j *Judgement) set(m map[string]string, key, value string) {
	old, had := m[key]
	m[key] = value
	if key != "" && !j.circular(key) {
		return
	}
	delete(m, key)
	if had {
		m[key] = old
	}
}

// circular reports whether the names or the parents above a name lead in a circle.
func (j *Judgement) circular(name string) bool {
	name = spaced(name)
	for range maxParents {
		next, ok := j.called(name)
		if !ok {
			return true
		}
		up := j.above(next)
		if up == "" {
			return false
		}
		name = up
	}
	return true
}

// called follows the decisions on a name to the name that counts. It is not ok
// where they lead in a circle.
func (j *Judgement) called(name string) (string, bool) {
	if j == nil || len(j.aliases) == 0 {
		return name, true
	}
	for range maxParents {
		to, decided := j.aliases[reference.Key(name)]
		if !decided || to == "" || reference.Key(to) == reference.Key(name) {
			return name, true
		}
		name = to
	}
	return name, false
}

// own reports whether a name is decided to be that of an employer of its own,
// whatever reference data takes it for.
func (j *Judgement) own(name string) bool {
	if j == nil {
		return false
	}
	key := reference.Key(name)
	to, decided := j.aliases[key]
	return decided && (to == "" || reference.Key(to) == key)
}

// employer is what reference data knows by a name that was not decided to be
// another's.
func (j *Judgement) employer(name string, ref *reference.Data) (reference.Employer, bool) {
	if j.own(name) {
		return reference.Employer{}, false
	}
	return ref.Employer(name)
}

func (j *Judgement) slug(name string) string {
	name, _ = j.called(spaced(name))
	if e, known := j.employer(name, j.ref); known {
		return e.Slug
	}
	return reference.Slug(name)
}

// above is the name of the employer that one belongs to, "" for none.
func (j *Judgement) above(name string) string { return j.parent(j.slug(name), name, j.ref) }

func (j *Judgement) parent(slug, name string, ref *reference.Data) string {
	if j != nil {
		if up, decided := j.parents[slug]; decided {
			return up
		}
	}
	e, _ := j.employer(name, ref)
	return spaced(e.Parent)
}

// spaced is a name that may be given as a slug.
func spaced(name string) string { return strings.ReplaceAll(name, "-", " ") }

// Family returns the slug of the topmost parent of an employer, as reference data
// and decisions have it. Claims of one family are reconciled together.
func (j *Judgement) Family(employer string) string {
	if len(j.aliases)+len(j.parents) == 0 {
		return j.ref.Family(employer)
	}
	name := employer
	for range maxParents {
		name, _ = j.called(name)
		up := j.above(name)
		if up == "" {
			break
		}
		name = up
	}
	return j.slug(name)
}

// A ruling is a decision on claims of one family that it meets.
type ruling struct {
	*headcount.Decision
	facts []*fact // one for each of its pointers
}

// rulings returns the decisions that meet facts of one family, in their order.
// Where a decision names two claims, both must be there, be of one family and not
// be one.
func (j *Judgement) rulings(facts []*fact) []ruling {
	if j == nil || len(j.claims) == 0 {
		return nil
	}
	docs := map[string][]*fact{}
	asked := map[int]bool{}
	for _, f := range facts {
		if at, ok := j.docs[f.doc.key]; ok {
			docs[f.doc.key] = append(docs[f.doc.key], f)
			for _, i := range at {
				asked[i] = true
			}
		}
	}
	var met []ruling
	for i := range j.claims {
		if !asked[i] {
			continue
		}
		r := ruling{Decision: &j.claims[i]}
		for _, p := range r.Of {
			if f := meets(p, docs[p.Document]); f != nil && !slices.Contains(r.facts, f) {
				r.facts = append(r.facts, f)
			}
		}
		if len(r.facts) == headcount.Pointers(r.Kind) && r.facts[0].unit.family == r.facts[len(r.facts)-1].unit.family {
			met = append(met, r)
		}
	}
	return met
}

// meets returns the fact that a pointer means, nil where there is none.
func meets(p headcount.Pointer, facts []*fact) *fact {
	list := make([]headcount.Stated, len(facts))
	for i, f := range facts {
		list[i] = *f.Stated
	}
	if i := p.Meets(list); i >= 0 {
		return facts[i]
	}
	return nil
}

// heed brings to the facts of one family what people decided on them, before
// they are grouped: what is rejected counts no more, what is two cuts never
// meets, whose value is shown is known.
func heed(rulings []ruling) {
	for _, r := range rulings {
		switch r.Kind {
		case headcount.Reject:
			r.facts[0].reject(r.Decision)
		case headcount.Different:
			a, b := r.facts[0], r.facts[1]
			a.parted = append(a.parted, parting{b, r.Decision})
			b.parted = append(b.parted, parting{a, r.Decision})
		case headcount.Choose:
			if r.facts[0].chosen == nil {
				r.facts[0].chosen = map[string]*headcount.Decision{}
			}
			r.facts[0].chosen[r.Value] = r.Decision
		}
	}
}

// reject takes a fact back, unless something else has.
func (f *fact) reject(d *headcount.Decision) {
	if !f.stands() {
		return
	}
	s := *f.Stated
	s.Back = headcount.RejectedPrefix + d.By()
	f.Stated = &s
}

// A parting keeps a fact out of the event of another.
type parting struct {
	from *fact
	by   *headcount.Decision
}

// parts refuses a fact that was decided to be of another cut than one of the
// members.
func (c *cluster) parts(f *fact, v verdict) verdict {
	for _, p := range f.parted {
		if p.from.in == c {
			return refuse(p.by.By())
		}
	}
	return v
}

// obey puts the clusters together of which people decided that they are one cut,
// unless that would join what they decided to be two.
func (g *grouper) obey(rulings []ruling) {
	for _, r := range rulings {
		if r.Kind != headcount.Same {
			continue
		}
		into, c := r.facts[0].in, r.facts[1].in
		if into == c {
			continue
		}
		if precedence(c.founder, into.founder) < 0 {
			into, c = c, into
		}
		if slices.ContainsFunc(c.members, func(f *fact) bool { return !into.parts(f, verdict{same: true}).same }) {
			continue
		}
		g.merge(into, c, verdict{same: true, why: r.By()})
	}
}

// of returns the rulings on facts of one family.
func of(rulings []ruling, family string) []ruling {
	return slices.DeleteFunc(slices.Clone(rulings), func(r ruling) bool { return r.facts[0].unit.family != family })
}

// SameEmployer reports whether two names are those of one employer.
func (j *Judgement) SameEmployer(a, b string) bool { return j.slug(a) == j.slug(b) }
