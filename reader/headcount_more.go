package reader

import "strings"

// yetToCome reports whether the verb at token b is of people still to be hired:
// "will build a plant and employ 900", "vowed never to employ more than 100".
func (p *parser) yetToCome(s *sentence, b int) bool {
	for j := b - 1; j >= s.first && j > b-26; j-- {
		switch t := &p.toks[j]; {
		case t.class&modalWord != 0, t.low == "to" && j == b-1, t.low == "never":
			return true
		case t.class&relativeWord != 0 && j < b-1, t.low == ";":
			return false
		}
	}
	return false
}

// wholeStaff reports whether a number that a cut has taken is also that of a whole
// staff: "its 640 employees were dismissed".
func (p *parser) wholeStaff(q *quantity) bool {
	return (p.at(q.first-1).class&itsWord != 0 || p.at(q.first-1).low == "all") && q.min > 9 && q.min == q.max && oneOf(p.at(q.last+1).low, "employees", "workers", "staff") && p.at(q.last+2).class&verbish != 0
}

// numberOfPeople reports whether the number of people is the subject of the verb at
// token j: "the number of cabin-attendants fell".
func (p *parser) numberOfPeople(s *sentence, j int) bool {
	for k := j - 1; k > s.first+1 && k > j-6; k-- {
		if p.toks[k].class&peopleWord != 0 {
			for m := k - 1; m > s.first && m > k-4; m-- {
				if p.toks[m].low == "of" {
					return p.toks[m-1].low == "number"
				}
			}
			return false
		}
	}
	return false
}

// employerMoves reports whether an employer is the subject of the verb of moving at
// token j: "which grew to 1,700 people", "Acme went from 88 people".
func (p *parser) employerMoves(j int) bool {
	k := j - 1
	for p.at(k).class&haveWord != 0 || strings.HasSuffix(p.at(k).low, "ly") {
		k--
	}
	if oneOf(p.at(k).low, "which", "it") {
		return true
	}
	a, ok := p.actorEnding(k)
	return ok && (a.kind == anaphor || a.kind == org && !p.oblique(a))
}

// verbWithin reports whether a verb stands in tokens i..j-1.
func (p *parser) verbWithin(i, j int) bool {
	for ; i < j; i++ {
		if t := &p.toks[i]; t.class&verbish != 0 && t.low != "'s" {
			return true
		}
	}
	return false
}

// barelyHas reports whether a bare number is what a place of work has, in a
// sentence behind one that counts staff: "The other plant has about 7,300".
func (p *parser) barelyHas(s *sentence, q *quantity) bool {
	b := q.first - 1
	return oneOf(p.at(b).low, "has", "had") && p.bareStops(q.last+1, s) && b-s.first <= 4 && (workplace(p.at(b-1).low) || p.at(b-1).low == "it")
}

// hasBefore returns the "has" whose list the "and" at token b goes on with, or -1:
// "has 136,000 members and".
func (p *parser) hasBefore(s *sentence, b int) int {
	for j := b - 1; j >= s.first && j > b-9; j-- {
		switch t := &p.toks[j]; {
		case oneOf(t.low, "has", "had", "have") && p.quantityAt(j+1) != nil:
			return j
		case t.class&(verbish|relativeWord) != 0 && t.low != "'s", t.kind == mark && t.low != "," && t.low != "$":
			return -1
		}
	}
	return -1
}

// getLeft reports whether a word before "left with" is of people, who are left
// with something themselves.
func (p *parser) getLeft(low string) bool { return oneOf(low, "workers", "people", "staff") }

// remain reports whether the words from token i say that someone stays.
func (p *parser) remain(i int) bool {
	if oneOf(p.at(i).low, "will", "would") {
		i++
	}
	if oneOf(p.at(i).low, "remain", "remained") {
		return p.at(i+1).class&(prepWord|conjWord) != 0 || p.at(i+1).kind == mark || p.at(i+1).low == "to"
	}
	return p.at(i).low == "be" && p.at(i+1).low == "kept"
}

// represented reports whether the words up to token b say that a union speaks for
// the people behind them: "represents", "on behalf of", "whose union represents the
// district's".
func (p *parser) represented(b int) bool {
	for j := b; j > b-5; j-- {
		switch t := p.at(j); {
		case oneOf(t.low, "represents", "represented", "representing", "represent"), t.low == "behalf" && p.at(j-1).low == "on" && p.at(j-2).low != "sued":
			return true
		case t.class&detWord == 0 && t.low != "'s" && t.low != "of" && t.class != 0 && t.class&anaphorWord == 0:
			return false
		}
	}
	return false
}

// staffOf reads whose staff a number is from a clause without "that" at token i:
// "the 31,400 staffers it had", "the 81,300 the group employed". It sets the owner.
func (p *parser) staffOf(s *sentence, i int, f *frame) bool {
	q := f.obj.q
	if q == nil || q.vague || !oneOf(p.at(q.first-1).low, "the", "of", "than") {
		return false
	}
	a, ok := p.actorAt(i)
	if !ok || a.kind == place || a.kind == person || a.kind == its {
		return false
	}
	v := p.at(a.last + 1)
	if !oneOf(v.low, "had", "has", "have", "employed", "employs", "employ", "reported") || p.at(a.last+2).class&(cutVerb|fireVerb|layWord|beWord) != 0 || p.at(a.last+2).low == "to" {
		return false
	}
	if p.at(a.last+2).kind == word && p.at(a.last+2).class == 0 && strings.HasSuffix(p.at(a.last+2).low, "ed") {
		return false // "the 300 it had hired"
	}
	h, ok := holder{a.entity, a.first, "owner"}, true
	if a.kind != org {
		h, ok = p.resolve(s, a.first, "anaphor")
	}
	if ok {
		f.obj.owner, f.obj.ownerToken = h.entity, h.token
	}
	f.last, f.trigger = a.last+1, a.last+1
	return true
}

// siteBeforeWith reports whether the "with" at token b follows a place of work:
// "a sister mill, in Dover, with".
func (p *parser) siteBeforeWith(s *sentence, b int) bool {
	for j := b - 1; j >= s.first && j > b-9; j-- {
		if t := &p.toks[j]; workplace(t.low) && !oneOf(t.low, "store", "stores", "location", "locations", "operation", "operations") {
			return true
		} else if t.class&(verbish|conjWord|relativeWord) != 0 || t.low == ";" {
			return false
		}
	}
	return false
}

// personFirm reports whether a number is how many a firm or body has: "the
// 300-person agency".
func (p *parser) personFirm(q *quantity) bool {
	if p.at(q.last+1).low != "-" || !oneOf(p.at(q.last+2).low, "person", "employee") {
		return false
	}
	return oneOf(p.at(q.last+3).low, "company", "firm", "agency", "startup", "start-up", "studio", "bureau", "department", "outfit", "business")
}
