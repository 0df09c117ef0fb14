package reference

import (
	"iter"
	"maps"
	"strings"
)

// An Employer is a firm, an agency, or a unit or brand of one.
type Employer struct {
	Slug     string // identity: Slug(Name)
	Name     string // as it is shown
	Parent   string // slug of the employer that it belongs to; "" is none known
	CIK      string // number at the SEC, without leading zeros; "" is none known
	Ticker   string // at a US exchange; "" is none known
	Industry string // GICS sub-industry; "" is unknown
	Word     bool   // the name asked for is more often a word, a person or something else: a text must say more
}

// The kinds of place.
const (
	Country = "country"
	State   = "state" // or province, nation of the United Kingdom, Land
	County  = "county"
	City    = "city"   // or town, village, township, quarter
	Metro   = "metro"  // metropolitan area or informal region within a country
	Region  = "region" // of the world
)

// A Place is somewhere jobs can be.
//
// Code is ISO 3166-1 alpha-2 for a country, ISO 3166-2 for a state, FIPS for a
// US county (five digits) or place (seven), "cbsa:CODE" for a metropolitan
// area, "region:SLUG" for a region, and "geonames:ID" for any other city. A US
// town or quarter without a code of its own has that of its county or city.
type Place struct {
	Code    string
	Name    string
	Kind    string // Country, State, County, City, Metro or Region
	Country string // ISO 3166-1 alpha-2; "" for a region of several countries
	State   string // ISO 3166-2; "" where unknown or none
	Rank    int    // how prominent, roughly as a number of people: the greater is the likelier to be meant
	Word    bool   // the name asked for is more often a word or a person: a text must say more
}

// A Source is where reference data comes from.
type Source struct {
	File    string
	Name    string
	Licence string
	Date    string // EDTF: when the file was last changed, or its commit where that is not known
	Taken   string // what is taken from it
}

// Data is the reference data. It does not change once it is loaded, so it is
// safe for concurrent use.
type Data struct {
	sources   []Source
	employers []Employer
	parents   []int32 // of employers, by number; -1 is none
	firms     map[string]naming
	proposals map[string]naming // names that may be those of units
	places    []Place
	spots     map[string]run // by PlaceKey
	written   map[string]run // by the name as it is written, where that is not its PlaceKey
	names     []naming       // of places; spots says which belong to a key
	demonyms  map[string]naming
	given     map[string]struct{}
}

// A naming says which employer or place, by number, a key names.
type naming struct {
	at   int32
	word bool
}

// A run is a part of Data.names.
type run struct{ from, n int32 }

// Sources returns where the data comes from, each with its licence.
func (d *Data) Sources() []Source { return append([]Source(nil), d.sources...) }

// Employer returns the employer known by name, in any spelling that has the
// same Key.
func (d *Data) Employer(name string) (Employer, bool) {
	var room [keyRoom]byte
	n, ok := d.firms[string(appendKey(room[:0], name))]
	return d.employer(n, ok)
}

// EmployerKey returns the employer known by the name of which key is the Key.
func (d *Data) EmployerKey(key string) (Employer, bool) {
	n, ok := d.firms[key]
	return d.employer(n, ok)
}

func (d *Data) employer(n naming, ok bool) (Employer, bool) {
	if !ok {
		return Employer{}, false
	}
	e := d.employers[n.at]
	e.Word = n.word
	return e, true
}

// Family returns the slug of the topmost parent of the employer known by name,
// or by the slug name: its own when it has no parent, and Slug(name) when no
// employer is known by it.
func (d *Data) Family(name string) string {
	var room [keyRoom]byte
	key := appendKey(room[:0], name)
	n, ok := d.firms[string(key)]
	if !ok {
		return strings.ReplaceAll(string(key), " ", "-")
	}
	at := n.at
	for d.parents[at] >= 0 {
		at = d.parents[at]
	}
	return d.employers[at].Slug
}

// Proposed returns the employer to which the one known by name may belong, as a
// list made by a language model has it. It is a proposal: Family knows nothing of
// it, a person decides.
func (d *Data) Proposed(name string) (Employer, bool) {
	n, ok := d.proposals[Key(name)]
	return d.employer(n, ok)
}

// Place returns the most prominent place of that name, in any spelling that has
// the same PlaceKey. Abbreviations that would else be words ("US", "Miss.",
// "IN") are known only as they are written.
func (d *Data) Place(name string) (Place, bool) {
	r, ok := d.spot(name)
	if !ok {
		return Place{}, false
	}
	return d.place(d.names[r.from]), true
}

// Coded returns the country, state, county or other place of that code. It looks
// through all there are: ask once and keep the answer.
func (d *Data) Coded(code string) (Place, bool) {
	for i := range d.places {
		if d.places[i].Code == code {
			return d.places[i], true
		}
	}
	return Place{}, false
}

// Places returns all places of that name, the most prominent first.
func (d *Data) Places(name string) []Place {
	r, ok := d.spot(name)
	if !ok {
		return nil
	}
	all := make([]Place, 0, r.n)
	for _, n := range d.names[r.from : r.from+r.n] {
		all = append(all, d.place(n))
	}
	return all
}

func (d *Data) spot(name string) (run, bool) {
	if r, ok := d.written[name]; ok {
		return r, true
	}
	var room [keyRoom]byte
	r, ok := d.spots[string(appendWords(room[:0], name))]
	return r, ok
}

func (d *Data) place(n naming) Place {
	p := d.places[n.at]
	p.Word = n.word
	return p
}

// Demonym returns the country or state that a word for its people or things
// belongs to: "German", "Scottish".
func (d *Data) Demonym(word string) (Place, bool) {
	var room [keyRoom]byte
	n, ok := d.demonyms[string(appendWords(room[:0], word))]
	if !ok {
		return Place{}, false
	}
	return d.place(n), true
}

// GivenNames gives the common given names of persons, in lower case.
func (d *Data) GivenNames() iter.Seq[string] { return maps.Keys(d.given) }

// Given reports whether name is a common given name of a person.
func (d *Data) Given(name string) bool {
	var room [keyRoom]byte
	_, ok := d.given[string(appendWords(room[:0], name))]
	return ok
}
