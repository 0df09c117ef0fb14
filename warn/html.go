package warn

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth bounds the nesting of a page that is followed; deeper elements are
// taken for text.
const maxDepth = 500

// maxSpan bounds the rows and columns that one cell may span.
const maxSpan = 100

// htmlSheets reads the tables of a page, and the label blocks that stand
// outside of tables.
func (o *opened) htmlSheets(text string) ([]Sheet, error) {
	root, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("the page cannot be parsed: %w", err)
	}
	p := &page{}
	p.walk(root, 0)
	o.about = titleOf(text)
	for _, l := range p.lines[:min(len(p.lines), 40)] {
		o.about += " " + l.text
	}
	sheets := p.tables
	if s, thin, ok := blocks(p.lines); ok {
		sheets = append(sheets, s)
		for _, t := range thin {
			o.notes = append(o.notes, note{"", t, "a block with too few labels for a notice", "read it by eye"})
		}
	}
	if len(sheets) == 0 {
		s, ok := datedLines(p.lines)
		if !ok {
			return nil, errNoRows
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// minDated is the least number of lines that make a list.
const minDated = 3

// dated matches a line of a list that gives a day and a name.
var dated = regexp.MustCompile(`^((?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{2,4}))\s*[-–—:|]*\s*(\pL.{2,120})$`)

// datedLines reads a list whose lines give a day and an employer each.
func datedLines(ls []line) (Sheet, bool) {
	s := Sheet{Rows: []Row{{Cells: []string{"Notice Date", cardCompany}}}}
	for i, l := range ls {
		if m := dated.FindStringSubmatch(l.text); m != nil {
			s.Rows = append(s.Rows, Row{Number: i + 1, Cells: []string{m[1], m[2]}})
		}
	}
	return s, len(s.Rows) > minDated
}

// titleOf returns the title of a page, "" when it has none in its head.
func titleOf(text string) string {
	head := text[:min(len(text), 16<<10)]
	at := strings.Index(strings.ToLower(head), "<title")
	if at < 0 || len(strings.ToLower(head)) != len(head) {
		return ""
	}
	_, title, _ := strings.Cut(head[at:], ">")
	title, _, _ = strings.Cut(title, "<")
	return squeeze(html.UnescapeString(title))
}

// A page gathers what a parsed page holds: its tables, and the lines of text
// outside of them.
type page struct {
	tables []Sheet
	lines  []line
	b      strings.Builder
	head   bool // the line being built is a heading
}

// A line of a page outside of tables.
type line struct {
	text string
	head bool // it is a heading, a button or a link of its own
}

// skipped are the elements whose text is none of the page's.
var skipped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Select: true, atom.Textarea: true, atom.Svg: true, atom.Iframe: true}

// blockLevel are the elements that begin a new line.
var blockLevel = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Br: true, atom.Li: true, atom.Ul: true, atom.Ol: true, atom.H1: true, atom.H2: true, atom.H3: true,
	atom.H4: true, atom.H5: true, atom.H6: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true, atom.Tr: true, atom.Td: true, atom.Th: true,
	atom.Table: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Hr: true, atom.Blockquote: true, atom.Button: true, atom.Main: true, atom.Nav: true, atom.Form: true}

// headings are the elements that name what follows them.
var headings = map[atom.Atom]bool{atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Button: true, atom.Summary: true, atom.A: true, atom.Dt: true}

func (p *page) walk(n *html.Node, depth int) {
	switch {
	case depth > maxDepth:
		return
	case n.Type == html.TextNode:
		p.b.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && skipped[n.DataAtom]:
		return
	case n.Type == html.ElementNode && (n.DataAtom == atom.Table || role(n) == "table" || role(n) == "grid"):
		p.flush()
		if !p.table(n, depth) {
			break // its cells lay the page out: they are lines
		}
		return
	}
	isBlock := n.Type == html.ElementNode && blockLevel[n.DataAtom]
	isHead := n.Type == html.ElementNode && headings[n.DataAtom]
	if isBlock || isHead && strings.TrimSpace(p.b.String()) == "" {
		p.flush()
		p.head = p.head || isHead
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c, depth+1)
	}
	if n.Type == html.ElementNode && n.DataAtom == atom.Dt && strings.TrimSpace(p.b.String()) != "" && !strings.HasSuffix(strings.TrimSpace(p.b.String()), ":") {
		p.b.WriteByte(':') // the name of what follows in a dd
	}
	if isBlock {
		p.flush()
	}
}

// flush ends the line being built.
func (p *page) flush() {
	if text := squeeze(p.b.String()); text != "" {
		p.lines = append(p.lines, line{text, p.head})
	}
	p.b.Reset()
	p.head = false
}

// table reads a table that holds data, and reports whether it did. A table
// around other tables only lays the page out, unless it has a row of header
// cells of its own.
func (p *page) table(n *html.Node, depth int) bool {
	t := &tableReader{}
	t.rows(n, depth)
	if len(t.out) == 0 {
		return false
	}
	if t.nested > 0 && !t.wide {
		return false
	}
	if t.upright() {
		for _, r := range t.out {
			p.lines = append(p.lines, line{text: strings.TrimRight(squeeze(r.Cells[0]), ": ") + ": " + squeeze(r.Cells[1])})
		}
		return true
	}
	sheet := Sheet{Rows: t.out}
	if n := len(p.lines); n > 0 && len(p.lines[n-1].text) < 60 {
		sheet.Heading = p.lines[n-1].text
	}
	p.tables = append(p.tables, sheet)
	return true
}

// labelWords are those of which the labels of a notice have some.
var labelWords = []string{"company", "employer", "date", "affected", "number", "city", "county", "address", "location", "layoff"}

// upright reports whether a table is one notice: labels at the left, values at
// the right.
func (t *tableReader) upright() bool {
	if len(t.out) < minLabels {
		return false
	}
	known := 0
	for _, r := range t.out {
		if len(r.Cells) != 2 || r.Cells[0] == "" || len(r.Cells[0]) > maxLabel || strings.Contains(r.Cells[0], "\n") {
			return false
		}
		if _, _, ok := label(strings.TrimRight(r.Cells[0], ": ") + ":"); !ok {
			return false
		}
		if containsAny(strings.ToLower(r.Cells[0]), labelWords...) {
			known++
		}
	}
	return known >= minLabels && known*2 >= len(t.out) && !containsAny(strings.ToLower(t.out[0].Cells[1]), labelWords...)
}

// A tableReader reads the rows of one table, filling in what cells span.
type tableReader struct {
	out    []Row
	spans  []span // cells that go on into rows below
	nested int    // tables within
	wide   bool   // a row of four cells or more without a table in it
	number int
	cell   strings.Builder
	bold   strings.Builder
}

// A span is a cell that goes on into the rows below.
type span struct {
	column, rows int
	text, strong string
}

// role is what a page says an element is, where its name does not.
func role(n *html.Node) string {
	if n.Type != html.ElementNode || n.DataAtom == atom.Td || n.DataAtom == atom.Tr {
		return ""
	}
	for _, a := range n.Attr {
		if a.Key == "role" {
			return a.Val
		}
	}
	return ""
}

var cellRoles = map[string]bool{"cell": true, "gridcell": true, "columnheader": true, "rowheader": true}

func (t *tableReader) rows(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch {
		case c.DataAtom == atom.Tr || role(c) == "row":
			t.row(c, depth+1)
		case c.DataAtom == atom.Thead || c.DataAtom == atom.Tbody || c.DataAtom == atom.Tfoot || role(c) == "rowgroup":
			if depth < maxDepth {
				t.rows(c, depth+1)
			}
		}
	}
}

func (t *tableReader) row(tr *html.Node, depth int) {
	t.number++
	r := Row{Number: t.number}
	inner := false
	put := func(text, strong string) {
		r.Cells = append(r.Cells, text)
		if strong != "" && r.Strong == nil {
			r.Strong = make([]string, len(r.Cells)-1, len(r.Cells)+4)
		}
		if r.Strong != nil {
			r.Strong = append(r.Strong, strong)
		}
	}
	fill := func() { // the cells of rows above that reach down to here
		for again := true; again; {
			again = false
			for i := range t.spans {
				if s := &t.spans[i]; s.rows > 0 && s.column == len(r.Cells) {
					s.rows--
					put(s.text, s.strong)
					again = true
				}
			}
		}
	}
	for c := tr.FirstChild; c != nil && len(r.Cells) < maxCells; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom != atom.Td && c.DataAtom != atom.Th && !cellRoles[role(c)] {
			continue
		}
		fill()
		t.cell.Reset()
		t.bold.Reset()
		if t.content(c, depth+1, false) {
			inner = true
		}
		text, strong := lines(t.cell.String()), squeeze(t.bold.String())
		down, across := 1, 1
		for _, a := range c.Attr {
			switch a.Key {
			case "rowspan":
				down = bounded(a.Val)
			case "colspan":
				across = bounded(a.Val)
			}
		}
		for i := range across {
			if i > 0 {
				text, strong = "", ""
			}
			if down > 1 {
				t.spans = append(t.spans, span{len(r.Cells), down - 1, text, strong})
			}
			put(text, strong)
		}
	}
	fill()
	if inner {
		t.nested++
	} else if len(r.Cells) >= 4 {
		t.wide = true
	}
	if len(r.Cells) > 0 && !inner {
		t.out = append(t.out, r)
	}
}

// content writes the text of a cell, and reports whether a table is in it.
func (t *tableReader) content(n *html.Node, depth int, strong bool) (inner bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			for i, s := range strings.FieldsFunc(c.Data, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' || r == ' ' || r == '\u00a0' }) {
				if i > 0 || c.Data[0] <= ' ' || strings.HasPrefix(c.Data, "\u00a0") {
					t.cell.WriteByte(' ')
				}
				t.cell.WriteString(s)
			}
			if c.Data != "" && (c.Data[len(c.Data)-1] <= ' ' || strings.HasSuffix(c.Data, "\u00a0")) {
				t.cell.WriteByte(' ')
			}
			if strong {
				t.bold.WriteString(c.Data)
			}
		case c.Type != html.ElementNode || skipped[c.DataAtom] || depth > maxDepth:
		case hiddenKey(c), footnoteMark(c, t.cell.Len()):
		case c.DataAtom == atom.Table:
			inner = true
		default:
			isBlock := blockLevel[c.DataAtom]
			if isBlock {
				t.cell.WriteByte('\n')
			}
			if t.content(c, depth+1, strong || c.DataAtom == atom.B || c.DataAtom == atom.Strong) {
				inner = true
			}
			if isBlock {
				t.cell.WriteByte('\n')
			}
		}
	}
	return inner
}

// hiddenKey reports whether an element within a cell is one that the page hides:
// the keys by which scripts sort a column. Rows and tables that are hidden may
// be a list that opens at a click, and are read.
func hiddenKey(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Span, atom.I, atom.Em, atom.Small, atom.B, atom.Data, atom.Time:
	default:
		return false
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none") {
			return true
		}
	}
	return false
}

// maxMark is the longest mark of a footnote: "(12)".
const maxMark = 4

// footnoteMark reports whether an element is the raised mark of a footnote after
// what a cell holds.
func footnoteMark(n *html.Node, written int) bool {
	if n.DataAtom != atom.Sup || written == 0 || n.FirstChild == nil {
		return false
	}
	mark := ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.TextNode {
			if c.FirstChild == nil || c.FirstChild.Type != html.TextNode {
				return false
			}
			mark += c.FirstChild.Data
			continue
		}
		mark += c.Data
	}
	mark = squeeze(mark)
	return len(mark) <= maxMark && mark != "st" && mark != "nd" && mark != "rd" && mark != "th" && mark != "TM" && mark != "®"
}

func bounded(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if errors.Is(err, strconv.ErrRange) || n > maxSpan {
		return maxSpan
	}
	return max(n, 1)
}

// squeeze puts one blank where there are several, none at the ends, and leaves
// out characters of no width.
func squeeze(s string) string {
	if tidy(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, blankOrNothing), " ")
}

func blankOrNothing(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', '\u00a0', '\u200b', '\u200c', '\u200d', '\ufeff', '\u2028', '\u2029', '\u202f', '\u2007', '\u2009', '\u00ad':
		return true
	}
	return false
}

// tidy reports whether squeeze would change nothing: ASCII with single blanks
// inside.
func tidy(s string) bool {
	blank := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && blank {
			return false
		}
		blank = c == ' '
	}
	return !blank || s == ""
}

// lines squeezes each line of s and leaves out the empty ones.
func lines(s string) string {
	if strings.IndexByte(s, '\n') < 0 {
		return squeeze(s)
	}
	var kept []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = squeeze(l); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "\n")
}
