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
	"headcount/reference"
)

// A Read is what came of reading one capture.
type Read struct {
	Capture   string    // hash
	At        time.Time // when it was read; zero is when the capture was first seen
	State     string    // headcount.StateRead or headcount.StateUnread
	Reason    string    // why it is unread
	Documents []headcount.Document
	Claims    [][]headcount.Claim // Claims[i] are those of Documents[i], identified
	Faults    []headcount.Fault

	texts  []text     // of the documents: see Pack
	bodies [][]string // of the claims
}

type text struct {
	hash   string
	packed []byte
}

// PutRead keeps what came of reading captures, in one transaction, with the
// state of each capture written last. What is there already stays as it is, so
// reading a capture twice changes nothing. A document supersedes those of
// earlier captures at its address.
func (l *Ledger) PutRead(ctx context.Context, reads []Read) error {
	hashes := make([]string, len(reads))
	for i := range reads {
		if err := l.Pack(&reads[i]); err != nil {
			return l.wrap("put read", err)
		}
		hashes[i] = reads[i].Capture
	}
	return l.write(ctx, "put read", func(w *work) error {
		captures, err := w.captureNumbers(hashes)
		if err != nil {
			return err
		}
		forgets, err := anyForgotten(w)
		if err != nil {
			return err
		}
		touched, ended := map[int64]bool{}, map[ending][]int64{}
		for i := range reads {
			r := &reads[i]
			capture, there := captures[r.Capture]
			if !there {
				return fmt.Errorf("capture %.8s: %w", r.Capture, headcount.ErrNotFound)
			}
			if err := putRead(w, capture, r, forgets, touched); err != nil {
				return fmt.Errorf("capture %.8s: %w", r.Capture, err)
			}
			e := ending{r.State, r.Reason}
			ended[e] = append(ended[e], capture)
		}
		for employer := range touched {
			if _, err := w.exec(`INSERT INTO dirty (employer_id) VALUES (?) ON CONFLICT DO NOTHING`, employer); err != nil {
				return err
			}
		}
		for e, captures := range ended {
			list, err := json.Marshal(captures)
			if err != nil {
				return err
			}
			if _, err := w.exec(`UPDATE captures SET state = ?, reason = ? WHERE id IN (SELECT value FROM json_each(?))`,
				e.state, e.reason, string(list)); err != nil {
				return err
			}
		}
		return nil
	})
}

// An ending is how the reading of a capture ended.
type ending struct{ state, reason string }

// Pack checks r and makes it ready for PutRead, which else does it: compressing
// and encoding take as long as the transaction, and whoever reads can do them
// beside others. A Read that is packed is not to be changed. ErrInvalid when it
// is not what reading gives.
func (l *Ledger) Pack(r *Read) error {
	if r.texts != nil {
		return nil
	}
	refuse := func(what string) error {
		return fmt.Errorf("capture %.8s: %s: %w", r.Capture, what, headcount.ErrInvalid)
	}
	if r.State != headcount.StateRead && r.State != headcount.StateUnread {
		return refuse(fmt.Sprintf("state %q does not end a reading", r.State))
	}
	if (r.State == headcount.StateUnread) != (r.Reason != "") {
		return refuse(fmt.Sprintf("state %q with reason %q", r.State, r.Reason))
	}
	if len(r.Claims) != len(r.Documents) {
		return refuse(fmt.Sprintf("claims of %d documents for %d", len(r.Claims), len(r.Documents)))
	}
	texts, bodies := make([]text, len(r.Documents)), make([][]string, len(r.Documents))
	for i := range r.Documents {
		d := &r.Documents[i]
		if d.Capture != r.Capture || d.Hash == "" {
			return refuse(fmt.Sprintf("document %.8s is of capture %.8s", d.Hash, d.Capture))
		}
		b := []byte(d.Text)
		texts[i] = text{digest(b), packText(b)}
		for _, c := range r.Claims[i] {
			if c.ID == "" {
				return refuse(fmt.Sprintf("%s claim of %q is not identified", c.Type, c.Employer))
			}
			body, err := encodeClaim(&c)
			if err != nil {
				return err
			}
			bodies[i] = append(bodies[i], string(body))
		}
	}
	r.texts, r.bodies = texts, bodies
	return nil
}

func putRead(w *work, capture int64, r *Read, forgets bool, touched map[int64]bool) error {
	for i := range r.Documents {
		d := &r.Documents[i]
		id, err := putDocument(w, capture, d, r.texts[i])
		if err != nil {
			return fmt.Errorf("document %.8s: %w", d.Hash, err)
		}
		if err := putClaims(w, id, r.At, r.Claims[i], r.bodies[i], touched); err != nil {
			return fmt.Errorf("document %.8s: %w", d.Hash, err)
		}
		if err := enter(w, id, capture, d.Address, forgets); err != nil {
			return fmt.Errorf("document %.8s: %w", d.Hash, err)
		}
	}
	return putFaults(w, capture, r.Faults)
}

// claimsAtOnce is how many claims one statement keeps: a document has several,
// and the statement costs as much as a row or two.
const claimsAtOnce = 6

func insertClaims(n int) string {
	return `INSERT INTO claims (document_id, hash, employer_id, type, reader, body, since) VALUES (?, ?, ?, ?, ?, ?, ?)` +
		strings.Repeat(`, (?, ?, ?, ?, ?, ?, ?)`, n-1) + ` ON CONFLICT (document_id, hash) DO NOTHING`
}

// claimColumns is how many values insertClaims takes for a claim.
const claimColumns = 7

// putClaims keeps the claims of a document that are not there, read at a time, and
// marks as touched the employers whose events they may change.
func putClaims(w *work, document int64, at time.Time, claims []headcount.Claim, bodies []string, touched map[int64]bool) error {
	args := make([]any, 0, claimColumns*claimsAtOnce)
	for first := 0; first < len(claims); first += claimsAtOnce {
		some := claims[first:min(first+claimsAtOnce, len(claims))]
		args = args[:0]
		for i, c := range some {
			employer, err := putEmployer(w, c.Employer)
			if err != nil {
				return err
			}
			since := sql.NullInt64{Int64: stamp(at), Valid: c.Type != derivedFrom && !at.IsZero()}
			args = append(args, document, c.ID, employer, c.Type, c.Reader, bodies[first+i], since)
		}
		n, err := w.exec(insertClaims(len(some)), args...)
		if err != nil {
			return fmt.Errorf("claims from the %d. on: %w", first+1, err)
		}
		for i := range some {
			if n > 0 && some[i].Type == derivedFrom {
				touched[args[claimColumns*i+2].(int64)] = true
			}
		}
	}
	return nil
}

// putDocument keeps a document and its text unless they are there, and
// returns its number.
func putDocument(w *work, capture int64, d *headcount.Document, t text) (int64, error) {
	words, fresh, err := w.insert(`INSERT INTO texts (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING`, t.hash, t.packed)
	if err == nil && !fresh {
		err = w.row(`SELECT id FROM texts WHERE hash = ?`, []any{t.hash}, &words)
	}
	if err != nil {
		return 0, err
	}
	source, err := putSource(w, d)
	if err != nil {
		return 0, err
	}
	id, fresh, err := w.insert(`INSERT INTO documents (hash, capture_id, part, extractor, text_id, name, path, title, published,
		outlet, source_id, language, address, tier, sketch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
		d.Hash, capture, d.Part, d.Extractor, words, d.ID, d.Path, d.Title, d.Published,
		d.Outlet, source, d.Language, d.Address, string(d.Tier), d.Sketch.Bytes())
	if err == nil && !fresh {
		err = w.row(`SELECT id FROM documents WHERE hash = ?`, []any{d.Hash}, &id)
	}
	return id, err
}

// putSource keeps the outlet of a document as a source, with the name and tier
// of the first document that names it, and returns its number; null for none.
func putSource(w *work, d *headcount.Document) (sql.NullInt64, error) {
	slug := reference.Slug(d.Outlet)
	if slug == "" {
		return sql.NullInt64{}, nil
	}
	id, err := w.sources.number(slug, func() (id int64, err error) {
		err = w.row(`SELECT id FROM sources WHERE slug = ?`, []any{slug}, &id)
		if errors.Is(err, sql.ErrNoRows) {
			id, _, err = w.insert(`INSERT INTO sources (slug, name, tier) VALUES (?, ?, ?)`, slug, d.Outlet, string(d.Tier))
		}
		return id, err
	})
	if err != nil {
		return sql.NullInt64{}, fmt.Errorf("source %q: %w", slug, err)
	}
	return sql.NullInt64{Int64: id, Valid: true}, nil
}

// putEmployer keeps an employer's name and returns its number.
func putEmployer(w *work, name string) (int64, error) {
	id, err := w.employers.number(name, func() (id int64, err error) {
		err = w.row(`SELECT id FROM employers WHERE name = ?`, []any{name}, &id)
		if errors.Is(err, sql.ErrNoRows) {
			id, _, err = w.insert(`INSERT INTO employers (name) VALUES (?)`, name)
		}
		return id, err
	})
	if err != nil {
		return 0, fmt.Errorf("employer %q: %w", name, err)
	}
	return id, nil
}
