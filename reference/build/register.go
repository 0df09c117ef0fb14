package main

import (
	"fmt"
	"slices"
	"strings"

	"headcount/reference"
)

// A firm is an employer as it is gathered from the sources.
type firm struct {
	name                  string
	parent                *firm
	cik, ticker, industry string
	from                  row // where it comes from, for error messages
}

func (f *firm) slug() string { return reference.Slug(f.name) }

func (f *firm) parentSlug() string {
	if f.parent == nil {
		return ""
	}
	return f.parent.slug()
}

// aboveItself reports whether the parents of f go round in a circle.
func (f *firm) aboveItself() bool {
	seen := map[*firm]bool{}
	for up := f; up != nil; up = up.parent {
		if seen[up] {
			return true
		}
		seen[up] = true
	}
	return false
}

// A register holds the firms and what each key names. A key names one firm:
// that of the source read first.
type register struct {
	all    []*firm
	keys   map[string]*firm
	word   map[string]bool // keys that are also something else
	byCIK  map[string]*firm
	common *vocabulary
}

func newRegister(common *vocabulary) *register {
	return &register{keys: map[string]*firm{}, word: map[string]bool{}, byCIK: map[string]*firm{}, common: common}
}

// add enters f under its own name, or returns the error that another has it.
// A star after a name says that it is more often something else.
func (g *register) add(f *firm) error {
	starred := strings.HasSuffix(f.name, "*")
	f.name = strings.TrimSuffix(f.name, "*")
	key := reference.Key(f.name)
	if key == "" || strings.Contains(f.name, "\t") {
		return f.from.fault("%q is no name", f.name)
	}
	if other := g.keys[key]; other != nil {
		return f.from.fault("%s is known already, from %s:%d as %s", f.name, other.from.file, other.from.line, other.name)
	}
	if f.cik != "" {
		if other := g.byCIK[f.cik]; other != nil {
			return f.from.fault("%s has the CIK of %s", f.name, other.name)
		}
		g.byCIK[f.cik] = f
	}
	g.all = append(g.all, f)
	g.set(key, f, starred || g.common.word(key) || g.common.first(key))
	return nil
}

// also enters a further name of f, which must add something: the error names
// the firm that has its key already, which may be f.
func (g *register) also(f *firm, name string) error {
	name, starred := strings.CutSuffix(name, "*")
	key := reference.Key(name)
	if key == "" {
		return f.from.fault("%q is no name", name)
	}
	if other := g.keys[key]; other != nil {
		return f.from.fault("%s, a name of %s, is known already, from %s:%d as %s", name, f.name, other.from.file, other.from.line, other.name)
	}
	g.set(key, f, starred || g.common.word(key) || g.common.first(key))
	return nil
}

// offer enters a further name of f, which nobody has looked at, where no firm
// has it.
func (g *register) offer(f *firm, name string) {
	if key := reference.Key(name); key != "" && g.keys[key] == nil {
		g.set(key, f, g.common.common(key) || len(key) <= len("nov"))
	}
}

func (g *register) set(key string, f *firm, word bool) {
	g.keys[key] = f
	g.word[key] = word
}

// names lists the keys in order.
func (g *register) names() []nameLine {
	number := map[*firm]int{}
	for i, f := range g.all {
		number[f] = i
	}
	var all []nameLine
	for key, f := range g.keys {
		refs := fmt.Sprint(number[f])
		if g.word[key] {
			refs += "*"
		}
		all = append(all, nameLine{key, refs})
	}
	slices.SortFunc(all, func(a, b nameLine) int { return strings.Compare(a.key, b.key) })
	return all
}
