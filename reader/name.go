package reader

import (
	"slices"
	"strings"
)

// An actor is a mention of someone or something that acts: an employer, a
// person, a place, or a word that stands for one.
type actor struct {
	first, last int // tokens, both included
	kind        actorKind
	entity      int // index into parser.entities; -1 for pronouns and anaphors
}

type actorKind uint8

const (
	org     actorKind = iota // a named employer or body
	person                   // a named person
	place                    // a place of the gazetteer
	anaphor                  // "the company"
	pronoun                  // it, they, we
	its                      // its, their, our
)

// actors finds the actors of every sentence; body sentences first, so that the
// title is read with the names of the body, whose short forms it has.
func (p *parser) findActors() {
	p.bySentence = slices.Grow(p.scratch.bySentence[:0], len(p.sents))[:len(p.sents)]
	clear(p.bySentence)
	need := p.needActors()
	for _, title := range []bool{false, true} {
		for i := range p.sents {
			switch s := &p.sents[i]; {
			case s.heads:
				if !title {
					p.bySentence[i] = p.headActor(s)
				}
			case need[i] && s.title == title && (!s.headline || p.runIn(s)):
				p.bySentence[i] = p.actorsIn(s)
			}
		}
	}
	p.markFirms()
	for i := range p.sents {
		if s := &p.sents[i]; need[i] && s.headline && !s.heads && !p.runIn(s) {
			p.bySentence[i] = p.headlineActors(&p.sents[i])
		}
	}
	p.weigh()
}

// needActors marks the sentences in which names are looked for: those that a
// rule may read, those before them that say who is spoken of, the opening, short
// lines that may be headings, and quotations, where the text speaks of cuts.
func (p *parser) needActors() []bool {
	need := slices.Grow(p.scratch.need[:0], len(p.sents))[:len(p.sents)]
	p.scratch.need = need
	clear(need)
	cuts := false
	for i := range p.sents {
		s := &p.sents[i]
		c := s.classes
		cut := c&(fireVerb|layWord|letWord|cutNoun|triggerWord) != 0 || c&(cutVerb|lossWord|elimination|jobWord) != 0 && c&anyNoun != 0
		cuts = cuts || cut
		need[i] = need[i] || i < 14 || s.opens && s.last-s.first <= 10
		if cut || c&employWord != 0 || s.numbered && c&(anyNoun|moneyUse|hireWord|forecastWord) != 0 || c&hireWord != 0 && c&planWord != 0 {
			for k := max(0, i-5); k <= i+1 && k < len(need); k++ {
				need[k] = true
			}
		}
	}
	if cuts {
		for i := range p.sents {
			need[i] = need[i] || p.sents[i].quoted || i > 0 && p.sents[i-1].quoted
		}
	}
	return need
}

func (p *parser) actorsIn(s *sentence) []actor {
	from := len(p.actors)
	for i := s.first; i < s.last; {
		t := &p.toks[i]
		if t.kind != word || !t.upper && t.class&(pronounWord|itsWord|detWord) == 0 && p.at(i+1).low != "of" {
			i++ // the usual case
			continue
		}
		if t.caps && p.at(i-1).low == "(" && p.at(i-2).upper && p.symbolBehind(i-2, i-2) {
			i += 2 // "Sarrell (SRLL)"
			continue
		}
		if t.upper && p.at(i-1).low == "<" && !p.spelledOut(s, i) { // a ticker
			i++
			for i < s.last && p.toks[i].low != ">" {
				i++
			}
			continue
		}
		if t.upper && !p.commonOpener(s, i) {
			if p.named(s, i) {
				i = p.actors[len(p.actors)-1].last + 1
				continue
			}
		}
		if !t.upper && p.at(i+2).upper && p.at(i+1).low == "of" {
			if a, ok := p.townBody(s, i); ok {
				p.actors = append(p.actors, a)
				i = a.last + 1
				continue
			}
		}
		if t.class&(pronounWord|itsWord|detWord) == 0 {
			i++
			continue
		}
		if a, ok := p.pointer(s, i); ok {
			p.actors = append(p.actors, a)
			i = a.last + 1
			continue
		}
		i++
	}
	return p.actors[from:len(p.actors):len(p.actors)]
}

// townBody reads the body that a town is, written small before "of" and its name, where it
// acts: "the city of Tallis will lay off 60 crossing guards".
func (p *parser) townBody(s *sentence, i int) (actor, bool) {
	if p.at(i-1).low != "the" || !oneOf(p.toks[i].low, "city", "town", "village", "county", "borough", "township", "diocese", "archdiocese") {
		return actor{}, false
	}
	last := p.run(s, i+2)
	n := p.at(last + 1)
	if last > i+4 || n.class&(modalWord|planWord|cutVerb|fireVerb|layWord|announceWord) == 0 && !(n.class&(beWord|haveWord) != 0 && p.cutWithin(last+2, 3) && !strings.HasPrefix(p.at(last+2).low, "shr")) {
		return actor{}, false
	}
	a := p.mention(i, last, org)
	p.entities[a.entity].strong = true
	return a, true
}

// spelledOut reports whether what stands in angle brackets from token i on is a
// name, "<Westland Plc>", and no ticker.
func (p *parser) spelledOut(s *sentence, i int) bool {
	for j := i + 1; j < s.last && j < i+8 && p.toks[j].low != ">"; j++ {
		if p.isOrgSuffix(j) {
			return true
		}
	}
	return false
}

// commonOpener reports whether the capital at i is only that of a sentence's
// first word, or of a word that names nothing.
func (p *parser) commonOpener(s *sentence, i int) bool {
	t := &p.toks[i]
	if n := p.at(i + 1); contracted(t.low) || n.glued && contracted("x"+n.low) || i == s.first && manyFirms(t.low) && !p.at(i+1).upper {
		return true // "We've", "Factories lost 14,000 jobs"
	}
	if t.lists&notName != 0 {
		return !(p.at(i+1).upper && p.at(i+1).kind == word && t.low != "mr" && t.low != "ms") || t.class&(weekdayWord|monthWord) != 0 || t.low == "ceo" || t.low == "i"
	}
	if t.class&(weekdayWord) != 0 || t.class&monthWord != 0 && (p.at(i+1).kind == digits || !p.at(i+1).upper || p.monthOfOpening(s, i)) {
		return true
	}
	const function = detWord | prepWord | conjWord | pronounWord | itsWord | modalWord | beWord | haveWord | notWord | relativeWord
	if t.class&modalWord != 0 && i > s.first && p.at(i-1).low == "," && p.given(i) && p.at(i+1).upper && p.at(i+1).class == 0 {
		return false // "its director, Will Orr,"
	}
	if t.class&function != 0 && !t.caps {
		return true
	}
	if t.lists&opener != 0 && (!(p.at(i+1).upper && p.at(i+1).kind == word) || i == s.first && oneOf(t.low, "meanwhile", "elsewhere", "separately", "previously", "similarly", "likewise")) && !p.toks[i].caps {
		return true
	}
	if tens, _, ok := strings.Cut(t.low, "-"); ok && p.lex.number[tens] > 0 || t.class&numberWord != 0 && !t.caps && p.lex.number[t.low] > 0 && !(p.at(i+1).upper && p.at(i+1).kind == word) {
		return true // "Ninety-four people", "Four companies"
	}
	if i > s.first && !opensQuote(p.at(i-1).low) || oneOf(t.low, "st", "ft", "mt") && p.at(i+1).low == "." && p.at(i+2).upper {
		return false
	}
	// A sentence's first word: a name only when it goes on, is known, or is
	// capitalised inside another sentence.
	if t.lists&opener != 0 {
		return !p.firstOfName(i)
	}
	if oneOf(p.at(i+1).low, "plc", "gmbh", "nv", "ag", "spa", "asa", "oyj") && p.at(i+1).kind == word {
		return false // "Wexler plc"
	}
	if t.class == 0 && p.at(i+1).low == "(" && p.symbolBehind(i, i) {
		return false // "Sorvel (SRVL), a seller of mixers,"
	}
	if t.class == 0 && t.lists&notName == 0 && (p.publicBody(i+1) || p.townCouncil(i, i+1)) {
		return false // "Wexley town council is to axe"
	}
	if p.at(i+1).low == "(" && t.class == 0 && p.ticker(i) {
		return false // "Sarrell (NYSE: SRL)"
	}
	if p.at(i+1).low == "," && p.at(i+2).class&detWord != 0 && p.asideOfFirm(i+3) {
		return false // "Corvane, the payroll software firm, laid off"
	}
	if p.at(i+1).upper && p.at(i+1).kind == word || p.at(i+1).low == "&" || p.at(i+1).low == "'s" && (p.possessiveName(i, i+1) || t.class == 0 && (p.saysAsOwner(i+1) || p.nameBeforeVerb(i, i+1) || p.at(i+2).upper && p.eatery(p.at(i+2).low))) {
		return false
	}
	if t.caps && p.at(i+1).low == ":" && p.at(i+2).upper && p.at(i+2).low != "the" && !p.asked(p.text[t.start:t.end]).isFirm {
		return true // the head of a digest: "RETAIL: Orlane will close"
	}
	times, inside := p.scratch.capitals.of(t)
	if inside > 0 || t.caps || t.class == 0 && p.headsItem(i+1) && !p.writtenSmall(t) {
		return false
	}
	if i == s.first && t.class == 0 && p.runIn(s) {
		return false
	}
	if p.countFollows(i+1) && t.class&^(cutVerb|jobWord) == 0 && !p.writtenSmall(t) && t.low != "total" && p.listOfFirms(s) {
		return false // a line of a list
	}
	k := p.asked(p.text[t.start:t.end])
	if t.lists&orgHead != 0 && p.at(i+1).low == "of" && p.at(i+2).upper {
		return false // "Department of Energy"
	}
	if k.isFirm && (k.common || t.class != 0) {
		// "Chime, a fintech firm, said", "Target said": a name all the same.
		n := p.at(i + 1)
		return !(n.class&(reportWord|haveWord|modalWord|beWord) != 0 || p.countFollows(i+1) || n.low == "," && p.at(i+2).class&detWord != 0 || p.actsAsFirm(i+1))
	}
	if k.isFirm {
		return false
	}
	// An unknown word that a verb of doing follows and that the text writes
	// with a capital again, never small, is a name; so is one that stands once
	// and does what only an employer does.
	const does = reportWord | haveWord | modalWord | cutVerb | fireVerb | announceWord | planWord | layWord | letWord | beWord
	if oneOf(p.at(i+1).low, "reportedly", "recently", "quietly", "abruptly", "also", "already", "later", "then") && t.class == 0 && p.actsAsFirm(i+2) && !p.writtenSmall(t) && !abstract(t.low) {
		return false
	}
	if n := p.at(i + 1); t.class == 0 && n.class == 0 && strings.HasSuffix(n.low, "ed") && !p.writtenSmall(t) && p.opensFullName(t.low) {
		return false // "Calder restructured", of Calder Foods
	}
	if t.class == 0 && (p.at(i+1).low == "itself" || p.at(i+1).low == "alone") && !p.writtenSmall(t) && !abstract(t.low) {
		return false
	}
	if t.class == 0 && (p.kindFollows(i+1) || p.at(i+1).low == "," && p.actsBehind(i+1)) && !p.writtenSmall(t) && !abstract(t.low) {
		return false
	}
	if t.class != 0 || p.at(i+1).class&does == 0 && p.at(i+1).low != "'s" && !p.possesses(i+1) && !(p.at(i+1).low == "to" && p.actsBehind(i+1)) || p.writtenSmall(t) || p.at(i+1).low == "are" || p.at(i+1).low == "were" {
		return true
	}
	return times < 2 && !(p.actsAsFirm(i+1) && !abstract(t.low))
}

// firstOfName reports whether "First" at token i is of the name of a firm, which the text
// does not write without it, "First Hudson eliminated", or a number: "Three Rivers Meats".
func (p *parser) firstOfName(i int) bool {
	n := p.at(i + 1)
	if p.toks[i].class&numberWord != 0 && n.upper && n.class == 0 {
		last := p.run(&p.sents[p.sentenceAt(i)], i)
		return last > i+1 && (p.toks[last].lists&sectorWord != 0 || p.isOrgSuffix(last)) && !p.knownEmployer(i+1, last) &&
			(p.actsAsFirm(last+1) || p.at(last+1).low == "," && p.at(last+2).class&relativeWord != 0)
	}
	if p.toks[i].low != "first" || !n.upper || n.class != 0 {
		return false
	}
	if last := p.run(&p.sents[p.sentenceAt(i)], i); !p.actsAsFirm(i+2) && (last == i+1 || !p.isOrgSuffix(last) || !p.actsAsFirm(last+1)) {
		return false
	}
	named, _ := p.scratch.capitals.of(n)
	with, _ := p.scratch.capitals.of(&p.toks[i])
	return named <= with
}

// monthOfOpening reports whether the month at token i says when, and begins no name,
// though a name stands right behind it: "In April Lindqvist cut".
func (p *parser) monthOfOpening(s *sentence, i int) bool {
	return i == s.first+1 && p.toks[s.first].low == "in" && p.at(i+2).class&(cutVerb|fireVerb|layWord) != 0
}

// listOfFirms reports whether the lines before s are led by one that speaks of
// companies: "Cuts by company:", "Which firms are laying off".
func (p *parser) listOfFirms(s *sentence) bool {
	si := p.sentenceAt(s.first)
	for k := si - 1; k >= 0 && k > si-14; k-- {
		b := &p.sents[k]
		if !b.title && !b.opens || p.at(b.last-1).low == "." {
			continue
		}
		for j := b.first; j < b.last; j++ {
			if t := &p.toks[j]; oneOf(t.low, "companies", "firms", "employers") || oneOf(t.low, "company", "firm", "employer") && p.at(j-1).low == "by" {
				return true
			}
		}
	}
	return false
}

// opensFullName reports whether a word is the first of the name of several words that an
// employer has in the text so far.
func (p *parser) opensFullName(low string) bool {
	for i := 0; i < len(p.entities) && i < 4*fewEntities; i++ {
		if e := &p.entities[i]; e.kind == org && strings.HasPrefix(e.key, low+" ") {
			return true
		}
	}
	return false
}

// asideOfFirm reports whether an aside from token i to a comma says of a name that it
// is a firm, and what it does follows: "payroll software firm, laid off".
func (p *parser) asideOfFirm(i int) bool {
	for j := i; j < i+9; j++ {
		t := p.at(j)
		if t.low == "," {
			return p.at(j-1).class&(anaphorWord|kindWord) != 0 && p.actsAsFirm(j+1)
		}
		if t.kind != word && t.low != "-" || t.class&(verbish|relativeWord) != 0 && t.low != "'s" {
			return false
		}
	}
	return false
}

// possesses reports whether token i is the apostrophe of a possessor in s: "Fabworks'
// board".
func (p *parser) possesses(i int) bool {
	t, n := p.at(i), p.at(i+1)
	return (t.low == "'" || t.low == "’") && t.glued && strings.HasSuffix(p.at(i-1).low, "s") && n.kind == word && !n.upper && !n.glued
}

// kindFollows reports whether an aside from token i on says that the name before it
// is a firm: ", the shoe retailer, is", ", a bank with 90 branches,", ", which has
// 290 shops,".
func (p *parser) kindFollows(i int) bool {
	if p.at(i).low != "," {
		return false
	}
	if p.at(i+1).low == "which" {
		return oneOf(p.at(i+2).low, "has", "employs", "operates", "runs", "makes", "owns", "sells", "had", "employed")
	}
	if p.at(i+1).class&detWord == 0 {
		return false
	}
	for j := i + 2; j < i+8; j++ {
		switch t := p.at(j); {
		case (t.class&(anaphorWord|kindWord) != 0 || maker(t.low)) && !t.upper:
			return true
		case t.kind == mark && t.low != "-" || t.class&prepWord != 0:
			return false
		}
	}
	return false
}

// actsAsFirm reports whether the words from token i on say of the name before
// them what is only said of an employer: "said on Monday it would", "cuts 100
// jobs", "is laying off", "will cut", "'s workforce".
func (p *parser) actsAsFirm(i int) bool {
	n := p.at(i)
	switch {
	case n.low == "to":
		return p.actsBehind(i) // "Fabworks to lay off 2,000"
	case n.low == "'s" && p.at(i+1).class&modalWord != 0:
		return p.actsBehind(i + 1) // "Garland's will shut its flagship"
	case n.low == "'s":
		for j := i + 1; j <= i+3; j++ {
			if p.at(j).class&(anyNoun|cutNoun|jobWord) != 0 {
				return true
			}
		}
		return false
	case n.class&(cutVerb|fireVerb|layWord|letWord) != 0, partWord(n.low) && oneOf(p.at(i+1).low, "with", "ways", "company"):
		return true
	case n.class&denyWord != 0 && p.deniesIt(i+1), n.class&haveWord != 0 && p.at(i+1).class&denyWord != 0 && p.deniesIt(i+2):
		return true
	case n.class&(modalWord|beWord|haveWord|planWord) != 0:
		return p.cutWithin(i+1, 4) || p.actsBehind(i)
	case n.class&(reportWord|announceWord) != 0:
		return p.saysIt(i)
	}
	return false
}

// deniesIt reports whether what is denied from token i on is what others say of "it":
// "reports that it is about to".
func (p *parser) deniesIt(i int) bool {
	for j := i; j < i+3; j++ {
		if hearsay(p.at(j).low) {
			k := p.thatBehind(j+1, len(p.toks))
			return p.at(max(k, j)+1).low == "it"
		}
	}
	return p.at(i).low == "that" && p.at(i+1).low == "it"
}

// saysIt reports whether a verb of saying at token i is followed by "it", at
// once or after a date: "said on Monday it would".
func (p *parser) saysIt(i int) bool {
	for j := i + 1; j < i+9; j++ {
		t := p.at(j)
		if t.low == "it" || t.low == "its" || t.class&(announceWord|planWord) != 0 && p.cutWithin(j+1, 4) || (j == i+1 || j == i+2 && p.at(i+1).kind == digits) && p.isCutNoun(j) > 0 {
			return true
		}
		if j == i+1 && p.at(i).low == "told" && t.class&(peopleWord|guesser) != 0 {
			continue // "told investors it"
		}
		if t.kind == digits || t.class&(weekdayWord|monthWord|timeWord|prepWord) != 0 || t.low == "that" || t.low == "week" || t.low == "month" || t.low == "," || t.low == "late" || t.low == "statement" || t.low == "a" || j > i+1 && oneOf(t.low, "the", "state", "regulators", "investors", "employees", "staff", "workers", "exchange") {
			continue
		}
		return false
	}
	return false
}

// abstract reports whether a word that opens a sentence without an article may
// be a thing spoken of at large, by its ending: "Automation", "Weakness".
func abstract(low string) bool {
	for _, end := range []string{"tion", "sion", "ment", "ness", "ity", "ing", "ship", "ism", "ance", "ence", "ics", "ly", "ed", "ers", "ors", "ists"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

func opensQuote(m string) bool { return m == "“" || m == "\"" || m == "‘" || m == "(" }

// run returns the last token of the capitalised run that begins at i.
func (p *parser) run(s *sentence, i int) int {
	last := i
	for j := i + 1; j < s.last; j++ {
		t := &p.toks[j]
		switch {
		case t.kind == word && t.upper && t.low != "'s":
			if legal(p.toks[last].low) && !legal(t.low) && last > i {
				return last
			}
			if fiscal(t.low) {
				return last
			}
			if t.class&(weekdayWord) != 0 || t.class&monthWord != 0 && t.low != "march" && t.low != "may" {
				return last
			}
			last = j
		case t.kind == digits && t.glued && p.toks[j-1].upper:
			last = j
		case p.publicBody(j):
			return j + 1
		case p.townCouncil(i, j):
			return j
		case t.low == "'s" && t.glued && p.at(j+1).upper && p.at(j+1).kind == word && p.knownEmployer(i, j+1):
			last = j + 1 // "Victoria's Secret"
			j++
		case particle(t.low) && p.at(j+1).upper && p.at(j+1).kind == word && p.toks[j-1].upper:
		case t.low == "'s" && t.glued && p.at(j+1).upper && p.at(j+1).kind == word && (saintly(p.toks[i].low) || saintly(p.toks[j-1].low)):
		case t.low == "'s" && t.glued && p.at(j+1).class&(reportWord|haveWord|modalWord|prepWord) != 0 && p.at(j+1).class&anyNoun == 0 && p.joinedByAnd(i, j):
			return j // "Dave & Buster's in April"
		case t.low == "'s" && t.glued && p.at(j+1).class&modalWord != 0 && p.at(j+2).class&(cutVerb|fireVerb|layWord|letWord) != 0 && !p.knownEmployer(i, j-1), // "Garland's will cut"
			t.low == "'s" && t.glued && p.at(j+1).class&modalWord != 0 && p.at(j+2).lists&closing != 0 && !p.knownEmployer(i, j-1):
			return j
		case t.low == "'s" && t.glued && p.at(j+1).upper && p.eatery(p.at(j+1).low):
			last = j + 1 // "Kell's Diner"
			j++
		case t.low == "'s" && t.glued && p.saysAsOwner(j) && !p.knownEmployer(i, j-1):
			return j
		case t.low == "'s" && t.glued && j == i+1 && oneOf(p.at(j+1).low, "went", "collapsed", "fell") && !p.knownEmployer(i, i):
			return j // "Cobb's went under"
		case t.low == "'s" && t.glued && p.nameBeforeVerb(i, j):
			return j
		case t.low == "'s" && t.glued && p.possessiveName(i, j):
			last = j
			if p.at(j+1).class&orgSuffix == 0 {
				return last
			}
		case t.kind == word && !t.upper && legal(t.low) && t.low != "company" && t.low != "se" && t.low != "sa" && t.low != "co":
			return j // "Harwick Bank plc"
		case t.low == "/" && t.glued && p.at(j+1).upper && p.at(j+1).glued && p.at(j+1).kind == word && !p.toks[last].caps:
		case t.low == "&" && p.at(j+1).upper:
		case t.low == "." && t.glued && p.isAbbreviation(j-1) && p.at(j+1).kind == word && p.at(j+1).upper:
		case t.low == "." && t.glued && legal(p.toks[j-1].low):
			if j < s.last-1 {
				return j
			}
			return j - 1
		case (t.low == "of" || t.low == "for") && p.at(j+1).upper && p.joinsOf(i, j):
		case t.low == "of" && p.at(j+1).low == "the" && p.at(j+2).upper && p.joinsOf(i, j):
			j++
		case t.low == "and" && p.at(j+1).upper && p.joinsAnd(i, j):
		case t.low == "," && p.at(j+1).upper && (p.joinsComma(j) || p.joinsFields(i, j)):
		default:
			return last
		}
	}
	return last
}

// nameBeforeVerb reports whether the 's at token j is of the name that begins at token first, as
// behind it stands a verb of its own, which no possessor has: "Orrin's is closing 60 shops",
// "Captain Lou's shut 50 of its inns". "Orrin's laying off staff" and "Orrin's closed plants" leave
// it open, as does what is told of two ("and Orrin's is better").
func (p *parser) nameBeforeVerb(first, j int) bool {
	v, n := p.at(j+1), p.at(j+2)
	if v.kind != word || v.upper || p.toks[first].class&pronounWord != 0 {
		return false
	}
	const doing = modalWord | beWord | haveWord | planWord | cutVerb | fireVerb | layWord | letWord | announceWord | reportWord
	shows := false
	switch {
	case v.class&modalWord != 0:
		shows = v.low != "will" || oneOf(n.low, "be", "also", "have", "begin", "keep", "stop", "sell", "open", "move", "offer", "pay") || n.class&doing != 0
	case v.class&(beWord|haveWord) != 0:
		shows = oneOf(v.low, "is", "was", "has", "had") && p.at(first-1).class&conjWord == 0
	case v.low == "also":
		shows = n.class&doing != 0 && !strings.HasSuffix(n.low, "ing")
	case v.low == "filed" || v.low == "files":
		shows = n.low == "for"
	case n.kind == digits && !p.at(j+3).glued || n.class&itsWord != 0 || n.class&numberWord != 0:
		shows = v.lists&closing != 0 || v.class&(cutVerb|fireVerb|employWord) != 0
		shows = shows && !strings.HasSuffix(v.low, "ing")
	}
	return shows && !p.knownEmployer(first, j-1) && !(first == j-1 && (p.given(first) || p.asked(p.words(first, first)).isPlace))
}

// saysAsOwner reports whether the 's at token i is of a name that says something by it: "Hanley's
// said Tuesday that it".
func (p *parser) saysAsOwner(i int) bool {
	return oneOf(p.at(i+1).low, "said", "says", "announced") && p.saysIt(i+1)
}

// eatery reports whether a word ends the names of shops and inns that are called for their
// keeper: "Kell's Diner".
func (p *parser) eatery(low string) bool {
	_, ok := p.lex.lists["eateries"][low]
	return ok
}

// fiscal reports whether a word is of a quarter, a half or a year of accounts, as
// stands behind a firm's name in the title of a call: "Norris Holdings Q4".
func fiscal(low string) bool {
	if len(low) == 2 {
		return (low[0] == 'q' || low[0] == 'h') && low[1] >= '1' && low[1] <= '4' || low[0] >= '1' && low[0] <= '4' && (low[1] == 'q' || low[1] == 'h')
	}
	return len(low) >= 4 && low[:2] == "fy" && low[2] >= '0' && low[2] <= '9'
}

// publicBody reports whether token j and the next say, in small letters, which
// body of a place is meant: "Milwaukee school district".
func (p *parser) publicBody(j int) bool {
	switch p.at(j).low {
	case "school":
		return oneOf(p.at(j+1).low, "district", "system", "board")
	case "police", "fire", "health":
		return p.at(j+1).low == "department"
	case "town", "city", "county", "borough", "village", "parish":
		return oneOf(p.at(j+1).low, "council", "government")
	}
	return false
}

// townCouncil reports whether token j is the "council" of the town whose name of one
// word stands at i: "Wexley council is to axe". A works council is none.
func (p *parser) townCouncil(i, j int) bool {
	return j == i+1 && p.at(j).low == "council" && !p.at(j).upper && p.at(i).class == 0 && p.at(i).lists&notName == 0 &&
		p.at(j+1).class&(beWord|haveWord|modalWord|planWord|cutVerb|fireVerb|layWord|reportWord|announceWord) != 0
}

// particle reports whether a word joins the parts of a name in another
// language: "Regie Nationale des Usines", "Ursula von der Leyen".
func particle(low string) bool {
	switch low {
	case "de", "des", "du", "del", "della", "di", "da", "dos", "von", "van", "der", "den", "zu", "y":
		return true
	}
	return false
}

// possessiveName reports whether the 's at token j is part of a firm's name
// ("Macy's"), not of what the firm has ("GM's").
func (p *parser) possessiveName(i, j int) bool {
	return p.knownEmployer(i, j) && !p.knownEmployer(i, j-1) || p.at(j+1).upper && legal(p.at(j+1).low) // "Marden's Inc."
}

func (p *parser) isAbbreviation(i int) bool {
	t := p.at(i)
	if len(t.low) == 1 {
		return true
	}
	return t.lists&abbreviated != 0
}

func (p *parser) joinsOf(first, of int) bool {
	if p.toks[of-1].lists&orgHead != 0 {
		return true
	}
	_, known := p.ref.Employer(p.text[p.toks[first].start:p.toks[of+1].end])
	return known
}

func (p *parser) joinsAnd(first, and int) bool {
	if and+2 < len(p.toks) && p.toks[and+1].class&orgSuffix != 0 && (p.toks[and+1].low == "co" || p.toks[and+1].low == "sons") {
		return true
	}
	if and > first+1 && p.tradeOfTwo(p.toks[and-1].low) && p.tradeOfTwo(p.toks[and+1].low) {
		return true // "Calder Tire and Rubber"
	}
	if and == first+1 && (p.at(and+2).low == "council" || p.at(and+3).low == "council" && oneOf(p.at(and+2).low, "city", "borough", "county")) && !p.knownEmployer(first, first) {
		return true // "Marlow and Fenwick Council"
	}
	if p.at(and-2).low == "," && p.at(and-3).class&orgSuffix != 0 && and-3 >= first {
		return true
	}
	if p.at(and-2).low == "of" && and-3 >= first && p.fieldsOf(and-3, and) {
		return true // "Wenlow Museum of Art and Industry"
	}
	if p.onePlainFirm(first, and) {
		return true
	}
	head := p.toks[first].low
	if oneOf(head, "federal", "national", "royal", "state") && and > first+1 && !p.knownEmployer(first, and-1) {
		last := and + 1
		for p.at(last+1).upper && p.at(last+1).kind == word && last < and+4 {
			last++
		}
		if oneOf(p.toks[last].low, "service", "administration", "agency", "commission", "bureau", "authority", "board", "council", "office", "institute", "inspectorate") {
			return true // "Federal Grain and Food Service"
		}
	}
	if (head == "department" || head == "ministry" || head == "centers" || head == "office") && p.at(first+1).low == "of" ||
		head == "department" && p.at(first+1).low == "for" {
		return true
	}
	end := and + 1
	for n := 0; n < 3; n++ {
		if e, known := p.ref.Employer(p.text[p.toks[first].start:p.toks[end].end]); known && strings.Contains(e.Name, " ") {
			return true
		}
		if !p.at(end+1).upper || p.at(end+1).kind != word {
			break
		}
		end++
	}
	return false
}

// fieldsOf reports whether the body at token head is one of two fields, which stand on both sides
// of the "and" at token and: "College of Arts and Sciences".
func (p *parser) fieldsOf(head, and int) bool {
	return oneOf(p.toks[head].low, "museum", "institute", "university", "school", "college", "academy", "center", "centre", "institution", "conservatory", "faculty") &&
		(p.field(p.toks[and-1].low) || p.field(p.toks[and+1].low)) && !p.at(and+2).upper && p.toks[and-1].low != "the"
}

// field reports whether a word is of what is taught or shown.
func (p *parser) field(low string) bool {
	_, ok := p.lex.lists["fields"][low]
	return ok
}

// onePlainFirm reports whether the "and" at token and joins the first two words of the name of one
// firm, of which the text goes on with "it": "Exe and Tamar Dredgers Plc said it".
func (p *parser) onePlainFirm(first, and int) bool {
	if and != first+1 && !(and == first+2 && describes(p.toks[first].low)) || p.toks[and-1].class != 0 {
		return false
	}
	last := and + 1
	for last < and+5 && p.at(last+1).upper && p.at(last+1).kind == word && !legal(p.toks[last].low) {
		last++
	}
	if last < and+2 || !legal(p.toks[last].low) || p.knownEmployer(and-1, and-1) || p.knownEmployer(and+1, last) {
		return false
	}
	for j := last + 1; j < last+6; j++ {
		switch t := p.at(j); {
		case t.low == "it" || t.low == "its":
			return true
		case t.low == "they" || t.low == "their" || t.kind == mark:
			return false
		}
	}
	return false
}

// tradeOfTwo reports whether a word is one of two that firms are named for together: "Oil and
// Gas", "Sand and Gravel".
func (p *parser) tradeOfTwo(low string) bool {
	_, ok := p.lex.lists["tradesoftwo"][low]
	return ok
}

// joinsFields reports whether a comma stands between what a department is of: "the
// Department of Forests, Fish and Parks".
func (p *parser) joinsFields(first, comma int) bool {
	if !oneOf(p.toks[first].low, "department", "ministry") || !oneOf(p.at(first+1).low, "of", "for") {
		return false
	}
	if !p.at(comma+1).upper || p.at(comma+2).low != "and" || !p.at(comma+3).upper {
		return false
	}
	for _, j := range []int{comma + 1, comma + 3} {
		if e, known := p.ref.Employer(p.words(j, j)); known && !e.Word || p.toks[j].caps {
			return false // "the Department of Defense, Boeing and NASA"
		}
	}
	return true
}

func (p *parser) joinsComma(comma int) bool {
	n := &p.toks[comma+1]
	switch n.low {
	case "inc", "inc.", "ltd", "ltd.", "llc", "corp", "corp.", "l.p.", "n.a.", "plc":
		return true
	}
	if p.at(comma+2).low == "and" && p.toks[comma-1].class&orgSuffix != 0 && p.at(comma+3).upper && p.toks[comma+1].class == 0 && !legal(p.toks[comma-1].low) && p.at(comma+4).kind == mark {
		return true // "Museum, Garden and Library"
	}
	if p.at(comma+2).low == "&" || p.at(comma+2).low == "and" && p.at(comma+3).low == "co" {
		return true
	}
	return false
}

// contracted reports whether a word is a pronoun or verb run together with
// another: "We've", "It'll", "Don't".
func contracted(low string) bool {
	at := strings.IndexByte(low, '\'')
	if at < 0 {
		return false
	}
	switch low[at+1:] {
	case "ve", "re", "ll", "d", "t", "m":
		return true
	}
	return false
}

// dash reports whether a mark may part a date line from the sentence it opens.
func dash(m string) bool { return m == "-" || m == "–" || m == "—" || m == "•" }

// saintly reports whether a word begins names that hold a possessive: "St.
// Brendan's Regional Hospital", "Children's Hospital".
func saintly(low string) bool {
	switch low {
	case "st", "saint", "children", "women", "king", "queen", "veterans":
		return true
	}
	return false
}
