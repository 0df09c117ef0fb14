package reader

import (
	"fmt"
	"strings"

	"headcount"
	"headcount/edtf"
)

// reductions turns the frames of cuts into facts: whose, when, where, why, how
// sure.
func (p *parser) reductions() []fact {
	var out []fact
	for i := range p.sents {
		if p.sents[i].aside || !p.worthReading(&p.sents[i]) {
			continue
		}
		for _, f := range p.cuts(i) {
			out = append(out, p.reduction(&f)...)
		}
	}
	return out
}

// worthReading reports whether a sentence holds a word that may make a cut, so
// that the grammar looks at it.
func (p *parser) worthReading(s *sentence) bool {
	const triggers = cutVerb | fireVerb | layWord | letWord | cutNoun | jobWord | lossWord | elimination | jobNoun
	for j := s.first; j < s.last; j++ {
		t := &p.toks[j]
		if t.class&triggers != 0 {
			return true
		}
		switch t.low {
		case "buyout", "buyouts", "redundant", "affected", "impacted", "jobless", "risk", "departures":
			return true
		}
	}
	return false
}

// reduction makes the facts of a frame: one, or one without a number for each
// of several employers that share it ("Meta and Twitter cut thousands").
func (p *parser) reduction(f *frame) []fact {
	h, ok := p.holderOf(f)
	if !ok {
		return nil
	}
	list := p.sharers(f, h)
	if len(list) < 2 {
		if x, ok := p.reductionOf(f, h); ok {
			return []fact{x}
		}
		return nil
	}
	var out []fact
	for _, a := range list {
		g := *f
		g.obj.q, g.obj.share = nil, nil
		g.rule = f.rule + ", shared"
		if h, ok := p.checked(holder{a.entity, a.first, "list"}); ok {
			if x, ok := p.reductionOf(&g, h); ok {
				out = append(out, x)
			}
		}
	}
	return out
}

// sharers returns the employers of the list that the holder stands in, when a
// list is the subject of the frame.
func (p *parser) sharers(f *frame, h holder) []actor {
	if h.token < 0 || h.how != "subject" && h.how != "at" && h.how != "nearest" && h.how != "possessive" || h.token >= len(p.toks) || int(p.sentenceOf[h.token]) != f.sent {
		return nil
	}
	acts := p.bySentence[f.sent]
	at := -1
	for i, a := range acts {
		if a.first == h.token && a.kind == org {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	first := at
	for first > 0 && acts[first-1].kind == org && p.onlyJoins(acts[first-1].last+1, acts[first].first) {
		first--
	}
	last := at
	for last+1 < len(acts) && acts[last+1].kind == org && p.onlyJoins(acts[last].last+1, acts[last+1].first) {
		last++
	}
	return acts[first : last+1]
}

// onlyJoins reports whether tokens i..j-1 only join names of a list.
func (p *parser) onlyJoins(i, j int) bool {
	joined := false
	for k := i; k < j; k++ {
		switch p.toks[k].low {
		case ",", "and", "or", "&":
			joined = true
		case "(":
			for k < j && p.toks[k].low != ")" {
				k++
			}
		default:
			return false
		}
	}
	return joined
}

// reductionOf makes the fact of a frame for one holder.
func (p *parser) reductionOf(f *frame, h holder) (fact, bool) {
	if p.isHiring(f) || p.notACut(f) {
		return fact{}, false
	}
	e := &p.entities[h.entity]
	a := p.attribute(f, h)
	if f.obj.q == nil && f.obj.share == nil && !p.plainHolds(f, h, a) {
		return fact{}, false
	}
	if a.status == headcount.Denied && f.obj.q == nil && f.obj.share == nil {
		return fact{}, false
	}
	c := headcount.Claim{Type: headcount.Reduction, Employer: e.name, Status: a.status, Says: a.says}
	x := fact{rule: f.rule, entity: h.entity, sent: f.sent, trigger: f.trigger, first: f.first, restates: p.joinsBefore(f), vague: f.obj.q != nil && f.obj.q.vague && f.obj.share == nil}
	x.bold = (p.sents[f.sent].headline || p.sents[f.sent].title) && a.says == "" && a.status == headcount.Confirmed
	if q := f.obj.q; q != nil {
		c.Count = q.count()
		if !p.plausible(q) {
			return fact{}, false
		}
		x.mentions = append(x.mentions, "count "+c.Count.String()+" "+p.span(q.first, q.last))
	}
	if q := f.obj.share; q != nil {
		c.Share = q.shareOf(f.obj.shareOf)
		x.mentions = append(x.mentions, "share "+c.Share.String()+" "+p.span(q.first, q.last))
	}
	c.Group = p.group(f)
	c.Cumulative = p.cumulative(f)
	p.when(f, &c, &x)
	c.Places = p.placesOf(f)
	c.Causes = p.causes(f, a)
	first, last := f.first, f.last
	if f.obj.q == nil && f.obj.share == nil {
		first, last = p.widen(f)
	}
	c.Evidence = []headcount.Passage{p.passage(first, last)}
	x.mentions = append(x.mentions, "trigger "+p.span(f.trigger, f.trigEnd))
	if h.token >= 0 {
		x.mentions = append(x.mentions, "employer "+h.how+" "+p.span(h.token, h.token))
	} else {
		x.mentions = append(x.mentions, "employer "+h.how)
	}
	x.claim = c
	return x, true
}

// widen takes into the evidence of a frame without a number the words that
// make its verb plain and the reason that follows: "this will reduce our
// workforce as we get efficiency gains".
func (p *parser) widen(f *frame) (first, last int) {
	s := &p.sents[f.sent]
	first, last = f.first, f.last
	if f.passive || f.noun || f.rule == "among" {
		return first, last
	}
	if k, _ := p.verbGroupBack(s, first); k+1 < first {
		first = max(k, s.first)
		if p.toks[first].kind == mark {
			first++
		}
	}
	for last+1 < s.last && last < f.last+10 && p.toks[last+1].kind != mark {
		last++
	}
	return first, last
}

// joinsBefore reports whether a share without a count restates the cut of the
// sentences before it: "The job cuts would reduce the workforce by 6%".
func (p *parser) joinsBefore(f *frame) bool {
	if f.obj.q != nil || f.obj.share == nil {
		return false
	}
	s := &p.sents[f.sent]
	if f.rule == "noun-affects" || f.rule == "jobs-go" || s.headline {
		return true
	}
	i := s.first
	switch p.toks[i].low {
	case "the", "these", "those", "that", "this", "it", "such":
	default:
		return false
	}
	for j := i; j < i+5 && j < s.last; j++ {
		t := &p.toks[j]
		if p.isCutNoun(j) > 0 || t.class&(lossWord|cutNoun) != 0 || t.low == "move" || t.low == "plan" || t.low == "figure" || t.low == "number" || t.class&verbish != 0 && j == i+1 {
			return true
		}
	}
	return false
}

// plausible refuses numbers that no employer cuts.
func (p *parser) plausible(q *quantity) bool {
	return max(q.min, q.max) < 2_000_000 && max(q.min, q.max) >= 1
}

func (p *parser) span(first, last int) string {
	return fmt.Sprintf("%q at %d", p.words(first, last), p.toks[first].start)
}

func (p *parser) passage(first, last int) headcount.Passage {
	sp := headcount.Span{Start: p.toks[first].start, End: p.toks[last].end}
	return headcount.Passage{Span: sp, Words: p.text[sp.Start:sp.End]}
}

// isHiring reports whether the figure is of people hired or added back.
func (p *parser) isHiring(f *frame) bool {
	for j := f.obj.first - 4; j < f.obj.first; j++ {
		switch p.at(j).low {
		case "hire", "hires", "hired", "hiring", "add", "added", "adding", "create", "created", "creating", "recruit", "rehire", "rehired", "reinstate", "reinstated":
			return j >= p.sents[f.sent].first && j > f.trigEnd || j < f.trigger && f.passive && j >= p.sents[f.sent].first
		}
	}
	return false
}

// notACut refuses frames whose words cut something else: pay, hours, prices.
func (p *parser) notACut(f *frame) bool {
	if n, m := p.at(f.obj.last+1).low, p.at(f.obj.last+2).low; (n == "a" || n == "per" || n == "every" || n == "each") && (m == "month" || m == "week" || m == "day") {
		return true // a pace, not a cut
	}
	if f.passive || f.noun {
		return false
	}
	// "cut jobless claims", "reduce staff turnover", "cut workers' pay"
	n := p.at(f.obj.last + 1)
	if f.obj.q == nil && f.obj.share == nil || f.obj.q == nil {
		switch n.low {
		case "pay", "hours", "wages", "salaries", "benefits", "turnover", "costs", "cost", "expenses", "time", "compensation", "bonuses", "spending", "'", "’", "shortages", "travel", "satisfaction", "vacancies":
			return true
		}
		if n.low == "'s" {
			return true
		}
	}
	return false
}

// plainHolds reports whether a frame without a number states a cut of its
// holder: the noun is announced or begun, or a verb of cutting has jobs or
// people as its object.
func (p *parser) plainHolds(f *frame, h holder, a attribution) bool {
	s := &p.sents[f.sent]
	if h.how == "focus" || h.how == "topic" {
		return false
	}
	if a.status == headcount.Denied {
		return false
	}
	if f.rule == "among" || h.how == "list" {
		return true
	}
	if f.rule == "noun-plain" || f.noun {
		switch h.how {
		case "possessive", "at", "by", "across":
			return true
		}
		for j := f.trigger - 1; j >= s.first && j > f.trigger-6; j-- {
			if p.toks[j].class&announceWord != 0 || p.toks[j].class&considerWord != 0 {
				return h.how == "subject" || h.how == "nearest"
			}
			if p.toks[j].class&(prepWord|pronounWord) != 0 && p.toks[j].low != "of" {
				return false
			}
		}
		return false
	}
	if f.passive {
		return p.toks[f.obj.head].class&jobNoun != 0 && (h.how == "at" || h.how == "owner" || h.how == "its" || h.how == "by" || h.how == "possessive")
	}
	if p.toks[f.trigger].class&cutVerb != 0 && p.toks[f.obj.head].class&(jobNoun|forceWord|peopleWord) == 0 {
		return false
	}
	return h.how == "subject" || h.how == "its" || h.how == "owner" || h.how == "possessive" || h.how == "nearest" || h.how == "anaphor"
}

// group gives the people counted: the words between number and noun that say
// which they are.
func (p *parser) group(f *frame) string {
	if f.furlough || p.toks[f.trigger].class&cutNoun == 0 && p.at(f.trigger-1).class&furloughWord != 0 {
		return "furlough"
	}
	first, last := f.obj.modFirst, f.obj.modLast
	for first <= last {
		t := &p.toks[first]
		if t.class&(itsWord|detWord|approxWord) != 0 || t.low == "of" || t.low == "'s" || t.low == "more" || t.low == "additional" || t.low == "other" || t.low == "further" || t.low == "extra" || t.low == "total" || t.low == "entire" || t.low == "global" || t.low == "company" || t.low == "full-time" || t.low == "new" || t.low == "job" || t.kind != word {
			first++
			continue
		}
		if a, ok := p.actorAt(first); ok {
			first = a.last + 1
			continue
		}
		break
	}
	for last >= first && (p.toks[last].class&(anyNoun|jobWord) != 0 && p.toks[last].low != "salaried" && p.toks[last].low != "hourly" || p.toks[last].kind == mark) {
		last--
	}
	if first > last {
		h := &p.toks[f.obj.head]
		if h.class&peopleWord != 0 && h.class&forceWord == 0 && !plainPeople(h.low) {
			return h.low
		}
		return ""
	}
	return p.words(first, last)
}

func plainPeople(w string) bool {
	switch w {
	case "employees", "employee", "workers", "worker", "people", "staff", "staffers", "personnel", "persons", "members", "associates", "individuals", "hands", "professionals", "colleagues", "staffer":
		return true
	}
	return false
}

// cumulative reports whether the figure sums rounds or steps: "bringing the
// total to 27,000", "30,000 over several months", "since 2022 has cut".
func (p *parser) cumulative(f *frame) bool {
	if f.rule == "total-to" || f.rule == "noun-stands-at" {
		return true
	}
	s := &p.sents[f.sent]
	for j := max(s.first, f.first-7); j <= f.obj.first && j < s.last; j++ {
		t, n := p.toks[j].low, p.at(j+1).low
		switch {
		case t == "total" && p.at(j-1).class&detWord != 0 && (n == "to" || n == "of" && p.cutRounds(s)):
			return true
		case (t == "totaling" || t == "totalling" || t == "total") && p.at(j-1).class&detWord == 0 && p.cutRounds(s):
			return true
		case t == "collectively", t == "cumulative", t == "cumulatively", t == "altogether":
			return true
		}
	}
	for j := f.last + 1; j < s.last && j < f.last+8; j++ {
		t, n := p.toks[j].low, p.at(j+1)
		switch {
		case t == "over" && (n.low == "several" || n.low == "multiple") && p.at(j+2).low == "months":
			return true
		case t == "since" && n.kind == digits && f.obj.q != nil:
			return true
		case t == "so" && n.low == "far":
			return true
		case t == "," || t == ";":
			return false
		}
	}
	return false
}

func (p *parser) cutRounds(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		switch p.toks[j].low {
		case "rounds", "months", "waves", "since", "worldwide", "earlier", "initial":
			return true
		}
	}
	return false
}

// placesOf gives where the jobs are: places of the frame's clause that stand
// inside the figure, under "in", "at" or "across", or before a plant or its
// jobs; most specific first, as the text has them.
func (p *parser) placesOf(f *frame) []string {
	s := &p.sents[f.sent]
	from, to := p.placeClause(s, f)
	var out []string
	lastTaken := -2
	for _, a := range p.bySentence[f.sent] {
		if a.kind != place || a.first < from || a.last > to || p.dateLinePlace(s, a) || p.baseOnly(a) {
			continue
		}
		listed := lastTaken >= 0 && p.onlyListMarks(lastTaken+1, a.first)
		if !listed && !p.placeOfJobs(f, a) {
			continue
		}
		lastTaken = a.last
		name := p.words(a.first, a.last)
		dup := false
		for _, o := range out {
			dup = dup || o == name
		}
		if !dup {
			out = append(out, name)
		}
	}
	return out
}

// placeClause bounds where a frame's places may stand: its clause between
// semicolons, not beyond the next figure's verb.
func (p *parser) placeClause(s *sentence, f *frame) (from, to int) {
	from, to = s.first, s.last-1
	for j := f.first - 1; j >= s.first; j-- {
		if p.toks[j].low == ";" {
			from = j + 1
			break
		}
	}
	for j := f.last + 1; j < s.last; j++ {
		t := &p.toks[j]
		if t.low == ";" || t.class&relativeWord != 0 && p.toks[j-1].low == "," || t.low == "while" || t.low == "after" || t.low == "because" {
			to = j - 1
			break
		}
		if q := p.quantityAt(j); q != nil && q.used && q != f.obj.q && q != f.obj.share && q.first > f.last {
			to = q.first - 1
			break
		}
	}
	for k := range p.quants[f.sent] { // not before the figure of another cut
		if q := &p.quants[f.sent][k]; q.used && q != f.obj.q && q != f.obj.share && q.last < f.first {
			from = max(from, q.last+1)
		}
	}
	return from, to
}

// placeOfJobs reports whether a place mention says where jobs are.
func (p *parser) placeOfJobs(f *frame, a actor) bool {
	if a.first > f.obj.first && a.last < f.obj.last {
		return true // "1,400 California jobs"
	}
	j := a.first - 1
	for p.at(j).class&(detWord|itsWord) != 0 || p.at(j).low == "central" || p.at(j).low == "northern" || p.at(j).low == "southern" || p.at(j).low == "metro" || p.at(j).low == "both" || p.at(j).low == "'s" {
		j--
	}
	switch p.at(j).low {
	case "in", "at", "across", "near", "throughout", "outside":
		return true
	}
	for k := a.last + 1; k < a.last+4; k++ {
		switch p.at(k).low {
		case "plant", "plants", "factory", "office", "offices", "facility", "site", "warehouse", "mill", "refinery", "headquarters", "distribution":
			return true
		case ",", "car", "assembly":
		default:
			return false
		}
	}
	return false
}

// baseOnly reports whether a place only says where a firm is based.
func (p *parser) baseOnly(a actor) bool {
	one, two := p.at(a.first-1).low, p.at(a.first-2).low
	return one == "in" && (two == "based" || two == "headquartered" || two == "founded" || two == "born") || p.at(a.last+1).low == "-" && p.at(a.last+2).low == "based"
}

// dateLinePlace reports whether a place stands in the date line of a wire.
func (p *parser) dateLinePlace(s *sentence, a actor) bool {
	for j := a.last + 1; j < a.last+9 && j < s.last; j++ {
		if l := p.toks[j].low; l == "-" || l == "–" || l == "—" {
			return a.first <= s.first+2 && !p.toks[j].glued
		}
	}
	return false
}

// onlyListMarks reports whether tokens i..j-1 only join two names of a list.
func (p *parser) onlyListMarks(i, j int) bool {
	for k := i; k < j; k++ {
		switch p.toks[k].low {
		case ",", "and", "or", "the", ".":
		default:
			return false
		}
	}
	return i < j
}

// when sets the dates of a claim from the dates of its sentence: a date that
// looks ahead or bounds a horizon is when the jobs end, another is when the
// fact became public.
func (p *parser) when(f *frame, c *headcount.Claim, x *fact) {
	best := -1
	for k := range p.dates[f.sent] {
		d := &p.dates[f.sent][k]
		if p.effectiveDate(f, d) {
			if c.Effective == "" && d.first > f.first-12 {
				c.Effective = d.span.String()
				x.mentions = append(x.mentions, "effective "+p.span(d.first, d.last))
			}
			continue
		}
		if !p.datesFrame(f, d) {
			continue
		}
		if best < 0 || p.closer(f, d, &p.dates[f.sent][best]) {
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
	if best >= 0 {
		d := &p.dates[f.sent][best]
		c.Announced = d.span.String()
		x.own = true
		x.mentions = append(x.mentions, "announced "+p.span(d.first, d.last))
	}
}

// spanOfDates dates a total by the first and the last date of its sentence.
func (p *parser) spanOfDates(f *frame, c *headcount.Claim, x *fact) {
	var all edtf.Interval
	n := 0
	for _, d := range p.dates[f.sent] {
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
			for _, d := range p.dates[f.sent-1] {
				if !d.by && !d.ahead && d.span.Days() < 800 {
					c.Announced, x.own = d.span.String(), true
					x.mentions = append(x.mentions, "announced, with the list, "+p.span(d.first, d.last))
					return
				}
			}
		}
	}
}

// effectiveDate reports whether a date says when the jobs end.
func (p *parser) effectiveDate(f *frame, d *date) bool {
	if d.by || d.ahead {
		return true
	}
	if p.dated && d.span.First > p.published.Last {
		return true
	}
	switch p.at(d.first - 1).low {
	case "effective", "starting", "beginning", "from":
		return d.first > f.trigger
	case "on", "in":
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
	if d.span.Days() > 1100 {
		return false
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
			case "after", "when", "since", "compared", "than", "while", "following", "as":
				return false
			case "from", "to":
				if p.at(k+1).kind == digits {
					return false
				}
			case "and", "but", "which", "who":
				if p.clauseAfter(k) {
					return false
				}
			}
		} else {
			switch t.low {
			case "but", "while":
				return false
			case ",":
				if p.at(k+1).class&conjWord != 0 && d.first > p.sents[f.sent].first+3 {
					return false // the date of the clause before
				}
			}
		}
	}
	return true
}

// clauseAfter reports whether a conjunction at k opens a clause with a subject
// and verb of its own.
func (p *parser) clauseAfter(k int) bool {
	for j := k + 1; j < k+5; j++ {
		if t := p.at(j); t.class&verbish != 0 && t.low != "'s" {
			return true
		}
	}
	return false
}

// closer prefers a day to a month and a month to a year, then the nearer date.
func (p *parser) closer(f *frame, a, b *date) bool {
	// "14,000 layoffs in October": a date right behind the figure is its own.
	if na, nb := rightBehind(f, a), rightBehind(f, b); na != nb {
		return na
	}
	if ga, gb := grain(a.span), grain(b.span); ga != gb {
		return ga < gb
	}
	return distance(f, a) < distance(f, b)
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
		for _, d := range p.dates[i] {
			if d.first-s.first > 8 {
				break
			}
			k := d.last + 1
			if p.at(k).low == "(" && p.at(k+2).low == ")" { // "(Reuters)"
				k += 3
			}
			n := p.at(k).low
			if (n == "-" || n == "–" || n == "—") && d.span.Days() == 1 && strings.ToUpper(p.words(s.first, s.first)) == p.words(s.first, s.first) {
				return d.span.String()
			}
		}
		return ""
	}
	return ""
}
