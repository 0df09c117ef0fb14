package reader

import (
	"math"
	"time"

	"headcount/edtf"
)

// weekdayDate reads "Tuesday", "last Friday", "next Monday": the last such day
// up to the day of publication, unless the words look ahead.
func (p *parser) weekdayDate(i int) (date, bool) {
	if !p.dated || p.published.Days() > 1 {
		return date{}, false
	}
	if p.anyWeekday(i) {
		return date{}, false
	}
	want := map[string]time.Weekday{"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6}[p.toks[i].low]
	pub := p.published.First
	back := (int(pub.Weekday()) - int(want) + 7) % 7
	d := date{first: i, last: i, weekday: true}
	switch p.at(i - 1).low {
	case "last", "past":
		d.first = i - 1
		if back == 0 {
			back = 7
		}
	case "next", "coming", "this":
		if back != 0 || p.at(i-1).low == "next" {
			d.first = i - 1
			d.ahead = true
			d.span = edtf.Single(pub + edtf.Day(7-back))
			return d, true
		}
	}
	if back != 0 && (p.ahead(i) || p.soonAs(i)) {
		d.ahead = true
		d.span = edtf.Single(pub + edtf.Day(7-back))
		return d, true
	}
	d.span = edtf.Single(pub - edtf.Day(back))
	return d, true
}

// anyWeekday reports whether a weekday is none in particular: "on a Friday afternoon",
// "on a single Thursday"; "in a Friday filing" is that of the filing.
func (p *parser) anyWeekday(i int) bool {
	n := p.at(i + 1)
	if oneOf(n.low, "morning", "afternoon", "evening", "night") {
		n = p.at(i + 2) // "in a Thursday afternoon call" is that of the call
	}
	switch p.at(i - 1).low {
	case "single", "every", "any", "some":
		return true
	case "a", "one":
		return n.kind == mark || n.class&prepWord != 0 || oneOf(n.low, "when", "that")
	}
	return false
}

// soonAs reports whether the words around a weekday say that it has yet to come: "as
// soon as Friday", "that Friday would be their last day".
func (p *parser) soonAs(i int) bool {
	return p.at(i-1).low == "as" && oneOf(p.at(i-2).low, "soon", "early") || oneOf(p.at(i+1).low, "will", "would") && p.at(i+2).low == "be"
}

// ahead reports whether the clause of a weekday looks ahead: "will begin
// Monday" and no word of saying between.
func (p *parser) ahead(i int) bool {
	for j := i - 1; j >= 0 && j > i-10; j-- {
		t := &p.toks[j]
		if t.class&reportWord != 0 || t.kind == mark && t.low != "," {
			return false
		}
		if t.low == "will" {
			return true
		}
	}
	return false
}

// relativeDate reads "today", "yesterday", "last week", "this month", "next
// year", "earlier this year", "two weeks ago", "in the third quarter".
func (p *parser) relativeDate(s *sentence, i int) (date, bool) {
	low := p.toks[i].low
	if c := p.toks[i].class; c&timeWord == 0 {
		switch {
		case c&(numberWord|detWord) == 0:
			return date{}, false
		case low == "the":
			if oneOf(p.at(i+1).low, "spring", "summer", "fall", "autumn") {
				return p.theSeason(i)
			}
			return date{}, false
		case p.at(i+2).low == "later":
			return p.unitsLater(s, i)
		}
		return p.ago(i)
	}
	if !p.dated || p.published.Days() > 1 {
		if p.dated && p.published.Days() <= 31 && (low == "this" || low == "last" || low == "next") {
			return p.lastNext(i, low)
		}
		return date{}, false
	}
	pub := p.published.First
	one := func(d edtf.Day) (date, bool) {
		return date{first: i, last: i, span: edtf.Single(d)}, true
	}
	switch low {
	case "today", "tonight":
		if p.at(i+1).low == "'s" || p.toks[i].upper && p.at(i-1).upper {
			return date{}, false // "USA Today"
		}
		return one(pub)
	case "yesterday":
		return one(pub - 1)
	case "tomorrow":
		return one(pub + 1)
	case "earlier", "later":
		n := p.at(i + 1).low
		if (n == "this" || n == "in") && i+2 < s.last {
			d, ok := p.lastNext(i+1, "this")
			if !ok {
				return d, false
			}
			d.first = i
			if low == "earlier" {
				d.span.Last = min(d.span.Last, pub)
			} else {
				d.span.First, d.ahead = max(d.span.First, pub), true
			}
			if p.at(i+2).low == "week" && low == "earlier" {
				d.span = edtf.Interval{First: monday(pub), Last: pub}
			}
			return d, true
		}
		return date{}, false
	case "past":
		return p.lately(i)
	case "beginning", "start":
		// "at the start of the year", "the beginning of this year"
		if p.at(i+1).low == "of" && p.at(i+2).class&detWord != 0 && p.at(i+3).low == "year" && p.at(i-1).class&detWord != 0 {
			y, _, _ := pub.Date()
			return date{first: i, last: i + 3, span: edtf.Month(y, 1)}, true
		}
		return date{}, false
	case "weekend":
		if p.at(i-1).low != "the" || p.at(i-2).low != "over" {
			return date{}, false
		}
		sat := monday(pub) - 2
		if pub.Weekday() == time.Sunday {
			sat = pub - 1
		}
		return date{first: i - 1, last: i, span: edtf.Interval{First: sat, Last: sat + 1}}, true
	case "same":
		return p.sameTime(s, i)
	case "last", "this", "next":
		if low == "next" && p.at(i-1).low == "the" && p.at(i+1).low == "year" && p.at(i-2).class&prepWord == 0 {
			return p.yearBehind(s, i)
		}
		if d, ok := p.lately(i); ok {
			return d, true
		}
		return p.lastNext(i, low)
	}
	return date{}, false
}

// lately reads a span up to the day of publication: "over the past three months",
// "in the last two years". "In recent weeks" says no date.
func (p *parser) lately(i int) (date, bool) {
	pub := p.published.First
	if p.toks[i].low == "this" || p.at(i-1).low != "the" || p.at(i-2).low != "in" && p.at(i-2).low != "over" && p.at(i-2).low != "during" {
		return date{}, false
	}
	n, end, ok := p.bare(i+1, len(p.toks))
	if !ok || n < 1 || n > 50 || n != math.Trunc(n) {
		return date{}, false
	}
	d := date{first: i, last: end}
	y, m, _ := pub.Date()
	switch p.at(end).low {
	case "days":
		d.span = edtf.Interval{First: pub - edtf.Day(n), Last: pub}
	case "weeks":
		d.span = edtf.Interval{First: pub - edtf.Day(7*n), Last: pub}
	case "months":
		k := y*12 + m - 1 - int(n)
		d.span = edtf.Span(edtf.Month(k/12, k%12+1), edtf.Month(y, m))
	case "years":
		d.span = edtf.Span(edtf.Month(y-int(n), m), edtf.Month(y, m))
	default:
		return d, false
	}
	d.long = true
	if p.toks[i].low == "next" { // "over the next 14 months"
		d.span, d.by, d.long = p.mirrored(d.span), true, false
	}
	return d, true
}

// sameTime reads "the same day", "during the same period": the last time named
// before it, in its sentence or the one before, and of a day else that of
// publication.
func (p *parser) sameTime(s *sentence, i int) (date, bool) {
	j := i + 1
	if p.at(j).low == "time" && p.at(j+1).low == "period" {
		j++
	}
	if p.at(i-1).low != "the" || !oneOf(p.at(j).low, "day", "week", "month", "period", "quarter", "year") {
		return date{}, false
	}
	d := date{first: i, last: j}
	si := p.sentenceAt(s.first)
	for k := s.first; k < i-1; k++ {
		if b, ok := p.dateAt(s, k); ok && b.last < i {
			d.span = b.span
			k = b.last
		}
	}
	if d.span == (edtf.Interval{}) && si > 0 {
		for _, b := range p.datesOf(si - 1) {
			d.span = b.span
		}
	}
	if p.at(j).low == "day" && (d.span == (edtf.Interval{}) || d.span.Days() > 1) {
		d.span = p.published
	}
	return d, d.span != edtf.Interval{}
}

// mirrored turns a span up to the month of publication into one of the same length
// from there on.
func (p *parser) mirrored(iv edtf.Interval) edtf.Interval {
	pub := p.published.First
	if iv.Last == pub { // days and weeks
		return edtf.Interval{First: pub, Last: pub + (pub - iv.First)}
	}
	y, m, _ := pub.Date()
	a, b, _ := iv.First.Date()
	k := 2*(y*12+m-1) - (a*12 + b - 1)
	return edtf.Span(edtf.Month(y, m), edtf.Month(k/12, k%12+1))
}

func monday(d edtf.Day) edtf.Day { return d - edtf.Day((int(d.Weekday())+6)%7) }

func (p *parser) lastNext(i int, low string) (date, bool) {
	pub := p.published.First
	y, m, _ := pub.Date()
	step := map[string]int{"last": -1, "this": 0, "next": 1}[low]
	d := date{first: i, last: i + 1, ahead: step > 0}
	unit := p.at(i + 1)
	switch unit.low {
	case "week":
		if p.published.Days() > 1 {
			return d, false
		}
		mon := monday(pub) + edtf.Day(7*step)
		d.span = edtf.Interval{First: mon, Last: mon + 6}
		if step == 0 {
			d.span.Last = pub
		}
	case "month":
		m += step
		if m == 0 {
			y, m = y-1, 12
		} else if m == 13 {
			y, m = y+1, 1
		}
		d.span = edtf.Month(y, m)
	case "year":
		d.span = edtf.Year(y + step)
	case "quarter":
		q := (m-1)/3 + step
		if q < 0 {
			y, q = y-1, 3
		} else if q > 3 {
			y, q = y+1, 0
		}
		d.span = edtf.Span(edtf.Month(y, 3*q+1), edtf.Month(y, 3*q+3))
	case "weekend":
		if p.published.Days() > 1 || step != -1 {
			return d, false
		}
		sat := monday(pub) - 2
		d.span = edtf.Interval{First: sat, Last: sat + 1}
	case "spring", "summer", "fall", "autumn", "winter":
		return p.season(i, y, step, unit.low)
	case "morning", "afternoon", "evening":
		if p.published.Days() > 1 || step != 0 {
			return d, false
		}
		d.span = edtf.Single(pub)
	default:
		if unit.class&monthWord != 0 && unit.upper {
			n := monthOf(unit.low)
			if step < 0 && n >= m {
				y--
			}
			if step > 0 && n <= m {
				y++
			}
			d.span = edtf.Month(y, n)
			return d, true
		}
		return d, false
	}
	return d, true
}

func (p *parser) season(i, y, step int, name string) (date, bool) {
	months := map[string][2]int{"spring": {3, 5}, "summer": {6, 8}, "fall": {9, 11}, "autumn": {9, 11}}
	r, ok := months[name]
	if !ok {
		return date{}, false
	}
	_, m, _ := p.published.First.Date()
	if step < 0 && m > r[1] {
		step = 0
	}
	return date{first: i, last: i + 1, span: edtf.Span(edtf.Month(y+step, r[0]), edtf.Month(y+step, r[1]))}, true
}

// theSeason reads a season by itself: "over the summer", "since the fall". It is the last
// one, or the next where the words look ahead; that of a year is "in the spring of 2020".
func (p *parser) theSeason(i int) (date, bool) {
	if n := p.at(i + 2); n.kind != mark && n.class&(prepWord|conjWord|verbish|relativeWord|reportWord) == 0 || n.low == "of" || !oneOf(p.at(i-1).low, "over", "during", "since", "in") || !p.dated || p.published.Days() > 31 {
		return date{}, false
	}
	if oneOf(p.at(i-2).low, "opens", "starts", "begins", "closes", "ends", "arrives") {
		return date{}, false // one to come
	}
	y, m, _ := p.published.First.Date()
	step := 0
	first := map[string]int{"spring": 3, "summer": 6, "fall": 9, "autumn": 9}[p.at(i+1).low]
	future := p.future(i)
	if !future && m >= first && m <= first+2 && (m == first || oneOf(p.at(i-1).low, "in", "since")) {
		return date{}, false // told in May, "in the spring" may be of this year or the last
	}
	if future && m >= first {
		step = 1
	} else if !future && m < first {
		y-- // season goes on from a step of last
	}
	d, ok := p.season(i, y, step, p.at(i+1).low)
	d.ahead = future
	return d, ok
}

// timeBefore is the time that a date without one of its own leans on: the last named
// before token i in its sentence, else the only one of the sentence before.
func (p *parser) timeBefore(s *sentence, i int) (edtf.Interval, bool) {
	var out edtf.Interval
	for k := s.first; k < i-1; k++ {
		if b, ok := p.dateAt(s, k); ok && b.last < i {
			out = b.span
			k = b.last
		}
	}
	if si := p.sentenceAt(s.first); out == (edtf.Interval{}) && si > 0 {
		if list := p.datesOf(si - 1); len(list) == 1 {
			out = list[0].span
		}
	}
	return out, out != edtf.Interval{} && p.dated
}

// yearBehind reads "the next year", the one behind the year told of before.
func (p *parser) yearBehind(s *sentence, i int) (date, bool) {
	span, ok := p.timeBefore(s, i)
	y, _, _ := span.First.Date()
	d := date{first: i, last: i + 1, span: edtf.Year(y + 1)}
	return d, ok && span.Days() <= 366 && d.span.First <= p.published.Last
}

// unitsLater reads a time told from the one before: "A year later it cut 300 jobs". Of
// weeks and days only the sentence before may know which are meant.
func (p *parser) unitsLater(s *sentence, i int) (date, bool) {
	n := 1.0
	if p.toks[i].class&detWord == 0 {
		v, end, ok := p.bare(i, len(p.toks))
		if !ok || end != i+1 {
			return date{}, false
		}
		n = v
	}
	unit := p.at(i + 1).low
	if !oneOf(unit, "year", "years", "month", "months") {
		return date{}, false
	}
	span, ok := p.timeBefore(s, i)
	if !ok || n > 30 {
		return date{}, false
	}
	d := date{first: i, last: i + 2}
	y, m, _ := span.First.Date()
	switch year := unit[0] == 'y'; {
	case year && span.Days() > 31 && span.Days() <= 366:
		d.span = edtf.Year(y + int(n))
	case year && span.Days() <= 31:
		d.span = edtf.Month(y+int(n), m)
	case !year && span.Days() <= 31:
		k := y*12 + m - 1 + int(n)
		d.span = edtf.Month(k/12, k%12+1)
	default:
		return date{}, false
	}
	return d, d.span.First <= p.published.Last
}

// ago reads "two weeks ago", "a year ago", "six months earlier" is not one.
func (p *parser) ago(i int) (date, bool) {
	j := i + 1
	if p.at(j+1).low != "ago" || !p.dated || p.published.Days() > 31 {
		return date{}, false
	}
	n := 0.0
	if p.toks[i].low == "a" || p.toks[i].low == "an" {
		n = 1
	} else if v, ok := p.lex.number[p.toks[i].low]; ok {
		n = v
	} else {
		return date{}, false
	}
	pub := p.published.First
	y, m, _ := pub.Date()
	d := date{first: i, last: j + 1}
	switch p.at(j).low {
	case "day", "days":
		d.span = edtf.Single(pub - edtf.Day(n))
	case "week", "weeks":
		mon := monday(pub) - edtf.Day(7*n)
		d.span = edtf.Interval{First: mon, Last: mon + 6}
	case "month", "months":
		k := y*12 + m - 1 - int(n)
		d.span = edtf.Month(k/12, k%12+1)
	case "year", "years":
		d.span = edtf.Year(y - int(n))
		if p.at(j+2).low == "this" && p.at(j+3).low == "month" { // "a year ago this month"
			_, m, _ := pub.Date()
			d.span, d.last = edtf.Month(y-int(n), m), j+3
		}
	default:
		return d, false
	}
	return d, true
}
