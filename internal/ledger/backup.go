package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"headcount"
)

// Backup writes a copy of the ledger as it stands to a file that must not
// exist yet. The copy is whole or not there: it takes its name when it is
// complete and on the disk.
func (l *Ledger) Backup(ctx context.Context, to string) error {
	if err := absent(to, "name another file"); err != nil {
		return label(l.path, "backup", err)
	}
	return l.wrap("backup to "+to, copyWhole(ctx, l.reader, to))
}

// Restore verifies the backup at from and puts a copy of it at to, whole or
// not at all. A ledger that exists at to is replaced only when overwrite is
// true, and not while a process has it open (ErrBusy). ErrInvalid when from is
// no ledger or damaged, ErrNewer when a newer version wrote it.
func Restore(ctx context.Context, from, to string, overwrite bool) error {
	return wrap(to, "restore from "+from, restore(ctx, from, to, overwrite))
}

func restore(ctx context.Context, from, to string, overwrite bool) error {
	if _, err := os.Stat(from); err != nil {
		return fmt.Errorf("%w: %w", headcount.ErrNotFound, err)
	}
	if err := openable(from); err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	if err := absent(to, "replace it with --overwrite, or name another with --ledger"); err != nil && !overwrite {
		return err
	}
	backup, err := newStore(readOnly(from), 1)
	if err != nil {
		return err
	}
	defer backup.close()
	if err := sound(ctx, backup.db); err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	if err := retireFile(ctx, to); err != nil {
		return err
	}
	return copyWhole(ctx, backup, to)
}

// absent refuses a path at which there is a file, and says what to do.
func absent(path, remedy string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s is there already: %w: %s", path, headcount.ErrInvalid, remedy)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// sound checks that a file is a ledger, not damaged, of a version known here.
func sound(ctx context.Context, db *sql.DB) error {
	have, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if have == 0 {
		return fmt.Errorf("file is no ledger: %w: name a backup", headcount.ErrInvalid)
	}
	p, err := provider(db)
	if err != nil {
		return err
	}
	if latest := latestVersion(p); have > latest {
		return newer(have, latest)
	}
	var found string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return fmt.Errorf("backup is damaged: %w: use another (%s)", headcount.ErrInvalid, found)
	}
	return nil
}

// copyWhole copies a database to a file beside the one named, and renames it.
func copyWhole(ctx context.Context, s *store, to string) (err error) {
	c, err := s.take(ctx)
	if err != nil {
		return err
	}
	defer s.giveBack(c)
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeAll(part, part+"-journal", part+"-wal", part+"-shm"))
		}
	}()
	if err := vacuumInto(ctx, c.conn, part); err != nil {
		return err
	}
	f, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(part, to)
}

// vacuumInto copies a database. A connection that may only read must be let
// write for that, though it is to another file.
func vacuumInto(ctx context.Context, conn *sql.Conn, to string) (err error) {
	var readOnly int64
	if err := conn.QueryRowContext(ctx, `PRAGMA query_only`).Scan(&readOnly); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, `PRAGMA query_only = 0`); err != nil {
		return err
	}
	defer func() {
		_, again := conn.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf(`PRAGMA query_only = %d`, readOnly))
		err = errors.Join(err, again)
	}()
	_, err = conn.ExecContext(ctx, `VACUUM INTO ?`, to)
	return err
}

// retireFile makes the ledger at path, when there is one, safe to replace: no
// process has it open, and its write-ahead log is taken in and gone, which
// would else be applied to the file that takes its place. Only a connection
// that is alone can leave the mode of that log.
func retireFile(ctx context.Context, path string) error {
	if openable(path) != nil { // no database: its log, if any, is none either
		return removeAll(path+"-wal", path+"-shm")
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return removeAll(path+"-wal", path+"-shm")
	}
	old, err := newStore(address(path, 0, readerCache), 1)
	if err != nil {
		return err
	}
	defer old.close()
	var mode string
	err = old.db.QueryRowContext(ctx, `PRAGMA journal_mode = DELETE`).Scan(&mode)
	if isBusy(err) {
		return err
	}
	if err != nil { // damaged beyond opening: that is what a restore is for
		return removeAll(path+"-wal", path+"-shm")
	}
	return nil
}

func removeAll(paths ...string) error {
	var errs []error
	for _, p := range paths {
		if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
