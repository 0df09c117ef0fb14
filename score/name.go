package score

import (
	"slices"
	"strings"

	"headcount/reference"
)

// describing are words that one form of a firm's name may have and another may
// lack: Acme, Acme Industries.
var describing = strings.Fields("motor motors platforms technologies technology air lines airlines airways systems foods industries communications")

// sameName reports whether two names are forms of one: equal but for case,
// marks and legal form; with and without a describing word; initials; Energy
// Department and U.S. Department of Energy. A unit is not its parent.
func sameName(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
	}
	if strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 1 && len(y) > 1 && (x[0] == initials(y, nil) || x[0] == initials(y, []string{"of", "and", "for", "the"})) {
		return true
	}
	if len(x) == len(y) || !slices.Equal(y[:len(x)], x) {
		return false
	}
	for _, w := range y[len(x):] {
		if !slices.Contains(describing, w) {
			return false
		}
	}
	return true
}

// nameWords are the words by which a name is compared; those of a department
// stand in the order of the alphabet.
func nameWords(name string) []string {
	if open := strings.IndexByte(name, '('); open > 0 {
		if end := strings.IndexByte(name[open:], ')'); end > 0 {
			name = name[:open] + name[open+end+1:]
		}
	}
	list := strings.Fields(reference.Key(name))
	if i := slices.IndexFunc(list, func(w string) bool { return w == "department" || w == "dept" }); i >= 0 {
		list = slices.DeleteFunc(list, func(w string) bool {
			return slices.Contains([]string{"us", "u", "s", "department", "dept", "of", "federal", "the"}, w)
		})
		slices.Sort(list)
		list = append(list, "department")
	}
	return list
}

func initials(words, without []string) string {
	var b strings.Builder
	for _, w := range words {
		if !slices.Contains(without, w) {
			b.WriteString(w[:1])
		}
	}
	return b.String()
}
