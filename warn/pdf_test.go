package warn

import (
	"bytes"
	"crypto/md5"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// publishedPDF holds the notice lists as states publish them, beside this
// repository, with what a reader should find in them.
const publishedPDF = "../../shared/data/warn"

func TestPDFPublished(t *testing.T) {
	for _, test := range []struct {
		file                        string
		columns                     int    // of the rows of notices
		employer, count, takes, due int    // columns; -1 where there is none
		heading                     string // first cell of the heading
	}{
		{"ca/WARN_Interim_041614_to_063014.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2014_15.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2015_16.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2016_17.pdf", 7, 3, 5, 0, 1, "Notice Date"},
		{"ca/edd-fy2017_18.pdf", 8, 3, 6, 0, 1, "Notice Date"},
		{"ca/edd-fy2018_19.pdf", 8, 3, 6, 0, 1, "Notice Date"},
		{"ca/eddwarncn14.pdf", 4, 0, 2, -1, 3, "Company Name"},
		{"la/published-2026-05-sample.pdf", 6, 0, 4, 2, 3, "Company Name"},
		{"ms/published-2026-05-sample.pdf", 11, 1, 8, 0, 9, "Date of\nNotice"},
		{"nd/published-2026-05-sample.pdf", 6, 0, 4, 2, 3, "Company Name"},
		{"nj/published-2026-05-sample.pdf", 5, 0, 4, -1, 3, "Company"},
		{"sc/published-2026-05-sample.pdf", 7, 0, 4, 2, 3, "Company"},
	} {
		t.Run(test.file, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(publishedPDF, test.file))
			if os.IsNotExist(err) {
				t.Skip("no published files beside this repository")
			} else if err != nil {
				t.Fatal(err)
			}
			sheets, err := pdfSheets(b)
			if err != nil {
				t.Fatal(err)
			}
			want := expectedPDF(t, filepath.Join(publishedPDF, test.file+".expect.json"))
			var notices [][]string
			total, heading := 0, false
			for _, r := range sheets[0].Rows {
				switch {
				case r.Cells[0] == test.heading:
					heading = true
				case len(r.Cells) == test.columns && heading && !strings.HasPrefix(r.Cells[0], "Total"):
					notices = append(notices, r.Cells)
					n, _ := strconv.Atoi(strings.ReplaceAll(r.Cells[test.count], ",", ""))
					total += n
				}
			}
			if len(notices) != want.RowsIn {
				t.Errorf("%d notices, want %d", len(notices), want.RowsIn)
			}
			if !want.SampleOnly && total != want.Total {
				t.Errorf("%d people, want %d", total, want.Total)
			}
			for _, c := range want.Checked {
				if c.Employer == "PuckCenter" {
					continue // read from two firms' names printed over one another
				}
				if !c.in(notices, test.employer, test.count, test.takes, test.due) {
					t.Errorf("no row says %+v", c)
				}
			}
		})
	}
}

// A pdfExpectation is what another reader found in a publishedPDF file.
type pdfExpectation struct {
	RowsIn     int          `json:"rows_in"`
	Total      int          `json:"total_employees_plain"`
	SampleOnly bool         `json:"sample_only"`
	Checked    []pdfChecked `json:"checked_rows"`
}

type pdfChecked struct{ Employer, Notice, Effective, Jobs string }

func expectedPDF(t *testing.T, path string) pdfExpectation {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var e pdfExpectation
	if err := json.Unmarshal(b, &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// in looks for the row among notices. Where it was read by eye, lines of a
// cell are joined with a space or a comma, and a month is given for a date.
func (c pdfChecked) in(notices [][]string, employer, count, takes, due int) bool {
	plain := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == ',' }), " ")
	}
	for _, n := range notices {
		same := plain(n[employer]) == plain(c.Employer) && plain(n[count]) == plain(c.Jobs) && plain(n[due]) == plain(c.Effective)
		if same && (takes < 0 || plain(n[takes]) == plain(c.Notice)) {
			return true
		}
	}
	return false
}

// showRows writes rows one a line, cells between bars.
func showRows(rows []Row) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%d.%d", r.Page, r.Number)
		for _, c := range r.Cells {
			b.WriteString("|" + strings.ReplaceAll(c, "\n", "/"))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// readPDF gives what showRows shows of a PDF.
func readPDF(t *testing.T, b []byte) string {
	t.Helper()
	sheets, err := pdfSheets(b)
	if err != nil {
		t.Fatal(err)
	}
	return showRows(sheets[0].Rows)
}

func samePDF(t *testing.T, got, want string) {
	t.Helper()
	if want = strings.TrimPrefix(want, "\n"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestPDFRuled(t *testing.T) {
	sheets, err := pdfSheets(makePDF(ruledPage()))
	if err != nil {
		t.Fatal(err)
	}
	rows := sheets[0].Rows
	samePDF(t, showRows(rows), `
1.1|Notices of 2031
1.2|Company|Notice/Date|Effective|Employees
1.3|Quince Lantern Works/of Harrow Falls, Inc.|1/5/2031|3/6/2031,/4/7/2031/and later|1,204
1.4|Blue Door Bakery|1/9/2031||61
1.5|Tern & Sons (Mill 2)|2/2/2031|4/3/2031|18
1.6|Page 1 of 1
`)
	if rows[1].Strong == nil || rows[1].Strong[1] != "Notice\nDate" || rows[2].Strong != nil {
		t.Errorf("bold is %q and %q", rows[1].Strong, rows[2].Strong)
	}
}

// A page printed lengthwise has its text and lines run upwards.
func TestPDFTurned(t *testing.T) {
	upright := readPDF(t, makePDF(ruledPage()))
	for _, turn := range []string{"0 1 -1 0 792 0", "-1 0 0 -1 612 792", "0 -1 1 0 0 612"} {
		samePDF(t, readPDF(t, makePDF(turn+" cm\n"+ruledPage())), upright)
	}
}

func TestPDFWithoutRules(t *testing.T) {
	var p paper
	p.text(220, 750, "Layoff notices received since the spring")
	for i, row := range [][5]string{
		{"Company", "City", "Received", "Effective", "Workers"},
		{"Gable Freight", "Orrin", "3/4/2031", "5/3/2031", "75"},
		{"Wick and Tallow Company", "North Pell", "3/9/2031", "5/8/2031", "1,130"},
		{"of the Upper Valley", "", "", "", ""},
		{"Sable Optics", "Orrin", "3/11/2031", "", "9"},
		{"Moth Hollow School", "Dunmere", "4/1/2031", "6/1/2031", "42"},
	} {
		for c, x := range []float64{50, 190, 280, 370, 460} {
			y := 700 - 20*float64(i)
			if i > 2 {
				y += 9 // lines of one cell stand closer than rows
			}
			p.text(x, y, row[c])
		}
	}
	p.text(50, 40, "For questions write to the office.")
	samePDF(t, readPDF(t, makePDF(p.String())), `
1.1|Layoff notices received since the spring
1.2|Company|City|Received|Effective|Workers
1.3|Gable Freight|Orrin|3/4/2031|5/3/2031|75
1.4|Wick and Tallow Company/of the Upper Valley|North Pell|3/9/2031|5/8/2031|1,130
1.5|Sable Optics|Orrin|3/11/2031||9
1.6|Moth Hollow School|Dunmere|4/1/2031|6/1/2031|42
1.7|For questions write to the office.
`)
}

// Lines down the page only: rows are told by what stands in them.
func TestPDFColumnsOnly(t *testing.T) {
	var p paper
	for _, x := range []float64{50, 200, 300, 400, 500} {
		p.line(x, 600, x, 720)
	}
	for i, row := range [][4]string{
		{"Company", "Notice", "Effective", "Count"},
		{"Arbor Tool", "1/2/2031", "3/2/2031", "12"},
		{"Long Meadow Paper", "1/3/2031", "3/3/2031", "130"},
		{"and Board", "", "", ""},
		{"Osier Baskets", "1/4/2031", "3/4/2031", "7"},
	} {
		for c, x := range []float64{55, 205, 305, 405} {
			p.text(x, 705-14*float64(i), row[c])
		}
	}
	samePDF(t, readPDF(t, makePDF(p.String())), `
1.1|Company|Notice|Effective|Count
1.2|Arbor Tool|1/2/2031|3/2/2031|12
1.3|Long Meadow Paper/and Board|1/3/2031|3/3/2031|130
1.4|Osier Baskets|1/4/2031|3/4/2031|7
`)
}

// A row cut by the end of a page is one row; a heading repeated is kept.
func TestPDFContinued(t *testing.T) {
	page := func(rows ...[3]string) string {
		var p paper
		ys := []float64{720}
		for i, row := range append([][3]string{{"Company", "Dates", "Count"}}, rows...) {
			for c, x := range []float64{55, 255, 405} {
				p.text(x, 705-20*float64(i), row[c])
			}
			ys = append(ys, 700-20*float64(i))
		}
		p.grid([]float64{50, 250, 400, 500}, ys)
		p.text(300, 30, "page")
		return p.String()
	}
	samePDF(t, readPDF(t, makePDF(
		page([3]string{"Larch Mills", "1/2/2031", "40"}, [3]string{"Pike Street Dairy", "2/1/2031,", "55"}),
		page([3]string{"", "3/1/2031", ""}, [3]string{"", "4/4/2031", "12"}, [3]string{"Otter Press", "5/1/2031", "8"}),
	)), `
1.1|Company|Dates|Count
1.2|Larch Mills|1/2/2031|40
1.3|Pike Street Dairy|2/1/2031,/3/1/2031|55
1.4|page
2.1|Company|Dates|Count
2.2||4/4/2031|12
2.3|Otter Press|5/1/2031|8
2.4|page
`)
}

// Text too long for its cell runs over the next one, and does not mix with it.
func TestPDFRunsOver(t *testing.T) {
	var p paper
	p.grid([]float64{50, 120, 220, 300}, []float64{720, 700, 680})
	p.text(55, 705, "Far too long a name for this")
	p.text(125, 705, "1/2/2031")
	p.text(225, 705, "30")
	p.text(55, 685, "Short")
	p.text(125, 685, "1/3/2031")
	p.text(225, 685, "31")
	samePDF(t, readPDF(t, makePDF(p.String())), `
1.1|Far too long a name for this|1/2/2031|30
1.2|Short|1/3/2031|31
`)
}

func TestPDFErrors(t *testing.T) {
	whole := makePDF(ruledPage())
	locked := bytes.Replace(whole, []byte("/Root 1 0 R>>"), []byte("/Root 1 0 R/Encrypt<</Filter/Locked>>>>"), 1)
	for _, test := range []struct {
		name string
		file []byte
		want error
	}{
		{"no text", makePDF("10 10 100 100 re f", ""), errNoText},
		{"no pages", makePDF(), errNoText},
		{"cut in two", whole[:len(whole)/2], errPDFDamaged},
		{"cut at the table", whole[:bytes.Index(whole, []byte("xref"))], errPDFDamaged},
		{"rubbish", append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("\xff<<[(/"), 100)...), errPDFDamaged},
		{"page missing", bytes.Replace(whole, []byte("Kids[5 0 R]"), []byte("Kids[9 0 R]"), 1), errPDFDamaged},
		{"content missing", bytes.Replace(whole, []byte("Contents 6 0 R"), []byte("Contents 9 0 R"), 1), errPDFDamaged},
		{"a circle of pages", bytes.Replace(whole, []byte("Kids[5 0 R]"), []byte("Kids[2 0 R]"), 1), errPDFDamaged},
		{"encrypted", locked, errPDFEncrypted},
	} {
		if sheets, err := pdfSheets(test.file); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, %v, want %v", test.name, sheets, err, test.want)
		}
	}
	if _, err := pdfSheets([]byte("Company,City\n")); err == nil {
		t.Error("no error about a file that is no PDF")
	}
}

// A file that anyone may read is encrypted under an empty password.
func TestPDFUnlocked(t *testing.T) {
	content := ruledPage()
	owner := strings.Repeat("o", 32)
	sum := md5.Sum([]byte(pdfPadding + owner + "\xfc\xff\xff\xff" + "id"))
	key := sum[:5]
	user := unRC4(key, []byte(pdfPadding))
	sum = md5.Sum(append(bytes.Clone(key), 4, 0, 0, 0, 0))
	sealed := unRC4(sum[:10], []byte(content))
	file := func(user []byte) []byte {
		return bindPDF([]string{
			"<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 5 0 R>>>>>>",
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(sealed), sealed),
			"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		}, fmt.Sprintf("/Root 1 0 R/ID[(id)(id)]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%s)/U<%x>>>", owner, user))
	}
	samePDF(t, readPDF(t, file(user)), readPDF(t, makePDF(content)))
	if _, err := pdfSheets(file(make([]byte, 32))); !errors.Is(err, errPDFEncrypted) {
		t.Errorf("%v, want %v", err, errPDFEncrypted)
	}
}

// Tables of offsets that are wrong are made anew when the file is whole.
func TestPDFWrongTable(t *testing.T) {
	whole := makePDF(ruledPage())
	want := readPDF(t, whole)
	i := bytes.LastIndex(whole, []byte("startxref"))
	samePDF(t, readPDF(t, append(whole[:i:i], "startxref\n7\n%%EOF\n"...)), want)
	samePDF(t, readPDF(t, append([]byte("\n\n"), whole...)), want)
}

// Files made to keep a reader busy, or to exhaust it, end without harm: a reader
// that follows them goes on for ever, and this test with it.
func TestPDFHostile(t *testing.T) {
	deep := strings.Repeat("[", 100_000)
	var nested strings.Builder
	nested.WriteString("%PDF-1.4\n")
	for i := range 50_000 {
		nested.WriteString(strconv.Itoa(i) + " 0 obj [")
	}
	nested.WriteString("%%EOF")
	for name, file := range map[string][]byte{
		"nested":        []byte(nested.String()),
		"deep":          makePDF(deep + " Tj"),
		"open hex":      makePDF("BT <41"),
		"own stream":    bindPDF([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R>>", "<</Length 4 0 R>>stream\nendstream"}, "/Root 1 0 R"),
		"size":          bindPDF([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<<>>"}, "/Root 1 0 R/Size 99999999999999"),
		"own table":     []byte("%PDF-1.4\nxref\n0 0\ntrailer<</Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"),
		"own form":      bindPDF([]string{"<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>>>", "<</Length 5>>stream\n/A Do\nendstream", "<</Subtype/Form/Length 29>>stream\n/A Do /A Do /A Do /A Do /A Do\nendstream"}, "/Root 1 0 R"),
		"states":        makePDF(strings.Repeat("q ", 1_000_000)),
		"lines":         makePDF(strings.Repeat("0 0 m 9 9 l S ", 200_000)),
		"grid":          makePDF(gridOf(400)),
		"far away":      makePDF("BT /F1 1e9 Tf 99999999999999999999999999 0 0 1 0 0 Tm (a) Tj ET"),
		"code ranges":   makeCMap("1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"),
		"shades":        makePDF(strings.Repeat("0 0 99 99 re f ", 200_000)),
		"glyphs":        makePDF("BT /F1 9 Tf (" + strings.Repeat("a", 300_000) + ") Tj ET"),
		"one and apart": makePDF("BT /F1 9 Tf (" + strings.Repeat("a ", 90_000) + ") Tj ET"),
	} {
		if sheets, err := pdfSheets(file); err == nil && len(sheets) > 1 {
			t.Errorf("%s: %d sheets of a document", name, len(sheets))
		}
	}
}

func gridOf(n int) string {
	var p paper
	at := make([]float64, n)
	for i := range at {
		at[i] = 6 * float64(i)
	}
	p.grid(at, at)
	for i := range n {
		p.text(at[i], at[n-1-i], "x y z")
	}
	return p.String()
}

func makeCMap(body string) []byte {
	return bindPDF([]string{
		"<</Pages 2 0 R>>", "<</Kids[3 0 R]>>", "<</Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		"<</Length 28>>stream\nBT /F1 9 Tf <00410042> Tj ET\nendstream",
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(body), body),
	}, "/Root 1 0 R")
}

// Codes of two bytes mean what the file says they mean.
func TestPDFCodes(t *testing.T) {
	samePDF(t, readPDF(t, makeCMap("1 beginbfchar <0041> <0048> endbfchar 1 beginbfrange <0042> <0043> <0069> endbfrange")), "1.1|Hi\n")
}

func FuzzPDF(f *testing.F) {
	whole := makePDF(ruledPage(), "BT /F1 12 Tf 0 1 -1 0 50 50 Tm [(Up) -300 (wards)] TJ T* (x) ' ET /A Do BI /W 1 ID x EI")
	f.Add(whole)
	f.Add([]byte(ruledPage()))
	f.Add([]byte("0 1 -1 0 612 0 cm BT /F1 9 Tf 50 50 Td (one) Tj 90 0 Td (2) Tj 0 -20 Td (3) Tj -90 0 Td (four) Tj ET 0 0 m 0 90 l S 9 0 m 9 90 l S 99 0 m 99 90 l S"))
	f.Add(whole[:len(whole)/2])
	f.Add(append([]byte("%PDF-1.4\n"), "<<[(/ 1 0 obj endobj %%EOF"...))
	f.Add(makePDF("10 10 100 100 re W n q Q"))
	f.Add(makeCMap("1 beginbfrange <0000> <ffff> [<0041>] endbfrange"))
	f.Add(makePDF("0 1 -1 0 612 0 cm\n" + ruledPage()))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, file := range [][]byte{b, makePDF(string(b))} { // as a file, and as what a page draws
			sheets, err := pdfTables(file)
			if err != nil {
				continue
			}
			for i, r := range sheets[0].Rows {
				if r.Page < 1 || r.Number < 1 || len(r.Cells) == 0 || r.Strong != nil && len(r.Strong) != len(r.Cells) {
					t.Fatalf("row %d is %+v", i, r)
				}
			}
		}
	})
}

// BenchmarkPDF reads a list of 4,600 notices on 100 pages.
func BenchmarkPDF(b *testing.B) {
	var pages []string
	for range 100 {
		var p paper
		ys := []float64{760}
		for i := range 46 {
			y := 748 - 15*float64(i)
			p.text(52, y, "Harbor Lamp and Shade Company")
			p.text(252, y, "1/2/2031")
			p.text(322, y, "3/4/2031")
			p.text(402, y, "Wexcombe")
			p.text(502, y, strconv.Itoa(100+i))
			ys = append(ys, y-3)
		}
		p.grid([]float64{50, 250, 320, 400, 500, 560}, ys)
		pages = append(pages, p.String())
	}
	file := makePDF(pages...)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		sheets, err := pdfSheets(file)
		if err != nil || len(sheets[0].Rows) != 4600 {
			b.Fatal(len(sheets), err)
		}
	}
}
