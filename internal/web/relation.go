package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

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
			addresses[i] = "/events/" + url.PathEscape(r.Other.ID) + addresses[i]
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
}

func briefOf(e *headcount.Event) brief {
	l := lineOf(e)
	return brief{l.ID, l.Headline, l.Count, l.Share, l.Announced, l.KnownBy, l.Status, l.Total, l.Withdrawn}
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

// relations returns the relations that e holds and those that other events of
// its family hold to it. Events of different families are not related.
func (s *site) relations(ctx context.Context, e *headcount.Event) ([]relationView, error) {
	family, err := s.ledger.Events(ctx, headcount.Filter{Employer: cmp.Or(e.Family, e.Employer)})
	if err != nil {
		return nil, fmt.Errorf("relations: %w", err)
	}
	byID := make(map[string]*headcount.Event, len(family))
	for i := range family {
		byID[family[i].ID] = &family[i]
	}
	here := make(map[string]bool, len(e.Claims))
	for _, c := range e.Claims {
		here[c.ID] = true
	}
	out := []relationView{}
	add := func(r headcount.Relation, holds bool, other *headcount.Event) {
		ids := append([]string{}, r.Claims...)
		out = append(out, relationView{Kind: r.Kind, Holds: holds, Why: r.Why, Claims: ids, Other: briefOf(other), here: here})
	}
	for _, r := range e.Relations {
		if other := byID[r.To]; other != nil {
			add(r, true, other)
			continue
		}
		other, err := s.ledger.Event(ctx, r.To, time.Time{})
		if errors.Is(err, headcount.ErrNotFound) { // a broken law of the ledger, which verify reports; the page still stands
			other = headcount.Event{ID: r.To, Headline: r.To}
		} else if err != nil {
			return nil, fmt.Errorf("relation %s to %q: %w", r.Kind, r.To, err)
		}
		add(r, true, &other)
	}
	for i := range family {
		for _, r := range family[i].Relations {
			if r.To == e.ID && family[i].ID != e.ID {
				add(r, false, &family[i])
			}
		}
	}
	return out, nil
}
