package reader

import (
	"math"
	"strconv"
	"strings"

	"headcount"
)

// A quantity is a number in a sentence with its hedges and bounds: a count, a
// share or an amount of money. first and last are the tokens it covers, both
// included; number is the first token after the hedges.
type quantity struct {
	first, last int
	number      int
	share       bool
	money       bool
	currency    string
	min, max    float64 // a negative bound is none
	approx      bool
	more        bool // "additional", "further", "another" stand with it
	used        bool // a frame has taken it
	vague       bool // "hundreds", "thousands"
	worded      bool // written as a word: "two", "hundreds"
}

func (q *quantity) count() *headcount.Count {
	bound := func(f float64) int64 {
		if f < 0 {
			return -1
		}
		return int64(math.Round(f))
	}
	return headcount.Between(bound(q.min), bound(q.max), q.approx)
}

func (q *quantity) shareOf(of string) *headcount.Share {
	s := &headcount.Share{Approx: q.approx, Of: of}
	if q.min >= 0 {
		v := q.min
		s.Min = &v
	}
	if q.max >= 0 {
		v := q.max
		s.Max = &v
	}
	return s
}

func (q *quantity) amount() *headcount.Money {
	m := &headcount.Money{Approx: q.approx, Currency: q.currency}
	if q.min >= 0 {
		v := q.min
		m.Min = &v
	}
	if q.max >= 0 {
		v := q.max
		m.Max = &v
	}
	return m
}

// quantities finds the quantities of toks[first:last], in order.
func (p *parser) quantities(first, last int) []quantity {
	var out []quantity
	for i := first; i < last; {
		q, ok := p.quantity(i, last)
		if !ok {
			i++
			continue
		}
		p.hedge(&q, first, last)
		out = append(out, q)
		i = q.last + 1
	}
	return out
}

// bare reads the number at i, digits or words, with its scale; end is the token
// after it.
func (p *parser) bare(i, last int) (v float64, end int, ok bool) {
	t := &p.toks[i]
	switch {
	case t.kind == digits:
		v, err := strconv.ParseFloat(strings.ReplaceAll(t.low, ",", ""), 64)
		if err != nil || v > 1e15 || p.notCounting(i, last) {
			return 0, 0, false
		}
		end = i + 1
		if end < last && (p.toks[end].kind == word) {
			if f, ok := p.lex.scale[p.toks[end].low]; ok && (p.toks[end].glued || len(p.toks[end].low) > 2 || p.toks[end].low == "bn") {
				v *= f
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
func (p *parser) notCounting(i, last int) bool {
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
	if prev.low == "/" && t.glued || next.low == "/" && next.glued || next.low == ":" && next.glued && isDigit(p.text, next.end) {
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
	if next.class&monthWord != 0 && next.upper && len(t.low) <= 2 && next.low != "may" {
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

// quantity reads the quantity whose number begins at i, without its hedges.
func (p *parser) quantity(i, last int) (quantity, bool) {
	t := &p.toks[i]
	if t.kind == mark {
		return p.signed(i, last)
	}
	if t.kind == word && t.class&numberWord == 0 && !strings.Contains(t.low, "-") {
		return quantity{}, false
	}
	if q, ok := p.vague(i, last); ok {
		return q, true
	}
	if q, ok := p.fraction(i, last); ok {
		return q, true
	}
	if t.kind == word && (t.low == "us" || t.low == "c" || t.low == "a") && p.at(i+1).low == "$" && p.at(i+1).glued {
		q, ok := p.signed(i+1, last)
		q.first, q.number = i, i
		switch t.low {
		case "c":
			q.currency = "CAD"
		case "a":
			q.currency = "AUD"
		}
		return q, ok
	}
	v, end, ok := p.bare(i, last)
	if !ok || t.kind == word && v <= 3 && p.at(end).low == "of" || t.low == "one" && end == i+1 {
		return quantity{}, false // "one of its largest", "one worker"
	}
	q := quantity{first: i, number: i, last: end - 1, min: v, max: v, worded: t.kind == word}
	q.last = p.rangeEnd(&q, end, last) - 1
	p.unit(&q, last)
	return q, true
}

// rangeEnd reads "to 1,500", "-1,500" after the first number of a range.
func (p *parser) rangeEnd(q *quantity, end, last int) int {
	sep := p.at(end).low
	if end+1 >= last || sep != "to" && sep != "-" && sep != "–" && sep != "—" {
		return end
	}
	if sep != "to" && (!p.toks[end].glued || !p.toks[end+1].glued) {
		return end
	}
	v, e, ok := p.bare(end+1, last)
	if !ok && sep != "to" {
		return end
	}
	// "10 to 15 per cent" is a range; "from 15 to 6" is not.
	if !ok || v <= q.max || p.at(q.first-1).low == "from" && p.at(e).class&(jobNoun|peopleWord) == 0 && p.at(e).low != "%" {
		return end
	}
	if q.max < 100 && v >= 1000 && p.at(e-1).kind == word && p.lex.scale[p.at(e-1).low] > 0 {
		q.min *= p.lex.scale[p.at(e-1).low] // "10 to 15 thousand"
	}
	q.max = v
	return e
}

// unit reads what the number is of: per cent, or money.
func (p *parser) unit(q *quantity, last int) {
	n := p.at(q.last + 1)
	if q.last+1 >= last {
		return
	}
	switch n.low {
	case "%", "percent", "pct", "pc":
		q.share = true
		q.last++
	case "per":
		if p.at(q.last+2).low == "cent" {
			q.share = true
			q.last += 2
		}
	case "percentage":
		q.share, q.used = true, true
	default:
		if code, ok := p.lex.lists["currencies"][n.low]; ok && (n.kind == word) && n.low != "won" && n.low != "mark" {
			q.money, q.currency = true, code
			q.last++
		}
	}
	if q.share {
		// "10% to 15%"
		if s := p.at(q.last + 1).low; (s == "to" || s == "-" || s == "–") && q.last+3 < last {
			if v, e, ok := p.bare(q.last+2, last); ok && p.at(e).low == "%" && v > q.max {
				q.max = v
				q.last = e
			}
		}
		if q.max > 100 {
			q.used = true
		}
	}
}

// signed reads an amount after a sign of money: "$1.5 billion", "£2m".
func (p *parser) signed(i, last int) (quantity, bool) {
	if m := p.toks[i].low; m != "$" && m[0] < 0x80 || i+1 >= last {
		return quantity{}, false
	}
	code, ok := p.lex.lists["currencies"][p.toks[i].low]
	if !ok {
		return quantity{}, false
	}
	v, end, ok := p.bare(i+1, last)
	if !ok {
		return quantity{}, false
	}
	q := quantity{first: i, number: i, last: end - 1, min: v, max: v, money: true, currency: code}
	if s := p.at(end).low; (s == "to" || s == "-" || s == "–") && end+1 < last {
		j := end + 1
		if _, sign := p.lex.lists["currencies"][p.at(j).low]; sign {
			j++
		}
		if w, e, ok := p.bare(j, last); ok && w > v {
			q.max, q.last = w, e-1
		}
	}
	return q, true
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
	fr := p.lex.fraction
	if low == "half" || low == "one-half" {
		if next == "of" || next == "the" || next == "its" || next == "their" || p.at(i+1).upper || next == "a" || next == "his" {
			return set(50, i)
		}
		if p.at(i+1).class&(forceWord|peopleWord) != 0 {
			return set(50, i)
		}
		return q, false
	}
	if a, b, ok := strings.Cut(low, "-"); ok {
		va, oka := p.lex.number[a]
		vb, okb := fr[b]
		if oka && okb && va < 10 {
			return set(math.Round(va*vb*10)/10, i)
		}
	}
	if v, ok := fr[next]; ok && next != "half" {
		n, num := p.lex.number[low]
		after := p.at(i + 2).low
		if (low == "a" || num && n < 10) && (after == "of" || p.at(i+2).kind == mark || after == "the") {
			if low == "a" {
				n = 1
			}
			if next == "quarter" && after != "of" {
				return q, false
			}
			return set(math.Round(n*v*10)/10, i+1)
		}
	}
	if n, ok := p.lex.number[low]; ok && (next == "in" || next == "of" && p.at(i+2).low == "every" || next == "out") {
		j := i + 2
		if next == "of" || next == "out" {
			j = i + 3
		}
		if d, end, ok := p.bare(j, last); ok && d >= 2 && d <= 20 && n < d && p.at(end).class&(peopleWord|jobNoun) != 0 {
			return set(math.Round(1000*n/d)/10, end-1)
		}
	}
	if low == "single" && next == "digit" && (p.at(i+2).low == "percentage" || p.at(i+2).low == "per" || p.at(i+2).low == "percent") {
		q.min, q.max, q.approx, q.last = 1, 9, true, i+2
		if p.at(i+2).low == "per" {
			q.last++
		}
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

// hedge reads the words before and after the number that bound or blur it.
func (p *parser) hedge(q *quantity, first, last int) {
	for q.first > first {
		i := q.first - 1
		t := &p.toks[i]
		two, three := p.at(i-1).low, p.at(i-2).low
		switch {
		case t.low == "additional" || t.low == "another" || t.low == "further" || t.low == "extra" || t.low == "added" || t.low == "more" && two != "no":
			q.more = true
			q.first = i
		case t.low == "a" || t.low == "an" || t.low == "total" && two == "a" || t.low == "the":
			if q.first == q.number && t.low != "total" {
				if t.low == "the" {
					return
				}
				q.first = i
				continue
			}
			if t.low == "the" {
				return
			}
			q.first = i
		case t.low == "of" && (two == "total" || two == "maximum") && (three == "a" || three == "the" || three == "grand"):
			if two == "maximum" {
				q.min = -1
			}
			q.first = i - 2
		case t.low == "under" && two == "just":
			q.min, q.approx, q.first = -1, true, i-1
		case t.low == "over" && two == "just":
			q.max, q.approx, q.first = -1, true, i-1
		case t.low == "than" && (two == "more" || two == "greater" || two == "better" || two == "fewer" || two == "less"):
			if two == "fewer" || two == "less" {
				q.first = i - 1
				if three == "no" || three == "not" {
					q.max, q.first = -1, i-2
				} else {
					q.min = -1
				}
				break
			}
			q.first = i - 1
			if three == "no" || three == "not" {
				q.min, q.first = -1, i-2
			} else {
				q.max = -1
				if three == "slightly" || three == "just" || three == "little" {
					q.approx, q.first = true, i-2
				}
			}
		case (t.low == "over" || t.low == "exceeding" || t.low == "surpassing" || t.low == "topping") && !p.overTime(q):
			q.max, q.first = -1, i
		case t.low == "least" && two == "at":
			q.max, q.first = -1, i-1
		case t.low == "most" && two == "at":
			q.min, q.first = -1, i-1
		case t.low == "of" && (two == "upwards" || two == "upward" || two == "north" || two == "excess"):
			q.max, q.first = -1, i-1
			if three == "in" {
				q.first = i - 2
			}
		case t.low == "to" && two == "up":
			q.min, q.first = -1, i-1
		case t.low == "to" && two == "close":
			q.approx, q.first = true, i-1
		case t.low == "as" && (two == "many" || two == "much") && three == "as":
			q.min, q.first = -1, i-2
		case t.low == "as" && (two == "few" || two == "little") && three == "as":
			q.max, q.first = -1, i-2
		case t.class&approxWord != 0 && !(t.low == "estimated" && two != "an"):
			q.approx, q.first = true, i
		case t.low == "between" || t.low == "from":
			if q.min >= 0 && q.max > q.min {
				q.first = i
			} else if t.low == "between" {
				if !p.betweenAnd(q, last) {
					return
				}
				q.first = i
			}
			return
		default:
			return
		}
		if q.vague && q.max < 0 && q.min < 0 {
			q.min = 1
		}
	}
	p.hedgeAfter(q, last)
}

// overTime reports whether "over" before q is of time ("over two years").
func (p *parser) overTime(q *quantity) bool {
	switch p.at(q.last + 1).low {
	case "year", "years", "month", "months", "week", "weeks", "days", "quarters", "decades", "decade":
		return true
	}
	return false
}

// betweenAnd reads "between 1,000 and 1,500".
func (p *parser) betweenAnd(q *quantity, last int) bool {
	if p.at(q.last+1).low != "and" || q.last+2 >= last {
		return false
	}
	v, end, ok := p.bare(q.last+2, last)
	if !ok || v < q.max {
		return false
	}
	if q.money && v < 1000 && p.lex.scale[p.at(end-1).low] == 0 {
		return false
	}
	q.max, q.last = v, end-1
	p.unit(q, last)
	return true
}

// hedgeAfter reads "or so", "or more", "-plus", "+" behind the number.
func (p *parser) hedgeAfter(q *quantity, last int) {
	n := q.last + 1
	if n >= last {
		return
	}
	switch a, b := p.at(n).low, p.at(n+1).low; {
	case a == "or" && b == "so":
		q.approx, q.last = true, n+1
	case a == "or" && (b == "more") && n+1 < last && p.at(n+2).low != "than":
		q.max, q.last = -1, n+1
	case a == "or" && (b == "fewer" || b == "less"):
		q.min, q.last = -1, n+1
	case a == "-" && b == "plus", a == "plus" && p.at(n).glued:
		q.max = -1
		q.last = n
		if b == "plus" {
			q.last = n + 1
		}
	case a == "+" && p.at(n).glued:
		q.max, q.last = -1, n
	}
}
