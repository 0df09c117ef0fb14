package reader

// cutter is the one employer whose cuts the text tells of, or, where it tells of
// none, the one that it is plainly about; -1 is none.
func (p *parser) cutter(facts []fact) int {
	e := -1
	for i := range facts {
		x := &facts[i]
		switch {
		case e >= 0 && !p.sameFamily(e, x.entity):
			return -1
		case e < 0:
			e = x.entity
		}
	}
	switch {
	case e < 0 && p.focus >= 0 && p.outweighs:
		return p.focus
	case e >= 0 && p.focus >= 0 && p.entities[p.focus].slug != "" && p.entities[p.focus].weight > 2*p.entities[e].weight && !p.sameFamily(e, p.focus):
		return -1 // a cut that is told of in passing
	}
	return e
}

// mainCutter is the employer that the text is about where it tells of its cuts; -1
// is none.
func (p *parser) mainCutter(facts []fact) int {
	for i := range facts {
		if p.focus >= 0 && p.sameFamily(p.focus, facts[i].entity) {
			return p.focus
		}
	}
	return -1
}

// staffHolder finds the employer whose staff a frame counts: the owner right
// before the number, "its 6,000-strong workforce", "the Harbour Service workforce
// of"; else as for a cut; else, in a sentence that names no other, the employer
// whose cuts the text tells of: "The plant has 371 workers".
func (p *parser) staffHolder(s *sentence, f *frame, cutter, main int) (holder, bool) {
	if f.rule == "federal-staff" || f.rule == "represented" && p.counts(f, "federal") {
		return p.federalGovernment(), true
	}
	owner, said := p.staffOwner(s, f)
	if said && owner.entity >= 0 {
		return p.checked(owner)
	}
	if f.rule == "represented" {
		if h, ok := p.right(f); ok {
			if len(p.sharers(f, h)) > 1 {
				return holder{}, false // "130,000 workers at Acme, Brine and Marl"
			}
			return p.checked(h)
		}
		if f.obj.owner >= 0 {
			return p.checked(holder{f.obj.owner, f.obj.ownerToken, "owner"})
		}
		for j := f.last + 1; j < f.last+4; j++ {
			if oneOf(p.at(j).low, "across", "nationwide", "worldwide", "throughout") {
				return holder{}, false // of many employers
			}
		}
		return holder{cutter, -1, orphan}, cutter >= 0 // the union is none
	}
	h, ok := p.holderOf(f)
	if h.token > 0 && p.at(h.token-1).low == "in" && workplace(p.at(h.token-2).low) {
		h, ok = holder{entity: -1}, false // "the mill in Dover, which employs 400": the town is no employer
	}
	if said && (h.how == "nearest" || h.how == "subject") {
		h, ok = holder{entity: -1}, false // "its" of somebody whom the sentence does not name is nobody else's
	}
	guessed := h.how == "topic" || h.how == "named before" || h.how == "focus" || p.isSite(h.entity)
	if ok && !guessed {
		return h, ok
	}
	if o, found := p.sameSite(s); found {
		return p.checked(o)
	}
	if p.opensWithRegion(s, f) {
		return holder{}, false
	}
	if o, found := p.siteOwner(s, f); found {
		return p.checked(o)
	}
	if !ok && h.how == "subject" && h.entity >= 0 && h.entity < len(p.entities) && p.entities[h.entity].strong && p.studies(p.entities[h.entity].key) && oneOf(f.rule, "employs", "has-staff", "whole-of-part") {
		return h, true // an institute has staff of its own
	}
	switch {
	case p.isSite(h.entity) && p.focus >= 0:
		cutter = p.focus
	case cutter < 0 && !ok && p.pointsBackIn(f):
		cutter = main
	}
	if cutter < 0 || p.general(s, f) || !p.namesNoOther(f, cutter) {
		return h, ok
	}
	return holder{cutter, -1, orphan}, true
}

// pointsBackIn reports whether "the company", "it" or "its" stands before a frame in
// its sentence, and no name.
func (p *parser) pointsBackIn(f *frame) bool {
	for _, a := range p.bySentence[f.sent] {
		if a.kind == org {
			return false
		}
		if a.first < f.obj.first && (a.kind == anaphor || a.kind == pronoun && p.toks[a.first].low == "it" || a.kind == its) {
			return true
		}
	}
	return false
}

// staffOwner reads the owner right before a frame; entity -1 is one whom "its"
// leaves open. ok is false where none stands there.
func (p *parser) staffOwner(s *sentence, f *frame) (holder, bool) {
	i := min(f.first, f.obj.first) - 1
	for ; i > s.first && i > f.obj.first-4; i-- {
		if t := p.at(i); t.class != 0 && t.class&(approxWord|forceWord) == 0 || t.kind != word || t.upper {
			break
		}
	}
	for _, j := range []int{i, f.first} {
		t := p.at(j)
		switch {
		case t.class&itsWord != 0:
			if h, ok := p.resolve(s, j, "its"); ok {
				return h, true
			}
			return holder{entity: -1}, true
		case t.low == "'s":
			if p.at(j-1).low == "government" && p.at(j-2).low == "federal" {
				return p.federalGovernment(), true
			}
			if a, ok := p.actorEnding(j - 1); ok && a.kind == org {
				return holder{a.entity, a.first, "possessive"}, true
			} else if ok && a.kind == anaphor {
				if h, ok := p.resolve(s, a.first, "anaphor"); ok {
					return h, true
				}
				return holder{entity: -1}, true
			}
		}
	}
	if a, ok := p.actorEnding(f.first - 1); ok && a.kind == org && f.rule == "workforce-of" {
		return holder{a.entity, a.first, "owner"}, true
	}
	return holder{}, false
}

// opensWithRegion reports whether a sentence is of a trade or of those who live in a
// place: "The town has 5,000 people".
func (p *parser) opensWithRegion(s *sentence, f *frame) bool {
	if p.toks[s.first].class&detWord == 0 {
		return false
	}
	low := p.at(s.first + 1).low
	return oneOf(low, "country", "region", "industry", "sector", "economy", "rival", "market") ||
		oneOf(low, "town", "city", "village", "county", "state", "parish") && p.at(f.obj.head).low == "people"
}

// siteOwner reads whose place of work a sentence names before a frame: "The Reno
// plant of Acme has".
func (p *parser) siteOwner(s *sentence, f *frame) (holder, bool) {
	for j := s.first; j < f.obj.first-1; j++ {
		if !workplace(p.toks[j].low) || p.at(j+1).low != "of" {
			continue
		}
		k := j + 2
		if p.at(k).class&detWord != 0 {
			k++
		}
		if a, ok := p.actorAt(k); ok && a.kind == org && a.last < f.obj.first {
			return holder{a.entity, a.first, "owner"}, true
		}
	}
	return holder{}, false
}

// sameSite finds whose place of work a sentence begins with, by the one employer that
// the last sentence to speak of such a place names before it: "The plant employs 2,400".
func (p *parser) sameSite(s *sentence) (holder, bool) {
	if p.at(s.first).low != "the" || !workplace(p.at(s.first+1).low) {
		return holder{}, false
	}
	site := p.at(s.first + 1).low
	at := p.sentenceAt(s.first)
	for i := at - 1; i >= 0 && i > at-9; i-- {
		b := &p.sents[i]
		for j := b.first; j < b.last; j++ {
			if p.toks[j].low != site {
				continue
			}
			one := holder{entity: -1}
			for _, a := range p.bySentence[i] {
				if a.kind != org || a.last >= j || p.entities[a.entity].outlet || !p.entities[a.entity].strong {
					continue
				}
				if one.entity >= 0 && one.entity != a.entity {
					return holder{}, false
				}
				one = holder{a.entity, a.first, "owner"}
			}
			return one, one.entity >= 0
		}
	}
	return holder{}, false
}

// isSite reports whether an entity is named as a plant, which counts its owner's
// staff.
func (p *parser) isSite(e int) bool {
	if e < 0 || e >= len(p.entities) { // see checked
		return false
	}
	return oneOf(lastWord(p.entities[e].key), "plant", "assembly", "complex", "factory", "mill", "refinery", "works")
}

// namesNoOther reports whether no employer but that entity is named before a frame
// in its sentence, nor called what its name does not say: "the agency" is no firm.
func (p *parser) namesNoOther(f *frame, e int) bool {
	for _, a := range p.bySentence[f.sent] {
		if low := p.toks[a.last].low; a.last < f.obj.first && a.kind == anaphor && (len(kinds[low]) > 0 && !p.isKind(e, low) || oneOf(low, "company", "firm") && public(p.entities[e].key)) {
			return false
		}
		if a.last < f.obj.first && a.kind == org && a.entity >= 0 && !p.sameFamily(a.entity, e) && p.entities[a.entity].strong && !p.entities[a.entity].outlet && !p.isSite(a.entity) {
			return false
		}
	}
	return true
}
