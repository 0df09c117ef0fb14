package reader

import (
	"strings"

	"headcount"
)

// A sentence is a run of tokens: toks[first:last].
type sentence struct {
	first, last int
	span        headcount.Span
	para        int   // number of its paragraph
	opens       bool  // first sentence of its paragraph
	title       bool  // the document's title
	headline    bool  // most words capitalised: capitals say nothing about names
	classes     class // of all its tokens
	lists       listed
	numbered    bool  // holds digits or a number word
	quoted      bool  // holds the opening of a quotation
	aside       bool  // a line of links around the article, not part of it
	heads       bool  // a line by itself that may name whom those under it tell of
	under       int32 // number of the heading that it stands under, plus one
}

// longest is how many tokens a sentence has at most; prose stays far below.
const longest = 300

// split cuts the tokens of s into sentences, put into out, which is empty. A line break ends a sentence
// unless the text is wrapped by hand there.
func split(s string, toks []token, lex *lexicon, out []sentence) []sentence {
	wrapped := isWrapped(s)
	first, para, opens := 0, 0, true
	flush := func(end int) {
		if end > first {
			out = append(out, sentence{first: first, last: end, para: para, opens: opens,
				span: headcount.Span{Start: int(toks[first].start), End: int(toks[end-1].end)}})
			first, opens = end, false
		}
	}
	for i := range toks {
		t := &toks[i]
		if !t.newLine && !t.mayEnd && i-first < longest {
			continue
		}
		if t.newLine && i > 0 && (t.glued || breaksLine(s[toks[i-1].end:t.start], toks, i, wrapped)) {
			flush(i)
			para++
			opens = true
		}
		if i-first >= longest { // an endless line is cut, so that the work stays linear
			flush(i + 1)
			continue
		}
		if t.mayEnd && endsSentence(toks, i, lex) {
			end := i + 1
			for end < len(toks) && toks[end].glued && closes(toks[end].low) {
				end++
			}
			flush(end)
		}
	}
	flush(len(toks))
	for i := range out {
		out[i].headline = isHeadline(toks[out[i].first:out[i].last])
		out[i].aside = out[i].opens && isLink(toks[out[i].first:out[i].last])
	}
	return out
}

// isLink reports whether a line is a link to another article: "More:GM to cut
// ...", a few words, a colon, and the title glued to it without a full stop.
func isLink(toks []token) bool {
	if len(toks) < 4 || toks[len(toks)-1].low == "." {
		return false
	}
	for i := 1; i < len(toks) && i < 6; i++ {
		if toks[i].low == ":" && i+1 < len(toks) {
			return toks[i].glued && (toks[i+1].glued && toks[i+1].upper || isLinkWord(toks[0].low))
		}
		if toks[i].kind != word {
			return false
		}
	}
	return false
}

func isLinkWord(w string) bool {
	switch w {
	case "more", "related", "read", "see", "also", "watch", "photos", "video", "listen":
		return true
	}
	return false
}

func closes(m string) bool {
	switch m {
	case "\"", "”", "’", "'", ")", "]", "»":
		return true
	}
	return false
}

// isWrapped reports whether lines of s are broken by hand at a fixed width:
// most lines that do not end a paragraph stop without a full stop between 50
// and 90 bytes.
func isWrapped(s string) bool {
	long, stopped, n := 0, 0, 0
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		n++
		if len(line) >= 45 && len(line) <= 95 && !stops(line) {
			stopped++
		}
		if len(line) > 110 {
			long++
		}
		if n > 200 {
			break
		}
	}
	return n >= 4 && stopped*2 > n && long*10 < n
}

// stops reports whether a line ends as a sentence or a heading does.
func stops(line string) bool {
	switch line[len(line)-1] {
	case '.', '!', '?', ':', '"':
		return true
	}
	return strings.HasSuffix(line, "”")
}

// breaksLine reports whether the white space gap before token i ends a line
// that is a unit of its own.
func breaksLine(gap string, toks []token, i int, wrapped bool) bool {
	if strings.Count(gap, "\n") > 1 || strings.HasSuffix(gap, "  ") {
		return true // a blank line, or an indented first line
	}
	prev, next := &toks[i-1], &toks[i]
	if wrapped {
		return false
	}
	// A line that stops at a comma or at a word that leads on was wrapped.
	const leads = prepWord | detWord | itsWord | haveWord | modalWord
	if prev.low == "," || prev.kind == word && !prev.upper && prev.class&leads != 0 && prev.class&anyNoun == 0 {
		return false
	}
	// So was one that stops at a word for about how many, "roughly", "more than", or before
	// a sum of money.
	if !prev.upper && prev.kind == word && (next.kind == digits && (prev.class&approxWord != 0 || prev.low == "than") || oneOf(next.low, "$", "€", "£")) {
		return false
	}
	// So was one that stops at a verb of cutting whose number follows: "is cutting".
	if next.kind == digits && i > 1 && prev.class&(cutVerb|fireVerb) != 0 && !prev.upper && (toks[i-2].class&(beWord|modalWord|haveWord) != 0 || toks[i-2].low == "to") {
		return false
	}
	// A line that goes on in lower case, after no stop, was wrapped.
	if next.kind == word && !next.upper && (prev.kind != mark || prev.low == "," || prev.low == "-") {
		return false
	}
	return true
}

// endsSentence reports whether token i, which may end one, is the stop of a
// sentence.
func endsSentence(toks []token, i int, lex *lexicon) bool {
	t := &toks[i]
	switch t.low {
	case "!", "?", "…":
	case ".":
		if i > 0 && toks[i-1].end == t.start {
			if !dotEnds(toks, i, &toks[i-1], lex) {
				return false
			}
		}
	default:
		// The last dot of "U.S." belongs to the word.
		if t.kind != word || !strings.HasSuffix(t.low, ".") {
			return false
		}
		if !opensAfter(toks, i+1) || t.lists&abbreviated != 0 && lex.lists["abbreviations"][t.low] == "never" {
			return false
		}
		return true
	}
	j := i + 1
	for j < len(toks) && toks[j].glued && closes(toks[j].low) {
		j++
	}
	if j >= len(toks) {
		return true
	}
	n := &toks[j]
	if n.start == toks[j-1].end && n.kind != mark { // "3.5", "a.b"
		return i > 0 && runsOn(&toks[i-1], n)
	}
	return n.kind != word || n.upper
}

// runsOn reports whether a space is lacking where a sentence ends: "left the plant.The union".
func runsOn(last, first *token) bool {
	return last.kind == word && !last.upper && len(last.low) > 3 && first.kind == word && first.upper && !first.caps && len(first.low) > 2
}

func dotEnds(toks []token, i int, w *token, lex *lexicon) bool {
	if w.kind == word && len(w.low) == 1 && w.upper { // an initial
		return false
	}
	if w.lists&abbreviated == 0 {
		return true
	}
	how := lex.lists["abbreviations"][w.low]
	switch {
	case w.low == "no":
		return i+1 >= len(toks) || toks[i+1].kind != digits
	case how == "maybe":
		return opensAfter(toks, i+1)
	case !w.upper && w.low != "approx" && w.low != "vs" && w.low != "est":
		return true // "mass." at the end of a sentence, not the state
	}
	return false
}

// opensAfter reports whether the token at j plainly opens a sentence.
func opensAfter(toks []token, j int) bool {
	for j < len(toks) && closes(toks[j].low) {
		j++
	}
	if j >= len(toks) {
		return true
	}
	n := &toks[j]
	if n.low == "“" || n.low == "\"" {
		return true
	}
	return n.upper && n.lists&opener != 0
}

// isHeadline reports whether most longer words of a sentence are capitalised.
func isHeadline(toks []token) bool {
	up, n, verb := 0, 0, false
	stopped := len(toks) > 0 && toks[len(toks)-1].low == "."
	for i := range toks {
		t := &toks[i]
		verb = verb || !t.upper && t.class&(beWord|haveWord|modalWord|reportWord|cutVerb|fireVerb|layWord|letWord) != 0 && t.low != "'s"
		if t.kind == word && len(t.low) > 3 {
			n++
			if t.upper {
				up++
			} else if stopped {
				return false
			}
		}
	}
	if stopped || n > 25 {
		return n >= 3 && up == n && !verb // "Jobs are to go at Acme Foods." is none
	}
	return n >= 3 && up*10 >= n*7
}

// Sentence returns the sentence of text that holds s.
func Sentence(text string, s headcount.Span) headcount.Span { return around(text, s, 0) }

// Context returns the sentence of text that holds s and at most one on each
// side: what may be shown in public (law 9 of docs/design.md).
func Context(text string, s headcount.Span) headcount.Span { return around(text, s, 1) }
