package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"headcount"
)

// indexedAtOnce is how many documents or claims become searchable in one
// transaction, and fewer, but one, when they are large.
const indexedAtOnce = 500

// Index makes searchable what has come in since the last time: texts of documents,
// and for each claim its employer and the sentences of its evidence, which sentence
// finds in the text. It is done in steps, so that others may write in between; what a
// crash leaves undone, the next call does.
func (l *Ledger) Index(ctx context.Context, sentence func(text string, s headcount.Span) headcount.Span) error {
	claims := func(w *work) (int, error) { return l.indexClaims(w, sentence) }
	for _, step := range []func(*work) (int, error){l.indexDocuments, claims} {
		for n := 1; n > 0; {
			if behind, err := l.behind(ctx); err != nil || !behind {
				return err
			}
			err := l.write(ctx, "index", func(w *work) (err error) {
				n, err = step(w)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// behind reports whether something is not searchable yet.
func (l *Ledger) behind(ctx context.Context) (behind bool, err error) {
	err = l.read(ctx, "index", func(w *work) error {
		behind, err = w.has(`SELECT 1 FROM searchable WHERE upto < CASE what WHEN 'documents' THEN (SELECT max(id) FROM documents) ELSE (SELECT max(id) FROM claims) END`)
		return err
	})
	return behind, err
}

// An indexed is a row that becomes searchable.
type indexed struct {
	id    int64
	words string
}

func (l *Ledger) indexDocuments(w *work) (int, error) {
	return w.index("documents", `INSERT INTO document_words (rowid, words) VALUES (?, ?)`,
		`SELECT d.id, t.bytes FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id > (SELECT upto FROM searchable WHERE what = 'documents') ORDER BY d.id LIMIT ?`,
		func(r *sql.Rows) (i indexed, err error) {
			var packed sql.RawBytes
			if err := r.Scan(&i.id, &packed); err != nil {
				return i, err
			}
			text, err := l.unpack(packed)
			i.words = string(text)
			return i, err
		})
}

func (l *Ledger) indexClaims(w *work, sentence func(string, headcount.Span) headcount.Span) (int, error) {
	var text string // of the document numbered of
	var of int64
	return w.index("claims", `INSERT INTO claim_words (rowid, words) VALUES (?, ?)`,
		`SELECT c.id, c.body, c.document_id, t.bytes FROM claims c JOIN documents d ON d.id = c.document_id JOIN texts t ON t.id = d.text_id
			WHERE c.id > (SELECT upto FROM searchable WHERE what = 'claims') ORDER BY c.id LIMIT ?`,
		func(r *sql.Rows) (i indexed, err error) {
			var body, packed sql.RawBytes
			var document int64
			if err := r.Scan(&i.id, &body, &document, &packed); err != nil {
				return i, err
			}
			var c headcount.Claim
			if err := decodeClaim(body, &c); err != nil {
				return i, err
			}
			if document != of {
				unpacked, err := l.unpack(packed)
				if err != nil {
					return i, err
				}
				text, of = string(unpacked), document
			}
			i.words = c.Employer + "\n" + sentences(text, c.Evidence, sentence)
			return i, nil
		})
}

// sentences are those that hold the evidence, each once; the evidence itself where it
// has no place in the text.
func sentences(text string, evidence []headcount.Passage, sentence func(string, headcount.Span) headcount.Span) string {
	var b strings.Builder
	end := 0
	for _, e := range evidence {
		words := e.Words
		if e.Located() && e.End <= len(text) {
			at := sentence(text, e.Span)
			if at.End <= end {
				continue
			}
			words, end = text[max(at.Start, end):at.End], at.End
		}
		b.WriteString(words + "\n")
	}
	return b.String()
}

// index makes the next rows searchable and returns how many they were.
func (w *work) index(what, insert, query string, scan func(*sql.Rows) (indexed, error)) (int, error) {
	var list []indexed
	size := 0
	err := w.each(query, []any{indexedAtOnce}, func(r *sql.Rows) error {
		i, err := scan(r)
		if err != nil {
			return fmt.Errorf("%s, row %d: %w: %w", what, i.id, headcount.ErrInvalid, err)
		}
		list = append(list, i)
		if size += len(i.words); size >= enoughToRead {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) || len(list) == 0 {
		return 0, err
	}
	for _, i := range list {
		if _, err := w.exec(insert, i.id, i.words); err != nil {
			return 0, err
		}
	}
	_, err = w.exec(`UPDATE searchable SET upto = ? WHERE what = ?`, list[len(list)-1].id, what)
	return len(list), err
}

// match is a query of words (headcount.Words) for SQLite's full-text search:
// https://www.sqlite.org/fts5.html#full_text_query_syntax. All that could mean
// something there stands between quotation marks.
func match(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = `"` + strings.ReplaceAll(w, `"`, ``) + `"`
	}
	return strings.Join(quoted, " ")
}

// SearchClaims lists the claims whose sentences or employer hold the words
// (headcount.Words), those that came in last first, at most limit, from the one
// before the row number after; 0 is from the start. next is the number to go on
// from, 0 at the end. What is withheld, wholly or in part, is not found.
func (l *Ledger) SearchClaims(ctx context.Context, words []string, after int64, limit int) (hits []headcount.Hit, next int64, err error) {
	hits, next = []headcount.Hit{}, after
	err = l.read(ctx, "search", func(w *work) error {
		for more := true; more && len(hits) < limit; {
			var ids []int64
			if ids, next, more, err = w.matching("claim_words", words, next, limit-len(hits)); err != nil || len(ids) == 0 {
				return err
			}
			list, err := w.hits(ids)
			if err != nil {
				return err
			}
			hits = append(hits, list...)
		}
		return nil
	})
	return hits, next, err
}

// matching lists up to n rows that hold the words, the last first, from the one
// before the number after. next is the number to go on from; there is no more when
// it is 0.
func (w *work) matching(table string, words []string, after int64, n int) (ids []int64, next int64, more bool, err error) {
	if after <= 0 {
		after = latest
	}
	err = w.each(`SELECT rowid FROM `+table+` WHERE `+table+` MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`, []any{match(words), after, n}, func(r *sql.Rows) error {
		var id int64
		err := r.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if len(ids) == n {
		return ids, ids[n-1], true, err
	}
	return ids, 0, false, err
}

// hits are the claims of these numbers, but for those of which some is withheld.
func (w *work) hits(ids []int64) ([]headcount.Hit, error) {
	numbers, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	claims, err := w.standingClaims(`SELECT c.id, coalesce(b.why, x.why, '') FROM claims c LEFT JOIN dropped x ON x.claim_id = c.id
		LEFT JOIN taken_back b ON b.document_id = c.document_id WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id DESC`, string(numbers))
	if err != nil {
		return nil, err
	}
	list, err := w.stated(claims)
	if err != nil {
		return nil, err
	}
	if err := w.asShown(list, time.Time{}); err != nil {
		return nil, err
	}
	var hits []headcount.Hit
	for i := range list {
		if list[i].Document.Withheld != "" {
			continue
		}
		h := headcount.Hit{Stated: list[i]}
		if err := w.each(`SELECT slug FROM event_claims WHERE claim_id = ? AND until IS NULL LIMIT 1`, []any{claims[i].number}, func(r *sql.Rows) error { return r.Scan(&h.Event) }); err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	return hits, nil
}

// SearchDocuments is SearchClaims of the documents whose text holds the words. They
// come without their texts.
func (l *Ledger) SearchDocuments(ctx context.Context, words []string, after int64, limit int) (docs []headcount.DocumentRef, next int64, err error) {
	docs, next = []headcount.DocumentRef{}, after
	err = l.read(ctx, "search", func(w *work) error {
		v, err := w.veil()
		if err != nil {
			return err
		}
		for more := true; more && len(docs) < limit; {
			var ids []int64
			if ids, next, more, err = w.matching("document_words", words, next, limit-len(docs)); err != nil {
				return err
			}
			for _, id := range ids {
				d, err := l.searched(w, id, v)
				if err != nil {
					return err
				}
				if d.Withheld == "" {
					docs = append(docs, d)
				}
			}
		}
		return nil
	})
	return docs, next, err
}

// searched is the document of a number, as v lets it be seen.
func (l *Ledger) searched(w *work, id int64, v *headcount.Veil) (headcount.DocumentRef, error) {
	var d headcount.Document
	var packed []byte
	var known int64
	if err := w.row(`SELECT d.name, d.hash, d.path, d.title, d.published, d.outlet, d.address, d.tier, c.known, t.bytes FROM documents d JOIN captures c ON c.id = d.capture_id
		JOIN texts t ON t.id = d.text_id WHERE d.id = ?`, []any{id}, &d.ID, &d.Hash, &d.Path, &d.Title, &d.Published, &d.Outlet, &d.Address, &d.Tier, &known, &packed); err != nil {
		return headcount.DocumentRef{}, err
	}
	if v != nil {
		text, err := l.unpack(packed)
		if err != nil {
			return headcount.DocumentRef{}, fmt.Errorf("document %.8s: text: %w: %w", d.Hash, headcount.ErrInvalid, err)
		}
		d.Text = string(text)
		v.Document(&d)
	}
	return headcount.DocumentRef{ID: d.ID, Hash: d.Hash, Path: d.Path, Title: d.Title, Published: d.Published, Outlet: d.Outlet, Address: d.Address, Tier: d.Tier, Known: moment(known), Withheld: d.Withheld}, nil
}
