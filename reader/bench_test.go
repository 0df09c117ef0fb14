package reader_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"headcount"
	"headcount/reader"
	"headcount/reference"
)

// articles loads the private articles of ../shared as documents, or skips.
func articles(tb testing.TB) []*headcount.Document {
	tb.Helper()
	f, err := os.Open("../../shared/data/news/articles.jsonl")
	if err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			tb.Fatalf("shared articles are required here: %v", err)
		}
		tb.Skip("no ../shared beside the repository")
	}
	defer func() { _ = f.Close() }()
	var docs []*headcount.Document
	s := bufio.NewScanner(f)
	s.Buffer(make([]byte, 1<<20), 1<<26)
	for s.Scan() {
		var a struct{ ID, Title, Published, Text string }
		if err := json.Unmarshal(s.Bytes(), &a); err != nil {
			tb.Fatal(err)
		}
		d := &headcount.Document{ID: a.ID, Title: a.Title, Published: a.Published, Capture: a.ID, Text: a.Text}
		if a.Title != "" && !strings.HasPrefix(a.Text, a.Title) {
			d.Text = a.Title + "\n\n" + a.Text
		}
		d.Identify()
		docs = append(docs, d)
	}
	if err := s.Err(); err != nil {
		tb.Fatal(err)
	}
	return docs
}

// BenchmarkRead reads the development articles, with and without cuts, as they
// come: bytes of text a second on one core.
func BenchmarkRead(b *testing.B) {
	docs := articles(b)
	ref, err := reference.Load()
	if err != nil {
		b.Fatal(err)
	}
	r := reader.New(ref)
	n := 0
	for _, d := range docs {
		n += len(d.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			r.Read(d)
		}
	}
}
