package reconcile

import (
	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// A Comparer holds single claims against each other by the rules by which events
// are made of them, for whoever asks whether a text says what the ledger has. It
// is not safe for concurrent use.
type Comparer struct{ world *world }

// NewComparer returns a comparer that knows what people decided on names; judged
// may be nil.
func NewComparer(ref *reference.Data, judged *Judgement) *Comparer {
	return &Comparer{newWorld(ref, judged)}
}

// A Fit is how the people or places of one claim lie to those of another.
type Fit = fit

// The fits.
const (
	FitSame   Fit = same
	FitInside Fit = inside // the first is part of the second
	FitAround Fit = around // the second is part of the first
	FitMixed  Fit = mixed  // they share something, or it cannot be told
	FitApart  Fit = apart  // nothing in common
)

// A Likeness is how the number, or the share, of one claim lies to that of
// another.
type Likeness uint8

// The likenesses, the closest first.
const (
	Equal    Likeness = iota // the same number
	Agrees                   // both can be true: one is the other rounded, a range or a word that holds it
	Overlaps                 // no more than that: a bound far off the other
	Unlike                   // both cannot be true of one cut
	Unsaid                   // one of the two gives none
	OtherOf                  // shares: the same per cent, or another, of another base
)

// Counts compares the numbers of jobs of two claims.
func (c *Comparer) Counts(a, b *headcount.Claim) Likeness {
	x, y := figureOf(a), figureOf(b)
	switch {
	case x.form == none || y.form == none:
		return Unsaid
	case x.form <= about && y.form <= about && x.number == y.number || a.Count.Equal(b.Count):
		return Equal
	case max(x.form, y.form) < words && countsAgree(&x, &y) && (max(x.form, y.form) == span && min(x.form, y.form) != bound || nearby(x.number, y.number)):
		return Agrees
	case max(x.form, y.form) >= bound && x.overlap(&y):
		return Overlaps
	}
	return Unlike
}

// nearby reports whether two numbers are within a tenth of each other: "more than
// 100,000" may be 104,000, and says nothing of 137,000.
func nearby(a, b int64) bool { return 10*max(a-b, b-a) <= max(a, b) }

// Shares compares the shares of two claims. Shares of two bases are OtherOf; a
// base that only one names is no other.
func (c *Comparer) Shares(a, b *headcount.Claim) Likeness {
	x, y := figureOf(a), figureOf(b)
	switch {
	case !x.shared() || !y.shared():
		return Unsaid
	case x.base != y.base:
		return OtherOf
	case x.percent == y.percent && x.part <= about && y.part <= about:
		return Equal
	case x.least <= y.most && y.least <= x.most:
		return Agrees
	}
	return Unlike
}

// Percent is the share of a claim as a number, and what it is of without the words
// that mean everyone; not ok where the claim gives none.
func (c *Comparer) Percent(a *headcount.Claim) (percent float64, base string, ok bool) {
	f := figureOf(a)
	return f.percent, f.base, f.shared()
}

// Digits is how many digits the one number of a claim states, 2 for 4,200, 4 for
// 1,234; 0 for a bound, a range or a word.
func (c *Comparer) Digits(a *headcount.Claim) int {
	f := figureOf(a)
	n, ok := f.point()
	if !ok || n <= 0 {
		return 0
	}
	for n%10 == 0 {
		n /= 10
	}
	digits := 0
	for ; n > 0; n /= 10 {
		digits++
	}
	return digits
}

// SameNumber reports whether two claims quote one number, whatever bound or "about"
// stands before it.
func (c *Comparer) SameNumber(a, b *headcount.Claim) bool {
	x, y := figureOf(a), figureOf(b)
	return x.counted() && y.counted() && x.number == y.number
}

// Numbered reports whether a claim gives a number that is more than a word.
func (c *Comparer) Numbered(a *headcount.Claim) bool {
	f := figureOf(a)
	return f.counted()
}

// Places compares the places of two claims.
func (c *Comparer) Places(a, b []string) Fit { return c.world.sites(a).fits(c.world.sites(b)) }

// People compares the groups that two claims count. Furloughs are apart from cuts
// for good.
func (c *Comparer) People(a, b *headcount.Claim) Fit {
	x, y := c.world.people(groupOf(a)), c.world.people(groupOf(b))
	if x.temporary != y.temporary {
		return apart
	}
	return x.fits(y)
}

// Within reports whether the first of two employers is the other or belongs to it.
func (c *Comparer) Within(a, b string) bool {
	x, y := c.world.unit(a), c.world.unit(b)
	return x != nil && y != nil && x.within(y)
}

// Family is the family of an employer, as Judgement.Family.
func (c *Comparer) Family(employer string) string {
	if u := c.world.unit(employer); u != nil {
		return u.family
	}
	return ""
}

// Date reads a date of a claim; not ok for none and for what is no date.
func Date(s string) (edtf.Interval, bool) {
	w, err := parseWhen(s)
	return w.Interval, err == nil && w.known
}

// NewsLag is how many days apart two texts may date one cut.
const NewsLag = newsLag
