package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// appendWords appends the words of name to dst: lower case, without accents and
// apostrophes, "&" as "and", "+" as "plus", one space between words. Words of a
// single letter that follow each other are run together, so that initials are
// one word however they are spaced or dotted.
func appendWords(dst []byte, name string) []byte {
	if accented(name) {
		name = norm.NFD.String(strings.ToValidUTF8(name, " ")) // a broken byte would keep accents from what follows it
	}
	from := len(dst)
	w := word{at: from}
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			dst = append(dst, c)
		case 'A' <= c && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c == '\'':
		case c == '&':
			dst, w = w.end(dst)
			dst, w = w.end(append(dst, "and"...))
		case c == '+':
			dst, w = w.end(dst)
			dst, w = w.end(append(dst, "plus"...))
		case c < utf8.RuneSelf:
			dst, w = w.end(dst)
		default:
			r, size := utf8.DecodeRuneInString(name[i:])
			i += size - 1
			switch {
			case r == '’', r == '‘', r == 'ʼ', unicode.Is(unicode.Mn, r):
			case unicode.IsLetter(r), unicode.IsDigit(r):
				dst = appendPlain(dst, unicode.ToLower(r))
			default:
				dst, w = w.end(dst)
			}
		}
	}
	dst, _ = w.end(dst)
	return dst[:max(from, len(dst)-1)]
}

// A word is the one being written.
type word struct {
	at      int  // where it starts
	initial bool // the word before it is one letter, or a run of such
}

// end writes the space after the word, if there is one, and returns the next.
// A single letter joins the single letters before it.
func (w word) end(dst []byte) ([]byte, word) {
	n := len(dst) - w.at
	if n == 0 {
		return dst, w
	}
	initial := n == 1 && 'a' <= dst[w.at] && dst[w.at] <= 'z'
	if initial && w.initial {
		dst = append(dst[:w.at-1], dst[w.at]) // over the space between the two
	}
	dst = append(dst, ' ')
	return dst, word{len(dst), initial}
}

// accented reports whether s may hold a letter with an accent: anything but
// ASCII and general punctuation, such as a curly apostrophe.
func accented(s string) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] < utf8.RuneSelf:
		case s[i] == 0xe2 && i+2 < len(s) && s[i+1] <= 0x81: // U+2000 to U+207F
			i += 2
		default:
			return true
		}
	}
	return false
}

// appendPlain appends r without what Unicode does not take apart into a letter
// and its accent.
func appendPlain(dst []byte, r rune) []byte {
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'ø':
		return append(dst, 'o')
	case 'ł':
		return append(dst, 'l')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'þ':
		return append(dst, "th"...)
	case 'ı':
		return append(dst, 'i')
	}
	return utf8.AppendRune(dst, r)
}
