package worlds

import (
	"headcount"
	"headcount/edtf"
)

// A Cut is one reduction as it truly is: a round, a part of one, a report that
// an announcement replaced, or a total over rounds.
type Cut struct {
	Employer   string // as it is mostly called
	Day        edtf.Day
	Figure     Figure
	Jobs       int64   // what the employer says; 0 where it gives no number
	Share      float64 // per cent, for Shared
	Group      string
	Places     []string
	Status     string
	Effective  edtf.Day // 0 is none
	PartOf     int      // index of the whole; -1
	ReportedAs int      // index of the announcement; -1
	Follows    int      // index of the nearest earlier round within twelve months; -1
	Terms      []int    // of a total: the rounds that it sums
	Open       bool     // a careful reader could not say whether it counts beside another cut or is the same jobs

	firm  int              // which employer of the part, units with their parents
	unit  bool             // of a unit of that employer
	words *headcount.Count // as the employer gives a Vague number
	since edtf.Day         // of a total: the day of its first term
	cause string
}

// A Figure says how the employer gives the size of a cut.
type Figure uint8

// How the employer gives the size of a cut.
const (
	Numbered Figure = iota // a number
	Vague                  // words or a bound, which hold Jobs
	Shared                 // a share alone
	Silent                 // nothing
)

// Total reports whether the cut is a total over rounds.
func (c *Cut) Total() bool { return len(c.Terms) > 0 }

// Counted reports whether the jobs of the cut are in the true total: it is
// decided, a number is known, and it is no total, no part and no report of
// another cut.
func (c *Cut) Counted() bool {
	return !c.Total() && c.PartOf < 0 && c.ReportedAs < 0 && c.Figure <= Vague &&
		(c.Status == headcount.Confirmed || c.Status == headcount.Reported)
}

// round reports whether the cut is one that others may follow.
func (c *Cut) round() bool {
	return !c.Total() && c.PartOf < 0 && c.ReportedAs < 0 && c.Status != headcount.Denied && c.Status != headcount.Expected
}

// narrow reports whether the cut is of some of the employer's people alone.
func (c *Cut) narrow() bool { return c.Group != "" || len(c.Places) > 0 }

// shift counts on the indexes of a cut from those of another world.
func (c *Cut) shift(base, employers int) {
	c.firm += employers
	for _, p := range []*int{&c.PartOf, &c.ReportedAs, &c.Follows} {
		if *p >= 0 {
			*p += base
		}
	}
	terms := make([]int, len(c.Terms))
	for i, t := range c.Terms {
		terms[i] = t + base
	}
	c.Terms = terms
}

// TrueTotal returns the number of jobs truly cut, from and to: they differ by
// the cuts of which a careful reader could not say whether their jobs are those
// of another.
func (w *World) TrueTotal() (least, greatest int64) { return trueTotal(w.Truth) }

func trueTotal(cuts []Cut) (least, greatest int64) {
	for i := range cuts {
		c := &cuts[i]
		switch {
		case c.Open && (c.Counted() || c.PartOf >= 0):
			greatest += c.Jobs
		case c.Counted():
			least += c.Jobs
			greatest += c.Jobs
		}
	}
	return least, greatest
}

// yearOfDays is how far apart two rounds are that follow each other, at most.
const yearOfDays = 365

// follow ties each round to the nearest earlier one of its employer or one of
// its units.
func (w *World) follow() {
	for i := range w.Truth {
		c := &w.Truth[i]
		if !c.round() {
			continue
		}
		for k := range w.Truth {
			o := &w.Truth[k]
			if o.firm != c.firm || !o.round() || o.Day >= c.Day || c.Day-o.Day > yearOfDays || c.unit && !o.unit {
				continue
			}
			if c.Follows < 0 || o.Day > w.Truth[c.Follows].Day {
				c.Follows = k
			}
		}
	}
}
