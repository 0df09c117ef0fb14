package reader

import "strings"

// passive reads people or jobs before a participle: "850 jobs are to be cut",
// "400 people were laid off", "150 fitters laid off on March 3".
func (p *parser) passive(s *sentence, i, end int, form verbForm) (frame, bool) {
	f := frame{rule: "passive", trigger: i, trigEnd: end, last: end, subject: -1, passive: true, furlough: p.toks[i].class&furloughWord != 0}
	if form != past && form != gerund || form == gerund && p.at(i-1).low != "of" && p.at(i-1).class&beWord == 0 {
		return f, false
	}
	k, aux := p.verbGroupBack(s, i)
	if form == gerund || p.toks[i].low == "closed" {
		return f, false
	}
	if aux == 0 && p.toks[i].class&(cutBase|fireBase) != 0 && p.toks[i].low != "cut" && p.toks[i].class&cutPast == 0 {
		return f, false
	}
	if n, far := p.eitherLeft(s, k); far && aux > 0 {
		k, aux = n, 1
	}
	o, ok := p.objectBefore(s, k, aux > 0)
	if ok && aux > 0 && p.shrinks(&o) {
		p.halved(&o, i)
	}
	if !ok || p.toks[i].lists&byNumber != 0 && p.toks[i].low != "lost" && (o.bare || o.q == nil && o.share == nil || p.toks[i].class&cutVerb != 0 && p.toks[o.head].class&(jobNoun|forceWord|jobWord) == 0) {
		return f, false
	}
	if b := p.at(o.first - 2); p.at(o.first-1).low == "for" && oneOf(b.low, "hours", "pay", "wages", "salaries", "benefits", "bonuses", "pensions", "costs", "shifts", "time", "budgets", "funding", "rates", "allowances") {
		return f, false // "Working hours for 1,400 staff were cut"
	}
	if o.q != nil && !o.bare && !o.cut && !p.firing(i) && p.toks[o.head].class == 0 {
		return f, false // "300 flowers were cut"
	}
	if aux == 0 && o.last != k || o.q != nil && !o.bare && p.toks[o.head].class&(anyNoun|jobWord) == 0 && !p.firing(i) && o.last != k {
		return f, false
	}
	if p.toks[i].low == "lost" && !o.bare && o.q != nil && p.toks[o.head].class&(jobNoun|jobWord) == 0 && !o.cut {
		return f, false // "Twelve sailors were lost"
	}
	if aux == 0 && p.takesObject(s, end+1) {
		return f, false // "1,200 workers cut costs"
	}
	if p.shrinks(&o) {
		by := o
		by.last = end
		p.by(s, &by)
		o.q, o.share, o.shareOf, f.last = by.q, by.share, by.shareOf, max(end, by.last)
	}
	p.allOf(&o, p.firing(i))
	p.wholeTeam(&o)
	p.teamGone(&o, i, aux)
	f.obj, f.first = o, o.first
	p.besideBefore(s, &f)
	p.beside(s, &f)
	return f, true
}

// eitherLeft passes over the verb that stands before "or" and the participle behind
// token k, of people who go one way or the other: "have either quit or been
// fired", "left or were laid off". It returns the last token before both.
func (p *parser) eitherLeft(s *sentence, k int) (int, bool) {
	if l := p.at(k).low; l != "or" && l != "and" || !oneOf(p.at(k-1).low, "quit", "left", "resigned", "retired", "departed", "fired", "furloughed") {
		return k, false
	}
	k, _ = p.verbGroupBack(s, k-1)
	if l := p.at(k).low; l == "either" || l == "both" {
		k, _ = p.verbGroupBack(s, k)
	}
	return k, true
}

// shrinks reports whether an object without a number is a workforce that may
// become smaller by one: "its staff", and no "workers" whose hours are cut.
func (p *parser) shrinks(o *object) bool {
	h := &p.toks[o.head]
	return o.q == nil && o.share == nil && h.class&forceWord != 0 && (h.class&peopleWord == 0 || h.low == "staff" || h.low == "personnel")
}

// relativeObject reads an object that a relative clause takes up: "the 1,150
// jobs it cut in March", "the 4,200 jobs that Acme said it would eliminate".
func (p *parser) relativeObject(s *sentence, i, end int) (frame, bool) {
	f := frame{rule: "object-relative", trigger: i, trigEnd: end, last: end, subject: i}
	if end+1 < s.last && p.takesObject(s, end+1) {
		return f, false
	}
	k, _ := p.verbGroupBack(s, i)
	if p.at(k+1).low == "to" {
		k = p.plannedBefore(k)
	}
	actors := 0
	for n := 0; n < 12 && k >= s.first; n++ {
		if a, ok := p.actorEnding(k); ok && a.kind != place {
			actors++
			k = a.first - 1
			continue
		}
		t := &p.toks[k]
		if actors > 0 && (t.class&(reportWord|relativeWord|weekdayWord|monthWord) != 0 || t.low == "that" || t.low == "on" || p.dateCovers(k)) {
			k--
			continue
		}
		break
	}
	if actors > 0 && p.at(k).class&jobNoun != 0 && p.at(k-1).low == "whose" {
		k -= 2 // "1,200 workers whose posts Acme did away with"
	}
	if actors == 0 || k < s.first {
		return f, false
	}
	q := p.quantityBefore(s, k)
	if q == nil || q.used || q.money || p.innerOf(q) && !p.whoFollows(s, q) {
		return f, false // "told 12 of its 31 journalists that they are being laid off"
	}
	o, ok := p.people(s, q)
	if !ok || o.last != k {
		return f, false
	}
	f.obj, f.first = o, o.first
	return f, true
}

// plannedBefore returns the token before the verb of planning that stands before "to" at
// token k+1, at once or before a date, "that Acme promised in January to eliminate"; k
// where there is none.
func (p *parser) plannedBefore(k int) int {
	j := k
	for p.dateCovers(j) {
		j--
	}
	if j < k && p.at(j).class&prepWord != 0 {
		j--
	}
	if t := p.at(j); t.class&(planWord|announceWord) != 0 || oneOf(t.low, "promised", "pledged", "vowed", "promises", "intends", "hopes", "wants", "wanted") {
		return j - 1
	}
	return k
}

// quantityBefore returns the last quantity that ends up to 6 tokens before k.
func (p *parser) quantityBefore(s *sentence, k int) *quantity {
	for j := k; j >= s.first && j > k-7; j-- {
		if q := p.quantityAt(j); q != nil {
			return q
		}
	}
	return nil
}

// verbGroupBack walks left over the auxiliaries before a participle at i. It
// returns the last token before the group and how many forms of be it holds.
func (p *parser) verbGroupBack(s *sentence, i int) (k, aux int) {
	k = i - 1
	for ; k >= s.first; k-- {
		t := &p.toks[k]
		switch {
		case t.class&beWord != 0 && t.low != "'s":
			aux++
		case t.class&(haveWord|modalWord|notWord) != 0 && t.low != "'s", t.low == "to", t.low == "being":
		case t.low == "expected" || t.low == "set" || t.low == "due" || t.low == "earmarked" || t.low == "scheduled" || t.low == "slated" || t.low == "likely" || t.low == "going" || t.low == "planned":
		case p.at(k+1).low == "to" && oneOf(t.low, "understood", "believed", "thought", "feared", "said", "reported", "rumoured", "rumored"): // "are understood to be at risk"
		case t.low == "also" || t.low == "soon" || t.low == "now" || t.low == "already" || t.low == "recently" || t.low == "later" || t.low == "eventually" || t.low == "abruptly" || t.low == "then" || t.low == "just" || t.low == "permanently" || t.low == "temporarily" || t.low == "ultimately":
		case t.class == 0 && t.kind == word && strings.HasSuffix(t.low, "ly") && len(t.low) > 4:
		case t.low == "or" && aux > 0 && p.at(k-1).class&(beWord|haveWord|modalWord) != 0: // "have been or will be eliminated"
		case t.low == "since" && p.at(k-1).class&haveWord != 0: // "have since been cut"
		case t.low == "get" || t.low == "got" || t.low == "getting":
			aux++
		default:
			return k, aux
		}
	}
	return k, aux
}

// objectBefore finds the people or jobs that end at token k, or a little
// earlier when only places and bodies stand between ("200 jobs at the
// Department of X").
func (p *parser) objectBefore(s *sentence, k int, far bool) (object, bool) {
	si := p.sentenceAt(s.first)
	qs := p.quantsOf(si)
	for n := len(qs) - 1; n >= 0; n-- {
		q := &qs[n]
		if q.last > k || q.used || q.money {
			continue
		}
		if q.last < k-26 {
			break
		}
		if p.at(q.first-1).low == "of" && p.at(q.first-2).class&forceWord != 0 && p.at(q.first-2).class&peopleWord == 0 {
			continue // "10% of the workforce of 35,000 employees"
		}
		if p.innerOf(q) && !p.whoFollows(s, q) {
			continue
		}
		o, ok := p.people(s, q)
		if !ok && far && !q.share {
			if o, ok := p.anyPeopleTo(q, k); ok {
				return o, true
			}
			if o, ok := p.anyPeople(s, q, q.first, true); ok && o.last < k && p.onlyPhrases(o.last+1, k) {
				return o, true // "240 printers in Bamberg are to lose their jobs"
			}
		}
		if !ok {
			if o.bare && p.moreEnd(q) == k && !q.share && p.toks[q.number].kind == digits && !p.dateStarts(q.number) {
				o.last = k
				return o, true // "560 will be lost", "more than 300 were laid off", "25 more were let go"
			}
			if q.last == k {
				return object{}, false
			}
			if far && o.bare && p.onlyPhrases(q.last+1, k) && p.bareStops(q.last+1, s) && !q.share && !q.worded && !p.dateStarts(q.number) {
				return o, true
			}
			continue
		}
		if o.last == k || o.last < k && far && p.onlyPhrases(o.last+1, k) {
			return o, true
		}
		if o.last < k {
			break
		}
	}
	// No number: "jobs will be cut", "employees were laid off", "workers at Acme
	// were laid off".
	prep := k
	a, named := p.actorEnding(k)
	if named {
		if prep = a.first - 1; p.at(prep).class&detWord != 0 {
			prep-- // "employees at the Harbour Service"
		}
	}
	if named && far && a.kind == org && prep > s.first && p.toks[prep-1].class&(peopleWord|jobNoun) != 0 {
		switch p.toks[prep].low {
		case "at", "of", "in":
			n := prep - 1
			return object{first: n, last: n, head: n, owner: a.entity, ownerToken: a.first, modFirst: n, modLast: n - 1}, true
		}
	}
	if far && k > s.first+2 && p.toks[k].class&anyNoun == 0 {
		for j := k - 1; j >= s.first && j > k-5 && p.toks[j].kind == word && p.toks[j].class&(verbish|prepWord) == 0; j-- {
			if p.teamGoes(j, k, true) {
				return object{first: j, last: k, head: k, owner: -1, modFirst: j, modLast: k - 1}, true // "its whole sales department was laid off"
			}
		}
	}
	if k >= s.first && p.toks[k].class&anyNoun != 0 && (far || p.toks[k].class&jobNoun != 0) {
		first := k
		for first > s.first && first > k-5 && p.toks[first-1].kind == word && p.toks[first-1].class&(verbish|prepWord|conjWord|pronounWord|detWord|relativeWord|cutVerb|fireVerb) == 0 && p.quantityAt(first-1) == nil {
			first--
		}
		o := object{first: first, last: k, head: k, owner: -1, modFirst: first, modLast: k - 1}
		if a, ok := p.actorIn(first, k); ok && a.kind == org {
			o.owner, o.ownerToken = a.entity, a.first
		}
		return o, true
	}
	return object{}, false
}

// anyPeopleTo reads people of kinds that no list holds between a quantity and the
// verb group behind token k: "96 housekeepers, cooks and dietary aides". Whether
// they are people is for the verb to say.
func (p *parser) anyPeopleTo(q *quantity, k int) (object, bool) {
	if q.money || q.used || k <= q.last || k > q.last+9 {
		return object{}, false
	}
	first := q.last + 1
	if q.vague && p.at(first).low == "of" {
		first++ // "thousands of park rangers"
	}
	for j := first; j <= k; j++ {
		t := &p.toks[j]
		switch {
		case t.low == "and" || t.low == "," || t.low == "-":
		case t.kind != word || t.upper || t.class&^(kindWord|peopleWord|anaphorWord|titleWord) != 0:
			return object{}, false
		}
	}
	if h := &p.toks[k]; !strings.HasSuffix(h.low, "s") || !persons(h.low, false) && h.class&peopleWord == 0 {
		return object{}, false
	}
	return object{first: q.first, last: k, head: k, q: q, owner: -1, modFirst: first, modLast: k - 1}, true
}

// innerOf reports whether a quantity is the whole that another is part of:
// "450 of its 4,500 employees", "500 workers of the 5,100".
func (p *parser) innerOf(q *quantity) bool {
	for b := q.first - 1; b > q.first-8 && b > 0; b-- {
		t := &p.toks[b]
		if t.low == "of" {
			if p.toks[b-1].class&forceWord != 0 && b-1 > q.first-4 && p.quantityAt(b-2) == nil {
				b-- // "37 out of a staff of 380"
				continue
			}
			switch p.toks[b-1].low {
			case "most", "many", "some", "majority", "part", "any", "out":
				return true
			case "all":
				return oneOf(p.at(b-2).low, "nearly", "almost", "virtually")
			}
			return p.quantityAt(b-1) != nil || p.toks[b-1].class&anyNoun != 0 && p.quantityAt(b-2) != nil
		}
		if t.low == "." && p.at(b+1).low == "'s" {
			continue // "half of Acme Inc.'s 400 employees"
		}
		if t.kind == mark && t.low != "'" && t.low != "’" || t.class&(verbish|conjWord) != 0 && t.low != "'s" {
			return false
		}
	}
	return false
}

// onlyPhrases reports whether tokens first..last hold prepositional phrases,
// names, places and asides, and no verb of their own.
func (p *parser) onlyPhrases(first, last int) bool {
	if first > last {
		return true
	}
	t := &p.toks[first]
	if t.class&prepWord == 0 && t.class&relativeWord == 0 && t.low != "," && t.low != "(" && t.low != "–" && t.low != "—" && t.low != "-" && t.low != "or" && t.low != "and" && t.low != "worldwide" && t.low != "globally" && t.low != "nationwide" && t.low != "there" && t.low != "who" && t.low != "working" && t.low != "based" && t.low != "employed" && t.low != "assigned" && t.low != "ranging" && !(t.low == "out" && p.at(first+1).low == "of") {
		return false
	}
	for i := first; i <= last; i++ {
		t := &p.toks[i]
		if t.class&(modalWord|beWord|haveWord|pronounWord) != 0 && t.low != "'s" || t.class&(reportWord|planWord) != 0 && t.class&anyNoun == 0 {
			return false
		}
		if t.class&(cutVerb|fireVerb) != 0 && t.class&anyNoun == 0 && !(oneOf(t.low, "end", "close") && p.at(i-1).class&detWord != 0) { // "16 people at the end"
			return false
		}
		if t.low == "that" && oneOf(p.at(i+1).low, "their", "its", "his", "her", "our") {
			return false // "told 300 employees that their bonuses would be cut"
		}
		if t.low == "no" && p.at(i+1).low == "one" || t.low == "nobody" {
			return false // "to 40, and no one can be dismissed"
		}
		if t.low == ";" && p.at(i-1).upper && (p.at(i+1).upper || p.at(i+1).low == "and" && p.at(i+2).upper) {
			continue // "at Fort Worth, Texas; Chino, California; and Reno"
		}
		if t.low == ";" || t.low == ":" {
			return false
		}
	}
	return true
}

// takesObject reports whether the verb before token i has an object after it,
// so that what stands before it is its subject.
func (p *parser) takesObject(s *sentence, i int) bool {
	if i >= s.last {
		return false
	}
	t := p.at(i)
	if t.kind == mark || t.class&(prepWord|conjWord|weekdayWord|monthWord) != 0 {
		return t.low == "$"
	}
	if p.dateStarts(i) {
		return false
	}
	return t.class&(detWord|itsWord|anyNoun) != 0 || t.kind == digits || t.class == 0 && t.kind == word && !t.upper && len(t.low) > 3 && t.low[len(t.low)-2:] != "ly"
}

// whoFollows reports whether a relative clause tells of the people that q
// counts: "a third of the 1,000 workers who have been fired".
func (p *parser) whoFollows(s *sentence, q *quantity) bool {
	o, ok := p.people(s, q)
	return ok && oneOf(p.at(o.last+1).low, "who", "whose")
}
