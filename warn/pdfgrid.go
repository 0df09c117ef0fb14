package warn

import (
	"cmp"
	"slices"
)

// A pdfSpan is a straight line without thickness: at y from low to high in x,
// or at x from low to high in y.
type pdfSpan struct{ at, low, high float64 }

// pdfNear is how far apart, in points, lines may lie that are drawn as one.
const pdfNear = 2.5

// Bounds of a table on one page; beyond them its lines are taken for a
// picture.
const (
	maxGridLines = 500 // across, and down
	maxGridParts = 64  // of text in a cell over several columns
)

// straighten parts rules into those across and those down the page, each put
// together from the pieces that were drawn.
func straighten(rules []pdfRule) (across, down []pdfSpan) {
	for _, r := range rules {
		width, height := r.x1-r.x0, r.y1-r.y0
		switch {
		case width < pdfThin && height < pdfThin: // a joint
		case width >= height:
			across = append(across, pdfSpan{(r.y0 + r.y1) / 2, r.x0, r.x1})
		default:
			down = append(down, pdfSpan{(r.x0 + r.x1) / 2, r.y0, r.y1})
		}
	}
	return joinSpans(across), joinSpans(down)
}

func joinSpans(spans []pdfSpan) []pdfSpan {
	slices.SortFunc(spans, func(a, b pdfSpan) int { return cmp.Compare(a.at, b.at) })
	var out []pdfSpan
	for from := 0; from < len(spans); {
		to := from
		for to < len(spans) && spans[to].at-spans[from].at < pdfNear {
			to++
		}
		group := spans[from:to]
		at := group[len(group)/2].at
		slices.SortFunc(group, func(a, b pdfSpan) int { return cmp.Compare(a.low, b.low) })
		open := pdfSpan{at, group[0].low, group[0].high}
		for _, s := range group[1:] {
			if s.low <= open.high+pdfNear {
				open.high = max(open.high, s.high)
			} else {
				out = append(out, open)
				open = pdfSpan{at, s.low, s.high}
			}
		}
		out = append(out, open)
		from = to
	}
	return out
}

// A pdfGrid is a table of ruled lines. Cells are the spaces between lines;
// those with no line between them are one.
type pdfGrid struct {
	xs, ys []float64 // of columns from the left; of rows from the top, so falling
	head   [][]int   // the cell (row*columns+column) that each space belongs to
	cells  map[int]pdfCell
	parts  map[int][][]pdfWord // the chunks of each cell
}

// pdfGrids finds the tables of a page: lines that touch, with two spaces or more.
func pdfGrids(rules []pdfRule) []*pdfGrid {
	across, down := straighten(rules)
	across = append(across, cappedSpans(across, down)...)
	if len(across) > maxGridLines || len(down) > maxGridLines {
		return nil
	}
	sets := newPDFSets(len(across) + len(down))
	for i, a := range across {
		for j, d := range down {
			if d.at > a.low-pdfNear && d.at < a.high+pdfNear && a.at > d.low-pdfNear && a.at < d.high+pdfNear {
				sets.join(i, len(across)+j)
			}
		}
	}
	type part struct{ across, down []pdfSpan }
	parts := map[int]*part{}
	var order []int
	of := func(i int) *part {
		r := sets.find(i)
		if parts[r] == nil {
			parts[r] = &part{}
			order = append(order, r)
		}
		return parts[r]
	}
	for i, a := range across {
		p := of(i)
		p.across = append(p.across, a)
	}
	for j, d := range down {
		p := of(len(across) + j)
		p.down = append(p.down, d)
	}
	var out []*pdfGrid
	for _, r := range order {
		if g := newGrid(parts[r].across, parts[r].down); g != nil {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b *pdfGrid) int { return cmp.Compare(b.ys[0], a.ys[0]) })
	return out
}

// cappedSpans closes lines down the page that none across meets, three or more of
// the same ends, as a table of columns alone has them.
func cappedSpans(across, down []pdfSpan) []pdfSpan {
	var out []pdfSpan
	if len(down) > maxGridLines || len(across) > maxGridLines {
		return nil
	}
	seen := make([]bool, len(down))
	for i, d := range down {
		if seen[i] {
			continue
		}
		same, low, high, met := 0, d.at, d.at, false
		for j, e := range down[i:] {
			if apartBy(d.low, e.low) < 2*pdfNear && apartBy(d.high, e.high) < 2*pdfNear {
				seen[i+j] = true
				same, low, high = same+1, min(low, e.at), max(high, e.at)
			}
		}
		for _, a := range across {
			met = met || a.at > d.low-pdfNear && a.at < d.high+pdfNear && a.low < high && a.high > low
		}
		if same >= 3 && !met {
			out = append(out, pdfSpan{d.low, low, high}, pdfSpan{d.high, low, high})
		}
	}
	return out
}

// gridLimits gives the places of the lines, and of the ends of those that cross
// them, as a table may have no line at its edge.
func gridLimits(lines, crossing []pdfSpan) []float64 {
	var at []float64
	for _, l := range lines {
		at = append(at, l.at)
	}
	for _, c := range crossing {
		at = append(at, c.low, c.high)
	}
	slices.Sort(at)
	if len(lines) == 0 || len(at) == 0 {
		return nil
	}
	first, last := at[0], at[len(at)-1]
	at = at[:0]
	for _, l := range lines {
		at = append(at, l.at)
	}
	at = append(at, first, last)
	slices.Sort(at)
	// Ends that stick out by a hair are the outermost line.
	var out []float64
	for _, x := range at {
		if n := len(out); n > 0 && x-out[n-1] < 2*pdfNear {
			if n > 1 || x == last {
				continue
			}
			out[n-1] = x
			continue
		}
		out = append(out, x)
	}
	return out
}

func newGrid(across, down []pdfSpan) *pdfGrid {
	if len(across) < 1 || len(down) < 1 {
		return nil
	}
	g := &pdfGrid{xs: gridLimits(down, across), ys: gridLimits(across, down), cells: map[int]pdfCell{}, parts: map[int][][]pdfWord{}}
	slices.Reverse(g.ys)
	columns, rows := len(g.xs)-1, len(g.ys)-1
	if columns < 1 || rows < 1 || columns*rows < 2 {
		return nil
	}
	sets := newPDFSets(columns * rows)
	walls := spansAt(g.xs, down)
	floors := spansAt(g.ys, across)
	for r := range rows {
		for c := range columns {
			if c+1 < columns && !mostlyCovered(walls[c+1], g.ys[r+1], g.ys[r]) {
				sets.join(r*columns+c, r*columns+c+1)
			}
			if r+1 < rows && !mostlyCovered(floors[r+1], g.xs[c], g.xs[c+1]) {
				sets.join(r*columns+c, (r+1)*columns+c)
			}
		}
	}
	g.head = make([][]int, rows)
	for r := range rows {
		g.head[r] = make([]int, columns)
		for c := range columns {
			g.head[r][c] = sets.find(r*columns + c)
		}
	}
	return g
}

// spansAt sorts spans to the limit each lies at.
func spansAt(at []float64, spans []pdfSpan) [][]pdfSpan {
	out := make([][]pdfSpan, len(at))
	for _, s := range spans {
		best := 0
		for i, x := range at {
			if apartBy(x, s.at) < apartBy(at[best], s.at) {
				best = i
			}
		}
		out[best] = append(out[best], s)
	}
	return out
}

func apartBy(a, b float64) float64 { return max(a-b, b-a) }

// mostlyCovered tells whether lines run along more than half of a side.
func mostlyCovered(spans []pdfSpan, low, high float64) bool {
	length := 0.0
	for _, s := range spans {
		length += max(0, min(s.high, high)-max(s.low, low))
	}
	return length > (high-low)/2
}

// pdfSets keeps which of n things belong together; the least of a set stands for
// it.
type pdfSets []int

func newPDFSets(n int) pdfSets {
	s := make(pdfSets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s pdfSets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s pdfSets) join(a, b int) {
	a, b = s.find(a), s.find(b)
	s[max(a, b)] = min(a, b)
}

// holds tells whether a place lies in the table.
func (g *pdfGrid) holds(x, y float64) bool {
	return x > g.xs[0]-pdfNear && x < g.xs[len(g.xs)-1]+pdfNear && y < g.ys[0]+pdfNear && y > g.ys[len(g.ys)-1]-pdfNear
}

// at gives the cell at a place within the table.
func (g *pdfGrid) at(x, y float64) int {
	c, r := 0, 0
	for c+2 < len(g.xs) && x >= g.xs[c+1] {
		c++
	}
	for r+2 < len(g.ys) && y < g.ys[r+1] {
		r++
	}
	return g.head[r][c]
}

// take puts a chunk into the cells it stands in. What it was held to, where
// that is one cell, says which. Else, where a line goes through a word, the
// text is too long for its cell, and its rest belongs to that cell.
func (g *pdfGrid) take(c pdfChunk, clip pdfRule) {
	if cell, ok := g.only(clip); ok {
		g.add(cell, c.words)
		return
	}
	cell, right, from := -1, 0.0, 0
	for i, w := range c.words {
		middle := w.y + 0.3*w.size
		here := g.at((w.x0+w.x1)/2, middle)
		if cell < 0 || here != cell && w.x0 > right-pdfNear && !c.over {
			if cell >= 0 {
				g.add(cell, c.words[from:i])
			}
			cell, from = g.at(min(w.x0+0.3*w.size, (w.x0+w.x1)/2), middle), i
		}
		right = g.right(cell, w.x0, middle)
	}
	if cell >= 0 {
		g.add(cell, c.words[from:])
	}
}

func (g *pdfGrid) add(cell int, words []pdfWord) {
	g.cells[cell] = append(g.cells[cell], words...)
	g.parts[cell] = append(g.parts[cell], words)
}

// only gives the one cell in which a part of the page lies, its edges apart.
func (g *pdfGrid) only(clip pdfRule) (cell int, ok bool) {
	inset := func(low, high float64) (float64, float64) {
		d := min(pdfNear, (high-low)/4)
		return low + d, high - d
	}
	x0, x1 := inset(clip.x0, clip.x1)
	y0, y1 := inset(clip.y0, clip.y1)
	if x0 >= x1 || y0 >= y1 || !g.holds(x0, y0) || !g.holds(x1, y1) {
		return 0, false
	}
	cell = g.at(x0, y0)
	return cell, g.at(x1, y1) == cell && g.at(x0, y1) == cell && g.at(x1, y0) == cell
}

// right gives the right edge of a cell in the row at y.
func (g *pdfGrid) right(cell int, x, y float64) float64 {
	r := 0
	for r+2 < len(g.ys) && y < g.ys[r+1] {
		r++
	}
	for c := len(g.head[r]) - 1; c >= 0; c-- {
		if g.head[r][c] == cell {
			return g.xs[c+1]
		}
	}
	return x
}

// rows gives the rows of the table, each with one cell a column. A cell over
// several columns or rows stands at the first of each. Columns and rows in
// which no cell begins are left out.
func (g *pdfGrid) rows() [][]pdfCell {
	columns := len(g.xs) - 1
	first := map[int]int{} // cell → its leftmost column
	top := map[int]int{}
	beginColumn := make([]bool, columns)
	for r, row := range g.head {
		for c, cell := range row {
			if at, seen := first[cell]; !seen || c < at {
				first[cell] = c
			}
			if _, seen := top[cell]; !seen {
				top[cell] = r
			}
		}
	}
	for _, c := range first {
		beginColumn[c] = true
	}
	var out [][]pdfCell
	for r, row := range g.head {
		cells, begins := make([]pdfCell, columns), false
		for _, cell := range row {
			if top[cell] == r {
				begins = true
				g.spread(cells, cell, first[cell])
			}
		}
		if !begins {
			continue
		}
		var kept []pdfCell
		for c, cell := range cells {
			if beginColumn[c] {
				kept = append(kept, cell)
			}
		}
		out = append(out, unruledRows(kept)...)
	}
	return out
}

// unruledRows takes apart a row of the table that holds several with no line
// between them: lines that begin in the first column and have figures in the
// same columns, two or more. A name and its dates that wrap have no second
// count, so they stay one.
func unruledRows(cells []pdfCell) [][]pdfCell {
	type word struct {
		pdfWord
		column int
	}
	var words []word
	for c, cell := range cells {
		for _, w := range cell {
			words = append(words, word{w, c})
		}
	}
	lines := byBaseline(words, func(w word) (float64, float64) { return w.y, w.size })
	var rows []flowRow
	anchors, first := 0, []int(nil)
	for _, line := range lines {
		r := flowRow{bottom: line[0].y, top: line[0].y + line[0].size, cells: make([]pdfCell, len(cells))}
		for _, w := range line {
			r.cells[w.column] = append(r.cells[w.column], w.pdfWord)
		}
		var figures []int
		for c, cell := range r.cells {
			if bareFigure(cell) {
				figures = append(figures, c)
			}
		}
		if len(r.cells[0]) > 0 && len(figures) >= 2 {
			if anchors > 0 && !alikeColumns(first, figures) {
				return [][]pdfCell{cells}
			}
			if anchors++; anchors == 1 {
				first = figures
			}
			r.anchor = true
		}
		rows = append(rows, r)
	}
	if anchors < 2 {
		return [][]pdfCell{cells}
	}
	rows = joinHeading(rows, len(cells))
	rows[0].anchor = rows[0].anchor || filledCells(rows[0].cells)*2 >= len(cells)
	var out [][]pdfCell
	for _, r := range joinWrapped(rows, len(cells)) {
		out = append(out, r.cells)
	}
	return out
}

// alikeColumns tells whether two sorted lists have two numbers in common, and more
// than two thirds of all of them.
func alikeColumns(a, b []int) bool {
	common := 0
	for _, n := range a {
		if slices.Contains(b, n) {
			common++
		}
	}
	return common >= 2 && common*3 > (len(a)+len(b)-common)*2
}

// spread puts the text of a cell into its row. Text that stands apart in a
// cell over several columns stands under no line but in columns all the same,
// as in a heading without lines between its words, or a row of totals: each
// part goes to the column it begins in, as long as no two share one.
func (g *pdfGrid) spread(row []pdfCell, cell, first int) {
	row[first] = g.cells[cell]
	parts := g.apart(g.parts[cell])
	if len(parts) > maxGridParts {
		return
	}
	columns := map[int]pdfCell{}
	abreast := false
	for i, part := range parts {
		from, to := g.columns(part)
		columns[from] = append(columns[from], part...)
		for _, other := range parts[:i] {
			if apartBy(other[0].y, part[0].y) > pdfNear {
				continue
			}
			abreast = true
			if first, last := g.columns(other); first <= to && last >= from {
				return
			}
		}
	}
	if !abreast || len(columns) < 2 {
		return
	}
	row[first] = nil
	for c, words := range columns {
		row[c] = words
	}
}

// columns gives the first and last column that words on a line stand in. An
// edge may stick out of its column by a letter.
func (g *pdfGrid) columns(words []pdfWord) (from, to int) {
	low, high := words[0].x0, words[len(words)-1].x1
	slack := min(0.8*words[0].size, (high-low)/2)
	for c := range len(g.xs) - 1 {
		if low+slack >= g.xs[c] {
			from = c
		}
		if high-slack > g.xs[c] {
			to = c
		}
	}
	return from, max(from, to)
}

// apart splits chunks where a gap wider than a space lies over a line that
// parts columns elsewhere in the table.
func (g *pdfGrid) apart(parts [][]pdfWord) [][]pdfWord {
	var out [][]pdfWord
	for _, part := range parts {
		from := 0
		for i := 1; i < len(part); i++ {
			left, right := part[i-1].x1, part[i].x0
			if right-left > wideGap*part[i].size && slices.ContainsFunc(g.xs, func(x float64) bool { return x > left && x < right }) {
				out = append(out, part[from:i])
				from = i
			}
		}
		out = append(out, part[from:])
	}
	return out
}
