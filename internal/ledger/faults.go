package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"headcount"
)

// putFaults keeps faults; those that name a capture belong to the one given.
func putFaults(w *work, capture int64, faults []headcount.Fault) error {
	for _, f := range faults {
		of := sql.NullInt64{Int64: capture, Valid: f.Capture != ""}
		if _, err := w.exec(`INSERT INTO faults (hash, capture_id, place, excerpt, problem, remedy)
			VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
			f.ID(), of, f.Place, f.Excerpt, f.Problem, f.Remedy); err != nil {
			return fmt.Errorf("fault at %s: %w", f.Place, err)
		}
	}
	return nil
}

// Faults lists the faults, oldest first.
func (l *Ledger) Faults(ctx context.Context) ([]headcount.Fault, error) {
	list := []headcount.Fault{}
	err := l.read(ctx, "faults", func(w *work) error {
		v, hidden, err := w.hiddenCaptures()
		if err != nil {
			return err
		}
		return w.each(`SELECT coalesce(c.hash, ''), f.place, f.excerpt, f.problem, f.remedy
			FROM faults f LEFT JOIN captures c ON c.id = f.capture_id ORDER BY f.id`, nil,
			func(r *sql.Rows) error {
				var f headcount.Fault
				err := r.Scan(&f.Capture, &f.Place, &f.Excerpt, &f.Problem, &f.Remedy)
				v.Fault(&f, hidden)
				list = append(list, f)
				return err
			})
	})
	return list, err
}
