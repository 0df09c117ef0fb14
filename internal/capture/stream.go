package capture

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"headcount"
)

const (
	bufferSize = 64 << 10 // of each reader in a file's way
	maxExcerpt = 200      // how much of the source a fault shows, in bytes
)

// stream reads the captures of one file. size is its size where it is known,
// else 0.
func (w *walker) stream(path string, r io.Reader, size int64) error {
	from := w.done
	br := bufio.NewReaderSize(&input{w, r}, bufferSize)
	if magic, _ := br.Peek(len(gzipMagic)); string(magic) == gzipMagic {
		z, err := gzip.NewReader(br)
		if err != nil {
			return w.broken(path, 0, nil, err)
		}
		defer z.Close()
		br = bufio.NewReaderSize(&bounded{r: z, packed: func() int64 { return w.done - from }}, bufferSize)
		size = 0
	}
	head, err := br.Peek(sniffLen)
	if len(head) == 0 && !errors.Is(err, io.EOF) {
		return w.broken(path, 0, nil, err)
	} // an error behind the first bytes comes again in its place
	form := sniff(head, path)
	if w.given.State != "" && len(head) > 0 {
		return w.whole(path, br, size, notices(w.given.State))
	}
	if form.lines {
		return w.lines(path, br)
	}
	return w.whole(path, br, size, form)
}

// whole reads the rest of a file as one capture.
func (w *walker) whole(path string, r io.Reader, size int64, f form) error {
	var b bytes.Buffer
	b.Grow(int(min(size, MaxFile)) + bytes.MinRead)
	_, err := b.ReadFrom(io.LimitReader(r, MaxFile+1))
	switch {
	case err != nil:
		return w.broken(path, 0, b.Bytes(), err)
	case b.Len() > MaxFile:
		return w.fault(path, 0, problem{
			fmt.Sprintf("larger than the %d MiB that one report may have", MaxFile>>20),
			"split it, or give the articles as JSON Lines",
		})
	}
	return w.keep(path, 0, f.format, b.Bytes(), f.problem)
}

// lines reads an articles file: each line that is not blank is a capture.
func (w *walker) lines(path string, br *bufio.Reader) error {
	for line := 1; ; line++ {
		b, long, err := readLine(br)
		end := errors.Is(err, io.EOF)
		if err != nil && !end {
			return w.broken(path, line, b, err)
		}
		switch {
		case long:
			err = w.fault(path, line, problem{
				fmt.Sprintf("line longer than %d MiB", MaxLine>>20), "leave it out, or add its text as a file of its own"})
		case len(bytes.TrimSpace(b)) > 0:
			err = w.keep(path, line, headcount.FormatArticle, b, problem{}) // document.Open says whether it is one
		default:
			err = nil
		}
		if err != nil || end {
			return err
		}
	}
}

// readLine returns the next line without its line end, in a slice of its own,
// with io.EOF on the last one. A line longer than MaxLine is passed over and
// reported as long.
func readLine(br *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if !long {
			line = append(line, part...)
			if len(line) > MaxLine+2 { // with the line end
				line, long = nil, true
			}
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		line = bytes.TrimSuffix(line, []byte("\n"))
		line = bytes.TrimSuffix(line, []byte("\r"))
		return line, long, err
	}
}

// keep yields a capture, with a fault when p says one.
func (w *walker) keep(path string, line int, format string, b []byte, p problem) error {
	it := Item{
		Capture: headcount.Capture{Hash: Hash(b), Format: format, Bytes: b, Given: w.given},
		Path:    path, Line: line, Done: w.done,
	}
	if p.problem != "" {
		it.Faults = []headcount.Fault{{Capture: it.Capture.Hash, Place: place(path, line), Excerpt: excerpt(b), Problem: p.problem, Remedy: p.remedy}}
	}
	return w.yield(it)
}

// fault yields an item that is only a fault.
func (w *walker) fault(path string, line int, p problem) error {
	f := headcount.Fault{Place: place(path, line), Problem: p.problem, Remedy: p.remedy}
	return w.yield(Item{Path: path, Line: line, Faults: []headcount.Fault{f}, Done: w.done})
}

// broken makes an error of reading a fault, and keeps the bytes that came
// before it; unless the walk was ended, or the bytes are too many.
func (w *walker) broken(path string, line int, b []byte, err error) error {
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	var p problem
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errBomb):
		return w.fault(path, line, problem{err.Error(), "unpack it yourself and add what it holds"})
	case errors.Is(err, io.ErrUnexpectedEOF):
		p = problem{"gzip file is cut off", "get the file again, whole"}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.As(err, &corrupt):
		p = problem{"gzip file is damaged", "get the file again"}
	default:
		p = unreadable(err)
	}
	if len(b) == 0 {
		return w.fault(path, line, p)
	}
	return w.keep(path, line, headcount.FormatUnknown, b, p)
}

func place(path string, line int) string {
	if line == 0 {
		return path
	}
	return fmt.Sprintf("%s:%d", path, line)
}

// excerpt is the beginning of b, with U+FFFD for what is not text; "" where a tenth and
// more is none, which would tell nobody anything.
func excerpt(b []byte) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return utf8.RuneError
		}
		return r
	}, string(b[:min(len(b), maxExcerpt)]))
	if 10*strings.Count(s, string(utf8.RuneError)) >= utf8.RuneCountInString(s) {
		return ""
	}
	for len(s) > maxExcerpt {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}

// An input counts the bytes taken and ends when the walk does.
type input struct {
	w *walker
	r io.Reader
}

func (in *input) Read(p []byte) (int, error) {
	if err := in.w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := in.r.Read(p)
	in.w.done += int64(n)
	return n, err
}

var errBomb = errors.New("gzip file unpacks to far more than text does")

// bounded is an unpacked stream that ends with errBomb when it grows beyond
// MaxUnpacked or MaxRatio.
type bounded struct {
	r      io.Reader
	packed func() int64 // bytes taken in so far
	out    int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.out += int64(n)
	if b.out > MaxUnpacked || b.out > MaxLine && b.out/MaxRatio > b.packed() {
		return 0, errBomb
	}
	return n, err
}

// cancellable reads r in a goroutine of its own, so that waiting for a person
// or a pipe ends with ctx. The goroutine ends when its Read does.
func cancellable(ctx context.Context, r io.Reader) (c io.Reader, stop func()) {
	pr, pw := io.Pipe()
	go func() {
		_, err := io.Copy(pw, r)
		pw.CloseWithError(err)
	}()
	end := func() { _ = pr.Close() } // never fails
	cut := context.AfterFunc(ctx, end)
	return pr, func() {
		cut()
		end()
	}
}
