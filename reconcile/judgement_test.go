package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"headcount"
	"headcount/reconcile"
)

// say1 is a claim of Quillfeather in a document of its own.
func say1(doc, announced string, jobs int64, places ...string) headcount.Stated {
	c := headcount.Stated{Claim: headcount.Claim{Type: headcount.Reduction, Employer: "Quillfeather", Count: headcount.Exactly(jobs), Status: headcount.Confirmed,
		Announced: announced, Places: places, Evidence: []headcount.Passage{{Words: fmt.Sprintf("Quillfeather cuts %d jobs", jobs)}}},
		Document: headcount.DocumentRef{ID: doc, Hash: doc, Published: announced, Outlet: "The " + doc}}
	c.Identify(doc)
	return c
}

func decide(number int64, kind, value string, of ...headcount.Stated) headcount.Decision {
	d := headcount.Decision{Number: number, Kind: kind, Value: value, Who: "ann", Why: "I called them"}
	for i := range of {
		d.Of = append(d.Of, headcount.PointTo(&of[i]))
	}
	return d
}

// outline prints events as "100 {a b}; 120 {c}", documents in braces, by number.
func outline(events []headcount.Event) string {
	var all []string
	for _, e := range events {
		var docs []string
		for _, c := range e.Claims {
			docs = append(docs, c.Document.ID)
		}
		slices.Sort(docs)
		s := e.Count.String() + " {" + strings.Join(docs, " ") + "}"
		if e.Withdrawn {
			s += " withdrawn"
		}
		all = append(all, s)
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

func TestDecisions(t *testing.T) {
	ref := known(t)
	a, b, c := say1("a", "2026-03-02", 100), say1("b", "2026-03-12", 120), say1("c", "2026-03-03", 100)
	later := a // read anew: another status, the sentence quoted further
	later.Status, later.Evidence = headcount.Reported, []headcount.Passage{{Words: "people say Quillfeather cuts 100 jobs"}}
	later.Identify("a")
	gone := a
	gone.Back = "not stated, as read by reader/9"
	other := later
	other.Count = headcount.Exactly(1000)
	other.Identify("a")
	for _, x := range []struct {
		name      string
		claims    []headcount.Stated
		decisions []headcount.Decision
		want      string
	}{
		{"nothing", []headcount.Stated{a, b, c}, nil, "100 {a c}; 120 {b}"},
		{"same", []headcount.Stated{a, b, c}, []headcount.Decision{decide(1, headcount.Same, "", a, b)}, "100 {a b c}"},
		{"different", []headcount.Stated{a, b, c}, []headcount.Decision{decide(1, headcount.Different, "", a, c)}, "100 {a}; 100 {c}; 120 {b}"},
		{"undone", []headcount.Stated{a, b, c}, []headcount.Decision{decide(1, headcount.Different, "", a, c), {Number: 2, Kind: headcount.Undo, Target: "1"}}, "100 {a c}; 120 {b}"},
		{"same, but for one that is another", []headcount.Stated{a, b, c},
			[]headcount.Decision{decide(1, headcount.Same, "", a, b), decide(2, headcount.Different, "", b, c)}, "100 {a c}; 120 {b}"},
		{"chosen", []headcount.Stated{a, b, c}, []headcount.Decision{decide(1, headcount.Same, "", a, b), decide(2, headcount.Choose, "count", b)}, "120 {a b c}"},
		{"rejected", []headcount.Stated{a, b, c}, []headcount.Decision{decide(1, headcount.Reject, "", b)}, "100 {a c}; 120 {b} withdrawn"},
		{"same, read anew", []headcount.Stated{gone, later, b}, []headcount.Decision{decide(1, headcount.Same, "", a, b)}, "120 {a a b}"},
		{"same, and another number read now", []headcount.Stated{other, b}, []headcount.Decision{decide(1, headcount.Same, "", a, b)}, "1,000 {a}; 120 {b}"},
	} {
		events, _ := reconcile.Events(reconcile.Input{Claims: x.claims, Judged: reconcile.Judge(x.decisions, ref)}, ref)
		if got := outline(events); got != x.want {
			t.Errorf("%s: %s; want %s", x.name, got, x.want)
		}
	}
}

// TestDecisionsAreShown holds the words by which an event says that a person
// judged.
func TestDecisionsAreShown(t *testing.T) {
	ref := known(t)
	a, b := say1("a", "2026-03-02", 100), say1("b", "2026-03-02", 120)
	events, _ := reconcile.Events(reconcile.Input{Claims: []headcount.Stated{a, b},
		Judged: reconcile.Judge([]headcount.Decision{decide(1, headcount.Same, "", a, b), decide(2, headcount.Choose, "count", b)}, ref)}, ref)
	want := map[string]string{"same": "decided by ann: I called them (decision 1)", "count": "decided by ann: I called them (decision 2)"}
	for _, v := range events[0].Why {
		if w := want[v.Value]; w != "" && v.Why != w {
			t.Errorf("%s: %q; want %q", v.Value, v.Why, w)
		}
	}
	if d := events[0].Disputes; len(d) != 1 || d[0].Values[0].Value != "120" || len(events[0].Questions()) != 0 {
		t.Errorf("disputes %v, questions %v; want 120 before 100, and none", d, events[0].Questions())
	}
}

func TestDoubts(t *testing.T) {
	ref := known(t)
	a, b := say1("a", "2026-03-02", 100), say1("b", "2026-03-02", 120)
	for _, x := range []struct {
		name      string
		decisions []headcount.Decision
		want      string
	}{
		{"two numbers on one day", nil, "same 100 two numbers of the same people at the same time"},
		{"decided", []headcount.Decision{decide(1, headcount.Different, "", a, b)}, ""},
	} {
		events, _ := reconcile.Events(reconcile.Input{Claims: []headcount.Stated{a, b}, Judged: reconcile.Judge(x.decisions, ref)}, ref)
		var all []string
		for _, e := range events {
			for _, q := range e.Questions() {
				all = append(all, fmt.Sprint(q.Kind, " ", q.Jobs, " ", q.Why))
			}
		}
		if got := strings.Join(all, "; "); got != x.want {
			t.Errorf("%s: %q; want %q", x.name, got, x.want)
		}
	}
}

// TestNames decides whose names are.
func TestNames(t *testing.T) {
	ref := known(t)
	alias := func(n int64, kind, name, of string) headcount.Decision {
		return headcount.Decision{Number: n, Kind: kind, Target: name, Value: of, Who: "ann", Why: "their register"}
	}
	for _, x := range []struct {
		name, want string // of NAME: its family
		decisions  []headcount.Decision
	}{
		{"Quill Works", "quill-works", nil},
		{"Quill Works", "quillfeather", []headcount.Decision{alias(1, headcount.Alias, "Quill Works", "Quillfeather")}},
		{"Quill Works Inc.", "quillfeather", []headcount.Decision{alias(1, headcount.Alias, "Quill Works", "Quillfeather")}},
		{"Quill Works", "quillfeather", []headcount.Decision{alias(1, headcount.Parent, "Quill Works", "Quillfeather")}},
		{"Quill Works", "brennick", []headcount.Decision{alias(1, headcount.Alias, "Quill Works", "Quillfeather"), alias(2, headcount.Parent, "quillfeather", "Brennick")}},
		{"Twitch", "amazon", nil},
		{"Twitch", "twitch", []headcount.Decision{alias(1, headcount.Parent, "Twitch", "")}},
		{"Twitch", "twitch", []headcount.Decision{alias(1, headcount.Alias, "Twitch", "")}},
		{"Amazon", "amazon", []headcount.Decision{alias(1, headcount.Parent, "Amazon", "Twitch")}}, // a circle is passed over
	} {
		if got := reconcile.Judge(x.decisions, ref).Family(x.name); got != x.want {
			t.Errorf("%s with %v is of %s; want %s", x.name, x.decisions, got, x.want)
		}
	}
}

func TestNamesakes(t *testing.T) {
	var got []string
	for _, n := range reconcile.Judge(nil, known(t)).Namesakes([]string{"NUSD", "Norhaven Unified School District", "Quillfeather", "Quillfeather Robotics", "Amazon Web Services", "Amazon Quills", "Brennick", "Granite City Works"}) {
		got = append(got, fmt.Sprint(n.Name, " of ", n.Of, " ", n.Unit))
	}
	want := []string{"Amazon Quills of Amazon true", "Granite City Works of U.S. Steel true", "NUSD of Norhaven Unified School District false", "Quillfeather Robotics of Quillfeather true"}
	if !slices.Equal(got, want) {
		t.Errorf("%q; want %q", got, want)
	}
}

// judgements draws decisions about claims; some contradict each other.
func judgements(t *rapid.T, claims []headcount.Stated) []headcount.Decision {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "judgements"), 3))
	var all []headcount.Decision
	for n := range 1 + r.IntN(8) {
		a, b := pick(r, claims), pick(r, claims)
		switch r.IntN(6) {
		case 0, 1:
			all = append(all, decide(int64(n+1), headcount.Same, b.ID, a, b))
		case 2:
			all = append(all, decide(int64(n+1), headcount.Different, b.ID, a, b))
		case 3:
			all = append(all, decide(int64(n+1), headcount.Reject, "", a))
		case 4:
			all = append(all, decide(int64(n+1), headcount.Choose, pick(r, headcount.ChoiceFields), a))
		default:
			all = append(all, headcount.Decision{Number: int64(n + 1), Kind: pick(r, []string{headcount.Alias, headcount.Parent}),
				Target: a.Employer, Value: pick(r, []string{b.Employer, "Brennick", ""}), Who: "ann", Why: "a whim"})
		}
	}
	return all
}

// TestDecisionsAddedAndUndone adds decisions to a world and undoes them: the
// ledger is the one before. With them, no order of claims changes anything.
func TestDecisionsAddedAndUndone(t *testing.T) {
	ref := known(t)
	rapid.Check(t, func(rt *rapid.T) {
		claims := worlds(rt)
		before, _ := reconcile.Events(reconcile.Input{Claims: claims}, ref)
		decisions := judgements(rt, claims)
		with, _ := reconcile.Events(reconcile.Input{Claims: claims, Judged: reconcile.Judge(decisions, ref)}, ref)
		mixed := slices.Clone(claims)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "order"), 2)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		again, _ := reconcile.Events(reconcile.Input{Claims: mixed, Judged: reconcile.Judge(decisions, ref)}, ref)
		if a, b := say(t, with), say(t, again); !slices.Equal(a, b) {
			rt.Fatalf("another order gives other events:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
		undone := slices.Clone(decisions)
		for _, d := range decisions {
			undone = append(undone, headcount.Decision{Number: int64(len(undone) + 1), Kind: headcount.Undo, Target: fmt.Sprint(d.Number), Who: "ann", Why: "no"})
		}
		after, _ := reconcile.Events(reconcile.Input{Claims: claims, Judged: reconcile.Judge(undone, ref)}, ref)
		if a, b := say(t, before), say(t, after); !slices.Equal(a, b) {
			rt.Fatalf("decisions undone leave other events:\n%s\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
	})
}
