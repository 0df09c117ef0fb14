package reference

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed us.zst
var embeddedUS []byte

// LoadUS reads the embedded data on the United States. It takes some tens of
// milliseconds and holds some tens of megabytes, so a program calls it once and
// passes the US on.
func LoadUS() (*US, error) {
	text, err := unpack(embeddedUS)
	if err != nil {
		return nil, fmt.Errorf("reference data of the United States: %w", err)
	}
	u, err := parseUS(text)
	if err != nil {
		return nil, fmt.Errorf("reference data of the United States: %w", err)
	}
	return u, nil
}

// parseUS reads text, of the same form as parse does, into a US.
func parseUS(text string) (*US, error) {
	p := &usParser{parser: parser{rest: text}, u: &US{}}
	for _, section := range []struct {
		name string
		read func(n int) error
	}{
		{"sources", p.readSources},
		{"counties", p.readCounties},
		{"county names", func(n int) error { return p.readNames(&p.u.countyNames, n, len(p.u.counties)) }},
		{"places", p.readPlaces},
		{"place names", func(n int) error { return p.readNames(&p.u.placeNames, n, len(p.u.places)) }},
		{"zips", p.readZIPs},
		{"rejected", p.readRejected},
	} {
		n, err := p.head(section.name)
		if err != nil {
			return nil, err
		}
		if err := section.read(n); err != nil {
			return nil, err
		}
	}
	if p.rest != "" {
		return nil, p.fault("text after the last section")
	}
	return p.u, nil
}

// A usParser reads what is particular to the United States.
type usParser struct {
	parser
	u    *US
	last string // the key of the record before, where they must be in order
}

// inOrder reports a key that does not come after the one before it: what is
// searched by halving would not be found.
func (p *usParser) inOrder(key string) error {
	if key <= p.last {
		return p.fault("%q after %q", key, p.last)
	}
	p.last = key
	return nil
}

func (p *usParser) readSources(n int) error {
	d := &Data{}
	err := p.sources(d, n)
	p.u.sources = d.sources
	return err
}

func (p *usParser) readCounties(n int) error {
	p.last = ""
	p.u.counties = make([]USCounty, 0, n)
	for range n {
		f, err := p.record(5)
		if err != nil {
			return err
		}
		if err := p.inOrder(f[0]); err != nil {
			return err
		}
		p.u.counties = append(p.u.counties, USCounty{FIPS: f[0], Name: f[1], State: f[2], CBSA: f[3], CBSATitle: f[4]})
	}
	return nil
}

// readNames reads n keys of m counties or places: the numbers of what a key
// names, with "*" after the first when it leads.
func (p *usParser) readNames(to *names, n, m int) error {
	p.last = ""
	to.keys = make([]string, 0, n)
	to.from = make([]int32, 1, n+1)
	to.refs = make([]ref, 0, n+n/4)
	for range n {
		f, err := p.record(2)
		if err != nil {
			return err
		}
		if err := p.inOrder(f[0]); err != nil {
			return err
		}
		to.keys = append(to.keys, f[0])
		for rest, more := f[1], true; more; {
			var one string
			one, rest, more = strings.Cut(rest, " ")
			number, leads := strings.CutSuffix(one, "*")
			at, err := strconv.Atoi(number)
			if err != nil || at < 0 || at >= m {
				return p.fault("number %q of %d records", one, m)
			}
			to.refs = append(to.refs, ref{int32(at), leads})
		}
		to.from = append(to.from, int32(len(to.refs)))
	}
	return nil
}

// readPlaces reads places: FIPS code, name, state, kind, counties. A star after
// the kind says that the main county holds nearly all of the place, a dash that
// none of its ZIP codes is mostly there.
func (p *usParser) readPlaces(n int) error {
	p.u.places = make([]site, 0, n)
	counties := make([]string, 0, n+n/4)
	for range n {
		f, err := p.record(5)
		if err != nil {
			return err
		}
		kind, clear := strings.CutSuffix(f[3], "*")
		kind, astride := strings.CutSuffix(kind, "-")
		if len(kind) != 1 {
			return p.fault("kind %q of %s", f[3], f[1])
		}
		from := len(counties)
		for rest, more := f[4], true; more; {
			var one string
			one, rest, more = strings.Cut(rest, " ")
			if len(one) != 5 {
				return p.fault("county %q of %s", one, f[1])
			}
			counties = append(counties, one)
		}
		place := USPlace{FIPS: f[0], Name: f[1], State: f[2], Counties: counties[from:len(counties):len(counties)]}
		p.u.places = append(p.u.places, site{place, kind[0], clear, astride})
	}
	return nil
}

func (p *usParser) readZIPs(n int) error {
	p.last = ""
	p.u.zips = make([]ZIP, 0, n)
	for range n {
		f, err := p.record(3)
		if err != nil {
			return err
		}
		if err := p.inOrder(f[0]); err != nil {
			return err
		}
		if len(f[1]) != 5 {
			return p.fault("county %q of %s", f[1], f[0])
		}
		p.u.zips = append(p.u.zips, ZIP{f[0], f[1], f[2]})
	}
	return nil
}

func (p *usParser) readRejected(n int) error {
	p.last = ""
	p.u.rejected = make([]string, 0, n)
	for range n {
		f, err := p.record(1)
		if err != nil {
			return err
		}
		if err := p.inOrder(f[0]); err != nil {
			return err
		}
		p.u.rejected = append(p.u.rejected, f[0])
	}
	return nil
}
