package warn

import (
	"fmt"
	"regexp"
	"strings"
)

// A Report says what a file held and how it was read.
type Report struct {
	Sure    string // how sure the meaning of the columns is
	Rows    int    // all rows of all tables
	Headers int    // rows that name columns
	Blank   int    // empty rows
	Notices int
	People  int // the sum of the counts that are exact
	NoCount int // notices without an exact count
	Doubts  int // fields that may be wrong
	Changes int
	Orphans int // rows with a count or date and no employer
	Loose   int // rows with none of the three
	Late    int // notices after their own effect, where most are

	Unlinked   int // pointers and supplements whose notice is not in the file
	MoreFaults int // faults beyond those that are listed

	Totals []Total  // what the state adds up in the file
	Aside  []string // sheets that hold no notices of the list, and why
	Other  []string // rows beside the table, as they stand

	First, Last string // the earliest and latest date of a notice
}

// add joins the report of the next part of a file.
func (r *Report) add(o *Report) {
	for _, x := range []struct{ to, of *int }{{&r.Rows, &o.Rows}, {&r.Headers, &o.Headers}, {&r.Blank, &o.Blank}, {&r.Notices, &o.Notices}, {&r.People, &o.People},
		{&r.NoCount, &o.NoCount}, {&r.Doubts, &o.Doubts}, {&r.Changes, &o.Changes}, {&r.Orphans, &o.Orphans}, {&r.Loose, &o.Loose}, {&r.Late, &o.Late},
		{&r.Unlinked, &o.Unlinked}, {&r.MoreFaults, &o.MoreFaults}} {
		*x.to += *x.of
	}
	r.Totals = append(r.Totals, o.Totals...)
	r.Other = append(r.Other, o.Other...)
	if o.First != "" && (r.First == "" || o.First < r.First) {
		r.First = o.First
	}
	r.Last = max(r.Last, o.Last)
}

// A Total is a sum that the state prints in its file.
type Total struct {
	Label  string
	Stated int
	Of     string // "notices", "people", or "" when neither is that many
	Agrees bool
}

// summary takes in a row of a table of totals beside the notices: a label and a
// number, where the label speaks of people or notices.
func (s *scan) summary(row *Row) bool {
	var label string
	var numbers []int
	for _, c := range row.Cells {
		c = squeeze(c)
		if n, ok := plainNumber(c); ok {
			numbers = append(numbers, n)
		} else if c != "" && label == "" {
			label = c
		}
	}
	if label == "" || len(numbers) != 1 || !summaryWord.MatchString(label) {
		return false
	}
	s.f.Report.Totals = append(s.f.Report.Totals, Total{Label: label, Stated: numbers[0]})
	return true
}

var summaryWord = regexp.MustCompile(`(?i)\b(?:employees|workers|people|impacted|affected|notices|events|layoffs)\b`)

// total takes in a row that gives totals: each number with the words before it.
func (s *scan) total(row *Row) {
	from := len(s.f.Report.Totals)
	defer func() { s.hold(row, from) }()
	label := ""
	for i, c := range row.Cells {
		c = squeeze(c)
		if c == "" {
			continue
		}
		n, ok := plainNumber(c)
		if !ok {
			if before, after, found := cutNumber(c); found {
				s.f.Report.Totals = append(s.f.Report.Totals, Total{Label: before, Stated: after})
				continue
			}
			label = c
			continue
		}
		name := label
		if s.header != nil && i < len(s.header.means) && s.header.means[i].isCount() {
			name = strings.TrimSpace(label + " (people)")
		}
		s.f.Report.Totals = append(s.f.Report.Totals, Total{Label: name, Stated: n})
	}
}

// hold holds a row of totals against the people read since the last one, and
// against all of them.
func (s *scan) hold(row *Row, from int) {
	all := 0
	for i := range s.f.Notices {
		if c := s.f.Notices[i].Count; c != nil {
			all += *c
		}
	}
	agrees, people := false, 0
	for i := from; i < len(s.f.Report.Totals); i++ {
		t := &s.f.Report.Totals[i]
		switch {
		case t.Stated == all || t.Stated == s.since:
			t.Of, t.Agrees, agrees = "people", true, true
		case t.Stated == len(s.f.Notices):
			t.Of, t.Agrees = "notices", true
		case strings.HasSuffix(t.Label, "(people)"):
			people = t.Stated
		}
	}
	if !agrees && people > 0 && s.since > 0 {
		s.fault(s.source(row).Place(), s.excerpt(row), fmt.Sprintf("the state's total of %d people is not the %d read since the last, or %d in all", people, s.since, all), "look for rows that were not read, or counts that are no plain number")
	}
	s.since = 0
}

// cutNumber takes "TOTAL 693" apart.
func cutNumber(s string) (label string, n int, ok bool) {
	i := strings.LastIndexAny(s, " :\n")
	if i < 0 {
		return "", 0, false
	}
	n, ok = plainNumber(s[i+1:])
	return strings.TrimRight(s[:i], " :\n"), n, ok
}

// sum ends the report, and holds the state's own totals against what was read.
func (s *scan) sum() {
	r := &s.f.Report
	r.Notices, r.Changes = len(s.f.Notices), len(s.f.Changes)
	for i := range s.f.Notices {
		n := &s.f.Notices[i]
		r.Doubts += len(n.Doubts)
		if n.Count != nil {
			r.People += *n.Count
		} else {
			r.NoCount++
		}
		if d := n.Date(); len(d) >= 7 && !n.Doubted("notice_date") {
			if r.First == "" || d < r.First {
				r.First = d
			}
			r.Last = max(r.Last, d)
		}
	}
	s.volume()
	for i := range r.Totals {
		t := &r.Totals[i]
		if t.Agrees {
			continue
		}
		switch t.Stated {
		case r.People:
			t.Of, t.Agrees = "people", true
		case r.Notices:
			t.Of, t.Agrees = "notices", true
		}
	}
}

// volume says when a list that spans a year or more holds far fewer notices a
// year than the state's profile has as usual.
func (s *scan) volume() {
	r := &s.f.Report
	if s.profile == nil || s.profile.Volume[0] == 0 || len(r.First) != 10 || len(r.Last) != 10 {
		return
	}
	days := dayNumber(r.Last) - dayNumber(r.First)
	if days < 365 {
		return
	}
	if rate := r.Notices * 365 / days; rate*3 < s.profile.Volume[0] {
		s.fault("", "", fmt.Sprintf("the list has %d notices a year, where %d to %d are usual", rate, s.profile.Volume[0], s.profile.Volume[1]), "look whether it is whole")
	}
}

// The pandemic's first year, when the exception for circumstances that no one
// could foresee (20 CFR 639.9(b)) made notices after the fact usual.
const (
	lateUsualFrom = "2020-03-01"
	lateUsualTo   = "2021-03-01"
)

// minOrdered is the least number of notices with both dates for a judgement on
// their order.
const minOrdered = 10

// order refuses the dates of a file in which most notices follow their own
// effect: its columns are taken for each other. The days as they stand remain
// in the cells. Where the headers themselves say which is which, the dates are
// printed as they stand, each with a doubt that keeps it out of the ledger.
func (s *scan) order() {
	both, late := 0, 0
	for i := range s.f.Notices {
		n := &s.f.Notices[i]
		d := first(n.NoticeDate, n.ReceivedDate)
		if len(d) != 10 || len(n.EffectiveFirst) != 10 || d >= lateUsualFrom && d < lateUsualTo || n.EffectiveFirst >= lateUsualFrom && n.EffectiveFirst < lateUsualTo {
			continue
		}
		both++
		if n.EffectiveFirst < d {
			late++
		}
	}
	if both < minOrdered || late*2 <= both {
		return
	}
	s.f.Report.Late = late
	if s.f.Report.Sure != SureContent && s.said {
		s.fault("", "", fmt.Sprintf("%d of %d notices follow their own effect, by columns whose headers say notice and effect: the state's column is wrong, or these are no notices of what is to come", late, both),
			"none of these dates goes into the ledger; compare the file with an earlier copy")
	} else {
		s.fault("", "", fmt.Sprintf("%d of %d notices would follow their own effect: the columns of the two dates are taken for each other, so neither is read", late, both),
			"name the columns in the state's profile in sources/")
	}
	for i := range s.f.Notices {
		n := &s.f.Notices[i]
		n.doubt("notice_date", "most notices of the file would follow their own effect")
		if s.f.Report.Sure != SureContent && s.said {
			continue
		}
		n.NoticeDate, n.ReceivedDate, n.EffectiveFirst, n.EffectiveLast, n.EffectiveAll = "", "", "", "", nil
	}
}
