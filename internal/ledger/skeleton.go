package ledger

import (
	"context"
	"errors"
	"time"

	"headcount"
)

var errSkeleton = errors.New("ledger: body follows")

// BeginAdd records that an add begins and returns its number.
func (l *Ledger) BeginAdd(ctx context.Context, at time.Time, what []string) (int64, error) {
	return 0, errSkeleton
}

// Adds lists the adds, oldest first.
func (l *Ledger) Adds(ctx context.Context) ([]Add, error) { return nil, errSkeleton }

// PutCaptures keeps what an add has found, in one transaction: the captures
// not seen before in state "to read" (FormatUnknown: "not read"), a sighting
// of each, and the faults. It sets Fresh on each of found and returns how many are.
func (l *Ledger) PutCaptures(ctx context.Context, add int64, at time.Time, found []Found) (fresh int, err error) {
	return 0, errSkeleton
}

// ToRead returns up to n captures in state "to read", in the order in which they were
// first seen, after the one whose hash is given ("" is from the start), with
// their bytes and the place of their first sighting.
func (l *Ledger) ToRead(ctx context.Context, after string, n int) ([]Found, error) {
	return nil, errSkeleton
}

// PutRead keeps what came of reading captures, in one transaction.
func (l *Ledger) PutRead(ctx context.Context, reads []Read) error { return errSkeleton }

// Reconcile derives the events of every family touched since the last time and
// stores what differs as a vintage, all in one write transaction. families
// gives the family of an employer's name. Where rules is not the version that
// the last vintage was made by, every family is derived anew. When nothing was
// touched there is no vintage, and the number returned is 0.
func (l *Ledger) Reconcile(ctx context.Context, at time.Time, rules string, families func(employer string) string, events Deriver) (headcount.Vintage, error) {
	return headcount.Vintage{}, errSkeleton
}

// MarkAll marks every family as touched, so that Reconcile derives it anew.
func (l *Ledger) MarkAll(ctx context.Context) error { return errSkeleton }

// Families calls yield for each family, in order of its slug, with what
// Reconcile would derive it from and the events that stand, until yield
// returns an error.
func (l *Ledger) Families(ctx context.Context, yield func(family string, claims []headcount.Stated, names []headcount.Name, events []headcount.Event) error) error {
	return errSkeleton
}

// Taken reports whether a slug names an event, now or formerly.
func (l *Ledger) Taken(ctx context.Context, slug string) (bool, error) { return false, errSkeleton }

// Events lists the events that f lets through, by the day they were announced
// (else known) and their ID; withdrawn ones are among them.
func (l *Ledger) Events(ctx context.Context, f headcount.Filter) ([]headcount.Event, error) {
	return nil, errSkeleton
}

// Event returns the event known by slug as it stood at asOf (zero is now). The
// slug of an event that was merged into another leads to that other, whose ID
// then differs. ErrNotFound when there is, or was then, no such event.
func (l *Ledger) Event(ctx context.Context, slug string, asOf time.Time) (headcount.Event, error) {
	return headcount.Event{}, errSkeleton
}

// Vintages lists the vintages, oldest first.
func (l *Ledger) Vintages(ctx context.Context) ([]headcount.Vintage, error) { return nil, errSkeleton }

// Document returns a document with its text. ErrNotFound when there is none of that hash.
func (l *Ledger) Document(ctx context.Context, hash string) (headcount.Document, error) {
	return headcount.Document{}, errSkeleton
}

// DocumentClaims lists the claims of a document as they stand now, in the
// order in which its reader gave them. ErrNotFound when there is no such document.
func (l *Ledger) DocumentClaims(ctx context.Context, hash string) ([]headcount.Stated, error) {
	return nil, errSkeleton
}

// Sightings lists the sightings of a capture, oldest first. ErrNotFound when there is none of that hash.
func (l *Ledger) Sightings(ctx context.Context, capture string) ([]headcount.Sighting, error) {
	return nil, errSkeleton
}

// Faults lists the faults, oldest first.
func (l *Ledger) Faults(ctx context.Context) ([]headcount.Fault, error) { return nil, errSkeleton }

// Counts says what the ledger holds.
func (l *Ledger) Counts(ctx context.Context) (Counts, error) { return Counts{}, errSkeleton }

// Decide records a decision and returns its number. Who and Why must be given.
// ErrNotFound when its target does not exist; ErrInvalid when it is of no
// known kind or would change nothing.
func (l *Ledger) Decide(ctx context.Context, d headcount.Decision) (int64, error) {
	return 0, errSkeleton
}

// Decisions lists the decisions, oldest first.
func (l *Ledger) Decisions(ctx context.Context) ([]headcount.Decision, error) {
	return nil, errSkeleton
}

// Problems checks the structural laws of the ledger and lists every row that
// breaks one, at most 100 for each law.
func (l *Ledger) Problems(ctx context.Context) ([]Problem, error) { return nil, errSkeleton }

// Backup writes a copy of the ledger as it stands to a file that must not exist.
func (l *Ledger) Backup(ctx context.Context, to string) error { return errSkeleton }

// Restore verifies the backup at from and puts a copy of it at to, whole or
// not at all. An existing ledger at to is replaced only when overwrite is
// true and no process has it open.
func Restore(ctx context.Context, from, to string, overwrite bool) error { return errSkeleton }
