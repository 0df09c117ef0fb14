package ledger

import (
	"database/sql"
	"strings"
	"testing"

	"headcount"
)

// TestEventsAreFoundByIndexes asks SQLite how it would answer: a question about one
// employer, or about named events, looks at no other event. The order by day tempts
// it to go through all of them.
func TestEventsAreFoundByIndexes(t *testing.T) {
	l := fill(t, Memory)
	for name, f := range map[string]headcount.Filter{
		"employer":                {Employer: "Acme Ports"},
		"employer, a status":      {Employer: "Acme Ports", Status: headcount.Confirmed},
		"employer, from a day":    {Employer: "Acme Ports", Since: "2026-01-02"},
		"employer, some":          {Employer: "Acme Ports", Limit: 5},
		"named":                   {Slugs: []string{"acme-ports-2026-03-310"}},
		"employer at a vintage":   {Employer: "Acme Ports"},
		"employer, named as well": {Employer: "Acme Ports", Slugs: []string{"acme-ports-2026-03-310"}},
	} {
		vintage := int64(latest)
		if strings.HasSuffix(name, "vintage") {
			vintage = 7
		}
		query, args, err := filter(f, vintage)
		if err != nil {
			t.Fatal(err)
		}
		plan := planOf(t, l, query, args...)
		for _, step := range plan {
			if strings.HasPrefix(step, "SCAN events") || strings.Contains(step, "events_by_day") || strings.Contains(step, "events_by_tally") {
				t.Errorf("%s: %s\n%s", name, step, strings.Join(plan, "\n"))
			}
		}
		if len(plan) == 0 {
			t.Errorf("%s: no plan", name)
		}
	}
}

// TestToldIsFoundByIndexes: what was told of an employer at a moment is worked out
// from the records of its own reports.
func TestToldIsFoundByIndexes(t *testing.T) {
	l := fill(t, Memory)
	plan := planOf(t, l, toldAsOf, "[1]", `["headcount"]`, 7, "{}")
	for _, step := range plan {
		if strings.Contains(step, "MATERIALIZE") || strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "json_each") && !strings.Contains(step, " f ") {
			t.Errorf("%s\n%s", step, strings.Join(plan, "\n"))
		}
	}
	if len(plan) == 0 {
		t.Error("no plan")
	}
}

// planOf asks SQLite how it would answer a query.
func planOf(t *testing.T, l *Ledger, query string, args ...any) (plan []string) {
	t.Helper()
	err := l.read(t.Context(), "plan", func(w *work) error {
		return w.each("EXPLAIN QUERY PLAN "+query, args, func(r *sql.Rows) error {
			var id, parent, unused int
			var detail string
			err := r.Scan(&id, &parent, &unused, &detail)
			plan = append(plan, detail)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return plan
}
