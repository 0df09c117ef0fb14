package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"headcount"
)

// A store is a set of connections to one database, each used by one
// transaction at a time.
type store struct {
	db   *sql.DB
	free chan struct{} // as many as sessions are free, open or not

	mu   sync.Mutex
	idle []*session // the open ones that are free; the last used is taken first, whose pages are at hand
}

// A session is a connection with the statements prepared on it. Queries are
// constants or come from few parts, so each is prepared once and kept.
type session struct {
	conn               *sql.Conn
	statements         map[string]*sql.Stmt
	claims             map[int64]*headcount.Stated // decoded, by their numbers: see stated
	families           shelf                       // what they were derived from, by the connection that writes
	employers, sources memory                      // likewise
}

func newStore(address string, connections int) (*store, error) {
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, err
	}
	s := &store{db: db, free: make(chan struct{}, connections)}
	for range connections {
		s.free <- struct{}{}
	}
	return s, nil
}

// close waits for transactions that run and closes all connections. Closed
// twice, it does nothing.
func (s *store) close() error {
	var errs []error
	for range cap(s.free) {
		if _, open := <-s.free; !open {
			return nil
		}
	}
	for _, c := range s.idle {
		for _, p := range c.statements {
			errs = append(errs, p.Close())
		}
		errs = append(errs, c.conn.Close())
	}
	s.idle = nil
	close(s.free)
	return errors.Join(append(errs, s.db.Close())...)
}

var errClosed = errors.New("ledger is closed")

// take takes a session that is free, waiting for one if need be. It is to be
// given back.
func (s *store) take(ctx context.Context) (*session, error) {
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	select {
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case _, open := <-s.free:
		if !open {
			return nil, errClosed
		}
		return s.opened(ctx)
	}
}

// opened is a session for one that was taken from s.free.
func (s *store) opened(ctx context.Context) (*session, error) {
	s.mu.Lock()
	if last := len(s.idle) - 1; last >= 0 {
		c := s.idle[last]
		s.idle = s.idle[:last]
		s.mu.Unlock()
		return c, nil
	}
	s.mu.Unlock()
	conn, err := s.db.Conn(context.WithoutCancel(ctx))
	if err != nil {
		s.free <- struct{}{}
		return nil, err
	}
	return &session{conn: conn, statements: map[string]*sql.Stmt{}, claims: map[int64]*headcount.Stated{}, families: shelf{}}, nil
}

func (s *store) giveBack(c *session) {
	s.mu.Lock()
	s.idle = append(s.idle, c)
	s.mu.Unlock()
	s.free <- struct{}{}
}

// A work is one transaction. Its statements run under a context that is never
// done, because the driver starts a goroutine for each statement that could be
// interrupted; check says between rows whether the caller still waits.
type work struct {
	*session
	ctx    context.Context // never done
	caller context.Context
}

// do runs f in a transaction begun by the statement given, which is committed
// when f returns nil and undone otherwise, also when it panics.
func (s *store) do(ctx context.Context, begin string, f func(*work) error) (err error) {
	c, err := s.take(ctx)
	if err != nil {
		return err
	}
	return s.run(ctx, c, begin, f)
}

// doNow does as do where a session is free, and reports whether one was. Who holds one
// may call it, and need not fear that all who do wait for each other.
func (s *store) doNow(ctx context.Context, begin string, f func(*work) error) (did bool, err error) {
	select {
	case _, open := <-s.free:
		if !open {
			return false, errClosed
		}
		c, err := s.opened(ctx)
		if err != nil {
			return false, err
		}
		return true, s.run(ctx, c, begin, f)
	default:
		return false, nil
	}
}

// run is do on a session that was taken, which it gives back.
func (s *store) run(ctx context.Context, c *session, begin string, f func(*work) error) (err error) {
	defer s.giveBack(c)
	w := &work{c, context.WithoutCancel(ctx), ctx}
	if _, err := w.exec(begin); err != nil {
		return err
	}
	committed := false
	defer func() {
		if !committed {
			// SQLite may have undone it already, which makes this an error
			// of no interest: https://www.sqlite.org/lang_transaction.html.
			_, _ = w.exec(`ROLLBACK`)
			c.employers, c.sources = nil, nil
			clear(c.claims) // the numbers of what was put may be given again
			clear(c.families)
		}
	}()
	if err := f(w); err != nil {
		return err
	}
	if err := w.check(); err != nil {
		return err
	}
	_, err = w.exec(`COMMIT`)
	committed = err == nil
	return err
}

func (w *work) check() error { return context.Cause(w.caller) }

func (w *work) statement(query string) (*sql.Stmt, error) {
	if p, ok := w.statements[query]; ok {
		return p, nil
	}
	p, err := w.conn.PrepareContext(w.ctx, query)
	if err == nil {
		w.statements[query] = p
	}
	return p, err
}

// exec runs a statement and returns the number of rows that it changed.
func (w *work) exec(query string, args ...any) (int64, error) {
	s, err := w.statement(query)
	if err != nil {
		return 0, err
	}
	r, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// insert runs an INSERT. It returns the row's number, or false when the row
// was there before and the statement says to do nothing then.
func (w *work) insert(query string, args ...any) (int64, bool, error) {
	s, err := w.statement(query)
	if err != nil {
		return 0, false, err
	}
	r, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		return 0, false, err
	}
	n, err := r.RowsAffected()
	if err != nil || n == 0 {
		return 0, false, err
	}
	id, err := r.LastInsertId()
	return id, true, err
}

// row scans the one row that query gives into dest; none is sql.ErrNoRows.
func (w *work) row(query string, args []any, dest ...any) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(w.ctx, args...).Scan(dest...)
}

// has reports whether query gives a row; its one column is a number.
func (w *work) has(query string, args ...any) (bool, error) {
	var n int64
	err := w.row(query, args, &n)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each calls scan for every row of query.
func (w *work) each(query string, args []any, scan func(*sql.Rows) error) error {
	s, err := w.statement(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(w.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := w.check(); err != nil {
			return err
		}
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// write runs f in a transaction that no other may write beside.
func (l *Ledger) write(ctx context.Context, op string, f func(*work) error) error {
	err := l.writer.do(ctx, `BEGIN IMMEDIATE`, f)
	if err == nil && l.log != nil {
		l.log.written()
	}
	return l.wrap(op, err)
}

// read runs f on one state of the ledger, whatever is written meanwhile.
func (l *Ledger) read(ctx context.Context, op string, f func(*work) error) error {
	return l.wrap(op, l.reader.do(ctx, `BEGIN`, f))
}

// stamp is t as the ledger keeps it.
func stamp(t time.Time) int64 { return t.UnixMicro() }

func moment(n int64) time.Time { return time.UnixMicro(n).UTC() }

// missing turns the absence of a row into ErrNotFound of what was asked for.
func missing(err error, format string, args ...any) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf(format+": %w", append(args, headcount.ErrNotFound)...)
	}
	return err
}
