package reader_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
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

// BenchmarkReadSizes reads one document of rising size made of repeated
// paragraphs of an invented report: the rate stays flat when the time is
// linear.
func BenchmarkReadSizes(b *testing.B) {
	ref, err := reference.Load()
	if err != nil {
		b.Fatal(err)
	}
	r := reader.New(ref)
	for _, kb := range []int{10, 100, 1000, 10000} {
		text := longReport(kb << 10)
		b.Run(strconv.Itoa(kb)+"KiB", func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				d := &headcount.Document{Text: text, Published: "2026-03-10"}
				d.Identify()
				r.Read(d)
			}
		})
	}
}

// longReport writes an invented report of about n bytes: every paragraph names
// another firm and another number.
func longReport(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "Harrow%d Freight Inc. said on Monday it will cut %d jobs at its depot in Ohio, or %d%% of its workforce. ", i, 100+i, 1+i%40)
		fmt.Fprintf(&b, "The company employs about %d people, its chief executive Dana Pell%d said. \"We are sorry to lose good colleagues in these teams,\" she added.\n\n", 2000+i, i)
	}
	return b.String()
}
