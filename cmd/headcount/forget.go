package main

import (
	"fmt"

	"headcount"
)

// forgetCmd takes back an add.
type forgetCmd struct {
	Add       int64 `arg:"" help:"The add's number; adds lists them."`
	judgement `embed:""`
}

// Run decides that the add counts no more.
func (c *forgetCmd) Run(a *app) error {
	number, err := c.numbered(a, headcount.Forget, c.Add)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "What add %d brought counts no more; `headcount undo %d` takes that back.\n", c.Add, number)
	return nil
}
