package main

import (
	"slices"
	"strings"

	"headcount/reference"
)

// judged reports whether a language model decided a row of the aliases.
func judged(note string) bool { return strings.Contains(note, "(deepseek") }

// readAliases reads the names that no roster has. Of the rows that a language
// model decided, two sorts are taken, which do little harm when it was wrong:
// strings that name no place, as they are written, and corrected spellings that
// are near to one place of the state alone.
func (a *atlas) readAliases(lib *library) error {
	rows, err := lib.table(aliasesFile, "state", "filed_name", "decision", "census_name", "kind", "note")
	if err != nil {
		return err
	}
	for _, r := range rows {
		state, name, decision, target, kind := r.of[0], r.of[1], r.of[2], r.of[3], r.of[4]
		key := atlasKey(state, name)
		switch {
		case reference.USKey(name) == "":
		case decision == "reject":
			a.rejected[state+" "+reference.PlaceKey(name)] = true
		case decision != "":
			return r.fault("unknown decision %q", decision)
		case judged(r.of[5]):
			if len(a.placeNames[key]) == 0 && misspelt(reference.USKey(name), reference.USKey(target)) && a.alone(state, name, target) {
				a.alias(state, name, target)
			}
		case kind == reference.County:
			c := a.county(state, target)
			if c == nil {
				return r.fault("no county %q", target)
			}
			a.addQuarter(state, name, c.FIPS)
		default:
			if !a.alias(state, name, target) {
				return r.fault("no place %q", target)
			}
		}
	}
	return nil
}

// alias enters a name for the place that target leads to, in the stead of a
// place that only the post knows. A name that the Census has stays that
// place's.
func (a *atlas) alias(state, name, target string) bool {
	named := a.placeNames[atlasKey(state, target)]
	if len(named) == 0 {
		return false
	}
	best, office := named[0], office(named)
	for _, s := range named {
		if s.weight(office) > best.weight(office) {
			best = s
		}
	}
	if a.dropPost(state, name) {
		a.name(best, name)
	}
	return true
}

// dropPost takes the name away from places that only the post knows, and
// reports whether no other bears it.
func (a *atlas) dropPost(state, name string) bool {
	key := atlasKey(state, name)
	var kept []*spot
	for _, s := range a.placeNames[key] {
		if s.kind != "x" {
			kept = append(kept, s)
		}
	}
	if kept == nil {
		delete(a.placeNames, key)
	}
	return kept == nil
}

// newYork is the city whose five boroughs are counties.
const newYork = "3651000"

// boroughs are the counties of New York City.
var boroughs = map[string]bool{"36005": true, "36047": true, "36061": true, "36081": true, "36085": true}

// addQuarter enters a borough or quarter that is known by its county.
func (a *atlas) addQuarter(state, name, fips string) {
	if !a.dropPost(state, name) {
		return
	}
	s := &spot{USPlace: reference.USPlace{Name: name, State: state, Counties: []string{fips}}, kind: "q", posted: true}
	if boroughs[fips] {
		s.FIPS = newYork
	}
	a.addSpot(s)
}

// readNames reads the names written here: of places, with the Census name, and
// of counties and quarters, with the county.
func (a *atlas) readNames(lib *library) error {
	rows, err := lib.table(usNamesFile, "state", "name", "kind", "of", "why")
	if err != nil {
		return err
	}
	for _, r := range rows {
		state, name, of := r.of[0], r.of[1], r.of[3]
		switch r.of[2] {
		case "place":
			if !a.alias(state, name, of) {
				return r.fault("no place %q", of)
			}
		case "county", "quarter":
			c := a.counties[of]
			if c == nil || c.State != state {
				return r.fault("no county %q in %s", of, state)
			}
			if r.of[2] == "county" {
				a.nameCounty(c, name)
			} else {
				a.addQuarter(state, name, c.FIPS)
			}
		default:
			return r.fault("kind %q is no place, county or quarter", r.of[2])
		}
		if r.of[4] == "" {
			return r.fault("%s has no reason", name)
		}
		delete(a.rejected, state+" "+reference.PlaceKey(name))
	}
	return nil
}

// alone reports whether no other place of the state is spelt as near to name as
// target is.
func (a *atlas) alone(state, name, target string) bool {
	key, wanted := reference.USKey(name), a.placeNames[atlasKey(state, target)]
	for other, named := range a.placeNames {
		rest, ok := strings.CutPrefix(other, state+" ")
		if ok && misspelt(key, rest) && !slices.ContainsFunc(named, func(s *spot) bool { return slices.Contains(wanted, s) }) {
			return false
		}
	}
	return len(wanted) > 0
}

// misspelt reports whether a and b, of some length, differ by one letter, or
// by two neighbours in the wrong order.
func misspelt(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < len("azuza") || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(b) > len(a) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) || a[i+1:] == b[i+1:] {
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
