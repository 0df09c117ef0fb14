package reader

import (
	"hash/maphash"
	"strings"

	"headcount/reference"
)

// A nameTable holds what the reference data say of names. It is asked for every capital of
// a text, of names that other texts have too: a table of our own finds one in a third of the
// memory that a map would touch.
type nameTable struct {
	slots []nameSlot // keptNames of them are taken at most, half
	taken int
}

type nameSlot struct {
	hash  uint64
	known *knownName
}

// keptNames is how many names are remembered from one document to the next.
const keptNames = 1 << 15

// seed is drawn anew by each process, so that no text can be made of names that lie in one
// another's way.
var seed = maphash.MakeSeed()

// asked asks the reference data for a name, once for each form of it: texts
// speak of the same names, so that what one has asked the next does not.
func (p *parser) asked(text string) *knownName {
	t := &p.scratch.known
	hash := maphash.String(seed, text)
	at := t.slot(hash, text)
	if at.known != nil {
		return at.known
	}
	if t.taken++; t.taken > keptNames {
		clear(t.slots)
		t.taken, at = 1, t.slot(hash, text)
	}
	*at = nameSlot{hash, p.ask(text)}
	return at.known
}

// slot is where a name of that hash stands, or the empty one where it is to stand.
func (t *nameTable) slot(hash uint64, text string) *nameSlot {
	if t.slots == nil {
		t.slots = make([]nameSlot, 2*keptNames)
	}
	for i := hash; ; i++ {
		s := &t.slots[i%(2*keptNames)]
		if s.known == nil || s.hash == hash && s.known.text == text {
			return s
		}
	}
}

// ask asks the reference data for a name.
func (p *parser) ask(text string) *knownName {
	text = strings.Clone(text) // or the name would keep the text alive
	k := &knownName{text: text, key: reference.Key(text), isGiven: p.ref.Given(text)}
	if e, ok := p.ref.EmployerKey(k.key); ok {
		k.isFirm, k.common, k.slug, k.parent = true, e.Word, e.Slug, e.Parent
	}
	_, k.outlet = p.lex.outlets[strings.ToLower(text)]
	return k
}
