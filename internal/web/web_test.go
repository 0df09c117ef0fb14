package web

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	nethtml "golang.org/x/net/html"

	"headcount"
)

// pagesOf lists the addresses of every page of the mill.
func pagesOf(f *fake) []string {
	all := []string{"/", "/explore", "/search", "/disputes", "/sources", "/corrections", "/methods", "/places/US", "/places/US-OH", "/places/39113", "/places/DE"}
	for _, e := range f.events {
		all = append(all, "/events/"+e.ID)
		if employer := "/employers/" + e.Family; e.Family != "" && !slices.Contains(all, employer) {
			all = append(all, employer)
		}
	}
	for hash := range f.documents {
		all = append(all, "/documents/"+hash)
	}
	slices.Sort(all)
	return all
}

// data is the address of a page's data.
func data(page string) string {
	return page + ".json"
}

func TestListShowsWhatTheLedgerAnswers(t *testing.T) {
	f := mill()
	w := get(t, handler(f, Options{}), "/explore?employer=Ottermill+Paper&status=confirmed&place=&since=2025&rule=all&by=employer&as_of=2026-02-03")
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	want := headcount.Filter{Employer: "Ottermill Paper", Status: "confirmed", Since: "2025", AsOf: time.Date(2026, 2, 3, 23, 59, 59, 999999999, time.UTC), Latest: true, Counted: true}
	if got := f.asked[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("asked the ledger for %+v, want %+v", got, want)
	}
	body := w.Body.String()
	if !strings.Contains(body, `<a href="/explore?employer=Ottermill&#43;Paper&amp;status=confirmed&amp;since=2025&amp;rule=all&amp;by=employer">What it knows today</a>`) {
		t.Error("the past does not lead to today")
	}
	for _, part := range []string{
		`<a href="/events/ottermill-paper-2025-11-210?as_of=2026-02-03">Ottermill Paper cuts 210 jobs in Tarbolt, Ontario</a>`,
		`<time datetime="2025-10-28">28 October 2025</time>`,
		`3 reports, 2 independent`,
		`<span class="chip disputed">disputed: announced</span>`,
		`<input id="employer" name="employer" value="Ottermill Paper"`,
		`<option selected>confirmed</option>`,
		`<option value="employer" selected>employer</option>`,
		`<link rel="canonical" href="/explore?employer=Ottermill&#43;Paper&amp;status=confirmed&amp;since=2025&amp;rule=all&amp;by=employer&amp;as_of=2026-02-03">`,
		`as known on <time datetime="2026-02-03">`,
		`<a href="/employers/ottermill-paper?as_of=2026-02-03">Ottermill Paper</a>`,
	} {
		if !strings.Contains(body, part) {
			t.Errorf("no %s in the list", part)
		}
	}
	for _, absent := range []string{"up to 3,000", "Crumpet"} {
		if strings.Contains(body, absent) {
			t.Errorf("the list of confirmed events of one employer has %q", absent)
		}
	}
}

func TestListTurnsPages(t *testing.T) {
	f := mill()
	for i := range 2*pageSize - len(f.events) + 1 {
		f.events = append(f.events, headcount.Event{ID: fmt.Sprint("e", i), Headline: fmt.Sprint("Event ", i)})
	}
	h := handler(f, Options{})
	seen, address := map[string]bool{}, "/explore"
	for _, rows := range []int{pageSize, pageSize, 1} {
		body := get(t, h, address).Body.String()
		if n := strings.Count(body, `<li class="row">`); n != rows {
			t.Errorf("%s: %d rows, want %d", address, n, rows)
		}
		for _, m := range regexp.MustCompile(`<h3><a href="(/events/[^"]*)">`).FindAllStringSubmatch(body, -1) {
			if seen[m[1]] {
				t.Errorf("%s: %s is on an earlier page, too", address, m[1])
			}
			seen[m[1]] = true
		}
		next := regexp.MustCompile(`rel="next" href="([^"]*)"`).FindStringSubmatch(body)
		if (next != nil) != (len(seen) < 2*pageSize+1) {
			t.Fatalf("%s: next page: %v", address, next)
		}
		if next != nil {
			address = html.UnescapeString(next[1])
		}
	}
	if w := get(t, h, "/explore?after=gone"); w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "after: not in this list any more") {
		t.Errorf("after an event that is gone: %d", w.Code)
	}
}

// TestAnswersAreKeptForTheirVintage asks twice, and again when the events have
// changed.
func TestAnswersAreKeptForTheirVintage(t *testing.T) {
	f := mill()
	h := handler(f, Options{})
	all := func() int {
		for _, address := range []string{"/", "/explore?employer=Crumpet", "/methods"} {
			if w := get(t, h, address); w.Code != http.StatusOK {
				t.Fatalf("%s: %d", address, w.Code)
			}
		}
		n := 0
		for _, q := range f.asked {
			if q.Slugs == nil && q.Counted {
				n++
			}
		}
		return n
	}
	first := all()
	if again := all(); first == 0 || again != first {
		t.Errorf("asked again, %d questions about many events were put to the ledger", again-first)
	}
	f.vintage++
	if changed := all(); changed != 2*first {
		t.Errorf("after a new vintage, %d questions were put, want %d", changed-first, first)
	}
}

// TestOldAnswersServeMeanwhile asks for what takes a second to work out while the
// ledger goes on to change.
func TestOldAnswersServeMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{slow: time.Second}
		h := handler(f, Options{})
		start := time.Now()
		ask := func() (events int, at time.Duration) {
			var p struct{ Events int }
			if w := get(t, h, "/.json"); json.Unmarshal(w.Body.Bytes(), &p) != nil || w.Code != http.StatusOK {
				t.Fatalf("status %d: %s", w.Code, w.Body)
			}
			return p.Events, time.Since(start)
		}
		expect := func(events int, at time.Duration, when string) {
			t.Helper()
			if n, now := ask(); n != events || now != at {
				t.Errorf("%s: %d events after %v; want %d after %v", when, n, now, events, at)
			}
		}
		grow := func() {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.vintage++
			f.events = append(f.events, headcount.Event{ID: fmt.Sprint("e", f.vintage), Employer: "Crumpet", Family: "crumpet"})
		}
		grow()
		expect(1, time.Second, "the first waits")
		grow()
		expect(1, time.Second, "the next has the old one")
		time.Sleep(3 * time.Second)
		expect(1, 4*time.Second, "it has rested three seconds")
		time.Sleep(2 * time.Second)
		expect(1, 6*time.Second, "the new one is begun")
		synctest.Wait()
		grow()
		time.Sleep(2 * time.Second)
		expect(2, 8*time.Second, "it is there")
		time.Sleep(10 * time.Second)
		expect(2, 18*time.Second, "another is begun")
		time.Sleep(2 * time.Second)
		expect(3, 20*time.Second, "it is there")
	})
}

// TestPlaceFollowsTheBook asks for a place while the book is an earlier one, and when
// it is not any more.
func TestPlaceFollowsTheBook(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := mill()
		f.slow = time.Second
		h := handler(f, Options{})
		found := func() (p struct{ Found, Others int }) {
			var raw struct {
				Found  int
				Others []struct{}
			}
			if err := json.Unmarshal(get(t, h, "/places/US-OH.json").Body.Bytes(), &raw); err != nil {
				t.Fatal(err)
			}
			p.Found, p.Others = raw.Found, len(raw.Others)
			return p
		}
		before := found()
		time.Sleep(time.Minute)
		f.mu.Lock()
		f.vintage++
		f.events = append(f.events, headcount.Event{ID: "dayton-9", Employer: "Crumpet", Family: "crumpet", Places: []string{"Ohio"}})
		f.mu.Unlock()
		if got := found(); got != before {
			t.Errorf("by the earlier book: %+v, want %+v", got, before)
		}
		time.Sleep(time.Minute)
		if got := found(); got.Found != before.Found+1 || got.Others != before.Others+1 {
			t.Errorf("by the new book: %+v, before %+v", got, before)
		}
	})
}

// TestHealthIsCountedAgain asks for what takes a second to count, and again when it
// may be no longer true.
func TestHealthIsCountedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{slowHealth: time.Second}
		h := handler(f, Options{})
		start := time.Now()
		for _, c := range []struct {
			after, at time.Duration
			counted   int
		}{{0, time.Second, 1}, {time.Minute, 61 * time.Second, 1}, {5 * time.Minute, 361 * time.Second, 1}, {2 * time.Second, 363 * time.Second, 2}} {
			time.Sleep(c.after)
			get(t, h, "/sources")
			f.mu.Lock()
			if at := time.Since(start); at != c.at || f.healths != c.counted {
				t.Errorf("after %v: counted %d times; want %d after %v", at, f.healths, c.counted, c.at)
			}
			f.mu.Unlock()
		}
	})
}

func TestEmptyStatesSayWhatToDo(t *testing.T) {
	h := handler(&fake{}, Options{})
	for address, words := range map[string]string{
		"/":                        "headcount add PATH",
		"/explore":                 "headcount add PATH",
		"/explore?employer=Nobody": "No event matches.",
		"/explore?place=US-OH":     "No event matches.",
		"/disputes":                "Nothing is open.",
		"/disputes?page=2":         "The list ends before this page.",
		"/sources":                 "headcount add PATH",
		"/methods":                 "The ledger has no example of it.",
		"/places/US-OH":            "The ledger knows of no cut here.",
		"/places/US":               "The ledger knows of no cut here.",
		"/employers/amazon":        "The ledger has nothing of Amazon.",
	} {
		if body := get(t, h, address).Body.String(); !strings.Contains(body, words) {
			t.Errorf("%s does not say %q", address, words)
		}
	}
	if body := get(t, h, "/events.json").Body.String(); !strings.Contains(body, `"events":[]`) {
		t.Errorf("an empty list is %s", body)
	}
}

// TestEventShowsWhoSaysWhat holds the page of the main event: what leads where
// and what stands beside what.
func TestEventShowsWhoSaysWhat(t *testing.T) {
	f := mill()
	body := get(t, handler(f, Options{}), "/events/ottermill-paper-2025-10-1400").Body.String()
	main := f.events[1]
	wire, memo := main.Claims[2], main.Claims[3]
	for what, part := range map[string]string{
		"the number, which leads to its foremost claim": `<a href="#claim-` + memo.ID + `">about 1,400</a>`,
		"who supports it and by which rule":             `<a href="#claim-` + wire.ID + `">Corvane News</a>, <a href="#claim-` + main.Claims[1].ID + `">The Weekday Ledger</a> <span class="soft">· employer over wire</span>`,
		"the passage of a claim with its evidence":      `TARBOLT, Oct 28 (Corvane News) - Ottermill Paper said on Tuesday <mark>it would cut 1,400 jobs</mark> as offices print less.`,
		"the document that it leads to":                 `<a class="value" href="/documents/bb22#claim-` + wire.ID + `">1,400</a>`,
		"the way to the outlet":                         `<a href="https://bb22.example/story" rel="nofollow noopener external">At the outlet</a>`,
		"when it was seen":                              `seen <time datetime="2026-02-01T09:12:00Z">1 February 2026, 09:12 UTC</time>`,
		"a date that another report gives":              `<p class="value">January 2025 to April 2025</p>`,
		"the whole that it is part of":                  `<a href="/events/ottermill-paper-2025-10-3000">The Weekday Ledger reports that`,
		"the part that it contains":                     `<p class="small soft">contains</p>`,
		"why a claim counts no more":                    `<span class="sub back">superseded by a later version at the same address</span>`,
		"a cause with who gives it":                     `weak demand, according to the employer`,
		"why claims were joined":                        `same count, and the document is of the same week`,
	} {
		if !strings.Contains(body, part) {
			t.Errorf("the page lacks %s:\n%s", what, part)
		}
	}
	if back := strings.Index(body, `id="claim-`+main.Claims[0].ID); back < strings.Index(body, `<h2 id="back">Taken back</h2>`) {
		t.Errorf("a claim that was taken back stands among those that count")
	}
	if order := []int{strings.Index(body, `id="claim-`+memo.ID), strings.Index(body, `id="claim-`+wire.ID), strings.Index(body, `id="claim-`+main.Claims[1].ID)}; !slices.IsSorted(order) || order[0] < 0 {
		t.Errorf("claims are not ordered employer, wire, outlet: %v", order)
	}
}

func TestMergedEventAnswersWithTheOneThatTookItOver(t *testing.T) {
	w := get(t, handler(mill(), Options{}), "/events/ottermill-paper-2025-10-29")
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	for _, part := range []string{
		`<link rel="canonical" href="/events/ottermill-paper-2025-10-1400">`,
		`The event <b>ottermill-paper-2025-10-29</b> has been merged into this one`,
	} {
		if !strings.Contains(w.Body.String(), part) {
			t.Errorf("no %s", part)
		}
	}
	w = get(t, handler(mill(), Options{}), "/events/ottermill-paper-2025-10-29.json")
	var got struct{ ID, Asked string }
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.ID != "ottermill-paper-2025-10-1400" || got.Asked != "ottermill-paper-2025-10-29" {
		t.Errorf("data: %+v, %v", got, err)
	}
}

func TestEventWithoutDateOrNumberSaysSo(t *testing.T) {
	h := handler(mill(), Options{})
	if body := get(t, h, "/events/crumpet-1").Body.String(); !strings.Contains(body, "A report says that Crumpet cuts jobs") || !strings.Contains(body, "no number") || !strings.Contains(body, "no date given") || !strings.Contains(body, "ab77.example") {
		t.Errorf("the page of an event without date, number or outlet:\n%s", body)
	}
	if body := get(t, h, "/").Body.String(); !strings.Contains(body, `<span class="soft">no date</span>`) {
		t.Error("the list does not say that a date is missing")
	}
}

func TestManyClaimsFoldTheirSources(t *testing.T) {
	f := mill()
	e := headcount.Event{ID: "many", Headline: "Many", Count: headcount.Exactly(50), Status: headcount.Confirmed}
	var ids []string
	for i := range 300 {
		d := f.report(fmt.Sprintf("m%03d", i), fmt.Sprintf("Outlet %d", i%40), "2025-01-02", headcount.TierOutlet, "Fifty", "They cut 50 jobs.")
		c := f.state(d, headcount.Claim{Employer: "Many", Count: headcount.Exactly(50)}, "cut 50 jobs")
		e.Claims, ids = append(e.Claims, &c), append(ids, c.ID)
	}
	e.Why = []headcount.Value{{Value: "count", Claims: ids, Why: "the only value stated"}}
	f.events = append(f.events, e)
	body := get(t, handler(f, Options{}), "/events/many").Body.String()
	if n := strings.Count(body, "<blockquote>"); n != 300 {
		t.Errorf("%d passages, want 300", n)
	}
	if !strings.Contains(body, "<summary>40 sources</summary>") {
		t.Error("forty sources are not folded")
	}
}

// TestPageAndDataHoldTheSameFacts looks for every string of a page's data in
// the page.
func TestPageAndDataHoldTheSameFacts(t *testing.T) {
	f := mill()
	for _, whole := range []bool{false, true} {
		h := handler(f, Options{Whole: whole})
		for _, page := range pagesOf(f) {
			if whole && !strings.HasPrefix(page, "/documents/") {
				continue
			}
			drawn, printed := do(h, local(page)), do(h, local(data(page)))
			if drawn.Code != http.StatusOK || printed.Code != http.StatusOK {
				t.Errorf("%s: %d, data %d", page, drawn.Code, printed.Code)
				continue
			}
			text := html.UnescapeString(strings.NewReplacer("<mark>", "", "</mark>", "").Replace(drawn.Body.String()))
			var facts any
			if err := json.Unmarshal(printed.Body.Bytes(), &facts); err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			walk(facts, "", func(key, value string) {
				if whole && key == "text" || key == "stance" || key == "field" || key == "by" || key == "cause" || key == "kind" || key == "verdict" || key == "type" {
					return // shown in words, or cut by marks
				}
				if !strings.Contains(tight(text), tight(value)) {
					t.Errorf("%s: data says %s %q, the page does not", page, key, value)
				}
			})
		}
	}
}

func walk(v any, key string, leaf func(key, value string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			walk(x, k, leaf)
		}
	case []any:
		for _, x := range v {
			walk(x, key, leaf)
		}
	case string:
		leaf(key, v)
	case nil:
		return
	}
}

func TestWellFormed(t *testing.T) {
	f := mill()
	h := handler(f, Options{})
	for _, page := range append(pagesOf(f), "/nowhere") {
		body := get(t, h, page).Body.String()
		ids, level := map[string]bool{}, 0
		open := []string{}
		z := nethtml.NewTokenizer(strings.NewReader(body))
		for z.Next() != nethtml.ErrorToken {
			tok := z.Token()
			switch tok.Type {
			case nethtml.StartTagToken:
				for _, a := range tok.Attr {
					switch {
					case a.Key == "id" && ids[a.Val]:
						t.Errorf("%s: id %s twice", page, a.Val)
					case a.Key == "id":
						ids[a.Val] = true
					case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
						t.Errorf("%s: %s has an inline %s", page, tok.Data, a.Key)
					}
				}
				if len(tok.Data) == 2 && tok.Data[0] == 'h' && tok.Data[1] >= '1' && tok.Data[1] <= '6' {
					if n := int(tok.Data[1] - '0'); n > level+1 {
						t.Errorf("%s: heading %s after level %d", page, tok.Data, level)
					} else {
						level = n
					}
				}
				if !slices.Contains([]string{"meta", "link", "input", "br"}, tok.Data) {
					if n := len(open); n > 0 && open[n-1] == "p" && slices.Contains([]string{"p", "div", "ul", "ol", "dl", "details", "blockquote", "section"}, tok.Data) {
						t.Errorf("%s: <%s> in a <p>", page, tok.Data)
					}
					open = append(open, tok.Data)
				}
			case nethtml.EndTagToken:
				if n := len(open); n == 0 || open[n-1] != tok.Data {
					t.Fatalf("%s: </%s> closes %v", page, tok.Data, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: left open: %v", page, open)
		}
		if strings.Count(body, "<h1>") != 1 {
			t.Errorf("%s: not one h1", page)
		}
		if !ids["main"] || !strings.Contains(body, `href="#main"`) {
			t.Errorf("%s: no way past the head", page)
		}
	}
}

func holds(t *testing.T, h http.Handler, address string, parts map[string]string) {
	t.Helper()
	w := get(t, h, address)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", address, w.Code)
	}
	for what, part := range parts {
		if !strings.Contains(w.Body.String(), part) {
			t.Errorf("%s lacks %s: %s", address, what, part)
		}
	}
}

func TestEventTellsHowItCountsAndWhatWasKnownWhen(t *testing.T) {
	h := handler(mill(), Options{})
	holds(t, h, "/events/ottermill-paper-2025-10-1400", map[string]string{
		"reports and witnesses":         `3 reports, 2 independent`,
		"who copies whom":               `<h2 id="witnesses">`,
		"what was public first":         `<td><time datetime="2025-10-28">28 October 2025</time></td><td class="n" data-label="jobs">`,
		"the ledger's first version":    `<li><p><a href="/events/ottermill-paper-2025-10-1400?as_of=2026-02-01T09%3a12%3a00Z#history">`,
		"what that version said":        `<span class="value">at least 1,000</span> · reported · announced`,
		"which report made it":          `because of Corvane News · 1 report, 1 independent`,
		"which version is shown":        `<li class="shown"><p><a href="/events/ottermill-paper-2025-10-1400?as_of=2026-02-02T09%3a12%3a00Z#history" aria-current="true">`,
		"that it counts":                `<p>counted</p>`,
		"the whole above it":            `<li><p class="small soft">part of</p>`,
		"itself between":                `<li class="this">`,
		"its permanent address":         `<a href="/events/ottermill-paper-2025-10-1400?as_of=2026-02-04">example.com/events/ottermill-paper-2025-10-1400?as_of=2026-02-04</a>`,
		"its rows":                      `/events/ottermill-paper-2025-10-1400.csv?as_of=2026-02-04`,
		"the way to the employer":       `<a href="/employers/ottermill-paper">Ottermill Paper</a>`,
		"a dispute, the values at once": `<p class="value">January 2025 to April 2025</p>`,
	})
	for _, slug := range []string{"ottermill-paper-2025-12-120", "ottermill-paper-2025-11-210"} { // a doubt shows on both sides
		holds(t, h, "/events/"+slug, map[string]string{"what it may be": `<h2 id="doubts">May be the same cut</h2>`, "how that counts": "It may be no cut of its own"})
	}
	holds(t, h, "/events/ottermill-paper-2025-12-120", map[string]string{"the way to its county": `<a href="/places/39113">Montgomery County, OH</a>`, "and its state": `<a href="/places/US-OH">Ohio</a>`})
	holds(t, h, "/explore?place=US&status=confirmed", map[string]string{"the events of a country": "cuts 120 jobs in Dayton, Ohio", "their number": `<h2 id="list">1 event</h2>`})
	holds(t, h, "/events/ottermill-paper-2025-11-210", map[string]string{"why it is left out": `<p>not counted: part of ottermill-paper-2025-10-1400</p>`})
	body := get(t, h, "/events/ottermill-paper-2025-10-1400?as_of=2026-02-01").Body.String()
	if strings.Contains(body, "2026-02-02T09:12:00Z") || !strings.Contains(body, `as known on <time datetime="2026-02-01">`) {
		t.Error("as of a day, the page tells of a later one")
	}
	if !strings.Contains(body, `?as_of=2026-02-01T09%3a12%3a00Z#history" aria-current="true">`) {
		t.Error("as of a day, the version of that day is not the one shown")
	}
}

func TestEmployerShowsCutsMoneyAndStaff(t *testing.T) {
	holds(t, handler(mill(), Options{}), "/employers/ottermill-paper", map[string]string{
		"a cut in the chart, with its link": `<a href="/events/ottermill-paper-2025-10-1400" tabindex="-1" aria-label="jobs cut, 28 October 2025: about 1,400"><title>`,
		"money in the chart":                `aria-label="money, November 2025: USD 250m"`,
		"staff in the chart":                `aria-label="staff, 28 October 2025: 9,000"`,
		"the same in the table":             `<td>capex, Tarbolt Robotics</td>`,
		"what it says":                      `<blockquote>“I know how that lands”</blockquote>`,
		"who says it":                       `<li>speaker Petra Lindqvist</li>`,
		"terms":                             `notice, 90 days`,
		"parts apart from rounds":           `<h2 id="sites">Parts of these rounds</h2>`,
		"totals kept and not counted":       `not counted: a total over rounds, which count themselves`,
		"a notice with its site":            `<td>Dayton, Montgomery County, Ohio</td><td class="n"><a href="/events/ottermill-paper-2025-12-120">120</a></td>`,
		"the total":                         `1,520 jobs</a> cut in`,
		"who names AI":                      `according to the employer`,
	})
}

func TestPlaceShowsWhatComesFirst(t *testing.T) {
	f := mill()
	gone := f.events[4]
	gone.ID, gone.Effective, gone.Headline = "gone", date("2025-12-31"), "Ottermill Paper has cut 120 jobs in Dayton"
	f.events = append(f.events, gone)
	h := handler(f, Options{})
	for _, address := range []string{"/places/US-OH", "/places/39113", "/places/US"} {
		body := get(t, h, address).Body.String()
		coming, past := strings.Index(body, `<h2 id="coming">`), strings.Index(body, `<h2 id="past">`)
		if next := strings.Index(body, "cuts 120 jobs in Dayton"); coming < 0 || past < coming || next < coming || next > past {
			t.Errorf("%s: coming at %d, the cut at %d, past at %d", address, coming, next, past)
		}
		for _, part := range []string{`<svg class="map"`, `<path d="M`, `<a href="/employers/ottermill-paper">`} {
			if !strings.Contains(body, part) {
				t.Errorf("%s lacks %s", address, part)
			}
		}
	}
	holds(t, h, "/places/US-OH", map[string]string{"the county, shaded": `aria-label="Montgomery: 0 to 240 jobs"`, "its row": `<a href="/places/39113">Montgomery County, OH</a>`})
	holds(t, h, "/places/39113", map[string]string{"the county among the others": `class="shade2 here"`, "the state around it": `<a href="/places/US-OH">`})
	if n := len(theAtlas().areas); n < 3100 {
		t.Errorf("the map has %d areas", n)
	}
}

func TestFrontPageNamesItsRules(t *testing.T) {
	holds(t, handler(mill(), Options{}), "/", map[string]string{
		"the total with its rule":   `1,520 jobs</a> (rule <a href="/methods#rule-all">`,
		"a month in the chart":      `aria-label="October 2025: 1,400 jobs; 0 under any_said; 0 under employer_said"`,
		"a month of AI":             `aria-label="December 2025: 0 to 120 jobs; 120 under any_said; 120 under employer_said"`,
		"a month in the table":      `<a href="/explore?since=2025-12&amp;until=2025-12">`,
		"where reports disagree":    `reports disagree on when it was announced.`,
		"the jobs at stake":         `120 jobs at stake`,
		"how fresh the sources are": `<th scope="row">Corvane News`,
		"the events by a rule":      `<a href="/explore?rule=employer_said">120</a>`,
	})
	holds(t, handler(mill(), Options{}), "/methods", map[string]string{"an example of a rule": `For example: <a href="/events/ottermill-paper-2025-12-120">`})
	holds(t, handler(mill(), Options{}), "/disputes", map[string]string{"a value with who holds it": `<p class="value">January 2025 to April 2025</p>`, "another cut": "the same cut as"})
	holds(t, handler(mill(), Options{}), "/sources", map[string]string{"what was not read": `<th scope="row">language fr</th>`, "an outlet without a name": "no outlet given"})
}

func TestMonthsAreWithoutGaps(t *testing.T) {
	months := lastMonths([]month{{Month: "2020-01", Rules: noJobs()}, {Month: "2024-11", Rules: noJobs()}, {Month: "2025-02", Rules: noJobs()}})
	if len(months) != shownMonths || months[0].Month != "2023-03" || months[len(months)-2].Month != "2025-01" {
		t.Errorf("%d months, from %s", len(months), months[0].Month)
	}
	if got := lastMonths([]month{{Month: "2025-01", Rules: noJobs()}}); len(got) != 1 {
		t.Errorf("one month: %v", got)
	}
	for most, want := range map[float64]string{0: "[]", 1: "[0.5 1]", 9: "[2 4 6 8]", 14000: "[5000 10000]", 100: "[50 100]"} {
		if got := fmt.Sprint(ticks(most)); got != want {
			t.Errorf("ticks up to %v: %s, want %s", most, got, want)
		}
	}
}

// TestManyQuestionsAtOnce asks more than the server takes at once: each is answered
// or told to come again, and the same question is worked out once.
func TestManyQuestionsAtOnce(t *testing.T) {
	f := mill()
	f.gate = make(chan struct{})
	h := handler(f, Options{})
	codes := make(chan int)
	const different, same = inLine + 5, 7
	for i := range different + same {
		go func() {
			codes <- do(h, httptest.NewRequest(http.MethodGet, fmt.Sprintf("/explore?employer=e%d", max(i-same, 0)), nil)).Code
		}()
	}
	got := map[int]int{}
	for range different - inLine - 1 { // these cannot get in line
		got[<-codes]++
	}
	close(f.gate)
	for range inLine + same + 1 {
		got[<-codes]++
	}
	if got[http.StatusOK] < inLine || got[http.StatusServiceUnavailable] == 0 || got[http.StatusOK]+got[http.StatusServiceUnavailable] != different+same {
		t.Errorf("answers: %v", got)
	}
}

func TestExploreDrawsAMap(t *testing.T) {
	h := handler(mill(), Options{})
	for address, want := range map[string]string{
		"/explore?by=state&status=confirmed":         `<a href="/explore?place=US-OH&amp;status=confirmed&amp;by=county"`,
		"/explore?by=county&place=US-OH":             `<a href="/explore?place=39049&amp;by=county"`,
		"/explore?by=state&rule=employer_said":       "in them alone, under the rule employer_said",
		"/explore?by=county":                         "",
		"/explore?by=month":                          "",
		"/explore?by=county&place=DE":                "",
		"/explore?by=county&place=US-XX":             "",
		"/explore?by=county&place=US-OH&rule=denied": "",
	} {
		body := get(t, h, address).Body.String()
		if drawn := strings.Contains(body, `class="map"`); drawn != (want != "") || !strings.Contains(body, want) {
			t.Errorf("%s: a map: %v; want one with %q", address, drawn, want)
		}
	}
}

func TestCorrections(t *testing.T) {
	f := mill()
	h := handler(f, Options{})
	if body := get(t, h, "/corrections").Body.String(); !strings.Contains(body, "Nothing was decided by people") || !strings.Contains(body, "No report came in again") {
		t.Errorf("an empty log:\n%s", body)
	}
	at := time.Date(2026, 3, 4, 5, 6, 0, 0, time.UTC)
	f.decided = []headcount.Decision{
		{Number: 1, Kind: headcount.Reject, Of: []headcount.Pointer{{Employer: "Looms Ltd", Figure: "90"}}, Who: "ann", Why: "Ada Corliss called: it is <b>80</b>", At: at},
		{Number: 2, Kind: headcount.Withhold, Target: "Ada Corliss", Value: headcount.OnePerson, Who: "ann", Why: "Ms Corliss asked to", At: at},
		{Number: 3, Kind: headcount.Withhold, Target: "Bo Tarn", Value: headcount.OnePerson, Who: "ann", Why: "a mistake", At: at},
		{Number: 4, Kind: headcount.Undo, Target: "3", Who: "ann", Why: "nobody asked", At: at},
		{Number: 5, Kind: headcount.Withhold, Target: "bb22", Value: headcount.WholeDocument, Who: "ann", Why: "taken down", At: at},
	}
	f.replaced = []headcount.Replacement{{Old: headcount.DocumentRef{Hash: "aa11", Title: "Mill cuts 90", Published: "2026-02-03"}, New: headcount.DocumentRef{Hash: "cc33", Title: "Mill cuts 80 <i>", Published: "2026-02-04", Known: at}}}
	body := get(t, h, "/corrections").Body.String()
	for _, want := range []string{"reject · Looms Ltd 90", "is &lt;b&gt;80&lt;/b&gt;", "withhold · a person", "withhold · bb22 · document", "undo · 3", `<a href="/documents/cc33">Mill cuts 80 &lt;i&gt;</a>`, `<a href="/documents/aa11">Mill cuts 90</a>`, "4 March 2026"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, address := range []string{"/corrections", "/corrections.json"} {
		for _, name := range []string{"Corliss", "Tarn"} {
			if strings.Contains(get(t, h, address).Body.String(), name) {
				t.Errorf("%s names %s, who is or was withheld", address, name)
			}
		}
	}
}
