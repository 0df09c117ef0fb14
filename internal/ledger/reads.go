package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"sync"

	"headcount"
	"headcount/reference"
)

// A Read is what came of reading one capture.
type Read struct {
	Capture   string // hash
	State     string // headcount.StateRead or headcount.StateUnread
	Reason    string // why it is unread
	Documents []headcount.Document
	Claims    [][]headcount.Claim // Claims[i] are those of Documents[i], identified
	Faults    []headcount.Fault
}

// A parcel is a Read made ready before the transaction begins, so that
// compressing and encoding do not keep other writers waiting.
type parcel struct {
	*Read
	texts  []text
	bodies [][]string // of the claims, as JSON without ID and reader
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
	parcels := make([]parcel, len(reads))
	for i := range reads {
		p, err := l.parcel(&reads[i])
		if err != nil {
			return l.wrap("put read", err)
		}
		parcels[i] = p
	}
	return l.write(ctx, "put read", func(w *work) error {
		touched := map[int64]bool{}
		for _, p := range parcels {
			if err := l.putRead(w, p, touched); err != nil {
				return fmt.Errorf("capture %.8s: %w", p.Capture, err)
			}
		}
		for id := range touched {
			if err := touch(w, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func (l *Ledger) parcel(r *Read) (parcel, error) {
	refuse := func(what string) (parcel, error) {
		return parcel{}, fmt.Errorf("capture %.8s: %s: %w", r.Capture, what, headcount.ErrInvalid)
	}
	p := parcel{Read: r}
	if r.State != headcount.StateRead && r.State != headcount.StateUnread {
		return refuse(fmt.Sprintf("state %q does not end a reading", r.State))
	}
	if (r.State == headcount.StateUnread) != (r.Reason != "") {
		return refuse(fmt.Sprintf("state %q with reason %q", r.State, r.Reason))
	}
	if len(r.Claims) != len(r.Documents) {
		return refuse(fmt.Sprintf("claims of %d documents for %d", len(r.Claims), len(r.Documents)))
	}
	for i := range r.Documents {
		d := &r.Documents[i]
		if d.Capture != r.Capture || d.Hash == "" {
			return refuse(fmt.Sprintf("document %.8s is of capture %.8s", d.Hash, d.Capture))
		}
		b := []byte(d.Text)
		p.texts = append(p.texts, text{digest(b), l.pack(b)})
		var bodies []string
		for _, c := range r.Claims[i] {
			if c.ID == "" {
				return refuse(fmt.Sprintf("%s claim of %q is not identified", c.Type, c.Employer))
			}
			c.ID, c.Reader = "", "" // columns of their own
			body, err := json.Marshal(c)
			if err != nil {
				return parcel{}, err
			}
			bodies = append(bodies, string(body))
		}
		p.bodies = append(p.bodies, bodies)
	}
	return p, nil
}

func (l *Ledger) putRead(w *work, p parcel, touched map[int64]bool) error {
	var capture int64
	if err := w.row(`SELECT id FROM captures WHERE hash = ?`, []any{p.Capture}, &capture); err != nil {
		return missing(err, "captures")
	}
	for i := range p.Documents {
		d := &p.Documents[i]
		id, err := putDocument(w, capture, d, p.texts[i])
		if err != nil {
			return fmt.Errorf("document %.8s: %w", d.Hash, err)
		}
		for j := range p.Claims[i] {
			c := &p.Claims[i][j]
			employer, err := l.employers.number(w, c.Employer)
			if err != nil {
				return err
			}
			n, err := w.exec(`INSERT INTO claims (document_id, hash, employer_id, type, reader, body)
				VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (document_id, hash) DO NOTHING`,
				id, c.ID, employer, c.Type, c.Reader, p.bodies[i][j])
			if err != nil {
				return fmt.Errorf("claim %.8s: %w", c.ID, err)
			}
			if n > 0 {
				touched[employer] = true
			}
		}
		if err := enter(w, id, capture, d.Address); err != nil {
			return fmt.Errorf("document %.8s: %w", d.Hash, err)
		}
	}
	if err := putFaults(w, capture, p.Faults); err != nil {
		return err
	}
	_, err := w.exec(`UPDATE captures SET state = ?, reason = ? WHERE id = ?`, p.State, p.Reason, capture)
	return err
}

// putDocument keeps a document and its text unless they are there, and
// returns its number.
func putDocument(w *work, capture int64, d *headcount.Document, t text) (id int64, err error) {
	err = w.row(`SELECT id FROM documents WHERE hash = ?`, []any{d.Hash}, &id)
	if err != sql.ErrNoRows {
		return id, err
	}
	var words int64
	err = w.row(`SELECT id FROM texts WHERE hash = ?`, []any{t.hash}, &words)
	if err == sql.ErrNoRows {
		words, _, err = w.insert(`INSERT INTO texts (hash, bytes) VALUES (?, ?)`, t.hash, t.packed)
	}
	if err != nil {
		return 0, err
	}
	source, err := putSource(w, d)
	if err != nil {
		return 0, err
	}
	id, _, err = w.insert(`INSERT INTO documents (hash, capture_id, part, extractor, text_id, name, path, title, published,
		outlet, source, language, address, tier) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		d.Hash, capture, d.Part, d.Extractor, words, d.ID, d.Path, d.Title, d.Published,
		d.Outlet, source, d.Language, d.Address, string(d.Tier))
	return id, err
}

// putSource keeps the outlet of a document as a source, with the name and tier
// of the first document that names it, and returns its slug, nil for none.
func putSource(w *work, d *headcount.Document) (slug any, err error) {
	s := reference.Slug(d.Outlet)
	if s == "" {
		return nil, nil
	}
	_, err = w.exec(`INSERT INTO sources (slug, name, tier) VALUES (?, ?, ?) ON CONFLICT (slug) DO NOTHING`,
		s, d.Outlet, string(d.Tier))
	return s, err
}

// touch marks an employer, so that Reconcile derives its family anew.
func touch(w *work, employer int64) error {
	_, err := w.exec(`INSERT INTO dirty (employer_id) VALUES (?) ON CONFLICT DO NOTHING`, employer)
	return err
}

// employers remembers the numbers of the employers last met. Rows of
// employers are never deleted, so a number that was committed holds for good;
// forget drops those of a transaction that was not.
type employers struct {
	mu      sync.Mutex
	numbers map[string]int64
}

const employersKept = 50_000

func (e *employers) forget() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.numbers = nil
}

// number returns the number of the employer of that name, which it keeps when
// it is new. It is called inside a write transaction, so by one goroutine at a
// time.
func (e *employers) number(w *work, name string) (int64, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if id, ok := e.numbers[name]; ok {
		return id, nil
	}
	var id int64
	err := w.row(`SELECT id FROM employers WHERE name = ?`, []any{name}, &id)
	if err == sql.ErrNoRows {
		id, _, err = w.insert(`INSERT INTO employers (name) VALUES (?)`, name)
	}
	if err != nil {
		return 0, fmt.Errorf("employer %q: %w", name, err)
	}
	if e.numbers == nil || len(e.numbers) >= employersKept {
		e.numbers = map[string]int64{}
	}
	e.numbers[name] = id
	return id, nil
}
