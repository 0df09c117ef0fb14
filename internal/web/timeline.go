package web

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"headcount/edtf"
)

// The kinds of a datum, which are lanes of the chart of an employer.
const (
	cutDatum   = "cut"   // a round, counted once
	siteDatum  = "site"  // a part of one
	moneyDatum = "money" // put into AI and capital
	staffDatum = "staff" // a number of staff
)

// A datum is a mark of the chart of an employer, and a row of its table.
type datum struct {
	Kind    string `json:"kind"`
	Date    string `json:"date"`  // EDTF, "" when unknown: then it is in the table alone
	Words   string `json:"words"` // the figure
	Note    string `json:"note"`
	Address string `json:"address"`

	day   edtf.Day
	value float64
	firm  bool // confirmed, else drawn as not settled
}

// Label names the kind for a reader.
func (d datum) Label() string {
	return map[string]string{cutDatum: "jobs cut", siteDatum: "jobs cut, part of a round", moneyDatum: "money", staffDatum: "staff"}[d.Kind]
}

// A lane is a stripe of a timeline.
type lane struct {
	base  int // y of 0
	reach int // y of the greatest value
	most  float64
	words func(float64) string
}

func (l *lane) y(v float64) int {
	return l.base + int(math.Round(v/max(l.most, 1)*float64(l.reach-l.base)))
}

// timelines draws data with a day: money above the axis, cuts below it, staff as a
// line in a stripe of its own, all on one axis of time.
func timelines(label string, data []datum) []chart {
	drawn := slices.DeleteFunc(slices.Clone(data), func(d datum) bool { return d.Date == "" || d.value <= 0 })
	slices.SortStableFunc(drawn, func(a, b datum) int { return cmp.Compare(a.day, b.day) })
	if len(drawn) == 0 {
		return nil
	}
	most := map[string]float64{}
	for _, d := range drawn {
		most[d.Kind] = max(most[d.Kind], d.value)
	}
	first, last := drawn[0].day, drawn[len(drawn)-1].day
	pad := max((last-first)/20, 45)
	first, last = first-pad, last+pad
	var out []chart
	for _, width := range widths {
		const left, right = 62, 12
		c := chart{Class: width.class, Label: label, W: width.w}
		x := func(d edtf.Day) int { return left + int(float64(d-first)/float64(last-first)*float64(c.W-left-right)) }
		at, lanes := 4, map[string]*lane{}
		if most[moneyDatum] > 0 {
			lanes[moneyDatum] = &lane{base: at + 160, reach: at + 40, most: most[moneyDatum], words: usd}
			c.Texts = append(c.Texts, lettering{left, at + 14, "start", "money", "Money put into AI and capital"})
			at += 160
		}
		axis := at
		if jobs := max(most[cutDatum], most[siteDatum]); jobs > 0 {
			l := &lane{base: at, reach: at + 150, most: jobs, words: axisWords}
			lanes[cutDatum], lanes[siteDatum] = l, l
			at += 176
			c.Texts = append(c.Texts, lettering{left, at, "start", "cut", "Jobs cut, each counted once"})
			at += 8
		}
		bottom := at
		if most[staffDatum] > 0 {
			lanes[staffDatum] = &lane{base: at + 110, reach: at + 40, most: most[staffDatum], words: axisWords}
			c.Texts = append(c.Texts, lettering{left, at + 22, "start", "staff", "People employed"})
			at += 110
			bottom = at
			c.Lines = append(c.Lines, line{left, at, c.W - right, at, "grid"})
		}
		for _, kind := range []string{moneyDatum, cutDatum, staffDatum} {
			l := lanes[kind]
			if l == nil {
				continue
			}
			marks := ticks(l.most)
			if kind == staffDatum && len(marks) > 0 {
				marks = marks[len(marks)-1:]
			}
			for _, v := range marks {
				c.Lines = append(c.Lines, line{left, l.y(v), c.W - right, l.y(v), "grid"})
				c.Texts = append(c.Texts, lettering{left - 6, l.y(v) + 4, "end", "", l.words(v)})
			}
		}
		for _, tick := range timeTicks(first, last, c.W/70) {
			c.Lines = append(c.Lines, line{x(tick.day), 22, x(tick.day), bottom, "grid"})
			c.Texts = append(c.Texts, lettering{x(tick.day) + 3, bottom + 16, "start", "", tick.words})
		}
		c.H = bottom + 24
		var curve [][2]int
		for _, d := range drawn {
			l, at := lanes[d.Kind], x(d.day)
			m := mark{Address: d.Address, Words: d.Label() + ", " + readable(d.Date) + ": " + d.Words}
			class := d.Kind
			if !d.firm {
				class += " loose"
			}
			y := l.y(d.value)
			switch d.Kind {
			case staffDatum:
				curve = append(curve, [2]int{at, y})
				m.Dot = &lettering{X: at, Y: y, Class: class}
			default:
				wide := map[bool]int{true: 4, false: 10}[d.Kind == siteDatum]
				m.Rects = []rect{{at - wide/2, min(y, l.base), wide, max(y-l.base, l.base-y, 2), class}}
			}
			c.Marks = append(c.Marks, m)
		}
		letterBars(&c, drawn, lanes)
		if len(curve) > 1 {
			c.Curve = points(curve)
		}
		c.Lines = append(c.Lines, line{left, axis, c.W - right, axis, "axis"})
		out = append(out, c)
	}
	return out
}

// letterBars writes their figures at the bars of rounds and of money, the largest first:
// at the end of the bar, else to its left, else to its right, where there is room.
// marks of c are those of drawn, in its order.
func letterBars(c *chart, drawn []datum, lanes map[string]*lane) {
	var taken []rect
	var bars []int
	for i := range drawn {
		taken = append(taken, c.Marks[i].Rects...)
		if drawn[i].Kind == cutDatum || drawn[i].Kind == moneyDatum {
			bars = append(bars, i)
		}
	}
	slices.SortStableFunc(bars, func(a, b int) int { return cmp.Compare(drawn[b].value, drawn[a].value) })
	const high, gap = 13, 4
	for _, i := range bars {
		d, bar, wide := drawn[i], c.Marks[i].Rects[0], 7*len(drawn[i].Words)
		middle, end := bar.X+bar.W/2, bar.Y // where the bar ends
		beyond, beside := end-high-gap, end
		if l := lanes[d.Kind]; l.reach > l.base {
			end = bar.Y + bar.H
			beyond, beside = end+gap, end-high
		}
		for _, at := range []struct {
			x, y, from int
			anchor     string
		}{{middle, beyond, middle - wide/2, "middle"}, {bar.X - gap, beside, bar.X - gap - wide, "end"}, {bar.X + bar.W + gap, beside, bar.X + bar.W + gap, "start"}} {
			box := rect{X: at.from, Y: at.y, W: wide, H: high}
			if at.from < 0 || at.from+wide > c.W || slices.ContainsFunc(taken, box.meets) {
				continue
			}
			taken = append(taken, box)
			c.Marks[i].Text = &lettering{X: at.x, Y: at.y + high - 3, Anchor: at.anchor, Class: d.Kind, Words: d.Words}
			break
		}
	}
}

// meets reports whether two rectangles have a point in common.
func (r rect) meets(o rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

// A timeTick is a day that the axis of time names.
type timeTick struct {
	day   edtf.Day
	words string
}

// timeTicks are the beginnings of years, or of quarters where there are few years;
// no more than there is room for.
func timeTicks(first, last edtf.Day, room int) []timeTick {
	var all []timeTick
	from, _, _ := first.Date()
	to, _, _ := last.Date()
	quarters := int(last-first) < 92*room
	every := (to-from)/room + 1
	for y := from; y <= to; y++ {
		for m := 1; m <= 12; m += 3 {
			day := edtf.Month(y, m).First
			if day < first || day > last-20 || !quarters && (m > 1 || (y-from)%every > 0) {
				continue
			}
			words := strconv.Itoa(y)
			if quarters {
				words = edtf.Month(y, m).String()
			}
			all = append(all, timeTick{day, words})
		}
	}
	return all
}

// usd prints an amount at the axis.
func usd(v float64) string { return "$" + axisWords(v) }

// axisWords prints a number for an axis: "1.5m".
func axisWords(v float64) string {
	if v < 1e6 {
		return grouped(int64(v))
	}
	return scaled(v)
}
