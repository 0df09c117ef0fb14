package web

import (
	"net/http"
	"sync"

	"github.com/klauspost/compress/gzhttp"
)

// compressed answers with Zstandard (RFC 8878) or gzip (RFC 1952) where the reader
// takes it (RFC 9110, 12.5.3) and the answer has a kilobyte or more. Up to 32 bytes
// of padding keep the length of a page with a token in it from telling whether words
// that somebody else put into its address stand in it (the attack called BREACH).
func compressed(h http.Handler) http.Handler { return wrapper()(h) }

var wrapper = sync.OnceValue(func() func(http.Handler) http.HandlerFunc {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(1024), gzhttp.RandomJitter(32, 0, false))
	if err != nil {
		panic(err) // the options are constants
	}
	return wrap
})
