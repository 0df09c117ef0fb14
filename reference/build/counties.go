package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headcount/reference"
)

func (a *atlas) addCounty(r row) error {
	where, err := pointOf(r.of[6], r.of[7])
	if err != nil {
		return r.fault("%s", err)
	}
	c := &county{USCounty: reference.USCounty{FIPS: r.of[4], Name: r.of[2], State: r.of[1]}, point: where}
	if a.counties[c.FIPS] != nil || len(c.FIPS) != 5 {
		return r.fault("county %q is known already, or no code", c.FIPS)
	}
	a.enter(c)
	return nil
}

// enter enters a county under its name and its bare name.
func (a *atlas) enter(c *county) {
	a.counties[c.FIPS] = c
	c.city = strings.HasSuffix(c.Name, " city")
	a.nameCounty(c, c.Name)
	a.nameCounty(c, countyType.ReplaceAllString(c.Name, ""))
}

func (a *atlas) nameCounty(c *county, name string) {
	key := atlasKey(c.State, name)
	if !slices.Contains(a.countyNames[key], c) {
		a.countyNames[key] = append(a.countyNames[key], c)
	}
}

// pointOf reads a latitude and a longitude, which may both be missing.
func pointOf(lat, lon string) (point, error) {
	if lat == "" && lon == "" {
		return point{}, nil
	}
	north, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return point{}, fmt.Errorf("latitude %q", lat)
	}
	east, err := strconv.ParseFloat(lon, 64)
	if err != nil {
		return point{}, fmt.Errorf("longitude %q", lon)
	}
	return point{north, east}, nil
}

// readCoreAreas gives the counties their metropolitan or micropolitan areas.
// It is drawn by the planning regions that Connecticut has had for counties
// since 2022, which the other sources do not know: those are added beside the
// counties, and these have no area.
func (a *atlas) readCoreAreas(lib *library) error {
	rows, err := readCoreAreas(lib)
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := a.counties[r.of[2]]
		if c == nil && strings.HasSuffix(r.of[4], " Planning Region") {
			c = &county{USCounty: reference.USCounty{FIPS: r.of[2], Name: r.of[4], State: "CT"}}
			a.enter(c)
		}
		if c == nil {
			return r.fault("no county %s, %s", r.of[2], r.of[4])
		}
		c.CBSA, c.CBSATitle = r.of[0], r.of[1]
	}
	return nil
}

// readCountyList adds the names of counties as another list has them.
func (a *atlas) readCountyList(lib *library) error {
	rows, err := lib.table(countyListFile, "fips", "countyonly", "state")
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := a.counties[r.of[0]]
		if c == nil {
			return r.fault("no county %s", r.of[0])
		}
		if r.of[2] != c.State {
			continue // cut in the wrong place: "Bedford VA (", "R)"
		}
		a.nameCounty(c, r.of[1])
	}
	return nil
}
