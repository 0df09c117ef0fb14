package warn

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// pdfThin is how thick a filled rectangle may be to count as a rule, in points.
const pdfThin = 3.0

// maxPDFText bounds the text of a whole document, in bytes.
const maxPDFText = 64 << 20

// pdfSheets reads the tables of a PDF: each logical row of a table with one
// cell a column; a cell that wraps is one, with "\n" between its lines. Titles,
// headers and footers of pages are rows too, of as many cells as they have
// parts, so that nothing of the text is lost. There is one sheet.
//
// Rows and columns are those that lines part, and where there are no lines
// those that gaps part. No column is known beforehand.
//
// Bounds keep hostile files from lasting; should one find a mistake in this
// code all the same, the file is called damaged and the program goes on.
func pdfSheets(b []byte) (sheets []Sheet, err error) {
	defer func() {
		if r := recover(); r != nil {
			sheets, err = nil, fmt.Errorf("reading the PDF: %v: %w", r, errPDFDamaged)
		}
	}()
	return pdfTables(b)
}

// pdfTables is pdfSheets without its net, for the tests.
func pdfTables(b []byte) ([]Sheet, error) {
	layouts, err := pdfLayouts(b)
	if err != nil {
		return nil, err
	}
	var all []pdfLine
	for _, l := range layouts {
		if len(l.tables) == 0 {
			all = append(all, l.lines...)
		}
	}
	columns := learnColumns(all)
	var sheet Sheet
	size := 0
	for i, l := range layouts {
		rows := l.rows(columns, i+1)
		for _, r := range rows {
			for _, c := range r.Cells {
				size += len(c)
			}
		}
		if size > maxPDFText {
			return nil, fmt.Errorf("the PDF holds more than %d MB of text; split it", maxPDFText>>20)
		}
		sheet.Rows = addPage(sheet.Rows, rows)
	}
	if len(sheet.Rows) == 0 {
		return nil, errNoText
	}
	return []Sheet{sheet}, nil
}

// pdfLayouts draws every page and finds its tables.
func pdfLayouts(b []byte) ([]pdfLayout, error) {
	f, err := openPDF(b)
	if err != nil {
		return nil, err
	}
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	fonts := map[pdfRef]*pdfFont{}
	var out []pdfLayout
	steps, glyphs := 0, 0
	for i, page := range pages {
		p := newPainter(f, fonts)
		p.steps, p.before = steps, glyphs
		content, err := f.content(page)
		if err == nil {
			err = p.paint(content, page.resources, 0)
		}
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		steps, glyphs = p.steps, glyphs+len(p.out.glyphs)
		out = append(out, newLayout(&p.out))
	}
	return out, nil
}

// A pdfLayout is a page taken apart.
type pdfLayout struct {
	tables []*pdfGrid
	lines  []pdfLine // of text outside the tables
	bars   []float64 // heights of lines, and of edges of shades, across the page
}

// A pdfBlock is rows of a page that belong together, with where they begin.
type pdfBlock struct {
	top  float64
	rows [][]pdfCell
}

func newLayout(d *drawing) pdfLayout {
	turned := d.upright()
	l := pdfLayout{tables: pdfGrids(d.rules)}
	var rest []pdfChunk
	for _, c := range pdfChunks(d.glyphs) {
		i := slices.IndexFunc(l.tables, func(g *pdfGrid) bool {
			_, in := g.only(d.clips[c.clip])
			return in || g.holds(min(c.x0+c.size, (c.x0+c.x1)/2), c.y+0.3*c.size)
		})
		if i < 0 {
			rest = append(rest, c)
			continue
		}
		l.tables[i].take(c, d.clips[c.clip])
	}
	for _, w := range turned {
		rest = append(rest, pdfChunk{words: []pdfWord{w}, x0: w.x0, x1: w.x1, y: w.y, size: w.size})
	}
	l.lines = pdfLines(rest)
	l.bars = barsAcross(d, rest)
	return l
}

// barsAcross finds the lines and shades that run across more than half of the text.
func barsAcross(d *drawing, text []pdfChunk) []float64 {
	if len(text) == 0 {
		return nil
	}
	low, high := text[0].x0, text[0].x1
	for _, c := range text {
		low, high = min(low, c.x0), max(high, c.x1)
	}
	across, _ := straighten(d.rules)
	for _, f := range d.fills {
		if f.y1-f.y0 < 150 {
			across = append(across, pdfSpan{f.y0, f.x0, f.x1}, pdfSpan{f.y1, f.x0, f.x1})
		}
	}
	var out []float64
	for _, a := range joinSpans(across) {
		if min(a.high, high)-max(a.low, low) > (high-low)/2 {
			out = append(out, a.at)
		}
	}
	return out
}

// rows gives the rows of a page from its top. columns are those of the whole
// document; a page whose text runs across them has its own.
func (l pdfLayout) rows(columns []pdfSpan, page int) []Row {
	var blocks []pdfBlock
	for _, g := range l.tables {
		blocks = append(blocks, pdfBlock{g.ys[0], g.rows()})
	}
	if len(l.tables) > 0 {
		columns = nil
	} else if own := learnColumns(l.lines); own != nil && columns != nil && !fitColumns(l.lines, columns) {
		columns = own
	}
	if columns == nil {
		for _, line := range l.lines {
			blocks = append(blocks, pdfBlock{line.y() + line.size(), [][]pdfCell{looseCells(line)}})
		}
	} else {
		blocks = append(blocks, flowRows(l.lines, columns, l.bars)...)
	}
	slices.SortStableFunc(blocks, func(a, b pdfBlock) int { return cmp.Compare(b.top, a.top) })
	var out []Row
	for _, b := range blocks {
		for _, cells := range b.rows {
			if row, some := pdfRow(cells); some {
				row.Page, row.Number = page, len(out)+1
				out = append(out, row)
			}
		}
	}
	return out
}

// fitColumns tells whether the lines of a page stand in the columns: at most a fifth
// of those with several chunks run across.
func fitColumns(lines []pdfLine, columns []pdfSpan) bool {
	several, across := 0, 0
	for _, l := range lines {
		if len(l) < 3 {
			continue
		}
		several++
		if slices.ContainsFunc(l, func(c pdfChunk) bool { _, over := columnAt(columns, c.x0, c.x1); return over > 1 }) {
			across++
		}
	}
	return across*5 <= several
}

func pdfRow(cells []pdfCell) (row Row, some bool) {
	strong, bold := make([]string, len(cells)), false
	for i, c := range cells {
		text, heavy := c.text()
		row.Cells = append(row.Cells, text)
		strong[i] = heavy
		bold = bold || heavy != ""
		some = some || text != ""
	}
	if bold {
		row.Strong = strong
	}
	return row, some
}

// addPage adds the rows of a page to those before it. A row cut by the end
// of the page goes on in the first row of the next: one that begins with empty
// cells, has fewer than half of them filled, goes on in none that was empty
// above, and holds no figure that stands by itself.
func addPage(rows, next []Row) []Row {
	last := -1
	for i := len(rows) - 1; i >= 0 && rows[i].Page == rows[len(rows)-1].Page; i-- {
		if len(rows[i].Cells) > 2 {
			last = i
			break
		}
	}
	for i, r := range next {
		if len(r.Cells) <= 2 || last >= 0 && repeatsHeading(rows, r) {
			continue
		}
		if last < 0 || !goesOn(rows[last], r) {
			break
		}
		up := &rows[last]
		for c, text := range r.Cells {
			if text == "" {
				continue
			}
			up.Cells[c] += "\n" + text
			if up.Strong != nil && r.Strong != nil && r.Strong[c] != "" {
				up.Strong[c] = strings.TrimPrefix(up.Strong[c]+"\n"+r.Strong[c], "\n")
			}
		}
		next = slices.Delete(next, i, i+1)
		for j := i; j < len(next); j++ {
			next[j].Number--
		}
		break
	}
	return append(rows, next...)
}

// repeatsHeading tells whether a row is one of the first of the document again: a
// heading that stands on every page.
func repeatsHeading(rows []Row, r Row) bool {
	return slices.ContainsFunc(rows[:min(len(rows), 20)], func(o Row) bool { return slices.Equal(o.Cells, r.Cells) })
}

func goesOn(up, r Row) bool {
	if len(up.Cells) != len(r.Cells) || r.Cells[0] != "" {
		return false
	}
	some := 0
	for c, text := range r.Cells {
		if text == "" {
			continue
		}
		some++
		if up.Cells[c] == "" || strings.Trim(text, "0123456789,./- ") == "" && !strings.HasSuffix(up.Cells[c], ",") {
			return false
		}
	}
	return some*2 < len(r.Cells)
}
