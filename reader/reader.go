// Package reader reads the claims that a document states about jobs:
// deterministic, in English, with no model and no network. A document is read
// in three steps, each in files of its own: mentions (token, sentence,
// quantity, date, name), the grammar that joins mentions within a sentence
// into frames (cut, headcount, term, quote, money), and the document, which
// says whose a frame is, when it holds, how sure it is and which frames state
// one fact (subject, status, cause, time, merge). docs/reader.md describes the
// rules.
package reader

import (
	"cmp"
	"runtime"
	"slices"
	"strconv"

	"headcount"
	"headcount/reference"
)

// Version names the rules; claims carry it. It rises when a rule changes what
// is read.
const Version = "reader/10"

// A Reader reads documents. It is safe for concurrent use.
type Reader struct {
	lex  *tables
	ref  *reference.Data
	free chan *scratch // of documents read before
}

// New returns a reader that knows the names and places of ref.
func New(ref *reference.Data) *Reader {
	lex := tablesOf(embedded())
	for name := range ref.GivenNames() {
		lex.given.add(uint16(keysOf(name).shape()))
	}
	return &Reader{lex: lex, ref: ref, free: make(chan *scratch, runtime.GOMAXPROCS(0))}
}

func tablesOf(l *lexicon) *tables {
	parse := func(name string) map[string]float64 {
		m := map[string]float64{}
		for k, v := range l.lists[name] {
			f, err := strconv.ParseFloat(v, 64)
			if err != nil {
				panic("lexicon " + name + ": " + err.Error()) // part of the binary: a test loads it
			}
			m[k] = f
		}
		return m
	}
	return &tables{lexicon: l, number: parse("numbers"), scale: parse("scales"), fraction: parse("fractions"),
		outlets: l.lists["outlets"], firmWords: l.lists["firmwords"], sectorWords: l.lists["sectorwords"], causes: l.lists["causes"], currencies: l.lists["currencies"]}
}

// An Explained is a claim with what made it: the rule that found its first
// frame, the mentions the rule joined, and the frames merged into it.
type Explained struct {
	Claim    headcount.Claim `json:"claim"`
	Rule     string          `json:"rule"`
	Mentions []string        `json:"mentions"`
	Merges   []string        `json:"merges"`
}

// Read returns the claims that d states, in the order of their first evidence,
// identified; each passes d.Check. The same document always gives the same
// claims.
func (r *Reader) Read(d *headcount.Document) []headcount.Claim {
	var out []headcount.Claim
	r.read(d, false, func(facts []*fact) {
		out = make([]headcount.Claim, len(facts))
		for i, f := range facts {
			out[i] = f.claim
		}
	})
	return out
}

// Explain reads d and says for each claim what made it.
func (r *Reader) Explain(d *headcount.Document) []Explained {
	out := []Explained{}
	r.read(d, true, func(facts []*fact) {
		for _, f := range facts {
			e := Explained{Claim: f.claim, Rule: f.rule, Mentions: []string{}, Merges: []string{}}
			e.Mentions, e.Merges = append(e.Mentions, f.mentions...), append(e.Merges, f.merges...)
			out = append(out, e)
		}
	})
	return out
}

// A fact is a claim in the making.
type fact struct {
	claim    headcount.Claim
	rule     string
	mentions []string
	merges   []string
	entity   int // holder; -1 when none
	sent     int
	trigger  int
	first    int  // first token of its first evidence
	vague    bool // only "hundreds" or "thousands"
	bold     bool // confirmed only by a headline's bare word
	restates bool // a share that says again the cut before it
	aside    bool // told in a relative clause of its own: what was so before the news
	own      bool // dated by its own sentence
	other    bool // its figure goes on from one before: "the other 1,400", "another 300"
	before   bool // told of as what came before: "after it slashed 200 jobs"
	voiced   bool // the employer says it
	added    bool // comes on top of what went before: "hundreds of additional workers"
	part     bool // one of the figures that make up a whole
	ofCut    bool // a share of a cut, not of a staff: "half of them in Ohio"
}

// read hands the facts of d to use, in the order of their first evidence. They are not
// to be kept: a fact is large, and the room of one document is the next one's.
func (r *Reader) read(d *headcount.Document, explain bool, use func([]*fact)) {
	var of subject
	s := r.take()
	if len(d.Text) <= partSize {
		p := r.newParser(d, s)
		p.explain = explain
		use(settle(d, p.facts(headcount.Span{End: len(d.Text)}, &of)))
		p.done()
	} else {
		var facts []fact
		for _, part := range parts(d.Text) {
			p := r.newParser(partOf(d, part), s)
			p.explain = explain
			facts = append(facts, p.facts(part, &of)...)
			p.done()
		}
		use(settle(d, r.joinParts(facts)))
	}
	r.give(s) // after a panic it is not: half of another text would be in it
}

// settle identifies facts and returns those whose words stand in d, each once.
func settle(d *headcount.Document, facts []fact) []*fact {
	all := make([]*fact, len(facts))
	for i := range facts {
		all[i] = &facts[i]
	}
	slices.SortStableFunc(all, func(a, b *fact) int { return cmp.Compare(a.start(), b.start()) })
	seen := make(map[string]bool, len(facts))
	return slices.DeleteFunc(all, func(f *fact) bool {
		c := &f.claim
		c.Reader = Version
		c.Identify(d.Hash)
		if d.Check(c) != nil || seen[c.ID] {
			return true
		}
		seen[c.ID] = true
		return false
	})
}

// facts reads one part of a document's text. The facts stand in the parser's scratch.
func (p *parser) facts(part headcount.Span, of *subject) []fact {
	p.scan()
	p.goOn(of)
	facts := p.merge(p.reductions())
	facts = append(facts, p.headcounts(facts)...)
	for i := range facts {
		of.cuts = of.cuts || facts[i].claim.Type == headcount.Reduction
	}
	if of.cuts {
		facts = append(facts, p.terms()...)
	}
	facts = append(facts, p.investments()...)
	facts = append(facts, p.forecasts()...)
	facts = append(facts, p.hirings()...)
	if of.cuts || p.speaksOfCuts() {
		facts = p.statements(facts)
	}
	for i := range facts {
		for k := range facts[i].claim.Evidence {
			e := &facts[i].claim.Evidence[k]
			e.Start, e.End = e.Start+part.Start, e.End+part.Start
		}
	}
	p.scratch.facts = facts
	return facts
}
