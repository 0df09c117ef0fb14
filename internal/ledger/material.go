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

// employersOf gives the numbers of the employers of families, in JSON.
func (w *work) employersOf(families ...string) (map[string]string, error) {
	list, err := json.Marshal(families)
	if err != nil {
		return nil, err
	}
	employers := make(map[string]string, len(families))
	err = w.each(`SELECT f.value, (SELECT json_group_array(e.id) FROM employers e WHERE e.family = f.value) FROM json_each(?) f`, []any{string(list)},
		func(r *sql.Rows) error {
			var family, numbers string
			err := r.Scan(&family, &numbers)
			employers[family] = numbers
			return err
		})
	return employers, err
}

// material reads what the events of employers are derived from.
func (w *work) material(employers string) (material, error) {
	var m material
	list, err := w.claimsOf(employers)
	if err != nil {
		return m, err
	}
	if err := w.extend(&m, list); err != nil {
		return m, err
	}
	m.names, err = w.namesOf(&m, names, employers, 0)
	return m, err
}

// names gives the names of claims of employers that came after one.
const names = `SELECT group_concat(n.number || ' ' || n.slug || ' ' || n.claim_id, char(10)) FROM json_each(?) e
	JOIN claims c ON c.employer_id = e.value JOIN names n ON n.claim_id = c.id WHERE n.number > ?`

// familyMaterial is material of the employers that a family has now.
func (w *work) familyMaterial(family string) (material, error) {
	employers, err := w.employersOf(family)
	if err != nil {
		return material{}, err
	}
	return w.material(employers[family])
}

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

// of reads, as w has it, what the events of a family are derived from: what is not on the
// shelf. The family goes there: s is where it is then, nil if it is not.
func (all shelf) of(w *work, family, employers string) (m material, s *shelved, err error) {
	last, err := w.lastName()
	if err != nil {
		return m, nil, err
	}
	if s = all[family]; s == nil {
		return all.put(w, family, employers, last)
	}
	list, err := w.claimsOf(employers)
	if err != nil {
		return m, nil, err
	}
	had := len(s.list)
	if len(list) < had || !slices.Equal(list[:had], s.list) { // some were taken back, or moved
		return all.put(w, family, employers, last)
	}
	if err := w.extend(&s.material, list); err != nil {
		return m, nil, err
	}
	if err := w.named(s, employers, had, last); err != nil {
		return m, nil, err
	}
	return s.material, s, nil
}

// named gives s the names that came after those that it knows, up to the last, and
// those that its claims after the first had bore before they were its own.
func (w *work) named(s *shelved, employers string, had int, last int64) error {
	var fresh []int64
	for _, c := range s.list[had:] {
		fresh = append(fresh, c.number)
	}
	numbers, err := json.Marshal(fresh)
	if err != nil {
		return err
	}
	const some = `SELECT group_concat(number || ' ' || slug || ' ' || claim_id, char(10)) FROM names WHERE `
	before, err := w.namesOf(&s.material, some+`claim_id IN (SELECT value FROM json_each(?)) AND number <= ?`, string(numbers), s.named)
	if err != nil {
		return err
	}
	var after []headcount.Name
	if last-s.named > newNames {
		after, err = w.namesOf(&s.material, names, employers, s.named)
	} else {
		after, err = w.namesOf(&s.material, some+`number > ?`, s.named)
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
func (all shelf) allNamed(after, last int64) {
	for _, s := range all {
		if s.named >= after {
			s.named = last
		}
	}
}

// put reads a family and puts it on the shelf, unless it is smaller than all that
// are there and the shelf is full.
func (all shelf) put(w *work, family, employers string, last int64) (m material, s *shelved, err error) {
	delete(all, family)
	m, err = w.material(employers)
	if err != nil || len(m.list) < worthKeeping || len(m.list) > keptClaims {
		return m, nil, err
	}
	claims := len(m.list)
	for _, o := range all {
		claims += len(o.list)
	}
	for claims > keptClaims {
		least := slices.MinFunc(slices.Collect(maps.Keys(all)), func(a, b string) int {
			return cmp.Or(cmp.Compare(len(all[a].list), len(all[b].list)), cmp.Compare(a, b))
		})
		if len(all[least].list) >= len(m.list) {
			return m, nil, nil
		}
		claims -= len(all[least].list)
		delete(all, least)
	}
	s = &shelved{material: m, named: last}
	all[family] = s
	return m, s, nil
}
