package warn

import (
	"regexp"
	"strings"
)

// A Name is an employer's cell taken apart. Text is the cell as published.
type Name struct {
	Text  string
	Name  string   // the name alone
	DBA   string   // the name it does business under
	Store string   // number or name of a store or site after the name
	Rest  []string // lines of the cell that are no name: an address
	Marks marks    // what the cell says of the notice
	Dated When     // a date in the cell: of a revision
	Town  string   // a town in brackets at the end
}

var (
	dbaWords = regexp.MustCompile(`(?i)[\s,;(–-]+(?:d\s*/\s*b\s*/\s*a\.?|d\.b\.a\.?|dba|doing business as|a/k/a|aka|f/k/a|fka)[:\s]+`)
	markText = regexp.MustCompile(`(?i)\s*[*(\[\-–:]*\s*\b(updated?|revised|revision|amended|amendment|rescinded|rescission|cancel(?:l?ed|lation)|withdrawn|supplemental|supplement|correction|corrected|extension|extended|postponed|update)\b(?:\s*(?:notice|warn|#?\d{1,2}(?:[^\d/-]|$)|to warn|date))*[\s:*]*(?:\(?\s*(?:on\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*\)?)?[)\]*:\s]*(?:[-–]\s*)?`)
	storeNo  = regexp.MustCompile(`(?i)[\s,(–-]+((?:(?:store|unit|location|site|branch|club|plant)\s*)?(?:#|no\.?\s?)\s?[A-Z]?\d[\w-]*\)?|(?:store|unit|club)\s+#?\d[\w-]*|T\d{3,5} Store)\s*$`)
	street   = regexp.MustCompile(`(?i)^(?:\d+[\w-]*|one|two|p\.?\s?o\.?\s+box|po box)\s+\S|^(?:suite|ste|floor|building|bldg|unit|attn)\b`)
	cityLine = regexp.MustCompile(`,?\s*[A-Z]{2},?\s+\d{5}(?:-\d{4})?\s*$`)
)

// readName takes an employer's cell apart. strong is its bold part, "" when it
// has none.
func readName(text, strong string) Name {
	n := Name{Text: text}
	name := text
	switch {
	case strong != "" && len(strong) < len(text) && strings.HasPrefix(squeeze(text), strong):
		name = strong
		if rest := strings.TrimSpace(strings.TrimPrefix(squeezeLines(text), strong)); rest != "" {
			n.Rest = strings.Split(rest, "\n")
		}
	case strings.IndexByte(text, '\n') >= 0:
		name, n.Rest = nameLines(text)
	}
	n.Name = squeeze(name)
	n.Marks = marksOf(n.Name)
	if n.Marks != 0 {
		for _, m := range markText.FindAllString(n.Name, 4) {
			if w := readWhen(m); w.First != "" {
				n.Dated = w
			}
		}
		if bare := squeeze(strings.Trim(squeeze(markText.ReplaceAllString(n.Name, " ")), " *-–:,")); bare != "" {
			n.Name = closeBrackets(bare)
		} else {
			n.Marks = 0
		}
	}
	if len(n.Name) > 4 && strings.ContainsAny(n.Name, "bBkK") {
		if m := dbaWords.FindStringIndex(n.Name); m != nil && m[0] > 1 {
			n.DBA = strings.Trim(n.Name[m[1]:], " ,;)")
			if strings.Count(n.DBA, "(") > strings.Count(n.DBA, ")") {
				n.DBA += ")"
			}
			n.Name = strings.TrimRight(n.Name[:m[0]], " ,;")
		}
	}
	if strings.ContainsAny(n.Name, "#0123456789") {
		if m := storeNo.FindStringSubmatchIndex(n.Name); m != nil && m[0] > 1 {
			n.Store = strings.Trim(n.Name[m[2]:m[3]], "()")
			n.Name = n.Name[:m[0]]
		}
	}
	n.Name = strings.Trim(n.Name, " *,;")
	return n
}

// closeBrackets leaves out a bracket whose other half is gone.
func closeBrackets(s string) string {
	if strings.Count(s, "(") != strings.Count(s, ")") {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "("), " -"))
		if strings.Count(s, ")") > strings.Count(s, "(") {
			s = strings.TrimSpace(strings.TrimSuffix(s, ")"))
		}
	}
	return s
}

func squeezeLines(s string) string { return strings.ReplaceAll(lines(s), " \n", "\n") }

// nameLines parts a cell of several lines into the name and the address below.
// A name may wrap over lines; an address begins with a number or ends in a
// state and ZIP.
func nameLines(text string) (name string, rest []string) {
	all := strings.Split(text, "\n")
	for i, l := range all {
		if i > 0 && (street.MatchString(l) || cityLine.MatchString(l)) {
			return strings.Join(all[:i], " "), all[i:]
		}
	}
	return strings.Join(all, " "), nil
}

// marks are what a cell says of a notice by a word.
type marks uint8

const (
	markAmended marks = 1 << iota // updated, revised, amended, corrected, extended
	markRescinded
	markCancelled
	markWithdrawn
	markSupplement
)

var markWords = []struct {
	stem string
	mark marks
}{
	{"rescind", markRescinded}, {"rescission", markRescinded}, {"recind", markRescinded}, {"cancel", markCancelled}, {"withdrawn", markWithdrawn}, {"withdrew", markWithdrawn},
	{"amend", markAmended}, {"revis", markAmended}, {"updat", markAmended}, {"correct", markAmended}, {"extension", markAmended}, {"extended", markAmended}, {"postpone", markAmended},
	{"supplement", markSupplement},
}

// marksOf finds the words by which a state marks a notice.
func marksOf(s string) (m marks) {
	if len(s) < 5 {
		return 0
	}
	low := strings.ToLower(s)
	for _, w := range markWords {
		i := strings.Index(low, w.stem)
		if i < 0 || i > 0 && isLetter(low[i-1]) {
			continue
		}
		if w.stem == "correct" && !strings.HasPrefix(low[i:], "correction ") && !strings.HasPrefix(low[i:], "corrected") && low[i:] != "correction" { // Corrections Corp.
			continue
		}
		m |= w.mark
	}
	return m
}

// fileName reads the name of a notice's file: "2026/Acme (Toledo) 5-5-2026.pdf".
func fileName(s string) (employer, town string, dated When) {
	if i := strings.LastIndexByte(s, '/'); i >= 0 {
		s = s[i+1:]
	}
	if i := strings.LastIndexByte(s, '.'); i > 0 && len(s)-i <= 5 && len(s)-i > 2 && !isDigit(s[i+1]) {
		s = s[:i]
	}
	s = squeeze(strings.ReplaceAll(s, "_", " "))
	if m := fileDate.FindStringIndex(s); m != nil {
		dated = readWhen(strings.TrimSpace(s[m[0]:m[1]]))
		s = squeeze(s[:m[0]] + " " + s[m[1]:])
	}
	if m := fileTown.FindStringSubmatchIndex(s); m != nil && m[0] > 0 {
		town = s[m[2]:m[3]]
		s = strings.TrimSpace(s[:m[0]])
	}
	return s, town, dated
}

var (
	fileDate = regexp.MustCompile(`\s\d{1,2}[-.]\d{1,2}[-.]\d{2,4}\b`)
	fileTown = regexp.MustCompile(`\s\(([^()]*)\)\s*$`)
)
