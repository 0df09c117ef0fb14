package reconcile_test

import (
	"fmt"
	"testing"

	"headcount"
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
// documents of a synthetic world tell them, when all but the last have names: alone, and
// with what the run before kept.
func BenchmarkAgain(b *testing.B) {
	ref := known(b)
	const claims = 4500
	var in reconcile.Input
	in.Claims = streamed(1, synthetic.Size{Employers: 1, Claims: claims, Largest: claims})
	_, in.Names = reconcile.Events(reconcile.Input{Claims: in.Claims[:len(in.Claims)-1]}, ref)
	for i := range in.Names {
		in.Names[i].Number = int64(i + 1)
	}
	for _, name := range []string{"alone", "memory"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			in, all := in, in.Claims
			for i := 0; b.Loop(); i++ {
				if in.Claims = all; name == "memory" && i%8 == 0 { // one more each time
					b.StopTimer()
					in.Memory, in.Claims = &reconcile.Memory{}, all[:len(all)-8]
					reconcile.Events(in, ref)
					b.StartTimer()
				}
				if name == "memory" {
					in.Claims = all[:len(all)-7+i%8]
				}
				reconcile.Events(in, ref)
			}
		})
	}
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
