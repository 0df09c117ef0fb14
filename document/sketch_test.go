package document_test

import (
	"fmt"
	"strings"
	"testing"

	"headcount"
	"headcount/document"
)

const wire = `Acme to cut 400 jobs

Acme Ports said on Monday that it will cut 400 jobs at its two yards in Norhaven, as orders for cranes have fallen for the third year in a row.
The yards employ about 2,100 people, and most of those who go are welders and fitters who were hired after the flood.
"We looked at every other way and found none that would keep both of the yards open," said Ilse Brandt, who has led the firm since 2019.
The union of the yards called the plan a breach of the accord of last spring and asked the mayor to step in before the first letters go out.`

// TestSketch holds copies and others against one wire report.
func TestSketch(t *testing.T) {
	for _, c := range []struct {
		name, text string
		copies     bool
	}{
		{"the very text", wire, true},
		{"another head and other quotation marks", "Jobs to go at Norhaven yards\n\n" + strings.NewReplacer("Acme to cut 400 jobs\n\n", "", `"We`, "“We", `open,"`, "open,”").Replace(wire), true},
		{"a paragraph of the outlet's own", wire + "\nThe Norhaven Post has asked the firm what becomes of the apprentices, eleven of whom began in August, and waits for its answer to that.", true},
		{"a rewrite that keeps the quotation", "Norhaven loses 400 posts\n\nWelders are hit hardest by what the crane maker plans. “We looked at every other way and found none that would keep both yards”, its head said.", true},
		{"the same news in words of its own", "Crane maker sheds workers\n\nSome 400 people will lose their work at the port, the builder of cranes told staff. It blames weak demand.", false},
		{"a short quotation in common", "Yard plan\n\nThe head of the firm said \"We looked at every other way\" before she left the room without taking questions from anyone there.", false},
		{"nothing in common", "Bake sale\n\nThe school sold ninety cakes.", false},
	} {
		if got := document.Sketch(wire).Copies(document.Sketch(c.text)); got != c.copies {
			t.Errorf("%s: copies %v; want %v", c.name, got, c.copies)
		}
		if got := document.Sketch(c.text).Copies(document.Sketch(wire)); got != c.copies {
			t.Errorf("%s, the other way round: copies %v; want %v", c.name, got, c.copies)
		}
	}
}

func TestSketchIsKept(t *testing.T) {
	for _, text := range []string{"", "one", wire, strings.Repeat(wire+"\n", 40)} {
		s := document.Sketch(text)
		got, err := headcount.ParseSketch(s.Bytes())
		if err != nil || fmt.Sprint(got.Runs, got.Quotes) != fmt.Sprint(s.Runs, s.Quotes) {
			t.Errorf("%.20q: %v, %v; want %v", text, got, err, s)
		}
	}
	if _, err := headcount.ParseSketch([]byte{9, 1, 2, 3, 4}); err == nil {
		t.Error("a sketch that is cut off is read")
	}
}

func BenchmarkSketch(b *testing.B) {
	b.SetBytes(int64(len(wire)))
	b.ReportAllocs()
	for b.Loop() {
		document.Sketch(wire)
	}
}
