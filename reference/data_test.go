package reference_test

import (
	"sync"
	"testing"

	"headcount/reference"
)

// load reads the embedded data once for all tests.
var load = sync.OnceValues(reference.Load)

func data(t testing.TB) *reference.Data {
	t.Helper()
	d, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEmployer(t *testing.T) {
	d := data(t)
	for _, c := range []struct {
		name, shown, family string
		word                bool
	}{
		{"Amazon", "Amazon", "amazon", false},
		{"Amazon.com, Inc.", "Amazon", "amazon", false},
		{"AMAZON COM INC", "Amazon", "amazon", false},
		{"Amazon Web Services", "Amazon Web Services", "amazon", false},
		{"AWS", "Amazon Web Services", "amazon", false},
		{"Twitch", "Twitch", "amazon", true},
		{"Google", "Google", "alphabet", false},
		{"YouTube", "YouTube", "alphabet", false},
		{"Facebook", "Meta", "meta", false},
		{"Meta Platforms", "Meta", "meta", false},
		{"Twitter", "X", "x", false},
		{"X", "X", "x", true},
		{"GM", "General Motors", "general-motors", false},
		{"General Motors Corp.", "General Motors", "general-motors", false},
		{"general-motors", "General Motors", "general-motors", false},
		{"Ford Motor Co.", "Ford", "ford", false},
		{"Ford", "Ford", "ford", true},
		{"International Business Machines Corp", "IBM", "ibm", false},
		{"AT&T", "AT&T", "at-and-t", false},
		{"JPMorgan Chase & Co.", "JPMorgan Chase", "jpmorgan-chase", false},
		{"J.P. Morgan", "JPMorgan Chase", "jpmorgan-chase", false},
		{"Chase", "Chase", "jpmorgan-chase", true},
		{"The Gap, Inc.", "Gap", "gap", true},
		{"Target", "Target", "target", true},
		{"Block", "Block", "block", true},
		{"Match", "Match Group", "match-group", true},
		{"Chrysler", "Chrysler", "chrysler", false},
		{"Jeep", "Jeep", "stellantis", false},
		{"Jaguar Land Rover", "Jaguar Land Rover", "tata-motors", false},
		{"Nestlé", "Nestle", "nestle", false},
		{"Societe Generale SA", "Societe Generale", "societe-generale", false},
		{"BMW", "BMW", "bmw", false},
		{"Royal Mail", "Royal Mail", "royal-mail", false},
		{"UPS", "UPS", "ups", false},
		{"Apple", "Apple", "apple", true},
		{"Department of Veterans Affairs", "Department of Veterans Affairs", "us-federal-government", false},
		{"Veterans Affairs Department", "Department of Veterans Affairs", "us-federal-government", false},
		{"VA", "Department of Veterans Affairs", "us-federal-government", true},
		{"HHS", "Department of Health and Human Services", "us-federal-government", false},
		{"NIOSH", "National Institute for Occupational Safety and Health", "us-federal-government", false},
		{"U.S. Department of Education", "Department of Education", "us-federal-government", false},
		{"ICE", "Immigration and Customs Enforcement", "us-federal-government", true},
		{"USPS", "United States Postal Service", "united-states-postal-service", false},
		{"HMRC", "HM Revenue and Customs", "uk-government", false},
		// from the SEC and the S&P 500 alone
		{"Toll Brothers", "Toll Brothers", "toll-brothers", false},
		{"Idexx Laboratories", "Idexx Laboratories", "idexx-laboratories", false},
		{"Phreesia", "Phreesia", "phreesia", false},
		{"Skechers", "Skechers Usa", "skechers-usa", false},
	} {
		e, ok := d.Employer(c.name)
		if !ok {
			t.Errorf("%s is not known", c.name)
			continue
		}
		if e.Name != c.shown || e.Word != c.word || d.Family(c.name) != c.family {
			t.Errorf("%s is %s, word %v, of the family %s; want %s, %v, %s", c.name, e.Name, e.Word, d.Family(c.name), c.shown, c.word, c.family)
		}
		if e.Slug != reference.Slug(e.Name) {
			t.Errorf("%s has the slug %s", e.Name, e.Slug)
		}
		if k, ok := d.EmployerKey(reference.Key(c.name)); !ok || k != e {
			t.Errorf("%s is another by its key", c.name)
		}
	}
}

func TestEmployerUnknown(t *testing.T) {
	d := data(t)
	for _, name := range []string{"", "&", "Acme Widgets", "Tuesday", "Company", "the", "Inc.", "American", "United", "National", "Group", "He", "In", "We", "African", "National Bank", "California", "Monday", "March", "It", "First"} {
		if e, ok := d.Employer(name); ok {
			t.Errorf("%q is the employer %s", name, e.Name)
		}
	}
	if got := d.Family("The Acme Widget Co., Inc."); got != "acme-widget" {
		t.Errorf("an unknown employer is its own family: %s", got)
	}
}

func TestPlace(t *testing.T) {
	d := data(t)
	for _, c := range []struct {
		name, code, kind, state string
		word                    bool
	}{
		{"United States", "US", "country", "", false},
		{"U.S.", "US", "country", "", false},
		{"US", "US", "country", "", false},
		{"UK", "GB", "country", "", false},
		{"U.K.", "GB", "country", "", false},
		{"Britain", "GB", "country", "", false},
		{"South Korea", "KR", "country", "", false},
		{"Russia", "RU", "country", "", false},
		{"Türkiye", "TR", "country", "", false},
		{"Côte d'Ivoire", "CI", "country", "", false},
		{"Jordan", "JO", "country", "", true},
		{"England", "GB-ENG", "state", "GB-ENG", false},
		{"Scotland", "GB-SCT", "state", "GB-SCT", false},
		{"Michigan", "US-MI", "state", "US-MI", false},
		{"Mich.", "US-MI", "state", "US-MI", false},
		{"Mich", "US-MI", "state", "US-MI", false},
		{"MICH.", "US-MI", "state", "US-MI", false},
		{"MI", "US-MI", "state", "US-MI", false},
		{"N.Y.", "US-NY", "state", "US-NY", false},
		{"Ont.", "CA-ON", "state", "CA-ON", false},
		{"Georgia", "US-GA", "state", "US-GA", false},
		{"Baden-Württemberg", "DE-BW", "state", "DE-BW", false},
		{"New South Wales", "AU-NSW", "state", "AU-NSW", false},
		{"New York", "3651000", "city", "US-NY", false},
		{"New York City", "3651000", "city", "US-NY", false},
		{"Washington", "1150000", "city", "US-DC", false},
		{"Washington, D.C.", "1150000", "city", "US-DC", false},
		{"Washington state", "US-WA", "state", "US-WA", false},
		{"Detroit", "2622000", "city", "US-MI", false},
		{"St. Louis", "2965000", "city", "US-MO", false},
		{"Saint Louis", "2965000", "city", "US-MO", false},
		{"Nashville", "4752006", "city", "US-TN", false},
		{"Indianapolis", "1836003", "city", "US-IN", false},
		{"Louisville", "2148006", "city", "US-KY", false},
		{"Honolulu", "1571550", "city", "US-HI", false},
		{"Warren", "2684000", "city", "US-MI", true},
		{"Lordstown", "3944912", "city", "US-OH", false},
		{"Hamtramck", "2636280", "city", "US-MI", false},
		{"Cambridge", "geonames:2653941", "city", "GB-ENG", false},
		{"Birmingham", "geonames:2655603", "city", "GB-ENG", false},
		{"London", "geonames:2643743", "city", "GB-ENG", false},
		{"Paris", "geonames:2988507", "city", "", false},
		{"Cologne", "geonames:2886242", "city", "DE-NW", false},
		{"Bangalore", "geonames:1277333", "city", "", false},
		{"Toronto", "geonames:6167865", "city", "CA-ON", false},
		{"Newcastle", "geonames:2641673", "city", "GB-ENG", false},
		{"Salem", "4164900", "city", "US-OR", false},
		{"Santa Clara", "0669084", "city", "US-CA", false},
		{"Venice", "geonames:3164603", "city", "", false},
		{"Oshawa", "geonames:6094578", "city", "CA-ON", false},
		{"Brooklyn", "36047", "county", "US-NY", false},
		{"Chatsworth", "0644000", "city", "US-CA", false},
		{"Wayne County", "26163", "county", "US-MI", false},
		{"Orange County", "06059", "county", "US-CA", false},
		{"New Castle County", "10003", "county", "US-DE", false},
		{"IN", "US-IN", "state", "US-IN", true},
		{"AI", "3900541", "city", "US-OH", true},
		{"German", "36017", "city", "US-NY", true},
		{"Frankfurt", "geonames:2925533", "city", "DE-HE", false},
		{"Minneapolis-St. Paul", "cbsa:33460", "metro", "", false},
		{"Normal", "1753234", "city", "US-IL", true},
		{"Mobile", "0150000", "city", "US-AL", true},
		{"Disney", "4020900", "city", "US-OK", true},
		{"Bay Area", "region:bay-area", "metro", "US-CA", false},
		{"Silicon Valley", "region:silicon-valley", "metro", "US-CA", false},
		{"metro Detroit", "region:metro-detroit", "metro", "US-MI", false},
		{"Greater Cleveland", "cbsa:17410", "metro", "US-OH", false},
		{"Midlands", "region:midlands", "metro", "GB-ENG", false},
		{"Europe", "region:europe", "region", "", false},
		{"Asia-Pacific", "region:asia-pacific", "region", "", false},
		{"North America", "region:north-america", "region", "", false},
	} {
		p, ok := d.Place(c.name)
		if !ok {
			t.Errorf("%s is not known", c.name)
			continue
		}
		if p.Code != c.code || p.Kind != c.kind || p.State != c.state || p.Word != c.word {
			t.Errorf("%s is %+v, want %s, %s in %q, word %v", c.name, p, c.code, c.kind, c.state, c.word)
		}
	}
}

func TestPlaceUnknown(t *testing.T) {
	d := data(t)
	for _, name := range []string{"", ".", "us", "Us", "In", "Or", "Me", "Hi", "Ok", "Miss", "Mass", "Wash", "Ill", "Globex", "Somewhere Else"} {
		if p, ok := d.Place(name); ok {
			t.Errorf("%q is the place %+v", name, p)
		}
	}
}

func TestPlaces(t *testing.T) {
	d := data(t)
	all := d.Places("Springfield")
	if len(all) < 20 {
		t.Fatalf("%d places named Springfield", len(all))
	}
	for i := range all[1:] {
		if all[i].Rank < all[i+1].Rank {
			t.Errorf("%+v comes before %+v", all[i], all[i+1])
		}
	}
	if first, _ := d.Place("Springfield"); first != all[0] {
		t.Errorf("Place gives %+v, Places %+v", first, all[0])
	}
	if d.Places("Somewhere Else") != nil {
		t.Error("an unknown place is somewhere")
	}
}

func TestDemonym(t *testing.T) {
	d := data(t)
	for word, code := range map[string]string{"German": "DE", "British": "GB", "Scottish": "GB-SCT", "Québécois": "CA-QC", "American": "US", "South Korean": "KR"} {
		if p, ok := d.Demonym(word); !ok || p.Code != code {
			t.Errorf("%s is %+v", word, p)
		}
	}
	if p, ok := d.Demonym("Germany"); ok {
		t.Errorf("a country's name is the demonym of %+v", p)
	}
}

func TestGiven(t *testing.T) {
	d := data(t)
	for _, name := range []string{"Mary", "Sundar", "José", "Jose", "Mei", "Björn", "ANDREW"} {
		if !d.Given(name) {
			t.Errorf("%s is not known", name)
		}
	}
	for _, name := range []string{"", "Detroit", "Tuesday", "Company", "Mary Barra"} {
		if d.Given(name) {
			t.Errorf("%s is a given name", name)
		}
	}
}
