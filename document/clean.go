package document

import (
	"strings"
	"unicode/utf8"
)

// clean gives s the form in which the text of a document is kept: valid UTF-8,
// lines ending in "\n", no-break and thin spaces as plain ones, no control
// characters, and none of the marks that are not seen (soft hyphens,
// zero-width spaces and joiners, marks of direction), no blank lines at the
// ends. All else stays as it is.
func clean(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if i := firstUnclean(s); i < len(s) {
		s = rewrite(s, i)
	}
	return trimBlank(s)
}

// firstUnclean returns the offset of the first rune that is not kept as it is,
// len(s) when all are.
func firstUnclean(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' { // nearly all
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if plain(r) != r {
			return i
		}
		i += n
	}
	return len(s)
}

// dropped stands for a rune that clean leaves out.
const dropped = -1

// plain is what clean writes for r.
func plain(r rune) rune {
	switch {
	case r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
		return '\n'
	case r == '\n', r == '\t':
		return r
	case r < ' ', r >= 0x7f && r < 0xa0:
		return dropped
	case r == '\u00a0', r == '\u202f', r == '\u3000', r >= '\u2000' && r <= '\u200a':
		return ' '
	case r == '\u00ad', r == '\u061c', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e',
		r >= '\u2060' && r <= '\u206f', r == '\ufeff':
		return dropped
	}
	return r
}

// rewrite cleans s, whose first i bytes are clean.
func rewrite(s string, i int) string {
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for j, r := range s[i:] {
		if r == '\r' { // a line end of its own, unless "\n" follows
			if rest := s[i+j+1:]; rest == "" || rest[0] != '\n' {
				b.WriteByte('\n')
			}
			continue
		}
		if r = plain(r); r != dropped {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// trimBlank cuts blank lines and spaces off the ends of s, but keeps the
// indentation of its first line.
func trimBlank(s string) string {
	s = strings.TrimRight(s, " \t\n")
	for {
		line, rest, ok := strings.Cut(s, "\n")
		if !ok || strings.Trim(line, " \t") != "" {
			return s
		}
		s = rest
	}
}

// oneLine cleans s and writes each run of spaces and line ends as one space.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// cut returns at most n bytes of s, whole runes.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
