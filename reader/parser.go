package reader

import (
	"slices"
	"strings"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// tables are the lexicon's lists with numbers parsed.
type tables struct {
	*lexicon
	number, scale, fraction map[string]float64
	given                   shapeSet // of the given names that the reference data know
	// the lists that are asked for most
	outlets, firmWords, sectorWords, causes, currencies map[string]string
}

// A parser holds one document while it is read: its tokens, sentences and the
// mentions found in them. It is used by one goroutine and thrown away.
type parser struct {
	doc  *headcount.Document
	text string
	toks []token
	lex  *tables
	ref  *reference.Data

	scratch     *scratch
	sents       []sentence
	sentenceOf  []int32 // by token
	bySentence  [][]actor
	quants      [][]quantity
	dates       [][]date // see datesOf
	found       []found  // what has been looked for in the sentence
	entities    []entity
	actors      []actor           // of all sentences; bySentence holds parts of it
	names       *nameIndex        // of the entities, once they are many
	possessives bool              // an entity's name ends as a possessive does: "Hanley's"
	byText      map[string]int    // entity by the text of a mention
	byPerson    map[string]bool   // surnames of persons named in full
	employerOf  map[int]int       // firm of a person, by entity
	towns       map[string]string // the state or country that the text puts behind a town, see townOf
	focus       int               // entity the document is about; -1 is none
	outweighs   bool              // the focus is named far more than any other employer
	sectioned   bool              // the text has headings that are names
	ours        int               // 1: the text says "we" of the employer; -1: it does not; 0: not asked
	tells       telling           // see tellings
	explain     bool              // mentions and merges are noted
	published   edtf.Interval
	dated       bool // published is known
	quotes      []quotation
	put         int // the sentence whose figure was last put to a cut, plus one; see putAt
}

// scratch is what one document after another needs anew; the Reader hands it on.
type scratch struct {
	toks       []token
	sents      []sentence
	sentenceOf []int32
	entities   []entity
	like       []int32
	actors     []actor
	quants     [][]quantity
	dates      [][]date
	found      []found
	byText     map[string]int
	capitals   capitals
	small      shapeSet  // of the words written without a capital: see writtenSmall
	known      nameTable // what the reference data say
	names      *nameIndex
	byPerson   map[string]bool
	employerOf map[int]int
	bySentence [][]actor
	need       []bool     // see needActors
	rooms      []quantity // of all sentences; quants holds parts of it
	dateRooms  []date     // likewise
	quotes     []quotation
	frames     []frame // of one sentence
	reduced    []fact  // before they are merged
	facts      []fact  // merged, and of the other types
}

// keptTokens is the longest token list that is handed on: what one huge
// document needed is not held for the next.
const keptTokens = 1 << 16

// take returns what an earlier document has left, or something new.
func (r *Reader) take() *scratch {
	select {
	case s := <-r.free:
		return s
	default:
		return &scratch{byText: map[string]int{},
			names: newNameIndex(), byPerson: map[string]bool{}, employerOf: map[int]int{}}
	}
}

// give hands scratch on to the next document.
func (r *Reader) give(s *scratch) {
	if cap(s.toks) > keptTokens {
		return
	}
	select {
	case r.free <- s:
	default: // there are enough
	}
}

// done empties the parser's scratch, for the next parser. Nothing that a claim holds points
// into it.
func (p *parser) done() {
	s := p.scratch
	clear(p.toks) // or their words would keep the text alive
	clear(p.entities)
	clear(p.quants)
	clear(p.dates)
	clear(p.byText)
	clear(p.byPerson)
	clear(p.employerOf)
	s.capitals.clear()
	clear(s.small[:])
	clear(s.rooms)
	clear(s.dateRooms)
	clear(s.reduced)
	clear(s.facts)
	if p.names != nil {
		p.names.clear()
	}
	s.quants, s.dates, s.found, s.rooms, s.dateRooms = p.quants, p.dates, p.found, s.rooms[:0], s.dateRooms[:0]
	s.toks, s.sents, s.sentenceOf, s.entities, s.actors, s.bySentence, s.quotes = p.toks, p.sents, p.sentenceOf, p.entities, p.actors, p.bySentence, p.quotes
}

// at returns token i, or an empty mark outside the text. It is not to be
// written to.
func (p *parser) at(i int) *token {
	if uint(i) < uint(len(p.toks)) {
		return &p.toks[i]
	}
	return &outside
}

// sentenceAt is the number of the sentence of token i; of the nearest one for a
// place beyond the ends of a text, which a look ahead may come to.
func (p *parser) sentenceAt(i int) int {
	return int(p.sentenceOf[max(0, min(i, len(p.sentenceOf)-1))])
}

// outside stands for every token beyond the ends of a text.
var outside = token{kind: mark}

// words returns the text from token first to token last; a line break in it is a
// space.
func (p *parser) words(first, last int) string {
	s := p.text[p.toks[first].start:p.toks[last].end]
	if strings.IndexByte(s, '\n') >= 0 {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

func (r *Reader) newParser(d *headcount.Document, s *scratch) *parser {
	p := &parser{doc: d, text: d.Text, lex: r.lex, ref: r.ref, focus: -1}
	if iv, err := edtf.Parse(d.Published); err == nil && d.Published != "" {
		p.published, p.dated = iv, true
	}
	p.scratch = s
	p.byText, p.byPerson, p.employerOf = p.scratch.byText, p.scratch.byPerson, p.scratch.employerOf
	p.toks = tokenize(d.Text, r.lex.lexicon, p.scratch.toks[:0])
	p.sents = split(d.Text, p.toks, r.lex.lexicon, p.scratch.sents[:0])
	p.entities, p.actors, p.quotes = p.scratch.entities[:0], p.scratch.actors[:0], p.scratch.quotes[:0]
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
	p.sentenceOf = slices.Grow(p.scratch.sentenceOf[:0], len(p.toks))[:len(p.toks)]
	n := len(p.sents)
	p.quants = slices.Grow(p.scratch.quants[:0], n)[:n]
	p.dates = slices.Grow(p.scratch.dates[:0], n)[:n]
	p.found = slices.Grow(p.scratch.found[:0], n)[:n]
	clear(p.found)
	for i := range p.sents {
		s := &p.sents[i]
		var classes class
		var lists listed
		of := p.sentenceOf[s.first:s.last]
		for k, toks := 0, p.toks[s.first:s.last]; k < len(toks) && k < len(of); k++ {
			t := &toks[k]
			of[k] = int32(i)
			classes |= t.class
			lists |= t.lists
			switch {
			case t.upper:
				p.noteSurname(s, s.first+k)
				p.scratch.capitals.add(t, k > 0 && !s.headline && !opensQuote(toks[k-1].low))
			case t.kind == word:
				p.scratch.small.add(t.shape)
				if t.class&numberWord != 0 || t.lists&hyphened != 0 && p.beginsFraction(t.low) {
					s.numbered = true
				}
			case t.kind == digits:
				s.numbered = true
			case t.low == "\"" || t.low == "“":
				s.quoted = true
			}
		}
		s.classes, s.lists = classes, lists
	}
	p.findSections()
	p.findActors()
	p.findEmployers()
	p.findQuotes()
}

// beginsFraction reports whether a word with a hyphen opens with a number:
// "one-fifth", "two-thirds".
func (p *parser) beginsFraction(low string) bool {
	w, _, _ := strings.Cut(low, "-")
	return p.lex.number[w] > 0
}

// found says what has been looked for in a sentence.
type found uint8

const (
	quantsFound found = 1 << iota
	datesFound
)

// quantsOf returns the quantities of sentence i, looked for when first asked
// for: most sentences are never asked.
func (p *parser) quantsOf(i int) []quantity {
	if p.found[i]&quantsFound == 0 {
		p.found[i] |= quantsFound
		p.quants[i] = p.quantities(p.sents[i].first, p.sents[i].last)
	}
	return p.quants[i]
}

// datesOf returns the dates of sentence i, looked for when first asked for.
func (p *parser) datesOf(i int) []date {
	if p.found[i]&datesFound == 0 {
		p.found[i] |= datesFound
		p.dates[i] = p.findDates(&p.sents[i])
	}
	return p.dates[i]
}
