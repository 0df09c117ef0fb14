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

// A store is a pool of connections with the statements prepared on them.
type store struct {
	db         *sql.DB
	mu         sync.Mutex
	statements map[string]*sql.Stmt
}

func newStore(address string, connections int) (*store, error) {
	db, err := sql.Open("sqlite", address)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return &store{db: db, statements: map[string]*sql.Stmt{}}, nil
}

func (s *store) close() error { return s.db.Close() }

func (s *store) prepare(query string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, ok := s.statements[query]; ok {
		return p, nil
	}
	p, err := s.db.Prepare(query)
	if err == nil {
		s.statements[query] = p
	}
	return p, err
}

// A work is one transaction. Queries are constants: each is prepared once and
// kept for the life of the ledger.
type work struct {
	ctx   context.Context // never done: see begin
	outer context.Context
	store *store
	tx    *sql.Tx
	own   map[string]*sql.Stmt
}

// begin starts a transaction. Its statements run under a context that is never
// done, because the driver starts a goroutine for each statement that could be
// interrupted; check says between rows whether the caller still waits.
func (s *store) begin(ctx context.Context, readOnly bool) (*work, error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: readOnly})
	if err != nil {
		return nil, err
	}
	return &work{context.WithoutCancel(ctx), ctx, s, tx, map[string]*sql.Stmt{}}, nil
}

func (w *work) check() error { return context.Cause(w.outer) }

func (w *work) statement(query string) (*sql.Stmt, error) {
	if s, ok := w.own[query]; ok {
		return s, nil
	}
	p, err := w.store.prepare(query)
	if err != nil {
		return nil, err
	}
	s := w.tx.StmtContext(w.ctx, p)
	w.own[query] = s
	return s, nil
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

// numbers collects the one column of query.
func (w *work) numbers(query string, args ...any) ([]int64, error) {
	var list []int64
	err := w.each(query, args, func(r *sql.Rows) error {
		var n int64
		err := r.Scan(&n)
		list = append(list, n)
		return err
	})
	return list, err
}

// write runs do in a transaction that is committed when do returns nil and
// undone otherwise, also when it panics.
func (l *Ledger) write(ctx context.Context, op string, do func(*work) error) (err error) {
	w, err := l.writer.begin(ctx, false)
	if err != nil {
		return l.wrap(op, err)
	}
	committed := false
	defer func() {
		if !committed {
			l.employers.forget()
			err = errors.Join(err, rollback(w.tx))
		}
	}()
	if err := do(w); err != nil {
		return l.wrap(op, err)
	}
	if err := w.tx.Commit(); err != nil {
		return l.wrap(op, err)
	}
	committed = true
	return nil
}

// read runs do on one state of the ledger, whatever is written meanwhile.
func (l *Ledger) read(ctx context.Context, op string, do func(*work) error) (err error) {
	w, err := l.reader.begin(ctx, true)
	if err != nil {
		return l.wrap(op, err)
	}
	defer func() { err = errors.Join(err, rollback(w.tx)) }()
	return l.wrap(op, do(w))
}

func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); err != nil && !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
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
