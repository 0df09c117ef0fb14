package reconcile

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headcount"
)

// A namer gives events their slugs. An event bears the oldest slug among its
// claims; where two events share it, after a split, the one with the claim that
// was named first keeps it, of those that count if any does.
type namer struct {
	taken  func(string) bool
	used   map[string]bool  // slugs of the input and of this run
	first  map[string]*fact // slug → the claim that was named first
	tried  map[string]int   // the last number tried behind a slug that was taken
	minted []headcount.Name
}

func newNamer(in Input, facts []*fact) *namer {
	n := &namer{taken: in.Taken, used: make(map[string]bool, len(in.Names)/4), first: make(map[string]*fact, len(in.Names)/4), tried: map[string]int{}}
	known := in.Memory.known(facts)
	names := slices.Clone(in.Names)
	slices.SortFunc(names, func(a, b headcount.Name) int { return cmp.Compare(a.Number, b.Number) })
	for i, x := range names {
		n.used[x.Slug] = true
		f := known[x.Claim]
		if f == nil {
			continue
		}
		if first := n.first[x.Slug]; first == nil || f.stands() && !first.stands() {
			n.first[x.Slug] = f
		}
		if f.borne == nil { // most bear one
			f.borne = names[i : i+1 : i+1]
		} else {
			f.borne = append(f.borne, x)
		}
	}
	return n
}

// assign gives each cluster its slug, and mints a name for each of its claims
// that no slug of the event is tied to. The ledger numbers them.
func (n *namer) assign(clusters []*cluster) {
	for _, c := range clusters {
		c.slug = n.oldest(c)
	}
	for _, c := range clusters {
		if c.slug == "" {
			c.slug = n.fresh(c)
		}
		for _, m := range c.members {
			if !slices.ContainsFunc(m.borne, func(x headcount.Name) bool { return n.leadsTo(x.Slug, c) }) {
				n.minted = append(n.minted, headcount.Name{Slug: c.slug, Claim: m.ID})
			}
		}
	}
}

// leadsTo reports whether a slug is the event's: the claim that was first named
// by it is there.
func (n *namer) leadsTo(slug string, c *cluster) bool {
	first := n.first[slug]
	return first != nil && first.in == c
}

// oldest returns the oldest slug among the claims of c that is not another
// event's.
func (n *namer) oldest(c *cluster) string {
	var best headcount.Name
	for _, m := range c.members {
		for _, x := range m.borne {
			if n.leadsTo(x.Slug, c) && (best.Slug == "" || x.Number < best.Number) {
				best = x
			}
		}
	}
	return best.Slug
}

// fresh mints a slug: employer, month, figure.
func (n *namer) fresh(c *cluster) string {
	var b strings.Builder
	b.WriteString(c.unit.slug)
	if d := c.when(); d.known {
		y, m, _ := d.First.Date()
		fmt.Fprintf(&b, "-%04d-%02d", y, m)
	}
	switch {
	case c.fig.form != none:
		b.WriteString("-" + strconv.FormatInt(c.fig.number, 10))
	case c.fig.shared():
		b.WriteString("-" + strings.ReplaceAll(strconv.FormatFloat(c.fig.percent, 'f', -1, 64), ".", "-") + "pct")
	default:
		b.WriteString("-cut")
	}
	base := b.String()
	slug := base
	for n.used[slug] || n.taken != nil && n.taken(slug) {
		n.tried[base] = max(n.tried[base], 1) + 1
		slug = base + "-" + strconv.Itoa(n.tried[base])
	}
	n.used[slug] = true
	return slug
}
