package pipeline

import (
	"os"
	"runtime/debug"
)

// heapGrowth is by how much of itself, in per cent, the heap grows before garbage is
// collected: see https://pkg.go.dev/runtime#hdr-Environment_Variables, GOGC.
const heapGrowth = 400

// CollectLess lets garbage lie longer than Go does by itself, unless GOGC says how
// long. A ledger keeps its largest families in memory, which are gone through at each
// collection: a report that falls on one waits twice as long. A million claims
// reconciled from nothing take half more memory. It is for a program to call, once,
// at its start.
func CollectLess() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(heapGrowth)
	}
}
