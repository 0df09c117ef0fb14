package reader

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
					p.hedgeAfter(q, last)
					return
				}
				q.first = i
				continue
			}
			if t.low == "the" {
				p.hedgeAfter(q, last)
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
		case t.low == "to" && two == "up" && p.addsUp(i-2):
			return
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

// hedgeAfter reads "or so", "or more", "-plus", "+", "-odd" behind the number.
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
	case a == "-" && b == "odd" && p.at(n).glued:
		q.approx, q.last = true, n+1
	}
}
