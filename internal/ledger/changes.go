package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"headcount"
)

// A Change is one event as it stood at two moments. Before is nil when there was
// none of that slug yet, After when there is none any more; Into is then the
// event that its claims went to, "" when they count no more.
type Change struct {
	Event  string
	Before *headcount.Event
	After  *headcount.Event
	Into   string
}

// Changes lists the events that stood otherwise at to than at from, by their
// slugs. A zero to is now, a zero from the time before there was anything. An
// event that changed and changed back is not among them. ErrUsage when from is
// later than to.
func (l *Ledger) Changes(ctx context.Context, from, to time.Time) ([]Change, error) {
	if !to.IsZero() && from.After(to) {
		return nil, l.wrap("changes", fmt.Errorf("%s is later than %s: %w", from.Format(time.RFC3339), to.Format(time.RFC3339), headcount.ErrUsage))
	}
	var list []Change
	err := l.read(ctx, "changes", func(w *work) error {
		a := int64(0)
		if !from.IsZero() {
			var err error
			if a, err = vintageAt(w, from); err != nil {
				return err
			}
		}
		b, err := vintageAt(w, to)
		if err != nil {
			return err
		}
		slugs, err := w.turned(a, b)
		if err != nil || len(slugs) == 0 {
			return err
		}
		before, err := w.standingAt(a, slugs)
		if err != nil {
			return err
		}
		after, err := w.standingAt(b, slugs)
		if err != nil {
			return err
		}
		for _, slug := range slugs {
			c := Change{Event: slug, Before: before[slug], After: after[slug]}
			if c.Before == nil && c.After == nil || c.Before != nil && c.After != nil && alike(c.Before, c.After) {
				continue
			}
			if c.After == nil {
				if c.Into, err = w.wentTo(slug, b); err != nil {
					return err
				}
			}
			list = append(list, c)
		}
		return nil
	})
	return list, err
}

// turned lists the slugs of the versions that began or ended after vintage a, up
// to b.
func (w *work) turned(a, b int64) ([]string, error) {
	var slugs []string
	err := w.each(`SELECT slug FROM events WHERE since > ? AND since <= ? UNION SELECT slug FROM events WHERE until > ? AND until <= ?
		UNION SELECT slug FROM event_claims WHERE since > ? AND since <= ? UNION SELECT slug FROM event_claims WHERE until > ? AND until <= ? ORDER BY 1`,
		[]any{a, b, a, b, a, b, a, b}, func(r *sql.Rows) error {
			var s string
			err := r.Scan(&s)
			slugs = append(slugs, s)
			return err
		})
	return slugs, err
}

// standingAt gives the events of those slugs as they stood in a vintage.
func (w *work) standingAt(vintage int64, slugs []string) (map[string]*headcount.Event, error) {
	list, err := json.Marshal(slugs)
	if err != nil {
		return nil, err
	}
	events, err := w.events(vintage, `SELECT slug, body FROM events WHERE slug IN (SELECT value FROM json_each(?)) AND since <= ? AND (until IS NULL OR until > ?)`, string(list), vintage, vintage)
	if err != nil {
		return nil, err
	}
	if err := w.veilEvents(events); err != nil {
		return nil, err
	}
	out := make(map[string]*headcount.Event, len(events))
	for i := range events {
		out[events[i].ID] = &events[i]
	}
	return out, nil
}

// wentTo is the event that holds the claim first named by a slug.
func (w *work) wentTo(slug string, vintage int64) (string, error) {
	var into string
	err := w.row(`SELECT c.slug FROM names n JOIN event_claims c ON c.claim_id = n.claim_id AND c.since <= ? AND (c.until IS NULL OR c.until > ?)
		WHERE n.slug = ? AND c.slug <> ? ORDER BY n.number LIMIT 1`, []any{vintage, vintage, slug, slug}, &into)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return into, err
}

// alike reports whether two versions of an event say the same.
func alike(a, b *headcount.Event) bool {
	x, y := *a, *b
	x.Claims, y.Claims = nil, nil
	one, err1 := json.Marshal(x)
	two, err2 := json.Marshal(y)
	return err1 == nil && err2 == nil && string(one) == string(two) && slices.EqualFunc(a.Claims, b.Claims, func(p, q *headcount.Stated) bool {
		return p.ID == q.ID && p.Back == q.Back
	})
}
