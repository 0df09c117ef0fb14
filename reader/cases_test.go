package reader_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"headcount"
	"headcount/reader"
	"headcount/reference"
)

var update = flag.Bool("update", false, "rewrite the claims of testdata/*.txtar; review the diff")

func newReader(tb testing.TB) *reader.Reader {
	tb.Helper()
	ref, err := reference.Load()
	if err != nil {
		tb.Fatal(err)
	}
	return reader.New(ref)
}

// TestCases reads each report of testdata and compares the claims with those
// that a person checked. A file holds "document" (published, title), "text"
// and "claims"; its comment says what it is a case of.
func TestCases(t *testing.T) {
	r := newReader(t)
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			d := documentOf(t, a)
			got := print(r.Read(d))
			claims := section(t, a, "claims")
			if *update {
				claims.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(claims.Data); got != want {
				t.Errorf("claims\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func section(t *testing.T, a *txtar.Archive, name string) *txtar.File {
	t.Helper()
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	t.Fatalf("no section %q", name)
	return nil
}

func documentOf(t *testing.T, a *txtar.Archive) *headcount.Document {
	t.Helper()
	d := &headcount.Document{Text: string(section(t, a, "text").Data)}
	for line := range strings.Lines(string(section(t, a, "document").Data)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "published":
			d.Published = value
		case "title":
			d.Title = value
		}
	}
	if d.Title != "" {
		d.Text = d.Title + "\n\n" + d.Text
	}
	d.Identify()
	return d
}

// print writes claims a line each, with their passages below.
func print(claims []headcount.Claim) string {
	var b strings.Builder
	for _, c := range claims {
		fmt.Fprintf(&b, "%s %s", c.Type, c.Employer)
		put := func(key, value string) {
			if value != "" {
				fmt.Fprintf(&b, " %s=%s", key, value)
			}
		}
		put("count", strings.ReplaceAll(c.Count.String(), " ", "_"))
		put("share", strings.ReplaceAll(c.Share.String(), " ", "_"))
		if c.Share != nil {
			put("of", strings.ReplaceAll(c.Share.Of, " ", "_"))
		}
		put("money", strings.ReplaceAll(c.Money.String(), " ", "_"))
		put("kind", c.Kind)
		if c.Days != nil {
			put("days", fmt.Sprint(*c.Days))
		}
		put("status", c.Status)
		put("announced", c.Announced)
		put("effective", c.Effective)
		put("group", strings.ReplaceAll(c.Group, " ", "_"))
		if len(c.Places) > 0 {
			put("places", "["+strings.Join(c.Places, "; ")+"]")
		}
		for _, k := range c.Causes {
			by := k.Cause + "/" + k.By
			if k.Stance != "asserted" {
				by += "/" + k.Stance
			}
			put("cause", by)
		}
		put("says", strings.ReplaceAll(c.Says, " ", "_"))
		put("speaker", strings.ReplaceAll(c.Speaker, " ", "_"))
		put("counterparty", strings.ReplaceAll(c.Counterparty, " ", "_"))
		if c.Cumulative {
			put("cumulative", "true")
		}
		b.WriteByte('\n')
		for _, p := range c.Evidence {
			fmt.Fprintf(&b, "  %d-%d %q\n", p.Start, p.End, p.Words)
		}
	}
	return b.String()
}
