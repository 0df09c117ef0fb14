package reconcile

import (
	"slices"
	"strings"

	"headcount"
)

// misdated ties a part whose own date no cut supports to the main event of its
// document: a text that is news of 30 October and says "announced in early
// 2025" of a part of what the employer announced on the 28th. The event is
// dated by its document, and the two dates are a dispute.
func (r *relater) misdated() {
	for _, p := range r.clusters {
		if decided(p.standing, announcedField.name) != nil || p.nested() || p.total || !p.at.known || !p.seen.known || len(p.standing) > 1 || !p.fig.numbered() {
			continue
		}
		m := p.standing[0]
		if w := r.toldAgain(p); w != nil {
			p.add(headcount.ReportedAs, w, "the same number, and no cut is known at the date it gives", m.ID, w.founder.ID)
			p.dispute(m, w)
			continue
		}
		if p.whole() || p.seen.First-p.at.Last <= mentionLag || !m.news() || !m.doc.latest(p) {
			continue
		}
		var one *cluster
		for _, w := range last(between(r.wholes, p.seen.First-mentionLag, p.seen.Last+1)) {
			inside, ok := lies(p, w)
			if !ok || inside == noPart || !fewer(p, w) || !p.unit.within(w.unit) || w.temporary != p.temporary {
				continue
			}
			if one != nil {
				one = nil
				break
			}
			one = w
		}
		if one == nil {
			continue
		}
		p.add(headcount.PartOf, one, "the document's main event; no cut is known at the date it gives", m.ID, one.founder.ID)
		r.redate(p, m)
	}
}

// toldAgain finds the one announcement that p, a whole cut which one document
// dates vaguely ("in early 2025") and no other knows then, must be: the very
// same number, announced on a day within the months before the document.
func (r *relater) toldAgain(p *cluster) *cluster {
	if _, exact := p.fig.point(); !exact || !p.whole() || p.at.Days() <= stageLag || p.seen.First <= p.at.Last {
		return nil
	}
	var one *cluster
	for _, w := range last(between(r.wholes, p.seen.First-2*mentionLag, p.seen.Last+1)) {
		if w == p || w.fig.number != p.fig.number || w.unit != p.unit || w.temporary != p.temporary || !w.at.day() || w.at.Overlaps(p.at.Interval) {
			continue
		}
		if one != nil {
			return nil
		}
		one = w
	}
	return one
}

// dispute sets the date that a document states for c against the one that the
// sources of another event give.
func (c *cluster) dispute(m *fact, known *cluster) {
	c.disputes = append(c.disputes, headcount.Dispute{Field: announcedField.name, Values: []headcount.Value{
		{Value: c.announced, Why: "the only date stated here", Claims: []string{m.ID}},
		{Value: known.announced, Why: "the date of the same number in other sources", Claims: []string{known.founder.ID}}}})
}

// nested reports whether c is part of a cut that is not a mere total.
func (c *cluster) nested() bool {
	return slices.ContainsFunc(c.relations, func(r relation) bool { return r.kind == headcount.PartOf && !r.to.total })
}

// news reports whether the fact is what its document is news of: its words stand
// in the title, or, where no title is known, the text repeats it.
func (f *fact) news() bool {
	if f.Document.Title == "" {
		return len(f.Evidence) > 1
	}
	title := strings.ToLower(f.Document.Title)
	return slices.ContainsFunc(f.Evidence, func(p headcount.Passage) bool { return strings.Contains(title, strings.ToLower(p.Words)) })
}

// latest reports whether p is what the document tells last: no other event of
// it has a later date. Such a text is not looking back at p, it is news of it.
func (d *paper) latest(p *cluster) bool {
	for _, c := range d.tells {
		if c != p && !c.total && (!c.at.known || c.at.First > p.at.Last) {
			return false
		}
	}
	return true
}

// redate gives p, and its parts of the same date in the same document, the date
// of the document, and disputes the stated one.
func (r *relater) redate(p *cluster, m *fact) {
	stated := p.announced
	for _, c := range m.doc.tells {
		if c != p && (!c.partOf(p) || c.announced != stated || len(c.standing) > 1) {
			continue
		}
		const rule = "the document's own date: no source knows a cut at the stated one"
		claims := []string{c.standing[0].ID}
		c.disputes = append(c.disputes, headcount.Dispute{Field: announcedField.name, Values: []headcount.Value{
			{Value: m.Document.Published, Why: rule, Claims: claims}, {Value: stated, Claims: claims}}})
		c.why = slices.Clone(c.why) // a later run may settle c as it was
		for i := range c.why {
			if c.why[i].Value == announcedField.name {
				c.why[i].Why = rule
			}
		}
		c.at, c.announced = m.seen, m.Document.Published
	}
}
