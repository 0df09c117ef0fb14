package warn

import (
	"cmp"
	"slices"
)

// A pdfSpan is a straight line without thickness: at y from low to high in x,
// or at x from low to high in y.
type pdfSpan struct{ at, low, high float64 }

// near is how far apart, in points, lines may lie that are drawn as one.
const near = 2.5

// Bounds of a table on one page; beyond them its lines are taken for a
// picture.
const (
	maxGridLines = 2_000
	maxGridCells = 400_000
)

// straighten parts rules into those across and those down the page, each put
// together from the pieces that were drawn.
func straighten(rules []pdfRule) (across, down []pdfSpan) {
	for _, r := range rules {
		width, height := r.x1-r.x0, r.y1-r.y0
		switch {
		case width < thin && height < thin: // a joint
		case width >= height:
			across = append(across, pdfSpan{(r.y0 + r.y1) / 2, r.x0, r.x1})
		default:
			down = append(down, pdfSpan{(r.x0 + r.x1) / 2, r.y0, r.y1})
		}
	}
	return join(across), join(down)
}

func join(spans []pdfSpan) []pdfSpan {
	slices.SortFunc(spans, func(a, b pdfSpan) int { return cmp.Compare(a.at, b.at) })
	var out []pdfSpan
	for from := 0; from < len(spans); {
		to := from
		for to < len(spans) && spans[to].at-spans[from].at < near {
			to++
		}
		group := spans[from:to]
		at := group[len(group)/2].at
		slices.SortFunc(group, func(a, b pdfSpan) int { return cmp.Compare(a.low, b.low) })
		open := pdfSpan{at, group[0].low, group[0].high}
		for _, s := range group[1:] {
			if s.low <= open.high+near {
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

// grids finds the tables of a page: lines that touch, with two spaces or more.
func grids(rules []pdfRule) []*pdfGrid {
	across, down := straighten(rules)
	if len(across) > maxGridLines || len(down) > maxGridLines {
		return nil
	}
	sets := newSets(len(across) + len(down))
	for i, a := range across {
		for j, d := range down {
			if d.at > a.low-near && d.at < a.high+near && a.at > d.low-near && a.at < d.high+near {
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

// limits gives the places of the lines, and of the ends of those that cross
// them, as a table may have no line at its edge.
func limits(lines, crossing []pdfSpan) []float64 {
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
		if n := len(out); n > 0 && x-out[n-1] < 2*near {
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
	g := &pdfGrid{xs: limits(down, across), ys: limits(across, down), cells: map[int]pdfCell{}, parts: map[int][][]pdfWord{}}
	slices.Reverse(g.ys)
	columns, rows := len(g.xs)-1, len(g.ys)-1
	if columns < 1 || rows < 1 || columns*rows < 2 || columns*rows > maxGridCells {
		return nil
	}
	sets := newSets(columns * rows)
	walls := covering(g.xs, down)
	floors := covering(g.ys, across)
	for r := range rows {
		for c := range columns {
			if c+1 < columns && !covered(walls[c+1], g.ys[r+1], g.ys[r]) {
				sets.join(r*columns+c, r*columns+c+1)
			}
			if r+1 < rows && !covered(floors[r+1], g.xs[c], g.xs[c+1]) {
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

// covering sorts spans to the limit each lies at.
func covering(at []float64, spans []pdfSpan) [][]pdfSpan {
	out := make([][]pdfSpan, len(at))
	for _, s := range spans {
		best := 0
		for i, x := range at {
			if distance(x, s.at) < distance(at[best], s.at) {
				best = i
			}
		}
		out[best] = append(out[best], s)
	}
	return out
}

func distance(a, b float64) float64 { return max(a-b, b-a) }

// covered tells whether lines run along more than half of a side.
func covered(spans []pdfSpan, low, high float64) bool {
	length := 0.0
	for _, s := range spans {
		length += max(0, min(s.high, high)-max(s.low, low))
	}
	return length > (high-low)/2
}

// sets keeps which of n things belong together; the least of a set stands for
// it.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(a, b int) {
	a, b = s.find(a), s.find(b)
	s[max(a, b)] = min(a, b)
}

// holds tells whether a place lies in the table.
func (g *pdfGrid) holds(x, y float64) bool {
	return x > g.xs[0]-near && x < g.xs[len(g.xs)-1]+near && y < g.ys[0]+near && y > g.ys[len(g.ys)-1]-near
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
		if cell < 0 || here != cell && w.x0 > right-near {
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
		d := min(near, (high-low)/4)
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
		out = append(out, kept)
	}
	return out
}

// spread puts the text of a cell into its row. Text that stands apart in a
// cell over several columns stands under no line but in columns all the same,
// as in a heading without lines between its words; each goes to its own.
func (g *pdfGrid) spread(row []pdfCell, cell, first int) {
	row[first] = g.cells[cell]
	columns := map[int]pdfCell{}
	abreast := false
	parts := g.apart(g.parts[cell])
	for i, part := range parts {
		last := part[len(part)-1]
		c := first
		for c+2 < len(g.xs) && (part[0].x0+last.x1)/2 >= g.xs[c+1] {
			c++
		}
		if part[0].x0 < g.xs[c]-last.size || last.x1 > g.xs[c+1]+last.size {
			return
		}
		columns[c] = append(columns[c], part...)
		for _, other := range parts[:i] {
			abreast = abreast || distance(other[0].y, part[0].y) < near
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

// apart splits chunks where a gap wider than a space lies over a line that
// parts columns elsewhere in the table.
func (g *pdfGrid) apart(parts [][]pdfWord) [][]pdfWord {
	var out [][]pdfWord
	for _, part := range parts {
		from := 0
		for i := 1; i < len(part); i++ {
			left, right := part[i-1].x1, part[i].x0
			if right-left > 0.4*part[i].size && slices.ContainsFunc(g.xs, func(x float64) bool { return x > left && x < right }) {
				out = append(out, part[from:i])
				from = i
			}
		}
		out = append(out, part[from:])
	}
	return out
}
