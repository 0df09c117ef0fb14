package warn

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"headcount"
)

// A File is what came of reading one notice file.
type File struct {
	State   string
	Name    string
	Form    string
	Notices []Notice
	Changes []Change // what pointer rows and supplements say of notices
	Faults  []headcount.Fault
	Report  Report
}

// How sure the meaning of a file's columns is.
const (
	SureProfile = "by profile" // the state has a profile
	SureHeaders = "by headers" // by the words of its headers alone
	SureContent = "by content" // it has no headers: by what the columns hold
)

// ErrNoState is the error about a state that is none.
var ErrNoState = errors.New("no US state of that code or name")

// Read reads a notice file of a state, given by its postal code in either
// case or its name. The error says why no row at all can be read; what is wrong
// with single rows are faults of the File.
func (r *Reader) Read(state, name string, b []byte) (*File, error) {
	var whole *File
	err := r.Each(state, name, b, func(f *File) error {
		if whole == nil {
			whole = f
			return nil
		}
		whole.Notices = append(whole.Notices, f.Notices...)
		whole.Changes = append(whole.Changes, f.Changes...)
		whole.Faults = append(whole.Faults, f.Faults...)
		whole.Report.add(&f.Report)
		return nil
	})
	return whole, err
}

// Each reads as Read does, and calls yield with one part of a large file after
// the other, each a File, so that no more than a part is in memory. What a part
// says of notices in another part is not linked to them.
func (r *Reader) Each(state, name string, b []byte, yield func(*File) error) error {
	st := stateOf(state)
	if st == nil {
		return fmt.Errorf("%q: %w", state, ErrNoState)
	}
	o, err := open(b)
	if err != nil {
		return err
	}
	s := &scan{r: r, state: st, profile: r.profiles[st.Code], said: true}
	s.begin(name, o.form)
	s.note(o.notes)
	for i := range o.sheets {
		s.sheet(&o.sheets[i], false)
	}
	for o.csv != nil && !o.csv.done {
		rows, notes := o.csv.next(chunkRows)
		if len(rows) == 0 {
			break
		}
		s.finish()
		if err := yield(s.f); err != nil {
			return err
		}
		s.begin(name, o.form)
		s.note(notes)
		s.sheet(&Sheet{Rows: rows}, true)
	}
	if len(s.f.Notices) == 0 && len(s.f.Changes) == 0 && len(s.pointers)+len(s.supplements) == 0 {
		s.fault("", "", "no notice was found: an empty source, not one of no notices", "look at the file; if its rows load by script, save the page as the browser shows it")
	}
	s.finish()
	return yield(s.f)
}

// begin begins a File.
func (s *scan) begin(name, form string) {
	sure := SureHeaders
	if s.profile != nil && s.profile.Unit != "" { // one that only names the page says nothing of columns
		sure = SureProfile
	}
	if s.f != nil {
		sure = s.f.Report.Sure
	}
	s.f = &File{State: s.state.Code, Name: name, Form: form, Report: Report{Sure: sure}}
	s.pointers, s.supplements, s.seen = nil, nil, nil
}

// note makes faults of what was found in opening the file.
func (s *scan) note(notes []note) {
	for _, n := range notes {
		place := s.f.Name
		if n.place != "" {
			place += ", " + n.place
		}
		s.fault(place, n.excerpt, n.problem, n.remedy)
	}
}

// A scan is the state of reading one file.
type scan struct {
	r       *Reader
	f       *File
	state   *State
	profile *Profile

	sheetName string
	header    *header
	since     int    // people since the last total
	year      int    // that a title gives to months without one
	posted    string // EDTF: the month or day that a heading gives to the rows under it
	block     bool   // the rows are supplements to notices elsewhere
	foot      map[string]marks
	room      []byte
	seen      map[string]int
	phrases   map[string]int // unknown phrases by field and text
	sites     map[string]located
	rules     map[string]Period

	said  bool     // the headers of all tables say which dates are which
	skip  *Row     // the lower row of a header of two
	ended *Row     // the row that ended the last table, by naming columns of another
	alien bool     // the last row fitted none of the columns
	later []phrase // of the row being read

	pointers    []Change
	supplements []pending
}

// maxFaults bounds the faults of one kind in a file.
const maxFaults = 200

func (s *scan) fault(place, excerpt, problem, remedy string) {
	if len(s.f.Faults) >= 5*maxFaults {
		s.f.Report.MoreFaults++
		return
	}
	if place == "" {
		place = s.f.Name
	}
	if len(excerpt) > 200 {
		excerpt = excerpt[:200]
		for len(excerpt) > 0 && excerpt[len(excerpt)-1]&0xC0 == 0x80 {
			excerpt = excerpt[:len(excerpt)-1]
		}
		excerpt = strings.ToValidUTF8(excerpt, "")
	}
	s.f.Faults = append(s.f.Faults, headcount.Fault{Place: place, Excerpt: excerpt, Problem: problem, Remedy: remedy})
}

func (s *scan) source(row *Row) Source {
	return Source{File: s.f.Name, Sheet: s.sheetName, Page: row.Page, Row: row.Number}
}

// excerpt returns a row as a fault or a report shows it, without what is held
// back.
func (s *scan) excerpt(row *Row) string {
	var b strings.Builder
	for i, c := range row.Cells {
		if s.header != nil && i < len(s.header.means) && s.header.means[i] == mPersonal {
			continue
		}
		if c = squeeze(c); c != "" {
			if b.Len() > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(c)
		}
		if b.Len() > 200 {
			break
		}
	}
	return b.String()
}

// sheet reads the tables of a sheet, or of the next part of one.
func (s *scan) sheet(sh *Sheet, goesOn bool) {
	if s.profile != nil {
		for name, why := range s.profile.Aside {
			if strings.EqualFold(strings.TrimSpace(name), sh.Name) {
				s.f.Report.Aside = append(s.f.Report.Aside, fmt.Sprintf("sheet %s: %d rows, %s", sh.Name, len(sh.Rows), why))
				return
			}
		}
	}
	if !goesOn {
		s.sheetName, s.header, s.posted, s.block, s.foot, s.alien, s.ended = sh.Name, nil, "", false, nil, false, nil
	}
	if sh.Heading != "" {
		s.above(sh.Heading)
	}
	first := len(s.f.Notices)
	s.f.Notices = slices.Grow(s.f.Notices, len(sh.Rows))
	if s.seen == nil {
		s.seen = make(map[string]int, len(sh.Rows))
	}
	headed := goesOn
	for i := range sh.Rows {
		if headed {
			break
		}
		if h := s.r.asHeader(s.profile, &sh.Rows[i], false); h != nil {
			headed = true
			break
		}
		if i > 200 && !headed {
			break
		}
	}
	if !headed {
		if h := s.r.infer(sh.Rows); h != nil {
			s.header = h
			s.f.Report.Sure = SureContent
			s.fault(s.sheetPlace(sh), "", "the table has no header: its columns are taken by what they hold", "check the first rows against the file")
		}
	}
	for i := range sh.Rows {
		row := &sh.Rows[i]
		s.f.Report.Rows++
		s.row(sh, i, row)
	}
	s.footnotes(first)
}

// above takes in the line above a table: a month or a year that its rows do not
// give.
func (s *scan) above(text string) {
	if m := monthHead.FindStringSubmatch(text); m != nil {
		if w := readWhen(m[1]); len(w.First) == 7 {
			s.posted = w.First
		}
	}
	if y := yearHead.FindString(text); y != "" {
		s.year, _ = atoi(y)
	}
}

func (s *scan) sheetPlace(sh *Sheet) string {
	if sh.Name != "" {
		return s.f.Name + ", sheet " + sh.Name
	}
	return s.f.Name
}

// row reads one row of a sheet.
func (s *scan) row(sh *Sheet, i int, row *Row) {
	filled, one := 0, ""
	for k, c := range row.Cells {
		if c != "" && blankCell(c) {
			row.Cells[k] = ""
			continue
		}
		if c != "" {
			if filled == 0 || c != one {
				filled++
			}
			one = c
		}
	}
	switch {
	case row == s.skip: // the lower row of a header
		s.f.Report.Headers++
		return
	case filled == 0:
		s.f.Report.Blank++
		return
	case s.header != nil && sameRow(s.header.row, row.Cells):
		s.f.Report.Headers++
		return
	}
	if filled >= minHeaders {
		h := s.r.asHeader(s.profile, row, s.header != nil)
		if i+1 < len(sh.Rows) {
			if two := s.r.twoRows(s.profile, row, &sh.Rows[i+1], h); two != nil {
				h = two
				s.skip = &sh.Rows[i+1]
			}
		}
		if h != nil {
			s.r.settle(h, sh.Rows[i+1:])
			s.lacking(h, sh.Rows[i+1:], s.source(row))
			s.f.Report.Headers++
			if h.has(mSupplement) || h.has(mInitialDate) {
				s.block = true
			}
			s.header, s.ended = h, nil
			s.said = s.said && h.said
			return
		}
	}
	if filled == 1 {
		s.heading(row, squeeze(one))
		return
	}
	if s.header == nil {
		if isTotal(row) {
			s.total(row)
			return
		}
		if s.summary(row) {
			return
		}
		s.f.Report.Other = append(s.f.Report.Other, s.excerpt(row))
		if s.ended != nil && filled > 2 && datedCounted(row) {
			s.fault(s.source(s.ended).Place(), s.excerpt(s.ended), "the row names the columns of a table that is not known, and rows with dates and numbers under it are not read", "name its columns in the state's profile in sources/")
			s.ended = nil
		}
		return
	}
	s.notice(row)
}

// datedCounted reports whether a row holds a day and a number, as one of a
// notice does.
func datedCounted(row *Row) bool {
	day, number := false, false
	for _, c := range row.Cells {
		if _, ok := plainNumber(c); ok {
			number = true
		} else if w, ok := plainDate(c); ok && len(w.First) == 10 {
			day = true
		}
	}
	return day && number
}

// blankCell reports whether a cell holds blanks only.
func blankCell(c string) bool {
	for _, r := range c {
		if !blankOrNothing(r) {
			return false
		}
	}
	return true
}

func sameRow(a, b []string) bool {
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y && squeeze(x) != squeeze(y) {
			return false
		}
	}
	return true
}

var (
	supplementHead = regexp.MustCompile(`(?i)^\W*(?:supplement|updates?\b|revisions?\b|amend|additional notices)`)
	monthHead      = regexp.MustCompile(`(?i)^\W*(?:warn\s+)?(?:notices?\s+)?(?:for\s+)?(?:posted\s+)?([A-Za-z]+,?\s+\d{4})(?:\s+\(?posted\)?)?\W*$`)
	yearHead       = regexp.MustCompile(`\b20\d\d\b`)
	totalWord      = regexp.MustCompile(`(?i)^\W*(?:grand|report|overall|sub|monthly|statewide)?\s*-?totals?\W*(?:$|\d|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|for\b|of\b|(?:#\s*(?:of\s+)?)?(?:layoffs?|events?|impacted|affected|warns?|notices?|employees|workers|number|companies|people|jobs)\b)`)
)

// heading reads a row of one cell: a month, the head of a block, a footnote, a
// total, or words of the page.
func (s *scan) heading(row *Row, text string) {
	switch {
	case totalWord.MatchString(text):
		s.total(row)
		return
	case supplementHead.MatchString(text) && len(text) < 80:
		s.block = true
	case monthHead.MatchString(text):
		if w := readWhen(monthHead.FindStringSubmatch(text)[1]); w.First != "" {
			s.posted = w.First
			s.block = false
		}
	case strings.Contains(text, "WARN") && yearHead.MatchString(text) && len(text) < 60:
		s.year, _ = atoi(yearHead.FindString(text))
	case text[0] == '*':
		stars := len(text) - len(strings.TrimLeft(text, "*"))
		if m := marksOf(text); m != 0 {
			if s.foot == nil {
				s.foot = map[string]marks{}
			}
			s.foot[text[:stars]] = m
		}
	}
	s.f.Report.Other = append(s.f.Report.Other, text)
}

// isTotal reports whether a row gives a total: its first words say so.
func isTotal(row *Row) bool {
	for _, c := range row.Cells {
		if c != "" {
			return totalWord.MatchString(squeeze(c))
		}
	}
	return false
}
