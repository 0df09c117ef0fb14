package web

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A chart is a drawing in SVG. Each is made twice, for wide and for narrow pages,
// of which the style shows one. What it shows stands in a table beneath it as
// well, so the marks take no stops of the tab key where the table has their links.
type chart struct {
	Class string // "wide" or "narrow"
	Label string
	W, H  int
	Lines []line
	Curve string // points of a line through values
	Texts []lettering
	Marks []mark
}

type line struct {
	X1, Y1, X2, Y2 int
	Class          string
}

type lettering struct {
	X, Y   int
	Anchor string // "start", "middle" or "end"
	Class  string
	Words  string
}

type rect struct {
	X, Y, W, H int
	Class      string
}

// A mark is what a chart shows of one thing, with a link to it.
type mark struct {
	Address string
	Words   string // for who does not see it
	Rects   []rect
	Text    *lettering
	Dot     *lettering // where a point of a curve is
}

// The two widths of a chart, in its own units, which are about those of the page.
var widths = []struct {
	class string
	w     int
}{{"wide", 960}, {"narrow", 340}}

// ticks are round numbers from above 0 to most, three or four of them.
func ticks(most float64) []float64 {
	if most <= 0 {
		return nil
	}
	step := math.Pow(10, math.Floor(math.Log10(most/3)))
	for _, times := range []float64{5, 2, 1} {
		if most/(step*times) >= 2 {
			step *= times
			break
		}
	}
	var all []float64
	for v := step; v <= most*1.001 && len(all) < 10; v += step {
		all = append(all, v)
	}
	return all
}

// A column is a bar of a chart by month: all jobs, and those of them under some
// rules, each with its least and its greatest number.
type column struct {
	Month   string
	Address string
	Words   string
	All     interval
	AI      []interval // the widest rule first
}

// columnCharts draws columns that stand side by side.
func columnCharts(label string, all []column) []chart {
	if len(all) == 0 {
		return nil
	}
	most := 1.0
	for _, c := range all {
		most = max(most, float64(c.All.top()))
	}
	var out []chart
	for _, width := range widths {
		const left, top, height = 58, 10, 220
		c := chart{Class: width.class, Label: label, W: width.w, H: height + 40}
		y := func(v int64) int { return top + height - int(math.Round(float64(v)/most*height)) }
		for _, v := range ticks(most) {
			at := y(int64(v))
			c.Lines = append(c.Lines, line{left, at, c.W, at, "grid"})
			c.Texts = append(c.Texts, lettering{left - 6, at + 4, "end", "", grouped(int64(v))})
		}
		step := float64(c.W-left) / float64(max(len(all), 6))
		wide := max(int(step*.7), 2)
		for i, col := range all {
			x := left + int(float64(i)*step+step*.15)
			m := mark{Address: col.Address, Words: col.Words}
			bar := func(inset int, of interval, class string) {
				w := max(wide-2*inset, 1)
				lo, hi := y(of.Min), y(of.top())
				if lo > hi {
					m.Rects = append(m.Rects, rect{x + inset, hi, w, lo - hi, class + " band"})
				}
				if of.Min > 0 {
					m.Rects = append(m.Rects, rect{x + inset, lo, w, max(top+height-lo, 1), class})
				}
				if of.Max == nil {
					m.Rects = append(m.Rects, rect{x + inset, hi - 4, w, 2, class})
				}
			}
			bar(0, col.All, "cut")
			for k, of := range col.AI {
				if of.top() > 0 {
					bar(min((k+1)*wide/5, wide/2), of, "ai"+strconv.Itoa(k))
				}
			}
			c.Marks = append(c.Marks, m)
			year, monthOf, _ := strings.Cut(col.Month, "-")
			n, _ := strconv.Atoi(monthOf)
			if i > 0 && n != 1 {
				continue
			}
			c.Lines = append(c.Lines, line{x, top + height, x, top + height + 5, "axis"})
			words := year
			if n != 1 {
				words = col.Month
			}
			if ahead := float64(13-n) * step; i > 0 || n == 1 || ahead > 60 || len(all) <= 13-n { // there is room before the next year
				t := lettering{x, top + height + 20, "start", "", words}
				if x+7*len(words) > c.W {
					t.X, t.Anchor = c.W, "end"
				}
				c.Texts = append(c.Texts, t)
			}
		}
		c.Lines = append(c.Lines, line{left, top + height, c.W, top + height, "axis"})
		out = append(out, c)
	}
	return out
}

// monthCharts draws months with their share of AI, as anyone says and as the
// employer says.
func monthCharts(all []month) []chart {
	var columns []column
	for _, m := range all {
		c := column{Month: m.Month, Address: m.Address, All: m.Rules[0].interval}
		words := []string{readable(m.Month) + ": " + c.All.Words() + " jobs"}
		for _, r := range m.Rules {
			switch r.Rule {
			case "any_said", "employer_said":
				c.AI = append(c.AI, r.interval)
				words = append(words, r.Words()+" under "+r.Rule)
			}
		}
		c.Words = strings.Join(words, "; ")
		columns = append(columns, c)
	}
	return columnCharts("Jobs cut by the month in which they were announced, with those for which AI is named", columns)
}

// groupCharts draws the groups of an answer where they are months.
func groupCharts(by string, groups []group) []chart {
	if by != "month" {
		return nil
	}
	var months []month
	for _, g := range groups {
		if len(g.Group) == len("2006-01") && isDate(g.Group) {
			months = append(months, month{Month: g.Group, Rules: []ruled{{interval: g.interval}}, Address: g.Address})
		}
	}
	return monthCharts(lastMonths(months))
}

// A bar is a group with its least and greatest number in thousandths of the
// greatest of all.
type bar struct {
	group
	From, To int
}

// barsOf are the groups as bars.
func barsOf(groups []group) []bar {
	most := int64(1)
	for _, g := range groups {
		most = max(most, g.top())
	}
	var out []bar
	for _, g := range groups {
		out = append(out, bar{g, int(g.Min * 1000 / most), int(g.top() * 1000 / most)})
	}
	return out
}

// points prints where the points of a curve are.
func points(at [][2]int) string {
	var b strings.Builder
	for i, p := range at {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d,%d", p[0], p[1])
	}
	return b.String()
}
