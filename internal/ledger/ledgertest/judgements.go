package ledgertest

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"headcount"
)

// claim returns the claim that a report of one line makes.
func (d *desk) claim(r report) headcount.Stated {
	d.t.Helper()
	list, err := d.DocumentClaims(d.ctx(), documentOf(r).Hash)
	d.ok(err)
	return list[0]
}

// judged makes a decision of a kind on the claims of reports.
func (d *desk) judged(kind, value string, reports ...report) headcount.Decision {
	d.t.Helper()
	dec := headcount.Decision{Kind: kind, Value: value, Who: "ann", Why: "I called them", At: d.tick()}
	for _, r := range reports {
		c := d.claim(r)
		dec.Of = append(dec.Of, headcount.PointTo(&c))
	}
	return dec
}

// judge makes a decision that must be taken.
func (d *desk) judge(kind, value string, reports ...report) int64 {
	d.t.Helper()
	n, err := d.Decide(d.ctx(), d.judged(kind, value, reports...), heedless)
	d.ok(err)
	return n
}

// refused makes a decision that must be refused, in words that say why.
func (d *desk) refused(dec headcount.Decision, want ...string) {
	d.t.Helper()
	_, err := d.Decide(d.ctx(), dec, heedless)
	if !errors.Is(err, headcount.ErrInvalid) {
		d.t.Errorf("%s %s: %v; want it refused", dec.Kind, dec.Value, err)
		return
	}
	for _, w := range want {
		if !strings.Contains(err.Error(), w) {
			d.t.Errorf("%s %s is refused: %v; want %q in it", dec.Kind, dec.Value, err, w)
		}
	}
}

// contradictions decides on claims and names in circles.
func contradictions(t *testing.T, d *desk) {
	two, three := report{text: "Acme Ports cuts 120 jobs\n"}, report{text: "Acme Ports cuts 130 jobs\n"}
	d.add(acme, two, three, brine)
	first := d.judge(headcount.Same, "", acme, two)
	second := d.judge(headcount.Same, "", two, three)
	a, c := d.claim(acme), d.claim(three)
	d.refused(d.judged(headcount.Different, "", acme, three), "contradict", a.ID[:8], c.ID[:8], "(decision 1)", "(decision 2)", "(decision 3)")
	d.refused(d.judged(headcount.Same, "", acme, two), "decided already, by decision 1")
	d.refused(d.judged(headcount.Same, "", acme, brine), "Acme Ports", "Brine Foods", "alias")
	d.refused(d.judged(headcount.Same, "", acme, acme), "named twice")
	d.refused(d.judged(headcount.Choose, "mood", acme), "mood", "announced")
	d.refused(d.judged(headcount.Choose, "share", acme), "states no share")
	undo := d.decide(headcount.Undo, second, "they are two")
	d.judge(headcount.Different, "", acme, three)
	again := headcount.Decision{Kind: headcount.Undo, Target: strconv.FormatInt(undo, 10), Who: "ann", Why: "they are one", At: d.tick()}
	d.refused(again, "contradict") // it would bring the second decision back
	d.decide(headcount.Undo, first, "another")
	d.ok2(d.Decide(d.ctx(), again, heedless))

	alias := func(kind, name, of string) headcount.Decision {
		return headcount.Decision{Kind: kind, Target: name, Value: of, Who: "ann", Why: "their register", At: d.tick()}
	}
	d.ok2(d.Decide(d.ctx(), alias(headcount.Alias, "Acme", "Acme Ports"), heedless))
	d.ok2(d.Decide(d.ctx(), alias(headcount.Alias, "Acme Ports", "Acme Holding"), heedless))
	d.refused(alias(headcount.Alias, "Acme Holding", "ACME Inc."), "circle", `"Acme" is "Acme Ports"`, `"Acme Ports" is "Acme Holding"`)
	d.refused(alias(headcount.Alias, "acme", "Brine Foods"), "undo it first")
	d.refused(alias(headcount.Parent, "...", "Brine Foods"), "letters or digits")
	bad := d.judged(headcount.Reject, "", acme)
	bad.Of[0].Claim = "0000"
	if _, err := d.Decide(d.ctx(), bad, heedless); !errors.Is(err, headcount.ErrNotFound) {
		t.Errorf("a claim that is not there: %v", err)
	}
}

// ok2 is ok for what also returns a number.
func (d *desk) ok2(_ int64, err error) {
	d.t.Helper()
	d.ok(err)
}

// rejected takes a claim back, wherever it is shown.
func rejected(t *testing.T, d *desk) {
	d.add(acme, brine)
	n := d.judge(headcount.Reject, "", acme)
	if got := d.backs(acme); got != headcount.RejectedPrefix+"decided by ann: I called them (decision 1)" {
		t.Errorf("a rejected claim is taken back for %q", got)
	}
	if got := d.backs(brine); got != "" {
		t.Errorf("another claim is taken back for %q", got)
	}
	d.decide(headcount.Undo, n, "they called back")
	if got := d.backs(acme); got != "" {
		t.Errorf("after the undo, the claim is taken back for %q", got)
	}
}

// touchedByDecision says that a decision has the employers derived anew that it
// is about, and no others.
func touchedByDecision(t *testing.T, d *desk) {
	d.add(acme, brine, cobb)
	d.reconcile()
	d.judge(headcount.Reject, "", acme)
	calls := &count{}
	if _, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(heedless(nil).Family, calls.of(derive))); err != nil {
		t.Fatal(err)
	}
	calls.expect(t, "Acme Ports")
}
