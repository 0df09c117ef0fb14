package ledgertest

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"headcount"
)

func (d *desk) decide(kind string, target int64, why string) int64 {
	d.t.Helper()
	n, err := d.Decide(d.ctx(), headcount.Decision{Kind: kind, Target: strconv.FormatInt(target, 10), Who: "ann", Why: why, At: d.tick()}, heedless)
	d.ok(err)
	return n
}

func forget(t *testing.T, d *desk) {
	first := d.add(acme, brine)
	d.add(brine)
	d.reconcile()

	number := d.decide(headcount.Forget, first, "wrong folder")
	if got := d.backs(acme); got != "forgotten: wrong folder" {
		t.Errorf("claim of a forgotten add is taken back for %q", got)
	}
	if got := d.backs(brine); got != "" {
		t.Errorf("claim of a capture that another add saw is taken back for %q", got)
	}
	if v := d.reconcile(); v.Changed != 1 {
		t.Errorf("%d events changed; want 1", v.Changed)
	}
	d.expect(headcount.Filter{}, "acme-ports-100 (withdrawn), brine-foods-20")
	adds, err := d.Adds(d.ctx())
	d.ok(err)
	if adds[0].Forgotten != "wrong folder" || adds[1].Forgotten != "" {
		t.Errorf("adds: %+v", adds)
	}

	undo := d.decide(headcount.Undo, number, "right folder after all")
	d.reconcile()
	d.expect(headcount.Filter{}, "acme-ports-100, brine-foods-20")

	d.decide(headcount.Undo, undo, "no, wrong")
	if got := d.backs(acme); got != "forgotten: wrong folder" {
		t.Errorf("claim is taken back for %q after the undo was undone", got)
	}
	d.reconcile()
	d.expect(headcount.Filter{}, "acme-ports-100 (withdrawn), brine-foods-20")
}

func seenAgain(t *testing.T, d *desk) {
	first := d.add(acme)
	d.decide(headcount.Forget, first, "wrong folder")
	d.reconcile()
	d.expect(headcount.Filter{}, "acme-ports-100 (withdrawn)")
	d.see(acme)
	d.reconcile()
	d.expect(headcount.Filter{}, "acme-ports-100")
	if got := d.backs(acme); got != "" {
		t.Errorf("claim of a capture seen again is taken back for %q", got)
	}
	// A capture can be forgotten before it was read.
	second := d.see(brine)
	d.decide(headcount.Forget, second, "too early")
	d.read(brine)
	if got := d.backs(brine); got != "forgotten: too early" {
		t.Errorf("claim read after it was forgotten is taken back for %q", got)
	}
}

func forgetVersion(t *testing.T, d *desk) {
	v1 := report{"Acme Ports cuts 100 jobs\n", address}
	v2 := report{"Acme Ports cuts 120 jobs\n", address}
	v3 := report{"Acme Ports cuts 130 jobs\n", address}
	d.add(v1)
	d.add(v2)
	last := d.add(v3)
	number := d.decide(headcount.Forget, last, "a hoax")
	for _, c := range []struct {
		report
		want string
	}{{v1, superseded}, {v2, ""}, {v3, "forgotten: a hoax"}} {
		if got := d.backs(c.report); got != c.want {
			t.Errorf("claim of %q is taken back for %q; want %q", c.text, got, c.want)
		}
	}
	v4 := report{"Acme Ports cuts 140 jobs\n", address}
	d.add(v4)
	d.decide(headcount.Undo, number, "no hoax")
	for _, c := range []struct {
		report
		want string
	}{{v1, superseded}, {v2, superseded}, {v3, superseded}, {v4, ""}} {
		if got := d.backs(c.report); got != c.want {
			t.Errorf("after the undo, claim of %q is taken back for %q; want %q", c.text, got, c.want)
		}
	}
}

// standing does work of all kinds in any order: seeing reports at two
// addresses and none, reading what was seen, forgetting adds, undoing decisions.
// What counts in the end must be what the store's own laws work out from
// nothing, and what a plain model says.
func standing(t *testing.T, d *desk) {
	var all []report
	for i := range 12 {
		all = append(all, report{fmt.Sprintf("Acme Ports cuts %d jobs\n", 10+i), []string{"", address, address + "/2"}[i%3]})
	}
	r := rand.New(rand.NewPCG(3, 4))
	var unread []report
	seen := map[report][]int64{} // the adds that saw it
	var order []report           // of first sight
	forgotten := map[int64]int64{}
	for range 120 {
		switch r.IntN(5) {
		case 0, 1:
			some := all[r.IntN(len(all))]
			if seen[some] == nil {
				order = append(order, some)
				unread = append(unread, some)
			}
			seen[some] = append(seen[some], d.see(some))
		case 2:
			if len(unread) > 0 {
				i := r.IntN(len(unread))
				d.read(unread[i])
				unread = slices.Delete(unread, i, i+1)
			}
		case 3:
			if len(seen) > 0 {
				adds := seen[order[r.IntN(len(order))]]
				if add := adds[r.IntN(len(adds))]; forgotten[add] == 0 {
					forgotten[add] = d.decide(headcount.Forget, add, "a whim")
				}
			}
		case 4:
			for _, add := range slices.Sorted(maps.Keys(forgotten)) {
				d.decide(headcount.Undo, forgotten[add], "another whim")
				delete(forgotten, add)
				break
			}
		}
	}
	current := map[string]bool{} // addresses whose standing version was met
	for _, some := range slices.Backward(order) {
		if slices.Contains(unread, some) {
			continue
		}
		want := ""
		switch {
		case !slices.ContainsFunc(seen[some], func(add int64) bool { return forgotten[add] == 0 }):
			want = "forgotten: a whim"
		case some.address != "" && current[some.address]:
			want = superseded
		default:
			current[some.address] = true
		}
		if got := d.backs(some); got != want {
			t.Errorf("%q at %q is taken back for %q; want %q", some.text, some.address, got, want)
		}
	}
}

func decisions(t *testing.T, d *desk) {
	add := strconv.FormatInt(d.add(acme), 10)
	at := d.tick()
	good := headcount.Decision{Kind: headcount.Forget, Target: add, Who: "ann", Why: "wrong folder", At: at}
	for name, c := range map[string]struct {
		spoil func(*headcount.Decision)
		want  error
	}{
		"unknown kind":     {func(d *headcount.Decision) { d.Kind = "merge" }, headcount.ErrInvalid},
		"nobody":           {func(d *headcount.Decision) { d.Who = "" }, headcount.ErrInvalid},
		"no reason":        {func(d *headcount.Decision) { d.Why = "" }, headcount.ErrInvalid},
		"no time":          {func(d *headcount.Decision) { d.At = time.Time{} }, headcount.ErrInvalid},
		"target no number": {func(d *headcount.Decision) { d.Target = "the last" }, headcount.ErrInvalid},
		"no such add":      {func(d *headcount.Decision) { d.Target = "77" }, headcount.ErrNotFound},
		"no such decision": {func(d *headcount.Decision) { d.Kind, d.Target = headcount.Undo, "1" }, headcount.ErrNotFound},
	} {
		bad := good
		c.spoil(&bad)
		if _, err := d.Decide(d.ctx(), bad, heedless); !errors.Is(err, c.want) {
			t.Errorf("%s: %v; want %v", name, err, c.want)
		}
	}
	n, err := d.Decide(d.ctx(), good, heedless)
	d.ok(err)
	if _, err := d.Decide(d.ctx(), good, heedless); !errors.Is(err, headcount.ErrInvalid) {
		t.Errorf("forgotten twice: %v", err)
	}
	undo := d.decide(headcount.Undo, n, "right folder")
	again := good
	again.Kind, again.Target = headcount.Undo, strconv.FormatInt(n, 10)
	if _, err := d.Decide(d.ctx(), again, heedless); !errors.Is(err, headcount.ErrInvalid) {
		t.Errorf("undone twice: %v", err)
	}
	got, err := d.Decisions(d.ctx())
	d.ok(err)
	good.Number = n
	want := []headcount.Decision{good, {Number: undo, Kind: headcount.Undo, Target: strconv.FormatInt(n, 10), Who: "ann", Why: "right folder", At: at.Add(time.Minute)}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("decisions:\n got %+v\nwant %+v", got, want)
	}
}
