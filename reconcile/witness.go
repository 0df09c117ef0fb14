package reconcile

import (
	"math/bits"
	"slices"
	"strings"
)

// Where no sketch of a text is known, documents with a passage of so many words
// in common copy each other.
const copiedWords = 8

// maxCopies bounds the documents with one run of words that a document is held
// against. Copies of copies are found by any of them.
const maxCopies = 16

// lookupRuns is by how many of its least runs a document is looked up: two that
// share a fifth of all have one of these in common in 97 of 100 cases.
const lookupRuns = 16

// A witness is a document that speaks in an event.
type witness struct {
	doc   string
	fact  *fact // one of its facts
	long  []string
	group int // index of the first of its group
}

// witnessed finds the documents behind facts of the cluster, and which of them copy
// each other: those are one witness. Asked for as many facts again it does nothing.
func (c *cluster) witnessed(facts []*fact) {
	if c.heard == len(facts) {
		return
	}
	c.heard = len(facts)
	c.witnesses = witnessesOf(facts)
	if len(c.witnesses) > 1 {
		c.copies()
	}
}

// groupOfFact is the group of documents in which a fact stands.
func (c *cluster) groupOfFact(f *fact) int {
	i, _ := slices.BinarySearchFunc(c.witnesses, f.doc.key, func(w witness, doc string) int { return strings.Compare(w.doc, doc) })
	return c.witnesses[i].group
}

// witnessesOf are the documents in which facts stand, in the order of their names.
func witnessesOf(facts []*fact) []witness {
	list := make([]witness, 0, len(facts))
	for _, f := range facts {
		list = append(list, witness{doc: f.doc.key, fact: f})
	}
	if len(list) > 1 {
		slices.SortFunc(list, func(a, b witness) int { return strings.Compare(a.doc, b.doc) })
		list = slices.CompactFunc(list, func(a, b witness) bool { return a.doc == b.doc })
	}
	for i := range list {
		list[i].group = i
		if list[i].fact.Document.Sketch.None() && len(list) > 1 {
			list[i].long = longPassages(facts, list[i].doc)
		}
	}
	return list
}

// longPassages are those of the facts of a document that are long enough to show
// that another copies it.
func longPassages(facts []*fact, doc string) (long []string) {
	for _, f := range facts {
		if f.doc.key != doc {
			continue
		}
		for _, p := range f.Evidence {
			if words := strings.Fields(strings.ToLower(p.Words)); len(words) >= copiedWords {
				long = append(long, strings.Join(words, " "))
			}
		}
	}
	return long
}

// fewWitnesses is how many documents are each held against each other; of more, those
// that share a run of words or a quotation.
const fewWitnesses = 12

// copies puts witnesses that copy each other into one group, that of the first.
func (c *cluster) copies() {
	if len(c.witnesses) <= fewWitnesses {
		for i := range c.witnesses {
			for k := range i {
				if c.groupOf(k) != c.groupOf(i) && c.witnesses[k].copies(&c.witnesses[i]) {
					c.unify(k, i)
				}
			}
		}
	} else {
		c.manyCopies()
	}
	for i := range c.witnesses {
		c.witnesses[i].group = c.groupOf(i)
	}
}

// reports counts the independent reports of the event.
func (c *cluster) reports() int {
	n := 0
	for i, w := range c.witnesses {
		if w.group == i {
			n++
		}
	}
	return n
}

// copies reports whether one of two documents copies the other.
func (w *witness) copies(o *witness) bool {
	return w.fact.Document.Sketch.Copies(o.fact.Document.Sketch) ||
		slices.ContainsFunc(w.long, func(words string) bool { return slices.Contains(o.long, words) })
}

// manyCopies is copies for many witnesses.
func (c *cluster) manyCopies() {
	long := map[string]int{}
	runs := newHashIndex(len(c.witnesses) * (lookupRuns + 1))
	asked := make([]int32, len(c.witnesses)) // who asked last, from 1: a pair is asked once
	for i := range c.witnesses {
		w := &c.witnesses[i]
		for _, words := range w.long {
			if first, told := long[words]; told {
				c.unify(first, i)
			} else {
				long[words] = i
			}
		}
		s := w.fact.Document.Sketch
		for _, list := range [][]uint32{s.Runs[:min(len(s.Runs), lookupRuns)], s.Quotes} {
			for _, h := range list {
				runs.put(h, int32(i), func(k int32) {
					if asked[k] == int32(i)+1 {
						return
					}
					asked[k] = int32(i) + 1
					if c.groupOf(int(k)) != c.groupOf(i) && c.witnesses[k].fact.Document.Sketch.Copies(s) {
						c.unify(int(k), i)
					}
				})
			}
		}
	}
}

// A hashIndex finds the documents with a hash of a run of words. Go's maps take
// several times as long for as many.
type hashIndex struct {
	slots   []int32 // the last entry of each, from 1
	entries []hashEntry
}

type hashEntry struct {
	hash   uint32
	doc    int32
	before int32 // in the slot, from 1
}

// newHashIndex makes room for about n hashes.
func newHashIndex(n int) *hashIndex {
	return &hashIndex{make([]int32, 1<<bits.Len(uint(2*n))), make([]hashEntry, 0, n)}
}

// put enters a document under a hash, and tells of those that are there: of the last
// ones, where they are many.
func (x *hashIndex) put(hash uint32, doc int32, met func(doc int32)) {
	slot := &x.slots[int(hash)&(len(x.slots)-1)]
	for at, n := *slot, 0; at > 0 && n < maxCopies; n++ {
		e := &x.entries[at-1]
		if e.hash == hash {
			met(e.doc)
		}
		at = e.before
	}
	x.entries = append(x.entries, hashEntry{hash, doc, *slot})
	*slot = int32(len(x.entries))
}

func (c *cluster) groupOf(i int) int {
	for c.witnesses[i].group != i {
		i = c.witnesses[i].group
	}
	return i
}

func (c *cluster) unify(i, k int) {
	i, k = c.groupOf(i), c.groupOf(k)
	c.witnesses[max(i, k)].group = min(i, k)
}

// independent counts the groups of documents among facts of the event.
func (c *cluster) independent(facts []*fact) int {
	if len(c.witnesses) <= 1 {
		return len(c.witnesses)
	}
	met, n := make([]bool, len(c.witnesses)), 0
	for _, f := range facts {
		if g := c.groupOfFact(f); !met[g] {
			met[g] = true
			n++
		}
	}
	return n
}

// byGroup lists the documents of witnesses by group.
func byGroup(witnesses []witness) [][]string {
	all := [][]string{}
	at := map[int]int{}
	for _, w := range witnesses {
		i, known := at[w.group]
		if !known {
			i = len(all)
			at[w.group] = i
			all = append(all, nil)
		}
		all[i] = append(all[i], w.doc)
	}
	return all
}
