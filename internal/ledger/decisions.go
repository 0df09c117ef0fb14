package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headcount"
	"headcount/reference"
)

// Rules are what events are derived by, once it is known what people decided:
// the family of an employer's name, and the events of a family. Keeping, where it is not
// nil, makes an Events for a family that is derived again and again, which leaves in
// memory what it worked out, for the next one that Keeping makes: that is called with
// the same claims, and those that came after them.
type Rules struct {
	Family  func(employer string) string
	Events  Deriver
	Keeping func(memory *any) Deriver
}

// A Judge makes the rules that heed decisions; those that another undoes are
// among them.
type Judge func(decisions []headcount.Decision) Rules

// Decide records a decision and returns its number. Who, Why and At must be
// given, and Of for one on claims. Events follow with the next Reconcile.
// ErrNotFound when its target does not exist; ErrInvalid when it is of no known
// kind, would change nothing (an add forgotten already, a decision undone already),
// or contradicts what was decided: the decisions that it would close a circle with
// are named.
func (l *Ledger) Decide(ctx context.Context, d headcount.Decision, rules Judge) (number int64, err error) {
	if !slices.Contains(headcount.DecisionKinds, d.Kind) {
		return 0, l.wrap("decide", fmt.Errorf("kind %q: %w: name one of %q", d.Kind, headcount.ErrInvalid, headcount.DecisionKinds))
	}
	if d.Who == "" || d.Why == "" || d.At.IsZero() {
		return 0, l.wrap("decide", fmt.Errorf("%s %s: %w: say who decides, why and when", d.Kind, d.Target, headcount.ErrInvalid))
	}
	if err := named(&d); err != nil {
		return 0, l.wrap("decide", err)
	}
	err = l.write(ctx, "decide", func(w *work) error {
		all, err := decisions(w)
		if err != nil {
			return err
		}
		if err := decidable(w, &d, all, rules(all)); err != nil {
			return err
		}
		pointers := ""
		if len(d.Of) > 0 {
			b, err := json.Marshal(d.Of)
			if err != nil {
				return err
			}
			pointers = string(b)
		}
		number, _, err = w.insert(`INSERT INTO decisions (kind, target, value, who, why, at, pointers) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			d.Kind, d.Target, d.Value, d.Who, d.Why, stamp(d.At), pointers)
		if err != nil {
			return err
		}
		d.Number = number
		after := append(all, d)
		if err := w.consistent(after); err != nil {
			return err
		}
		if err := obey(w, headcount.InForce(after)); err != nil {
			return err
		}
		return touch(w, undone(d, all), rules(all), rules(after))
	})
	return number, err
}

// named brings target and value into the form in which they are kept.
func named(d *headcount.Decision) error {
	refuse := func(what string) error {
		return fmt.Errorf("%s %q: %w: %s", d.Kind, d.Target, headcount.ErrInvalid, what)
	}
	if len(d.Of) != headcount.Pointers(d.Kind) {
		return refuse(fmt.Sprintf("it is about %d claims, not %d", headcount.Pointers(d.Kind), len(d.Of)))
	}
	switch d.Kind {
	case headcount.Forget, headcount.Undo:
		target, err := strconv.ParseInt(d.Target, 10, 64)
		if err != nil {
			return refuse("the target is a number")
		}
		d.Target = strconv.FormatInt(target, 10)
		return nil
	case headcount.Alias, headcount.Parent:
		if reference.Key(d.Target) == "" || d.Value != "" && reference.Key(d.Value) == "" {
			return refuse("a name has letters or digits")
		}
		return nil
	case headcount.Withhold:
		return withholds(d)
	case headcount.Choose:
		if !slices.Contains(headcount.ChoiceFields, d.Value) {
			return refuse(fmt.Sprintf("field %q is none of %q", d.Value, headcount.ChoiceFields))
		}
	default:
		if len(d.Of) == 2 {
			d.Value = d.Of[1].Claim
		}
	}
	d.Target = d.Of[0].Claim
	if len(d.Of) == 2 && d.Target == d.Value {
		return refuse("it is one claim, named twice")
	}
	return nil
}

// withholds refuses a scope that there is not, and a person without a name.
func withholds(d *headcount.Decision) error {
	switch d.Value {
	case headcount.WholeDocument:
		return nil
	case headcount.OnePerson:
		if d.Target = strings.Join(strings.Fields(d.Target), " "); reference.Key(d.Target) == "" {
			return fmt.Errorf("withhold %q: %w: a name has letters", d.Target, headcount.ErrInvalid)
		}
		return nil
	}
	_, err := headcount.PassageOf(d.Value)
	return err
}

// decidable refuses a decision whose target is not there or that would change
// nothing.
func decidable(w *work, d *headcount.Decision, all []headcount.Decision, now Rules) error {
	stands := headcount.InForce(all)
	for _, s := range stands {
		if s.Kind == d.Kind && s.Kind != headcount.Undo && s.Value == d.Value && s.Target == d.Target {
			return fmt.Errorf("that is decided already, by decision %d: %w", s.Number, headcount.ErrInvalid)
		}
	}
	switch d.Kind {
	case headcount.Undo:
		is := func(x headcount.Decision) bool { return strconv.FormatInt(x.Number, 10) == d.Target }
		if !slices.ContainsFunc(all, is) {
			return fmt.Errorf("decision %s: %w", d.Target, headcount.ErrNotFound)
		}
		if !slices.ContainsFunc(stands, is) {
			return fmt.Errorf("decision %s is undone already: %w", d.Target, headcount.ErrInvalid)
		}
	case headcount.Forget:
		var why sql.NullString
		if err := w.row(`SELECT forgotten FROM adds WHERE id = ?`, []any{d.Target}, &why); err != nil {
			return missing(err, "add %s", d.Target)
		}
		if why.Valid {
			return fmt.Errorf("add %s is forgotten already (%s): %w", d.Target, why.String, headcount.ErrInvalid)
		}
	case headcount.Withhold:
		if d.Value != headcount.OnePerson {
			if ok, err := w.has(`SELECT 1 FROM documents WHERE hash = ?`, d.Target); err != nil || !ok {
				return missing(cmp.Or(err, sql.ErrNoRows), "document %.8s", d.Target)
			}
		}
	case headcount.Alias, headcount.Parent:
		for _, s := range stands {
			if s.Kind == d.Kind && reference.Key(s.Target) == reference.Key(d.Target) {
				return fmt.Errorf("decision %d says otherwise of %q: undo it first: %w", s.Number, d.Target, headcount.ErrInvalid)
			}
		}
	}
	families := map[string]string{}
	for _, p := range d.Of {
		s, err := w.pointed(p)
		if err != nil {
			return err
		}
		if d.Kind != headcount.Reject && s.Type != derivedFrom {
			return fmt.Errorf("claim %.8s is a %s: events are made of reductions: %w", p.Claim, s.Type, headcount.ErrInvalid)
		}
		if d.Kind == headcount.Choose && !states(&s.Claim, d.Value) {
			return fmt.Errorf("claim %.8s states no %s: %w", p.Claim, d.Value, headcount.ErrInvalid)
		}
		families[now.Family(s.Employer)] = s.Employer
	}
	if len(families) > 1 && d.Kind == headcount.Same {
		return fmt.Errorf("the claims are of two employers, %q and %q: decide an alias or a parent first: %w", d.Of[0].Employer, d.Of[1].Employer, headcount.ErrInvalid)
	}
	return nil
}

// states reports whether a claim gives a value for a field that can be chosen.
func states(c *headcount.Claim, field string) bool {
	switch field {
	case "count":
		return c.Count != nil
	case "share":
		return c.Share != nil
	case "announced":
		return c.Announced != ""
	case "effective":
		return c.Effective != ""
	case "status":
		return c.Status != ""
	case "group":
		return c.Group != ""
	}
	return len(c.Places) > 0
}

// pointed returns the claim that a pointer was made of.
func (w *work) pointed(p headcount.Pointer) (headcount.Stated, error) {
	var document int64
	if err := w.row(`SELECT id FROM documents WHERE hash = ?`, []any{p.Document}, &document); err != nil {
		return headcount.Stated{}, missing(err, "document %.8s", p.Document)
	}
	id, _, err := claimOf(w, document, p.Claim)
	if err != nil {
		return headcount.Stated{}, err
	}
	list, err := w.stated([]standingClaim{{number: id}})
	if err != nil {
		return headcount.Stated{}, err
	}
	return list[0], nil
}

// undone is the decision whose effect d changes: itself, or the one at the end of
// a row of undos.
func undone(d headcount.Decision, all []headcount.Decision) headcount.Decision {
	for d.Kind == headcount.Undo {
		at := slices.IndexFunc(all, func(x headcount.Decision) bool { return strconv.FormatInt(x.Number, 10) == d.Target })
		if at < 0 {
			break
		}
		d = all[at]
	}
	return d
}

// touch marks the employers whose events a decision may change.
func touch(w *work, d headcount.Decision, before, after Rules) error {
	for _, p := range d.Of {
		if _, err := w.exec(`INSERT INTO dirty (employer_id) SELECT DISTINCT c.employer_id FROM documents d JOIN claims c ON c.document_id = d.id
			WHERE d.hash = ? ON CONFLICT DO NOTHING`, p.Document); err != nil {
			return err
		}
	}
	if d.Kind != headcount.Alias && d.Kind != headcount.Parent {
		return nil
	}
	near := map[string]bool{before.Family(d.Target): true, after.Family(d.Target): true}
	var touched []int64
	err := w.each(`SELECT id, name FROM employers`, nil, func(r *sql.Rows) error {
		var id int64
		var name string
		if err := r.Scan(&id, &name); err != nil {
			return err
		}
		if family := after.Family(name); near[family] || family != before.Family(name) {
			touched = append(touched, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range touched {
		if _, err := w.exec(`INSERT INTO dirty (employer_id) VALUES (?) ON CONFLICT DO NOTHING`, id); err != nil {
			return err
		}
	}
	return nil
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
	err := w.each(`SELECT number, kind, target, value, who, why, at, pointers FROM decisions ORDER BY number`, nil,
		func(r *sql.Rows) error {
			var d headcount.Decision
			var at int64
			var pointers string
			if err := r.Scan(&d.Number, &d.Kind, &d.Target, &d.Value, &d.Who, &d.Why, &at, &pointers); err != nil {
				return err
			}
			d.At = moment(at)
			if pointers != "" {
				if err := json.Unmarshal([]byte(pointers), &d.Of); err != nil {
					return fmt.Errorf("decision %d: pointers: %w: %w", d.Number, headcount.ErrInvalid, err)
				}
			}
			list = append(list, d)
			return nil
		})
	return list, err
}
