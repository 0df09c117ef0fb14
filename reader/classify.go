package reader

import (
	"strings"

	"headcount/reference"
)

// named puts the actors of the capitalised run at i into p.actors, and reports
// whether there are any. It may hold a title before a person ("CEO Andy
// Jassy"), or a firm before one ("Amazon CEO Andy Jassy").
func (p *parser) named(s *sentence, i int) bool {
	last, before := p.run(s, i), len(p.actors)
	add := func(a actor, ok bool) {
		if ok {
			p.actors = append(p.actors, a)
		}
	}
	// Titles and common words in the run cut it.
	shop := p.toks[last].low == "'s" && p.nameBeforeVerb(i, last)
	if p.possessives && p.at(last+1).low == "'s" {
		first := i
		if trade(p.toks[i].low) && i < last {
			first++
		}
		if e, ok := p.byText[p.text[p.toks[first].start:p.toks[last+1].end]]; ok && p.entities[e].kind == org {
			add(p.mention(first, last, org), true) // "Farmer Nell's jobs", behind "Farmer Nell's will close"
			return true
		}
	}
	for j := i; j <= last && !shop; j++ {
		t := &p.toks[j]
		if t.class&titleWord == 0 || t.low == "general" || t.low == "head" || t.low == "leader" {
			continue
		}
		if j > i && p.isOrgSuffix(last) && t.low != "ceo" && t.low != "president" {
			break
		}
		if j > i && !seated(t.low) && (j > i+1 || !oneOf(p.toks[i].low, "vice", "deputy", "acting", "interim", "assistant", "associate", "senior", "managing")) {
			add(p.classify(i, j-1))
		}
		k := j + 1
		for m := last - 1; m > j; m-- {
			if c := &p.toks[m]; c.class&titleWord != 0 && !oneOf(c.low, "general", "head", "leader") {
				k = m + 1 // "Chief Operating Officer Tamsin Orr"
				break
			}
		}
		for k <= last && (p.toks[k].class&titleWord != 0 || p.toks[k].low == "&" || p.toks[k].low == "and" || p.toks[k].low == ".") {
			k++
		}
		if k < last && p.toks[k].low == "of" { // "CEO of Google": a firm, not a person
			add(p.classify(k+1, last))
		} else if k < last && (p.joinedByAnd(k, last) || p.toks[last].lists&sectorWord != 0 || p.isOrgSuffix(last)) {
			add(p.classify(k, last)) // "Publisher Lockhart & Daughters"
		} else if k <= last && oneOf(t.low, "publisher", "owner", "investor") && !p.given(k) {
			add(p.classify(k, last)) // "Publisher Octane Arcade"
		} else if k <= last {
			add(p.mention(k, last, person), true)
		}
		return len(p.actors) > before
	}
	if p.symbolEnds(i, last) {
		a, ok := p.classify(i, last-1)
		a.last = last // the verb stands behind the symbol
		add(a, ok)
	} else {
		add(p.classify(i, last))
	}
	return len(p.actors) > before
}

// symbolEnds reports whether the last word of a run is the symbol under which the shares of the
// firm are traded that the words before it name: "Calder Motion CLDM". It is spelled with
// letters of the name, in their order.
func (p *parser) symbolEnds(first, last int) bool {
	t := &p.toks[last]
	if last == first || !t.caps || len(t.low) < 3 || len(t.low) > 5 || p.toks[last-1].caps || p.toks[first].kind != word || t.low[0] != p.toks[first].low[0] {
		return false
	}
	return p.spelledIn(t.low, first, last-1)
}

// symbolBehind reports whether the symbol of a firm's shares stands in brackets behind its name,
// "Calder Motion (CLDM)". Initials stand behind other names too: "Inflation Relief Act (IRA)".
func (p *parser) symbolBehind(first, last int) bool {
	if p.at(last+1).low != "(" || p.at(last+3).low != ")" {
		return false
	}
	t := p.at(last + 2)
	if !t.caps || len(t.low) < 3 || len(t.low) > 5 || p.toks[last].caps || t.low[0] != p.toks[first].low[0] || !p.spelledIn(t.low, first, last) {
		return false
	}
	return first == last || initials(p.asked(p.words(first, last)).key) != t.low
}

// spelledIn reports whether the letters of a word stand in tokens first to last in their order.
func (p *parser) spelledIn(left string, first, last int) bool {
	for j := first; j <= last; j++ {
		for k := 0; k < len(p.toks[j].low) && left != ""; k++ {
			if p.toks[j].low[k] == left[0] {
				left = left[1:]
			}
		}
	}
	return left == ""
}

func (p *parser) isOrgSuffix(i int) bool {
	t := p.at(i)
	if t.low == "." && i > 0 {
		t = p.at(i - 1)
	}
	return t.class&orgSuffix != 0
}

// classify says what the run first..last names.
func (p *parser) classify(first, last int) (actor, bool) {
	// Leading words that name nothing: "The", "US", "Facebook-parent".
	for first < last {
		t := &p.toks[first]
		if t.class&numberWord != 0 && p.lex.number[t.low] > 0 && !p.knownEmployer(first, last) && p.knownEmployer(first+1, last) {
			first++ // "Twelve Boeing pilots"
			continue
		}
		if oneOf(t.low, "administrators", "administrator", "liquidators", "receivers") || describes(t.low) || trade(t.low) && !p.knownEmployer(first, last) || loose(t.low) && !p.knownEmployer(first, last) && !p.federalBody(first, last) {
			first++
			continue
		}
		if t.low == "the" || t.class&titleWord != 0 || t.low == "us" || t.low == "u.s." || t.low == "u.k." || t.low == "uk" {
			if p.knownEmployer(first, last) || p.isOrgSuffix(last) && t.low != "the" || first < last-1 && p.toks[last].low == "'s" && oneOf(t.low, "captain", "farmer", "chef", "doctor", "judge", "general", "major", "baker") {
				break
			}
			first++
			continue
		}
		break
	}
	if last == first+1 && oneOf(p.toks[last].low, "council", "commission") && oneOf(p.toks[first].low, "city", "town", "county", "village", "borough", "parish") {
		return actor{first: first, last: last, kind: anaphor, entity: -1}, true // "told the City Council"
	}
	text := p.words(first, last)
	if p.namesNothing(first, last) && !p.knownEmployer(first, last) {
		return actor{}, false
	}
	if first == last {
		if len(p.toks[first].low) == 1 && p.at(last+1).class&(reportWord|haveWord|modalWord|announceWord) == 0 {
			return actor{}, false // an initial, a button
		}
		if p.toks[first].lists&notName != 0 {
			return actor{}, false
		}
		if describes(p.toks[first].low) || legal(p.toks[first].low) && !p.knownEmployer(first, last) {
			return actor{}, false
		}
		if c := p.toks[first].class; c&(anaphorWord|orgSuffix) != 0 && !p.knownEmployer(first, last) {
			return actor{first: first, last: last, kind: anaphor, entity: -1}, c&anaphorWord != 0
		}
		if c := p.toks[first].class; c&(cutNoun|anyNoun|cutVerb|fireVerb) != 0 && !p.toks[first].caps || c&titleWord != 0 {
			return actor{}, false
		}
	}
	k := p.asked(text)
	if k.outlet {
		return p.mention(first, last, org), true
	}
	if p.toks[last].low == "'s" && p.nameBeforeVerb(first, last) {
		a := p.mention(first, last, org) // "Farmer Nell's will close", though Nell is a person's name
		p.entities[a.entity].strong = true
		return a, true
	}
	if p.byPerson[p.toks[last].low] && first == last && (!k.isFirm || k.common) {
		return p.mention(first, last, person), true
	}
	if p.isOrgSuffix(last) && (last > first) {
		return p.mention(first, last, org), true
	}
	if p.toks[first].lists&orgHead != 0 && last > first+1 && p.at(first+1).low == "of" {
		return p.mention(first, last, org), true
	}
	if p.ticker(last) || p.symbolBehind(first, last) {
		return p.mention(first, last, org), true
	}
	p.placed(k, text)
	if k.isPlace && k.rank < 100000 && !p.located(first, last) && p.shortForm(k.key) {
		return p.mention(first, last, org), true // "Westland" after "Westland Plc"
	}
	switch {
	case k.isPlace && p.statedPlace(first, last), !k.isPlace && !k.isFirm && p.at(last+3).low == "." && oneOf(p.at(first-1).low, "at", "in", "near") && p.statedPlace(first, last), k.isPlace && (!k.isFirm || k.rank >= 10000) && workplace(p.at(last+1).low) && p.at(first-1).class&(itsWord|detWord) != 0,
		k.isPlace && p.at(first-1).kind == digits && p.at(first-2).class&itsWord != 0 && p.at(last+1).class&anyNoun != 0: // "its 310 Galway staff"
		return p.mention(first, last, place), true
	case k.isPlace && k.rank < 200000 && p.at(last+1).low == "," && (p.at(last+2).class&detWord != 0 && p.asideOfFirm(last+3) || p.oneOfThem(first, last) || p.at(first-1).low != "in" && p.makerWhich(last+2)):
		return p.mention(first, last, org), true // "And Tipton, the rowing app, laid off"
	case k.isFirm && !k.common && !(k.isPlace && k.rank > 200000):
		return p.mention(first, last, org), true
	case last > first && p.joinedByAnd(first, last): // "Dave & Buster's"
		return p.mention(first, last, org), true
	case p.at(first-1).low == "publisher" && oneOf(p.at(first-2).low, "book", "game", "games", "music", "comics", "textbook", "map"):
		return p.mention(first, last, org), true // "book publisher Wm. Calder"
	case p.titled(first, last):
		return p.mention(first, last, person), true
	case last > first+1 && !k.isFirm && !newspaper(k.key) && p.given(last-1) && p.byPerson[p.toks[last].low] && p.toks[last].lists&sectorWord == 0 && p.toks[last].class == 0:
		return p.mention(last-1, last, person), true // behind a post that nobody knows: "Tanist Aoife Brannigan"
	case last > first && p.given(first) && last-first <= 3 && !(p.at(last+1).low == "," && p.at(last+2).low == "which"):
		if k.isFirm || p.tradeEnds(last) {
			return p.mention(first, last, org), true
		}
		return p.mention(first, last, person), true
	case k.isPlace && (!k.word && k.rank >= 50000 || p.placeContext(first)):
		small := k.rank < 100000 && !(p.at(last+1).low == "," && p.at(last+2).upper) // "Oracle", not "Oracle, Arizona"
		if k.isFirm && (!p.placeContext(first) || small || k.rank < 1000000 && p.at(first-1).class&prepWord == 0) {
			return p.mention(first, last, org), true
		}
		return p.mention(first, last, place), true
	case k.isFirm:
		return p.mention(first, last, org), true
	case last == first+1 && oneOf(p.toks[first].low, "port", "fort", "mount", "lake") && p.toks[last].class == 0 && p.toks[last].lists&sectorWord == 0 && !p.actsAsFirm(last+1):
		return p.mention(first, last, place), true // "Port Leander"
	case last == first+1 && oneOf(p.toks[last].low, "sea", "ocean", "gulf", "midlands", "highlands") && p.toks[first].class == 0 && !p.actsAsFirm(last+1):
		return p.mention(first, last, place), true // "North Sea"
	case last > first && p.at(last+1).low == "," && p.personAfter(last+2):
		return p.mention(first, last, person), true
	}
	if last-first > 5 {
		return actor{}, false
	}
	return p.mention(first, last, org), true
}

// makerWhich reports whether words for an employer of some trade begin at token i, of which more
// is told: "the parts maker that", "a bank which".
func (p *parser) makerWhich(i int) bool {
	if p.at(i).class&detWord == 0 {
		return false
	}
	for j := i + 1; j < i+6; j++ {
		t, n := p.at(j), p.at(j+1)
		if t.kind != word && t.low != "-" || t.class&(verbish|prepWord|relativeWord) != 0 {
			return false
		}
		if t.class&(anaphorWord|kindWord) != 0 && !t.upper && oneOf(n.low, "that", "which", "whose") {
			return !workplace(t.low) && !oneOf(t.low, "college", "university", "school", "district", "museum")
		}
	}
	return false
}

// shortForm reports whether a name's key begins that of a firm named in the
// text, which adds only what kind of firm it is.
func (p *parser) shortForm(key string) bool {
	for _, i := range p.likeNames(key, "", "", org) {
		e := &p.entities[i]
		if rest, ok := strings.CutPrefix(e.key, key+" "); ok && e.kind == org && p.extends(key, rest, false) {
			return true
		}
	}
	return false
}

// union reports whether a name's key is that of a union, which speaks of cuts
// but makes none.
func union(key string) bool {
	for w := range strings.FieldsSeq(key) {
		switch w {
		case "teamsters", "steelworkers", "autoworkers", "machinists", "boilermakers", "ironworkers", "longshoremen", "unifor", "ucu", "cgt", "cfdt", "num", "numsa", "amwu", "cwu", "ibew", "usw", "siptu", "rmt", "aslef", "cupe", "opseu", "unison", "ver.di", "uaw", "amicus", "afl-cio", "tuc", "nuj", "gmb", "seiu", "afge", "nteu", "afscme", "ufcw":
			return true
		}
	}
	switch lastWord(key) {
	case "union", "unions", "unite", "guild", "labor":
		return !strings.HasPrefix(key, "department of ") && !strings.HasSuffix(key, "credit union") && key != "western union"
	case "association", "federation", "nurses", "teachers", "employees", "clerks", "pilots":
		if lastWord(key) != "association" && !strings.Contains(key, "federation of ") && !strings.Contains(key, "association of ") {
			break
		}
		for _, people := range []string{"pilots", "pilot", "education", "educators", "faculty", "teachers", "nurses", "employees", "officers", "attendants", "clerks", "staff", "academic"} {
			if strings.Contains(key+" ", people+" ") || strings.Contains(key, people+"' ") {
				return true
			}
		}
	}
	return strings.Contains(key, " workers") || strings.Contains(key, "brotherhood") || strings.Contains(key, "union of")
}

// describes reports whether a compound only describes the name after it:
// "Facebook-parent", "Troy-based".
func describes(low string) bool {
	if strings.IndexByte(low, '-') < 0 {
		return false
	}
	for _, end := range []string{"-based", "-parent", "-owned", "-backed", "-listed", "-era", "-maker", "-rival", "-wide", "-style", "-led", "-headquartered"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	return false
}

// loose reports whether a capitalised word before a name is none of it:
// "Numerous Twitter employees" at the beginning of a sentence.
func loose(low string) bool {
	switch low {
	case "dear", "hello", "unionized", "unionised", "affected", "longtime", "remaining", "hourly", "salaried", "numerous", "several", "many", "most", "some", "former", "current", "fellow", "mass", "federal", "tech", "more", "other", "both",
		"neighboring", "neighbouring", "nearby", "smaller", "larger", "bigger", "peer", "struggling", "troubled", "ailing", "embattled", "beleaguered", "upstart", "publisher", "airline", "supplier", "driller", "supermarket", "conglomerate", "airport", "owner", "parent", "competitor", "contractor":
		return true
	}
	return false
}

// federalBody reports whether a name is of a body of a federation that has the word in
// it: "Federal Weights Administration", not "Federal Judge".
func (p *parser) federalBody(first, last int) bool {
	return p.toks[first].low == "federal" && last > first && oneOf(p.toks[last].low, "administration", "commission", "bureau", "board", "agency", "authority", "corporation", "service", "office", "council", "inspectorate", "institute", "laboratory", "archive", "mint")
}

func (p *parser) knownEmployer(first, last int) bool {
	return p.asked(p.words(first, last)).isFirm
}

// A knownName is what the reference data say of a name.
type knownName struct {
	text         string // as it was asked for
	key          string // reference.Key
	isGiven      bool   // a common given name
	isFirm       bool
	common       bool // the name is also a common word
	outlet       bool // a news outlet or wire
	apart        bool // the next three, dept and the acronyms are set: see takeApart
	union        bool // of workers
	press        bool // by its key a news outlet, or a trade body, which speaks of others too
	body         bool // a public body, "Department of ..."
	looked       bool // isPlace, rank and word are set
	isPlace      bool
	word         bool   // the place's name is also a common word
	rank         int    // of the place
	slug, parent string // of the firm
	dept         string // the key, a department's in one form
	acronym      string // the initials of the key
	acronymFull  string // with those of "Corporation", which the key leaves out; "" of none
}

// takeApart works out what a name's key tells, once.
func (p *parser) takeApart(k *knownName) {
	if !k.apart {
		k.apart = true
		_, outlet := p.lex.outlets[k.key]
		k.press, k.body = outlet || newspaper(k.key) || tradeBody(k.key), public(k.key) && strings.Contains(k.key, " of ")
		k.union, k.dept, k.acronym = union(k.key), department(k.key), initials(k.key)
		if full := reference.PlaceKey(k.text); len(full) > len(k.key) {
			k.acronymFull = initials(full)
		}
	}
}

// given reports whether token i is a common given name.
func (p *parser) given(i int) bool {
	if t := &p.toks[i]; !p.lex.given.has(t.shape) && plain(t.low) {
		return false // the usual case
	}
	return p.asked(p.words(i, i)).isGiven
}

// plain reports whether a word in lower case is made of the letters a to z alone.
func plain(low string) bool {
	for i := range len(low) {
		if low[i] < 'a' || low[i] > 'z' {
			return false
		}
	}
	return true
}

// placed asks the reference data for a place of that name, once.
func (p *parser) placed(k *knownName, text string) {
	if !k.looked {
		k.looked = true
		pl, ok := p.ref.Place(text)
		k.isPlace, k.rank, k.word = ok, pl.Rank, pl.Word
	}
}

// located reports whether a name stands as a place's does: "in Westland",
// "Westland, Michigan".
func (p *parser) located(first, last int) bool {
	switch p.at(first - 1).low {
	case "in", "near", "outside", "from", "at", "around", "throughout", "across":
		return true
	}
	return p.at(last+1).low == "," && p.at(last+2).upper
}

func (p *parser) placeContext(first int) bool {
	switch p.at(first - 1).low {
	case "in", "at", "from", "near", "outside", "across", "to", "of", "throughout", "around", "between":
		return true
	case ",", "and": // "Toledo, Ohio", not "In January, Tipton paid"
		b := p.at(first - 2)
		return b.kind == word && b.class&(monthWord|weekdayWord) == 0 && first-1 > p.sents[p.sentenceAt(first)].first
	}
	return false
}

// personAfter reports whether the words after a comma describe a person:
// "its chief executive", "a spokesman for".
func (p *parser) personAfter(i int) bool {
	if l := p.at(i).low; l == "whose" || l == "which" {
		return false // "Halden Works, whose chief left"
	}
	for j := i; j < i+5; j++ {
		t := p.at(j)
		if t.class&titleWord != 0 {
			return true
		}
		if t.class&(reportWord|beWord) != 0 && t.low != "'s" {
			return false
		}
	}
	return false
}

// ticker reports whether a stock symbol follows that is marked as one: "<GM>", "(NYSE: F)",
// "(AMZN.O)". See symbolBehind for others.
func (p *parser) ticker(last int) bool {
	a, b, c := p.at(last+1).low, p.at(last+2), p.at(last+3).low
	if a == "<" && b.upper {
		return true
	}
	if a != "(" {
		return false
	}
	switch b.low {
	case "nyse", "nasdaq", "lse", "tsx", "amex", "asx":
		return true
	}
	return b.caps && c == "." && p.at(last+4).kind == word && p.at(last+5).low == ")"
}

// titled reports whether two or three words stand behind the title of a person,
// or before what only a person is: "chief executive Tamsin Oyelaran", "said
// Tamsin Oyelaran, who".
func (p *parser) titled(first, last int) bool {
	if last == first || last > first+2 || p.isOrgSuffix(last) {
		return false
	}
	if p.inPost(first, last) {
		return true
	}
	if t := p.at(first - 1); t.class&titleWord != 0 && (!t.upper || t.caps && len(t.low) == 3) && t.low != "general" && t.low != "prime" && t.low != "owner" && t.low != "head" && t.low != "investor" {
		return true
	}
	prev, next := p.at(first-1), p.at(last+1)
	switch {
	case prev.low == "said":
		return next.low == "," && (p.at(last+2).low == "who" || p.personAfter(last+2)) || next.low == "."
	case prev.low == "”" || prev.low == "\"":
		return next.class&personVerb != 0 // "...,” Gethin Marlowe said
	}
	return false
}

// inPost reports whether a name stands behind the post of a person and a comma:
// "its chief operating officer, Jo Tarn, wrote", "said its president, Ann Orr".
func (p *parser) inPost(first, last int) bool {
	if p.at(first-1).low != "," || !oneOf(p.at(last+1).low, ",", ".") {
		return false
	}
	for j := first - 2; j > first-8; j-- {
		t := p.at(j)
		switch {
		case t.class&titleWord != 0 && !t.upper && !oneOf(t.low, "owner", "investor", "leader", "publisher", "agency", "head"), oneOf(t.low, "spokesperson", "spokesman", "spokeswoman", "lawyer"):
			return true
		case t.kind == mark || t.class&(verbish|relativeWord|conjWord) != 0 && t.low != "'s":
			return false
		}
	}
	return false
}

// seated reports whether a title is of one who sits for a place: what stands
// before it, "Brantford-Brant MPP", is no employer.
func seated(low string) bool {
	switch low {
	case "mp", "mep", "mpp", "mla", "msp", "senator", "sen", "rep", "gov", "governor", "mayor", "lawmaker", "congressman", "congresswoman", "councillor", "cllr":
		return true
	}
	return false
}

// namesNothing reports whether none of several words names anything by itself:
// "Generative AI".
func (p *parser) namesNothing(first, last int) bool {
	if first == last {
		return false
	}
	for i := first; i <= last; i++ {
		if p.toks[i].lists&notName == 0 {
			return false
		}
	}
	return true
}

// trade reports whether a capitalised word before a name says what it is:
// "Toymaker Bramblewick".
func trade(low string) bool {
	switch low {
	case "miner", "refiner", "stationer", "stationers", "solicitors", "auctioneers", "accountants", "architects", "potters", "engineer", "jeweller", "jeweler", "jewellers", "jewelers", "haulier", "caterer", "wholesaler", "outfitter",
		"startup", "start-up", "retailer", "lender", "insurer", "grocer", "brewer", "unicorn", "fintech", "edtech", "biotech", "crypto", "rival", "bookmaker", "distiller",
		"toymaker", "carmaker", "automaker", "chipmaker", "drugmaker", "steelmaker", "planemaker", "shipbuilder", "supermarket", "robotaxi", "scale-up", "utility", "broadcaster":
		return true
	}
	return maker(low) || strings.HasSuffix(low, "builder")
}

// maker reports whether a word is of a firm that makes something: "glassmaker".
func maker(low string) bool {
	return strings.HasSuffix(low, "maker") && !oneOf(low, "lawmaker", "policymaker", "filmmaker", "film-maker", "homemaker", "kingmaker", "peacemaker", "matchmaker")
}

// tradeEnds reports whether a name that ends at a token ends with a trade and does what
// only an employer does: "Brandon Optics is laying off" names no Brandon.
func (p *parser) tradeEnds(last int) bool {
	return p.at(last).lists&sectorWord != 0 && p.actsAsFirm(last+1)
}

// statedPlace reports whether a name stands under a preposition, or as somebody's,
// and before its state or country: "at Lansing, Mich.", "its Dover, Delaware, mill".
func (p *parser) statedPlace(first, last int) bool {
	if b := p.at(first - 1); b.class&(prepWord|itsWord) == 0 && b.low != "'s" && b.low != "and" || p.at(last+1).low != "," || !p.at(last+2).upper {
		return false
	}
	if p.at(last+3).low == "." {
		if pl, ok := p.ref.Place(p.words(last+2, last+3)); ok && pl.Kind == reference.State {
			return true // "at Lansing, Mich., and Casper, Wyo.,"
		}
	}
	for end := last + 2; end <= last+3; end++ {
		if p.at(end).kind != word {
			return false
		}
		if pl, ok := p.ref.Place(p.words(last+2, end)); ok && (pl.Rank > 200000 || pl.Word) {
			return true
		}
	}
	return false
}

// joinedByAnd reports whether an ampersand stands inside a run: no person's name
// has one.
func (p *parser) joinedByAnd(first, last int) bool {
	for i := first + 1; i < last; i++ {
		if p.toks[i].low == "&" {
			return true
		}
	}
	return false
}
