package reference

import (
	"strings"
	"testing"
)

// wholeUS is a small text of the kind that reference/build writes.
const wholeUS = `[sources 1]
a.csv	A	MIT	2026	all
[counties 2]
39001	Zum County	OH	10000	Zum, OH
39003	Quor County	OH		
[county names 3]
OH quor	1
OH zum	0
OH zumcounty	0
[places 2]
3900001	Zumtown	OH	c*	39001 39003
	Quorville	OH	p	39003
[place names 2]
OH quorville	1
OH zumtown	0* 1
[zips 1]
43000	39003	Zumtown
[rejected 1]
OH various
`

func TestParseUS(t *testing.T) {
	u, err := parseUS(wholeUS)
	if err != nil {
		t.Fatal(err)
	}
	if s := u.Locate("OH", "Zumtown", "", ""); s.PlaceFIPS != "3900001" || s.CountyFIPS != "39001" || s.CBSA != "10000" || s.Basis != byMain {
		t.Errorf("%+v", s)
	}
	if s := u.Locate("OH", "Zumtown", "", "43000-0001"); s.CountyFIPS != "39003" || s.CBSA != "" || s.Basis != byBoth {
		t.Errorf("%+v", s)
	}
	if s := u.Locate("OH", "Various", "", ""); s.Basis != noPlace {
		t.Errorf("%+v", s)
	}
}

func TestParseUSRefuses(t *testing.T) {
	for _, c := range []struct{ name, old, new, fault string }{
		{"another section", "[places 2]", "[plazas 2]", `where section "places" should begin`},
		{"counties out of order", "39001\tZum", "39004\tZum", `"39003" after "39004"`},
		{"names out of order", "OH quor\t1", "OH zumm\t1", `line 8: "OH zum" after "OH zumm"`},
		{"no such county", "OH quor\t1", "OH quor\t2", `number "2" of 2 records`},
		{"no number", "0* 1", "0*  1", `number "" of 2 records`},
		{"no kind", "\tc*\t", "\t*\t", `kind "*" of Zumtown`},
		{"no county of a place", "p\t39003", "p\t", `county "" of Quorville`},
		{"no county of a ZIP code", "43000\t39003", "43000\t3900", `county "3900" of 43000`},
		{"an end in a section", "[rejected 1]", "[rejected 2]", "the text ends within a section"},
		{"more than is said", "OH various\n", "OH various\nx\n", "text after the last section"},
	} {
		text := strings.Replace(wholeUS, c.old, c.new, 1)
		if text == wholeUS {
			t.Fatalf("%s: nothing to replace", c.name)
		}
		if _, err := parseUS(text); err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want %q", c.name, err, c.fault)
		}
	}
}

// A place may lie in counties that the data lacks only if the build erred; each
// that the embedded data refers to is there, in the state of what refers to it.
func TestUSIsWhole(t *testing.T) {
	u, err := LoadUS()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range u.places {
		for _, fips := range p.Counties {
			if c, ok := u.CountyFIPS(fips); !ok || c.State != p.State {
				t.Errorf("%s, %s lies in %s: %+v", p.Name, p.State, fips, c)
			}
		}
	}
	for _, z := range u.zips {
		if _, ok := u.CountyFIPS(z.County); !ok {
			t.Errorf("%+v", z)
		}
	}
	for _, key := range u.rejected {
		state, name, _ := strings.Cut(key, " ")
		if all := u.Places(state, name); len(all) > 0 {
			t.Errorf("%s is rejected, and %+v", key, all)
		}
	}
}
