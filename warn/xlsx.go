package warn

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// The limits of a workbook once unpacked.
const (
	maxUnpacked = 256 << 20 // bytes in all
	maxPart     = 128 << 20 // bytes of one part, above which it is put on disk: none is
)

// openXLSX reads the visible sheets of a workbook. Each cell has the text that
// the sheet shows, but a date is 2006-01-02 whatever its style.
func openXLSX(b []byte) (o *opened, err error) {
	defer func() {
		if r := recover(); r != nil {
			o, err = nil, fmt.Errorf("the workbook is damaged (%v): get it again", r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxPart})
	if err != nil {
		return nil, workbookError(err)
	}
	defer f.Close()
	o = &opened{form: FormXLSX}
	for _, name := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(name); err == nil && !visible {
			o.notes = append(o.notes, note{"sheet " + name, "", "hidden sheet is not read", "unhide it if the state shows its rows elsewhere"})
			continue
		}
		rows, err := workbookRows(f, name)
		if err != nil {
			o.notes = append(o.notes, note{"sheet " + name, "", "sheet cannot be read: " + err.Error(), "get the workbook again"})
		}
		if len(rows) > 0 {
			o.sheets = append(o.sheets, Sheet{Name: strings.TrimSpace(name), Rows: rows})
		}
	}
	if len(o.sheets) == 0 {
		return o, errNoRows
	}
	return o, nil
}

func workbookError(err error) error {
	switch {
	case errors.Is(err, excelize.ErrWorkbookFileFormat), strings.Contains(err.Error(), "password"), strings.Contains(err.Error(), "unsupported workbook"):
		return fmt.Errorf("the file is no workbook, or needs a password (%w): save it as .xlsx without one", err)
	case strings.Contains(err.Error(), "unzip size"):
		return fmt.Errorf("the workbook unpacks to more than %d MB: it is no state's notice file", maxUnpacked>>20)
	}
	return fmt.Errorf("the workbook is damaged (%w): get it again", err)
}

// maxBlankRows is after how many empty rows a sheet is taken to be at its end.
const maxBlankRows = 5000

// workbookRows reads a sheet twice in step, as it shows its cells and as it
// holds them, since only both together tell a date from a number.
func workbookRows(f *excelize.File, name string) ([]Row, error) {
	shown, err := f.Rows(name)
	if err != nil {
		return nil, err
	}
	defer shown.Close()
	held, err := f.Rows(name)
	if err != nil {
		return nil, err
	}
	defer held.Close()
	var rows []Row
	for number := 1; shown.Next() && held.Next(); number++ {
		texts, err := shown.Columns()
		if err != nil {
			return rows, err
		}
		values, err := held.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return rows, err
		}
		r := Row{Number: number, Cells: make([]string, min(len(texts), maxCells))}
		empty := true
		for i := range r.Cells {
			value := texts[i]
			if i < len(values) {
				value = values[i]
			}
			r.Cells[i] = cellText(texts[i], value)
			empty = empty && r.Cells[i] == ""
		}
		if !empty {
			rows = append(rows, r)
		} else if len(rows) > 0 && number-rows[len(rows)-1].Number > maxBlankRows {
			break
		}
	}
	fillMerged(f, name, rows)
	return rows, shown.Error()
}

// fillMerged puts the text of a merged cell into each of the rows it reaches
// over, in its first column, as a spanning cell of a page is.
func fillMerged(f *excelize.File, sheet string, rows []Row) {
	merged, err := f.GetMergeCells(sheet)
	if err != nil || len(merged) == 0 || len(merged) > 100_000 {
		return
	}
	at := make(map[int]int, len(rows))
	for i := range rows {
		at[rows[i].Number] = i
	}
	for _, m := range merged {
		x, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		_, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		first, ok := at[top]
		if err1 != nil || err2 != nil || !ok || bottom == top || bottom-top > maxSpan || x > len(rows[first].Cells) {
			continue
		}
		text := rows[first].Cells[x-1]
		for y := top + 1; y <= bottom; y++ {
			i, ok := at[y]
			if !ok || text == "" {
				continue
			}
			for len(rows[i].Cells) < x {
				rows[i].Cells = append(rows[i].Cells, "")
			}
			if rows[i].Cells[x-1] == "" {
				rows[i].Cells[x-1] = text
			}
		}
	}
}

// cellText returns a cell as it is shown, but a date in full: a serial number
// of days that is shown with its parts.
func cellText(shown, held string) string {
	if shown == held {
		return lines(shown)
	}
	serial, err := strconv.ParseFloat(held, 64)
	if err != nil || serial < 1 || serial > 2958465 || !showsDate(shown) { // 9999-12-31
		if n, err := strconv.ParseFloat(held, 64); err == nil && n == float64(int64(n)) && !strings.ContainsAny(shown, "%/-:") {
			return strconv.FormatInt(int64(n), 10)
		}
		return lines(shown)
	}
	return serialDay(int(serial))
}

// serialDay returns the day that a workbook counts as n: days from 1899-12-30,
// which makes up for the 29 February 1900 that Excel believes in.
func serialDay(n int) string {
	return time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format("2006-01-02")
}

// showsDate reports whether a shown number has the parts of a date.
func showsDate(s string) bool {
	digits, marks := 0, 0
	for _, c := range s {
		switch {
		case '0' <= c && c <= '9':
			digits++
		case c == '/' || c == '-':
			marks++
		}
	}
	return digits >= 3 && marks >= 1 && s[0] != '-' || digits >= 3 && hasMonth(s)
}
