package check

import (
	"regexp"
	"slices"
	"strings"

	"headcount"
	"headcount/edtf"
	"headcount/reconcile"
)

// twice looks at all claims of the draft together: what it counts double.
func (c *checker) twice(findings []Finding) {
	byEvent := map[string][]int{}
	for i, f := range findings {
		if list := byEvent[f.Event]; f.Event != "" && c.claims[i].Type == headcount.Reduction && len(list) < maxTold {
			byEvent[f.Event] = append(list, i)
		}
	}
	for i := range findings {
		claim := &c.claims[i]
		if claim.Type != headcount.Reduction || !c.cmp.Numbered(claim) {
			continue
		}
		c.again(findings, i, byEvent[findings[i].Event])
		c.onTop(findings, i, byEvent)
		c.sums(findings, i)
	}
}

// maxTold is how many claims of one event are held against each other, and nearby
// how many before and after a sum may be its terms.
const (
	maxTold = 64
	nearby  = 32
)

// more finds words that add a number to what was told before, right in front of
// the number.
var more = regexp.MustCompile(`(?i)\b(another|further|additional|extra|plus|on top of (that|those|these|this|it|them)|in addition(?: to (?:that|those|these|it|them))?|separately|beyond (that|those))\b[^.;0-9]{0,48}$`)

// onto finds words that add what follows to what stands before, between two
// numbers.
var onto = regexp.MustCompile(`(?i)\b(on top of|in addition to|plus|as well as|besides|and another|and a further)\b`)

// sum finds words that make a number a sum.
var sum = regexp.MustCompile(`(?i)\b(total|totals|totalling|totaling|in all|altogether|combined|overall|together|sum|adding up|adds up|add up)\b`)

// added reports whether the draft adds the number of a claim to what it told
// before.
func (c *checker) added(claim *headcount.Claim) bool {
	for _, p := range claim.Evidence {
		if p.Located() && more.MatchString(c.before(p.Span)) {
			return true
		}
	}
	return false
}

// before is the sentence up to the first digit of a passage.
func (c *checker) before(s headcount.Span) string {
	text := c.in.Document.Text
	sentence := c.around(s)
	end := s.Start
	if n := strings.IndexAny(text[s.Start:s.End], "0123456789"); n >= 0 {
		end += n
	}
	return text[min(sentence.Start, end):end]
}

// together reports whether one sentence adds the numbers of two claims to each
// other.
func (c *checker) together(a, b *headcount.Claim) bool {
	for _, p := range a.Evidence {
		for _, q := range b.Evidence {
			if !p.Located() || !q.Located() {
				continue
			}
			first, second := p.Span, q.Span
			if second.Start < first.Start {
				first, second = second, first
			}
			if first.End <= second.Start && second.Start-first.End < 200 && onto.MatchString(c.in.Document.Text[first.End:second.Start]) && c.sentence(p.Span) == c.sentence(q.Span) {
				return true
			}
		}
	}
	return false
}

// again: two claims of the draft are one cut, told as two: with its number twice,
// the later one added or under a date that is none of the cut's.
func (c *checker) again(findings []Finding, i int, same []int) {
	claim := &c.claims[i]
	for _, k := range same {
		o := &c.claims[k]
		if k == i || o.Type != headcount.Reduction || o.Cumulative != claim.Cumulative || c.cmp.Counts(claim, o) != reconcile.Equal || c.cmp.Family(o.Employer) != c.cmp.Family(claim.Employer) {
			continue
		}
		if c.matched[k] == nil || findings[k].Event != findings[i].Event || len(findings[k].Wrong) > 0 || len(claim.Evidence) == 0 {
			continue
		}
		wrongDay := slices.ContainsFunc(findings[i].Wrong, func(w Wrong) bool { return w.Field == FieldAnnounced })
		if !wrongDay && !(c.added(claim) && claim.Evidence[0].Start > o.Evidence[0].Start) {
			continue
		}
		if c.cmp.Places(claim.Places, o.Places) == reconcile.FitApart || c.cmp.People(claim, o) == reconcile.FitApart {
			continue
		}
		h := c.matched[k]
		c.add(&findings[i], Wrong{Verdict: DoubleCounting, Field: FieldCount, Draft: claim.Count.String() + " and " + o.Count.String(), Ledger: eventWords(&h.Event),
			Why: "the draft tells one cut as two"}, h, h.stands)
		return
	}
}

// onTop: the draft adds a part to its whole, or a round to a total that holds it.
func (c *checker) onTop(findings []Finding, i int, byEvent map[string][]int) {
	part := c.matched[i]
	if part == nil || !slices.ContainsFunc(part.Relations, func(r headcount.Relation) bool { return r.Kind == headcount.PartOf }) {
		return
	}
	for _, h := range c.families[part.Family] {
		if h == part || len(byEvent[h.ID]) == 0 || !c.within(part, h) {
			continue
		}
		for _, k := range byEvent[h.ID] {
			a, b := &c.claims[i], &c.claims[k]
			if k == i || c.matched[k] != h || !c.together(a, b) && !(h.Total && c.added(b)) && !(!h.Total && c.added(a)) {
				continue
			}
			c.add(&findings[i], Wrong{Verdict: DoubleCounting, Field: FieldCount, Draft: a.Count.String() + " beside " + b.Count.String(), Ledger: part.ID + " is part of " + h.ID,
				Why: "the draft adds a part to the whole that holds it"}, h, h.speakers())
			return
		}
	}
}

// within reports whether one event is part of another, by one step or more.
func (c *checker) within(part, whole *held) bool {
	seen := map[string]bool{}
	for at := []*held{part}; len(at) > 0; at = at[1:] {
		for _, r := range at[0].Relations {
			if r.Kind != headcount.PartOf || seen[r.To] {
				continue
			}
			if r.To == whole.ID {
				return true
			}
			seen[r.To] = true
			for _, h := range c.families[part.Family] {
				if h.ID == r.To {
					at = append(at, h)
				}
			}
		}
	}
	return false
}

// How many cuts of an employer a sum is looked for among, the last before it, how
// many terms it may have, and how many years back they may be.
const (
	maxTerms = 3
	maxItems = 14
	sumDays  = 3 * 366
)

// sums: a number that the draft gives as a sum, and that comes out only by adding
// what is in one another; or that is not what the cuts it names with it add up to.
func (c *checker) sums(findings []Finding, i int) {
	claim, f := &c.claims[i], &findings[i]
	n, ok := claim.Count.Point()
	if !ok || len(claim.Evidence) == 0 || !claim.Cumulative && !sum.MatchString(c.sentence(claim.Evidence[0].Span)) {
		return
	}
	if h := c.matched[i]; h != nil && c.sameFigure(claim, h) {
		return // the ledger has this very number
	}
	clean, dirty := c.terms(claim, n)
	told := func(terms []*held) bool { // by other claims of the draft
		return !slices.ContainsFunc(terms, func(h *held) bool { return !slices.Contains(c.matched, h) })
	}
	switch {
	case clean != nil && told(clean) && c.added(claim):
		f.Wrong = slices.DeleteFunc(f.Wrong, func(w Wrong) bool { return w.Field == FieldCount })
		c.add(f, Wrong{Verdict: DoubleCounting, Field: FieldTotal, Draft: claim.Count.String(), Ledger: "the sum of " + ids(clean), Why: "the draft adds a sum to its own terms"}, clean[0], clean[0].speakers())
	case clean != nil:
		if f.Verdict == Unknown && len(f.Wrong) == 0 && told(clean) {
			f.Note = "the sum of " + ids(clean)
			var by []headcount.Stated
			for _, h := range clean {
				by = append(by, h.stands...)
			}
			f.Verdict, f.Supports = Supported, c.from(by)
			f.Independent = c.independent(f.Supports)
		}
		if len(clean) == 2 || told(clean) {
			f.Wrong = slices.DeleteFunc(f.Wrong, func(w Wrong) bool { return w.Field == FieldCount })
		}
	case dirty != nil && (len(dirty) == 2 || told(dirty)):
		f.Wrong = slices.DeleteFunc(f.Wrong, func(w Wrong) bool { return w.Field == FieldCount })
		c.add(f, Wrong{Verdict: DoubleCounting, Field: FieldTotal, Draft: claim.Count.String(), Ledger: "the sum of " + ids(dirty), Why: c.overlap(dirty)}, dirty[0], dirty[0].speakers())
	case len(f.Wrong) == 0:
		c.badSum(findings, i, n)
	}
}

// terms looks for cuts of the employer that add up to a number: such that do not
// hold each other, and, where there are none, such that do.
func (c *checker) terms(claim *headcount.Claim, n int64) (clean, dirty []*held) {
	var items []*held
	for _, h := range c.of(claim) {
		k, ok := h.Count.Point()
		if !ok || k <= 0 || k >= n || len(h.stands) == 0 || h.Status == headcount.Denied || h.misdated() || c.dated && h.first() < c.at.First-sumDays {
			continue
		}
		items = append(items, h)
	}
	slices.SortStableFunc(items, func(a, b *held) int { return int(b.first() - a.first()) })
	items = items[:min(len(items), maxItems)]
	var pick func(from int, left int64, chosen []*held)
	pick = func(from int, left int64, chosen []*held) {
		if left == 0 && len(chosen) > 1 {
			if c.overlap(chosen) == "" {
				if clean == nil {
					clean = slices.Clone(chosen)
				}
			} else if dirty == nil || len(chosen) < len(dirty) {
				dirty = slices.Clone(chosen)
			}
			return
		}
		if left <= 0 || len(chosen) == maxTerms || clean != nil {
			return
		}
		for k := from; k < len(items); k++ {
			size, _ := items[k].Count.Point()
			pick(k+1, left-size, append(chosen, items[k]))
		}
	}
	pick(0, n, nil)
	return clean, dirty
}

// overlap says which of some events hold each other or are one cut told twice, ""
// for none.
func (c *checker) overlap(list []*held) string {
	for _, a := range list {
		for _, b := range list {
			switch {
			case a == b:
			case c.within(a, b):
				return a.ID + " is part of " + b.ID
			case slices.Contains(a.newer, b):
				return a.ID + " was replaced by " + b.ID
			case b.Total && a != b && !a.Total && c.spans(b, a):
				return b.ID + " is a total that holds " + a.ID
			case slices.ContainsFunc(a.Doubts, func(d headcount.Doubt) bool { return d.With == b.ID }):
				return a.ID + " may be " + b.ID
			}
		}
	}
	return ""
}

// spans reports whether a total is told after a cut, and is of a time that holds
// it.
func (c *checker) spans(total, h *held) bool {
	last, ok := reconcile.Date(total.KnownBy)
	if !ok || h.first() > last.Last {
		return false
	}
	return len(total.dates) > 0 && h.first() >= total.dates[0].First-monthLong
}

// badSum: the sentence of a sum, or the one before it, names the cuts that it adds
// up, and they do not.
func (c *checker) badSum(findings []Finding, i int, n int64) {
	claim := &c.claims[i]
	at := claim.Evidence[0].Span
	sentence := c.sentence(at)
	from, since := reconcile.Date(claim.Announced)
	if !since && strings.Contains(strings.ToLower(sentence), "since") {
		return
	}
	var terms []*held
	left, apart := n, false
	for k := max(0, i-nearby); k < min(len(findings), i+nearby); k++ {
		h := c.matched[k]
		if k == i || h == nil || h.Total || h.Family != c.cmp.Family(claim.Employer) || len(findings[k].Wrong) > 0 || slices.Contains(terms, h) || !c.beforeSum(&c.claims[k], at) {
			continue
		}
		size, ok := h.Count.Point()
		if !ok {
			return
		}
		apart = apart || c.sentence(c.claims[k].Evidence[0].Span) != sentence
		terms, left = append(terms, h), left-size
	}
	if len(terms) < 2 || left == 0 || c.overlap(terms) != "" || apart && since && (from.First < earliest(terms)-monthLong || from.First > earliest(terms)+monthLong) {
		return
	}
	var by []headcount.Stated
	for _, h := range terms {
		by = append(by, h.stands...)
	}
	c.add(&findings[i], Wrong{Verdict: Contradicted, Field: FieldTotal, Draft: claim.Count.String(), Ledger: headcount.Exactly(n - left).String(),
		Why: "the cuts that the draft names, " + ids(terms) + ", do not add up to it"}, terms[0], by)
}

// beforeSum reports whether a claim is told in the sentence of a sum or shortly
// before.
func (c *checker) beforeSum(o *headcount.Claim, at headcount.Span) bool {
	for _, p := range o.Evidence {
		if p.Located() && (c.sentence(p.Span) == c.sentence(at) || p.End <= at.Start && at.Start-p.End < 250) {
			return true
		}
	}
	return false
}

// earliest is the first day of the first of some events.
func earliest(list []*held) edtf.Day {
	first := list[0].first()
	for _, h := range list {
		first = min(first, h.first())
	}
	return first
}

func ids(list []*held) string {
	words := make([]string, len(list))
	for i, h := range list {
		words[i] = h.ID
		if s := h.Count.String(); s != "" {
			words[i] += " (" + s + ")"
		}
	}
	return strings.Join(words, " and ")
}
