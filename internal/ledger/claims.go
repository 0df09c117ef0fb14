package ledger

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"headcount"
)

// decodedClaims is how many claims a connection keeps decoded, at about 1 KB each:
// those that a page asks for are asked for again by the next.
const decodedClaims = 2_000

// A standingClaim is the number of a claim and why it is taken back.
type standingClaim struct {
	number int64
	back   string
}

// standingClaims collects what query gives: the number of a claim, and why it
// is taken back.
func (w *work) standingClaims(query string, args ...any) ([]standingClaim, error) {
	var list []standingClaim
	err := w.each(query, args, func(r *sql.Rows) error {
		var c standingClaim
		err := r.Scan(&c.number, &c.back)
		list = append(list, c)
		return err
	})
	return list, err
}

// manyClaims is standingClaims for what may have many claims and is asked for
// again and again. The numbers come as one value, from a query that gives them
// by group_concat; a second query gives those that are taken back.
func (w *work) manyClaims(numbers, backs string, args ...any) ([]standingClaim, error) {
	var joined sql.NullString
	if err := w.row(numbers, args, &joined); err != nil || joined.String == "" {
		return nil, err
	}
	taken, err := w.standingClaims(backs, args...)
	if err != nil {
		return nil, err
	}
	why := make(map[int64]string, len(taken))
	for _, c := range taken {
		why[c.number] = c.back
	}
	list := make([]standingClaim, 0, strings.Count(joined.String, ",")+1)
	for s := range strings.SplitSeq(joined.String, ",") {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return nil, err
		}
		list = append(list, standingClaim{n, why[n]})
	}
	return list, nil
}

// derivedFrom is the type of the claims that events are derived from.
const derivedFrom = headcount.Reduction

// claimsOf lists the claims of employers, by their numbers in JSON, that events are
// derived from, as they stand now. Both queries find all they need in an index.
func (w *work) claimsOf(employers string) ([]standingClaim, error) {
	return w.manyClaims(
		`SELECT group_concat(id) FROM (SELECT c.id FROM json_each(?1) e JOIN claims c ON c.employer_id = e.value
			WHERE c.type = ?2 ORDER BY c.id)`,
		`SELECT c.id, b.why FROM json_each(?1) e JOIN claims c ON c.employer_id = e.value
			JOIN taken_back b ON b.document_id = c.document_id WHERE c.type = ?2
			UNION ALL SELECT c.id, x.why FROM json_each(?1) e JOIN claims c ON c.employer_id = e.value JOIN dropped x ON x.claim_id = c.id
			WHERE c.type = ?2 AND NOT EXISTS (SELECT 1 FROM taken_back b WHERE b.document_id = c.document_id)`, employers, derivedFrom)
}

// stated returns the claims listed, with their documents. They are shared with
// later answers: their lists must not be changed.
func (w *work) stated(list []standingClaim) ([]headcount.Stated, error) {
	var missing []int64
	for _, c := range list {
		if w.claims[c.number] == nil {
			missing = append(missing, c.number)
		}
	}
	loaded, err := w.load(missing)
	if err != nil {
		return nil, err
	}
	stated := make([]headcount.Stated, len(list))
	for i, c := range list {
		s := w.claims[c.number]
		if s == nil {
			s = loaded[c.number]
		}
		stated[i] = headcount.Stated{Claim: s.Claim, Document: s.Document, Back: c.back}
	}
	if len(loaded) > decodedClaims {
		return stated, nil
	}
	if len(w.claims)+len(loaded) > decodedClaims {
		clear(w.claims)
	}
	maps.Copy(w.claims, loaded)
	return stated, nil
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
	err = w.each(`SELECT c.id, c.hash, c.reader, c.body, d.name, d.hash, d.path, d.title, d.published, d.outlet, d.address, d.tier, d.sketch, p.known
		FROM json_each(?) j JOIN claims c ON c.id = j.value JOIN documents d ON d.id = c.document_id JOIN captures p ON p.id = d.capture_id`,
		[]any{string(list)}, func(r *sql.Rows) error {
			var id, known int64
			var claim, reader string
			var packed, sketch sql.RawBytes
			s := &headcount.Stated{}
			d := &s.Document
			if err := r.Scan(&id, &claim, &reader, &packed, &d.ID, &d.Hash, &d.Path, &d.Title, &d.Published, &d.Outlet,
				&d.Address, &d.Tier, &sketch, &known); err != nil {
				return err
			}
			var err error
			if d.Sketch, err = headcount.ParseSketch(sketch); err != nil {
				return fmt.Errorf("claim %.8s: %w", claim, err)
			}
			if err := decodeClaim(packed, &s.Claim); err != nil {
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
