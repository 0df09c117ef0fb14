package reader_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"headcount"
	"headcount/reader"
)

// boilerplate is what pages put under a report; it states nothing.
const boilerplate = "\n\nSign up for our newsletter. Follow us for the latest headlines.\n\nAll rights reserved. This material may not be published, broadcast or rewritten.\n"

// brokenLines are the cases that a line end within a sentence still changes: the
// reader ends a sentence there, as most texts without full stops need.
var brokenLines = []string{"closings-out-of-work", "numbers-of-those-who-go", "older-round", "places-of-jobs", "unnamed-ones", "who-says-it", "workforce-falls", "works-that-end"}

// TestSameReportOtherwiseWritten changes how a report is written and not what it
// says: straight quotes for curly ones, lines broken at 60 columns, a block of
// boilerplate below. The same facts are stated.
func TestSameReportOtherwiseWritten(t *testing.T) {
	r := newReader(t)
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	straight := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d := documentOf(t, a)
		want := facts(r, d)
		for how, text := range map[string]string{
			"straight quotes": straight.Replace(d.Text),
			"boilerplate":     d.Text + boilerplate,
			"broken lines":    broken(d.Text, 60),
		} {
			other := &headcount.Document{Title: straight.Replace(d.Title), Published: d.Published, Text: text}
			other.Identify()
			known := how == "broken lines" && slices.Contains(brokenLines, strings.TrimSuffix(filepath.Base(name), ".txtar"))
			switch got := facts(r, other); {
			case known && got == want:
				t.Errorf("%s, %s: passes now; take it off the list", filepath.Base(name), how)
			case !known && got != want:
				t.Errorf("%s, %s:\n%s\nwant\n%s", filepath.Base(name), how, got, want)
			}
		}
	}
}

// facts prints claims without where they stand.
func facts(r *reader.Reader, d *headcount.Document) string {
	var b strings.Builder
	for line := range strings.Lines(print(r.Read(d))) {
		if !strings.HasPrefix(line, " ") {
			b.WriteString(strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(strings.Join(strings.Fields(line), " ")) + "\n")
		}
	}
	return b.String()
}

// broken breaks the lines of each paragraph at a blank before the width.
func broken(text string, width int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		column := 0
		for i, word := range strings.Split(strings.TrimSuffix(line, "\n"), " ") {
			switch {
			case i == 0:
			case column+len(word) > width:
				b.WriteByte('\n')
				column = 0
			default:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += len(word)
		}
		if strings.HasSuffix(line, "\n") {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
