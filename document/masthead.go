package document

import "strings"

// Where a masthead is looked for: in so many lines of text below the title,
// up to the first that is as long as prose.
const (
	mastheadLines = 5
	longestByline = 100 // bytes
)

// masthead returns the date and the outlet that stand between the title of a
// plain text and its prose: "The Ohio Ledger, October 28, 2025", with an author
// ("By Ann Example") or without, or the date alone on its line, with the outlet
// on the line above or without. Only a whole day counts, since a month may date
// anything.
func masthead(body string) (published, name string) {
	seen := 0
	for line := range strings.SplitSeq(body, "\n") {
		line = oneLine(strings.Trim(line, " *_"))
		if line == "" {
			continue
		}
		if seen++; seen > mastheadLines || len(line) > longestByline {
			break
		}
		paper, day := splitDate(line)
		if day != "" {
			return day, first(paper, name)
		}
		name = paper
	}
	return "", ""
}

// separated writes the signs between the parts of a byline as commas.
var separated = strings.NewReplacer(" | ", ", ", " • ", ", ", " · ", ", ", " - ", ", ", " – ", ", ", " — ", ", ", "*", "", "_", "")

// splitDate returns the parts of a byline, its outlet and its date, "" where
// there is none. A date after anything but an author and an outlet is not that
// of the report.
func splitDate(line string) (paper, day string) {
	parts := strings.Split(separated.Replace(line), ", ")
	if strings.HasPrefix(parts[0], "By ") {
		parts = parts[1:]
	}
	if len(parts) == 0 {
		return "", ""
	}
	if !isPaper(parts[0]) {
		return "", wholeDay(strings.Join(parts, ", "))
	}
	return parts[0], wholeDay(strings.Join(parts[1:], ", "))
}

// wholeDay returns the date that s is, "" when it names no day.
func wholeDay(s string) string {
	if d, ok := date(s); ok && len(d) == len("2025-10-28") {
		return d
	}
	return ""
}

// papers are the words by which the name of an outlet is known.
var papers = names("Advertiser Argus Bulletin Chronicle Courier Daily Dispatch Echo Examiner Express Gazette Globe Guardian " +
	"Herald Independent Inquirer Journal Ledger Mail Magazine Mercury News Newswire Observer Post Press Radio Record Register " +
	"Reporter Review Sentinel Standard Star Sun Tally Telegraph Times Tribune TV Weekly Wire")

// isPaper reports whether s is the name of an outlet, told by one of its words.
func isPaper(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		if papers[w] {
			return true
		}
	}
	return false
}
