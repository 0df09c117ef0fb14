package ledgertest

import (
	"errors"
	"reflect"
	"testing"

	"headcount"
	"headcount/internal/ledger"
)

func reading(t *testing.T, d *desk) {
	at := d.now
	d.see(acme, brine)
	doc := documentOf(acme)
	words := acme.text[:len("Acme Ports")]
	days, half := 60.0, 50.5
	full := headcount.Claim{
		Type: headcount.Term, Employer: "Acme Ports", Count: headcount.Between(5, -1, true), Share: &headcount.Share{Min: &half, Of: "the staff"},
		Money: &headcount.Money{Max: &days, Currency: "EUR"}, Status: headcount.Reported, Announced: "2026-02", Effective: "2026-06/2026-07",
		Group: "crane drivers", Places: []string{"Ostend", "Belgium"}, Causes: []headcount.Cause{{Cause: "cost", By: "employer", Stance: "asserted"}},
		Says: "a spokesperson", Cumulative: true, Quote: "we <regret> it", Speaker: "Ada Quay", Counterparty: "the union", Kind: "notice", Days: &days,
		Evidence: []headcount.Passage{{Span: headcount.Span{Start: 0, End: len(words)}, Words: words}}, Reader: "test/2",
	}
	full.Identify(doc.Hash)
	r := readingOf(acme)
	r.Claims[0] = append(r.Claims[0], full)
	unread := readingOf(brine)
	unread.State, unread.Reason, unread.Claims = headcount.StateUnread, "language nl", [][]headcount.Claim{nil}
	for range 2 { // the second time changes nothing
		d.ok(d.PutRead(d.ctx(), []ledger.Read{r, unread}))
	}

	got, err := d.Document(d.ctx(), doc.Hash)
	d.ok(err)
	if !reflect.DeepEqual(got, doc) {
		t.Errorf("document:\n got %+v\nwant %+v", got, doc)
	}
	claims, err := d.DocumentClaims(d.ctx(), doc.Hash)
	d.ok(err)
	if len(claims) != 2 || claims[0].ID != r.Claims[0][0].ID || !reflect.DeepEqual(claims[1].Claim, full) {
		t.Errorf("claims:\n got %+v\nwant the reduction, then %+v", claims, full)
	}
	ref := headcount.DocumentRef{ID: doc.ID, Hash: doc.Hash, Path: doc.Path, Title: doc.Title, Published: doc.Published, Outlet: doc.Outlet, Tier: doc.Tier, Known: at}
	if !reflect.DeepEqual(claims[0].Document, ref) {
		t.Errorf("document of a claim:\n got %+v\nwant %+v", claims[0].Document, ref)
	}
	if claims, err := d.DocumentClaims(d.ctx(), documentOf(brine).Hash); err != nil || claims == nil || len(claims) != 0 {
		t.Errorf("claims of a document without: %v, %v", claims, err)
	}
	if _, err := d.Document(d.ctx(), "0123"); !errors.Is(err, headcount.ErrNotFound) {
		t.Errorf("document not there: %v", err)
	}
	if _, err := d.DocumentClaims(d.ctx(), "0123"); !errors.Is(err, headcount.ErrNotFound) {
		t.Errorf("claims of a document not there: %v", err)
	}
	counts, err := d.Counts(d.ctx())
	d.ok(err)
	if want := map[string]int{headcount.StateRead: 1, headcount.StateUnread: 1}; !reflect.DeepEqual(counts.Captures, want) || counts.Documents != 2 {
		t.Errorf("after reading twice: %+v", counts)
	}
}

func refusals(t *testing.T, d *desk) {
	d.see(acme)
	for name, spoil := range map[string]func(*ledger.Read){
		"still to read":             func(r *ledger.Read) { r.State = headcount.StateToRead },
		"unread without a reason":   func(r *ledger.Read) { r.State = headcount.StateUnread },
		"read with a reason":        func(r *ledger.Read) { r.Reason = "no text" },
		"claims of no document":     func(r *ledger.Read) { r.Documents = nil },
		"document of other bytes":   func(r *ledger.Read) { r.Documents[0].Capture = captureOf(brine).Hash },
		"claim without an identity": func(r *ledger.Read) { r.Claims[0][0].ID = "" },
	} {
		r := readingOf(acme)
		spoil(&r)
		if err := d.PutRead(d.ctx(), []ledger.Read{r}); !errors.Is(err, headcount.ErrInvalid) {
			t.Errorf("%s: %v; want not valid", name, err)
		}
	}
	if err := d.PutRead(d.ctx(), []ledger.Read{readingOf(acme), readingOf(brine)}); !errors.Is(err, headcount.ErrNotFound) {
		t.Errorf("a capture that is not there: %v; want not found", err)
	}
	left, err := d.ToRead(d.ctx(), "", 10)
	d.ok(err)
	if len(left) != 1 {
		t.Errorf("%d captures to read after refusals; want 1: a batch is one transaction", len(left))
	}
}

const address = "https://gazette.example/ports"

const superseded = "superseded by a later version"

func versions(t *testing.T, d *desk) {
	first := report{"Acme Ports cuts 100 jobs\n", address}
	second := report{"Acme Ports cuts 120 jobs\n", address}
	third := report{"Acme Ports cuts 130 jobs\n", address}
	other := report{"Acme Ports cuts 100 jobs\n\n", ""}
	d.see(first, other)
	d.see(second)
	d.see(third)
	d.read(first, other)
	d.reconcile()
	d.expect(headcount.Filter{}, "acme-ports-100")

	d.read(third, second) // readers finish in any order
	for r, want := range map[report]string{first: superseded, second: superseded, third: "", other: "", acme: ""} {
		if r == acme {
			continue
		}
		if got := d.backs(r); got != want {
			t.Errorf("claim of %q is taken back for %q; want %q", r.text, got, want)
		}
	}
	if v := d.reconcile(); v.Changed != 3 {
		t.Errorf("%d events changed; want 3: one loses a witness, two are new", v.Changed)
	}
	d.expect(headcount.Filter{}, "acme-ports-100, acme-ports-120 (withdrawn), acme-ports-130")

	replaced, err := d.Replaced(d.ctx(), 10)
	d.ok(err)
	if len(replaced) != 2 || replaced[0].Old.Hash != documentOf(second).Hash || replaced[0].New.Hash != documentOf(third).Hash ||
		replaced[1].Old.Hash != documentOf(first).Hash || replaced[1].New.Hash != documentOf(second).Hash || !replaced[0].New.Known.After(replaced[0].Old.Known) {
		t.Errorf("replaced: %+v; want the second by the third and the first by the second", replaced)
	}
	if some, err := d.Replaced(d.ctx(), 1); err != nil || len(some) != 1 {
		t.Errorf("one of those replaced: %+v, %v", some, err)
	}

	again := report{"Acme Ports cuts 100 jobs\n\n\n", ""} // no address is not the same address
	d.add(again)
	if got := d.backs(other); got != "" {
		t.Errorf("a document without an address is superseded: %q", got)
	}
}

func parts(t *testing.T, d *desk) {
	old := report{"Acme Ports cuts 90 jobs\n", address}
	d.add(old)
	d.see(acme)
	r := readingOf(acme)
	second := documentOf(acme)
	second.ID, second.Part, second.Address, r.Documents[0].Address = "", "2", address, address
	second.Identify()
	r.Documents, r.Claims = append(r.Documents, second), append(r.Claims, claimsOf(second))
	d.ok(d.PutRead(d.ctx(), []ledger.Read{r}))
	for _, doc := range r.Documents {
		claims, err := d.DocumentClaims(d.ctx(), doc.Hash)
		d.ok(err)
		if len(claims) != 1 || claims[0].Back != "" {
			t.Errorf("part %q: %+v; want one claim that stands", doc.Part, claims)
		}
	}
	if got := d.backs(old); got != superseded {
		t.Errorf("the version before is taken back for %q", got)
	}
}
