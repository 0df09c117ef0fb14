package web

import (
	"strings"
	"time"

	"headcount/edtf"
)

// readable prints an EDTF date or interval for a person: "28 October 2025",
// "November 2022 to January 2023". What is no date comes back as it is.
func readable(edtf string) string {
	first, last, interval := strings.Cut(edtf, "/")
	a, ok := readableDate(first)
	if !ok {
		return edtf
	}
	if !interval {
		return a
	}
	b, ok := readableDate(last)
	if !ok {
		return edtf
	}
	return a + " to " + b
}

func readableDate(s string) (string, bool) {
	for layout, shown := range map[string]string{time.DateOnly: "2 January 2006", "2006-01": "January 2006", "2006": "2006"} {
		if len(s) == len(layout) {
			if t, err := time.Parse(layout, s); err == nil {
				return t.Format(shown), true
			}
		}
	}
	return "", false
}

// moment prints an instant of RFC 3339 for a person, to the minute; "" for none.
func moment(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return ""
	}
	return t.UTC().Format("2 January 2006, 15:04 UTC")
}

// instant prints t as RFC 3339 in UTC; "" for the zero time.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// dayOf is the day of a moment, "" for the zero time.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// firstDay is the first day of an EDTF date; not ok for what is none.
func firstDay(date string) (edtf.Day, bool) {
	i, err := edtf.Parse(date)
	return i.First, date != "" && err == nil
}
