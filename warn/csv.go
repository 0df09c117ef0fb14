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

// chunkRows is how many rows of a CSV file are read at a time, so that a file of
// a million rows needs no more memory than a part of it. The largest that a state
// or a scraper has published is half of it.
const chunkRows = 20_000

// A csvSource gives the rows of a CSV file in parts.
type csvSource struct {
	r     *csv.Reader
	notes int
	done  bool
}

// newCSV opens text as CSV, with the delimiter that its head shows.
func newCSV(text string) *csvSource {
	if cr := strings.Count(text, "\r"); cr > 10*strings.Count(text, "\n") {
		text = newlines(text)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = delimiter(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	r.ReuseRecord = true
	return &csvSource{r: r}
}

// newlines puts a line feed where a carriage return alone ends a line, as on the
// first Macintoshes.
func newlines(text string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// next returns up to n rows. A row that breaks the form is a note and the rows
// after it are read.
func (c *csvSource) next(n int) (rows []Row, notes []note) {
	var cells []string // the cells of many rows, to allocate seldom
	for len(rows) < n {
		record, err := c.r.Read()
		if errors.Is(err, io.EOF) {
			c.done = true
			break
		}
		line, _ := c.r.FieldPos(0)
		if err != nil {
			notes = append(notes, note{fmt.Sprintf("line %d", line), "", err.Error(), "correct the quotes in that line"})
			if c.notes++; c.notes > 100 {
				c.done = true
				break
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
	return rows, notes
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
