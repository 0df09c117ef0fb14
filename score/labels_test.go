package score

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headcount"
	"headcount/edtf"
)

// TestLabels holds the public labels against their reports and the vocabulary:
// each report has its labels, each passage stands in it word for word, and no
// value is one that docs/claims.md does not know.
func TestLabels(t *testing.T) {
	t.Run("benchmark", func(t *testing.T) { checkLabels(t, "testdata", 150, 40) })
	t.Run("worked on", func(t *testing.T) { checkLabels(t, "testdata/worked-on", 500, 140) })
	t.Run("unseen", func(t *testing.T) { checkLabels(t, "testdata/unseen", 120, 35) })
}

// checkLabels holds the labels of a folder against its reports: at least so
// many reports, at least so many of them without a cut.
func checkLabels(t *testing.T, folder string, reports, without int) {
	texts := map[string]string{}
	f, err := os.Open(filepath.Join(folder, "reports.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var r struct{ ID, Title, Text string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if texts[r.ID] != "" {
			t.Errorf("%s: two reports", r.ID)
		}
		texts[r.ID] = r.Title + "\n\n" + r.Text
	}
	g, err := os.Open(filepath.Join(folder, "labels.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	labels, err := Read(g, "labels.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	none := 0
	for _, d := range labels {
		text, ok := texts[d.ID]
		if !ok {
			t.Errorf("%s: no report", d.ID)
		}
		delete(texts, d.ID)
		if !slices.ContainsFunc(d.Claims, func(c headcount.Claim) bool { return c.Type == headcount.Reduction }) {
			none++
		}
		for _, c := range d.Claims {
			checkLabel(t, d.ID, text, c)
		}
	}
	if len(texts) > 0 || len(labels) < reports || none < without {
		t.Errorf("%d reports without labels; %d labelled, %d of them without a cut", len(texts), len(labels), none)
	}
}

func checkLabel(t *testing.T, id, text string, c headcount.Claim) {
	t.Helper()
	for _, e := range c.Evidence {
		if !strings.Contains(text, e.Words) {
			t.Errorf("%s: %q does not stand in the report", id, e.Words)
		}
	}
	for _, date := range []string{c.Announced, c.Effective} {
		if _, err := edtf.Parse(date); date != "" && err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	if !slices.Contains(headcount.ClaimTypes, c.Type) || len(c.Evidence) == 0 && c.Type != headcount.Statement ||
		c.Status != "" && !slices.Contains(headcount.Statuses, c.Status) {
		t.Errorf("%s: %s claim of %q: type, evidence or status", id, c.Type, c.Employer)
	}
	for _, x := range c.Causes {
		if !slices.Contains(headcount.CauseNames, x.Cause) || !slices.Contains(headcount.CauseBy, x.By) || !slices.Contains(headcount.CauseStance, x.Stance) {
			t.Errorf("%s: cause %+v", id, x)
		}
	}
	switch {
	case c.Type == headcount.Term && !slices.Contains(headcount.TermKinds, c.Kind), c.Type == headcount.Investment && !slices.Contains(headcount.InvestmentKinds, c.Kind):
		t.Errorf("%s: kind %q of a %s", id, c.Kind, c.Type)
	case c.Count != nil && !bounded(c.Count), c.Share != nil && !hasShare(&c), c.Money != nil && c.Money.Min == nil && c.Money.Max == nil:
		t.Errorf("%s: a quantity of %q without bounds", id, c.Employer)
	}
}
