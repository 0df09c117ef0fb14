package warn_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

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

// BenchmarkWorkbook reads a workbook of 2,000 notices, and beside it what the
// library alone takes to give its cells twice, as shown and as held.
func BenchmarkWorkbook(b *testing.B) {
	const rows = 2000
	table := [][]any{{"Company", "Notice Date", "Effective Date", "City", "No. Of Employees", "Layoff/Closure"}}
	for i := range rows {
		day := time.Date(2025, 1, 1+i%300, 0, 0, 0, 0, time.UTC)
		table = append(table, []any{fmt.Sprintf("Firm %d Works, Inc.", i), day, day.AddDate(0, 0, 61), "Fresno", i%900 + 1, "Layoff Permanent"})
	}
	in := workbook(b, map[string][][]any{"Report": table})
	b.Run("whole", func(b *testing.B) {
		r := newReader(b)
		for b.Loop() {
			if f, err := r.Read("CA", "list.xlsx", in); err != nil || len(f.Notices) != rows {
				b.Fatal(f, err)
			}
		}
		b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("library", func(b *testing.B) {
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(in))
			if err != nil {
				b.Fatal(err)
			}
			for _, raw := range []bool{false, true} {
				if _, err := f.GetRows("Report", excelize.Options{RawCellValue: raw}); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}

func newReader(tb testing.TB) *warn.Reader {
	tb.Helper()
	r, err := makeReader()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}
