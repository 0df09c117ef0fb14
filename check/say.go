package check

import (
	"slices"
	"strconv"
	"strings"

	"headcount"
)

// words says in one line what a claim states.
func words(c *headcount.Claim) string {
	if c.Type == headcount.Statement {
		who := c.Speaker
		if who == "" {
			who = "someone"
		}
		return who + ": “" + c.Quote + "”"
	}
	parts := []string{c.Type, c.Employer}
	for _, q := range []string{c.Count.String(), shareWords(c.Share), c.Money.String(), c.Group, strings.Join(c.Places, ", "), c.Status} {
		if q != "" {
			parts = append(parts, q)
		}
	}
	if c.Kind != "" {
		parts = append(parts, c.Kind)
	}
	if c.Days != nil {
		parts = append(parts, strconv.FormatFloat(*c.Days, 'f', -1, 64)+" days")
	}
	if c.Announced != "" {
		parts = append(parts, "announced "+c.Announced)
	}
	for _, cause := range c.Causes {
		if cause.Cause == ai {
			parts = append(parts, causeWords(cause))
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, " · ")
}

func shareWords(s *headcount.Share) string {
	w := s.String()
	if w != "" && s.Of != "" {
		w += " of " + s.Of
	}
	return w
}

// causeWords says a cause with who gives it.
func causeWords(c headcount.Cause) string {
	w := c.Cause + " by " + c.By
	if c.Stance != asserted {
		w += ", " + c.Stance
	}
	return w
}

// eventWords says in one line what the ledger has of an event.
func eventWords(e *headcount.Event) string {
	c := headcount.Claim{Type: e.ID, Employer: e.Employer, Count: e.Count, Share: e.Share, Group: e.Group, Places: e.Places, Status: e.Status, Announced: opt(e.Announced), Causes: e.Causes}
	if e.Withdrawn {
		c.Status = "withdrawn"
	}
	if e.Total {
		c.Status += ", a total"
	}
	return words(&c)
}

// joined puts two notes together.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}

func opt(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}

func contains(list []string, s string) bool { return slices.Contains(list, s) }

// related reports whether an event has a relation of a kind to another.
func related(e *headcount.Event, kind, to string) bool {
	return slices.ContainsFunc(e.Relations, func(r headcount.Relation) bool { return r.Kind == kind && r.To == to })
}
