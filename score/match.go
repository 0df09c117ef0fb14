package score

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"headcount"
	"headcount/edtf"
)

// A Pair is a labelled claim and the one of a reader that states the same fact,
// by their numbers in two lists.
type Pair struct{ Gold, Read int }

// Match pairs labelled claims with those of a reader, one with one, the closest
// first. Two state one fact when they are of one type and employer and of the
// same quantity; statements by their quote, terms by kind and days.
func Match(gold, read []headcount.Claim) []Pair {
	type candidate struct {
		Pair
		close float64
	}
	var all []candidate
	for i := range gold {
		for j := range read {
			if c := closeness(&gold[i], &read[j]); c > 0 {
				all = append(all, candidate{Pair{i, j}, c})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.close, a.close) })
	g, r := map[int]bool{}, map[int]bool{}
	var pairs []Pair
	for _, c := range all {
		if !g[c.Gold] && !r[c.Read] {
			g[c.Gold], r[c.Read] = true, true
			pairs = append(pairs, c.Pair)
		}
	}
	return pairs
}

// closeness is above 0 when r states the fact of g, and the greater the more
// else they share.
func closeness(g, r *headcount.Claim) float64 {
	if g.Type != r.Type {
		return 0
	}
	switch g.Type {
	case headcount.Statement:
		if s := alike(words(g.Quote), words(r.Quote)); s >= quoteShare {
			return s
		}
		return 0
	case headcount.Term:
		return truth(g.Kind == r.Kind && (g.Days == nil) == (r.Days == nil) && (g.Days == nil || *g.Days == *r.Days))
	case headcount.Investment:
		return truth(sameMoney(g.Money, r.Money) && (sameName(g.Employer, r.Employer) || g.Counterparty != "" && sameName(g.Counterparty, r.Counterparty)))
	case headcount.Forecast:
		return truth(sameQuantity(g, r))
	case headcount.Headcount, headcount.Hiring:
		return truth(sameName(g.Employer, r.Employer) && g.Count.Equal(r.Count))
	}
	if !sameName(g.Employer, r.Employer) || !sameQuantity(g, r) {
		return 0
	}
	c := 2.0
	c += 0.5 * truth(g.Cumulative == r.Cumulative)
	c += 0.5 * truth(samePlaces(g, r))
	c += 0.5 * truth(touches(g, r))
	if a, ok := when(g.Announced); ok {
		if b, ok := when(r.Announced); ok {
			c -= min(1, float64(a.Gap(b))/365)
		}
	}
	return c
}

// quoteShare is the share of its words that a quote must have in common with
// the labelled one.
const quoteShare = 0.85

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// sameQuantity holds the count to the count; where only one side has a count, a
// share that both have serves. A count that the label does not have is made up.
func sameQuantity(g, r *headcount.Claim) bool {
	switch {
	case bounded(g.Count) && bounded(r.Count):
		return g.Count.Equal(r.Count)
	case bounded(r.Count):
		return false
	case hasShare(g) && hasShare(r):
		return sameShare(g.Share, r.Share)
	}
	return !bounded(g.Count) && !hasShare(g) && !hasShare(r)
}

func bounded(c *headcount.Count) bool { return c != nil && (c.Min != nil || c.Max != nil) }

func hasShare(c *headcount.Claim) bool {
	return c.Share != nil && (c.Share.Min != nil || c.Share.Max != nil)
}

// sameShare compares to a tenth of a per cent: a third is 33.3.
func sameShare(a, b *headcount.Share) bool { return near(a.Min, b.Min) && near(a.Max, b.Max) }

func near(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return math.Abs(*a-*b) < 0.05+1e-9
}

func sameMoney(a, b *headcount.Money) bool {
	if a == nil || b == nil {
		return a == b
	}
	return near(a.Min, b.Min) && near(a.Max, b.Max) && cmp.Or(a.Currency, "USD") == cmp.Or(b.Currency, "USD")
}

func samePlaces(g, r *headcount.Claim) bool {
	set := func(c *headcount.Claim) []string {
		var list []string
		for _, p := range c.Places {
			list = append(list, strings.Join(words(p), " "))
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	return slices.Equal(set(g), set(r))
}

// touches reports whether a passage of r shares with one of g a run of words
// that is half of the shorter and a third of the longer.
func touches(g, r *headcount.Claim) bool {
	for _, a := range g.Evidence {
		for _, b := range r.Evidence {
			x, y := words(a.Words), words(b.Words)
			if n := longestRun(x, y); n > 0 && 2*n >= min(len(x), len(y)) && 3*n >= max(len(x), len(y)) {
				return true
			}
		}
	}
	return false
}

// longestRun is the length of the longest run of words that two texts share.
func longestRun(a, b []string) int {
	best := 0
	row := make([]int, len(b)+1)
	for i := range a {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				row[j+1] = row[j] + 1
				best = max(best, row[j+1])
			} else {
				row[j+1] = 0
			}
		}
	}
	return best
}

// alike is the share of words that two texts have in common in one order: twice
// the longest common subsequence over both lengths.
func alike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	row := make([]int, len(b)+1)
	for i := range a {
		before := 0
		for j := range b {
			here := row[j+1]
			if a[i] == b[j] {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = here
		}
	}
	return 2 * float64(row[len(b)]) / float64(len(a)+len(b))
}

// words are the words of a text in lower case, without marks.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

func when(date string) (edtf.Interval, bool) {
	i, err := edtf.Parse(date)
	return i, err == nil
}
