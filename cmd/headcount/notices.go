package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"headcount"
	"headcount/reference"
	"headcount/sources"
	"headcount/warn"
)

// noticesCmd reads the WARN notice files of a state.
type noticesCmd struct {
	State   string   `arg:"" help:"Postal code or name of the state."`
	File    []string `arg:"" help:"Notice files as the state publishes them: pages, workbooks, PDFs, CSV, JSON."`
	JSON    bool     `name:"json" help:"Print JSON Lines, one notice a line."`
	Changes bool     `help:"Print what became of notices instead: from each file to the next, as copies of one source; with one file, what it says itself."`
	As      string   `help:"Print CSV with the columns of another reader: bln." placeholder:"READER"`
	Add     bool     `help:"Keep the notices in the ledger."`
	Workers int      `help:"With --add, files read at a time; 0 is one for each processor." default:"0" placeholder:"N"`
}

// Run reads the files and prints what was asked for; the report of each file
// and its faults go to standard error.
func (c *noticesCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Add {
		return c.keep(a)
	}
	ref, err := reference.Load()
	if err != nil {
		return err
	}
	r, err := noticeReader(ref)
	if err != nil {
		return err
	}
	p := &noticePrinter{cmd: c, app: a}
	read := 0
	var last *warn.File
	for _, path := range c.File {
		b, err := readFile(path)
		if err == nil {
			var whole *warn.File
			err = r.Each(c.State, path, b, func(f *warn.File) error {
				read += len(f.Notices) + len(f.Changes)
				p.faults(f)
				whole = f
				return p.file(f, last)
			})
			last = whole
		}
		switch {
		case errors.Is(err, warn.ErrNoState):
			return fmt.Errorf("%w: %w", err, headcount.ErrUsage)
		case p.broke != nil:
			return p.broke
		case err != nil:
			problem, remedy := warn.Remedy(err)
			fmt.Fprintln(a.err, clean(headcount.Fault{Place: path, Problem: problem, Remedy: remedy}.String()))
		}
	}
	if read == 0 {
		return fmt.Errorf("read %s: %w", strings.Join(c.File, " "), headcount.ErrNothing)
	}
	return p.end()
}

func (c *noticesCmd) check() error {
	err := oneOf("--as", c.As, []string{"bln"})
	if c.As != "" && (c.JSON || c.Changes) || c.Add && (c.Changes || c.As != "" || c.JSON) {
		err = errors.Join(err, fmt.Errorf("--as, --add and --json or --changes exclude each other: %w", headcount.ErrUsage))
	}
	return err
}

// noticeReader loads what a reader of notices must know.
func noticeReader(ref *reference.Data) (*warn.Reader, error) {
	us, err := reference.LoadUS()
	if err != nil {
		return nil, err
	}
	return warn.New(sources.Files, us, ref.Given)
}

// readFile reads a file, no more of it than is opened at all.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		b.Grow(int(min(info.Size(), warn.MaxBytes)) + bytes.MinRead)
	}
	_, err = b.ReadFrom(io.LimitReader(f, warn.MaxBytes+1))
	return b.Bytes(), err
}

// A noticePrinter prints files in the form that was asked for.
type noticePrinter struct {
	cmd  *noticesCmd
	app  *app
	room []byte
	csv  *csv.Writer
	rows [][]string
	told int // faults printed

	broke error // writing failed
}

// maxFaultLines is how many faults of a file are printed.
const maxFaultLines = 40

// faults prints the faults of a file, or of a part of one, and its report.
func (p *noticePrinter) faults(f *warn.File) {
	for i, x := range f.Faults {
		if p.told == maxFaultLines {
			fmt.Fprintf(p.app.err, "%s more in %s\n", plural(len(f.Faults)-i+f.Report.MoreFaults, "fault"), clean(f.Name))
			break
		}
		p.told++
		p.fault(x)
	}
	if quiet := (p.cmd.JSON || p.cmd.As != "") && len(p.cmd.File) == 1 && len(f.Faults) == 0; !quiet {
		p.report(f)
	}
	p.told = 0
}

func (p *noticePrinter) fault(f headcount.Fault) {
	s := f.String()
	if f.Excerpt != "" {
		s = fmt.Sprintf("%s: %q: %s (%s)", f.Place, f.Excerpt, f.Problem, f.Remedy)
	}
	fmt.Fprintln(p.app.err, clean(s))
}

// report says in a few lines what a file held.
func (p *noticePrinter) report(f *warn.File) {
	r, w := &f.Report, p.app.err
	fmt.Fprintf(w, "%s: %s, %s; %s, %s", clean(filepath.Base(f.Name)), f.Form, r.Sure, plural(r.Rows, "row"), plural(r.Notices, "notice"))
	if r.First != "" {
		fmt.Fprintf(w, " from %s to %s", r.First, r.Last)
	}
	fmt.Fprintf(w, ", %s people", grouped(int64(r.People)))
	if r.NoCount > 0 {
		fmt.Fprintf(w, " (%s without an exact count)", plural(r.NoCount, "notice"))
	}
	fmt.Fprintf(w, "; %s, %s\n", plural(r.Doubts, "doubt"), plural(len(f.Faults)+r.MoreFaults, "fault"))
	if r.Changes > 0 {
		fmt.Fprintf(w, "  %s to notices in the file; --changes shows them\n", plural(r.Changes, "change"))
	}
	for _, t := range r.Totals {
		if t.Of != "" {
			fmt.Fprintf(w, "  the state's total, %s %s: agrees with the %s read\n", clean(t.Label), grouped(int64(t.Stated)), t.Of)
		}
	}
	for _, s := range r.Aside {
		fmt.Fprintf(w, "  aside: %s\n", clean(s))
	}
}

// file prints one file; last is the one before it, nil for the first.
func (p *noticePrinter) file(f, last *warn.File) error {
	p.broke = p.print(f, last)
	return p.broke
}

func (p *noticePrinter) print(f, last *warn.File) error {
	switch {
	case p.cmd.Changes:
		return p.changes(f, last)
	case p.cmd.As != "":
		return p.peer(f)
	case p.cmd.JSON:
		for i := range f.Notices {
			p.room = append(f.Notices[i].AppendJSON(p.room[:0]), '\n')
			if _, err := p.app.out.Write(p.room); err != nil {
				return err
			}
		}
	default:
		for i := range f.Notices {
			p.rows = append(p.rows, noticeRow(&f.Notices[i]))
		}
	}
	return nil
}

// noticeRow is a notice as a line of the table.
func noticeRow(n *warn.Notice) []string {
	effective := n.EffectiveFirst
	if n.EffectiveLast != "" && n.EffectiveLast != effective {
		effective += " to " + n.EffectiveLast
	}
	if effective == "" {
		effective = n.EffectiveText
	}
	kind := n.Kind
	if n.Temporary != nil && *n.Temporary {
		kind = strings.TrimSpace("temporary " + kind)
	}
	if n.Status != warn.StatusActive {
		kind = strings.TrimPrefix(kind+", "+n.Status, ", ")
	}
	short := ""
	if n.ShortBy > 0 {
		short = "short by " + strconv.Itoa(n.ShortBy)
	}
	place := n.City
	if n.County != "" {
		place = strings.TrimPrefix(place+", "+n.County, ", ")
	}
	return []string{n.Date(), n.Employer, people(n), effective, kind, place, short}
}

// people prints the count of a notice for a person.
func people(n *warn.Notice) string {
	if n.Count != nil {
		return grouped(int64(*n.Count))
	}
	if bounds := n.Bounds(); bounds != nil {
		return bounds.String()
	}
	return n.CountText
}

func (p *noticePrinter) changes(f, last *warn.File) error {
	list := f.Changes
	if len(p.cmd.File) > 1 {
		if last == nil {
			return nil
		}
		c := warn.Compare(last, f)
		for _, f := range c.Faults {
			p.fault(f)
		}
		fmt.Fprintf(p.app.err, "%s: %s unchanged, %d new, %s", clean(c.Step), plural(c.Same, "notice"), c.New, plural(len(c.Changes), "change"))
		if c.Described > 0 {
			fmt.Fprintf(p.app.err, ", %d with only the state's description changed", c.Described)
		}
		if c.Older > 0 {
			fmt.Fprintf(p.app.err, ", %d from before the newer list begins", c.Older)
		}
		fmt.Fprintln(p.app.err)
		list = c.Changes
	}
	for i := range list {
		if p.cmd.JSON {
			p.room = append(list[i].AppendJSON(p.room[:0]), '\n')
			if _, err := p.app.out.Write(p.room); err != nil {
				return err
			}
			continue
		}
		p.rows = append(p.rows, changeRow(&list[i]))
	}
	return nil
}

func changeRow(c *warn.Change) []string {
	var parts []string
	for _, x := range c.Changed {
		switch {
		case x.Old == "":
			parts = append(parts, x.Field+" "+x.New)
		default:
			parts = append(parts, fmt.Sprintf("%s %s → %s", x.Field, x.Old, x.New))
		}
	}
	kind := c.Kind
	if kind == "" {
		kind = "unclear"
	}
	return []string{kind, c.Employer, c.Address, strings.Join(parts, "; "), c.Source.Place()}
}

func (p *noticePrinter) peer(f *warn.File) error {
	if p.csv == nil {
		p.csv = csv.NewWriter(p.app.out)
		if err := p.csv.Write(warn.PeerColumns); err != nil {
			return err
		}
	}
	for i := range f.Notices {
		if err := p.csv.Write(f.Notices[i].PeerRow()); err != nil {
			return err
		}
	}
	p.csv.Flush()
	return p.csv.Error()
}

// end prints the table, where one was asked for.
func (p *noticePrinter) end() error {
	if p.cmd.JSON || p.cmd.As != "" {
		return nil
	}
	if len(p.rows) == 0 {
		fmt.Fprintln(p.app.out, "No change.")
		return nil
	}
	columns := []column{{head: "NOTICE"}, {head: "EMPLOYER", flex: true}, {head: "PEOPLE", right: true}, {head: "EFFECTIVE", flex: true}, {head: "KIND", flex: true, spare: 2},
		{head: "PLACE", flex: true, spare: 3}, {head: "NOTICE PERIOD", spare: 1}}
	if p.cmd.Changes {
		columns = []column{{head: "KIND"}, {head: "EMPLOYER", flex: true}, {head: "ADDRESS", flex: true, spare: 2}, {head: "CHANGED", flex: true}, {head: "WHERE", flex: true, spare: 1}}
	}
	table(p.app.out, p.app.out.width, columns, p.rows)
	return nil
}

// keep adds the files to the ledger.
func (c *noticesCmd) keep(a *app) error {
	state, err := warn.StateCode(c.State)
	if err != nil {
		return fmt.Errorf("%w: %w", err, headcount.ErrUsage)
	}
	return addReports(a, c.File, headcount.Given{State: state}, c.Workers)
}
