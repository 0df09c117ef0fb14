package reader

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number or a mark of the text. Words keep inner hyphens
// ("cost-cutting") and the dots of "U.S."; a possessive 's is a token of its
// own; a number keeps its commas and decimals but not what is glued to it.
type token struct {
	start, end int
	low        string // lower case; curly apostrophes made straight
	class      class
	lists      listed
	shape      uint16 // of a word's low: see lexicon.find
	kind       tokenKind
	glued      bool // no white space before it
	upper      bool // begins with a capital
	caps       bool // all its letters are capitals, two or more
}

type tokenKind uint8

const (
	word tokenKind = iota
	digits
	mark
)

// tokenize cuts s into tokens, put into toks, which is empty.
func tokenize(s string, lex *lexicon, toks []token) []token {
	toks = slices.Grow(toks, len(s)/5+8)
	var small lowering
	small.Grow(len(s)/6 + 64)
	prev := -1
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			i++
			continue
		}
		start, plain, capital := i, true, false
		t := token{start: start, glued: prev == start}
		switch {
		case c >= '0' && c <= '9':
			i = scanNumber(s, i)
			t.kind = digits
		case isLetter(s, i):
			i, plain, capital = scanWord(s, i)
			t.kind = word
		case (c == '\'' || strings.HasPrefix(s[i:], "’")) && prev == start && isPossessive(s, i):
			i, plain, capital = scanApostrophe(s, i)+1, false, true
			t.kind = word
		default:
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			t.kind = mark
			if r, _ := utf8.DecodeRuneInString(s[start:]); r == 0xA0 || unicode.IsSpace(r) {
				continue
			}
		}
		t.end = i
		prev = i
		t.low = s[start:i]
		if capital {
			t.low = small.of(t.low)
		}
		if t.kind == word {
			if !plain && !isASCII(t.low) {
				t.low = strings.ToLower(strings.ReplaceAll(t.low, "’", "'"))
			}
			if c < utf8.RuneSelf {
				t.upper = c >= 'A' && c <= 'Z'
			} else {
				r, _ := utf8.DecodeRuneInString(s[start:])
				t.upper = unicode.IsUpper(r)
			}
			t.caps = t.upper && allCaps(s[start:i])
			t.class, t.lists, t.shape = lex.find(t.low)
			if !plain && strings.IndexByte(t.low, '-') >= 0 {
				t.lists |= hyphened
				if c, _, _ := lex.find(t.low[strings.LastIndexByte(t.low, '-')+1:]); t.class == 0 && c&peopleWord != 0 && c&(forceWord|jobNoun) == c&forceWord {
					t.class = peopleWord // "cabin-attendants"
				}
			}
			if t.low == "force" && len(toks) > 0 && oneOf(toks[len(toks)-1].low, "work", "sales") {
				t.class |= forceWord // "work force", "sales force"
			}
		}
		toks = append(toks, t)
	}
	return toks
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isLetter(s string, i int) bool {
	c := s[i]
	if c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

func isDigit(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// scanNumber returns the end of the number at i: digits, thousands separated by
// commas, a decimal part.
func scanNumber(s string, i int) int {
	for i < len(s) {
		switch {
		case isDigit(s, i):
			i++
		case s[i] == ',' && isDigit(s, i+1) && isDigit(s, i+2) && isDigit(s, i+3) && !isDigit(s, i+4):
			i += 4
		case s[i] == '.' && isDigit(s, i+1):
			i++
		default:
			return i
		}
	}
	return i
}

// scanWord returns the end of the word at i, whether it is made of the letters A
// to Z alone, and whether a capital of these may be in it. "U.S.", "don't",
// "lay-offs" and "AT&T" are one word; the 's of a possessive is not part of it.
func scanWord(s string, i int) (end int, plain, capital bool) {
	const small = 0x20 // the bit that capitals have not
	start, all := i, byte(small)
	for i < len(s) {
		if c := s[i] | small; c < 'a' || c > 'z' {
			break
		}
		all &= s[i]
		i++
	}
	if i == len(s) || s[i] == ' ' || s[i] == ',' {
		return i, true, all == 0
	}
	if end = scanLongWord(s, start, i); end > i {
		return end, false, true
	}
	return i, true, all == 0
}

// scanLongWord is scanWord from i on, where a mark or another letter stands.
func scanLongWord(s string, start, i int) int {
	for i < len(s) {
		if c := s[i] | 0x20; c >= 'a' && c <= 'z' {
			i++
			continue
		}
		if isLetter(s, i) {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
			continue
		}
		if isDigit(s, i) && i > start { // "G20", "3M" begins with a digit and is not here
			i++
			continue
		}
		next := i + 1
		switch {
		case (s[i] == '-' || s[i] == '&') && next < len(s) && isLetter(s, next):
			i = next
		case s[i] == '.' && next < len(s) && isLetter(s, next) && i-start >= 1 && dotted(s, start, i):
			i = next
		case s[i] == '.' && i-start >= 1 && strings.Contains(s[start:i], ".") && dotted(s, start, i):
			return i + 1 // the last dot of "U.S."
		case s[i] == '\'' || strings.HasPrefix(s[i:], "’"):
			after := scanApostrophe(s, i)
			if after >= len(s) || !isLetter(s, after) || isPossessive(s, i) {
				return i
			}
			i = after
		default:
			return i
		}
	}
	return i
}

// dotted reports whether s[start:i] is an initial or a run of dotted initials
// ("U", "U.S"), or a name with a domain ("Amazon", then ".com").
func dotted(s string, start, i int) bool {
	w := s[start:i]
	last := w[strings.LastIndexByte(w, '.')+1:]
	if len(last) == 1 {
		return true
	}
	for _, d := range []string{".com", ".org", ".net", ".ai", ".io", ".co"} {
		if len(s) >= i+len(d) && strings.EqualFold(s[i:i+len(d)], d) && (len(s) == i+len(d) || !isLetter(s, i+len(d))) {
			return true
		}
	}
	return false
}

func scanApostrophe(s string, i int) int {
	if s[i] == '\'' {
		return i + 1
	}
	return i + len("’")
}

// isPossessive reports whether an apostrophe at i begins the 's of a possessive.
func isPossessive(s string, i int) bool {
	a := scanApostrophe(s, i)
	return a < len(s) && (s[a] == 's' || s[a] == 'S') && (a+1 == len(s) || !isLetter(s, a+1))
}

func allCaps(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// A lowering writes words in lower case, one behind the other: one piece of memory
// for all of a text.
type lowering struct{ strings.Builder }

// of returns w with the letters A to Z in lower case, byte for byte.
func (l *lowering) of(w string) string {
	var room [64]byte
	from := l.Len()
	for len(w) > 0 {
		part := lowerInto(room[:], w)
		l.Write(part)
		w = w[len(part):]
	}
	return l.String()[from:]
}

// lowerInto writes as much of w into room as it holds, with the letters A to Z in lower
// case. A table is asked, not the letter: a branch is mostly guessed wrong at a capital.
func lowerInto(room []byte, w string) []byte {
	part := room[:copy(room, w)]
	for i, c := range part {
		part[i] = lowered[c]
	}
	return part
}

// lowered gives every byte, A to Z in lower case.
var lowered = func() (to [256]byte) {
	for i := range to {
		to[i] = byte(i)
		if i >= 'A' && i <= 'Z' {
			to[i] += 'a' - 'A'
		}
	}
	return to
}()
