package reader

import (
	"strings"

	"headcount"
	"headcount/edtf"
)

// when sets the dates of a claim from the dates of its sentence: a date that
// looks ahead or bounds a horizon is when the jobs end, another is when the
// fact became public.
func (p *parser) when(f *frame, c *headcount.Claim, x *fact) {
	if f.rule == laidOffRule {
		return // its sentence's date is of something else
	}
	if f.rule == grownRule {
		p.dateOfSum(f, c)
		return
	}
	best := -1
	var line *date
	for k := range p.datesOf(f.sent) {
		d := &p.datesOf(f.sent)[k]
		if p.ofOthers(f, d) {
			continue
		}
		if p.ofDateline(f.sent, d) && p.datesFrame(f, d) {
			line = d // where nothing nearer is a date
			continue
		}
		if p.effectiveDate(f, d) {
			if c.Effective == "" && d.first > f.first-12 {
				c.Effective = d.span.String()
				p.note(x, "effective", d.first, d.last)
			}
			continue
		}
		if !p.datesFrame(f, d) || f.rule == noticeRule && d.first > f.last && !p.saidOn(f.sent, d) {
			continue // "lists 60 layoffs between Feb. 1 and 14": not when it was told
		}
		if best < 0 || p.closer(f, d, &p.datesOf(f.sent)[best]) {
			best = k
		}
	}
	if f.rule == "total-to" {
		p.spanOfDates(f, c, x)
		return
	}
	if best < 0 && c.Effective == "" {
		p.dateOfList(f, c, x)
	}
	if best < 0 && c.Announced == "" {
		p.dateOfTelling(f, c, x)
	}
	if best < 0 && c.Announced == "" && line != nil {
		c.Announced, x.own = line.span.String(), true
		p.note(x, "announced", line.first, line.last)
	}
	if c.Announced == "" && c.Effective == "" && (f.rule == "list-of-cuts" || p.sents[f.sent].last-p.sents[f.sent].first <= longestListed) {
		p.dateOfHeading(f, c, x)
	}
	if best < 0 && c.Announced == "" {
		p.dateOfEntry(f, c, x)
	}
	if best >= 0 {
		d := &p.datesOf(f.sent)[best]
		c.Announced = d.span.String()
		x.own = true
		p.note(x, "announced", d.first, d.last)
	}
}

// dateOfSum dates what the figures of a cut have come to by the day that it was so:
// "By October the figure had swelled to 31,500".
func (p *parser) dateOfSum(f *frame, c *headcount.Claim) {
	for k := range p.datesOf(f.sent) {
		if d := &p.datesOf(f.sent)[k]; d.last < f.first && !d.ahead && p.dated && d.span.First <= p.published.Last && p.at(d.first-1).low != "since" {
			c.Announced = d.span.String()
		}
	}
}

// ofOthers reports whether a date behind a frame is that of others that the
// sentence counts there: "on top of 900 announced in January", "bringing the
// total this year to 1,200".
func (p *parser) ofOthers(f *frame, d *date) bool {
	if p.at(d.last+1).low == "'s" {
		if q := p.quantityAt(d.last + 2); q != nil && q != f.obj.q && q != f.obj.share && !q.money {
			return true // "on top of last autumn's 250"
		}
	}
	if d.first <= f.last {
		return false
	}
	if f.rule != "total-to" && oneOf(p.at(d.first-1).low, "total", "tally") {
		return true
	}
	for j := f.last + 1; j < d.first; j++ {
		if oneOf(p.toks[j].low, "follow", "follows", "followed") || f.rule != "total-to" && p.toks[j].low == "number" && p.bringing(&p.sents[f.sent], j-1) {
			return true // "The layoffs follow 120 at Brine in May", "bring the number lost this year to 900"
		}
		if oneOf(p.toks[j].low, "more", "others") && oneOf(p.at(j+1).low, "expected", "planned", "coming", "due", "likely", "to") {
			return true // "cut 25 people, with more expected this year"
		}
	}
	for j := f.last + 1; j < d.first-1; j++ {
		if p.toks[j].low == "," && p.at(j+1).class&conjWord != 0 && p.beginsClause(j+2, d) {
			return true // "40 jobs at Orlane in 2020, and last August it shuttered"
		}
	}
	for _, q := range p.quantsOf(f.sent) {
		if q.first > f.last && q.last < d.first && !q.money && !q.share && p.comparedWith(q.first-1) {
			return true // "276 job losses, down from the 600 it put on the table last October"
		}
	}
	k := d.first - 1
	for p.at(k).class&prepWord != 0 {
		k--
	}
	if t := p.at(k); k <= f.last+1 || t.class&(cutPast|firePast) == 0 && t.low != "announced" && t.low != "planned" && t.low != "made" {
		return false
	}
	q := p.quantityAt(k - 1)
	return q != nil && q.first > f.last && !q.money
}

// beginsClause reports whether a clause with a subject of its own begins at token j, with
// a date or with the subject.
func (p *parser) beginsClause(j int, d *date) bool {
	if p.at(j).class&prepWord != 0 && j+1 == d.first {
		j++
	}
	if j == d.first {
		j = d.last + 1
	}
	if p.at(j).low == "," {
		j++
	}
	a, ok := p.actorAt(j)
	return ok && a.kind != place && a.kind != its && p.at(a.last+1).class&(verbish|cutVerb|fireVerb|layWord) != 0 || ok && (a.kind == pronoun || a.kind == org) && strings.HasSuffix(p.at(a.last+1).low, "ed")
}

// comparedWith reports whether the words that end at token i lead to a number with which
// another is compared: "down from the", "compared with", "against".
func (p *parser) comparedWith(i int) bool {
	if p.at(i).class&detWord != 0 {
		i--
	}
	switch p.at(i).low {
	case "from":
		return oneOf(p.at(i-1).low, "down", "up")
	case "with", "to":
		return p.at(i-1).low == "compared"
	case "against", "than":
		return true
	}
	return false
}

// spanOfDates dates a total by the first and the last date of its sentence.
func (p *parser) spanOfDates(f *frame, c *headcount.Claim, x *fact) {
	var all edtf.Interval
	n := 0
	for _, d := range p.datesOf(f.sent) {
		if d.by || d.ahead || d.first > f.last {
			continue
		}
		if n == 0 {
			all = d.span
		}
		all = edtf.Interval{First: min(all.First, d.span.First), Last: max(all.Last, d.span.Last)}
		n++
	}
	if n > 0 && all.Days() < 1100 {
		c.Announced, x.own = all.String(), true
	}
}

// dateOfList gives an undated member of a list ("This included Cisco, which")
// the date of the sentence that opens the list.
func (p *parser) dateOfList(f *frame, c *headcount.Claim, x *fact) {
	s := &p.sents[f.sent]
	if f.sent == 0 {
		return
	}
	for j := s.first; j < s.first+3 && j < s.last; j++ {
		switch p.toks[j].low {
		case "included", "include", "includes":
			for _, d := range p.datesOf(f.sent - 1) {
				if !d.by && !d.ahead && d.span.Days() < 800 {
					c.Announced, x.own = d.span.String(), true
					p.note(x, "announced, with the list,", d.first, d.last)
					return
				}
			}
		}
	}
}

// effectiveDate reports whether a date says when the jobs end.
func (p *parser) effectiveDate(f *frame, d *date) bool {
	for j := f.last + 1; j < d.first && j < f.last+12; j++ {
		if oneOf(p.toks[j].low, "recalled", "rehired", "reinstated", "returned", "recall") {
			return false // "furloughed 1,100, all of whom were recalled by 2022"
		}
	}
	if d.by || d.ahead {
		return true
	}
	if p.dated && d.span.First > p.published.Last {
		return true
	}
	if p.at(d.first).low == "this" && p.at(d.last).low == "year" && d.first > f.trigger && p.looksAhead(f) {
		return true // "plans to cut 420 jobs this year"
	}
	switch w := p.at(d.first - 1).low; w {
	case "effective", "starting", "beginning", "from":
		if l := p.at(d.first - 2).low; w == "from" && (l == "notice" || l == "filing" || l == "letter" || l == "memo" || l == "report" || l == "email") {
			return false
		}
		return d.first > f.trigger
	case "on", "in", "around", "about":
		prev := p.at(d.first - 2).low
		if prev == "effective" || prev == "starting" || prev == "beginning" || prev == "begin" || prev == "start" {
			return true
		}
	}
	return false
}

// datesFrame reports whether a date belongs to the frame: it stands in the same
// clause, not in one that tells of something else.
func (p *parser) datesFrame(f *frame, d *date) bool {
	if d.span.Days() > 1100 && !d.long {
		return false
	}
	if p.ofFounding(d) {
		return false
	}
	if p.dated && d.span.Last < p.published.First-oldest || p.precedes(f, d) || p.qualifies(d) {
		return false
	}
	if first := p.sents[f.sent].first; p.toks[first].low == "with" && d.last < f.first && p.commaBetween(d.last+1, f.first-1) {
		return false // "With the 13 jobs that went in May, it has shed 33"
	}
	if d.first > f.last && p.untilWhen(d.first-1, d.last) {
		return false // "cut 40 jobs and ran until May, when it closed"
	}
	if p.at(d.first-1).low == "since" && d.last < f.first || p.at(d.first-1).low == "fiscal" || p.at(d.last+1).low == "fiscal" {
		return false // "closed since March 12, it has let go"; "the 2023 fiscal year"
	}
	if p.inAside(f, d) {
		return false
	}
	if from, to, ok := p.asideOf(f); ok && (d.first < from || d.first > to) {
		return false // "Acme, which cut 300 jobs, said Monday"
	}
	if w := p.at(d.first - 1).low; w == "ending" || w == "ended" || w == "ends" {
		return false
	}
	if d.first == d.last && oneOf(p.at(d.last+1).low, "level", "levels", "staffing", "peak", "headcount", "workforce", "total", "figure", "census", "average", "baseline") {
		return false // "to return to its 2019 staffing level"
	}
	a, b := d.last, min(f.first, f.trigger)
	if d.first > f.last {
		a, b = f.last, d.first
	}
	for k := a + 1; k < b; k++ {
		t := &p.toks[k]
		if t.low == ";" {
			return false
		}
		if d.first > f.last {
			switch t.low {
			case "as":
				if !degree(p.at(k+1).low) && !degree(p.at(k-1).low) {
					return false // but "as early as this week"
				}
			case "after", "when", "since", "compared", "than", "while", "following", "addition":
				return false
			case "from", "to":
				if p.at(k+1).kind == digits {
					return false
				}
			case "and", "but", "which", "who":
				if p.clauseAfter(k) {
					return false
				}
				if n := p.at(k + 1); t.class&relativeWord != 0 && (n.class&(pronounWord|detWord) != 0 || n.upper) {
					return false // "Complex, which it bought in 2021"
				}
			}
		} else {
			switch t.low {
			case "but", "while":
				return false
			case "after":
				if !p.commaBetween(k+1, b-1) {
					return false // "began Wednesday, months after a round of 300 job cuts"
				}
			case ",":
				if p.at(k+1).low == "when" && k <= d.last+3 {
					continue // "came in 2011, when it let go"
				}
				if p.at(k+1).class&conjWord != 0 && d.first > p.sents[f.sent].first+3 && !p.closedBefore(f, d, k) {
					return false // the date of the clause before
				}
			}
		}
	}
	return true
}

// closedBefore reports whether the clause that ends at the comma at token k tells of a
// closing that frame f is what came of: "shut its depot in October, and 400 drivers were
// let go".
func (p *parser) closedBefore(f *frame, d *date, k int) bool {
	s := &p.sents[f.sent]
	if !f.passive || s.lists&closing == 0 || !oneOf(p.at(d.first-1).low, "in", "on") {
		return false
	}
	for _, other := range p.datesOf(f.sent) {
		if other.first > k {
			return false
		}
	}
	for j := k; j < f.last; j++ {
		if p.at(j).class&modalWord != 0 {
			return false // "is closing on Friday, and 58 people will lose their jobs"
		}
	}
	for j := s.first; j < k; j++ {
		if p.toks[j].lists&closing != 0 {
			return true
		}
	}
	return false
}

// ofFounding reports whether a date is that on which something began or was bought:
// "founded in 1921".
func (p *parser) ofFounding(d *date) bool {
	return p.at(d.first-1).low == "in" &&
		oneOf(p.at(d.first-2).low, "founded", "established", "born", "built", "opened", "created", "formed", "incorporated", "acquired", "launched", "bought")
}

// inAside reports whether a date stands in a relative clause between commas that ends
// before the frame: "Acme, which filed for bankruptcy in February, had let 180 go".
func (p *parser) inAside(f *frame, d *date) bool {
	b := min(f.first, f.trigger)
	if d.last >= b || p.at(d.last+1).low != "," {
		return false
	}
	s := &p.sents[f.sent]
	for j := d.first - 1; j > s.first; j-- {
		switch t := &p.toks[j]; {
		case t.low == "which" || t.low == "who" || t.low == "whose":
			_, named := p.actorEnding(j - 2)
			return p.toks[j-1].low == "," && (named || p.at(j-2).class&(anaphorWord|kindWord) != 0)
		case t.low == "that" && p.toks[j-1].class&(anaphorWord|kindWord) != 0:
			return p.saysWhat(s, j-1) // "Acme, a lender that went public last year, is cutting"
		case t.kind == mark && !oneOf(t.low, ".", "'", "$", "€", "£", "%", "-"):
			return false
		}
	}
	return false
}

// saysWhat reports whether the noun at token j says in an aside what the one named right
// before it is: "Acme, the Leeds payments firm".
func (p *parser) saysWhat(s *sentence, j int) bool {
	for k := j - 1; k > s.first && k > j-7; k-- {
		t := &p.toks[k]
		if t.low == "a" || t.low == "an" || t.low == "the" {
			a, named := p.actorEnding(k - 2)
			return p.toks[k-1].low == "," && named && a.kind == org
		}
		if t.kind == mark && t.low != "-" || t.class&(verbish|prepWord) != 0 {
			return false
		}
	}
	return false
}

// asideOf returns the first and last token of the relative clause about someone,
// set off by commas, in which frame f stands.
func (p *parser) asideOf(f *frame) (from, to int, ok bool) {
	s := &p.sents[f.sent]
	for from = min(f.first, f.trigger) - 1; from > s.first; from-- {
		t := &p.toks[from]
		if t.low == "," || t.low == ";" || t.low == ":" {
			return 0, 0, false
		}
		if (t.low == "which" || t.low == "who" || t.low == "whose") && p.toks[from-1].low == "," {
			break
		}
	}
	if from <= s.first {
		return 0, 0, false
	}
	if a, of := p.actorEnding(from - 2); !of || a.kind == place || a.kind == its {
		return 0, 0, false // of charges or of a plan: their date is the cut's
	}
	for to = max(f.last, f.trigger) + 1; to < s.last; to++ {
		if p.toks[to].low == "," && p.at(to+1).class&monthWord == 0 && p.at(to+1).kind != digits {
			return from, to, true
		}
	}
	return 0, 0, false // it closes the sentence: the news may be told so
}

// oldest is how many days before publication a date can date a cut: longer ago
// it tells of something else, "since 1970".
const oldest = 40 * 366

// precedes reports whether a date is of something that had yet to come: "before
// the surprise announcement Friday", "ahead of the firm's Nov. 26 announcement".
func (p *parser) precedes(f *frame, d *date) bool {
	for j := d.first - 1; j > d.first-6 && j >= p.sents[f.sent].first; j-- {
		switch t := &p.toks[j]; {
		case t.low == "before", t.low == "prior" && p.at(j+1).low == "to", t.low == "ahead" && p.at(j+1).low == "of":
			return j > f.last || d.last < f.first
		case t.kind == mark && t.low != "." || t.class&(verbish|reportWord) != 0 && t.low != "'s":
			return false
		}
	}
	return false
}

// qualifies reports whether a date says which of several things is meant and
// that thing is no cut: "the June referendum".
func (p *parser) qualifies(d *date) bool {
	if d.weekday || p.at(d.first-1).class&(detWord|itsWord) == 0 && p.at(d.first-1).low != "'s" || p.toks[d.first].class&monthWord == 0 {
		return false
	}
	n := p.at(d.last + 1)
	if n.kind != word || n.upper || n.class&(cutNoun|prepWord|conjWord|reportWord|beWord|modalWord|relativeWord|haveWord|timeWord) != 0 {
		return false
	}
	switch n.low {
	case "announcement", "round", "filing", "notice", "report", "memo", "statement", "notices", "letter", "filings", "plan", "email", "deadline", "that", "when", "after", "because", "move", "decision", "action":
		return false
	}
	return true
}

// degree reports whether a word stands in "as ... as".
func degree(low string) bool {
	switch low {
	case "early", "soon", "late", "many", "much", "few", "little":
		return true
	}
	return false
}

// clauseAfter reports whether a conjunction at k opens a clause with a subject
// and verb of its own.
func (p *parser) clauseAfter(k int) bool {
	for j := k + 1; j < k+7; j++ {
		t := p.at(j)
		if j < k+5 && t.class&verbish != 0 && t.low != "'s" || t.lists&closing != 0 && j > k+1 && (p.at(j-1).upper || p.at(j-1).low == "'s") {
			return true
		}
	}
	return false
}

// closer prefers a day to a month and a month to a year, then the nearer date.
func (p *parser) closer(f *frame, a, b *date) bool {
	// "14,000 layoffs in October": a date right behind the figure is its own.
	if a.span != b.span && within(a.span, b.span) {
		return true // "last month ... in 2022"
	}
	if a.span != b.span && within(b.span, a.span) {
		return false
	}
	if na, nb := p.toldToDo(f, a), p.toldToDo(f, b); na != nb {
		return na
	}
	if na, nb := rightBehind(f, a), rightBehind(f, b); na != nb {
		return na
	}
	if ga, gb := grain(a.span), grain(b.span); ga != gb {
		return ga < gb
	}
	return distance(f, a) < distance(f, b)
}

// within reports whether span a lies in b.
func within(a, b edtf.Interval) bool { return a.First >= b.First && a.Last <= b.Last }

// toldToDo reports whether a date says when what the frame does was told: "a plan
// unveiled in January to shed 900 jobs".
func (p *parser) toldToDo(f *frame, d *date) bool {
	return p.at(d.last+1).low == "to" && f.trigger == d.last+2 && p.at(d.first-2).class&(announceWord|reportWord) != 0
}

func rightBehind(f *frame, d *date) bool { return d.first > f.last && d.first-f.last <= 2 }

func grain(iv edtf.Interval) int {
	switch n := iv.Days(); {
	case n <= 7:
		return 0
	case n <= 31:
		return 1
	default:
		return 2
	}
}

func distance(f *frame, d *date) int {
	if d.first > f.last {
		return d.first - f.last
	}
	if d.last < f.first {
		return f.first - d.last
	}
	return 0
}

// dateline returns the day of a wire's date line ("DETROIT, March 12 - "), or
// "" when the text has none.
func (p *parser) dateline() string {
	for i := range p.sents {
		s := &p.sents[i]
		if s.title || s.headline && i < 3 {
			continue
		}
		for _, d := range p.datesOf(i) {
			if d.first-s.first > 8 {
				break
			}
			if p.ofDateline(i, &d) {
				return d.span.String()
			}
		}
		return ""
	}
	return ""
}

// ofDateline reports whether a date is that of the date line which opens sentence i:
// "DETROIT, March 12 (Reuters) -". It dates what nothing else in the report does.
func (p *parser) ofDateline(i int, d *date) bool {
	s := &p.sents[i]
	if d.first-s.first > 8 || d.span.Days() != 1 {
		return false
	}
	k := d.last + 1
	if p.at(k).low == "(" && p.at(k+2).low == ")" { // "(Reuters)"
		k += 3
	}
	first := p.words(s.first, s.first)
	return oneOf(p.at(k).low, "-", "–", "—") && strings.ToUpper(first) == first
}

// looksAhead reports whether a word of planning or "will" governs the frame.
func (p *parser) looksAhead(f *frame) bool {
	s := &p.sents[f.sent]
	for j := f.trigger - 1; j >= s.first && j > f.trigger-4; j-- {
		if t := &p.toks[j]; t.low == "will" || t.low == "would" || t.class&planWord != 0 && t.class&(cutPast) == 0 {
			return true
		}
	}
	return false
}

// dateOfTitle gives a fact that the title states and no sentence dates the day of
// publication: a report is of its day. A title that names only the year of
// publication says no more than that.
func (p *parser) dateOfTitle(facts []fact) {
	if !p.dated || p.published.Days() > 1 || p.reviewsWeek() {
		return
	}
	y, _, _ := p.published.First.Date()
	year := edtf.Year(y).String()
	day, told := p.newsDay()
	for i := range facts {
		x := &facts[i]
		if x.claim.Announced != "" && x.claim.Announced != year {
			continue
		}
		switch {
		case told && (p.inTitle(x) || x.sent < 3 && !x.aside && (p.focus < 0 || p.sameFamily(x.entity, p.focus))):
			x.claim.Announced = day
		case p.inTitle(x):
			x.claim.Announced = p.published.String()
		}
	}
}

// newsDay finds the day on which what the text opens with was said: the first day
// of the week before publication that stands beside a verb of saying in its
// first sentences, "the company said on Tuesday".
func (p *parser) newsDay() (string, bool) {
	for i := 0; i < len(p.sents) && i < 8; i++ {
		for k := range p.datesOf(i) {
			d := &p.datesOf(i)[k]
			if d.span.Days() != 1 || d.by || d.ahead || d.span.Last > p.published.Last || d.span.First < p.published.First-7 {
				continue
			}
			if p.saidOn(i, d) {
				return d.span.String(), true
			}
		}
	}
	return "", false
}

// saidOn reports whether a date of sentence i says when something was told: a verb
// of telling stands before it in its clause or right behind it.
func (p *parser) saidOn(i int, d *date) bool {
	s := &p.sents[i]
	for j := d.last + 1; j <= d.last+2 && j < s.last; j++ {
		if p.toks[j].class&reportWord != 0 {
			return true
		}
	}
	for j := d.first - 1; j >= s.first && j > d.first-9; j-- {
		switch t := &p.toks[j]; {
		case t.class&reportWord != 0 || tells(t.low):
			return true
		case t.kind == mark && t.low != "-" && t.low != ".", t.class&(relativeWord|modalWord) != 0 || t.low == "after" || t.low == "since":
			return false
		}
	}
	return false
}

// tells reports whether a word is a verb of making known that reportWord lacks, for
// what it takes is no clause: "filed", "posted", "a notice dated May 20".
func tells(low string) bool {
	return oneOf(low, "informed", "released", "filed", "posted", "circulated", "issued", "published", "emailed", "shared", "sent", "seen", "obtained", "dated", "submitted")
}

// inTitle reports whether a passage of the fact stands in the title.
func (p *parser) inTitle(x *fact) bool {
	for _, e := range x.claim.Evidence {
		if e.Start < len(p.doc.Title) && strings.HasPrefix(p.text, p.doc.Title) {
			return true
		}
	}
	return false
}

// dateOfParts gives a part that leans on the figure before it the date of that
// figure: "7,000 jobs ... 800 in aerospace and 500 in its jet unit".
func (p *parser) dateOfParts(facts []fact) {
	for i := range facts {
		x := &facts[i]
		if x.claim.Announced != "" && x.rule != "some-of-them" || !leans(x.rule) && !x.other {
			continue
		}
		before := -1 // the figure that it leans on: the nearest before it
		for n := range facts {
			if o := &facts[n]; n != i && o.sent <= x.sent && p.sameFamily(o.entity, x.entity) && o.first < x.first && (before < 0 || o.first > facts[before].first) && p.passageNear(o, x.sent) {
				before = n
			}
		}
		if before >= 0 && facts[before].claim.Announced != "" {
			x.claim.Announced = facts[before].claim.Announced
		}
	}
}

// passageNear reports whether a passage of a fact stands within three sentences
// before sentence si.
func (p *parser) passageNear(x *fact, si int) bool {
	if si-x.sent <= 3 {
		return true
	}
	for _, e := range x.claim.Evidence {
		if i := p.sentenceOfByte(e.Start); i <= si && si-i <= 3 {
			return true
		}
	}
	return false
}

// leans reports whether a rule reads a figure that goes on from another.
func leans(rule string) bool {
	return strings.HasSuffix(rule, ", goes on") || strings.HasSuffix(rule, ", came before") || oneOf(rule, "part-of-those", "some-of-them", shareBehind, shareAfter, shareMadeUp)
}

// dateOfEntry gives an undated fact the date that heads its entry in a timeline:
// "Feb. 13: Thousands of employees are fired".
func (p *parser) dateOfEntry(f *frame, c *headcount.Claim, x *fact) {
	for i := f.sent; i >= 0 && i > f.sent-8; i-- {
		d, ok := p.entryDate(i)
		if !ok {
			continue
		}
		for n := range p.sents { // one alone is no timeline
			if _, other := p.entryDate(n); other && n != i {
				c.Announced, x.own = d.span.String(), true
				p.note(x, "announced, with the entry,", d.first, d.last)
				return
			}
		}
		return
	}
}

// entryDate returns the date that heads sentence i as an entry: it opens a line,
// and a colon or the end of the line follows.
func (p *parser) entryDate(i int) (date, bool) {
	s := &p.sents[i]
	if t := &p.toks[s.first]; !s.opens || t.kind != digits && t.class&(monthWord|weekdayWord) == 0 {
		return date{}, false
	}
	for _, d := range p.datesOf(i) {
		if d.first > s.first+1 {
			break
		}
		if d.first == s.first && (d.last+1 >= s.last || d.last+2 == s.last && p.at(d.last+1).low == "." || p.at(d.last+1).low == ":" || dash(p.at(d.last+1).low) && !p.at(d.last+1).glued) {
			return d, true
		}
	}
	return date{}, false
}
