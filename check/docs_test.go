package check_test

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"headcount/check"
)

// TestDocument holds the tables of docs/check.md against the code: each verdict and
// each field that can be wrong has a row, and none else.
func TestDocument(t *testing.T) {
	data, err := os.ReadFile("../docs/check.md")
	if err != nil {
		t.Fatal(err)
	}
	verdicts, fields := map[string]bool{}, map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\| [^|]+ \\| (yes|no) \\|$").FindAllSubmatch(data, -1) {
		verdicts[string(m[1])] = true
		if (string(m[2]) == "yes") != check.Alarm(string(m[1])) {
			t.Errorf("the exit code of %s is told otherwise", m[1])
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\| [a-z_]+(?:, [a-z_]+)* \\| [^|]+ \\|$").FindAllSubmatch(data, -1) {
		fields[string(m[1])] = true
	}
	for _, c := range []struct {
		what string
		told map[string]bool
		want []string
	}{{"verdict", verdicts, check.Verdicts}, {"field", fields, check.Fields}} {
		for _, w := range c.want {
			if !c.told[w] {
				t.Errorf("%s %s has no row", c.what, w)
			}
		}
		for w := range c.told {
			if !slices.Contains(c.want, w) {
				t.Errorf("%s %s is none", c.what, w)
			}
		}
	}
}
