package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// decisionsCmd lists what people decided.
type decisionsCmd struct {
	JSON bool `name:"json" help:"Print JSON Lines."`
}

// Run lists the decisions, oldest first.
func (c *decisionsCmd) Run(a *app) error {
	s, err := a.steps(0)
	if err != nil {
		return err
	}
	decisions, err := ask(a, func(l *ledger.Ledger) ([]pipeline.Standing, error) { return s.Decisions(a.ctx, l) })
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
	columns := []column{{head: "DECISION", right: true}, {head: "AT"}, {head: "WHAT", flex: true}, {head: "STATE", flex: true}, {head: "WHO", flex: true}, {head: "WHY", flex: true}}
	rows := make([][]string, len(decisions))
	for i, d := range decisions {
		rows[i] = []string{strconv.FormatInt(d.Number, 10), d.At.UTC().Format(time.DateTime), decided(&d.Decision), d.State, d.Who, d.Why}
	}
	table(a.out, a.out.width, columns, rows)
	return nil
}

// decided is a decision in words: what is decided of which claims or names.
func decided(d *headcount.Decision) string {
	words := []string{d.Kind}
	for _, p := range d.Of {
		words = append(words, strings.TrimSpace(p.Employer+" "+p.Figure)+" ["+p.Claim[:min(8, len(p.Claim))]+"]")
	}
	if len(d.Of) == 0 {
		words = append(words, d.Target)
	}
	if d.Value != "" && len(d.Of) < 2 {
		words = append(words, d.Value)
	}
	return strings.Join(words, " ")
}
