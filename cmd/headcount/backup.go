package main

import "fmt"

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
	fmt.Fprintf(a.out, "%s copied to %s\n", a.ledger, c.File)
	return nil
}
