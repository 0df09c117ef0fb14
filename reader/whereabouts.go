package reader

import (
	"slices"
	"sort"
	"strings"

	"headcount"
	"headcount/reference"
)

// whereabouts gives cuts the places that other sentences tell of them: a later
// one that says where those affected are, and of parts the state of their whole.
func (p *parser) whereabouts(facts []fact) {
	p.placesOfAffected(facts)
	p.partsMakeUp(facts)
	p.seats(facts)
}

// seats gives the cuts of a body that is in one place, a museum or a hospital,
// that place, where the text puts it beside its name: "the Tallow Museum in
// Reno", "Reno's Tallow Museum", "KWQV, the radio station in Reno".
func (p *parser) seats(facts []fact) {
	var seat map[int][]string // by entity; the first that the text names
	for n := range facts {
		x := &facts[n]
		if len(x.claim.Places) > 0 || x.entity < 0 {
			continue
		}
		if seat == nil {
			seat = p.findSeats()
		}
		x.claim.Places = seat[x.entity]
	}
}

func (p *parser) findSeats() map[int][]string {
	seat := map[int][]string{}
	for i := range p.bySentence {
		acts := p.bySentence[i]
		for k, a := range acts {
			if a.kind != org || len(seat[a.entity]) > 0 {
				continue
			}
			where := p.describedIn(a)
			switch body := local(p.entities[a.entity].key); {
			case !body || len(where) > 0:
			case k+1 < len(acts) && acts[k+1].kind == place && acts[k+1].first == a.last+2 && p.at(a.last+1).low == "in":
				where = p.namesOf(acts[k+1 : k+2])
			case k > 0 && acts[k-1].kind == place && acts[k-1].last == a.first-2 && p.at(a.first-1).low == "'s":
				where = p.namesOf(acts[k-1 : k])
			}
			if len(where) > 0 {
				seat[a.entity] = where
			}
		}
	}
	return seat
}

// describedIn reads the place in the aside behind a name that says what local body
// it is: "KWQV, the public radio station in Reno,".
func (p *parser) describedIn(a actor) []string {
	if p.at(a.last+1).low != "," || p.at(a.last+2).class&detWord == 0 {
		return nil
	}
	for j := a.last + 3; j < a.last+8; j++ {
		if b, ok := p.actorAt(j + 2); ok && b.kind == place && p.at(j+1).low == "in" && local(p.at(j).low) {
			return p.namesOf([]actor{b})
		}
		if p.at(j).kind != word {
			return nil
		}
	}
	return nil
}

// local reports whether a name's key is that of a body that is in one place.
func local(key string) bool {
	for w := range strings.FieldsSeq(key) {
		switch w {
		case "museum", "hospital", "university", "college", "school", "theatre", "theater", "library", "zoo", "orchestra", "church", "clinic", "place", "center", "centre", "symphony", "opera", "gallery", "laboratory", "seminary", "station", "mill", "plant", "refinery", "shipyard", "foundry", "brewery", "newspaper":
			return true
		}
	}
	return false
}

// placesOfAffected reads sentences that say where a cut told of just before falls:
// "Most of the posts are in Norway", "The cuts affect clerks in Dover and
// Reno". A country or state that the cut had already goes behind the towns.
func (p *parser) placesOfAffected(facts []fact) {
	told := p.lastTold(facts)
	for i := range p.sents {
		s := &p.sents[i]
		if s.aside || s.title || s.headline {
			continue
		}
		at := p.affectedAre(s)
		site := at < 0 && p.theSite(s)
		if at < 0 && !site {
			continue
		}
		n := told(i)
		if n < 0 {
			continue
		}
		c := &facts[n].claim
		if !p.wideOnly(c.Places) || site && (facts[n].sent != i-1 || c.Share != nil && c.Count == nil) {
			continue
		}
		to := s.first + 1
		if !site {
			to = p.lastOfClause(s, at)
		}
		out := p.namesOf(p.placesIn(i, max(at, s.first), to, func(a actor, listed bool) bool {
			return listed || site || p.placeOfWork(a) || oneOf(p.at(a.first-1).low, "between", "from")
		}))
		for _, name := range c.Places {
			out = addName(out, name)
		}
		c.Places = out
	}
}

// theSite reports whether a sentence opens by calling the place of work that was
// spoken of by its town: "The Dover plant".
func (p *parser) theSite(s *sentence) bool {
	a, ok := p.actorAt(s.first + 1)
	return ok && p.toks[s.first].low == "the" && a.kind == place && a.first == a.last && workplace(p.at(a.last+1).low)
}

// lastTold returns a function that gives, for rising sentences i, the first of the
// numbered cuts whose passage stands last before i, within two sentences; -1 is none.
func (p *parser) lastTold(facts []fact) func(i int) int {
	at := map[int]int{} // the first fact with a passage in that sentence
	for n := range facts {
		if facts[n].claim.Count == nil && facts[n].claim.Share == nil || facts[n].ofCut {
			continue
		}
		for _, e := range facts[n].claim.Evidence {
			si := p.sentenceOfByte(e.Start)
			if _, have := at[si]; !have {
				at[si] = n
			}
		}
	}
	return func(i int) int {
		for k := i - 1; k >= i-2; k-- {
			if n, ok := at[k]; ok {
				return n
			}
		}
		return -1
	}
}

// affectedAre returns the token of the verb by which a sentence begins to say
// where or whom a cut hits: "Most of the affected staff work", "The cuts fall";
// -1 when it does not.
func (p *parser) affectedAre(s *sentence) int {
	j := s.first
	switch p.at(j).low {
	case "nearly", "almost":
		j++
	}
	switch p.at(j).low {
	case "most", "many", "all", "half", "several", "majority", "bulk":
		if p.at(j+1).low == "of" {
			j += 2
		}
	case "the":
		if oneOf(p.at(j+1).low, "majority", "bulk") && p.at(j+2).low == "of" {
			j += 3
		}
	}
	if low := p.at(j).low; p.at(j).class&(detWord|itsWord) == 0 || low == "a" || low == "an" {
		return -1
	}
	noun := oneOf(p.at(j).low, "those", "these")
	for k := j + 1; k < s.last && k < j+9; k++ {
		switch t := &p.toks[k]; {
		case t.class&(peopleWord|jobNoun|cutNoun|lossWord) != 0 || oneOf(t.low, "team", "changes", "cuts"):
			noun = true
		case noun && oneOf(t.low, "affected", "losing", "leaving", "impacted", "being", "laid", "let", "off", "go", "their", ",", "who", "eliminated", "that", "will", "would"):
		case noun && k > j && (t.class&beWord != 0 || oneOf(t.low, "affect", "affects", "affected", "impact", "impacts", "hit", "hits", "include", "includes", "span", "spans", "touch", "touches", "fall",
			"falls", "work", "works", "worked", "spread", "concentrated", "located", "based", "come", "occur", "happen") || oneOf(t.low, "take", "takes", "took") && p.at(k+1).low == "place"):
			if n := p.at(k + 1); n.class&reportWord != 0 || n.low == "told" || n.low == "part" || n.class&notWord != 0 {
				return -1
			}
			return k
		case t.kind == word && !t.upper && t.class == 0 && !noun:
		case t.class&jobWord != 0, oneOf(t.low, "affected", "impacted"):
		default:
			return -1
		}
	}
	return -1
}

// lastOfClause is the last token of the clause that token i stands in, before what
// another conjunction or a number brings in.
func (p *parser) lastOfClause(s *sentence, i int) int {
	for j := i + 1; j < s.last; j++ {
		switch t := &p.toks[j]; {
		case oneOf(t.low, "as", "after", "when", "while", "because", "where", "since", "before", "but", ";", "including"),
			t.class&relativeWord != 0 && p.at(j-1).low == ",", p.startsAnew(j),
			t.low == "and" && p.at(j-1).low == "," && p.clauseAfter(j):
			return j - 1
		}
	}
	return s.last - 1
}

// partsMakeUp gives parts what their whole says for all of them, where their numbers
// make it up, "5,400 workers at two plants in Ohio", then "1,900 at Dover" and
// "3,500 at Lima": its date where they have none, and its state. A whole has no
// places but those that its own words say.
func (p *parser) partsMakeUp(facts []fact) {
	var order []int
	for n := range facts {
		if exact(facts[n].claim.Count) > 0 {
			order = append(order, n)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if facts[a].sent != facts[b].sent {
			return facts[a].sent - facts[b].sent
		}
		return facts[a].first - facts[b].first
	})
	for at, n := range order {
		parts := p.makingUp(facts, n, order[at+1:min(len(order), at+8)])
		if len(parts) < 2 {
			continue
		}
		whole := &facts[n].claim
		for _, k := range parts {
			part := &facts[k].claim
			part.Places = p.inState(part.Places, whole.Places)
			if part.Announced == "" {
				part.Announced = whole.Announced
			}
		}
	}
}

// inState puts the state that is all the places of a whole behind the towns of its
// part.
func (p *parser) inState(part, whole []string) []string {
	if len(whole) != 1 || len(part) == 0 {
		return part
	}
	if pl, ok := p.ref.Place(whole[0]); !ok || pl.Kind != reference.State {
		return part
	}
	for _, name := range part {
		if p.wideOnly([]string{name}) {
			return part
		}
	}
	return append(slices.Clip(part), whole[0])
}

// makingUp picks the next figures of the employer of fact n that make up its number;
// nil when they do not.
func (p *parser) makingUp(facts []fact, n int, next []int) []int {
	left := exact(facts[n].claim.Count)
	var parts []int
	for _, k := range next {
		if !p.sameFamily(facts[k].entity, facts[n].entity) || exact(facts[k].claim.Count) >= left && len(parts) == 0 {
			continue
		}
		left -= exact(facts[k].claim.Count)
		parts = append(parts, k)
		if left == 0 {
			return parts
		}
		if left < 0 {
			return nil
		}
	}
	return nil
}

// exact is the number of a count that gives one, or at most one; 0 of others.
func exact(c *headcount.Count) int64 {
	if c != nil && c.Max != nil && (c.Min == nil || *c.Min == *c.Max) {
		return *c.Max
	}
	return 0
}

// wideOnly reports whether a list of places names only countries and states, or
// nothing.
func (p *parser) wideOnly(list []string) bool {
	for _, name := range list {
		if pl, ok := p.ref.Place(name); !ok || pl.Kind != reference.State && pl.Kind != reference.Country && pl.Kind != reference.Region {
			return false
		}
	}
	return true
}

// sentenceOfByte is the number of the sentence that byte at stands in.
func (p *parser) sentenceOfByte(at int) int {
	return max(0, sort.Search(len(p.sents), func(i int) bool { return p.sents[i].span.Start > at })-1)
}

func oneOf(low string, words ...string) bool {
	for _, w := range words { // slices.Contains, which is not written into its callers, takes longer
		if w == low {
			return true
		}
	}
	return false
}

// joinPlaces gives a claim the places of another passage of the same fact: all of
// them where it had none, and the towns before the state or country that it had.
func (p *parser) joinPlaces(have, more []string) []string {
	if len(have) == 0 || len(more) == 0 || !p.wideOnly(have) || p.wideOnly(more) {
		if len(have) == 0 {
			return more
		}
		return have
	}
	out := slices.Clone(more)
	for _, name := range have {
		out = addName(out, name)
	}
	return out
}

func holdsName(list []string, name string) bool {
	return slices.ContainsFunc(list, func(have string) bool { return strings.EqualFold(have, name) })
}
