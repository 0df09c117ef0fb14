package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"headcount/internal/ledger"
)

// addsCmd lists what was added.
type addsCmd struct {
	JSON bool `name:"json" help:"Print JSON Lines."`
}

// Run lists the adds, oldest first.
func (c *addsCmd) Run(a *app) error {
	adds, err := ask(a, func(l *ledger.Ledger) ([]ledger.Add, error) { return l.Adds(a.ctx) })
	if err != nil {
		return err
	}
	switch {
	case c.JSON:
		return lines(a.out, adds)
	case len(adds) == 0:
		fmt.Fprintln(a.out, "Nothing was added.")
		return nil
	}
	columns := []column{{head: "ADD", right: true}, {head: "AT"}, {head: "SEEN", right: true}, {head: "NEW", right: true}, {head: "WHAT", flex: true}, {head: "FORGOTTEN", flex: true}}
	rows := make([][]string, len(adds))
	for i, add := range adds {
		rows[i] = []string{strconv.FormatInt(add.Number, 10), add.At.UTC().Format(time.DateTime), strconv.Itoa(add.Sightings), strconv.Itoa(add.Fresh), strings.Join(add.What, " "), add.Forgotten}
	}
	table(a.out, a.out.width, columns, rows)
	return nil
}
