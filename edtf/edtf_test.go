package edtf_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"headcount"
	"headcount/edtf"
)

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, first, last, out string }{
		{"2025-10-28", "2025-10-28", "2025-10-28", "2025-10-28"},
		{"2025-10", "2025-10-01", "2025-10-31", "2025-10"},
		{"2025", "2025-01-01", "2025-12-31", "2025"},
		{"2022-11/2023-01", "2022-11-01", "2023-01-31", "2022-11/2023-01"},
		{"2025-10-27/2025-10-28", "2025-10-27", "2025-10-28", "2025-10-27/2025-10-28"},
		{"2024/2025", "2024-01-01", "2025-12-31", "2024/2025"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-02"},
		{"2023-02", "2023-02-01", "2023-02-28", "2023-02"},
		{"1900-02", "1900-02-01", "1900-02-28", "1900-02"},
		{"2000-02-29", "2000-02-29", "2000-02-29", "2000-02-29"},
		{"1969-12-31", "1969-12-31", "1969-12-31", "1969-12-31"},
		{"0001", "0001-01-01", "0001-12-31", "0001"},
		{"9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31"},
		// written longer than needed
		{"2025-10-28/2025-10-28", "2025-10-28", "2025-10-28", "2025-10-28"},
		{"2025-10-01/2025-10-31", "2025-10-01", "2025-10-31", "2025-10"},
		{"2025-01/2025-12", "2025-01-01", "2025-12-31", "2025"},
		{"2023-01-01/2024-12-31", "2023-01-01", "2024-12-31", "2023/2024"},
		{"2025-01-01/2025-02-28", "2025-01-01", "2025-02-28", "2025-01/2025-02"},
		// ends of different kinds
		{"2025-10-27/2025-11", "2025-10-27", "2025-11-30", "2025-10-27/2025-11-30"},
		{"2025/2026-03", "2025-01-01", "2026-03-31", "2025-01/2026-03"},
		{"2025-03/2025-03-15", "2025-03-01", "2025-03-15", "2025-03-01/2025-03-15"},
	} {
		iv, err := edtf.Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if iv.First.String() != c.first || iv.Last.String() != c.last {
			t.Errorf("Parse(%q) = %v to %v, want %s to %s", c.in, iv.First, iv.Last, c.first, c.last)
		}
		if iv.String() != c.out {
			t.Errorf("Parse(%q).String() = %q, want %q", c.in, iv, c.out)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, in := range []string{
		"", "/", "2025/", "/2025", "..", "2025/..", "../2025", "2025/2026/2027", "0000", "0000-01", "0000-01-01",
		"2025-13", "2025-00", "2025-02-29", "1900-02-29", "2025-04-31", "2025-01-00", "2025-1", "2025-1-1", "25", "20250101",
		"2025-10-28T10:00:00Z", "2025-10-28 ", " 2025", "2025?", "2025~", "2025-10-28~", "2025-21", "202X", "-2025", "+2025", "12025",
		"2025-10-28/2025-10-27", "2025/2024", "2025_10", "2025-10_28", "2025-10-", "٢٠٢٥", "Tuesday", "2025–10",
		strings.Repeat("2025-10-28/", 1000),
	} {
		iv, err := edtf.Parse(in)
		if !errors.Is(err, headcount.ErrInvalid) {
			t.Errorf("Parse(%.40q) = %v, %v, want an error that wraps ErrInvalid", in, iv, err)
			continue
		}
		if len(in) < 40 && !strings.Contains(err.Error(), strings.Trim(in, " ")) {
			t.Errorf("Parse(%q): %q does not name the value", in, err)
		}
		if len(err.Error()) > 200 {
			t.Errorf("Parse(%.40q): error of %d bytes", in, len(err.Error()))
		}
	}
}

func TestDayOf(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    edtf.Day
		ok      bool
	}{
		{1970, 1, 1, 0, true},
		{1969, 12, 31, -1, true},
		{2000, 3, 1, 11017, true},
		{2025, 10, 28, 20389, true},
		{2024, 2, 29, 19782, true},
		{2100, 2, 29, 0, false},
		{2025, 0, 1, 0, false},
		{2025, 12, 32, 0, false},
		{0, 1, 1, 0, false},
		{10000, 1, 1, 0, false},
		{-5, 1, 1, 0, false},
	} {
		got, ok := edtf.DayOf(c.y, c.m, c.d)
		if got != c.want || ok != c.ok {
			t.Errorf("DayOf(%d, %d, %d) = %d, %v, want %d, %v", c.y, c.m, c.d, got, ok, c.want, c.ok)
		}
	}
}

func TestDayAt(t *testing.T) {
	late := time.Date(2025, 10, 28, 23, 30, 0, 0, time.FixedZone("", -5*60*60))
	if got := edtf.DayAt(late).String(); got != "2025-10-28" {
		t.Errorf("late in the evening, five hours behind UTC, is %s", got)
	}
	if got := edtf.DayAt(late.UTC()).String(); got != "2025-10-29" {
		t.Errorf("the same moment in UTC is %s", got)
	}
	if got := edtf.DayAt(time.Date(1969, 12, 31, 23, 0, 0, 0, time.UTC)); got != -1 {
		t.Errorf("the evening before the first day is day %d", got)
	}
}

func TestDay(t *testing.T) {
	d, _ := edtf.DayOf(2025, 10, 28)
	if y, m, dd := d.Date(); y != 2025 || m != 10 || dd != 28 {
		t.Errorf("Date() = %d, %d, %d", y, m, dd)
	}
	if d.Weekday() != time.Tuesday {
		t.Errorf("2025-10-28 is a %v", d.Weekday())
	}
	if got := (d + 4).String(); got != "2025-11-01" {
		t.Errorf("four days later is %s", got)
	}
}

func TestConstructors(t *testing.T) {
	d, _ := edtf.DayOf(2025, 10, 28)
	for _, c := range []struct {
		got  edtf.Interval
		want string
	}{
		{edtf.Single(d), "2025-10-28"},
		{edtf.Year(2025), "2025"},
		{edtf.Month(2025, 2), "2025-02"},
		{edtf.Month(2025, 0), "2024-12"},
		{edtf.Month(2025, 13), "2026-01"},
		{edtf.Span(edtf.Month(2025, 3), edtf.Month(2025, 1)), "2025-01/2025-03"},
		{edtf.Span(edtf.Year(2025), edtf.Single(d)), "2025"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %v, want %s", c.got, c.want)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b     string
		overlaps bool
		contains bool
		gap      int
		days     int // of a
	}{
		{"2025-10", "2025-10-28", true, true, 0, 31},
		{"2025-10-28", "2025-10", true, false, 0, 1},
		{"2025-10-27", "2025-10-28", false, false, 1, 1},
		{"2025-10-28", "2025-10-21", false, false, 7, 1},
		{"2024", "2025", false, false, 1, 366},
		{"2024-12/2025-01", "2025", true, false, 0, 62},
		{"2023", "2025", false, false, 367, 365},
	} {
		a, b := parse(t, c.a), parse(t, c.b)
		if a.Overlaps(b) != c.overlaps || b.Overlaps(a) != c.overlaps {
			t.Errorf("%s overlaps %s: %v", c.a, c.b, a.Overlaps(b))
		}
		if a.Contains(b) != c.contains {
			t.Errorf("%s contains %s: %v", c.a, c.b, a.Contains(b))
		}
		if a.Gap(b) != c.gap || b.Gap(a) != c.gap {
			t.Errorf("gap of %s and %s: %d, %d, want %d", c.a, c.b, a.Gap(b), b.Gap(a), c.gap)
		}
		if a.Days() != c.days {
			t.Errorf("days in %s: %d, want %d", c.a, a.Days(), c.days)
		}
	}
}

func parse(t *testing.T, s string) edtf.Interval {
	t.Helper()
	iv, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return iv
}

// intervals draws any interval of the years that can be written, a third of
// them whole months and a third whole years.
func intervals() *rapid.Generator[edtf.Interval] {
	first, _ := edtf.DayOf(edtf.MinYear, 1, 1)
	last, _ := edtf.DayOf(edtf.MaxYear, 12, 31)
	year := rapid.IntRange(edtf.MinYear, edtf.MaxYear)
	return rapid.Custom(func(t *rapid.T) edtf.Interval {
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			a := rapid.Int32Range(int32(first), int32(last)).Draw(t, "a")
			b := rapid.Int32Range(a, min(a+800, int32(last))).Draw(t, "b")
			return edtf.Interval{First: edtf.Day(a), Last: edtf.Day(b)}
		case 1:
			month := rapid.IntRange(1, 12)
			return edtf.Span(edtf.Month(year.Draw(t, "year a"), month.Draw(t, "month a")),
				edtf.Month(year.Draw(t, "year b"), month.Draw(t, "month b")))
		default:
			return edtf.Span(edtf.Year(year.Draw(t, "year a")), edtf.Year(year.Draw(t, "year b")))
		}
	})
}

func TestParseReadsWhatStringPrints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		iv := intervals().Draw(t, "interval")
		back, err := edtf.Parse(iv.String())
		if err != nil || back != iv {
			t.Fatalf("%v printed and read is %v, %v", iv, back, err)
		}
	})
}

func TestDayAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y, m := rapid.IntRange(edtf.MinYear, edtf.MaxYear).Draw(t, "y"), rapid.IntRange(1, 12).Draw(t, "m")
		d := rapid.IntRange(1, 31).Draw(t, "d")
		day, ok := edtf.DayOf(y, m, d)
		want := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if ok != (want.Day() == d) {
			t.Fatalf("DayOf(%d, %d, %d) ok is %v", y, m, d, ok)
		}
		if ok && (day.String() != want.Format(time.DateOnly) || day.Weekday() != want.Weekday() || edtf.DayAt(want) != day) {
			t.Fatalf("DayOf(%d, %d, %d) is %v, a %v", y, m, d, day, day.Weekday())
		}
	})
}

func TestComparisonsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := intervals().Draw(t, "a"), intervals().Draw(t, "b")
		if a.Overlaps(b) != (a.Gap(b) == 0) {
			t.Fatalf("%v and %v: overlaps %v, gap %d", a, b, a.Overlaps(b), a.Gap(b))
		}
		span := edtf.Span(a, b)
		if !span.Contains(a) || !span.Contains(b) || span != edtf.Span(b, a) {
			t.Fatalf("span of %v and %v is %v", a, b, span)
		}
		if a.Contains(b) && (!a.Overlaps(b) || a.Days() < b.Days()) {
			t.Fatalf("%v contains %v", a, b)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2025-10-28", "2025-10", "2025", "2022-11/2023-01", "2025-02-29", "2025/..", "0000", "9999/9999", "\xff\xfe", "2025-10-28/2025-10-28"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		iv, err := edtf.Parse(s)
		if err != nil {
			if !errors.Is(err, headcount.ErrInvalid) {
				t.Fatalf("Parse(%q): %v does not wrap ErrInvalid", s, err)
			}
			return
		}
		if iv.First > iv.Last {
			t.Fatalf("Parse(%q) ends before it begins", s)
		}
		back, err := edtf.Parse(iv.String())
		if err != nil || back != iv {
			t.Fatalf("Parse(%q) prints %v, which reads as %v, %v", s, iv, back, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := edtf.Parse("2022-11/2023-01"); err != nil {
			b.Fatal(err)
		}
	}
}
