package main

import (
	"slices"
	"strings"

	"headcount/reference"
)

// A delivery is what the post's sources say of a name in a state: the counties,
// by how many of its ZIP codes each has the most people of. A county without
// one has 0.
type delivery struct {
	name     string
	state    string
	counties map[string]int
	listed   map[string]bool // by the list of post towns
	point
}

// to notes that s is delivered by d in a county.
func (d *delivery) to(s *spot, fips string) {
	s.posted = true
	s.zips[fips] = d.counties[fips]
	if d.listed[fips] {
		s.listed[fips] = true
	}
}

// readPost reads ZIP codes and post towns, and tells the places that the post
// knows which counties they are delivered in.
func (a *atlas) readPost(lib *library) error {
	known := map[string]*delivery{}
	find := func(state, name string) *delivery {
		key := atlasKey(state, name)
		if known[key] == nil {
			known[key] = &delivery{name: name, state: state, counties: map[string]int{}, listed: map[string]bool{}}
		}
		return known[key]
	}
	rows, err := lib.table(zipsFile, "zip_code", "zip_fips", "zip_place_name")
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := a.counties[r.of[1]]
		if c == nil || len(r.of[0]) != 5 {
			return r.fault("no county %s, or no code %s", r.of[1], r.of[0])
		}
		name, usual := postName(r.of[2])
		a.zips = append(a.zips, reference.ZIP{Code: r.of[0], County: c.FIPS, Place: name})
		d := find(c.State, name)
		n := d.counties[c.FIPS]
		if usual {
			n++
		}
		d.counties[c.FIPS] = n
	}
	rows, err = lib.table(postalFile, "STATE_CODE", "CITY", "COUNTY", "LATITUDE", "LONGITUDE")
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := a.county(r.of[0], r.of[2])
		if c == nil {
			continue // of an older division, or a list of several
		}
		d := find(r.of[0], r.of[1])
		d.counties[c.FIPS] += 0
		d.listed[c.FIPS] = true
		if d.point, err = pointOf(r.of[3], r.of[4]); err != nil {
			return r.fault("%s", err)
		}
	}
	for _, d := range sorted(known) {
		a.deliver(d)
	}
	return nil
}

// county returns the county of that name, or nil; of a county and a city, the
// county.
func (a *atlas) county(state, name string) *county {
	named := a.countyNames[atlasKey(state, name)]
	if i := slices.IndexFunc(named, func(c *county) bool { return !c.city }); i >= 0 {
		return named[i]
	}
	if len(named) > 0 {
		return named[0]
	}
	return nil
}

// postName returns the place of a ZIP code, "Carbondale, IL" or "LYNN", and
// whether it is an area with people: not post boxes, and not one firm, which
// the source has in capitals.
func postName(cell string) (string, bool) {
	name, boxes := strings.CutSuffix(cell, " (PO Boxes)")
	if at := strings.LastIndex(name, ","); at >= 0 {
		var state string
		name, state = name[:at], strings.TrimSpace(name[at+1:])
		if at := strings.LastIndex(name, ", "); at >= 0 {
			if tail := name[at+2:]; strings.EqualFold(tail, state) {
				name = name[:at] // "Canonsburg, Pa, PA"
			} else {
				name = tail // "Howard Univ, Washington, DC"
			}
		}
		return shortName(strings.TrimSpace(name)), !boxes
	}
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = mixed(w, i == 0)
	}
	return strings.Join(words, " "), false
}

// neighbours is how far the middles of two counties may be apart for a place to
// lie in both.
const neighbours = 110 // km

// deliver gives each county of d to the place of that name that has it as its
// main one, else to the nearest of that name in a county near by; what remains
// is a place that only the post knows.
func (a *atlas) deliver(d *delivery) {
	if reference.USKey(d.name) == "" {
		return
	}
	named := a.placeNames[atlasKey(d.state, d.name)]
	if bare, ok := strings.CutPrefix(d.name, "City of "); ok && len(named) == 0 { // Industry, California
		named = a.placeNames[atlasKey(d.state, bare)]
		for _, s := range named {
			if s.chartered {
				a.name(s, d.name)
			}
		}
	}
	var rest []string
	for _, fips := range byCount(d.counties) {
		own := slices.IndexFunc(named, func(s *spot) bool { return s.main() == fips || s.main() == "" })
		if own < 0 {
			rest = append(rest, fips)
			continue
		}
		for _, s := range named {
			if s.main() == "" {
				s.Counties = []string{fips}
			}
			if s.main() == fips {
				d.to(s, fips)
			}
		}
	}
	for _, fips := range byCount(d.counties) {
		a.spread(d, named, fips)
	}
	var post *spot
	for _, fips := range rest {
		s := a.nearest(named, fips)
		if s == nil {
			s = post
		}
		if s == nil {
			post = a.addSpot(&spot{USPlace: reference.USPlace{Name: d.name, State: d.state}, kind: "x", posted: true, point: d.point})
			s = post
		}
		s.Counties = append(s.Counties, fips)
		d.to(s, fips)
	}
}

// adjoining is how far the middles of two counties may be apart for a city in
// one to reach into the other, where a township of its name lies.
const adjoining = 60 // km

// spread gives a county in which only a township has the name to the one city
// of that name near by, too: Channahon is mostly in its township, in another
// county than the Census has it.
func (a *atlas) spread(d *delivery, named []*spot, fips string) {
	var city *spot
	for _, s := range named {
		switch {
		case s.in(fips) && s.FIPS != "":
			return
		case !s.chartered || s.main() == "":
		case city != nil:
			return
		default:
			city = s
		}
	}
	if city == nil || !slices.ContainsFunc(named, func(s *spot) bool { return s.main() == fips }) {
		return
	}
	if km, ok := a.counties[city.main()].km(a.counties[fips].point); ok && km < adjoining {
		city.Counties = append(city.Counties, fips)
		d.to(city, fips)
	}
}

// nearest returns the place that has a post office already, else the one whose
// main county is nearest to a county and near to it, or nil.
func (a *atlas) nearest(named []*spot, fips string) *spot {
	var best *spot
	least := 0.0
	for _, s := range named {
		if s.posted && len(s.Counties) > 0 {
			return s // the post has no two offices of one name in a state
		}
		if s.kind == "p" {
			continue
		}
		from := a.counties[s.main()]
		if from == nil {
			continue
		}
		km, ok := from.km(a.counties[fips].point)
		if !ok && strings.HasPrefix(fips, "09") {
			km, ok = 0, true // the source does not say where Connecticut's counties are
		}
		if !ok || km > neighbours {
			continue
		}
		if best == nil || km < least {
			best, least = s, km
		}
	}
	return best
}

// byCount returns the counties by falling count, then by code.
func byCount(counties map[string]int) []string {
	var all []string
	for fips := range counties {
		all = append(all, fips)
	}
	slices.SortFunc(all, func(a, b string) int {
		if d := counties[b] - counties[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return all
}

// sorted returns the values of m in the order of their keys.
func sorted[V any](m map[string]V) []V {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	all := make([]V, 0, len(keys))
	for _, k := range keys {
		all = append(all, m[k])
	}
	return all
}
