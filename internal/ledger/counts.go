package ledger

import (
	"context"
	"database/sql"

	"headcount"
)

// Counts says what a ledger holds.
type Counts struct {
	Adds      int               `json:"adds"`
	Sightings int               `json:"sightings"`
	Captures  map[string]int    `json:"captures"` // by state
	Sources   int               `json:"sources"`
	Documents int               `json:"documents"`
	TakenBack int               `json:"taken_back"` // documents superseded or forgotten
	Claims    map[string]int    `json:"claims"`     // by type
	Faults    int               `json:"faults"`
	Problems  []headcount.Tally `json:"problems"` // of the faults, most common first
	Names     int               `json:"names"`
	Decisions int               `json:"decisions"`
	Vintages  int               `json:"vintages"`
	Events    int               `json:"events"` // that stand now, withdrawn ones among them
}

// commonProblems is how many of the faults' problems Counts names.
const commonProblems = 10

// Counts says what the ledger holds.
func (l *Ledger) Counts(ctx context.Context) (Counts, error) {
	c := Counts{Captures: map[string]int{}, Claims: map[string]int{}, Problems: []headcount.Tally{}}
	err := l.read(ctx, "counts", func(w *work) (err error) {
		if err := w.row(`SELECT (SELECT count(*) FROM adds), (SELECT count(*) FROM sightings), (SELECT count(*) FROM sources),
			(SELECT count(*) FROM documents), (SELECT count(*) FROM taken_back), (SELECT count(*) FROM faults),
			(SELECT count(*) FROM names), (SELECT count(*) FROM decisions), (SELECT count(*) FROM vintages),
			(SELECT count(*) FROM events WHERE until IS NULL)`, nil,
			&c.Adds, &c.Sightings, &c.Sources, &c.Documents, &c.TakenBack, &c.Faults, &c.Names, &c.Decisions, &c.Vintages, &c.Events); err != nil {
			return err
		}
		if err := w.tally(`SELECT state, count(*) FROM captures GROUP BY state`, nil, func(t headcount.Tally) { c.Captures[t.Problem] = t.Count }); err != nil {
			return err
		}
		if err := w.tally(`SELECT type, count(*) FROM claims GROUP BY type`, nil, func(t headcount.Tally) { c.Claims[t.Problem] = t.Count }); err != nil {
			return err
		}
		c.Problems, err = w.problems()
		return err
	})
	return c, err
}

// problems lists the most common problems of faults.
func (w *work) problems() ([]headcount.Tally, error) {
	list := []headcount.Tally{}
	err := w.tally(`SELECT problem, count(*) AS n FROM faults GROUP BY problem ORDER BY n DESC, problem LIMIT ?`,
		[]any{int64(commonProblems)}, func(t headcount.Tally) { list = append(list, t) })
	return list, err
}

// Health says how the ledger is being fed: each outlet with what came from it and
// when, what could not be read and why. A document without an outlet is under
// the supply without a name.
func (l *Ledger) Health(ctx context.Context) (headcount.Health, error) {
	h := headcount.Health{Supplies: []headcount.Supply{}, Captures: map[string]int{}, Unread: []headcount.Tally{}}
	err := l.read(ctx, "health", func(w *work) error {
		err := w.each(`SELECT coalesce(o.slug, ''), coalesce(o.name, ''), coalesce(o.tier, ''), count(*), count(b.document_id), coalesce(max(d.published), ''), max(s.at),
			sum((SELECT count(*) FROM claims c WHERE c.document_id = d.id)), sum((SELECT count(*) FROM faults f WHERE f.capture_id = d.capture_id))
			FROM documents d LEFT JOIN sources o ON o.id = d.source_id LEFT JOIN taken_back b ON b.document_id = d.id
			JOIN (SELECT capture_id, max(at) AS at FROM sightings GROUP BY capture_id) s ON s.capture_id = d.capture_id
			GROUP BY o.id ORDER BY max(s.at) DESC, o.slug`, nil, func(r *sql.Rows) error {
			var s headcount.Supply
			var at int64
			err := r.Scan(&s.Slug, &s.Name, &s.Tier, &s.Documents, &s.TakenBack, &s.Published, &at, &s.Claims, &s.Faults)
			s.Seen = moment(at)
			h.Supplies = append(h.Supplies, s)
			return err
		})
		if err != nil {
			return err
		}
		if err := w.tally(`SELECT state, count(*) FROM captures GROUP BY state`, nil, func(t headcount.Tally) { h.Captures[t.Problem] = t.Count }); err != nil {
			return err
		}
		if err := w.tally(`SELECT reason, count(*) AS n FROM captures WHERE state = ? GROUP BY reason ORDER BY n DESC, reason LIMIT ?`,
			[]any{headcount.StateUnread, int64(commonProblems)}, func(t headcount.Tally) { h.Unread = append(h.Unread, t) }); err != nil {
			return err
		}
		h.Faults, err = w.problems()
		return err
	})
	return h, err
}

// tally calls yield with each word and number that query gives.
func (w *work) tally(query string, args []any, yield func(headcount.Tally)) error {
	return w.each(query, args, func(r *sql.Rows) error {
		var t headcount.Tally
		err := r.Scan(&t.Problem, &t.Count)
		yield(t)
		return err
	})
}
