package ledger

import (
	"context"
	"database/sql"
)

// Counts says what a ledger holds.
type Counts struct {
	Adds      int            `json:"adds"`
	Sightings int            `json:"sightings"`
	Captures  map[string]int `json:"captures"` // by state
	Sources   int            `json:"sources"`
	Documents int            `json:"documents"`
	TakenBack int            `json:"taken_back"` // documents superseded or forgotten
	Claims    map[string]int `json:"claims"`     // by type
	Faults    int            `json:"faults"`
	Problems  []Tally        `json:"problems"` // of the faults, most common first
	Names     int            `json:"names"`
	Decisions int            `json:"decisions"`
	Vintages  int            `json:"vintages"`
	Events    int            `json:"events"` // that stand now, withdrawn ones among them
}

// A Tally is how often a problem was met.
type Tally struct {
	Problem string `json:"problem"`
	Count   int    `json:"count"`
}

// commonProblems is how many of the faults' problems Counts names.
const commonProblems = 10

// Counts says what the ledger holds.
func (l *Ledger) Counts(ctx context.Context) (Counts, error) {
	c := Counts{Captures: map[string]int{}, Claims: map[string]int{}, Problems: []Tally{}}
	err := l.read(ctx, "counts", func(w *work) error {
		if err := w.row(`SELECT (SELECT count(*) FROM adds), (SELECT count(*) FROM sightings), (SELECT count(*) FROM sources),
			(SELECT count(*) FROM documents), (SELECT count(*) FROM taken_back), (SELECT count(*) FROM faults),
			(SELECT count(*) FROM names), (SELECT count(*) FROM decisions), (SELECT count(*) FROM vintages),
			(SELECT count(*) FROM events WHERE until IS NULL)`, nil,
			&c.Adds, &c.Sightings, &c.Sources, &c.Documents, &c.TakenBack, &c.Faults, &c.Names, &c.Decisions, &c.Vintages, &c.Events); err != nil {
			return err
		}
		if err := w.tally(`SELECT state, count(*) FROM captures GROUP BY state`, nil, func(t Tally) { c.Captures[t.Problem] = t.Count }); err != nil {
			return err
		}
		if err := w.tally(`SELECT type, count(*) FROM claims GROUP BY type`, nil, func(t Tally) { c.Claims[t.Problem] = t.Count }); err != nil {
			return err
		}
		return w.tally(`SELECT problem, count(*) AS n FROM faults GROUP BY problem ORDER BY n DESC, problem LIMIT ?`,
			[]any{int64(commonProblems)}, func(t Tally) { c.Problems = append(c.Problems, t) })
	})
	return c, err
}

// tally calls yield with each word and number that query gives.
func (w *work) tally(query string, args []any, yield func(Tally)) error {
	return w.each(query, args, func(r *sql.Rows) error {
		var t Tally
		err := r.Scan(&t.Problem, &t.Count)
		yield(t)
		return err
	})
}
