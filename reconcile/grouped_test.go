package reconcile_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// cuts are six events: a cut of 1,000 with 300 of it in Ohio, for AI as the firm
// says of the part and an outlet of the whole; one of 40 in Ohio for AI and cost;
// one of 5 to 9 that is only expected, for AI; one of 60 that the firm says is not
// for AI, as an outlet does; and a report of 900 that was announced as the 1,000.
func cuts() []headcount.Event {
	day := func(s string) *string { return &s }
	cause := func(s string) headcount.Cause {
		f := strings.Split(s, "/")
		return headcount.Cause{Cause: f[0], By: f[1], Stance: f[2]}
	}
	return []headcount.Event{
		{ID: "whole", Family: "acme", Employer: "Acme", Count: headcount.Between(1000, 1000, false), Announced: day("2025-10-28"), Status: headcount.Confirmed,
			Causes: []headcount.Cause{cause("ai/outlet/asserted")}},
		{ID: "part", Family: "acme", Employer: "Acme Labs", Count: headcount.Between(300, 300, false), Announced: day("2025-11-02"), Status: headcount.Confirmed,
			Places: []string{"Dayton", "Ohio"}, Causes: []headcount.Cause{cause("ai/employer/asserted")}, Relations: []headcount.Relation{{Kind: headcount.PartOf, To: "whole"}}},
		{ID: "small", Family: "brine", Employer: "Brine", Count: headcount.Between(40, 40, false), Announced: day("2025"), Status: headcount.Confirmed,
			Places: []string{"Ohio"}, Causes: []headcount.Cause{cause("ai/employer/asserted"), cause("cost/employer/asserted")}},
		{ID: "maybe", Family: "brine", Employer: "Brine", Count: headcount.Between(5, 9, false), Status: headcount.Expected,
			Places: []string{"Dayton", "Ohio", "Reno", "Nevada"}, Causes: []headcount.Cause{cause("ai/analyst/speculated")}},
		{ID: "no", Family: "corl", Employer: "Corl", Count: headcount.Between(60, 60, false), Announced: day("2025-11-30/2025-12-02"), Status: headcount.Reported,
			Causes: []headcount.Cause{cause("ai/employer/denied"), cause("ai/outlet/asserted")}},
		{ID: "report", Family: "acme", Employer: "Acme", Count: headcount.Between(0, 900, false), Announced: day("2025-10-27"), Status: headcount.Reported,
			Relations: []headcount.Relation{{Kind: headcount.ReportedAs, To: "whole"}}},
	}
}

// told is a total in a line: the interval and what it counts.
func told(t headcount.Total) string {
	return fmt.Sprintf("%d-%d %s", t.Min, *t.Max, strings.Join(t.Events, " "))
}

func TestRules(t *testing.T) {
	for rule, want := range map[string]string{
		"":              "1100-1100 whole small no", // the part lies in the whole
		"all":           "1100-1100 whole small no",
		"any_said":      "1100-1100 whole small no",
		"employer_said": "340-340 part small", // of the whole only an outlet says it
		"employer_sole": "300-300 part",
		"speculated":    "0-0 ", // it is only expected
		"denied":        "60-60 no",
		"disputed":      "60-60 no",
	} {
		if got := told(reconcile.Totals(cuts(), rule, "")); got != want {
			t.Errorf("%q: %s, want %s", rule, got, want)
		}
	}
}

func TestBy(t *testing.T) {
	ref, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	us, err := reference.LoadUS()
	if err != nil {
		t.Fatal(err)
	}
	for by, want := range map[string][]string{
		"month":    {"2025: 100-100 small no", "2025-10: 1000-1000 whole", "2025-11: 0-0 ", "undated: 0-0  +5-9"},
		"employer": {"acme: 1000-1000 whole", "corl: 60-60 no", "brine: 40-40 small +5-9"},
		"industry": {"not known: 1100-1100 whole small no +5-9"},
		"status":   {"confirmed: 1040-1040 whole small", "reported: 60-60 no", "expected: 0-0  +5-9"},
		"state":    {"not stated: 1060-1060 whole no", "US-OH: 340-340 part small", "several: 0-0  +5-9"},
		"county":   {"not stated: 1060-1060 whole no", "39113: 300-300 part", "not known: 40-40 small", "several: 0-0  +5-9"},
		"cause":    {"ai (outlet): 1060-1060 whole no", "ai (employer): 340-340 part small", "cost (employer): 40-40 small", "not stated: 0-0  +5-9"},
	} {
		g, err := reconcile.By(cuts(), by, "", "", ref, us)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		sum := int64(0)
		for _, r := range g.Rows {
			line := r.Group + ": " + told(r.Total)
			if len(r.Expected.Events) > 0 {
				line += fmt.Sprintf(" +%d-%d", r.Expected.Min, *r.Expected.Max)
			}
			got = append(got, line)
			sum += r.Total.Min
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", by, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if g.Sums && sum != g.Total.Min {
			t.Errorf("%s: the rows sum to %d, the whole is %d", by, sum, g.Total.Min)
		}
	}
	if _, err := reconcile.By(cuts(), "colour", "", "", ref, us); !errors.Is(err, headcount.ErrUsage) {
		t.Errorf("colour: %v", err)
	}
}

// TestRulesDocumented holds the table of docs/reconcile.md against the rules.
func TestAreas(t *testing.T) {
	ref, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	us, err := reference.LoadUS()
	if err != nil {
		t.Fatal(err)
	}
	areas := reconcile.Areas(cuts(), ref, us)
	for code, want := range map[string]string{"US-OH": "part small maybe", "US-NV": "maybe", "39113": "part maybe", "US": "part small maybe", "US-TX": ""} {
		if got := strings.Join(areas[code], " "); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

func TestRulesDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/reconcile.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reconcile.Rules() {
		if row := fmt.Sprintf("| `%s` | %s |\n", r.Name, r.Says); !strings.Contains(string(page), row) {
			t.Errorf("docs/reconcile.md lacks %s", row)
		}
	}
	if row := "`totals --by " + strings.Join(reconcile.Groupings, "|") + "`"; !strings.Contains(string(page), row) {
		t.Errorf("docs/reconcile.md lacks %s", row)
	}
}
