package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"headcount"
)

func at(text, words string) headcount.Passage {
	i := strings.Index(text, words)
	return headcount.Passage{Span: headcount.Span{Start: i, End: i + len(words)}, Words: words}
}

// drawn prints passages with marks as brackets and what is cut off as dots.
func drawn(ps []passage) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteString(" | ")
		}
		if p.Opens() {
			b.WriteString("… ")
		}
		for _, x := range p.Pieces() {
			if x.Mark {
				b.WriteString("[" + x.Text + "]")
			} else {
				b.WriteString(x.Text)
			}
		}
		if p.Closes() {
			b.WriteString(" …")
		}
	}
	return b.String()
}

func TestPassages(t *testing.T) {
	const text = "One. Two cuts 5. Three. Four. Five cuts 6. Six."
	none := func(_ string, s headcount.Span) headcount.Span { return s }
	for _, c := range []struct {
		name     string
		evidence []headcount.Passage
		context  func(string, headcount.Span) headcount.Span
		want     string
	}{
		{"evidence alone", []headcount.Passage{at(text, "cuts 5")}, none, "… [cuts 5] …"},
		{"with its neighbours", []headcount.Passage{at(text, "cuts 5")}, sentences, "One. Two [cuts 5]. Three. …"},
		{"two apart, in the text's order", []headcount.Passage{at(text, "cuts 6"), at(text, "cuts 5")}, none, "… [cuts 5] … | … [cuts 6] …"},
		{"two whose sentences meet", []headcount.Passage{at(text, "cuts 5"), at(text, "Three")}, sentences, "One. Two [cuts 5]. [Three]. Four. …"},
		{"evidence over evidence", []headcount.Passage{at(text, "Two cuts"), at(text, "cuts 5")}, none, "… [Two cuts 5] …"},
		{"words without a place", []headcount.Passage{{Words: "cuts 5"}}, sentences, "[cuts 5]"},
		{"words that stand elsewhere", []headcount.Passage{{Span: headcount.Span{Start: 0, End: 3}, Words: "Six"}}, sentences, "[Six]"},
		{"a place beyond the text", []headcount.Passage{{Span: headcount.Span{Start: 900, End: 903}, Words: "Six"}}, sentences, "[Six]"},
		{"a context beyond the text", []headcount.Passage{at(text, "cuts 5")}, func(string, headcount.Span) headcount.Span { return headcount.Span{Start: -5, End: 9999} }, text[:9] + "[cuts 5]" + text[15:]},
		{"a context that misses the evidence", []headcount.Passage{at(text, "cuts 5")}, func(string, headcount.Span) headcount.Span { return headcount.Span{Start: 30, End: 34} }, "… [cuts 5]. Three. Four. Five …"},
		{"none", nil, sentences, ""},
	} {
		if got := drawn(passages(text, c.evidence, c.context)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestPassagesOfEndlessText(t *testing.T) {
	text := strings.Repeat("é", 5000) + "cuts 5" + strings.Repeat("日", 5000)
	all := func(string, headcount.Span) headcount.Span { return headcount.Span{Start: 0, End: len(text)} }
	p := passages(text, []headcount.Passage{at(text, "cuts 5")}, all)[0]
	if n := len(p.Text); n > 2*maxAround+len("cuts 5") || !utf8.ValidString(p.Text) || text[p.Start:p.End] != p.Text {
		t.Errorf("a passage of %d bytes, valid %v", n, utf8.ValidString(p.Text))
	}
	long := at(text, strings.Repeat("é", 3000))
	p = passages(text, []headcount.Passage{long}, func(_ string, s headcount.Span) headcount.Span { return s })[0]
	if len(p.Text) > maxEvidence || !utf8.ValidString(p.Text) {
		t.Errorf("evidence of %d bytes is shown with %d", len(long.Words), len(p.Text))
	}
}

// FuzzPassages holds that a passage is a run of the text, holds its marks, and
// is cut into pieces that give it back.
func FuzzPassages(f *testing.F) {
	f.Add("One. Two cuts 5. Three.", 5, 8, 0, 23)
	f.Add("日本 cuts 5 é", 7, 13, -3, 99)
	f.Fuzz(func(t *testing.T, text string, start, end, from, to int) {
		if !utf8.ValidString(text) {
			return
		}
		e, err := headcount.Span{Start: start, End: end}.In(text)
		if err != nil || !utf8.ValidString(e.Words) {
			return
		}
		for _, p := range passages(text, []headcount.Passage{e, e}, func(string, headcount.Span) headcount.Span { return headcount.Span{Start: from, End: to} }) {
			var b strings.Builder
			for _, x := range p.Pieces() {
				b.WriteString(x.Text)
			}
			if b.String() != p.Text || !strings.Contains(text, p.Text) || !utf8.ValidString(p.Text) || len(p.Marks) != 1 || !p.Contains(p.Marks[0]) {
				t.Errorf("%+v", p)
			}
		}
	})
}
