package pipeline

import (
	"context"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile"
)

// maxDerived is the number of bare shares above which Total turns none into
// jobs: each takes a look at all that is known of its employer.
const maxDerived = 500

// Total adds up all events as they stood at asOf (zero is now) by the rule
// "all", without reading them: see ledger.Total. Bare shares are turned into jobs
// where they are few; whole says whether that was done. known says which documents
// may be used.
func (s Steps) Total(ctx context.Context, l *ledger.Ledger, asOf time.Time, known func(headcount.DocumentRef) bool) (t headcount.Total, whole, ok bool, err error) {
	t, ok, err = l.Total(ctx, asOf)
	if err != nil || !ok {
		return t, false, ok, err
	}
	t.Rule = reconcile.RuleAll
	if len(t.PercentOnly) > maxDerived {
		return t, false, true, nil
	}
	families := map[string]bool{}
	var events []headcount.Event
	for _, slug := range t.PercentOnly {
		e, err := l.Event(ctx, slug, asOf)
		if err != nil {
			return t, false, true, err
		}
		if families[e.Family] {
			continue
		}
		families[e.Family] = true
		theirs, err := l.Events(ctx, headcount.Filter{Employer: e.Family, AsOf: asOf})
		if err != nil {
			return t, false, true, err
		}
		events = append(events, theirs...)
	}
	return t, true, true, s.Derive(ctx, l, asOf, &t, events, known)
}
