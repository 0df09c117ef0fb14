package reader

// oneWorker reads a person whom an employer lays off: "Ann Orr was laid off by
// Acme", "Ann Orr, who was let go from Acme". It is a cut without a number; who is
// fired may have done something.
func (p *parser) oneWorker(s *sentence, i, end int, form verbForm) (frame, bool) {
	f := frame{rule: "one-worker", trigger: i, trigEnd: end, first: i, last: end, subject: -1, passive: true}
	if form != past || p.toks[i].class&(layWord|letWord) == 0 && p.at(end).low != "redundant" || !oneOf(p.at(end+1).low, "by", "from", "at") {
		return f, false
	}
	k, aux := p.verbGroupBack(s, i)
	if p.at(k).low == "who" {
		if k--; p.at(k).low == "," {
			k--
		}
	}
	a, ok := p.actorEnding(k)
	if aux == 0 || !ok || a.kind != person {
		return f, false
	}
	j := end + 2
	for j < end+5 && p.at(j).class&detWord != 0 {
		j++
	}
	b, ok := p.actorAt(j)
	if !ok || b.kind != org || p.entities[b.entity].outlet && p.at(end+1).low == "by" {
		return f, false
	}
	f.obj = object{first: a.first, last: a.last, head: a.last, owner: b.entity, ownerToken: b.first, modFirst: a.last, modLast: a.last - 1}
	f.first, f.last = a.first, b.last
	return f, true
}

// offersBuyouts reads buyouts without a number that an employer offers its people:
// "is offering buyouts to workers", "offered voluntary separation packages".
func (p *parser) offersBuyouts(s *sentence, i int) (frame, bool) {
	f := frame{rule: "buyouts", trigger: i, trigEnd: i, first: i, last: i, subject: i, noun: true}
	voluntary := false
	for j := i - 1; j >= s.first && j > i-5; j-- {
		switch t := &p.toks[j]; {
		case oneOf(t.low, "offer", "offers", "offered", "offering"):
			people := voluntary
			for k := i + 2; p.at(i+1).low == "to" && k < i+7; k++ {
				people = people || p.at(k).class&(peopleWord|forceWord) != 0 && !oneOf(p.at(k).low, "team", "players")
			}
			f.first = j
			f.obj = object{first: i, last: i, head: i, owner: -1, modFirst: i, modLast: i - 1, cut: true}
			return f, people && !p.deniedOffer(s, j)
		case t.low == "voluntary" || t.low == "retirement" || t.low == "severance" || t.low == "separation":
			voluntary = voluntary || t.low == "voluntary"
		case t.class&(detWord|itsWord) == 0 && (t.kind != word || t.class != 0):
			return f, false
		}
	}
	return f, false
}

// deniedOffer reports whether an offer at token i is only a bid or is not made.
func (p *parser) deniedOffer(s *sentence, i int) bool {
	for j := i - 1; j >= s.first && j > i-5; j-- {
		if t := &p.toks[j]; t.class&notWord != 0 || t.class&mayWord != 0 {
			return true
		}
	}
	return false
}
