package reader

// authority makes an employer of a mention of a county or a city that acts as
// one: "Riverside County will lay off 300 workers", "The city of Leeds cut 40
// posts". A place that only lost jobs is none.
func (p *parser) authority(a *actor) {
	first := a.first
	switch p.toks[a.last].low {
	case "county", "township", "borough", "parish":
	default:
		if p.at(first-1).low != "of" || !oneOf(p.at(first-2).low, "city", "town", "village", "county", "state") || p.at(first-3).class&detWord == 0 {
			return
		}
		first -= 2
	}
	if !p.employs(first, a.last) {
		return
	}
	name := p.words(first, a.last)
	e, known := p.byText[name]
	if !known || p.entities[e].kind != org {
		k := p.asked(name)
		e = p.addEntity(entity{kind: org, name: name, key: k.key, strong: true})
		p.byText[name] = e
	}
	p.entities[e].mentions++
	a.first, a.kind, a.entity = first, org, e
}

// employs reports whether the words around tokens first..last say of what is named
// there that it decides about jobs of its own.
func (p *parser) employs(first, last int) bool {
	k := first - 1
	if p.at(k).class&detWord != 0 {
		k--
	}
	if oneOf(p.at(k).low, "at", "by") && p.at(k-1).class&(cutNoun|lossWord) != 0 {
		return true
	}
	if p.at(k).class&prepWord != 0 {
		return false // "The mill in Riverside County laid off"
	}
	n := p.at(last + 1)
	switch {
	case n.class&(layWord|fireVerb) != 0, n.class&cutVerb != 0 && !byLoss(n.low):
		return p.jobWithin(last+2, last+7) || p.peopleWithin(last+2, last+7)
	case n.class&(modalWord|planWord|haveWord|beWord) != 0:
		for j := last + 2; j < last+7; j++ {
			t := p.at(j)
			if t.class&(layWord|fireVerb) != 0 || t.class&cutVerb != 0 && !byLoss(t.low) {
				return p.jobWithin(j+1, j+6) || p.peopleWithin(j+1, j+6)
			}
			if t.class&(modalWord|planWord|haveWord|beWord|notWord) == 0 && t.low != "to" {
				return false
			}
		}
	case n.class&reportWord != 0:
		return p.saysIt(last + 1)
	case oneOf(n.low, "workers", "employees", "staff", "supervisors", "commissioners", "officials", "leaders"):
		return p.cutWithin(last+2, 5) || p.at(last+2).low == "face"
	}
	return false
}

// peopleWithin reports whether a word for people at work stands in tokens i to j.
func (p *parser) peopleWithin(i, j int) bool {
	for k := i; k <= j; k++ {
		if t := p.at(k); t.class&(peopleWord|forceWord) != 0 {
			return true
		} else if t.kind == mark && t.low != "," {
			return false
		}
	}
	return false
}
