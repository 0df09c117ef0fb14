package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"headcount"
)

// PutPerson keeps who may sign in, in place of one of the same name.
func (l *Ledger) PutPerson(ctx context.Context, p headcount.Person) error {
	return l.write(ctx, "put person", func(w *work) error {
		_, err := w.exec(`INSERT INTO people (name, role, password, since, failed, locked) VALUES (?, ?, ?, ?, 0, 0)
			ON CONFLICT (name) DO UPDATE SET role = excluded.role, password = excluded.password, failed = 0, locked = 0`, p.Name, p.Role, p.Password, stamp(p.Since))
		return err
	})
}

// RemovePerson lets nobody sign in by a name any more; sessions end with it.
// ErrNotFound when nobody could.
func (l *Ledger) RemovePerson(ctx context.Context, name string) error {
	return l.write(ctx, "remove person", func(w *work) error {
		n, err := w.exec(`DELETE FROM people WHERE name = ?`, name)
		if err == nil && n == 0 {
			err = fmt.Errorf("person %q: %w", name, headcount.ErrNotFound)
		}
		return err
	})
}

const selectPeople = `SELECT name, role, password, since, failed, locked FROM people `

func scanPerson(scan func(...any) error) (p headcount.Person, err error) {
	var since, locked int64
	if err = scan(&p.Name, &p.Role, &p.Password, &since, &p.Failed, &locked); err == nil {
		p.Since, p.LockedUntil = moment(since), moment(locked)
	}
	return p, err
}

// Person returns who is known by a name. ErrNotFound when nobody is.
func (l *Ledger) Person(ctx context.Context, name string) (p headcount.Person, err error) {
	err = l.read(ctx, "person", func(w *work) error {
		p, err = scanPerson(func(dest ...any) error { return w.row(selectPeople+`WHERE name = ?`, []any{name}, dest...) })
		return missing(err, "person %q", name)
	})
	return p, err
}

// People lists who may sign in, by name.
func (l *Ledger) People(ctx context.Context) ([]headcount.Person, error) {
	list := []headcount.Person{}
	err := l.read(ctx, "people", func(w *work) error {
		return w.each(selectPeople+`ORDER BY name`, nil, func(r *sql.Rows) error {
			p, err := scanPerson(r.Scan)
			list = append(list, p)
			return err
		})
	})
	return list, err
}

// SetFailed keeps how often a sign-in has failed in a row, and until when none is
// tried.
func (l *Ledger) SetFailed(ctx context.Context, name string, failed int, until time.Time) error {
	return l.write(ctx, "set failed", func(w *work) error {
		locked := int64(0)
		if !until.IsZero() {
			locked = stamp(until)
		}
		_, err := w.exec(`UPDATE people SET failed = ?, locked = ? WHERE name = ?`, int64(failed), locked, name)
		return err
	})
}

// maxAudit is how many entries of the log are kept: the latest.
const maxAudit = 100_000

// Audit keeps what somebody did or tried.
func (l *Ledger) Audit(ctx context.Context, e headcount.AuditEntry) error {
	return l.write(ctx, "audit", func(w *work) error {
		id, _, err := w.insert(`INSERT INTO audit (at, who, what, address) VALUES (?, ?, ?, ?)`, stamp(e.At), bounded(e.Who), bounded(e.What), bounded(e.From))
		if err != nil {
			return err
		}
		_, err = w.exec(`DELETE FROM audit WHERE id <= ?`, id-maxAudit)
		return err
	})
}

// bounded cuts what comes from outside to the length that the log keeps of it.
func bounded(s string) string { return s[:min(len(s), 200)] }

// AuditLog lists the log, the latest first, at most limit entries (0 is all).
func (l *Ledger) AuditLog(ctx context.Context, limit int) ([]headcount.AuditEntry, error) {
	if limit <= 0 {
		limit = -1
	}
	list := []headcount.AuditEntry{}
	err := l.read(ctx, "audit log", func(w *work) error {
		return w.each(`SELECT at, who, what, address FROM audit ORDER BY id DESC LIMIT ?`, []any{int64(limit)}, func(r *sql.Rows) error {
			var e headcount.AuditEntry
			var at int64
			err := r.Scan(&at, &e.Who, &e.What, &e.From)
			e.At = moment(at)
			list = append(list, e)
			return err
		})
	})
	return list, err
}

// Sessions keeps the sessions of people who are signed in, under the hash of their
// tokens: who reads the file learns no token. It is a store of alexedwards/scs.
func (l *Ledger) Sessions(now func() time.Time) Sessions { return Sessions{l, now} }

// Sessions are the sessions of one ledger.
type Sessions struct {
	l   *Ledger
	now func() time.Time
}

func tokenKey(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// FindCtx returns what a session holds, and whether there is one that has not
// ended.
func (s Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.l.read(ctx, "find session", func(w *work) error {
		err := w.row(`SELECT data FROM sessions WHERE token = ? AND expires > ?`, []any{tokenKey(token), stamp(s.now())}, &data)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		found = err == nil
		return err
	})
	return data, found, err
}

// CommitCtx keeps a session until it ends, and forgets those that have.
func (s Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.l.write(ctx, "commit session", func(w *work) error {
		if _, err := w.exec(`DELETE FROM sessions WHERE expires <= ?`, stamp(s.now())); err != nil {
			return err
		}
		_, err := w.exec(`INSERT INTO sessions (token, data, expires) VALUES (?, ?, ?) ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires = excluded.expires`,
			tokenKey(token), data, stamp(expiry))
		return err
	})
}

// DeleteCtx ends a session.
func (s Sessions) DeleteCtx(ctx context.Context, token string) error {
	return s.l.write(ctx, "delete session", func(w *work) error {
		_, err := w.exec(`DELETE FROM sessions WHERE token = ?`, tokenKey(token))
		return err
	})
}

// Find is FindCtx; scs asks for both forms.
func (s Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx.
func (s Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx.
func (s Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
