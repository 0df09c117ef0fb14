package reader

import (
	"strings"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// tables are the lexicon's lists with numbers parsed.
type tables struct {
	*lexicon
	number, scale, fraction map[string]float64
}

// A parser holds one document while it is read: its tokens, sentences and the
// mentions found in them. It is used by one goroutine and thrown away.
type parser struct {
	doc  *headcount.Document
	text string
	toks []token
	lex  *tables
	ref  *reference.Data

	sents      []sentence
	sentenceOf []int32 // by token
	bySentence [][]actor
	quants     [][]quantity
	dates      [][]date
	entities   []entity
	byName     map[string][]int // entities by words of their names, see likeNames
	fewNames   [16]int          // 0 to 15: every entity while there are few
	byText     map[string]int   // entity by the text of a mention
	byPerson   map[string]bool  // surnames of persons named in full
	employerOf map[int]int      // firm of a person, by entity
	capitals   map[string]int   // how often a word stands with a capital
	midCapital map[string]bool  // words capitalised inside a sentence
	focus      int              // entity the document is about; -1 is none
	published  edtf.Interval
	dated      bool // published is known
	quotes     []quotation
}

// at returns token i, or an empty mark outside the text. It is not to be
// written to.
func (p *parser) at(i int) *token {
	if uint(i) < uint(len(p.toks)) {
		return &p.toks[i]
	}
	return &outside
}

// outside stands for every token beyond the ends of a text.
var outside = token{kind: mark}

// words returns the text from token first to token last.
func (p *parser) words(first, last int) string {
	return p.text[p.toks[first].start:p.toks[last].end]
}

func newParser(d *headcount.Document, lex *tables, ref *reference.Data) *parser {
	p := &parser{doc: d, text: d.Text, lex: lex, ref: ref, focus: -1,
		byName: map[string][]int{}, byText: map[string]int{}, byPerson: map[string]bool{}, midCapital: map[string]bool{}, capitals: map[string]int{}, employerOf: map[int]int{}}
	for i := range p.fewNames {
		p.fewNames[i] = i
	}
	if iv, err := edtf.Parse(d.Published); err == nil && d.Published != "" {
		p.published, p.dated = iv, true
	}
	p.toks = tokenize(d.Text, lowerASCII(d.Text), lex.lexicon)
	p.sents = split(d.Text, p.toks, lex.lexicon)
	p.markTitle()
	return p
}

// markTitle marks the sentences of the document's title.
func (p *parser) markTitle() {
	n := len(p.doc.Title)
	if n == 0 || !strings.HasPrefix(p.text, p.doc.Title) {
		return
	}
	for i := range p.sents {
		if p.sents[i].span.End > n+1 {
			return
		}
		p.sents[i].title = true
	}
}

// scan finds the mentions of all sentences: quantities, dates, actors, quotes.
func (p *parser) scan() {
	p.sentenceOf = make([]int32, len(p.toks))
	p.quants = make([][]quantity, len(p.sents))
	p.dates = make([][]date, len(p.sents))
	for i := range p.sents {
		s := &p.sents[i]
		for j := s.first; j < s.last; j++ {
			p.sentenceOf[j] = int32(i)
			t := &p.toks[j]
			if t.upper && t.class == 0 {
				p.capitals[t.low]++
			}
			if t.upper && j > s.first && !s.headline && !opensQuote(p.toks[j-1].low) {
				p.midCapital[t.low] = true
			}
		}
	}
	for i := range p.sents {
		s := &p.sents[i]
		p.quants[i] = p.quantities(s.first, s.last)
		p.dates[i] = p.findDates(s)
	}
	p.findSurnames()
	p.findActors()
	p.findEmployers()
	p.findQuotes()
}

// findSurnames notes the surnames of persons named with a given name or a
// courtesy title anywhere in the text, so that the surname alone is no firm.
func (p *parser) findSurnames() {
	for i := 0; i+1 < len(p.toks); i++ {
		t, n := p.toks[i], &p.toks[i+1]
		if !t.upper || !n.upper || n.kind != word || n.class&(orgSuffix|anyNoun) != 0 || p.sents[p.sentenceOf[i]].headline {
			continue
		}
		switch t.low {
		case "mr", "mrs", "ms", "dr", "sen", "rep", "gov":
			p.byPerson[n.low] = true
		default:
			if t.class&titleWord == 0 && p.ref.Given(p.text[t.start:t.end]) && !p.knownEmployer(i, i+1) {
				last := i + 1
				if x := p.at(i + 2); x.kind == word && x.upper && x.low != "'s" && x.class == 0 {
					last = i + 2
				}
				p.byPerson[p.toks[last].low] = true
			}
		}
	}
}

// dropWeak takes back mentions of names that nothing shows to be a firm: a
// single capitalised word that the registry does not know and that never
// stands where a firm would.
func (p *parser) dropWeak() {
	for i := range p.bySentence {
		for _, a := range p.bySentence[i] {
			if a.kind == org && a.entity >= 0 && p.firmContext(a) {
				p.entities[a.entity].strong = true
			}
			if a.kind == org && a.entity >= 0 && p.entities[a.entity].slug != "" && (a.first > p.sents[i].first || p.at(a.last+1).class&(reportWord|modalWord|planWord|haveWord|announceWord) != 0 || p.countFollows(a.last+1)) {
				p.entities[a.entity].strong = true // a known name, capitalised inside a sentence or doing something
			}
			if a.kind == org && a.entity >= 0 && union(p.entities[a.entity].key) {
				p.entities[a.entity].strong, p.entities[a.entity].outlet = false, true
			}
		}
	}
}

// countFollows reports whether ": 11,000" stands at token i, as in a list.
func (p *parser) countFollows(i int) bool {
	return p.at(i).low == ":" && p.at(i+1).kind == digits
}

// firmContext reports whether a mention stands where only a firm or body
// stands: before its ticker, with a legal suffix, before "'s workforce". One
// unknown word before "said" may be a surname, so it takes more than that.
func (p *parser) firmContext(a actor) bool {
	if a.last > a.first && p.isOrgSuffix(a.last) || p.ticker(a.last) {
		return true
	}
	n := p.at(a.last + 1)
	const acts = cutVerb | fireVerb | layWord
	if n.class&acts != 0 && n.class&cutNoun == 0 {
		return true
	}
	if n.low == "'s" {
		for j := a.last + 2; j <= a.last+4; j++ {
			if p.at(j).class&(anyNoun|cutNoun|jobWord) != 0 {
				return true
			}
		}
	}
	if n.class&(anyNoun|cutNoun) != 0 || p.at(a.first-1).low == "at" {
		return true
	}
	if n.low == "," && p.at(a.last+2).low == "which" && p.at(a.last+3).class&(reportWord|announceWord|planWord) != 0 {
		return true // "British Petroleum, which announced"
	}
	if n.class&titleWord != 0 && n.low != "general" || n.class&speakerNoun != 0 || n.low == "parent" || n.low == "unit" || n.low == "subsidiary" {
		return true // "Amazon CEO Andy Jassy", "a Tradeshift spokesman"
	}
	if n.class&reportWord != 0 && p.at(a.last+2).low == "it" || n.class&(modalWord|beWord|haveWord) != 0 && p.cutWithin(a.last+2, 3) {
		return true // "Stripe said it was", "Chime will lay off"
	}
	if t := p.at(a.first - 1); t.class&anaphorWord != 0 && !t.upper && t.low != "the" {
		return true // "payments giant Stripe"
	}
	if n.low == "," && p.at(a.last+2).class&detWord != 0 {
		for j := a.last + 3; j < a.last+9; j++ {
			if t := p.at(j); t.class&anaphorWord != 0 {
				return true // "Olive, a health technology company,"
			} else if t.kind == mark && t.low != "-" {
				break
			}
		}
	}
	if a.last-a.first < 2 && !p.toks[a.first].caps && p.at(a.first+1).low != "&" {
		return n.low == "announced" || n.low == "employs" || n.low == "plans"
	}
	return n.class&(announceWord|planWord|considerWord|haveWord|beWord|modalWord|reportWord) != 0
}

// cutWithin reports whether a verb of cutting stands in the n tokens from i.
func (p *parser) cutWithin(i, n int) bool {
	for j := i; j < i+n; j++ {
		if p.at(j).class&(cutVerb|fireVerb|layWord) != 0 {
			return true
		}
	}
	return false
}

// headlineActors finds in a headline, where capitals say nothing, the names
// that the body or the registry knows.
func (p *parser) headlineActors(s *sentence) []actor {
	var out []actor
	for i := s.first; i < s.last; {
		t := &p.toks[i]
		if t.kind != word || !t.upper {
			if a, ok := p.pointer(s, i); ok && t.kind == word {
				out = append(out, a)
				i = a.last + 1
				continue
			}
			i++
			continue
		}
		if a, ok := p.knownAt(s, i); ok {
			out = append(out, a)
			i = a.last + 1
			continue
		}
		if last := p.run(s, i); last > i && last < i+6 && p.isOrgSuffix(last) && legal(p.toks[last].low) {
			a := p.mention(i, last, org)
			p.entities[a.entity].strong = true
			out = append(out, a)
			i = last + 1
			continue
		}
		i++
	}
	return out
}

// writtenSmall reports whether the text writes a word without a capital
// somewhere, so that in a headline it is a common word.
func (p *parser) writtenSmall(low string) bool {
	for i := range p.toks {
		if t := &p.toks[i]; !t.upper && t.kind == word && t.low == low {
			return true
		}
	}
	return false
}

// knownAt reads at i the longest name that the body or the registry knows.
func (p *parser) knownAt(s *sentence, i int) (actor, bool) {
	for last := min(i+5, s.last-1); last >= i; last-- {
		if p.toks[last].kind == mark && p.toks[last].low != "." || p.toks[last].low == "'s" {
			continue
		}
		text := p.words(i, last)
		if e, ok := p.byText[text]; ok {
			p.entities[e].mentions++
			return actor{first: i, last: last, kind: p.entities[e].kind, entity: e}, true
		}
		key := reference.Key(text)
		if key == "" {
			continue
		}
		for _, e := range p.likeNames(key, org) {
			if p.entities[e].kind == org && p.entities[e].key == key {
				p.byText[text] = e
				p.entities[e].mentions++
				return actor{first: i, last: last, kind: org, entity: e}, true
			}
		}
		if _, not := p.lex.lists["notnames"][p.toks[i].low]; last == i && (not || len(p.toks[i].low) == 1) {
			continue
		}
		if e, known := p.ref.EmployerKey(key); known && !e.Word && (last > i || p.toks[i].class == 0 && !p.writtenSmall(p.toks[i].low)) {
			return p.mention(i, last, org), true
		}
		if pl, ok := p.ref.Place(text); ok && !pl.Word && pl.Rank > 100000 && p.toks[i].class == 0 {
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
	best := 0
	for i := range p.entities {
		e := &p.entities[i]
		if e.kind != org || e.outlet && e.weight < 12 || !e.strong {
			continue
		}
		if strings.EqualFold(e.name, p.doc.Outlet) {
			continue
		}
		if e.weight > best {
			best, p.focus = e.weight, i
		}
	}
}
