package reader

import "strings"

// foreseen finds who reckons from outside that the cut of frame f will come, in the words of the text: "Analysts expect
// Acme to cut 300 jobs", "Acme will cut 300 jobs, economists said". A cut that is done is none that is foreseen.
func (p *parser) foreseen(s *sentence, f *frame, h holder) (who string, ok bool) {
	if s.classes&guessVerb == 0 && s.classes&guesser == 0 || !p.toCome(s, f) {
		return "", false
	}
	if who, ok := p.foreseenBefore(s, f, h); ok {
		return who, true
	}
	for j := s.first; j < s.last; j++ { // "..., analysts at Brine predict", "..., according to analysts"
		if t := &p.toks[j]; t.class&guesser == 0 {
			continue
		}
		if p.according(s, j) || j > f.last && p.setOff(s, j) && p.guessesNext(s, j) {
			return p.toks[j].low, true
		}
	}
	return "", false
}

// foreseenBefore finds a verb of guessing that governs frame f, and whose it is.
func (p *parser) foreseenBefore(s *sentence, f *frame, h holder) (who string, ok bool) {
	commas, modals := 0, 0
	for j := p.verbOf(f) - 1; j >= s.first && j > f.trigger-24; j-- {
		t := &p.toks[j]
		switch {
		case t.low == ";" || t.low == ":":
			return "", false
		case t.low == ",":
			commas++
		case t.class&modalWord != 0:
			if modals++; modals > 1 {
				return "", false
			}
		case t.class&(guessVerb|reportWord) == 0 || t.low == "'s":
		case commas%2 == 1:
			return "", false // another clause: "As analysts had predicted, Acme said"
		default:
			if k := p.guesserOf(s, j); k >= 0 {
				return p.toks[k].low, true
			}
			if t.class&guessVerb == 0 {
				return "", false
			}
			if p.at(j+1).low == "by" { // "is expected by analysts to"
				for k := j + 2; k < j+5; k++ {
					if p.at(k).class&guesser != 0 {
						return p.at(k).low, true
					}
				}
			}
			if a, ok := p.actorEnding(p.beforeVerb(s, j)); ok && a.kind == org && !p.entities[a.entity].outlet && h.entity >= 0 && !p.sameFamily(a.entity, h.entity) {
				return p.entities[a.entity].name, true // "Brine Bank expects Acme to cut"
			}
		}
	}
	return "", false
}

// verbOf returns the token of the verb by which a frame comes about: the cut
// itself, or what is done to the noun ("to announce 300 job cuts").
func (p *parser) verbOf(f *frame) int {
	if !f.noun {
		return f.trigger
	}
	i := min(f.first, f.trigger)
	for j := i - 1; j > i-4 && j >= 0; j-- {
		if t := &p.toks[j]; t.class&announceWord != 0 {
			return j
		} else if t.class&detWord == 0 && t.class != 0 {
			break
		}
	}
	return i
}

// toCome reports whether the verb of a frame says what is yet to come, by no
// decision that the words tell of: "to cut" behind who cuts, "will", "would",
// "needs to", "must".
func (p *parser) toCome(s *sentence, f *frame) bool {
	i := p.verbOf(f)
	if f.noun && p.at(i).class&announceWord == 0 {
		for j := i - 1; j >= s.first && j > i-5; j-- {
			if p.toks[j].class&guessVerb != 0 {
				return true // "analysts expect 300 layoffs at Acme"
			}
			if p.toks[j].low == "will" || p.toks[j].low == "would" {
				return true // "would lead to 300 layoffs"
			}
		}
		return false
	}
	for j := i - 1; j >= s.first && j > i-7; j-- {
		t := &p.toks[j]
		switch {
		case t.low == "to":
			b := p.at(j - 1)
			if b.class&guessVerb != 0 || oneOf(b.low, "have", "has", "need", "needs", "forced", "required", "compelled", "obliged", "likely", "ought") || j-1 == f.obj.last && f.passive {
				return true
			}
			a, named := p.actorEnding(j - 1)
			return named && !oneOf(p.at(a.first-1).low, "of", "by", "for") || p.at(j-1).class&guesser != 0
		case t.class&modalWord != 0:
			return t.class&mayWord == 0
		case t.class&(beWord|haveWord) != 0 && t.low != "'s" || strings.HasSuffix(t.low, "ly"):
		default:
			return false
		}
	}
	return false
}

// guesserOf returns the token of the one outside whose verb stands at token j,
// or -1: "Most analysts expect", "Ann Orr, an economist at Brine, reckons".
func (p *parser) guesserOf(s *sentence, j int) int {
	for k := j - 1; k >= s.first && k > j-12; k-- {
		t := &p.toks[k]
		if t.class&guesser != 0 {
			if b := p.at(k - 1); b.low == "'s" || b.class&(prepWord|reportWord) != 0 {
				return -1 // "told investors it expects"
			}
			return k
		}
		if t.low == "they" && p.at(k-1).class&reportWord != 0 {
			return p.guesserOf(s, k-1) // "Analysts said they expect"
		}
		if a, ok := p.actorEnding(k); ok && (a.kind == pronoun || a.kind == anaphor || a.kind == org && !p.oblique(a)) {
			return -1
		}
		if t.class&(verbish|relativeWord|cutVerb|fireVerb|layWord) != 0 && !(k >= j-2 && t.class&(haveWord|beWord) != 0) || t.kind == mark && t.low != "," {
			return -1
		}
	}
	return -1
}

// beforeVerb returns the token before the verb at j and its auxiliaries.
func (p *parser) beforeVerb(s *sentence, j int) int {
	k := j - 1
	for k > s.first && (p.toks[k].class&(haveWord|beWord) != 0 || p.toks[k].low == "also" || p.toks[k].low == "now") && p.toks[k].low != "'s" {
		k--
	}
	return k
}

// beforeAdverb returns the token before j, or the one before that where an adverb
// stands between: "is widely expected".
func (p *parser) beforeAdverb(j int) int {
	if t := p.at(j - 1); strings.HasSuffix(t.low, "ly") || t.low == "also" || t.low == "now" || t.low == "still" {
		return j - 2
	}
	return j - 1
}

// according reports whether "according to" stands a little before token j.
func (p *parser) according(s *sentence, j int) bool {
	for k := j - 1; k > s.first && k > j-5; k-- {
		if p.toks[k].low == "to" && p.toks[k-1].low == "according" {
			return true
		}
	}
	return false
}

// setOff reports whether who is named at token j opens what closes a sentence:
// ", analysts", ", some industry experts", "- analyst".
func (p *parser) setOff(s *sentence, j int) bool {
	for k := j - 1; k > s.first && k > j-5; k-- {
		switch t := &p.toks[k]; {
		case t.low == "," || t.low == "–" || t.low == "—" || t.low == "-" || t.low == "”" || t.low == "\"":
			return true
		case t.kind != word || t.class&(verbish|prepWord|conjWord|relativeWord) != 0:
			return t.class&(guessVerb|reportWord) != 0 && p.at(k-1).low == ","
		}
	}
	return false
}

// guessesNext reports whether the one at token j says or guesses something.
func (p *parser) guessesNext(s *sentence, j int) bool {
	for k := j + 1; k < s.last && k < j+8; k++ {
		t := &p.toks[k]
		if t.class&(guessVerb|reportWord) != 0 {
			return true
		}
		if t.kind == mark || t.class&(verbish|relativeWord) != 0 && t.class&haveWord == 0 {
			return false
		}
	}
	return false
}

// urged reports whether a frame is what somebody outside says that the employer
// has to do: "Acme must cut 300 jobs", "needs to".
func (p *parser) urged(s *sentence, f *frame) bool {
	if f.noun {
		return false
	}
	for j := f.trigger - 1; j >= s.first && j > f.trigger-5; j-- {
		switch p.toks[j].low {
		case "must", "should", "needs", "need", "ought":
			return true
		}
	}
	return false
}

// pressed reports whether a frame is what would have to be done, by nobody's
// decision: "Acme would have to cut 300 jobs", "the tariff would force Acme to
// cut". What the employer said it would have to do it will do.
func (p *parser) pressed(s *sentence, f *frame, by string) bool {
	if f.noun || p.at(f.trigger-1).low != "to" && !(p.at(f.trigger-1).low == "be" && p.at(f.trigger-2).low == "to") {
		return false
	}
	would := -1
	for j := f.trigger - 2; j > s.first && j > f.trigger-14; j-- {
		t := &p.toks[j]
		if t.kind == mark || t.class&reportWord != 0 {
			break
		}
		if oneOf(t.low, "have", "has", "need", "forced", "required", "obliged", "compelled") && j > f.trigger-5 || oneOf(t.low, "force", "require", "oblige", "compel", "cause") {
			for k := j - 1; k > j-4 && k >= s.first; k-- {
				if p.toks[k].low == "would" || p.toks[k].low == "'d" {
					would = k
				}
			}
			break
		}
	}
	if would < 0 {
		return false
	}
	if by == "analyst" {
		return true
	}
	for j := s.first; j < would; j++ {
		if p.toks[j].class&reportWord != 0 {
			return false
		}
	}
	return true
}

// impersonal reports whether what would cost an employer's people their jobs is
// said by others: "The bill would eliminate 300 Acme jobs".
func (p *parser) impersonal(s *sentence, f *frame, h holder, a *attribution) bool {
	if f.passive || f.noun || h.how != "owner" || !p.would(s, f) {
		return false
	}
	w, ok := p.voiceOf(s, f)
	switch {
	case !ok:
		return a.by != "employer"
	case w.kind == person:
		e, known := p.employerOf[w.entity]
		return !known || !p.sameFamily(e, h.entity)
	case w.kind == org:
		return !p.sameFamily(w.entity, h.entity)
	}
	return false
}

// lacking reports whether a sentence opens with what is lacking, so that what it
// tells of is only what would or will come then: "Without a loan, Acme will cut".
func (p *parser) lacking(s *sentence, f *frame) bool {
	first := s.first
	if p.toks[first].kind == mark {
		first++
	}
	n := p.at(first + 1)
	if p.at(first).low != "without" || strings.HasSuffix(n.low, "ing") || n.low == "notice" || n.low == "comment" || f.noun {
		return false
	}
	for j := f.trigger - 1; j > s.first && j > f.trigger-6; j-- {
		if t := &p.toks[j]; t.low == "will" || t.low == "would" {
			return true
		}
	}
	return false
}

// unreal reports whether a frame is what would have been and was not: "Acme
// would have had to cut 300 jobs". What a plan would have cut is left to denied.
func (p *parser) unreal(s *sentence, f *frame) bool {
	if f.noun || f.trigger-2 < s.first {
		return false
	}
	k := f.trigger - 1
	for k > s.first && k > f.trigger-6 && (p.toks[k].low == "to" || p.toks[k].low == "had" || p.toks[k].low == "been" || p.toks[k].low == "forced" || p.toks[k].low == "needed" || strings.HasSuffix(p.toks[k].low, "ly")) {
		k--
	}
	if p.toks[k].low != "have" || p.toks[k+1].low == "to" || !oneOf(p.at(k-1).low, "would", "could", "might", "'d", "otherwise") {
		return false
	}
	return p.at(f.last+1).low != "by" // "said it would have cut 300 jobs by June"
}
