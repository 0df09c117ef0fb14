package warn

import (
	"regexp"
	"slices"
	"strings"
)

// A header is the row that names the columns of a table, with their meanings.
type header struct {
	names []string  // as published, squeezed
	means []meaning // mUnknown where the words say nothing
	row   []string  // the cells, to know the row again
	said  bool      // the headers' own words say which dates are which
}

// columns returns the columns of a meaning.
func (h *header) columns(m meaning) []int {
	var list []int
	for i, x := range h.means {
		if x == m {
			list = append(list, i)
		}
	}
	return list
}

func (h *header) has(m meaning) bool { return slices.Contains(h.means, m) }

// The least that a row of headers names.
const (
	minHeaders    = 2
	knownOfHeader = 0.4 // of its cells, by their words
)

// asHeader reads a row as one that names columns. again says that the table
// has a header already: then the row must name more, since the name of a firm
// may hold the words of a header.
func (r *Reader) asHeader(p *Profile, row *Row, again bool) *header {
	filled := 0
	for _, c := range row.Cells {
		if c == "" {
			continue
		}
		if len(c) > 2*maxHeader && filled == 0 {
			return nil
		}
		if _, ok := plainNumber(c); ok {
			return nil
		}
		if _, ok := plainDate(c); ok {
			return nil
		}
		filled++
	}
	if filled < minHeaders {
		return nil
	}
	h := &header{row: row.Cells, said: true}
	known, dates, counts, who, where := 0, 0, 0, 0, 0
	seen := map[meaning]bool{}
	for _, c := range row.Cells {
		name := squeeze(c)
		m := mUnknown
		if name != "" {
			m = r.means(p, name)
		}
		h.names = append(h.names, name)
		h.means = append(h.means, m)
		if m == mUnknown || seen[m] {
			continue
		}
		seen[m] = true
		known++
		switch {
		case m.isDate():
			dates++
			if p != nil && p.columns[headerKey(name)] != mUnknown {
				h.said = false
			}
		case m.isCount():
			counts++
		case m == mEmployer || m == mFileName:
			who++
		case m == mCity || m == mCounty || m == mLocation || m == mAddress || m == mCityStateZIP || m == mKind:
			where++
		}
	}
	switch {
	case who == 0 || dates+counts == 0 && !seen[mFileName]:
		return nil
	case float64(known) < knownOfHeader*float64(distinct(h.names)):
		return nil
	case again && (dates == 0 || counts == 0 || known < 3):
		return nil
	case dates+counts+where < 1 && !seen[mFileName]:
		return nil
	}
	return h
}

// twoRows reads two rows as one header, where the words of both say more than
// those of the upper one: "Dates" over "Received" and "Effective". A cell of the
// upper row reaches over the empty ones after it. nil is no such header.
func (r *Reader) twoRows(p *Profile, upper, lower *Row, alone *header) *header {
	filled, over := 0, ""
	both := Row{Cells: make([]string, max(len(upper.Cells), len(lower.Cells)))}
	for i := range both.Cells {
		a, b := "", ""
		if i < len(upper.Cells) {
			a = squeeze(upper.Cells[i])
		}
		if i < len(lower.Cells) {
			b = squeeze(lower.Cells[i])
		}
		if hasDigit(b) || len(b) > maxHeader/2 || hasDigit(a) {
			return nil
		}
		if b != "" && b != a {
			filled++
		}
		if a != "" {
			over = a
		}
		switch {
		case b == "" || a == b:
			both.Cells[i] = a
		default:
			both.Cells[i] = squeeze(over + " " + b)
		}
	}
	if filled < 2 {
		return nil
	}
	h := r.asHeader(p, &both, false)
	if h == nil || alone != nil && h.known() <= alone.known() || h.says() < 2 {
		return nil
	}
	return h
}

// known is how many different meanings a header has.
func (h *header) known() int {
	seen := map[meaning]bool{}
	for _, m := range h.means {
		if m != mUnknown {
			seen[m] = true
		}
	}
	return len(seen)
}

// says is how many of its meanings are dates or counts.
func (h *header) says() int {
	seen := map[meaning]bool{}
	for _, m := range h.means {
		if m.isDate() || m.isCount() {
			seen[m] = true
		}
	}
	return len(seen)
}

// lacking says when a column that no header explains holds numbers or dates,
// and no other column gives those.
func (s *scan) lacking(h *header, rows []Row, at Source) {
	rows = rows[:min(len(rows), sampleRows)]
	dates, counts := false, false
	for _, m := range h.means {
		dates, counts = dates || m.isDate(), counts || m.isCount()
	}
	for i, m := range h.means {
		if m != mUnknown || h.names[i] == "" || dates && counts {
			continue
		}
		days, numbers, filled := 0, 0, 0
		for _, row := range rows {
			if i >= len(row.Cells) || row.Cells[i] == "" {
				continue
			}
			filled++
			if n, ok := plainNumber(row.Cells[i]); ok && n < rarePeople {
				numbers++
			} else if w := readWhen(squeeze(row.Cells[i])); len(w.First) == 10 {
				days++
			}
		}
		switch {
		case filled > 1 && !dates && days*3 > filled*2:
			s.fault(at.Place(), h.names[i], "the column holds dates, and no column is known for one", "name it in the state's profile in sources/")
		case filled > 1 && !counts && numbers*3 > filled*2:
			s.fault(at.Place(), h.names[i], "the column holds numbers, and no column is known for a count", "name it in the state's profile in sources/")
		}
	}
}

func distinct(names []string) int {
	seen := map[string]bool{}
	for _, n := range names {
		if n != "" {
			seen[n] = true
		}
	}
	return len(seen)
}

// sampleRows is how many rows after a header are looked at to see whether
// columns hold what their headers say.
const sampleRows = 200

// settle makes the meanings of a header fit what its columns hold: a column of
// dates is one, whatever its header, and one that is said to hold dates or
// people and holds neither is unknown. rows are those after the header.
func (r *Reader) settle(h *header, rows []Row) {
	rows = rows[:min(len(rows), sampleRows)]
	for i, m := range h.means {
		filled, dates, numbers, reach := 0, 0, 0, 0
		for _, row := range rows {
			if i >= len(row.Cells) || row.Cells[i] == "" || row.Cells[i] == h.row[i] {
				continue
			}
			c := squeeze(row.Cells[i])
			filled++
			if reachable.MatchString(c) {
				reach++
			}
			if n, ok := plainNumber(c); ok && !(n > 19000101 && n < 21001231) {
				numbers++
			} else if hasDigit(c) && readWhen(c).First != "" {
				dates++
			}
		}
		if reach*2 > filled { // mail addresses and telephones are held back whatever the header says
			h.means[i] = mPersonal
			continue
		}
		switch { // what a kind can never be
		case m == mKind && filled > 1 && numbers == filled && !h.has(mCount) && !h.has(mCountTotal):
			h.means[i] = mCount
			continue
		case m == mKind && filled > 1 && dates == filled && !h.has(mEffective):
			h.means[i], h.said = mEffective, false
			continue
		case m == mKind && yesNo(rows, i):
			h.means[i] = mUnknown
			if key := headerKey(h.names[i]); strings.Contains(key, " clos") {
				h.means[i] = mClosing
			}
			continue
		}
		if filled < 4 {
			continue
		}
		switch {
		case m.isDate() && dates*10 < filled && numbers*2 > filled && !excelDays(rows, i):
			h.means[i] = mUnknown
			if !h.has(mCount) {
				h.means[i] = mCount
			}
		case m == mPostedDate && onlyMonths(rows, i):
		case m.isDate() && dates == 0 && !excelDays(rows, i) && !anyTBD(rows, i):
			h.means[i] = mUnknown
		case m.isCount() && dates*2 > filled:
			h.means[i] = mUnknown
		case m == mKind && dates*2 > filled:
			h.means[i], h.said = mEffective, false
		case m == mKind && numbers*10 > filled*9 && !h.has(mCount) && !h.has(mCountTotal):
			h.means[i] = mCount
		}
	}
	promote := func(from, to meaning) {
		if !h.has(to) {
			if list := h.columns(from); len(list) > 0 {
				h.means[list[0]] = to
			}
		}
	}
	promote(mCountTotal, mCount)
	if !h.has(mEmployer) {
		promote(mDBA, mEmployer)
	}
	once := map[meaning]bool{}
	for i, m := range h.means {
		switch m {
		case mEmployer, mNAICS, mKey, mParent, mFileName, mCountTotal:
			if once[m] {
				h.means[i] = mUnknown
			}
			once[m] = true
		}
	}
}

// reachable matches the mail address or the telephone of a person.
var reachable = regexp.MustCompile(`^[^\s@]+@[^\s@]+\.[a-z]{2,}$|^\(?\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}(?:\s*(?:x|ext).*)?$`)

// yesNo reports whether a column answers a question.
func yesNo(rows []Row, i int) bool {
	filled := 0
	for _, row := range rows {
		if i >= len(row.Cells) || row.Cells[i] == "" {
			continue
		}
		switch strings.ToLower(squeeze(row.Cells[i])) {
		case "yes", "no", "y", "n":
			filled++
		default:
			return false
		}
	}
	return filled > 0
}

// excelDays reports whether a column holds the days as a workbook counts them.
func excelDays(rows []Row, i int) bool {
	days, filled := 0, 0
	for _, row := range rows {
		if i < len(row.Cells) && row.Cells[i] != "" {
			filled++
			if n, ok := plainNumber(row.Cells[i]); ok && n > 35000 && n < 60000 {
				days++
			}
		}
	}
	return days*2 > filled
}

// onlyMonths reports whether a column holds months without a year.
func onlyMonths(rows []Row, i int) bool {
	for _, row := range rows {
		if i < len(row.Cells) && row.Cells[i] != "" && monthOf(strings.ToLower(squeeze(row.Cells[i]))) == 0 {
			return false
		}
	}
	return true
}

func anyTBD(rows []Row, i int) bool {
	for _, row := range rows {
		if i < len(row.Cells) && containsAny(strings.ToLower(row.Cells[i]), "tbd", "unknown", "vari", "tba", "n/a", "not ") {
			return true
		}
	}
	return false
}

// infer makes a header of what columns hold, for a sheet that has none: a
// column of names, one of dates or of numbers.
func (r *Reader) infer(rows []Row) *header {
	rows = rows[:min(len(rows), sampleRows)]
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	if width < 3 || len(rows) < 3 {
		return nil
	}
	h := &header{names: make([]string, width), means: make([]meaning, width), row: make([]string, width)}
	var dates []int
	count, name := -1, -1
	for i := range width {
		filled, isDate, isNumber, isText := 0, 0, 0, 0
		values := map[string]bool{}
		for _, row := range rows {
			if i >= len(row.Cells) || row.Cells[i] == "" {
				continue
			}
			c := squeeze(row.Cells[i])
			filled++
			values[c] = true
			if n, ok := plainNumber(c); ok && n < 100_000 {
				isNumber++
			} else if w := readWhen(c); hasDigit(c) && w.First != "" {
				isDate++
			} else if len(c) >= 4 && !hasDigit(c[:1]) {
				isText++
			}
		}
		switch {
		case filled*10 < len(rows)*6:
		case isDate*10 > filled*7:
			dates = append(dates, i)
		case isNumber*10 > filled*7 && count < 0 && len(values)*3 > filled:
			count = i
		case isText*10 > filled*8 && name < 0 && len(values)*2 > filled:
			name = i
		}
	}
	if name < 0 || count < 0 || len(dates) == 0 {
		return nil
	}
	h.means[name], h.means[count] = mEmployer, mCount
	h.means[dates[0]] = mNoticeDate
	if len(dates) > 1 {
		h.means[dates[len(dates)-1]] = mEffective
	}
	return h
}
