package pipeline_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile"
)

// dump lists what two ledgers of the same reports must have in common, one
// line a record, by section: all but names, times and sightings.
func dump(t *testing.T, path string) map[string][]string {
	t.Helper()
	d := map[string][]string{}
	for section, query := range map[string]string{
		"captures": `SELECT c.hash || ' ' || c.format || ' ' || c.state || ' ' || c.reason FROM captures c`,
		"documents": `SELECT d.hash || ' ' || t.hash || ' ' || d.path || ' ' || d.title || ' ' || d.published || ' ' || d.outlet || ' ' || d.address
			|| ' ' || d.language || ' ' || d.tier || ' ' || coalesce(b.why, 'stands')
			FROM documents d JOIN texts t ON t.id = d.text_id LEFT JOIN taken_back b ON b.document_id = d.id`,
		"claims":  `SELECT c.hash || ' ' || c.type || ' ' || e.name || ' ' || c.body FROM claims c JOIN employers e ON e.id = c.employer_id`,
		"faults":  `SELECT hash || ' ' || place || ' ' || problem FROM faults`,
		"touched": `SELECT employer_id FROM dirty`,
	} {
		d[section] = lines(t, path, query)
		slices.Sort(d[section])
	}
	d["events"], d["totals"] = dumpEvents(t, path)
	return d
}

// slugInWhy finds the name of another event in the reason why two are apart.
var slugInWhy = regexp.MustCompile(` [a-z0-9-]+-[a-z0-9-]+:`)

// dumpEvents lists the events, with their keys in place of their names, and a
// total over them.
func dumpEvents(t *testing.T, path string) (lines, totals []string) {
	t.Helper()
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	events, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	total := reconcile.Totals(events, "all", "")
	key := map[string]string{}
	for _, e := range events {
		key[e.ID] = e.Key
	}
	named := func(why string) string {
		return slugInWhy.ReplaceAllStringFunc(why, func(s string) string { return key[strings.Trim(s, " :")] })
	}
	for _, e := range events {
		e.ID = ""
		for i := range e.Relations {
			e.Relations[i].To = key[e.Relations[i].To]
		}
		for i := range e.Doubts {
			e.Doubts[i].With = key[e.Doubts[i].With]
		}
		if at := strings.LastIndexByte(e.LeftOut, ' ') + 1; key[e.LeftOut[at:]] != "" {
			e.LeftOut = e.LeftOut[:at] + key[e.LeftOut[at:]]
		}
		if with, why, is := strings.Cut(strings.TrimPrefix(e.Doubtful, "may be "), ": "); is {
			e.Doubtful = key[with] + why
		}
		slices.SortStableFunc(e.Doubts, func(a, b headcount.Doubt) int { return strings.Compare(a.With, b.With) })
		for i := range e.Why {
			e.Why[i].Why = named(e.Why[i].Why)
		}
		slices.SortStableFunc(e.Relations, func(a, b headcount.Relation) int { return strings.Compare(a.Kind+a.To, b.Kind+b.To) })
		slices.SortStableFunc(e.Why, func(a, b headcount.Value) int { return strings.Compare(a.Value+a.Why, b.Value+b.Why) })
		for i := range e.Claims {
			e.Claims[i].Document.Known = time.Time{}
		}
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, e.Key+" "+string(b))
	}
	slices.Sort(lines)
	var counted []string
	for _, slug := range total.Events {
		counted = append(counted, key[slug])
	}
	slices.Sort(counted)
	totals = append(counted, fmt.Sprintf("%d jobs, %d left out, %d by percentage alone, %d vague",
		total.Min, len(total.LeftOut), len(total.PercentOnly), len(total.Vague)))
	return lines, totals
}

// same compares two dumps.
func same(t *testing.T, got, want map[string][]string) {
	t.Helper()
	for section := range want {
		if slices.Equal(got[section], want[section]) {
			continue
		}
		t.Errorf("%s: %d, want %d", section, len(got[section]), len(want[section]))
		var odd []string
		for _, line := range got[section] {
			if !slices.Contains(want[section], line) {
				odd = append(odd, fmt.Sprintf("+ %.400s", line))
			}
		}
		for _, line := range want[section] {
			if !slices.Contains(got[section], line) {
				odd = append(odd, fmt.Sprintf("- %.400s", line))
			}
		}
		t.Error(strings.Join(odd[:min(len(odd), 6)], "\n"))
	}
}
