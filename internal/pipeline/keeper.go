package pipeline

import (
	"cmp"
	"context"
	"slices"
	"time"

	"golang.org/x/sync/semaphore"

	"headcount"
	"headcount/internal/ledger"
)

// A keeper keeps readings and reconciles. It alone does both, so that no two
// transactions of one run wait for each other.
type keeper struct {
	Steps
	ledger   *ledger.Ledger
	room     *semaphore.Weighted
	turns    *semaphore.Weighted // one is held while it works
	in       <-chan reading
	progress func() // may be nil

	pending    []reading
	documents  int
	claims     map[string]int
	faults     *tally
	vintages   int
	reconciled struct {
		documents int // as many had been kept
		at        time.Time
	}
}

// keep takes readings until there are no more. It reconciles at the end in any
// case: an earlier run may have left that too.
func (k *keeper) keep(ctx context.Context) error {
	beat := time.NewTicker(tick)
	defer beat.Stop()
	k.reconciled.at = time.Now()
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case r, more := <-k.in:
			if !more {
				if err := k.flush(ctx); err != nil {
					return err
				}
				return k.reconcile(ctx)
			}
			k.pending = append(k.pending, r)
			if len(k.pending) < readBatch {
				continue
			}
		case <-beat.C:
		}
		if err := k.work(ctx); err != nil {
			return err
		}
		if k.progress != nil {
			k.progress()
		}
	}
}

// work keeps the readings that wait, and reconciles when it is time.
func (k *keeper) work(ctx context.Context) error {
	if err := k.turns.Acquire(ctx, 1); err != nil {
		return err
	}
	defer k.turns.Release(1)
	if err := k.flush(ctx); err != nil {
		return err
	}
	if n := k.documents - k.reconciled.documents; n >= reconcileDocuments || n > 0 && time.Since(k.reconciled.at) >= reconcilePause {
		return k.reconcile(ctx)
	}
	return nil
}

// flush keeps the readings that wait.
func (k *keeper) flush(ctx context.Context) error {
	if len(k.pending) == 0 {
		return nil
	}
	reads := make([]ledger.Read, len(k.pending))
	for i := range k.pending {
		reads[i] = k.pending[i].Read
		reads[i].At = k.Now()
	}
	if err := k.ledger.PutRead(ctx, reads); err != nil {
		return err
	}
	for _, r := range k.pending {
		k.room.Release(r.cost)
		k.documents += len(r.Documents)
		for _, claims := range r.Claims {
			for i := range claims {
				k.claims[claims[i].Type]++
			}
		}
		k.faults.add(r.Faults)
	}
	clear(k.pending)
	k.pending = k.pending[:0]
	return nil
}

func (k *keeper) reconcile(ctx context.Context) error {
	v, err := k.Reconcile(ctx, k.ledger)
	if err != nil {
		return err
	}
	if v.Number > 0 {
		k.vintages++
	}
	k.reconciled.documents, k.reconciled.at = k.documents, time.Now()
	return nil
}

// A tally counts faults by their problem.
type tally struct {
	total int
	by    map[string]int
}

const (
	problemsTold    = 3      // in a summary
	problemsCounted = 10_000 // apart; problems may quote the input, which may be hostile
)

func newTally() *tally { return &tally{by: map[string]int{}} }

func (t *tally) add(faults []headcount.Fault) {
	for _, f := range faults {
		t.count(f.Problem, 1)
	}
}

func (t *tally) count(problem string, n int) {
	t.total += n
	if _, known := t.by[problem]; known || len(t.by) < problemsCounted {
		t.by[problem] += n
	}
}

func (t *tally) join(o *tally) {
	rest := o.total
	for problem, n := range o.by {
		t.count(problem, n)
		rest -= n
	}
	t.total += rest // those that o did not count apart
}

// common returns the most common problems, the most common first.
func (t *tally) common() []headcount.Tally {
	list := []headcount.Tally{}
	for problem, n := range t.by {
		list = append(list, headcount.Tally{Problem: problem, Count: n})
	}
	slices.SortFunc(list, func(a, b headcount.Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Problem, b.Problem))
	})
	return list[:min(len(list), problemsTold)]
}
