package pipeline_test

import (
	"path/filepath"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// TestDeskKnowsWhoBelongsToWhom asks for what was said of a firm: its units are in,
// and a unit's page has its own.
func TestDeskKnowsWhoBelongsToWhom(t *testing.T) {
	s := steps(t)
	path := filepath.Join(t.TempDir(), "headcount.db")
	add(t, s, path, reports(t, map[string]string{
		"a.txt": "Amazon to cut 300 jobs\n\nAmazon said on Tuesday it would cut 300 jobs. Amazon employs 1,500,000 people.\n",
		"b.txt": "Twitch to cut 500 jobs\n\nTwitch said on Tuesday it would cut 500 jobs. Twitch employs 1,400 people.\n",
	}))
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for employer, want := range map[string]int{"amazon": 2, "twitch": 1, "google": 0} {
		got, err := pipeline.Desk{Ledger: l, Steps: s}.Told(t.Context(), employer, time.Time{}, headcount.Headcount)
		if err != nil || len(got) != want {
			t.Errorf("%s: %d numbers of staff, %v; want %d", employer, len(got), err, want)
		}
	}

	// What is decided later of names holds from then on.
	d := pipeline.Desk{Ledger: l, Steps: s}
	vintages, err := l.Vintages(t.Context())
	if err != nil || len(vintages) == 0 {
		t.Fatal(vintages, err)
	}
	then := vintages[len(vintages)-1].At
	if _, err := d.Decide(t.Context(), headcount.Decision{Kind: headcount.Parent, Target: "Twitch", Value: "Ottermill Paper", Who: "ann", Why: "sold", At: then.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		employer string
		asOf     time.Time
		want     int
	}{{"ottermill-paper", time.Time{}, 1}, {"ottermill-paper", then, 0}, {"amazon", time.Time{}, 1}, {"amazon", then, 2}, {"amazon", then.AddDate(-1, 0, 0), 0}} {
		got, err := d.Told(t.Context(), c.employer, c.asOf, headcount.Headcount)
		if err != nil || len(got) != c.want {
			t.Errorf("%s as of %v: %d numbers of staff, %v; want %d", c.employer, c.asOf, len(got), err, c.want)
		}
	}
}
