package reader

import "strings"

// nounCut reads a noun of a cut at tokens first..last: "12,000 job cuts",
// "layoffs of 300 workers", "layoffs will affect 300 people", "announced
// layoffs".
func (p *parser) nounCut(s *sentence, first, last int) (frame, bool) {
	f := frame{rule: "noun", trigger: first, trigEnd: last, first: first, last: last, subject: first, noun: true,
		furlough: p.toks[first].class&furloughWord != 0}
	f.obj = object{first: first, last: last, head: last, owner: -1, modFirst: first, modLast: first - 1, cut: true}
	// The number stands before the noun.
	si := p.sentenceAt(first)
	for k := range p.quantsOf(si) {
		q := &p.quantsOf(si)[k]
		if q.last >= first || q.used || q.money || q.last < first-8 {
			continue
		}
		if q.share && p.at(q.last+1).low == "of" && p.at(q.last+2).class&detWord != 0 {
			continue // "Half of the job reductions will be in Ohio": of a cut told before
		}
		if o, ok := p.people(s, q); ok && o.head >= first && o.head <= last {
			f.obj, f.first, f.rule = o, o.first, "number-noun"
			f.obj.cut = true
			p.beside(s, &f)
			return f, true
		}
	}
	// "layoffs of 300 workers", "layoff notices to 300 people"
	j := last + 1
	switch p.at(j).low {
	case "notice", "notices", "notifications", "notification", "letters", "warnings", "warning", "slips", "emails":
		j++
		if p.at(j).low == "to" {
			j++
		}
	}
	if p.at(j).low == "of" || p.at(j).low == "for" || p.at(j).low == "(" || j > last+1 {
		for k := j + 1; k < j+4; k++ {
			q := p.quantityAt(k)
			if q == nil || q.first < j || q.money || q.used {
				continue
			}
			o, ok := p.people(s, q)
			if ok || o.bare && p.at(j).low == "of" && p.bareStops(q.last+1, s) {
				f.obj, f.last, f.rule = o, o.last, "noun-of"
				p.beside(s, &f)
				return f, true
			}
			break
		}
	}
	if g, ok := p.affecting(s, f); ok {
		return g, true
	}
	return p.plainNoun(f)
}

// affecting reads "layoffs will affect 300 workers", "cuts, which hit about 7%
// of staff", "layoffs total 300".
func (p *parser) affecting(s *sentence, f frame) (frame, bool) {
	for j := f.trigEnd + 1; j < s.last && j < f.trigEnd+16; j++ {
		t := &p.toks[j]
		if q := p.inTheHundreds(s, j); q != nil {
			f.obj = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
			f.last, f.rule = q.last, "noun-affects"
			return f, true
		}
		switch t.low {
		case "be", "remain", "remains", "remained", "unchanged", "stand", "stands", "stood":
			// "indefinite layoffs remain unchanged at 640"
			k := j + 1
			if p.at(k).low == "unchanged" {
				k++
			}
			if p.at(k).low == "at" {
				k++
			}
			if q := p.quantityAt(k); q != nil && !q.money && !q.used && !q.share && !q.worded && p.bareStops(q.last+1, s) {
				f.obj = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
				f.last, f.rule = q.last, "noun-stands-at"
				return f, true
			}
		case "top", "tops", "topped", "exceed", "exceeds", "exceeded":
			if q := p.quantityAt(j + 1); q != nil && q.first == j+1 && !q.share && !q.money && !q.used {
				o, ok := p.people(s, q)
				if ok || o.bare && p.bareStops(q.last+1, s) && !q.worded {
					q.max = -1 // more than that
					f.obj, f.last, f.rule = o, max(o.last, q.last), "noun-affects"
					p.beside(s, &f)
					return f, true
				}
			}
		case "approach", "approaches", "approached", "near", "nears", "neared":
			if q := p.quantityAt(j + 1); q != nil && q.first == j+1 && !q.share && !q.money && !q.used && (t.low != "near" || p.at(j-1).class&modalWord != 0) {
				o, ok := p.people(s, q)
				if ok || o.bare && p.bareStops(q.last+1, s) && !q.worded {
					q.approx = true
					f.obj, f.last, f.rule = o, max(o.last, q.last), "noun-affects"
					p.beside(s, &f)
					return f, true
				}
			}
		case "touch", "touches", "touching", "affect", "affects", "affecting", "affected", "impact", "impacts", "impacting", "impacted", "hit", "hits", "hitting", "strike", "strikes", "struck", "striking", "account", "accounts", "accounted", "accounting", "involve", "involves", "involving",
			"cover", "covering", "total", "totaled", "totalled", "totaling", "totalling", "number", "numbered", "include", "included", "includes", "reach", "reached", "amount", "amounts", "amounted", "amounting", "claim", "claims", "claimed", "claiming", "take", "takes", "took", "cost", "come", "comes", "came", "span", "spans", "make", "makes", "comprise", "comprises", "constitute", "constitutes", "represent", "represents", "equal", "of":
			if t.low == "of" && p.at(j-1).low != "total" {
				continue
			}
			for k := j + 1; k < s.last && k < j+5; k++ {
				q := p.quantityAt(k)
				if q == nil {
					if p.toks[k].class&prepWord != 0 && p.toks[k].low != "to" && !(p.toks[k].low == "for" && strings.HasPrefix(t.low, "account")) {
						break
					}
					continue
				}
				if q.money || q.used {
					break
				}
				o, ok := p.people(s, q)
				if !ok && !(o.bare && p.bareStops(q.last+1, s) && !q.worded) {
					break
				}
				f.obj, f.last, f.rule = o, o.last, "noun-affects"
				p.beside(s, &f)
				return f, true
			}
		case ";", ":":
			return f, false
		}
		if t.class&(cutVerb|fireVerb) != 0 && t.class&cutNoun == 0 || p.isCutNoun(j) > 0 {
			return f, false
		}
	}
	return f, false
}

// inTheHundreds reads the vague number behind a verb at token i of how many cuts there
// are: "layoffs number in the hundreds", "the cuts run into the thousands"; or nil.
func (p *parser) inTheHundreds(s *sentence, i int) *quantity {
	if !oneOf(p.at(i+1).low, "in", "into") || p.at(i+2).low != "the" || !oneOf(p.toks[i].low, "number", "numbered", "run", "runs", "ran", "reach", "reached", "be", "are", "were", "is") {
		return nil
	}
	q := p.quantityAt(i + 3)
	if q == nil || q.first != i+3 || !q.vague || q.used || !p.bareStops(q.last+1, s) || p.at(q.last+1).low == "of" {
		return nil
	}
	return q
}

// plainNoun takes a noun of a cut without a number, where the text announces
// it or ties it to an employer.
func (p *parser) plainNoun(f frame) (frame, bool) {
	f.rule = "noun-plain"
	if p.at(f.trigger-1).class&notWord != 0 || p.at(f.trigEnd+1).low == "-" {
		return f, false
	}
	return f, true
}

// eliminationOf reads "the elimination of roughly 18,000 positions", "a cut of
// 500 jobs", "loss of 1,400 jobs", "a reduction in our workforce of 14,000".
func (p *parser) eliminationOf(s *sentence, i int) (frame, bool) {
	if strings.HasPrefix(p.toks[i].low, "resign") && !oneOf(p.at(i-1).low, "deferred", "voluntary") {
		return frame{}, false
	}
	f := frame{rule: "noun-of", trigger: i, trigEnd: i, first: i, subject: i, noun: true}
	j := i + 1
	if p.at(j).low == "in" || p.at(j).low == "to" || p.at(j).low == "of" { // "reduction in our corporate workforce of 14,000"
		k := j + 1
		for ; k < s.last && k < j+8 && p.toks[k].class&forceWord == 0; k++ {
			if p.toks[k].kind != word || p.toks[k].class&(verbish|prepWord) != 0 && p.toks[k].low != "of" && p.toks[k].low != "'s" || otherThanJobs(p.toks[k].low) {
				break
			}
		}
		if k < s.last && p.toks[k].class&forceWord != 0 && p.quantityAt(j+1) == nil {
			f.obj = object{first: j + 1, last: k, head: k, owner: -1, modFirst: j + 1, modLast: k - 1}
			if a, ok := p.actorIn(j+1, k); ok && a.kind == org {
				f.obj.owner, f.obj.ownerToken = a.entity, a.first
			}
			f.last = k
			for m := k + 1; m < s.last && m < k+3; m++ {
				if l := p.toks[m].low; l == "of" || l == "by" {
					if q := p.quantityAt(m + 1); q != nil && !q.money && !q.used {
						b, ok := p.people(s, q)
						if q.share {
							f.obj.share, f.obj.shareOf, f.last = q, p.baseWords(&f.obj), q.last
							p.beside(s, &f)
							return f, true
						}
						if ok || p.bareStops(q.last+1, s) {
							f.obj.q, f.last = q, max(q.last, b.last)
							p.beside(s, &f)
							return f, true
						}
					}
				}
			}
			if q := p.shareBefore(s, i); q != nil { // "a 7% reduction in workforce"
				f.obj.share, f.obj.shareOf, f.first = q, p.baseWords(&f.obj), q.first
				p.beside(s, &f)
				return f, true
			}
			return f, p.toks[k].low != "staff" || p.toks[i].class&lossWord != 0
		}
	}
	if p.at(j).low != "of" {
		return f, false
	}
	for k := j + 1; k < s.last && k < j+5; k++ {
		q := p.quantityAt(k)
		if q == nil {
			if p.toks[k].class&(jobNoun|forceWord) != 0 && p.toks[i].class&(lossWord|elimination) != 0 {
				f.obj = object{first: k, last: k, head: k, owner: -1, modFirst: j + 1, modLast: k - 1}
				f.last = k
				return f, true
			}
			continue
		}
		if q.money || q.used {
			return f, false
		}
		o, ok := p.people(s, q)
		if !ok || oneOf(p.toks[i].low, "removal", "deletion", "abolition", "scrapping") && p.toks[o.head].class&(jobNoun|forceWord) == 0 {
			return f, false
		}
		f.obj, f.last = o, o.last
		p.beside(s, &f)
		return f, true
	}
	return f, false
}

func (p *parser) shareBefore(s *sentence, i int) *quantity {
	for k := i - 1; k >= s.first && k > i-4; k-- {
		if q := p.quantityAt(k); q != nil && q.share && !q.used {
			return q
		}
	}
	return nil
}

// cutsAmount reads what "the cuts" come to, where it is people or a share of
// them: "The cuts represent about 6% of its staff", "the reductions will affect
// 300 people".
func (p *parser) cutsAmount(s *sentence, i int) (frame, bool) {
	f := frame{rule: "noun", trigger: i, trigEnd: i, first: i, last: i, subject: i, noun: true}
	w := p.at(i - 1)
	one := p.at(i).low == "reduction" && p.at(i-1).class&detWord != 0
	if t := &p.toks[i]; !one && t.low != "cuts" && t.low != "reductions" && t.low != "cutbacks" && t.low != "eliminations" || w.class&(detWord|itsWord) == 0 && w.low != "'s" && p.at(i-2).class&(detWord|itsWord) == 0 || p.rateCut(s) {
		return f, false
	}
	g, ok := p.affecting(s, f)
	if one && (g.obj.share == nil || p.toks[g.obj.head].class&(forceWord|peopleWord) == 0) {
		return f, false
	}
	if ok && g.obj.bare && g.obj.share != nil && g.rule == "noun-affects" && p.cutNear(s) && p.bareStops(g.obj.last+1, s) && !oneOf(p.at(g.obj.last+1).low, "of", "from", "to") {
		return g, true // "announced layoffs. The cuts amount to 9%."
	}
	if !ok || g.obj.bare || g.rule == "noun-stands-at" {
		return f, false
	}
	return g, true
}
