package reader

import (
	"headcount"
)

// investments reads money that an employer puts into something or raises:
// "invest up to $5 billion in Acme", "investing $1bn in AI start-ups",
// "an $11 billion data centre".
func (p *parser) investments() []fact {
	var out []fact
	for i := range p.sents {
		s := &p.sents[i]
		if s.classes&moneyUse == 0 {
			continue
		}
		for k := range p.quantsOf(i) {
			q := &p.quantsOf(i)[k]
			if !q.money || max(q.min, q.max) < 1e6 {
				continue
			}
			x, ok := p.investment(s, i, q)
			if !ok {
				continue
			}
			dup := false
			for n := max(0, len(out)-50); n < len(out); n++ { // repeats stand near each other
				o := &out[n].claim
				if o.Kind == x.claim.Kind && o.Employer == x.claim.Employer && *bound(o.Money) == *bound(x.claim.Money) {
					o.Evidence = addPassages(o.Evidence, x.claim.Evidence)
					if o.Counterparty == "" {
						o.Counterparty = x.claim.Counterparty
					}
					if o.Money.Min != nil && x.claim.Money.Min == nil {
						o.Money = x.claim.Money
					}
					dup = true
				}
			}
			if !dup {
				out = append(out, x)
			}
		}
	}
	return out
}

func bound(m *headcount.Money) *float64 {
	if m.Max != nil {
		return m.Max
	}
	return m.Min
}

// investment reads the kind of an amount of money from the words around it.
func (p *parser) investment(s *sentence, si int, q *quantity) (fact, bool) {
	kind, trigger := p.moneyKind(s, q)
	if kind == "" {
		return fact{}, false
	}
	f := frame{kind: headcount.Investment, rule: "money-" + kind, sent: si, trigger: trigger, trigEnd: trigger,
		first: min(trigger, q.first), last: max(trigger, q.last), obj: object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last}}
	into, named := p.actorIn(q.last+1, trigger-1)
	if named = named && into.kind == org; named {
		f.trigger, f.trigEnd = q.first, q.last // "weighs a $50 million Acme investment": who weighs it stands before it
	}
	h, ok := p.holderOf(&f)
	if !ok || named && h.entity == into.entity {
		return fact{}, false
	}
	a := p.attribute(&f, h)
	c := headcount.Claim{Type: headcount.Investment, Kind: kind, Money: q.amount(), Employer: p.entities[h.entity].name, Status: a.status, Says: a.says}
	x := fact{rule: f.rule, entity: h.entity, sent: si, first: f.first, trigger: trigger}
	p.note(&x, "money", q.first, q.last)
	p.noteHolder(&x, h)
	p.when(&f, &c, &x)
	if named {
		c.Counterparty = p.entities[into.entity].name
	}
	// Who receives: "in OpenAI", "into the start-up".
	for j := q.last + 1; j < s.last && j < q.last+8; j++ {
		t := &p.toks[j]
		if t.kind == mark && t.low != "," {
			break
		}
		if t.low == "in" || t.low == "into" || t.low == "from" || t.low == "with" || t.low == "for" {
			if a, ok := p.actorAt(j + 1); ok && a.kind == org && a.entity != h.entity {
				c.Counterparty = p.entities[a.entity].name
				f.last = max(f.last, a.last)
				break
			}
			if a, ok := p.actorAt(j + 1); ok && a.kind == place && c.Places == nil {
				c.Places = []string{p.words(a.first, a.last)}
			}
		}
	}
	c.Evidence = []headcount.Passage{p.passage(f.first, f.last)}
	x.claim = c
	return x, true
}

// moneyKind says what an amount is for, and which token says so.
func (p *parser) moneyKind(s *sentence, q *quantity) (kind string, trigger int) {
	for j := max(s.first, q.first-7); j < s.last && j <= q.last+7; j++ {
		if j >= q.first && j <= q.last {
			continue
		}
		t := &p.toks[j]
		before := j < q.first
		switch t.low {
		case "invest", "invested", "investing", "invests":
			if before {
				return "equity", j
			}
		case "investment":
			if before && (p.at(j+1).low == "of" || p.at(j+2).low == "of" || p.at(j+1).low == "worth") || !before && j <= q.last+2 {
				return "equity", j
			}
		case "purchase", "buy":
			if before && (p.at(q.last+1).low == "worth" || p.at(q.last+1).low == "of") {
				return "contract", j
			}
		case "acquire", "acquired", "acquiring", "acquisition":
			if before {
				return "acquisition", j
			}
		case "bought", "buying", "buys":
			if before && p.at(q.first-1).low == "for" && p.boughtFirm(j+1, q.first-1) {
				return "acquisition", j
			}
		case "series": // "a $120 million Series C"
			if n := p.at(j + 1); !before && j <= q.last+1 && n.upper && len(n.low) == 1 {
				return "raise", j
			}
		case "funding":
			if !before {
				return "raise", j
			}
		case "raise", "raised", "raising":
			if before && j >= q.first-3 && p.at(q.last+1).class&(peopleWord) == 0 {
				return "raise", j
			}
		case "valuation":
			return "valuation", j
		case "value", "valued", "valuing":
			if before && (p.at(j+1).low == "it" || p.at(j+1).low == "at" || p.at(j+2).low == "at" || p.at(j+3).low == "at") {
				return "valuation", j
			}
		case "campus", "plant", "factory", "centre", "center":
			if !before && (p.toks[j].low == "campus" || p.at(j-1).low == "data" || p.at(j-1).kind == word) && p.built(s, q.first) {
				return "capex", j
			}
		case "capital":
			if n := p.at(j + 1).low; n == "expenditures" || n == "expenditure" || n == "spending" {
				return "capex", j
			}
		case "capex":
			return "capex", j
		}
	}
	return "", 0
}

// boughtFirm reports whether a firm is named between tokens i and j: "bought
// Statline for".
func (p *parser) boughtFirm(i, j int) bool {
	a, ok := p.actorIn(i, j)
	return ok && a.kind == org
}

func (p *parser) built(s *sentence, i int) bool {
	for j := max(s.first, i-6); j < i; j++ {
		switch p.toks[j].low {
		case "built", "build", "building", "builds", "open", "opening", "opened", "constructing", "construct":
			return true
		}
	}
	return false
}

// forecasts reads predictions about jobs that are no employer's decision.
func (p *parser) forecasts() []fact {
	var out []fact
	for i := range p.sents {
		s := &p.sents[i]
		if s.classes&forecastWord == 0 {
			continue
		}
		trigger := -1
		for j := s.first; j < s.last; j++ {
			if p.toks[j].class&forecastWord != 0 {
				trigger = j
			}
		}
		if trigger < 0 {
			continue
		}
		for k := range p.quantsOf(i) {
			q := &p.quantsOf(i)[k]
			if q.used || q.money || q.share || q.first < trigger {
				continue
			}
			if !p.forecastPeople(s, q) {
				continue
			}
			last := q.last
			for last+1 < s.last && p.toks[last+1].kind == word && last < q.last+12 && !p.clauseEnd(last+1) {
				last++
			}
			c := headcount.Claim{Type: headcount.Forecast, Count: q.count(), Status: headcount.Expected, Evidence: []headcount.Passage{p.passage(q.first, last)}}
			for n := range p.quantsOf(i) {
				o := &p.quantsOf(i)[n]
				if o.share && o.first > q.last && o.first <= last+3 {
					c.Share = o.shareOf("")
				}
			}
			for _, d := range p.datesOf(i) {
				if p.dated && d.span.First > p.published.Last || d.by {
					c.Effective = d.span.String()
				} else if d.last < q.first {
					c.Announced = d.span.String()
				}
			}
			for _, a := range p.bySentence[i] {
				if a.kind == org && a.last < q.first {
					c.Says = p.entities[a.entity].name
				}
				if a.kind == place && a.first > q.last-3 && a.first < q.last+4 {
					c.Places = []string{p.words(a.first, a.last)}
				}
			}
			q.used = true
			x := fact{claim: c, rule: "forecast", entity: -1, sent: i, first: q.first}
			p.note(&x, "count", q.first, q.last)
			out = append(out, x)
		}
	}
	return out
}

func (p *parser) clauseEnd(i int) bool {
	return p.toks[i].class&conjWord != 0
}

// forecastPeople reports whether a quantity of a forecast counts jobs or
// people at work.
func (p *parser) forecastPeople(s *sentence, q *quantity) bool {
	if max(q.min, q.max) < 1000 {
		return false
	}
	if _, ok := p.people(s, q); ok {
		return true
	}
	for j := q.last + 1; j < s.last && j < q.last+8; j++ {
		t := p.toks[j].low
		if t == "working" || t == "workers" || t == "jobs" || t == "work" {
			return true
		}
	}
	return false
}

// hirings reads jobs added: "hire 5,000 people", "expects to continue hiring".
func (p *parser) hirings() []fact {
	var out []fact
	for i := range p.sents {
		s := &p.sents[i]
		if s.classes&hireWord == 0 {
			continue
		}
		for j := s.first; j < s.last; j++ {
			if p.toks[j].class&hireWord == 0 {
				continue
			}
			x, ok := p.hiring(s, i, j)
			if !ok {
				continue
			}
			dup := false
			for n := max(0, len(out)-50); n < len(out); n++ { // repeats stand near each other
				if out[n].entity == x.entity && (x.claim.Count == nil || out[n].claim.Count != nil && sameCount(out[n].claim.Count, x.claim.Count)) {
					out[n].claim.Evidence = addPassages(out[n].claim.Evidence, x.claim.Evidence)
					dup = true
					break
				}
			}
			if !dup {
				out = append(out, x)
			}
		}
	}
	return out
}

func (p *parser) hiring(s *sentence, si, j int) (fact, bool) {
	f := frame{kind: headcount.Hiring, rule: "hiring", sent: si, trigger: j, trigEnd: j, first: j, last: j,
		obj: object{first: j, last: j, head: j, owner: -1, modFirst: j + 1, modLast: j}}
	prev := p.at(j - 1).low
	q := p.quantityAt(j + 1)
	if q == nil {
		q = p.quantityAt(j + 2)
	}
	var c headcount.Claim
	switch {
	case q != nil && !q.used && !q.money && !q.share:
		o, ok := p.people(s, q)
		if !ok || o.cut {
			return fact{}, false
		}
		f.obj, f.last = o, o.last
		c.Count = q.count()
	case p.toks[j].low == "hiring" && (prev == "continue" || prev == "continued" || prev == "continues" || prev == "keep" || prev == "resume"):
		f.first = j - 1
	default:
		return fact{}, false
	}
	h, ok := p.holderOf(&f)
	if !ok {
		return fact{}, false
	}
	if p.denied(s, &f) {
		return fact{}, false
	}
	a := p.attribute(&f, h)
	c.Type, c.Employer, c.Status, c.Says = headcount.Hiring, p.entities[h.entity].name, a.status, a.says
	x := fact{rule: f.rule, entity: h.entity, sent: si, first: f.first, trigger: j}
	p.note(&x, "verb", j, j)
	p.noteHolder(&x, h)
	p.when(&f, &c, &x)
	c.Evidence = []headcount.Passage{p.passage(f.first, f.last)}
	if q != nil {
		q.used = true
	}
	x.claim = c
	return x, true
}
