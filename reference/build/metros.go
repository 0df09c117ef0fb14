package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"headcount/reference"
)

const (
	metrosFile        = "cbsa-county-delineation-2023.xlsx"
	regionAliasesFile = "us-region-aliases.csv"
)

// readMetros reads the metropolitan areas that the Census draws, each known by
// its first city: "metro Detroit", "Detroit area", "Greater Detroit".
func (us *unitedStates) readMetros(lib *library) error {
	rows, err := readCoreAreas(lib)
	if err != nil {
		return err
	}
	rows = slices.DeleteFunc(rows, func(r row) bool { return r.of[3] != metropolitan })
	if len(rows) == 0 {
		return fmt.Errorf("%s: no metropolitan area", metrosFile)
	}
	var order []string
	titles, people := map[string]string{}, map[string]int{}
	for _, r := range rows {
		code := r.of[0]
		if titles[code] == "" {
			order = append(order, code)
		}
		titles[code] = r.of[1]
		if c := us.counties[r.of[2]]; c != nil {
			people[code] += c.rank
		}
	}
	slices.Sort(order)
	for _, code := range order {
		title := titles[code]
		cities, states, ok := strings.Cut(title, ", ")
		if !ok {
			return fmt.Errorf("%s: metropolitan area %q without a state", metrosFile, title)
		}
		state := us.states["US "+exact+states] // of one state only: "MN-WI" is none
		p := &place{code: "cbsa:" + code, name: title, kind: reference.Metro, country: "US", rank: people[code]}
		if state != nil {
			p.state = state.code
		} else if !strings.Contains(states, "-") {
			continue // an island that is a country to ISO 3166-1
		}
		us.enter(p)
		city, others, several := strings.Cut(cities, "-")
		if several {
			second, _, _ := strings.Cut(others, "-")
			us.name(p, cities, p.rank, false)
			us.name(p, city+"-"+second, p.rank, false) // "Minneapolis-St. Paul"
		}
		for _, form := range []string{"metro %s", "metropolitan %s", "greater %s", "%s metro", "%s area", "%s metro area", "%s metropolitan area", "%s region"} {
			name := fmt.Sprintf(form, city)
			if us.find(reference.PlaceKey(name), reference.Metro, p.state) == nil { // else an informal region has it
				us.name(p, name, p.rank, false)
			}
		}
	}
	return nil
}

// metropolitan is the type of the larger core based areas; the others are
// micropolitan.
const metropolitan = "Metropolitan Statistical Area"

// readCoreAreas reads code, title, county code, type and county of the core
// based areas.
func readCoreAreas(lib *library) ([]row, error) {
	raw, err := lib.read(metrosFile)
	if err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", metrosFile, err)
	}
	defer book.Close()
	sheet, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", metrosFile, err)
	}
	head := slices.IndexFunc(sheet, func(cells []string) bool { return slices.Contains(cells, "CBSA Code") })
	if head < 0 {
		return nil, fmt.Errorf("%s: no row with CBSA Code", metrosFile)
	}
	at := map[string]int{}
	for i, c := range sheet[head] {
		at[c] = i
	}
	var rows []row
	for i, cells := range sheet[head+1:] {
		cell := func(column string) string {
			if k, ok := at[column]; ok && k < len(cells) {
				return strings.TrimSpace(cells[k])
			}
			return ""
		}
		county := cell("FIPS State Code") + cell("FIPS County Code")
		if county == "" {
			continue // a note below the table
		}
		rows = append(rows, row{metrosFile, head + 2 + i, []string{cell("CBSA Code"), cell("CBSA Title"), county,
			cell("Metropolitan/Micropolitan Statistical Area"), cell("County/County Equivalent")}})
	}
	return rows, nil
}

// readRegionAliases reads the informal regions that are several counties. One
// of a single county, or whose name a place bears already, is left to that
// place. Names of the same counties are names of one region.
func (us *unitedStates) readRegionAliases(lib *library) error {
	rows, err := lib.table(regionAliasesFile, "alias", "state", "county_fips")
	if err != nil {
		return err
	}
	var order []string
	counties := map[string][]string{}
	states := map[string]string{}
	for _, r := range rows {
		name, _, _ := strings.Cut(r.of[0], " (") // "Portland metro (OR)"
		state, county := us.states["US "+exact+r.of[1]], us.counties[r.of[2]]
		if state == nil || county == nil {
			return r.fault("no county %s in %s", r.of[2], r.of[1])
		}
		if counties[name] == nil {
			order = append(order, name)
		}
		counties[name] = append(counties[name], county.code)
		states[name] = state.code
	}
	regions := map[string]*place{} // by their counties
	for _, name := range order {
		within := counties[name]
		if len(within) == 1 || us.hasCity(reference.PlaceKey(name)) {
			continue
		}
		rank := 0
		for _, code := range within {
			rank += us.counties[code].rank
		}
		id := strings.Join(within, " ")
		p := regions[id]
		if p == nil {
			p = us.add(&place{code: "region:" + reference.Slug(name), name: name, kind: reference.Metro, country: "US", state: states[name], rank: rank})
			regions[id] = p
		}
		us.name(p, name, rank, false)
	}
	return nil
}

func (us *unitedStates) hasCity(key string) bool {
	return slices.ContainsFunc(us.keys[key], func(n naming) bool { return n.place.kind == reference.City && n.rank >= smallTown })
}
