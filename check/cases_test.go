package check_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"headcount"
	"headcount/check"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reader"
	"headcount/reference"
)

var update = flag.Bool("update", false, "rewrite the findings of the cases in testdata")

// steps reads reference data once for all tests.
var steps = sync.OnceValue(func() pipeline.Steps {
	ref, err := reference.Load()
	if err != nil {
		panic(err)
	}
	return pipeline.Steps{Reader: reader.New(ref), Ref: ref, Now: func() time.Time { return time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC) }}
})

const examples = "../examples/reports"

// A draft is one text of a case, with the day on which it is published and what is
// planted in it: verdicts and fields, none in a clean one.
type draft struct {
	name, published, text string
	planted               []string
}

// TestCases checks the drafts of each case against its ledger. A case is its
// reports, or those of the examples, then drafts and what is found:
//
//	-- examples --                    the ledger holds the example reports
//	-- report City Wire 2026-01-12 -- a report, with its outlet and its day
//	-- planted 2026-02-01 contradicted:count -- a draft, its day, what is wrong in it
//	-- clean 2026-02-01 --            a draft in which nothing is
//	-- findings --
//
// Each planted error must be found, and nothing else be wrong.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	found, planted := map[string]int{}, map[string]int{}
	clean, alarms := 0, 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			l, drafts := readCase(t, archive)
			var b strings.Builder
			for i, d := range drafts {
				findings := checked(t, l, d)
				fmt.Fprintf(&b, "%s %d\n%s", d.name, i+1, show(findings))
				got := wrongs(findings)
				if len(findings) == 0 {
					t.Errorf("draft %d: no claim is read", i+1)
				}
				for _, kind := range d.planted {
					planted[kind]++
					at := slices.Index(got, kind)
					if at < 0 {
						t.Errorf("draft %d: %s is not found\n%s", i+1, kind, show(findings))
						continue
					}
					found[kind]++
					got = slices.Delete(got, at, at+1)
				}
				if len(got) > 0 {
					alarms += len(got)
					t.Errorf("draft %d: false alarms %v\n%s\n%s", i+1, got, d.text, show(findings))
				}
				if len(d.planted) == 0 {
					clean++
				}
			}
			last := &archive.Files[len(archive.Files)-1]
			if *update {
				last.Data = []byte(b.String())
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(last.Data); b.String() != want {
				t.Errorf("got\n%s\nwant\n%s", b.String(), want)
			}
		})
	}
	figures(t, found, planted, clean)
	n, all := 0, 0
	for _, kind := range slices.Sorted(maps.Keys(planted)) {
		t.Logf("%-28s %d of %d", kind, found[kind], planted[kind])
		n, all = n+found[kind], all+planted[kind]
	}
	t.Logf("planted %d, found %d, of %d kinds; false alarms %d, clean drafts %d", all, n, len(planted), alarms, clean)
	if all < 40 || len(planted) < 10 || n < all || alarms > 0 {
		t.Errorf("too few planted, or not all of them found")
	}
}

// figures holds the table of docs/check.md against what was planted and found.
func figures(t *testing.T, found, planted map[string]int, clean int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("| planted | found |\n|---|---|\n")
	n, all := 0, 0
	for _, kind := range slices.Sorted(maps.Keys(planted)) {
		verdict, field, _ := strings.Cut(kind, ":")
		fmt.Fprintf(&b, "| `%s`, `%s` | %d of %d |\n", verdict, field, found[kind], planted[kind])
		n, all = n+found[kind], all+planted[kind]
	}
	fmt.Fprintf(&b, "| all, and nothing else in these and in %d clean drafts | %d of %d |\n", clean, n, all)
	const file, begin, end = "../docs/check.md", "<!-- planted -->\n", "<!-- end of planted -->"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	old, after, also := strings.Cut(rest, end)
	if !ok || !also {
		t.Fatalf("%s lacks the marks of the figures", file)
	}
	if old == b.String() {
		return
	}
	if !*update {
		t.Errorf("%s has other figures; `go test ./check -run Cases -update` rewrites them", file)
		return
	}
	if err := os.WriteFile(file, []byte(before+begin+b.String()+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// readCase makes the ledger of a case and lists its drafts.
func readCase(t *testing.T, archive *txtar.Archive) (*ledger.Ledger, []draft) {
	t.Helper()
	var paths []string
	var reports bytes.Buffer
	var drafts []draft
	for i, f := range archive.Files {
		words := strings.Fields(f.Name)
		switch words[0] {
		case "examples":
			paths = append(paths, examples)
		case "report":
			line, err := json.Marshal(map[string]string{"id": fmt.Sprint("report-", i), "outlet": strings.Join(words[1:len(words)-1], " "),
				"published": words[len(words)-1], "text": string(f.Data)})
			if err != nil {
				t.Fatal(err)
			}
			reports.Write(append(line, '\n'))
		case "planted", "clean":
			drafts = append(drafts, draft{words[0], words[1], string(f.Data), words[2:]})
			if (words[0] == "planted") != (len(words) > 2) {
				t.Fatalf("draft %q: planted says what, clean nothing", f.Name)
			}
		case "findings":
		default:
			t.Fatalf("file %q is no part of a case", f.Name)
		}
	}
	if reports.Len() > 0 {
		path := filepath.Join(t.TempDir(), "reports.jsonl")
		if err := os.WriteFile(path, reports.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return filled(t, paths...), drafts
}

// filled is a ledger in memory that holds reports.
func filled(t *testing.T, paths ...string) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), ledger.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := steps().Add(t.Context(), l, paths, nil, headcount.Given{}, nil); err != nil {
		t.Fatal(err)
	}
	return l
}

// checked holds a draft against a ledger.
func checked(t *testing.T, l *ledger.Ledger, d draft) []check.Finding {
	t.Helper()
	var findings []check.Finding
	all(t, l, strings.NewReader(d.text), []string{"-"}, d.published, func(c pipeline.Checked) { findings = append(findings, c.Findings...) })
	return findings
}

func all(t *testing.T, l *ledger.Ledger, in *strings.Reader, paths []string, published string, each func(pipeline.Checked)) {
	t.Helper()
	err := steps().Check(t.Context(), l, paths, in, headcount.Given{Published: published}, func(f headcount.Fault) { t.Log(f) },
		func(c pipeline.Checked) error {
			each(c)
			return nil
		})
	if err != nil {
		t.Fatal(err)
	}
}

// wrongs lists what is wrong in a draft, as verdict and field. A quotation that is
// not found is no error by itself: a case plants it where it means one.
func wrongs(findings []check.Finding) []string {
	var list []string
	for _, f := range findings {
		for _, w := range f.Wrong {
			list = append(list, w.Verdict+":"+w.Field)
		}
		if f.Verdict == check.NotFound {
			list = append(list, check.NotFound+":"+check.FieldQuote)
		}
	}
	return list
}

// show prints findings for a case.
func show(findings []check.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "  %s %d: %s\n", f.Verdict, f.Line, f.Says)
		for _, w := range f.Wrong {
			fmt.Fprintf(&b, "    %s %s: %s, not %s: %s [%s, %d]\n", w.Verdict, w.Field, w.Ledger, w.Draft, w.Why, w.Event, len(w.Sources))
		}
		for _, line := range []string{f.Event, f.Note, f.Difference.String()} {
			if line != "" {
				fmt.Fprintf(&b, "    %s\n", line)
			}
		}
		for _, d := range f.Disputes {
			fmt.Fprintf(&b, "    disputed %s: %s [%d]\n", d.Field, d.Value, len(d.Sources))
		}
		if f.Independent > 0 {
			fmt.Fprintf(&b, "    says so: %d, %d independent\n", len(f.Supports), f.Independent)
		}
	}
	return b.String()
}
