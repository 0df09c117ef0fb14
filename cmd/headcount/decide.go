package main

import (
	"context"
	"errors"
	"fmt"
	"os/user"
	"strconv"
	"strings"

	"headcount"
	"headcount/internal/ledger"
)

// judgement is what every decision says of itself.
type judgement struct {
	Why string `help:"The reason, kept with the decision. It must be given." required:"" placeholder:"TEXT"`
	decider
}

// decider is who decides.
type decider struct {
	Who string `help:"Who decides; without it, the name you are logged in by." placeholder:"NAME"`
}

// name is who decides.
func (d decider) name() (string, error) {
	if d.Who != "" {
		return d.Who, nil
	}
	u, err := user.Current()
	if err != nil {
		return "", fmt.Errorf("who decides is not known: say so with --who: %w", headcount.ErrUsage)
	}
	return u.Username, nil
}

// decide writes a decision, reconciles what it touches, and returns its number.
func (j judgement) decide(a *app, d func(*ledger.Ledger) (headcount.Decision, error)) (int64, error) {
	who, err := j.name()
	if err != nil {
		return 0, err
	}
	s, err := a.steps(0)
	if err != nil {
		return 0, err
	}
	return ask(a, func(l *ledger.Ledger) (int64, error) {
		what, err := d(l)
		if err != nil {
			return 0, err
		}
		what.Who, what.Why, what.At = who, j.Why, a.now()
		return s.Decide(a.ctx, l, what)
	})
}

// numbered decides on an add or a decision by its number.
func (j judgement) numbered(a *app, kind string, number int64) (int64, error) {
	return j.decide(a, func(*ledger.Ledger) (headcount.Decision, error) {
		return headcount.Decision{Kind: kind, Target: strconv.FormatInt(number, 10)}, nil
	})
}

// decideCmd decides on claims and names.
type decideCmd struct {
	Kind   string `arg:"" enum:"same,different,choose,reject,alias,parent" help:"same or different: two claims are of one cut, or of two. choose: the event shows what the claim says of a field. reject: the claim counts no more. alias: a name is an employer's. parent: an employer belongs to another."`
	Target string `arg:"" help:"A claim: by its id, as EVENT:N (the number that show gives it), or as EVENT (the claim whose number the event shows). For alias and parent a name."`
	Value  string `arg:"" optional:"" help:"The other claim, the field, or the employer; without an employer the name is one of its own, or belongs to none."`
	judgement
}

// Run decides.
func (c *decideCmd) Run(a *app) error {
	number, err := c.decide(a, func(l *ledger.Ledger) (headcount.Decision, error) { return c.decision(a.ctx, l) })
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "Decision %d: %s. `headcount undo %d` takes it back.\n", number, clean(c.says()), number)
	return nil
}

// says is the decision in words.
func (c *decideCmd) says() string {
	switch c.Kind {
	case headcount.Same:
		return c.Target + " and " + c.Value + " are one cut"
	case headcount.Different:
		return c.Target + " and " + c.Value + " are two cuts"
	case headcount.Choose:
		return c.Value + " as " + c.Target + " has it"
	case headcount.Reject:
		return c.Target + " counts no more"
	case headcount.Alias:
		if c.Value == "" {
			return c.Target + " is an employer of its own"
		}
		return c.Target + " is " + c.Value
	}
	if c.Value == "" {
		return c.Target + " belongs to no other employer"
	}
	return c.Target + " belongs to " + c.Value
}

// decision makes the decision that the arguments ask for.
func (c *decideCmd) decision(ctx context.Context, l *ledger.Ledger) (headcount.Decision, error) {
	d := headcount.Decision{Kind: c.Kind, Target: c.Target, Value: c.Value}
	if n := headcount.Pointers(c.Kind); (c.Value == "") != (c.Kind == headcount.Reject) && n > 0 {
		return d, fmt.Errorf("%s: it takes %s: %w", c.Kind, map[string]string{headcount.Same: "two claims", headcount.Different: "two claims",
			headcount.Choose: "a claim and a field", headcount.Reject: "one claim"}[c.Kind], headcount.ErrUsage)
	}
	for i, name := range []string{c.Target, c.Value} {
		if i >= headcount.Pointers(c.Kind) {
			break
		}
		s, err := claimNamed(ctx, l, name)
		if err != nil {
			return d, err
		}
		d.Of = append(d.Of, headcount.PointTo(&s))
	}
	return d, nil
}

// claimNamed finds the claim that a person names: by its id, as EVENT:N, or as
// EVENT.
func claimNamed(ctx context.Context, l *ledger.Ledger, name string) (headcount.Stated, error) {
	event, number, numbered := strings.Cut(name, ":")
	e, err := l.Event(ctx, event, asItIs)
	if errors.Is(err, headcount.ErrNotFound) && !numbered && hexadecimal(name) {
		return l.Claim(ctx, name)
	}
	if err != nil {
		return headcount.Stated{}, err
	}
	if !numbered {
		return *spokesman(&e), nil
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(e.Claims) {
		return headcount.Stated{}, fmt.Errorf("%s: the event has claims 1 to %d: %w", name, len(e.Claims), headcount.ErrUsage)
	}
	return *e.Claims[n-1], nil
}

// spokesman is the claim that stands for an event: one that gives the number
// which is shown, else one that counts.
func spokesman(e *headcount.Event) *headcount.Stated {
	for _, v := range e.Why {
		if v.Value != "count" || len(v.Claims) == 0 {
			continue
		}
		for _, c := range e.Claims {
			if c.ID == v.Claims[0] {
				return c
			}
		}
	}
	for _, c := range e.Claims {
		if c.Back == "" {
			return c
		}
	}
	return e.Claims[0]
}

func hexadecimal(s string) bool {
	return s != "" && strings.Trim(s, "0123456789abcdef") == ""
}
