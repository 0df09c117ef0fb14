package reconcile

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// aFew is how many clusters are worked on one after another; starting goroutines
// for fewer would take longer.
const aFew = 64

// eachOf calls do for every item, by all processors where there are many. do
// changes nothing but its item. It panics with what one of the calls panicked with.
func eachOf[T any](items []T, do func(i int, item T)) {
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
