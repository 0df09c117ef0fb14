package document_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"headcount"
)

func TestCharsets(t *testing.T) {
	const body = "Café Acme will cut 500 jobs – “all of them”."
	utf16of := func(s string, low, high int) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			pair := [2]byte{byte(u), byte(u >> 8)}
			b.WriteByte(pair[low])
			b.WriteByte(pair[high])
		}
		return b.String()
	}
	const legacy = "Caf\xe9 Acme will cut 500 jobs \x96 \x93all of them\x94."
	for name, c := range map[string]struct{ format, in, want, fault string }{
		"UTF-8":               {"text", body, body, ""},
		"UTF-8 with a mark":   {"text", "\ufeff" + body, body, ""},
		"UTF-16, low first":   {"text", utf16of("\ufeff"+body, 0, 1), body, ""},
		"UTF-16, high first":  {"text", utf16of("\ufeff"+body, 1, 0), body, ""},
		"UTF-16, cut off":     {"text", utf16of("\ufeffAcme cuts", 0, 1) + "\x20", "Acme cuts\ufffd", ""},
		"windows-1252":        {"text", legacy, body, "byte 3 is not UTF-8, nor are 3 more: read as windows-1252"},
		"damaged":             {"text", "Café – “Acme” cuts \xff\xfe jobs", "Café – “Acme” cuts \ufffd jobs", "byte 26 is not UTF-8, nor are 1 more"},
		"damaged, marked":     {"text", "\ufeffAcme cuts \xff jobs", "Acme cuts \ufffd jobs", "byte 13 is not UTF-8"},
		"article":             {"article", `{"text": "` + legacy + `"}`, body, "byte 13 is not UTF-8, nor are 3 more: read as windows-1252"},
		"article with a mark": {"article", "\ufeff" + `{"text": "` + body + `"}`, body, ""},
		"page, declared":      {"html", "<meta charset=iso-8859-1><p>" + legacy, body, ""},
		"page, old form":      {"html", `<meta http-equiv=content-type content="text/html; charset=windows-1252"><p>` + legacy, body, ""},
		"page, XML":           {"html", `<?xml version="1.0" encoding="ISO-8859-1"?><html><p>` + legacy, body, ""},
		"page, declared late": {"html", "<!--" + strings.Repeat(" ", 4000) + "--><meta charset='latin1'><p>" + legacy, body, ""},
		"page, undeclared":    {"html", "<p>" + legacy, body, "byte 6 is not UTF-8, nor are 3 more: read as windows-1252"},
		"page, unknown":       {"html", "<meta charset=none><p>" + legacy, body, "byte 25 is not UTF-8, nor are 3 more: read as windows-1252"},
		"page, wrong":         {"html", "<meta charset=iso-8859-1><p>" + body, body, ""},
		"page, other script":  {"html", "<meta charset=windows-1251><p>\xc0\xea\xec\xe5", "Акме", ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := open(t, headcount.Capture{Hash: "capture", Format: c.format, Bytes: []byte(c.in)}, "report")
			if len(o.Documents) != 1 || o.Documents[0].Text != c.want {
				t.Errorf("got %+v, want the text %q", o.Documents, c.want)
			}
			if got := fmt.Sprint(problems(o.Faults)); got != fmt.Sprint(problems(nil, c.fault)) {
				t.Errorf("faults %q, want %q", got, c.fault)
			}
		})
	}
}

// problems returns what faults say, and more, without what is empty.
func problems(faults []headcount.Fault, more ...string) []string {
	var list []string
	for _, f := range faults {
		list = append(list, f.Problem)
	}
	for _, m := range more {
		if m != "" {
			list = append(list, m)
		}
	}
	return list
}
