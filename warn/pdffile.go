package warn

import (
	"bytes"
	"errors"
	"fmt"
)

// Bounds on a PDF. The largest of the states has some 150 pages and ten
// million bytes of content; a file beyond these is not a notice list but an
// attempt to exhaust the reader.
const (
	maxPDFPages   = 2_000
	maxPDFDecoded = 256 << 20 // bytes of all streams, filters undone, each time one is used
	maxPDFStream  = 128 << 20 // bytes of one
	maxPDFTables  = 1_000     // cross-reference sections
	maxPDFObjects = 2_000_000 // of the file, and of one object stream
)

// errPDFDamaged is wrapped by every error about a file that cannot be read as
// its own tables say.
var errPDFDamaged = errors.New("the PDF is damaged or cut off: fetch it again, or open it and save it anew")

// errPDFEncrypted is the error about a file that asks for a password.
var errPDFEncrypted = errors.New("the PDF is encrypted: save a copy without a password and read that")

// A pdfFile finds the objects of a PDF. It is for one goroutine.
//
// It is written here because the libraries for it run without end, or exhaust
// the stack or the memory of the process, on files made to do so: a loop of
// cross-reference sections, an object stream within itself, a size of 10^12.
// None of that can be recovered from outside.
type pdfFile struct {
	b       []byte
	trailer pdfDict
	places  map[int]pdfPlace
	known   map[int]any  // objects read
	open    map[int]bool // objects being read, to see one that holds itself
	within  map[int]*pdfObjects
	crypt   *pdfCrypt // nil where the file is not encrypted
	decoded int       // bytes of streams so far
	parsed  int       // bytes of objects so far
}

// A pdfPlace is where an object stands: at an offset, or in an object stream.
type pdfPlace struct {
	offset int // of the file; 0 where it is free or in a stream
	stream int // number of the object stream, 0 for none
}

// pdfObjects is an object stream taken apart.
type pdfObjects struct {
	body    []byte
	offsets map[int]int // number → offset in body
}

func openPDF(b []byte) (*pdfFile, error) {
	start := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-"))
	if start < 0 {
		return nil, fmt.Errorf("this is not a PDF: it does not begin with %%PDF-; look at what was fetched")
	}
	f := &pdfFile{b: b[start:]}
	f.reset()
	f.readTables()
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if f.catalog() == nil {
		// Tables that lead nowhere may be rebuilt, but only of a file that is
		// there to its end: a part would be read as if it were the whole.
		if !bytes.Contains(b[max(0, len(b)-1024):], []byte("%%EOF")) {
			return nil, fmt.Errorf("no end of file found: %w", errPDFDamaged)
		}
		f.reset()
		f.scan()
		if err := f.unlock(); err != nil {
			return nil, err
		}
	}
	if f.catalog() == nil {
		return nil, fmt.Errorf("no list of pages found: %w", errPDFDamaged)
	}
	return f, nil
}

func (f *pdfFile) reset() {
	f.trailer, f.places = pdfDict{}, map[int]pdfPlace{}
	f.forget()
}

func (f *pdfFile) forget() {
	f.known, f.open, f.within = map[int]any{}, map[int]bool{}, map[int]*pdfObjects{}
}

func (f *pdfFile) catalog() pdfDict {
	return f.dict(f.dict(f.trailer["Root"])["Pages"])
}

// readTables follows the cross-reference sections from the last to the first.
// The first word on an object is the newest.
func (f *pdfFile) readTables() {
	tail := max(0, len(f.b)-2048)
	i := bytes.LastIndex(f.b[tail:], []byte("startxref"))
	if i < 0 {
		return
	}
	l := &pdfLexer{f.b, tail + i + len("startxref")}
	tok, _ := l.token()
	next, _ := tok.(float64)
	queue, seen := []int{int(next)}, map[int]bool{}
	for len(queue) > 0 && len(seen) < maxPDFTables {
		at := queue[0]
		queue = queue[1:]
		if at <= 0 || at >= len(f.b) || seen[at] {
			continue
		}
		seen[at] = true
		dict := f.readTable(at)
		for k, v := range dict {
			if _, set := f.trailer[k]; !set {
				f.trailer[k] = v
			}
		}
		for _, k := range []pdfName{"XRefStm", "Prev"} {
			if n, ok := dict[k].(float64); ok {
				queue = append(queue, int(n))
			}
		}
	}
}

// readTable reads one cross-reference section, of either kind, and gives its
// trailer.
func (f *pdfFile) readTable(at int) pdfDict {
	l := &pdfLexer{f.b, at}
	tok, _ := l.token()
	if tok != pdfKeyword("xref") {
		l.pos = at
		_, v, ok := l.object(plainLength)
		if s, isStream := v.(*pdfStream); ok && isStream && s.dict["Type"] == pdfName("XRef") {
			f.readTableStream(s)
			return s.dict
		}
		return nil
	}
	for {
		first, ok := l.token()
		if first == pdfKeyword("trailer") {
			v, _ := l.value(true, 0)
			dict, _ := v.(pdfDict)
			return dict
		}
		count, _ := l.token()
		start, ok1 := first.(float64)
		n, ok2 := count.(float64)
		if !ok || !ok1 || !ok2 {
			return nil
		}
		for i := range int(min(n, float64(len(f.b)))) {
			offset, _ := l.token()
			_, _ = l.token()
			kind, ok := l.token()
			if !ok {
				return nil
			}
			place := pdfPlace{}
			if o, whole := offset.(float64); whole && kind == pdfKeyword("n") && o > 0 && o < float64(len(f.b)) {
				place.offset = int(o)
			}
			f.place(int(start)+i, place)
		}
	}
}

func (f *pdfFile) place(number int, p pdfPlace) {
	if _, set := f.places[number]; !set && len(f.places) < maxPDFObjects {
		f.places[number] = p
	}
}

func (f *pdfFile) readTableStream(s *pdfStream) {
	data, err := f.decode(s, false)
	if err != nil {
		return
	}
	var w [3]int
	widths, _ := s.dict["W"].(pdfArray)
	if len(widths) < 3 {
		return
	}
	for i := range w {
		n, _ := widths[i].(float64)
		if n < 0 || n > 8 {
			return
		}
		w[i] = int(n)
	}
	size := w[0] + w[1] + w[2]
	index, _ := s.dict["Index"].(pdfArray)
	if index == nil {
		index = pdfArray{0.0, s.dict["Size"]}
	}
	for ; len(index) >= 2; index = index[2:] {
		start, _ := index[0].(float64)
		count, _ := index[1].(float64)
		for i := 0; float64(i) < count && size > 0 && len(data) >= size; i++ {
			kind := 1
			if w[0] > 0 {
				kind = bigEndian(data[:w[0]])
			}
			second := bigEndian(data[w[0] : w[0]+w[1]])
			data = data[size:]
			switch place := (pdfPlace{}); kind {
			case 1:
				place.offset = second
				f.place(int(start)+i, place)
			case 2:
				place.stream = second
				f.place(int(start)+i, place)
			default:
				f.place(int(start)+i, place)
			}
		}
	}
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

// scan finds the objects of a file whose tables are wrong: wherever "12 0 obj"
// stands. The last of a number counts, as a later save is appended.
func (f *pdfFile) scan() {
	for at := 0; ; {
		i := bytes.Index(f.b[at:], []byte(" obj"))
		if i < 0 {
			break
		}
		end := at + i
		at = end + len(" obj")
		begin := end
		for begin > 0 && f.b[begin-1] >= '0' && f.b[begin-1] <= '9' {
			begin--
		}
		if begin == end || begin < 2 || f.b[begin-1] != ' ' {
			continue
		}
		begin--
		digits := begin
		for begin > 0 && f.b[begin-1] >= '0' && f.b[begin-1] <= '9' {
			begin--
		}
		if digits == begin {
			continue
		}
		if n, ok := pdfNumber(f.b[begin:digits]); ok && n < 1<<30 {
			f.places[int(n)] = pdfPlace{offset: max(begin, 0)}
		}
	}
	for number := range f.places {
		s, isStream := f.get(pdfRef{number: number}).(*pdfStream)
		if !isStream {
			if d := f.dict(pdfRef{number: number}); d["Type"] == pdfName("Catalog") {
				f.trailer["Root"] = pdfRef{number: number}
			}
			continue
		}
		switch s.dict["Type"] {
		case pdfName("ObjStm"):
			if in := f.objects(number); in != nil {
				for n := range in.offsets {
					f.place(n, pdfPlace{stream: number})
				}
			}
		case pdfName("XRef"):
			for _, k := range []pdfName{"Root", "Encrypt", "ID"} {
				if v, set := s.dict[k]; set {
					f.trailer[k] = v
				}
			}
		}
	}
	for at := bytes.Index(f.b, []byte("trailer")); at >= 0; {
		l := &pdfLexer{f.b, at + len("trailer")}
		v, _ := l.value(true, 0)
		d, _ := v.(pdfDict)
		for k, v := range d {
			f.trailer[k] = v
		}
		next := bytes.Index(f.b[at+1:], []byte("trailer"))
		if next < 0 {
			break
		}
		at += 1 + next
	}
}

// get follows references to a value. What is missing, or refers to itself, is
// nil, as the format has it.
func (f *pdfFile) get(v any) any {
	for range maxPDFDepth {
		ref, isRef := v.(pdfRef)
		if !isRef {
			return v
		}
		v = f.load(ref.number)
	}
	return nil
}

func (f *pdfFile) load(number int) any {
	if v, read := f.known[number]; read {
		return v
	}
	p, placed := f.places[number]
	if !placed || f.open[number] || len(f.open) > maxPDFDepth {
		return nil
	}
	f.open[number] = true
	defer delete(f.open, number)
	var v any
	switch {
	case p.stream > 0:
		if in := f.objects(p.stream); in != nil {
			if at, ok := in.offsets[number]; ok {
				v, _ = (&pdfLexer{in.body, at}).value(true, 0)
			}
		}
	case p.offset > 0:
		if f.parsed > 4*len(f.b)+1<<24 {
			return nil // objects within one another, each read to the end of the file
		}
		l := &pdfLexer{f.b, p.offset}
		got, value, ok := l.object(f.length)
		f.parsed += l.pos - p.offset
		if ok && got.number == number {
			v = value
			if f.crypt != nil {
				v = f.crypt.value(v, got)
			}
		}
	}
	if _, stray := v.(pdfKeyword); stray {
		v = nil
	}
	f.known[number] = v
	return v
}

// objects takes an object stream apart, once.
func (f *pdfFile) objects(number int) *pdfObjects {
	if in, read := f.within[number]; read {
		return in
	}
	f.within[number] = nil
	if f.places[number].stream > 0 {
		return nil // an object stream never stands in another
	}
	s, isStream := f.load(number).(*pdfStream)
	if !isStream {
		return nil
	}
	body, err := f.decode(s, true)
	if err != nil {
		return nil
	}
	first, count := f.number(s.dict["First"]), f.number(s.dict["N"])
	in := &pdfObjects{body, map[int]int{}}
	l := &pdfLexer{body, 0}
	for i := 0; float64(i) < min(count, maxPDFObjects); i++ {
		n, ok1 := l.token()
		o, ok2 := l.token()
		number, whole1 := n.(float64)
		offset, whole2 := o.(float64)
		if !ok1 || !ok2 || !whole1 || !whole2 {
			break
		}
		if at := first + offset; at >= 0 && at < float64(len(body)) {
			in.offsets[int(number)] = int(at)
		}
	}
	f.within[number] = in
	return in
}

func plainLength(v any) int {
	if n, ok := v.(float64); ok && n >= 0 && n < 1<<40 {
		return int(n)
	}
	return -1
}

func (f *pdfFile) length(v any) int { return plainLength(f.get(v)) }

func (f *pdfFile) dict(v any) pdfDict {
	switch d := f.get(v).(type) {
	case pdfDict:
		return d
	case *pdfStream:
		return d.dict
	}
	return nil
}

func (f *pdfFile) array(v any) pdfArray {
	a, _ := f.get(v).(pdfArray)
	return a
}

func (f *pdfFile) number(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

func (f *pdfFile) name(v any) string {
	n, _ := f.get(v).(pdfName)
	return string(n)
}

// A pdfPage is the dictionary of a page with the resources it may inherit.
type pdfPage struct {
	dict, resources pdfDict
}

// pages lists the pages in order. A branch that cannot be read is an error:
// the pages under it would be missing without anyone seeing it.
func (f *pdfFile) pages() ([]pdfPage, error) {
	var pages []pdfPage
	seen := map[int]bool{}
	var walk func(v any, resources pdfDict, depth int) error
	walk = func(v any, resources pdfDict, depth int) error {
		if ref, isRef := v.(pdfRef); isRef {
			if seen[ref.number] {
				return fmt.Errorf("page list in a circle: %w", errPDFDamaged)
			}
			seen[ref.number] = true
		}
		d := f.dict(v)
		if d == nil || depth > maxPDFDepth {
			return fmt.Errorf("page %d is missing: %w", len(pages)+1, errPDFDamaged)
		}
		if r := f.dict(d["Resources"]); r != nil {
			resources = r
		}
		kids := f.array(d["Kids"])
		if kids == nil {
			if len(pages) == maxPDFPages {
				return fmt.Errorf("the PDF has more than %d pages; split it", maxPDFPages)
			}
			pages = append(pages, pdfPage{d, resources})
		}
		for _, kid := range kids {
			if err := walk(kid, resources, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	err := walk(f.dict(f.trailer["Root"])["Pages"], nil, 0)
	return pages, err
}

// content gives the content of a page, its streams put together.
func (f *pdfFile) content(p pdfPage) ([]byte, error) {
	var all []byte
	parts := pdfArray{p.dict["Contents"]}
	if a := f.array(p.dict["Contents"]); a != nil {
		parts = a
	}
	for _, part := range parts {
		s, isStream := f.get(part).(*pdfStream)
		if !isStream {
			if part == nil {
				continue
			}
			return nil, errPDFDamaged
		}
		data, err := f.decode(s, true)
		if err != nil {
			return nil, err
		}
		all = append(append(all, data...), '\n')
	}
	return all, nil
}
