package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"headcount/reference"
)

const (
	sharedFolder = "../../../shared/data/reference"
	ownFolder    = "../data"
	built        = ".."
)

// needShared skips the test where the open data is not there, unless the
// environment says that it must be.
func needShared(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(sharedFolder); err == nil {
		return
	}
	if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
		t.Fatalf("no folder %s", sharedFolder)
	}
	t.Skipf("no folder %s", sharedFolder)
}

func TestBuildGivesTheCommittedBytes(t *testing.T) {
	needShared(t)
	out := t.TempDir()
	if _, err := build(sharedFolder, ownFolder, out); err != nil {
		t.Fatal(err)
	}
	size := 0
	for _, file := range []string{referenceFile, usFile} {
		got, err := os.ReadFile(filepath.Join(out, file))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join(built, file))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("the sources give other bytes than %s holds: run go run ./reference/build", file)
		}
		size += len(got)
	}
	if limit := 6_000_000; size > limit {
		t.Errorf("%d bytes, more than %d", size, limit)
	}
}

func TestBuildWithoutTheOpenData(t *testing.T) {
	out := t.TempDir()
	_, err := build(filepath.Join(t.TempDir(), "absent"), ownFolder, out)
	if err == nil || !strings.Contains(err.Error(), "the open data is not there") {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
		t.Errorf("written: %v, %v", left, err)
	}
}

// fixture writes files into a new folder and opens a library on it.
func fixture(t *testing.T, files map[string]string) *library {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := openLibrary(dir, dir)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

const sourcesHead = "file,name,licence,date,taken,us\n"

func TestLibraryHoldsToItsList(t *testing.T) {
	lib := fixture(t, map[string]string{
		sourcesFile: sourcesHead + "a.csv,A,MIT,2026,all,\nb.csv,B,MIT,2026,,all\n",
		"a.csv":     "x,y\n1,2\n",
		"c.csv":     "x\n1\n",
	})
	if _, err := lib.table("c.csv", "x"); err == nil || !strings.Contains(err.Error(), "c.csv is not listed") {
		t.Errorf("a file without a licence: %v", err)
	}
	rows, err := lib.table("a.csv", "y", "x")
	if err != nil || len(rows) != 1 || rows[0].of[0] != "2" || rows[0].of[1] != "1" {
		t.Errorf("rows %v, %v", rows, err)
	}
	if _, err := lib.table("a.csv", "z"); err == nil || !strings.Contains(err.Error(), `a.csv: no column "z"`) {
		t.Errorf("a column that is not there: %v", err)
	}
	if err := lib.unused(); err == nil || !strings.Contains(err.Error(), "b.csv") {
		t.Errorf("a source that is not read: %v", err)
	}
}

func TestWrittenEmployersAreChecked(t *testing.T) {
	for _, c := range []struct{ name, rows, fault string }{
		{"a name twice", "Zumvex,,,,\nZUMVEX Inc.,,,,\n", "employers.csv:3: ZUMVEX Inc. is known already"},
		{"a further name twice", "Zumvex,,,Zumvex Ltd,\n", "employers.csv:2: Zumvex Ltd, a name of Zumvex, is known already"},
		{"no such parent", "Zumvex,,Quorvik,,\n", `no employer "Quorvik" to be the parent of Zumvex`},
		{"no such ticker", "Zumvex,ZUM,,,\n", "no ticker ZUM"},
		{"a circle", "Zumvex,,Quorvik,,\nQuorvik,,Zumvex,,\n", "Zumvex is above itself"},
		{"no name", "&,,,,\n", ""},
		{"punctuation for a name", "...,,,,\n", `"..." is no name`},
	} {
		t.Run(c.name, func(t *testing.T) {
			lib := fixture(t, map[string]string{
				sourcesFile:     sourcesHead + employersFile + ",E,own,2026,all,\n" + agenciesFile + ",A,own,2026,all,\n",
				"employers.csv": "name,ticker,parent,also,why\n" + c.rows,
				"agencies.csv":  "name,parent,also,why\n",
			})
			err := newRegister(&vocabulary{}).readWritten(lib, nil)
			if c.fault == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("got %v, want %q", err, c.fault)
			}
		})
	}
}

// Every name that is marked as more often something else has a reason beside
// it.
func TestOddRowsHaveReasons(t *testing.T) {
	lib, err := openLibrary(ownFolder, ownFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{employersFile, agenciesFile, countriesFile, statesFile, regionsFile} {
		rows, err := lib.table(file, "name", "also", "why")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if strings.Contains(r.of[0]+r.of[1], "*") && r.of[2] == "" {
				t.Error(r.fault("%s is marked with a star without a reason", r.of[0]))
			}
		}
	}
}

func TestGazetteerRanks(t *testing.T) {
	g := newGazetteer(&vocabulary{words: map[string]bool{"normal": true}, given: []string{"warren"}})
	small := g.add(&place{code: "1", name: "Warren", kind: reference.City, rank: 5_000})
	large := g.add(&place{code: "2", name: "Warren", kind: reference.City, rank: 300_000})
	g.add(&place{code: "3", name: "Normal", kind: reference.City, rank: 54_000})
	g.add(&place{code: "4", name: "St. Zum", kind: reference.City, rank: 7_000})
	g.name(small, "=W.", 5_000, false)
	got := map[string]string{}
	for _, n := range g.names() {
		got[n.key] = n.refs
	}
	for key, refs := range map[string]string{
		"warren":    "1 0*", // the large one is meant although it is a name too
		"normal":    "2*",
		"st zum":    "3",
		"saint zum": "3",
		"W.":        "0",
	} {
		if got[key] != refs {
			t.Errorf("%s names %q, want %q", key, got[key], refs)
		}
	}
	g.name(small, "Warren", 400_000, false)
	if first := nameLines(g.keys); !strings.HasPrefix(first[len(first)-1].refs, "0") || large.rank != 300_000 {
		t.Errorf("a name entered again has its new rank: %v", first)
	}
}
