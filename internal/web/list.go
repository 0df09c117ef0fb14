package web

import (
	"cmp"
	"net/url"
	"strconv"
	"strings"

	"headcount"
)

// An eventLine is an event in a list.
type eventLine struct {
	ID          string            `json:"id"`
	Headline    string            `json:"headline"`
	Employer    string            `json:"employer"`
	Family      string            `json:"family"` // slug of the employer's page
	Count       *headcount.Count  `json:"count"`
	Share       *headcount.Share  `json:"share"`
	Announced   string            `json:"announced"` // EDTF, "" when unknown
	Effective   string            `json:"effective"` // EDTF, "" when unknown
	KnownBy     string            `json:"known_by"`  // EDTF
	Status      string            `json:"status"`
	Group       string            `json:"group"`
	Places      []string          `json:"places"`
	Causes      []headcount.Cause `json:"causes"`
	Total       bool              `json:"total"`       // sums rounds: adds nothing to a total
	Withdrawn   bool              `json:"withdrawn"`   // every claim has been taken back
	PartOf      bool              `json:"part_of"`     // counted inside another event
	LeftOut     string            `json:"left_out"`    // why the total of the ledger leaves it out; "" when it counts
	Doubtful    string            `json:"doubtful"`    // why it counts in the greatest number only; "" when it counts in both
	Disputed    []string          `json:"disputed"`    // fields
	Reports     int               `json:"reports"`     // documents that state it
	Independent int               `json:"independent"` // of them, those that do not copy each other

	then then // the moment of which the list tells
}

// lineOf is an event as a list of a moment has it.
func lineOf(e *headcount.Event, t then) eventLine {
	l := eventLine{
		ID: e.ID, Headline: clip(e.Headline, maxTitle), Employer: clip(e.Employer, maxField), Family: cmp.Or(e.Family, "-"), Count: e.Count, Share: e.Share,
		KnownBy: e.KnownBy, Status: e.Status, Group: clip(e.Group, maxField), Places: make([]string, len(e.Places)), Causes: append([]headcount.Cause{}, e.Causes...), Total: e.Total, Withdrawn: e.Withdrawn,
		LeftOut: clip(e.LeftOut, maxTitle), Doubtful: clip(e.Doubtful, maxTitle), Disputed: []string{}, Reports: e.Reports, Independent: e.Independent, then: t,
	}
	for field, d := range map[*string]*string{&l.Announced: e.Announced, &l.Effective: e.Effective} {
		if d != nil {
			*field = *d
		}
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

// Jobs is how many jobs the event is about, in words.
func (l eventLine) Jobs() string { return jobs(l.Count, l.Share) }

// Address is where the event's page is, of the same moment.
func (l eventLine) Address() string { return l.then.to("/events/" + url.PathEscape(l.ID)) }

// Firm is where its employer's page is, of the same moment.
func (l eventLine) Firm() string { return l.then.to("/employers/" + url.PathEscape(l.Family)) }

// Told says how many reports tell of it, and how many of them by themselves.
func (l eventLine) Told() string {
	words := plural(l.Reports, "report", "reports")
	if l.Reports > 1 {
		words += ", " + grouped(int64(l.Independent)) + " independent"
	}
	return words
}

// AI says who names AI as a cause, and how; "" where nobody does.
func (l eventLine) AI() string {
	var words []string
	for _, c := range l.Causes {
		if c.Cause == "ai" {
			words = append(words, stanceWords(c))
		}
	}
	return strings.Join(words, "; ")
}

// row is the event as a row of a table.
func (l eventLine) row() []string {
	lo, hi := "", ""
	if l.Count != nil {
		lo, hi = number(l.Count.Min), number(l.Count.Max)
	}
	return []string{l.ID, l.Employer, lo, hi, l.Announced, l.Effective, l.Status, strings.Join(l.Places, "; "),
		strconv.Itoa(l.Reports), strconv.Itoa(l.Independent), l.LeftOut, l.Doubtful, l.Headline}
}
