package reader

// bracketed reads figures in brackets behind the names of places, of a cut told of
// before them or in their sentence: "The biggest losses are in Leeds (700) and
// Hull (300)". The people in brackets behind a plant that only closes are its
// staff, and no part of a cut.
func (p *parser) bracketed(facts []fact) []fact {
	var out []fact
	read := -1 // the last sentence that was looked at
	for n := range facts {
		w := &facts[n]
		whole := int64(-1)
		if w.claim.Count != nil {
			whole = edge(w.claim.Count)
		}
		if whole < 20 || w.part {
			continue
		}
		for i := max(w.sent, read+1); i < len(p.sents) && i <= w.sent+3; i++ {
			read = i
			s := &p.sents[i]
			if s.aside || !s.numbered || s.classes&hireWord != 0 || !p.losesSome(s) || !p.namesOnly(i, w.entity) {
				continue
			}
			found := p.partsIn(i, w, func(q *quantity) bool { return q.used })
			sum := int64(0)
			kept := found[:0]
			for _, f := range found {
				if p.at(f.obj.first-1).low == "(" && p.at(f.obj.last+1).low == ")" && len(p.partPlaces(&f)) > 0 {
					sum += f.count
					kept = append(kept, f)
				}
			}
			for k := range kept {
				if sum > whole || len(kept) < 2 && kept[k].obj.bare {
					break
				}
				if x, ok := p.partOfWhole(&kept[k], w, "bracketed"); ok {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// namesOnly reports whether sentence i names no employer but one and its family.
func (p *parser) namesOnly(i, entity int) bool {
	for _, a := range p.bySentence[i] {
		if a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet && !p.sameFamily(a.entity, entity) && !p.isPlace(a) {
			return false
		}
	}
	return true
}

// losesSome reports whether a sentence speaks of jobs that go.
func (p *parser) losesSome(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		if t := &p.toks[j]; t.lists&closing == 0 && t.class&(cutNoun|lossWord|cutVerb|fireVerb|layWord) != 0 || strikes(t.low) {
			return true
		}
	}
	return false
}

// strikes reports whether a word says that somebody is struck by something or loses something.
func strikes(low string) bool {
	switch low {
	case "affected", "affect", "affects", "lose", "loses", "losing", "hit", "hits", "hitting", "hardest", "impacted":
		return true
	}
	return false
}

// closingWithJobs reads the jobs in brackets behind what closes: "will shut its
// Dayton works (540 jobs)".
func (p *parser) closingWithJobs(s *sentence, si int) []frame {
	if s.lists&closing == 0 || s.classes&jobNoun == 0 || !s.numbered {
		return nil
	}
	var out []frame
	closes := -1
	for j := s.first; j < s.last; j++ {
		if p.toks[j].lists&closing != 0 && closes < 0 {
			closes = j
		}
		if closes < 0 || p.toks[j].low != "(" {
			continue
		}
		q := p.firstQuantity(s, j+1, 1)
		if q == nil || q.share || q.used {
			continue
		}
		o, ok := p.people(s, q)
		if !ok || o.cut || p.toks[o.head].class&jobNoun == 0 {
			continue
		}
		end := o.last
		if oneOf(p.at(end+1).low, "lost", "affected") {
			end++
		}
		if p.at(end+1).low != ")" {
			continue
		}
		q.used = true
		passive := p.at(closes-1).class&beWord != 0
		out = append(out, frame{rule: "closing-with-jobs", kind: "reduction", sent: si, trigger: closes, trigEnd: closes, first: o.first, last: end, obj: o, subject: closes, passive: passive})
	}
	return out
}
