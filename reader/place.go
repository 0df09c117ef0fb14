package reader

import "strings"

// placesOf gives where the jobs are: places of the frame's clause that stand
// inside the figure, under "in", "at" or "across", or before a plant or its
// jobs; as the text has them, with "central" or "metro" before them.
func (p *parser) placesOf(f *frame) []string {
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
		if a.kind != place || a.first < from || a.last > to || p.dateLinePlace(s, a) || p.baseOnly(a) {
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
	}
	if len(out) == 0 {
		out = p.countryOf(f, from, to)
	}
	for _, name := range p.frontedPlaces(s, f) {
		add(name)
	}
	return out
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
		if q := p.quantityAt(j); q != nil && q.used && q != f.obj.q && q != f.obj.share && q.first > f.last {
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
	for p.at(j).class&(detWord|itsWord) != 0 || regional(p.at(j).low) || p.at(j).low == "both" || p.at(j).low == "'s" {
		j--
	}
	switch p.at(j).low {
	case "in", "at", "across", "near", "throughout", "outside":
		return true
	}
	for k := a.last + 1; k < a.last+7; k++ {
		if workplace(p.at(k).low) {
			return true
		}
		switch p.at(k).low {
		case ",", "car", "assembly", ".":
			continue
		}
		if b, ok := p.actorAt(k); ok && b.kind == place {
			k = b.last
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
