package headcount

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Decision is a person's judgement, undone by another decision. What Target
// and Value hold depends on the kind.
type Decision struct {
	Number int64     `json:"number"`
	Kind   string    `json:"kind"` // DecisionKinds
	Target string    `json:"target"`
	Value  string    `json:"value,omitempty"`
	Of     []Pointer `json:"of,omitempty"` // the claims that Target and Value name, by their words
	Who    string    `json:"who"`
	Why    string    `json:"why"`
	At     time.Time `json:"at"`
}

// The kinds of decision that the ledger takes.
const (
	Forget    = "forget"    // target: the number of an add; its captures count no more
	Undo      = "undo"      // target: the number of a decision
	Same      = "same"      // target and value: claims of one cut
	Different = "different" // target and value: claims of two cuts
	Choose    = "choose"    // target: a claim; value: the field for which its event shows what the claim says
	Reject    = "reject"    // target: a claim, which counts no more
	Alias     = "alias"     // target: a name; value: the employer that it names, "" for one of its own
	Withhold  = "withhold"  // target: a document's hash or a person's name; value: the scope, see Veil
	Parent    = "parent"    // target: an employer; value: the one that it belongs to, "" for none
)

// RejectedPrefix begins the reason why a claim that a person rejected counts no
// more: Stated.Back.
const RejectedPrefix = "rejected: "

// DecisionKinds lists the kinds of decision.
var DecisionKinds = []string{Forget, Undo, Same, Different, Choose, Reject, Alias, Parent, Withhold}

// ChoiceFields lists the fields of an event whose value can be chosen.
var ChoiceFields = []string{"count", "share", "announced", "effective", "status", "group", "places"}

// Pointers says how many claims a decision of a kind is about.
func Pointers(kind string) int {
	switch kind {
	case Same, Different:
		return 2
	case Choose, Reject:
		return 1
	}
	return 0
}

// decidedBy begins the reason that a person gave.
const decidedBy = "decided by "

// By says who decided, why, and where that stands: the words by which an event
// shows that a person has judged.
func (d *Decision) By() string {
	return decidedBy + d.Who + ": " + d.Why + " (decision " + strconv.FormatInt(d.Number, 10) + ")"
}

// InForce returns the decisions that no decision in force undoes, in their
// order. An undo comes after what it undoes, so one pass from the last to the
// first settles it.
func InForce(all []Decision) []Decision {
	undone := map[string]bool{}
	var stands []Decision
	for _, d := range slices.Backward(all) {
		if undone[strconv.FormatInt(d.Number, 10)] {
			continue
		}
		if d.Kind == Undo {
			undone[d.Target] = true
		}
		stands = append(stands, d)
	}
	slices.Reverse(stands)
	return stands
}

// DecidedBy returns those of the decisions that were made by a time; all, for the
// zero time.
func DecidedBy(all []Decision, at time.Time) []Decision {
	if at.IsZero() {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(d Decision) bool { return d.At.After(at) })
}

// A Pointer says which claim a decision is about by what the claim says and
// where, so that the decision holds when a better reader makes the claim anew
// with another date, place or cause, and lapses when it reads another figure.
type Pointer struct {
	Claim    string   `json:"claim"`    // the ID that it had
	Document string   `json:"document"` // DocumentRef.Key
	Type     string   `json:"type"`
	Employer string   `json:"employer"`
	Figure   string   `json:"figure"` // count and share, as printed; "" where none is given
	Words    []string `json:"words"`  // of its evidence
}

// PointTo returns the pointer to a claim.
func PointTo(s *Stated) Pointer {
	p := Pointer{Claim: s.ID, Document: s.Document.Key(), Type: s.Type, Employer: s.Employer, Figure: figureOf(&s.Claim), Words: make([]string, len(s.Evidence))}
	for i, e := range s.Evidence {
		p.Words[i] = e.Words
	}
	return p
}

func figureOf(c *Claim) string { return strings.Trim(c.Count.String()+" "+c.Share.String(), " ") }

// Meets returns the index of the claim among list that p points to, -1 where
// there is none or where several could be it. Claims that stand come before
// those that were taken back; among them the very claim, then one of the very
// words, then one whose words overlap.
func (p Pointer) Meets(list []Stated) int {
	best, grade, tie := -1, 0, false
	for i := range list {
		switch n := p.grade(&list[i]); {
		case n > grade:
			best, grade, tie = i, n, false
		case n == grade && n > 0 && list[i].ID != list[best].ID:
			tie = true
		}
	}
	if tie {
		return -1
	}
	return best
}

// grade says how well a claim is the one that p points to, 0 where it is not.
func (p Pointer) grade(s *Stated) int {
	if s.Type != p.Type || s.Document.Key() != p.Document {
		return 0
	}
	n := 0
	switch {
	case s.ID == p.Claim:
		n = 3
	case figureOf(&s.Claim) != p.Figure || !namesMeet(s.Employer, p.Employer):
		return 0
	default:
		n = p.words(s.Evidence)
	}
	if n > 0 && s.Back == "" {
		n += 3
	}
	return n
}

// words is 2 where the evidence has the very words of p, 1 where some overlap.
func (p Pointer) words(evidence []Passage) int {
	if slices.EqualFunc(evidence, p.Words, func(e Passage, w string) bool { return e.Words == w }) {
		return 2
	}
	for _, e := range evidence {
		if slices.ContainsFunc(p.Words, func(w string) bool { return strings.Contains(e.Words, w) || strings.Contains(w, e.Words) }) {
			return 1
		}
	}
	return 0
}

// namesMeet reports whether one of two names begins with the other.
func namesMeet(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// Key is what tells one document from another: its hash, or what stands in for
// it where claims come from elsewhere.
func (d DocumentRef) Key() string { return cmp.Or(d.Hash, d.ID, d.Path) }
