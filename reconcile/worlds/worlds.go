// Package worlds makes synthetic worlds: invented cuts, of which the truth is
// known, and the documents and claims that tell them, as news does: late,
// rounded, copied, undated, out of context, and at times wrong. A world serves
// to measure the rules of reconcile against a truth of any size, and to fill a
// ledger of any size with text, passages and claims that hold together.
//
// A world is a pure function of seed, size and noise. The steps, one file each:
//
//	names       invented employers, their spellings; units and their parents
//	plan        the cuts of an employer: rounds, parts, totals, reports before
//	tell        the documents that tell them
//	page        a document in the making: sentences and the claims they state
//	words       figures, dates and places in words
//	noise       how often documents leave out, round and err
//	open        what no careful reader could decide
//	score       events held against the truth
//
// The package knows nothing of the rules that are measured: what is true is
// settled before a word is told. docs/reconcile.md has what comes of it.
package worlds

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"

	"headcount"
)

// Size says how large a world is.
type Size struct {
	Employers int
	Claims    int    // about so many; at least a few for each employer
	Largest   int    // about so many claims of the first employer; 0 is as drawn
	Years     int    // over which rounds are spread; 0 is 10
	Units     []Unit // of some employers; none are made without
}

// A World is documents with their claims, and what is true.
type World struct {
	Documents []Document
	Truth     []Cut

	employers int
}

// A Document is a report of a world. Text begins with the title and a blank
// line; the passages of the claims stand in it.
type Document struct {
	headcount.DocumentRef
	Text   string
	Claims []headcount.Claim
	Told   []Told // of each claim, what it truly is about
}

// Read returns the document as a reader would hold it.
func (d *Document) Read() headcount.Document {
	return headcount.Document{ID: d.ID, Hash: d.Hash, Path: d.Path, Title: d.Title, Published: d.Published, Outlet: d.Outlet,
		Language: "en", Address: d.Address, Tier: d.Tier, Capture: d.Hash, Extractor: "worlds", Text: d.Text}
}

// A Told says what a claim is about and what is wrong with it.
type Told struct {
	Cut  int  // index in World.Truth; -1 for a claim that is no reduction
	Flaw Flaw // "" for what is told rightly
	Open bool // a careful reader could not say which cut is meant
}

// blockEmployers is how many employers are made together: so many share the
// round-ups that tell of several.
const blockEmployers = 8

// Make returns a whole world.
func Make(seed uint64, size Size, noise Noise) World {
	var w World
	for part := range Stream(seed, size, noise) {
		w.add(part)
	}
	return w
}

// Stream returns a world in parts of a few employers each, which together are
// what Make returns; each part is a world of its own, with its own Truth. No
// employer is in two parts.
func Stream(seed uint64, size Size, noise Noise) iter.Seq[World] {
	return func(yield func(World) bool) {
		for from := 0; from < size.Employers; from += blockEmployers {
			if !yield(block(seed, size, noise, from)) {
				return
			}
		}
	}
}

// add appends a part, whose cuts are counted on from those of w.
func (w *World) add(part World) {
	base := len(w.Truth)
	for _, d := range part.Documents {
		for i := range d.Told {
			if d.Told[i].Cut >= 0 {
				d.Told[i].Cut += base
			}
		}
		w.Documents = append(w.Documents, d)
	}
	for _, c := range part.Truth {
		c.shift(base, w.employers)
		w.Truth = append(w.Truth, c)
	}
	w.employers += part.employers
}

// block makes the employers from a number on.
func block(seed uint64, size Size, noise Noise, from int) World {
	m := &maker{
		r:     rand.New(rand.NewPCG(seed, uint64(from))),
		words: rand.New(rand.NewPCG(^seed, uint64(from))),
		noise: noise,
		years: size.Years,
		label: fmt.Sprintf("w%d-%d", seed, from),
	}
	if m.years == 0 {
		m.years = 10
	}
	for i := from; i < min(from+blockEmployers, size.Employers); i++ {
		m.employer(seed, i, size)
	}
	m.w.employers = len(m.firms)
	m.roundUps()
	m.w.follow()
	m.w.settleOpen()
	return m.w
}

// Claims of an employer are spread as sizes of firms are: most have a handful,
// a few have thousands. A firm's weight is a Pareto variate of shape tail, cut
// off at most.
const (
	tail = 1.25
	most = 2000
)

// budget draws about how many claims an employer has.
func budget(r *rand.Rand, size Size) int {
	weight := min(most, math.Pow(1-r.Float64(), -1/tail))
	mean := 1 + (1-math.Pow(most, 1-tail))/(tail-1)
	claims := float64(size.Claims) / float64(max(size.Employers, 1)) * weight / mean
	return int(min(claims, float64(size.Claims)/3))
}

// Stated returns the claims as a ledger holds them, in the order of the
// documents.
func (w *World) Stated() []headcount.Stated {
	var all []headcount.Stated
	for i := range w.Documents {
		d := &w.Documents[i]
		for _, c := range d.Claims {
			all = append(all, headcount.Stated{Claim: c, Document: d.DocumentRef})
		}
	}
	return all
}
