package reconcile

import (
	"strconv"

	"headcount"
)

// takeMention puts a fact without a figure, or with a word like "hundreds", into
// the one round that it can mean; where there is none, with another such
// mention of the same time; else apart. A wrong merge is worse than a split, so
// two rounds that it could mean are none.
func (g *grouper) takeMention(f *fact) {
	if f.Cumulative {
		g.found(f)
		return
	}
	meant := g.meaningOf(f)
	switch one := meant.one; {
	case one == nil:
	case meant.n > 1:
		f.refuse(one, doubt(strconv.Itoa(meant.n)+" rounds that it can mean"))
	case meant.figured && len(one.of(f.doc)) == 0:
		f.refuse(one, doubt("its document gives the figure of another round, and does not say which this is"))
	case !f.at.known && one.founder.at.known && f.seen.First-one.founder.sooner().First > mentionLag:
		f.refuse(one, doubt("undated, and told too long after"))
	default:
		g.add(one, f, verdict{same: true, why: "the one round of the time that it can mean"})
		return
	}
	if f.at.known && g.joinMention(f) {
		return
	}
	c := g.found(f)
	if meant.n > 1 && f.fig.form == words {
		c.within = meant.one
	}
}

// A meaning is what rounds a mention can mean.
type meaning struct {
	one     *cluster // the largest of them
	n       int
	figured bool // the mention's document gives the figure of another round of the very same people
}

// meaningOf looks for the rounds that a mention can mean: those of its very group
// and places, else those that a text may speak of without naming them.
func (g *grouper) meaningOf(f *fact) meaning {
	var m meaning
	at := f.lean(2 * mentionLag)
	if !at.known {
		return m
	}
	if at.Days() > vagueSpan {
		if f.fig.form == words { // of a year: any round of it that so many fit
			g.meant(&m, f, at, g.find(byTime, 0, at))
			g.meant(&m, f, at, g.find(byWords, 0, at))
		}
		return m
	}
	g.meant(&m, f, at, g.find(byTime, 0, at))
	if m.n == 0 && !m.figured && !f.at.known {
		g.meant(&m, f, at, g.find(byWords, 0, at))
	}
	if m.n == 1 && m.one.founder.unconfirmed() && !f.unconfirmed() && f.fig.form == words {
		var said meaning // the same word, by the employer
		if g.meant(&said, f, at, g.find(byWords, 0, at)); said.n == 1 && !said.one.founder.unconfirmed() && said.one.founder.fig.form == words {
			return said
		}
	}
	return m
}

// meant looks for the rounds that a mention can mean among some.
func (g *grouper) meant(m *meaning, f *fact, at when, among []*cluster) {
	closest := maxSlack + 1
	for _, c := range among {
		if c.within != nil {
			continue // no round, but a word for one of several
		}
		slack, v := c.meantBy(f, at)
		if v.same && besides(c.founder, f.at) {
			v = refuse("the document that gives the figure tells the cut of that day without it")
		}
		if v.same {
			v = c.admits(f, v)
			m.figured = m.figured || !v.same && slack == 0
		}
		switch {
		case !v.same && v.why == "":
		case !v.same:
			f.refuse(c, v)
		case slack < closest:
			m.one, m.n, closest = c, 1, slack
		case slack == closest:
			m.n++
			if c.founder.fig.number > m.one.founder.fig.number {
				m.one = c
			}
		}
	}
}

// joinMention puts a dated mention with another of the same people and time of
// which no text gives a figure.
func (g *grouper) joinMention(f *fact) bool {
	at := f.sooner()
	for _, c := range g.find(byWords, 0, at) {
		o := c.founder
		round := o.sooner()
		if o.unit != f.unit || o.Cumulative || o.people.temporary != f.people.temporary || !round.known || at.Gap(round.Interval) > newsLag {
			continue
		}
		if max(at.Days(), round.Days()) > vagueSpan || f.people.fits(o.people) != same || f.sites.fits(o.sites) != same ||
			(f.Status == headcount.Expected) != (o.Status == headcount.Expected) || endsApart(o, f) {
			continue
		}
		if f.fig.form == words && o.fig.form == words && f.fig.lo != o.fig.lo {
			f.refuse(c, refuse("another size"))
			continue
		}
		if v := c.admits(f, verdict{same: true, why: "the same people and time, and no text gives a figure"}); v.same {
			g.add(c, f, v)
			return true
		}
	}
	return false
}

// meantBy reports whether a mention can mean the round of the cluster, and how
// much slack that takes. Refusals without a reason are too far off to be told.
func (c *cluster) meantBy(f *fact, at when) (slack int, v verdict) {
	o := c.founder
	round := o.lean(recall)
	switch {
	case o.unit != f.unit || o.Cumulative || !round.known || o.people.temporary != f.people.temporary:
		return 0, verdict{}
	case !o.at.known && !o.toldWith(f):
		return 0, verdict{}
	case o.at.known && at.Gap(round.Interval) > newsLag, !f.at.known && o.at.known && round.First > f.seen.Last+1:
		return 0, verdict{}
	}
	slack = c.slack(f)
	switch {
	case slack > maxSlack:
		v = refuse("another group or place")
	case f.fig.form == words && (o.fig.counted() && !f.fig.overlap(&o.fig) || o.fig.form == words && f.fig.lo != o.fig.lo):
		v = refuse("another size")
	case endsApart(o, f):
		v = refuse("another day of effect")
	case earlierReport(f, o):
		v = refuse("a report before the announcement")
	case f.Status == headcount.Expected && !f.at.known && o.Status == headcount.Confirmed:
		v = refuse("still expected, and the round announced")
	case f.Status == headcount.Denied && o.Status == headcount.Confirmed:
		v = refuse("denied, and the round announced")
	case f.Status == headcount.Confirmed && c.expects():
		v = refuse("told as done, and the round only expected")
	default:
		v.same = true
	}
	return slack, v
}

// expects reports whether more texts tell the number of the cluster as only expected
// than as done, or its founder does.
func (c *cluster) expects() bool {
	if c.founder.Status == headcount.Expected {
		return true
	}
	n := 0
	for _, m := range c.members[:min(len(c.members), maxNear)] {
		switch {
		case m.fig.form == none:
		case m.Status == headcount.Expected:
			n++
		case m.Status == headcount.Confirmed:
			n--
		}
	}
	return n > 0
}

// toldWith reports whether a mention and an undated round were told near each
// other, and the mention is not dated after the round was told.
func (f *fact) toldWith(m *fact) bool {
	return f.seen.known && m.seen.known && f.seen.Gap(m.seen.Interval) <= tellingLag &&
		(!m.at.known || m.at.First <= f.seen.Last+1)
}

// maxSlack is the most that a mention may leave out of a round's group and
// places, or say beyond them.
const maxSlack = 2

// slack is how far the mention's people are from those of the round: none for
// the same group and places, one for "corporate" on either side alone, one for
// wide places that the mention leaves out.
func (c *cluster) slack(f *fact) int {
	least := maxSlack + 1
	for _, m := range c.members[:min(len(c.members), maxNear)] {
		n := 0
		switch groups := m.people.fits(f.people); {
		case groups == same:
		case groups == around && f.people.office(), groups == inside && m.people.office():
			n++
		default:
			continue
		}
		switch places := m.sites.fits(f.sites); {
		case places == same:
		case places == inside && len(f.sites) == 0 && m.sites.wide():
			n++
		default:
			continue
		}
		least = min(least, n)
	}
	return least
}
