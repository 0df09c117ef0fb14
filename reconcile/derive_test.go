package reconcile_test

import (
	"fmt"
	"strings"
	"testing"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// TestDerive turns shares into jobs: 10% of 7,405 is 740.5, told as 740 to 741.
func TestDerive(t *testing.T) {
	ref, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	ten, twelve := 10.0, 12.0
	cut := func(id, employer, of, announced string, hi float64) headcount.Event {
		return headcount.Event{ID: id, Employer: employer, Status: headcount.Confirmed, Share: &headcount.Share{Min: &ten, Max: &hi, Of: of}, Announced: &announced,
			Claims: []*headcount.Stated{{Document: headcount.DocumentRef{Hash: "doc of " + id}}}}
	}
	events := []headcount.Event{
		cut("whole", "Acme", "its workforce", "2026-02-10", ten),
		cut("range", "Acme Inc", "Acme's staff", "2026-03-20", twelve), // the nearest number of staff is that of March
		cut("branch", "Acme", "branch staff", "2026-02-10", ten),       // of some of them
		cut("late", "Acme", "workforce", "2027-02-10", ten),            // nobody says how many they were by then
		cut("other", "Brine", "workforce", "2026-02-10", ten),          // nobody says it of Brine
		cut("told", "Corl", "workforce", "2026-02-10", ten),
	}
	staff := func(id, employer, published, announced string, n int64) headcount.Stated {
		return headcount.Stated{Claim: headcount.Claim{ID: id, Type: headcount.Headcount, Employer: employer, Count: headcount.Exactly(n), Announced: announced},
			Document: headcount.DocumentRef{Hash: "doc of " + id, Published: published, Outlet: "The Gazette"}}
	}
	taken := staff("taken", "Acme", "2026-02-10", "", 1)
	taken.Back = "superseded by a later version"
	group := staff("group", "Acme", "2026-02-10", "", 2)
	group.Group = "engineers"
	place := staff("place", "Acme", "2026-02-10", "", 3)
	place.Places = []string{"Ohio"}
	headcounts := []headcount.Stated{
		taken, group, place,
		staff("a", "Acme", "2026-02-11", "", 7405), staff("b", "Acme", "2026-05-01", "2026-03", 8000), staff("c", "Acme", "2025-02-10", "", 10_000),
		staff("d", "Corl", "2026-02-10", "", 500), staff("told", "Corl", "2026-01-05", "", 450), // the report that tells the share tells the staff
	}
	total := reconcile.Totals(events, "", "")
	reconcile.Derive(&total, events, headcounts, reconcile.Judge(nil, ref))
	var got []string
	for _, d := range total.Derived {
		got = append(got, fmt.Sprintf("%s %d-%d by %s", d.Event, d.Min, d.Max, d.Claim))
	}
	want := "whole 740-741 by a, range 800-960 by b, told 45-45 by told"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("%s\nwant %s", s, want)
	}
	if total.Derived[0].Why != "10% of 7,405 employees, as The Gazette says" || total.Min != 0 || *total.Max != 0 {
		t.Errorf("%q, %d to %d; want nothing in the figure itself", total.Derived[0].Why, total.Min, *total.Max)
	}
}
