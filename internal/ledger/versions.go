package ledger

import (
	"cmp"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// A version is an event as the ledger keeps it from one vintage to another:
// its JSON without the claims, which event_claims lists with the standing that
// each had then.
type version struct {
	body   []byte
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
	v := version{body: body, digest: versionDigest(body, e.Claims)}
	v.day.Int64, v.day.Valid = day(e)
	return v, nil
}

// versionDigest takes the claims as a set: the order in which they come is not
// kept.
func versionDigest(body []byte, claims []*headcount.Stated) string {
	list := slices.Clone(claims)
	slices.SortFunc(list, func(a, b *headcount.Stated) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Back, b.Back))
	})
	h := sha256.New()
	_, _ = h.Write(body) // a hash never fails to take more
	var line []byte
	for _, c := range list {
		line = append(append(append(append(line[:0], '\n'), c.ID...), ' '), c.Back...)
		_, _ = h.Write(line)
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
	if _, err := w.exec(`UPDATE events SET until = ? WHERE id = ?`, vintage, event); err != nil {
		return err
	}
	_, err := w.exec(`DELETE FROM questions WHERE event_id = ?`, event)
	return err
}

// How an event counts in the total of the whole ledger.
const (
	tallyCounts  = 0
	tallyShare   = 1 // listed apart: a share alone
	tallyLeftOut = 2
)

// counted says how an event counts, why not or why only in the greatest number, and
// gives the bounds of its count: lo is null where no number is stated, hi where
// there is no upper bound.
func counted(e *headcount.Event) (tally int64, why string, lo, hi sql.NullInt64) {
	if e.Count != nil && (e.Count.Min != nil || e.Count.Max != nil) {
		least, most := e.Count.Bounds()
		lo, hi = sql.NullInt64{Int64: least, Valid: true}, sql.NullInt64{Int64: most, Valid: most < math.MaxInt64}
	}
	switch {
	case e.LeftOut != "":
		return tallyLeftOut, e.LeftOut, lo, hi
	case !lo.Valid:
		return tallyShare, "", lo, hi
	}
	return tallyCounts, e.Doubtful, lo, hi
}

// remove ends a version that none follows. Its claims stay where another family has
// taken over the name in this vintage, with the same claims or others.
func remove(w *work, slug string, event, vintage int64) error {
	taken, err := w.has(`SELECT 1 FROM events WHERE slug = ? AND id <> ? AND until IS NULL LIMIT 1`, slug, event)
	if err != nil {
		return err
	}
	if taken {
		return retire(w, event, vintage)
	}
	if _, err := w.exec(`UPDATE event_claims SET until = ? WHERE slug = ? AND until IS NULL AND since < ?`, vintage, slug, vintage); err != nil {
		return err
	}
	return retire(w, event, vintage)
}

func putVersion(w *work, vintage int64, e *headcount.Event, v version) error {
	tally, why, lo, hi := counted(e)
	id, _, err := w.insert(`INSERT INTO events (slug, key, family, employer, day, status, body, digest, since, tally, why, lo, hi)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.ID, e.Key, e.Family, reference.Slug(e.Employer), v.day, e.Status, string(v.body), v.digest, vintage, tally, why, lo, hi)
	if err != nil {
		return err
	}
	for _, q := range e.Questions() {
		if _, err := w.exec(`INSERT INTO questions (event_id, kind, subject, jobs) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`, id, q.Kind, q.Subject, q.Jobs); err != nil {
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

// putEventClaims keeps how the claims of an event differ from those that it
// had.
func putEventClaims(w *work, vintage int64, e *headcount.Event, numbers map[string]int64) error {
	list, err := w.manyClaims(`SELECT group_concat(claim_id) FROM event_claims WHERE slug = ? AND until IS NULL`,
		`SELECT claim_id, back FROM event_claims WHERE slug = ? AND until IS NULL AND back <> ''`, e.ID)
	if err != nil {
		return err
	}
	had := make(map[int64]string, len(list))
	for _, c := range list {
		had[c.number] = c.back
	}
	for _, c := range e.Claims {
		number, ok := numbers[c.ID]
		if !ok {
			return fmt.Errorf("claim %.8s is of another family: %w", c.ID, headcount.ErrInvalid)
		}
		if back, is := had[number]; is && back == c.Back {
			delete(had, number)
			continue
		}
		if _, err := w.exec(`INSERT INTO event_claims (slug, claim_id, back, since) VALUES (?, ?, ?, ?)`, e.ID, number, c.Back, vintage); err != nil {
			return err
		}
	}
	for number := range had { // gone, or otherwise taken back now
		if _, err := w.exec(`UPDATE event_claims SET until = ? WHERE slug = ? AND claim_id = ? AND until IS NULL AND since < ?`,
			vintage, e.ID, number, vintage); err != nil {
			return err
		}
	}
	return nil
}
