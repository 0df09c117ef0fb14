package reconcile

import "headcount"

// doubts lists the events that may be the same cut as c, which a person can
// decide: those that its facts stood near and were kept apart from for want of
// more. Events that are related count their jobs once as it is; of a pair the
// first by order holds the doubt.
func (c *cluster) doubts() []headcount.Doubt {
	all := []headcount.Doubt{}
	if c.withdrawn {
		return all
	}
	for _, m := range c.standing {
		for _, r := range m.refused {
			o := r.from
			if !r.why.grey || o == c || o.slug == "" || o.withdrawn || len(all) == maxApart || c.names(o) || o.names(c) || c.doubted(o) || c.decidedApart(o) {
				continue
			}
			c.doubtful, o.doubtful = append(c.doubtful, o), append(o.doubtful, c)
			all = append(all, headcount.Doubt{With: o.slug, Jobs: min(c.jobs(), o.jobs()), Why: r.why.String(), Claims: []string{m.ID, o.founder.ID}})
		}
	}
	return all
}

// doubted reports whether one of the two holds the doubt already.
func (c *cluster) doubted(o *cluster) bool {
	for _, x := range c.doubtful {
		if x == o {
			return true
		}
	}
	return false
}

// decidedApart reports whether a person decided that the two are two cuts.
func (c *cluster) decidedApart(o *cluster) bool {
	for _, m := range c.members {
		for _, p := range m.parted {
			if p.from.in == o {
				return true
			}
		}
	}
	return false
}

// jobs is the number of the event, 0 where none is stated.
func (c *cluster) jobs() int64 {
	if c.fig.form == none {
		return 0
	}
	return c.fig.number
}

// maxRivals bounds the later cuts of one time that one cut is held against.
const maxRivals = 8

// rivals finds cuts of the whole employer that come within days of each other
// with two numbers, and that no text relates: two cuts, or one on whose number
// reports disagree.
func (r *relater) rivals() {
	for i, a := range r.wholes {
		for _, b := range r.wholes[i+1 : min(len(r.wholes), i+1+maxRivals)] {
			gap := a.at.Gap(b.at.Interval)
			if gap > newsLag {
				break
			}
			if a.unit != b.unit || a.temporary != b.temporary || !a.fig.counted() || !b.fig.counted() || !a.at.day() || !b.at.day() || a.names(b) || b.names(a) {
				continue
			}
			v := verdict{why: "two numbers of the whole employer on one day", gap: gap, grey: true}
			if gap > 0 {
				v.why, v.when = "two numbers of the whole employer", "announced"
			}
			b.founder.refuse(a, v)
		}
	}
}
