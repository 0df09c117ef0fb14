package warn_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"headcount/warn"
)

// workbook writes a workbook: sheets by name, of rows of cells; a sheet whose
// name begins with "-" is hidden.
func workbook(t testing.TB, sheets map[string][][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14}) // m/d/yy
	if err != nil {
		t.Fatal(err)
	}
	for name, rows := range sheets {
		bare := strings.TrimPrefix(name, "-")
		if _, err := f.NewSheet(bare); err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, v := range row {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
				if formula, ok := v.(string); ok && strings.HasPrefix(formula, "=") {
					err = f.SetCellFormula(bare, cell, formula[1:])
				} else {
					err = f.SetCellValue(bare, cell, v)
				}
				if err != nil {
					t.Fatal(err)
				}
				if _, ok := v.(time.Time); ok {
					if err := f.SetCellStyle(bare, cell, cell, day); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		if bare != name {
			if err := f.SetSheetVisible(bare, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A workbook's dates are read by what the cells hold, in whatever style; a date
// in the column of counts is no number of people; a hidden sheet is a fault.
func TestWorkbook(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	head := []any{"WARN Date", "Company Name", "Location of Layoffs", "Number Affected", "Effective Date", "Closing Yes/No"}
	in := workbook(t, map[string][][]any{
		"2026": {{"Rhode Island WARN Report"}, {}, head,
			{day(2026, 3, 2), "Quahog Foods", "Cranston", 154, "5/25/26 - 6/6/26", "Yes"},
			{day(2026, 3, 3), "Scup Tools", "Warwick", day(2026, 4, 1), day(2026, 5, 4), "No"}},
		"2025":   {head, {day(2025, 3, 2), "Tautog Mills", "Newport", 12, day(2025, 5, 4), "No"}},
		"-Codes": {head, {day(2025, 3, 2), "Hidden Works", "Newport", 9, day(2025, 5, 4), "No"}},
	})
	f, err := newReader(t).Read("ri", "ri.xlsx", in)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Notices) != 3 {
		t.Fatalf("%d notices: %+v", len(f.Notices), f.Notices)
	}
	for _, n := range f.Notices {
		got := fmt.Sprintln(n.Source.Sheet, n.NoticeDate, n.EffectiveFirst, n.EffectiveLast, n.Kind)
		want := map[string]string{
			"Quahog Foods": "2026 2026-03-02 2026-05-25 2026-06-06 closure\n",
			"Scup Tools":   "2026 2026-03-03 2026-05-04  layoff\n",
			"Tautog Mills": "2025 2025-03-02 2025-05-04  layoff\n",
		}[n.Employer]
		if got != want {
			t.Errorf("%s: %q, want %q", n.Employer, got, want)
		}
		if n.Employer == "Scup Tools" && (n.Count != nil || n.CountText != "2026-04-01") {
			t.Errorf("a date was counted: %v %q", n.Count, n.CountText)
		}
	}
	if len(f.Faults) == 0 || !strings.Contains(f.Faults[0].Place, "ri.xlsx, sheet Codes") {
		t.Errorf("no fault of the hidden sheet: %v", f.Faults)
	}
}

// A cell merged over rows stands in each of them, as one that spans rows of a
// page does.
func TestMergedCells(t *testing.T) {
	in := workbook(t, map[string][][]any{"A": {{"Company", "Notice Date", "City", "Number Affected"},
		{"Quahog Foods", "1/2/2026", "Cranston", 5}, {nil, "1/2/2026", "Warwick", 6}}})
	f, err := excelize.OpenReader(bytes.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.MergeCell("A", "A2", "A3"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := newReader(t).Read("RI", "ri.xlsx", b.Bytes())
	if err != nil || len(got.Notices) != 2 || got.Notices[1].Employer != "Quahog Foods" || got.Notices[1].City != "Warwick" {
		t.Errorf("%+v %v", got, err)
	}
}

// Bad files give one error that says what is wrong and what to do.
func TestBadFiles(t *testing.T) {
	bomb := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, part := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
			w, err := z.Create(part)
			if err != nil {
				t.Fatal(err)
			}
			blank := bytes.Repeat([]byte(" "), 1<<20)
			for range 90 {
				if _, err := w.Write(blank); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole := workbook(t, map[string][][]any{"A": {{"Company", "Date", "Number Affected"}, {"Acme", "1/2/2025", 3}}})
	secret, err := excelize.Encrypt(whole, &excelize.Options{Password: "x"})
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	for name, c := range map[string]struct {
		in   []byte
		want string
	}{
		"empty":               {nil, "the file is empty"},
		"blank":               {[]byte(" \n\t\n"), "the file is empty"},
		"binary":              {append([]byte("MZ\x90\x00"), make([]byte, 600)...), "neither text nor a workbook"},
		"workbook, encrypted": {secret, "encrypted"},
		"workbook, cut":       {whole[:len(whole)/2], "workbook is damaged"},
		"workbook, bomb":      {bomb(), "unpacks to more than"},
		"PDF, cut":            {[]byte("%PDF-1.4\n1 0 obj\n<</Type/Cat"), "PDF is damaged"},
		"JSON, cut":           {[]byte(`{"values": [["Company", "Da`), "no whole JSON"},
		"page of a script":    {[]byte("<html><body><div id=app></div><script>load()</script></body></html>"), "no row of a table was found"},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := r.Read("OH", "list", c.in)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v %v, want an error of %q", f, err, c.want)
			}
		})
	}
	if _, err := r.Read("Ohia", "list", []byte("a,b\n")); err == nil || !strings.Contains(err.Error(), "Ohia") {
		t.Errorf("no state: %v", err)
	}
}

// What is wrong in one row stops no other: quotes, widths, encodings, a table
// cut in its middle, a page without notices.
func TestBadRows(t *testing.T) {
	r := newReader(t)
	head := "Company,Notice Date,Number Affected\n"
	for name, c := range map[string]struct {
		in            string
		notices, kept int // notices, and the least number of faults
	}{
		"stray quotes":      {head + "Acme \"Foods\" Inc,1/2/2025,3\nBrine,1/2/2025,4\n", 2, 0},
		"short and long":    {head + "Acme\nBrine,1/2/2025,4,x,y,z\nCobb,1/2/2025\n", 2, 0},
		"windows-1252":      {head + "Caf\xe9 Acme,1/2/2025,3\nBrine,1/2/2025,4\n", 2, 1},
		"no employer":       {head + ",1/2/2025,3\nBrine,1/2/2025,4\n", 1, 1},
		"page cut off":      {"<html><table><tr><th>Company<th>Notice Date<th>Number Affected<tr><td>Acme<td>1/2/2025<td>3<tr><td>Brine<td>1/2/2025", 2, 0},
		"table, no rows":    {"<html><table><tr><th>Company<th>Notice Date<th>Number Affected</table>", 0, 1},
		"nested deeply":     {"<html>" + strings.Repeat("<div>", 20000) + "<table><tr><th>Company<th>Notice Date<th>Number Affected<tr><td>Acme<td>1/2/2025<td>3</table>", 0, 0},
		"spans without end": {"<html><table><tr><th>Company<th>Notice Date<th>Number Affected<tr><td rowspan=99999999 colspan=99999999>Acme<td>1/2/2025<td>3</table>", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := r.Read("TX", "list", []byte(c.in))
			if err != nil {
				if c.notices > 0 {
					t.Fatal(err)
				}
				return
			}
			if c.notices > 0 && len(f.Notices) != c.notices || len(f.Faults) < c.kept {
				t.Errorf("%d notices and %d faults, want %d and at least %d: %v", len(f.Notices), len(f.Faults), c.notices, c.kept, f.Faults)
			}
		})
	}
}

// A list of a million rows is read in parts, each within the bounds of one.
func TestManyRows(t *testing.T) {
	in := list(45_000, "csv")
	parts, notices, last := 0, 0, 0
	err := newReader(t).Each("OH", "list.csv", in, func(f *warn.File) error {
		parts++
		notices += len(f.Notices)
		if n := len(f.Notices); n > 0 {
			last = f.Notices[n-1].Source.Row
		}
		return nil
	})
	if err != nil || parts != 3 || notices != 45_000 || last != 45_001 {
		t.Errorf("%d parts, %d notices, the last in row %d, %v", parts, notices, last, err)
	}
}

// Personal columns stay in the file: neither the notice nor the document of the
// ledger holds them.
func TestPersonalColumnsAreHeldBack(t *testing.T) {
	in := []byte("Company,Notice Date,Number Affected,Contact Person,Phone,E-mail,Reach\nAcme,1/2/2025,3,Pat Example,614-555-0100,pat@acme.example,614-555-0177\n")
	r := newReader(t)
	f, err := r.Read("OH", "list.csv", in)
	if err != nil || len(f.Notices) != 1 {
		t.Fatal(f, err)
	}
	docs, _ := r.Documents(f, headcountCapture)
	out := string(f.Notices[0].AppendJSON(nil)) + docs[0].Text
	for _, held := range []string{"Pat", "555-0100", "acme.example", "0177"} {
		if strings.Contains(out, held) {
			t.Errorf("%q is in the output: %s", held, out)
		}
	}
}

// FuzzRead reads anything as a state's file: it may fail, and must not panic;
// what a claim quotes stands in its document.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Company,Notice Date,Number Affected\nAcme,1/2/2025,3\n"))
	f.Add([]byte("<table><tr><th>Company<th>Notice Date<th>Number Affected<tr><td rowspan=2>Acme<td>1/2/2025<td>3 (2 in TX)</table>"))
	f.Add([]byte("<h3>Acme</h3><p>COUNTY: Travis<br># AFFECTED: 7<br>EFFECTIVE DATE: 3/4/26 - 727/26</p>"))
	f.Add([]byte(`{"values": [["Company","Notice Date","Number Affected"],["Acme","20250102","up to 9"]]}`))
	f.Add([]byte(`{"files": [{"csv": "Company,Notice Date,Number Affected\nAcme,1/2/2025,3\n"}]}`))
	f.Add([]byte("%PDF-1.4\n"))
	f.Add([]byte("PK\x03\x04"))
	r := newReader(f)
	f.Fuzz(func(t *testing.T, in []byte) {
		file, err := r.Read("TX", "list", in)
		if err != nil {
			return
		}
		docs, claims := r.Documents(file, headcountCapture)
		for i := range docs {
			for k := range claims[i] {
				if err := docs[i].Check(&claims[i][k]); err != nil {
					t.Error(err)
				}
			}
		}
		for i := range file.Notices {
			file.Notices[i].AppendJSON(nil)
		}
		r.Recognise("list", in)
	})
}
