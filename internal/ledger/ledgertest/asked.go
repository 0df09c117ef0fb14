package ledgertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"headcount"
	"headcount/edtf"
	"headcount/internal/ledger"
)

// numbered: what a draft is held against is found by its number and its day, and
// by a name that is shorter than the ledger's.
func numbered(t *testing.T, d *desk) {
	d.add(report{text: "Acme Ports cuts 310 jobs\nBrine Foods cuts 310 jobs\nBrine Rail cuts 12 jobs\nBrineworks cuts 5 jobs\n"})
	d.reconcile()
	day, _ := edtf.Parse("2026-03-01")
	for _, c := range []struct {
		number   int64
		from, to edtf.Day
		limit    int
		want     string
	}{
		{310, day.First, day.Last, 8, "acme-ports-310 brine-foods-310"},
		{310, day.First, day.Last, 1, "acme-ports-310"},
		{310, day.First - 9, day.Last - 1, 8, ""},
		{12, day.First - 9, day.Last + 9, 8, "brine-rail-12"},
		{13, day.First, day.Last, 8, ""},
	} {
		list, err := d.Numbered(d.ctx(), c.number, c.from, c.to, c.limit)
		d.ok(err)
		var ids []string
		for _, e := range list {
			ids = append(ids, e.ID)
			if len(e.Claims) == 0 {
				t.Errorf("%s has no claims", e.ID)
			}
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("events of %d: %q, want %q", c.number, got, c.want)
		}
	}
	for slug, want := range map[string]string{"brine": "brine-foods brine-rail", "acme": "acme-ports", "acme-ports": "", "bri": ""} {
		list, err := d.FamiliesCalled(d.ctx(), slug, 8)
		d.ok(err)
		if got := strings.Join(list, " "); got != want {
			t.Errorf("families called %q: %q, want %q", slug, got, want)
		}
	}
}

// told: claims of the types asked for, of those employers, with what was taken back
// among them.
func told(t *testing.T, d *desk) {
	r := report{text: "Acme Ports cuts 310 jobs\nBrine Foods cuts 12 jobs\n", address: "https://gazette.example/a"}
	d.see(r)
	reading := readingOf(r)
	for i, kind := range []string{headcount.Headcount, headcount.Statement} {
		c := reading.Claims[0][i]
		c.Type = kind
		c.Identify(reading.Documents[0].Hash)
		reading.Claims[0] = append(reading.Claims[0], c)
	}
	d.ok(d.PutRead(d.ctx(), []ledger.Read{reading}))
	ask := func(belongs func(string) bool, types ...string) string {
		list, err := d.ClaimsOf(d.ctx(), types, belongs)
		d.ok(err)
		var words []string
		for _, s := range list {
			words = append(words, fmt.Sprintf("%s of %s%s", s.Type, s.Employer, map[bool]string{true: " (back)"}[s.Back != ""]))
		}
		slices.Sort(words)
		return strings.Join(words, ", ")
	}
	any := func(string) bool { return true }
	for _, c := range []struct{ got, want string }{
		{ask(any, headcount.Headcount, headcount.Statement), "headcount of Acme Ports, statement of Brine Foods"},
		{ask(any, headcount.Statement), "statement of Brine Foods"},
		{ask(func(e string) bool { return e == "Acme Ports" }, headcount.Headcount, headcount.Statement), "headcount of Acme Ports"},
		{ask(any, headcount.Hiring), ""},
		{ask(any), ""},
	} {
		if c.got != c.want {
			t.Errorf("told %q, want %q", c.got, c.want)
		}
	}
	d.add(report{text: "Acme Ports cuts 300 jobs\n", address: "https://gazette.example/a"})
	if got, want := ask(any, headcount.Statement), "statement of Brine Foods (back)"; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
}
