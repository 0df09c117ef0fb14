package reader

import "strings"

// sharesStaff reports whether a share behind a verb of cutting, without a noun, is one of
// a staff: layoffs are spoken of in its sentence or a share of a staff went just
// before, and nothing else that is cut by shares is spoken of: "Acme laid off 13% of
// its staff. Brine Inc. cut 12% in March".
func (p *parser) sharesStaff(s *sentence, q *quantity) bool {
	if n := p.at(q.last + 1); !p.bareStops(q.last+1, s) || oneOf(n.low, "from", "of", "off", "to", "above", "below", "on", "for", "-") && !p.dateStarts(q.last+2) {
		return false
	}
	si := p.sentenceAt(s.first)
	about := false
	for j := s.first; j < s.last; j++ {
		if otherThanJobs(p.toks[j].low) {
			return false
		}
		about = about || p.isCutNoun(j) > 0
	}
	for i := max(0, si-2); i <= si && !about; i++ {
		if p.found[i]&quantsFound == 0 {
			continue
		}
		for k := range p.quantsOf(i) {
			if b := &p.quantsOf(i)[k]; b != q && b.share && b.used && b.last < q.first && p.staffSoon(b.last+1) {
				about = true
			}
		}
	}
	return about
}

// staffSoon reports whether a staff, people or jobs stand within a few words of token
// i: "of its global workforce".
func (p *parser) staffSoon(i int) bool {
	for j := i; j < i+6; j++ {
		t := p.at(j)
		if t.class&(forceWord|peopleWord|jobNoun) != 0 {
			return true
		}
		if t.kind != word && t.low != "'s" {
			return false
		}
	}
	return false
}

// otherThanJobs reports whether a word is of something that is cut by shares, as jobs
// are.
func otherThanJobs(low string) bool {
	switch low {
	case "rate", "rates", "tax", "taxes", "price", "prices", "spending", "output", "production", "barrels", "basis", "points", "sales", "revenue", "revenues", "profit", "profits",
		"earnings", "dividend", "dividends", "costs", "cost", "expenses", "budget", "budgets", "emissions", "shares", "share", "stock", "stocks", "market", "forecast", "forecasts",
		"guidance", "wages", "pay", "salaries", "hours", "capacity", "flights", "stake", "debt", "deliveries", "inventory", "growth", "losses", "funding", "valuation", "tariff", "tariffs", "fees", "benefits", "pensions", "pension", "bonuses", "compensation":
		return true
	}
	return strings.HasPrefix(low, "$")
}

// shrinksBy reads the share by which an employer itself gets smaller, where the text
// tells of cuts: "downsize by 18%", "shrink by about 12%, or 90 people".
func (p *parser) shrinksBy(s *sentence, i int) (object, bool) {
	if !strings.HasPrefix(p.toks[i].low, "downsiz") && !oneOf(p.toks[i].low, "shrink", "shrinks", "shrinking", "shrank", "shrunk") {
		return object{}, false
	}
	q := p.firstQuantity(s, i+2, 2)
	if p.at(i+1).low != "by" || q == nil || !q.share || !p.bareStops(q.last+1, s) || oneOf(p.at(q.last+1).low, "of", "from") {
		return object{}, false
	}
	o := object{first: q.first, last: q.last, head: q.last, share: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
	for j := s.first; j < s.last; j++ {
		if otherThanJobs(p.toks[j].low) {
			return object{}, false
		}
	}
	f := frame{trigger: i, last: q.last, obj: o}
	p.beside(s, &f)
	return o, f.obj.q != nil || p.cutNear(s) || strings.HasPrefix(p.toks[i].low, "downsiz")
}

// sizeOfFirm reads "the size of the company by 25%", where the company stands for its
// staff, with who it is from token i on.
func (p *parser) sizeOfFirm(s *sentence, i int) (object, bool) {
	if p.at(i).class&(detWord|itsWord) != 0 {
		i++
	}
	if p.at(i).low == "size" && p.at(i-1).class&itsWord != 0 && p.at(i+1).low == "by" && (p.cutNear(s) || p.jobsNear(s) || p.firstPerson()) {
		o := object{first: i, last: i, head: i, owner: -1, modFirst: i, modLast: i - 1} // "reducing its size by roughly 30%"
		p.by(s, &o)
		return o, o.share != nil && o.q == nil
	}
	if p.at(i).low != "size" || p.at(i+1).low != "of" {
		return object{}, false
	}
	k := i + 2
	if p.at(k).class&(detWord|itsWord) != 0 {
		k++
	}
	if p.at(k).class&anaphorWord == 0 && !oneOf(p.at(k).low, "organization", "organisation", "team") {
		a, ok := p.actorAt(k)
		if !ok || a.kind != org || !p.entities[a.entity].strong || !p.tellsOfCuts() {
			return object{}, false // "reducing the size of Chat Updates by 65%"
		}
		k = a.last
	}
	o := object{first: i, last: k, head: k, owner: -1, modFirst: i, modLast: i - 1}
	p.by(s, &o)
	return o, o.share != nil && o.q == nil
}
