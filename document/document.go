// Package document turns the bytes of a capture into a document: its text, and
// what the bytes say of title, date, outlet, language and address.
package document

import (
	"fmt"
	"strings"

	"headcount"
)

// Version names what makes the text of a document. It is part of a document's
// identity: it changes whenever the same bytes would give another text.
const Version = "document/1"

// MaxText is the greatest number of bytes of a text that is read. A longer one
// is kept with the state "not read".
const MaxText = 16 << 20

// The longest title and the longest id that are taken from the bytes as they
// stand, in bytes.
const (
	maxTitle = 1000
	maxID    = 250
)

// maxExcerpt is how much of the source a fault shows, in bytes.
const maxExcerpt = 200

// Opened is what Open finds in a capture.
type Opened struct {
	Documents []headcount.Document
	Faults    []headcount.Fault
	State     string // headcount.StateRead when there is a document in English to be read, else StateUnread
	Reason    string // why State is StateUnread
}

// Open reads the document in c. path is where c was found; faults name it as
// their place. A document in another language than English is returned too,
// with the state StateUnread. The same bytes always give the same result.
func Open(c headcount.Capture, path string) (o Opened) {
	p := &opening{capture: c, path: path}
	defer func() {
		if r := recover(); r != nil { // the parsers of pages are not ours
			o = p.unread("parser broke off", "", fmt.Sprintf("parser broke off: %v", r), "save the report as plain text")
		}
	}()
	switch c.Format {
	case headcount.FormatHTML:
		return p.page()
	case headcount.FormatArticle, headcount.FormatText:
		if len(c.Bytes) > MaxText {
			return p.tooLong(len(c.Bytes))
		}
		if c.Format == headcount.FormatText {
			return p.text()
		}
		return p.article()
	}
	return Opened{State: headcount.StateUnread, Reason: unknownReason(c.Bytes)}
}

// An opening is one call of Open on its way.
type opening struct {
	capture headcount.Capture
	path    string
	faults  []headcount.Fault
}

// fault records that something could not be read.
func (p *opening) fault(excerpt, problem, remedy string) {
	p.faults = append(p.faults, headcount.Fault{
		Capture: p.capture.Hash, Place: p.path, Excerpt: cut(clean(cut(excerpt, 2*maxExcerpt)), maxExcerpt), Problem: problem, Remedy: remedy,
	})
}

// unread ends the opening without a document.
func (p *opening) unread(reason, excerpt, problem, remedy string) Opened {
	p.fault(excerpt, problem, remedy)
	return Opened{Faults: p.faults, State: headcount.StateUnread, Reason: reason}
}

func (p *opening) tooLong(n int) Opened {
	return p.unread("too long", "", fmt.Sprintf("text of %d MiB, more than the %d MiB that are read", n>>20, MaxText>>20), "split it")
}

// finish completes d, whose text and other fields the bytes have given, clean.
// declared is the language that they declare, "" for none.
func (p *opening) finish(d headcount.Document, declared string) Opened {
	switch {
	case d.Text == "":
		return p.unread("no text", "", "no text in it", "check that it holds a report")
	case len(d.Text) > MaxText:
		return p.tooLong(len(d.Text))
	}
	if len(d.Title) > maxTitle {
		p.fault(d.Title, fmt.Sprintf("title of %d bytes", len(d.Title)), fmt.Sprintf("cut off after %d; shorten it", maxTitle))
		d.Title = cut(d.Title, maxTitle)
	}
	if len(d.ID) > maxID {
		p.fault(d.ID, fmt.Sprintf("id of %d bytes", len(d.ID)), fmt.Sprintf("the document goes by its hash; give an id of %d bytes or less", maxID))
		d.ID = ""
	}
	d.Text = withTitle(d.Title, d.Text)
	given := p.capture.Given
	if d.Published == "" {
		d.Published = given.Published
	}
	if d.Outlet == "" {
		d.Outlet = given.Outlet
	}
	d.Tier = given.Tier
	if d.Tier == "" {
		d.Tier = tier(d.Outlet, d.Address)
	}
	d.Path = p.path
	d.Capture = p.capture.Hash
	if d.Extractor == "" {
		d.Extractor = Version
	}
	d.Identify()
	d.Language = language(d.Text, declared)
	o := Opened{Documents: []headcount.Document{d}, Faults: p.faults, State: headcount.StateRead}
	if d.Language != "en" {
		o.State, o.Reason = headcount.StateUnread, "language "+first(d.Language, "unknown")
	}
	return o
}

// withTitle puts the title before the text where it is not its first line,
// whatever the spaces in that.
func withTitle(title, text string) string {
	line, _, _ := strings.Cut(text, "\n")
	switch {
	case title == "" || line == title:
		return text
	case oneLine(line) == title:
		return title + text[len(line):]
	}
	return title + "\n\n" + text
}

// unknownReason says why bytes of no known format are not read.
func unknownReason(b []byte) string {
	if len(b) == 0 {
		return "empty"
	}
	return "format unknown"
}
