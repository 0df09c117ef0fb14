package pipeline_test

import (
	"sync"
	"testing"
	"time"

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
