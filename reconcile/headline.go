package reconcile

import (
	"math"
	"strings"

	"headcount"
)

// headline tells the event in one sentence. An event that rests on one outlet
// and is not confirmed says so (docs/design.md, law 9).
func (c *cluster) headline() string {
	if c.withdrawn {
		return "Withdrawn: " + c.sentence("to cut")
	}
	switch c.status {
	case headcount.Denied:
		return c.name() + " denies that it is " + c.act("to cut")
	case headcount.Confirmed, "":
		return c.sentence("to cut")
	}
	be := " is to cut "
	if c.status == headcount.Expected {
		be = " may cut "
	}
	if outlet, one := c.oneOutlet(); one {
		return outlet + " reports that " + c.name() + be + c.what()
	}
	if c.status == headcount.Reported {
		return c.name() + " is reported to cut " + c.what()
	}
	return c.name() + be + c.what()
}

func (c *cluster) sentence(verb string) string { return c.name() + " " + c.act(verb) }

func (c *cluster) act(verb string) string {
	if c.total {
		return verb + " " + c.what() + " in all"
	}
	return verb + " " + c.what()
}

// what is the quantity and the place: "about 14,000 jobs in California".
func (c *cluster) what() string {
	s := "jobs"
	switch {
	case c.fig.form == words:
		s = inWords(c.fig.lo, c.fig.hi) + " jobs"
	case c.count.String() != "":
		s = c.count.String() + " jobs"
		if c.count.String() == "1" {
			s = "1 job"
		}
	case c.share.String() != "":
		s = c.share.String() + " of " + shareOf(c.share.Of)
	}
	if c.temporary {
		s += " for a time"
	}
	if len(c.places) > 0 {
		s += " in " + c.places[0]
	}
	return s
}

// inWords gives back the word for a vague count (docs/claims.md, number words).
func inWords(lo, hi int64) string {
	switch {
	case hi == math.MaxInt64 && lo >= 10_000:
		return "tens of thousands of"
	case hi == math.MaxInt64:
		return "thousands of"
	case lo == 24 && hi == 99:
		return "dozens of"
	case lo == 100 && hi == 999:
		return "hundreds of"
	case lo == 200 && hi == 999:
		return "several hundred"
	case lo == 2000 && hi == 9999:
		return "several thousand"
	}
	return headcount.Between(lo, hi, true).String()
}

func shareOf(of string) string {
	if of == "" {
		return "jobs"
	}
	return of
}

// oneOutlet reports whether no claim is confirmed and one outlet alone tells
// the event, and its name.
func (c *cluster) oneOutlet() (string, bool) {
	outlet := ""
	for i, m := range c.standing {
		name := m.Document.Outlet
		if !m.unconfirmed() || i > 0 && !strings.EqualFold(name, outlet) || name == "" && i > 0 {
			return "", false
		}
		outlet = name
	}
	if outlet == "" {
		outlet = "One outlet"
	}
	return outlet, true
}
