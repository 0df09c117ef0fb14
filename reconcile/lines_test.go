package reconcile_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"headcount/reconcile"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, in string
		claims   []string // document, employer, count
		faults   []string // place: problem, begun
	}{
		{"one line a document", `{"document":{"id":"a","published":"2025-03-01"},"claims":[{"type":"reduction","employer":"Acme","count":{"min":5,"max":5}}]}
{"document":{"id":"b"},"claims":[]}
`, []string{"a Acme 5"}, nil},
		{"no id but a path, evidence as bare strings, unknown keys", `{"document":{"path":"in/a.txt","shoe":9},"hat":1,"claims":[{"type":"reduction","employer":"Acme","count":{"min":5,"max":5},"evidence":["five jobs"],"coat":[]}]}`,
			[]string{"in/a.txt Acme 5"}, nil},
		{"the id beside the document", `{"id":"a","document":{},"claims":[{"type":"reduction","employer":"Acme"}]}`, []string{"a Acme "}, nil},
		{"over several lines", "{\"document\":{\"id\":\"a\"},\n \"claims\":[\n {\"type\":\"reduction\",\"employer\":\"Ac{me\"}\n ]}\n\n{\"document\":{\"id\":\"b\"},\n\"claims\":[{\"type\":\"reduction\",\"employer\":\"B\"}]}",
			[]string{"a Ac{me ", "b B "}, nil},
		{"a mark of the byte order, carriage returns", "\ufeff{\"document\":{\"id\":\"a\"},\"claims\":[{\"employer\":\"Acme\"}]}\r\n", []string{"a Acme "}, nil},
		{"a line cut off between two good ones", `{"document":{"id":"a"},"claims":[{"employer":"A"}]}
{"document":{"id":"b"},"claims":[{"emplo
{"document":{"id":"c"},"claims":[{"employer":"C"}]}`, []string{"a A ", "c C "}, []string{"line 2: not a record"}},
		{"words that are no record", "hello\n{\"document\":{\"id\":\"a\"},\"claims\":[{\"employer\":\"A\"}]}\nworld\n", []string{"a A "}, []string{"line 1: not a record", "line 3: not a record"}},
		{"a list, and a record without a document", "[1]\n{\"claims\":[]}", nil, []string{"line 1: not a record", "line 2: a record without a document"}},
		{"claims that cannot be, beside one that can", `{"document":{"id":"a"},"claims":[{"employer":"A","announced":"2025-02-30"},{"employer":"A","count":{"min":1000000000000,"max":1000000000000}},7,{"employer":"A","count":{"min":1e400}},{"employer":"B"}]}`,
			[]string{"a B "}, []string{"line 1: claim 0: announced", "line 1: claim 1: count", "line 1: claim 2", "line 1: claim 3"}},
		{"nothing", "", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			claims, faults, err := reconcile.Lines(iotest.OneByteReader(strings.NewReader(c.in)))
			if err != nil {
				t.Fatal(err)
			}
			if len(claims) != len(c.claims) || len(faults) != len(c.faults) {
				t.Fatalf("claims %v, faults %v", claims, faults)
			}
			for i, s := range claims {
				if got := fmt.Sprintf("%s %s %s", s.Document.ID, s.Employer, s.Count); got != c.claims[i] {
					t.Errorf("claim %d is %q, want %q", i, got, c.claims[i])
				}
				if s.ID == "" {
					t.Errorf("claim %d has no id", i)
				}
			}
			for i, f := range faults {
				if !strings.HasPrefix(f.String(), c.faults[i]) || f.Remedy == "" {
					t.Errorf("fault %q, want %q", f, c.faults[i])
				}
			}
		})
	}
}

func TestLinesReadsWhatStands(t *testing.T) {
	in := `{"document":{"id":"a"},"claims":[{"id":"x1","employer":"A","taken_back":"corrected"}]}`
	claims, _, err := reconcile.Lines(strings.NewReader(in))
	if err != nil || len(claims) != 1 || claims[0].ID != "x1" || claims[0].Back != "corrected" || claims[0].Document.ID != "a" {
		t.Fatalf("%v, %v", claims, err)
	}
}

func TestLinesOfAReaderThatFails(t *testing.T) {
	broken := errors.New("disk gone")
	_, _, err := reconcile.Lines(io.MultiReader(strings.NewReader("{}\n"), iotest.ErrReader(broken)))
	if !errors.Is(err, broken) || !strings.Contains(err.Error(), "line 2") {
		t.Fatalf("error %v", err)
	}
}

func TestLinesRefusesAnEndlessRecord(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	var parts []io.Reader
	parts = append(parts, strings.NewReader(`{"document":{"id":"`))
	for range 70 {
		parts = append(parts, strings.NewReader(long))
	}
	parts = append(parts, strings.NewReader("\n{\"document\":{\"id\":\"b\"},\"claims\":[{\"employer\":\"B\"}]}"))
	claims, faults, err := reconcile.Lines(io.MultiReader(parts...))
	if err != nil || len(claims) != 1 || len(faults) != 1 || !strings.Contains(faults[0].Problem, "MB") {
		t.Fatalf("%v, %v, %v", claims, faults, err)
	}
}

func FuzzLines(f *testing.F) {
	f.Add(`{"document":{"id":"a","published":"2025-03-01"},"claims":[{"type":"reduction","employer":"Acme","count":{"min":5,"max":5},"announced":"2025-02","places":["Ohio"],"evidence":["five"]}]}`)
	f.Add("{\"document\":{},\n\"claims\":[{\"type\":\"reduction\",\"employer\":\"\\u0000\",\"share\":{\"min\":1e308}}]}")
	f.Add(`{"document":{"id":"a"},"claims":[{"type":"reduction","employer":"A","count":{"min":-1,"max":9223372036854775807},"cumulative":true,"status":"denied"}]}`)
	f.Add("{{{\"\\")
	ref := known(f)
	f.Fuzz(func(t *testing.T, in string) {
		claims, _, err := reconcile.Lines(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range claims {
			if why := reconcile.Impossible(&c.Claim); why != "" || c.ID == "" {
				t.Fatalf("claim %v: %s", c, why)
			}
		}
		events, _ := reconcile.Events(reconcile.Input{Claims: claims}, ref)
		if total := reconcile.Totals(events, "", ""); total.Max != nil && *total.Max < total.Min {
			t.Fatalf("total %v", total)
		}
	})
}
