package reconcile

import (
	"slices"
	"strings"

	"headcount"
)

// sums finds, in each document, figures of which others are the terms: 18,000 +
// 9,000 = 27,000; 3,200 + 2,500 + 800 + 500 = 7,000.
func (r *relater) sums() {
	for _, doc := range r.docs {
		terms := make([]*cluster, 0, maxTerms)
		for _, c := range doc.tells {
			if _, ok := c.fig.point(); ok && c.status != headcount.Denied && len(terms) <= maxTerms {
				terms = append(terms, c)
			}
		}
		if len(terms) < 3 || len(terms) > maxTerms {
			continue
		}
		for _, whole := range terms {
			if set := termsOf(whole, terms); set != nil {
				why := sumWhy(set, whole)
				r.sum(whole)
				for _, c := range set {
					c.add(headcount.PartOf, whole, why, append(factIDs(set, doc), factIDs([]*cluster{whole}, doc)...)...)
				}
			}
		}
	}
}

// sum marks an event that a text gives as a total, and of which the terms are
// known, as one.
func (r *relater) sum(whole *cluster) {
	if whole.summing && !whole.total {
		whole.total = true
		r.totals = append(r.totals, whole)
		r.wholes = slices.DeleteFunc(r.wholes, func(c *cluster) bool { return c == whole })
	}
}

// termsOf returns the one smallest set of two or more events whose numbers sum
// to that of whole and whose units and dates allow it; nil where there is none
// or more than one.
func termsOf(whole *cluster, all []*cluster) []*cluster {
	var terms []*cluster
	for _, c := range all {
		near := !c.at.known || !whole.at.known || c.at.Gap(whole.at.Interval) <= stageLag || whole.summing && !(whole.at.day() && c.at.First > whole.at.Last)
		if c != whole && !c.total && c.fig.number < whole.fig.number && c.fig.number > 0 && c.unit.within(whole.unit) &&
			c.temporary == whole.temporary && near {
			terms = append(terms, c)
		}
	}
	var best []*cluster
	size, ties := len(terms)+1, 0
	for set := range 1 << len(terms) {
		sum, n := int64(0), 0
		for i, c := range terms {
			if set>>i&1 == 1 {
				sum += c.fig.number
				n++
			}
		}
		if n < 2 || sum != whole.fig.number || n > size || nestsIn(terms, set) {
			continue
		}
		if n == size {
			ties++
			continue
		}
		size, ties = n, 0
		best = best[:0]
		for i, c := range terms {
			if set>>i&1 == 1 {
				best = append(best, c)
			}
		}
	}
	if ties > 0 {
		return nil
	}
	return best
}

// nestsIn reports whether, of a set of terms, one is a place or a group of another that
// was announced with it: its jobs are in that already.
func nestsIn(terms []*cluster, set int) bool {
	for i, p := range terms {
		for k, w := range terms {
			if i == k || set>>i&1 == 0 || set>>k&1 == 0 || p.unit != w.unit || p.at != w.at || !p.at.known {
				continue
			}
			if in, ok := lies(p, w); ok && in != noPart && !(w.people.all() && len(w.sites) == 0) {
				return true
			}
		}
	}
	return false
}

func sumWhy(set []*cluster, whole *cluster) string {
	var b strings.Builder
	for i, c := range set {
		if i > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(headcount.Exactly(c.fig.number).String())
	}
	b.WriteString(" = " + headcount.Exactly(whole.fig.number).String())
	return b.String()
}

func factIDs(set []*cluster, doc *paper) []string {
	var ids []string
	for _, c := range set {
		if m := c.inDoc(doc); m != nil {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// ofTotals ties rounds to the totals that sum them: rounds that sum to the
// total exactly, one after the other; rounds within the time of the total.
func (r *relater) ofTotals() {
	for _, t := range r.clusters {
		if t.summing && !t.total {
			r.exactly(t)
		}
	}
	for _, t := range r.totals {
		if t.status != headcount.Denied && !r.exactly(t) && t.at.known && t.at.Days() > stageLag {
			r.during(t)
		}
	}
}

// term reports whether p can be a term of the total t.
func (p *cluster) term(t *cluster) bool {
	switch {
	case p == t, p.total, p.summing && t.summing, p.status == headcount.Denied:
		return false
	case p.status == headcount.Expected && t.status == headcount.Confirmed: // what may be is not in what was done
		return false
	case p.temporary != t.temporary, !p.unit.within(t.unit), !fewer(p, t):
		return false
	case p.fig.form == none && t.fig.form == none && p.fig.shared() && t.fig.shared() && p.fig.base == t.fig.base && p.fig.percent >= t.fig.percent:
		return false
	}
	return p.people.fits(t.people) <= inside && p.sites.fits(t.sites) <= inside
}

// termIn reports whether p is a term of the total t that one document gives
// with it: of a time that fits. A total that is still to come sums what is to
// come; one that is done sums what came before it.
func (p *cluster) termIn(t *cluster) bool {
	if !p.term(t) {
		return false
	}
	at := t.when()
	switch {
	case !p.at.known || !at.known:
		return true
	case !p.fig.sized():
		return p.at.Gap(at.Interval) <= newsLag
	case t.status != headcount.Confirmed:
		return p.at.First <= at.Last+roundLag && p.at.Last >= at.First-newsLag
	}
	return p.at.First <= at.Last+newsLag && p.at.Last >= at.First-roundLag
}

// exactly ties to t the rounds that come one after the other, within a year of
// it, and sum to its very number. There must be one such run.
func (r *relater) exactly(t *cluster) bool {
	run := r.exactRun(t)
	if run != nil {
		r.sum(t)
	}
	for _, c := range run {
		c.add(headcount.PartOf, t, sumWhy(run, t), c.founder.ID, t.founder.ID)
	}
	return run != nil
}

// exactRun returns those rounds.
func (r *relater) exactRun(t *cluster) []*cluster {
	n, ok := t.fig.point()
	if !ok || !t.when().known {
		return nil
	}
	var rounds []*cluster
	for _, c := range last(between(r.wholes, t.when().First-roundLag, t.when().Last+roundLag)) {
		if _, ok := c.fig.point(); ok && c.term(t) {
			rounds = append(rounds, c)
		}
	}
	var run []*cluster
	for i := range rounds {
		sum := int64(0)
		for j := i; j < len(rounds) && sum < n; j++ {
			sum += rounds[j].fig.number
			if sum == n && j > i {
				if run != nil {
					return nil
				}
				run = rounds[i : j+1]
			}
		}
	}
	return run
}

// during ties to t the rounds within its time, where they are not more than it.
func (r *relater) during(t *cluster) {
	var rounds []*cluster
	least := int64(0)
	for _, c := range last(between(r.wholes, t.at.First, t.at.Last)) {
		if c.term(t) && c.status == headcount.Confirmed && t.at.Contains(c.at.Interval) {
			rounds = append(rounds, c)
			least += c.fig.lo
		}
	}
	if least > t.fig.hi {
		return
	}
	for _, c := range rounds {
		c.add(headcount.PartOf, t, "a round within the time of the total", c.founder.ID, t.founder.ID)
	}
}
