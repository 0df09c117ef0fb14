package reference

import (
	"bytes"
	"slices"
	"strings"
)

// A Site is where jobs are, as far as a notice says it.
type Site struct {
	PlaceFIPS  string // seven digits; "" where unknown or none
	Place      string // name; "" where unknown
	CountyFIPS string // five digits; "" where it is not certain
	County     string // name with its type
	CBSA       string // of the county, or of all counties that the place lies in
	Basis      string // what decided, or why nothing could
}

// What decides on a site. "; ZIP of another state", "; unknown ZIP" or "; ZIP
// contradicts" may follow.
const (
	byCounty     = "county named"
	byCountyOnly = "county named, city not in it" // as far as is known
	byBoth       = "city and ZIP agree"
	byCity       = "city in one county"
	byMain       = "city's main county"
	byZIP        = "ZIP"
	noPlace      = "no place named"
	noCity       = "unknown city"
	noCounty     = "unknown county"
	noneOfMany   = "several places of that name"
	noneOfCounty = "city in several counties"
	noneOfTwo    = "city and ZIP in different counties"
	noneOfBare   = "county or city of that name"
	noneOfBoth   = "place or county of that name"
	noneOfList   = "several counties named"
	elsewhere    = "city of another state, by its ZIP"

	otherState  = "; ZIP of another state"
	unknownZIP  = "; unknown ZIP"
	contradicts = "; ZIP contradicts"
)

// Locate finds the place and county of a work site in a state, given by its
// postal code, from what a notice gives of it; any of city, county and zip may
// be "". A county that is named decides. Else the city does where it lies in
// one county; a city in several needs a ZIP code in one of them, unless nearly
// all of it is known to be in its main county. A ZIP code alone decides where
// no city is known. One of another state is not used, but where it is that of a
// city of the same name, the site is held to be there and nothing is said of
// it. Of places that share a name it takes the only one with a charter or a post
// office, and else none that neither ZIP code nor county tells apart.
func (u *US) Locate(state, city, county, zip string) Site {
	q := query{u: u, state: state}
	county, city = strings.TrimSpace(county), strings.TrimSpace(city)
	if !q.readZIP(zip, city) {
		return Site{Basis: elsewhere}
	}
	if u.isRejected(state, city) {
		city = ""
	}
	if city != "" {
		q.places = u.placesNamed(state, city)
		if county == "" && (len(q.places) == 0 || countyInName(city)) { // in the wrong column
			county = city
		}
	}
	named, several := u.countiesNamed(state, county)
	if county != city && len(named) == 0 && !several {
		if site, ok := q.swapped(city, county); ok {
			return site
		}
	}
	if len(named) > 0 {
		return q.inCounty(named, city)
	}
	s := q.inCity(city)
	switch {
	case s.CountyFIPS != "" || len(q.places) > 0:
	case several:
		s.Basis = noneOfList + q.note
	case county != "" && county != city:
		s.Basis = noCounty + q.note
	}
	return s
}

// swapped returns the site of a county in the city's column and a city of that
// county in the county's.
func (q *query) swapped(city, county string) (Site, bool) {
	named, _ := q.u.countiesNamed(q.state, city)
	if len(named) != 1 {
		return Site{}, false
	}
	r := query{u: q.u, state: q.state, zip: q.zip, note: q.note, places: q.u.placesNamed(q.state, county)}
	if r.placeIn(q.u.counties[named[0].at].FIPS) == nil {
		return Site{}, false
	}
	return r.inCounty(named, county), true
}

// countyInName reports whether a name says that it is a county's.
func countyInName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, " county") || strings.HasSuffix(name, " parish") || strings.HasSuffix(name, " co.") || strings.HasPrefix(name, "county of ") ||
		strings.HasSuffix(name, " census area")
}

// A query is what is asked of Locate, as it is worked on.
type query struct {
	u      *US
	state  string
	zip    ZIP    // empty when none of the state is given
	note   string // on the ZIP code, to end the basis
	places []ref
}

// readZIP reads a ZIP code, and reports false for that of a city of the same
// name in another state.
func (q *query) readZIP(code, city string) bool {
	if strings.TrimSpace(code) == "" {
		return true
	}
	zip, ok := q.u.ZIP(code)
	if !ok {
		q.note = unknownZIP
		return true
	}
	if c, ok := q.u.CountyFIPS(zip.County); !ok || c.State != q.state {
		q.note = otherState
		var a, b [keyRoom]byte
		return city == "" || !bytes.Equal(appendUSKey(a[:0], city), appendUSKey(b[:0], zip.Place))
	}
	q.zip = zip
	return true
}

// inCounty returns the site in the county that is named. Where a county and an
// independent city share the name, the place or the ZIP code tells them apart.
func (q *query) inCounty(named []ref, city string) Site {
	county := q.u.counties[named[0].at].FIPS
	if len(named) > 1 {
		county = ""
		if q.zip.County != "" && slices.ContainsFunc(named, func(r ref) bool { return q.u.counties[r.at].FIPS == q.zip.County }) {
			county = q.zip.County
		}
		for _, r := range named {
			fips := q.u.counties[r.at].FIPS
			if len(q.places) > 0 && q.places[0].leads && q.u.places[q.places[0].at].Counties[0] == fips {
				county = fips
			}
		}
		if county == "" {
			return Site{Basis: noneOfBare + q.note}
		}
	}
	if p := q.placeIn(county); p != nil {
		return q.at(p, county, byCounty)
	}
	if city == "" || len(q.places) == 0 {
		return q.at(nil, county, byCounty)
	}
	return q.at(nil, county, byCountyOnly)
}

// placeIn returns the place that lies in a county, or nil: one with a code of
// its own before a township or post town, one that has it as its main county
// before one that also lies in it, and the likelier before others.
func (q *query) placeIn(county string) *site {
	var in *site
	best := 0
	for _, r := range q.places {
		p := &q.u.places[r.at]
		n := 0
		switch {
		case p.Counties[0] == county:
			n = 2
		case slices.Contains(p.Counties, county):
			n = 1
		default:
			continue
		}
		if p.FIPS != "" {
			n += 2
		}
		if n > best {
			in, best = p, n
		}
	}
	return in
}

// inCity returns the site by its city and ZIP code.
func (q *query) inCity(city string) Site {
	if len(q.places) == 0 {
		return q.inZIP(city)
	}
	if q.zip.County != "" {
		switch p := q.placeIn(q.zip.County); {
		case p == nil:
		case p.astride && p.Counties[0] != q.zip.County:
			return q.at(p, "", noneOfTwo)
		default:
			return q.at(p, q.zip.County, byBoth)
		}
	}
	first := &q.u.places[q.places[0].at]
	if !q.places[0].leads {
		for _, r := range q.places { // all in one county
			if p := &q.u.places[r.at]; len(p.Counties) > 1 || p.Counties[0] != first.Counties[0] {
				return q.against(Site{Basis: noneOfMany + q.note})
			}
		}
	}
	if named, _ := q.u.countiesNamed(q.state, city); len(named) > 0 && first.minor() && !slices.Contains(first.Counties, q.u.counties[named[0].at].FIPS) {
		return q.against(Site{Basis: noneOfBoth + q.note}) // Richland, a hamlet in one county of South Carolina, and another county
	}
	switch {
	case len(first.Counties) == 1:
		return q.against(q.at(first, first.Counties[0], byCity))
	case first.clear:
		return q.against(q.at(first, first.Counties[0], byMain))
	}
	return q.against(q.at(first, "", noneOfCounty))
}

// minor reports whether a place is less likely to be meant than a county of
// its name: it has no charter, and is not in New England, whose towns are
// known by their bare names and whose counties hardly are.
func (p *site) minor() bool {
	switch p.State {
	case "CT", "MA", "ME", "NH", "RI", "VT":
		return false
	case "WI":
		return p.FIPS == ""
	}
	return p.kind == kindUnbound || p.kind == kindPost || p.kind == kindTownship
}

// against notes that the ZIP code contradicts the site.
func (q *query) against(s Site) Site {
	if q.zip.County != "" {
		s.Basis += contradicts
	}
	return s
}

// inZIP returns the site where no place is known by the city's name.
func (q *query) inZIP(city string) Site {
	switch {
	case q.zip.County != "":
		q.places = q.u.placesNamed(q.state, q.zip.Place)
		p := q.placeIn(q.zip.County)
		if city != "" {
			p = nil // the post's name for the ZIP code is not what the notice says
		}
		return q.at(p, q.zip.County, byZIP)
	case city == "":
		return Site{Basis: noPlace + q.note}
	default:
		return Site{Basis: noCity + q.note}
	}
}

// at returns the site at a place, if one is known, in a county, if one is.
func (q *query) at(p *site, county, basis string) Site {
	s := Site{CountyFIPS: county, Basis: basis + q.note}
	if p != nil {
		s.PlaceFIPS, s.Place = p.FIPS, p.Name
		if county != "" && county != p.Counties[0] && oneCity(p.Counties[0]) {
			s.PlaceFIPS = "" // delivered from the city, outside it
		}
	}
	if county != "" {
		c, _ := q.u.CountyFIPS(county)
		s.County, s.CBSA = c.Name, c.CBSA
		return s
	}
	for i, fips := range p.Counties {
		c, _ := q.u.CountyFIPS(fips)
		if i > 0 && c.CBSA != s.CBSA {
			s.CBSA = ""
			return s
		}
		s.CBSA = c.CBSA
	}
	return s
}

// oneCity reports whether a county is the same as a city, so that no part of
// the city lies in another: the independent cities, and those that are one
// government.
func oneCity(county string) bool {
	switch county[:2] {
	case "51":
		return county >= "51500"
	case "24", "29":
		return county[2:] == "510"
	}
	switch county {
	case "06075", "08014", "08031", "11001", "22071", "32510", "42101":
		return true
	}
	return false
}
