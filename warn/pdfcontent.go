package warn

import (
	"errors"
	"math"
)

// Bounds on one page.
const (
	maxPDFGlyphs = 200_000
	maxPDFRules  = 100_000
	maxPDFForms  = 2_000 // drawings within the page, each time one is drawn
)

// Bounds on all pages. One content may stand for two thousand pages.
const (
	maxAllGlyphs = 10_000_000
	maxAllSteps  = 30_000_000 // operators
)

var errPDFPage = errors.New("a page draws more than a page of text can; print the PDF anew")

// A pdfGlyph is a character drawn on a page. Lengths are points, y grows upwards.
type pdfGlyph struct {
	x, y   float64 // of the start of its baseline
	dx, dy float64 // to its end, where the next would stand
	size   float64 // of the font as drawn
	text   string
	bold   bool
	clip   int // index in clips of the part of the page that it was held to
}

// A pdfRule is a straight line of a page, drawn as such or as a thin rectangle.
type pdfRule struct{ x0, y0, x1, y1 float64 }

// A drawing is what a page shows that matters for its tables.
type drawing struct {
	glyphs []pdfGlyph
	rules  []pdfRule
	fills  []pdfRule // corners of rectangles filled: the shade of a cell, of a row
	clips  []pdfRule // corners of what text was held to, often its cell; the first is no bound
}

type pdfMatrix [6]float64

func (m pdfMatrix) times(n pdfMatrix) pdfMatrix {
	return pdfMatrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m pdfMatrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// pdfState is the graphics state, as far as it moves text and lines.
type pdfState struct {
	ctm                                    pdfMatrix
	font                                   *pdfFont
	size, char, word, scale, leading, rise float64
	mode, clip                             int
}

// A painter runs the operators of a page.
type painter struct {
	file   *pdfFile
	fonts  map[pdfRef]*pdfFont // by reference, for the whole document
	out    drawing
	state  pdfState
	stack  []pdfState
	text   pdfMatrix // of text, and of the start of its line
	line   pdfMatrix
	path   []pdfRule // straight pieces of the path being made
	subs   []int     // where its parts begin in path
	boxes  []pdfRule // rectangles of it
	bound  bool      // whether the path is to be held to
	clips  map[pdfRule]int
	from   pdfPoint // where its open piece began
	at     pdfPoint // where it is
	forms  int
	steps  int // operators, of this page and those before
	before int // glyphs of the pages before
}

type pdfPoint struct{ x, y float64 }

func newPainter(f *pdfFile, fonts map[pdfRef]*pdfFont) *painter {
	everywhere := pdfRule{-1e5, -1e5, 1e5, 1e5}
	return &painter{out: drawing{clips: []pdfRule{everywhere}}, clips: map[pdfRule]int{everywhere: 0}, file: f, fonts: fonts, state: pdfState{ctm: pdfMatrix{1, 0, 0, 1, 0, 0}, scale: 1}}
}

// paint runs one content stream with the resources it names.
func (p *painter) paint(content []byte, resources pdfDict, depth int) error {
	l := &pdfLexer{content, 0}
	var args []any
	for {
		v, ok := l.value(false, 0)
		if !ok {
			return nil
		}
		op, isOp := v.(pdfKeyword)
		if !isOp {
			if len(args) < 1024 {
				args = append(args, v)
			}
			continue
		}
		if p.steps++; p.steps > maxAllSteps || p.before+len(p.out.glyphs) > maxAllGlyphs || len(p.out.glyphs) > maxPDFGlyphs || len(p.out.rules)+len(p.path)+len(p.boxes) > maxPDFRules {
			return errPDFPage
		}
		switch op {
		case "BI":
			skipPicture(l)
		case "Do":
			if err := p.form(args, resources, depth); err != nil {
				return err
			}
		case "Tf":
			p.setFont(args, resources)
		default:
			if !p.textOperator(string(op), args) {
				p.pathOperator(string(op), args)
			}
		}
		args = args[:0]
	}
}

// skipPicture moves over a picture within the content.
func skipPicture(l *pdfLexer) {
	for {
		tok, ok := l.token()
		if !ok {
			return
		}
		if tok == pdfKeyword("ID") {
			break
		}
	}
	for i := l.pos + 1; i+2 <= len(l.b); i++ {
		if l.b[i] == 'E' && l.b[i+1] == 'I' && isPDFSpace(l.b[i-1]) && (i+2 == len(l.b) || isPDFSpace(l.b[i+2])) {
			l.pos = i + 2
			return
		}
	}
	l.pos = len(l.b)
}

// form draws a drawing that the page refers to by name.
func (p *painter) form(args []any, resources pdfDict, depth int) error {
	if len(args) != 1 || depth > 8 || p.forms >= maxPDFForms {
		return nil
	}
	name, _ := args[0].(pdfName)
	s, isStream := p.file.get(p.file.dict(resources["XObject"])[name]).(*pdfStream)
	if !isStream || p.file.name(s.dict["Subtype"]) != "Form" {
		return nil
	}
	p.forms++
	data, err := p.file.decode(s, true)
	if err != nil {
		return err
	}
	if r := p.file.dict(s.dict["Resources"]); r != nil {
		resources = r
	}
	saved, text, line, stack := p.state, p.text, p.line, p.stack
	p.stack = nil
	if m := p.file.array(s.dict["Matrix"]); len(m) == 6 {
		var matrix pdfMatrix
		for i := range matrix {
			matrix[i] = p.file.number(m[i])
		}
		p.state.ctm = matrix.times(p.state.ctm)
	}
	err = p.paint(data, resources, depth+1)
	p.state, p.text, p.line, p.stack = saved, text, line, stack
	return err
}

func (p *painter) setFont(args []any, resources pdfDict) {
	if len(args) != 2 {
		return
	}
	name, _ := args[0].(pdfName)
	p.state.size, _ = args[1].(float64)
	v := p.file.dict(resources["Font"])[name]
	ref, isRef := v.(pdfRef)
	if font, read := p.fonts[ref]; isRef && read {
		p.state.font = font
		return
	}
	p.state.font = p.file.font(v)
	if isRef {
		p.fonts[ref] = p.state.font
	}
}

// operandNumbers gives the last n operands as numbers; missing ones are zero.
func operandNumbers(args []any, n int) []float64 {
	out := make([]float64, n)
	for i := range min(n, len(args)) {
		out[n-1-i], _ = args[len(args)-1-i].(float64)
	}
	return out
}

func (p *painter) textOperator(op string, args []any) bool {
	s := &p.state
	switch op {
	case "q":
		if len(p.stack) < 1024 {
			p.stack = append(p.stack, *s)
		}
	case "Q":
		if n := len(p.stack); n > 0 {
			*s, p.stack = p.stack[n-1], p.stack[:n-1]
		}
	case "cm":
		s.ctm = pdfMatrix(operandNumbers(args, 6)).times(s.ctm)
	case "BT":
		p.text = pdfMatrix{1, 0, 0, 1, 0, 0}
		p.line = p.text
	case "Tm":
		p.text = pdfMatrix(operandNumbers(args, 6))
		p.line = p.text
	case "Td", "TD":
		n := operandNumbers(args, 2)
		if op == "TD" {
			s.leading = -n[1]
		}
		p.newLine(n[0], n[1])
	case "T*":
		p.newLine(0, -s.leading)
	case "Tc":
		s.char = operandNumbers(args, 1)[0]
	case "Tw":
		s.word = operandNumbers(args, 1)[0]
	case "Tz":
		s.scale = operandNumbers(args, 1)[0] / 100
	case "TL":
		s.leading = operandNumbers(args, 1)[0]
	case "Ts":
		s.rise = operandNumbers(args, 1)[0]
	case "Tr":
		s.mode = int(operandNumbers(args, 1)[0])
	case "'", "\"":
		if op == "\"" && len(args) == 3 {
			s.word, s.char = operandNumbers(args[:1], 1)[0], operandNumbers(args[:2], 1)[0]
		}
		p.newLine(0, -s.leading)
		p.show(args[max(0, len(args)-1):])
	case "Tj":
		p.show(args)
	case "TJ":
		if len(args) > 0 {
			parts, _ := args[0].(pdfArray)
			p.show(parts)
		}
	default:
		return false
	}
	return true
}

func (p *painter) newLine(x, y float64) {
	p.line = pdfMatrix{1, 0, 0, 1, x, y}.times(p.line)
	p.text = p.line
}

// show draws strings; the numbers between them move back by thousandths.
func (p *painter) show(parts []any) {
	s := &p.state
	if s.font == nil {
		s.font = &pdfFont{scale: 0.001, missing: 500}
	}
	for _, part := range parts {
		if n, isNumber := part.(float64); isNumber {
			p.text = pdfMatrix{1, 0, 0, 1, -n / 1000 * s.size * s.scale, 0}.times(p.text)
			continue
		}
		str, _ := part.(pdfString)
		for rest := string(str); rest != "" && len(p.out.glyphs) <= maxPDFGlyphs; {
			size, code, text, width := s.font.next(rest)
			rest = rest[size:]
			p.glyph(text, width)
			move := width*s.size + s.char
			if size == 1 && code == ' ' {
				move += s.word
			}
			p.text = pdfMatrix{1, 0, 0, 1, move * s.scale, 0}.times(p.text)
		}
	}
}

func (p *painter) glyph(text string, width float64) {
	s := &p.state
	m := pdfMatrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.times(p.text).times(s.ctm)
	g := pdfGlyph{
		x: m[4], y: m[5], dx: width * m[0], dy: width * m[1],
		size: math.Hypot(m[2], m[3]), text: text, clip: s.clip,
		bold: s.font.bold || s.mode == 2 || s.mode == 6,
	}
	if sane := math.Abs(g.x)+math.Abs(g.y)+math.Abs(g.dx)+math.Abs(g.dy)+g.size < 1e5; sane && text != "" {
		p.out.glyphs = append(p.out.glyphs, g)
	}
}

func (p *painter) pathOperator(op string, args []any) {
	ctm := p.state.ctm
	switch op {
	case "m":
		n := operandNumbers(args, 2)
		x, y := ctm.at(n[0], n[1])
		p.from = pdfPoint{x, y}
		p.at = p.from
		p.subs = append(p.subs, len(p.path))
	case "l":
		n := operandNumbers(args, 2)
		x, y := ctm.at(n[0], n[1])
		p.lineTo(pdfPoint{x, y})
	case "c", "v", "y":
		n := operandNumbers(args, 2)
		x, y := ctm.at(n[0], n[1])
		p.at = pdfPoint{x, y}
	case "h":
		p.lineTo(p.from)
	case "re":
		n := operandNumbers(args, 4)
		x0, y0 := ctm.at(n[0], n[1])
		x1, y1 := ctm.at(n[0]+n[2], n[1]+n[3])
		p.boxes = append(p.boxes, pdfRule{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
		p.from = pdfPoint{x0, y0}
		p.at = p.from
	case "W", "W*":
		p.bound = true
	case "s", "b", "b*":
		p.lineTo(p.from)
		p.stroke()
	case "S", "B", "B*":
		p.stroke()
	case "f", "F", "f*":
		p.fill()
	case "n":
		p.endPath()
	}
}

// endPath leaves the path; where it is to be held to, its extent bounds what
// is drawn from now on.
func (p *painter) endPath() {
	if b, some := p.extent(p.path, p.boxes); p.bound && some && len(p.out.clips) < maxPDFRules {
		c := p.out.clips[p.state.clip]
		c = pdfRule{max(b.x0, c.x0), max(b.y0, c.y0), min(b.x1, c.x1), min(b.y1, c.y1)}
		i, known := p.clips[c]
		if !known {
			i = len(p.out.clips)
			p.clips[c] = i
			p.out.clips = append(p.out.clips, c)
		}
		p.state.clip = i
	}
	p.path, p.subs, p.boxes, p.bound = p.path[:0], p.subs[:0], p.boxes[:0], false
}

func (p *painter) extent(path, boxes []pdfRule) (b pdfRule, some bool) {
	b = pdfRule{1e9, 1e9, -1e9, -1e9}
	for _, pieces := range [][]pdfRule{path, boxes} {
		for _, r := range pieces {
			some = true
			b = pdfRule{min(b.x0, r.x0, r.x1), min(b.y0, r.y0, r.y1), max(b.x1, r.x0, r.x1), max(b.y1, r.y0, r.y1)}
		}
	}
	return b, some
}

func (p *painter) lineTo(to pdfPoint) {
	if to != p.at {
		p.path = append(p.path, pdfRule{p.at.x, p.at.y, to.x, to.y})
	}
	p.at = to
}

func (p *painter) rule(r pdfRule) {
	r = pdfRule{min(r.x0, r.x1), min(r.y0, r.y1), max(r.x0, r.x1), max(r.y0, r.y1)}
	if straight := r.x1-r.x0 < pdfThin || r.y1-r.y0 < pdfThin; straight && r.x0 > -1e5 && r.y0 > -1e5 && r.x1 < 1e5 && r.y1 < 1e5 {
		p.out.rules = append(p.out.rules, r)
	}
}

func (p *painter) stroke() {
	for _, r := range p.path {
		p.rule(r)
	}
	for _, b := range p.boxes {
		p.rule(pdfRule{b.x0, b.y0, b.x1, b.y0})
		p.rule(pdfRule{b.x0, b.y1, b.x1, b.y1})
		p.rule(pdfRule{b.x0, b.y0, b.x0, b.y1})
		p.rule(pdfRule{b.x1, b.y0, b.x1, b.y1})
	}
	p.endPath()
}

// fill takes a thin shape as a rule, a broad rectangle as the shade of a cell.
// A shape drawn line by line is taken by its extent.
func (p *painter) fill() {
	shapes := append([]pdfRule(nil), p.boxes...)
	for i, from := range p.subs {
		to := len(p.path)
		if i+1 < len(p.subs) {
			to = p.subs[i+1]
		}
		if b, some := p.extent(p.path[from:to], nil); some && to-from < 9 {
			shapes = append(shapes, b)
		}
	}
	for _, b := range shapes {
		if b.x1-b.x0 < pdfThin || b.y1-b.y0 < pdfThin {
			p.rule(b)
		} else if len(p.out.fills) < maxPDFRules {
			p.out.fills = append(p.out.fills, b)
		}
	}
	p.endPath()
}
