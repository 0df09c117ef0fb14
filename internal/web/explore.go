package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"headcount"
	"headcount/reconcile"
)

// An explorePage is the answer to a question about events: how many jobs, by what
// the question asks, and the events.
type explorePage struct {
	AsOf   string      `json:"as_of"` // EDTF, in UTC, or the moment asked for
	Asked  question    `json:"asked"`
	Total  summary     `json:"total"`
	By     string      `json:"by"`
	Sums   bool        `json:"sums"`   // the groups sum to the total
	Groups []group     `json:"groups"` // at most maxGroups
	More   int         `json:"more_groups"`
	Found  int         `json:"found"` // events that the question and its rule take
	Events []eventLine `json:"events"`
	Next   string      `json:"next"` // the field "after" of the next page; "" for none
	Chart  []chart     `json:"-"`
	Map    *mapView    `json:"-"`
}

// Bounds of one answer. What is longer wants a narrower question.
const (
	maxGroups = 200
	maxRows   = 10_000 // events of a download
)

// explore makes the view of "/explore".
func (s *site) explore(r *http.Request) (view, error) { return s.exploring(r, pageSize) }

// exploreAll is explore with the events of a download.
func (s *site) exploreAll(r *http.Request) (view, error) { return s.exploring(r, maxRows) }

func (s *site) exploring(r *http.Request, n int) (view, error) {
	q, err := parseQuestion(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	if err := s.come(q.moment); err != nil {
		return view{}, err
	}
	a, err := s.answer(r.Context(), q)
	if err != nil {
		return view{}, err
	}
	from := 0
	if q.After != "" {
		if from = slices.Index(a.slugs, q.After) + 1; from == 0 {
			return view{}, &fieldError{"after", "not in this list any more: begin at its start"}
		}
	}
	page := explorePage{
		AsOf: cmp.Or(q.AsOf, s.today()), Asked: q, Total: a.total, By: cmp.Or(q.By, "month"), Sums: a.sums, Found: len(a.slugs),
		Groups: a.rows[:min(len(a.rows), maxGroups)], More: max(len(a.rows)-maxGroups, 0) + a.more,
	}
	end := min(from+n, len(a.slugs))
	if page.Events, err = s.lines(r.Context(), a.slugs[from:end], q); err != nil {
		return view{}, err
	}
	if end < len(a.slugs) && end > from {
		page.Next = a.slugs[end-1]
	}
	page.Chart, page.Map = groupCharts(page.By, page.Groups), answerMap(q, a.rows)
	return view{template: "explore.html", title: "Explore job cuts", canonical: q.address("/explore"), data: q.address("/explore.json"), asOf: dayOf(q.moment), body: page}, nil
}

// answerMap draws the groups of an answer by state, or by county where it asks for a
// state; nil for others.
func answerMap(q question, rows []group) *mapView {
	within := ""
	switch {
	case q.By == "county" && strings.HasPrefix(q.Place, country+"-"):
		within = strings.TrimPrefix(q.Place, country+"-")
	case q.By != "state":
		return nil
	}
	groups := make(map[string]group, len(rows))
	for _, g := range rows {
		groups[g.Group] = g
	}
	return mapOf(within, groups, cmp.Or(q.Rule, reconcile.RuleAll), q.Place, func(code string) string {
		there := q
		there.Place, there.By, there.After = code, "county", ""
		return there.address("/explore")
	})
}

// Narrowed reports whether filters are set.
func (p explorePage) Narrowed() bool { return p.Asked.narrowed() }

// Today is the address of the same question now.
func (p explorePage) Today() string {
	q := p.at("")
	q.AsOf = ""
	return q.address("/explore")
}

// On is the address of the next page.
func (p explorePage) On() string { return p.at(p.Next).address("/explore") }

// Start is the address of the first page.
func (p explorePage) Start() string { return p.at("").address("/explore") }

// Rows is the address of the download.
func (p explorePage) Rows() string { return p.at("").address("/explore.csv") }

func (p explorePage) at(after string) question {
	q := p.Asked
	q.After = after
	return q
}

// Bars are the groups as bars, where they are no months.
func (p explorePage) Bars() []bar { return barsOf(p.Groups) }

// Statuses, Causes, Rules and Groupings are the choices of the filter.
func (p explorePage) Statuses() []string      { return headcount.Statuses }
func (p explorePage) Causes() []string        { return headcount.CauseNames }
func (p explorePage) Rules() []reconcile.Rule { return reconcile.Rules() }
func (p explorePage) Groupings() []string     { return reconcile.Groupings }

// rows are the groups as a table where the question asks for a grouping, else the
// events.
func (p explorePage) rows() [][]string {
	if p.Asked.By != "" {
		out := [][]string{{p.By, "name", "least", "greatest", "expected_beside", "events", "rule"}}
		for _, g := range p.Groups {
			out = append(out, []string{g.Group, g.Name, number(&g.Min), number(g.Max), number(&g.Expected), strconv.Itoa(g.Counted), p.Total.Rule})
		}
		return out
	}
	out := [][]string{{"event", "employer", "least", "greatest", "announced", "takes_effect", "status", "places", "reports", "independent", "left_out", "doubtful", "headline"}}
	for _, l := range p.Events {
		out = append(out, l.row())
	}
	return out
}
