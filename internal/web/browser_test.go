package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"

	"headcount"
	"headcount/internal/accounts"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reader"
	"headcount/reference"
)

// axe checks a page against the rules for those who see, hear or move otherwise:
// npm axe-core 4.14.1, unmodified, Mozilla Public License (axe.licence.txt). It is
// no part of the program.
//
//go:embed testdata/axe.min.js
var axe string

// TestBrowser opens every page on the example reports in Chromium, on a phone and
// on a desk, in light and in dark; and on a phone those of a ledger of long words and
// of an empty one. HEADCOUNT_SCREENSHOTS names a folder to keep what was seen.
func TestBrowser(t *testing.T) {
	address, pages := exampleSite(t)
	for i := range pages {
		pages[i] = address + pages[i]
	}
	phone := pages
	for site, paths := range map[*fake][]string{longNames(): {"/", "/explore?by=county", "/events/long", "/employers/long", "/places/US-OH", "/disputes", "/sources"}, {}: {"/", "/explore", "/sources"}} {
		server := httptest.NewServer(handler(site, Options{}))
		defer server.Close()
		for _, path := range paths {
			phone = append(phone, server.URL+path)
		}
	}
	browser := chromium(t)
	for width, pages := range map[int][]string{360: phone, 1280: pages} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			page, complaints := open(t, browser, width, address+"/")
			for i, path := range pages {
				scheme(t, page, "light")
				page.MustNavigate(path).MustWaitLoad()
				if wide := page.MustEval(`() => document.documentElement.scrollWidth`).Int(); wide > width {
					t.Errorf("%s is %d wide", path, wide)
				}
				for _, c := range complaints() {
					if !strings.HasSuffix(path, "/nowhere") { // the console tells of the status
						t.Errorf("%s: the console says %s", path, c)
					}
				}
				for _, v := range violations(t, page, `{}`) {
					t.Errorf("%s: %s", path, v)
				}
				keepShot(t, page, fmt.Sprintf("%d-%02d-light %s", width, i, path))
				scheme(t, page, "dark")
				for _, v := range violations(t, page, `{runOnly: ["color-contrast"]}`) {
					t.Errorf("%s in dark: %s", path, v)
				}
				keepShot(t, page, fmt.Sprintf("%d-%02d-dark %s", width, i, path))
			}
		})
	}
}

// keepShot keeps what is seen of a page, where that is asked for.
func keepShot(t *testing.T, page *rod.Page, name string) {
	t.Helper()
	dir := os.Getenv("HEADCOUNT_SCREENSHOTS")
	if dir == "" {
		return
	}
	name, address, _ := strings.Cut(name, " http://")
	_, path, _ := strings.Cut(address, "/")
	page.MustScreenshotFullPage(filepath.Join(dir, name+"-"+strings.NewReplacer("/", "_", "?", "_", "=", "_").Replace(path)+".png"))
}

// scheme asks for pages in light or in dark.
func scheme(t *testing.T, page *rod.Page, name string) {
	t.Helper()
	if err := (proto.EmulationSetEmulatedMedia{Features: []*proto.EmulationMediaFeature{{Name: "prefers-color-scheme", Value: name}}}).Call(page); err != nil {
		t.Fatal(err)
	}
}

// TestTabOrder goes through the front page by the tab key alone: past the head, by
// the pages, to the filter and the first events.
func TestTabOrder(t *testing.T) {
	address, _ := exampleSite(t)
	page, _ := open(t, chromium(t), 1280, address+"/")
	var met []string
	for range 17 {
		page.Keyboard.MustType(input.Tab)
		met = append(met, page.MustEval(`() => { const e = document.activeElement; return e.getAttribute("href") || e.name || e.tagName }`).Str())
	}
	got := strings.Join(met, " ")
	want := "#main / /explore /search /explore?by=employer /places/US /disputes /check /sources /methods #as-of /explore?rule=all /methods#rule-all employer place BUTTON /events/"
	if !strings.HasPrefix(got, want) {
		t.Errorf("the tab key goes\n%s; want first\n%s", got, want)
	}
	page.Keyboard.MustType(input.Tab)
	if shown := page.MustEval(`() => getComputedStyle(document.activeElement).outlineStyle`).Str(); shown != "solid" {
		t.Errorf("what has the focus is outlined %q", shown)
	}
}

// password is that of Ada, who may do everything on the example site.
const password = "correct horse battery"

// TestCheckInTheBrowser pastes a draft with a wrong number and an altered
// quotation's like, hostile words among them, and reads what came of it.
func TestCheckInTheBrowser(t *testing.T) {
	address, _ := exampleSite(t)
	browser := chromium(t)
	for _, width := range []int{360, 1280} {
		page, complaints := open(t, browser, width, address+"/check")
		page.MustElement("#text").MustInput("Kestrelmoor Logistics said on September 9, 2025 that it would cut 4,200 jobs, 8.4% of its workforce. <script>document.title='taken'</script>\n\nOttermill Paper will cut 77 jobs.")
		page.MustElement("#published").MustInput("2025-10-01")
		leads(page, func() { page.Keyboard.MustType(input.Enter) })
		page.MustElement("#came")
		shown := page.MustElement("main").MustText()
		for _, want := range []string{"contradicted: 1", "the draft has 8.4%, the ledger 4.8%", "<script>document.title='taken'</script>", "unknown: 1", "Corvane News"} {
			if !strings.Contains(shown, want) {
				t.Errorf("at %d the page does not say %q:\n%s", width, want, shown)
			}
		}
		if got := page.MustElement("#text").MustProperty("value").Str(); !strings.HasPrefix(got, "Kestrelmoor") || !strings.HasSuffix(got, "77 jobs.") {
			t.Errorf("the draft has become %q", got)
		}
		if title := page.MustInfo().Title; title != "Check a draft · headcount" {
			t.Errorf("the title is %q", title)
		}
		seen(t, page, complaints, width, "checked")
	}
}

// leads does what leads to another page, and waits for it.
func leads(page *rod.Page, do func()) {
	there := page.MustWaitNavigation()
	do()
	there()
}

// seen looks for what is wrong with the page as it stands, and keeps a picture.
func seen(t *testing.T, page *rod.Page, complaints func() []string, width int, name string) {
	t.Helper()
	if wide := page.MustEval(`() => document.documentElement.scrollWidth`).Int(); wide > width {
		t.Errorf("%s is %d wide", name, wide)
	}
	for _, v := range append(violations(t, page, `{}`), complaints()...) {
		t.Errorf("%s: %s", name, v)
	}
	keepShot(t, page, fmt.Sprintf("%d-%s http://x/", width, name))
}

// TestDeskInTheBrowser signs in, answers a question, undoes the decision and signs
// out, by the keyboard where there are words to type.
func TestDeskInTheBrowser(t *testing.T) {
	address, _ := exampleSite(t)
	browser := chromium(t)
	for _, width := range []int{360, 1280} {
		page, complaints := open(t, browser, width, address+"/sign-in")
		page.MustElement("#name").MustInput("Ada")
		page.MustElement("#password").MustInput(password)
		leads(page, func() { page.Keyboard.MustType(input.Enter) })
		page.MustElement(".question")
		seen(t, page, complaints, width, "review")
		page.MustElementR(".question label", "two cuts").MustClick()
		page.MustElement("#why0").MustInput("the notice is of July, the list of autumn")
		leads(page, func() { page.Keyboard.MustType(input.Enter) })
		made := page.MustElementR(".decisions .row", "the notice is of July").MustText()
		if !strings.Contains(made, "different") || !strings.Contains(made, "Ada") || strings.Contains(made, "undone") {
			t.Errorf("decided: %s", made)
		}
		seen(t, page, complaints, width, "decided")
		page.MustElement(".undo input[name=why]").MustInput("a slip")
		leads(page, func() { page.Keyboard.MustType(input.Enter) })
		page.MustElementR(".decisions .row", "a slip")
		if made := page.MustElementR(".decisions .row", "the notice is of July").MustText(); !strings.Contains(made, "undone") {
			t.Errorf("after undoing: %s", made)
		}
		withheldByHand(t, page, complaints, width)
		leads(page, func() { page.MustElement(".signed button").MustClick() })
		leads(page, func() { page.MustElement("footer a[href='/sign-in']").MustClick() })
		page.MustElement("#password")
	}
}

// TestPastInTheBrowser asks for the page of an employer as of an earlier day by the
// keyboard alone, and comes back to the present.
func TestPastInTheBrowser(t *testing.T) {
	address, pages := exampleSite(t)
	i := slices.IndexFunc(pages, func(p string) bool { return strings.HasPrefix(p, "/employers/") })
	browser := chromium(t)
	for _, width := range []int{360, 1280} {
		page, complaints := open(t, browser, width, address+pages[i])
		page.MustElement("#as-of input").MustFocus()
		page.Keyboard.MustType(input.Digit0, input.Digit1, input.Digit3, input.Digit1, input.Digit2, input.Digit0, input.Digit2, input.Digit6)
		leads(page, func() { page.Keyboard.MustType(input.Enter) })
		if got := page.MustInfo().URL; got != address+pages[i]+"?as_of=2026-01-31" {
			t.Errorf("the form leads to %s", got)
		}
		shown := page.MustElement("main").MustText()
		for _, want := range []string{"This is the past: what the ledger knew on 31 January 2026.", "The ledger had nothing of"} {
			if !strings.Contains(shown, want) {
				t.Errorf("at %d the page does not say %q:\n%s", width, want, shown)
			}
		}
		seen(t, page, complaints, width, "past")
		leads(page, func() { page.MustElementR("main a", "today").MustClick() })
		if got := page.MustInfo().URL; got != address+pages[i] {
			t.Errorf("the way to the present leads to %s", got)
		}
	}
}

// withheldByHand looks at what withholding a person hides, does it, and undoes it.
func withheldByHand(t *testing.T, page *rod.Page, complaints func() []string, width int) {
	t.Helper()
	page.MustElement("#scope").MustSelect("person")
	page.MustElement("#target").MustInput("Priya Dunleavy")
	leads(page, func() { page.Keyboard.MustType(input.Enter) })
	shown := page.MustElement("main").MustText()
	if !strings.Contains(shown, "Nothing is hidden yet.") || !strings.Contains(shown, "The name “Priya Dunleavy”, in") || page.MustElement("mark").MustText() != "Priya Dunleavy" {
		t.Errorf("what would be withheld:\n%s", shown)
	}
	seen(t, page, complaints, width, "withhold")
	page.MustElement("#why").MustInput("asked for")
	leads(page, func() { page.Keyboard.MustType(input.Enter) })
	row := page.MustElementR(".decisions .row", "withhold · Priya Dunleavy · person")
	row.MustElement("input[name=why]").MustInput("withdrew it")
	leads(page, func() { page.Keyboard.MustType(input.Enter) })
	page.MustElementR(".decisions .row", "withdrew it")
}

// TestMomentsOfAnEvent goes through what was known when by the tab key, to an earlier
// version and on to the present.
func TestMomentsOfAnEvent(t *testing.T) {
	server := httptest.NewServer(handler(mill(), Options{}))
	defer server.Close()
	browser := chromium(t)
	for _, width := range []int{360, 1280} {
		page, complaints := open(t, browser, width, server.URL+"/events/ottermill-paper-2025-10-1400")
		seen(t, page, complaints, width, "moments")
		if got := page.MustElement(".moments [aria-current]").MustText(); got != "2 February 2026, 09:12 UTC" {
			t.Errorf("the present moment is marked %q", got)
		}
		page.MustElement(".moments a").MustFocus()
		leads(page, func() { page.Keyboard.MustType(input.Enter) })
		if got := page.MustElement(".moments [aria-current]").MustText(); got != "1 February 2026, 09:12 UTC" {
			t.Errorf("the earlier moment is marked %q", got)
		}
		seen(t, page, complaints, width, "earlier moment")
		leads(page, func() { page.MustElementR("main a", "today").MustClick() })
		page.MustElementR(".moments [aria-current]", "2 February 2026")
	}
}

// longNames is the mill with an event all of whose words are as long as pages show
// them, and have no blank at which a line could end.
func longNames() *fake {
	f := mill()
	long := strings.Repeat("Abcdefghij", 30)
	d := f.report("1099", long, "2025-11-11", headcount.TierOutlet, long, long+" will cut 50 jobs. "+long)
	c := f.state(d, headcount.Claim{Employer: long, Count: headcount.Exactly(50), Says: long, Group: long, Places: []string{long, "Ohio"}, Status: headcount.Reported}, "cut 50 jobs")
	f.state(d, headcount.Claim{Type: headcount.Statement, Employer: "long", Quote: long, Speaker: long}, "cut 50 jobs")
	e := headcount.Event{ID: "long", Key: long, Employer: long, Family: "long", Headline: long, Count: headcount.Exactly(50), Status: headcount.Reported, Group: long, Places: []string{long, "Ohio"},
		Announced: date("2025-11-11/2025-12-12"), Effective: date("2026-03-01/2026-05-01"), KnownBy: "2025-11-11", Reports: 1, Independent: 1, Claims: []*headcount.Stated{&c}, Doubtful: long,
		Why:       []headcount.Value{{Value: "count", Why: long, Claims: []string{c.ID}}, {Value: "same", Why: long, Claims: []string{c.ID}}},
		Disputes:  []headcount.Dispute{{Field: "count", Values: []headcount.Value{{Value: long, Why: long, Claims: []string{c.ID}}, {Value: long}}}},
		Relations: []headcount.Relation{{Kind: headcount.PartOf, To: "ottermill-paper-2025-10-1400", Why: long, Claims: []string{c.ID}}},
		Doubts:    []headcount.Doubt{{With: "crumpet-1", Why: long}},
	}
	f.events = append(f.events, e)
	f.versions["long"] = []headcount.Version{{Event: e, Since: day0, Reports: []headcount.DocumentRef{c.Document}}}
	f.open = append(f.open, headcount.Question{Kind: headcount.AskValue, Event: "long", Subject: "count", Why: long})
	f.health.Supplies = append(f.health.Supplies, headcount.Supply{Name: long, Tier: headcount.TierOutlet, Seen: day0})
	return f
}

// exampleSite serves a ledger of the example reports and names its pages.
func exampleSite(t *testing.T) (address string, pages []string) {
	t.Helper()
	ref, err := reference.Load()
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "headcount.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	steps := pipeline.Steps{Reader: reader.New(ref), Ref: ref, Now: time.Now}
	if _, err := steps.Add(t.Context(), l, []string{"../../examples/reports"}, nil, headcount.Given{}, nil); err != nil {
		t.Fatal(err)
	}
	hash, err := accounts.Hash(password)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.PutPerson(t.Context(), headcount.Person{Name: "Ada", Role: accounts.Admin, Password: hash, Since: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if err := steps.Index(t.Context(), l); err != nil {
		t.Fatal(err)
	}
	desk := pipeline.Desk{Ledger: l, Steps: steps}
	server := httptest.NewServer(New(desk, Options{Ref: ref, Context: reader.Context, Whole: true, Version: "test", Now: time.Now, Sessions: l.Sessions(time.Now), Desk: struct {
		pipeline.Desk
		*accounts.Accounts
	}{desk, &accounts.Accounts{Store: l, Now: time.Now}}}))
	t.Cleanup(server.Close)
	events, err := l.Events(t.Context(), headcount.Filter{})
	if err != nil || len(events) == 0 {
		t.Fatal(len(events), err)
	}
	most := &events[0] // the event of the most claims: its page has the most on it
	for i := range events {
		if len(events[i].Claims) > len(most.Claims) {
			most = &events[i]
		}
	}
	then := "?as_of=" + time.Now().UTC().Format(time.RFC3339Nano) // by which all is known, and which is past
	return server.URL, []string{"/", "/explore", "/explore?by=employer", "/explore?by=state", "/search?words=jobs", "/search?words=jobs&in=documents", "/corrections", "/explore?employer=nobody", "/events/" + most.ID, "/employers/" + most.Family, "/employers/" + most.Family + then, "/employers/amazon",
		"/places/US", "/places/US-OH", "/places/39049", "/" + then, "/places/US-OH" + then, "/documents/" + most.Claims[0].Document.Hash, "/disputes", "/check", "/sources", "/methods", "/sign-in", "/nowhere"}
}

// chromium starts Debian's Chromium. Without it the test is skipped, unless all
// that tests need must be there.
func chromium(t *testing.T) *rod.Browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") != "" {
			t.Fatal("chromium is missing: install it (Debian: apt-get install chromium)")
		}
		t.Skip("chromium is missing")
	}
	l := launcher.New().Bin(path).Leakless(false).Headless(true).NoSandbox(true).Set("disable-gpu").Set("disable-background-networking").Set("disable-dev-shm-usage")
	url, err := l.Launch()
	if err != nil {
		t.Fatal(err)
	}
	browser := rod.New().ControlURL(url).MustConnect()
	t.Cleanup(func() {
		browser.MustClose()
		l.Cleanup()
	})
	return browser
}

// open opens an address and waits until it is drawn. complaints are what the
// console said since it was asked last.
func open(t *testing.T, browser *rod.Browser, width int, address string) (page *rod.Page, complaints func() []string) {
	t.Helper()
	page = browser.MustPage("").Timeout(2 * time.Minute)
	var mu sync.Mutex
	var said []string
	say := func(words string) {
		mu.Lock()
		defer mu.Unlock()
		said = append(said, words)
	}
	go page.EachEvent(func(e *proto.RuntimeExceptionThrown) { say(e.ExceptionDetails.Text) },
		func(e *proto.LogEntryAdded) {
			if e.Entry.Level == proto.LogLogEntryLevelError || e.Entry.Level == proto.LogLogEntryLevelWarning {
				say(e.Entry.Text)
			}
		})()
	if err := (proto.LogEnable{}).Call(page); err != nil {
		t.Fatal(err)
	}
	page.MustSetViewport(width, 900, 1, false)
	page.MustNavigate(address).MustWaitLoad()
	return page, func() []string {
		mu.Lock()
		defer mu.Unlock()
		all := said
		said = nil
		return all
	}
}

// violations are what axe finds that keeps someone from the page, or makes it hard.
func violations(t *testing.T, page *rod.Page, rules string) []string {
	t.Helper()
	if _, err := page.Eval("() => {" + axe + "\n}"); err != nil {
		t.Fatal(err)
	}
	found, err := page.Eval(`() => axe.run(document, ` + rules + `).then(r => JSON.stringify(r.violations
		.filter(v => v.impact === "serious" || v.impact === "critical")
		.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary).join(" | "))))`)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	if err := json.Unmarshal([]byte(found.Value.Str()), &list); err != nil {
		t.Fatal(err)
	}
	return list
}
