package reconcile

import (
	"cmp"
	"regexp"
	"slices"

	"headcount"
)

// A nesting is how well an event lies in another: fields in order of weight.
type nesting struct {
	whole    *cluster
	document bool // one document tells both
	steps    int  // from the unit of the part up to that of the whole
	narrow   bool // the whole is of a group or place, too
	sums     bool // the document gives the whole as a total
	gap      int  // days from the announcement of the whole
	in       part
	claims   []string
}

// reason says why the part is one.
func (n nesting) reason() string {
	if n.document {
		return string(n.in) + ", told in one document"
	}
	return string(n.in) + ", " + days(n.gap) + " from the announcement"
}

// parts ties each event of a place, a group or a unit to the narrowest cut that
// holds it, in its document or announced shortly before: one with a number before one
// without, in which its jobs would count beside that.
func (r *relater) parts() {
	for _, sized := range []bool{true, false} {
		for _, loose := range []bool{false, true} {
			for _, p := range r.clusters {
				if p.status != headcount.Denied && !p.nested() {
					r.nest(p, sized, loose)
				}
			}
		}
	}
}

// loosely reports whether c says "corporate", and no text of p does.
func (c *cluster) loosely(p *cluster) bool {
	return c.people.office() && p.people.all() && !slices.ContainsFunc(p.standing, func(f *fact) bool { return f.people.office() })
}

// nest ties p to the best of the cuts that hold it. Loose ones, which say
// "corporate" where the part does not, are tried last, and only where they are
// not parts themselves.
func (r *relater) nest(p *cluster, sized, loose bool) {
	if p.within != nil {
		p.add(headcount.PartOf, p.within, "it can mean several rounds, and this is the largest", p.founder.ID, p.within.founder.ID)
		return
	}
	var best nesting
	consider := func(w *cluster) {
		if (w.fig.form != none) != sized || w.loosely(p) != loose {
			return
		}
		n, ok := nestingOf(p, w)
		if ok && !(loose && w.nested()) && (best.whole == nil || n.against(best) < 0) {
			best = n
		}
	}
	r.eachTold(p, consider)
	if d := p.when(); d.known && !best.document {
		for _, w := range last(between(r.broad, d.First-noticeLag, d.Last+newsLag)) {
			consider(w)
		}
	}
	if best.whole != nil {
		p.add(headcount.PartOf, best.whole, best.reason(), best.claims...)
	}
}

// eachTold calls f with the events that share a document with p.
func (r *relater) eachTold(p *cluster, f func(*cluster)) {
	r.queries++
	p.stamp = r.queries
	for _, m := range p.standing[:min(len(p.standing), maxRounds)] {
		near := m.doc.tells
		for _, w := range near[:min(len(near), maxPerDocument)] {
			if w.stamp != r.queries {
				w.stamp = r.queries
				f(w)
			}
		}
	}
}

// against is negative when n is the better nesting.
func (n nesting) against(o nesting) int {
	return cmp.Or(compareBool(o.document, n.document), cmp.Compare(n.steps, o.steps), compareBool(o.narrow, n.narrow),
		compareBool(n.whole.total, o.whole.total), compareBool(o.sums, n.sums),
		cmp.Compare(n.gap, o.gap), cmp.Compare(n.whole.fig.ceiling(), o.whole.fig.ceiling()),
		cmp.Compare(o.whole.day(), n.whole.day()), cmp.Compare(n.whole.founder.ID, o.whole.founder.ID))
}

// nestingOf says whether p is a part of w: fewer people, of a place, group or unit
// inside, or a round of a total, at a time that fits.
func nestingOf(p, w *cluster) (nesting, bool) {
	n := nesting{whole: w, narrow: !w.whole()}
	if p == w || w.status == headcount.Denied || p.temporary != w.temporary || !p.unit.within(w.unit) || !fewer(p, w) || p.total && w.total || p.beside(w) {
		return n, false
	}
	if w.status == headcount.Expected && p.status == headcount.Confirmed {
		return n, false // what is done is no part of what may be
	}
	if len(w.sites) == 0 && w.people.all() && hedges(&w.fig, &p.fig) {
		return n, false // the very number rounded: one told without its place or group
	}
	if w.first() {
		return n, false // a step of something larger, which may hold p
	}
	if p.first() && p.people.fits(w.people) <= around && p.sites.fits(w.sites) <= around {
		if n.claims, n.document = p.inDocWith(w); n.document {
			n.in, n.steps = firstPart, p.unit.below(w.unit)
			return n, true
		}
	}
	in, ok := lies(p, w)
	if !ok || in == noPart && !w.summing {
		return n, false
	}
	n.steps = p.unit.below(w.unit)
	n.claims, n.document = p.inDocWith(w)
	n.sums = n.document && w.sumsIn(n.claims)
	if n.sums && !p.summing && p.termIn(w) && (w.terms == nil || slices.Contains(w.terms, p)) {
		n.in = termPart
		return n, true
	}
	if in == noPart || w.total {
		return n, false
	}
	if !n.document && w.weakly() && !p.weakly() && (w.looksBack(p) || p.ownWord(w)) {
		return n, false // one report alone tells p so
	}
	n.in = in
	if n.gap, ok = timely(p, w, n.document, in); ok && !n.document {
		n.claims = []string{p.founder.ID, w.founder.ID}
	}
	return n, ok
}

// beside reports whether p and w are terms of one total: rounds that a text adds
// up do not hold each other.
func (p *cluster) beside(w *cluster) bool {
	for _, r := range p.relations {
		if r.kind == headcount.PartOf && r.to.total && w.names(r.to) {
			return true
		}
	}
	return false
}

// sumsIn reports whether one of the claims gives the event as a total.
func (c *cluster) sumsIn(claims []string) bool {
	return slices.ContainsFunc(c.standing, func(f *fact) bool { return f.Cumulative && slices.Contains(claims, f.ID) })
}

// timely says whether the dates of p and w let p be a part of w, and the days
// between them. document: one document tells both.
func timely(p, w *cluster, document bool, in part) (gap int, ok bool) {
	switch {
	case !w.fig.sized() && !w.holdsUnsized(p, in):
		return 0, false
	case p.at.known && w.at.known:
		gap, ok = afterwards(p, w, document, in)
		return gap, ok
	case document && !p.at.known:
		return 0, p.fig.sized() || in == unitPart
	case document: // the whole is news, without a date, and so must be the part
		return 0, p.at.Days() <= stageLag && p.seen.known && p.seen.First-p.at.Last <= stageLag
	case w.at.known && p.seen.known && p.fig.form != none && !p.total:
		return p.seen.Gap(w.at.Interval), p.seen.Last >= w.at.First && p.seen.Last-w.at.First <= mentionLag
	}
	return 0, false
}

// holdsUnsized reports whether a cut that no text sizes can be told to hold p:
// one announced on a day, and a site's or unit's figure for it.
func (w *cluster) holdsUnsized(p *cluster, in part) bool {
	return in != groupPart && w.at.day() && w.status == headcount.Confirmed && p.fig.sized()
}

// afterwards says whether two dates are those of a whole and its part. Both are
// announced at one time, or the part is counted later, as notices carry out what
// was announced. What was public before the whole was is no part of it, save in a
// notice, which may reach an office days before.
func afterwards(p, w *cluster, document bool, in part) (gap int, ok bool) {
	gap = p.at.Gap(w.at.Interval)
	counted := p.fig.form != none
	switch {
	case gap == 0:
		return max(0, int(p.at.First-w.at.First)), p.fig.sized() || document && p.at.Days() <= stageLag
	case p.at.Last < w.at.First && !p.noticed() && !w.datedOn(p.at) && !(p.founder.fig.sized() && p.founder.at.known && p.founder.at.Overlaps(w.at.Interval)):
		return gap, false
	case gap <= newsLag:
		return gap, counted || document && p.at.Days() <= stageLag
	case p.at.First < w.at.First || !counted:
		return gap, false
	case document && in != placePart:
		return gap, gap <= stageLag
	}
	return gap, gap <= noticeLag
}

// looksBack reports whether c is told after p, and not as news.
func (c *cluster) looksBack(p *cluster) bool {
	return !c.breaking() && c.seen.known && p.seen.known && c.seen.First > p.seen.First
}

// ownWord reports whether the employer's own paper tells p at the time of w: it would
// have told w, too.
func (p *cluster) ownWord(w *cluster) bool {
	return w.at.known && slices.ContainsFunc(p.standing, func(f *fact) bool {
		return f.Document.Tier == headcount.TierEmployer && f.at.day() && f.at.Gap(w.at.Interval) <= newsLag
	})
}

// datedOn reports whether some text gives a day of that time for the event.
func (c *cluster) datedOn(at when) bool {
	return slices.ContainsFunc(c.standing, func(f *fact) bool { return f.at.day() && f.at.Overlaps(at.Interval) })
}

// noticed reports whether a notice tells the event.
func (c *cluster) noticed() bool {
	return slices.ContainsFunc(c.standing, func(f *fact) bool { return f.voice.rank == headcount.TierGovernment.Rank() })
}

// A part is a way in which one cut is smaller than another.
type part string

const (
	noPart    part = ""
	placePart part = "a place inside the cut"
	groupPart part = "a group inside the cut"
	unitPart  part = "a unit of the employer"
	termPart  part = "a round or stage of the total"
	firstPart part = "the first of its jobs"
)

// first reports whether a claim of the event calls its jobs the first of more.
func (c *cluster) first() bool {
	return slices.ContainsFunc(c.standing, func(f *fact) bool { return f.firstOf })
}

// ofFirst reports whether the words of a claim begin so: "first 650 positions".
func ofFirst(c *headcount.Stated) bool {
	return slices.ContainsFunc(c.Evidence, func(e headcount.Passage) bool { return firstOnes.MatchString(e.Words) })
}

var firstOnes = regexp.MustCompile(`(?i)^(?:first|initial) [0-9]`)

// lies says in which way p lies inside w: noPart when it is not smaller in any;
// not ok when it is outside in one.
func lies(p, w *cluster) (how part, ok bool) {
	groups, places := p.people.fits(w.people), p.sites.fits(w.sites)
	if groups == around && w.people.office() {
		groups = same
	}
	if places == around && w.sites.wide() {
		places = same
	}
	if groups > inside || places > inside || p.people.outside && !w.people.outside {
		return noPart, false
	}
	switch {
	case places == inside:
		return placePart, true
	case groups == inside:
		return groupPart, true
	case p.unit != w.unit:
		return unitPart, true
	}
	return noPart, true
}

// fewer reports whether the figures of p and w allow p to be a part of w.
func fewer(p, w *cluster) bool {
	if p.fig.form == none || w.fig.form == none {
		return true
	}
	if p.fig.form <= bound { // of "up to 180" the 180 is what a text would add up
		return p.fig.number < w.fig.ceiling()
	}
	return p.fig.lo < w.fig.ceiling()
}
