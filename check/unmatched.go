package check

import (
	"fmt"
	"strconv"
	"strings"

	"headcount"
	"headcount/edtf"
	"headcount/reconcile"
	"headcount/reference"
)

// unmatched looks for what a claim that means no event of its employer may have
// wrong: its date, its number, what its share is of, or its employer.
func (c *checker) unmatched(f *Finding, claim *headcount.Claim, events []*held) {
	for _, look := range []func(*Finding, *headcount.Claim, []*held) bool{c.otherTime, c.otherNumber, c.otherBase, c.otherFirm} {
		if look(f, claim, events) {
			return
		}
	}
	c.landedOtherwise(f, claim)
	switch {
	case len(f.Wrong) > 0:
	case len(events) == 0:
		f.Note = joined(f.Note, "the ledger knows no cut of this employer")
	case f.Note == "" || strings.HasPrefix(f.Note, "taken as"):
		f.Note = joined(f.Note, fmt.Sprintf("none of the %d cuts that the ledger has of this employer is this one", len(events)))
	}
}

// otherTime: the very number or share of the employer, announced at another time.
// A cut that the draft is news of may be one that the ledger does not know yet.
func (c *checker) otherTime(f *Finding, claim *headcount.Claim, events []*held) bool {
	at, ok := reconcile.Date(claim.Announced)
	if !ok || claim.Cumulative || !c.exact(claim) {
		return false
	}
	var best *held
	var date edtf.Interval
	gap := 0
	for _, h := range events {
		if h.Total || h.misdated() || len(h.dates) == 0 || !c.kin(claim.Employer, h.Employer) || !c.sameFigure(claim, h) || c.cmp.People(claim, &h.speakers()[0].Claim) == reconcile.FitApart && !c.tells(claim) {
			continue
		}
		d := h.dates[0]
		for _, o := range h.dates {
			if o.Gap(at) < d.Gap(at) {
				d = o
			}
		}
		if g := d.Gap(at); best == nil || g < gap {
			best, gap, date = h, g, d
		}
	}
	if best == nil {
		return false
	}
	f.Event, f.Headline, f.Ledger = best.ID, best.Headline, eventWords(&best.Event)
	if by, ok := c.otherYear(claim, at, date); ok {
		f.Event, f.Headline, f.Ledger = "", "", ""
		f.Note = joined(f.Note, "the ledger has this number as "+best.ID+", announced "+date.String()+"; the draft gives no year, and by its own day it is "+by)
		return true
	}
	mayBeAnother := c.cmp.Digits(claim) == 1 && !wrongYear(at, date) && (best.Independent < 2 || gap <= monthLong)
	if at.First > date.Last && c.dated && at.Last+recent >= c.at.First || gap > c.oldest(claim) || mayBeAnother {
		f.Event, f.Headline, f.Ledger = "", "", ""
		f.Note = joined(f.Note, "the ledger has this number as "+best.ID+", announced "+date.String()+"; this may be another cut")
		return true
	}
	var by []headcount.Stated
	for _, s := range best.speakers() {
		if apart(claim.Announced, s.Announced) {
			by = append(by, s)
		}
	}
	why := "this number was announced then"
	if wrongYear(at, date) {
		why = "the year is another"
	}
	for _, h := range events {
		if h.misdated() && c.sameFigure(claim, h) && c.fitsTime(claim, h) {
			f.Note = joined(f.Note, "a report has the draft's date, which the ledger does not take: "+from(h))
		}
	}
	c.add(f, Wrong{Verdict: Contradicted, Field: FieldAnnounced, Draft: claim.Announced, Ledger: dayOf(best, date), Why: why}, best, by)
	return true
}

// dayOf is the day on which the ledger has an event as announced, where that is of
// the date that was compared.
func dayOf(h *held, date edtf.Interval) string {
	if at, ok := reconcile.Date(opt(h.Announced)); ok && at.Gap(date) <= reconcile.NewsLag {
		return at.String()
	}
	return date.String()
}

// from names the first document of an event.
func from(h *held) string {
	d := h.speakers()[0].Document
	return strings.Trim(d.Outlet+" "+d.Published, " ")
}

// otherYear reports whether two dates are apart only because the draft gives no
// year, so that the year is that of its publication, which may be guessed; and
// which year that is.
func (c *checker) otherYear(claim *headcount.Claim, at, date edtf.Interval) (string, bool) {
	if c.yearWritten(claim) {
		return "", false
	}
	y, _, _ := at.First.Date()
	if at.Days() > 6*monthLong { // "last year"
		return strconv.Itoa(y), true
	}
	for n := edtf.Day(1); n <= 5; n++ {
		shifted := edtf.Interval{First: at.First - n*aYear - 1, Last: at.Last - n*aYear + 1}
		if shifted.Gap(date) <= reconcile.NewsLag {
			return strconv.Itoa(y), true
		}
	}
	return "", false
}

// oldest is how far back the number of a claim may be that of another cut.
func (c *checker) oldest(claim *headcount.Claim) int {
	switch n := c.cmp.Digits(claim); {
	case n >= 3:
		return mayBeOldest
	case n == 2:
		return mayBeOlder
	}
	return mayBeOld
}

// wrongYear reports whether two dates are the same but for the year.
func wrongYear(a, b edtf.Interval) bool {
	ya, ma, _ := a.First.Date()
	yb, mb, _ := b.First.Date()
	return ya != yb && ma == mb && a.Days() <= monthLong
}

// exact reports whether a claim gives one number of two digits and more, or one of
// a digit that is no bound, or a share alone.
func (c *checker) exact(claim *headcount.Claim) bool {
	return c.cmp.Digits(claim) > 0 || claim.Count == nil && claim.Share != nil
}

// sameFigure reports whether a report of an event gives the very number of a
// claim, or the very share.
func (c *checker) sameFigure(claim *headcount.Claim, h *held) bool {
	list := h.speakers()
	for i := range list {
		s := &list[i]
		if c.cmp.Counts(claim, &s.Claim) == reconcile.Equal || claim.Count == nil && s.Count == nil && c.cmp.Shares(claim, &s.Claim) == reconcile.Equal {
			return true
		}
	}
	return false
}

// otherNumber: another number for what the employer announced on that day, of the
// same people and places, where no cut of those days has the draft's.
func (c *checker) otherNumber(f *Finding, claim *headcount.Claim, events []*held) bool {
	if !c.cmp.Numbered(claim) && claim.Share == nil {
		return false
	}
	var best *held
	for _, h := range events {
		if len(h.stands) == 0 || !c.tied(claim, h) {
			continue
		}
		if best != nil && (best.Count == nil || h.Count != nil) {
			if best.Count != nil && h.Count != nil {
				return false // two cuts of that day: which is meant is not said
			}
			best = h
		} else if best == nil {
			best = h
		}
	}
	if best == nil {
		return false
	}
	var by []headcount.Stated
	field, draft, has, why := FieldCount, claim.Count.String(), best.Count.String(), "the ledger has another number for this cut"
	for i := range best.stands {
		s := &best.stands[i]
		switch {
		case c.cmp.Counts(claim, &s.Claim) == reconcile.Unlike:
			by = append(by, *s)
		case claim.Count == nil && c.cmp.Shares(claim, &s.Claim) == reconcile.Unlike:
			field, draft, has, why = FieldShare, claim.Share.String(), s.Share.String(), "the ledger has another share for this cut"
			by = append(by, *s)
		}
	}
	if len(by) == 0 {
		return false
	}
	f.Event, f.Headline, f.Ledger = best.ID, best.Headline, eventWords(&best.Event)
	c.add(f, Wrong{Verdict: Contradicted, Field: field, Draft: draft, Ledger: has, Why: why}, best, by)
	return true
}

// tied reports whether the date or the words of a claim tie it to an event whose
// number it does not have: the same days, the same kind of statement, the same
// people and places.
func (c *checker) tied(claim *headcount.Claim, h *held) bool {
	if claim.Cumulative != h.Total || claim.Status != h.Status || h.replacedBy() != "" {
		return false
	}
	if !c.sameFirm(claim.Employer, h.Employer) {
		return false
	}
	shares := claim.Count != nil && claim.Share != nil && c.anyShare(claim, h)
	switch at, ok := reconcile.Date(claim.Announced); {
	case ok:
		near := false
		for _, d := range h.dates {
			near = near || d.Days() <= monthLong && d.Gap(at) <= reconcile.NewsLag
		}
		if known, ok := reconcile.Date(h.KnownBy); ok && len(h.dates) == 0 && claim.Group != "" && claim.Group == h.Group {
			near = known.Days() == 1 && at.Days() == 1 && known.Gap(at) <= reconcile.NewsLag // dated by its report, and of the very group
		}
		if !near || at.Days() > monthLong || at.Days() > 1 && c.several(claim, at) {
			return false
		}
	case shares:
	default:
		if !c.fresh(h) {
			return false
		}
	}
	return shares || c.sameScope(claim, h)
}

// several reports whether the employer announced more than one cut in a time.
func (c *checker) several(claim *headcount.Claim, at edtf.Interval) bool {
	n := 0
	for _, h := range c.of(claim) {
		for _, d := range h.dates {
			if d.Overlaps(at) && len(h.stands) > 0 {
				n++
				break
			}
		}
	}
	return n > 1
}

// fresh reports whether the draft is of the days after an event.
func (c *checker) fresh(h *held) bool {
	for _, d := range h.dates {
		if c.dated && d.Days() == 1 && c.at.First >= d.First && c.at.First <= d.Last+soon {
			return true
		}
	}
	return false
}

func (c *checker) anyShare(claim *headcount.Claim, h *held) bool {
	for i := range h.stands {
		if c.cmp.Shares(claim, &h.stands[i].Claim) == reconcile.Equal {
			return true
		}
	}
	return false
}

// sameScope reports whether a claim counts the people and places of an event: the
// same, or people that it names more or less closely, where its number is near.
func (c *checker) sameScope(claim *headcount.Claim, h *held) bool {
	event := headcount.Claim{Employer: h.Employer, Count: h.Count, Share: h.Share, Group: h.Group}
	places, people := c.cmp.Places(claim.Places, h.Places), c.cmp.People(claim, &event)
	if places == reconcile.FitApart || people == reconcile.FitApart {
		return false
	}
	if places == reconcile.FitSame && people == reconcile.FitSame {
		return true
	}
	if places == reconcile.FitMixed || people == reconcile.FitMixed {
		return false
	}
	return near(claim.Count, h.Count)
}

// near reports whether two numbers are within a fourth of each other.
func near(a, b *headcount.Count) bool {
	x, ok := a.Point()
	y, also := b.Point()
	return ok && also && 4*max(x-y, y-x) <= max(x, y)
}

// otherBase: the very per cent of the employer at that time, of other people.
func (c *checker) otherBase(f *Finding, claim *headcount.Claim, events []*held) bool {
	percent, base, ok := c.cmp.Percent(claim)
	if !ok || claim.Count != nil || claim.Share.Of == "" {
		return false
	}
	for _, h := range events {
		if claim.Announced == "" && !c.fresh(h) || !c.fitsTime(claim, h) || !c.kin(claim.Employer, h.Employer) {
			continue
		}
		for i := range h.stands {
			s := &h.stands[i]
			p, b, ok := c.cmp.Percent(&s.Claim)
			if !ok || p != percent || s.Share.Of == "" || !distinct(base, b) {
				continue
			}
			f.Event, f.Headline, f.Ledger = h.ID, h.Headline, eventWords(&h.Event)
			c.add(f, Wrong{Verdict: Contradicted, Field: FieldShareOf, Draft: claim.Share.Of, Ledger: s.Share.Of, Why: "the share is of other people"}, h, []headcount.Stated{*s})
			return true
		}
	}
	return false
}

// otherFirm: the number belongs to another employer, on that day or in that place,
// and has so many digits that it is no chance.
func (c *checker) otherFirm(f *Finding, claim *headcount.Claim, _ []*held) bool {
	if !c.tells(claim) {
		return false
	}
	family := c.cmp.Family(claim.Employer)
	at, dated := reconcile.Date(claim.Announced)
	for _, h := range c.events {
		if h.Family == family || len(h.stands) == 0 || h.Count == nil || c.names(claim, h.Employer) || c.namesakes(claim.Employer, h.Employer) {
			continue
		}
		then := false
		for _, d := range h.dates {
			switch {
			case dated:
				then = then || d.Days() <= monthLong && d.Gap(at) <= reconcile.NewsLag
			case c.dated:
				then = then || c.at.First >= d.First && c.at.First <= d.Last+monthLong
			}
		}
		there := !dated && len(claim.Places) > 0 && len(h.Places) > 0 && c.cmp.Places(claim.Places, h.Places) <= reconcile.FitInside
		if !then && !there {
			continue
		}
		var by []headcount.Stated
		for i := range h.stands {
			if c.cmp.Counts(claim, &h.stands[i].Claim) == reconcile.Equal {
				by = append(by, h.stands[i])
			}
		}
		if len(by) == 0 {
			continue
		}
		f.Event, f.Headline, f.Ledger = h.ID, h.Headline, eventWords(&h.Event)
		c.add(f, Wrong{Verdict: Contradicted, Field: FieldEmployer, Draft: f.Employer, Ledger: h.Employer, Why: "the ledger has this number of " + h.Employer + ", and no such cut of " + f.Employer}, h, by)
		return true
	}
	return false
}

// namesakes reports whether one name begins with the whole of the other: they may
// be one employer.
func (c *checker) namesakes(a, b string) bool {
	x, y := reference.Slug(a), reference.Slug(b)
	return strings.HasPrefix(x+"-", y+"-") || strings.HasPrefix(y+"-", x+"-")
}

// sayOnce leaves a wrong date to the first claim that has it: parts of a cut that
// one phrase dates are not wrong once more.
func (c *checker) sayOnce(findings []Finding) {
	seen := map[string]bool{}
	for i := range findings {
		f := &findings[i]
		for k := 0; k < len(f.Wrong); k++ {
			w := f.Wrong[k]
			if w.Field != FieldAnnounced {
				continue
			}
			key := c.cmp.Family(c.claims[i].Employer) + "\n" + w.Draft + "\n" + w.Ledger
			if seen[key] && !c.exact(&c.claims[i]) {
				f.Wrong = append(f.Wrong[:k], f.Wrong[k+1:]...)
				f.Note = joined(f.Note, "dated as the cut that it is told with")
				k--
			}
			seen[key] = true
		}
	}
}
