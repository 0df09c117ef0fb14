package reader

import "strings"

// meansUnnamed reports whether words that point back, "the hospital", stand for
// one whom the text brought in without a name: "gave to a hospital in Leeds. The
// hospital will cut 40 jobs". "Acme is a hospital" and "Acme, a hospital," name it.
func (p *parser) meansUnnamed(a actor) bool {
	head := p.toks[a.last].low
	if head == "council" && p.namesNoTown() {
		return true // no firm is a council
	}
	si := p.sentenceAt(a.first)
	for k := si; k >= 0 && k >= si-2; k-- {
		s := &p.sents[k]
		if s.classes&anaphorWord == 0 || s.headline {
			continue
		}
		for j := min(s.last, a.first) - 1; j >= s.first; j-- {
			if b, ok := p.actorEnding(j); ok && b.kind == org && p.isKind(b.entity, head) {
				return false // a named one is nearer
			}
			t := &p.toks[j]
			if t.low != head || t.upper {
				continue
			}
			if n := p.at(j + 1); n.kind == word && (n.upper || n.class == 0 && n.low != "'s" && !strings.HasSuffix(n.low, "ly") && !strings.HasSuffix(n.low, "ed") && !strings.HasSuffix(n.low, "ing") || n.class&(anyNoun|speakerNoun|titleWord|anaphorWord|cutNoun|jobWord) != 0) {
				continue // "a company spokesman", "retail giant Acme"
			}
			return p.broughtIn(s, j)
		}
	}
	return false
}

// broughtIn reports whether the noun at token j is one that its article brings in
// anew, and that says of nobody named what it is.
func (p *parser) broughtIn(s *sentence, j int) bool {
	k := j - 1
	outside, upper := false, false
	for ; k >= s.first && k > j-6; k-- {
		t := &p.toks[k]
		if t.class&detWord != 0 || t.class&itsWord != 0 || t.low == "'s" {
			break
		}
		outside, upper = outside || t.low == "same" || t.low == "outside", upper || t.upper
		if t.kind != word && t.low != "-" || t.class&(verbish|prepWord|conjWord|relativeWord) != 0 {
			return false
		}
	}
	if k < s.first || k <= j-6 {
		return false
	}
	switch d := &p.toks[k]; {
	case d.low == "a" || d.low == "an" || d.low == "another":
	case d.low == "the" || d.class&itsWord != 0 || d.low == "'s":
		if upper {
			return false // "Beaumont's Wayne hospital"
		}
		if b, ok := p.actorEnding(k - 1); d.low == "'s" && (!ok || b.kind != org) {
			return true // "the city's school district"
		}
		if !outside && (d.low == "the" || !hiredFrom(p.toks[j].low)) {
			return false
		}
	default:
		return false
	}
	if b := p.at(k - 1); b.class&beWord != 0 || b.kind == mark || oneOf(b.low, "as", "became", "become", "becomes", "becoming", "remains", "like", "such", "for", "into", "than", "what") || k == s.first {
		return false // "Acme is a hospital", "Acme, a hospital", "for a company that"
	}
	n := p.at(j + 1)
	if n.low == "," || n.low == "called" || n.low == "named" || n.low == "known" || n.class&relativeWord != 0 {
		return false // "a hospital called Acme", "a hospital, Acme,"
	}
	return true
}

// hiredFrom reports whether what an employer calls its own by this word is somebody
// else: "its agency", "its bank".
func hiredFrom(low string) bool {
	return oneOf(low, "agency", "bank", "lender", "insurer", "firm", "contractor", "publisher")
}

// takesUpUnnamed reports whether the last one spoken of before token i, pronouns
// apart, is one whom the text does not name: "The university said it".
func (p *parser) takesUpUnnamed(acts []actor, i int) bool {
	for n := len(acts) - 1; n >= 0; n-- {
		if a := acts[n]; a.last < i && a.kind != place && a.kind != its && a.kind != pronoun {
			return a.kind == anaphor && p.meansUnnamed(a)
		}
	}
	return false
}

// theirFirm finds whose the firm is that a person is said to have and that does
// what frame f says: "Her bank laid off 60 people". found is true where the words
// say so; then no other employer is meant.
func (p *parser) theirFirm(s *sentence, f *frame) (h holder, found bool) {
	for j := f.trigger - 2; j >= s.first && j > f.trigger-7; j-- {
		if t := &p.toks[j]; t.low != "her" && t.low != "his" || p.at(j+1).class&anaphorWord == 0 && p.at(j+2).class&anaphorWord == 0 {
			continue
		}
		for k := f.sent; k >= 0 && k >= f.sent-2; k-- {
			acts := p.bySentence[k]
			for n := len(acts) - 1; n >= 0; n-- {
				if a := acts[n]; a.kind == person && a.last < j {
					if h, ok := p.firmOf(a); ok {
						return h, true
					}
					return holder{entity: -1}, true
				}
			}
		}
		return holder{entity: -1}, true
	}
	return holder{}, false
}

// unnamedActs reports whether one whom the text brings in without a name does
// what frame f says: "a bank lays off 300 clerks", "300 workers fired by a hotel".
func (p *parser) unnamedActs(s *sentence, f *frame) bool {
	if f.noun {
		return false
	}
	if f.passive {
		return p.byUnnamed(s, max(f.trigEnd, f.trigger)+1)
	}
	k, _ := p.verbGroupBack(s, f.trigger)
	if p.at(k).class&relativeWord != 0 || p.at(k).low == "that" {
		k--
	}
	if a, ok := p.actorEnding(k); ok && a.kind == place && p.at(a.first-1).low == "in" {
		k = a.first - 2 // "An airline in Ohio has cut"
	}
	if t := p.at(k); k <= s.first || t.upper || t.class&(anaphorWord|kindWord) == 0 && !outsider(t.low) {
		return false
	}
	for j := k - 1; j >= s.first && j > k-5; j-- {
		t := &p.toks[j]
		if t.low == "a" || t.low == "an" || t.low == "another" {
			b := p.at(j - 1)
			return b.class&beWord == 0 && b.kind != mark && !oneOf(b.low, "as", "become", "became", "becoming", "like") || j == s.first || b.low == "," && p.opensPhrase(s, j-2)
		}
		if t.kind != word && t.low != "-" || t.class&(verbish|prepWord|conjWord|relativeWord|detWord|itsWord) != 0 || t.low == "'s" {
			return false
		}
	}
	return false
}

// opensPhrase reports whether tokens s.first..i are a phrase without a name that
// opens a sentence: "In the novel".
func (p *parser) opensPhrase(s *sentence, i int) bool {
	if p.toks[s.first].class&prepWord == 0 {
		return false
	}
	for j := s.first; j <= i; j++ {
		if a, ok := p.actorAt(j); ok && a.kind != place {
			return false
		}
	}
	return true
}

// byUnnamed reports whether "by" and an employer without a name stand at token i:
// "by a hotel", "by mills in Ohio". "By a call" says how.
func (p *parser) byUnnamed(s *sentence, i int) bool {
	if p.at(i).low != "by" {
		return false
	}
	for j := i + 1; j < s.last && j < i+6; j++ {
		t := &p.toks[j]
		if _, ok := p.actorAt(j); ok || t.kind != word && t.low != "-" {
			return false
		}
		if oneOf(t.low, "boss", "bosses", "employer", "others") || manyFirms(t.low) || workplace(t.low) || t.class&(anaphorWord|kindWord) != 0 {
			return p.at(i+1).class&itsWord == 0 && p.at(i+1).low != "the"
		}
		if j > i+1 && t.class&(prepWord|verbish|relativeWord|conjWord) != 0 {
			return false
		}
	}
	return false
}

// servesOthers reports whether the people of a frame are ones whom the subject
// takes on, helps or speaks for, so that others, whom nothing names, let them go: "helps 300 people who
// lost their jobs", "found work for 300 workers laid off".
func (p *parser) servesOthers(f *frame) bool {
	if !f.passive || f.obj.q == nil || f.obj.owner >= 0 || p.at(max(f.trigEnd, f.trigger)+1).low == "by" {
		return false
	}
	if _, ok := p.right(f); ok {
		return false // "helps 300 people who lost their jobs at Acme"
	}
	s := &p.sents[f.sent]
	j := f.obj.first - 1
	for j > s.first && (p.toks[j].class&(detWord|approxWord) != 0 || p.toks[j].low == "some") {
		j--
	}
	switch t := p.at(j); t.low {
	case "help", "helps", "helped", "helping", "represent", "represents", "represented", "representing", "train", "trains", "trained", "training", "retrain", "retrained",
		"assist", "assists", "assisted", "assisting", "serve", "serves", "served", "support", "supports", "supported", "interviewed", "surveyed", "counsel", "counseled", "aided":
		return j > s.first
	case "for":
		for k := j - 1; k > s.first && k > j-4; k-- {
			if oneOf(p.toks[k].low, "work", "jobs", "homes", "places", "fund", "classes", "courses", "help", "services") {
				return true
			}
		}
	}
	return false
}

// namesNoTown reports whether the text names no town or county, nor a body of one, that
// acts as an employer.
func (p *parser) namesNoTown() bool {
	for i := range p.entities {
		e := &p.entities[i]
		if e.kind != org || !e.strong {
			continue
		}
		for w := range strings.FieldsSeq(e.key) {
			if oneOf(w, "council", "city", "county", "borough", "town", "authority", "government") {
				return false
			}
		}
		if _, ok := p.ref.Place(e.name); ok {
			return false
		}
	}
	return true
}
