package worlds_test

import (
	"flag"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"headcount"
	"headcount/document"
	"headcount/edtf"
	"headcount/reconcile"
	"headcount/reconcile/worlds"
	"headcount/reference"
)

// each is how many worlds of each level are measured; `make worlds` asks for
// more.
var each = flag.Int("worlds", 100, "worlds of each level of noise")

// first is the seed of the first of them: rules are made while looking at those from 0.
var first = flag.Uint64("first", 0, "seed of the first world")

var load = sync.OnceValues(reference.Load)

func known(t testing.TB) *reference.Data {
	t.Helper()
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// small is the size of the worlds that are measured: a dozen employers over three
// years, of which one or two have most of the news.
func small(ref *reference.Data) worlds.Size {
	return worlds.Size{Employers: 12, Claims: 400, Years: 3, Units: worlds.Units(ref)}
}

func total(events []headcount.Event) headcount.Total { return reconcile.Totals(events, "", "") }

// measure scores so many worlds of a level.
func measure(ref *reference.Data, noise worlds.Noise, n int) worlds.Figures {
	var f worlds.Figures
	for i := range uint64(n) {
		w := worlds.Make(*first+i, small(ref), noise)
		events, _ := reconcile.Events(reconcile.Input{Claims: stated(&w)}, ref)
		f.Add(worlds.Score(&w, events, total))
	}
	return f
}

// stated are the claims of a world as a ledger has them: with the sketches by which
// copies of a document are known.
func stated(w *worlds.World) []headcount.Stated {
	sketches := make(map[string]headcount.Sketch, len(w.Documents))
	for i := range w.Documents {
		sketches[w.Documents[i].Hash] = document.Sketch(w.Documents[i].Text)
	}
	claims := w.Stated()
	for i := range claims {
		claims[i].Document.Sketch = sketches[claims[i].Document.Hash]
	}
	return claims
}

// careful is the noise of Moderate without anything wrong.
func careful() worlds.Noise {
	n := worlds.Moderate
	n.Name, n.Errors = "moderate, no errors", 0
	return n
}

// What rules are to reach at Moderate.
const (
	aimPairs = 0.98 // F1 of all pairs
	aimHeld  = 0.99 // worlds whose total holds
)

// A floor is what the present rules reach, a little under what 100 and 1,000
// worlds of a level give. Where it is under the aim, the rules are to be made better: raise it
// with them. docs/reconcile.md names what is in the way.
type floor struct {
	pairs, numbered, wrong float64 // F1
	held, firms            float64 // totals
	double                 float64 // events counted twice a world, at most
}

var floors = map[string]floor{
	"none":                {pairs: 0.998, numbered: 0.998, wrong: 0.998, held: 0.99, firms: 0.998, double: 0.01},
	"low":                 {pairs: 0.995, numbered: 0.998, wrong: 0.994, held: 0.99, firms: 0.997, double: 0.01},
	"moderate, no errors": {pairs: 0.991, numbered: 0.997, wrong: 0.991, held: 0.98, firms: 0.997, double: 0.01},
	"moderate":            {pairs: 0.991, numbered: 0.996, wrong: 0.982, held: 0.98, firms: 0.996, double: 0.01},
	"high":                {pairs: 0.981, numbered: 0.992, wrong: 0.954, held: 0.95, firms: 0.988, double: 0.07},
}

// TestWorlds holds the events that the rules make of worlds at each level of
// noise against the truth.
func TestWorlds(t *testing.T) {
	ref := known(t)
	b := newBoard()
	for _, noise := range append(slices.Clone(worlds.Levels), careful()) {
		f := measure(ref, noise, *each)
		b.add(noise, f)
		if *each < 100 {
			continue // too few for the floors
		}
		low := floors[noise.Name]
		least(t, noise.Name+": F1 of all pairs", f.All.F1(), low.pairs)
		least(t, noise.Name+": F1 of pairs with a number", f.Numbered.F1(), low.numbered)
		least(t, noise.Name+": F1 with the wrong claims", f.Wrong.F1(), low.wrong)
		least(t, noise.Name+": worlds whose total holds", portion(f.Held, f.Worlds), low.held)
		least(t, noise.Name+": employers whose total holds", portion(f.FirmsHeld, f.Firms), low.firms)
		least(t, noise.Name+": worlds less events counted twice", -portion(f.Double+f.DoubleWrong, f.Worlds), -low.double)
		if noise.Name == worlds.Moderate.Name {
			t.Logf("aims at %s: F1 %.3f of %.2f, totals %.3f of %.2f, counted twice %d of 0", noise.Name, f.All.F1(), aimPairs, portion(f.Held, f.Worlds), aimHeld, f.Double+f.DoubleWrong)
		}
	}
	t.Logf("\n%s", b)
}

func least(t *testing.T, what string, got, floor float64) {
	t.Helper()
	if got < floor {
		t.Errorf("%s: %.4f, under %.4f", what, got, floor)
	}
}

func portion(a, b int) float64 { return float64(a) / float64(b) }

// A board prints figures as docs/reconcile.md has them.
type board struct{ main, kinds, flaws strings.Builder }

var relations = []string{headcount.PartOf, headcount.PartOf + " a total", headcount.Follows, headcount.ReportedAs}

func newBoard() *board {
	b := &board{}
	b.main.WriteString("| noise | claims; wrong, open | all pairs: precision, recall, F1 | with a number: F1 | with the wrong claims: F1 | total holds: worlds, employers | width of the interval; worlds with an upper bound | counted twice in 100 worlds: rightly told, wrongly |\n|---|---|---|---|---|---|---|---|\n")
	b.kinds.WriteString("| noise |")
	b.flaws.WriteString("| noise |")
	for _, k := range relations {
		b.kinds.WriteString(" " + k + " |")
	}
	for _, k := range worlds.Flaws {
		b.flaws.WriteString(" " + string(k) + " |")
	}
	b.kinds.WriteString("\n|---|" + strings.Repeat("---|", len(relations)) + "\n")
	b.flaws.WriteString("\n|---|" + strings.Repeat("---|", len(worlds.Flaws)) + "\n")
	return b
}

func (b *board) add(noise worlds.Noise, f worlds.Figures) {
	fmt.Fprintf(&b.main, "| %s | %s; %.1f%%, %.1f%% | %.3f, %.3f, %.3f | %.3f | %.3f | %.1f%%, %.1f%% | %.1f%%; %.0f%% | %.0f, %.0f |\n", noise.Name, count(f.Claims),
		100*portion(f.Flawed, f.Reductions), 100*portion(f.Open, f.Reductions), f.All.Precision(), f.All.Recall(), f.All.F1(), f.Numbered.F1(), f.Wrong.F1(),
		100*portion(f.Held, f.Worlds), 100*portion(f.FirmsHeld, f.Firms), 100*f.Width/float64(f.Bounded), 100*portion(f.Bounded, f.Worlds), 100*portion(f.Double, f.Worlds), 100*portion(f.DoubleWrong, f.Worlds))
	b.kinds.WriteString("| " + noise.Name + " |")
	for _, k := range relations {
		fmt.Fprintf(&b.kinds, " %.0f%% of %s |", 100*f.Relations[k].Share(), count(f.Relations[k].Of))
	}
	b.kinds.WriteString("\n")
	if noise.Errors == 0 {
		return
	}
	b.flaws.WriteString("| " + noise.Name + " |")
	for _, k := range worlds.Flaws {
		fmt.Fprintf(&b.flaws, " %.0f%% of %s |", 100*f.Flaws[k].Share(), count(f.Flaws[k].Of))
	}
	b.flaws.WriteString("\n")
}

func (b *board) String() string {
	return b.main.String() + "\nRelations found:\n\n" + b.kinds.String() + "\nWrong claims that stand with the right ones of their cut:\n\n" + b.flaws.String()
}

func count(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// TestPassagesStand holds every passage against the text, and every date and
// count against what a reader may give.
func TestPassagesStand(t *testing.T) {
	w := worlds.Make(5, small(known(t)), worlds.High)
	ids := map[string]bool{}
	for i := range w.Documents {
		d := w.Documents[i].Read()
		if !strings.HasPrefix(d.Text, d.Title+"\n\n") {
			t.Fatalf("%s does not begin with its title %q", d.ID, d.Title)
		}
		if len(w.Documents[i].Told) != len(w.Documents[i].Claims) {
			t.Fatalf("%s tells %d claims, has %d", d.ID, len(w.Documents[i].Told), len(w.Documents[i].Claims))
		}
		for k := range w.Documents[i].Claims {
			c := &w.Documents[i].Claims[k]
			if err := d.Check(c); err != nil {
				t.Error(err)
			}
			if !strings.Contains(c.Evidence[0].Words, c.Employer) {
				t.Errorf("%q does not name %s", c.Evidence[0].Words, c.Employer)
			}
			if ids[c.ID] {
				t.Errorf("two claims are %s", c.ID)
			}
			ids[c.ID] = true
			if why := reconcile.Impossible(c); why != "" {
				t.Errorf("%s of %q", why, c.Evidence[0].Words)
			}
		}
		if _, err := edtf.Parse(d.Published); err != nil {
			t.Error(err)
		}
	}
}

// TestSameSeedSameWorld holds a world to its arguments, and its parts to the
// whole.
func TestSameSeedSameWorld(t *testing.T) {
	size := small(known(t))
	w := worlds.Make(9, size, worlds.Moderate)
	if !reflect.DeepEqual(w, worlds.Make(9, size, worlds.Moderate)) {
		t.Error("the same seed gives another world")
	}
	if reflect.DeepEqual(w, worlds.Make(10, size, worlds.Moderate)) {
		t.Error("another seed gives the same world")
	}
	at := 0
	for part := range worlds.Stream(9, size, worlds.Moderate) {
		for _, d := range part.Documents {
			if d.Hash != w.Documents[at].Hash || !reflect.DeepEqual(d.Claims, w.Documents[at].Claims) {
				t.Fatalf("document %d is %s in its part, %s in the whole", at, d.ID, w.Documents[at].ID)
			}
			at++
		}
	}
	if at != len(w.Documents) {
		t.Errorf("the parts have %d documents, the whole %d", at, len(w.Documents))
	}
}

// TestTruthHolds holds the truth to itself.
func TestTruthHolds(t *testing.T) {
	ref := known(t)
	kinds := map[string]int{}
	for seed := range uint64(40) {
		w := worlds.Make(seed, small(ref), worlds.Moderate)
		inside := map[int]int64{}
		for i := range w.Truth {
			c := &w.Truth[i]
			if p := c.PartOf; p >= 0 {
				kinds["part"]++
				inside[p] += c.Jobs
				if inside[p] > w.Truth[p].Jobs || c.Day < w.Truth[p].Day {
					t.Errorf("%+v is more than what is left of %+v", c, w.Truth[p])
				}
			}
			if a := c.ReportedAs; a >= 0 {
				kinds["report"]++
				if w.Truth[a].Day <= c.Day || w.Truth[a].Employer != c.Employer {
					t.Errorf("%+v is reported as %+v", c, w.Truth[a])
				}
			}
			if f := c.Follows; f >= 0 && (w.Truth[f].Day >= c.Day || c.Day-w.Truth[f].Day > 365) {
				t.Errorf("%+v follows %+v", c, w.Truth[f])
			}
			var sum int64
			for _, k := range c.Terms {
				sum += w.Truth[k].Jobs
			}
			if c.Total() {
				kinds["total"]++
				if sum != c.Jobs || c.Counted() {
					t.Errorf("%+v sums %d", c, sum)
				}
			}
		}
		least, greatest := w.TrueTotal()
		if least <= 0 || greatest < least {
			t.Errorf("the true total is %d to %d", least, greatest)
		}
	}
	for _, k := range []string{"part", "report", "total"} {
		if kinds[k] < 20 {
			t.Errorf("%d of %s", kinds[k], k)
		}
	}
}

// TestEmployersAreApart holds invented employers apart from each other and from
// those that are known, and their spellings together.
func TestEmployersAreApart(t *testing.T) {
	ref := known(t)
	families := map[string]string{}
	const employers = 12_000
	for w := range worlds.Stream(1, worlds.Size{Employers: employers, Claims: 2 * employers}, worlds.High) {
		for _, d := range w.Documents {
			for k, c := range d.Claims {
				if d.Told[k].Cut < 0 {
					continue
				}
				name := w.Truth[d.Told[k].Cut].Employer
				if e, known := ref.Employer(c.Employer); known {
					t.Fatalf("%s is %s", c.Employer, e.Name)
				}
				family := ref.Family(c.Employer)
				if other, seen := families[family]; seen && other != name {
					t.Fatalf("%s and %s are one", name, other)
				}
				families[family] = name
			}
		}
	}
	if len(families) != employers {
		t.Errorf("%d employers, want %d", len(families), employers)
	}
}

// TestUnitsAreKnown holds the list of units to what reference data knows.
func TestUnitsAreKnown(t *testing.T) {
	ref := known(t)
	units := worlds.Units(ref)
	if len(units) < 15 {
		t.Fatalf("%d units", len(units))
	}
	parents := map[string]bool{}
	for _, u := range units {
		if ref.Family(u.Name) != reference.Slug(u.Parent) || parents[u.Parent] {
			t.Errorf("%s of %s, whose family is %s", u.Name, u.Parent, ref.Family(u.Name))
		}
		parents[u.Parent] = true
	}
}

// TestSizes holds worlds to the number of claims asked for, and to a skew as of
// news: the tenth of employers that is told of most has more than half the claims.
func TestSizes(t *testing.T) {
	for _, s := range []worlds.Size{{Employers: 2000, Claims: 20_000}, {Employers: 500, Claims: 20_000, Largest: 5000}} {
		of := map[int]int{}
		n, first := 0, true
		var all []int
		for w := range worlds.Stream(4, s, worlds.Moderate) {
			clear(of)
			employer := map[string]int{}
			for i, c := range w.Truth {
				if _, seen := employer[c.Employer]; !seen {
					employer[c.Employer] = i
				}
			}
			for _, d := range w.Documents {
				n += len(d.Claims)
				for _, told := range d.Told {
					if told.Cut >= 0 {
						of[employer[w.Truth[told.Cut].Employer]]++
					}
				}
			}
			if got := of[0]; first && s.Largest > 0 && (got < s.Largest*8/10 || got > s.Largest*12/10) {
				t.Errorf("the first employer has %d claims, want about %d", got, s.Largest)
			}
			first = false
			for _, k := range of {
				all = append(all, k)
			}
		}
		if want := s.Claims + s.Largest; n < want*7/10 || n > want*13/10 {
			t.Errorf("%d claims, want about %d", n, want)
		}
		slices.Sort(all)
		most := 0
		for _, k := range all[len(all)*9/10:] {
			most += k
		}
		if most*2 < n {
			t.Errorf("a tenth of the employers has %d of %d claims", most, n)
		}
		if middle := all[len(all)/2]; middle > n/len(all) {
			t.Errorf("the median employer has %d claims, the mean %d", middle, n/len(all))
		}
	}
}

// BenchmarkStream measures how fast a world is made.
func BenchmarkStream(b *testing.B) {
	size := worlds.Size{Employers: 10_000, Claims: 100_000, Units: worlds.Units(known(b))}
	b.ReportAllocs()
	claims := 0
	for b.Loop() {
		claims = 0
		for w := range worlds.Stream(7, size, worlds.Moderate) {
			for i := range w.Documents {
				claims += len(w.Documents[i].Claims)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(claims), "ns/claim")
}
