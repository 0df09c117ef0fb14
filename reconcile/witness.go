package reconcile

import (
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

// witnessed finds the documents behind an event, and which of them copy each
// other: those are one witness.
func (c *cluster) witnessed() {
	if len(c.standing) == 1 {
		c.witnesses = []witness{{doc: c.standing[0].doc, fact: c.standing[0]}}
		return
	}
	byDoc := map[string]int{}
	for _, f := range c.standing {
		i, known := byDoc[f.doc]
		if !known {
			i = len(c.witnesses)
			byDoc[f.doc] = i
			c.witnesses = append(c.witnesses, witness{doc: f.doc, fact: f})
		}
		if w := &c.witnesses[i]; f.Document.Sketch.None() {
			for _, p := range f.Evidence {
				if words := strings.Fields(strings.ToLower(p.Words)); len(words) >= copiedWords {
					w.long = append(w.long, strings.Join(words, " "))
				}
			}
		}
	}
	slices.SortFunc(c.witnesses, func(a, b witness) int { return strings.Compare(a.doc, b.doc) })
	for i := range c.witnesses {
		c.witnesses[i].group = i
	}
	if len(c.witnesses) > 1 {
		c.copies()
	}
	c.groups = make(map[string]int, len(c.witnesses))
	for _, w := range c.witnesses {
		c.groups[w.doc] = c.witnesses[w.group].group
	}
}

// copies puts witnesses that copy each other into one group, that of the first.
func (c *cluster) copies() {
	runs, long := map[uint32][]int{}, map[string]int{}
	asked := make([]int, len(c.witnesses)) // who asked last, from 1: a pair is asked once
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
		lookup := s.Runs[:min(len(s.Runs), lookupRuns)]
		for n := range len(lookup) + len(s.Quotes) {
			var h uint32
			if n < len(lookup) {
				h = lookup[n]
			} else {
				h = s.Quotes[n-len(lookup)]
			}
			near := runs[h]
			for _, k := range near {
				if asked[k] == i+1 {
					continue
				}
				asked[k] = i + 1
				if c.groupOf(k) != c.groupOf(i) && c.witnesses[k].fact.Document.Sketch.Copies(s) {
					c.unify(k, i)
				}
			}
			if len(near) < maxCopies {
				runs[h] = append(near, i)
			}
		}
	}
	for i := range c.witnesses {
		c.witnesses[i].group = c.groupOf(i)
	}
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
	met := map[int]bool{}
	for _, f := range facts {
		met[c.groups[f.doc]] = true
	}
	return len(met)
}

// told lists the documents by group.
func (c *cluster) told() [][]string {
	all := [][]string{}
	at := map[int]int{}
	for _, w := range c.witnesses {
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
