package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile"
)

// diffCmd says what changed in the ledger between two moments.
type diffCmd struct {
	From string `arg:"" help:"A day (UTC, its end) or a time; 'start' is before anything was known."`
	To   string `arg:"" optional:"" default:"now" help:"A later day or time; now, when it is not given."`
	JSON bool   `name:"json" help:"Print JSON Lines, an event a line."`
}

// A difference is one event that is not what it was.
type difference struct {
	Event    string             `json:"event"`
	Kind     string             `json:"kind"` // new, changed, merged, gone
	Into     string             `json:"into"` // the event that it was merged into, else ""
	Headline string             `json:"headline"`
	Fields   []reconcile.Field  `json:"fields"` // of an event that changed
	Joined   []headcount.Stated `json:"joined"` // claims that count now and did not
	Ended    []headcount.Stated `json:"ended"`  // claims that count no more, with why
	Left     []headcount.Stated `json:"left"`   // claims that went to another event
}

// Run compares the two moments and prints.
func (c *diffCmd) Run(a *app) error {
	from, err1 := bound("FROM", c.From)
	to, err2 := bound("TO", c.To)
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	if from.After(a.now()) {
		return fmt.Errorf("FROM: %s is not over yet: give an earlier day, or a time: %w", c.From, headcount.ErrUsage)
	}
	if c.From == "now" || c.To == "start" {
		return fmt.Errorf("nothing lies between %s and %s: the earlier moment comes first: %w", c.From, c.To, headcount.ErrUsage)
	}
	list, err := ask(a, func(l *ledger.Ledger) ([]ledger.Change, error) { return l.Changes(a.ctx, from, to) })
	if err != nil {
		return err
	}
	all := []difference{}
	for _, ch := range list {
		d := differenceOf(ch)
		if d.Kind != "changed" || len(d.Fields)+len(d.Joined)+len(d.Ended)+len(d.Left) > 0 { // other reasons alone are no change
			all = append(all, d)
		}
	}
	if c.JSON {
		return lines(a.out, all)
	}
	printDifferences(a.out, all)
	return nil
}

// bound reads one of the two moments; zero stands for the start and for now.
func bound(name, value string) (time.Time, error) {
	if value == "start" || value == "now" {
		return time.Time{}, nil
	}
	return momentOf(name, value)
}

func differenceOf(c ledger.Change) difference {
	d := difference{Event: c.Event, Into: c.Into, Fields: []reconcile.Field{}, Joined: reconcile.Joined(c.Before, c.After),
		Ended: reconcile.Ended(c.Before, c.After), Left: reconcile.Left(c.Before, c.After)}
	shown := c.After
	switch {
	case c.Before == nil:
		d.Kind = "new"
	case c.After == nil && c.Into != "":
		d.Kind, shown = "merged", c.Before
	case c.After == nil:
		d.Kind, shown = "gone", c.Before
	default:
		d.Kind = "changed"
		d.Fields = append(d.Fields, reconcile.Fields(c.Before, c.After)...)
	}
	d.Headline = shown.Headline
	return d
}

// printDifferences shows what changed to a person, new events first.
func printDifferences(o *output, all []difference) {
	if len(all) == 0 {
		fmt.Fprintln(o, "Nothing changed.")
		return
	}
	for _, kind := range []struct{ name, head string }{{"new", "New"}, {"changed", "Changed"}, {"merged", "Merged into another"}, {"gone", "Gone"}} {
		first := true
		for _, d := range all {
			if d.Kind != kind.name {
				continue
			}
			if first {
				fmt.Fprintf(o, "%s\n", kind.head)
				first = false
			}
			d.print(o)
		}
		if !first {
			fmt.Fprintln(o)
		}
	}
	n := map[string]int{}
	for _, d := range all {
		n[d.Kind]++
	}
	fmt.Fprintf(o, "%d new, %d changed, %d merged, %d gone\n", n["new"], n["changed"], n["merged"], n["gone"])
}

func (d difference) print(o *output) {
	fmt.Fprintf(o, "  %s  %s\n", d.Event, clean(d.Headline))
	if d.Into != "" {
		fmt.Fprintf(o, "     now part of %s\n", d.Into)
	}
	for _, f := range d.Fields {
		fmt.Fprintf(o, "     %s: %s -> %s\n", f.Field, clean(plain(f.Before)), clean(plain(f.After)))
	}
	for _, c := range d.Joined {
		wrap(o, o.width, "     ", "+ "+brief(c))
	}
	for _, c := range d.Ended {
		wrap(o, o.width, "     ", "counts no more, "+c.Back+": "+brief(c))
	}
	if d.Kind == "changed" {
		for _, c := range d.Left {
			wrap(o, o.width, "     ", "- "+brief(c))
		}
	}
}

// brief is a claim of a known event and where it stands.
func brief(c headcount.Stated) string {
	var words []string
	for _, w := range []string{c.Count.String(), c.Share.String(), c.Status} {
		if w != "" {
			words = append(words, w)
		}
	}
	for _, w := range []string{c.Document.Outlet, c.Document.Title, c.Document.Path} {
		if w != "" {
			words = append(words, w)
			break
		}
	}
	if c.Document.Published != "" {
		words = append(words, "published "+c.Document.Published)
	}
	if len(c.Evidence) > 0 {
		words = append(words, "“"+c.Evidence[0].Words+"”")
	}
	return strings.Join(words, " · ")
}

// plain is a value of an event for a person.
func plain(v any) string {
	switch v := v.(type) {
	case string:
		return orNone(v)
	case *string:
		if v == nil {
			return "none"
		}
		return orNone(*v)
	case *headcount.Count:
		return orNone(v.String())
	case *headcount.Share:
		return orNone(v.String())
	case []headcount.Cause:
		return orNone(causes(v))
	case []string:
		return orNone(strings.Join(v, ", "))
	case bool:
		if v {
			return "yes"
		}
		return "no"
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
