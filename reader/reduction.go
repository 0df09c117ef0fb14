package reader

import (
	"fmt"
	"strings"

	"headcount"
)

// reductions turns the frames of cuts into facts: whose, when, where, why, how
// sure.
func (p *parser) reductions() []fact {
	out := p.scratch.reduced[:0]
	var left []frame
	for i := range p.sents {
		s := &p.sents[i]
		listed := s.numbered && s.last-s.first <= longestListed                                        // "Meta: 11,000"
		part := i > 0 && s.numbered && oneOf(p.toks[s.first].low, "of", "among", "another")            // "Another 1,700 will go"
		stepped := s.numbered && s.classes&stepWord != 0 && s.classes&anyNoun != 0                     // "shown 58 employees the door"
		behind := s.numbered && s.classes&stepWord != 0 && len(out) > 0 && out[len(out)-1].sent >= i-2 // "put the number at 210"
		leaning := s.numbered && len(out) > 0 && out[len(out)-1].sent == i-1                           // "About half will end in June"
		if s.aside || s.classes&cutTriggers == 0 && !listed && !part && !stepped && !behind && !leaning {
			continue
		}
		frames := p.cuts(i)
		for k := range frames {
			f := &frames[k]
			if f.rule == "part-of-those" {
				if n := len(out); n > 0 && out[n-1].sent == i-1 && out[n-1].entity >= 0 {
					f.obj.owner, f.obj.ownerToken = out[n-1].entity, -1
				} else {
					continue
				}
			}
			if f.shareOfCut() {
				if n := len(out); n > 0 && i-out[n-1].sent <= 6 && out[n-1].entity >= 0 && (f.rule != shareBehind || out[n-1].sent == i) && (f.rule != shareAfter || out[n-1].sent == i-1) {
					f.obj.owner, f.obj.ownerToken = out[n-1].entity, -1
				} else if f.rule != shareMadeUp {
					continue
				}
			}
			if f.rule == roundRule || f.rule == grownRule {
				e, ok := p.leansOn(out, f)
				if !ok {
					continue
				}
				f.obj.owner, f.obj.ownerToken = e, -1
			}
			if f.rule == putAtRule {
				w := p.putTo(out, f, i)
				if w == nil {
					continue
				}
				f.obj.owner, f.obj.ownerToken, p.put = w.entity, -1, i+1
			}
			if f.rule == noticeRule && p.staffListed(out, f) {
				continue
			}
			if f.rule == noticeRule && !p.filedBy(f) {
				e, ok := p.noticeOf(out, f)
				if !ok {
					continue
				}
				f.obj.owner, f.obj.ownerToken = e, -1
			}
			if n := len(out); f.rule == "some-of-them" && f.obj.owner < 0 && n > 0 && out[n-1].sent == i {
				f.obj.owner, f.obj.ownerToken = out[n-1].entity, -1
			}
			if n := len(out); n > 0 && p.pointsBack(f) && i-out[n-1].sent <= 6 && p.sents[i].under == p.sents[out[n-1].sent].under {
				f.obj.owner, f.obj.ownerToken = out[n-1].entity, -1
			}
			var h holder
			out, h = p.reduction(f, out)
			if h.how == orphan && (f.obj.q != nil || f.obj.share != nil) && (f.passive || f.noun) && f.rule != "replaced" && p.namesNoOne(i) && !p.befallsAll(s, f) {
				left = append(left, *f)
			}
		}
		clear(frames) // or their words would keep the text alive
	}
	out = append(out, p.orphans(out, left)...)
	out = append(out, p.partsThatAddUp(out)...)
	out = append(out, p.bracketed(out)...)
	p.scratch.reduced = out
	return out
}

// befallsAll reports whether what puts people out of work is no doing of an employer: "The
// recession put 3,000 people out of work".
func (p *parser) befallsAll(s *sentence, f *frame) bool {
	for j := s.first; j < f.obj.first && j < s.first+6; j++ {
		if oneOf(p.toks[j].low, "recession", "government", "downturn", "pandemic", "slump", "storm", "hurricane", "flood", "floods", "war", "crash", "crisis", "depression", "earthquake", "wildfire", "wildfires") {
			return true
		}
	}
	return false
}

// namesNoOne reports whether sentence i names no employer or person and points
// back to none.
func (p *parser) namesNoOne(i int) bool {
	for _, a := range p.bySentence[i] {
		if a.kind != place && !(a.kind == org && p.entities[a.entity].outlet) && a.kind != pronoun {
			return false
		}
	}
	return true
}

// cutTriggers are the classes of the words for which the grammar of cuts looks
// at a sentence.
const cutTriggers = cutVerb | fireVerb | layWord | letWord | cutNoun | jobWord | lossWord | elimination | jobNoun | triggerWord

// reduction adds the facts of a frame to out, and returns whose it is: one, or one without a number for each
// of several employers that share it ("Meta and Twitter cut thousands").
func (p *parser) reduction(f *frame, out []fact) ([]fact, holder) {
	h, ok := p.holderOf(f)
	if !ok {
		return out, h
	}
	list := p.sharers(f, h)
	if len(list) < 2 {
		if x, ok := p.reductionOf(f, h); ok {
			out = append(out, x)
		}
		return out, h
	}
	for _, a := range list {
		g := *f
		g.obj.q, g.obj.share = nil, nil
		g.rule = f.rule + ", shared"
		if h, ok := p.checked(holder{a.entity, a.first, "list"}); ok {
			if x, ok := p.reductionOf(&g, h); ok {
				out = append(out, x)
			}
		}
	}
	return out, h
}

// sharers returns the employers of the list that the holder stands in, when a
// list is the subject of the frame.
func (p *parser) sharers(f *frame, h holder) []actor {
	if h.token < 0 || h.how != "subject" && h.how != "at" && h.how != "nearest" && h.how != "possessive" || h.token >= len(p.toks) || p.sentenceAt(h.token) != f.sent {
		return nil
	}
	if p.labelEnd(&p.sents[f.sent]) >= 0 {
		return nil // "Harlow Foods, Isle of Purbeck:" is a firm and its town
	}
	acts := p.bySentence[f.sent]
	at := -1
	for i, a := range acts {
		if a.first == h.token && a.kind == org {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	joins := func(a, b actor) bool {
		if h.how == "at" && b.kind == org && p.entities[b.entity].outlet {
			return false
		}
		end := b.first
		if h.how == "at" && p.at(end-1).low == "the" && oneOf(p.at(b.last+1).low, ",", "and", ".", ";") {
			end-- // "at the Harbour Service, the Forest Agency and Brine"
		}
		if h.how == "at" && p.at(b.first-1).low == "and" && p.at(b.first-2).low == "," && (p.at(b.last+1).class&(verbish|cutVerb|fireVerb|layWord|letWord) != 0 || p.at(b.last+1).lists&closing != 0) {
			return false // "300 jobs at Dover, and Brine closed its mill"
		}
		return a.kind == org && b.kind == org && p.at(b.last+1).low != "'s" && p.onlyJoins(a.last+1, end)
	}
	first := at
	for first > 0 && !p.setBeside(acts[first-1]) && joins(acts[first-1], acts[first]) {
		first--
	}
	last := at
	for last+1 < len(acts) && joins(acts[last], acts[last+1]) {
		last++
	}
	return acts[first : last+1]
}

// setBeside reports whether a mention is of one beside whom the next stands, and
// no member of a list with it: "Unlike Acme, Brine cut", "According to a notice sent
// to the Labor Commission, Brine cut".
func (p *parser) setBeside(a actor) bool {
	if p.at(a.first-1).low == "in" && a.kind == org && !p.entities[a.entity].strong {
		return true // "will lay off 350 in Odda, and Brine itself is cutting": a town
	}
	i := a.first - 1
	if p.at(i).class&detWord != 0 {
		i--
	}
	return p.at(a.last+1).low == "," && oneOf(p.at(i).low, "unlike", "like", "of", "after", "with", "following", "besides", "at", "from", "for", "alongside", "beyond", "to", "by") && !oneOf(p.at(a.last+2).low, "and", "or")
}

// onlyJoins reports whether tokens i..j-1 only join names of a list.
func (p *parser) onlyJoins(i, j int) bool {
	joined := false
	for k := i; k < j; k++ {
		switch p.toks[k].low {
		case ",", "and", "or", "&":
			joined = true
		case "(":
			for k < j && p.toks[k].low != ")" {
				k++
			}
		default:
			return false
		}
	}
	return joined
}

// reductionOf makes the fact of a frame for one holder.
func (p *parser) reductionOf(f *frame, h holder) (fact, bool) {
	if p.isHiring(f) || p.notACut(f) || p.heldBack(f) || p.countsNobody(f) {
		return fact{}, false
	}
	a := p.attribute(f, h)
	if f.obj.q == nil && f.obj.share == nil && !p.plainHolds(f, h, a) {
		return fact{}, false
	}
	if a.status == headcount.Denied && (f.obj.q == nil && f.obj.share == nil || p.noneOf(f)) {
		return fact{}, false
	}
	c := headcount.Claim{Type: headcount.Reduction, Employer: p.calledHere(h), Status: a.status, Says: a.says}
	x := fact{rule: f.rule, entity: h.entity, sent: f.sent, trigger: f.trigger, first: f.first, restates: p.joinsBefore(f), vague: f.obj.q != nil && f.obj.q.vague && f.obj.share == nil}
	x.voiced = a.by == "employer"
	x.other = p.othersOf(f)
	x.added = p.addedTo(f)
	x.before = p.cameEarlier(f)
	if x.ofCut = f.shareOfCut(); x.ofCut {
		x.restates = false
	}
	_, _, x.aside = p.asideOf(f)
	x.bold = (p.sents[f.sent].headline || p.sents[f.sent].title) && a.says == "" && a.status == headcount.Confirmed
	if q := f.obj.q; q != nil {
		c.Count = q.count()
		if !p.plausible(q, h.entity) {
			return fact{}, false
		}
		p.note(&x, "count", q.first, q.last)
	}
	if q := f.obj.share; q != nil {
		c.Share = q.shareOf(f.obj.shareOf)
		p.note(&x, "share", q.first, q.last)
	}
	c.Group = p.group(f)
	c.Cumulative = p.cumulative(f)
	p.when(f, &c, &x)
	c.Places = p.placesOf(f, h.entity)
	c.Causes = p.causes(f, a)
	first, last := f.first, f.last
	if f.obj.q == nil && f.obj.share == nil {
		first, last = p.widen(f)
		first = p.fromSubject(f, h, first)
	}
	if q := f.obj.q; q != nil && q.first == first && first > p.sents[f.sent].first && stageWord(p.toks[first-1].low) {
		first-- // "the first 650": a step of a larger cut
	}
	if p.figureAlone(f, first, last) {
		first, last = p.clauseAround(first, last)
	}
	c.Evidence = []headcount.Passage{p.passage(first, last)}
	p.note(&x, "trigger", f.trigger, f.trigEnd)
	p.noteHolder(&x, h)
	x.claim = c
	return x, true
}

// cameEarlier reports whether a frame stands in a clause of what came before the
// news: ", months after it slashed 200 jobs".
func (p *parser) cameEarlier(f *frame) bool {
	s := &p.sents[f.sent]
	for j := f.trigger - 1; j > s.first+3 && j > f.trigger-6; j-- {
		t := &p.toks[j]
		if t.low == "after" {
			return p.at(j+1).class&pronounWord != 0 || p.at(j+1).class&(cutIng|fireIng) != 0
		}
		if t.kind == mark {
			return false
		}
	}
	return false
}

// stageWord reports whether a word before a number makes it one of several steps.
func stageWord(low string) bool { return low == "first" || low == "initial" }

// othersOf reports whether a figure is told of beside another of the same cut: "the
// other 1,400 cuts", "another 300 job cuts will be in transport".
func (p *parser) othersOf(f *frame) bool {
	i := f.obj.first
	return f.noun && (p.at(i).low == "another" || p.at(i-1).low == "another") || oneOf(p.at(i).low, "other", "remaining") ||
		oneOf(p.at(i-1).low, "other", "remaining") && p.at(i-2).low == "the"
}

// calledHere returns the name of the holder: the fullest form in the text; where
// it goes by another name there, "Facebook parent Meta", the one that stands in
// the frame's sentence.
func (p *parser) calledHere(h holder) string {
	e := &p.entities[h.entity]
	if h.token < 0 {
		return e.name
	}
	a, ok := p.actorAt(h.token)
	if !ok || a.entity != h.entity || e.slug == "" || public(e.key) && !governs(e.key) {
		return e.name
	}
	here := p.words(a.first, a.last)
	k := p.asked(here)
	if k.slug != e.slug || allCaps(here) || strings.HasPrefix(e.key, k.key) || strings.HasPrefix(k.key, e.key) || strings.HasSuffix(e.key, " "+k.key) || initials(k.key) == e.key {
		return e.name
	}
	return here
}

// widen takes into the evidence of a frame without a number the words that
// make its verb plain and the reason that follows: "this will reduce our
// workforce as we get efficiency gains".
func (p *parser) widen(f *frame) (first, last int) {
	s := &p.sents[f.sent]
	first, last = f.first, f.last
	if f.passive || f.noun || f.rule == "among" {
		return first, last
	}
	if k, _ := p.verbGroupBack(s, first); k+1 < first {
		first = max(k, s.first)
		if p.toks[first].kind == mark {
			first++
		}
	}
	for last+1 < s.last && last < f.last+10 && p.toks[last+1].kind != mark {
		last++
	}
	return first, last
}

// joinsBefore reports whether a share without a count restates the cut of the
// sentences before it: "The job cuts would reduce the workforce by 6%".
func (p *parser) joinsBefore(f *frame) bool {
	if f.obj.q != nil || f.obj.share == nil {
		return false
	}
	s := &p.sents[f.sent]
	if f.rule == "noun-affects" || f.rule == "jobs-go" || s.headline {
		return true
	}
	i := s.first
	switch p.toks[i].low {
	case "the", "these", "those", "that", "this", "it", "such":
	default:
		return false
	}
	for j := i + 1; j < f.first; j++ {
		if p.toks[j].low == "after" {
			return false // "The cuts come months after it offered buyouts to 5% of its staff"
		}
	}
	for j := i; j < i+5 && j < s.last; j++ {
		t := &p.toks[j]
		if p.isCutNoun(j) > 0 || t.class&(lossWord|cutNoun) != 0 || t.low == "move" || t.low == "plan" || t.low == "figure" || t.low == "number" || t.class&verbish != 0 && j == i+1 {
			return true
		}
	}
	return false
}

// heldBack reports whether the words before a frame say that it is kept from
// being: "barred ferry lines from laying off", "promised to hold off on layoffs",
// or, without a number, leave it open: "either cut jobs or put off new shops".
func (p *parser) heldBack(f *frame) bool {
	s := &p.sents[f.sent]
	if p.keptAfterAll(s, f) || p.broughtBack(s, f) || p.misconduct(f) || p.unreal(s, f) {
		return true
	}
	if p.savedAfterAll(s, f) || p.whoHadGone(f) {
		return true
	}
	for j := f.obj.first - 1; j >= s.first && j > f.obj.first-4; j-- {
		if p.toks[j].low == "none" && p.at(j+1).low == "of" {
			return true // "none of its 300 workers will lose"
		}
	}
	i := f.trigger
	if f.noun {
		i = min(i, f.first)
	}
	for j := i - 1; j >= s.first && j > i-5; j-- {
		switch p.toks[j].low {
		case "end", "ends", "ended", "ending", "lift", "lifted":
			if j == i-1 && p.toks[i].class&furloughWord != 0 {
				return true // "ended furloughs for 140 workers"
			}
		case "avoid", "avoids", "avoided", "avoiding", "avert", "averted", "averting", "forestall", "refrain", "refrained", "stave":
			return true
		case "instead", "rather":
			if n := p.at(j + 1).low; (n == "of" || n == "than") && p.opensOf(j+2, i) {
				return true // "rather than lay off 300", "instead of the 300 layoffs first planned"
			}
		case "hold", "held", "holding":
			if p.at(j+1).low == "off" {
				return true
			}
		case "block", "blocked", "blocks", "blocking", "halt", "halted", "halting", "pause", "paused", "pausing", "whether":
			if f.obj.q == nil && f.obj.share == nil {
				return true
			}
		case "either":
			if f.obj.q == nil && f.obj.share == nil {
				return true
			}
		case "from":
			if j == i-1 {
				for k := j - 1; k >= s.first && k > j-10; k-- {
					switch p.toks[k].low {
					case "bar", "bars", "barred", "barring", "ban", "bans", "banned", "banning", "prohibit", "prohibits", "prohibited", "prohibiting", "prevent", "prevents", "prevented", "preventing", "block", "blocks", "blocked", "blocking", "stop", "stops", "stopped", "keep", "keeps", "kept":
						return true
					}
				}
			}
		}
	}
	return false
}

// opensOf reports whether nothing but its article, its number or an adverb stands from
// token j to what is cut or the verb of it at token i.
func (p *parser) opensOf(j, i int) bool {
	for ; j < i; j++ {
		if t := p.at(j); t.class&(detWord|itsWord|approxWord) == 0 && t.kind != digits && !strings.HasSuffix(t.low, "ly") {
			return false
		}
	}
	return true
}

// whoHadGone reports whether a number is of people who had been let go and do something
// since, which is not how many went: "a suit by 25 former employees laid off in 2019".
func (p *parser) whoHadGone(f *frame) bool {
	if !f.passive || f.trigger != f.obj.last+1 && p.at(f.obj.last+1).class&relativeWord == 0 {
		return false
	}
	for j := f.obj.first; j < f.obj.head; j++ {
		if oneOf(p.toks[j].low, "former", "ex") {
			return true
		}
	}
	return strings.HasPrefix(p.toks[f.obj.head].low, "ex-")
}

// savedAfterAll reports whether the words behind a frame say that it does not come
// to that: "Layoffs averted at the mill", "due to close with the loss of 24 jobs, has
// been saved".
func (p *parser) savedAfterAll(s *sentence, f *frame) bool {
	if oneOf(p.at(f.last+1).low, "averted", "avoided", "avoidable") {
		return true
	}
	for j := f.last + 1; j < s.last && j < f.last+10; j++ {
		if oneOf(p.toks[j].low, "saved", "reprieved", "rescued") && p.at(j-1).class&beWord != 0 && p.at(j-2).class&haveWord != 0 {
			return true
		}
	}
	return false
}

// keptAfterAll reports whether those who were to go stay: "63 clerks who were to be
// laid off will keep their jobs".
func (p *parser) keptAfterAll(s *sentence, f *frame) bool {
	if p.at(f.trigger-1).low != "be" || p.at(f.trigger-2).low != "to" {
		return false
	}
	for j := f.last + 1; j+2 < s.last && j < f.last+12; j++ {
		if oneOf(p.toks[j].low, "keep", "kept", "keeping") && p.toks[j+1].class&itsWord != 0 && p.toks[j+2].class&jobNoun != 0 {
			return true
		}
	}
	return false
}

// players reports whether those of a frame are of a team: no staff, and few, in a
// sentence that speaks of a roster, or behind one.
func (p *parser) players(f *frame) bool {
	h := &p.toks[f.obj.head]
	if f.obj.q == nil || f.obj.q.max >= 60 || h.class&(jobNoun|forceWord|jobWord) != 0 || plainPeople(h.low) {
		return false
	}
	for j := p.sents[max(0, f.sent-1)].first; j < p.sents[f.sent].last; j++ {
		if oneOf(p.toks[j].low, "roster", "squad", "waived", "linebacker", "linebackers", "goalkeeper", "playoffs", "preseason") {
			return true
		}
	}
	return false
}

// noneOf reports whether it is promised that none of those counted goes: "none of its
// 760 bakers would lose their jobs".
func (p *parser) noneOf(f *frame) bool {
	for j := f.obj.first - 1; j > f.obj.first-4; j-- {
		if p.at(j).low == "of" {
			return p.at(j-1).low == "none"
		}
	}
	return false
}

// withSuppliers reports whether a figure of those who may go takes in the people of other
// firms: "As many as 900 could be out of work, suppliers included", "900 jobs, counting
// suppliers, are at risk".
func (p *parser) withSuppliers(f *frame) bool {
	if !f.passive && !f.noun {
		return false
	}
	s := &p.sents[f.sent]
	for j := s.first; j < s.last; j++ {
		switch p.toks[j].low {
		case "suppliers", "supplier", "indirect":
			for k := max(s.first, j-4); k < j+4 && k < s.last; k++ {
				if oneOf(p.toks[k].low, "included", "including", "include", "includes", "counted", "counting", "counts") {
					return true
				}
			}
		case "indirectly":
			return true
		}
	}
	return false
}

// atLaw reports whether the few people of a frame are before a court about having
// been dismissed: "Four drivers who were dismissed by Acme won their case".
func (p *parser) atLaw(f *frame) bool {
	if q := f.obj.q; !f.passive || q == nil || q.max < 0 || q.max >= 20 || !p.firing(f.trigger) {
		return false
	}
	for j := f.last + 1; j < p.sents[f.sent].last; j++ {
		if oneOf(p.toks[j].low, "case", "tribunal", "court", "lawsuit", "sued", "appeal", "judge") {
			return true
		}
	}
	return false
}

// plausible refuses numbers that no employer cuts: 2 million, and 200,000 of one that the
// registry does not know and that is no public body. Among the largest cuts ever told of one
// employer are the 300,000 of the federal government of the United States in 2025.
func (p *parser) plausible(q *quantity, entity int) bool {
	n, e := max(q.min, q.max), &p.entities[entity]
	return n >= 1 && n < 2_000_000 && (n < 200_000 || e.slug != "" || public(e.key) || strings.HasSuffix(e.key, "government"))
}

// note records a mention that made a fact, for Explain.
func (p *parser) note(x *fact, what string, first, last int) {
	if p.explain {
		x.mentions = append(x.mentions, fmt.Sprintf("%s %q at %d", what, p.words(first, last), p.toks[first].start))
	}
}

// noteHolder records how the employer was found, for Explain.
func (p *parser) noteHolder(x *fact, h holder) {
	switch {
	case !p.explain:
	case h.token >= 0:
		p.note(x, "employer, "+h.how+",", h.token, h.token)
	default:
		x.mentions = append(x.mentions, "employer, "+h.how)
	}
}

// isHiring reports whether the figure is of people hired or added back.
func (p *parser) isHiring(f *frame) bool {
	for j := f.obj.first - 4; j < f.obj.first; j++ {
		if strings.HasPrefix(p.at(j).low, "add") && p.at(j+1).low == "to" {
			continue // "adding to 9,000 already announced"
		}
		switch p.at(j).low {
		case "hire", "hires", "hired", "hiring", "add", "added", "adding", "create", "created", "creating", "recruit", "rehire", "rehired", "reinstate", "reinstated", "restore", "restored", "restoring", "recover", "recovered", "regain", "regained", "recall", "recalls", "recalled", "recalling", "rehires", "rehiring":
			return j >= p.sents[f.sent].first && j > f.trigEnd || j < f.trigger && f.passive && j >= p.sents[f.sent].first
		}
	}
	return false
}

// notACut refuses frames whose words cut something else: pay, hours, prices.
func (p *parser) notACut(f *frame) bool {
	if n, m := p.at(f.obj.last+1).low, p.at(f.obj.last+2).low; (n == "a" || n == "per" || n == "every" || n == "each") && (m == "month" || m == "week" || m == "day") {
		return true // a pace, not a cut
	}
	if strings.HasSuffix(f.rule, "goes on") && p.freedFrom(f.obj.last+1) {
		return true // "and 60 people from its mailing list"
	}
	if p.players(f) || p.atLaw(f) || p.withSuppliers(f) || p.noCutOfIts(f) {
		return true
	}
	for j := f.obj.modFirst; j <= f.obj.modLast; j++ {
		switch p.toks[j].low {
		case "unfilled", "vacant", "open", "empty", "unoccupied":
			return true // nobody goes
		case "injured", "sick", "absent", "uninsured", "striking", "unvaccinated", "underpaid":
			if p.toks[f.trigger].class&cutVerb != 0 && p.toks[f.obj.head].class&peopleWord != 0 {
				return true // "cut the number of injured workers by 30%"
			}
		}
	}
	if p.heldByNobody(f) || p.servesOthers(f) {
		return true
	}
	if f.passive || f.noun {
		return false
	}
	// "cut jobless claims", "reduce staff turnover", "cut workers' pay"
	n := p.at(f.obj.last + 1)
	if f.obj.share != nil {
		n = p.at(f.obj.head + 1) // "reduced employee turnover by 30%"
	}
	if (n.low == "'" || n.low == "’") && strings.HasSuffix(p.toks[f.obj.head].low, "s") && (otherThanJobs(p.at(f.obj.last+2).low) || oneOf(p.at(f.obj.last+2).low, "overtime", "shifts", "perks", "holidays", "leave")) {
		return true // "cut 40 workers' hours"
	}
	if f.obj.q == nil {
		switch n.low {
		case "pay", "hours", "wages", "salaries", "benefits", "turnover", "costs", "cost", "expenses", "time", "compensation", "bonuses", "spending", "'", "’", "shortages", "travel", "satisfaction", "vacancies":
			return true
		}
		if n.low == "'s" {
			return true
		}
		if n := p.at(f.obj.head + 1); n.kind == word && !n.upper && n.class == 0 && strings.HasSuffix(n.low, "s") && p.toks[f.obj.head].class&(forceWord|jobWord) != 0 &&
			!oneOf(n.low, "numbers", "levels", "ranks", "sizes", "across", "posts", "overseas", "this", "as", "less", "plus") {
			return true // "cut its workforce injuries"
		}
	}
	return false
}

// heldByNobody reports whether a clause behind the posts of a frame says that
// they are vacant: "300 positions that had been vacant".
func (p *parser) heldByNobody(f *frame) bool {
	if f.obj.q == nil || p.at(f.obj.last+1).class&relativeWord == 0 {
		return false
	}
	for j := f.obj.last + 2; j < f.obj.last+7; j++ {
		switch t := p.at(j); {
		case oneOf(t.low, "vacant", "unfilled", "empty", "unoccupied"):
			return true
		case t.class&(beWord|haveWord|modalWord) == 0 && !strings.HasSuffix(t.low, "ly"):
			return false
		}
	}
	return false
}

// plainHolds reports whether a frame without a number states a cut of its
// holder: the noun is announced or begun, or a verb of cutting has jobs or
// people as its object.
func (p *parser) plainHolds(f *frame, h holder, a attribution) bool {
	s := &p.sents[f.sent]
	if h.how == "focus" || h.how == "topic" {
		return false
	}
	if a.status == headcount.Denied {
		return false
	}
	if f.rule == "among" || h.how == "list" {
		return true
	}
	if f.rule == "one-worker" {
		return true
	}
	if f.rule == "buyouts" {
		return h.how == "subject" || h.how == "possessive" || h.how == "nearest" || h.how == "anaphor"
	}
	if b := p.at(f.trigger - 2); b.low == "unit" || b.low == "subsidiary" {
		return false // of a unit that is not named
	}
	if f.rule == "noun-plain" || f.noun {
		switch h.how {
		case "at", "by", "across", "hit":
			return true
		case "possessive":
			if begins(p.at(f.trigEnd+1).low) || p.at(f.trigEnd+1).class&haveWord != 0 && begins(p.at(f.trigEnd+2).low) {
				return true // "Acme's layoffs began on Monday"
			}
		}
		subject := h.how == "subject" || h.how == "nearest" || h.how == "anaphor"
		if p.at(f.trigger-1).low == "on" && p.at(f.trigger-2).class&peopleWord != 0 {
			return subject // "put workers on furlough"
		}
		if p.at(f.trigger-1).low == "of" && oneOf(p.at(f.trigger-2).low, "round", "rounds", "wave", "waves", "series") {
			for j := f.trigger - 3; j >= s.first && j > f.trigger-8; j-- {
				if t := &p.toks[j]; t.class&haveWord != 0 || t.low == "through" {
					return subject // "has had several rounds of layoffs"
				}
			}
		}
		for j := f.trigger - 1; j >= s.first && j > f.trigger-7; j-- {
			if p.toks[j].class&relativeWord != 0 && !oneOf(p.at(j-1).low, "plan", "plans", "restructuring", "program", "programme", "reorganization") || p.toks[j].low == "whether" {
				return false // "software that tracks layoffs", "whether it plans layoffs"
			}
			if p.toks[j].low == "for" && oneOf(p.at(j-1).low, "plan", "plans") {
				continue // "announced plans for layoffs"
			}
			if p.dateCovers(j) || p.toks[j].class&prepWord != 0 && p.dateStarts(j+1) {
				continue // "confirmed on Monday that cuts had begun"
			}
			if p.toks[j].class&announceWord != 0 || p.toks[j].class&considerWord != 0 {
				return h.how == "subject" || h.how == "nearest" || h.how == "anaphor" || h.how == "its"
			}
			if p.toks[j].class&(prepWord|pronounWord) != 0 && p.toks[j].low != "of" {
				return false
			}
		}
		return false
	}
	if f.passive {
		told := p.toks[f.obj.head].class&jobNoun != 0 || p.firing(f.trigger) && p.toks[f.obj.head].class&peopleWord != 0 && p.at(f.trigger-1).class&(beWord|haveWord) != 0
		if a, ok := p.actorAt(h.token); told && ok && a.kind == org && a.last+1 == f.obj.first {
			return true // "Acme employees were laid off"
		}
		return told && (h.how == "at" || h.how == "in" || h.how == "of" || h.how == "owner" || h.how == "federal" || h.how == "its" || h.how == "by" || h.how == "possessive")
	}
	if p.toks[f.trigger].class&cutVerb != 0 && p.toks[f.obj.head].class&(jobNoun|forceWord|peopleWord) == 0 {
		return false
	}
	return h.how == "subject" || h.how == "its" || h.how == "owner" || h.how == "possessive" || h.how == "nearest" || h.how == "anaphor"
}

// begins reports whether a word says that something begins.
func begins(low string) bool {
	switch low {
	case "began", "begin", "begins", "begun", "started", "start", "starts", "continue", "continued", "came", "come":
		return true
	}
	return false
}

// group gives the people counted: the words between number and noun that say
// which they are.
func (p *parser) group(f *frame) string {
	if f.furlough || p.toks[f.trigger].class&cutNoun == 0 && p.at(f.trigger-1).class&furloughWord != 0 {
		return "furlough"
	}
	first, last := f.obj.modFirst, f.obj.modLast
	for first <= last {
		t := &p.toks[first]
		if t.class&(itsWord|detWord|approxWord) != 0 || t.kind != word || tellsNoGroup(t.low) {
			first++
			continue
		}
		if a, ok := p.actorAt(first); ok {
			first = a.last + 1
			continue
		}
		break
	}
	for last >= first && (p.toks[last].class&(anyNoun|jobWord) != 0 && p.toks[last].low != "salaried" && p.toks[last].low != "hourly" || p.toks[last].kind == mark) {
		last--
	}
	for last > first && p.toks[last].low == "and" {
		last-- // "faculty and staff jobs"
	}
	if first > last {
		h := &p.toks[f.obj.head]
		if h.class&peopleWord != 0 && h.class&forceWord == 0 && !plainPeople(h.low) {
			return h.low
		}
		return ""
	}
	return p.words(first, last)
}

// fromSubject returns the token from which the passage of a cut without a number
// says who makes it: "Acme announced sweeping job cuts", where that is not far.
func (p *parser) fromSubject(f *frame, h holder, first int) int {
	s := &p.sents[f.sent]
	if h.token < s.first || h.token >= first || first-h.token > 9 {
		return first
	}
	for j := h.token; j < first; j++ {
		if l := p.toks[j].low; l == ";" || l == ":" || l == "." && !p.toks[j].glued {
			return first
		}
	}
	return h.token
}

// tellsNoGroup reports whether a word before people or jobs does not say which.
func tellsNoGroup(low string) bool {
	switch low {
	case "of", "such", "'s", "back", "down", "size", "number", "more", "additional", "other", "further", "extra", "total", "entire", "whole", "both", "undisclosed", "unspecified", "untold", "unknown", "global", "company", "full-time", "new", "job",
		"strong", "person", "affected", "impacted", "recent", "latest", "planned", "announced", "proposed", "existing", "current", "expected":
		return true
	}
	return false
}

func plainPeople(w string) bool {
	switch w {
	case "employees", "employee", "workers", "worker", "people", "staff", "staffers", "personnel", "persons", "members", "associates", "individuals", "hands", "professionals", "colleagues", "teammates", "staffer", "others":
		return true
	}
	return false
}

// hasDone reports whether the verb of a frame stands in the perfect: "has laid off".
func (p *parser) hasDone(s *sentence, f *frame) bool {
	for j := f.trigger - 1; j >= s.first && j > f.trigger-4; j-- {
		if t := &p.toks[j]; t.class&haveWord != 0 {
			return true
		} else if t.class&beWord == 0 && !strings.HasSuffix(t.low, "ly") {
			return false
		}
	}
	return false
}

// cumulative reports whether the figure sums rounds or steps: "bringing the
// total to 27,000", "30,000 over several months", "since 2022 has cut".
func (p *parser) cumulative(f *frame) bool {
	if f.rule == "total-to" || f.rule == "noun-stands-at" || f.rule == grownRule {
		return true
	}
	s := &p.sents[f.sent]
	for j := max(s.first, f.first-7); j <= f.obj.first && j < s.last; j++ {
		t, n := p.toks[j].low, p.at(j+1).low
		switch {
		case t == "total" && p.at(j-1).class&detWord != 0 && (n == "to" || n == "of" && p.cutRounds(s)):
			return true
		case (t == "totaling" || t == "totalling" || t == "total") && p.at(j-1).class&detWord == 0 && p.cutRounds(s):
			return true
		case t == "broader" && (n == "goal" || n == "plan" || n == "effort" || n == "target" || n == "push"):
			return true // of which this round is a part
		case t == "already" && (p.at(j-1).low == "has" || p.at(j-1).low == "have") && j < f.trigger && f.trigger-j <= 2:
			return true
		case t == "collectively", t == "cumulative", t == "cumulatively", t == "altogether":
			return true
		}
	}
	for j := s.first; j < f.first && f.obj.q != nil; j++ { // "a union says over the past six years, Acme has laid off"
		if unit, recent := p.pastSpan(j); unit != "" && unit != "weeks" && !recent {
			return true
		}
	}
	if n := p.at(s.first + 1); p.toks[s.first].low == "since" && f.obj.q != nil && (n.kind == digits || n.class&monthWord != 0 && n.upper || n.low == "last") && p.hasDone(s, f) {
		return true // "Since January, Acme has laid off 300"
	}
	for j := f.last + 1; j < s.last && j < f.last+8; j++ {
		t, n := p.toks[j].low, p.at(j+1)
		switch {
		case t == "over" && (n.low == "several" || n.low == "multiple") && p.at(j+2).low == "months":
			return true
		case t == "since" && (n.kind == digits || n.class&monthWord != 0 && n.upper || n.low == "last" || n.low == "early" || n.low == "late" || n.low == "the" && oneOf(p.at(j+2).low, "spring", "summer", "fall", "autumn")) && f.obj.q != nil:
			return true
		case f.obj.q != nil && p.sumsBehind(f, j):
			return true
		case t == "so" && n.low == "far":
			return true
		case t == "," || t == ";":
			return false
		}
	}
	return false
}

// sumsBehind reports whether the figure of a frame is of all that went in the time
// that begins at token j behind it: "240 drivers in the past two years".
func (p *parser) sumsBehind(f *frame, j int) bool {
	unit, recent := p.pastSpan(j)
	return unit != "" && (!recent || j == f.last+1)
}

// pastSpan reads a time of several weeks, months or years up to now at token i:
// "over the past three years", "in recent months". It returns its unit, "" for
// none, and whether it says no more than "recent".
func (p *parser) pastSpan(i int) (unit string, recent bool) {
	switch p.at(i).low {
	case "in", "over", "during", "across":
	default:
		return "", false
	}
	k := i + 1
	if p.at(k).low == "the" {
		k++
	}
	switch p.at(k).low {
	case "past", "last", "recent":
	default:
		return "", false
	}
	for n := k + 1; n < k+4; n++ {
		switch w := p.at(n).low; w {
		case "weeks", "months", "years", "decade":
			return w, p.at(k).low == "recent"
		}
	}
	return "", false
}

func (p *parser) cutRounds(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		switch p.toks[j].low {
		case "rounds", "months", "waves", "since", "worldwide", "earlier", "initial":
			return true
		}
	}
	return false
}
