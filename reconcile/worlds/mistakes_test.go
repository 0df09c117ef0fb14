package worlds_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headcount"
	"headcount/edtf"
	"headcount/reconcile"
	"headcount/reconcile/worlds"
)

// level is the level of which TestMistakes lists the mistakes.
var level = flag.String("mistakes", "", "level of noise of which mistakes are listed by cause; none by default")

// TestMistakes sorts what keeps events from the truth by cause, each with the
// shortest example that there was; -mistakes prints it. Claims are found apart
// where the score misses pairs, and nowhere else.
func TestMistakes(t *testing.T) {
	ref := known(t)
	at, n := slices.IndexFunc(worlds.Levels, func(n worlds.Noise) bool { return n.Name == *level }), *each
	if at < 0 {
		at, n = slices.IndexFunc(worlds.Levels, func(n worlds.Noise) bool { return n.Name == worlds.Low.Name }), 10
	}
	all := mistakes{map[string]int{}, map[string]string{}}
	for seed := *first; seed < *first+uint64(n); seed++ {
		w := worlds.Make(seed, small(ref), worlds.Levels[at])
		events, _ := reconcile.Events(reconcile.Input{Claims: stated(&w)}, ref)
		l := newLook(&w, events, all)
		missed := worlds.Score(&w, events, total).All.OnlyTruth
		if split := l.splits(); (split > 0) != (missed > 0) {
			t.Errorf("seed %d: %d claims stand apart, %d pairs are missed", seed, split, missed)
		}
		l.counts()
		l.related()
		l.wrong()
	}
	if *level == "" {
		return
	}
	for _, k := range slices.SortedFunc(maps.Keys(all.count), func(a, b string) int { return cmp.Or(cmp.Compare(all.count[b], all.count[a]), cmp.Compare(a, b)) }) {
		t.Logf("%d  %s\n%s", all.count[k], k, all.example[k])
	}
}

// mistakes counts mistakes by cause.
type mistakes struct {
	count   map[string]int
	example map[string]string
}

// A place is where a claim stands: in a document, and in an event.
type place struct {
	doc   *worlds.Document
	claim *headcount.Claim
	told  worlds.Told
	event int
}

func (p place) right() bool { return p.told.Flaw == "" && !p.told.Open }

// A look is at the events of one world.
type look struct {
	mistakes
	w       *worlds.World
	events  []headcount.Event
	ids     map[string]int // event by id
	byCut   [][]place
	byEvent [][]place
	main    []int // of each cut, the event with most of its right claims; -1 is none
	counted map[int]bool
	doubted map[int]bool // counted in the greatest number alone
	leftOut map[int]string
}

func newLook(w *worlds.World, events []headcount.Event, all mistakes) *look {
	l := &look{mistakes: all, w: w, events: events, ids: map[string]int{}, byCut: make([][]place, len(w.Truth)), byEvent: make([][]place, len(events)),
		main: make([]int, len(w.Truth)), counted: map[int]bool{}, doubted: map[int]bool{}, leftOut: map[int]string{}}
	of := map[string]int{}
	for e := range events {
		l.ids[events[e].ID] = e
		for _, c := range events[e].Claims {
			of[c.ID] = e
		}
	}
	for d := range w.Documents {
		doc := &w.Documents[d]
		for i := range doc.Claims {
			if cut := doc.Told[i].Cut; cut >= 0 {
				p := place{doc, &doc.Claims[i], doc.Told[i], of[doc.Claims[i].ID]}
				l.byCut[cut] = append(l.byCut[cut], p)
				l.byEvent[p.event] = append(l.byEvent[p.event], p)
			}
		}
	}
	for cut := range l.byCut {
		n := map[int]int{}
		l.main[cut] = -1
		for _, p := range l.byCut[cut] {
			if !p.right() {
				continue
			}
			n[p.event]++
			if m := l.main[cut]; m < 0 || n[p.event] > n[m] {
				l.main[cut] = p.event
			}
		}
	}
	t := total(events)
	for _, id := range t.Events {
		l.counted[l.ids[id]] = true
	}
	for _, o := range t.Doubtful {
		l.doubted[l.ids[o.Event]] = true
	}
	for _, o := range t.LeftOut {
		l.leftOut[l.ids[o.Event]] = o.Why
	}
	return l
}

// splits notes the right claims that stand in another event than most of their
// cut, and says how many there are.
func (l *look) splits() int {
	n := 0
	for cut, places := range l.byCut {
		main := l.main[cut]
		for _, p := range places {
			if !p.right() || p.event == main {
				continue
			}
			n++
			what, also := "split", apart(l.events, p.event, main)
			for _, q := range l.byEvent[p.event] {
				if q.told.Cut != cut && q.told.Flaw == "" {
					what = "merged with a " + kind(&l.w.Truth[q.told.Cut])
				}
			}
			if l.counted[p.event] && l.counted[main] {
				also += ", " + l.twice(p.event, main)
			}
			l.note(fmt.Sprintf("%s: %s of a %s%s", what, form(p.claim), kind(&l.w.Truth[cut]), also), slices.Concat(l.some(p.event), l.some(main)))
		}
	}
	return n
}

// counts notes cuts that count and should not, or the other way about.
func (l *look) counts() {
	for cut := range l.byCut {
		c, main := &l.w.Truth[cut], l.main[cut]
		if c.Open || main < 0 {
			continue
		}
		for _, o := range append([]int{c.PartOf, c.ReportedAs}, c.Terms...) {
			if o >= 0 && l.main[o] >= 0 && l.main[o] != main && l.counted[main] && l.counted[l.main[o]] {
				l.note(fmt.Sprintf("%s: a %s beside its %s", l.twice(main, l.main[o]), kind(c), kind(&l.w.Truth[o])), slices.Concat(l.some(main), l.some(l.main[o])))
			}
		}
		switch {
		case c.Counted() && !l.counted[main]:
			why := strings.Join(strings.Fields(l.leftOut[main])[:2], " ")
			with := l.some(main)
			for _, r := range l.events[main].Relations {
				with = append(with, l.some(l.ids[r.To])...)
			}
			l.note(fmt.Sprintf("not counted, %s: a %s", why, kind(c)), with)
		case !c.Counted() && c.PartOf < 0 && c.ReportedAs < 0 && l.counted[main]:
			l.note("counted though a "+kind(c), l.some(main))
		case c.Counted():
			if lo, hi := l.events[main].Count.Bounds(); c.Jobs < lo || c.Jobs > hi {
				l.note("another number is shown of a "+kind(c), l.some(main))
			}
		}
	}
}

// related notes true relations that are not stated.
func (l *look) related() {
	for cut := range l.byCut {
		c, main := &l.w.Truth[cut], l.main[cut]
		for _, r := range []struct {
			kind string
			to   int
		}{{headcount.PartOf, c.PartOf}, {headcount.Follows, c.Follows}, {headcount.ReportedAs, c.ReportedAs}} {
			if r.to < 0 || c.Open || l.w.Truth[r.to].Open || main < 0 || l.main[r.to] < 0 {
				continue
			}
			to := l.main[r.to]
			if !slices.ContainsFunc(l.events[main].Relations, func(s headcount.Relation) bool { return s.Kind == r.kind && s.To == l.events[to].ID }) {
				l.note(fmt.Sprintf("relation not found: a %s %s a %s", kind(c), r.kind, kind(&l.w.Truth[r.to])), slices.Concat(l.some(main), l.some(to)))
			}
		}
	}
}

// wrong notes events of wrong claims alone that count beside the right ones.
func (l *look) wrong() {
	for e, places := range l.byEvent {
		if len(places) == 0 || !l.counted[e] || slices.ContainsFunc(places, func(p place) bool { return p.told.Flaw == "" }) {
			continue
		}
		if main := l.main[places[0].told.Cut]; main >= 0 && l.counted[main] {
			l.note("wrong claims alone, "+l.twice(e, main)+": "+string(places[0].told.Flaw), slices.Concat(l.some(e), l.some(main)))
		}
	}
}

// twice says how two events that count both have the same jobs.
func (l *look) twice(a, b int) string {
	if l.doubted[a] || l.doubted[b] {
		return "in doubt"
	}
	return "counted twice"
}

// some are the claims of an event, unlike each other, three at most.
func (l *look) some(event int) []place {
	var all []place
	for _, p := range l.byEvent[event] {
		if len(all) < 3 && !slices.ContainsFunc(all, func(q place) bool { return says(q.claim) == says(p.claim) && p.told == q.told }) {
			all = append(all, p)
		}
	}
	return all
}

func (l *look) note(what string, places []place) {
	l.count[what]++
	var b strings.Builder
	seen := map[int]bool{}
	for _, p := range places {
		if !seen[p.event] {
			seen[p.event] = true
			fmt.Fprintf(&b, "  event %d\n", p.event)
			for _, r := range l.events[p.event].Relations {
				fmt.Fprintf(&b, "    %s %s: %s\n", r.Kind, r.To, r.Why)
			}
		}
		open := ""
		if p.told.Open {
			open = ", open"
		}
		fmt.Fprintf(&b, "    cut %d: %s; told %s by %s %s%s\n", p.told.Cut, says(p.claim), p.doc.Published, p.doc.Outlet, p.told.Flaw, open)
	}
	if old, seen := l.example[what]; !seen || b.Len() < len(old) {
		l.example[what] = b.String()
	}
}

// says is a claim in a line.
func says(c *headcount.Claim) string {
	s := strings.Join([]string{c.Employer, cmp.Or(c.Count.String()+c.Share.String(), "no figure"), cmp.Or(c.Announced, "undated"), c.Status}, ", ")
	for _, also := range []string{c.Group, strings.Join(c.Places, " "), c.Says} {
		if also != "" {
			s += ", " + also
		}
	}
	if c.Cumulative {
		s += ", cumulative"
	}
	if c.Effective != "" {
		s += ", effective " + c.Effective
	}
	return s
}

// kind is what a cut is, in words.
func kind(c *worlds.Cut) string {
	figure := []string{"", "vague ", "share-only ", "silent "}[c.Figure]
	switch {
	case c.Total():
		return figure + "total"
	case c.PartOf >= 0:
		return figure + "part"
	case c.ReportedAs >= 0:
		return figure + "earlier report"
	case c.Status == headcount.Confirmed:
		return figure + "round"
	}
	return figure + c.Status + " round"
}

// form is how a claim gives figure and date.
func form(c *headcount.Claim) string {
	figure := "a bound"
	switch _, point := c.Count.Point(); {
	case c.Share != nil:
		figure = "a share"
	case c.Count == nil:
		figure = "no figure"
	case point && c.Count.Approx:
		figure = "a hedged number"
	case point:
		figure = "an exact number"
	case c.Count.Approx:
		figure = "words"
	}
	iv, err := edtf.Parse(c.Announced)
	switch {
	case err != nil:
		return figure + ", undated,"
	case iv.Days() == 1:
		return figure + " on a day"
	case iv.Days() <= 31:
		return figure + " in a month"
	}
	return figure + " in a year"
}

// apart is why two events are not one, as they say it.
func apart(events []headcount.Event, a, b int) string {
	for _, e := range [][2]int{{a, b}, {b, a}} {
		for _, v := range events[e[0]].Why {
			if rest, ok := strings.CutPrefix(v.Why, "not "+events[e[1]].ID+": "); ok {
				return " (" + number.ReplaceAllString(rest, "N") + ")"
			}
		}
	}
	return ""
}

var number = regexp.MustCompile(`[0-9]+|a day`)
