package reader

import (
	"math"
	"strconv"
	"strings"
)

// bare reads the number at i, digits or words, with its scale; end is the token
// after it.
func (p *parser) bare(i, last int) (v float64, end int, ok bool) {
	t := p.at(i)
	switch {
	case t.kind == digits:
		v, err := strconv.ParseFloat(strings.ReplaceAll(t.low, ",", ""), 64)
		if err != nil || v > 1e15 || p.notCounting(i) {
			return 0, 0, false
		}
		end = i + 1
		if end < last && (p.toks[end].kind == word) {
			if f, ok := p.lex.scale[p.toks[end].low]; ok && (p.toks[end].glued || len(p.toks[end].low) > 2 || p.toks[end].low == "bn") {
				v *= f
				end++
			} else if a, ok := strings.CutSuffix(p.toks[end].low, "-strong"); ok && p.lex.scale[a] > 0 { // "2.6 million-strong"
				v *= p.lex.scale[a]
				end++
			}
		}
		return v, end, true
	case t.kind == word:
		return p.worded(i, last)
	}
	return 0, 0, false
}

// worded reads a number written in words: "twenty-one", "two thousand five
// hundred", "a dozen", "half a million".
func (p *parser) worded(i, last int) (float64, int, bool) {
	total, cur, any := 0.0, 0.0, false
	j := i
	for ; j < last; j++ {
		low := p.toks[j].low
		if v, ok := p.lex.number[low]; ok {
			cur += v
			any = true
			continue
		}
		if j == i && p.toks[j].lists&hyphened == 0 {
			break
		}
		if a, b, ok := strings.Cut(low, "-"); ok {
			va, oka := p.lex.number[a]
			vb, okb := p.lex.number[b]
			if oka && okb && va >= 20 && vb < 10 {
				cur += va + vb
				any = true
				continue
			}
		}
		if f, ok := p.lex.scale[low]; ok && any && len(low) > 2 {
			if f == 100 {
				cur *= f
			} else {
				total += cur * f
				cur = 0
			}
			continue
		}
		if low == "dozen" && any {
			cur *= 12
			continue
		}
		if low == "and" && any && j+1 < last && (cur >= 100 || total > 0) {
			if _, ok := p.lex.number[p.toks[j+1].low]; ok {
				continue
			}
		}
		break
	}
	if !any {
		return 0, 0, false
	}
	return total + cur, j, true
}

// notCounting reports whether the digits at i are a year, an ordinal, an age, a
// day of a month, part of a code or a telephone number.
func (p *parser) notCounting(i int) bool {
	t := &p.toks[i]
	next, prev := p.at(i+1), p.at(i-1)
	if next.glued && next.kind == word {
		switch next.low {
		case "st", "nd", "rd", "th", "s", "'s":
			return true
		}
		if _, scale := p.lex.scale[next.low]; !scale && next.low != "pc" && next.low != "pct" && next.low != "percent" {
			return true // "737Max"
		}
	}
	if prev.kind == word && t.glued { // "F150"
		return true
	}
	if prev.low == "/" && t.glued || next.low == "/" && next.glued || next.low == ":" && next.glued && isDigit(p.text, int(next.end)) {
		return true
	}
	if prev.low == "-" && t.glued && i >= 2 && p.toks[i-1].glued && p.toks[i-2].kind == word && p.toks[i-2].low != "to" {
		return true // "A-320"
	}
	if prev.low == "." && t.glued && i >= 2 && p.toks[i-2].kind == word && p.toks[i-1].glued {
		return true
	}
	if prev.low == "." && prev.glued {
		if m := p.at(i - 2); m.class&monthWord != 0 && m.upper && len(t.low) <= 2 {
			return true // "Oct. 10"
		}
	}
	if prev.class&monthWord != 0 && len(t.low) <= 2 && prev.upper {
		return true
	}
	if next.class&monthWord != 0 && next.upper && len(t.low) <= 2 && next.low != "may" && !p.monthLeads(i+1) {
		return true
	}
	if next.low == "-" && p.at(i+2).low == "year" || (next.low == "year" || next.low == "years") && (p.at(i+2).low == "old") {
		return true
	}
	if prev.low == "aged" || prev.low == "no" || prev.low == "#" || prev.low == "page" || prev.low == "section" || prev.low == "item" {
		return true
	}
	return p.isYear(i)
}

// isYear reports whether the digits at i are a year: four without a comma from
// 1900 to 2099, not right before people or jobs unless a word of time leads.
func (p *parser) isYear(i int) bool {
	t := &p.toks[i]
	if len(t.low) != 4 || t.kind != digits || t.low < "1900" || t.low > "2099" {
		return false
	}
	next, prev := p.at(i+1), p.at(i-1)
	if prev.upper && prev.kind == word && prev.class == 0 {
		return true // "Paris 2024 organizers"
	}
	if next.class&(jobNoun|peopleWord) != 0 && next.class&(cutNoun|lossWord) == 0 && p.at(i+2).class&lossWord == 0 {
		switch prev.low {
		case "in", "since", "by", "during", "of", "from", "until", "late", "early", "mid", "fiscal":
			return true
		}
		return prev.class&monthWord != 0
	}
	if next.low == "-" || next.low == "of" && p.at(i+2).class&itsWord != 0 {
		return false
	}
	return true
}

// vague reads "hundreds", "several thousand", "dozens", "tens of thousands".
// The bounds are those of docs/claims.md.
func (p *parser) vague(i, last int) (quantity, bool) {
	low := p.toks[i].low
	q := quantity{first: i, number: i, last: i, approx: true, max: -1, vague: true, worded: true}
	next, third := p.at(i+1).low, p.at(i+2).low
	switch {
	case (low == "tens" || low == "hundreds") && next == "of" && third == "thousands":
		q.min, q.last = 10000, i+2
		if low == "hundreds" {
			q.min = 100000
		}
	case low == "hundreds":
		q.min, q.max = 100, 999
	case low == "dozens":
		q.min, q.max = 24, 99
	case low == "thousands":
		q.min = 1000
	case (low == "several" || low == "few" || low == "couple") && (next == "hundred" || next == "thousand" || next == "dozen"):
		q.last = i + 1
		p.several(&q, low, next)
	case low == "couple" && next == "of" && (third == "hundred" || third == "thousand" || third == "dozen"):
		q.last = i + 2
		p.several(&q, low, third)
	case (low == "a" || low == "one") && (next == "dozen" || next == "hundred" || next == "thousand" || next == "million"):
		if low == "one" && next != "dozen" {
			return q, false
		}
		v := map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1e6}[next]
		q.min, q.max, q.last, q.approx, q.vague = v, v, i+1, false, false
	case low == "half" && next == "a" && third == "million":
		q.min, q.max, q.last, q.approx, q.vague = 5e5, 5e5, i+2, false, false
	case low == "half" && next == "a" && third == "dozen":
		q.min, q.max, q.last, q.approx, q.vague = 6, 6, i+2, false, false
	default:
		return q, false
	}
	return q, q.last < last
}

func (p *parser) several(q *quantity, low, unit string) {
	v := map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1000}[unit]
	switch {
	case low == "couple":
		q.min, q.max, q.vague = 2*v, 2*v, false
	case unit == "dozen":
		q.min, q.max = 24, 99
	default:
		q.min, q.max = 2*v, 10*v-1
	}
}

// fraction reads shares in words: "half", "a third", "two-thirds", "one in
// ten", "one of every five".
func (p *parser) fraction(i, last int) (quantity, bool) {
	q := quantity{first: i, number: i, last: i, share: true, worded: true}
	low, next := p.toks[i].low, p.at(i+1).low
	set := func(v float64, end int) (quantity, bool) {
		q.min, q.max, q.last = v, v, end
		return q, end < last
	}
	if low == "half" || low == "one-half" {
		if next == "of" || next == "the" || next == "its" || next == "their" || p.at(i+1).upper || next == "a" || next == "his" {
			return set(50, i)
		}
		if p.at(i+1).class&(forceWord|peopleWord) != 0 {
			return set(50, i)
		}
		if (p.at(i+1).kind == mark || p.at(i+1).class&prepWord != 0) && (p.at(i-1).low == "by" || p.at(i-2).low == "by" || p.at(i-3).low == "by") {
			return set(50, i)
		}
		if first := p.sents[p.sentenceAt(i)].first; p.at(i+1).class&modalWord != 0 && (i == first || i == first+1 && p.at(first).class&approxWord != 0) {
			return set(50, i) // "Almost half will go in Italy"
		}
		return q, false
	}
	if a, b, ok := strings.Cut(low, "-"); ok {
		va, oka := p.lex.number[a]
		vb, okb := p.lex.fraction[b]
		if oka && okb && va < 10 {
			return set(math.Round(va*vb*10)/10, i)
		}
	}
	if v := p.fractionAt(i + 1); v > 0 && next != "half" {
		n, num := p.lex.number[low]
		after := p.at(i + 2).low
		by := p.at(i-1).low == "by" || p.at(i-2).low == "by" && p.at(i-1).class&approxWord != 0 // "by around a third"
		if (low == "a" || num && n < 10) && (after == "of" || p.at(i+2).kind == mark || after == "the" || by) {
			if low == "a" {
				n = 1
			}
			if next == "quarter" && after != "of" && !by {
				return q, false
			}
			return set(math.Round(n*v*10)/10, i+1)
		}
	}
	if _, ok := p.lex.number[low]; ok && oneInMany(next, p.at(i+2).low) {
		if q, ok := p.oneIn(i, last); ok {
			return q, true
		}
	}
	if low == "single" && next == "digit" && (p.at(i+2).low == "percentage" || p.at(i+2).low == "per" || p.at(i+2).low == "percent") {
		q.min, q.max, q.approx, q.last = 1, 9, true, i+2
		if p.at(i+2).low == "per" {
			q.last++
		}
		return q, q.last < last
	}
	if low == "mid-single-digit" && (next == "percentage" || next == "percent" || next == "%") {
		q.min, q.max, q.last = 4, 6, i+1
		return q, q.last < last
	}
	if (low == "single-digit" || low == "low-single-digit") && (next == "percentage" || next == "per" || next == "percent" || next == "%") {
		q.min, q.max, q.approx = 1, 9, true
		if p.at(i-1).low == "low" {
			q.max, q.first = 3, i-1
		}
		q.last = i + 1
		if next == "per" {
			q.last++
		}
		return q, q.last < last
	}
	return q, false
}

// fractionAt is the value of the word of a fraction at token i, "third", "fifths"; 0 of none.
func (p *parser) fractionAt(i int) float64 {
	t := p.at(i)
	if t.class&numberWord == 0 {
		return 0
	}
	return p.lex.fraction[t.low]
}

// peopleSoon reports whether a word for people or jobs stands at token i or
// just after it: "workers", "of its jobs", "corporate positions".
func (p *parser) peopleSoon(i int) bool {
	for j := i; j < i+8; j++ {
		t := p.at(j)
		if t.class&(peopleWord|jobNoun) != 0 {
			return true
		}
		if t.kind == digits && (p.at(j-1).class&(itsWord|detWord) != 0 || p.at(j-1).low == "'s") {
			continue // "of its 900 workers", "of Acme's 900 workers"
		}
		if t.kind != word && t.low != "'s" || t.class&(verbish|conjWord) != 0 && t.low != "'s" || t.class&prepWord != 0 && (j > i || t.low != "of") {
			return false
		}
	}
	return false
}

// oneInMany reports whether two words behind a number say that it is of so many:
// "in", "out of", "of every".
func oneInMany(next, after string) bool {
	return next == "in" || next == "of" && after == "every" || next == "out" && after == "of"
}

// oneIn reads the share that begins at token i: "one in five workers", "1 of
// every 5 workers".
func (p *parser) oneIn(i, last int) (quantity, bool) {
	n, end, ok := p.bare(i, last)
	if !ok || end != i+1 {
		return quantity{}, false
	}
	j := i + 2
	if p.at(i+1).low != "in" {
		j = i + 3
	}
	d, end, ok := p.bare(j, last)
	v := math.Round(1000*n/d) / 10
	return quantity{first: i, number: i, last: end - 1, share: true, worded: true, min: v, max: v}, ok && d >= 2 && d <= 20 && n < d && p.peopleSoon(end)
}
