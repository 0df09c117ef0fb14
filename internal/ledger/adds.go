package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"
)

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
