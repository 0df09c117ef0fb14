package reference_test

import (
	"slices"
	"sync"
	"testing"

	"headcount/reference"
)

// loadUS reads the embedded data once for all tests.
var loadUS = sync.OnceValues(reference.LoadUS)

func us(t testing.TB) *reference.US {
	t.Helper()
	u, err := loadUS()
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestUSCounty(t *testing.T) {
	u := us(t)
	for _, c := range []struct{ state, asked, fips, name, cbsa string }{
		{"MI", "Wayne", "26163", "Wayne County", "19820"},
		{"MI", "Wayne County", "26163", "Wayne County", "19820"},
		{"MI", "WAYNE CO.", "26163", "Wayne County", "19820"},
		{"MI", "County of Wayne", "26163", "Wayne County", "19820"},
		{"OH", "Franklin", "39049", "Franklin County", "18140"},
		{"MD", "Prince George's", "24033", "Prince George's County", "47900"},
		{"MD", "PRINCE GEORGES COUNTY", "24033", "Prince George's County", "47900"},
		{"MD", "Prince George’s", "24033", "Prince George's County", "47900"},
		{"MD", "Baltimore City", "24510", "Baltimore city", "12580"},
		{"MD", "Baltimore County", "24005", "Baltimore County", "12580"},
		{"MO", "St Louis City", "29510", "St. Louis city", "41180"},
		{"MO", "City of St. Louis", "29510", "St. Louis city", "41180"},
		{"MO", "St. Louis", "29189", "St. Louis County", "41180"},
		{"MO", "Saint Louis County", "29189", "St. Louis County", "41180"},
		{"MO", "Sainte Genevieve", "29186", "Ste. Genevieve County", ""},
		{"GA", "Dekalb", "13089", "DeKalb County", "12060"},
		{"GA", "De Kalb", "13089", "DeKalb County", "12060"},
		{"IN", "LaPorte", "18091", "LaPorte County", "33140"},
		{"IN", "La Porte", "18091", "LaPorte County", "33140"},
		{"KY", "Jefferson County - Louisville", "21111", "Jefferson County", "31140"},
		{"FL", "Dade", "12086", "Miami-Dade County", "33100"},
		{"FL", "Miami Dade", "12086", "Miami-Dade County", "33100"},
		{"LA", "Orleans", "22071", "Orleans Parish", "35380"},
		{"LA", "Orleans Par.", "", "", ""},
		{"LA", "St. John the Baptist Parish", "22095", "St. John the Baptist Parish", "35380"},
		{"AK", "Anchorage", "02020", "Anchorage Municipality", "11260"},
		{"AK", "Wade Hampton Census Area", "02158", "Kusilvak Census Area", ""},
		{"CT", "Hartford", "09003", "Hartford County", ""},
		{"CT", "Capitol Planning Region", "09110", "Capitol Planning Region", "25540"},
		{"CT", "Capitol", "09110", "Capitol Planning Region", "25540"},
		{"VA", "Fairfax", "51059", "Fairfax County", "47900"},
		{"VA", "Fairfax City", "51600", "Fairfax city", "47900"},
		{"VA", "King and Queen", "51097", "King and Queen County", "40060"},
		{"VA", "Charles City", "51036", "Charles City County", "40060"},
		{"NV", "Carson City", "32510", "Carson City", "16180"},
		{"NM", "Doña Ana", "35013", "Doña Ana County", "29740"},
		{"NM", "Dona Ana County", "35013", "Doña Ana County", "29740"},
		{"NY", "Manhattan", "36061", "New York County", "35620"},
		{"DC", "District of Columbia", "11001", "District of Columbia", "47900"},
		{"OH", "Solon/Cuyahoga", "39035", "Cuyahoga County", "17410"},
		{"PA", "Washington and Allegheny", "", "", ""},
		{"TN", "Blount, Knox, Monroe, and Sevier County", "", "", ""},
		{"OH", "Wayne County, Michigan and Stark", "", "", ""},
		{"MI", "", "", "", ""},
		{"MI", "Cook", "", "", ""},
		{"XX", "Wayne", "", "", ""},
	} {
		got, ok := u.County(c.state, c.asked)
		if got.FIPS != c.fips || got.Name != c.name || got.CBSA != c.cbsa || ok != (c.fips != "") {
			t.Errorf("%s in %s is %+v, %v; want %s %s in %s", c.asked, c.state, got, ok, c.fips, c.name, c.cbsa)
		}
		if again, ok := u.CountyFIPS(c.fips); ok != (c.fips != "") || again != got {
			t.Errorf("%s is %+v by its code", c.asked, again)
		}
	}
	if c, _ := u.CountyFIPS("39049"); c.CBSATitle != "Columbus, OH" || c.State != "OH" {
		t.Errorf("Franklin County is %+v", c)
	}
}

func TestUSPlaces(t *testing.T) {
	u := us(t)
	for _, c := range []struct{ state, asked, fips, name, county string }{
		{"OH", "Columbus", "3918000", "Columbus", "39049"},
		{"MO", "Kansas City", "2938000", "Kansas City", "29095"},
		{"KS", "Kansas City", "2036000", "Kansas City", "20209"},
		{"TX", "Ft. Worth", "4827000", "Fort Worth", "48439"},
		{"TX", "FORT WORTH", "4827000", "Fort Worth", "48439"},
		{"MN", "St. Paul", "2758000", "St. Paul", "27123"},
		{"MN", "Saint Paul", "2758000", "St. Paul", "27123"},
		{"NY", "Mt Vernon", "3649121", "Mount Vernon", "36119"},
		{"NC", "Winston Salem", "3775000", "Winston-Salem", "37067"},
		{"NV", "North Las Vegas", "3251800", "North Las Vegas", "32003"},
		{"NV", "N. Las Vegas", "3251800", "North Las Vegas", "32003"},
		{"CA", "City of Industry", "0636490", "Industry", "06037"},
		{"CA", "Ventura", "0665042", "Ventura", "06111"},
		{"IL", "Village of Skokie", "1770122", "Skokie", "17031"},
		{"NJ", "Wayne Township", "", "Wayne", "34031"},
		{"NJ", "Wayne Twp.", "", "Wayne", "34031"},
		{"NY", "NYC", "3651000", "New York", "36061"},
		{"NY", "Brooklyn", "3651000", "Brooklyn", "36047"},
		{"NY", "The Bronx", "3651000", "The Bronx", "36005"},
		{"NY", "Long Island City", "3651000", "Long Island City", "36081"},
		{"CA", "Chatsworth", "0644000", "Los Angeles", "06037"},
		{"CA", "La Jolla", "0666000", "San Diego", "06073"},
		{"TN", "Nashville", "4752006", "Nashville", "47037"},
		{"KY", "Louisville", "2148006", "Louisville", "21111"},
		{"IN", "Indianapolis", "1836003", "Indianapolis", "18097"},
		{"GA", "Macon", "1349008", "Macon", "13021"},
		{"CT", "Manchester", "0944690", "Manchester", "09003"},
		{"CT", "Manchester, CT", "0944690", "Manchester", "09003"},
		{"MA", "Franklin", "2525172", "Franklin", "25021"},
		{"MA", "Middleboro", "", "Middleborough", "25023"},
		{"WV", "Berkeley Springs", "5404876", "Bath", "54065"},
		{"AZ", "Phoneix", "0455000", "Phoenix", "04013"},
		{"AZ", "Waddell", "", "Waddell", "04013"},
		{"VA", "Richmond", "5167000", "Richmond", "51760"},
		{"DC", "Washington, D.C.", "1150000", "Washington", "11001"},
		{"OH", "Atlantis", "", "", ""},
		{"OH", "", "", "", ""},
		{"WA", "Various locations in Washington", "", "", ""},
		{"MD", "Statewide", "", "", ""},
	} {
		all := u.Places(c.state, c.asked)
		if c.county == "" {
			if len(all) > 0 {
				t.Errorf("%s in %s is %+v", c.asked, c.state, all)
			}
			continue
		}
		if len(all) == 0 {
			t.Errorf("%s in %s is not known", c.asked, c.state)
			continue
		}
		if p := all[0]; p.FIPS != c.fips || p.Name != c.name || p.State != c.state || p.Counties[0] != c.county {
			t.Errorf("%s in %s is %+v, want %s %s in %s", c.asked, c.state, p, c.fips, c.name, c.county)
		}
	}
	if got := u.Places("OH", "Columbus")[0].Counties; !slices.Equal(got, []string{"39049", "39041"}) {
		t.Errorf("Columbus lies in %v", got) // and in Fairfield County, of which no source knows
	}
	u.Places("OH", "Columbus")[0].Counties[0] = "00000"
	if got := u.Places("OH", "Columbus")[0].Counties[0]; got != "39049" {
		t.Errorf("a caller changed the data: %s", got)
	}
}

func TestZIP(t *testing.T) {
	u := us(t)
	for _, c := range []struct{ asked, code, county, place string }{
		{"43215", "43215", "39049", "Columbus"},
		{"43215-1234", "43215", "39049", "Columbus"},
		{" 432151234", "43215", "39049", "Columbus"},
		{"06042", "06042", "09003", "Manchester"},
		{"64153", "64153", "29165", "Kansas City"},
		{"10118", "10118", "36061", "New York"},
		{"43", "", "", ""},
		{"99999", "", "", ""},
		{"4321512", "", "", ""},
		{"", "", "", ""},
	} {
		got, ok := u.ZIP(c.asked)
		if got != (reference.ZIP{Code: c.code, County: c.county, Place: c.place}) || ok != (c.code != "") {
			t.Errorf("%q is %+v, %v", c.asked, got, ok)
		}
	}
}
