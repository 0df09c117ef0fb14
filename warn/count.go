package warn

import (
	"strconv"
	"strings"
)

// A Number is what a cell says of a number of people.
type Number struct {
	Count     *int   // people in the state, where the cell gives them exactly
	Low, High *int   // bounds, where it gives those: "60-80", "up to 300", "100+"
	Total     *int   // people everywhere, where it tells them from those in the state
	Parts     []Part // groups or sites that it counts apart
	Doubt     string // why the number may be wrong; "" when none is
	Rest      bool   // the cell is neither a number nor a known word
}

// A Part is a number of people with what the cell says of them.
type Part struct {
	Label string `json:"label"`
	Count int    `json:"count"`
}

// maxPeople is the largest number that is taken for people: more than any
// employer has in one state.
const maxPeople = 3_000_000

// rarePeople is how many people make a count doubtful: more than all but a
// handful of notices, and what a day becomes that a workbook counts (20,000 is in 1954).
const rarePeople = 20_000

// plainNumber reads "1,234", "53.0" and " 7 " fast.
func plainNumber(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, '.'); i > 0 && strings.Trim(s[i+1:], "0") == "" {
		s = s[:i]
	}
	if len(s) == 0 || len(s) > 12 {
		return 0, false
	}
	n, group := 0, -1
	for i := range len(s) {
		switch c := s[i]; {
		case isDigit(c):
			n = n*10 + int(c-'0')
			if group >= 0 {
				group++
			}
		case c == ',' && i > 0 && (group < 0 && i <= 3 || group == 3):
			group = 0
		default:
			return 0, false
		}
	}
	return n, (group < 0 || group == 3) && n <= maxPeople
}

// A figure is one number in a cell, with where it stands and what is said of
// it.
type figure struct {
	n          int
	start, end int
	depth      int    // of brackets
	label      string // the words that belong to it
	scope      byte   // 'i' in the state, 'o' in another, 't' everywhere, 0 not said
	may        bool
	extra      bool // "additional", "plus"
}

// readNumber reads a cell about people affected. state names the state whose
// file it is, so that "61 total, 4 in CO" is 4 people of 61.
func readNumber(s string, state *State) Number {
	if n, ok := plainNumber(s); ok {
		out := Number{Count: &n}
		if n >= rarePeople {
			out.Doubt = "so many people are rare in one notice"
		}
		return out
	}
	if isLink(s) {
		return Number{}
	}
	c := counter{s: s, low: strings.ToLower(s), state: state}
	return c.read()
}

// isLink reports whether a cell holds the address of something else.
func isLink(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

type counter struct {
	s, low string
	state  *State
	out    Number
	list   []figure
}

func (c *counter) doubt(why string) {
	if c.out.Doubt == "" {
		c.out.Doubt = why
	}
}

// noNumber are the words that say that no number is given.
var noNumber = wordSet(`n/a na none tbd tba unknown undisclosed undetermined not provided given available stated reported listed disclosed specified determined to be at this time all entire plant
	staff workforce employees facility pending various varies see notice yet announced released confirmed number of the - -- --- ? unspecified company did provide a information`)

func (c *counter) read() Number {
	c.figures()
	if len(c.list) == 0 {
		for _, w := range strings.FieldsFunc(c.low, func(r rune) bool {
			return r == ' ' || r == '\n' || r == ',' || r == '.' || r == '(' || r == ')' || r == '*'
		}) {
			if !noNumber[w] {
				c.out.Rest = true
			}
		}
		return c.out
	}
	if len(c.list) == 2 && c.rangeOf(c.list[0], c.list[1]) {
		return c.out
	}
	c.choose()
	return c.out
}

// figures finds the numbers of the cell that can be people.
func (c *counter) figures() {
	s := c.s
	depth := 0
	lastEnd := 0
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b == '(' || b == '[':
			depth++
			i++
		case b == ')' || b == ']':
			depth--
			i++
		case isDigit(b):
			e := i
			for e < len(s) && (isDigit(s[e]) || s[e] == ',' && e+1 < len(s) && isDigit(s[e+1]) || isSlipOh(s, e)) {
				e++
			}
			whole := e
			if e < len(s) && (s[e] == '/' || s[e] == '-') && c.dateAt(i) { // a date
				i = c.passDate(i)
				lastEnd = i
				continue
			}
			if e+1 < len(s) && s[e] == '.' && isDigit(s[e+1]) { // 141.5
				for e++; e < len(s) && isDigit(s[e]); e++ {
				}
				if strings.Trim(s[whole+1:e], "0") != "" {
					c.doubt(strconv.Quote(s[i:e]) + " is no whole number")
					n, _ := atoi(strings.ReplaceAll(s[i:whole], ",", ""))
					m := n + 1
					c.out.Low, c.out.High = &n, &m
					i, lastEnd = e, e
					continue
				}
			}
			if i > 0 && (isLetter(s[i-1]) || s[i-1] == '$' || s[i-1] == '#') || e < len(s) && s[e] == '%' || strings.HasPrefix(c.low[e:], " percent") {
				i, lastEnd = e, e
				continue
			}
			f := figure{start: i, end: e, depth: depth}
			digits := s[i:whole]
			if strings.ContainsAny(digits, "oO") {
				c.doubt(strconv.Quote(digits) + " has a letter for a nought")
				digits = strings.NewReplacer("o", "0", "O", "0").Replace(digits)
			}
			if w := strings.Fields(c.low[:i]); len(w) > 0 && len(digits) == 4 && monthOf(strings.Trim(w[len(w)-1], ".,")) > 0 { // December 2013
				i, lastEnd = e, e
				continue
			}
			plain, ok := plainNumber(digits)
			if !ok {
				c.doubt(strconv.Quote(s[i:e]) + " is no number")
				i, lastEnd = e, e
				continue
			}
			f.n = plain
			f.label = s[lastEnd:i]
			c.list = append(c.list, f)
			i, lastEnd = e, e
		case isLetter(b) && (i == 0 || !isLetter(s[i-1])):
			e := i
			for e < len(s) && (isLetter(s[e]) || s[e] == '-') {
				e++
			}
			if n := numberWords[c.low[i:e]]; n > 0 && len(c.s) == len(c.low) {
				c.list = append(c.list, figure{n: n, start: i, end: e, depth: depth, label: s[lastEnd:i]})
				lastEnd = e
			}
			i = e
		default:
			i++
		}
	}
	for i := range c.list {
		f := &c.list[i]
		after := len(s)
		if i+1 < len(c.list) {
			after = c.list[i+1].start
		}
		c.describe(f, f.label, s[f.end:after], i+1 < len(c.list))
	}
}

var numberWords = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

// isSlipOh reports whether a letter O at e stands for a nought: between digits
// or after one at the end.
func isSlipOh(s string, e int) bool {
	if s[e] != 'O' && s[e] != 'o' || e == 0 || !isDigit(s[e-1]) && s[e-1] != 'O' {
		return false
	}
	return e+1 == len(s) || isDigit(s[e+1]) || (s[e+1] == 'O' || s[e+1] == 'o') && s[e] == 'O'
}

// dateAt reports whether a date of three numbers begins at i.
func (c *counter) dateAt(i int) bool {
	r := dateReader{s: c.s[i:min(len(c.s), i+24)]}
	r.number()
	return len(r.found) == 1 && r.found[0].d > 0 && r.found[0].y > 0
}

func (c *counter) passDate(i int) int {
	r := dateReader{s: c.s[i:min(len(c.s), i+24)]}
	r.number()
	return i + r.found[0].end
}

// describe reads what is said about a figure: the words after it up to the
// next, and those before it.
func (c *counter) describe(f *figure, before, after string, more bool) {
	before, after = strings.ToLower(before), strings.ToLower(after)
	if i := strings.LastIndexAny(before, "();,"); i >= 0 {
		before = before[i+1:]
	}
	own := after
	if i := strings.IndexAny(after, "();,&+"); i >= 0 {
		own = after[:i]
		// "240 (Passaic)" is labelled in brackets, "97 (in MI) 0 (in IN)" too
		if rest := after[i:]; f.depth == 0 && rest[0] == '(' && strings.TrimSpace(own) == "" {
			if j := strings.IndexByte(rest, ')'); j > 0 {
				own = rest[1:j]
			}
		}
	} else if more && strings.Contains(own, " and ") {
		own, _, _ = strings.Cut(own, " and ")
	}
	label := strings.TrimSpace(strings.Trim(own, " -–—:@\n*+&"))
	if label == "" {
		label = strings.TrimSpace(strings.Trim(before, " -–—:@\n(*+&"))
	}
	f.label = label
	said := " " + strings.Join(strings.FieldsFunc(before+" "+own, notWord), " ") + " "
	switch {
	case containsAny(said, " nationwide ", " national ", " worldwide ", " globally ", " companywide ", " company wide ", " corporate wide ", " nationally ", " across the u s ", " in the u s ", " total in us "):
		f.scope = 't'
	case c.state != nil && c.state.named(said, before+own):
		f.scope = 'i'
	case containsAny(said, " other states ", " out of state "), otherState(c.state, before+own):
		f.scope = 'o'
	case containsAny(said, " total ", " overall ", " in all ", " company "):
		f.scope = 'T'
	}
	f.may = containsAny(said, " may ", " could ")
	f.extra = containsAny(" "+before+own+" ", "additional", "plus", "+")
}

func notWord(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0x7f)
}

func containsAny(s string, list ...string) bool {
	for _, x := range list {
		if strings.Contains(s, x) {
			return true
		}
	}
	return false
}

// rangeOf reads "60-80", "60 to 80" and "between 60 and 80".
func (c *counter) rangeOf(a, b figure) bool {
	mid := strings.TrimSpace(strings.ToLower(c.s[a.end:b.start]))
	if (mid == "- max." || mid == "- max" || mid == "max." || mid == "max" || mid == "to max") && strings.Contains(c.low[:a.start], "min") {
		mid = "-"
	}
	joined := mid == "-" || mid == "–" || mid == "—" || mid == "to" || mid == "or" ||
		mid == "and" && strings.Contains(c.low[:a.start], "between")
	if !joined || a.n >= b.n {
		return false
	}
	lo, hi := a.n, b.n
	c.out.Low, c.out.High = &lo, &hi
	return true
}

// choose decides which of the figures counts the people in the state.
func (c *counter) choose() {
	var outer, inner []figure
	for _, f := range c.list {
		if f.depth > 0 {
			inner = append(inner, f)
		} else {
			outer = append(outer, f)
		}
	}
	if last := c.list[len(c.list)-1]; strings.HasSuffix(strings.TrimSpace(c.s[:last.start]), "=") {
		c.out.Count = &last.n
		return
	}
	if len(c.list) == 1 {
		c.single(c.list[0])
		return
	}
	sum, in := 0, 0
	for _, f := range c.list {
		if f.scope == 'i' {
			sum += f.n
			in++
		}
	}
	if in > 0 && in < len(c.list) { // people in the state, told from others
		n := sum
		c.out.Count = &n
		for _, f := range c.list {
			if f.scope == 'o' {
				continue
			}
			if f.scope != 'i' && f.n >= sum {
				t := f.n
				c.out.Total = &t
				break
			}
		}
		return
	}
	if len(outer) == 1 && len(inner) > 0 { // 138 (133 Zeeland, 5 Traverse City)
		if outer[0].scope == 't' {
			t := outer[0].n
			c.out.Total = &t
			if len(inner) == 1 && inner[0].scope == 'i' {
				n := inner[0].n
				c.out.Count = &n
			}
			return
		}
		n := outer[0].n
		if len(inner) == 1 && inner[0].scope == 'T' && inner[0].n > n { // 9 (209 total)
			t := inner[0].n
			c.out.Total = &t
		}
		if len(inner) > 1 {
			c.parts(inner)
			if s := total(inner); s != n {
				c.doubt("its parts are " + strconv.Itoa(s) + " in all")
			}
		}
		c.out.Count = &n
		return
	}
	list := outer
	if len(outer) == 0 {
		list = inner
	}
	for i, f := range list { // "81 total: 60 day, 21 night"
		if f.scope != 'T' && f.scope != 't' {
			continue
		}
		rest := append(append([]figure(nil), list[:i]...), list[i+1:]...)
		if f.scope == 't' {
			t := f.n
			c.out.Total = &t
			return
		}
		if s := total(rest); s == f.n || i == 0 {
			n := f.n
			c.out.Count = &n
			c.parts(rest)
			return
		}
	}
	if s := total(list[1:]); len(list) > 2 && s == list[0].n { // "38: 30, 5 and 3"
		n := s
		c.out.Count = &n
		c.parts(list[1:])
		return
	}
	if s := total(list[:len(list)-1]); len(list) > 2 && s == list[len(list)-1].n { // "30 + 5 + 4 = 39"
		n := s
		c.out.Count = &n
		c.parts(list[:len(list)-1])
		return
	}
	if !c.sumIsSaid(list) || strings.Contains(c.low, " from ") {
		c.doubt("several numbers, and nothing says how they belong together")
		return
	}
	n := total(list)
	c.parts(list)
	for _, f := range list {
		if f.scope == 'o' {
			n -= f.n
		}
	}
	c.out.Count = &n
}

// sumIsSaid reports whether the cell lists numbers that are plainly of one
// notice: joined by signs or each with a label of its own.
func (c *counter) sumIsSaid(list []figure) bool {
	for i := 1; i < len(list); i++ {
		mid := strings.ToLower(c.s[list[i-1].end:list[i].start])
		joined := containsAny(mid, "+", ",", ";", "&", " and ", "\n", "plus")
		labelled := list[i-1].label != "" && list[i].label != "" && marksOf(list[i-1].label) == 0
		if !joined && !labelled {
			return false
		}
	}
	return true
}

func total(list []figure) int {
	n := 0
	for _, f := range list {
		n += f.n
	}
	return n
}

func (c *counter) parts(list []figure) {
	for _, f := range list {
		label := f.label
		if len(label) > 80 {
			label = label[:strings.LastIndexByte(label[:81], ' ')+1]
		}
		c.out.Parts = append(c.out.Parts, Part{strings.TrimSpace(label), f.n})
	}
}

// single reads a cell with one number.
func (c *counter) single(f figure) {
	n := f.n
	before := " " + strings.TrimSpace(c.low[:f.start]) + " "
	after := " " + strings.TrimSpace(c.low[f.end:]) + " "
	switch {
	case f.scope == 't', f.scope == 'o', c.state != nil && containsAny(after, "not indicated", "unknown number", "number unknown"):
		c.out.Total = &n
	case containsAny(before, " up to ", " as many as ", "less than", "fewer than", " maximum ", " max ", " under ") || strings.HasPrefix(after, " or less") || strings.HasPrefix(after, " or fewer"):
		c.out.High = &n
	case strings.HasPrefix(c.s[f.end:], "+") && strings.TrimSpace(c.s[f.end+1:]) == "", containsAny(before, " at least ", "more than ", " over ", " minimum "), strings.HasPrefix(after, " or more"), strings.HasPrefix(after, " plus "):
		c.out.Low = &n
	default:
		c.out.Count = &n
		if containsAny(before, "approx", "about ", "around ", " est", "roughly", "~") {
			c.doubt("the number is about right")
		}
		if n >= rarePeople {
			c.doubt("so many people are rare in one notice")
		}
		if f.may {
			c.doubt("so many may be affected")
		}
	}
}
