package reader

import "strings"

// noCutOfIts reports whether a frame tells of something else than jobs that the employer it
// would be given to cuts: people dismissed for what they did, the jobs of members or of a
// whole state, sources who are counted, notices that are fought or taken back.
func (p *parser) noCutOfIts(f *frame) bool {
	s := &p.sents[f.sent]
	return p.forConduct(s, f) || p.ofMembers(f) || p.ofWholeState(s, f) || p.countsSources(f) || p.contests(s, f) || p.ofTheJobless(s, f)
}

// forConduct reports whether people are dismissed for what they did: "fired 14 advisers after
// an internal review found", "Two managers were dismissed for failing to act". They are few,
// and the words stand behind the verb and the people.
func (p *parser) forConduct(s *sentence, f *frame) bool {
	if p.toks[f.trigger].class&fireVerb == 0 || f.obj.q == nil || f.obj.share != nil || max(f.obj.q.min, f.obj.q.max) > 500 {
		return false
	}
	for j := max(f.trigEnd, f.obj.last) + 1; j < s.last; j++ {
		switch t := &p.toks[j]; t.low {
		case "misconduct", "fraud", "theft", "harassment", "cheating", "wrongdoing":
			return true
		case "for":
			if oneOf(p.at(j+1).low, "failing", "violating", "breaching", "breaking", "stealing", "sharing", "leaking", "posting", "falsifying", "refusing", "using", "lying", "cheating", "sleeping", "protesting", "drinking", "taking") {
				return true
			}
		case "review", "investigation", "inquiry", "enquiry", "probe":
			if t.low == "review" && !oneOf(p.at(j-1).low, "internal", "ethics", "conduct", "disciplinary") {
				continue // of the business
			}
			if oneOf(p.at(j+1).low, "found", "showed", "uncovered", "revealed", "concluded", "into") && p.after(s, j) {
				return true
			}
		}
	}
	return false
}

// after reports whether "after" leads to token j within a few words.
func (p *parser) after(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k > j-5; k-- {
		if p.toks[k].low == "after" || p.toks[k].low == "when" {
			return true
		}
	}
	return false
}

// ofMembers reports whether the members of a body cut, not the body: "says its members have
// cut 1,400 jobs".
func (p *parser) ofMembers(f *frame) bool {
	if f.passive || f.noun {
		return false
	}
	for j := f.trigger - 1; j > f.trigger-5; j-- {
		if oneOf(p.at(j).low, "members", "customers", "clients", "tenants", "suppliers", "franchisees") {
			return p.at(j-1).class&(itsWord|detWord) != 0 || p.at(j-1).low == "'s"
		}
		if t := p.at(j); t.class&(beWord|haveWord|modalWord|planWord) == 0 && !strings.HasSuffix(t.low, "ly") && t.low != "to" {
			return false
		}
	}
	return false
}

// ofWholeState reports whether a sentence opens by saying that it counts a whole state,
// country or trade: "Statewide, 20,000 teachers received notices". A body that acts in it
// itself, "Nationwide, Acme cut 300", is another matter.
func (p *parser) ofWholeState(s *sentence, f *frame) bool {
	return oneOf(p.toks[s.first].low, "statewide", "nationwide", "nationally", "industrywide", "industry-wide", "countrywide", "citywide") &&
		(f.passive || f.noun) && f.obj.owner < 0
}

// countsSources reports whether the people counted are those who told: "according to two
// employees who were told that it was their last day".
func (p *parser) countsSources(f *frame) bool {
	q := f.obj.q
	return q != nil && !q.share && p.at(q.first-1).low == "to" && p.at(q.first-2).low == "according"
}

// contests reports whether notices or layoffs are fought or taken back: "plans to challenge
// 11 of the layoffs", "withdrew notices to six teachers".
func (p *parser) contests(s *sentence, f *frame) bool {
	if !f.noun && p.toks[f.trigger].class&cutNoun == 0 {
		return false
	}
	for j := min(f.first, f.trigger) - 1; j >= s.first && j > f.first-5; j-- {
		switch t := &p.toks[j]; t.low {
		case "challenge", "challenged", "challenges", "challenging", "contest", "contested", "contesting", "appeal", "appealed", "withdraw", "withdrew", "withdrawn", "withdrawing",
			"rescind", "rescinded", "rescinds", "rescinding", "overturn", "overturned", "revoke", "revoked":
			return f.obj.q != nil
		default:
			if t.kind == mark && t.low != "'" && t.low != "’" {
				return false
			}
		}
	}
	return false
}

// ofTheJobless reports whether those without work are counted, whoever employed them: "The
// number of people out of work fell by 16,000", "Unemployment would reach 5%, which means that
// 500,000 more people are out of work".
func (p *parser) ofTheJobless(s *sentence, f *frame) bool {
	if f.rule == "workforce-falls" {
		for j := f.trigger - 1; j >= s.first && j > f.trigger-12; j-- {
			if p.toks[j].low == "out" && p.at(j+1).low == "of" && oneOf(p.at(j+2).low, "work", "jobs") || oneOf(p.toks[j].low, "unemployed", "jobless", "unemployment", "claimants") {
				return true
			}
		}
	}
	return f.obj.owner < 0 && (f.passive || f.noun) && p.byUnemployment(s, f)
}

// byUnemployment reports whether frame f spells out what a number of the unemployed comes
// to: "joblessness would reach 5%, which means that 500,000 more people are out of work".
func (p *parser) byUnemployment(s *sentence, f *frame) bool {
	for j := min(f.first, f.trigger) - 1; j >= s.first; j-- {
		if a, ok := p.actorEnding(j); ok && a.kind != place && a.kind != person {
			return false
		}
		if t := &p.toks[j]; oneOf(t.low, "unemployment", "joblessness") {
			return !oneOf(p.at(j+1).low, "benefits", "benefit", "insurance", "claims", "checks", "office", "offices", "pay", "compensation")
		}
	}
	return false
}

// countsNobody reports whether a number has no noun in a text that speaks of no cut of jobs
// anywhere: "release the 1826", "in Quill 3 had been dropped", of a program. Where the text
// fires people, but says nothing of jobs, one that the words before make a name's or a thing's
// counts nobody.
func (p *parser) countsNobody(f *frame) bool {
	if !f.obj.bare || f.obj.q == nil || f.obj.share != nil || p.tellsOfCuts() {
		return false
	}
	b := p.at(f.obj.q.first - 1)
	return !p.firesPeople() || b.upper && f.obj.q.first > p.sents[f.sent].first+1 || b.low == "the"
}

// tellsOfCuts reports whether a sentence of the text speaks of layoffs, or does to jobs or a
// staff what cuts them.
func (p *parser) tellsOfCuts() bool { return p.tellings()&tellsCuts != 0 }

// firesPeople reports whether a sentence of the text has a number, people, and a verb that may
// let them go.
func (p *parser) firesPeople() bool { return p.tellings()&tellsFiring != 0 }

// tellings is what the sentences of the text tell, looked for when first asked for.
func (p *parser) tellings() telling {
	if p.tells == 0 {
		p.tells = tellsAsked
		for i := range p.sents {
			s := &p.sents[i]
			if p.spoken(i) || s.classes&(cutVerb|fireVerb|lossWord|elimination) != 0 && s.classes&(jobNoun|forceWord) != 0 && p.namesJobs(s) {
				p.tells |= tellsCuts
			}
			if s.numbered && s.classes&(fireVerb|cutVerb|letWord|stepWord|triggerWord) != 0 && s.classes&peopleWord != 0 {
				p.tells |= tellsFiring
			}
		}
	}
	return p.tells
}

// A telling is what a text tells of.
type telling uint8

const (
	tellsAsked telling = 1 << iota
	tellsCuts
	tellsFiring
)

// namesJobs reports whether jobs, not one of them, or a staff stand in s.
func (p *parser) namesJobs(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		if t := &p.toks[j]; t.class&forceWord != 0 || t.class&jobNoun != 0 && strings.HasSuffix(t.low, "s") {
			return true
		}
	}
	return false
}

// addedTo reports whether a figure comes on top of others: "another 300",
// "hundreds of additional workers", "thousands more".
func (p *parser) addedTo(f *frame) bool {
	q := f.obj.q
	if q == nil {
		return false
	}
	more := q.more || p.at(q.last+1).low == "more" && p.at(q.last+2).low != "than"
	for j := q.last + 1; j <= f.obj.last; j++ {
		more = more || oneOf(p.toks[j].low, "additional", "further", "more", "others", "other")
	}
	return more
}

// pointsBack reports whether a frame speaks of the cuts told of before, without
// a name of its own: "the cuts amount to 5% of the company's workforce".
func (p *parser) pointsBack(f *frame) bool {
	if !f.noun || f.obj.owner >= 0 || f.obj.q == nil && f.obj.share == nil {
		return false
	}
	switch p.at(f.trigger - 1).low {
	case "the", "these", "those":
		if p.at(f.trigger-2).low == "with" && p.at(f.trigger+1).low == "of" {
			return false // "It closed six mills, with the loss of 1,300 jobs": no cut told of before
		}
	default:
		return false
	}
	h, ok := p.holderOf(f)
	if !ok {
		return h.how == orphan
	}
	if a, ok := p.actorAt(h.token); ok && p.cutsAt(a) {
		return false // "The job cuts at Acme struck a tenth of its workforce"
	}
	switch h.how {
	case "anaphor", "its", "topic", "named before", "focus":
		return true
	}
	return false
}

// orphans gives frames with a number that the text ties to no employer to the
// one whose cuts it tells of, when it tells of no other's.
func (p *parser) orphans(facts []fact, left []frame) []fact {
	if len(left) == 0 || len(facts) == 0 {
		return nil
	}
	e := facts[0].entity
	for i := range facts {
		if !p.sameFamily(facts[i].entity, e) {
			return nil
		}
	}
	if p.focus < 0 || !p.sameFamily(p.focus, e) {
		return nil
	}
	var out []fact
	for i := range left {
		if x, ok := p.reductionOf(&left[i], holder{e, -1, orphan}); ok {
			out = append(out, x)
		}
	}
	return out
}
