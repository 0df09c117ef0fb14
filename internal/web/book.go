package web

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// A book is what pages tell of the whole ledger as it stood in one vintage. It
// keeps of the events only their names.
type book struct {
	vintage  headcount.Vintage
	events   int
	rules    []summary           // the whole under each rule
	months   []month             // oldest first
	latest   []string            // the first of all events
	largest  []string            // of the events that count
	areas    map[string][]string // by code of state or county: the events with a place there, latest first
	states   map[string]group    // by code
	counties map[string]group
	examples map[string][]string // by rule: the largest events that it takes
}

// A month is a month under each rule, in the order of reconcile.Rules.
type month struct {
	Month   string  `json:"month"`
	Rules   []ruled `json:"rules"`
	Address string  `json:"address"` // of its events
}

// A ruled is a number of jobs under a rule.
type ruled struct {
	Rule string `json:"rule"`
	interval
}

// An answer is the answer to one question about events.
type answer struct {
	slugs []string // what the rule takes of them, latest first
	total summary
	rows  []group // at most keptGroups
	more  int     // beside these
	sums  bool    // the rows sum to the total
}

// keptGroups is how many groups of an answer are kept: there are 3,200 counties.
const keptGroups = 4000

// listed is the number of events that pages name of a list that is not the
// subject of the page.
const listed = 8

// book returns the book of the vintage that stood at a moment. Its addresses are
// those of the present.
func (s *site) book(ctx context.Context, t then) (*book, error) {
	if t.past {
		v, err := s.ledger.LastVintage(ctx, t.at)
		if err != nil {
			return nil, err
		}
		now, err := s.ledger.LastVintage(ctx, time.Time{})
		if err != nil {
			return nil, err
		}
		if v.Number != now.Number {
			return keep(ctx, s, fmt.Sprint(pastBook, v.Number), keeping{}, func(ctx context.Context, _ headcount.Vintage) (*book, error) { return s.newBook(ctx, v, t.at) })
		}
	}
	return keep(ctx, s, "", keeping{}, func(ctx context.Context, v headcount.Vintage) (*book, error) { return s.newBook(ctx, v, time.Time{}) })
}

// references returns the reference data.
func (s *site) references() (*reference.Data, *reference.US, error) {
	ref, err := s.ref()
	if err != nil {
		return nil, nil, err
	}
	us, err := s.us()
	return ref, us, err
}

// newBook makes the book of a vintage, which stood at asOf (zero is now).
func (s *site) newBook(ctx context.Context, v headcount.Vintage, asOf time.Time) (*book, error) {
	ref, us, err := s.references()
	if err != nil {
		return nil, err
	}
	events, err := s.ledger.Events(ctx, question{moment: asOf}.filter())
	if err != nil {
		return nil, fmt.Errorf("all events: %w", err)
	}
	b := &book{vintage: v, events: len(events), states: map[string]group{}, counties: map[string]group{}, examples: map[string][]string{}, areas: reconcile.Areas(events, ref, us)}
	for i := range events[:min(len(events), listed)] {
		b.latest = append(b.latest, events[i].ID)
	}
	bySize := make([]*headcount.Event, len(events))
	for i := range events {
		bySize[i] = &events[i]
	}
	slices.SortStableFunc(bySize, func(x, y *headcount.Event) int { return cmp.Compare(size(y.Count), size(x.Count)) })
	months := map[string]*month{}
	for i, r := range reconcile.Rules() {
		q := question{Rule: r.Name}
		got, err := reconcile.By(events, "month", r.Name, "", ref, us)
		if err != nil {
			return nil, err
		}
		b.rules = append(b.rules, summaryOf(got.Total, q.address("/explore")))
		for k := range got.Rows {
			g := groupOf(question{}, "month", &got.Rows[k])
			if months[g.Group] == nil {
				months[g.Group] = &month{Month: g.Group, Rules: noJobs(), Address: g.Address}
			}
			months[g.Group].Rules[i].interval = g.interval
		}
		counted := make(map[string]bool, len(got.Total.Events))
		for _, id := range got.Total.Events {
			counted[id] = true
		}
		for k := range bySize {
			if id := bySize[k].ID; counted[id] && len(b.examples[r.Name]) < listed {
				b.examples[r.Name] = append(b.examples[r.Name], id)
			}
		}
	}
	b.largest = b.examples[reconcile.RuleAll]
	for _, m := range months {
		if len(m.Month) == len("2006-01") && isDate(m.Month) {
			b.months = append(b.months, *m)
		}
	}
	slices.SortFunc(b.months, func(x, y month) int { return cmp.Compare(x.Month, y.Month) })
	for by, into := range map[string]map[string]group{"state": b.states, "county": b.counties} {
		got, err := reconcile.By(events, by, "", "", ref, us)
		if err != nil {
			return nil, err
		}
		for k := range got.Rows {
			g := groupOf(question{}, by, &got.Rows[k])
			into[g.Group] = g
		}
	}
	return b, nil
}

// noJobs is a month without any.
func noJobs() []ruled {
	list := make([]ruled, 0, len(reconcile.Rules()))
	for _, name := range reconcile.RuleNames() {
		none := int64(0)
		list = append(list, ruled{name, interval{0, &none}})
	}
	return list
}

// answer answers q, by month where it does not say by what.
func (s *site) answer(ctx context.Context, q question) (*answer, error) {
	q.After = ""
	q.Rule, q.By = cmp.Or(q.Rule, reconcile.RuleAll), cmp.Or(q.By, "month")
	return keep(ctx, s, q.address("?"), keeping{}, func(ctx context.Context, _ headcount.Vintage) (*answer, error) { return s.newAnswer(ctx, q) })
}

func (s *site) newAnswer(ctx context.Context, q question) (*answer, error) {
	ref, us, err := s.references()
	if err != nil {
		return nil, err
	}
	events, err := s.ledger.Events(ctx, q.filter())
	if err != nil {
		return nil, fmt.Errorf("events: %w", err)
	}
	if coded(q.Place) {
		there := reconcile.Areas(events, ref, us)[q.Place]
		events = slices.DeleteFunc(events, func(e headcount.Event) bool { return !slices.Contains(there, e.ID) })
	}
	got, err := reconcile.By(events, q.By, q.Rule, q.AsOf, ref, us)
	if err != nil {
		return nil, err
	}
	shown := q
	shown.By = ""
	a := &answer{total: summaryOf(got.Total, shown.address("/explore")), sums: got.Sums, rows: []group{}, more: max(len(got.Rows)-keptGroups, 0)}
	for i := range got.Rows[:min(len(got.Rows), keptGroups)] {
		a.rows = append(a.rows, groupOf(q, q.By, &got.Rows[i]))
	}
	for _, e := range reconcile.Takes(q.Rule, events) {
		a.slugs = append(a.slugs, e.ID)
	}
	return a, nil
}

// lines returns the events of the names as a list shows them, in that order.
func (s *site) lines(ctx context.Context, slugs []string, q question) ([]eventLine, error) {
	list := []eventLine{}
	if len(slugs) == 0 {
		return list, nil
	}
	events, err := s.ledger.Events(ctx, headcount.Filter{Slugs: slugs, AsOf: q.moment, Bare: true})
	if err != nil {
		return nil, fmt.Errorf("events of a list: %w", err)
	}
	at := make(map[string]int, len(events))
	for i := range events {
		at[events[i].ID] = i
	}
	for _, slug := range slugs {
		if i, ok := at[slug]; ok {
			list = append(list, lineOf(&events[i], then{asked: q.AsOf, at: q.moment}))
		}
	}
	return list, nil
}
