package web

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"headcount"
	"headcount/check"
)

// local is a request from this machine to this machine.
func local(address string) *http.Request {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.RemoteAddr, r.Host = "127.0.0.1:50000", "localhost:8080"
	return r
}

// hidden is a sentence of the wire report that no claim touches or stands
// beside: only a whole text has it.
const hidden = "A closing sentence that no claim touches ends the report."

// TestWholeTextsStayHome holds law 9: on no page and in no data does a reader
// elsewhere see what no passage shows, or where a file lies.
func TestWholeTextsStayHome(t *testing.T) {
	elsewhere := func(change func(*http.Request)) func(string) *http.Request {
		return func(address string) *http.Request {
			r := local(address)
			change(r)
			return r
		}
	}
	for _, c := range []struct {
		name    string
		whole   bool
		request func(string) *http.Request
		shown   bool
	}{
		{"at the machine", true, local, true},
		{"at the machine, by IPv6", true, elsewhere(func(r *http.Request) { r.RemoteAddr, r.Host = "[::1]:50000", "[::1]:8080" }), true},
		{"a server for others", false, local, false},
		{"from another machine", true, elsewhere(func(r *http.Request) { r.RemoteAddr = "192.0.2.7:50000" }), false},
		{"through a proxy on the machine", true, elsewhere(func(r *http.Request) { r.Header.Set("X-Forwarded-For", "192.0.2.7") }), false},
		{"under the name of another site", true, elsewhere(func(r *http.Request) { r.Host = "rebound.example" }), false},
		{"from nowhere", true, elsewhere(func(r *http.Request) { r.RemoteAddr = "" }), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mill()
			h := handler(f, Options{Whole: c.whole})
			for _, page := range pagesOf(f) {
				for _, address := range []string{page, data(page)} {
					body := do(h, c.request(address)).Body.String()
					wire := strings.HasPrefix(address, "/documents/bb22")
					if got := strings.Contains(body, hidden); got != (c.shown && wire) {
						t.Errorf("%s: the whole text is shown: %v", address, got)
					}
					if got := strings.Contains(body, "/home/someone"); got && !c.shown {
						t.Errorf("%s tells where the file lies", address)
					}
				}
			}
		})
	}
}

func TestEndlessSentenceIsNoWholeText(t *testing.T) {
	f := mill()
	body := strings.Repeat("words without an end ", 400) + "they cut 50 jobs" + strings.Repeat(" and no end either", 400)
	d := f.report("99aa", "Endless", "2025-01-02", headcount.TierOutlet, strings.Repeat("Long title ", 500), body)
	c := f.state(d, headcount.Claim{Employer: "Endless", Count: headcount.Exactly(50), Status: headcount.Confirmed}, "they cut 50 jobs")
	all := f.state(d, headcount.Claim{Type: headcount.Statement, Employer: "Endless", Quote: body, Speaker: "A"}, body)
	f.events = append(f.events, headcount.Event{ID: "endless", Headline: "Endless cuts 50", Count: headcount.Exactly(50), Claims: []*headcount.Stated{&c, &all}})
	h := handler(f, Options{})
	for _, address := range []string{"/events/endless", "/events/endless.json", "/documents/99aa", "/documents/99aa.json"} {
		got := get(t, h, address).Body.String()
		if !strings.Contains(got, "they cut 50 jobs") {
			t.Errorf("%s does not show the evidence", address)
		}
		if n := len(got); n > len(body) {
			t.Errorf("%s has %d bytes for a text of %d", address, n, len(body))
		}
	}
}

func TestHostileTextIsShownAsText(t *testing.T) {
	f := mill()
	d := f.report("66ff", `<b onclick="x()">Outlet</b>`, "2025-01-02", `"><script>tier()</script>`, `<script>alert("title")</script> & co`,
		"They </blockquote><img src=x onerror=alert(1)> cut <script>alert(2)</script> 50 jobs at \u202eevil.\n\n</style><style>*{display:none}</style>")
	d.Address = "javascript:alert(3)"
	f.documents["66ff"] = *d
	c := f.state(d, headcount.Claim{Employer: `<i>Firm</i>`, Count: headcount.Exactly(50), Status: `<u>sure</u>`, Group: "<p>", Says: `<a href="javascript:x">`,
		Places: []string{"<hr>"}, Causes: []headcount.Cause{{Cause: "<s>", By: "<s>", Stance: "<s>"}}, Announced: "<t>"}, "cut <script>alert(2)</script> 50 jobs")
	f.events = []headcount.Event{{
		ID: "hostile", Headline: "</title><script>alert(4)</script>", Employer: `"><script>alert(5)</script>`, Count: headcount.Exactly(50), Claims: []*headcount.Stated{&c},
		Status: "<u>", Announced: date("<v>"), Why: []headcount.Value{{Value: "count", Why: "<w>", Claims: []string{c.ID}}, {Value: "<x>", Why: "<y>"}},
		Disputes:  []headcount.Dispute{{Field: "<z>", Values: []headcount.Value{{Value: "<z1>", Claims: []string{c.ID}}, {Value: "<z2>"}}}},
		Relations: []headcount.Relation{{Kind: "<k>", To: `"><script>`, Why: "<l>"}},
	}}
	f.events[0].Family, f.events[0].Group, f.events[0].Places, f.events[0].LeftOut = "hostile", "<p>", []string{"<hr>"}, "<w>"
	f.events[0].Causes, f.events[0].Doubts = c.Causes, []headcount.Doubt{{With: "hostile", Why: "<w>"}}
	f.open = []headcount.Question{{Kind: headcount.AskValue, Event: "hostile", Subject: "<z>", Why: "<w>"}, {Kind: headcount.AskSame, Event: "hostile", Subject: "hostile", Why: "<w>"}}
	f.health = headcount.Health{Supplies: []headcount.Supply{{Name: "<i>", Tier: "<u>", Published: "<t>"}}, Faults: []headcount.Tally{{Problem: "<w>", Count: 1}}, Unread: []headcount.Tally{{Problem: "<w>", Count: 1}}}
	f.versions = map[string][]headcount.Version{"hostile": {{Event: f.events[0], Since: day0, Reports: []headcount.DocumentRef{c.Document}}}}
	for kind, more := range map[string]headcount.Claim{
		headcount.Statement: {Quote: "<s>", Speaker: "<i>"}, headcount.Term: {Kind: "<s>"}, headcount.Investment: {Kind: "<s>", Counterparty: "<i>", Announced: "2025", Money: &headcount.Money{Currency: "<s>"}},
	} {
		more.Type, more.Employer = kind, "hostile"
		f.state(d, more, "50 jobs at")
	}
	for _, whole := range []bool{false, true} {
		h := handler(f, Options{Whole: whole})
		for _, address := range []string{"/", "/events/hostile", "/documents/66ff", "/explore", "/explore?by=cause", "/explore?by=county", "/employers/hostile", "/disputes", "/sources", "/methods"} {
			w := do(h, local(address))
			body := w.Body.String()
			if w.Code != http.StatusOK {
				t.Errorf("%s: status %d", address, w.Code)
			}
			for _, bad := range []string{"<script", "<img", "<style", "<i>", "<u>", "<hr>", "<s>", "<v>", "<w>", "<y>", "<z", "<k>", "href=\"javascript", "onclick=\"x"} {
				if strings.Contains(body, bad) {
					t.Errorf("%s (whole %v) has %s in it", address, whole, bad)
				}
			}
		}
		for _, address := range []string{"/.json", "/events.json", "/events/hostile.json", "/documents/66ff.json", "/explore.json?by=cause", "/employers/hostile.json", "/disputes.json", "/sources.json", "/methods.json"} {
			w := do(h, local(address))
			if body := w.Body.String(); strings.ContainsAny(body, "<>") || strings.Contains(body, "javascript:alert(3)") || !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s: %s", address, body)
			}
		}
	}
}

func TestOnlyAddressesOfTheWebAreLinks(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/x?y=1":   "https://a.example/x?y=1",
		"http://a.example":          "http://a.example",
		"HTTPS://A.example/":        "https://A.example/",
		"javascript:alert(1)":       "",
		"data:text/html,x":          "",
		"//a.example/x":             "",
		"/x":                        "",
		"https:///x":                "",
		"https://user:pw@a.example": "",
		" https://a.example":        "",
		"https://a.example/\x00":    "",
		"":                          "",
	} {
		if got := link(address); got != want {
			t.Errorf("link(%q) = %q, want %q", address, got, want)
		}
	}
	if link("https://a.example/"+strings.Repeat("x", 2000)) != "" {
		t.Error("an address of 2,018 bytes became a link")
	}
}

// FuzzAddress asks for addresses that readers make up: whatever they are, the
// answer is none of the server's faults and no redirect.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"/", "/explore?status=denied&rule=denied&by=county", "/search.json?words=%22a+b%22&in=documents&after=7", "/corrections.json", "/?as_of=2025-10-28", "/employers/crumpet?as_of=x", "/explore.csv?after=x", "/places/39113.json", "/places/US-ZZ", "/employers/ottermill-paper", "/events/crumpet-1.csv?as_of=2026", "/disputes?page=2", "/events/crumpet-1.json", "/documents/../x", "/events//", "/%00", "/explore?employer=%f0%28", "/events/%2F.json", "*", "%2F"} {
		f.Add(seed)
	}
	h := handler(mill(), Options{Whole: true})
	f.Fuzz(func(t *testing.T, address string) {
		r, err := http.NewRequest(http.MethodGet, address, nil)
		if err != nil {
			return
		}
		w := do(h, r)
		if w.Code != 200 && w.Code != 400 && w.Code != 404 {
			t.Errorf("%q: status %d", address, w.Code)
		}
	})
}

// TestRowsAreNoFormulas holds cells that come from reports to be words.
func TestRowsAreNoFormulas(t *testing.T) {
	f := mill()
	d := f.report("77ff", "=HYPERLINK(1)", "2025-01-02", headcount.TierOutlet, "Fifty", "+They cut 50 jobs.")
	c := f.state(d, headcount.Claim{Employer: "@Firm", Count: headcount.Exactly(50)}, "+They cut 50 jobs")
	f.events = append(f.events, headcount.Event{ID: "sums", Employer: "@Firm", Headline: "-1 jobs", Count: headcount.Exactly(50), Claims: []*headcount.Stated{&c}})
	h := handler(f, Options{})
	for address, words := range map[string][]string{"/events/sums.csv": {"'@Firm", "'=HYPERLINK", "'+They"}, "/explore.csv": {"'@Firm", "'-1 jobs"}} {
		w := get(t, h, address)
		rows, err := csv.NewReader(w.Body).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatalf("%s: %d rows, %v", address, len(rows), err)
		}
		all := ""
		for _, row := range rows {
			for _, cell := range row {
				all += "|" + cell
			}
		}
		for _, word := range words {
			if !strings.Contains(all, "|"+word) {
				t.Errorf("%s: no cell begins with %s in %s", address, word, all)
			}
		}
	}
}

// TestDrafts: what a form of a draft may hold, and what is told otherwise.
func TestDrafts(t *testing.T) {
	send := func(h http.Handler, address, body string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return do(h, r)
	}
	f := mill()
	f.findings = []check.Finding{
		{Verdict: check.Supported, Says: "fine"},
		{Verdict: check.Altered, Says: "<b>said</b>", Difference: check.Difference{{Kind: check.RunSame, Text: "we will"}, {Kind: check.RunSource, Text: "never"}, {Kind: check.RunDraft, Text: "always"}, {Kind: check.RunSame, Text: "[sic] <i>pay"}}, Wrong: []check.Wrong{{Field: check.FieldQuote, Why: "altered <i>"}}},
	}
	h := handler(f, Options{})
	for body, want := range map[string]int{
		"text=A+draft&published=2026-03":        http.StatusOK,
		"text=A+draft":                          http.StatusOK,
		"":                                      http.StatusBadRequest,
		"text=+%0A":                             http.StatusBadRequest,
		"text=A&published=tomorrow":             http.StatusBadRequest,
		"text=%zz":                              http.StatusBadRequest,
		"text=" + strings.Repeat("a", maxDraft): http.StatusBadRequest,
		"published=2026&text=" + strings.Repeat("a", 9): http.StatusOK,
	} {
		for _, address := range []string{"/check", "/check.json"} {
			if w := send(h, address, body); w.Code != want {
				t.Errorf("%s with %.40q: status %d, want %d", address, body, w.Code, want)
			}
		}
	}
	for _, address := range []string{"/check?text=a", "/methods", "/", "/check/"} {
		if w := send(h, address, "text=a"); w.Code < 400 || w.Code >= 500 {
			t.Errorf("POST %s: status %d", address, w.Code)
		}
	}
	if w := get(t, h, "/check"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "came") {
		t.Errorf("the empty page: %d %s", w.Code, w.Body)
	}
	page := send(h, "/check", "text=A+draft&published=2026-03").Body.String()
	for _, want := range []string{"&lt;b&gt;said", "altered &lt;i&gt;", "<del><span class=\"aside\">source: </span>never</del>", "<ins><span class=\"aside\">draft: </span>always</ins>", "[sic] &lt;i&gt;pay", `value="2026-03"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Index(page, "altered") > strings.Index(page, "fine") {
		t.Error("what is fine stands before what is wrong")
	}
	// Law 9: no path of a file, and no more of a text than evidence has.
	long := strings.Repeat("abcdefgh ", maxEvidence)
	from := []check.Source{{Claim: "c", Document: headcount.DocumentRef{Hash: "h", Path: "/home/ada/secret.md"}, Words: []string{long}}}
	f.findings = []check.Finding{{Verdict: check.Altered, Says: "x", Ledger: long, Difference: check.Difference{{Kind: check.RunSame, Text: long}, {Kind: check.RunSource, Text: long}}, Supports: from,
		Wrong:    []check.Wrong{{Field: check.FieldQuote, Ledger: long, Why: "other words: " + long, Sources: from}},
		Disputes: []check.Dispute{{Field: "count", Value: "7", Sources: from}}}}
	for _, address := range []string{"/check", "/check.json"} {
		shown := send(h, address, "text=A+draft").Body.String()
		if strings.Contains(shown, "secret") || strings.Contains(shown, long[:2*maxEvidence]) || !strings.Contains(shown, "abcdefgh abc") {
			t.Errorf("%s tells more than it may: %.2000s", address, shown)
		}
	}
	f.err = fmt.Errorf("not English: %w", headcount.ErrInvalid)
	if w := send(h, "/check", "text=x"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "not English") {
		t.Errorf("a text that cannot be read: %d %s", w.Code, w.Body)
	}
}

func TestHostOfACitation(t *testing.T) {
	for host, want := range map[string]string{"ledger.example:8080": "ledger.example:8080", "[::1]:8080": "[::1]:8080", `x"><script>`: "", "a b": "", strings.Repeat("a", 101): "", "": ""} {
		if got := hostOf(host); got != want {
			t.Errorf("host %q is cited as %q, want %q", host, got, want)
		}
	}
}
