package reconcile

import (
	"slices"

	"headcount"
)

// The rules by which a total takes events in. All but RuleAll ask of AI, each in
// its own way: the answers differ, and none stands without its rule.
const (
	RuleAll          = "all"
	RuleEmployerSaid = "employer_said"
	RuleEmployerSole = "employer_sole"
	RuleAnySaid      = "any_said"
	RuleSpeculated   = "speculated"
	RuleDenied       = "denied"
	RuleDisputed     = "disputed"
)

// A Rule says which events a total is about.
type Rule struct {
	Name  string
	Says  string // what it takes, for a reader
	takes func(*headcount.Event) bool
}

// rules are all there are, from the widest to the narrowest question.
var rules = []Rule{
	{RuleAll, "every cut", func(*headcount.Event) bool { return true }},
	{RuleAnySaid, "anyone asserts AI as a cause: the employer, an outlet or an analyst", func(e *headcount.Event) bool { return said(e, "", asserted) }},
	{RuleEmployerSaid, "the employer itself asserts AI as a cause, in its document or a quotation", func(e *headcount.Event) bool { return said(e, byEmployer, asserted) }},
	{RuleEmployerSole, "the employer asserts AI and no other cause", func(e *headcount.Event) bool {
		return said(e, byEmployer, asserted) && !slices.ContainsFunc(e.Causes, func(c headcount.Cause) bool {
			return c.By == byEmployer && c.Stance == asserted && c.Cause != ai
		})
	}},
	{RuleSpeculated, "AI is only guessed at: nobody asserts it", func(e *headcount.Event) bool { return said(e, "", "speculated") && !said(e, "", asserted) }},
	{RuleDenied, "the employer denies that AI is a cause", func(e *headcount.Event) bool { return said(e, byEmployer, "denied") }},
	{RuleDisputed, "one asserts AI and another denies it", func(e *headcount.Event) bool { return said(e, "", asserted) && said(e, "", "denied") }},
}

const (
	ai         = "ai"
	byEmployer = "employer"
	asserted   = "asserted"
)

// said reports whether by gives AI as a cause of the event with that stance; ""
// is anyone.
func said(e *headcount.Event, by, stance string) bool {
	return slices.ContainsFunc(e.Causes, func(c headcount.Cause) bool {
		return c.Cause == ai && c.Stance == stance && (by == "" || c.By == by)
	})
}

// Rules lists the rules that a total can be asked for.
func Rules() []Rule { return slices.Clone(rules) }

// RuleNames lists their names.
func RuleNames() []string {
	names := make([]string, len(rules))
	for i, r := range rules {
		names[i] = r.Name
	}
	return names
}

// Takes returns the events that a rule is about, by its name; all of them for a
// name that is none.
func Takes(rule string, events []headcount.Event) []headcount.Event {
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.Name == rule })
	if i <= 0 {
		return events
	}
	var out []headcount.Event
	for k := range events {
		if rules[i].takes(&events[k]) {
			out = append(out, events[k])
		}
	}
	return out
}

// foreseen returns the events that are only expected, as if they were decided, so
// that a total over them says what may come.
func foreseen(events []*headcount.Event) []*headcount.Event {
	var out []*headcount.Event
	for _, e := range events {
		if e.Status == headcount.Expected {
			decided := *e
			decided.Status = headcount.Confirmed
			out = append(out, &decided)
		}
	}
	return out
}
