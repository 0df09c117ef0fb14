package pipeline_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reconcile"
)

// open opens a ledger until the test ends.
func open(t *testing.T, path string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// publishedBy tells the events of what was published by a day in a line.
func publishedBy(t *testing.T, s pipeline.Steps, l *ledger.Ledger, f headcount.Filter, by string) string {
	t.Helper()
	events, err := s.Published(t.Context(), l, f, by)
	if err != nil {
		t.Fatal(err)
	}
	return inALine(events)
}

func inALine(events []headcount.Event) string {
	words := make([]string, len(events))
	for i, e := range events {
		words[i] = e.ID
		if e.Withdrawn {
			words[i] += " (withdrawn)"
		}
	}
	return strings.Join(words, ", ")
}

func TestPublishedBy(t *testing.T) {
	s := steps(t)
	path := filepath.Join(t.TempDir(), "ledger.db")
	dir := reports(t, map[string]string{"articles.jsonl": strings.Join([]string{
		steel,
		`{"id":"s2","published":"2025-09-20","outlet":"The Dayton Example","url":"https://example.org/steel","title":"Brennick Steel to cut 340 jobs","text":"Correction: Brennick Steel said on Tuesday it would cut 340 jobs in Ohio."}`,
		`{"id":"f1","published":"2025-09","outlet":"The Leeds Example","title":"Tellmark Foods lays off 45","text":"Tellmark Foods has laid off 45 people in Leeds, it said."}`,
		`{"id":"t1","published":"2025-09-10","outlet":"The Leeds Example","url":"https://example.org/tarn","title":"Tarnley Mills to cut 500 jobs","text":"Tarnley Mills said on Tuesday it would cut 500 jobs."}`,
		`{"id":"t2","outlet":"The Leeds Example","url":"https://example.org/tarn","title":"Tarnley Mills to cut 510 jobs","text":"Tarnley Mills said on 9 September 2025 it would cut 510 jobs."}`,
		`{"id":"q1","outlet":"The Leeds Example","title":"Quillby Paper lays off 77","text":"Quillby Paper has laid off 77 people in Leeds, it said on 3 March 2025."}`,
	}, "\n")})
	add(t, s, path, dir)
	l := open(t, path)

	const then, now = ", tarnley-mills-2025-09-500", ", tarnley-mills-2025-09-500 (withdrawn), tarnley-mills-2025-09-510"
	const old, corrected = "brennick-steel-2025-09-300 (withdrawn)", ", brennick-steel-2025-09-340"
	for _, c := range []struct{ by, want string }{
		{"2025-09-08", ""},
		{"2025-09-09", "brennick-steel-2025-09-300"}, // not taken back yet
		{"2025-09-19", "brennick-steel-2025-09-300" + then},
		{"2025-09-20", old + then + corrected},
		{"2025-09-29", old + then + corrected}, // the report of September may be of the 30th
		{"2025-09-30", "tellmark-foods-2025-09-45, " + old + then + corrected},
		{"2026-03-01", "tellmark-foods-2025-09-45, " + old + then + corrected}, // nothing dates Quillby's report, and Tarnley's second, but the day on which they came
		{"2026-03-02", "quillby-paper-2025-03-77, tellmark-foods-2025-09-45, " + old + now + corrected},
	} {
		if got := publishedBy(t, s, l, headcount.Filter{}, c.by); got != c.want {
			t.Errorf("published by %s: %q, want %q", c.by, got, c.want)
		}
	}
	for _, f := range []headcount.Filter{
		{}, {Employer: "Brennick Steel"}, {Employer: "nobody"}, {Since: "2025-09-10"}, {Until: "2025-09-10"}, {Since: "2025", Until: "2025"}, {Place: "Leeds"}, {Place: "ohio"},
		{Status: headcount.Confirmed}, {Status: headcount.Denied}, {Cause: "ai"}, {Latest: true}, {Latest: true, Limit: 2}, {Skip: 1, Limit: 1}, {Skip: 9},
	} {
		events, err := l.Events(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := publishedBy(t, s, l, f, "2026-12-31"), inALine(events); got != want {
			t.Errorf("%+v: %q published, %q in the ledger", f, got, want)
		}
	}
	if _, err := s.Published(t.Context(), l, headcount.Filter{}, "last week"); err == nil {
		t.Error("a date that is none: no error")
	}
}

// TestSeedsTotal reads the seed reports of ../shared and adds up what Amazon cut:
// the figure that a person worked out from them, as it grew from report to report.
func TestSeedsTotal(t *testing.T) {
	f := sharedArticles(t, "seeds")
	s := steps(t)
	path := filepath.Join(t.TempDir(), "ledger.db")
	add(t, s, path, f.Name())
	l := open(t, path)
	for _, c := range []struct{ by, want string }{
		{"2025-10-27", "0 to 0"},
		{"2025-10-28", "14000 to 14000"},
		{"2026-12-31", "57200 to 57999"},
	} {
		events, err := s.Published(t.Context(), l, headcount.Filter{Employer: "Amazon"}, c.by)
		if err != nil {
			t.Fatal(err)
		}
		total := reconcile.Totals(events, "", c.by)
		if got := fmt.Sprintf("%d to %d", total.Min, *total.Max); got != c.want {
			t.Errorf("published by %s: %s, want %s", c.by, got, c.want)
		}
	}
	events, err := l.Events(t.Context(), headcount.Filter{Employer: "Amazon"})
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{}
	for _, x := range reconcile.Totals(events, "", "").LeftOut {
		left[x.Event] = true
	}
	for _, e := range []string{"amazon-2023-01-27000", "amazon-2025-10-30000", "amazon-2025-10-1400", "amazon-2025-10-100"} {
		if !left[e] {
			t.Errorf("%s is not left out", e)
		}
	}
}
