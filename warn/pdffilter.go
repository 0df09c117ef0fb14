package warn

import (
	"bytes"
	"compress/flate"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
)

// decode undoes the filters of a stream. follow is set where its dictionary
// may refer to other objects; that of a cross-reference stream may not.
func (f *pdfFile) decode(s *pdfStream, follow bool) ([]byte, error) {
	get := func(v any) any {
		if follow {
			return f.get(v)
		}
		return v
	}
	list := func(long, short pdfName) pdfArray {
		v := get(s.dict[long])
		if v == nil {
			v = get(s.dict[short])
		}
		if a, isArray := v.(pdfArray); isArray {
			return a
		}
		return pdfArray{v}
	}
	filters, parameters := list("Filter", "F"), list("DecodeParms", "DP")
	data := s.raw
	if err := f.count(data); err != nil {
		return nil, err
	}
	for i, filter := range filters {
		if get(filter) == nil {
			continue
		}
		name, _ := get(filter).(pdfName)
		var err error
		if data, err = f.unfilter(name, data); err != nil {
			return nil, err
		}
		if i < len(parameters) {
			p, _ := get(parameters[i]).(pdfDict)
			if data, err = unpredict(data, p, get); err != nil {
				return nil, err
			}
		}
	}
	return data, nil
}

// count keeps what is unpacked within bounds.
func (f *pdfFile) count(data []byte) error {
	if f.decoded += len(data); f.decoded > maxPDFDecoded {
		return fmt.Errorf("the PDF unpacks to more than %d MB; split it", maxPDFDecoded>>20)
	}
	return nil
}

func (f *pdfFile) unfilter(name pdfName, data []byte) ([]byte, error) {
	var out []byte
	var err error
	switch name {
	case "FlateDecode", "Fl":
		// The two bytes of header are left out, and with them the checksum,
		// which some writers get wrong.
		out, err = f.readAll(flate.NewReader(bytes.NewReader(data[min(2, len(data)):])))
	case "LZWDecode", "LZW":
		out = unLZW(data)
	case "ASCII85Decode", "A85":
		data = bytes.TrimSpace(data)
		data = bytes.TrimPrefix(data, []byte("<~"))
		if i := bytes.IndexByte(data, '~'); i >= 0 {
			data = data[:i]
		}
		out, err = f.readAll(ascii85.NewDecoder(bytes.NewReader(data)))
	case "ASCIIHexDecode", "AHx":
		out = []byte((&pdfLexer{append([]byte{'<'}, data...), 0}).hex())
	case "RunLengthDecode", "RL":
		out = unRun(data)
	case "Crypt":
		out = data
	default:
		return nil, fmt.Errorf("a page is packed as %q, which is not read here; print it to a new PDF", string(name))
	}
	if err != nil {
		return nil, err
	}
	return out, f.count(out)
}

// readAll reads a filter to its end. Data that breaks off is damage; data
// followed by rubbish is not.
func (f *pdfFile) readAll(r io.Reader) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(r, maxPDFStream+1))
	if len(out) > maxPDFStream {
		return nil, fmt.Errorf("one page of the PDF unpacks to more than %d MB; split it", maxPDFStream>>20)
	}
	if err != nil {
		return nil, fmt.Errorf("packed data: %w: %w", err, errPDFDamaged)
	}
	return out, nil
}

// unpredict undoes the PNG predictors, which cross-reference streams use.
func unpredict(data []byte, p pdfDict, get func(any) any) ([]byte, error) {
	number := func(k pdfName, otherwise float64) float64 {
		if n, ok := get(p[k]).(float64); ok {
			return n
		}
		return otherwise
	}
	predictor := number("Predictor", 1)
	if predictor < 10 {
		if predictor == 2 {
			return nil, errors.New("a page is packed with a predictor for pictures; print it to a new PDF")
		}
		return data, nil
	}
	colors, bits, columns := number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)
	width := colors * bits * columns / 8
	if colors < 1 || bits < 1 || columns < 1 || width < 1 || width > 1<<20 {
		return nil, errPDFDamaged
	}
	size, step := int(width+0.99), max(1, int(colors*bits/8))
	out := make([]byte, 0, len(data))
	above := make([]byte, size)
	for len(data) > 1 {
		kind, row := data[0], make([]byte, size)
		n := copy(row, data[1:])
		data = data[1+n:]
		for i := range row {
			var left, corner byte
			if i >= step {
				left, corner = row[i-step], above[i-step]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			}
		}
		out = append(out, row[:n]...)
		above = row
	}
	return out, nil
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := absInt(p-int(a)), absInt(p-int(b)), absInt(p-int(c))
	if pa <= pb && pa <= pc {
		return a
	}
	if pb <= pc {
		return b
	}
	return c
}

func absInt(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// unLZW undoes LZW with the early change of code length that PDF has and
// compress/lzw has not.
func unLZW(data []byte) []byte {
	var out []byte
	var words [4096][]byte
	for i := range 256 {
		words[i] = []byte{byte(i)}
	}
	next, width, bits, held := 258, 9, 0, 0
	var last []byte
	for _, c := range data {
		held, bits = held<<8|int(c), bits+8
		if bits < width {
			continue
		}
		bits -= width
		code := held >> bits & (1<<width - 1)
		held &= 1<<bits - 1
		if code == 257 || len(out) > maxPDFStream {
			break
		}
		if code == 256 {
			next, width, last = 258, 9, nil
			continue
		}
		word := words[code]
		if code >= next || word == nil {
			if last == nil {
				break
			}
			word = append(last[:len(last):len(last)], last[0])
		}
		out = append(out, word...)
		if last != nil && next < len(words) {
			words[next] = append(last[:len(last):len(last)], word[0])
			next++
		}
		last = word
		if next+1 >= 1<<width && width < 12 {
			width++
		}
	}
	return out
}

func unRun(data []byte) []byte {
	var out []byte
	for i := 0; i < len(data) && data[i] != 128 && len(out) <= maxPDFStream; {
		n := int(data[i])
		i++
		if n < 128 {
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		} else if i < len(data) {
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
	}
	return out
}
