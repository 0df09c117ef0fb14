package ledger

import (
	"database/sql"
	"encoding/json"
	"errors"
)

// Why a document's claims count no more: headcount.Stated.Back. A document is
// forgotten when every add that saw its capture was; else it is superseded
// when a capture first seen later, and not forgotten, gave a document at the
// same address. First seen is the order of captures in the ledger, not of
// their times: clocks jump.
const (
	superseded      = "superseded by a later version"
	forgottenPrefix = "forgotten: "
)

// A standing is a document with why it is taken back, "" when it stands.
type standing struct {
	document, capture int64
	why               string
}

const selectStanding = `SELECT d.id, d.capture_id, coalesce(t.why, '')
	FROM documents d LEFT JOIN taken_back t ON t.document_id = d.id `

func (w *work) standings(query string, args ...any) ([]standing, error) {
	var list []standing
	err := w.each(query, args, func(r *sql.Rows) error {
		var s standing
		err := r.Scan(&s.document, &s.capture, &s.why)
		list = append(list, s)
		return err
	})
	return list, err
}

// anyForgotten reports whether any add is forgotten.
func anyForgotten(w *work) (bool, error) {
	return w.has(`SELECT 1 FROM adds WHERE forgotten IS NOT NULL LIMIT 1`)
}

// enter works out the standing of a document that was just put, and of those
// that it supersedes. It looks only at the nearest standing neighbours in the
// order of captures, so that an address with many versions costs no more.
func enter(w *work, document, capture int64, address string, forgets bool) error {
	if forgets {
		why, err := forgotten(w, capture)
		if err != nil {
			return err
		}
		if why != "" {
			return setStanding(w, document, why)
		}
	}
	if address == "" {
		return nil
	}
	others, err := w.has(`SELECT 1 FROM documents d WHERE d.address = ? AND d.address <> '' AND d.capture_id <> ? LIMIT 1`, address, capture)
	if err != nil || !others {
		return err
	}
	later, err := w.has(`SELECT 1 FROM documents d WHERE d.address = ? AND d.address <> '' AND d.capture_id > ?
		AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.document_id = d.id) ORDER BY d.capture_id DESC LIMIT 1`, address, capture)
	if err != nil {
		return err
	}
	if later {
		return setStanding(w, document, superseded)
	}
	// One capture may have given several documents at one address.
	old, err := w.standings(selectStanding+`WHERE d.address = ? AND d.address <> '' AND t.why IS NULL AND d.capture_id =
		(SELECT d.capture_id FROM documents d WHERE d.address = ? AND d.address <> '' AND d.capture_id < ?
			AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.document_id = d.id) ORDER BY d.capture_id DESC LIMIT 1)`,
		address, address, capture)
	if err != nil {
		return err
	}
	for _, s := range old {
		if err := setStanding(w, s.document, superseded); err != nil {
			return err
		}
	}
	return nil
}

// settleSeen brings the standing of documents up to date that were forgotten
// and whose captures, by their numbers, have been seen again.
func settleSeen(w *work, captures []int64) error {
	numbers, err := json.Marshal(captures)
	if err != nil {
		return err
	}
	list, err := w.standings(selectStanding+`WHERE t.why LIKE '`+forgottenPrefix+`%'
		AND d.capture_id IN (SELECT value FROM json_each(?))`, string(numbers))
	if err != nil {
		return err
	}
	return settle(w, list)
}

// settleAdd brings the standing of every document up to date that a sighting
// of the add bears on.
func settleAdd(w *work, add int64) error {
	list, err := w.standings(selectStanding+`WHERE d.capture_id IN (SELECT capture_id FROM sightings WHERE add_id = ?)`, add)
	if err != nil {
		return err
	}
	return settle(w, list)
}

// settle brings the documents listed up to date, and all those at their
// addresses.
func settle(w *work, list []standing) error {
	done := map[string]bool{}
	for _, s := range list {
		if err := w.check(); err != nil {
			return err
		}
		var address string
		if err := w.row(`SELECT address FROM documents WHERE id = ?`, []any{s.document}, &address); err != nil {
			return err
		}
		group := []standing{s}
		if address != "" {
			if done[address] {
				continue
			}
			done[address] = true
			var err error
			group, err = w.standings(selectStanding+`WHERE d.address = ? AND d.address <> '' ORDER BY d.capture_id DESC`, address)
			if err != nil {
				return err
			}
		}
		right, err := judge(w, group)
		if err != nil {
			return err
		}
		for i, s := range group {
			if s.why != right[i] {
				if err := setStanding(w, s.document, right[i]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// judge says why each of the documents of one address, latest capture first,
// is taken back.
func judge(w *work, group []standing) ([]string, error) {
	right := make([]string, len(group))
	var current int64 // the capture whose documents stand
	for i, s := range group {
		why, err := forgotten(w, s.capture)
		if err != nil {
			return nil, err
		}
		switch {
		case why != "":
			right[i] = why
		case current == 0 || current == s.capture:
			current = s.capture
		default:
			right[i] = superseded
		}
	}
	return right, nil
}

// forgotten says why a capture is forgotten, by the last add that saw it; ""
// when an add that saw it stands.
func forgotten(w *work, capture int64) (string, error) {
	var why sql.NullString
	err := w.row(`SELECT a.forgotten FROM sightings s JOIN adds a ON a.id = s.add_id WHERE s.capture_id = ?
		ORDER BY a.forgotten IS NOT NULL, a.id DESC LIMIT 1`, []any{capture}, &why)
	if errors.Is(err, sql.ErrNoRows) || err == nil && !why.Valid {
		return "", nil
	}
	return forgottenPrefix + why.String, err
}

// setStanding records why a document is taken back, or that it stands when why
// is "", and marks the employers of its claims.
func setStanding(w *work, document int64, why string) (err error) {
	if why == "" {
		_, err = w.exec(`DELETE FROM taken_back WHERE document_id = ?`, document)
	} else {
		_, err = w.exec(`INSERT INTO taken_back (document_id, why) VALUES (?, ?)
			ON CONFLICT (document_id) DO UPDATE SET why = excluded.why`, document, why)
	}
	if err != nil {
		return err
	}
	_, err = w.exec(`INSERT INTO dirty (employer_id) SELECT DISTINCT employer_id FROM claims WHERE document_id = ?
		ON CONFLICT DO NOTHING`, document)
	return err
}
