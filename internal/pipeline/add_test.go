package pipeline_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// reports writes files and returns their folder.
func reports(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	steel = `{"id":"s1","published":"2025-09-09","outlet":"The Dayton Example","url":"https://example.org/steel","title":"Brennick Steel to cut 300 jobs","text":"Brennick Steel said on Tuesday it would cut 300 jobs in Ohio."}`
	foods = `{"id":"f1","published":"2025-09-10","outlet":"The Leeds Example","title":"Tellmark Foods lays off 45","text":"Tellmark Foods has laid off 45 people in Leeds, it said on Wednesday."}`
	torn  = `{"id":"x1","text":"Brennick St`
)

func TestAddSumsUp(t *testing.T) {
	s := steps(t)
	path := filepath.Join(t.TempDir(), "ledger.db")
	dir := reports(t, map[string]string{
		"articles.jsonl": strings.Join([]string{steel, foods, torn, steel, ""}, "\n"),
		"b.txt":          "",
		"c.txt":          "",
		"note.md":        "# Quillby Paper lays off 45\n\nQuillby Paper has laid off 45 people in Leeds, it said on 3 March 2025.\n",
	})
	sum := add(t, s, path, dir)
	if sum.Documents != 3 || sum.Claims[headcount.Reduction] != 3 || sum.Vintages != 1 {
		t.Errorf("%d documents, claims %v, %d vintages; want 3, 3 reductions, 1", sum.Documents, sum.Claims, sum.Vintages)
	}
	// The two empty files have the same bytes, and Brennick's line comes twice.
	if sum.Seen-sum.Fresh != 2 {
		t.Errorf("%d captures seen, %d of them fresh; want two seen before", sum.Seen, sum.Fresh)
	}
	if len(sum.Problems) == 0 || sum.Problems[0].Count != 2 || !strings.Contains(sum.Problems[0].Problem, "empty") || sum.Faults < 3 {
		t.Errorf("%d faults, %+v; want the two empty files first", sum.Faults, sum.Problems)
	}
	before := dump(t, path)
	again := add(t, s, path, dir)
	if again.Seen != sum.Seen || again.Fresh != 0 || again.Documents != 0 || len(again.Claims) != 0 || again.Vintages != 0 {
		t.Errorf("the second time: %+v; want the same captures seen and nothing else", again)
	}
	same(t, dump(t, path), before)
	verify(t, s, path)
}

func TestAddFromStandardInputWithWhatIsGiven(t *testing.T) {
	s := steps(t)
	l := openMemory(t)
	in := strings.NewReader("Brennick Steel has cut 300 jobs in Ohio.\n")
	given := headcount.Given{Published: "2025-09", Outlet: "The Dayton Example", Tier: headcount.TierWire}
	if _, err := s.Add(t.Context(), l, []string{"-"}, in, given, nil); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil || len(events) != 1 {
		t.Fatalf("%d events, %v; want 1", len(events), err)
	}
	d := events[0].Claims[0].Document
	if d.Path != "-" || d.Published != "2025-09" || d.Outlet != "The Dayton Example" || d.Tier != headcount.TierWire {
		t.Errorf("document %+v; want what was given", d)
	}
}

func openMemory(t *testing.T) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), ledger.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// TestAddGoesOnBesideAReaderThatBreaks: without a reader, each reading panics.
func TestAddGoesOnBesideAReaderThatBreaks(t *testing.T) {
	s := steps(t)
	s.Reader = nil
	l := openMemory(t)
	dir := reports(t, map[string]string{"articles.jsonl": steel + "\n" + foods + "\n"})
	sum, err := s.Add(t.Context(), l, []string{dir}, nil, headcount.Given{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := l.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if sum.Documents != 2 || sum.Faults != 2 || counts.Captures[headcount.StateUnread] != 2 {
		t.Errorf("%+v, captures %v; want two documents kept, unread, with a fault each", sum, counts.Captures)
	}
	faults, err := l.Faults(t.Context())
	if err != nil || len(faults) != 2 {
		t.Fatalf("%v, %v", faults, err)
	}
	f := faults[0]
	if want := filepath.Join(dir, "articles.jsonl") + ":"; !strings.HasPrefix(f.Place, want) || !strings.HasPrefix(f.Problem, "reader broke off: ") || f.Remedy == "" {
		t.Errorf("fault %+v", f)
	}
}

// TestAddOfMoreThanFitsInFlight adds 160 MB in captures of 4 MB.
func TestAddOfMoreThanFitsInFlight(t *testing.T) {
	s := steps(t)
	files := map[string]string{"z.jsonl": steel + "\n"}
	for i := range 40 {
		files[fmt.Sprintf("%02d.bin", i)] = fmt.Sprintf("PK\x03\x04%d", i) + strings.Repeat("\x00", 4<<20)
	}
	l := openMemory(t)
	sum, err := s.Add(t.Context(), l, []string{reports(t, files)}, nil, headcount.Given{}, nil)
	if err != nil || sum.Fresh != 41 || sum.Documents != 1 {
		t.Errorf("%+v, %v; want 41 captures and one document", sum, err)
	}
}

// TestAddThatIsCancelledIsMadeWhole cancels once a first batch is kept, of three.
func TestAddThatIsCancelledIsMadeWhole(t *testing.T) {
	s := steps(t)
	dir := inventedReports(t, sized(2500))
	calm, cut := filepath.Join(t.TempDir(), "calm.db"), filepath.Join(t.TempDir(), "cut.db")
	add(t, s, calm, dir)
	l, err := ledger.Open(t.Context(), cut)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = s.Add(ctx, l, []string{dir}, nil, headcount.Given{}, func(p pipeline.Progress) {
		if p.Size == 0 || p.Done > p.Size {
			t.Errorf("progress %+v", p)
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	add(t, s, cut, dir)
	same(t, dump(t, cut), dump(t, calm))
	verify(t, s, cut)
}

// TestTwoAddsAtOnce adds two halves of the same reports, which overlap, from
// two processes' ledgers at the same time.
func TestTwoAddsAtOnce(t *testing.T) {
	s := steps(t)
	dir := inventedReports(t, sized(600))
	calm, shared := filepath.Join(t.TempDir(), "calm.db"), filepath.Join(t.TempDir(), "shared.db")
	want := add(t, s, calm, dir)
	errs := make(chan error)
	for range 2 {
		go func() {
			l, err := ledger.Open(context.Background(), shared)
			if err == nil {
				_, err = s.Add(context.Background(), l, []string{dir}, nil, headcount.Given{}, nil)
				err = errors.Join(err, l.Close())
			}
			errs <- err
		}()
	}
	for range 2 {
		if err := <-errs; err != nil {
			t.Fatal(err)
		}
	}
	same(t, dump(t, shared), dump(t, calm))
	verify(t, s, shared)
	l, err := ledger.Open(t.Context(), shared)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if c, err := l.Counts(t.Context()); err != nil || c.Sightings != 2*int(want.Seen) {
		t.Errorf("%d sightings, %v; want %d", c.Sightings, err, 2*want.Seen)
	}
}

func TestReadKeepsTheOrderOfTheInput(t *testing.T) {
	dir := inventedReports(t, 300)
	var want []pipeline.Result
	for _, workers := range []int{1, 4} {
		s := steps(t)
		s.Workers = workers
		var got []pipeline.Result
		s.Explain = true
		err := s.Read(t.Context(), []string{dir}, nil, headcount.Given{}, func(r pipeline.Result) error {
			got = append(got, r)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		} else if !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give other results than one", workers)
		}
	}
	var ids []string
	faults := 0
	for _, r := range want {
		faults += len(r.Faults)
		for i, d := range r.Documents {
			ids = append(ids, d.ID)
			if len(r.Claims[i]) != len(r.Explained[i]) {
				t.Errorf("document %s: %d claims, %d explained", d.ID, len(r.Claims[i]), len(r.Explained[i]))
			}
		}
	}
	if len(ids) < 300 || ids[0] != "a0" || ids[1] != "a1" || faults < 3 {
		t.Errorf("%d documents from %v on, %d faults", len(ids), ids[:min(2, len(ids))], faults)
	}
}

func TestReadStops(t *testing.T) {
	s := steps(t)
	dir := inventedReports(t, 300)
	enough := errors.New("enough")
	calls := 0
	err := s.Read(t.Context(), []string{dir}, nil, headcount.Given{}, func(pipeline.Result) error { calls++; return enough })
	if !errors.Is(err, enough) || calls != 1 {
		t.Errorf("%v after %d results; want enough after one", err, calls)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = s.Read(ctx, []string{dir}, nil, headcount.Given{}, func(pipeline.Result) error { cancel(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v; want cancelled", err)
	}
}

func TestVerifyFindsAndRebuildMends(t *testing.T) {
	s := steps(t)
	fresh := filepath.Join(t.TempDir(), "fresh.db")
	add(t, s, fresh, reports(t, map[string]string{"articles.jsonl": steel + "\n" + foods + "\n"}))
	whole, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ change, want string }{
		{`UPDATE events SET body = replace(body, '"min":300', '"min":301'), digest = 'x' WHERE slug LIKE '%300'`, "(stands otherwise than it is derived)"},
		{`UPDATE events SET until = 1 WHERE slug LIKE '%300'`, "(is derived, and does not stand)"},
		{`INSERT INTO events SELECT id + 100, 'ghost', key, family, employer, day, status, body, digest, since, until, tally, why, lo, hi FROM events LIMIT 1`, "ghost"},
		{`DELETE FROM names`, "found: a new name"},
		{`UPDATE vintages SET rules = 'rules/0'`, "found: rules/0"},
	} {
		path := filepath.Join(t.TempDir(), "ledger.db")
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(c.change); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		l, err := ledger.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		problems, err := s.Verify(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		for _, p := range problems {
			fmt.Fprintln(&said, p)
		}
		if !strings.Contains(said.String(), c.want) {
			t.Errorf("%s:\nsaid %swant %s", c.change, &said, c.want)
		}
		if _, err := s.Rebuild(t.Context(), l); err != nil {
			t.Fatal(err)
		}
		events, err := l.Events(t.Context(), headcount.Filter{})
		if err != nil || len(events) != 2 {
			t.Errorf("%s: %d events stand after the rebuild, %v; want 2", c.change, len(events), err)
		}
		problems, err = s.Verify(t.Context(), l)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if strings.Contains(p.Law, "that its claims give") || strings.Contains(p.Law, "present rules") {
				t.Errorf("%s, after the rebuild: %s", c.change, p)
			}
		}
	}
}

func TestForgettingAnAddLeavesItsEventsWithdrawn(t *testing.T) {
	s := steps(t)
	l := openMemory(t)
	for _, r := range []string{steel, foods} {
		if _, err := s.Add(t.Context(), l, []string{reports(t, map[string]string{"a.jsonl": r + "\n"})}, nil, headcount.Given{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Decide(t.Context(), l, headcount.Decision{Kind: headcount.Forget, Target: "1", Who: "ann", Why: "wrong file", At: s.Now()}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Reconcile(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	events, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, e := range events {
		got[e.Employer] = e.Withdrawn
	}
	if want := map[string]bool{"Brennick Steel": true, "Tellmark Foods": false}; !maps.Equal(got, want) {
		t.Errorf("withdrawn: %v; want %v", got, want)
	}
}
