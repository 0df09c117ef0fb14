// Package capture gets the bytes of reports from files, folders and standard
// input, and says in which form they are. It reads no meaning into them:
// package document does. docs/input.md lists the forms and the limits.
package capture

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"headcount"
)

// Limits on what one capture may be. docs/input.md names them.
const (
	// MaxFile is the greatest number of bytes that a file read as one capture
	// may have, after decompression.
	MaxFile = 64 << 20
	// MaxLine is the greatest number of bytes of one line of an articles file.
	MaxLine = 16 << 20
	// MaxUnpacked is the greatest number of bytes that one gzip file may
	// unpack to. Articles files are read as a stream, so it bounds time, not
	// memory.
	MaxUnpacked = 64 << 30
	// MaxRatio is how many bytes one byte of gzip may unpack to, once more
	// than MaxLine bytes have come out. Text reaches about 10, DEFLATE 1,032.
	MaxRatio = 200
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// An Item is one capture with where it was found and what was wrong there. An
// Item whose Capture.Hash is "" carries only faults: no bytes could be taken.
type Item struct {
	Capture headcount.Capture // Hash, Format, Bytes and Given are set; the bytes are the receiver's to keep
	Path    string            // the file as named, or Stdin
	Line    int               // line of an articles file, from 1; 0 when the file is the capture
	Faults  []headcount.Fault
	Done    int64 // bytes of input taken so far, over all paths: the unit of Size
}

// Walk calls yield with the captures of each path, in the order in which the
// paths are given, the files of a folder in the order of their names. What
// cannot be read becomes an Item with a fault, and the walk goes on. It ends
// early, with an error, only when ctx is done or yield returns one.
//
// An articles file is read as a stream: one line is in memory at a time.
func Walk(ctx context.Context, paths []string, stdin io.Reader, given headcount.Given, yield func(Item) error) error {
	w := &walker{ctx: ctx, stdin: stdin, given: given, yield: yield}
	for _, p := range paths {
		if err := w.path(p); err != nil {
			return err
		}
	}
	return nil
}

// Hash is the identity of a capture with the bytes b.
func Hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
