package parallel_test

import (
	"sync/atomic"
	"testing"

	"headcount/internal/parallel"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 64, 65, 5000} {
		items := make([]int, n)
		parallel.Each(items, func(i, _ int) { items[i] += i + 1 })
		for i, got := range items {
			if got != i+1 {
				t.Fatalf("item %d of %d: %d, want %d", i, n, got, i+1)
			}
		}
	}
}

func TestEachPanics(t *testing.T) {
	var done atomic.Int64
	defer func() {
		if got := recover(); got != "item 1700" {
			t.Errorf("panicked with %v, want item 1700", got)
		}
		if done.Load() == 0 {
			t.Error("no other item was done")
		}
	}()
	parallel.Each(make([]int, 5000), func(i, _ int) {
		if i == 1700 {
			panic("item 1700")
		}
		done.Add(1)
	})
}
