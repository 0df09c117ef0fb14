package pipeline

import (
	"context"
	"errors"
	"strconv"
	"time"

	"headcount"
	"headcount/internal/ledger"
)

// Ask puts a question with the events that it is about and the answers that
// there are. It is nil when something has settled the question meanwhile.
func (s Steps) Ask(ctx context.Context, l *ledger.Ledger, q headcount.Question) (*headcount.Asked, error) {
	a := headcount.Asked{Question: q}
	switch q.Kind {
	case headcount.AskAlias, headcount.AskParent:
		kind := headcount.Alias
		if q.Kind == headcount.AskParent {
			kind = headcount.Parent
		}
		a.Answers = []headcount.Answer{
			{Key: "y", Label: "yes", Decision: headcount.Decision{Kind: kind, Target: q.Name, Value: q.Subject}},
			{Key: "o", Label: "no, it is its own", Decision: headcount.Decision{Kind: kind, Target: q.Name}},
		}
		return &a, nil
	case headcount.AskValue:
		e, err := l.Event(ctx, q.Event, time.Time{})
		if err != nil {
			return nil, settled(err)
		}
		return askValue(a, &e), nil
	}
	one, err := l.Event(ctx, q.Event, time.Time{})
	if err != nil {
		return nil, settled(err)
	}
	other, err := l.Event(ctx, q.Subject, time.Time{})
	if err != nil {
		return nil, settled(err)
	}
	return askSame(a, &one, &other), nil
}

// settled turns the absence of an event into no question.
func settled(err error) error {
	if errors.Is(err, headcount.ErrNotFound) {
		return nil
	}
	return err
}

// askSame asks whether two events are one cut, by the claims that the doubt is
// about; nil when they are, or when nobody doubts it any more.
func askSame(a headcount.Asked, one, other *headcount.Event) *headcount.Asked {
	for _, d := range one.Doubts {
		if d.With != other.ID || len(d.Claims) != 2 {
			continue
		}
		x, y := claimOf(one, d.Claims[0]), claimOf(other, d.Claims[1])
		if x == nil || y == nil {
			continue
		}
		of := []headcount.Pointer{headcount.PointTo(x), headcount.PointTo(y)}
		a.Sides = []headcount.Side{{Name: "A", Event: one, Claim: *x}, {Name: "B", Event: other, Claim: *y}}
		a.Answers = []headcount.Answer{
			{Key: "s", Label: "same cut", Decision: headcount.Decision{Kind: headcount.Same, Of: of}},
			{Key: "d", Label: "two cuts", Decision: headcount.Decision{Kind: headcount.Different, Of: of}},
			{Key: "a", Label: "reject A's claim", Decision: headcount.Decision{Kind: headcount.Reject, Of: of[:1]}},
			{Key: "b", Label: "reject B's claim", Decision: headcount.Decision{Kind: headcount.Reject, Of: of[1:]}},
		}
		return &a
	}
	return nil
}

// maxAnswers is how many values of a field are offered.
const maxAnswers = 9

// askValue asks which of the values in dispute is right; nil when none is any more.
func askValue(a headcount.Asked, e *headcount.Event) *headcount.Asked {
	for _, d := range e.Disputes {
		if d.Field != a.Subject || d.Decided() {
			continue
		}
		for i, v := range d.Values[:min(len(d.Values), maxAnswers)] {
			if len(v.Claims) == 0 {
				continue
			}
			c := claimOf(e, v.Claims[0])
			if c == nil {
				continue
			}
			key := strconv.Itoa(i + 1)
			a.Sides = append(a.Sides, headcount.Side{Name: key, Claim: *c})
			a.Answers = append(a.Answers, headcount.Answer{Key: key, Label: v.Value, Decision: headcount.Decision{Kind: headcount.Choose, Value: d.Field, Of: []headcount.Pointer{headcount.PointTo(c)}}})
		}
		if len(a.Answers) > 1 {
			return &a
		}
	}
	return nil
}

// claimOf returns the claim of an event that has the id, nil when none has.
func claimOf(e *headcount.Event, id string) *headcount.Stated {
	for _, c := range e.Claims {
		if c.ID == id {
			return c
		}
	}
	return nil
}
