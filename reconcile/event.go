package reconcile

import (
	"cmp"
	"slices"
	"strings"

	"headcount"
)

// event is the cluster as a record.
func (c *cluster) event() headcount.Event {
	e := headcount.Event{
		ID: c.slug, Key: c.key, Employer: c.name(), Family: c.unit.family, Count: c.count, Share: c.share,
		Status: c.status, Group: c.group, Places: slices.Clone(c.places), Causes: c.causes(), Total: c.total, Withdrawn: c.withdrawn,
		KnownBy: c.knownBy, Headline: c.headline(), Why: append(c.why, c.apart()...), Claims: make([]*headcount.Stated, len(c.members)),
		Relations: make([]headcount.Relation, len(c.relations)), Disputes: c.disputes,
	}
	e.Announced, e.Effective = opt(c.announced), opt(c.effective)
	e.Doubts, e.Witnesses = c.doubts(), c.told
	e.Reports, e.Independent = len(c.witnesses), len(e.Witnesses)
	for i, m := range c.members {
		e.Claims[i] = m.Stated
	}
	for i, r := range c.relations {
		e.Relations[i] = headcount.Relation{Kind: r.kind, To: r.to.slug, Why: r.why, Claims: r.claims}
	}
	if e.Places == nil {
		e.Places = []string{}
	}
	if e.Disputes == nil {
		e.Disputes = []headcount.Dispute{}
	}
	return e
}

// opt returns s, nil for "".
func opt(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// causes are all that claims give, each once, in the order of the vocabulary.
func (c *cluster) causes() []headcount.Cause {
	all := []headcount.Cause{}
	for _, m := range c.standing {
		for _, x := range m.Causes {
			if !slices.Contains(all, x) {
				all = append(all, x)
			}
		}
	}
	slices.SortFunc(all, func(a, b headcount.Cause) int {
		return cmp.Or(cmp.Compare(slices.Index(headcount.CauseNames, a.Cause), slices.Index(headcount.CauseNames, b.Cause)),
			cmp.Compare(a.By, b.By), cmp.Compare(a.Stance, b.Stance), cmp.Compare(a.Cause, b.Cause))
	})
	return all
}

// apart names the events that the claims stood near, and why they are not in
// them: the closest few.
func (c *cluster) apart() []headcount.Value {
	var all []headcount.Value
	told := map[string]bool{}
	for _, m := range c.members {
		for _, r := range m.refused {
			if r.from == c || r.from.slug == "" || told[r.from.slug] || len(all) == maxApart {
				continue
			}
			told[r.from.slug] = true
			all = append(all, headcount.Value{Value: "apart", Why: "not " + r.from.slug + ": " + r.why.String(), Claims: []string{m.ID}})
		}
	}
	return all
}

// maxApart bounds the neighbours that an event names.
const maxApart = 8

// name is the employer's name as shown: the one of reference data, else the
// fullest that the claims give.
func (c *cluster) name() string {
	if c.unit.name != "" {
		return c.unit.name
	}
	best := ""
	for _, m := range c.standing {
		if m.unit == c.unit && (len(m.Employer) > len(best) || len(m.Employer) == len(best) && strings.Compare(m.Employer, best) < 0) {
			best = m.Employer
		}
	}
	return best
}
