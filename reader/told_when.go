package reader

import (
	"headcount"
	"headcount/edtf"
)

// dateOfTelling dates a fact that no date of its clause is of by when the sentence
// says it was told, "..., according to notices filed this week", "which is 18% of
// its staff, the company confirmed Tuesday", or by how long it was before what
// the sentence tells: "two days after Acme said it would cut 300 jobs".
func (p *parser) dateOfTelling(f *frame, c *headcount.Claim, x *fact) {
	if span, ok := p.unitsBefore(f); ok {
		c.Announced, x.own = span.String(), true
		return
	}
	s := &p.sents[f.sent]
	for k := range p.datesOf(f.sent) {
		d := &p.datesOf(f.sent)[k]
		if d.first <= f.last || d.by || d.ahead || d.span.Days() > 7 || p.dated && d.span.First > p.published.Last || !p.saidOn(f.sent, d) {
			continue
		}
		for j := f.last + 1; j < d.first; j++ {
			if n := p.at(j + 1); p.toks[j].low == "," && (n.low == "according" || p.speaksNext(s, j+1, d.first)) {
				c.Announced, x.own = d.span.String(), true
				p.note(x, "announced, as it was told,", d.first, d.last)
				return
			}
		}
	}
}

// speaksNext reports whether who says the sentence stands from token i on: "the
// company said", "said its chief executive".
func (p *parser) speaksNext(s *sentence, i, end int) bool {
	for j := i; j < i+7 && j < end; j++ {
		switch t := &p.toks[j]; {
		case t.class&reportWord != 0:
			return true
		case t.kind == mark || t.class&(relativeWord|conjWord|modalWord|prepWord) != 0:
			return false
		}
	}
	return false
}

// unitsBefore reads how long before the sentence's news a frame's cut was told of:
// "two days after", "just a month after", "about a year after". The news is of
// the day that stands before those words, else of that of publication.
func (p *parser) unitsBefore(f *frame) (edtf.Interval, bool) {
	s := &p.sents[f.sent]
	at := -1
	for j := f.first - 1; j > s.first && j > f.first-16 && at < 0; j-- {
		switch t := &p.toks[j]; {
		case t.low == "after":
			at = j
		case t.low == "," || t.low == ";":
			return edtf.Interval{}, false
		}
	}
	if at < 0 || !p.dated || p.published.Days() > 1 {
		return edtf.Interval{}, false
	}
	anchor := p.published.First
	for _, d := range p.datesOf(f.sent) {
		if d.last < at && d.span.Days() == 1 && !d.by && !d.ahead {
			anchor = d.span.First
		}
	}
	n := 1.0
	switch w := p.at(at - 2); {
	case w.class&detWord != 0:
	default:
		v, end, ok := p.bare(at-2, len(p.toks))
		if !ok || end != at-1 {
			return edtf.Interval{}, false
		}
		n = v
	}
	y, m, _ := anchor.Date()
	switch p.at(at - 1).low {
	case "day", "days":
		return edtf.Single(anchor - edtf.Day(n)), true
	case "week", "weeks":
		return edtf.Interval{First: anchor - edtf.Day(7*n) - 3, Last: anchor - edtf.Day(7*n) + 3}, true
	case "month", "months":
		k := y*12 + m - 1 - int(n)
		return edtf.Month(k/12, k%12+1), true
	case "year", "years":
		return edtf.Month(y-int(n), m), true
	}
	return edtf.Interval{}, false
}
