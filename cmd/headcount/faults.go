package main

import (
	"fmt"

	"headcount"
	"headcount/internal/ledger"
)

// faultsCmd lists what could not be read.
type faultsCmd struct {
	JSON bool `name:"json" help:"Print JSON Lines."`
}

// Run lists the faults, oldest first: place, problem and remedy, with what
// stands there.
func (c *faultsCmd) Run(a *app) error {
	faults, err := ask(a, func(l *ledger.Ledger) ([]headcount.Fault, error) { return l.Faults(a.ctx) })
	if err != nil {
		return err
	}
	switch {
	case c.JSON:
		return lines(a.out, faults)
	case len(faults) == 0:
		fmt.Fprintln(a.out, "No fault.")
	}
	for _, f := range faults {
		fmt.Fprintln(a.out, clean(f.String()))
		if f.Excerpt != "" {
			fmt.Fprintf(a.out, "    %s\n", clean(f.Excerpt))
		}
	}
	return nil
}
