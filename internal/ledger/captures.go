package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"headcount"
)

// A Found is a capture with where it was seen, or only faults where no bytes
// could be taken (Capture.Hash is "").
type Found struct {
	Capture headcount.Capture
	Path    string // the file as named, "-" for standard input
	Line    int    // line in a JSON Lines file, from 1; 0 when the file is the capture
	Faults  []headcount.Fault
	Fresh   bool // set by PutCaptures: the ledger had no such capture before
}

// An Add is one run of the command that adds reports.
type Add struct {
	Number    int64     `json:"number"`
	At        time.Time `json:"at"`
	What      []string  `json:"what"`      // the paths as named
	Sightings int       `json:"sightings"` // captures seen, as often as they were
	Fresh     int       `json:"fresh"`     // captures that it was the first to see
	Forgotten string    `json:"forgotten"` // why it was taken back; "" when it stands
}

// BeginAdd records that an add begins and returns its number. What names the
// paths that it is given.
func (l *Ledger) BeginAdd(ctx context.Context, at time.Time, what []string) (number int64, err error) {
	if what == nil {
		what = []string{}
	}
	list, err := json.Marshal(what)
	if err != nil {
		return 0, err
	}
	err = l.write(ctx, "begin add", func(w *work) error {
		number, _, err = w.insert(`INSERT INTO adds (at, what) VALUES (?, ?)`, stamp(at), string(list))
		return err
	})
	return number, err
}

// Adds lists the adds, oldest first.
func (l *Ledger) Adds(ctx context.Context) ([]Add, error) {
	list := []Add{}
	err := l.read(ctx, "adds", func(w *work) error {
		return w.each(`SELECT a.id, a.at, a.what, coalesce(a.forgotten, ''), count(s.id), count(f.first)
			FROM adds a LEFT JOIN sightings s ON s.add_id = a.id
			LEFT JOIN (SELECT min(id) AS first FROM sightings GROUP BY capture_id) f ON f.first = s.id
			GROUP BY a.id ORDER BY a.id`, nil,
			func(r *sql.Rows) error {
				var a Add
				var at int64
				var what string
				if err := r.Scan(&a.Number, &at, &what, &a.Forgotten, &a.Sightings, &a.Fresh); err != nil {
					return err
				}
				a.At = moment(at)
				list = append(list, a)
				return json.Unmarshal([]byte(what), &list[len(list)-1].What)
			})
	})
	return list, err
}

// PutCaptures keeps what an add has found, in one transaction: the captures
// not seen before, in state "to read"; a sighting of each; the faults. It sets
// Fresh on each of found and returns how many are. A capture that all earlier
// adds had forgotten counts again from now on.
func (l *Ledger) PutCaptures(ctx context.Context, add int64, at time.Time, found []Found) (fresh int, err error) {
	err = l.write(ctx, "put captures", func(w *work) error {
		fresh = 0
		forgets, err := w.has(`SELECT 1 FROM adds WHERE forgotten IS NOT NULL LIMIT 1`)
		if err != nil {
			return err
		}
		for i := range found {
			f := &found[i]
			if err := l.putFound(w, add, at, f, forgets); err != nil {
				return fmt.Errorf("capture %.8s of %s: %w", f.Capture.Hash, f.Path, err)
			}
			if f.Fresh {
				fresh++
			}
		}
		return nil
	})
	return fresh, err
}

func (l *Ledger) putFound(w *work, add int64, at time.Time, f *Found, forgets bool) (err error) {
	f.Fresh = false
	if f.Capture.Hash == "" {
		return putFaults(w, 0, f.Faults)
	}
	var id int64
	if id, f.Fresh, err = l.putCapture(w, &f.Capture, at); err != nil {
		return err
	}
	if _, err := w.exec(`INSERT INTO sightings (capture_id, add_id, path, line, at) VALUES (?, ?, ?, ?, ?)`,
		id, add, f.Path, int64(f.Line), stamp(at)); err != nil {
		return err
	}
	if !f.Fresh && forgets {
		if err := settleCapture(w, id); err != nil {
			return err
		}
	}
	return putFaults(w, id, f.Faults)
}

// putCapture keeps a capture unless it is there. It returns its number and
// whether it is new.
func (l *Ledger) putCapture(w *work, c *headcount.Capture, at time.Time) (id int64, fresh bool, err error) {
	err = w.row(`SELECT id FROM captures WHERE hash = ?`, []any{c.Hash}, &id)
	if err != sql.ErrNoRows {
		return id, false, err
	}
	return w.insert(`INSERT INTO captures (hash, format, published, outlet, tier, known, state, reason, bytes)
		VALUES (?, ?, ?, ?, ?, ?, ?, '', ?)`,
		c.Hash, c.Format, c.Given.Published, c.Given.Outlet, string(c.Given.Tier), stamp(at), headcount.StateToRead, l.pack(c.Bytes))
}

// putFaults keeps faults; those that name a capture belong to the one given.
func putFaults(w *work, capture int64, faults []headcount.Fault) error {
	for _, f := range faults {
		of := sql.NullInt64{Int64: capture, Valid: f.Capture != ""}
		if _, err := w.exec(`INSERT INTO faults (hash, capture_id, place, excerpt, problem, remedy)
			VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
			f.ID(), of, f.Place, f.Excerpt, f.Problem, f.Remedy); err != nil {
			return fmt.Errorf("fault at %s: %w", f.Place, err)
		}
	}
	return nil
}

// ToRead returns up to n captures in state "to read", in the order in which
// they were first seen, after the one whose hash is given ("" is from the
// start), with their bytes and the place of their first sighting.
func (l *Ledger) ToRead(ctx context.Context, after string, n int) ([]Found, error) {
	var list []Found
	err := l.read(ctx, "captures to read", func(w *work) error {
		var start int64
		if after != "" {
			if err := w.row(`SELECT id FROM captures WHERE hash = ?`, []any{after}, &start); err != nil {
				return missing(err, "capture %.8s", after)
			}
		}
		return w.each(`SELECT c.hash, c.format, c.published, c.outlet, c.tier, c.known, c.state, c.reason, c.bytes, s.path, s.line
			FROM captures c JOIN sightings s ON s.id = (SELECT min(id) FROM sightings WHERE capture_id = c.id)
			WHERE c.state = ? AND c.id > ? ORDER BY c.id LIMIT ?`, []any{headcount.StateToRead, start, int64(n)},
			func(r *sql.Rows) error {
				var f Found
				var known int64
				var packed sql.RawBytes
				c := &f.Capture
				if err := r.Scan(&c.Hash, &c.Format, &c.Given.Published, &c.Given.Outlet, &c.Given.Tier, &known,
					&c.State, &c.Reason, &packed, &f.Path, &f.Line); err != nil {
					return err
				}
				c.Known = moment(known)
				var err error
				if c.Bytes, err = l.unpack(packed); err != nil {
					return fmt.Errorf("capture %.8s: bytes: %w: %w", c.Hash, headcount.ErrInvalid, err)
				}
				list = append(list, f)
				return nil
			})
	})
	return list, err
}

// Sightings lists the sightings of a capture, oldest first. ErrNotFound when
// there is no capture of that hash.
func (l *Ledger) Sightings(ctx context.Context, capture string) ([]headcount.Sighting, error) {
	list := []headcount.Sighting{}
	err := l.read(ctx, "sightings", func(w *work) error {
		var id int64
		if err := w.row(`SELECT id FROM captures WHERE hash = ?`, []any{capture}, &id); err != nil {
			return missing(err, "capture %.8s", capture)
		}
		return w.each(`SELECT path, line, add_id, at FROM sightings WHERE capture_id = ? ORDER BY id`, []any{id},
			func(r *sql.Rows) error {
				s := headcount.Sighting{Capture: capture}
				var at int64
				err := r.Scan(&s.Path, &s.Line, &s.Add, &at)
				s.At = moment(at)
				list = append(list, s)
				return err
			})
	})
	return list, err
}

// Faults lists the faults, oldest first.
func (l *Ledger) Faults(ctx context.Context) ([]headcount.Fault, error) {
	list := []headcount.Fault{}
	err := l.read(ctx, "faults", func(w *work) error {
		return w.each(`SELECT coalesce(c.hash, ''), f.place, f.excerpt, f.problem, f.remedy
			FROM faults f LEFT JOIN captures c ON c.id = f.capture_id ORDER BY f.id`, nil,
			func(r *sql.Rows) error {
				var f headcount.Fault
				err := r.Scan(&f.Capture, &f.Place, &f.Excerpt, &f.Problem, &f.Remedy)
				list = append(list, f)
				return err
			})
	})
	return list, err
}
