package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reference"
)

// A count says for which employers a deriver was called, "nobody" where it had
// no claims.
type count struct {
	sync.Mutex
	calls []string
}

func (c *count) of(events ledger.Deriver) ledger.Deriver {
	return func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
		c.Lock()
		defer c.Unlock()
		if len(claims) == 0 {
			c.calls = append(c.calls, "nobody")
			return nil, nil
		}
		c.calls = append(c.calls, claims[0].Employer)
		return events(claims, names, taken)
	}
}

func (c *count) expect(t *testing.T, want ...string) {
	t.Helper()
	if slices.Sort(c.calls); !slices.Equal(c.calls, want) {
		t.Errorf("derived for %q; want %q", c.calls, want)
	}
}

func touched(t *testing.T, d *desk) {
	if v := d.reconcile(); v != (headcount.Vintage{}) {
		t.Errorf("vintage of an empty ledger: %+v", v)
	}
	d.add(acme, brine)
	at := d.now
	if v, want := d.reconcile(), (headcount.Vintage{Number: 1, At: at, Rules: rules, Changed: 2}); v != want {
		t.Errorf("first vintage: %+v; want %+v", v, want)
	}
	d.add(acme)
	d.add(report{text: "No jobs at all go here\n"})
	if v := d.reconcile(); v.Number != 0 {
		t.Errorf("vintage of nothing new: %+v", v)
	}
	d.add(report{text: "Brine Foods cuts 30 jobs\n"})
	var calls count
	v, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(reference.Slug, calls.of(derive)))
	d.ok(err)
	if v.Number != 2 || v.Changed != 1 {
		t.Errorf("second vintage: %+v; want number 2, 1 changed", v)
	}
	calls.expect(t, "Brine Foods")
	d.ok(d.MarkAll(d.ctx()))
	if v := d.reconcile(); v.Number != 3 || v.Changed != 0 {
		t.Errorf("vintage after marking all: %+v; want number 3, nothing changed", v)
	}
	got, err := d.Vintages(d.ctx())
	d.ok(err)
	if len(got) != 3 || got[1] != v {
		t.Errorf("vintages: %+v", got)
	}
}

func newRules(t *testing.T, d *desk) {
	d.add(acme, brine)
	d.reconcile()
	var calls count
	one := func(string) string { return "everyone" }
	all := func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
		events, minted := derive(claims, names, taken)
		for i := range events {
			events[i].Family = "everyone"
		}
		return events, minted
	}
	v, err := d.Reconcile(d.ctx(), d.tick(), "test/2", Heedless(one, calls.of(all)))
	d.ok(err)
	if v.Rules != "test/2" {
		t.Errorf("vintage %+v; want rules test/2", v)
	}
	calls.expect(t, "Acme Ports", "nobody", "nobody") // their employers have left two families
	d.expect(headcount.Filter{}, "acme-ports-100, brine-foods-20")
	d.expect(headcount.Filter{Employer: "everyone"}, "acme-ports-100, brine-foods-20")
	d.expect(headcount.Filter{Employer: "Acme Ports, Inc."}, "acme-ports-100")
}

func failing(t *testing.T, d *desk) {
	d.add(acme)
	for name, events := range map[string]ledger.Deriver{
		"another family": func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
			events, minted := derive(claims, names, taken)
			events[0].Family = "brine-foods"
			return events, minted
		},
		"two events of one name": func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
			events, minted := derive(claims, names, taken)
			return append(events, events[0]), minted
		},
		"claim of no document": func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
			events, minted := derive(claims, names, taken)
			events[0].Claims[0].ID = "0123"
			return events, minted
		},
		"name of another's claim": func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
			events, _ := derive(claims, names, taken)
			return events, []headcount.Name{{Slug: "acme-ports-100", Claim: "0123"}}
		},
	} {
		if _, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(reference.Slug, events)); !errors.Is(err, headcount.ErrInvalid) {
			t.Errorf("%s: %v; want not valid", name, err)
		}
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("a panic of the derivation is swallowed")
			}
		}()
		_, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(reference.Slug,
			func([]headcount.Stated, []headcount.Name, func(string) bool) ([]headcount.Event, []headcount.Name) {
				panic("rule 7")
			}))
		t.Errorf("a derivation that panics returns %v", err)
	}()
	if c, err := d.Counts(d.ctx()); err != nil || c.Vintages != 0 || c.Names != 0 || c.Events != 0 {
		t.Errorf("left behind: %+v, %v", c, err)
	}
	if v := d.reconcile(); v.Number != 1 || v.Changed != 1 {
		t.Errorf("the vintage after failures: %+v; want number 1, 1 changed", v)
	}
}

// sameSlug has two families, derived at the same time, mint one slug.
func sameSlug(_ *testing.T, d *desk) {
	d.add(acme, brine, cobb)
	_, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(reference.Slug,
		func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
			return deriveBy(claims, names, taken, func(*headcount.Stated) string { return "Same Cut" })
		}))
	d.ok(err)
	d.expect(headcount.Filter{}, "same-cut, same-cut-2, same-cut-3")
	d.expect(headcount.Filter{Employer: "Acme Ports"}, "same-cut")
	d.expect(headcount.Filter{Employer: "Brine Foods"}, "same-cut-2")
	d.expect(headcount.Filter{Employer: "Cobb Rail"}, "same-cut-3")
}

func merged(t *testing.T, d *desk) {
	d.add(acme)
	d.add(report{text: "Acme Ports cuts 120 jobs\n"})
	then := d.reconcile().At
	d.expect(headcount.Filter{}, "acme-ports-100, acme-ports-120")
	d.ok(d.MarkAll(d.ctx()))
	_, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(reference.Slug, deriveMerged))
	d.ok(err)
	kept, lost := "acme-ports-100", "acme-ports-120"
	d.expect(headcount.Filter{}, kept)
	for _, c := range []struct {
		slug, want string
		asOf       time.Time
	}{{kept, kept, time.Time{}}, {lost, kept, time.Time{}}, {lost, lost, then}, {lost, kept, d.now}} {
		e, err := d.Event(d.ctx(), c.slug, c.asOf)
		if err != nil || e.ID != c.want {
			t.Errorf("event %s as of %v: %q, %v; want %s", c.slug, c.asOf, e.ID, err, c.want)
		}
	}
	for _, c := range []struct {
		slug string
		asOf time.Time
	}{{"acme-ports-999", time.Time{}}, {kept, before}, {lost, before}} {
		if _, err := d.Event(d.ctx(), c.slug, c.asOf); !errors.Is(err, headcount.ErrNotFound) {
			t.Errorf("event %s as of %v: %v; want not found", c.slug, c.asOf, err)
		}
	}
	d.ok(d.MarkAll(d.ctx())) // apart again, each by the name it had
	d.reconcile()
	d.expect(headcount.Filter{}, "acme-ports-100, acme-ports-120")
}

func past(t *testing.T, d *desk) {
	v1 := report{"Acme Ports cuts 100 jobs\n", address}
	v2 := report{"Acme Ports cuts 120 jobs\n", address}
	d.add(v1)
	d.now = d.now.Add(999 * time.Nanosecond) // kept to the microsecond
	first := d.reconcile()
	before1 := first.At.Add(-time.Microsecond)
	d.add(v2, brine)
	second := d.reconcile()

	d.expect(headcount.Filter{AsOf: before1}, "")
	d.expect(headcount.Filter{AsOf: first.At}, "acme-ports-100")
	d.expect(headcount.Filter{AsOf: second.At.Add(-time.Microsecond)}, "acme-ports-100")
	now := "acme-ports-100 (withdrawn), acme-ports-120, brine-foods-20"
	d.expect(headcount.Filter{AsOf: second.At}, now)
	d.expect(headcount.Filter{AsOf: second.At.Add(time.Hour)}, now)
	d.expect(headcount.Filter{AsOf: second.At, Employer: "acme-ports", Limit: 1, Skip: 1}, "acme-ports-120")

	for _, c := range []struct {
		asOf time.Time
		want string
	}{{first.At, ""}, {second.At, superseded}, {time.Time{}, superseded}} {
		e, err := d.Event(d.ctx(), "acme-ports-100", c.asOf)
		d.ok(err)
		if len(e.Claims) != 1 || e.Claims[0].Back != c.want || e.Claims[0].Evidence[0].Words != "Acme Ports cuts 100 jobs" {
			t.Errorf("claims as of %v: %+v; want one taken back for %q", c.asOf, e.Claims, c.want)
		}
	}
}

func clock(t *testing.T, d *desk) {
	d.add(acme)
	first := d.reconcile()
	d.now = d.now.Add(-24 * time.Hour)
	d.add(brine)
	second := d.reconcile()
	if !second.At.After(first.At) || second.Number != first.Number+1 {
		t.Errorf("vintages %+v, then %+v; want times that rise with numbers", first, second)
	}
	d.expect(headcount.Filter{AsOf: first.At}, "acme-ports-100")
	d.expect(headcount.Filter{AsOf: second.At}, "acme-ports-100, brine-foods-20")
	// Of two versions the one put later stands, whatever their times say.
	v1 := report{"Cobb Rail cuts 7 jobs\n", address}
	v2 := report{"Cobb Rail cuts 8 jobs\n", address}
	d.add(v1)
	d.now = d.now.Add(-24 * time.Hour)
	d.add(v2)
	if got := d.backs(v1) + "|" + d.backs(v2); got != superseded+"|" {
		t.Errorf("taken back: %q", got)
	}
}

func filters(t *testing.T, d *desk) {
	for i, c := range []struct {
		employer, announced, status string
		places                      []string
		causes                      []headcount.Cause
	}{
		{"Acme Ports Inc.", "2026-01-15", headcount.Confirmed, []string{"Ostend"}, []headcount.Cause{{Cause: "ai", By: "outlet", Stance: "denied"}}},
		{"Acme Ports Inc.", "2026-02", headcount.Expected, []string{"Ostend", "Köln"}, []headcount.Cause{{Cause: "cost"}, {Cause: "cost", By: "employer"}}},
		{"Brine Foods", "", headcount.Confirmed, nil, nil}, // listed by when it was known: 2026-03-01
		{"Cobb Rail", "2026", headcount.Reported, []string{"Koln"}, []headcount.Cause{{Cause: "ai"}}},
	} {
		r := report{text: fmt.Sprintf("%s cuts %d jobs\n", c.employer, i+1)}
		d.see(r)
		reading := readingOf(r)
		claim := &reading.Claims[0][0]
		claim.Announced, claim.Status, claim.Places, claim.Causes = c.announced, c.status, c.places, c.causes
		claim.Identify(reading.Documents[0].Hash)
		d.ok(d.PutRead(d.ctx(), []ledger.Read{reading}))
	}
	d.reconcile()
	const a1, a2, b3, c4 = "acme-ports-inc-1", "acme-ports-inc-2", "brine-foods-3", "cobb-rail-4"
	list := func(slugs ...string) string { return strings.Join(slugs, ", ") }
	for _, c := range []struct {
		f    headcount.Filter
		want string
	}{
		{headcount.Filter{}, list(c4, a1, a2, b3)},
		{headcount.Filter{Latest: true}, list(b3, a2, a1, c4)},
		{headcount.Filter{Limit: 2}, list(c4, a1)},
		{headcount.Filter{Skip: 3}, list(b3)},
		{headcount.Filter{Latest: true, Skip: 1, Limit: 1}, list(a2)},
		{headcount.Filter{Employer: "acme-ports"}, list(a1, a2)},
		{headcount.Filter{Employer: "ACME Ports"}, list(a1, a2)},
		{headcount.Filter{Employer: "Acme"}, ""},
		{headcount.Filter{Since: "2026-02"}, list(a2, b3)},
		{headcount.Filter{Until: "2026-01"}, list(c4, a1)},
		{headcount.Filter{Since: "2026-01-02", Until: "2026-02-01"}, list(a1, a2)},
		{headcount.Filter{Place: "koln"}, list(c4, a2)},
		{headcount.Filter{Cause: "ai"}, list(c4, a1)},
		{headcount.Filter{Status: headcount.Confirmed}, list(a1, b3)},
		{headcount.Filter{Status: headcount.Confirmed, Place: "Ostend", Cause: "ai", Since: "2026", AsOf: d.now}, list(a1)},
		{headcount.Filter{Place: "' OR 1=1 --"}, ""},
	} {
		d.expect(c.f, c.want)
	}
	for _, f := range []headcount.Filter{{Since: "last week"}, {Until: "2026-13"}} {
		if _, err := d.Events(d.ctx(), f); !errors.Is(err, headcount.ErrUsage) {
			t.Errorf("events of %+v: %v; want wrong use", f, err)
		}
	}
}

func families(t *testing.T, d *desk) {
	d.add(brine, acme)
	d.reconcile()
	d.add(cobb) // not reconciled yet
	var got []string
	d.ok(d.Families(d.ctx(), func(f ledger.Family) error {
		got = append(got, fmt.Sprintf("%s: %d claims, name %s, event %s, taken %v %v",
			f.Slug, len(f.Claims), f.Names[0].Slug, f.Events[0].ID, f.Taken("acme-ports-100"), f.Taken("acme-ports")))
		return nil
	}))
	want := []string{
		"acme-ports: 1 claims, name acme-ports-100, event acme-ports-100, taken true false",
		"brine-foods: 1 claims, name brine-foods-20, event brine-foods-20, taken true false",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("families:\n got %q\nwant %q", got, want)
	}
	stop := errors.New("enough")
	calls := 0
	if err := d.Families(d.ctx(), func(ledger.Family) error { calls++; return stop }); !errors.Is(err, stop) || calls != 1 {
		t.Errorf("stopped after %d families with %v; want 1, enough", calls, err)
	}
}

func beside(t *testing.T, d *desk) {
	d.add(acme)
	d.reconcile()
	var wg sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		wg.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				// Every family is one report here, whole or not there at all.
				events, err := d.Events(context.Background(), headcount.Filter{})
				if err != nil {
					t.Error(err)
					return
				}
				for _, e := range events {
					if len(e.Claims) != 1 {
						t.Errorf("event %s with %d claims", e.ID, len(e.Claims))
					}
				}
			}
		})
	}
	for i := range 20 {
		d.add(report{text: fmt.Sprintf("Firm %d cuts 5 jobs\n", i)})
		d.reconcile()
	}
	close(done)
	wg.Wait()
	events, err := d.Events(d.ctx(), headcount.Filter{})
	if err != nil || len(events) != 21 {
		t.Errorf("%d events, %v; want 21", len(events), err)
	}
}

func cancelled(t *testing.T, d *desk) {
	d.add(acme)
	ctx, cancel := context.WithCancel(d.ctx())
	cancel()
	if _, err := d.Events(ctx, headcount.Filter{}); !errors.Is(err, context.Canceled) {
		t.Errorf("events: %v; want cancelled", err)
	}
	if err := d.PutRead(ctx, []ledger.Read{readingOf(acme)}); !errors.Is(err, context.Canceled) {
		t.Errorf("put read: %v; want cancelled", err)
	}
	during, stop := context.WithCancel(d.ctx())
	_, err := d.Reconcile(during, d.tick(), rules, Heedless(func(e string) string { stop(); return reference.Slug(e) }, derive))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("reconcile: %v; want cancelled", err)
	}
	if v := d.reconcile(); v.Number != 1 {
		t.Errorf("vintage after a cancelled one: %+v; want number 1", v)
	}
}
