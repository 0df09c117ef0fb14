package reconcile

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"

	"headcount"
	"headcount/edtf"
)

// An outcome is what a cluster says as an event.
type outcome struct {
	key       string
	unit      *unit
	standing  []*fact // the members that count; all of them when withdrawn
	telling   []*fact // of those, the ones that do not deny it; all when all do
	withdrawn bool
	total     bool       // sums rounds
	summing   bool       // some claim gives it as a sum of rounds
	terms     []*cluster // of a sum, those that sum to its very number, where some do
	temporary bool
	people    *people // the group counted by every claim that says
	sites     sites

	fig       figure // of the chosen count and share
	count     *headcount.Count
	share     *headcount.Share
	at        when // announced
	announced string
	effective string
	ends      when
	status    string
	group     string
	places    []string
	knownBy   string
	seen      when // of the earliest document

	why       []headcount.Value
	disputes  []headcount.Dispute
	relations []relation
	backed    backing
	doubtful  []doubting // events that may be the same cut
	witnesses []witness
	told      [][]string // their documents, by group
	heard     int        // of how many facts they are
	slug      string
}

// A relation leads from the cluster that holds it to another.
type relation struct {
	kind   string
	to     *cluster
	why    string
	claims []string
}

// settle works out what the cluster says: the value of each field by the rules,
// and the disputes.
func (c *cluster) settle() {
	slices.SortFunc(c.members, func(a, b *fact) int { return cmp.Compare(a.ID, b.ID) })
	c.key = keyOf(ids(c.members))
	c.standing = without(c.members, func(f *fact) bool { return !f.stands() })
	c.withdrawn = !c.members[0].stands() && len(c.standing) == len(c.members)
	c.witnessed(c.standing)
	c.told = byGroup(c.witnesses)
	c.telling = without(c.standing, func(f *fact) bool { return f.Status == headcount.Denied })
	c.total = c.mostly(func(f *fact) bool { return f.Cumulative })
	c.summing = slices.ContainsFunc(c.standing, func(f *fact) bool { return f.Cumulative })
	c.temporary = c.founder.people.temporary
	c.scope()
	c.employer()

	if m := c.answer(countField); m != nil {
		c.count = m.Count
		c.fig = m.fig
	} else {
		c.fig = figure{form: none, part: none, hi: math.MaxInt64, most: maxShare}
	}
	if m := c.answer(shareField); m != nil {
		c.share = m.Share
		c.fig.part, c.fig.least, c.fig.most, c.fig.percent, c.fig.base = m.fig.part, m.fig.least, m.fig.most, m.fig.percent, m.fig.base
	}
	if m := c.answer(announcedField); m != nil {
		c.at, c.announced = m.at, m.Announced
	}
	if m := c.answer(effectiveField); m != nil {
		c.ends, c.effective = m.ends, m.Effective
	}
	status, rule, from := c.statusOf(c.standing)
	if m := decided(c.standing, "status"); m != nil && m.Status != "" {
		status, rule, from = m.Status, m.chosen["status"].By(), []*fact{m}
	} else if status == headcount.Confirmed {
		c.contested(from, rule)
	}
	c.status = status
	c.why = append(c.why, headcount.Value{Value: "status", Why: rule, Claims: ids(from)})
	if m := c.answer(groupField); m != nil {
		c.group = m.Group
	}
	if m := c.answer(placesField); m != nil {
		c.places = m.Places
	}
	c.denial(rule)
	c.known()
	c.joined()
	c.weakly()
}

// without returns the facts that are not such, or all when all are.
func without(facts []*fact, such func(*fact) bool) []*fact {
	if !slices.ContainsFunc(facts, such) {
		return facts
	}
	if rest := slices.DeleteFunc(slices.Clone(facts), such); len(rest) > 0 {
		return rest
	}
	return facts
}

func keyOf(ids []string) string {
	h := sha256.New()
	for _, id := range ids {
		h.Write([]byte(id))
		h.Write([]byte{'\n'})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func ids(facts []*fact) []string {
	all := make([]string, len(facts))
	for i, f := range facts {
		all[i] = f.ID
	}
	return all
}

// answer chooses the value of a field, notes the rule, and the dispute if there
// is one. It returns the claim whose value is shown, nil when none has one.
func (c *cluster) answer(f field) *fact {
	options, rule := c.choose(c.telling, f)
	if len(options) == 0 {
		return nil
	}
	if m := decided(c.telling, f.name); m != nil && f.value(m) != "" {
		rule = m.chosen[f.name].By()
		bring(options, f.value(m))
	}
	chosen := options[0]
	c.why = append(c.why, headcount.Value{Value: f.name, Why: rule, Claims: ids(chosen.facts)})
	var others []headcount.Value
	for _, o := range options[1:] {
		if !f.agree(chosen.facts[0], o.facts[0]) {
			others = append(others, headcount.Value{Value: o.value, Claims: ids(o.facts)})
		}
	}
	if len(others) > 0 {
		first := headcount.Value{Value: chosen.value, Claims: ids(chosen.facts), Why: rule}
		c.disputes = append(c.disputes, headcount.Dispute{Field: f.name, Values: append([]headcount.Value{first}, others...)})
	}
	return chosen.facts[0]
}

// denial disputes a status that the employer denies and others do not, and a
// cause that one denies and another asserts.
func (c *cluster) denial(rule string) {
	if len(c.telling) < len(c.standing) {
		denies := headcount.Value{Value: headcount.Denied}
		for _, m := range c.standing {
			if m.Status == headcount.Denied {
				denies.Claims = append(denies.Claims, m.ID)
			}
		}
		told, _, _ := c.statusOf(c.telling)
		values := []headcount.Value{denies, {Value: told, Claims: ids(c.telling)}}
		if c.status != headcount.Denied {
			slices.Reverse(values)
		}
		values[0].Why = rule
		c.disputes = append(c.disputes, headcount.Dispute{Field: "status", Values: values})
	}
	for _, cause := range headcount.CauseNames {
		yes, no := c.causeBy(cause, "asserted"), c.causeBy(cause, "denied")
		if len(yes) > 0 && len(no) > 0 {
			c.disputes = append(c.disputes, headcount.Dispute{Field: "cause", Values: []headcount.Value{
				{Value: cause + " asserted", Claims: yes}, {Value: cause + " denied", Claims: no}}})
		}
	}
}

// contested disputes a status that fewer reports, which name nobody, tell as done than
// tell as only expected.
func (c *cluster) contested(done []*fact, rule string) {
	var expected []*fact
	for _, m := range c.standing {
		if m.Status == headcount.Expected {
			expected = append(expected, m)
		}
	}
	if c.independent(done) < c.independent(expected) && !slices.ContainsFunc(done, func(f *fact) bool { return f.first() || f.Says != "" }) {
		c.disputes = append(c.disputes, headcount.Dispute{Field: "status", Values: []headcount.Value{
			{Value: headcount.Confirmed, Why: rule, Claims: ids(done)}, {Value: headcount.Expected, Claims: ids(expected)}}})
	}
}

func (c *cluster) causeBy(cause, stance string) []string {
	var from []string
	for _, m := range c.standing {
		if slices.ContainsFunc(m.Causes, func(x headcount.Cause) bool { return x.Cause == cause && x.Stance == stance }) {
			from = append(from, m.ID)
		}
	}
	return from
}

// scope is the group and the places that no claim of the event leaves out: a
// cut that one text tells of the whole is a cut of the whole.
func (c *cluster) scope() {
	loose, full := c.loose()
	c.people, c.sites = c.standing[0].people, c.standing[0].sites
	if loose != nil {
		c.people, c.sites = full.people, full.sites
	}
	for _, m := range c.standing {
		if !m.fig.numbered() && c.founder.fig.numbered() || loose[m] {
			continue
		}
		if m.people.all() || !c.people.all() && m.people.fits(c.people) == around {
			c.people = m.people
		}
		if len(m.sites) == 0 || m.sites.fits(c.sites) == around {
			c.sites = m.sites
		}
		if c.people.all() && len(c.sites) == 0 {
			return
		}
	}
}

// loose returns the facts that leave out the place or group that the others
// give: those of one report alone, where the employer's own paper, an office or
// several reports say more. nil is none.
func (c *cluster) loose() (rest map[*fact]bool, full *fact) {
	if len(c.witnesses) < 2 {
		return nil, nil
	}
	for _, m := range c.standing {
		if m.fig.numbered() && !m.whole() && (full == nil || m.Document.Tier.Rank() < full.Document.Tier.Rank()) {
			full = m
		}
	}
	if full == nil {
		return nil, nil
	}
	narrow := func(f *fact) bool { return f.people.fits(full.people) == same && f.sites.fits(full.sites) == same }
	if !c.mostly(narrow) {
		return nil, nil
	}
	rest = map[*fact]bool{}
	var wide []*fact
	for _, m := range c.standing {
		if m.fig.numbered() && !narrow(m) {
			rest[m] = true
			wide = append(wide, m)
		}
	}
	if len(wide) == 0 || c.independent(wide) > 1 {
		return nil, nil
	}
	return rest, full
}

// mostly reports whether most of the independent reports say something: all of
// them, else the papers of the employer and of offices where there are any, else
// more of the others than not, else those nearer the fact.
func (c *cluster) mostly(say func(*fact) bool) bool {
	var yes, no, first []*fact
	for _, m := range c.standing {
		switch {
		case say(m):
			yes = append(yes, m)
			if m.first() {
				first = append(first, m)
			}
		case m.first():
			return false
		default:
			no = append(no, m)
		}
	}
	if len(yes) == 0 || len(no) == 0 || len(first) > 0 {
		return len(yes) > 0
	}
	n, m := c.independent(yes), c.independent(no)
	return n > m || n == m && nearest(yes) < nearest(no)
}

// nearest is the rank of the source nearest the fact.
func nearest(facts []*fact) int {
	rank := facts[0].Document.Tier.Rank()
	for _, f := range facts {
		rank = min(rank, f.Document.Tier.Rank())
	}
	return rank
}

// employer is the one that the employer's own paper and those of offices name, where
// there are any, else the one that most claims name; of equals the unit.
func (c *cluster) employer() {
	c.unit = c.founder.unit
	if !slices.ContainsFunc(c.standing, func(f *fact) bool { return f.unit != c.unit }) {
		return
	}
	counts := map[*unit]int{}
	for _, m := range without(c.standing, func(f *fact) bool { return !f.first() }) {
		counts[m.unit]++
	}
	for u, n := range counts {
		top := counts[c.unit]
		if n > top || n == top && (u.within(c.unit) || !c.unit.within(u) && u.slug < c.unit.slug) {
			c.unit = u
		}
	}
}

// known is when the event was known at the latest: the earliest publication,
// else the earliest capture.
func (c *cluster) known() {
	captured := ""
	for _, m := range c.standing {
		if m.seen.known && (!c.seen.known || m.seen.First < c.seen.First || m.seen.First == c.seen.First && m.seen.Last < c.seen.Last) {
			c.seen, c.knownBy = m.seen, m.Document.Published
		}
		if !m.Document.Known.IsZero() {
			d := m.Document.Known.UTC().Format("2006-01-02")
			if captured == "" || d < captured {
				captured = d
			}
		}
	}
	if c.knownBy == "" {
		c.knownBy = captured
	}
}

// joined notes why the claims stand together, one entry a reason, and which
// clusters they were kept apart from is noted when slugs are known.
func (c *cluster) joined() {
	if len(c.members) == 1 {
		return
	}
	by := map[string][]string{}
	for _, m := range c.members {
		if m != c.founder {
			why := m.verdict.String()
			by[why] = append(by[why], m.ID)
		}
	}
	whys := make([]string, 0, len(by))
	for w := range by {
		whys = append(whys, w)
	}
	slices.Sort(whys)
	for _, w := range whys {
		c.why = append(c.why, headcount.Value{Value: "same", Why: w, Claims: append([]string{c.founder.ID}, by[w]...)})
	}
}

// day orders events: by the day announced, else told; undated ones last.
func (c *cluster) day() edtf.Day {
	switch {
	case c.at.known:
		return c.at.First
	case c.seen.known:
		return c.seen.First
	}
	return math.MaxInt32
}
