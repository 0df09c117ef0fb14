package score

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"headcount"
)

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Arbell Foods", "Arbell Foods, Inc.", true},
		{"Arbell", "Arbell Industries", true},
		{"Arbell", "Arbell Web Services", false},
		{"U.S. Department of Energy", "Energy Department", true},
		{"Energy Department", "Labor Department", false},
		{"Brennick Steel Works Association", "BSWA", true},
		{"Brennick (BRN)", "Brennick", true},
		{"Brennick", "Corin", false},
		{"", "Corin", false},
	} {
		if got := sameName(c.a, c.b); got != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}

// The intervals are those of Wilson's formula, worked out by hand for 8 of 10.
func TestWilson(t *testing.T) {
	lo, hi := Part{8, 10}.Wilson()
	if math.Abs(lo-0.4902) > 0.0001 || math.Abs(hi-0.9433) > 0.0001 {
		t.Errorf("8 of 10: %.4f to %.4f, want 0.4902 to 0.9433", lo, hi)
	}
	if lo, hi := (Part{}).Wilson(); lo != 0 || hi != 1 {
		t.Errorf("none of none: %f to %f", lo, hi)
	}
}

const gold = `{"document":{"id":"a"},"claims":[
 {"type":"reduction","employer":"Arbell Foods","count":{"min":100,"max":100},"status":"confirmed","announced":"2026-03-04","places":["Ohio"],"causes":[{"cause":"ai","by":"employer","stance":"asserted"}],"evidence":["cut 100 jobs"]},
 {"type":"reduction","employer":"Corin","status":"reported","evidence":["Corin lays off staff"]},
 {"type":"statement","quote":"We had no choice","speaker":"Pat Lane"}]}
{"document":{"id":"b"},"claims":[]}
{"document":{"path":"x/c.txt"},"labelled":["headcount"],"claims":[{"type":"headcount","employer":"Dune","count":{"min":5000,"max":5000}}]}
{"document":{"id":"d"},"claims":[{"type":"reduction","employer":"Earl","share":{"min":33.3,"max":33.3}}]}`

const stated = `{"document":{"id":"a"},"claims":[
 {"type":"reduction","employer":"Arbell Foods, Inc.","count":{"min":100,"max":100},"status":"reported","announced":"2026-03","places":["Ohio"],"causes":[{"cause":"ai","by":"outlet","stance":"asserted"}],"evidence":[{"start":4,"end":16,"text":"cut 100 jobs"}]},
 {"type":"reduction","employer":"Corin","count":{"min":9,"max":9}},
 {"type":"statement","quote":"We had no choice","speaker":"Lane"}]}
{"document":{"id":"b"},"claims":[{"type":"reduction","employer":"Birk"}]}
{"document":{"path":"y/c.txt"},"claims":[{"type":"headcount","employer":"Dune","count":{"min":5000,"max":5000}},{"type":"reduction","employer":"Dune"}]}`

// What is found, missed and made up, field by field, counted by hand.
func TestScore(t *testing.T) {
	read := func(text string) []Document {
		list, err := Read(strings.NewReader(text), "test")
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	r := Score(read(gold), read(stated))
	got := fmt.Sprint(r.Documents, r.Unread, r.Types[headcount.Reduction], r.Types[withNumber], r.Types[withoutNumber], r.Types[headcount.Headcount], r.Types[headcount.Statement], r.Relevant.Right, r.Relevant.Of, r.False.Right, r.False.Of)
	if want := "4 1 {1 2 2} {1 1 1} {0 1 1} {1 0 0} {1 0 0} 1 2 1 2"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for field, want := range map[string]Part{"status": {0, 1}, "evidence": {1, 1}, "places": {1, 1}, "announced exact": {0, 1}, "announced overlaps": {1, 1},
		"ai cause and by whom": {0, 1}, "no invented value": {1, 1}, "speaker": {0, 1}, "quote verbatim": {1, 1}} {
		if r.Fields[field] != want {
			t.Errorf("%s: %v, want %v", field, r.Fields[field], want)
		}
	}
	var b strings.Builder
	r.Print(&b)
	if !strings.Contains(b.String(), "reduction") || len(r.Misses) != 4 {
		t.Errorf("%d misses\n%s", len(r.Misses), b.String())
	}
	if _, err := Read(strings.NewReader(`{"claims":[`), "cut.jsonl"); err == nil || !strings.Contains(err.Error(), "cut.jsonl") {
		t.Errorf("a file cut off: %v", err)
	}
}

// Labels held against themselves are all found, in any order.
func TestScoreOfItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) headcount.Claim {
			n := rapid.Int64Range(1, 9).Draw(t, "n")
			return headcount.Claim{Type: rapid.SampledFrom([]string{headcount.Reduction, headcount.Headcount, headcount.Hiring}).Draw(t, "type"),
				Employer: rapid.SampledFrom([]string{"Arbell", "Corin", "Dune Mills"}).Draw(t, "employer"), Count: headcount.Exactly(n)}
		}), 0, 12).Draw(t, "claims")
		turned := slices.Clone(claims)
		slices.Reverse(turned)
		r := Score([]Document{{ID: "a", Claims: claims}}, []Document{{ID: "a", Claims: turned}})
		for row, c := range r.Types {
			if c.Missed+c.Alarms > 0 {
				t.Fatalf("%s: %+v", row, c)
			}
		}
	})
}
