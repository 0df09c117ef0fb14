package ledger

import (
	"context"
	"database/sql"
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
	t = headcount.Total{Derived: []headcount.Derived{}}
	err = l.read(ctx, "total", func(w *work) error {
		vintage, err := vintageAt(w, asOf)
		if err != nil {
			return err
		}
		stands, args := `until IS NULL`, []any{}
		if vintage != latest {
			stands, args = `since <= ?1 AND (until IS NULL OR until > ?1)`, []any{vintage}
		}
		var unknown int64
		var most sql.NullInt64
		var events, vague, percent, out, doubt sql.NullString
		err = w.row(totalQuery(stands), args, &unknown, &t.Min, &most, &events, &vague, &percent, &out, &doubt)
		if err != nil || unknown > 0 {
			return err
		}
		ok = true
		if most.Valid {
			t.Max = &most.Int64
		}
		t.Events, t.Vague, t.PercentOnly = strings.Fields(events.String), strings.Fields(vague.String), strings.Fields(percent.String)
		t.LeftOut, t.Doubtful = reasons(out.String), reasons(doubt.String)
		return nil
	})
	return t, ok, err
}

// reasons reads lines of an event's name and a reason.
func reasons(lines string) []headcount.LeftOut {
	list := []headcount.LeftOut{}
	for line := range strings.Lines(lines) {
		slug, why, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		list = append(list, headcount.LeftOut{Event: slug, Why: why})
	}
	return list
}

// totalQuery adds up in SQLite, and gives each list as one value: a row for each
// event would take longer than all the rest. A slug has no blanks.
func totalQuery(stands string) string {
	const counts = `left_out = '' AND lo IS NOT NULL`
	return `SELECT count(*) FILTER (WHERE left_out IS NULL),
		coalesce(sum(lo) FILTER (WHERE ` + counts + ` AND doubtful = ''), 0),
		CASE WHEN count(*) FILTER (WHERE ` + counts + ` AND hi IS NULL) = 0 THEN coalesce(sum(hi) FILTER (WHERE ` + counts + `), 0) END,
		group_concat(slug, ' ') FILTER (WHERE ` + counts + `),
		group_concat(slug, ' ') FILTER (WHERE ` + counts + ` AND hi IS NOT lo),
		group_concat(slug, ' ') FILTER (WHERE left_out = '' AND lo IS NULL),
		group_concat(slug || ' ' || left_out, char(10)) FILTER (WHERE left_out <> ''),
		group_concat(slug || ' ' || doubtful, char(10)) FILTER (WHERE ` + counts + ` AND doubtful <> '')
		FROM (SELECT slug, lo, hi, left_out, doubtful FROM events INDEXED BY events_by_day WHERE ` + stands + ` ORDER BY day, slug)`
}
