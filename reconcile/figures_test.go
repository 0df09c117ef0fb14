package reconcile_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"headcount"
	"headcount/reconcile"
)

// A goldLedger says which claims state the same event, how events relate and
// what totals come out. A claim is a document and an index among its claims.
type goldLedger struct {
	Events []struct {
		ID     string
		Total  bool
		Claims [][2]any
	}
	Relations []stated
	Totals    struct{ Min, Max int64 }
}

type stated struct{ From, Kind, To string }

// figures are what tools/score_ledger.py prints, worked out in the same way.
type figures struct {
	numbered, all rate // pairs of claims of the same event
	b3            float64
	found, gold   int // relations of the gold ledger that are stated
	right, made   int // relations stated between gold events that are right
}

type rate struct{ both, wrong, missed int }

func (r rate) precision() float64 { return float64(r.both) / float64(r.both+r.wrong) }
func (r rate) recall() float64    { return float64(r.both) / float64(r.both+r.missed) }

// TestFigures holds the rules against the gold ledgers in ../shared. The floors
// are a little under what was measured last; docs/reconcile.md has the figures.
func TestFigures(t *testing.T) {
	t.Run("seeds", func(t *testing.T) {
		gold, events, marks := goldEvents(t, "seeds.json", "seeds/*.json")
		f := score(t, gold, events, marks)
		floor(t, "pairs with a number, precision", f.numbered.precision(), 1)
		floor(t, "pairs with a number, recall", f.numbered.recall(), 0.95)
		floor(t, "all pairs, precision", f.all.precision(), 1)
		floor(t, "all pairs, recall", f.all.recall(), 0.95)
		floor(t, "relations found of 9", float64(f.found), 8)
		var amazon []headcount.Event
		for _, e := range events {
			if e.Family == "amazon" {
				amazon = append(amazon, e)
			}
		}
		total := reconcile.Totals(amazon, "", "")
		if total.Min != gold.Totals.Min || total.Max == nil || *total.Max != gold.Totals.Max {
			t.Errorf("total %+v, want %d to %d", total, gold.Totals.Min, gold.Totals.Max)
		}
	})
	t.Run("news", func(t *testing.T) {
		gold, events, marks := goldEvents(t, "news.json", "news/gold.jsonl")
		f := score(t, gold, events, marks)
		floor(t, "pairs with a number, precision", f.numbered.precision(), 0.98)
		floor(t, "pairs with a number, recall", f.numbered.recall(), 0.95)
		floor(t, "all pairs, precision", f.all.precision(), 0.98)
		floor(t, "all pairs, recall", f.all.recall(), 0.93)
		floor(t, "B3 F1", f.b3, 0.98)
		floor(t, "relations found", float64(f.found)/float64(f.gold), 0.70)
		floor(t, "relations right", float64(f.right)/float64(f.made), 0.80)
	})
}

func floor(t *testing.T, what string, got, least float64) {
	t.Helper()
	t.Logf("%s: %.3f", what, got)
	if got < least {
		t.Errorf("%s is %.3f, under %.3f", what, got, least)
	}
}

// goldEvents reconciles the gold claims of a ledger. marks names each claim as
// the ledger does: by its document's file and its index there.
func goldEvents(t *testing.T, ledger, claims string) (gold goldLedger, events []headcount.Event, marks map[string]string) {
	t.Helper()
	shared := filepath.Join("..", "..", "shared", "gold")
	data, err := os.ReadFile(filepath.Join(shared, "ledger", ledger))
	if err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skipf("no gold ledger: %v", err)
	}
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(shared, claims))
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold claims at %s: %v", claims, err)
	}
	var lines bytes.Buffer
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(data, '\n'))
	}
	in, faults, err := reconcile.Lines(&lines)
	if err != nil || len(faults) > 0 {
		t.Fatalf("gold claims: %v, %v", faults, err)
	}
	nth := map[string]int{}
	marks = map[string]string{}
	for _, c := range in {
		marks[c.ID] = mark(filepath.Base(c.Document.ID), float64(nth[c.Document.ID]))
		nth[c.Document.ID]++
	}
	events, _ = reconcile.Events(reconcile.Input{Claims: in}, known(t))
	return gold, events, marks
}

func mark(doc string, index float64) string {
	data, _ := json.Marshal([]any{doc, index})
	return string(data)
}

func score(t *testing.T, gold goldLedger, events []headcount.Event, marks map[string]string) figures {
	t.Helper()
	goldOf, gotOf, numbered := map[string]string{}, map[string]string{}, map[string]bool{}
	for _, e := range gold.Events {
		for _, c := range e.Claims {
			goldOf[mark(c[0].(string), c[1].(float64))] = e.ID
		}
	}
	names := map[string][]string{} // event → the gold events in it
	for _, e := range events {
		for _, c := range e.Claims {
			m := marks[c.ID]
			g, held := goldOf[m]
			if !held {
				continue
			}
			gotOf[m] = e.ID
			numbered[m] = c.Count.String() != "" || c.Share.String() != ""
			if !slices.Contains(names[e.ID], g) {
				names[e.ID] = append(names[e.ID], g)
			}
		}
	}
	var f figures
	var held []string
	for k := range goldOf {
		if gotOf[k] == "" {
			t.Errorf("claim %s is in no event", k)
			continue
		}
		held = append(held, k)
	}
	slices.Sort(held)
	f.pairs(held, goldOf, gotOf, numbered, t)
	f.relations(gold, events, names, t)
	return f
}

func (f *figures) pairs(held []string, goldOf, gotOf map[string]string, numbered map[string]bool, t *testing.T) {
	var precision, recall float64
	for i, x := range held {
		sizeGold, sizeGot, common := 0, 0, 0
		for j, y := range held {
			g, p := goldOf[x] == goldOf[y], gotOf[x] == gotOf[y]
			if g {
				sizeGold++
			}
			if p {
				sizeGot++
			}
			if g && p {
				common++
			}
			if j <= i || g == p && !g {
				continue
			}
			if g != p {
				t.Logf("merged %v, gold %v: %s and %s (%s, %s)", p, g, x, y, goldOf[x], goldOf[y])
			}
			f.all.count(g, p)
			if numbered[x] && numbered[y] {
				f.numbered.count(g, p)
			}
		}
		precision += float64(common) / float64(sizeGot)
		recall += float64(common) / float64(sizeGold)
	}
	f.b3 = 2 * precision * recall / (precision + recall) / float64(len(held))
}

func (r *rate) count(gold, got bool) {
	switch {
	case gold && got:
		r.both++
	case got:
		r.wrong++
	default:
		r.missed++
	}
}

// relations counts as the scorer does: chains of part_of and follows are right
// at any length, and part_of a total and reported_as it say the same.
func (f *figures) relations(gold goldLedger, events []headcount.Event, names map[string][]string, t *testing.T) {
	have := map[stated]bool{}
	for _, e := range events {
		for _, r := range e.Relations {
			for _, from := range names[e.ID] {
				for _, to := range names[r.To] {
					if from != to {
						have[stated{from, r.Kind, to}] = true
					}
				}
			}
		}
	}
	totals := map[string]bool{}
	for _, e := range gold.Events {
		totals[e.ID] = e.Total
	}
	right := map[stated]bool{}
	for _, r := range gold.Relations {
		right[r] = true
		f.gold++
		reported := have[stated{r.From, headcount.ReportedAs, r.To}] || have[stated{r.To, headcount.ReportedAs, r.From}]
		if have[r] || r.Kind == headcount.PartOf && totals[r.To] && reported {
			f.found++
		} else {
			t.Logf("not found: %s %s %s", r.From, r.Kind, r.To)
		}
	}
	for grew := true; grew; {
		grew = false
		for a := range right {
			for b := range right {
				c := stated{a.From, a.Kind, b.To}
				if a.Kind == b.Kind && a.To == b.From && !right[c] && (a.Kind == headcount.PartOf || a.Kind == headcount.Follows) {
					right[c] = true
					grew = true
				}
			}
		}
	}
	for r := range have {
		f.made++
		if right[r] || r.Kind == headcount.ReportedAs && (right[stated{r.From, headcount.PartOf, r.To}] || right[stated{r.To, headcount.PartOf, r.From}]) {
			f.right++
		} else {
			t.Logf("not right: %s", strings.Join([]string{r.From, r.Kind, r.To}, " "))
		}
	}
}
