package document

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"headcount/edtf"
)

// published returns the date s as EDTF, "" for none. What is no date is a
// fault.
func (p *opening) published(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	d, ok := date(s)
	if !ok {
		p.fault(s, fmt.Sprintf("publication date %q is not a date", cut(s, 40)), "write it as YYYY-MM-DD, YYYY-MM or YYYY")
	}
	return d
}

// longestDate is more than any date has, in bytes.
const longestDate = 80

// date reads a date of publication as people and machines write it, and
// returns it as EDTF: a day, a month or a year. Of a time stamp it takes the
// day as it is written, which is the outlet's own, whatever the time zone.
func date(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > longestDate {
		return "", false
	}
	if d, ok := numericDate(s); ok {
		return d, true
	}
	return namedDate(s)
}

// numericDate reads a date that begins with its year, "2025-10-28",
// "2025/10/28", "20251028", "2025-10", "2025"; a time of day may follow a day.
// Digits in another order name two days and are no date.
func numericDate(s string) (string, bool) {
	d := s
	if i := strings.IndexAny(s, "Tt "); i >= 0 {
		d = s[:i]
		if len(d) < len("20251028") || i+1 == len(s) || !isDigit(s[i+1]) {
			return "", false
		}
	}
	if _, err := strconv.Atoi(d); err == nil && len(d) == len("20251028") {
		d = d[:4] + "-" + d[4:6] + "-" + d[6:]
	}
	iv, err := edtf.Parse(strings.NewReplacer("/", "-", ".", "-").Replace(d))
	if err != nil {
		return "", false
	}
	return iv.String(), true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// firstYear keeps time zones ("+1030") from being years.
const firstYear = 1500

// months are the names of the months by their first three letters.
var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// monthNames are the whole names.
var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september",
	"october", "november", "december"}

// month returns the number of the month that word names, whole or shortened to
// three letters or more, 0 for none.
func month(word string) int {
	word = strings.ToLower(word)
	for i, m := range months {
		if strings.HasPrefix(word, m) && strings.HasPrefix(monthNames[i], word) {
			return i + 1
		}
	}
	return 0
}

// aroundDates are the words that may stand around a date, beside the letters
// of time zones.
var aroundDates = names("a am at date first last m on p pm posted published the updated " +
	"mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday")

// namedDate reads a date with a month's name and a year of four digits:
// "October 28, 2025", "28 Oct 2025", "Tue, 28 Oct 2025 09:00:00 GMT",
// "Published October 2025". Two months or two years are no date, nor is
// anything with other words.
func namedDate(s string) (string, bool) {
	words := strings.FieldsFunc(strings.ReplaceAll(s, " of ", " "), func(r rune) bool { return r < utf8.RuneSelf && !wordRune(r) })
	at, year := -1, 0
	for i, w := range words {
		n, isNumber := number(w)
		switch {
		case month(w) > 0 && at < 0:
			at = i
		case month(w) > 0:
			return "", false
		case isNumber && n >= firstYear && year == 0:
			year = n
		case isNumber && n >= firstYear && n != year:
			return "", false
		case isDigit(w[0]), aroundDates[strings.ToLower(w)], len(w) <= 4 && w == strings.ToUpper(w):
		default:
			return "", false
		}
	}
	if at < 0 || year == 0 {
		return "", false
	}
	m := month(words[at])
	d, ok := monthDay(words, at)
	if !ok {
		return edtf.Month(year, m).String(), true
	}
	day, ok := edtf.DayOf(year, m, d)
	if !ok {
		return "", false
	}
	return day.String(), true
}

// monthDay returns the day of the month beside the month's name at words[at].
func monthDay(words []string, at int) (day int, ok bool) {
	for _, i := range []int{at - 1, at + 1} {
		if i < 0 || i >= len(words) {
			continue
		}
		w := strings.ToLower(words[i])
		for _, suffix := range []string{"st", "nd", "rd", "th"} {
			w = strings.TrimSuffix(w, suffix)
		}
		if n, isNumber := number(w); isNumber && len(w) <= 2 {
			return n, true
		}
	}
	return 0, false
}

// number reads digits and nothing else.
func number(w string) (n int, ok bool) {
	if w == "" || len(w) > 4 {
		return 0, false
	}
	for i := range len(w) {
		if !isDigit(w[i]) {
			return 0, false
		}
		n = n*10 + int(w[i]-'0')
	}
	return n, true
}
