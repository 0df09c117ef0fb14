package document

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

var (
	// blocks are the elements that stand on their own: a blank line parts them
	// from what is around them.
	blocks = names("address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form " +
		"h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul")

	// hidden are the elements whose text is not read on the page, and what is
	// struck out there.
	hidden = names("script style noscript template svg math iframe object select button textarea del s strike")
)

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
func textOf(n *html.Node, without set) string {
	var r render
	r.node(n, without)
	return r.b.String()
}

// node writes n. The depth of trees is bounded by maxDepth.
func (r *render) node(n *html.Node, without set) {
	if n.Type == html.TextNode {
		r.text(n.Data)
		return
	}
	name := n.Data // not DataAtom, which the extractor leaves when it renames an element
	if hidden[name] || without[name] || name == "sup" && isMark(n) {
		return
	}
	block := blocks[name]
	switch {
	case block, name == "br" && r.brk == line:
		r.part(paragraph)
	case name == "br":
		r.part(line)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c, without)
	}
	switch {
	case block:
		r.part(paragraph)
	case name == "td", name == "th":
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
