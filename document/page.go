package document

import (
	"bytes"
	"fmt"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"headcount"
)

// extractor names what finds the main text of a page.
const extractor = Version + " trafilatura/1.12.2"

// page reads a capture of headcount.FormatHTML.
func (p *opening) page() Opened {
	root, err := html.Parse(bytes.NewReader(p.capture.Bytes))
	if err != nil {
		return p.unread("not a page", fmt.Sprintf("not a page: %v", err), "save the page again")
	}
	got, err := trafilatura.ExtractDocument(root, trafilatura.Options{ExcludeComments: true})
	if err != nil {
		return p.unread("no text", fmt.Sprintf("no main text: %v", err), "check that it is a report")
	}
	d := headcount.Document{Title: got.Metadata.Title, Outlet: got.Metadata.Sitename, Address: got.Metadata.URL, Text: got.ContentText, Extractor: extractor}
	if !got.Metadata.Date.IsZero() {
		d.Published = got.Metadata.Date.Format("2006-01-02")
	}
	return p.finish(d, "")
}
