// Package reconcile turns the claims of many reports into one ledger of
// events: which claims state the same cut, which cuts are parts of others,
// which figures are totals of others, and which round came after which.
//
// It is a pure function of claims, names and decisions: the same input in any
// order gives the same events. Every claim that is joined, and every one that is kept apart
// though it stood near, has its reason in Event.Why. docs/reconcile.md states
// the rules. The steps, one file each:
//
//	fact        a claim made ready to be compared (employers, dates, quantity,
//	            groups, places, voice)
//	pair        may two facts state one cut? with the reason
//	cluster     facts with figures → rounds, without chaining
//	mention     facts without a figure → the one round that they can mean
//	relate      part_of, follows, revises, reported_as (parts, sums, rounds)
//	values      which value an event shows, by which rule; disputes
//	names       slugs that last; headline
//	judgement   what people decided: same, different, chosen, rejected, whose name
//	memory      what a run leaves for the next over the same claims and more
//	totals      an interval over events that do not contain each other
package reconcile

import (
	"cmp"
	"slices"

	"headcount"
	"headcount/internal/parallel"
	"headcount/reference"
)

// Version names the rules. A ledger keeps it with each vintage.
const Version = "rules/5"

// Input is what events are derived from.
type Input struct {
	Claims []headcount.Stated
	Names  []headcount.Name       // of these claims, as written by earlier runs
	Judged *Judgement             // what people decided; nil is nothing
	Taken  func(slug string) bool // whether any event of the ledger ever bore the slug; nil is never
	Memory *Memory                // of a run over the first of these claims; nil keeps nothing
}

// Events returns the events that the claims state, by family, date and slug,
// and the names to be kept: one for each claim that had none. Claims of other
// types than reduction are no events, and a claim that cannot be (see
// Impossible) is passed over. Claims of one family are enough to reconcile that
// family: the result over all claims is the union of the results by family.
func Events(in Input, ref *reference.Data) ([]headcount.Event, []headcount.Name) {
	facts := in.Memory.gather(&in, ref)
	defer in.Memory.rest()
	rulings := in.Judged.rulings(facts)
	heed(rulings)
	names := newNamer(in, facts)
	events := []headcount.Event{}
	for len(facts) > 0 {
		n := 1
		for n < len(facts) && facts[n].unit.family == facts[0].unit.family {
			n++
		}
		events = append(events, family(facts[:n], names, of(rulings, facts[0].unit.family), in.Memory != nil)...)
		facts = facts[n:]
	}
	return events, names.minted
}

// family reconciles the facts of one family, in the order of their claims' ids.
func family(facts []*fact, names *namer, rulings []ruling, remember bool) []headcount.Event {
	clusters := group(facts, rulings)
	parallel.Each(clusters, func(_ int, c *cluster) {
		if remember {
			c.settleOnce()
		} else {
			c.settle()
		}
	})
	slices.SortFunc(clusters, byDay)
	relate(clusters)
	slices.SortFunc(clusters, byDay) // relate dates what was misdated
	names.assign(clusters)
	events := make([]headcount.Event, len(clusters))
	parallel.Each(clusters, func(i int, c *cluster) { events[i] = c.event() })
	b := newBooks(pointers(events))
	for i := range events {
		events[i].LeftOut, events[i].Doubtful = b.leftOut(&events[i]), b.doubtful(&events[i])
	}
	return events
}

func byDay(a, b *cluster) int {
	return cmp.Or(cmp.Compare(a.day(), b.day()), cmp.Compare(a.founder.ID, b.founder.ID))
}
