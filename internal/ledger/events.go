package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	jsonv2 "github.com/go-json-experiment/json"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// latest stands for the last vintage, whichever it is: numbers stay below it.
const latest = math.MaxInt64 - 1

// Events lists the events that f lets through, withdrawn ones among them, by
// the first day on which they were announced (else known) and their ID; in the
// opposite order when f.Latest is set. That day is what f.Since and f.Until
// are held against. f.Employer is compared, as a slug, with the family and the
// employer of the event; f.Place with its places, by their normal form.
// ErrUsage for a date that cannot be read.
func (l *Ledger) Events(ctx context.Context, f headcount.Filter) ([]headcount.Event, error) {
	list := []headcount.Event{}
	err := l.read(ctx, "events", func(w *work) error {
		vintage, err := vintageAt(w, f.AsOf)
		if err != nil {
			return err
		}
		query, args, err := filter(f, vintage)
		if err != nil {
			return err
		}
		if f.Counted {
			list, err = w.forCounting(query, args...)
			return err // nothing in it is withheld
		}
		if list, err = w.bare(query, args...); err != nil {
			return err
		}
		if !f.Bare {
			if err := w.fill(list, vintage); err != nil {
				return err
			}
		}
		return w.veilEvents(list)
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// Numbered lists the events of one exact number that were announced (else known)
// from one day to another, no more than limit, by day and ID.
func (l *Ledger) Numbered(ctx context.Context, number int64, from, to edtf.Day, limit int) ([]headcount.Event, error) {
	var list []headcount.Event
	err := l.read(ctx, "events", func(w *work) (err error) {
		list, err = w.events(latest, `SELECT slug, body FROM events INDEXED BY events_by_day WHERE until IS NULL AND day BETWEEN ? AND ?
			AND lo = ? AND hi = ? ORDER BY day, slug LIMIT ?`, int64(from), int64(to), number, number, limit)
		if err != nil {
			return err
		}
		return w.veilEvents(list)
	})
	return list, err
}

// FamiliesCalled lists the families that have events and whose slug begins with
// the words of another, "acme-foods" for "acme", no more than limit.
func (l *Ledger) FamiliesCalled(ctx context.Context, slug string, limit int) ([]string, error) {
	var list []string
	err := l.read(ctx, "families", func(w *work) error {
		// "." is the character after "-".
		return w.each(`SELECT DISTINCT family FROM events INDEXED BY events_by_family WHERE family > ? AND family < ? AND until IS NULL ORDER BY family LIMIT ?`,
			[]any{slug + "-", slug + ".", limit}, func(r *sql.Rows) error {
				var family string
				err := r.Scan(&family)
				list = append(list, family)
				return err
			})
	})
	return list, err
}

// filter turns f into a query for versions. Each filter that is not set is
// left out of the query, so that the number of different queries, each
// prepared once, stays small.
func filter(f headcount.Filter, vintage int64) (string, []any, error) {
	query, args := `SELECT slug, body FROM events`, []any{}
	switch { // else SQLite takes the index by day, for the order, and looks at every event
	case f.Slugs != nil:
		query += ` INDEXED BY events_by_slug`
	case f.Employer != "":
		query += ` NOT INDEXED` // but by the ids below
	}
	if vintage == latest {
		query += ` WHERE until IS NULL`
	} else {
		query += ` WHERE since <= ? AND (until IS NULL OR until > ?)`
		args = append(args, vintage, vintage)
	}
	if f.Employer != "" {
		slug := reference.Slug(f.Employer)
		query += ` AND id IN (SELECT id FROM events WHERE family = ? UNION SELECT id FROM events WHERE employer = ?)`
		args = append(args, slug, slug)
	}
	for _, bound := range []struct {
		name, date, compare string
		of                  func(edtf.Interval) edtf.Day
	}{
		{"since", f.Since, ` AND day >= ?`, func(i edtf.Interval) edtf.Day { return i.First }},
		{"until", f.Until, ` AND day <= ?`, func(i edtf.Interval) edtf.Day { return i.Last }},
	} {
		if bound.date == "" {
			continue
		}
		i, err := edtf.Parse(bound.date)
		if err != nil {
			return "", nil, fmt.Errorf("%s: %w: %w", bound.name, headcount.ErrUsage, err)
		}
		query += bound.compare
		args = append(args, int64(bound.of(i)))
	}
	if f.Status != "" {
		query += ` AND status = ?`
		args = append(args, f.Status)
	}
	if f.Place != "" {
		query += ` AND id IN (SELECT event_id FROM event_places WHERE place = ?)`
		args = append(args, reference.Key(f.Place))
	}
	if f.Cause != "" {
		query += ` AND id IN (SELECT event_id FROM event_causes WHERE cause = ?)`
		args = append(args, f.Cause)
	}
	if f.Slugs != nil {
		list, err := json.Marshal(f.Slugs)
		if err != nil {
			return "", nil, err
		}
		query += ` AND slug IN (SELECT value FROM json_each(?))`
		args = append(args, string(list))
	}
	query += ` ORDER BY day, slug`
	if f.Latest {
		query = query[:len(query)-len(`day, slug`)] + `day DESC, slug DESC`
	}
	if f.Limit > 0 || f.Skip > 0 {
		limit := int64(-1) // SQLite's word for none
		if f.Limit > 0 {
			limit = int64(f.Limit)
		}
		query += ` LIMIT ? OFFSET ?`
		args = append(args, limit, int64(f.Skip))
	}
	return query, args, nil
}

// vintageAt is the last vintage at or before the moment asked for, 0 when
// there is none, or latest when the question is about now.
func vintageAt(w *work, asOf time.Time) (int64, error) {
	if asOf.IsZero() {
		return latest, nil
	}
	var n int64
	err := w.row(`SELECT coalesce(max(number), 0) FROM vintages WHERE at <= ?`, []any{stamp(asOf)}, &n)
	return n, err
}

// events reads the versions that query gives and fills in their claims as they
// stood in the vintage, by their IDs.
func (w *work) events(vintage int64, query string, args ...any) ([]headcount.Event, error) {
	list, err := w.bare(query, args...)
	if err != nil {
		return nil, err
	}
	return list, w.fill(list, vintage)
}

// bare reads the versions that query gives, without their claims.
func (w *work) bare(query string, args ...any) ([]headcount.Event, error) {
	list := []headcount.Event{}
	err := w.each(query, args, func(r *sql.Rows) error {
		var slug string
		var body sql.RawBytes
		if err := r.Scan(&slug, &body); err != nil {
			return err
		}
		var e headcount.Event
		if err := jsonv2.Unmarshal(body, &e); err != nil {
			return fmt.Errorf("event %s: %w: %w", slug, headcount.ErrInvalid, err)
		}
		e.ID = slug
		list = append(list, e)
		return nil
	})
	return list, err
}

// fill gives each event its claims as they stood in the vintage.
func (w *work) fill(list []headcount.Event, vintage int64) error {
	for i := range list {
		claims, err := w.standingClaims(`SELECT claim_id, back FROM event_claims WHERE slug = ? AND since <= ?
			AND (until IS NULL OR until > ?)`, list[i].ID, vintage, vintage)
		if err != nil {
			return err
		}
		stated, err := w.stated(claims)
		if err != nil {
			return fmt.Errorf("event %s: %w", list[i].ID, err)
		}
		list[i].Claims = make([]*headcount.Stated, len(stated))
		for k := range stated {
			list[i].Claims[k] = &stated[k]
		}
		slices.SortFunc(list[i].Claims, func(a, b *headcount.Stated) int { return strings.Compare(a.ID, b.ID) })
	}
	return nil
}

// Event returns the event known by slug as it stood at asOf (zero is now). The
// slug of an event that was merged into another leads to that other, whose ID
// then differs: to the one that holds the claim first named by the slug.
// ErrNotFound when there is, or was then, no such event.
func (l *Ledger) Event(ctx context.Context, slug string, asOf time.Time) (headcount.Event, error) {
	var list []headcount.Event
	err := l.read(ctx, "event", func(w *work) error {
		vintage, err := vintageAt(w, asOf)
		if err != nil {
			return err
		}
		list, err = w.events(vintage, `SELECT slug, body FROM events WHERE slug = ? AND since <= ? AND (until IS NULL OR until > ?)`, slug, vintage, vintage)
		if err != nil || len(list) > 0 {
			return errors.Join(err, w.veilEvents(list))
		}
		list, err = w.events(vintage, `SELECT e.slug, e.body FROM names n
			JOIN event_claims c ON c.claim_id = n.claim_id AND c.since <= ? AND (c.until IS NULL OR c.until > ?)
			JOIN events e ON e.slug = c.slug AND e.since <= ? AND (e.until IS NULL OR e.until > ?)
			WHERE n.slug = ? ORDER BY n.number LIMIT 1`, vintage, vintage, vintage, vintage, slug)
		if err == nil && len(list) == 0 {
			err = missing(sql.ErrNoRows, "event %s", slug)
		}
		if err != nil {
			return err
		}
		return w.veilEvents(list)
	})
	if err != nil {
		return headcount.Event{}, err
	}
	return list[0], nil
}

// Versions lists what the ledger had under slug, oldest first: a version ends where
// another begins, or where the event was merged away. Nothing is listed for a slug
// that no event ever bore.
func (l *Ledger) Versions(ctx context.Context, slug string) ([]headcount.Version, error) {
	list := []headcount.Version{}
	err := l.read(ctx, "versions", func(w *work) error {
		var since []int64
		events, err := w.bare(`SELECT slug, body FROM events WHERE slug = ? ORDER BY since`, slug)
		if err != nil {
			return err
		}
		if err := w.veilEvents(events); err != nil {
			return err
		}
		err = w.each(`SELECT e.since, v.at, coalesce(u.at, 0) FROM events e JOIN vintages v ON v.number = e.since
			LEFT JOIN vintages u ON u.number = e.until WHERE e.slug = ? ORDER BY e.since`, []any{slug}, func(r *sql.Rows) error {
			var number, from, to int64
			err := r.Scan(&number, &from, &to)
			v := headcount.Version{Event: events[len(list)], Since: moment(from), Reports: []headcount.DocumentRef{}}
			if to != 0 {
				v.Until = moment(to)
			}
			list, since = append(list, v), append(since, number)
			return err
		})
		if err != nil {
			return err
		}
		for i, number := range since {
			claims, err := w.standingClaims(`SELECT claim_id, back FROM event_claims WHERE slug = ? AND since = ? ORDER BY claim_id`, slug, number)
			if err != nil {
				return err
			}
			stated, err := w.stated(claims)
			if err != nil {
				return err
			}
			if err := w.asShown(stated, time.Time{}); err != nil {
				return err
			}
			for _, s := range stated {
				if !slices.ContainsFunc(list[i].Reports, func(d headcount.DocumentRef) bool { return d.Hash == s.Document.Hash }) {
					list[i].Reports = append(list[i].Reports, s.Document)
				}
			}
		}
		return nil
	})
	return list, err
}

// LastVintage is the vintage that stood at asOf (zero is now); its number is 0 where
// there was none yet.
func (l *Ledger) LastVintage(ctx context.Context, asOf time.Time) (v headcount.Vintage, err error) {
	err = l.read(ctx, "last vintage", func(w *work) error {
		number, err := vintageAt(w, asOf)
		if err == nil {
			v, err = lastVintage(w, number)
		}
		return err
	})
	return v, err
}

// Vintages lists the vintages, oldest first.
func (l *Ledger) Vintages(ctx context.Context) ([]headcount.Vintage, error) {
	list := []headcount.Vintage{}
	err := l.read(ctx, "vintages", func(w *work) error {
		return w.each(`SELECT number, at, rules, changed FROM vintages ORDER BY number`, nil, func(r *sql.Rows) error {
			var v headcount.Vintage
			var at int64
			err := r.Scan(&v.Number, &at, &v.Rules, &v.Changed)
			v.At = moment(at)
			list = append(list, v)
			return err
		})
	})
	return list, err
}
