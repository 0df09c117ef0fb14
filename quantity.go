package headcount

import (
	"math"
	"strconv"
	"strings"
)

// A Count is a number of jobs or people as a text gives it: exact when Min and
// Max are equal, a bound when one is nil, a range otherwise. Approx marks
// "about", "some", "nearly" and vague words ("hundreds").
type Count struct {
	Min    *int64 `json:"min"`
	Max    *int64 `json:"max"`
	Approx bool   `json:"approx"`
}

// A Share is a part of a whole in per cent, 0 to 100. Of is the whole in the
// words of the text ("corporate workforce").
type Share struct {
	Min    *float64 `json:"min"`
	Max    *float64 `json:"max"`
	Approx bool     `json:"approx"`
	Of     string   `json:"of"`
}

// A Money is an amount in plain units (38 billion is 38000000000) of a
// currency of ISO 4217.
type Money struct {
	Min      *float64 `json:"min"`
	Max      *float64 `json:"max"`
	Approx   bool     `json:"approx"`
	Currency string   `json:"currency"`
}

// Exactly returns the count of exactly n.
func Exactly(n int64) *Count { return &Count{Min: &n, Max: &n} }

// Between returns the count from lo to hi; a negative bound is none.
func Between(lo, hi int64, approx bool) *Count {
	c := &Count{Approx: approx}
	if lo >= 0 {
		c.Min = &lo
	}
	if hi >= 0 {
		c.Max = &hi
	}
	return c
}

// Bounds returns the least and the greatest number that c allows: 0 where
// there is no lower bound, math.MaxInt64 where there is no upper one.
func (c *Count) Bounds() (lo, hi int64) {
	lo, hi = 0, math.MaxInt64
	if c == nil {
		return lo, hi
	}
	if c.Min != nil {
		lo = *c.Min
	}
	if c.Max != nil {
		hi = *c.Max
	}
	return lo, hi
}

// Point reports whether c is one number, "about" or not, and which.
func (c *Count) Point() (int64, bool) {
	if c == nil || c.Min == nil || c.Max == nil || *c.Min != *c.Max {
		return 0, false
	}
	return *c.Min, true
}

// Equal reports whether c and d have the same bounds; Approx is not compared.
func (c *Count) Equal(d *Count) bool {
	if c == nil || d == nil {
		return c == d
	}
	return eq(c.Min, d.Min) && eq(c.Max, d.Max)
}

// Equal reports whether s and t have the same bounds; Approx and Of are not
// compared.
func (s *Share) Equal(t *Share) bool {
	if s == nil || t == nil {
		return s == t
	}
	return eq(s.Min, t.Min) && eq(s.Max, t.Max)
}

// String prints a count for a person: "about 14,000", "up to 300",
// "more than 1,000", "200 to 999".
func (c *Count) String() string {
	if c == nil {
		return ""
	}
	if c.Min == nil && c.Max == nil {
		return ""
	}
	return quantity(c.Min != nil, c.Max != nil, number(c.Min), number(c.Max), c.Approx)
}

// String prints a share for a person: "7%", "up to 50%".
func (s *Share) String() string {
	if s == nil || (s.Min == nil && s.Max == nil) {
		return ""
	}
	f := func(p *float64) string {
		if p == nil {
			return ""
		}
		return strconv.FormatFloat(*p, 'f', -1, 64) + "%"
	}
	return quantity(s.Min != nil, s.Max != nil, f(s.Min), f(s.Max), s.Approx)
}

// String prints an amount for a person: "USD 38,000,000,000".
func (m *Money) String() string {
	if m == nil || (m.Min == nil && m.Max == nil) {
		return ""
	}
	f := func(p *float64) string {
		if p == nil {
			return ""
		}
		n := int64(*p)
		return m.Currency + " " + number(&n)
	}
	return quantity(m.Min != nil, m.Max != nil, f(m.Min), f(m.Max), m.Approx)
}

func quantity(hasMin, hasMax bool, lo, hi string, approx bool) string {
	switch {
	case hasMin && hasMax && lo == hi && approx:
		return "about " + lo
	case hasMin && hasMax && lo == hi:
		return lo
	case hasMin && hasMax:
		return lo + " to " + hi
	case hasMin:
		return "at least " + lo
	default:
		return "up to " + hi
	}
}

// number prints n with thousands separated by commas.
func number(n *int64) string {
	if n == nil {
		return ""
	}
	s := strconv.FormatInt(*n, 10)
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 && s[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func eq[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
