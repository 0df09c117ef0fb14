package reconcile

import (
	"cmp"
	"slices"

	"headcount"
	"headcount/edtf"
)

// doubts lists the events that may be the same cut as c, which a person can
// decide: those that its facts stood near and were kept apart from for want of
// more. Events that are related count their jobs once as it is; of a pair one
// holds the doubt, that with less behind it where there is one.
func (c *cluster) doubts() []headcount.Doubt {
	all := []headcount.Doubt{}
	for _, d := range c.doubtful {
		if len(all) < maxApart {
			all = append(all, headcount.Doubt{With: d.with.slug, Jobs: min(c.jobs(), d.with.jobs()), Why: d.why.String(), Alone: d.alone, Claims: d.claims})
		}
	}
	return all
}

// A doubting is another event that may be the same, and why.
type doubting struct {
	with   *cluster
	why    verdict
	alone  bool
	claims []string
}

// doubt notes that two events may be one, unless they are related, a person
// decided that they are two, or it is noted already.
func (c *cluster) doubt(o *cluster, why verdict, alone bool, claims ...string) {
	if c == o || c.withdrawn || o.withdrawn || c.tied(o) || o.tied(c) || c.decidedApart(o) ||
		slices.ContainsFunc(c.doubtful, func(d doubting) bool { return d.with == o }) ||
		slices.ContainsFunc(o.doubtful, func(d doubting) bool { return d.with == c }) {
		return
	}
	c.doubtful = append(c.doubtful, doubting{o, why, alone, claims})
}

// tied reports whether c holds a relation to o that says how the jobs of one lie to
// those of the other: rounds that follow each other may be one round all the same.
func (c *cluster) tied(o *cluster) bool {
	return slices.ContainsFunc(c.relations, func(r relation) bool { return r.to == o && r.kind != headcount.Follows })
}

// doubted turns what facts were kept apart from, and what comes too close, into
// doubts.
func (r *relater) doubted() {
	r.rivals()
	r.maySum()
	for _, c := range r.clusters {
		for _, m := range c.standing {
			for _, x := range m.refused {
				switch o := x.from; {
				case !x.why.grey || o.empty():
				case o.total && !c.total && !c.official():
					c.doubt(o, x.why, true, m.ID, o.founder.ID)
				case !c.weaker(o) && o.weaker(c):
					o.doubt(c, x.why, true, o.founder.ID, m.ID)
				default:
					c.doubt(o, x.why, c.weaker(o) || c.rounding(o), m.ID, o.founder.ID)
				}
			}
		}
	}
}

// maySum puts in doubt what one text calls a sum of rounds and more do not: those of
// its time may lie in it.
func (r *relater) maySum() {
	for _, t := range r.clusters {
		if !t.summing || t.total || t.status == headcount.Denied {
			continue
		}
		for _, m := range t.standing {
			if !m.Cumulative || !m.at.known || m.at.Days() <= stageLag {
				continue
			}
			for _, c := range last(between(r.clusters, m.at.First, m.at.Last)) {
				if c.term(t) && c.at.known && c.at.First <= t.when().Last && m.at.Contains(c.at.Interval) && !c.at.Overlaps(t.at.Interval) {
					t.doubt(c, verdict{why: "a sum of rounds, as one text says", grey: true}, true, m.ID, c.founder.ID)
				}
			}
		}
	}
}

// rounding reports whether the number of c may be the exact one of o rounded, and is not
// the employer's own nor an office's.
func (c *cluster) rounding(o *cluster) bool {
	return !c.official() && (hedges(&c.fig, &o.fig) || rounds(&c.fig, &o.fig))
}

// decidedApart reports whether a person decided that the two are two cuts.
func (c *cluster) decidedApart(o *cluster) bool {
	return slices.ContainsFunc(c.members, func(m *fact) bool { return !o.parts(m, verdict{same: true}).same })
}

// jobs is the number of the event, 0 where none is stated.
func (c *cluster) jobs() int64 {
	if c.fig.form == none {
		return 0
	}
	return c.fig.number
}

// weaker reports whether c has less behind it than o, of which it may be a telling: one
// report alone tells c, or its day, and o is told by more (several, more copies, or at
// the time); or see outweighs, latter, early. Another number that is news of another
// day is weaker than nothing.
func (c *cluster) weaker(o *cluster) bool {
	if o.outweighs(c) {
		return true
	}
	if c.latter(o) || c.early(o) {
		return true
	}
	if !c.weakly() || !countsAgree(&c.fig, &o.fig) && c.founder.fresh() && o.at.known && c.at.Gap(o.at.Interval) > newsLag {
		return false
	}
	if !o.weakly() {
		return true
	}
	n, m := len(c.witnesses), len(o.witnesses)
	return n < m || n == m && (!c.founder.fresh() && o.founder.fresh() || c.founder.fresh() == o.founder.fresh() && c.fig.form == about && o.fig.form == exact)
}

// behind reports whether c has less behind it than o: no paper of the employer or
// of an office, fewer independent reports, fewer jobs.
func (c *cluster) behind(o *cluster) bool {
	if a, b := c.official(), o.official(); a != b {
		return b
	}
	if n, m := c.reports(), o.reports(); n != m {
		return n < m
	}
	if n, m := nearest(c.standing), nearest(o.standing); n != m {
		return n > m
	}
	return c.jobs() < o.jobs()
}

// official reports whether a paper of the employer or of an office tells the event.
func (c *cluster) official() bool { return slices.ContainsFunc(c.standing, (*fact).first) }

// outweighs reports whether the employer's own paper or an office tells o, and more
// than twice as many independent reports as c, which none of those tells.
func (o *cluster) outweighs(c *cluster) bool {
	return o.official() && !c.official() &&
		c.reports() > 1 && 2*c.reports() < o.reports() && !c.founder.fresh()
}

// latter reports whether c is the number of o under a date of which nothing was told
// then, only after o was announced and by fewer: two who have the date wrong, and not
// a cut of which nobody spoke on its day.
func (c *cluster) latter(o *cluster) bool {
	return c.at.known && o.at.day() && c.seen.known && c.seen.First >= o.at.First && c.at.Gap(c.seen.Interval) > 1 &&
		countsAgree(&c.fig, &o.fig) && (c.behind(o) || o.breaking() && !o.behind(c))
}

// early reports whether c is the very number of o within a month of it, and o has more
// behind it: a firm that cuts so many twice in a month is rarer than a wrong date.
func (c *cluster) early(o *cluster) bool {
	return c.at.known && o.at.day() && c.fig.number == o.fig.number && c.fig.counted() && o.fig.counted() && c.at.Gap(o.at.Interval) <= stageLag && !c.official() && c.behind(o)
}

// weakly reports whether one report alone tells the event, its number or its day. It
// is asked often and worked out once.
func (c *cluster) weakly() bool {
	if c.backed == unknownBacking {
		c.backed = strong
		counted := without(c.standing, func(f *fact) bool { return f.fig.form == none })
		if c.inOneReport(counted) || c.datedAlone() {
			c.backed = weak
		}
	}
	return c.backed == weak
}

// A backing is what stands behind an event.
type backing uint8

const (
	unknownBacking backing = iota
	weak
	strong
)

// maxRivals bounds the later cuts of one time that one cut is held against.
const maxRivals = 8

// rivals finds cuts of the same people and places that no text relates and that
// come close: two numbers within days, or within weeks where one report alone
// tells one of them and more tell the other. They are two cuts, or one told in two
// ways, and the least number of a total has the one with more behind it.
func (r *relater) rivals() {
	counted := make([]*cluster, 0, len(r.clusters))
	for _, c := range r.clusters {
		if !c.total && c.fig.form != none && c.when().known && c.status != headcount.Denied {
			counted = append(counted, c)
		}
	}
	r.again(counted)
	r.recalled(counted)
	counted = slices.DeleteFunc(counted, func(c *cluster) bool { return c.when().Days() > stageLag })
	slices.SortStableFunc(counted, func(a, b *cluster) int { return int(a.when().First - b.when().First) })
	for i, a := range counted {
		for _, b := range counted[i+1 : min(len(counted), i+1+maxRivals)] {
			gap := a.when().Gap(b.when().Interval)
			if b.when().First > a.when().Last+rivalLag && (b.at.known || b.when().First > a.when().Last+mentionLag) {
				break
			}
			if !a.mayBeOf(b) && !b.mayBeOf(a) || a.temporary != b.temporary || a.people.fits(b.people) > around || a.sites.fits(b.sites) > around {
				continue
			}
			if claims, both := a.inDocWith(b); both {
				a.smaller(b, claims)
				continue
			}
			one, other := a, b
			if other.weaker(one) || !one.weaker(other) && other.behind(one) {
				one, other = other, one
			}
			v := verdict{why: "two numbers of the same people at the same time", gap: gap, grey: true}
			if gap > 0 {
				v.why, v.when = "two numbers of the same people", "announced"
			}
			if !one.saysLess(other) && !other.saysToo(one) || !one.mayBeOf(other) {
				continue
			}
			if alone := one.weaker(other) || gap <= newsLag && !one.official(); alone || gap <= newsLag {
				one.doubt(other, v, alone, one.founder.ID, other.founder.ID)
			}
		}
	}
}

// smaller puts the smaller of two numbers in doubt that one document gives for one day
// and neither people nor places tell apart: it may lie in the larger.
func (c *cluster) smaller(o *cluster, claims []string) {
	if o.jobs() < c.jobs() {
		c, o = o, c
	}
	if c.at.day() && c.at == o.at && fewer(c, o) && c.saysLess(o) {
		c.doubt(o, verdict{why: "a smaller number of the same day, told beside it", grey: true}, true, claims...)
	}
}

// saysLess reports whether c is of the people and places of o as far as it says: the
// same, or everyone and everywhere.
func (c *cluster) saysLess(o *cluster) bool {
	people, sites := c.people.fits(o.people), c.sites.fits(o.sites)
	return (people == same || people == around || c.people.office() && o.people.all()) && (sites == same || sites == around)
}

// mayBeOf reports whether c can be a telling of the cut o by its employer: the same, or
// that to which the unit belongs, in one report alone.
func (c *cluster) mayBeOf(o *cluster) bool {
	return c.unit == o.unit || o.unit.within(c.unit) && c.weakly()
}

// saysToo reports whether some text tells c of the very people and places of o.
func (c *cluster) saysToo(o *cluster) bool {
	return slices.ContainsFunc(c.standing, func(f *fact) bool { return f.people.fits(o.people) == same && f.sites.fits(o.sites) == same })
}

// again finds, for a cut that one report alone tells, an earlier one of the same
// number, and of the same people and places as far as it says: the report may look
// back at that one under a wrong date or none.
func (r *relater) again(counted []*cluster) {
	byNumber := slices.DeleteFunc(slices.Clone(counted), func(c *cluster) bool { return !c.fig.counted() })
	slices.SortStableFunc(byNumber, func(a, b *cluster) int { return cmp.Compare(a.fig.number, b.fig.number) })
	for _, c := range byNumber {
		lo, hi := c.fig.number, c.fig.number
		if c.fig.form != exact {
			lo, hi, _ = c.fig.tellings()
		}
		if !c.seen.known {
			continue
		}
		from, _ := slices.BinarySearchFunc(byNumber, lo, func(x *cluster, n int64) int { return cmp.Compare(x.fig.number, n) })
		for _, o := range byNumber[from:min(len(byNumber), from+maxNear)] {
			if o.fig.number > hi {
				break
			}
			told := o.when()
			if o == c || !c.mayBeOf(o) || c.temporary != o.temporary || told.First > c.seen.Last || c.seen.First-told.Last > againLag || !c.weaker(o) ||
				!c.saysLess(o) && !o.saysToo(c) {
				continue
			}
			if _, both := c.inDocWith(o); !both {
				v := verdict{why: "the number of another cut, with less behind it", grey: true}
				if c.weakly() {
					v.why = "the number of another cut, told by one report alone"
				}
				c.doubt(o, v, true, c.founder.ID, o.founder.ID)
			}
		}
	}
}

// againLag is how far back a report may look, in days.
const againLag edtf.Day = 800

// rivalLag is within how many days a cut that one report alone tells may be
// another that more tell, under a wrong number and date.
const rivalLag edtf.Day = 14
