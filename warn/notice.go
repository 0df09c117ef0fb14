package warn

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// The statuses of a notice.
const (
	StatusActive    = "active"
	StatusAmended   = "amended"   // the state marks it as amended, updated or revised
	StatusRescinded = "rescinded" // the employer took it back
	StatusCancelled = "cancelled" // it was called off
	StatusWithdrawn = "withdrawn" // no longer listed in a later copy
)

// A Notice is one row, block or card of a state's file: an employer with its
// own count or date. "" and nil are what the file does not say. Dates are EDTF
// (2006-01-02, a month, a year or an interval).
type Notice struct {
	State        string // postal code
	ID           string // hash of state and raw cells; the second of two equal rows has "-2" after it
	Key          string // the state's own number
	Employer     string // the name alone
	EmployerText string // the cell as published
	DBA          string // the name it does business under
	Once         string // the name it had before
	Store        string // number of a store or site in the employer's cell

	Count     *int   // people in the state
	CountText string // the cell as published
	Low, High *int   // bounds on Count where the cell gives only those
	Total     *int   // people everywhere, where the cell tells them from those in the state
	Parts     []Part // groups or sites counted apart
	Staff     *int   // all employees of the site, from a column of its own

	NoticeDate     string // of the notice
	ReceivedDate   string // when the state received it
	PostedDate     string // when the state posted it
	EffectiveFirst string
	EffectiveLast  string
	EffectiveAll   []string // where several are given
	EffectiveText  string   // the cell as published

	Kind      string // one of the kinds, "" when not said
	KindText  string
	Temporary *bool
	WARN      *bool // false: the state lists it, and says that it is no WARN notice
	Reason    string
	Notes     string

	Street, City, County, ZIP string
	PlaceFIPS, CountyFIPS     string
	CBSA                      string
	Basis                     string // what decided the county, or why there is none
	Sites                     []Site // where there are several
	HeadOffice                string // an address out of the state, which is not the worksite

	Union    string // as published where it says which; "yes", "no"
	Bumping  *bool
	NAICS    string
	Industry string
	Region   string // the state's workforce area

	Status string
	Amends string // ID of the notice that this one amends
	Link   string // to the notice itself

	NoticeDays   *int   // calendar days from the notice to the first effect
	RequiredDays int    // by the rule of the state at that date
	ShortBy      int    // days that NoticeDays falls short of RequiredDays; a fact, not a breach
	PeriodRule   string // the law of RequiredDays

	Doubts []string // "field: why"
	Source Source

	header  *header
	cells   []string
	parent  string // the state's key of the notice that this row belongs to
	marks   marks
	revised string // the number of people as the state's column of revisions has it

	firm       string // key of Employer: equal for spellings of one name
	countyName string // County with its type, where it is known: "Barnwell County"
}

// A Source says where a notice stands.
type Source struct {
	File  string
	Sheet string // of a workbook
	Page  int    // of a PDF, from 1
	Row   int    // in the sheet, page or file, from 1; for a CSV file the line
}

// Place prints the source as faults give it: "ny.csv:412", "il.xlsx, sheet A, row 3".
func (s Source) Place() string {
	place := s.File
	if s.Sheet != "" {
		place += ", sheet " + s.Sheet
	}
	if s.Page > 0 {
		place += ", page " + itoa(s.Page)
	}
	if s.Sheet == "" && s.Page == 0 {
		return place + ":" + itoa(s.Row)
	}
	return place + ", row " + itoa(s.Row)
}

// doubt notes why a field may be wrong.
func (n *Notice) doubt(field, why string) {
	n.Doubts = append(n.Doubts, field+": "+why)
}

// Doubted reports whether a field may be wrong.
func (n *Notice) Doubted(field string) bool {
	for _, d := range n.Doubts {
		if strings.HasPrefix(d, field+":") {
			return true
		}
	}
	return false
}

// identify sets n.ID from the state and the raw cells.
func (n *Notice) identify(room []byte) []byte {
	room = append(room[:0], n.State...)
	for _, c := range n.cells {
		room = append(room, '\x1f')
		room = append(room, c...)
	}
	sum := sha256.Sum256(room)
	n.ID = hex.EncodeToString(sum[:12])
	return room
}

// Date is the best date of the notice: of the notice itself, its receipt, or
// its posting.
func (n *Notice) Date() string {
	return first(n.NoticeDate, first(n.ReceivedDate, n.PostedDate))
}

// raw calls yield with each cell as published, by its header, without what is
// held back and what is empty.
func (n *Notice) raw(yield func(header, text string)) {
	for i, c := range n.cells {
		if c == "" {
			continue
		}
		name := ""
		if n.header != nil && i < len(n.header.names) {
			if n.header.means[i] == mPersonal {
				continue
			}
			name = n.header.names[i]
		}
		if name == "" {
			name = "column " + itoa(i+1)
		}
		yield(name, c)
	}
}
