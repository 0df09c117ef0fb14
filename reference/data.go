package reference

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
)

//go:embed reference.zst
var embedded []byte

// An Employer is a firm, an agency, or a unit or brand of one.
type Employer struct {
	Slug     string // identity: Slug(Name)
	Name     string // as it is shown
	Parent   string // slug of the employer that it belongs to; "" is none known
	CIK      string // number at the SEC, without leading zeros; "" is none known
	Ticker   string // at a US exchange; "" is none known
	Industry string // GICS sub-industry; "" is unknown
	Word     bool   // the name asked for is also a common word, so a text must say more
}

// The kinds of place.
const (
	Country = "country"
	State   = "state" // or province, nation of the UK, Land
	County  = "county"
	City    = "city"   // or town, village, township, quarter
	Metro   = "metro"  // metropolitan area or informal region within a country
	Region  = "region" // of the world
)

// A Place is somewhere jobs can be.
type Place struct {
	Code    string // ISO 3166-1 of a country, ISO 3166-2 of a state, FIPS of a US county or place, "geonames:ID" of a city elsewhere
	Name    string
	Kind    string // Country, State, County, City, Metro or Region
	Country string // ISO 3166-1 alpha-2; "" for a region of the world
	State   string // ISO 3166-2; "" where unknown or none
	Rank    int    // how prominent, as a rough number of people: greater is likelier to be meant
	Word    bool   // the name asked for is also a common word or a person's name
}

// Data is the reference data. It is never changed once read, so it is safe for
// concurrent use.
type Data struct {
	employers []Employer
	parents   []int32 // of employers, by index; -1 is none
	firms     map[string]entry
	places    []Place
	names     []placeName
	spots     map[string]int32 // index of the first of names
	given     map[string]struct{}
}

type entry struct {
	at   int32
	word bool
}

// A placeName says that a place bears a name, and which further name of the
// same key comes next.
type placeName struct {
	place int32
	next  int32 // -1 is the last
	word  bool
}

// Load reads the embedded data. It takes some tens of milliseconds and holds
// some tens of megabytes, so a program calls it once.
func Load() (*Data, error) {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("reference data: %w", err)
	}
	defer z.Close()
	text, err := z.DecodeAll(embedded, nil)
	if err != nil {
		return nil, fmt.Errorf("reference data: %w", err)
	}
	return parse(string(text))
}

func parse(text string) (*Data, error) {
	d := &Data{firms: map[string]entry{}, spots: map[string]int32{}, given: map[string]struct{}{}}
	section := ""
	slugs := map[string]int32{}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "[") {
			section = line
			continue
		}
		f := strings.Split(line, "\t")
		switch section {
		case "[employers]":
			at := int32(len(d.employers))
			d.employers = append(d.employers, Employer{Slug: f[0], Name: f[1], Parent: f[2], CIK: f[3], Ticker: f[4], Industry: f[5]})
			slugs[f[0]] = at
			for _, k := range f[6:] {
				k, word := strings.CutSuffix(k, "*")
				if _, ok := d.firms[k]; !ok {
					d.firms[k] = entry{at, word}
				}
			}
		case "[places]":
			rank, err := strconv.Atoi(f[5])
			if err != nil {
				return nil, fmt.Errorf("reference data: place %s: %w", f[0], err)
			}
			at := int32(len(d.places))
			d.places = append(d.places, Place{Code: f[0], Name: f[1], Kind: f[2], Country: f[3], State: f[4], Rank: rank})
			for _, k := range f[6:] {
				k, word := strings.CutSuffix(k, "*")
				next, ok := d.spots[k]
				if !ok {
					next = -1
				}
				d.spots[k] = int32(len(d.names))
				d.names = append(d.names, placeName{at, next, word})
			}
		case "[given]":
			d.given[line] = struct{}{}
		}
	}
	d.parents = make([]int32, len(d.employers))
	for i, e := range d.employers {
		at, ok := slugs[e.Parent]
		if !ok {
			at = -1
		}
		d.parents[i] = at
	}
	return d, nil
}

// Employer returns the employer known by name, in any spelling that has the
// same Key.
func (d *Data) Employer(name string) (Employer, bool) {
	var room [keyRoom]byte
	e, ok := d.firms[string(appendKey(room[:0], name))]
	return d.employer(e, ok)
}

// EmployerKey returns the employer known by the name of which key is the Key.
func (d *Data) EmployerKey(key string) (Employer, bool) {
	e, ok := d.firms[key]
	return d.employer(e, ok)
}

func (d *Data) employer(e entry, ok bool) (Employer, bool) {
	if !ok {
		return Employer{}, false
	}
	x := d.employers[e.at]
	x.Word = e.word
	return x, true
}

// Family returns the slug of the topmost parent of the employer known by name,
// the employer's own when it has no parent, and Slug(name) when none is known
// by it.
func (d *Data) Family(name string) string {
	var room [keyRoom]byte
	key := appendKey(room[:0], name)
	e, ok := d.firms[string(key)]
	if !ok {
		return strings.ReplaceAll(string(key), " ", "-")
	}
	at := e.at
	for d.parents[at] >= 0 {
		at = d.parents[at]
	}
	return d.employers[at].Slug
}

// Place returns the most prominent place of that name. Abbreviations that are
// also words ("Miss.", "IN") are known only as they are written.
func (d *Data) Place(name string) (Place, bool) {
	at, ok := d.first(name)
	if !ok {
		return Place{}, false
	}
	return d.place(at), true
}

// Places returns all places of that name, the most prominent first.
func (d *Data) Places(name string) []Place {
	var all []Place
	at, ok := d.first(name)
	for ; ok && at >= 0; at = d.names[at].next {
		all = append(all, d.place(at))
	}
	return all
}

func (d *Data) first(name string) (int32, bool) {
	if at, ok := d.spots[name]; ok {
		return at, true
	}
	var room [keyRoom]byte
	at, ok := d.spots[string(appendWords(room[:0], name))]
	return at, ok
}

func (d *Data) place(name int32) Place {
	n := d.names[name]
	p := d.places[n.place]
	p.Word = n.word
	return p
}

// Given reports whether name is a common given name of a person.
func (d *Data) Given(name string) bool {
	var room [keyRoom]byte
	_, ok := d.given[string(appendWords(room[:0], name))]
	return ok
}
