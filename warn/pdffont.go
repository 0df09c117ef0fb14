package warn

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A pdfFont turns the bytes of a text operator into characters and widths.
type pdfFont struct {
	bold     bool
	wide     bool // codes have two bytes, but for what spaces says
	spaces   []pdfCodes
	unicode  map[int]string // what the file itself says a code means
	simple   [256]string    // of a font with codes of one byte
	units    bool           // a wide code is itself UTF-16
	widths   map[int]float64
	standard *[95]int16 // of a font that every reader has, where the file gives no widths
	missing  float64    // width of a code without one, thousandths of the size
	scale    float64    // of widths: 1/1000 but for fonts that draw themselves
}

// pdfCodes is a range of codes of one length in bytes.
type pdfCodes struct{ size, low, high int }

// maxCodes bounds the codes that one range of a font's tables may name.
const maxCodes = 1 << 16

func (f *pdfFile) font(v any) *pdfFont {
	d := f.dict(v)
	font := &pdfFont{scale: 0.001, widths: map[int]float64{}, missing: 500}
	base := f.name(d["BaseFont"])
	descriptor := f.dict(d["FontDescriptor"])
	if f.name(d["Subtype"]) == "Type0" {
		descendant := d
		if a := f.array(d["DescendantFonts"]); len(a) > 0 {
			descendant = f.dict(a[0])
		}
		descriptor = f.dict(descendant["FontDescriptor"])
		f.wideFont(font, d, descendant)
	} else {
		f.simpleFont(font, d, descriptor, base)
	}
	if s, isStream := f.get(d["ToUnicode"]).(*pdfStream); isStream {
		if data, err := f.decode(s, true); err == nil {
			font.unicode, _ = readCMap(data)
		}
	}
	lower := strings.ToLower(base + f.name(descriptor["FontName"]))
	font.bold = strings.Contains(lower, "bold") || strings.Contains(lower, "black") ||
		strings.Contains(lower, "heavy") || f.number(descriptor["FontWeight"]) >= 700 ||
		int(f.number(descriptor["Flags"]))&(1<<18) != 0
	return font
}

func (f *pdfFile) wideFont(font *pdfFont, d, descendant pdfDict) {
	font.wide, font.missing = true, 1000
	if w, set := f.get(descendant["DW"]).(float64); set {
		font.missing = w
	}
	if s, isStream := f.get(d["Encoding"]).(*pdfStream); isStream {
		if data, err := f.decode(s, true); err == nil {
			_, font.spaces = readCMap(data)
		}
	} else if name := f.name(d["Encoding"]); strings.Contains(name, "UCS2") || strings.Contains(name, "UTF16") {
		font.units = true
	}
	w := f.array(descendant["W"])
	for named := 0; len(w) >= 2 && named < 4*maxCodes; {
		first := int(f.number(w[0]))
		if each := f.array(w[1]); each != nil {
			for i, x := range each {
				font.widths[first+i] = f.number(x)
			}
			named += len(each)
			w = w[2:]
			continue
		}
		if len(w) < 3 {
			break
		}
		last := min(int(f.number(w[1])), first+maxCodes)
		for c := first; c <= last; c++ {
			font.widths[c] = f.number(w[2])
			named++
		}
		w = w[3:]
	}
}

func (f *pdfFile) simpleFont(font *pdfFont, d, descriptor pdfDict, base string) {
	encoding := f.get(d["Encoding"])
	name, _ := encoding.(pdfName)
	differences, _ := encoding.(pdfDict)
	if differences != nil {
		name = pdfName(f.name(differences["BaseEncoding"]))
	}
	table := charmap.Windows1252
	if name == "MacRomanEncoding" {
		table = charmap.Macintosh
	}
	for c := range 256 {
		if r := table.DecodeByte(byte(c)); unicode.IsPrint(r) || c == 0xA0 {
			font.simple[c] = string(r)
		}
	}
	if name == "" || name == "StandardEncoding" {
		for c, r := range pdfStandard {
			font.simple[c] = r
		}
	}
	code := 0
	for _, v := range f.array(differences["Differences"]) {
		switch v := f.get(v).(type) {
		case float64:
			code = int(v)
		case pdfName:
			if code >= 0 && code < 256 {
				if s := glyphText(string(v)); s != "" {
					font.simple[code] = s
				}
			}
			code++
		}
	}
	first := int(f.number(d["FirstChar"]))
	widths := f.array(d["Widths"])
	for i, w := range widths[:min(len(widths), maxCodes)] {
		font.widths[first+i] = f.number(w)
	}
	if w, set := f.get(descriptor["MissingWidth"]).(float64); set {
		font.missing = w
	}
	if len(widths) == 0 {
		font.standard = standardWidths(base)
	}
	if m := f.array(d["FontMatrix"]); f.name(d["Subtype"]) == "Type3" && len(m) == 6 {
		font.scale, font.missing = f.number(m[0]), 0
	}
}

// next takes the first code of s: its length in bytes, the code, the text it
// stands for, and its width in parts of the font's size.
func (font *pdfFont) next(s string) (size, code int, text string, width float64) {
	size, code = 1, int(s[0])
	if font.wide {
		size, code = font.code(s)
	}
	text, known := font.unicode[code]
	if !known || text == "" || text == "\ufffd" || text[0] < ' ' {
		switch {
		case !font.wide:
			text = font.simple[code]
		case font.units:
			text = string(utf16.Decode([]uint16{uint16(code)}))
		case !known:
			text = "\ufffd"
		}
	}
	w, known := font.widths[code]
	if !known {
		w = font.missing
		if font.standard != nil && code >= ' ' && code-' ' < len(font.standard) {
			w = float64(font.standard[code-' '])
		}
	}
	return size, code, text, w * font.scale
}

func (font *pdfFont) code(s string) (size, code int) {
	for size = 1; size <= min(4, len(s)); size++ {
		code = code<<8 | int(s[size-1])
		for _, r := range font.spaces {
			if r.size == size && code >= r.low && code <= r.high {
				return size, code
			}
		}
	}
	if len(s) < 2 {
		return 1, int(s[0])
	}
	return 2, int(s[0])<<8 | int(s[1])
}

// readCMap reads what a font says its codes mean, and how long they are.
func readCMap(data []byte) (map[int]string, []pdfCodes) {
	means := map[int]string{}
	var spaces []pdfCodes
	l := &pdfLexer{data, 0}
	var args []any
	named := 0
	for {
		v, ok := l.value(false, 0)
		if !ok || named > 4*maxCodes {
			return means, spaces
		}
		op, isOp := v.(pdfKeyword)
		if !isOp {
			if len(args) < 4*maxCodes {
				args = append(args, v)
			}
			continue
		}
		switch op {
		case "endcodespacerange":
			for ; len(args) >= 2 && len(spaces) < 32; args = args[2:] {
				low, ok := args[0].(pdfString)
				high, _ := args[1].(pdfString)
				if ok {
					spaces = append(spaces, pdfCodes{len(low), bigEndian([]byte(low)), bigEndian([]byte(high))})
				}
			}
		case "endbfchar":
			for ; len(args) >= 2; args = args[2:] {
				from, _ := args[0].(pdfString)
				to, _ := args[1].(pdfString)
				means[bigEndian([]byte(from))] = utf16Text(to, 0)
				named++
			}
		case "endbfrange":
			for ; len(args) >= 3; args = args[3:] {
				low, _ := args[0].(pdfString)
				high, _ := args[1].(pdfString)
				first := bigEndian([]byte(low))
				last := min(bigEndian([]byte(high)), first+maxCodes)
				each, _ := args[2].(pdfArray)
				run, isRun := args[2].(pdfString)
				for c := first; c <= last && named <= 4*maxCodes; c++ {
					named++
					if isRun {
						means[c] = utf16Text(run, c-first)
					} else if c-first < len(each) {
						to, _ := each[c-first].(pdfString)
						means[c] = utf16Text(to, 0)
					}
				}
			}
		}
		args = args[:0]
	}
}

// utf16Text decodes big-endian UTF-16 with add added to its last unit.
func utf16Text(s pdfString, add int) string {
	if len(s) == 1 {
		return string(rune(int(s[0]) + add))
	}
	units := make([]uint16, 0, 8)
	for i := 0; i+1 < len(s) && len(units) < 16; i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(units) > 0 {
		units[len(units)-1] += uint16(add)
	}
	return string(utf16.Decode(units))
}

// glyphText gives the text of a glyph's name, "" where it is not known.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".")
	if utf8.RuneCountInString(name) == 1 {
		return name
	}
	if s, known := pdfGlyphs[name]; known {
		return s
	}
	for _, prefix := range []string{"uni", "u"} {
		if hex, found := strings.CutPrefix(name, prefix); found && len(hex) >= 4 {
			if n, err := strconv.ParseUint(hex[:min(len(hex), 6)], 16, 32); err == nil && n <= unicode.MaxRune {
				return string(rune(n))
			}
		}
	}
	// An accented letter: its letter and the accent's name.
	for accent, mark := range map[string]string{
		"acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "dieresis": "\u0308",
		"tilde": "\u0303", "cedilla": "\u0327", "ring": "\u030a", "caron": "\u030c",
	} {
		if letter, found := strings.CutSuffix(name, accent); found && len(letter) == 1 {
			return accentedLetter(letter, mark)
		}
	}
	return ""
}
