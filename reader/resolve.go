package reader

import (
	"slices"
	"strings"
)

// firmOf finds the firm of a person: "Amazon CEO Andy Jassy", "Musk" after
// "Tesla CEO Elon Musk".
func (p *parser) firmOf(who actor) (holder, bool) {
	if e, ok := p.employerOf[who.entity]; ok {
		return holder{e, who.first, "person of"}, true
	}
	for _, a := range p.bySentence[p.sentenceAt(who.first)] {
		if a.kind == org && a.last < who.first && who.first-a.last <= 5 && p.titleBetween(a.last+1, who.first-1) {
			return holder{a.entity, a.first, "person of"}, true
		}
	}
	return holder{}, false
}

// findEmployers learns whose people the text names: "Tesla CEO Elon Musk",
// "Mary Barra, chief executive of GM".
func (p *parser) findEmployers() {
	for i := range p.bySentence {
		acts := p.bySentence[i]
		for n := 0; n+1 < len(acts); n++ {
			a, b := acts[n], acts[n+1]
			switch {
			case a.kind == org && b.kind == person && b.first-a.last <= 6 && p.titleBetween(a.last+1, b.first-1) && !p.commaBetween(a.last+1, b.first-1):
				p.setEmployer(b.entity, a.entity)
			case a.kind == org && b.kind == person && b.first == a.last+2 && p.at(a.last+1).low == "," && a.first > 1 && p.at(a.first-1).low == "of" && p.titleBetween(a.first-2, a.first-2):
				p.setEmployer(b.entity, a.entity) // "The chief executive of Meta, Mark Zuckerberg,"
			case a.kind == org && b.kind == person && b.first == a.last+2 && p.at(a.last+1).low == "'s":
				p.setEmployer(b.entity, a.entity) // "Meta's Mark Zuckerberg"
			case a.kind == person && b.kind == org && b.first-a.last <= 9 && (p.at(a.last+1).low == "," || p.at(a.last+1).low == "is") && p.titleBetween(a.last+1, b.first-1):
				p.setEmployer(a.entity, b.entity)
			}
		}
	}
}

func (p *parser) setEmployer(who, firm int) {
	if p.entities[firm].kind != org || !p.entities[firm].strong {
		return
	}
	if _, have := p.employerOf[who]; !have && !p.entities[firm].outlet {
		p.employerOf[who] = firm
	}
}

func (p *parser) commaBetween(first, last int) bool {
	for j := first; j <= last; j++ {
		if p.toks[j].low == "," {
			return true
		}
	}
	return false
}

func (p *parser) titleBetween(first, last int) bool {
	title := false
	for j := first; j <= last; j++ {
		switch p.toks[j].low {
		case "professor", "analyst", "economist", "strategist", "lawyer", "attorney", "researcher", "former", "ex-":
			return false // speaks from there, not for it
		}
		title = title || p.toks[j].class&titleWord != 0
	}
	return title
}

// resolve says who a pronoun or anaphor at token i stands for: a subject
// earlier in the sentence, else the last subject of the sentences before, else
// the employer the document is about.
func (p *parser) resolve(s *sentence, i int, how string) (holder, bool) {
	acts := p.bySentence[p.sentenceAt(s.first)]
	if h, ok := p.opening(s); ok && h.token < i {
		return h, true
	}
	if p.opensWithStranger(s, i) && !p.unionSays(s, i) {
		return holder{}, false
	}
	this, ok := p.actorAt(i)
	named := ok && this.kind == anaphor
	if named && p.definedTerm(this) {
		return holder{p.focus, -1, how}, true
	}
	if named && p.toks[this.first].low == "that" {
		if a, ok := p.namedLast(p.sentenceAt(s.first) - 1); ok {
			return holder{a.entity, a.first, how}, true
		}
	}
	if !named && p.someoneSaysIt(s, i) {
		return holder{}, false
	}
	if named && p.comparesTwo(this) {
		return holder{}, false
	}
	if named && p.meansUnnamed(this) || !named && p.takesUpUnnamed(acts, i) {
		return holder{}, false
	}
	if named {
		if h, ok := p.spokenOf(s, acts, this); ok {
			return h, true
		}
	}
	if h, ok := p.ofSpeaker(s, acts, i); ok {
		h.how = how
		return h, true
	}
	if l := p.toks[i].low; (l == "we" || l == "our" || l == "us") && p.focus >= 0 && p.entities[p.focus].weight >= 4 && p.firstPerson() {
		return holder{p.focus, -1, how}, true
	}
	if a, ok := p.lostItsPeople(acts, i); ok {
		return holder{a.entity, a.first, how}, true
	}
	said := false
	for n := len(acts) - 1; n >= 0; n-- {
		a := acts[n]
		if a.last < i && a.kind == person && !said && !named {
			if said = p.saysAfter(s, a); said {
				if h, ok := p.firmOf(a); ok {
					h.how = how
					return h, true // "The chief of Acme, Ann Orr, said it"
				}
			}
		}
		if a.last >= i || a.kind != org || p.modifies(a) || p.ownsAnother(a) || p.listens(a) || p.estimates(a, i+1) || p.ownsInAside(acts[:n], a) || n > 0 && p.bought(acts[:n], a) {
			continue
		}
		e := &p.entities[a.entity]
		if how == "its" && !e.strong && !e.outlet && a.last > a.first && p.toks[i].low == "its" && !p.oblique(a) && p.verbFollows(s, a, i) {
			e.strong = true // "The Elmira Sentinel has told 12 of its clerks"
		}
		if !e.strong && !e.outlet && a.last > a.first && a.first == s.first && !p.oblique(a) && p.saysAfter(s, a) {
			return holder{a.entity, a.first, how}, true // whoever that is, it is none named before
		}
		if !named && !oneOf(p.toks[i].low, "we", "our", "us") && p.mayEmploy(s, a, i) {
			return holder{}, false // "Brightwater Cable rose 5% after saying it": none named before
		}
		if e.outlet && (p.reporting(a) || e.weight < 8) && p.at(a.last+1).class&(planWord|cutVerb|layWord) == 0 || !e.strong || p.oblique(a) && p.at(a.last+1).low != "'s" && !p.toldOf(a) && !p.cutsAt(a) && !p.spokenFor(a) && !(named && p.peopleAt(a)) {
			continue
		}
		return holder{a.entity, a.first, how}, true
	}
	// "At its European operations, GM is": the subject comes after.
	if p.toks[s.first].class&prepWord != 0 || p.toks[s.first].low == "beyond" || p.toks[s.first].low == "in" {
		for _, a := range acts {
			if a.first > i && a.kind == org && p.at(a.first-1).low == "," && p.entities[a.entity].strong && p.verbFollows(s, a, s.last) {
				return holder{a.entity, a.first, how}, true
			}
		}
	}
	if ours := oneOf(p.toks[i].low, "we", "our", "us"); !named && !ours && (p.unsureBefore(p.sentenceAt(s.first)) || p.opensUnknown(s, i)) {
		return holder{}, false
	}
	h, ok := p.before(p.sentenceAt(s.first), true)
	if named && ok && !p.mayBeCalled(h.entity, this) {
		ok = false
	}
	if named {
		if k, found := p.ofKind(this, p.sentenceAt(s.first)); found && (!ok || !p.isKind(h.entity, p.toks[this.last].low)) {
			return k, true
		}
	}
	return h, ok
}

// lostItsPeople finds the employer named right before "it" at token i as the one whose people
// somebody else takes on or speaks for, when what ended it follows: "Acme hired former clerks
// of Brine after it went bankrupt and".
func (p *parser) lostItsPeople(acts []actor, i int) (actor, bool) {
	if p.toks[i].low != "it" || !oneOf(p.at(i-1).low, "after", "when", "before", "as", "once", "because", "until") {
		return actor{}, false
	}
	for _, a := range acts {
		if a.last != i-2 || a.kind != org || !oneOf(p.at(a.first-1).low, "of", "from", "at") || p.at(a.first-2).class&(peopleWord|jobNoun) == 0 {
			continue
		}
		t := p.at(i + 1)
		ends := t.lists&closing != 0 || t.class&(cutVerb|fireVerb|layWord|letWord) != 0 || t.class&haveWord != 0 && p.cutWithin(i+2, 1) || oneOf(t.low, "went", "failed", "filed", "folded", "collapsed", "ceased")
		if e := &p.entities[a.entity]; ends && !e.outlet && a.last > a.first {
			e.strong = true
		}
		return a, ends && !p.entities[a.entity].outlet
	}
	return actor{}, false
}

// ofSpeaker finds the firm of who says "we" at token i, where a person is named behind the
// quotation: “We will let 50 people go,” said Ann Orr, chief executive of Brine.
func (p *parser) ofSpeaker(s *sentence, acts []actor, i int) (holder, bool) {
	if !s.quoted || !oneOf(p.toks[i].low, "we", "our", "us") || !p.quotedAt(int(p.toks[i].start)) {
		return holder{}, false
	}
	for _, a := range acts {
		if a.kind == person && a.first > i && !p.quotedAt(int(p.toks[a.first].start)) && p.saysAfter(s, a) {
			return p.firmOf(a)
		}
	}
	return holder{}, false
}

// namedLast returns the employer with which sentence k ends, known or not, which "That company"
// then is: "Some work goes to Brine Labs."
func (p *parser) namedLast(k int) (actor, bool) {
	if k < 0 || len(p.bySentence[k]) == 0 {
		return actor{}, false
	}
	a := p.bySentence[k][len(p.bySentence[k])-1]
	if a.kind != org || a.last == a.first && !p.entities[a.entity].strong || p.entities[a.entity].outlet {
		return actor{}, false
	}
	p.entities[a.entity].strong = true
	return a, true
}

// someoneSaysIt reports whether the pronoun at token i is of one who speaks right before it and
// whom the text does not name: "a day after another chipmaker said it would".
func (p *parser) someoneSaysIt(s *sentence, i int) bool {
	j := i - 1
	if p.at(j).low == "that" {
		j--
	}
	if p.at(j).class&(reportWord|announceWord) == 0 {
		return false
	}
	j--
	if t := p.at(j); t.upper || t.class&(anaphorWord|kindWord) == 0 && !maker(t.low) && !outsider(t.low) {
		return false
	}
	for k := j - 1; k >= s.first && k > j-5; k-- {
		switch t := &p.toks[k]; {
		case t.low == "another", t.low == "a" || t.low == "an":
			return true
		case t.kind != word || t.upper || t.class&(verbish|prepWord|conjWord|detWord|itsWord) != 0:
			return false
		}
	}
	return false
}

// comparesTwo reports whether words that point back say which of two is meant by how it differs
// from the other: "the smaller firm", "the other airline".
func (p *parser) comparesTwo(a actor) bool {
	for j := a.first + 1; j < a.last; j++ {
		if oneOf(p.toks[j].low, "smaller", "larger", "bigger", "other", "younger", "older", "acquired", "newer") {
			return true
		}
	}
	return false
}

// definedTerm reports whether a word with a capital stands for whom the text is about, whose
// name has it, as in what a firm writes of itself: "the Group", of Group Valmaure.
func (p *parser) definedTerm(a actor) bool {
	t := &p.toks[a.last]
	if oneOf(p.at(a.last-1).low, "combined", "merged", "enlarged") {
		return p.focus >= 0 && p.entities[p.focus].kind == org && p.entities[p.focus].strong // of two that the text names: the one it is about
	}
	return a.first >= a.last-1 && t.upper && !t.caps && oneOf(t.low, "company", "group", "corporation", "bank", "trust", "agency", "firm") && p.at(a.last-1).low == "the" &&
		p.focus >= 0 && p.entities[p.focus].strong && p.isKind(p.focus, t.low) && !p.entities[p.focus].outlet
}

// bought reports whether a mention is what the employer named before it buys, sells
// or sues: "After Acme bought Brine, it".
func (p *parser) bought(before []actor, a actor) bool {
	switch p.at(a.first - 1).low {
	case "bought", "buys", "buying", "acquired", "acquires", "acquiring", "sold", "selling", "sued", "suing", "merged", "joined":
	default:
		return false
	}
	for _, b := range before {
		if b.kind == org && p.entities[b.entity].strong && !p.entities[b.entity].outlet {
			return true
		}
	}
	return false
}

// cutsAt reports whether a mention stands behind cuts that are its own: "The job
// cuts at Acme", of whose workforce the sentence then speaks.
func (p *parser) cutsAt(a actor) bool {
	j := a.first - 1
	for n := 0; n < 2 && p.at(j).kind == word && !p.at(j).upper && p.at(j).class&(detWord|itsWord|prepWord) == 0; n++ {
		j-- // "at chip designer Silverbeck"
	}
	return p.at(j).low == "at" && p.at(j-1).class&(cutNoun|lossWord|elimination|jobNoun) != 0
}

// peopleAt reports whether a mention says whose people those before it are, of whom
// words that point back then speak: "nurses at Acme told the Post the hospital".
func (p *parser) peopleAt(a actor) bool {
	return p.at(a.first-1).low == "at" && p.at(a.first-2).class&peopleWord != 0
}

// spokenFor reports whether somebody speaks for a name: "A spokesman for Acme said".
func (p *parser) spokenFor(a actor) bool {
	return p.at(a.first-1).low == "for" && p.at(a.first-2).class&speakerNoun != 0 && p.at(a.last+1).class&(reportWord|denyWord|announceWord) != 0
}

// ownsInAside reports whether an aside behind a name before b says that it owns b:
// "Acme, the parent of Brine, ".
func (p *parser) ownsInAside(before []actor, b actor) bool {
	if p.at(b.first-1).low == "as" && oneOf(p.at(b.first-2).low, "known", "called") {
		return len(before) > 0 // "Acme, formerly known as Brine, "
	}
	for _, a := range before {
		if a.kind == org && b.first-a.last < 8 && p.at(a.last+1).low == "," && p.entities[a.entity].strong && !p.entities[a.entity].outlet && p.describedBy(a.last+2, b) {
			return true
		}
	}
	if p.at(b.first-1).low != "of" || !oneOf(p.at(b.first-2).low, "parent", "owner", "maker", "operator", "publisher", "part") {
		return false
	}
	for _, a := range before {
		if a.kind == org && p.at(a.last+1).low == "," && (p.at(a.last+2).class&detWord != 0 || p.at(a.last+2).low == "part") && b.first-a.last < 9 {
			return true
		}
	}
	return false
}

// describedBy reports whether an aside from token i to a comma says by the name b
// what the one before it is: "Brine, an Acme supplier, ", "Alphabet, Google's
// parent, ".
func (p *parser) describedBy(i int, b actor) bool {
	if p.at(i).class&detWord == 0 && !(b.first == i && p.at(b.last+1).low == "'s") {
		return false
	}
	end := b.last + 1
	for ; p.at(end).low != ","; end++ {
		if t := p.at(end); end > b.last+5 || t.kind != word || t.class&(verbish|relativeWord|cutVerb|fireVerb|layWord) != 0 && t.low != "'s" {
			return false
		}
	}
	if end == b.last+1 {
		return false // "Brine, the maker of Acme, " is for others to say
	}
	for j := i; j < b.first; j++ {
		if t := &p.toks[j]; t.kind == mark && t.low != "-" || t.class&(verbish|relativeWord) != 0 {
			return false
		}
	}
	return true
}

// ofKind finds the employer that the sentences just before si name and whose
// name says that it is what anaphor a calls it: "the hospital", "the agency".
func (p *parser) ofKind(a actor, si int) (holder, bool) {
	for k := si; k >= p.sectionStart(si) && k >= si-3; k-- {
		acts := p.bySentence[k]
		for n := len(acts) - 1; n >= 0; n-- {
			if b := acts[n]; b.first < a.first && b.kind == org && p.entities[b.entity].strong && p.isKind(b.entity, p.toks[a.last].low) {
				return holder{b.entity, b.first, "anaphor"}, true
			}
		}
	}
	return holder{}, false
}

// spokenOf finds the employer named before of which one of another kind speaks:
// "Corvale Health said the hospital will", after Velm General Hospital.
func (p *parser) spokenOf(s *sentence, acts []actor, this actor) (holder, bool) {
	low := p.toks[this.last].low
	if len(kinds[low]) == 0 {
		return holder{}, false
	}
	for n := len(acts) - 1; n >= 0; n-- {
		a := acts[n]
		if a.last >= this.first || a.kind != org || p.oblique(a) {
			continue
		}
		if p.isKind(a.entity, low) || !p.saysAfter(s, a) {
			break
		}
		h, ok := p.ofKind(this, p.sentenceAt(s.first)-1)
		if ok && !strings.Contains(p.entities[h.entity].key, low) {
			ok = p.entities[a.entity].union || p.studies(p.entities[a.entity].key) // a ministry is an agency too
		}
		return h, ok
	}
	return holder{}, false
}

// unionSays reports whether the anaphor at token i is of whom a union speaks: "The
// pilots' union said the airline will".
func (p *parser) unionSays(s *sentence, i int) bool {
	if a, ok := p.actorAt(i); !ok || a.kind != anaphor || p.at(i-1).class&reportWord == 0 && p.at(i-1).low != "that" {
		return false
	}
	for j := s.first; j < i; j++ {
		if oneOf(p.toks[j].low, "union", "unions") {
			return true
		}
	}
	return false
}

// isKind reports whether the name of entity e says that it is what the word
// calls it.
func (p *parser) isKind(e int, low string) bool {
	if e < 0 {
		return false
	}
	words := kinds[low]
	for w := range strings.FieldsSeq(p.entities[e].key) {
		if w == low && len(words) > 0 || slices.Contains(words, w) {
			return true
		}
	}
	return false
}

// mayBeCalled reports whether an employer may be what words that point back call it: "the
// hospital" is no Acme Chips, whose name says its trade.
func (p *parser) mayBeCalled(e int, a actor) bool {
	fit, ok := institutions[p.toks[a.last].low]
	of, traded := trades[p.toks[a.last].low]
	if !ok && !traded || p.entities[e].slug != "" {
		return true
	}
	key := p.entities[e].key
	_, trade := p.lex.sectorWords[lastWord(key)]
	if traded && trade {
		fit = of
	} else if traded {
		return true
	}
	if _, form := p.lex.firmWords[lastWord(key)]; !trade && !form || !strings.Contains(key, " ") {
		return true
	}
	for w := range strings.FieldsSeq(key) {
		if slices.Contains(fit, w) {
			return true
		}
	}
	return false
}

// institutions are words for employers that no firm with another trade in its name is, with the
// words that the names of such have.
var institutions = map[string][]string{
	"hospital": {"health", "healthcare", "medical", "care", "hospital", "hospitals", "clinic", "trust", "nhs", "group", "holdings", "holding"},
	"district": {"district", "schools", "school", "unified", "public", "county", "independent"}, "university": {"university", "college", "institute"}, "college": {"university", "college", "institute"},
	"school": {"school", "schools", "academy", "education", "college"}, "museum": {"museum"}, "zoo": {"zoo"}, "council": {"council"}, "library": {"library"},
}

// trades are words for firms of one trade, with the words by which the names of such tell it.
var trades = map[string][]string{
	"airline": {"air", "airlines", "airways", "aviation", "jet", "wings", "express"}, "carmaker": {"motor", "motors", "auto", "automotive", "cars", "electric", "vehicles"},
	"automaker": {"motor", "motors", "auto", "automotive", "cars", "electric", "vehicles"}, "bank": {"bank", "bancorp", "financial", "savings", "trust", "capital", "credit"},
	"insurer": {"insurance", "mutual", "assurance", "financial", "life", "health", "healthcare", "medical"}, "casino": {"casino", "casinos", "resorts", "resort", "gaming", "entertainment", "hotels"},
	"brewery": {"brewing", "brewery", "beverage", "beverages", "beer"}, "newspaper": {"media", "news", "publishing", "newspapers"},
}

// kinds are words that call an employer by what its name says it is.
var kinds = map[string][]string{
	"agency":     {"administration", "bureau", "service", "centers", "institutes", "foundation"},
	"department": {"ministry"}, "bureau": {"bureau"}, "hospital": {"medical", "clinic"}, "university": {"university", "college"}, "college": {"college"},
	"museum": {"museum"}, "district": {"district", "schools"}, "council": {"council"},
}

// listens reports whether a mention is of one to whom something is said: "told
// CNN that the company".
func (p *parser) listens(a actor) bool {
	i := a.first - 1
	if p.at(i).class&detWord != 0 {
		i--
	}
	switch p.at(i).low {
	case "told", "tells", "telling", "tell", "informed", "notified", "notify", "notifies", "notifying":
		return p.at(a.last+1).low != "to" || !p.cutWithin(a.last+2, 1) // "told Acme to cut"
	case "hired", "hires", "hiring", "retained", "engaged", "enlisted", "tapped":
		return p.at(a.last+1).low == "to" // "hired Brine to plan 300 layoffs"
	}
	return false
}

// toldOf reports whether a relative clause says what a mention does: "firms such
// as Acme, which announced".
func (p *parser) toldOf(a actor) bool {
	return p.at(a.last+1).low == "," && p.at(a.last+2).low == "which"
}

// previous gives the subject of a sentence before si, or the focus of the
// document.
func (p *parser) previous(si int) (holder, bool) { return p.before(si, false) }

// before is previous; where words point back, as "the company" does, they may
// mean an employer that is no subject.
func (p *parser) before(si int, points bool) (holder, bool) {
	if h, ok, ends := p.sectionHolder(si); ok {
		return h, true
	} else if ends {
		h, ok, _ := p.nearest(si, points)
		return h, ok
	}
	if h, ok := p.heading(si); ok {
		return h, true
	}
	if h, ok, found := p.nearest(si, points); found {
		return h, ok
	}
	if p.focus >= 0 && p.outweighs {
		return holder{p.focus, -1, "focus"}, true
	}
	return holder{}, false
}

// nearest finds the employer that the sentences just before si are about; found is true
// where they are about one who may be an employer as well as not, too.
func (p *parser) nearest(si int, points bool) (h holder, ok, found bool) {
	for k := si - 1; k >= p.sectionStart(si) && k >= si-3; k-- {
		s := &p.sents[k]
		if s.headline && !s.title {
			continue
		}
		if si < len(p.sents) && s.para < p.sents[si].para-3 {
			break
		}
		if h, ok := p.topic(k); ok {
			return h, true, true
		}
		if !points && p.unsureSubject(k) {
			return holder{}, false, true
		}
		if k == si-1 {
			if h, ok := p.lastNamed(k, points); ok {
				return h, true, true
			}
		}
	}
	return holder{}, false, false
}

// mayEmploy reports whether a mention is of one who does something before token i and
// who may be an employer as well as not: words that point back behind it mean none
// that is named before it. One who only speaks may be a person.
func (p *parser) mayEmploy(s *sentence, a actor, i int) bool {
	e := &p.entities[a.entity]
	return !e.strong && !e.outlet && !p.oblique(a) && p.at(a.last+1).class&reportWord == 0 && p.toks[a.first].lists&notName == 0 && p.verbFollows(s, a, i)
}

// unsureBefore reports whether the sentence before si, or the one before that where
// the nearer names no employer, is about one who may be an employer as well as not.
func (p *parser) unsureBefore(si int) bool {
	for k := si - 1; k >= p.sectionStart(si) && k >= si-2; k-- {
		if p.unsureSubject(k) {
			return true
		}
		for _, a := range p.bySentence[k] {
			if a.kind != place {
				return false
			}
		}
	}
	return false
}

// unsureSubject reports whether sentence k is about one who may be an employer as
// well as not.
func (p *parser) unsureSubject(k int) bool {
	s := &p.sents[k]
	if p.opensWithSome(s) {
		return true
	}
	for _, a := range p.bySentence[k] {
		if a.kind == person || a.kind == anaphor || a.kind == pronoun {
			return false
		}
		if a.entity < 0 {
			continue
		}
		e := &p.entities[a.entity]
		if e.strong && !e.outlet && !p.oblique(a) {
			return false
		}
		asked := p.at(s.last-1).low == "?" && s.last-s.first <= 5 && !e.strong && !e.outlet
		if a.kind == org && (asked || a.last+2 < s.last && p.mayEmploy(s, a, s.last)) {
			return true // also "Remember Quartzbyte?"
		}
	}
	return false
}

// opensWithSome reports whether a sentence is about an employer whom it brings in without a
// name: "A sandwich maker in Leeds has raised its prices".
func (p *parser) opensWithSome(s *sentence) bool {
	if !oneOf(p.toks[s.first].low, "a", "an", "another") || s.classes&(anaphorWord|kindWord) == 0 {
		return false
	}
	for j := s.first + 1; j < s.first+7; j++ {
		t, n := p.at(j), p.at(j+1)
		if t.kind != word && t.low != "-" || t.class&(verbish|prepWord|conjWord|relativeWord) != 0 {
			return false
		}
		if j > s.first+1 && t.class&(anaphorWord|kindWord) != 0 && t.class&titleWord == 0 && !t.upper && (n.class&(haveWord|beWord|modalWord|cutVerb|fireVerb|layWord|planWord) != 0 || oneOf(n.low, "in", "near", "outside")) && n.low != "'s" {
			h, ok := p.onlyEmployer(p.sentenceAt(s.first))
			return !ok || h.token > s.first+10
		}
	}
	return false
}

// lastNamed is the employer that a sentence names last; anywhere is whatever
// its part.
func (p *parser) lastNamed(k int, anywhere bool) (holder, bool) {
	acts := p.bySentence[k]
	for n := len(acts) - 1; n >= 0; n-- {
		if a := acts[n]; a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet && !p.ownsAnother(a) && (anywhere && !p.carried(a) || !p.oblique(a)) {
			return holder{a.entity, a.first, "named before"}, true
		}
	}
	return holder{}, false
}

// heading gives the employer whose name alone heads the section that sentence
// si stands in.
func (p *parser) heading(si int) (holder, bool) {
	for k := min(si, len(p.sents)-1); k >= 0 && k > si-14; k-- {
		s := &p.sents[k]
		if s.opens && k < si && p.at(s.last-1).low == "?" && s.last-s.first <= longestHead {
			break // "What comes next?" ends a section
		}
		if s.title || !s.opens || s.para < 3 || len(p.bySentence[k]) == 0 {
			continue
		}
		a := p.bySentence[k][0]
		if a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet && a.first <= s.first+1 && k < si && p.headsSection(s, a) {
			return holder{a.entity, a.first, "heading"}, true
		}
	}
	return holder{}, false
}

// headsSection reports whether sentence s is a heading made of a name: the name
// alone, or the name, a colon and a few words without a full stop.
func (p *parser) headsSection(s *sentence, a actor) bool {
	if p.at(s.last-1).low == "." {
		return p.runIn(s) && a.first == s.first && a.last == s.last-2
	}
	n := s.last - a.last
	return n <= 2 || n <= 5 && p.at(a.last+1).low == "(" || n <= 14 && p.at(a.last+1).low == ":"
}

// topic is the employer that a sentence is about: its first subject.
func (p *parser) topic(k int) (holder, bool) {
	s := &p.sents[k]
	for _, a := range p.bySentence[k] {
		if a.kind != org || !p.entities[a.entity].strong || p.entities[a.entity].outlet && a.entity != p.focus {
			continue
		}
		if p.oblique(a) || p.listens(a) {
			continue
		}
		if p.verbFollows(s, a, s.last) || p.at(a.last+1).low == "'s" {
			return holder{a.entity, a.first, "topic"}, true
		}
	}
	return holder{}, false
}

// runIn reports whether a sentence is a heading run into its paragraph: one to
// four capitalised words and a full stop, with more behind: "Quartzite Games. It
// confirmed".
func (p *parser) runIn(s *sentence) bool {
	n := s.last - s.first
	if !s.opens || s.title || n < 2 || n > 5 || p.toks[s.last-1].low != "." {
		return false
	}
	for j := s.first; j < s.last-1; j++ {
		if t := &p.toks[j]; (t.kind != word || !t.upper || t.lists&opener != 0) && !(t.low == "&" && j > s.first) {
			return false
		}
	}
	next := p.sentenceAt(s.first) + 1
	return next < len(p.sents) && p.sents[next].para == s.para
}

// firstPerson reports whether the text is the employer's own: a memo, a letter, a
// call with investors, in which every few sentences say "we" outside quotation
// marks.
func (p *parser) firstPerson() bool {
	if p.ours == 0 {
		p.ours = -1
		n := 0
		for i := range p.sents {
			for j := p.sents[i].first; j < p.sents[i].last; j++ {
				if l := p.toks[j].low; (l == "we" || l == "our") && !p.quotedAt(int(p.toks[j].start)) {
					n++
				}
			}
		}
		if n >= 5 && 4*n >= len(p.sents) || n >= 2 && 2*n >= len(p.sents) {
			p.ours = 1
		}
	}
	return p.ours > 0
}

// quotedAt reports whether byte at lies in a quotation.
func (p *parser) quotedAt(at int) bool {
	for i := range p.quotes {
		if q := &p.quotes[i]; q.open <= at && at < q.close {
			return true
		}
	}
	return false
}
