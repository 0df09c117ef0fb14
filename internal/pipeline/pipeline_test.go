package pipeline_test

import (
	"sync"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reader"
	"headcount/reference"
)

var loadReference = sync.OnceValues(reference.Load)

// steps are those of the command, with a clock that begins at a set time.
func steps(t testing.TB) pipeline.Steps {
	t.Helper()
	ref, err := loadReference()
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	epoch := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	return pipeline.Steps{Reader: reader.New(ref), Ref: ref, Now: func() time.Time { return epoch.Add(time.Since(start)) }}
}

// add adds reports to the ledger at path, and closes it.
func add(t *testing.T, s pipeline.Steps, path string, reports ...string) pipeline.Summary {
	t.Helper()
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	sum, err := s.Add(t.Context(), l, reports, nil, headcount.Given{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// verify checks every law on the ledger at path.
func verify(t *testing.T, s pipeline.Steps, path string) {
	t.Helper()
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	problems, err := s.Verify(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("law broken: %s", p)
	}
}
