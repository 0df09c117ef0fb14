package warn

import (
	"html"
	"regexp"
	"slices"
	"strings"

	xhtml "golang.org/x/net/html"
)

// Some states publish no table but a card a notice: a name, an address, and
// lines of "LABEL: value".

// The header words of what stands in a card without a label.
const (
	cardCompany = "Company"
	cardAddress = "Company address"
	cardNotes   = "Notes"
)

// maxLabel is the longest label, in bytes.
const maxLabel = 45

// label takes a line apart into a label and its value.
func label(text string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(text, ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || len(name) > maxLabel || strings.HasPrefix(value, "//") {
		return "", "", false
	}
	letters, digits := 0, 0
	for _, c := range name {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
		case '0' <= c && c <= '9':
			digits++
		}
	}
	return name, strings.TrimSpace(value), letters >= 2 && digits <= 1
}

// labelOf takes a line of a page apart. A heading with words after a colon is
// a name: "Acme (DBA: Apex)".
func labelOf(l line) (name, value string, ok bool) {
	name, value, ok = label(l.text)
	return name, value, ok && (!l.head || value == "")
}

// minLabels is the least number of labelled values in a card.
const minLabels = 3

// blocks reads the cards among the lines of a page. A card ends where a label
// comes again, or a heading comes after labels.
// Cards with fewer labels are returned as thin. A card that begins with a street
// has the name of the one before it: a second site of one firm.
func blocks(ls []line) (sheet Sheet, thin []string, ok bool) {
	var cards [][]line
	var card []line
	labels := map[string]bool{}
	end := func(keep int) { // keep lines at the end belong to the next card
		done := card[: len(card)-keep : len(card)-keep]
		switch {
		case len(labels) >= minLabels:
			if len(cards) > 0 && isStreet(done[0].text) {
				done = append([]line{cards[len(cards)-1][0]}, done...)
			}
			cards = append(cards, done)
		case len(labels) > 0 && len(cards) > 0:
			thin = append(thin, joined(done))
		}
		card = append([]line(nil), card[len(card)-keep:]...)
		clear(labels)
	}
	loose := 0    // lines since the last label and its value
	open := false // a label whose value stands on the next line
	for _, l := range ls {
		name, value, ok := labelOf(l)
		switch {
		case ok && labels[strings.ToLower(name)]:
			end(loose)
		case !ok && l.head && len(labels) > 0:
			end(0)
		case !ok && l.head && len(cards) > 0 && len(card) > 1 && card[0].head && proseOfNotice.MatchString(joined(card[1:])):
			thin = append(thin, joined(card))
			card = nil
		}
		if ok {
			labels[strings.ToLower(name)] = true
			loose = 0
		} else if !open {
			loose++
		}
		open = ok && value == ""
		card = append(card, l)
		if len(labels) == 0 && len(card) > 8 { // what stands before a first card is the page's own
			card = card[len(card)-8:]
		}
	}
	end(0)
	if len(cards) == 0 {
		return Sheet{}, nil, false
	}
	sheet, ok = cardSheet(cards)
	return sheet, thin, ok
}

// proseOfNotice matches text that may tell of a notice without labels.
var proseOfNotice = regexp.MustCompile(`(?i)\d.*\b(?:employees|workers|people|layoffs?|closure)\b|\b(?:layoffs?|closure|employees|workers)\b.*\d`)

func joined(card []line) string {
	var texts []string
	for _, l := range card {
		texts = append(texts, l.text)
	}
	return strings.Join(texts, " | ")
}

// cardSheet makes a sheet of cards: a column for each label.
func cardSheet(cards [][]line) (Sheet, bool) {
	header := []string{cardCompany, cardAddress, cardNotes}
	at := map[string]int{}
	var rows []Row
	for i, card := range cards {
		r := Row{Number: i + 1, Cells: make([]string, 3, len(header))}
		set := func(column int, text string) {
			for len(r.Cells) <= column {
				r.Cells = append(r.Cells, "")
			}
			if r.Cells[column] != "" && text != "" {
				text = r.Cells[column] + "\n" + text
			}
			r.Cells[column] = text
		}
		last, labels := -1, 0
		before := leading(card)
		for k := before - 1; k > 0; k-- { // the page's own lines may stand above the first card's heading
			if card[k].head {
				card, before = card[k:], before-k
				break
			}
		}
		for k, l := range card {
			name, value, ok := labelOf(l)
			switch {
			case ok && k >= before:
				key := strings.ToLower(name)
				column, known := at[key]
				if !known {
					column = len(header)
					at[key] = column
					header = append(header, name)
				}
				set(column, value)
				last = column
				labels++
			case k < before && strings.HasPrefix(l.text, "*"): // a remark of the state's
				set(2, l.text)
			case k < before:
				column := 1
				if r.Cells[0] == "" {
					column = 0
				}
				set(column, l.text)
			case last >= 0 && (len(r.Cells) <= last || r.Cells[last] == ""): // a label whose value stands on the next line
				set(last, l.text)
			default:
				set(2, l.text)
			}
		}
		if labels > 0 {
			rows = append(rows, r)
		}
	}
	named := func(label string) bool {
		label = strings.ToLower(label)
		return (strings.Contains(label, "company") || strings.Contains(label, "employer")) && !containsAny(label, "address", "action", "type", "contact")
	}
	if slices.ContainsFunc(header[3:], named) || !slices.ContainsFunc(rows, func(r Row) bool { return r.Cells[0] != "" }) {
		header[0] = "" // the name has a label of its own
	}
	return Sheet{Rows: append([]Row{{Cells: header}}, rows...)}, len(rows) > 0
}

// leading returns how many lines of a card stand before its first label.
func leading(card []line) int {
	for i, l := range card {
		if _, _, ok := labelOf(l); ok {
			return i
		}
	}
	return len(card)
}

// cardLines reads the lines of a card given as HTML.
func cardLines(text string) []line {
	root, err := xhtml.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	p := &page{}
	p.walk(root, 0)
	p.flush()
	labelled := 0
	for _, l := range p.lines {
		if _, _, ok := labelOf(l); ok {
			labelled++
		}
	}
	if labelled == 0 {
		return nil
	}
	return p.lines
}

// unescape undoes the entities that texts in JSON may hold.
func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}
