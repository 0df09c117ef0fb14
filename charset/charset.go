// Package charset reads bytes of any charset as UTF-8, and says what it had to
// guess. It is pure.
package charset

import (
	"bytes"
	"fmt"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const utf8BOM = "\xef\xbb\xbf"

// A Doubt says what bytes are wrong, and how they were read all the same.
type Doubt struct {
	Excerpt string // what stands about the first of them
	Problem string
	Remedy  string
}

// Decode returns the bytes as UTF-8. A byte order mark decides; what is valid
// UTF-8 is that, whatever a page declares; else what the page declares counts,
// when it is known and not UTF-8 itself. What is left is damaged UTF-8, where
// most runes beyond ASCII are whole, or else taken for windows-1252, the
// charset of old newsrooms and offices; both give a Doubt.
func Decode(b []byte, declared string) (string, *Doubt) {
	start := 0
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decodeAs(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), b), nil
	case bytes.HasPrefix(b, []byte(utf8BOM)):
		start = len(utf8BOM)
	}
	if utf8.Valid(b) {
		return string(b[start:]), nil
	}
	if e, name := charset.Lookup(declared); e != nil && name != "utf-8" && start == 0 {
		return decodeAs(e, b), nil
	}
	d := damageOf(b)
	what := fmt.Sprintf("byte %d is not UTF-8", d.first)
	if d.invalid > 1 {
		what += fmt.Sprintf(", nor are %d more", d.invalid-1)
	}
	if start > 0 || d.whole >= d.invalid {
		return string(bytes.ToValidUTF8(b[start:], []byte("\uFFFD"))),
			&Doubt{around(b, d.first), what, "damaged characters were replaced; get the file again"}
	}
	return decodeAs(charmap.Windows1252, b),
		&Doubt{around(b, d.first), what + ": read as windows-1252", "save it as UTF-8 if that is wrong"}
}

// Plain reports whether b needs no decoding.
func Plain(b []byte) bool {
	return utf8.Valid(b) && !bytes.HasPrefix(b, []byte(utf8BOM))
}

// decodeAs decodes b from e; what e cannot name becomes U+FFFD.
func decodeAs(e encoding.Encoding, b []byte) string {
	s, err := e.NewDecoder().Bytes(b)
	if err != nil { // the decoders replace, so this is a stream cut off within a rune
		s = append(s, "\uFFFD"...)
	}
	return string(bytes.ToValidUTF8(s, []byte("\uFFFD")))
}

// A damage counts what stands in bytes that are not valid UTF-8.
type damage struct {
	first   int // offset of the first invalid byte
	invalid int // invalid bytes
	whole   int // runes of more than one byte
}

func damageOf(b []byte) damage {
	d := damage{first: -1}
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			d.whole++
		case d.first < 0:
			d.first = i
			fallthrough
		default:
			d.invalid++
		}
		i += n
	}
	return d
}

// around returns the bytes about offset i, as an excerpt for a fault.
func around(b []byte, i int) string {
	const before, after = 40, 40
	return string(bytes.ToValidUTF8(b[max(0, i-before):min(len(b), i+after)], []byte("\uFFFD")))
}

// declaration finds the charset in a page's meta tags, in both their forms, or
// in an XML declaration.
var declaration = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// declaredWithin is how far into a page a declaration is looked for, in bytes.
// The standard says 1,024; many pages have their scripts first.
const declaredWithin = 8 << 10

// Declared returns the charset that a page declares, "" for none.
func Declared(page []byte) string {
	m := declaration.FindSubmatch(page[:min(len(page), declaredWithin)])
	if m == nil {
		return ""
	}
	return string(m[1])
}
