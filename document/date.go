package document

import (
	"fmt"
	"strings"

	"headcount/edtf"
)

// published returns the date s as EDTF: a year, a month or a day, the day of a
// full time stamp as it is written, which is the outlet's own. "" is no date;
// anything else is a fault.
func (p *opening) published(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	if d, ok := day(s); ok {
		return d
	}
	p.fault(s, fmt.Sprintf("published %q is not a date", cut(s, 40)), "write YYYY, YYYY-MM, YYYY-MM-DD or a time stamp of ISO 8601")
	return ""
}

// day returns the date that s begins with, in EDTF. A time of day may follow.
func day(s string) (string, bool) {
	date := s
	if len(s) > 10 && (s[10] == 'T' || s[10] == 't' || s[10] == ' ') {
		date = s[:10]
	}
	if len(date) > 10 {
		return "", false
	}
	iv, err := edtf.Parse(date)
	if err != nil {
		return "", false
	}
	return iv.String(), true
}
