package reader

import "strings"

// told reads people who are told of a loss that the sentence then names by a
// pronoun: "told 62 employees that their jobs were gone", "38 teachers were
// notified they would be let go".
func (p *parser) told(s *sentence, i int) (frame, bool) {
	f := frame{rule: "told", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	from := i + 1
	switch p.toks[i].low {
	case "sent", "given", "emailed", "mailed":
		if !message(p.at(i + 1).low) {
			return f, false
		}
		if p.at(i+2).low == "to" {
			from = i + 3
		}
	case "received", "receive", "got", "learned", "learnt", "heard", "hear":
		return p.learned(s, i)
	case "found":
		if p.at(i+1).low != "out" {
			return f, false
		}
		return p.learned(s, i)
	}
	var o object
	var ok bool
	if q := p.firstQuantity(s, from, 2); q != nil && p.fillers(from, q.first) && p.at(q.first-1).low != "that" && !p.namedIn(from, q.first-1) {
		o, ok = p.anyone(s, q)
	} else if k, aux := p.verbGroupBack(s, i); aux > 0 {
		o, ok = p.objectBefore(s, k, true)
		f.passive, f.subject = true, -1
	}
	if !ok || o.q == nil && o.share == nil || o.cut || p.toks[o.head].class&jobNoun != 0 {
		return f, false
	}
	last := p.lossOf(s, max(i, o.last)+1)
	if last == 0 {
		last = p.clearsDesks(max(i, o.last) + 1)
	}
	if last == 0 {
		last = p.staysAway(s, max(i, o.last)+1)
		f.furlough = last > 0 && p.toks[last].low != "back"
		if !f.furlough && (p.toks[o.head].class&peopleWord == 0 || oneOf(p.toks[o.head].low, "people", "members", "others")) {
			return f, false
		}
	}
	if last == 0 {
		return f, false
	}
	f.obj, f.first, f.last = o, min(i, o.first), o.last
	if !f.passive {
		p.beside(s, &f)
	}
	f.last = max(f.last, last)
	return f, true
}

// message reports whether a word is of what brings the news of a loss.
func message(low string) bool {
	return oneOf(low, "notice", "notices", "word", "email", "emails", "e-mails", "letter", "letters", "messages", "calls")
}

// learned reads people whom a message tells of their loss: "62 clerks received
// notices of dismissal", "62 clerks learned that they would be laid off".
func (p *parser) learned(s *sentence, i int) (frame, bool) {
	f := frame{rule: "told", trigger: i, trigEnd: i, first: i, last: i, subject: -1, passive: true}
	j := i + 1
	switch p.toks[i].low {
	case "learned", "learnt", "found", "heard", "hear":
		end := i + 4
		if p.toks[i].low == "found" {
			end++ // "found out on Friday that"
		}
		for j < s.last && j < end && p.toks[j].low != "that" && p.toks[j].low != "they" && p.toks[j].low != "their" {
			j++
		}
		if w := p.at(j); w.low == "that" && p.at(j+1).low != "they" && p.at(j+1).low != "their" || j >= end {
			return f, false
		}
	default:
		for j < s.last && j < i+4 && !message(p.toks[j].low) {
			j++
		}
		n := p.at(j + 1).low
		if n == "of" {
			k := j + 2
			if p.at(k).class&(itsWord|detWord) != 0 {
				k++
			}
			if p.at(k).class&(cutNoun|elimination) == 0 {
				return f, false // "letters of thanks"
			}
		}
		if j >= i+4 || n != "of" && n != "that" && n != "saying" && n != "telling" && n != "informing" {
			return f, false
		}
	}
	k, _ := p.verbGroupBack(s, i)
	o, ok := p.objectBefore(s, k, true)
	if !ok || o.q == nil && o.share == nil || o.cut || p.toks[o.head].class&jobNoun != 0 {
		return f, false
	}
	last := p.lossOf(s, j)
	f.obj, f.first, f.last = o, o.first, last
	return f, last > 0
}

// anyone reads the phrase that quantity q leads, of people of whatever kind.
func (p *parser) anyone(s *sentence, q *quantity) (object, bool) {
	o, ok := p.people(s, q)
	if !ok {
		if any, found := p.anyPeople(s, q, q.first, true); found {
			return any, true
		}
	}
	return o, ok
}

// firstQuantity returns the quantity that begins at i or up to n tokens on.
func (p *parser) firstQuantity(s *sentence, i, n int) *quantity {
	for j := i; j < s.last && j <= i+n; j++ {
		if q := p.quantityAt(j); q != nil {
			if q.first < i || q.money || q.used {
				return nil
			}
			return q
		}
	}
	return nil
}

// lossOf finds from token i on the loss of those spoken of: "their jobs were
// gone", "they would be laid off", "of their termination". It returns its last
// token, or 0.
func (p *parser) lossOf(s *sentence, i int) int {
	theirs := false
	for j := i; j < s.last && j < i+16; j++ {
		t := &p.toks[j]
		if t.low == ";" || t.low == ":" || t.low == "none" || t.low == "nobody" {
			return 0
		}
		theirs = theirs || t.low == "they" || t.low == "their" || t.low == "of" || t.low == "this"
		if !theirs {
			continue
		}
		if p.isCutNoun(j) > 0 || t.low == "termination" || t.low == "dismissal" || t.low == "redundant" || t.low == "surplus" {
			return j
		}
		if end, form := p.cutVerbAt(s, j); form != noVerb && (p.firing(j) || p.jobWithin(j-6, j)) {
			return end
		}
		if t.lists&closing != 0 && p.at(j-1).class&modalWord != 0 && p.at(j-3).class&itsWord != 0 && workplace(p.at(j-2).low) {
			return j // "that their plant will close"
		}
		switch t.low {
		case "day":
			if p.at(j+2).low == "their" && p.at(j+3).low == "last" {
				return j + 4 // "told 11 people that today would be their last day"
			}
			if p.at(j-1).low == "last" && p.at(j-2).class&itsWord != 0 {
				return j // "that their last day will be June 19"
			}
		case "shift":
			if p.at(j-1).low == "last" && p.at(j-2).class&itsWord != 0 {
				return j
			}
		case "needed", "required":
			if p.at(j-1).class&notWord != 0 && p.jobOrPersonal(j) {
				return j // "that they weren't needed any longer"
			}
			if p.at(j-1).low == "be" && (p.at(j-2).class&notWord != 0 || p.at(j-2).class&modalWord != 0 && strings.HasSuffix(p.at(j-2).low, "n't")) {
				return j // "they will not be needed"
			}
		case "longer": // "would no longer have a place", "were no longer needed"
			if n := p.at(j + 1).low; p.at(j-1).low == "no" && (n == "have" || n == "had" || n == "needed" || n == "required" || n == "employed") {
				return min(j+3, s.last-1)
			}
		case "risk":
			if p.at(j-1).low == "at" && p.jobWithin(j-6, j) {
				return j
			}
		case "gone", "ending", "lose", "losing", "lost", "go", "end", "out":
			if p.jobWithin(j-6, j+4) {
				return j
			}
			if t.low == "out" && p.at(j+1).low == "of" {
				if p.at(j+2).low == "work" {
					return j + 2 // "that they may be out of work"
				}
				if (p.at(j+2).low == "a" || p.at(j+2).class&itsWord != 0) && oneOf(p.at(j+3).low, "job", "jobs") {
					return j + 3 // "that they would be out of a job"
				}
			}
		}
	}
	return 0
}

// jobOrPersonal reports whether it is those spoken of, or their jobs, that are not needed,
// as the verb at token j says.
func (p *parser) jobOrPersonal(j int) bool {
	k := j - 2
	if p.at(j-1).low == "not" {
		k-- // "were not needed"
	}
	return p.at(k).low == "they" || p.at(k).class&jobNoun != 0 || oneOf(p.at(k).low, "services", "work") && p.at(k-1).class&itsWord != 0
}

// staysAway returns the last token of "not to report until further notice" or the like near
// token i, or 0.
func (p *parser) staysAway(s *sentence, i int) int {
	for j := i; j < i+4 && j+2 < s.last; j++ {
		if p.at(j).low == "they" && p.at(j+1).class&modalWord != 0 && p.at(j+2).low == "be" && oneOf(p.at(j+3).low, "off", "idle") {
			return p.forWeeks(s, j+3)
		}
		if !(p.at(j).low == "not" && p.at(j+1).low == "to" && oneOf(p.at(j+2).low, "report", "come", "return")) && !(p.at(j).low == "to" && p.at(j+1).low == "stay" && p.at(j+2).low == "away") {
			continue
		}
		if p.at(j+2).low == "come" && p.at(j+3).low == "back" && (j+4 >= s.last || p.at(j+4).kind == mark || p.dateStarts(j+4)) {
			return j + 3 // "told 40 welders not to come back"
		}
		for k := j + 3; k < j+8 && k < s.last; k++ {
			if !oneOf(p.toks[k].low, "indefinitely", "until", "to", "for", "work", "in", "back", "duty") {
				break
			}
			if p.toks[k].low == "indefinitely" || p.toks[k].low == "until" && p.at(k+1).low == "further" && p.at(k+2).low == "notice" {
				if p.toks[k].low == "until" {
					k += 2
				}
				return k
			}
		}
	}
	return 0
}

// forWeeks returns the token of a span of weeks or more behind "off" at token i, "off for
// seven weeks", "off work for the next two months", or 0.
func (p *parser) forWeeks(s *sentence, i int) int {
	for j := i + 1; j < s.last && j < i+8; j++ {
		switch t := &p.toks[j]; {
		case oneOf(t.low, "weeks", "months", "indefinitely"):
			return j
		case t.kind == mark:
			return 0
		}
	}
	return 0
}

// clearsDesks returns the last token of "to clear their desks" near token i, or 0.
func (p *parser) clearsDesks(i int) int {
	for j := i; j < i+8; j++ {
		if p.at(j).low == "to" && oneOf(p.at(j+1).low, "clear", "empty", "pack") && p.at(j+2).class&itsWord != 0 && oneOf(p.at(j+3).low, "desks", "desk", "lockers") {
			return j + 3
		}
	}
	return 0
}

// jobWithin reports whether a word for jobs stands in tokens i to j.
func (p *parser) jobWithin(i, j int) bool {
	for k := i; k <= j; k++ {
		if p.at(k).class&jobNoun != 0 {
			return true
		}
	}
	return false
}

// givenNotice reads people who are given notice that their jobs end: "is giving
// notice to 640 employees", "gave 90 welders notice", "has given notice to 900".
func (p *parser) givenNotice(s *sentence, i int) (frame, bool) {
	f := frame{rule: "given-notice", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	j := i + 1
	if p.at(j).low == "the" && oneOf(p.at(j+1).low, "boot", "sack", "axe", "chop", "push") || p.at(j).low == "their" && oneOf(p.at(j+1).low, "cards", "notice") || p.at(j).low == "marching" && p.at(j+1).low == "orders" {
		if p.at(j+2).low == "to" {
			q := p.firstQuantity(s, j+3, 2)
			if q == nil {
				return f, false
			}
			o, ok := p.anyone(s, q)
			f.obj, f.last = o, o.last
			return f, ok && !o.cut
		}
		return p.wereGiven(s, f, j+1)
	}
	if _, aux := p.verbGroupBack(s, i); p.toks[i].low == "given" && aux > 0 {
		for k := j; k < j+6 && k < s.last; k++ { // "were given 60 days' notice"
			if p.toks[k].low == "notice" && !oneOf(p.at(k+1).low, "to", "that", "of") {
				return p.wereGiven(s, f, k)
			}
		}
	}
	if oneOf(p.at(j).low, "notice", "redundancy", "dismissal") {
		if p.at(j).low != "notice" {
			j++
		}
		if n := p.at(j).low; n != "notice" && n != "notices" || p.at(j+1).low != "to" {
			return f, false
		}
		q := p.firstQuantity(s, j+2, 2)
		if q == nil {
			return f, false
		}
		o, ok := p.anyone(s, q)
		f.obj, f.last = o, max(o.last, q.last)
		return f, (ok && !o.cut || o.bare && p.bareStops(q.last+1, s)) && p.at(f.last+1).low != "that"
	}
	q := p.firstQuantity(s, j, 2)
	if q == nil || !p.fillers(j, q.first) {
		return f, false
	}
	o, ok := p.anyone(s, q)
	last := o.last + 1
	for n := 0; n < 4 && p.at(last).low != "notice" && (n > 0 || p.at(last).low == "in" || p.at(last).low == "at"); n++ {
		last++ // "gave 1,400 employees in Sweden notice"
	}
	if p.at(last).class&itsWord != 0 {
		last++ // "gave 330 workers their notice"
	}
	f.obj, f.last = o, last
	return f, ok && !o.cut && p.at(last).low == "notice" && !oneOf(p.at(last+1).low, "that", "of", "to", "about")
}

// wereGiven reads the people before a frame's verb who were given what ends at token
// last: "sixty employees were given notice", "35 engineers were given the boot".
func (p *parser) wereGiven(s *sentence, f frame, last int) (frame, bool) {
	k, aux := p.verbGroupBack(s, f.trigger)
	o, ok := p.objectBefore(s, k, true)
	f.obj, f.first, f.last, f.passive, f.subject = o, o.first, last, true, -1
	return f, ok && aux > 0 && (o.q != nil || o.share != nil) && !o.cut && p.toks[o.head].class&jobNoun == 0
}

// seenOff reads people whose going a plan sees: "a shake-up that will see 1,100
// managers leave the business", "will see 60 posts go".
func (p *parser) seenOff(s *sentence, i int) (frame, bool) {
	f := frame{rule: "seen-off", trigger: i, trigEnd: i, last: i, subject: i}
	if oneOf(p.toks[i].low, "leaving", "departing") {
		return p.withLeaving(s, i)
	}
	q := p.quantityBefore(s, i-1)
	if q == nil || q.used || q.money || !oneOf(p.at(q.first-1).low, "see", "sees", "saw", "seeing", "means") {
		return f, false
	}
	o, ok := p.anyone(s, q)
	if !ok || o.cut || o.last != i-1 || p.at(i+1).low == "to" || p.at(i+1).low == "on" {
		return f, false
	}
	f.obj, f.first, f.subject = o, o.first, q.first-1
	p.beside(s, &f)
	return f, true
}

// withLeaving reads "has made cuts, with 27 people leaving".
func (p *parser) withLeaving(s *sentence, i int) (frame, bool) {
	f := frame{rule: "seen-off", trigger: i, trigEnd: i, last: i, subject: i}
	q := p.quantityBefore(s, i-1)
	if q == nil || q.used || q.money || q.share || p.at(q.first-1).low != "with" {
		return f, false
	}
	cuts := false
	for j := s.first; j < q.first; j++ {
		cuts = cuts || p.isCutNoun(j) > 0 || p.toks[j].low == "cuts"
	}
	o, ok := p.anyone(s, q)
	f.obj, f.first, f.subject = o, o.first, q.first-1
	return f, ok && cuts && !o.cut && o.last == i-1
}

// noLonger reads people whom an employer will no longer have: "will no longer employ
// 45 technicians".
func (p *parser) noLonger(s *sentence, i int) (frame, bool) {
	f := frame{rule: "no-longer", trigger: i, trigEnd: i, first: i - 1, last: i, subject: i - 1}
	if p.at(i-1).low != "no" || !oneOf(p.at(i+1).low, "employ", "employs", "need", "needs") {
		return f, false
	}
	q := p.firstQuantity(s, i+2, 2)
	if q == nil || q.share || !p.fillers(i+2, q.first) {
		return f, false
	}
	o, ok := p.anyone(s, q)
	f.obj, f.last = o, o.last
	return f, ok && !o.cut
}

// down reads how many fewer a workforce has become: "will be down about 900
// positions", "is already down by 2,000 employees".
func (p *parser) down(s *sentence, i int) (frame, bool) {
	f := frame{rule: "down", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	if p.toks[i].low != "down" && p.at(i-1).class&(peopleWord|jobNoun) != 0 {
		return p.smallerBy(s, i)
	}
	if p.toks[i].low == "lighter" || p.toks[i].low == "leaner" {
		return f, false
	}
	if b := p.at(i - 1); b.class&beWord == 0 && p.at(i-2).class&beWord == 0 && !(b.low == "already" && p.at(i-2).low == "," && p.at(i+1).low == "by") {
		return p.broughtDown(s, i)
	}
	j := i + 1
	if p.at(j).low == "by" {
		j++
	}
	if p.toks[i].low == "smaller" && j == i+1 {
		return f, false // "is smaller than it was"
	}
	if p.at(j).low == "to" {
		return f, false // "is down to six people": those who are left
	}
	by := j > i+1
	q := p.firstQuantity(s, j, 2)
	if q != nil && q.share && q.last+1 < s.last && p.fillers(j, q.first) { // "smaller by 25%, or 480 people"
		k := q.last + 1
		if p.at(k).low == "," {
			k++
		}
		if q = nil; p.at(k).low == "or" {
			j, by, q = k+1, true, p.firstQuantity(s, k+1, 2)
		}
	}
	if q == nil || q.share || !p.fillers(j, q.first) {
		return f, false
	}
	o, ok := p.people(s, q)
	f.obj, f.last = o, o.last
	return f, ok && !o.cut && p.at(o.last+1).low != "than" && (by || p.toldWhenLess(s, i, o.last+1))
}

// smallerBy reads by how many an employer will be smaller: "will be 1,900 salaried
// positions lighter by spring".
func (p *parser) smallerBy(s *sentence, i int) (frame, bool) {
	f := frame{rule: "down", trigger: i, trigEnd: i, last: i, subject: i}
	q := p.quantityBefore(s, i-1)
	if q == nil || q.share || q.money || q.used || p.at(q.first-1).class&beWord == 0 {
		return f, false
	}
	o, ok := p.people(s, q)
	f.obj, f.first, f.subject = o, o.first, o.first
	return f, ok && !o.cut && o.last == i-1 && p.at(i+1).low != "than"
}

// broughtDown reads a workforce that an employer brings down: "has brought its head count
// down by 900".
func (p *parser) broughtDown(s *sentence, i int) (frame, bool) {
	f := frame{rule: "down", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	h := p.at(i - 1)
	if h.class&forceWord == 0 && !(h.low == "count" && p.at(i-2).low == "head") || h.class&peopleWord != 0 && h.low != "staff" || p.at(i+1).low != "by" {
		return f, false
	}
	for j := i - 2; j >= s.first && j > i-8; j-- {
		t := &p.toks[j]
		if oneOf(t.low, "bring", "brings", "bringing", "brought") {
			q := p.firstQuantity(s, i+2, 2)
			if q == nil || !p.fillers(i+2, q.first) {
				return f, false
			}
			f.trigger, f.first, f.subject = j, j, j
			f.obj = object{first: j + 1, last: q.last, head: i - 1, owner: -1, modFirst: j + 1, modLast: i - 2}
			if h.low == "count" {
				f.obj.modLast-- // "head count"
			}
			if o, ok := p.people(s, q); q.share {
				f.obj.share, f.obj.shareOf = q, p.baseWords(&f.obj)
			} else if ok || p.bareStops(q.last+1, s) {
				f.obj.q, f.obj.last = q, max(q.last, o.last)
			} else {
				return f, false
			}
			f.last = f.obj.last
			p.beside(s, &f)
			return f, true
		}
		if t.class&verbish != 0 || t.kind == mark && t.low != "-" {
			break
		}
	}
	return f, false
}

// toldWhenLess reports whether "down" at token i tells of people who went, by when, since
// when or why, as the words from token j on or a cut told of beside it say: who is "down
// about 60 drivers" may only have nobody for the work.
func (p *parser) toldWhenLess(s *sentence, i, j int) bool {
	return p.at(i-1).low == "be" || oneOf(p.at(j).low, "since", "from", "by", "after", "through", "compared") || p.dateStarts(j) || p.cutNear(s)
}

// facing reads people who face the loss of their jobs: "300 staff face
// redundancy", "200 posts face the axe".
func (p *parser) facing(s *sentence, i int) (frame, bool) {
	f := frame{rule: "facing", trigger: i, trigEnd: i, last: i, subject: -1, passive: true}
	end := 0
	for j := i + 1; j < s.last && j < i+6 && end == 0; j++ {
		t := &p.toks[j]
		switch {
		case p.isCutNoun(j) > 0:
			end = j + p.isCutNoun(j) - 1
		case t.low == "axe" || t.low == "ax" || t.low == "sack" || t.low == "dismissal" || t.low == "unemployment" || t.low == "termination" || t.low == "chop":
			end = j
		case t.kind != word || t.class&(verbish|prepWord|pronounWord) != 0:
			return f, false
		}
	}
	if end == 0 {
		return f, false
	}
	k, _ := p.verbGroupBack(s, i)
	o, ok := p.objectBefore(s, k, true)
	if !ok || o.q == nil && o.share == nil || o.cut {
		return f, false
	}
	f.obj, f.first, f.trigEnd, f.last = o, o.first, end, end
	f.furlough = p.toks[end].class&furloughWord != 0
	p.besideBefore(s, &f)
	return f, true
}

// unrenewed reads contracts that are left to run out: "will not renew the
// contracts of 45 teachers", "45 lecturers will not have their contracts
// renewed".
func (p *parser) unrenewed(s *sentence, i int) (frame, bool) {
	f := frame{rule: "not-renewed", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	if l := p.toks[i].low; l == "replace" || l == "replacing" {
		return p.notReplaced(s, i)
	}
	not := false
	for j := i - 1; j >= s.first && j > i-9; j-- {
		not = not || p.toks[j].class&notWord != 0
	}
	if !not {
		return f, false
	}
	for j := i + 1; j < s.last && j < i+8; j++ {
		if q := p.quantityAt(j); q != nil && !q.money && !q.used {
			o, ok := p.anyone(s, q)
			if ok && p.toks[o.head].class&jobNoun == 0 && (p.contractsWithin(i, o.last+3) || q.first == i+1 && p.toks[i].low[0] != 'e') {
				f.obj, f.last = o, o.last
				return f, true
			}
		}
	}
	if !p.contractsWithin(i-9, i) {
		return f, false
	}
	for k := i - 1; k >= s.first && k > i-12; k-- {
		if p.toks[k].class&notWord == 0 {
			continue
		}
		k, _ = p.verbGroupBack(s, k+1)
		if p.toks[max(k, s.first)].low == "contracts" {
			k--
		}
		if p.at(k).low == "'" || p.at(k).low == "’" {
			k--
		}
		o, ok := p.objectBefore(s, k, true)
		f.obj, f.first, f.passive, f.subject = o, o.first, true, -1
		return f, ok && (o.q != nil || o.share != nil) && p.toks[o.head].class&peopleWord != 0
	}
	return f, false
}

// notReplaced reads people who leave and whose jobs go with them: "will not replace 650
// staff who retire or leave".
func (p *parser) notReplaced(s *sentence, i int) (frame, bool) {
	f := frame{rule: "not-renewed", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	q := p.firstQuantity(s, i+1, 2)
	if q == nil || q.share || p.at(i-1).class&notWord == 0 && p.at(i-2).class&notWord == 0 {
		return f, false
	}
	o, ok := p.people(s, q)
	f.obj, f.last = o, o.last
	return f, ok && !o.cut && oneOf(p.at(o.last+1).low, "who", "when", "as", "retiring", "leaving", "departing")
}

func (p *parser) contractsWithin(i, j int) bool {
	for k := i; k <= j; k++ {
		if l := p.at(k).low; l == "contract" || l == "contracts" {
			return true
		}
	}
	return false
}

// consulted reads people whom an employer consults about losing their jobs:
// "entered consultation with 62 staff over redundancy", "put 40 roles into
// consultation".
func (p *parser) consulted(s *sentence, i int) (frame, bool) {
	f := frame{rule: "consultation", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	if p.at(i-1).low == "into" {
		for j := i - 2; j >= s.first && j > i-10; j-- { // "has put 45 support roles into consultation"
			if !oneOf(p.toks[j].low, "put", "puts", "putting", "placed", "places", "placing") {
				continue
			}
			q := p.firstQuantity(s, j+1, 1)
			if q == nil {
				return f, false
			}
			o, ok := p.people(s, q)
			f.trigger, f.first, f.subject, f.obj = j, j, j, o
			return f, ok && !o.cut && o.last == i-2
		}
	}
	if !p.cutNear(s) {
		return f, false
	}
	if p.at(i+1).low == "with" {
		if q := p.firstQuantity(s, i+2, 1); q != nil {
			if o, ok := p.people(s, q); ok && !o.cut {
				f.obj, f.last = o, o.last
				return f, true
			}
		}
	}
	return f, false
}

// left reads people who go of their own will when their employer asks: "62
// employees left under a voluntary redundancy scheme".
func (p *parser) left(s *sentence, i int) (frame, bool) {
	f := frame{rule: "left", trigger: i, trigEnd: i, last: i, subject: -1, passive: true}
	if p.toks[i].low == "volunteered" {
		if p.at(i+1).low == "to" && oneOf(p.at(i+2).low, "leave", "go", "resign", "quit") {
			k, _ := p.verbGroupBack(s, i)
			o, ok := p.objectBefore(s, k, true)
			f.obj, f.first, f.last = o, o.first, i+2
			return f, ok && (o.q != nil || o.share != nil) && !o.cut
		}
		return f, false
	}
	verb := i
	if p.at(i-1).low == "to" && p.at(i-2).low == "up" && p.at(i-3).low == "signed" {
		verb = i - 3 // "have signed up to leave under a voluntary programme"
	}
	for j := i + 1; j < s.last && j < i+12; j++ {
		switch t := &p.toks[j]; {
		case t.kind == mark && t.low != "-":
			return f, false
		case t.low == "voluntarily" && j == i+1 && p.at(i-1).low == "to" && oneOf(p.at(i-2).low, "applied", "agreed", "opted", "chosen", "chose", "volunteered"):
			k, _ := p.verbGroupBack(s, i-2)
			o, ok := p.objectBefore(s, k, true)
			f.obj, f.first, f.last = o, o.first, j
			return f, ok && (o.q != nil || o.share != nil) && !o.cut
		case t.low == "exchange" && p.at(j-1).low == "in" && p.at(i-1).low == "to" && p.at(i-2).low == "agreed" && p.paidToGo(s, j+1):
			k, _ := p.verbGroupBack(s, i-2)
			o, ok := p.objectBefore(s, k, true) // "agreed to leave in exchange for a year of pay"
			f.obj, f.first, f.last = o, o.first, j
			return f, ok && (o.q != nil || o.share != nil) && !o.cut
		case t.low == "buyout" || t.low == "buyouts" || t.low == "redundancy" || t.low == "severance" || (t.low == "voluntary" || t.low == "early" || t.low == "deferred") &&
			(p.at(j+1).low == "exit" || p.at(j+1).low == "resignation" || p.at(j+1).low == "separation" || p.at(j+1).low == "departure" || p.at(j+1).low == "retirement" || p.at(j+1).low == "redundancy" || oneOf(p.at(j+1).low, "scheme", "program", "programme", "plan")):
			k, _ := p.verbGroupBack(s, verb)
			o, ok := p.objectBefore(s, k, true)
			f.obj, f.first, f.last = o, o.first, j
			p.besideBefore(s, &f)
			return f, ok && (o.q != nil || o.share != nil) && !o.cut
		}
	}
	return f, false
}

// paidToGo reports whether pay stands behind token i.
func (p *parser) paidToGo(s *sentence, i int) bool {
	for j := i; j < s.last && j < i+12; j++ {
		if oneOf(p.toks[j].low, "pay", "salary", "severance", "wages", "payments", "payouts") {
			return true
		}
	}
	return false
}

// askedToGo reads people who are asked to go: "asked around 350 employees to leave",
// "relieved 75 people of their duties".
func (p *parser) askedToGo(s *sentence, i int) (frame, bool) {
	f := frame{rule: "asked-to-go", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	relieved := strings.HasPrefix(p.toks[i].low, "reliev")
	q := p.firstQuantity(s, i+1, 2)
	if q == nil {
		return f, false
	}
	o, ok := p.anyone(s, q)
	if !ok {
		if !o.bare {
			return f, false
		}
		o.last = q.last
	}
	for j := o.last + 1; j < s.last && j < o.last+14; j++ {
		t := &p.toks[j]
		if relieved && (t.low == "duties" || t.class&jobNoun != 0) && p.at(j-1).class&itsWord != 0 && p.at(j-2).low == "of" {
			f.obj, f.last = o, j
			return f, true
		}
		if !relieved && t.low == "to" && p.at(j+1).low == "take" && p.at(j+2).low == "unpaid" && p.at(j+3).low == "leave" {
			f.obj, f.last, f.furlough = o, j+3, true
			return f, true
		}
		if !relieved && t.low == "to" && p.at(j+1).low == "stay" && p.at(j+2).low == "home" && p.at(j+3).low == "without" && p.at(j+4).low == "pay" {
			f.obj, f.last, f.furlough = o, j+4, true
			return f, true
		}
		if n := p.at(j + 1).low; !relieved && t.low == "to" && (n == "leave" || n == "go" || n == "resign" || n == "quit") {
			f.obj, f.last = o, j+1
			return f, true
		}
		if !relieved && t.low == "to" && p.at(j+1).low == "stop" && oneOf(p.at(j+2).low, "work", "working") && p.hiredOut(o.head) && (j+3 >= s.last || p.at(j+3).kind == mark) {
			f.obj, f.last = o, j+2
			return f, true
		}
		if t.low == ";" || t.low == "." {
			break
		}
	}
	return f, false
}

// hiredOut reports whether token i is of those whose job ends when they are asked to stop
// work: contractors. Crews stop for the day.
func (p *parser) hiredOut(i int) bool {
	return oneOf(p.at(i).low, "contractors", "freelancers", "temps", "subcontractors", "consultants", "workers") && (p.at(i).low != "workers" || oneOf(p.at(i-1).low, "contract", "temporary", "agency", "freelance"))
}

// sentAway reads people who are sent home or put on furlough: "sent 190 people
// home until further notice", "placed 137 employees on unpaid leave".
func (p *parser) sentAway(s *sentence, i int) (frame, bool) {
	f := frame{rule: "sent-away", trigger: i, trigEnd: i, first: i, last: i, subject: i, furlough: true}
	home := false
	switch p.toks[i].low {
	case "sent", "sending", "send":
		home = true
	case "suspended", "suspends", "suspending":
		q := p.firstQuantity(s, i+1, 2)
		if q == nil {
			return f, false
		}
		o, ok := p.anyone(s, q)
		f.obj, f.last = o, o.last+2
		return f, ok && !o.cut && p.at(o.last+1).low == "without" && p.at(o.last+2).low == "pay" && f.obj.q != nil && f.obj.q.min >= 10
	}
	if end := p.awayEnd(s, i+1, home); end > 0 { // "placed on leave 200 clerks", "200 clerks were placed on leave"
		if q := p.firstQuantity(s, end+1, 3); q != nil && p.fillers(end+1, q.first) {
			o, ok := p.anyone(s, q)
			f.obj, f.last = o, o.last
			return f, ok && !o.cut && p.toks[o.head].class&jobNoun == 0
		}
		k, aux := p.verbGroupBack(s, i)
		if aux == 0 {
			return f, false
		}
		o, ok := p.objectBefore(s, k, true)
		f.obj, f.first, f.last, f.passive, f.subject = o, o.first, end, true, -1
		f.furlough = p.at(end).low != "packing"
		return f, ok && (o.q != nil || o.share != nil) && !o.cut && p.toks[o.head].class&jobNoun == 0
	}
	q := p.firstQuantity(s, i+1, 2)
	if q == nil {
		return f, false
	}
	o, ok := p.anyone(s, q)
	if !ok || o.cut || p.toks[o.head].class&jobNoun != 0 {
		return f, false
	}
	j := o.last + 1
	for n := 0; !home && n < 10 && p.at(j).low != "on" && p.at(j).kind == word && p.at(j).class&(verbish|relativeWord) == 0; n++ {
		j++
	}
	f.obj, f.last = o, p.awayEnd(s, j, home)
	f.furlough = p.at(f.last).low != "packing"
	return f, f.last > 0
}

// awayEnd returns the last token of "home without pay" or "on unpaid leave" from
// token j on, or 0. People may be at home or on leave for other reasons: where
// the words do not say, a cut must be spoken of.
func (p *parser) awayEnd(s *sentence, j int, home bool) int {
	if home {
		if p.at(j).low == "packing" {
			return j // "sent 70 of its 300 workers packing"
		}
		if n := p.at(j + 1).low; p.at(j).low == "home" && j < s.last && !(n == "with" && oneOf(p.at(j+2).low, "pay", "full")) && (n == "indefinitely" || n == "until" || n == "without" || n == "on" && oneOf(p.at(j+2).low, "reduced", "half", "partial", "unpaid") || n == "for" && p.at(j+2).low == "good" || p.forWantOf(s, j+1) || !p.homeForToday(j+1) && (p.cutNear(s) || p.cutsAround(s))) {
			return j
		}
		return 0
	}
	if p.at(j).low != "on" {
		return 0
	}
	for k := j + 1; k < j+5 && k < s.last; k++ {
		t, w := &p.toks[k], p.at(k-1).low
		switch {
		case t.low == "leave" && (w == "on" || w == "administrative" || w == "paid"):
			if p.cutNear(s) || p.endsSoon(s, k) {
				return k
			}
			return 0
		case t.class&(furloughWord|cutNoun) != 0, t.low == "leave" && (w == "unpaid" || w == "temporary"):
			if n := p.at(k + 1); n.low == "layoff" || n.low == "leave" {
				k++
			}
			return k
		}
	}
	return 0
}

// homeForToday reports whether the words from token i on say that people are sent home as
// anyone is: "early", "with laptops", "for the holiday".
func (p *parser) homeForToday(i int) bool {
	if oneOf(p.at(i).low, "early", "sick", "safely", "ill") || p.at(i).low == "with" && p.at(i+1).class&notWord == 0 && p.at(i+1).low != "no" {
		return true
	}
	return p.at(i).low == "for" && p.at(i+1).class&detWord != 0 && oneOf(p.at(i+2).low, "day", "night", "weekend", "holiday", "holidays", "evening", "afternoon")
}

// forWantOf reports whether the words from token i on say that there was nothing to do or
// to pay people with: "after orders dried up", "for lack of parts".
func (p *parser) forWantOf(s *sentence, i int) bool {
	because := false
	for j := i; j < s.last && j < i+10; j++ {
		t := &p.toks[j]
		because = because || oneOf(t.low, "after", "because", "as", "for", "amid", "when")
		if because && oneOf(t.low, "orders", "demand", "parts", "shortage", "shortages", "funding", "tariffs", "supplies", "lack") && p.at(j+1).low != "to" && (p.at(j+1).low != "of" || t.low == "lack" || t.low == "shortage") {
			return true
		}
	}
	return false
}

// cutsAround reports whether a sentence or one of the three before it tells of layoffs or
// of a workplace that stops.
func (p *parser) cutsAround(s *sentence) bool {
	si := p.sentenceAt(s.first)
	for k := si; k >= max(0, si-3); k-- {
		if p.sents[k].classes&(fireVerb|layWord|cutNoun) != 0 && p.cutNear(&p.sents[k]) {
			return true
		}
	}
	return false
}

// endsSoon reports whether the words behind token i tell of the end of the jobs: "on
// leave ahead of their termination".
func (p *parser) endsSoon(s *sentence, i int) bool {
	for j := i + 1; j < s.last && j < i+9; j++ {
		if oneOf(p.toks[j].low, "termination", "dismissal", "terminated", "dismissed") {
			return true
		}
	}
	return false
}

// axed reads "the axe fell on 450 employees".
func (p *parser) axed(s *sentence, i int) (frame, bool) {
	f := frame{rule: "axe-falls", trigger: i, trigEnd: i, first: i, last: i, subject: i, noun: true}
	j := i + 1
	for j < i+3 && p.at(j).class&(haveWord|modalWord) != 0 {
		j++
	}
	if !oneOf(p.at(j).low, "fell", "falls", "fall", "fallen") || p.at(j+1).low != "on" {
		return f, false
	}
	q := p.firstQuantity(s, j+2, 1)
	if q == nil {
		return f, false
	}
	o, ok := p.people(s, q)
	f.obj, f.last = o, o.last
	return f, ok
}

// shownTheDoor reads "shows 450 employees the door", "450 employees were shown the
// door".
func (p *parser) shownTheDoor(s *sentence, i int) (frame, bool) {
	f := frame{rule: "shown-the-door", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	if p.at(i+1).low == "the" && p.at(i+2).low == "door" {
		k, aux := p.verbGroupBack(s, i)
		o, ok := p.objectBefore(s, k, true)
		f.obj, f.first, f.last, f.passive, f.subject = o, o.first, i+2, true, -1
		return f, ok && aux > 0 && (o.q != nil || o.share != nil) && !o.cut
	}
	q := p.firstQuantity(s, i+1, 2)
	if q == nil {
		return f, false
	}
	o, ok := p.people(s, q)
	f.obj, f.last = o, o.last+2
	return f, ok && !o.cut && p.at(o.last+1).low == "the" && (p.at(o.last+2).low == "door" || p.at(o.last+2).low == "exit")
}

// fewer reads how many fewer there will be: "operate with 9,000 fewer people by
// 2030", "31 fewer positions". A comparison ("than last year") is none.
func (p *parser) fewer(s *sentence, i int) (frame, bool) {
	f := frame{rule: "fewer", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	if p.at(i+1).low == "than" {
		return f, false
	}
	q := p.quantityAt(i - 1)
	if q == nil || q.money || q.used || q.share {
		return f, false
	}
	for j := i + 1; j < s.last && j < i+4; j++ {
		t := &p.toks[j]
		if t.class&(jobNoun|peopleWord) != 0 && p.isCutNoun(j) == 0 {
			for k := j + 1; k < s.last && k < j+9; k++ {
				if l := p.toks[k].low; l == "than" || l == "compared" {
					return f, false
				}
			}
			f.obj = object{first: q.first, last: j, head: j, q: q, owner: -1, modFirst: i + 1, modLast: j - 1}
			f.first, f.last = q.first, j
			return f, p.at(q.first-1).low != "hired" && p.at(q.first-1).low != "added"
		}
		if t.kind != word || t.class&(verbish|prepWord) != 0 {
			break
		}
	}
	return f, false
}

// partsOf reads parts of a cut that the sentence before told of: "Of those,
// 1,985 were in Washington", "About 7,000 of those leaving will be engineers".
func (p *parser) partsOf(s *sentence, si int) []frame {
	if si == 0 || !s.numbered || s.first+4 > s.last || !p.saidCut(si-1) {
		return nil
	}
	var out []frame
	add := func(q *quantity, first, last int) {
		q.used = true
		o := object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
		out = append(out, frame{rule: "part-of-those", kind: "reduction", sent: si, trigger: q.first, trigEnd: q.last, first: first, last: last, obj: o, subject: -1, passive: true})
	}
	i := s.first
	if p.toks[i].low == "of" && p.pointsAtCut(i+1) {
		for j := i + 2; j < s.last && j < i+8; j++ {
			if p.toks[j].low != "," {
				continue
			}
			if q := p.firstQuantity(s, j+1, 2); q != nil && !q.share {
				n := p.at(q.last + 1)
				if p.unheld(q.last + 2) {
					return nil // "Of those, 71 were vacant"
				}
				if n.class&(beWord|modalWord) != 0 || n.class&peopleWord != 0 || n.low == "work" || n.low == "worked" {
					add(q, i, min(q.last+4, s.last-1))
				}
			}
			break
		}
		return out
	}
	for k := range p.quantsOf(si) {
		q := &p.quantsOf(si)[k]
		if q.used || q.money || q.share || q.first > i+3 || p.at(q.last+1).low != "of" || !p.pointsAtCut(q.last+2) {
			continue
		}
		end := q.last + 2
		for end+1 < s.last && end < q.last+5 && p.toks[end+1].class&(beWord|modalWord|haveWord) == 0 {
			end++
		}
		if p.staysOn(s, q.last+2) {
			continue
		}
		add(q, q.first, end)
	}
	return out
}

// staysOn reports whether the words from token i on say of people that they stay or
// do something else than go: "will be offered jobs", "have found work", "joined the
// case", "are vacant".
func (p *parser) staysOn(s *sentence, i int) bool {
	for j := i; j < s.last && j < i+5; j++ {
		switch p.toks[j].low {
		case "offered", "remain", "stay", "keep", "kept", "retain", "retained", "rehired", "recalled", "reinstated", "transfer", "transferred", "moved", "redeployed", "found", "returned", "return",
			"joined", "signed", "sued", "vacant", "unfilled", "voted", "protested", "answered":
			return true
		}
	}
	return false
}

// unheld reports whether token i, or the one behind an adverb there, says that posts
// were nobody's, or that they were somebody's.
func (p *parser) unheld(i int) bool {
	if strings.HasSuffix(p.at(i).low, "ly") {
		i++
	}
	return oneOf(p.at(i).low, "vacant", "unfilled", "empty", "open", "filled", "occupied", "unoccupied")
}

// pointsAtCut reports whether the words from token i on mean those who go or the
// jobs that are cut: "those", "the 300", "those leaving", "the jobs".
func (p *parser) pointsAtCut(i int) bool {
	switch p.at(i).low {
	case "those", "these", "them":
		return true
	case "the":
		n := p.at(i + 1)
		return n.class&jobNoun != 0 || n.low == "cuts" || n.low == "total" || p.quantityAt(i+1) != nil && p.quantityAt(i+1).first == i+1 && !p.quantityAt(i+1).money
	}
	return false
}

// saidCut reports whether sentence si gives the number of a cut.
func (p *parser) saidCut(si int) bool {
	s := &p.sents[si]
	if p.put == si+1 {
		return true
	}
	if !s.numbered || s.classes&cutTriggers == 0 {
		return false
	}
	for k := range p.quantsOf(si) {
		if q := &p.quantsOf(si)[k]; q.used && !q.money {
			return true
		}
	}
	return false
}

// falls reads a workforce that has become smaller by a share or a number: "the
// crew of Acme has shrunk by 12%", "headcount dropped by
// 300".
func (p *parser) falls(s *sentence, i int) (frame, bool) {
	f := frame{rule: "workforce-falls", trigger: i, trigEnd: i, last: i, subject: i, noun: true}
	switch p.toks[i].low {
	case "fall", "drop", "decline", "decrease", "shrink":
		if p.at(i-1).class&modalWord == 0 && p.at(i-1).low != "to" {
			return f, false
		}
	}
	j := i + 1
	if p.at(j).low == "by" {
		j++
	}
	q := p.firstQuantity(s, j, 1)
	if q == nil || !q.share && p.at(j-1).low != "by" || !p.bareStops(q.last+1, s) {
		return f, false
	}
	k, _ := p.verbGroupBack(s, i)
	for n := 0; n < 12 && k >= s.first; n++ {
		t := &p.toks[k]
		if t.low == "payrolls" && p.at(k-1).class&itsWord == 0 && p.at(k-1).low != "'s" {
			break // of a whole country
		}
		if t.class&forceWord != 0 && t.class&peopleWord == 0 && t.low != "team" || t.low == "staff" || t.low == "number" && p.at(k+1).low == "of" && p.at(k+2).class&(peopleWord|jobNoun) != 0 {
			f.first = k
			o := object{first: k, last: q.last, head: k, owner: -1, modFirst: k, modLast: k - 1}
			if a, ok := p.actorIn(k, i); ok && a.kind == org {
				o.owner, o.ownerToken = a.entity, a.first
			}
			if q.share {
				o.share, o.shareOf = q, "workforce"
			} else {
				o.q = q
			}
			f.obj, f.last = o, q.last
			p.beside(s, &f)
			return f, true
		}
		if t.kind == mark || t.class&(conjWord|relativeWord|modalWord|reportWord) != 0 || oneOf(t.low, "unemployed", "jobless", "unemployment", "claiming") {
			break
		}
		k--
	}
	return f, false
}

// namedIn reports whether a mention stands within tokens i to j: "told Reuters
// that 2,000".
func (p *parser) namedIn(i, j int) bool {
	a, ok := p.actorIn(i, j)
	return ok && a.kind != its
}
