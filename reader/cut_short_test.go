package reader_test

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"headcount"
	"headcount/reader"
)

// TestTextsCutShort reads every fixture cut off after each of its words, as
// teasers and feeds are: no rule may look beyond the end.
func TestTextsCutShort(t *testing.T) {
	r := newReader(t)
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(data), "-- text --\n")
		text, _, _ = strings.Cut(text, "-- claims --")
		cutShort(t, r, name, text, 1)
	}
	for i, text := range seedReports {
		cutShort(t, r, "seed report", text, 1+i/7*50)
	}
	cutShort(t, r, "endless", strings.Repeat("Acme Rockets said it will cut 500 jobs and ", 60), 1)
	for i, d := range articles(t) { // parts of forty words, so that each end is met soon
		if i%4 == 0 {
			cutShort(t, r, d.ID, d.Text, 1)
		}
	}
}

// cutShort reads the last forty words before every step-th blank of a text.
func cutShort(t *testing.T, r *reader.Reader, name, text string, step int) {
	t.Helper()
	var at []int
	for i := range len(text) {
		if text[i] == ' ' || text[i] == '\n' {
			at = append(at, i)
		}
	}
	for k := 0; k < len(at); k += step {
		part := text[at[max(0, k-40)]:at[k]]
		func() {
			defer func() {
				if broke := recover(); broke != nil {
					t.Errorf("%s: %q: %v\n%s", name, part, broke, debug.Stack())
				}
			}()
			r.Read(&headcount.Document{Text: part, Published: "2026-03-10"})
		}()
	}
}
