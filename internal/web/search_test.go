package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"headcount"
)

func TestSearch(t *testing.T) {
	f := mill()
	for i := range foundShown + 5 {
		d := f.report(fmt.Sprintf("%04x", 0xa000+i), "The Looms Post", "2026-02-03", headcount.TierOutlet, fmt.Sprintf("Loom news %d", i), fmt.Sprintf("Looms Ltd cuts %d jobs. <b>Nothing else.</b>", 100+i))
		c := f.state(d, headcount.Claim{Employer: "Looms Ltd", Count: headcount.Exactly(int64(100 + i)), Status: headcount.Confirmed}, fmt.Sprintf("cuts %d jobs", 100+i))
		f.events = append(f.events, headcount.Event{ID: fmt.Sprintf("looms-%d", i), Employer: "Looms Ltd", Family: "looms", Claims: []*headcount.Stated{&c}})
	}
	h := handler(f, Options{})
	if w := get(t, h, "/search"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "Nothing is found") {
		t.Errorf("without words: status %d:\n%s", w.Code, w.Body)
	}
	read := func(address string) (p struct {
		Words, In, Next string
		Claims          []struct {
			Claim struct{ Employer string }
			Event string
		}
		Documents []struct{ Hash, Title string }
	}) {
		t.Helper()
		w := get(t, h, address)
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != http.StatusOK {
			t.Fatalf("%s: status %d, %v", address, w.Code, err)
		}
		return p
	}
	first := read("/search.json?words=Looms")
	if len(first.Claims) != foundShown || first.Next == "" || first.Claims[0].Event != "looms-0" || first.Claims[0].Claim.Employer != "Looms Ltd" {
		t.Fatalf("claims: %+v", first)
	}
	if rest := read("/search.json?words=Looms&after=" + first.Next); len(rest.Claims) != 5 || rest.Next != "" || rest.Claims[4].Event != fmt.Sprintf("looms-%d", foundShown+4) {
		t.Errorf("the next page: %+v", rest)
	}
	if docs := read("/search.json?words=Looms&in=documents"); len(docs.Claims) != 0 || len(docs.Documents) != foundShown+5 || docs.Documents[0].Title != "Loom news 0" {
		t.Errorf("documents: %+v", docs)
	}
	body := get(t, h, "/search?words=Looms").Body.String()
	for _, want := range []string{`<mark>cuts 100 jobs</mark>`, `<a href="/events/looms-0">The event</a>`, `href="/search?words=Looms&amp;after=`, `value="Looms"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if body := get(t, h, "/search?words=Looms&in=documents").Body.String(); strings.Contains(body, "Nothing else") {
		t.Error("a list of documents shows their texts")
	}
	if body := get(t, h, "/search?words="+url.QueryEscape(`<script>x</script>`)).Body.String(); strings.Contains(body, "<script>") || !strings.Contains(body, "Nothing is found") {
		t.Errorf("hostile words:\n%s", body)
	}
}

func TestSearchRefuses(t *testing.T) {
	h := handler(mill(), Options{})
	for query, field := range map[string]string{
		"words=" + strings.Repeat("a+", 13):  "words",
		"words=---":                          "words",
		"words=a&in=texts":                   "in",
		"words=a&after=0":                    "after",
		"words=a&after=x":                    "after",
		"words=a&after=99999999999999999999": "after",
		"word=a":                             "word",
		"words=a&words=b":                    "words",
		"words=%ff":                          "words",
	} {
		w := get(t, h, "/search.json?"+query)
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != http.StatusBadRequest || p.Field != field {
			t.Errorf("%s: status %d, %v, %+v; want the field %q", query, w.Code, err, p, field)
		}
	}
}
