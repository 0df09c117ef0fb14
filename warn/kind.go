package warn

import "strings"

// The kinds of a notice.
const (
	KindClosure    = "closure"
	KindLayoff     = "layoff"
	KindFurlough   = "furlough"
	KindReduced    = "reduced hours"
	KindRelocation = "relocation"
)

// A sort is what the words of a notice say of its kind.
type sort struct {
	kind      string
	temporary *bool
	warn      *bool // it is given under the WARN Act, or is told from those that are
	rest      bool  // the words are unknown
}

var yes, no = true, false

// readKind reads the words of the columns for kind; codes are those of the
// state's profile.
func readKind(text string, codes map[string]string) (s sort) {
	low := strings.ToLower(strings.TrimSpace(text))
	if v, ok := codes[low]; ok {
		low = v
	}
	switch {
	case containsAny(low, "non-warn", "non warn", "not warn", "nonwarn"):
		s.warn = &no
	case containsAny(low, "warn"):
		s.warn = &yes
	}
	switch {
	case containsAny(low, "clos", "shutdown", "shut down", "cease"):
		s.kind = KindClosure
	case containsAny(low, "furlough"):
		s.kind = KindFurlough
	case containsAny(low, "reduced hours", "reduction in hours", "reduction of hours", "hours reduc"):
		s.kind = KindReduced
	case containsAny(low, "relocat"):
		s.kind = KindRelocation
	case containsAny(low, "layoff", "lay off", "lay-off", "reduction", "workforce", "rif", "downsiz", "separation", "terminat"):
		s.kind = KindLayoff
	}
	switch {
	case containsAny(low, "temporary", "temp ", "seasonal") && !containsAny(low, "permanent"):
		s.temporary = &yes
	case containsAny(low, "permanent", "no recall") && !containsAny(low, "temporary"):
		s.temporary = &no
	}
	s.rest = low != "" && s.kind == "" && s.temporary == nil && s.warn == nil && marksOf(low) == 0 && !noNumber[low] && !containsAny(low, "not identified", "n/a", "unknown", "additional", "other", "amend", "none")
	return s
}

// yesOrNo reads the cell of a question: whether a union is there, say.
func yesOrNo(s string) (answer *bool, said string) {
	s = strings.TrimSpace(s)
	switch strings.ToLower(s) {
	case "", "n/a", "na", "-", "unknown", "not provided", "tbd", "none provided", "not stated":
		return nil, ""
	case "no", "n", "none", "non-union", "nonunion", "non union", "false":
		return &no, ""
	case "yes", "y", "true", "union", "both":
		return &yes, ""
	}
	if low := strings.ToLower(s); containsAny(low, "not represented", "no union") {
		return &no, ""
	}
	return &yes, s
}
