package reader

import (
	"slices"
	"strings"

	"headcount/reference"
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

// An entity is who the mentions of one name are.
type entity struct {
	kind     actorKind
	name     string // the fullest form in the text
	key      string // reference.Key of the name
	slug     string // of the registry, "" when it does not know the name
	parent   string // slug of its parent, "" when none is known
	place    reference.Place
	mentions int
	weight   int  // where it is mentioned: title and opening count more
	outlet   bool // a news outlet
	strong   bool // known, or named in a way that only a firm or body is
}

// actors finds the actors of every sentence; body sentences first, so that a
// headline in capitals is read with the names of the body.
func (p *parser) findActors() {
	p.bySentence = make([][]actor, len(p.sents))
	for i := range p.sents {
		if !p.sents[i].headline {
			p.bySentence[i] = p.actorsIn(&p.sents[i])
		}
	}
	p.dropWeak()
	for i := range p.sents {
		if p.sents[i].headline {
			p.bySentence[i] = p.headlineActors(&p.sents[i])
		}
	}
	p.weigh()
}

func (p *parser) actorsIn(s *sentence) []actor {
	var out []actor
	for i := s.first; i < s.last; {
		t := &p.toks[i]
		if t.kind != word {
			i++
			continue
		}
		if t.upper && p.at(i-1).low == "<" { // a ticker
			i++
			for i < s.last && p.toks[i].low != ">" {
				i++
			}
			continue
		}
		if t.upper && !p.commonOpener(s, i) {
			if a, ok := p.named(s, i); ok {
				out = append(out, a...)
				i = a[len(a)-1].last + 1
				continue
			}
		}
		if a, ok := p.pointer(s, i); ok {
			out = append(out, a)
			i = a.last + 1
			continue
		}
		i++
	}
	return out
}

// commonOpener reports whether the capital at i is only that of a sentence's
// first word, or of a word that names nothing.
func (p *parser) commonOpener(s *sentence, i int) bool {
	t := &p.toks[i]
	if _, not := p.lex.lists["notnames"][t.low]; not {
		return !(p.at(i+1).upper && p.at(i+1).kind == word && t.low != "mr" && t.low != "ms") || t.class&(weekdayWord|monthWord) != 0 || t.low == "ceo" || t.low == "i"
	}
	if t.class&(weekdayWord) != 0 || t.class&monthWord != 0 && (p.at(i+1).kind == digits || !p.at(i+1).upper) {
		return true
	}
	const function = detWord | prepWord | conjWord | pronounWord | itsWord | modalWord | beWord | haveWord | notWord | relativeWord
	if t.class&function != 0 && !t.caps {
		return true
	}
	if i > s.first && !opensQuote(p.at(i-1).low) {
		return false
	}
	// A sentence's first word: a name only when it goes on, is known, or is
	// capitalised inside another sentence.
	if _, opener := p.lex.lists["openers"][t.low]; opener {
		return true
	}
	if p.at(i+1).upper && p.at(i+1).kind == word || p.at(i+1).low == "&" || p.at(i+1).low == "'s" && p.possessiveName(i, i+1) {
		return false
	}
	if p.midCapital[t.low] || t.caps {
		return false
	}
	e, known := p.ref.Employer(p.text[t.start:t.end])
	if _, head := p.lex.lists["orgheads"][t.low]; head && p.at(i+1).low == "of" && p.at(i+2).upper {
		return false // "Department of Energy"
	}
	if known && (e.Word || t.class != 0) {
		// "Chime, a fintech firm, said", "Target said": a name all the same.
		n := p.at(i + 1)
		return !(n.class&(reportWord|haveWord|modalWord|beWord) != 0 || p.countFollows(i+1) || n.low == "," && p.at(i+2).class&detWord != 0)
	}
	if known {
		return false
	}
	// An unknown word that a verb of doing follows and that the text writes
	// with a capital again, never small, is a name.
	const does = reportWord | haveWord | modalWord | cutVerb | fireVerb | announceWord | planWord
	return t.class != 0 || p.capitals[t.low] < 2 || p.at(i+1).class&does == 0 && p.at(i+1).low != "'s" || p.writtenSmall(t.low)
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
			if t.class&(weekdayWord) != 0 || t.class&monthWord != 0 && t.low != "march" && t.low != "may" {
				return last
			}
			last = j
		case t.kind == digits && t.glued && p.toks[j-1].upper:
			last = j
		case t.low == "'s" && t.glued && p.possessiveName(i, j):
			last = j
			if p.at(j+1).class&orgSuffix == 0 {
				return last
			}
		case t.kind == word && !t.upper && legal(t.low) && t.low != "company" && t.low != "se" && t.low != "sa" && t.low != "co":
			return j // "Harwick Bank plc"
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
		case t.low == "," && p.at(j+1).upper && p.joinsComma(i, j):
		default:
			return last
		}
	}
	return last
}

// possessiveName reports whether the 's at token j is part of a firm's name
// ("Macy's"), not of what the firm has ("GM's").
func (p *parser) possessiveName(i, j int) bool {
	return p.knownEmployer(i, j) && !p.knownEmployer(i, j-1)
}

func (p *parser) isAbbreviation(i int) bool {
	t := p.at(i)
	if len(t.low) == 1 {
		return true
	}
	_, is := p.lex.lists["abbreviations"][t.low]
	return is
}

func (p *parser) joinsOf(first, of int) bool {
	if _, head := p.lex.lists["orgheads"][p.toks[of-1].low]; head {
		return true
	}
	_, known := p.ref.Employer(p.text[p.toks[first].start:p.toks[of+1].end])
	return known
}

func (p *parser) joinsAnd(first, and int) bool {
	if and+2 < len(p.toks) && p.toks[and+1].class&orgSuffix != 0 && (p.toks[and+1].low == "co" || p.toks[and+1].low == "sons") {
		return true
	}
	if p.at(and-2).low == "," && p.at(and-3).class&orgSuffix != 0 && and-3 >= first {
		return true
	}
	head := p.toks[first].low
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

func (p *parser) joinsComma(first, comma int) bool {
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

// named classifies the capitalised run at i. It may hold a title before a
// person ("CEO Andy Jassy"), or a firm before one ("Amazon CEO Andy Jassy").
func (p *parser) named(s *sentence, i int) ([]actor, bool) {
	last := p.run(s, i)
	// Titles and common words in the run cut it.
	for j := i; j <= last; j++ {
		t := &p.toks[j]
		if t.class&titleWord == 0 || t.low == "general" || t.low == "head" || t.low == "leader" {
			continue
		}
		if j > i && p.isOrgSuffix(last) && t.low != "ceo" && t.low != "president" {
			break
		}
		var out []actor
		if j > i {
			if a, ok := p.classify(s, i, j-1); ok {
				out = append(out, a)
			}
		}
		k := j + 1
		for k <= last && (p.toks[k].class&titleWord != 0 || p.toks[k].low == "&" || p.toks[k].low == "and" || p.toks[k].low == ".") {
			k++
		}
		if k < last && p.toks[k].low == "of" { // "CEO of Google": a firm, not a person
			if a, ok := p.classify(s, k+1, last); ok {
				out = append(out, a)
			}
		} else if k <= last {
			out = append(out, p.mention(k, last, person))
		} else if len(out) == 0 {
			return nil, false
		}
		return out, true
	}
	a, ok := p.classify(s, i, last)
	if !ok {
		return nil, false
	}
	return []actor{a}, true
}

func (p *parser) isOrgSuffix(i int) bool {
	t := p.at(i)
	if t.low == "." && i > 0 {
		t = p.at(i - 1)
	}
	return t.class&orgSuffix != 0
}

// classify says what the run first..last names.
func (p *parser) classify(s *sentence, first, last int) (actor, bool) {
	// Leading words that name nothing: "The", "US", "Facebook-parent".
	for first < last {
		t := &p.toks[first]
		if describes(t.low) {
			first++
			continue
		}
		if t.low == "the" || t.class&titleWord != 0 || t.low == "us" || t.low == "u.s." {
			if p.knownEmployer(first, last) || p.isOrgSuffix(last) && t.low != "the" {
				break
			}
			first++
			continue
		}
		break
	}
	text := p.text[p.toks[first].start:p.toks[last].end]
	if first == last {
		if len(p.toks[first].low) == 1 && p.at(last+1).class&(reportWord|haveWord|modalWord|announceWord) == 0 {
			return actor{}, false // an initial, a button
		}
		if _, not := p.lex.lists["notnames"][p.toks[first].low]; not {
			return actor{}, false
		}
		if describes(p.toks[first].low) {
			return actor{}, false
		}
		if c := p.toks[first].class; c&(anaphorWord|orgSuffix) != 0 && !p.knownEmployer(first, last) {
			return actor{first: first, last: last, kind: anaphor, entity: -1}, c&anaphorWord != 0
		}
		if c := p.toks[first].class; c&(cutNoun|anyNoun|cutVerb|fireVerb) != 0 && !p.toks[first].caps || c&titleWord != 0 {
			return actor{}, false
		}
	}
	if _, ok := p.lex.lists["outlets"][strings.ToLower(text)]; ok {
		return p.mention(first, last, org), true
	}
	e, known := p.ref.Employer(text)
	if p.byPerson[p.toks[last].low] && first == last && (!known || e.Word) {
		return p.mention(first, last, person), true
	}
	pl, isPlace := p.ref.Place(text)
	if p.isOrgSuffix(last) && (last > first) {
		return p.mention(first, last, org), true
	}
	if _, head := p.lex.lists["orgheads"][p.toks[first].low]; head && last > first+1 && p.at(first+1).low == "of" {
		return p.mention(first, last, org), true
	}
	tick := p.ticker(last)
	switch {
	case tick:
		return p.mention(first, last, org), true
	case known && !e.Word && !(isPlace && pl.Rank > 200000):
		return p.mention(first, last, org), true
	case last > first && p.ref.Given(p.text[p.toks[first].start:p.toks[first].end]) && last-first <= 3:
		if e.Slug != "" {
			return p.mention(first, last, org), true
		}
		return p.mention(first, last, person), true
	case isPlace && (!pl.Word && pl.Rank >= 50000 || p.placeContext(first)):
		if known && (!p.placeContext(first) || pl.Rank < 1000000 && p.at(first-1).class&prepWord == 0) {
			return p.mention(first, last, org), true
		}
		return p.mention(first, last, place), true
	case known:
		return p.mention(first, last, org), true
	case last > first && p.at(last+1).low == "," && p.personAfter(last+2):
		return p.mention(first, last, person), true
	}
	if last-first > 5 {
		return actor{}, false
	}
	return p.mention(first, last, org), true
}

// union reports whether a name's key is that of a union, which speaks of cuts
// but makes none.
func union(key string) bool {
	switch lastWord(key) {
	case "union", "unions", "teamsters", "unifor", "unison", "unite", "ver.di", "uaw", "amicus", "guild", "afl-cio", "labor":
		return true
	}
	return strings.Contains(key, " workers") || strings.Contains(key, "brotherhood") || strings.Contains(key, "union of")
}

// describes reports whether a compound only describes the name after it:
// "Facebook-parent", "Troy-based".
func describes(low string) bool {
	for _, end := range []string{"-based", "-parent", "-owned", "-backed", "-listed", "-era", "-maker", "-wide", "-style", "-led", "-headquartered"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

func (p *parser) knownEmployer(first, last int) bool {
	_, ok := p.ref.Employer(p.text[p.toks[first].start:p.toks[last].end])
	return ok
}

func (p *parser) placeContext(first int) bool {
	switch p.at(first - 1).low {
	case "in", "at", "from", "near", "outside", "across", "to", "of", ",", "throughout", "and", "around", "between":
		return true
	}
	return false
}

// personAfter reports whether the words after a comma describe a person:
// "its chief executive", "a spokesman for".
func (p *parser) personAfter(i int) bool {
	for j := i; j < i+5; j++ {
		t := p.at(j)
		if t.class&titleWord != 0 {
			return true
		}
		if t.class&(reportWord|beWord) != 0 {
			return false
		}
	}
	return false
}

// ticker reports whether a stock symbol follows: "<GM>", "(NYSE: F)", "(AMZN)".
func (p *parser) ticker(last int) bool {
	a, b, c := p.at(last+1).low, p.at(last+2), p.at(last+3).low
	if a == "<" && b.upper {
		return true
	}
	if a != "(" {
		return false
	}
	switch b.low {
	case "nyse", "nasdaq", "lse", "tsx", "amex", "asx":
		return true
	}
	return b.caps && c == "." && p.at(last+4).kind == word && p.at(last+5).low == ")"
}

// pointer reads the words that stand for an employer: it, its, "the company",
// "the Seattle-based retailer".
func (p *parser) pointer(s *sentence, i int) (actor, bool) {
	t := &p.toks[i]
	switch t.low {
	case "it", "they", "we":
		return actor{first: i, last: i, kind: pronoun, entity: -1}, true
	case "its", "their", "our":
		return actor{first: i, last: i, kind: its, entity: -1}, true
	case "the", "this", "that":
	default:
		return actor{}, false
	}
	for j := i + 1; j < s.last && j <= i+3; j++ {
		if body, ok := p.described(i+1, j); ok {
			return body, true
		}
	}
	if j := p.based(s, i); j > 0 {
		return actor{first: i, last: j, kind: anaphor, entity: -1}, true
	}
	for j := i + 1; j < s.last && j <= i+5; j++ {
		n := &p.toks[j]
		if n.kind != word || n.low == "'s" || n.class&(prepWord|conjWord|verbish|detWord) != 0 {
			return actor{}, false
		}
		if n.class&anaphorWord != 0 && !(n.upper && !s.headline) {
			// "the company workforce" goes on; "the store closures" does not stand for a firm.
			if nx := p.at(j + 1); nx.kind == word && nx.class == 0 && !nx.upper && j < i+4 && !strings.HasSuffix(nx.low, "ly") && !strings.HasSuffix(nx.low, "ed") && !strings.HasSuffix(nx.low, "s") {
				continue
			}
			return actor{first: i, last: j, kind: anaphor, entity: -1}, true
		}
		if n.upper && j == i+1 {
			if _, not := p.lex.lists["notnames"][n.low]; !not {
				return actor{}, false
			}
		}
	}
	return actor{}, false
}

// based reads "the Dearborn, Michigan-based manufacturer" at i and returns its
// last token, or 0.
func (p *parser) based(s *sentence, i int) int {
	for j := i + 1; j < s.last && j <= i+6; j++ {
		n := &p.toks[j]
		if strings.HasSuffix(n.low, "-based") {
			for k := j + 1; k < s.last && k <= j+5; k++ {
				if p.toks[k].class&anaphorWord != 0 && p.at(k+1).class&anaphorWord == 0 {
					return k
				}
				if p.toks[k].class&(verbish|prepWord|conjWord) != 0 {
					return 0
				}
			}
			return 0
		}
		if !n.upper && n.low != "," && n.low != "." {
			return 0
		}
	}
	return 0
}

// described reads an employer of the list of bodies in toks[i..j].
func (p *parser) described(i, j int) (actor, bool) {
	if _, ok := p.lex.lists["bodies"][strings.ToLower(p.text[p.toks[i].start:p.toks[j].end])]; ok {
		a := p.mention(i, j, org)
		p.entities[a.entity].strong = true
		return a, true
	}
	return actor{}, false
}

// mention records a mention of a name and returns it.
func (p *parser) mention(first, last int, kind actorKind) actor {
	for last > first && p.toks[last].kind == mark && p.toks[last].low != ")" && !p.isOrgSuffix(last) {
		last--
	}
	text := p.text[p.toks[first].start:p.toks[last].end]
	e := p.entityOf(text, kind)
	if kind == person {
		p.byPerson[p.toks[last].low] = true
	}
	p.entities[e].mentions++
	return actor{first: first, last: last, kind: p.entities[e].kind, entity: e}
}

// entityOf finds or makes the entity that text names.
func (p *parser) entityOf(text string, kind actorKind) int {
	if e, ok := p.byText[text]; ok {
		return e
	}
	key := reference.Key(text)
	e := p.link(text, key, kind)
	p.byText[text] = e
	return e
}

func (p *parser) link(text, key string, kind actorKind) int {
	var slug, parent string
	known := reference.Employer{}
	if kind == org {
		if k, ok := p.ref.EmployerKey(key); ok {
			known, slug, parent = k, k.Slug, k.Parent
		}
	}
	for _, i := range p.likeNames(key, kind) {
		e := &p.entities[i]
		if e.kind != kind {
			continue
		}
		if e.key == key || slug != "" && e.slug == slug || p.sameName(e, key, slug, kind) {
			if longer(text, e.name, kind) {
				e.name = text
				if kind != org || e.slug == "" || slug != "" {
					e.key = key
				}
			}
			if e.slug == "" {
				e.slug, e.parent = slug, parent
			}
			return i
		}
	}
	e := entity{kind: kind, name: text, key: key, slug: slug, parent: parent}
	if kind == org {
		_, e.outlet = p.lex.lists["outlets"][key]
		e.outlet = e.outlet || newspaper(key)
		e.strong = slug != "" && !known.Word || public(key) && strings.Contains(key, " of ")
	}
	if kind == place {
		e.place, _ = p.ref.Place(text)
	}
	p.entities = append(p.entities, e)
	p.indexName(len(p.entities)-1, key, slug, kind)
	return len(p.entities) - 1
}

// likeNames returns the entities that a name of this kind and key may be: those
// indexed under the words by which two forms of one name meet, in the order in
// which the text brings them. Everything else would make a long text slow.
func (p *parser) likeNames(key string, kind actorKind) []int {
	if len(p.entities) <= len(p.fewNames) {
		return p.fewNames[:len(p.entities)]
	}
	if kind == person {
		return p.byName["person "+lastWord(key)]
	}
	first, _, several := strings.Cut(key, " ")
	out := append([]int(nil), p.byName["first "+first]...)
	if several {
		out = append(out, p.byName["acronym "+initials(key)]...)
	} else {
		out = append(out, p.byName["initials "+key]...)
	}
	if e, ok := p.ref.EmployerKey(key); ok {
		out = append(out, p.byName["slug "+e.Slug]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// indexName puts entity i where likeNames looks for it.
func (p *parser) indexName(i int, key, slug string, kind actorKind) {
	put := func(k string) { p.byName[k] = append(p.byName[k], i) }
	if kind == person {
		put("person " + lastWord(key))
		return
	}
	first, _, several := strings.Cut(key, " ")
	put("first " + first)
	if several {
		put("initials " + initials(key))
	} else {
		put("acronym " + key)
	}
	if slug != "" {
		put("slug " + slug)
	}
}

// newspaper reports whether a name's key ends as newspapers' names do.
func newspaper(key string) bool {
	switch lastWord(key) {
	case "press", "times", "news", "journal", "post", "herald", "tribune", "gazette", "chronicle", "inquirer", "observer", "register", "telegraph", "magazine":
		return strings.Contains(key, " ")
	}
	return false
}

// longer reports whether the form a of a name says more than the form b: a
// legal suffix, else more words.
func longer(a, b string, kind actorKind) bool {
	if kind == place {
		return false
	}
	if la, lb := legal(a), legal(b); kind == org && (la || lb) {
		return la && !lb
	}
	if kind == org && !strings.Contains(strings.ToLower(a), strings.ToLower(b)) && !allCaps(b) {
		return false // another name of the firm, not a fuller one
	}
	return len(a) > len(b)
}

// legal reports whether a name ends in a legal suffix.
func legal(name string) bool {
	switch strings.ToLower(strings.TrimSuffix(name[strings.LastIndexByte(name, ' ')+1:], ".")) {
	case "inc", "corp", "corporation", "co", "ltd", "plc", "llc", "lp", "ag", "sa", "nv", "gmbh", "se", "limited", "company":
		return true
	}
	return false
}

// sameName reports whether a name's key is a shorter or longer form of the
// entity's: surname and full name, a firm with and without its descriptors, an
// acronym.
func (p *parser) sameName(e *entity, key, slug string, kind actorKind) bool {
	if key == "" || e.key == "" || kind == place {
		return false
	}
	if slug != "" && e.slug != "" {
		return false // the registry knows both, as two
	}
	if kind == person {
		return lastWord(e.key) == key || lastWord(key) == e.key
	}
	short, long := key, e.key
	if len(short) > len(long) {
		short, long = long, short
	}
	if rest, ok := strings.CutPrefix(long, short+" "); ok {
		return p.extends(short, rest, key == short)
	}
	if len(short) <= 6 && !strings.Contains(short, " ") && strings.Contains(long, " ") {
		return initials(long) == short
	}
	return false
}

// extends reports whether a longer form of a name is the same firm: what it
// adds says only what kind of firm it is. Where the text goes on with the first
// words of a longer name that the registry does not know (shorter), that is a
// short form too. Amazon Web Services, named after Amazon, is not Amazon.
func (p *parser) extends(short, rest string, shorter bool) bool {
	_, known := p.ref.EmployerKey(short)
	if !known && shorter {
		return true
	}
	for w := range strings.FieldsSeq(rest) {
		_, form := p.lex.lists["firmwords"][w]
		_, trade := p.lex.lists["sectorwords"][w]
		if !form && (known || !trade) {
			return false
		}
	}
	return true
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func initials(s string) string {
	var b strings.Builder
	for _, w := range strings.Fields(s) {
		switch w {
		case "of", "and", "for", "the":
		default:
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
