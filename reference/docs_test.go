package reference_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"headcount/reference"
)

// docs/reference.md lists the sources as the built files have them.
func TestDocsNameTheSources(t *testing.T) {
	text, err := os.ReadFile("../docs/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		head  string
		built []reference.Source
	}{
		{"| file | source | licence | date or commit | taken |\n", data(t).Sources()},
		{"| file for us.zst | source | licence | date or commit | taken |\n", us(t).Sources()},
	} {
		_, table, ok := strings.Cut(string(text), c.head)
		if !ok {
			t.Fatalf("no table %s", c.head)
		}
		listed := sourcesIn(table)
		for _, s := range c.built {
			if !slices.Contains(listed, s) {
				t.Errorf("docs/reference.md does not have %+v", s)
			}
		}
		if len(listed) != len(c.built) {
			t.Errorf("docs/reference.md lists %d sources, the built file %d", len(listed), len(c.built))
		}
	}
	if !strings.Contains(string(text), "https://www.geonames.org/") {
		t.Error("docs/reference.md does not credit GeoNames")
	}
}

// sourcesIn reads the rows of a table.
func sourcesIn(table string) []reference.Source {
	var listed []reference.Source
	for line := range strings.Lines(table) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		if len(cells) != 5 {
			break
		}
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if !strings.HasPrefix(cells[0], "---") {
			listed = append(listed, reference.Source{File: cells[0], Name: cells[1], Licence: cells[2], Date: cells[3], Taken: cells[4]})
		}
	}
	return listed
}

// No source forbids what the program does with it.
func TestLicences(t *testing.T) {
	for _, s := range append(data(t).Sources(), us(t).Sources()...) {
		open := slices.ContainsFunc([]string{"public domain", "ODC-PDDL", "Apache-2.0", "MIT", "CC0"}, func(l string) bool { return strings.HasPrefix(s.Licence, l) })
		if !open && s.Licence != "CC BY 4.0" {
			t.Errorf("%s has the licence %q", s.File, s.Licence)
		}
		if strings.Contains(s.Licence, "SA") {
			t.Errorf("%s has the licence %q, which binds the whole", s.File, s.Licence)
		}
	}
}
