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

// Load reads the embedded data. It takes some tens of milliseconds and holds
// some tens of megabytes, so a program calls it once and passes the Data on.
func Load() (*Data, error) {
	text, err := unpack(embedded)
	if err != nil {
		return nil, fmt.Errorf("reference data: %w", err)
	}
	d, err := parse(text)
	if err != nil {
		return nil, fmt.Errorf("reference data: %w", err)
	}
	return d, nil
}

func unpack(packed []byte) (string, error) {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return "", err
	}
	defer z.Close()
	text, err := z.DecodeAll(packed, nil)
	return string(text), err
}

// A parser reads the text that reference/build writes: sections of records, a
// record a line, fields separated by tabs. Records are referred to by their
// number in their section. The strings of the Data share the text's memory.
type parser struct {
	rest   string
	line   int
	fields [6]string
}

// parse reads text into a Data.
func parse(text string) (*Data, error) {
	p := &parser{rest: text}
	d := &Data{}
	for _, section := range []struct {
		name string
		read func(d *Data, n int) error
	}{
		{"sources", p.sources},
		{"employers", p.employers},
		{"employer names", p.employerNames},
		{"proposed units", p.proposed},
		{"places", p.places},
		{"place names", p.placeNames},
		{"demonyms", p.demonyms},
		{"given names", p.given},
	} {
		n, err := p.head(section.name)
		if err != nil {
			return nil, err
		}
		if err := section.read(d, n); err != nil {
			return nil, err
		}
	}
	if p.rest != "" {
		return nil, p.fault("text after the last section")
	}
	return d, nil
}

func (p *parser) fault(format string, args ...any) error {
	return fmt.Errorf("line %d: %s", p.line, fmt.Sprintf(format, args...))
}

// head reads the first line of a section, "[name 12]", and returns the number
// of its records.
func (p *parser) head(name string) (int, error) {
	line, _ := p.next()
	count, ok := strings.CutPrefix(line, "["+name+" ")
	count, closed := strings.CutSuffix(count, "]")
	n, err := strconv.Atoi(count)
	if !ok || !closed || err != nil || n < 0 || n > len(p.rest) {
		return 0, p.fault("%.40q where section %q should begin", line, name)
	}
	return n, nil
}

// next returns the next line, and whether there is one.
func (p *parser) next() (string, bool) {
	line, rest, ok := strings.Cut(p.rest, "\n")
	p.rest = rest
	p.line++
	return line, ok
}

// record reads a record of n fields, which stay valid until the next one.
func (p *parser) record(n int) ([]string, error) {
	line, ok := p.next()
	if !ok {
		return nil, p.fault("the text ends within a section")
	}
	for i := range n - 1 {
		field, rest, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, p.fault("%d fields, not %d", i+1, n)
		}
		p.fields[i], line = field, rest
	}
	p.fields[n-1] = line
	return p.fields[:n], nil
}

func (p *parser) sources(d *Data, n int) error {
	for range n {
		f, err := p.record(5)
		if err != nil {
			return err
		}
		d.sources = append(d.sources, Source{f[0], f[1], f[2], f[3], f[4]})
	}
	return nil
}

func (p *parser) employers(d *Data, n int) error {
	d.employers = make([]Employer, 0, n)
	bySlug := make(map[string]int32, n)
	for i := range n {
		f, err := p.record(6)
		if err != nil {
			return err
		}
		d.employers = append(d.employers, Employer{Slug: f[0], Name: f[1], Parent: f[2], CIK: f[3], Ticker: f[4], Industry: f[5]})
		bySlug[f[0]] = int32(i)
	}
	d.parents = make([]int32, n)
	for i, e := range d.employers {
		d.parents[i] = -1
		if e.Parent != "" {
			at, ok := bySlug[e.Parent]
			if !ok {
				return p.fault("employer %s: no parent %s", e.Slug, e.Parent)
			}
			d.parents[i] = at
		}
	}
	return nil
}

// naming reads the number of one of n records, with "*" after it where the key
// is also a word.
func (p *parser) naming(ref string, n int) (naming, error) {
	number, word := strings.CutSuffix(ref, "*")
	at, err := strconv.Atoi(number)
	if err != nil || at < 0 || at >= n {
		return naming{}, p.fault("number %q of %d records", ref, n)
	}
	return naming{int32(at), word}, nil
}

// one reads n records of a key and what it names, one of m records.
func (p *parser) one(n, m int) (map[string]naming, error) {
	all := make(map[string]naming, n)
	for range n {
		f, err := p.record(2)
		if err != nil {
			return nil, err
		}
		if all[f[0]], err = p.naming(f[1], m); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (p *parser) employerNames(d *Data, n int) (err error) {
	d.firms, err = p.one(n, len(d.employers))
	return err
}

func (p *parser) proposed(d *Data, n int) (err error) {
	d.proposals, err = p.one(n, len(d.employers))
	return err
}

func (p *parser) demonyms(d *Data, n int) (err error) {
	d.demonyms, err = p.one(n, len(d.places))
	return err
}

func (p *parser) places(d *Data, n int) error {
	d.places = make([]Place, 0, n)
	for range n {
		f, err := p.record(6)
		if err != nil {
			return err
		}
		rank, err := strconv.Atoi(f[5])
		if err != nil {
			return p.fault("rank %q of %s", f[5], f[0])
		}
		d.places = append(d.places, Place{Code: f[0], Name: f[1], Kind: f[2], Country: f[3], State: f[4], Rank: rank})
	}
	return nil
}

func (p *parser) placeNames(d *Data, n int) error {
	d.spots, d.written = make(map[string]run, n), map[string]run{}
	d.names = make([]naming, 0, n+n/2)
	for range n {
		f, err := p.record(2)
		if err != nil {
			return err
		}
		key, refs := f[0], f[1]
		from := int32(len(d.names))
		for ref := range strings.SplitSeq(refs, " ") {
			named, err := p.naming(ref, len(d.places))
			if err != nil {
				return err
			}
			d.names = append(d.names, named)
		}
		to := d.spots
		if PlaceKey(key) != key {
			to = d.written
		}
		to[key] = run{from, int32(len(d.names)) - from}
	}
	return nil
}

func (p *parser) given(d *Data, n int) error {
	d.given = make(map[string]struct{}, n)
	for range n {
		f, err := p.record(1)
		if err != nil {
			return err
		}
		d.given[f[0]] = struct{}{}
	}
	return nil
}
