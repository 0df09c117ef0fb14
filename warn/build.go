package warn

import (
	"fmt"
	"strings"

	"headcount/reference"
)

// notice reads a row of a table as a notice, a change to one, or a total.
func (s *scan) notice(row *Row) {
	h := s.header
	s.holdBack(row)
	n := Notice{State: s.state.Code, Status: StatusActive, Source: s.source(row), header: h, cells: row.Cells}
	c := cells{row.Cells, h}
	s.later = s.later[:0]
	text, strong := "", ""
	for i, m := range h.means {
		if m == mEmployer && i < len(row.Cells) {
			text = lines(row.Cells[i])
			if row.Strong != nil && i < len(row.Strong) {
				strong = row.Strong[i]
			}
			break
		}
	}
	if f := c.get(mFileName); f != "" && text == "" {
		s.fromFileName(&n, f)
		n.PostedDate, _ = s.date(&n, "posted_date", c.get(mPostedDate))
		s.judge(&n)
	} else {
		if _, day := plainDate(text); day { // no firm's name
			text = ""
		}
		if text == "" {
			if totalRow(row) {
				s.total(row)
				return
			}
			s.orphan(row, c)
			return
		}
		if totalWord.MatchString(text) && totalRow(row) && len(text) < 40 {
			s.total(row)
			return
		}
		name := readName(text, strong, s.f.Form == FormPDF)
		n.Employer, n.EmployerText, n.DBA, n.Once, n.Store, n.marks = name.Name, text, name.DBA, name.Once, name.Store, name.Marks
		if d := c.get(mDBA); d != "" && n.DBA == "" {
			n.DBA = squeeze(d)
		}
		s.people(&n, c)
		if n.CountText == "" || isLink(n.CountText) {
			s.peopleInPlace(&n, c)
		}
		s.dates(&n, c)
		if s.isAlien(&n, row) {
			s.aside(row)
			return
		}
		if s.isPointer(&n, c) {
			s.pointer(&n, name)
			return
		}
		s.where(&n, c, name.Rest)
	}
	s.what(&n, c)
	if s.block {
		s.supplement(&n, c)
		return
	}
	s.keep(&n)
}

// isAlien reports whether a row fits none of the columns of its table: no cell
// for a number or a date holds one, and one of them holds other words.
func (s *scan) isAlien(n *Notice, row *Row) bool {
	if n.hasDate() || n.Low != nil || n.High != nil || n.Total != nil {
		return false
	}
	if _, number := plainNumber(n.Employer); number {
		return true
	}
	if n.Count != nil {
		return s.alien // "Barnwell | 0" below the header of another table
	}
	for i, m := range s.header.means {
		if !m.isCount() && !m.isDate() || i >= len(row.Cells) || row.Cells[i] == "" {
			continue
		}
		if m.isCount() && readNumber(row.Cells[i], s.state).Rest || m.isDate() && readWhen(row.Cells[i]).Rest {
			return true
		}
	}
	return false
}

func (n *Notice) hasDate() bool {
	return n.NoticeDate != "" || n.ReceivedDate != "" || n.EffectiveFirst != ""
}

// aside keeps a row that belongs to no table of notices. One without a digit
// names the columns of another table, which ends the one before.
func (s *scan) aside(row *Row) {
	text := s.excerpt(row)
	s.f.Report.Other = append(s.f.Report.Other, text)
	s.alien = true
	if !hasDigit(text) {
		s.header = nil
		s.ended = row
		return
	}
	if s.f.Report.Loose++; s.f.Report.Loose <= maxFaults {
		s.fault(s.source(row).Place(), text, "the row fits none of the columns of its table", "look at it in the file")
	}
}

// keep ends the reading of a notice.
func (s *scan) keep(n *Notice) {
	for _, p := range s.later {
		s.unknown(n, p.field, p.text)
	}
	s.room = n.identify(s.room)
	s.seen[n.ID]++
	if k := s.seen[n.ID]; k > 1 {
		n.doubt("row", "the same row stands in the file "+itoa(k)+" times")
		n.ID += "-" + itoa(k)
	}
	s.fix(n)
	s.alien = false
	if n.Count != nil {
		s.since += *n.Count
	}
	n.firm = reference.Key(n.Employer)
	s.f.Notices = append(s.f.Notices, *n)
}

// cells gives the cells of a row by their meaning.
type cells struct {
	row []string
	h   *header
}

// get returns the first filled cell of a meaning, squeezed line by line.
func (c cells) get(m meaning) string {
	for i, x := range c.h.means {
		if x == m && i < len(c.row) && c.row[i] != "" {
			if t := lines(c.row[i]); t != "" {
				return t
			}
		}
	}
	return ""
}

// raw returns the first filled cell of a meaning as it stands.
func (c cells) raw(m meaning) string {
	for i, x := range c.h.means {
		if x == m && i < len(c.row) && c.row[i] != "" {
			return c.row[i]
		}
	}
	return ""
}

// every returns the filled cells of a meaning, joined.
func (c cells) every(m meaning, join string) string {
	all := ""
	for i, x := range c.h.means {
		if x == m && i < len(c.row) && c.row[i] != "" {
			t := lines(c.row[i])
			switch {
			case t == "":
			case all == "":
				all = t
			default:
				all += join + t
			}
		}
	}
	return all
}

// totalRow reports whether any of a row's first cells says that it is a total.
func totalRow(row *Row) bool {
	for _, c := range row.Cells {
		if c != "" && totalWord.MatchString(squeeze(c)) {
			return true
		}
	}
	return false
}

// orphan takes in a row without an employer.
func (s *scan) orphan(row *Row, c cells) {
	if c.get(mCount) == "" && c.every(mEffective, " ") == "" && c.get(mNoticeDate) == "" && c.get(mReceivedDate) == "" {
		s.f.Report.Other = append(s.f.Report.Other, s.excerpt(row))
		s.f.Report.Loose++
		return
	}
	if s.f.Report.Orphans++; s.f.Report.Orphans <= maxFaults {
		s.fault(s.source(row).Place(), s.excerpt(row), "the row has a count or a date and no employer", "see whose row it is in the file")
	}
}

// A phrase is what a cell says that the grammar does not know.
type phrase struct{ field, text string }

// unknown keeps a phrase that the grammar does not know; the first of each is a
// fault.
func (s *scan) unknown(n *Notice, field, text string) {
	if s.phrases == nil {
		s.phrases = map[string]int{}
	}
	key := field + "\x00" + text
	s.phrases[key]++
	if s.phrases[key] == 1 && len(s.phrases) <= maxFaults {
		s.fault(n.Source.Place(), text, field+" holds a phrase that is not known", "read it by eye; what is certain in it was read")
	}
}

// people reads the columns of counts.
func (s *scan) people(n *Notice, c cells) {
	n.CountText = strings.ReplaceAll(c.get(mCount), "\n", " ")
	if t := c.get(mCount); t != "" {
		v := readNumber(t, s.state)
		n.Count, n.Low, n.High, n.Total, n.Parts = v.Count, v.Low, v.High, v.Total, v.Parts
		if v.Doubt != "" {
			n.doubt("count", v.Doubt)
		}
		if v.Rest {
			s.later = append(s.later, phrase{"count", n.CountText})
		}
	}
	if t := c.get(mCountTotal); t != "" {
		if v, ok := plainNumber(t); ok && (v > 0 || n.Count == nil) {
			n.Staff = &v
		}
	}
	s.groups(n, c)
}

// peopleInPlace reads a number that stands with its label in the cell of the
// place: "Elmton, County: Wayne, Number Affected: 190".
func (s *scan) peopleInPlace(n *Notice, c cells) {
	t := c.get(mCity)
	at := strings.LastIndexByte(t, ':')
	if at < 0 {
		return
	}
	from := strings.LastIndexAny(t[:at], ",;\n") + 1
	if s.r.means(s.profile, squeeze(t[from:at])) != mCount {
		return
	}
	n.CountText = strings.TrimSpace(t[at+1:])
	if v, ok := plainNumber(n.CountText); ok {
		n.Count = &v
	}
}

// groups adds up people given by group: permanent, temporary, furloughed.
func (s *scan) groups(n *Notice, c cells) {
	sum, given := 0, false
	var parts []Part
	var words []string
	for _, g := range []struct {
		m     meaning
		label string
	}{{mCountPermanent, "permanent"}, {mCountTemporary, "temporary"}, {mCountFurlough, "furlough"}, {mCountReduced, "reduced hours"}} {
		t := c.get(g.m)
		if t == "" {
			continue
		}
		v := readNumber(t, s.state)
		if v.Count == nil {
			if v.Rest {
				s.unknown(n, "count", t)
			}
			continue
		}
		given = true
		words = append(words, t+" "+g.label)
		if *v.Count > 0 {
			parts = append(parts, Part{g.label, *v.Count})
			sum += *v.Count
		}
	}
	if !given {
		return
	}
	if n.CountText == "" {
		n.CountText = strings.Join(words, ", ")
		if len(words) == 1 {
			n.CountText, _, _ = strings.Cut(words[0], " ")
		}
	}
	if n.Count == nil && n.Low == nil && n.High == nil && (sum > 0 || c.get(mCountPermanent) != "") {
		n.Count = &sum
	}
	if len(parts) > 1 {
		n.Parts = parts
	}
	if len(parts) == 1 {
		switch parts[0].Label {
		case "permanent":
			n.Temporary = &no
		case "temporary":
			n.Temporary = &yes
		case "furlough":
			n.Kind = KindFurlough
		case "reduced hours":
			n.Kind = KindReduced
		}
	}
}

// dates reads the columns of dates.
func (s *scan) dates(n *Notice, c cells) {
	var notice When
	n.NoticeDate, notice = s.date(n, "notice_date", c.get(mNoticeDate))
	n.ReceivedDate, _ = s.date(n, "received_date", c.get(mReceivedDate))
	posted := c.get(mPostedDate)
	if m := monthOf(strings.ToLower(posted)); m > 0 && s.year > 0 {
		n.PostedDate = fmt.Sprintf("%04d-%02d", s.year, m)
	} else if m == 0 {
		n.PostedDate, _ = s.date(n, "posted_date", posted)
	}
	if s.posted != "" && (n.PostedDate == "" || len(n.PostedDate) == 4) {
		n.PostedDate = s.posted
	}
	text := c.every(mEffective, " ")
	n.EffectiveText = strings.ReplaceAll(text, "\n", " ")
	if text != "" {
		w := readWhen(text)
		n.EffectiveFirst, n.EffectiveLast, n.EffectiveAll = w.First, w.Last, w.All
		if w.Doubt != "" {
			n.doubt("effective", w.Doubt)
		}
		if w.Rest && w.First == "" {
			s.later = append(s.later, phrase{"effective", n.EffectiveText})
		}
	}
	if t := c.get(mEffectiveLast); t != "" {
		last, w := s.date(n, "effective_last", t)
		if w.Last != "" {
			last = w.Last
		}
		if last != "" && (n.EffectiveLast == "" || n.EffectiveLast < last) {
			n.EffectiveLast = last
		}
		if n.EffectiveFirst == "" && n.EffectiveText == "" && w.First != "" {
			n.EffectiveFirst, n.EffectiveText = w.First, t
		} else {
			n.EffectiveText = strings.TrimSpace(n.EffectiveText + " / " + t)
		}
	}
	if text == "" && len(notice.All) == 2 && notice.All[0] <= notice.All[1] { // the two dates run together in one cell
		n.NoticeDate, n.EffectiveFirst, n.EffectiveText = notice.All[0], notice.All[1], strings.ReplaceAll(c.get(mNoticeDate), "\n", " ")
	} else if notice.Last != "" && len(notice.All) > 0 {
		n.NoticeDate = notice.All[0]
	}
	s.judge(n)
}

// date reads a cell of one date.
func (s *scan) date(n *Notice, field, text string) (string, When) {
	if text == "" {
		return "", When{}
	}
	w := readWhen(text)
	if w.First == "" && s.year > 0 && strings.HasSuffix(w.Doubt, "has no year") { // the heading above the table has it
		w = readWhen(text + ", " + itoa(s.year))
	}
	if w.Doubt != "" {
		n.doubt(field, w.Doubt)
	}
	if w.First == "" && w.Rest {
		s.later = append(s.later, phrase{field, text})
	}
	if len(w.All) > 0 {
		return w.All[0], w
	}
	return w.First, w
}

// How far the dates of one notice may be apart, in years, before a year is
// doubtful.
const (
	maxYearsAhead  = 3 // an effect after its notice
	maxYearsBehind = 1 // an effect before its notice
)

// The years that notices can be of: state laws are older than the WARN Act.
const (
	firstYear = 1970
	lastYear  = 2090
)

// judge marks years that the other dates of the notice speak against.
func (s *scan) judge(n *Notice) {
	y := func(d string) int {
		v, _ := atoi(d[:min(4, len(d))])
		return v
	}
	for _, d := range [...]struct{ field, date string }{{"notice_date", n.NoticeDate}, {"received_date", n.ReceivedDate}, {"effective_first", n.EffectiveFirst}} {
		if d.date != "" && (y(d.date) < firstYear || y(d.date) > lastYear) {
			n.doubt(d.field, fmt.Sprintf("%d is no year of a notice", y(d.date)))
		}
	}
	date := first(n.NoticeDate, n.ReceivedDate)
	if date != "" && len(n.PostedDate) == 10 && y(n.PostedDate)-y(date) > 1 {
		n.doubt("posted_date", "it is years after the notice: the file was put up again")
	}
	if n.NoticeDate != "" && n.ReceivedDate != "" {
		if d := y(n.NoticeDate) - y(n.ReceivedDate); d > 1 || d < -1 {
			n.doubt("notice_date", fmt.Sprintf("it is %d years from the date received", apart(d)))
			date = n.ReceivedDate
		}
		if len(n.NoticeDate) == 10 && len(n.ReceivedDate) == 10 && n.NoticeDate > n.ReceivedDate && !n.Doubted("notice_date") {
			n.doubt("notice_date", "it is after the receipt")
		}
	}
	if date == "" || n.EffectiveFirst == "" {
		return
	}
	for _, e := range n.EffectiveAll {
		if d := y(e) - y(date); d > 2*maxYearsAhead || d < -maxYearsBehind {
			n.doubt("effective", fmt.Sprintf("%s is %d years from the notice", e, apart(d)))
			break
		}
	}
	if n.Doubted("effective_first") {
		return
	}
	d := y(n.EffectiveFirst) - y(date)
	if d <= maxYearsAhead && d >= -maxYearsBehind {
		return
	}
	if y(date) > lastYear || y(date) < firstYear {
		return // the notice's year is the slip
	}
	n.doubt("effective_first", fmt.Sprintf("it is %d years from the notice", apart(d)))
}

func apart(n int) int { return max(n, -n) }

// what reads the columns that say what the notice is.
func (s *scan) what(n *Notice, c cells) {
	var codes map[string]string
	if s.profile != nil {
		codes = s.profile.Kinds
	}
	n.KindText = strings.ReplaceAll(c.every(mKind, ", "), "\n", " ")
	for i, m := range c.h.means {
		if m != mKind || i >= len(c.row) || c.row[i] == "" {
			continue
		}
		t := lines(c.row[i])
		k := readKind(t, codes)
		n.Kind = first(n.Kind, k.kind)
		if k.temporary != nil && n.Temporary == nil {
			n.Temporary = k.temporary
		}
		if k.warn != nil {
			n.WARN = k.warn
		}
		n.marks |= marksOf(first(codes[strings.ToLower(t)], t))
		if k.rest {
			s.unknown(n, "kind", t)
		}
	}
	if t := c.get(mClosing); t != "" {
		if answer, _ := yesOrNo(t); answer != nil && n.Kind == "" {
			n.Kind = KindLayoff
			if *answer {
				n.Kind = KindClosure
			}
		}
		n.KindText = strings.TrimPrefix(n.KindText+", closing: "+t, ", ")
	}
	if t := c.get(mTemporary); t != "" {
		if k := readKind(t, nil); k.temporary != nil {
			n.Temporary = k.temporary
			n.Kind = first(n.Kind, k.kind)
		} else if strings.Contains(strings.ToLower(t), "temporary") && strings.Contains(strings.ToLower(t), "permanent") {
			n.Temporary = nil
		}
	}
	n.Reason = strings.ReplaceAll(c.every(mReason, "; "), "\n", " ")
	if said := strings.ToLower(n.Reason); nothing[said] || said == "not provided" || said == "unknown" {
		n.Reason = ""
	}
	n.Notes = strings.ReplaceAll(strings.TrimSpace(c.every(mNotes, "\n")+"\n"+c.every(mSupplement, "\n")), "\n", " ")
	if n.Notes != "" {
		k := readKind(n.Notes, nil)
		if n.Kind == "" {
			n.Kind = k.kind
		}
		if n.Temporary == nil {
			n.Temporary = k.temporary
		}
		if low := strings.ToLower(n.Notes); strings.HasPrefix(low, "warn") || strings.HasPrefix(low, "non-warn") || strings.HasPrefix(low, "non warn") {
			n.WARN = k.warn
		}
		n.marks |= marksOf(n.Notes) &^ markAmended // "updated" in a remark need not mean the notice
		if strings.HasPrefix(n.Notes, "*") {
			n.marks |= marksOf(n.Notes)
		}
	}
	if t := c.every(mStatus, " "); t != "" {
		n.marks |= marksOf(t)
	}
	n.marks |= marksOf(n.CountText) | marksOf(n.EffectiveText)
	if n.Reason != "" {
		if len(n.Reason) < 20 { // the mark alone stands where the reason would
			n.marks |= marksOf(n.Reason)
		}
		if k := readKind(n.Reason, nil); n.Kind == "" {
			n.Kind = k.kind
		}
		if n.Temporary == nil {
			if k := readKind(n.Reason, nil); k.temporary != nil {
				n.Temporary = k.temporary
			}
		}
	}
	if t := c.get(mUnion); t != "" {
		answer, said := yesOrNo(t)
		switch {
		case said != "" && !strings.EqualFold(said, "yes") && !strings.EqualFold(said, "y"):
			n.Union = strings.ReplaceAll(said, "\n", " ")
		case answer != nil && *answer:
			n.Union = "yes"
		case answer != nil:
			n.Union = "no"
		}
		if a := c.get(mUnionAddress); n.Union == "yes" && len(a) > 3 {
			n.Union = strings.ReplaceAll(a, "\n", " ")
		}
	}
	if answer, _ := yesOrNo(c.get(mWARN)); answer != nil {
		n.WARN = answer
	}
	n.Bumping, _ = yesOrNo(c.get(mBumping))
	n.NAICS = readNAICS(c.get(mNAICS))
	n.Industry = strings.ReplaceAll(c.every(mIndustry, "; "), "\n", " ")
	if n.NAICS == "" {
		n.NAICS = readNAICS(n.Industry)
	}
	if t := c.get(mNAICS); n.Industry == "" && t != n.NAICS {
		n.Industry = strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(strings.ReplaceAll(t, "\n", " "), n.NAICS), " -–—:"))
	}
	n.Region = strings.ReplaceAll(c.every(mRegion, "; "), "\n", " ")
	if n.Key == "" {
		n.Key = strings.ReplaceAll(c.get(mKey), "\n", "")
	}
	n.parent = c.get(mParent)
	n.Link = first(n.Link, c.get(mLink))
	s.status(n)
	s.updated(n, c)
}

// updated reads the columns by which a state says that a notice was changed
// since: yes or no, or the number of people as it is now.
func (s *scan) updated(n *Notice, c cells) {
	if answer, _ := yesOrNo(c.get(mUpdated)); answer != nil && *answer && n.Status == StatusActive {
		n.Status = StatusAmended
	}
	t := c.get(mRevisedCount)
	if v, ok := plainNumber(t); ok && n.Count != nil && v != *n.Count {
		if n.Status == StatusActive {
			n.Status = StatusAmended
		}
		n.revised = t
	}
}

// status sets the status by the state's marks.
func (s *scan) status(n *Notice) {
	switch m := n.marks; {
	case m&markRescinded != 0:
		n.Status = StatusRescinded
	case m&markCancelled != 0:
		n.Status = StatusCancelled
	case m&markWithdrawn != 0:
		n.Status = StatusRescinded
	case m&(markAmended|markSupplement) != 0:
		n.Status = StatusAmended
	}
}

// fromFileName reads a notice that is known by the name of its file only.
func (s *scan) fromFileName(n *Notice, f string) {
	employer, town, dated := fileName(f)
	if employer == "" {
		return
	}
	name := readName(employer, "", false)
	n.Employer, n.DBA, n.Once, n.Store, n.marks = name.Name, name.DBA, name.Once, name.Store, name.Marks
	text := f[strings.LastIndexByte(f, '/')+1:]
	if i := strings.LastIndexByte(text, '.'); i > 0 && len(text)-i <= 5 {
		text = text[:i]
	}
	n.EmployerText = squeeze(text)
	n.NoticeDate = dated.First
	n.City = strings.TrimSpace(town)
	n.Link = f
	s.place(n)
}

// footnotes marks the notices whose cells end in the sign of a footnote that
// says what became of them.
func (s *scan) footnotes(from int) {
	if len(s.foot) == 0 {
		return
	}
	for i := from; i < len(s.f.Notices); i++ {
		n := &s.f.Notices[i]
		for _, c := range n.cells {
			c = squeeze(c)
			stars := len(c) - len(strings.TrimRight(c, "*"))
			if lead := len(c) - len(strings.TrimLeft(c, "*")); stars == 0 && strings.Count(c, "*") == lead {
				stars = lead
			}
			if stars == 0 {
				continue
			}
			if m := s.foot[strings.Repeat("*", stars)]; m != 0 {
				n.marks |= m
				s.status(n)
			}
		}
	}
}

// fix applies a correction by hand.
func (s *scan) fix(n *Notice) {
	if s.profile == nil {
		return
	}
	for _, f := range s.profile.Fixes {
		if f.Row != n.ID {
			continue
		}
		switch f.Field {
		case "employer":
			n.Employer = f.Value
		case "count":
			v := readNumber(f.Value, s.state)
			n.Count = v.Count
		case "notice_date":
			n.NoticeDate = f.Value
		case "received_date":
			n.ReceivedDate = f.Value
		case "effective_first":
			n.EffectiveFirst = f.Value
		case "effective_last":
			n.EffectiveLast = f.Value
		case "city":
			n.City = f.Value
		case "county":
			n.County = f.Value
		}
		n.doubt(f.Field, fmt.Sprintf("corrected by %s on %s: %s", f.Who, f.When, f.Reason))
	}
}
