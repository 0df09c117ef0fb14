package reader

import (
	"strings"

	"headcount"
)

// An attribution is who states a frame and how sure it is.
type attribution struct {
	status string
	says   string
	by     string // employer, outlet or analyst: whose voice it is
}

// attribute finds the status of a frame and who says it (docs/claims.md,
// status). holder is the entity whose jobs are cut.
func (p *parser) attribute(f *frame, h holder) attribution {
	s := &p.sents[f.sent]
	a := attribution{status: headcount.Confirmed, by: "outlet"}
	p.voice(s, f, h, &a)
	if p.denied(s, f) {
		a.status = headcount.Denied
		return a
	}
	if who, ok := p.foreseen(s, f, h); ok {
		if a.says == "" || a.by == "employer" {
			a.says = who
		}
		a.status, a.by = headcount.Expected, "analyst"
		return a
	}
	if p.pressed(s, f, a.by) || p.lacking(s, f) || p.impersonal(s, f, h, &a) || a.by == "analyst" && p.urged(s, f) {
		a.status = headcount.Expected
		return a
	}
	// What media or sources say could come is reported; what they say is only
	// considered, and what an analyst reckons, is expected.
	if p.unsure(s, f) && (a.status != headcount.Reported || a.by == "analyst" || p.considered(s, f)) {
		a.status = headcount.Expected
	}
	return a
}

// between returns the tokens between the semicolons around a frame.
func (p *parser) between(s *sentence, f *frame) (from, to int) {
	from, to = s.first, s.last
	for j := min(f.first, f.trigger) - 1; j >= s.first; j-- {
		if p.toks[j].low == ";" && p.clauseOfItsOwn(s, j+1) {
			from = j + 1
			break
		}
	}
	for j := f.last + 1; j < s.last; j++ {
		if p.toks[j].low == ";" && p.clauseOfItsOwn(s, j+1) {
			to = j
			break
		}
	}
	return from, to
}

// clauseOfItsOwn reports whether what follows a semicolon, up to the next, has a
// verb: a list of places has none, nor has "according to people".
func (p *parser) clauseOfItsOwn(s *sentence, i int) bool {
	if p.at(i).low == "according" {
		return false
	}
	for j := i; j < s.last && p.toks[j].low != ";"; j++ {
		if p.toks[j].class&(verbish|cutVerb|fireVerb|layWord|letWord) != 0 {
			return true
		}
	}
	return false
}

// clause returns the tokens that govern the frame: from the last break before
// it to its end.
func (p *parser) clause(s *sentence, f *frame) (first, last int) {
	first, last = s.first, f.last
	for j := min(f.first, f.trigger) - 1; j >= s.first; j-- {
		if l := p.toks[j].low; l == ";" || l == ":" && j > s.first+2 {
			first = j + 1
			break
		}
	}
	return first, last
}

// unsure reports whether modal words, conditions or intentions not yet decided
// govern the frame.
func (p *parser) unsure(s *sentence, f *frame) bool {
	if p.wouldOnly(s, f) {
		return true
	}
	if f.rule == "facing" || f.rule == "consultation" {
		return true
	}
	if p.opensCondition(s, f) {
		return true
	}
	first, last := p.clause(s, f)
	from := max(first, min(f.trigger, f.first)-12)
	to := f.trigEnd + 1
	if f.noun && f.obj.first > to && f.obj.q != nil {
		to = f.obj.first - 1 // "job losses at Acme could top 500"
	}
	for j := from; j <= min(last, to) && j < s.last; j++ {
		t := &p.toks[j]
		if t.low == "but" || t.low == "while" || t.low == "although" || t.low == "after" && j < f.trigger-3 {
			continue
		}
		switch {
		case t.class&mayWord != 0 && !(t.low == "may" && t.upper) && t.low != "could" || t.low == "could":
			if !p.verbBetween(j+1, f.trigger) {
				return true
			}
		case t.low == "warn" && t.upper: // a notice under the WARN act
		case t.low == "hold" && p.at(j-1).low == "on", oneOf(t.low, "postponed", "delayed", "paused") && p.plans(j+1):
			return true // "put on hold a plan to cut"
		case t.low == "discussed" && (j+1 == f.first || j+1 == f.trigger):
			return true // "discussed cuts of 65%"; "discussed the layoffs" is of those that are
		case t.class&considerWord != 0 && t.low != "warned" && t.low != "discussed" && j < f.trigger+1:
			if t.low == "warning" && (p.at(j-1).class&detWord != 0 || p.at(j-1).low == "without") || t.low == "weighed" {
				continue
			}
			if !p.verbBetween(j+1, f.trigger) {
				return true
			}
		case t.low == "warned" || t.low == "possible" || t.low == "possibly" || t.low == "potential" || t.low == "potentially" || t.low == "possibility" || t.low == "proposed" || t.low == "likely" && j < f.trigger || t.low == "perhaps" || t.low == "threatened":
			return true
		case (t.low == "forecast" || t.low == "forecasted" || t.low == "projected" || t.low == "predicted" || t.low == "expected" && f.trigger-j <= 3 && !f.passive && !f.noun) && p.at(p.beforeAdverb(j)).class&beWord != 0 && p.at(j+1).low == "to":
			return true
		case (t.low == "want" || t.low == "wants") && p.at(j+1).low == "to" && f.trigger-j <= 3:
			return true
		case (t.low == "expect" || t.low == "expects" || t.low == "expected") && p.at(j+1).low == "that":
			return true // "we expect that this will reduce"
		case t.low == "if" && j <= f.trigger || t.low == "unless":
			return true
		case t.low == "risk" && p.at(j-1).low == "at", t.low == "jeopardy", t.low == "danger", t.low == "chopping" && p.at(j+1).low == "block", t.low == "stake" && p.at(j-1).low == "at", (t.low == "balance" || t.low == "line") && p.at(j-1).low == "the" && f.rule == "jobs-go":
			return true
		case (t.low == "consultation" || t.low == "consulting") && j < f.trigger && oneOf(p.at(j+1).low, "on", "over", "about"):
			return true
		case t.low == "feared" || t.low == "fears" || t.low == "threat":
			return true
		}
	}
	for j := f.first; j < f.last; j++ {
		if p.toks[j].low == "at" && p.at(j+1).low == "risk" {
			return true // "notified 360 people that their jobs are at risk"
		}
	}
	for j := f.last + 1; j < s.last && j < f.last+9; j++ {
		switch p.toks[j].low {
		case "if", "unless":
			return true
		case "expected", "feared", "possible":
			if p.at(j-1).class&beWord != 0 && j <= f.last+3 && p.at(j+1).low != "to" {
				return true // "900 job losses had been expected"
			}
		case "risk":
			return p.at(j-1).low == "at"
		}
	}
	return p.foreseenBehind(s, f)
}

// plans reports whether the word for a plan stands at token i, behind its article.
func (p *parser) plans(i int) bool {
	if p.at(i).class&(detWord|itsWord) != 0 {
		i++
	}
	return oneOf(p.at(i).low, "plan", "plans")
}

// foreseenBehind reports whether a number that another is held against is what a clause
// right behind it says was foreseen: "a part of the 50,000 job losses that some had feared".
func (p *parser) foreseenBehind(s *sentence, f *frame) bool {
	if f.first < s.first+2 || p.at(f.first-1).low != "the" || p.at(f.first-2).class&prepWord == 0 && p.at(f.first-2).low != "than" {
		return false
	}
	for j := f.last + 1; j < s.last && j < f.last+8; j++ {
		switch t := &p.toks[j]; {
		case oneOf(t.low, "than", "as") || t.kind == mark && j > f.last+1 || t.class&reportWord != 0 && !oneOf(t.low, "predicted"):
			return false
		case oneOf(t.low, "feared", "anticipated", "predicted", "forecast", "foreseen", "expected"):
			return (p.at(j-1).low == "had" || p.at(f.last+1).class&relativeWord != 0) && !oneOf(p.at(j+1).low, "to", "from")
		}
	}
	return false
}

// opensCondition reports whether a sentence opens with what the frame depends on: "If
// lawmakers cannot agree, thousands will be furloughed".
func (p *parser) opensCondition(s *sentence, f *frame) bool {
	first := s.first
	if p.toks[first].kind == mark {
		first++
	}
	if !oneOf(p.at(first).low, "if", "unless") {
		return false
	}
	for j := first + 1; j < min(f.first, f.trigger); j++ {
		if p.toks[j].low == "," {
			return true
		}
	}
	return false
}

// considered reports whether a word of considering stands before the frame.
func (p *parser) considered(s *sentence, f *frame) bool {
	for j := max(s.first, f.trigger-9); j < f.trigger; j++ {
		if t := &p.toks[j]; t.class&considerWord != 0 && t.low != "warned" && !(t.low == "warn" && t.upper) {
			return true
		}
	}
	return false
}

// wouldOnly reports whether "would" stands before the verb of a frame and nobody
// says or plans it: "The Energy Department would cut 8,500", "Thousands would be
// furloughed". What is told behind a sentence that says something goes on with it.
func (p *parser) wouldOnly(s *sentence, f *frame) bool {
	if f.noun || !p.would(s, f) {
		return false
	}
	for j := s.first; j < s.last; j++ {
		if p.toks[j].class&(reportWord|announceWord|planWord) != 0 && j != f.trigger || oneOf(p.toks[j].low, "learned", "learnt") {
			return false
		}
	}
	if f.passive && f.sent > 0 {
		b := &p.sents[f.sent-1]
		if !s.opens && p.mayBe(b) {
			return true // "It may close its mill. Some 85 jobs would be affected"
		}
		return b.classes&(reportWord|announceWord|planWord) == 0
	}
	return f.passive || f.rule == "verb-object"
}

// mayBe reports whether a sentence says what may be, or is thought of.
func (p *parser) mayBe(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		if t := &p.toks[j]; t.class&(mayWord|considerWord) != 0 && !t.upper && !oneOf(t.low, "warned", "discussed") {
			return true
		}
	}
	return false
}

// would reports whether the verb group of a frame holds "would".
func (p *parser) would(s *sentence, f *frame) bool {
	for j := f.trigger - 1; j >= s.first && j > f.trigger-5; j-- {
		t := &p.toks[j]
		if t.low == "would" {
			return true
		}
		if !f.passive || t.class&(beWord|notWord) == 0 && !oneOf(t.low, "on", "out", "of", "temporary") && !strings.HasSuffix(t.low, "ly") {
			return false
		}
	}
	return false
}

// verbBetween reports whether another full clause stands between tokens i and
// j, so that a modal before it does not govern j.
func (p *parser) verbBetween(i, j int) bool {
	for k := i; k < j; k++ {
		t := &p.toks[k]
		if t.class&reportWord != 0 && t.class&(planWord|announceWord) == 0 || t.low == "," && p.at(k+1).class&(conjWord|relativeWord|pronounWord) != 0 {
			return true
		}
		if t.low == "that" && k > i+3 {
			return true
		}
	}
	return false
}

// denied reports whether the frame is under a denial: "no layoffs", "denied it
// would cut", "does not plan to lay off".
func (p *parser) denied(s *sentence, f *frame) bool {
	if f.rule == "not-renewed" || f.rule == "not-survive" {
		return false // its "not" is the cut
	}
	if oneOf(p.at(f.obj.first-1).low, "save", "saves", "saved", "saving", "safeguard", "safeguards", "safeguarded", "preserve", "preserves", "preserved") {
		return true // "will save 350 jobs that were due to go"
	}
	if p.calledOff(s, f) || p.untrue(s, f) {
		return true
	}
	if p.rumour(s, f) {
		return true
	}
	first := max(s.first, min(f.trigger, f.first)-8)
	for j := first; j < f.trigger; j++ {
		t := &p.toks[j]
		if t.class&denyWord != 0 && t.low != "dismissed" && !p.goesOnSaying(j+1, f.trigger) {
			return true
		}
		if t.class&notWord != 0 && t.low != "no" && t.low != "nor" {
			if n := p.at(j + 1).low; n == "only" || n == "just" || n == "yet" || n == "clear" || n == "immediately" || n == "including" || n == "say" || n == "disclose" {
				continue
			}
			if t.low == "without" && (f.rule == "jobs-go" || f.rule == "out-of-work" || p.commaBetween(j, f.trigger)) {
				continue // "without a job", "Without warning, Acme fired"
			}
			if t.low == "none" && p.at(j+1).low == "of" && f.trigger-j < 8 {
				return true
			}
			if p.butBetween(j+1, f.trigger) {
				continue // "hasn't closed but has issued termination notices"
			}
			if t.low == "never" || t.low == "without" || t.low == "not" || strings.HasSuffix(t.low, "n't") || t.low == "cannot" {
				if !p.verbBetween(j+1, f.trigger) && f.trigger-j < 6 {
					return true
				}
			}
		}
		if t.low == "against" && (f.trigger-j == 1 || p.at(j+1).class&cutIng != 0) {
			return true
		}
		if t.low == "no" && j >= f.trigger-4 && !p.joinedBehind(j+1, f.trigger) && p.at(j+1).low != "longer" && !oneOf(p.at(j+1).low, "choice", "option", "alternative") && p.at(j+1).low != "fewer" && p.at(j+1).low != "more" && p.at(j+1).low != "less" && p.at(j+1).kind == word {
			return true
		}
		if (t.low == "spare" || t.low == "spared" || t.low == "spares" || t.low == "rescind" || t.low == "rescinded" || t.low == "rescinds") && f.trigger-j < 6 {
			return true
		}
		if (t.low == "avoid" || t.low == "averted" || t.low == "avert" || t.low == "prevent" || t.low == "avoided" || t.low == "avoiding" || t.low == "save" || t.low == "saved" || t.low == "saving") && f.trigger-j < 6 && !p.anotherSaved(j+1, f.first) {
			return true
		}
	}
	return false
}

// joinedBehind reports whether what a "no" before token i is of ends in tokens i..end-1 at
// "and" or "but": "found no buyer and would cut".
func (p *parser) joinedBehind(i, end int) bool {
	for ; i < end; i++ {
		if oneOf(p.toks[i].low, "and", "but") && p.at(i+1).class&(modalWord|haveWord|beWord|planWord) != 0 {
			return true
		}
	}
	return false
}

// butBetween reports whether "but" stands among tokens i..j-1, which turns what was denied
// before it.
func (p *parser) butBetween(i, j int) bool {
	for ; i < j; i++ {
		if p.toks[i].low == "but" {
			return true
		}
	}
	return false
}

// rumour reports whether what a frame says is in a report that is denied: "denied a
// report that it would close its bakery and lay off 300".
func (p *parser) rumour(s *sentence, f *frame) bool {
	for j := s.first; j < f.trigger; j++ {
		if p.toks[j].class&denyWord == 0 {
			continue
		}
		from := j + 1
		if p.at(from).low == "as" && oneOf(p.at(from+1).low, "untrue", "false", "wrong", "baseless", "unfounded", "nonsense", "inaccurate", "speculation") {
			from += 2
		} else if p.toks[j].low == "dismissed" && p.toks[from].class&detWord == 0 && !hearsay(p.toks[from].low) {
			continue // "dismissed 80 claims that"
		}
		for k := from; k < from+4 && k < f.trigger; k++ {
			if hearsay(p.toks[k].low) && p.thatBehind(k+1, f.trigger) > 0 {
				return true
			}
		}
	}
	return false
}

// goesOnSaying reports whether who denies something in tokens i..end-1 then says what is
// so: "rejected that figure, saying its workforce had fallen by 520".
func (p *parser) goesOnSaying(i, end int) bool {
	for ; i < end; i++ {
		if p.toks[i].low == "," && oneOf(p.at(i+1).low, "saying", "adding", "insisting", "noting", "stating", "arguing") || p.toks[i].low == "but" || p.toks[i].low == "and" && i == end-1 && p.toks[end].class&(cutPast|firePast) != 0 {
			return true
		}
	}
	return false
}

// beforeNumber is the token before the number that stands right before token j.
func (p *parser) beforeNumber(j int) int {
	for j--; p.at(j).kind == digits || p.at(j).class&(numberWord|approxWord) != 0 || oneOf(p.at(j).low, "several", "multiple"); j-- {
	}
	return j
}

// hearsay reports whether a word is for what others say.
func hearsay(low string) bool {
	return oneOf(low, "report", "reports", "rumour", "rumours", "rumor", "rumors", "claim", "claims", "story", "stories", "speculation", "suggestion", "suggestions", "allegation", "allegations")
}

// thatBehind returns the "that" which follows a word of saying that ends before token i,
// at once or after who says it and when, "a report in the Gazette on Sunday that"; 0
// where none does before token end.
func (p *parser) thatBehind(i, end int) int {
	for k := i; k < min(i+9, end); k++ {
		switch t := p.at(k); {
		case t.low == "that":
			return k
		case t.kind == mark && t.low != "'" && t.low != "’" || t.class&(verbish|cutVerb|fireVerb|layWord|relativeWord) != 0 && t.low != "'s":
			return 0
		}
	}
	return 0
}

// anotherSaved reports whether tokens i..j-1, between a word of saving and the
// cut, hold what is saved, so that it is not the jobs: "to save money, Acme will
// cut", "hopes to save $20 million by cutting".
func (p *parser) anotherSaved(i, j int) bool {
	for k := i; k < j; k++ {
		t := &p.toks[k]
		if t.low == "," || t.low == "by" || t.low == "$" || t.class&modalWord != 0 || t.class&beWord != 0 && p.at(k+1).class&(cutIng|fireIng) != 0 {
			return true
		}
		if q := p.quantityAt(k); q != nil && q.money {
			return true
		}
	}
	return false
}

// voice finds who says the sentence: the employer, another named body or
// person, or nobody but the document.
func (p *parser) voice(s *sentence, f *frame, h holder, a *attribution) {
	if w, ok := p.voiceOf(s, f); ok {
		switch w.kind {
		case org:
			e := &p.entities[w.entity]
			switch {
			case p.atUnion(s, w):
				a.says, a.status, a.by = "union", headcount.Reported, "analyst"
				return
			case p.sameFamily(w.entity, h.entity), h.token >= 0 && p.joined(w, h.token):
				a.says, a.by = e.name, "employer"
			case p.at(w.last+1).low == "'s" && p.accordingTo(w):
				// "according to CNN's calculations"
			case e.outlet:
				a.says, a.status = e.name, headcount.Reported
				return
			case e.strong:
				a.says, a.status, a.by = e.name, headcount.Reported, "analyst"
				return
			case w.first > f.last && (oneOf(p.at(w.last+1).low, "reported", "reports", "understands") || p.at(w.last+1).low == "first" && p.at(w.last+2).low == "reported"):
				a.says, a.status = e.name, headcount.Reported // "300 jobs, Screen Daily reported"
				return
			}
		case person:
			a.says = p.entities[w.entity].name
			if p.outsider(s, w) || p.ofAnother(w, h) {
				a.status, a.by = headcount.Reported, "analyst"
				return
			}
			a.by = "employer"
		case pronoun, anaphor:
			if r, ok := p.resolve(s, w.first, "voice"); ok && p.sameFamily(r.entity, h.entity) {
				a.says, a.by = p.entities[h.entity].name, "employer"
			}
		}
	}
	if a.by == "outlet" && p.titledVoice(s, f) {
		a.says, a.by = p.entities[max(h.entity, 0)].name, "employer"
	}
	p.unnamed(s, f, a)
}

// atUnion reports whether a mention only says whose people the union is of that
// speaks: "the head of the union of nurses at Acme said".
func (p *parser) atUnion(s *sentence, w actor) bool {
	if p.at(w.first-1).low != "at" {
		return false
	}
	for j := w.first - 2; j >= s.first && j > w.first-14; j-- {
		if t := &p.toks[j]; t.low == "union" || t.low == "unions" {
			return true
		} else if t.kind == mark {
			return false
		}
	}
	return false
}

// titledVoice reports whether one who speaks for the employer, by title alone,
// says the sentence: "The chief executive said", "a spokeswoman said".
func (p *parser) titledVoice(s *sentence, f *frame) bool {
	for j := s.first; j < s.last; j++ {
		t := &p.toks[j]
		if t.upper && j > s.first || t.class&speakerNoun == 0 && t.low != "chief" && t.low != "ceo" && t.low != "chairman" && t.low != "president" && t.low != "founder" {
			continue
		}
		if b := p.at(j - 1).low; b != "the" && b != "a" && b != "its" && b != "company" && b != "co-founder" {
			continue
		}
		for k := j + 1; k < j+4 && k < s.last; k++ {
			if n := &p.toks[k]; n.class&reportWord != 0 {
				return k < f.first || k >= s.last-2 || p.at(k+1).low == "." || p.at(k+1).low == "in" || p.dateStarts(k+1)
			} else if n.class&(titleWord|speakerNoun) == 0 || n.low == "of" || n.low == "for" {
				break
			}
		}
	}
	return false
}

// voiceOf finds the actor whose saying governs the frame: the last one before
// it that says something, unless another subject stands between; else one that
// closes the sentence ("..., the union said").
func (p *parser) voiceOf(s *sentence, f *frame) (actor, bool) {
	acts := p.bySentence[f.sent]
	from, to := p.between(s, f)
	for i := len(acts) - 1; i >= 0; i-- {
		w := acts[i]
		if w.last >= f.first && !(w.last < f.trigger) || w.kind == place || w.kind == its || w.first < from {
			continue
		}
		if p.saysAfter(s, w) || p.accordingTo(w) {
			return w, true
		}
		if w.kind == org && !p.oblique(w) && p.at(w.last+1).class&(cutVerb|fireVerb|layWord|modalWord|haveWord) != 0 && !p.saidOf(w) {
			break // a clause of its own
		}
	}
	for _, w := range acts {
		if w.first <= f.last || w.kind == place || w.kind == its || w.last >= to {
			continue
		}
		if p.accordingTo(w) {
			return w, true
		}
		if p.saysAfter(s, w) && p.closesSentence(s, w) {
			return w, true
		}
	}
	return actor{}, false
}

// saidOf reports whether a mention stands right behind a verb of saying, so that
// somebody else speaks of it: "Ann Orr said Acme would cut".
func (p *parser) saidOf(w actor) bool {
	k := w.first - 1
	if p.at(k).class&detWord != 0 && p.at(k).low != "that" {
		k--
	}
	if p.at(k).low == "that" {
		k--
	}
	return oneOf(p.at(k).low, "said", "says", "reported", "wrote", "claimed", "claims", "argued", "estimated")
}

// speaks reports whether the holder is only named as the one who says it.
func (p *parser) speaks(h holder) bool {
	a, ok := p.actorAt(h.token)
	return ok && (p.saysAfter(&p.sents[p.sentenceAt(h.token)], a) || p.accordingTo(a) || p.at(a.first-1).class&titleWord != 0)
}

// closesSentence reports whether what an actor says closes the sentence, so
// that it governs what stands before.
func (p *parser) closesSentence(s *sentence, w actor) bool {
	prev := p.at(w.first - 1).low
	if prev == "and" { // "the Associated Press and NPR reported"
		if b, ok := p.actorEnding(w.first - 2); ok && b.kind == org {
			return p.closesSentence(s, actor{first: b.first, last: w.last, kind: org, entity: b.entity})
		}
	}
	if prev != "," && prev != "”" && prev != "\"" && p.at(w.first-1).class&reportWord == 0 && p.at(w.first-1).class&(detWord|titleWord|speakerNoun|anaphorWord|kindWord) == 0 && p.at(w.first-1).low != "broadcaster" {
		return false
	}
	for k := w.last + 1; k < s.last; k++ {
		t := &p.toks[k]
		if t.class&reportWord != 0 {
			n := p.at(k + 1)
			return n.low == "." || n.low == "," || p.dateStarts(k+1) || n.class&prepWord != 0 || k+1 >= s.last-1
		}
		if t.class&(cutVerb|modalWord) != 0 || t.low == "it" {
			return false
		}
	}
	return p.at(w.first-1).class&reportWord != 0 || p.at(w.first-2).class&reportWord != 0
}

// saysAfter reports whether a mention says something: a verb of saying follows
// it, or stands right before it ("said Barra").
func (p *parser) saysAfter(s *sentence, a actor) bool {
	j := a.last + 1
	if a.kind == person && p.at(j).low == "," && p.at(j+1).class&personVerb != 0 {
		j++ // "its unit chair, Ann Orr, said"
	} else if p.at(j).low == "," {
		for k := j + 1; k < s.last && k < j+14; k++ {
			if p.toks[k].low == "," {
				j = k + 1
				break
			}
		}
	}
	for k := j; k < s.last && k < j+4; k++ {
		t := &p.toks[k]
		if t.class&reportWord != 0 {
			return true
		}
		if t.class&(haveWord|speakerNoun) != 0 || t.low == "'s" || t.low == "also" || t.low == "first" || t.low == "earlier" || t.low == "previously" || p.dateCovers(k) || t.class&titleWord != 0 {
			continue
		}
		break
	}
	if a.kind != pronoun && p.at(a.last+1).class&(modalWord|beWord|haveWord|planWord|cutVerb|layWord) != 0 {
		return false // "said the hospital would": what it says is of it
	}
	// "said Marsh", "said its chief executive, Helen Marsh", "said Acme's
	// head of research, Tom Birch"
	k, title := a.first-1, false
	for n := 0; n < 9; n++ {
		t := p.at(k)
		title = title || t.class&titleWord != 0
		if t.class&personVerb != 0 || t.kind == mark && t.low != "," && t.low != "-" || t.class&(verbish|conjWord) != 0 && t.low != "'s" && t.class&titleWord == 0 {
			break
		}
		k--
	}
	return p.at(k).class&personVerb != 0 && p.at(k).low != "told" && (title && a.kind == person || k >= a.first-2)
}

// ofAnother reports whether a person is known to be another firm's than the
// holder's. Who governs speaks for every body of the state.
func (p *parser) ofAnother(w actor, h holder) bool {
	e, ok := p.employerOf[w.entity]
	if !ok || h.entity < 0 || p.sameFamily(e, h.entity) {
		return false
	}
	key := p.entities[e].key
	return !public(key) && !governs(key) && !public(p.entities[h.entity].key)
}

func (p *parser) accordingTo(a actor) bool {
	for j := a.first - 1; j >= 0 && j > a.first-5 && p.sentenceAt(j) == p.sentenceAt(a.first); j-- {
		if p.toks[j].low == "to" && p.at(j-1).low == "according" {
			return true
		}
	}
	return false
}

// outsider reports whether a person speaks for someone else than the employer:
// a union, a broker, a party, a university.
func (p *parser) outsider(s *sentence, w actor) bool {
	for j := max(s.first, w.first-8); j < s.last && j < w.last+14; j++ {
		switch p.toks[j].low {
		case "union", "analyst", "analysts", "economist", "professor", "lawmaker", "senator", "mayor", "governor", "lawyer", "attorney", "strategist", "consultant", "former", "ex-employee", "unions", "congressman", "association", "guild":
			return true
		}
	}
	return false
}

// unnamed finds people not named and other media: "people familiar with the
// matter", "sources", "reportedly", "media reports".
func (p *parser) unnamed(s *sentence, f *frame, a *attribution) {
	if p.at(s.first).low == "the" && (p.isCutNoun(s.first+1) > 0 || p.at(s.first+1).class&lossWord != 0) && f.first <= s.first+3 && p.peopleBefore(f.sent) {
		a.status, a.says = headcount.Reported, "people" // "The cuts hit 75 people" goes on with them
		return
	}
	from, to := p.between(s, f)
	for j := from; j < to; j++ {
		switch p.toks[j].low {
		case "reported": // "a reported 388 employees", "the reported layoffs", "reported to total"
			if b := p.at(j - 1); j > f.last || j < f.first-2 || b.class&detWord == 0 && p.at(j+1).low != "to" || p.at(j+1).class&(detWord|pronounWord) != 0 {
				continue
			}
			a.status = headcount.Reported
			return
		case "reportedly", "rumored", "rumoured":
			if j > f.last+3 || j < min(f.first, f.trigger)-9 {
				continue
			}
			a.status = headcount.Reported
			return
		case "familiar", "briefed", "aware", "knowledge":
			if n := p.at(j + 1).low; n == "with" || n == "on" || n == "of" && (p.at(j-1).class&peopleWord != 0 || p.at(j-1).low == "with" && (p.at(j-2).class&peopleWord != 0 || p.at(j-2).low == "person")) {
				a.status = headcount.Reported
				first := j
				if p.toks[j].low == "knowledge" {
					first-- // "people with knowledge of the plans"
				}
				for first > s.first && (p.toks[first-1].class&(peopleWord|detWord) != 0 || p.toks[first-1].low == "person") && first > j-3 {
					first--
				}
				a.says = p.words(first, min(j+3, s.last-1))
				return
			}
		case "former", "current":
			k := j + 1
			if l := p.at(k).low; l == "and" || l == "or" {
				k += 2
			}
			if p.accordingTo(actor{first: j}) && p.at(k).class&peopleWord != 0 || p.at(k).class&peopleWord != 0 && p.at(k+1).class&reportWord != 0 && !oneOf(p.at(k+1).low, "notified", "informed") {
				a.status, a.says = headcount.Reported, p.words(j, k)
				return
			}
		case "insider", "insiders":
			if p.at(j+1).class&reportWord != 0 {
				a.status, a.says = headcount.Reported, p.toks[j].low
				return
			}
		case "anonymity":
			a.status = headcount.Reported
			return
		case "close":
			if b := p.at(j - 1).low; (b == "person" || b == "people" || b == "source" || b == "sources") && p.at(j+1).low == "to" {
				a.status, a.says = headcount.Reported, b
				return
			}
		case "sources", "source":
			if n := p.at(j + 1); n.class&reportWord != 0 || n.low == "familiar" || p.at(j-1).low == "to" || p.at(j-1).low == "citing" || p.at(j-1).class&numberWord != 0 && p.at(j-2).low == "to" {
				a.status, a.says = headcount.Reported, p.toks[j].low
				return
			}
		case "ex-employees":
			if p.at(j+1).class&reportWord != 0 && j > f.last {
				a.status, a.says = headcount.Reported, "former employees"
				return
			}
		case "people", "person", "outlets", "they", "those":
			if t := p.toks[j].low; t == "they" && !p.peopleBefore(f.sent) || j > f.first && j < f.last {
				continue
			}
			if k := p.beforeNumber(j); k < j-1 && p.at(k).low == "to" && p.at(k-1).low == "according" {
				a.status, a.says = headcount.Reported, p.words(k+1, j)
				return // "according to four people who were on the call"
			}
			n := p.at(j + 1)
			if p.toks[j].low == "those" && oneOf(n.low, "affected", "involved") {
				n = p.at(j + 2)
			}
			if n.low == "added" && p.at(j+2).low == "up" {
				continue // "Those added up to 600 jobs"
			}
			if n.class&reportWord != 0 && n.low != "notified" && n.low != "informed" || p.at(j-1).class&personVerb != 0 && p.toks[j].low == "people" || p.at(j-1).low == "the" && p.at(j-2).class&personVerb != 0 {
				a.status, a.says = headcount.Reported, p.toks[j].low
				return
			}
		case "media", "report", "reports":
			if b := p.at(j - 1); b.class&itsWord != 0 || oneOf(b.low, "annual", "quarterly", "interim", "earnings", "financial") {
				continue // the employer's own
			}
			if p.toks[j].upper && j > s.first {
				continue // "Brine Media said"
			}
			if p.accordingTo(actor{first: j}) || p.at(j+1).low == "reported" || p.at(j+1).low == "reports" || p.at(j+1).low == "said" || p.at(j+1).low == "saying" {
				a.status, a.says = headcount.Reported, p.toks[j].low
				return
			}
		case "unions", "union", "guild":
			if w, ok := p.actorAt(j + 1); ok && w.kind == org && p.at(w.last+1).class&reportWord != 0 { // "trade union GPA said"
				a.status, a.says, a.by = headcount.Reported, p.words(w.first, w.last), "analyst"
				return
			}
			if n := p.at(j + 1); p.accordingTo(actor{first: j}) && (p.toks[j].low == "guild" || n.class&relativeWord != 0 || n.kind == mark) || n.class&reportWord != 0 || p.at(j+1).class&speakerNoun != 0 {
				a.status, a.says, a.by = headcount.Reported, p.toks[j].low, "analyst"
				return
			}
		}
	}
}

// peopleBefore reports whether the sentence before si was said by people not
// named, so that "they said" goes on with them.
func (p *parser) peopleBefore(si int) bool {
	if si == 0 {
		return false
	}
	s := &p.sents[si-1]
	for j := s.first; j < s.last; j++ {
		if p.toks[j].low == "people" && (p.at(j+1).low == "familiar" || p.at(j+1).low == "with" || p.at(j+1).class&reportWord != 0) {
			return true
		}
	}
	return false
}

// sameFamily reports whether two entities are one, or one the other's parent.
func (p *parser) sameFamily(a, b int) bool {
	if a < 0 || b < 0 {
		return false
	}
	if a == b {
		return true
	}
	x, y := &p.entities[a], &p.entities[b]
	return x.slug != "" && x.slug == y.parent || y.slug != "" && y.slug == x.parent || x.slug != "" && x.slug == y.slug
}

// joined reports whether two names of a list are subjects of one verb: "Amazon,
// Meta and Salesforce have announced".
func (p *parser) joined(w actor, token int) bool {
	if p.sentenceAt(token) != p.sentenceAt(w.first) {
		return false
	}
	for _, b := range p.sharers(&frame{sent: p.sentenceAt(token)}, holder{w.entity, w.first, "subject"}) {
		if b.first == token {
			return true
		}
	}
	return false
}
