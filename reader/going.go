package reader

import "strings"

// atRiskBehind gives the words, from the nearest back, behind which a word says that
// jobs may go: "on the line", "at stake".
var atRiskBehind = map[string][]string{
	"balance": {"the", "in"}, "line": {"the", "on"}, "stake": {"at"}, "risk": {"at"}, "jeopardy": {"in"}, "danger": {"in"}, "threat": {"under"},
}

// going reads jobs that go: "7,500 jobs will go", "400 are to go", "jobs at
// risk", "350 jobs will be affected", "6,650 workers jobless".
func (p *parser) going(s *sentence, i int) (frame, bool) {
	f := frame{rule: "jobs-go", trigger: i, trigEnd: i, last: i, subject: -1, passive: true}
	t := &p.toks[i]
	affected, staffed := false, false
	switch t.low {
	case "go", "gone", "went":
		if l := p.at(i + 1).low; l == "unfilled" || l == "begging" || l == "vacant" || l == "overseas" || l == "abroad" {
			return f, false
		}
		if n := p.at(i + 1); n.class&prepWord != 0 && (n.low == "to" || n.low == "into") || n.low == "ahead" || n.low == "through" || n.low == "beyond" {
			return f, false
		}
	case "going": // "90 of 400 jobs are going"
		if n := p.at(i + 1); p.at(i-1).class&beWord == 0 || n.class&prepWord != 0 && !oneOf(n.low, "at", "in", "from", "across", "as", "by", "after", "with") ||
			oneOf(n.low, "unfilled", "begging", "vacant", "overseas", "abroad", "ahead", "back", "out", "well", "elsewhere", "away", "nowhere", "unadvertised") {
			return f, false
		}
	case "survive": // "95 of the 400 jobs will not survive the merger"
		gone := p.at(i-1).low == "not" || p.at(i-1).low == "n't" || strings.HasSuffix(p.at(i-1).low, "n't")
		if !gone {
			return f, false
		}
		o, ok := p.jobsThatEnd(s, i)
		f.obj, f.first, f.rule = o, o.first, "not-survive"
		return f, ok
	case "end", "ends", "ended", "ending": // "Sixty jobs there will end"
		if p.takesObject(s, i+1) || p.at(i+1).low == "up" || t.low == "ending" && p.at(i-1).class&beWord == 0 {
			return f, false
		}
		o, ok := p.jobsThatEnd(s, i)
		f.obj, f.first = o, o.first
		p.beside(s, &f)
		return f, ok && o.q != nil && !o.q.vague
	case "affected", "impacted":
		affected = true
		if f, ok := p.affectedPeople(s, i); ok {
			return f, true
		}
	case "balance", "stake", "line", "risk", "jeopardy", "danger", "threat":
		for k, before := range atRiskBehind[t.low] {
			if p.at(i-1-k).low != before {
				return f, false
			}
		}
	case "block":
		if p.at(i-1).low != "chopping" || p.at(i-3).low != "on" {
			return f, false
		}
	case "layoff", "furlough":
		if p.at(i-1).low != "on" && (p.at(i-2).low != "on" || p.at(i-1).low != "temporary" && p.at(i-1).low != "indefinite" && p.at(i-1).low != "permanent") {
			return f, false
		}
	case "work", "jobs":
		if b := p.outOf(i); b.low != "without" && b.low != "out" {
			return f, false
		}
	case "job":
		if p.at(i-1).class&itsWord == 0 && p.at(i-1).low != "a" || p.at(i-2).low != "without" && (p.at(i-2).low != "of" || p.at(i-3).low != "out") || p.isCutNoun(i) > 0 {
			return f, false
		}
	case "out":
		if n := p.at(i + 1); p.at(i-1).class&beWord == 0 || n.class&prepWord != 0 && !p.dateStarts(i+2) && (n.low == "of" || s.classes&cutNoun == 0) || oneOf(n.low, "sick", "protesting", "striking", "marching", "looking") {
			return f, false // "700 nurses were out for 300 days"
		}
	case "redundant":
		if p.at(i-1).low != "become" && p.at(i-1).low != "be" && p.at(i-1).low != "are" {
			return f, false
		}
	case "surplus":
		if p.at(i+1).low != "to" || p.at(i+2).low != "requirements" {
			return f, false
		}
	case "left":
		if p.at(i-1).low != "have" && (p.at(i-1).low != "already" || p.at(i-2).low != "have") || p.at(i-2).low != "will" && !p.leftSoFar(s, i) {
			return f, false
		}
	case "leaving", "leave", "depart":
		if t.low == "leaving" && p.at(i-1).class&beWord == 0 {
			return f, false
		}
		if p.at(i+1).low == "by" && !p.dateStarts(i+2) {
			return f, false // "were leaving by bus"
		}
		ends := p.at(i+1).kind == mark || oneOf(p.at(i+1).low, "by", "this", "next", "today", "immediately") // "said 90 employees would be leaving."
		near := p.cutNear(s) || p.sentenceAt(i) > 0 && p.saidCut(p.sentenceAt(i)-1)
		if p.at(i-1).low != "will" && p.at(i-1).low != "would" && p.at(i-1).low != "to" && t.low != "leaving" || !near && !p.leavesEmployer(i+1) && !ends {
			return f, false
		}
		staffed = !near && ends && !p.leavesEmployer(i+1)
	}
	if (t.low == "risk" || t.low == "jeopardy") && i <= s.first+2 && p.at(i+1).class&beWord != 0 { // "At risk are some 430 jobs"
		if q := p.firstQuantity(s, i+2, 1); q != nil {
			o, ok := p.people(s, q)
			f.obj, f.first, f.last = o, i-1, o.last
			return f, ok && p.toks[o.head].class&jobNoun != 0
		}
	}
	start := i
	if t.low == "block" {
		start = i - 3 // "on the chopping block"
	}
	if t.low == "balance" || t.low == "line" { // "hang in the balance", "on the line"
		if start = i - 2; strings.HasPrefix(p.at(start-1).low, "hang") {
			start--
		}
	}
	atRisk := t.low == "risk" || t.low == "jeopardy" || t.low == "threat" || t.low == "danger"
	if atRisk || t.low == "stake" {
		start = i - 1
	}
	atRisk = atRisk || t.low == "stake" || t.low == "balance" || t.low == "line" || t.low == "block"
	switch t.low {
	case "work", "jobs":
		for start = i - 1; p.at(start).low != "without" && p.at(start).low != "out"; {
			start--
		}
	case "job": // "out of a job", "without a job"
		if start = i - 2; p.at(start).low == "of" {
			start--
		}
	}
	if t.low == "layoff" || t.low == "furlough" { // "put on temporary layoff", "remain on layoff"
		for start = i - 1; p.toks[start].low != "on"; start-- {
		}
		if w := p.at(start - 1).low; w == "put" || w == "placed" || w == "remain" || w == "remained" || w == "are" || w == "were" {
			start--
		}
	}
	if (t.low == "jobless" || t.low == "unemployed" || t.low == "work" || t.low == "job") && p.at(start-1).low == "themselves" {
		start -= 2 // "found themselves jobless"
	}
	if p.at(start-1).low == "home" && oneOf(p.at(start-2).low, "went", "go", "gone") && p.at(start).low == "without" {
		start -= 2 // "went home without jobs"
	}
	if n := p.at(start - 1); n.low == "left" && p.at(start-2).class&beWord != 0 {
		start-- // "have been left jobless"
	}
	k, aux := p.verbGroupBack(s, start)
	if t.low == "go" && k == start-1 && (p.at(k).class&jobNoun == 0 || p.quantityBefore(s, k) == nil) || affected && aux == 0 && k != start-1 {
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
	far := aux > 0 || k < start-1
	if q := p.quantityBefore(s, k); !far && q != nil {
		far = p.leftThere(q.first) || p.at(start+1).low == "themselves" // "throwing 90 drivers and clerks out of work"
	}
	o, ok := p.objectBefore(s, k, far)
	if !ok || o.q == nil && o.share == nil && (!atRisk && t.low != "go" || p.toks[o.head].class&jobNoun == 0) {
		return f, false
	}
	if (affected && !p.cutNear(s) || t.low == "danger" || t.low == "stake" || t.low == "balance" || t.low == "line" || t.low == "block") && p.toks[o.head].class&jobNoun == 0 {
		return f, false
	}
	if (t.low == "go" || t.low == "gone" || t.low == "went") && !(o.bare && (t.low != "went" || p.wentBehind(s, o.q, i))) && p.toks[o.head].class&jobNoun == 0 && !p.mustGo(s, i, k) && !p.shareGoes(&o, i) {
		return f, false
	}
	if staffed && !oneOf(p.toks[o.head].low, "employees", "workers", "staffers", "colleagues", "teammates") {
		return f, false
	}
	if t.low == "going" && (o.q == nil || p.toks[o.head].class&jobNoun == 0) {
		return f, false
	}
	if o.bare && t.low != "go" && t.low != "gone" && t.low != "went" && !((affected || t.low == "leave" && o.q != nil && o.q.more) && p.cutNear(s)) && !p.leftThere(o.first) {
		return f, false
	}
	if o.bare && t.low == "go" && !p.cutNear(s) && !p.jobsNear(s) {
		return f, false
	}
	f.obj, f.first = o, o.first
	if (t.low == "work" || t.low == "job" || t.low == "jobs" || t.low == "jobless") && aux > 0 {
		if f.rule = "out-of-work"; p.ofTheEconomy(s, &o) {
			return f, false
		}
	}
	p.beside(s, &f)
	return f, true
}

// leftSoFar reports whether those who have left at token i are of a cut that the sentence
// before gives the number of: "So far 9,000 people have left."
func (p *parser) leftSoFar(s *sentence, i int) bool {
	if i+1 < s.last && p.at(i+1).kind != mark || !p.tellsCutBefore(s) {
		return false
	}
	for j := s.first; j < i; j++ {
		if t := &p.toks[j]; t.low == "far" && p.at(j-1).low == "so" || t.low == "already" {
			return true
		}
	}
	return false
}

// wentBehind reports whether a number without a noun before "went" at token i counts jobs as
// one before it in the sentence does: "said that 600 jobs would be lost, and in the end
// 1,100 went".
func (p *parser) wentBehind(s *sentence, q *quantity, i int) bool {
	if q == nil || q.last != i-1 || i+1 < s.last && p.at(i+1).kind != mark && !p.datedBehind(i) || p.at(q.first-1).class&(detWord|itsWord) != 0 {
		return false
	}
	if q.more && p.tellsCutBefore(s) {
		return true // "Acme cut 300 jobs in March. Another 200 went in June."
	}
	for k := range p.quantsOf(p.sentenceAt(i)) {
		if b := &p.quantsOf(p.sentenceAt(i))[k]; b.last < q.first && b.used && !b.money && !b.share {
			return p.at(b.last+1).class&jobNoun != 0
		}
	}
	return false
}

// shareGoes reports whether it is a share of a staff that will go, for good: "9% of its
// staff would go".
func (p *parser) shareGoes(o *object, i int) bool {
	h := &p.toks[o.head]
	return o.share != nil && o.last == i-2 && p.at(i-1).class&modalWord != 0 && h.class&forceWord != 0 && (h.class&peopleWord == 0 || h.low == "staff") && (p.at(i+1).kind == mark || p.dateStarts(i+2))
}

// ofTheEconomy reports whether those out of work are people at large, of a sentence that
// speaks of unemployment: "about 500,000 more people are out of work". It is asked before the
// number is taken, which a forecast may want.
func (p *parser) ofTheEconomy(s *sentence, o *object) bool {
	if o.owner >= 0 || p.toks[o.head].low != "people" && p.toks[o.head].low != "workers" {
		return false
	}
	for j := s.first; j < s.last; j++ {
		if oneOf(p.toks[j].low, "unemployment", "economy", "economist", "economists", "nationwide", "nationally", "recession") {
			return true
		}
	}
	return false
}

// jobsThatEnd reads the jobs before the verb group of the verb at token i, by their number.
func (p *parser) jobsThatEnd(s *sentence, i int) (object, bool) {
	k, _ := p.verbGroupBack(s, i)
	o, ok := p.objectBefore(s, k, true)
	return o, ok && k < i-1 && (o.q != nil || o.share != nil) && !o.cut && p.toks[o.head].class&jobNoun != 0
}

// affectedPeople reads the people called affected before token i tells of whom: "The
// notice lists 193 affected workers".
func (p *parser) affectedPeople(s *sentence, i int) (frame, bool) {
	f := frame{rule: "affected", trigger: i, trigEnd: i, subject: -1, passive: true}
	q := p.quantityAt(i - 1)
	if q == nil || q.share || q.money || q.used || p.at(i+1).class&(peopleWord|jobNoun) == 0 || !p.cutNear(s) {
		return f, false
	}
	o, ok := p.people(s, q)
	f.obj, f.first, f.last = o, o.first, o.last
	return f, ok && !o.cut
}

// leavesEmployer reports whether the words from token i on are of the employer whom
// people leave: "the company", "the cloud storage business".
func (p *parser) leavesEmployer(i int) bool {
	a, ok := p.actorAt(i)
	return ok && a.kind == anaphor && p.at(i).low == "the"
}

// mustGo reports whether people have to go, for good: "3,000 of its workers would
// have to go by 2029". Token k is the last before the verb group of "go" at i.
func (p *parser) mustGo(s *sentence, i, k int) bool {
	must := false
	for j := k + 1; j < i; j++ {
		must = must || p.toks[j].class&haveWord != 0 || p.toks[j].low == "must" || p.toks[j].low == "to" && p.at(j-1).class&beWord != 0
	}
	for j := s.first; j < k && !must; j++ {
		must = p.isCutNoun(j) > 0 // "layoffs: 84 people will go"
	}
	if h := p.at(k).low; i == k+2 && p.at(i-1).class&modalWord != 0 && oneOf(h, "presidents", "executives", "managers", "directors", "deans") && (i+1 >= s.last || p.at(i+1).low == "." || p.at(i+1).low == ",") {
		return p.cutsAround(s) // "three of the college's 11 vice presidents will go"
	}
	if p.toks[i].low == "gone" && p.at(i-1).low == "be" && p.at(i-2).class&modalWord != 0 && p.at(i+1).low == "by" && p.worksHere(k) {
		return p.dateStarts(i+2) || oneOf(p.at(i+2).low, "spring", "summer", "autumn", "fall", "winter", "christmas", "easter", "year-end")
	}
	return must && (i+1 >= s.last || p.at(i+1).kind == mark || oneOf(p.at(i+1).low, "by", "before", "in") && p.dateStarts(i+2) || oneOf(p.at(i+1).low, "as", "when", "after", "because", "under") || p.dateStarts(i+1))
}

// worksHere reports whether token k is a word for those whom an employer has, or the end
// of "of them" behind a number: "185 workers", "185 of them", "60 of its drivers". Guests are gone by Monday too.
func (p *parser) worksHere(k int) bool {
	return p.at(k).low == "them" && p.at(k-1).low == "of" || p.at(k).class&peopleWord != 0 && (p.at(k).class&forceWord != 0 || p.at(k-1).class&itsWord != 0)
}

// cutNear reports whether the sentence or the one before it speaks of a cut.
func (p *parser) cutNear(s *sentence) bool {
	si := p.sentenceAt(s.first)
	for k := max(0, si-1); k <= si; k++ {
		for j := p.sents[k].first; j < p.sents[k].last; j++ {
			if p.isCutNoun(j) > 0 || p.toks[j].class&(layWord) != 0 && p.at(j+1).low == "off" {
				return true
			}
			if _, form := p.cutVerbAt(&p.sents[k], j); form != noVerb && (p.toks[j].class&cutVerb == 0 || p.at(j+1).class&anyNoun != 0 && !p.attributive(&p.sents[k], j) && !(p.at(j+2).kind == word && p.at(j+2).class == 0)) {
				return true
			}
			if p.toks[j].lists&closing != 0 || p.endsWork(j) {
				return true
			}
		}
	}
	return false
}

// endsWork reports whether several words from token i on say that a place of work
// ends: "winds down", "pulls the plug on", "will end production".
func (p *parser) endsWork(i int) bool {
	n := p.at(i + 1).low
	switch p.toks[i].low {
	case "wind", "winds", "winding", "wound":
		return n == "down" || n == "up"
	case "pull", "pulls", "pulled", "pulling":
		return n == "the" && p.at(i+2).low == "plug" || n == "out" && p.at(i+2).low == "of"
	case "end", "ends", "ended", "ending", "stop", "stops", "stopped", "stopping":
		return oneOf(n, "production", "operations", "manufacturing", "brewing", "making", "printing", "publishing", "publication", "output", "trading", "assembly")
	case "leave", "leaves", "leaving", "exit", "exits", "exiting", "quits", "quitting":
		a, ok := p.actorAt(i + 1)
		return ok && a.kind == place
	}
	return false
}

func (p *parser) jobsNear(s *sentence) bool {
	si := p.sentenceAt(s.first)
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
	switch t.low {
	case "claim", "claims", "claimed", "claiming":
		if f, ok := p.roundTook(s, i); ok {
			return f, true
		}
		f, ok := p.costing(s, i)
		return f, ok && p.toks[f.obj.head].class&jobNoun != 0 && p.at(i+1).low != "that"
	case "cost", "costs", "costing", "threaten", "threatens", "threatened", "threatening", "endanger", "endangers", "endangering", "imperil", "imperils":
		return p.costing(s, i)
	}
	j := i + 1
	if t.low != "losing" && p.at(j).class&jobNoun != 0 && (j+1 >= s.last || p.at(j+1).class&(prepWord|conjWord) != 0 || p.at(j+1).kind == mark || p.dateStarts(j+1)) {
		j = i // "2,500 people lost jobs at Acme"
	} else if p.at(j).class&itsWord == 0 {
		return p.losesJobs(s, i)
	}
	if j > i && p.at(j).class&itsWord == 0 || p.at(j+1).class&jobNoun == 0 {
		return f, false
	}
	f.trigEnd, f.last = j+1, j+1
	k, _ := p.verbGroupBack(s, i)
	for p.at(k).low == "face" || p.at(k).low == "faces" || p.at(k).low == "risk" || p.at(k).low == "could" || p.at(k).low == "stand" || p.at(k).low == "facing" || p.at(k).low == "faced" || p.at(k).low == "with" && p.at(k-1).low == "faced" {
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

// roundTook reads how many an earlier round took, without a word for them, where cuts
// are told of: "That follows a round in August that claimed 470".
func (p *parser) roundTook(s *sentence, i int) (frame, bool) {
	f := frame{rule: "noun-affects", trigger: i, trigEnd: i, first: i, subject: i, noun: true}
	q := p.firstQuantity(s, i+1, 1)
	if q == nil || q.share || q.worded || !p.fillers(i+1, q.first) || !p.bareStops(q.last+1, s) || p.at(q.last+1).low == "of" {
		return f, false
	}
	for j := i - 1; j >= s.first && j > i-8; j-- {
		if t := &p.toks[j]; oneOf(t.low, "round", "rounds", "wave") && (p.cutNear(s) || p.sentenceAt(i) > 0 && p.saidCut(p.sentenceAt(i)-1)) {
			f.trigger, f.first, f.subject = j, j, j
			f.obj = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
			f.last = q.last
			return f, true
		} else if t.kind == mark {
			return f, false
		}
	}
	return f, false
}

// losesJobs reads a named employer that will lose jobs: "Acme could lose up to
// 200 jobs". A town or a state loses those of others.
func (p *parser) losesJobs(s *sentence, i int) (frame, bool) {
	f := frame{rule: "verb-object", trigger: i, trigEnd: i, first: i, last: i, subject: i}
	q := p.firstQuantity(s, i+1, 2)
	if q == nil || !p.fillers(i+1, q.first) {
		return f, false
	}
	k, _ := p.verbGroupBack(s, i)
	if oneOf(p.at(k).low, "expects", "expected", "plans", "planned") && p.at(k+1).low == "to" {
		k-- // "Acme expects to lose 1,900 positions"
	}
	if oneOf(p.at(k).low, "now", "still") {
		k--
	}
	if a, ok := p.actorEnding(k); (!ok || a.kind != org) && !p.kindEnds(s, k) {
		return f, false
	}
	o, ok := p.people(s, q)
	f.obj, f.last = o, o.last
	if n := p.at(o.last + 1); q.share && ok && !o.cut && p.toks[o.head].class&forceWord != 0 && p.toks[i-1].class&modalWord != 0 && (o.last+1 >= s.last || n.kind == mark || n.class&conjWord != 0 || p.dateStarts(o.last+2)) {
		return f, true // "will lose half of its staff"
	}
	return f, ok && !o.cut && (p.toks[o.head].class&jobNoun != 0 || (p.cutNear(s) || p.at(i-1).low == "to" && (p.at(i-2).class&beWord != 0 || p.at(i-2).low == "set")) && !p.lostOtherwise(o.last+1))
}

// outOf returns the token of "out" or "without" before work or jobs at token i:
// "out of work", "out of their jobs", "without jobs"; else another.
func (p *parser) outOf(i int) *token {
	j := i - 1
	if p.at(j).class&itsWord != 0 {
		j--
	}
	if p.at(j).low == "of" && p.at(j-1).low == "out" {
		j--
	}
	return p.at(j)
}

// leftThere reports whether a verb of leaving or putting stands before those
// who are then without work, at token i: "leaving hundreds unemployed".
func (p *parser) leftThere(i int) bool {
	return oneOf(p.at(i-1).low, "leaving", "leaves", "left", "put", "puts", "putting", "throwing", "threw")
}

// buyouts reads people who take or are offered money to go: "offered
// buyouts to some 4% of its workforce", "75,000 employees took buyouts".
func (p *parser) buyouts(s *sentence, i int) (frame, bool) {
	f := frame{rule: "buyouts", trigger: i, trigEnd: i, first: i, last: i, subject: i, noun: true}
	t := &p.toks[i]
	if v := p.acceptedBefore(s, i); v > 0 && (p.offeredToGo(s) || p.at(i+1).low == "to" && oneOf(p.at(i+2).low, "leave", "quit", "resign")) {
		k, _ := p.verbGroupBack(s, v)
		o, ok := p.objectBefore(s, k, true)
		f.obj, f.first, f.passive, f.noun, f.trigger = o, o.first, true, false, v
		if p.at(i+1).low == "to" {
			f.last = i + 2
		}
		return f, ok && (o.q != nil || o.share != nil)
	}
	if t.low != "buyout" && t.low != "buyouts" && p.at(i-1).low != "separation" && p.at(i-1).low != "severance" && p.at(i-1).low != "early" && p.at(i-1).low != "voluntary" && p.at(i-1).low != "deferred" && p.at(i-1).low != "buyout" &&
		!(strings.HasPrefix(t.low, "pack") && oneOf(p.at(i-1).low, "departure", "exit", "redundancy", "retirement")) {
		return f, false
	}
	if o, ok := p.offeredTo(s, i); ok {
		f.obj, f.first, f.last = o, o.first, max(i, o.last)
		return f, true
	}
	if p.at(i+1).low == "to" || p.at(i+1).low == "for" || p.at(i+1).low == "offers" || p.at(i+1).low == "packages" {
		j := i + 2
		if p.at(i+1).low == "offers" || p.at(i+1).low == "packages" {
			j = i + 3
		}
		if p.at(j).low == "all" {
			j++
		}
		if q := p.quantityAt(j); q != nil && !q.money && !q.used {
			if o, ok := p.anyone(s, q); ok {
				f.obj, f.last = o, o.last
				p.beside(s, &f)
				return f, true
			}
		}
	}
	for j := i + 1; j < s.last && j < i+8; j++ { // "an early retirement program to be offered to 740 employees"
		if w := p.at(j).low; (w == "offered" || w == "open" || w == "available") && p.at(j+1).low == "to" {
			if q := p.firstQuantity(s, j+2, 1); q != nil {
				o, ok := p.people(s, q)
				f.obj, f.last = o, o.last
				return f, ok
			}
		}
	}
	for j := i - 1; j >= s.first && j > i-13; j-- {
		switch p.toks[j].low {
		case "took", "accepted", "take", "accept", "taken", "taking", "opted", "applied", "volunteered", "signed":
			k, _ := p.verbGroupBack(s, j)
			if w := p.at(k).low; p.at(j-1).low == "to" && (w == "agreed" || w == "elected" || w == "chosen" || w == "chose" || w == "decided" || w == "opted") {
				k, _ = p.verbGroupBack(s, k)
			}
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
	if t.low == "buyout" || t.low == "buyouts" || t.low == "packages" {
		return p.offersBuyouts(s, i)
	}
	return f, false
}

// accepted reads how many took an offer to go that the text has told of, without a word for
// them: "offered early retirement to 900 clerks, of whom 48 accepted".
func (p *parser) accepted(s *sentence, i int) (frame, bool) {
	f := frame{rule: "buyouts", trigger: i, trigEnd: i, last: i, subject: -1, passive: true}
	k, aux := p.verbGroupBack(s, i)
	if p.at(k).low == "eligible" && p.at(k-1).low == "those" && p.at(k-2).low == "of" && i > k+1 {
		k -= 3 // "700 of those eligible will accept"
	} else if p.toks[i].low == "accept" {
		return f, false
	}
	q := p.quantityAt(k)
	if p.toks[i].low == "signed" {
		if p.at(i+1).low != "up" {
			return f, false
		}
		i++ // "120 have signed up", and not for a run
		f.last = i
		if p.at(i+1).low == "for" && !oneOf(p.at(i+2).low, "it", "them", "one", "buyouts") && !oneOf(p.at(i+3).low, "offer", "buyout", "buyouts", "package", "packages", "program", "programme", "scheme") {
			return f, false
		}
	}
	if q == nil || aux > 0 || q.last != k || q.share || q.money || q.used || p.dateCovers(q.number) || i+1 < s.last && p.at(i+1).kind != mark && p.at(i+1).class&(conjWord|prepWord) == 0 || !p.paidOffer(s) {
		return f, false
	}
	f.obj = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
	f.first = q.first
	return f, true
}

// paidOffer reports whether the sentence or the one before it tells of buyouts or the like
// that were offered.
func (p *parser) paidOffer(s *sentence) bool {
	si := p.sentenceAt(s.first)
	from := max(0, si-1)
	for _, a := range p.bySentence[si] {
		if a.kind == org {
			from = si // of another, it may be: "Brine College admitted 90, and 60 accepted"
		}
	}
	for k := from; k <= si; k++ {
		for j := p.sents[k].first; j < p.sents[k].last; j++ {
			switch t := &p.toks[j]; {
			case oneOf(t.low, "buyout", "buyouts", "severance"):
				return true
			case oneOf(t.low, "retirement", "departure", "departures", "separation", "redundancy", "resignation") && oneOf(p.at(j-1).low, "early", "voluntary", "deferred"):
				return true
			case strings.HasPrefix(t.low, "offer") && p.toks[j].kind == word && oneOf(p.at(j+1).low, "packages", "exits"):
				return true
			}
		}
	}
	return false
}

// acceptedBefore returns the token of the verb that takes the offer at token i, past whose
// it is: "accepted the offer", "took the agency's offer"; or 0.
func (p *parser) acceptedBefore(s *sentence, i int) int {
	if l := p.toks[i].low; l != "offers" && l != "offer" || p.at(i-1).low == "'s" && p.at(i+1).low == "of" || p.at(i-1).class&(detWord|itsWord) == 0 && p.at(i-1).low != "'s" {
		return 0
	}
	for j := i - 2; j >= s.first && j > i-7; j-- {
		switch t := &p.toks[j]; {
		case t.low == "accepted" || t.low == "took":
			return j
		case p.at(i-1).low != "'s", t.kind != word || t.class&(verbish|prepWord|pronounWord) != 0:
			return 0
		}
	}
	return 0
}

// offeredTo reads the people who stand between a verb of offering and the money
// to go at token i: "offered 2,000 workers buyouts", "sent hundreds of
// clerks an offer to leave".
func (p *parser) offeredTo(s *sentence, i int) (object, bool) {
	k := i - 1
	for n := 0; n < 4 && k > s.first && p.at(k).class&peopleWord == 0 && (p.at(k).kind == word && p.at(k).class&(verbish|prepWord) == 0); n++ {
		k--
	}
	q := p.quantityBefore(s, k)
	if q == nil || q.money || q.used || q.share {
		return object{}, false
	}
	switch v := p.at(q.first - 1); v.low {
	case "offered", "offers", "offering", "offer", "sent", "sending", "gave", "giving":
	default:
		return object{}, false
	}
	if n := p.at(i + 1); n.kind == word && n.class&(prepWord|conjWord|relativeWord) == 0 && !oneOf(n.low, "offer", "offers", "package", "packages", "deals", "program", "programs", "plans") && !p.dateStarts(i+1) {
		return object{}, false // "early retirement health benefits"
	}
	o, ok := p.people(s, q)
	for j := o.modFirst; ok && j <= o.modLast; j++ {
		ok = !oneOf(p.toks[j].low, "laid-off", "fired", "former", "retired", "furloughed")
	}
	return o, ok && !o.cut && o.last == k && p.toks[o.head].class&jobNoun == 0
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
	w := p.at(i - 1)
	if t.low != "notices" && t.low != "slips" && t.low != "letters" && (t.low != "notice" || w.low != "warn" && w.class&cutNoun == 0) || t.low == "slips" && p.at(i-1).low != "pink" && p.at(i-1).class&cutNoun == 0 {
		return f, false
	}
	named := t.low == "slips" || w.class&(cutNoun|elimination) != 0 || oneOf(w.low, "termination", "dismissal", "rif", "reduction-in-force") || w.low == "warn" && w.upper ||
		oneOf(w.low, "60-day", "90-day", "30-day") || w.low == "day" && p.at(i-2).low == "-"
	if !named && (t.low != "notices" || !p.cutNear(s)) {
		return f, false
	}
	if q := p.quantityAt(i - 2); t.low == "slips" && q != nil && q.last == i-2 && !q.share && !q.money && !q.used {
		f.obj = object{first: q.first, last: i, head: i, q: q, owner: -1, modFirst: i, modLast: i - 1, cut: true}
		f.first, f.noun, f.passive, f.subject = q.first, true, false, q.first
		return f, true // "sent out 2,500 pink slips"
	}
	f.trigger, f.first = i-1, i-1
	if w.low == "day" {
		f.first = i - 3 // "60-day notices"
	}
	if !named {
		f.trigger, f.first = i, i
	}
	for j := i + 1; j < s.last && j < i+6; j++ {
		if n := p.at(j); n.low != "to" && n.low != "for" {
			if n.class&(beWord|haveWord) == 0 && n.low != "sent" && n.low != "issued" && n.low != "given" && n.low != "out" && n.low != "mailed" && n.low != "gone" && n.low != "went" && n.low != "go" && n.low != "on" && n.low != "delivered" && !p.dateCovers(j) {
				break
			}
			continue
		}
		if q := p.quantityAt(j + 1); q != nil && !q.money && !q.used {
			o, ok := p.anyone(s, q)
			f.obj, f.last, f.noun, f.passive = o, max(i, o.last), true, false
			return f, ok || o.bare && p.bareStops(q.last+1, s)
		}
		break
	}
	verb := i - 2
	if !named {
		verb = i - 1
	}
	if p.at(verb).class&detWord != 0 || p.at(verb).low == "preliminary" {
		verb--
	}
	switch p.at(verb).low {
	case "received", "receive", "got", "get", "receiving", "getting", "given", "issued", "handed", "sent":
		k, _ := p.verbGroupBack(s, verb)
		o, ok := p.objectBefore(s, k, true)
		f.obj, f.first, f.last = o, o.first, i
		return f, ok && (o.q != nil || o.share != nil)
	}
	return f, false
}

// costing reads people whom something costs their jobs: "cost 180 workers their
// jobs", "has cost the agency some 2,000 jobs".
func (p *parser) costing(s *sentence, i int) (frame, bool) {
	f := frame{rule: "costs-jobs", trigger: i, trigEnd: i, first: i, subject: i, noun: true}
	q := p.firstQuantity(s, i+1, 6)
	if q == nil || !p.fillers(i+1, q.first) && p.at(q.first-1).class&detWord == 0 && !p.namedIn(i+1, q.first-1) || p.at(i+1).low == "since" {
		return f, false
	}
	o, ok := p.people(s, q)
	if ok && p.at(o.last+1).low == "and" && p.at(o.last+2).class&peopleWord != 0 && p.at(o.last+3).class&itsWord != 0 {
		o.last += 2 // "33 teachers and aides their jobs"
	}
	switch {
	case ok && !o.cut && p.toks[o.head].class&jobNoun != 0:
		f.obj, f.last = o, o.last
	case ok && p.at(o.last+1).class&itsWord != 0 && (p.at(o.last+2).class&jobNoun != 0 || p.at(o.last+2).low == "livelihoods"):
		f.obj, f.last = o, o.last+2
	case o.bare && p.at(q.last+1).class&itsWord != 0 && p.at(q.last+2).class&jobNoun != 0:
		f.obj, f.last = o, q.last+2
	default:
		return f, false
	}
	if t := &p.toks[i]; t.low[0] != 'c' && p.at(i+1).low == "to" {
		return f, false
	}
	a, ok := p.actorIn(i+1, q.first-1)
	if ok && a.kind == place {
		return f, false // "cost Peru half a million jobs"
	}
	if ok && a.kind == org {
		f.obj.owner, f.obj.ownerToken = a.entity, a.first
	}
	return f, true
}

// offeredToGo reports whether the sentence or the one before it speaks of money
// offered to those who go.
func (p *parser) offeredToGo(s *sentence) bool {
	si := p.sentenceAt(s.first)
	for k := max(0, si-1); k <= si; k++ {
		for j := p.sents[k].first; j < p.sents[k].last; j++ {
			switch p.toks[j].low {
			case "buyout", "buyouts", "voluntary", "retirement", "severance":
				return true
			}
		}
	}
	return false
}
