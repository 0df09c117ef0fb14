package check

import (
	"slices"

	"headcount"
	"headcount/edtf"
	"headcount/reconcile"
)

// How far apart in days things may be.
const (
	// monthLong: a date no wider than this says which cut is meant.
	monthLong = 31
	aYear     = 365
	// recent: a draft that dates a cut within so many days of itself is news of
	// it, and may tell of one that the ledger does not know yet.
	recent = 60
	// soon: within so many days of an announcement a text without a date means it.
	soon = 7
	// mayBeOld: a number told under a date so much earlier is more likely that of
	// an older cut than a misdated one: of a number of one digit, of two, of more.
	mayBeOld, mayBeOlder, mayBeOldest = 400, 800, 1200
)

// reduction checks a claim of a cut.
func (c *checker) reduction(f *Finding, i int) {
	claim := &c.claims[i]
	events := c.of(claim)
	h, how, loose := c.match(claim, events)
	if c.in.Called[c.cmp.Family(f.Employer)] != "" {
		f.Note = "taken as " + claim.Employer
	}
	if loose && c.otherNumber(f, claim, events) {
		return
	}
	c.matched[i] = h
	if h == nil {
		c.unmatched(f, claim, events)
		return
	}
	f.Event, f.Headline, f.Ledger = h.ID, h.Headline, eventWords(&h.Event)
	f.Note = joined(f.Note, how)
	c.support(f, claim, h)
	if loose && f.Independent == 0 {
		f.Note = joined(f.Note, "what the ledger has of it, a bound, a word or no number, leaves the draft's open")
	} else {
		c.otherCount(f, claim, h)
	}
	c.against(f, claim, h)
	c.credit(f, claim, h)
	c.stale(f, claim, h)
}

// match finds the event that a claim means: one that has its number or share at
// its time, the closest first; else the one that it would be in, were the draft
// one more report. loose says that their numbers are no more than not unlike.
func (c *checker) match(claim *headcount.Claim, events []*held) (h *held, how string, loose bool) {
	var best *held
	grade := 0
	for _, h := range events {
		if g := c.grade(claim, h); g > grade || g == grade && g > 0 && h.later(best) {
			best, grade = h, g
		}
	}
	if best != nil {
		return best, "", grade < gradeAgrees
	}
	if h := c.landedIn(claim); h != nil {
		return h, "by the rules that make events of reports", c.cmp.Numbered(claim) && !c.sized(claim, h)
	}
	return nil, "", false
}

// sized reports whether a report of an event gives a number that a claim's can be
// held against.
func (c *checker) sized(claim *headcount.Claim, h *held) bool {
	for i := range h.stands {
		if n := c.cmp.Counts(claim, &h.stands[i].Claim); n != reconcile.Unsaid && n != reconcile.Overlaps {
			return true
		}
	}
	return false
}

// landedIn is the event of the ledger that holds what a claim would stand beside.
func (c *checker) landedIn(claim *headcount.Claim) *held {
	for _, s := range c.beside[claim.ID] {
		if h := c.byClaim[s.ID]; h != nil && !h.misdated() {
			return h
		}
	}
	return nil
}

// What the likeness of figures is worth against all else that fits, which is worth
// less than 16 together.
const (
	gradeOverlaps = 16
	gradeAgrees   = 32
	gradeShare    = 48
	gradeEqual    = 64
)

// grade says how well a claim that gives a number or a share fits an event, 0
// where it does not.
func (c *checker) grade(claim *headcount.Claim, h *held) int {
	if !c.fitsTime(claim, h) || h.misdated() || !c.kin(claim.Employer, h.Employer) {
		return 0
	}
	n := 0
	for _, s := range h.Claims {
		if s.Back != "" && len(h.stands) > 0 || c.cmp.People(claim, &s.Claim) == reconcile.FitApart && !c.tells(claim) {
			continue
		}
		switch c.cmp.Counts(claim, &s.Claim) {
		case reconcile.Equal:
			n = max(n, gradeEqual)
		case reconcile.Agrees, reconcile.Overlaps:
			switch {
			case claim.Status == headcount.Confirmed && s.Status == headcount.Expected:
			case c.cmp.Counts(claim, &s.Claim) == reconcile.Agrees && c.cmp.Numbered(claim) && c.cmp.Numbered(&s.Claim) && c.sameFirm(claim.Employer, h.Employer) && (claim.Announced != "" || c.lately(h)):
				n = max(n, gradeAgrees)
			case (claim.Announced != "" || c.soonAfter(h)) && h.replacedBy() == "" && c.sameFirm(claim.Employer, h.Employer):
				n = max(n, gradeOverlaps)
			}
		case reconcile.Unsaid:
			if claim.Count == nil && claim.Share != nil && c.cmp.Shares(claim, &s.Claim) <= reconcile.Agrees {
				n = max(n, gradeShare)
			}
		}
	}
	if n == 0 || n < gradeEqual && c.cmp.Places(claim.Places, h.Places) == reconcile.FitApart {
		return 0
	}
	if claim.Cumulative == h.Total {
		n += 4
	}
	if c.cmp.Places(claim.Places, h.Places) <= reconcile.FitInside && (len(claim.Places) > 0) == (len(h.Places) > 0) {
		n += 2
	}
	if c.sameFirm(claim.Employer, h.Employer) {
		n += 2
	}
	if len(h.stands) > 0 && h.replacedBy() == "" {
		n++
	}
	return n
}

// tells reports whether a number has so many digits that two cuts of one employer
// are not likely to share it.
func (c *checker) tells(claim *headcount.Claim) bool { return c.cmp.Digits(claim) >= 3 }

// fitsTime reports whether the date of a claim can be that of an event: a date
// that any of its sources gives, the days when the jobs end, or, where no source
// gives a date, some time before it was known.
func (c *checker) fitsTime(claim *headcount.Claim, h *held) bool {
	at, ok := reconcile.Date(claim.Announced)
	if !ok {
		return true
	}
	for _, d := range h.dates {
		if d.Gap(at) <= reconcile.NewsLag {
			return true
		}
	}
	for _, s := range h.Claims {
		if ends, ok := reconcile.Date(s.Effective); ok && ends.Overlaps(at) {
			return true
		}
	}
	if len(h.dates) > 0 {
		return false
	}
	known, ok := reconcile.Date(h.KnownBy)
	return ok && at.First <= known.Last+reconcile.NewsLag && at.Last >= known.First-mayBeOld
}

// kin reports whether one of two employers belongs to the other.
func (c *checker) kin(a, b string) bool { return c.cmp.Within(a, b) || c.cmp.Within(b, a) }

// sameFirm reports whether two names are one employer's.
func (c *checker) sameFirm(a, b string) bool { return c.cmp.Within(a, b) && c.cmp.Within(b, a) }

// soonAfter reports whether the draft is of the days after an event.
func (c *checker) soonAfter(h *held) bool {
	for _, d := range h.dates {
		if c.dated && d.Days() <= monthLong && c.at.First >= d.First && c.at.First <= d.Last+monthLong {
			return true
		}
	}
	return false
}

// lately reports whether an event is of the time in which a text without a date
// would still mean it by a number that is only near.
func (c *checker) lately(h *held) bool {
	return !c.dated || h.first() <= c.at.Last && h.first() >= c.at.First-mayBeOld
}

// later reports whether an event was announced after another.
func (h *held) later(o *held) bool { return o == nil || h.first() > o.first() }

// first is the first day of an event: announced, else known.
func (h *held) first() edtf.Day {
	if h.Announced != nil {
		if at, ok := reconcile.Date(*h.Announced); ok {
			return at.First
		}
	}
	at, _ := reconcile.Date(h.KnownBy)
	return at.First
}

// support lists who says the same of the event.
func (c *checker) support(f *Finding, claim *headcount.Claim, h *held) {
	var same []headcount.Stated
	for i := range h.stands {
		if c.agrees(claim, &h.stands[i].Claim) {
			same = append(same, h.stands[i])
		}
	}
	f.Supports = c.from(same)
	f.Independent = c.independent(f.Supports)
	switch {
	case f.Independent > 0:
		f.Verdict = Supported
		c.disputes(f, claim, h)
	case len(f.Supports) > 0:
		f.Note = joined(f.Note, "no one else says so: what the ledger has is a copy of this text")
	}
}

// agrees reports whether a claim of the ledger states the number or the share of
// one of the draft, or, where the draft gives none, the cut.
func (c *checker) agrees(claim, told *headcount.Claim) bool {
	if claim.Count != nil {
		// "At least 11,000" does not say 16,000, nor "up to 9,000" 19,000; 14,000 is
		// "at least 10,000", and "thousands".
		if n := c.cmp.Counts(claim, told); n != reconcile.Overlaps || c.cmp.Digits(claim) > 0 {
			return n <= reconcile.Agrees
		}
		n, ok := told.Count.Point()
		return !c.cmp.Numbered(claim) || ok && !far(claim.Count, n)
	}
	if claim.Share != nil {
		return c.cmp.Shares(claim, told) <= reconcile.Agrees
	}
	return true
}

// far reports whether a number is less than half of a bound that it keeps below, or
// more than twice one that it keeps above.
func far(bound *headcount.Count, n int64) bool {
	return bound.Max != nil && 2*n < *bound.Max || bound.Min != nil && n > 2**bound.Min
}

// disputes says who gives another number or date than the draft and its sources.
func (c *checker) disputes(f *Finding, claim *headcount.Claim, h *held) {
	for _, d := range h.Disputes {
		if d.Field != FieldCount && d.Field != FieldAnnounced {
			continue
		}
		for _, v := range d.Values {
			var others []headcount.Stated
			for _, id := range v.Claims {
				s := c.claim(id)
				if s == nil || d.Field == FieldCount && c.cmp.Counts(claim, &s.Claim) != reconcile.Unlike || d.Field == FieldAnnounced && !apart(claim.Announced, s.Announced) {
					continue
				}
				others = append(others, *s)
			}
			if len(others) > 0 {
				f.Disputes = append(f.Disputes, Dispute{Field: d.Field, Value: v.Value, Sources: c.from(others)})
			}
		}
	}
}

// claim is a claim of the ledger that stands, by its ID; nil for none.
func (c *checker) claim(id string) *headcount.Stated {
	if h := c.byClaim[id]; h != nil {
		for i := range h.stands {
			if h.stands[i].ID == id {
				return &h.stands[i]
			}
		}
	}
	return nil
}

// misdated reports whether the ledger itself takes an event for another, told
// under a date at which nobody knows a cut.
func (h *held) misdated() bool {
	return slices.ContainsFunc(h.Disputes, func(d headcount.Dispute) bool { return d.Field == FieldAnnounced }) &&
		slices.ContainsFunc(h.newer, func(n *held) bool { return n.Status == headcount.Confirmed && n.Count.Equal(h.Count) })
}

// apart reports whether two dates are given and cannot be those of one
// announcement.
func apart(a, b string) bool {
	x, ok := reconcile.Date(a)
	y, also := reconcile.Date(b)
	return ok && also && x.Gap(y) > reconcile.NewsLag
}
