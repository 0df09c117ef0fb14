package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// Groupings lists what By can group by.
var Groupings = []string{"month", "employer", "industry", "state", "county", "cause", "rule", "status"}

// A Group is one row of a grouped answer: the total over its events, and over
// those that are only expected.
type Group struct {
	Group    string          `json:"group"` // "2025-10", an employer's slug, "US-OH", "ai (employer)"
	Name     string          `json:"name"`  // for a reader
	Total    headcount.Total `json:"total"`
	Expected headcount.Total `json:"expected"` // what may come: not in Total
}

// Groups are the answer to one question, row by row.
type Groups struct {
	By    string          `json:"by"`
	Rule  string          `json:"rule"`
	AsOf  string          `json:"as_of"`
	Sums  bool            `json:"sums"` // the rows sum to Total: every event counted is in one of them
	Total headcount.Total `json:"total"`
	Rows  []Group         `json:"groups"`
}

// The groups of what a claim leaves open.
const (
	undated   = "undated"
	wideDate  = "over more than a year"
	unknown   = "not known"
	several   = "several"
	notStated = "not stated"
)

// By groups a total. Months, employers, industries and statuses divide the events
// that count, so that their rows sum to the whole. Places, causes and rules do
// not: a part with a place of its own counts there though it lies in a cut that
// counts as a whole, and a cut has more than one cause. States and counties hold
// only cuts all of whose places lie in them. us may be nil where by is not
// "county". An unknown by is ErrUsage.
func By(events []headcount.Event, by, rule, asOf string, ref *reference.Data, us *reference.US) (Groups, error) {
	if rule == "" {
		rule = RuleAll
	}
	g := grouping{w: newWorld(ref, nil), us: us, rows: map[string]*row{}, states: map[string]string{}}
	out := Groups{By: by, Rule: rule, AsOf: asOf, Total: Totals(events, rule, asOf), Rows: []Group{}}
	events = Takes(rule, events)
	if by == "rule" {
		for _, r := range rules {
			theirs := Takes(r.Name, events)
			out.Rows = append(out.Rows, Group{Group: r.Name, Name: r.Says, Total: Totals(theirs, r.Name, asOf), Expected: totals(foreseen(pointers(theirs)), r.Name, asOf)})
		}
		return out, nil
	}
	keys, sums := g.keysOf(by)
	if keys == nil {
		return Groups{}, fmt.Errorf("--by: %q is none of %s: %w", by, strings.Join(Groupings, ", "), headcount.ErrUsage)
	}
	out.Sums = sums
	for i := range events {
		for _, k := range keys(&events[i]) {
			g.row(k).events = append(g.row(k).events, &events[i])
		}
	}
	b := newBooks(pointers(events))
	for _, r := range g.rows {
		row, s, theirs := Group{Group: r.key, Name: r.name, Expected: totals(foreseen(r.events), rule, asOf)}, newSum(rule, asOf), b
		if !sums {
			theirs = newBooks(r.events)
		}
		for _, e := range r.events {
			why := b.replaced(e)
			if why == "" {
				why = theirs.inside(e)
			}
			s.take(e, why, b.doubtful(e))
		}
		row.Total = s.total()
		if row.empty() && by != "month" {
			continue
		}
		out.Rows = append(out.Rows, row)
	}
	slices.SortFunc(out.Rows, func(x, y Group) int {
		if by != "month" {
			if c := cmp.Compare(y.Total.Min, x.Total.Min); c != 0 {
				return c
			}
		}
		return cmp.Compare(x.Group, y.Group)
	})
	return out, nil
}

// empty reports whether nothing of a row counts, is told as a share or is expected.
func (g *Group) empty() bool {
	return len(g.Total.Events)+len(g.Total.PercentOnly)+len(g.Expected.Events)+len(g.Expected.PercentOnly) == 0
}

// grouping sorts events into rows.
type grouping struct {
	w      *world
	us     *reference.US
	rows   map[string]*row
	states map[string]string // names, by code
}

type row struct {
	label
	events []*headcount.Event
}

// A label is the group that an event falls in.
type label struct{ key, name string }

func (g *grouping) row(l label) *row {
	r := g.rows[l.key]
	if r == nil {
		r = &row{label: l}
		g.rows[l.key] = r
	}
	return r
}

// keysOf returns what gives an event its groups, and whether each event has one
// only; nil for what is no grouping.
func (g *grouping) keysOf(by string) (keys func(*headcount.Event) []label, sums bool) {
	one := func(f func(*headcount.Event) label) func(*headcount.Event) []label {
		return func(e *headcount.Event) []label { return []label{f(e)} }
	}
	switch by {
	case "month":
		return one(monthOf), true
	case "employer":
		return one(func(e *headcount.Event) label { return label{e.Family, g.familyName(e)} }), true
	case "industry":
		return one(g.industry), true
	case "status":
		return one(func(e *headcount.Event) label { return label{e.Status, e.Status} }), true
	case "state":
		return one(func(e *headcount.Event) label { return g.within(e, g.state) }), false
	case "county":
		return one(func(e *headcount.Event) label { return g.within(e, g.county) }), false
	case "cause":
		return causesOf, false
	}
	return nil, false
}

// monthOf is the month in which a cut became public; a cut dated by no more than
// the year is in the year.
func monthOf(e *headcount.Event) label {
	if e.Announced == nil {
		return label{undated, undated}
	}
	iv, err := edtf.Parse(*e.Announced)
	if err != nil {
		return label{undated, undated}
	}
	y, m, _ := iv.First.Date()
	ly, lm, _ := iv.Last.Date()
	switch {
	case y == ly && m == lm:
		s := edtf.Month(y, m).String()
		return label{s, s}
	case y == ly:
		s := edtf.Year(y).String()
		return label{s, s + ", month not known"}
	}
	return label{wideDate, wideDate}
}

// familyName is the name of the topmost employer that an event counts under.
func (g *grouping) familyName(e *headcount.Event) string {
	if top, ok := g.w.ref.Employer(e.Family); ok {
		return top.Name
	}
	return e.Employer
}

// industry is the GICS sub-industry of the employer, or of the family that it is
// part of.
func (g *grouping) industry(e *headcount.Event) label {
	for _, name := range []string{e.Employer, e.Family} {
		if u, ok := g.w.ref.Employer(name); ok && u.Industry != "" {
			return label{u.Industry, u.Industry}
		}
	}
	return label{unknown, unknown}
}

// within is the one area in which all places of an event lie.
func (g *grouping) within(e *headcount.Event, area func(site) label) label {
	if len(e.Places) == 0 {
		return label{notStated, notStated}
	}
	var in label
	for i, s := range g.w.sites(e.Places) {
		switch a := area(s); {
		case i == 0:
			in = a
		case a != in:
			return label{several, several}
		}
	}
	return in
}

// Areas lists, for each country, state and county that a place of an event lies in,
// the events by their IDs, in their order: those, too, that have places elsewhere.
func Areas(events []headcount.Event, ref *reference.Data, us *reference.US) map[string][]string {
	g := grouping{w: newWorld(ref, nil), us: us, states: map[string]string{}}
	areas := map[string][]string{}
	for i := range events {
		e := &events[i]
		for _, s := range g.w.sites(e.Places) {
			state := g.state(s).key
			country, _, _ := strings.Cut(state, "-")
			for _, code := range []string{state, g.county(s).key, country} {
				if at := areas[code]; code != unknown && (len(at) == 0 || at[len(at)-1] != e.ID) {
					areas[code] = append(at, e.ID)
				}
			}
		}
	}
	return areas
}

// state is the state or province of a site, else its country.
func (g *grouping) state(s site) label {
	country := ""
	for _, spot := range s {
		if spot.place.Kind == reference.State {
			return label{spot.place.Code, spot.place.Name}
		}
		if country == "" {
			country = spot.place.Country
		}
	}
	if code := s[0].place.State; code != "" && g.onlyOne(s[0].name) {
		return label{code, g.stateName(code)}
	}
	if country != "" {
		return label{country, g.stateName(country) + ", no state given"}
	}
	return label{unknown, unknown}
}

// onlyOne reports whether reference data knows places of that name in one state
// only.
func (g *grouping) onlyOne(name string) bool {
	all := g.w.ref.Places(name)
	for _, p := range all {
		if p.State != all[0].State {
			return false
		}
	}
	return len(all) > 0
}

func (g *grouping) stateName(code string) string {
	name, seen := g.states[code]
	if !seen {
		name = code
		if p, ok := g.w.ref.Coded(code); ok {
			name = p.Name
		}
		g.states[code] = name
	}
	return name
}

// county is the county of a site in the United States.
func (g *grouping) county(s site) label {
	state := g.state(s)
	code, us := strings.CutPrefix(state.key, "US-")
	if !us || g.us == nil || s[0].level >= level(reference.State) {
		return label{unknown, unknown}
	}
	city, county := s[0].name, ""
	for _, spot := range s {
		if spot.place.Kind == reference.County || strings.HasSuffix(spot.name, " County") {
			county = spot.name
		}
	}
	if city == county {
		city = ""
	}
	at := g.us.Locate(code, city, county, "")
	if at.CountyFIPS == "" {
		return label{unknown, unknown}
	}
	return label{at.CountyFIPS, at.County + ", " + code}
}

// causesOf is every cause that someone asserts, with who does.
func causesOf(e *headcount.Event) []label {
	var out []label
	for _, c := range e.Causes {
		if c.Stance != asserted {
			continue
		}
		if l := (label{c.Cause + " (" + c.By + ")", c.Cause + ", as the " + c.By + " says"}); !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	if out == nil {
		return []label{{notStated, notStated}}
	}
	return out
}
