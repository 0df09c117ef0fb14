package document_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"headcount"
	"headcount/document"
)

type gold struct {
	page                         string
	bytes                        []byte
	text, title, date, url, site string
	with, without                []string
}

func goldPages(t testing.TB) []gold {
	dir := filepath.Join("..", "..", "shared", "data", "pages")
	f, err := os.ReadFile(filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal(err)
		}
		t.Skip("gold pages are not here")
	}
	var pages []gold
	for _, line := range strings.Split(strings.TrimSpace(string(f)), "\n") {
		var m struct{ Page, Gold, URL string }
		json.Unmarshal([]byte(line), &m)
		g := gold{page: m.Page, url: m.URL}
		zf, _ := os.Open(filepath.Join(dir, m.Page))
		z, err := gzip.NewReader(zf)
		if err != nil {
			t.Fatal(err)
		}
		g.bytes, _ = io.ReadAll(z)
		b, _ := os.ReadFile(filepath.Join(dir, m.Gold))
		switch {
		case strings.HasSuffix(m.Gold, ".txt"):
			g.text = string(b)
		case strings.HasSuffix(m.Gold, ".html"):
			n, _ := html.Parse(bytes.NewReader(b))
			var sb strings.Builder
			for x := range n.Descendants() {
				if x.Type == html.TextNode {
					sb.WriteString(x.Data + " ")
				}
			}
			g.text = sb.String()
		default:
			var j struct {
				Title, Date, Text, Site string
				With, Without           []string
				GT                      struct {
					Title, Publish_date, Main_content string
					With, Without                     []string
				} `json:"ground_truth"`
			}
			if err := json.Unmarshal(b, &j); err != nil {
				t.Fatal(m.Gold, err)
			}
			g.text, g.title, g.date, g.site, g.with, g.without = j.Text, j.Title, j.Date, j.Site, j.With, j.Without
			if j.GT.Main_content != "" {
				g.text, g.title, g.date = j.GT.Main_content, j.GT.Title, j.GT.Publish_date
			}
		}
		pages = append(pages, g)
	}
	return pages
}

func words(s string) map[string]int {
	m := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127) || r == '’' || r == '“' || r == '”' || r == '—' || r == '‘' || r == '–'
	}) {
		m[w]++
	}
	return m
}

func f1(got, want string) (p, r, f float64) {
	a, b := words(got), words(want)
	na, nb, both := 0, 0, 0
	for w, n := range a {
		na += n
		both += min(n, b[w])
	}
	for _, n := range b {
		nb += n
	}
	if na == 0 || nb == 0 || both == 0 {
		return 0, 0, 0
	}
	p, r = float64(both)/float64(na), float64(both)/float64(nb)
	return p, r, 2 * p * r / (p + r)
}

func TestGold(t *testing.T) {
	var sum, ps, rs float64
	n := 0
	titles, titleOK, dates, dateOK, dateWrong := 0, 0, 0, 0, 0
	withs, withOK, withouts, withoutOK := 0, 0, 0, 0
	outlets, langs, addrs := 0, 0, 0
	start := time.Now()
	for _, g := range goldPages(t) {
		c := headcount.Capture{Hash: "x", Format: headcount.FormatHTML, Bytes: g.bytes}
		o := document.Open(c, g.page)
		var d headcount.Document
		if len(o.Documents) > 0 {
			d = o.Documents[0]
		}
		body := d.Text
		if g.title != "" || true {
			body = strings.TrimPrefix(body, d.Title)
		}
		if o.State != headcount.StateRead || len(o.Faults) > 0 {
			t.Logf("%s: %s %v", g.page, o.Reason, o.Faults)
		}
		if g.text != "" {
			p, r, f := f1(body, g.text)
			sum += f
			ps += p
			rs += r
			n++
			if f < 0.8 {
				t.Logf("%.3f p %.2f r %.2f %s", f, p, r, g.page)
			}
		}
		for _, w := range g.with {
			withs++
			if strings.Contains(fold(d.Text), fold(w)) {
				withOK++
			}
		}
		for _, w := range g.without {
			withouts++
			if !strings.Contains(fold(d.Text), fold(w)) {
				withoutOK++
			}
		}
		if g.title != "" {
			titles++
			if fold(g.title) == fold(d.Title) {
				titleOK++
			} else {
				t.Logf("title %q want %q", d.Title, g.title)
			}
		}
		if g.date != "" {
			dates++
			if g.date[:min(10, len(g.date))] == d.Published {
				dateOK++
			} else {
				if d.Published != "" {
					dateWrong++
				}
				t.Logf("date %q want %q %s", d.Published, g.date, g.page)
			}
		}
		if d.Outlet != "" {
			outlets++
		}
		if d.Language != "" {
			langs++
		}
		if d.Address != "" {
			addrs++
		}
		t.Logf("outlet %q url %q lang %s", d.Outlet, d.Address, d.Language)
	}
	t.Logf("pages %d F1 %.4f P %.4f R %.4f; with %d/%d without %d/%d; title %d/%d date %d/%d wrong %d outlet %d lang %d addr %d in %v", n, sum/float64(n), ps/float64(n), rs/float64(n), withOK, withs, withoutOK, withouts, titleOK, titles, dateOK, dates, dateWrong, outlets, langs, addrs, time.Since(start))
}

func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "\u00a0", " ").Replace(s)), " "))
}
