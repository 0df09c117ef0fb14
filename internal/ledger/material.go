package ledger

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"headcount"
)

// A material is what the events of one family are derived from.
type material struct {
	list    []standingClaim    // in the order in which they were put
	claims  []headcount.Stated // those of list
	numbers map[string]int64   // of the claims, by their IDs
	names   []headcount.Name   // oldest first
}

func (w *work) material(family string) (material, error) {
	var m material
	list, err := w.familyClaims(family)
	if err != nil {
		return m, err
	}
	if err := w.extend(&m, list); err != nil {
		return m, err
	}
	m.names, err = w.namesOf(&m, familyNames, family, 0)
	return m, err
}

// familyNames gives the names of a family that came after one.
const familyNames = `SELECT group_concat(n.number || ' ' || n.slug || ' ' || n.claim_id, char(10)) FROM employers e
	JOIN claims c ON c.employer_id = e.id JOIN names n ON n.claim_id = c.id WHERE e.family = ? AND n.number > ?`

// extend puts the claims of list that come after those of m to them.
func (w *work) extend(m *material, list []standingClaim) error {
	list = list[len(m.list):]
	numbers := make([]int64, len(list))
	for i, c := range list {
		numbers[i] = c.number
	}
	loaded, err := w.load(numbers)
	if err != nil {
		return err
	}
	if m.numbers == nil {
		m.numbers = make(map[string]int64, len(list))
	}
	m.list, m.claims = slices.Grow(m.list, len(list)), slices.Grow(m.claims, len(list))
	for _, c := range list {
		s := *loaded[c.number]
		s.Back = c.back
		m.list, m.claims, m.numbers[s.ID] = append(m.list, c), append(m.claims, s), c.number
	}
	return nil
}

// namesOf lists the names that query gives to claims of m, oldest first. They come as
// one value: there are as many as claims, and a row for each takes longer. A slug has
// no blanks.
func (w *work) namesOf(m *material, query string, args ...any) ([]headcount.Name, error) {
	var joined sql.NullString
	if err := w.row(query, args, &joined); err != nil || joined.String == "" {
		return nil, err
	}
	names := make([]headcount.Name, 0, strings.Count(joined.String, "\n")+1)
	for line := range strings.SplitSeq(joined.String, "\n") {
		number, rest, _ := strings.Cut(line, " ")
		slug, claim, _ := strings.Cut(rest, " ")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, err
		}
		c, err := strconv.ParseInt(claim, 10, 64)
		if err != nil {
			return nil, err
		}
		if at, ok := slices.BinarySearchFunc(m.list, c, func(s standingClaim, n int64) int { return cmp.Compare(s.number, n) }); ok {
			names = append(names, headcount.Name{Number: n, Slug: slug, Claim: m.claims[at].ID})
		}
	}
	slices.SortFunc(names, func(a, b headcount.Name) int { return cmp.Compare(a.Number, b.Number) })
	return names, nil
}

// The bounds of a shelf, in claims. A family below the first is read again sooner than
// it is looked up; all are about 1 KB a claim.
const (
	worthKeeping = 64
	keptClaims   = 80_000
)

// newNames is how many names the ledger may have gained for those of a family on the
// shelf to be looked for among them; after more they are looked up by its claims.
const newNames = 2_000

// A shelf holds what the largest families were last derived from, by their slugs. A
// family is derived again and again while reports of it come in, and reading it would
// else take half of that time. Claims and names are never deleted and never changed,
// so what is on the shelf is brought up to date by what came after it.
type shelf map[string]*shelved

type shelved struct {
	material
	named  int64 // the number of the last name of the ledger that it knows
	memory any   // what the rules keep of it: see Rules.Keeping
}

// kept is material for a family that may be on the shelf, and goes there: s is where it
// is then, nil if it is not.
func (w *work) kept(family string) (m material, s *shelved, err error) {
	last, err := w.lastName()
	if err != nil {
		return m, nil, err
	}
	if s = w.families[family]; s == nil {
		return w.shelve(family, last)
	}
	list, err := w.familyClaims(family)
	if err != nil {
		return m, nil, err
	}
	had := len(s.list)
	if len(list) < had || !slices.Equal(list[:had], s.list) { // some were taken back, or moved
		return w.shelve(family, last)
	}
	if err := w.extend(&s.material, list); err != nil {
		return m, nil, err
	}
	if err := w.named(s, family, had, last); err != nil {
		return m, nil, err
	}
	return s.material, s, nil
}

// named gives s the names that came after those that it knows, up to the last, and
// those that its claims after the first had bore before they were its own.
func (w *work) named(s *shelved, family string, had int, last int64) error {
	var fresh []int64
	for _, c := range s.list[had:] {
		fresh = append(fresh, c.number)
	}
	numbers, err := json.Marshal(fresh)
	if err != nil {
		return err
	}
	const list = `SELECT group_concat(number || ' ' || slug || ' ' || claim_id, char(10)) FROM names WHERE `
	before, err := w.namesOf(&s.material, list+`claim_id IN (SELECT value FROM json_each(?)) AND number <= ?`, string(numbers), s.named)
	if err != nil {
		return err
	}
	var after []headcount.Name
	if last-s.named > newNames {
		after, err = w.namesOf(&s.material, familyNames, family, s.named)
	} else {
		after, err = w.namesOf(&s.material, list+`number > ?`, s.named)
	}
	if err != nil {
		return err
	}
	if len(before) > 0 {
		s.names = append(before, s.names...)
		slices.SortFunc(s.names, func(a, b headcount.Name) int { return cmp.Compare(a.Number, b.Number) })
	}
	s.names, s.named = append(s.names, after...), last
	return nil
}

// lastName is the number of the last name of the ledger.
func (w *work) lastName() (last int64, err error) {
	err = w.row(`SELECT coalesce(max(number), 0) FROM names`, nil, &last)
	return last, err
}

// allNamed notes that families on the shelf know all names, if they knew all up to one
// after which only this transaction gave names: those that it gave to a family it has
// given to what is on the shelf too.
func (w *work) allNamed(after int64) error {
	last, err := w.lastName()
	for _, s := range w.families {
		if s.named >= after {
			s.named = last
		}
	}
	return err
}

// shelve reads a family and puts it on the shelf, unless it is smaller than all that
// are there and the shelf is full.
func (w *work) shelve(family string, last int64) (m material, s *shelved, err error) {
	delete(w.families, family)
	m, err = w.material(family)
	if err != nil || len(m.list) < worthKeeping || len(m.list) > keptClaims {
		return m, nil, err
	}
	all := len(m.list)
	for _, o := range w.families {
		all += len(o.list)
	}
	for all > keptClaims {
		least := slices.MinFunc(slices.Collect(maps.Keys(w.families)), func(a, b string) int {
			return cmp.Or(cmp.Compare(len(w.families[a].list), len(w.families[b].list)), cmp.Compare(a, b))
		})
		if len(w.families[least].list) >= len(m.list) {
			return m, nil, nil
		}
		all -= len(w.families[least].list)
		delete(w.families, least)
	}
	s = &shelved{material: m, named: last}
	w.families[family] = s
	return m, s, nil
}
