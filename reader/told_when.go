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
		if span, ok := p.sinceThen(s, f, d); ok {
			c.Announced = span.String() // not its own: a round within it may have a day
			p.note(x, "announced, since", d.first, d.last)
			return
		}
		if d.first <= f.last || d.by || d.ahead || d.span.Days() > 7 || p.dated && d.span.First > p.published.Last || !p.saidOn(f.sent, d) {
			continue
		}
		for j := f.last + 1; j < d.first; j++ {
			if n := p.at(j + 1); p.toks[j].low == "," && (n.low == "according" || p.speaksNext(j+1, d.first)) {
				c.Announced, x.own = d.span.String(), true
				p.note(x, "announced, as it was told,", d.first, d.last)
				return
			}
		}
	}
}

// sinceThen is the time from a date up to publication in which a figure grew:
// "has fallen 34% since April 21", "Since 2020, during which time 300 went".
func (p *parser) sinceThen(s *sentence, f *frame, d *date) (edtf.Interval, bool) {
	if p.at(d.first-1).low != "since" || !p.dated || d.span.First > p.published.First || f.obj.q == nil && f.obj.share == nil {
		return edtf.Interval{}, false
	}
	behind := d.first > f.last && d.first-f.last <= 8
	for j := f.last + 1; behind && j < d.first-1; j++ {
		t := &p.toks[j]
		behind = t.kind != mark && t.class&(verbish|relativeWord|conjWord) == 0
	}
	if !behind && (d.last > f.first || d.first-1 > s.first && p.at(d.last+2).low != "during") {
		return edtf.Interval{}, false
	}
	y, m, _ := p.published.First.Date()
	a, b := d.span.First, p.published.Last
	switch {
	case d.span.Days() > 366:
		return edtf.Interval{}, false
	case d.span.Days() > 100:
		ay, _, _ := a.Date()
		return edtf.Span(edtf.Year(ay), edtf.Year(y)), true
	case d.span.Days() > 1:
		ay, am, _ := a.Date()
		return edtf.Span(edtf.Month(ay, am), edtf.Month(y, m)), true
	}
	return edtf.Interval{First: a, Last: b}, true
}

// dateOfHeading gives the undated lines of a list the date of the sentence that
// opens it with a colon: "The firms that cut the most jobs last year include:".
func (p *parser) dateOfHeading(f *frame, c *headcount.Claim, x *fact) {
	for i := f.sent - 1; i >= 0 && i > f.sent-40; i-- {
		s := &p.sents[i]
		if p.at(s.last-1).low != ":" {
			if s.last-s.first > longestListed || !s.numbered {
				return
			}
			continue
		}
		for _, d := range p.datesOf(i) {
			if !d.by && !d.ahead && d.span.Days() < 800 {
				c.Announced, x.own = d.span.String(), true
				p.note(x, "announced, with the list,", d.first, d.last)
				return
			}
		}
		return
	}
}

// speaksNext reports whether who says the sentence stands from token i on: "the
// company said", "said its chief executive".
func (p *parser) speaksNext(i, end int) bool {
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
	if oneOf(p.at(at-3).low, "than", "over", "under") {
		return edtf.Interval{}, false // "less than a year after"
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

// dateBeside dates what no sentence of its own does by the sentence beside it in
// the same paragraph: the one after, in which its employer says it on a day, "Its
// chief told staff on Tuesday that", or the one before, which tells when the same
// employer's notices went out.
func (p *parser) dateBeside(facts []fact) {
	for n := range facts {
		x := &facts[n]
		if x.claim.Announced != "" || x.claim.Cumulative || x.claim.Count == nil && x.claim.Share == nil {
			continue
		}
		for _, e := range x.claim.Evidence {
			if d := p.toldAfter(x, p.sentenceOfByte(e.Start)); d != nil && x.claim.Announced == "" {
				x.claim.Announced = d.span.String()
			}
		}
		if d := p.toldBefore(x); d != nil && x.claim.Announced == "" {
			x.claim.Announced = d.span.String()
		}
	}
}

// dateOfDigest gives the undated cuts of a review of a week that week.
func (p *parser) dateOfDigest(facts []fact) {
	if !p.dated || p.published.Days() > 1 || !p.reviewsWeek() {
		return
	}
	week := edtf.Interval{First: monday(p.published.First), Last: p.published.Last}
	for n := range facts {
		if c := &facts[n].claim; c.Announced == "" && !c.Cumulative {
			c.Announced = week.String()
		}
	}
}

// reviewsWeek reports whether the title is that of a review of the week: "The week
// in layoffs", "This week in cuts".
func (p *parser) reviewsWeek() bool {
	for i := 0; i < len(p.sents) && p.sents[i].title; i++ {
		for j := p.sents[i].first; j < p.sents[i].last; j++ {
			if p.toks[j].low == "week" && oneOf(p.at(j-1).low, "the", "this") && oneOf(p.at(j+1).low, "in", "of", "'s") {
				return true
			}
		}
	}
	return false
}

// toldAfter finds the day on which the employer of a fact speaks in the sentence
// behind that of one of its passages, or nil.
func (p *parser) toldAfter(x *fact, si int) *date {
	i := si + 1
	if i >= len(p.sents) || !p.dated || p.standing(si) {
		return nil
	}
	for k := range p.datesOf(i) {
		d := &p.datesOf(i)[k]
		if d.by || d.ahead || d.span.Days() > 7 || d.span.Last > p.published.Last || d.span.First < p.published.First-10 || !p.saidOn(i, d) {
			continue
		}
		for _, a := range p.bySentence[i] {
			if a.last > d.first {
				break
			}
			if a.kind == org && p.sameFamily(a.entity, x.entity) || a.kind == person && p.speaksFor(a, x.entity) || a.kind == anaphor {
				return d
			}
		}
	}
	return nil
}

// speaksFor reports whether a person is one of an employer's: named as such, or
// called by a post without one, "chief executive Tamsin Orr".
func (p *parser) speaksFor(a actor, employer int) bool {
	if e, ok := p.employerOf[a.entity]; ok {
		return p.sameFamily(e, employer)
	}
	return p.at(a.first-1).class&titleWord != 0 && !p.outsider(&p.sents[p.sentenceAt(a.first)], a)
}

// toldBefore finds the date of the sentence before a fact, where that tells of its
// employer's notices, or nil.
func (p *parser) toldBefore(x *fact) *date {
	i := x.sent - 1
	if i < 0 || !p.sameParagraph(i, x.sent) || p.sents[i].title || p.standing(x.sent) || len(p.datesOf(x.sent)) > 0 {
		return nil
	}
	s := &p.sents[i]
	about := false
	for j := s.first; j < s.last; j++ {
		about = about || oneOf(p.toks[j].low, "notice", "notices", "filing", "filings", "memo", "letter")
	}
	if !about || !p.namesHolderIn(i, x) {
		return nil
	}
	for k := range p.datesOf(i) {
		if d := &p.datesOf(i)[k]; !d.by && !d.ahead && d.span.Days() <= 31 && d.span.First <= p.published.Last && p.at(d.first-1).low != "since" {
			return d
		}
	}
	return nil
}

// namesHolderIn reports whether sentence i names the employer of a fact and no
// other.
func (p *parser) namesHolderIn(i int, x *fact) bool {
	named := false
	for _, a := range p.bySentence[i] {
		switch {
		case a.kind == org && p.sameFamily(a.entity, x.entity), a.kind == anaphor, a.kind == its:
			named = true
		case a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet:
			return false
		}
	}
	return named
}

// sameParagraph reports whether sentences i and j stand in one paragraph.
func (p *parser) sameParagraph(i, j int) bool {
	return i >= 0 && j < len(p.sents) && p.dated && p.sents[i].para == p.sents[j].para
}
