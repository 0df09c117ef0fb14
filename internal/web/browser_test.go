package web_test

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/input"
	"github.com/go-rod/rod/lib/launcher"
	"github.com/go-rod/rod/lib/proto"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/internal/web"
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
// on a desk, in light and in dark. HEADCOUNT_SCREENSHOTS names a folder to keep
// what was seen.
func TestBrowser(t *testing.T) {
	address, pages := exampleSite(t)
	browser := chromium(t)
	shots := os.Getenv("HEADCOUNT_SCREENSHOTS")
	for _, width := range []int{360, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(fmt.Sprintf("%d %s", width, scheme), func(t *testing.T) {
				t.Parallel()
				for _, path := range pages {
					page, complaints := open(t, browser, width, scheme, address+path)
					if wide := page.MustEval(`() => document.documentElement.scrollWidth`).Int(); wide > width {
						t.Errorf("%s is %d wide", path, wide)
					}
					for _, c := range complaints() {
						if path != "/nowhere" {
							t.Errorf("%s: the console says %s", path, c)
						}
					}
					rules := `{}`
					if scheme == "dark" {
						rules = `{runOnly: ["color-contrast"]}` // the rest is as in light
					}
					for _, v := range violations(t, page, rules) {
						t.Errorf("%s: %s", path, v)
					}
					if shots != "" {
						name := fmt.Sprintf("%s-%d-%s.png", strings.Trim(strings.NewReplacer("/", "_", "?", "_", "=", "_").Replace(path), "_"), width, scheme)
						page.MustScreenshotFullPage(filepath.Join(shots, name))
					}
					page.MustClose()
				}
			})
		}
	}
}

// TestTabOrder goes through the front page by the tab key alone: past the head, by
// the pages, to the filter and the first events.
func TestTabOrder(t *testing.T) {
	address, _ := exampleSite(t)
	page, _ := open(t, chromium(t), 1280, "light", address+"/")
	var met []string
	for range 14 {
		page.Keyboard.MustType(input.Tab)
		met = append(met, page.MustEval(`() => { const e = document.activeElement; return e.getAttribute("href") || e.name || e.tagName }`).Str())
	}
	got := strings.Join(met, " ")
	want := "#main / /explore /places/US /disputes /sources /methods /explore?rule=all /methods#rule-all employer place BUTTON /events/"
	if !strings.HasPrefix(got, want) {
		t.Errorf("the tab key goes\n%s; want first\n%s", got, want)
	}
	page.Keyboard.MustType(input.Tab)
	if shown := page.MustEval(`() => getComputedStyle(document.activeElement).outlineStyle`).Str(); shown != "solid" {
		t.Errorf("what has the focus is outlined %q", shown)
	}
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
	server := httptest.NewServer(web.New(pipeline.Desk{Ledger: l, Steps: steps}, web.Options{Ref: ref, Context: reader.Context, Whole: true, Version: "test"}))
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
	return server.URL, []string{"/", "/explore", "/explore?by=employer", "/explore?employer=nobody", "/events/" + most.ID, "/employers/" + most.Family, "/employers/amazon",
		"/places/US", "/places/US-OH", "/places/39049", "/documents/" + most.Claims[0].Document.Hash, "/disputes", "/sources", "/methods", "/nowhere"}
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
// console said.
func open(t *testing.T, browser *rod.Browser, width int, scheme, address string) (page *rod.Page, complaints func() []string) {
	t.Helper()
	page = browser.MustPage("").Timeout(time.Minute)
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
	if err := (proto.EmulationSetEmulatedMedia{Features: []*proto.EmulationMediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}).Call(page); err != nil {
		t.Fatal(err)
	}
	page.MustNavigate(address).MustWaitLoad()
	return page, func() []string {
		mu.Lock()
		defer mu.Unlock()
		return said
	}
}

// TestAxeFinds holds the check itself to what it is for.
func TestAxeFinds(t *testing.T) {
	address, _ := exampleSite(t)
	page, _ := open(t, chromium(t), 1280, "light", address+"/methods")
	page.MustEval(`() => document.querySelector("main").insertAdjacentHTML("beforeend", "<img src='/icon.svg'>")`)
	if got := violations(t, page, `{}`); len(got) != 1 || !strings.HasPrefix(got[0], "image-alt:") {
		t.Errorf("an image without words: %q", got)
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
