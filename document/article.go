package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"headcount"
)

// An article is one line of an articles file. A key may be missing or null;
// unknown keys are ignored.
type article struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Published string `json:"published"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Text      string `json:"text"`
}

// article reads a capture of headcount.FormatArticle.
func (p *opening) article() Opened {
	b := p.capture.Bytes
	if !plainUTF8(b) {
		b = []byte(p.decode(b, ""))
	}
	var a article
	err := json.Unmarshal(b, &a)
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) && wrong.Field != "" {
		a, err = p.lenient(b)
	}
	if err != nil {
		return p.unread("not an article", string(b[:min(len(b), maxExcerpt)]), fmt.Sprintf("not an article: %v", err), "correct it and add it again")
	}
	d := headcount.Document{
		ID:        oneLine(a.ID),
		Title:     oneLine(a.Title),
		Published: p.published(a.Published),
		Outlet:    first(outlet(a.Outlet), host(a.URL)),
		Address:   address(a.URL),
		Text:      clean(a.Text),
	}
	return p.finish(d, "")
}

// lenient reads an article with values that are no strings: a number stands
// for its digits, anything else is a fault and left out.
func (p *opening) lenient(b []byte) (article, error) {
	var values struct{ ID, Title, Published, Outlet, URL, Text json.RawMessage }
	if err := json.Unmarshal(b, &values); err != nil {
		return article{}, err
	}
	text := func(key string, v json.RawMessage) (s string) {
		switch {
		case len(v) == 0 || bytes.Equal(v, []byte("null")):
		case v[0] == '-' || isDigit(v[0]):
			return string(v)
		case json.Unmarshal(v, &s) != nil:
			p.fault(string(v[:min(len(v), maxExcerpt)]), fmt.Sprintf("%q is not a string", key), "write it as a string or as null")
		}
		return s
	}
	return article{
		ID: text("id", values.ID), Title: text("title", values.Title), Published: text("published", values.Published),
		Outlet: text("outlet", values.Outlet), URL: text("url", values.URL), Text: text("text", values.Text),
	}, nil
}
