package ledger

import (
	"context"
	"database/sql"
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
	list := []headcount.Stated{}
	err := l.read(ctx, "claims", func(w *work) error {
		var id int64
		if err := w.row(`SELECT id FROM documents WHERE hash = ?`, []any{hash}, &id); err != nil {
			return missing(err, "document %.8s", hash)
		}
		return w.stated(selectStated+` WHERE c.document_id = ? ORDER BY c.id`, []any{id},
			func(_ int64, s headcount.Stated) error {
				list = append(list, s)
				return nil
			})
	})
	return list, err
}

// Columns of a claim with its document and whether it was taken back, for
// stated to scan.
const (
	statedColumns = `c.id, c.hash, c.reader, c.body, d.name, d.hash, d.path, d.title, d.published, d.outlet, d.address, d.tier, p.known`
	statedTables  = ` JOIN documents d ON d.id = c.document_id JOIN captures p ON p.id = d.capture_id `
	selectStated  = `SELECT ` + statedColumns + `, coalesce(b.why, '') FROM claims c` + statedTables +
		`LEFT JOIN taken_back b ON b.document_id = d.id`
)

// stated calls yield with each claim that query gives, and its number.
func (w *work) stated(query string, args []any, yield func(id int64, s headcount.Stated) error) error {
	return w.each(query, args, func(r *sql.Rows) error {
		var id, known int64
		var claim, reader string
		var body sql.RawBytes
		var s headcount.Stated
		d := &s.Document
		if err := r.Scan(&id, &claim, &reader, &body, &d.ID, &d.Hash, &d.Path, &d.Title, &d.Published, &d.Outlet,
			&d.Address, &d.Tier, &known, &s.Back); err != nil {
			return err
		}
		if err := s.Claim.UnmarshalJSON(body); err != nil {
			return fmt.Errorf("claim %.8s: %w: %w", claim, headcount.ErrInvalid, err)
		}
		s.ID, s.Reader, d.Known = claim, reader, moment(known)
		return yield(id, s)
	})
}
