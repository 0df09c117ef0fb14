package document

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A head is what the elements of a page say of it, before anything is made of
// that.
type head struct {
	meta      map[string]string // content of the first meta or microdata element of a name, in lower case
	title     string
	headings  []string // h1
	canonical string
	language  string
	times     []string // datetime of the time elements within an article, then of the others
	dateLine  string   // first line of its own below a heading that is a date with its day
}

// maxHeadings is how many h1 elements are looked at.
const maxHeadings = 8

// readHead walks the page once.
func readHead(root *html.Node) head {
	h := head{meta: map[string]string{}}
	var times []string
	for n := range root.Descendants() {
		if n.Type == html.TextNode && h.dateLine == "" && len(h.headings) > 0 {
			h.dateLine = wholeDay(n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			h.language = attr(n, "lang")
		case "title":
			if h.title == "" {
				h.title = oneLine(textOf(n, nil))
			}
		case "h1":
			if t := oneLine(textOf(n, nil)); t != "" && len(h.headings) < maxHeadings {
				h.headings = append(h.headings, t)
			}
		case "link":
			if h.canonical == "" && strings.EqualFold(attr(n, "rel"), "canonical") {
				h.canonical = attr(n, "href")
			}
		case "meta":
			h.set(first(attr(n, "property"), attr(n, "name"), attr(n, "http-equiv"), attr(n, "itemprop")), attr(n, "content"))
		case "time":
			h.set(attr(n, "itemprop"), attr(n, "datetime"))
			if within(n, "article") {
				h.times = append(h.times, attr(n, "datetime"))
			} else {
				times = append(times, attr(n, "datetime"))
			}
		}
	}
	h.times = append(h.times, times...)
	return h
}

func (h *head) set(name, content string) {
	name, content = strings.ToLower(name), oneLine(html.UnescapeString(content)) // many are escaped twice
	if name != "" && content != "" && h.meta[name] == "" {
		h.meta[name] = content
	}
}

// say returns what the first of names says that says anything.
func (h *head) say(names ...string) string {
	for _, n := range names {
		if v := h.meta[n]; v != "" {
			return v
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func within(n *html.Node, name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return true
		}
	}
	return false
}

// publishedNames are the meta names of a date of publication, the surest
// first.
var publishedNames = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished",
	"article:published", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publish_date", "publishdate", "published_time",
	"publication_date", "published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created",
	"cxenseparse:recs:publishtime", "citation_publication_date", "article_date_original", "rnews:datepublished", "date", "datecreated"}

// addressDate finds the day in the path of an address.
var addressDate = regexp.MustCompile(`/(?:.*[/-])?((?:19|20)\d\d[/-](?:0[1-9]|1[0-2])[/-](?:0[1-9]|[12]\d|3[01]))(?:[/-]|$)`)

// published returns the page's date of publication: from JSON-LD, meta names,
// the address, or the first time element.
func (h *head) published(l linked, address string) string {
	candidates := []string{l.published}
	for _, name := range publishedNames {
		candidates = append(candidates, h.meta[name])
	}
	if m := addressDate.FindStringSubmatch(address); m != nil {
		candidates = append(candidates, m[1])
	}
	if len(h.times) > 0 {
		candidates = append(candidates, h.times[0])
	}
	candidates = append(candidates, h.dateLine)
	for _, c := range candidates {
		if d, ok := date(c); ok && d[:4] > "1970" { // zero times are no dates
			return d
		}
	}
	return ""
}

// headline returns the page's title: its one heading, unless that is the
// outlet's name or shares no word with the title that the page declares; else
// that title, without the outlet's name at its end.
func (h *head) headline(l linked, outlet string) string {
	declared := first(h.say("og:title", "twitter:title", "headline", "dc.title", "parsely-title", "sailthru.title"), oneLine(l.headline))
	if len(h.headings) == 1 && !sameWords(h.headings[0], outlet) {
		if one := h.headings[0]; declared == "" || shareWord(one, declared) || shareWord(one, h.title) {
			return one
		}
	}
	return h.withoutOutlet(first(declared, h.title), outlet)
}

// shareWord reports whether two titles have a word in common.
func shareWord(a, b string) bool {
	notWord := func(r rune) bool { return !wordRune(r) }
	in := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(a), notWord) {
		in[w] = true
	}
	return slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(b), notWord), func(w string) bool { return in[w] })
}

// separators part a title from the name of the outlet.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " « ", " » "}

// withoutOutlet cuts off the last part of title when that names the outlet, or
// when what is before it is a heading of the page.
func (h *head) withoutOutlet(title, outlet string) string {
	for _, sep := range separators {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		before, last := title[:i], title[i+len(sep):]
		if strings.EqualFold(last, outlet) {
			return strings.TrimSpace(before)
		}
		for _, heading := range h.headings {
			if sameWords(heading, before) {
				return strings.TrimSpace(before)
			}
		}
	}
	return title
}

// sameWords reports whether a and b have the same words, whatever their case,
// spaces and signs.
func sameWords(a, b string) bool {
	a, b = fold(a), fold(b)
	return a != "" && a == b
}

func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if !wordRune(r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
