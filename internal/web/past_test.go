package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reader"
	"headcount/reference"
)

// A diary is a ledger that is filled bit by bit, and the pages that show it.
type diary struct {
	t    *testing.T
	desk pipeline.Desk
	now  time.Time
	http.Handler
}

func newDiary(t *testing.T) *diary {
	t.Helper()
	ref, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "headcount.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	c := &diary{t: t, now: day0}
	clock := func() time.Time { return c.now }
	c.desk = pipeline.Desk{Ledger: l, Steps: pipeline.Steps{Reader: reader.New(ref), Ref: ref, Now: clock}}
	c.Handler = New(c.desk, Options{Ref: ref, Context: reader.Context, Now: clock})
	return c
}

// add reads a report a day later.
func (c *diary) add(outlet, published, text string) {
	c.t.Helper()
	c.now = c.now.AddDate(0, 0, 1)
	path := filepath.Join(c.t.TempDir(), "report.txt")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
	if _, err := c.desk.Steps.Add(c.t.Context(), c.desk.Ledger, []string{path}, nil, headcount.Given{Outlet: outlet, Published: published, Tier: headcount.TierOutlet}, nil); err != nil {
		c.t.Fatal(err)
	}
}

// decide decides a day later.
func (c *diary) decide(d headcount.Decision) int64 {
	c.t.Helper()
	c.now = c.now.AddDate(0, 0, 1)
	d.Who, d.Why, d.At = "ann", "it must go", c.now
	n, err := c.desk.Decide(c.t.Context(), d)
	if err != nil {
		c.t.Fatal(err)
	}
	return n
}

var asOfWords = regexp.MustCompile(`(\?|&|\\u0026)as_of=[^"&\\]*`)

// facts are the data at an address, without what says of which moment they are.
func (c *diary) facts(address string) map[string]any {
	c.t.Helper()
	w := do(c, httptest.NewRequest(http.MethodGet, address, nil))
	if w.Code != http.StatusOK {
		return map[string]any{"status": w.Code}
	}
	var facts map[string]any
	if err := json.Unmarshal([]byte(asOfWords.ReplaceAllString(w.Body.String(), "")), &facts); err != nil {
		c.t.Fatal(address, err)
	}
	for _, key := range []string{"as_of", "cite", "disputed", "sources"} { // the last two are of the present alone
		delete(facts, key)
	}
	if asked, is := facts["asked"].(map[string]any); is {
		delete(asked, "as_of")
	}
	return facts
}

// TestThePastStaysAnswerable holds law 6 on pages: what a page told on a day, it tells
// as of that day for good, but for words that are withheld since.
func TestThePastStaysAnswerable(t *testing.T) {
	c := newDiary(t)
	pages := []string{"/employers/ottermill-paper.json", "/places/US-OH.json", "/places/US.json", "/.json", "/explore.json"}
	events := []string{"/events/ottermill-paper-2026-02-300.json", "/events/ottermill-paper-2026-02-350.json", "/events/harrow-rail-2026-02-40.json"} // which do not change each day
	type told struct {
		at    time.Time
		facts map[string]map[string]any
	}
	var days []told
	remember := func() {
		d := told{c.now, map[string]map[string]any{}}
		for _, page := range slices.Concat(pages, events) {
			d.facts[page] = c.facts(page)
		}
		days = append(days, d)
	}
	c.add("Coast Daily", "2026-02-02", "Harrow Rail to cut 40 jobs\n\nHarrow Rail said on Monday it would cut 40 jobs.\n")
	remember()
	c.add("Coast Daily", "2026-02-03", "Ottermill Paper to cut 300 jobs\n\nOttermill Paper said on Tuesday it would cut 300 jobs in Dayton, Ohio. Ottermill Paper employs 9,000 people.\n")
	remember()
	c.add("Tarbolt Post", "2026-02-05", "Ottermill Paper to cut 350 jobs\n\nOttermill Paper said on Thursday it would cut 350 jobs in Akron, Ohio, because of artificial intelligence. “We have no choice but to use machines,” said Petra Lindqvist, chief executive of Ottermill Paper. The firm offers 12 weeks of severance.\n")
	remember()
	adds, err := c.desk.Adds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	forgotten := c.decide(headcount.Decision{Kind: headcount.Forget, Target: "3"})
	if len(adds) != 3 || forgotten != 1 {
		t.Fatal(adds, forgotten)
	}
	remember()
	c.decide(headcount.Decision{Kind: headcount.Undo, Target: "1"})
	remember()
	c.now = c.now.AddDate(0, 0, 1)
	for i, d := range days {
		for page, want := range d.facts {
			if i > 0 && slices.Contains(pages, page) && reflect.DeepEqual(want, days[i-1].facts[page]) {
				t.Errorf("%s: the same on day %d as on the day before", page, i)
			}
			if i == 0 && page == "/employers/ottermill-paper.json" { // nobody knew of it, now it is known
				if got := c.facts(page + "?as_of=" + d.at.Format(time.RFC3339)); len(got["rounds"].([]any))+len(got["staff"].([]any)) > 0 || got["name"] != "ottermill-paper" {
					t.Errorf("before it was known: %v", got)
				}
				continue
			}
			if got := c.facts(page + "?as_of=" + d.at.Format(time.RFC3339)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s told on day %d\n%v\nand as of then tells\n%v", page, i, want, got)
			}
		}
	}

	// What is withheld now is withheld of the past, too.
	as := "?as_of=" + days[2].at.Format(time.DateOnly)
	page := func() string { return get(t, c, "/employers/ottermill-paper"+as).Body.String() }
	for _, words := range []string{"no choice but to use machines", "Petra Lindqvist", "<b>This is the past:</b>", `<a href="/employers/ottermill-paper">What it knows today</a>`, `value="2026-02-04" max="2026-02-07"`} {
		if !strings.Contains(page(), words) {
			t.Errorf("before anything is withheld, the page lacks %q", words)
		}
	}
	c.decide(headcount.Decision{Kind: headcount.Withhold, Target: "Petra Lindqvist", Value: headcount.OnePerson})
	if got := page(); strings.Contains(got, "Lindqvist") || !strings.Contains(got, "no choice but to use machines") {
		t.Error("a person who is withheld is named in the past")
	}
	said := days[2].facts["/employers/ottermill-paper.json"]["statements"].([]any)[0].(map[string]any)["document"].(map[string]any)["hash"].(string)
	c.decide(headcount.Decision{Kind: headcount.Withhold, Target: said, Value: headcount.WholeDocument})
	for _, address := range []string{"/employers/ottermill-paper", "/employers/ottermill-paper.json"} {
		if got := get(t, c, address+as).Body.String(); strings.Contains(got, "use machines") || !strings.Contains(got, "withheld: it must go") {
			t.Errorf("%s%s shows words that are withheld, or does not say so", address, as)
		}
	}
}

// TestLinksStayInThePast: who comes from a page of the past comes to the same moment.
func TestLinksStayInThePast(t *testing.T) {
	h := handler(mill(), Options{})
	for address, parts := range map[string][]string{
		"/employers/ottermill-paper":          {`href="/events/ottermill-paper-2025-10-1400?as_of=2026-02-03"`, `href="/explore?employer=ottermill-paper&amp;as_of=2026-02-03"`, `rule=any_said&amp;as_of=2026-02-03"`},
		"/events/ottermill-paper-2025-12-120": {`href="/employers/ottermill-paper?as_of=2026-02-03"`, `href="/events/ottermill-paper-2025-11-210?as_of=2026-02-03"`, `href="/places/US-OH?as_of=2026-02-03"`},
		"/":                                   {`href="/explore?rule=all&amp;as_of=2026-02-03"`, `href="/explore?since=2025-12&amp;until=2025-12&amp;as_of=2026-02-03"`, `href="/events/ottermill-paper-2025-10-1400?as_of=2026-02-03"`, `<input type="hidden" name="as_of" value="2026-02-03">`, `href="/explore?as_of=2026-02-03"`},
		"/places/US-OH":                       {`href="/events/ottermill-paper-2025-12-120?as_of=2026-02-03"`, `href="/places/39113?as_of=2026-02-03"`, `href="/places/US?as_of=2026-02-03"`, `href="/employers/ottermill-paper?as_of=2026-02-03"`, `href="/explore?place=US-OH&amp;as_of=2026-02-03"`},
		"/explore?by=employer":                {`href="/employers/ottermill-paper?as_of=2026-02-03"`, `href="/events/ottermill-paper-2025-10-1400?as_of=2026-02-03"`},
	} {
		sep := map[bool]string{true: "&", false: "?"}[strings.Contains(address, "?")]
		body := get(t, h, address+sep+"as_of=2026-02-03").Body.String()
		for _, part := range parts {
			if !strings.Contains(body, part) {
				t.Errorf("%s lacks %s", address, part)
			}
		}
		if strings.Contains(get(t, h, address).Body.String(), "as_of=2026-02-03") {
			t.Errorf("%s leads into the past", address)
		}
	}
}

// TestBeforeTheFirstVintage asks for days on which the ledger was empty.
func TestBeforeTheFirstVintage(t *testing.T) {
	c := newDiary(t)
	c.add("Coast Daily", "2026-02-03", "Ottermill Paper to cut 300 jobs\n\nOttermill Paper said on Tuesday it would cut 300 jobs in Dayton, Ohio.\n")
	for address, words := range map[string]string{
		"/":                          "The ledger held no event then.",
		"/explore":                   "No cut counts",
		"/places/US-OH":              "The ledger knew of no cut here.",
		"/employers/ottermill-paper": "The ledger had nothing of ottermill-paper.",
		"/employers/amazon":          "The ledger had nothing of Amazon.",
	} {
		for _, day := range []string{"1970-01-01", "2026-02-01"} {
			body := get(t, c, address+"?as_of="+day).Body.String()
			if !strings.Contains(body, words) || strings.Contains(body, "300") {
				t.Errorf("%s as of %s does not say %q, or tells of what was not known", address, day, words)
			}
		}
		if body := get(t, c, address).Body.String(); address != "/employers/amazon" && strings.Contains(body, words) {
			t.Errorf("%s says %q of today", address, words)
		}
	}
}

// TestFewBooksOfThePastAreKept: each is as large as that of the present, and anyone may
// ask for every day.
func TestFewBooksOfThePastAreKept(t *testing.T) {
	c := newDiary(t)
	for _, firm := range []string{"Harrow Rail", "Ottermill Paper", "Kestrelmoor Logistics", "Crumpet Bakeries", "Tarbolt Robotics"} {
		c.add("Coast Daily", "2026-02-03", firm+" to cut 300 jobs\n\n"+firm+" said on Tuesday it would cut 300 jobs in Dayton, Ohio.\n")
	}
	f := &counted{Ledger: c.desk}
	s := &site{ledger: f, options: Options{Now: func() time.Time { return c.now }}, shelf: newShelf(), ref: loaded, us: reference.LoadUS}
	ask := func(day time.Time) int {
		before := f.whole
		b, err := s.book(t.Context(), then{at: day, past: true})
		if err != nil || b == nil {
			t.Fatal(b, err)
		}
		return f.whole - before
	}
	first := day0.AddDate(0, 0, 1)
	for day := range 4 {
		if n := ask(first.AddDate(0, 0, day)); n != 1 {
			t.Errorf("day %d: %d books were made", day, n)
		}
	}
	if n := ask(first.AddDate(0, 0, 3).Add(time.Hour)); n != 0 {
		t.Error("the book of a vintage was made twice")
	}
	if n := ask(first.AddDate(0, 0, 4)); n != 1 { // of the vintage that stands
		t.Errorf("%d books of the present were made", n)
	}
	if books := len(s.shelf.kept); books != keptPasts+1 {
		t.Errorf("%d books are kept", books)
	}
}

// counted counts the questions about all events.
type counted struct {
	Ledger
	whole int
}

func (c *counted) Events(ctx context.Context, f headcount.Filter) ([]headcount.Event, error) {
	c.whole++
	return c.Ledger.Events(ctx, f)
}
