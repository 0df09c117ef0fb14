package web

import (
	"fmt"
	"net/http"

	"headcount"
)

// A listPage is the list of events, latest first.
type listPage struct {
	AsOf     string      `json:"as_of"` // EDTF, in UTC
	Asked    question    `json:"asked"`
	Events   []eventLine `json:"events"`
	Previous int         `json:"previous_page"` // 0 for none
	Next     int         `json:"next_page"`     // 0 for none
}

// An eventLine is an event in a list.
type eventLine struct {
	ID        string           `json:"id"`
	Headline  string           `json:"headline"`
	Employer  string           `json:"employer"`
	Count     *headcount.Count `json:"count"`
	Share     *headcount.Share `json:"share"`
	Announced string           `json:"announced"` // EDTF, "" when unknown
	KnownBy   string           `json:"known_by"`  // EDTF
	Status    string           `json:"status"`
	Places    []string         `json:"places"`
	Total     bool             `json:"total"`     // sums rounds: adds nothing to a total
	Withdrawn bool             `json:"withdrawn"` // every claim has been taken back
	PartOf    bool             `json:"part_of"`   // counted inside another event
	Disputed  []string         `json:"disputed"`  // fields
	Claims    int              `json:"claims"`
	Reports   int              `json:"reports"`
}

func lineOf(e *headcount.Event) eventLine {
	l := eventLine{
		ID: e.ID, Headline: clip(e.Headline, maxTitle), Employer: clip(e.Employer, maxField), Count: e.Count, Share: e.Share,
		KnownBy: e.KnownBy, Status: e.Status, Places: make([]string, len(e.Places)), Total: e.Total, Withdrawn: e.Withdrawn,
		Disputed: []string{}, Claims: len(e.Claims), Reports: reports(e),
	}
	if e.Announced != nil {
		l.Announced = *e.Announced
	}
	for i, p := range e.Places {
		l.Places[i] = clip(p, maxField)
	}
	for _, r := range e.Relations {
		l.PartOf = l.PartOf || r.Kind == headcount.PartOf
	}
	for _, d := range e.Disputes {
		l.Disputed = append(l.Disputed, d.Field)
	}
	return l
}

// reports is the number of documents that state the event.
func reports(e *headcount.Event) int {
	seen := map[string]bool{}
	for _, c := range e.Claims {
		seen[c.Document.Hash] = true
	}
	return len(seen)
}

// Jobs is how many jobs the event is about, in words.
func (l eventLine) Jobs() string { return jobs(l.Count, l.Share) }

// list makes the view of "/" and "/events.json".
func (s *site) list(r *http.Request) (view, error) {
	asked, err := parseQuestion(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	events, err := s.ledger.Events(r.Context(), headcount.Filter{
		Employer: asked.Employer, Place: asked.Place, Status: asked.Status,
		Skip: (asked.Page - 1) * pageSize, Limit: pageSize + 1, Latest: true, // one more tells whether there is a next page
	})
	if err != nil {
		return view{}, fmt.Errorf("list of events: %w", err)
	}
	page := listPage{AsOf: s.today(), Asked: asked, Events: []eventLine{}, Previous: asked.Page - 1}
	if len(events) > pageSize {
		events = events[:pageSize]
		if asked.Page < maxPage {
			page.Next = asked.Page + 1
		}
	}
	for i := range events {
		page.Events = append(page.Events, lineOf(&events[i]))
	}
	title := "Job cuts, latest first"
	if asked.Page > 1 {
		title = fmt.Sprintf("%s, page %d", title, asked.Page)
	}
	return view{
		template: "list.html", title: title,
		canonical: asked.address("/", asked.Page), data: asked.address("/events.json", asked.Page), body: page,
	}, nil
}

// Address is where page n of the same question is.
func (p listPage) Address(n int) string { return p.Asked.address("/", n) }

// Narrowed reports whether filters are set.
func (p listPage) Narrowed() bool { return p.Asked.narrowed() }

// Statuses are the choices of the filter.
func (p listPage) Statuses() []string { return headcount.Statuses }
