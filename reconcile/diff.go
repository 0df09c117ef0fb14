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

// Joined lists the claims that count in b and did not in a. Either may be nil.
func Joined(a, b *headcount.Event) []headcount.Stated {
	return counting(b, func(c *headcount.Stated) bool { return !countsIn(a, c.ID) })
}

// Ended lists the claims that counted in a, are still of b and count there no more.
func Ended(a, b *headcount.Event) []headcount.Stated {
	out := []headcount.Stated{}
	if b == nil {
		return out
	}
	for _, c := range b.Claims {
		if c.Back != "" && countsIn(a, c.ID) {
			out = append(out, *c)
		}
	}
	return out
}

// Left lists the claims that counted in a and are not of b.
func Left(a, b *headcount.Event) []headcount.Stated {
	return counting(a, func(c *headcount.Stated) bool {
		return b == nil || !slices.ContainsFunc(b.Claims, func(o *headcount.Stated) bool { return o.ID == c.ID })
	})
}

// counting lists the claims of an event that count and that pick picks.
func counting(e *headcount.Event, pick func(*headcount.Stated) bool) []headcount.Stated {
	out := []headcount.Stated{}
	if e == nil {
		return out
	}
	for _, c := range e.Claims {
		if c.Back == "" && pick(c) {
			out = append(out, *c)
		}
	}
	return out
}

func countsIn(e *headcount.Event, id string) bool {
	return e != nil && slices.ContainsFunc(e.Claims, func(c *headcount.Stated) bool { return c.ID == id && c.Back == "" })
}
