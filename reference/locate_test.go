package reference_test

import (
	"testing"

	"headcount/reference"
)

func TestLocate(t *testing.T) {
	u := us(t)
	for _, c := range []struct{ state, city, county, zip, place, fips, cbsa, basis string }{
		// a county that is named
		{"OH", "Columbus", "Franklin", "", "3918000", "39049", "18140", "county named"},
		{"OH", "Columbus", "Delaware", "", "3918000", "39041", "18140", "county named"},
		{"PA", "", "Montgomery", "", "", "42091", "37980", "county named"},
		{"PA", "Ambler", "Montgomery", "19002", "4202264", "42091", "37980", "county named"},
		{"OH", "Toledo", "Franklin", "", "", "39049", "18140", "county named, city not in it"},
		{"MO", "St. Louis", "St. Louis City", "", "2965000", "29510", "41180", "county named"},
		{"MO", "", "St. Louis", "", "", "", "", "county or city of that name"},
		{"MO", "", "St. Louis", "63101", "", "29510", "41180", "county named"},
		{"MO", "Clayton", "St. Louis County", "", "2914572", "29189", "41180", "county named"},
		{"TN", "Rutherford County", "", "", "", "47149", "34980", "county named"},
		{"SC", "Horry", "", "", "", "45051", "34820", "county named"}, // no town has the name
		{"OH", "Summit", "Hudson", "", "3936651", "39153", "10420", "county named"},
		{"TN", "", "Blount, Knox and Sevier", "", "", "", "", "several counties named"},
		{"OH", "", "Unknown", "", "", "", "", "unknown county"},
		// a city
		{"OH", "Columbus", "", "", "3918000", "39049", "18140", "city's main county"},
		{"OH", "Cleveland", "", "", "3916000", "39035", "17410", "city in one county"},
		{"IL", "Chicago", "", "", "1714000", "17031", "16980", "city in one county"},
		{"WA", "Bothell", "", "", "5307380", "", "42660", "city in several counties"},
		{"IL", "Aurora", "", "", "1703012", "", "16980", "city in several counties"},
		{"OH", "Oakwood", "", "", "", "", "", "several places of that name"},
		{"SC", "Richland", "", "", "", "", "", "place or county of that name"},
		{"OH", "Atlantis", "", "", "", "", "", "unknown city"},
		{"MD", "Statewide", "", "", "", "", "", "no place named"},
		{"OH", "", "", "", "", "", "", "no place named"},
		// a city and a ZIP code
		{"MO", "Kansas City", "", "64153", "2938000", "29165", "28140", "city and ZIP agree"},
		{"IL", "Aurora", "", "60502", "1703012", "17043", "16980", "city and ZIP agree"},
		{"IL", "Channahon", "", "60410", "1712476", "17197", "16980", "city and ZIP agree"},
		{"OH", "Oakwood", "", "45419", "3957764", "39113", "19430", "city and ZIP agree"},
		{"MD", "Baltimore", "", "21227", "", "24005", "12580", "city and ZIP agree"}, // outside the city, which is its own county
		{"OH", "Cleveland", "", "45202", "3916000", "39035", "17410", "city in one county; ZIP contradicts"},
		{"MD", "Baltimore", "", "21660", "2404000", "24510", "12580", "city's main county; ZIP contradicts"},
		{"WA", "Bothell", "", "99201", "5307380", "", "42660", "city in several counties; ZIP contradicts"},
		{"CA", "Westlake Village", "", "91361", "0684438", "", "", "city and ZIP in different counties"},
		{"OH", "Atlantis", "", "43215", "", "39049", "18140", "ZIP"},
		{"OH", "", "", "43215-1000", "3918000", "39049", "18140", "ZIP"},
		{"NY", "Brooklyn", "", "11201", "3651000", "36047", "35620", "city and ZIP agree"},
		// ZIP codes of other states
		{"OH", "Cleveland", "", "10118", "3916000", "39035", "17410", "city in one county; ZIP of another state"},
		{"LA", "Richmond", "", "23219", "", "", "", "city of another state, by its ZIP"},
		{"OH", "Cleveland", "", "99999", "3916000", "39035", "17410", "city in one county; unknown ZIP"},
		{"OH", "", "", "10118", "", "", "", "no place named; ZIP of another state"},
		// what no place is, and what is in another column
		{"CA", "Westlake Village", "Los Angeles", "91361", "0684438", "06037", "31080", "county named"},
		{"PA", "PA", "", "19102", "", "42101", "37980", "ZIP"},
		{"NJ", "Hamilton Twp", "", "", "", "", "", "no place named"},
	} {
		s := u.Locate(c.state, c.city, c.county, c.zip)
		if s.PlaceFIPS != c.place || s.CountyFIPS != c.fips || s.CBSA != c.cbsa || s.Basis != c.basis {
			t.Errorf("%s, %q, %q, %q is %+v, want %q %q %q %q", c.state, c.city, c.county, c.zip, s, c.place, c.fips, c.cbsa, c.basis)
		}
	}
}

// What is located lies in the state, and is what the data says of its codes,
// whatever is asked.
func FuzzLocate(f *testing.F) {
	for _, s := range [][4]string{
		{"OH", "Columbus", "Franklin", "43215"}, {"MO", "St. Louis", "", ""}, {"KY", "", "Jefferson County - Louisville", ""},
		{"MI", "X Twp.", "", "48226-1"}, {"", "township", "county of", "-"}, {"VA", "\xff", "City of ", "00501"},
	} {
		f.Add(s[0], s[1], s[2], s[3])
	}
	u := us(f)
	f.Fuzz(func(t *testing.T, state, city, county, zip string) {
		s := u.Locate(state, city, county, zip)
		if s.Basis == "" {
			t.Errorf("no basis: %+v", s)
		}
		if s.CountyFIPS == "" {
			return
		}
		if c, ok := u.CountyFIPS(s.CountyFIPS); !ok || c.State != state || c.Name != s.County || c.CBSA != s.CBSA {
			t.Errorf("%+v, but the county is %+v", s, c)
		}
	})
}

func FuzzUSKey(f *testing.F) {
	for _, s := range []string{"Ft. Worth", "N. Canton", "Middleborough", "De Kalb", "É\u0301 st", "st st"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, b := reference.USKey(s), reference.USKey(" "+s+" "); a != b {
			t.Fatalf("USKey(%q) = %q, with spaces around it %q", s, a, b)
		}
	})
}
