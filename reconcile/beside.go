package reconcile

import (
	"slices"

	"headcount"
)

// otherBase joins a bare share to the cut of which its own document gives the
// share of another base: 3% of corporate employees, 1% of all.
func (g *grouper) otherBase(f *fact) bool {
	if !shareOnly(f) {
		return false
	}
	return g.joinOnly(f, "a share of another base, in one document", f.doc.clusters(), func(c *cluster) bool {
		return c.founder.unit == f.unit && c.founder.Cumulative == f.Cumulative &&
			slices.ContainsFunc(c.of(f.doc), func(m *fact) bool {
				return m.fig.shared() && sameDocument(m, f).same && m.Says == f.Says
			})
	})
}

// otherVoice joins a reporter's bound to that of another reporter in the same
// document: "fewer than 1,000" by one, "up to 2,500" by another.
func (g *grouper) otherVoice(f *fact) bool {
	if f.fig.form != bound || !f.unconfirmed() || f.Cumulative {
		return false
	}
	return g.joinOnly(f, "two reporters' bounds in one document", f.doc.clusters(), func(c *cluster) bool {
		o := c.founder
		return o.doc == f.doc && o.unit == f.unit && o.fig.form == bound && !o.Cumulative && o.unconfirmed() && sameDocument(o, f).same &&
			o.fig.overlap(&f.fig) && f.coextensive(o) && o.people.temporary == f.people.temporary && (!o.at.known || !f.at.known || o.at.Overlaps(f.at.Interval))
	})
}

// sameDayCount joins a share to the count that other texts give of the same
// people on the same day, where there is one such.
func (g *grouper) sameDayCount(f *fact) bool {
	if !f.at.day() || f.Cumulative {
		return false
	}
	return g.joinOnly(f, "count and share of the same people on the same day", g.find(byTime, 0, f.at), func(c *cluster) bool {
		o := c.founder
		return o.unit == f.unit && !o.Cumulative && o.at.day() && o.at.First == f.at.First && len(c.of(f.doc)) == 0 &&
			!o.fig.shared() && o.people.temporary == f.people.temporary && f.coextensive(o) &&
			(o.voice.rank != headcount.TierGovernment.Rank() || f.sites.fits(o.sites) == same) // a notice counts one site
	})
}

// joinOnly adds a fact to the one cluster among some that is right for it, where
// there is exactly one, and reports whether it did.
func (g *grouper) joinOnly(f *fact, why string, among []*cluster, right func(*cluster) bool) bool {
	var one *cluster
	for _, c := range among {
		if !right(c) || !c.parts(f, verdict{same: true}).same {
			continue
		}
		if one != nil {
			return false
		}
		one = c
	}
	if one == nil {
		return false
	}
	g.add(one, f, verdict{same: true, why: why})
	return true
}

// coextensive reports whether two facts count the same people in the same
// places, as far as they say.
func (f *fact) coextensive(o *fact) bool {
	return f.people.fits(o.people) == same && (f.sites.fits(o.sites) == same || len(f.sites) == 0 || len(o.sites) == 0)
}
