package reconcile

import (
	"slices"

	"headcount"
)

// recalled finds, for a figure that one report alone gives when it looks back, the
// cut that it may mean: the nearest of the time that it gives, or before the report
// where it gives none, of the same people and places as far as it says. Who looks back
// may have the number wrong, and nobody else knows of another cut then. A word
// ("hundreds") may mean any cut of so many before the report, whatever its date.
func (r *relater) recalled(counted []*cluster) {
	for _, c := range counted {
		word := c.fig.form == words
		if !c.seen.known || !c.weakly() || !word && c.at.known && c.at.Days() <= stageLag && !c.stale() || c.breaking() || !c.at.known && !r.aside(c) {
			continue
		}
		from, to := c.seen.First-againLag, c.seen.Last
		if c.at.known && !word && !c.stale() {
			from, to = c.at.First, min(c.at.Last, to)
		}
		if c.stale() {
			to += reportLag
		}
		var best *cluster
		gap := 0
		for _, o := range last(between(counted, from, to)) {
			if o == c || !o.at.day() || o.weakly() || !c.mayBeOf(o) || c.temporary != o.temporary || o.status == headcount.Expected || !c.saysLess(o) && !o.saysToo(c) || word && !c.fig.overlap(&o.fig) {
				continue
			}
			if _, both := c.inDocWith(o); both {
				continue
			}
			if n := c.when().Gap(o.at.Interval); best == nil || n <= gap {
				best, gap = o, n
			}
		}
		if best != nil {
			c.doubt(best, verdict{why: "one report alone looks back, and no other knows of another cut then", grey: true}, true, c.founder.ID, best.founder.ID)
		}
	}
}

// breaking reports whether a text tells the event on the day that it gives, or the
// day after: as news.
func (c *cluster) breaking() bool {
	return slices.ContainsFunc(c.standing, func(f *fact) bool {
		return f.at.day() && f.seen.known && f.seen.First-f.at.Last <= 1
	})
}

// stale reports whether the event is no more than a report, which was told long after
// the day that it gives.
func (c *cluster) stale() bool {
	return c.status != headcount.Confirmed && c.at.known && c.seen.First-c.at.Last > mentionLag
}

// aside reports whether the documents of c tell another cut, of a day, as their news.
func (r *relater) aside(c *cluster) bool {
	return !slices.ContainsFunc(c.standing, func(m *fact) bool {
		return m.fig.form != none && !slices.ContainsFunc(m.doc.tells, func(o *cluster) bool {
			return o != c && o.inDoc(m.doc) != nil && o.inDoc(m.doc).at.day()
		})
	})
}
