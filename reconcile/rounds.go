package reconcile

import (
	"cmp"
	"fmt"
	"slices"

	"headcount"
)

// revisions finds later figures for one cut: the same employer, people and day
// of effect, another number given later.
func (r *relater) revisions() {
	for _, c := range r.clusters {
		if !c.at.known || !c.ends.known || !c.fig.counted() || c.total {
			continue
		}
		var before *cluster
		for _, e := range last(between(r.clusters, c.at.First-planLag, c.at.First)) {
			if e != c && !e.total && e.unit == c.unit && e.at.known && e.at.Last < c.at.First && e.ends.known && e.ends.Overlaps(c.ends.Interval) &&
				e.fig.counted() && e.fig.number != c.fig.number && e.status != headcount.Confirmed && e.people.fits(c.people) == same &&
				e.sites.fits(c.sites) == same && e.temporary == c.temporary && !e.partOf(c) && !c.partOf(e) {
				before = e
			}
		}
		if before != nil {
			c.add(headcount.Revises, before, "a later figure for the same day of effect", c.founder.ID, before.founder.ID)
		}
	}
}

// reports ties a report to the announcement that came after it: that of the very
// number, else the first that several tell. What is told as done shortly before, by one
// report alone or further from the fact, and names nobody for it, may be of that or
// not: it is in doubt.
func (r *relater) reports() {
	for _, c := range r.clusters {
		if !c.report() {
			continue
		}
		told := c.when().Last
		var best *cluster
		later := between(r.announced, told+1, told+reportLag)
		for _, a := range later[:min(len(later), maxRounds)] {
			if a == c || a.unit != c.unit || a.temporary != c.temporary || a.at.First <= told || endsBefore(c, a) || a.names(c) {
				continue
			}
			if best == nil || c.announcedBetter(a, best) {
				best = a
			}
		}
		if best == nil {
			continue
		}
		gap := int(best.at.First - told)
		switch sure := c.confirmedBefore(best); {
		case len(sure) == 0:
			c.add(headcount.ReportedAs, best, fmt.Sprintf("announced %s later", days(gap)), c.founder.ID, best.founder.ID)
		case gap <= stageLag && c.aboutAsMany(best) && (!best.weakly() && oneReport(sure) || nearest(best.standing) < nearest(sure)) && unnamed(sure):
			c.doubt(best, verdict{why: "told as done by nobody who is named, and announced later,", gap: gap}, true, sure[0].ID, best.founder.ID)
		}
	}
}

// announcedBetter reports whether c, a report, is rather of the announcement a than of
// the earlier one b: that of its very number, else one that more than one report tells.
func (c *cluster) announcedBetter(a, b *cluster) bool {
	same := func(o *cluster) bool { return c.fig.form != none && o.fig.form != none && o.fig.number == c.fig.number }
	if same(a) != same(b) {
		return same(a)
	}
	return b.weakly() && !a.weakly()
}

// report reports whether the event may be a report of a cut of the employer as
// a whole. What is merely expected counts with a figure.
func (c *cluster) report() bool {
	return !c.total && c.whole() && c.when().known && !c.counted() && (c.status == headcount.Reported || c.fig.form != none) &&
		!slices.ContainsFunc(c.standing, func(f *fact) bool { return f.first() })
}

// counted reports whether c is part of a cut of which a number is known.
func (c *cluster) counted() bool {
	return slices.ContainsFunc(c.relations, func(r relation) bool { return r.kind == headcount.PartOf && !r.to.total && r.to.fig.form != none })
}

// aboutAsMany reports whether c tells half to twice the jobs of o, or a word for them.
func (c *cluster) aboutAsMany(o *cluster) bool {
	return c.jobs() <= 2*o.jobs() && o.jobs() <= 2*c.jobs() || c.fig.form == words && c.fig.overlap(&o.fig)
}

// unnamed reports whether facts name nobody who says them.
func unnamed(facts []*fact) bool {
	return !slices.ContainsFunc(facts, func(f *fact) bool { return f.Says != "" })
}

// confirmedBefore returns the facts by which the event was more than a report before
// a was announced: they tell its figure as done, then or of then. What is told later
// of a time that holds the announcement may be of that.
func (c *cluster) confirmedBefore(a *cluster) []*fact {
	var sure []*fact
	for _, f := range c.standing {
		then := f.at.known && f.at.Last < a.at.First || f.seen.known && f.seen.Last < a.at.First
		if !f.unconfirmed() && then && (f.fig.form != none || c.fig.form == none) {
			sure = append(sure, f)
		}
	}
	return sure
}

// endsBefore reports whether what c expects is over before a is announced.
func endsBefore(c, a *cluster) bool { return c.ends.known && c.ends.Last < a.at.First-stageLag }

// follow ties each round to the nearest earlier one of its employer or its
// units, where a document tells of both or they fall within twelve months.
func (r *relater) follow() {
	for _, c := range r.clusters {
		if c.round() {
			r.rounds = append(r.rounds, c)
		}
	}
	slices.SortStableFunc(r.rounds, func(a, b *cluster) int {
		return cmp.Or(cmp.Compare(a.at.First, b.at.First), cmp.Compare(a.at.Last, b.at.Last), cmp.Compare(a.founder.ID, b.founder.ID))
	})
	for i, c := range r.rounds {
		for k := i - 1; k >= 0 && k >= i-maxRounds; k-- {
			e := r.rounds[k]
			if !e.unit.within(c.unit) || e.at.Overlaps(c.at.Interval) || e.temporary != c.temporary || c.partOf(e) || e.partOf(c) {
				continue
			}
			claims, document := c.inDocWith(e)
			gap := c.at.Gap(e.at.Interval)
			switch {
			case document:
				c.add(headcount.Follows, e, "the nearest earlier round, told in one document", claims...)
			case gap <= roundLag:
				c.add(headcount.Follows, e, fmt.Sprintf("the nearest earlier round, %s before", days(gap)), c.founder.ID, e.founder.ID)
			}
			break
		}
	}
}

// round reports whether the event is a round of its own: dated, and not a total,
// a part, a denial, a report that was replaced or a mere expectation without a
// number.
func (c *cluster) round() bool {
	if c.total || !c.at.known || c.status == headcount.Denied || c.relates(headcount.ReportedAs) {
		return false
	}
	if !c.fig.sized() &&
		(c.at.Days() > stageLag || c.status == headcount.Expected || c.ends.known && c.ends.First > c.at.Last+stageLag) {
		return false
	}
	return !c.nested()
}
