package reconcile

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"headcount"
	"headcount/edtf"
	"headcount/internal/parallel"
)

// A fact is a reduction claim made ready to be compared.
type fact struct {
	*headcount.Stated
	unit    *unit
	at      when // announced
	seen    when // published
	ends    when // effective
	fig     figure
	people  *people // the group counted
	sites   sites   // the places of the jobs
	voice   voice
	doc     *paper // in which the claim stands
	firstOf bool   // its words call its jobs the first of more

	place   int      // of the claim among those of the input
	settled *settled // the last cluster that it founded: see Memory
	course
}

// A course is what a fact goes through in one run.
type course struct {
	precedes uint64 // when it is taken into the clusters, the least first: see ranked

	slip    bool                           // one report alone tells it so: see errant
	in      *cluster                       // where it is
	parted  []parting                      // facts that people decided to be of another cut
	chosen  map[string]*headcount.Decision // fields for which people decided that its value is shown
	borne   []headcount.Name               // the names that it was given, oldest first
	verdict verdict                        // why it joined its cluster
	refused []refusal                      // clusters that it stood near, and why it is not in them
}

// A when is a date that may not be known.
type when struct {
	edtf.Interval
	known bool
}

func parseWhen(s string) (when, error) {
	if s == "" {
		return when{}, nil
	}
	iv, err := edtf.Parse(s)
	return when{iv, err == nil}, err
}

// The bounds within which a claim is taken at its word. No employer of history
// had a billion people; years outside the range are misreadings.
const (
	maxJobs  = 1_000_000_000
	maxShare = 100 // per cent
	minYear  = 1700
	maxYear  = 2200
)

// Impossible says why a claim cannot be true as it stands, whatever the world
// is like: a date that no calendar has, a count over 10^9 or below 0, bounds in
// the wrong order, a share outside 0 to 100. "" is a claim that can be.
func Impossible(c *headcount.Claim) string {
	for _, d := range []struct{ field, value string }{{"announced", c.Announced}, {"effective", c.Effective}} {
		at, err := parseWhen(d.value)
		if err != nil {
			return d.field + ": " + err.Error()
		}
		if at.known && outside(at) {
			return fmt.Sprintf("%s: %s is outside the years %d to %d", d.field, d.value, minYear, maxYear)
		}
	}
	if c.Count != nil {
		lo, hi := c.Count.Bounds()
		if c.Count.Max == nil {
			hi = max(lo, 0)
		}
		if lo < 0 || hi > maxJobs || lo > hi {
			return fmt.Sprintf("count: %d to %d is not a number of jobs", lo, hi)
		}
	}
	if s := c.Share; s != nil {
		lo, hi := shareBounds(s)
		if math.IsNaN(lo) || math.IsNaN(hi) || lo < 0 || hi > maxShare || lo > hi {
			return fmt.Sprintf("share: %g to %g is not a part of a whole", lo, hi)
		}
	}
	return ""
}

func outside(at when) bool {
	first, _, _ := at.First.Date()
	last, _, _ := at.Last.Date()
	return first < minYear || last > maxYear
}

// gather returns the facts among claims by family and id, each claim once. known are
// those of the first claims that a run before made.
func gather(claims []headcount.Stated, known []*fact, from int, w *world) []*fact {
	room := make([]fact, len(claims)-from)
	facts := make([]*fact, len(room), len(room)+len(known))
	for i := range room {
		facts[i] = &room[i]
	}
	parallel.Each(facts, func(i int, f *fact) { f.read(&claims[from+i], from+i) })
	facts = slices.DeleteFunc(facts, func(f *fact) bool {
		if f.Stated == nil {
			return true
		}
		f.unit, f.people, f.sites, f.doc = w.unit(f.Employer), w.people(groupOf(&f.Claim)), w.sites(f.Places), w.paper(f.Document.Key())
		return f.unit == nil
	})
	for _, f := range known {
		f.Stated = identified(&claims[f.place])
	}
	facts = append(facts, known...)
	slices.SortFunc(facts, func(a, b *fact) int {
		if a.unit.family != b.unit.family {
			return cmp.Compare(a.unit.family, b.unit.family)
		}
		if a.ID != b.ID {
			return cmp.Compare(a.ID, b.ID)
		}
		return cmp.Or(cmp.Compare(a.Back, b.Back), cmp.Compare(a.doc.key, b.doc.key))
	})
	return slices.CompactFunc(facts, func(a, b *fact) bool { return a.ID == b.ID })
}

// identified is a claim with an id.
func identified(c *headcount.Stated) *headcount.Stated {
	if c.ID != "" {
		return c
	}
	named := *c
	named.Identify(c.Document.Key())
	return &named
}

// read makes f of a claim, but for what its names stand for. It leaves f empty where
// the claim is none of a cut that can be.
func (f *fact) read(c *headcount.Stated, place int) {
	if c.Type != headcount.Reduction || Impossible(&c.Claim) != "" {
		return
	}
	c = identified(c)
	*f = fact{Stated: c, place: place, fig: figureOf(&c.Claim), voice: voiceOf(c), firstOf: ofFirst(c)}
	f.at, _ = parseWhen(c.Announced)
	f.ends, _ = parseWhen(c.Effective)
	f.seen, _ = parseWhen(c.Document.Published)
}

// stands reports whether the claim has not been taken back.
func (f *fact) stands() bool { return f.Back == "" }

// whole reports whether the fact speaks of the employer as a whole: no group,
// no place.
func (f *fact) whole() bool { return f.people.all() && len(f.sites) == 0 }

// unconfirmed reports whether the fact rests on others than the employer and
// the document itself.
func (f *fact) unconfirmed() bool {
	return f.Status == headcount.Reported || f.Status == headcount.Expected
}
