package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"headcount"
	"headcount/charset"
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
	if !charset.Plain(b) {
		b = []byte(p.decode(b, ""))
	}
	var a article
	if err := jsonv2.Unmarshal(b, &a, asEver); err != nil || a == (article{}) { // null gives an empty one
		problem, remedy := notArticle(b)
		if problem != "" {
			return p.unread("not an article", string(b[:min(len(b), maxExcerpt)]), problem, remedy)
		}
		a = p.lenient(b)
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

// asEver lets the faster decoder take what encoding/json takes: keys in either
// case and twice, bytes that are no UTF-8.
var asEver = jsonv2.JoinOptions(jsonv2.MatchCaseInsensitiveNames(true), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))

// notArticle says why b cannot be an article, if it cannot, and what to do.
func notArticle(b []byte) (problem, remedy string) {
	var object map[string]json.RawMessage
	err := json.Unmarshal(b, &object)
	if wrong := (*json.UnmarshalTypeError)(nil); err == nil && object != nil {
		return "", ""
	} else if err == nil || errors.As(err, &wrong) {
		return "not an article: JSON but not an object", `write each article as {"id", "title", "published", "outlet", "url", "text"}`
	}
	if err.Error() == "unexpected end of JSON input" { // encoding/json has no error value for it
		return "not an article: JSON is cut off", "get it again, whole, and add it again"
	}
	return fmt.Sprintf("not an article: not JSON: %v", err), "correct it and add it again"
}

// lenient reads an article with values that are no strings: a number stands
// for its digits, anything else is a fault and left out.
func (p *opening) lenient(b []byte) article {
	var values struct{ ID, Title, Published, Outlet, URL, Text json.RawMessage }
	_ = json.Unmarshal(b, &values) // notArticle has seen that it is an object
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
	}
}
