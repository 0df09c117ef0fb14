package reader

import "strings"

// A holder is whose jobs a frame counts: an entity, how it was found, and the
// token that names it.
type holder struct {
	entity int
	token  int
	how    string
}

// holderOf finds the employer whose jobs frame f counts. ok is false when the
// text does not say, or says only "tech companies".
func (p *parser) holderOf(f *frame) (holder, bool) {
	s := &p.sents[f.sent]
	if f.obj.owner >= 0 {
		return p.checked(holder{f.obj.owner, f.obj.ownerToken, "owner"})
	}
	if h, ok := p.owned(s, f); ok {
		return p.checked(h)
	}
	if h, ok := p.right(f); ok {
		return p.checked(h)
	}
	if f.passive || f.noun {
		if h, ok := p.at_(s, f.last, f); ok {
			return p.checked(h)
		}
		if h, ok := p.at_(s, f.obj.last, f); ok {
			return p.checked(h)
		}
	}
	if f.noun {
		if h, ok := p.possessor(s, f.first); ok {
			return p.checked(h)
		}
	}
	if h, ok := p.fronted(s, f); ok {
		return p.checked(h)
	}
	if p.explicitOnly(f) {
		return holder{}, false
	}
	if !f.passive {
		if h, ok := p.subjectBefore(s, f.trigger); ok {
			return p.checked(h)
		}
		if h, ok := p.at_(s, f.last, f); ok {
			return p.checked(h)
		}
	} else if h, ok := p.subjectBefore(s, f.obj.first); ok {
		return p.checked(h)
	}
	if p.general(s, f) {
		return holder{}, false
	}
	h, ok := p.previous(f.sent)
	if !ok || f.rule == "lose-jobs" && h.how != "topic" {
		return holder{}, false
	}
	return p.checked(h)
}

// right reads an employer right behind the object: "the staff at the
// Environmental Protection Agency", "300 jobs at LinkedIn".
func (p *parser) right(f *frame) (holder, bool) {
	j := max(f.obj.last, f.last) + 1
	if t := p.at(j).low; t != "at" && t != "in" {
		return holder{}, false
	}
	k := j + 1
	if p.at(k).class&detWord != 0 {
		k++
	}
	a, ok := p.actorAt(k)
	if !ok || a.kind != org || p.entities[a.entity].outlet || p.at(j).low == "in" && !public(p.entities[a.entity].key) {
		return holder{}, false
	}
	return holder{a.entity, a.first, p.at(j).low}, true
}

// public reports whether a name's key is that of a public body.
func public(key string) bool {
	for w := range strings.FieldsSeq(key) {
		switch w {
		case "department", "ministry", "agency", "administration", "bureau", "service", "office", "institutes", "centers":
			return true
		}
	}
	return false
}

// fronted reads an employer that opens the sentence of a frame: "At Compass,
// 450 of its employees will be cut".
func (p *parser) fronted(s *sentence, f *frame) (holder, bool) {
	h, ok := p.opening(s)
	return h, ok && h.token < f.trigger
}

// opening reads "At Compass," at the beginning of a sentence.
func (p *parser) opening(s *sentence) (holder, bool) {
	if p.toks[s.first].low != "at" {
		return holder{}, false
	}
	k := s.first + 1
	if p.at(k).class&detWord != 0 {
		k++
	}
	a, ok := p.actorAt(k)
	if !ok || a.kind != org || p.at(a.last+1).low != "," {
		return holder{}, false
	}
	return holder{a.entity, a.first, "at"}, true
}

// explicitOnly reports whether a frame counts only when its words name the
// employer: jobs at risk, people out of work.
func (p *parser) explicitOnly(f *frame) bool {
	switch p.toks[f.trigger].low {
	case "risk", "jobless", "unemployed", "work":
		return true
	}
	return false
}

// checked refuses holders that are no employer.
func (p *parser) checked(h holder) (holder, bool) {
	if h.entity < 0 || h.entity >= len(p.entities) {
		return h, false
	}
	e := &p.entities[h.entity]
	if studies(e.key) && h.how != "its" && h.how != "owner" && h.how != "possessive" && h.how != "at" {
		return h, false // it counts other people's jobs
	}
	return h, e.kind == org && e.strong
}

// studies reports whether a name's key is that of a body that counts jobs of
// others far more often than it cuts its own.
func studies(key string) bool {
	for w := range strings.FieldsSeq(key) {
		switch w {
		case "institute", "institution", "forum", "research", "think-tank", "economics", "labs.fyi", "statistics":
			return true
		}
	}
	return false
}

// owned reads the owner inside the object: "its workforce", "the company's
// workers", "our staff".
func (p *parser) owned(s *sentence, f *frame) (holder, bool) {
	from := min(f.obj.first, f.obj.modFirst)
	if f.obj.share != nil {
		from = min(from, f.obj.share.last)
	}
	for _, a := range p.bySentence[f.sent] {
		if a.first < from || a.last > f.obj.last+1 {
			continue
		}
		switch {
		case a.kind == its:
			return p.resolve(s, a.first, "its")
		case a.kind == anaphor && p.at(a.last+1).low == "'s":
			return p.resolve(s, a.first, "anaphor")
		case a.kind == org && p.at(a.last+1).low == "'s":
			return holder{a.entity, a.first, "possessive"}, true
		}
	}
	return holder{}, false
}

// at_ reads an employer behind the frame: "at Amazon Web Services", "by GM",
// "from its retail unit".
func (p *parser) at_(s *sentence, last int, f *frame) (holder, bool) {
	for j := last + 1; j < s.last && j < last+9; j++ {
		t := &p.toks[j]
		if t.kind == mark && t.low != "," && t.low != "“" && t.low != "\"" || t.class&(verbish|relativeWord) != 0 && t.class&anyNoun == 0 {
			return holder{}, false
		}
		switch t.low {
		case "at", "by", "across", "from", "within", "for", "of":
		default:
			continue
		}
		k := j + 1
		for k < s.last && k < j+3 && (p.toks[k].class&detWord != 0 || p.toks[k].class == 0 && !p.toks[k].upper) {
			if _, ok := p.actorAt(k); ok {
				break
			}
			k++
		}
		a, ok := p.actorAt(k)
		if !ok {
			continue
		}
		switch a.kind {
		case org:
			if p.entities[a.entity].outlet && t.low == "by" && !f.passive {
				continue
			}
			if t.low == "of" && !f.noun {
				continue
			}
			return holder{a.entity, a.first, t.low}, true
		case anaphor:
			if t.low == "at" || t.low == "by" || t.low == "across" {
				return p.resolve(s, a.first, "anaphor")
			}
		case its:
			if t.low != "of" && t.low != "by" {
				return p.resolve(s, a.first, "its")
			}
		}
	}
	return holder{}, false
}

// possessor reads an employer right before a noun: "Amazon's layoffs",
// "Twitter layoffs", "the company's 14,000 job cuts".
func (p *parser) possessor(s *sentence, first int) (holder, bool) {
	for _, a := range p.bySentence[p.sentenceOf[first]] {
		if a.last >= first || a.last < first-5 {
			continue
		}
		poss := p.at(a.last+1).low == "'s" || p.at(a.last+1).low == "’" || p.at(a.last+1).low == "'"
		adjacent := a.last == first-1
		near := true
		for j := a.last + 1; j < first; j++ {
			if t := &p.toks[j]; t.class&(verbish|prepWord|conjWord) != 0 && t.low != "'s" || t.low == "," {
				near = false
			}
		}
		if !near {
			continue
		}
		switch {
		case a.kind == org && (poss || adjacent):
			return holder{a.entity, a.first, "possessive"}, true
		case a.kind == anaphor && poss:
			return p.resolve(s, a.first, "anaphor")
		case a.kind == its:
			return p.resolve(s, a.first, "its")
		}
	}
	return holder{}, false
}

// subjectBefore finds who does what the verb or noun at token i says: the
// nearest actor to the left that a verb follows.
func (p *parser) subjectBefore(s *sentence, i int) (holder, bool) {
	acts := p.bySentence[p.sentenceOf[s.first]]
	fallback := holder{entity: -1}
	for n := len(acts) - 1; n >= 0; n-- {
		a := acts[n]
		if a.last >= i {
			continue
		}
		if a.kind == place || a.kind == its {
			continue
		}
		if p.blocked(s, a, i) || p.modifies(a) {
			continue
		}
		if a.kind == person {
			// "Musk laid off", "Galetti confirmed the company plans": whose person it is.
			if p.verbFollows(s, a, i) && fallback.entity < 0 {
				if h, ok := p.firmOf(s, a); ok {
					fallback = h
				}
			}
			continue
		}
		if p.verbFollows(s, a, i) {
			switch a.kind {
			case org:
				if p.entities[a.entity].outlet && (p.reporting(a) || p.entities[a.entity].weight < 8 && p.toks[i].class&(cutVerb|fireVerb|layWord) == 0) {
					continue
				}
				return holder{a.entity, a.first, "subject"}, true
			case pronoun, anaphor:
				return p.resolve(s, a.first, "subject")
			}
		}
		if p.ownsAnother(a) {
			continue
		}
		if a.kind == org && fallback.entity < 0 && !p.entities[a.entity].outlet && !p.oblique(a) {
			fallback = holder{a.entity, a.first, "nearest"}
		}
		if a.kind == anaphor && fallback.entity < 0 && !p.oblique(a) {
			if h, ok := p.resolve(s, a.first, "nearest"); ok {
				fallback = h
			}
		}
	}
	if fallback.entity >= 0 {
		return fallback, true
	}
	return holder{}, false
}

// ownsAnother reports whether a mention only says whose partner the subject
// is: "Apple's outside advertising agency", "GM's suppliers".
func (p *parser) ownsAnother(a actor) bool {
	if p.at(a.last+1).low != "'s" && p.at(a.last).low != "'s" {
		return false
	}
	for j := a.last + 2; j < a.last+6; j++ {
		switch p.at(j).low {
		case "agency", "supplier", "suppliers", "rival", "rivals", "competitor", "competitors", "partner", "partners", "affiliate", "contractor", "contractors", "dealers", "customer", "customers", "parent", "founder", "investor", "union", "unions", "lenders":
			return true
		}
	}
	return false
}

// modifies reports whether a mention only describes the name after it:
// "Facebook parent Meta", "Facebook rival Twitter".
func (p *parser) modifies(a actor) bool {
	if a.kind != org {
		return false
	}
	switch p.at(a.last + 1).low {
	case "parent", "owner", "rival", "competitor", "maker", "supplier", "affiliate", "founder", "subsidiary", "unit":
	default:
		return false
	}
	for j := a.last + 2; j <= a.last+3; j++ {
		if b, ok := p.actorAt(j); ok && (b.kind == org || b.kind == person) {
			return true
		}
	}
	return false
}

// blocked reports whether a full stop of sense lies between an actor and the
// verb at i: the actor belongs to another clause.
func (p *parser) blocked(s *sentence, a actor, i int) bool {
	for j := a.last + 1; j < i; j++ {
		if p.toks[j].low == ";" {
			return true
		}
	}
	return false
}

// verbFollows reports whether the actor is the subject of a verb that leads to
// the one at i. An aside between commas after it is passed over.
func (p *parser) verbFollows(s *sentence, a actor, i int) bool {
	j := a.last + 1
	relative := p.at(j).low == "," && p.at(j+1).class&relativeWord != 0 || p.at(j).class&relativeWord != 0
	if p.at(j).low == "'s" || p.oblique(a) && !relative {
		// "Amazon's management plans to": a part of the firm acts for it.
		return p.at(j).low == "'s" && p.at(j+1).class&(speakerNoun|titleWord) != 0 && p.at(j+2).class&(verbish|cutVerb|fireVerb) != 0
	}
	if p.at(j).low == "<" || p.at(j).low == "(" {
		for k := j; k < s.last && k < j+8; k++ {
			if l := p.toks[k].low; l == ">" || l == ")" {
				j = k + 1
				break
			}
		}
	}
	if p.at(j).low == "," || p.at(j).low == "–" || p.at(j).low == "—" {
		if r := p.at(j + 1); r.class&relativeWord != 0 {
			j += 2
		} else {
			for k := j + 1; k < i && k < j+25; k++ {
				if l := p.toks[k].low; l == p.toks[j].low {
					j = k + 1
					break
				}
			}
		}
	}
	for n := p.at(j).low; n == "unit" || n == "division" || n == "subsidiary" || n == "management" || n == "executives" || n == "officials" || n == "board"; n = p.at(j).low {
		j++
	}
	if j == i {
		return true
	}
	for k := j; k < i && k < j+4; k++ {
		t := &p.toks[k]
		if t.class&(verbish|cutVerb|fireVerb|layWord|letWord|denyWord) != 0 {
			return true
		}
		if t.class&relativeWord != 0 || t.low == "also" || t.class&notWord != 0 || strings.HasSuffix(t.low, "ly") || t.low == "to" || p.dateStarts(k) || t.low == "last" || t.class&monthWord != 0 {
			continue
		}
		if t.kind == word && t.class == 0 && !t.upper && (strings.HasSuffix(t.low, "ed") || strings.HasSuffix(t.low, "s")) && k == j {
			return true // a verb that no list holds
		}
		if p.dateCovers(k) {
			continue
		}
		return false
	}
	return j < i
}

func (p *parser) dateCovers(i int) bool {
	for _, d := range p.dates[p.sentenceOf[i]] {
		if d.first <= i && i <= d.last {
			return true
		}
	}
	return false
}

// oblique reports whether a mention stands under a preposition: "at Amazon",
// "according to GM", "rivals such as Meta".
func (p *parser) oblique(a actor) bool {
	j := a.first - 1
	for n := 0; n < 4 && (p.at(j).low == "and" || p.at(j).low == "," || p.at(j).low == "or"); n++ {
		// "the owner of Facebook and Instagram": a list stands where its first name does.
		b, ok := p.actorEnding(j - 1)
		if !ok {
			break
		}
		j = b.first - 1
	}
	for p.at(j).class&detWord != 0 || p.at(j).class == 0 && p.at(j).kind == word && !p.at(j).upper && j > a.first-3 {
		j--
	}
	t := p.at(j)
	if t.low == "including" || t.low == "like" || t.low == "as" && p.at(j-1).low == "such" {
		// "peers including Meta and Alphabet have cut": the list is the subject.
		return p.at(a.last+1).class&(haveWord|beWord|modalWord|announceWord) == 0
	}
	if t.low == "that" || t.low == "as" && p.at(j-1).low != "such" || t.low == "after" || t.low == "before" || t.low == "since" {
		return false
	}
	return t.class&prepWord != 0
}

// actorEnding returns the actor whose mention ends at token i.
func (p *parser) actorEnding(i int) (actor, bool) {
	if i < 0 {
		return actor{}, false
	}
	for _, a := range p.bySentence[p.sentenceOf[i]] {
		if a.last == i {
			return a, true
		}
	}
	return actor{}, false
}

// reporting reports whether an outlet is named for what it reports.
func (p *parser) reporting(a actor) bool {
	return p.at(a.last+1).class&reportWord != 0 || p.at(a.last+1).class&haveWord != 0 && p.at(a.last+2).class&reportWord != 0
}

// firmOf finds the firm of a person: "Amazon CEO Andy Jassy", "Musk" after
// "Tesla CEO Elon Musk".
func (p *parser) firmOf(s *sentence, who actor) (holder, bool) {
	if e, ok := p.employerOf[who.entity]; ok {
		return holder{e, who.first, "person of"}, true
	}
	for _, a := range p.bySentence[p.sentenceOf[who.first]] {
		if a.kind == org && a.last < who.first && who.first-a.last <= 5 && p.titleBetween(a.last+1, who.first-1) {
			return holder{a.entity, a.first, "person of"}, true
		}
	}
	return holder{}, false
}

// findEmployers learns whose people the text names: "Tesla CEO Elon Musk",
// "Mary Barra, chief executive of GM".
func (p *parser) findEmployers() {
	for i := range p.bySentence {
		acts := p.bySentence[i]
		for n := 0; n+1 < len(acts); n++ {
			a, b := acts[n], acts[n+1]
			switch {
			case a.kind == org && b.kind == person && b.first-a.last <= 6 && p.titleBetween(a.last+1, b.first-1) && !p.commaBetween(a.last+1, b.first-1):
				p.setEmployer(b.entity, a.entity)
			case a.kind == person && b.kind == org && b.first-a.last <= 9 && p.at(a.last+1).low == "," && p.titleBetween(a.last+1, b.first-1):
				p.setEmployer(a.entity, b.entity)
			}
		}
	}
}

func (p *parser) setEmployer(who, firm int) {
	if p.entities[firm].kind != org || !p.entities[firm].strong {
		return
	}
	if _, have := p.employerOf[who]; !have && !p.entities[firm].outlet {
		p.employerOf[who] = firm
	}
}

func (p *parser) commaBetween(first, last int) bool {
	for j := first; j <= last; j++ {
		if p.toks[j].low == "," {
			return true
		}
	}
	return false
}

func (p *parser) titleBetween(first, last int) bool {
	title := false
	for j := first; j <= last; j++ {
		switch p.toks[j].low {
		case "professor", "analyst", "economist", "strategist", "lawyer", "attorney", "researcher", "former", "ex-":
			return false // speaks from there, not for it
		}
		title = title || p.toks[j].class&titleWord != 0
	}
	return title
}

// resolve says who a pronoun or anaphor at token i stands for: a subject
// earlier in the sentence, else the last subject of the sentences before, else
// the employer the document is about.
func (p *parser) resolve(s *sentence, i int, how string) (holder, bool) {
	acts := p.bySentence[p.sentenceOf[s.first]]
	if h, ok := p.opening(s); ok && h.token < i {
		return h, true
	}
	for n := len(acts) - 1; n >= 0; n-- {
		a := acts[n]
		if a.last >= i || a.kind != org || p.modifies(a) || p.ownsAnother(a) {
			continue
		}
		e := &p.entities[a.entity]
		if e.outlet && (p.reporting(a) || e.weight < 8) || !e.strong || p.oblique(a) && p.at(a.last+1).low != "'s" {
			continue
		}
		return holder{a.entity, a.first, how}, true
	}
	// "At its European operations, GM is": the subject comes after.
	if p.toks[s.first].class&prepWord != 0 || p.toks[s.first].low == "beyond" || p.toks[s.first].low == "in" {
		for _, a := range acts {
			if a.first > i && a.kind == org && p.at(a.first-1).low == "," && p.entities[a.entity].strong && p.verbFollows(s, a, s.last) {
				return holder{a.entity, a.first, how}, true
			}
		}
	}
	return p.previous(int(p.sentenceOf[s.first]))
}

// previous gives the subject of a sentence before si, or the focus of the
// document.
func (p *parser) previous(si int) (holder, bool) {
	if h, ok := p.heading(si); ok {
		return h, true
	}
	for k := si - 1; k >= 0 && k >= si-3; k-- {
		s := &p.sents[k]
		if s.headline && !s.title {
			continue
		}
		if si < len(p.sents) && s.para < p.sents[si].para-3 {
			break
		}
		if h, ok := p.topic(k); ok {
			return h, true
		}
		if k == si-1 {
			if h, ok := p.lastNamed(k); ok {
				return h, true
			}
		}
	}
	if p.focus >= 0 {
		return holder{p.focus, -1, "focus"}, true
	}
	return holder{}, false
}

// lastNamed is the employer that a sentence names last, whatever its part.
func (p *parser) lastNamed(k int) (holder, bool) {
	acts := p.bySentence[k]
	for n := len(acts) - 1; n >= 0; n-- {
		if a := acts[n]; a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet && !p.ownsAnother(a) {
			return holder{a.entity, a.first, "named before"}, true
		}
	}
	return holder{}, false
}

// heading gives the employer whose name alone heads the section that sentence
// si stands in.
func (p *parser) heading(si int) (holder, bool) {
	for k := min(si, len(p.sents)-1); k >= 0 && k > si-14; k-- {
		s := &p.sents[k]
		if s.title || !s.opens || s.para < 3 || len(p.bySentence[k]) == 0 {
			continue
		}
		a := p.bySentence[k][0]
		if a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet && a.first <= s.first+1 && k < si && p.headsSection(s, a) {
			return holder{a.entity, a.first, "heading"}, true
		}
	}
	return holder{}, false
}

// headsSection reports whether sentence s is a heading made of a name: the name
// alone, or the name, a colon and a few words without a full stop.
func (p *parser) headsSection(s *sentence, a actor) bool {
	if p.at(s.last-1).low == "." {
		return false
	}
	n := s.last - a.last
	return n <= 2 || n <= 5 && p.at(a.last+1).low == "(" || n <= 14 && p.at(a.last+1).low == ":"
}

// topic is the employer that a sentence is about: its first subject.
func (p *parser) topic(k int) (holder, bool) {
	s := &p.sents[k]
	for _, a := range p.bySentence[k] {
		if a.kind != org || !p.entities[a.entity].strong || p.entities[a.entity].outlet && a.entity != p.focus {
			continue
		}
		if p.oblique(a) {
			continue
		}
		if p.verbFollows(s, a, s.last) || p.at(a.last+1).low == "'s" {
			return holder{a.entity, a.first, "topic"}, true
		}
	}
	return holder{}, false
}

// general reports whether the frame speaks of an industry, a country or
// nobody: "tech companies cut 150,000 jobs", "US employers".
func (p *parser) general(s *sentence, f *frame) bool {
	for j := f.obj.modFirst; j <= f.obj.modLast; j++ {
		switch p.toks[j].low {
		case "tech", "u.s.", "us", "american", "british", "uk", "national":
			return true
		}
	}
	for j := s.first; j < s.last; j++ {
		t := &p.toks[j]
		switch t.low {
		case "analysis", "crunchbase", "challenger", "fyi", "tally", "tallies", "closures", "trackers",
			"companies", "firms", "employers", "industry", "sector", "economy", "businesses", "startups", "retailers", "automakers", "banks", "nationwide", "nation", "tracker", "nationally", "economists", "countries", "sectors", "industries", "layoffs.fyi", "agencies", "manufacturers", "airlines", "corporations", "publishers", "outlets", "studios", "giants", "peers", "rivals", "competitors":
			return true
		}
	}
	return false
}
