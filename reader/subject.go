package reader

import (
	"strings"
)

// subjectBefore finds who does what the verb or noun at token i says: the
// nearest actor to the left that a verb follows.
func (p *parser) subjectBefore(s *sentence, i int) (holder, bool) {
	acts := p.bySentence[p.sentenceAt(s.first)]
	fallback := holder{entity: -1}
	if h, ok := p.blames(s, i); ok {
		return h, true
	}
	main := p.headOfAside(s, i)
	for n := len(acts) - 1; n >= 0; n-- {
		a := acts[n]
		if a.last >= i || main >= 0 && a.first > main {
			continue
		}
		if a.kind == place || a.kind == its {
			continue
		}
		if p.at(a.first-1).low == "not" && p.at(a.first-2).low == "," || a.kind == pronoun && p.pointsAhead(a) {
			continue // "It was Brine, not Acme, that cut 60 jobs"
		}
		if p.blocked(a, i) || p.modifies(a) || p.estimates(a, i) || a.kind == org && p.listens(a) || n > 0 && p.inRelative(acts[n-1], a, i) || p.ownsInAside(acts[:n], a) {
			continue
		}
		if a.kind == person {
			// "Musk laid off", "Lindh confirmed the company plans": whose person it is.
			if p.verbFollows(s, a, i) && fallback.entity < 0 {
				if h, ok := p.firmOf(a); ok {
					fallback = h
				}
			}
			continue
		}
		if p.verbFollows(s, a, i) {
			switch a.kind {
			case org:
				if p.entities[a.entity].outlet && (p.reporting(a) || p.entities[a.entity].weight < 8 && p.toks[i].class&(cutVerb|fireVerb|layWord) == 0 && !p.cutWithin(a.last+1, 2)) {
					continue
				}
				return holder{a.entity, a.first, "subject"}, true
			case pronoun, anaphor:
				if fallback.how == "person of" {
					return fallback, true // “We grew too fast,” said the chief of another firm
				}
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
	// "a contrast in Amazon's strategy: cutting thousands of roles"
	for n := len(acts) - 1; n >= 0; n-- {
		if a := acts[n]; a.last < i && a.kind == org && p.at(a.last+1).low == "'s" && !p.ownsAnother(a) && !p.entities[a.entity].outlet {
			return holder{a.entity, a.first, "possessive"}, true
		}
	}
	return holder{}, false
}

// pointsAhead reports whether an "it" stands for nobody before it: "it was Brine's turn".
func (p *parser) pointsAhead(a actor) bool {
	if p.toks[a.first].low != "it" || p.at(a.last+1).class&beWord == 0 {
		return false
	}
	b, ok := p.actorAt(a.last + 2)
	return ok && b.kind == org
}

// blames reads the employer that blames somebody or something for its own cuts:
// "Kestrin blames Stratos delays for 260 layoffs". It is none where no name is known
// to stand there.
func (p *parser) blames(s *sentence, i int) (h holder, found bool) {
	for j := s.first + 1; j < i; j++ {
		if t := &p.toks[j]; t.low == "blames" || t.low == "blamed" {
			a, ok := p.actorEnding(j - 1)
			if ok && a.kind == org && !p.entities[a.entity].outlet {
				return holder{a.entity, a.first, "subject"}, true
			}
			return holder{entity: -1}, !ok && p.toks[j-1].upper
		}
	}
	return holder{}, false
}

// ownsAnother reports whether a mention only says whose partner the subject
// is: "Apple's outside advertising agency", "GM's suppliers".
func (p *parser) ownsAnother(a actor) bool {
	if p.at(a.last+1).low != "'s" && p.at(a.last).low != "'s" && !(p.at(a.last+1).low == "." && p.at(a.last+2).low == "'s") {
		return false
	}
	for j := a.last + 2; j < a.last+6; j++ {
		if outsider(p.at(j).low) {
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
	return p.ownerActs(a)
}

// ownerActs reports whether a mention only says whose owner does something, without its name:
// "Courier owner offers buyouts".
func (p *parser) ownerActs(a actor) bool {
	j := a.first - 1
	if p.at(j).class&detWord != 0 {
		j--
	}
	if p.at(j).low == "of" && oneOf(p.at(j-1).low, "owner", "publisher") && p.at(a.last+1).low != "," {
		return true // "The owner of the Courier and eleven other papers offered"
	}
	n := p.at(a.last + 2)
	return oneOf(p.at(a.last+1).low, "owner", "parent", "publisher") && (n.class&(verbish|cutVerb|fireVerb|layWord|letWord) != 0 || oneOf(n.low, "to", "offers", "offered")) && n.low != "'s"
}

// blocked reports whether a full stop of sense lies between an actor and the
// verb at i: the actor belongs to another clause.
func (p *parser) blocked(a actor, i int) bool {
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
	if b, n := p.at(a.first-1), p.at(j); (b.kind == digits || b.class&numberWord != 0 && b.low != "a") && n.kind == word && !n.upper && n.class&(verbish|cutVerb|fireVerb|layWord) == 0 {
		return false // "its three Valley titles"
	}
	if p.at(j).low == "," && a.kind == org && p.at(j+1).class&detWord != 0 && p.makerWhich(j+1) && p.inClauseOfMaker(j+1, i) {
		return true // "pointed to Stackwell, a software maker that announced 450 layoffs"
	}
	if p.at(j).low == "," && p.at(j+1).class&relativeWord != 0 && p.locates(a) {
		return false // "the St. Brendan's clinic in Harrow Falls, which has furloughed"
	}
	if k := p.behindTown(j); k > 0 && p.at(k).low == "," && p.at(k+1).class&relativeWord != 0 {
		j = k
	}
	relative := p.at(j).low == "," && p.at(j+1).class&relativeWord != 0 || p.at(j).class&relativeWord != 0
	if p.at(a.first-1).low == "," && p.at(j).low == "," && a.kind == org && p.at(j+1).class&(verbish|cutVerb|fireVerb|layWord|letWord) != 0 {
		return true // "The parent company, Alphabet, cut"
	}
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
	for n := p.at(j).low; n == "unit" || n == "division" || n == "subsidiary" || n == "management" || n == "executives" || n == "officials" || n == "board" || n == "commissioners" || n == "supervisors"; n = p.at(j).low {
		j++
	}
	if k := p.kindBehind(a); k > 0 && k < i {
		j = k + 1
		if n := p.behindTown(j); n > 0 {
			j = n
		}
		if p.at(j).low == "," && p.at(j+1).class&relativeWord != 0 {
			j += 2
		}
	}
	if p.at(j).low == "itself" {
		j++
	}
	if j == i {
		return true
	}
	for k := j; k < i && k < j+4; k++ {
		t := &p.toks[k]
		if t.class&(verbish|cutVerb|fireVerb|layWord|letWord|denyWord) != 0 || k == j && oneOf(t.low, "did", "does", "do") && p.at(k+1).kind == mark {
			return true // also "Brine did, shedding 40"
		}
		if t.class&relativeWord != 0 || t.low == "also" || t.class&notWord != 0 || strings.HasSuffix(t.low, "ly") || t.low == "to" || p.dateStarts(k) || t.low == "last" || t.class&monthWord != 0 {
			continue
		}
		if t.kind == word && !t.upper && (t.class&^(stepWord|triggerWord|moneyUse|hireWord|employWord) == 0 && (strings.HasSuffix(t.low, "ed") || strings.HasSuffix(t.low, "s")) || t.lists&irregular != 0) && k == j {
			return true // a verb that no list holds
		}
		if p.dateCovers(k) {
			continue
		}
		return false
	}
	return j < i
}

// inClauseOfMaker reports whether the verb at token i stands in the clause that tells more of the
// employer called so from token j on: "a parts maker that last week announced 300 layoffs".
func (p *parser) inClauseOfMaker(j, i int) bool {
	for j++; !oneOf(p.at(j).low, "that", "which", "whose"); j++ {
	}
	if p.at(j).low == "whose" || i <= j || i > j+5 {
		return false
	}
	for k := j + 1; k < i; k++ {
		if t := &p.toks[k]; t.kind == mark || t.upper && t.class&(monthWord|weekdayWord) == 0 {
			return false
		}
	}
	return true
}

// behindTown is the token behind "in", and a town, that begin at token j; 0 where none
// does: "in neighbouring Harrow Falls".
func (p *parser) behindTown(j int) int {
	if p.at(j).low != "in" {
		return 0
	}
	for j++; ofTown(p.at(j).low); j++ {
	}
	if !p.at(j).upper {
		return 0
	}
	for p.at(j).upper && p.at(j).kind == word {
		j++
	}
	return j
}

// ofTown reports whether a word says which town or part of it the name behind it is.
func ofTown(low string) bool {
	return oneOf(low, "neighbouring", "neighboring", "nearby", "downtown", "suburban", "central")
}

// locates reports whether a name that the text does not show to be an employer's stands
// under "in", behind what is there.
func (p *parser) locates(a actor) bool {
	if a.kind != org || p.entities[a.entity].strong {
		return false
	}
	j := a.first - 1
	if ofTown(p.at(j).low) {
		j--
	}
	return p.at(j).low == "in" && p.at(j-1).kind == word && p.at(j-1).class&(verbish|prepWord|conjWord) == 0
}

func (p *parser) dateCovers(i int) bool {
	for _, d := range p.datesOf(p.sentenceAt(i)) {
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
	if p.at(j).low == "," && p.at(a.last+1).class&(haveWord|modalWord|planWord|announceWord) != 0 {
		return false // "according to the Labor Commission, Acme will": a comma alone joins no list
	}
	for n := 0; n < 4 && (p.at(j).low == "and" || p.at(j).low == "," || p.at(j).low == "or"); n++ {
		// "the owner of Facebook and Instagram": a list stands where its first name does.
		b, ok := p.actorEnding(j - 1)
		if !ok || b.kind == place && a.kind != place && b.first-1 == p.sents[p.sentenceAt(a.first)].first {
			break // "In Spain, Acme": no list
		}
		j = b.first - 1
	}
	if p.at(j).low == "'s" && p.at(j-1).upper && p.at(j-2).low == "of" {
		j -= 2 // "a unit of Houston's Greer Petroleum"
	}
	for p.at(j).class&detWord != 0 || (p.at(j).class == 0 || j == a.first-1 && carries(p.at(j).low)) && p.at(j).kind == word && !p.at(j).upper && j > a.first-3 {
		j--
	}
	if j < p.sents[p.sentenceAt(a.first)].first {
		return false // a headline may end in "of"
	}
	t := p.at(j)
	if t.low == "including" || t.low == "like" || t.low == "as" && p.at(j-1).low == "such" {
		// "peers including Meta and Alphabet have cut": the list is the subject.
		return p.at(a.last+1).class&(haveWord|beWord|modalWord|announceWord) == 0
	}
	if t.class&prepWord != 0 && actsFor(p.at(j-1).low) && p.at(j-1).class&peopleWord == 0 {
		return p.at(j-2).class&detWord != 0 && p.at(j-3).low == "," && p.at(a.last+1).low == "," // "Brine, a unit of Acme, said"
	}
	if (t.low == "in" || t.low == "of") && (p.at(j-1).low == "shares" || p.at(j-1).low == "stock") {
		return false // "Shares in Acme jumped after the group said"
	}
	if t.low == "of" && oneOf(p.at(j-1).low, "programme", "program", "plan", "plans", "restructuring", "closure", "collapse", "takeover") && p.opensClause(&p.sents[p.sentenceAt(a.first)], j-2) {
		return false // "The programme of Acme entails"
	}
	if oneOf(t.low, "by", "of", "from") && oneOf(p.at(a.last+1).low, "to", "that") && oneOf(p.at(j-1).low, "news", "statement", "warning", "word", "admission", "decision", "decisions", "plan", "plans", "move", "moves", "proposal", "announcement", "agreement") {
		return false // "a decision by Acme to cut"
	}
	if t.low == "that" || t.low == "as" && p.at(j-1).low != "such" || t.low == "after" || t.low == "before" || t.low == "since" {
		return false
	}
	return t.class&prepWord != 0
}

// carried reports whether a mention is only of where something is said: "wrote on Parlo",
// "a post on the messaging platform Parlo".
func (p *parser) carried(a actor) bool {
	j := a.first - 1
	for n := 0; n < 4 && (carries(p.at(j).low) || p.at(j).class == 0 && p.at(j).kind == word && !p.at(j).upper || p.at(j).class&detWord != 0); n++ {
		j--
	}
	return p.at(j).low == "on" || p.at(j).low == "to" && carries(p.at(a.first-1).low)
}

// carries reports whether a word says of the name behind it that it is where things are said:
// "wrote on the messaging platform Parlo".
func carries(low string) bool {
	return oneOf(low, "platform", "network", "site", "website", "forum", "app", "blog", "newspaper", "daily", "weekly", "magazine", "broadcaster", "station", "channel", "tracker")
}

// actorEnding returns the actor whose mention ends at token i.
func (p *parser) actorEnding(i int) (actor, bool) {
	if i < 0 {
		return actor{}, false
	}
	for _, a := range p.bySentence[p.sentenceAt(i)] {
		if a.last == i {
			return a, true
		}
	}
	return actor{}, false
}

// reporting reports whether an outlet is named for what it reports.
func (p *parser) reporting(a actor) bool {
	if oneOf(p.at(a.last+2).low, "goodbye", "farewell") {
		return false
	}
	return p.at(a.last+1).class&reportWord != 0 || p.at(a.last+1).class&haveWord != 0 && p.at(a.last+2).class&reportWord != 0
}

// actsFor reports whether a word is of those who act for the employer named
// after it: "Administrators to Juno & Vale", "Trustees of the college".
func actsFor(low string) bool {
	switch low {
	case "administrators", "administrator", "receivers", "receiver", "liquidators", "liquidator", "trustees", "bosses", "owners", "executives",
		"managers", "management", "leaders", "regents", "directors", "board", "operators", "unit", "subsidiary", "division", "arm":
		return true
	}
	return false
}

// headOfAside returns the last token before the aside that ends right before the verb at
// token i, or -1: "The department, which oversees Brine, Marl and Tarn, has", "Tarnvale,
// founded by Brine, cut". Who is named in an aside is not the subject behind it, whether
// or not the text says who is.
func (p *parser) headOfAside(s *sentence, i int) int {
	k, _ := p.verbGroupBack(s, i)
	if p.at(k).low != "," {
		return -1
	}
	for j := k - 3; j > s.first; j-- {
		if p.toks[j].low == "," && (p.opensAside(j+1) || p.at(j+1).class&detWord != 0 && p.firmEnds(j-1)) {
			return j - 1 // the last: a list of firms has an aside for each
		}
	}
	return -1
}

// firmEnds reports whether the name of an employer ends at token i.
func (p *parser) firmEnds(i int) bool {
	a, ok := p.actorEnding(i)
	return ok && a.kind == org && p.entities[a.entity].strong && !p.entities[a.entity].outlet
}

// opensAside reports whether the words from token i on begin an aside about what stands
// before the comma: "which", "whose", "who", "once a part of", "formerly known as",
// "founded by", "based in".
func (p *parser) opensAside(i int) bool {
	n := p.at(i + 1)
	switch p.at(i).low {
	case "which", "whose", "who":
		return true
	case "once", "formerly":
		return n.class&detWord != 0 || oneOf(n.low, "known", "called", "part", "named", "owned")
	case "founded", "owned", "backed", "based", "known", "controlled", "bought", "acquired", "headquartered", "led", "run", "started", "created", "spun":
		return oneOf(n.low, "by", "in", "as", "out", "off", "from")
	}
	return false
}

// inRelative reports whether a mention is the subject of a relative clause that
// ends before the verb at token i and tells of the one before it: "JPL, which
// Caltech manages, let".
func (p *parser) inRelative(before, a actor, i int) bool {
	if p.at(a.first-1).class&relativeWord == 0 || p.at(a.first-2).low != "," || before.last != a.first-3 || before.kind != org {
		return false
	}
	for j := a.last + 1; j < i; j++ {
		if p.toks[j].low == "," {
			return true
		}
	}
	return false
}
