package pipeline_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reconcile/worlds"
)

// TestShelf holds a ledger that stays open, and keeps its large families as they were
// last, against one that is opened anew for each step: batches of reports (more names
// than the shelf looks through come with the second), an employer that joins a large
// family and leaves it, an add that is forgotten, and an employer that joins with claims
// that came after all of the family and have names already.
func TestShelf(t *testing.T) {
	s := steps(t)
	var docs []worlds.Document
	names := map[string]int{}
	for part := range worlds.Stream(3, worlds.Size{Employers: 600, Claims: 6000, Largest: 400}, worlds.Moderate) {
		for _, d := range part.Documents {
			docs = append(docs, d)
			for _, c := range d.Claims {
				names[c.Employer]++
			}
		}
	}
	slices.SortFunc(docs, func(a, b worlds.Document) int { return strings.Compare(a.Hash, b.Hash) })
	large, other, last := "", "", ""
	for name, n := range names {
		if large == "" || n > names[large] || n == names[large] && name < large {
			large = name
		}
	}
	for name, n := range names {
		if name != large && n >= 20 && n <= 40 && (other == "" || name < other) {
			other = name
		}
	}
	words := map[string]int{} // of names: those of one employer share some
	for name := range names {
		for _, w := range strings.Fields(name) {
			words[w]++
		}
	}
	for name, n := range names {
		if words[name] == 1 && n > 5 && (last == "" || name < last) {
			last = name
		}
	}
	var after []worlds.Document
	docs = slices.DeleteFunc(docs, func(d worlds.Document) bool {
		is := slices.ContainsFunc(d.Claims, func(c headcount.Claim) bool { return c.Employer == last })
		if is {
			after = append(after, d)
		}
		return is
	})
	add := func(docs []worlds.Document) func(*ledger.Ledger) error {
		return func(l *ledger.Ledger) error {
			var read []headcount.Document
			var said [][]headcount.Claim
			for _, d := range docs {
				read, said = append(read, d.Read()), append(said, d.Claims)
			}
			put(t, s, l, read, said)
			_, err := s.Reconcile(t.Context(), l)
			return err
		}
	}
	batch := func(from, to int) func(*ledger.Ledger) error { return add(docs[len(docs)*from/100 : len(docs)*to/100]) }
	decide := func(kind, target, value string) func(*ledger.Ledger) error {
		return func(l *ledger.Ledger) error {
			_, err := s.Decide(t.Context(), l, headcount.Decision{Kind: kind, Target: target, Value: value, Who: "ann", Why: "register", At: s.Now()})
			return err
		}
	}
	elsewhere := func(step func(*ledger.Ledger) error) func(*ledger.Ledger) error {
		return func(l *ledger.Ledger) error {
			o, err := ledger.Open(t.Context(), l.Path())
			if err != nil {
				return err
			}
			return errors.Join(step(o), o.Close())
		}
	}
	apart := func(docs []worlds.Document, ofLarge bool) (some []worlds.Document) {
		for _, d := range docs {
			if ofLarge == slices.ContainsFunc(d.Claims, func(c headcount.Claim) bool { return c.Employer == large }) {
				some = append(some, d)
			}
		}
		return some
	}
	script := []func(*ledger.Ledger) error{
		batch(0, 20), batch(20, 80), batch(80, 84),
		decide(headcount.Alias, other, large), batch(84, 88),
		decide(headcount.Undo, "1", ""), batch(88, 92),
		decide(headcount.Forget, "3", ""), batch(92, 94), elsewhere(batch(94, 97)), add(apart(docs[len(docs)*97/100:], false)),
		add(apart(docs[len(docs)*97/100:], true)), add(after), decide(headcount.Alias, other, large), decide(headcount.Undo, "4", ""),
		decide(headcount.Alias, last, large),
	}
	open := filepath.Join(t.TempDir(), "open.db")
	l, err := ledger.Open(t.Context(), open)
	if err != nil {
		t.Fatal(err)
	}
	for i, step := range script {
		if err := step(l); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	anew := filepath.Join(t.TempDir(), "anew.db")
	for i, step := range script {
		l, err := ledger.Open(t.Context(), anew)
		if err != nil {
			t.Fatal(err)
		}
		if err := step(l); err != nil {
			t.Fatalf("step %d, opened anew: %v", i, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, query := range []string{
		`SELECT n.number || ' ' || n.slug || ' ' || c.hash FROM names n JOIN claims c ON c.id = n.claim_id ORDER BY n.number`,
		`SELECT slug || ' ' || digest || ' ' || since || ' ' || coalesce(until, '') FROM events ORDER BY slug, since`,
	} {
		a, b := lines(t, open, query), lines(t, anew, query)
		if len(a) < 1000 || !slices.Equal(a, b) {
			t.Errorf("%d records of the one, %d of the other: they differ at %d", len(a), len(b), firstUnequal(a, b))
		}
	}
}

// lines are the rows of a query of one column.
func lines(t *testing.T, path, query string) (list []string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		list = append(list, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

func firstUnequal(a, b []string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}
