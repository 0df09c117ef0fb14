package ledgertest

import (
	"fmt"
	"strings"
	"testing"

	"headcount"
)

// search is what is found for words: the employers and events of claims, the texts'
// first words of documents.
func (d *desk) search(query string) string {
	d.t.Helper()
	words, err := headcount.Words(query)
	d.ok(err)
	hits, _, err := d.SearchClaims(d.ctx(), words, 0, 10)
	d.ok(err)
	var found []string
	for _, h := range hits {
		found = append(found, strings.TrimSpace(h.Employer+" "+h.Count.String()+" "+h.Event+" "+h.Back))
	}
	docs, next, err := d.SearchDocuments(d.ctx(), words, 0, 10)
	d.ok(err)
	if next != 0 {
		d.t.Errorf("%q: there is more after %d documents, they say", query, len(docs))
	}
	return fmt.Sprintf("%s; %d documents", strings.Join(found, ", "), len(docs))
}

// line is the line of a text that holds s.
func line(text string, s headcount.Span) headcount.Span {
	s.Start = strings.LastIndexByte(text[:s.Start], '\n') + 1
	s.End += strings.IndexByte(text[s.End:], '\n')
	return s
}

func searching(t *testing.T, d *desk) {
	one := report{"Acme Ports cuts 1400 jobs\nBrine Foods cuts 20 jobs\n", ""}
	two := report{"Ærø Café cuts 30 jobs\nRobot Works cuts 7 jobs\n", ""}
	d.add(one, two)
	d.reconcile()
	if got := d.search("acme"); got != "; 0 documents" {
		t.Errorf("before it is searchable, acme: %s", got)
	}
	d.ok(d.Index(d.ctx(), line))
	d.ok(d.Index(d.ctx(), line))
	for query, want := range map[string]string{
		"acme":                      "Acme Ports 1,400 acme-ports-1-400; 1 documents",
		"ACME port":                 "Acme Ports 1,400 acme-ports-1-400; 1 documents", // endings are cut off
		"1400":                      "Acme Ports 1,400 acme-ports-1-400; 1 documents",
		"140":                       "; 0 documents",
		"cut job":                   "Robot Works 7 robot-works-7, Ærø Café 30 aero-cafe-30, Brine Foods 20 brine-foods-20, Acme Ports 1,400 acme-ports-1-400; 2 documents",
		"cafe":                      "Ærø Café 30 aero-cafe-30; 1 documents",
		"robots café":               "; 1 documents", // two claims of one document
		`"cafe cuts"`:               "Ærø Café 30 aero-cafe-30; 1 documents",
		`“cuts cafe”`:               "; 0 documents",
		`acme NOT robots`:           "; 0 documents", // no word is an operator
		`acme* OR (brine) ^foods -`: "; 0 documents",
		`words:acme`:                "; 0 documents",
	} {
		if got := d.search(query); got != want {
			t.Errorf("%s: %s; want %s", query, got, want)
		}
	}
	words, err := headcount.Words("cuts")
	d.ok(err)
	var found []string
	for after, more := int64(0), true; more; more = after != 0 {
		hits, next, err := d.SearchClaims(d.ctx(), words, after, 2)
		d.ok(err)
		for _, h := range hits {
			found = append(found, h.Employer)
		}
		if next != 0 && len(hits) < 2 {
			t.Fatalf("a page of %d that says there is more", len(hits))
		}
		after = next
	}
	if got := strings.Join(found, ", "); got != "Robot Works, Ærø Café, Brine Foods, Acme Ports" {
		t.Errorf("page by page: %s", got)
	}

	hidden := headcount.Decision{Kind: headcount.Withhold, Target: documentOf(two).Hash, Value: headcount.WholeDocument, Who: "ann", Why: "asked to", At: d.tick()}
	n, err := d.Decide(d.ctx(), hidden, heedless)
	d.ok(err)
	if got := d.search("cuts"); got != "Brine Foods 20 brine-foods-20, Acme Ports 1,400 acme-ports-1-400; 1 documents" {
		t.Errorf("with a document withheld: %s", got)
	}
	d.decide(headcount.Undo, n, "a mistake")
	person := headcount.Decision{Kind: headcount.Withhold, Target: "Brine", Value: headcount.OnePerson, Who: "ann", Why: "asked to", At: d.tick()}
	_, err = d.Decide(d.ctx(), person, heedless)
	d.ok(err)
	if got := d.search("brine"); got != "; 0 documents" {
		t.Errorf("a person who is withheld is found: %s", got)
	}
	if got := d.search("cuts 30"); got != "Ærø Café 30 aero-cafe-30; 1 documents" {
		t.Errorf("beside a person who is withheld: %s", got)
	}
}
