package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"headcount"
)

// Hidden says what a decision to withhold would hide that is shown now, without
// deciding it: the latest documents that it takes words from, no more than limit, and
// how many there are in all. Every text is looked at for the name of a person.
// ErrInvalid for a decision that would be refused, ErrNotFound for one on a document
// that is not there.
func (l *Ledger) Hidden(ctx context.Context, d headcount.Decision, limit int) (list []headcount.Hiding, all int, err error) {
	if d.Kind != headcount.Withhold {
		return nil, 0, l.wrap("hidden", fmt.Errorf("a decision to %s hides nothing: %w", d.Kind, headcount.ErrInvalid))
	}
	if err := named(&d); err != nil {
		return nil, 0, l.wrap("hidden", err)
	}
	err = l.read(ctx, "hidden", func(w *work) error {
		made, err := decisions(w)
		if err != nil {
			return err
		}
		if err := decidable(w, &d, made, Rules{}); err != nil {
			return err
		}
		now, then := headcount.NewVeil(made), headcount.NewVeil([]headcount.Decision{d})
		hashes := []string{d.Target}
		if d.Value == headcount.OnePerson {
			if hashes, err = l.naming(w, then); err != nil {
				return err
			}
		}
		for _, hash := range hashes {
			h, any, err := l.hiding(w, hash, now, then, len(list) < limit)
			if err != nil {
				return err
			}
			if any {
				all++
				if len(list) < limit {
					list = append(list, h)
				}
			}
		}
		return nil
	})
	return list, all, err
}

// naming lists the documents, the latest first, whose text or title a veil of a
// person hides a part of.
func (l *Ledger) naming(w *work, v *headcount.Veil) (hashes []string, err error) {
	err = w.each(`SELECT d.hash, d.title, t.bytes FROM documents d JOIN texts t ON t.id = d.text_id ORDER BY d.id DESC`, nil, func(r *sql.Rows) error {
		var d headcount.Document
		var packed sql.RawBytes
		if err := r.Scan(&d.Hash, &d.Title, &packed); err != nil {
			return err
		}
		text, err := l.unpack(packed)
		if err != nil {
			return fmt.Errorf("document %.8s: text: %w: %w", d.Hash, headcount.ErrInvalid, err)
		}
		d.Text = string(text)
		if _, any := v.Hides(&d); any {
			hashes = append(hashes, d.Hash)
		}
		return nil
	})
	return hashes, err
}

// hiding is what the veil then would take from a document beside what now hides, its
// claims where they are wanted.
func (l *Ledger) hiding(w *work, hash string, now, then *headcount.Veil, wanted bool) (h headcount.Hiding, any bool, err error) {
	if h.Document, err = l.stored(w, hash); err != nil {
		return h, false, err
	}
	now.Document(&h.Document)
	if h.Words, any = then.Hides(&h.Document); !any || !wanted {
		return h, any, nil
	}
	claims, err := w.documentClaims(hash)
	if err != nil {
		return h, any, err
	}
	if err := w.asShown(claims, time.Time{}); err != nil {
		return h, any, err
	}
	for _, c := range claims {
		veiled := c
		if then.Claim(&veiled); veiled.Document.Withheld == c.Document.Withheld {
			continue
		}
		h.Claims = append(h.Claims, c)
		if slices.Contains(then.Documents(), hash) {
			h.Words = append(h.Words, c.Evidence...)
		}
	}
	return h, any, nil
}
