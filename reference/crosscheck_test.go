package reference_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"headcount/reference"
)

// Another reader located the same notices, by rules of its own. It takes names
// in a column of counties for towns ("Kershaw" in South Carolina) and does not
// look at ZIP codes, so those differences are counted apart; of the others
// there should be next to none. Set HEADCOUNT_CROSSCHECK=1 to see each.
func TestLocateAgainstAnotherReader(t *testing.T) {
	files, err := filepath.Glob("../../shared/data/warn/*/crosscheck-register-2026-08-08.csv")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		if os.Getenv("HEADCOUNT_REQUIRE_SHARED") == "1" {
			t.Fatal("no ../../shared/data/warn")
		}
		t.Skip("no ../../shared/data/warn")
	}
	u := us(t)
	total := tally{}
	for _, file := range files {
		part := crosscheck(t, u, file)
		t.Logf("%s %s", filepath.Base(filepath.Dir(file)), part)
		for what, n := range part {
			total[what] += n
		}
	}
	t.Logf("all %s", total)
	both := total[same] + total[byColumn] + total[byCode] + total[other]
	if got := float64(total[other]) / float64(both); got > 0.005 {
		t.Errorf("of %d counties known to both, %d are others without a county or ZIP code to say so", both, total[other])
	}
	if got := float64(both+total[onlyHere]) / float64(both+total[onlyHere]+total[onlyThere]); got < 0.965 {
		t.Errorf("of the rows that either locates, %.3f have a county here", got)
	}
	if got := float64(total[samePlace]) / float64(total[samePlace]+total[otherPlace]); got < 0.98 {
		t.Errorf("of the places known to both, %.3f are the same", got)
	}
}

// A tally counts rows by what the two readers say of them.
type tally map[string]int

const (
	rowsRead   = "rows"
	same       = "same county"
	byColumn   = "other by the county named"
	byCode     = "other by ZIP"
	other      = "other"
	onlyHere   = "only here"
	onlyThere  = "only there"
	neither    = "neither"
	samePlace  = "same place"
	otherPlace = "other place"
)

func (a tally) String() string {
	var parts []string
	for _, what := range []string{rowsRead, same, byColumn, byCode, other, onlyHere, onlyThere, neither, samePlace, otherPlace} {
		parts = append(parts, fmt.Sprintf("%s %d", what, a[what]))
	}
	return strings.Join(parts, ", ")
}

func crosscheck(t *testing.T, u *reference.US, file string) tally {
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := func(r []string, column string) string { return r[slices.Index(rows[0], column)] }
	sum := tally{}
	for _, r := range rows[1:] {
		state := at(r, "state")
		city, county, zip := split(u, state, at(r, "location"), at(r, "site_address"))
		s := u.Locate(state, city, county, zip)
		what := compare(s, at(r, "county_fips"))
		sum[rowsRead]++
		sum[what]++
		if place := at(r, "place_fips"); s.PlaceFIPS != "" && place != "" {
			if s.PlaceFIPS == place {
				sum[samePlace]++
			} else {
				sum[otherPlace]++
			}
		}
		if what != same && os.Getenv("HEADCOUNT_CROSSCHECK") != "" {
			t.Logf("%s|%s|%s|%s|city=%s county=%s zip=%s|%s %s, %s|theirs %s %s, %s", what, state, at(r, "location"), at(r, "site_address"), city, county, zip,
				s.Place, s.County, s.Basis, at(r, "place_name"), at(r, "county_name"), at(r, "geo_basis"))
		}
	}
	return sum
}

func compare(s reference.Site, theirs string) string {
	switch {
	case s.CountyFIPS == "" && theirs == "":
		return neither
	case s.CountyFIPS == theirs:
		return same
	case s.CountyFIPS == "":
		return onlyThere
	case theirs == "":
		return onlyHere
	case strings.HasPrefix(s.Basis, "county named"):
		return byColumn
	case strings.Contains(s.Basis, "ZIP"):
		return byCode
	}
	return other
}

var (
	zipCode   = regexp.MustCompile(`\b(\d{5})(-\d{4})?\b`)
	stateTail = regexp.MustCompile(`(?i)[ ,;]+([A-Z]{2}|D\.C\.|Alabama|Arizona|California|Connecticut|Florida|Iowa|Illinois|Indiana|Louisiana|Maine|Maryland|Massachusetts|Michigan|New Jersey|Ohio|Texas|Washington|Wisconsin)\.?,?$`)
)

// split takes city, county and ZIP code out of the text of a notice, as the
// layouts of the states have it.
func split(u *reference.US, state, location, address string) (city, county, zip string) {
	switch state {
	case "KY", "TN", "PA", "CO", "SC", "MS": // the column is the county's
		county = location
		if _, ok := u.County(state, location); !ok && address == "" {
			return location, "", ""
		}
		if address != "" {
			city, zip = fromAddress(u, state, address)
		}
		return city, county, zip
	case "OH":
		if a, b, ok := strings.Cut(location, "/"); ok {
			return a, b, ""
		}
	case "NY":
		if at := strings.LastIndex(location, ","); at >= 0 && zipCode.MatchString(location[:at]) {
			city, zip = fromAddress(u, state, location[:at])
			return city, location[at+1:], zip
		}
		if c, ok := u.County(state, location); ok {
			return "", c.Name, ""
		}
		if location == "" {
			location = address
		}
	case "MA":
		location, _, _ = strings.Cut(location, ",")
	}
	if zipCode.MatchString(location) {
		city, zip = fromAddress(u, state, location)
		return city, "", zip
	}
	if address != "" {
		_, zip = fromAddress(u, state, address)
	}
	city = strings.TrimSpace(location)
	if m := stateTail.FindStringSubmatchIndex(city); m != nil {
		if name := city[m[2]:m[3]]; len(name) > 2 || strings.EqualFold(name, state) {
			city = city[:m[0]]
		}
	}
	return city, "", zip
}

// fromAddress takes the last ZIP code of an address and the city before it:
// what follows the last comma, or the most words at the end that name a place.
func fromAddress(u *reference.US, state, address string) (city, zip string) {
	address = strings.ReplaceAll(address, "\u00a0", " ")
	all := zipCode.FindAllStringIndex(address, -1)
	if len(all) == 0 {
		return "", ""
	}
	last := all[len(all)-1]
	zip = address[last[0]:last[1]]
	head := strings.TrimRight(address[:last[0]], " ,")
	head = strings.TrimRight(stateTail.ReplaceAllString(head, ""), " ,")
	if at := strings.LastIndexAny(head, ",;"); at >= 0 {
		head = head[at+1:]
	}
	words := strings.Fields(head)
	for from := max(0, len(words)-4); from < len(words); from++ {
		name := strings.Join(words[from:], " ")
		if len(u.Places(state, name)) > 0 {
			return name, zip
		}
	}
	return strings.TrimSpace(head), zip
}
