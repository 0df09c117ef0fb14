package reader

import "headcount/reference"

// siteBefore reads where a frame's jobs are from what stands before its clause:
// "at the plant", "there", "in the state", or, of a figure that a closing comes
// to, the place that is closed in the sentence before.
func (p *parser) siteBefore(s *sentence, f *frame, from, to int) []string {
	for j := from; j <= to && j < s.last; j++ {
		if kind := regionKind(p.toks[j].low); kind != "" {
			if out := p.regionBefore(f.sent, j, kind); len(out) > 0 {
				return out
			}
		}
	}
	if at := p.pointsToSite(s, from, to); at >= 0 {
		if list := p.placesIn(f.sent, s.first, at-1, p.worksThere); len(list) > 0 {
			return p.namesOf(list)
		}
	} else if !p.closingComesTo(s, f) {
		return nil
	}
	for i := f.sent - 1; i >= 0 && i >= f.sent-2; i-- {
		b := &p.sents[i]
		list := p.placesIn(i, b.first, b.last-1, p.worksThere)
		if len(list) > 2 {
			return nil
		}
		if len(list) > 0 {
			return p.namesOf(list)
		}
	}
	return nil
}

// worksThere takes a place that says where something is, and those that go on a
// list with it.
func (p *parser) worksThere(a actor, listed bool) bool { return listed || p.placeOfWork(a) }

// pointsToSite returns the token in from..to that points to a place named before:
// "at the plant", "there"; -1 is none.
func (p *parser) pointsToSite(s *sentence, from, to int) int {
	for j := from; j <= to && j < s.last; j++ {
		switch t := &p.toks[j]; {
		case t.low == "there" && p.at(j+1).class&beWord == 0 && !oneOf(p.at(j-1).low, "get", "gets", "got", "getting", "been", "out"),
			t.low == "there" && p.at(j-1).class&jobNoun != 0, // "their jobs there were being ended"
			t.class&detWord != 0 && t.low != "a" && workplace(p.at(j+1).low) && p.at(j+2).low != "of" && oneOf(p.at(j-1).low, "at", "in", "from", "inside"):
			return j
		}
	}
	if n := p.at(s.first + 2); from == s.first && p.toks[s.first].low == "the" && oneOf(p.at(s.first+1).low, "plant", "mill", "factory", "mine", "shipyard", "refinery", "smelter", "foundry", "brewery") &&
		n.class&(cutVerb|fireVerb|layWord|haveWord|modalWord|planWord) != 0 {
		return s.first // "The plant laid off 400"
	}
	return -1
}

// closingComesTo reports whether a frame's figure is what the closing of the
// sentence before comes to: "It will close its Dover mill. Up to 160 workers will
// be affected", "A total of 143 positions go with it".
func (p *parser) closingComesTo(s *sentence, f *frame) bool {
	if f.sent == 0 || f.obj.q == nil || f.obj.share != nil || f.obj.owner >= 0 || s.title || p.sents[f.sent-1].title || !p.closes(f.sent-1) {
		return false
	}
	for j := s.first; j < s.last; j++ {
		if workplace(p.toks[j].low) {
			return false
		}
		switch p.toks[j].low {
		case "also", "another", "elsewhere", "other", "separately", "overall", "worldwide", "globally", "companywide", "company-wide", "additional", "addition", "further", "its", "their":
			return false
		}
	}
	for _, a := range p.bySentence[f.sent] {
		if a.kind == org || a.kind == place {
			return false
		}
	}
	return f.passive || p.closingMove(s, f.sent, f.trigger) || f.rule == "jobs-go" || f.rule == "affecting"
}

// closes reports whether sentence i tells of a place that closes.
func (p *parser) closes(i int) bool {
	closes, site := false, false
	for j := p.sents[i].first; j < p.sents[i].last; j++ {
		closes = closes || p.toks[j].lists&closing != 0
		site = site || workplace(p.toks[j].low)
	}
	return closes && site
}

// regionKind is the kind of place that a word points back to: "in the state".
func regionKind(low string) string {
	switch low {
	case "state", "province":
		return reference.State
	case "city", "town":
		return reference.City
	case "country", "countries":
		return reference.Country
	}
	return ""
}

// regionBefore gives the place of a kind that is named last before token j, which
// points back to it; of "the two countries", both.
func (p *parser) regionBefore(si, j int, kind string) []string {
	want := 1
	if p.at(j-1).low == "two" {
		want = 2
		j--
	}
	if p.at(j-1).class&detWord == 0 || !oneOf(p.at(j-2).low, "in", "across", "throughout") {
		return nil
	}
	for i := si; i >= 0 && i >= si-4; i-- {
		var out []string
		for _, a := range p.bySentence[i] {
			if a.kind != place || a.first >= j {
				continue
			}
			if pl, ok := p.ref.Place(p.words(a.first, a.last)); ok && pl.Kind == kind {
				out = addName(out, p.words(a.first, a.last))
			}
		}
		if len(out) == want || want == 1 && len(out) > 0 {
			return out[len(out)-want:]
		}
	}
	return nil
}

// namesSite reports whether a name that the reference data do not know stands
// as that of a town does: "in Westerfold", "its Westerfold mill".
func (p *parser) namesSite(a actor) bool {
	if a.kind != org || a.entity < 0 || a.last > a.first+2 || p.isOrgSuffix(a.last) {
		return false
	}
	e := &p.entities[a.entity]
	if e.outlet || e.union || public(e.key) {
		return false
	}
	prev := p.at(a.first - 1).low
	if siteName(e.key) && prev == "at" {
		return true // "at Denver International Airport"
	}
	if outside := prev == "outside" || prev == "near"; outside && p.isPlace(a) || prev == "at" && workplace(p.at(a.first-2).low) && p.statedPlace(a.first, a.last) {
		return true // what firms stand near is no firm
	}
	if e.slug != "" || e.strong && !townly(p.toks[a.last].low) {
		return false
	}
	for i := a.first; i <= a.last; i++ {
		if p.toks[i].caps || !p.toks[i].upper {
			return false
		}
	}
	if prev == "at" && workplace(p.at(a.first-2).low) {
		prev = "in" // "its plant at Westerfold"
	}
	switch prev {
	case "in", "near", "outside":
		switch n := p.at(a.last + 1); n.low {
		case ".", ",", "and", "on", "by", "after", "as", "this", "next", "last", ";":
			return true
		}
	case "its", "the", "their", "a", "'s", "both":
		return p.beforeWorkplace(a.last + 1)
	}
	return false
}

// isPlace reports whether the reference data know a place by the name of a mention.
func (p *parser) isPlace(a actor) bool {
	text := p.words(a.first, a.last)
	k := p.asked(text)
	p.placed(k, text)
	return k.isPlace
}

// townly reports whether a name that ends in this word is that of a town or county.
func townly(low string) bool {
	return oneOf(low, "city", "county", "township", "falls", "springs", "heights", "beach", "valley", "harbor", "harbour")
}

// beforeWorkplace reports whether a place of work stands at token i or behind
// plain words that say which: "its Dover, Ohio, luxury car plant".
func (p *parser) beforeWorkplace(i int) bool {
	for k := i; k < i+7; k++ {
		t := p.at(k)
		if workplace(t.low) || oneOf(t.low, "base", "pit", "colliery", "dockyard") {
			return true
		}
		if b, ok := p.actorAt(k); ok && b.kind == place {
			k = b.last
			continue
		}
		if b, ok := p.actorAt(k + 1); ok && b.kind == place && t.low == "and" {
			k = b.last // "its Dover and Reno plants"
			continue
		}
		if t.low == "," || t.low == "." && !p.sentenceEnds(k) || t.low == "-" || t.low == "head" && workplace(p.at(k+1).low) || t.kind == word && !t.upper && t.class == 0 {
			continue
		}
		return false
	}
	return false
}

// workplace reports whether a word is of a place of work: "its Dover plant".
func workplace(low string) bool {
	switch low {
	case "plant", "plants", "factory", "factories", "office", "offices", "facility", "facilities", "site", "sites", "warehouse", "mill", "refinery", "headquarters",
		"distribution", "operation", "operations", "location", "locations", "store", "stores", "branch", "campus", "hub", "complex", "depot", "terminal", "shipyard",
		"smelter", "foundry", "brewery", "mine", "mines", "studio", "studios", "sawmill", "works", "hospital", "hospitals", "clinic", "clinics", "shop", "shops", "yard",
		"bakery", "dealership", "newsroom", "quarry", "laboratory", "centre", "center", "centres", "centers", "mills", "warehouses", "hangar":
		return true
	}
	return false
}
