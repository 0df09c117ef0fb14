package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/accounts"
	"headcount/internal/ledger"
)

const (
	deskReports = `{"id":"r1","title":"Velmont Rail to cut 410 jobs","published":"2026-02-03","outlet":"The Alder Wire","url":"https://alder.example/r1","text":"Velmont Rail said on Tuesday it would cut 410 jobs."}
{"id":"r2","title":"Velmont Rail to cut 450 jobs","published":"2026-02-03","outlet":"The Dayton Example","url":"https://dayton.example/r2","text":"Velmont Rail will cut 450 jobs, its head told the Dayton Example on Tuesday."}
`
	deskPassword = "a long enough password"
)

// served starts the server over a ledger with two reports that disagree, and
// somebody of each role, and returns its address.
func served(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "headcount.db")
	ctx, stop := context.WithCancel(context.Background())
	said, say := io.Pipe()
	a := &app{ctx: ctx, in: strings.NewReader(deskReports), out: &output{Writer: bufio.NewWriter(say)}, err: io.Discard, ledger: path, now: func() time.Time { return time.Now().UTC() }}
	l, err := ledger.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := a.steps(0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(t.Context(), l, []string{"-"}, a.in, headcount.Given{}, nil); err != nil {
		t.Fatal(err)
	}
	hash, err := accounts.Hash(deskPassword)
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range accounts.Roles {
		if err := l.PutPerson(t.Context(), headcount.Person{Name: "a " + role, Role: role, Password: hash, Since: a.now()}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- (&serveCmd{Addr: "127.0.0.1:0"}).Run(a) }()
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("stopped: %v", err)
		}
	})
	_, rest, _ := strings.Cut(line, "http://")
	address, _, _ := strings.Cut(rest, "/")
	return "http://" + address
}

// A visitor is a browser without a script.
type visitor struct {
	t    *testing.T
	at   string
	http http.Client
}

func visit(t *testing.T, at string) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t, at, http.Client{Jar: jar}}
}

func (v *visitor) get(path string, status int) string {
	v.t.Helper()
	r, err := v.http.Get(v.at + path)
	return v.body(r, err, path, status)
}

func (v *visitor) body(r *http.Response, err error, path string, status int) string {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil || r.StatusCode != status {
		v.t.Errorf("%s: status %d, %v; want %d", path, r.StatusCode, err, status)
	}
	return string(b)
}

// post sends a form; fields are name, value in turn.
func (v *visitor) post(path string, status int, fields ...string) string {
	v.t.Helper()
	f := url.Values{}
	for i := 0; i+1 < len(fields); i += 2 {
		f.Set(fields[i], fields[i+1])
	}
	r, err := v.http.PostForm(v.at+path, f)
	return v.body(r, err, path, status)
}

var fieldInForm = regexp.MustCompile(`name="(token|kind|event|subject)" value="([^"]*)"`)

// TestDesk signs in, decides, undoes and signs out, and tries what must be refused.
func TestDesk(t *testing.T) {
	at := served(t)
	v := visit(t, at)
	v.get("/review", http.StatusUnauthorized)
	v.get("/review.json", http.StatusUnauthorized)
	v.post("/review", http.StatusForbidden, "undo", "1", "why", "x")
	v.post("/sign-in", http.StatusUnauthorized, "name", "a reviewer", "password", "not the password")
	v.post("/sign-in", http.StatusUnauthorized, "name", "nobody", "password", deskPassword)
	v.post("/events/x", http.StatusMethodNotAllowed)
	v.post("/sign-in", http.StatusBadRequest, "name", strings.Repeat("x", 100_000))
	page := v.post("/sign-in", http.StatusOK, "name", "a reviewer", "password", deskPassword)
	if !strings.Contains(page, "Are these two one cut?") || !strings.Contains(page, "410 jobs at stake") {
		t.Fatalf("no question on the page after signing in:\n%s", page)
	}
	form := map[string]string{}
	for _, m := range fieldInForm.FindAllStringSubmatch(page, -1) {
		if form[m[1]] == "" {
			form[m[1]] = m[2]
		}
	}
	ask := []string{"token", form["token"], "kind", form["kind"], "event", form["event"], "subject", form["subject"], "name", ""}
	v.post("/review", http.StatusForbidden, append(ask[2:], "answer", "s", "why", "I called")...)
	v.post("/review", http.StatusBadRequest, append(ask, "answer", "s", "why", " ")...)
	v.post("/review", http.StatusBadRequest, append(ask, "answer", "z", "why", "I called")...)
	page = v.post("/review", http.StatusOK, append(ask, "answer", "s", "why", "<b>I called</b>")...)
	for _, want := range []string{"Which count is right?", "&lt;b&gt;I called&lt;/b&gt;", "a reviewer"} {
		if !strings.Contains(page, want) {
			t.Errorf("after the decision the page lacks %q", want)
		}
	}
	v.post("/review", http.StatusConflict, append(ask, "answer", "d", "why", "again")...) // settled meanwhile
	page = v.post("/review", http.StatusOK, "token", form["token"], "undo", "1", "why", "wrong number")
	if !strings.Contains(page, "Are these two one cut?") {
		t.Error("after the undo the question is not asked again")
	}
	v.post("/review", http.StatusConflict, "token", form["token"], "undo", "1", "why", "twice")

	other := visit(t, at)
	seen := other.post("/sign-in", http.StatusOK, "name", "a viewer", "password", deskPassword)
	if !strings.Contains(seen, "Are these two one cut?") || strings.Contains(seen, `name="answer"`) || strings.Contains(seen, `name="undo"`) {
		t.Error("a viewer sees no question, or is offered to decide")
	}
	theirs := fieldInForm.FindStringSubmatch(seen)[2]
	other.post("/review", http.StatusForbidden, append([]string{"token", theirs}, append(ask[2:], "answer", "s", "why", "x")...)...)
	v.post("/review", http.StatusForbidden, "token", form["token"], "withhold", "person", "target", "Dana Pell", "why", "x")
	v.post("/withhold", http.StatusForbidden, "token", form["token"], "withhold", "person", "target", "Dana Pell")
	v.post("/sign-out", http.StatusOK, "token", form["token"])
	v.get("/review", http.StatusUnauthorized)
}

// TestDeskWithholds hides a document as an admin.
func TestDeskWithholds(t *testing.T) {
	at := served(t)
	v := visit(t, at)
	page := v.post("/sign-in", http.StatusOK, "name", "a admin", "password", deskPassword)
	token := fieldInForm.FindStringSubmatch(page)[2]
	hash := regexp.MustCompile(`/documents/([0-9a-f]{32})`).FindStringSubmatch(v.get("/events/velmont-rail-2026-02-410", http.StatusOK))[1]
	if !strings.Contains(v.get("/documents/"+hash+".json", http.StatusOK), "alder.example") {
		t.Fatal("the document has no address")
	}
	v.post("/withhold", http.StatusForbidden, "withhold", "document", "target", hash)
	v.post("/withhold", http.StatusConflict, "token", token, "withhold", "document", "target", "nowhere")
	v.post("/withhold", http.StatusConflict, "token", token, "withhold", "everything", "target", hash)
	v.post("/withhold", http.StatusConflict, "token", token, "withhold", "person", "target", " ")
	v.post("/withhold", http.StatusBadRequest, "token", token, "target", strings.Repeat("x", 100_000))
	v.get("/withhold", http.StatusNotFound)
	look := v.post("/withhold", http.StatusOK, "token", token, "withhold", "document", "target", hash)
	for _, want := range []string{"1 claim loses words", "<mark>", "410", `name="target" value="` + hash + `"`} {
		if !strings.Contains(look, want) {
			t.Errorf("what would be withheld lacks %q:\n%s", want, look)
		}
	}
	if !strings.Contains(v.get("/documents/"+hash+".json", http.StatusOK), "alder.example") {
		t.Error("looking has hidden the document")
	}
	v.post("/review", http.StatusConflict, "token", token, "withhold", "document", "target", "nowhere", "why", "x")
	v.post("/review", http.StatusConflict, "token", token, "withhold", "everything", "target", hash, "why", "x")
	v.post("/review", http.StatusOK, "token", token, "withhold", "document", "target", hash, "why", "retracted")
	v.post("/withhold", http.StatusConflict, "token", token, "withhold", "document", "target", hash) // it is, already
	for _, path := range []string{"/documents/" + hash, "/documents/" + hash + ".json", "/events/velmont-rail-2026-02-410", "/events/velmont-rail-2026-02-410.json"} {
		if got := v.get(path, http.StatusOK); strings.Contains(got, "alder.example") || strings.Contains(got, "said on Tuesday") || !strings.Contains(got, "withheld: retracted") {
			t.Errorf("%s shows what is withheld, or does not say so", path)
		}
	}
}

// TestDeskKeepsOthersOut sends forms as another site would, and looks at the
// cookie.
func TestDeskKeepsOthersOut(t *testing.T) {
	at := served(t)
	r, err := http.NewRequest(http.MethodPost, at+"/sign-in", strings.NewReader("name=a+reviewer&password="+url.QueryEscape(deskPassword)))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	v := visit(t, at)
	got, err := v.http.Do(r)
	v.body(got, err, "/sign-in from another site", http.StatusForbidden)

	v.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	got, err = v.http.PostForm(at+"/sign-in", url.Values{"name": {"a reviewer"}, "password": {deskPassword}})
	v.body(got, err, "/sign-in", http.StatusSeeOther)
	cookie := got.Header.Get("Set-Cookie")
	for _, want := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("cookie %q lacks %s", cookie, want)
		}
	}
	for i := range 5 {
		status := http.StatusUnauthorized
		v.post("/sign-in", status, "name", "a viewer", "password", "wrong "+string(rune('a'+i)))
	}
	if page := v.post("/sign-in", http.StatusTooManyRequests, "name", "a viewer", "password", deskPassword); !strings.Contains(page, "too many attempts") {
		t.Errorf("locked, but the page says %.300q", page)
	}
}
