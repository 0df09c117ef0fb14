package reader

import (
	"strings"

	"headcount/reference"
)

// placesOf gives where the jobs are: places of the frame's clause that stand
// inside the figure, under "in", "at" or "across", or before a plant or its
// jobs; as the text has them, with "central" or "metro" before them.
func (p *parser) placesOf(f *frame, employer int) []string {
	s := &p.sents[f.sent]
	from, to := p.placeClause(s, f)
	var out []string
	add := func(name string) {
		for _, o := range out {
			if o == name {
				return
			}
		}
		out = append(out, name)
	}
	lastTaken := -2
	for _, a := range p.bySentence[f.sent] {
		if a.first < from || a.last > to || a.kind != place && (a.entity == employer || !p.namesSite(a)) || p.dateLinePlace(s, a) || p.baseOnly(a) {
			continue
		}
		listed := lastTaken >= 0 && p.onlyListMarks(lastTaken+1, a.first)
		if !listed && (!p.placeOfJobs(f, a) || a.last < f.first && !p.placeBefore(s, f, a)) {
			continue
		}
		lastTaken = a.last
		first := a.first
		if regional(p.at(first - 1).low) {
			first--
		}
		add(p.words(first, a.last))
		if name, ok := p.wider(a); ok {
			add(name)
		}
	}
	for _, town := range out {
		if name, ok := p.townOf(town); ok {
			add(name)
		}
	}
	if len(out) == 0 {
		out = p.countryOf(f, from, to)
	}
	for _, name := range p.frontedPlaces(s, f) {
		add(name)
	}
	if len(out) == 0 {
		out = p.siteBefore(s, f, from, to)
	}
	return out
}

// siteBefore reads "at the plant", "there": the places of the last sentence but
// few that names any, if it says what they are.
func (p *parser) siteBefore(s *sentence, f *frame, from, to int) []string {
	pointed := false
	for j := from; j <= to && j < s.last; j++ {
		switch t := &p.toks[j]; {
		case t.low == "there" && p.at(j+1).class&beWord == 0, t.class&detWord != 0 && t.low != "a" && workplace(p.at(j+1).low) && p.at(j-1).class&prepWord != 0:
			pointed = true
		}
	}
	for i := f.sent - 1; pointed && i >= 0 && i >= f.sent-2; i-- {
		var out []string
		for _, a := range p.bySentence[i] {
			if a.kind != place || p.dateLinePlace(&p.sents[i], a) || p.baseOnly(a) {
				continue
			}
			out = append(out, p.words(a.first, a.last))
		}
		if len(out) > 2 {
			return nil
		}
		if len(out) > 0 {
			return out
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
	if e := &p.entities[a.entity]; e.strong || e.slug != "" || e.outlet || e.union || public(e.key) {
		return false
	}
	for i := a.first; i <= a.last; i++ {
		if p.toks[i].caps || !p.toks[i].upper {
			return false
		}
	}
	switch p.at(a.first - 1).low {
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

// wider reads the state or country behind a town: "Mirabel, Que.", "Dover,
// Ohio".
func (p *parser) wider(a actor) (string, bool) {
	if p.at(a.last+1).low != "," || !p.at(a.last+2).upper {
		return "", false
	}
	i := a.last + 2
	for last := i + 1; last >= i; last-- {
		if !p.at(last).upper {
			continue
		}
		name := p.words(i, last)
		pl, ok := p.ref.Place(name)
		if !ok && p.at(last+1).low == "." {
			pl, ok = p.ref.Place(name + ".")
		}
		if ok && (pl.Kind == reference.State || pl.Kind == reference.Country) {
			return name, true
		}
	}
	return "", false
}

// townOf gives the state or country that the text puts behind a town wherever
// it names it first: "the Dover mill", of a story from "Dover, Ohio".
func (p *parser) townOf(town string) (string, bool) {
	if p.towns == nil {
		p.towns = map[string]string{}
		for i := range p.bySentence {
			for _, a := range p.bySentence[i] {
				if a.kind != place {
					continue
				}
				if name, ok := p.wider(a); ok {
					if key := strings.ToLower(p.words(a.first, a.last)); p.towns[key] == "" {
						p.towns[key] = name
					}
				}
			}
		}
	}
	name := p.towns[strings.ToLower(town)]
	return name, name != ""
}

// regional reports whether a word before a place says which part of it.
func regional(low string) bool {
	switch low {
	case "central", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest", "metro", "greater", "suburban", "upstate", "downtown", "north", "south":
		return true
	}
	return false
}

// countryOf reads a country that goes by its initials, which names no actor:
// "across the U.S.", "7% of its U.S. workforce".
func (p *parser) countryOf(f *frame, from, to int) []string {
	for j := from; j <= to && j < len(p.toks); j++ {
		t := &p.toks[j]
		switch t.low {
		case "u.s.", "us", "u.k.", "uk":
		default:
			continue
		}
		if !t.upper {
			continue
		}
		inside := j > f.obj.first && j < f.obj.last
		two := p.at(j - 2).low
		if inside || p.at(j-1).low == "the" && (two == "in" || two == "across" || two == "throughout") && j > f.obj.first {
			return []string{p.text[t.start:t.end]}
		}
	}
	return nil
}

// frontedPlaces reads places that open a sentence and hold for all of it: "In
// central Ohio, Acme is cutting 637 jobs, while Brine has shed 130".
func (p *parser) frontedPlaces(s *sentence, f *frame) []string {
	i := s.first
	if l := p.toks[i].low; l == "elsewhere" {
		i++
	}
	if l := p.at(i).low; l != "in" && l != "at" && l != "across" {
		return nil
	}
	i++
	first := i
	if regional(p.at(i).low) {
		i++
	}
	a, ok := p.actorAt(i)
	if !ok || a.kind != place || a.last+1 >= f.first || p.at(a.last+1).low != "," {
		return nil
	}
	out := []string{p.words(first, a.last)}
	if b, ok := p.actorAt(a.last + 2); ok && b.kind == place && p.at(b.last+1).low == "," {
		out = append(out, p.words(b.first, b.last))
	}
	return out
}

// placeBefore reports whether a place before a frame is that of its jobs: no
// other clause lies between, or one that closes something there: "will close its
// Dayton plant, eliminating 600 jobs".
func (p *parser) placeBefore(s *sentence, f *frame, a actor) bool {
	closes, comma := false, false
	for j := a.last + 1; j < f.first; j++ {
		if b, ok := p.actorAt(j + 1); ok && b.kind == place && p.toks[j].low == "," {
			j = b.last // "Dayton, Ohio"
			if p.at(j+1).low == "," {
				j++
			}
			continue
		}
		comma = comma || p.toks[j].low == ","
		if l := p.toks[j].low; l == "after" || l == "before" || l == "when" {
			return false
		}
	}
	if p.at(f.trigger-1).low == "," && strings.HasSuffix(p.at(f.trigger).low, "ing") {
		closes = true // "will stop making tires in Dover, laying off 790"
	}
	for j := s.first; j < f.first; j++ {
		closes = closes || p.toks[j].lists&closing != 0 || p.toks[j].class&(cutNoun|elimination) != 0
	}
	return !comma || closes
}

// placeClause bounds where a frame's places may stand: its clause between
// semicolons, not beyond the next figure's verb.
func (p *parser) placeClause(s *sentence, f *frame) (from, to int) {
	from, to = p.between(s, f)
	to--
	for j := f.last + 1; j <= to; j++ {
		t := &p.toks[j]
		if t.class&relativeWord != 0 && p.toks[j-1].low == "," || t.low == "while" || t.low == "after" || t.low == "because" || t.low == "where" || t.low == "but" ||
			t.low == "and" && p.actsNext(j+1) {
			to = j - 1
			break
		}
		if q := p.quantityAt(j); q != nil && (q.used || p.at(q.last+1).class&anyNoun != 0) && q != f.obj.q && q != f.obj.share && q.first > f.last {
			to = q.first - 1
			break
		}
	}
	for k := range p.quantsOf(f.sent) { // not before the figure of another cut
		q := &p.quantsOf(f.sent)[k]
		if !q.used || q == f.obj.q || q == f.obj.share || q.last >= f.first {
			continue
		}
		from = max(from, q.last+1)
		for j := f.obj.first - 1; j > q.last; j-- {
			if l := p.toks[j].low; l == "," || l == "and" {
				from = max(from, j)
				break
			}
		}
	}
	return from, to
}

// actsNext reports whether a verb stands at token i, an adverb before it passed
// over: "and indefinitely idle four plants".
func (p *parser) actsNext(i int) bool {
	if strings.HasSuffix(p.at(i).low, "ly") {
		i++
	}
	return p.at(i).class&(cutVerb|fireVerb|layWord|modalWord) != 0 && p.at(i).class&cutNoun == 0
}

// placeOfJobs reports whether a place mention says where jobs are.
func (p *parser) placeOfJobs(f *frame, a actor) bool {
	if a.first > f.obj.first && a.last < f.obj.last {
		return true // "1,400 California jobs"
	}
	j := a.first - 1
	for n := 0; n < 3; n++ { // "in the highly competitive Bay Area"
		if t := p.at(j - n); t.class&detWord != 0 {
			j -= n
			break
		} else if t.kind != word || t.upper || t.class != 0 {
			break
		}
	}
	for p.at(j).class&(detWord|itsWord) != 0 || regional(p.at(j).low) || p.at(j).low == "both" || p.at(j).low == "'s" {
		j--
	}
	switch p.at(j).low {
	case "in", "at", "across", "near", "throughout", "outside":
		return true
	}
	return p.beforeWorkplace(a.last + 1)
}

// beforeWorkplace reports whether a place of work stands at token i or behind
// plain words that say which: "its Dover, Ohio, luxury car plant".
func (p *parser) beforeWorkplace(i int) bool {
	for k := i; k < i+7; k++ {
		t := p.at(k)
		if workplace(t.low) {
			return true
		}
		if b, ok := p.actorAt(k); ok && b.kind == place {
			k = b.last
			continue
		}
		if t.low == "," || t.low == "." && !p.sentenceEnds(k) || t.low == "-" || t.kind == word && !t.upper && t.class == 0 {
			continue
		}
		return false
	}
	return false
}

// sentenceEnds reports whether token i is the last of its sentence.
func (p *parser) sentenceEnds(i int) bool {
	return i+1 >= len(p.toks) || p.sentenceAt(i) != p.sentenceAt(i+1)
}

// workplace reports whether a word is of a place of work: "its Dover plant".
func workplace(low string) bool {
	switch low {
	case "plant", "plants", "factory", "factories", "office", "offices", "facility", "facilities", "site", "sites", "warehouse", "mill", "refinery", "headquarters",
		"distribution", "operation", "operations", "location", "locations", "store", "stores", "branch", "campus", "hub", "complex", "depot", "terminal", "shipyard",
		"smelter", "foundry", "brewery", "mine", "studio", "sawmill", "works":
		return true
	}
	return false
}

// baseOnly reports whether a place only says where a firm is based.
func (p *parser) baseOnly(a actor) bool {
	one, two := p.at(a.first-1).low, p.at(a.first-2).low
	return one == "in" && (two == "based" || two == "headquartered" || two == "founded" || two == "born") || p.at(a.last+1).low == "-" && p.at(a.last+2).low == "based"
}

// dateLinePlace reports whether a place stands in the date line of a wire.
func (p *parser) dateLinePlace(s *sentence, a actor) bool {
	for j := a.last + 1; j < a.last+9 && j < s.last; j++ {
		if l := p.toks[j].low; l == "-" || l == "–" || l == "—" {
			return a.first <= s.first+2 && !p.toks[j].glued
		}
	}
	return false
}

// onlyListMarks reports whether tokens i..j-1 only join two names of a list.
func (p *parser) onlyListMarks(i, j int) bool {
	for k := i; k < j; k++ {
		switch p.toks[k].low {
		case ",", "and", "or", "the", ".", ";":
		default:
			return false
		}
	}
	return i < j
}
