package ledger

import (
	"context"
	"fmt"

	"headcount"
)

// Document returns a document with its text. ErrNotFound when there is none of
// that hash.
func (l *Ledger) Document(ctx context.Context, hash string) (headcount.Document, error) {
	d := headcount.Document{Hash: hash}
	err := l.read(ctx, "document", func(w *work) error {
		var packed []byte
		if err := w.row(`SELECT d.name, d.path, d.title, d.published, d.outlet, d.language, d.address, d.tier, d.part, d.extractor,
			c.hash, t.bytes FROM documents d JOIN captures c ON c.id = d.capture_id JOIN texts t ON t.id = d.text_id
			WHERE d.hash = ?`, []any{hash},
			&d.ID, &d.Path, &d.Title, &d.Published, &d.Outlet, &d.Language, &d.Address, &d.Tier, &d.Part, &d.Extractor,
			&d.Capture, &packed); err != nil {
			return missing(err, "document %.8s", hash)
		}
		text, err := l.unpack(packed)
		if err != nil {
			return fmt.Errorf("document %.8s: text: %w: %w", hash, headcount.ErrInvalid, err)
		}
		d.Text = string(text)
		return nil
	})
	if err != nil {
		return headcount.Document{}, err
	}
	return d, nil
}

// DocumentClaims lists the claims of a document as they stand now, in the
// order in which its reader gave them. ErrNotFound when there is no such
// document.
func (l *Ledger) DocumentClaims(ctx context.Context, hash string) ([]headcount.Stated, error) {
	var list []headcount.Stated
	err := l.read(ctx, "claims", func(w *work) (err error) {
		var id int64
		if err := w.row(`SELECT id FROM documents WHERE hash = ?`, []any{hash}, &id); err != nil {
			return missing(err, "document %.8s", hash)
		}
		claims, err := w.standingClaims(`SELECT c.id, coalesce(b.why, x.why, '') FROM claims c LEFT JOIN dropped x ON x.claim_id = c.id
			LEFT JOIN taken_back b ON b.document_id = c.document_id WHERE c.document_id = ? ORDER BY c.id`, id)
		if err != nil {
			return err
		}
		list, err = w.stated(claims)
		return err
	})
	return list, err
}
