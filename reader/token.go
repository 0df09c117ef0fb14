package reader

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number or a mark of the text. Words keep inner hyphens
// ("cost-cutting") and the dots of "U.S."; a possessive 's is a token of its
// own; a number keeps its commas and decimals but not what is glued to it.
type token struct {
	start, end int32  // bytes of the text, which is read in parts: see partSize
	low        string // lower case; curly apostrophes made straight
	class      class
	lists      listed
	shape      uint16 // of a word's low: see lexicon.find
	kind       tokenKind
	glued      bool // no white space before it
	newLine    bool // a line break before it
	mayEnd     bool // may be the last one of a sentence: a mark, or a word with a dot at its end
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
	toks = toks[:cap(toks)]
	low := lowerText(s)
	n, prev, newLine := 0, -1, false
	for i := 0; i < len(s); {
		c := s[i]
		start, kind, plain, first := i, word, false, uint64(0)
		switch kindOf := byteKinds[c]; {
		case kindOf == space:
			newLine = newLine || c == '\n'
			i++
			continue
		case kindOf != 0:
			i, first, plain = scanWord(s, low, i)
			if i-start >= shortestGlued && plain && s[start+8:i] != low[start+8:i] {
				i = gluedAt(s, start, i)
			}
		case c >= '0' && c <= '9':
			i = scanNumber(s, i)
			kind = digits
		case isLetter(s, i):
			i = scanLongWord(s, i, i)
		case (c == '\'' || strings.HasPrefix(s[i:], "’")) && prev == start && isPossessive(s, i):
			i = scanApostrophe(s, i) + 1
		case (c == '\'' || strings.HasPrefix(s[i:], "’")) && prev == start && n > 0 && isShortVerb(s, int(toks[n-1].start), i) > 0:
			i = isShortVerb(s, int(toks[n-1].start), i)
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			kind = mark
			if r == 0xA0 || unicode.IsSpace(r) {
				continue
			}
		}
		if n == len(toks) {
			toks = slices.Grow(toks, 1)
			toks = toks[:cap(toks)]
		}
		t := &toks[n]
		n++
		t.start, t.end, t.low, t.kind, t.glued = int32(start), int32(i), low[start:i], kind, prev == start
		t.class, t.lists, t.shape, t.upper, t.caps = 0, 0, 0, false, false
		t.newLine, t.mayEnd = newLine, kind == mark
		prev, newLine = i, false
		switch {
		case kind != word:
		case plain:
			k := keys{first: first}
			if i-start >= 8 {
				k.last = eight(low, i-8)
			}
			t.class, t.lists, t.shape = lex.find(t.low, k)
			if byteKinds[c] == capitalLetter || i-start == len("force") {
				t.among(s[start:i], toks[:n-1])
			} else if i-start >= 8 && byteKinds[low[i]] == smallLetter {
				newLine = true // a name is glued to it
			}
		default:
			lex.readLong(t, s[start:i])
		}
	}
	return toks[:n]
}

// shortestGlued is how many letters a word and a name have at least that are parted where a
// feed has run two lines together: "positions elsewhereFord will cut".
const shortestGlued = 10

// gluedAt returns where the word of s from start to end ends: where a name begins that is
// glued to it, behind its first eight letters, the name a capital and small ones. It begins
// a sentence. "loanDepot" is a name, and code has more capitals, or marks behind.
func gluedAt(s string, start, end int) int {
	at := start
	for at < end && byteKinds[s[at]] == smallLetter {
		at++
	}
	if at-start < 8 || end-at < 3 || end < len(s) && byteKinds[s[end]] != space && s[end] != ',' && s[end] != '\'' {
		return end
	}
	for j := at + 1; j < end; j++ {
		if byteKinds[s[j]] != smallLetter {
			return end
		}
	}
	return at
}

// among says of t, the plain word w behind others, what its capitals and the words before it
// make it.
func (t *token) among(w string, before []token) {
	t.upper = byteKinds[w[0]] == capitalLetter
	t.caps = t.upper && allCaps(w)
	if len(before) == 0 {
		return
	}
	b := &before[len(before)-1]
	if t.upper && t.glued && len(w) >= 4 && !t.caps && (b.low == "%" || b.kind == digits && strings.IndexByte(b.low, ',') > 0) {
		t.newLine = true // two lines run together: "by 9%Acme will cut", "to 25,000Acme"
	}
	if t.low == "force" && oneOf(b.low, "work", "sales") || t.low == "count" && b.low == "head" {
		t.class |= forceWord // "work force", "sales force", "head count"
	}
}

// readLong says what the word w is that is not made of the letters A to Z alone.
func (l *lexicon) readLong(t *token, w string) {
	if w == "’s" {
		t.low = "'s" // the usual case
	} else if !isASCII(w) {
		t.low = strings.ToLower(strings.ReplaceAll(t.low, "’", "'"))
	}
	r, _ := utf8.DecodeRuneInString(w)
	t.upper = unicode.IsUpper(r)
	t.caps = t.upper && allCaps(w)
	t.mayEnd = w[len(w)-1] == '.'
	t.class, t.lists, t.shape = l.find(t.low, keysOf(t.low))
	if at := strings.LastIndexByte(t.low, '-'); at >= 0 {
		t.lists |= hyphened
		end := t.low[at+1:]
		if c, _, _ := l.find(end, keysOf(end)); t.class == 0 && c&peopleWord != 0 && c&(forceWord|jobNoun) == c&forceWord {
			t.class = peopleWord // "cabin-attendants"
		}
	}
}

// byteKinds tells the bytes apart of which most of a text is made.
var byteKinds = func() (kinds [256]byteKind) {
	for c := 'a'; c <= 'z'; c++ {
		kinds[c], kinds[c-'a'+'A'] = smallLetter, capitalLetter
	}
	kinds[' '], kinds['\n'], kinds['\t'], kinds['\r'] = space, space, space, space
	return kinds
}()

type byteKind uint8

const (
	smallLetter   byteKind = 1 << iota // a to z
	capitalLetter                      // A to Z
	space                              // between words
)

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
// to Z alone, and the first of its keys where it is. "U.S.", "don't",
// "lay-offs" and "AT&T" are one word; the 's of a possessive is not part of it.
// low is s as lowerText gives it; most words are told by the eight bytes from i on.
func scanWord(s, low string, i int) (end int, first uint64, plain bool) {
	start := i
	first = eight(low, i)
	n := bits.TrailingZeros64(^letters(first, 'a', 'z')&tops) / 8 // 8 where all are letters
	i += n
	if n < 8 {
		first &= 1<<(8*n) - 1
	} else {
		for i < len(s) && byteKinds[s[i]]&(smallLetter|capitalLetter) != 0 {
			i++
		}
	}
	if c := low[i]; c != ' ' && c != ',' && i < len(s) {
		if end = scanLongWord(s, start, i); end > i {
			return end, 0, false
		}
	}
	return i, first, true
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
			if after >= len(s) || !isLetter(s, after) || isPossessive(s, i) || isShortVerb(s, start, i) > 0 {
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

// isShortVerb returns the end of the verb that an apostrophe at i begins behind a pronoun that
// begins at start, "it'll", "they'd", or 0.
func isShortVerb(s string, start, i int) int {
	switch s[start] | 0x20 {
	case 'i', 't', 'w', 'h', 's', 'y':
	default:
		return 0
	}
	if i-start > 4 || !oneOf(strings.ToLower(s[start:i]), "it", "they", "we", "he", "she", "i", "you", "who", "that") {
		return 0
	}
	a := scanApostrophe(s, i)
	for _, v := range []string{"ll", "ve", "re", "d"} {
		if end := a + len(v); end <= len(s) && strings.EqualFold(s[a:end], v) && (end == len(s) || !isLetter(s, end)) {
			return end
		}
	}
	return 0
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

// padding is how many bytes stand behind a text in lower case, so that eight can be
// read from any place of it at once.
const padding = 8

// lowerText returns s with the letters A to Z in lower case, byte for byte, and padding
// behind it.
func lowerText(s string) string {
	var b strings.Builder
	b.Grow(len(s) + padding)
	var room [256]byte
	for from := 0; from < len(s); from += len(room) {
		b.Write(lowerInto(room[:], s[from:]))
	}
	b.WriteString("\x00\x00\x00\x00\x00\x00\x00\x00")
	return b.String()
}

// eight is the bytes of s from i on as a number, the first one lowest.
func eight(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// each has every byte 1, tops the top bit of every byte set.
const (
	each = 0x0101010101010101
	tops = 0x80 * each
)

// letters sets the top bit of those of eight bytes that are from first to last, two of
// ASCII: adding what reaches from first sets it, adding what reaches from behind last
// does not.
func letters(x uint64, first, last byte) uint64 {
	seven := x &^ tops
	fromFirst, behindLast := seven+uint64(0x80-first)*each, seven+uint64(0x7f-last)*each
	return ^x & (fromFirst ^ behindLast) & tops
}

// lowerInto writes as much of w into room as it holds, with the letters A to Z in lower
// case.
func lowerInto(room []byte, w string) []byte {
	part := room[:copy(room, w)]
	i := 0
	for ; i+8 <= len(part); i += 8 {
		x := binary.LittleEndian.Uint64(part[i:])
		binary.LittleEndian.PutUint64(part[i:], x|letters(x, 'A', 'Z')>>2)
	}
	for ; i < len(part); i++ {
		if byteKinds[part[i]] == capitalLetter {
			part[i] += 'a' - 'A'
		}
	}
	return part
}
