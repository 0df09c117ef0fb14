package web

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"headcount"
)

func TestErrors(t *testing.T) {
	broken := func(err error) *fake { f := mill(); f.err = err; return f }
	long := strings.Repeat("x", maxField+1)
	for _, c := range []struct {
		name, address string
		ledger        *fake
		status        int
		words         string
	}{
		{"no such event", "/events/nothing", mill(), 404, "Nothing in the ledger"},
		{"no such document", "/documents/nothing", mill(), 404, "Nothing in the ledger"},
		{"no such page", "/nowhere/x", mill(), 404, "Nothing in the ledger"},
		{"a slash too many", "/events/crumpet-1/", mill(), 404, ""},
		{"two slashes", "//events/crumpet-1", mill(), 404, ""},
		{"a way up", "/events/../events.json", mill(), 404, ""},
		{"an encoded way up", "/documents/%2e%2e%2fweb.go", mill(), 404, ""},
		{"a slug that is long", "/events/" + long, mill(), 404, ""},
		{"an empty slug", "/events/.json", mill(), 404, ""},
		{"unknown field", "/explore?employr=x", mill(), 400, "employr: not a field of this page"},
		{"unknown field of an event", "/events/crumpet-1?a=b", mill(), 400, "a: not a field of this page"},
		{"unknown status", "/explore?status=maybe", mill(), 400, "status: not one of confirmed"},
		{"page of no number", "/disputes?page=two", mill(), 400, "page: not a number"},
		{"page zero", "/disputes?page=0", mill(), 400, "page: not a number"},
		{"page of many digits", "/disputes?page=99999999999999999999", mill(), 400, "page: not a number"},
		{"field given twice", "/explore?place=a&place=b", mill(), 400, "place: given more than once"},
		{"long value", "/explore?place=" + long, mill(), 400, "place: longer than"},
		{"long query", "/explore?" + strings.Repeat("a", maxQuery+1), mill(), 400, "query: longer than"},
		{"broken encoding", "/explore?place=%zz", mill(), 400, "query: not well formed"},
		{"a zero byte", "/explore?place=a%00b", mill(), 400, "place: not plain text"},
		{"broken UTF-8", "/explore?place=%ff", mill(), 400, "place: not plain text"},
		{"no such employer", "/employers/nobody-at-all", mill(), 404, ""},
		{"an employer by its name", "/employers/Ottermill%20Paper", mill(), 404, ""},
		{"no such place", "/places/US-XX", mill(), 404, ""},
		{"no such county", "/places/99999", mill(), 404, ""},
		{"a code of something else", "/places/region:europe", mill(), 404, ""},
		{"a field of the front page", "/?employer=x", mill(), 400, "employer: not a field of this page"},
		{"a date that is none", "/explore?since=2025-13", mill(), 400, "since: not a day"},
		{"a date of many digits", "/explore?until=99999999999999999999", mill(), 400, "until: not a day"},
		{"a moment that is none", "/explore?as_of=yesterday", mill(), 400, "as_of: not a day"},
		{"a moment of an event that is none", "/events/crumpet-1?as_of=9", mill(), 400, "as_of: not a day"},
		{"a moment of an employer that is none", "/employers/crumpet?as_of=yesterday", mill(), 400, "as_of: not a day"},
		{"a day to come", "/explore?as_of=2026-02-05", mill(), 400, "as_of: a day to come: the ledger tells what it knew by a day, 2026-02-04 (UTC) at the latest"},
		{"a day to come of an event", "/events/crumpet-1?as_of=2026-02-05T00:00:00Z", mill(), 400, "as_of: a day to come"},
		{"a day to come of an employer", "/employers/crumpet?as_of=2026-02-05", mill(), 400, "as_of: a day to come"},
		{"another field of an employer", "/employers/crumpet?since=2026", mill(), 400, "since: not a field of this page"},
		{"a moment twice", "/employers/crumpet?as_of=2026-01-01&as_of=2026-01-02", mill(), 400, "as_of: given more than once"},
		{"an event that was not known by then", "/events/nothing?as_of=2026-01-01", mill(), 404, "The ledger knew of no such event by then."},
		{"an employer of whom nobody ever knew", "/employers/nobody-at-all?as_of=2026-01-01", mill(), 404, ""},
		{"an unknown cause", "/explore?cause=greed", mill(), 400, "cause: not one of ai"},
		{"an unknown rule", "/explore?rule=mine", mill(), 400, "rule: not one of all"},
		{"an unknown grouping", "/explore?by=sign", mill(), 400, "by: not one of month"},
		{"rows of a page without", "/places/US-OH.csv", mill(), 404, ""},
		{"rows of a question that is none", "/explore.csv?by=sign", mill(), 400, "by: not one of month"},
		{"busy ledger", "/", broken(fmt.Errorf("list: %w", headcount.ErrBusy)), 503, "in use by another program"},
		{"secret trouble", "/events/crumpet-1", broken(errors.New("password=hunter2")), 500, "went wrong on our side"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := handler(c.ledger, Options{})
			w := get(t, h, c.address)
			if w.Code != c.status {
				t.Fatalf("%s: status %d, want %d", c.address, w.Code, c.status)
			}
			body := html.UnescapeString(w.Body.String())
			if !strings.Contains(body, c.words) || strings.Contains(body, "hunter2") {
				t.Errorf("%s answers\n%s", c.address, body)
			}
			if w.Header().Get("Location") != "" {
				t.Errorf("%s leads elsewhere", c.address)
			}
		})
	}
	w := get(t, handler(mill(), Options{}), "/disputes.json?page=x")
	var p problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != 400 || p.Field != "page" {
		t.Errorf("an error as data: %+v, %v", p, err)
	}
}

func TestMethods(t *testing.T) {
	h := handler(mill(), Options{})
	for _, m := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, "PROPFIND"} {
		for _, address := range []string{"/", "/events.json", "/explore.csv", "/nowhere"} {
			w := do(h, httptest.NewRequest(m, address, strings.NewReader("x")))
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d, Allow %q", m, address, w.Code, w.Header().Get("Allow"))
			}
		}
	}
	for _, address := range []string{"/", "/events.json", "/events/crumpet-1", "/style.css", "/nowhere", "/healthz"} {
		full, head := get(t, h, address), do(h, httptest.NewRequest(http.MethodHead, address, nil))
		if head.Code != full.Code || head.Body.Len() > 0 && address != "/healthz" {
			t.Errorf("HEAD %s: %d with %d bytes, GET %d", address, head.Code, head.Body.Len(), full.Code)
		}
		if full.Header().Get("ETag") != head.Header().Get("ETag") {
			t.Errorf("HEAD %s has another entity tag", address)
		}
	}
}

func TestHeaders(t *testing.T) {
	f := mill()
	h := handler(f, Options{})
	kinds := map[string]string{"/style.css": "text/css; charset=utf-8", "/icon.svg": "image/svg+xml", "/healthz": "text/plain; charset=utf-8", "/nowhere": "text/html; charset=utf-8", "/nowhere.json": "application/json; charset=utf-8"}
	for _, page := range pagesOf(f) {
		kinds[page], kinds[data(page)] = "text/html; charset=utf-8", "application/json; charset=utf-8"
	}
	for address, kind := range kinds {
		w := get(t, h, address)
		for name, want := range map[string]string{
			"Content-Type": kind, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", address, name, got, want)
			}
		}
		if tag := w.Header().Get("ETag"); tag != "" {
			again := httptest.NewRequest(http.MethodGet, address, nil)
			again.Header.Set("If-None-Match", tag)
			if w := do(h, again); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
				t.Errorf("%s: asked again with its tag: %d, %d bytes", address, w.Code, w.Body.Len())
			}
		}
	}
}

func TestHealth(t *testing.T) {
	if w := get(t, handler(mill(), Options{}), "/healthz"); w.Code != http.StatusOK || w.Body.String() != "ok\n" {
		t.Errorf("%d %q", w.Code, w.Body)
	}
	f := mill()
	f.err = headcount.ErrBusy
	if w := get(t, handler(f, Options{}), "/healthz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("a ledger that does not answer: %d", w.Code)
	}
}

func TestCompressed(t *testing.T) {
	h := handler(mill(), Options{})
	plain := get(t, h, "/methods")
	if e := plain.Header().Get("Content-Encoding"); e != "" || !strings.Contains(plain.Header().Get("Vary"), "Accept-Encoding") {
		t.Errorf("who takes no compression is sent %q, Vary %q", e, plain.Header().Get("Vary"))
	}
	for _, c := range []struct {
		takes, sent string
		open        func(io.Reader) (io.Reader, error)
	}{
		{"gzip, deflate", "gzip", func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
		{"gzip, deflate, br, zstd", "zstd", func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) }},
	} {
		ask := httptest.NewRequest(http.MethodGet, "/methods", nil)
		ask.Header.Set("Accept-Encoding", c.takes)
		w := do(h, ask)
		if e := w.Header().Get("Content-Encoding"); e != c.sent || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Fatalf("%s: sent as %q, %q", c.takes, e, w.Header().Get("Content-Type"))
		}
		if w.Body.Len() > plain.Body.Len()/2 {
			t.Errorf("%s: %d bytes of %d", c.takes, w.Body.Len(), plain.Body.Len())
		}
		r, err := c.open(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(r); err != nil || string(body) != plain.Body.String() {
			t.Errorf("%s: another page, or %v", c.takes, err)
		}
		tag := w.Header().Get("ETag")
		if tag != plain.Header().Get("ETag") {
			t.Errorf("%s: entity tag %s, without compression %s", c.takes, tag, plain.Header().Get("ETag"))
		}
		ask.Header.Set("If-None-Match", tag)
		if w := do(h, ask); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: asked again with its tag: %d, %d bytes", c.takes, w.Code, w.Body.Len())
		}
	}
}
