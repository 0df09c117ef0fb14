package main

import (
	"fmt"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile"
)

// totalsCmd adds up the jobs of the events that a filter lets through.
type totalsCmd struct {
	filterFlags
	JSON bool `name:"json" help:"Print the total as one JSON object."`
}

// Run adds up and prints.
func (c *totalsCmd) Run(a *app) error {
	f, err := c.filter()
	if err != nil {
		return err
	}
	events, err := ask(a, func(l *ledger.Ledger) ([]headcount.Event, error) { return l.Events(a.ctx, f) })
	if err != nil {
		return err
	}
	asOf := f.AsOf
	if asOf.IsZero() {
		asOf = a.now()
	}
	t := reconcile.Totals(events, reconcile.RuleAll, asOf.Format(time.RFC3339))
	if c.JSON {
		return a.out.line(t)
	}
	printTotal(a.out, t, events)
	return nil
}

// printTotal shows a total over events to a person.
func printTotal(o *output, t headcount.Total, events []headcount.Event) {
	byID := make(map[string]headcount.Event, len(events))
	for _, e := range events {
		byID[e.ID] = e
	}
	fmt.Fprintf(o, "%s jobs in %s\n", interval(t), plural(len(t.Events), "event"))
	for _, part := range []struct {
		head string
		ids  []string
	}{
		{"Counted", t.Events},
		{"A share alone, not turned into jobs", t.PercentOnly},
	} {
		if len(part.ids) == 0 {
			continue
		}
		fmt.Fprintf(o, "\n%s\n", part.head)
		rows := make([][]string, len(part.ids))
		for i, id := range part.ids {
			e := byID[id]
			rows[i] = []string{announced(e), e.Employer, jobs(e), id}
		}
		table(o, o.width, []column{{head: "ANNOUNCED"}, {head: "EMPLOYER", flex: true}, {head: "JOBS", flex: true}, {head: "EVENT"}}, rows)
	}
	if len(t.LeftOut) == 0 {
		return
	}
	fmt.Fprint(o, "\nLeft out\n")
	rows := make([][]string, len(t.LeftOut))
	for i, left := range t.LeftOut {
		rows[i] = []string{left.Event, jobs(byID[left.Event]), left.Why}
	}
	table(o, o.width, []column{{head: "EVENT"}, {head: "JOBS", flex: true}, {head: "WHY", flex: true}}, rows)
}

// interval is a total for a person: "57,200 to 57,999", "at least 300".
func interval(t headcount.Total) string {
	hi := int64(-1)
	if t.Max != nil {
		hi = *t.Max
	}
	return headcount.Between(t.Min, hi, false).String()
}
