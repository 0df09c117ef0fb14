package reference

import (
	"slices"
	"strings"
)

// US holds the counties, places, ZIP codes and metropolitan areas of the United
// States. It does not change once it is loaded, so it is safe for concurrent
// use.
type US struct {
	sources     []Source
	counties    []USCounty // by FIPS code
	countyNames names
	places      []site
	placeNames  names
	zips        []ZIP    // by code
	rejected    []string // "OH various": strings known to be no place, in order
}

// A USCounty is a county or what stands for one: a parish, a borough of Alaska,
// an independent city, a planning region of Connecticut.
type USCounty struct {
	FIPS      string // five digits
	Name      string // with its type: "Wayne County", "Orleans Parish", "St. Louis city"
	State     string // postal code: "OH"
	CBSA      string // metropolitan or micropolitan area; "" outside one, and for the counties that Connecticut gave up
	CBSATitle string
}

// A USPlace is a city, town, village, township, or a quarter or post town.
type USPlace struct {
	FIPS     string   // seven digits; "" for one that has none: a township, a post town
	Name     string   // without its type: "Columbus"
	State    string   // postal code
	Counties []string // FIPS codes, the main one first
}

// A ZIP is a ZIP code with the county where most of its people live.
type ZIP struct {
	Code   string // five digits
	County string // FIPS code
	Place  string // the post's name for it
}

// A site is a USPlace as it is held.
type site struct {
	USPlace
	kind    byte // one of the kinds below
	clear   bool // Counties[0] holds nearly all of it
	astride bool // none of its ZIP codes is mostly in Counties[0]
}

// The kinds of USPlace, as reference/build writes them.
const (
	kindCity     = 'c'
	kindTown     = 't' // or plantation
	kindVillage  = 'v'
	kindBorough  = 'b'
	kindUnbound  = 'd' // a place that the Census marks out, without a charter
	kindTownship = 'p'
	kindPost     = 'x' // known to the post only
	kindQuarter  = 'q' // of a city, or a borough of New York City
)

// Sources returns where the data comes from, each with its licence.
func (u *US) Sources() []Source { return slices.Clone(u.sources) }

// County returns the county of that name in a state, given by its postal code.
// The name may lack its type or have it short ("Wayne", "WAYNE CO."), and may
// be one that the county bore before ("Dade"). A list of several names none. Where a county and an
// independent city share a bare name ("St. Louis"), it is the county.
func (u *US) County(state, name string) (USCounty, bool) {
	refs, _ := u.countiesNamed(state, name)
	if len(refs) == 0 {
		return USCounty{}, false
	}
	return u.counties[refs[0].at], true
}

// CountyFIPS returns the county of a five-digit code.
func (u *US) CountyFIPS(fips string) (USCounty, bool) {
	at, ok := slices.BinarySearchFunc(u.counties, fips, func(c USCounty, fips string) int { return strings.Compare(c.FIPS, fips) })
	if !ok {
		return USCounty{}, false
	}
	return u.counties[at], true
}

// Places returns the places of that name in a state, given by its postal code,
// the most likely to be meant first. A name with a type ("Village of Lisbon",
// "Wayne Twp.") gives those of that type where there are any. Strings that are
// known to name no place give none.
func (u *US) Places(state, name string) []USPlace {
	refs := u.placesNamed(state, name)
	if len(refs) == 0 {
		return nil
	}
	all := make([]USPlace, 0, len(refs))
	for _, r := range refs {
		p := u.places[r.at].USPlace
		p.Counties = slices.Clone(p.Counties)
		all = append(all, p)
	}
	return all
}

// ZIP returns the ZIP code, given as five digits or with the four that may
// follow.
func (u *US) ZIP(code string) (ZIP, bool) {
	code = strings.TrimSpace(code)
	if len(code) > 5 && (code[5] == '-' || code[5] == ' ' || len(code) == 9) {
		code = code[:5]
	}
	at, ok := slices.BinarySearchFunc(u.zips, code, func(z ZIP, code string) int { return strings.Compare(z.Code, code) })
	if !ok {
		return ZIP{}, false
	}
	return u.zips[at], true
}
