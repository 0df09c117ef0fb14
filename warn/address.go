package warn

import (
	"regexp"
	"strings"

	"headcount/reference"
)

// Places is what the reader must know of the places of the United States; it
// is reference.US.
type Places interface {
	Locate(state, city, county, zip string) reference.Site
	Places(state, name string) []reference.USPlace
	County(state, name string) (reference.USCounty, bool)
	CountyFIPS(fips string) (reference.USCounty, bool)
}

// A Site is a place of work that a notice names.
type Site struct {
	Street, City, County, ZIP, State string
	PlaceFIPS, CountyFIPS, CBSA      string
	Basis                            string
}

var (
	zipAtEnd   = regexp.MustCompile(`[\s,.]*\b(\d{5})(?:[-–]\s?\d{0,4})?\.?\s*$`)
	stateAtEnd = regexp.MustCompile(`(?i)[\s,.]*\b(` + statePattern() + `)\.?\s*$`)
	streetType = regexp.MustCompile(`(?i)\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|way|hwy|highway|pkwy|parkway|ct|court|cir|circle|pl|place|plaza|sq|square|ter|terrace|trail|trl|pike|loop|route|rt|row|run|broadway|floor|fl|suite|ste|unit|bldg|building|room|rm|box|park|center|centre|mall|airport|expressway|expy|turnpike|tpke|freeway|fwy|n|s|e|w|ne|nw|se|sw|north|south|east|west|#?\w*\d\w*)\b\.?`)
)

func statePattern() string {
	var p []string
	for _, s := range States {
		p = append(p, regexp.QuoteMeta(s.Name))
	}
	for _, s := range States {
		p = append(p, s.Code)
	}
	return strings.Join(p, "|") + `|D\.C\.`
}

// An address is an American address taken apart.
type address struct{ street, city, state, zip string }

// readAddress takes apart "7999 Gateway Blvd #320  Newark CA 94560" and the
// like. The city is what follows the last line end, semicolon or double blank,
// else the longest end of the rest that is a place of the state.
func (r *Reader) readAddress(text, state string) (a address) {
	s := strings.TrimSpace(strings.TrimRight(text, ",;. \n"))
	if m := zipAtEnd.FindStringSubmatchIndex(s); m != nil {
		a.zip = s[m[2]:m[3]]
		s = s[:m[0]]
	}
	if m := stateAtEnd.FindStringSubmatchIndex(s); m != nil && (m[0] > 0 || a.zip != "") {
		name := s[m[2]:m[3]]
		if len(name) > 2 || name == strings.ToUpper(name) || a.zip != "" {
			if found := stateOf(strings.ReplaceAll(name, ".", "")); found != nil {
				a.state = found.Code
				s = s[:m[0]]
			}
		}
	}
	in := first(a.state, state)
	s = strings.TrimRight(s, ",;. \n")
	if s == "" {
		return a
	}
	cut := strings.LastIndexAny(s, ";\n")
	if i := strings.LastIndex(s, "  "); i > cut && streetLike(s[:max(i, 0)]) {
		cut = i
	}
	if cut > 0 && cut < len(s)-1 && !hasDigit(s[cut+1:]) {
		a.street, a.city = tidyStreet(s[:cut]), squeeze(strings.Trim(s[cut+1:], " ,;"))
		if !strings.Contains(a.city, ",") {
			return a
		}
		s = a.city
		a.street, a.city = a.street+", ", ""
	} else {
		a.street = ""
	}
	tail := s
	head := a.street
	if i := strings.LastIndexByte(s, ','); i >= 0 {
		head, tail = head+s[:i+1], s[i+1:]
	}
	words := strings.Fields(tail)
	if len(words) == 0 || len(words) > 40 {
		a.street = tidyStreet(head + tail)
		return a
	}
	for n := min(4, len(words)); n > 0; n-- { // the longest end that is a place
		name := strings.Join(words[len(words)-n:], " ")
		before := words[:len(words)-n]
		if n > 1 && len(before) > 0 && streetType.MatchString(words[len(words)-n]) && !compass[strings.ToLower(strings.Trim(words[len(words)-n], "."))] {
			continue
		}
		if len(r.us.Places(in, name)) > 0 {
			a.street, a.city = tidyStreet(head+" "+strings.Join(before, " ")), name
			return a
		}
	}
	if head != "" && !hasDigit(tail) || !hasDigit(s) { // no place that is known, yet it stands where one would
		a.street, a.city = tidyStreet(head), squeeze(tail)
		return a
	}
	for i := len(words) - 1; i > 0; i-- { // after the last word that belongs to a street
		if m := streetType.FindString(words[i]); m == words[i] && i < len(words)-1 {
			a.street, a.city = tidyStreet(head+" "+strings.Join(words[:i+1], " ")), strings.Join(words[i+1:], " ")
			return a
		}
	}
	a.street = tidyStreet(head + tail)
	return a
}

var compass = wordSet("north south east west st fort mount park new port")

func streetLike(s string) bool { return hasDigit(s) || strings.Count(strings.TrimSpace(s), " ") >= 1 }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func tidyStreet(s string) string {
	return strings.Trim(squeeze(strings.ReplaceAll(s, "\n", ", ")), " ,;")
}

// isStreet reports whether a line begins as a street address does.
func isStreet(s string) bool { return street.MatchString(s) }

// listed takes apart a list of towns or counties: "Leominster, Webster &
// Worcester, MA". The state at the end is left out.
func listed(s string) []string {
	s = strings.TrimSpace(s)
	if m := stateAtEnd.FindStringSubmatchIndex(s); m != nil && m[0] > 0 {
		if name := s[m[2]:m[3]]; len(name) > 2 || name == strings.ToUpper(name) {
			s = s[:m[0]]
		}
	}
	if !strings.ContainsAny(s, ",&;/\n") && !strings.Contains(s, " and ") {
		return []string{squeeze(s)}
	}
	s = strings.NewReplacer(" and ", ",", " And ", ",", " AND ", ",", "&", ",", ";", ",", "/", ",", "\n", ",").Replace(s)
	var list []string
	for p := range strings.SplitSeq(s, ",") {
		p = squeeze(strings.Trim(p, " .()"))
		p = strings.TrimPrefix(p, "and ")
		if p != "" && !(len(p) == 2 && stateOf(p) != nil) {
			list = append(list, p)
		}
	}
	return list
}
