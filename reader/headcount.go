package reader

import (
	"headcount"
	"headcount/edtf"
)

// headcounts reads how many people an employer has: "employs 10,000 people",
// "its 6,000 employees", "a workforce of 45,000", "to 50 from 112".
// cuts are what the text tells of cuts: see staffHolder.
func (p *parser) headcounts(cuts []fact) []fact {
	cutter, main := p.cutter(cuts), p.mainCutter(cuts)
	var out []fact
	same := map[figure]int{} // by employer and figure
	last := -2               // the last sentence that counted staff
	for i := range p.sents {
		s := &p.sents[i]
		if s.aside || s.classes&(anyNoun|employWord) == 0 && last != i-1 {
			continue
		}
		before, when := holder{entity: -1}, "" // whose staff the sentence counted last, and when
		for k := range p.quantsOf(i) {
			q := &p.quantsOf(i)[k]
			if q.used && !p.wholeStaff(q) || q.money || q.share || q.min < 0 && q.max < 0 {
				continue
			}
			f, ok := p.staff(s, q)
			var h holder
			if ok {
				f.sent = i
				sole := cutter
				if n := len(out); n > 0 && i-out[n-1].sent <= 2 && sole >= 0 && !p.sameFamily(out[n-1].entity, sole) {
					sole = -1 // another's staff has just been told of
				}
				h, ok = p.staffHolder(s, &f, sole, main)
			} else if before.entity >= 0 && p.comparedStaff(s, q) {
				f, h, ok = p.bareStaff(q, "staff-compared"), before, true
				f.sent = i
			} else if last == i-1 && p.barelyHas(s, q) {
				f, h, ok = p.bareStaff(q, "staff-compared"), holder{out[len(out)-1].entity, -1, "named before"}, true
				f.sent = i
			}
			if !ok || p.hoursOf(s, q) {
				continue
			}
			x := p.headcountOf(&f, h)
			if f.rule == "staff-compared" && p.yearEarlier(q) {
				x.claim.Announced = yearBefore(when)
			}
			before, when, q.used, last = h, x.claim.Announced, true, i
			key := countOf(family{entity: h.entity + 1}, x.claim.Count)
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
	for k := range p.datesOf(f.sent) {
		d := &p.datesOf(f.sent)[k]
		behind := d.first > f.last && d.first <= f.last+5 && !p.verbWithin(f.last+1, d.first) && !p.fromBetween(f.last+1, d.first)
		if d.ahead || d.by || p.inAside(f, d) || p.ofFounding(d) || !behind && (d.last >= f.first || d.last < f.first-12 || p.at(d.first-1).class&prepWord == 0) {
			continue
		}
		c.Announced = d.span.String() // the one right behind, else the nearest before
		if behind {
			break
		}
	}
	if f.rule == "turn-with" {
		c.Announced = p.turned(f)
	}
	x := fact{claim: c, rule: f.rule, entity: h.entity, sent: f.sent, first: f.first, trigger: f.trigger}
	p.note(&x, "count", q.first, q.last)
	p.noteHolder(&x, h)
	return x
}

// hoursOf reports whether a number is of what people work or earn: "Working hours for 1,400
// staff were cut to 35 from 40".
func (p *parser) hoursOf(s *sentence, q *quantity) bool {
	for j := s.first; j < q.first; j++ {
		if oneOf(p.toks[j].low, "hours", "wages", "salaries") && oneOf(p.at(j+1).low, "for", "of") && oneOf(p.at(q.first-1).low, "to", "from") {
			return true
		}
	}
	return false
}

// fromBetween reports whether a number that others were before stands in tokens i..j-1:
// "300 employees, from 450 in 2022".
func (p *parser) fromBetween(i, j int) bool {
	for ; i < j; i++ {
		if p.toks[i].low == "from" && p.quantityAt(i+1) != nil {
			return true
		}
	}
	return false
}

// bareStaff is the frame of a number of staff without a noun.
func (p *parser) bareStaff(q *quantity, rule string) frame {
	return frame{rule: rule, kind: headcount.Headcount, trigger: q.first, trigEnd: q.last, first: q.first, last: q.last, subject: q.first,
		obj: object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}}
}

// yearEarlier reports whether a number is that of a year before the one beside it:
// "down from 2,300 a year earlier".
func (p *parser) yearEarlier(q *quantity) bool {
	w := p.at(q.last + 3).low
	return p.at(q.last+1).low == "a" && p.at(q.last+2).low == "year" && (w == "earlier" || w == "before" || w == "ago")
}

// yearBefore is the month, else the year, a year before a date; "" of none.
func yearBefore(date string) string {
	iv, err := edtf.Parse(date)
	if err != nil {
		return ""
	}
	y, m, _ := iv.Last.Date()
	if iv.Days() > 31 {
		return edtf.Year(y - 1).String()
	}
	return edtf.Month(y-1, m).String()
}

// comparedStaff reports whether a bare number stands beside a headcount of the
// same sentence: "down from 2,300 a year earlier", "and 119,000 in 2019".
func (p *parser) comparedStaff(s *sentence, q *quantity) bool {
	one, two := p.at(q.first-1).low, p.at(q.first-2).low
	switch {
	case one == "whom" && two == "of", p.at(q.last+1).low == "of" && p.at(q.last+2).low == "them": // ", of whom 900 work in Reno"
		return true
	case one == "with" && two == "compared", one == "including" && !q.vague:
		if o, ok := p.people(s, q); ok && !o.cut {
			return true // "compared with about 130,000 employees", "including 14,300 on probation"
		}
	}
	if q.worded || !p.bareStops(q.last+1, s) && p.at(q.last+1).low != "a" {
		return false
	}
	switch p.at(q.first - 1).low {
	case "from", "with", "to":
		return true
	case "current":
		return p.at(q.first-3).low == "from" || p.at(q.first-2).low == "from"
	case "and", "including":
		return p.at(q.last+1).low == "in" || p.at(q.last+1).low == "at"
	}
	return false
}

// staff reads the frame of a headcount around quantity q.
func (p *parser) staff(s *sentence, q *quantity) (frame, bool) {
	f := frame{kind: headcount.Headcount, trigger: q.first, trigEnd: q.last, first: q.first, last: q.last, subject: q.first}
	taken := q.used
	q.used = false // or its noun would not be read again
	o, ok := p.people(s, q)
	q.used = taken
	if ok && o.cut {
		return f, false
	}
	f.obj = o
	if ok {
		f.last = o.last
	}
	b := q.first - 1
	for oneOf(p.at(b).low, "little", "just", "well", "only", "still", "now", "currently") && b > s.first { // "has a little over 4,000"
		b--
		if p.at(b).low == "a" && p.at(b+1).low == "little" {
			b--
		}
	}
	switch p.at(b).low { // "its current 64,000 employees"
	case "current", "existing", "present", "remaining":
		if p.at(b-1).class&itsWord != 0 {
			b--
		}
	}
	one, two := p.at(b), p.at(b-1)
	if one.low == "'s" {
		if a, ok := p.actorEnding(b - 1); ok && a.kind == org {
			f.obj.owner, f.obj.ownerToken = a.entity, a.first
		}
	}
	if oneOf(p.at(q.last+1).low, "smaller", "larger", "bigger", "lower", "higher", "fewer", "less") {
		return f, false // "its workforce is 300 smaller than"
	}
	jobs := ok && p.toks[o.head].class&(peopleWord|forceWord|jobNoun) != 0
	if rule := p.staffSize(s, q, &f, o, ok && jobs); rule != "" {
		f.rule = rule
		return f, true
	}
	switch {
	case one.low == "employs" || one.low == "employed" || one.low == "employing" || one.low == "employ":
		if !ok && !p.bareStops(q.last+1, s) {
			return f, false
		}
		if one.low == "employed" && two.class&beWord != 0 || one.low == "employ" && (p.yetToCome(s, b) || two.low == "who" && p.nobodyEnds(b-2)) {
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
	case q.worded && q.max < 10 && one.low == "had":
	case (one.low == "has" || one.low == "had" || one.low == "have") && jobs && p.toks[o.head].class&(peopleWord|forceWord) != 0 && p.staffNoun(o):
		f.rule, f.first, f.trigger = "has-staff", b, b
		return f, true
	case q.vague && q.max >= 0: // "dozens of its workers" are no staff
	case one.class&itsWord != 0 && jobs && p.staffNoun(o), (one.low == "'s" || one.low == "the" && p.at(b-1).low == "of") && jobs && p.staffNoun(o) && (one.low == "'s" || o.owner >= 0):
		f.rule = "its-staff"
		f.obj.modFirst = q.last + 1
		f.first = b
		if one.low == "'s" && b > s.first {
			f.first = q.first
		}
		return f, true
	case jobs && p.innerOf(q) && (p.toks[o.head].class&(peopleWord|forceWord) != 0 || one.low == "total" || p.at(q.first).low == "total" || p.at(q.first+1).low == "total"):
		if n := p.at(o.last + 1); n.class&(fireVerb|layWord|letWord) != 0 || n.class&pronounWord != 0 && p.cutWithin(o.last+2, 3) {
			return f, false // "five of the 90 people laid off", "40 of 90 workers it let go"
		}
		f.rule = "whole-of-part"
		return f, true
	case (one.low == "to" || one.low == "from" || one.low == "of" && (two.low == "peak" || two.low == "high") && p.at(b-3).low == "from") && !q.worded && p.staffMoves(s, b):
		f.rule = "staff-moves"
		return f, true
	case one.low == "and" && jobs && p.staffNoun(o) && p.hasBefore(s, b) >= 0: // "has 53 stores and about 12,700 employees"
		f.rule, f.trigger = "has-staff", p.hasBefore(s, b)
		return f, true
	case one.low == "at" && two.class&forceWord != 0 && p.bareStops(q.last+1, s) && oneOf(p.at(b-2).low, "its", "listed", "put", "lists", "puts", "the"): // "put its staff at 386,000"
		f.rule, f.first = "workforce-is", b-1
		return f, true
	case one.class&beWord != 0 && two.class&forceWord != 0 && two.class&peopleWord == 0:
		f.rule, f.first = "workforce-is", b-1
		return f, true
	case oneOf(one.low, "reported", "counts", "counted") && jobs && p.staffNoun(o) && p.toks[o.head].low == "employees":
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

// nobodyEnds reports whether no name ends at token i, or before a comma there: "12
// contractors, who employ".
func (p *parser) nobodyEnds(i int) bool {
	if p.at(i).low == "," {
		i--
	}
	_, named := p.actorEnding(i)
	return !named
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
		case "team":
			if p.at(j-1).class&itsWord != 0 {
				return true
			}
		}
		switch t.low {
		case "dropped", "grew", "grown", "fell", "fallen", "shrunk", "shrank", "went", "dwindled", "rose", "expanded", "down", "gone", "declined", "climbed":
			if p.numberOfPeople(s, j) {
				return true
			}
			for k := b; k < s.last && k < b+8; k++ {
				if p.toks[k].class&peopleWord != 0 {
					return p.toks[k].low != "people" || p.employerMoves(j)
				}
			}
		}
		if t.low == ";" || t.class&fireVerb != 0 || oneOf(t.low, "offer", "offers", "offered", "offering", "buyouts") {
			return false
		}
	}
	return false
}

// staffNoun reports whether the noun is one that an employer's whole staff
// goes by.
func (p *parser) staffNoun(o object) bool {
	switch p.toks[o.head].low {
	case "employees", "workers", "staff", "workforce", "staffers", "people", "personnel", "associates", "jobs", "positions", "employee", "engineers", "teachers", "pilots", "drivers",
		"developers", "editors", "journalists", "reporters", "scientists", "researchers", "firefighters", "officers", "nurses", "teammates":
		return true
	case "members": // of a club otherwise
		return oneOf(p.at(o.head-1).low, "staff", "team", "crew")
	}
	return false
}

// staffSize reads the other ways in which a text says how many an employer has;
// it returns the rule, or "". It may widen the frame.
func (p *parser) staffSize(s *sentence, q *quantity, f *frame, o object, people bool) string {
	b := q.first - 1
	one, two := p.at(b), p.at(b-1)
	stops := people || p.bareStops(q.last+1, s)
	staff := people && p.staffNoun(o) && p.toks[o.head].class&(peopleWord|forceWord) != 0
	end := q.last
	if people {
		end = o.last
	}
	switch {
	case stops && p.sizeVerb(s, b) >= 0: // "headcount stood at 1,140", "the workforce numbers 1,140"
		f.first, f.trigger = p.sizeVerb(s, b), b
		return "workforce-is"
	case staff && one.low == "with" && two.low == "left" && !p.getLeft(p.at(b-2).low): // "will be left with 75 employees"
		f.first, f.trigger = b-1, b-1
		return "left-with"
	case staff && q.min >= 10 && p.toks[o.head].class&forceWord != 0 && (one.low == "all" || one.low == "remaining" && two.class&(detWord|itsWord) != 0):
		f.first = b
		return "all-staff"
	case staff && p.remain(end+1), !people && !q.worded && p.remain(end+1): // "Fifty-two people remain"
		f.last, f.trigger = end+1, end+1
		return "staff-remain"
	case people && p.represented(b): // "a union that represents 900 workers"
		f.first = b
		return "represented"
	case p.staffOf(s, end+1, f): // "the 31,400 staffers it had"
		return "staff-relative"
	case staff && one.low == "with" && p.siteBeforeWith(s, b): // "a mine near Reno with 36 workers"
		f.first = b
		return "site-with-staff"
	case people && !q.vague && p.counts(f, "federal") && (q.first <= s.first+1 || q.first == s.first+2 && one.low == "," || one.class&beWord != 0 && two.low == "there") && oneOf(p.at(end+1).low, "work", "worked", "are", "were", "had", "have", "of", "as", "in", ","):
		return "federal-staff"
	case p.personFirm(q): // "the 300-person agency"
		f.last = q.last + 3
		h, ok := p.resolve(s, f.last, "anaphor")
		if ok && p.governing(holder{h.entity, h.token, "nearest"}) {
			return "" // "the agency" is no president's administration
		}
		if ok {
			f.obj.owner, f.obj.ownerToken = h.entity, h.token
		}
		return "strong"
	case staff && one.low == "with" && (p.at(b-1).low == "it" || p.at(b-1).class&anaphorWord != 0) && leaves(p.at(b-2).low, p.at(b-3).low):
		f.first, f.trigger = b, b
		return "left-with"
	case staff && (one.low == "leaving" || one.low == "leaves") && p.at(o.last+1).low != "out" && p.at(o.last+1).low != "jobless" && p.at(o.last+1).low != "without" && p.at(o.last+1).low != "unemployed":
		f.first, f.trigger = b, b
		return "left-with"
	case people && p.toks[o.head].class&peopleWord != 0 && p.worksFor(end+1, f):
		return "work-for"
	case people && p.at(end+1).class&beWord != 0 && p.at(end+2).low == "on" && p.at(end+4).low == "federal" && p.at(end+5).low == "payroll":
		f.last = end + 5
		return "federal-staff"
	case p.at(end+1).low == "on" && p.at(end+2).class&(itsWord|detWord) != 0 && oneOf(p.at(end+3).low, "payroll", "books"):
		f.last = end + 3
		return "on-payroll"
	case staff && one.low == "with" && p.turnOf(s, b) >= 0: // "ended September with 6,070 employees"
		f.first, f.trigger = p.turnOf(s, b), p.turnOf(s, b)
		return "turn-with"
	case staff && one.low == "with" && p.largestEmployer(s, b): // "the largest employer in the state, with 1.7 million workers"
		f.first = b
		return "with-staff"
	case staff && one.low == "with" && two.low == ",":
		if a, ok := p.actorEnding(b - 2); ok && a.kind == org {
			f.obj.owner, f.obj.ownerToken, f.first = a.entity, a.first, b
			return "with-staff"
		}
	case people && one.low == "of" && two.class&anaphorWord != 0 && two.low != "unit" && p.at(b-2).class&detWord != 0 && p.toks[o.head].low == "people":
		f.first = b - 1
		return "company-of"
	case people && one.low == "the" && p.toks[o.head].class&forceWord != 0 && p.toks[o.head].class&peopleWord == 0 && p.toks[o.head].low != "jobs":
		f.first = b
		return "the-workforce"
	case staff && (one.low == "the" || one.class&beWord != 0 && two.low == "there") && (p.at(end+1).low == "at" || p.at(end+1).low == "of"):
		k := end + 2
		if p.at(k).class&detWord != 0 {
			k++
		}
		if a, ok := p.actorAt(k); ok && (a.kind == org && !p.entities[a.entity].outlet || a.kind == anaphor) && p.at(a.last+1).low != "'s" {
			if a.kind == org {
				f.obj.owner, f.obj.ownerToken = a.entity, a.first
			}
			f.last = a.last
			return "staff-at"
		}
	case p.at(q.last+1).low == "employed" && (one.low == "the" || one.low == "of") && (p.at(q.last+2).low == "at" || p.at(q.last+2).low == "by" || p.at(q.last+2).low == "in"):
		f.last = q.last + 1
		return "employed-at"
	case p.at(q.last+1).low == "strong" && (one.class&(detWord|itsWord) != 0 || one.low == "'s") && p.at(q.last+2).class&(forceWord|peopleWord) != 0:
		f.last = q.last + 2
		return "strong"
	}
	return ""
}

// turnOf returns the verb that begins or ends a time before the "with" at token b:
// "exited 2024 with", "started the year with"; -1 is none. One that is still to
// come ("expects to end the year with") says no number of staff.
func (p *parser) turnOf(s *sentence, b int) int {
	for j := b - 1; j >= s.first && j > b-5; j-- {
		switch p.toks[j].low {
		case "ended", "exited", "finished", "closed", "started", "began", "entered":
			return j
		}
	}
	return -1
}

// turned is the month in which the time of a "turn-with" frame begins or ends.
func (p *parser) turned(f *frame) string {
	for _, d := range p.datesOf(f.sent) {
		if d.first <= f.trigger || d.first > f.trigger+4 || d.ahead {
			continue
		}
		day := d.span.Last
		switch p.toks[f.trigger].low {
		case "started", "began", "entered":
			day = d.span.First
		}
		y, m, _ := day.Date()
		return edtf.Month(y, m).String()
	}
	return ""
}

// largestEmployer reports whether the words before token b call somebody an
// employer.
func (p *parser) largestEmployer(s *sentence, b int) bool {
	for j := b - 1; j >= s.first && j > b-9; j-- {
		if t := &p.toks[j]; t.low == "employer" {
			return p.at(j-1).low != "former" && p.at(j-1).low != "their"
		} else if t.low == "." || t.low == ";" || t.class&verbish != 0 && !t.upper { // "United States"
			return false
		}
	}
	return false
}

// sizeVerb returns the token of the word for a workforce whose size the words up
// to token b say: "headcount stood at", "the workforce is now", or -1.
func (p *parser) sizeVerb(s *sentence, b int) int {
	j := b
	switch p.at(j).low {
	case "at":
		if !oneOf(p.at(j-1).low, "stood", "stands", "standing", "peaked", "sits", "sat") {
			return -1
		}
		j -= 2
	case "now", "currently":
		if p.at(j-1).class&beWord == 0 {
			return -1
		}
		j -= 2
	case "numbers", "numbered", "totals", "totaled", "totalled", "is", "was":
		j--
	default:
		return -1
	}
	for ; j >= s.first && j > b-8; j-- {
		t := &p.toks[j]
		if t.class&forceWord != 0 && (t.class&peopleWord == 0 || t.low == "staff") && t.low != "team" && t.low != "teams" {
			return j
		}
		if t.kind == mark || t.class&(verbish|conjWord) != 0 {
			return -1
		}
	}
	return -1
}

// leaves reports whether a word is a form of leave, the nearer of two first.
func leaves(a, b string) bool {
	for _, w := range []string{a, b} {
		if w == "leaves" || w == "leave" || w == "leaving" || w == "left" {
			return true
		}
	}
	return false
}

// worksFor reads "work for the company", "work at Acme" from token i on, and
// widens the frame to it.
func (p *parser) worksFor(i int, f *frame) bool {
	if w := p.at(i).low; w != "work" && w != "worked" {
		return false
	}
	if p.at(i+1).low == "there" || p.at(i).low == "worked" && p.dateStarts(i+1) {
		f.last = i + 1
		return true // "where 520 clerks worked seven years ago"
	}
	if w := p.at(i + 1).low; w != "for" && w != "at" {
		return false
	}
	for k := i + 2; k < i+7 && p.at(i+1).low == "at"; k++ {
		if workplace(p.at(k).low) {
			f.last = k
			return true // "work at the Dover complex"
		}
	}
	for k := i + 2; k <= i+3; k++ {
		a, ok := p.actorAt(k)
		if !ok || a.kind == place || a.kind == person {
			continue
		}
		if a.kind == org {
			f.obj.owner, f.obj.ownerToken = a.entity, a.first
		}
		f.last = a.last
		return true
	}
	return p.at(i+2).low == "it"
}
