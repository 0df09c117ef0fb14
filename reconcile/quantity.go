package reconcile

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"headcount"
)

// A form is how a text gives a number, the most exact first.
type form uint8

const (
	exact form = iota
	about      // "about 14,000"
	bound      // "more than", "up to": one bound
	span       // "1,000 to 1,500"
	words      // "hundreds", "thousands"
	none       // no number
)

// A figure is the quantity of a claim.
type figure struct {
	form   form
	lo, hi int64 // bounds; hi is math.MaxInt64 where there is none
	number int64 // the number that the text quotes: the point or the one bound; of a span its lower end

	part        form // the share's form; never words
	least, most float64
	percent     float64 // as number, for the share
	base        string  // what the share is of, without the words that mean everyone
}

func figureOf(c *headcount.Claim) figure {
	f := figure{form: none, part: none, hi: math.MaxInt64, most: maxShare}
	if n := c.Count; n != nil && (n.Min != nil || n.Max != nil) {
		f.lo, f.hi = n.Bounds()
		f.number = f.lo
		switch {
		case f.lo == f.hi && n.Approx:
			f.form = about
		case f.lo == f.hi:
			f.form = exact
		case n.Min == nil:
			f.form, f.number = bound, f.hi
		case n.Max != nil && !n.Approx:
			f.form = span
		case n.Max != nil:
			f.form = words
		case n.Approx && powerOfTen(f.lo) && !quoted(c, f.lo):
			f.form = words
		default:
			f.form = bound
		}
	}
	if s := c.Share; s != nil && (s.Min != nil || s.Max != nil) {
		f.least, f.most = shareBounds(s)
		f.percent = f.least
		switch {
		case f.least == f.most && s.Approx:
			f.part = about
		case f.least == f.most:
			f.part = exact
		case s.Min == nil:
			f.part, f.percent = bound, f.most
		case s.Max == nil:
			f.part = bound
		default:
			f.part = span
		}
		f.base = baseOf(s.Of, c.Employer)
	}
	return f
}

func shareBounds(s *headcount.Share) (lo, hi float64) {
	lo, hi = 0, maxShare
	if s.Min != nil {
		lo = *s.Min
	}
	if s.Max != nil {
		hi = *s.Max
	}
	return lo, hi
}

// counted reports whether the text gives a number of jobs that is more than a
// word like "hundreds".
func (f *figure) counted() bool { return f.form < words }

// shared reports whether the text gives a share.
func (f *figure) shared() bool { return f.part != none }

// numbered reports whether the text gives a number or a share.
func (f *figure) numbered() bool { return f.counted() || f.shared() }

// sized reports whether the text says anything of how many: a number, a word or
// a share.
func (f *figure) sized() bool { return f.form != none || f.shared() }

// point reports whether the number of jobs is one number, and which.
func (f *figure) point() (int64, bool) { return f.number, f.form <= about }

// ceiling is the number under which a text that gives the figure has the whole:
// "more than 10,000" is not 20,000, nor "thousands" tens of thousands.
func (f *figure) ceiling() int64 {
	switch {
	case f.hi != math.MaxInt64 || f.form == none:
		return f.hi
	case f.form == words:
		return 10 * f.lo
	}
	return 2 * f.lo
}

// powerOfTen reports whether n is 1,000, 10,000 or the like, as the words
// "thousands" and "tens of thousands" are given.
func powerOfTen(n int64) bool {
	for ; n >= 1000 && n%10 == 0; n /= 10 {
		if n == 1000 {
			return true
		}
	}
	return false
}

// quoted reports whether the evidence has the digits of n: "just over 1,000"
// and not "thousands".
func quoted(c *headcount.Claim, n int64) bool {
	plain := strconv.FormatInt(n, 10)
	for _, p := range c.Evidence {
		if strings.Contains(strings.ReplaceAll(p.Words, ",", ""), plain) {
			return true
		}
	}
	return false
}

// grain is the size of the last digit that a round number states: 1,000 of
// 14,000, 10 of 3,750, 1 of 862. Of 1,000 itself it is half.
func grain(n int64) int64 {
	g := int64(1)
	for n != 0 && n%(g*10) == 0 {
		g *= 10
	}
	if g > 1 && n == g {
		return g / 2
	}
	return g
}

// telling reports whether the number of jobs has so many digits, 1,234 and not
// 1,200, that two cuts of one employer are not likely to share it.
func (f *figure) telling() bool { return f.form <= about && f.number/grain(f.number) > 100 }

// roundsTo reports whether a text that knows the number n may give it as the
// hedged figure f: "about 900" for 893, "more than 11,000" for 11,200, "1,000
// to 1,500" for 1,250.
func (f *figure) roundsTo(n int64) bool {
	g := grain(f.number)
	switch f.form {
	case exact:
		return f.number == n
	case about:
		return f.number-g/2 <= n && n <= f.number+g/2
	case bound:
		if f.hi == f.number {
			return n <= f.hi && n > f.hi-g
		}
		return n >= f.lo && n < f.lo+g
	case span, words:
		return f.lo <= n && n <= f.hi
	}
	return false
}

// overlap reports whether some number of jobs fits both figures.
func (f *figure) overlap(o *figure) bool { return f.lo <= o.hi && o.lo <= f.hi }

// baseOf is what a share is of, without words that mean everyone: "" for "its
// global workforce" and "Acme's staff", "corporate" for "corporate employees".
func baseOf(of, employer string) string {
	employer = strings.ToLower(employer)
	var b strings.Builder
	for w := range strings.FieldsFuncSeq(strings.ToLower(of), notWord) {
		if generic(w) || strings.Contains(employer, w) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// generic reports whether a word in a share's base says nothing of which
// people are meant.
func generic(w string) bool {
	switch w {
	case "a", "all", "an", "and", "at", "company", "companys", "current", "employee", "employees", "entire", "firm", "firms", "full",
		"global", "headcount", "in", "its", "jobs", "number", "of", "our", "overall", "people", "positions", "roles", "s", "size", "staff",
		"team", "that", "the", "their", "total", "whole", "work", "worker", "workers", "workforce", "working", "worldwide":
		return true
	}
	return false
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
