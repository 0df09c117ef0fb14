package ledger

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// A version is an event as the ledger keeps it from one vintage to another:
// its JSON without the claims, which event_claims lists with the standing that
// each had then.
type version struct {
	body   string
	digest string // of the body and the claims: two versions are the same when it is
	day    sql.NullInt64
}

func encode(e *headcount.Event) (version, error) {
	bare := *e
	bare.Claims = nil
	body, err := json.Marshal(bare)
	if err != nil {
		return version{}, err
	}
	v := version{body: string(body), digest: versionDigest(string(body), e.Claims)}
	v.day.Int64, v.day.Valid = day(e)
	return v, nil
}

func versionDigest(body string, claims []headcount.Stated) string {
	h := sha256.New()
	io.WriteString(h, body) // a hash never fails to take more
	for i := range claims {
		io.WriteString(h, "\n"+claims[i].ID+" "+claims[i].Back)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// day is the day by which an event is listed and filtered: the first of those
// on which it was announced, else known. Having one day, an event falls into
// one of any windows that do not overlap.
func day(e *headcount.Event) (int64, bool) {
	if e.Announced != nil {
		if i, err := edtf.Parse(*e.Announced); err == nil {
			return int64(i.First), true
		}
	}
	i, err := edtf.Parse(e.KnownBy)
	return int64(i.First), err == nil
}

// A stood is a version that stands.
type stood struct {
	id     int64
	digest string
}

// standingVersions returns the versions of a family that stand, by slug.
func standingVersions(w *work, family string) (map[string]stood, error) {
	had := map[string]stood{}
	err := w.each(`SELECT id, slug, digest FROM events WHERE family = ? AND until IS NULL`, []any{family},
		func(r *sql.Rows) error {
			var slug string
			var s stood
			err := r.Scan(&s.id, &slug, &s.digest)
			had[slug] = s
			return err
		})
	return had, err
}

// retire ends a version: from this vintage on it no longer holds.
func retire(w *work, event, vintage int64) error {
	_, err := w.exec(`UPDATE events SET until = ? WHERE id = ?`, vintage, event)
	return err
}

func putVersion(w *work, vintage int64, e *headcount.Event, v version, numbers map[string]int64) error {
	id, _, err := w.insert(`INSERT INTO events (slug, key, family, employer, day, status, body, digest, since)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.ID, e.Key, e.Family, reference.Slug(e.Employer), v.day, e.Status, v.body, v.digest, vintage)
	if err != nil {
		return err
	}
	for i := range e.Claims {
		claim, ok := numbers[e.Claims[i].ID]
		if !ok {
			return fmt.Errorf("claim %.8s is of another family: %w", e.Claims[i].ID, headcount.ErrInvalid)
		}
		if _, err := w.exec(`INSERT INTO event_claims (event_id, place, claim_id, back) VALUES (?, ?, ?, ?)`,
			id, int64(i), claim, e.Claims[i].Back); err != nil {
			return err
		}
	}
	for _, p := range e.Places {
		if _, err := w.exec(`INSERT INTO event_places (place, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING`, reference.Key(p), id); err != nil {
			return err
		}
	}
	for _, c := range e.Causes {
		if _, err := w.exec(`INSERT INTO event_causes (cause, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING`, c.Cause, id); err != nil {
			return err
		}
	}
	return nil
}
