package pipeline_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

const benchArticles = 10_000

// sharedArticles opens the articles that lie beside the repository; without
// them the test is skipped, unless they are required.
func sharedArticles(t testing.TB, set string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", set, "articles.jsonl"))
	if err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skip("the articles are not beside the repository")
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// repeatArticles writes n articles to a file: the shared ones again and again,
// each time with another id, another address and a sentence of its own. An
// address that is empty stays so.
func repeatArticles(t testing.TB, n int) string {
	t.Helper()
	var articles []map[string]any
	lines := bufio.NewScanner(sharedArticles(t, "news"))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a map[string]any
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		articles = append(articles, a)
	}
	path := filepath.Join(t.TempDir(), "articles.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	out := json.NewEncoder(w)
	for i := range n {
		a := articles[i%len(articles)]
		line := map[string]any{}
		for k, v := range a {
			line[k] = v
		}
		line["id"] = fmt.Sprintf("%v-%d", a["id"], i)
		if url, _ := a["url"].(string); url != "" {
			line["url"] = fmt.Sprintf("%s?copy=%d", url, i)
		}
		line["text"] = fmt.Sprintf("%v\n\nThis is copy %d of the report.", a["text"], i)
		if err := out.Encode(line); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// BenchmarkAdd10k adds 10,000 articles to a new ledger, then the same again.
func BenchmarkAdd10k(b *testing.B) {
	path := repeatArticles(b, benchArticles)
	s := steps(b)
	var first, again time.Duration
	b.ReportAllocs()
	for b.Loop() {
		l, err := ledger.Open(b.Context(), filepath.Join(b.TempDir(), "ledger.db"))
		if err != nil {
			b.Fatal(err)
		}
		for _, took := range []*time.Duration{&first, &again} {
			sum, err := s.Add(b.Context(), l, []string{path}, nil, headcount.Given{}, nil)
			if err != nil {
				b.Fatal(err)
			}
			*took += sum.Took
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(benchArticles*b.N)/first.Seconds(), "articles/s")
	b.ReportMetric(float64(benchArticles*b.N)/again.Seconds(), "again/s")
}
