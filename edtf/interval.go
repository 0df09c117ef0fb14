package edtf

import (
	"fmt"
	"strings"

	"headcount"
)

// An Interval is a run of days from First to Last, both included. First is
// never after Last. The zero Interval is the day 1970-01-01, not "no date": a
// date that is not known has no Interval.
type Interval struct{ First, Last Day }

// Single returns the interval of one day.
func Single(d Day) Interval { return Interval{d, d} }

// Year returns the interval of the year y, MinYear to MaxYear.
func Year(y int) Interval { return Interval{civil(y, 1, 1), civil(y, 12, 31)} }

// Month returns the interval of the month m of the year y. A month outside 1
// to 12 carries over into the years beside: Month(2025, 0) is 2024-12.
func Month(y, m int) Interval { return Interval{civil(y, m, 1), civil(y, m+1, 1) - 1} }

// Span returns the shortest interval that holds both a and b.
func Span(a, b Interval) Interval { return Interval{min(a.First, b.First), max(a.Last, b.Last)} }

// Parse reads a day, a month, a year, or a closed interval "a/b" of two of
// these, which need not be of one kind: from the first day of a to the last day
// of b. Anything else of EDTF (open intervals, times, seasons, qualifiers) is
// refused, as is a date that no calendar has. The error wraps
// headcount.ErrInvalid and names s.
func Parse(s string) (Interval, error) {
	from, to, closed := strings.Cut(s, "/")
	a, ok := point(from)
	if !ok {
		return Interval{}, invalid(s, "is not a day, month, year or closed interval of these")
	}
	if !closed {
		return a, nil
	}
	b, ok := point(to)
	if !ok {
		return Interval{}, invalid(s, "does not end in a day, month or year")
	}
	if b.Last < a.First {
		return Interval{}, invalid(s, "ends before it begins")
	}
	return Interval{a.First, b.Last}, nil
}

func invalid(s, why string) error {
	return fmt.Errorf("date %.40q %s: %w", s, why, headcount.ErrInvalid)
}

// point reads "2006", "2006-01" or "2006-01-02".
func point(s string) (Interval, bool) {
	if (len(s) > 4 && s[4] != '-') || (len(s) > 7 && s[7] != '-') {
		return Interval{}, false
	}
	switch len(s) {
	case len("2006"):
		y, ok := digits(s)
		if !ok || y < MinYear {
			return Interval{}, false
		}
		return Year(y), true
	case len("2006-01"):
		y, okY := digits(s[:4])
		m, okM := digits(s[5:])
		if !okY || !okM || y < MinYear || m < 1 || m > 12 {
			return Interval{}, false
		}
		return Month(y, m), true
	case len("2006-01-02"):
		y, okY := digits(s[:4])
		m, okM := digits(s[5:7])
		d, okD := digits(s[8:])
		if !okY || !okM || !okD {
			return Interval{}, false
		}
		day, ok := DayOf(y, m, d)
		return Single(day), ok
	}
	return Interval{}, false
}

// digits reads a short run of ASCII digits and nothing else.
func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// String prints the interval in its shortest form, with both ends of one kind:
// "2025" for a whole year, "2025-10" for a whole month, "2025-10-28" for a day,
// else "2024/2025", "2022-11/2023-01" or "2025-10-27/2025-10-28". Equal
// intervals print alike, and Parse reads back what String prints.
func (iv Interval) String() string {
	_, m1, d1 := iv.First.Date()
	y2, m2, d2 := iv.Last.Date()
	from, to := iv.First.String(), iv.Last.String()
	if d1 == 1 && d2 == daysIn(y2, m2) {
		from, to = from[:len(from)-len("-02")], to[:len(to)-len("-02")]
		if m1 == 1 && m2 == 12 {
			from, to = from[:len(from)-len("-01")], to[:len(to)-len("-12")]
		}
	}
	if from == to {
		return from
	}
	return from + "/" + to
}

// Overlaps reports whether iv and o share a day.
func (iv Interval) Overlaps(o Interval) bool { return iv.First <= o.Last && o.First <= iv.Last }

// Contains reports whether every day of o is in iv.
func (iv Interval) Contains(o Interval) bool { return iv.First <= o.First && o.Last <= iv.Last }

// Days returns the number of days in iv, at least 1.
func (iv Interval) Days() int { return int(iv.Last-iv.First) + 1 }

// Gap returns the days from the end of the earlier to the start of the later
// interval: 0 when they overlap, 1 for neighbouring days, 7 for one week's
// distance.
func (iv Interval) Gap(o Interval) int {
	return int(max(0, o.First-iv.Last, iv.First-o.Last))
}
