package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"sync"
	"time"

	"headcount"
)

// ClaimsOf lists the claims of the given types that employers made or that were made
// of them, as they stood at asOf (zero is now): of those that belongs picks, by
// their names. A claim that is taken back says so, and one that names no employer is
// asked for by the name "". Claims of reductions are had with their events, and are
// none of the types.
func (l *Ledger) ClaimsOf(ctx context.Context, types []string, belongs func(employer string) bool, asOf time.Time) ([]headcount.Stated, error) {
	list := []headcount.Stated{}
	wanted, err := json.Marshal(types)
	if err != nil {
		return nil, err
	}
	err = l.read(ctx, "claims of employers", func(w *work) error {
		named, err := l.told.of(w)
		if err != nil {
			return err
		}
		var ids []int64
		for _, e := range named {
			if belongs(e.name) {
				ids = append(ids, e.id)
			}
		}
		if len(ids) == 0 {
			return nil
		}
		employers, err := json.Marshal(ids)
		if err != nil {
			return err
		}
		claims, err := w.told(string(employers), string(wanted), asOf)
		if err != nil {
			return err
		}
		if list, err = w.stated(claims); err != nil {
			return err
		}
		return w.asShown(list, asOf)
	})
	return list, err
}

// A roll is the employers of which claims are told that are no cuts. There may be
// hundreds of thousands, and each page of an employer asks which of them are its own:
// so they are kept, and only those of new claims are read.
type roll struct {
	sync.Mutex
	upto int64 // the number of the last claim that was looked at
	have map[int64]bool
	list []teller
}

type teller struct {
	id   int64
	name string
}

// of returns the employers as w sees them, and perhaps some that came since.
func (r *roll) of(w *work) ([]teller, error) {
	r.Lock()
	defer r.Unlock()
	if r.have == nil {
		r.have = map[int64]bool{}
	}
	upto := int64(0)
	if err := w.row(`SELECT coalesce(max(id), 0) FROM claims`, nil, &upto); err != nil || upto <= r.upto {
		return r.list, err
	}
	fresh := r.list
	err := w.each(`SELECT id, name FROM employers WHERE id IN (SELECT employer_id FROM claims WHERE type <> 'reduction' AND id > ?)`, []any{r.upto}, func(rows *sql.Rows) error {
		var e teller
		err := rows.Scan(&e.id, &e.name)
		if err == nil && !r.have[e.id] {
			fresh = append(fresh, e)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, e := range fresh[len(r.list):] {
		r.have[e.id] = true
	}
	r.list, r.upto = fresh, upto
	return r.list, nil
}

// told lists the claims of employers, of types, both lists in JSON, with why they
// were taken back at asOf (zero is now).
func (w *work) told(employers, types string, asOf time.Time) ([]standingClaim, error) {
	if asOf.IsZero() {
		return w.standingClaims(`SELECT c.id, coalesce(b.why, x.why, '') FROM claims c LEFT JOIN dropped x ON x.claim_id = c.id
			LEFT JOIN taken_back b ON b.document_id = c.document_id WHERE c.employer_id IN (SELECT value FROM json_each(?))
			AND c.type IN (SELECT value FROM json_each(?)) AND c.type <> 'reduction' ORDER BY c.id`, employers, types)
	}
	all, err := decisions(w)
	if err != nil {
		return nil, err
	}
	adds, err := forgottenAdds(headcount.InForce(headcount.DecidedBy(all, asOf)))
	if err != nil {
		return nil, err
	}
	why := make(map[int64]string, len(adds))
	for add, reason := range adds {
		why[add] = reason.String
	}
	forgotten, err := json.Marshal(why)
	if err != nil {
		return nil, err
	}
	return w.standingClaims(toldAsOf, employers, types, stamp(asOf), string(forgotten))
}

// toldAsOf works out of the records how claims stood at ?3: standing.go says the
// same of now, and keeps it. ?4 are the adds that were forgotten then, with why.
const toldAsOf = `WITH seen AS NOT MATERIALIZED (SELECT s.capture_id, s.add_id, f.value AS forgotten
		FROM sightings s LEFT JOIN json_each(?4) f ON f.key = CAST(s.add_id AS TEXT) WHERE s.at <= ?3)
	SELECT c.id, coalesce(
		(SELECT CASE WHEN count(*) = count(forgotten) THEN '` + forgottenPrefix + `' || (SELECT forgotten FROM seen WHERE capture_id = d.capture_id ORDER BY add_id DESC LIMIT 1) END
			FROM seen WHERE capture_id = d.capture_id),
		(SELECT '` + superseded + `' FROM documents o JOIN captures q ON q.id = o.capture_id WHERE o.address = d.address AND o.address <> '' AND o.capture_id > d.capture_id
			AND EXISTS (SELECT 1 FROM seen WHERE capture_id = o.capture_id AND forgotten IS NULL) LIMIT 1),
		(SELECT x.why FROM dropped x JOIN rereads r ON r.number = x.reread WHERE x.claim_id = c.id AND r.at <= ?3), '')
	FROM claims c JOIN documents d ON d.id = c.document_id JOIN captures p ON p.id = d.capture_id
	WHERE c.employer_id IN (SELECT value FROM json_each(?1)) AND c.type IN (SELECT value FROM json_each(?2)) AND c.type <> 'reduction'
		AND coalesce(c.since, p.known) <= ?3 ORDER BY c.id`
