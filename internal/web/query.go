package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"headcount"
)

// The limits of a query. Names of employers and places are shorter; a list so
// long that a person would turn to its ten-thousandth page wants filters.
const (
	maxQuery = 1000 // bytes of the whole query
	maxField = 200  // bytes of one value
	maxPage  = 10_000
	pageSize = 50 // events on a page of the list
)

// A fieldError says which field of a query cannot be used, and why. It is of
// the category headcount.ErrUsage.
type fieldError struct{ field, why string }

func (e *fieldError) Error() string { return fmt.Sprintf("%s: %s", e.field, e.why) }
func (e *fieldError) Unwrap() error { return headcount.ErrUsage }

// question is what a query asks of the list. An empty field does not narrow.
type question struct {
	Employer string `json:"employer"`
	Place    string `json:"place"`
	Status   string `json:"status"`
	Page     int    `json:"page"` // from 1
}

// parseQuestion reads the query of the list. Unknown, repeated and malformed
// fields are errors that name the field: a filter that is silently dropped
// would answer another question.
func parseQuestion(raw string) (question, error) {
	q := question{Page: 1}
	values, err := parseQuery(raw, "employer", "place", "status", "page")
	if err != nil {
		return q, err
	}
	q.Employer, q.Place, q.Status = values["employer"], values["place"], values["status"]
	if q.Status != "" && !slices.Contains(headcount.Statuses, q.Status) {
		return q, &fieldError{"status", "not one of " + strings.Join(headcount.Statuses, ", ")}
	}
	if n := values["page"]; n != "" {
		if q.Page, err = strconv.Atoi(n); err != nil || q.Page < 1 || q.Page > maxPage {
			return q, &fieldError{"page", fmt.Sprintf("not a number from 1 to %d", maxPage)}
		}
	}
	return q, nil
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

// address returns the list's address for the question on page n.
func (q question) address(base string, n int) string {
	v := url.Values{}
	for name, value := range map[string]string{"employer": q.Employer, "place": q.Place, "status": q.Status} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if n > 1 {
		v.Set("page", strconv.Itoa(n))
	}
	if len(v) == 0 {
		return base
	}
	return base + "?" + v.Encode()
}

// narrowed reports whether the question asks for less than all events.
func (q question) narrowed() bool { return q.Employer != "" || q.Place != "" || q.Status != "" }

// printable returns s without control characters and broken UTF-8.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}
