package pipeline

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/semaphore"

	"headcount"
	"headcount/internal/capture"
	"headcount/internal/ledger"
)

// A finder keeps the captures that it finds and hands on those to be read.
type finder struct {
	Steps
	ledger *ledger.Ledger
	add    int64
	room   *semaphore.Weighted
	out    chan<- found

	batch       []found
	seen, fresh int64
	faults      *tally
	done        atomic.Int64 // bytes of the input taken
}

// find hands on the captures that an earlier run left, then those at paths.
func (f *finder) find(ctx context.Context, paths []string, stdin io.Reader, given headcount.Given) error {
	if err := f.leftOver(ctx); err != nil {
		return err
	}
	err := capture.Walk(ctx, paths, stdin, given, func(item capture.Item) error {
		if !slices.Contains(paths, item.Path) && f.own(item.Path) {
			return nil
		}
		return f.take(ctx, item)
	})
	if err != nil {
		return err
	}
	return f.flush(ctx)
}

// own reports whether a file is one of the ledger itself: it lies in a folder of
// reports and is none.
func (f *finder) own(path string) bool {
	at, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	ledger, err := filepath.Abs(f.ledger.Path())
	if err != nil {
		return false
	}
	rest, is := strings.CutPrefix(at, ledger)
	return is && (rest == "" || rest == "-wal" || rest == "-shm")
}

// leftAtOnce is how many captures left over are loaded at a time.
const leftAtOnce = 64

func (f *finder) leftOver(ctx context.Context) error {
	for after := ""; ; {
		left, err := f.ledger.ToRead(ctx, after, leftAtOnce)
		if err != nil || len(left) == 0 {
			return err
		}
		for _, c := range left {
			cost := room(&c.Capture)
			if err := f.room.Acquire(ctx, cost); err != nil {
				return err
			}
			if err := f.hand(ctx, found{c, cost}); err != nil {
				return err
			}
			after = c.Capture.Hash
		}
	}
}

// room is how much of inFlight a capture takes.
func room(c *headcount.Capture) int64 { return min(int64(len(c.Bytes)), inFlight) }

// take puts an item into the batch. When there is no room for it, the batch
// goes first: it may be what takes the room.
func (f *finder) take(ctx context.Context, item capture.Item) error {
	f.recognise(&item)
	cost := room(&item.Capture)
	if len(f.batch) == f.size() || !f.room.TryAcquire(cost) {
		if err := f.flush(ctx); err != nil {
			return err
		}
		if err := f.room.Acquire(ctx, cost); err != nil {
			return err
		}
	}
	f.batch = append(f.batch, found{ledger.Found{Capture: item.Capture, Path: item.Path, Line: item.Line, Faults: item.Faults}, cost})
	f.done.Store(item.Done)
	return nil
}

// size is how many captures go into the batch: fewer at first, so that reading
// begins soon.
func (f *finder) size() int { return min(captureBatch, 64+int(f.seen)) }

// flush keeps the batch and hands on what is new in it.
func (f *finder) flush(ctx context.Context) error {
	if len(f.batch) == 0 {
		return nil
	}
	list := make([]ledger.Found, len(f.batch))
	for i := range f.batch {
		list[i] = f.batch[i].Found
	}
	fresh, err := f.ledger.PutCaptures(ctx, f.add, f.Now(), list)
	if err != nil {
		return err
	}
	f.fresh += int64(fresh)
	for i, c := range f.batch {
		if c.Capture.Hash != "" {
			f.seen++
		}
		f.faults.add(c.Faults)
		if !list[i].Fresh && !list[i].Again {
			f.room.Release(c.cost)
			continue
		}
		if err := f.hand(ctx, c); err != nil {
			return err
		}
	}
	clear(f.batch)
	f.batch = f.batch[:0]
	return nil
}

func (f *finder) hand(ctx context.Context, c found) error {
	select {
	case f.out <- c:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
