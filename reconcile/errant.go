package reconcile

import (
	"slices"

	"headcount"
	"headcount/edtf"
	"headcount/internal/parallel"
)

// errant joins what one report alone says otherwise to the cut that it must mean:
// another number for the day on which others give the employer's number, or the
// very number under another date, in a text of the days after. Counted apart,
// such a slip would be a cut that nobody made; joined, it is a dispute.
func (g *grouper) errant() {
	parallel.Each(g.clusters, func(_ int, c *cluster) { c.lone() })
	for _, b := range g.clusters {
		if !b.slip() {
			continue
		}
		var into *cluster
		var why string
		several := false
		consider := func(a *cluster, how string) {
			if a == into || how == "" || !b.meant(a) || besides(b.founder, a.founder.at) {
				return
			}
			several = several || into != nil
			into, why = a, how
		}
		for _, a := range slices.Clone(g.find(byTime, 0, b.founder.lean(soon))) {
			consider(a, b.otherNumber(a))
		}
		for _, shift := range []edtf.Day{0, -aYear, aYear} {
			at := b.founder.at
			if !at.known {
				break
			}
			at.First, at.Last = at.First+shift, at.Last+shift
			for _, a := range slices.Clone(g.find(byCount, b.founder.fig.number, at)) {
				consider(a, b.otherDate(a))
			}
		}
		if into != nil && !several {
			for _, m := range b.members {
				m.slip = m.at.day() || b.lone()
			}
			g.merge(into, b, verdict{same: true, why: why})
		}
	}
}

// aYear is how far off a date is that has the wrong year; soon, within how many
// days after an announcement a text without a date tells of it.
const (
	aYear = 365
	soon  = 7
)

// slip reports whether a cluster may be a slip: one number, of a month at
// most, that one report alone gives, not the employer's nor an office's, or copies
// of it.
func (c *cluster) slip() bool {
	f := c.founder
	return !c.empty() && !c.united && f.fig.form <= about && f.at.Days() <= stageLag && f.seen.known && f.stands() && !f.Cumulative && (c.lone() || c.datedAlone())
}

// lone reports whether one outlet's report alone tells the cut. It is asked often, and
// worked out once for as many members.
func (c *cluster) lone() bool {
	if c.asked != len(c.members) {
		c.asked, c.single = len(c.members), oneReport(c.members)
	}
	return c.single
}

// inOneReport is oneReport of facts whose documents are among the witnesses.
func (c *cluster) inOneReport(facts []*fact) bool {
	if slices.ContainsFunc(facts, (*fact).first) {
		return false
	}
	group := c.groupOfFact(facts[0])
	if slices.ContainsFunc(facts[1:], func(f *fact) bool { return c.groupOfFact(f) != group }) {
		return false
	}
	return len(facts) == c.heard || oneReport(facts)
}

// datedAlone reports whether one outlet's report alone gives the day of the cut;
// others may give its month, or no date.
func (c *cluster) datedAlone() bool {
	var daily []*fact
	for _, m := range c.members {
		if m.at.day() && (m.stands() || c.withdrawn) {
			daily = append(daily, m)
		}
	}
	switch {
	case len(daily) == 0:
		return false
	case c.heard > 0:
		return c.inOneReport(daily)
	}
	return oneReport(daily)
}

// oneReport reports whether facts stand in one report alone, or copies of it, and
// in no paper of the employer or of an office.
func oneReport(facts []*fact) bool {
	if slices.ContainsFunc(facts, (*fact).first) {
		return false
	}
	all := witnessesOf(facts)
	reached, rest := all[:1:1], slices.Clone(all[1:]) // copies of the first, and of those; what is left
	for len(reached) > 0 && len(rest) > 0 {
		w := &reached[0]
		reached = reached[1:]
		rest = slices.DeleteFunc(rest, func(o witness) bool {
			copied := w.copies(&o)
			if copied {
				reached = append(reached, o)
			}
			return copied
		})
	}
	return len(rest) == 0
}

// first reports whether the fact stands in a paper of the employer or an office.
func (f *fact) first() bool {
	return f.Document.Tier == headcount.TierEmployer || f.Document.Tier == headcount.TierGovernment || f.voice.speaker == "a notice"
}

// meant reports whether the slip b can mean the cut a: told by more than one
// report, of the same employer, people and places, and in no document beside b.
func (b *cluster) meant(a *cluster) bool {
	x, y := b.founder, a.founder
	return a != b && !a.empty() && y.stands() && !a.lone() && x.unit == y.unit && !y.Cumulative && y.fig.counted() && y.at.day() &&
		x.people.temporary == y.people.temporary && x.people.fits(y.people) == same && x.sites.fits(y.sites) == same &&
		x.seen.Last >= y.at.First && !earlierReport(x, y) && a.clash(b, verdict{same: true}).same
}

// otherNumber says how b gives another number for the days of a, "" if not.
func (b *cluster) otherNumber(a *cluster) string {
	x, y := b.founder.lean(soon), a.founder.at
	if b.founder.fig.form != exact || b.founder.fig.number == a.founder.fig.number || x.Gap(y.Interval) > newsLag || !b.lone() {
		return ""
	}
	return "one report alone gives another number for that time"
}

// otherDate says how b gives another date for the number of a, "" if not: the wrong
// year, or a day further from the report than that of a.
func (b *cluster) otherDate(a *cluster) string {
	x, y := b.founder, a.founder
	if x.fig.number != y.fig.number || x.seen.First < y.at.First || x.seen.First > y.at.Last+mentionLag {
		return ""
	}
	gap := x.at.Gap(y.at.Interval)
	nearer := x.seen.Gap(y.at.Interval) < x.seen.Gap(x.at.Interval)
	if gap <= stageLag && nearer || gap >= aYear-newsLag && gap <= aYear+newsLag {
		return "one report alone gives another date for this number"
	}
	return ""
}
