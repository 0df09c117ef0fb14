package pipeline_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reconcile"
)

const (
	two = `{"id":"r1","title":"Velmont Rail to cut 410 jobs","published":"2026-02-03","outlet":"The Alder Wire","url":"https://alder.example/r1","text":"Velmont Rail said on Tuesday it would cut 410 jobs."}
{"id":"r2","title":"Velmont Rail to cut 450 jobs","published":"2026-02-03","outlet":"The Dayton Example","url":"https://dayton.example/r2","text":"Velmont Rail will cut 450 jobs, its head told the Dayton Example on Tuesday."}
`
	copied = `{"id":"c1","title":"Brennick Foods to cut 250 jobs","published":"2026-02-03","outlet":"The Alder Wire","url":"https://alder.example/c1","text":"Brennick Foods said on Tuesday it would cut 250 jobs. The bakeries in Norhaven and Alder bake bread for half of the county, and both of them stay open, the firm wrote in a letter to its staff."}
{"id":"c2","title":"Bakeries to shed 250","published":"2026-02-03","outlet":"The Dayton Example","url":"https://dayton.example/c2","text":"Brennick Foods said on Tuesday it would cut 250 jobs. The bakeries in Norhaven and Alder bake bread for half of the county, and both of them stay open, the firm wrote in a letter to its staff."}
{"id":"c3","title":"Fewer bakers","published":"2026-02-03","outlet":"The Corvane Post","url":"https://corvane.example/c3","text":"A union says it has fought in vain for its members. On Tuesday Brennick Foods said that it would eliminate 250 jobs, after a winter in which flour had become dear."}
`
)

func decideOn(t *testing.T, s pipeline.Steps, l *ledger.Ledger, kind, value string, of ...headcount.Stated) int64 {
	t.Helper()
	d := headcount.Decision{Kind: kind, Value: value, Who: "ann", Why: "I called them", At: s.Now()}
	for i := range of {
		d.Of = append(d.Of, headcount.PointTo(&of[i]))
	}
	n, err := s.Decide(t.Context(), l, d)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func jobsOf(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	events, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range events {
		if !e.Withdrawn {
			all = append(all, e.Count.String())
		}
	}
	return fmt.Sprint(all)
}

// TestReview follows a question from the queue through decisions, their undoing
// and a later reading of the report.
func TestReview(t *testing.T) {
	s := steps(t)
	path := filepath.Join(t.TempDir(), "ledger.db")
	add(t, s, path, reports(t, map[string]string{"a.jsonl": two}))
	l := open(t, path)
	queue, err := s.Queue(t.Context(), l, 0)
	if err != nil || len(queue) != 1 || queue[0].Kind != headcount.AskSame || queue[0].Jobs != 410 {
		t.Fatalf("queue %+v, %v; want one question about 410 jobs", queue, err)
	}
	a, err := l.Event(t.Context(), queue[0].Event, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	b, err := l.Event(t.Context(), queue[0].Subject, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	before := jobsOf(t, l)
	same := decideOn(t, s, l, headcount.Same, "", *a.Claims[0], *b.Claims[0])
	if got := jobsOf(t, l); got != "[410]" && got != "[450]" {
		t.Errorf("after the decision: %s; want one event", got)
	}
	if queue, _ = s.Queue(t.Context(), l, 0); len(queue) != 1 || queue[0].Kind != headcount.AskValue || queue[0].Jobs != 40 {
		t.Errorf("queue %+v; want the number asked for, 40 jobs at stake", queue)
	}
	of450 := a.Claims[0]
	if n, _ := of450.Count.Point(); n != 450 {
		of450 = b.Claims[0]
	}
	chosen := decideOn(t, s, l, headcount.Choose, "count", *of450)
	if queue, _ = s.Queue(t.Context(), l, 0); jobsOf(t, l) != "[450]" || len(queue) != 0 {
		t.Errorf("after the choice: %s, queue %+v; want [450] and nothing left", jobsOf(t, l), queue)
	}

	// A later reader finds the same figure in a longer passage: both decisions hold.
	anew := of450.Claim
	anew.Group = "drivers"
	anew.Identify(of450.Document.Hash)
	reread(t, s, l, of450.Document.Hash, anew, of450.ID)
	if got := jobsOf(t, l); got != "[450]" {
		t.Errorf("read anew: %s; want [450]", got)
	}
	// Another reads another figure there: they meet nothing, and are listed.
	other := anew
	other.Count = headcount.Exactly(4500)
	other.Identify(of450.Document.Hash)
	reread(t, s, l, of450.Document.Hash, other, anew.ID)
	standing, err := s.Decisions(t.Context(), l)
	if err != nil || len(standing) != 2 {
		t.Fatalf("decisions %+v, %v; want two", standing, err)
	}
	for _, d := range standing {
		if !strings.HasPrefix(d.State, "meets nothing") {
			t.Errorf("decision %d is %q; want it to meet nothing", d.Number, d.State)
		}
	}
	if got := jobsOf(t, l); got != "[410 4,500]" {
		t.Errorf("read otherwise: %s; want [410 4,500]", got)
	}
	reread(t, s, l, of450.Document.Hash, of450.Claim, other.ID)
	for _, n := range []int64{chosen, same} {
		if _, err := s.Decide(t.Context(), l, headcount.Decision{Kind: headcount.Undo, Target: fmt.Sprint(n), Who: "ann", Why: "no", At: s.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	if got := jobsOf(t, l); got != before {
		t.Errorf("all undone: %s; want %s", got, before)
	}
	if problems, err := s.Verify(t.Context(), l); err != nil || len(problems) > 0 {
		t.Errorf("problems %v, %v", problems, err)
	}
}

func reread(t *testing.T, s pipeline.Steps, l *ledger.Ledger, document string, gained headcount.Claim, lost string) {
	t.Helper()
	if _, err := l.PutReread(t.Context(), s.Now(), "reader/9", []ledger.Reread{{Document: document, Gained: []headcount.Claim{gained}, Lost: []string{lost}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reconcile(t.Context(), l); err != nil {
		t.Fatal(err)
	}
}

// TestCopiesAreOneWitness has three reports of one cut, of which two are copies.
func TestCopiesAreOneWitness(t *testing.T) {
	s := steps(t)
	l := openMemory(t)
	if _, err := s.Add(t.Context(), l, []string{reports(t, map[string]string{"a.jsonl": copied})}, nil, headcount.Given{}, nil); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil || len(events) != 1 || events[0].Reports != 3 || events[0].Independent != 2 {
		t.Fatalf("%+v, %v; want one event of 3 reports, 2 independent", events, err)
	}
}

// TestAliases joins two names and takes that back.
func TestAliases(t *testing.T) {
	s := steps(t)
	l := openMemory(t)
	lines := two + `{"id":"r3","title":"Velmont to cut 77 jobs","published":"2026-06-10","outlet":"The Corvane Post","url":"https://corvane.example/r3","text":"Velmont Railways Group said on Tuesday it would cut 77 jobs."}` + "\n"
	if _, err := s.Add(t.Context(), l, []string{reports(t, map[string]string{"a.jsonl": lines})}, nil, headcount.Given{}, nil); err != nil {
		t.Fatal(err)
	}
	before := jobsOf(t, l)
	n, err := s.Decide(t.Context(), l, headcount.Decision{Kind: headcount.Alias, Target: "Velmont Railways Group", Value: "Velmont Rail", Who: "ann", Why: "their register", At: s.Now()})
	if err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), headcount.Filter{Employer: "Velmont Rail"})
	if err != nil || len(events) != 3 {
		t.Errorf("%d events of the employer, %v; want 3", len(events), err)
	}
	if _, err := s.Decide(t.Context(), l, headcount.Decision{Kind: headcount.Undo, Target: fmt.Sprint(n), Who: "ann", Why: "no", At: s.Now()}); err != nil {
		t.Fatal(err)
	}
	if got := jobsOf(t, l); got != before {
		t.Errorf("undone: %s; want %s", got, before)
	}
	if problems, err := s.Verify(t.Context(), l); err != nil || len(problems) > 0 {
		t.Errorf("problems %v, %v", problems, err)
	}
}

// TestTotalIsThatOfTheEvents holds the total that the ledger gives without its
// events against the one over them, now and at each vintage.
func TestTotalIsThatOfTheEvents(t *testing.T) {
	s := steps(t)
	l := openMemory(t)
	for _, lines := range []string{two, copied, steel + "\n" + foods + "\n"} {
		if _, err := s.Add(t.Context(), l, []string{reports(t, map[string]string{"a.jsonl": lines})}, nil, headcount.Given{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Add(t.Context(), l, []string{"../../examples/reports"}, nil, headcount.Given{}, nil); err != nil {
		t.Fatal(err)
	}
	vintages, err := l.Vintages(t.Context())
	if err != nil || len(vintages) < 4 {
		t.Fatalf("%d vintages, %v", len(vintages), err)
	}
	moments := []time.Time{{}}
	for _, v := range vintages {
		moments = append(moments, v.At, v.At.Add(-time.Microsecond))
	}
	for _, at := range moments {
		got, ok, err := l.Total(t.Context(), at)
		if err != nil || !ok {
			t.Fatalf("at %v: %v, %v", at, ok, err)
		}
		events, err := l.Events(t.Context(), headcount.Filter{AsOf: at})
		if err != nil {
			t.Fatal(err)
		}
		want := reconcile.Totals(events, "", "")
		got.Rule = want.Rule
		for _, list := range []*[]string{&got.Events, &got.Vague, &got.PercentOnly} {
			*list = slices.Clip(*list)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("at %v:\n got %+v\nwant %+v", at, got, want)
		}
	}
}
