package headcount

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A Sketch is what is kept of a text to tell whether it copies another: hashes
// of some runs of its words, and of the beginnings of its longer quotations.
// document.Sketch makes it. The zero Sketch is that of a text of which none was
// made.
type Sketch struct {
	Runs   []uint32 // the smallest hashes, sorted, each once
	Quotes []uint32 // sorted, each once
}

// How much two texts share that are not independent: this part of the runs that
// are kept (bottom-k MinHash, Broder 1997: it estimates the Jaccard resemblance),
// or this part of the quotations of the one that has fewer.
const (
	copiedRuns   = 0.2
	copiedQuotes = 0.5
	sameRuns     = 0.5 // of two texts that are one
)

// fewRuns is the number of runs below which two texts must share so many of them:
// in a sentence or two, those who know nothing of each other say much the same.
const (
	fewRuns   = 16
	copiedFew = 0.6
)

// None reports whether no sketch was made.
func (s Sketch) None() bool { return len(s.Runs) == 0 && len(s.Quotes) == 0 }

// Copies reports whether one of two texts copies the other, or both a third:
// they share much of their words, or most of their quotations.
func (s Sketch) Copies(o Sketch) bool {
	if n := min(len(s.Quotes), len(o.Quotes)); n > 0 && float64(shared(s.Quotes, o.Quotes)) >= copiedQuotes*float64(n) {
		return true
	}
	both, all := s.meet(o)
	if all < fewRuns {
		return all > 0 && float64(both) >= copiedFew*float64(all)
	}
	return float64(both) >= copiedRuns*float64(all)
}

// Same reports whether two texts are one but for some words: they share half of
// their runs. A text that quotes another, or tells its news again, is not.
func (s Sketch) Same(o Sketch) bool {
	both, all := s.meet(o)
	if all < fewRuns {
		return all > 0 && both == all
	}
	return float64(both) >= sameRuns*float64(all)
}

// meet takes, of the least hashes of two texts together, as many as the longer
// has, and counts those that are in both: their ratio estimates the resemblance.
func (s Sketch) meet(o Sketch) (both, all int) {
	if len(s.Runs) == 0 || len(o.Runs) == 0 {
		return 0, 0
	}
	most := max(len(s.Runs), len(o.Runs))
	i, j := 0, 0
	for i < len(s.Runs) && j < len(o.Runs) && all < most {
		a, b := s.Runs[i], o.Runs[j] // which is less cannot be foreseen: no branch depends on it
		i += ones(a <= b)
		j += ones(b <= a)
		both += ones(a == b)
		all++
	}
	return both, min(most, all+len(s.Runs)-i+len(o.Runs)-j)
}

// ones is 1 for what is so, 0 else.
func ones(is bool) int {
	if is {
		return 1
	}
	return 0
}

// shared counts the hashes that stand in both of two sorted lists.
func shared(a, b []uint32) int {
	n := 0
	for _, h := range a {
		if _, is := slices.BinarySearch(b, h); is {
			n++
		}
	}
	return n
}

// Bytes returns the sketch in a form to be stored: the number of runs, the runs
// and the quotations, four bytes each.
func (s Sketch) Bytes() []byte {
	if s.None() {
		return nil
	}
	b := []byte{byte(len(s.Runs))}
	for _, h := range slices.Concat(s.Runs, s.Quotes) {
		b = binary.LittleEndian.AppendUint32(b, h)
	}
	return b
}

// ParseSketch reads what Bytes gave. ErrInvalid when it is not that.
func ParseSketch(b []byte) (Sketch, error) {
	if len(b) == 0 {
		return Sketch{}, nil
	}
	runs, rest := int(b[0]), b[1:]
	if len(rest)%4 != 0 || len(rest) < 4*runs {
		return Sketch{}, fmt.Errorf("sketch of %d bytes for %d runs: %w", len(b), runs, ErrInvalid)
	}
	all := make([]uint32, len(rest)/4)
	for i := range all {
		all[i] = binary.LittleEndian.Uint32(rest[4*i:])
	}
	return Sketch{Runs: all[:runs:runs], Quotes: all[runs:]}, nil
}
