package reconcile

import (
	"cmp"
	"slices"
)

// A cluster is the claims of one event in the making. Facts are held against
// its founder, the most exact of them, and never against one that joined later,
// so that A near B and B near C does not make A and C one event.
type cluster struct {
	founder *fact
	members []*fact            // standing ones first
	docs    map[*paper][]*fact // the members by document, once they are many
	stamp   int                // the last query that found it
	united  bool               // it took in another cluster's members
	within  *cluster           // of a mention that can mean several rounds: the largest
	asked   int                // of how many members single was worked out: see lone
	single  bool               // one report alone tells it
	outcome
}

// A grouper holds the clusters of one family while they grow.
type grouper struct {
	clusters []*cluster
	slots    map[slot][]*cluster
	queries  int
	near     []*cluster // the answer of the last query
}

// group makes the clusters of one family: facts with a count first, then those
// with a share alone, then mentions; claims taken back come last, so that they
// change nothing for the others.
func group(facts []*fact, rulings []ruling) []*cluster {
	g := &grouper{slots: make(map[slot][]*cluster, len(facts))}
	ordered := slices.Clone(facts)
	for _, f := range ordered {
		f.ranked()
	}
	slices.SortFunc(ordered, precedence)
	for _, f := range ordered {
		f.doc.blank()
	}
	for _, f := range ordered {
		if f.at.day() && !f.Cumulative && f.doc.key != "" {
			f.doc.dated = append(f.doc.dated, f)
		}
	}
	united := false
	for _, f := range ordered {
		if !united && (f.turn() != ofCounts || !f.stands()) {
			g.unite()
			g.errant()
			united = true
		}
		g.take(f)
	}
	if !united {
		g.unite()
		g.errant()
	}
	g.obey(rulings)
	return slices.DeleteFunc(g.clusters, (*cluster).empty)
}

// A turn says when a fact is taken into the clusters.
type turn uint8

const (
	ofCounts turn = iota
	ofShares
	ofMentions
)

func (f *fact) turn() turn {
	switch {
	case f.fig.counted():
		return ofCounts
	case f.fig.shared():
		return ofShares
	}
	return ofMentions
}

// take puts a fact into a cluster that is there, or founds one.
func (g *grouper) take(f *fact) {
	switch f.turn() {
	case ofCounts:
		g.takeCount(f)
	case ofShares:
		g.takeShare(f)
	default:
		g.takeMention(f)
	}
}

// precedence orders facts by their turn, and within it by how well they found a
// cluster: see precedes; by id at last.
func precedence(a, b *fact) int {
	if a.precedes != b.precedes {
		return cmp.Compare(a.precedes, b.precedes)
	}
	return cmp.Compare(a.ID, b.ID)
}

// ranked works out f.precedes, in which what comes first weighs most: it stands; its
// turn; a narrow date, an exact figure, the employer's own paper, told at the time,
// of the whole, confirmed, early.
func (f *fact) ranked() {
	put := func(bits int, n uint64) { f.precedes = f.precedes<<bits | n }
	flag := func(is bool) {
		if is {
			put(1, 0)
		} else {
			put(1, 1)
		}
	}
	f.precedes = 0
	flag(f.stands())
	put(2, uint64(f.turn()))
	put(22, uint64(f.width()))
	put(3, uint64(min(f.fig.form, f.fig.part)))
	flag(f.first())
	flag(f.fresh())
	flag(f.whole())
	flag(!f.unconfirmed())
	put(32, uint64(uint32(f.lean(0).First)^1<<31)) // days before 1970 are negative
}

// fresh reports whether the fact is told at the time that it gives.
func (f *fact) fresh() bool {
	return f.at.known && f.seen.known && f.seen.First-f.at.Last <= newsLag
}

// width is how many days the date of f leaves open; undated facts come last.
func (f *fact) width() int {
	switch {
	case f.at.known:
		return f.at.Days()
	case f.seen.known:
		return 1 << 20
	}
	return 1 << 21
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// takeCount puts a fact with a count into the cluster of its number and time
// that it agrees with best, or founds one.
func (g *grouper) takeCount(f *fact) {
	kind, number := slotOf(&f.fig)
	if !g.join(f, g.find(kind, number, f.lean(recall))) && !g.otherVoice(f) {
		g.found(f)
	}
}

// takeShare does as takeCount for a fact that gives a share and no count. A share
// may also be told of a cut that other texts count.
func (g *grouper) takeShare(f *fact) {
	if g.join(f, g.find(byShare, shareKey(f.fig.percent), f.lean(recall))) || g.otherBase(f) || g.sameDayCount(f) {
		return
	}
	g.found(f)
}

// join puts f into the best of near, if any takes it.
func (g *grouper) join(f *fact, near []*cluster) bool {
	var best *cluster
	var why verdict
	for _, c := range near {
		v := compare(c.founder, f)
		if v.same {
			v = c.admits(f, v)
		}
		if !v.same {
			f.refuse(c, v)
			continue
		}
		if best == nil || v.score > why.score || v.score == why.score && v.gap < why.gap {
			best, why = c, v
		}
	}
	if best == nil {
		return false
	}
	g.add(best, f, why)
	return true
}

// besides reports whether the document of an undated figure tells the cut of a time
// without it: a document states a fact once, so the figure is of another time.
func besides(f *fact, at when) bool {
	return !f.at.known && at.known && slices.ContainsFunc(f.doc.dated, func(o *fact) bool {
		return o.unit == f.unit && o.at.Gap(at.Interval) <= newsLag && !sameDocument(o, f).same
	})
}

// empty reports whether the members were moved to another cluster.
func (c *cluster) empty() bool { return len(c.members) == 0 }

// admits holds a fact against the constraints of the whole cluster.
func (c *cluster) admits(f *fact, v verdict) verdict {
	for _, m := range c.of(f.doc) {
		if d := sameDocument(m, f); !d.same {
			return d
		}
	}
	return c.parts(f, v)
}

// maxRefusals bounds what an event tells of its neighbours.
const maxRefusals = 4

// refuse keeps why f is not in c. What is doubtful goes before what is not.
func (f *fact) refuse(c *cluster, why verdict) {
	if len(f.refused) < maxRefusals {
		f.refused = append(f.refused, refusal{c, why})
		return
	}
	if at := slices.IndexFunc(f.refused, func(r refusal) bool { return !r.why.grey }); why.grey && at >= 0 {
		f.refused[at] = refusal{c, why}
	}
}

// of returns the members from one document.
func (c *cluster) of(doc *paper) []*fact {
	if c.docs != nil {
		return c.docs[doc]
	}
	var all []*fact
	for _, m := range c.members {
		if m.doc == doc {
			all = append(all, m)
		}
	}
	return all
}

// manyMembers is the size from which a cluster keeps its members by document.
const manyMembers = 16

func (g *grouper) add(c *cluster, f *fact, why verdict) {
	f.verdict, f.in = why, c
	c.members = append(c.members, f)
	switch {
	case c.docs != nil:
		c.docs[f.doc] = append(c.docs[f.doc], f)
	case len(c.members) == manyMembers:
		c.docs = make(map[*paper][]*fact, 2*manyMembers)
		for _, m := range c.members {
			c.docs[m.doc] = append(c.docs[m.doc], m)
		}
	}
	if near := f.doc.holds; !slices.Contains(near[max(0, len(near)-maxNear):], c) {
		f.doc.holds = append(near, c)
	}
	if f.fig.shared() && !c.founder.fig.shared() { // found by its share from now on
		g.list(c, byShare, shareKey(f.fig.percent))
	}
}

func (g *grouper) found(f *fact) *cluster {
	c := &cluster{founder: f}
	g.clusters = append(g.clusters, c)
	g.add(c, f, verdict{same: true})
	if f.fig.counted() {
		kind, number := slotOf(&f.fig)
		g.list(c, kind, number)
	}
	if f.fig.shared() {
		g.list(c, byShare, shareKey(f.fig.percent))
	}
	if f.fig.numbered() {
		g.list(c, byTime, 0)
	} else {
		g.list(c, byWords, 0)
	}
	return c
}
