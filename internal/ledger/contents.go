package ledger

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headcount"
	"headcount/reference"
)

// The checks of Problems that recompute what a row holds.

// hashLaw is what every row kept under a hash is held to.
const hashLaw = "what is kept under a hash has that hash"

func (l *Ledger) captures(w *work, a *audit) error {
	return l.packed(w, a, "captures", `SELECT c.hash, b.bytes FROM captures c JOIN capture_bytes b ON b.capture_id = c.id`)
}

func (l *Ledger) texts(w *work, a *audit) error {
	return l.packed(w, a, "texts", `SELECT hash, bytes FROM texts`)
}

func (l *Ledger) packed(w *work, a *audit, table, query string) error {
	return w.each(query, nil, func(r *sql.Rows) error {
		var hash string
		var packed sql.RawBytes
		if err := r.Scan(&hash, &packed); err != nil {
			return err
		}
		b, err := l.unpack(packed)
		switch {
		case err != nil:
			a.report(table, hash, hashLaw, err.Error(), restoreBackup)
		case digest(b) != hash:
			a.report(table, hash, hashLaw, digest(b), restoreBackup)
		}
		return nil
	})
}

func documents(w *work, a *audit) error {
	return w.each(`SELECT d.hash, c.hash, d.part, d.extractor FROM documents d JOIN captures c ON c.id = d.capture_id`, nil,
		func(r *sql.Rows) error {
			var hash string
			var d headcount.Document
			if err := r.Scan(&hash, &d.Capture, &d.Part, &d.Extractor); err != nil {
				return err
			}
			if d.Identify(); d.Hash != hash {
				a.report("documents", hash, hashLaw, d.Hash, restoreBackup)
			}
			return nil
		})
}

func faults(w *work, a *audit) error {
	return w.each(`SELECT f.hash, coalesce(c.hash, ''), f.place, f.problem FROM faults f LEFT JOIN captures c ON c.id = f.capture_id`, nil,
		func(r *sql.Rows) error {
			var hash string
			var f headcount.Fault
			if err := r.Scan(&hash, &f.Capture, &f.Place, &f.Problem); err != nil {
				return err
			}
			if f.ID() != hash {
				a.report("faults", hash, hashLaw, f.ID(), restoreBackup)
			}
			return nil
		})
}

// claims holds every claim against its document, one document at a time.
func (l *Ledger) claims(w *work, a *audit) error {
	var d headcount.Document
	var of int64 // the document that d is
	return w.each(`SELECT c.document_id, c.hash, c.type, e.name, c.body FROM claims c JOIN employers e ON e.id = c.employer_id
		ORDER BY c.document_id`, nil,
		func(r *sql.Rows) error {
			var id int64
			var hash, kind, employer string
			var body sql.RawBytes
			if err := r.Scan(&id, &hash, &kind, &employer, &body); err != nil {
				return err
			}
			if id != of {
				var err error
				if d, err = l.claimed(w, id); err != nil {
					a.report("claims", hash, "a claim's document can be read", err.Error(), restoreBackup)
				}
				of = id
			}
			var c headcount.Claim
			if err := decodeClaim(body, &c); err != nil {
				a.report("claims", hash, "a claim is JSON", err.Error(), restoreBackup)
				return nil
			}
			if c.Identify(d.Hash); c.ID != hash {
				a.report("claims", hash, hashLaw, c.ID, restoreBackup)
			}
			if c.Type != kind || c.Employer != employer {
				a.report("claims", hash, "a claim's columns say what the claim says", kind+" of "+employer, restoreBackup)
			}
			if err := d.Check(&c); err != nil {
				a.report("claims", hash, "the words of a claim stand in its document where it says", err.Error(), restoreBackup)
			}
			return nil
		})
}

// claimed reads of a document what its claims are held against.
func (l *Ledger) claimed(w *work, id int64) (d headcount.Document, err error) {
	var packed []byte
	err = w.row(`SELECT d.hash, t.bytes FROM documents d JOIN texts t ON t.id = d.text_id WHERE d.id = ?`, []any{id}, &d.Hash, &packed)
	if err != nil {
		return d, err
	}
	text, err := l.unpack(packed)
	d.Text = string(text)
	return d, err
}

// adds holds the adds against the decisions in force.
func adds(w *work, a *audit) error {
	all, err := decisions(w)
	if err != nil {
		return err
	}
	want, err := forgottenAdds(headcount.InForce(all))
	if err != nil {
		return err
	}
	return w.each(`SELECT id, forgotten FROM adds`, nil, func(r *sql.Rows) error {
		var add int64
		var have sql.NullString
		if err := r.Scan(&add, &have); err != nil {
			return err
		}
		if want[add] != have {
			a.report("adds", fmt.Sprint(add), "an add is forgotten when a decision in force says so", have.String, restoreBackup)
		}
		return nil
	})
}

// takenBack holds the standing of documents against sightings, adds and
// versions, one address at a time.
func takenBack(w *work, a *audit) error {
	var group []standing
	at := ""
	settled := func() error {
		right, err := judge(w, group)
		if err != nil {
			return err
		}
		for i, s := range group {
			if s.why != right[i] {
				a.report("taken_back", fmt.Sprint(s.document), fmt.Sprintf("the document is taken back for %q", right[i]), s.why, restoreBackup)
			}
		}
		group = group[:0]
		return nil
	}
	err := w.each(`SELECT d.id, d.capture_id, coalesce(t.why, ''), d.address FROM documents d LEFT JOIN taken_back t ON t.document_id = d.id
		ORDER BY d.address, d.capture_id DESC`, nil,
		func(r *sql.Rows) error {
			var s standing
			var address string
			if err := r.Scan(&s.document, &s.capture, &s.why, &address); err != nil {
				return err
			}
			if address == "" || address != at {
				if err := settled(); err != nil {
					return err
				}
			}
			at, group = address, append(group, s)
			return nil
		})
	if err != nil {
		return err
	}
	return settled()
}

// versions holds every version of an event against its digest.
func versions(w *work, a *audit) error {
	return w.each(`SELECT slug, body, digest, since, family, employer, status, coalesce(day, ''),
		coalesce((SELECT json_group_array(place) FROM (SELECT place FROM event_places WHERE event_id = e.id ORDER BY 1)), '[]'),
		coalesce((SELECT json_group_array(cause) FROM (SELECT cause FROM event_causes WHERE event_id = e.id ORDER BY 1)), '[]') FROM events e`, nil, func(r *sql.Rows) error {
		var slug, body, have string
		var since int64
		var columns [6]string
		if err := r.Scan(&slug, &body, &have, &since, &columns[0], &columns[1], &columns[2], &columns[3], &columns[4], &columns[5]); err != nil {
			return err
		}
		if want, err := columnsOf(slug, body); err != nil || want != columns {
			a.report("events", slug, "the columns by which an event is found say what it says", strings.Join(columns[:], " "), restoreBackup)
		}
		var claims []*headcount.Stated
		err := w.each(`SELECT c.hash, e.back FROM event_claims e JOIN claims c ON c.id = e.claim_id
			WHERE e.slug = ? AND e.since <= ? AND (e.until IS NULL OR e.until > ?)`, []any{slug, since, since},
			func(r *sql.Rows) error {
				s := &headcount.Stated{}
				err := r.Scan(&s.ID, &s.Back)
				claims = append(claims, s)
				return err
			})
		if err != nil {
			return err
		}
		if got := versionDigest([]byte(body), claims); got != have {
			a.report("events", slug, hashLaw, got, restoreBackup)
		}
		return nil
	})
}

// columnsOf gives the columns by which an event is found: family, employer,
// status, day, places and causes.
func columnsOf(slug, body string) (columns [6]string, err error) {
	var e headcount.Event
	if err := json.Unmarshal([]byte(body), &e); err != nil {
		return columns, err
	}
	e.ID = slug
	var places, causes []string
	for _, p := range e.Places {
		places = append(places, reference.Key(p))
	}
	for _, c := range e.Causes {
		causes = append(causes, c.Cause)
	}
	columns = [6]string{e.Family, reference.Slug(e.Employer), e.Status}
	if at, dated := day(&e); dated {
		columns[3] = strconv.FormatInt(at, 10)
	}
	columns[4], err = set(places)
	if err != nil {
		return columns, err
	}
	columns[5], err = set(causes)
	return columns, err
}

// set is a list without repetitions, in order, as JSON.
func set(list []string) (string, error) {
	slices.Sort(list)
	b, err := json.Marshal(append([]string{}, slices.Compact(list)...))
	return string(b), err
}
