package accounts

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"headcount"
)

// The roles, each of which may do what those before it may: a viewer sees what is
// to be decided, a reviewer sees whole texts and decides, an admin withholds.
const (
	Viewer   = "viewer"
	Reviewer = "reviewer"
	Admin    = "admin"
)

// Roles lists the roles, the least first.
var Roles = []string{Viewer, Reviewer, Admin}

// May reports whether who has a role may do what another role is needed for.
func May(role, needed string) bool {
	i := slices.Index(Roles, role)
	return i >= 0 && i >= slices.Index(Roles, needed)
}

// May is the function May.
func (a *Accounts) May(role, needed string) bool { return May(role, needed) }

// Role returns what somebody may do now: "" for whoever is not known any more.
func (a *Accounts) Role(ctx context.Context, name string) (string, error) {
	p, err := a.Store.Person(ctx, name)
	if errors.Is(err, headcount.ErrNotFound) {
		return "", nil
	}
	return p.Role, err
}

// A Store keeps people and the log of what they did.
type Store interface {
	// Person returns who is known by a name. ErrNotFound when nobody is.
	Person(ctx context.Context, name string) (headcount.Person, error)
	// SetFailed keeps how often a sign-in has failed in a row, and until when
	// none is tried.
	SetFailed(ctx context.Context, name string, failed int, until time.Time) error
	// Audit keeps what somebody did or tried, and from where.
	Audit(ctx context.Context, e headcount.AuditEntry) error
}

// Accounts lets people sign in.
type Accounts struct {
	Store Store
	Now   func() time.Time

	mu    sync.Mutex
	tries map[string]tries // by address, whatever name was tried
}

type tries struct {
	failed int
	until  time.Time
}

// So many sign-ins may fail in a row before none is tried for a while: a minute,
// then twice as long after each further one, up to an hour.
const (
	patience  = 5
	firstWait = time.Minute
	mostWait  = time.Hour
)

// ErrLocked says that sign-ins are not tried for a while.
var ErrLocked = errors.New("too many attempts")

// SignIn returns who signs in with a name and a password, from an address.
// ErrNotFound when the two do not match, which takes as long whether the name is
// known or not; ErrLocked, with the time to wait, after too many failures of the
// name or from the address.
func (a *Accounts) SignIn(ctx context.Context, name, password, from string) (headcount.Person, error) {
	now := a.Now()
	p, err := a.Store.Person(ctx, name)
	if err != nil && !errors.Is(err, headcount.ErrNotFound) {
		return headcount.Person{}, err
	}
	known := err == nil
	if until := a.lockedUntil(from, p.LockedUntil); until.After(now) {
		a.log(ctx, name, "sign-in refused: locked", from)
		return headcount.Person{}, fmt.Errorf("%w: try again in %s", ErrLocked, until.Sub(now).Round(time.Second))
	}
	hash := p.Password
	if !known {
		hash = nobody()
	}
	if !matches(hash, password) || !known {
		a.fail(from, now)
		if known {
			if err := a.Store.SetFailed(ctx, name, p.Failed+1, now.Add(wait(p.Failed+1))); err != nil {
				return headcount.Person{}, err
			}
		}
		a.log(ctx, name, "sign-in failed", from)
		return headcount.Person{}, fmt.Errorf("name and password: %w", headcount.ErrNotFound)
	}
	if p.Failed > 0 {
		if err := a.Store.SetFailed(ctx, name, 0, time.Time{}); err != nil {
			return headcount.Person{}, err
		}
	}
	a.forget(from)
	a.log(ctx, name, "signed in", from)
	return p, nil
}

// nobody is the hash of a password that nobody has, checked where a name is not
// known so that the answer takes as long.
var nobody = sync.OnceValue(func() string {
	hash, err := Hash("a password that is nobody's")
	if err != nil {
		panic(err) // it is long enough
	}
	return hash
})

// wait is how long none is tried after so many failures in a row.
func wait(failed int) time.Duration {
	if failed < patience {
		return 0
	}
	return min(firstWait<<min(failed-patience, 10), mostWait)
}

func (a *Accounts) lockedUntil(from string, until time.Time) time.Time {
	a.mu.Lock()
	defer a.mu.Unlock()
	if t := a.tries[from]; t.until.After(until) {
		return t.until
	}
	return until
}

// maxAddresses bounds what is remembered of addresses.
const maxAddresses = 10_000

func (a *Accounts) fail(from string, now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.tries == nil || len(a.tries) >= maxAddresses {
		a.tries = map[string]tries{}
	}
	t := a.tries[from]
	t.failed++
	t.until = now.Add(wait(t.failed))
	a.tries[from] = t
}

func (a *Accounts) forget(from string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.tries, from)
}

// log keeps an entry; that it could not is no reason to refuse.
func (a *Accounts) log(ctx context.Context, who, what, from string) {
	_ = a.Store.Audit(ctx, headcount.AuditEntry{At: a.Now(), Who: who, What: what, From: from})
}
