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
// other value is kept aside as wrong.
type field struct {
	value string
	wrong string // the value as it stands, when it is no string
}

// UnmarshalJSON never fails, so that one wrong field does not hide the others.
// b is valid JSON.
func (f *field) UnmarshalJSON(b []byte) error {
	*f = field{}
	switch {
	case b[0] == '"' && bytes.IndexByte(b, '\\') < 0: // most fields: spare a second parse
		f.value = string(b[1 : len(b)-1])
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
	b := p.capture.Bytes
	if !plainUTF8(b) {
		b = []byte(p.decode(b, ""))
	}
	var a article
	if err := json.Unmarshal(b, &a); err != nil {
		return p.unread("not an article", string(b), fmt.Sprintf("not an article: %v", err), "correct it and add it again")
	}
	for _, f := range []struct {
		key string
		field
	}{{"id", a.ID}, {"title", a.Title}, {"published", a.Published}, {"outlet", a.Outlet}, {"url", a.URL}, {"text", a.Text}} {
		if f.wrong != "" {
			p.fault(f.wrong, fmt.Sprintf("%q is not a string", f.key), "write it as a string or as null")
		}
	}
	d := headcount.Document{
		ID:        oneLine(a.ID.value),
		Title:     oneLine(a.Title.value),
		Published: p.published(a.Published.value),
		Outlet:    outlet(a.Outlet.value),
		Address:   address(a.URL.value),
		Text:      clean(a.Text.value),
	}
	if d.Outlet == "" {
		d.Outlet = host(a.URL.value)
	}
	return p.finish(d, "")
}
