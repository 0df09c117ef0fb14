package reader

import "strings"

// laidOffPeople reads people who have gone, in a phrase that tells something else of
// them: "the 340 sacked Brine Motors workers found jobs", "800 furloughed employees
// at Calder". When they went it does not say.
func (p *parser) laidOffPeople(s *sentence, i int) (frame, bool) {
	f := frame{rule: laidOffRule, trigger: i, trigEnd: i, subject: -1, passive: true, furlough: p.toks[i].class&furloughWord != 0}
	switch p.toks[i].low {
	case "laid":
		if p.at(i+1).low != "off" {
			return f, false
		}
		f.trigEnd++
	case "laid-off", "furloughed", "sacked", "dismissed", "fired", "axed", "terminated":
	default:
		return f, false
	}
	k := i - 1
	if oneOf(p.at(k).low, "recently", "newly", "currently", "already") {
		k--
	}
	q := p.quantityAt(k)
	if q == nil || q.min < 10 || q.last != k || p.takesBack(s) || q.share || q.money || q.used || p.dateCovers(q.number) {
		return f, false
	}
	o := object{first: q.first, q: q, owner: -1, modFirst: f.trigEnd + 1}
	j := f.trigEnd + 1
	for n := 0; n < 3 && j < s.last; n++ {
		if a, ok := p.actorAt(j); ok && a.kind == org {
			o.owner, o.ownerToken = a.entity, a.first
			j = a.last + 1
		} else if t := &p.toks[j]; t.class&peopleWord == 0 && t.kind == word && !t.upper && t.class&^kindWord == 0 {
			j++
		}
	}
	if j >= s.last || p.toks[j].class&peopleWord == 0 || p.toks[j].class&jobNoun != 0 {
		return f, false
	}
	for p.at(j+1).class&peopleWord != 0 && j+1 < s.last {
		j++
	}
	o.head, o.last, o.modLast = j, j, j-1
	if a, ok := p.actorEnding(q.first - 2); ok && a.kind == org && p.at(q.first-1).low == "'s" {
		o.owner, o.ownerToken = a.entity, a.first
	} else if p.at(q.first-1).class&itsWord != 0 {
		if h, ok := p.resolve(s, q.first-1, "its"); ok && h.token >= s.first {
			o.owner, o.ownerToken = h.entity, h.token
		}
	}
	f.obj, f.first, f.last = o, q.first, j
	return f, true
}

// takesBack reports whether a sentence tells that people who had gone come back.
func (p *parser) takesBack(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		low := p.toks[j].low
		if low == "back" || strings.HasPrefix(low, "rehir") || strings.HasPrefix(low, "reinstat") || strings.HasPrefix(low, "recall") || strings.HasPrefix(low, "re-hir") {
			return true
		}
	}
	return false
}

// laidOffRule is the name of the rule laidOffPeople, whose facts have no date of
// their sentence.
const laidOffRule = "laid-off-people"
