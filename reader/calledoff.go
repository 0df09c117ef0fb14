package reader

import "strings"

// calledOff reports whether the plan of frame f has been given up: "scrapped
// plans to cut 300 jobs", "reversed its decision to lay off 40 clerks", "called
// off 300 layoffs". A plan that is only put off stays one.
func (p *parser) calledOff(s *sentence, f *frame) bool {
	i := f.trigger
	if f.noun {
		i = min(i, f.first)
	}
	k := i - 1
	if !f.noun && p.at(k).low == "to" || f.noun && p.at(k).low == "for" {
		if k--; !oneOf(p.at(k).low, "plan", "plans", "decision", "decisions", "proposal", "proposals", "effort", "efforts", "bid", "threat") {
			return false
		}
		k--
	} else if !f.noun {
		return false
	}
	for ; k >= s.first && k > i-9; k-- {
		t := &p.toks[k]
		switch t.low {
		case "scrap", "scraps", "scrapped", "scrapping", "abandon", "abandons", "abandoned", "abandoning", "reverse", "reverses", "reversed", "reversing",
			"shelve", "shelves", "shelved", "cancel", "cancels", "canceled", "cancelled", "rescind", "rescinds", "rescinded", "rescinding",
			"withdrew", "withdraw", "withdrawn":
			return true
		case "dropped", "drops", "drop", "dropping":
			return p.at(k+1).class&(detWord|itsWord) != 0 || p.at(k+1).low == "plans"
		case "off":
			return oneOf(p.at(k-1).low, "call", "calls", "called", "calling")
		case "from", "on":
			if oneOf(p.at(k-1).low, "away", "back", "off") && oneOf(p.at(k-2).low, "back", "backs", "backed", "backing", "pull", "pulled") {
				return true
			}
		case "back":
			return oneOf(p.at(k-1).low, "walk", "walks", "walked", "walking", "roll", "rolled")
		}
		if t.class&(detWord|itsWord) == 0 && (t.kind != word || t.class != 0 || t.upper) {
			return false
		}
	}
	return false
}

// untrue reports whether the report that tells of frame f is said to be wrong: "said
// a report that it would cut 300 jobs was false".
func (p *parser) untrue(s *sentence, f *frame) bool {
	j := f.last + 1
	for p.at(j).class&beWord == 0 && j < f.last+5 && p.at(j).kind == word && p.at(j).class&(verbish|relativeWord) == 0 {
		j++ // "in Vancouver"
	}
	k := j + 1
	for opensQuote(p.at(k).low) || strings.HasSuffix(p.at(k).low, "ly") {
		k++ // "“flatly untrue”"
	}
	if p.at(j).class&beWord == 0 || !oneOf(p.at(k).low, "wrong", "false", "untrue", "inaccurate", "incorrect", "baseless", "unfounded") {
		return false
	}
	for k := f.trigger - 1; k >= s.first && k > f.trigger-9; k-- {
		if hearsay(p.toks[k].low) {
			return true
		}
	}
	return false
}

// broughtBack reports whether those counted are ones who return: "has hired back
// 40 of the workers it cut".
func (p *parser) broughtBack(s *sentence, f *frame) bool {
	if f.obj.q == nil || !(f.rule == "object-relative" && p.at(f.obj.q.last+1).low == "of" || f.passive && p.at(f.obj.last+1).class&relativeWord != 0) {
		return false
	}
	v := p.at(f.obj.first - 1)
	if strings.HasPrefix(v.low, "recall") {
		return true
	}
	if v.low == "back" || v.low == "filled" || v.low == "refilled" || v.low == "recalled" {
		return f.obj.first-1 > s.first
	}
	return strings.HasPrefix(v.low, "rehir") || strings.HasPrefix(v.low, "reinstat") || strings.HasPrefix(v.low, "restor")
}

// misconduct reports whether the people of a frame are dismissed for what they
// did: "fired two employees for stealing". Those who did their work badly are
// cut all the same.
func (p *parser) misconduct(f *frame) bool {
	if fires := p.toks[f.trigger].class&fireVerb != 0 && !f.noun || f.noun && oneOf(p.toks[f.trigger].low, "dismissal", "firing", "dismissals", "firings", "sacking"); f.passive || !fires {
		return false
	}
	j := f.obj.last + 1
	if p.at(j).low == "at" { // "three nurses at Elmfield Hospital for refusing"
		if a, ok := p.actorAt(j + 1); ok {
			j = a.last + 1
		}
	}
	if p.at(j).low != "for" {
		return false
	}
	j++
	if p.at(j).low == "allegedly" || p.at(j).low == "reportedly" {
		j++
	}
	w := p.at(j).low
	return w == "misconduct" || strings.HasSuffix(w, "ing") && p.at(j).kind == word && !strings.HasPrefix(w, "underperform") && !oneOf(w, "failing", "missing", "performing", "having")
}
