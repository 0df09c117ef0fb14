package reconcile_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"headcount"
	"headcount/document"
	"headcount/reconcile"
	synthetic "headcount/reconcile/worlds"
)

// worlds draws claims of a few employers in a time so short that rounds, sites
// and mentions meet.
func worlds(t *rapid.T) []headcount.Stated {
	return invent(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(1, 60).Draw(t, "claims"),
		rapid.IntRange(1, 3).Draw(t, "employers"), rapid.IntRange(20, 600).Draw(t, "days"))
}

// say prints events so that those of two runs can be compared: slugs, which
// depend on what was named before, give way to keys.
func say(t testing.TB, events []headcount.Event) []string {
	t.Helper()
	keys := make([]string, 0, 2*len(events))
	for _, e := range events {
		keys = append(keys, `"`+e.ID+`"`, e.Key, " "+e.ID+":", e.Key)
	}
	replace := strings.NewReplacer(keys...)
	all := make([]string, len(events))
	for i, e := range events {
		e.Relations = slices.Clone(e.Relations)
		slices.SortFunc(e.Relations, func(a, b headcount.Relation) int { return strings.Compare(a.Kind+a.To, b.Kind+b.To) })
		data, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = replace.Replace(string(data))
	}
	slices.Sort(all)
	return all
}

func TestOrderOfClaimsDoesNotMatter(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		claims := worlds(rt)
		events, _ := reconcile.Events(reconcile.Input{Claims: claims}, ref)
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "order"), 2))
		mixed := slices.Clone(claims)
		r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		mixed = append(mixed, mixed[r.IntN(len(mixed))]) // one of them twice
		again, _ := reconcile.Events(reconcile.Input{Claims: mixed}, ref)
		if a, b := say(t, events), say(t, again); !slices.Equal(a, b) {
			rt.Fatalf("another order gives other events:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
		if a, b := reconcile.Totals(events, "", ""), reconcile.Totals(again, "", ""); a.Min != b.Min || !sameBound(a.Max, b.Max) {
			rt.Fatalf("another order gives another total: %v, %v", a, b)
		}
	})
}

func sameBound(a, b *int64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

func TestFamiliesAreReconciledAlone(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		claims := worlds(rt)
		events, _ := reconcile.Events(reconcile.Input{Claims: claims}, ref)
		by := map[string][]headcount.Stated{}
		for _, c := range claims {
			by[c.Employer] = append(by[c.Employer], c)
		}
		var alone []headcount.Event
		for _, some := range by {
			part, _ := reconcile.Events(reconcile.Input{Claims: some}, ref)
			alone = append(alone, part...)
		}
		if a, b := say(t, events), say(t, alone); !slices.Equal(a, b) {
			rt.Fatalf("families together and alone differ:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
	})
}

func TestEveryClaimIsInOneEvent(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		claims := worlds(rt)
		events, _ := reconcile.Events(reconcile.Input{Claims: claims}, ref)
		found := map[string]int{}
		slugs := map[string]bool{}
		for _, e := range events {
			if slugs[e.ID] {
				rt.Fatalf("two events are %s", e.ID)
			}
			slugs[e.ID] = true
			for _, c := range e.Claims {
				found[c.ID]++
			}
		}
		for _, c := range claims {
			if found[c.ID] != 1 {
				rt.Fatalf("claim %s is in %d events", c.ID, found[c.ID])
			}
		}
		for _, e := range events {
			for _, r := range e.Relations {
				if !slugs[r.To] || r.To == e.ID || r.Why == "" || len(r.Claims) == 0 {
					rt.Fatalf("%s %v", e.ID, r)
				}
			}
		}
	})
}

func TestTotalsHold(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		events, _ := reconcile.Events(reconcile.Input{Claims: worlds(rt)}, ref)
		total := reconcile.Totals(events, "", "2025-01-01")
		if total.Max != nil && *total.Max < total.Min || total.Min < 0 {
			rt.Fatalf("total from %d to %d", total.Min, *total.Max)
		}
		listed := map[string]int{}
		for _, id := range slices.Concat(total.Events, total.PercentOnly) {
			listed[id]++
		}
		for _, l := range total.LeftOut {
			listed[l.Event]++
			if l.Why == "" {
				rt.Fatalf("%s is left out without a reason", l.Event)
			}
		}
		for _, e := range events {
			if listed[e.ID] != 1 {
				rt.Fatalf("%s is listed %d times", e.ID, listed[e.ID])
			}
		}
		for _, id := range total.Vague {
			if !slices.Contains(total.Events, id) {
				rt.Fatalf("%s is vague and not counted", id)
			}
		}
		wholes := map[string][]string{}
		for _, e := range events {
			for _, r := range e.Relations {
				if r.Kind == headcount.PartOf {
					wholes[e.ID] = append(wholes[e.ID], r.To)
				}
			}
		}
		var inside func(id string, deep int)
		inside = func(id string, deep int) {
			if deep > len(events) {
				rt.Fatalf("%s is part of itself", id)
			}
			for _, w := range wholes[id] {
				if slices.Contains(total.Events, w) {
					rt.Fatalf("%s is counted, and so is a part of it", w)
				}
				inside(w, deep+1)
			}
		}
		for _, id := range total.Events {
			inside(id, 0)
		}
	})
}

func TestClaimsTakenBackChangeNoTotal(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		claims := worlds(rt)
		events, _ := reconcile.Events(reconcile.Input{Claims: claims}, ref)
		old := worlds(rt)
		for i := range old {
			old[i].Document.Hash = fmt.Sprint("old", i)
			old[i].Identify(old[i].Document.Hash)
			old[i].Back = "corrected"
		}
		with, _ := reconcile.Events(reconcile.Input{Claims: slices.Concat(claims, old)}, ref)
		a, b := reconcile.Totals(events, "", ""), reconcile.Totals(with, "", "")
		if a.Min != b.Min || !sameBound(a.Max, b.Max) || len(a.Events) != len(b.Events) {
			rt.Fatalf("total %v with claims taken back is %v", a, b)
		}
		for _, e := range with {
			back := !slices.ContainsFunc(e.Claims, func(c *headcount.Stated) bool { return c.Back == "" })
			if e.Withdrawn != back {
				rt.Fatalf("%s withdrawn: %v, all taken back: %v", e.ID, e.Withdrawn, back)
			}
		}
	})
}

func TestNamesLast(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		claims := worlds(rt)
		some := claims[:1+rapid.IntRange(0, len(claims)-1).Draw(rt, "some")]
		events, names := reconcile.Events(reconcile.Input{Claims: some}, ref)
		for i := range names {
			names[i].Number = int64(i + 1)
		}
		again, minted := reconcile.Events(reconcile.Input{Claims: some, Names: names}, ref)
		if len(minted) > 0 {
			rt.Fatalf("the same claims mint %v", minted)
		}
		for i := range events {
			if events[i].ID != again[i].ID {
				rt.Fatalf("%s is now %s", events[i].ID, again[i].ID)
			}
		}
		more, _ := reconcile.Events(reconcile.Input{Claims: claims, Names: names}, ref)
		oldest := map[string]int64{} // event → the least number of a name of its claims
		for _, e := range more {
			for _, c := range e.Claims {
				for _, n := range names {
					if n.Claim == c.ID && (oldest[e.ID] == 0 || n.Number < oldest[e.ID]) {
						oldest[e.ID] = n.Number
					}
				}
			}
		}
		first := map[string]string{}
		for _, n := range names {
			if first[n.Slug] == "" {
				first[n.Slug] = n.Claim
			}
		}
		for _, e := range more {
			if n := oldest[e.ID]; n > 0 && first[names[n-1].Slug] == names[n-1].Claim && names[n-1].Slug != e.ID {
				rt.Fatalf("%s was %s", e.ID, names[n-1].Slug)
			}
		}
	})
}

// TestMemory holds runs that remember the one before against runs that do not, while
// claims come in, one is taken back, and people decide and change their minds.
func TestMemory(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		claims := worlds(rt)
		if rapid.Bool().Draw(rt, "streamed") {
			claims = streamed(rapid.Uint64().Draw(rt, "streamed seed"), synthetic.Size{Employers: 2, Claims: 120, Years: 2})
		}
		decisions := judgements(rt, claims)
		r := remembering{memory: &reconcile.Memory{}, was: "null"}
		n := 0
		for range 8 {
			n = min(len(claims), n+rapid.IntRange(0, 1+len(claims)/4).Draw(rt, "more"))
			if n > 0 && rapid.IntRange(0, 9).Draw(rt, "back") == 0 {
				claims = slices.Clone(claims)
				claims[rapid.IntRange(0, n-1).Draw(rt, "which")].Back = "corrected"
			}
			var judged *reconcile.Judgement
			if rapid.IntRange(0, 3).Draw(rt, "decided") == 0 {
				judged = reconcile.Judge(decisions[:rapid.IntRange(0, len(decisions)).Draw(rt, "decisions")], ref)
			}
			r.run(t, claims[:n], judged)
		}
	})
}

// TestMemoryOfCases does so with the claims of each case, which come in one by one, the
// first or the last first, are there again, and each taken back for a time.
func TestMemoryOfCases(t *testing.T) {
	eachCase(t, func(t *testing.T, _ string, archive *txtar.Archive) {
		in, _ := claims(t, string(archive.Files[0].Data))
		for range 2 {
			r := remembering{memory: &reconcile.Memory{}, was: "null"}
			for n := range len(in) + 2 {
				r.run(t, in[:min(n, len(in))], nil)
			}
			for i := range in {
				in[i].Back = "corrected"
				r.run(t, in, nil)
				in[i].Back = ""
				r.run(t, in, nil)
			}
			slices.Reverse(in)
		}
	})
}

// A remembering is a sequence of runs.
type remembering struct {
	memory *reconcile.Memory
	names  []headcount.Name
	events []headcount.Event // of the run before
	was    string
}

// run reconciles with the memory and without. What the run before gave stays as it was.
func (r *remembering) run(t *testing.T, claims []headcount.Stated, judged *reconcile.Judgement) {
	t.Helper()
	in := reconcile.Input{Claims: slices.Clone(claims), Names: r.names, Judged: judged, Taken: func(slug string) bool { return len(slug)%5 == 0 }}
	want, minted := reconcile.Events(in, known(t))
	in.Memory = r.memory
	got, also := reconcile.Events(in, known(t))
	if a, b := plain(t, want), plain(t, got); a != b {
		t.Fatalf("with what the run before kept, the events of %d claims are others:\n%s\n%s", len(claims), a, b)
	}
	if !slices.Equal(minted, also) {
		t.Fatalf("the names minted are %v, not %v", also, minted)
	}
	if now := plain(t, r.events); now != r.was {
		t.Fatalf("the events of the run before have become others:\n%s\n%s", r.was, now)
	}
	r.events, r.was = got, plain(t, got)
	for _, x := range minted {
		x.Number = int64(len(r.names) + 1)
		r.names = append(r.names, x)
	}
}

// streamed are the claims of a synthetic world, as its documents tell them.
func streamed(seed uint64, size synthetic.Size) []headcount.Stated {
	var all []headcount.Stated
	for part := range synthetic.Stream(seed, size, synthetic.Moderate) {
		for _, d := range part.Documents {
			d.Sketch = document.Sketch(d.Text)
			for _, c := range d.Claims {
				c.Identify(d.Key())
				all = append(all, headcount.Stated{Claim: c, Document: d.DocumentRef})
			}
		}
	}
	return all
}

// plain prints events as they are.
func plain(t testing.TB, events []headcount.Event) string {
	t.Helper()
	data, err := json.MarshalIndent(events, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
