package warn

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A pdfChunk is text that stands together on one line of a page: words with
// no gap between them as wide as one that parts columns.
type pdfChunk struct {
	words  []pdfWord
	x0, x1 float64
	y      float64 // of the baseline
	size   float64
	clip   int  // index in clips of what it was held to
	over   bool // whether other text stands within it: it runs over its own place
}

// A pdfWord is glyphs with no space between them.
type pdfWord struct {
	text   string
	strong bool
	x0, x1 float64
	y      float64
	size   float64
}

// upright turns a page so that most of its text runs from left to right, and
// gives the text that still does not, a word each, with its place.
//
// What the page says of its own rotation is not asked: text tells it, and
// some pages that are printed lengthwise do not say it.
func (d *drawing) upright() (turned []pdfWord) {
	var quarters [4]int
	for _, g := range d.glyphs {
		quarters[g.quarter()]++
	}
	most := 0
	for q, n := range quarters {
		if n > quarters[most] {
			most = q
		}
	}
	for range (4 - most) % 4 {
		// A quarter turn to the left: (x, y) → (-y, x).
		for i, g := range d.glyphs {
			g.x, g.y, g.dx, g.dy = -g.y, g.x, -g.dy, g.dx
			d.glyphs[i] = g
		}
		for _, rules := range [][]pdfRule{d.rules, d.fills, d.clips} {
			for i, r := range rules {
				rules[i] = pdfRule{-r.y1, r.x0, -r.y0, r.x1}
			}
		}
	}
	kept := d.glyphs[:0]
	var last pdfGlyph
	for _, g := range d.glyphs {
		if g.quarter() == 0 {
			kept = append(kept, g)
			continue
		}
		gap := math.Hypot(g.x-last.x-last.dx, g.y-last.y-last.dy)
		if len(turned) == 0 || g.quarter() != last.quarter() || gap > 3*g.size {
			turned = append(turned, pdfWord{x0: g.x, x1: g.x, y: g.y, size: g.size, strong: g.bold})
		}
		w := &turned[len(turned)-1]
		if gap > wordGap*g.size && w.text != "" {
			w.text += " "
		}
		w.text += g.text
		w.x0, w.x1 = min(w.x0, g.x+g.dx), max(w.x1, g.x+g.dx)
		last = g
	}
	d.glyphs = kept
	for i, w := range turned {
		turned[i].text = strings.Join(strings.Fields(w.text), " ")
	}
	return slices.DeleteFunc(turned, func(w pdfWord) bool { return w.text == "" })
}

// quarter tells which way text runs: 0 to the right, 1 up, 2 left, 3 down.
// A glyph without width runs to the right.
func (g pdfGlyph) quarter() int {
	if math.Abs(g.dx) >= math.Abs(g.dy) {
		if g.dx < 0 {
			return 2
		}
		return 0
	}
	if g.dy > 0 {
		return 1
	}
	return 3
}

// Gaps, in parts of the font's size. Spaces are glyphs in some files and only
// gaps in others; columns that stand close are apart by less than two spaces.
const (
	wordGap  = 0.2
	wideGap  = 0.4 // wider than a space, and a sign of columns where other rows show them
	chunkGap = 1.0
	backGap  = 0.3 // how far a glyph may reach back over the one before
)

// pdfChunks puts glyphs together to words and words to chunks: first as they were
// drawn, so that text which runs over its neighbour's cell does not mix with
// what stands there, then pieces side by side on a line.
func pdfChunks(glyphs []pdfGlyph) []pdfChunk {
	pieces := drawnPieces(glyphs)
	var out []pdfChunk
	for _, line := range byBaseline(pieces, func(c pdfChunk) (float64, float64) { return c.y, c.size }) {
		slices.SortStableFunc(line, func(a, b pdfChunk) int { return cmp.Compare(a.x0, b.x0) })
		from := len(out)
		for _, c := range line {
			out = addPiece(out, from, c)
		}
		for i := from; i+1 < len(out); i++ {
			c := &out[i]
			c.over = out[i+1].x0 < c.x1-backGap*c.size
		}
	}
	return out
}

// addPiece adds a piece to the chunks of its line, out[from:].
func addPiece(out []pdfChunk, from int, c pdfChunk) []pdfChunk {
	for i := len(out) - 1; i >= max(from, len(out)-8); i-- {
		last := &out[i]
		if apartBy(last.x0, c.x0) < 0.1*c.size && apartBy(last.y, c.y) < 0.1*c.size && sameText(last.words, c.words) {
			// Drawn twice, a hair apart, to look bold.
			for j := range last.words {
				last.words[j].strong = true
			}
			return out
		}
		gap := c.x0 - last.x1
		if last.clip != c.clip || gap < -backGap*c.size || gap > chunkGap*max(c.size, last.size) {
			continue
		}
		if n := len(last.words) - 1; gap < wordGap*c.size && n >= 0 {
			last.words[n].text += c.words[0].text
			last.words[n].x1 = c.words[0].x1
			c.words = c.words[1:]
		}
		last.words = append(last.words, c.words...)
		last.x1, last.size = max(last.x1, c.x1), max(last.size, c.size)
		return out
	}
	return append(out, c)
}

func sameText(a, b []pdfWord) bool {
	return slices.EqualFunc(a, b, func(a, b pdfWord) bool { return a.text == b.text })
}

// drawnPieces follows the glyphs as they were drawn: a piece goes on while
// each stands where the one before ended. Spaces at the end of a piece are
// left out.
func drawnPieces(glyphs []pdfGlyph) []pdfChunk {
	var out []pdfChunk
	var last pdfGlyph
	open, inked := false, 0.0 // whether the last word goes on; where ink ended
	for i, g := range glyphs {
		gap := g.x - last.x - last.dx
		if rise := apartBy(g.y, last.y); i > 0 && g.size < 0.8*last.size && rise < 0.6*last.size && apartBy(gap, 0) < 0.1*last.size {
			g.y, g.size = last.y, last.size // a raised or lowered letter, of the same word
		}
		goes := i > 0 && g.clip == last.clip && apartBy(g.y, last.y) < 0.1*g.size &&
			gap > -backGap*g.size && gap < chunkGap*g.size
		twice := i > 0 && g.text == last.text && apartBy(g.x, last.x) < 0.1*g.size && apartBy(g.y, last.y) < 0.1*g.size
		last = g
		if strings.TrimFunc(g.text, isPDFBlank) == "" {
			if !goes {
				inked = math.Inf(-1)
			}
			open = false
			continue
		}
		if twice && len(out) > 0 {
			words := out[len(out)-1].words
			words[len(words)-1].strong = true
			continue
		}
		if !goes || g.x-inked > chunkGap*g.size || len(out) == 0 {
			out = append(out, pdfChunk{x0: g.x, x1: g.x, y: g.y, size: g.size, clip: g.clip})
			open = false
		}
		c := &out[len(out)-1]
		if !open || g.x-inked > wordGap*g.size {
			c.words = append(c.words, pdfWord{x0: g.x, y: g.y, size: g.size, strong: g.bold})
		}
		w := &c.words[len(c.words)-1]
		w.text += g.text
		w.x1 = max(w.x1, g.x+g.dx)
		c.x1, c.size = max(c.x1, w.x1), max(c.size, g.size)
		inked, open = g.x+g.dx, true
	}
	return out
}

// byBaseline parts things into lines, from the top: those whose baselines
// differ by less than half their size, so that raised letters keep their line.
func byBaseline[T any](all []T, place func(T) (y, size float64)) [][]T {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b T) int {
		ya, _ := place(a)
		yb, _ := place(b)
		return cmp.Compare(yb, ya)
	})
	var lines [][]T
	from, top, height := 0, 0.0, 0.0
	for i, t := range all {
		y, size := place(t)
		if i > 0 && top-y < 0.45*max(height, size, 1) {
			continue
		}
		if i > 0 {
			lines = append(lines, all[from:i])
		}
		from, top, height = i, y, size
	}
	if len(all) > 0 {
		lines = append(lines, all[from:])
	}
	return lines
}

func isPDFBlank(r rune) bool { return r <= ' ' || r == '\u00a0' || r == '\u00ad' || r == '\u200b' }

// A pdfCell is what stands in one cell.
type pdfCell []pdfWord

// text puts the words of a cell together, "\n" between lines, and the bold
// ones by themselves.
func (c pdfCell) text() (all, strong string) {
	var lines, bold []string
	for _, line := range byBaseline(c, func(w pdfWord) (float64, float64) { return w.y, w.size }) {
		slices.SortStableFunc(line, func(a, b pdfWord) int { return cmp.Compare(a.x0, b.x0) })
		var words, heavy []string
		for _, w := range line {
			words = append(words, w.text)
			if w.strong {
				heavy = append(heavy, w.text)
			}
		}
		lines = append(lines, strings.Join(words, " "))
		if heavy != nil {
			bold = append(bold, strings.Join(heavy, " "))
		}
	}
	return strings.Join(lines, "\n"), strings.Join(bold, "\n")
}
