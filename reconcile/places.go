package reconcile

import (
	"slices"
	"strings"

	"headcount/reference"
)

// A spot is one place name of a claim.
type spot struct {
	name     string
	key      string // the name in lower case, without a closing point
	place    reference.Place
	level    int8 // how wide: unknown names and sites 0, to regions of the world
	stateToo bool // the name is also that of a state: Washington, Oregon are two
}

// A site is one place with the places that hold it, as a claim lists them:
// Sunnyvale, California.
type site []spot

// sites are the places of a claim. None: anywhere.
type sites []site

// sites reads a claim's places, which stand most specific first: "Pedricktown,
// New Jersey, Fort Worth, Texas" are two sites.
func (w *world) sites(names []string) sites {
	if len(names) == 0 {
		return nil
	}
	list := make([]spot, len(names))
	for i, n := range names {
		list[i] = w.spot(n)
	}
	var all sites
	from := 0
	for i := 1; i < len(list); i++ {
		if !w.nested(list[i-1], list[i]) {
			all = append(all, list[from:i:i])
			from = i
		}
	}
	return append(all, list[from:])
}

// nested reports whether the second of two places in a list holds the first: it
// is wider, and reference data knows a place of that name in it.
func (w *world) nested(a, b spot) bool {
	switch {
	case b.level <= a.level:
		return false
	case a.level == 0:
		return true
	case b.place.Kind == reference.Country:
		return a.place.Country == b.place.Country
	case b.place.Kind == reference.State:
		return !a.stateToo && slices.ContainsFunc(w.ref.Places(a.name), func(p reference.Place) bool { return p.State == b.place.Code })
	}
	return true
}

func (w *world) spot(name string) spot {
	s, seen := w.spots[name]
	if seen {
		return s
	}
	s.name = name
	s.key = strings.ToLower(strings.TrimRight(strings.TrimSpace(name), "."))
	if p, ok := w.ref.Place(name); ok {
		s.place, s.level = p, level(p.Kind)
		s.stateToo = slices.ContainsFunc(w.ref.Places(name), func(p reference.Place) bool { return p.Kind == reference.State })
	}
	w.spots[name] = s
	return s
}

func level(kind string) int8 {
	switch kind {
	case reference.City:
		return 1
	case reference.County, reference.Metro:
		return 2
	case reference.State:
		return 3
	case reference.Country:
		return 4
	case reference.Region:
		return 5
	}
	return 0
}

// is reports whether two names mean one place.
func (s spot) is(o spot) bool {
	return s.key == o.key || s.place.Code != "" && s.place.Code == o.place.Code
}

// lies reports whether reference data puts s inside o.
func (s spot) lies(o spot) bool {
	switch o.place.Kind {
	case reference.State:
		return s.place.State == o.place.Code && s.level < o.level
	case reference.Country:
		return s.place.Country == o.place.Country && s.level < o.level
	}
	return false
}

// fits says how one site lies to another.
func (s site) fits(o site) fit {
	if s[0].is(o[0]) {
		if s.elsewhere(o) {
			return apart
		}
		return same
	}
	if s.holds(o[0]) {
		return inside
	}
	if o.holds(s[0]) {
		return around
	}
	region := level(reference.Region)
	switch {
	case s[0].level == region || o[0].level == region:
		return mixed // which countries a region holds is not known
	case (s[0].level == 0) != (o[0].level == 0) && !s.elsewhere(o):
		return mixed // nor where a place lies of which nothing is known
	}
	return apart
}

// holds reports whether the site is said or known to lie in o.
func (s site) holds(o spot) bool {
	for _, wider := range s[1:] {
		if wider.is(o) || wider.lies(o) {
			return true
		}
	}
	return s[0].lies(o)
}

// elsewhere reports whether two sites of one name are in different states.
func (s site) elsewhere(o site) bool {
	for _, a := range s[1:] {
		for _, b := range o[1:] {
			if a.level == b.level && a.level > 0 && !a.is(b) {
				return true
			}
		}
	}
	return false
}

// wide reports whether the places are so wide that a text may leave them out
// and mean the same cut: a region of the world, or two countries.
func (s sites) wide() bool {
	countries := 0
	for _, site := range s {
		switch site[0].place.Kind {
		case reference.Region:
			return true
		case reference.Country:
			countries++
		}
	}
	return countries > 1
}

// maxSites bounds the comparison of two lists of places; longer ones count as
// mixed.
const maxSites = 64

// fits says how the places of one claim lie to those of another.
func (s sites) fits(o sites) fit {
	switch {
	case len(s) == 0 && len(o) == 0:
		return same
	case len(s) == 0:
		return around
	case len(o) == 0:
		return inside
	case len(s) > maxSites || len(o) > maxSites:
		return mixed
	}
	in, narrower, none := s.against(o)
	out, _, _ := o.against(s)
	switch {
	case in && out && len(s) == len(o) && !narrower:
		return same
	case in:
		return inside
	case out:
		return around
	case none:
		return apart
	}
	return mixed
}

// against compares each site of s with those of o: whether all of them are
// same or inside, whether one is truly inside, and whether all are apart.
func (s sites) against(o sites) (in, narrower, none bool) {
	in, none = true, true
	for _, a := range s {
		best := apart
		for _, b := range o {
			best = min(best, a.fits(b))
		}
		in = in && best <= inside
		narrower = narrower || best == inside
		none = none && best == apart
	}
	return in, narrower, none
}
