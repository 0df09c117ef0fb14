package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile"
	"headcount/reference"
)

// totalsCmd adds up the jobs of the events that a filter lets through.
type totalsCmd struct {
	filterFlags
	Rule string `help:"Only what this rule takes: ${rules}. docs/reconcile.md says what each means." default:"all" placeholder:"RULE"`
	By   string `help:"A total for each ${groupings}." placeholder:"WHAT"`
	JSON bool   `name:"json" help:"Print the total, or the groups, as one JSON object."`
}

// Run adds up and prints.
func (c *totalsCmd) Run(a *app) error {
	f, err := c.filter()
	if err = errors.Join(err, oneOf("--rule", c.Rule, reconcile.RuleNames()), oneOf("--by", c.By, reconcile.Groupings)); err != nil {
		return err
	}
	at := c.at(a, f.AsOf)
	if c.everything() {
		done, err := c.whole(a, f.AsOf, at)
		if done || err != nil {
			return err
		}
	}
	events, err := c.events(a, f)
	if err != nil {
		return err
	}
	if c.By != "" {
		return c.grouped(a, events, at)
	}
	t := reconcile.Totals(events, c.Rule, at)
	if len(t.PercentOnly) > 0 {
		if err := c.derive(a, &t, events, f.AsOf); err != nil {
			return err
		}
	}
	if c.JSON {
		return a.out.line(t)
	}
	printTotal(a.out, t, events)
	return nil
}

// maxListed is the number of events above which a total of everything is told to a
// person without the events.
const maxListed = 2000

// everything reports whether the question is about all that the ledger holds.
func (c *totalsCmd) everything() bool {
	return c.filterFlags == filterFlags{asOfFlag: asOfFlag{AsOf: c.AsOf}} && c.Rule == reconcile.RuleAll && c.By == ""
}

// whole answers a question about everything without reading the events. It is not
// done where the events are wanted, too, or must be read.
func (c *totalsCmd) whole(a *app, asOf time.Time, at string) (done bool, err error) {
	s, err := a.steps(0)
	if err != nil {
		return false, err
	}
	_, err = ask(a, func(l *ledger.Ledger) (struct{}, error) {
		t, derived, ok, err := s.Total(a.ctx, l, asOf, c.known(asOf))
		if err != nil || !ok || !c.JSON && len(t.Events) <= maxListed {
			return struct{}{}, err
		}
		done = true
		t.AsOf = at
		if !derived {
			fmt.Fprintf(a.err, "%s stated as a share alone: what they would be in jobs is worked out for narrower questions, as by --employer\n", plural(len(t.PercentOnly), "cut"))
		}
		if c.JSON {
			return struct{}{}, a.out.line(t)
		}
		fmt.Fprintf(a.out, "%s jobs in %s; %s stated as a share alone, %s left out.\n`headcount totals --json` lists them; --employer, --since, --until and --place narrow the question, --by divides it.\n",
			interval(t), plural(len(t.Events), "event"), grouped(int64(len(t.PercentOnly))), grouped(int64(len(t.LeftOut))))
		return struct{}{}, nil
	})
	return done, err
}

// derive turns bare shares into jobs, where that can be.
func (c *totalsCmd) derive(a *app, t *headcount.Total, events []headcount.Event, asOf time.Time) error {
	s, err := a.steps(0)
	if err != nil {
		return err
	}
	_, err = ask(a, func(l *ledger.Ledger) (struct{}, error) {
		return struct{}{}, s.Derive(a.ctx, l, asOf, t, events, c.known(asOf))
	})
	return err
}

// grouped prints a total for each group.
func (c *totalsCmd) grouped(a *app, events []headcount.Event, asOf string) error {
	ref, err := reference.Load()
	if err != nil {
		return err
	}
	var us *reference.US
	if c.By == "county" {
		if us, err = reference.LoadUS(); err != nil {
			return err
		}
	}
	g, err := reconcile.By(events, c.By, c.Rule, asOf, ref, us)
	if err != nil {
		return err
	}
	if c.JSON {
		return a.out.line(g)
	}
	printGroups(a.out, g)
	return nil
}

// printGroups shows a grouped total to a person.
func printGroups(o *output, g reconcile.Groups) {
	if len(g.Rows) == 0 {
		fmt.Fprintln(o, "No event.")
		return
	}
	rows := make([][]string, len(g.Rows))
	for i, r := range g.Rows {
		rows[i] = []string{r.Name, interval(r.Total), count(len(r.Total.Events)), count(len(r.Total.PercentOnly)), expectedJobs(r.Expected)}
		if g.By == "rule" {
			rows[i] = append(rows[i], r.Name) // it is long, and stands last
			rows[i][0] = r.Group
		}
	}
	columns := []column{{head: strings.ToUpper(g.By), flex: true}, {head: "JOBS", right: true}, {head: "EVENTS", right: true}, {head: "SHARES ALONE", right: true, spare: 1}, {head: "EXPECTED BESIDES", right: true, spare: 2}}
	if g.By == "rule" {
		columns[0].flex = false
		columns = append(columns, column{head: "TAKES", flex: true})
	}
	table(o, o.width, columns, rows)
	switch {
	case g.Sums:
		fmt.Fprintf(o, "\n%s jobs in %s together; each job is in one row.\n", interval(g.Total), plural(len(g.Total.Events), "event"))
	case g.By == "rule":
		fmt.Fprint(o, "\nThe same question under each rule; the rows are no parts of one another's sum.\n")
	default:
		fmt.Fprintln(o)
		wrap(o, o.width, "", fmt.Sprintf("%s jobs in %s together; the rows do not sum to that: a cut may be in several, and a part of a cut may be in one that the whole is not in.", interval(g.Total), plural(len(g.Total.Events), "event")))
	}
}

// count is a number of events, "" when there is none.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// expectedJobs is what may come, "" when nothing does.
func expectedJobs(t headcount.Total) string {
	switch {
	case len(t.Events) > 0:
		return interval(t)
	case len(t.PercentOnly) > 0:
		return "a share"
	}
	return ""
}

// printTotal shows a total over events to a person.
func printTotal(o *output, t headcount.Total, events []headcount.Event) {
	byID := make(map[string]headcount.Event, len(events))
	for _, e := range events {
		byID[e.ID] = e
	}
	fmt.Fprintf(o, "%s jobs in %s\n", interval(t), plural(len(t.Events), "event"))
	for _, part := range []struct {
		head string
		ids  []string
	}{
		{"Counted", t.Events},
		{"A share alone, not in the figure above", t.PercentOnly},
	} {
		if len(part.ids) == 0 {
			continue
		}
		fmt.Fprintf(o, "\n%s\n", part.head)
		rows := make([][]string, len(part.ids))
		for i, id := range part.ids {
			e := byID[id]
			rows[i] = []string{announced(e), e.Employer, jobs(e), id}
		}
		table(o, o.width, []column{{head: "ANNOUNCED"}, {head: "EMPLOYER", flex: true}, {head: "JOBS", flex: true}, {head: "EVENT"}}, rows)
	}
	if len(t.Doubtful) > 0 {
		fmt.Fprint(o, "\nIn the greatest number only: each may be another cut counted here, told otherwise\n")
		rows := make([][]string, len(t.Doubtful))
		for i, d := range t.Doubtful {
			rows[i] = []string{d.Event, jobs(byID[d.Event]), d.Why}
		}
		table(o, o.width, []column{{head: "EVENT"}, {head: "JOBS", flex: true}, {head: "WHY", flex: true}}, rows)
	}
	if len(t.Derived) > 0 {
		fmt.Fprint(o, "\nWhat these shares would be in jobs; no one has said these numbers\n")
		rows := make([][]string, len(t.Derived))
		for i, d := range t.Derived {
			rows[i] = []string{d.Event, interval(headcount.Total{Min: d.Min, Max: &d.Max}), d.Why}
		}
		table(o, o.width, []column{{head: "EVENT"}, {head: "JOBS", right: true}, {head: "WHY", flex: true}}, rows)
	}
	if len(t.LeftOut) == 0 {
		return
	}
	fmt.Fprint(o, "\nLeft out\n")
	rows := make([][]string, len(t.LeftOut))
	for i, left := range t.LeftOut {
		rows[i] = []string{left.Event, jobs(byID[left.Event]), left.Why}
	}
	table(o, o.width, []column{{head: "EVENT"}, {head: "JOBS", flex: true}, {head: "WHY", flex: true}}, rows)
}

// interval is a total for a person: "57,200 to 57,999", "at least 300".
func interval(t headcount.Total) string {
	hi := int64(-1)
	if t.Max != nil {
		hi = *t.Max
	}
	return headcount.Between(t.Min, hi, false).String()
}
