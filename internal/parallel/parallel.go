// Package parallel does one thing to many items on all processors.
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
	var broke atomic.Pointer[any]
	work := func() {
		defer func() {
			if r := recover(); r != nil {
				broke.CompareAndSwap(nil, &r)
			}
		}()
		for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
			do(i, items[i])
		}
	}
	var all sync.WaitGroup
	for range workers - 1 {
		all.Go(work)
	}
	work()
	all.Wait()
	if r := broke.Load(); r != nil {
		panic(*r)
	}
}
