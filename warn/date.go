package warn

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"headcount/edtf"
)

// A When is what a cell says of a time: every date in it in EDTF, the earliest
// day, month or year first, and what is doubtful about them.
type When struct {
	First string   // EDTF of the earliest; "" when none is given
	Last  string   // EDTF of the latest where a range or several are given; "" for one date
	All   []string // EDTF of each, as they stand; nil for one date
	Doubt string   // why a date may be wrong; "" when none is
	Rest  bool     // the cell holds a phrase that is neither a date nor a known word
}

// A stamp is one date in a cell; 0 is not given.
type stamp struct {
	y, m, d    int
	toY, toM   int // of a quarter or a part of a year: its last month
	start, end int
	short      bool // the year has two digits
	pair       bool // "7/26": a month with a day, or with a year
	named      bool // the month is a word
}

func (s stamp) edtf() string {
	switch {
	case s.toM > 0:
		return fmt.Sprintf("%04d-%02d/%04d-%02d", s.y, s.m, s.toY, s.toM)
	case s.d > 0:
		return fmt.Sprintf("%04d-%02d-%02d", s.y, s.m, s.d)
	case s.m > 0:
		return fmt.Sprintf("%04d-%02d", s.y, s.m)
	}
	return fmt.Sprintf("%04d", s.y)
}

// low and high order stamps by their first and last day.
func (s stamp) low() int { return s.y*10000 + max(s.m, 1)*100 + max(s.d, 1) }

func (s stamp) high() int {
	y, m, d := s.y, s.m, s.d
	if s.toM > 0 {
		y, m = s.toY, s.toM
	}
	if m == 0 {
		m = 12
	}
	if d == 0 {
		d = 31
	}
	return y*10000 + m*100 + d
}

// readWhen reads the dates of a cell. It knows month before day, the American
// order; ISO 8601; names of months; quarters and parts of years; ranges and
// lists, where a year given once holds for all; days that a workbook counts;
// and dates that run together.
func readWhen(s string) When {
	if w, ok := plainDate(s); ok {
		return w
	}
	if isLink(s) {
		return When{}
	}
	if strings.Contains(s, "/ ") || strings.Contains(s, " /") {
		s = gappedDate.ReplaceAllString(s, "$1/$2/$3")
	}
	r := dateReader{s: s}
	r.scan()
	return r.result()
}

// gappedDate matches a date with blanks about its marks: "7/31/ 2023".
var gappedDate = regexp.MustCompile(`\b(\d{1,2}|\d{4})\s*/\s*(\d{1,2})\s*/\s*(\d{4}|\d{1,2})\b`)

// plainDate reads the two commonest forms, 5/14/2026 and 2026-05-14 (with a
// time of midnight or none), fast.
func plainDate(s string) (When, bool) {
	var n [3]int
	var digits [3]int
	part := 0
	sep := byte(0)
	end := len(s)
	if strings.HasSuffix(s, " 00:00:00") {
		end -= len(" 00:00:00")
	}
	if end < 6 || end > 10 {
		return When{}, false
	}
	for i := range end {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			n[part] = n[part]*10 + int(c-'0')
			digits[part]++
		case (c == '/' || c == '-') && part < 2 && (sep == 0 || sep == c) && digits[part] > 0:
			sep = c
			part++
		default:
			return When{}, false
		}
	}
	var y, m, d int
	switch {
	case part != 2:
		return When{}, false
	case digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2:
		y, m, d = n[0], n[1], n[2]
	case digits[0] <= 2 && digits[1] <= 2 && digits[2] == 4:
		y, m, d = n[2], n[0], n[1]
	case digits[0] <= 2 && digits[1] <= 2 && digits[2] == 2:
		y, m, d = century(n[2]), n[0], n[1]
	default:
		return When{}, false
	}
	if digits[2] == 0 || !validDay(y, m, d) || y < 1900 {
		return When{}, false
	}
	b := [10]byte{byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-', byte('0' + m/10), byte('0' + m%10), '-', byte('0' + d/10), byte('0' + d%10)}
	return When{First: string(b[:])}, true
}

// century gives a year of two digits its century: 70 to 99 are of the last.
func century(y int) int {
	if y >= 70 {
		return 1900 + y
	}
	return 2000 + y
}

func validDay(y, m, d int) bool {
	_, ok := edtf.DayOf(y, m, d)
	return ok
}

var monthNames = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "febr": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf returns the month that a word in lower case names, is the beginning
// of, or misspells by one letter. 0 is none.
func monthOf(low string) int {
	if m := monthNames[low]; m > 0 || len(low) < 4 || len(low) > 10 {
		return m
	}
	for i, name := range months {
		if strings.HasPrefix(name, low) || len(name) >= 6 && slip(low, name) {
			return i + 1
		}
	}
	return 0
}

// slip reports whether a word becomes another when one letter is added, left
// out or changed, or two neighbours are exchanged.
func slip(word, name string) bool {
	for len(word) > 0 && len(name) > 0 && word[0] == name[0] {
		word, name = word[1:], name[1:]
	}
	for len(word) > 0 && len(name) > 0 && word[len(word)-1] == name[len(name)-1] {
		word, name = word[:len(word)-1], name[:len(name)-1]
	}
	return len(word)+len(name) <= 1 || len(word) == 1 && len(name) == 1 ||
		len(word) == 2 && len(name) == 2 && word[0] == name[1] && word[1] == name[0]
}

// hasMonth reports whether a month is named in s.
func hasMonth(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }) {
		if monthNames[strings.ToLower(w)] > 0 {
			return true
		}
	}
	return false
}

// phrases are the words of cells that name no date, or only join dates; all
// others are unknown phrases.
var phrases = wordSet(`a about additional additionally after and anticipated approx approximately around as at batches before begin beginning begins between by closing closure closures commence commencing
	commencement complete completed completion continuing continue currently date dates day days during each effective eff end ending ends employees estimated expected extended final first following for from full furlough furloughs immediate immediately
	in indefinite indefinitely initial intervals is january known last later layoff layoffs lo cl location locations multiple n na none no not notice occur of official on ongoing or originally over period permanent phase phased phases plant possible possibly
	posted projected prior provided pending remaining revised rolling scheduled second separation separations september several shortly staggered start started starting starts stated still
	tba tbd temporary terminated termination the then third through throughout thru till to total two undetermined unknown until undisclosed unspecified updated various varied varies was week weeks will with within announced various
	employees employee position positions workers worker job jobs date(s) later than amended st nd rd th be and/or yet determined be additional site specified listed applicable postponed rescinded cancelled canceled delayed unknown see year`)

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// A dateReader is the state of reading one cell.
type dateReader struct {
	s        string
	at       int
	found    []stamp
	doubt    string
	rest     bool
	listYear int    // the year that a list of days ended in
	before   string // the last word that was no date: "end", "mid", "quarter"
}

func (r *dateReader) doubtful(format string, args ...any) {
	if r.doubt == "" {
		r.doubt = fmt.Sprintf(format, args...)
	}
}

func (r *dateReader) scan() {
	for r.at < len(r.s) && len(r.found) < 200 {
		c := r.s[r.at]
		switch {
		case isDigit(c):
			r.number()
		case isLetter(c):
			r.word()
		default:
			r.at++
		}
	}
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// digits reads a run of digits at i and returns its value, capped, and end.
func (r *dateReader) digits(i int) (n, end int) {
	for end = i; end < len(r.s) && isDigit(r.s[end]); end++ {
		if n < 1e8 {
			n = n*10 + int(r.s[end]-'0')
		}
	}
	return n, end
}

// sep reports whether a separator of the parts of a date, then a digit, stand
// at i, and where the digit is.
func (r *dateReader) sep(i int, also string) (int, bool) {
	j := i
	for j < len(r.s) && (r.s[j] == '/' || r.s[j] == '-' || r.s[j] == '.' || strings.IndexByte(also, r.s[j]) >= 0) && j-i < 2 {
		j++
	}
	return j, j > i && j < len(r.s) && isDigit(r.s[j])
}

func (r *dateReader) add(s stamp) {
	s.end = r.at
	if s.d > 0 && s.y > 0 && !validDay(s.y, s.m, s.d) {
		if s.m > 12 && s.m <= 31 && s.d <= 12 {
			r.doubtful("%q has its day before its month", r.s[s.start:s.end])
			return
		}
		r.doubtful("%q is no day", r.s[s.start:s.end])
		if s.m < 1 || s.m > 12 {
			return
		}
		s.d = 0
	}
	r.found = append(r.found, s)
	r.before = ""
}

// number reads what begins with a digit.
func (r *dateReader) number() {
	start := r.at
	a, i := r.digits(start)
	la := i - start
	r.at = i
	next, more := r.sep(i, "")
	switch {
	case la == 4 && more && a >= 1900 && a < 2200: // 2026-05-14, 2026-05
		b, j := r.digits(next)
		if j-next > 2 || b < 1 || b > 12 {
			r.at = i
			r.year(a, start)
			return
		}
		r.at = j
		if k, more := r.sep(j, ""); more {
			if d, e := r.digits(k); e-k <= 2 {
				r.at = e
				r.clock()
				r.add(stamp{y: a, m: b, d: d, start: start})
				return
			}
		}
		r.add(stamp{y: a, m: b, start: start})
	case la <= 2 && more:
		b, j := r.digits(next)
		lb := j - next
		k, third := r.sep(j, "")
		if third && r.s[j] != r.s[i] { // "4/3.2026" is a slip, "5/11-5/29/2026" a range
			_, e := r.digits(k)
			third = e-k == 4
		}
		if !third && j < len(r.s) && r.s[j] == ' ' && lb <= 2 { // "6/27 2026"
			if y, e := r.digits(j + 1); e-j-1 == 4 && y >= 1990 && y < 2100 {
				k, third = j+1, true
			}
		}
		switch {
		case lb <= 2 && third && b >= 1:
			r.monthDayYear(start, a, b, k)
		case lb == 4 && a >= 1 && a <= 12 && b >= 1900 && b < 2200: // 8/2017
			r.at = j
			r.add(stamp{y: b, m: a, start: start})
		case (lb == 5 || lb == 6) && r.s[next-1] == '/' && validDay(b%10000, a, b/10000) && b%10000 >= 1970 && b%10000 < 2100: // 4/82011
			r.at = j
			r.doubtful("%q lacks a mark", r.s[start:j])
			r.add(stamp{y: b % 10000, m: a, d: b / 10000, start: start})
		case (lb == 3 || lb == 4) && r.s[next-1] == '/' && a >= 1 && a <= 12: // 10/1521: a mark is missing
			r.at = j
			r.doubtful("%q lacks a mark", r.s[start:j])
		case lb <= 2 && r.s[i] == '/' && a >= 1 && a <= 12 && b >= 1:
			r.at = j
			r.add(stamp{m: a, d: b, pair: true, start: start})
		case lb <= 2 && r.s[i] == '-' && a >= 1 && a <= 12 && b >= 1 && b <= 31: // 7-31 with a year elsewhere, or a range of days
			r.at = j
			if n := len(r.found); n > 0 && r.found[n-1].named {
				break
			}
			r.add(stamp{m: a, d: b, pair: true, start: start})
		default:
			r.at = i
		}
	case la == 8 && a/10000 >= 1980 && a/10000 < 2100 && validDay(a/10000, a/100%100, a%100):
		r.add(stamp{y: a / 10000, m: a / 100 % 100, d: a % 100, start: start})
	case la == 4 && a >= 1980 && a < 2100:
		r.year(a, start)
	case la == 5 && start == 0 && i == len(r.s) && a > 30000 && a < 60000: // a day as a workbook counts it
		day := serialDay(a)
		r.found = append(r.found, mustStamp(day))
	case (la == 13 || la == 10) && start == 0 && i == len(r.s): // milliseconds or seconds since 1970
		seconds, err := strconv.ParseInt(r.s[:10], 10, 64)
		if at := time.Unix(seconds, 0).UTC(); err == nil && at.Year() >= 1988 && at.Year() < 2100 {
			r.found = append(r.found, mustStamp(at.Format(time.DateOnly)))
		}
	case la == 3 && more && strings.IndexByte(r.s[i:next], '/') >= 0: // 727/26
		if _, e := r.digits(next); e-next <= 4 {
			r.at = e
			r.doubtful("%q lacks a mark", r.s[start:e])
		}
	case la <= 2 && !strings.HasSuffix(r.s[:start], ": "): // "OCT 2021: 25 APR 2022: 12" counts people
		r.dayBeforeMonth(start, a)
	}
}

// mustStamp reads a day that serialDay wrote.
func mustStamp(day string) (s stamp) {
	s.y, _ = atoi(day[:4])
	s.m, _ = atoi(day[5:7])
	s.d, _ = atoi(day[8:])
	return s
}

// monthDayYear ends a date of three numbers; the year stands at k.
func (r *dateReader) monthDayYear(start, m, d, k int) {
	y, e := r.digits(k)
	n := e - k
	r.at = e
	s := stamp{m: m, d: d, start: start}
	switch {
	case n == 4 && y >= 1900 && y < 2200, n == 2:
		s.y = y
	case n == 1:
		s.y = 0
		r.doubtful("%q has a year of one digit", r.s[start:e])
		return
	case n > 4 && e < len(r.s) && (r.s[e] == '/' || r.s[e] == '-'): // "7/31/20158/31/2015": two dates run together
		s.y, _ = atoi(r.s[k : k+4])
		r.at = k + 4
		if s.y < 1900 || s.y >= 2200 {
			s.y, _ = atoi(r.s[k : k+2])
			r.at = k + 2
		}
	case n == 3 && e < len(r.s) && r.s[e] == '/': // "1/15/261/28/26"
		s.y, _ = atoi(r.s[k : k+2])
		r.at = k + 2
	default:
		r.doubtful("%q has a year of %d digits", r.s[start:e], n)
		return
	}
	if s.y < 100 {
		s.y, s.short = century(s.y), true
	}
	r.clock()
	r.add(s)
}

func atoi(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

// clock passes over a time of day.
func (r *dateReader) clock() {
	rest := r.s[r.at:]
	if len(rest) >= 6 && (rest[0] == ' ' || rest[0] == 'T') && isDigit(rest[1]) {
		i := 1
		for i < len(rest) && (isDigit(rest[i]) || rest[i] == ':' || rest[i] == '.') {
			i++
		}
		if strings.Count(rest[:i], ":") >= 1 {
			r.at += i
		}
	}
}

// year adds a year that stands alone, with a part of it named before.
func (r *dateReader) year(y, start int) {
	s := stamp{y: y, start: start}
	switch r.before {
	case "early", "beginning":
		s.m, s.toY, s.toM = 1, y, 4
	case "mid", "mid-year", "middle":
		s.m, s.toY, s.toM = 5, y, 8
	case "end", "late", "eoy", "year-end":
		s.m, s.toY, s.toM = 10, y, 12
	case "q1", "q2", "q3", "q4":
		q := int(r.before[1] - '0')
		s.m, s.toY, s.toM = 3*q-2, y, 3*q
	case "spring":
		s.m, s.toY, s.toM = 3, y, 5
	case "summer":
		s.m, s.toY, s.toM = 6, y, 8
	case "fall", "autumn":
		s.m, s.toY, s.toM = 9, y, 11
	}
	r.add(s)
}

// dayBeforeMonth reads "30 June 2026", or "4th Qtr".
func (r *dateReader) dayBeforeMonth(start, d int) {
	i := r.at
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(strings.ToLower(r.s[i:min(len(r.s), i+2)]), suffix) {
			i += 2
			break
		}
	}
	j := i
	for j < len(r.s) && (r.s[j] == ' ' || r.s[j] == '-') {
		j++
	}
	w, e := r.letters(j)
	if q := strings.ToLower(w); d >= 1 && d <= 4 && (q == "qtr" || q == "quarter") {
		r.before = fmt.Sprintf("q%d", d)
		r.at = e
		return
	}
	m := monthNames[strings.ToLower(w)]
	if m == 0 || d < 1 || d > 31 {
		r.at = max(r.at, i)
		return
	}
	k := e
	for k < len(r.s) && (r.s[k] == ' ' || r.s[k] == ',' || r.s[k] == '.' || r.s[k] == '-') {
		k++
	}
	y, ye := r.digits(k)
	if ye-k == 4 && y >= 1900 && y < 2200 {
		r.at = ye
		r.add(stamp{y: y, m: m, d: d, start: start, named: true})
	} else if ye-k == 2 && r.s[e] == '-' { // 30-Jun-26
		r.at = ye
		r.add(stamp{y: century(y), m: m, d: d, start: start, named: true, short: true})
	}
}

func (r *dateReader) letters(i int) (string, int) {
	e := i
	for e < len(r.s) && isLetter(r.s[e]) {
		e++
	}
	return r.s[i:e], e
}

// word reads what begins with a letter: a month, a part of a year, or a phrase.
func (r *dateReader) word() {
	start := r.at
	w, e := r.letters(start)
	r.at = e
	low := strings.ToLower(w)
	m := monthOf(low)
	if m == 0 {
		r.phrase(low, start)
		return
	}
	i := e
	for i < len(r.s) && (r.s[i] == ' ' || r.s[i] == '.' || r.s[i] == ',' || r.s[i] == '-' && i+1 < len(r.s) && isDigit(r.s[i+1])) {
		i++
	}
	n, ne := r.digits(i)
	if low == "may" && ne == i && !strings.ContainsAny(r.s[e:min(len(r.s), e+2)], "-–/,") && len(r.found) == 0 && e < len(r.s) {
		if next, _ := r.letters(i); monthNames[strings.ToLower(next)] == 0 && strings.ToLower(next) != "through" && strings.ToLower(next) != "to" && strings.ToLower(next) != "and" {
			return // "may be extended"
		}
	}
	s := stamp{m: m, start: start, named: true}
	switch {
	case ne-i == 4 && n >= 1900 && n < 2200:
		s.y = n
		r.at = ne
	case ne > i && ne-i <= 2 && n >= 1 && n <= 31:
		s.d = n
		r.at = ne
		r.ordinal()
		j := r.at
		for j < len(r.s) && (r.s[j] == ' ' || r.s[j] == ',' || r.s[j] == '.') {
			j++
		}
		if y, ye := r.digits(j); ye-j == 4 && y >= 1900 && y < 2200 {
			s.y = y
			r.at = ye
		} else if ye-j > 4 && isDigit(r.s[j]) && y/1 > 0 {
			if y, _ := atoi(r.s[j : j+4]); y >= 1900 && y < 2200 {
				s.y = y
				r.at = j + 4
			}
		} else if ye-j == 2 && r.s[e] == '-' { // Jun-30-26
			s.y, s.short, r.at = century(y), true, ye
		}
		if s.y == 0 && r.at < len(r.s) {
			r.listYear = 0
			r.days(s)
			s.y = r.listYear
		}
	case ne-i == 2 && e < len(r.s) && (r.s[e] == '-' || r.s[e] == '\''): // Jun-26
		s.y, s.short = century(n), true
		r.at = ne
	}
	r.add(s)
}

// betweenDays matches what stands between the days of one month: "May 7, 14 &
// 31, 2012".
var betweenDays = regexp.MustCompile(`^\s*(?:-|–|—|,|&|and|,\s*and|to|through)?\s*`)

// days adds the later days of "May 19-26, 2026" and "May 2 and 5, 2020", which
// have their month from the first, and all the year that ends the list.
func (r *dateReader) days(first stamp) {
	list := []stamp{}
	at := r.at
	for last := first.d; len(list) < 31; {
		i := at + len(betweenDays.FindString(r.s[at:]))
		d, e := r.digits(i)
		if i == at || e-i < 1 || e-i > 2 || d <= last || d > 31 {
			break
		}
		if next, more := r.sep(e, ""); more && next > e {
			return
		}
		next := first
		next.d, next.start, last = d, i, d
		list = append(list, next)
		r.at = e
		r.ordinal()
		at = r.at
	}
	if len(list) == 0 {
		return
	}
	j := at
	for j < len(r.s) && (r.s[j] == ' ' || r.s[j] == ',') {
		j++
	}
	y, ye := r.digits(j)
	if ye-j == 4 && y >= 1900 && y < 2200 {
		r.at = ye
	} else {
		y = 0
	}
	for _, s := range list {
		s.y = y
		r.add(s)
	}
	r.listYear = y
}

func (r *dateReader) ordinal() {
	if len(r.s)-r.at >= 2 {
		switch strings.ToLower(r.s[r.at : r.at+2]) {
		case "st", "nd", "rd", "th":
			if r.at+2 == len(r.s) || !isLetter(r.s[r.at+2]) {
				r.at += 2
			}
		}
	}
}

// phrase takes in a word that is no month.
func (r *dateReader) phrase(low string, start int) {
	switch low {
	case "early", "mid", "late", "end", "spring", "summer", "fall", "autumn", "middle", "beginning", "eoy":
		r.before = low
		return
	case "year", "of", "the", "in":
		return
	case "quarter", "qtr":
		if q := map[string]string{"first": "q1", "second": "q2", "third": "q3", "fourth": "q4"}[r.before]; q != "" {
			r.before = q
		}
		return
	case "first", "second", "third", "fourth":
		r.before = low
		return
	case "q":
		if r.at < len(r.s) && r.s[r.at] >= '1' && r.s[r.at] <= '4' {
			r.before = "q" + r.s[r.at:r.at+1]
			r.at++
		}
		return
	}
	r.before = ""
	if !phrases[low] && len(low) > 1 && (start == 0 || !isDigit(r.s[start-1])) {
		r.rest = true
	}
}

// result completes the dates found: a year that is missing is that of the next
// date that has one, and a pair of numbers is read as its neighbours are.
func (r *dateReader) result() When {
	w := When{Doubt: r.doubt, Rest: r.rest}
	year := 0
	short := map[int]bool{}
	for _, s := range r.found {
		if s.short {
			short[s.y%100] = true
		}
	}
	for i := len(r.found) - 1; i >= 0; i-- {
		s := &r.found[i]
		if s.pair && (s.d > 31 || short[s.d]) && s.d >= 10 { // 7/26 beside 6/5/26
			s.y, s.d, s.pair = century(s.d), 0, false
		}
		if s.y > 0 {
			year = s.y
			continue
		}
		if year == 0 {
			continue
		}
		s.y = year
		if i+1 < len(r.found) && r.found[i+1].m == 0 { // "July 3 1, 2025": the year that stands alone is its own
			r.found = append(r.found[:i+1], r.found[i+2:]...)
			continue
		}
		if i+1 < len(r.found) && s.low() > r.found[i+1].low() {
			s.y--
		}
	}
	kept := r.found[:0]
	for i, s := range r.found {
		if s.y == 0 && i > 0 && r.found[i-1].y > 0 { // "June 30, 2026, July 4"
			s.y = r.found[i-1].y
		}
		if s.y == 0 {
			if s.pair || s.named {
				w.Doubt = first(w.Doubt, fmt.Sprintf("%q has no year", r.s[s.start:s.end]))
			}
			continue
		}
		if s.d > 0 && !validDay(s.y, s.m, s.d) {
			w.Doubt = first(w.Doubt, fmt.Sprintf("%q is no day", r.s[s.start:s.end]))
			s.d = 0
		}
		kept = append(kept, s)
	}
	if len(kept) == 0 {
		return w
	}
	kept = refined(kept)
	slices.SortStableFunc(kept, func(a, b stamp) int { return a.start - b.start })
	early, late := kept[0], kept[0]
	for _, s := range kept[1:] {
		if s.low() < early.low() {
			early = s
		}
		if s.high() > late.high() {
			late = s
		}
	}
	w.First = early.edtf()
	if len(kept) > 1 {
		if len(kept) == 2 && kept[0].start < kept[1].start && kept[1].high() < kept[0].low() {
			w.Doubt = first(w.Doubt, "the range runs backwards")
		}
		w.Last = late.edtf()
		for _, s := range kept {
			w.All = append(w.All, s.edtf())
		}
	}
	return w
}

// refined leaves out a month where days of it are given too.
func refined(list []stamp) []stamp {
	kept := list[:0:0]
	for _, s := range list {
		again := false
		for _, t := range list {
			again = again || s.d == 0 && s.toM == 0 && t.d > 0 && t.y == s.y && t.m == s.m
		}
		if !again {
			kept = append(kept, s)
		}
	}
	return kept
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
