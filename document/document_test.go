package document_test

import (
	"strings"
	"sync"
	"testing"

	"headcount"
	"headcount/document"
)

const report = "Acme said on Tuesday it would cut 500 jobs at its plant in Ohio, and that no other plant would be touched."

func TestGiven(t *testing.T) {
	given := headcount.Given{Published: "2025-10", Outlet: "Dayton Herald", Tier: headcount.TierAggregator}
	silent := headcount.Capture{Hash: "capture", Format: headcount.FormatText, Bytes: []byte(report), Given: given}
	d := open(t, silent, "a.txt").Documents[0]
	if d.Published != given.Published || d.Outlet != given.Outlet || d.Tier != given.Tier {
		t.Errorf("what the bytes do not say is not as given: %+v", d)
	}
	says := `{"published": "2025-10-28", "outlet": "Reuters", "text": "` + report + `"}`
	d = open(t, headcount.Capture{Hash: "capture", Format: headcount.FormatArticle, Bytes: []byte(says), Given: given}, "a.jsonl").Documents[0]
	if d.Published != "2025-10-28" || d.Outlet != "Reuters" || d.Tier != given.Tier {
		t.Errorf("what the bytes say is not taken: %+v", d)
	}
	given.Tier = ""
	silent.Given = headcount.Given{Outlet: "Reuters"}
	if d = open(t, silent, "a.txt").Documents[0]; d.Tier != headcount.TierWire {
		t.Errorf("tier of a given outlet is %s", d.Tier)
	}
}

func TestIdentity(t *testing.T) {
	a := open(t, headcount.Capture{Hash: "a", Format: headcount.FormatText, Bytes: []byte(report)}, "a.txt").Documents[0]
	b := open(t, headcount.Capture{Hash: "b", Format: headcount.FormatText, Bytes: []byte(report)}, "a.txt").Documents[0]
	moved := open(t, headcount.Capture{Hash: "a", Format: headcount.FormatText, Bytes: []byte(report)}, "b.txt").Documents[0]
	if a.Hash == b.Hash || a.Hash != moved.Hash || a.ID != a.Hash || a.Extractor != document.Version {
		t.Errorf("identities: %+v, %+v, %+v", a, b, moved)
	}
	page := open(t, headcount.Capture{Hash: "a", Format: headcount.FormatHTML, Bytes: []byte("<p>" + report)}, "a.html").Documents[0]
	if !strings.HasPrefix(page.Extractor, document.Version+" trafilatura/") {
		t.Errorf("extractor of a page is %q", page.Extractor)
	}
}

// Hostile input ends in a state with a reason, soon and without harm.
func TestHostile(t *testing.T) {
	t.Parallel()
	paragraph := "<p>" + report + "</p>"
	many := func(s string, bytes int) string { return strings.Repeat(s, bytes/len(s)) }
	for name, c := range map[string]struct{ format, in, reason, fault string }{
		"empty":                 {headcount.FormatUnknown, "", "empty", ""},
		"unknown":               {headcount.FormatUnknown, "\x00\x01", "format unknown", ""},
		"blank":                 {headcount.FormatText, " \n\t\u00a0 \u200b", "no text", "no text in it"},
		"no format":             {"", report, "format unknown", ""},
		"line without end":      {headcount.FormatText, many("Acme cut jobs and the ", 1<<20), "", ""},
		"zero bytes":            {headcount.FormatText, many("\x00", 1<<20) + report, "", ""},
		"text too long":         {headcount.FormatText, many("word ", document.MaxText+5), "too long", "text of 16 MiB, more than the 16 MiB that are read"},
		"text grown too long":   {headcount.FormatText, many("\xff", document.MaxText/2+1), "too long", "byte 0 is not UTF-8"},
		"article too long":      {headcount.FormatArticle, `{"text": "` + many("word ", document.MaxText) + `"}`, "too long", "text of 16 MiB"},
		"article in depth":      {headcount.FormatArticle, `{"text": "a", "x": ` + many("[", 1<<20) + "}", "not an article", "not an article: not JSON: invalid"},
		"article as list":       {headcount.FormatArticle, `[{"text": "a"}]`, "not an article", "not an article: JSON but not an object"},
		"long title":            {headcount.FormatArticle, `{"title": "` + many("Acme ", 5000) + `", "text": "` + report + `"}`, "", "title of 4999 bytes"},
		"long id":               {headcount.FormatArticle, `{"id": "` + many("x", 300) + `", "text": "` + report + `"}`, "", "id of 300 bytes"},
		"long matter":           {headcount.FormatText, "---\n" + many("a: b\n", 1<<20), "language ", ""},
		"page too large":        {headcount.FormatHTML, "<html><script>" + many("x", 50_000_000), "too large", "page of 47 MiB, more than the 16 MiB that are read"},
		"page with a program":   {headcount.FormatHTML, paragraph + "<script>" + many("x", 10_000_000), "", ""},
		"page with a picture":   {headcount.FormatHTML, paragraph + "<img src='data:" + many("x", 10_000_000) + "'>", "", ""},
		"too many elements":     {headcount.FormatHTML, many("<p>a", 500_000), "too large", "page has more than 100000 elements"},
		"too much text":         {headcount.FormatHTML, many("<p>"+many("word ", 10_000), 5_000_000), "too large", "page has more than 4 MiB of text"},
		"nested 100,000 deep":   {headcount.FormatHTML, many("<div>", 500_000) + paragraph, "", ""},
		"text before a table":   {headcount.FormatHTML, "<table>" + many("a<tr>", 400_000), "too large", "page has more than 100000 elements"},
		"open formatting":       {headcount.FormatHTML, many("<b><i><u><font><p>a", 150_000), "language ", ""},
		"nested lists":          {headcount.FormatHTML, many("<ul><li>a", 100_000), "language ", ""},
		"stray ends":            {headcount.FormatHTML, paragraph + many("a</q></table></p>", 200_000), "", ""},
		"many attributes":       {headcount.FormatHTML, "<p " + many("a=b ", 1<<20) + ">" + report, "", ""},
		"JSON-LD in depth":      {headcount.FormatHTML, `<script type="application/ld+json">` + many(`{"@graph":[`, 1<<20) + "</script>" + paragraph, "", "JSON-LD: invalid"},
		"JSON-LD of itself":     {headcount.FormatHTML, `<script type="application/ld+json">{"@id":"a","@type":"Article","publisher":{"@id":"a"}}</script>` + paragraph, "", ""},
		"a million blocks":      {headcount.FormatHTML, many("<script type='application/ld+json'>{</script>", 1<<20) + paragraph, "", "JSON-LD: unexpected end"},
		"unclosed comment":      {headcount.FormatHTML, paragraph + "<!--" + many("<p>a", 1<<20), "", ""},
		"tag without end":       {headcount.FormatHTML, paragraph + "<div class='" + many("a ", 1<<20), "", ""},
		"a title without words": {headcount.FormatHTML, "<title>***</title><h1>***</h1>" + paragraph, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := document.Open(headcount.Capture{Hash: "capture", Format: c.format, Bytes: []byte(c.in)}, "a")
			if !strings.HasPrefix(o.Reason, c.reason) || (o.Reason == "") != (c.reason == "") {
				t.Errorf("reason %q, want %q", o.Reason, c.reason)
			}
			got := strings.Join(problems(o.Faults), "; ")
			if (got == "") != (c.fault == "") || !strings.HasPrefix(got, c.fault) {
				t.Errorf("faults %q, want %q", got, c.fault)
			}
			for _, d := range o.Documents {
				checkDocument(t, headcount.Capture{Hash: "capture"}, "a", d)
			}
		})
	}
}

// Captures are opened by many workers at a time.
func TestConcurrent(t *testing.T) {
	c := headcount.Capture{Hash: "capture", Format: headcount.FormatHTML, Bytes: []byte("<title>Acme</title><p>" + report)}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { open(t, c, "a.html") })
	}
	wg.Wait()
}

func FuzzPage(f *testing.F) {
	for _, seed := range archiveSeeds(f, ".html") {
		f.Add(seed)
	}
	for _, seed := range []string{"<table><tr><td><table>", "<svg><title><p>", "<ul><li><dl><dt></ul>", "<p>500<sup>1", "<title>a", "</head><head>",
		"<script type=application/ld+json>[{\"@type\":[\"Article\"]}]</script>", "<meta charset=utf-16><p>\xff", "<time datetime=2025-01-01>", "<h1>May 5, 2025"} {
		f.Add([]byte(seed))
	}
	fuzz(f, headcount.FormatHTML)
}

func FuzzArticle(f *testing.F) {
	for _, seed := range archiveSeeds(f, ".jsonl") {
		f.Add(seed)
	}
	for _, seed := range []string{`{"text":1e5}`, `{"text":"\ud800"}`, `{"TEXT":"a","text":null}`, `{"title":"a\u0000b","text":"a b"}`, "\xff{}", `null`} {
		f.Add([]byte(seed))
	}
	fuzz(f, headcount.FormatArticle)
}

func FuzzText(f *testing.F) {
	for _, seed := range append(archiveSeeds(f, ".txt"), archiveSeeds(f, ".md")...) {
		f.Add(seed)
	}
	for _, seed := range []string{"# a\n# b", "---\n---\n", "---\ntitle: a\n---\na", "a\r\rb", "\xfe\xff\xd8", "a b\n\nc", "  a  b \n\n c", "\u2028a\u00ad"} {
		f.Add([]byte(seed))
	}
	fuzz(f, headcount.FormatText)
}

func fuzz(f *testing.F, format string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		open(t, headcount.Capture{Hash: "capture", Format: format, Bytes: data}, "a")
	})
}
