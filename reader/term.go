package reader

import (
	"strings"

	"headcount"
)

// terms reads what affected people get: notice, an internal search window,
// severance, outplacement, health cover.
func (p *parser) terms() []fact {
	var out []fact
	add := func(i, first, last int, kind string, days float64) {
		c := headcount.Claim{Type: headcount.Term, Kind: kind, Evidence: []headcount.Passage{p.passage(first, last)}}
		if days > 0 {
			c.Days = &days
		}
		for k := range out {
			o := &out[k].claim
			if o.Kind == kind && (o.Days == nil || days == 0 || *o.Days == days) && (kind != "other" || p.likeWords(o.Evidence[0], c.Evidence[0])) {
				if o.Days == nil {
					o.Days = c.Days
				}
				o.Evidence = addPassages(o.Evidence, c.Evidence)
				return
			}
		}
		if h, ok := p.previous(i + 1); ok {
			c.Employer = p.entities[h.entity].name
		}
		out = append(out, fact{claim: c, rule: "term-" + kind, entity: -1, sent: i, first: first})
	}
	for i := range p.sents {
		s := &p.sents[i]
		if s.lists&termOpener == 0 {
			continue
		}
		for j := s.first; j < s.last; j++ {
			if p.toks[j].lists&termOpener == 0 {
				continue
			}
			kind, last := p.termAt(s, j)
			if kind == "" {
				continue
			}
			first, days := j, 0.0
			if d, a, b := p.periodNear(s, j, last); d > 0 {
				days = d
				first, last = min(first, a), max(last, b)
				if p.perYear(s, last) || p.at(first-1).low == "between" || p.at(first-1).low == "and" && p.at(first-3).low == "between" {
					days = 0 // as long as they have worked there says
				}
			}
			add(i, first, last, kind, days)
		}
	}
	return out
}

// likeWords reports whether two passages end in the same word: "a prorated bonus",
// "the bonus". Other terms than those with a name of their own are one when they do.
func (p *parser) likeWords(a, b headcount.Passage) bool {
	x, y := strings.Fields(strings.ToLower(a.Words)), strings.Fields(strings.ToLower(b.Words))
	return len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1]
}

// termAt reads at token j the longest phrase of lexicon/terms.txt and returns
// what it names and its last token; "" is none.
func (p *parser) termAt(s *sentence, j int) (kind string, last int) {
	t := &p.toks[j]
	if t.low == "notice" || t.low == "notification" {
		return p.noticeAt(j)
	}
	for last = min(j+3, s.last-1); last >= j; last-- {
		value, ok := p.phrase(j, last)
		if !ok {
			continue
		}
		kind, cond, _ := strings.Cut(value, " ")
		if !p.termHolds(s, j, last, cond) {
			return "", 0
		}
		return kind, last
	}
	return "", 0
}

// perYear reports whether a length of time is one for each year of work: "two
// weeks of pay for each year".
func (p *parser) perYear(s *sentence, last int) bool {
	for j := last + 1; j < s.last && j < last+5; j++ {
		if l := p.toks[j].low; (l == "each" || l == "every" || l == "per") && p.at(j+1).low == "year" {
			return true
		}
	}
	return false
}

// phrase looks the words from token first to token last up among the terms.
func (p *parser) phrase(first, last int) (string, bool) {
	if first == last {
		v, ok := p.lex.lists["terms"][p.toks[first].low]
		return v, ok
	}
	var room [64]byte
	words := append(room[:0], p.toks[first].low...)
	for k := first + 1; k <= last; k++ {
		if p.toks[k].kind != word {
			return "", false
		}
		words = append(append(words, ' '), p.toks[k].low...)
	}
	v, ok := p.lex.lists["terms"][string(words)]
	return v, ok
}

// termHolds reports whether what a phrase of the terms asks for is there:
// "period" is a length of time right before it ("16 weeks of pay"), "helped" a
// word of help before it, "inside" the employer after it, "staff" a word of those
// who go or of what they get, "leavers" one of those who go, "moved" an offer before
// it; else a length of time near it or a verb of giving in the sentence.
func (p *parser) termHolds(s *sentence, first, last int, cond string) bool {
	switch n := p.at(last + 1).low; n {
	case "cost", "costs", "charges", "charge", "expense", "expenses":
		return false
	case "of":
		if p.at(last+2).low == "$" {
			return p.offered(s)
		}
	case "for": // "health care for veterans" is not that of those who go
		if t := p.at(last + 2); cond == "staff" && t.kind == word && t.class&(peopleWord|detWord|itsWord|numberWord|pronounWord) == 0 && t.low != "up" && t.low != "those" && t.low != "affected" && t.low != "laid-off" && t.low != "departing" {
			return false
		}
	}
	period, _, _ := p.periodNear(s, first, last)
	switch cond {
	case "period":
		k := first - 1
		if l := p.at(k).low; l == "of" || l == "'" || l == "’" || l == "in" {
			k--
		}
		for p.at(k).low == "base" || p.at(k).low == "full" || p.at(k).low == "of" || p.at(k).low == "'" || p.at(k).low == "’" {
			k--
		}
		return dayUnit(p.at(k).low) > 0
	case "helped":
		for k := first - 1; k >= s.first && k > first-7; k-- {
			switch p.toks[k].low {
			case "help", "helping", "assist", "assisting", "assistance", "support", "supporting":
				return true
			}
		}
		return false
	case "inside":
		for k := last + 1; k < s.last && k < last+9; k++ {
			switch t := &p.toks[k]; t.low {
			case "internally", "elsewhere":
				return true
			case "within", "at", "in", "with", "inside":
				if n := p.at(k + 1); n.class&(detWord|itsWord|anaphorWord) != 0 || n.low == "other" || n.low == "another" || n.upper {
					return true
				}
			}
		}
		return false
	}
	switch cond {
	case "staff":
		if !p.ofStaff(s) {
			return false
		}
	case "leavers":
		if !p.ofLeavers(s) {
			return false
		}
	case "moved":
		return p.mayMove(s, first)
	}
	return period > 0 || p.offered(s)
}

// ofStaff reports whether the sentence speaks of those who go or of what they
// get, so that health care is theirs and not the patients'.
func (p *parser) ofStaff(s *sentence) bool {
	for k := s.first; k < s.last; k++ {
		switch p.toks[k].low {
		case "severance", "package", "packages", "laid", "laid-off", "departing", "affected", "impacted", "outplacement", "pay", "salary", "employees", "benefits", "leavers", "cobra":
			return true
		}
	}
	return false
}

// ofLeavers reports whether the sentence speaks of those who go.
func (p *parser) ofLeavers(s *sentence) bool {
	for k := s.first; k < s.last; k++ {
		switch p.toks[k].low {
		case "severance", "laid", "laid-off", "departing", "affected", "impacted", "outplacement", "leavers", "redundant", "dismissed", "buyout", "eligible", "offered":
			return true
		}
	}
	return false
}

// mayMove reports whether people are offered to move, right before token i or its
// verb: "will be offered comparable jobs", "an opportunity to transfer to other
// plants".
func (p *parser) mayMove(s *sentence, i int) bool {
	for k := i - 1; k >= s.first && k > i-6; k-- {
		switch p.toks[k].low {
		case "offered", "offer", "opportunity", "opportunities", "ability", "able", "chance", "option", "options", "allowed", "given", "eligible", "invited":
			return true
		}
	}
	return false
}

// noticeAt reads a period of notice at token j.
func (p *parser) noticeAt(j int) (kind string, last int) {
	if p.toks[j].low == "notification" {
		if p.at(j+1).low == "period" {
			return "notice", j + 1
		}
		return "", 0
	}
	switch l := p.at(j - 1).low; l {
	case "days", "'", "’", "'s":
		return "notice", j
	case "advance":
		if p.periodBefore(j) {
			return "notice", j
		}
	case "of":
		if dayUnit(p.at(j-2).low) > 0 {
			return "notice", j
		}
	}
	return "", 0
}

func (p *parser) offered(s *sentence) bool {
	for k := s.first; k < s.last; k++ {
		switch p.toks[k].low {
		case "offer", "offered", "offering", "offers", "receive", "receiving", "provide", "providing", "get", "pay", "paid", "package", "packages", "given", "include", "includes",
			"including", "continue", "provided", "eligible", "entitled", "extended", "extend", "along", "accept", "accepted":
			return true
		}
	}
	return false
}

func (p *parser) periodBefore(j int) bool {
	for k := j - 1; k > j-7 && k >= 0; k-- {
		if dayUnit(p.toks[k].low) > 0 {
			return true
		}
	}
	return false
}

func dayUnit(w string) float64 {
	switch w {
	case "day", "days":
		return 1
	case "week", "weeks":
		return 7
	case "month", "months":
		return 30
	case "year", "years":
		return 365
	}
	return 0
}

// periodNear finds the length of a term beside its word: "16 weeks",
// "a 90-day window", "six months of health care".
func (p *parser) periodNear(s *sentence, first, last int) (days float64, a, b int) {
	at := func(k int) (float64, int) {
		q := p.quantityAt(k)
		if q == nil || q.first != k && q.number != k || q.money || q.share {
			v, end, ok := p.bare(k, s.last)
			if !ok {
				return 0, 0
			}
			if p.at(end).low == "-" {
				end++
			}
			return v * dayUnit(p.at(end).low), end
		}
		end := q.last + 1
		if p.at(end).low == "-" {
			end++
		}
		return max(q.min, q.max) * dayUnit(p.at(end).low), end
	}
	for k := first - 1; k >= s.first && k > first-10; k-- {
		if l := p.toks[k].low; l == "." || l == ";" || l == "severance" || l == "," || l == "and" || l == "plus" {
			break
		}
		if v, end := at(k); v > 0 {
			return v, k, end
		}
	}
	for k := last + 1; k < s.last && k < last+7; k++ {
		if l := p.toks[k].low; l == ";" || l == "," || l == "and" {
			break
		}
		if v, end := at(k); v > 0 {
			return v, k, end
		}
	}
	return 0, 0, 0
}
