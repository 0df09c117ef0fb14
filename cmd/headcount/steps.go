package main

import (
	"sync"

	"headcount/internal/pipeline"
	"headcount/reader"
	"headcount/reference"
	"headcount/warn"
)

// steps loads the reference data and returns the steps of a report's way.
func (a *app) steps(workers int) (pipeline.Steps, error) {
	ref, err := reference.Load()
	if err != nil {
		return pipeline.Steps{}, err
	}
	notices := sync.OnceValues(func() (*warn.Reader, error) { return noticeReader(ref) })
	return pipeline.Steps{Reader: reader.New(ref), Notices: notices, Ref: ref, Workers: workers, Now: a.now}, nil
}
