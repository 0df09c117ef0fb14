package reader

// A section is what stands under a line of its own, up to the next: "Who else is cutting?",
// "Tarn Valley Dairies". Where a text has several such lines that are names, each heads what
// is told of its own employer, and nothing of one section is carried into another.

// fewestHeads is how many lines that may be names make a text one of sections: two may be a
// by-line and a caption.
const fewestHeads = 3

// longestHead is how many tokens a heading has at most.
const longestHead = 9

// findSections marks under which heading each sentence stands, where the text has headings.
func (p *parser) findSections() {
	names := 0
	for i := range p.sents {
		if p.mayHead(i) && p.allNamed(&p.sents[i]) {
			names++
		}
	}
	if names < fewestHeads {
		return
	}
	p.sectioned = true
	under := int32(0)
	for i := range p.sents {
		if p.mayHead(i) {
			under = int32(i) + 1
			p.sents[i].heads = p.allNamed(&p.sents[i])
		}
		p.sents[i].under = under
	}
}

// mayHead reports whether sentence i is a short line of its own, without a full stop, that a
// paragraph follows.
func (p *parser) mayHead(i int) bool {
	s := &p.sents[i]
	if !s.opens || s.title || s.last-s.first > longestHead || i == 0 || i+1 >= len(p.sents) {
		return false
	}
	next := &p.sents[i+1]
	if last := &p.toks[s.last-1]; !next.opens || !p.toks[s.first].upper || last.kind == mark && last.low != "?" && last.low != ")" {
		return false
	}
	for j := s.first; j < s.last && s.numbered; j++ {
		if p.toks[j].kind == digits {
			return false // "Leeds: 300 jobs"
		}
	}
	end := &p.toks[next.last-1]
	long := next.last-next.first > 5 || i+2 < len(p.sents) && p.sents[i+2].para == next.para
	return long && (end.low == "." || closes(end.low))
}

// allNamed reports whether a line is made of words with capitals, and of those that join the
// parts of a name.
func (p *parser) allNamed(s *sentence) bool {
	first := p.nameInHead(s)
	if s.last-first > 6 {
		return false
	}
	for j := first; j < s.last; j++ {
		t := &p.toks[j]
		switch {
		case t.kind == word && t.upper && t.class&(modalWord|beWord|haveWord|reportWord|pronounWord|relativeWord) == 0:
		case j > first && j < s.last-1 && (oneOf(t.low, "of", "and", "&", "the", "for", ".") || t.low == "'s"):
		default:
			return false
		}
	}
	return true
}

// nameInHead returns the token at which the name of a heading begins: "The oldest: Marl Foods".
func (p *parser) nameInHead(s *sentence) int {
	for j := s.last - 2; j > s.first; j-- {
		if p.toks[j].low == ":" {
			return j + 1
		}
	}
	return s.first
}

// headActor reads a heading as one name, whatever its words are.
func (p *parser) headActor(s *sentence) []actor {
	from, first := len(p.actors), p.nameInHead(s)
	if last := p.run(s, first); first == s.first && last == s.last-1 && !p.commonOpener(s, first) {
		return p.actorsIn(s)
	}
	if a, ok := p.classify(first, s.last-1); ok {
		p.actors = append(p.actors, a)
	}
	return p.actors[from:len(p.actors):len(p.actors)]
}

// settleSections marks the employers that head sections. A text is made of such sections only
// where most of its headings are employers: else, as in "Shop closures" and "What the union
// says", they are about the one of whom the whole text tells, and part nothing.
func (p *parser) settleSections() {
	if !p.sectioned {
		return
	}
	firms, names := p.headFirms(p.namesIt), 0
	if firms > 1 {
		firms = p.headFirms(p.tradeUnder)
	}
	for i := range p.sents {
		if p.sents[i].heads {
			names++
		}
	}
	if firms >= fewestHeads && 2*firms >= names {
		return
	}
	p.sectioned = false
	for i := range p.sents {
		p.sents[i].heads, p.sents[i].under = false, 0
	}
}

// headFirms counts the headings that are names of employers, among them those that shows
// shows to be so.
func (p *parser) headFirms(shows func(int, actor) bool) int {
	n := 0
	for i := range p.sents {
		if !p.sents[i].heads || len(p.bySentence[i]) == 0 {
			continue
		}
		a := p.bySentence[i][0]
		if a.kind != org || p.entities[a.entity].outlet {
			continue
		}
		if e := &p.entities[a.entity]; !e.strong && a.last == p.sents[i].last-1 && !manyFirms(p.toks[a.last].low) && p.coined(a) {
			e.strong = shows(i, a)
		}
		if p.entities[a.entity].strong {
			n++
		}
	}
	return n
}

// namesIt reports whether the heading a of sentence i shows of itself that it is an employer's
// name, "Bell & Tallow", or the paragraph under it tells what is done by that name or a part of
// it: "Tarn Valley will", under "Tarn Valley Dairies".
func (p *parser) namesIt(i int, a actor) bool {
	for k := i + 1; k < len(p.sents) && p.sents[k].para == p.sents[i+1].para; k++ {
		for _, b := range p.bySentence[k] {
			if b.entity == a.entity && !p.oblique(b) {
				return true
			}
		}
	}
	return p.joinedByAnd(a.first, a.last)
}

// tradeUnder reports whether the first sentences under heading i say of what trade an employer
// is that they name by nothing but the heading's name: "The Leeds ice-cream maker".
func (p *parser) tradeUnder(i int, a actor) bool {
	for k := i + 1; k <= i+2 && k < len(p.sents) && p.sents[k].para == p.sents[i+1].para; k++ {
		s, end := &p.sents[k], p.sents[k].last
		for _, b := range p.bySentence[k] {
			if b.kind == org && b.entity != a.entity && !p.oblique(b) {
				end = min(end, b.first)
			}
		}
		for j := s.first; j < end && j < s.first+40; j++ {
			if oneOf(p.toks[j].low, "the", "a", "an") && p.tradeBehind(j+1) {
				return true
			}
		}
		if end < s.last {
			return false
		}
	}
	return false
}

// coined reports whether a name has a word that the text uses for nothing else.
func (p *parser) coined(a actor) bool {
	for j := a.first; j <= a.last; j++ {
		if t := &p.toks[j]; t.kind == word && t.class == 0 && t.lists&^(sectorWord|hyphened) == 0 && !p.writtenSmall(t) && !abstract(t.low) {
			return true
		}
	}
	return false
}

// tradeBehind reports whether the words from token i on are of an employer of some trade:
// "frozen-dinner maker", "Leeds restaurant group".
func (p *parser) tradeBehind(i int) bool {
	for j := i; j < i+10; j++ {
		switch t := p.at(j); {
		case j == i && oneOf(t.low, "maker", "seller", "operator", "publisher", "provider") && p.at(j+1).low == "of":
			return true // "The maker of home saunas"
		case j > i && (t.class&(anaphorWord|kindWord) != 0 || maker(t.low) || oneOf(t.low, "site", "website", "platform", "app", "marketplace", "exchange", "service", "network")) && !oneOf(t.low, "company", "firm", "business", "unit", "division", "department"):
			return !t.upper
		case t.kind == mark && !oneOf(t.low, "-", ",") && !closes(t.low) && !opensQuote(t.low), t.class&(prepWord|relativeWord|modalWord|haveWord) != 0, t.class&beWord != 0 && t.low != "'s":
			return false
		}
	}
	return false
}

// sectionStart is the first sentence of the section that sentence si stands in, or 0.
func (p *parser) sectionStart(si int) int {
	if si < 0 || si >= len(p.sents) {
		return 0
	}
	return int(p.sents[si].under)
}

// sectionHolder gives the employer whose name heads the section of sentence si. ends is true
// where si stands in a section, whoever heads it: nothing before its heading is meant then.
func (p *parser) sectionHolder(si int) (h holder, ok, ends bool) {
	k := p.sectionStart(min(si, len(p.sents)-1)) - 1
	if k < 0 {
		return holder{}, false, false
	}
	if !p.sents[k].heads || len(p.bySentence[k]) == 0 {
		return holder{}, false, true
	}
	a := p.bySentence[k][0]
	return holder{a.entity, a.first, "heading"}, a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet, true
}
