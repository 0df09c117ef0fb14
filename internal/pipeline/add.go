package pipeline

import (
	"context"
	"io"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"headcount"
	"headcount/internal/capture"
	"headcount/internal/ledger"
)

// How Add divides its work. What a crash undoes is at most the batch under way
// in each step; the next run does it again.
const (
	captureBatch = 1000     // captures kept in one transaction
	readBatch    = 1000     // readings kept in one transaction
	inFlight     = 64 << 20 // bytes of captures found and not yet kept as read

	reconcileDocuments = 1000            // a vintage is made after so many documents,
	reconcilePause     = 2 * time.Second // or after so long, whichever is first

	tick = 100 * time.Millisecond // a reading waits no longer for its batch to fill
)

// Progress is how far an Add has come.
type Progress struct {
	Documents int   // read and kept
	Done      int64 // bytes of the input taken
	Size      int64 // bytes of the input; 0 when unknown
}

// Summary is what an Add found.
type Summary struct {
	Seen      int64          // captures found, as often as they were
	Fresh     int64          // of these, the ones that were new
	Documents int            // kept; those of captures that an earlier run had left unread are among them
	Claims    map[string]int // kept, by type
	Faults    int
	Problems  []headcount.Tally // of the faults, the three most common
	Vintages  int
	Took      time.Duration
}

// Add reads the reports at paths into the ledger: it keeps the captures that
// are new, reads them, and reconciles after every 1,000 documents or 2 seconds.
// It begins with the captures that an earlier run left to be read. A run that
// breaks off, by ctx or by a crash at any moment, is made whole by the next.
// progress may be nil; one goroutine calls it.
func (s Steps) Add(ctx context.Context, l *ledger.Ledger, paths []string, stdin io.Reader, given headcount.Given, progress func(Progress)) (Summary, error) {
	start := time.Now()
	number, err := l.BeginAdd(ctx, s.Now(), paths)
	if err != nil {
		return Summary{}, err
	}
	group, ctx := errgroup.WithContext(ctx)
	// The channels hold enough to read while a transaction keeps the ledger
	// busy; it is room that bounds what they hold in bytes.
	room := semaphore.NewWeighted(inFlight)
	turns := semaphore.NewWeighted(int64(s.workers()))
	toRead, results := make(chan found, 2*captureBatch), make(chan reading, 2*readBatch)
	f := &finder{Steps: s, ledger: l, add: number, room: room, out: toRead, faults: newTally()}
	k := &keeper{Steps: s, ledger: l, room: room, turns: turns, in: results, faults: newTally(), claims: map[string]int{}}
	if progress != nil {
		size := capture.Size(paths)
		k.progress = func() { progress(Progress{k.documents, f.done.Load(), size}) }
	}
	group.Go(func() error {
		defer close(toRead)
		return f.find(ctx, paths, stdin, given)
	})
	group.Go(func() error {
		defer close(results)
		return s.readAll(ctx, l, turns, toRead, results)
	})
	group.Go(func() error { return k.keep(ctx) })
	if err := group.Wait(); err != nil {
		return Summary{}, err
	}
	f.faults.join(k.faults)
	return Summary{Seen: f.seen, Fresh: f.fresh, Documents: k.documents, Claims: k.claims,
		Faults: f.faults.total, Problems: f.faults.common(), Vintages: k.vintages, Took: time.Since(start)}, nil
}

// A found is a capture to be read, and the room that it takes until it is kept.
type found struct {
	ledger.Found
	cost int64
}

// A reading is what came of it, packed.
type reading struct {
	ledger.Read
	cost int64
}

// readAll reads and packs captures, several at a time. Each takes a turn; the
// keeper takes one too, so that it is not the last to end.
func (s Steps) readAll(ctx context.Context, l *ledger.Ledger, turns *semaphore.Weighted, in <-chan found, out chan<- reading) error {
	workers, ctx := errgroup.WithContext(ctx)
	for range s.workers() {
		workers.Go(func() error {
			for f := range in {
				if err := turns.Acquire(ctx, 1); err != nil {
					return err
				}
				r := s.read(f.Capture, f.Path, f.Line)
				packed := reading{ledger.Read{Capture: r.Capture, State: r.State, Reason: r.Reason,
					Documents: r.Documents, Claims: r.Claims, Faults: r.Faults}, f.cost}
				err := l.Pack(&packed.Read)
				turns.Release(1)
				if err != nil {
					return err
				}
				select {
				case out <- packed:
				case <-ctx.Done():
					return context.Cause(ctx)
				}
			}
			return nil
		})
	}
	return workers.Wait()
}
