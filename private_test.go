package headcount_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// privateRun is how many words in a row make an excerpt. Fewer meet by chance:
// "people familiar with the matter said on Monday that".
const privateRun = 10

// stock are runs of words that anybody writes: each with whose they are.
var stock = []string{
	"item 2 05 costs associated with exit or disposal activities", // the heading of an item of Form 8-K
}

// TestNothingPrivate fails where a file of the project holds a run of words of the
// private articles, which it must not: cases and examples are in words of our own.
func TestNothingPrivate(t *testing.T) {
	files, _ := filepath.Glob("../shared/data/*/articles.jsonl")
	if len(files) == 0 {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal("../shared/data is not here")
		}
		t.Skip("../shared/data is private and not here")
	}
	private := map[string]string{} // a run → the article
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var a struct{ ID, Title, Text string }
			if err := json.Unmarshal([]byte(line), &a); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, text := range []string{a.Title, a.Text} {
				runs(text, func(run string, _ int) { private[run] = a.ID })
			}
		}
	}
	if len(private) < 1000 {
		t.Fatalf("%d runs of words in %v, want more", len(private), files)
	}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (path == ".git" || path == "bin" || path == "third_party"):
			return filepath.SkipDir
		case d.IsDir():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil || !isText(data) {
			return err
		}
		runs(string(data), func(run string, line int) {
			if id, is := private[run]; is && !isStock(run) {
				t.Errorf("%s:%d: %q is in the private article %s: say it in words of our own", path, line, run, id)
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func isStock(run string) bool {
	for _, s := range stock {
		if strings.Contains(s, run) {
			return true
		}
	}
	return false
}

func isText(data []byte) bool { return !strings.ContainsRune(string(data[:min(len(data), 1024)]), 0) }

// runs calls each with the runs of words of a text, in lower case with a blank
// between, and the line on which each begins.
func runs(text string, each func(run string, line int)) {
	var words []string
	var lines []int
	line, from := 1, -1
	for i, r := range text + " " {
		is := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case is && from < 0:
			from = i
		case !is && from >= 0:
			words, lines = append(words, strings.ToLower(text[from:i])), append(lines, line)
			from = -1
		}
		if r == '\n' {
			line++
		}
	}
	for i := range max(0, len(words)-privateRun+1) {
		each(strings.Join(words[i:i+privateRun], " "), lines[i])
	}
}
