package headcount

import (
	"encoding/json"
	"fmt"
	"time"
)

// A DocumentRef is what a reader of events needs to know of a document.
type DocumentRef struct {
	ID        string    `json:"id"`
	Hash      string    `json:"hash"`
	Path      string    `json:"path"`
	Title     string    `json:"title"`
	Published string    `json:"published"`
	Outlet    string    `json:"outlet"`
	Address   string    `json:"url"`
	Tier      Tier      `json:"tier"`
	Known     time.Time `json:"known"`              // when its capture was first seen
	Withheld  string    `json:"withheld,omitempty"` // why all or some of it is not shown: see Veil
	Sketch    Sketch    `json:"-"`
}

// A Replacement is a document and the later version that took its place.
type Replacement struct{ Old, New DocumentRef }

// A Stated is a claim as the ledger holds it: with its document, and whether a
// later version of that document, or a decision, has taken it back. A claim
// taken back stays where it was but supports nothing.
type Stated struct {
	Claim
	Document DocumentRef
	Back     string // why it counts no more: "" for a claim that stands
}

// MarshalJSON prints the claim with its document beside it.
func (s Stated) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		claimJSON
		Document DocumentRef `json:"document"`
		Back     string      `json:"taken_back,omitempty"`
	}{s.wire(), s.Document, s.Back})
}

// UnmarshalJSON reads what MarshalJSON printed.
func (s *Stated) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &s.Claim); err != nil {
		return err
	}
	var w struct {
		Document DocumentRef `json:"document"`
		Back     string      `json:"taken_back"`
	}
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	s.Document, s.Back = w.Document, w.Back
	return nil
}

// The kinds of relation between events, each stated once, from the event that
// holds it.
const (
	PartOf      = "part_of"      // part → whole
	Follows     = "follows"      // round → the nearest earlier round
	Revises     = "revises"      // later figure → earlier figure, same speaker
	ReportedAs  = "reported_as"  // report → the announcement that replaces it
	DuplicateOf = "duplicate_of" // only by decision
)

// A Relation leads from the event that holds it to another.
type Relation struct {
	Kind   string   `json:"kind"`
	To     string   `json:"to"` // an event's ID
	Why    string   `json:"why"`
	Claims []string `json:"claims"` // ids of the claims it rests on
}

// A Value is one answer to a field of an event, and the claims that give it.
type Value struct {
	Value  string   `json:"value"`
	Claims []string `json:"claims"`
	Why    string   `json:"why,omitempty"` // the rule, on the chosen value
}

// A Dispute is a field on which the claims of an event disagree. The first
// value is the one chosen.
type Dispute struct {
	Field  string  `json:"field"`
	Values []Value `json:"values"`
}

// An Event is one reduction as the ledger sees it, derived from claims by
// reconcile. Key is the hash of its sorted claim ids; ID is the slug it is
// known by, which outlives changes of the key.
type Event struct {
	ID        string     `json:"id"`
	Key       string     `json:"key"`
	Employer  string     `json:"employer"` // the name shown
	Family    string     `json:"family"`   // slug of the topmost employer; events are reconciled by it
	Count     *Count     `json:"count"`
	Share     *Share     `json:"share"`
	Announced *string    `json:"announced"` // EDTF
	Effective *string    `json:"effective"`
	Status    string     `json:"status"`
	Group     string     `json:"group"`
	Places    []string   `json:"places"`
	Causes    []Cause    `json:"causes"`
	Total     bool       `json:"total"`     // sums rounds or reports a total: adds nothing to totals
	Withdrawn bool       `json:"withdrawn"` // every claim has been taken back: counts no more
	KnownBy   string     `json:"known_by"`  // EDTF: earliest published, else captured
	Headline  string     `json:"headline"`
	Why       []Value    `json:"why"`    // per field, "field" in Value, the rule in Why, its claims
	Claims    []*Stated  `json:"claims"` // not to be changed: others may hold them too
	Relations []Relation `json:"relations"`
	Disputes  []Dispute  `json:"disputes"`
	Doubts    []Doubt    `json:"doubts"`
	LeftOut   string     `json:"left_out"` // why the total of the whole ledger leaves it out; "" when it counts, or is a bare share
	Doubtful  string     `json:"doubtful"` // why it counts in the greatest number of that total and not in the least; "" when it counts in both

	// The documents that stand behind the event, and the groups that they form:
	// those that copy each other are one witness. Reports is the number of
	// documents, Independent that of groups.
	Reports     int        `json:"reports"`
	Independent int        `json:"independent"`
	Witnesses   [][]string `json:"witnesses"` // DocumentRef.Key of each
}

// A Doubt is another event that may be the same cut. The two stand apart until a
// person decides; each pair is held by one of them.
type Doubt struct {
	With   string   `json:"with"` // an event's ID
	Jobs   int64    `json:"jobs"` // at stake: what a total would lose or gain
	Why    string   `json:"why"`
	Alone  bool     `json:"alone"`  // this event has less behind it: the least number of a total leaves it out
	Claims []string `json:"claims"` // one of each
}

// A Name ties a slug to a claim: an event bears the oldest slug among its
// claims. Names are append-only; numbers rise.
type Name struct {
	Number int64  `json:"number"`
	Slug   string `json:"slug"`
	Claim  string `json:"claim"`
}

// A Vintage is the ledger as it stood after one reconciliation.
type Vintage struct {
	Number  int64     `json:"number"`
	At      time.Time `json:"at"`
	Rules   string    `json:"rules"` // version of the reconciliation's rules
	Changed int       `json:"changed"`
}

// A Filter narrows a list of events. Zero fields do not narrow.
type Filter struct {
	Employer string    // a name or slug; brands and units of the employer are in
	Since    string    // EDTF: announced (else known) on or after its first day
	Until    string    // EDTF: announced (else known) on or before its last day
	Place    string    // a name in the event's places
	Cause    string    // one of CauseNames, asserted by anyone
	Status   string    // one of Statuses
	AsOf     time.Time // the ledger as it stood then; zero is now
	Skip     int       // so many events from the start of the list are passed over
	Limit    int       // 0 is no limit
	Latest   bool      // latest first; else oldest first
	Slugs    []string  // only the events of these names
	Bare     bool      // without their claims, which take most of the time
	Counted  bool      // Bare, and of the rest only what totals and groups are counted by, without words of why
}

// AsOf reads the moment as of which a question is asked. A day (UTC) means its last
// moment, so that what became known on it is in. ErrUsage for what is neither a day
// nor a time.
func AsOf(value string) (time.Time, error) {
	if day, err := time.Parse(time.DateOnly, value); err == nil {
		return day.AddDate(0, 0, 1).Add(-time.Nanosecond), nil
	}
	at, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is neither a day (2006-01-02) nor a time (2006-01-02T15:04:05Z): %w", value, ErrUsage)
	}
	return at.UTC(), nil
}

// A Version is an event as the ledger had it from one vintage until another.
type Version struct {
	Event   Event         // without its claims
	Since   time.Time     // when the ledger came to have it so
	Until   time.Time     // when it was had otherwise; zero while it stands
	Reports []DocumentRef // whose claims joined the event at Since, or were taken back then
}

// A Supply is an outlet whose documents the ledger holds, and how it has been
// coming in.
type Supply struct {
	Slug      string    `json:"slug"`
	Name      string    `json:"name"`
	Tier      Tier      `json:"tier"`
	Documents int       `json:"documents"`
	TakenBack int       `json:"taken_back"` // documents superseded or forgotten
	Claims    int       `json:"claims"`
	Faults    int       `json:"faults"`
	Published string    `json:"published"` // EDTF: the latest of its documents; "" where none is dated
	Seen      time.Time `json:"seen"`      // when something of it was last seen
}

// A Tally is how often something was met.
type Tally struct {
	Problem string `json:"problem"`
	Count   int    `json:"count"`
}

// A Health is how the ledger is being fed.
type Health struct {
	Supplies []Supply       `json:"sources"`
	Captures map[string]int `json:"captures"` // by state
	Unread   []Tally        `json:"not_read"` // the reasons, most common first
	Faults   []Tally        `json:"faults"`   // the problems, most common first
}

// A LeftOut is an event that a total does not count, and why.
type LeftOut struct {
	Event string `json:"event"`
	Why   string `json:"why"`
}

// A Total is an answer to "how many jobs": an interval over events that do not
// contain each other. Lists are never null. Max is null when an event counted
// has no upper bound.
type Total struct {
	Min         int64     `json:"min"`
	Max         *int64    `json:"max"`
	Rule        string    `json:"rule"`
	AsOf        string    `json:"as_of"`
	Events      []string  `json:"events"`
	LeftOut     []LeftOut `json:"left_out"`
	PercentOnly []string  `json:"percent_only"`
	Vague       []string  `json:"vague"`
	Doubtful    []LeftOut `json:"doubtful"` // counted events that may be other counted ones told otherwise: in Max and not in Min
	Derived     []Derived `json:"derived"`  // bare shares turned into jobs; not in Min and Max
}

// A Derived is a bare share turned into jobs by a number of staff that someone
// states for that time: no one has said these numbers.
type Derived struct {
	Event string `json:"event"`
	Min   int64  `json:"min"`
	Max   int64  `json:"max"`
	Claim string `json:"claim"` // the headcount that it rests on
	Why   string `json:"why"`
}
