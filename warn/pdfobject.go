package warn

import (
	"bytes"
	"strconv"
)

// The values of a PDF: nil, bool, float64 (integers too), pdfString, pdfName,
// pdfArray, pdfDict, *pdfStream and pdfRef.
type (
	pdfString  string
	pdfName    string
	pdfKeyword string // an operator, a bracket, "obj"; never inside a value
	pdfArray   []any
	pdfDict    map[pdfName]any
	pdfRef     struct{ number, generation int }
	pdfStream  struct {
		dict pdfDict
		raw  []byte // as it stands in the file, filters not undone
	}
)

// maxPDFDepth bounds arrays and dictionaries within one another, so that a
// file of a million brackets does not exhaust the stack.
const maxPDFDepth = 64

// maxPDFItems bounds one array or dictionary; what is beyond is left out.
const maxPDFItems = 1 << 18

// A pdfLexer reads tokens and values from bytes held in memory. Every call
// moves on by at least one byte or reports the end, so no input makes it loop.
type pdfLexer struct {
	b   []byte
	pos int
}

func isPDFSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isPDFDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// space moves over white space and comments.
func (l *pdfLexer) space() {
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		if c == '%' {
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
		} else if !isPDFSpace(c) {
			return
		} else {
			l.pos++
		}
	}
}

// token reads one token; ok is false at the end.
func (l *pdfLexer) token() (tok any, ok bool) {
	l.space()
	if l.pos >= len(l.b) {
		return nil, false
	}
	c := l.b[l.pos]
	switch c {
	case '(':
		return l.literal(), true
	case '/':
		return l.name(), true
	case '<', '>':
		if l.pos+1 < len(l.b) && l.b[l.pos+1] == c {
			l.pos += 2
			return pdfKeyword([]byte{c, c}), true
		}
		if c == '<' {
			return l.hex(), true
		}
		l.pos++
		return pdfKeyword(">"), true
	case '[', ']', '{', '}', ')':
		l.pos++
		return pdfKeyword([]byte{c}), true
	}
	start := l.pos
	for l.pos < len(l.b) && !isPDFSpace(l.b[l.pos]) && !isPDFDelimiter(l.b[l.pos]) {
		l.pos++
	}
	word := l.b[start:l.pos]
	if n, ok := pdfNumber(word); ok {
		return n, true
	}
	switch string(word) {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	return pdfKeyword(word), true
}

// pdfNumber reads a number as writers of PDF write them: no exponent, and at
// times two signs or a sign within, which readers take as its start.
func pdfNumber(w []byte) (float64, bool) {
	c := w[0]
	if c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') || len(w) > 40 {
		return 0, false
	}
	whole, digits, negative, i := 0.0, 0, false, 0
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		negative = negative || w[i] == '-'
		i++
	}
	for ; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
		whole = whole*10 + float64(w[i]-'0')
		digits++
	}
	if i < len(w) && w[i] == '.' {
		i++
		for scale := 0.1; i < len(w) && w[i] >= '0' && w[i] <= '9'; i++ {
			whole += float64(w[i]-'0') * scale
			scale /= 10
			digits++
		}
	}
	if digits == 0 && len(w) > 1 || i < len(w) && w[i] != '-' {
		return 0, false
	}
	if negative {
		whole = -whole
	}
	return whole, digits > 0 || c == '.' || c == '-'
}

func (l *pdfLexer) name() pdfName {
	l.pos++
	var name []byte
	for l.pos < len(l.b) && !isPDFSpace(l.b[l.pos]) && !isPDFDelimiter(l.b[l.pos]) {
		c := l.b[l.pos]
		l.pos++
		if c == '#' && l.pos+2 <= len(l.b) {
			if x, err := strconv.ParseUint(string(l.b[l.pos:l.pos+2]), 16, 8); err == nil {
				c = byte(x)
				l.pos += 2
			}
		}
		name = append(name, c)
	}
	return pdfName(name)
}

func (l *pdfLexer) hex() pdfString {
	l.pos++
	var out []byte
	half, high := false, byte(0)
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			continue
		}
		if half {
			out = append(out, high<<4|c)
		}
		half, high = !half, c
	}
	if half {
		out = append(out, high<<4)
	}
	return pdfString(out)
}

func (l *pdfLexer) literal() pdfString {
	l.pos++
	var out []byte
	depth := 1
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		l.pos++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return pdfString(out)
			}
		case '\r':
			if l.pos < len(l.b) && l.b[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			var keep bool
			if c, keep = l.escape(); !keep {
				continue
			}
		}
		out = append(out, c)
	}
	return pdfString(out)
}

// escape reads what follows a backslash; keep is false where that is nothing,
// at the end of a line.
func (l *pdfLexer) escape() (c byte, keep bool) {
	if l.pos >= len(l.b) {
		return 0, false
	}
	c = l.b[l.pos]
	l.pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\r':
		if l.pos < len(l.b) && l.b[l.pos] == '\n' {
			l.pos++
		}
		return 0, false
	case '\n':
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	x := int(c - '0')
	for i := 0; i < 2 && l.pos < len(l.b) && l.b[l.pos] >= '0' && l.b[l.pos] <= '7'; i++ {
		x = x*8 + int(l.b[l.pos]-'0')
		l.pos++
	}
	return byte(x), true
}

// value reads one value. A keyword that begins none is given back as a
// pdfKeyword, for the caller to act on. References ("12 0 R") are read where
// refs is set; content streams have none.
func (l *pdfLexer) value(refs bool, depth int) (v any, ok bool) {
	tok, ok := l.token()
	if !ok {
		return nil, false
	}
	switch t := tok.(type) {
	case float64:
		if refs {
			return l.reference(t), true
		}
	case pdfKeyword:
		switch {
		case t == "null":
			return nil, true
		case t == "[" && depth < maxPDFDepth:
			return l.array(refs, depth), true
		case t == "<<" && depth < maxPDFDepth:
			return l.dict(refs, depth), true
		}
	}
	return tok, true
}

func (l *pdfLexer) array(refs bool, depth int) pdfArray {
	array := pdfArray{}
	for {
		v, ok := l.value(refs, depth+1)
		if !ok || v == pdfKeyword("]") {
			return array
		}
		if _, stray := v.(pdfKeyword); !stray && len(array) < maxPDFItems {
			array = append(array, v)
		}
	}
}

func (l *pdfLexer) dict(refs bool, depth int) pdfDict {
	dict := pdfDict{}
	for {
		tok, ok := l.token()
		if !ok || tok == pdfKeyword(">>") {
			return dict
		}
		key, named := tok.(pdfName)
		if !named {
			continue
		}
		v, ok := l.value(refs, depth+1)
		if !ok || v == pdfKeyword(">>") {
			return dict
		}
		if _, stray := v.(pdfKeyword); !stray && len(dict) < maxPDFItems {
			dict[key] = v
		}
	}
}

// reference reads the rest of "12 0 R" after its first number, or moves on by
// nothing and gives the number.
func (l *pdfLexer) reference(first float64) any {
	if first < 0 || first > 1<<30 || first != float64(int(first)) {
		return first
	}
	back := l.pos
	if g, ok := l.token(); ok {
		if g, whole := g.(float64); whole && g >= 0 && g < 1<<16 {
			if r, ok := l.token(); ok && r == pdfKeyword("R") {
				return pdfRef{int(first), int(g)}
			}
		}
	}
	l.pos = back
	return first
}

// object reads "12 0 obj … endobj" at the lexer's place. length finds the
// length of a stream, which may be an object of its own; -1 where it is not
// known.
func (l *pdfLexer) object(length func(any) int) (ref pdfRef, v any, ok bool) {
	n, _ := l.token()
	g, _ := l.token()
	obj, _ := l.token()
	num, whole := n.(float64)
	gen, second := g.(float64)
	if !whole || !second || gen < 0 || gen >= 1<<16 || obj != pdfKeyword("obj") || num < 0 || num > 1<<30 {
		return ref, nil, false
	}
	ref = pdfRef{int(num), int(gen)}
	v, ok = l.value(true, 0)
	if !ok {
		return ref, nil, false
	}
	dict, isDict := v.(pdfDict)
	if !isDict {
		return ref, v, true
	}
	back := l.pos
	if tok, _ := l.token(); tok != pdfKeyword("stream") {
		l.pos = back
		return ref, v, true
	}
	if l.pos < len(l.b) && l.b[l.pos] == '\r' {
		l.pos++
	}
	if l.pos < len(l.b) && l.b[l.pos] == '\n' {
		l.pos++
	}
	rest := l.b[l.pos:]
	size := length(dict["Length"])
	if size < 0 || size > len(rest) || !bytes.HasPrefix(bytes.TrimLeft(rest[size:min(size+32, len(rest))], "\r\n\t \x00"), []byte("endstream")) {
		// The length is wrong or missing: the stream ends where it says so.
		size = bytes.Index(rest, []byte("endstream"))
		if size < 0 {
			l.pos = len(l.b)
			return ref, nil, false
		}
	}
	l.pos += size
	return ref, &pdfStream{dict, rest[:size:size]}, true
}
