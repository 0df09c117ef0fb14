package reader

import (
	"slices"
	"strings"

	"headcount/reference"
)

// placesOf gives where the jobs are: places of the frame's clause that stand
// inside the figure, under "in", "at" or "across", or before a plant or its
// jobs; as the text has them, with "central" or "metro" before them. Where some
// stand behind the verb, one of a clause before it is of something else.
func (p *parser) placesOf(f *frame, employer int) []string {
	s := &p.sents[f.sent]
	from, to := p.placeClause(s, f)
	from = max(from, p.clauseOf(s, f, employer))
	list := p.placesIn(f.sent, from, to, func(a actor, listed bool) bool {
		if employer >= 0 && (a.entity == employer || p.namesHolder(a, employer)) {
			return false
		}
		if a.last < f.first && oneOf(p.at(f.obj.last+1).low, "worldwide", "globally", "nationwide", "companywide") {
			return false // "told clerks in Dover that it will cut 300 jobs worldwide"
		}
		if a.first > f.last || a.last < f.first {
			if p.movedTo(s, a) {
				return false
			}
		}
		return listed || p.placeOfJobs(f, a) && !p.saidThere(a) && (a.last >= f.first || p.placeBefore(s, f, a))
	})
	if n := len(list); n > 0 && list[n-1].first > f.first {
		for len(list) > 0 && list[0].last < f.first && p.commaBetween(list[0].last+1, f.first-1) {
			list = list[1:]
		}
	}
	out := p.namesOf(withoutCountry(list))
	if from == s.first || p.at(from-1).low != "'s" && !oneOf(p.at(from).low, "in", "at", "across") { // "in Ohio, 900 will go; in Utah, 400"
		for _, name := range append(p.frontedPlaces(s, f), p.labelledPlace(s, f)...) {
			out = addName(out, name)
		}
	}
	if len(out) == 0 {
		out = p.siteBefore(s, f, from, to)
	}
	return out
}

// movedTo reports whether a place is where work is moved to, which is not where the jobs
// go: "moved its purchasing to a service center in Manila", "gave the work to a plant
// in Brno".
func (p *parser) movedTo(s *sentence, a actor) bool {
	to := -1
	for j := a.first - 1; j >= s.first && j > a.first-8; j-- {
		t := &p.toks[j]
		if t.low == "to" {
			to = j
			break
		}
		if t.kind == mark && t.low != "-" || t.kind == digits || t.class&(verbish|conjWord|cutVerb|peopleWord) != 0 {
			return false
		}
	}
	work := false
	for j := to - 1; j >= s.first && j > to-8; j-- {
		t := &p.toks[j]
		work = work || oneOf(t.low, "work", "production", "business", "operations", "orders")
		switch {
		case work && oneOf(t.low, "sent", "sending", "gave", "giving", "given"):
			return true
		case oneOf(t.low, "moved", "moves", "moving", "move", "shifted", "shifts", "shifting", "shift", "transferred", "transferring", "transfer", "relocated", "relocating", "relocate", "outsourced", "outsourcing"):
			return true
		case t.kind == mark && t.low != "-" && t.low != "'s" || t.class&(cutVerb|fireVerb|layWord|reportWord|modalWord) != 0:
			return false
		}
	}
	return false
}

// clauseOf is the token at which the clause begins that an employer is the subject of,
// behind one of another employer: "Brine has shut its Leeds works, and Acme will cut".
func (p *parser) clauseOf(s *sentence, f *frame, employer int) int {
	acts := p.bySentence[f.sent]
	for n := len(acts) - 1; n > 0; n-- {
		a := acts[n]
		begins := a.first
		if b, ok := p.actorEnding(begins - 2); ok && b.kind == place && p.at(begins-1).low == "'s" {
			begins = b.first // ", and Austria's Acme"
		}
		if a.entity != employer || a.last >= f.first || p.at(begins-1).class&conjWord == 0 || p.at(begins-2).low != "," {
			continue
		}
		for _, b := range acts[:n] {
			if b.kind == org && b.entity != employer && !p.entities[b.entity].outlet && p.verbFollows(s, b, a.first) {
				return a.first
			}
		}
	}
	return s.first
}

// placesIn lists the places that sentence si mentions within tokens from..to and
// that ok takes; listed says that the place goes on a list of which the one
// before was taken.
func (p *parser) placesIn(si, from, to int, ok func(a actor, listed bool) bool) []actor {
	s := &p.sents[si]
	var out []actor
	take := func(a actor) {
		listed := len(out) > 0 && p.onlyListMarks(out[len(out)-1].last+1, a.first)
		if ok(a, listed) {
			out = append(out, a)
		}
	}
	next := from
	for _, a := range p.bySentence[si] {
		if a.first < from || a.last > to || a.kind != place && !p.namesSite(a) || p.dateLinePlace(s, a) || p.baseOnly(a) {
			continue
		}
		p.initialed(next, a.first-1, take)
		next = a.last + 1
		take(a)
	}
	p.initialed(next, min(to, s.last-1), take)
	return out
}

// initialed calls take for the countries that go by their initials, which are no
// actors, in tokens from..to: "across the U.S.".
func (p *parser) initialed(from, to int, take func(actor)) {
	for j := from; j <= to; j++ {
		switch t := &p.toks[j]; t.low {
		case "u.s.", "us", "u.k.", "uk":
			if t.upper {
				take(actor{first: j, last: j, kind: place, entity: -1})
			}
		}
	}
}

// withoutCountry leaves out a country that goes by its initials where the list has
// a place of another kind: what goes on at a plant "in the U.S." is at the plant.
func withoutCountry(list []actor) []actor {
	own := func(a actor) bool { return a.entity < 0 }
	for i, a := range list {
		if !own(a) && (i+1 == len(list) || a.last+2 < list[i+1].first) && (i == 0 || list[i-1].last+2 < a.first) {
			return slices.DeleteFunc(list, own)
		}
	}
	return list
}

// namesHolder reports whether a place mention is the short name of the employer:
// "workers at Dover's clinic", of Dover Health.
func (p *parser) namesHolder(a actor, employer int) bool {
	return p.at(a.last+1).low == "'s" && strings.HasPrefix(p.entities[employer].name, p.words(a.first, a.last)+" ")
}

// namesOf gives the names of places as the text has them, each followed by the
// state or country that the text puts behind it.
func (p *parser) namesOf(list []actor) []string {
	var out []string
	for i, a := range list {
		name := p.words(a.first, a.last)
		if a.kind == org && i+1 < len(list) && strings.HasPrefix(name, p.words(list[i+1].first, list[i+1].last)+" ") {
			continue // "the Dover Assembly plant in Dover"
		}
		if regional(p.at(a.first - 1).low) {
			name = p.words(a.first-1, a.last)
		}
		out = addName(out, name)
		if wide, ok := p.wider(a); ok {
			out = addName(out, wide)
		}
	}
	for _, town := range out {
		if name, ok := p.townOf(town); ok {
			out = addName(out, name)
		}
	}
	return out
}

func addName(list []string, name string) []string {
	if holdsName(list, name) {
		return list
	}
	return append(list, name)
}

// wider reads the state or country behind a town: "Mirabel, Que.", "Dover,
// Ohio".
func (p *parser) wider(a actor) (string, bool) {
	if p.at(a.last+1).low != "," || !p.at(a.last+2).upper {
		return "", false
	}
	i := a.last + 2
	if pl, ok := p.ref.Place(p.words(a.first, a.last)); ok && pl.Kind == reference.State && p.at(i+1).low != "." {
		return "", false // a list: "Illinois, Indiana"
	}
	for last := i + 1; last >= i; last-- {
		if !p.at(last).upper {
			continue
		}
		name := p.words(i, last)
		pl, ok := p.ref.Place(name)
		if (!ok || pl.Kind == reference.City) && p.at(last+1).low == "." {
			pl, ok = p.ref.Place(name + ".") // "Pa."
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

// frontedPlaces reads places that open a sentence and hold for all of it: "In
// central Ohio, Acme is cutting 637 jobs, while Brine has shed 130".
func (p *parser) frontedPlaces(s *sentence, f *frame) []string {
	i := s.first
	for n := 0; n < 3 && oneOf(p.at(i).low, "elsewhere", "nearby", "next", "door", "farther", "further", "over", "back", "down", "up", "meanwhile", ",") && i < f.first-3; n++ {
		i++ // "Next door in Clinch County,"
	}
	if l := p.at(i).low; l != "in" && l != "at" && l != "across" {
		return nil
	}
	i++
	if oneOf(p.at(i).low, "neighbouring", "neighboring", "nearby") {
		i++
	}
	first := i
	a, ok := p.actorAt(i)
	if !ok && regional(p.at(i).low) {
		a, ok = p.actorAt(i + 1)
	}
	if !ok || a.kind != place || a.last+1 >= f.first {
		return nil
	}
	if b, ok := p.actorAt(a.last + 1); p.at(a.last+1).low != "," && p.at(a.last+1).low != "the" && (!ok || b.kind != org) {
		return nil
	}
	out := []string{p.words(first, a.last)}
	if b, ok := p.actorAt(a.last + 2); ok && b.kind == place && p.at(b.last+1).low == "," {
		out = append(out, p.words(b.first, b.last))
	}
	return out
}

// labelledPlace reads the place that stands with the employer that opens a line of a
// list: "Harlow & Reed, Westerfold: 120 jobs to go".
func (p *parser) labelledPlace(s *sentence, f *frame) []string {
	if _, ok := p.labelled(s, f); !ok {
		return nil
	}
	first := p.bySentence[f.sent][0].last + 1
	colon := p.labelEnd(s)
	if oneOf(p.at(first).low, ",", "(") {
		first++
	}
	last := colon - 1
	if last > first && oneOf(p.at(last).low, ")", ",") {
		last--
	}
	var out []string
	for from := first; from <= last; {
		to := from
		for to < last && p.toks[to+1].low != "," {
			to++
		}
		if p.toks[from].kind == word && p.toks[from].upper && !p.isOrgSuffix(from) {
			out = addName(out, p.words(from, to))
		}
		from = to + 2
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
			if p.at(j+1).low == "," && p.at(j+2).class&relativeWord == 0 {
				j++
			}
			continue
		}
		if end := p.relativeEnds(j, f.first); end > j {
			j = end
			continue
		}
		comma = comma || p.toks[j].low == ","
		if p.toks[j].low == "and" && (p.at(j+1).class&reportWord != 0 || p.at(j-1).low == "," && p.at(j+1).class&pronounWord != 0 && p.at(j+2).class&haveWord != 0) {
			// "closed its Dover plant, and it has cut 540 jobs since"
			return false // "has 40 shops in Ohio and said it would cut 212 jobs"
		}
		if l := p.toks[j].low; l == "after" || l == "before" || l == "when" || dash(l) && !p.toks[j].glued {
			return false
		}
	}
	if p.at(f.trigger-1).low == "," && strings.HasSuffix(p.at(f.trigger).low, "ing") || p.withLoss(f) {
		closes = true // "will stop making tires in Dover, laying off 790"
	}
	for j := s.first; j < f.first; j++ {
		closes = closes || p.toks[j].lists&closing != 0 || p.toks[j].class&(cutNoun|elimination) != 0
	}
	return !comma || closes
}

// relativeEnds returns the comma that ends the relative clause which the comma at
// token i begins, before token end: "its mill in Reno, which makes card, will"; i
// when none does.
func (p *parser) relativeEnds(i, end int) int {
	if p.toks[i].low != "," || p.at(i+1).class&relativeWord == 0 {
		return i
	}
	for j := i + 2; j < end; j++ {
		if p.toks[j].low == "," {
			return j
		}
	}
	return i
}

// withLoss reports whether a frame is what the clause before it comes to: "leaves
// its site outside Dover, with the loss of 160 jobs".
func (p *parser) withLoss(f *frame) bool {
	for j := f.first - 1; j > f.first-4; j-- {
		switch t := p.at(j); {
		case t.low == "with" || t.low == "at" && p.at(j+2).low == "cost":
			return true
		case t.kind != word || t.upper || t.class&(verbish|reportWord) != 0:
			return false
		}
	}
	return false
}

// placeClause bounds where a frame's places may stand: its clause between
// semicolons, not beyond the next figure's verb.
func (p *parser) placeClause(s *sentence, f *frame) (from, to int) {
	from, to = p.between(s, f)
	to--
	for j := f.last + 1; j <= to; j++ {
		t := &p.toks[j]
		if t.class&relativeWord != 0 && p.toks[j-1].low == "," || t.low == "while" || t.low == "after" || t.low == "because" || t.low == "where" || t.low == "but" ||
			t.low == "and" && p.actsNext(j+1) || p.startsAnew(j) {
			to = j - 1
			break
		}
		if q := p.quantityAt(j); q != nil && (q.used || p.at(q.last+1).class&anyNoun != 0 || p.at(q.last+1).low == "of" || oneOf(p.at(q.first-1).low, "and", ",") && p.stays(p.moreEnd(q)+1)) && q != f.obj.q && q != f.obj.share && q.first > f.last {
			to = q.first - 1
			break
		}
	}
	for k := range p.quantsOf(f.sent) { // not before the figure of another cut
		q := &p.quantsOf(f.sent)[k]
		if !q.used || q == f.obj.q || q == f.obj.share || q.last >= f.first || q.first < from {
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

// startsAnew reports whether something else is told of from token j on: "..., and
// its depot in Dover", "and an undisclosed number in Italy", ", citing schools in
// Norway", ", Acme is building vans in the UK".
func (p *parser) startsAnew(j int) bool {
	t, n := p.at(j), p.at(j+1)
	if t.low == "and" {
		if p.at(j-1).low == "," && oneOf(n.low, "a", "another") && oneOf(p.at(j+2).low, "similar", "separate", "second", "third", "further") {
			return true // ", and a similar notice in Ohio lists 40"
		}
		if p.at(j-1).low == "," && p.anotherActs(j+1) {
			return true // ", and Brine has asked for volunteers in Colorado"
		}
		return p.at(j-1).low == "," && (n.class&(itsWord|pronounWord) != 0 || oneOf(n.low, "some", "others", "many")) || n.class&detWord != 0 && (p.at(j+2).low == "number" || p.at(j+3).low == "number")
	}
	if t.low == "(" && n.low == "excluding" {
		return true
	}
	if t.low != "," {
		return false
	}
	if q := p.quantityAt(j + 1); q != nil && !q.money && (p.at(q.last+1).class&beWord != 0 || p.at(q.last+1).low == "in") {
		return true // "Of the 700 jobs that go, 260 are in Norway"
	}
	switch n.low {
	case "citing", "saying", "arguing", "claiming", "noting", "adding", "warning", "excluding":
		return true
	}
	a, ok := p.actorAt(j + 1)
	return ok && a.kind != place && p.at(a.last+1).class&verbish != 0 && p.at(a.last+1).class&reportWord == 0 && p.at(a.last+1).low != "'s"
}

// actsNext reports whether a verb stands at token i, an adverb before it passed
// over: "and indefinitely idle four plants".
func (p *parser) actsNext(i int) bool {
	if strings.HasSuffix(p.at(i).low, "ly") {
		i++
	}
	return p.at(i).class&(cutVerb|fireVerb|layWord|modalWord) != 0 && p.at(i).class&cutNoun == 0
}

// anotherActs reports whether a clause with a named employer of its own begins at token i:
// "France's Brine has shut", "in April, lender Brine said".
func (p *parser) anotherActs(i int) bool {
	s := &p.sents[p.sentenceAt(i)]
	if oneOf(p.at(i).low, "in", "on", "at") {
		for k := i + 1; k < i+6; k++ {
			if p.at(k).low == "," {
				i = k + 1
				break
			}
		}
	}
	for k := i; k < i+5 && k < s.last; k++ {
		a, ok := p.actorAt(k)
		switch t := &p.toks[k]; {
		case ok && a.kind == org:
			return !p.entities[a.entity].outlet && p.verbFollows(s, a, s.last)
		case ok && a.kind == place && p.at(a.last+1).low == "'s":
			k = a.last + 1
		case ok || t.kind != word || t.class&(verbish|prepWord|relativeWord|itsWord) != 0:
			return false
		}
	}
	return false
}

// placeOfJobs reports whether a place mention says where jobs are.
func (p *parser) placeOfJobs(f *frame, a actor) bool {
	if a.first > f.obj.first && a.last < f.obj.last {
		return true // "1,400 California jobs"
	}
	return p.placeOfWork(a)
}

// placeOfWork reports whether a place mention says where something is: under "in"
// or "at", or before a plant.
func (p *parser) placeOfWork(a actor) bool {
	j := a.first - 1
	if p.at(j).low == "of" && p.at(j-1).upper {
		return false // part of a name
	}
	if p.at(j).low == "of" && oneOf(p.at(j-1).low, "state", "province", "county", "city", "town", "village", "suburb", "port", "island", "region", "borough") {
		j -= 2 // "in the port city of Hull"
	}
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

// sentenceEnds reports whether token i is the last of its sentence.
func (p *parser) sentenceEnds(i int) bool {
	return i+1 >= len(p.toks) || p.sentenceAt(i) != p.sentenceAt(i+1)
}

// baseOnly reports whether a place only says where a firm is based.
func (p *parser) baseOnly(a actor) bool {
	one, two := p.at(a.first-1).low, p.at(a.first-2).low
	if two == "based" && p.at(a.first-3).class&(peopleWord|jobNoun) != 0 {
		return false // "300 pilots based in Reno"
	}
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

// saidThere reports whether a place is only where something is said or heard:
// "said in Ohio that", "told a court in Ohio".
func (p *parser) saidThere(a actor) bool {
	if p.at(a.first-1).low != "in" {
		return false
	}
	b := p.at(a.first - 2)
	return b.class&personVerb != 0 || oneOf(b.low, "court", "judge", "hearing", "filing", "filings", "lawsuit", "conference", "reporters", "speech", "interview")
}
