package warn

import (
	"slices"
	"strings"

	"headcount/reference"
)

// The kinds of a change.
const (
	ChangeAmended    = "amended"
	ChangeRescinded  = "rescinded"
	ChangeCancelled  = "cancelled"
	ChangeSupplement = "supplement" // a later notice that adds to an earlier one
	ChangeWithdrawn  = "withdrawn"  // no longer listed in a later copy
)

// A Change says what became of a notice: the state says so in the file, or two
// copies of a source differ.
type Change struct {
	Step     string // the copies between which it was seen, "a.xlsx -> b.xlsx"; else the file
	Kind     string
	Employer string
	Address  string
	Notice   string // ID of the notice; "" when none is found that it names
	Date     string // when the state says it changed
	Changed  []Changed
	Why      string // why it is taken for a change to that notice
	Source   Source
}

// A Changed is a field whose value changed; "" is none.
type Changed struct{ Field, Old, New string }

// AppendJSON appends the change as one JSON object.
func (c *Change) AppendJSON(b []byte) []byte {
	o := object{b: append(b, '{')}
	o.text("step", c.Step)
	o.text("kind", c.Kind)
	o.text("employer", c.Employer)
	o.text("address", c.Address)
	o.object("changed", func(in *object) {
		for _, f := range c.Changed {
			in.key(f.Field)
			in.b = append(in.b, '[')
			in.value(f.Old)
			in.b = append(in.b, ',')
			in.value(f.New)
			in.b = append(in.b, ']')
		}
	})
	o.text("notice", c.Notice)
	o.text("date", c.Date)
	o.text("why", c.Why)
	o.text("source", c.Source.Place())
	return append(o.b, '}')
}

// MarshalJSON prints the change as AppendJSON does.
func (c *Change) MarshalJSON() ([]byte, error) { return c.AppendJSON(nil), nil }

// isPointer reports whether a row has no count and no date of its own, so that
// it only points at another.
func (s *scan) isPointer(n *Notice, c cells) bool {
	if n.Count != nil || n.Low != nil || n.High != nil || n.Total != nil || n.NoticeDate != "" || n.ReceivedDate != "" || n.PostedDate != "" && c.get(mPostedDate) != "" || n.EffectiveFirst != "" {
		return false
	}
	for i, m := range c.h.means {
		if (m.isCount() || m.isDate()) && i < len(c.row) && c.row[i] != "" && !nothing[strings.ToLower(squeeze(c.row[i]))] {
			return false
		}
	}
	return true
}

var nothing = map[string]bool{"n/a": true, "na": true, "-": true, "--": true, "---": true, "none": true}

// pointer keeps a row that points at another notice as a change.
func (s *scan) pointer(n *Notice, name Name) {
	c := Change{Step: s.f.Name, Kind: ChangeAmended, Employer: n.Employer, Date: name.Dated.First, Source: n.Source}
	switch {
	case n.marks&markRescinded != 0:
		c.Kind = ChangeRescinded
	case n.marks&markCancelled != 0:
		c.Kind = ChangeCancelled
	case n.marks == 0:
		c.Kind = ""
	}
	s.pointers = append(s.pointers, c)
}

// supplement keeps a row of a block of supplements as a change, with what it
// says.
func (s *scan) supplement(n *Notice, cl cells) {
	c := Change{Step: s.f.Name, Kind: ChangeSupplement, Employer: n.Employer, Address: n.address(), Source: n.Source}
	c.Date = first(n.NoticeDate, n.ReceivedDate)
	put := func(field, v string) {
		if v != "" {
			c.Changed = append(c.Changed, Changed{field, "", v})
		}
	}
	put("additional", n.CountText)
	put("effective_first", n.EffectiveFirst)
	put("effective_last", n.EffectiveLast)
	put("says", n.Notes)
	initial, _ := s.date(n, "initial_date", cl.get(mInitialDate))
	put("initial_date", initial)
	switch {
	case n.marks&markRescinded != 0:
		c.Kind = ChangeRescinded
	case n.marks&markCancelled != 0:
		c.Kind = ChangeCancelled
	}
	s.supplements = append(s.supplements, pending{c, initial})
}

// A pending is a change whose notice is looked for when the file is read.
type pending struct {
	Change
	initial string // the date of the notice that it names
}

// address returns where the work is, in one line.
func (n *Notice) address() string {
	var parts []string
	for _, p := range []string{n.Street, n.City} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if n.ZIP != "" && len(parts) > 0 {
		parts = append(parts, n.State+" "+n.ZIP)
	}
	if len(parts) == 0 {
		return first(n.HeadOffice, n.County)
	}
	return strings.Join(parts, ", ")
}

// finish links what the file says of its notices to them, and checks the file
// as a whole.
func (s *scan) finish() {
	list := s.f.Notices
	keys := make(map[string][]int, len(list))
	byKey := map[string]int{}
	for i := range list {
		n := &list[i]
		keys[n.firm] = append(keys[n.firm], i)
		if n.Key != "" {
			if _, taken := byKey[n.Key]; !taken {
				byKey[n.Key] = i
			}
		}
	}
	s.order()
	s.repeated()
	for i := range list {
		n := &list[i]
		s.measure(n)
		if n.revised != "" {
			s.f.Changes = append(s.f.Changes, Change{Step: s.f.Name, Kind: ChangeAmended, Employer: n.Employer, Address: n.address(), Notice: n.ID,
				Changed: []Changed{{"count", n.CountText, n.revised}}, Why: "the state's column of revised numbers", Source: n.Source})
		}
		switch at, ok := byKey[n.parent]; {
		case n.parent != "" && ok && at != i:
			s.amend(i, at, "the state gives the notice's number "+n.parent)
		case n.marks&(markAmended|markRescinded|markCancelled) != 0:
			s.earlier(i, keys[n.firm])
		}
	}
	for _, c := range s.pointers {
		s.point(c, keys[reference.Key(c.Employer)])
	}
	for _, p := range s.supplements {
		s.attach(p, keys[reference.Key(p.Employer)])
	}
	s.sum()
}

// repeated marks a notice that says of an employer, a town and its dates and
// people what one above says, or has its number: some lists give a notice once
// for each posting, or each year.
func (s *scan) repeated() {
	type said struct {
		firm, town, date, first, last string
		count                         int
	}
	above := make(map[said]int, len(s.f.Notices))
	for i := range s.f.Notices {
		n := &s.f.Notices[i]
		if n.Count == nil || n.Date() == "" || n.EffectiveFirst == "" {
			continue
		}
		town := first(n.ZIP, first(reference.Key(n.City), n.County))
		if i := strings.IndexByte(n.Street, ' '); i > 0 && hasDigit(n.Street[:i]) {
			town = n.Street[:i] + " " + town
		}
		key := said{n.firm, town, n.Date(), n.EffectiveFirst, n.EffectiveLast, *n.Count}
		if row, again := above[key]; !again {
			above[key] = n.Source.Row
		} else if !n.Doubted("row") {
			n.doubt("row", "the row "+itoa(row)+" says the same of employer, place, dates and people")
		}
	}
}

// amend says that notice i amends notice at.
func (s *scan) amend(i, at int, why string) {
	n, o := &s.f.Notices[i], &s.f.Notices[at]
	n.Amends = o.ID
	if n.Status == StatusActive {
		n.Status = StatusAmended
	}
	c := Change{Step: s.f.Name, Kind: ChangeAmended, Employer: n.Employer, Address: n.address(), Notice: o.ID, Date: n.Date(), Why: why, Source: n.Source}
	switch n.Status {
	case StatusRescinded:
		c.Kind = ChangeRescinded
	case StatusCancelled:
		c.Kind = ChangeCancelled
	}
	c.Changed = differences(o, n)
	s.f.Changes = append(s.f.Changes, c)
}

// maxLinkDays is how long before an amendment its notice may have been given.
const maxLinkDays = 400

// earlier looks for the notice that a marked row amends: the last one of the
// same employer and site before it.
func (s *scan) earlier(i int, same []int) {
	n := &s.f.Notices[i]
	date := n.Date()
	best, bestDate := -1, ""
	for _, k := range same {
		o := &s.f.Notices[k]
		d := o.Date()
		if k == i || len(d) != 10 || len(date) != 10 || d > date || o.Amends == n.ID || !sameSite(o, n) {
			continue
		}
		if d == date && (o.marks&markAmended != 0 || n.marks&markAmended == 0) {
			continue
		}
		if dayNumber(date)-dayNumber(d) <= maxLinkDays && d >= bestDate {
			best, bestDate = k, d
		}
	}
	if best >= 0 {
		s.amend(i, best, "the state marks it, and it is the last notice of the employer and site before it")
	}
}

// sameSite reports whether nothing in two notices says that they are of
// different sites.
func sameSite(a, b *Notice) bool {
	if a.Street != "" && b.Street != "" && !strings.EqualFold(a.Street, b.Street) {
		return false
	}
	if a.City != "" && b.City != "" && !strings.EqualFold(a.City, b.City) {
		return false
	}
	return a.CountyFIPS == "" || b.CountyFIPS == "" || a.CountyFIPS == b.CountyFIPS
}

// point links a pointer row to the notice it names: the last one of the
// employer before the day it gives, else the only one.
func (s *scan) point(c Change, same []int) {
	best := -1
	for _, k := range same {
		d := s.f.Notices[k].Date()
		if c.Date != "" && d > c.Date {
			continue
		}
		if best < 0 || d > s.f.Notices[best].Date() {
			best = k
		}
	}
	if best < 0 && len(same) == 1 {
		best = same[0]
	}
	if best < 0 {
		if s.f.Report.Unlinked++; s.f.Report.Unlinked <= maxFaults {
			s.fault(c.Source.Place(), c.Employer, "the row has no count and no date, and no notice of that employer stands in the file", "look for it in an earlier copy")
		}
		s.f.Changes = append(s.f.Changes, c)
		return
	}
	n := &s.f.Notices[best]
	c.Notice, c.Address = n.ID, n.address()
	c.Why = "the row has no count and no date, and it is the last notice of that employer before it"
	switch c.Kind {
	case ChangeAmended:
		if n.Status == StatusActive {
			n.Status = StatusAmended
		}
	case ChangeRescinded:
		n.Status = StatusRescinded
	case ChangeCancelled:
		n.Status = StatusCancelled
	}
	s.f.Changes = append(s.f.Changes, c)
}

// attach links a supplement to the notice it adds to, if that is in the file.
func (s *scan) attach(p pending, same []int) {
	for _, k := range same {
		n := &s.f.Notices[k]
		if p.initial != "" && n.NoticeDate != p.initial && n.ReceivedDate != p.initial {
			continue
		}
		if p.Address != "" && n.Street != "" && !strings.EqualFold(p.Address, n.address()) {
			continue
		}
		p.Notice, p.Why = n.ID, "it names the employer, and the date or the site of the notice"
		switch p.Kind {
		case ChangeRescinded:
			n.Status = StatusRescinded
		case ChangeCancelled:
			n.Status = StatusCancelled
		default:
			n.Status = StatusAmended
		}
		break
	}
	if p.Notice == "" {
		if s.f.Report.Unlinked++; s.f.Report.Unlinked <= maxFaults {
			s.fault(p.Source.Place(), p.Employer, "a supplement to a notice that is not in this file", "read the file of "+first(p.initial, "the earlier notice")+" too")
		}
	}
	s.f.Changes = append(s.f.Changes, p.Change)
}

// differences returns the fields that differ between two copies of a notice.
func differences(a, b *Notice) []Changed {
	var list []Changed
	put := func(field, x, y string) {
		if x != y {
			list = append(list, Changed{field, x, y})
		}
	}
	put("employer", a.EmployerText, b.EmployerText)
	put("address", a.wholeAddress(), b.wholeAddress())
	put("count", a.CountText, b.CountText)
	put("notice_date", a.NoticeDate, b.NoticeDate)
	put("received_date", a.ReceivedDate, b.ReceivedDate)
	put("effective_first", a.EffectiveFirst, b.EffectiveFirst)
	put("effective_last", a.EffectiveLast, b.EffectiveLast)
	put("kind", a.KindText, b.KindText)
	put("county", a.County, b.County)
	put("industry", a.Industry, b.Industry)
	put("notes", a.Notes, b.Notes)
	return list
}

// wholeAddress is the address as the file has it, for comparison.
func (n *Notice) wholeAddress() string {
	if n.header != nil {
		c := cells{n.cells, n.header}
		if a := squeeze(c.every(mAddress, ", ")); a != "" {
			return a
		}
	}
	return n.address()
}

// described are the fields by which a state describes a notice in its own
// words; a change of nothing else is none to the notice.
var described = []string{"industry", "notes"}

// onlyDescribed reports whether nothing but descriptions changed.
func onlyDescribed(list []Changed) bool {
	for _, c := range list {
		if !slices.Contains(described, c.Field) {
			return false
		}
	}
	return true
}
