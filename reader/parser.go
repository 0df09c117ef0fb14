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
