package ledger

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"headcount"
)

// wrap names the operation and the ledger in err, and gives an error of SQLite
// its category and what to do about it. The primary result code is the low
// byte: https://www.sqlite.org/rescode.html.
func (l *Ledger) wrap(op string, err error) error { return wrap(l.path, op, err) }

func wrap(path, op string, err error) error {
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return label(path, op, err)
	}
	switch code := e.Code(); code & 0xff {
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return fmt.Errorf("ledger %s: %s: %w: try again when it is done (%w)", path, op, headcount.ErrBusy, err)
	case codes.SQLITE_FULL:
		return fmt.Errorf("ledger %s: %s: %w: free some and run it again, what is in is kept (%w)", path, op, headcount.ErrFull, err)
	case codes.SQLITE_NOTADB, codes.SQLITE_CORRUPT:
		return fmt.Errorf("ledger %s: %s: file %w: name another ledger or restore a backup (%w)", path, op, headcount.ErrInvalid, err)
	case codes.SQLITE_IOERR:
		// A disk that is full shows first where the index of the write-ahead log grows;
		// a quota or a limit on the size of files, where a page is written.
		if code == codes.SQLITE_IOERR_SHMSIZE || code == codes.SQLITE_IOERR_WRITE {
			return fmt.Errorf("ledger %s: %s: %w: free some and run it again, what is in is kept (%w)", path, op, headcount.ErrFull, err)
		}
	}
	return label(path, op, err)
}

// isBusy reports whether another connection held the ledger.
func isBusy(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == codes.SQLITE_BUSY || code == codes.SQLITE_LOCKED
}

func label(path, op string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("ledger %s: %s: %w", path, op, err)
}
