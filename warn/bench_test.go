package warn_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"headcount/warn"
)

// list makes a list of n notices of invented firms, as a page or as CSV.
func list(n int, form string) []byte {
	var b bytes.Buffer
	head := []string{"Company", "Date Received", "City/County", "Layoff/Closure", "Potential Number Affected", "Layoff Date(s)", "Union"}
	towns := []string{"Toledo/Lucas", "Columbus/Franklin", "Akron/Summit", "Mason/Warren"}
	row := func(cells []string) {
		if form == "csv" {
			b.WriteString("\"" + strings.Join(cells, "\",\"") + "\"\n")
			return
		}
		b.WriteString("<tr><td>" + strings.Join(cells, "</td><td>") + "</td></tr>\n")
	}
	if form == "html" {
		b.WriteString("<html><title>WARN</title><body><table>")
	}
	row(head)
	for i := range n {
		row([]string{fmt.Sprintf("Firm %d Works, Inc.", i), fmt.Sprintf("%d/%d/2025", i%12+1, i%28+1), towns[i%len(towns)], "Layoff",
			fmt.Sprint(i%900 + 1), fmt.Sprintf("%d/%d/2026", i%12+1, i%28+1), "N"})
	}
	if form == "html" {
		b.WriteString("</table></body></html>")
	}
	return b.Bytes()
}

// BenchmarkNotices reads lists of 10,000 notices on one core and prints them as
// JSON Lines; docs/notices.md quotes its rows per second.
func BenchmarkNotices(b *testing.B) {
	r := newReader(b)
	const rows = 10_000
	for _, form := range []string{"csv", "html"} {
		b.Run(form, func(b *testing.B) {
			in := list(rows, form)
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			var room []byte
			for b.Loop() {
				f, err := r.Read("OH", "list."+form, in)
				if err != nil || len(f.Notices) != rows {
					b.Fatalf("%d notices, %v", len(f.Notices), err)
				}
				for i := range f.Notices {
					room = f.Notices[i].AppendJSON(room[:0])
				}
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func newReader(tb testing.TB) *warn.Reader {
	tb.Helper()
	r, err := makeReader()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}
