package ledger

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"headcount"
	"headcount/internal/parallel"
)

// derivedAtOnce is how many families one step hands to the next.
const derivedAtOnce = 64

// A deriver derives the events of families and stores what differs. Its steps run beside
// each other, on one part of the families after another: load reads what the events are
// derived from, work derives them, keep stores them.
type deriver struct {
	writes, reads    *work       // one connection, where few families are derived
	writing, reading *sync.Mutex // held while a connection is used; one, where that is one
	vintage          int64
	rules            Rules
	minted           map[string]bool // slugs, in this transaction
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
}

// derive stores how the events of families differ from those that stand, and returns how
// many do. The result is that of one family after another.
func (l *Ledger) derive(ctx context.Context, w *work, families []string, vintage int64, rules Rules) (changed int, err error) {
	var one sync.Mutex
	d := deriver{writes: w, reads: w, writing: &one, reading: &one, vintage: vintage, rules: rules, minted: map[string]bool{}}
	if len(families) <= derivedAtOnce || l.reader == l.writer {
		return d.run(ctx, families)
	}
	// What is committed changes for nobody while w holds the lock to write, so another
	// connection sees what w saw when it began.
	err = l.reader.do(ctx, `BEGIN`, func(r *work) error {
		d.reads, d.reading = r, &sync.Mutex{}
		changed, err = d.run(ctx, families)
		return err
	})
	return changed, err
}

func (d *deriver) run(ctx context.Context, families []string) (changed int, err error) {
	ctx, cancel := context.WithCancel(ctx)
	var steps parallel.Group
	var failed error // to load
	defer func() {
		cancel()
		steps.Wait()
		err = errors.Join(err, failed)
	}()
	loaded, derived := make(chan []derivation), make(chan []derivation)
	steps.Go(func() {
		defer close(loaded)
		for part := range slices.Chunk(families, derivedAtOnce) {
			var list []derivation
			if list, failed = d.load(part); failed != nil || !hand(ctx, loaded, list) {
				return
			}
		}
	})
	steps.Go(func() {
		defer close(derived)
		for list := range loaded {
			if d.work(list); !hand(ctx, derived, list) {
				return
			}
		}
	})
	for list := range derived {
		n, err := d.keep(list)
		if err != nil {
			return 0, err
		}
		changed += n
	}
	return changed, nil
}

// hand gives a list to the next step, unless that has ended.
func hand(ctx context.Context, to chan<- []derivation, list []derivation) bool {
	select {
	case to <- list:
		return true
	case <-ctx.Done():
		return false
	}
}

// load reads what the events of families are derived from.
func (d *deriver) load(families []string) ([]derivation, error) {
	d.writing.Lock()
	employers, err := d.writes.employersOf(families...) // this transaction may have moved some
	d.writing.Unlock()
	if err != nil {
		return nil, err
	}
	list := make([]derivation, len(families))
	for i, family := range families {
		if err := d.reads.check(); err != nil {
			return nil, err
		}
		list[i].family = family
		d.reading.Lock()
		m, s, err := d.writes.families.of(d.reads, family, employers[family])
		d.reading.Unlock()
		if err != nil {
			return nil, fmt.Errorf("family %q: %w", family, err)
		}
		list[i].material, list[i].shelved = m, s
	}
	return list, nil
}

// work derives the events of families, on all processors.
func (d *deriver) work(list []derivation) {
	var all parallel.Group
	for part := range slices.Chunk(list, (len(list)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := range part {
				part[i].derive(d, nil)
			}
		})
	}
	all.Wait()
}

// derive derives the events. The slugs of minted are in use.
func (x *derivation) derive(by *deriver, minted map[string]bool) {
	x.free = nil
	taken, failed := by.reads.taken()
	events := by.rules.Events
	if x.shelved != nil && by.rules.Keeping != nil {
		events = by.rules.Keeping(&x.shelved.memory)
	}
	x.events, x.minted = events(x.claims, x.names, func(slug string) bool {
		by.reading.Lock()
		defer by.reading.Unlock()
		is := minted[slug] || taken(slug)
		if !is {
			x.free = append(x.free, slug)
		}
		return is
	})
	x.err = *failed
	x.versions = make([]version, len(x.events))
	faults := make([]error, len(x.events))
	parallel.Each(x.events, func(i int, _ headcount.Event) {
		var err error
		if x.versions[i], err = encode(&x.events[i]); err != nil {
			faults[i] = fmt.Errorf("event %s: %w", x.events[i].ID, err)
		}
	})
	x.err = errors.Join(append(faults, x.err)...)
}

// keep stores how the events of families differ from those that stand, and returns how
// many do. Where one asked for a slug that an earlier one has minted since, it is derived
// again.
func (d *deriver) keep(list []derivation) (changed int, err error) {
	for i := range list {
		x := &list[i]
		if slices.ContainsFunc(x.free, func(slug string) bool { return d.minted[slug] }) {
			x.derive(d, d.minted)
		}
		if x.err != nil {
			return 0, fmt.Errorf("family %q: %w", x.family, x.err)
		}
		n, err := d.store(x)
		if err != nil {
			return 0, fmt.Errorf("family %q: %w", x.family, err)
		}
		changed += n
		for _, name := range x.minted {
			d.minted[name.Slug] = true
		}
	}
	return changed, nil
}

// store stores what differs from the events of the family that stand.
func (d *deriver) store(x *derivation) (changed int, err error) {
	d.writing.Lock()
	defer d.writing.Unlock()
	w := d.writes
	for _, n := range x.minted {
		claim, ok := x.numbers[n.Claim]
		if !ok {
			return 0, fmt.Errorf("name %s for claim %.8s of another family: %w", n.Slug, n.Claim, headcount.ErrInvalid)
		}
		number, _, err := w.insert(`INSERT INTO names (slug, claim_id) VALUES (?, ?)`, n.Slug, claim)
		if err != nil {
			return 0, fmt.Errorf("name %s: %w", n.Slug, err)
		}
		if x.shelved != nil {
			x.shelved.names = append(x.shelved.names, headcount.Name{Number: number, Slug: n.Slug, Claim: n.Claim})
		}
	}
	had, err := standingVersions(w, x.family)
	if err != nil {
		return 0, err
	}
	met := make(map[string]bool, len(x.events))
	for i := range x.events {
		e, v := &x.events[i], x.versions[i]
		if e.Family != x.family || e.ID == "" || met[e.ID] {
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
			if err := retire(w, old.id, d.vintage); err != nil {
				return 0, err
			}
		}
		if err := putVersion(w, d.vintage, e, v); err != nil {
			return 0, fmt.Errorf("event %s: %w", e.ID, err)
		}
		if err := putEventClaims(w, d.vintage, e, x.numbers); err != nil {
			return 0, fmt.Errorf("event %s: %w", e.ID, err)
		}
	}
	for slug, old := range had {
		changed++
		if err := remove(w, slug, old.id, d.vintage); err != nil {
			return 0, fmt.Errorf("event %s: %w", slug, err)
		}
	}
	return changed, nil
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
