package ledger

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestProblems breaks one law after another from outside and holds what
// Problems says of each: the table, the row and words of the law.
func TestProblems(t *testing.T) {
	for _, c := range []struct{ change, want string }{
		{`UPDATE capture_bytes SET bytes = x'00'`, "captures <capture>: what is kept under a hash has that hash"},
		{`UPDATE texts SET hash = 'ab'`, "texts ab: what is kept under a hash has that hash"},
		{`UPDATE documents SET extractor = 'test/2'`, "documents <document>: what is kept under a hash"},
		{`UPDATE faults SET problem = 'no title'`, "faults <fault>: what is kept under a hash"},
		{`UPDATE claims SET body = replace(body, '"min":100', '"min":101')`, "claims <claim>: what is kept under a hash"},
		{`UPDATE claims SET body = replace(body, '"end":24', '"end":23')`, "claims <claim>: the words of a claim stand in its document where it says"},
		{`UPDATE claims SET body = '{'`, "claims <claim>: a claim is JSON"},
		{`UPDATE claims SET type = 'term'`, "claims <claim>: a claim's columns say what the claim says"},
		{`UPDATE texts SET bytes = x'00'`, "claims <claim>: the words of a claim stand"},
		{`UPDATE captures SET state = 'lost'`, "captures <capture>: a capture is to be read, was read, or has a reason"},
		{`UPDATE captures SET state = 'not read'`, "captures <capture>: a capture is to be read, was read, or has a reason"},
		{`DELETE FROM documents`, "captures <capture>: a capture that was read has a document"},
		{`DELETE FROM documents`, "claims 1: what a row points at is there; found: none in documents"},
		{`UPDATE captures SET known = 0`, "captures <capture>: a capture is known since a sighting of it; found: 0"},
		{`DELETE FROM sightings`, "captures <capture>: a capture was seen"},
		{`UPDATE adds SET forgotten = 'a whim'`, "adds 1: an add is forgotten when a decision in force says so; found: a whim"},
		{`INSERT INTO taken_back VALUES (1, 'a whim')`, `taken_back 1: the document is taken back for ""; found: a whim`},
		{`INSERT INTO vintages VALUES (2, 1, 'test/1', 0)`, "vintages 2: times rise with numbers"},
		{`UPDATE events SET until = 1`, "events acme-cut: a version ends after it begins; found: 1 to 1"},
		{`UPDATE events SET body = replace(body, 'Acme', 'Acne')`, "events acme-cut: what is kept under a hash"},
		{`UPDATE events SET status = 'denied'`, "events acme-cut: the columns by which an event is found say what it says"},
		{`INSERT INTO event_causes (cause, event_id) SELECT 'tariffs', id FROM events`, "events acme-cut: the columns by which an event is found say what it says"},
		{`INSERT INTO event_places (place, event_id) SELECT 'leeds', id FROM events`, "events acme-cut: the columns by which an event is found say what it says"},
		{`UPDATE event_claims SET back = 'a whim'`, "events acme-cut: what is kept under a hash"},
		{`DELETE FROM event_claims`, "events acme-cut: an event that stands has claims"},
		{`UPDATE event_claims SET slug = 'gone'`, "event_claims gone: a claim stands in an event that stands"},
		{`DELETE FROM names`, "events acme-cut: an event that stands bears a name"},
		{`UPDATE events SET body = json_set(body, '$.relations', json('[{"kind":"part_of","to":"gone"}]'))`, "events acme-cut: a relation leads to an event that stands; found: gone"},
		{`INSERT INTO events SELECT 2, slug, key, family, employer, day, status, body, digest, since, until, tally, why, lo, hi FROM events`, "events acme-cut: one event stands under a slug; found: 2"},
	} {
		path := filepath.Join(t.TempDir(), "ledger.db")
		l := fill(t, path)
		var capture, document, claim, fault string
		if err := l.read(t.Context(), "keys", func(w *work) error {
			return w.row(`SELECT c.hash, d.hash, m.hash, f.hash FROM captures c, documents d, claims m, faults f`, nil, &capture, &document, &claim, &fault)
		}); err != nil {
			t.Fatal(err)
		}
		change(t, path, `PRAGMA foreign_keys = OFF`, c.change)
		want := strings.NewReplacer("<capture>", capture, "<document>", document, "<claim>", claim, "<fault>", fault).Replace(c.want)
		problems, err := l.Problems(t.Context())
		if err != nil {
			t.Errorf("%s: %v", c.change, err)
			continue
		}
		var said []string
		for _, p := range problems {
			said = append(said, p.String())
			if p.Remedy == "" {
				t.Errorf("%s: no remedy for %s", c.change, p)
			}
		}
		if all := strings.Join(said, "\n"); !strings.Contains(all, want) {
			t.Errorf("%s:\n said %s\n want %s", c.change, all, want)
		}
	}
}

func TestProblemsListsAHundredRowsOfALaw(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := fill(t, path)
	change(t, path, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
		INSERT INTO faults (hash, place, excerpt, problem, remedy) SELECT 'x' || i, '', '', '', '' FROM n`)
	problems, err := l.Problems(t.Context())
	if err != nil || len(problems) != problemsListed {
		t.Errorf("%d problems, %v; want %d", len(problems), err, problemsListed)
	}
}
