package main

import (
	"fmt"

	"headcount"
)

// undoCmd undoes a decision.
type undoCmd struct {
	Decision  int64 `arg:"" help:"The decision's number; decisions lists them."`
	judgement `embed:""`
}

// Run undoes the decision, by another.
func (c *undoCmd) Run(a *app) error {
	number, err := c.numbered(a, headcount.Undo, c.Decision)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "Decision %d is undone, by decision %d.\n", c.Decision, number)
	return nil
}
