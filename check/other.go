package check

import (
	"headcount"
	"headcount/reconcile"
)

// other checks a claim that is neither a cut nor a quotation: known, where a report
// states the same quantity of the same employer. A number of staff changes, and
// money is told in many ways, so another quantity contradicts nothing.
func (c *checker) other(f *Finding, claim *headcount.Claim) {
	var same []headcount.Stated
	for i := range c.in.Told {
		s := &c.in.Told[i]
		if s.Type == claim.Type && s.Back == "" && !c.own(s.Document) && c.cmp.Family(s.Employer) == c.cmp.Family(claim.Employer) && c.sameQuantity(claim, &s.Claim) {
			same = append(same, *s)
		}
	}
	f.Supports = c.from(same)
	switch f.Independent = c.independent(f.Supports); {
	case f.Independent > 0:
		f.Verdict = Supported
	case len(same) > 0:
		f.Note = "no one else says so: what the ledger has is a copy of this text"
	default:
		f.Note = "no report that the ledger has states it"
	}
}

func (c *checker) sameQuantity(a, b *headcount.Claim) bool {
	switch {
	case a.Kind != b.Kind:
		return false
	case a.Count != nil && b.Count != nil:
		return c.cmp.Counts(a, b) <= reconcile.Agrees && (a.Group == b.Group || c.cmp.People(a, b) == reconcile.FitSame)
	case a.Share != nil && b.Share != nil:
		return c.cmp.Shares(a, b) <= reconcile.Agrees
	case a.Money != nil && b.Money != nil:
		return a.Money.Currency == b.Money.Currency && bound(a.Money.Min) == bound(b.Money.Min) && bound(a.Money.Max) == bound(b.Money.Max)
	case a.Days != nil && b.Days != nil:
		return *a.Days == *b.Days
	}
	return false
}

// bound is a bound of money, -1 where there is none.
func bound(p *float64) float64 {
	if p == nil {
		return -1
	}
	return *p
}
