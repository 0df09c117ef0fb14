package capture_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"headcount"
	"headcount/internal/capture"
)

const page = "<!doctype html><title>Acme cuts 500 jobs</title><p>Acme is cutting 500 jobs."

// files writes name, content pairs into a new folder and returns its path.
func files(t *testing.T, pairs ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(pairs); i += 2 {
		p := filepath.Join(dir, pairs[i])
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(pairs[i+1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// walk collects the items of paths.
func walk(t *testing.T, stdin io.Reader, paths ...string) []capture.Item {
	t.Helper()
	var items []capture.Item
	err := capture.Walk(t.Context(), paths, stdin, headcount.Given{}, func(it capture.Item) error {
		items = append(items, it)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		checkItem(t, it)
	}
	return items
}

// checkItem holds an item to what Item promises.
func checkItem(t testing.TB, it capture.Item) {
	t.Helper()
	if it.Capture.Hash == "" {
		if len(it.Faults) == 0 || it.Capture.Bytes != nil {
			t.Errorf("%s:%d: no hash, and %d faults, %d bytes", it.Path, it.Line, len(it.Faults), len(it.Capture.Bytes))
		}
	} else {
		sum := sha256.Sum256(it.Capture.Bytes)
		if it.Capture.Hash != hex.EncodeToString(sum[:]) {
			t.Errorf("%s:%d: hash %s is not that of the bytes", it.Path, it.Line, it.Capture.Hash)
		}
		if (it.Capture.Format == headcount.FormatUnknown) != (len(it.Faults) > 0) {
			t.Errorf("%s:%d: format %s with %d faults", it.Path, it.Line, it.Capture.Format, len(it.Faults))
		}
	}
	for _, f := range it.Faults {
		if f.Capture != it.Capture.Hash || f.Place == "" || f.Problem == "" || f.Remedy == "" || len(f.Excerpt) > 200 {
			t.Errorf("%s:%d: fault lacks something: %+v", it.Path, it.Line, f)
		}
	}
}

// lines prints items one a line: the path below dir, line, format, bytes and
// faults.
func lines(dir string, items []capture.Item) string {
	var b strings.Builder
	for _, it := range items {
		rel := strings.TrimPrefix(strings.TrimPrefix(it.Path, dir), "/")
		fmt.Fprintf(&b, "%s:%d %s %.40q", rel, it.Line, it.Capture.Format, it.Capture.Bytes)
		for _, f := range it.Faults {
			fmt.Fprintf(&b, " | %s", strings.TrimPrefix(f.String(), dir+"/"))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func zipped(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFolder(t *testing.T) {
	dir := files(t,
		"b.txt", "Acme cuts 500 jobs.",
		"a/z.md", "# Acme",
		"a/page", page,
		"a/.hidden.txt", "not read",
		".git/x.txt", "not read",
		"articles.jsonl", "{\"id\": \"1\"}\n\n  \r\n{\"id\": \"2\"}\r\n{\"id\": \"3\"}",
		"c.txt.gz", zipped(t, "Bolt cuts 20 jobs."),
	)
	expect(t, lines(dir, walk(t, nil, dir)), `
a/page:0 html "<!doctype html><title>Acme cuts 500 jobs"
a/z.md:0 text "# Acme"
articles.jsonl:1 article "{\"id\": \"1\"}"
articles.jsonl:4 article "{\"id\": \"2\"}"
articles.jsonl:5 article "{\"id\": \"3\"}"
b.txt:0 text "Acme cuts 500 jobs."
c.txt.gz:0 text "Bolt cuts 20 jobs."`)
}

func TestNamedPaths(t *testing.T) {
	dir := files(t, ".hidden.txt", "Read when named.", "b.txt", "Second.")
	items := walk(t, strings.NewReader("{\"id\": \"s\"}\n"),
		filepath.Join(dir, "b.txt"), "-", filepath.Join(dir, ".hidden.txt"), filepath.Join(dir, "none.txt"), filepath.Join(dir, "b.txt"))
	expect(t, lines(dir, items), `
b.txt:0 text "Second."
-:1 article "{\"id\": \"s\"}"
.hidden.txt:0 text "Read when named."
none.txt:0  "" | none.txt: no such file or folder (check the name)
b.txt:0 text "Second."`)
}

func TestGiven(t *testing.T) {
	given := headcount.Given{Published: "2025-10-28", Outlet: "Ohio Ledger", Tier: headcount.TierWire}
	err := capture.Walk(t.Context(), []string{"-"}, strings.NewReader("Acme cuts 500 jobs."), given, func(it capture.Item) error {
		if it.Capture.Given != given {
			t.Errorf("given %+v, want %+v", it.Capture.Given, given)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestLinks(t *testing.T) {
	outside := files(t, "secret.txt", "Outside.")
	dir := files(t, "in/a.txt", "Inside.")
	for name, to := range map[string]string{
		"b-inside": "in/a.txt", "c-loop": ".", "d-outside": outside, "e-file": filepath.Join(outside, "secret.txt"), "f-nowhere": "none",
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, lines(dir, walk(t, nil, dir)), `
d-outside:0  "" | d-outside: symbolic link that leads out of the folder is not followed (name what it leads to on the command line)
e-file:0  "" | e-file: symbolic link that leads out of the folder is not followed (name what it leads to on the command line)
f-nowhere:0  "" | f-nowhere: symbolic link that leads nowhere (remove or repair the link)
in/a.txt:0 text "Inside."`)

	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if items := walk(t, nil, link); len(items) != 4 || items[3].Path != filepath.Join(link, "in/a.txt") {
		t.Errorf("a link that is named is followed: got\n%s", lines(link, items))
	}
}

func TestBadLines(t *testing.T) {
	long := `{"id": "` + strings.Repeat("x", capture.MaxLine) + `"}`
	dir := files(t, "a.jsonl", strings.Join([]string{
		`{"id": "1"}`, `{"id": "2", "text": "Acme is cutt`, `[1, 2]`, `null`, `"Acme"`, `{"id": "3",}`, `Acme cuts`, long, "\xef\xbb\xbf" + `{"id": "4"}`,
	}, "\n"))
	expect(t, lines(dir, walk(t, nil, dir)), `
a.jsonl:1 article "{\"id\": \"1\"}"
a.jsonl:2 article "{\"id\": \"2\", \"text\": \"Acme is cutt"
a.jsonl:3 article "[1, 2]"
a.jsonl:4 article "null"
a.jsonl:5 article "\"Acme\""
a.jsonl:6 article "{\"id\": \"3\",}"
a.jsonl:7 article "Acme cuts"
a.jsonl:8  "" | a.jsonl:8: line longer than 16 MiB (leave it out, or add its text as a file of its own)
a.jsonl:9 article "\ufeff{\"id\": \"4\"}"`)
}

func TestBadFiles(t *testing.T) {
	whole := zipped(t, strings.Repeat("Acme is cutting jobs. ", 40_000))
	articles := zipped(t, "{\"id\": \"1\"}\n{\"id\": \"2\"}\n")
	damaged := []byte(zipped(t, "Acme cuts 500 jobs."))
	damaged[len(damaged)-5] ^= 1
	dir := files(t,
		"a-empty.txt", "",
		"b-empty.gz", zipped(t, ""),
		"c-binary.txt", "Acme\x00\x01\x02\x03\x04\x05",
		"d-report.txt", "%PDF-1.7 ...",
		"e-cut.txt.gz", whole[:len(whole)-10],
		"f-cut.jsonl.gz", articles[:len(articles)-10],
		"g-damaged.txt.gz", string(damaged),
		"h-header.gz", "\x1f\x8b\x08nothing",
		"i-twice.gz", zipped(t, "\x1f\x8b\x08"),
		"j-bomb.txt.gz", zipped(t, strings.Repeat("\n", capture.MaxLine+1)),
		"k-huge.txt", strings.Repeat("word ", capture.MaxFile/5+1),
		"l-array.json", `[{"id": "1"}]`,
		"m-feed.xml", `<?xml version="1.0"?><rss></rss>`,
		"n-utf16.jsonl", "\xff\xfe{\x00\"\x00a\x00\"\x00",
		"z-good.txt", "Acme cuts 500 jobs.",
	)
	expect(t, lines(dir, walk(t, nil, dir)), `
a-empty.txt:0 unknown "" | a-empty.txt: file is empty (get the file again)
b-empty.gz:0 unknown "" | b-empty.gz: file is empty (get the file again)
c-binary.txt:0 unknown "Acme\x00\x01\x02\x03\x04\x05" | c-binary.txt: a binary file is not text (save it as plain text or as a web page)
d-report.txt:0 unknown "%PDF-1.7 ..." | d-report.txt: a PDF file is not text (save it as plain text or as a web page)
e-cut.txt.gz:0 unknown "Acme is cutting jobs. Acme is cutting jo" | e-cut.txt.gz: gzip file is cut off (get the file again, whole)
f-cut.jsonl.gz:1 article "{\"id\": \"1\"}"
f-cut.jsonl.gz:2 article "{\"id\": \"2\"}"
f-cut.jsonl.gz:3  "" | f-cut.jsonl.gz:3: gzip file is cut off (get the file again, whole)
g-damaged.txt.gz:0 unknown "Acme cuts 500 jobs." | g-damaged.txt.gz: gzip file is damaged (get the file again)
h-header.gz:0  "" | h-header.gz: gzip file is cut off (get the file again, whole)
i-twice.gz:0 unknown "\x1f\x8b\b" | i-twice.gz: a gzip file within a gzip file is not text (save it as plain text or as a web page)
j-bomb.txt.gz:0  "" | j-bomb.txt.gz: gzip file unpacks to far more than text does (unpack it yourself and add what it holds)
k-huge.txt:0  "" | k-huge.txt: larger than the 64 MiB that one report may have (split it, or give the articles as JSON Lines)
l-array.json:0 unknown "[{\"id\": \"1\"}]" | l-array.json: JSON array, not JSON Lines (write one article a line, as jq -c '.[]' does)
m-feed.xml:0 unknown "<?xml version=\"1.0\"?><rss></rss>" | m-feed.xml: XML that is not a web page (save the report as a web page or as plain text)
n-utf16.jsonl:0 unknown "\xff\xfe{\x00\"\x00a\x00\"\x00" | n-utf16.jsonl: articles file in UTF-16 (convert it to UTF-8)
z-good.txt:0 text "Acme cuts 500 jobs."`)
}

// A stop ends a walk at once, whatever it is doing.
func TestStop(t *testing.T) {
	stop := errors.New("stop")
	dir := files(t, "a.txt", "Acme", "b.txt", "Bolt")
	n := 0
	err := capture.Walk(t.Context(), []string{dir}, nil, headcount.Given{}, func(capture.Item) error { n++; return stop })
	if !errors.Is(err, stop) || n != 1 {
		t.Errorf("got %d items and %v", n, err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	n = 0
	err = capture.Walk(ctx, []string{"-"}, strings.NewReader(strings.Repeat("{\"id\": \"1\"}\n", 100_000)), headcount.Given{},
		func(capture.Item) error { n++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || n > 10_000 {
		t.Errorf("got %d items and %v", n, err)
	}
}

// Waiting for a person who types nothing ends too.
func TestStopWaiting(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		done <- capture.Walk(ctx, []string{"-"}, r, headcount.Given{}, func(capture.Item) error { return nil })
	}()
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestSize(t *testing.T) {
	article := "{\"id\": \"1\"}\n"
	dir := files(t, "a.txt", "12345", "b/c.jsonl.gz", zipped(t, strings.Repeat(article, 1000)), ".d", "123", ".e/f", "123", "b/.g", "123")
	one := filepath.Join(dir, "a.txt")
	paths := []string{dir, one}
	items := walk(t, nil, paths...)
	if size, done := capture.Size(paths), items[len(items)-1].Done; size != done || done < 10 {
		t.Errorf("size %d, but %d bytes were taken", size, done)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if size, want := capture.Size([]string{link}), capture.Size([]string{dir}); size != want {
		t.Errorf("size of a linked folder is %d, want %d", size, want)
	}
	if size := capture.Size([]string{one, "-"}); size != 0 {
		t.Errorf("size with standard input is %d", size)
	}
	if size := capture.Size([]string{one, filepath.Join(dir, "none")}); size != 5 {
		t.Errorf("size with a missing file is %d", size)
	}
}

// An endless reader gives its line again and again, whole.
type endless struct{ line []byte }

func (e *endless) Read(p []byte) (int, error) { return copy(p, e.line), nil }

// An articles file of any size takes the memory of one line.
func TestStream(t *testing.T) {
	line := []byte(`{"id": "1", "text": "` + strings.Repeat("Acme cuts jobs. ", 300) + "\"}\n")
	const n = 6_000 // 29 MB
	r, w := io.Pipe()
	go func() {
		_, err := io.CopyN(w, &endless{line}, int64(n*len(line)))
		w.CloseWithError(err) // never fails
	}()
	got := 0
	err := capture.Walk(t.Context(), []string{"-"}, r, headcount.Given{}, func(it capture.Item) error {
		if got++; it.Line != got {
			t.Fatalf("line %d, want %d", it.Line, got)
		}
		if got%1000 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > 16<<20 {
				t.Fatalf("%d MiB in use at line %d", m.HeapAlloc>>20, got)
			}
		}
		return nil
	})
	if err != nil || got != n {
		t.Errorf("%d lines, %v", got, err)
	}
}

func TestForms(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a", "Acme cuts 500 jobs.", "text"},
		{"a.html", "Acme cuts 500 jobs.", "text"},
		{"a.jsonl", "Acme cuts 500 jobs.", "article"},
		{"a.txt", `{"id": "1"}`, "article"},
		{"a.txt", " \n\t{ \"id\": \"1\"}", "article"},
		{"a.json", "{\n  \"id\": \"1\",\n  \"text\": \"Acme\"\n}", "article"},
		{"a.txt", "{Acme} cuts 500 jobs.", "text"},
		{"a.txt", "[Acme] cuts 500 jobs.", "text"},
		{"a.txt", "<RWNT.L> cuts 500 jobs.", "text"},
		{"a.txt", "<p>Acme", "html"},
		{"a.txt", "\ufeff<!DOCTYPE html><p>Acme", "html"},
		{"a.txt", "<!-- saved --> <!-- twice -->\n<html><p>Acme", "html"},
		{"a.txt", "<!-- never ends", "text"},
		{"a.txt", "<?xml version='1.0'?><!DOCTYPE html><html>", "html"},
		{"a.txt", "<feed>", "unknown"},
		{"a.txt", "<planet>", "text"},
		{"a.md", "<div align=center>Acme</div>", "text"},
		{"a.md", "<html><p>Acme", "html"},
		{"a.txt", "\xff\xfeA\x00c\x00m\x00e\x00", "text"},
		{"a.txt", "\xfe\xff\x00<\x00p\x00>\x00A", "html"},
		{"a.txt", "A\x00c\x00m\x00e\x00", "unknown"},
		{"a.txt", "Acme Corp of Ohio\x00 cuts 500 jobs.", "text"},
		{"a.txt", "Acme f\xfcr \x93alle\x94", "text"},
		{"a.txt", " \n ", "text"},
	} {
		dir := files(t, c.name, c.content)
		items := walk(t, nil, dir)
		if len(items) != 1 || items[0].Capture.Format != c.want {
			t.Errorf("%s with %q: got %s, want one of %s", c.name, c.content, lines(dir, items), c.want)
		}
	}
}

func FuzzWalk(f *testing.F) {
	for _, seed := range []string{
		"", "Acme cuts 500 jobs.", page, "{\"id\": \"1\"}\n{\"id\": \"2\"", "\xff\xfe{\x00", "[{\"id\": 1}]", "{\n\"id\": 1}",
		zipped(f, "{\"id\": \"1\"}\n"), zipped(f, page)[:20], "<!--", "<?xml", "\r\n\r\n{}", "PK\x03\x04",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kept := 0
		err := capture.Walk(t.Context(), []string{"-"}, bytes.NewReader(data), headcount.Given{}, func(it capture.Item) error {
			checkItem(t, it)
			kept++
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if kept == 0 && len(bytes.TrimSpace(data)) > 0 && !bytes.HasPrefix(data, []byte("\x1f\x8b")) {
			t.Error("neither a capture nor a fault")
		}
	})
}

func BenchmarkLines(b *testing.B) {
	line := []byte(`{"id": "1", "text": "` + strings.Repeat("Acme cuts jobs.\\n", 300) + "\"}\n")
	data := bytes.Repeat(line, 1000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		err := capture.Walk(b.Context(), []string{"-"}, bytes.NewReader(data), headcount.Given{}, func(capture.Item) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}
