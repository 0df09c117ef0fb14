package reconcile

import (
	"strings"
	"testing"

	"headcount/reference"
)

func TestPlacesFit(t *testing.T) {
	ref, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(ref, nil)
	for _, c := range []struct {
		a, b string
		want fit
	}{
		{"Ohio", "Ohio", same},
		{"", "Ohio", around},
		{"Ohio", "", inside},
		{"Columbus;Ohio", "Ohio", inside},
		{"Ohio", "Columbus;Ohio", around},
		{"Lansing;Mich", "Lansing;Mich.", same},
		{"Dallas;Texas", "Fort Worth;Texas", apart},
		{"Plant 7;Dallas;Texas", "Plant 9;Dallas;Texas", apart},
		{"Plant 7;Dallas;Texas", "Texas", inside},
		{"Springfield;Illinois", "Springfield;Massachusetts", apart},
		{"Washington", "Washington;Oregon", inside}, // two states
		{"Dallas;Texas", "Dallas;Texas;Columbus;Ohio", inside},
		{"Dallas;Texas;Columbus;Ohio", "Columbus;Ohio;Dallas;Texas", same},
		{"Michigan;Ohio;Maryland;Ontario", "United States;Canada", inside},
		{"Europe", "Texas", mixed},
		{"Germany", "France", apart},
	} {
		if got := w.sites(list(c.a)).fits(w.sites(list(c.b))); got != c.want {
			t.Errorf("%s to %s is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

func TestGroupsFit(t *testing.T) {
	w := newWorld(nil, nil)
	for _, c := range []struct {
		a, b string
		want fit
	}{
		{"", "", same},
		{"drivers", "", inside},
		{"delivery drivers", "drivers", inside},
		{"white-collar", "salaried employees", same},
		{"drivers", "engineers", apart},
		{"white-collar", "hourly", apart},
		{"corporate", "recruiting team", mixed},
		{"various divisions including parks", "", same},
		{"hourly and salaried", "", same},
		{"some teams", "", inside},
	} {
		if got := w.people(c.a).fits(w.people(c.b)); got != c.want {
			t.Errorf("%q to %q is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestFiguresRound(t *testing.T) {
	for _, c := range []struct {
		form   form
		number int64
		n      int64
		want   bool
	}{
		{about, 900, 893, true},
		{about, 900, 840, false},
		{about, 14_000, 13_900, true},
		{about, 1000, 1200, true}, // half of what it states
		{about, 1000, 1600, false},
		{bound, 11_000, 11_200, true},
		{bound, 11_000, 12_500, false},
		{exact, 11_000, 11_001, false},
	} {
		f := figure{form: c.form, number: c.number, lo: c.number, hi: c.number}
		if c.form == bound {
			f.hi = maxJobs * 10
		}
		if got := f.roundsTo(c.n); got != c.want {
			t.Errorf("form %d of %d for %d: %v", c.form, c.number, c.n, got)
		}
	}
}
