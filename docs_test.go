package headcount_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headcount"
)

// TestClaimsDocument holds docs/claims.md against the code: the first column
// of each table is the list that the code has, in its order.
func TestClaimsDocument(t *testing.T) {
	tables := firstColumns(t, "docs/claims.md")
	for _, c := range []struct {
		head string
		want []string
	}{
		{"type", headcount.ClaimTypes},
		{"field", claimFields(t)},
		{"status", headcount.Statuses},
		{"cause", headcount.CauseNames},
		{"`by`", headcount.CauseBy},
		{"`stance`", headcount.CauseStance},
		{"investment", headcount.InvestmentKinds},
		{"term", headcount.TermKinds},
	} {
		if got := tables[c.head]; !slices.Equal(got, c.want) {
			t.Errorf("docs/claims.md, table of %s:\n has %v\nwant %v", c.head, got, c.want)
		}
	}
}

// claimFields lists the keys of a claim in JSON, in order. An empty claim has
// all of them and no object inside.
func claimFields(t *testing.T) []string {
	t.Helper()
	data, err := json.Marshal(headcount.Claim{ID: "id", Reader: "reader"})
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, m := range key.FindAllStringSubmatch(string(data), -1) {
		keys = append(keys, m[1])
	}
	return keys
}

var key = regexp.MustCompile(`"([a-z]+)":`)

// TestLinks follows the links between the documents.
func TestLinks(t *testing.T) {
	files, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, "README.md", "CHANGELOG.md", "examples/README.md") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", file, m[1])
			}
		}
	}
}

// link matches a link of Markdown; its group is the address without a place in it.
var link = regexp.MustCompile(`\]\(([^)#\s]+)`)

var cell = regexp.MustCompile("^\\| `([^`]+)` ")

// firstColumns reads the tables of a Markdown file whose first column holds
// names in backticks: the head of the column, then the names.
func firstColumns(t *testing.T, file string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string][]string{}
	head, before := "", ""
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "|---"):
			head = strings.TrimSpace(strings.Split(before, "|")[1])
		case !strings.HasPrefix(line, "|"):
			head = ""
		case head != "":
			if m := cell.FindStringSubmatch(line); m != nil {
				tables[head] = append(tables[head], m[1])
			}
		}
		before = line
	}
	return tables
}
