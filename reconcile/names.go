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
	used   map[string]bool    // slugs of the input and of this run
	place  map[string]int32   // of a fact among all, by its id
	borne  [][]headcount.Name // by facts at their places, oldest first
	first  map[string]string  // slug → the claim that was named first
	tried  map[string]int     // the last number tried behind a slug that was taken
	minted []headcount.Name
}

func newNamer(in Input, facts []*fact) *namer {
	n := &namer{taken: in.Taken, used: make(map[string]bool, len(in.Names)/4), place: make(map[string]int32, len(facts)),
		borne: make([][]headcount.Name, len(facts)), first: make(map[string]string, len(in.Names)/4), tried: map[string]int{}}
	for i, f := range facts {
		n.place[f.ID] = int32(i)
	}
	names := slices.Clone(in.Names)
	slices.SortFunc(names, func(a, b headcount.Name) int { return cmp.Compare(a.Number, b.Number) })
	for i, x := range names {
		n.used[x.Slug] = true
		at, present := n.place[x.Claim]
		if !present {
			continue
		}
		if first, ok := n.first[x.Slug]; !ok || facts[at].stands() && !facts[n.place[first]].stands() {
			n.first[x.Slug] = x.Claim
		}
		if n.borne[at] == nil { // most bear one
			n.borne[at] = names[i : i+1 : i+1]
		} else {
			n.borne[at] = append(n.borne[at], x)
		}
	}
	return n
}

// of are the names of a claim, oldest first.
func (n *namer) of(claim string) []headcount.Name {
	if at, ok := n.place[claim]; ok {
		return n.borne[at]
	}
	return nil
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
		for _, id := range c.ids {
			if !slices.ContainsFunc(n.of(id), func(x headcount.Name) bool { return n.leadsTo(x.Slug, c) }) {
				n.minted = append(n.minted, headcount.Name{Slug: c.slug, Claim: id})
			}
		}
	}
}

// leadsTo reports whether a slug is the event's: the claim that was first named
// by it is there.
func (n *namer) leadsTo(slug string, c *cluster) bool {
	_, ours := slices.BinarySearch(c.ids, n.first[slug])
	return ours
}

// oldest returns the oldest slug among the claims of c that is not another
// event's.
func (n *namer) oldest(c *cluster) string {
	var best headcount.Name
	for _, id := range c.ids {
		for _, x := range n.of(id) {
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
