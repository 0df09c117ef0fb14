package check

import (
	"slices"
	"strings"

	"headcount"
	"headcount/reconcile"
)

// decidedWithin is within how many days an announcement replaces what was expected
// or reported, where no relation says so, and of which part of the number at
// least: half of "up to 1,300".
const decidedWithin = 180

// renew links each event to those that replace it.
func (c *checker) renew() {
	byID := map[string]*held{}
	for _, h := range c.events {
		byID[h.ID] = h
	}
	for _, h := range c.events {
		for _, r := range h.Relations {
			switch to := byID[r.To]; {
			case to == nil:
			case r.Kind == headcount.Revises:
				to.newer = append(to.newer, h)
			case r.Kind == headcount.ReportedAs:
				h.newer = append(h.newer, to)
			}
		}
	}
}

// replacedBy names what replaces an event, "" for nothing.
func (h *held) replacedBy() string {
	if len(h.newer) == 0 {
		return ""
	}
	return h.newer[0].ID
}

// stale: the draft gives as it stood what has been taken back, denied, revised or
// announced since. A draft that tells what is new as well tells history, and a
// draft that came out before what is new could not know it.
func (c *checker) stale(f *Finding, claim *headcount.Claim, h *held) {
	w := Wrong{Verdict: OutOfDate, Field: FieldCount, Draft: claim.Count.String()}
	if claim.Count == nil {
		w.Field, w.Draft = FieldShare, claim.Share.String()
	}
	if !c.sameFigure(claim, h) || claim.Count != nil && !c.cmp.Numbered(claim) {
		return
	}
	switch now := c.now(claim, h); {
	case len(h.stands) == 0:
		w.Why, w.Ledger = "what told of it was taken back: "+h.Claims[0].Back, "withdrawn"
		by := h.speakers()
		if list := c.instead(h); len(list) > 0 {
			n := list[0]
			w.Why += "; now " + n.Count.String()
			w.Ledger = n.Count.String()
			by = append(by, n)
			if c.elsewhere(claim, c.byClaim[n.ID]) {
				return
			}
		}
		f.Verdict = Unknown
		c.add(f, w, h, by)
	case h.Status == headcount.Denied && claim.Status != headcount.Denied && claim.Status != headcount.Confirmed && !c.denied(claim):
		w.Field, w.Draft, w.Ledger, w.Why = FieldStatus, claim.Status, headcount.Denied, "the employer has denied it"
		c.add(f, w, h, h.stands)
	case now != nil && !c.elsewhere(claim, now):
		w.Ledger, w.Why = now.Count.String(), "since "+now.Headline+", "+now.ID+" of "+opt(now.Announced)
		c.add(f, w, now, now.stands)
	}
}

// now is the event that stands in the place of one: the last that revises it, the
// announcement of what it reports, or the employer's decision on what it expects.
func (c *checker) now(claim *headcount.Claim, h *held) *held {
	for _, n := range h.newer {
		if len(n.stands) > 0 && n.Count != nil && !n.Count.Equal(h.Count) && c.known(n) && c.cmp.Counts(claim, &headcount.Claim{Employer: n.Employer, Count: n.Count}) != reconcile.Equal {
			return n
		}
	}
	if len(h.newer) > 0 || h.Status != headcount.Expected && h.Status != headcount.Reported || h.Total || h.Count == nil {
		return nil
	}
	var one *held
	for _, n := range c.families[h.Family] {
		if n == h || !c.kin(n.Employer, h.Employer) || n.Status != headcount.Confirmed || n.Total || n.first() <= h.first() || n.first() > h.first()+decidedWithin || len(n.stands) == 0 {
			continue
		}
		if one != nil {
			return nil
		}
		one = n
	}
	if one == nil || one.Count == nil || !c.known(one) || c.cmp.Places(one.Places, h.Places) == reconcile.FitApart {
		return nil
	}
	_, most := h.Count.Bounds()
	if n, ok := one.Count.Point(); !ok || n > most || 2*n < most || one.Count.Equal(h.Count) {
		return nil
	}
	return one
}

// known reports whether an event was known when the draft came out.
func (c *checker) known(h *held) bool {
	at, ok := reconcile.Date(h.KnownBy)
	return !c.dated || !ok || at.First <= c.at.Last
}

// elsewhere reports whether another claim of the draft gives the number of an
// event.
func (c *checker) elsewhere(claim *headcount.Claim, h *held) bool {
	if h == nil {
		return false
	}
	for i := range c.claims {
		o := &c.claims[i]
		if o.ID != claim.ID && o.Type == headcount.Reduction && c.cmp.Family(o.Employer) == h.Family && c.sameFigure(o, h) && c.fitsTime(o, h) {
			return true
		}
	}
	return false
}

// instead lists what the later versions of the documents of a withdrawn event say
// of the same employer and day.
func (c *checker) instead(h *held) []headcount.Stated {
	var out []headcount.Stated
	for _, o := range c.families[h.Family] {
		for _, s := range o.stands {
			for _, b := range h.Claims {
				if s.Document.Address != "" && s.Document.Address == b.Document.Address && !apart(s.Announced, b.Announced) && s.Count != nil && s.Group == b.Group {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

func sorted(list []string) []string {
	slices.SortFunc(list, strings.Compare)
	return list
}
