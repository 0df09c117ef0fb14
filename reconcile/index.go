package reconcile

import (
	"math"

	"headcount/edtf"
)

// A slot is where clusters that may meet are found: a kind of figure, the
// figure itself and a stretch of time.
type slot struct {
	kind   slotKind
	number int64
	block  int32
}

type slotKind uint8

const (
	byCount slotKind = iota
	bySpan
	byShare
	byTime  // rounds with a figure, which a mention may mean
	byWords // cuts of which no text gives a figure
)

// slotOf is where a count is found.
func slotOf(f *figure) (slotKind, int64) {
	if f.form == span {
		return bySpan, f.lo<<31 | f.hi // both are below 2^30
	}
	return byCount, f.number
}

// shareKey is where a share is found: thousandths of a per cent.
func shareKey(percent float64) int64 { return int64(percent*1000 + 0.5) }

// blockDays is the length of a stretch of time in days; maxBlocks bounds the
// stretches in which a cluster with a wide date is found.
const (
	blockDays = 64
	maxBlocks = 16
)

// maxNear bounds the clusters that a fact is held against. It is far above what
// reports make, and keeps one employer with 50,000 notices near-linear.
const maxNear = 128

// noDate is the stretch in which texts without any date look for the cut of a
// number that tells it by itself.
const noDate = math.MinInt32

// list enters c under a figure for each stretch of its time.
func (g *grouper) list(c *cluster, kind slotKind, number int64) {
	if kind == byCount && c.founder.fig.telling() {
		g.enter(slot{kind, number, noDate}, c)
	}
	first, last, ok := blocks(c.founder.lean(recall))
	if !ok {
		return
	}
	for b := first; b <= last; b++ {
		g.enter(slot{kind, number, b}, c)
	}
}

func (g *grouper) enter(s slot, c *cluster) { g.slots[s] = append(g.slots[s], c) }

// find returns the clusters entered under a figure near a time, at most maxNear.
// The answer holds until the next query.
func (g *grouper) find(kind slotKind, number int64, at when) []*cluster {
	g.near = g.near[:0]
	g.queries++
	first, last, ok := blocks(at)
	if !ok {
		first, last = noDate, noDate
	}
	for b := first; b <= last; b++ {
		for _, c := range g.slots[slot{kind, number, b}] {
			if c.stamp == g.queries || c.empty() {
				continue
			}
			if len(g.near) == maxNear {
				return g.near
			}
			c.stamp = g.queries
			g.near = append(g.near, c)
		}
	}
	return g.near
}

// blocks are the stretches of time that a date touches, with the days around
// it in which the same cut may be dated otherwise.
func blocks(at when) (first, last int32, ok bool) {
	if !at.known {
		return 0, 0, false
	}
	first, last = block(at.First-stageLag), block(at.Last+stageLag)
	return max(first, last-maxBlocks), last, true
}

func block(d edtf.Day) int32 {
	if d < 0 {
		d -= blockDays - 1
	}
	return int32(d) / blockDays
}
