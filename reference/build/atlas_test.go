package main

import (
	"reflect"
	"strings"
	"testing"

	"headcount/reference"
)

func TestPostName(t *testing.T) {
	for _, c := range []struct {
		cell, name string
		usual      bool
	}{
		{"Carbondale, IL", "Carbondale", true},
		{"Wendel, PA (PO Boxes)", "Wendel", false},
		{"NORTH PLATTE", "North Platte", false},
		{"Howard Univ, Washington, DC", "Washington", true},
		{"Canonsburg, Pa, PA", "Canonsburg", true},
		{"Urban Honolulu, HI", "Honolulu", true},
	} {
		if name, usual := postName(c.cell); name != c.name || usual != c.usual {
			t.Errorf("%s is %s, %v", c.cell, name, usual)
		}
	}
}

func TestMended(t *testing.T) {
	for in, want := range map[string]string{"Do\u00c3\u00b1a Ana County": "Do\u00f1a Ana County", "Do\u00f1a Ana": "Do\u00f1a Ana", "Wayne": "Wayne", "\u00c3x": "\u00c3x"} {
		if got := mended(in); got != want {
			t.Errorf("%q is mended to %q", in, got)
		}
	}
}

func TestMisspelt(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"azuza", "azusa", true}, {"phoneix", "phoenix", true}, {"atlnta", "atlanta", true}, {"atlantaa", "atlanta", true},
		{"delair", "camden", false}, {"erie", "eire", false}, {"nortonville", "northville", false},
	} {
		if got := misspelt(c.a, c.b); got != c.want || misspelt(c.b, c.a) != c.want {
			t.Errorf("%s for %s: %v", c.a, c.b, got)
		}
	}
}

// What decides on the main county and on which place a name leads to.
func TestArrange(t *testing.T) {
	spotOf := func(fips, kind string, chartered bool, zips map[string]int, listed string, counties ...string) *spot {
		s := &spot{USPlace: reference.USPlace{FIPS: fips, Name: "Zum", State: "OH", Counties: counties}, kind: kind, chartered: chartered, zips: zips, listed: map[string]bool{}}
		for _, fips := range strings.Fields(listed) {
			s.listed[fips] = true
		}
		s.posted = len(zips) > 0 || listed != ""
		return s
	}
	for _, c := range []struct {
		name           string
		s              *spot
		clear, astride bool
	}{
		{"three ZIP codes of four", spotOf("1", "c", true, map[string]int{"39001": 3, "39003": 1}, "39001", "39001", "39003"), true, false},
		{"two of three", spotOf("1", "c", true, map[string]int{"39001": 2, "39003": 1}, "39001", "39001", "39003"), false, false},
		{"the list alone names another", spotOf("1", "c", true, map[string]int{"39001": 1}, "39003", "39001", "39003"), true, false},
		{"the list names both", spotOf("1", "c", true, map[string]int{"39001": 1}, "39001 39003", "39001", "39003"), false, false},
		{"none in the main county", spotOf("1", "c", true, map[string]int{"39003": 1}, "39001", "39001", "39003"), false, true},
	} {
		if c.s.settle(); c.s.clear() != c.clear || c.s.astride() != c.astride {
			t.Errorf("%s: clear %v, astride %v", c.name, c.s.clear(), c.s.astride())
		}
	}
	both := spotOf("1", "c", true, map[string]int{"39003": 4}, "39003", "39001", "39003")
	if both.settle(); !reflect.DeepEqual(both.Counties, []string{"39003", "39001"}) || both.clear() {
		t.Errorf("both sources of the post have another county: %v, clear %v", both.Counties, both.clear())
	}

	city := spotOf("1", "c", true, nil, "", "39001")
	hamlet := spotOf("2", "d", false, nil, "", "39003")
	office := spotOf("3", "d", false, map[string]int{"39003": 1}, "39003", "39003")
	township := spotOf("", "p", false, nil, "", "39005")
	for _, c := range []struct {
		name  string
		named []*spot
		want  bool
	}{
		{"one", []*spot{hamlet}, true},
		{"a city before a hamlet and a township", []*spot{city, hamlet, township}, true},
		{"a city and a post office", []*spot{office, city}, false},
		{"two townships", []*spot{township, spotOf("", "p", false, nil, "", "39007")}, false},
		{"a post office and a township", []*spot{office, township}, true},
	} {
		if got := leads(c.named); got != c.want {
			t.Errorf("%s: leads %v", c.name, got)
		}
	}
}
