package warn

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"headcount/charset"
)

// The forms of a file, told by its content.
const (
	FormCSV  = "csv"
	FormHTML = "html"
	FormJSON = "json"
	FormXLSX = "xlsx"
	FormPDF  = "pdf"
)

// MaxBytes is the size of the largest file that is opened. The largest that a
// state publishes has some 3 MB.
const MaxBytes = 96 << 20

// Why a file gives no rows.
var (
	errEmpty  = errors.New("the file is empty: get it again")
	errNoText = errors.New("no page of the PDF holds text, so it is a scan: read it by eye, or ask the state for a file with text")
	errNoRows = errors.New("no row of a table was found: the page is empty, or loads its rows by script; save it as the browser shows it")
)

// Remedy parts an error about a file, which ends in what to do, into the problem
// and the remedy.
func Remedy(err error) (problem, remedy string) {
	text := err.Error()
	if i := strings.LastIndex(text, ": "); i > 0 {
		return text[:i], text[i+2:]
	}
	return text, ""
}

// opened is what open finds in a file.
type opened struct {
	form   string
	sheets []Sheet
	csv    *csvSource // the rows of a CSV file, of which the first part is in sheets
	about  string     // a page's title and first lines outside of tables
	notes  []note
}

// A note is a fault of the file itself, without its name.
type note struct{ place, excerpt, problem, remedy string }

// open takes a file apart into sheets.
func open(b []byte) (*opened, error) {
	switch {
	case len(bytes.TrimSpace(b)) == 0:
		return nil, errEmpty
	case len(b) > MaxBytes:
		return nil, fmt.Errorf("the file is larger than the %d MB that are opened: split it by year", MaxBytes>>20)
	case bytes.HasPrefix(b, []byte("%PDF")):
		sheets, err := pdfSheets(b)
		return &opened{form: FormPDF, sheets: sheets}, err
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return openXLSX(b)
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")):
		return nil, errors.New("the workbook is encrypted, or in the form of Excel 97 (.xls): save it as .xlsx without a password")
	}
	text, doubt := charset.Decode(b, declaredIn(b))
	o := &opened{}
	if doubt != nil {
		o.notes = append(o.notes, note{"", doubt.Excerpt, doubt.Problem, doubt.Remedy})
	}
	if i := bytes.IndexByte([]byte(text[:min(len(text), 4096)]), 0); i >= 0 {
		return nil, errors.New("the file is neither text nor a workbook nor a PDF: get it again from the state's page")
	}
	return o, o.openText(text)
}

func declaredIn(b []byte) string {
	if looksHTML(b) {
		return charset.Declared(b)
	}
	return ""
}

// openText opens what is text: a page, JSON or CSV.
func (o *opened) openText(text string) (err error) {
	head := bytes.TrimLeft([]byte(text[:min(len(text), 4096)]), " \t\r\n\ufeff")
	switch {
	case len(head) > 0 && (head[0] == '{' || head[0] == '['):
		o.form = FormJSON
		o.sheets, err = jsonSheets(text)
	case looksHTML(head):
		o.form = FormHTML
		o.sheets, err = o.htmlSheets(text)
	default:
		o.form = FormCSV
		o.csv = newCSV(text)
		rows, notes := o.csv.next(chunkRows)
		o.notes = append(o.notes, notes...)
		o.sheets = []Sheet{{Rows: rows}}
		if len(rows) < 2 {
			err = errNoRows
		}
	}
	return err
}

// looksHTML reports whether b begins as a page does, after any comments.
func looksHTML(b []byte) bool {
	b = bytes.TrimLeft(b[:min(len(b), 4096)], " \t\r\n\ufeff")
	return len(b) > 1 && b[0] == '<' && (b[1] == '!' || b[1] == '?' || 'a' <= b[1]|0x20 && b[1]|0x20 <= 'z')
}
