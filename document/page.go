package document

import (
	"fmt"
	"strings"

	"headcount"
	"headcount/charset"
)

// extractor names what finds the main text of a page.
const extractor = Version + " trafilatura/1.12.2"

// MaxPage is the greatest number of bytes of a page that is read. A larger one
// is kept with the state "not read".
const MaxPage = 16 << 20

// page reads a capture of headcount.FormatHTML.
func (p *opening) page() Opened {
	b := p.capture.Bytes
	if len(b) > MaxPage {
		return p.unread("too large", "", fmt.Sprintf("page of %d MiB, more than the %d MiB that are read", len(b)>>20, MaxPage>>20),
			"save the report alone, as a page or as text")
	}
	pg, err := parse(p.decode(b, charset.Declared(b)))
	if err != nil {
		return p.unread("too large", "", "page has "+err.Error(), "save the report alone, as a page or as text")
	}
	h := readHead(pg.root)
	l, err := readLinked(pg.linked)
	if err != nil {
		p.fault("", err.Error(), "title, date and outlet are taken from elsewhere on the page")
	}
	d := headcount.Document{Extractor: extractor}
	d.Address = first(address(h.canonical), address(h.say("og:url", "twitter:url")), address(l.address))
	d.Outlet = first(outlet(h.say("og:site_name")), outlet(l.publisher), outlet(h.say("application-name")),
		host(first(h.canonical, h.say("og:url"), l.address)))
	d.Published = h.published(l, d.Address)
	d.Title = h.headline(l, d.Outlet)
	d.Text = clean(mainText(pg.root, l.body))
	if heading, rest, _ := strings.Cut(d.Text, "\n\n"); rest != "" && sameWords(heading, d.Title) {
		d.Text = rest // finish puts the title first
	}
	declared := first(languageCode(h.language), languageCode(h.say("content-language", "og:locale", "language")), languageCode(l.language))
	return p.finish(d, declared)
}
