// Package ledger keeps captures, documents, claims, faults, decisions, names
// and the vintages of events in one SQLite file. docs/ledger.md describes the
// tables. What is written stays: claims and captures are never changed, and
// events are kept as versions, so that any earlier moment can be asked.
package ledger

import (
	"context"
	"time"

	"headcount"
)

// A Ledger is an open ledger. Its methods may be called by many goroutines;
// writing is done by one connection, one transaction at a time.
type Ledger struct {
	path string
}

// A Found is a capture with where it was seen, or only faults where no bytes
// could be taken (Capture.Hash is "").
type Found struct {
	Capture headcount.Capture
	Path    string // the file as named, "-" for standard input
	Line    int    // line in a JSON Lines file, from 1; 0 when the file is the capture
	Faults  []headcount.Fault
	Fresh   bool // set by PutCaptures: the ledger had no such capture before
}

// A Read is what came of reading one capture.
type Read struct {
	Capture   string // hash
	State     string // headcount.StateRead or headcount.StateUnread
	Reason    string // why it is unread
	Documents []headcount.Document
	Claims    [][]headcount.Claim // Claims[i] are those of Documents[i], identified
	Faults    []headcount.Fault
}

// An Add is one run of the command that adds reports.
type Add struct {
	Number    int64     `json:"number"`
	At        time.Time `json:"at"`
	What      []string  `json:"what"`      // the paths as named
	Sightings int       `json:"sightings"` // captures seen, each time they were
	Fresh     int       `json:"fresh"`     // captures that it was the first to see
	Forgotten string    `json:"forgotten"` // why it was taken back; "" when it stands
}

// Counts says what a ledger holds.
type Counts struct {
	Adds      int            `json:"adds"`
	Sightings int            `json:"sightings"`
	Captures  map[string]int `json:"captures"` // by state
	Sources   int            `json:"sources"`
	Documents int            `json:"documents"`
	Claims    map[string]int `json:"claims"` // by type
	Faults    int            `json:"faults"`
	Problems  []Tally        `json:"problems"` // the most common problems of faults, most common first
	Names     int            `json:"names"`
	Decisions int            `json:"decisions"`
	Vintages  int            `json:"vintages"`
	Events    int            `json:"events"` // as they stand now, withdrawn ones among them
}

// A Tally is how often a problem was met.
type Tally struct {
	Problem string `json:"problem"`
	Count   int    `json:"count"`
}

// A Problem is a law of the ledger that one row breaks.
type Problem struct {
	Table  string `json:"table"`
	Row    string `json:"row"` // its key
	Law    string `json:"law"` // what should hold, and what is found
	Remedy string `json:"remedy"`
}

// A Deriver works out the events of one family from its claims and the names
// given so far, and mints the names of new events. taken reports whether a
// slug is in use anywhere in the ledger.
type Deriver func(claims []headcount.Stated, names []headcount.Name, taken func(slug string) bool) ([]headcount.Event, []headcount.Name)

// Open opens the ledger at path, creating it where there is none and bringing
// an older one up to date. The path ":memory:" is a ledger that Close forgets.
// Errors: ErrNewer, ErrBusy, ErrFull, and ErrInvalid for a file that is no ledger.
func Open(ctx context.Context, path string) (*Ledger, error) { return &Ledger{path: path}, errSkeleton }

// Close closes the ledger.
func (l *Ledger) Close() error { return nil }

// Path is the path that the ledger was opened by.
func (l *Ledger) Path() string { return l.path }
