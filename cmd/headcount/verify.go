package main

import (
	"fmt"

	"headcount"
	"headcount/internal/ledger"
)

// verifyCmd checks the laws of the ledger.
type verifyCmd struct {
	JSON bool `name:"json" help:"Print JSON Lines."`
}

// Run checks, and prints the rows that break a law.
func (c *verifyCmd) Run(a *app) error {
	steps, err := a.steps(0)
	if err != nil {
		return err
	}
	problems, err := ask(a, func(l *ledger.Ledger) ([]ledger.Problem, error) { return steps.Verify(a.ctx, l) })
	if err != nil {
		return err
	}
	switch {
	case c.JSON:
		err = lines(a.out, problems)
	case len(problems) == 0:
		fmt.Fprintln(a.out, "Every law holds.")
	default:
		for _, p := range problems {
			fmt.Fprintln(a.out, clean(p.String()))
		}
	}
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("verify %s: %w: %d rows break a law", a.ledger, headcount.ErrRefused, len(problems))
	}
	return err
}
