package document_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"headcount"
	"headcount/document"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// formats are the formats of captures by the extension of a file's name.
var formats = map[string]string{
	".html": headcount.FormatHTML, ".txt": headcount.FormatText, ".md": headcount.FormatText, ".jsonl": headcount.FormatArticle,
}

// TestOpen opens the first file of each archive in testdata/open and compares
// the document with the archive's section "document".
func TestOpen(t *testing.T) {
	archives, err := filepath.Glob("testdata/open/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			in := a.Files[0]
			c := headcount.Capture{Hash: "capture", Format: formats[filepath.Ext(in.Name)], Bytes: bytes.TrimSuffix(in.Data, []byte("\n"))}
			got := printed(open(t, c, in.Name))
			if *update {
				a.Files = []txtar.File{in, {Name: "document", Data: []byte(got)}}
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 2 || string(a.Files[1].Data) != got {
				t.Errorf("got\n%s", got)
			}
		})
	}
}

// archiveSeeds returns the inputs of the archives with that extension.
func archiveSeeds(t testing.TB, ext string) (seeds [][]byte) {
	t.Helper()
	archives, err := filepath.Glob("testdata/open/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range archives {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(a.Files[0].Name) == ext {
			seeds = append(seeds, a.Files[0].Data)
		}
	}
	return seeds
}

// printed prints what Open found, the fields that are not empty one a line.
func printed(o document.Opened) string {
	var b strings.Builder
	fmt.Fprintf(&b, "state: %s", o.State)
	if o.Reason != "" {
		fmt.Fprintf(&b, ", %s", o.Reason)
	}
	b.WriteByte('\n')
	for _, f := range o.Faults {
		fmt.Fprintf(&b, "fault: %s\n", f)
		if f.Excerpt != "" {
			fmt.Fprintf(&b, "  %q\n", f.Excerpt)
		}
	}
	for _, d := range o.Documents {
		id := d.ID
		if id == d.Hash {
			id = ""
		}
		for _, field := range [][2]string{
			{"id", id}, {"title", d.Title}, {"published", d.Published}, {"outlet", d.Outlet}, {"tier", string(d.Tier)},
			{"language", d.Language}, {"url", d.Address},
		} {
			if field[1] != "" {
				fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
			}
		}
		fmt.Fprintf(&b, "\n%s\n", d.Text)
	}
	return b.String()
}
