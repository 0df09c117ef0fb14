// Package ledgertest is the contract that every store of the ledger meets.
package ledgertest

import (
	"context"
	"testing"
	"time"

	"headcount"
	"headcount/edtf"
	"headcount/internal/ledger"
)

// A Store is what the contract asks of a ledger.
type Store interface {
	BeginAdd(ctx context.Context, at time.Time, what []string) (int64, error)
	Adds(ctx context.Context) ([]ledger.Add, error)
	PutCaptures(ctx context.Context, add int64, at time.Time, found []ledger.Found) (fresh int, err error)
	ToRead(ctx context.Context, after string, n int) ([]ledger.Found, error)
	PutRead(ctx context.Context, reads []ledger.Read) error
	PutReread(ctx context.Context, at time.Time, reader string, list []ledger.Reread) (number int64, err error)
	Reconcile(ctx context.Context, at time.Time, version string, judge ledger.Judge) (headcount.Vintage, error)
	MarkAll(ctx context.Context) error
	Families(ctx context.Context, yield func(ledger.Family) error) error
	Events(ctx context.Context, f headcount.Filter) ([]headcount.Event, error)
	Event(ctx context.Context, slug string, asOf time.Time) (headcount.Event, error)
	Versions(ctx context.Context, slug string) ([]headcount.Version, error)
	LastVintage(ctx context.Context, asOf time.Time) (headcount.Vintage, error)
	Vintages(ctx context.Context) ([]headcount.Vintage, error)
	Changes(ctx context.Context, from, to time.Time) ([]ledger.Change, error)
	Numbered(ctx context.Context, number int64, from, to edtf.Day, limit int) ([]headcount.Event, error)
	FamiliesCalled(ctx context.Context, slug string, limit int) ([]string, error)
	ClaimsOf(ctx context.Context, types []string, belongs func(employer string) bool, asOf time.Time) ([]headcount.Stated, error)
	Replaced(ctx context.Context, limit int) ([]headcount.Replacement, error)
	Index(ctx context.Context, sentence func(text string, s headcount.Span) headcount.Span) error
	SearchClaims(ctx context.Context, words []string, after int64, limit int) ([]headcount.Hit, int64, error)
	SearchDocuments(ctx context.Context, words []string, after int64, limit int) ([]headcount.DocumentRef, int64, error)
	Document(ctx context.Context, hash string) (headcount.Document, error)
	DocumentClaims(ctx context.Context, hash string) ([]headcount.Stated, error)
	Sightings(ctx context.Context, capture string) ([]headcount.Sighting, error)
	Faults(ctx context.Context) ([]headcount.Fault, error)
	Counts(ctx context.Context) (ledger.Counts, error)
	Health(ctx context.Context) (headcount.Health, error)
	Decide(ctx context.Context, d headcount.Decision, rules ledger.Judge) (int64, error)
	Hidden(ctx context.Context, d headcount.Decision, limit int) (list []headcount.Hiding, all int, err error)
	Decisions(ctx context.Context) ([]headcount.Decision, error)
	Problems(ctx context.Context) ([]ledger.Problem, error)
	Close() error
}

// Run holds the stores that open gives, each empty, against the contract. The
// stores are closed by Run.
func Run(t *testing.T, open func(t *testing.T) Store) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, d *desk)
	}{
		{"captures are kept once, sightings each time", captures},
		{"captures to read come in the order of sight", toRead},
		{"faults are kept once", faults},
		{"a reading is kept whole", reading},
		{"a reading that contradicts itself is refused", refusals},
		{"a later version at the same address supersedes", versions},
		{"one capture may give several documents", parts},
		{"an add can be forgotten, and that undone", forget},
		{"a forgotten capture seen again counts again", seenAgain},
		{"forgetting a version lets the one before it stand", forgetVersion},
		{"what counts follows from what was seen and decided, in any order of work", standing},
		{"decisions that make no sense are refused", decisions},
		{"decisions that contradict each other are refused", contradictions},
		{"a rejected claim counts no more, and that can be undone", rejected},
		{"what would be withheld is told before", hidden},
		{"a decision touches whom it is about", touchedByDecision},
		{"only touched families are derived", touched},
		{"new rules derive everything anew", newRules},
		{"a derivation that fails leaves nothing behind", failing},
		{"a slug minted by two families at once goes to the first", sameSlug},
		{"the slug of a merged event leads to the other", merged},
		{"the past is answered as it was", past},
		{"every version of an event is told, with the reports that made it", history},
		{"claims of other types are had by their employers", otherClaims},
		{"how each outlet comes in is told", health},
		{"what changed between two moments is told", changes},
		{"a clock that jumps back breaks nothing", clock},
		{"events are filtered and listed by day", filters},
		{"events are found by number and day, families by the beginning of a name", numbered},
		{"claims are told by type and employer", told},
		{"claims and documents are found by words", searching},
		{"claims of other types are told as they stood", toldThen},
		{"families give what events are derived from", families},
		{"counts say what is there", counts},
		{"reading goes on beside writing", beside},
		{"a question that nobody waits for ends", cancelled},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			})
			d := &desk{t: t, Store: s, now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
			c.test(t, d)
			problems, err := s.Problems(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range problems {
				t.Errorf("law broken: %s", p)
			}
		})
	}
}
