package reader

import (
	"strings"

	"headcount/reference"
)

// pointer reads the words that stand for an employer: it, its, "the company",
// "the Seattle-based retailer".
func (p *parser) pointer(s *sentence, i int) (actor, bool) {
	t := &p.toks[i]
	switch t.low {
	case "it", "they", "we":
		return actor{first: i, last: i, kind: pronoun, entity: -1}, true
	case "us":
		if !t.upper && p.at(i+1).low == "to" { // "led us to eliminate"
			return actor{first: i, last: i, kind: pronoun, entity: -1}, true
		}
		return actor{}, false
	case "its", "their", "our":
		return actor{first: i, last: i, kind: its, entity: -1}, true
	case "the", "this", "that":
	default:
		return actor{}, false
	}
	for j := i + 1; j < s.last && j <= i+3 && p.toks[i+1].lists&bodyOpener != 0; j++ {
		if body, ok := p.described(i+1, j); ok {
			return body, true
		}
	}
	if j := p.based(s, i); j > 0 {
		return actor{first: i, last: j, kind: anaphor, entity: -1}, true
	}
	if j := p.ofPlace(s, i); j > 0 {
		return actor{first: i, last: j, kind: anaphor, entity: -1}, true
	}
	for j := i + 1; j < s.last && j <= i+5; j++ {
		n := &p.toks[j]
		if n.kind != word || n.low == "'s" || n.class&(prepWord|conjWord|verbish|detWord) != 0 {
			return actor{}, false
		}
		if n.low == "company" && n.upper && j == i+1 && !p.at(j+1).upper && !s.headline {
			return actor{first: i, last: j, kind: anaphor, entity: -1}, true // "the Company", as filings have it
		}
		if n.class&anaphorWord != 0 && !(n.upper && !s.headline) {
			// "the company workforce" goes on; "the store closures" does not stand for a firm.
			if nx := p.at(j + 1); nx.kind == word && nx.class == 0 && !nx.upper && j < i+4 && !strings.HasSuffix(nx.low, "ly") && !strings.HasSuffix(nx.low, "ed") && !strings.HasSuffix(nx.low, "s") {
				continue
			}
			return actor{first: i, last: j, kind: anaphor, entity: -1}, true
		}
		if n.upper && j == i+1 {
			if n.lists&notName == 0 {
				return actor{}, false
			}
		}
	}
	return actor{}, false
}

// based reads "the Dearborn, Michigan-based manufacturer" at i and returns its
// last token, or 0.
func (p *parser) based(s *sentence, i int) int {
	for j := i + 1; j < s.last && j <= i+6; j++ {
		n := &p.toks[j]
		if strings.HasSuffix(n.low, "-based") {
			for k := j + 1; k < s.last && k <= j+5; k++ {
				if p.toks[k].class&anaphorWord != 0 && p.at(k+1).class&anaphorWord == 0 {
					return k
				}
				if p.toks[k].class&(verbish|prepWord|conjWord) != 0 {
					return 0
				}
			}
			return 0
		}
		if !n.upper && n.low != "," && n.low != "." {
			return 0
		}
	}
	return 0
}

// ofPlace reads "the San Diego company", "the Concord, Massachusetts, firm" at i
// and returns its last token, or 0. "The Dover foundry" is a place of work.
func (p *parser) ofPlace(s *sentence, i int) int {
	if !p.at(i + 1).upper {
		return 0
	}
	place := 0
	for j := i + 1; j < s.last && j <= i+6; j++ {
		n := &p.toks[j]
		switch {
		case n.upper && n.kind == word:
		case n.low == "," || n.low == ".":
			if place == 0 {
				place = j - 1
			}
		case p.publicBody(j):
			return 0 // "the Calloway County school system": a name
		case n.class&anaphorWord != 0 && !workplace(n.low) && n.low != "unit" && n.low != "division":
			if place == 0 {
				place = j - 1
			}
			if nx := p.at(j + 1); nx.class&anyNoun != 0 || nx.class&anaphorWord != 0 {
				return 0
			}
			if pl, ok := p.ref.Place(p.words(i+1, place)); ok && (pl.Rank > 20000 || pl.Kind == reference.State) {
				return j
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

// described reads an employer of the list of bodies in toks[i..j].
func (p *parser) described(i, j int) (actor, bool) {
	var room [64]byte // no body has a longer name
	name := p.words(i, j)
	if len(name) > len(room) {
		return actor{}, false
	}
	if _, ok := p.lex.lists["bodies"][string(lowerInto(room[:], name))]; ok {
		a := p.mention(i, j, org)
		p.entities[a.entity].strong = true
		return a, true
	}
	return actor{}, false
}
