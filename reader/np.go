package reader

import (
	"strings"
)

// An object is a phrase of people, jobs or a workforce: "about 3,900 corporate
// jobs", "7% of its workforce", "staff". q is nil when it gives no number.
type object struct {
	first, last int // tokens, both included
	head        int // token of the noun
	q           *quantity
	share       *quantity // the share beside a count, or the count's own
	shareOf     string
	modFirst    int // words between number and noun; modLast < modFirst when none
	modLast     int
	owner       int  // entity whose jobs they are ("Twitter's staff", "Tesla workers"); -1 is not said
	ownerToken  int  // where the owner stands
	bare        bool // a number without a noun
	cut         bool // the noun itself is a cut: "12,000 job cuts"
}

// people reads the phrase of people or jobs that quantity q leads.
func (p *parser) people(s *sentence, q *quantity) (object, bool) {
	if q.money || q.used {
		return object{}, false
	}
	if b := p.at(q.first - 1); b.low == "but" && p.at(q.first-2).low == "all" || b.low == "except" {
		return object{}, false // "All but 300 of its 10,000 staff": those who stay
	}
	if q.share {
		return p.shareOfPeople(s, q)
	}
	if oneOf(p.at(q.last+1).low, "accepted", "took", "found", "got", "declined", "refused", "won") && p.at(q.last+2).class&peopleWord == 0 {
		return object{}, false // "21 accepted posts in the hangar"
	}
	if k := q.first - 1; p.at(k).low == "'s" || p.at(k).class&itsWord != 0 {
		for k--; k > q.first-6 && p.at(k).low != "of" && p.at(k).upper; k-- {
		}
		if e := p.at(k - 1); p.at(k).low == "of" && (e.low == "\"" || e.low == "”") && oneOf(p.at(k-2).low, "percent", "%", "cent") {
			return object{}, false // "“around 5 percent” of Brine's 2,400 jobs"
		}
	}
	o := object{first: q.first, last: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last}
	i := q.last + 1
	if l := p.at(i).low; (l == "”" || l == "\"") && oneOf(p.at(q.first-1).low, "“", "\"") {
		i++ // "“several hundred” workers"
	}
	if p.at(i).low == "-" && p.at(i).glued { // "14-person layoff", "50-person team"
		if n := p.at(i + 1).low; n == "person" || n == "employee" || n == "member" || n == "strong" {
			if whole(p.at(q.first - 1).low) {
				for k := i + 2; k < i+5; k++ { // "its entire 40-person policy team"
					if team(p.at(k).low) {
						o.head, o.last, o.modFirst, o.modLast = k, k, i+2, k-1
						return o, true
					}
				}
			}
			return p.nounAfter(s, o, i+2)
		}
		if p.isCutNoun(i+1) > 1 {
			return p.nounAfter(s, o, i+1) // "its 9,000-job cull"
		}
		return o, false
	}
	if p.at(i).low == "out" && p.at(i+1).low == "of" {
		i++ // "300 out of 2,000 employees"
	}
	if p.at(i).low == "of" { // "1,920 of its employees", "hundreds of jobs"
		j := i + 1
		for j < s.last && j < i+4 && (p.at(j).class&(itsWord|detWord) != 0 || p.at(j).low == "total") && p.quantityAt(j) == nil {
			j++
		}
		if l := p.at(j).low; (l == "them" || l == "us" && !p.at(j).upper) && j == i+1 && !q.share {
			o.head, o.last, o.modFirst, o.modLast = j, j, j, j-1
			return o, true // "200 of them would go"
		}
		if a, ok := p.actorAt(j); ok && a.kind == org && p.at(a.last+1).low == "'s" {
			o.owner, o.ownerToken = a.entity, a.first
			j = a.last + 2
		}
		if p.at(j+1).low == "'s" && p.beginsNumber(j+2) {
			j += 2 // "four of the college's 11 managers"
		}
		if w := p.quantityAt(j); w != nil { // "200 of its 900 workforce"
			if wo, ok := p.people(s, w); ok {
				o.last, o.head = wo.last, wo.head
				return o, true
			}
		}
		return p.nounAfter(s, o, j)
	}
	return p.nounAfter(s, o, i)
}

// nounAfter looks for the noun of people or jobs within a few words of i.
func (p *parser) nounAfter(s *sentence, o object, i int) (object, bool) {
	o.modFirst = i
	found := -1
	for j := i; j < s.last && j < i+9; j++ {
		t := &p.toks[j]
		if p.isCutNoun(j) > 0 && (t.class&(jobWord|cutNoun) != 0 || p.isCutNoun(j) == 2 && p.at(j+1).class&lossWord == 0) {
			if t.class&cutNoun != 0 && found >= 0 && t.class&(cutVerb|fireVerb) != 0 {
				break
			}
			o.cut = true
			o.last = j + p.isCutNoun(j) - 1
			o.head, o.modLast = o.last, j-1
			if a, ok := p.actorIn(i, j-1); ok && a.kind == org { // "2,000 Westland job losses"
				o.owner, o.ownerToken = a.entity, a.first
			}
			return o, true
		}
		if t.class&lossWord != 0 && found < 0 && j == i && t.low != "losses" && t.low != "loss" && !p.rateCut(s) {
			o.cut, o.head, o.last, o.modLast = true, j, j, j-1
			return o, true
		}
		if t.class&anyNoun != 0 && !(t.class&forceWord != 0 && t.class&(peopleWord) == 0 && t.low == "team") {
			found = j
			continue
		}
		if n := p.at(j + 1); found >= 0 && (t.low == "'" || t.low == "’") && n.class&jobNoun != 0 && n.class&cutNoun == 0 {
			found = j + 1 // "90 dockers' jobs"
			break
		}
		if found >= 0 && t.low == "and" && p.toks[found].class&jobNoun == 0 && p.at(j+1).class&peopleWord != 0 && p.at(j+1).class&jobNoun == 0 && p.at(j+2).class&jobNoun != 0 && p.isCutNoun(j+1) == 0 {
			continue // "faculty and staff jobs"
		}
		if found >= 0 && !((p.toks[found].low == "salaried" || p.toks[found].low == "hourly") && (t.low == "and" || t.class == 0 && t.kind == word && !t.upper)) {
			break
		}
		if t.low == "'s" {
			continue
		}
		if a, ok := p.actorAt(j); ok && a.kind == org && a.last > j && a.last < j+9 && p.at(a.last+1).class&anyNoun != 0 {
			j = a.last // "90 Department of Parks and Gardens employees"
			continue
		}
		if found < 0 && j > i+1 && t.kind == digits && p.at(j-1).low == "and" && p.at(j-2).class&anyNoun == 0 {
			if w, ok := p.twoKinds(s, j); ok { // "150 full-time and 50 part-time workers"
				o.head, o.last, o.modLast = w, j-2, j-2
				return o, true
			}
		}
		if t.kind == mark && t.low != "-" && t.low != "," && t.low != "&" && t.low != "." && t.low != "“" && t.low != "\"" && t.low != "”" || t.kind == digits {
			break
		}
		if t.low == "," && !p.listGoesOn(s, j) {
			break
		}
		if t.low == "," && j == i {
			break
		}
		if t.class&(prepWord|pronounWord|itsWord|relativeWord|beWord|haveWord|modalWord|reportWord|notWord) != 0 && t.low != "n't" && !(t.low == "us" && t.caps) && // "US workers"
			!(t.low == "claims" && p.at(j+1).class&(jobNoun|peopleWord) != 0) { // "250 claims jobs"
			break
		}
		if t.class&conjWord != 0 && t.low != "and" && t.low != "or" {
			break
		}
		if t.class&detWord != 0 {
			break
		}
		if (t.class&(cutVerb|fireVerb) != 0 || strings.HasSuffix(t.low, "ing") && t.class&anyNoun == 0 && p.at(j-1).low == ",") && t.class&anyNoun == 0 {
			break
		}
	}
	if found < 0 {
		o.bare = true
		o.head = o.q.last
		return o, false
	}
	o.head, o.last, o.modLast = found, found, found-1
	if a, ok := p.actorIn(o.modFirst, o.modLast); ok && a.kind == org && o.owner < 0 {
		o.owner, o.ownerToken = a.entity, a.first
	}
	return o, true
}

// twoKinds reads the noun of the second of two numbers that share it, which begins
// at token j.
func (p *parser) twoKinds(s *sentence, j int) (head int, ok bool) {
	q := p.quantityAt(j)
	if q != nil && q.used { // taken by the frame that this one comes before
		q.used = false
		defer func() { q.used = true }()
	}
	if q == nil || q.first != j || q.share || q.money || p.at(q.last+1).kind != word || p.at(q.last+1).class&anyNoun != 0 {
		return 0, false
	}
	o, ok := p.people(s, q)
	return o.head, ok && !o.cut && o.head <= q.last+3
}

// listGoesOn reports whether the comma at j is inside a list of adjectives that
// ends in "and" before a noun: "legal, advertising and public relations jobs".
func (p *parser) listGoesOn(s *sentence, j int) bool {
	for k := j + 1; k < s.last && k < j+6; k++ {
		t := &p.toks[k]
		if (t.low == "and" || t.low == "or") && k > j+1 {
			return p.at(k+1).class&(verbish|detWord|pronounWord) == 0 && p.at(k+1).kind == word
		}
		if t.class&anyNoun != 0 && k == j+2 && p.toks[j+1].class == 0 {
			return true
		}
		if t.class&(verbish|prepWord|pronounWord|cutVerb|fireVerb|relativeWord) != 0 || t.kind == digits {
			return false
		}
	}
	return false
}

// isCutNoun returns how many tokens the noun of a cut at i takes: "layoffs" 1,
// "job cuts" 2, "workforce reduction" 2; 0 when there is none.
func (p *parser) isCutNoun(i int) int {
	if p.at(i).class&(cutNoun|jobWord|cutOpener) == 0 {
		return 0
	}
	return p.cutNounAt(i)
}

func (p *parser) cutNounAt(i int) int {
	t := p.at(i)
	if t.class&cutNoun != 0 {
		return 1
	}
	if t.low == "reduction" || t.low == "reductions" || t.low == "reduction-in-force" {
		if p.at(i+1).low == "in" && (p.at(i+2).low == "force" || p.at(i+2).low == "forces") {
			return 3
		}
		if p.at(i+1).low == "-" && p.at(i+2).low == "in" {
			return 5
		}
		if t.low == "reduction-in-force" {
			return 1
		}
	}
	if (t.low == "buyout" || t.low == "buyouts") && p.buyout(i) {
		return 1
	}
	if (t.low == "position" || t.low == "positions") && oneOf(p.at(i+1).low, "elimination", "eliminations", "reductions", "cuts") {
		return 2
	}
	if t.class&jobWord != 0 {
		n := p.at(i + 1)
		if n.class&lossWord != 0 && p.at(i+2).class&(jobNoun|peopleWord) == 0 {
			return 2
		}
		if n.low == "-" && p.at(i+2).class&lossWord != 0 {
			return 3
		}
		if n.low == "force" && p.at(i+2).class&lossWord != 0 { // "work force reduction"
			return 3
		}
	}
	if (t.low == "voluntary" || t.low == "compulsory" || t.low == "early") && oneOf(p.at(i+1).low, "retirements", "departures", "exits", "resignations", "separations") {
		return 2
	}
	if t.low == "job-cuts" || t.low == "job-losses" {
		return 1
	}
	return 0
}

// buyout reports whether a "buyout" at i is one offered to people, not a
// takeover.
func (p *parser) buyout(i int) bool {
	for j := i - 3; j <= i+6; j++ {
		switch t := p.at(j); {
		case t.low == "voluntary", t.low == "offered", t.low == "offers", t.low == "offering", t.low == "retirement", t.low == "took", t.low == "accepted":
			return true
		case t.class&peopleWord != 0:
			return true
		}
	}
	return false
}

// shareOfPeople reads the base of a share: "7% of its workforce", "half the
// company's workers", "a 7% reduction in workforce", "all its employees".
func (p *parser) shareOfPeople(s *sentence, q *quantity) (object, bool) {
	o := object{first: q.first, last: q.last, share: q, owner: -1, modFirst: q.last + 1, modLast: q.last}
	i := q.last + 1
	if t := p.at(i); t.class&lossWord != 0 || t.low == "drop" || p.isCutNoun(i) > 0 || t.class&jobWord != 0 && p.isCutNoun(i) > 0 {
		return p.shareCut(s, o, i)
	}
	if p.at(i).low == "of" {
		i++
		if p.at(i).low == "of" {
			i++
		}
	} else if _, named := p.actorAt(i + 2); p.at(i).low == "to" && (p.at(i+1).class&itsWord != 0 || p.at(i+1).class&detWord != 0 && named) {
		i++ // "cuts of 65% to the agency's workforce"
	}
	start := -1
	for j := i; j < s.last && j < i+9; j++ {
		t := &p.toks[j]
		if a, ok := p.actorAt(j); ok && (a.kind == org || a.kind == anaphor) {
			if n := p.at(a.last + 1); n.low == "'s" || (n.low == "'" || n.low == "’") && n.glued && strings.HasSuffix(p.at(a.last).low, "s") { // "Kestrel Mills' staff"
				o.owner, o.ownerToken = a.entity, a.first
				j = a.last + 1
				start = -1
				continue
			}
			if a.kind == org {
				o.owner, o.ownerToken = a.entity, a.first
				if n := p.at(a.last + 1); p.at(q.last+1).low == "of" && n.class&(beWord|haveWord) != 0 {
					o.head, o.last, o.modLast = a.last, a.last, a.first-1
					return o, true // "some 80% of the Department of Fisheries is furloughed"
				}
				if start < 0 {
					start = a.last + 1
				}
				j = a.last
				continue
			}
			if p.at(q.last+1).low == "of" && p.bareStops(a.last+1, s) && (p.cutNear(s) || s.classes&(peopleWord|jobNoun) != 0) {
				o.head, o.last, o.modLast = a.last, a.last, a.first-1
				return o, true // "laid off 20% of the company"
			}
			j = a.last
			continue
		}
		switch {
		case t.class&(detWord|itsWord|approxWord) != 0 && start < 0 || t.low == "'s" && start < 0:
			continue
		case t.low == "entire" || t.low == "total" && start < 0 && p.at(j+1).class&anyNoun == 0:
			continue
		}
		if t.kind == digits || t.kind == mark && t.low != "-" && t.low != "," && t.low != "&" {
			if w := p.quantityAt(j); w != nil && !w.share && !w.money { // "20% of its 6,000 employees"
				j = w.last
				if p.at(j+1).low == "-" && oneOf(p.at(j+2).low, "strong", "person", "member", "employee") {
					j += 2 // "its 9,000-strong civilian workforce"
				}
				continue
			}
			break
		}
		if t.class&notWord != 0 || t.low == "," && p.beginsNumber(j+1) && o.owner < 0 {
			break // "10% of hours, not jobs", "10% of its partners, three people said"
		}
		if t.class&(forceWord|peopleWord|jobNoun) != 0 {
			head := j
			for p.at(head+1).class&(forceWord|peopleWord|jobNoun) != 0 && head+1 < s.last {
				head++
			}
			if n := p.at(head + 1); n.low == "force" {
				head++
			}
			if p.isCutNoun(head) > 1 && p.at(q.last+1).low == "of" {
				break // "half of the job cuts" are no half of the jobs
			}
			if start < 0 {
				start = j
			}
			o.head, o.last = head, head
			o.shareOf = p.words(start, head)
			o.modFirst, o.modLast = start, head-1
			return o, true
		}
		if t.low == "work" && p.at(j+1).low == "force" {
			continue
		}
		if t.class&(verbish|prepWord|pronounWord|relativeWord|conjWord|cutVerb|fireVerb) != 0 && t.low != "and" {
			break
		}
		if start < 0 {
			start = j
		}
	}
	o.bare, o.owner = true, -1 // who is named behind a bare share is another: "cut 7%, Brine 12%"
	o.head = q.last
	return o, false
}

// shareCut reads "12% staff cut", "7% reduction in its workforce".
func (p *parser) shareCut(s *sentence, o object, i int) (object, bool) {
	if n := p.isCutNoun(i); n > 0 {
		o.cut = true
		o.last, o.head = i+n-1, i+n-1
		if p.at(i).class&jobWord != 0 {
			o.shareOf = p.toks[i].low
		}
		return o, true
	}
	// "reduction in/of ... workforce"
	for j := i + 1; j < s.last && j < i+8; j++ {
		t := &p.toks[j]
		if t.class&(forceWord|peopleWord|jobNoun) != 0 {
			o.cut = true
			o.head, o.last = j, j
			o.shareOf = t.low
			return o, true
		}
		if t.class&verbish != 0 || t.kind == mark {
			break
		}
	}
	o.bare = true
	return o, false
}

// rateCut reports whether the sentence speaks of rates, prices or taxes, where
// "9,000 cuts" alone would be no jobs.
func (p *parser) rateCut(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		switch p.toks[j].low {
		case "rate", "rates", "tax", "taxes", "price", "prices", "spending", "output", "barrels", "basis", "points":
			return true
		}
	}
	return false
}

// actorAt returns the actor whose mention begins at token i.
func (p *parser) actorAt(i int) (actor, bool) {
	if i < 0 || i >= len(p.toks) {
		return actor{}, false
	}
	for _, a := range p.bySentence[p.sentenceAt(i)] {
		if a.first == i {
			return a, true
		}
		if a.first > i {
			break
		}
	}
	return actor{}, false
}

// actorIn returns the first actor that lies within tokens first..last.
func (p *parser) actorIn(first, last int) (actor, bool) {
	if first < 0 || first >= len(p.toks) {
		return actor{}, false
	}
	for _, a := range p.bySentence[p.sentenceAt(first)] {
		if a.first >= first && a.last <= last && a.kind != pronoun && a.kind != its {
			return a, true
		}
	}
	return actor{}, false
}

// quantityAt returns the quantity that covers token i, or nil.
func (p *parser) quantityAt(i int) *quantity {
	if i < 0 || i >= len(p.toks) {
		return nil
	}
	qs := p.quantsOf(p.sentenceAt(i))
	for k := range qs {
		if qs[k].first <= i && i <= qs[k].last {
			return &qs[k]
		}
	}
	return nil
}

// whole reports whether a word says that all of a team is meant.
func whole(low string) bool { return low == "entire" || low == "whole" || low == "all" }

// team reports whether a word is of a part of an employer that people make up.
func team(low string) bool {
	switch low {
	case "team", "department", "unit", "division", "group", "desk", "newsroom", "office", "staff", "crew", "lab":
		return true
	}
	return false
}
