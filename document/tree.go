package document

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on the tree that parse builds. The gold pages have at most 11,600
// nodes, 36 deep, with 210 KB of text.
const (
	maxNodes    = 100_000 // a page with more is refused
	maxPageText = 4 << 20 // bytes of text; a page with more is refused
	maxDepth    = 100     // elements deeper than that are left out, what is in them is not
	maxAttrs    = 64      // further attributes of an element are left out
	maxAttr     = 4 << 10 // bytes of an attribute's value; a longer one is left out
)

// A page is what parse makes of a page's bytes.
type page struct {
	root   *html.Node // without what no one reads on it: scripts, styles, drawings, controls, comments
	linked []string   // its JSON-LD blocks
}

// parse builds the tree of a page, in time and memory bounded by its length,
// whatever it holds. html.Parse is not so bounded: it copies the text before a
// table, and the open formatting elements at each paragraph, as often as a page
// asks for it, and refuses elements that are 512 deep. Both give the gold pages
// the same text; here what is hidden is left out of the tree, and so are the
// elements that say nothing of the text (unwrapped), but not what is in them.
func parse(source string) (page, error) {
	b := builder{z: html.NewTokenizer(strings.NewReader(source)), html: element("html"), head: element("head"), body: element("body")}
	b.root = &html.Node{Type: html.DocumentNode}
	b.root.AppendChild(b.html)
	b.html.AppendChild(b.head)
	b.html.AppendChild(b.body)
	b.open = []*html.Node{b.head}
	for more := true; more; {
		switch b.z.Next() {
		case html.ErrorToken: // the end: reading a string has no other error
			b.flush()
			more = false
		case html.TextToken:
			b.text.Write(b.z.Text())
		case html.StartTagToken:
			b.start(false)
		case html.SelfClosingTagToken:
			b.start(true)
		case html.EndTagToken:
			b.end()
		}
		switch {
		case b.nodes > maxNodes:
			return page{}, fmt.Errorf("more than %d elements", maxNodes)
		case b.size > maxPageText:
			return page{}, fmt.Errorf("more than %d MiB of text", maxPageText>>20)
		}
	}
	return b.page, nil
}

func element(name string) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: atom.Lookup([]byte(name)), Data: name}
}

// A set of names of elements.
type set map[string]bool

func names(list string) set {
	s := set{}
	for name := range strings.FieldsSeq(list) {
		s[name] = true
	}
	return s
}

var (
	// unwrapped are the elements that say nothing of the text or its parts.
	unwrapped = names("abbr acronym b bdi bdo big cite code data dfn em font hgroup i ins kbd mark nobr ruby samp small " +
		"strong tbody tfoot thead tt u var")

	// void are the elements without content.
	void = names("area base br col embed hr img input link meta param source track wbr")

	// inHead are the elements that may stand in a page's head.
	inHead = names("base link meta noscript script style template title")

	// endParagraph are the elements whose start ends a paragraph.
	endParagraph = names("address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure " +
		"footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table ul")

	// walls are the elements that an end tag within them does not reach beyond.
	walls = names("table tr td th caption template")
)

// ends says what the start of an element ends, unless something is nearer that
// it does not reach beyond.
var ends = map[string]struct{ what, not set }{
	"li":     {names("li"), names("ul ol menu")},
	"dt":     {names("dt dd"), names("dl")},
	"dd":     {names("dt dd"), names("dl")},
	"tr":     {names("tr caption"), names("table")},
	"td":     {names("td th"), names("table tr")},
	"th":     {names("td th"), names("table tr")},
	"a":      {names("a"), endParagraph},
	"option": {names("option"), names("select datalist")},
}

// A builder is the state of one parse.
type builder struct {
	page
	z                *html.Tokenizer
	html, head, body *html.Node
	open             []*html.Node    // open elements, the innermost last; the first is head or body
	text             strings.Builder // since the last tag
	skipped          int             // open elements that were left out as too deep
	nodes, size      int             // what there is, against maxNodes and maxPageText
}

func (b *builder) top() *html.Node { return b.open[len(b.open)-1] }

// start takes a start tag.
func (b *builder) start(selfClosing bool) {
	tag, more := b.z.TagName()
	name := string(tag)
	if unwrapped[name] {
		return
	}
	b.flush()
	switch name {
	case "html":
		b.html.Attr = append(b.html.Attr, b.attrs(more)...)
		return
	case "head":
		return
	case "body":
		b.leaveHead()
		b.body.Attr = append(b.body.Attr, b.attrs(more)...)
		return
	}
	if !inHead[name] {
		b.leaveHead()
	}
	if endParagraph[name] {
		b.close(paragraphs, walls)
	}
	if e, ok := ends[name]; ok {
		b.close(e.what, e.not)
	}
	if len(b.open) > maxDepth && !void[name] {
		b.skipped++
		return
	}
	n := element(name)
	n.Attr = b.attrs(more)
	if !hidden[name] {
		b.top().AppendChild(n)
	}
	b.nodes++
	if !void[name] && !(selfClosing && b.inDrawing()) {
		b.open = append(b.open, n)
	}
}

var paragraphs = names("p")

// inDrawing reports whether an element may close itself here: elements of
// HTML may not, whatever they say.
func (b *builder) inDrawing() bool {
	return slices.ContainsFunc(b.open, func(n *html.Node) bool { return n.Data == "svg" || n.Data == "math" })
}

// leaveHead opens the body where the head is still open, and nothing in it.
func (b *builder) leaveHead() {
	if b.top() == b.head {
		b.open = append(b.open[:0], b.body)
	}
}

// close ends the innermost open element of what, with all that is in it,
// unless one of not is nearer.
func (b *builder) close(what, not set) {
	for i := len(b.open) - 1; i > 0 && !not[b.open[i].Data]; i-- {
		if what[b.open[i].Data] {
			b.open = b.open[:i]
			return
		}
	}
}

// end takes an end tag; one that ends nothing is passed over.
func (b *builder) end() {
	tag, _ := b.z.TagName()
	name := string(tag)
	if unwrapped[name] {
		return
	}
	b.flush()
	if name == "head" {
		b.leaveHead()
		return
	}
	if b.skipped > 0 {
		b.skipped--
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		switch at := b.open[i].Data; {
		case at == name:
			b.open = b.open[:i]
			return
		case walls[at] && !walls[name]:
			return
		}
	}
}

// flush takes the text since the last tag.
func (b *builder) flush() {
	if b.text.Len() == 0 {
		return
	}
	s := b.text.String()
	b.text.Reset()
	top := b.top()
	linked := isLinkedData(top)
	if hidden[top.Data] && !linked {
		return
	}
	b.size += len(s)
	switch {
	case linked:
		b.linked = append(b.linked, s)
		return
	case top == b.head && strings.TrimSpace(s) == "":
		return
	case top == b.head:
		b.leaveHead()
	}
	b.top().AppendChild(&html.Node{Type: html.TextNode, Data: s})
	b.nodes++
}

func isLinkedData(n *html.Node) bool {
	return n.Data == "script" && strings.EqualFold(attr(n, "type"), "application/ld+json")
}

// attrs returns the attributes of the tag just read.
func (b *builder) attrs(more bool) []html.Attribute {
	var attrs []html.Attribute
	for more && len(attrs) < maxAttrs {
		var key, val []byte
		key, val, more = b.z.TagAttr()
		if len(val) <= maxAttr {
			attrs = append(attrs, html.Attribute{Key: string(key), Val: string(val)})
		}
	}
	return attrs
}
