package reader

import (
	"math"
	"strings"
)

// looseCuts reads figures that lean on a frame before them in the paragraph:
// "another 1,700 will go from sales and 3,400 from operations", lists such as
// "Meta: 11,000" under a heading of layoffs.
func (p *parser) looseCuts(s *sentence, si int, found []frame) []frame {
	out := append(p.listed(s, si), p.affectedBy(s, si)...)
	for i, n := 0, len(out); i < n; i++ {
		if out[i].rule == "affecting" {
			out = append(out, p.goesOn(s, &out[i])...)
		}
	}
	out = append(out, p.totals(s, si)...)
	out = append(out, p.someOfThem(s, si)...)
	out = append(out, p.amongThem(s, si)...)
	out = append(out, p.partsOf(s, si)...)
	out = append(out, p.sharesOfCut(s, si)...)
	out = append(out, p.alreadyTold(s, si, found)...)
	for i := range found {
		out = append(out, p.goesOn(s, &found[i])...)
		for g := p.joinedBefore(s, &found[i]); g != nil; g = p.joinedBefore(s, &g[0]) {
			out = append(out, g...)
		}
		out = append(out, p.gapped(s, &found[i])...)
	}
	out = append(out, p.areAmong(s, si)...)
	out = append(out, p.closingWithJobs(s, si)...)
	return append(out, p.among(s, si)...)
}

// alreadyTold reads a figure that came before that of a frame found in the sentence:
// "cut 13,000 jobs, adding to 9,000 already announced", "on top of the 250 announced
// last year".
func (p *parser) alreadyTold(s *sentence, si int, found []frame) []frame {
	if len(found) == 0 || found[0].obj.q == nil {
		return nil
	}
	f := found[0]
	for k := range p.quantsOf(si) {
		q := &p.quantsOf(si)[k]
		if q.first <= f.last || q.used || q.money || q.share || q.worded {
			continue
		}
		b := q.first - 1
		if p.at(b).class&detWord != 0 {
			b--
		}
		added := p.at(b).low == "of" && p.at(b-1).low == "top" || p.at(b).low == "to" && oneOf(p.at(b-1).low, "addition", "adding", "adds") || p.at(b).low == "beyond"
		if !added {
			continue
		}
		o, ok := p.people(s, q)
		if !ok {
			o = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
		}
		j := o.last + 1
		if p.at(j).low == "or" && p.at(j+1).low == "so" {
			j += 2
		}
		if oneOf(p.at(j).low, "already", "previously", "it") {
			j++
		}
		if !oneOf(p.at(j).low, "announced", "disclosed") || o.cut {
			if !o.bare || !p.datedBehind(o.last) || p.dateStarts(q.number) {
				continue
			}
			j = o.last // "on top of 200 in 2017"
		}
		q.used = true
		f.rule, f.obj, f.first, f.last = f.rule+", goes on", o, q.first, j
		return []frame{f}
	}
	return nil
}

// areAmong reads employers that a list says to be among those who cut: "Acme,
// Brine and Calder are among retailers cutting jobs".
func (p *parser) areAmong(s *sentence, si int) []frame {
	for j := s.first + 1; j < s.last; j++ {
		if p.toks[j].low != "among" || p.at(j-1).class&beWord == 0 {
			continue
		}
		a, ok := p.actorEnding(j - 2)
		if !ok || a.kind != org {
			return nil
		}
		for k := j + 1; k < s.last && k < j+10; k++ {
			end, form := p.cutVerbAt(s, k)
			if form == noVerb || p.at(end+1).class&anyNoun == 0 && p.firstQuantity(s, end+1, 1) == nil || !p.companiesBefore(s, k) {
				continue
			}
			var out []frame
			for _, b := range p.sharers(&frame{sent: si}, holder{a.entity, a.first, "subject"}) {
				f := frame{rule: "among", kind: "reduction", sent: si, trigger: k, trigEnd: end, first: b.first, last: min(end+1, s.last-1), subject: -1}
				f.obj = object{first: b.first, last: b.last, head: b.last, owner: b.entity, ownerToken: b.first, modFirst: b.first, modLast: b.first - 1}
				out = append(out, f)
			}
			return out
		}
		return nil
	}
	return nil
}

// goesOn reads numbers that go on from the frame before them: "2,300 posts in
// Germany and 650 in Britain", "143 workers in San Jose, 57 in Santa Monica and
// 22 who work remotely", "210 jobs at its head office and a further 190 in its
// stores", "1,100 flight attendants and 340 pilots".
func (p *parser) goesOn(s *sentence, f *frame) []frame {
	if f.kind != "reduction" || f.obj.q != nil && f.obj.q.vague || f.obj.q == nil && f.obj.share == nil {
		return nil
	}
	if f.obj.q == nil {
		return p.shareGoesOn(s, f)
	}
	var out []frame
	end := max(f.obj.last, f.last)
	for k := range p.quantsOf(f.sent) {
		q := &p.quantsOf(f.sent)[k]
		if q.first <= end || q.used || q.money || q.share || dayUnit(p.at(q.last+1).low) > 0 {
			continue
		}
		from := q.first
		if p.at(from-1).low == "the" && strings.HasPrefix(f.rule, "noun-affects") {
			from-- // "include 17 guards and the four people who ran the shop"
		}
		if q.first > end+16 || !p.coordinates(end+1, from) || p.dateStarts(q.number) || p.dateCovers(q.number) {
			break
		}
		o, ok := p.people(s, q)
		if ok && p.whoTells(o.last+1) || ok && p.toks[o.head].low == "vacancies" {
			return out // "five former members told": who says it; "including 100 vacancies": nobody goes
		}
		if from < q.first && (!ok || p.at(o.last+1).low != "who" || p.at(o.last+2).class&(beWord|modalWord|haveWord) != 0 || oneOf(p.at(o.last+2).low, "remain", "remained", "stay", "stayed", "still", "survived")) {
			return out // "and the 40 people who are left"
		}
		switch {
		case ok && !o.cut && p.toks[o.head].class&(peopleWord|jobNoun) != 0:
		case o.bare && (p.stays(p.moreEnd(q)+1) || p.datedBehind(p.moreEnd(q)) && (q.more || p.moreEnd(q) > q.last || p.datedBehind(f.obj.last)) || f.passive && p.at(q.last+1).low == "for" && p.forWeeks(s, q.last+1) > 0):
			last := p.moreEnd(q)
			o = object{first: q.first, last: last, head: last, q: q, owner: -1, modFirst: last + 1, modLast: last, bare: true}
		default:
			return out
		}
		q.used = true
		g := *f
		g.rule, g.obj, g.first, g.last = f.rule+", goes on", o, q.first, o.last
		out = append(out, g)
		end = o.last
	}
	return out
}

// whoTells reports whether the words at token i say of the people before it that they
// only tell of the cut: "two people familiar with it", "five managers said".
func (p *parser) whoTells(i int) bool {
	n := p.at(i)
	return n.class&reportWord != 0 || oneOf(n.low, "briefed", "familiar", "close", "aware", "with")
}

// gapped reads other employers that do the same, without the verb: "Intel cut 300
// jobs, Boeing 200 and Ford 100".
func (p *parser) gapped(s *sentence, f *frame) []frame {
	if f.rule != "verb-object" && f.rule != "verb-around-object" || f.obj.q == nil || f.obj.share != nil {
		return nil
	}
	var out []frame
	for end := max(f.obj.last, f.last); ; {
		j := p.pastPlace(s, end+1)
		end = j - 1
		for p.at(j).low == "," || p.at(j).low == "and" {
			j++
		}
		for n := 0; n < 3 && j > end+1 && !p.at(j).upper && (p.at(j).class&(kindWord|anaphorWord) != 0 || maker(p.at(j).low) || p.at(j).class == 0 && p.at(j).kind == word); n++ {
			j++ // "cereal maker Branfield 85"
		}
		a, ok := p.actorAt(j)
		if !ok || j == end+1 || a.kind != org || !p.entities[a.entity].strong {
			return out
		}
		at := a.last + 1
		if p.at(at).low == "," && p.at(at+1).class&(relativeWord|detWord) != 0 { // "Orbex, which makes forklifts, 40"
			for at += 2; at < a.last+12 && p.at(at).low != "," && p.at(at).kind == word; at++ {
			}
			at++
		}
		q := p.firstQuantity(s, at, 1)
		if q == nil || q.first != at || q.share || p.toks[q.number].kind != digits || p.dateCovers(q.number) {
			return out
		}
		if n := p.at(q.last + 1); n.low != "," && n.low != "." && n.low != "and" && n.low != "in" && q.last+1 < s.last {
			return out
		}
		q.used = true
		g := *f
		g.rule, g.first, g.last = f.rule+", goes on", a.first, q.last
		g.obj = object{first: q.first, last: q.last, head: q.last, q: q, owner: a.entity, ownerToken: a.first, modFirst: q.last + 1, modLast: q.last, bare: true}
		out = append(out, g)
		end = q.last
	}
}

// pastPlace returns the token behind the words from token i on that only say where:
// "at its Gary works", "in Battle Creek".
func (p *parser) pastPlace(s *sentence, i int) int {
	if !oneOf(p.at(i).low, "in", "at") {
		return i
	}
	for j := i + 1; j < s.last && j < i+7; j++ {
		switch t := &p.toks[j]; {
		case t.low == "," || t.low == "and":
			return j
		case t.kind != word || t.class&(verbish|conjWord|relativeWord|prepWord) != 0:
			return i
		}
	}
	return i
}

// shareGoesOn reads a second share of the same jobs: "about 3% of Acme's
// office staff and less than 1% of all its people".
func (p *parser) shareGoesOn(s *sentence, f *frame) []frame {
	end := max(f.obj.last, f.last)
	if p.at(end+1).low != "and" && p.at(end+1).low != "," {
		return nil
	}
	q := p.firstQuantity(s, end+2, 1)
	if q == nil || !q.share {
		return nil
	}
	o, ok := p.people(s, q)
	if !ok || o.cut {
		return nil
	}
	q.used = true
	g := *f
	g.rule, g.obj, g.first, g.last = f.rule+", goes on", o, q.first, o.last
	return []frame{g}
}

// cameBefore ends the rule of a figure that one behind it was joined to.
const cameBefore = ", came before"

// joinedBefore reads the people joined by "and" before those of a frame: "1,600
// employees and as many as 1,400 contractors will lose their roles".
func (p *parser) joinedBefore(s *sentence, f *frame) []frame {
	listed := p.at(f.obj.first-1).low == "and" || p.at(f.obj.first-1).low == "," && strings.HasSuffix(f.rule, cameBefore)
	if !f.passive && f.rule != "costs-jobs" || f.kind != "reduction" || f.obj.q == nil || !listed {
		return nil
	}
	q := p.quantityBefore(s, f.obj.first-2)
	for j := f.obj.first - 9; q == nil && j >= s.first && j > f.obj.first-16; j-- {
		q = p.quantityAt(j) // "200 workers at Dover, New Jersey, and hundreds of others"
	}
	if q == nil || q.used || q.money || q.share {
		return nil
	}
	o, ok := p.people(s, q)
	if !ok {
		o, ok = p.anyPeopleTo(q, f.obj.first-2)
	}
	if !ok || o.cut || !(o.last == f.obj.first-2 || o.last < f.obj.first-2 && p.onlyPhrases(o.last+1, f.obj.first-2)) {
		return nil
	}
	q.used = true
	g := *f
	g.rule, g.obj, g.first, g.last = strings.TrimSuffix(f.rule, cameBefore)+cameBefore, o, o.first, o.last
	return []frame{g}
}

// coordinates reports whether tokens i to j-1 are the rest of one figure's
// phrase and a comma or "and" that brings the next: "in Germany and".
func (p *parser) coordinates(i, j int) bool {
	last := p.at(j - 1)
	end := j - 1
	switch {
	case last.low == "with" && p.at(j-2).low == "along", last.low == "as" && p.at(j-2).low == "well" && p.at(j-3).low == "as":
		end--
		if last.low == "as" {
			end--
		}
	case last.low == "then" && (p.at(j-2).low == "and" || p.at(j-2).low == ","):
		end-- // "in the spring, then 200 more in the fall"
	case last.low == "including" || last.low == "them" && p.at(j-2).low == "among":
		end = j - 1
		if last.low == "them" {
			end--
		}
	case last.low == ":" && j-1 == i: // "2,500 jobs: 1,500 in Ohio and"
	case last.low != "and" && last.low != "," && last.low != "plus":
		return false
	}
	for k := i; k < end; k++ {
		t := &p.toks[k]
		if last.low == "including" && t.class&reportWord != 0 && p.at(k+1).low == "," {
			continue // ", sources said, including"
		}
		if p.dateCovers(k) {
			continue // "in May and another 200 in June"
		}
		if t.class&(beWord|haveWord|modalWord|pronounWord|relativeWord|reportWord|cutVerb|fireVerb|planWord) != 0 && t.low != "'s" && t.class&anyNoun == 0 || t.kind == mark && t.low != "," && t.low != "." && t.low != "-" || t.kind == digits {
			return false
		}
		switch t.low {
		case "from":
			if _, ok := p.actorAt(k + 1); !ok && p.at(k+1).class&(detWord|itsWord) == 0 {
				return false
			}
		case "after", "when", "since", "compared", "than", "while", "following", "as", "but", "to", "because", "out", "among", "including":
			return false
		}
	}
	return true
}

// moreEnd is the last token of a number with the "more" behind it: "200 more".
func (p *parser) moreEnd(q *quantity) int {
	if p.at(q.last+1).low == "more" {
		return q.last + 1
	}
	return q.last
}

// stays reports whether token i says where or which the people counted are.
func (p *parser) stays(i int) bool {
	switch p.at(i).low {
	case "in", "at", "across", "who", "near", "on":
		return !p.dateStarts(i + 1)
	case "from":
		a, ok := p.actorAt(i + 1)
		return ok && (a.kind == place || p.isPlace(a)) // "60 people from its Reno office and 40 from Tulsa"
	}
	return false
}

// datedBehind reports whether a date stands behind token i: "18,000 in January".
func (p *parser) datedBehind(i int) bool {
	return p.dateStarts(i+1) || p.at(i+1).class&(prepWord|approxWord) != 0 && p.dateStarts(i+2)
}

// among reads employers that are listed as examples of cuts: "companies
// announcing layoffs, including Amazon, Target and Verizon".
func (p *parser) among(s *sentence, si int) []frame {
	if s.lists&leading == 0 && !s.numbered || s.classes&cutTriggers == 0 || len(p.bySentence[si]) == 0 || !p.hasLead(s) {
		return nil
	}
	trigger := -1
	for j := s.first; j < s.last && trigger < 0; j++ {
		if _, form := p.cutVerbAt(s, j); form != noVerb && p.firing(j) || p.isCutNoun(j) > 0 {
			trigger = j
		} else if form != noVerb && (p.at(j+1).class&anyNoun != 0 || p.firstQuantity(s, j+1, 1) != nil && p.peopleSoon(p.firstQuantity(s, j+1, 1).last+1)) {
			trigger = j
		}
	}
	if trigger > s.first && p.eitherBefore(s, trigger) {
		return nil
	}
	if trigger < 0 {
		return nil
	}
	var out []frame
	for j := s.first; j < s.last; j++ {
		lead := p.lead(j)
		if lead == 0 || !p.companiesBefore(s, j) {
			continue
		}
		for _, a := range p.coordinated(si, j+lead) {
			f := frame{rule: "among", kind: "reduction", sent: si, trigger: trigger, trigEnd: trigger, first: min(trigger, a.first), last: max(trigger, a.last), subject: -1}
			f.obj = object{first: a.first, last: a.last, head: a.last, owner: a.entity, ownerToken: a.first, modFirst: a.first, modLast: a.first - 1}
			if q := p.quantityAt(a.last + 2); p.at(a.last+1).low == "(" && q != nil && !q.money && !q.used && !p.dateCovers(q.number) {
				last := q.last
				if o, ok := p.people(s, q); ok {
					last = o.last
				}
				if p.at(last+1).low != ")" {
					out = append(out, f)
					continue
				}
				q.used = true // "including Acme (15,000)", "(15,000 jobs)"
				f.first, f.last = a.first, last
				if f.obj.last = q.last; q.share {
					f.obj.share = q
				} else {
					f.obj.q = q
				}
			}
			out = append(out, f)
		}
	}
	return out
}

// eitherBefore reports whether "either" leaves what stands at token i open.
func (p *parser) eitherBefore(s *sentence, i int) bool {
	for j := i - 1; j >= s.first && j > i-4; j-- {
		if p.toks[j].low == "either" {
			return true
		}
	}
	return false
}

// lead returns how many tokens lead examples in at j: "including", "such as",
// "like"; 0 is none.
func (p *parser) lead(j int) int {
	switch p.toks[j].low {
	case "including", "like":
		return 1
	case "include", "includes", "included":
		if p.at(j+1).low == ":" {
			return 2
		}
	case "such":
		if p.at(j+1).low == "as" {
			return 2
		}
	case ":":
		if a, ok := p.actorAt(j + 1); ok && a.kind == org && p.at(a.last+1).low == "(" && p.quantityAt(a.last+2) != nil {
			return 1 // "The firms that have announced layoffs: Acme (13%), Brine (20%)"
		}
	}
	return 0
}

func (p *parser) hasLead(s *sentence) bool {
	for j := s.first; j < s.last; j++ {
		if (p.toks[j].lists&leading != 0 || p.toks[j].low == ":") && p.lead(j) > 0 {
			return true
		}
	}
	return false
}

// companiesBefore reports whether "companies", "firms" or the like stand before
// token j in the sentence.
func (p *parser) companiesBefore(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k > j-14; k-- {
		switch p.toks[k].low {
		case "companies", "firms", "employers", "giants", "retailers", "automakers", "peers", "banks", "businesses", "agencies", "players", "layoffs", "cuts", "startups", "rivals", "publishers", "names", "departments":
			return true
		}
	}
	return false
}

// coordinated returns the employers of a list that begins at or just after
// token i: "Amazon, General Motors (GM), Target and Verizon".
func (p *parser) coordinated(si, i int) []actor {
	var out []actor
	next := i
	for _, a := range p.bySentence[si] {
		if a.last < i {
			continue
		}
		if a.first > next+3 || a.kind != org {
			if a.kind == org || a.first > next+3 {
				break
			}
			continue
		}
		for k := next; k < a.first; k++ {
			switch t := &p.toks[k]; {
			case t.low == ",", t.low == "and", t.low == "or", t.low == "&", t.low == "(", t.low == ")", t.low == "tech", t.low == "giant", t.class&detWord != 0, t.low == "companies", t.low == "giants", t.low == "parent":
			default:
				return out
			}
		}
		out = append(out, a)
		next = a.last + 1
		for p.at(next).low == "(" {
			for next < len(p.toks) && p.toks[next].low != ")" && next < a.last+6 {
				next++
			}
			next++
		}
	}
	return out
}

// someOfThem reads a part of a cut stated just before in the sentence: "640
// jobs in Ohio, with dozens of those in Toledo".
func (p *parser) someOfThem(s *sentence, si int) []frame {
	if p.found[si]&quantsFound == 0 {
		return nil // no rule has taken a quantity there
	}
	var out []frame
	var whole *quantity
	for k := range p.quantsOf(si) {
		q := &p.quantsOf(si)[k]
		if q.used && !q.money && !q.share && whole == nil {
			whole = q
			continue
		}
		if whole == nil || q.used || q.money || q.share {
			continue
		}
		j := q.last + 2
		last := j
		w := p.at(q.first - 1).low
		switch {
		case p.at(q.first-2).low == "of" && (w == "which" || w == "whom") && p.whereOrWho(q.last+1):
			last = q.last // "750 jobs, of which 200 are in Ohio"
		case p.at(q.last+1).low == "of" && oneOf(p.at(j).low, "whom", "which") && p.at(q.first-1).low == "," && p.whereOrWho(j+1): // "140 clerks, 37 of whom live in Bonn"
		case p.at(q.last+1).low == "of" && w == "with" && p.at(j).low == "the" && p.at(j+1).class&(jobNoun|cutNoun) != 0 && p.stays(j+2):
			last = j + 1 // "600 jobs, with 120 of the cuts in Perth"
		case p.at(q.last+1).low != "of":
			continue
		case p.at(j).low == "them" && p.unheld(j+1), p.at(j).low == "them" && p.unheld(j+2):
			continue // "31 of them filled"
		case p.at(j).low == "them" && p.at(q.first-1).low == "with" && p.resumes(s, q.first):
			continue // "resumed one shift with 130 of them"
		case p.at(j).low == "them" && p.taken(s, q.first, j+1):
			continue // "brought back 60 of them"
		case p.at(j).low == "them":
		case p.at(j).low == "those" || p.at(j).low == "these":
			if p.at(j+1).class&(jobNoun|peopleWord|cutNoun) != 0 {
				last = j + 1
			} else if !p.stays(j + 1) {
				continue
			}
		default:
			continue
		}
		if q.max > whole.max && whole.max >= 0 {
			continue
		}
		// The evidence reaches to where they are: "concentrated in the Bay Area".
		end := last
		for end+1 < s.last && end < last+9 && p.toks[end+1].kind == word && p.toks[end+1].class&conjWord == 0 {
			end++
		}
		q.used = true
		out = append(out, frame{rule: "some-of-them", kind: "reduction", sent: si, trigger: whole.first, trigEnd: whole.first, first: q.first, last: end,
			obj: object{first: q.first, last: last, head: last, q: q, owner: -1, modFirst: last + 1, modLast: last}, subject: whole.first})
	}
	return out
}

// taken reports whether the words before the number at token i, or those behind it from
// token j on, say of some of those who were let go that they come back or do something
// else than go: "rehired 60 of them", "asked 25 of them to come back".
func (p *parser) taken(s *sentence, i, j int) bool {
	for k := i - 1; k >= s.first && k > i-5; k-- {
		t := &p.toks[k]
		if oneOf(t.low, "back", "hired", "hire", "hiring", "kept", "keep", "keeping", "saved", "retained", "retain", "invited", "moved", "transferred", "gave", "found", "offered", "helped", "trained", "retrained", "paid") ||
			strings.HasPrefix(t.low, "rehir") || strings.HasPrefix(t.low, "recall") || strings.HasPrefix(t.low, "reinstat") {
			return true
		}
		if t.kind == mark || t.class&conjWord != 0 {
			break
		}
	}
	if p.staysOn(s, j) {
		return true
	}
	return p.at(j).low == "to" && (oneOf(p.at(j+1).low, "come", "return", "stay", "rejoin", "reapply") || p.at(j+2).low == "back") || p.at(j).low == "back"
}

// resumes reports whether work is said to go on before token i of a sentence.
func (p *parser) resumes(s *sentence, i int) bool {
	for j := max(s.first, i-10); j < i; j++ {
		if oneOf(p.toks[j].low, "resumed", "resumes", "resume", "resuming", "restarted", "restart", "restarts", "reopened", "reopen", "reopens", "continues", "continued") {
			return true
		}
	}
	return false
}

// amongThem reads people of a named employer who are set out from a cut without a
// number, or of many employers: "The firings went on, including 880 Acme
// employees", "Among them were 800 clerks at Acme and 1,000 Brine workers".
func (p *parser) amongThem(s *sentence, si int) []frame {
	if !s.numbered || len(p.bySentence[si]) == 0 || !p.setsOut(s) || !p.cutNear(s) {
		return nil
	}
	var out []frame
	for j, next := s.first+1, -1; j < s.last; j++ {
		if p.at(j-1).low != "including" && !(p.toks[s.first].low == "among" && p.at(j-1).class&beWord != 0 && j < s.first+8) && j != next {
			continue
		}
		q := p.firstQuantity(s, j, 1)
		if q == nil || q.share {
			continue
		}
		o, ok := p.people(s, q)
		f := frame{rule: "among-them", kind: "reduction", sent: si, trigger: q.first, trigEnd: q.last, first: q.first, subject: -1, passive: true, obj: o}
		if h, found := p.employedAt(&f, o.last+1); found && (ok || o.bare && p.at(q.last+1).low == "at") {
			a, _ := p.actorAt(h.token)
			f.obj.owner, f.obj.ownerToken, f.last = h.entity, h.token, a.last
		} else if ok && o.owner >= 0 {
			f.last = o.last
		} else {
			continue
		}
		if o.cut || ok && p.toks[o.head].class&(peopleWord|jobNoun) == 0 || !p.entities[f.obj.owner].strong {
			continue
		}
		q.used = true
		out = append(out, f)
		for next = f.last + 1; p.at(next).low == "," || p.at(next).low == "and"; next++ {
		}
		if next == f.last+1 {
			next = -1
		}
	}
	return out
}

// setsOut reports whether a sentence sets some out from many: "including",
// "Among them were".
func (p *parser) setsOut(s *sentence) bool {
	if s.lists&leading == 0 && p.toks[s.first].low != "among" {
		return false
	}
	if p.toks[s.first].low == "among" {
		return oneOf(p.at(s.first+1).low, "them", "those", "these")
	}
	for j := s.first; j < s.last; j++ {
		if p.toks[j].low == "including" {
			return true
		}
	}
	return false
}

// whereOrWho reports whether the words from token i on say where those counted
// are or what they do: "are in Ohio", "were engineers", "work for".
func (p *parser) whereOrWho(i int) bool {
	for p.at(i).class&modalWord != 0 {
		i++
	}
	t := p.at(i)
	return t.class&beWord != 0 && !oneOf(p.at(i+1).low, "hired", "vacant", "unfilled", "open", "saved", "new") || oneOf(t.low, "work", "worked", "live", "lived") || p.stays(i)
}

// totals reads sums of rounds: "bringing the total to 27,000", "cuts totaling
// over 18,000 jobs".
func (p *parser) totals(s *sentence, si int) []frame {
	var out []frame
	if s.numbered && s.classes&(cutVerb|fireVerb|layWord|letWord) != 0 {
		out = p.bringsNumber(s, si)
	}
	if s.lists&summing == 0 {
		return out
	}
	for j := s.first; j < s.last; j++ {
		t := &p.toks[j]
		k := 0
		switch {
		case t.low == "total" && p.at(j-1).class&(detWord|itsWord) != 0 && p.at(j+1).class&forceWord == 0:
			for k = j + 1; k < s.last && k < j+8 && p.toks[k].low != "to"; k++ {
			}
			if p.at(k).low != "to" || !p.bringing(s, j) {
				continue
			}
			k++
		case t.low == "totaling" || t.low == "totalling":
			k = j + 1
		default:
			continue
		}
		q := p.quantityAt(k)
		if q == nil || q.first != k || q.money || q.share || q.used {
			continue
		}
		o, ok := p.people(s, q)
		if !ok && (!p.bareStops(q.last+1, s) || t.low != "total") || !p.cutsBefore(s, j) {
			continue
		}
		q.used = true
		if !ok {
			o = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
		}
		first := j
		if t.low == "total" {
			first = max(s.first, j-2)
		}
		out = append(out, frame{rule: "total-to", kind: "reduction", sent: si, trigger: j, trigEnd: j, first: first, last: o.last, obj: o, subject: j, noun: true})
	}
	return out
}

// bringsNumber reads sums told as a number of people: "bring to 870 the number of
// workers let go", "brings the number of jobs it has cut this year to 340".
func (p *parser) bringsNumber(s *sentence, si int) []frame {
	if s.lists&counting == 0 {
		return nil
	}
	for j := s.first; j < s.last; j++ {
		if !oneOf(p.toks[j].low, "number", "total") || p.at(j+1).low != "of" || p.at(j-1).low != "the" {
			continue
		}
		var q *quantity
		if b := p.quantityAt(j - 2); b != nil && p.at(b.first-1).low == "to" && p.bringing(s, b.first-1) {
			q = b
		} else if p.bringing(s, j-1) {
			for k := j + 2; k < s.last && k < j+20 && q == nil; k++ {
				if b := p.quantityAt(k); p.at(k-1).low == "to" && b != nil && b.first == k {
					q = b
				}
			}
		}
		if q == nil || q.money || q.share || q.used || !p.bareStops(q.last+1, s) && q.last > j {
			continue
		}
		people, going := false, false
		var owner actor
		owner.entity = -1
		for k := j + 2; k < s.last && k < j+16; k++ {
			if a, ok := p.actorAt(k); ok && a.kind == org && owner.entity < 0 {
				owner = a
			}
			t := &p.toks[k]
			people = people || t.class&(peopleWord|jobNoun) != 0
			going = going || people && (t.class&(fireVerb|layWord|letWord|cutPast) != 0 || t.low == "lost") || t.class&furloughWord != 0 && t.class&fireVerb != 0
		}
		if !people || !going || owner.entity < 0 && p.ofManyEmployers(j+2, j+16) {
			continue
		}
		q.used = true
		o := object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
		if owner.entity >= 0 {
			o.owner, o.ownerToken = owner.entity, owner.first
		}
		return []frame{{rule: "total-to", kind: "reduction", sent: si, trigger: j, trigEnd: j, first: min(q.first, j), last: max(q.last, j), obj: o, subject: j, noun: true}}
	}
	return nil
}

// ofManyEmployers reports whether tokens i..end-1 of a phrase say that those of a whole
// place or trade are counted: "tech jobs lost in Galway this year", "in the industry".
func (p *parser) ofManyEmployers(i, end int) bool {
	for ; i < end && p.at(i).kind != mark; i++ {
		if t := p.at(i); t.class&pronounWord != 0 || oneOf(t.low, "company", "firm") {
			return false
		} else if oneOf(t.low, "statewide", "nationwide", "industry", "sector", "industry-wide") {
			return true
		} else if !oneOf(t.low, "in", "across", "throughout") {
			continue
		}
		k := i + 1
		for p.at(k).class&(detWord|itsWord) != 0 {
			k++
		}
		if a, ok := p.actorAt(k); ok && a.kind == place || oneOf(p.at(k).low, "industry", "sector", "state", "city", "county", "region", "country", "province", "area", "town", "district") {
			return true
		}
	}
	return false
}

// bringing reports whether a verb of bringing stands before "the total".
func (p *parser) bringing(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k > j-4; k-- {
		switch p.toks[k].low {
		case "bringing", "brings", "brought", "bring", "taking", "takes", "raising", "raises", "took":
			return true
		}
	}
	return false
}

// cutsBefore reports whether cuts are spoken of before token j of the sentence.
func (p *parser) cutsBefore(s *sentence, j int) bool {
	for k := s.first; k < j; k++ {
		if t := &p.toks[k]; t.class&(lossWord|cutNoun) != 0 || t.class&(fireVerb|layWord) != 0 {
			return true
		}
	}
	return false
}

// affectedBy reads people whom a closure or a layoff named just before affects:
// "the mill will close, a step affecting some 340 workers".
func (p *parser) affectedBy(s *sentence, si int) []frame {
	if s.lists&affecting == 0 {
		return nil
	}
	var out []frame
	for j := s.first; j < s.last; j++ {
		if p.toks[j].lists&affecting == 0 {
			continue
		}
		q := p.firstQuantity(s, j+1, 1)
		if q == nil || !p.cutNear(s) && !p.closingMove(s, si, j) && !p.endsShift(s, j) {
			continue
		}
		o, ok := p.anyone(s, q)
		if !ok {
			continue
		}
		q.used = true
		f := frame{rule: "affecting", kind: "reduction", sent: si, trigger: j, trigEnd: j, first: j, last: o.last, obj: o, subject: j}
		p.beside(s, &f)
		out = append(out, f)
	}
	return out
}

// endsShift reports whether a shift or production ends before token j: "will eliminate
// the third shift at its Reno works, affecting 1,050 workers".
func (p *parser) endsShift(s *sentence, j int) bool {
	ends := false
	for k := s.first; k < j; k++ {
		t := &p.toks[k]
		ends = ends || t.class&cutVerb != 0 || oneOf(t.low, "end", "ends", "ending", "stop", "stops", "stopping")
		if ends && oneOf(t.low, "shift", "shifts", "production", "manufacturing") {
			return true
		}
	}
	return false
}

// closingMove reports whether the verb at token j has a decision as its
// subject, in a text that opens with a closing: "the decision affects 47
// employees".
func (p *parser) closingMove(s *sentence, si, j int) bool {
	k, _ := p.verbGroupBack(s, j)
	if p.at(k).low == "that" {
		k-- // "a move that will affect"
	}
	switch p.at(k).low {
	case "exit", "withdrawal", "moves", "changes", "decisions", "measure", "measures", "decision", "move", "closure", "closing", "shutdown", "plan", "halt", "which", "curtailment":
	default:
		return false
	}
	for i := 0; i < si && i < 6; i++ {
		if p.cutNear(&p.sents[i]) {
			return true
		}
	}
	return false
}

// listed reads a line "Firm: 11,000", "Firm — 11,000 employees", "Firm: 310 people, or 11%
// of the total" or "Firm, Town, 133 workers" of a list of cuts.
func (p *parser) listed(s *sentence, si int) []frame {
	if s.last-s.first > longestListed || len(p.bySentence[si]) == 0 {
		return nil
	}
	a := p.bySentence[si][0]
	if a.kind != org || a.first > s.first+1 || len(p.quantsOf(si)) == 0 {
		return nil
	}
	after := a.last + 2
	if sep := p.at(a.last + 1).low; sep != ":" && sep != "–" && sep != "—" {
		colon := p.labelEnd(s)
		if colon < 0 {
			colon = p.fieldsBefore(s, a.last+1)
		}
		if colon < 0 {
			return nil
		}
		after = colon + 1
	}
	q := p.quantityAt(after)
	if q == nil || q.first != after || q.used || q.money || p.at(q.last+1).low == "-" && p.at(q.last+2).kind == digits || !p.listOfCuts(si) || !q.share && q.min != math.Floor(q.min) || p.labelsOthers(si, a) {
		return nil
	}
	o, ok := p.people(s, q)
	if !ok && (q.share || !p.bareStops(q.last+1, s)) {
		return nil
	}
	q.used = true
	o.owner, o.ownerToken = a.entity, a.first
	if !q.share {
		o.q = q
	}
	f := frame{rule: "list-of-cuts", kind: "reduction", sent: si, trigger: q.first, trigEnd: q.last, first: a.first, last: max(o.last, q.last), obj: o, subject: -1}
	p.beside(s, &f)
	return []frame{f}
}

// labelsOthers reports whether a name that heads line si heads another one with a number
// behind a colon, as a field of each entry does: "Reviews: 120" and again "Reviews: 94".
func (p *parser) labelsOthers(si int, a actor) bool {
	if p.at(a.last+1).low != ":" {
		return false
	}
	for i := max(0, si-60); i < min(len(p.sents), si+60); i++ {
		if b := p.bySentence[i]; i != si && len(b) > 0 && b[0].entity == a.entity && b[0].first <= p.sents[i].first+1 && p.countFollows(b[0].last+1) {
			return true
		}
	}
	return false
}

// fieldsBefore returns the comma before the number of a row of a list, whose fields begin
// at token i, behind the name: where it is, or what it does in brackets; -1 is none.
func (p *parser) fieldsBefore(s *sentence, i int) int {
	comma, bracket := -1, false
	for j := i; j < s.last && j < i+9; j++ {
		switch t := &p.toks[j]; {
		case t.low == "(" || t.low == ")":
			bracket = t.low == "("
		case t.low == ",":
			comma = j
		case t.kind == digits && comma == j-1:
			if q := p.quantityAt(j); q != nil && q.first == j && p.at(q.last+1).class&(peopleWord|jobNoun) != 0 {
				return comma
			}
			return -1
		case t.low == ".", t.kind == word && (t.upper || bracket):
		default:
			return -1
		}
	}
	return -1
}

// longestListed is how many tokens a line of a list of cuts has at most.
const longestListed = 14

// listOfCuts reports whether the lines before sentence si lead a list of cuts.
func (p *parser) listOfCuts(si int) bool {
	for k := si - 1; k >= 0; k-- {
		s := &p.sents[k]
		if k <= si-14 && !s.title {
			continue
		}
		for j := s.first; j < s.last; j++ {
			if p.isCutNoun(j) > 0 || p.toks[j].low == "warn" && p.toks[j].caps && oneOf(p.at(j+1).low, "notices", "filings") || p.toks[j].class&cutVerb != 0 && s.classes&jobNoun != 0 && p.at(s.last-1).low == ":" || p.toks[j].low == "cuts" && p.at(j+1).low == "by" && oneOf(p.at(j+2).low, "company", "employer", "firm") {
				return true
			}
		}
	}
	return false
}
