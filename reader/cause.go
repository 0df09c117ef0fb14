package reader

import (
	"sort"
	"strings"

	"headcount"
)

// causes finds the causes that the sentence of a frame ties to the cut: a
// connective ("due to", "amid", "as it", "to save", "citing") leads from the cut
// to a word of the list of causes in the same sentence.
func (p *parser) causes(f *frame, a attribution) []headcount.Cause {
	s := &p.sents[f.sent]
	from, to := p.between(s, f)
	var out []headcount.Cause
	under, last := because, -1 // what an earlier connective of the clause makes of the later ones
	for j := from; j < to; j++ {
		width, kind := p.connective(j)
		if width == 0 || j < f.first-1 && !p.leads(j) && kind != cites {
			continue
		}
		by := causeBy(kind, a)
		switch {
		case kind == beside && p.ownPaper(s, j):
			kind, by = because, "employer" // "as it turns to AI, according to an internal memo"
		case last >= 0 && j < last+22 && under == cites:
			kind, by = cites, causeBy(cites, a) // "citing a plan to shrink as it adopts AI"
		case last >= 0 && j < last+22 && under == beside && kind == because:
			kind, by = beside, causeBy(beside, a) // "as it restructures after overhiring"
		}
		if kind != because {
			under, last = kind, j
		}
		out = p.causesFrom(s, j+width, min(to, j+width+14), headcount.Cause{By: by, Stance: p.stance(s, j)}, out)
	}
	for _, c := range p.causesOfList(f) {
		out = addCause(out, c)
	}
	return out
}

// ownPaper reports whether a sentence from token j on rests on what the employer
// has written: "according to an internal memo", "a filing showed".
func (p *parser) ownPaper(s *sentence, j int) bool {
	for k := j; k+2 < s.last; k++ {
		if p.toks[k].low != "according" || p.toks[k+1].low != "to" {
			continue
		}
		for n := k + 2; n < s.last && n < k+6; n++ {
			switch p.toks[n].low {
			case "memo", "filing", "letter", "email", "statement", "notice", "announcement":
				return true
			}
		}
	}
	return false
}

// causesOfList gives a member of a list ("This included Acme, which") the causes
// that the sentence before says all of them name: "with many firms linking the
// layoffs to AI".
func (p *parser) causesOfList(f *frame) []headcount.Cause {
	s := &p.sents[f.sent]
	if f.sent == 0 || s.first+1 >= s.last || !strings.HasPrefix(p.toks[s.first+1].low, "include") {
		return nil
	}
	b := &p.sents[f.sent-1]
	for j := b.first; j < b.last; j++ {
		switch p.toks[j].low {
		case "linking", "linked", "citing", "cited", "blaming", "blamed":
		default:
			continue
		}
		for k := j - 1; k >= b.first && k > j-4; k-- {
			if manyFirms(p.toks[k].low) {
				return p.causesFrom(b, j+1, j+17, headcount.Cause{By: "employer", Stance: "asserted"}, nil)
			}
		}
	}
	return nil
}

// stance is denied where a word of denial stands right before the connective at
// token j: "not because of AI", "nothing to do with".
func (p *parser) stance(s *sentence, j int) string {
	for k := j - 1; k >= s.first && k > j-5; k-- {
		t := &p.toks[k]
		if t.low == "," || t.low == ";" || t.low == "only" || t.low == "just" {
			break
		}
		if t.class&notWord != 0 || t.class&denyWord != 0 {
			return "denied"
		}
	}
	return "asserted"
}

// causesFrom adds to out the causes that stand in tokens i to end-1, up to where
// another thought begins; they are by whom and in the stance of like.
func (p *parser) causesFrom(s *sentence, i, end int, like headcount.Cause, out []headcount.Cause) []headcount.Cause {
	for k := i; k < min(end, s.last); k++ {
		if p.toks[k].low == "," && k > i+2 && p.at(k+1).class&(conjWord|relativeWord|detWord) != 0 {
			break
		}
		if width, _ := p.connective(k); width > 0 && k > i {
			break
		}
		name, n := p.causeAt(k)
		if n == 0 || p.isJobCost(k) {
			continue
		}
		k += n - 1
		known := false
		for _, c := range out {
			known = known || c.Cause == name && c.By == like.By
		}
		if !known {
			like.Cause = name
			out = append(out, like)
		}
	}
	return out
}

// The kinds of words that lead from a cut to its reason.
type causeKind uint8

const (
	because causeKind = iota // "due to", "after losing", "to save": who states the cut states it
	cites                    // "citing", "blaming": likewise, wherever it stands
	beside                   // "amid", "as it invests": set side by side by who writes
)

// causeBy says who asserts a cause: who states the cut, but what is only set
// beside it is the outlet's.
func causeBy(kind causeKind, a attribution) string {
	if a.by == "" || kind == beside && a.by == "employer" {
		return "outlet"
	}
	return a.by
}

// connective reads a phrase that leads to a reason at token j; width is 0 when
// there is none.
func (p *parser) connective(j int) (width int, kind causeKind) {
	t := p.at(j)
	if t.kind != word || t.class&(prepWord|conjWord|modalWord) == 0 && !connects(t.low) {
		return 0, 0
	}
	a, b, c := t.low, p.at(j+1).low, p.at(j+2).low
	switch a {
	case "citing", "blaming":
		return 1, cites
	case "pointing":
		if b == "to" {
			return 2, cites
		}
	case "because":
		if b == "of" {
			return 2, because
		}
		return 1, because
	case "amid":
		return 1, beside
	case "due", "owing", "thanks":
		if b == "to" {
			return 2, because
		}
	case "following":
		if p.at(j+1).class&(detWord|itsWord) != 0 || p.at(j+1).class == 0 {
			return 1, because
		}
	case "as":
		switch {
		case b == "part" && c == "of":
			return 3, because
		case b == "a" && c == "result":
			return 4, because
		case b == "we":
			return 1, because // the employer's own words
		case b == "it" || b == "the" || b == "its" || b == "they" || p.causeSoon(j+1):
			return 1, beside
		}
	case "part":
		if b == "of" {
			return 2, because
		}
	case "in":
		switch {
		case b == "response" && c == "to", b == "the" && (c == "face" || c == "wake"):
			return 3, because
		case b == "an" && c == "effort", b == "a" && c == "bid", b == "an" && c == "attempt":
			return 3, because
		case b == "order" && c == "to":
			return 3, because
		}
	case "to":
		if purposes[b] {
			return 1, because
		}
	case "aimed", "aims":
		if b == "at" {
			return 2, because
		}
	case "blamed", "driven", "prompted", "caused", "hurt", "attributed", "stemming", "resulting", "reflecting":
		return 1, because
	case "linked", "tied": // by who writes: "has announced layoffs tied to AI"
		if b == "to" {
			return 2, beside
		}
	case "linking":
		return 1, because
	case "after":
		if b == "losing" || b == "a" || b == "the" || p.causeSoon(j+1) {
			return 1, because
		}
	case "so":
		if b == "we" {
			return 1, because
		}
	case "while":
		if b == "investing" {
			return 1, beside
		}
	case "when":
		if b == "it" && c == "closes" {
			return 2, because
		}
	}
	return 0, 0
}

// connects reports whether a word that is no preposition or conjunction may lead
// to a reason.
func connects(low string) bool {
	switch low {
	case "citing", "blaming", "pointing", "because", "due", "owing", "thanks", "part", "aimed", "aims", "blamed", "driven", "prompted", "caused", "hurt", "attributed",
		"stemming", "resulting", "reflecting", "linked", "tied", "linking", "so":
		return true
	}
	return false
}

// purposes are verbs that say, after "to", what a cut is done for.
var purposes = map[string]bool{"streamline": true, "save": true, "reduce": true, "cut": true, "lower": true, "improve": true, "free": true, "simplify": true, "refocus": true,
	"adjust": true, "offset": true, "become": true, "boost": true, "reallocate": true, "restructure": true, "consolidate": true, "align": true, "slash": true, "trim": true,
	"weather": true, "cope": true, "adapt": true, "pay": true, "fund": true, "focus": true, "shift": true, "speed": true, "return": true, "restore": true, "stem": true,
	"conserve": true, "preserve": true, "redirect": true, "realign": true, "right-size": true, "rightsize": true, "make": true, "invest": true, "shore": true, "curb": true}

// causeSoon reports whether a cause is named at token i or in the two after it:
// "as demand cools", "after a slump in orders".
func (p *parser) causeSoon(i int) bool {
	for k := i; k < i+3; k++ {
		if _, n := p.causeAt(k); n > 0 && !p.isJobCost(k) {
			return true
		}
		if p.at(k).kind != word {
			return false
		}
	}
	return false
}

// laterCauses adds to the main cut of the document the causes that later
// sentences give it without its number: "Lindh named AI as a cause of
// the cuts", "While the cuts are meant to save money".
func (p *parser) laterCauses(facts []fact) {
	p.titleNamesAI(facts)
	main, nearest := p.mainFacts(facts), p.nearestFacts(facts)
	for i := range p.sents {
		s := &p.sents[i]
		if s.aside {
			continue
		}
		at, target := p.cutSpokenOf(s), main(i)
		if n := nearest[i]; n >= 0 && (target < 0 || facts[n].sent >= facts[target].sent && !p.sameFamily(facts[n].entity, facts[target].entity)) {
			if i-facts[n].sent > 3 {
				continue // of another employer, too far to be meant
			}
			target = n
		}
		if target < 0 {
			continue
		}
		if n := i - facts[target].sent; n >= 0 && n <= 3 {
			if by, ok := p.namesAI(s, facts[target].entity); ok {
				facts[target].claim.Causes = addCause(facts[target].claim.Causes, headcount.Cause{Cause: "ai", By: by, Stance: "asserted"})
				continue
			}
		}
		if at < 0 {
			if n := i - facts[target].sent; n < 1 || n > 3 || !p.saysWhy(s) {
				continue
			}
			at = s.first
		}
		c := &facts[target].claim
		by := "outlet"
		citing := -1
		for j := s.first; j < s.last; j++ {
			switch p.toks[j].low {
			case "cited", "cites", "blamed", "attributed", "linked", "attributes", "blames", "prompted", "tied":
				citing = j
			}
		}
		if citing >= 0 {
			for _, a := range p.bySentence[i] {
				if (a.kind == person || a.kind == pronoun || a.kind == anaphor || a.kind == org && p.sameFamily(a.entity, facts[target].entity)) && a.last < citing {
					by = "employer"
					if a.kind == person && p.outsider(s, a) {
						by = "analyst"
					}
				}
			}
			for k := citing; k < s.last && k < citing+16; k++ {
				if name, n := p.causeAt(k); n > 0 && !p.isJobCost(k) {
					c.Causes = addCause(c.Causes, headcount.Cause{Cause: name, By: by, Stance: "asserted"})
				}
			}
			continue
		}
		f := frame{sent: i, first: at, last: at, trigger: at}
		if a := p.attribute(&f, holder{facts[target].entity, -1, ""}); a.by != "outlet" {
			by = a.by
		}
		for _, k := range p.causes(&f, attribution{by: by}) {
			c.Causes = addCause(c.Causes, k)
		}
	}
}

// cutSpokenOf returns the token of a cut that sentence s refers back to ("the
// layoffs", "these cuts"), or -1.
func (p *parser) cutSpokenOf(s *sentence) int {
	if s.classes&(cutNoun|lossWord|jobWord) == 0 {
		return -1
	}
	for j := s.first + 1; j < s.last; j++ {
		t := &p.toks[j]
		if t.class&(cutNoun|lossWord) == 0 && p.isCutNoun(j) == 0 {
			continue
		}
		for k := j - 1; k >= s.first && k > j-4; k-- {
			switch p.toks[k].low {
			case "the", "these", "this", "those", "its":
				return j
			}
		}
	}
	return -1
}

// mainFacts returns a function that gives, for rising sentences i, the newest
// numbered cut of the employer the document is about that was stated up to i;
// -1 when there is none.
func (p *parser) mainFacts(facts []fact) func(i int) int {
	var order []int
	for n := range facts {
		f := &facts[n]
		if (f.claim.Count != nil || f.claim.Share != nil) && !f.claim.Cumulative && p.sameFamily(f.entity, p.focus) {
			order = append(order, n)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return facts[order[a]].sent < facts[order[b]].sent })
	best := -1
	return func(i int) int {
		for len(order) > 0 && facts[order[0]].sent <= i {
			if n := order[0]; best < 0 || facts[n].claim.Announced > facts[best].claim.Announced {
				best = n
			}
			order = order[1:]
		}
		return best
	}
}

func addCause(list []headcount.Cause, c headcount.Cause) []headcount.Cause {
	for i, have := range list {
		if have.Cause != c.Cause {
			continue
		}
		if have.By == "outlet" && c.By == "employer" {
			list[i] = c // the employer's own word is nearer the fact
		}
		return list
	}
	return append(list, c)
}

// leads reports whether a connective at j opens the sentence, so that the cut
// may come after it.
func (p *parser) leads(j int) bool {
	s := &p.sents[p.sentenceAt(j)]
	return j <= s.first+1
}

// causeAt reads a cause word or phrase at token k; n is how many tokens.
func (p *parser) causeAt(k int) (name string, n int) {
	list := p.lex.causes
	if p.at(k).lists&(causeOpener|hyphened) == 0 {
		return "", 0 // most words go no further
	}
	if k+1 < len(p.toks) {
		a, b := &p.toks[k], &p.toks[k+1]
		if b.start == a.end+1 {
			if c, ok := list[strings.ToLower(p.text[a.start:b.end])]; ok {
				return c, 2
			}
		}
	}
	if c, ok := list[p.at(k).low]; ok {
		return c, 1
	}
	if strings.HasPrefix(p.at(k).low, "ai-") {
		return "ai", 1 // "AI-related start-ups"
	}
	return "", 0
}

// isJobCost reports whether a word of the list stands in another sense: "cost
// 300 jobs", "job losses".
func (p *parser) isJobCost(k int) bool {
	t, n := p.at(k).low, p.at(k+1)
	switch t {
	case "cost":
		return n.kind == digits || n.low == "the" || n.low == "him"
	case "sales":
		return n.class&(peopleWord|jobNoun) != 0 || n.low == "team" || n.low == "staff"
	case "performance", "contract", "government", "administration":
		return n.class&peopleWord != 0
	}
	return false
}

// saysWhy reports whether a sentence near a cut, which does not name it, says why
// it is made: "The company blamed weak demand", "The move comes as orders slow".
func (p *parser) saysWhy(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		switch p.toks[j].low {
		case "cited", "cites", "blamed", "blames", "attributed", "attributes":
			return true
		case "move", "decision", "announcement", "plan", "restructuring":
			if j == s.first+1 && p.toks[s.first].class&detWord != 0 {
				switch p.at(j + 1).low {
				case "comes", "came", "is", "was", "follows", "reflects", "will":
					return true
				}
			}
		}
	}
	return false
}

// namesAI reports whether a sentence beside a cut gives artificial intelligence as
// its reason by the word of someone: "says AI lets it do more with less", "credits
// AI", "named AI". by is whose word it is; a headline that leaves it out means the
// employer.
func (p *parser) namesAI(s *sentence, employer int) (by string, ok bool) {
	for j := s.first; j < s.last; j++ {
		name, _ := p.causeAt(j)
		if name != "ai" {
			continue
		}
		verb := -1
		for k := j - 1; k >= s.first && k > j-4; k-- {
			if t := &p.toks[k]; t.class&notWord != 0 {
				return "", false
			} else if names(t.low, p.at(k+1).low) {
				verb = k
			}
		}
		if verb < 0 || (p.toks[verb].class&reportWord != 0) && !p.aiDoes(j) {
			continue
		}
		by = "employer"
		acts := p.bySentence[p.sentenceAt(s.first)]
		for n := len(acts) - 1; n >= 0; n-- {
			a := acts[n]
			if a.last >= verb || a.kind == place || a.kind == its {
				continue
			}
			if a.kind == person && p.outsider(s, a) || a.kind == org && !p.sameFamily(a.entity, employer) {
				by = "analyst"
			}
			break
		}
		return by, true
	}
	return "", false
}

// names reports whether a verb gives what follows it as a reason or says it.
func names(low, next string) bool {
	switch low {
	case "says", "said", "names", "named", "credits", "credited", "blames", "blamed", "cites", "cited":
		return true
	case "points", "pointed":
		return next == "to"
	}
	return false
}

// aiDoes reports whether the words behind AI at token j say that it does work or
// needs fewer people: "AI lets it do more", "AI now writes the tests".
func (p *parser) aiDoes(j int) bool {
	for k := j + 1; k < j+9; k++ {
		switch p.at(k).low {
		case "lets", "let", "allows", "allowed", "means", "meant", "replaces", "replaced", "replacing", "does", "handles", "handled", "writes", "made", "makes", "enables", "enabled", "collapsed", "fewer", "smaller":
			return true
		case ".", ";":
			return false
		}
	}
	return false
}

// titleNamesAI gives the cut that the text opens with the cause that its title
// names: "Acme names AI as it drops 150 typists".
func (p *parser) titleNamesAI(facts []fact) {
	for i := 0; i < len(p.sents) && p.sents[i].title; i++ {
		for n := range facts {
			x := &facts[n]
			if x.sent > 3 || x.claim.Count == nil && x.claim.Share == nil || !p.sameFamily(x.entity, p.focus) {
				continue
			}
			if by, ok := p.namesAI(&p.sents[i], x.entity); ok {
				x.claim.Causes = addCause(x.claim.Causes, headcount.Cause{Cause: "ai", By: by, Stance: "asserted"})
			}
			return
		}
	}
}

// nearestFacts gives for each sentence the numbered cut stated last up to it, or
// -1.
func (p *parser) nearestFacts(facts []fact) []int {
	out := make([]int, len(p.sents))
	for i := range out {
		out[i] = -1
	}
	for n := range facts {
		if f := &facts[n]; f.claim.Count != nil || f.claim.Share != nil {
			out[f.sent] = n
		}
	}
	for i := 1; i < len(out); i++ {
		if out[i] < 0 {
			out[i] = out[i-1]
		}
	}
	return out
}
