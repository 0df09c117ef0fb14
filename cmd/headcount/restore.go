package main

import (
	"fmt"

	"headcount/internal/ledger"
)

// restoreCmd makes the ledger anew from a backup.
type restoreCmd struct {
	File      string `arg:"" help:"The backup."`
	Overwrite bool   `help:"Replace the ledger that is there."`
}

// Run restores.
func (c *restoreCmd) Run(a *app) error {
	if err := ledger.Restore(a.ctx, c.File, a.ledger, c.Overwrite); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s restored from %s\n", a.ledger, c.File)
	return nil
}
