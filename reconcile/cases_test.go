package reconcile_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"headcount/reconcile"
	"headcount/reference"
)

var update = flag.Bool("update", false, "rewrite the events of the cases in testdata")

// data is the reference data, read once for all tests.
var data = sync.OnceValues(reference.Load)

func known(t testing.TB) *reference.Data {
	t.Helper()
	d, err := data()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// eachCase calls do with the file of each case and what it holds: claims, then events.
func eachCase(t *testing.T, do func(t *testing.T, file string, archive *txtar.Archive)) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 2 || archive.Files[0].Name != "claims" || archive.Files[1].Name != "events" {
				t.Fatal("a case is claims, then events")
			}
			do(t, file, archive)
		})
	}
}

// TestCases reconciles the claims of each case and compares events, relations,
// reasons and totals with what a person worked out.
func TestCases(t *testing.T) {
	eachCase(t, func(t *testing.T, file string, archive *txtar.Archive) {
		in, labels := claims(t, string(archive.Files[0].Data))
		events, _ := reconcile.Events(reconcile.Input{Claims: in}, known(t))
		got := show(events, labels)
		if *update {
			archive.Files[1].Data = []byte(got)
			if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		if want := string(archive.Files[1].Data); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
}
