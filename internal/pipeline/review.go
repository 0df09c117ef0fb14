package pipeline

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile"
)

// Queue lists what people can decide, the most jobs at stake first, at most limit
// (0 is all): the questions that events leave open, and names that may be those of
// other employers.
func (s Steps) Queue(ctx context.Context, l *ledger.Ledger, limit int) ([]headcount.Question, error) {
	list, err := l.Questions(ctx, limit)
	if err != nil {
		return nil, err
	}
	names, err := s.namesakes(ctx, l)
	if err != nil {
		return nil, err
	}
	list = append(list, names...)
	slices.SortStableFunc(list, func(a, b headcount.Question) int { return cmp.Compare(b.Jobs, a.Jobs) })
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	return list, nil
}

// namesakes asks of names whether they are another employer's. At stake are the
// jobs of the smaller of the two families.
func (s Steps) namesakes(ctx context.Context, l *ledger.Ledger) ([]headcount.Question, error) {
	employers, err := l.Employers(ctx)
	if err != nil {
		return nil, err
	}
	decided, err := l.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	judged := reconcile.Judge(decided, s.Ref)
	names := make([]string, len(employers))
	jobs := make(map[string]int64, len(employers)) // by family
	for i, e := range employers {
		names[i] = e.Name
		jobs[e.Family] = e.Jobs
	}
	var list []headcount.Question
	for _, n := range judged.Namesakes(names) {
		q := headcount.Question{Kind: headcount.AskAlias, Name: n.Name, Subject: n.Of, Why: n.Basis, Jobs: min(jobs[judged.Family(n.Name)], jobs[judged.Family(n.Of)])}
		if n.Unit {
			q.Kind = headcount.AskParent
		}
		list = append(list, q)
	}
	return list, nil
}

// A Standing is a decision and what becomes of it.
type Standing struct {
	headcount.Decision
	State string `json:"state"` // "in force", "undone", or what it does not meet
}

// The states of a decision.
const (
	inForce = "in force"
	undone  = "undone"
	unmet   = "meets nothing: no claim that counts says this any more"
	unnamed = "meets nothing: no claim names this employer"
)

// Decisions lists what people decided, oldest first, and whether it holds. A
// decision whose claims a later reader makes otherwise meets nothing, and is listed.
func (s Steps) Decisions(ctx context.Context, l *ledger.Ledger) ([]Standing, error) {
	all, err := l.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	stands := headcount.InForce(all)
	employers, err := l.Employers(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]Standing, len(all))
	for i, d := range all {
		list[i] = Standing{d, inForce}
		switch {
		case !slices.ContainsFunc(stands, func(x headcount.Decision) bool { return x.Number == d.Number }):
			list[i].State = undone
		case d.Kind == headcount.Alias || d.Kind == headcount.Parent:
			judged := reconcile.Judge(all[:i], s.Ref) // the names as they were before it
			if !slices.ContainsFunc(employers, func(e ledger.Employer) bool { return judged.SameEmployer(e.Name, d.Target) }) {
				list[i].State = unnamed
			}
		}
		for _, p := range d.Of {
			claims, err := l.DocumentClaims(ctx, p.Document)
			if err != nil {
				return nil, err
			}
			at := p.Meets(claims)
			if list[i].State == inForce && (at < 0 || claims[at].Back != "" && !strings.HasPrefix(claims[at].Back, headcount.RejectedPrefix)) {
				list[i].State = unmet
			}
		}
	}
	return list, nil
}
