package web

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// An area is a state or a county of the United States as it is drawn. atlas.txt
// holds them; package atlas drew it.
type area struct {
	code, state, name string
	path              string
	box               [4]int // least x and y, greatest x and y
}

// atlas is every area by its code, and the codes of each state's counties, "" for
// the states themselves.
type atlas struct {
	areas map[string]area
	in    map[string][]string
}

var theAtlas = sync.OnceValue(func() *atlas {
	raw, err := files.ReadFile("atlas.txt")
	if err != nil {
		panic(err) // it is embedded
	}
	a := &atlas{areas: map[string]area{}, in: map[string][]string{}}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 {
			continue // a comment
		}
		of := area{code: f[0], state: f[1], name: f[2], path: f[3], box: boxOf(f[3])}
		within := of.state
		if strings.HasPrefix(of.code, "US-") {
			within = ""
		}
		a.areas[of.code], a.in[within] = of, append(a.in[within], of.code)
	}
	return a
})

// boxOf is the box around a path of "Mx yl dx dy…z" parts.
func boxOf(path string) [4]int {
	box, x, y, first := [4]int{}, 0, 0, true
	see := func() {
		if first {
			box, first = [4]int{x, y, x, y}, false
		}
		box = [4]int{min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)}
	}
	for part := range strings.SplitSeq(strings.TrimSuffix(path, "z"), "z") {
		start, rest, _ := strings.Cut(strings.TrimPrefix(part, "M"), "l")
		for i, step := range [][]int{numbers(start), numbers(rest)} {
			if i == 0 {
				x, y = 0, 0
			}
			for k := 0; k+1 < len(step); k += 2 {
				x, y = x+step[k], y+step[k+1]
				see()
			}
		}
	}
	return box
}

// numbers are the whole numbers of a path, which a sign or a blank parts.
func numbers(s string) []int {
	var all []int
	for _, word := range strings.Fields(strings.ReplaceAll(s, "-", " -")) {
		if n, err := strconv.Atoi(word); err == nil {
			all = append(all, n)
		}
	}
	return all
}

// A mapView is a map of states or counties with the jobs of each.
type mapView struct {
	Box   string // the part that is drawn: "x y width height"
	Label string
	Areas []mapArea
}

// A mapArea is one of them.
type mapArea struct {
	Address string
	Words   string // for who does not see it
	Class   string // the shade
	Path    string
}

// shades are the least numbers of jobs of each shade but the lightest.
var shades = []int64{1, 100, 1000, 10_000}

func shade(jobs int64) string {
	n := 0
	for n < len(shades) && jobs >= shades[n] {
		n++
	}
	return "shade" + strconv.Itoa(n)
}

// mapOf draws the states, for "", or the counties of a state given by its postal
// code, with the number of jobs of each group; here is marked. It leads to the
// pages of a moment. Nil where there is no map of it.
func mapOf(state string, groups map[string]group, here string, t then) *mapView {
	a := theAtlas()
	codes := a.in[state]
	if len(codes) == 0 {
		return nil
	}
	m := &mapView{Label: "States by jobs cut in them alone, under the rule all"}
	if state != "" {
		m.Label = "Counties by jobs cut in them alone, under the rule all"
	}
	box := a.areas[codes[0]].box
	for _, code := range codes {
		of := a.areas[code]
		box = [4]int{min(box[0], of.box[0]), min(box[1], of.box[1]), max(box[2], of.box[2]), max(box[3], of.box[3])}
		g := groups[code]
		shown := mapArea{Address: t.to("/places/" + code), Words: of.name + ": " + g.Words() + " jobs", Class: shade(g.top()), Path: of.path}
		if g.Group == "" {
			shown.Words = of.name + ": none known"
		}
		if code == here {
			shown.Class += " here"
		}
		m.Areas = append(m.Areas, shown)
	}
	w, h := box[2]-box[0], box[3]-box[1]
	m.Box = fmt.Sprintf("%d %d %d %d", box[0]-w/50, box[1]-h/50, w+w/25, h+h/25)
	return m
}

// Legend names the shades.
func (m *mapView) Legend() []mapArea {
	list := []mapArea{{Class: "shade0", Words: "none"}}
	for i, least := range shades {
		words := grouped(least) + " and more"
		if i+1 < len(shades) {
			words = grouped(least) + " to " + grouped(shades[i+1]-1)
		}
		list = append(list, mapArea{Class: shade(least), Words: words})
	}
	return list
}
