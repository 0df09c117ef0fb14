package reader

import "strings"

// headlineActors finds in a headline, where capitals say nothing, the names
// that the body or the registry knows.
func (p *parser) headlineActors(s *sentence) []actor {
	from := len(p.actors)
	for i := s.first; i < s.last; {
		t := &p.toks[i]
		if t.kind != word || !t.upper {
			if a, ok := p.pointer(s, i); ok && t.kind == word {
				p.actors = append(p.actors, a)
				i = a.last + 1
				continue
			}
			i++
			continue
		}
		if a, ok := p.knownAt(s, i); ok {
			p.actors = append(p.actors, a)
			i = a.last + 1
			continue
		}
		if last := p.run(s, i); s.title && i == s.first && p.callsUp(s, last+1) {
			a := p.mention(i, last, org)
			p.entities[a.entity].strong = true
			p.actors = append(p.actors, a)
			i = last + 1
			continue
		} else if last > i && last < i+6 && p.isOrgSuffix(last) && legal(p.toks[last].low) {
			a := p.mention(i, last, org)
			p.entities[a.entity].strong = true
			p.actors = append(p.actors, a)
			i = last + 1
			continue
		}
		i++
	}
	return p.actors[from:len(p.actors):len(p.actors)]
}

// callsUp reports whether the words of a title from token i on, behind a name, say that
// the text is that firm's call with investors: "(RLF) Q2 2025 Earnings Call".
func (p *parser) callsUp(s *sentence, i int) bool {
	if p.at(i).low == "(" {
		for i++; i < s.last && p.toks[i].low != ")"; i++ {
		}
		i++
	}
	if !fiscal(p.at(i).low) || i >= s.last {
		return false
	}
	for j := i + 1; j < s.last; j++ {
		if oneOf(p.toks[j].low, "earnings", "call", "results") {
			return true
		}
	}
	return false
}

// writtenSmall reports whether the text writes a word without a capital
// somewhere, so that in a headline it is a common word.
func (p *parser) writtenSmall(w *token) bool {
	if !p.scratch.small.has(w.shape) {
		return false // the usual case: a name
	}
	for i := range p.toks {
		if t := &p.toks[i]; t.shape == w.shape && !t.upper && t.kind == word && t.low == w.low {
			return true
		}
	}
	return false
}

// A shapeSet is a set of shapes of words.
type shapeSet [shapes / 64]uint64

func (s *shapeSet) add(shape uint16) { s[shape/64%uint16(len(s))] |= 1 << (shape % 64) }

func (s *shapeSet) has(shape uint16) bool { return s[shape/64%uint16(len(s))]&(1<<(shape%64)) != 0 }

// knownAt reads at i the longest name that the body or the registry knows.
func (p *parser) knownAt(s *sentence, i int) (actor, bool) {
	for last := p.spanEnd(s, i); last >= i; last-- {
		if p.toks[last].kind == mark && p.toks[last].low != "." || p.toks[last].low == "'s" {
			continue
		}
		text := p.words(i, last)
		if e, ok := p.byText[text]; ok {
			p.entities[e].mentions++
			return actor{first: i, last: last, kind: p.entities[e].kind, entity: e}, true
		}
		known := p.asked(text)
		key := known.key
		if key == "" {
			continue
		}
		for _, e := range p.likeNames(key, "", "", org) {
			if p.entities[e].kind == org && p.entities[e].key == key {
				p.byText[text] = int(e)
				p.entities[e].mentions++
				return actor{first: i, last: last, kind: org, entity: int(e)}, true
			}
		}
		if last == i && (p.toks[i].lists&notName != 0 || len(p.toks[i].low) == 1) {
			continue
		}
		if (i == s.first || p.at(i-1).class&prepWord != 0) && p.toks[i].class == 0 && !p.writtenSmall(&p.toks[i]) && p.beginsName(key) {
			return p.mention(i, last, org), true // "Qualtron", of Qualtron Devices
		}
		if known.isFirm && !known.common && (last > i || p.toks[i].class == 0 && !p.writtenSmall(&p.toks[i])) {
			return p.mention(i, last, org), true
		}
		if p.toks[i].class != 0 {
			continue
		}
		if p.placed(known, text); known.isPlace && !known.word && known.rank > 100000 {
			return p.mention(i, last, place), true
		}
	}
	return actor{}, false
}

// weigh finds the entity that the document is about: named in the title and
// the opening, and most often.
func (p *parser) weigh() {
	for i := range p.bySentence {
		for _, a := range p.bySentence[i] {
			if a.kind != org || a.entity < 0 {
				continue
			}
			e := &p.entities[a.entity]
			w := 1
			switch {
			case p.sents[i].title:
				w = 8
			case i < 4:
				w = 4
			case i < 10:
				w = 2
			}
			e.weight += w
		}
	}
	p.speaksOfItself()
	best, second := 0, 0
	for i := range p.entities {
		e := &p.entities[i]
		if e.kind == org && !e.outlet && !e.strong && e.mentions > 1 && e.weight >= 12 {
			e.strong = p.titleActs(i) // the title names it, and the opening
		}
		if e.kind != org || e.outlet && e.weight < 12 || !e.strong {
			continue
		}
		if strings.EqualFold(e.name, p.doc.Outlet) {
			continue
		}
		if e.weight > best {
			best, second, p.focus = e.weight, best, i
		} else if e.weight > second {
			second = e.weight
		}
	}
	p.outweighs = best >= 3*second && best >= 4
}

// beginsName reports whether a key that the registry does not know begins the
// name of one employer that the body names.
func (p *parser) beginsName(key string) bool {
	if _, known := p.ref.EmployerKey(key); known {
		return false
	}
	n := 0
	for _, i := range p.likeNames(key, "", "", org) {
		if e := &p.entities[i]; e.kind == org && strings.HasPrefix(e.key, key+" ") {
			n++
		}
	}
	return n == 1
}

// titleActs reports whether entity e is named in the title and is somewhere the
// subject of a verb.
func (p *parser) titleActs(e int) bool {
	titled, acts := false, false
	const verb = verbish | cutVerb | fireVerb | layWord | letWord
	for i := range p.bySentence {
		for _, a := range p.bySentence[i] {
			if a.entity != e {
				continue
			}
			titled = titled || p.sents[i].title
			if n := p.at(a.last + 1); !p.sents[i].title && (n.class&verb != 0 || n.low == "'s") {
				acts = true
			}
		}
	}
	return titled && acts
}

// speaksOfItself takes the employer that a text in the first person names most,
// from its opening on, for a strong name: it is whose "we" it is.
func (p *parser) speaksOfItself() {
	best := -1
	for i := range p.entities {
		if e := &p.entities[i]; e.kind == org && e.strong && !e.outlet && e.weight >= 3 {
			return // another may be meant
		}
		if e := &p.entities[i]; e.kind == org && !e.outlet && e.mentions > 1 && e.weight >= 5 && (best < 0 || e.weight > p.entities[best].weight) {
			best = i
		}
	}
	if best >= 0 && !p.entities[best].strong && !allCaps(p.entities[best].name) && p.firstPerson() {
		p.entities[best].strong = true
	}
}

// spanEnd returns how far a name that begins at token i of a headline may reach:
// five tokens on, not over a verb or a word in small letters that joins no name.
func (p *parser) spanEnd(s *sentence, i int) int {
	last := i
	for j := i + 1; j < s.last && j <= i+5; j++ {
		t := &p.toks[j]
		switch {
		case t.kind == word && !t.upper && t.low != "'s" && t.low != "of" && t.low != "and" && t.low != "the" && t.low != "for" && !particle(t.low):
			return last
		case t.class&(modalWord|haveWord|beWord|fireVerb|layWord) != 0 && t.low != "'s":
			return last
		case t.kind == mark && (t.low == ":" || t.low == ";" || t.low == "|" || t.low == "?" || t.low == "\""):
			return last
		}
		last = j
	}
	return last
}
