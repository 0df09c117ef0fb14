package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is the run that the README shows.
var block = regexp.MustCompile("(?s)```console\n(.*?)```")

// passing matches what differs from one run to the next: how long it took,
// and the day on which a report was seen.
var passing = regexp.MustCompile(`\d+\.\d s\b|seen\s+\d{4}-\d\d-\d\d`)

// TestReadmeRun types what the README types, and compares what comes of it.
func TestReadmeRun(t *testing.T) {
	const file = "../../README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	at := block.FindStringSubmatchIndex(readme)
	if at == nil {
		t.Fatalf("%s shows no run", file)
	}
	want := readme[at[2]:at[3]]
	t.Setenv("HEADCOUNT_LEDGER", filepath.Join(t.TempDir(), "headcount.db"))
	var got strings.Builder
	for _, line := range strings.Split(want, "\n") {
		typed, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		words := strings.Fields(typed)
		c := exec.Command(words[0], words[1:]...)
		c.Dir = "../.."
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", typed, err, out)
		}
		got.WriteString(line + "\n")
		got.Write(out)
	}
	if passing.ReplaceAllString(got.String(), "") == passing.ReplaceAllString(want, "") {
		return
	}
	if *update {
		readme = readme[:at[2]] + got.String() + readme[at[3]:]
		if err := os.WriteFile(file, []byte(readme), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Errorf("%s shows another run than the program's; `go test ./cmd/headcount -run Readme -update` rewrites it:\n%s", file, got.String())
}
