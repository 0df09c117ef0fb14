package reconcile

import "slices"

// otherBase joins a bare share to the cut of which its own document gives the
// share of another base: 3% of corporate employees, 1% of all.
func (g *grouper) otherBase(f *fact) bool {
	if !shareOnly(f) {
		return false
	}
	var one *cluster
	for _, c := range g.inDocument(f.doc) {
		if c.founder.unit != f.unit || c.founder.Cumulative != f.Cumulative {
			continue
		}
		for _, m := range c.of(f.doc) {
			if m.fig.shared() && sameDocument(m, f).same && m.Says == f.Says {
				if one != nil && one != c {
					return false
				}
				one = c
			}
		}
	}
	if one == nil {
		return false
	}
	g.add(one, f, verdict{same: true, why: "a share of another base, in one document"})
	return true
}

// otherVoice joins a reporter's bound to that of another reporter in the same
// document: "fewer than 1,000" by one, "up to 2,500" by another.
func (g *grouper) otherVoice(f *fact) bool {
	if f.fig.form != bound || !f.unconfirmed() || f.Cumulative {
		return false
	}
	var one *cluster
	for _, c := range g.inDocument(f.doc) {
		o := c.founder
		if o.doc != f.doc || o.unit != f.unit || o.fig.form != bound || o.Cumulative || !o.unconfirmed() || !sameDocument(o, f).same ||
			!o.fig.overlap(&f.fig) || !f.coextensive(o) || o.people.temporary != f.people.temporary || o.at.known && f.at.known && !o.at.Overlaps(f.at.Interval) {
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
	g.add(one, f, verdict{same: true, why: "two reporters' bounds in one document"})
	return true
}

// sameDayCount joins a share to the count that other texts give of the same
// people on the same day, where there is one such.
func (g *grouper) sameDayCount(f *fact) bool {
	if !f.at.day() || f.Cumulative {
		return false
	}
	var one *cluster
	for _, c := range g.find(byTime, 0, f.at) {
		o := c.founder
		if o.unit != f.unit || o.Cumulative || !o.at.day() || o.at.First != f.at.First || len(c.of(f.doc)) > 0 ||
			o.fig.shared() || o.people.temporary != f.people.temporary || !f.coextensive(o) {
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
	g.add(one, f, verdict{same: true, why: "count and share of the same people on the same day"})
	return true
}

// coextensive reports whether two facts count the same people in the same
// places, as far as they say.
func (f *fact) coextensive(o *fact) bool {
	return f.people.fits(o.people) == same && (f.sites.fits(o.sites) == same || len(f.sites) == 0 || len(o.sites) == 0)
}

// inDocument returns the clusters with a member from one document.
func (g *grouper) inDocument(doc string) []*cluster {
	near := slices.DeleteFunc(g.byDoc[doc], (*cluster).empty)
	g.byDoc[doc] = near
	return near[:min(len(near), maxNear)]
}
