package reader

// Rules of rounds that lean on the one told of before them, and of what they come to.
const (
	roundRule = "round-goes-on"
	grownRule = "grown-to"
)

// roundGoesOn reads a further round by words that mean the one before it: "In July it
// came back for 5,800 more", "another 150 employees got the bad news", "A further 40
// followed in June", "The next round, in August, took 45".
func (p *parser) roundGoesOn(s *sentence, i int) (frame, bool) {
	f := frame{rule: roundRule, trigger: i, trigEnd: i, first: i, last: i, subject: -1, passive: true}
	var ok bool
	switch low := p.toks[i].low; low {
	case "back":
		if !oneOf(p.at(i-1).low, "came", "come", "comes", "coming") || p.at(i+1).low != "for" {
			return f, false
		}
		f.obj, ok = p.moreOf(s, i+2)
		f.trigger, f.first, f.last, f.subject, f.passive = i-1, i-1, f.obj.last, i-1, false
		return f, ok
	case "news", "fate":
		k := i - 1
		if !oneOf(p.at(k).low, "bad", "same", "grim", "similar", "unwelcome") || p.at(k-1).class&detWord == 0 || oneOf(p.at(i+1).low, "that", "about", "of", "as") {
			return f, false
		}
		k -= 2
		if low == "news" && !oneOf(p.at(k).low, "got", "get", "received", "heard", "given") || low == "fate" && !oneOf(p.at(k).low, "met", "meet", "suffered", "shared", "faced") {
			return f, false
		}
		k, _ = p.verbGroupBack(s, k)
		f.obj, ok = p.objectBefore(s, k, true)
		f.first = f.obj.first
		return f, ok && f.obj.q != nil && !f.obj.cut && p.toks[f.obj.head].class&jobNoun == 0
	case "followed":
		if n := p.at(i + 1); n.kind != mark && !oneOf(n.low, "in", "on", "this", "last", "a", "the") && !p.dateStarts(i+1) || oneOf(n.low, "a", "the") && p.at(i+2).class&timeWord == 0 && !oneOf(p.at(i+2).low, "next", "following") {
			return f, false
		}
		f.obj, ok = p.objectBefore(s, i-1, true)
		f.first = f.obj.first
		return f, ok && f.obj.q != nil && p.addedTo(&f)
	}
	return p.roundTakes(s, i)
}

// moreOf reads those whom another round is for: "5,800 more", "another 90", "200 people".
func (p *parser) moreOf(s *sentence, i int) (object, bool) {
	q := p.firstQuantity(s, i, 2)
	if q == nil || q.share || q.worded {
		return object{}, false
	}
	o, ok := p.people(s, q)
	if ok {
		return o, !o.cut
	}
	last := p.moreEnd(q)
	if !o.bare || last == q.last && !q.more || !p.bareStops(last+1, s) {
		return o, false
	}
	return object{first: q.first, last: last, head: last, q: q, owner: -1, modFirst: last + 1, modLast: last, bare: true}, true
}

// roundTakes reads how many a round hits: "A second wave hit 80 engineers". Several
// rounds are a sum.
func (p *parser) roundTakes(s *sentence, i int) (frame, bool) {
	f := frame{rule: roundRule, trigger: i, trigEnd: i, first: i, last: i, subject: -1, passive: true}
	k, _ := p.verbGroupBack(s, i)
	if p.at(k).low == "," {
		for k--; k > i-12 && k > s.first && p.at(k).low != ","; k-- {
		}
		k--
	}
	switch p.at(k).low {
	case "round", "wave", "purge", "cull":
	case "rounds", "waves":
		f.rule = grownRule
	default:
		return f, false
	}
	if oneOf(p.at(k-1).low, "funding", "financing", "seed", "investment", "bidding", "qualifying", "final") {
		return f, false
	}
	q := p.firstQuantity(s, i+1, 1)
	if q == nil || q.share {
		return f, false
	}
	o, ok := p.anyone(s, q)
	if !ok && !(o.bare && !q.worded && p.bareStops(q.last+1, s)) {
		return f, false
	}
	f.obj, f.first, f.last = o, k, max(o.last, q.last)
	return f, !o.cut
}

// grownTo reads what the figure of a cut told of just before has become since: "By
// October the figure had swelled to 31,500", "Those added up to more than 600 jobs".
func (p *parser) grownTo(s *sentence, i int) (frame, bool) {
	f := frame{rule: grownRule, trigger: i, trigEnd: i, first: i, subject: -1, passive: true}
	k := i - 1
	j := i + 1
	if oneOf(p.toks[i].low, "added", "add", "adds") {
		if p.at(j).low != "up" || p.at(j+1).low != "to" || !p.addsUp(i) {
			return f, false
		}
		j += 2
	} else {
		for oneOf(p.at(k).low, "since", "now", "had", "has", "have", "already", "would") {
			k--
		}
		if !oneOf(p.at(k).low, "figure", "number", "tally", "toll", "total", "count") || p.at(k-1).low != "the" || oneOf(p.at(k-2).low, "of", "in", "than") {
			return f, false
		}
		if p.at(j).low == "to" {
			j++
		}
	}
	q := p.firstQuantity(s, j, 2)
	if q == nil || q.share || q.worded || !p.fillers(j, q.first) {
		return f, false
	}
	o, ok := p.people(s, q)
	if !ok && !(o.bare && p.bareStops(q.last+1, s) && !oneOf(p.at(q.last+1).low, "per", "for", "of", "than", "by", "-", "%")) {
		return f, false
	}
	f.obj, f.last = o, max(o.last, q.last)
	return f, !o.cut
}

// addsUp reports whether the verb at token i says what rounds come to: "Those added up
// to", "The three rounds add up to"; "It added up to 600 jobs" says how many at most.
func (p *parser) addsUp(i int) bool {
	k := i - 1
	for oneOf(p.at(k).low, "together", "all") {
		k--
	}
	return oneOf(p.at(i).low, "added", "add", "adds") && oneOf(p.at(k).low, "those", "they", "these", "rounds", "cuts", "layoffs")
}

// leansOn returns the employer of the cut that a round or a sum leans on: the last one
// told of, in its sentence or the two before, with none that is named between. A bare
// sum is more than the figure right before it.
func (p *parser) leansOn(facts []fact, f *frame) (entity int, ok bool) {
	n := len(facts) - 1
	if n < 0 || facts[n].entity < 0 || facts[n].sent < f.sent-2 {
		if f.obj.bare || f.sent == 0 || !p.saysCuts(&p.sents[f.sent-1]) || !p.namesOnly(f.sent, -1) {
			return 0, false
		}
		h, ok := p.previous(f.sent) // "It went through three rounds of cuts. Those added up to"
		return h.entity, ok
	}
	last := &facts[n]
	if f.rule == grownRule && f.obj.bare {
		c := last.claim.Count
		if c == nil || last.sent != f.sent-1 || edge(c) <= 0 || float64(edge(c)) >= max(f.obj.q.min, f.obj.q.max) {
			return 0, false
		}
	}
	for i := last.sent + 1; i <= f.sent; i++ {
		if !p.namesOnly(i, last.entity) {
			return 0, false
		}
	}
	return last.entity, true
}

// saysCuts reports whether a sentence speaks of cuts by a noun: "three rounds of layoffs".
func (p *parser) saysCuts(s *sentence) bool {
	if s.classes&(cutNoun|lossWord|jobWord) == 0 {
		return false
	}
	for j := s.first; j < s.last; j++ {
		if p.isCutNoun(j) > 0 || p.toks[j].class&lossWord != 0 && p.at(j-1).low == "of" && oneOf(p.at(j-2).low, "round", "rounds", "wave", "waves") {
			return true
		}
	}
	return false
}
