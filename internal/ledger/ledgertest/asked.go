package ledgertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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
		list, err := d.ClaimsOf(d.ctx(), types, belongs, time.Time{})
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

// toldThen asks after each step what the ledger tells, and at the end what it told
// then: reports that come, are replaced, forgotten and seen again, claims that are
// rejected, gained and dropped.
func toldThen(t *testing.T, d *desk) {
	staff := func(text string) (report, ledger.Read) {
		r := report{text: text, address: "https://gazette.example/a"}
		reading := readingOf(r)
		for i := range reading.Claims[0] {
			c := &reading.Claims[0][i]
			c.Type = headcount.Headcount
			c.Identify(reading.Documents[0].Hash)
		}
		return r, reading
	}
	tell := func(asOf time.Time) string {
		list, err := d.ClaimsOf(d.ctx(), []string{headcount.Headcount}, func(string) bool { return true }, asOf)
		d.ok(err)
		var words []string
		for _, s := range list {
			words = append(words, fmt.Sprintf("%s %s %q", s.Employer, s.Count, s.Back))
		}
		return strings.Join(words, ", ")
	}
	first, one := staff("Acme Ports cuts 310 jobs\nAcme Ports cuts 311 jobs\n")
	second, two := staff("Acme Ports cuts 320 jobs\n")
	late := one.Claims[0][1]
	one.Claims[0] = one.Claims[0][:1]
	put := func(r ledger.Read) {
		r.At = d.tick()
		d.ok(d.PutRead(d.ctx(), []ledger.Read{r}))
	}
	var adds []int64
	var decided int64
	type moment struct {
		step, told string
		at         time.Time
	}
	var moments []moment
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"nothing", func() {}},
		{"seen", func() { adds = append(adds, d.see(first)) }},
		{"read", func() { put(one) }},
		{"read again", func() { put(one) }},
		{"gained and lost", func() {
			_, err := d.PutReread(d.ctx(), d.tick(), "reader/9", []ledger.Reread{{Document: one.Documents[0].Hash, Gained: []headcount.Claim{late}, Lost: []string{one.Claims[0][0].ID}}})
			d.ok(err)
		}},
		{"replaced", func() { adds = append(adds, d.see(second)); put(two) }},
		{"the later forgotten", func() { decided = d.decide(headcount.Forget, adds[1], "wrong folder") }},
		{"both forgotten", func() { d.decide(headcount.Forget, adds[0], "all wrong") }},
		{"the later back", func() { d.decide(headcount.Undo, decided, "right after all") }},
		{"the first seen again", func() { adds = append(adds, d.see(first)) }},
		{"the later rejected", func() {
			list, err := d.DocumentClaims(d.ctx(), two.Documents[0].Hash)
			d.ok(err)
			decided, err = d.Decide(d.ctx(), headcount.Decision{Kind: headcount.Reject, Of: []headcount.Pointer{headcount.PointTo(&list[0])}, Who: "ann", Why: "I called them", At: d.tick()}, heedless)
			d.ok(err)
		}},
		{"not rejected", func() { d.decide(headcount.Undo, decided, "they called back") }},
	} {
		step.do()
		at := d.tick()
		told := tell(time.Time{})
		moments = append(moments, moment{step.name, told, at})
		if n := len(moments); n > 1 && moments[n-2].told == told && step.name != "seen" && step.name != "read again" {
			if step.name != "the first seen again" { // the later still replaces it
				t.Errorf("%s changes nothing: %s", step.name, told)
			}
		}
	}
	for _, m := range moments {
		if got := tell(m.at); got != m.told {
			t.Errorf("after %s the ledger told\n%s\nand as of then it tells\n%s", m.step, m.told, got)
		}
	}
	for _, asOf := range []time.Time{{}, d.now} {
		list, err := d.ClaimsOf(d.ctx(), []string{headcount.Reduction}, func(string) bool { return true }, asOf)
		if err != nil || len(list) != 0 {
			t.Errorf("cuts are told apart from their events: %v, %v", list, err)
		}
	}
}
