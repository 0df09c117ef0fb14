package main

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"headcount/reference"
)

const (
	zipsFile       = "zip-to-county.csv"
	countyListFile = "county-details.csv"
	usNamesFile    = ownPrefix + "us-names.csv"
)

// An atlas gathers what us.zst holds: the counties, places and ZIP codes of the
// United States.
type atlas struct {
	counties    map[string]*county // by FIPS code
	countyNames map[string][]*county
	places      []*spot
	placeNames  map[string][]*spot
	zips        []reference.ZIP
	rejected    map[string]bool
}

// A county is a reference.USCounty with where its middle is.
type county struct {
	reference.USCounty
	point
	city   bool // one that is independent
	number int
}

// A spot is a reference.USPlace as it is gathered.
type spot struct {
	reference.USPlace
	point
	kind      string
	chartered bool
	whole     bool            // the same as its county
	settled   bool            // the main county is not the one of the Census
	posted    bool            // delivered under its name, in its county
	zips      map[string]int  // ZIP codes with people, by county
	listed    map[string]bool // counties by the list of post towns
	number    int
}

// A point is where something lies, in degrees; both are 0 where no source says.
type point struct{ lat, lon float64 }

// km returns roughly how far two points are apart, and whether both are known.
func (p point) km(q point) (float64, bool) {
	north := (p.lat - q.lat) * 111
	east := (p.lon - q.lon) * 111 * math.Cos(p.lat*math.Pi/180)
	return math.Hypot(north, east), p != point{} && q != point{}
}

// readAtlas reads the sources in the order in which each may lean on those
// before: counties, places, what the post knows, then the names written by
// others and here.
func readAtlas(lib *library) (*atlas, error) {
	a := &atlas{counties: map[string]*county{}, countyNames: map[string][]*county{}, placeNames: map[string][]*spot{}, rejected: map[string]bool{}}
	for _, read := range []func(*library) error{a.readCensus, a.readCoreAreas, a.readCountyList, a.readPost, a.readAliases, a.readNames} {
		if err := read(lib); err != nil {
			return nil, err
		}
	}
	a.arrange()
	return a, nil
}

// atlasKey identifies a name in a state, as reference.US does.
func atlasKey(state, name string) string { return state + " " + reference.USKey(name) }

// readCensus reads counties, places, and the parts of counties that are towns
// or townships.
func (a *atlas) readCensus(lib *library) error {
	rows, err := lib.table(censusFile, "kind", "state", "name", "place_fips", "county_fips", "incorporated", "lat", "lon")
	if err != nil {
		return err
	}
	kinds := map[string][]row{}
	for _, r := range rows {
		r.of[2] = mended(r.of[2])
		kinds[r.of[0]] = append(kinds[r.of[0]], r)
	}
	for _, r := range kinds["county"] {
		if err := a.addCounty(r); err != nil {
			return err
		}
	}
	balance := map[string]bool{} // see unitedStates.readCensus
	for _, r := range kinds["place"] {
		if strings.HasSuffix(r.of[2], "(balance)") {
			balance[atlasKey(r.of[1], shortName(r.of[2]))] = true
		}
	}
	byFIPS := map[string]bool{}
	for _, r := range kinds["place"] {
		whole := !strings.HasSuffix(r.of[2], "(balance)") && balance[atlasKey(r.of[1], shortName(r.of[2]))]
		if whole || byFIPS[r.of[3]] {
			continue
		}
		byFIPS[r.of[3]] = true
		if err := a.addPlace(r); err != nil {
			return err
		}
	}
	for _, r := range kinds["cousub"] {
		if err := a.addTown(r); err != nil {
			return err
		}
	}
	return nil
}

// mended returns a name whose UTF-8 was read as Latin-1 and written again, as
// some names with accents are in the source: "DoÃ±a Ana".
func mended(name string) string {
	if !strings.Contains(name, "Ã") {
		return name
	}
	raw := make([]byte, 0, len(name))
	for _, r := range name {
		if r > 0xff {
			return name
		}
		raw = append(raw, byte(r))
	}
	if !utf8.Valid(raw) {
		return name
	}
	return string(raw)
}

// addPlace enters a place under the names that it goes by: the short one, the
// one of the Census, and of "Bath (Berkeley Springs)" both.
func (a *atlas) addPlace(r row) error {
	where, err := pointOf(r.of[6], r.of[7])
	if err != nil {
		return r.fault("%s", err)
	}
	census := r.of[2]
	short := shortName(census)
	if strings.HasSuffix(census, " Town city") { // so named in Massachusetts, where a town took a city's charter
		short = strings.TrimSuffix(short, " Town")
	}
	name, inner, twice := strings.Cut(short, " (")
	s := a.addSpot(&spot{
		USPlace:   reference.USPlace{FIPS: r.of[3], Name: name, State: r.of[1]},
		kind:      placeKind(census, r.of[5] == "1"),
		point:     where,
		chartered: r.of[5] == "1",
		whole:     strings.HasSuffix(census, " city and borough") || strings.HasSuffix(census, " municipality"),
	})
	if fips := r.of[4]; fips != "" {
		if a.counties[fips] == nil {
			return r.fault("no county %s", fips)
		}
		s.Counties = []string{fips}
	}
	long := censusType.ReplaceAllString(census, "")
	for _, other := range []string{long, strings.TrimSuffix(inner, ")"), strings.TrimPrefix(name, "Village of ")} {
		if other != "" {
			a.name(s, other)
		}
	}
	if twice && strings.Contains(long, "(") {
		first, _, _ := strings.Cut(long, " (")
		a.name(s, first)
	}
	for _, mark := range []string{"/", ", "} { // "Hartsville/Trousdale County"
		if first, _, ok := strings.Cut(long, mark); ok {
			a.name(s, first)
		}
	}
	if first, rest, ok := strings.Cut(long, "-"); ok && strings.HasSuffix(rest, " County") {
		a.name(s, first)
	}
	return nil
}

// placeKind returns the kind of a place by the type after its name.
func placeKind(census string, chartered bool) string {
	switch {
	case !chartered:
		return "d"
	case strings.HasSuffix(census, " town"):
		return "t"
	case strings.HasSuffix(census, " village"):
		return "v"
	case strings.HasSuffix(census, " borough"):
		return "b"
	}
	return "c"
}

// addTown enters a town or township under its bare name.
func (a *atlas) addTown(r row) error {
	name, kind := r.of[2], ""
	for _, t := range []struct{ tail, kind string }{{" Town city", "t"}, {" town", "t"}, {" plantation", "t"}, {" charter township", "p"}, {" township", "p"}} {
		if bare, ok := strings.CutSuffix(name, t.tail); ok {
			name, kind = bare, t.kind
			break
		}
	}
	c := a.counties[r.of[4]]
	if kind == "" || name == "" || strings.ContainsAny(name, "0123456789") {
		return nil // surveyed, not named
	}
	if c == nil {
		return r.fault("no county %s", r.of[4])
	}
	s := &spot{USPlace: reference.USPlace{Name: name, State: r.of[1], Counties: []string{c.FIPS}}, kind: kind, point: c.point}
	for _, other := range a.placeNames[atlasKey(s.State, name)] {
		if other.kind == kind && other.FIPS == "" && other.in(c.FIPS) {
			return nil // twice in the source
		}
	}
	a.addSpot(s)
	return nil
}

func (a *atlas) addSpot(s *spot) *spot {
	s.zips, s.listed = map[string]int{}, map[string]bool{}
	a.places = append(a.places, s)
	a.name(s, s.Name)
	return s
}

// name enters a name of s.
func (a *atlas) name(s *spot, name string) {
	key := atlasKey(s.State, name)
	if reference.USKey(name) != "" && !slices.Contains(a.placeNames[key], s) {
		a.placeNames[key] = append(a.placeNames[key], s)
	}
}

// in reports whether s lies in a county.
func (s *spot) in(fips string) bool { return slices.Contains(s.Counties, fips) }

// main returns the main county, or "".
func (s *spot) main() string {
	if len(s.Counties) == 0 {
		return ""
	}
	return s.Counties[0]
}
