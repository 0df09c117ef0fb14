package warn

import (
	"fmt"
	"slices"
	"strings"
)

// A State is a state whose files are read: its postal code, its names, and
// what its people are called.
type State struct {
	Code, Name string
	People     []string // "hoosiers"
}

// States are the fifty states, the District of Columbia, and the territories
// where the WARN Act holds (20 CFR 639.3(i)).
var States = []State{
	{"AL", "Alabama", nil}, {"AK", "Alaska", nil}, {"AZ", "Arizona", nil}, {"AR", "Arkansas", nil}, {"CA", "California", nil}, {"CO", "Colorado", nil},
	{"CT", "Connecticut", nil}, {"DE", "Delaware", nil}, {"DC", "District of Columbia", nil}, {"FL", "Florida", nil}, {"GA", "Georgia", nil}, {"GU", "Guam", nil},
	{"HI", "Hawaii", nil}, {"ID", "Idaho", nil}, {"IL", "Illinois", nil}, {"IN", "Indiana", []string{"hoosier"}}, {"IA", "Iowa", nil}, {"KS", "Kansas", nil},
	{"KY", "Kentucky", nil}, {"LA", "Louisiana", nil}, {"ME", "Maine", nil}, {"MD", "Maryland", nil}, {"MA", "Massachusetts", nil}, {"MI", "Michigan", nil},
	{"MN", "Minnesota", nil}, {"MS", "Mississippi", nil}, {"MO", "Missouri", nil}, {"MT", "Montana", nil}, {"NE", "Nebraska", nil}, {"NV", "Nevada", nil},
	{"NH", "New Hampshire", nil}, {"NJ", "New Jersey", nil}, {"NM", "New Mexico", nil}, {"NY", "New York", nil}, {"NC", "North Carolina", nil}, {"ND", "North Dakota", nil},
	{"OH", "Ohio", []string{"ohioan"}}, {"OK", "Oklahoma", nil}, {"OR", "Oregon", nil}, {"PA", "Pennsylvania", nil}, {"PR", "Puerto Rico", nil}, {"RI", "Rhode Island", nil},
	{"SC", "South Carolina", nil}, {"SD", "South Dakota", nil}, {"TN", "Tennessee", nil}, {"TX", "Texas", nil}, {"UT", "Utah", nil}, {"VT", "Vermont", nil},
	{"VA", "Virginia", nil}, {"VI", "Virgin Islands", nil}, {"WA", "Washington", nil}, {"WV", "West Virginia", nil}, {"WI", "Wisconsin", nil}, {"WY", "Wyoming", nil},
}

// stateOf returns the state of a postal code in either case, or of a name.
func stateOf(s string) *State {
	for i := range States {
		if strings.EqualFold(States[i].Code, s) || strings.EqualFold(States[i].Name, s) {
			return &States[i]
		}
	}
	return nil
}

// StateCode returns the postal code of a state given by its code in either case
// or its name.
func StateCode(s string) (string, error) {
	if st := stateOf(s); st != nil {
		return st.Code, nil
	}
	return "", fmt.Errorf("%q: %w", s, ErrNoState)
}

// named reports whether words, in lower case between blanks, or the text that
// they are from, name the state. A code is looked for in capitals in the whole
// cell only: "in" is a word.
func (s *State) named(words, text string) bool {
	if strings.Contains(words, " "+strings.ToLower(s.Name)+" ") {
		return true
	}
	for _, p := range s.People {
		if strings.Contains(words, " "+p) {
			return true
		}
	}
	return coded(text, strings.ToLower(s.Code))
}

// coded reports whether a state's code stands in a text in lower case as codes
// are given: alone, after "in" or "from", or before "residents" and the like.
func coded(text, code string) bool {
	w := strings.FieldsFunc(text, notWord)
	for i, x := range w {
		if x != code {
			continue
		}
		if i > 0 && (w[i-1] == "in" || w[i-1] == "from" || w[i-1] == "of") || len(w) == 1 {
			return true
		}
		if i+1 < len(w) && slices.Contains([]string{"residents", "resident", "workers", "worker", "employees", "employee", "based", "impacted", "affected", "only", "remote", "site", "sites", "locations", "location"}, w[i+1]) && code != "in" && code != "or" && code != "me" && code != "hi" && code != "ok" {
			return true
		}
	}
	return false
}

// otherState reports whether a text in lower case names a state that is not s.
func otherState(s *State, text string) bool {
	words := " " + strings.Join(strings.FieldsFunc(text, notWord), " ") + " "
	for i := range States {
		o := &States[i]
		if s != nil && o.Code == s.Code || o.Code == "DC" {
			continue
		}
		if s != nil && strings.Contains(s.Name, o.Name) { // Virginia in West Virginia
			continue
		}
		if o.named(words, text) {
			return true
		}
	}
	return false
}
