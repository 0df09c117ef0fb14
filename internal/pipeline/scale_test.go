package pipeline_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/document"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reconcile/worlds"
)

// heldBack is how many documents are kept out of a ledger, to be added one by one.
const heldBack = 300

// BenchmarkScale fills a ledger from a synthetic world of ten claims an employer
// on the mean, some with thousands, and measures what grows with it: deriving all
// events from nothing, one new document, and the total. `make scale` runs the sizes
// that docs/ledger.md quotes: SCALE names the number of claims, LARGEST that of the
// first employer, KEEP a file in which the ledger stays.
func BenchmarkScale(b *testing.B) {
	sizes := []int{10_000}
	if s := os.Getenv("SCALE"); s != "" {
		sizes = nil
		for word := range strings.FieldsSeq(s) {
			n, err := strconv.Atoi(word)
			if err != nil {
				b.Fatal(err)
			}
			sizes = append(sizes, n)
		}
	}
	for _, n := range sizes {
		b.Run(fmt.Sprintf("%d-claims", n), func(b *testing.B) { scale(b, n) })
	}
}

func scale(b *testing.B, claims int) {
	pipeline.CollectLess() // as the program does
	s := steps(b)
	path := os.Getenv("KEEP")
	if path == "" {
		path = filepath.Join(b.TempDir(), "ledger.db")
	}
	l, err := ledger.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	size := worlds.Size{Employers: claims / 10, Claims: claims, Largest: largest(), Units: worlds.Units(s.Ref)}
	late, kept := fill(b, s, l, size)

	start := time.Now()
	if _, err := s.Reconcile(b.Context(), l); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(start).Seconds(), "s-from-nothing")
	b.ReportMetric(float64(time.Since(start).Microseconds())/float64(kept), "us/claim")
	between := s.Now()
	_ = exec.Command("sync").Run() // a report comes when the disk has taken in what that wrote

	var each []time.Duration
	for _, d := range late {
		start := time.Now()
		put(b, s, l, []headcount.Document{d.Read()}, [][]headcount.Claim{d.Claims})
		if _, err := s.Reconcile(b.Context(), l); err != nil {
			b.Fatal(err)
		}
		each = append(each, time.Since(start))
	}
	slices.Sort(each)
	b.ReportMetric(each[len(each)/2].Seconds()*1000, "ms-document-p50")
	b.ReportMetric(each[len(each)*99/100].Seconds()*1000, "ms-document-p99")
	for _, q := range []struct {
		unit string
		at   time.Time
	}{{"ms-total", time.Time{}}, {"ms-total-as-of", between}} {
		var took []time.Duration
		for range 5 {
			start := time.Now()
			if _, ok, err := l.Total(b.Context(), q.at); err != nil || !ok {
				b.Fatal(ok, err)
			}
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		b.ReportMetric(took[2].Seconds()*1000, q.unit)
	}
	c, err := l.Counts(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(c.Events), "events")
	b.ReportMetric(peak(), "MiB-peak")
	b.ReportMetric(0, "ns/op")
}

// largest is the number of claims of the first employer: LARGEST, else as drawn.
func largest() int {
	n, _ := strconv.Atoi(os.Getenv("LARGEST"))
	return n
}

// fill puts the documents of a world into the ledger, but for some that are held
// back, and returns those and the number of claims that are kept.
func fill(b *testing.B, s pipeline.Steps, l *ledger.Ledger, size worlds.Size) (late []worlds.Document, claims int) {
	every := max(2, size.Claims/heldBack)
	var docs []headcount.Document
	var said [][]headcount.Claim
	seen := 0
	for part := range worlds.Stream(1, size, worlds.Moderate) {
		for i := range part.Documents {
			d := part.Documents[i]
			seen++
			if seen%every == 0 && len(late) < heldBack {
				late = append(late, d)
				continue
			}
			claims += len(d.Claims)
			docs, said = append(docs, d.Read()), append(said, d.Claims)
		}
		if len(docs) >= 2000 {
			put(b, s, l, docs, said)
			docs, said = docs[:0], said[:0]
		}
	}
	put(b, s, l, docs, said)
	return late, claims
}

// put keeps documents with their claims, as reading them would.
func put(b testing.TB, s pipeline.Steps, l *ledger.Ledger, docs []headcount.Document, claims [][]headcount.Claim) {
	b.Helper()
	add, err := l.BeginAdd(b.Context(), s.Now(), []string{"world"})
	if err != nil {
		b.Fatal(err)
	}
	found, reads := make([]ledger.Found, len(docs)), make([]ledger.Read, len(docs))
	for i, d := range docs {
		d.Sketch = document.Sketch(d.Text)
		found[i] = ledger.Found{Capture: headcount.Capture{Hash: d.Capture, Format: headcount.FormatText, Bytes: []byte(d.Text)}, Path: d.Path}
		reads[i] = ledger.Read{Capture: d.Capture, State: headcount.StateRead, Documents: []headcount.Document{d}, Claims: [][]headcount.Claim{claims[i]}}
	}
	if _, err := l.PutCaptures(b.Context(), add, s.Now(), found); err != nil {
		b.Fatal(err)
	}
	if err := l.PutRead(b.Context(), reads); err != nil {
		b.Fatal(err)
	}
}

// peak is the most memory that the process has held, in MiB; 0 where the system
// does not say.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "VmHWM:" {
			n, _ := strconv.ParseFloat(f[1], 64)
			return n / 1024
		}
	}
	return 0
}
