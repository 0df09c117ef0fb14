package ledger

import (
	"context"
	"fmt"
	"time"

	"headcount"
)

// Document returns a document with its text, but for what is withheld. ErrNotFound
// when there is none of that hash.
func (l *Ledger) Document(ctx context.Context, hash string) (headcount.Document, error) {
	return l.document(ctx, hash, true)
}

// Original returns a document as it was read, what is withheld too. It is for
// reading it again, and for no answer.
func (l *Ledger) Original(ctx context.Context, hash string) (headcount.Document, error) {
	return l.document(ctx, hash, false)
}

func (l *Ledger) document(ctx context.Context, hash string, shown bool) (headcount.Document, error) {
	var d headcount.Document
	err := l.read(ctx, "document", func(w *work) (err error) {
		if d, err = l.stored(w, hash); err != nil || !shown {
			return err
		}
		v, err := w.veil()
		v.Document(&d)
		return err
	})
	if err != nil {
		return headcount.Document{}, err
	}
	return d, nil
}

// stored reads a document as it was read.
func (l *Ledger) stored(w *work, hash string) (headcount.Document, error) {
	d := headcount.Document{Hash: hash}
	var packed []byte
	if err := w.row(`SELECT d.name, d.path, d.title, d.published, d.outlet, d.language, d.address, d.tier, d.part, d.extractor,
		c.hash, t.bytes FROM documents d JOIN captures c ON c.id = d.capture_id JOIN texts t ON t.id = d.text_id
		WHERE d.hash = ?`, []any{hash},
		&d.ID, &d.Path, &d.Title, &d.Published, &d.Outlet, &d.Language, &d.Address, &d.Tier, &d.Part, &d.Extractor,
		&d.Capture, &packed); err != nil {
		return d, missing(err, "document %.8s", hash)
	}
	text, err := l.unpack(packed)
	if err != nil {
		return d, fmt.Errorf("document %.8s: text: %w: %w", hash, headcount.ErrInvalid, err)
	}
	d.Text = string(text)
	return d, nil
}

// DocumentClaims lists the claims of a document as they stand now, in the
// order in which its reader gave them. ErrNotFound when there is no such
// document.
func (l *Ledger) DocumentClaims(ctx context.Context, hash string) ([]headcount.Stated, error) {
	var list []headcount.Stated
	err := l.read(ctx, "claims", func(w *work) (err error) {
		if list, err = w.documentClaims(hash); err != nil {
			return err
		}
		return w.asShown(list, time.Time{})
	})
	return list, err
}

// documentClaims lists the claims of a document as they stand but for what people
// rejected.
func (w *work) documentClaims(hash string) ([]headcount.Stated, error) {
	var id int64
	if err := w.row(`SELECT id FROM documents WHERE hash = ?`, []any{hash}, &id); err != nil {
		return nil, missing(err, "document %.8s", hash)
	}
	claims, err := w.standingClaims(`SELECT c.id, coalesce(b.why, x.why, '') FROM claims c LEFT JOIN dropped x ON x.claim_id = c.id
		LEFT JOIN taken_back b ON b.document_id = c.document_id WHERE c.document_id = ? ORDER BY c.id`, id)
	if err != nil {
		return nil, err
	}
	return w.stated(claims)
}

// reject takes back those of the claims listed that people had rejected at asOf
// (zero is now). Where events are derived, whoever derives them does it.
func (w *work) reject(list []headcount.Stated, asOf time.Time) error {
	all, err := decisions(w)
	if err != nil {
		return err
	}
	for _, d := range headcount.InForce(headcount.DecidedBy(all, asOf)) {
		if d.Kind != headcount.Reject {
			continue
		}
		if i := d.Of[0].Meets(list); i >= 0 && list[i].Back == "" {
			list[i].Back = headcount.RejectedPrefix + d.By()
		}
	}
	return nil
}

// Claim returns the claim whose ID begins with prefix, as it stands but for what
// people rejected. ErrNotFound when there is none, ErrUsage when there are several.
func (l *Ledger) Claim(ctx context.Context, prefix string) (headcount.Stated, error) {
	var list []headcount.Stated
	err := l.read(ctx, "claim", func(w *work) error {
		claims, err := w.standingClaims(`SELECT c.id, coalesce(b.why, x.why, '') FROM claims c LEFT JOIN dropped x ON x.claim_id = c.id
			LEFT JOIN taken_back b ON b.document_id = c.document_id WHERE c.hash >= ?1 AND c.hash < ?1 || 'g' LIMIT 2`, prefix)
		if err != nil {
			return err
		}
		switch len(claims) {
		case 0:
			return fmt.Errorf("claim %s: %w", prefix, headcount.ErrNotFound)
		case 2:
			return fmt.Errorf("claim %s: several begin with this, give more of it: %w", prefix, headcount.ErrUsage)
		}
		if list, err = w.stated(claims); err != nil {
			return err
		}
		return w.asShown(list, time.Time{})
	})
	if err != nil {
		return headcount.Stated{}, err
	}
	return list[0], nil
}
