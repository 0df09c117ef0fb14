package reader

import "strings"

// noticeRule is the rule of figures that a notice or filing of a cut gives.
const noticeRule = "notice-lists"

// noticeLists reads how many people a notice of a cut lists: "The notice, dated July
// 24, lists 112 workers", "A filing with the state puts the toll at 52", "It covers 60
// people in Hull" behind a notice, "a list that the mill gave the union includes 70
// welders". Without a cut told near, a filing lists a staff.
func (p *parser) noticeLists(s *sentence, i int) (frame, bool) {
	f := frame{rule: noticeRule, trigger: i, trigEnd: i, first: i, subject: -1, passive: true}
	from := i + 1
	if oneOf(p.toks[i].low, "puts", "put", "putting") {
		if p.at(i+1).low != "the" || !oneOf(p.at(i+2).low, "toll", "tally", "count") || p.at(i+3).low != "at" {
			return f, false
		}
		from = i + 4
	}
	q := p.firstQuantity(s, from, 1)
	if q == nil || q.share || q.vague {
		return f, false
	}
	n := p.noticeBefore(s, i)
	if n < 0 || !p.cutNear(s) && !(s.first > 0 && p.cutNear(&p.sents[p.sentenceAt(s.first-1)])) && !(oneOf(p.at(n).low, "notice", "filing", "warn") && p.opensWithCuts(s)) {
		return f, false
	}
	o, ok := p.anyone(s, q)
	if !ok && p.at(q.last+1).class&elimination != 0 {
		o = object{first: q.first, last: q.last + 1, head: q.last + 1, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, cut: true}
		ok = true // "shows 372 terminations"
	}
	if ok && p.unlisted(&o) || !ok && (!o.bare || q.worded || oneOf(p.toks[n].low, "list", "letter") || !p.bareStops(q.last+1, s) || p.at(q.last+1).low == "-") {
		return f, false
	}
	if n := p.at(o.last + 1); n.class&(modalWord|beWord|haveWord|relativeWord) != 0 || oneOf(n.low, "as", "among") || !p.bareStops(o.last+1, s) && !n.upper {
		return f, false // "show 44 drivers will lose their jobs" has a rule of its own; "40 workers as creditors", "900 employees hold shares"
	}
	if p.someOfThoseListed(s) {
		return f, false
	}
	f.obj, f.last, f.subject = o, max(o.last, q.last), n
	if f.first = i; n == i-1 {
		f.first = n
	}
	return f, true
}

// someOfThoseListed reports whether the next sentence says that only a number of those listed
// in s go: "The notice lists 44 workers. About 20 of them will be let go."
func (p *parser) someOfThoseListed(s *sentence) bool {
	i := p.sentenceAt(s.first) + 1
	if i >= len(p.sents) || !p.sents[i].numbered || !p.cutNear(&p.sents[i]) {
		return false
	}
	for k := range p.quantsOf(i) {
		if q := &p.quantsOf(i)[k]; p.at(q.last+1).low == "of" && oneOf(p.at(q.last+2).low, "them", "those") && q.first < p.sents[i].first+3 {
			return true
		}
	}
	return false
}

// opensWithCuts reports whether what a text says first, before sentence s, is of cuts.
func (p *parser) opensWithCuts(s *sentence) bool {
	for i := 0; i < len(p.sents) && i < 6 && p.sents[i].last <= s.first; i++ {
		if p.cutNear(&p.sents[i]) {
			return true
		}
	}
	return false
}

// unlisted reports whether the people or jobs of a phrase are none of those who go:
// "340 open positions", "nine job titles".
func (p *parser) unlisted(o *object) bool {
	for j := o.q.last + 1; j <= o.head+1; j++ {
		if p.unheld(j) || oneOf(p.at(j).low, "new", "current", "total", "former", "titles", "categories", "classifications", "descriptions", "remaining") {
			return true
		}
	}
	return p.at(o.head).low == "executives" || p.at(o.head).low == "directors"
}

// noticeBefore returns the token of the notice whose words lead to the verb at token i,
// or that "it" and "which" before the verb mean; -1 is none.
func (p *parser) noticeBefore(s *sentence, i int) int {
	k := i - 1
	for k > s.first && (oneOf(p.at(k).low, "also", "only", "itself", "that", "which") || p.at(k).low == "," && p.at(k+1).low == "which") {
		k--
	}
	if w := p.at(k); oneOf(w.low, "it", "they") && (k == s.first || p.at(k-1).low == ":") {
		for j := k - 1; j >= 0 && j > k-28 && p.sentenceAt(j) >= p.sentenceAt(i)-1; j-- {
			if p.isNotice(j) {
				return j
			}
		}
		return -1
	}
	if p.isNotice(k) {
		return k
	}
	closed := p.at(k).low == ","
	for j := k - 1; j >= s.first && j > i-22; j-- {
		t := p.at(j)
		if p.isNotice(j) {
			if opensPost(p.at(j+1).low) && (closed || p.at(j+1).low != ",") && p.leadsSentence(s, j) {
				return j
			}
			return -1
		}
		if oneOf(t.low, "court", "lawsuit", "regulators", "creditors") {
			return -1
		}
		if t.low == ";" || t.low == "," && !closed && !p.dateCovers(j) && !p.beforeState(j) {
			return -1
		}
	}
	return -1
}

// isNotice reports whether token i is a paper in which a cut is told to those it
// concerns or to the state; no filing of a year's figures.
func (p *parser) isNotice(i int) bool {
	if t := p.at(i); !oneOf(t.low, "notice", "notices", "filing", "filings", "document", "documents", "list", "letter") {
		return t.caps && t.low == "warn"
	}
	for k := i - 1; k > i-4; k-- {
		if p.at(k).kind == digits {
			return false // "119 such notices": of many employers
		}
	}
	return !oneOf(p.at(i-1).low, "such", "all", "both", "annual", "quarterly", "securities", "regulatory", "proxy", "sec", "exchange", "tax", "waiting", "job", "bankruptcy")
}

// opensPost reports whether a word behind a noun opens what says more of it, and no verb
// of it: "the notice posted by", "the list that it gave".
func opensPost(low string) bool {
	return oneOf(low, ",", "that", "which", "in", "with", "from", "by", "to", "for", "on", "of", "it", "posted", "filed", "sent", "given", "submitted", "dated", "issued", "published", "released", "obtained", "provided", "received", "seen", "the")
}

// leadsSentence reports whether the noun at token j stands under no preposition: "The
// notice", not "In a notice to the state the company lists".
func (p *parser) leadsSentence(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k > j-8; k-- {
		switch t := p.at(k); {
		case t.kind == mark && t.low != "-" && t.low != ".", t.class&(conjWord|relativeWord|reportWord) != 0 || t.low == "that":
			return true
		case t.class&prepWord != 0:
			return false
		}
	}
	return true
}

// noticeOf finds whose cut a notice lists where its own words name none but the office
// it went to: "A notice posted by the Labor Department", "The list that the casino gave
// the state board". It is the employer of the sentence before; nobody where others stand
// between.
func (p *parser) noticeOf(facts []fact, f *frame) (entity int, ok bool) {
	entity = -1
	last := len(facts) - 1
	if last >= 0 && facts[last].sent == f.sent-1 {
		entity = facts[last].entity
	} else if h, ok := p.previous(f.sent); ok {
		entity = h.entity
	} else if last >= 0 && facts[last].sent >= f.sent-3 && facts[last].sent < f.sent {
		entity = facts[last].entity
	} else if p.focus >= 0 && p.namedNear(p.focus, f.sent-3, f.sent) {
		entity = p.focus
	}
	for i := max(0, f.sent-1); i <= f.sent && entity >= 0; i++ {
		for _, a := range p.bySentence[i] {
			if a.kind == org && a.first < f.trigger && !p.sameFamily(a.entity, entity) && p.mayFile(a.entity) {
				return -1, false
			}
		}
	}
	return entity, entity >= 0
}

// staffListed reports whether a filing that is no notice gives far more people than the
// cut told of last: those are a staff, "cut 90 jobs. The filing shows 2,100 employees";
// or whether a mere list is of another's people, "The list includes 45 at Alder School".
func (p *parser) staffListed(facts []fact, f *frame) bool {
	n := len(facts) - 1
	if n < 0 || facts[n].sent < f.sent-3 || facts[n].claim.Count == nil || f.subject < 0 || oneOf(p.at(f.subject).low, "notice", "notices", "warn") {
		return false
	}
	for i := facts[n].sent + 1; i <= f.sent; i++ {
		if !p.namesOnly(i, facts[n].entity) {
			return p.at(f.subject).low == "list"
		}
	}
	c := edge(facts[n].claim.Count)
	return c > 0 && f.obj.q.min > 2*float64(c)
}

// mayFile reports whether an employer may be one that files a notice, and is no office
// that takes it.
func (p *parser) mayFile(entity int) bool {
	e := &p.entities[entity]
	return e.strong && !e.outlet && !office(e.key)
}

// filedBy reports whether the words of a notice's figure name one who may file it.
func (p *parser) filedBy(f *frame) bool {
	if f.obj.owner >= 0 {
		return true
	}
	for _, a := range p.bySentence[f.sent] {
		if a.kind == org && p.mayFile(a.entity) && (a.first < f.trigger || a.first <= f.last+3 && oneOf(p.at(a.first-1).low, "at", "of", "by")) {
			return true
		}
	}
	return false
}

// namedNear reports whether one of the sentences from..to names an employer.
func (p *parser) namedNear(entity, from, to int) bool {
	for i := max(0, from); i <= to; i++ {
		for _, a := range p.bySentence[i] {
			if a.kind == org && p.sameFamily(a.entity, entity) {
				return true
			}
		}
	}
	return false
}

// office reports whether a name's key is that of a body that notices go to.
func office(key string) bool {
	return public(key) || oneOf(key[strings.LastIndexByte(key, ' ')+1:], "commission", "board", "labor", "commerce", "workforce", "council")
}
