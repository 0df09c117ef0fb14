package document

import (
	"bytes"
	"encoding/json"
	"fmt"

	"headcount"
)

// An article is one line of an articles file. Unknown keys are ignored.
type article struct {
	ID        field `json:"id"`
	Title     field `json:"title"`
	Published field `json:"published"`
	Outlet    field `json:"outlet"`
	URL       field `json:"url"`
	Text      field `json:"text"`
}

// A field is a string that may be null. A number stands for its digits; any
// other value is kept as wrong.
type field struct {
	value string
	wrong string // the value as it stands, when it is no string
}

// UnmarshalJSON never fails, so that one wrong field does not hide the rest.
func (f *field) UnmarshalJSON(b []byte) error {
	*f = field{}
	switch {
	case b[0] == '"':
		return json.Unmarshal(b, &f.value)
	case b[0] == '-' || b[0] >= '0' && b[0] <= '9':
		f.value = string(b)
	case !bytes.Equal(b, []byte("null")):
		f.wrong = string(b)
	}
	return nil
}

// article reads a capture of headcount.FormatArticle.
func (p *opening) article() Opened {
	var a article
	if err := json.Unmarshal(p.capture.Bytes, &a); err != nil {
		return p.unread("not an article", fmt.Sprintf("not an article: %v", err), "correct the line and add it again")
	}
	for _, f := range []struct {
		key   string
		field field
	}{{"id", a.ID}, {"title", a.Title}, {"published", a.Published}, {"outlet", a.Outlet}, {"url", a.URL}, {"text", a.Text}} {
		if f.field.wrong != "" {
			p.fault(f.field.wrong, fmt.Sprintf("%q is not a string", f.key), "write it as a string or as null")
		}
	}
	if a.Text.value == "" {
		return p.unread("no text", `article without "text"`, "give the text of the article")
	}
	d := headcount.Document{
		ID: a.ID.value, Title: a.Title.value, Published: p.published(a.Published.value), Outlet: outlet(a.Outlet.value),
		Address: address(a.URL.value), Text: a.Text.value,
	}
	if d.Outlet == "" {
		d.Outlet = host(d.Address)
	}
	return p.finish(d, "")
}
