package accounts_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/accounts"
)

// keeps is a store in memory.
type keeps struct {
	people map[string]headcount.Person
	log    []string
}

func (k *keeps) Person(_ context.Context, name string) (headcount.Person, error) {
	p, ok := k.people[name]
	if !ok {
		return p, headcount.ErrNotFound
	}
	return p, nil
}

func (k *keeps) SetFailed(_ context.Context, name string, failed int, until time.Time) error {
	p := k.people[name]
	p.Failed, p.LockedUntil = failed, until
	k.people[name] = p
	return nil
}

func (k *keeps) Audit(_ context.Context, e headcount.AuditEntry) error {
	k.log = append(k.log, e.Who+" "+e.What+" "+e.From)
	return nil
}

const password = "correct horse battery"

func TestSignIn(t *testing.T) {
	hash, err := accounts.Hash(password)
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatal(hash, err)
	}
	k := &keeps{people: map[string]headcount.Person{"ada": {Name: "ada", Role: accounts.Reviewer, Password: hash}}}
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	a := &accounts.Accounts{Store: k, Now: func() time.Time { return now }}
	try := func(name, with, from string, want error) {
		t.Helper()
		p, err := a.SignIn(t.Context(), name, with, from)
		if !errors.Is(err, want) || (err == nil) != (p.Name == name) {
			t.Errorf("%s from %s: %+v, %v; want %v", name, from, p, err, want)
		}
	}
	try("ada", password, "1", nil)
	try("ada", "wrong", "1", headcount.ErrNotFound)
	try("bob", password, "2", headcount.ErrNotFound)
	try("ada", "", "2", headcount.ErrNotFound)
	try("ada", password, "1", nil) // the row of failures ends
	for i := range 5 {
		try("ada", "wrong", fmt.Sprint("from ", i), headcount.ErrNotFound)
	}
	try("ada", password, "9", accounts.ErrLocked) // the name is locked, from everywhere
	now = now.Add(59 * time.Second)
	try("ada", password, "9", accounts.ErrLocked)
	now = now.Add(2 * time.Second)
	try("ada", "wrong", "9", headcount.ErrNotFound) // the sixth: two minutes
	now = now.Add(90 * time.Second)
	try("ada", password, "9", accounts.ErrLocked)
	now = now.Add(40 * time.Second)
	try("ada", password, "9", nil)
	for i := range 5 {
		try(fmt.Sprint("nobody ", i), "x", "7", headcount.ErrNotFound)
	}
	try("ada", password, "7", accounts.ErrLocked) // an address that tries names
	try("ada", password, "8", nil)
	if got := k.log[len(k.log)-1]; got != "ada signed in 8" {
		t.Errorf("log ends with %q", got)
	}
}

func TestHash(t *testing.T) {
	for _, bad := range []string{"", "short", strings.Repeat("x", 2000)} {
		if _, err := accounts.Hash(bad); !errors.Is(err, headcount.ErrInvalid) {
			t.Errorf("%.10q: %v", bad, err)
		}
	}
	a, _ := accounts.Hash(password)
	b, _ := accounts.Hash(password)
	if a == b {
		t.Error("two hashes of one password are the same: no salt")
	}
}

func TestMay(t *testing.T) {
	for _, c := range []struct {
		role, needed string
		want         bool
	}{{"viewer", "reviewer", false}, {"reviewer", "reviewer", true}, {"admin", "reviewer", true}, {"", "viewer", false}, {"king", "viewer", false}} {
		if got := accounts.May(c.role, c.needed); got != c.want {
			t.Errorf("%s for %s: %v", c.role, c.needed, got)
		}
	}
}
