package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"headcount"
)

// A quotation is the words between quotation marks, with who says them.
type quotation struct {
	open, close int // byte offsets of the words: text[open:close]
	sent        int // sentence in which it opens
	para        int
	first       int // token in which it opens
	unclosed    bool
}

// findQuotes pairs the quotation marks of the text: curly ones by shape,
// straight ones in turn within a paragraph. A paragraph that opens with a mark
// and does not close it goes on in the next that opens with one.
func (p *parser) findQuotes() {
	if strings.IndexByte(p.text, '"') < 0 && !strings.Contains(p.text, "“") {
		return
	}
	open, first, si := -1, 0, 0
	flush := func(end int, unclosed bool) {
		if open >= 0 && end > open {
			p.quotes = append(p.quotes, quotation{open: open, close: end, sent: si, para: p.sents[si].para, first: first, unclosed: unclosed})
		}
		open = -1
	}
	for i := range p.sents {
		s := &p.sents[i]
		if i > 0 && s.para != p.sents[i-1].para && open >= 0 {
			flush(p.sents[i-1].span.End, true)
		}
		if open < 0 && !s.quoted {
			continue
		}
		for j := s.first; j < s.last; j++ {
			t := &p.toks[j]
			if t.kind != mark {
				continue
			}
			switch {
			case t.low == "“" || t.low == "\"" && open < 0:
				if open >= 0 {
					flush(int(p.toks[j-1].end), true)
				}
				open, first, si = int(t.end), j, i
			case t.low == "”" || t.low == "\"":
				flush(int(t.start), false)
			}
		}
	}
	if open >= 0 {
		flush(p.sents[len(p.sents)-1].span.End, true)
	}
}

// statements adds to facts the direct quotations about the cuts among them,
// their cause or AI at work, broken ones joined, each with its speaker.
func (p *parser) statements(facts []fact) []fact {
	if len(p.quotes) == 0 {
		return facts
	}
	lastSpeaker, lastSent := -1, -10
	near := p.nearCuts(facts)
	for k := 0; k < len(p.quotes); k++ {
		q := p.quotes[k]
		words := strings.TrimSpace(p.text[q.open:q.close])
		spans := []headcount.Span{{Start: q.open, End: q.close}}
		speaker, how := p.speakerOf(&q, lastSpeaker, lastSent)
		// "...," she said. "..." in one paragraph is one quotation, as is a
		// paragraph that does not close its mark and the next.
		last := q
		for k+1 < len(p.quotes) && p.continues(&last, &p.quotes[k+1]) {
			n := p.quotes[k+1]
			sep := " … "
			if last.unclosed {
				sep = " "
			}
			if speaker < 0 && how == "" {
				speaker, how = p.speakerOf(&n, lastSpeaker, lastSent)
			}
			words += sep + strings.TrimSpace(p.text[n.open:n.close])
			spans = append(spans, headcount.Span{Start: n.open, End: n.close})
			last = n
			k++
		}
		if speaker >= 0 && (p.entities[speaker].kind == person || lastSpeaker < 0 || last.sent-lastSent > 6) {
			lastSpeaker, lastSent = speaker, last.sent
		}
		about := near.all || near.sents[q.sent+1]
		if !sentenceLong(words) || speaker < 0 && !(about && p.saidBySomeone(&q)) || !about && !p.aboutWork(q.first, spans[len(spans)-1].End) {
			continue
		}
		c := headcount.Claim{Type: headcount.Statement, Quote: words}
		if speaker >= 0 {
			c.Speaker = p.entities[speaker].name
		} else if how != "" {
			c.Speaker, how = how, "unnamed"
		}
		if speaker >= 0 && p.entities[speaker].kind == org {
			c.Employer = p.entities[speaker].name
		} else if h, ok := p.previous(q.sent + 1); ok {
			c.Employer = p.entities[h.entity].name
		}
		for _, d := range p.datesOf(q.sent) {
			if d.first < q.first && !d.ahead && !d.by {
				c.Announced = d.span.String()
			}
		}
		for _, sp := range spans {
			if w := trimSpan(p.text, sp); w.End > w.Start {
				c.Evidence = append(c.Evidence, headcount.Passage{Span: w, Words: p.text[w.Start:w.End]})
			}
		}
		x := fact{claim: c, rule: "quotation", entity: -1, sent: q.sent, first: q.first}
		if p.explain {
			x.mentions = []string{"speaker " + how + " " + c.Speaker}
		}
		facts = append(facts, x)
	}
	return facts
}

// sentenceLong reports whether quoted words are more than a phrase: five words,
// or nine where they begin inside a sentence.
func sentenceLong(s string) bool {
	least := 5
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsLower(r) {
		least = 9
	}
	n := 0
	for range strings.FieldsSeq(s) {
		if n++; n == least {
			return true
		}
	}
	return false
}

// A nearness says which sentences speak of cuts, or stand so near to such that
// what is quoted there is said of them.
type nearness struct {
	all   bool   // the text is about a cut: its title or opening states one
	sents []bool // by the number of the sentence, plus one: one before the first may be marked, and one behind the last
}

// nearCuts finds the sentences within three of one that states a cut, and
// beside one that speaks of cuts.
func (p *parser) nearCuts(facts []fact) nearness {
	near := nearness{sents: make([]bool, len(p.sents)+2)}
	for i := range facts {
		if facts[i].claim.Type != headcount.Reduction {
			continue
		}
		near.all = near.all || facts[i].sent < 3
		for k := max(0, facts[i].sent-2); k <= facts[i].sent+4 && k < len(near.sents); k++ {
			near.sents[k] = true
		}
	}
	for i := range p.sents {
		if p.spoken(i) {
			near.sents[i], near.sents[i+1], near.sents[i+2] = true, true, true
		}
	}
	return near
}

// spoken reports whether sentence i speaks of a cut, whether or not it is read
// as one.
func (p *parser) spoken(i int) bool {
	s := &p.sents[i]
	if s.classes&(layWord|cutNoun|jobWord|fireVerb) == 0 || s.aside {
		return false
	}
	for j := s.first; j < s.last; j++ {
		if p.isCutNoun(j) > 0 || p.toks[j].class&layWord != 0 && p.at(j+1).low == "off" {
			return true
		}
	}
	return false
}

// speaksOfCuts reports whether the title speaks of cuts.
func (p *parser) speaksOfCuts() bool {
	for i := range p.sents {
		if p.sents[i].title && p.spoken(i) {
			return true
		}
	}
	return false
}

func trimSpan(text string, s headcount.Span) headcount.Span {
	for s.Start < s.End && strings.ContainsRune(" \n\t\r", rune(text[s.Start])) {
		s.Start++
	}
	for s.End > s.Start && strings.ContainsRune(" \n\t\r", rune(text[s.End-1])) {
		s.End--
	}
	return s
}

// continues reports whether quotation b goes on from a: the same paragraph with
// only words of saying between, or a next paragraph after an unclosed one.
func (p *parser) continues(a, b *quotation) bool {
	if a.unclosed {
		return b.para == a.para+1 && b.first == p.sents[b.sent].first
	}
	if b.para != a.para || b.open-a.close > 160 {
		return false
	}
	between := p.text[a.close:b.open]
	j := b.first - 1
	said := false
	for ; j > a.first && int(p.toks[j].start) > a.close; j-- {
		if p.toks[j].class&reportWord != 0 {
			said = true
		} else if p.toks[j].low == "that" && p.at(j-1).low != "adding" {
			return false // “a”, she said, adding that it would “b”
		}
	}
	if s := &p.sents[b.sent]; s.span.Start > a.close && b.first != s.first {
		return false // another sentence, which quotes a phrase
	}
	return said && len(strings.Fields(between)) <= 22
}

// aboutWork reports whether a quotation, from token first to where it ends,
// speaks of cuts, work or AI.
func (p *parser) aboutWork(first, end int) bool {
	for i := first; i < len(p.toks) && int(p.toks[i].start) < end; i++ {
		t := &p.toks[i]
		if t.lists&quoteWord != 0 {
			return true
		}
		if t.lists&hyphened == 0 {
			continue
		}
		for part := range strings.SplitSeq(t.low, "-") { // "AI-driven"
			if _, lists, _ := p.lex.find(part, keysOf(part)); lists&quoteWord != 0 {
				return true
			}
		}
	}
	return false
}

// speakerOf finds who says a quotation: a person or body with a verb of saying
// in the same sentence or the one around it, else a pronoun's last speaker.
func (p *parser) speakerOf(q *quotation, lastSpeaker, lastSent int) (entity int, how string) {
	from, to := q.sent, q.sent
	for to+1 < len(p.sents) && p.sents[to].span.End < q.close {
		to++
	}
	if to+1 < len(p.sents) && p.sents[to+1].para == q.para && p.sents[to].span.End <= q.close+1 {
		to++
	}
	best, bestAt := -1, 1<<30
	for i := from; i <= to; i++ {
		s := &p.sents[i]
		for _, a := range p.bySentence[i] {
			if a.kind != person && a.kind != org {
				continue
			}
			at := int(p.toks[a.first].start)
			if at >= q.open && at < q.close { // inside the words
				continue
			}
			if !p.saysAfter(s, a) && !p.accordingTo(a) && !p.signs(a) || a.kind == org && p.at(a.last+1).low == "'s" {
				continue
			}
			d := min(abs(at-q.close), abs(at-q.open))
			if a.kind == person {
				d -= 40
			}
			if d < bestAt {
				best, bestAt = a.entity, d
			}
		}
	}
	if best >= 0 {
		return best, "says"
	}
	if who := p.unnamedSpeaker(q, from, to); who != "" {
		return -1, who
	}
	if p.unnamedSays(q, from, to) {
		return -1, ""
	}
	if h, ok := p.anaphorSays(q, from, to); ok {
		return h.entity, "anaphor"
	}
	switch p.pronounSays(q, from, to) {
	case "it":
		if h, ok := p.previous(q.sent); ok {
			return h.entity, "pronoun"
		}
		return -1, ""
	case "he", "she":
		if e := p.lastPerson(q, lastSent); e >= 0 {
			return e, "pronoun"
		}
		if lastSpeaker >= 0 {
			return lastSpeaker, "pronoun"
		}
		return -1, ""
	case "they":
		if lastSpeaker >= 0 {
			return lastSpeaker, "pronoun"
		}
	}
	// A person named as subject of the sentence: "Lindh called AI "the ..."".
	for i := from; i >= max(0, from-1); i-- {
		for _, a := range p.bySentence[i] {
			if a.kind == person && int(p.toks[a.first].start) < q.open {
				return a.entity, "subject"
			}
		}
	}
	if lastSpeaker >= 0 && q.sent-lastSent <= 3 {
		return lastSpeaker, "previous"
	}
	return -1, ""
}

// signs reports whether a person is named as whose statement is quoted: "says
// the letter that plant manager Rosa Lindh signed".
func (p *parser) signs(a actor) bool {
	if a.kind != person {
		return false
	}
	for j := a.first - 1; j > a.first-9; j-- {
		switch p.at(j).low {
		case "statement", "memo", "message", "email", "letter", "note", "post":
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// pronounSays returns the pronoun that says a quotation, or "".
func (p *parser) pronounSays(q *quotation, from, to int) string {
	for i := from; i <= to; i++ {
		for j := p.sents[i].first; j < p.sents[i].last; j++ {
			t := &p.toks[j]
			if (t.low == "he" || t.low == "she" || t.low == "it" || t.low == "they") && (int(t.start) < q.open || int(t.start) >= q.close) {
				for k := j + 1; k < j+3; k++ {
					if p.at(k).class&reportWord != 0 {
						return t.low
					}
				}
				if p.at(j-1).class&personVerb != 0 {
					return t.low
				}
			}
		}
	}
	return ""
}

// lastPerson returns the person named last in the sentences before a quotation,
// back to the sentence of the last one quoted: for whom "she" stands. -1 is
// none.
func (p *parser) lastPerson(q *quotation, from int) int {
	for i := q.sent; i >= max(0, from, q.sent-4); i-- {
		acts := p.bySentence[i]
		for n := len(acts) - 1; n >= 0; n-- {
			if a := acts[n]; a.kind == person && int(p.toks[a.first].start) < q.open {
				return a.entity
			}
		}
	}
	return -1
}

// saidBySomeone reports whether someone without a name says a quotation: "said
// one producer", "a worker said:".
func (p *parser) saidBySomeone(q *quotation) bool {
	s := &p.sents[q.sent]
	for j := s.first; j < len(p.toks) && int(p.toks[j].start) < q.close+120; j++ {
		if t := &p.toks[j]; (int(t.start) < q.open || int(t.start) >= q.close) && t.class&(personVerb|reportWord) != 0 {
			return p.sents[p.sentenceAt(j)].para == q.para
		}
	}
	return false
}

// unnamedSays reports whether someone without a name says a quotation: "one
// welder said", "said a former manager".
func (p *parser) unnamedSays(q *quotation, from, to int) bool {
	const named = pronounWord | speakerNoun | titleWord | anaphorWord
	for i := from; i <= to; i++ {
		for j := p.sents[i].first; j < p.sents[i].last; j++ {
			t := &p.toks[j]
			if t.class&personVerb == 0 || int(t.start) >= q.open && int(t.start) < q.close {
				continue
			}
			if b := p.at(j - 1); b.kind == word && !b.upper && b.class&named == 0 && (indefinite(p.at(j-2).low) || indefinite(p.at(j-3).low)) {
				return true
			}
			if b := p.at(j + 2); indefinite(p.at(j+1).low) && b.class&named == 0 && !b.upper {
				return true
			}
		}
	}
	return false
}

// indefinite reports whether a word brings in someone who is not named.
func indefinite(low string) bool {
	return low == "one" || low == "a" || low == "an" || low == "another"
}
