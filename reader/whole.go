package reader

import "strings"

// allOf gives an object without a number the share that "entire" or "all" says
// of a staff: "laid off its entire staff", "fired all of its employees". Of a
// team or a crew it says nothing of the employer's size, and only verbs that end
// jobs say it of "all" people.
func (p *parser) allOf(o *object, firing bool) {
	h := &p.toks[o.head]
	if firing && p.allOfNumber(o) {
		return
	}
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
	case "for": // "furloughed its entire workforce for six weeks"
		for k := o.head + 2; k < o.head+5; k++ {
			if dayUnit(p.at(k).low) > 0 || oneOf(p.at(k).low, "weeks", "months", "days", "week", "month") {
				o.share = &quantity{first: at, last: at, number: at, share: true, min: 100, max: 100, worded: true}
				o.shareOf = base
				return
			}
		}
		return
	case "of":
		if q := p.quantityAt(o.head + 2); q != nil && !q.share && !q.money && !q.used && p.bareStops(q.last+1, &p.sents[p.sentenceAt(o.head)]) {
			o.q, o.last = q, q.last // "its entire staff of 40"
		}
		return
	case "at", "in", "from", "on", "who", "whose", "with":
		return // of a part
	}
	o.share = &quantity{first: at, last: at, number: at, share: true, min: 100, max: 100, worded: true}
	o.shareOf = base
}

// allOfNumber gives an object with a number the share that "all" says of those it counts:
// "All 48 employees were let go", "laid off all 312 of its workers".
func (p *parser) allOfNumber(o *object) bool {
	q := o.q
	if q == nil || o.share != nil || o.cut || q.approx || q.min != q.max || p.toks[o.head].class&peopleWord == 0 || p.at(q.first-1).low != "all" {
		return false
	}
	if b := p.at(q.first - 2).low; oneOf(b, "nearly", "almost", "virtually", "practically", "not", "of", "in") {
		return false
	}
	for j := q.last + 1; j < o.head; j++ {
		if t := &p.toks[j]; t.class&(cutNoun|fireVerb|cutVerb) != 0 || oneOf(t.low, "affected", "remaining", "new", "probationary", "other") {
			return false
		}
	}
	at := q.first - 1
	o.share = &quantity{first: at, last: at, number: at, share: true, min: 100, max: 100, worded: true}
	o.shareOf = p.words(o.head, o.head)
	return true
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

// teamGoes reports whether the phrase from token i to the noun at token j is of a part of an
// employer that goes whole: "its entire marketing department", "the whole night shift".
// Only verbs that end jobs make people of a unit or a division.
func (p *parser) teamGoes(i, j int, firing bool) bool {
	switch p.toks[j].low {
	case "shift", "newsroom", "crew", "desk":
	case "department", "unit", "division", "branch", "bureau", "faculty":
		if !firing {
			return false
		}
	default:
		return false
	}
	for k := i; k < j; k++ {
		if oneOf(p.toks[k].low, "entire", "whole") {
			return !oneOf(p.at(k-1).low, "nearly", "almost", "virtually", "practically") && !oneOf(p.at(k-2).low, "nearly", "almost", "virtually", "practically") && p.at(j+1).class&anyNoun == 0
		}
	}
	return false
}

// wholeTeam gives an object without a number the share that "entire" says of a team: "laid
// off its entire lending team".
func (p *parser) wholeTeam(o *object) {
	if o.q != nil || o.share != nil || o.cut || !team(p.toks[o.head].low) && !oneOf(p.toks[o.head].low, "shift", "branch", "bureau", "faculty", "workforce") {
		return
	}
	for j := o.first; j < o.head; j++ {
		if !oneOf(p.toks[j].low, "entire", "whole") {
			continue
		}
		if b := p.at(j - 1); b.class&(itsWord|detWord) == 0 && !oneOf(b.low, "'s", "her", "my") || oneOf(p.at(j-2).low, "nearly", "almost", "virtually", "practically", "not") || oneOf(p.at(o.head+1).low, "of", "at", "in", "from") {
			return
		}
		o.share = &quantity{first: j, last: j, number: j, share: true, min: 100, max: 100, worded: true}
		o.shareOf = p.words(j+1, o.head)
		return
	}
}

// teamGone gives a team that a passive says is gone the share of all of it, where words say
// what it does for its firm: "Acme's content moderation team was eliminated". A team that
// plays is eliminated otherwise.
func (p *parser) teamGone(o *object, i, aux int) {
	if o.q != nil || o.share != nil || aux == 0 || !oneOf(p.toks[o.head].low, "team", "department", "unit", "desk") || p.toks[i].low != "eliminated" && !p.firing(i) {
		return
	}
	for j := o.first; j < o.head; j++ {
		if oneOf(p.toks[j].low, "marketing", "moderation", "communications", "policy", "research", "ethics", "security", "safety", "sales", "support", "engineering", "design", "product", "editorial", "resources", "recruiting",
			"lending", "legal", "finance", "accessibility", "diversity", "curation", "investigations", "video", "audit", "advertising", "analytics", "accounting", "procurement", "testing", "quality", "hr", "pr", "it") {
			first := j
			for first > o.first && p.toks[first-1].class&(itsWord|detWord) == 0 && p.toks[first-1].kind == word && p.toks[first-1].low != "'s" && !p.toks[first-1].upper {
				first--
			}
			o.share = &quantity{first: o.head, last: o.head, number: o.head, share: true, min: 100, max: 100, worded: true}
			o.shareOf = p.words(first, o.head)
			return
		}
	}
}
