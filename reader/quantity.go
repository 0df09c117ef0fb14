package reader

import (
	"math"

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
	out, from := p.scratch.rooms, len(p.scratch.rooms)
	for i := first; i < last; {
		if t := &p.toks[i]; t.kind == word && t.class&numberWord == 0 && t.lists&hyphened == 0 || t.kind == mark && t.low[0] < 0x80 && t.low != "$" || t.low == "a" && !p.countedBy(i+1) {
			i++
			continue
		}
		q, ok := p.quantity(i, last)
		if !ok {
			i++
			continue
		}
		p.hedge(&q, first, last)
		p.hedgeAfter(&q, last)
		out = append(out, q)
		i = q.last + 1
	}
	p.scratch.rooms = out
	return out[from:len(out):len(out)]
}

// countedBy reports whether the word at token i may make a number of the "a" before it:
// "a dozen", "a third", "A$".
func (p *parser) countedBy(i int) bool {
	t := p.at(i)
	return t.class&numberWord != 0 || oneOf(t.low, "$", "dozen", "hundred", "thousand", "million")
}

// quantity reads the quantity whose number begins at i, without its hedges.
func (p *parser) quantity(i, last int) (quantity, bool) {
	t := &p.toks[i]
	if t.kind == mark {
		return p.signed(i, last)
	}
	if t.kind == word {
		if q, ok := p.vague(i, last); ok {
			return q, true
		}
		if q, ok := p.fraction(i, last); ok {
			return q, true
		}
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
	if t.kind == digits && len(t.low) == 1 && oneInMany(p.at(i+1).low, p.at(i+2).low) {
		if q, ok := p.oneIn(i, last); ok {
			return q, true // "1 in 5 workers"
		}
	}
	v, end, ok := p.bare(i, last)
	if !ok || t.kind == word && v <= 3 && p.at(end).low == "of" && !p.ofSoMany(end+1) || t.low == "one" && end == i+1 {
		return quantity{}, false // "two of its largest", "one worker"
	}
	if p.at(end).low == "of" && p.at(i-1).low == "in" && i > 1 && p.beginsNumber(i-2) {
		return quantity{}, false // "one in six of those whom it employed"
	}
	q := quantity{first: i, number: i, last: end - 1, min: v, max: v, worded: t.kind == word}
	q.last = p.rangeEnd(&q, end, last) - 1
	p.unit(&q, last)
	return q, true
}

// ofSoMany reports whether the words from token i on are of a whole that is counted: "its
// nine clerks", "the college's 11 deans".
func (p *parser) ofSoMany(i int) bool {
	if p.at(i).class&(detWord|itsWord) == 0 {
		return false
	}
	if i++; p.at(i+1).low == "'s" {
		i += 2
	}
	return p.beginsNumber(i) && !p.at(i).upper
}

// beginsNumber reports whether bare may read a number at token i.
func (p *parser) beginsNumber(i int) bool {
	t := p.at(i)
	return t.kind == digits || t.class&numberWord != 0 || t.lists&hyphened != 0
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
	if ok && sep == "to" && v > 3*q.max && p.at(q.first-1).low == "by" {
		return end // "fell by 7,000 to 104,000"
	}
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
		if code, ok := p.lex.currencies[n.low]; ok && (n.kind == word) && n.low != "won" && n.low != "mark" {
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
	if m := p.toks[i].low; m != "$" && m[0] < 0x80 || i+1 >= last || !p.beginsNumber(i+1) {
		return quantity{}, false
	}
	code, ok := p.lex.currencies[p.toks[i].low]
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
		if _, sign := p.lex.currencies[p.at(j).low]; sign {
			j++
		}
		if w, e, ok := p.bare(j, last); ok && w > v {
			q.max, q.last = w, e-1
		}
	}
	return q, true
}
