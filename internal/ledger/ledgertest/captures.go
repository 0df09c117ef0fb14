package ledgertest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

var (
	acme  = report{text: "Acme Ports cuts 100 jobs\n"}
	brine = report{text: "Brine Foods cuts 20 jobs\n"}
	cobb  = report{text: "Cobb Rail cuts 7 jobs\n"}
)

func captures(t *testing.T, d *desk) {
	at := d.tick()
	add, err := d.BeginAdd(d.ctx(), at, []string{"a.txt", "-"})
	d.ok(err)
	found := []ledger.Found{
		{Capture: captureOf(acme), Path: "a.txt"},
		{Capture: captureOf(brine), Path: "-", Line: 3},
		{Capture: captureOf(acme), Path: "again/a.txt"},
	}
	fresh, err := d.PutCaptures(d.ctx(), add, at, found)
	d.ok(err)
	if fresh != 2 || !found[0].Fresh || !found[1].Fresh || found[2].Fresh {
		t.Errorf("fresh: %d, %v %v %v; want 2, true true false", fresh, found[0].Fresh, found[1].Fresh, found[2].Fresh)
	}
	later := d.tick()
	second, err := d.BeginAdd(d.ctx(), later, nil)
	d.ok(err)
	found = []ledger.Found{{Capture: captureOf(acme), Path: "b.txt", Fresh: true}}
	if fresh, err = d.PutCaptures(d.ctx(), second, later, found); err != nil || fresh != 0 || found[0].Fresh {
		t.Errorf("seen before: %d fresh, %v, %v; want 0, false, nil", fresh, found[0].Fresh, err)
	}

	hash := captureOf(acme).Hash
	got, err := d.Sightings(d.ctx(), hash)
	d.ok(err)
	want := []headcount.Sighting{
		{Capture: hash, Path: "a.txt", Add: add, At: at},
		{Capture: hash, Path: "again/a.txt", Add: add, At: at},
		{Capture: hash, Path: "b.txt", Add: second, At: later},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("sightings:\n got %v\nwant %v", got, want)
	}
	if _, err := d.Sightings(d.ctx(), captureOf(cobb).Hash); !errors.Is(err, headcount.ErrNotFound) {
		t.Errorf("sightings of a capture not there: %v", err)
	}
	adds, err := d.Adds(d.ctx())
	d.ok(err)
	wantAdds := []ledger.Add{
		{Number: add, At: at, What: []string{"a.txt", "-"}, Sightings: 3, Fresh: 2},
		{Number: second, At: later, What: []string{}, Sightings: 1},
	}
	if !reflect.DeepEqual(adds, wantAdds) {
		t.Errorf("adds:\n got %+v\nwant %+v", adds, wantAdds)
	}
}

func toRead(t *testing.T, d *desk) {
	at := d.now
	d.see(cobb, acme, brine)
	d.see(acme)
	d.read(acme)
	got, err := d.ToRead(d.ctx(), "", 10)
	d.ok(err)
	want := []ledger.Found{{Capture: captureOf(cobb), Path: "reports/1.txt"}, {Capture: captureOf(brine), Path: "reports/3.txt"}}
	for i := range want {
		want[i].Capture.State, want[i].Capture.Known = headcount.StateToRead, at
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("to read:\n got %+v\nwant %+v", got, want)
	}
	if got, err = d.ToRead(d.ctx(), captureOf(cobb).Hash, 1); err != nil || len(got) != 1 || got[0].Capture.Hash != captureOf(brine).Hash {
		t.Errorf("to read after the first: %+v, %v; want the third report", got, err)
	}
	if got, err = d.ToRead(d.ctx(), captureOf(brine).Hash, 1); err != nil || len(got) != 0 {
		t.Errorf("to read after the last: %+v, %v; want none", got, err)
	}
}

func faults(t *testing.T, d *desk) {
	add := d.see(acme)
	hash := captureOf(acme).Hash
	loose := headcount.Fault{Place: "gone.txt", Problem: "file is not there", Remedy: "name another"}
	kept := headcount.Fault{Capture: hash, Place: "reports/1.txt:1", Excerpt: "Acme", Problem: "no date", Remedy: "give --published"}
	odd := headcount.Fault{Capture: hash, Place: "reports/1.txt:2", Problem: "odd bytes", Remedy: "save as UTF-8"}
	for range 2 {
		_, err := d.PutCaptures(d.ctx(), add, d.tick(), []ledger.Found{
			{Faults: []headcount.Fault{loose}, Path: "gone.txt"},
			{Capture: captureOf(acme), Path: "reports/1.txt", Faults: []headcount.Fault{kept}},
		})
		d.ok(err)
		r := readingOf(acme)
		r.Faults = []headcount.Fault{odd}
		d.ok(d.PutRead(d.ctx(), []ledger.Read{r}))
	}
	got, err := d.Faults(d.ctx())
	d.ok(err)
	if want := []headcount.Fault{loose, kept, odd}; !reflect.DeepEqual(got, want) {
		t.Errorf("faults:\n got %+v\nwant %+v", got, want)
	}
}

func counts(t *testing.T, d *desk) {
	d.add(acme, brine)
	d.see(cobb)
	d.add(acme)
	d.reconcile()
	problem := headcount.Fault{Capture: captureOf(cobb).Hash, Place: "c.txt", Problem: "language fr"}
	unread := ledger.Read{Capture: captureOf(cobb).Hash, State: headcount.StateUnread, Reason: "language fr", Faults: []headcount.Fault{problem}}
	d.ok(d.PutRead(d.ctx(), []ledger.Read{unread}))
	_, err := d.Decide(d.ctx(), headcount.Decision{Kind: headcount.Forget, Target: "1", Who: "ann", Why: "wrong folder", At: d.tick()}, heedless)
	d.ok(err)
	got, err := d.Counts(d.ctx())
	d.ok(err)
	want := ledger.Counts{Adds: 3, Sightings: 4, Captures: map[string]int{headcount.StateRead: 2, headcount.StateUnread: 1}, Sources: 1,
		Documents: 2, TakenBack: 1, Claims: map[string]int{headcount.Reduction: 2}, Faults: 1,
		Problems: []headcount.Tally{{Problem: "language fr", Count: 1}}, Names: 2, Decisions: 1, Vintages: 1, Events: 2}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("counts:\n got %+v\nwant %+v", got, want)
	}
}

// a moment before anything was known
var before = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
