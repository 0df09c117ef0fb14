package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"headcount"
)

// A relationView is a relation between the event of the page and another,
// read from this event's side.
type relationView struct {
	Kind   string   `json:"kind"`
	Holds  bool     `json:"holds"` // this event holds the relation; else the other one does
	Why    string   `json:"why"`
	Claims []string `json:"claims"`
	Other  brief    `json:"other"`

	here map[string]bool // ids of the claims on this page
}

// Words are the addresses of the claims that the relation rests on.
func (r relationView) Words() []string {
	addresses := make([]string, len(r.Claims))
	for i, id := range r.Claims {
		addresses[i] = "#" + anchor(id)
		if !r.here[id] {
			addresses[i] = r.Other.Address() + addresses[i]
		}
	}
	return addresses
}

// A brief is as much of an event as a relation to it shows.
type brief struct {
	ID        string           `json:"id"`
	Headline  string           `json:"headline"`
	Count     *headcount.Count `json:"count"`
	Share     *headcount.Share `json:"share"`
	Announced string           `json:"announced"` // EDTF, "" when unknown
	KnownBy   string           `json:"known_by"`  // EDTF
	Status    string           `json:"status"`
	Total     bool             `json:"total"`
	Withdrawn bool             `json:"withdrawn"`

	then then
}

// Address is where the event's page is, of the same moment.
func (b brief) Address() string { return b.then.to("/events/" + url.PathEscape(b.ID)) }

func briefOf(e *headcount.Event, t then) brief {
	l := lineOf(e, t)
	return *l.brief()
}

// Jobs is how many jobs the event is about, in words.
func (b brief) Jobs() string { return jobs(b.Count, b.Share) }

// readings says how a relation reads from the event that holds it, and from
// the other one.
var readings = map[string][2]string{
	headcount.PartOf:      {"part of", "contains"},
	headcount.Follows:     {"follows", "followed by"},
	headcount.Revises:     {"revises", "revised by"},
	headcount.ReportedAs:  {"announced as", "reported before as"},
	headcount.DuplicateOf: {"duplicate of", "has the duplicate"},
}

// Reads is the relation in words.
func (r relationView) Reads() string {
	words, known := readings[r.Kind]
	switch {
	case !known:
		return r.Kind
	case r.Holds:
		return words[0]
	}
	return words[1]
}

// A family is what an event is related to: the events of its family. Events of
// different families are not related.
type family struct {
	of     *headcount.Event
	then   then
	events []headcount.Event
	byID   map[string]*headcount.Event
	here   map[string]bool // ids of the claims of the event
}

func (s *site) familyOf(ctx context.Context, e *headcount.Event, t then) (*family, error) {
	events, err := s.ledger.Events(ctx, headcount.Filter{Employer: cmp.Or(e.Family, e.Employer), AsOf: t.at, Bare: true})
	if err != nil {
		return nil, fmt.Errorf("relations: %w", err)
	}
	f := &family{of: e, then: t, events: events, byID: make(map[string]*headcount.Event, len(events)), here: make(map[string]bool, len(e.Claims))}
	for i := range events {
		f.byID[events[i].ID] = &events[i]
	}
	for _, c := range e.Claims {
		f.here[c.ID] = true
	}
	return f, nil
}

// other returns an event that e points at.
func (f *family) other(ctx context.Context, s *site, id string) (*headcount.Event, error) {
	if other := f.byID[id]; other != nil {
		return other, nil
	}
	other, err := s.ledger.Event(ctx, id, f.then.at)
	if errors.Is(err, headcount.ErrNotFound) { // a broken law of the ledger, which verify reports; the page still stands
		return &headcount.Event{ID: id, Headline: id}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("event %q: %w", id, err)
	}
	return &other, nil
}

// relations returns the relations that the event holds and those that others of
// its family hold to it.
func (f *family) relations(ctx context.Context, s *site) ([]relationView, error) {
	out := []relationView{}
	add := func(r headcount.Relation, holds bool, other *headcount.Event) {
		ids := append([]string{}, r.Claims...)
		out = append(out, relationView{Kind: r.Kind, Holds: holds, Why: r.Why, Claims: ids, Other: briefOf(other, f.then), here: f.here})
	}
	for _, r := range f.of.Relations {
		other, err := f.other(ctx, s, r.To)
		if err != nil {
			return nil, err
		}
		add(r, true, other)
	}
	for i := range f.events {
		for _, r := range f.events[i].Relations {
			if r.To == f.of.ID && f.events[i].ID != f.of.ID {
				add(r, false, &f.events[i])
			}
		}
	}
	return out, nil
}

// A doubtView is another event that may be the same cut.
type doubtView struct {
	Jobs  int64  `json:"jobs"` // at stake
	Why   string `json:"why"`
	Alone bool   `json:"alone"` // one of the two has less behind it: the least number of a total leaves it out
	Other brief  `json:"other"`
}

// doubts returns the doubts that the event holds and those that others of its
// family hold of it.
func (f *family) doubts(ctx context.Context, s *site) ([]doubtView, error) {
	out := []doubtView{}
	for _, d := range f.of.Doubts {
		other, err := f.other(ctx, s, d.With)
		if err != nil {
			return nil, err
		}
		out = append(out, doubtView{d.Jobs, d.Why, d.Alone, briefOf(other, f.then)})
	}
	for i := range f.events {
		for _, d := range f.events[i].Doubts {
			if d.With == f.of.ID && f.events[i].ID != f.of.ID {
				out = append(out, doubtView{d.Jobs, d.Why, d.Alone, briefOf(&f.events[i], f.then)})
			}
		}
	}
	return out, nil
}

// A branch is a level of the drawing of what an event belongs to: relations of one
// reading. The first are above the event, the others below it.
type branch struct {
	Reads string
	Of    []relationView
}

// branches returns the relations of p that lead up, or down, by how they read.
// Wholes, earlier rounds, and what announced or revised the event are up.
func (p eventPage) branches(up bool) []branch {
	var out []branch
	for _, r := range p.Relations {
		above := r.Holds && (r.Kind == headcount.PartOf || r.Kind == headcount.Follows || r.Kind == headcount.ReportedAs)
		if above != up {
			continue
		}
		if i := slices.IndexFunc(out, func(b branch) bool { return b.Reads == r.Reads() }); i >= 0 {
			out[i].Of = append(out[i].Of, r)
			continue
		}
		out = append(out, branch{r.Reads(), []relationView{r}})
	}
	return out
}

// Up and Down are the branches on the two sides of the event.
func (p eventPage) Up() []branch   { return p.branches(true) }
func (p eventPage) Down() []branch { return p.branches(false) }

// manyRelations is the number of relations of a branch beyond which the rest are
// folded.
const manyRelations = 9

// Foremost are those that are shown at once, Further those that are folded.
func (b branch) Foremost() []relationView { return b.Of[:min(len(b.Of), manyRelations)] }
func (b branch) Further() []relationView  { return b.Of[len(b.Foremost()):] }
