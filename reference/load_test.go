package reference

import (
	"strings"
	"testing"
)

// whole is a small text of the kind that reference/build writes.
const whole = `[sources 1]
a.csv	A	MIT	2026	all
[employers 2]
zumvex	Zumvex		1	ZUM	Widgets
quorvik	Quorvik	zumvex			
[employer names 2]
quorvik	1*
zumvex	0
[proposed units 1]
zum works	0
[places 2]
1	Zumtown	city	US	US-OH	30
2	Zumtown	city	US	US-MI	20
[place names 2]
ZT	1
zumtown	0 1*
[demonyms 1]
zumtowner	0
[given names 1]
zum
`

func TestParse(t *testing.T) {
	d, err := parse(whole)
	if err != nil {
		t.Fatal(err)
	}
	want := Employer{Slug: "quorvik", Name: "Quorvik", Parent: "zumvex", Word: true}
	if e, ok := d.Employer("Quorvik Inc."); !ok || e != want {
		t.Errorf("employer %+v", e)
	}
	if got := d.Family("quorvik"); got != "zumvex" {
		t.Errorf("family %q", got)
	}
	if e, ok := d.Proposed("Zum Works Ltd"); !ok || e.Slug != "zumvex" || d.Family("Zum Works") != "zum-works" {
		t.Errorf("proposed for %+v, of family %s", e, d.Family("Zum Works"))
	}
	all := d.Places("Zumtown")
	if len(all) != 2 || all[0].State != "US-OH" || all[0].Word || all[1].State != "US-MI" || !all[1].Word {
		t.Errorf("places %+v", all)
	}
	if p, ok := d.Place("ZT"); !ok || p.State != "US-MI" {
		t.Errorf("known as written: %+v", p)
	}
	if p, ok := d.Place("Zt"); ok {
		t.Errorf("written otherwise: %+v", p)
	}
	if p, ok := d.Demonym("Zumtowner"); !ok || p.Code != "1" {
		t.Errorf("demonym %+v", p)
	}
	if !d.Given("ZUM") || d.Given("Zumvex") {
		t.Error("given names")
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ name, old, new, fault string }{
		{"another section", "[places 2]", "[plazas 2]", `line 11: "[plazas 2]" where section "places" should begin`},
		{"no number", "[places 2]", "[places x]", "should begin"},
		{"a number beyond the text", "[places 2]", "[places 2000000000]", "should begin"},
		{"too many records", "[places 2]", "[places 3]", "fields, not 6"},
		{"too few fields", "quorvik\tQuorvik\tzumvex\t\t\t\n", "quorvik\tQuorvik\n", "line 5: 2 fields, not 6"},
		{"no such parent", "Quorvik\tzumvex", "Quorvik\tacme", "employer quorvik: no parent acme"},
		{"no such employer", "zumvex\t0", "zumvex\t2", `number "2" of 2 records`},
		{"a negative number", "zumvex\t0", "zumvex\t-1", `number "-1" of 2 records`},
		{"no rank", "US-OH\t30", "US-OH\tmany", `rank "many" of 1`},
		{"an end in a section", "zumtowner\t0\n[given names 1]\nzum\n", "zumtowner\t0", "the text ends within a section"},
		{"more than is said", "zum\n", "zum\nzam\n", "text after the last section"},
		{"nothing", whole, "", "should begin"},
	} {
		text := strings.Replace(whole, c.old, c.new, 1)
		if text == whole {
			t.Fatalf("%s: nothing to replace", c.name)
		}
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %v, want %q", c.name, err, c.fault)
		}
	}
}

func TestUnpackRefuses(t *testing.T) {
	if _, err := unpack([]byte("not packed")); err == nil {
		t.Error("bytes that are not packed were unpacked")
	}
}
