package headcount

import "fmt"

// A Span is a run of bytes in a Document's text: Text[Start:End].
// Offsets count bytes, not runes, and never split a rune.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Passage is a Span with the words found there.
// Words that came from elsewhere without a place (evidence given as bare
// strings) have the zero Span; see Located.
type Passage struct {
	Span
	Words string `json:"text"`
}

// Located reports whether the passage says where in the text its words stand.
func (p Passage) Located() bool { return p.End > p.Start }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// In returns the passage that span marks in text, or an error that names the
// span when it does not fit the text.
func (s Span) In(text string) (Passage, error) {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return Passage{}, fmt.Errorf("span %d-%d outside a text of %d bytes: %w", s.Start, s.End, len(text), ErrInvalid)
	}
	return Passage{Span: s, Words: text[s.Start:s.End]}, nil
}
