package reader

import "strings"

// strangerActs reports whether someone whom the text does not name does what
// frame f says: "U.S. employers announced 64,200 layoffs", "companies planning
// 25 redundancies", "Acme's main supplier cut 50 jobs".
func (p *parser) strangerActs(s *sentence, f *frame) bool {
	from := f.trigger
	if f.noun {
		from = f.first
	}
	for j := from - 1; j >= s.first && j > from-20; j-- {
		t := &p.toks[j]
		if t.low == ";" || t.low == ":" {
			return false
		}
		if t.low == "whose" {
			b, ok := p.actorEnding(j - 1)
			if p.at(j-1).low == "," {
				b, ok = p.actorEnding(j - 2)
			}
			if ok && b.kind == person {
				return true // "Mayor Ann Orr, whose office let go of 40 clerks"
			}
		}
		if a, ok := p.actorEnding(j); ok && a.kind == place && j+1 == from && !oneOf(p.at(a.first-1).low, "in", "at", "near", "outside", ",") {
			return true // "by its reckoning Canada lost 8,000 jobs"
		} else if ok && a.kind != place && a.kind != its && !p.modifies(a) {
			return a.kind == org && p.ofUnnamedHead(s, a) // else someone named is nearer
		}
		if t.upper && j > s.first || t.kind != word {
			continue
		}
		if (j+1 == from || p.at(j+1).low == "," && p.at(j+2).low == "who" && j+3 == from) && oneOf(t.low, "premier", "mayor", "governor", "minister", "coach", "judge", "pope", "king", "queen", "captain", "sheriff", "revisions") {
			return true // "The premier dismissed four ministers"
		}
		if manyFirms(t.low) && p.doesNext(j, from) {
			a, ok := p.actorEnding(j - 1) // "Telegraph newspapers"
			return !ok || a.kind != org
		}
		if territory(t.low) && (j+1 == from && byLoss(p.toks[from].low) || p.at(j-1).low == "the" && p.opensClause(s, j-1) && p.doesNext(j, from) && p.noneOfKind(t.low)) {
			return true
		}
		if territory(t.low) && p.at(j+1).class&relativeWord != 0 && j+2 == from && byLoss(p.toks[from].low) {
			return true // "in a county that lost 900 jobs when the mill closed"
		}
		if body(t.low) && p.at(j-1).low == "the" && p.opensClause(s, j-1) && (p.doesNext(j, from) || p.at(j+1).low == "," && p.at(j+2).class&relativeWord != 0 && j+3 == from) && p.noneOfKind(t.low) {
			return true // "The council, which lost 300 posts"
		}
		if b, ok := p.actorEnding(j - 2); ok && b.kind == person && p.at(j-1).low == "'s" && (workplace(t.low) || t.class&(anaphorWord|kindWord) != 0) && p.doesNext(j, from) {
			return true // "Mr. Orr's foundry let go of 67 welders"
		}
		owned, outside := p.belongs(s, j)
		if owned && t.low == "sister" {
			return true // "Acme's sister firm, a separate partnership, cut"
		}
		if outsider(t.low) && !oneOf(t.low, "founder", "agency", "union", "investor", "affiliate") && (p.at(j-1).class&itsWord != 0 || oneOf(p.at(j-1).low, "one", "another", "a", "an")) && p.doesNext(j, from) {
			return true // "Its supplier in Leeds has cut", "One supplier cut"
		}
		if t.low == "owner" && oneOf(p.at(j-1).low, "previous", "former", "earlier") && p.doesNext(j, from) {
			return true // "Acme's previous owner let 160 go"
		}
		if (outsider(t.low) && (owned || strings.HasSuffix(t.low, "s")) || outside && t.class&(anaphorWord|kindWord) != 0) && p.doesNext(j, from) {
			return true
		}
	}
	return false
}

// ofUnnamedHead reports whether a name only says which of many who are not named a
// sentence is about: "Installers who relied on Acme have cut dozens of jobs".
func (p *parser) ofUnnamedHead(s *sentence, a actor) bool {
	for k := a.first - 1; k > s.first && k > a.first-6; k-- {
		t := &p.toks[k]
		if t.kind == mark {
			return false
		}
		if oneOf(t.low, "who", "that") {
			h := p.at(k - 1)
			_, named := p.actorEnding(k - 1)
			return !named && k <= s.first+3 && h.kind == word && strings.HasSuffix(h.low, "s") && !strings.HasSuffix(h.low, "ss") && t.class&relativeWord != 0
		}
	}
	return false
}

// doesNext reports whether the word after token j is a verb of which it may be
// the subject, or the verb at token from itself.
func (p *parser) doesNext(j, from int) bool {
	n := p.at(j + 1)
	if n.class&relativeWord != 0 && j+2 < from {
		j, n = j+1, p.at(j+2) // "rivals that are cutting jobs"
	}
	if oneOf(n.low, "in", "across", "around", "throughout") && p.nobodyBefore(j) { // "hotels in Leeds, Hull and elsewhere have begun"
		k := j + 2
		for k < from && p.toks[k].class&(verbish|cutVerb|fireVerb|layWord|relativeWord) == 0 {
			k++
		}
		return k == from || p.at(k).class&(haveWord|beWord|modalWord|planWord) != 0
	}
	return j+1 == from || n.class&(verbish|cutVerb|fireVerb|layWord) != 0 || strings.HasSuffix(n.low, "ly") && p.at(j+2).class&(verbish|cutVerb|fireVerb|layWord) != 0
}

// nobodyBefore reports whether the sentence names no one before token i.
func (p *parser) nobodyBefore(i int) bool {
	for _, a := range p.bySentence[p.sentenceAt(i)] {
		if a.last < i && a.kind != place && a.kind != its {
			return false
		}
	}
	return true
}

// belongs reports whether an employer stands before token j as its possessor, and
// calls it one from outside: "Acme's outside law" before "firm".
func (p *parser) belongs(s *sentence, j int) (owned, outside bool) {
	for k := j - 1; k >= s.first && k > j-5; k-- {
		switch p.toks[k].low {
		case "outside", "external":
			outside = true
		case "'s":
			return true, outside
		}
	}
	return false, false
}

// opensWithStranger reports whether the sentence opens with someone whom the
// text does not name, for whom a pronoun at token i then stands: "The parent
// company of Acme and Brine said it will", "The pilots' union said it".
func (p *parser) opensWithStranger(s *sentence, i int) bool {
	if t := &p.toks[s.first]; manyFirms(t.low) && i > s.first+1 {
		return true // "Plants that shed a tenth of their workers"
	} else if t.class&detWord == 0 {
		return false
	}
	if l := p.at(s.first + 1).low; oneOf(l, "latter", "former") {
		if _, ok := p.latter(s); !ok && p.at(s.first+2).class&(verbish|cutVerb|fireVerb|layWord|letWord) != 0 {
			return true
		}
	}
	if l := p.at(s.first + 1).low; p.toks[s.first].low == "the" && territory(l) && (p.at(s.first+2).class&(haveWord|modalWord|beWord|cutVerb|fireVerb|layWord|planWord) != 0 || p.at(s.first+2).low == "," && p.at(s.first+3).class&relativeWord != 0) && p.noneOfKind(l) {
		return true // "The city has cut its own payroll"
	}
	if l := p.at(s.first + 1).low; oneOf(l, "owner", "publisher", "parent") && p.at(s.first+2).low == "of" || l == "ministry" || p.at(s.first+2).low == "ministry" ||
		oneOf(l, "tax", "passport", "patent", "statistics") && p.at(s.first+2).low == "office" && !p.at(s.first+2).upper {
		return true
	}
	for j := s.first + 1; j < s.first+8 && j < i; j++ {
		if t := &p.toks[j]; outsider(t.low) && t.low != "customer" && t.low != "customers" {
			return true
		} else if t.class&(verbish|prepWord) != 0 && t.low != "'s" {
			return false
		}
	}
	return false
}

// manyFirms reports whether a word stands for employers at large.
func manyFirms(low string) bool {
	switch low {
	case "hotels", "restaurants", "hospitals", "universities", "colleges", "schools", "districts", "states", "cities", "counties", "agencies", "casinos", "theaters", "theatres",
		"studios", "newspapers", "brands", "plants", "factories", "stores", "shops", "chains", "employers", "companies", "firms", "businesses", "corporations", "startups", "retailers", "automakers", "carmakers", "manufacturers",
		"banks", "lenders", "airlines", "publishers", "organizations", "organisations", "industry", "sector", "economy", "industries":
		return true
	}
	return false
}

// outsider reports whether a word is that of a firm or body that deals with an
// employer and is none of it.
func outsider(low string) bool {
	switch low {
	case "agency", "supplier", "suppliers", "rival", "rivals", "competitor", "competitors", "partner", "partners", "affiliate", "contractor",
		"contractors", "sister", "dealer", "dealers", "customer", "customers", "parent", "predecessor", "founder", "investor", "investors", "union", "unions", "lenders", "landlord", "vendor", "vendors":
		return true
	}
	return false
}

// peopleAtLarge reports whether f counts people at large, of whom no employer is meant: "tech industry workers", "U.S.
// workers".
func (p *parser) peopleAtLarge(f *frame) bool {
	if p.at(f.obj.first-1).class&itsWord != 0 {
		return false // "Its 95 British staff"
	}
	for j := f.obj.modFirst; j <= f.obj.modLast; j++ {
		switch p.toks[j].low {
		case "tech", "industry", "sector", "u.s.", "us", "american", "british", "uk", "national", "nationwide":
			return true
		}
	}
	return false
}

// estimates reports whether a mention is of one that reckons what others do:
// "Tallman Bank estimated that it could lead to 6,000 job cuts". "Acme
// estimates it will cut" speaks of itself.
func (p *parser) estimates(a actor, i int) bool {
	if oneOf(p.at(a.last+1).low, "counts", "counted", "tallies", "tallied", "tracks", "tracked") {
		for j := a.last + 2; j < a.last+6; j++ { // "Tern counts 340 startups that have laid off"
			if l := p.at(j).low; manyFirms(l) || oneOf(l, "layoffs", "cuts", "people", "jobs", "workers", "redundancies") {
				return true
			}
		}
	}
	switch p.at(a.last + 1).low {
	case "estimated", "estimates", "estimate", "predicted", "predicts", "reckons", "reckoned", "calculated", "calculates", "projected", "projects":
	default:
		return false
	}
	for _, b := range p.bySentence[p.sentenceAt(a.first)] {
		if b.first <= a.last || b.last >= i || b.kind != pronoun && b.kind != its && b.kind != anaphor {
			continue
		}
		switch p.at(b.last + 2).low {
		case "lead", "result", "mean", "cost": // "it could lead to": the plan
		default:
			return false
		}
	}
	return true
}

// federal gives the holder of a frame that counts federal employees, where the
// text names no agency, or only those who govern: the federal government.
func (p *parser) federal(f *frame, h holder, ok bool) (holder, bool) {
	if ok && f.obj.owner < 0 && p.governing(h) {
		return p.federalGovernment(), true
	}
	if f.obj.owner >= 0 || !p.counts(f, "federal") && !p.counts(f, "civil-service") {
		return h, ok
	}
	if ok {
		key := p.entities[h.entity].key
		guessed := h.how == "topic" || h.how == "named before" || h.how == "focus"
		if !governs(key) && !guessed {
			return h, ok
		}
	}
	return p.federalGovernment(), true
}

// federalGovernment is the holder of the jobs of the federal government.
func (p *parser) federalGovernment() holder {
	const name = "federal government"
	e, known := p.byText[name]
	if !known || governs(p.entities[e].key) { // by the registry an administration is the same firm
		k := p.asked(name)
		e = p.addEntity(entity{kind: org, name: name, key: k.key, slug: k.slug, parent: k.parent, strong: true})
		p.byText[name] = e
	}
	return holder{e, -1, "federal"}
}

// governing reports whether a holder is one of those who govern the federal
// government or speak for it, found by what is said, not as the owner of the
// jobs: what the Trump administration cuts are the government's jobs.
func (p *parser) governing(h holder) bool {
	if h.entity < 0 {
		return false
	}
	switch h.how {
	case "subject", "nearest", "topic", "named before", "focus", "only one named":
	default:
		return false
	}
	key := p.entities[h.entity].key
	if _, ok := p.lex.lists["governing"][key]; ok || governs(key) {
		return true
	}
	of, ok := strings.CutSuffix(key, " administration")
	_, who := p.lex.lists["governing"][of]
	return ok && who
}

// counts reports whether the object of f, between its number and its noun, has
// the word.
func (p *parser) counts(f *frame, low string) bool {
	for j := f.obj.modFirst; j <= f.obj.modLast; j++ {
		if p.toks[j].low == low {
			return true
		}
	}
	return false
}

// governs reports whether a name's key is that of those who govern a state, not
// of one of its employers.
func governs(key string) bool {
	switch key {
	case "white house", "congress", "department of government efficiency", "doge", "republicans", "democrats", "supreme court":
		return true
	}
	return strings.HasSuffix(key, " administration") && strings.Count(key, " ") == 1
}

// ofAnotherBody reports whether f counts the people of a county, a town or a state where
// the text names none as an employer: "90 county clerks" are not the firm's before.
func (p *parser) ofAnotherBody(f *frame) bool {
	for j := f.obj.modFirst; j <= f.obj.modLast; j++ {
		if w := p.toks[j].low; oneOf(w, "county", "city", "town", "state") && p.noneOfKind(w) {
			return true
		}
	}
	return false
}

// territory reports whether a word is of a place that loses jobs without being
// their employer.
func territory(low string) bool {
	switch low {
	case "county", "state", "region", "nation", "country", "province", "town", "area", "city", "manufacturing", "construction", "retail", "government",
		"trade", "employment", "hospitality", "leisure", "tourism", "mining", "services", "warehousing", "transportation", "logistics", "healthcare", "agriculture", "finance", "education", "factories", "payrolls":
		return true
	}
	return false
}

// body reports whether a word is of a body that is no firm: "the council" stands for
// none named before.
func body(low string) bool {
	return oneOf(low, "council", "ministry", "chamber", "parliament", "fund", "church", "diocese", "club", "party")
}

// opensClause reports whether a clause begins at token i.
func (p *parser) opensClause(s *sentence, i int) bool {
	t := p.at(i - 1)
	return i == s.first || t.kind == mark || t.low == "that" || t.class&conjWord != 0 || t.class&reportWord != 0 && !oneOf(t.low, "told", "tell", "informed", "notified", "asked")
}

// noneOfKind reports whether the text names no body of a place of that kind, for
// which "the city" would stand.
func (p *parser) noneOfKind(low string) bool {
	if !oneOf(low, "city", "county", "state", "town", "province") && !body(low) {
		return false
	}
	for i := range p.entities {
		if e := &p.entities[i]; e.kind == org && e.strong && strings.Contains(" "+e.key+" ", " "+low+" ") {
			return false
		}
	}
	return true
}

// byLoss reports whether a verb says what happens to a place, not what an
// employer decides.
func byLoss(low string) bool {
	return low == "lost" || low == "loses" || low == "lose" || low == "shed" || low == "sheds" || low == "added"
}

// governmentActs reports whether a president's administration, or a shutdown of
// the government, is the subject of a frame: "his administration fired 100,000
// workers".
func (p *parser) governmentActs(s *sentence, f *frame) bool {
	if f.passive || f.noun || f.obj.owner >= 0 || f.obj.q == nil && f.obj.share == nil {
		return false
	}
	k, _ := p.verbGroupBack(s, f.trigger)
	if p.at(k).class&relativeWord != 0 {
		k--
	}
	switch p.at(k).low {
	case "administration":
		if w := p.at(k - 1).low; w != "'s" && w != "his" && w != "the" && w != "their" {
			return false
		}
	case "shutdown":
		return p.at(k-1).low == "government" || p.at(k-1).low == "federal" || p.at(k-1).low == "the"
	default:
		return false
	}
	for i := range p.entities {
		if e := &p.entities[i]; governs(e.key) || e.kind == person && lastWord(e.key) == "trump" {
			return true
		}
	}
	return false
}
