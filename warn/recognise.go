package warn

import (
	"bytes"
	"slices"
	"strings"
)

// minRecognised is the least number of rows by which a file is known as a list
// of notices.
const minRecognised = 1

// Recognise tells of bytes whether they are a list of WARN notices, and of which
// state: by the addresses in its rows, by the state's page that it names, or by
// the state's name above its tables. likely says that they are such a list and
// do not say of which state. It looks closely only at bytes that have the words
// of one, so that it costs little on others.
func (r *Reader) Recognise(name string, b []byte) (state string, likely bool) {
	if !WorthALook(b) {
		return "", false
	}
	o, err := open(b)
	if err != nil {
		return "", false
	}
	s := &scan{r: r, f: &File{Name: name, Form: o.form}, state: &State{Code: "US", Name: "United States"}, said: true}
	for i := range o.sheets {
		s.sheet(&o.sheets[i], false)
	}
	if len(s.f.Notices) < minRecognised || s.f.Report.Sure == SureContent {
		return "", false
	}
	dated := 0
	for i := range s.f.Notices {
		if s.f.Notices[i].hasDate() && s.f.Notices[i].CountText != "" {
			dated++
		}
	}
	if dated*2 < len(s.f.Notices) {
		return "", false
	}
	return r.stateIn(s.f, o, b), true
}

// WorthALook reports whether bytes can be a list of notices at all: whether they
// have the words of one. It is cheap, and is asked of everything that is added.
func WorthALook(b []byte) bool {
	if len(b) < 60 || len(b) > MaxBytes {
		return false
	}
	head := b[:min(len(b), 256<<10)]
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(head, []byte(w)) })
	}
	switch {
	case bytes.HasPrefix(head, []byte("%PDF")), bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return true
	case head[0] == '{' || head[0] == '[': // an article has a text, a list has employers
		return !has(`"text"`) && has("ompany", "mployer", "EMPLOYER", "warn_doc", "WARN")
	case looksHTML(b):
		return has("WARN") && has("<tr", "AFFECTED")
	}
	line, _, _ := bytes.Cut(bytes.TrimLeft(head, "\ufeff \r\n"), []byte("\n"))
	if len(line) > 4096 || bytes.Count(line, []byte(string(delimiter(string(line))))) < 2 {
		return false
	}
	line = bytes.ToLower(line)
	names := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return bytes.Contains(line, []byte(w)) })
	}
	return names("company", "employer", "business", "organization", "name") && names("date", "received") && names("affected", "impacted", "employees", "workers", "jobs", "number", "layoff")
}

// stateIn finds the state whose list a file is.
func (r *Reader) stateIn(f *File, o *opened, b []byte) string {
	votes, most, in := map[string]int{}, 0, ""
	for i := range f.Notices {
		n := &f.Notices[i]
		if st := stateOf(cells{n.cells, n.header}.get(mStateCode)); st != nil {
			votes[st.Code]++
			continue
		}
		for _, c := range n.cells {
			if m := zipAtEnd.FindStringIndex(c); m != nil {
				if st := stateAtEnd.FindStringSubmatch(c[:m[0]]); st != nil {
					if found := stateOf(strings.ReplaceAll(st[1], ".", "")); found != nil {
						votes[found.Code]++
						break
					}
				}
			}
		}
	}
	sum := 0
	for code, n := range votes {
		sum += n
		if n > most || n == most && code < in {
			most, in = n, code
		}
	}
	if sum >= 5 && most*10 >= sum*7 {
		return in
	}
	for code, p := range r.profiles {
		for _, page := range p.Pages {
			if host := hostOf(page); host != "" && strings.Contains(string(b[:min(len(b), 1<<20)]), host) {
				return code
			}
		}
	}
	return first(namedAbove(f, o.about), r.stateOfPlaces(f))
}

func hostOf(page string) string {
	_, rest, _ := strings.Cut(page, "://")
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(host, "www.")
}

// namedAbove returns the one state that a page, or the rows beside its table,
// name.
func namedAbove(f *File, about string) string {
	text := " " + strings.ToLower(strings.Join(strings.FieldsFunc(about+" "+strings.Join(f.Report.Other, " "), notWord), " ")) + " "
	found := ""
	for i := range States {
		if st := &States[i]; strings.Contains(text, " "+strings.ToLower(st.Name)+" ") {
			if found != "" && !strings.Contains(found, st.Name) {
				return ""
			}
			found = st.Code
		}
	}
	return found
}

// What the places of a list must show for its state to be known by them.
const (
	minPlaces  = 10   // different places
	sampled    = 120  // rows looked at
	ofTheState = 0.85 // the share that is known in it, at least
	ofAnother  = 0.65 // and in the next, at most
)

// stateOfPlaces returns the one state in which nearly all towns and counties of
// a list are known, "" when there is none, or another where most of them are.
func (r *Reader) stateOfPlaces(f *File) string {
	type place struct{ city, county string }
	seen := map[place]bool{}
	for i := range f.Notices {
		n := &f.Notices[i]
		p := place{n.City, n.County}
		if p.city+p.county == "" || strings.ContainsAny(p.city, ",&;/") {
			continue
		}
		seen[p] = true
		if len(seen) == sampled {
			break
		}
	}
	if len(seen) < minPlaces {
		return ""
	}
	best, second, in := 0, 0, ""
	for i := range States {
		code, known := States[i].Code, 0
		for p := range seen {
			county := p.county == ""
			if !county {
				_, county = r.us.County(code, p.county)
			}
			if county && (p.city == "" || len(r.us.Places(code, p.city)) > 0) {
				known++
			}
		}
		switch {
		case known > best:
			best, second, in = known, best, code
		case known > second:
			second = known
		}
	}
	if n := float64(len(seen)); float64(best) >= ofTheState*n && float64(second) <= ofAnother*n {
		return in
	}
	return ""
}
