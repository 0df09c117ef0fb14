package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"headcount/reference"
)

// townLike are the states where a bare name may be that of a town or township
// as well as that of a city: those where they are municipalities that people
// name. Elsewhere a township is meant only when the word is said, or when no
// other place has the name.
var townLike = []string{"CT", "MA", "ME", "NH", "NJ", "NY", "RI", "VT"}

// strong reports whether s may be meant by its bare name: it has a charter or
// a post office. The post has no two offices of one name in a state, so where
// the list of post towns has one, a place that only the ZIP codes know is none.
func (s *spot) strong(office bool) bool {
	return s.chartered || s.posted && (len(s.listed) > 0 || !office) || s.FIPS == "" && slices.Contains(townLike, s.State)
}

// office reports whether one of the places of a name is in the list of post
// towns.
func office(named []*spot) bool {
	return slices.ContainsFunc(named, func(s *spot) bool { return len(s.listed) > 0 })
}

// weight orders the places of one name.
func (s *spot) weight(office bool) int {
	w := 0
	if s.strong(office) {
		w += 1000
	}
	if s.posted {
		w += 100
	}
	if s.chartered {
		w += 50
	}
	if s.FIPS != "" {
		w += 25
	}
	n := 0
	for _, k := range s.zips {
		n += k
	}
	return w + min(n, 24)
}

// clear reports whether the main county holds nearly all of s: of its ZIP codes
// at least three and more than two in three, or all of them, where the list of
// post towns, which has one county for most, is alone in naming another. A place
// of which the sources name different main counties is held by none.
func (s *spot) clear() bool {
	all := 0
	for _, n := range s.zips {
		all += n
	}
	own := s.zips[s.main()]
	return s.whole || !s.settled && own >= 3 && own*3 > all*2 || own > 0 && own == all && !s.listed[s.main()]
}

// astride reports whether s lies in several counties and none of its ZIP codes
// has most of its people in the main one: the codes reach over a border, and
// neither they nor the place tell on which side of it something is.
func (s *spot) astride() bool { return len(s.Counties) > 1 && s.zips[s.main()] == 0 }

// settle makes the county that both sources of the post have the main one of a
// place that they do not have in its main county of the Census.
func (s *spot) settle() {
	if !s.astride() || s.listed[s.main()] || s.whole {
		return
	}
	for i, fips := range s.Counties {
		if s.listed[fips] && s.zips[fips] > 0 {
			s.Counties[0], s.Counties[i] = fips, s.Counties[0]
			s.settled = true
			return
		}
	}
}

// leads reports whether the first of the places of a name is the one that is
// meant: the only one, the only strong one, or in one county with all others
// that are.
func leads(named []*spot) bool {
	first, office := named[0], office(named)
	for _, s := range named[1:] {
		if s.strong(office) == first.strong(office) && s.main() != first.main() {
			return false
		}
	}
	return true
}

// arrange drops the places without a county and orders those of each name.
func (a *atlas) arrange() {
	a.places = slices.DeleteFunc(a.places, func(s *spot) bool { return len(s.Counties) == 0 })
	for _, s := range a.places {
		s.settle()
	}
	slices.SortStableFunc(a.places, func(x, y *spot) int {
		return cmp.Or(strings.Compare(x.State, y.State), strings.Compare(x.Name, y.Name), strings.Compare(x.FIPS, y.FIPS), strings.Compare(x.main(), y.main()))
	})
	for i, s := range a.places {
		s.number = i
	}
	for key, named := range a.placeNames {
		named = slices.DeleteFunc(named, func(s *spot) bool { return len(s.Counties) == 0 })
		if len(named) == 0 {
			delete(a.placeNames, key)
			continue
		}
		office := office(named)
		slices.SortFunc(named, func(x, y *spot) int { return cmp.Or(y.weight(office)-x.weight(office), x.number-y.number) })
		a.placeNames[key] = named
	}
	slices.SortFunc(a.zips, func(x, y reference.ZIP) int { return strings.Compare(x.Code, y.Code) })
}

// artefact prints the atlas in the form that reference.LoadUS reads.
func (a *atlas) artefact(sources []reference.Source) []byte {
	b := beginArtefact(sources)
	line, section := b.line, b.section
	section("counties", len(a.counties))
	for i, c := range sorted(a.counties) {
		c.number = i
		line(c.FIPS, c.Name, c.State, c.CBSA, c.CBSATitle)
	}
	section("county names", len(a.countyNames))
	for _, key := range keysOf(a.countyNames) {
		named := slices.SortedStableFunc(slices.Values(a.countyNames[key]), func(x, y *county) int {
			return cmp.Or(order(x.city, y.city), x.number-y.number)
		})
		var refs []string
		for _, c := range named {
			refs = append(refs, fmt.Sprint(c.number))
		}
		line(key, strings.Join(refs, " "))
	}
	section("places", len(a.places))
	for _, s := range a.places {
		kind := s.kind
		switch {
		case s.clear():
			kind += "*"
		case s.astride():
			kind += "-"
		}
		line(s.FIPS, s.Name, s.State, kind, strings.Join(s.Counties, " "))
	}
	section("place names", len(a.placeNames))
	for _, key := range keysOf(a.placeNames) {
		var refs []string
		for i, s := range a.placeNames[key] {
			ref := fmt.Sprint(s.number)
			if i == 0 && leads(a.placeNames[key]) {
				ref += "*"
			}
			refs = append(refs, ref)
		}
		line(key, strings.Join(refs, " "))
	}
	section("zips", len(a.zips))
	for _, z := range a.zips {
		line(z.Code, z.County, z.Place)
	}
	section("rejected", len(a.rejected))
	for _, key := range keysOf(a.rejected) {
		line(key)
	}
	return b.Bytes()
}

// order puts false before true.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// keysOf returns the keys of m in order.
func keysOf[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
