package web

import (
	"cmp"
	"math"
	"net/url"
	"strconv"

	"headcount"
	"headcount/reconcile"
)

// An interval is a number of jobs from a least to a greatest; a greatest of null
// is none.
type interval struct {
	Min int64  `json:"min"`
	Max *int64 `json:"max"`
}

// Words prints the interval for a person: "57,200 to 57,999", "14,000", "at
// least 5".
func (i interval) Words() string {
	switch {
	case i.Max == nil:
		return "at least " + grouped(i.Min)
	case *i.Max == i.Min:
		return grouped(i.Min)
	}
	return grouped(i.Min) + " to " + grouped(*i.Max)
}

// top is the greatest number that can be drawn.
func (i interval) top() int64 {
	if i.Max == nil {
		return i.Min
	}
	return *i.Max
}

// grouped prints n with its thousands apart.
func grouped(n int64) string { return cmp.Or(headcount.Exactly(n).String(), "0") }

// A summary is a total as pages show it: what it comes from is a list of events at
// its address.
type summary struct {
	interval
	Rule     string `json:"rule"`
	Says     string `json:"says"` // what the rule takes
	Counted  int    `json:"counted"`
	LeftOut  int    `json:"left_out"`
	Shares   int    `json:"percent_only"`
	Doubtful int    `json:"doubtful"` // counted in the greatest number only
	Address  string `json:"address"`  // of the events
}

func summaryOf(t headcount.Total, address string) summary {
	s := summary{interval: interval{t.Min, t.Max}, Rule: t.Rule, Counted: len(t.Events), LeftOut: len(t.LeftOut), Shares: len(t.PercentOnly), Doubtful: len(t.Doubtful), Address: address}
	for _, r := range reconcile.Rules() {
		if r.Name == t.Rule {
			s.Says = r.Says
		}
	}
	return s
}

// A group is a row of a grouped answer.
type group struct {
	Group    string `json:"group"`
	Name     string `json:"name"`
	interval        // what counts
	Expected int64  `json:"expected"` // the greatest number that may come beside
	Counted  int    `json:"counted"`
	Address  string `json:"address"` // of its events; "" where no filter asks for them
}

// groupOf is a row of an answer to q.
func groupOf(q question, by string, r *reconcile.Group) group {
	g := group{Group: r.Group, Name: clip(r.Name, maxField), interval: interval{r.Total.Min, r.Total.Max}, Counted: len(r.Total.Events)}
	if r.Expected.Max != nil {
		g.Expected = *r.Expected.Max
	} else {
		g.Expected = r.Expected.Min
	}
	q.After, q.By = "", ""
	switch {
	case by == "month" && isDate(r.Group):
		q.Since, q.Until = r.Group, r.Group
	case by == "employer" && r.Group != "":
		g.Address = then{asked: q.AsOf}.to("/employers/" + url.PathEscape(r.Group))
		return g
	case by == "rule":
		q.Rule = r.Group
	case by == "status":
		q.Status = r.Group
	case (by == "state" || by == "county") && coded(r.Group):
		g.Address = then{asked: q.AsOf}.to("/places/" + r.Group)
		return g
	default:
		return g
	}
	g.Address = q.address("/explore")
	return g
}

func isDate(s string) bool {
	_, ok := readableDate(s)
	return ok
}

// size is how large a count is where events are put in order: its least number,
// else its greatest.
func size(c *headcount.Count) int64 {
	lo, hi := c.Bounds()
	if c == nil || lo == 0 && hi == math.MaxInt64 {
		return 0
	}
	if lo > 0 {
		return lo
	}
	return hi
}

// number prints n for a cell of a table; "" for none.
func number(n *int64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(*n, 10)
}
