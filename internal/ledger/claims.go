package ledger

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"

	"headcount"
)

// Parts of queries for stated: why a claim c counts no more, as of now.
const (
	nowBack  = `coalesce(b.why, '')`
	joinBack = `LEFT JOIN taken_back b ON b.document_id = c.document_id`
)

// How many claims a connection keeps decoded, at about 1 KB each. A family is
// derived again and again while reports of it come in, and decoding its claims
// would else take most of that time.
const (
	writerClaims = 50_000
	readerClaims = 5_000
)

// stated returns the claims whose numbers query gives, each with why it is
// taken back, in that order, and the numbers. The claims are shared: their
// lists must not be changed.
func (w *work) stated(query string, args ...any) ([]headcount.Stated, []int64, error) {
	list, numbers := []headcount.Stated{}, []int64{}
	missing := []int64{}
	err := w.each(query, args, func(r *sql.Rows) error {
		var id int64
		var back string
		if err := r.Scan(&id, &back); err != nil {
			return err
		}
		if w.claims[id] == nil {
			missing = append(missing, id)
		}
		list, numbers = append(list, headcount.Stated{Back: back}), append(numbers, id)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	loaded, err := w.load(missing)
	if err != nil {
		return nil, nil, err
	}
	for i, id := range numbers {
		s := w.claims[id]
		if s == nil {
			s = loaded[id]
		}
		list[i].Claim, list[i].Document = s.Claim, s.Document
	}
	if len(w.claims)+len(loaded) > w.keep {
		clear(w.claims)
	}
	if len(loaded) <= w.keep {
		maps.Copy(w.claims, loaded)
	}
	return list, numbers, nil
}

// load reads claims by their numbers, with their documents.
func (w *work) load(ids []int64) (map[int64]*headcount.Stated, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	loaded := make(map[int64]*headcount.Stated, len(ids))
	err = w.each(`SELECT c.id, c.hash, c.reader, c.body, d.name, d.hash, d.path, d.title, d.published, d.outlet, d.address, d.tier, p.known
		FROM json_each(?) j JOIN claims c ON c.id = j.value JOIN documents d ON d.id = c.document_id JOIN captures p ON p.id = d.capture_id`,
		[]any{string(list)}, func(r *sql.Rows) error {
			var id, known int64
			var claim, reader string
			var body sql.RawBytes
			s := &headcount.Stated{}
			d := &s.Document
			if err := r.Scan(&id, &claim, &reader, &body, &d.ID, &d.Hash, &d.Path, &d.Title, &d.Published, &d.Outlet,
				&d.Address, &d.Tier, &known); err != nil {
				return err
			}
			if err := s.Claim.UnmarshalJSON(body); err != nil {
				return fmt.Errorf("claim %.8s: %w: %w", claim, headcount.ErrInvalid, err)
			}
			s.ID, s.Reader, d.Known = claim, reader, moment(known)
			loaded[id] = s
			return nil
		})
	if err == nil && len(loaded) < len(ids) {
		err = fmt.Errorf("%d claims: %w", len(ids)-len(loaded), headcount.ErrNotFound)
	}
	return loaded, err
}
