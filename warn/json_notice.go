package warn

import (
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

func itoa(n int) string { return strconv.Itoa(n) }

// AppendJSON appends the notice as one JSON object: the keys of docs/notices.md
// in their order, null for what the file does not say.
func (n *Notice) AppendJSON(b []byte) []byte {
	o := object{b: append(b, '{')}
	o.text("state", n.State)
	o.text("id", n.ID)
	o.text("key", n.Key)
	o.text("employer", n.Employer)
	o.text("employer_text", n.EmployerText)
	o.key("employer_slug")
	o.b = append(o.b, '"')
	for i := range len(n.firm) { // words of letters and digits
		if c := n.firm[i]; c == ' ' {
			o.b = append(o.b, '-')
		} else {
			o.b = append(o.b, c)
		}
	}
	o.b = append(o.b, '"')
	o.text("dba", n.DBA)
	o.text("formerly", n.Once)
	o.text("store", n.Store)
	o.number("count", n.Count)
	o.text("count_text", n.CountText)
	o.number("count_low", n.Low)
	o.number("count_high", n.High)
	o.number("count_total", n.Total)
	each(&o, "count_parts", n.Parts, func(in *object, p *Part) {
		in.text("label", p.Label)
		in.number("count", &p.Count)
	})
	o.number("site_employees", n.Staff)
	o.text("notice_date", n.NoticeDate)
	o.text("received_date", n.ReceivedDate)
	o.text("posted_date", n.PostedDate)
	o.text("effective_first", n.EffectiveFirst)
	o.text("effective_last", n.EffectiveLast)
	o.list("effective_all", n.EffectiveAll)
	o.text("effective_text", n.EffectiveText)
	o.text("kind", n.Kind)
	o.text("kind_text", n.KindText)
	o.truth("temporary", n.Temporary)
	o.truth("warn", n.WARN)
	o.text("reason", n.Reason)
	o.text("notes", n.Notes)
	o.text("street", n.Street)
	o.text("city", n.City)
	o.text("county", n.County)
	o.text("zip", n.ZIP)
	o.text("place_fips", n.PlaceFIPS)
	o.text("county_fips", n.CountyFIPS)
	o.text("cbsa", n.CBSA)
	o.text("place_basis", n.Basis)
	each(&o, "sites", n.Sites, func(in *object, s *Site) {
		in.text("street", s.Street)
		in.text("city", s.City)
		in.text("county", s.County)
		in.text("zip", s.ZIP)
		in.text("place_fips", s.PlaceFIPS)
		in.text("county_fips", s.CountyFIPS)
		in.text("place_basis", s.Basis)
	})
	o.text("head_office", n.HeadOffice)
	o.text("union", n.Union)
	o.truth("bumping", n.Bumping)
	o.text("naics", n.NAICS)
	o.text("industry", n.Industry)
	o.text("region", n.Region)
	o.text("status", n.Status)
	o.text("amends", n.Amends)
	o.text("link", n.Link)
	o.number("notice_days", n.NoticeDays)
	if n.NoticeDays != nil {
		o.number("required_days", &n.RequiredDays)
		o.number("short_by_days", &n.ShortBy)
	} else {
		o.number("required_days", nil)
		o.number("short_by_days", nil)
	}
	o.text("period_rule", n.PeriodRule)
	o.list("doubts", n.Doubts)
	o.object("source", func(in *object) {
		in.text("file", n.Source.File)
		in.text("sheet", n.Source.Sheet)
		if n.Source.Page > 0 {
			in.number("page", &n.Source.Page)
		} else {
			in.number("page", nil)
		}
		in.number("row", &n.Source.Row)
	})
	o.object("raw", func(in *object) { n.raw(in.cell) })
	return append(o.b, '}')
}

// MarshalJSON prints the notice as AppendJSON does.
func (n *Notice) MarshalJSON() ([]byte, error) { return n.AppendJSON(nil), nil }

// An object is a JSON object being written.
type object struct {
	b    []byte
	more bool
}

// key writes one of our own keys, which need no escapes.
func (o *object) key(name string) {
	if o.more {
		o.b = append(o.b, ',')
	}
	o.more = true
	o.b = append(o.b, '"')
	o.b = append(o.b, name...)
	o.b = append(o.b, '"', ':')
}

// cell writes a cell under its header as published.
func (o *object) cell(name, s string) {
	if o.more {
		o.b = append(o.b, ',')
	}
	o.more = true
	o.quote(name)
	o.b = append(o.b, ':')
	o.quote(s)
}

func (o *object) quote(s string) {
	quoted, err := jsontext.AppendQuote(o.b, s)
	if err != nil { // bytes that are no UTF-8 were replaced
		quoted = append(o.b, `""`...)
	}
	o.b = quoted
}

func (o *object) text(name, s string) {
	o.key(name)
	o.value(s)
}

// value writes a text, null for none.
func (o *object) value(s string) {
	if s == "" {
		o.b = append(o.b, "null"...)
		return
	}
	o.quote(s)
}

// object writes an object that fill fills.
func (o *object) object(name string, fill func(*object)) {
	o.key(name)
	in := object{b: append(o.b, '{')}
	fill(&in)
	o.b = append(in.b, '}')
}

// each writes a list of objects.
func each[T any](o *object, name string, list []T, fill func(*object, *T)) {
	o.key(name)
	o.b = append(o.b, '[')
	for i := range list {
		if i > 0 {
			o.b = append(o.b, ',')
		}
		in := object{b: append(o.b, '{')}
		fill(&in, &list[i])
		o.b = append(in.b, '}')
	}
	o.b = append(o.b, ']')
}

func (o *object) number(name string, n *int) {
	o.key(name)
	if n == nil {
		o.b = append(o.b, "null"...)
		return
	}
	o.b = strconv.AppendInt(o.b, int64(*n), 10)
}

func (o *object) truth(name string, t *bool) {
	o.key(name)
	if t == nil {
		o.b = append(o.b, "null"...)
		return
	}
	o.b = strconv.AppendBool(o.b, *t)
}

func (o *object) list(name string, list []string) {
	o.key(name)
	o.b = append(o.b, '[')
	for i, s := range list {
		if i > 0 {
			o.b = append(o.b, ',')
		}
		o.quote(s)
	}
	o.b = append(o.b, ']')
}
