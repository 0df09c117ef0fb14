package reader

// cutter is the one employer whose cuts the text tells of, or, where it tells of
// none, the one that it is about; -1 is none.
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
	if e < 0 && p.focus >= 0 && p.outweighs {
		return p.focus
	}
	return e
}

// staffHolder finds the employer whose staff a frame counts: the owner right
// before the number, "its 6,000-strong workforce", "the Harbour Service workforce
// of"; else as for a cut; else, in a sentence that names no other, the employer
// whose cuts the text tells of: "The plant has 371 workers".
func (p *parser) staffHolder(s *sentence, f *frame, cutter int) (holder, bool) {
	if h, ok := p.staffOwner(s, f); ok {
		return p.checked(h)
	}
	h, ok := p.holderOf(f)
	guessed := h.how == "topic" || h.how == "named before" || h.how == "focus" || p.isSite(h.entity)
	if ok && !guessed {
		return h, ok
	}
	if cutter < 0 || p.general(s, f) || !p.namesNoOther(f.sent, cutter) {
		return h, ok
	}
	return holder{cutter, -1, orphan}, true
}

// staffOwner reads the owner right before a frame.
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
			return p.resolve(s, j, "its")
		case t.low == "'s":
			if a, ok := p.actorEnding(j - 1); ok && a.kind == org {
				return holder{a.entity, a.first, "possessive"}, true
			} else if ok && a.kind == anaphor {
				return p.resolve(s, a.first, "anaphor")
			}
		}
	}
	if a, ok := p.actorEnding(f.first - 1); ok && a.kind == org && f.rule == "workforce-of" {
		return holder{a.entity, a.first, "owner"}, true
	}
	return holder{}, false
}

// isSite reports whether an entity is named as a plant, which counts its owner's
// staff.
func (p *parser) isSite(e int) bool {
	if e < 0 {
		return false
	}
	return oneOf(lastWord(p.entities[e].key), "plant", "assembly", "complex", "factory", "mill", "refinery", "works")
}

// namesNoOther reports whether sentence i names no employer but that entity, no
// person and no union.
func (p *parser) namesNoOther(i, e int) bool {
	for _, a := range p.bySentence[i] {
		if a.kind == org && a.entity >= 0 && !p.sameFamily(a.entity, e) && p.entities[a.entity].strong && !p.isSite(a.entity) {
			return false
		}
	}
	return true
}
