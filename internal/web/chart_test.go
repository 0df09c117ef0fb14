package web

import (
	"fmt"
	"testing"

	"headcount/edtf"
)

// TestFiguresDoNotCoverEachOther draws many cuts close to each other: what is
// written lies on no bar, on no other figure, and within the chart.
func TestFiguresDoNotCoverEachOther(t *testing.T) {
	var data []datum
	for i := range 60 {
		day := edtf.Month(2020, 1).First + edtf.Day(i*i*37%2200)
		kind := []string{cutDatum, moneyDatum, siteDatum, staffDatum}[i%4]
		n := (i*7919)%20000 + 1
		data = append(data, datum{Kind: kind, Date: day.String(), Words: fmt.Sprint(n), Address: "#x", day: day, value: float64(n), firm: i%3 > 0})
	}
	for _, c := range timelines("x", data) {
		var bars, words []rect
		for _, m := range c.Marks {
			bars = append(bars, m.Rects...)
			if m.Text == nil {
				continue
			}
			wide := 7 * len(m.Text.Words)
			at := map[string]int{"start": m.Text.X, "middle": m.Text.X - wide/2, "end": m.Text.X - wide}[m.Text.Anchor]
			words = append(words, rect{X: at, Y: m.Text.Y - 10, W: wide, H: 13})
		}
		if len(words) < 5 {
			t.Errorf("%s: %d figures are written", c.Class, len(words))
		}
		for i, w := range words {
			if w.X < 0 || w.X+w.W > c.W {
				t.Errorf("%s: a figure is at %v", c.Class, w)
			}
			for k, o := range append(append([]rect{}, words...), bars...) {
				if k != i && w.meets(o) {
					t.Errorf("%s: a figure at %v covers %v", c.Class, w, o)
				}
			}
		}
	}
}

func TestBoxOfAPath(t *testing.T) {
	for path, want := range map[string][4]int{
		"M10 20l5-3-7 8z":             {8, 17, 15, 25},
		"M10 20l5 0z" + "M-4 40l2 2z": {-4, 20, 15, 42},
		"M100 100l-10-10 0 20 30 0z":  {90, 90, 120, 110},
	} {
		if got := boxOf(path); got != want {
			t.Errorf("box of %s: %v, want %v", path, got, want)
		}
	}
	for code, a := range theAtlas().areas {
		if a.box[0] < -600 || a.box[1] < 0 || a.box[2] > 9750 || a.box[3] > 6100 || a.box[0] >= a.box[2] || a.box[1] >= a.box[3] {
			t.Errorf("%s %s lies at %v", code, a.name, a.box)
		}
	}
}
