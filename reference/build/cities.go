package main

import (
	"strconv"
	"strings"

	"headcount/reference"
)

const (
	worldCitiesFile = "world-cities-geonames.csv"
	peopleFile      = ownPrefix + "city-people.csv"
)

// smallCity is the number of people taken for a city of GeoNames that
// city-people.csv leaves out: all in its list have 15,000 or more.
const smallCity = 20_000

// english are the countries in which a reader of English-language news looks
// for a city first. A city elsewhere must be five times as large to come
// before a namesake there: Santa Clara is in California before Cuba.
var english = map[string]bool{"US": true, "GB": true, "CA": true, "AU": true, "IE": true, "NZ": true}

func weigh(country string, people int) int {
	if english[country] {
		return people
	}
	return people / 5
}

// A city is a row of the cities of the world.
type city struct {
	code, name, country, state string
	people                     int
	taken                      bool // it is entered already, with a code of the Census
}

// readCities reads the cities of the world.
func readCities(lib *library, countries map[string]string, states map[string]*place) ([]*city, error) {
	people, err := readPeople(lib)
	if err != nil {
		return nil, err
	}
	rows, err := lib.table(worldCitiesFile, "name", "country", "subcountry", "geonameid")
	if err != nil {
		return nil, err
	}
	var cities []*city
	for _, r := range rows {
		c := &city{code: "geonames:" + r.of[3], name: r.of[0], country: countries[r.of[1]], people: people[r.of[3]]}
		if c.country == "" {
			return nil, r.fault("no country %q in %s", r.of[1], countriesFile)
		}
		if s := states[c.country+" "+r.of[2]]; s != nil {
			c.state = s.code
		} else if c.country == "US" {
			return nil, r.fault("no state %q in %s", r.of[2], statesFile)
		}
		if c.people == 0 {
			c.people = smallCity
		}
		cities = append(cities, c)
	}
	return cities, nil
}

// addCities enters the cities that are not there with a code of the Census.
func (g *gazetteer) addCities(cities []*city) {
	for _, c := range cities {
		if !c.taken {
			g.add(&place{code: c.code, name: c.name, kind: reference.City, country: c.country, state: c.state, rank: weigh(c.country, c.people)})
		}
	}
}

func readPeople(lib *library) (map[string]int, error) {
	rows, err := lib.table(peopleFile, "geonameid", "people")
	if err != nil {
		return nil, err
	}
	people := map[string]int{}
	for _, r := range rows {
		n, err := strconv.Atoi(r.of[1])
		if err != nil {
			return nil, r.fault("people %q is no number", r.of[1])
		}
		people[r.of[0]] = n
	}
	return people, nil
}

// readCityNames reads the further names of cities written in this repository.
func (g *gazetteer) readCityNames(lib *library) error {
	rows, err := lib.table(citiesFile, "code", "also", "people")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := g.byCode[r.of[0]]
		if p == nil {
			return r.fault("no place %s", r.of[0])
		}
		rank := p.rank
		if r.of[2] != "" {
			if rank, err = strconv.Atoi(r.of[2]); err != nil {
				return r.fault("people %q is no number", r.of[2])
			}
		}
		for _, name := range list(r.of[1]) {
			name, starred := strings.CutSuffix(name, "*")
			g.name(p, name, rank, starred)
		}
	}
	return nil
}
