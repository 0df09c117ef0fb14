package ledger

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"

	"headcount"
)

// A Deriver works out the events of one family from its claims and the names
// given so far, and mints the names of new events. taken reports whether a
// slug is in use anywhere in the ledger. It is called for several
// families at the same time, and must not call the ledger, nor change the lists
// in the claims.
type Deriver func(claims []headcount.Stated, names []headcount.Name, taken func(slug string) bool) ([]headcount.Event, []headcount.Name)

// Reconcile derives the events of every family touched since the last time and
// stores what differs as a vintage, in one write transaction, so that two
// processes cannot interleave. judge makes the rules from what people decided.
// Where version is not the one that the last vintage was made by, every
// family is derived anew. When nothing was touched there is no vintage, and
// the number returned is 0. A vintage is never earlier than the one before it,
// whatever the clock says.
func (l *Ledger) Reconcile(ctx context.Context, at time.Time, version string, judge Judge) (headcount.Vintage, error) {
	var v headcount.Vintage
	err := l.write(ctx, "reconcile", func(w *work) error {
		last, err := lastVintage(w, latest)
		if err != nil {
			return err
		}
		decided, err := decisions(w)
		if err != nil {
			return err
		}
		rules := judge(decided)
		if last.Number > 0 && last.Rules != version {
			if _, err := w.exec(markAll); err != nil {
				return err
			}
		}
		touched, err := touchedFamilies(w, rules.Family)
		if err != nil || len(touched) == 0 {
			return err
		}
		v = headcount.Vintage{Number: last.Number + 1, At: at.UTC().Truncate(time.Microsecond), Rules: version}
		if !v.At.After(last.At) {
			v.At = last.At.Add(time.Microsecond)
		}
		if _, err := w.exec(`INSERT INTO vintages (number, at, rules, changed) VALUES (?, ?, ?, 0)`, v.Number, stamp(v.At), v.Rules); err != nil {
			return err
		}
		named, err := w.lastName()
		if err != nil {
			return err
		}
		if v.Changed, err = l.derive(ctx, w, touched, v.Number, rules); err != nil {
			return err
		}
		if _, err := w.exec(`UPDATE vintages SET changed = ? WHERE number = ?`, int64(v.Changed), v.Number); err != nil {
			return err
		}
		given, err := w.lastName()
		if err != nil {
			return err
		}
		w.families.allNamed(named, given)
		_, err = w.exec(`DELETE FROM dirty`)
		return err
	})
	if err != nil {
		return headcount.Vintage{}, err
	}
	return v, nil
}

const markAll = `INSERT INTO dirty (employer_id) SELECT id FROM employers WHERE true ON CONFLICT DO NOTHING`

// MarkAll marks every employer as touched, so that Reconcile derives every
// family anew.
func (l *Ledger) MarkAll(ctx context.Context) error {
	return l.write(ctx, "mark all", func(w *work) error {
		_, err := w.exec(markAll)
		return err
	})
}

// lastVintage is the last vintage up to a number, latest for all.
func lastVintage(w *work, number int64) (headcount.Vintage, error) {
	var v headcount.Vintage
	var at int64
	err := w.row(`SELECT number, at, rules, changed FROM vintages WHERE number <= ? ORDER BY number DESC LIMIT 1`, []any{number}, &v.Number, &at, &v.Rules, &v.Changed)
	if errors.Is(err, sql.ErrNoRows) {
		return headcount.Vintage{}, nil
	}
	v.At = moment(at)
	return v, err
}

// touchedFamilies gives every touched employer its family and returns the
// families, sorted: those of now and those that employers have left.
func touchedFamilies(w *work, families func(string) string) ([]string, error) {
	type employer struct {
		id   int64
		name string
		had  sql.NullString
	}
	var touched []employer
	err := w.each(`SELECT e.id, e.name, e.family FROM dirty JOIN employers e ON e.id = dirty.employer_id`, nil,
		func(r *sql.Rows) error {
			var e employer
			err := r.Scan(&e.id, &e.name, &e.had)
			touched = append(touched, e)
			return err
		})
	if err != nil {
		return nil, err
	}
	set := map[string]bool{}
	for _, e := range touched {
		family := families(e.name)
		set[family] = true
		if e.had.Valid && e.had.String == family {
			continue
		}
		if e.had.Valid {
			set[e.had.String] = true
		}
		if _, err := w.exec(`UPDATE employers SET family = ? WHERE id = ?`, family, e.id); err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(set)), nil
}
