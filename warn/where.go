package warn

import (
	"regexp"
	"slices"
	"strings"
)

// A located is what was found for a place of work, kept by its words.
type located struct{ place, county, countyName, cbsa, basis string }

// where reads the columns that say where the work is. rest are the lines of the
// employer's cell below the name.
func (s *scan) where(n *Notice, c cells, rest []string) {
	n.City, n.County, n.ZIP = c.get(mCity), c.get(mCounty), c.get(mZIP)
	n.Street = strings.ReplaceAll(c.every(mStreet, ", "), "\n", ", ")
	if t := c.get(mCityCounty); t != "" {
		city, county, _ := strings.Cut(t, "/")
		n.City, n.County = first(n.City, squeeze(city)), first(n.County, squeeze(county))
	}
	state := ""
	if t := c.get(mStateCode); t != "" {
		if st := stateOf(squeeze(t)); st != nil {
			state = st.Code
		}
	}
	var list []address
	whole := c.every(mAddress, ", ")
	raw := c.raw(mAddress)
	if strings.Count(whole, "\n") == 0 && strings.Contains(raw, "  ") {
		whole = strings.TrimSpace(raw) // two blanks part street and city
	}
	tail := c.get(mCityStateZIP)
	if loc := c.get(mLocation); loc != "" {
		switch {
		case hasDigit(loc) && (zipAtEnd.MatchString(loc) || isStreet(loc)):
			if whole == "" {
				whole = loc
			}
		case n.City == "":
			n.City = loc
		}
	}
	if whole == "" && len(rest) > 0 {
		whole = strings.Join(rest, "\n")
	}
	for l := range strings.SplitSeq(tail, "\n") {
		if l != "" {
			list = append(list, s.r.readAddress(l, s.state.Code))
		}
	}
	if len(list) > 0 {
		n.Street = first(n.Street, tidyStreet(whole))
	} else if whole != "" {
		if n.City != "" && !zipAtEnd.MatchString(whole) {
			n.Street = first(n.Street, tidyStreet(whole))
		} else {
			list = append(list, s.r.readAddress(whole, s.state.Code))
		}
	}
	if len(list) == 1 {
		a := list[0]
		n.Street = first(n.Street, a.street)
		n.ZIP = first(n.ZIP, a.zip)
		state = first(state, a.state)
		if n.City == "" {
			n.City = a.city
		}
	}
	if state != "" && state != s.state.Code && c.get(mCity) == "" || state != "" && state != s.state.Code && n.County == "" {
		n.HeadOffice = squeeze(strings.Join([]string{first(tidyStreet(whole), n.Street), n.City, state, n.ZIP}, " "))
		if a := squeeze(strings.ReplaceAll(whole, "\n", ", ")); a != "" {
			n.HeadOffice = a
		}
		n.Street, n.ZIP = "", ""
		if n.County == "" {
			n.Basis = "the address is in " + state + ", not at a site in " + s.state.Code
			return
		}
		n.City = ""
	}
	if len(list) > 1 {
		for _, a := range list {
			s.addSite(n, Site{Street: a.street, City: a.city, ZIP: a.zip, State: a.state})
		}
		n.City, n.ZIP = strings.ReplaceAll(tail, "\n", "; "), ""
	}
	if n.City == "" && n.County == "" && n.ZIP == "" && len(list) == 0 && n.HeadOffice == "" {
		s.placeInName(n)
	}
	if m := cityAndCounty.FindStringSubmatch(n.City); m != nil && n.County == "" {
		n.City, n.County = m[1], m[2]
	}
	n.ZIP = zipOf(n.ZIP)
	n.City = strings.ReplaceAll(n.City, "\n", ", ")
	n.County = strings.ReplaceAll(n.County, "\n", ", ")
	s.place(n)
}

// cityAndCounty matches "Havre, Hill County" and "Missoula (Missoula County)".
var cityAndCounty = regexp.MustCompile(`^([^,;&/()]+?)\s*[,(]\s*([^,;&/()]+ (?:County|Parish|Borough))\)?$`)

func zipOf(s string) string {
	s = strings.TrimSpace(s)
	if len(s) == 4 && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) { // a workbook took the nought away
		s = "0" + s
	}
	if len(s) >= 5 {
		if _, ok := atoi(s[:5]); ok {
			return s[:5]
		}
	}
	return ""
}

// stateEnds are the last words of the states' names, and their codes.
var stateEnds = func() map[string]bool {
	set := map[string]bool{"d.c": true}
	for _, s := range States {
		name := strings.ToLower(s.Name)
		set[name[strings.LastIndexByte(name, ' ')+1:]] = true
		set[strings.ToLower(s.Code)] = true
	}
	return set
}()

// mayEndInState reports whether the last word of a place may be a state's; it
// is asked of every row, before a pattern is.
func mayEndInState(s string) bool {
	s = strings.TrimRight(s, " .,;")
	i := strings.LastIndexAny(s, " ,\n")
	return i > 0 && len(s)-i <= 16 && stateEnds[strings.ToLower(s[i+1:])]
}

// outOf matches places that say which state they are in.
func (s *scan) outOf(city string) (bare, state string) {
	if !mayEndInState(city) {
		return city, ""
	}
	if m := stateAtEnd.FindStringSubmatchIndex(city); m != nil && m[0] > 0 {
		name := city[m[2]:m[3]]
		if len(name) > 2 || name == strings.ToUpper(name) && strings.IndexByte(city[m[0]:m[2]], ',') >= 0 {
			if st := stateOf(strings.ReplaceAll(name, ".", "")); st != nil {
				return strings.Trim(city[:m[0]], " ,"), st.Code
			}
		}
	}
	return city, ""
}

// place finds the county of each site of a notice.
func (s *scan) place(n *Notice) {
	if n.Basis != "" || len(n.Sites) > 0 {
		s.common(n)
		return
	}
	city, state := s.outOf(n.City)
	if state != "" && state != s.state.Code {
		n.Basis = "the place is in " + state + ", not in " + s.state.Code
		return
	}
	if n.County == "" && isList(city) && len(s.r.us.Places(s.state.Code, city)) == 0 {
		s.several(n, city)
		return
	}
	l := s.locate(city, n.County, n.ZIP)
	if l.county == "" && (isList(city) || isList(n.County)) {
		s.several(n, city)
		return
	}
	n.PlaceFIPS, n.CountyFIPS, n.CBSA, n.Basis = l.place, l.county, l.cbsa, l.basis
	if l.county == "" && containsAny(strings.ToLower(city+" "+n.County), wide...) {
		n.Basis = "no town: the whole state, or several places"
	}
	if state != "" || city != n.City && city != "" {
		n.City = city
	}
	n.countyName = first(l.countyName, n.County)
	if n.County == "" {
		n.County = l.countyName
	}
}

// isList reports whether a cell names several places.
func isList(s string) bool {
	return strings.ContainsAny(s, ",&;/\n") || strings.Contains(strings.ToLower(s), " and ")
}

// wide are the words of places that are no town: the whole state, or several.
var wide = []string{"statewide", "nationwide", "various", "multiple", "remote", "all locations", "several"}

// several makes sites of a list of towns, else of a list of counties.
func (s *scan) several(n *Notice, city string) {
	towns, counties := listed(city), listed(n.County)
	if len(towns) > 1 || len(counties) < 2 {
		for i, t := range towns {
			if len(n.Sites) == 50 {
				break
			}
			site := Site{City: t}
			if len(counties) == len(towns) && n.County != "" {
				site.County = counties[i]
			} else if len(counties) == 1 {
				site.County = n.County
			}
			s.addSite(n, site)
		}
	} else {
		for i, t := range counties {
			if i == 50 {
				break
			}
			s.addSite(n, Site{County: t})
		}
	}
	s.common(n)
}

func (s *scan) addSite(n *Notice, site Site) {
	if site.State != "" && site.State != s.state.Code {
		site.Basis = "the place is in " + site.State + ", not in " + s.state.Code
		n.Sites = append(n.Sites, site)
		return
	}
	site.State = s.state.Code
	l := s.locate(site.City, site.County, site.ZIP)
	site.PlaceFIPS, site.CountyFIPS, site.CBSA, site.Basis = l.place, l.county, l.cbsa, l.basis
	if site.County == "" {
		site.County = l.countyName
	}
	n.Sites = append(n.Sites, site)
}

// common gives a notice of several sites the county that all of them share.
func (s *scan) common(n *Notice) {
	if len(n.Sites) == 0 {
		return
	}
	if len(n.Sites) == 1 {
		n.PlaceFIPS = n.Sites[0].PlaceFIPS
	}
	county, cbsa := n.Sites[0].CountyFIPS, n.Sites[0].CBSA
	for _, x := range n.Sites[1:] {
		if x.CountyFIPS != county {
			county = ""
		}
		if x.CBSA != cbsa {
			cbsa = ""
		}
	}
	n.CountyFIPS, n.CBSA = county, cbsa
	if n.Basis == "" {
		n.Basis = "several sites"
		if county != "" {
			n.Basis = "several sites in one county"
		}
	}
}

// locate finds a place and county, once for each wording.
func (s *scan) locate(city, county, zip string) located {
	if city == "" && county == "" && zip == "" {
		return located{basis: "no place named"}
	}
	key := city + "\x00" + county + "\x00" + zip
	if l, ok := s.sites[key]; ok {
		return l
	}
	at := s.r.us.Locate(s.state.Code, city, county, zip)
	l := located{at.PlaceFIPS, at.CountyFIPS, at.County, at.CBSA, at.Basis}
	if s.sites == nil || len(s.sites) > 50_000 {
		s.sites = map[string]located{}
	}
	s.sites[key] = l
	return l
}

// placeInName takes the place out of an employer's cell such as "Acme Foods
// Vicksburg (Warren)", in lists that have no column for it: the county in
// brackets at the end, and the town before it.
func (s *scan) placeInName(n *Notice) {
	m := fileTown.FindStringSubmatchIndex(n.Employer)
	if m == nil || m[0] < 4 {
		return
	}
	county, ok := s.r.us.County(s.state.Code, n.Employer[m[2]:m[3]])
	if !ok {
		return
	}
	n.County = n.Employer[m[2]:m[3]]
	words := strings.Fields(n.Employer[:m[0]])
	for k := min(4, len(words)-1); k > 0; k-- {
		town := strings.Join(words[len(words)-k:], " ")
		for _, p := range s.r.us.Places(s.state.Code, town) {
			if slices.Contains(p.Counties, county.FIPS) {
				n.City = town
				n.Employer = strings.TrimRight(strings.Join(words[:len(words)-k], " "), " ,-")
				return
			}
		}
	}
	n.Employer = strings.TrimSpace(n.Employer[:m[0]])
}
