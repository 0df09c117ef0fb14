package reader

import "headcount"

// around returns the sentence of text that holds s, with n more on each side of
// the same paragraph run.
func around(text string, s headcount.Span, n int) headcount.Span {
	lex := embedded()
	// Only the neighbourhood is cut into sentences: a passage is short, a
	// document may be long.
	const reach = 4000
	from, to := max(0, s.Start-reach), min(len(text), s.End+reach)
	for from > 0 && !startsRune(text[from]) {
		from--
	}
	for to < len(text) && !startsRune(text[to]) {
		to++
	}
	part := text[from:to]
	toks := tokenize(part, lex, nil)
	sents := split(part, toks, lex, nil)
	first, last := -1, -1
	for i, x := range sents {
		if x.span.Start+from < s.End && s.Start < x.span.End+from {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return s
	}
	first, last = max(0, first-n), min(len(sents)-1, last+n)
	return headcount.Span{Start: min(s.Start, sents[first].span.Start+from), End: max(s.End, sents[last].span.End+from)}
}

func startsRune(b byte) bool { return b&0xC0 != 0x80 }
