package capture

import (
	"bytes"
	"path/filepath"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"headcount"
)

const (
	sniffLen  = 8 << 10 // bytes that sniff looks at
	gzipMagic = "\x1f\x8b\x08"
	utf8BOM   = "\xef\xbb\xbf"
)

// A form is what sniff takes a file for.
type form struct {
	lines   bool    // an articles file, to be read line by line
	format  string  // else the format of the one capture
	problem problem // why the format is FormatUnknown
}

// sniff tells the form of a file from its first bytes. The name decides only
// what they leave open.
func sniff(head []byte, name string) form {
	if len(head) == 0 {
		return unknown("file is empty", "get the file again")
	}
	text, utf16 := decoded(head)
	if kind := binary(text); kind != "" {
		return unknown(kind+" is not text", "save it as plain text or as a web page")
	}
	text = bytes.TrimLeft(bytes.TrimPrefix(text, []byte(utf8BOM)), " \t\r\n")
	ext := strings.ToLower(filepath.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz")))
	switch {
	case beginsObject(text) && utf16:
		return unknown("articles file in UTF-16", "convert it to UTF-8")
	case beginsObject(text) && spansLines(text):
		return form{format: headcount.FormatArticle}
	case beginsObject(text), ext == ".jsonl", ext == ".ndjson":
		return form{lines: true}
	case len(text) > 0 && text[0] == '[' && beginsObject(bytes.TrimLeft(text[1:], " \t\r\n")):
		return unknown("JSON array, not JSON Lines", "write one article a line, as jq -c '.[]' does")
	case isHTML(text, ext):
		return form{format: headcount.FormatHTML}
	case bytes.HasPrefix(text, []byte("<?xml")), bytes.HasPrefix(text, []byte("<rss")), bytes.HasPrefix(text, []byte("<feed")):
		return unknown("XML that is not a web page", "save the report as a web page or as plain text")
	}
	return form{format: headcount.FormatText}
}

// notices is the form of a file that a person has named as a state's notices.
func notices(state string) form { return form{format: headcount.FormatNotices + state} }

func unknown(what, remedy string) form {
	return form{format: headcount.FormatUnknown, problem: problem{what, remedy}}
}

// decoded returns head as UTF-8 when it begins as UTF-16 does, else head.
func decoded(head []byte) (text []byte, utf16 bool) {
	if !bytes.HasPrefix(head, []byte("\xff\xfe")) && !bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return head, false
	}
	text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(head)
	return text, err == nil
}

// beginsObject reports whether text begins as a JSON object with a key does.
func beginsObject(text []byte) bool {
	if len(text) == 0 || text[0] != '{' {
		return false
	}
	rest := bytes.TrimLeft(text[1:], " \t\r\n")
	return len(rest) > 0 && (rest[0] == '"' || rest[0] == '}')
}

// spansLines reports whether the object that text begins with has a line end
// before its first key, as a printed one does.
func spansLines(text []byte) bool {
	key := bytes.IndexByte(text, '"')
	return key > 0 && bytes.IndexByte(text[:key], '\n') >= 0
}

// magics are the first bytes of the binary files that people most often take
// for text.
var magics = []struct{ prefix, kind string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a ZIP archive or office document"},
	{"\xd0\xcf\x11\xe0", "an old office document"},
	{"{\\rtf", "an RTF document"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{gzipMagic, "a gzip file within a gzip file"},
	{"\x28\xb5\x2f\xfd", "a zstd file"},
	{"BZh", "a bzip2 file"},
	{"\xfd7zXZ", "an xz file"},
	{"SQLite format 3", "a database"},
	{"\x7fELF", "a program"},
}

// binary says what kind of binary file head begins, "" when it is text: one
// control character in ten is more than damaged text has.
func binary(head []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.prefix)) {
			return m.kind
		}
	}
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b' {
			controls++
		}
	}
	if controls*10 > len(head) {
		return "a binary file"
	}
	return ""
}

// openings are the tags that a page or a part of one begins with.
var openings = []string{"!doctype", "html", "head", "body", "title", "meta", "link", "script", "style",
	"div", "p", "h1", "h2", "article", "section", "main", "table", "span", "a", "br", "ul", "img", "center", "font"}

// isHTML reports whether text begins as a page does. A Markdown file may begin
// with a tag too, but not with these.
func isHTML(text []byte, ext string) bool {
	low := bytes.ToLower(text)
	for bytes.HasPrefix(low, []byte("<!--")) {
		end := bytes.Index(low, []byte("-->"))
		if end < 0 {
			break
		}
		low = bytes.TrimLeft(low[end+3:], " \t\r\n")
	}
	markdown := ext == ".md" || ext == ".markdown"
	if bytes.HasPrefix(low, []byte("<?xml")) {
		return bytes.Contains(low, []byte("<html"))
	}
	for i, tag := range openings {
		if markdown && i > 3 {
			return false
		}
		rest, ok := bytes.CutPrefix(low, []byte("<"+tag))
		if ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n/>"), rest[0]) >= 0) {
			return true
		}
	}
	return false
}
