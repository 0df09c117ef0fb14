package reconcile

import (
	"encoding/json"
	"slices"

	"headcount"
)

// A Field is one value of an event that is not what it was.
type Field struct {
	Field  string `json:"field"`
	Before any    `json:"before"` // as the event's JSON has it
	After  any    `json:"after"`
}

// Fields lists the values in which two versions of an event differ, in the order
// of the event's JSON. Its claims, and why each value was chosen, are not among
// them: see Joined.
func Fields(before, after *headcount.Event) []Field {
	var out []Field
	for _, f := range []struct {
		name string
		of   func(*headcount.Event) any
	}{
		{"employer", func(e *headcount.Event) any { return e.Employer }},
		{"count", func(e *headcount.Event) any { return e.Count }},
		{"share", func(e *headcount.Event) any { return e.Share }},
		{"announced", func(e *headcount.Event) any { return e.Announced }},
		{"effective", func(e *headcount.Event) any { return e.Effective }},
		{"status", func(e *headcount.Event) any { return e.Status }},
		{"group", func(e *headcount.Event) any { return e.Group }},
		{"places", func(e *headcount.Event) any { return e.Places }},
		{"causes", func(e *headcount.Event) any { return e.Causes }},
		{"total", func(e *headcount.Event) any { return e.Total }},
		{"withdrawn", func(e *headcount.Event) any { return e.Withdrawn }},
		{"relations", func(e *headcount.Event) any { return links(e.Relations) }},
		{"disputes", func(e *headcount.Event) any { return disputed(e.Disputes) }},
	} {
		a, b := f.of(before), f.of(after)
		one, err1 := json.Marshal(a)
		two, err2 := json.Marshal(b)
		if err1 != nil || err2 != nil || string(one) != string(two) {
			out = append(out, Field{f.name, a, b})
		}
	}
	return out
}

// links are relations without their reasons: "part_of acme-2025-10-1000".
func links(list []headcount.Relation) []string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = r.Kind + " " + r.To
	}
	slices.Sort(out)
	return out
}

// disputed are the fields that are in dispute.
func disputed(list []headcount.Dispute) []string {
	out := make([]string, len(list))
	for i, d := range list {
		out[i] = d.Field
	}
	slices.Sort(out)
	return out
}

// Joined lists the claims of b that a lacks or that stood there while b takes them
// back, or the other way round: those that made a difference. Either may be nil.
func Joined(a, b *headcount.Event) []headcount.Stated {
	if b == nil {
		return nil
	}
	var out []headcount.Stated
	for _, c := range b.Claims {
		if a == nil || !slices.ContainsFunc(a.Claims, func(o headcount.Stated) bool { return o.ID == c.ID && o.Back == c.Back }) {
			out = append(out, c)
		}
	}
	return out
}
