package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headcount/reference"
)

const (
	secFile       = "sec-company-tickers-2024-05.json"
	sp500File     = "sp500-constituents-2026-08.csv"
	employersFile = ownPrefix + "employers.csv"
	agenciesFile  = ownPrefix + "agencies.csv"
)

// readFirms gathers the employers: those written here first, then the S&P 500,
// then what the SEC lists.
func readFirms(lib *library, common *vocabulary, places *gazetteer) (*register, error) {
	listed, err := readSEC(lib)
	if err != nil {
		return nil, err
	}
	g := newRegister(common)
	if err := g.readWritten(lib, listed); err != nil {
		return nil, err
	}
	if err := g.readSP500(lib); err != nil {
		return nil, err
	}
	g.addListed(listed, places)
	return g, nil
}

// readWritten reads the employers and agencies written in this repository.
// Every name must be new, and every parent and ticker known.
func (g *register) readWritten(lib *library, listed []filer) error {
	cik := map[string]string{}
	for _, f := range listed {
		cik[f.ticker] = f.cik
	}
	employers, err := lib.table(employersFile, "name", "ticker", "parent", "also")
	if err != nil {
		return err
	}
	agencies, err := lib.table(agenciesFile, "name", "parent", "also")
	if err != nil {
		return err
	}
	for _, r := range agencies {
		r.of = slices.Insert(r.of, 1, "") // no ticker
		employers = append(employers, r)
	}
	var faults []error // all of them at once, since they are mended by hand
	byName := map[string]*firm{}
	for _, r := range employers {
		f := &firm{name: r.of[0], ticker: r.of[1], from: r}
		if f.ticker != "" {
			if f.cik = cik[f.ticker]; f.cik == "" {
				faults = append(faults, r.fault("no ticker %s in %s", f.ticker, secFile))
			}
		}
		if err := g.add(f); err != nil {
			faults = append(faults, err)
		}
		byName[f.name] = f
	}
	for _, r := range employers {
		f := byName[strings.TrimSuffix(r.of[0], "*")]
		if parent := r.of[2]; parent != "" {
			if f.parent = byName[parent]; f.parent == nil {
				faults = append(faults, r.fault("no employer %q to be the parent of %s", parent, f.name))
			}
		}
		for _, name := range list(r.of[3]) {
			if err := g.also(f, name); err != nil {
				faults = append(faults, err)
			}
		}
	}
	for _, f := range g.all {
		if f.aboveItself() {
			faults = append(faults, f.from.fault("%s is above itself", f.name))
		}
	}
	return errors.Join(faults...)
}

// readSP500 takes the names and industries of the S&P 500.
func (g *register) readSP500(lib *library) error {
	rows, err := lib.table(sp500File, "Symbol", "Security", "GICS Sub-Industry", "CIK")
	if err != nil {
		return err
	}
	for _, r := range rows {
		name, _, _ := strings.Cut(r.of[1], " (") // "(Class A)"
		cik := strings.TrimLeft(r.of[3], "0")
		f := g.byCIK[cik]
		if f == nil {
			f = &firm{name: display(name), ticker: r.of[0], cik: cik, from: r}
			if g.add(f) != nil {
				continue // it is written here, or listed anew under another CIK
			}
		}
		f.industry = r.of[2]
		g.offer(f, name)
	}
	return nil
}

// A filer is a company that files with the SEC.
type filer struct {
	cik, ticker, title string
	at                 int // in the SEC's list, from 0
}

// readSEC reads the SEC's list, in its order, each company once with its first
// ticker.
func readSEC(lib *library) ([]filer, error) {
	raw, err := lib.read(secFile)
	if err != nil {
		return nil, err
	}
	var entries map[string]struct {
		CIK    int64  `json:"cik_str"`
		Ticker string `json:"ticker"`
		Title  string `json:"title"`
	}
	if err := json.Unmarshal(raw, &entries); err != nil {
		return nil, fmt.Errorf("%s: %w", secFile, err)
	}
	all := make([]filer, 0, len(entries))
	for i := range len(entries) {
		e, ok := entries[strconv.Itoa(i)]
		if !ok {
			return nil, fmt.Errorf("%s: no entry %d of %d", secFile, i, len(entries))
		}
		all = append(all, filer{strconv.FormatInt(e.CIK, 10), e.Ticker, e.Title, i})
	}
	return all, nil
}

// addListed enters the companies of the SEC's list, with the short forms that
// are safe.
func (g *register) addListed(listed []filer, places *gazetteer) {
	heads := headCounts(listed)
	for _, s := range listed {
		title := plainTitle(s.title)
		f := g.byCIK[s.cik]
		if f == nil {
			if vehicle(title) {
				continue
			}
			f = &firm{name: display(title), cik: s.cik, ticker: s.ticker, from: row{file: secFile, line: s.at}}
			if g.add(f) != nil {
				continue // a namesake is there already
			}
			if key := reference.Key(f.name); places.town(f.name) || len(key) <= len("nov") || g.common.last(key) {
				g.word[key] = true
			}
		}
		g.offer(f, title)
		for _, short := range shortForms(title, heads) {
			head, _, _ := strings.Cut(short, " ")
			if !g.common.common(head) && !places.has(short) && places.people[short] == nil {
				g.offer(f, short)
			}
		}
	}
}
