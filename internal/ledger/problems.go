package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"headcount"
)

// A Problem is a law of the ledger that one row breaks.
type Problem struct {
	Table  string `json:"table"`
	Row    string `json:"row"` // its key
	Law    string `json:"law"` // what should hold, and what is found instead
	Remedy string `json:"remedy"`
}

// String prints the problem in one line.
func (p Problem) String() string {
	return fmt.Sprintf("%s %s: %s (%s)", p.Table, p.Row, p.Law, p.Remedy)
}

// problemsListed is how many rows Problems lists for one law.
const problemsListed = 100

// The remedies that Problems gives.
const (
	restoreBackup = "the row was changed from outside: restore a backup"
	deriveAnew    = "derive the events anew from the claims"
)

// Problems checks the structural laws of the ledger and lists the rows that
// break one, at most 100 for each: that no page of the file is damaged and no
// row an orphan; that what is kept under a hash has that hash; that the words
// of every claim stand in its document where it says; that documents are taken
// back when sightings, decisions and versions say so; and the laws beside.
func (l *Ledger) Problems(ctx context.Context) ([]Problem, error) {
	a := audit{list: []Problem{}, listed: map[string]int{}}
	err := l.read(ctx, "problems", func(w *work) error {
		for _, check := range []func(*work, *audit) error{
			damage, orphans, l.captures, l.texts, documents, faults, l.claims, adds, takenBack, versions, laws,
		} {
			if err := check(w, &a); err != nil {
				return err
			}
		}
		return nil
	})
	return a.list, err
}

// An audit collects problems.
type audit struct {
	list   []Problem
	listed map[string]int
}

// report lists a problem; found, when it is not "", says what is there instead
// of what the law asks for.
func (a *audit) report(table, row, law, found, remedy string) {
	if a.listed[table+law]++; a.listed[table+law] > problemsListed {
		return
	}
	if found != "" {
		law += "; found: " + found
	}
	a.list = append(a.list, Problem{table, row, law, remedy})
}

func damage(w *work, a *audit) error {
	return w.each(`PRAGMA integrity_check(100)`, nil, func(r *sql.Rows) error {
		var found string
		if err := r.Scan(&found); err != nil {
			return err
		}
		if found != "ok" {
			a.report("ledger", "file", "the file is whole", found, "restore a backup")
		}
		return nil
	})
}

func orphans(w *work, a *audit) error {
	return w.each(`PRAGMA foreign_key_check`, nil, func(r *sql.Rows) error {
		var table, parent string
		var row sql.NullInt64
		var key int64
		if err := r.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		a.report(table, fmt.Sprint(row.Int64), "what a row points at is there", "none in "+parent, restoreBackup)
		return nil
	})
}

// A law is stated in SQL: its query gives the key of each row that breaks it,
// and what is found there.
type law struct{ table, says, query, remedy string }

var lawsInSQL = []law{
	{"captures", "a capture is to be read, was read, or has a reason why it was not",
		`SELECT hash, state || ' ' || reason FROM captures
			WHERE NOT (state IN ('` + headcount.StateToRead + `', '` + headcount.StateRead + `') AND reason = ''
				OR state = '` + headcount.StateUnread + `' AND reason <> '')`, restoreBackup},
	{"captures", "a capture that was read has a document",
		`SELECT hash, 'none' FROM captures c WHERE state = '` + headcount.StateRead + `'
			AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.capture_id = c.id)`, restoreBackup},
	{"captures", "a capture was seen",
		`SELECT hash, 'no sighting' FROM captures c WHERE NOT EXISTS (SELECT 1 FROM sightings s WHERE s.capture_id = c.id)`, restoreBackup},
	{"captures", "a capture is known since a sighting of it",
		`SELECT hash, known FROM captures c WHERE known NOT IN (SELECT s.at FROM sightings s WHERE s.capture_id = c.id)`, restoreBackup},
	{"names", "a claim is named once by a slug",
		`SELECT slug, count(*) || ' times' FROM names GROUP BY slug, claim_id HAVING count(*) > 1`, restoreBackup},
	{"vintages", "times rise with numbers",
		`SELECT number, 'not after the one before' FROM (SELECT number, at, lag(at) OVER (ORDER BY number) AS before FROM vintages)
			WHERE at <= before`, restoreBackup},
	{"events", "a version ends after it begins",
		`SELECT slug, since || ' to ' || until FROM events WHERE until <= since`, restoreBackup},
	{"events", "one event stands under a slug",
		`SELECT slug, count(*) || ' stand' FROM events WHERE until IS NULL GROUP BY slug HAVING count(*) > 1`, deriveAnew},
	{"events", "an event that stands bears a name",
		`SELECT slug, 'none' FROM events e WHERE until IS NULL AND NOT EXISTS (SELECT 1 FROM names n WHERE n.slug = e.slug)`, deriveAnew},
	{"events", "an event that stands has claims",
		`SELECT slug, 'none' FROM events e WHERE until IS NULL AND NOT EXISTS (SELECT 1 FROM event_claims c WHERE c.slug = e.slug AND c.until IS NULL)`, deriveAnew},
	{"event_claims", "a claim stands in an event that stands",
		`SELECT DISTINCT slug, 'no such event' FROM event_claims c WHERE until IS NULL
			AND NOT EXISTS (SELECT 1 FROM events e WHERE e.slug = c.slug AND e.until IS NULL)`, deriveAnew},
	{"events", "a relation leads to an event that stands",
		`SELECT e.slug, r.value ->> '$.to' FROM events e, json_each(e.body, '$.relations') r WHERE e.until IS NULL AND r.type = 'object'
			AND NOT EXISTS (SELECT 1 FROM events o WHERE o.slug = r.value ->> '$.to' AND o.until IS NULL)`, deriveAnew},
}

func laws(w *work, a *audit) error {
	for _, l := range lawsInSQL {
		err := w.each(l.query, nil, func(r *sql.Rows) error {
			var key, found string
			err := r.Scan(&key, &found)
			a.report(l.table, key, l.says, found, l.remedy)
			return err
		})
		if err != nil {
			return fmt.Errorf("law %q: %w", l.says, err)
		}
	}
	return nil
}
