package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"headcount"
)

// Questions lists what the events that stand leave open, the most jobs at stake
// first, at most limit (0 is all).
func (l *Ledger) Questions(ctx context.Context, limit int) ([]headcount.Question, error) {
	list := []headcount.Question{}
	err := l.read(ctx, "questions", func(w *work) error {
		least, err := w.leastAtStake(limit)
		if err != nil {
			return err
		}
		return w.each(`SELECT q.kind, e.slug, q.subject, q.jobs, e.body ->> '$.doubts' FROM questions q INDEXED BY questions_by_jobs JOIN events e ON e.id = q.event_id
			WHERE q.jobs >= ? ORDER BY q.jobs DESC, e.slug, q.kind, q.subject LIMIT ?`, []any{least, cmp.Or(max(limit, 0), -1)}, func(r *sql.Rows) error { // -1 is no limit
			var q headcount.Question
			var doubts string
			if err := r.Scan(&q.Kind, &q.Event, &q.Subject, &q.Jobs, &doubts); err != nil {
				return err
			}
			why, err := reasonOf(&q, doubts)
			q.Why = why
			list = append(list, q)
			return err
		})
	})
	return list, err
}

// leastAtStake is the number of jobs at stake in the last of so many questions, so
// that the events of the others need not be read to put them in order.
func (w *work) leastAtStake(limit int) (int64, error) {
	if limit <= 0 {
		return 0, nil
	}
	var least int64
	err := w.row(`SELECT coalesce((SELECT jobs FROM questions ORDER BY jobs DESC LIMIT 1 OFFSET ?), 0)`, []any{limit - 1}, &least)
	return least, err
}

// An Employer is a name under which the ledger knows reductions, with the family
// that it is reconciled in and the jobs that events of that family count.
type Employer struct {
	Name, Family string
	Jobs         int64
}

// Employers lists the names of employers that reductions were stated of.
func (l *Ledger) Employers(ctx context.Context) ([]Employer, error) {
	list := []Employer{}
	err := l.read(ctx, "employers", func(w *work) error {
		return w.each(`SELECT e.name, e.family, coalesce((SELECT sum(v.lo) FROM events v WHERE v.family = e.family AND v.until IS NULL AND v.tally = 0), 0)
			FROM employers e WHERE e.family IS NOT NULL ORDER BY e.name`, nil, func(r *sql.Rows) error {
			var e Employer
			err := r.Scan(&e.Name, &e.Family, &e.Jobs)
			list = append(list, e)
			return err
		})
	})
	return list, err
}

// reasonOf is why a question is asked, from the doubts of its event.
func reasonOf(q *headcount.Question, doubts string) (string, error) {
	if q.Kind != headcount.AskSame {
		return "the claims disagree", nil
	}
	var list []headcount.Doubt
	if err := json.Unmarshal([]byte(doubts), &list); err != nil {
		return "", fmt.Errorf("event %s: %w: %w", q.Event, headcount.ErrInvalid, err)
	}
	for _, d := range list {
		if d.With == q.Subject {
			return d.Why, nil
		}
	}
	return "", nil
}
