package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"

	"headcount"
	"headcount/internal/parallel"
)

// A Deriver works out the events of one family from its claims and the names
// given so far, and mints the names of new events. taken reports whether a
// slug is in use anywhere in the ledger. It is called for several
// families at the same time, and must not call the ledger, nor change the lists
// in the claims.
type Deriver func(claims []headcount.Stated, names []headcount.Name, taken func(slug string) bool) ([]headcount.Event, []headcount.Name)

// derivedAtOnce is how many families are held in memory and derived at the
// same time.
const derivedAtOnce = 64

// Reconcile derives the events of every family touched since the last time and
// stores what differs as a vintage, in one write transaction, so that two
// processes cannot interleave. judge makes the rules from what people decided.
// name. Where rules is not the version that the last vintage was made by, every
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
		chunks := slices.Collect(slices.Chunk(touched, derivedAtOnce))
		d := deriver{work: w, vintage: v.Number, rules: rules}
		list, err := d.load(chunks[0])
		if err != nil {
			return err
		}
		for i := range chunks {
			var after []string
			if i+1 < len(chunks) {
				after = chunks[i+1]
			}
			n, next, err := d.derive(list, after)
			if err != nil {
				return err
			}
			v.Changed += n
			list = next
		}
		if _, err := w.exec(`UPDATE vintages SET changed = ? WHERE number = ?`, int64(v.Changed), v.Number); err != nil {
			return err
		}
		if err := w.allNamed(named); err != nil {
			return err
		}
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

// taken returns the question whether a slug is in use, and the error that
// answering it may have met.
func (w *work) taken() (func(slug string) bool, *error) {
	var failed error
	return func(slug string) bool {
		is, err := w.has(`SELECT 1 FROM names WHERE slug = ?`, slug)
		failed = errors.Join(failed, err)
		return is
	}, &failed
}

// A derivation is what the events of one family have come to.
type derivation struct {
	family string
	material
	shelved  *shelved // nil for a family that is not on the shelf
	events   []headcount.Event
	versions []version // of the events
	minted   []headcount.Name
	free     []string // slugs that were asked for and in use nowhere
	err      error
	broke    any // what the deriver panicked with
}

// A deriver derives the events of families and stores what differs.
type deriver struct {
	*work
	one     sync.Mutex // held while the ledger is asked: a connection serves one at a time
	vintage int64
	rules   Rules
}

// load reads what the events of families are derived from.
func (d *deriver) load(families []string) ([]derivation, error) {
	list := make([]derivation, len(families))
	for i, family := range families {
		if err := d.check(); err != nil {
			return nil, err
		}
		list[i].family = family
		d.one.Lock()
		m, kept, err := d.kept(family)
		d.one.Unlock()
		if err != nil {
			return nil, fmt.Errorf("family %q: %w", family, err)
		}
		list[i].material, list[i].shelved = m, kept
	}
	return list, nil
}

// derive stores how the events of families differ from those that stand, and
// returns how many do. The result is that of one family after another: where
// one asked for a slug that an earlier one has just minted, it is derived again.
// While they are derived, it loads those that come after them.
func (d *deriver) derive(list []derivation, after []string) (changed int, next []derivation, err error) {
	var all sync.WaitGroup
	for part := range slices.Chunk(list, (len(list)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := range part {
				part[i].work(d)
			}
		})
	}
	next, err = d.load(after)
	all.Wait()
	if err != nil {
		return 0, nil, err
	}
	minted := map[string]bool{}
	for i := range list {
		x := &list[i]
		if slices.ContainsFunc(x.free, func(slug string) bool { return minted[slug] }) {
			x.work(d)
		}
		if x.broke != nil {
			panic(x.broke)
		}
		if x.err != nil {
			return 0, nil, fmt.Errorf("family %q: %w", x.family, x.err)
		}
		n, err := keep(d.work, d.vintage, x)
		if err != nil {
			return 0, nil, fmt.Errorf("family %q: %w", x.family, err)
		}
		changed += n
		for _, name := range x.minted {
			minted[name.Slug] = true
		}
	}
	return changed, next, nil
}

// work derives the events.
func (d *derivation) work(by *deriver) {
	defer func() { d.broke = recover() }()
	d.free = nil
	taken, failed := by.taken()
	events := by.rules.Events
	if d.shelved != nil && by.rules.Keeping != nil {
		events = by.rules.Keeping(&d.shelved.memory)
	}
	d.events, d.minted = events(d.claims, d.names, func(slug string) bool {
		by.one.Lock()
		defer by.one.Unlock()
		is := taken(slug)
		if !is {
			d.free = append(d.free, slug)
		}
		return is
	})
	d.err = *failed
	d.versions = make([]version, len(d.events))
	faults := make([]error, len(d.events))
	parallel.Each(d.events, func(i int, _ headcount.Event) {
		var err error
		if d.versions[i], err = encode(&d.events[i]); err != nil {
			faults[i] = fmt.Errorf("event %s: %w", d.events[i].ID, err)
		}
	})
	d.err = errors.Join(append(faults, d.err)...)
}

// keep stores what differs from the events of the family that stand.
func keep(w *work, vintage int64, d *derivation) (changed int, err error) {
	for _, n := range d.minted {
		claim, ok := d.numbers[n.Claim]
		if !ok {
			return 0, fmt.Errorf("name %s for claim %.8s of another family: %w", n.Slug, n.Claim, headcount.ErrInvalid)
		}
		number, _, err := w.insert(`INSERT INTO names (slug, claim_id) VALUES (?, ?)`, n.Slug, claim)
		if err != nil {
			return 0, fmt.Errorf("name %s: %w", n.Slug, err)
		}
		if d.shelved != nil {
			d.shelved.names = append(d.shelved.names, headcount.Name{Number: number, Slug: n.Slug, Claim: n.Claim})
		}
	}
	had, err := standingVersions(w, d.family)
	if err != nil {
		return 0, err
	}
	met := make(map[string]bool, len(d.events))
	for i := range d.events {
		e, v := &d.events[i], d.versions[i]
		if e.Family != d.family || e.ID == "" || met[e.ID] {
			return 0, fmt.Errorf("event %q of family %q: of another family or by the name of another event: %w", e.ID, e.Family, headcount.ErrInvalid)
		}
		met[e.ID] = true
		old, stood := had[e.ID]
		delete(had, e.ID)
		if stood && old.digest == v.digest {
			continue
		}
		changed++
		if stood {
			if err := retire(w, old.id, vintage); err != nil {
				return 0, err
			}
		}
		if err := putVersion(w, vintage, e, v); err != nil {
			return 0, fmt.Errorf("event %s: %w", e.ID, err)
		}
		if err := putEventClaims(w, vintage, e, d.numbers); err != nil {
			return 0, fmt.Errorf("event %s: %w", e.ID, err)
		}
	}
	for slug, old := range had {
		changed++
		if err := remove(w, slug, old.id, vintage); err != nil {
			return 0, fmt.Errorf("event %s: %w", slug, err)
		}
	}
	return changed, nil
}
