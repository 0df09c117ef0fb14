package main

import "fmt"

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
	fmt.Fprintf(a.out, "%s is in the form of this version, %s\n", a.ledger, version)
	return nil
}
