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
	Once  string   // the name it had before
	Store string   // number or name of a store or site after the name
	Rest  []string // lines of the cell that are no name: an address
	Marks marks    // what the cell says of the notice
	Dated When     // a date in the cell: of a revision
	Town  string   // a town in brackets at the end
}

var (
	dbaWords = regexp.MustCompile(`(?i)(?:[\s,;(–-]+|\.)(?:d\s*/\s*b\s*/\s*a\s*[./]?|d\.b\.a\.?|dba|doing business as|a/k/a|aka)(?:[\s:,-]+|$)`)
	formerly = regexp.MustCompile(`(?i)[\s,;(–-]+(?:f/k/a|fka|formerly known as|formerly|previously)[\s:]+`)
	starMark = regexp.MustCompile(`(?i)\s*\*+\s*(?:` + markStems + `)[^*\n]{0,40}\*+\s*`)
	boxMark  = regexp.MustCompile(`(?i)\s*[(\[]\s*(?:warn\s+|notice\s+)*(?:` + markStems + `)[^()\[\]]{0,40}[)\]]\s*`)
	headMark = regexp.MustCompile(`(?i)^\W*(?:` + markStems + `)(?:\s+notice)?\s*(?:[:*–-]+\s*|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*[:*–-]*\s*)`)
	capsMark = regexp.MustCompile(`^(?:UPDATED?|REVISED|AMENDED|RESCINDED|CANCELL?ED)\s+(?:\p{Lu}\p{Ll})`)
	tailMark = regexp.MustCompile(`(?i)\s*(?:[-–*,\n]\s*|\s)(?:warn\s+|notice\s+)*(?:` + markStems + `)(?:\s+(?:warn|notice|to warn|#?\d{1,2}))*[\s:*]*(?:\(?\s*(?:on\s+|as of\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\s*\)?)?(?:/td>)?[\s*.]*$`)
	storeNo  = regexp.MustCompile(`(?i)[\s,(–-]+((?:store|unit|location|site|branch)\s*(?:#|no\.?\s?)?\s?\d[\w-]*\)?|(?:#|no\.\s?)\s?\d{3,}[\w-]*(?:\s*(?:&|and|,)\s*#?\d+)*\)?|T\d{3,5} Store)\s*$`)
	suffix   = regexp.MustCompile(`(?i)\b(?:inc|llc|l\.l\.c|corp|corporation|company|co|ltd|lp|l\.p|llp|plc)\.?,?$`)
	inStreet = regexp.MustCompile(`(?i)\b\d{2,}\s+\S+.*\b(?:st|street|ave|avenue|rd|road|dr|drive|blvd|boulevard|hwy|highway|way|lane|ln|pkwy|parkway|ct|court)\b`)
	street   = regexp.MustCompile(`(?i)^(?:\d+[\w-]*|one|two|p\.?\s?o\.?\s+box|po box)\s+\S|^(?:suite|ste|floor|building|bldg|unit|attn)\b`)
	cityOnly = regexp.MustCompile(`,\s*[A-Z]{2},?\s*$`)
	cityLine = regexp.MustCompile(`,?\s*[A-Z]{2},?\s+\d{5}(?:-\d{4})?\s*$`)
)

// markStems are the words by which a state marks a notice in the employer's
// cell: in stars or brackets, before a colon, or at the end.
const markStems = `updated?|revised|revisions?|amended|amend|amendment|rescinded|rescission|rescind|cancel(?:l?ed|lation)|withdrawn|supplemental|supplement|corrected|extension|postponed`

// readName takes an employer's cell apart. strong is its bold part, "" when it
// has none. wraps says that its line ends are those of a narrow column and mean
// nothing.
func readName(text, strong string, wraps bool) Name {
	n := Name{Text: text}
	if i := strings.IndexByte(text, '<'); i > 0 { // markup that the state left in the cell
		text = strings.TrimSpace(text[:i])
	}
	name := text
	switch {
	case strong != "" && len(strong) < len(text) && strings.HasPrefix(squeeze(text), strong):
		name = strong
		if rest := strings.TrimSpace(strings.TrimPrefix(squeezeLines(text), strong)); rest != "" {
			n.Rest = strings.Split(rest, "\n")
		}
	case strings.IndexByte(text, '\n') >= 0:
		name, n.Store, n.Rest = nameLines(text, wraps)
	}
	n.Name = squeeze(unescape(name))
	if marksOf(n.Name) != 0 {
		n.unmark()
	}
	if len(n.Name) > 4 && strings.ContainsAny(n.Name, "bBkK") {
		n.Name, n.DBA = cutName(n.Name, dbaWords)
		if again, second := cutName(n.DBA, dbaWords); second != "" {
			n.DBA = again + "; " + second
		}
	}
	if len(n.Name) > 8 && strings.ContainsAny(n.Name, "fFpP") {
		n.Name, n.Once = cutName(n.Name, formerly)
	}
	if last := n.Name[strings.LastIndexByte(n.Name, ' ')+1:]; hasDigit(last) || last == "Store" {
		if m := storeNo.FindStringSubmatchIndex(n.Name); m != nil && m[0] > 1 {
			if before := n.Name[:m[0]]; !strings.HasSuffix(strings.ToLower(before), "district") {
				n.Store = strings.Trim(n.Name[m[2]:m[3]], "()")
				n.Name = before
			}
		}
	}
	n.Name = strings.TrimLeft(strings.TrimRight(n.Name, " *,;&–-"), " *,;&–-")
	if open := strings.LastIndexByte(n.Name, '('); open > 2 && strings.IndexByte(n.Name[open:], ')') < 0 && n.DBA+n.Store+n.Once != "" {
		n.Name = strings.TrimRight(n.Name[:open], " ,;-")
	}
	return n
}

// cutName parts a name at words such as "dba" into what stands before and after.
// Without anything before them it leaves the name whole.
func cutName(name string, at *regexp.Regexp) (before, after string) {
	m := at.FindStringIndex(name)
	if m == nil || m[0] < 2 {
		return name, ""
	}
	before = name[:m[0]]
	if name[m[0]] == '.' { // "Inc.dba"
		before += "."
	}
	after = strings.Trim(name[m[1]:], " ,;")
	if strings.Count(after, "(") < strings.Count(after, ")") {
		after = strings.TrimRight(strings.TrimSuffix(after, ")"), " ,;")
	}
	return strings.TrimRight(before, " ,;("), after
}

// gluedMark matches a mark that follows a name or the date of a mark without a
// blank: "Acme, Inc.Revised (9/20/16)Revised (9/30/16)".
var gluedMark = regexp.MustCompile(`([).])((?i:` + markStems + `))`)

// unmark takes the state's marks out of the name.
func (n *Name) unmark() {
	n.Name = gluedMark.ReplaceAllString(n.Name, "$1 $2")
	forms := []*regexp.Regexp{starMark, boxMark, headMark, tailMark}
	for i := 0; i < len(forms); i++ {
		form := forms[i]
		for _, m := range form.FindAllString(n.Name, 4) {
			bare := squeeze(strings.Replace(n.Name, m, " ", 1))
			if strings.Trim(bare, " *-–:,") == "" {
				continue
			}
			n.Marks |= marksOf(m)
			if form == tailMark && len(forms) < 20 { // there may be another before it
				forms = append(forms, tailMark)
			}
			if w := readWhen(m); w.First != "" {
				n.Dated = w
			}
			n.Name = strings.TrimSpace(strings.Trim(bare, "*–:, "))
			n.Name = strings.TrimSpace(strings.TrimSuffix(n.Name, "-"))
		}
	}
	if m := capsMark.FindString(n.Name); m != "" { // "UPDATED Acme Foods"
		word, rest, _ := strings.Cut(n.Name, " ")
		n.Marks |= marksOf(word)
		n.Name = strings.TrimSpace(rest)
	}
}

func squeezeLines(s string) string { return strings.ReplaceAll(lines(s), " \n", "\n") }

// nameLines parts a cell of several lines into the name, the site, and the
// address below. An address begins with a number or ends in a state and ZIP.
// Above it the first line is the name and those after it the site, unless the
// lines are only wrapped.
func nameLines(text string, wraps bool) (name, site string, rest []string) {
	all := strings.Split(text, "\n")
	if !wraps && len(all) > 1 && suffix.MatchString(all[1]) && len(strings.Fields(all[1])) < 4 && !suffix.MatchString(all[0]) && !hasDigit(all[1]) {
		all = append([]string{all[0] + " " + all[1]}, all[2:]...) // "Acme⏎Transportation, Inc."
	}
	for i, l := range all {
		if i > 0 && strings.HasPrefix(l, "*") { // a remark of the state's
			all = all[:i]
			break
		}
	}
	for i, l := range all {
		parted := i+1 < len(all) && cityOnly.MatchString(l) && len(all[i+1]) == 5 && hasDigit(all[i+1]) // the ZIP code on a line of its own
		if i == 0 || !parted && !street.MatchString(l) && !cityLine.MatchString(l) && !inStreet.MatchString(l) {
			continue
		}
		if wraps {
			return strings.Join(all[:i], " "), "", all[i:]
		}
		return all[0], strings.Join(all[1:i], " "), all[i:]
	}
	return strings.Join(all, " "), "", nil
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
		at := m[0]
		if !isDigit(s[at]) { // the name and the date run together
			at++
		}
		dated = readWhen(strings.TrimSuffix(s[at:m[1]], "OCR"))
		s = squeeze(s[:at] + " " + s[m[1]:])
	}
	if m := fileTown.FindStringSubmatchIndex(s); m != nil && m[0] > 0 {
		town = s[m[2]:m[3]]
		s = strings.TrimSpace(s[:m[0]])
	}
	return s, town, dated
}

var (
	fileDate = regexp.MustCompile(`\b(?:\d{1,2}[-.]\d{1,2}[-.](?:\d{4}|\d{2}\b)|\d{1,2}-\d{4}\b)(?:OCR)?|[A-Za-z)]\d{1,2}-\d{1,2}-\d{4}\b`)
	fileTown = regexp.MustCompile(`\s\(([^()]*)\)\s*$`)
)
