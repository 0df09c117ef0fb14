package reader

import (
	"strconv"

	"headcount"
)

// headcounts reads how many people an employer has: "employs 10,000 people",
// "its 6,000 employees", "a workforce of 45,000", "to 50 from 112".
func (p *parser) headcounts() []fact {
	var out []fact
	same := map[string]int{} // by employer and figure
	for i := range p.sents {
		s := &p.sents[i]
		if s.aside || s.classes&(anyNoun|employWord) == 0 {
			continue
		}
		before := holder{entity: -1} // whose staff the sentence counted last
		for k := range p.quantsOf(i) {
			q := &p.quantsOf(i)[k]
			if q.used || q.money || q.share || q.min < 0 && q.max < 0 {
				continue
			}
			f, ok := p.staff(s, q)
			var h holder
			if ok {
				f.sent = i
				h, ok = p.holderOf(&f)
			} else if before.entity >= 0 && p.comparedStaff(s, q) {
				f, h, ok = p.bareStaff(q, "staff-compared"), before, true
				f.sent = i
			}
			if !ok {
				continue
			}
			before = h
			q.used = true
			x := p.headcountOf(&f, h)
			key := figureKeys(strconv.Itoa(h.entity), &x.claim)[0]
			if at, ok := same[key]; ok {
				p.join(&out[at], &x, "same quantity")
				continue
			}
			same[key] = len(out)
			out = append(out, x)
		}
	}
	return out
}

func (p *parser) headcountOf(f *frame, h holder) fact {
	q := f.obj.q
	c := headcount.Claim{Type: headcount.Headcount, Employer: p.entities[h.entity].name, Count: q.count(), Group: p.group(f),
		Evidence: []headcount.Passage{p.passage(f.first, f.last)}}
	for _, d := range p.datesOf(f.sent) {
		if d.first > f.last && d.first <= f.last+5 || d.last < f.first && d.last >= f.first-12 && p.at(d.first-1).class&prepWord != 0 {
			if !d.ahead {
				c.Announced = d.span.String()
				break
			}
		}
	}
	x := fact{claim: c, rule: f.rule, entity: h.entity, sent: f.sent, first: f.first, trigger: f.trigger}
	p.note(&x, "count", q.first, q.last)
	p.noteHolder(&x, h)
	return x
}

// bareStaff is the frame of a number of staff without a noun.
func (p *parser) bareStaff(q *quantity, rule string) frame {
	return frame{rule: rule, kind: headcount.Headcount, trigger: q.first, trigEnd: q.last, first: q.first, last: q.last, subject: q.first,
		obj: object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}}
}

// comparedStaff reports whether a bare number stands beside a headcount of the
// same sentence: "down from 26,000 a year earlier", "and 119,000 in 2019".
func (p *parser) comparedStaff(s *sentence, q *quantity) bool {
	if q.worded || !p.bareStops(q.last+1, s) && p.at(q.last+1).low != "a" {
		return false
	}
	switch p.at(q.first - 1).low {
	case "from", "with", "to":
		return true
	case "and":
		return p.at(q.last+1).low == "in" || p.at(q.last+1).low == "at"
	}
	return false
}

// staff reads the frame of a headcount around quantity q.
func (p *parser) staff(s *sentence, q *quantity) (frame, bool) {
	f := frame{kind: headcount.Headcount, trigger: q.first, trigEnd: q.last, first: q.first, last: q.last, subject: q.first}
	o, ok := p.people(s, q)
	if ok && o.cut {
		return f, false
	}
	f.obj = o
	if ok {
		f.last = o.last
	}
	b := q.first - 1
	one, two := p.at(b), p.at(b-1)
	if one.low == "'s" {
		if a, ok := p.actorEnding(b - 1); ok && a.kind == org {
			f.obj.owner, f.obj.ownerToken = a.entity, a.first
		}
	}
	jobs := ok && p.toks[o.head].class&(peopleWord|forceWord|jobNoun) != 0
	switch {
	case one.low == "employs" || one.low == "employed" || one.low == "employing" || one.low == "employ":
		if !ok && !p.bareStops(q.last+1, s) {
			return f, false
		}
		if one.low == "employed" && two.class&beWord != 0 {
			return f, false
		}
		f.rule, f.first, f.trigger = "employs", b, b
		return f, true
	case one.low == "of" && (two.class&forceWord != 0 && two.class&peopleWord == 0 || two.low == "workforce" || two.low == "staff" || two.low == "force" && p.at(b-2).low == "work"):
		if p.at(b-2).class&(cutVerb|lossWord) != 0 {
			return f, false
		}
		f.rule, f.first, f.trigger = "workforce-of", b-1, b-1
		return f, true
	case one.low == "workforce" || one.low == "headcount" || one.low == "staff" && p.at(b-1).class&itsWord != 0:
		if ok {
			f.rule, f.first = "workforce-number", b
			return f, true
		}
	case (one.low == "has" || one.low == "had" || one.low == "have") && jobs && p.toks[o.head].class&(peopleWord|forceWord) != 0 && p.staffNoun(o):
		f.rule, f.first, f.trigger = "has-staff", b, b
		return f, true
	case one.class&itsWord != 0 && jobs && p.staffNoun(o), (one.low == "'s" || one.low == "the" && p.at(b-1).low == "of") && jobs && p.staffNoun(o) && (one.low == "'s" || o.owner >= 0):
		f.rule = "its-staff"
		f.obj.modFirst = q.last + 1
		f.first = b
		if one.low == "'s" && b > s.first {
			f.first = q.first
		}
		return f, true
	case jobs && p.innerOf(q) && p.toks[o.head].class&(peopleWord|forceWord) != 0:
		f.rule = "whole-of-part"
		return f, true
	case (one.low == "to" || one.low == "from") && !q.worded && p.staffMoves(s, b):
		f.rule = "staff-moves"
		return f, true
	case one.class&beWord != 0 && two.class&forceWord != 0 && two.class&peopleWord == 0:
		f.rule, f.first = "workforce-is", b-1
		return f, true
	case (one.low == "reported" || one.low == "counts" || one.low == "counted") && jobs && p.staffNoun(o) && p.toks[o.head].low == "employees":
		f.rule, f.first = "reports-staff", b
		return f, true
	case p.at(q.last+1).low == "-" && p.at(q.last+2).low == "strong":
		f.rule, f.last = "strong", q.last+2
		return f, true
	case ok && p.toks[o.head].class&forceWord != 0 && (p.at(o.last+1).low == "worldwide" || p.at(o.last+1).low == "globally" || p.at(o.last+1).low == "nationwide"):
		f.rule, f.last = "staff-worldwide", o.last+1
		return f, true
	case one.low == "of" && two.low == "out" && (jobs && p.staffNoun(o) || !ok && p.at(b-2).class&(jobNoun|peopleWord) != 0):
		f.rule = "out-of-staff"
		return f, true
	}
	return f, false
}

// staffMoves reports whether the "to" or "from" at token b says how many people
// there are after or before: "reduce its workforce to 73,000 from 79,000",
// "dropped from 33 to 19 employees".
func (p *parser) staffMoves(s *sentence, b int) bool {
	for j := b - 1; j >= s.first && j > b-12; j-- {
		t := &p.toks[j]
		switch t.low {
		case "workforce", "headcount", "staff", "head-count", "payroll", "staffing":
			return true
		}
		switch t.low {
		case "dropped", "grew", "grown", "fell", "fallen", "shrunk", "shrank", "went", "dwindled", "rose", "expanded", "down":
			for k := b; k < s.last && k < b+8; k++ {
				if p.toks[k].class&peopleWord != 0 {
					return true
				}
			}
		}
		if t.low == ";" {
			return false
		}
	}
	return false
}

// staffNoun reports whether the noun is one that an employer's whole staff
// goes by.
func (p *parser) staffNoun(o object) bool {
	switch p.toks[o.head].low {
	case "employees", "workers", "staff", "workforce", "staffers", "people", "personnel", "associates", "jobs", "positions", "employee", "members", "engineers", "teachers", "pilots", "drivers":
		return true
	}
	return false
}
