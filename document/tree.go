package document

import (
	"fmt"
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
// asks for it, and refuses elements that are 512 deep. Where a page is sound
// the trees agree, but for what is hidden, and for the elements that say
// nothing of the text (unwrapped): what is in these stands in their place.
func parse(source string) (page, error) {
	b := builder{z: html.NewTokenizer(strings.NewReader(source)), html: element(atom.Html), head: element(atom.Head), body: element(atom.Body)}
	b.root = &html.Node{Type: html.DocumentNode}
	b.root.AppendChild(b.html)
	b.html.AppendChild(b.head)
	b.html.AppendChild(b.body)
	b.open = []*html.Node{b.head}
	for {
		switch b.z.Next() {
		case html.ErrorToken: // the end: reading a string has no other error
			b.flush()
			return b.page, nil
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
}

func element(tag atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: tag, Data: tag.String()}
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

// unwrapped are the elements that say nothing of the text or its parts.
var unwrapped = atomSet("abbr acronym b bdi bdo big cite code data dfn em font hgroup i ins kbd mark nobr ruby s samp " +
	"small strike strong tbody tfoot thead tt u var")

// void are the elements without content.
var void = atomSet("area base br col embed hr img input link meta param source track wbr")

// inHead are the elements that may stand in a page's head.
var inHead = atomSet("base link meta noscript script style template title")

// endP are the elements whose start ends a paragraph.
var endP = atomSet("address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure " +
	"footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table ul")

// walls are the elements that an end tag within them does not reach beyond,
// but for their own.
var walls = atomSet("table td th caption template")

// ends says what else the start of an element ends, and within what.
var ends = map[atom.Atom]struct{ what, within map[atom.Atom]bool }{
	atom.Li:     {atomSet("li"), atomSet("ul ol menu")},
	atom.Dt:     {atomSet("dt dd"), atomSet("dl")},
	atom.Dd:     {atomSet("dt dd"), atomSet("dl")},
	atom.Tr:     {atomSet("tr caption"), atomSet("table")},
	atom.Td:     {atomSet("td th"), atomSet("table tr")},
	atom.Th:     {atomSet("td th"), atomSet("table tr")},
	atom.A:      {atomSet("a"), endP},
	atom.Option: {atomSet("option"), atomSet("select datalist")},
}

func atomSet(names string) map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for _, n := range strings.Fields(names) {
		set[atom.Lookup([]byte(n))] = true
	}
	return set
}

func (b *builder) top() *html.Node { return b.open[len(b.open)-1] }

// start takes a start tag.
func (b *builder) start(selfClosing bool) {
	name, more := b.z.TagName()
	tag := atom.Lookup(name)
	if tag != 0 && unwrapped[tag] {
		return
	}
	b.flush()
	switch tag {
	case atom.Html:
		b.html.Attr = append(b.html.Attr, b.attrs(more)...)
		return
	case atom.Head:
		return
	case atom.Body:
		b.leaveHead()
		b.body.Attr = append(b.body.Attr, b.attrs(more)...)
		return
	}
	if !inHead[tag] {
		b.leaveHead()
	}
	if endP[tag] {
		b.close(atomP, walls)
	}
	if e, ok := ends[tag]; ok {
		b.close(e.what, e.within)
	}
	if len(b.open) > maxDepth && !void[tag] {
		b.skipped++
		return
	}
	n := &html.Node{Type: html.ElementNode, DataAtom: tag, Data: string(name), Attr: b.attrs(more)}
	if !hidden[tag] {
		b.top().AppendChild(n)
	}
	b.nodes++
	if !void[tag] && !(selfClosing && b.inDrawing()) {
		b.open = append(b.open, n)
	}
}

var atomP = atomSet("p")

func (b *builder) inDrawing() bool {
	for _, n := range b.open {
		if n.DataAtom == atom.Svg || n.DataAtom == atom.Math {
			return true
		}
	}
	return false
}

// leaveHead opens the body where the head is still open.
func (b *builder) leaveHead() {
	if b.open[0] == b.head {
		b.open = append(b.open[:0], b.body)
	}
}

// close ends the innermost open element of what, with all that is in it,
// unless one of within is nearer.
func (b *builder) close(what, within map[atom.Atom]bool) {
	for i := len(b.open) - 1; i > 0; i-- {
		switch tag := b.open[i].DataAtom; {
		case what[tag]:
			b.open = b.open[:i]
			return
		case within[tag]:
			return
		}
	}
}

// end takes an end tag; one that ends nothing is passed over.
func (b *builder) end() {
	name, _ := b.z.TagName()
	tag := atom.Lookup(name)
	if tag != 0 && unwrapped[tag] {
		return
	}
	b.flush()
	if tag == atom.Head {
		b.leaveHead()
		return
	}
	if b.skipped > 0 {
		b.skipped--
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].Data == string(name) {
			b.open = b.open[:i]
			return
		}
		if walls[b.open[i].DataAtom] && !walls[tag] && tag != atom.Tr {
			return
		}
	}
}

// flush appends the text read since the last tag.
func (b *builder) flush() {
	if b.text.Len() == 0 {
		return
	}
	s := b.text.String()
	b.text.Reset()
	if top := b.top(); hidden[top.DataAtom] && !isLinkedData(top) {
		return
	}
	if b.open[0] == b.head && len(b.open) == 1 {
		if strings.TrimSpace(s) == "" {
			return
		}
		b.leaveHead()
	}
	b.size += len(s)
	switch top := b.top(); {
	case isLinkedData(top):
		b.linked = append(b.linked, s)
	default:
		top.AppendChild(&html.Node{Type: html.TextNode, Data: s})
		b.nodes++
	}
}

func isLinkedData(n *html.Node) bool {
	return n.DataAtom == atom.Script && strings.EqualFold(attr(n, "type"), "application/ld+json")
}

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
