package reader

import (
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
			if o.Kind == kind && (o.Days == nil || days == 0 || *o.Days == days) {
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
		for j := s.first; j < s.last; j++ {
			kind, last := p.termAt(s, j)
			if kind == "" {
				continue
			}
			first, days := j, 0.0
			if d, a, b := p.periodNear(s, j, last); d > 0 {
				days = d
				first, last = min(first, a), max(last, b)
			}
			add(i, first, last, kind, days)
		}
	}
	return out
}

// termAt reads a word that names a term at token j.
func (p *parser) termAt(s *sentence, j int) (kind string, last int) {
	t, n := p.toks[j].low, p.at(j+1)
	switch t {
	case "severance":
		last = j
		if n.low == "pay" || n.low == "package" || n.low == "packages" || n.low == "payments" || n.low == "benefits" {
			last = j + 1
		}
		switch n.low {
		case "costs", "cost", "charges", "expenses", "charge", "expense":
			return "", 0
		}
		return "severance", last
	case "outplacement":
		return "outplacement", j
	case "placement":
		if p.at(j-1).low == "job" || p.at(j-1).low == "career" {
			return "outplacement", j
		}
	case "notice":
		if p.at(j-1).low == "days" || p.at(j-1).low == "'" || p.at(j-1).low == "’" || p.at(j-1).low == "advance" && p.periodBefore(j) || p.at(j-1).low == "'s" {
			return "notice", j
		}
	case "notification":
		if n.low == "period" {
			return "notice", j + 1
		}
	case "healthcare", "health":
		if t == "healthcare" || n.low == "care" || n.low == "insurance" || n.low == "coverage" || n.low == "benefits" {
			if p.periodBefore(j) && p.offered(s) {
				return "health", j
			}
		}
	case "internally":
		for k := j - 1; k > j-9 && k >= s.first; k-- {
			if p.toks[k].class&jobNoun != 0 {
				return "internal_search", j
			}
		}
	}
	return "", 0
}

func (p *parser) offered(s *sentence) bool {
	for k := s.first; k < s.last; k++ {
		switch p.toks[k].low {
		case "offer", "offered", "offering", "receive", "provide", "get", "pay", "package", "severance", "given", "include", "includes", "continue", "provided":
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
		if l := p.toks[k].low; l == "." || l == ";" || l == "severance" || l == "," && first-k < 4 {
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
