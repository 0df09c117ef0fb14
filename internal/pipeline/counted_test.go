package pipeline_test

import (
	"path/filepath"
	"reflect"
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
	add(t, s, path, inventedReports(t, 200), filepath.Join("..", "..", "examples", "reports"))
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
