package reader

import (
	"strings"
)

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
	h, ok := p.namedHolder(f)
	return p.federal(f, h, ok)
}

// rightBefore finds the employer that a cut is said of right behind its name: "Acme,
// whose 300 layoffs", "Acme with 300 cuts", "Acme (300 layoffs)", "Acme's 300 layoffs".
func (p *parser) rightBefore(f *frame) (holder, bool) {
	i := f.first - 1
	for p.at(i).kind == digits && p.dateCovers(i) {
		i-- // "Acme, whose 2022 layoffs took a third of its staff"
	}
	switch p.at(i).low {
	case "whose":
		if p.at(i-1).low == "," {
			i--
		}
	case "with", "(":
	case "'s", "'", "’":
	default:
		return holder{}, false
	}
	a, ok := p.actorEnding(i - 1)
	if !ok && p.at(i).low == "," && p.at(i-1).upper {
		return holder{entity: -1}, true // of a name that the text does not know
	}
	return holder{a.entity, a.first, "before"}, ok && a.kind == org && !p.entities[a.entity].outlet
}

// anotherThan finds the employer who lets people go that were another's: "Acme laid off
// 25 former Brine employees".
func (p *parser) anotherThan(f *frame) (holder, bool) {
	if !oneOf(p.at(f.obj.ownerToken-1).low, "former", "ex") {
		return holder{}, false
	}
	without := *f
	without.obj.owner = -1
	h, ok := p.namedHolder(&without)
	return h, ok && h.entity >= 0 && h.entity != f.obj.owner
}

// orphan is how a frame is held for which the text names no employer near, while
// nothing speaks against the one whose cuts it tells of.
const orphan = "the only employer that cuts"

func (p *parser) namedHolder(f *frame) (holder, bool) {
	s := &p.sents[f.sent]
	if p.governmentActs(s, f) {
		if h, ok := p.right(f); ok && !governs(p.entities[h.entity].key) {
			return p.checked(h) // "The administration fired 5,000 employees at the Department of Labor"
		}
		return p.federalGovernment(), true
	}
	if p.anyEmployer(s, f) {
		return holder{}, false
	}
	if f.obj.owner >= 0 {
		if h, ok := p.anotherThan(f); ok {
			return h, true
		}
		return p.checked(holder{f.obj.owner, f.obj.ownerToken, "owner"})
	}
	if n := p.at(f.obj.last + 1).low; f.passive && (n == "in" || n == "across") && p.at(f.obj.last+2).class&detWord != 0 && oneOf(p.at(f.obj.last+3).low, "industry", "sector", "economy") {
		return holder{}, false // "3,000 jobs in the industry could be lost"
	}
	if f.passive && oneOf(p.at(f.last+1).low, "across", "throughout") && oneOf(p.at(f.last+2).low, "whitehall", "government", "departments", "councils") {
		return holder{}, false // "84,000 posts would be abolished across government"
	}
	if h, ok := p.rightBefore(f); ok && f.noun {
		return p.checked(h)
	}
	if h, ok := p.owned(s, f); ok {
		return p.checked(h)
	}
	if i := f.obj.first - 1; f.obj.q != nil && f.passive && oneOf(p.at(i).low, "its", "their") {
		if h, ok := p.resolve(s, i, "its"); ok {
			return p.checked(h) // "Its 190 workers at Olen were sent letters"
		}
	}
	if h, ok := p.right(f); ok {
		if b, ok := p.siteOf(s, f, h); ok {
			return p.checked(b)
		}
		return p.checked(h)
	}
	if f.passive || f.noun {
		if h, ok := p.behind(s, f.last, f); ok {
			return p.checked(h)
		}
		if h, ok := p.behind(s, f.obj.last, f); ok {
			return p.checked(h)
		}
	}
	if f.noun {
		if h, ok := p.possessor(s, f.first); ok && !p.entities[max(h.entity, 0)].union {
			return p.checked(h)
		}
		if h, ok := p.hitBy(s, f); ok {
			return p.checked(h)
		}
	}
	if h, ok := p.fronted(s, f); ok {
		return p.checked(h)
	}
	if h, ok := p.whereOf(s, f); ok {
		return p.checked(h)
	}
	if f.passive || f.rule == "lose-jobs" || f.rule == "jobs-go" {
		if h, ok := p.closesBehind(s, f); ok {
			return p.checked(h)
		}
	}
	if h, ok := p.labelled(s, f); ok {
		return p.checked(h)
	}
	if p.byLaw(s, f) {
		return holder{}, false
	}
	if p.explicitOnly(f) {
		if h, ok := p.putsThere(s, f); ok {
			return p.checked(h)
		}
		return holder{entity: -1, how: orphan}, false
	}
	if (f.passive || f.noun || f.rule == "lose-jobs") && (p.peopleAtLarge(f) || p.ofManySaid(s, f)) || !f.passive && p.strangerActs(s, f) || p.unnamedActs(s, f) {
		return holder{}, false
	}
	if !f.passive && !f.noun {
		if h, ok := p.theirFirm(s, f); ok {
			return p.checked(h)
		}
	}
	if h, ok := p.afterOpening(s, f); ok {
		return p.checked(h)
	}
	if !f.passive {
		if h, ok := p.subjectBefore(s, f.trigger); ok {
			if p.entities[max(h.entity, 0)].slug == "" && h.how == "subject" && p.hisOrHers(f) && !p.whichFollows(h) {
				return holder{}, false // it is a person
			}
			if c, ok := p.checked(h); ok || h.how != "subject" || h.entity < 0 || !p.firing(f.trigger) {
				return c, ok
			}
			// an institute that itself fires
			a, ok := p.actorAt(h.token)
			return h, ok && p.cutWithin(a.last+1, 2) && p.entities[h.entity].kind == org && p.entities[h.entity].strong
		}
		if h, ok := p.behind(s, f.last, f); ok {
			return p.checked(h)
		}
	} else if h, ok := p.subjectBefore(s, f.obj.first); ok {
		return p.checked(h)
	}
	if f.passive {
		if h, ok := p.saidBehind(s, f); ok {
			return p.checked(h)
		}
	}
	if p.opensUnknown(s, min(f.obj.first, f.trigger)) || p.atTheirFirm(s, f) || p.ofTheSector(f) {
		return holder{}, false
	}
	if f.rule == "shrinks-by" || p.general(s, f) || p.opensWithStranger(s, f.trigger) || p.reckoned(f) || p.meansOther(s, f) || p.takesUpUnnamed(p.bySentence[f.sent], f.trigger) {
		return holder{}, false
	}
	if h, ok := p.onlyEmployer(f.sent); ok && !p.speaks(h) && h.token < min(f.first, f.trigger) {
		return p.checked(h)
	}
	if h, ok := p.quotedOf(s, f); ok {
		return p.checked(h)
	}
	if p.namesUnknown(f) || s.opens && p.hisOrHers(f) { // "Ranger Ann Orr says 17 on her crew have gone"
		return holder{entity: -1}, false
	}
	h, ok := p.previous(f.sent)
	if ok && p.ownerOfIt(f, h) {
		return holder{entity: -1}, false
	}
	if ok && f.passive && p.anotherNamed(f, h) {
		return holder{entity: -1, how: orphan}, false
	}
	if !ok || f.rule == "lose-jobs" && h.how != "topic" && h.how != "heading" {
		if h, ok := p.onlyEmployer(f.sent); ok && !p.speaks(h) {
			return p.checked(h)
		}
		return holder{entity: -1, how: orphan}, false
	}
	return p.checked(h)
}

// ownerOfIt reports whether the sentence of a frame says that the owner of h acts: "Courier owner
// offers buyouts to 40 clerks" is no cut of the Courier.
func (p *parser) ownerOfIt(f *frame, h holder) bool {
	for _, a := range p.bySentence[f.sent] {
		if a.kind == org && a.entity == h.entity && a.last < f.first && p.ownerActs(a) {
			return true
		}
	}
	return false
}

// ofManySaid reports whether one who stands for many employers says the sentence, and no
// employer stands between: "The trade body Alder Forum says 6,000 have lost their jobs".
func (p *parser) ofManySaid(s *sentence, f *frame) bool {
	acts := p.bySentence[f.sent]
	for n := len(acts) - 1; n >= 0; n-- {
		if a := acts[n]; a.kind == org && a.entity >= 0 && a.last < f.first {
			return p.entities[a.entity].many && p.verbFollows(s, a, f.first)
		}
	}
	return false
}

// afterOpening finds who does what a sentence opens with: "By cutting 300 jobs, Acme
// saves", "Besides laying off 40 people, it closed". It is nobody where the text does not
// know the name that stands there.
func (p *parser) afterOpening(s *sentence, f *frame) (holder, bool) {
	if f.passive || f.noun || f.trigger == s.first || f.trigger > s.first+4 || p.toks[f.trigger].class&cutIng == 0 && !strings.HasSuffix(p.toks[f.trigger].low, "ing") && p.toks[s.first].low != "having" {
		return holder{}, false
	}
	for j := s.first; j < f.trigger; j++ {
		if t := &p.toks[j]; t.class&(prepWord|conjWord) == 0 && !oneOf(t.low, "besides", "by", "after", "before", "while", "when", "having", "addition", "top", "apart", "aside", "alongside", "even", "soon", "shortly", "days", "weeks", "months") {
			return holder{}, false
		}
	}
	for k := f.last + 1; k < s.last && k < f.last+16; k++ {
		if p.toks[k].low != "," {
			continue
		}
		a, ok := p.actorAt(k + 1)
		switch {
		case !ok && p.at(k+1).upper && p.at(k+2).upper && p.at(k+1).class == 0:
			return holder{entity: -1}, true
		case !ok || !p.verbFollows(s, a, s.last) || a.kind == place:
			continue
		case a.kind == org && !p.entities[a.entity].outlet:
			return holder{a.entity, a.first, "subject"}, true
		case a.kind == pronoun || a.kind == anaphor:
			return p.resolve(s, a.first, "subject")
		}
		return holder{}, false
	}
	return holder{}, false
}

// right reads an employer right behind the object: "the staff at the
// Port Health Office", "300 jobs at LinkedIn".
func (p *parser) right(f *frame) (holder, bool) {
	ends := []int{max(f.obj.last, f.last) + 1, f.obj.last + 1}
	if f.noun && (f.trigEnd < f.obj.first || f.rule == "noun-plain") {
		k := f.trigEnd + 1
		for p.at(k).class&haveWord != 0 || begins(p.at(k).low) && p.at(k+1).low == "at" {
			k++
		}
		ends = append(ends, k) // "Layoffs at Acme will affect 300", "Layoffs have begun at Acme"
	}
	for _, j := range ends {
		if h, ok := p.employedAt(f, j); ok {
			return h, true
		}
	}
	return holder{}, false
}

// siteOf returns the subject of a verb of cutting whose jobs are at a place that no
// list knows and that the text names once, or that is by its name one where firms
// work: "Aerolift has cut 400 jobs at Schiphol", "at Denver International Airport".
func (p *parser) siteOf(s *sentence, f *frame, at holder) (holder, bool) {
	e := &p.entities[at.entity]
	from := f.trigger
	if f.passive && oneOf(p.at(f.obj.first-1).low, "expects", "expected", "wants") {
		from = f.obj.first // "Atomsafe expects 150 workers at Dounhead to leave"
	} else if f.passive {
		return holder{}, false
	}
	named, _ := p.actorAt(at.token)
	if f.noun && named.first == named.last && workplace(p.at(named.last+1).low) && e.slug == "" {
		h, ok := p.subjectBefore(s, f.first) // "proposes 118 redundancies at Kilbride site"
		return h, ok && h.how == "subject" && h.entity != at.entity && p.entities[h.entity].strong
	}
	if f.noun || at.how != "at" || e.slug != "" && !(e.mentions == 1 && p.isPlace(named)) || (strings.Contains(e.key, " ") || e.mentions > 1 && p.actsSomewhere(at.entity)) && !siteName(e.key) {
		return holder{}, false
	}
	h, ok := p.subjectBefore(s, from)
	return h, ok && h.how == "subject" && h.entity != at.entity && p.entities[h.entity].strong
}

// actsSomewhere reports whether the text names employer e where it does something or has
// something: else it may be what a firm calls its works.
func (p *parser) actsSomewhere(e int) bool {
	for i := range p.bySentence {
		for _, a := range p.bySentence[i] {
			if a.entity == e && (p.at(a.last+1).low == "'s" || !p.oblique(a) && p.verbFollows(&p.sents[i], a, p.sents[i].last)) {
				return true
			}
		}
	}
	return false
}

// siteName reports whether a name's key is that of a place where firms work.
func siteName(key string) bool {
	return oneOf(key[strings.LastIndexByte(key, ' ')+1:], "airport", "plant", "factory", "refinery", "mine", "mill", "smelter", "shipyard", "terminal", "depot", "assembly")
}

// anotherNamed reports whether the sentence of a frame names an employer behind it
// that is not h and does not only speak or stand under a preposition, so that the
// jobs may be that one's: "900 jobs could go, owner Canefields said".
func (p *parser) anotherNamed(f *frame, h holder) bool {
	for _, a := range p.bySentence[f.sent] {
		if a.kind != org || a.first <= f.last || p.at(a.first-1).low == "'s" || p.sameFamily(a.entity, h.entity) {
			continue
		}
		if e := &p.entities[a.entity]; !e.outlet && e.strong && !p.oblique(a) && p.at(a.first-1).class&titleWord == 0 && !p.studies(e.key) {
			return true
		}
	}
	return false
}

// employedAt reads "at", "in" or "of" and an employer from token j on.
func (p *parser) employedAt(f *frame, j int) (holder, bool) {
	switch p.at(j).low {
	case "at", "in":
	case "of":
		if f.obj.cut || p.at(f.obj.head).class&peopleWord == 0 {
			return holder{}, false
		}
	default:
		return holder{}, false
	}
	k := j + 1
	if p.at(k).class&detWord != 0 {
		k++
	}
	for n := 0; n < 2 && p.at(k).kind == word && !p.at(k).upper && p.at(k).class == 0; n++ {
		k++ // "the state Department of Energy"
	}
	for n := 0; n < 3 && p.at(k).kind == word; n++ { // "at DIY chain Hammerton"
		if _, ok := p.actorAt(k); ok || p.at(k).class&(anaphorWord|kindWord) == 0 && p.at(k).lists&notName == 0 && !describes(p.at(k).low) && !maker(p.at(k).low) {
			break
		}
		k++
	}
	a, ok := p.actorAt(k)
	if b, run := p.runBy(k); run && (!ok || a.kind != org) {
		return holder{b.entity, b.first, "at"}, true
	}
	if b, named := p.actorAt(a.last + 2); ok && named && b.kind == org && p.at(a.last+1).class&(anaphorWord|kindWord) != 0 {
		a = b // "at DIY chain Hammerhead"
	}
	if b, named := p.calledBehind(a); ok && named {
		a = b
	}
	if ok && a.kind == org && !p.entities[a.entity].strong && p.isPlace(a) {
		return holder{}, false // "A further 40 will go at Hull"
	}
	if !ok || a.kind != org || p.entities[a.entity].outlet || p.at(j).low == "in" && !public(p.entities[a.entity].key) {
		return holder{}, false
	}
	return holder{a.entity, a.first, p.at(j).low}, true
}

// runBy reads who runs a place of work named from token k on: "call centre run by Hallmont".
func (p *parser) runBy(k int) (actor, bool) {
	for j := k; j < k+7; j++ {
		t := p.at(j)
		if oneOf(t.low, "run", "operated", "owned") && p.at(j+1).low == "by" {
			a, ok := p.actorAt(j + 2)
			return a, ok && a.kind == org && !p.entities[a.entity].outlet
		}
		if t.kind != word || t.class&(verbish|relativeWord|pronounWord) != 0 {
			return actor{}, false
		}
	}
	return actor{}, false
}

// calledBehind returns the employer that the words behind a mention name, where the
// mention only says of it whence it is: "Norwegian drone start-up Fjellvinge".
func (p *parser) calledBehind(a actor) (actor, bool) {
	for j := a.last + 1; j <= a.last+4; j++ {
		t := p.at(j)
		if b, ok := p.actorAt(j); ok {
			return b, b.kind == org && j > a.last+1 && (p.at(j-1).class&(anaphorWord|kindWord) != 0 || maker(p.at(j-1).low))
		}
		if t.kind != word || t.upper || t.class&(verbish|prepWord|conjWord|relativeWord) != 0 {
			return a, false
		}
	}
	return a, false
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
	if !ok && f.obj.q != nil && p.at(f.obj.q.last+1).low == "of" && p.at(f.obj.q.last+2).low == "them" {
		h, ok = p.staffOpens(s) // "Employees at Larch & Pine learnt that 340 of them would go"
	}
	return h, ok && h.token < f.trigger && !p.clauseOfAnother(s, f, h)
}

// clauseOfAnother reports whether f stands in a later clause of its sentence than the
// holder, with another employer as its subject: "At Brine 200 jobs will go, while Marl
// will cut 90".
func (p *parser) clauseOfAnother(s *sentence, f *frame, h holder) bool {
	if f.passive || f.noun {
		return false
	}
	k, _ := p.verbGroupBack(s, f.trigger)
	a, ok := p.actorEnding(k)
	if !ok || a.kind != org || a.entity == h.entity || p.entities[a.entity].outlet {
		return false
	}
	for j := h.token; j < a.first; j++ {
		if p.toks[j].class&conjWord != 0 || p.toks[j].low == ";" {
			return true
		}
	}
	return false
}

// staffOpens reads the employer whose staff open a sentence: "Employees at Larch & Pine".
func (p *parser) staffOpens(s *sentence) (holder, bool) {
	if p.toks[s.first].class&peopleWord == 0 || !oneOf(p.at(s.first+1).low, "at", "of") {
		return holder{}, false
	}
	k := s.first + 2
	if p.at(k).class&detWord != 0 {
		k++
	}
	a, ok := p.actorAt(k)
	return holder{a.entity, a.first, "at"}, ok && a.kind == org
}

// opensUnknown reports whether a sentence opens with a word that may well be a name and
// of which the text shows no more, doing something: "WKRV in Dalton dropped seven",
// "Ribozome ran out of cash".
func (p *parser) opensUnknown(s *sentence, i int) bool {
	t, n := &p.toks[s.first], p.at(s.first+1)
	if s.title || s.headline || i <= s.first {
		return false
	}
	if j := p.headOfAside(s, i); j >= 0 && p.toks[j].upper {
		if a, ok := p.actorEnding(j); !ok || a.kind == org {
			return true // "Halden, which left Acme, will cut": whoever that is
		}
	}
	if a, ok := p.actorAt(s.first); ok {
		n := p.at(a.last + 1).low
		return a.kind == org && (n == "in" || n == "," && p.firmAside(a.last+2)) && a.last < i && !p.entities[a.entity].strong && !p.entities[a.entity].outlet
	}
	if t.kind != word || !t.upper || t.class != 0 || t.lists != 0 || p.writtenSmall(t) {
		return false
	}
	if t.caps && len(t.low) > 2 {
		return n.low == "in" || n.kind == word && !n.upper && n.class&conjWord == 0
	}
	if m := p.at(s.first + 2); n.low == "followed" && m.low == "suit" || n.low == "reported" && m.class&detWord != 0 {
		return true // "Ludlam reported a loss and dismissed 25"
	}
	if strings.HasSuffix(t.low, "ly") || strings.HasSuffix(t.low, "s") || strings.HasSuffix(t.low, "ing") {
		return false
	}
	if n.low == "," {
		return !abstract(t.low) && p.firmAside(s.first+2) && p.asideEnds(s.first+3, i) // "Folio, an educational press, said"
	}
	return n.class&(haveWord|modalWord|cutVerb|fireVerb|layWord) != 0 || n.lists&irregular != 0 || n.class == 0 && strings.HasSuffix(n.low, "ed")
}

// asideEnds reports whether the aside that token j is in ends before token i with a
// verb behind its comma.
func (p *parser) asideEnds(j, i int) bool {
	for ; j < i; j++ {
		if t := p.at(j); t.low == "," {
			return p.at(j+1).class&(verbish|cutVerb|fireVerb|layWord|letWord|announceWord|planWord) != 0 || strings.HasSuffix(p.at(j+1).low, "ed")
		} else if t.kind == mark && t.low != "-" {
			return false
		}
	}
	return false
}

// atTheirFirm reports whether a frame's cuts are those of the firm of a person: "the 300
// layoffs at his company".
func (p *parser) atTheirFirm(s *sentence, f *frame) bool {
	for j := f.last + 1; j < s.last && j < f.last+3; j++ {
		if p.toks[j].low == "at" {
			return oneOf(p.at(j+1).low, "his", "her")
		}
	}
	return false
}

// ofTheSector reports whether a frame tells how many jobs a sector has lost: "41,000
// pharma jobs have been lost".
func (p *parser) ofTheSector(f *frame) bool {
	if !f.passive || !oneOf(p.toks[f.trigger].low, "lost", "vanished", "disappeared", "gone", "evaporated") {
		return false
	}
	for j := f.obj.modFirst; j <= f.obj.modLast; j++ {
		if oneOf(p.toks[j].low, "pharma", "retail", "banking", "media", "gaming", "biotech", "automotive", "manufacturing", "factory", "mining", "hospitality", "construction", "newspaper", "journalism", "nursing", "council", "government", "private-sector", "public-sector") {
			return true
		}
	}
	return false
}

// whereOf reads the employer whose place a clause tells of: "pointed to Brine's yard
// in Cadiz, where 250 people were dismissed".
func (p *parser) whereOf(s *sentence, f *frame) (holder, bool) {
	if !f.passive && f.rule != "left" && f.rule != "buyouts" || f.obj.first <= s.first {
		return holder{}, false
	}
	j := f.obj.first - 1
	for j > s.first && (p.toks[j].class&(approxWord|detWord) != 0 || p.dateCovers(j) || oneOf(p.toks[j].low, "about", "some", "in")) {
		j--
	}
	if p.toks[j].low != "where" {
		return holder{}, false
	}
	if k := j - 2; k > s.first+1 && p.toks[k+1].low == "," {
		a, ok := p.actorEnding(k)
		if p.toks[k].low == "." && !ok {
			k--
			a, ok = p.actorEnding(k)
		}
		switch {
		case !ok && p.toks[k].upper && p.toks[k-1].upper:
			return holder{entity: -1}, true // a name that the text does not know
		case ok && a.kind == org && !p.entities[a.entity].outlet && (a.last > a.first || p.entities[a.entity].slug != "" && !p.isPlace(a)):
			return holder{a.entity, a.first, "before"}, true // "Corwin Clinics, where 30 people took buyouts"
		}
	}
	for _, a := range p.bySentence[f.sent] {
		if a.kind == org && a.last < j && a.last > j-9 && p.at(a.last+1).low == "'s" && (workplace(p.at(a.last+2).low) || workplace(p.at(a.last+3).low)) {
			return holder{a.entity, a.first, "possessive"}, true
		}
	}
	return holder{}, false
}

// opening reads "At Compass,", "At the shoe chain Compass," at the beginning of a sentence.
func (p *parser) opening(s *sentence) (holder, bool) {
	switch p.toks[s.first].low {
	case "at":
	case "the":
		return p.latter(s)
	default:
		return holder{}, false
	}
	k := s.first + 1
	if p.at(k).class&detWord != 0 {
		k++
	}
	a, ok := p.actorAt(k)
	for n := 0; n < 4 && !ok && p.at(k).kind == word && !p.at(k).upper && p.at(k).class&(prepWord|verbish|relativeWord|conjWord) == 0; n++ {
		k++
		if a, ok = p.actorAt(k); ok {
			t := p.at(k - 1)
			ok = t.class&(anaphorWord|kindWord) != 0 || maker(t.low) || carries(t.low) || p.quantityAt(a.last+2) != nil // "At chip designer Brine, 30 jobs"
			break
		}
	}
	if !ok || a.kind != org || p.at(a.last+1).low != "," && p.at(a.last+1).low != "another" && p.quantityAt(a.last+1) == nil {
		return holder{}, false
	}
	return holder{a.entity, a.first, "at"}, true
}

// latter reads who of the two employers that the sentence before names is meant where a sentence
// opens with "The latter" or "The former".
func (p *parser) latter(s *sentence) (holder, bool) {
	of := p.at(s.first + 1).low
	si := p.sentenceAt(s.first)
	if !oneOf(of, "latter", "former") || si == 0 || p.at(s.first+2).class&(verbish|cutVerb|fireVerb|layWord|letWord) == 0 {
		return holder{}, false
	}
	var two []holder
	for _, a := range p.bySentence[si-1] {
		if a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet && (len(two) == 0 || two[len(two)-1].entity != a.entity) {
			two = append(two, holder{a.entity, a.first, "subject"})
		}
	}
	if len(two) != 2 {
		return holder{}, false
	}
	if of == "former" {
		return two[0], true
	}
	return two[1], true
}

// closesBehind reads the employer that closes something in a clause behind a frame:
// "90 people will lose their jobs when Acme closes its mill".
func (p *parser) closesBehind(s *sentence, f *frame) (holder, bool) {
	for j := f.last + 1; j+2 < s.last && j < f.last+12; j++ {
		if !oneOf(p.toks[j].low, "when", "as", "after", "once", "if") {
			continue
		}
		a, ok := p.actorAt(j + 1)
		if b, named := p.actorAt(a.last + 1); ok && a.kind == anaphor && named {
			a = b // "when the truck-stop chain Roadhaven closes"
		}
		if !ok || a.kind != org || p.entities[a.entity].outlet {
			return holder{}, false
		}
		k := a.last + 1
		if p.at(k).low == "," {
			for n := k + 1; n < s.last && n < k+25; n++ { // "Acme, a carrier that had hauled meat, ceased"
				if p.toks[n].low == "," && p.at(n+1).lists&closing != 0 {
					k = n + 1
					break
				}
			}
		}
		if p.at(k).class&modalWord != 0 || p.at(k).class&beWord != 0 {
			k++
		}
		return holder{a.entity, a.first, "subject"}, p.at(k).lists&closing != 0 && p.at(k+1).low != "of"
	}
	return holder{}, false
}

// explicitOnly reports whether a frame counts only when its words name the
// employer: jobs at risk, people out of work.
func (p *parser) explicitOnly(f *frame) bool {
	if f.rule == "costs-jobs" || f.rule == laidOffRule {
		s := &p.sents[f.sent]
		return f.rule == laidOffRule || !oneOf(p.toks[s.first].low, "that", "this") || f.trigger > s.first+3 // "That will cost 90 pilots their jobs"
	}
	if f.rule != "jobs-go" || p.eventOpens(f) {
		return false
	}
	switch p.toks[f.trigger].low {
	case "risk", "jeopardy", "threat", "danger", "stake", "balance", "line", "block", "jobless", "unemployed", "work", "job", "jobs":
		return true
	}
	return false
}

// eventOpens reports whether a sentence opens with something that befell or was done by
// the employer told of before it, whose words lead to the frame: "The shutdown puts 60
// people out of work", "The closing of its two mills will leave 90 jobless".
func (p *parser) eventOpens(f *frame) bool {
	s := &p.sents[f.sent]
	if t := &p.toks[s.first]; t.class&(detWord|itsWord) == 0 && t.low != "such" {
		return false
	}
	for j := s.first + 1; j < s.first+5 && j < f.obj.first; j++ {
		if t := &p.toks[j]; oneOf(t.low, "shutdown", "shutdowns", "closure", "closures", "closing", "closings", "collapse", "bankruptcy", "move", "decision", "stoppage", "layoffs", "cuts", "cutbacks", "round", "rounds") {
			return f.obj.first < j+6 && (p.at(j+1).low != "of" || p.at(j+2).class&itsWord != 0)
		} else if t.kind != word && t.low != "-" || t.upper || t.class&(prepWord|verbish) != 0 {
			return false
		}
	}
	return false
}

// checked refuses holders that are no employer.
func (p *parser) checked(h holder) (holder, bool) {
	if h.entity < 0 || h.entity >= len(p.entities) {
		return h, false
	}
	e := &p.entities[h.entity]
	if p.studies(e.key) && h.how != "its" && h.how != "owner" && h.how != "possessive" && h.how != "at" && h.how != "of" {
		return h, false // it counts other people's jobs
	}
	if a, ok := p.actorAt(h.token); ok && p.at(h.token-1).low == "at" && p.at(h.token-2).class&guesser != 0 && !p.toldOf(a) {
		return h, false // "Analysts at Keel expect a further 500 to go"
	}
	return h, e.kind == org && e.strong
}

// studies reports whether a name's key is that of a body that counts the jobs of
// others (lexicon/observers.txt) far more often than it cuts its own.
func (p *parser) studies(key string) bool {
	if _, ok := p.lex.lists["observers"][key]; ok {
		return true
	}
	for w := range strings.FieldsSeq(key) {
		switch w {
		case "institute", "institution", "forum", "research", "think-tank", "economics", "labs.fyi", "statistics", "challenger", "adp":
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

// behind reads an employer behind the frame: "at Amazon Web Services", "by GM",
// "from its retail unit".
func (p *parser) behind(s *sentence, last int, f *frame) (holder, bool) {
	for j := last + 1; j < s.last && j < last+9; j++ {
		t := &p.toks[j]
		if t.low == "announced" && j == last+1 {
			continue // "the job cuts announced at"
		}
		if t.kind == mark && t.low != "," && t.low != "“" && t.low != "\"" || t.class&(verbish|relativeWord) != 0 && t.class&anyNoun == 0 || t.low == "including" {
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
		if !ok || k >= s.last {
			continue
		}
		switch a.kind {
		case org:
			if p.entities[a.entity].outlet && t.low == "by" && !f.passive {
				continue
			}
			if t.low == "of" && !f.noun || !p.entities[a.entity].strong && p.isPlace(a) {
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
	for _, a := range p.bySentence[p.sentenceAt(first)] {
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

// general reports whether the frame speaks of an industry, a country or
// nobody: "tech companies cut 150,000 jobs", "US employers".
func (p *parser) general(s *sentence, f *frame) bool {
	if p.peopleAtLarge(f) || p.ofAnotherBody(f) {
		return true
	}
	if oneOf(p.toks[s.first].low, "across", "throughout", "in") && oneOf(p.at(s.first+1).low, "the", "this") && (territory(p.at(s.first+2).low) || territory(p.at(s.first+3).low)) {
		return true // "Across the region, 640 nursing jobs have disappeared"
	}
	if p.nextDoor(s) {
		return true
	}
	if f.passive && oneOf(p.at(f.last+1).low, "across", "throughout") && p.at(f.last+2).class&detWord != 0 && territory(p.at(f.last+3).low) {
		return true // "2,000 miners have been laid off across the state"
	}
	for j := s.first; j < s.last; j++ {
		t := &p.toks[j]
		if t.low == "merger" || t.low == "takeover" || t.low == "tie-up" {
			return f.noun // of which of the two?
		}
		if t.low == "closures" && j == s.first+1 && p.toks[s.first].low == "the" {
			continue // those told of before
		}
		switch t.low {
		case "analysis", "study", "researchers", "crunchbase", "challenger", "fyi", "tally", "tallies", "closures", "trackers",
			"companies", "firms", "employers", "industry", "sector", "economy", "businesses", "startups", "retailers", "automakers", "banks", "nationwide", "nation", "tracker", "nationally", "economist", "economists", "survey", "countries", "sectors", "industries", "layoffs.fyi", "agencies", "manufacturers", "airlines", "corporations", "publishers", "outlets", "studios", "giants", "peers", "rivals", "competitors":
			return true
		}
	}
	return false
}

// nextDoor reports whether the figure is of a place of work that lies by another's: "70 workers
// at the mill next door".
func (p *parser) nextDoor(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		if p.toks[j].low != "next" || p.at(j+1).low != "door" || !workplace(p.at(j-1).low) || !p.nobodyBefore(j) {
			continue
		}
		for k := j - 2; k >= s.first && k > j-6; k-- {
			if p.toks[k].low == "at" {
				return true
			}
		}
	}
	return false
}

// meansOther reports whether the words that point back before a frame mean one whom the text
// does not name, or one of two, so that no employer before is to be guessed at.
func (p *parser) meansOther(s *sentence, f *frame) bool {
	acts := p.bySentence[f.sent]
	for n := len(acts) - 1; n >= 0; n-- {
		switch a := acts[n]; {
		case a.last >= f.trigger || a.kind == place || a.kind == its:
		case a.kind == pronoun:
			return p.someoneSaysIt(s, a.first)
		case a.kind == anaphor:
			if p.comparesTwo(a) {
				return true
			}
			h, ok := p.before(f.sent, true)
			return ok && !p.mayBeCalled(h.entity, a)
		default:
			return false
		}
	}
	return false
}

// labelled reads an employer that opens its line of a list: "Acme Analytics:
// about 90 jobs", "• Quill & Reed, Bristol Township: layoff of 231".
func (p *parser) labelled(s *sentence, f *frame) (holder, bool) {
	if s.headline && s.title || s.aside {
		return holder{}, false
	}
	colon := p.labelEnd(s)
	if colon < 0 || colon > min(f.first, f.trigger) {
		return holder{}, false
	}
	a := p.bySentence[f.sent][0]
	return holder{a.entity, a.first, "label"}, true
}

// labelEnd returns the token of the colon after the employer that opens a line,
// alone or with where it is; -1 is none.
func (p *parser) labelEnd(s *sentence) int {
	acts := p.bySentence[p.sentenceAt(s.first)]
	if len(acts) == 0 {
		return -1
	}
	a := acts[0]
	if a.kind != org || a.first > s.first+1 || a.first == s.first+1 && p.toks[s.first].kind != mark || p.entities[a.entity].outlet {
		return -1
	}
	bracket := false
	for j := a.last + 1; j < s.last && j < a.last+10; j++ {
		t := &p.toks[j]
		switch {
		case t.low == ":", dash(t.low) && !t.glued && !p.toks[a.first].caps:
			return j
		case t.low == "(" || t.low == ")":
			bracket = t.low == "("
		case bracket && t.kind == word: // "Plexa (software)"
		case t.low == "," || t.low == ".", t.kind == word && t.upper, t.low == "of" && p.at(j+1).upper: // "Isle of Purbeck"
		default:
			return -1
		}
	}
	return -1
}

// putsThere finds the employer that puts jobs at risk or people out of work:
// the subject of "puts 1,200 roles at risk", or the only employer of a sentence
// that closes something: "Acme will close its plant, leaving 62 out of work".
func (p *parser) putsThere(s *sentence, f *frame) (holder, bool) {
	switch p.at(f.first - 1).low {
	case "put", "puts", "putting", "leave", "leaves", "leaving", "left", "throw", "throws", "throwing", "place", "places", "placing":
		if p.unknownCloses(s, f) {
			return holder{}, false
		}
		if oneOf(p.toks[s.first].low, "the", "its") && p.at(s.first+1).lists&closing != 0 && f.first <= s.first+4 {
			return p.previous(f.sent) // "The shutdown puts 60 people out of work"
		}
		if h, ok := p.subjectBefore(s, f.first-1); ok && h.how == "subject" {
			return h, true
		}
		if f.sent > 0 && oneOf(p.toks[s.first].low, "that", "this") && p.at(s.first+1).class&(modalWord|haveWord) != 0 && f.first <= s.first+5 {
			return p.onlyEmployer(f.sent - 1) // "Acme is closing its mill. That will put 480 people out of work."
		}
		for j := f.first - 2; j > s.first; j-- {
			if p.toks[j].lists&closing != 0 { // "It shut two mills, putting 90 people out of work"
				if h, ok := p.itCloses(s, j); ok {
					return h, true
				}
				break
			}
		}
		return p.onlyEmployer(f.sent)
	}
	for j := s.first; j < s.last; j++ {
		if p.toks[j].lists&closing == 0 {
			continue
		}
		if j == s.first+1 && j < f.first && oneOf(p.toks[s.first].low, "the", "its") && p.at(j+1).class&prepWord == 0 {
			return p.previous(f.sent) // "The closure will claim 61 jobs"
		}
		if h, ok := p.itCloses(s, j); ok && j < f.first {
			return h, true
		}
		return p.onlyEmployer(f.sent)
	}
	for j := s.first; j < s.first+4; j++ {
		if p.at(j).class&peopleWord != 0 && p.at(j+1).low == "at" {
			h, ok := p.onlyEmployer(f.sent) // "Staff at Westmere University were told that 85 posts are at risk"
			return h, ok && h.token <= j+3
		}
	}
	return p.saysOfItself(s, f)
}

// itCloses reads whom the words that point back before a verb of closing at token i stand for:
// "In May it closed a mill, at a cost of 57 jobs".
func (p *parser) itCloses(s *sentence, i int) (holder, bool) {
	k, _ := p.verbGroupBack(s, i)
	a, ok := p.actorEnding(k)
	if acts := p.bySentence[p.sentenceAt(i)]; !ok && p.at(k).low == "and" && len(acts) > 0 && acts[0].first <= s.first+1 && (len(acts) == 1 || acts[1].first > i || acts[1].kind == place) {
		a, ok = acts[0], acts[0].last < k // "The chain went bankrupt in May and closed 30 stores"
	} else if len(acts) > 0 && acts[0].kind == its && acts[0].first == s.first && (len(acts) == 1 || acts[1].first > i || acts[1].kind == place) {
		return p.resolve(s, s.first, "its") // "Its mill in Selby shut, leaving 90 people without jobs"
	}
	if !ok || a.kind != pronoun && a.kind != anaphor {
		return holder{}, false
	}
	return p.resolve(s, a.first, "subject")
}

// saysOfItself reads the employer that says of jobs, and of nobody else's, that
// they are at risk: "Acme warned that 300 jobs were at risk".
func (p *parser) saysOfItself(s *sentence, f *frame) (holder, bool) {
	if b := p.at(f.obj.first - 1); b.low != "that" && b.class&reportWord == 0 {
		return holder{}, false
	}
	h, ok := p.onlyEmployer(f.sent)
	if !ok || h.token > f.first || !p.speaks(h) {
		return holder{}, false
	}
	return h, p.verbFollows(s, p.bySentence[f.sent][0], f.first) && p.bySentence[f.sent][0].first == h.token
}

// unknownCloses reports whether the verb of closing that puts people out of work is of a
// name that the text does not know: "Acme cut 15 jobs, and Brine's closed, leaving 140
// without work".
func (p *parser) unknownCloses(s *sentence, f *frame) bool {
	for j := f.first - 2; j > s.first && j > f.first-10; j-- {
		if p.toks[j].lists&closing == 0 {
			continue
		}
		for j--; j > s.first && p.toks[j].class&(haveWord|beWord|modalWord) != 0 && p.toks[j].low != "'s"; j-- {
		}
		_, known := p.actorEnding(j)
		return !known && (p.toks[j].upper || p.toks[j].low == "'s" && p.at(j-1).upper)
	}
	return false
}

// onlyEmployer returns the employer that a sentence names when it names one and
// no other.
func (p *parser) onlyEmployer(si int) (holder, bool) {
	h := holder{entity: -1}
	for _, a := range p.bySentence[si] {
		if a.kind != org || p.entities[a.entity].outlet || p.at(a.first-1).low == "in" && (!p.entities[a.entity].strong || workplace(p.at(a.first-2).low)) {
			continue // a town that no list knows, or an employer's name: "its depot in Alder"
		}
		if h.entity >= 0 && h.entity != a.entity || !p.entities[a.entity].strong || p.ownsAnother(a) || p.ownerActs(a) || p.studies(p.entities[a.entity].key) {
			return holder{}, false
		}
		switch prev := p.at(a.first - 1); {
		case p.oblique(a) && prev.low != "at" && prev.low != "by" && prev.class&detWord == 0 && !(prev.low == "of" && p.ofWhose(a.first-2)):
			return holder{}, false
		}
		h = holder{a.entity, a.first, "only one named"}
	}
	return h, h.entity >= 0
}

// ofWhose reports whether what stands at token i before "of" is the employer's
// own: "the closure of", "employees of".
func (p *parser) ofWhose(i int) bool {
	t := p.at(i)
	if oneOf(t.low, "collapse", "demise", "failure", "bankruptcy", "downfall") {
		return true
	}
	return t.lists&closing != 0 || workplace(t.low) || t.class&(cutNoun|elimination|lossWord|peopleWord|jobNoun) != 0
}

// quotedOf finds who says what a frame tells that names no employer itself: “About
// 300 people will go,” Ann Orr, Acme's chief, said; "300 people will go, Acme said".
func (p *parser) quotedOf(s *sentence, f *frame) (holder, bool) {
	quoted := s.quoted && p.quotedAt(int(p.toks[f.first].start))
	for _, a := range p.bySentence[f.sent] {
		if a.first <= f.last || a.kind != person && a.kind != org || !p.saysAfter(s, a) {
			continue
		}
		if a.kind == person {
			if quoted {
				return p.firmOf(a)
			}
			return holder{}, false
		}
		e := &p.entities[a.entity]
		if !quoted && (!f.passive || public(e.key) || !p.closesSentence(s, a)) {
			return holder{}, false
		}
		return holder{a.entity, a.first, "nearest"}, e.strong && !e.outlet && !e.union && !p.studies(e.key)
	}
	return holder{}, false
}

// namesUnknown reports whether the sentence names somebody before the frame who
// may be an employer as well as not, so that no other is to be guessed at.
func (p *parser) namesUnknown(f *frame) bool {
	for _, a := range p.bySentence[f.sent] {
		if a.last >= min(f.first, f.trigger) {
			break
		}
		if a.kind != org || a.last == a.first {
			continue
		}
		e := &p.entities[a.entity]
		if !e.strong && !e.outlet || e.outlet && p.at(a.first-1).low == "of" && actsFor(p.at(a.first-2).low) {
			return true // also "Administrators of Tasker Press"
		}
	}
	return false
}

// reckoned reports whether a named body reckons the figure, of jobs that are not
// its own: "Tallman Bank predicted a loss of 375,000 jobs".
func (p *parser) reckoned(f *frame) bool {
	for _, a := range p.bySentence[f.sent] {
		if a.kind == org && a.last < f.first && p.estimates(a, f.first) {
			return true
		}
	}
	return false
}

// whichFollows reports whether the text takes up a holder by "which": no person.
func (p *parser) whichFollows(h holder) bool {
	a, ok := p.actorAt(h.token)
	return ok && p.at(a.last+1).low == "," && p.at(a.last+2).low == "which"
}

// hisOrHers reports whether the object is someone's: "fired a fifth of her
// company".
func (p *parser) hisOrHers(f *frame) bool {
	for j := f.obj.first; j <= f.obj.last+2; j++ {
		if l := p.at(j).low; l == "her" || l == "his" {
			return true
		}
	}
	return false
}

// saidBehind reads the employer that "the company" or "it" means behind a frame
// of which it speaks: "300 jobs will go, the company said".
func (p *parser) saidBehind(s *sentence, f *frame) (holder, bool) {
	for _, a := range p.bySentence[f.sent] {
		if a.first <= f.last || a.kind != anaphor {
			continue
		}
		if p.saysAfter(s, a) {
			return p.resolve(s, s.first, "anaphor")
		}
		return holder{}, false
	}
	return holder{}, false
}

// hitBy reads the employer whom layoffs hit: "Layoffs hit Acme this week", "Acme
// was hit by layoffs".
func (p *parser) hitBy(s *sentence, f *frame) (holder, bool) {
	if f.obj.q != nil || f.obj.share != nil {
		return holder{}, false
	}
	switch p.at(f.trigEnd + 1).low {
	case "hit", "hits", "strike", "struck", "reach", "reached", "rock", "rocked":
		if a, ok := p.actorAt(f.trigEnd + 2); ok && a.kind == org && !p.entities[a.entity].outlet {
			return holder{a.entity, a.first, "hit"}, true
		}
	}
	j := f.first - 1
	for p.at(j).class == 0 && p.at(j).kind == word && j > f.first-4 || p.at(j).class&detWord != 0 {
		j--
	}
	if p.at(j).low != "by" {
		return holder{}, false
	}
	switch p.at(j - 1).low {
	case "hit", "rocked", "struck", "roiled":
		k, aux := p.verbGroupBack(s, j-1)
		if a, ok := p.actorEnding(k); ok && aux > 0 && a.kind == org {
			return holder{a.entity, a.first, "hit"}, true
		}
	}
	return holder{}, false
}
