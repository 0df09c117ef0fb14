package reader

import (
	"slices"
	"strings"
)

// An entity is who the mentions of one name are.
type entity struct {
	kind     actorKind
	name     string // the fullest form in the text
	key      string // reference.Key of the name
	slug     string // of the registry, "" when it does not know the name
	parent   string // slug of its parent, "" when none is known
	mentions int
	weight   int      // where it is mentioned: title and opening count more
	outlet   bool     // a news outlet
	union    bool     // of workers, or who else speaks of cuts that others make
	many     bool     // of these, one who stands for many employers
	dept     string   // the key, a department's in one form
	acronym  string   // the initials of the key
	full     string   // knownName.acronymFull
	strong   bool     // known, or named in a way that only a firm or body is
	stands   int32    // for the entity of that number, less one: an abbreviation
	next     [4]int32 // see nameIndex
}

// mention records a mention of a name and returns it.
func (p *parser) mention(first, last int, kind actorKind) actor {
	for last > first && p.toks[last].kind == mark && p.toks[last].low != ")" && !p.isOrgSuffix(last) {
		last--
	}
	e := p.entityOf(p.words(first, last), kind)
	if kind == person {
		p.byPerson[p.toks[last].low] = true
	}
	p.entities[e].mentions++
	return actor{first: first, last: last, kind: p.entities[e].kind, entity: e}
}

// entityOf finds or makes the entity that text names.
func (p *parser) entityOf(text string, kind actorKind) int {
	if e, ok := p.byText[text]; ok {
		return e
	}
	e := p.link(text, kind)
	p.byText[text] = e
	return e
}

func (p *parser) link(text string, kind actorKind) int {
	if kind == place { // a place has one form
		return p.addEntity(entity{kind: place, name: text})
	}
	k := p.asked(text)
	if kind == org && !k.isFirm && p.possessives {
		if e, ok := p.byText[text+"'s"]; ok && p.entities[e].kind == org && strings.HasSuffix(p.entities[e].name, "'s") {
			return e // "Hanley's to shut 12 shops", of the chain Hanley's
		}
	}
	p.takeApart(k)
	key := k.key
	var slug, parent string
	common := false
	if kind == org {
		if k.isFirm {
			common, slug, parent = k.common, k.slug, k.parent
		}
	}
	for _, i := range p.likeNames(key, slug, k.acronymFull, kind) {
		e := &p.entities[i]
		if e.kind != kind {
			continue
		}
		if e.key == key || slug != "" && e.slug == slug || p.sameName(e, k, slug, kind) {
			if longer(text, e.name, kind) {
				e.name = text
				p.possessives = p.possessives || strings.HasSuffix(text, "'s")
				if kind != org || e.slug == "" || slug != "" {
					e.rename(k)
				}
			}
			if e.slug == "" {
				e.slug, e.parent = slug, parent
			}
			return int(i)
		}
	}
	if kind == org && slug == "" && !strings.Contains(key, " ") && len(p.entities) < 4*fewEntities {
		for i := range p.entities { // "the Tour", of the PGA Tour
			if e := &p.entities[i]; e.kind == org && len(e.key) > len(key) && e.key[len(e.key)-len(key)-1] == ' ' && strings.HasSuffix(e.key, key) && !k.isPlace {
				return i
			}
		}
	}
	e := entity{kind: kind, name: text, key: key, slug: slug, parent: parent}
	if kind == org {
		e.rename(k)
		e.outlet = k.press
		e.strong = slug != "" && !common || k.body
	}
	return p.addEntity(e)
}

// addEntity appends an entity and keeps the index of names.
func (p *parser) addEntity(e entity) int {
	p.entities = append(p.entities, e)
	p.possessives = p.possessives || strings.HasSuffix(e.name, "'s")
	switch {
	case p.names != nil:
		p.indexName(len(p.entities) - 1)
	case len(p.entities) > fewEntities: // from here on an index pays
		p.names = p.scratch.names
		for i := range p.entities {
			p.indexName(i)
		}
	}
	return len(p.entities) - 1
}

// rename gives an entity the key of a name, and what that tells.
func (e *entity) rename(k *knownName) {
	e.key, e.union, e.dept, e.acronym, e.full = k.key, k.union, k.dept, k.acronym, k.acronymFull
}

// A nameIndex finds the entities that a name may be by the words by which two
// forms of one name meet. A map holds the last entity for a word, plus one; the
// entities before it are linked by next.
type nameIndex struct {
	first    map[string]int32 // first word of an employer's key
	initials map[string]int32 // initials of an employer's key of several words
	full     map[string]int32 // those with "Corporation": see knownName.acronymFull
	slug     map[string]int32 // of the registry
	surname  map[string]int32 // last word of a person's key
}

func newNameIndex() *nameIndex {
	return &nameIndex{map[string]int32{}, map[string]int32{}, map[string]int32{}, map[string]int32{}, map[string]int32{}}
}

func (n *nameIndex) clear() {
	clear(n.first)
	clear(n.initials)
	clear(n.full)
	clear(n.slug)
	clear(n.surname)
}

// fewEntities is up to how many entities a text has without an index.
const fewEntities = 16

// likeNames returns the entities that a name of this kind, key and full acronym may be, in
// the order in which the text brings them; the list is good until the next call.
// Without it a text of many names would take quadratic time.
func (p *parser) likeNames(key, slug, full string, kind actorKind) []int32 {
	out := p.scratch.like[:0]
	walk := func(at int32, which int) {
		for at > 0 {
			out = append(out, at-1)
			at = p.entities[at-1].next[which]
		}
	}
	if p.names == nil {
		for i := range p.entities {
			out = append(out, int32(i))
		}
		p.scratch.like = out
		return out
	}
	switch {
	case kind == person:
		walk(p.names.surname[lastWord(key)], 0)
	default:
		first, _, several := strings.Cut(department(key), " ")
		walk(p.names.first[first], 0)
		if several {
			var room [16]byte
			walk(p.names.first[string(appendInitials(room[:0], key))], 0) // its acronym
			if full != "" {
				walk(p.names.first[full], 0)
			}
		} else {
			walk(p.names.initials[key], 1)
			walk(p.names.full[key], 3)
		}
		if slug != "" {
			walk(p.names.slug[slug], 2)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	p.scratch.like = out
	return out
}

// indexName puts entity i where likeNames looks for it.
func (p *parser) indexName(i int) {
	e := &p.entities[i]
	put := func(m map[string]int32, key string, which int) {
		e.next[which] = m[key]
		m[key] = int32(i) + 1
	}
	switch e.kind {
	case place:
	case person:
		put(p.names.surname, lastWord(e.key), 0)
	default:
		first, _, several := strings.Cut(e.dept, " ")
		put(p.names.first, first, 0)
		if several {
			put(p.names.initials, e.acronym, 1)
			if e.full != "" {
				put(p.names.full, e.full, 3)
			}
		}
		if e.slug != "" {
			put(p.names.slug, e.slug, 2)
		}
	}
}

// newspaper reports whether a name's key ends as newspapers' names do.
func newspaper(key string) bool {
	switch lastWord(key) {
	case "press", "times", "news", "journal", "post", "herald", "tribune", "gazette", "chronicle", "inquirer", "observer", "register", "telegraph", "magazine":
		return strings.Contains(key, " ")
	}
	return false
}

// tradeBody reports whether a name's key is that of a body that speaks for the firms of a
// trade: "federation of millers of ireland". What it says of jobs is said of its members'.
func tradeBody(key string) bool {
	switch lastWord(key) {
	case "federation", "confederation":
		return strings.Contains(key, " ")
	}
	for _, body := range []string{"federation of ", "confederation of ", "association of ", "chamber of commerce"} {
		if strings.Contains(key, body) {
			return true
		}
	}
	return false
}

// longer reports whether the form a of a name says more than the form b: a
// legal suffix, else more words.
func longer(a, b string, kind actorKind) bool {
	if kind == place {
		return false
	}
	if la, lb := legal(a), legal(b); kind == org && (la || lb) {
		return la && !lb
	}
	if len(a) <= len(b) {
		return false
	}
	return kind != org || strings.Contains(strings.ToLower(a), strings.ToLower(b)) || allCaps(b) // else another name of the firm, not a fuller one
}

// legal reports whether a name ends in a legal suffix.
func legal(name string) bool {
	last := strings.TrimSuffix(lastWord(name), ".")
	var room [len("corporation")]byte // the longest: strings.ToLower would allocate for every name
	if len(last) > len(room) {
		return false
	}
	switch string(lowerInto(room[:], last)) {
	case "inc", "corp", "corporation", "co", "ltd", "plc", "llc", "lp", "ag", "sa", "nv", "gmbh", "se", "limited", "company":
		return true
	}
	return false
}

// sameName reports whether a name's key is a shorter or longer form of the
// entity's: surname and full name, a firm with and without its descriptors, an
// acronym.
func (p *parser) sameName(e *entity, k *knownName, slug string, kind actorKind) bool {
	key := k.key
	if key == "" || e.key == "" || kind == place {
		return false
	}
	if slug != "" && e.slug != "" {
		return false // the registry knows both, as two
	}
	if kind == person {
		return lastWord(e.key) == key || lastWord(key) == e.key
	}
	if k.dept == e.dept {
		return true
	}
	short, long, acronym, full := key, e.key, e.acronym, e.full
	if len(short) > len(long) {
		short, long, acronym, full = long, short, k.acronym, k.acronymFull
	}
	if rest, ok := strings.CutPrefix(long, short); ok && strings.HasPrefix(rest, " ") {
		rest = rest[1:]
		return p.extends(short, rest, key == short) || key == short && legal(e.name) && e.slug == "" && !strings.Contains(rest, " ")
	}
	return len(short) <= 6 && (acronym == short || full == short) && !strings.Contains(short, " ") && strings.Contains(long, " ")
}

// department gives the key of a department or ministry one form: "education
// department" as "department of education".
func department(key string) string {
	for _, body := range []string{"department", "ministry"} {
		if of, ok := strings.CutSuffix(key, " "+body); ok && strings.Count(of, " ") < 3 {
			return body + " of " + of
		}
	}
	return key
}

// extends reports whether a longer form of a name is the same firm: what it
// adds says only what kind of firm it is. Where the text goes on with the first
// words of a longer name that the registry does not know (shorter), that is a
// short form too. Amazon Web Services, named after Amazon, is not Amazon.
func (p *parser) extends(short, rest string, shorter bool) bool {
	_, known := p.ref.EmployerKey(short)
	if !known && (shorter || strings.Count(short, " ") > 0 && strings.Count(rest, " ") > 0) {
		return true // "Tallow Museum", then "Tallow Museum, Park & Archive"
	}
	_, whole := p.lex.firmWords[lastWord(rest)]
	whole = whole && shorter && strings.Contains(rest, " ") // "Tallow Media Group", then "Tallow", be there another Tallow or not
	for w := range strings.FieldsSeq(rest) {
		_, form := p.lex.firmWords[w]
		_, trade := p.lex.sectorWords[w]
		if !form && (known && !whole || !trade) {
			return false
		}
	}
	return true
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// initials returns the acronym of a key of several words.
func initials(key string) string {
	var room [16]byte
	return string(appendInitials(room[:0], key))
}

// appendInitials appends the initials of a key to dst.
func appendInitials(dst []byte, key string) []byte {
	for word, rest := "", key; rest != ""; {
		word, rest, _ = strings.Cut(rest, " ")
		switch word {
		case "", "of", "and", "for", "the":
		default:
			dst = append(dst, word[0])
		}
	}
	return dst
}
