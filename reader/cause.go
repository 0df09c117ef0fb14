package reader

import (
	"sort"
	"strings"

	"headcount"
)

// causes finds the causes that the sentence of a frame ties to the cut: a
// connective ("due to", "amid", "as it", "to", "citing") leads from the cut to
// a word of the list of causes in the same sentence.
func (p *parser) causes(f *frame, a attribution) []headcount.Cause {
	s := &p.sents[f.sent]
	var out []headcount.Cause
	add := func(name, by string) {
		for _, c := range out {
			if c.Cause == name && c.By == by {
				return
			}
		}
		out = append(out, headcount.Cause{Cause: name, By: by, Stance: "asserted"})
	}
	for j := s.first; j < s.last; j++ {
		width, after := p.connective(j)
		if width == 0 || after && j < f.first-1 && !p.leads(j) {
			continue
		}
		by := "outlet"
		if a.by == "employer" {
			by = "employer"
		} else if a.by == "analyst" {
			by = "analyst"
		}
		if p.toks[j].low == "amid" || p.toks[j].low == "as" && p.investing(j) {
			by = "outlet" // the outlet sets the two side by side
		}
		for k := j + width; k < s.last && k < j+width+14; k++ {
			if p.toks[k].low == "," && k > j+width+2 && p.at(k+1).class&(conjWord|relativeWord|detWord) != 0 {
				break
			}
			if width2, _ := p.connective(k); width2 > 0 && k > j+width {
				break
			}
			if name, n := p.causeAt(k); n > 0 && !p.isJobCost(k) {
				add(name, by)
				k += n - 1
			}
		}
	}
	return out
}

// connective reads a phrase that leads to a reason at token j; after is true
// for those that follow the cut.
func (p *parser) connective(j int) (width int, after bool) {
	a, b, c := p.at(j).low, p.at(j+1).low, p.at(j+2).low
	switch {
	case a == "because", a == "citing", a == "amid", a == "blaming", a == "following" && p.at(j+1).class&(detWord|itsWord|adjective) != 0:
		return 1, true
	case a == "due" && b == "to", a == "owing" && b == "to", a == "thanks" && b == "to", a == "because" && b == "of", a == "as" && b == "part":
		return 2, true
	case a == "in" && (b == "response" || b == "an" && c == "effort" || b == "order" || b == "a" && c == "bid"), a == "as" && b == "a" && c == "result":
		return 3, true
	case a == "as" && (b == "it" || b == "the" || b == "its" || b == "they" || b == "we"):
		return 1, true
	case a == "part" && b == "of":
		return 2, true
	case a == "to" && (b == "streamline" || b == "save" || b == "reduce" || b == "cut" || b == "lower" || b == "improve" || b == "free" || b == "simplify" || b == "refocus" || b == "adjust" || b == "offset" || b == "become" || b == "boost" || b == "reallocate" || b == "restructure" || b == "consolidate" || b == "align"):
		return 1, true
	case (a == "aimed" || a == "aims") && b == "at":
		return 2, true
	case a == "blamed" || a == "driven" || a == "prompted" || a == "caused" || a == "linked" && b == "to" || a == "attributed" || a == "tied" && b == "to" || a == "linking":
		return 1, true
	case a == "after" && (b == "losing" || b == "a" || b == "the"), a == "so" && b == "we":
		return 1, true
	case a == "while" && (b == "investing"):
		return 1, true
	case a == "when" && b == "it" && c == "closes":
		return 2, true
	}
	return 0, false
}

const adjective class = 0

// investing reports whether "as it ..." at j goes on with spending on something.
func (p *parser) investing(j int) bool {
	for k := j + 2; k < j+6; k++ {
		switch p.at(k).low {
		case "invests", "invest", "investing", "spends", "pours", "ramps", "pushes", "shifts", "bets":
			return true
		}
	}
	return false
}

// laterCauses adds to the main cut of the document the causes that later
// sentences give it without its number: "Galetti cited AI as a key factor in
// the layoffs", "While the job cuts are aimed at reducing costs".
func (p *parser) laterCauses(facts []fact) {
	main := p.mainFacts(facts)
	for i := range p.sents {
		s := &p.sents[i]
		at := p.cutSpokenOf(s)
		if at < 0 || s.aside {
			continue
		}
		target := main(i)
		if target < 0 {
			continue
		}
		c := &facts[target].claim
		by := "outlet"
		citing := -1
		for j := s.first; j < s.last; j++ {
			switch p.toks[j].low {
			case "cited", "blamed", "attributed", "linked", "citing", "attributes", "blames", "prompted", "tied":
				citing = j
			}
		}
		if citing >= 0 {
			for _, a := range p.bySentence[i] {
				if (a.kind == person || a.kind == org && p.sameFamily(a.entity, facts[target].entity)) && a.last < citing {
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
	s := &p.sents[p.sentenceOf[j]]
	return j <= s.first+1
}

// causeAt reads a cause word or phrase at token k; n is how many tokens.
func (p *parser) causeAt(k int) (name string, n int) {
	list := p.lex.lists["causes"]
	if k+1 < len(p.toks) {
		a, b := &p.toks[k], &p.toks[k+1]
		if b.start == a.end+1 {
			if c, ok := list[strings.ToLower(p.text[a.start:b.end])]; ok {
				return c, 2
			}
		}
	}
	if c, ok := list[p.toks[k].low]; ok {
		return c, 1
	}
	return "", 0
}

// isJobCost reports whether a word of the list stands in another sense: "cost
// 300 jobs", "job losses".
func (p *parser) isJobCost(k int) bool {
	t, n := p.toks[k].low, p.at(k+1)
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
