package ledger_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

const (
	benchDocuments = 10_000
	benchBatch     = 500 // captures of one transaction
	benchClaims    = 4   // of a document
)

// benchReports makes reports of about 5 KB by invented firms, without repeats.
func benchReports() ([]ledger.Found, []ledger.Read) {
	words := strings.Fields(`the port of a firm that makes cranes will let staff go in spring after orders fell by half and the bank asked for
		savings while two yards on the north shore close for good with notice of ninety days and a fund for those who train anew`)
	r := rand.New(rand.NewPCG(1, 2))
	found, reads := make([]ledger.Found, benchDocuments), make([]ledger.Read, benchDocuments)
	for i := range found {
		var b strings.Builder
		for b.Len() < 5000 {
			b.WriteString(words[r.IntN(len(words))])
			fmt.Fprintf(&b, "%d ", r.IntN(40))
		}
		text := b.String()
		sum := sha256.Sum256([]byte(text))
		c := headcount.Capture{Hash: hex.EncodeToString(sum[:]), Format: headcount.FormatArticle, Bytes: []byte(text)}
		found[i] = ledger.Found{Capture: c, Path: "articles.jsonl", Line: i + 1}
		d := headcount.Document{Capture: c.Hash, Extractor: "bench/1", Path: "articles.jsonl", Title: "Firm lets staff go", Published: "2026-03-02",
			Outlet: "The Port Gazette", Language: "en", Address: fmt.Sprintf("https://gazette.example/%d", i), Text: text, Tier: headcount.TierOutlet}
		d.Identify()
		var claims []headcount.Claim
		for j := range benchClaims {
			claim := headcount.Claim{Type: headcount.Reduction, Employer: fmt.Sprintf("Firm %d", r.IntN(3000)), Count: headcount.Exactly(int64(r.IntN(5000))),
				Status: headcount.Confirmed, Announced: "2026-03-02", Places: []string{"Ostend"}, Causes: []headcount.Cause{{Cause: "cost", By: "employer", Stance: "asserted"}},
				Evidence: []headcount.Passage{{Span: headcount.Span{Start: 40 * j, End: 40*j + 38}, Words: text[40*j : 40*j+38]}}, Reader: "bench/1"}
			claim.Identify(d.Hash)
			claims = append(claims, claim)
		}
		reads[i] = ledger.Read{Capture: c.Hash, State: headcount.StateRead, Documents: []headcount.Document{d}, Claims: [][]headcount.Claim{claims}}
	}
	return found, reads
}

// BenchmarkPut puts 10,000 reports with four claims each into a new ledger,
// and then their captures once more.
func BenchmarkPut(b *testing.B) {
	found, reads := benchReports()
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var first, again time.Duration
	b.ReportAllocs()
	for b.Loop() {
		l, err := ledger.Open(b.Context(), filepath.Join(b.TempDir(), "ledger.db"))
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		put(b, l, at, found)
		for i := 0; i < len(reads); i += benchBatch {
			if err := l.PutRead(b.Context(), reads[i:i+benchBatch]); err != nil {
				b.Fatal(err)
			}
		}
		first += time.Since(start)
		start = time.Now()
		put(b, l, at, found)
		again += time.Since(start)
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(benchDocuments*float64(b.N)/first.Seconds(), "documents/s")
	b.ReportMetric(benchDocuments*float64(b.N)/again.Seconds(), "again/s")
}

func put(b *testing.B, l *ledger.Ledger, at time.Time, found []ledger.Found) {
	b.Helper()
	add, err := l.BeginAdd(b.Context(), at, nil)
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; i < len(found); i += benchBatch {
		if _, err := l.PutCaptures(b.Context(), add, at, found[i:i+benchBatch]); err != nil {
			b.Fatal(err)
		}
	}
}
