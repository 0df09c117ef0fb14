package reader

import (
	"math"
	"strings"
)

// A frame is one statement that a grammar rule found in a sentence, before it
// is known whose it is, when it holds and how sure it is.
type frame struct {
	rule        string
	kind        string // claim type
	sent        int
	trigger     int // token of the verb or noun that makes the statement
	trigEnd     int
	first, last int // tokens of the evidence, both included
	obj         object
	subject     int // token where a subject may be looked for to the left; -1: look right
	passive     bool
	noun        bool
	furlough    bool
}

// A cutRule reads the frame of a cut whose trigger is token i of a sentence.
type cutRule func(p *parser, s *sentence, i int) (frame, bool)

// The rules that words may begin, by word, in the order in which they are asked:
// stepRules at words of the class "step", goingRules at every trigger.
var (
	stepRules = byWord([]stepRule{
		{(*parser).told, "told notified informed advised telling notifying informing notify inform sent given emailed mailed received receive got learned learnt heard hear found"},
		{(*parser).facing, "face faces facing faced"},
		{(*parser).unrenewed, "renew renewed renewing rehire reappoint extend extended extending replace replacing"},
		{(*parser).consulted, "consultation consultations"},
		{(*parser).left, "left leave departed depart opted leaving resigned quit volunteered"},
		{(*parser).askedToGo, "asked asks asking relieved relieves relieve relieving"},
		{(*parser).givenNotice, "give gives giving gave given serve serves serving served"},
		{(*parser).seenOff, "leaving departing leave go depart exit"},
		{(*parser).noLonger, "longer"},
		{(*parser).down, "down smaller lighter leaner"},
		{(*parser).sentAway, "sent sending send placed placing put puts putting place places suspended suspends suspending"},
		{(*parser).axed, "axe"},
		{(*parser).shownTheDoor, "shown show shows showed showing"},
		{(*parser).fewer, "fewer"},
		{(*parser).falls, "fallen fell dropped declined decreased shrunk shrank falls drops declines decreases shrinks fall drop decline decrease shrink"},
		{(*parser).accepted, "accepted accept signed"},
		{(*parser).replaced, "replace replaces replaced replacing"},
		{(*parser).roundGoesOn, "back news fate followed took hit claimed swept"},
		{(*parser).grownTo, "added add adds swelled swollen grown grew risen rose climbed ballooned reached"},
		{(*parser).shareMakesUp, "make makes making made account accounts accounted accounting comprise comprised"},
		{(*parser).noticeLists, "list lists listed listing cover covers covered covering include includes included names show shows showed showing put puts putting identifies identified cites cited specifies counts"},
	})
	goingRules = byWord([]stepRule{
		{(*parser).going, `end ends ended ending go gone going went disappear disappeared vanish survive affected impacted balance stake line risk jeopardy danger threat block jobless
			unemployed layoff furlough work jobs job out redundant surplus left leaving leave depart`},
		{(*parser).roundTook, "took takes take"},
		{(*parser).losing, `claim claims claimed claiming cost costs costing threaten threatens threatened threatening endanger endangers endangering
			imperil imperils lose losing lost`},
		{(*parser).buyouts, "buyout buyouts offers offer package packages retirement resignation redundancy separation severance"},
	})
)

// A stepRule is a rule and the words that may begin it.
type stepRule struct {
	read  cutRule
	words string
}

func byWord(rules []stepRule) map[string][]cutRule {
	by := map[string][]cutRule{}
	for _, r := range rules {
		for w := range strings.FieldsSeq(r.words) {
			by[w] = append(by[w], r.read)
		}
	}
	return by
}

// cuts finds the frames of cuts in sentence si; the list is good until the next
// call.
func (p *parser) cuts(si int) []frame {
	s := &p.sents[si]
	out := p.scratch.frames[:0]
	take := func(f *frame) {
		f.sent, f.kind = si, "reduction"
		if f.obj.q != nil {
			f.obj.q.used = true
		}
		if f.obj.share != nil {
			f.obj.share.used = true
		}
		out = append(out, *f)
	}
	add := func(f frame, ok bool) bool {
		if ok {
			take(&f)
		}
		return ok
	}
	// firstOf takes the first frame that one of rules finds at token i. Few find
	// one, and a frame is large: it is handed on only when it is there.
	firstOf := func(rules []cutRule, i int) bool {
		for _, rule := range rules {
			if f, ok := rule(p, s, i); ok {
				take(&f)
				return true
			}
		}
		return false
	}
	for i := s.first; i < s.last; i++ {
		t := &p.toks[i]
		if t.class&(cutTriggers|stepWord|itsWord) == 0 && t.lists&counting == 0 {
			continue
		}
		if oneOf(t.low, "number", "figure", "total") {
			if add(p.numberOf(s, i)) || add(p.putAt(s, i)) {
				i = out[len(out)-1].last
			}
			continue
		}
		if t.class&(fireVerb|layWord|cutVerb|triggerWord) != 0 && add(p.laidOffPeople(s, i)) {
			continue
		}
		if add(p.noticed(s, i)) || t.class&(cutTriggers|stepWord) == 0 {
			continue
		}
		if p.at(i+1).class&itsWord != 0 && (t.low == "lost" || t.low == "lose" || t.low == "losing") {
			add(p.losing(s, i))
			continue
		}
		if end, form := p.cutVerbAt(s, i); form != 0 {
			if add(p.passive(s, i, end, form)) || add(p.active(s, i, end, form)) || add(p.relativeObject(s, i, end)) || add(p.oneWorker(s, i, end, form)) {
				i = max(i, end)
				continue
			}
		}
		if t.class&stepWord != 0 && firstOf(stepRules[t.low], i) || firstOf(goingRules[t.low], i) {
			continue
		}
		if n := p.isCutNoun(i); n > 0 {
			if add(p.nounCut(s, i, i+n-1)) {
				i += n - 1
				continue
			}
		}
		if t.class&lossWord != 0 && add(p.cutsAmount(s, i)) {
			continue
		}
		if q := p.countBefore(i); q != nil && q.last == i-1 && !q.share && !q.used && !q.money && q.min != 1 && p.at(q.first-1).low != "-" && !p.rateCut(s) && (p.jobsNear(s) || p.cutNear(s) || p.at(i+1).low == "to" && p.at(i+2).class&itsWord != 0 && p.at(i+3).class&forceWord != 0) {
			o := object{first: q.first, last: i, head: i, q: q, owner: -1, modFirst: i, modLast: i - 1, cut: true}
			f := frame{rule: "number-cuts", trigger: i, trigEnd: i, first: q.first, last: i, subject: i, noun: true, obj: o}
			p.beside(s, &f)
			add(f, true)
			continue
		}
		if t.class&elimination != 0 || t.low == "departures" || t.low == "resignations" {
			add(p.eliminationOf(s, i))
		}
	}
	out = append(out, p.looseCuts(s, si, out)...)
	p.scratch.frames = out
	return out
}

// countBefore returns the quantity before a word of loss at token i, or nil.
func (p *parser) countBefore(i int) *quantity {
	if p.toks[i].class&lossWord == 0 {
		return nil
	}
	return p.quantityAt(i - 1)
}

// The forms of a verb at a place.
type verbForm uint8

const (
	noVerb   verbForm = iota
	finite            // cut, cuts, to cut
	gerund            // cutting
	past              // cut, eliminated: finite or participle
	separate          // "lay ... off" with its object inside
)

// cutVerbAt reads the verb of a cut at i; end is its last token.
func (p *parser) cutVerbAt(s *sentence, i int) (end int, form verbForm) {
	t := &p.toks[i]
	n := p.at(i + 1).low
	switch {
	case t.class&layWord != 0:
		if n == "off" || n == "-" && p.at(i+2).low == "off" {
			end = i + 1
			if n == "-" {
				end = i + 2
			}
			return end, formOf(t.low)
		}
		for j := i + 1; j < s.last && j < i+9; j++ {
			if p.toks[j].low == "off" {
				return i, separate
			}
			if p.toks[j].kind == mark && p.toks[j].low != "," && p.toks[j].low != "%" || p.toks[j].class&verbish != 0 {
				break
			}
		}
	case t.low == "laid-off":
		return i, noVerb
	case t.class&letWord != 0:
		if n == "go" {
			if p.goesElsewhere(i + 1) {
				break
			}
			return i + 1, formOf(t.low)
		}
		for j := i + 1; j < s.last && j < i+8; j++ {
			if p.toks[j].low == "go" && p.at(j+1).low != "of" {
				if p.goesElsewhere(j) {
					break
				}
				return i, separate
			}
			if p.toks[j].kind == mark && p.toks[j].low != "%" || p.toks[j].class&verbish != 0 {
				break
			}
		}
	case t.low == "make" || t.low == "made" || t.low == "making":
		if n == "redundant" {
			return i + 1, past
		}
		for j := i + 1; j < s.last && j < i+9; j++ {
			if p.toks[j].low == "redundant" {
				return i, separate
			}
			if p.toks[j].kind == mark && p.toks[j].low != "%" || p.toks[j].class&verbish != 0 {
				break
			}
		}
	case strings.HasPrefix(t.low, "lop") && n == "off" && t.class&stepWord != 0: // "lopped off 12 percent of its workforce"
		return i + 1, map[string]verbForm{"lop": finite, "lops": finite, "lopping": gerund, "lopped": past}[t.low]
	case strings.HasPrefix(t.low, "lop") && t.class&stepWord != 0: // "lopped 200 jobs off its payroll"
		for j := i + 2; j < s.last && j < i+6; j++ {
			if p.toks[j].class&(jobNoun|peopleWord) != 0 && p.offPayroll(j+1) {
				return i, map[string]verbForm{"lop": finite, "lops": finite, "lopping": gerund, "lopped": past}[t.low]
			}
		}
	case t.low[0] == 'c' && n == "loose" && t.class&cutVerb != 0: // "cut loose 13 producers"
		return i + 1, map[string]verbForm{"cut": past, "cuts": finite, "cutting": gerund}[t.low]
	case n == "down" && oneOf(t.low, "stood", "stand", "stands", "standing"): // "stood down 95 workers"
		return i + 1, map[string]verbForm{"stood": past, "stand": finite, "stands": finite, "standing": gerund}[t.low]
	case (t.low == "take" || t.low == "taking" || t.low == "took" || t.low == "taken") && n != "out":
		if t.low == "taken" && p.offPayroll(i+1) {
			return i + 3, past
		}
		for j := i + 1; j+1 < s.last && j < i+6; j++ { // "take 300 posts out of its offices"
			if p.toks[j].class&jobNoun != 0 && p.toks[j].class&cutNoun == 0 && p.toks[j+1].low == "out" && p.at(j+2).low == "of" || p.toks[j].class&(peopleWord|jobNoun) != 0 && p.offPayroll(j+1) || p.withIt(j) {
				return i, doForm(t.low) // or "take 300 people off the payroll", "take 300 jobs with it"
			}
		}
	case t.class&(cutVerb|fireVerb) != 0:
		switch {
		case t.class&(cutIng|fireIng) != 0:
			return i, gerund
		case t.class&(cutPast|firePast) != 0:
			return i, past
		default:
			return i, finite
		}
	case strings.HasPrefix(t.low, "cancel") && t.class&stepWord != 0:
		if q := p.firstQuantity(s, i+1, 2); q != nil && p.at(i-1).class&detWord == 0 { // "canceled 28 jobs"
			if o, ok := p.people(s, q); !ok || o.cut || p.toks[o.head].class&jobNoun == 0 || !oneOf(p.toks[o.head].low, "jobs", "positions", "posts", "roles") || p.unfilledIn(o) {
				break
			}
			return i, cancelForms[t.low]
		}
	case (t.low == "do" || t.low == "does" || t.low == "doing" || t.low == "did" || t.low == "done") && n == "away" && p.at(i+2).low == "with":
		return i + 2, doForm(t.low)
	case (t.low == "do" || t.low == "doing") && n == "without":
		return i + 1, doForm(t.low)
	case (t.low == "strip" || t.low == "strips" || t.low == "stripping" || t.low == "stripped" || t.low == "take" || t.low == "taking" || t.low == "took" || t.low == "taken") && n == "out":
		return i + 1, doForm(t.low)
	case strings.HasPrefix(t.low, "phas") && n == "out":
		return i + 1, map[string]verbForm{"phasing": gerund, "phased": past, "phase": finite, "phases": finite}[t.low]
	case n == "out" && t.class&stepWord != 0 && (strings.HasPrefix(t.low, "wip") || strings.HasPrefix(t.low, "weed") || t.low == "forced" || t.low == "pushed"):
		return i + 1, map[string]verbForm{"weeding": gerund, "weeded": past, "weed": finite, "wiping": gerund, "wiped": past, "forced": past, "pushed": past, "wipe": finite, "wipes": finite}[t.low]
	case t.low == "get" && n == "rid" && p.at(i+2).low == "of":
		return i + 2, finite
	case (t.low == "getting" || t.low == "gets" || t.low == "got") && n == "rid" && p.at(i+2).low == "of":
		return i + 2, map[string]verbForm{"getting": gerund, "got": past, "gets": finite}[t.low]
	case strings.HasPrefix(t.low, "dispens") && n == "with":
		return i + 1, map[string]verbForm{"dispensing": gerund, "dispensed": past, "dispense": finite, "dispenses": finite}[t.low]
	case partWord(t.low):
		if n == "ways" || n == "company" {
			end := i + 2
			if l := p.at(end).low; l == "”" || l == "\"" {
				end++ // "it had “parted ways” with 60 people"
			}
			if p.at(end).low == "with" {
				return end, partForm(t.low)
			}
		}
		if n == "with" {
			return i + 1, partForm(t.low) // with a number only: see active
		}
	case (t.low == "goodbye" || t.low == "farewell") && n == "to":
		return i + 1, partForm(p.at(i - 1).low)
	}
	return i, noVerb
}

// fromPayroll reports whether "from its payroll" or the like stands at token i.
func (p *parser) fromPayroll(i int) bool {
	return p.at(i).low == "from" && p.at(i+1).class&(detWord|itsWord) != 0 && oneOf(p.at(i+2).low, "payroll", "payrolls", "rolls", "ranks", "workforce", "staff")
}

// withIt reports whether jobs at token i go with what ends: "took 300 jobs with it".
func (p *parser) withIt(i int) bool {
	return oneOf(p.at(i).low, "jobs", "positions", "posts") && p.at(i+1).low == "with" && oneOf(p.at(i+2).low, "it", "them")
}

// offPayroll reports whether "off the payroll" or the like stands at token i.
func (p *parser) offPayroll(i int) bool {
	return p.at(i).low == "off" && p.at(i+1).class&(detWord|itsWord) != 0 && oneOf(p.at(i+2).low, "payroll", "payrolls", "roll", "rolls", "books")
}

var cancelForms = map[string]verbForm{"cancel": finite, "cancels": finite, "canceling": gerund, "cancelling": gerund, "canceled": past, "cancelled": past}

// unfilledIn reports whether posts are new or nobody's: "canceled 30 planned posts".
func (p *parser) unfilledIn(o object) bool {
	for j := o.modFirst; j <= o.modLast; j++ {
		if oneOf(p.toks[j].low, "new", "planned", "unfilled", "vacant", "open", "future", "promised", "advertised", "blog", "social", "media") {
			return true
		}
	}
	return false
}

// goesElsewhere reports whether "go" at token i is no going from a job: "let 300
// workers go home early".
func (p *parser) goesElsewhere(i int) bool {
	if p.at(i+1).low == "to" && p.at(i+2).class&(detWord|itsWord) != 0 && !oneOf(p.at(i+3).low, "dismay", "shock", "surprise", "anger", "relief", "regret") {
		return true // "let 300 workers go to the match"
	}
	return oneOf(p.at(i+1).low, "home", "back", "ahead", "early", "first", "through", "hungry", "unpaid", "without", "unpunished", "overseas")
}

func doForm(low string) verbForm {
	switch low {
	case "doing", "stripping", "taking":
		return gerund
	case "did", "done", "stripped", "took", "taken":
		return past
	}
	return finite
}

func partWord(low string) bool {
	return low == "part" || low == "parts" || low == "parting" || low == "parted"
}

// partForm is the form of the verb of "parting with", "saying goodbye to".
func partForm(low string) verbForm {
	switch low {
	case "parting", "saying", "bidding", "waving":
		return gerund
	case "parted", "said", "bade", "waved":
		return past
	}
	return finite
}

func formOf(low string) verbForm {
	switch low {
	case "laying", "letting":
		return gerund
	case "laid", "let":
		return past
	}
	return finite
}

// firing reports whether the verb at i ends jobs whatever its object is.
func (p *parser) firing(i int) bool {
	switch t := &p.toks[i]; t.low {
	case "make", "made", "making", "goodbye", "farewell", "dispense", "dispenses", "dispensed", "dispensing":
		return true
	default:
		return t.class&(fireVerb|layWord|letWord) != 0 || partWord(t.low) || p.at(i+1).low == "loose" || strings.HasPrefix(t.low, "st") && p.at(i+1).low == "down"
	}
}

// active reads a verb with its object after it: "cut 14,000 jobs", "reducing
// its workforce by 7%", "lay off staff".
func (p *parser) active(s *sentence, i, end int, form verbForm) (frame, bool) {
	f := frame{rule: "verb-object", trigger: i, trigEnd: end, first: i, subject: i, furlough: p.toks[i].class&furloughWord != 0 || p.toks[end].low == "down" && p.toks[i].class&cutVerb == 0}
	if p.at(i-1).class&detWord != 0 && p.toks[i].class&cutIng == 0 && form != separate && p.at(i-1).low != "that" { // "the cut", "a cut"
		return f, false
	}
	if p.toks[i].class&lossWord != 0 && p.at(i+1).low == "to" {
		if q := p.quantityAt(i - 1); q != nil && q.share || p.at(i+2).class&(itsWord|detWord|anyNoun) != 0 {
			return f, false // "a 10% cut to its workforce", "cuts to staff"
		}
	}
	o, ok := p.objectAfter(s, end+1, p.firing(i))
	if !ok && p.toks[i].lists&byNumber == 0 {
		if o, ok = p.sizeBy(s, i, end); !ok {
			o, ok = p.shrinksBy(s, i)
		}
		if ok {
			f.rule = "shrinks-by"
		}
	}
	if !ok && p.toks[i].class&cutVerb != 0 {
		o, ok = p.sizeOfFirm(s, end+1)
	}
	if !ok {
		o, ok = p.jobsBehindAnd(s, i, end)
	}
	if ok && strings.HasPrefix(p.toks[i].low, "displac") && oneOf(p.toks[o.head].low, "people", "persons", "civilians", "members", "others") && !p.tellsOfCuts() {
		return f, false // from their homes
	}
	contracts := false
	if o.q == nil && o.share == nil {
		if of, found := p.jobsOf(s, end+1); found {
			o, ok, contracts = of, true, true
		}
	}
	if !ok {
		return f, false
	}
	if h := &p.toks[o.head]; o.q != nil && h.class&forceWord != 0 && h.class&peopleWord == 0 && (p.at(o.q.first-1).class&(detWord|itsWord) != 0) {
		o.q = nil // "reduce the 6,000 workforce by a third"
	}
	if n := p.at(o.last + 1).low; o.q != nil && p.at(o.q.first-1).class&(detWord|itsWord) != 0 && n == "to" && p.quantityAt(o.last+2) != nil {
		o.q = nil // "reduce its 84 posts to 60"
	}
	if o.head > o.first && p.toks[o.head].class&forceWord != 0 && p.toks[o.head].class&peopleWord == 0 || o.q == nil && o.share == nil {
		p.by(s, &o)
	}
	p.teamOf(s, &o)
	p.allOf(&o, p.firing(i))
	p.halved(&o, i)
	p.wholeTeam(&o)
	if o.q == nil && o.share == nil && (p.toks[o.head].low == "others" || oneOf(p.toks[o.head].low, "roster", "rosters") || form == past && p.attributive(s, i)) {
		return f, false
	}
	if o.q == nil && o.share == nil && p.toks[i].low == "part" && p.toks[end].low == "with" && end == i+1 {
		return f, false // "part with staff it values"
	}
	if !contracts && p.toks[i].lists&byNumber != 0 && (o.q == nil && o.share == nil || o.bare && o.share == nil && p.toks[i].class&fireVerb != 0 || p.toks[i].class&cutVerb != 0 && p.toks[o.head].class&(jobNoun|forceWord|jobWord) == 0) {
		if o.q == nil || p.toks[o.head].class&peopleWord == 0 || !p.fromPayroll(o.last+1) {
			return f, false
		}
	}
	if o.q == nil && o.share == nil && (!p.firing(i) || p.toks[i].class&stepWord != 0 && p.toks[i].low[0] != 'm') && (p.toks[o.head].class&(anyNoun) == 0 || p.toks[i].class&cutVerb == 0) {
		return f, false
	}
	if p.toks[i].low == "lost" && o.q != nil && p.toks[o.head].class&jobNoun == 0 && p.lostOtherwise(o.last+1) {
		return f, false // to rivals, to age or in a crash
	}
	if (p.toks[i].class&fireVerb != 0 || strings.HasPrefix(p.toks[i].low, "remov")) && p.freedFrom(o.last+1) {
		return f, false
	}
	f.obj, f.last = o, max(o.last, end)
	if form == separate {
		f.rule = "verb-around-object"
		for j := o.last + 1; j < s.last && j < o.last+4; j++ {
			if l := p.toks[j].low; l == "off" || l == "go" || l == "redundant" {
				f.last = j
			}
		}
	}
	if p.offPayroll(o.last + 1) {
		f.last = o.last + 3
	} else if p.fromPayroll(o.last + 1) {
		f.last = o.last + 3
	} else if p.withIt(o.last) {
		f.last = o.last + 2
	}
	p.apposed(s, &f)
	p.exactBehind(s, &f)
	p.beside(s, &f)
	return f, true
}

// exactBehind takes the exact number behind a vague one of the same cut: "laying off hundreds
// of workers, 340 in all".
func (p *parser) exactBehind(s *sentence, f *frame) {
	if f.obj.q == nil || !f.obj.q.vague || p.at(f.obj.last+1).low != "," {
		return
	}
	q := p.firstQuantity(s, f.obj.last+2, 0)
	if q == nil || q.share || q.vague {
		return
	}
	if p.inAll(q.last + 1) {
		f.obj.q.used = true
		f.obj.q, f.last = q, q.last+1
		if p.at(f.last).low == "in" {
			f.last++
		}
	}
}

// teamOf reads how many a team is that goes whole: "its entire support team of 48".
func (p *parser) teamOf(s *sentence, o *object) {
	if o.q != nil || o.share != nil || p.at(o.last+1).low != "of" {
		return
	}
	q := p.firstQuantity(s, o.last+2, 0)
	if q == nil || q.share || !p.bareStops(q.last+1, s) {
		return
	}
	for j := o.first; j < o.head; j++ {
		if nearly := oneOf(p.at(j-1).low, "nearly", "almost", "virtually") || oneOf(p.at(j-2).low, "nearly", "almost", "virtually"); whole(p.toks[j].low) && !nearly {
			o.q, o.last = q, q.last
			return
		}
	}
}

// lostOtherwise reports whether the words from token i on say that people were lost
// to something else than cuts: "to retirement", "in the crash".
func (p *parser) lostOtherwise(i int) bool {
	if !oneOf(p.at(i).low, "to", "in", "during") {
		return false
	}
	for j := i + 1; j < i+4; j++ {
		if oneOf(p.at(j).low, "retirement", "retirements", "rivals", "rival", "competitors", "crash", "accident", "attack", "attacks", "explosion", "fire", "war", "pandemic", "disease", "virus") {
			return true
		}
	}
	return false
}

// freedFrom reports whether the words from token i on say from what people are
// let, when that is no job: "from custody", "from overtime duty".
func (p *parser) freedFrom(i int) bool {
	if p.at(i).low != "from" {
		return false
	}
	for j := i + 1; j < i+4; j++ {
		if oneOf(p.at(j).low, "duty", "duties", "custody", "prison", "jail", "detention", "hospital", "quarantine", "isolation", "class", "classes", "training", "captivity", "site", "building", "scene", "area", "rig", "platform", "list", "lists", "wards", "ward") {
			return true
		}
	}
	return false
}

// jobsBehindAnd reads the jobs that stand behind "and" in the object of the verb of
// cutting at tokens i to end: "wiped out a night shift and 150 jobs", "will drop nine
// majors and 30 faculty posts".
func (p *parser) jobsBehindAnd(s *sentence, i, end int) (object, bool) {
	if p.toks[i].class&cutVerb == 0 && p.toks[end].low != "out" {
		return object{}, false
	}
	for j := end + 1; j < s.last && j < end+8; j++ {
		switch t := &p.toks[j]; {
		case t.low == "and" && j > end+1:
			q := p.firstQuantity(s, j+1, 2)
			if q == nil || q.share || !p.fillers(j+1, q.first) {
				return object{}, false
			}
			o, ok := p.people(s, q)
			if !ok || o.cut || p.toks[o.head].class&(jobNoun|jobWord) == 0 && p.toks[o.head].low != "faculty" {
				return object{}, false
			}
			n := p.at(o.last + 1)
			if n.class == 0 && n.kind == word && !n.upper && strings.HasSuffix(n.low, "s") && p.toks[o.head].low != "faculty" {
				return object{}, false // "dropped two models and 30 staff cars"
			}
			return o, n.class&(beWord|modalWord|haveWord) == 0 // "cut prices, and 40 jobs will"
		case t.kind == mark && t.low != "-" && t.low != ".", t.class&(prepWord|verbish|pronounWord|relativeWord|conjWord) != 0 && t.low != "'s":
			return object{}, false
		}
	}
	return object{}, false
}

// jobsOf reads the people whose jobs are the object that begins at token i:
// "eliminated the jobs of 200 workers", "terminated the contracts of 60 tutors".
func (p *parser) jobsOf(s *sentence, i int) (object, bool) {
	for j := i; j < i+3 && j < s.last; j++ {
		t := &p.toks[j]
		switch t.low {
		case "jobs", "positions", "posts", "roles", "employment", "contracts":
			q := p.firstQuantity(s, j+2, 1)
			if p.at(j+1).low != "of" || q == nil {
				return object{}, false
			}
			o, ok := p.anyone(s, q)
			return o, ok && !o.cut && p.toks[o.head].class&jobNoun == 0
		}
		if t.class&(detWord|itsWord) == 0 {
			break
		}
	}
	return object{}, false
}

// goesOnFrom reports whether a bare number with "another" or "more" counts what
// one before it in the sentence does: "has cut 750 jobs and plans to cut another
// 200".
func (p *parser) goesOnFrom(s *sentence, q *quantity) bool {
	qs := p.quantsOf(p.sentenceAt(q.first))
	for k := range qs {
		if b := &qs[k]; b.last < q.first && b.used && !b.money && !b.share {
			return p.bareStops(q.last+1, s)
		}
	}
	return false
}

// shedBefore reports whether the sentence before gives a number of jobs that were cut,
// while this one speaks of nothing else that is cut by numbers.
func (p *parser) shedBefore(s *sentence) bool {
	si := p.sentenceAt(s.first)
	if si == 0 || p.found[si-1]&quantsFound == 0 || p.rateCut(s) {
		return false
	}
	for j := s.first; j < s.last; j++ {
		if otherThanJobs(p.toks[j].low) || workplace(p.toks[j].low) {
			return false
		}
	}
	for k := range p.quantsOf(si - 1) {
		if b := &p.quantsOf(si - 1)[k]; b.used && !b.share && !b.money && p.staffSoon(b.last+1) {
			return true
		}
	}
	return false
}

// apposed reads the number that stands behind an object without one: "most of
// its crew – around 70 people".
func (p *parser) apposed(s *sentence, f *frame) {
	if f.obj.q != nil || f.obj.share != nil {
		return
	}
	j := p.pastPlace(s, f.obj.last+1) // "its entire sales team in Denver, 22 people"
	switch p.at(j).low {
	case "–", "—", "(", "-":
	case ",":
		entire := false
		for k := f.obj.first; k < f.obj.head; k++ {
			entire = entire || whole(p.toks[k].low)
		}
		if !entire { // "its whole field team, 26 people,"
			return
		}
	case "representing", "equivalent", "equal", "amounting", "comprising", "totaling", "totalling":
		q := p.firstQuantity(s, j+1, 2)
		if q == nil {
			return
		}
		if o, ok := p.people(s, q); ok && !o.cut {
			if f.last = o.last; q.share { // "roles representing 7% of its employees"
				f.obj.share, f.obj.shareOf = q, o.shareOf
			} else {
				f.obj.q = q
			}
		}
		return
	default:
		return
	}
	q := p.firstQuantity(s, j+1, 1)
	if q == nil || q.share {
		return
	}
	if o, ok := p.people(s, q); ok && !o.cut {
		f.obj.q, f.last = q, o.last
	}
}

// attributive reports whether the participle at token i stands before the people
// it tells of: "meals for furloughed workers", "Furloughed workers would".
func (p *parser) attributive(s *sentence, i int) bool {
	t := p.at(i - 1)
	if t.low == "to" && p.toks[i].class&(cutBase|fireBase) != 0 {
		return false // "plans to cut jobs"
	}
	return i == s.first || p.quantityAt(i-1) != nil || t.class&prepWord != 0 || t.class&detWord != 0 || t.class&conjWord != 0 && p.at(i+1).class&(peopleWord|forceWord) != 0 && p.at(i-2).class&prepWord != 0
}

// sizeBy reads the amount by which the employer itself shrinks: "downsize by 62
// employees", "shrink by 300 people".
func (p *parser) sizeBy(s *sentence, i, end int) (object, bool) {
	if p.toks[i].class&cutVerb == 0 {
		return object{}, false
	}
	by := end + 1
	if p.at(by).class&(itsWord|detWord) != 0 { // "reduce its organisation by 850 positions"
		for by < s.last && by < end+7 && p.toks[by].low != "by" && (p.toks[by].kind == word || p.toks[by].low == "-") && p.toks[by].class&(verbish|conjWord|relativeWord) == 0 {
			by++
		}
	}
	if p.at(by).low != "by" {
		return object{}, false
	}
	for j := by + 1; j < s.last && j < by+4; j++ {
		if q := p.quantityAt(j); q != nil && q.first > by {
			if q.money || q.used || q.share && by > end+1 {
				break
			}
			return p.people(s, q)
		}
	}
	return object{}, false
}

// objectAfter reads the object that begins at i or a few words on.
func (p *parser) objectAfter(s *sentence, i int, firing bool) (object, bool) {
	for j := i; j < s.last && j < i+7; j++ {
		t := &p.toks[j]
		if q := p.quantityAt(j); q != nil && q.first >= j-1 && !q.money {
			if !p.fillers(i, q.first) {
				return object{}, false
			}
			if q.share && q.last+1 < s.last && p.at(q.last+1).low == "of" && p.at(q.last+2).low == "the" && p.at(q.last+3).kind == digits {
				return object{}, false
			}
			o, ok := p.people(s, q)
			if ok {
				return o, true
			}
			if o, ok := p.eitherOf(s, q); ok {
				return o, true
			}
			if strings.HasPrefix(p.at(i-1).low, "dismiss") && (p.ofThings(q.last+1) || oneOf(p.at(q.last+1).low, "claims", "charges", "calls", "reports", "appeals", "complaints", "cases")) {
				return object{}, false
			}
			if o, ok := p.anyPeople(s, q, i, firing || p.at(i-1).class&cutVerb != 0); ok {
				return o, true
			}
			if o.bare && !q.share && !q.worded && p.bareStops(q.last+1, s) && (firing || q.min >= 10 && (p.at(q.last+1).low == "," && p.workforceBeside(s, q.last+1) || p.shedThen(s, q))) {
				return o, true
			}
			if o.bare && !q.share && !q.worded && p.toks[i-1].class&cutVerb != 0 && p.goesOnFrom(s, q) && (q.last+1 >= s.last || oneOf(p.at(q.last+1).low, ".", ",", ";")) {
				return o, true // "Acme said it would cut 300 jobs; Brine said it would cut 200."
			}
			if o.bare && !q.share && !q.worded && q.min >= 20 && p.at(i-1).class&cutVerb != 0 && p.shedBefore(s) && (q.last+1 >= s.last || oneOf(p.at(q.last+1).low, ".", ",", ";") || p.dateStarts(q.last+2)) {
				return o, true // "Acme cut 7,000 jobs. Its rival Brine shed 3,000."
			}
			if o.bare && (q.more || p.at(q.last+1).low == "more") && !q.share && p.goesOnFrom(s, q) {
				return o, true
			}
			if o.bare && q.worded && !q.vague && !q.share && q.min >= 2 && firing && p.softly(i-1) && p.bareStops(q.last+1, s) && p.at(q.last+1).low != "of" && p.at(i-3).class&notWord == 0 && p.at(i-4).class&notWord == 0 {
				return o, true // "laid off six this month"
			}
			if o.bare && q.vague && firing && !q.share && p.bareStops(q.last+1, s) && p.at(q.last+1).low != "of" {
				return o, true // "laid off several hundred last year"
			}
			if o.bare && q.share && (firing || p.at(i-1).class&cutVerb != 0 && p.sharesStaff(s, q)) {
				return o, true
			}
			return object{}, false
		}
		if a, ok := p.actorAt(j); ok && a.kind != its && a.kind != pronoun {
			if p.at(a.last+1).low == "'s" || a.kind == place || p.at(a.last+1).class&anyNoun != 0 {
				j = a.last
				if p.at(j+1).low == "'s" {
					j++
				}
				continue
			}
			if a.kind == org && p.at(a.last+1).class == 0 && p.at(a.last+1).kind == word && p.at(a.last+2).class&anyNoun != 0 {
				j = a.last
				continue
			}
			return object{}, false
		}
		switch {
		case t.class&anyNoun == 0 && j > i && p.teamGoes(i, j, firing):
			return object{first: i, last: j, head: j, owner: -1, modFirst: i, modLast: j - 1}, true // "its entire marketing department"
		case t.class&anyNoun != 0 || t.low == "count" && p.at(j-1).low == "head":
			if n := p.isCutNoun(j); n > 0 {
				return object{}, false
			}
			head := j
			for p.at(head+1).class&anyNoun != 0 && head+1 < s.last {
				head++
			}
			o := object{first: i, last: head, head: head, owner: -1, modFirst: i, modLast: j - 1}
			if t.low == "count" {
				o.modLast-- // "head count"
			}
			if a, ok := p.actorIn(i, j); ok && a.kind == org {
				o.owner, o.ownerToken = a.entity, a.first
			}
			return o, true
		case t.kind == mark && t.low != "-" && t.low != "“" && t.low != "\"", t.kind == digits:
			return object{}, false
		case p.at(j+1).low == "of" && otherThanJobs(t.low):
			return object{}, false // "cut the pay of its staff"
		case t.low == "us" && t.caps: // "its US sales force"
		case t.class&(verbish|pronounWord|relativeWord|cutVerb|fireVerb) != 0:
			return object{}, false
		case t.class&prepWord != 0 && t.low != "of" && t.low != "to":
			return object{}, false
		}
	}
	return object{}, false
}

// eitherOf reads a count and a share that stand for one another before what both are of:
// "about 300, or 5%, of its jobs", "5 percent (300) of its workers".
func (p *parser) eitherOf(s *sentence, q *quantity) (object, bool) {
	j := q.last + 1
	open := p.at(j).low
	if open != "," && open != "(" && !dash(open) {
		return object{}, false
	}
	if j++; p.at(j).low == "or" {
		j++
	}
	w := p.firstQuantity(s, j, 1)
	if w == nil || w.share == q.share || !p.fillers(j, w.first) {
		return object{}, false
	}
	j = w.last + 1
	if n := p.at(j); n.kind != mark || p.at(j+1).low != "of" || p.at(j+2).class&(itsWord|detWord) == 0 {
		return object{}, false
	}
	count, share := q, w
	if q.share {
		count, share = w, q
	}
	from := j + 3
	if base := p.quantityAt(from); base != nil && !base.money && !base.share {
		from = base.last + 1 // "of its 6,000 jobs"
	}
	o, ok := p.nounAfter(s, object{first: q.first, last: w.last, q: count, owner: -1}, from)
	if !ok || o.cut || p.toks[o.head].class&(jobNoun|forceWord|peopleWord) == 0 {
		return object{}, false
	}
	share.used = true
	o.share, o.shareOf = share, p.words(from, o.head)
	return o, true
}

// anyPeople reads people of a kind that no list holds, which only a verb of
// ending jobs tells to be people: "laid off 62 bakers", "let go of 340
// trainees". first is where the object begins.
func (p *parser) anyPeople(s *sentence, q *quantity, first int, firing bool) (object, bool) {
	if !firing || q.share || q.money {
		return object{}, false
	}
	j := q.last + 1
	if q.vague && p.at(j).low == "of" {
		j++ // "hundreds of baristas"
	}
	for ; j < s.last && j < q.last+4; j++ {
		t := &p.toks[j]
		if t.kind != word || t.upper || t.class&^kindWord != 0 {
			return object{}, false
		}
		if strings.HasSuffix(t.low, "s") && !strings.HasSuffix(t.low, "ss") && len(t.low) > 3 || strings.HasSuffix(t.low, "men") && len(t.low) < 10 {
			break
		}
	}
	if j >= s.last || j > q.last+3 || !persons(p.toks[j].low, p.softly(first-1)) && !(p.toks[j].low == "carriers" && oneOf(p.toks[j-1].low, "mail", "letter")) || p.at(j+1).kind == word && p.at(j+1).class == 0 && p.at(j+1).low != "home" && p.at(j+1).low != "aged" && !strings.HasSuffix(p.at(j+1).low, "ly") {
		return object{}, false
	}
	return object{first: q.first, last: j, head: j, q: q, owner: -1, modFirst: q.last + 1, modLast: j - 1}, true
}

// softly reports whether the verb that ends at token i is of people alone: lay
// off, let go, make redundant, furlough.
func (p *parser) softly(i int) bool {
	switch p.at(i).low {
	case "off", "go", "redundant", "to", "with", "loose":
		return true
	}
	return strings.HasPrefix(p.at(i).low, "furlough") || p.at(i).class&(letWord|layWord) != 0
}

// persons reports whether a plural may be of people, as its ending tells; where
// the verb takes people alone, any plural but a span of time may.
func persons(low string, soft bool) bool {
	if dayUnit(low) > 0 {
		return false
	}
	switch low {
	case "hours", "points", "times", "players", "clients", "customers", "prisoners", "hostages", "detainees", "inmates", "patients", "students",
		"passengers", "tenants", "migrants", "fans", "viewers", "subscribers", "users", "suspects", "voters", "companies", "firms", "suppliers", "tests", "plants", "ships",
		"restaurants", "quarters", "headquarters", "theaters", "theatres", "sectors", "doors", "floors", "trailers", "containers", "carriers", "chapters", "boilers", "counters", "elevators", "generators",
		"majors", "minors", "committees", "lists", "monitors", "motors", "sensors", "processors", "errors", "colors", "factors", "corridors", "tankers", "freighters", "fighters", "bombers", "destroyers", "cruisers", "helicopters",
		"scooters", "boosters", "freezers", "meters", "metres", "liters", "litres", "layers", "characters", "posters", "newsletters", "burgers", "flowers", "variants", "participants", "chambers", "transformers", "converters", "liners",
		"retailers", "employers", "manufacturers", "shelters", "clusters", "corners", "borders", "charters",
		"wholesalers", "lenders", "distributors", "vendors", "publishers", "competitors", "advertisers", "pitchers", "goalkeepers", "quarterbacks", "linemen":
		return false
	}
	if strings.HasSuffix(low, "men") {
		return soft || oneOf(low, "salesmen", "foremen", "firemen", "workmen", "craftsmen", "draftsmen", "pressmen", "watchmen")
	}
	if soft || low == "dealers" {
		return soft // of a casino, or of cars
	}
	for _, end := range []string{"ers", "ors", "ists", "ians", "ants", "ees", "eers"} {
		if strings.HasSuffix(low, end) {
			switch low {
			case "numbers", "letters", "papers", "orders", "offers", "matters", "rockets", "computers", "servers", "towers", "centers", "reactors", "tractors", "plants", "grants", "fees", "trees", "degrees", "warrants", "covenants":
				return false
			}
			return true
		}
	}
	return false
}

// shedThen reports whether a bare number after a verb of cutting counts jobs: a
// date follows, jobs are spoken of, and nothing is that has points or prices:
// "after shedding around 600 in January".
func (p *parser) shedThen(s *sentence, q *quantity) bool {
	if k, _ := p.verbGroupBack(s, q.first-1); k >= s.first && otherThanJobs(p.toks[k].low) {
		return false // "sales dropped 300 in May"
	}
	if q.min != math.Trunc(q.min) || q.min < 10 || p.rateCut(s) || !p.jobsNear(s) && !p.cutNear(s) {
		return false
	}
	j := q.last + 1
	if p.at(j).low == "from" && p.at(j+1).class&itsWord != 0 {
		for k := j + 2; k < j+7 && p.at(k).kind == word && p.at(k).class&verbish == 0; k++ {
			if team(p.at(k).low) || p.at(k).class&forceWord != 0 || workplace(p.at(k).low) || oneOf(p.at(k).low, "business", "arm", "operations", "operation", "payroll", "ranks", "branch", "bureau", "branches", "subsidiary") {
				return true // "eliminated 1,500 from its software division"
			}
		}
	}
	if p.at(j).class&prepWord != 0 {
		j++
	}
	for k := s.first; k < s.last; k++ {
		switch p.toks[k].low {
		case "shares", "stock", "index", "average", "nasdaq", "dow", "ftse":
			return false
		}
	}
	return p.dateStarts(j) || p.dateCovers(j) || p.inOneYear(j)
}

// inOneYear reports whether the words from token j on are of a span of time in which jobs
// are counted: "a single year", "two years", "the past decade".
func (p *parser) inOneYear(j int) bool {
	if p.at(j-1).class&prepWord == 0 {
		return false
	}
	for k := j; k < j+4; k++ {
		switch t := p.at(k); {
		case oneOf(t.low, "year", "years", "months", "decade", "quarter", "quarters"):
			return k > j
		case t.class&(detWord|numberWord) == 0 && t.kind != digits && !oneOf(t.low, "single", "past", "last", "one", "few"):
			return false
		}
	}
	return false
}

// workforceBeside reports whether an aside at token i measures a bare number
// against a workforce: "would cut 380, nearly half its workforce".
func (p *parser) workforceBeside(s *sentence, i int) bool {
	share := false
	for j := i + 1; j < s.last && j < i+9; j++ {
		if q := p.quantityAt(j); q != nil && q.share {
			share = true
		}
		if t := &p.toks[j]; share && t.class&forceWord != 0 {
			return true
		}
	}
	return false
}

// fillers reports whether tokens i..j-1 may stand between a verb and the number
// of its object.
func (p *parser) fillers(i, j int) bool {
	for k := i; k < j; k++ {
		t := &p.toks[k]
		if t.class&(detWord|itsWord|approxWord) != 0 || strings.HasSuffix(t.low, "ly") || t.low == "'s" {
			continue
		}
		if t.low == "to" && k == i && p.toks[i-1].class&cutVerb != 0 && p.toks[i-1].class&lossWord == 0 {
			return false // "shrinks to nine people": what is left
		}
		switch t.low {
		case "up", "to", "another", "additional", "same", "well", "last", "final", "remaining", "also", "even", "back", "down", "out", "off", "further", "and", "or", "of", "all", "go", "“", "extra", "company", "-", "as", "many", "entire", "whole", "\"":
			continue
		}
		if _, ok := p.actorAt(k); ok {
			continue
		}
		return false
	}
	return true
}

// ofThings reports whether the words from token i on say that a number is of a whole of
// things: "of the 70 complaints". Roofers and machinists are people.
func (p *parser) ofThings(i int) bool {
	if p.at(i).low != "of" {
		return false
	}
	if p.at(i+1).class&(detWord|itsWord) != 0 {
		i++
	}
	q := p.quantityAt(i + 1)
	if q == nil {
		return false
	}
	t := p.at(q.last + 1)
	if t.kind != word || t.class != 0 {
		return false
	}
	for _, end := range []string{"ers", "ors", "ists", "men", "ees", "ants", "ians"} {
		if strings.HasSuffix(t.low, end) {
			return false
		}
	}
	return true
}

// bareStops reports whether a number without a noun ends there: no other thing
// is counted by it.
func (p *parser) bareStops(i int, s *sentence) bool {
	if i >= s.last {
		return true
	}
	t := p.at(i)
	if t.low == "more" { // "lay off 300 more", and no "300 more than", "300 more stores"
		return p.at(i+1).low != "than" && p.bareStops(i+1, s)
	}
	return t.kind == mark || t.low == "go" || t.low == "off" || t.low == "redundant" || t.class&(prepWord|conjWord|verbish|relativeWord) != 0 || p.dateStarts(i) || strings.HasSuffix(t.low, "ly") || oneOf(t.low, "worldwide", "nationwide", "overall", "here", "there") || t.low == "a" && oneOf(p.at(i+1).low, "year", "month")
}

func (p *parser) dateStarts(i int) bool {
	for _, d := range p.datesOf(p.sentenceAt(i)) {
		if d.first == i {
			return true
		}
	}
	return false
}

// by reads the amount behind a workforce: "by 14,000 posts", "by 6 percent, or
// more than 450 jobs".
func (p *parser) by(s *sentence, o *object) {
	if q := p.quantityAt(o.last + 1); q != nil && q.first == o.last+1 && q.share && !q.used && p.toks[o.head].class&forceWord != 0 && p.bareStops(q.last+1, s) {
		o.share, o.shareOf, o.last = q, p.baseWords(o), q.last // "trim headcount 10%"
		return
	}
	for j := o.last + 1; j < s.last && j < o.last+9; j++ {
		t := &p.toks[j]
		if t.low == "by" {
			q := p.quantityAt(j + 1)
			for k := j + 2; q == nil && k < j+4; k++ {
				q = p.quantityAt(k)
			}
			if q == nil || q.money || q.used || q.vague && p.at(q.first-1).low == "the" {
				return
			}
			b, ok := p.people(s, q)
			if q.share {
				o.share, o.last = q, q.last
				if ok {
					o.shareOf, o.last = b.shareOf, b.last
				} else {
					o.shareOf = p.baseWords(o)
				}
				return
			}
			if !ok && !p.bareStops(q.last+1, s) {
				return
			}
			o.q = q
			o.last = q.last
			if ok {
				o.last, o.modFirst, o.modLast = b.last, b.modFirst, b.modLast
			}
			return
		}
		if t.kind == mark || t.class&(verbish|conjWord|relativeWord) != 0 && t.low != "estimated" {
			return
		}
	}
}

// baseWords gives the workforce that shrinks in the words of the text, without
// "its" and "the".
func (p *parser) baseWords(o *object) string {
	first := o.head
	for first > o.first && p.toks[first-1].class&(itsWord|detWord|prepWord) == 0 && p.toks[first-1].low != "'s" && p.toks[first-1].kind == word {
		if _, ok := p.actorAt(first - 1); ok || p.at(first-2).low == "-" && p.at(first-3).kind == digits {
			break // "its 9,000-strong workforce"
		}
		first--
	}
	return p.words(first, o.head)
}

// beside reads a second quantity of the same cut: "or 13% of its workforce",
// "(about 5% of staff)", "amounting to more than 700 jobs".
func (p *parser) beside(s *sentence, f *frame) {
	o := &f.obj
	if o.q == nil && o.share == nil || o.q != nil && o.share != nil {
		return
	}
	end := f.last
	for k := range p.quantsOf(p.sentenceAt(f.trigger)) {
		q := &p.quantsOf(p.sentenceAt(f.trigger))[k]
		if q.first <= end || q.used || q.money || q.share == (o.share != nil) {
			continue
		}
		if q.first > end+14 || !p.apposes(end+1, q.first) {
			return
		}
		b, ok := p.people(s, q)
		if q.share {
			if !ok && p.at(q.last+1).low == "of" && !(p.at(q.last+2).class&itsWord != 0 && p.at(q.last+3).low == "total") { // "6% of the total"
				return
			}
			o.share = q
			o.shareOf = b.shareOf
			f.last = max(f.last, q.last, b.last)
		} else {
			if b := p.at(q.first - 2); p.at(q.first-1).low == "to" && (b.kind == mark || oneOf(b.low, "half", "percent", "third", "quarter")) {
				return // "cut its workforce by half, to 45 people": those who stay
			}
			if !ok && p.inAll(q.last+1) {
				o.q, f.last = q, max(f.last, q.last)
				return // "one in eight of its jobs, 340 in all"
			}
			if !ok || p.toks[b.head].class&forceWord != 0 && p.at(q.first-1).class&itsWord != 0 || p.whoTells(b.last+1) {
				return
			}
			o.q = q
			if b.modLast >= b.modFirst {
				o.modFirst, o.modLast = b.modFirst, b.modLast
			}
			f.last = max(f.last, b.last)
		}
		return
	}
}

// inAll reports whether "in all" or the like stands at token i.
func (p *parser) inAll(i int) bool {
	return p.at(i).low == "in" && oneOf(p.at(i+1).low, "all", "total") || oneOf(p.at(i).low, "altogether", "overall")
}

// besideBefore reads the second quantity when it stands first: "about 15% of
// the clinic's staff, or about 90 nurses, were fired".
func (p *parser) besideBefore(s *sentence, f *frame) {
	o := &f.obj
	if o.q == nil && o.share == nil || o.q != nil && o.share != nil {
		return
	}
	qs := p.quantsOf(p.sentenceAt(f.trigger))
	for k := len(qs) - 1; k >= 0; k-- {
		q := &qs[k]
		if q.last >= o.first || q.used || q.money {
			continue
		}
		if q.share == (o.share != nil) {
			return
		}
		b, ok := p.people(s, q)
		if !ok || !p.apposes(b.last+1, o.first) {
			return
		}
		if q.share {
			o.share, o.shareOf = q, b.shareOf
		} else {
			o.q = q
			o.modFirst, o.modLast = b.modFirst, b.modLast
		}
		if o.owner < 0 {
			o.owner, o.ownerToken = b.owner, b.ownerToken
		}
		o.first, f.first = b.first, b.first
		return
	}
}

// apposes reports whether the tokens from i to j only join two figures of one
// thing.
func (p *parser) apposes(i, j int) bool {
	joined := false
	for k := i; k < j; k++ {
		t := &p.toks[k]
		switch t.low {
		case ",", "(", "–", "—", "-", "or", "amounting", "representing", "equal", "equivalent", "which", "come", "comes", "work", "works", "accounting", "that", "totaling", "totalling", "roughly", "about", "equating", "translating", "i.e.", "comprising":
			joined = true
			continue
		case "to", "is", "was", "for", "an", "a", "represents", "translates", "equates", "some", "the", "as", "a.k.a", "of", "amounts", "equals", "in", "its", "worldwide", "globally", "global", "company", "positions", "jobs", "roles", "workers", "employees", "amount", "around", "just", "total", "cut", "be", "would":
			continue
		}
		if _, ok := p.actorAt(k); ok && k < i+6 || p.dateCovers(k) || t.low == "on" && p.dateStarts(k+1) {
			continue // "laid off 23% on Tuesday, or nearly 2,000 people"
		}
		return false
	}
	return joined
}
