package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headcount/reference"
)

// A place is a reference.Place as it is gathered.
type place struct {
	code, name, kind, country, state string
	rank                             int
	number                           int // in the gazetteer
}

// A naming says that a key names a place, how prominently, and whether the key
// is also a common word or a person's name.
type naming struct {
	place *place
	rank  int
	word  bool
}

// A gazetteer holds the places and what each key names.
type gazetteer struct {
	all    []*place
	keys   map[string][]naming
	people map[string][]naming // of demonyms
	byCode map[string]*place
	common *vocabulary
}

func newGazetteer(common *vocabulary) *gazetteer {
	return &gazetteer{keys: map[string][]naming{}, people: map[string][]naming{}, byCode: map[string]*place{}, common: common}
}

// add enters p under its name. A star after the name says that it is more often
// something else.
func (g *gazetteer) add(p *place) *place {
	name, starred := strings.CutSuffix(p.name, "*")
	p.name = name
	g.enter(p)
	g.name(p, name, p.rank, starred)
	return p
}

// enter enters p without a name. A code names the place that came first.
func (g *gazetteer) enter(p *place) *place {
	p.number = len(g.all)
	g.all = append(g.all, p)
	if g.byCode[p.code] == nil {
		g.byCode[p.code] = p
	}
	return p
}

// exact begins a name that is known only as it is written: "=Miss.".
const exact = "="

// also enters the further names of a cell, as prominent as the place.
func (g *gazetteer) also(p *place, cell string) {
	for _, name := range list(cell) {
		name, starred := strings.CutSuffix(name, "*")
		g.name(p, name, p.rank, starred)
	}
}

// The ranks from which a place is meant by its name although something else
// bears it too.
const (
	overWords    = 1_000_000 // Phoenix
	overGiven    = 200_000   // Austin, Charlotte
	overAcronyms = 200_000   // of up to three letters, like Ai in Ohio
	overSurnames = 30_000    // Lansing, Dearborn
	overFirms    = 200_000   // Toyota is the car maker before the city
)

// ambiguous reports whether key is likelier to be something else than a place
// of that rank.
func (g *gazetteer) ambiguous(key string, rank int) bool {
	return rank < overWords && g.common.word(key) ||
		rank < overGiven && g.common.first(key) ||
		rank < overAcronyms && len(key) <= len("ira") ||
		rank < overSurnames && g.common.last(key) ||
		len(g.people[key]) > 0 && rank < overWords // German is in New York
}

// name enters a name of p with a prominence of its own. "St. Louis" is entered
// as "Saint Louis" too, and the other way round.
func (g *gazetteer) name(p *place, name string, rank int, starred bool) {
	if written, ok := strings.CutPrefix(name, exact); ok {
		g.set(written, naming{p, rank, starred})
		return
	}
	key := reference.PlaceKey(name)
	named := naming{p, rank, starred || g.ambiguous(key, rank)}
	g.set(key, named)
	if rest, ok := strings.CutPrefix(key, "saint "); ok {
		g.set("st "+rest, named)
	}
	if rest, ok := strings.CutPrefix(key, "st "); ok {
		g.set("saint "+rest, named)
	}
}

// set enters that key names a place, or, when it does already, how prominently.
func (g *gazetteer) set(key string, n naming) {
	if key == "" {
		return
	}
	if i := slices.IndexFunc(g.keys[key], func(o naming) bool { return o.place == n.place }); i >= 0 {
		g.keys[key][i] = n
		return
	}
	g.keys[key] = append(g.keys[key], n)
}

// has reports whether key names a place.
func (g *gazetteer) has(key string) bool { return len(g.keys[key]) > 0 }

// town reports whether a place of any size in an English-speaking country bears
// the name, so that a company of that name needs context.
func (g *gazetteer) town(name string) bool {
	return slices.ContainsFunc(g.keys[reference.PlaceKey(name)], func(n naming) bool {
		return n.rank >= smallTown && english[n.place.country]
	})
}

// smallTown is the number of people from which a place may be in the news by
// its bare name.
const smallTown = 15_000

// yield marks the names of smaller places that are rather those of an employer:
// Disney in Oklahoma, Honda in Colombia.
func (g *gazetteer) yield(firms *register) {
	for key, named := range g.keys {
		if firms.keys[key] == nil || firms.word[key] {
			continue
		}
		for i := range named {
			named[i].word = named[i].word || named[i].rank < overFirms
		}
	}
}

// find returns the place of the kind in the state that key names, or nil.
func (g *gazetteer) find(key, kind, state string) *place {
	for _, n := range g.keys[key] {
		if n.place.kind == kind && n.place.state == state {
			return n.place
		}
	}
	return nil
}

func (g *gazetteer) names() []nameLine { return nameLines(g.keys) }

func (g *gazetteer) demonyms() []nameLine { return nameLines(g.people) }

// nameLines lists the keys in order, what each names by falling prominence.
func nameLines(keys map[string][]naming) []nameLine {
	var all []nameLine
	for key, named := range keys {
		slices.SortFunc(named, func(a, b naming) int {
			return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.place.number, b.place.number))
		})
		var refs []string
		for _, n := range named {
			ref := fmt.Sprint(n.place.number)
			if n.word {
				ref += "*"
			}
			refs = append(refs, ref)
		}
		all = append(all, nameLine{key, strings.Join(refs, " ")})
	}
	slices.SortFunc(all, func(a, b nameLine) int { return strings.Compare(a.key, b.key) })
	return all
}
