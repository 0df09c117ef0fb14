package headcount_test

import (
	"encoding/json"
	"os"
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
