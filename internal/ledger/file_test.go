package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/reference"
)

var at = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// fill opens a ledger at path and puts one report with one claim in it.
func fill(t *testing.T, path string) *Ledger {
	t.Helper()
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	add, err := l.BeginAdd(t.Context(), at, []string{"a.txt"})
	if err != nil {
		t.Fatal(err)
	}
	text := "Acme Ports cuts 100 jobs"
	c := headcount.Capture{Hash: digest([]byte(text)), Format: headcount.FormatText, Bytes: []byte(text)}
	fault := headcount.Fault{Capture: c.Hash, Place: "a.txt", Problem: "no date", Remedy: "give --published"}
	if _, err := l.PutCaptures(t.Context(), add, at, []Found{{Capture: c, Path: "a.txt", Faults: []headcount.Fault{fault}}}); err != nil {
		t.Fatal(err)
	}
	d := headcount.Document{Capture: c.Hash, Extractor: "test/1", Text: text, Outlet: "The Port Gazette", Address: "https://gazette.example/1"}
	d.Identify()
	claim := headcount.Claim{Type: headcount.Reduction, Employer: "Acme Ports", Count: headcount.Exactly(100), Reader: "test/1",
		Evidence: []headcount.Passage{{Span: headcount.Span{Start: 0, End: len(text)}, Words: text}}}
	claim.Identify(d.Hash)
	read := Read{Capture: c.Hash, State: headcount.StateRead, Documents: []headcount.Document{d}, Claims: [][]headcount.Claim{{claim}}}
	if err := l.PutRead(t.Context(), []Read{read}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Reconcile(t.Context(), at, "test/1", oneEach); err != nil {
		t.Fatal(err)
	}
	return l
}

// one makes one event of all claims.
func one(claims []headcount.Stated, names []headcount.Name, _ func(string) bool) ([]headcount.Event, []headcount.Name) {
	e := headcount.Event{ID: "acme-cut", Key: "k", Employer: "Acme Ports", Family: "acme-ports", KnownBy: "2026-03-02", Claims: all(claims)}
	if len(names) > 0 {
		return []headcount.Event{e}, nil
	}
	return []headcount.Event{e}, []headcount.Name{{Slug: e.ID, Claim: claims[0].ID}}
}

func all(claims []headcount.Stated) (list []*headcount.Stated) {
	for i := range claims {
		list = append(list, &claims[i])
	}
	return list
}

// change runs SQL on a ledger's file from outside, without its constraints.
func change(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func check(t *testing.T, what string, err, want error, words ...string) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v; want %v", what, err, want)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%s: %q does not say %q", what, err, w)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	change(t, foreign, `CREATE TABLE recipes (name TEXT)`)
	newer := filepath.Join(dir, "newer.db")
	fill(t, newer).Close()
	change(t, newer, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (77, 1)`)
	for path, c := range map[string]struct {
		want  error
		words []string
	}{
		filepath.Join(dir, "gone", "ledger.db"): {headcount.ErrNotFound, []string{"gone"}},
		dir:                                     {headcount.ErrInvalid, []string{"a folder"}},
		write("report.txt", "Acme Ports cuts 100 jobs"):     {headcount.ErrInvalid, []string{"report.txt", "no ledger", "name another"}},
		write("torn.db", "SQLite format 3\x00 and no more"): {headcount.ErrInvalid, []string{"torn.db", "backup"}},
		foreign: {headcount.ErrInvalid, []string{"foreign.db", "another program"}},
		newer:   {headcount.ErrNewer, []string{"newer.db", "version 77", "knows 9"}},
	} {
		l, err := Open(t.Context(), path)
		check(t, path, err, c.want, c.words...)
		if l != nil {
			t.Errorf("%s: a ledger beside the error", path)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "gone")); err == nil {
		t.Error("a folder was made")
	}
	db, err := sql.Open("sqlite", "file:"+foreign)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var tables int
	if err := db.QueryRow(`SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil || tables != 1 {
		t.Errorf("%d tables, %v in the database of another program; want its one", tables, err)
	}
}

func TestOpenAnEmptyFileAndAnOddName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "my ledger? 100%#é.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	fill(t, path).Close()
	if c, err := fill(t, path).Counts(t.Context()); err != nil || c.Documents != 1 || c.Adds != 2 {
		t.Errorf("%+v, %v", c, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

// TestUpgrade opens a ledger that the first migration made, with a report in it.
func TestUpgrade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	s, err := newStore(address(path, time.Second, readerCache), 1)
	if err != nil {
		t.Fatal(err)
	}
	p, err := provider(s.db)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`INSERT INTO adds (id, at, what) VALUES (1, 5, '["a.txt"]')`,
		`INSERT INTO captures VALUES (1, 'ab', 'text', '', '', '', 5, 'to read', '')`,
	} {
		if _, err := s.db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.close(); err != nil {
		t.Fatal(err)
	}
	l := fill(t, path)
	counts, err := l.Counts(t.Context())
	if err != nil || counts.Adds != 2 || counts.Captures[headcount.StateToRead] != 1 || counts.Events != 1 {
		t.Errorf("after the upgrade: %+v, %v; want what was there and an event", counts, err)
	}
	if have, err := schemaVersion(t.Context(), l.writer.db); err != nil || have != 9 {
		t.Errorf("version %d, %v; want 9", have, err)
	}
}

func TestManyOpenANewLedgerAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	errs := make(chan error)
	const processes = 6
	for range processes {
		go func() {
			l, err := Open(context.Background(), path)
			if err == nil {
				_, err = l.BeginAdd(context.Background(), at, nil)
				err = errors.Join(err, l.Close())
			}
			errs <- err
		}()
	}
	for range processes {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	if c, err := fill(t, path).Counts(t.Context()); err != nil || c.Adds != processes+1 {
		t.Errorf("%d adds, %v; want %d", c.Adds, err, processes+1)
	}
}

func TestBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	other := fill(t, path)
	l, err := open(t.Context(), path, 20*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	err = other.write(t.Context(), "long work", func(*work) error {
		_, err := l.BeginAdd(t.Context(), at, nil)
		check(t, "beside another's transaction", err, headcount.ErrBusy, path, "try again")
		if _, err := l.Counts(t.Context()); err != nil {
			t.Errorf("reading beside another's transaction: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.BeginAdd(t.Context(), at, nil); err != nil {
		t.Errorf("when the other is done: %v", err)
	}
}

func TestFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	l := fill(t, path)
	before, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// The file may not grow: what a full disk answers.
	if err := l.writer.do(t.Context(), `BEGIN`, func(w *work) error {
		var pages int64
		if err := w.row(`PRAGMA page_count`, nil, &pages); err != nil {
			return err
		}
		return w.row(fmt.Sprintf(`PRAGMA max_page_count = %d`, pages), nil, &pages)
	}); err != nil {
		t.Fatal(err)
	}
	var found []Found
	for i := range 200 {
		b := []byte(strings.Repeat(fmt.Sprintf("report %d, %x\n", i, digest(fmt.Append(nil, i))), 50))
		found = append(found, Found{Capture: headcount.Capture{Hash: digest(b), Bytes: b}, Path: "b.txt"})
	}
	_, err = l.PutCaptures(t.Context(), 1, at, found)
	check(t, "put captures", err, headcount.ErrFull, path, "free some")
	if after, err := l.Counts(t.Context()); err != nil || after.Captures[headcount.StateToRead] != 0 || after.Sightings != before.Sightings {
		t.Errorf("after a full disk: %+v, %v; want %+v", after, err, before)
	}
	if problems, err := l.Problems(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("problems: %v, %v", problems, err)
	}
}

// TestTwoLedgersReconcile lets two processes write and reconcile one file at
// once: none loses what the other did.
func TestTwoLedgersReconcile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	fill(t, path)
	errs := make(chan error)
	const processes, rounds = 2, 10
	for range processes {
		go func() {
			errs <- func() error {
				l, err := Open(context.Background(), path)
				if err != nil {
					return err
				}
				defer l.Close()
				for range rounds {
					if err := l.MarkAll(context.Background()); err != nil {
						return err
					}
					if _, err := l.Reconcile(context.Background(), at, "test/1", oneEach); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	for range processes {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	l := fill(t, path)
	if problems, err := l.Problems(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("problems: %v, %v", problems, err)
	}
	v, err := l.Vintages(t.Context())
	if err != nil || len(v) < rounds || v[len(v)-1].Number != int64(len(v)) {
		t.Errorf("vintages %+v, %v", v, err)
	}
}

// TestSettings asks SQLite what it has made of the settings: it ignores those
// that come too late.
func TestSettings(t *testing.T) {
	l := fill(t, filepath.Join(t.TempDir(), "ledger.db"))
	for _, c := range []struct {
		of     *store
		pragma string
		want   any
	}{
		{l.writer, "page_size", int64(pageSize)},
		{l.writer, "journal_mode", "wal"},
		{l.writer, "synchronous", int64(1)}, // NORMAL
		{l.writer, "foreign_keys", int64(1)},
		{l.writer, "busy_timeout", busyTimeout.Milliseconds()},
		{l.writer, "query_only", int64(0)},
		{l.reader, "query_only", int64(1)},
		{l.reader, "cache_size", int64(-readerCache)},
	} {
		err := c.of.do(t.Context(), `BEGIN`, func(w *work) error {
			var got any
			err := w.row(`PRAGMA `+c.pragma, nil, &got)
			if got != c.want {
				t.Errorf("%s is %v; want %v", c.pragma, got, c.want)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// oneEach makes one event of the claims of an employer, whatever people decided.
func oneEach([]headcount.Decision) Rules { return Rules{Family: reference.Slug, Events: one} }
