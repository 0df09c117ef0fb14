package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/klauspost/compress/zstd"

	"headcount/reference"
)

// A printer prints an artefact: a section after another, a record a line.
type printer struct{ bytes.Buffer }

// beginArtefact prints the section that both artefacts begin with.
func beginArtefact(sources []reference.Source) *printer {
	p := &printer{}
	p.section("sources", len(sources))
	for _, s := range sources {
		p.line(s.File, s.Name, s.Licence, s.Date, s.Taken)
	}
	return p
}

func (p *printer) line(fields ...string) {
	p.WriteString(strings.Join(fields, "\t"))
	p.WriteByte('\n')
}

func (p *printer) section(name string, n int) { fmt.Fprintf(p, "[%s %d]\n", name, n) }

// artefact prints the reference data in the form that reference.Load reads: a
// section after another, a record a line, fields separated by tabs. Employers
// and places are referred to by their number in their section.
func artefact(sources []reference.Source, firms *register, proposed []nameLine, places *gazetteer, given []string) []byte {
	b := beginArtefact(sources)
	line, section := b.line, b.section
	section("employers", len(firms.all))
	for _, f := range firms.all {
		line(f.slug(), f.name, f.parentSlug(), f.cik, f.ticker, f.industry)
	}
	names := firms.names()
	section("employer names", len(names))
	for _, n := range names {
		line(n.key, n.refs)
	}
	section("proposed units", len(proposed))
	for _, n := range proposed {
		line(n.key, n.refs)
	}
	section("places", len(places.all))
	for _, p := range places.all {
		line(p.code, p.name, p.kind, p.country, p.state, fmt.Sprint(p.rank))
	}
	names = places.names()
	section("place names", len(names))
	for _, n := range names {
		line(n.key, n.refs)
	}
	names = places.demonyms()
	section("demonyms", len(names))
	for _, n := range names {
		line(n.key, n.refs)
	}
	section("given names", len(given))
	for _, g := range given {
		line(g)
	}
	return b.Bytes()
}

// A nameLine is a key and the numbers of what it names, the most prominent
// first, separated by spaces; "*" follows the number of one for which the key
// is also a common word.
type nameLine struct{ key, refs string }

// pack compresses text, the same bytes to the same bytes.
func pack(text []byte) ([]byte, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	return z.EncodeAll(text, nil), nil
}
