package reader

// replaced reads people whose work something else takes over: "will replace 300
// workers with robots", "AI will replace 40 clerks at Acme", "40 posts will be replaced by AI".
func (p *parser) replaced(s *sentence, i int) (frame, bool) {
	f := frame{rule: "replaced", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	if k, aux := p.verbGroupBack(s, i); aux > 0 && oneOf(p.at(i+1).low, "by", "with") && p.machineWithin(i+2, 3) {
		o, ok := p.objectBefore(s, k, true) // "40 clerks were replaced by robots"
		f.obj, f.first, f.last, f.passive, f.subject = o, o.first, i+2, true, -1
		return f, ok && (o.q != nil || o.share != nil) && !o.cut && (p.toks[o.head].class&(peopleWord|jobNoun|forceWord) != 0 || o.bare && i > k+1 && p.tellsCutBefore(s))
	}
	q := p.firstQuantity(s, i+1, 4)
	if q == nil || !p.fillers(i+1, q.first) {
		return f, false
	}
	o, ok := p.anyone(s, q)
	if !ok || o.cut || p.toks[o.head].class&(peopleWord|jobNoun|forceWord) == 0 {
		return f, false
	}
	f.obj, f.last = o, o.last
	for j := o.last + 1; j < s.last && j < o.last+9; j++ {
		if w := p.toks[j].low; w == "with" || w == "by" {
			if p.machineWithin(j+1, 3) {
				f.last = j + 1
				return f, true
			}
			return f, false
		}
	}
	k, _ := p.verbGroupBack(s, i)
	return f, p.machineWithin(max(k-1, s.first), min(2, k-s.first+1))
}

// tellsCutBefore reports whether the sentence before gives the number of a cut, of which a
// number without a noun is then a part: "Up to 2,000 will be replaced by robots".
func (p *parser) tellsCutBefore(s *sentence) bool {
	si := p.sentenceAt(s.first)
	return si > 0 && p.saidCut(si-1)
}

// machineWithin reports whether what does work without people stands in the n
// tokens from i.
func (p *parser) machineWithin(i, n int) bool {
	for j := i; j < i+n; j++ {
		switch p.at(j).low {
		case "robot", "robots", "ai", "machine", "machines", "software", "automation", "chatbot", "chatbots", "bot", "bots", "kiosk", "kiosks", "algorithm", "algorithms", "intelligence":
			return true
		}
	}
	return false
}
