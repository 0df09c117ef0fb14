package reader

import "strings"

// allOf gives an object without a number the share that "entire" or "all" says
// of a staff: "laid off its entire staff", "fired all of its employees". Of a
// team or a crew it says nothing of the employer's size, and only verbs that end
// jobs say it of "all" people.
func (p *parser) allOf(o *object, firing bool) {
	h := &p.toks[o.head]
	if o.q != nil || o.share != nil || o.cut || h.class&(forceWord|peopleWord) == 0 {
		return
	}
	switch h.low {
	case "staff", "workforce", "payroll", "personnel":
	case "employees", "workers", "staffers":
		if !firing {
			return
		}
	default:
		return
	}
	at := -1
	for j := o.first; j < o.head; j++ {
		switch t := &p.toks[j]; {
		case t.low == "entire" || t.low == "whole" || t.low == "all" && firing:
			at = j
		case at < 0 && t.class&(detWord|itsWord) == 0 && t.low != "'s", t.low == "but", t.low == "except":
			return
		}
	}
	if at < 0 {
		return
	}
	base := p.baseWords(&object{first: at + 1, last: o.head, head: o.head})
	o.modFirst = o.head - strings.Count(base, " ")
	switch p.at(at - 1).low {
	case "nearly", "almost", "virtually", "practically", "not", "about", "over", "of":
		return
	}
	switch n := p.at(o.head + 1); n.low {
	case "of":
		if q := p.quantityAt(o.head + 2); q != nil && !q.share && !q.money && !q.used && p.bareStops(q.last+1, &p.sents[p.sentenceAt(o.head)]) {
			o.q, o.last = q, q.last // "its entire staff of 40"
		}
		return
	case "at", "in", "for", "from", "on", "who", "whose", "with":
		return // of a part
	}
	o.share = &quantity{first: at, last: at, number: at, share: true, min: 100, max: 100, worded: true}
	o.shareOf = base
}

// halved gives a workforce without a number the share that its verb, at token i,
// says: "halved its staff", "cut its workforce in half".
func (p *parser) halved(o *object, i int) {
	if o.q != nil || o.share != nil || o.cut || !oneOf(p.toks[o.head].low, "staff", "workforce", "work-force", "headcount", "payroll", "personnel", "staffing") {
		return // a team may be any part
	}
	at := i
	if strings.HasPrefix(p.toks[i].low, "halv") {
		if o.head > i && p.at(i+1).class&(detWord|itsWord) == 0 && p.at(i+1).class&anyNoun == 0 && !p.at(i+1).upper {
			return // "was halved and its staff grew"
		}
	} else {
		at = max(o.last, i) + 2
		if p.at(at-1).low != "in" || p.at(at).low != "half" || p.at(at+1).class&anyNoun != 0 {
			return
		}
	}
	o.share = &quantity{first: at, last: at, number: at, share: true, min: 50, max: 50, worded: true}
	o.shareOf = p.baseWords(o)
	o.last = max(o.last, at)
}
