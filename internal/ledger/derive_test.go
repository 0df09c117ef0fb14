package ledger

import (
	"fmt"
	"path/filepath"
	"testing"

	"headcount"
	"headcount/reference"
)

// TestReconcilePanics lets the rules fail on one family of many: who calls Reconcile
// meets it, and the ledger is as it was.
func TestReconcilePanics(t *testing.T) {
	l := fill(t, filepath.Join(t.TempDir(), "ledger.db"))
	const families = 3 * derivedAtOnce
	putEmployers(t, l, families)
	rules := func(fails string) Judge {
		return func([]headcount.Decision) Rules {
			return Rules{Family: reference.Slug, Events: func(claims []headcount.Stated, _ []headcount.Name, _ func(string) bool) ([]headcount.Event, []headcount.Name) {
				c := claims[0]
				if c.Employer == fails {
					panic("no rule for " + fails)
				}
				slug := reference.Slug(c.Employer)
				return []headcount.Event{{ID: slug + "-cut", Key: c.ID, Employer: c.Employer, Family: slug, KnownBy: "2026-03-02", Claims: all(claims)}},
					[]headcount.Name{{Slug: slug + "-cut", Claim: c.ID}}
			}}
		}
	}
	before, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() {
			if got := recover(); got != "no rule for Firm 70" {
				t.Errorf("panicked with %v, want the rules' own words", got)
			}
		}()
		_, err := l.Reconcile(t.Context(), at, "test/1", rules("Firm 70"))
		t.Errorf("reconciled, with error %v", err)
	}()
	after, err := l.Counts(t.Context())
	if err != nil || after.Events != before.Events || after.Vintages != before.Vintages {
		t.Errorf("after it: %+v, %v; want %+v", after, err, before)
	}
	v, err := l.Reconcile(t.Context(), at, "test/1", rules(""))
	if err != nil || v.Changed != families {
		t.Errorf("reconciled again: %+v, %v; want %d events", v, err, families)
	}
	if problems, err := l.Problems(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("problems: %v, %v", problems, err)
	}
}

// putEmployers puts one report, with one claim, of each of so many employers.
func putEmployers(t *testing.T, l *Ledger, n int) {
	t.Helper()
	add, err := l.BeginAdd(t.Context(), at, []string{"firms"})
	if err != nil {
		t.Fatal(err)
	}
	var found []Found
	var reads []Read
	for i := range n {
		employer := fmt.Sprint("Firm ", i)
		text := employer + " cuts 100 jobs"
		c := headcount.Capture{Hash: digest([]byte(text)), Format: headcount.FormatText, Bytes: []byte(text)}
		d := headcount.Document{Capture: c.Hash, Extractor: "test/1", Text: text}
		d.Identify()
		claim := headcount.Claim{Type: headcount.Reduction, Employer: employer, Count: headcount.Exactly(100), Reader: "test/1",
			Evidence: []headcount.Passage{{Span: headcount.Span{Start: 0, End: len(text)}, Words: text}}}
		claim.Identify(d.Hash)
		found = append(found, Found{Capture: c, Path: employer + ".txt"})
		reads = append(reads, Read{Capture: c.Hash, State: headcount.StateRead, Documents: []headcount.Document{d}, Claims: [][]headcount.Claim{{claim}}})
	}
	if _, err := l.PutCaptures(t.Context(), add, at, found); err != nil {
		t.Fatal(err)
	}
	if err := l.PutRead(t.Context(), reads); err != nil {
		t.Fatal(err)
	}
}
