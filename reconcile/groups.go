package reconcile

import (
	"slices"
	"strings"

	"headcount"
)

// A fit is how the scope of one fact lies to that of another.
type fit uint8

const (
	same   fit = iota
	inside     // the first is part of the second
	around     // the second is part of the first
	mixed      // they share something, or it cannot be told
	apart      // nothing in common
)

// A people is the group that a claim counts, in normal form.
type people struct {
	words     []string // sorted; none: everyone
	temporary bool     // furloughs and idled plants: people who come back
	outside   bool     // contractors: not of the employer's own staff
}

// everyone is the group of a claim that names none.
var everyone = &people{}

// all reports whether p does not single anyone out.
func (p *people) all() bool { return len(p.words) == 0 }

// groupOf is the group of a claim. The base of a share says what kind of staff
// is counted where the group does not: "15% of its salaried workforce".
func groupOf(c *headcount.Claim) string {
	if c.Group == "" && c.Count == nil && c.Share != nil {
		for word := range strings.FieldsFuncSeq(strings.ToLower(c.Share.Of), notWord) {
			if kind := kindOfStaff(word); kind == "office" || kind == "hourly" {
				return kind
			}
		}
	}
	return c.Group
}

// people returns the normal form of a group. A list left open ("search, among
// other departments", "various divisions including parks") singles no one out,
// nor do "hourly and salaried" together.
func (w *world) people(group string) *people {
	if group == "" {
		return everyone
	}
	if p := w.groups[group]; p != nil {
		return p
	}
	p := &people{}
	open := false
	for word := range strings.FieldsFuncSeq(strings.ToLower(group), notWord) {
		switch word = kindOfStaff(word); {
		case word == "furlough":
			p.temporary = true
		case openEnded(word):
			open = true
		case word == "contractor" || word == "contract":
			p.outside = true
			fallthrough
		default:
			if word != "" && !slices.Contains(p.words, word) {
				p.words = append(p.words, word)
			}
		}
	}
	if open || slices.Contains(p.words, "office") && slices.Contains(p.words, "hourly") {
		p.words = nil
	}
	slices.Sort(p.words)
	w.groups[group] = p
	return p
}

// kindOfStaff brings the words for one kind of staff together, drops words that
// every group has, and takes the plural off the others.
func kindOfStaff(word string) string {
	switch word {
	case "corporate", "office", "salaried", "white", "managerial", "professional":
		return "office"
	case "hourly", "blue", "production", "manual":
		return "hourly"
	case "collar", "division", "divisions", "department", "departments", "unit", "units", "segment", "organization", "organisation",
		"teams", "member", "members", "who", "for", "non", "to", "or", "with", "across", "from":
		return ""
	case "furloughs", "furloughed":
		return "furlough"
	}
	if generic(word) {
		return ""
	}
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}

func openEnded(word string) bool {
	switch word {
	case "including", "among", "other", "various", "multiple", "several", "such":
		return true
	}
	return false
}

// office reports whether a group is no more than "corporate": the staff that
// most announcements speak of.
func (p *people) office() bool { return len(p.words) == 1 && p.words[0] == "office" }

func (p *people) hourly() bool { return len(p.words) == 1 && p.words[0] == "hourly" }

// fits says how p lies to o. More words single out fewer people.
func (p *people) fits(o *people) fit {
	switch {
	case p == o || slices.Equal(p.words, o.words):
		return same
	case p.all():
		return around
	case o.all():
		return inside
	}
	shared := 0
	for _, w := range p.words {
		if _, ok := slices.BinarySearch(o.words, w); ok {
			shared++
		}
	}
	switch shared {
	case 0:
		if p.office() && !o.hourly() || o.office() && !p.hourly() {
			return mixed // most named groups are corporate staff
		}
		return apart
	case len(o.words):
		return inside
	case len(p.words):
		return around
	}
	return mixed
}
