package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"headcount"
)

// A Reread is one document as a later reader read it.
type Reread struct {
	Document string            // hash
	Gained   []headcount.Claim // that did not stand, identified
	Lost     []string          // claims that stood and that the reader does not make, by their IDs
}

// Documents calls yield with the hash of each document that was read, and with
// what made its text, in the order in which the ledger came to know them, until
// yield returns an error. Those that are superseded or forgotten are among them:
// they may count again. yield must not call the ledger.
func (l *Ledger) Documents(ctx context.Context, yield func(hash, extractor string) error) error {
	return l.read(ctx, "documents", func(w *work) error {
		return w.each(`SELECT d.hash, d.extractor FROM documents d JOIN captures c ON c.id = d.capture_id AND c.state = ? ORDER BY d.id`, []any{headcount.StateRead},
			func(r *sql.Rows) error {
				var hash, extractor string
				if err := r.Scan(&hash, &extractor); err != nil {
					return err
				}
				return yield(hash, extractor)
			})
	})
}

// LastReading lists the claims of a document that its last reader made, whether
// the document counts or not. ErrNotFound when there is no such document.
func (l *Ledger) LastReading(ctx context.Context, hash string) ([]headcount.Stated, error) {
	var list []headcount.Stated
	err := l.read(ctx, "last reading", func(w *work) error {
		var id int64
		if err := w.row(`SELECT id FROM documents WHERE hash = ?`, []any{hash}, &id); err != nil {
			return missing(err, "document %.8s", hash)
		}
		claims, err := w.standingClaims(`SELECT c.id, '' FROM claims c WHERE c.document_id = ? AND NOT EXISTS (SELECT 1 FROM dropped x WHERE x.claim_id = c.id) ORDER BY c.id`, id)
		if err != nil {
			return err
		}
		list, err = w.stated(claims)
		return err
	})
	return list, err
}

// PutReread keeps what a later reader makes of stored documents, in one
// transaction: claims gained stand, claims lost stay where they are and count no
// more. It returns the number of the reread, 0 when nothing is to be kept. Events
// follow with the next Reconcile. ErrNotFound when a document or claim is not
// there.
func (l *Ledger) PutReread(ctx context.Context, at time.Time, reader string, list []Reread) (number int64, err error) {
	gained, lost := 0, 0
	for i := range list {
		gained, lost = gained+len(list[i].Gained), lost+len(list[i].Lost)
	}
	if gained+lost == 0 {
		return 0, nil
	}
	err = l.write(ctx, "put reread", func(w *work) error {
		number, _, err = w.insert(`INSERT INTO rereads (at, reader, documents, gained, lost) VALUES (?, ?, ?, ?, ?)`, stamp(at), reader, int64(len(list)), int64(gained), int64(lost))
		if err != nil {
			return err
		}
		touched := map[int64]bool{}
		for i := range list {
			if err := putReread(w, number, at, reader, &list[i], touched); err != nil {
				return fmt.Errorf("document %.8s: %w", list[i].Document, err)
			}
		}
		for employer := range touched {
			if _, err := w.exec(`INSERT INTO dirty (employer_id) VALUES (?) ON CONFLICT DO NOTHING`, employer); err != nil {
				return err
			}
		}
		return nil
	})
	return number, err
}

func putReread(w *work, number int64, at time.Time, reader string, r *Reread, touched map[int64]bool) error {
	var document int64
	if err := w.row(`SELECT id FROM documents WHERE hash = ?`, []any{r.Document}, &document); err != nil {
		return missing(err, "document")
	}
	bodies := make([]string, len(r.Gained))
	for i := range r.Gained {
		body, err := encodeClaim(&r.Gained[i])
		if err != nil {
			return err
		}
		bodies[i] = string(body)
	}
	if err := putClaims(w, document, at, r.Gained, bodies, touched); err != nil {
		return err
	}
	for _, c := range r.Gained { // some may have been there, dropped by an earlier reader
		id, employer, err := claimOf(w, document, c.ID)
		if err != nil {
			return err
		}
		if _, err := w.exec(`DELETE FROM dropped WHERE claim_id = ?`, id); err != nil {
			return err
		}
		touched[employer] = true
	}
	for _, hash := range r.Lost {
		id, employer, err := claimOf(w, document, hash)
		if err != nil {
			return err
		}
		if _, err := w.exec(`INSERT INTO dropped (claim_id, reread, why) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, id, number, notReadBy+reader); err != nil {
			return err
		}
		touched[employer] = true
	}
	return nil
}

// notReadBy and the reader's version say why a claim that was dropped counts no
// more.
const notReadBy = "not stated, as read by "

func claimOf(w *work, document int64, hash string) (id, employer int64, err error) {
	err = w.row(`SELECT id, employer_id FROM claims WHERE document_id = ? AND hash = ?`, []any{document, hash}, &id, &employer)
	return id, employer, missing(err, "claim %.8s", hash)
}

// Retry puts captures that are unread for a reason back to those to be read, and
// returns how many. The next Add reads them.
func (l *Ledger) Retry(ctx context.Context, reason string) (n int, err error) {
	err = l.write(ctx, "retry", func(w *work) error {
		rows, err := w.exec(`UPDATE captures SET state = ?, reason = '' WHERE state = ? AND reason = ?`, headcount.StateToRead, headcount.StateUnread, reason)
		n = int(rows)
		return err
	})
	return n, err
}
