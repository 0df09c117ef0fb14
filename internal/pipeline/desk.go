package pipeline

import (
	"context"
	"fmt"
	"time"

	"headcount"
	"headcount/check"
	"headcount/edtf"
	"headcount/internal/capture"
	"headcount/internal/ledger"
	"headcount/reconcile"
)

// A Desk is a ledger as pages ask it: with what only the steps know.
type Desk struct {
	*ledger.Ledger
	Steps Steps
}

// Told lists the claims of the types that were at asOf (zero is now) of an employer,
// by its slug, its brands and units.
func (d Desk) Told(ctx context.Context, employer string, asOf time.Time, types ...string) ([]headcount.Stated, error) {
	list, _, err := d.Steps.told(ctx, d.Ledger, asOf, func(name, family string) bool {
		if family == employer {
			return true
		}
		known, ok := d.Steps.Ref.Employer(name)
		return ok && known.Slug == employer
	}, types...)
	return list, err
}

// Queue is Steps.Queue.
func (d Desk) Queue(ctx context.Context, limit int) ([]headcount.Question, error) {
	return d.Steps.Queue(ctx, d.Ledger, limit)
}

// Ask is Steps.Ask.
func (d Desk) Ask(ctx context.Context, q headcount.Question) (*headcount.Asked, error) {
	return d.Steps.Ask(ctx, d.Ledger, q)
}

// Decide is Steps.Decide.
func (d Desk) Decide(ctx context.Context, what headcount.Decision) (int64, error) {
	return d.Steps.Decide(ctx, d.Ledger, what)
}

// Check holds a draft that is plain text or Markdown against the ledger and returns
// what was read with what came of it. published is a date (EDTF), "" for today.
// Nothing is kept. A text that cannot be read is headcount.ErrInvalid.
func (d Desk) Check(ctx context.Context, text, published string) (headcount.Document, []check.Finding, error) {
	if published == "" {
		published = edtf.DayAt(d.Steps.Now()).String()
	}
	decided, err := d.Ledger.Decisions(ctx)
	if err != nil {
		return headcount.Document{}, nil, err
	}
	b := []byte(text)
	r := d.Steps.read(headcount.Capture{Hash: capture.Hash(b), Format: headcount.FormatText, Bytes: b, Given: headcount.Given{Published: published}}, "draft", 0)
	if r.State != headcount.StateRead || len(r.Documents) == 0 {
		return headcount.Document{}, nil, fmt.Errorf("%s: %w", r.Reason, headcount.ErrInvalid)
	}
	in, err := d.Steps.gather(ctx, d.Ledger, reconcile.Judge(decided, d.Steps.Ref), &r.Documents[0], r.Claims[0])
	if err != nil {
		return headcount.Document{}, nil, err
	}
	return r.Documents[0], check.Draft(in), nil
}
