package reader

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
	case "jeopardy":
		if p.at(i-1).low != "in" {
			return f, false
		}
	case "jobless", "unemployed":
	case "layoff", "furlough":
		if p.at(i-1).low != "on" && (p.at(i-2).low != "on" || p.at(i-1).low != "temporary" && p.at(i-1).low != "indefinite" && p.at(i-1).low != "permanent") {
			return f, false
		}
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
	if t.low == "risk" || t.low == "jeopardy" {
		start = i - 1
	}
	if t.low == "work" {
		start = i - 2
	}
	if t.low == "layoff" || t.low == "furlough" { // "put on temporary layoff", "remain on layoff"
		for start = i - 1; p.toks[start].low != "on"; start-- {
		}
		if w := p.at(start - 1).low; w == "put" || w == "placed" || w == "remain" || w == "remained" || w == "are" || w == "were" {
			start--
		}
	}
	k, aux := p.verbGroupBack(s, start)
	if t.low == "go" && k == start-1 || affected && aux == 0 && k != start-1 {
		return f, false
	}
	if t.low == "go" && aux == 0 && p.at(start-1).low == "to" && p.at(k).class&anyNoun == 0 && p.quantityAt(k) == nil {
		return f, false
	}
	for j := k + 1; j < start; j++ {
		if p.toks[j].class&notWord != 0 {
			return f, false // "the night shift was not affected"
		}
	}
	o, ok := p.objectBefore(s, k, aux > 0 || k < start-1)
	if !ok || o.q == nil && o.share == nil && (t.low != "risk" && t.low != "jeopardy" && t.low != "go" || p.toks[o.head].class&jobNoun == 0) {
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
	for p.at(k).low == "could" || p.at(k).low == "stand" || p.at(k).low == "facing" || p.at(k).low == "faced" || p.at(k).low == "with" && p.at(k-1).low == "faced" {
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

// buyouts reads people who take or are offered money to go: "offered voluntary
// buyouts to roughly 7% of its workforce", "75,000 employees took buyouts".
func (p *parser) buyouts(s *sentence, i int) (frame, bool) {
	f := frame{rule: "buyouts", trigger: i, trigEnd: i, first: i, last: i, subject: i, noun: true}
	t := &p.toks[i]
	if t.low != "buyout" && t.low != "buyouts" && t.low != "package" && t.low != "packages" && t.low != "retirement" && t.low != "offer" && t.low != "redundancy" {
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

// noticed reads notices of the end of a job: "sent layoff notices to 250
// workers", "80 employees received pink slips", "had their positions
// terminated".
func (p *parser) noticed(s *sentence, i int) (frame, bool) {
	f := frame{rule: "notices", trigger: i, trigEnd: i, first: i, last: i, subject: -1, passive: true}
	t := &p.toks[i]
	if t.class&itsWord != 0 { // "had their positions terminated"
		n, v := p.at(i+1), p.at(i+2)
		if n.class&jobNoun == 0 || v.class&(cutPast|firePast) == 0 && v.low != "terminated" || p.at(i-1).class&haveWord == 0 {
			return f, false
		}
		o, ok := p.objectBefore(s, i-2, true)
		f.trigger, f.trigEnd, f.last, f.obj, f.first = i+2, i+2, i+2, o, o.first
		return f, ok && (o.q != nil || o.share != nil)
	}
	if t.low != "notices" && t.low != "slips" || t.low == "slips" && p.at(i-1).low != "pink" {
		return f, false
	}
	w := p.at(i - 1)
	if t.low == "notices" && w.class&(cutNoun|elimination) == 0 && w.low != "termination" && w.low != "dismissal" {
		return f, false
	}
	f.trigger, f.first = i-1, i-1
	for j := i + 1; j < s.last && j < i+6; j++ {
		if n := p.at(j); n.low != "to" && n.low != "for" {
			if n.class&(beWord|haveWord) == 0 && n.low != "sent" && n.low != "issued" && n.low != "given" && n.low != "out" && n.low != "mailed" {
				break
			}
			continue
		}
		if q := p.quantityAt(j + 1); q != nil && !q.money && !q.used {
			o, ok := p.people(s, q)
			f.obj, f.last, f.noun, f.passive = o, max(i, o.last), true, false
			return f, ok
		}
		break
	}
	switch p.at(i - 2).low {
	case "received", "receive", "got", "get", "receiving", "getting", "given", "issued", "handed", "sent":
		k, _ := p.verbGroupBack(s, i-2)
		o, ok := p.objectBefore(s, k, true)
		f.trigger, f.obj, f.first, f.last = i-1, o, o.first, i
		return f, ok && (o.q != nil || o.share != nil)
	}
	return f, false
}
