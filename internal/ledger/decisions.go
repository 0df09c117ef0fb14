package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"

	"headcount"
)

// Decide records a decision and returns its number. Who, Why and At must be
// given. ErrNotFound when its target does not exist; ErrInvalid when it is of
// no known kind, or would change nothing: an add forgotten already, a decision
// undone already.
func (l *Ledger) Decide(ctx context.Context, d headcount.Decision) (number int64, err error) {
	if !slices.Contains(headcount.DecisionKinds, d.Kind) {
		return 0, l.wrap("decide", fmt.Errorf("kind %q: %w: name one of %q", d.Kind, headcount.ErrInvalid, headcount.DecisionKinds))
	}
	if d.Who == "" || d.Why == "" || d.At.IsZero() {
		return 0, l.wrap("decide", fmt.Errorf("%s %s: %w: say who decides, why and when", d.Kind, d.Target, headcount.ErrInvalid))
	}
	target, err := strconv.ParseInt(d.Target, 10, 64)
	if err != nil {
		return 0, l.wrap("decide", fmt.Errorf("%s %q: %w: the target is a number", d.Kind, d.Target, headcount.ErrInvalid))
	}
	err = l.write(ctx, "decide", func(w *work) error {
		all, err := decisions(w)
		if err != nil {
			return err
		}
		if err := decidable(w, d.Kind, target, all); err != nil {
			return err
		}
		number, _, err = w.insert(`INSERT INTO decisions (kind, target, value, who, why, at) VALUES (?, ?, ?, ?, ?, ?)`,
			d.Kind, strconv.FormatInt(target, 10), d.Value, d.Who, d.Why, stamp(d.At))
		if err != nil {
			return err
		}
		d.Number, d.Target = number, strconv.FormatInt(target, 10)
		return obey(w, inForce(append(all, d)))
	})
	return number, err
}

// decidable refuses a decision whose target is not there or that would change
// nothing.
func decidable(w *work, kind string, target int64, all []headcount.Decision) error {
	stands := inForce(all)
	if kind == headcount.Undo {
		if !slices.ContainsFunc(all, func(d headcount.Decision) bool { return d.Number == target }) {
			return fmt.Errorf("decision %d: %w", target, headcount.ErrNotFound)
		}
		if !slices.ContainsFunc(stands, func(d headcount.Decision) bool { return d.Number == target }) {
			return fmt.Errorf("decision %d is undone already: %w", target, headcount.ErrInvalid)
		}
		return nil
	}
	var why sql.NullString
	if err := w.row(`SELECT forgotten FROM adds WHERE id = ?`, []any{target}, &why); err != nil {
		return missing(err, "add %d", target)
	}
	if why.Valid {
		return fmt.Errorf("add %d is forgotten already (%s): %w", target, why.String, headcount.ErrInvalid)
	}
	return nil
}

// inForce returns the decisions that no decision in force undoes. An undo
// comes after what it undoes, so one pass from the last to the first settles it.
func inForce(all []headcount.Decision) []headcount.Decision {
	undone := map[string]bool{}
	var stands []headcount.Decision
	for _, d := range slices.Backward(all) {
		if undone[strconv.FormatInt(d.Number, 10)] {
			continue
		}
		if d.Kind == headcount.Undo {
			undone[d.Target] = true
		}
		stands = append(stands, d)
	}
	slices.Reverse(stands)
	return stands
}

// obey brings the adds, and the standing of what they saw, in line with the
// decisions in force.
func obey(w *work, stands []headcount.Decision) error {
	want, err := forgottenAdds(stands)
	if err != nil {
		return err
	}
	changed := map[int64]sql.NullString{}
	err = w.each(`SELECT id, forgotten FROM adds`, nil, func(r *sql.Rows) error {
		var add int64
		var have sql.NullString
		if err := r.Scan(&add, &have); err != nil {
			return err
		}
		if want[add] != have {
			changed[add] = want[add]
		}
		return nil
	})
	if err != nil {
		return err
	}
	for add, why := range changed {
		if _, err := w.exec(`UPDATE adds SET forgotten = ? WHERE id = ?`, why, add); err != nil {
			return err
		}
	}
	for add := range changed {
		if err := settleAdd(w, add); err != nil {
			return fmt.Errorf("add %d: %w", add, err)
		}
	}
	return nil
}

// forgottenAdds says why adds are forgotten by the decisions in force.
func forgottenAdds(stands []headcount.Decision) (map[int64]sql.NullString, error) {
	why := map[int64]sql.NullString{}
	for _, d := range stands {
		if d.Kind != headcount.Forget {
			continue
		}
		add, err := strconv.ParseInt(d.Target, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("decision %d: target %q: %w", d.Number, d.Target, headcount.ErrInvalid)
		}
		why[add] = sql.NullString{String: d.Why, Valid: true}
	}
	return why, nil
}

// Decisions lists the decisions, oldest first.
func (l *Ledger) Decisions(ctx context.Context) ([]headcount.Decision, error) {
	list := []headcount.Decision{}
	err := l.read(ctx, "decisions", func(w *work) error {
		all, err := decisions(w)
		list = append(list, all...)
		return err
	})
	return list, err
}

func decisions(w *work) ([]headcount.Decision, error) {
	var list []headcount.Decision
	err := w.each(`SELECT number, kind, target, value, who, why, at FROM decisions ORDER BY number`, nil,
		func(r *sql.Rows) error {
			var d headcount.Decision
			var at int64
			err := r.Scan(&d.Number, &d.Kind, &d.Target, &d.Value, &d.Who, &d.Why, &at)
			d.At = moment(at)
			list = append(list, d)
			return err
		})
	return list, err
}
