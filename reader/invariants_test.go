package reader_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"headcount"
	"headcount/reader"
)

// seedReports are invented reports from which the fuzzer starts.
var seedReports = []string{
	"",
	"\n\n\n",
	"Acme Corp. said on Monday it would cut 1,000 to 1,500 jobs, or 7% of its workforce.",
	"“We are sorry,” said chief executive Dana Pell. “These are good people.” About 300 jobs will go at Strand Shipping plc by 2027.",
	"Department of Energy\n\nMore than 700 of the department’s 43,000 employees were fired.\n\nMeta: 11,000\n",
	"cut cut cut layoffs layoffs of of of 10 % % of its its staff, or, or 5 5,000 5,0 $ $ 1bn bn to - - to 3",
	"É. Łódź U.S. U.S U. S. 's ’s s' Inc. Inc, Co. & & Co <GM> (NYSE: F) \"' “ ” \" 12th 1990s 42-year-old",
	strings.Repeat("lay off ", 400) + strings.Repeat("(", 400),
}

// check holds a document's claims against what every reading promises.
func check(tb testing.TB, r *reader.Reader, text string) {
	tb.Helper()
	d := &headcount.Document{Text: text, Published: "2026-03-10"}
	d.Identify()
	claims := r.Read(d)
	for i := range claims {
		c := claims[i]
		if err := d.Check(&c); err != nil {
			tb.Fatal(err)
		}
		for _, p := range c.Evidence {
			if !utf8.ValidString(text) {
				continue
			}
			if !utf8.ValidString(p.Words) || strings.TrimSpace(p.Words) != p.Words {
				tb.Fatalf("passage %q splits a rune or begins or ends in white space", p.Words)
			}
			if s := reader.Context(text, p.Span); s.Start > p.Start || s.End < p.End {
				tb.Fatalf("context %v does not hold %v", s, p.Span)
			}
		}
		id := c.ID
		c.Identify(d.Hash)
		if c.ID != id {
			tb.Fatalf("claim %s identifies as %s", id, c.ID)
		}
		if _, err := json.Marshal(c); err != nil {
			tb.Fatal(err)
		}
	}
	if again := r.Read(d); !reflect.DeepEqual(claims, again) {
		tb.Fatal("a second reading gives other claims")
	}
	explained := r.Explain(d)
	if len(explained) != len(claims) {
		tb.Fatalf("%d claims, %d explained", len(claims), len(explained))
	}
	for _, e := range explained {
		if e.Rule == "" {
			tb.Fatal("a claim without a rule")
		}
	}
}

func TestInvariants(t *testing.T) {
	r := newReader(t)
	for _, s := range seedReports {
		check(t, r, s)
	}
}

// TestInvariantsOnArticles holds the same promises on real reports.
func TestInvariantsOnArticles(t *testing.T) {
	r := newReader(t)
	for i, d := range articles(t) {
		if i%5 == 0 {
			check(t, r, d.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range seedReports {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip()
		}
		check(t, r, text)
	})
}

// TestSameWordsOtherForm reads a report with its quotes straightened, its lines
// broken elsewhere or a line of links added: the claims stay, but for offsets.
func TestSameWordsOtherForm(t *testing.T) {
	const report = "Corvale Foods Inc. said on Monday it would cut about 1,200 jobs, or 7% of its workforce, at plants in Ohio.\n\n" +
		"“We are reducing layers in our teams,” said chief executive Helen Marsh. The company employs 17,000 people.\n\n" +
		"Harwick Bank plc, which also reported on Monday, has not cut jobs since 2019.\n"
	forms := map[string]string{
		"straight quotes": strings.NewReplacer("“", "\"", "”", "\"").Replace(report),
		"single breaks":   strings.ReplaceAll(report, "\n\n", "\n"),
		"links around":    report + "\nMore:Opal Oil to cut 900 jobs\n",
	}
	r := newReader(t)
	bare := func(text string) []string {
		d := &headcount.Document{Text: text, Published: "2026-03-10"}
		d.Identify()
		var out []string
		for _, c := range r.Read(d) {
			c.ID, c.Evidence = "", nil
			b, err := json.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(b))
		}
		return out
	}
	want := bare(report)
	if len(want) < 3 {
		t.Fatalf("only %d claims in the report itself: %q", len(want), want)
	}
	for name, text := range forms {
		if got := bare(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestContext shows what law 9 allows: the sentence and one on each side.
func TestContext(t *testing.T) {
	const text = "One is here. Two is here. Acme will cut 300 jobs. Four is here. Five is here."
	at := strings.Index(text, "300")
	s := reader.Context(text, headcount.Span{Start: at, End: at + 3})
	if got, want := text[s.Start:s.End], "Two is here. Acme will cut 300 jobs. Four is here."; got != want {
		t.Errorf("context %q, want %q", got, want)
	}
	s = reader.Sentence(text, headcount.Span{Start: at, End: at + 3})
	if got, want := text[s.Start:s.End], "Acme will cut 300 jobs."; got != want {
		t.Errorf("sentence %q, want %q", got, want)
	}
}

// TestPlacesOfParts reads a text of two parts that tell of one cut with different
// places: they are joined as those of one part are.
func TestPlacesOfParts(t *testing.T) {
	const filler = "The harbour was calm that day and nothing much came of it. "
	text := "Trenwick Motors Inc. will cut 300 jobs in Ohio.\n\n" + strings.Repeat(filler, 10_000) +
		"\n\nTrenwick Motors Inc. will cut 300 jobs in Texas.\n"
	d := &headcount.Document{Text: text}
	d.Identify()
	claims := newReader(t).Read(d)
	if len(claims) != 1 || len(claims[0].Evidence) != 2 {
		t.Fatalf("%d claims, want one with two passages", len(claims))
	}
}
