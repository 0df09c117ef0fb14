package web

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"headcount"
)

// What is worked out from many events is kept, and not worked out for many at the
// same time: a question may take seconds on a ledger of a million claims, and
// anyone may ask.
const (
	keptAnswers = 32 // beside the book; an answer of such a ledger takes some megabytes
	keptPasts   = 2  // books of earlier vintages among them: each is as large as the book
	atWork      = 2  // questions that are being worked out
	inLine      = 16 // questions that are, or wait to be; who comes then is told to come again
)

// A shelf keeps what was worked out for a vintage until there is another.
type shelf struct {
	sync.Mutex
	vintage int64
	kept    map[string]any
	making  singleflight.Group
	line    chan struct{}
	room    chan struct{}
}

func newShelf() *shelf {
	return &shelf{kept: map[string]any{}, line: make(chan struct{}, inLine), room: make(chan struct{}, atWork)}
}

// keep returns what is kept under key for the vintage that stands, and makes it
// where it is not kept. Who asks while it is being made waits for it. ErrBusy when
// too many others are waiting for other things.
func keep[T any](ctx context.Context, s *site, key string, work func(context.Context, headcount.Vintage) (T, error)) (made T, err error) {
	v, err := s.ledger.LastVintage(ctx, time.Time{})
	if err != nil {
		return made, err
	}
	if got, ok := s.shelf.get(v.Number, key); ok {
		return got.(T), nil
	}
	done := s.shelf.making.DoChan(fmt.Sprint(v.Number, " ", key), func() (got any, err error) {
		defer func() { // the server outlives a fault of one answer, as it does within a request
			if p := recover(); p != nil {
				err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
		}()
		done, err := s.shelf.turn(context.WithoutCancel(ctx)) // others may wait for it, too
		if err != nil {
			return nil, err
		}
		defer done()
		got, err = work(context.WithoutCancel(ctx), v)
		if err == nil {
			s.shelf.put(v.Number, key, got)
		}
		return got, err
	})
	select {
	case r := <-done:
		if r.Err != nil {
			return made, r.Err
		}
		return r.Val.(T), nil
	case <-ctx.Done():
		return made, context.Cause(ctx)
	}
}

// turn waits until there is room for one more question to be worked out. The caller
// calls done after it. ErrBusy when too many are waiting.
func (s *shelf) turn(ctx context.Context) (done func(), err error) {
	select {
	case s.line <- struct{}{}:
	default:
		return nil, fmt.Errorf("%d questions are waiting: %w", inLine, headcount.ErrBusy)
	}
	select {
	case s.room <- struct{}{}:
		return func() { <-s.room; <-s.line }, nil
	case <-ctx.Done():
		<-s.line
		return nil, context.Cause(ctx)
	}
}

func (s *shelf) get(vintage int64, key string) (any, bool) {
	s.Lock()
	defer s.Unlock()
	if s.vintage != vintage {
		return nil, false
	}
	got, ok := s.kept[key]
	return got, ok
}

// pastBook begins the key of the book of an earlier vintage.
const pastBook = "as of vintage "

// put keeps what was made. The book, under the key "", stays when there are too
// many answers.
func (s *shelf) put(vintage int64, key string, made any) {
	s.Lock()
	defer s.Unlock()
	book, there := s.kept[""]
	switch {
	case vintage < s.vintage:
		return
	case vintage > s.vintage:
		s.vintage, s.kept = vintage, map[string]any{}
	case len(s.kept) > keptAnswers:
		if s.kept = map[string]any{}; there {
			s.kept[""] = book
		}
	}
	if strings.HasPrefix(key, pastBook) {
		n := 0
		for k := range s.kept {
			if strings.HasPrefix(k, pastBook) {
				if n++; n >= keptPasts {
					delete(s.kept, k)
				}
			}
		}
	}
	s.kept[key] = made
}
