package ledgertest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

// What the contract asks of answers that pages are made of.

func history(t *testing.T, d *desk) {
	if v, err := d.LastVintage(d.ctx(), time.Time{}); err != nil || v != (headcount.Vintage{}) {
		t.Errorf("last vintage of an empty ledger: %+v, %v", v, err)
	}
	first, second := report{"Acme Ports cuts 100 jobs\n", address}, report{"Acme Ports cuts 120 jobs\n", address}
	d.add(first)
	one := d.reconcile()
	d.add(second)
	two := d.reconcile()
	if v, err := d.LastVintage(d.ctx(), time.Time{}); err != nil || v != two {
		t.Errorf("last vintage: %+v, %v; want %+v", v, err, two)
	}
	for at, want := range map[time.Time]headcount.Vintage{one.At.Add(-time.Microsecond): {}, one.At: one, two.At.Add(-time.Microsecond): one, two.At.Add(time.Hour): two} {
		if v, err := d.LastVintage(d.ctx(), at); err != nil || v != want {
			t.Errorf("last vintage at %v: %+v, %v; want %+v", at, v, err, want)
		}
	}
	got, err := d.Versions(d.ctx(), "acme-ports-100")
	d.ok(err)
	if len(got) != 2 || !got[0].Since.Equal(one.At) || !got[0].Until.Equal(two.At) || !got[1].Since.Equal(two.At) || !got[1].Until.IsZero() {
		t.Fatalf("versions: %+v; want one from %v to %v and one since", got, one.At, two.At)
	}
	for i, withdrawn := range []bool{false, true} {
		v := got[i]
		if v.Event.ID != "acme-ports-100" || v.Event.Withdrawn != withdrawn || v.Event.Claims != nil {
			t.Errorf("version %d: %+v; want no claims, withdrawn %v", i, v.Event, withdrawn)
		}
		if len(v.Reports) != 1 || v.Reports[0].Hash != documentOf(first).Hash {
			t.Errorf("version %d was made by %+v; want the first report", i, v.Reports)
		}
	}
	if got, err := d.Versions(d.ctx(), "nothing"); err != nil || len(got) != 0 {
		t.Errorf("versions of nothing: %v, %v", got, err)
	}

	bare, err := d.Events(d.ctx(), headcount.Filter{Slugs: []string{"acme-ports-120", "nothing"}, Bare: true})
	d.ok(err)
	if len(bare) != 1 || bare[0].ID != "acme-ports-120" || bare[0].Claims != nil || bare[0].Employer == "" {
		t.Errorf("events of a list of names: %+v; want one without claims", bare)
	}
	d.expect(headcount.Filter{Slugs: []string{}}, "")
}

func otherClaims(t *testing.T, d *desk) {
	r := report{text: "Acme Ports cuts 100 jobs\nAcme Ports cuts 50 jobs\nBrine Foods cuts 20 jobs\n"}
	reading := readingOf(r)
	claims := reading.Claims[0]
	claims[0].Type, claims[2].Type = headcount.Headcount, headcount.Statement
	for i := range claims {
		claims[i].Identify(reading.Documents[0].Hash)
	}
	d.see(r)
	d.ok(d.PutRead(d.ctx(), []ledger.Read{reading}))
	d.reconcile()
	ask := func(belongs func(string) bool, types ...string) string {
		list, err := d.ClaimsOf(d.ctx(), types, belongs, time.Time{})
		d.ok(err)
		var names []string
		for _, c := range list {
			names = append(names, c.Type+" "+c.Employer+" "+c.Document.Outlet)
		}
		slices.Sort(names)
		return strings.Join(names, ", ")
	}
	everyone := func(string) bool { return true }
	if got, want := ask(everyone, headcount.Statement, headcount.Headcount), "headcount Acme Ports The Port Gazette, statement Brine Foods The Port Gazette"; got != want {
		t.Errorf("claims of two types: %s; want %s", got, want)
	}
	if got := ask(func(name string) bool { return name == "Brine Foods" }, headcount.Headcount); got != "" {
		t.Errorf("numbers of staff of an employer without: %s", got)
	}
	if got := ask(everyone, headcount.Reduction); got != "" {
		t.Errorf("cuts are told apart from their events: %s", got)
	}
	if got := ask(everyone); got != "" {
		t.Errorf("claims of no type: %s", got)
	}
}

func health(t *testing.T, d *desk) {
	h, err := d.Health(d.ctx())
	d.ok(err)
	if len(h.Supplies)+len(h.Captures)+len(h.Unread)+len(h.Faults) != 0 || h.Supplies == nil {
		t.Errorf("health of an empty ledger: %+v", h)
	}
	d.add(acme, brine)
	seen := d.now
	d.see(acme)
	french := report{text: "Brine supprime 20 postes\n"}
	d.see(french)
	c := captureOf(french)
	d.ok(d.PutRead(d.ctx(), []ledger.Read{{Capture: c.Hash, State: headcount.StateUnread, Reason: "language fr",
		Faults: []headcount.Fault{{Capture: c.Hash, Place: "a", Problem: "language fr"}}}}))
	h, err = d.Health(d.ctx())
	d.ok(err)
	if len(h.Supplies) != 1 {
		t.Fatalf("supplies: %+v; want one", h.Supplies)
	}
	s := h.Supplies[0]
	if s.Name != "The Port Gazette" || s.Tier != headcount.TierOutlet || s.Documents != 2 || s.Claims != 2 || s.Published != "2026-03-01" || s.TakenBack != 0 {
		t.Errorf("supply: %+v", s)
	}
	if d := s.Seen.Sub(seen); d < 0 || d > time.Hour {
		t.Errorf("last seen %v; want when it was seen again, %v", s.Seen, seen)
	}
	if h.Captures[headcount.StateUnread] != 1 || len(h.Unread) != 1 || h.Unread[0] != (headcount.Tally{Problem: "language fr", Count: 1}) || len(h.Faults) != 1 {
		t.Errorf("health: %+v", h)
	}
}
