package main

import (
	"context"
	"errors"

	"headcount"
	"headcount/internal/accounts"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// A desk joins the pages of people who sign in with the ledger and its steps.
type desk struct {
	*accounts.Accounts
	ledger *ledger.Ledger
	steps  pipeline.Steps
}

// Role is what somebody may do now.
func (d desk) Role(ctx context.Context, name string) (string, error) {
	p, err := d.ledger.Person(ctx, name)
	if errors.Is(err, headcount.ErrNotFound) {
		return "", nil
	}
	return p.Role, err
}

// May is accounts.May.
func (d desk) May(role, needed string) bool { return accounts.May(role, needed) }

// Queue lists the open questions.
func (d desk) Queue(ctx context.Context, limit int) ([]headcount.Question, error) {
	return d.steps.Queue(ctx, d.ledger, limit)
}

// Ask puts a question.
func (d desk) Ask(ctx context.Context, q headcount.Question) (*headcount.Asked, error) {
	return d.steps.Ask(ctx, d.ledger, q)
}

// Decide decides.
func (d desk) Decide(ctx context.Context, what headcount.Decision) (int64, error) {
	return d.steps.Decide(ctx, d.ledger, what)
}

// Decisions lists what was decided.
func (d desk) Decisions(ctx context.Context) ([]headcount.Decision, error) {
	return d.ledger.Decisions(ctx)
}

// Audit keeps what somebody did.
func (d desk) Audit(ctx context.Context, e headcount.AuditEntry) error {
	return d.ledger.Audit(ctx, e)
}
