package reader

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Eight letters at a time are lowered as each by itself.
func TestLowerText(t *testing.T) {
	alone := func(s string) string {
		b := []byte(s)
		for i, c := range b {
			if c >= 'A' && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
		}
		return string(b)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.Byte(), 0, 600).Draw(t, "text"))
		if got, want := lowerText(s), alone(s)+strings.Repeat("\x00", padding); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}

// A word has the classes and lists of the lexicon wherever it stands in a text, whatever its
// length, in small letters and in capitals.
func TestWordsKeepTheirClasses(t *testing.T) {
	lex := embedded()
	for i := range lex.slots {
		s := &lex.slots[i]
		if c, l, _ := lex.find(s.word, keysOf(s.word)); c != s.class || l != s.lists {
			t.Fatalf("%q has classes %x and lists %x, want %x and %x", s.word, c, l, s.class, s.lists)
		}
		if strings.ContainsFunc(s.word, func(r rune) bool { return r < 'a' || r > 'z' }) || s.word == "force" || s.word == "count" {
			continue
		}
		for _, text := range []string{s.word, "of " + s.word, s.word + ", as it is", "of the " + strings.ToUpper(s.word) + " in it"} {
			found := false
			for _, tok := range tokenize(text, lex, nil) {
				if tok.low == s.word {
					found = true
					if tok.class != s.class || tok.lists != s.lists {
						t.Errorf("%q in %q has classes %x and lists %x, want %x and %x", s.word, text, tok.class, tok.lists, s.class, s.lists)
					}
				}
			}
			if !found {
				t.Errorf("%q is not found in %q", s.word, text)
			}
		}
	}
}

// Words of more than sixteen letters with the same beginning and end are not taken for each
// other.
func TestLongWords(t *testing.T) {
	lex := &lexicon{words: map[string]class{"aaaaaaaaxbbbbbbbb": cutNoun, "aaaaaaaaybbbbbbbb": jobNoun}, lists: map[string]map[string]string{}}
	lex.fillSlots()
	for word, want := range map[string]class{"aaaaaaaaxbbbbbbbb": cutNoun, "aaaaaaaaybbbbbbbb": jobNoun, "aaaaaaaazbbbbbbbb": 0, "aaaaaaaabbbbbbbb": 0} {
		toks := tokenize("the "+word+" of it", lex, nil)
		if len(toks) != 4 || toks[1].low != word || toks[1].class != want {
			t.Errorf("%s: %+v, want class %x", word, toks, want)
		}
	}
}
