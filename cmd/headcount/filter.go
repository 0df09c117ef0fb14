package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"headcount"
	"headcount/edtf"
	"headcount/internal/ledger"
)

// filterFlags narrow the events that a command asks for.
type filterFlags struct {
	Employer string `help:"Only this employer, its brands and units, by name or slug." placeholder:"NAME"`
	Since    string `help:"Only events announced on or after this day, month or year." placeholder:"DATE"`
	Until    string `help:"Only events announced on or before it." placeholder:"DATE"`
	Place    string `help:"Only events that name this place." placeholder:"NAME"`
	Cause    string `help:"Only events for which someone gives this cause: ${causes}." placeholder:"CAUSE"`
	Status   string `help:"Only events of this status: ${statuses}." placeholder:"STATUS"`
	asOfFlag `embed:""`
}

// asOfFlag asks for the ledger as it stood, or for what was public.
type asOfFlag struct {
	AsOf        string `help:"As the ledger stood at the end of this day (UTC), or at this time." placeholder:"DATE"`
	PublishedBy string `help:"From what was published by this day, whenever the ledger came to know it." placeholder:"DATE"`
}

// filter returns the filter that the flags describe.
func (f filterFlags) filter() (headcount.Filter, error) {
	at, err := f.moment()
	err = errors.Join(err, date("--since", f.Since), date("--until", f.Until), oneOf("--cause", f.Cause, headcount.CauseNames), oneOf("--status", f.Status, headcount.Statuses))
	if err != nil {
		return headcount.Filter{}, err
	}
	return headcount.Filter{Employer: f.Employer, Since: f.Since, Until: f.Until, Place: f.Place, Cause: f.Cause, Status: f.Status, AsOf: at}, nil
}

// date refuses a value that is neither empty nor a date as reports give them.
func date(flag, value string) error {
	if value == "" {
		return nil
	}
	if _, err := edtf.Parse(value); err != nil {
		return fmt.Errorf("%s: %w", flag, err)
	}
	return nil
}

// oneOf refuses a value that is neither empty nor one of those there are.
func oneOf(flag, value string, there []string) error {
	if value == "" || slices.Contains(there, value) {
		return nil
	}
	return fmt.Errorf("%s: %q is none of %s: %w", flag, value, strings.Join(there, ", "), headcount.ErrUsage)
}

// notNegative refuses a number below 0.
func notNegative(flag string, n int) error {
	if n < 0 {
		return fmt.Errorf("%s: %d is below 0: %w", flag, n, headcount.ErrUsage)
	}
	return nil
}

// moment returns the time that --as-of names, zero when it is not given.
func (f asOfFlag) moment() (time.Time, error) {
	switch {
	case f.AsOf != "" && f.PublishedBy != "":
		return time.Time{}, fmt.Errorf("--as-of and --published-by are two questions, ask one: %w", headcount.ErrUsage)
	case f.PublishedBy != "":
		return time.Time{}, date("--published-by", f.PublishedBy)
	case f.AsOf == "":
		return time.Time{}, nil
	}
	return momentOf("--as-of", f.AsOf)
}

// events asks the ledger for the events that f lets through, as the flag says.
func (f asOfFlag) events(a *app, filter headcount.Filter) ([]headcount.Event, error) {
	if f.PublishedBy == "" {
		return ask(a, func(l *ledger.Ledger) ([]headcount.Event, error) { return l.Events(a.ctx, filter) })
	}
	s, err := a.steps(0)
	if err != nil {
		return nil, err
	}
	return ask(a, func(l *ledger.Ledger) ([]headcount.Event, error) { return s.Published(a.ctx, l, filter, f.PublishedBy) })
}

// known is whether an answer may rest on a document.
func (f asOfFlag) known(asOf time.Time) func(headcount.DocumentRef) bool {
	return func(d headcount.DocumentRef) bool {
		if day, err := edtf.Parse(f.PublishedBy); f.PublishedBy != "" && err == nil {
			return ledger.OutBy(d, day.Last)
		}
		return asOf.IsZero() || !d.Known.After(asOf)
	}
}

// at is the moment of an answer, as the answer says it.
func (f asOfFlag) at(a *app, asOf time.Time) string {
	switch {
	case f.PublishedBy != "":
		return f.PublishedBy
	case asOf.IsZero():
		asOf = a.now()
	}
	return asOf.Format(time.RFC3339)
}

// momentOf reads a time: see headcount.AsOf.
func momentOf(name, value string) (time.Time, error) {
	at, err := headcount.AsOf(value)
	if err != nil {
		return time.Time{}, fmt.Errorf("%s: %w", name, err)
	}
	return at, nil
}

// open opens the ledger, which must be there: a name mistyped is no new ledger.
func (a *app) open(ctx context.Context) (*ledger.Ledger, error) {
	if _, err := os.Stat(a.ledger); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("ledger %s: %w: name another with --ledger, or make it with `headcount add`", a.ledger, headcount.ErrNotFound)
	}
	return ledger.Open(ctx, a.ledger)
}

// ask opens the ledger, asks it and closes it.
func ask[T any](a *app, question func(*ledger.Ledger) (T, error)) (answer T, err error) {
	l, err := a.open(a.ctx)
	if err != nil {
		return answer, err
	}
	err = using(l, func() (err error) {
		answer, err = question(l)
		return err
	})
	return answer, err
}

// using closes the ledger after what is done with it; the first error counts.
func using(l *ledger.Ledger, do func() error) (err error) {
	defer func() {
		if closed := l.Close(); err == nil {
			err = closed
		}
	}()
	return do()
}
