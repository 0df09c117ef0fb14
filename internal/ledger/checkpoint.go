package ledger

import (
	"context"
	"database/sql"
	"time"
)

// What is written goes to the write-ahead log first. One connection takes the log into
// the file beside those who write, so that nobody's report waits for it; where writers
// leave it no pause in which the log can begin anew, the transaction that makes it
// longer than longestLog takes in the rest. In pages.
const (
	checkpointPages = 4_000
	longestLog      = 4 * checkpointPages
)

// A checkpointer takes the write-ahead log of a ledger into its file.
type checkpointer struct {
	db    *sql.DB
	grown chan struct{} // something was written
	stop  context.CancelFunc
	ended chan struct{}
}

// newCheckpointer starts one. It is to be closed.
func newCheckpointer(path string, busy time.Duration) (*checkpointer, error) {
	db, err := sql.Open("sqlite", address(path, busy, readerCache))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	ctx, stop := context.WithCancel(context.Background())
	c := &checkpointer{db, make(chan struct{}, 1), stop, make(chan struct{})}
	go c.run(ctx)
	return c, nil
}

func (c *checkpointer) run(ctx context.Context) {
	defer close(c.ended)
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.grown:
		}
		// What fails here is left to the next time, or to the one who writes then.
		if log, in, err := c.checkpoint("NOOP"); err == nil && log-in >= checkpointPages {
			_, _, _ = c.checkpoint("PASSIVE")
		}
	}
}

// checkpoint returns how many pages the log has, and how many of them are in the file.
// Modes: https://www.sqlite.org/pragma.html#pragma_wal_checkpoint.
func (c *checkpointer) checkpoint(mode string) (log, in int, err error) {
	var blocked int
	err = c.db.QueryRowContext(context.Background(), `PRAGMA wal_checkpoint(`+mode+`)`).Scan(&blocked, &log, &in)
	return log, in, err
}

// written says that a transaction was committed. It never waits.
func (c *checkpointer) written() {
	select {
	case c.grown <- struct{}{}:
	default: // it will look anyway
	}
}

// close waits for what runs. Closed twice, it does nothing.
func (c *checkpointer) close() error {
	c.stop()
	<-c.ended
	return c.db.Close()
}
