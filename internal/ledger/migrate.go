package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"

	"headcount"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as a ledger; the first migration sets it.
const applicationID = 1212369991 // "HCLG"

// migrateBeside migrates while other processes may do the same. Where they meet
// in turning the write-ahead log on, SQLite answers at once that it is busy.
func migrateBeside(ctx context.Context, db *sql.DB, busy time.Duration) error {
	for deadline := time.Now().Add(busy); ; {
		err := migrate(ctx, db)
		if !isBusy(err) && !errors.Is(err, errBeside) || time.Now().After(deadline) {
			return err
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// errBeside is met by who upgrades a ledger that another process is upgrading.
var errBeside = errors.New("another process upgrades it too")

// migrate brings the ledger to the version that this program writes. Versions
// are those of the migrations, kept in goose's own table.
func migrate(ctx context.Context, db *sql.DB) error {
	p, err := provider(db)
	if err != nil {
		return err
	}
	latest := latestVersion(p)
	have, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if have > latest {
		return newer(have, latest)
	}
	if have == latest {
		return nil
	}
	if _, err = p.Up(ctx); err == nil {
		return nil
	}
	// Another process may have brought it up to date in the same moment, or be
	// about to.
	if now, again := schemaVersion(ctx, db); again == nil && now == latest {
		return nil
	} else if again == nil && now > have {
		return fmt.Errorf("upgrade from version %d to %d: %w: %w", have, latest, errBeside, err)
	}
	return fmt.Errorf("upgrade from version %d to %d: %w", have, latest, err)
}

func newer(have, latest int64) error {
	return fmt.Errorf("%w: it has version %d, this program knows %d: use a newer headcount", headcount.ErrNewer, have, latest)
}

func provider(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
}

func latestVersion(p *goose.Provider) int64 {
	sources := p.ListSources()
	return sources[len(sources)-1].Version
}

// schemaVersion is the version of a ledger, 0 of an empty file. ErrInvalid when the
// file belongs to another program.
func schemaVersion(ctx context.Context, db *sql.DB) (int64, error) {
	var id, tables, have int64
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'goose_%' AND name NOT LIKE 'sqlite_%'`).Scan(&tables); err != nil {
		return 0, err
	}
	if tables == 0 {
		return 0, nil
	}
	// After the tables: another process may make both in this moment, at once.
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return 0, err
	}
	if id != applicationID {
		return 0, fmt.Errorf("file is a database of another program: %w: name another ledger", headcount.ErrInvalid)
	}
	err := db.QueryRowContext(ctx, `SELECT max(version_id) FROM goose_db_version`).Scan(&have)
	return have, err
}
