package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"headcount/reference"
)

// A library is where sources are read from: the collected open data and the
// data written in this repository. It hands out only what sources.csv lists
// with a licence.
type library struct {
	shared, own string
	sources     []listed
	used        map[string]bool
}

// A listed source says what each built file takes from it; "" is nothing.
type listed struct {
	reference.Source
	us string // for us.zst, where Taken is for reference.zst
}

// of returns the sources of reference.zst.
func (lib *library) of() []reference.Source {
	var all []reference.Source
	for _, s := range lib.sources {
		if s.Taken != "" {
			all = append(all, s.Source)
		}
	}
	return all
}

// ofUS returns the sources of us.zst.
func (lib *library) ofUS() []reference.Source {
	var all []reference.Source
	for _, s := range lib.sources {
		if s.us != "" {
			s.Taken = s.us
			all = append(all, s.Source)
		}
	}
	return all
}

// sourcesFile lists the sources; it is itself not one.
const sourcesFile = "sources.csv"

func openLibrary(shared, own string) (*library, error) {
	if _, err := os.Stat(shared); err != nil {
		return nil, fmt.Errorf("the open data is not there: %w (the built file in the repository needs no rebuilding to be used)", err)
	}
	if _, err := os.Stat(filepath.Join(own, sourcesFile)); err != nil {
		return nil, fmt.Errorf("run this in the root of the repository: %w", err)
	}
	lib := &library{shared: shared, own: own, used: map[string]bool{}}
	raw, err := os.ReadFile(filepath.Join(own, sourcesFile))
	if err != nil {
		return nil, err
	}
	rows, err := table(sourcesFile, raw, "file", "name", "licence", "date", "taken", "us")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		s := listed{reference.Source{File: r.of[0], Name: r.of[1], Licence: r.of[2], Date: r.of[3], Taken: r.of[4]}, r.of[5]}
		if slices.Contains(r.of[:4], "") || s.Taken+s.us == "" {
			return nil, r.fault("has an empty cell")
		}
		lib.sources = append(lib.sources, s)
	}
	return lib, nil
}

// ownPrefix begins the name, in sources.csv, of a file of this repository.
const ownPrefix = "reference/data/"

// read returns the bytes of a listed source, unpacked when it ends in .gz.
func (lib *library) read(file string) ([]byte, error) {
	if !slices.ContainsFunc(lib.sources, func(s listed) bool { return s.File == file }) {
		return nil, fmt.Errorf("%s is not listed in %s, so its licence is not known", file, sourcesFile)
	}
	lib.used[file] = true
	path := filepath.Join(lib.shared, file)
	if name, ok := strings.CutPrefix(file, ownPrefix); ok {
		path = filepath.Join(lib.own, name)
	}
	raw, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(file, ".gz") {
		return raw, err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return text, nil
}

// unused returns an error that names a listed source that was not read.
func (lib *library) unused() error {
	for _, s := range lib.sources {
		if !lib.used[s.File] {
			return fmt.Errorf("%s lists %s, of which nothing is taken", sourcesFile, s.File)
		}
	}
	return nil
}

// table reads the named columns of a listed CSV file.
func (lib *library) table(file string, columns ...string) ([]row, error) {
	raw, err := lib.read(file)
	if err != nil {
		return nil, err
	}
	return table(file, raw, columns...)
}

// A row holds the cells of the columns asked for, in that order, and where
// they stand.
type row struct {
	file string
	line int
	of   []string
}

// fault returns an error at the row's place.
func (r row) fault(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

func table(file string, raw []byte, columns ...string) ([]row, error) {
	in := csv.NewReader(bytes.NewReader(raw))
	head, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	at := make([]int, len(columns))
	for i, c := range columns {
		if at[i] = slices.Index(head, c); at[i] < 0 {
			return nil, fmt.Errorf("%s: no column %q", file, c)
		}
	}
	var rows []row
	for {
		cells, err := in.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		line, _ := in.FieldPos(0)
		r := row{file, line, make([]string, len(columns))}
		for i, k := range at {
			r.of[i] = strings.TrimSpace(cells[k])
		}
		rows = append(rows, r)
	}
}

// lines reads a listed file of one entry a line, without empty lines.
func (lib *library) lines(file string) ([]string, error) {
	raw, err := lib.read(file)
	if err != nil {
		return nil, err
	}
	return strings.FieldsFunc(string(raw), func(r rune) bool { return r == '\n' }), nil
}

// list splits a cell of several entries.
func list(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ';' })
}
