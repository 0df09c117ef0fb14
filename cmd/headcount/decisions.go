package main

import (
	"fmt"
	"strconv"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

// decisionsCmd lists what people decided.
type decisionsCmd struct {
	JSON bool `name:"json" help:"Print JSON Lines."`
}

// Run lists the decisions, oldest first.
func (c *decisionsCmd) Run(a *app) error {
	decisions, err := ask(a, func(l *ledger.Ledger) ([]headcount.Decision, error) { return l.Decisions(a.ctx) })
	if err != nil {
		return err
	}
	switch {
	case c.JSON:
		return lines(a.out, decisions)
	case len(decisions) == 0:
		fmt.Fprintln(a.out, "Nothing was decided.")
		return nil
	}
	columns := []column{{head: "DECISION", right: true}, {head: "AT"}, {head: "WHAT"}, {head: "WHO", flex: true}, {head: "WHY", flex: true}}
	rows := make([][]string, len(decisions))
	for i, d := range decisions {
		rows[i] = []string{strconv.FormatInt(d.Number, 10), d.At.UTC().Format(time.DateTime), d.Kind + " " + d.Target, d.Who, d.Why}
	}
	table(a.out, a.out.width, columns, rows)
	return nil
}
