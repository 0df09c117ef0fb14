package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"time"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// reconcileCmd works out events from claims that come from elsewhere.
type reconcileCmd struct {
	File   string `arg:"" help:"Claims, a document a line as read prints them; - is standard input."`
	Totals string `help:"Print the total of this employer instead." placeholder:"NAME"`
	JSON   bool   `name:"json" help:"Print the events as JSON Lines, or the total as one object."`
}

// Run reads the file, reconciles and prints.
func (c *reconcileCmd) Run(a *app) error {
	ref, err := reference.Load()
	if err != nil {
		return err
	}
	claims, err := c.read(a)
	if err != nil {
		return err
	}
	events, _ := reconcile.Events(reconcile.Input{Claims: claims, Taken: func(string) bool { return false }}, ref)
	if c.Totals != "" {
		family := ref.Family(c.Totals)
		var theirs []headcount.Event
		for _, e := range events {
			if e.Family == family {
				theirs = append(theirs, e)
			}
		}
		t := reconcile.Totals(theirs, reconcile.RuleAll, a.now().Format(time.RFC3339))
		if c.JSON {
			return a.out.line(t)
		}
		printTotal(a.out, t, theirs)
		return nil
	}
	switch {
	case c.JSON:
		return lines(a.out, events)
	case len(events) == 0:
		fmt.Fprintln(a.out, "No event.")
		return nil
	}
	eventTable(a.out, events)
	return nil
}

// read reads the claims of the file. What cannot be read is a fault on standard
// error; that nothing can be is an error.
func (c *reconcileCmd) read(a *app) ([]headcount.Stated, error) {
	in := a.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return nil, fmt.Errorf("claims: %w: %w", headcount.ErrNothing, err)
		}
		defer f.Close()
		in = f
	}
	head := bufio.NewReader(in)
	if _, err := head.Peek(1); err != nil {
		return nil, fmt.Errorf("claims %s: %w: %w", c.File, headcount.ErrNothing, err)
	}
	claims, faults, err := reconcile.Lines(head)
	for _, f := range faults {
		f.Place = c.File + ": " + f.Place
		fmt.Fprintln(a.err, clean(f.String()))
	}
	if err == nil && len(claims) == 0 && len(faults) > 0 {
		err = errors.New("no line holds a claim that can be")
	}
	if err != nil {
		return nil, fmt.Errorf("claims %s: %w: %w", c.File, headcount.ErrNothing, err)
	}
	return claims, nil
}
