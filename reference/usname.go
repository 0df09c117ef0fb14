package reference

import (
	"bytes"
	"slices"
	"strings"
)

// USKey returns the normal form of the name of a place or county of the United
// States, by which reference/build and US hold names to be the same: as
// PlaceKey, with the abbreviations of addresses written out ("Ft. Worth",
// "Mt Vernon", "N. Canton") and without spaces, since "De Kalb" and "DeKalb" or
// "Winston Salem" and "Winston-Salem" are one.
func USKey(name string) string {
	var room [keyRoom]byte
	return string(appendUSKey(room[:0], name))
}

// appendUSKey appends the USKey of name to dst.
func appendUSKey(dst []byte, name string) []byte {
	var room [keyRoom]byte
	return appendSquashed(dst, appendWords(room[:0], name))
}

// appendSquashed appends words, separated by spaces, written out and without
// the spaces.
func appendSquashed(dst, words []byte) []byte {
	for first := true; len(words) > 0; first = false {
		word, rest, more := bytes.Cut(words, []byte(" "))
		if long := writtenOut(word, first && more); long != "" {
			dst = append(dst, long...)
		} else if stem, ok := bytes.CutSuffix(word, []byte("borough")); ok && len(stem) > 2 {
			dst = append(append(dst, stem...), "boro"...) // Middleborough signs as Middleboro
		} else {
			dst = append(dst, word...)
		}
		words = rest
	}
	return dst
}

// writtenOut returns what a word of an address stands for, or "". Directions
// are short only where they lead.
func writtenOut(word []byte, leads bool) string {
	if leads {
		switch string(word) {
		case "n", "no", "nth":
			return "north"
		case "s", "so", "sth":
			return "south"
		case "e":
			return "east"
		case "w":
			return "west"
		}
	}
	switch string(word) {
	case "st":
		return "saint"
	case "ste":
		return "sainte"
	case "ft":
		return "fort"
	case "mt":
		return "mount"
	case "mtn":
		return "mountain"
	case "hts", "hgts":
		return "heights"
	case "jct", "jctn":
		return "junction"
	case "spgs", "spg", "sprgs":
		return "springs"
	case "ctr", "centre":
		return "center"
	case "twp", "twsp", "tnp":
		return "township"
	case "pk":
		return "park"
	case "bch":
		return "beach"
	case "vlg":
		return "village"
	case "vly":
		return "valley"
	case "lk":
		return "lake"
	case "cty":
		return "city"
	}
	return ""
}

// names maps keys, each a state's postal code, a space and a USKey, to the
// numbers of what they name. Keys are in order and searched by halving: a map
// of as many would take longer to fill than all else.
type names struct {
	keys []string
	from []int32 // where the refs of a key begin; one more than keys
	refs []ref
}

// A ref is the number of a county or place.
type ref struct {
	at    int32
	leads bool // no other of that name in the state is likely to be meant
}

// find returns what a key names.
func (n *names) find(key []byte) []ref {
	at, ok := slices.BinarySearchFunc(n.keys, key, compareBytes)
	if !ok {
		return nil
	}
	return n.refs[n.from[at]:n.from[at+1]]
}

// compareBytes compares as strings.Compare does. The conversions within
// comparisons do not allocate.
func compareBytes(have string, want []byte) int {
	switch {
	case have < string(want):
		return -1
	case have == string(want):
		return 0
	}
	return 1
}

// stateKey begins a key.
func stateKey(dst []byte, state string) []byte { return append(append(dst, state...), ' ') }

// countiesNamed returns the counties of that name: the one that is called so
// with its type, else those whose bare name it is, an independent city last. Of
// a name with more in it ("Jefferson County - Louisville") it takes the part
// that names one; several reports that more than one does.
func (u *US) countiesNamed(state, name string) (refs []ref, several bool) {
	if name == "" {
		return nil, false
	}
	if refs := u.countiesCalled(state, name); refs != nil {
		return refs, false
	}
	for rest, more := name, true; more; {
		var part string
		part, rest, more = cutPart(rest)
		named := u.countiesCalled(state, part)
		switch {
		case len(named) == 0:
		case len(refs) == 0:
			refs = named
		case named[0].at != refs[0].at:
			return nil, true
		}
	}
	return refs, false
}

// cutPart cuts a name at the first mark between its parts.
func cutPart(name string) (part, rest string, more bool) {
	for i := range len(name) {
		for _, mark := range [...]string{" - ", " – ", ",", ";", "/", "(", "&", " and "} {
			if strings.HasPrefix(name[i:], mark) {
				return name[:i], name[i+len(mark):], true
			}
		}
	}
	return name, "", false
}

func (u *US) countiesCalled(state, name string) []ref {
	var room, wordRoom [keyRoom]byte
	words := appendWords(wordRoom[:0], name)
	for _, lead := range [...]string{"county of ", "parish of "} {
		if rest, ok := bytes.CutPrefix(words, []byte(lead)); ok {
			return u.countyNames.find(appendSquashed(stateKey(room[:0], state), append(rest, " county"...)))
		}
	}
	if rest, ok := bytes.CutPrefix(words, []byte("city of ")); ok {
		return u.countyNames.find(appendSquashed(stateKey(room[:0], state), append(rest, " city"...)))
	}
	if refs := u.countyNames.find(appendSquashed(stateKey(room[:0], state), words)); refs != nil {
		return refs
	}
	for _, tail := range [...]string{" county", " co", " cnty", " counties", " parish", " borough", " city and borough", " census area", " municipality", " municipio", " planning region"} {
		if bare, ok := bytes.CutSuffix(words, []byte(tail)); ok {
			full := append(append([]byte(nil), bare...), " county"...)
			if refs := u.countyNames.find(appendSquashed(stateKey(room[:0], state), full)); refs != nil {
				return refs
			}
			return u.countyNames.find(appendSquashed(stateKey(room[:0], state), bare))
		}
	}
	return nil
}

// isRejected reports whether name is known to name no place of the state.
func (u *US) isRejected(state, name string) bool {
	var room [keyRoom]byte
	key := appendWords(stateKey(room[:0], state), name)
	_, ok := slices.BinarySearchFunc(u.rejected, key, compareBytes)
	return ok
}

// placesNamed returns the places of that name: first of the name as it is, as
// "City of Industry" may be asked for and "Kansas City" is no Kansas, then
// without its type.
func (u *US) placesNamed(state, name string) []ref {
	if u.isRejected(state, name) {
		return nil
	}
	if refs := u.placesCalled(state, name); refs != nil {
		return refs
	}
	head, tail, ok := strings.Cut(name, ",")
	if ok && strings.EqualFold(strings.Trim(tail, " ."), state) { // "Manchester, CT"
		return u.placesCalled(state, head)
	}
	return nil
}

func (u *US) placesCalled(state, name string) []ref {
	var room, wordRoom [keyRoom]byte
	words := appendWords(wordRoom[:0], name)
	if refs := u.placeNames.find(appendSquashed(stateKey(room[:0], state), words)); refs != nil {
		return refs
	}
	for _, t := range typeWords {
		bare, ok := bytes.CutPrefix(words, []byte(t.word+" of "))
		if !ok {
			bare, ok = bytes.CutSuffix(words, []byte(" "+t.word))
		}
		if !ok {
			continue
		}
		refs := u.placeNames.find(appendSquashed(stateKey(room[:0], state), bare))
		typed := u.ofKind(refs, t.kind)
		if typed == nil && t.kind != kindTownship {
			return refs
		}
		return typed
	}
	if bare, ok := bytes.CutPrefix(words, []byte("the ")); ok {
		return u.placeNames.find(appendSquashed(stateKey(room[:0], state), bare))
	}
	return nil
}

// typeWords are the types that a name may carry before or after it.
var typeWords = [...]struct {
	word string
	kind byte
}{
	{"city", kindCity}, {"town", kindTown}, {"village", kindVillage}, {"borough", kindBorough}, {"boro", kindBorough},
	{"charter township", kindTownship}, {"township", kindTownship}, {"twp", kindTownship}, {"cdp", kindUnbound},
}

// ofKind returns those of refs that are of a kind, each leading when it is the
// only one.
func (u *US) ofKind(refs []ref, kind byte) []ref {
	var typed []ref
	for _, r := range refs {
		if u.places[r.at].kind == kind {
			typed = append(typed, ref{at: r.at})
		}
	}
	if len(typed) == 1 {
		typed[0].leads = true
	}
	return typed
}
