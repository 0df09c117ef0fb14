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
	used   map[string]bool             // slugs of the input and of this run
	claims map[string][]headcount.Name // by claim, oldest first
	first  map[string]string           // slug → the claim that was named first
	tried  map[string]int              // the last number tried behind a slug that was taken
	minted []headcount.Name
}

func newNamer(in Input, facts []*fact) *namer {
	n := &namer{taken: in.Taken, used: make(map[string]bool, len(in.Names)/4), claims: make(map[string][]headcount.Name, len(in.Names)),
		first: make(map[string]string, len(in.Names)/4), tried: map[string]int{}}
	stands := make(map[string]bool, len(facts)) // of those that are there
	for _, f := range facts {
		stands[f.ID] = f.stands()
	}
	names := slices.Clone(in.Names)
	slices.SortFunc(names, func(a, b headcount.Name) int { return cmp.Compare(a.Number, b.Number) })
	for _, x := range names {
		n.used[x.Slug] = true
		stood, present := stands[x.Claim]
		if first, ok := n.first[x.Slug]; present && (!ok || stood && !stands[first]) {
			n.first[x.Slug] = x.Claim
		}
	}
	slices.SortFunc(names, func(a, b headcount.Name) int {
		return cmp.Or(strings.Compare(a.Claim, b.Claim), cmp.Compare(a.Number, b.Number))
	})
	for len(names) > 0 {
		k := 1
		for k < len(names) && names[k].Claim == names[0].Claim {
			k++
		}
		n.claims[names[0].Claim] = names[:k:k]
		names = names[k:]
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
		for _, id := range c.ids {
			if !slices.ContainsFunc(n.claims[id], func(x headcount.Name) bool { return n.leadsTo(x.Slug, c) }) {
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
		for _, x := range n.claims[id] {
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
