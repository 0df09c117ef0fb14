package capture

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"

	"headcount"
)

// maxExcerpt is how much of the source a fault shows, in bytes.
const maxExcerpt = 200

// stream reads the captures of one file. size is its size where it is known,
// else 0.
func (w *walker) stream(path string, r io.Reader, size int64) error {
	br := bufio.NewReaderSize(&input{w, r}, 64<<10)
	if magic, _ := br.Peek(len(gzipMagic)); string(magic) == gzipMagic {
		z, err := gzip.NewReader(br)
		if err != nil {
			return w.broken(path, 0, err)
		}
		defer z.Close()
		from := w.done
		br = bufio.NewReaderSize(&bounded{r: z, packed: func() int64 { return w.done - from }}, 64<<10)
		size = 0
	}
	head, err := br.Peek(sniffLen)
	if err != nil && err != io.EOF {
		return w.broken(path, 0, err)
	}
	form := sniff(head, path)
	if form.lines {
		return w.lines(path, br)
	}
	return w.whole(path, br, size, form)
}

// whole reads the rest of a file as one capture.
func (w *walker) whole(path string, r io.Reader, size int64, f form) error {
	var b bytes.Buffer
	b.Grow(int(min(size, MaxFile)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(r, MaxFile+1)); err != nil {
		return w.broken(path, 0, err)
	}
	if b.Len() > MaxFile {
		return w.fault(path, 0, problem{
			fmt.Sprintf("larger than %d MiB, which is the most that one report may have", MaxFile>>20),
			"split it, or give the articles as JSON Lines",
		})
	}
	return w.keep(path, 0, f.format, b.Bytes(), f.problem)
}

// lines reads an articles file: each line that is not blank is a capture.
func (w *walker) lines(path string, br *bufio.Reader) error {
	for line := 1; ; line++ {
		b, long, err := readLine(br)
		if err != nil && err != io.EOF {
			return w.broken(path, line, err)
		}
		if line == 1 {
			b = bytes.TrimPrefix(b, []byte(utf8BOM)) // signature of the file, not part of the article
		}
		switch {
		case long:
			err2 := w.fault(path, line, problem{
				fmt.Sprintf("line longer than %d MiB", MaxLine>>20), "write one article a line, or leave it out"})
			if err2 != nil {
				return err2
			}
		case len(bytes.TrimSpace(b)) > 0:
			if err := w.article(path, line, b); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// article keeps one line of an articles file.
func (w *walker) article(path string, line int, b []byte) error {
	if p := notArticle(b); p.problem != "" {
		return w.keep(path, line, headcount.FormatUnknown, b, p)
	}
	return w.keep(path, line, headcount.FormatArticle, b, problem{})
}

// notArticle says why b cannot be an article, if it cannot.
func notArticle(b []byte) problem {
	if json.Valid(b) {
		if bytes.TrimSpace(b)[0] != '{' {
			return problem{"line is JSON but not an object", `write each article as {"id", "title", "published", "outlet", "url", "text"}`}
		}
		return problem{}
	}
	err := json.Unmarshal(b, new(struct{}))
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) && syntax.Offset >= int64(len(b)) {
		return problem{"JSON line is cut off", "get the line again, whole, and add the file again"}
	}
	return problem{fmt.Sprintf("line is not JSON: %v", err), "correct the line and add the file again"}
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
		if err == bufio.ErrBufferFull {
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
		Capture: headcount.Capture{Hash: hash(b), Format: format, Bytes: b, Given: w.given},
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

// broken makes an error of reading a fault, unless the walk was ended.
func (w *walker) broken(path string, line int, err error) error {
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	var p problem
	switch {
	case errors.Is(err, errBomb):
		p = problem{err.Error(), "unpack it yourself and add what it holds"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		p = problem{"gzip file is cut off", "get the file again, whole"}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		p = problem{"gzip file is damaged", "get the file again"}
	default:
		p = unreadable(err)
	}
	return w.fault(path, line, p)
}

func place(path string, line int) string {
	if line == 0 {
		return path
	}
	return fmt.Sprintf("%s:%d", path, line)
}

// excerpt is the beginning of b as valid UTF-8.
func excerpt(b []byte) string {
	if len(b) > maxExcerpt {
		b = b[:maxExcerpt]
	}
	s := strings.ToValidUTF8(string(b), "\uFFFD")
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
// or a pipe ends with ctx. The caller closes what it returns.
func cancellable(ctx context.Context, r io.Reader) io.ReadCloser {
	pr, pw := io.Pipe()
	go func() {
		_, err := io.Copy(pw, r)
		pw.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { pr.CloseWithError(ctx.Err()) })
	return pr
}
