package reader

import "headcount"

// longestClause is how many tokens a passage may grow to that alone says too
// little.
const longestClause = 30

// passage is the text from token first to token last, the evidence of a fact.
// One that is a number alone, or a single word, tells nobody who follows it
// anything: it is widened to its line in a list, its row in a table, else its
// clause.
func (p *parser) passage(first, last int) headcount.Passage {
	if p.saysTooLittle(first, last) {
		first, last = p.clauseAround(first, last)
	}
	sp := headcount.Span{Start: int(p.toks[first].start), End: int(p.toks[last].end)}
	return headcount.Passage{Span: sp, Words: p.text[sp.Start:sp.End]}
}

// saysTooLittle reports whether tokens first..last are a number with its hedge, or
// one word.
func (p *parser) saysTooLittle(first, last int) bool {
	if first == last {
		return true
	}
	q := p.quantityAt(first)
	return q != nil && q.first <= first && last <= q.last
}

// figureAlone reports whether tokens first..last are only the number of a cut and
// those it counts, "and 1,400 drivers", while the word that cuts them stands
// elsewhere.
func (p *parser) figureAlone(f *frame, first, last int) bool {
	q := f.obj.q
	return q != nil && first == f.obj.first && last <= f.obj.last && !f.obj.cut && (f.trigger < first || f.trigger > last || f.trigger == q.first)
}

// clauseAround widens tokens first..last to their row where a date follows the number
// as its next cell, in a table whose lines run together, to their line where that is
// a short one of a list, else to the clause that marks bound.
func (p *parser) clauseAround(first, last int) (from, to int) {
	s := &p.sents[p.sentenceAt(first)]
	from, to = first, last
	switch d := p.dateCell(last + 1); {
	case d != nil && (len(p.datesOf(p.sentenceAt(first))) > 1 || s.last-s.first > longestClause):
		to = d.last
		for from > s.first && p.inLabel(from-1) {
			from--
		}
	case s.last-s.first <= longestClause && p.toks[s.last-1].kind != mark:
		from, to = s.first, s.last-1
	default:
		if p.joinsFigure(s, first) {
			_, to = p.grow(s, first, last, false)
		}
		if to == last {
			from, to = p.grow(s, first, last, true)
		}
	}
	return p.trimmed(from, to, first, last)
}

// trimmed leaves out the marks and conjunctions at the ends of from..to, and half
// of a bracket, but nothing of first..last.
func (p *parser) trimmed(from, to, first, last int) (int, int) {
	opens, shuts := false, false
	for j := from; j <= to; j++ {
		opens = opens || p.toks[j].low == "("
		shuts = shuts || p.toks[j].low == ")"
	}
	for ; from < first; from++ {
		if t := &p.toks[from]; t.low == "$" || t.low == "(" && shuts || t.kind != mark && !oneOf(t.low, "and", "but", "or") {
			break
		}
	}
	for ; to > last; to-- {
		if t := &p.toks[to]; t.low == "%" || t.low == ")" && opens || t.kind != mark {
			break
		}
	}
	return from, to
}

// grow widens tokens first..last to the marks that bound their clause, on both
// sides alike where back says so, else only behind them.
func (p *parser) grow(s *sentence, first, last int, back bool) (from, to int) {
	from, to = first, last
	for on := true; back || on; {
		back = back && from > s.first && to-from < longestClause && !p.boundsClause(from-1)
		if back {
			from--
		}
		on = on && to+1 < s.last && to-from < longestClause && !p.boundsClause(to+1)
		if on {
			to++
		}
	}
	return from, to
}

// joinsFigure reports whether "and" joins the words from token i to another figure
// before them: "1,400 in 2023 and about 600 in 2024".
func (p *parser) joinsFigure(s *sentence, i int) bool {
	if i == s.first || !oneOf(p.toks[i-1].low, "and", "or") {
		return false
	}
	for j := i - 2; j >= s.first && j > i-longestClause && !p.boundsClause(j); j-- {
		if q := p.quantityAt(j); q != nil && !q.money && !p.dateCovers(j) {
			return true
		}
	}
	return false
}

// dateCell returns the date that begins at token i with no word before it, as it
// does in the row of a table: "Dover 11 Feb. 9, 2025"; nil is none.
func (p *parser) dateCell(i int) *date {
	if i >= len(p.toks) {
		return nil
	}
	dates := p.datesOf(p.sentenceAt(i))
	for k := range dates {
		if dates[k].first == i && p.toks[i].kind == word && p.toks[i].class&prepWord == 0 {
			return &dates[k]
		}
	}
	return nil
}

// inLabel reports whether a token may be of the names that open a row: "Dover -
// Mill Lane".
func (p *parser) inLabel(i int) bool {
	t := &p.toks[i]
	return !p.dateCovers(i) && (t.kind == word && t.upper || dash(t.low) || oneOf(t.low, ",", ".", "&", "'s"))
}

// boundsClause reports whether a clause ends at token i: at a comma that is not of
// a date, a place or a firm's name, at a semicolon, a dash, before a quotation, or
// behind the bracket of an entry of a list.
func (p *parser) boundsClause(i int) bool {
	switch t := &p.toks[i]; t.low {
	case ",":
		return !p.dateCovers(i) && !p.isOrgSuffix(i+1) && !p.beforeState(i) && (p.at(i+1).kind == digits || !p.behindState(i))
	case ";":
		return true
	case ":":
		return oneOf(p.at(i+1).low, "\"", "“")
	case "and", "or":
		b := p.at(i - 2) // "Dover (300 workers) and Reno (200 workers)"
		return p.at(i-1).low == ")" && (b.kind == digits || b.class&anyNoun != 0)
	default:
		return dash(t.low) && !t.glued
	}
}

// beforeState reports whether the comma at token i stands between a town and its
// state or country: "Dover, Ohio".
func (p *parser) beforeState(i int) bool {
	_, ok := p.wider(actor{first: i - 1, last: i - 1})
	return ok && p.at(i-1).upper
}

// behindState reports whether the comma at token i closes what beforeState's opens:
// "its Dover, Ohio, mill".
func (p *parser) behindState(i int) bool {
	for k := i - 2; k >= i-4; k-- {
		if p.at(k).low == "," {
			return p.beforeState(k)
		}
	}
	return false
}
