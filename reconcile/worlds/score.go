package worlds

import (
	"headcount"
	"slices"
)

// Figures say how near events come to the truth of one or more worlds.
type Figures struct {
	Worlds, Documents, Claims, Cuts int
	Reductions, Open, Flawed        int // claims about cuts; of these, the open and the wrong ones

	All      Pairs // of claims of the same cut, where no claim is wrong or open
	Numbered Pairs // of these, where both give a number or a share
	Wrong    Pairs // of claims of the same cut, the wrong ones too

	Held      int // worlds whose true total lies in the total
	Firms     int // employers
	FirmsHeld int // employers whose true total lies in theirs

	Bounded int     // worlds whose total has an upper bound
	Width   float64 // how wide their intervals are, each as a part of the true total; summed

	Double      int // events whose jobs are counted in another that counts too; those in doubt, which the least number leaves out, are not
	DoubleWrong int // the same, of events that no right claim is in

	Relations map[string]Found // true relations by kind
	Flaws     map[Flaw]Found   // wrong claims that stand with the right ones of their cut
}

// Pairs count pairs of claims by whether they tell one cut and stand in one
// event.
type Pairs struct{ Both, OnlyEvents, OnlyTruth int }

// Precision is the share of pairs in one event that tell one cut.
func (p Pairs) Precision() float64 { return ratio(p.Both, p.Both+p.OnlyEvents) }

// Recall is the share of pairs that tell one cut that are in one event.
func (p Pairs) Recall() float64 { return ratio(p.Both, p.Both+p.OnlyTruth) }

// F1 is the harmonic mean of the two.
func (p Pairs) F1() float64 { return ratio(2*p.Both, 2*p.Both+p.OnlyEvents+p.OnlyTruth) }

func (p *Pairs) add(o Pairs) {
	p.Both += o.Both
	p.OnlyEvents += o.OnlyEvents
	p.OnlyTruth += o.OnlyTruth
}

// Found counts things that there are, and those of them that were found.
type Found struct{ Found, Of int }

// Share is the share found; 1 of nothing.
func (f Found) Share() float64 { return ratio(f.Found, f.Of) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// Add adds the figures of other worlds.
func (f *Figures) Add(o Figures) {
	f.Worlds += o.Worlds
	f.Documents += o.Documents
	f.Claims += o.Claims
	f.Cuts += o.Cuts
	f.Reductions += o.Reductions
	f.Open += o.Open
	f.Flawed += o.Flawed
	f.All.add(o.All)
	f.Numbered.add(o.Numbered)
	f.Wrong.add(o.Wrong)
	f.Held += o.Held
	f.Firms += o.Firms
	f.FirmsHeld += o.FirmsHeld
	f.Bounded += o.Bounded
	f.Width += o.Width
	f.Double += o.Double
	f.DoubleWrong += o.DoubleWrong
	if f.Relations == nil {
		f.Relations, f.Flaws = map[string]Found{}, map[Flaw]Found{}
	}
	for k, v := range o.Relations {
		f.Relations[k] = Found{f.Relations[k].Found + v.Found, f.Relations[k].Of + v.Of}
	}
	for k, v := range o.Flaws {
		f.Flaws[k] = Found{f.Flaws[k].Found + v.Found, f.Flaws[k].Of + v.Of}
	}
}

// Score holds the events that were made of a world's claims against its truth.
// total answers how many jobs a list of events cuts.
func Score(w *World, events []headcount.Event, total func([]headcount.Event) headcount.Total) Figures {
	s := newScorer(w, events)
	f := Figures{Worlds: 1, Documents: len(w.Documents), Cuts: len(w.Truth), Relations: map[string]Found{}, Flaws: map[Flaw]Found{}}
	for _, d := range w.Documents {
		f.Claims += len(d.Claims)
	}
	f.Reductions = len(s.tellers)
	for _, t := range s.tellers {
		if t.Open {
			f.Open++
		}
		if t.Flaw != "" {
			f.Flawed++
		}
	}
	f.All = s.pairs(func(t *teller) bool { return t.Flaw == "" && !t.Open })
	f.Numbered = s.pairs(func(t *teller) bool { return t.Flaw == "" && !t.Open && t.numbered })
	f.Wrong = s.pairs(func(t *teller) bool { return !t.Open })
	s.totals(&f, total)
	s.relations(f.Relations)
	s.flaws(f.Flaws)
	return f
}

// A scorer knows of each claim what it tells and which event it is in.
type scorer struct {
	w       *World
	events  []headcount.Event
	tellers []teller
	cutOf   []int         // of each event, the cut that most of its claims tell; -1 where none can be said
	right   []bool        // of each event, whether some claim in it is right
	held    map[int][]int // cut → the events with a right claim of it
	byID    map[string]int
}

// A teller is a claim about a cut, in an event.
type teller struct {
	Told
	event    int
	numbered bool
}

func newScorer(w *World, events []headcount.Event) *scorer {
	s := &scorer{w: w, events: events, cutOf: make([]int, len(events)), right: make([]bool, len(events)), held: map[int][]int{}, byID: map[string]int{}}
	told := map[string]Told{}
	for d := range w.Documents {
		for i := range w.Documents[d].Claims {
			told[w.Documents[d].Claims[i].ID] = w.Documents[d].Told[i]
		}
	}
	for e := range events {
		s.byID[events[e].ID] = e
		votes := map[int]int{}
		s.cutOf[e] = -1
		for _, c := range events[e].Claims {
			t := teller{told[c.ID], e, c.Count.String() != "" || c.Share.String() != ""}
			s.tellers = append(s.tellers, t)
			if t.Open {
				continue
			}
			votes[t.Cut]++
			if best := s.cutOf[e]; best < 0 || votes[t.Cut] > votes[best] || votes[t.Cut] == votes[best] && t.Cut < best {
				s.cutOf[e] = t.Cut
			}
			if t.Flaw == "" {
				s.right[e] = true
				if of := s.held[t.Cut]; len(of) == 0 || of[len(of)-1] != e {
					s.held[t.Cut] = append(of, e)
				}
			}
		}
	}
	return s
}

// pairs counts pairs among the claims that take lets in.
func (s *scorer) pairs(take func(*teller) bool) Pairs {
	type cell struct{ cut, event int }
	cells, cuts, events := map[cell]int{}, map[int]int{}, map[int]int{}
	for i := range s.tellers {
		if t := &s.tellers[i]; take(t) {
			cells[cell{t.Cut, t.event}]++
			cuts[t.Cut]++
			events[t.event]++
		}
	}
	both, truth, got := 0, 0, 0
	for _, n := range cells {
		both += n * (n - 1) / 2
	}
	for _, n := range cuts {
		truth += n * (n - 1) / 2
	}
	for _, n := range events {
		got += n * (n - 1) / 2
	}
	return Pairs{both, got - both, truth - both}
}

// totals holds the totals of the world and of each employer, and looks for jobs
// that are counted twice.
func (s *scorer) totals(f *Figures, total func([]headcount.Event) headcount.Total) {
	all := total(s.events)
	least, greatest := s.w.TrueTotal()
	if within(all, least, greatest) {
		f.Held++
	}
	if all.Max != nil && greatest > 0 {
		f.Bounded++
		f.Width += float64(*all.Max-all.Min) / (float64(least+greatest) / 2)
	}
	s.double(f, slices.DeleteFunc(slices.Clone(all.Events), func(id string) bool {
		return slices.ContainsFunc(all.Doubtful, func(d headcount.LeftOut) bool { return d.Event == id })
	}))
	events, cuts := map[int][]headcount.Event{}, map[int][]Cut{}
	for i := range s.w.Truth {
		cuts[s.w.Truth[i].firm] = append(cuts[s.w.Truth[i].firm], s.w.Truth[i])
	}
	seen := map[int]bool{}
	for _, t := range s.tellers {
		if !seen[t.event] && t.Cut >= 0 {
			seen[t.event] = true
			firm := s.w.Truth[t.Cut].firm
			events[firm] = append(events[firm], s.events[t.event])
		}
	}
	for firm, of := range cuts {
		f.Firms++
		if least, greatest := trueTotal(of); within(total(events[firm]), least, greatest) {
			f.FirmsHeld++
		}
	}
}

func within(t headcount.Total, least, greatest int64) bool {
	return t.Min <= greatest && (t.Max == nil || *t.Max >= least)
}

// double counts the events whose jobs another counted event has: of the same
// cut, of its whole, of the announcement of what it reports, of a total's terms.
func (s *scorer) double(f *Figures, counted []string) {
	count := map[int]int{} // cut → the counted event of it
	var order []int
	for _, id := range counted {
		order = append(order, s.byID[id])
	}
	for _, rightly := range []bool{true, false} {
		for _, e := range order {
			cut := s.cutOf[e]
			if cut < 0 || s.w.Truth[cut].Open || s.right[e] != rightly {
				continue
			}
			if _, twice := count[cut]; twice {
				s.twice(f, rightly)
				continue
			}
			count[cut] = e
		}
	}
	for cut, e := range count {
		c := &s.w.Truth[cut]
		again := false
		for _, o := range append([]int{c.PartOf, c.ReportedAs}, c.Terms...) {
			_, there := count[o]
			again = again || there
		}
		if again {
			s.twice(f, s.right[e])
		}
	}
}

func (s *scorer) twice(f *Figures, rightly bool) {
	if rightly {
		f.Double++
	} else {
		f.DoubleWrong++
	}
}

// relations counts the true relations between cuts that the claims tell, where a
// careful reader can, and those that the events state.
func (s *scorer) relations(found map[string]Found) {
	note := func(kind string, from, to int) {
		if to < 0 || s.w.Truth[from].Open || s.w.Truth[to].Open || len(s.held[from]) == 0 || len(s.held[to]) == 0 {
			return
		}
		f := found[kind]
		f.Of++
		if s.related(kind, from, to) {
			f.Found++
		}
		found[kind] = f
	}
	for i := range s.w.Truth {
		c := &s.w.Truth[i]
		note(headcount.PartOf, i, c.PartOf)
		note(headcount.ReportedAs, i, c.ReportedAs)
		note(headcount.Follows, i, c.Follows)
		for _, t := range c.Terms {
			note(headcount.PartOf+" a total", t, i)
		}
	}
}

// steps is how long a chain of parts, or of rounds, may be.
const steps = 4

// related reports whether an event of one cut relates to one of another, if only
// by way of others.
func (s *scorer) related(kind string, from, to int) bool {
	want := kind
	if kind != headcount.ReportedAs && kind != headcount.Follows {
		want = headcount.PartOf
	}
	at := s.held[from]
	for range steps {
		var next []int
		for _, e := range at {
			for _, r := range s.events[e].Relations {
				if r.Kind != want {
					continue
				}
				o := s.byID[r.To]
				for _, goal := range s.held[to] {
					if o == goal {
						return true
					}
				}
				next = append(next, o)
			}
		}
		if want == headcount.ReportedAs {
			return false
		}
		at = next
	}
	return false
}

// flaws counts the wrong claims that stand in an event with right ones of their
// cut.
func (s *scorer) flaws(found map[Flaw]Found) {
	for i := range s.tellers {
		t := &s.tellers[i]
		if t.Flaw == "" || t.Cut < 0 {
			continue
		}
		f := found[t.Flaw]
		f.Of++
		if s.cutOf[t.event] == t.Cut && s.right[t.event] {
			f.Found++
		}
		found[t.Flaw] = f
	}
}
