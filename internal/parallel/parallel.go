// Package parallel does one thing to many items on all processors, and several things
// beside each other, where what panics does so in who waits.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// aFew is how many items are done one after another: starting goroutines for fewer
// takes longer than what is done to them.
const aFew = 64

// Each calls do for every item and its place, by all processors where there are many.
// do may change its item and nothing that others see. Each panics with what one of
// the calls panicked with, after all have ended.
func Each[T any](items []T, do func(i int, item T)) {
	workers := runtime.GOMAXPROCS(0)
	if len(items) <= aFew || workers == 1 {
		for i, item := range items {
			do(i, item)
		}
		return
	}
	var next atomic.Int64
	var all Group
	for range workers {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
				do(i, items[i])
			}
		})
	}
	all.Wait()
}

// A Group is of functions that run beside each other. The zero Group has none.
type Group struct {
	running sync.WaitGroup
	broke   atomic.Pointer[any]
}

// Go runs f beside who calls it.
func (g *Group) Go(f func()) {
	g.running.Go(func() {
		defer func() {
			if r := recover(); r != nil {
				g.broke.CompareAndSwap(nil, &r)
			}
		}()
		f()
	})
}

// Wait waits for all to end, and panics with what one of them panicked with.
func (g *Group) Wait() {
	g.running.Wait()
	if r := g.broke.Load(); r != nil {
		panic(*r)
	}
}
