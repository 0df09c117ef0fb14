package reader

// passive reads people or jobs before a participle: "7,500 jobs are to be cut",
// "400 people were laid off", "1,600 employees laid off on July 6".
func (p *parser) passive(s *sentence, i, end int, form verbForm) (frame, bool) {
	f := frame{rule: "passive", trigger: i, trigEnd: end, last: end, subject: -1, passive: true, furlough: p.toks[i].class&furloughWord != 0}
	if form != past && form != gerund || form == gerund && p.at(i-1).low != "of" && p.at(i-1).class&beWord == 0 {
		return f, false
	}
	k, aux := p.verbGroupBack(s, i)
	if form == gerund {
		return f, false
	}
	if aux == 0 && p.toks[i].class&(cutBase|fireBase) != 0 && p.toks[i].low != "cut" && p.toks[i].class&cutPast == 0 {
		return f, false
	}
	o, ok := p.objectBefore(s, k, aux > 0)
	if !ok {
		return f, false
	}
	if aux == 0 && o.last != k {
		return f, false
	}
	if aux == 0 && p.takesObject(s, end+1) {
		return f, false // "1,200 workers cut costs"
	}
	f.obj, f.first = o, o.first
	p.besideBefore(s, &f)
	p.beside(s, &f)
	return f, true
}

// relativeObject reads an object that a relative clause takes up: "the 1,150
// jobs it cut in March", "the 4,200 jobs that Acme said it would eliminate".
func (p *parser) relativeObject(s *sentence, i, end int) (frame, bool) {
	f := frame{rule: "object-relative", trigger: i, trigEnd: end, last: end, subject: i}
	if end+1 < s.last && p.takesObject(s, end+1) {
		return f, false
	}
	k, _ := p.verbGroupBack(s, i)
	actors := 0
	for n := 0; n < 12 && k >= s.first; n++ {
		if a, ok := p.actorEnding(k); ok && a.kind != place {
			actors++
			k = a.first - 1
			continue
		}
		t := &p.toks[k]
		if actors > 0 && (t.class&(reportWord|relativeWord|weekdayWord|monthWord) != 0 || t.low == "that" || t.low == "on" || p.dateCovers(k)) {
			k--
			continue
		}
		break
	}
	if actors == 0 || k < s.first {
		return f, false
	}
	q := p.quantityBefore(s, k)
	if q == nil || q.used || q.money {
		return f, false
	}
	o, ok := p.people(s, q)
	if !ok || o.last != k {
		return f, false
	}
	f.obj, f.first = o, o.first
	return f, true
}

// quantityBefore returns the last quantity that ends up to 6 tokens before k.
func (p *parser) quantityBefore(s *sentence, k int) *quantity {
	for j := k; j >= s.first && j > k-7; j-- {
		if q := p.quantityAt(j); q != nil {
			return q
		}
	}
	return nil
}

// verbGroupBack walks left over the auxiliaries before a participle at i. It
// returns the last token before the group and how many forms of be it holds.
func (p *parser) verbGroupBack(s *sentence, i int) (k, aux int) {
	k = i - 1
	for ; k >= s.first; k-- {
		t := &p.toks[k]
		switch {
		case t.class&beWord != 0 && t.low != "'s":
			aux++
		case t.class&(haveWord|modalWord|notWord) != 0 && t.low != "'s", t.low == "to", t.low == "being":
		case t.low == "expected" || t.low == "set" || t.low == "due" || t.low == "earmarked" || t.low == "scheduled" || t.low == "slated" || t.low == "likely" || t.low == "going" || t.low == "planned":
		case t.low == "also" || t.low == "soon" || t.low == "now" || t.low == "already" || t.low == "recently" || t.low == "later" || t.low == "eventually" || t.low == "abruptly" || t.low == "then" || t.low == "just" || t.low == "permanently" || t.low == "temporarily" || t.low == "ultimately":
		case t.low == "get" || t.low == "got" || t.low == "getting":
			aux++
		default:
			return k, aux
		}
	}
	return k, aux
}

// objectBefore finds the people or jobs that end at token k, or a little
// earlier when only places and bodies stand between ("200 jobs at the
// Department of X").
func (p *parser) objectBefore(s *sentence, k int, far bool) (object, bool) {
	si := p.sentenceOf[s.first]
	qs := p.quants[si]
	for n := len(qs) - 1; n >= 0; n-- {
		q := &qs[n]
		if q.last > k || q.used || q.money {
			continue
		}
		if q.last < k-16 {
			break
		}
		if p.at(q.first-1).low == "of" && p.at(q.first-2).class&forceWord != 0 && p.at(q.first-2).class&peopleWord == 0 {
			continue // "10% of the workforce of 35,000 employees"
		}
		if p.innerOf(q) {
			continue
		}
		o, ok := p.people(s, q)
		if !ok {
			if o.bare && q.last == k && !q.share && p.toks[q.number].kind == digits && !p.dateStarts(q.number) {
				return o, true // "560 will be lost", "more than 2,000 were laid off"
			}
			if q.last == k {
				return object{}, false
			}
			if far && o.bare && p.onlyPhrases(q.last+1, k) && p.bareStops(q.last+1, s) && !q.share && !q.worded && !p.dateStarts(q.number) {
				return o, true
			}
			continue
		}
		if o.last == k || o.last < k && far && p.onlyPhrases(o.last+1, k) {
			return o, true
		}
		if o.last < k {
			break
		}
	}
	// No number: "jobs will be cut", "employees were laid off".
	if k >= s.first && p.toks[k].class&anyNoun != 0 && (far || p.toks[k].class&jobNoun != 0) {
		first := k
		for first > s.first && first > k-5 && p.toks[first-1].kind == word && p.toks[first-1].class&(verbish|prepWord|conjWord|pronounWord|detWord|relativeWord|cutVerb|fireVerb) == 0 && p.quantityAt(first-1) == nil {
			first--
		}
		o := object{first: first, last: k, head: k, owner: -1, modFirst: first, modLast: k - 1}
		if a, ok := p.actorIn(first, k); ok && a.kind == org {
			o.owner, o.ownerToken = a.entity, a.first
		}
		return o, true
	}
	return object{}, false
}

// innerOf reports whether a quantity is the whole that another is part of:
// "450 of its 4,500 employees", "500 workers of the 5,100".
func (p *parser) innerOf(q *quantity) bool {
	for b := q.first - 1; b > q.first-6 && b > 0; b-- {
		t := &p.toks[b]
		if t.low == "of" {
			return p.quantityAt(b-1) != nil || p.toks[b-1].class&anyNoun != 0 && p.quantityAt(b-2) != nil
		}
		if t.kind == mark || t.class&(verbish|conjWord) != 0 && t.low != "'s" {
			return false
		}
	}
	return false
}

// onlyPhrases reports whether tokens first..last hold prepositional phrases,
// names, places and asides, and no verb of their own.
func (p *parser) onlyPhrases(first, last int) bool {
	if first > last {
		return true
	}
	t := &p.toks[first]
	if t.class&prepWord == 0 && t.class&relativeWord == 0 && t.low != "," && t.low != "(" && t.low != "–" && t.low != "—" && t.low != "-" && t.low != "or" && t.low != "and" && t.low != "worldwide" && t.low != "globally" && t.low != "nationwide" && t.low != "there" && t.low != "who" {
		return false
	}
	for i := first; i <= last; i++ {
		t := &p.toks[i]
		if t.class&(modalWord|beWord|haveWord|pronounWord) != 0 && t.low != "'s" || t.class&(reportWord|planWord) != 0 && t.class&anyNoun == 0 {
			return false
		}
		if t.class&(cutVerb|fireVerb) != 0 && t.class&anyNoun == 0 {
			return false
		}
		if t.low == ";" || t.low == ":" {
			return false
		}
	}
	return true
}

// takesObject reports whether the verb before token i has an object after it,
// so that what stands before it is its subject.
func (p *parser) takesObject(s *sentence, i int) bool {
	if i >= s.last {
		return false
	}
	t := p.at(i)
	if t.kind == mark || t.class&(prepWord|conjWord|weekdayWord|monthWord) != 0 {
		return t.low == "$"
	}
	if p.dateStarts(i) {
		return false
	}
	return t.class&(detWord|itsWord|anyNoun) != 0 || t.kind == digits || t.class == 0 && t.kind == word && !t.upper && len(t.low) > 3 && t.low[len(t.low)-2:] != "ly"
}

// going reads jobs that go: "7,500 jobs will go", "400 are to go", "jobs at
// risk", "350 jobs will be affected", "6,650 workers jobless".
func (p *parser) going(s *sentence, i int) (frame, bool) {
	f := frame{rule: "jobs-go", trigger: i, trigEnd: i, last: i, subject: -1, passive: true}
	t := &p.toks[i]
	affected := false
	switch t.low {
	case "go", "gone":
		if n := p.at(i + 1); n.class&prepWord != 0 && (n.low == "to" || n.low == "into") || n.low == "ahead" || n.low == "through" || n.low == "beyond" {
			return f, false
		}
	case "disappear", "disappeared", "vanish":
	case "affected", "impacted":
		affected = true
	case "risk":
		if p.at(i-1).low != "at" {
			return f, false
		}
	case "jobless", "unemployed":
	case "work":
		if p.at(i-1).low != "of" || p.at(i-2).low != "out" {
			return f, false
		}
	case "out":
		if p.at(i+1).low == "of" || p.at(i-1).class&beWord == 0 {
			return f, false
		}
	case "redundant":
		if p.at(i-1).low != "become" && p.at(i-1).low != "be" && p.at(i-1).low != "are" {
			return f, false
		}
	case "leaving", "leave", "depart":
		if t.low == "leaving" && p.at(i-1).class&beWord == 0 {
			return f, false
		}
		if p.at(i-1).low != "will" && p.at(i-1).low != "to" && t.low != "leaving" || !p.cutNear(s) {
			return f, false
		}
	default:
		return f, false
	}
	start := i
	if t.low == "risk" {
		start = i - 1
	}
	if t.low == "work" {
		start = i - 2
	}
	k, aux := p.verbGroupBack(s, start)
	if t.low == "go" && k == start-1 || affected && aux == 0 && k != start-1 {
		return f, false
	}
	if t.low == "go" && aux == 0 && p.at(start-1).low == "to" && p.at(k).class&anyNoun == 0 && p.quantityAt(k) == nil {
		return f, false
	}
	o, ok := p.objectBefore(s, k, aux > 0 || k < start-1)
	if !ok || o.q == nil && o.share == nil && (t.low != "risk" && t.low != "go" || p.toks[o.head].class&jobNoun == 0) {
		return f, false
	}
	if affected && !p.cutNear(s) && p.toks[o.head].class&jobNoun == 0 {
		return f, false
	}
	if (t.low == "go" || t.low == "gone") && !o.bare && p.toks[o.head].class&jobNoun == 0 {
		return f, false
	}
	if o.bare && t.low != "go" && t.low != "gone" && !(affected && p.cutNear(s)) {
		return f, false
	}
	if o.bare && t.low == "go" && !p.cutNear(s) && !p.jobsNear(s) {
		return f, false
	}
	f.obj, f.first = o, o.first
	p.beside(s, &f)
	return f, true
}

// cutNear reports whether the sentence or the one before it speaks of a cut.
func (p *parser) cutNear(s *sentence) bool {
	si := int(p.sentenceOf[s.first])
	for k := max(0, si-1); k <= si; k++ {
		for j := p.sents[k].first; j < p.sents[k].last; j++ {
			if p.isCutNoun(j) > 0 || p.toks[j].class&(layWord) != 0 && p.at(j+1).low == "off" {
				return true
			}
			if _, form := p.cutVerbAt(&p.sents[k], j); form != noVerb && p.toks[j].class&cutVerb == 0 {
				return true
			}
			switch p.toks[j].low {
			case "close", "closing", "closure", "shut", "closures", "shutting", "restructuring", "redundant":
				return true
			}
		}
	}
	return false
}

func (p *parser) jobsNear(s *sentence) bool {
	si := int(p.sentenceOf[s.first])
	for k := max(0, si-1); k <= si; k++ {
		for j := p.sents[k].first; j < p.sents[k].last; j++ {
			if p.toks[j].class&jobNoun != 0 {
				return true
			}
		}
	}
	return false
}

// losing reads people who lose their jobs: "1,200 workers will lose their
// jobs", "cost 300 people their jobs".
func (p *parser) losing(s *sentence, i int) (frame, bool) {
	f := frame{rule: "lose-jobs", trigger: i, subject: -1, passive: true}
	t := &p.toks[i]
	if t.low != "lose" && t.low != "losing" && t.low != "lost" {
		return f, false
	}
	j := i + 1
	if p.at(j).class&itsWord == 0 || p.at(j+1).class&jobNoun == 0 {
		return f, false
	}
	f.trigEnd, f.last = j+1, j+1
	k, _ := p.verbGroupBack(s, i)
	for p.at(k).low == "could" || p.at(k).low == "stand" {
		k--
	}
	o, ok := p.objectBefore(s, k, true)
	if !ok {
		return f, false
	}
	f.obj, f.first = o, o.first
	p.beside(s, &f)
	return f, true
}

// nounCut reads a noun of a cut at tokens first..last: "12,000 job cuts",
// "layoffs of 300 workers", "layoffs will affect 300 people", "announced
// layoffs".
func (p *parser) nounCut(s *sentence, first, last int) (frame, bool) {
	f := frame{rule: "noun", trigger: first, trigEnd: last, first: first, last: last, subject: first, noun: true,
		furlough: p.toks[first].class&furloughWord != 0}
	f.obj = object{first: first, last: last, head: last, owner: -1, modFirst: first, modLast: first - 1, cut: true}
	// The number stands before the noun.
	si := p.sentenceOf[first]
	for k := range p.quants[si] {
		q := &p.quants[si][k]
		if q.last >= first || q.used || q.money || q.last < first-8 {
			continue
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
	case "notice", "notices", "notifications", "notification", "letters":
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
	return p.plainNoun(s, f)
}

// affecting reads "layoffs will affect 300 workers", "cuts, which hit about 7%
// of staff", "layoffs total 300".
func (p *parser) affecting(s *sentence, f frame) (frame, bool) {
	for j := f.trigEnd + 1; j < s.last && j < f.trigEnd+16; j++ {
		t := &p.toks[j]
		switch t.low {
		case "be", "remain", "remains", "remained", "unchanged", "stands", "stood":
			// "indefinite layoffs remain unchanged at 37,000"
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
		case "affect", "affects", "affecting", "affected", "impact", "impacts", "impacting", "impacted", "hit", "hits", "hitting", "involve", "involves", "involving",
			"cover", "covering", "total", "totaled", "totalled", "totaling", "totalling", "number", "numbered", "include", "included", "includes", "reach", "amount", "amounts", "represent", "represents", "equal", "of":
			if t.low == "of" && p.at(j-1).low != "total" {
				continue
			}
			for k := j + 1; k < s.last && k < j+5; k++ {
				q := p.quantityAt(k)
				if q == nil {
					if p.toks[k].class&prepWord != 0 && p.toks[k].low != "to" {
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

// plainNoun takes a noun of a cut without a number, where the text announces
// it or ties it to an employer.
func (p *parser) plainNoun(s *sentence, f frame) (frame, bool) {
	f.rule = "noun-plain"
	if p.at(f.trigger-1).class&notWord != 0 || p.at(f.trigEnd+1).low == "-" {
		return f, false
	}
	return f, true
}

// eliminationOf reads "the elimination of roughly 18,000 positions", "a cut of
// 500 jobs", "loss of 1,400 jobs", "a reduction in our workforce of 14,000".
func (p *parser) eliminationOf(s *sentence, i int) (frame, bool) {
	f := frame{rule: "noun-of", trigger: i, trigEnd: i, first: i, subject: i, noun: true}
	j := i + 1
	if p.at(j).low == "in" || p.at(j).low == "to" || p.at(j).low == "of" { // "reduction in our corporate workforce of 14,000"
		k := j + 1
		for ; k < s.last && k < j+8 && p.toks[k].class&forceWord == 0; k++ {
			if p.toks[k].kind != word || p.toks[k].class&(verbish|prepWord) != 0 && p.toks[k].low != "of" {
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
		if !ok {
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

// buyouts reads people who take or are offered money to go: "offered voluntary
// buyouts to roughly 7% of its workforce", "75,000 employees took buyouts".
func (p *parser) buyouts(s *sentence, i int) (frame, bool) {
	f := frame{rule: "buyouts", trigger: i, trigEnd: i, first: i, last: i, subject: i, noun: true}
	t := &p.toks[i]
	if t.low != "buyout" && t.low != "buyouts" && t.low != "package" && t.low != "packages" && t.low != "retirement" && t.low != "offer" {
		return f, false
	}
	if t.low != "buyout" && t.low != "buyouts" && p.at(i-1).low != "separation" && p.at(i-1).low != "severance" && p.at(i-1).low != "early" && p.at(i-1).low != "voluntary" && p.at(i-1).low != "buyout" {
		return f, false
	}
	if p.at(i+1).low == "to" || p.at(i+1).low == "for" || p.at(i+1).low == "offers" || p.at(i+1).low == "packages" {
		j := i + 2
		if p.at(i+1).low == "offers" || p.at(i+1).low == "packages" {
			j = i + 3
		}
		if q := p.quantityAt(j); q != nil && !q.money && !q.used {
			if o, ok := p.people(s, q); ok {
				f.obj, f.last = o, o.last
				p.beside(s, &f)
				return f, true
			}
		}
	}
	for j := i - 1; j >= s.first && j > i-6; j-- {
		switch p.toks[j].low {
		case "took", "accepted", "take", "accept", "taken", "taking":
			k, _ := p.verbGroupBack(s, j)
			if p.at(k).class&relativeWord != 0 {
				k--
			}
			o, ok := p.objectBefore(s, k, true)
			if !ok || o.q == nil && o.share == nil {
				return f, false
			}
			f.obj, f.first, f.passive, f.noun, f.trigger = o, o.first, true, false, j
			p.besideBefore(s, &f)
			return f, true
		}
	}
	return f, false
}

// looseCuts reads figures that lean on a frame before them in the paragraph:
// "another 1,700 will go from sales and 3,400 from operations", lists such as
// "Meta: 11,000" under a heading of layoffs.
func (p *parser) looseCuts(s *sentence, si int) []frame {
	out := append(p.listed(s, si), p.affectedBy(s, si)...)
	out = append(out, p.totals(s, si)...)
	out = append(out, p.someOfThem(s, si)...)
	return append(out, p.among(s, si)...)
}

// among reads employers that are listed as examples of cuts: "companies
// announcing layoffs, including Amazon, Target and Verizon".
func (p *parser) among(s *sentence, si int) []frame {
	trigger := -1
	for j := s.first; j < s.last && trigger < 0; j++ {
		if _, form := p.cutVerbAt(s, j); form != noVerb && p.firing(j) || p.isCutNoun(j) > 0 {
			trigger = j
		} else if form != noVerb && p.at(j+1).class&anyNoun != 0 {
			trigger = j
		}
	}
	if trigger < 0 {
		return nil
	}
	var out []frame
	for j := s.first; j < s.last; j++ {
		lead := 0
		switch p.toks[j].low {
		case "including":
			lead = 1
		case "such":
			if p.at(j+1).low == "as" {
				lead = 2
			}
		case "like":
			lead = 1
		}
		if lead == 0 || !p.companiesBefore(s, j) {
			continue
		}
		for _, a := range p.coordinated(si, j+lead) {
			f := frame{rule: "among", kind: "reduction", sent: si, trigger: trigger, trigEnd: trigger, first: min(trigger, a.first), last: max(trigger, a.last), subject: -1}
			f.obj = object{first: a.first, last: a.last, head: a.last, owner: a.entity, ownerToken: a.first, modFirst: a.first, modLast: a.first - 1}
			out = append(out, f)
		}
	}
	return out
}

// companiesBefore reports whether "companies", "firms" or the like stand before
// token j in the sentence.
func (p *parser) companiesBefore(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k > j-14; k-- {
		switch p.toks[k].low {
		case "companies", "firms", "employers", "giants", "retailers", "automakers", "peers", "banks", "businesses", "agencies", "players", "layoffs", "cuts", "startups", "rivals", "publishers", "names", "departments":
			return true
		}
	}
	return false
}

// coordinated returns the employers of a list that begins at or just after
// token i: "Amazon, General Motors (GM), Target and Verizon".
func (p *parser) coordinated(si, i int) []actor {
	var out []actor
	next := i
	for _, a := range p.bySentence[si] {
		if a.last < i {
			continue
		}
		if a.first > next+3 || a.kind != org {
			if a.kind == org || a.first > next+3 {
				break
			}
			continue
		}
		for k := next; k < a.first; k++ {
			switch t := &p.toks[k]; {
			case t.low == ",", t.low == "and", t.low == "or", t.low == "&", t.low == "(", t.low == ")", t.low == "tech", t.low == "giant", t.class&detWord != 0, t.low == "companies", t.low == "giants", t.low == "parent":
			default:
				return out
			}
		}
		out = append(out, a)
		next = a.last + 1
		for p.at(next).low == "(" {
			for next < len(p.toks) && p.toks[next].low != ")" && next < a.last+6 {
				next++
			}
			next++
		}
	}
	return out
}

// someOfThem reads a part of a cut stated just before in the sentence: "1,400
// jobs across California, with hundreds of those positions in the Bay Area".
func (p *parser) someOfThem(s *sentence, si int) []frame {
	var out []frame
	var whole *quantity
	for k := range p.quants[si] {
		q := &p.quants[si][k]
		if q.used && !q.money && !q.share && whole == nil {
			whole = q
			continue
		}
		if whole == nil || q.used || q.money || p.at(q.last+1).low != "of" {
			continue
		}
		j := q.last + 2
		last := j
		switch p.at(j).low {
		case "them":
		case "those", "these":
			if p.at(j+1).class&(jobNoun|peopleWord|cutNoun) == 0 {
				continue
			}
			last = j + 1
		default:
			continue
		}
		if q.max > whole.max && whole.max >= 0 {
			continue
		}
		// The evidence reaches to where they are: "concentrated in the Bay Area".
		end := last
		for end+1 < s.last && end < last+9 && p.toks[end+1].kind == word && p.toks[end+1].class&conjWord == 0 {
			end++
		}
		q.used = true
		out = append(out, frame{rule: "some-of-them", kind: "reduction", sent: si, trigger: whole.first, trigEnd: whole.first, first: q.first, last: end,
			obj: object{first: q.first, last: last, head: last, q: q, owner: -1, modFirst: last + 1, modLast: last}, subject: whole.first})
	}
	return out
}

// totals reads sums of rounds: "bringing the total to 27,000", "cuts totaling
// over 18,000 jobs".
func (p *parser) totals(s *sentence, si int) []frame {
	var out []frame
	for j := s.first; j < s.last; j++ {
		t := &p.toks[j]
		k := 0
		switch {
		case t.low == "total" && p.at(j-1).class&(detWord|itsWord) != 0:
			for k = j + 1; k < s.last && k < j+8 && p.toks[k].low != "to"; k++ {
			}
			if p.at(k).low != "to" || !p.bringing(s, j) {
				continue
			}
			k++
		case t.low == "totaling" || t.low == "totalling":
			k = j + 1
		default:
			continue
		}
		q := p.quantityAt(k)
		if q == nil || q.first != k || q.money || q.share || q.used {
			continue
		}
		o, ok := p.people(s, q)
		if !ok && (!p.bareStops(q.last+1, s) || t.low != "total") || !p.cutsBefore(s, j) {
			continue
		}
		q.used = true
		if !ok {
			o = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
		}
		first := j
		if t.low == "total" {
			first = max(s.first, j-2)
		}
		out = append(out, frame{rule: "total-to", kind: "reduction", sent: si, trigger: j, trigEnd: j, first: first, last: o.last, obj: o, subject: j, noun: true})
	}
	return out
}

// bringing reports whether a verb of bringing stands before "the total".
func (p *parser) bringing(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k > j-4; k-- {
		switch p.toks[k].low {
		case "bringing", "brings", "brought", "bring", "taking", "takes", "raising", "raises", "took":
			return true
		}
	}
	return false
}

// cutsBefore reports whether cuts are spoken of before token j of the sentence.
func (p *parser) cutsBefore(s *sentence, j int) bool {
	for k := s.first; k < j; k++ {
		if t := &p.toks[k]; t.class&(lossWord|cutNoun) != 0 || t.class&(fireVerb|layWord) != 0 {
			return true
		}
	}
	return false
}

// affectedBy reads people whom a closure or a layoff named just before affects:
// "the plant will close, a move affecting some 2,000 workers".
func (p *parser) affectedBy(s *sentence, si int) []frame {
	var out []frame
	for j := s.first; j < s.last; j++ {
		switch p.toks[j].low {
		case "affect", "affects", "affecting", "impact", "impacting":
		default:
			continue
		}
		q := p.quantityAt(j + 1)
		if q == nil || q.money || q.used || !p.cutNear(s) {
			continue
		}
		o, ok := p.people(s, q)
		if !ok {
			continue
		}
		q.used = true
		f := frame{rule: "affecting", kind: "reduction", sent: si, trigger: j, trigEnd: j, first: j, last: o.last, obj: o, subject: j}
		p.beside(s, &f)
		out = append(out, f)
	}
	return out
}

// listed reads a line "Firm: 11,000" or "Firm — 11,000 employees" of a list of
// cuts.
func (p *parser) listed(s *sentence, si int) []frame {
	if s.last-s.first > 14 || len(p.quants[si]) != 1 || len(p.bySentence[si]) == 0 {
		return nil
	}
	q := &p.quants[si][0]
	a := p.bySentence[si][0]
	if q.used || q.money || q.share || a.kind != org || a.first > s.first+1 {
		return nil
	}
	sep := p.at(a.last + 1).low
	if sep != ":" && sep != "–" && sep != "—" || q.first != a.last+2 {
		return nil
	}
	if !p.listOfCuts(si) {
		return nil
	}
	o, ok := p.people(s, q)
	if !ok && !p.bareStops(q.last+1, s) {
		return nil
	}
	q.used = true
	o.q, o.owner, o.ownerToken = q, a.entity, a.first
	return []frame{{rule: "list-of-cuts", kind: "reduction", sent: si, trigger: q.first, trigEnd: q.last, first: a.first, last: max(o.last, q.last), obj: o, subject: -1}}
}

// listOfCuts reports whether the lines before sentence si lead a list of cuts.
func (p *parser) listOfCuts(si int) bool {
	for k := si - 1; k >= 0 && k > si-14; k-- {
		s := &p.sents[k]
		for j := s.first; j < s.last; j++ {
			if p.isCutNoun(j) > 0 {
				return true
			}
		}
	}
	return false
}
