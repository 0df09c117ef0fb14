package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"headcount"
	"headcount/internal/parallel"
)

// Total adds up all events as they stood at asOf (zero is now), as
// reconcile.Totals does by its rule "all"; every list is in the order of Events.
// It reads no event but what reconciliation noted beside each, so that it takes a
// tenth of a second for a ledger of a million claims. It is not ok for a moment
// of which that was not noted yet: then the events themselves must be added up.
func (l *Ledger) Total(ctx context.Context, asOf time.Time) (t headcount.Total, ok bool, err error) {
	t = headcount.Total{Events: []string{}, Vague: []string{}, PercentOnly: []string{}, LeftOut: []headcount.LeftOut{}, Doubtful: []headcount.LeftOut{}, Derived: []headcount.Derived{}}
	err = l.read(ctx, "total", func(w *work) error {
		vintage, err := vintageAt(w, asOf)
		if err != nil {
			return err
		}
		unknown, err := w.has(`SELECT 1 FROM events INDEXED BY events_by_tally WHERE until IS NULL AND tally IS NULL AND since <= ? LIMIT 1`, vintage)
		if err == nil && !unknown && vintage != latest {
			unknown, err = w.has(`SELECT 1 FROM events INDEXED BY events_by_tally WHERE until > ? AND tally IS NULL AND since <= ? LIMIT 1`, vintage, vintage)
		}
		if err != nil || unknown {
			return err
		}
		ok = true
		all := tallyDay{bounded: true}
		parts := [...]tallyPart{
			{tallyCounts, tallySums, func(d *tallyDay) { all.addSums(d); t.Events = d.appendNames(t.Events) }},
			{tallyCounts, tallyVague, func(d *tallyDay) { t.Vague = d.appendNames(t.Vague) }},
			{tallyCounts, tallyReasons, func(d *tallyDay) { all.least -= d.least; t.Doubtful = d.appendReasons(t.Doubtful) }},
			{tallyShare, tallyNames, func(d *tallyDay) { t.PercentOnly = d.appendNames(t.PercentOnly) }},
			{tallyLeftOut, tallyLeft, func(d *tallyDay) { t.LeftOut = d.appendReasons(t.LeftOut) }},
		}
		days, err := l.tallies(ctx, w, parts[:], vintage)
		if err != nil {
			return err
		}
		for i := range days {
			for k := range days[i] {
				parts[i].into(&days[i][k])
			}
		}
		if t.Min = all.least; all.bounded {
			t.Max = &all.most
		}
		return nil
	})
	return t, ok, err
}

// A tallyPart is one question to what is noted, and where the answer goes.
type tallyPart struct {
	tally int64
	what  string
	into  func(d *tallyDay)
}

var errAnotherState = errors.New("another state of the ledger")

// tallies answers parts as they stood in a vintage. The later ones are asked by another
// connection at the same time, if one is free that sees the same vintages.
func (l *Ledger) tallies(ctx context.Context, w *work, parts []tallyPart, vintage int64) ([][]tallyDay, error) {
	days := make([][]tallyDay, len(parts))
	ask := func(w *work, from, to int) (err error) {
		for i := from; i < to && err == nil; i++ {
			days[i], err = w.tallied(parts[i].what, parts[i].tally, vintage)
		}
		return err
	}
	last, err := lastVintage(w, latest)
	if err != nil {
		return nil, err
	}
	half, did := len(parts)/2, false
	var beside parallel.Group
	var failed error
	beside.Go(func() {
		did, failed = l.reader.doNow(ctx, `BEGIN`, func(o *work) error {
			if other, err := lastVintage(o, latest); err != nil || other.Number != last.Number {
				return errors.Join(err, errAnotherState)
			}
			return ask(o, half, len(parts))
		})
	})
	err = ask(w, 0, half)
	beside.Wait()
	if err == nil && (!did || errors.Is(failed, errAnotherState)) {
		failed = ask(w, half, len(parts))
	}
	return days, errors.Join(err, failed)
}

// A tallyDay is what is noted of how the events of one day count.
type tallyDay struct {
	day         sql.NullInt64 // days since 1970; none comes first
	bounded     bool          // every event has an upper bound
	least, most int64
	names       string // of the events, in their order, by commas
	reasons     string // of each, by line breaks
}

// What SQLite gives of the events that the last %s selects, or of those of each day: it is
// quicker at adding and joining than rows are read, and at a list of names and one of
// reasons than at one of both. What is in doubt is in all sums, and its own is taken
// from the least.
const (
	tallySums    = `SELECT %s, count(*) = count(hi), coalesce(sum(lo), 0), coalesce(sum(hi), 0), group_concat(slug), '' FROM %s`
	tallyNames   = `SELECT %s, 1, 0, 0, group_concat(slug), '' FROM %s`
	tallyVague   = `SELECT %s, 1, 0, 0, group_concat(slug), '' FROM %s AND hi IS NOT lo`
	tallyLeft    = `SELECT %s, 1, 0, 0, group_concat(slug), group_concat(why, char(10)) FROM %s`
	tallyReasons = `SELECT %s, 1, coalesce(sum(lo), 0), 0, group_concat(slug), group_concat(why, char(10)) FROM %s AND why <> ''`
)

// tallied gives the events of one tally as they stood in a vintage: all as one where
// they still stand, else by day. What still stands comes in the order of the index;
// what no longer does is sorted, mostly little, and put among it.
func (w *work) tallied(what string, tally, vintage int64) ([]tallyDay, error) {
	const stand = `events INDEXED BY events_by_tally WHERE until IS NULL AND tally = ? AND since <= ?`
	changed, err := w.has(`SELECT 1 FROM events INDEXED BY events_by_tally WHERE until > ? AND tally = ? AND since <= ? LIMIT 1`, vintage, tally, vintage)
	switch {
	case err != nil:
		return nil, err
	case !changed:
		return w.tallyDays(what, `NULL`, stand, tally, vintage)
	}
	const byDay = ` GROUP BY day ORDER BY day`
	days, err := w.tallyDays(what+byDay, `day`, stand, tally, vintage)
	if err != nil {
		return nil, err
	}
	gone, err := w.tallyDays(what+byDay, `day`, `(SELECT * FROM events INDEXED BY events_by_tally WHERE until > ? AND tally = ? AND since <= ? ORDER BY day, slug) WHERE TRUE`, vintage, tally, vintage)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(days, gone)
	slices.SortStableFunc(all, func(a, b tallyDay) int { return compareDays(a.day, b.day) })
	days = all[:0]
	for i := range all {
		if d := &all[i]; len(days) > 0 && compareDays(days[len(days)-1].day, d.day) == 0 {
			days[len(days)-1].add(d)
		} else {
			days = append(days, *d)
		}
	}
	return days, nil
}

func (w *work) tallyDays(what, day, from string, args ...any) (days []tallyDay, err error) {
	err = w.each(fmt.Sprintf(what, day, from), args, func(r *sql.Rows) error {
		var d tallyDay
		var names, reasons sql.NullString
		err := r.Scan(&d.day, &d.bounded, &d.least, &d.most, &names, &reasons)
		if d.names, d.reasons = names.String, reasons.String; names.Valid {
			days = append(days, d)
		}
		return err
	})
	return days, err
}

// compareDays orders days as SQLite does.
func compareDays(a, b sql.NullInt64) int {
	switch {
	case a.Valid && b.Valid:
		return cmp.Compare(a.Int64, b.Int64)
	case a.Valid:
		return 1
	case b.Valid:
		return -1
	}
	return 0
}

func (d *tallyDay) addSums(o *tallyDay) {
	d.bounded = d.bounded && o.bounded
	d.least, d.most = d.least+o.least, d.most+o.most
}

// add adds other events of the same day.
func (d *tallyDay) add(o *tallyDay) {
	d.addSums(o)
	if d.reasons == "" {
		names := append(d.appendNames(nil), o.appendNames(nil)...)
		slices.Sort(names)
		d.names = strings.Join(names, ",")
		return
	}
	list := o.appendReasons(d.appendReasons(nil))
	slices.SortFunc(list, func(a, b headcount.LeftOut) int {
		return cmp.Or(cmp.Compare(a.Event, b.Event), cmp.Compare(a.Why, b.Why))
	})
	names, reasons := make([]string, len(list)), make([]string, len(list))
	for i, o := range list {
		names[i], reasons[i] = o.Event, o.Why
	}
	d.names, d.reasons = strings.Join(names, ","), strings.Join(reasons, "\n")
}

func (d *tallyDay) appendNames(list []string) []string {
	list = slices.Grow(list, strings.Count(d.names, ",")+1)
	for name := range strings.SplitSeq(d.names, ",") {
		list = append(list, name)
	}
	return list
}

func (d *tallyDay) appendReasons(list []headcount.LeftOut) []headcount.LeftOut {
	list = slices.Grow(list, strings.Count(d.names, ",")+1)
	reasons := d.reasons
	for name := range strings.SplitSeq(d.names, ",") {
		why, rest, _ := strings.Cut(reasons, "\n")
		list = append(list, headcount.LeftOut{Event: name, Why: why})
		reasons = rest
	}
	return list
}
