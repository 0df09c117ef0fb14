package main

import (
	"regexp"
	"slices"
	"strings"

	"headcount/reference"
)

const (
	censusFile  = "us-places-counties-fips.csv.gz"
	postalFile  = "us-cities-county.csv"
	aliasesFile = "us-place-aliases.csv"
)

// The ranks of places whose number of people no source gives: rough, and below
// those of which one does.
const (
	rankChartered   = 3_000
	rankUnchartered = 2_000 // a place that the Census marks out, without a charter
	rankTown        = 2_500 // of New England and its neighbours
	rankPostal      = 300   // known to the post only
	rankQuarter     = 200   // of a city, known by the city's code
)

// unitedStates gathers the places of the United States.
type unitedStates struct {
	*gazetteer
	states   map[string]*place // by "US " and name, "=" and postal code, or FIPS code
	cities   map[string]*city  // of GeoNames, by cityKey
	counties map[string]*place // by FIPS code, and by cityKey
	people   map[string]int    // of the places of a county, by its FIPS code
}

func newUnitedStates(g *gazetteer, states map[string]*place, cities []*city) *unitedStates {
	us := &unitedStates{gazetteer: g, states: states, cities: map[string]*city{}, counties: map[string]*place{}, people: map[string]int{}}
	for _, c := range cities {
		key := cityKey(c.state, c.name)
		if other := us.cities[key]; c.country == "US" && (other == nil || other.people < c.people) {
			us.cities[key] = c
		}
	}
	return us
}

// cityKey identifies a city or county of a state.
func cityKey(state, name string) string {
	key := reference.PlaceKey(name)
	if rest, ok := strings.CutPrefix(key, "saint "); ok {
		key = "st " + rest
	}
	return state + " " + key
}

// city returns the city of GeoNames of that name, or nil. GeoNames has the one
// that the Census calls New York under its longer name.
func (us *unitedStates) city(state, name string) *city {
	if state == "US-NY" && name == "New York" {
		name = "New York City"
	}
	return us.cities[cityKey(state, name)]
}

// readCensus reads the places, then the towns and townships of the states where
// they are municipalities, then the counties, which rank by the people of their
// places.
func (us *unitedStates) readCensus(lib *library) error {
	rows, err := lib.table(censusFile, "kind", "state", "name", "place_fips", "county_fips", "incorporated")
	if err != nil {
		return err
	}
	kinds := map[string][]censusRow{}
	for _, r := range rows {
		if slices.Contains(islands, r.of[1]) {
			continue
		}
		c := censusRow{us.states["US "+exact+r.of[1]], r.of[2], r.of[3], r.of[4], r.of[5] == "1"}
		if c.state == nil {
			return r.fault("no state %q in %s", r.of[1], statesFile)
		}
		if c.county != "" && us.states["US "+c.county[:2]] != c.state {
			return r.fault("county %s is not in %s", c.county, c.state.name)
		}
		kinds[r.of[0]] = append(kinds[r.of[0]], c)
	}
	// Where a city and its county are one government, the Census has the city
	// twice; the balance is what is left without the towns in it, and is what
	// its figures are given for.
	balance := map[string]bool{}
	for _, c := range kinds["place"] {
		if strings.HasSuffix(c.name, "(balance)") {
			balance[cityKey(c.state.code, shortName(c.name))] = true
		}
	}
	for _, c := range kinds["place"] {
		again := us.byCode[c.place] != nil
		whole := !strings.HasSuffix(c.name, "(balance)") && balance[cityKey(c.state.code, shortName(c.name))]
		if !again && !whole {
			us.addPlace(c)
		}
	}
	for _, c := range kinds["cousub"] {
		us.addTown(c)
	}
	for _, c := range kinds["county"] {
		us.addCounty(c)
	}
	return nil
}

// islands are the parts of the United States that are countries to ISO 3166-1,
// and so are among the countries here.
var islands = []string{"AS", "GU", "MP", "PR", "UM", "VI"}

// A censusRow is a place, a county or a part of one. A place that lies in
// several counties may have no county code.
type censusRow struct {
	state         *place
	name          string
	place, county string // FIPS codes
	chartered     bool
}

// censusType matches what the Census puts after a place's name: "Detroit
// city", "Nashville-Davidson metropolitan government (balance)".
var censusType = regexp.MustCompile(` (city and borough|(consolidated|metro|metropolitan|unified) government|urban county|metro township|municipality|corporation|comunidad|zona urbana|city|town|village|borough|CDP)?( ?\(balance\))?$`)

// shortNames are the places whose Census name no report uses.
var shortNames = map[string]string{
	"Athens-Clarke County":            "Athens",
	"Augusta-Richmond County":         "Augusta",
	"Boise City":                      "Boise",
	"Butte-Silver Bow":                "Butte",
	"El Paso de Robles (Paso Robles)": "Paso Robles",
	"Hilton Head Island":              "Hilton Head",
	"Lexington-Fayette":               "Lexington",
	"Louisville/Jefferson County":     "Louisville",
	"Macon-Bibb County":               "Macon",
	"Nashville-Davidson":              "Nashville",
	"San Buenaventura (Ventura)":      "Ventura",
	"Urban Honolulu":                  "Honolulu",
}

// shortName returns the name of a place of the Census as reports have it.
func shortName(census string) string {
	name := censusType.ReplaceAllString(census, "")
	if short := shortNames[name]; short != "" {
		return short
	}
	return name
}

func (us *unitedStates) addPlace(c censusRow) {
	rank := rankUnchartered
	if c.chartered {
		rank = rankChartered
	}
	us.addCity(shortName(c.name), c.place, c.county, c.state, rank)
}

// addCity enters a city with the number of people that GeoNames has for it, or
// the rank given.
func (us *unitedStates) addCity(name, code, county string, state *place, rank int) {
	if c := us.city(state.code, name); c != nil {
		c.taken = true
		rank = max(rank, c.people)
	}
	us.people[county] += rank
	us.add(&place{code: code, name: name, kind: reference.City, country: "US", state: state.code, rank: rank})
}

// townStates are the states where reports name towns or townships as
// municipalities: the six of New England, New York, New Jersey, Pennsylvania
// and Michigan.
var townStates = []string{"US-CT", "US-MA", "US-ME", "US-MI", "US-NH", "US-NJ", "US-NY", "US-PA", "US-RI", "US-VT"}

// townType matches what the Census puts after the name of a county's part.
var townType = regexp.MustCompile(`^(.+) (town|Town city|charter township|township)$`)

// addTown enters a town under its bare name, and a township only with that
// word. It has the code of its county, since the source gives none of its own.
func (us *unitedStates) addTown(c censusRow) {
	m := townType.FindStringSubmatch(c.name)
	if m == nil || !slices.Contains(townStates, c.state.code) {
		return
	}
	name := m[1]
	if strings.HasSuffix(m[2], "township") {
		name += " Township"
	}
	if us.find(reference.PlaceKey(name), reference.City, c.state.code) == nil {
		us.addCity(name, c.county, c.county, c.state, rankTown)
	}
}

// countyType matches the kind of county at the end of its name.
var countyType = regexp.MustCompile(` (County|Parish|Borough|Census Area|Municipality|Municipio|City and Borough|Planning Region|city)$`)

func (us *unitedStates) addCounty(c censusRow) {
	p := us.add(&place{code: c.county, name: c.name, kind: reference.County, country: "US", state: c.state.code, rank: max(us.people[c.county], rankTown)})
	us.counties[c.county] = p
	us.counties[cityKey(c.state.code, countyType.ReplaceAllString(c.name, ""))] = p
}

// readPostal adds the places that only the post knows, with the code of their
// county. Those whose county is not known by that name are left out.
func (us *unitedStates) readPostal(lib *library) error {
	rows, err := lib.table(postalFile, "STATE_CODE", "CITY", "COUNTY")
	if err != nil {
		return err
	}
	for _, r := range rows {
		if slices.Contains(islands, r.of[0]) {
			continue
		}
		state := us.states["US "+exact+r.of[0]]
		if state == nil {
			return r.fault("no state %q in %s", r.of[0], statesFile)
		}
		name := r.of[1]
		county := us.counties[cityKey(state.code, r.of[2])]
		if county == nil || us.find(reference.PlaceKey(name), reference.City, state.code) != nil {
			continue
		}
		us.add(&place{code: county.code, name: name, kind: reference.City, country: "US", state: state.code, rank: rankPostal})
	}
	return nil
}

// readAliases adds the boroughs and quarters that no roster has. Rows that a
// language model decided, which say so in their note, are left out, as are
// those that only correct what a notice had wrong.
func (us *unitedStates) readAliases(lib *library) error {
	rows, err := lib.table(aliasesFile, "state", "filed_name", "decision", "census_name", "kind", "note")
	if err != nil {
		return err
	}
	for _, r := range rows {
		name, decision, kind, note := r.of[1], r.of[2], r.of[4], r.of[5]
		if decision != "" || strings.Contains(note, "(deepseek") || strings.Contains(note, "truncated") {
			continue
		}
		state := us.states["US "+exact+r.of[0]]
		if state == nil {
			return r.fault("no state %q", r.of[0])
		}
		var whole *place
		if kind == reference.County {
			whole = us.counties[cityKey(state.code, countyType.ReplaceAllString(r.of[3], ""))]
		} else {
			whole = us.find(reference.PlaceKey(r.of[3]), reference.City, state.code)
		}
		if whole == nil {
			return r.fault("no place %q", r.of[3])
		}
		us.addQuarter(name, whole, strings.Contains(note, "coextensive"))
	}
	return nil
}

// addQuarter enters a part of a place under the code of the whole. A borough is
// the whole of its county, so the county ranks as it does.
func (us *unitedStates) addQuarter(name string, whole *place, borough bool) {
	rank := rankQuarter
	if c := us.city(whole.state, name); c != nil {
		c.taken = true
		rank = max(rank, c.people)
	}
	if borough {
		whole.rank = max(whole.rank, rank)
	}
	us.add(&place{code: whole.code, name: name, kind: whole.kind, country: "US", state: whole.state, rank: rank})
}
