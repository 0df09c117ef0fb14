package check_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headcount"
	"headcount/check"
	"headcount/internal/pipeline"
)

// trueAlarms are those that the example reports, each held against the others,
// must raise, by the name of the report: the traps that examples/README.md tells
// of.
var trueAlarms = map[string][]string{
	"weekly-tally-2025-11-18-kestrelmoor": {"contradicted:announced"}, // "in early 2025"
	"fenmere-2025-11-07-vantrell-first":   {"contradicted:count"},     // a wrong number, corrected later
}

// TestExamples holds each example report against the ledger of the others: what it
// states itself supports nothing and contradicts nothing.
func TestExamples(t *testing.T) {
	l := filled(t, examples)
	verdicts, documents := map[string]int{}, 0
	all(t, l, strings.NewReader(""), []string{examples}, "", func(c pipeline.Checked) {
		documents++
		var got []string
		for _, f := range c.Findings {
			verdicts[f.Verdict]++
			for _, s := range f.Supports {
				if s.Document.Hash == c.Document.Hash {
					t.Errorf("%s supports itself: %s", c.Document.ID, f.Says)
				}
			}
			for _, w := range f.Wrong {
				got = append(got, w.Verdict+":"+w.Field)
			}
		}
		if want := trueAlarms[c.Document.ID]; !slices.Equal(got, want) {
			t.Errorf("%s %s: alarms %v, want %v\n%s", c.Document.ID, c.Document.Path, got, want, show(c.Findings))
		}
	})
	t.Logf("%d reports: %v", documents, verdicts)
	if documents != 25 || verdicts[check.Supported] < 15 {
		t.Errorf("%d reports, %d claims that others support", documents, verdicts[check.Supported])
	}
}

// TestSeeds holds the seeds against a ledger of them: one says of a cut of October
// that it was announced "in early 2025", and has a quotation that no other has.
// Those and no others are its alarms; the other three have none.
func TestSeeds(t *testing.T) {
	seeds := filepath.Join("..", "..", "shared", "data", "seeds", "articles.jsonl")
	if _, err := os.Stat(seeds); err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no seeds: %v", err)
	}
	l := filled(t, seeds)
	all(t, l, strings.NewReader(""), []string{seeds}, "", func(c pipeline.Checked) {
		var got []string
		missing := 0
		for _, f := range c.Findings {
			for _, w := range f.Wrong {
				got = append(got, w.Verdict+":"+w.Field+" "+w.Passage.Words)
			}
			if f.Verdict == check.NotFound {
				missing++
			}
		}
		var want []string
		if strings.HasPrefix(c.Document.ID, "002_") {
			want = []string{"contradicted:announced early 2025"}
			if missing != 1 {
				t.Errorf("%d quotations are not found, want 1", missing)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: alarms %v, want %v\n%s", c.Document.ID, got, want, show(c.Findings))
		}
	})
}

// TestNews holds 456 real articles against a ledger of them. Some err, most do
// not; the floor is what was looked at and found right or a matter of dispute.
func TestNews(t *testing.T) {
	news := filepath.Join("..", "..", "shared", "data", "news", "articles.jsonl")
	if _, err := os.Stat(news); err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no news: %v", err)
	}
	if testing.Short() {
		t.Skip("reads 456 articles twice")
	}
	l := filled(t, news)
	alarms, supported := 0, 0
	all(t, l, strings.NewReader(""), []string{news}, "", func(c pipeline.Checked) {
		for _, f := range c.Findings {
			if f.Verdict == check.Supported || f.Verdict == check.Verbatim {
				supported++
			}
			if check.Alarm(f.Verdict) {
				alarms++
				t.Logf("%s %s", c.Document.ID, show([]check.Finding{f}))
			}
		}
	})
	t.Logf("alarms %d, supported %d", alarms, supported)
	if alarms > maxNewsAlarms || supported < 250 {
		t.Errorf("%d alarms, more than %d, or %d supported", alarms, maxNewsAlarms, supported)
	}
}

// maxNewsAlarms: two shares that an article or a report has other than the rest; a
// share that two articles give of other people; a plan of 80,000 that others tell
// as 76,000 (two lines), and the day of it; two cuts that one article tells as the
// employer's and the rest as reported. Each is a difference between the reports.
const maxNewsAlarms = 8

// TestNewsAltered changes in real articles the numbers that others support, one
// number at a time, and holds them against a ledger that has the articles as they
// were: how many of the changes are found.
func TestNewsAltered(t *testing.T) {
	news := filepath.Join("..", "..", "shared", "data", "news", "articles.jsonl")
	data, err := os.ReadFile(news)
	if err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no news: %v", err)
	}
	if testing.Short() {
		t.Skip("reads 456 articles, and 100 more")
	}
	l := filled(t, news)
	lines := map[string]string{}
	for line := range strings.Lines(string(data)) {
		var a struct{ ID string }
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		lines[a.ID] = line
	}
	type change struct{ article, old, with string }
	var changes []change
	all(t, l, strings.NewReader(""), []string{news}, "", func(c pipeline.Checked) {
		for _, f := range c.Findings {
			m := number.FindStringSubmatch(f.Says)
			if f.Verdict != check.Supported || f.Type != headcount.Reduction || m == nil {
				continue
			}
			n, err := strconv.ParseInt(strings.ReplaceAll(m[1], ",", ""), 10, 64)
			if with := headcount.Exactly(n + n*6/10).String(); err == nil && strings.Contains(lines[c.Document.ID], m[1]) {
				changes = append(changes, change{c.Document.ID, m[1], with})
			}
		}
	})
	found := 0
	for _, ch := range changes {
		alarm := false
		all(t, l, strings.NewReader(strings.ReplaceAll(lines[ch.article], ch.old, ch.with)), []string{"-"}, "", func(c pipeline.Checked) {
			for _, f := range c.Findings {
				alarm = alarm || check.Alarm(f.Verdict) && strings.Contains(f.Says, ch.with)
			}
		})
		if alarm {
			found++
		} else {
			t.Logf("%s: %s for %s is not found", ch.article, ch.with, ch.old)
		}
	}
	t.Logf("numbers changed %d, found %d", len(changes), found)
	if len(changes) < 80 || 100*found < 85*len(changes) {
		t.Errorf("%d of %d changed numbers are found", found, len(changes))
	}
}

// number finds the number of a claim in the words of a finding.
var number = regexp.MustCompile(`· (?:about )?([0-9][0-9,]{2,}) ·`)
