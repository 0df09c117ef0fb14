package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"

	"headcount"
	"headcount/edtf"
	"headcount/reference"
)

// Published lists the events as they would be had only what was published by a
// day been read: those that the rules derive from the claims of documents that
// were published by then for certain; a document without a date counts from the
// day on which it came into the ledger. What people decided holds whenever they
// did. A version of a document stands until one that was published by then takes
// its place. f filters and orders as for Events; f.AsOf is not looked at. Nothing
// is stored: it costs as much as deriving the families concerned. ErrUsage for a
// date that cannot be read.
func (l *Ledger) Published(ctx context.Context, f headcount.Filter, by string, judge Judge) ([]headcount.Event, error) {
	day, err := edtf.Parse(by)
	if err != nil {
		return nil, fmt.Errorf("published by: %w: %w", headcount.ErrUsage, err)
	}
	keep, err := sieve(f)
	if err != nil {
		return nil, err
	}
	list := []headcount.Event{}
	err = l.read(ctx, "published", func(w *work) error {
		families, err := w.familiesOf(f.Employer)
		if err != nil {
			return err
		}
		decided, err := decisions(w)
		if err != nil {
			return err
		}
		rules := judge(decided)
		taken, failed := w.taken()
		for _, slug := range families {
			m, err := w.familyMaterial(slug)
			if err != nil {
				return fmt.Errorf("family %q: %w", slug, err)
			}
			var claims []headcount.Stated
			for _, c := range m.claims {
				if !OutBy(c.Document, day.Last) {
					continue
				}
				if c.Back == superseded {
					later, err := w.replacedBy(c.Document.Hash, day.Last)
					if err != nil {
						return err
					}
					if !later {
						c.Back = ""
					}
				}
				claims = append(claims, c)
			}
			if len(claims) == 0 {
				continue
			}
			derived, _ := rules.Events(claims, m.names, taken)
			if *failed != nil {
				return *failed
			}
			for _, e := range derived {
				if keep(&e) {
					list = append(list, e)
				}
			}
		}
		return w.veilEvents(list)
	})
	if err != nil {
		return nil, err
	}
	return page(list, f), nil
}

// familiesOf lists the families that have claims, all or those of an employer.
func (w *work) familiesOf(employer string) ([]string, error) {
	query, args := `SELECT DISTINCT family FROM employers WHERE family IS NOT NULL ORDER BY 1`, []any{}
	if employer != "" {
		slug := reference.Slug(employer)
		query, args = `SELECT ? AS family UNION SELECT family FROM events WHERE employer = ? ORDER BY 1`, []any{slug, slug}
	}
	var out []string
	err := w.each(query, args, func(r *sql.Rows) error {
		var s string
		err := r.Scan(&s)
		out = append(out, s)
		return err
	})
	return out, err
}

// OutBy reports whether a document was published by a day for certain; one without
// a date when it came into the ledger by then.
func OutBy(d headcount.DocumentRef, by edtf.Day) bool {
	if d.Published != "" {
		return within(d.Published, by)
	}
	known, ok := edtf.DayOf(d.Known.Year(), int(d.Known.Month()), d.Known.Day())
	return ok && known <= by
}

// within reports whether all of a date lies on or before a day.
func within(published string, by edtf.Day) bool {
	iv, err := edtf.Parse(published)
	return err == nil && iv.Last <= by
}

// replacedBy reports whether a later version of the document of that hash, one
// that is not forgotten, was published by a day.
func (w *work) replacedBy(hash string, by edtf.Day) (bool, error) {
	found := false
	err := w.each(`SELECT o.published, c.known FROM documents d JOIN documents o ON o.address = d.address AND o.address <> '' AND o.capture_id > d.capture_id
		JOIN captures c ON c.id = o.capture_id LEFT JOIN taken_back t ON t.document_id = o.id WHERE d.hash = ? AND (t.why IS NULL OR t.why = ?)`, []any{hash, superseded},
		func(r *sql.Rows) error {
			var o headcount.DocumentRef
			var known int64
			if err := r.Scan(&o.Published, &known); err != nil {
				return err
			}
			o.Known = moment(known)
			found = found || OutBy(o, by)
			return nil
		})
	return found, err
}

// sieve returns the question whether f lets an event through, as filter asks it
// of the versions that are stored.
func sieve(f headcount.Filter) (func(*headcount.Event) bool, error) {
	since, until := int64(math.MinInt64), int64(math.MaxInt64)
	for _, bound := range []struct {
		name, date string
		set        func(edtf.Interval)
	}{
		{"since", f.Since, func(i edtf.Interval) { since = int64(i.First) }},
		{"until", f.Until, func(i edtf.Interval) { until = int64(i.Last) }},
	} {
		if bound.date == "" {
			continue
		}
		i, err := edtf.Parse(bound.date)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: %w", bound.name, headcount.ErrUsage, err)
		}
		bound.set(i)
	}
	employer, place := reference.Slug(f.Employer), reference.Key(f.Place)
	return func(e *headcount.Event) bool {
		at, dated := day(e)
		switch {
		case f.Employer != "" && e.Family != employer && reference.Slug(e.Employer) != employer,
			(f.Since != "" || f.Until != "") && (!dated || at < since || at > until),
			f.Slugs != nil && !slices.Contains(f.Slugs, e.ID),
			f.Status != "" && e.Status != f.Status,
			f.Place != "" && !slices.ContainsFunc(e.Places, func(p string) bool { return reference.Key(p) == place }),
			f.Cause != "" && !slices.ContainsFunc(e.Causes, func(c headcount.Cause) bool { return c.Cause == f.Cause }):
			return false
		}
		return true
	}, nil
}

// page orders a list and cuts it as f asks.
func page(list []headcount.Event, f headcount.Filter) []headcount.Event {
	slices.SortFunc(list, func(a, b headcount.Event) int {
		x, dated1 := day(&a)
		y, dated2 := day(&b)
		if !dated1 {
			x = math.MinInt64 // as SQLite orders what is not there
		}
		if !dated2 {
			y = math.MinInt64
		}
		c := cmp.Or(cmp.Compare(x, y), cmp.Compare(a.ID, b.ID))
		if f.Latest {
			return -c
		}
		return c
	})
	list = list[min(f.Skip, len(list)):]
	if f.Limit > 0 {
		list = list[:min(f.Limit, len(list))]
	}
	return list
}
