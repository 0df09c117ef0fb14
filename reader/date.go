package reader

import (
	"strconv"
	"strings"

	"headcount/edtf"
)

// A date is a mention of a time, resolved against the day the document was
// published. first and last are its tokens, both included.
type date struct {
	first, last int
	span        edtf.Interval
	by          bool // "by", "until", "through", "over the next": a horizon
	ahead       bool // points to the future by its words: "next month", "later this year"
	weekday     bool
	long        bool // a span up to publication, however long: "over the past seven years"
}

// findDates finds the dates of a sentence. Relative words need the document's
// date and are passed over without it.
func (p *parser) findDates(s *sentence) []date {
	var room [8]date // a date may lead to those of the sentence before: p.scratch is for them meanwhile
	out := room[:0]
	const may = monthWord | weekdayWord | timeWord | numberWord | detWord
	for i := s.first; i < s.last; {
		if t := &p.toks[i]; t.kind != digits && t.class&may == 0 {
			i++
			continue
		}
		d, ok := p.dateAt(s, i)
		if !ok {
			i++
			continue
		}
		if n := len(out); n > 0 && p.at(d.first-1).low == "to" && d.first-2 == out[n-1].last && p.at(out[n-1].first-1).low == "from" {
			p.rangeOf(&out[n-1], &d)
			i = d.last + 1
			continue
		}
		switch p.at(d.first - 1).low {
		case "by":
			d.by = !p.hadBy(d.first)
		case "until", "through", "before", "till":
			d.by = !p.untilWhen(d.first-1, d.last)
		case "of", "the":
			if p.at(d.first-2).low == "end" || p.at(d.first-3).low == "end" {
				d.by = true
			}
		}
		out = append(out, d)
		i = d.last + 1
	}
	if len(out) == 0 {
		return nil
	}
	rooms := append(p.scratch.dateRooms, out...)
	p.scratch.dateRooms = rooms
	return rooms[len(rooms)-len(out) : len(rooms) : len(rooms)]
}

// rangeOf makes one date of "from January to August 2024": the first takes the
// year of the second.
func (p *parser) rangeOf(a, b *date) {
	y, _, _ := b.span.First.Date()
	if ay, m, _ := a.span.First.Date(); ay != y && a.span.Days() <= 31 {
		a.span = edtf.Month(y, m)
	}
	if a.span.First <= b.span.Last {
		a.span = edtf.Interval{First: a.span.First, Last: b.span.Last}
	}
	a.last = b.last
}

func (p *parser) dateAt(s *sentence, i int) (date, bool) {
	t := &p.toks[i]
	switch {
	case t.class&monthWord != 0 && t.upper:
		return p.monthDate(s, i)
	case t.kind == digits:
		return p.digitDate(s, i)
	case t.class&weekdayWord != 0 && t.upper:
		return p.weekdayDate(i)
	case t.kind == word:
		return p.relativeDate(s, i)
	}
	return date{}, false
}

var monthNumbers = map[string]int{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

func monthOf(low string) int {
	if len(low) < 3 {
		return 0
	}
	return monthNumbers[low[:3]]
}

func yearAt(t *token) (int, bool) {
	if t.kind != digits || len(t.low) != 4 || t.low < "1900" || t.low > "2099" {
		return 0, false
	}
	y, err := strconv.Atoi(t.low)
	return y, err == nil
}

func dayAt(t *token) (int, bool) {
	if t.kind != digits || len(t.low) > 2 {
		return 0, false
	}
	d, err := strconv.Atoi(t.low)
	return d, err == nil && d >= 1 && d <= 31
}

// monthDate reads "January 18, 2023", "Jan. 18", "January 2023", "that March".
func (p *parser) monthDate(s *sentence, i int) (date, bool) {
	m := monthOf(p.toks[i].low)
	j := i + 1
	if p.at(j).low == "." && p.at(j).glued {
		j++
	}
	if d, ok := dayAt(p.at(j)); ok && j < s.last && p.at(j+1).low != "%" {
		end := j
		if o := p.at(j + 1); o.glued && (o.low == "st" || o.low == "nd" || o.low == "rd" || o.low == "th") {
			end++
		}
		y, k := 0, end+1
		if p.at(k).low == "," {
			k++
		}
		if v, ok := yearAt(p.at(k)); ok {
			y, end = v, k
		}
		return p.day(i, end, y, m, d)
	}
	if low := p.toks[i].low; (low == "may" || low == "march") && p.at(j).class == 0 && p.at(j).kind == word && i == s.first {
		return date{}, false
	}
	first := i
	if p.at(i-1).low == "early" || p.at(i-1).low == "late" || p.at(i-1).low == "mid" || p.at(i-1).low == "last" || p.at(i-1).low == "this" {
		first = i - 1
	}
	k := j
	if p.at(k).low == "," || p.at(k).low == "of" {
		k++
	}
	if y, ok := yearAt(p.at(k)); ok {
		return date{first: first, last: k, span: edtf.Month(y, m)}, true
	}
	if k < len(p.toks) && p.at(k).low == "that" && p.at(k+1).low == "year" {
		if y, ok := p.yearBefore(i); ok {
			return date{first: first, last: k + 1, span: edtf.Month(y, m)}, true
		}
	}
	if p.at(i-1).low == "that" || p.at(i-1).low == "following" {
		if y, ok := p.yearBefore(i); ok {
			return date{first: i - 1, last: i, span: edtf.Month(y, m)}, true
		}
	}
	y, ok := p.nearestYear(i, m, 0)
	if !ok {
		return date{}, false
	}
	return date{first: first, last: i, span: edtf.Month(y, m)}, true
}

// yearBefore finds the last year named before token i, up to 60 tokens back.
func (p *parser) yearBefore(i int) (int, bool) {
	for j := i - 1; j >= 0 && j > i-60; j-- {
		if y, ok := yearAt(&p.toks[j]); ok {
			return y, true
		}
	}
	return 0, false
}

// day makes the date of a day; a year of 0 is the one that puts it nearest to
// the day of publication.
func (p *parser) day(first, last, y, m, d int) (date, bool) {
	if y == 0 {
		var ok bool
		if y, ok = p.nearestYear(first, m, d); !ok {
			return date{}, false
		}
	}
	v, ok := edtf.DayOf(y, m, d)
	if !ok {
		return date{}, false
	}
	return date{first: first, last: last, span: edtf.Single(v)}, true
}

// nearestYear guesses the year of a month without one: the past one unless
// words of the future lead to it ("by March", "will ... in March").
func (p *parser) nearestYear(i, m, d int) (int, bool) {
	if !p.dated {
		return 0, false
	}
	y, pm, pd := p.published.First.Date()
	if p.published.Days() > 31 {
		return y, p.published.Days() <= 366
	}
	future := p.future(i)
	switch {
	case m > pm && !future || m == pm && d > pd && !future:
		// A month that has not come yet: last year's, unless it is close ahead.
		if m-pm <= 1 && d > 0 {
			return y, true
		}
		return y - 1, true
	case m < pm && future:
		return y + 1, true
	}
	return y, true
}

// untilWhen reports whether a date behind "until" at token i is when what is told next
// happened: "worked there until February, when it cut 300 jobs". last is its last token.
func (p *parser) untilWhen(i, last int) bool {
	return p.at(i).low == "until" && p.at(last+1).low == "," && p.at(last+2).low == "when"
}

// hadBy reports whether what is told behind "by" and the date at token i had been done
// then: "By October it had cut 300 jobs".
func (p *parser) hadBy(i int) bool {
	for j := i + 1; j < i+12; j++ {
		switch t := p.at(j); {
		case t.low == "had":
			return true
		case t.low == ".", t.low == ";", t.class&(modalWord|reportWord) != 0:
			return false
		}
	}
	return false
}

// future reports whether the words before token i in its sentence look ahead.
func (p *parser) future(i int) bool {
	switch p.at(i - 1).low {
	case "by":
		return !p.hadBy(i)
	case "until":
		return !p.untilWhen(i-1, i) && !p.untilWhen(i-1, i+1)
	case "through", "next", "effective", "starting", "beginning", "till":
		return true
	case "around", "about":
		if oneOf(p.at(i-2).low, "effective", "starting", "beginning") {
			return true
		}
	case "from", "in", "on":
		if b := p.at(i - 3); p.at(i-2).low == "announced" && (b.kind == digits || b.class&(peopleWord|jobNoun|cutNoun) != 0) {
			return false // "on top of 900 announced in January"
		}
		for j := i - 2; j >= 0 && j > i-9; j-- { // "could lose their jobs in November", "may be no work from Oct. 1"
			if t := p.at(j); t.class&mayWord != 0 && !(t.low == "may" && t.upper) {
				return true
			} else if t.class&reportWord != 0 && p.at(j-1).class&mayWord == 0 || t.kind == mark && t.low != "," {
				break
			}
		}
	}
	end := max(i-20, p.sents[p.sentenceAt(i)].first-1)
	for j := i - 1; j > end; j-- {
		t := &p.toks[j]
		if t.kind == mark && (t.low == "." || t.low == ";") {
			break
		}
		if n := p.at(j + 1); t.low == "," && n.class&(cutIng|fireIng|layWord) == 0 && (strings.HasSuffix(n.low, "ing") || n.class&(relativeWord|pronounWord) != 0) {
			break // a clause of its own: "..., adding to the layoffs in October"
		}
		if t.low == "after" || t.low == "since" || t.low == "ahead" {
			break
		}
		if (t.low == "is" || t.low == "are") && strings.HasSuffix(p.at(j+1).low, "ing") {
			return true // "is closing its mill in July"
		}
		if t.low == "will" || t.low == "would" || t.low == "plans" || t.low == "to" && p.at(j+1).class&(cutBase|beWord|fireBase|layWord) != 0 {
			return true
		}
		if t.class&beWord != 0 && (t.low == "was" || t.low == "were") || t.low == "made" || t.class&cutPast != 0 && t.class&cutBase == 0 {
			return false
		}
	}
	return false
}

// digitDate reads "28 October 2025", "2025-10-28", "in 2023".
func (p *parser) digitDate(s *sentence, i int) (date, bool) {
	if d, ok := dayAt(&p.toks[i]); ok {
		j := i + 1
		if o := p.at(j); o.glued && (o.low == "st" || o.low == "nd" || o.low == "rd" || o.low == "th") {
			j++
		}
		if p.at(j).low == "of" {
			j++
		}
		if p.at(j).class&monthWord != 0 && p.at(j).upper && j < s.last && !p.monthLeads(j) {
			m := monthOf(p.at(j).low)
			if y, ok := yearAt(p.at(j + 1)); ok {
				return p.day(i, j+1, y, m, d)
			}
			return p.day(i, j, 0, m, d)
		}
		return date{}, false
	}
	y, ok := yearAt(&p.toks[i])
	if !ok {
		return date{}, false
	}
	if a, b := p.at(i+1), p.at(i+3); a.low == "-" && a.glued && b.low == "-" && b.glued {
		m, ok1 := dayAt(p.at(i + 2))
		d, ok2 := dayAt(p.at(i + 4))
		if ok1 && ok2 && m <= 12 {
			return p.day(i, i+4, y, m, d)
		}
	}
	if !p.isYear(i) && p.at(i-1).class&prepWord == 0 {
		return date{}, false
	}
	if prev := p.at(i - 1); prev.glued && prev.low == "$" || prev.low == "than" || prev.low == "," && prev.glued && p.at(i-2).kind == digits && p.at(i-2).class&monthWord != 0 {
		return date{}, false
	}
	return p.yearPart(i, y)
}

// monthLeads reports whether the month at token i leads a full date, so that a number
// before it is no day: "11 Feb. 9, 2025", of a table.
func (p *parser) monthLeads(i int) bool {
	if i++; p.at(i).low == "." {
		i++
	}
	if _, ok := dayAt(p.at(i)); !ok || p.at(i+1).low != "," {
		return false
	}
	_, ok := yearAt(p.at(i + 2))
	return ok
}

// yearPart reads the words before a year: "early 2025", "late 2022",
// "mid-2023", "the end of 2026", "Q3 2026", "the first half of 2025".
func (p *parser) yearPart(i, y int) (date, bool) {
	d := date{first: i, last: i, span: edtf.Year(y)}
	months := func(first, a, b int) (date, bool) {
		d.first = first
		d.span = edtf.Span(edtf.Month(y, a), edtf.Month(y, b))
		return d, true
	}
	one, two := p.at(i-1).low, p.at(i-2).low
	if one == "-" && two == "mid" {
		return months(i-2, 5, 8)
	}
	first := i - 1
	if one == "of" || one == "in" && (two == "early" || two == "late" || two == "mid") {
		one, two = two, p.at(i-3).low
		first = i - 2
	}
	switch one {
	case "early", "beginning", "start":
		return months(first, 1, 4)
	case "mid", "middle", "mid-":
		return months(first, 5, 8)
	case "late":
		return months(first, 10, 12)
	case "end":
		d.first, d.by = first, true
		return d, true
	case "q1", "q2", "q3", "q4":
		q := int(one[1] - '0')
		return months(first, 3*q-2, 3*q)
	case "quarter":
		if q := ordinal(two); q > 0 {
			return months(first-1, 3*q-2, 3*q)
		}
	case "half":
		switch two {
		case "first":
			return months(first-1, 1, 6)
		case "second":
			return months(first-1, 7, 12)
		}
	case "spring":
		return months(first, 3, 5)
	case "summer":
		return months(first, 6, 8)
	case "fall", "autumn":
		return months(first, 9, 11)
	}
	return d, true
}

func ordinal(w string) int {
	switch w {
	case "first":
		return 1
	case "second":
		return 2
	case "third":
		return 3
	case "fourth", "final", "last":
		return 4
	}
	return 0
}
