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

// ofTheJobless reports whether it is the number of those without work that falls: "The number
// of people out of work fell by 16,000".
func (p *parser) ofTheJobless(s *sentence, f *frame) bool {
	if f.rule != "workforce-falls" {
		return false
	}
	for j := f.trigger - 1; j >= s.first && j > f.trigger-12; j-- {
		if p.toks[j].low == "out" && p.at(j+1).low == "of" && oneOf(p.at(j+2).low, "work", "jobs") || oneOf(p.toks[j].low, "unemployed", "jobless", "unemployment", "claimants") {
			return true
		}
	}
	return false
}
