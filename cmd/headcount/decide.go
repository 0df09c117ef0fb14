package main

import (
	"fmt"
	"os/user"
	"strconv"

	"headcount"
)

// judgement is what every decision says of itself.
type judgement struct {
	Why string `help:"The reason, kept with the decision. It must be given." required:"" placeholder:"TEXT"`
	Who string `help:"Who decides; without it, the name you are logged in by." placeholder:"NAME"`
}

// decide writes a decision, reconciles what it touches, and returns its number.
func (j judgement) decide(a *app, kind string, target int64) (int64, error) {
	if j.Who == "" {
		u, err := user.Current()
		if err != nil {
			return 0, fmt.Errorf("%s: who decides is not known: say so with --who: %w", kind, headcount.ErrUsage)
		}
		j.Who = u.Username
	}
	l, err := a.open(a.ctx)
	if err != nil {
		return 0, err
	}
	defer l.Close()
	number, err := l.Decide(a.ctx, headcount.Decision{Kind: kind, Target: strconv.FormatInt(target, 10), Who: j.Who, Why: j.Why, At: a.now()})
	if err != nil {
		return 0, err
	}
	return number, a.reconcile(l)
}
