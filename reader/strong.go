package reader

import (
	"slices"
	"strings"
)

// noteSurname notes the surname of a person named with a given name or a
// courtesy title at token i, a capital, so that the surname alone is no firm
// anywhere in the text.
func (p *parser) noteSurname(s *sentence, i int) {
	t, n := &p.toks[i], p.at(i+1)
	if n.low == "." && n.glued && !s.quoted && oneOf(t.low, "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "prof") {
		n = p.at(i + 2) // "Mr. Orr"
	}
	if n.low == "," && t.class == 0 && (i == s.first || !p.toks[i-1].upper && p.toks[i-1].class&prepWord == 0) && !s.headline && p.personInAside(i+2) {
		p.byPerson[t.low] = true
		return
	}
	if !n.upper || n.kind != word || n.class&(orgSuffix|anyNoun) != 0 || s.headline {
		return
	}
	switch t.low {
	case "mr", "mrs", "ms", "dr", "sen", "rep", "gov":
		p.byPerson[n.low] = true
	default:
		if t.class&titleWord == 0 && !(t.class&monthWord != 0 && p.monthOfOpening(s, i)) && p.given(i) && !p.knownEmployer(i, i+1) {
			last := i + 1
			if x := p.at(i + 2); x.kind == word && x.upper && x.low != "'s" && x.class == 0 {
				last = i + 2
			}
			p.byPerson[p.toks[last].low] = true
		}
	}
}

// personInAside reports whether an aside from token i on says that the name before it
// is a person: ", who became", ", an analyst at Brine Bank", ", the union's leader,".
func (p *parser) personInAside(i int) bool {
	if t := p.at(i); t.low == "who" {
		return true
	} else if t.class&(detWord|itsWord) == 0 {
		return false
	}
	union := false
	for j := i + 1; j < i+7; j++ {
		t, n := p.at(j), p.at(j+1)
		union = union || t.low == "union" || t.low == "council"
		switch {
		case t.class&(titleWord|guesser|speakerNoun) != 0 && !t.upper && (n.kind == mark && n.low != "-" || n.class&prepWord != 0):
			return union || !oneOf(t.low, "owner", "investor", "leader", "publisher", "agency", "head")
		case union && t.low == "officer", t.low == "councillor":
			return true
		case t.kind == mark && t.low != "-", t.class&(prepWord|verbish|relativeWord|conjWord) != 0 && t.low != "'s":
			return false
		}
	}
	return false
}

// markFirms marks the names that the text shows to be firms or bodies: those
// that the registry knows and that stand inside a sentence, and those that
// stand where only a firm would. A union is marked as none.
func (p *parser) markFirms() {
	defer p.rekind()
	defer p.markTowns()
	for i := range p.bySentence {
		if p.sents[i].classes&(cutVerb|fireVerb|layWord|cutNoun|lossWord|reportWord) != 0 {
			for n := range p.bySentence[i] {
				if a := &p.bySentence[i][n]; a.kind == place {
					p.authority(a)
				}
			}
		}
		for _, a := range p.bySentence[i] {
			if a.kind != org || a.entity < 0 {
				continue
			}
			e := &p.entities[a.entity]
			switch n := p.at(a.last + 1); {
			case e.strong:
			case p.firmContext(a):
				e.strong = true
			case e.slug != "" && (a.first > p.sents[i].first || n.class&(reportWord|modalWord|planWord|haveWord|announceWord) != 0 || p.countFollows(a.last+1)):
				e.strong = true // a known name, capitalised inside a sentence or doing something
			case p.runIn(&p.sents[i]) && p.runInHeads() > 1:
				e.strong = true
			}
			p.abbreviates(a)
			if p.liesIn(a) {
				e.kind = place
			}
			if p.inDateline(i, a) {
				e.strong, e.outlet = false, true
			}
			if e.union || p.unionBeside(a) {
				e.union = true // "the union Finansfolk"
				e.many = speaksForMany(p.at(a.first-1).low, p.at(a.first-2).low, p.at(a.first-3).low)
				e.strong, e.outlet = false, true
			}
		}
	}
	p.settleSections()
	p.settleCouncils()
}

// settleCouncils makes a city's council the city, where the text names it: what the "Marlow
// City Council" votes to cut are jobs of the "City of Marlow".
func (p *parser) settleCouncils() {
	if len(p.entities) > 4*fewEntities {
		return
	}
	for i := range p.entities {
		town, ok := strings.CutSuffix(p.entities[i].key, "city council")
		if !ok || p.entities[i].kind != org {
			continue
		}
		for k := range p.entities {
			c := &p.entities[k]
			if of, ok := strings.CutPrefix(c.key, "city of "); ok && c.kind == org && (town == "" || town == of+" ") {
				p.entities[i].stands = int32(k) + 1
				c.strong = true
			}
		}
	}
}

// unionBeside reports whether the words around a name say that it is a union, or another
// who speaks of cuts that others make.
func (p *parser) unionBeside(a actor) bool {
	b, c := p.at(a.first-1).low, p.at(a.first-2).low
	switch b {
	case "union", "unions":
		return c != "credit" || p.organises(a.last+1)
	case "administrators", "administrator", "liquidators", "liquidator", "receivers":
		return true // "Administrators Hart & Lowe"
	case ",":
		return oneOf(c, "administrator", "administrators", "liquidators", "receivers", "insolvency") || p.organises(a.last+1)
	}
	return speaksForMany(b, c, p.at(a.first-3).low) || p.organises(a.last+1)
}

// speaksForMany reports whether the words before a name, last one first, say that it
// stands for many workers or firms: "the workers' group Press Start", "trade body".
func speaksForMany(a, b, c string) bool {
	if !oneOf(a, "group", "body", "association", "federation") {
		return false
	}
	return oneOf(b, "lobby", "lobbying", "trade", "industry", "campaign", "pressure", "advocacy", "employers", "labor", "labour", "crew", "staff", "pilots", "nurses", "teachers", "officers", "drivers") || (b == "'" || b == "’") && oneOf(c, "workers", "employees", "employers", "teachers", "nurses")
}

// organises reports whether the words behind a name are of who organises workers for it:
// "Public Service Scotland's regional organiser".
func (p *parser) organises(i int) bool {
	if p.at(i).low != "'s" {
		return false
	}
	for j := i + 1; j < i+4; j++ {
		if oneOf(p.at(j).low, "organiser", "organizer", "convener", "convenor", "steward") {
			return true
		}
	}
	return false
}

// votesOnJobs reports whether what is voted from token i on is to cut: "5-2 on Tuesday to
// lay off".
func (p *parser) votesOnJobs(i int) bool {
	for j := i; j < i+9; j++ {
		switch t := p.at(j); {
		case t.low == "to":
			return p.cutWithin(j+1, 2)
		case t.kind == mark && t.low != "-" && t.low != "–", t.class&(verbish|relativeWord) != 0:
			return false
		}
	}
	return false
}

// countFollows reports whether ": 11,000" stands at token i, as in a list.
func (p *parser) countFollows(i int) bool {
	return p.at(i).low == ":" && p.at(i+1).kind == digits
}

// firmContext reports whether a mention stands where only a firm or body
// stands: before its ticker, with a legal suffix, before "'s workforce". One
// unknown word before "said" may be a surname, so it takes more than that.
func (p *parser) firmContext(a actor) bool {
	const acts = cutVerb | fireVerb | layWord
	if a.last > a.first && p.isOrgSuffix(a.last) || p.ticker(a.last) || p.symbolBehind(a.first, a.last) {
		return true
	}
	if t := &p.toks[a.last]; a.last > a.first && (t.lists&sectorWord != 0 && t.low != "center" && t.low != "games" || p.toks[a.first+1].low == "of" && school(p.toks[a.first].low)) {
		return true // "Redbarn Poultry", "University of Northmoor"
	}
	if b := p.at(a.first - 1).low; (ofTown(b) && p.at(a.first-2).low == "in" || b == "in" && p.at(a.last+1).low == "," && p.at(a.last+2).low == "which") && p.at(a.first-2).class&(jobNoun|cutNoun) == 0 {
		return false // "the clinic in Harrow Falls, which has"
	}
	if b := p.at(a.first - 2).low; (b == "shares" || b == "stock") && oneOf(p.at(a.first-1).low, "in", "of") {
		return true // "Shares in Quantor"
	}
	n := p.at(a.last + 1)
	if strings.HasSuffix(p.at(a.first-1).low, "-based") && !p.given(a.first) {
		return true // "Tokyo-based Kurogane"
	}
	if p.at(a.last+1).low == "in" && a.last > a.first && p.at(a.last+2).upper {
		for j := a.last + 3; j < a.last+6; j++ { // "Greenbrier Pavilion in Oak Hollow will shut"
			if t := p.at(j); t.class&modalWord != 0 && (p.at(j+1).lists&closing != 0 && p.at(j+1).low != "relocate" || p.at(j+1).class&acts != 0) {
				return true
			} else if !t.upper {
				break
			}
		}
	}
	if a.last > a.first && n.kind == word && !n.upper && p.agreesToCut(a.last+2) {
		return true // "Aerolinee Marche won a loan after agreeing to shed 370 workers"
	}
	if p.cutsAt(a) && !p.isPlace(a) {
		return true // "90 posts at chip designer Silverbeck"
	}
	if b := p.at(a.first - 2).low; oneOf(p.at(a.first-1).low, "started", "founded", "launched") && (b == "we" || b == "i") {
		return true // "since we started Plumbline"
	}
	if m := p.at(a.last + 2); n.low == "voted" && p.votesOnJobs(a.last+2) || n.class&denyWord != 0 && p.deniesIt(a.last+2) || n.class&haveWord != 0 && m.class&denyWord != 0 && p.deniesIt(a.last+3) {
		return true // "The Wexley School Board voted 5-2 to lay off", "Mirrorball has denied reports that it"
	}
	if m := p.at(a.last + 2); oneOf(n.low, "itself", "alone") && (m.class&(acts|beWord|haveWord|modalWord|planWord|announceWord) != 0 || m.class&reportWord != 0 && p.saysIt(a.last+2)) || n.low == "," && m.class&relativeWord != 0 && p.at(a.last+3).low == "itself" && p.at(a.last+4).class&acts != 0 {
		return true // "Fjordbank itself is trimming", "Octane itself said in May it would", "Corley College, which itself laid off"
	}
	if m := p.at(a.last + 2); m.class&(cutVerb|fireVerb|layWord) != 0 && m.class&cutNoun == 0 && oneOf(n.low, "reportedly", "recently", "also", "quietly", "abruptly", "already", "later", "then") {
		return true // "Brine reportedly laid off"
	}
	if p.actsBehind(a.last + 1) {
		return true
	}
	if k := p.kindBehind(a); k > 0 && (p.actsBehind(k+1) || p.actsAsFirm(k+1) || p.at(k+1).class&modalWord != 0 && p.at(k+2).low == "lose") {
		return true // "The Silver Reef casino in Laughlin laid off"
	}
	if m := p.at(a.last + 2); ((n.low == "in" || n.low == "on") && m.class&(monthWord|weekdayWord) != 0 || a.last > a.first && (n.low == "last" || n.low == "this") && (m.class&timeWord != 0 || oneOf(m.low, "week", "month", "year"))) && (p.at(a.last+3).class&acts != 0 || p.cutWithin(a.last+3, 1)) {
		return true // "Calder & Sons in April furloughed", "Calder Glass last week parted with"
	}
	if m := p.at(a.last + 2); n.class&cutVerb != 0 && n.low == "cut" && (m.kind == digits && p.at(a.last+3).low != "-" || m.class&itsWord != 0) && p.toks[a.first].lists&notName == 0 {
		return true // "Nightjar cut 5% of its workforce"
	}
	if n.class&acts != 0 && n.class&cutNoun == 0 || n.class&letWord != 0 && p.goesWithin(a.last+2, 6) {
		return true
	}
	if partWord(n.low) && oneOf(p.at(a.last+2).low, "with", "ways") || n.class&stepWord != 0 && p.at(a.last+2).kind == digits && (p.at(a.last+3).class|p.at(a.last+4).class)&peopleWord != 0 {
		return true // "Kite Labs parted with 44 staffers", "Mole Mining placed 150 workers on leave"
	}
	if a.last > a.first {
		if m := p.at(a.last + 2); n.class == 0 && strings.HasSuffix(n.low, "ly") && (m.class&acts != 0 || m.lists&closing != 0) {
			return true // "Kite Robotics abruptly shut down"
		}
		if n.class&beWord != 0 && oneOf(p.at(a.last+2).low, "said", "reported", "reportedly", "understood", "expected", "believed", "set", "preparing", "planning") && p.cutWithin(a.last+3, 5) {
			return true // "Calder Tech is said to be planning to dismiss"
		}
		if n.low == "to" && p.at(a.last+2).class&acts != 0 {
			return true // "Calder Life to shed 300 of 1,100 jobs"
		}
		if w := p.at(a.last + 2); n.low == "," && (w.low == "part" || w.low == "owned") && oneOf(p.at(a.last+3).low, "of", "by") ||
			n.low == "," && w.class&detWord != 0 && oneOf(p.at(a.last+3).low, "unit", "subsidiary", "division", "arm", "affiliate") && p.at(a.last+4).low == "of" {
			return true // "Garner Mobile, part of Garner Group, said"
		}
		if n.class&modalWord != 0 && p.at(a.last+2).lists&closing != 0 && p.at(a.last+2).low != "relocate" {
			return true // "Holt Tyres will shut its Derby works"
		}
		for j := a.last + 2; oneOf(n.low, "'s", "'", "’") && j <= a.last+3; j++ {
			if oneOf(p.at(j).low, "plant", "plants", "factory", "factories", "mill", "mills", "refinery", "smelter", "foundry", "warehouse", "shipyard", "works", "headquarters") {
				return true // "Holt Tyres' plant in Derby"
			}
		}
	}
	if n.low == "'s" {
		for j := a.last + 2; j <= a.last+4; j++ {
			if p.at(j).class&(anyNoun|cutNoun|jobWord) != 0 || workplace(p.at(j).low) && p.at(j).low != "office" {
				return true
			}
		}
	}
	if n.class&(anyNoun|cutNoun) != 0 || p.at(a.first-1).low == "at" {
		return true
	}
	if w := p.at(a.last + 3); n.low == "," && p.at(a.last+2).low == "which" && p.at(a.first-1).lists&closing == 0 && p.at(a.first-1).low != "in" && !ofTown(p.at(a.first-1).low) && (w.class&(reportWord|announceWord|planWord|haveWord|employWord|cutVerb|fireVerb|layWord) != 0 ||
		w.kind == word && (strings.HasSuffix(w.low, "s") || strings.HasSuffix(w.low, "ed"))) {
		return true // "British Petroleum, which announced", "Lakeline Seating, which builds seats"
	}
	for j := a.last + 3; n.low == "(" && j < a.last+6; j++ {
		if p.at(j).low == ")" && p.countFollows(j+1) && p.sents[p.sentenceAt(a.first)].first >= a.first-1 {
			return true // the same with its trade, "Plexara (software): 90"
		}
	}
	if p.countFollows(a.last+1) && p.sents[p.sentenceAt(a.first)].first >= a.first-1 {
		return true // a line of a list
	}
	switch n.low {
	case "has", "had":
		for j := a.last + 2; j < a.last+6; j++ { // quantities are not to be asked for before the names are known
			if p.at(j).kind == digits && oneOf(p.at(j+1).low, "employees", "workers", "staff") {
				return true
			}
		}
	case "sent", "handed", "gave":
		for j := a.last + 2; j < a.last+5; j++ { // "sent pink slips", "handed out layoff notices"
			if l := p.at(j).low; p.isCutNoun(j) > 0 || l == "pink" || l == "termination" {
				return true
			}
		}
	case "ceased", "issued", "filed", "operates", "employs", "employed", "manages", "owns", "makes", "sells", "shuttered", "closed", "acquired", "builds", "runs":
		return true
	}
	if n.class&titleWord != 0 && n.low != "general" && a.last+1 < p.sents[p.sentenceAt(a.last)].last || n.class&speakerNoun != 0 || n.low == "parent" || n.low == "commissioners" || n.low == "supervisors" || n.low == "unit" || n.low == "subsidiary" {
		return true // "Amazon CEO Andy Jassy", "a Tradeshift spokesman"
	}
	if n.class&reportWord != 0 && p.saysIt(a.last+1) || n.class&(modalWord|beWord|haveWord) != 0 && p.cutWithin(a.last+2, 3) {
		return true // "Stripe said it was", "Chime will lay off"
	}
	if p.at(a.last+2).low == "its" && n.kind == word && !n.upper && n.class&prepWord == 0 && (strings.HasSuffix(n.low, "s") || strings.HasSuffix(n.low, "ed")) {
		return true // "Brannock Rubber closes its plant"
	}
	if n.low == "," && p.at(a.first-1).low == "," && p.relatedFirm(a.first-2) {
		return true // "The parent of Acme, Brine,"
	}
	if p.headsItem(a.last+1) && p.sents[p.sentenceAt(a.first)].first >= a.first-1 {
		return true
	}
	if p.spokenFor(a) && p.meansFirm(a.last+2) {
		return true // "A spokesperson for Quillon confirmed the company had"
	}
	if b := p.at(a.first - 3); a.last > a.first+1 && p.at(a.first-1).low == "the" && p.at(a.first-2).low == "by" && (b.class&(fireVerb|layWord) != 0 || b.low == "off" || b.low == "go") {
		return true // "one of 90 workers let go by the Silver Reef Casino"
	}
	if n.low == "that" && oneOf(p.at(a.first-1).low, "of", "by", "from") && oneOf(p.at(a.first-2).low, "announcement", "decision", "statement", "news", "warning", "word", "admission") {
		return true // "an announcement by Brine Glass that it"
	}
	if a.last > a.first && n.low == "," && p.at(a.first-1).low == "of" && oneOf(p.at(a.first-2).low, "executive", "ceo", "chief", "chairman", "chairwoman", "president", "founder", "boss", "head") {
		return true // "The chief executive of Brine Glass, Ann Orr,"
	}
	if a.last > a.first && n.low == "." && p.at(a.first-1).low == "of" && oneOf(p.at(a.first-2).low, "executive", "ceo", "chairman", "chairwoman", "founder", "co-founder") {
		return true // "said Ann Orr, chief executive of Brine Glass."
	}
	if b := p.at(a.first - 2); p.at(a.first-1).low == "of" && (oneOf(b.low, "unit", "subsidiary", "division", "arm") || a.last > a.first && (workplace(b.low) || actsFor(b.low) && b.class&peopleWord == 0)) {
		return true // "A unit of Brine Glass", "The mill of Brine Glass"
	}
	if a.last > a.first && p.at(a.first-1).low == "by" && p.at(a.first-2).low == "filed" {
		return true // "A notice filed by Brine Glass"
	}
	if n.low == "to" && p.cutWithin(a.last+2, 1) && p.broughtTo(a) {
		return true // "Weak sales led Brine Glass to cut"
	}
	if n.low == "told" && p.at(a.last+2).class&(peopleWord|guesser) != 0 && a.last > a.first {
		return true // "Sorrel Air told investors"
	}
	if t := p.at(a.first - 1); (t.class&(anaphorWord|kindWord) != 0 || maker(t.low) || t.low == "service" || t.low == "major") && !t.upper && t.low != "the" || t.upper && trade(t.low) {
		return true // "payments giant Stripe", "Chipmaker Lithos"
	}
	if b := p.at(a.first - 1); a.last > a.first && oneOf(b.low, "rival", "competitor", "supplier", "contractor") && p.at(a.first-2).kind == word && n.class&titleWord == 0 && !p.given(a.first) {
		return true // "its rival Brine Glass"
	}
	if b := p.at(a.first - 2); n.low == "," && p.at(a.first-1).low == "," && b.class&(anaphorWord|kindWord) != 0 && b.class&titleWord == 0 {
		return true // "The combined company, Allied Harvest, notified"
	}
	if p.oneOfThem(a.first, a.last) {
		return true
	}
	if n.low == "," && p.at(a.last+2).class&detWord != 0 {
		for j := a.last + 3; j < a.last+9; j++ {
			if t := p.at(j); t.class&(anaphorWord|kindWord) != 0 || maker(t.low) && !t.upper {
				return true // "Olive, a health technology company,"
			} else if t.kind == mark && t.low != "-" {
				break
			}
		}
	}
	if n.class&planWord != 0 && p.at(a.last+2).low == "to" && (p.cutWithin(a.last+3, 1) || p.at(a.last+3).class&hireWord != 0) {
		return true // "Brine expects to trim"
	}
	if a.last-a.first < 2 && !p.toks[a.first].caps && p.at(a.first+1).low != "&" {
		return n.low == "announced" || n.low == "employs" || n.low == "plans"
	}
	return n.class&(announceWord|planWord|considerWord|haveWord|beWord|modalWord|reportWord) != 0
}

// agreesToCut reports whether one who acts right before token i agrees in the same sentence to end
// a number of jobs.
func (p *parser) agreesToCut(i int) bool {
	for j := i; j < i+12; j++ {
		switch t := p.at(j); {
		case t.kind == mark || t.upper && t.class == 0:
			return false
		case p.at(j+1).low == "to" && oneOf(t.low, "agreeing", "pledging", "promising", "deciding", "vowing"):
			return p.at(j+2).class&(cutBase|fireBase|layWord) != 0 && p.at(j+3).kind == digits && p.at(j+4).class&anyNoun != 0
		}
	}
	return false
}

// oneOfThem reports whether a name says in an aside which of those spoken of it is that does
// something: "The latest, Brine, said it would close".
func (p *parser) oneOfThem(first, last int) bool {
	return p.at(last+1).low == "," && p.at(first-1).low == "," && p.at(last+2).class&(reportWord|announceWord) != 0 && p.saysIt(last+2) &&
		oneOf(p.at(first-2).low, "recent", "latest", "newest", "largest", "biggest", "smallest", "oldest", "first", "second", "third", "last", "another", "other")
}

// headsItem reports whether token i, behind a name that opens a line of a list, sets it
// off from words for what that employer does or did: "Marlow & Finch: The bakery chain
// will", "Openarc — Laid off 8% of staff".
func (p *parser) headsItem(i int) bool {
	if t := p.at(i); t.low != ":" && (!dash(t.low) || t.glued) {
		return false
	}
	n := p.at(i + 1)
	return p.describesFirm(i+1) || n.upper && (n.class&(cutVerb|fireVerb|layWord) != 0 && n.class&cutNoun == 0 || n.lists&closing != 0)
}

// describesFirm reports whether words that say what an employer does begin at token i:
// "The bakery chain", "The retailer". "The company" may be what somebody says.
func (p *parser) describesFirm(i int) bool {
	if p.at(i).low != "the" {
		return false
	}
	for j := i + 1; j < i+5; j++ {
		switch t := p.at(j); {
		case t.class&(anaphorWord|kindWord) != 0:
			return j > i+1 || !oneOf(t.low, "company", "firm", "business", "group", "organization", "organisation")
		case t.kind != word && t.low != "-" || t.class&(verbish|prepWord|conjWord|relativeWord) != 0:
			return false
		}
	}
	return false
}

// meansFirm reports whether words for an employer begin at token i: "the company", "that
// the retailer".
func (p *parser) meansFirm(i int) bool {
	if p.at(i).low == "that" {
		i++
	}
	return p.at(i).low == "the" && p.at(i+1).class&(anaphorWord|kindWord) != 0 && !p.at(i+1).upper
}

// kindBehind returns the last token of the words behind a name that say in small letters
// which employer it is, and where: "casino", "shipyard in Gijon"; 0 is none. A mill, a
// plant or a mine is named for its town as often as for its owner.
func (p *parser) kindBehind(a actor) int {
	if p.at(a.first-1).low != "the" || a.kind != org || a.last == a.first && p.isPlace(a) {
		return 0
	}
	for j := a.last + 1; j <= a.last+2; j++ {
		t := p.at(j)
		if t.kind != word || t.upper || t.class&(verbish|prepWord|conjWord|relativeWord) != 0 {
			return 0
		}
		if employsItself(t.low) {
			if p.at(j+1).low == "in" && p.at(j+2).upper && p.at(j+3).class&(verbish|cutVerb|fireVerb|layWord|letWord) != 0 {
				return j + 2
			}
			return j
		}
	}
	return 0
}

// kindEnds reports whether the words that say which employer a name is end at token k:
// "The Arvo steelworks in Pohja".
func (p *parser) kindEnds(s *sentence, k int) bool {
	for _, a := range p.bySentence[p.sentenceAt(s.first)] {
		if a.last < k && a.last > k-5 && p.kindBehind(a) == k {
			return true
		}
	}
	return false
}

// employsItself reports whether a word behind a name is of an employer rather than of
// one of its places.
func employsItself(low string) bool {
	return oneOf(low, "casino", "hotel", "resort", "shipyard", "works", "steelworks", "ironworks", "zoo", "museum", "theatre", "theater", "brewery", "distillery",
		"restaurant", "chain", "school", "schools", "college", "university", "hospital", "orchestra", "newspaper", "charity", "diocese", "dockyard", "circus", "aquarium", "winery", "bakery")
}

// relatedFirm reports whether the words that end at token i say of the name behind
// them what firm it is by another: "The parent of Acme", "Acme's supplier".
func (p *parser) relatedFirm(i int) bool {
	for j := i; j > i-9 && j >= 0; j-- {
		t := &p.toks[j]
		switch t.low {
		case "parent", "maker", "supplier", "rival", "competitor", "subsidiary", "operator", "publisher":
			return true
		}
		if t.kind == mark && t.low != "-" || t.class&(verbish|relativeWord) != 0 && t.low != "'s" {
			return false
		}
	}
	return false
}

// school reports whether a word before "of" begins the name of a body that
// employs people, whatever is said of it.
func school(low string) bool {
	return oneOf(low, "university", "college", "diocese", "archdiocese", "museum", "hospital")
}

// actsBehind reports whether the words from token i on say of the name before them
// what only an employer does: "is shuttering", "will wind down its plant", "to lay
// off 40", or, behind an aside, ", whose bricks are made in Turin, will cut".
func (p *parser) actsBehind(i int) bool {
	if from := i + 1; p.at(i).low == "," && p.firmAside(from) {
		j := i + 2
		for ; j < i+22 && p.at(j).low != ","; j++ {
			if t := p.at(j); t.kind == mark && t.low != "-" && t.low != "'" && t.low != "’" {
				return false
			}
		}
		if p.at(j+1).upper && p.at(j+2).low == "," {
			j += 2 // "based in Dayton, Ohio, "
		}
		if i = j + 1; p.at(j).low != "," {
			return false
		}
		if n := p.at(i); n.class&(cutVerb|fireVerb|layWord|letWord) != 0 && n.class&(cutIng|fireIng) == 0 || oneOf(n.low, "made", "makes") && p.redundantWithin(i+1, 6) || partWord(n.low) && oneOf(p.at(i+1).low, "with", "ways") ||
			n.class&planWord != 0 && p.at(i+1).low == "to" && p.cutWithin(i+2, 1) || oneOf(n.low, "employs", "employed") {
			return true
		}
		if p.at(i).class&reportWord != 0 && oneOf(p.at(from).low, "which", "whose", "based", "headquartered", "owned", "maker", "operator", "publisher") {
			return p.saysIt(i) // "Glenmark, headquartered in Riga, said it would"
		}
	}
	n := p.at(i)
	switch {
	case n.low == "to":
		return p.at(i+1).class&(cutBase|fireBase|layWord) != 0 && p.at(i+2).kind != mark || p.at(i+1).low == "let" && p.goesWithin(i+2, 5)
	case n.class&(modalWord|beWord|haveWord) == 0 || n.low == "'s":
		return false
	case p.at(i+1).class&detWord != 0:
		return false
	}
	for j := i + 1; j < i+5; j++ {
		t := p.at(j)
		if t.kind != word || t.upper || t.class&(prepWord|conjWord|relativeWord) != 0 && !oneOf(t.low, "to", "down") {
			return false
		}
		if t.low == "its" || t.lists&closing != 0 && t.class&jobNoun == 0 || t.class&(cutVerb|fireVerb|layWord|letWord) != 0 {
			return j > i+1 || t.low != "its"
		}
	}
	return false
}

// firmAside reports whether an aside may begin at token i that says of the name before
// it what firm it is: "which makes sensors", "based in Basel", "of Devon", "once its
// partner", "a seller of printers", not "its president".
func (p *parser) firmAside(i int) bool {
	t := p.at(i)
	return (t.class&(detWord|itsWord) != 0 || oneOf(t.low, "itself", "based", "headquartered", "owned", "part", "owner", "maker", "operator", "publisher", "once", "formerly", "of") || t.low != "who" && p.opensAside(i)) && !p.personInAside(i)
}

// broughtTo reports whether a mention is of one whom something brings to do what
// follows, or who decides it: "forced Brine to", "the decision of Brine to". Who
// is only asked may be a person, unless the name has two words.
func (p *parser) broughtTo(a actor) bool {
	i := a.first - 1
	if p.at(i).low == "the" {
		i--
	}
	switch t := p.at(i); t.low {
	case "force", "forces", "forced", "forcing", "lead", "leads", "led", "leading", "prompt", "prompts", "prompted", "prompting", "push", "pushes", "pushed", "pushing",
		"drive", "drives", "drove", "driving", "compel", "compels", "compelled", "compelling", "require", "requires", "required", "requiring",
		"allow", "allows", "allowed", "allowing", "enable", "enables", "enabled", "enabling", "cause", "causes", "caused", "causing", "help", "helps", "helped", "helping":
		return true
	case "of", "by":
		return oneOf(p.at(i-1).low, "decision", "decisions", "plan", "plans", "move", "moves", "proposal", "proposals", "announcement", "agreement")
	default:
		return a.last > a.first && (t.class&guessVerb != 0 || oneOf(t.low, "urge", "urges", "urged", "urging", "ask", "asks", "asked", "want", "wants", "wanted", "press", "presses", "pressed", "pressing", "pressured", "order", "ordered"))
	}
}

// goesWithin reports whether "go" stands in the n tokens from i: "let 90 people go".
func (p *parser) goesWithin(i, n int) bool {
	for j := i; j < i+n; j++ {
		if p.at(j).low == "go" {
			return true
		}
	}
	return false
}

// cutWithin reports whether a verb of cutting stands in the n tokens from i.
func (p *parser) cutWithin(i, n int) bool {
	for j := i; j < i+n; j++ {
		if p.at(j).class&(cutVerb|fireVerb|layWord|letWord) != 0 || oneOf(p.at(j).low, "make", "makes", "making", "made") && p.redundantWithin(j+1, 6) || oneOf(p.at(j).low, "goodbye", "farewell") || p.at(j).low == "parting" || oneOf(p.at(j).low, "offer", "offers", "offering", "offered") && (oneOf(p.at(j+1).low, "buyouts", "buyout", "severance") || oneOf(p.at(j+1).low, "early", "voluntary") && oneOf(p.at(j+2).low, "retirement", "retirements", "redundancy", "departures", "buyouts", "severance")) || p.at(j).low == "part" && oneOf(p.at(j+1).low, "with", "ways", "company") {
			return true
		}
	}
	return false
}

// redundantWithin reports whether "redundant" stands in the n tokens from i: "make 75
// seafarers redundant".
func (p *parser) redundantWithin(i, n int) bool {
	for j := i; j < i+n && p.at(j).kind != mark; j++ {
		if p.at(j).low == "redundant" {
			return true
		}
	}
	return false
}

// inDateline reports whether a mention is of the outlet in a date line:
// "WAPAKONETA, Ohio (WLMO) -".
func (p *parser) inDateline(si int, a actor) bool {
	if s := &p.sents[si]; si < 4 && s.last-s.first < 8 && a.last == s.last-2 && dash(p.toks[s.last-1].low) {
		return true // "LEEDS HNN —", alone on its line
	}
	if a.first-p.sents[si].first > 12 || p.at(a.first-1).low != "(" || p.at(a.last+1).low != ")" {
		return false
	}
	return dash(p.at(a.last + 2).low)
}

// markTowns makes places of the names that no list knows which stand under "in", and
// nowhere as an employer does: "puts 90 Peterstone workers on notice", "at its mill in
// Peterstone".
func (p *parser) markTowns() {
	var in, other []int
	for i := range p.bySentence {
		for _, a := range p.bySentence[i] {
			if a.kind != org || a.entity < 0 || p.entities[a.entity].slug != "" || p.entities[a.entity].kind != org {
				continue
			}
			b, n := p.at(a.first-2), p.at(a.last+1)
			switch {
			case p.isOrgSuffix(a.last) || p.toks[a.last].lists&sectorWord != 0 || p.entities[a.entity].union || p.entities[a.entity].outlet:
				other = append(other, a.entity)
			case oneOf(p.at(a.first-1).low, "in", "near") && !oneOf(b.low, "shares", "stock", "stake", "stakes", "interest", "interests", "invest", "invested", "investing", "investment", "investor", "investors", "confidence", "holding", "believe", "trust") && b.class&(jobNoun|cutNoun|lossWord) == 0 && (n.kind == mark || n.class&(prepWord|conjWord|verbish|relativeWord|monthWord|weekdayWord) != 0 && n.low != "'s" || n.low == "last" || n.low == "this"):
				in = append(in, a.entity)
			case p.at(a.first-1).low == "at" && a.first == a.last, workplace(n.low) && a.first == a.last:
			case p.at(a.first-1).kind == digits && p.at(a.last+1).class&anyNoun != 0, p.at(a.first-2).low == "town" || p.at(a.first-2).low == "city":
			default:
				other = append(other, a.entity)
			}
		}
	}
	for _, e := range in {
		if !slices.Contains(other, e) {
			p.entities[e].kind, p.entities[e].strong = place, false
		}
	}
}

// liesIn reports whether a name that the reference data do not know stands as a
// town does, before its state or country: "in Quesnel, B.C.".
func (p *parser) liesIn(a actor) bool {
	if e := &p.entities[a.entity]; e.slug != "" || p.isOrgSuffix(a.last) {
		return false
	}
	switch p.at(a.first - 1).low {
	case "in", "near", "outside":
	default:
		return false
	}
	b, ok := p.actorAt(a.last + 2)
	return p.at(a.last+1).low == "," && ok && b.kind == place
}

// rekind gives the mentions the kind of their entities, where a later mention
// has told that it is another.
func (p *parser) rekind() {
	for i := range p.bySentence {
		for n := range p.bySentence[i] {
			a := &p.bySentence[i][n]
			if a.entity < 0 || a.kind != org {
				continue
			}
			if to := p.entities[a.entity].stands; to > 0 {
				p.entities[to-1].mentions++
				a.entity = int(to) - 1
			}
			a.kind = p.entities[a.entity].kind
		}
	}
}

// runInHeads counts the headings that are run into their paragraphs.
func (p *parser) runInHeads() int {
	n := 0
	for i := range p.sents {
		if s := &p.sents[i]; s.opens && s.last-s.first <= 5 && p.runIn(s) {
			n++
		}
	}
	return n
}

// abbreviates notes that a name in brackets behind a longer one stands for it:
// "Agency for International Development (USAID)".
func (p *parser) abbreviates(a actor) {
	if a.last-a.first < 2 || p.at(a.last+1).low != "(" || p.at(a.last+3).low != ")" {
		return
	}
	b, ok := p.actorAt(a.last + 2)
	if !ok || b.kind != org || b.last != b.first || b.entity == a.entity || !p.toks[b.first].caps || p.entities[b.entity].stands > 0 {
		return
	}
	e, f := &p.entities[a.entity], &p.entities[b.entity]
	if e.slug != "" && f.slug != "" && e.slug != f.slug {
		return
	}
	if e.slug == "" {
		e.slug, e.parent = f.slug, f.parent
	}
	e.strong = e.strong || f.strong
	f.stands = int32(a.entity) + 1
	p.byText[p.words(b.first, b.last)] = a.entity
}
