package main

import (
	"slices"
	"strconv"
	"strings"

	"headcount/reference"
)

const (
	countriesFile = ownPrefix + "countries.csv"
	statesFile    = ownPrefix + "states.csv"
	regionsFile   = ownPrefix + "regions.csv"
	citiesFile    = ownPrefix + "cities.csv"
)

// readPlaces gathers the places: countries, states, regions, then the United
// States by county and place, then the cities of the world.
func readPlaces(lib *library, common *vocabulary) (*gazetteer, error) {
	g := newGazetteer(common)
	countries, err := g.readCountries(lib)
	if err != nil {
		return nil, err
	}
	states, err := g.readStates(lib)
	if err != nil {
		return nil, err
	}
	if err := g.readRegions(lib); err != nil {
		return nil, err
	}
	cities, err := readCities(lib, countries, states)
	if err != nil {
		return nil, err
	}
	us := newUnitedStates(g, states, cities)
	if err := us.readCensus(lib); err != nil {
		return nil, err
	}
	if err := us.readAliases(lib); err != nil {
		return nil, err
	}
	g.addCities(cities)
	if err := g.readCityNames(lib); err != nil {
		return nil, err
	}
	if err := us.readPostal(lib); err != nil {
		return nil, err
	}
	if err := us.readRegionAliases(lib); err != nil {
		return nil, err
	}
	if err := us.readMetros(lib); err != nil {
		return nil, err
	}
	return g, nil
}

// readCountries reads the countries and returns their codes by the names that
// GeoNames has for them.
func (g *gazetteer) readCountries(lib *library) (map[string]string, error) {
	rows, err := lib.table(countriesFile, "code", "name", "people", "geonames", "demonyms", "also")
	if err != nil {
		return nil, err
	}
	codes := map[string]string{}
	for _, r := range rows {
		people, err := strconv.Atoi(r.of[2])
		if err != nil {
			return nil, r.fault("people %q is no number", r.of[2])
		}
		p := g.add(&place{code: r.of[0], name: r.of[1], kind: reference.Country, country: r.of[0], rank: people})
		codes[p.name] = p.code
		if geonames := r.of[3]; geonames != "" {
			codes[geonames] = p.code
			if !strings.ContainsAny(geonames, ":,(") { // "Iran, Islamic Republic of" is no name in a text
				g.name(p, geonames, people, false)
			}
		}
		g.demonym(p, r.of[4])
		g.also(p, r.of[5])
	}
	return codes, nil
}

func (g *gazetteer) demonym(p *place, cell string) {
	for _, d := range list(cell) {
		key := reference.PlaceKey(d)
		g.people[key] = append(g.people[key], naming{place: p, rank: p.rank})
	}
}

// readStates reads the states, provinces and nations, and returns them by
// country and each of their names, and the FIPS code: "US Ohio", "US =OH",
// "US 39".
func (g *gazetteer) readStates(lib *library) (map[string]*place, error) {
	rows, err := lib.table(statesFile, "code", "name", "people", "fips", "demonyms", "also")
	if err != nil {
		return nil, err
	}
	states := map[string]*place{}
	for _, r := range rows {
		people, err := strconv.Atoi(r.of[2])
		if err != nil {
			return nil, r.fault("people %q is no number", r.of[2])
		}
		country, _, ok := strings.Cut(r.of[0], "-")
		if !ok {
			return nil, r.fault("%q is no code of ISO 3166-2", r.of[0])
		}
		p := g.add(&place{code: r.of[0], name: r.of[1], kind: reference.State, country: country, state: r.of[0], rank: people})
		states[country+" "+p.name] = p
		if fips := r.of[3]; fips != "" {
			states[country+" "+fips] = p
		}
		g.demonym(p, r.of[4])
		g.also(p, r.of[5])
		for _, name := range list(r.of[5]) {
			states[country+" "+strings.TrimSuffix(name, "*")] = p
		}
	}
	return states, nil
}

// readRegions reads the regions of the world, the informal ones within
// countries, and cities that the list of GeoNames lacks.
func (g *gazetteer) readRegions(lib *library) error {
	rows, err := lib.table(regionsFile, "code", "name", "kind", "country", "state", "people", "also")
	if err != nil {
		return err
	}
	for _, r := range rows {
		people, err := strconv.Atoi(r.of[5])
		if err != nil {
			return r.fault("people %q is no number", r.of[5])
		}
		if kind := r.of[2]; !slices.Contains([]string{reference.Region, reference.Metro, reference.City}, kind) {
			return r.fault("kind %q is no region, metro or city", kind)
		}
		p := g.add(&place{code: r.of[0], name: r.of[1], kind: r.of[2], country: r.of[3], state: r.of[4], rank: people})
		g.also(p, r.of[6])
	}
	return nil
}
