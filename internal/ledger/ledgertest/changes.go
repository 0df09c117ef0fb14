package ledgertest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reference"
)

// inWords tells changes in a line: "+" new, "~" changed, "-" gone, ">" gone into.
func inWords(list []ledger.Change) string {
	words := make([]string, len(list))
	for i, c := range list {
		switch {
		case c.Before == nil:
			words[i] = "+" + c.Event
		case c.After != nil:
			words[i] = "~" + c.Event
			if c.After.Withdrawn {
				words[i] += " (withdrawn)"
			}
		case c.Into != "":
			words[i] = "-" + c.Event + ">" + c.Into
		default:
			words[i] = "-" + c.Event
		}
	}
	return strings.Join(words, ", ")
}

func changes(t *testing.T, d *desk) {
	expect := func(from, to time.Time, want string) {
		t.Helper()
		list, err := d.Changes(d.ctx(), from, to)
		d.ok(err)
		if got := inWords(list); got != want {
			t.Errorf("changes from %v to %v: %q; want %q", from, to, got, want)
		}
	}
	start := d.now.Add(-time.Minute)
	d.add(report{"Acme Ports cuts 100 jobs\n", address})
	first := d.reconcile().At
	d.add(report{"Acme Ports cuts 120 jobs\n", address}, brine)
	second := d.reconcile().At
	d.ok(d.MarkAll(d.ctx()))
	_, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(reference.Slug, deriveMerged))
	d.ok(err)
	third := d.now.Add(-time.Second)
	d.ok(d.MarkAll(d.ctx()))
	d.reconcile() // apart again

	expect(start, first, "+acme-ports-100")
	expect(time.Time{}, first, "+acme-ports-100")
	expect(first, second, "~acme-ports-100 (withdrawn), +acme-ports-120, +brine-foods-20")
	expect(second, third, "~acme-ports-100, -acme-ports-120>acme-ports-100")
	expect(second, time.Time{}, "") // as it was
	expect(first, first, "")
	expect(start, start, "")
	if _, err := d.Changes(d.ctx(), second, first); !errors.Is(err, headcount.ErrUsage) {
		t.Errorf("changes backwards: %v; want wrong use", err)
	}
}
