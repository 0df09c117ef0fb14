package reconcile_test

import (
	"strings"
	"testing"

	"headcount"
	"headcount/reconcile"
)

// TestNamesAfterAMergeAndASplit follows slugs through what later claims do to
// events: they are joined by a claim between them, and one is taken apart when a
// better text tells its claims apart.
func TestNamesAfterAMergeAndASplit(t *testing.T) {
	in, _ := claims(t, `
doc a 2024-05-02 outlet=A
a1 Quillfeather: 500 confirmed ann=2024-05-01 "500 jobs"
doc b 2024-05-03 outlet=B
b1 Quillfeather: 500 confirmed ann=2024-05-02 "five hundred"
`)
	a, b := in[0], in[1]
	ref := known(t)
	run := func(names []headcount.Name, claims ...headcount.Stated) ([]headcount.Event, []headcount.Name) {
		events, minted := reconcile.Events(reconcile.Input{Claims: claims, Names: names}, ref)
		for _, m := range minted {
			m.Number = int64(len(names) + 1)
			names = append(names, m)
		}
		return events, names
	}
	events, names := run(nil, a)
	if events[0].ID != "quillfeather-2024-05-500" || len(names) != 1 {
		t.Fatalf("%s, %v", events[0].ID, names)
	}
	// b alone is named while a is elsewhere; then the two are one event, and the older slug stands.
	names = append(names, headcount.Name{Number: 2, Slug: "quillfeather-2024-05-500-2", Claim: b.ID})
	events, names = run(names, a, b)
	if len(events) != 1 || events[0].ID != "quillfeather-2024-05-500" || len(names) != 2 {
		t.Fatalf("merged: %v, %v", ids(events), names)
	}
	// Both were named by one slug, and a text of one document parts them.
	b.Document, b.Announced = a.Document, "2024-05-20"
	parted := []headcount.Name{{Number: 1, Slug: "both", Claim: a.ID}, {Number: 2, Slug: "both", Claim: b.ID}}
	events, names = run(parted, a, b)
	if got := strings.Join(ids(events), " "); got != "both quillfeather-2024-05-500" || len(names) != 3 || names[2].Claim != b.ID {
		t.Fatalf("split: %s, %v", got, names)
	}
	events, again := run(names, a, b)
	if got := strings.Join(ids(events), " "); got != "both quillfeather-2024-05-500" || len(again) != 3 {
		t.Fatalf("split, once more: %s, %v", got, again)
	}
}

func TestSlugsThatAreTaken(t *testing.T) {
	in, _ := claims(t, "doc a 2024-05-02 outlet=A\na1 Quillfeather: 500 confirmed ann=2024-05-01 \"500 jobs\"\n")
	taken := map[string]bool{"quillfeather-2024-05-500": true, "quillfeather-2024-05-500-2": true}
	events, minted := reconcile.Events(reconcile.Input{Claims: in, Taken: func(s string) bool { return taken[s] }}, known(t))
	if events[0].ID != "quillfeather-2024-05-500-3" || len(minted) != 1 || minted[0].Slug != events[0].ID || minted[0].Claim != in[0].ID {
		t.Fatalf("%s, %v", events[0].ID, minted)
	}
}

func ids(events []headcount.Event) []string {
	all := make([]string, len(events))
	for i, e := range events {
		all[i] = e.ID
	}
	return all
}
