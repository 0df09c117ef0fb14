// Package ledger keeps captures, documents, claims, faults, decisions, names
// and the versions of events in one SQLite file; docs/ledger.md describes the
// tables. What is written stays: captures and claims are never changed, and an
// event that changes is kept as a new version, so that any earlier moment can
// be asked. Every method that writes does so in one transaction: a crash at
// any moment leaves the ledger as it was before the method or after it.
package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite" // registers the driver "sqlite"

	"headcount"
)

// Memory is the path of a ledger that is kept in memory and gone when closed.
const Memory = ":memory:"

const (
	// busyTimeout is how long a transaction waits for another process to
	// finish its own before it gives up with ErrBusy.
	busyTimeout = 10 * time.Second

	readers = 4 // connections that read beside the one that writes

	// The file is written in pages of this many bytes: a compressed report of
	// 5 KB then fits a page with others instead of filling one alone. In larger
	// pages, the indexes of hashes cost more, as each new one changes a page.
	pageSize = 8 << 10

	writerCache = 64 << 10 // KiB of pages held by the connection that writes
	readerCache = 3 << 10  // and by each other
)

// A Ledger is an open ledger. Its methods may be called by many goroutines;
// one connection writes, one transaction at a time, and others read beside it.
type Ledger struct {
	path   string
	writer *store
	reader *store // the writer itself, for a ledger in memory

	log *checkpointer // nil for a ledger in memory

	told roll

	squeeze *zstd.Encoder // used through EncodeAll alone, which goroutines may share
	expand  *zstd.Decoder // used through DecodeAll alone, likewise
}

// Open opens the ledger at path, creating it where there is none and bringing
// an older one up to date. Errors: ErrNewer, ErrBusy, ErrFull, ErrNotFound for
// a folder that is not there, ErrInvalid for a file that is no ledger.
func Open(ctx context.Context, path string) (*Ledger, error) { return open(ctx, path, busyTimeout) }

func open(ctx context.Context, path string, busy time.Duration) (*Ledger, error) {
	if path != Memory {
		if err := openable(path); err != nil {
			return nil, label(path, "open", err)
		}
	}
	l := &Ledger{path: path}
	if err := l.connect(ctx, busy); err != nil {
		return nil, errors.Join(l.wrap("open", err), l.Close())
	}
	return l, nil
}

func (l *Ledger) connect(ctx context.Context, busy time.Duration) (err error) {
	if l.squeeze, err = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(false)); err != nil {
		return err
	}
	if l.expand, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxText)); err != nil {
		return err
	}
	if l.writer, err = newStore(address(l.path, busy, writerCache), 1); err != nil {
		return err
	}
	if err := migrateBeside(ctx, l.writer.db, busy); err != nil {
		return err
	}
	if l.reader = l.writer; l.path == Memory {
		return nil
	}
	if l.reader, err = newStore(address(l.path, busy, readerCache)+"&_query_only=on", readers); err != nil {
		return err
	}
	l.log, err = newCheckpointer(l.path, busy)
	return err
}

// address is the data source name of the ledger at path. With a write-ahead
// log, synchronous NORMAL keeps the file whole in any crash
// (https://www.sqlite.org/pragma.html#pragma_synchronous).
func address(path string, busy time.Duration, cache int) string {
	// The page size must be set before the log is turned on, which makes the file.
	q := url.Values{
		"_txlock":       {"immediate"},
		"_busy_timeout": {strconv.FormatInt(busy.Milliseconds(), 10)},
		"_journal_mode": {"WAL"},
		"_synchronous":  {"NORMAL"},
		"_foreign_keys": {"on"},
		"_pragma": {
			fmt.Sprintf("page_size(%d)", pageSize),
			fmt.Sprintf("cache_size(-%d)", cache),
			fmt.Sprintf("wal_autocheckpoint(%d)", longestLog),
		},
	}
	if path == Memory {
		return "file::memory:?" + q.Encode()
	}
	return file(path, q)
}

// readOnly is the data source name of a file that must stay as it is.
func readOnly(path string) string {
	return file(path, url.Values{"mode": {"ro"}, "_busy_timeout": {strconv.FormatInt(busyTimeout.Milliseconds(), 10)}})
}

func file(path string, q url.Values) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// openable refuses a path that cannot be a ledger before SQLite sees it: its
// own errors there name neither the folder nor what the file is.
func openable(path string) error {
	if dir := filepath.Dir(path); !isDir(dir) {
		return fmt.Errorf("folder %s: %w: make it, or name another ledger", dir, headcount.ErrNotFound)
	}
	if isDir(path) {
		return fmt.Errorf("a folder: %w: name a file in it", headcount.ErrInvalid)
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	// The first 16 bytes of every database: https://www.sqlite.org/fileformat.html.
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.EOF) { // an empty file becomes a ledger
		return nil
	}
	if string(head[:n]) != "SQLite format 3\x00" {
		return fmt.Errorf("file is no ledger: %w: name another file", headcount.ErrInvalid)
	}
	return nil
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Close closes the ledger.
func (l *Ledger) Close() error {
	var errs []error
	if l.reader != nil && l.reader != l.writer {
		errs = append(errs, l.reader.close())
	}
	if l.writer != nil {
		errs = append(errs, l.writer.close())
	}
	if l.log != nil {
		errs = append(errs, l.log.close())
	}
	if l.squeeze != nil {
		errs = append(errs, l.squeeze.Close())
	}
	if l.expand != nil {
		l.expand.Close()
	}
	return errors.Join(errs...)
}

// Path is the path that the ledger was opened by.
func (l *Ledger) Path() string { return l.path }
