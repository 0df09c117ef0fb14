package reconcile

import (
	"math"
	"slices"

	"headcount"
)

// Totals answers how many jobs the events cut, a job counted once: an interval
// over events that do not contain each other. Events that are parts of a counted
// event, totals over rounds, reports and figures that were replaced, cuts that
// are only expected, denied or withdrawn, and cuts without a number are left
// out, each with its reason; shares are listed apart. Vague lists the counted
// events whose figure is not one number: they widen the interval, "about" does
// not. Relations to events that are not in the list do not count, so a narrower
// list counts its parts. rule is one of RuleNames, RuleAll when empty, and says
// which of the events the question is about; asOf, the moment of the answer, is
// echoed.
func Totals(events []headcount.Event, rule, asOf string) headcount.Total {
	if rule == "" {
		rule = RuleAll
	}
	return totals(pointers(Takes(rule, events)), rule, asOf)
}

// totals is Totals of events that the rule takes.
func totals(events []*headcount.Event, rule, asOf string) headcount.Total {
	s := newSum(rule, asOf)
	if len(events) == 0 { // of most groups, those that are expected
		return s.total()
	}
	b := newBooks(events)
	for _, e := range events {
		s.take(e, b.leftOut(e), b.doubtful(e))
	}
	return s.total()
}

// pointers are to the events listed: groups of them take no room then.
func pointers(events []headcount.Event) []*headcount.Event {
	list := make([]*headcount.Event, len(events))
	for i := range events {
		list[i] = &events[i]
	}
	return list
}

// A sum is a total in the making.
type sum struct {
	t         headcount.Total
	most      int64
	unbounded bool
}

func newSum(rule, asOf string) *sum {
	return &sum{t: headcount.Total{Rule: rule, AsOf: asOf, Events: []string{}, LeftOut: []headcount.LeftOut{}, PercentOnly: []string{}, Vague: []string{}, Doubtful: []headcount.LeftOut{}, Derived: []headcount.Derived{}}}
}

// take puts an event on its list: left out with a reason, a bare share, or
// counted; doubtful is why it counts in the greatest number only.
func (s *sum) take(e *headcount.Event, why, doubtful string) {
	switch {
	case why != "":
		s.t.LeftOut = append(s.t.LeftOut, headcount.LeftOut{Event: e.ID, Why: why})
		return
	case !stated(e.Count):
		s.t.PercentOnly = append(s.t.PercentOnly, e.ID)
		return
	}
	lo, hi := e.Count.Bounds()
	s.t.Events = append(s.t.Events, e.ID)
	if doubtful != "" {
		s.t.Doubtful = append(s.t.Doubtful, headcount.LeftOut{Event: e.ID, Why: doubtful})
	} else {
		s.t.Min += lo
	}
	if hi == math.MaxInt64 {
		s.unbounded = true
	} else {
		s.most += hi
	}
	if _, point := e.Count.Point(); !point {
		s.t.Vague = append(s.t.Vague, e.ID)
	}
}

func (s *sum) total() headcount.Total {
	if !s.unbounded {
		s.t.Max = &s.most
	}
	return s.t
}

// stated reports whether a count gives a number.
func stated(c *headcount.Count) bool { return c != nil && (c.Min != nil || c.Max != nil) }

// books hold the events of one total by id, and which of them another replaces.
type books struct {
	byID    map[string]*headcount.Event
	revised map[string]string // event → the one that revises it
}

func newBooks(events []*headcount.Event) *books {
	b := &books{byID: make(map[string]*headcount.Event, len(events)), revised: map[string]string{}}
	for _, e := range events {
		b.byID[e.ID] = e
	}
	for _, e := range events {
		for _, r := range e.Relations {
			if r.Kind == headcount.Revises && b.byID[r.To] != nil && b.counts(e) {
				b.revised[r.To] = e.ID
			}
		}
	}
	return b
}

// counts reports whether an event could count by itself.
func (b *books) counts(e *headcount.Event) bool { return b.itself(e) == "" && stated(e.Count) }

// itself says why an event counts in no total, whatever the others are.
func (b *books) itself(e *headcount.Event) string {
	switch {
	case e.Withdrawn:
		return "nothing that told of it counts any more"
	case e.Status == headcount.Denied:
		return "the employer denies it"
	case e.Total:
		return "a total over rounds, which count themselves"
	case e.Status == headcount.Expected:
		return "expected, not decided"
	case !stated(e.Count) && e.Share == nil:
		return "no number is stated"
	}
	return ""
}

// leftOut says why an event does not count, "" when it does or is a bare share.
func (b *books) leftOut(e *headcount.Event) string {
	if why := b.replaced(e); why != "" {
		return why
	}
	return b.inside(e)
}

// doubtful says which event e may be, told otherwise and with less behind it: one whose
// jobs count by themselves or in another, or one that is no cut that was decided; or
// that more tell it as expected than as done. "" when e is not in doubt, or does not
// count.
func (b *books) doubtful(e *headcount.Event) string {
	if stated(e.Count) && slices.ContainsFunc(e.Disputes, onlyExpected) && b.leftOut(e) == "" {
		return "more reports tell it as expected than as done"
	}
	for _, d := range e.Doubts {
		if to := b.byID[d.With]; d.Alone && to != nil && stated(e.Count) && stated(to.Count) && !to.Withdrawn && b.leftOut(e) == "" {
			return "may be " + d.With + ": " + d.Why
		}
	}
	return ""
}

// onlyExpected is a dispute of whether a cut that is shown as done is.
func onlyExpected(d headcount.Dispute) bool {
	return d.Field == "status" && len(d.Values) > 1 && d.Values[0].Value == headcount.Confirmed && d.Values[1].Value == headcount.Expected
}

// replaced says why an event does not count whatever it is part of, "" when it
// may.
func (b *books) replaced(e *headcount.Event) string {
	if why := b.itself(e); why != "" {
		return why
	}
	if by := b.revised[e.ID]; by != "" {
		return "revised by " + by
	}
	for _, r := range e.Relations {
		if to := b.byID[r.To]; r.Kind == headcount.ReportedAs && to != nil && b.leftOut(to) == "" && stated(to.Count) {
			return "announced as " + r.To
		}
	}
	return ""
}

// inside says what an event is part of that counts, "" when nothing.
func (b *books) inside(e *headcount.Event) string {
	if w := b.counted(e, nil); w != "" {
		return "part of " + w
	}
	return ""
}

// counted returns the nearest event that holds e and counts.
func (b *books) counted(e *headcount.Event, path []string) string {
	if slices.Contains(path, e.ID) { // a circle can only come from elsewhere
		return ""
	}
	path = append(path, e.ID)
	for _, r := range e.Relations {
		w := b.byID[r.To]
		if r.Kind != headcount.PartOf || w == nil {
			continue
		}
		if b.counts(w) && b.revised[w.ID] == "" {
			return w.ID
		}
		if up := b.counted(w, path); up != "" {
			return up
		}
	}
	return ""
}
