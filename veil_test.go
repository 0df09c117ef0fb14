package headcount_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"headcount"
)

func withhold(target, value string) headcount.Decision {
	return headcount.Decision{Number: 1, Kind: headcount.Withhold, Target: target, Value: value, Who: "ann", Why: "asked for", At: time.Now()}
}

func TestVeilHidesAPerson(t *testing.T) {
	v := headcount.NewVeil([]headcount.Decision{withhold("Dana Pell", headcount.OnePerson)})
	d := headcount.Document{Hash: "d", Title: "DANA PELL leaves", Text: "Dana Pell and Pellworth Foods; Pell’s firm, dana pell, Danapell."}
	v.Document(&d)
	if d.Title != "____ ____ leaves" || d.Text != "____ ____ and Pellworth Foods; ____’s firm, ____ ____, Danapell." || d.Withheld != "withheld: asked for" {
		t.Errorf("%q, %q, %q", d.Title, d.Text, d.Withheld)
	}
	evidence := []headcount.Passage{{Span: headcount.Span{Start: 0, End: 9}, Words: "Dana Pell"}, {Words: "cut 40 jobs"}}
	s := headcount.Stated{Claim: headcount.Claim{Speaker: "Dana Pell", Quote: "I, Pell, am sorry", Evidence: evidence}}
	v.Claim(&s)
	if s.Speaker != "____ ____" || s.Quote != "I, ____, am sorry" || s.Evidence[0].Words != "____ ____" || s.Evidence[1].Words != "cut 40 jobs" || s.Document.Withheld == "" {
		t.Errorf("%+v", s)
	}
	if evidence[0].Words != "Dana Pell" {
		t.Error("the list that the claim shares was changed")
	}
	other := headcount.Stated{Claim: headcount.Claim{Speaker: "Ann Lee", Evidence: []headcount.Passage{{Words: "cut 40 jobs"}}}}
	v.Claim(&other)
	if other.Document.Withheld != "" || other.Speaker != "Ann Lee" {
		t.Errorf("another's claim: %+v", other)
	}
}

func TestVeilHidesADocument(t *testing.T) {
	v := headcount.NewVeil([]headcount.Decision{withhold("d", headcount.WholeDocument)})
	d := headcount.Document{ID: "a1", Hash: "d", Title: "Jobs go", Text: "forty jobs", Path: "a.txt", Address: "https://a.example", Outlet: "The Wire", Published: "2026-02-03"}
	v.Document(&d)
	if d.Text != "" || d.Title != "" || d.Path != "" || d.Address != "" || d.ID != "d" || d.Outlet != "The Wire" || d.Withheld == "" {
		t.Errorf("%+v", d)
	}
	n := headcount.Exactly(40)
	s := headcount.Stated{Claim: headcount.Claim{Count: n, Says: "Ann", Quote: "so", Evidence: []headcount.Passage{{Words: "forty jobs"}}}, Document: headcount.DocumentRef{Hash: "d", Title: "Jobs go", Path: "a.txt"}}
	v.Claim(&s)
	if s.Count != n || s.Says != "" || s.Quote != "" || s.Evidence[0].Words != "_____ ____" || s.Document.Title != "" || s.Document.Path != "" {
		t.Errorf("%+v", s)
	}
	f := headcount.Fault{Capture: "c", Place: "a.txt:3", Excerpt: "forty", Problem: "odd"}
	v.Fault(&f, map[string]string{"c": "withheld"})
	if f.Excerpt != "" || f.Place != "withheld" {
		t.Errorf("%+v", f)
	}
}

func TestVeilHidesAPassage(t *testing.T) {
	v := headcount.NewVeil([]headcount.Decision{withhold("d", "passage 2-7")})
	d := headcount.Document{Hash: "d", Text: "A secret b"}
	v.Document(&d)
	if d.Text != "A _____t b" {
		t.Errorf("%q", d.Text)
	}
	for _, value := range []string{"passage", "passage 7-2", "passage a-b", "passage -1-3", "3-4"} {
		if _, err := headcount.PassageOf(value); !errors.Is(err, headcount.ErrInvalid) {
			t.Errorf("%q: %v", value, err)
		}
	}
}

func TestNoVeil(t *testing.T) {
	undone := []headcount.Decision{withhold("d", headcount.WholeDocument), {Number: 2, Kind: headcount.Undo, Target: "1"}}
	v := headcount.NewVeil(undone)
	d := headcount.Document{Hash: "d", Text: "all"}
	v.Document(&d)
	v.Event(&headcount.Event{})
	if v != nil || d.Text != "all" || v.Documents() != nil {
		t.Errorf("%v hides %q", v, d.Text)
	}
}

func TestVeilSaysWhatItHides(t *testing.T) {
	text := "Dana Pell and Pellworth; Pell’s firm. Élan Ö."
	for _, c := range []struct {
		target, value, want string
		any                 bool
	}{
		{"Dana Pell", headcount.OnePerson, "0-9 Dana Pell|25-29 Pell", true},
		{"Jobs Go", headcount.OnePerson, "", true}, // the title alone
		{"Élan Ö", headcount.OnePerson, "40-48 Élan Ö", true},
		{"Ann Lee", headcount.OnePerson, "", false},
		{"d", headcount.WholeDocument, "", true},
		{"e", headcount.WholeDocument, "", false},
		{"d", "passage 5-9", "5-9 Pell", true},
	} {
		d := headcount.Document{Hash: "d", Title: "Jobs go", Text: text}
		words, any := headcount.NewVeil([]headcount.Decision{withhold(c.target, c.value)}).Hides(&d)
		var got []string
		for _, w := range words {
			got = append(got, fmt.Sprintf("%d-%d %s", w.Start, w.End, w.Words))
		}
		if strings.Join(got, "|") != c.want || any != c.any || d.Text != text {
			t.Errorf("%s %s: %q, %v; want %q, %v", c.value, c.target, got, any, c.want, c.any)
		}
	}
	if words, any := (*headcount.Veil)(nil).Hides(&headcount.Document{Text: "x"}); any || words != nil {
		t.Error("no veil hides something")
	}
}
