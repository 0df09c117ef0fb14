package check_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headcount/internal/pipeline"
)

// TestAltered holds the example reports against a ledger of them, each with one
// error planted: a line of altered.tsv is the report, what stands in it, what is
// put there, and what must be found. Nothing else may be.
func TestAltered(t *testing.T) {
	data, err := os.ReadFile("testdata/altered.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l := filled(t, examples)
	articles := articlesOf(t)
	planted := map[string]int{}
	found, alarms := 0, 0
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for _, line := range lines {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			t.Fatalf("%q is not four cells", line)
		}
		report, old, with, want := cells[0], cells[1], cells[2], cells[3]
		text, article := articles[report]
		path := filepath.Join(t.TempDir(), report)
		if article {
			path += ".jsonl"
		} else {
			b, err := os.ReadFile(filepath.Join(examples, report))
			if err != nil {
				t.Fatal(err)
			}
			text = string(b)
		}
		if !strings.Contains(text, old) {
			t.Fatalf("%s has no %q", report, old)
		}
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, old, with)), 0o666); err != nil {
			t.Fatal(err)
		}
		var got []string
		all(t, l, strings.NewReader(""), []string{path}, "", func(c pipeline.Checked) {
			for _, f := range c.Findings {
				for _, w := range f.Wrong {
					got = append(got, w.Verdict+":"+w.Field)
				}
			}
		})
		planted[want]++
		if at := slices.Index(got, want); at >= 0 {
			found++
			got = slices.Delete(got, at, at+1)
		} else {
			t.Errorf("%s, %q for %q: %s is not found", report, with, old, want)
		}
		if len(got) > 0 {
			alarms += len(got)
			t.Errorf("%s, %q for %q: false alarms %v", report, with, old, got)
		}
	}
	t.Logf("planted %d, found %d, of %d kinds, false alarms %d: %v", len(lines), found, len(planted), alarms, planted)
	if len(lines) < 40 || len(planted) < 10 {
		t.Errorf("%d planted of %d kinds: too few", len(lines), len(planted))
	}
}

// articlesOf are the example reports that stand in one file, each as its line, with
// no characters escaped.
func articlesOf(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(examples, "articles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	articles := map[string]string{}
	for line := range strings.Lines(string(data)) {
		var a map[string]any
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(a); err != nil {
			t.Fatal(err)
		}
		articles[fmt.Sprint(a["id"])] = b.String()
	}
	return articles
}
