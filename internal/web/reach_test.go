package web

import (
	"strings"
	"testing"

	"github.com/go-rod/rod/lib/input"
)

// TestPagesAreReached goes from the head of the front page to each page, by the mouse
// and by the keyboard alone. No page has a script.
func TestPagesAreReached(t *testing.T) {
	address, _ := exampleSite(t)
	browser := chromium(t)
	for _, width := range []int{360, 1280} {
		page, complaints := open(t, browser, width, address+"/")
		links := len(page.MustElements("nav[aria-label=Pages] a"))
		if links < 8 {
			t.Fatalf("the head leads to %d pages", links)
		}
		for i := range links {
			page.MustNavigate(address + "/").MustWaitLoad()
			link := page.MustElements("nav[aria-label=Pages] a")[i]
			want := *link.MustAttribute("href")
			leads(page, func() { link.MustClick() })
			byMouse, heading := page.MustInfo().URL, page.MustElement("h1").MustText()
			if n := page.MustEval(`() => document.scripts.length`).Int(); n != 0 {
				t.Errorf("%s has %d scripts", want, n)
			}

			page.MustNavigate(address + "/").MustWaitLoad()
			for range i + 3 { // past "skip to the content" and the name
				page.Keyboard.MustType(input.Tab)
			}
			leads(page, func() { page.Keyboard.MustType(input.Enter) })
			if byKeys := page.MustInfo().URL; byMouse != address+want || byKeys != byMouse || heading == "" || heading != page.MustElement("h1").MustText() {
				t.Errorf("at %d, %s: the mouse leads to %s (%s), the keys to %s (%s)", width, want, byMouse, heading, byKeys, page.MustElement("h1").MustText())
			}
		}
		for _, c := range complaints() {
			t.Errorf("at %d the console says %s", width, c)
		}
	}
}

// TestSearchInTheBrowser looks for words by the keyboard, goes on to an event by the
// mouse, and looks in documents.
func TestSearchInTheBrowser(t *testing.T) {
	address, _ := exampleSite(t)
	browser := chromium(t)
	for _, width := range []int{360, 1280} {
		page, complaints := open(t, browser, width, address+"/search")
		page.MustElement("#words").MustFocus()
		page.MustInsertText(`"900 support"`)
		leads(page, func() { page.Keyboard.MustType(input.Enter) })
		if found := page.MustElement("#found").MustText(); !strings.Contains(found, `900 support`) || len(page.MustElements(".claims mark")) == 0 {
			t.Errorf("at %d: %q, %d words marked", width, found, len(page.MustElements(".claims mark")))
		}
		seen(t, page, complaints, width, "found")
		leads(page, func() { page.MustElementR(".claims a", "The event").MustClick() })
		if h := page.MustElement("h1").MustText(); !strings.Contains(h, "Vantrell") {
			t.Errorf("at %d the claim leads to %q", width, h)
		}
		page.MustNavigate(address + "/search?words=robots").MustWaitLoad()
		page.MustElement("#in").MustSelect("whole documents")
		leads(page, func() { page.MustElement(".filter button").MustClick() })
		if len(page.MustElements(".events h3")) == 0 || !strings.HasSuffix(page.MustInfo().URL, "/search?words=robots&in=documents") {
			t.Errorf("at %d: %s finds %d documents", width, page.MustInfo().URL, len(page.MustElements(".events h3")))
		}
		seen(t, page, complaints, width, "found in documents")
	}
}
