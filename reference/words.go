package reference

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// appendWords appends the words of name to dst: lower case, without accents and
// apostrophes, "&" as "and", "+" as "plus", one space between words. Words of a
// single letter that follow each other are run together, so that initials are
// one word however they are spaced or dotted.
func appendWords(dst []byte, name string) []byte {
	if !ascii(name) {
		name = norm.NFD.String(name)
	}
	w := wordWriter{dst: dst, from: len(dst), word: len(dst)}
	for _, r := range name {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			w.letter(r)
		case 'A' <= r && r <= 'Z':
			w.letter(r + 'a' - 'A')
		case r == '\'', r == '’', r == '‘', r == 'ʼ', unicode.Is(unicode.Mn, r):
		case r == '&':
			w.end()
			w.letters("and")
			w.end()
		case r == '+':
			w.end()
			w.letters("plus")
			w.end()
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			w.letters(plain(unicode.ToLower(r)))
		default:
			w.end()
		}
	}
	w.end()
	return w.dst[:max(w.from, len(w.dst)-1)]
}

// A wordWriter writes words to dst, a space before each but the first.
type wordWriter struct {
	dst     []byte
	from    int  // where the first word starts
	word    int  // where the word being written starts
	initial bool // the word before it is one letter, or a run of such
}

func (w *wordWriter) letter(r rune) { w.dst = utf8.AppendRune(w.dst, r) }

func (w *wordWriter) letters(s string) { w.dst = append(w.dst, s...) }

// end ends the word being written, if there is one.
func (w *wordWriter) end() {
	n := len(w.dst) - w.word
	if n == 0 {
		return
	}
	initial := n == 1 && 'a' <= w.dst[w.word] && w.dst[w.word] <= 'z'
	if initial && w.initial { // over the space between the two
		w.dst = append(w.dst[:w.word-1], w.dst[w.word])
	}
	w.initial = initial
	w.dst = append(w.dst, ' ')
	w.word = len(w.dst)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plain returns r without what Unicode does not take apart into a letter and
// its accent.
func plain(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ı':
		return "i"
	}
	return string(r)
}
