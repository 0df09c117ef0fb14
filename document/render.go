package document

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// blocks are the elements that stand on their own: a blank line parts them
// from what is around them.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Dd: true,
	atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true,
	atom.Figure: true, atom.Footer: true, atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true,
	atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true,
	atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true, atom.Table: true, atom.Tr: true,
	atom.Ul: true,
}

// hidden are the elements whose text is not read on the page.
var hidden = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Math: true,
	atom.Iframe: true, atom.Object: true, atom.Select: true, atom.Button: true, atom.Textarea: true,
}

// What parts a word from the one before it, the weaker first.
const (
	nothing = iota
	space
	cell
	line
	paragraph
)

var breaks = [...]string{nothing: "", space: " ", cell: " | ", line: "\n", paragraph: "\n\n"}

// A render writes the text of a tree: one paragraph for each block, a blank
// line between two, the cells of a table's row parted by " | ".
type render struct {
	b   strings.Builder
	brk int // what parts the last word from the next
}

// textOf returns the text under n, without the elements in without.
func textOf(n *html.Node, without map[atom.Atom]bool) string {
	var r render
	r.node(n, without)
	return r.b.String()
}

// node writes n. The depth of trees is bounded by maxDepth.
func (r *render) node(n *html.Node, without map[atom.Atom]bool) {
	if n.Type == html.TextNode {
		r.text(n.Data)
		return
	}
	tag := atom.Lookup([]byte(n.Data)) // the extractor renames elements and leaves DataAtom
	if hidden[tag] || without[tag] || tag == atom.Sup && isMark(n) {
		return
	}
	block := blocks[tag]
	switch {
	case block, tag == atom.Br && r.brk == line:
		r.part(paragraph)
	case tag == atom.Br:
		r.part(line)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, without)
	}
	switch {
	case block:
		r.part(paragraph)
	case tag == atom.Td, tag == atom.Th:
		r.part(cell)
	}
}

// isMark reports whether a raised text is the mark of a footnote, which would
// make another number of the one before it: "500" and "1" are not "5001". The
// "th" of "20th" is none.
func isMark(n *html.Node) bool {
	return n.FirstChild != nil && n.FirstChild.Type == html.TextNode && strings.Trim(n.FirstChild.Data, "0123456789[]()*,†‡§ ") == ""
}

// part asks for a break before the next word; the strongest wins.
func (r *render) part(brk int) { r.brk = max(r.brk, brk) }

// text writes s with each run of spaces as one.
func (r *render) text(s string) {
	for _, c := range s {
		if unicode.IsSpace(c) {
			r.part(space)
			continue
		}
		if r.b.Len() > 0 {
			r.b.WriteString(breaks[r.brk])
		}
		r.b.WriteRune(c)
		r.brk = nothing
	}
}

func wordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
