package headcount

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// A Tier ranks who is speaking through a source; lower is nearer the fact.
type Tier string

// The tiers, nearest the fact first.
const (
	TierEmployer   Tier = "employer"
	TierGovernment Tier = "government"
	TierWire       Tier = "wire"
	TierOutlet     Tier = "outlet"
	TierAggregator Tier = "aggregator"
)

// Tiers lists the tiers, nearest the fact first.
var Tiers = []Tier{TierEmployer, TierGovernment, TierWire, TierOutlet, TierAggregator}

// Rank is the place of t in Tiers; an unknown tier ranks as an outlet.
func (t Tier) Rank() int {
	for i, x := range Tiers {
		if x == t {
			return i
		}
	}
	return TierOutlet.Rank()
}

// The states of a capture. A capture ends in StateRead or StateUnread; the
// latter with a reason, such as "language fr" or "no text".
const (
	StateToRead = "to read"
	StateRead   = "read"
	StateUnread = "not read"
)

// A Capture is the smallest thing with its own bytes: a file, a page, one line
// of a JSON Lines file. It is kept under the hash of those bytes.
type Capture struct {
	Hash   string // SHA-256 of Bytes, hex
	Format string // one of Formats: how document.Open is to take the bytes
	Bytes  []byte
	State  string
	Reason string    // why the state is StateUnread
	Known  time.Time // first seen, UTC
	Given  Given     // from the first sighting: what the bytes do not say
}

// The forms in which document.Open takes a capture's bytes.
const (
	FormatText    = "text"    // plain text or Markdown
	FormatHTML    = "html"    // a page
	FormatArticle = "article" // one JSON object of an articles file
	FormatUnknown = "unknown" // bytes that are kept but cannot be read

	// FormatNotices begins the format of a state's WARN notice file, which
	// package warn reads; the state's postal code follows: "notices OH".
	FormatNotices = "notices "
)

// Given is what the person who adds a capture says of it, used where the
// bytes are silent.
type Given struct {
	Published string // EDTF
	Outlet    string
	Tier      Tier
	State     string // postal code: the files are WARN notice files of that state
}

// A Sighting says that a capture was seen: where, in which add and when.
type Sighting struct {
	Capture string    `json:"capture"`
	Path    string    `json:"path"` // the file as named, "-" for standard input
	Line    int       `json:"line"` // line in a JSON Lines file, from 1; 0 when the file is the capture
	Add     int64     `json:"add"`  // number of the add
	At      time.Time `json:"at"`   // UTC
}

// A Document is the text read from a capture, with what is known of it.
// Text begins with the title and a blank line where the title is not already
// its first line; all offsets count bytes of Text.
type Document struct {
	ID        string `json:"id"`        // the id that the input gives, else Hash
	Hash      string `json:"hash"`      // identity: capture, part and extractor version
	Path      string `json:"path"`      // the file it came from
	Title     string `json:"title"`     //
	Published string `json:"published"` // EDTF, "" when unknown
	Outlet    string `json:"outlet"`
	Language  string `json:"language"` // ISO 639-1
	Address   string `json:"url"`      // the address it was published at; "" is none
	Tier      Tier   `json:"tier"`

	Capture  string `json:"-"`                  // hash of the capture
	Withheld string `json:"withheld,omitempty"` // why all or some of it is not shown: see Veil

	Sketch    Sketch `json:"-"` // of Text, where one was made
	Part      string `json:"-"` // which part of the capture; "" is the whole
	Extractor string `json:"-"` // name and version of what made Text
	Text      string `json:"-"`
}

// Identify sets d.Hash from the capture, the part and the extractor's version,
// and d.ID when the input gave none.
func (d *Document) Identify() {
	sum := sha256.Sum256([]byte(d.Capture + "\n" + d.Part + "\n" + d.Extractor))
	d.Hash = hex.EncodeToString(sum[:16])
	if d.ID == "" {
		d.ID = d.Hash
	}
}

// Check refuses a claim whose evidence does not stand in d.Text where it says.
func (d *Document) Check(c *Claim) error {
	if len(c.Evidence) == 0 {
		return fmt.Errorf("document %.8s: %s claim of %q without evidence: %w", d.Hash, c.Type, c.Employer, ErrInvalid)
	}
	for _, p := range c.Evidence {
		at, err := p.In(d.Text)
		if err != nil {
			return fmt.Errorf("document %.8s: %s claim of %q: %w", d.Hash, c.Type, c.Employer, err)
		}
		if at.Words != p.Words {
			return fmt.Errorf("document %.8s: %s claim of %q: at %d-%d stands %.40q, not %.40q: %w",
				d.Hash, c.Type, c.Employer, p.Start, p.End, at.Words, p.Words, ErrInvalid)
		}
	}
	return nil
}

// A Fault is something that could not be read. Faults are values: reading
// goes on beside them.
type Fault struct {
	Capture string `json:"capture"` // hash; "" when no bytes could be taken
	Place   string `json:"place"`   // file, line or part
	Excerpt string `json:"excerpt"` // the source as published, at most 200 bytes
	Problem string `json:"problem"`
	Remedy  string `json:"remedy"`
}

// ID is the identity of a fault: capture, place and problem.
func (f Fault) ID() string {
	sum := sha256.Sum256([]byte(f.Capture + "\n" + f.Place + "\n" + f.Problem))
	return hex.EncodeToString(sum[:16])
}

// String prints the fault in one line: place, problem, remedy.
func (f Fault) String() string {
	s := f.Place + ": " + f.Problem
	if f.Remedy != "" {
		s += " (" + f.Remedy + ")"
	}
	return s
}
