package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"headcount"
	"headcount/edtf"
	"headcount/reconcile"
)

// The limits of a query. Names of employers and places are shorter.
const (
	maxQuery = 1000 // bytes of the whole query
	maxField = 200  // bytes of one value
	pageSize = 50   // events on a page of the list
)

// A fieldError says which field of a query cannot be used, and why. It is of
// the category headcount.ErrUsage.
type fieldError struct{ field, why string }

func (e *fieldError) Error() string { return fmt.Sprintf("%s: %s", e.field, e.why) }
func (e *fieldError) Unwrap() error { return headcount.ErrUsage }

// question is what a query asks of the events. An empty field does not narrow.
type question struct {
	Employer string `json:"employer"`
	Place    string `json:"place"` // a name, or a code: see coded
	Cause    string `json:"cause"`
	Status   string `json:"status"`
	Since    string `json:"since"` // EDTF
	Until    string `json:"until"` // EDTF
	Rule     string `json:"rule"`
	By       string `json:"by"`
	AsOf     string `json:"as_of"` // a day or a moment; "" is now
	After    string `json:"after"` // the event after which the page of the list begins

	moment time.Time // AsOf
}

// fields are the fields of a question by their names, in the order in which
// addresses give them.
func (q *question) fields() []struct {
	name  string
	value *string
} {
	return []struct {
		name  string
		value *string
	}{{"employer", &q.Employer}, {"place", &q.Place}, {"cause", &q.Cause}, {"status", &q.Status}, {"since", &q.Since}, {"until", &q.Until},
		{"rule", &q.Rule}, {"by", &q.By}, {"as_of", &q.AsOf}, {"after", &q.After}}
}

// parseQuestion reads the query of /explore. Unknown, repeated and malformed
// fields are errors that name the field: a filter that is silently dropped
// would answer another question.
func parseQuestion(raw string) (question, error) {
	q := question{}
	var names []string
	for _, f := range q.fields() {
		names = append(names, f.name)
	}
	values, err := parseQuery(raw, names...)
	if err != nil {
		return q, err
	}
	for _, f := range q.fields() {
		*f.value = values[f.name]
	}
	for _, c := range []struct {
		name, value string
		there       []string
	}{{"status", q.Status, headcount.Statuses}, {"cause", q.Cause, headcount.CauseNames}, {"rule", q.Rule, reconcile.RuleNames()}, {"by", q.By, reconcile.Groupings}} {
		if c.value != "" && !slices.Contains(c.there, c.value) {
			return q, &fieldError{c.name, "not one of " + strings.Join(c.there, ", ")}
		}
	}
	for name, value := range map[string]string{"since": q.Since, "until": q.Until} {
		if value == "" {
			continue
		}
		if _, err := edtf.Parse(value); err != nil {
			return q, &fieldError{name, "not a day, month or year, such as 2025-10-28, 2025-10 or 2025"}
		}
	}
	q.moment, err = parseAsOf(q.AsOf)
	return q, err
}

// parseAsOf reads the field as_of.
func parseAsOf(value string) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	at, err := headcount.AsOf(value)
	if err != nil || at.Year() < 1970 || at.Year() > 9999 {
		return time.Time{}, &fieldError{"as_of", "not a day (2025-10-28) or a time (2025-10-28T09:00:00Z)"}
	}
	return at, nil
}

// parseQuery reads a query in which each of the fields may stand once.
func parseQuery(raw string, fields ...string) (map[string]string, error) {
	if len(raw) > maxQuery {
		return nil, &fieldError{"query", fmt.Sprintf("longer than %d bytes", maxQuery)}
	}
	parsed, err := url.ParseQuery(raw)
	if err != nil {
		return nil, &fieldError{"query", "not well formed"}
	}
	values := make(map[string]string, len(parsed))
	for name, all := range parsed {
		switch {
		case !slices.Contains(fields, name):
			return nil, &fieldError{clip(printable(name), 40), "not a field of this page"}
		case len(all) > 1:
			return nil, &fieldError{name, "given more than once"}
		case len(all[0]) > maxField:
			return nil, &fieldError{name, fmt.Sprintf("longer than %d bytes", maxField)}
		case printable(all[0]) != all[0]:
			return nil, &fieldError{name, "not plain text in UTF-8"}
		}
		values[name] = strings.TrimSpace(all[0])
	}
	return values, nil
}

// noQuery refuses any field, for pages that take none.
func noQuery(raw string) error {
	_, err := parseQuery(raw)
	return err
}

// address returns the address of the question under base.
func (q question) address(base string) string {
	var b strings.Builder
	for _, f := range q.fields() {
		if *f.value == "" {
			continue
		}
		b.WriteString(map[bool]string{true: "?", false: "&"}[b.Len() == 0])
		b.WriteString(f.name + "=" + url.QueryEscape(*f.value))
	}
	return base + b.String()
}

// narrowed reports whether the question asks for less than all events.
func (q question) narrowed() bool {
	return q.Employer+q.Place+q.Cause+q.Status+q.Since+q.Until != "" || q.Rule != "" && q.Rule != reconcile.RuleAll
}

// filter is as much of the question as a ledger answers.
func (q question) filter() headcount.Filter {
	f := headcount.Filter{Employer: q.Employer, Place: q.Place, Cause: q.Cause, Status: q.Status, Since: q.Since, Until: q.Until, AsOf: q.moment, Latest: true, Counted: true}
	if coded(q.Place) {
		f.Place = ""
	}
	return f
}

// coded reports whether a place is given as a code: of a country ("US"), a state
// ("US-OH") or a county of the United States ("39049").
func coded(place string) bool {
	country, state, within := strings.Cut(place, "-")
	switch {
	case len(place) == 5 && strings.Trim(place, "0123456789") == "":
		return true
	case len(country) != 2 || len(state) > 3 || within && state == "":
		return false
	}
	return strings.Trim(country, capitals) == "" && strings.Trim(state, capitals+"0123456789") == ""
}

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// printable returns s without control characters and broken UTF-8.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
