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
	keptAnswers = 2000    // beside the book
	keptNames   = 500_000 // events and groups that they name in all, at about 60 bytes each
	keptPasts   = 2       // books of earlier vintages among them: each is as large as the book
	atWork      = 2       // questions that are being worked out
	inLine      = 16      // questions that are, or wait to be; who comes then is told to come again
	atSearch    = 2       // searches at a time: words that stand everywhere and never in a row take a third of a second of a million documents
)

// Who asks again after the ledger has changed waits for the new answer where the old
// one took less than patience. Else he has the old one, and the new one is worked out
// meanwhile, in no more than one of rest+1 parts of the time: reports may come in all
// day.
const (
	patience = 250 * time.Millisecond
	rest     = 4
)

// tidying is how long the working out of something takes whose memory is given back at
// once: it had all events of a large ledger, and the next comes who knows when.
const tidying = time.Second

// A shelf keeps what was worked out, each with the vintage that it was worked out for.
type shelf struct {
	sync.Mutex
	kept   map[string]made
	making singleflight.Group
	line   chan struct{}
	room   chan struct{}
	search chan struct{}
}

type made struct {
	vintage int64
	what    any
	at      time.Time // when it was done
	took    time.Duration
}

func newShelf() *shelf {
	return &shelf{kept: map[string]made{}, line: make(chan struct{}, inLine), room: make(chan struct{}, atWork), search: make(chan struct{}, atSearch)}
}

// A keeping says how something is worked out and kept.
type keeping struct {
	age   time.Duration // after which it is worked out again, whatever stands; 0 is never
	light bool          // it takes milliseconds, and waits for no other
}

// keep returns what is kept under key for the vintage that stands, and makes it
// where it is not kept, or is too old. Who asks while it is being made waits for it, or has what an
// earlier vintage gave: see patience. ErrBusy when too many others are waiting for
// other things.
func keep[T any](ctx context.Context, s *site, key string, how keeping, work func(context.Context, headcount.Vintage) (T, error)) (got T, err error) {
	v, err := s.ledger.LastVintage(ctx, time.Time{})
	if err != nil {
		return got, err
	}
	make := func() (any, error) {
		return s.make(context.WithoutCancel(ctx), v, key, how, func(ctx context.Context) (any, error) { return work(ctx, v) }) // others may wait for it, too
	}
	old, there := s.shelf.get(key)
	switch {
	case there && old.vintage >= v.Number && (how.age == 0 || time.Since(old.at) < how.age):
		return old.what.(T), nil
	case there && old.took >= patience:
		if time.Since(old.at) >= rest*old.took {
			s.shelf.making.DoChan("again "+key, func() (any, error) {
				made, err := make()
				if err != nil {
					s.options.Log.Error("work out again", "what", key, "err", err)
				}
				return made, err
			})
		}
		return old.what.(T), nil
	}
	select {
	case r := <-s.shelf.making.DoChan(fmt.Sprint(v.Number, " ", key), make):
		if r.Err != nil {
			return got, r.Err
		}
		return r.Val.(T), nil
	case <-ctx.Done():
		return got, context.Cause(ctx)
	}
}

// make works out what is kept under key for a vintage, when there is room, and keeps
// it.
func (s *site) make(ctx context.Context, v headcount.Vintage, key string, how keeping, work func(context.Context) (any, error)) (got any, err error) {
	defer func() { // the server outlives a fault of one answer, as it does within a request
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	if !how.light {
		done, err := s.shelf.turn(ctx)
		if err != nil {
			return nil, err
		}
		defer done()
	}
	start := time.Now()
	got, err = work(ctx)
	took := time.Since(start)
	if err == nil {
		s.shelf.put(key, made{v.Number, got, time.Now(), took})
	}
	if took >= tidying {
		go debug.FreeOSMemory()
	}
	return got, err
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

func (s *shelf) get(key string) (made, bool) {
	s.Lock()
	defer s.Unlock()
	got, ok := s.kept[key]
	return got, ok
}

// pastBook begins the key of the book of an earlier vintage.
const pastBook = "as of vintage "

// put keeps what was made, unless a later vintage gave it already. The book, under
// the key "", stays when there are too many answers.
func (s *shelf) put(key string, m made) {
	s.Lock()
	defer s.Unlock()
	old, there := s.kept[key]
	if there && old.vintage > m.vintage {
		return
	}
	names := namesIn(m.what)
	for k, other := range s.kept {
		if k != key {
			names += namesIn(other.what)
		}
	}
	if book, is := s.kept[""]; !there && len(s.kept) > keptAnswers || names > keptNames {
		s.kept = map[string]made{}
		if is {
			s.kept[""] = book
		}
	}
	if strings.HasPrefix(key, pastBook) && !there {
		n := 0
		for k := range s.kept {
			if strings.HasPrefix(k, pastBook) {
				if n++; n >= keptPasts {
					delete(s.kept, k)
				}
			}
		}
	}
	s.kept[key] = m
}

// namesIn is how many events and groups something names.
func namesIn(what any) int {
	switch a := what.(type) {
	case *answer:
		return len(a.slugs) + len(a.rows)
	case *there:
		return len(a.coming) + len(a.past) + len(a.others) + len(a.employers)
	case *cuts:
		n := len(a.names) + len(a.rounds) + len(a.sites) + len(a.leftOut) + len(a.notices)
		if a.drawn != nil {
			n += 2 * len(a.drawn.Areas)
		}
		return n
	}
	return 0
}
