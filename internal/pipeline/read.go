package pipeline

import (
	"context"
	"io"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"headcount"
	"headcount/internal/capture"
)

// readAhead is how many bytes of captures Read holds beside the one that it
// yields.
const readAhead = 16 << 20

// Read reads reports and calls yield with what came of each, in the order of
// the input; nothing is kept. Captures are read at the same time, some ahead
// of the one that is yielded. It ends early, with an error, only when ctx is
// done or yield returns one.
func (s Steps) Read(ctx context.Context, paths []string, stdin io.Reader, given headcount.Given, yield func(Result) error) error {
	type job struct {
		item capture.Item
		cost int64
		done chan Result
	}
	group, ctx := errgroup.WithContext(ctx)
	room := semaphore.NewWeighted(readAhead)
	jobs := make(chan *job)
	order := make(chan *job, 64*s.workers())
	group.Go(func() error {
		defer close(jobs)
		defer close(order)
		return capture.Walk(ctx, paths, stdin, given, func(item capture.Item) error {
			j := &job{item, min(int64(len(item.Capture.Bytes)), readAhead), make(chan Result, 1)}
			if err := room.Acquire(ctx, j.cost); err != nil {
				return err
			}
			for _, to := range []chan *job{order, jobs} {
				select {
				case to <- j:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	})
	for range s.workers() {
		group.Go(func() error {
			for j := range jobs {
				j.done <- s.readItem(j.item)
				j.item.Capture.Bytes = nil
			}
			return nil
		})
	}
	group.Go(func() error {
		for j := range order {
			select {
			case r := <-j.done:
				if err := yield(r); err != nil {
					return err
				}
				room.Release(j.cost)
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	return group.Wait()
}

// readItem reads what Walk has found, the faults of finding it before those of
// reading it.
func (s Steps) readItem(item capture.Item) Result {
	if item.Capture.Hash == "" {
		return Result{Faults: item.Faults}
	}
	s.recognise(&item)
	r := s.read(item.Capture, item.Path, item.Line)
	r.Faults = append(item.Faults, r.Faults...)
	return r
}
