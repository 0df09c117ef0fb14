package headcount

import (
	"math"
	"strings"
)

// A Question is what an event leaves open and a person can decide.
type Question struct {
	Kind    string `json:"kind"`
	Event   string `json:"event"`   // the event's ID; "" for one about a name
	Subject string `json:"subject"` // the other event, the field, or the employer
	Name    string `json:"name,omitempty"`
	Jobs    int64  `json:"jobs"` // at stake
	Why     string `json:"why"`
}

// The kinds of question.
const (
	AskSame   = "same"   // is it the cut that Subject is?
	AskValue  = "value"  // which value of the field Subject is right?
	AskAlias  = "alias"  // is Name the employer Subject?
	AskParent = "parent" // does Name belong to the employer Subject?
)

// Questions lists what e leaves open: the events that may be the same cut, and the
// fields on which claims disagree and nobody has decided, with the jobs at stake.
func (e *Event) Questions() []Question {
	var all []Question
	for _, d := range e.Doubts {
		all = append(all, Question{Kind: AskSame, Event: e.ID, Subject: d.With, Jobs: d.Jobs, Why: d.Why})
	}
	for _, d := range e.Disputes {
		if len(d.Values) > 1 && !d.Decided() && d.Field != "cause" {
			all = append(all, Question{Kind: AskValue, Event: e.ID, Subject: d.Field, Jobs: e.atStake(&d), Why: "the claims disagree"})
		}
	}
	return all
}

// Decided reports whether a person chose among the values.
func (d *Dispute) Decided() bool { return strings.HasPrefix(d.Values[0].Why, decidedBy) }

// atStake is how many jobs hang on a dispute: the span of the numbers given, or
// all of the event where its status is disputed.
func (e *Event) atStake(d *Dispute) int64 {
	least, most := int64(math.MaxInt64), int64(0)
	switch d.Field {
	case "count":
		given := map[string]bool{}
		for _, v := range d.Values {
			for _, id := range v.Claims {
				given[id] = true
			}
		}
		for i := range e.Claims {
			if c := e.Claims[i]; given[c.ID] && c.Count != nil {
				lo, hi := c.Count.Bounds()
				if hi == math.MaxInt64 {
					hi = lo
				}
				least, most = min(least, hi), max(most, hi)
			}
		}
		return max(most-least, 0)
	case "status":
		lo, hi := e.Count.Bounds()
		if hi == math.MaxInt64 {
			return lo
		}
		return hi
	}
	return 0
}

// An Asked is a question with what a person needs to answer it.
type Asked struct {
	Question
	Sides   []Side
	Answers []Answer
}

// A Side is one event or value of a question, with a claim that stands for it.
type Side struct {
	Name  string // "A", "B"; "1" and so on for values
	Event *Event // nil for a value
	Claim Stated
}

// An Answer is what a person may decide: Decision lacks who, why and when.
type Answer struct {
	Key   string // a letter or digit
	Label string
	Decision
}
