// Package examples_test holds the example reports, their expectations and
// their README to each other.
package examples_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headcount"
)

var (
	tag  = regexp.MustCompile(`<[^>]*>`)
	when = regexp.MustCompile(`^\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?$`)
)

// reports returns the text of every report by the key under which it is
// scored: the id of an article, the name of a file.
func reports(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	files, err := filepath.Glob("reports/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		switch name := filepath.Base(path); filepath.Ext(name) {
		case ".jsonl":
			err = eachLine(raw, func(line []byte) error {
				var a struct{ ID, Title, Text string }
				if err := json.Unmarshal(line, &a); err != nil {
					return err
				}
				texts[a.ID] = a.Title + "\n\n" + a.Text
				return nil
			})
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
		case ".html":
			texts[name] = html.UnescapeString(tag.ReplaceAllString(string(raw), ""))
		default:
			texts[name] = string(raw)
		}
	}
	return texts
}

func eachLine(raw []byte, do func([]byte) error) error {
	lines := bufio.NewScanner(strings.NewReader(string(raw)))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := do(lines.Bytes()); err != nil {
			return err
		}
	}
	return lines.Err()
}

// fault says what is wrong with an expected claim of a report, or "".
func fault(c headcount.Claim, text string) string {
	if !slices.Contains(headcount.ClaimTypes, c.Type) {
		return "unknown type " + c.Type
	}
	if c.Status != "" && !slices.Contains(headcount.Statuses, c.Status) {
		return "unknown status " + c.Status
	}
	for _, x := range c.Causes {
		if !slices.Contains(headcount.CauseNames, x.Cause) || !slices.Contains(headcount.CauseBy, x.By) || !slices.Contains(headcount.CauseStance, x.Stance) {
			return fmt.Sprintf("unknown cause %v", x)
		}
	}
	kinds := map[string][]string{headcount.Investment: headcount.InvestmentKinds, headcount.Term: headcount.TermKinds}[c.Type]
	if kinds != nil && !slices.Contains(kinds, c.Kind) {
		return "unknown kind " + c.Kind
	}
	for _, d := range []string{c.Announced, c.Effective} {
		if d != "" && !when.MatchString(d) {
			return "date " + d
		}
	}
	if len(c.Evidence) == 0 {
		return "no evidence"
	}
	words := strings.Split(c.Quote, " … ")
	for _, p := range c.Evidence {
		words = append(words, p.Words)
	}
	for _, w := range words {
		if !strings.Contains(text, w) {
			return fmt.Sprintf("%q does not stand in the report", w)
		}
	}
	return ""
}

func TestExpectations(t *testing.T) {
	texts := reports(t)
	if len(texts) < 22 {
		t.Fatalf("%d reports", len(texts))
	}
	raw, err := os.ReadFile("expect.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	err = eachLine(raw, func(line []byte) error {
		var e struct {
			ID       string
			Document struct{ Path string }
			Claims   []headcount.Claim
		}
		if err := json.Unmarshal(line, &e); err != nil {
			return err
		}
		key := e.ID
		if key == "" {
			key = filepath.Base(e.Document.Path)
		}
		text, ok := texts[key]
		if !ok || seen[key] {
			t.Errorf("%s: no such report, or expected twice", key)
		}
		seen[key] = true
		for i, c := range e.Claims {
			if f := fault(c, text); f != "" {
				t.Errorf("%s: claim %d: %s", key, i, f)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for key, text := range texts {
		if !seen[key] {
			t.Errorf("%s: nothing expected of it", key)
		}
		if n := len(strings.Fields(text)); n < 60 || n > 300 {
			t.Errorf("%s: %d words, not a short report", key, n)
		}
		if !strings.Contains(string(readme), "| `"+key+"` |") {
			t.Errorf("%s: not in README.md", key)
		}
	}
}
