package main

import (
	"fmt"

	"headcount/internal/ledger"
)

// backupCmd copies the ledger.
type backupCmd struct {
	File string `arg:"" help:"The copy; it must not be there yet."`
}

// Run copies the ledger as it stands.
func (c *backupCmd) Run(a *app) error {
	l, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	defer l.Close()
	if err := l.Backup(a.ctx, c.File); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s copied to %s\n", a.ledger, c.File)
	return err
}

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
	_, err := fmt.Fprintf(a.out, "%s restored from %s\n", a.ledger, c.File)
	return err
}

// upgradeCmd brings the ledger to this version's form.
type upgradeCmd struct{}

// Run opens the ledger, which upgrades it.
func (c *upgradeCmd) Run(a *app) error {
	l, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	if err := l.Close(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s is in the form of this version, %s\n", a.ledger, version)
	return err
}
