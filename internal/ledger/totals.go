package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"
	"time"

	"headcount"
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
		if vintage == latest {
			return w.totalNow(&t)
		}
		var all [3][]tallied
		for tally := range all {
			if all[tally], err = w.tallied(int64(tally), vintage); err != nil {
				return err
			}
		}
		return add(&t, all)
	})
	return t, ok, err
}

// totalNow adds up the events that stand, within SQLite, and gives each list as one
// value: a row for each event would take longer than all the rest. A slug has no
// blanks. The order is that of the index.
func (w *work) totalNow(t *headcount.Total) error {
	const stand = ` FROM events INDEXED BY events_by_tally WHERE until IS NULL AND tally = `
	var n, bounded int64
	var least, most sql.NullInt64
	var events, vague, doubtful, shares, out sql.NullString
	for _, q := range []struct {
		query string
		into  []any
	}{
		{`SELECT count(*), count(hi), sum(CASE why WHEN '' THEN lo END), sum(hi), group_concat(slug, ' ')` + stand + `0`, []any{&n, &bounded, &least, &most, &events}},
		{`SELECT group_concat(slug, ' ')` + stand + `0 AND hi IS NOT lo`, []any{&vague}},
		{`SELECT group_concat(slug || ' ' || why, char(10))` + stand + `0 AND why <> ''`, []any{&doubtful}},
		{`SELECT group_concat(slug, ' ')` + stand + `1`, []any{&shares}},
		{`SELECT group_concat(slug || ' ' || why, char(10))` + stand + `2`, []any{&out}},
	} {
		if err := w.row(q.query, nil, q.into...); err != nil {
			return err
		}
	}
	t.Min = least.Int64
	if n == bounded {
		t.Max = &most.Int64
	}
	t.Events, t.Vague, t.PercentOnly = strings.Fields(events.String), strings.Fields(vague.String), strings.Fields(shares.String)
	t.Doubtful, t.LeftOut = reasons(doubtful.String), reasons(out.String)
	return nil
}

// reasons reads lines of an event's name and a reason.
func reasons(lines string) []headcount.LeftOut {
	list := make([]headcount.LeftOut, 0, strings.Count(lines, "\n")+1)
	for line := range strings.Lines(lines) {
		slug, why, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		list = append(list, headcount.LeftOut{Event: slug, Why: why})
	}
	return list
}

// A tallied is what is noted of how an event counts.
type tallied struct {
	day    string // a number; "" where the event has no day
	slug   string
	lo, hi string
	why    string
}

// The marks between what is noted of an event, and between events.
const (
	unitMark   = "\x1f"
	recordMark = "\x1e"
)

// tallied lists the events of one tally as they stood in a vintage, by day and
// slug. Those that still stand come as one value: see totalNow.
func (w *work) tallied(tally, vintage int64) ([]tallied, error) {
	const noted = `coalesce(day, '') || char(31) || slug || char(31) || coalesce(lo, '') || char(31) || coalesce(hi, '') || char(31) || why`
	var stand sql.NullString
	if err := w.row(`SELECT group_concat(`+noted+`, char(30)) FROM (SELECT * FROM events INDEXED BY events_by_tally
		WHERE until IS NULL AND tally = ? AND since <= ? ORDER BY day, slug)`, []any{tally, vintage}, &stand); err != nil {
		return nil, err
	}
	list := make([]tallied, 0, strings.Count(stand.String, recordMark)+1)
	if stand.String != "" {
		for record := range strings.SplitSeq(stand.String, recordMark) {
			list = append(list, parseTallied(record))
		}
	}
	n := len(list)
	err := w.each(`SELECT `+noted+` FROM events INDEXED BY events_by_tally WHERE until > ? AND tally = ? AND since <= ?`, []any{vintage, tally, vintage},
		func(r *sql.Rows) error {
			var record string
			err := r.Scan(&record)
			list = append(list, parseTallied(record))
			return err
		})
	if len(list) > n {
		slices.SortStableFunc(list, func(a, b tallied) int { return cmp.Or(compareDays(a.day, b.day), cmp.Compare(a.slug, b.slug)) })
	}
	return list, err
}

// compareDays orders days as SQLite does: none comes first.
func compareDays(a, b string) int {
	if a == b || a == "" || b == "" {
		return cmp.Compare(a, b)
	}
	x, _ := strconv.ParseInt(a, 10, 64)
	y, _ := strconv.ParseInt(b, 10, 64)
	return cmp.Compare(x, y)
}

func parseTallied(record string) (t tallied) {
	for _, field := range []*string{&t.day, &t.slug, &t.lo, &t.hi} {
		*field, record, _ = strings.Cut(record, unitMark)
	}
	t.why = record
	return t
}

// add adds up what is noted.
func add(t *headcount.Total, all [3][]tallied) error {
	most, bounded := int64(0), true
	for i := range all[tallyCounts] {
		e := &all[tallyCounts][i]
		lo, err := strconv.ParseInt(e.lo, 10, 64)
		if err != nil {
			return err
		}
		t.Events = append(t.Events, e.slug)
		if e.why == "" {
			t.Min += lo
		} else {
			t.Doubtful = append(t.Doubtful, headcount.LeftOut{Event: e.slug, Why: e.why})
		}
		if e.hi != e.lo {
			t.Vague = append(t.Vague, e.slug)
		}
		if e.hi == "" {
			bounded = false
			continue
		}
		hi, err := strconv.ParseInt(e.hi, 10, 64)
		if err != nil {
			return err
		}
		most += hi
	}
	if bounded {
		t.Max = &most
	}
	for _, e := range all[tallyShare] {
		t.PercentOnly = append(t.PercentOnly, e.slug)
	}
	for _, e := range all[tallyLeftOut] {
		t.LeftOut = append(t.LeftOut, headcount.LeftOut{Event: e.slug, Why: e.why})
	}
	return nil
}
