package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"headcount"
)

// eventsCmd lists events, the latest first.
type eventsCmd struct {
	filterFlags
	Limit int  `help:"No more than so many, the latest; 0 is all." default:"0" placeholder:"N"`
	JSON  bool `name:"json" help:"Print JSON Lines, with the claims of each event."`
}

// Run lists the events that the flags ask for.
func (c *eventsCmd) Run(a *app) error {
	f, err := c.filter()
	if err = errors.Join(err, notNegative("--limit", c.Limit)); err != nil {
		return err
	}
	f.Limit, f.Latest = c.Limit, true
	events, err := c.events(a, f)
	if err != nil {
		return err
	}
	if c.JSON {
		return lines(a.out, events)
	}
	if len(events) == 0 {
		fmt.Fprintln(a.out, "No event.")
		return nil
	}
	eventTable(a.out, events)
	return nil
}

// eventTable prints a line for each event.
func eventTable(o *output, events []headcount.Event) {
	columns := []column{
		{head: "ANNOUNCED"}, {head: "EMPLOYER", flex: true}, {head: "JOBS", flex: true}, {head: "STATUS", spare: 1},
		{head: "PLACES", flex: true, spare: 2}, {head: "CAUSES", flex: true, spare: 3}, {head: "CLAIMS", right: true, spare: 4}, {head: "EVENT"},
	}
	rows := make([][]string, len(events))
	for i, e := range events {
		rows[i] = []string{announced(e), e.Employer, jobs(e), status(e), strings.Join(e.Places, ", "), causes(e.Causes), strconv.Itoa(len(e.Claims)), e.ID}
	}
	table(o, o.width, columns, rows)
}

// announced is the date of an event for a person: where no text dates it, the
// earliest that the ledger could have known it.
func announced(e headcount.Event) string {
	if e.Announced != nil {
		return *e.Announced
	}
	return "by " + e.KnownBy
}

// jobs is the quantity of an event for a person.
func jobs(e headcount.Event) string {
	var parts []string
	if s := e.Count.String(); s != "" {
		parts = append(parts, s)
	}
	if s := e.Share.String(); s != "" {
		if e.Share.Of != "" {
			s += " of " + e.Share.Of
		}
		parts = append(parts, s)
	}
	switch {
	case len(parts) == 0:
		return "not said"
	case e.Total:
		return strings.Join(parts, ", ") + " (total)"
	}
	return strings.Join(parts, ", ")
}

func status(e headcount.Event) string {
	if e.Withdrawn {
		return "withdrawn"
	}
	return e.Status
}

// causes lists causes for a person: "ai (employer), cost (analyst, denied)".
func causes(list []headcount.Cause) string {
	words := make([]string, len(list))
	for i, c := range list {
		words[i] = c.Cause + " (" + c.By
		if c.Stance != "asserted" {
			words[i] += ", " + c.Stance
		}
		words[i] += ")"
	}
	return strings.Join(words, ", ")
}
