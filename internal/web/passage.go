package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"headcount"
)

// Bounds of what a passage shows. A sentence is no bound by itself: a text may
// be one endless line, and a passage would then be the whole of it (law 9).
const (
	maxAround   = 600  // bytes shown on each side of the evidence
	maxEvidence = 1000 // bytes of one piece of evidence
)

// A passage is a run of a document's text with the evidence in it marked. Its
// offsets and those of its marks count bytes of the document's text; they are
// zero for words that came without a place.
type passage struct {
	headcount.Span
	Text  string           `json:"text"`
	Marks []headcount.Span `json:"marks"`

	opens, closes bool // the text goes on before, after
}

// A piece is a run of a passage that is marked throughout or not at all.
type piece struct {
	Text string
	Mark bool
	At   int // offset of its first byte in the document's text
}

// passages returns the parts of text that show the evidence, each with the
// sentences around it that context allows. Parts that overlap become one.
// Evidence that does not stand in text is shown by its words alone.
func passages(text string, evidence []headcount.Passage, context func(string, headcount.Span) headcount.Span) []passage {
	found := []passage{}
	for _, e := range evidence {
		e = short(e)
		if !stands(text, e) {
			found = append(found, passage{Text: e.Words, Marks: []headcount.Span{}})
			continue
		}
		around := trim(text, limit(text, context(text, e.Span), e.Span), e.Span)
		found = append(found, passage{Span: around, Marks: []headcount.Span{e.Span}})
	}
	slices.SortStableFunc(found, func(a, b passage) int { return cmp.Compare(a.Start, b.Start) })
	merged := found[:0]
	for _, p := range found {
		if n := len(merged); n > 0 && merged[n-1].Overlaps(p.Span) {
			merged[n-1].End = max(merged[n-1].End, p.End)
			merged[n-1].Marks = append(merged[n-1].Marks, p.Marks...)
			continue
		}
		merged = append(merged, p)
	}
	for i, p := range merged {
		if p.End > p.Start {
			merged[i].Text = text[p.Start:p.End]
			merged[i].Marks = union(p.Marks)
			merged[i].opens = strings.TrimSpace(text[:p.Start]) != ""
			merged[i].closes = strings.TrimSpace(text[p.End:]) != ""
		}
	}
	return merged
}

// Pieces cuts the passage at the edges of its marks.
func (p passage) Pieces() []piece {
	if len(p.Marks) == 0 {
		return []piece{{Text: p.Text, Mark: p.End == p.Start, At: p.Start}}
	}
	var out []piece
	at := p.Start
	for _, m := range p.Marks {
		if m.Start > at {
			out = append(out, piece{Text: p.Text[at-p.Start : m.Start-p.Start], At: at})
		}
		out = append(out, piece{Text: p.Text[m.Start-p.Start : m.End-p.Start], Mark: true, At: m.Start})
		at = m.End
	}
	if at < p.End {
		out = append(out, piece{Text: p.Text[at-p.Start:], At: at})
	}
	return out
}

// Opens reports whether the text has words before the passage.
func (p passage) Opens() bool { return p.opens }

// Closes reports whether the text has words after the passage.
func (p passage) Closes() bool { return p.closes }

// union returns the spans in order with those that overlap joined.
func union(spans []headcount.Span) []headcount.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b headcount.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.Start <= joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// stands reports whether the words of e are found in text where it says.
func stands(text string, e headcount.Passage) bool {
	at, err := e.In(text)
	return err == nil && at.Words == e.Words
}

// short returns e cut to maxEvidence bytes.
func short(e headcount.Passage) headcount.Passage {
	if len(e.Words) > maxEvidence {
		e.Words = e.Words[:backToRune(e.Words, maxEvidence)]
		if e.Located() {
			e.End = e.Start + len(e.Words)
		}
	}
	return e
}

// limit returns around cut to text and to maxAround bytes on each side of
// evidence, at a space where one is near. It holds the evidence in any case.
func limit(text string, around, evidence headcount.Span) headcount.Span {
	start, end := min(max(around.Start, 0), evidence.Start), max(min(around.End, len(text)), evidence.End)
	if evidence.Start-start > maxAround {
		start = evidence.Start - maxAround
		if i := strings.IndexByte(text[start:evidence.Start], ' '); i >= 0 && i < 80 {
			start += i
		}
	}
	if end-evidence.End > maxAround {
		end = evidence.End + maxAround
		if i := strings.LastIndexByte(text[evidence.End:end], ' '); i >= 0 && end-evidence.End-i < 80 {
			end = evidence.End + i
		}
	}
	for start < evidence.Start && !utf8.RuneStart(text[start]) {
		start++
	}
	return headcount.Span{Start: start, End: backToRune(text, end)}
}

// trim returns s without the white space at its ends, still holding evidence.
func trim(text string, s, evidence headcount.Span) headcount.Span {
	s.Start = evidence.Start - len(strings.TrimLeft(text[s.Start:evidence.Start], " \t\r\n"))
	s.End = evidence.End + len(strings.TrimRight(text[evidence.End:s.End], " \t\r\n"))
	return s
}

// backToRune returns the greatest offset up to n at which a rune of s begins.
func backToRune(s string, n int) int {
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
