package warn

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A pdfLine is the chunks on one line of a page, from the left.
type pdfLine []pdfChunk

func (l pdfLine) y() float64    { return l[0].y }
func (l pdfLine) size() float64 { return l[0].size }

func pdfLines(chunks []pdfChunk) []pdfLine {
	var out []pdfLine
	for _, line := range byBaseline(chunks, func(c pdfChunk) (float64, float64) { return c.y, c.size }) {
		slices.SortStableFunc(line, func(a, b pdfChunk) int { return cmp.Compare(a.x0, b.x0) })
		out = append(out, line)
	}
	return out
}

// Columns of text without lines are learned from at least this many lines of
// three chunks, or of two where there are none of three.
const leastLines = 3

// Bounds on columns that no lines part.
const (
	maxFlowWidth   = 20_000.0 // points
	maxFlowColumns = 60
)

// learnColumns finds the columns of text that no lines part: stretches of the
// page in which ink stands, with none between them. A gap that less than a
// tenth of the lines run over is a gap still, where much stands to both its
// sides. It gives nil where the text is no table.
func learnColumns(lines []pdfLine) []pdfSpan {
	var rows []pdfLine
	for least := 3; least > 1 && len(rows) < leastLines; least-- {
		rows = slices.DeleteFunc(slices.Clone(lines), func(l pdfLine) bool { return len(l) < least })
	}
	if len(rows) < leastLines {
		return nil
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, r := range rows {
		for _, c := range r {
			low, high = min(low, c.x0), max(high, c.x1)
		}
	}
	const bin = 0.5
	if high-low > maxFlowWidth {
		return nil
	}
	ink := make([]int, int((high-low)/bin)+3) // at first where it begins and ends
	for _, r := range rows {
		end, right := -1, math.Inf(-1) // words over one another count once
		for _, c := range r {
			for _, w := range c.words {
				first, last := int((w.x0-low)/bin), int((w.x1-low)/bin)
				if w.x0-right < wideGap*w.size {
					first = end + 1 // a space between words is ink
				}
				if first = max(end+1, first); first <= last {
					ink[first]++
					ink[last+1]--
				}
				end, right = max(end, last), max(right, w.x1)
			}
		}
	}
	for i := range ink[1:] {
		ink[i+1] += ink[i]
	}
	var columns []pdfSpan
	for _, island := range inkedBins(ink, 0, len(ink), 0) {
		var cores [][2]int
		for _, core := range inkedBins(ink, island[0], island[1], len(rows)/10) {
			if slices.Max(ink[core[0]:core[1]]) >= max(2, len(rows)*3/10) {
				cores = append(cores, core)
			}
		}
		if len(cores) < 2 {
			cores = [][2]int{island}
		}
		for _, c := range cores {
			columns = append(columns, pdfSpan{low: low + float64(c[0])*bin, high: low + float64(c[1])*bin})
		}
	}
	if len(columns) < 2 || len(columns) > maxFlowColumns {
		return nil
	}
	return widenByHeading(columns, rows[0])
}

// inkedBins gives the stretches of ink[from:to] with more than least, those apart
// by a hair put together.
func inkedBins(ink []int, from, to, least int) [][2]int {
	var out [][2]int
	for i := from; i < to; i++ {
		if ink[i] <= least {
			continue
		}
		if n := len(out); n > 0 && i-out[n-1][1] < 4 {
			out[n-1][1] = i + 1
		} else {
			out = append(out, [2]int{i, i + 1})
		}
	}
	return out
}

// widenByHeading takes the words of a heading into account, which may stand where few
// of the rows have text, as long as each is over one column.
func widenByHeading(columns []pdfSpan, heading pdfLine) []pdfSpan {
	out := slices.Clone(columns)
	for _, c := range heading {
		at := -1
		for i, column := range columns {
			if c.x0 < column.high && c.x1 > column.low {
				if at >= 0 {
					return columns
				}
				at = i
			}
		}
		if at < 0 {
			return columns
		}
		out[at].low, out[at].high = min(out[at].low, c.x0), max(out[at].high, c.x1)
	}
	for i := range out[1:] {
		if out[i].high > out[i+1].low {
			return columns
		}
	}
	return out
}

// columnAt gives the column in or nearest to which a stretch lies, and how many
// it lies over.
func columnAt(columns []pdfSpan, low, high float64) (at, over int) {
	best := math.Inf(1)
	for i, c := range columns {
		d := max(c.low-high, low-c.high, 0)
		if d == 0 {
			over++
		}
		if d == 0 && over == 1 || d > 0 && d < best && over == 0 {
			at, best = i, d
		}
	}
	return at, over
}

// cells sorts the text of a line into columns. A chunk over several columns is
// split where a gap wider than a space, or any gap between columns, lies.
func (l pdfLine) cells(columns []pdfSpan) []pdfCell {
	out := make([]pdfCell, len(columns))
	for _, c := range l {
		at, over := columnAt(columns, c.x0, c.x1)
		for i, w := range c.words {
			if over > 1 {
				here, touched := columnAt(columns, w.x0, w.x1)
				if i == 0 || touched > 0 && here > at || touched == 0 && w.x0-c.words[i-1].x1 > wideGap*w.size {
					at = here
				}
			}
			out[at] = append(out[at], w)
		}
	}
	return out
}

func filledCells(cells []pdfCell) int {
	n := 0
	for _, c := range cells {
		if len(c) > 0 {
			n++
		}
	}
	return n
}

// A flowRow is lines put together to a row.
type flowRow struct {
	top, bottom float64 // baselines
	cells       []pdfCell
	anchor      bool // whether it is a row by itself, to which other lines may belong
}

// flowRows puts the lines of a table without lines between its columns
// together to rows. bars are the heights of lines and shades across the page.
func flowRows(lines []pdfLine, columns []pdfSpan, bars []float64) []pdfBlock {
	var rows []flowRow
	for _, l := range lines {
		r := flowRow{top: l.y() + l.size(), bottom: l.y()}
		_, over := columnAt(columns, l[0].x0, l[0].x1)
		if len(l) == 1 && over != 1 || len(l) < len(columns) && straysAcross(l, columns) {
			r.cells = looseCells(l) // a title, a footer: no part of the table
		} else {
			r.cells = l.cells(columns)
		}
		rows = append(rows, r)
	}
	anchors := markAnchors(rows, len(columns))
	rows = joinHeading(rows, len(columns))
	if barsWithin(bars, rows) >= max(3, anchors/2) {
		rows = joinBetween(rows, bars, len(columns))
	} else {
		rows = joinWrapped(rows, len(columns))
	}
	var out []pdfBlock
	for _, r := range rows {
		out = append(out, pdfBlock{r.top, [][]pdfCell{r.cells}})
	}
	return out
}

// markAnchors tells the lines that are rows by themselves from those that go
// on: nearly all columns filled, or half of them and figures in half of the
// columns that mostly hold figures. It gives their number.
func markAnchors(rows []flowRow, columns int) int {
	figures := make([]int, columns)
	for _, r := range rows {
		for i, c := range r.cells {
			if len(r.cells) == columns && bareFigure(c) {
				figures[i]++
			}
		}
	}
	keys := 0
	most := slices.Max(figures)
	for i, n := range figures {
		if n < 2 || n*5 < most*2 {
			figures[i] = 0
		} else {
			keys++
		}
	}
	anchors := 0
	for i := range rows {
		r := &rows[i]
		if len(r.cells) != columns {
			continue
		}
		n, held := filledCells(r.cells), 0
		for c, cell := range r.cells {
			if figures[c] > 0 && bareFigure(cell) {
				held++
			}
		}
		r.anchor = n*5 >= columns*4 || n >= max(2, (columns+1)/2) && held*2 >= keys
		if r.anchor {
			anchors++
		}
	}
	return anchors
}

// bareFigure tells whether a cell is a number or a date and no more.
func bareFigure(c pdfCell) bool {
	some := false
	for _, w := range c {
		for _, r := range w.text {
			if unicode.IsDigit(r) {
				some = true
			} else if !strings.ContainsRune(",./-–+*$%", r) {
				return false
			}
		}
	}
	return some
}

// looseCells gives each chunk of a line a cell.
func looseCells(l pdfLine) []pdfCell {
	var cells []pdfCell
	for _, c := range l {
		cells = append(cells, c.words)
	}
	return cells
}

// straysAcross tells whether most of a line lies across the columns.
func straysAcross(l pdfLine, columns []pdfSpan) bool {
	across := 0
	for _, c := range l {
		if _, over := columnAt(columns, c.x0, c.x1); over != 1 {
			across++
		}
	}
	return across*2 > len(l)
}

func barsWithin(bars []float64, rows []flowRow) int {
	n := 0
	for _, b := range bars {
		if len(rows) > 0 && b < rows[0].top && b > rows[len(rows)-1].bottom {
			n++
		}
	}
	return n
}

// add puts the cells of another row to those of r.
func (r *flowRow) add(o flowRow) {
	for i, c := range o.cells {
		r.cells[i] = append(r.cells[i], c...)
	}
	r.top, r.bottom, r.anchor = max(r.top, o.top), min(r.bottom, o.bottom), r.anchor || o.anchor
}

// joinHeading puts the lines before the first figures together, where they
// stand close: a heading whose words wrap.
func joinHeading(rows []flowRow, columns int) []flowRow {
	var out []flowRow
	for i, r := range rows {
		if len(r.cells) == columns && slices.ContainsFunc(r.cells, bareFigure) {
			return append(out, rows[i:]...)
		}
		if n := len(out) - 1; n >= 0 && len(r.cells) == columns && len(out[n].cells) == columns &&
			out[n].bottom-r.bottom < 1.4*(r.top-r.bottom) {
			out[n].add(r)
			continue
		}
		out = append(out, r)
	}
	return out
}

// joinBetween puts together what stands between two bars, but for lines that
// are rows each: both begin in the first column and have figures in the same.
func joinBetween(rows []flowRow, bars []float64, columns int) []flowRow {
	slices.Sort(bars)
	band := func(r flowRow) int {
		i, _ := slices.BinarySearch(bars, (r.top+r.bottom)/2)
		return i
	}
	var out []flowRow
	for _, r := range rows {
		if n := len(out) - 1; n >= 0 && len(r.cells) == columns && len(out[n].cells) == columns && band(out[n]) == band(r) &&
			!sameFigures(out[n].cells, r.cells) {
			out[n].add(r)
			continue
		}
		out = append(out, r)
	}
	return out
}

func sameFigures(a, b []pdfCell) bool {
	if len(a[0]) == 0 || len(b[0]) == 0 {
		return false
	}
	for i := range a[1:] {
		if bareFigure(a[i+1]) && bareFigure(b[i+1]) {
			return true
		}
	}
	return false
}

// joinWrapped puts lines with few cells to the row they stand nearest to, the
// one above where both are as near. A line that begins a row, with its first
// columnAt and a figure, is a row however few its cells.
func joinWrapped(rows []flowRow, columns int) []flowRow {
	var out []flowRow
	for i, r := range rows {
		n := len(out) - 1
		if len(r.cells) != columns || r.anchor || len(r.cells[0]) > 0 && n >= 0 && len(out[n].cells) == columns && sameFigures(out[n].cells, r.cells) {
			r.anchor = len(r.cells) == columns
			if n >= 0 && r.anchor && !out[n].anchor && len(out[n].cells) == columns && justAbove(out[n], r) {
				r.add(out[n]) // what stood above it was its own
				out[n] = r
				continue
			}
			out = append(out, r)
			continue
		}
		above, below := math.Inf(1), math.Inf(1)
		if n >= 0 && len(out[n].cells) == columns {
			above = out[n].bottom - r.bottom
		}
		if i+1 < len(rows) && len(rows[i+1].cells) == columns {
			below = r.bottom - rows[i+1].bottom
		}
		if above <= below+0.5 && above < 2*(r.top-r.bottom) {
			out[n].add(r)
			continue
		}
		out = append(out, r)
	}
	return out
}

// justAbove tells whether a line stands near enough above a row to be its own.
func justAbove(above, r flowRow) bool { return above.bottom-r.bottom < 1.6*(r.top-r.bottom) }
