package reader

// numberOf reads what the number of those who go is said to be: "the number of
// employees affected is 430", "the number of jobs lost could reach 900". Without a
// word of their going it is a headcount.
func (p *parser) numberOf(s *sentence, i int) (frame, bool) {
	f := frame{rule: "number-of", trigger: i, trigEnd: i, first: i, subject: i, noun: true}
	if p.toks[i].low != "number" || p.at(i+1).low != "of" || p.at(i-1).low != "the" && p.at(i-1).low != "total" {
		return f, false
	}
	people, going, noun := false, false, false
	owner := actor{entity: -1}
	for j := i + 2; j < s.last && j < i+14; j++ {
		t := &p.toks[j]
		if a, ok := p.actorAt(j); ok {
			if a.kind == org {
				owner = a
			}
			j = a.last
			continue
		}
		switch {
		case p.isCutNoun(j) > 0: // "the number of layoffs has risen to 300"
			people, going, noun = true, true, true
			j += p.isCutNoun(j) - 1
		case oneOf(t.low, "affected", "impacted", "leaving"):
			going = going || p.cutNear(s) // not by an outage
		case oneOf(t.low, "redundant", "losing", "lost"), t.class&(fireVerb|layWord) != 0, t.class&cutPast != 0 && people:
			going = true
		case t.class&(peopleWord|jobNoun) != 0:
			people = true
		case oneOf(t.low, "is", "was", "stands", "stood", "reach", "reaches", "reached", "rise", "rises", "rose", "risen", "grew", "grown", "climbed", "total", "totals") || t.low == "be" && p.at(j-1).class&modalWord != 0:
			if !people || !going || noun && owner.entity < 0 { // "the number of layoffs in the state is"
				return f, false
			}
			k := j + 1
			for k < j+4 && oneOf(p.at(k).low, "at", "to", "estimated", "expected", "put", "be", "now", "believed") {
				k++
			}
			q := p.firstQuantity(s, k, 1)
			if q == nil || q.share || q.worded && !q.vague {
				return f, false
			}
			o, ok := p.people(s, q)
			if !ok && !(o.bare && p.bareStops(q.last+1, s)) {
				return f, false
			}
			f.obj, f.last = o, max(o.last, q.last)
			if owner.entity >= 0 && o.owner < 0 {
				f.obj.owner, f.obj.ownerToken = owner.entity, owner.first
			}
			return f, true
		case t.class&(relativeWord|conjWord|reportWord) != 0 && t.low != "who", t.kind == mark && t.low != "-" && t.low != ".", t.kind == digits:
			return f, false
		}
	}
	return f, false
}
