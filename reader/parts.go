package reader

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"headcount"
	"headcount/reference"
)

// partSize is how much of a text is read at once, in bytes. Articles are far
// shorter; a book of filings is read part by part, so that the memory it takes
// does not grow with it. docs/reader.md.
const partSize = 512 << 10

// parts cuts a text where a paragraph ends, else a sentence or a word.
func parts(text string) []headcount.Span {
	var out []headcount.Span
	start := 0
	for len(text)-start > partSize {
		end := start + partSize
		window := text[start+partSize/2 : end]
		cut := -1
		for _, mark := range []string{"\n\n", "\n", ". ", " "} {
			if i := strings.LastIndex(window, mark); i >= 0 {
				cut = start + partSize/2 + i + len(mark)
				break
			}
		}
		for cut < 0 {
			if utf8.RuneStart(text[end]) || end == start+partSize/2 {
				cut = end
			}
			end--
		}
		out = append(out, headcount.Span{Start: start, End: cut})
		start = cut
	}
	return append(out, headcount.Span{Start: start, End: len(text)})
}

// partOf is the document cut down to a part of its text. Only the first part
// begins with the title.
func partOf(d *headcount.Document, part headcount.Span) *headcount.Document {
	if part.Start == 0 && part.End == len(d.Text) {
		return d
	}
	sub := *d
	sub.Text = d.Text[part.Start:part.End]
	if part.Start > 0 {
		sub.Title = ""
	}
	return &sub
}

// A subject is what later parts of a document know of the parts before.
type subject struct {
	employer string // whom the document is about
	cuts     bool   // a cut has been stated
}

// goOn gives a later part the employer that the document is about, and notes it
// after the first.
func (p *parser) goOn(of *subject) {
	if of.employer != "" {
		p.focus = p.entityOf(of.employer, org)
		p.entities[p.focus].strong = true
	} else if p.focus >= 0 {
		of.employer = p.entities[p.focus].name
	}
}

// start is where the first passage of a fact stands.
func (f *fact) start() int {
	if len(f.claim.Evidence) == 0 {
		return 0
	}
	return f.claim.Evidence[0].Start
}

// joinParts joins the facts that several parts of a document state: the same
// type, employer and figure, with dates that agree. It writes over facts, which are large.
func (r *Reader) joinParts(facts []fact) []fact {
	p := &parser{focus: -1, lex: r.lex, ref: r.ref}
	out := facts[:0]
	at := make(map[string]int, len(facts))
	for i := range facts {
		x := &facts[i]
		x.entity = -1 // of another parser
		key := partKey(&x.claim)
		if n, ok := at[key]; ok && datesAgree(out[n].claim.Announced, x.claim.Announced) {
			p.join(&out[n], x, "another part of the document")
			continue
		}
		at[key] = len(out)
		out = append(out, *x)
	}
	clear(facts[len(out):])
	return out
}

// partKey is what facts of one document share when they are one.
func partKey(c *headcount.Claim) string {
	key := c.Type + "|" + reference.Key(c.Employer) + "|" + c.Kind + "|" + c.Money.String() + "|" + c.Quote
	if c.Count != nil {
		key += fmt.Sprint("|", countOf(family{}, c.Count))
	}
	if c.Share != nil {
		key += fmt.Sprint("|", shareOf(family{}, c.Share))
	}
	if c.Days != nil {
		key += fmt.Sprint("|", *c.Days)
	}
	return key
}
