package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"headcount"
)

// A disputesPage lists what the events leave open, the most jobs at stake first.
type disputesPage struct {
	AsOf     string  `json:"as_of"` // EDTF, in UTC
	Page     int     `json:"page"`  // from 1
	Open     []asked `json:"open"`
	Next     int     `json:"next_page"`     // 0 for none
	Previous int     `json:"previous_page"` // 0 for none
}

// An asked is a question that an event leaves open: which value of a field is
// right, or whether another event is the same cut.
type asked struct {
	Kind   string     `json:"kind"`
	Event  brief      `json:"event"`
	Field  string     `json:"field"`  // "" where another event is asked about
	Other  *brief     `json:"other"`  // null where a field is
	Jobs   int64      `json:"jobs"`   // at stake
	Why    string     `json:"why"`    //
	Values []disputed `json:"values"` // of the field, the one shown first
}

const (
	disputesShown = 20
	maxPage       = 500
)

// disputed makes the view of "/disputes".
func (s *site) disputed(r *http.Request) (view, error) {
	values, err := parseQuery(r.URL.RawQuery, "page")
	if err != nil {
		return view{}, err
	}
	page, address := disputesPage{AsOf: s.today(), Page: 1}, ""
	if n := values["page"]; n != "" {
		if page.Page, err = strconv.Atoi(n); err != nil || page.Page < 1 || page.Page > maxPage {
			return view{}, &fieldError{"page", fmt.Sprintf("not a number from 1 to %d", maxPage)}
		}
		address = "?page=" + strconv.Itoa(page.Page)
	}
	page.Previous = page.Page - 1
	skip := page.Previous * disputesShown
	if page.Open, err = s.questions(r.Context(), skip, disputesShown+1); err != nil {
		return view{}, err
	}
	if len(page.Open) > disputesShown {
		page.Open = page.Open[:disputesShown]
		if page.Page < maxPage {
			page.Next = page.Page + 1
		}
	}
	if err := s.sides(r.Context(), page.Open); err != nil {
		return view{}, err
	}
	return view{template: "disputes.html", title: "Where reports disagree", canonical: "/disputes" + address, data: "/disputes.json" + address, body: page}, nil
}

// questions returns what the events leave open, from the one at skip on.
func (s *site) questions(ctx context.Context, skip, n int) ([]asked, error) {
	open, err := s.ledger.Questions(ctx, skip+n)
	if err != nil {
		return nil, fmt.Errorf("questions: %w", err)
	}
	open = open[min(skip, len(open)):]
	var slugs []string
	for _, q := range open {
		slugs = append(slugs, q.Event)
		if q.Kind == headcount.AskSame {
			slugs = append(slugs, q.Subject)
		}
	}
	out := []asked{}
	if len(slugs) == 0 {
		return out, nil
	}
	events, err := s.ledger.Events(ctx, headcount.Filter{Slugs: slugs, Bare: true})
	if err != nil {
		return nil, fmt.Errorf("questions: %w", err)
	}
	byID := map[string]*headcount.Event{}
	for i := range events {
		byID[events[i].ID] = &events[i]
	}
	for _, q := range open {
		e := byID[q.Event]
		if e == nil {
			continue // the events changed in between
		}
		a := asked{Kind: q.Kind, Event: briefOf(e, then{}), Jobs: q.Jobs, Why: q.Why, Values: []disputed{}}
		switch other := byID[q.Subject]; {
		case q.Kind == headcount.AskValue:
			a.Field = q.Subject
		case other != nil:
			b := briefOf(other, then{})
			a.Other = &b
		default:
			continue
		}
		out = append(out, a)
	}
	return out, nil
}

// sides gives each question about a field the values, side by side.
func (s *site) sides(ctx context.Context, open []asked) error {
	for i := range open {
		if open[i].Field == "" {
			continue
		}
		e, err := s.ledger.Events(ctx, headcount.Filter{Slugs: []string{open[i].Event.ID}})
		if err != nil {
			return fmt.Errorf("dispute of %q: %w", open[i].Event.ID, err)
		}
		if len(e) == 0 {
			continue
		}
		e[0].Disputes = slices.DeleteFunc(slices.Clone(e[0].Disputes), func(d headcount.Dispute) bool { return d.Field != open[i].Field })
		views, err := s.claimViews(ctx, disputing(&e[0]))
		if err != nil {
			return err
		}
		for _, d := range disputes(&e[0], views) {
			open[i].Values = d.Values
		}
	}
	return nil
}

// manySides is the number of claims of a value that a list of disputes looks at.
const manySides = 5

// disputing returns the claims that hold the values of the disputes of e, the
// first few of each.
func disputing(e *headcount.Event) []*headcount.Stated {
	var out []*headcount.Stated
	for _, d := range e.Disputes {
		for _, v := range d.Values {
			n := 0
			for _, c := range e.Claims {
				if n < manySides && slices.Contains(v.Claims, c.ID) {
					out, n = append(out, c), n+1
				}
			}
		}
	}
	return out
}
