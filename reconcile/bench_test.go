package reconcile_test

import (
	"fmt"
	"testing"

	"headcount"
	"headcount/document"
	"headcount/reconcile"
	synthetic "headcount/reconcile/worlds"
)

// BenchmarkEvents measures claims of one employer, which are compared with each
// other, and of many.
func BenchmarkEvents(b *testing.B) {
	for _, n := range []struct{ claims, employers int }{{1000, 1}, {10_000, 1}, {50_000, 1}, {100_000, 10_000}} {
		b.Run(fmt.Sprintf("%d-claims-of-%d", n.claims, n.employers), func(b *testing.B) {
			ref := known(b)
			in := reconcile.Input{Claims: invent(7, n.claims, n.employers, 20*365)}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				reconcile.Events(in, ref)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n.claims), "ns/claim")
		})
	}
}

// BenchmarkAgain measures what a new report of a large employer costs: its claims, as
// documents of a synthetic world tell them, when all but the last have names.
func BenchmarkAgain(b *testing.B) {
	ref := known(b)
	const claims = 4500
	var in reconcile.Input
	for part := range synthetic.Stream(1, synthetic.Size{Employers: 1, Claims: claims, Largest: claims}, synthetic.Moderate) {
		for _, d := range part.Documents {
			d.Sketch = document.Sketch(d.Text)
			for _, c := range d.Claims {
				c.Identify(d.Key())
				in.Claims = append(in.Claims, headcount.Stated{Claim: c, Document: d.DocumentRef})
			}
		}
	}
	_, in.Names = reconcile.Events(reconcile.Input{Claims: in.Claims[:len(in.Claims)-1]}, ref)
	for i := range in.Names {
		in.Names[i].Number = int64(i + 1)
	}
	b.ReportAllocs()
	for b.Loop() {
		reconcile.Events(in, ref)
	}
	b.ReportMetric(float64(len(in.Claims)), "claims")
}

// BenchmarkSites measures what a notice file of one employer can be at worst: one
// number, one day, every row another site.
func BenchmarkSites(b *testing.B) {
	m := &making{}
	for i := range 10_000 {
		c := headcount.Claim{Type: headcount.Reduction, Employer: "Quillfeather", Status: headcount.Confirmed, Announced: "2025-03-01"}
		c.Count, c.Places = headcount.Exactly(50), []string{fmt.Sprint("Plant ", i), "Ohio"}
		m.add(headcount.DocumentRef{Hash: "notices", ID: "notices", Published: "2025-03-02"}, c)
	}
	ref := known(b)
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		reconcile.Events(reconcile.Input{Claims: m.all}, ref)
	}
}

func BenchmarkTotals(b *testing.B) {
	events, _ := reconcile.Events(reconcile.Input{Claims: invent(7, 50_000, 1000, 20*365)}, known(b))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		reconcile.Totals(events, "", "")
	}
}
