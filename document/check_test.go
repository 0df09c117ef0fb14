package document_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"headcount"
	"headcount/document"
	"headcount/edtf"
)

// open opens c and holds what comes out to what Open promises.
func open(t testing.TB, c headcount.Capture, path string) document.Opened {
	t.Helper()
	o := document.Open(c, path)
	if again := document.Open(c, path); !reflect.DeepEqual(o, again) {
		t.Errorf("opened twice, %s gives two results:\n%+v\n%+v", path, o, again)
	}
	if (o.State == headcount.StateRead) != (o.Reason == "") || o.State != headcount.StateRead && o.State != headcount.StateUnread {
		t.Errorf("%s: state %q, reason %q", path, o.State, o.Reason)
	}
	if o.State == headcount.StateRead && len(o.Documents) == 0 {
		t.Errorf("%s: read, but there is no document", path)
	}
	for _, f := range o.Faults {
		if f.Capture != c.Hash || f.Place != path || f.Problem == "" || f.Remedy == "" || len(f.Excerpt) > 200 || !utf8.ValidString(f.Excerpt) {
			t.Errorf("%s: fault lacks something: %+v", path, f)
		}
	}
	for _, d := range o.Documents {
		checkDocument(t, c, path, d)
	}
	return o
}

func checkDocument(t testing.TB, c headcount.Capture, path string, d headcount.Document) {
	t.Helper()
	for _, s := range []string{d.ID, d.Title, d.Outlet, d.Language, d.Address, d.Text} {
		if !utf8.ValidString(s) {
			t.Errorf("%s: not UTF-8: %.60q", path, s)
		}
	}
	if i := strings.IndexFunc(d.Text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r <= 0xa0 || r == 0xad }); i >= 0 {
		t.Errorf("%s: %q at byte %d of the text", path, d.Text[i], i)
	}
	if line, _, _ := strings.Cut(d.Text, "\n"); d.Title != "" && line != d.Title {
		t.Errorf("%s: the text begins with %.60q, not with the title %.60q", path, line, d.Title)
	}
	if strings.TrimSpace(d.Text) == "" || len(d.Text) > document.MaxText+1100 {
		t.Errorf("%s: text of %d bytes", path, len(d.Text))
	}
	if d.Published != "" {
		if iv, err := edtf.Parse(d.Published); err != nil || iv.String() != d.Published {
			t.Errorf("%s: published %q: %v", path, d.Published, err)
		}
	}
	if len(d.Language) != 2 && d.Language != "" {
		t.Errorf("%s: language %q", path, d.Language)
	}
	if d.Hash == "" || d.ID == "" || d.Capture != c.Hash || d.Path != path || !strings.HasPrefix(d.Extractor, document.Version) || !slices.Contains(headcount.Tiers, d.Tier) {
		t.Errorf("%s: document lacks something: %+v", path, d)
	}
}
