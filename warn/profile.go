package warn

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/BurntSushi/toml"
)

// A Profile is what is known of one state's files: data, from sources/XX.toml.
type Profile struct {
	State   string            `toml:"state"`   // postal code
	Agency  string            `toml:"agency"`  // who publishes
	Pages   []string          `toml:"pages"`   // addresses of the state's page and files
	Form    []string          `toml:"form"`    // of the file: csv, html, json, pdf, xlsx
	Unit    string            `toml:"unit"`    // what one row stands for
	Volume  [2]int            `toml:"volume"`  // notices a year: the fewest and the most that are usual
	Columns map[string]string `toml:"columns"` // header to meaning, before sources/columns.txt
	Kinds   map[string]string `toml:"kinds"`   // what the state's codes stand for
	Aside   map[string]string `toml:"aside"`   // sheets that hold no notices of the list: name to why
	Held    []string          `toml:"held"`    // headers of personal columns, held back
	Quirks  []Quirk           `toml:"quirk"`   // what is odd in the files, and why it is so read
	Fixes   []Fix             `toml:"fix"`     // corrections by hand

	columns map[string]meaning
}

// A Quirk is something odd in a state's files, with how it is read and why.
type Quirk struct {
	What string `toml:"what"`
	Why  string `toml:"why"`
}

// A Fix corrects one cell by hand: the row is found by its identity.
type Fix struct {
	Row    string `toml:"row"`   // the notice's id
	Field  string `toml:"field"` // effective_first, count, ...
	Value  string `toml:"value"`
	Reason string `toml:"reason"`
	Who    string `toml:"who"`
	When   string `toml:"when"`
}

// parseProfile reads the form of sources/XX.toml. Every word of it must be
// known, so that a slip in a profile is an error and not a silence.
func parseProfile(name string, b []byte) (*Profile, error) {
	p := &Profile{}
	meta, err := toml.Decode(string(b), p)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return nil, fmt.Errorf("%s: %q is no setting of a profile", name, extra[0].String())
	}
	if stateOf(p.State) == nil || !strings.EqualFold(p.State+".toml", path.Base(name)) {
		return nil, fmt.Errorf("%s: state %q is not the one of the file's name", name, p.State)
	}
	p.columns = map[string]meaning{}
	for header, m := range p.Columns {
		if !meanings[meaning(m)] {
			return nil, fmt.Errorf("%s: column %q: %q is no meaning", name, header, m)
		}
		p.columns[headerKey(header)] = meaning(m)
	}
	for _, header := range p.Held {
		p.columns[headerKey(header)] = mPersonal
	}
	for _, f := range p.Fixes {
		if f.Row == "" || f.Reason == "" || f.Who == "" || f.When == "" || !fixable[f.Field] {
			return nil, fmt.Errorf("%s: a fix needs row, field, value, reason, who and when; and %q must be a field that can be corrected", name, f.Field)
		}
	}
	return p, nil
}

var fixable = map[string]bool{"employer": true, "count": true, "notice_date": true, "received_date": true, "effective_first": true, "effective_last": true, "city": true, "county": true}

// A Reader reads notice files. It does not change once it is made, so it is
// safe for concurrent use.
type Reader struct {
	rules    []rule
	profiles map[string]*Profile
	periods  []Period
	us       Places
	given    func(string) bool // whether a word is a given name
}

// New makes a reader from the data files of package sources, the places of the
// United States and the given names of people, by which a person in an address
// is known. It fails when a data file is not in its form.
func New(files fs.FS, us Places, given func(string) bool) (*Reader, error) {
	r := &Reader{profiles: map[string]*Profile{}, us: us, given: given}
	columns, err := fs.ReadFile(files, "columns.txt")
	if err != nil {
		return nil, err
	}
	if r.rules, err = parseRules(string(columns)); err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "*.toml")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		p, err := parseProfile(name, b)
		if err != nil {
			return nil, err
		}
		r.profiles[strings.ToUpper(p.State)] = p
	}
	periods, err := fs.ReadFile(files, "periods.csv")
	if err != nil {
		return nil, err
	}
	r.periods, err = parsePeriods(string(periods))
	return r, err
}

// Profile returns what is known of a state's files, nil when nothing is.
func (r *Reader) Profile(state string) *Profile { return r.profiles[strings.ToUpper(state)] }
