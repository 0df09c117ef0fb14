package main

import (
	"context"
	"errors"
	"fmt"

	"headcount"
	"headcount/internal/ledger"
)

// withholdCmd hides what must not be shown.
type withholdCmd struct {
	Scope  string `arg:"" enum:"document,passage,person" help:"document, passage or person."`
	Target string `arg:"" help:"The document, by its hash or as EVENT:N (that of a claim, as show numbers them); or the person's name."`
	Span   string `arg:"" optional:"" help:"The passage: START-END in bytes, as show prints them."`
	judgement
}

// Run decides that it is withheld.
func (c *withholdCmd) Run(a *app) error {
	if (c.Span != "") != (c.Scope == headcount.OnePassage) {
		return fmt.Errorf("withhold %s: START-END belongs to a passage, and a passage needs it: %w", c.Scope, headcount.ErrUsage)
	}
	number, err := c.decide(a, func(l *ledger.Ledger) (headcount.Decision, error) {
		d := headcount.Decision{Kind: headcount.Withhold, Target: c.Target, Value: c.Scope}
		if c.Scope == headcount.OnePerson {
			return d, nil
		}
		if c.Span != "" {
			d.Value += " " + c.Span
		}
		hash, err := documentNamed(a.ctx, l, c.Target)
		d.Target = hash
		return d, err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "Withheld from every answer, of the past too; `headcount undo %d` takes that back.\n", number)
	return nil
}

// documentNamed finds the document that a person names: by its hash, or by a claim
// of it.
func documentNamed(ctx context.Context, l *ledger.Ledger, name string) (string, error) {
	d, err := l.Document(ctx, name)
	if err == nil || !errors.Is(err, headcount.ErrNotFound) {
		return d.Hash, err
	}
	s, err := claimNamed(ctx, l, name)
	return s.Document.Hash, err
}
