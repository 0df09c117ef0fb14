package warn_test

import (
	"headcount"
	"sync"

	"headcount/reference"
	"headcount/sources"
	"headcount/warn"
)

// makeReader makes one reader for all tests of the package.
var makeReader = sync.OnceValues(func() (*warn.Reader, error) {
	us, err := reference.LoadUS()
	if err != nil {
		return nil, err
	}
	ref, err := reference.Load()
	if err != nil {
		return nil, err
	}
	return warn.New(sources.Files, us, ref.Given)
})

// headcountCapture is a capture that a list was read from.
var headcountCapture = headcount.Capture{Hash: "5f0c"}
