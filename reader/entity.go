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
	union    bool     // of workers
	dept     string   // the key, a department's in one form
	strong   bool     // known, or named in a way that only a firm or body is
	stands   int32    // for the entity of that number, less one: an abbreviation
	next     [3]int32 // see nameIndex
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
	key := k.key
	var slug, parent string
	common := false
	if kind == org {
		if k.isFirm {
			common, slug, parent = k.common, k.slug, k.parent
		}
	}
	for _, i := range p.likeNames(key, slug, kind) {
		e := &p.entities[i]
		if e.kind != kind {
			continue
		}
		if e.key == key || slug != "" && e.slug == slug || p.sameName(e, key, slug, kind) {
			if longer(text, e.name, kind) {
				e.name = text
				if kind != org || e.slug == "" || slug != "" {
					e.key, e.union, e.dept = key, union(key), department(key)
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
			if e := &p.entities[i]; e.kind == org && strings.HasSuffix(e.key, " "+key) && !k.isPlace {
				return i
			}
		}
	}
	e := entity{kind: kind, name: text, key: key, slug: slug, parent: parent}
	if kind == org {
		_, e.outlet = p.lex.lists["outlets"][key]
		e.outlet = e.outlet || newspaper(key)
		e.strong = slug != "" && !common || public(key) && strings.Contains(key, " of ")
	}
	return p.addEntity(e)
}

// addEntity appends an entity and keeps the index of names.
func (p *parser) addEntity(e entity) int {
	if e.kind == org {
		e.union, e.dept = union(e.key), department(e.key)
	}
	p.entities = append(p.entities, e)
	switch {
	case p.names != nil:
		p.indexName(len(p.entities) - 1)
	case len(p.entities) > fewEntities: // from here on an index pays
		p.names = newNameIndex()
		for i := range p.entities {
			p.indexName(i)
		}
	}
	return len(p.entities) - 1
}

// A nameIndex finds the entities that a name may be by the words by which two
// forms of one name meet. A map holds the last entity for a word, plus one; the
// entities before it are linked by next.
type nameIndex struct {
	first    map[string]int32 // first word of an employer's key
	initials map[string]int32 // initials of an employer's key of several words
	slug     map[string]int32 // of the registry
	surname  map[string]int32 // last word of a person's key
}

func newNameIndex() *nameIndex {
	return &nameIndex{map[string]int32{}, map[string]int32{}, map[string]int32{}, map[string]int32{}}
}

// fewEntities is up to how many entities a text has without an index.
const fewEntities = 16

// likeNames returns the entities that a name of this kind and key may be, in
// the order in which the text brings them; the list is good until the next call.
// Without it a text of many names would take quadratic time.
func (p *parser) likeNames(key, slug string, kind actorKind) []int32 {
	out := p.scratch.like[:0]
	walk := func(at int32, which int) {
		for at > 0 {
			out = append(out, at-1)
			at = p.entities[at-1].next[which]
		}
	}
	switch {
	case p.names == nil:
		for i := range p.entities {
			out = append(out, int32(i))
		}
	case kind == person:
		walk(p.names.surname[lastWord(key)], 0)
	default:
		first, _, several := strings.Cut(department(key), " ")
		walk(p.names.first[first], 0)
		if several {
			walk(p.names.first[initials(key)], 0) // its acronym
		} else {
			walk(p.names.initials[key], 1)
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
			put(p.names.initials, initials(e.key), 1)
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

// longer reports whether the form a of a name says more than the form b: a
// legal suffix, else more words.
func longer(a, b string, kind actorKind) bool {
	if kind == place {
		return false
	}
	if la, lb := legal(a), legal(b); kind == org && (la || lb) {
		return la && !lb
	}
	if kind == org && !strings.Contains(strings.ToLower(a), strings.ToLower(b)) && !allCaps(b) {
		return false // another name of the firm, not a fuller one
	}
	return len(a) > len(b)
}

// legal reports whether a name ends in a legal suffix.
func legal(name string) bool {
	switch strings.ToLower(strings.TrimSuffix(name[strings.LastIndexByte(name, ' ')+1:], ".")) {
	case "inc", "corp", "corporation", "co", "ltd", "plc", "llc", "lp", "ag", "sa", "nv", "gmbh", "se", "limited", "company":
		return true
	}
	return false
}

// sameName reports whether a name's key is a shorter or longer form of the
// entity's: surname and full name, a firm with and without its descriptors, an
// acronym.
func (p *parser) sameName(e *entity, key, slug string, kind actorKind) bool {
	if key == "" || e.key == "" || kind == place {
		return false
	}
	if slug != "" && e.slug != "" {
		return false // the registry knows both, as two
	}
	if kind == person {
		return lastWord(e.key) == key || lastWord(key) == e.key
	}
	if department(key) == e.dept {
		return true
	}
	short, long := key, e.key
	if len(short) > len(long) {
		short, long = long, short
	}
	if rest, ok := strings.CutPrefix(long, short+" "); ok {
		return p.extends(short, rest, key == short) || key == short && legal(e.name) && e.slug == "" && !strings.Contains(rest, " ")
	}
	if len(short) <= 6 && !strings.Contains(short, " ") && strings.Contains(long, " ") {
		return initials(long) == short
	}
	return false
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
	for w := range strings.FieldsSeq(rest) {
		_, form := p.lex.lists["firmwords"][w]
		_, trade := p.lex.lists["sectorwords"][w]
		if !form && (known || !trade) {
			return false
		}
	}
	return true
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

func initials(s string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(s) {
		switch w {
		case "of", "and", "for", "the":
		default:
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
