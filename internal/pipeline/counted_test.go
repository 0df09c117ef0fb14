package pipeline_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// TestCountedEventsCountTheSame holds events that are read only to be counted
// against whole ones, under every rule and grouping.
func TestCountedEventsCountTheSame(t *testing.T) {
	s := steps(t)
	us, err := reference.LoadUS()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "ledger.db")
	open3 := reports(t, map[string]string{"open.jsonl": `{"id":"o1","title":"Velmont Rail may cut 410 jobs","published":"2026-02-03","outlet":"The Alder Wire","text":"Velmont Rail may cut 410 jobs, people who know its plans said on Tuesday. A bridge near Alder is to be mended in spring."}
{"id":"o2","title":"Velmont Rail considers cutting 410 jobs","published":"2026-02-03","outlet":"The Corvane Post","text":"Velmont Rail is considering cutting 410 jobs, according to two people. Its depot at Norhaven was built ninety years ago."}
{"id":"o3","title":"Velmont Rail cuts 410 jobs","published":"2026-02-03","outlet":"The Dayton Example","text":"Velmont Rail cut 410 jobs on Tuesday. Trains run late in most of the county, and tickets have become dear."}
{"id":"o4","title":"Velmont Rail may cut 410 jobs","published":"2026-02-03","outlet":"The Leeds Example","text":"On Tuesday it became known that Velmont Rail may cut 410 jobs. Its oldest line was laid through a marsh that has since dried."}
{"id":"o5","title":"Velmont Rail cuts 410 jobs","published":"2026-02-03","outlet":"The Brasswell Review","text":"On Tuesday Velmont Rail cut 410 jobs. Nobody at the stations would speak, and the canteen had shut before noon."}
`})
	add(t, s, path, inventedReports(t, 200), filepath.Join("..", "..", "examples", "reports"), open3)
	l := open(t, path)
	whole, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	counted, err := l.Events(t.Context(), headcount.Filter{Counted: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(whole) < 20 || len(counted) != len(whole) {
		t.Fatalf("%d events to be counted, %d whole", len(counted), len(whole))
	}
	if open := slices.IndexFunc(counted, func(e headcount.Event) bool { return e.Employer == "Velmont Rail" }); open < 0 || len(counted[open].Disputes) == 0 {
		t.Fatal("nothing is in doubt as to whether it was decided")
	}
	for _, rule := range reconcile.RuleNames() {
		for _, by := range reconcile.Groupings {
			want, err := reconcile.By(whole, by, rule, "", s.Ref, us)
			if err != nil {
				t.Fatal(err)
			}
			got, err := reconcile.By(counted, by, rule, "", s.Ref, us)
			if err != nil {
				t.Fatal(err)
			}
			// The events read to be counted have no words for why two may be one cut.
			strip(&want)
			strip(&got)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s by %s: %+v, of whole events %+v", rule, by, got, want)
			}
		}
	}
}

func strip(g *reconcile.Groups) {
	for i := range g.Total.Doubtful {
		g.Total.Doubtful[i].Why = ""
	}
	for r := range g.Rows {
		for _, t := range []*headcount.Total{&g.Rows[r].Total, &g.Rows[r].Expected} {
			for i := range t.Doubtful {
				t.Doubtful[i].Why = ""
			}
		}
	}
}
