package warn

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxCells bounds the cells of a row, in any form of file.
const maxCells = 4096

// chunkRows is the number of rows that one Sheet of a CSV file holds at most,
// so that a file of a million rows needs no more memory than one of a part.
const chunkRows = 100_000

// csvSheets reads text as CSV, with the delimiter that its head shows. A row
// that breaks the form is a note and the rows after it are read.
func (o *opened) csvSheets(text string) ([]Sheet, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	r.ReuseRecord = true
	var rows []Row
	var cells []string // the cells of many rows, to allocate seldom
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			o.notes = append(o.notes, note{fmt.Sprintf("line %d", line), "", err.Error(), "correct the quotes in that line"})
			if len(o.notes) > 100 {
				return nil, fmt.Errorf("more than 100 lines are no CSV: %w", err)
			}
			continue
		}
		if len(record) > maxCells {
			record = record[:maxCells]
		}
		for len(record) > 0 && record[len(record)-1] == "" {
			record = record[:len(record)-1]
		}
		if cap(cells)-len(cells) < len(record) {
			cells = make([]string, 0, 8192+len(record))
		}
		at := len(cells)
		cells = append(cells, record...)
		rows = append(rows, Row{Number: line, Cells: cells[at:len(cells):len(cells)]})
	}
	if len(rows) < 2 {
		return nil, errNoRows
	}
	return []Sheet{{Rows: rows}}, nil
}

// delimiter returns what stands between the cells of text: the one of comma,
// tab, semicolon and bar that its first lines have most of.
func delimiter(text string) rune {
	head := text[:min(len(text), 8192)]
	best, most := ',', strings.Count(head, ",")
	for _, d := range "\t;|" {
		if n := strings.Count(head, string(d)); n > most {
			best, most = d, n
		}
	}
	return best
}
