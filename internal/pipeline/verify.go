package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile"
)

// Remedies for events that are not what the claims give.
const (
	oldRules   = "add any report: all events are then derived by these rules"
	deriveAnew = "derive the events anew from the claims"
	badRules   = "report it to the makers of headcount, with a backup"
)

// Verify checks the laws of the ledger and lists the rows that break one:
// those of ledger.Problems, and that the events which stand are what the
// claims, names and decisions give, in whatever order they come. Families that
// were touched since the last reconciliation wait for the next, and are held
// against nothing.
func (s Steps) Verify(ctx context.Context, l *ledger.Ledger) ([]ledger.Problem, error) {
	problems, err := l.Problems(ctx)
	if err != nil {
		return nil, err
	}
	vintages, err := l.Vintages(ctx)
	if err != nil {
		return nil, err
	}
	if n := len(vintages); n > 0 && vintages[n-1].Rules != reconcile.Version {
		return append(problems, ledger.Problem{Table: "vintages", Row: fmt.Sprint(vintages[n-1].Number),
			Law: "events are derived by the present rules, " + reconcile.Version + "; found: " + vintages[n-1].Rules, Remedy: oldRules}), nil
	}
	var rules *ledger.Rules
	err = l.Families(ctx, func(f ledger.Family) error {
		if f.Touched {
			return nil
		}
		if rules == nil {
			r := s.judge(f.Decisions)
			rules = &r
		}
		found, err := compare(f, rules.Events)
		problems = append(problems, found...)
		return err
	})
	if errors.Is(err, headcount.ErrNotFound) && len(problems) > 0 { // what the rows listed lack
		err = nil
	}
	return problems, err
}

// shuffleSeed makes the order in which Verify shuffles the same each time, so
// that what it finds can be found again.
const shuffleSeed = 20260302

// compare derives a family twice, from its claims as they are and shuffled,
// and holds the events against those that stand.
func compare(f ledger.Family, derive ledger.Deriver) ([]ledger.Problem, error) {
	stands, err := encode(f.Events)
	if err != nil {
		return nil, err
	}
	var problems []ledger.Problem
	r := rand.New(rand.NewPCG(shuffleSeed, 0))
	for _, order := range []struct{ law, remedy string }{
		{"the events of a family are those that its claims give", deriveAnew},
		{"the events of a family are the same for any order of its claims", badRules},
	} {
		events, minted := derive(f.Claims, f.Names, f.Taken)
		now, err := encode(events)
		if err != nil {
			return nil, err
		}
		for _, d := range differences(stands, now) {
			problems = append(problems, ledger.Problem{Table: "events", Row: d, Law: order.law, Remedy: order.remedy})
		}
		for _, n := range minted {
			problems = append(problems, ledger.Problem{Table: "names", Row: n.Slug, Law: order.law + "; found: a new name", Remedy: order.remedy})
		}
		if len(problems) > 0 {
			break
		}
		r.Shuffle(len(f.Claims), func(i, j int) { f.Claims[i], f.Claims[j] = f.Claims[j], f.Claims[i] })
		r.Shuffle(len(f.Names), func(i, j int) { f.Names[i], f.Names[j] = f.Names[j], f.Names[i] })
	}
	return problems, nil
}

// encode gives each event, by its slug, as JSON.
func encode(events []headcount.Event) (map[string]string, error) {
	list := make(map[string]string, len(events))
	for _, e := range events {
		b, err := json.Marshal(e)
		if err != nil {
			return nil, fmt.Errorf("event %s: %w", e.ID, err)
		}
		list[e.ID] = string(b)
	}
	return list, nil
}

// differences names the events in which two lists differ, and how.
func differences(stands, now map[string]string) []string {
	var list []string
	for slug, was := range stands {
		switch is, there := now[slug]; {
		case !there:
			list = append(list, slug+" (stands, and is not derived)")
		case is != was:
			list = append(list, slug+" (stands otherwise than it is derived)")
		}
	}
	for slug := range now {
		if _, there := stands[slug]; !there {
			list = append(list, slug+" (is derived, and does not stand)")
		}
	}
	slices.Sort(list)
	return list
}
