package reconcile

import (
	"cmp"
	"slices"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// A relater finds the relations among the events of one family. It holds them
// by document and by day, so that no step looks at all pairs.
type relater struct {
	clusters  []*cluster // that stand, by day
	docs      []*paper   // that tell several, by their keys
	broad     []*cluster // cuts of whole states or wider, wholes among them, by day
	wholes    []*cluster
	announced []*cluster // cuts of the whole employer that it told, with a number or a word, by day
	totals    []*cluster
	rounds    []*cluster
	queries   int // marks clusters by their stamp
}

// Bounds of what one step looks at, far above what reports make.
const (
	maxPerDocument = 256 // events of one document that may be wholes
	maxTerms       = 10  // figures of one document that may sum
	maxRounds      = 64  // rounds around a total, or before a round
)

// How many days lie between the events of a relation.
const (
	noticeLag = 90  // an announced cut, and the notices that carry it out
	planLag   = 180 // a plan, and its parts told in one document with it
	roundLag  = 365 // two rounds that follow each other (docs/design.md)
	reportLag = 60  // a report, and the announcement that replaces it
)

// relate states the relations of the clusters, which come by day.
func relate(clusters []*cluster) {
	if len(clusters) < 2 {
		return
	}
	r := &relater{}
	for _, c := range clusters {
		c.stamp = 0
		if c.withdrawn {
			continue
		}
		r.clusters = append(r.clusters, c)
		for _, m := range c.standing {
			if m.doc.key == "" {
				continue
			}
			if near := m.doc.tells; len(near) == 0 || near[len(near)-1] != c {
				if m.doc.tells = append(near, c); len(m.doc.tells) == 2 {
					r.docs = append(r.docs, m.doc)
				}
			}
		}
		switch {
		case c.total:
			r.totals = append(r.totals, c)
		case c.whole() && c.fig.numbered() && c.at.known && c.status != headcount.Denied:
			r.wholes = append(r.wholes, c)
		}
		if !c.total && c.whole() && c.fig.form != none && c.at.known && c.status == headcount.Confirmed {
			r.announced = append(r.announced, c)
		}
		if !c.total && c.broad() && c.fig.numbered() && c.at.known && c.status != headcount.Denied {
			r.broad = append(r.broad, c)
		}
	}
	slices.SortFunc(r.docs, func(a, b *paper) int { return cmp.Compare(a.key, b.key) })
	r.sums()
	for _, c := range r.clusters {
		if c.summing {
			if c.terms = r.exactRun(c); c.terms != nil {
				r.sum(c)
			}
		}
	}
	r.parts()
	r.misdated()
	slices.SortFunc(r.clusters, byDay) // by the dates given there
	r.ofTotals()
	r.revisions()
	r.reports()
	r.follow()
	r.doubted()
	for _, c := range r.clusters {
		slices.SortFunc(c.relations, func(a, b relation) int {
			return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.to.founder.ID, b.to.founder.ID))
		})
	}
}

// whole reports whether the event is a cut of the employer as a whole. Most
// firms' announcements speak of corporate staff, or of a part of the world, and
// mean all that is cut.
func (c *cluster) whole() bool {
	return (c.people.all() || c.people.office()) && (len(c.sites) == 0 || c.sites.wide())
}

// broad reports whether the event is a cut of all staff in whole states or
// countries, or everywhere: one that a notice of one site may carry out.
func (c *cluster) broad() bool {
	return (c.people.all() || c.people.office()) && !slices.ContainsFunc(c.sites, func(s site) bool { return s[0].level < level(reference.State) })
}

// relates reports whether c holds a relation of a kind to any event.
func (c *cluster) relates(kind string) bool {
	return slices.ContainsFunc(c.relations, func(r relation) bool { return r.kind == kind })
}

// add states a relation where c has none to that event yet, and refuses one
// that would make an event part of itself.
func (c *cluster) add(kind string, to *cluster, why string, claims ...string) {
	if c == to || c.names(to) || kind == headcount.PartOf && to.partOf(c) {
		return
	}
	c.relations = append(c.relations, relation{kind, to, why, claims})
}

// names reports whether c holds a relation to o.
func (c *cluster) names(o *cluster) bool {
	return slices.ContainsFunc(c.relations, func(r relation) bool { return r.to == o })
}

// partOf reports whether c lies in o, by any number of steps.
func (c *cluster) partOf(o *cluster) bool {
	for _, r := range c.relations {
		if r.kind == headcount.PartOf && (r.to == o || r.to.partOf(o)) {
			return true
		}
	}
	return false
}

// inDocWith returns a claim of each from a document in which both speak, if
// there is one.
func (c *cluster) inDocWith(o *cluster) (claims []string, ok bool) {
	small, large := c, o
	if len(small.standing) > len(large.standing) {
		small, large = large, small
	}
	for _, m := range small.standing {
		if n := large.inDoc(m.doc); n != nil {
			return []string{m.ID, n.ID}, true
		}
	}
	return nil, false
}

// inDoc returns a standing member from one document, nil where there is none.
func (c *cluster) inDoc(doc *paper) *fact {
	list := c.standing
	if c.docs != nil {
		list = c.docs[doc]
	}
	for _, m := range list {
		if m.doc == doc && doc.key != "" && m.stands() {
			return m
		}
	}
	return nil
}

// when is the date of the event: announced, else the day it was told.
func (c *cluster) when() when {
	if c.at.known {
		return c.at
	}
	return c.seen
}

// between returns the events of list, which come by day, announced from first
// to last.
func between(list []*cluster, first, last edtf.Day) []*cluster {
	from, _ := slices.BinarySearchFunc(list, first, func(c *cluster, d edtf.Day) int { return cmp.Compare(c.day(), d) })
	to, _ := slices.BinarySearchFunc(list[from:], last+1, func(c *cluster, d edtf.Day) int { return cmp.Compare(c.day(), d) })
	return list[from : from+to]
}

// last are the latest of list, as many as one step looks at.
func last(list []*cluster) []*cluster { return list[max(0, len(list)-maxRounds):] }
