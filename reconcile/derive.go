package reconcile

import (
	"cmp"
	"math"
	"slices"

	"headcount"
	"headcount/edtf"
)

// How long before a cut, and after it, a number of staff may have been stated to
// be that of which the share was cut, in days.
const (
	staffBefore = 183
	staffAfter  = 31
)

// sameRound is how many days apart a share and a number of jobs may be told that
// are about the same.
const sameRound = 60

// Derive turns bare shares into jobs: those of t.PercentOnly that are of the whole
// staff of an employer of which a number of staff is stated for that time, and
// puts them on t.Derived, save where a cut of about so many counts anyway. They stay out of t.Min and t.Max: no one has said these
// numbers. Of several numbers of staff it takes that of a document which tells the
// share too, else the nearest in time. headcounts are claims of that type; those
// that are taken back, of a group, of a place or without two bounds are passed over.
// judged says whose a name is.
func Derive(t *headcount.Total, events []headcount.Event, headcounts []headcount.Stated, judged *Judgement) {
	t.Derived = []headcount.Derived{}
	w := newWorld(judged.ref, judged)
	staff := map[string][]headcount.Stated{}
	for _, c := range headcounts {
		if u := w.unit(c.Employer); u != nil && wholeStaff(&c) {
			staff[u.slug] = append(staff[u.slug], c)
		}
	}
	shares, counts := setOf(t.PercentOnly), setOf(t.Events)
	for i := range events {
		e := &events[i]
		if !shares[e.ID] {
			continue
		}
		u := w.unit(e.Employer)
		if u == nil || e.Share == nil || e.Share.Min == nil || e.Share.Max == nil || baseOf(e.Share.Of, e.Employer) != "" || e.Group != "" {
			continue
		}
		c, ok := staffOf(e, staff[u.slug])
		if !ok {
			continue
		}
		lo, hi := c.Count.Bounds()
		least, most := int64(math.Floor(float64(lo)**e.Share.Min/100)), int64(math.Ceil(float64(hi)**e.Share.Max/100))
		if told(events, counts, e, least, most) {
			continue
		}
		t.Derived = append(t.Derived, headcount.Derived{Event: e.ID, Claim: c.ID, Min: least, Max: most,
			Why: e.Share.String() + " of " + c.Count.String() + " employees, as " + tellerOf(&c) + " says"})
	}
}

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, s := range list {
		set[s] = true
	}
	return set
}

// told reports whether an event that counts, of the same family and time, has about
// the jobs that a share would be: the share is most likely of that cut.
func told(events []headcount.Event, counts map[string]bool, share *headcount.Event, least, most int64) bool {
	at, ok := firstDay(share)
	for i := range events {
		e := &events[i]
		day, dated := firstDay(e)
		if e.Family != share.Family || !stated(e.Count) || !ok || !dated || max(day-at, at-day) > sameRound || !counts[e.ID] {
			continue
		}
		if lo, hi := e.Count.Bounds(); lo <= most+most/10 && hi >= least-least/10 {
			return true
		}
	}
	return false
}

// wholeStaff reports whether a headcount is of all that an employer employs.
func wholeStaff(c *headcount.Stated) bool {
	if c.Type != headcount.Headcount || c.Back != "" || !stated(c.Count) || c.Group != "" && baseOf(c.Group, c.Employer) != "" || len(c.Places) > 0 {
		return false
	}
	lo, hi := c.Count.Bounds()
	return lo > 0 && hi < math.MaxInt64
}

// staffOf picks the number of staff for an event.
func staffOf(e *headcount.Event, list []headcount.Stated) (headcount.Stated, bool) {
	at, ok := firstDay(e)
	if !ok {
		return headcount.Stated{}, false
	}
	type near struct {
		c     *headcount.Stated
		apart edtf.Day
	}
	var fit []near
	for i := range list {
		c := &list[i]
		day, ok := statedOn(c)
		if !ok || day < at-staffBefore || day > at+staffAfter {
			continue
		}
		apart := max(day-at, at-day)
		if slices.ContainsFunc(e.Claims, func(o *headcount.Stated) bool { return o.Document.Hash == c.Document.Hash }) {
			apart = -1
		}
		fit = append(fit, near{c, apart})
	}
	if len(fit) == 0 {
		return headcount.Stated{}, false
	}
	best := slices.MinFunc(fit, func(a, b near) int { return cmp.Or(cmp.Compare(a.apart, b.apart), cmp.Compare(a.c.ID, b.c.ID)) })
	return *best.c, true
}

func firstDay(e *headcount.Event) (edtf.Day, bool) {
	s := e.KnownBy
	if e.Announced != nil {
		s = *e.Announced
	}
	iv, err := edtf.Parse(s)
	return iv.First, err == nil
}

// statedOn is the day for which a number of staff is stated: its own, else that of
// its document.
func statedOn(c *headcount.Stated) (edtf.Day, bool) {
	s := c.Announced
	if s == "" {
		s = c.Document.Published
	}
	iv, err := edtf.Parse(s)
	return iv.Last, err == nil
}

// tellerOf names the source of a claim.
func tellerOf(c *headcount.Stated) string {
	for _, s := range []string{c.Document.Outlet, c.Document.Title, c.Document.Path} {
		if s != "" {
			return s
		}
	}
	return "a report"
}
