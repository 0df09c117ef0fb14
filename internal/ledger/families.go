package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"headcount"
)

// A Family is what Reconcile derives the events of one family from, and the
// events of it that stand.
type Family struct {
	Slug   string
	Claims []headcount.Stated
	Names  []headcount.Name
	Events []headcount.Event
	Taken  func(slug string) bool // as a Deriver takes it; good until yield returns

	Decisions []headcount.Decision // of the whole ledger

	Touched bool // since the last Reconcile: the events may not be those of the claims
}

// Families calls yield for each family, in order of its slug, until yield
// returns an error. Employers that no Reconcile has seen yet are left out.
// yield must not call the ledger.
func (l *Ledger) Families(ctx context.Context, yield func(Family) error) error {
	return l.read(ctx, "families", func(w *work) error {
		var slugs []string
		err := w.each(`SELECT family FROM employers WHERE family IS NOT NULL
			UNION SELECT family FROM events WHERE until IS NULL ORDER BY 1`, nil,
			func(r *sql.Rows) error {
				var s string
				err := r.Scan(&s)
				slugs = append(slugs, s)
				return err
			})
		if err != nil {
			return err
		}
		decided, err := decisions(w)
		if err != nil {
			return err
		}
		taken, failed := w.taken()
		for _, slug := range slugs {
			m, err := w.familyMaterial(slug)
			if err != nil {
				return fmt.Errorf("family %q: %w", slug, err)
			}
			events, err := w.events(latest, `SELECT slug, body FROM events WHERE family = ? AND until IS NULL ORDER BY day, slug`, slug)
			if err != nil {
				return fmt.Errorf("family %q: %w", slug, err)
			}
			touched, err := w.has(`SELECT 1 FROM dirty JOIN employers e ON e.id = dirty.employer_id WHERE e.family = ? LIMIT 1`, slug)
			if err != nil {
				return err
			}
			err = yield(Family{slug, m.claims, m.names, events, taken, decided, touched})
			if err == nil {
				err = *failed
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}
