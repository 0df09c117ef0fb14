package ledger

import (
	"context"
	"database/sql"

	"headcount"
)

// Replaced lists the documents that a later version took the place of, each with the
// version that came next, those that were read last first, at most limit. What is
// withheld of them is hidden.
func (l *Ledger) Replaced(ctx context.Context, limit int) ([]headcount.Replacement, error) {
	list := []headcount.Replacement{}
	err := l.read(ctx, "replaced", func(w *work) error {
		v, err := w.veil()
		if err != nil {
			return err
		}
		return w.each(`SELECT o.hash, o.title, o.published, o.outlet, o.address, o.tier, p.known, n.hash, n.title, n.published, n.outlet, n.address, n.tier, c.known
			FROM taken_back t JOIN documents o ON o.id = t.document_id JOIN captures p ON p.id = o.capture_id
			JOIN documents n ON n.id = (SELECT d.id FROM documents d WHERE d.address = o.address AND d.address <> '' AND d.capture_id > o.capture_id ORDER BY d.capture_id LIMIT 1)
			JOIN captures c ON c.id = n.capture_id WHERE t.why = ? ORDER BY t.document_id DESC LIMIT ?`, []any{superseded, limit},
			func(r *sql.Rows) error {
				var x headcount.Replacement
				var before, after int64
				o, n := &x.Old, &x.New
				if err := r.Scan(&o.Hash, &o.Title, &o.Published, &o.Outlet, &o.Address, &o.Tier, &before, &n.Hash, &n.Title, &n.Published, &n.Outlet, &n.Address, &n.Tier, &after); err != nil {
					return err
				}
				o.Known, n.Known = moment(before), moment(after)
				for _, d := range []*headcount.DocumentRef{o, n} {
					s := headcount.Stated{Document: *d}
					v.Claim(&s)
					*d = s.Document
				}
				list = append(list, x)
				return nil
			})
	})
	return list, err
}
