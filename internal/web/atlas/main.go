// Command atlas draws the map that package web embeds: the states and counties of
// the United States, from the files of the npm package us-atlas, which are
// projected already (Albers, Alaska and Hawaii moved beside the others).
//
//	npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
//	go run ./internal/web/atlas package/counties-albers-10m.json >internal/web/atlas.txt
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
)

// Points are whole numbers of a tenth of the unit of us-atlas, whose map is 975
// wide. A line is bent by no more than tolerance where points are left out, the
// same on both sides of it, since neighbours share it.
const (
	scale     = 10
	tolerance = 6
	least     = 10 // width and height of an area that is too small to be drawn
	tiny      = 25 // square of the least width and height of an island that is drawn beside a larger one
)

// A topology is as much of TopoJSON as us-atlas uses.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Objects   map[string]struct{ Geometries []geometry }
	Arcs      [][][2]float64
}

type geometry struct {
	ID         string
	Type       string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

type point [2]int

// states are the codes of ISO 3166-2 by FIPS code.
var states = map[string]string{
	"01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC", "12": "FL", "13": "GA", "15": "HI", "16": "ID",
	"17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO",
	"30": "MT", "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH", "40": "OK", "41": "OR", "42": "PA",
	"44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY",
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: atlas counties-albers-10m.json >atlas.txt")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "atlas:", err)
		os.Exit(1)
	}
}

func run(file string) error {
	raw, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		return err
	}
	arcs := make([][]point, len(t.Arcs))
	for i := range t.Arcs {
		arcs[i] = t.arc(i)
	}
	out := bufio.NewWriter(os.Stdout)
	fmt.Fprintln(out, "# States and counties of the United States: code, state, name, path. Drawn by internal/web/atlas from us-atlas 3.0.1,")
	fmt.Fprintln(out, "# copyright 2013-2019 Michael Bostock, ISC licence (atlas.licence.txt), made from files of the US Census Bureau, 2017.")
	for _, layer := range []string{"states", "counties"} {
		all := t.Objects[layer].Geometries
		slices.SortFunc(all, func(a, b geometry) int { return cmp.Compare(a.ID, b.ID) })
		for _, g := range all {
			state := states[g.ID[:2]]
			if state == "" {
				continue // a territory
			}
			code := g.ID
			if layer == "states" {
				code = "US-" + state
			}
			path, err := draw(arcs, g)
			if err != nil {
				return fmt.Errorf("%s: %w", g.ID, err)
			}
			fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", code, state, g.Properties.Name, path)
		}
	}
	return out.Flush()
}

// arc decodes an arc and leaves out points.
func (t *topology) arc(i int) []point {
	var x, y float64
	var all []point
	for _, step := range t.Arcs[i] {
		x, y = x+step[0], y+step[1]
		p := point{
			int(math.Round(scale * (x*t.Transform.Scale[0] + t.Transform.Translate[0]))),
			int(math.Round(scale * (y*t.Transform.Scale[1] + t.Transform.Translate[1]))),
		}
		if n := len(all); n == 0 || all[n-1] != p {
			all = append(all, p)
		}
	}
	return thin(all)
}

// thin is the method of Douglas and Peucker. The ends stay, so that lines still
// meet; an arc that ends where it begins keeps its furthest point.
func thin(line []point) []point {
	if len(line) < 3 {
		return line
	}
	a, b := line[0], line[len(line)-1]
	far, at := 0.0, 0
	for i := 1; i < len(line)-1; i++ {
		if d := distance(line[i], a, b); d > far {
			far, at = d, i
		}
	}
	if at == 0 || far <= tolerance && a != b {
		return []point{a, b}
	}
	head, tail := thin(line[:at+1]), thin(line[at:])
	return slices.Concat(head[:len(head)-1], tail)
}

func distance(p, a, b point) float64 {
	dx, dy := float64(b[0]-a[0]), float64(b[1]-a[1])
	px, py := float64(p[0]-a[0]), float64(p[1]-a[1])
	if l := dx*dx + dy*dy; l > 0 {
		t := min(max((px*dx+py*dy)/l, 0), 1)
		px, py = px-t*dx, py-t*dy
	}
	return math.Hypot(px, py)
}

// draw prints the rings of a geometry as an SVG path.
func draw(arcs [][]point, g geometry) (string, error) {
	var rings [][]int
	switch g.Type {
	case "Polygon":
		if err := json.Unmarshal(g.Arcs, &rings); err != nil {
			return "", err
		}
	case "MultiPolygon":
		var polygons [][][]int
		if err := json.Unmarshal(g.Arcs, &polygons); err != nil {
			return "", err
		}
		for _, p := range polygons {
			rings = append(rings, p...)
		}
	default:
		return "", fmt.Errorf("a %s is no area", g.Type)
	}
	lines := make([][]point, len(rings))
	largest := 0
	for i, ring := range rings {
		for _, n := range ring {
			arc := arcs[max(n, ^n)]
			if n < 0 {
				arc = slices.Clone(arc)
				slices.Reverse(arc)
			}
			if len(lines[i]) > 0 {
				arc = arc[1:]
			}
			lines[i] = append(lines[i], arc...)
		}
		if size(lines[i]) > size(lines[largest]) {
			largest = i
		}
	}
	var b strings.Builder
	for i, line := range lines {
		if i != largest && (len(line) < 4 || size(line) < tiny) {
			continue
		}
		if len(line) < 4 { // nothing is left of it: a square that can be seen and clicked
			fmt.Fprintf(&b, "M%d %dl%d 0 0 %d-%d 0z", line[0][0]-least/2, line[0][1]-least/2, least, least, least)
			continue
		}
		fmt.Fprintf(&b, "M%d %dl", line[0][0], line[0][1])
		for k := 1; k < len(line)-1; k++ {
			dx, dy := line[k][0]-line[k-1][0], line[k][1]-line[k-1][1]
			if k > 1 && dx >= 0 {
				b.WriteByte(' ')
			}
			fmt.Fprint(&b, dx)
			if dy >= 0 {
				b.WriteByte(' ')
			}
			fmt.Fprint(&b, dy)
		}
		b.WriteByte('z')
	}
	return b.String(), nil
}

// size is the square of the width and height of a line, whichever is greater.
func size(line []point) int {
	lo, hi := line[0], line[0]
	for _, p := range line {
		for i := range p {
			lo[i], hi[i] = min(lo[i], p[i]), max(hi[i], p[i])
		}
	}
	w := max(hi[0]-lo[0], hi[1]-lo[1])
	return w * w
}
