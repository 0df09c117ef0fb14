package reader

import (
	"fmt"
	"slices"
	"strings"

	"headcount"
	"headcount/edtf"
)

// merge joins the facts that are one: same employer, same quantity, no date,
// place or group that tells them apart. A fact without a number joins a
// numbered one of its employer unless a date sets it apart. The list is good
// until the parser is done.
func (p *parser) merge(in []fact) []fact {
	if len(in) == 0 {
		return p.scratch.facts[:0]
	}
	m := merger{parser: p, out: p.scratch.facts[:0], like: map[figure][]int{}}
	each := func(kind func(*fact) bool, find func(*fact) int, why string) {
		for i := range in {
			x := &in[i]
			if !kind(x) {
				continue
			}
			if at := find(x); at >= 0 {
				p.join(&m.out[at], x, why)
				m.index(at)
				continue
			}
			m.out = append(m.out, *x)
			m.index(len(m.out) - 1)
		}
	}
	numbered := func(x *fact) bool { return (x.claim.Count != nil || x.claim.Share != nil) && !x.vague }
	vague := func(x *fact) bool { return x.vague }
	plain := func(x *fact) bool { return x.claim.Count == nil && x.claim.Share == nil }
	each(numbered, m.same, "same quantity")
	each(vague, m.within, "vague count that holds the exact one")
	each(plain, m.plainSame, "same employer, no number")
	p.represents(m.out)
	m.out = p.joinShares(m.out)
	p.dateFromLine(m.out)
	p.laterDates(m.out)
	p.dateBeside(m.out)
	p.dateOfParts(m.out)
	p.dateOfTitle(m.out)
	p.laterCauses(m.out)
	p.whereabouts(m.out)
	p.dateOfDigest(m.out)
	return m.out
}

// joinShares makes one fact of a count and a share that tell of one cut apart:
// "will cut 1,900 jobs ... wants to lay off about 12% of its workforce".
// That is taken for granted only where nothing sets them apart, and an employer
// has one count without a share in the sentence of the share or beside it, or
// has in all one such count and one such share, near each other.
func (p *parser) joinShares(facts []fact) []fact {
	type pair struct{ counts, shares []int }
	families := map[family]*pair{}
	for i := range facts {
		f := &facts[i]
		if f.claim.Count == nil && f.claim.Share == nil || f.ofCut {
			continue
		}
		key := p.familyOf(f.entity)
		if families[key] == nil {
			families[key] = &pair{}
		}
		switch {
		case f.claim.Share == nil:
			families[key].counts = append(families[key].counts, i)
		case f.claim.Count == nil:
			families[key].shares = append(families[key].shares, i)
		}
	}
	gone := map[int]bool{}
	for _, l := range families {
		for _, s := range l.shares {
			x := &facts[s]
			beside := -1
			for n, c := range l.counts {
				if abs(facts[c].sent-x.sent) <= 1 || p.saysMoreOf(&facts[c], x) {
					if beside >= 0 {
						beside = -2
						break
					}
					beside = n
				}
			}
			if beside == -1 && len(l.counts) == 1 && len(l.shares) == 1 && abs(facts[l.counts[0]].sent-x.sent) <= 8 {
				beside = 0
			}
			if beside < 0 || !sameCut(&facts[l.counts[beside]], x) {
				continue
			}
			if c := &facts[l.counts[beside]]; c.sent != x.sent && (x.claim.Announced == "") != (c.claim.Announced == "") && p.longAgo(x.claim.Announced+c.claim.Announced) {
				continue // "In November, it cut 25 jobs": not of the share that is the news
			}
			p.join(&facts[l.counts[beside]], x, "share of the same cut")
			gone[s] = true
			l.counts = append(l.counts[:beside:beside], l.counts[beside+1:]...)
		}
	}
	if len(gone) == 0 {
		return facts
	}
	kept := make([]fact, 0, len(facts))
	for i := range facts {
		if !gone[i] {
			kept = append(kept, facts[i])
		}
	}
	return kept
}

// saysMoreOf reports whether a count stands a little behind a share and speaks of its cut:
// "The cuts affect 410 people", or opens the text behind a share in the title.
func (p *parser) saysMoreOf(c, share *fact) bool {
	apart := c.sent - share.sent
	if apart < 0 || apart > 3 {
		return false
	}
	s := &p.sents[c.sent]
	return p.sents[share.sent].title && !p.sents[c.sent].title || p.at(s.first).low == "the" && p.at(s.first+1).class&(cutNoun|lossWord) != 0
}

// represents gives a count the share that the next sentence says it is: "This
// represents a tenth of its clerks", and a share the count: "That's about 150
// people".
func (p *parser) represents(facts []fact) {
	for n := range facts {
		f := &facts[n]
		i := f.sent + 1
		if f.ofCut || (f.claim.Count == nil) == (f.claim.Share == nil) || i >= len(p.sents) || n+1 < len(facts) && facts[n+1].sent == f.sent {
			continue
		}
		s := &p.sents[i]
		switch p.toks[s.first].low {
		case "this", "that", "it", "they", "these", "those":
		default:
			continue
		}
		j := s.first + 1
		if w := p.at(j).low; w == "number" || w == "figure" || w == "cut" || w == "cuts" || w == "reduction" || w == "jobs" || w == "layoffs" {
			j++
		}
		switch p.at(j).low {
		case "'s", "represents", "represent", "represented", "equates", "equate", "translates", "amounts", "amount", "equals", "equal", "constitutes", "is", "are", "would":
		default:
			continue
		}
		for k := range p.quantsOf(i) {
			q := &p.quantsOf(i)[k]
			if q.share == (f.claim.Count == nil) || q.used || q.first > j+4 {
				continue
			}
			if o, ok := p.people(s, q); ok && !o.cut && (q.share || p.ends(s, o.last+1)) {
				q.used = true
				if q.share {
					f.claim.Share = q.shareOf(o.shareOf)
				} else {
					f.claim.Count = q.count()
				}
				f.claim.Evidence = addPassages(f.claim.Evidence, []headcount.Passage{p.passage(q.first, o.last)})
			}
			break
		}
	}
}

// ends reports whether a sentence ends at token i: nothing more is said of what
// stands before it, as "150 people less" would.
func (p *parser) ends(s *sentence, i int) bool {
	return i >= s.last || p.toks[i].kind == mark && p.toks[i].low != "-"
}

// sameCut reports whether nothing sets a count and a share apart: "60 more" are none of
// the fifth that was told of before.
func sameCut(o, x *fact) bool {
	c, d := &o.claim, &x.claim
	return o.entity == x.entity && o.before == x.before && !(o.added && (o.vague || d.Evidence[0].Start < c.Evidence[0].Start)) && (c.Count.Min == nil) == (d.Share.Min == nil) && c.Group == d.Group && c.Status == d.Status &&
		len(d.Places) == 0 && (c.Cumulative == d.Cumulative || c.Cumulative) && datesAgree(c.Announced, d.Announced)
}

// A merger holds the facts of a document found so far, with an index by
// employer and figure, so that a long list does not take quadratic time.
type merger struct {
	*parser
	out  []fact
	like map[figure][]int
}

// index puts fact i under its employer, and under its employer and figures.
func (m *merger) index(i int) {
	o := &m.out[i]
	fam := m.familyOf(o.entity)
	put := func(k figure) {
		if l := m.like[k]; len(l) == 0 || l[len(l)-1] != i {
			m.like[k] = append(l, i)
		}
	}
	if c := o.claim.Count; c != nil {
		put(countOf(fam, c))
	}
	if s := o.claim.Share; s != nil {
		put(shareOf(fam, s))
	}
	put(figure{family: fam})
}

// A family is one for all entities that sameFamily holds together: the slug of
// the parent or the firm, else the entity's number, plus one.
type family struct {
	slug   string
	entity int
}

func (p *parser) familyOf(entity int) family {
	e := &p.entities[entity]
	switch {
	case e.parent != "":
		return family{slug: e.parent}
	case e.slug != "":
		return family{slug: e.slug}
	}
	return family{entity: entity + 1}
}

// A figure is the count or the share of a family, by its edge, so that a bound
// and an exact figure at the same number meet; without kind it is the family.
type figure struct {
	family family
	kind   byte // 'c' for a count, 's' for a share
	lo, hi int64
	share  float64
}

func countOf(of family, c *headcount.Count) figure {
	lo, hi := c.Bounds()
	if e := edge(c); e >= 0 {
		lo, hi = e, e
	}
	return figure{family: of, kind: 'c', lo: lo, hi: hi}
}

func shareOf(of family, s *headcount.Share) figure {
	return figure{family: of, kind: 's', share: shareEdge(s)}
}

// within finds the fact whose count lies in the bounds of the vague count of x,
// or -1.
func (m *merger) within(x *fact) int {
	lo, hi := x.claim.Count.Bounds()
	for _, i := range m.like[figure{family: m.familyOf(x.entity)}] {
		o := &m.out[i]
		if !m.sameFamily(o.entity, x.entity) || o.entity != x.entity && m.entities[o.entity].slug != m.entities[x.entity].slug || !datesAgree(o.claim.Announced, x.claim.Announced) {
			continue
		}
		if o.claim.Count == nil {
			if o.claim.Share != nil && !o.ofCut && abs(o.sent-x.sent) <= 6 && !x.added {
				return i
			}
			continue
		}
		if len(x.claim.Places) > 0 && len(o.claim.Places) == 0 {
			continue // "hundreds in the Bay Area" beside 1,400 in all
		}
		if x.claim.Announced == "" && m.news(x) && m.longBefore(o) || x.added && !o.added {
			continue
		}
		a, b := o.claim.Count.Bounds()
		if o.vague && a <= lo && (b < 0 || b >= hi && hi >= 0) && o.claim.Share == nil {
			o.claim.Count = x.claim.Count // "hundreds", then "several hundred"
			return i
		}
		if a >= lo && a <= hi || b >= lo && b <= hi && o.claim.Count.Max != nil {
			return i
		}
	}
	return -1
}

// news reports whether x stands where a report tells its news: in the title or
// the sentences that open it.
func (m *merger) news(x *fact) bool { return m.sents[x.sent].title || x.sent < 3 }

// longBefore reports whether o is dated weeks before the day of publication, so
// that the report's news is another cut.
func (m *merger) longBefore(o *fact) bool { return !m.news(o) && m.longAgo(o.claim.Announced) }

// longAgo reports whether a date lies weeks before the day of publication.
func (p *parser) longAgo(announced string) bool {
	iv, err := edtf.Parse(announced)
	return err == nil && p.dated && announced != "" && int(p.published.First)-int(iv.Last) > 30
}

// restated finds the count not long before that x gives as a share, or -1: of those of
// one sentence the largest, since the others may be parts of it.
func (m *merger) restated(x *fact) int {
	if !x.restates {
		return -1
	}
	list, best := m.like[figure{family: m.familyOf(x.entity)}], -1
	for n := len(list) - 1; n >= 0; n-- {
		o := &m.out[list[n]]
		if x.sent-o.sent > 14 || best >= 0 && o.sent != m.out[best].sent {
			break
		}
		if o.claim.Count != nil && o.claim.Share == nil && m.sameFamily(o.entity, x.entity) && (best < 0 || edge(o.claim.Count) > edge(m.out[best].claim.Count)) {
			best = list[n]
		}
	}
	return best
}

// same finds the fact that states the quantity of x again, or -1.
func (m *merger) same(x *fact) int {
	if at := m.restated(x); at >= 0 {
		return at
	}
	fam := m.familyOf(x.entity)
	if c := x.claim.Count; c != nil {
		if at := m.alike(countOf(fam, c), x); at >= 0 {
			return at
		}
	}
	if s := x.claim.Share; s != nil {
		return m.alike(shareOf(fam, s), x)
	}
	return -1
}

// alike finds the fact of that figure which is one with x, or -1.
func (m *merger) alike(k figure, x *fact) int {
	for _, i := range m.like[k] {
		if m.oneFact(&m.out[i], x) {
			return i
		}
	}
	return -1
}

// oneFact reports whether o and x, whose figures meet, are one fact.
func (p *parser) oneFact(o, x *fact) bool {
	if o.entity != x.entity && !p.oneFigure(o, x) {
		return false
	}
	if o.claim.Cumulative != x.claim.Cumulative && o.own && x.own {
		return false
	}
	if o.ofCut != x.ofCut {
		return false
	}
	if o.part && x.part && !slices.Equal(o.claim.Places, x.claim.Places) {
		return false // 150 at each of two plants
	}
	if !datesAgree(o.claim.Announced, x.claim.Announced) || !quantitiesAgree(&o.claim, &x.claim) {
		return false
	}
	return o.claim.Count != nil || x.claim.Count != nil || o.claim.Group == x.claim.Group || o.claim.Group == "" || x.claim.Group == ""
}

// oneFigure reports whether facts of a firm and its parent or unit give one
// figure: Google's 12,000 and Alphabet's 12,000.
func (p *parser) oneFigure(o, x *fact) bool {
	if !p.sameFamily(o.entity, x.entity) {
		return false
	}
	if o.claim.Count != nil && x.claim.Count != nil {
		return o.claim.Count.Equal(x.claim.Count)
	}
	return o.claim.Share != nil && x.claim.Share != nil && sameShare(o.claim.Share, x.claim.Share)
}

// quantitiesAgree reports whether two claims give one quantity: the same count
// or, without counts on both sides, the same share; a hedge or a bound at the
// same number is the same.
func quantitiesAgree(a, b *headcount.Claim) bool {
	switch {
	case a.Count != nil && b.Count != nil:
		return sameCount(a.Count, b.Count) && (a.Share == nil || b.Share == nil || sameShare(a.Share, b.Share))
	case a.Share != nil && b.Share != nil:
		return sameShare(a.Share, b.Share)
	}
	return false
}

func sameCount(a, b *headcount.Count) bool {
	return a.Equal(b) || edge(a) == edge(b) && edge(a) >= 0
}

// edge is the one number that a count names, bound or not; -1 for a range.
func edge(c *headcount.Count) int64 {
	switch {
	case c.Min != nil && c.Max != nil && *c.Min != *c.Max:
		return -1
	case c.Min != nil:
		return *c.Min
	case c.Max != nil:
		return *c.Max
	}
	return -1
}

func sameShare(a, b *headcount.Share) bool {
	return a.Equal(b) || shareEdge(a) == shareEdge(b) && shareEdge(a) >= 0
}

// shareEdge is the one per cent that a share names, bound or not; -1 for a
// range.
func shareEdge(s *headcount.Share) float64 {
	switch {
	case s.Min != nil && s.Max != nil && *s.Min != *s.Max:
		return -1
	case s.Min != nil:
		return *s.Min
	case s.Max != nil:
		return *s.Max
	}
	return -1
}

func datesAgree(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	x, err1 := edtf.Parse(a)
	y, err2 := edtf.Parse(b)
	return err1 != nil || err2 != nil || x.Gap(y) <= 7
}

// plainSame finds the fact that a fact without a number tells of again, or -1.
func (m *merger) plainSame(x *fact) int {
	for _, i := range m.like[figure{family: m.familyOf(x.entity)}] {
		o := &m.out[i]
		if o.claim.Status == headcount.Reported && x.claim.Status == headcount.Confirmed && x.voiced && (o.claim.Count != nil || o.claim.Share != nil) {
			continue // the employer confirms that it cuts, not the number that others reported
		}
		if m.sameFamily(o.entity, x.entity) && datesAgree(o.claim.Announced, x.claim.Announced) {
			return i
		}
	}
	return -1
}

// join adds x to o: its evidence, and what o does not say yet.
func (p *parser) join(o, x *fact, why string) {
	c, d := &o.claim, &x.claim
	numbered := d.Count != nil || d.Share != nil
	if numbered || len(c.Evidence) == 0 {
		c.Evidence = addPassages(c.Evidence, d.Evidence)
	}
	if p.explain {
		o.merges = append(o.merges, fmt.Sprintf("%s: %s %q at %d", why, x.rule, d.Evidence[0].Words, d.Evidence[0].Start))
	}
	if x.vague && !o.vague {
		// the exact count stands
	} else if c.Count == nil {
		c.Count = d.Count
	} else if d.Count != nil && (c.Count.Min == nil || c.Count.Max == nil) == (d.Count.Min == nil || d.Count.Max == nil) {
		c.Count.Approx = c.Count.Approx || d.Count.Approx
	} else if d.Count != nil && (d.Count.Min == nil || d.Count.Max == nil) {
		c.Count = d.Count // exact and hedged figures of one fact: the hedged one
	}
	if c.Share == nil {
		c.Share = d.Share
	} else if d.Share != nil {
		c.Share.Approx = c.Share.Approx || d.Share.Approx
		if c.Share.Of == "" {
			c.Share.Of = d.Share.Of
		}
	}
	if !numbered {
		if c.Announced == "" && x.own && x.sent-o.sent < 4 && o.sent-x.sent < 4 {
			c.Announced = d.Announced
		}
		if x.sent < o.sent || len(c.Places) > 0 { // "In central Ohio, Acme has cut jobs", then how many
			c.Places = p.joinPlaces(c.Places, d.Places)
		}
		if c.Count != nil || c.Share != nil {
			return
		}
	}
	if narrower(d.Announced, c.Announced) {
		c.Announced = d.Announced
	}
	if c.Effective == "" {
		c.Effective = d.Effective
	}
	if c.Group == "" {
		c.Group = d.Group
	}
	if c.Says == "" {
		c.Says = d.Says
	}
	c.Places = p.joinPlaces(c.Places, d.Places)
	c.Cumulative = c.Cumulative || d.Cumulative
	switch {
	case o.bold && !x.bold: // a headline leaves out who says it
		c.Status, o.bold = d.Status, false
	case !x.bold:
		c.Status = p.status(o, x)
	}
	o.voiced = o.voiced || x.voiced
	for _, k := range d.Causes {
		c.Causes = addCause(c.Causes, k)
	}
	if x.entity != o.entity && x.entity == p.focus && x.entity >= 0 && !governs(p.entities[x.entity].key) { // Google's figure, once called Alphabet's
		o.entity, c.Employer = x.entity, d.Employer
	}
}

// surer joins the statuses of two statements of one fact in one document: what
// is confirmed once is confirmed.
func surer(a, b string) string {
	rank := func(s string) int {
		for i, k := range []string{headcount.Confirmed, headcount.Reported, headcount.Expected, headcount.Denied} {
			if k == s {
				return i
			}
		}
		return 9
	}
	if rank(b) < rank(a) {
		return b
	}
	return a
}

// status is that of two facts that are one: the surer, but what the text says
// plainly in one place and credits to another than the employer in the next is
// reported, and what the employer denies in one place stays denied unless the
// employer itself says it in another.
func (p *parser) status(o, x *fact) string {
	a, b := o.claim.Status, x.claim.Status
	if a == headcount.Denied && !x.voiced || b == headcount.Denied && !o.voiced {
		return headcount.Denied
	}
	if a == headcount.Reported && b == headcount.Confirmed && !x.voiced || a == headcount.Confirmed && b == headcount.Reported && !o.voiced {
		return headcount.Reported
	}
	return surer(a, b)
}

func narrower(a, b string) bool {
	if a == "" || b == "" {
		return b == "" && a != ""
	}
	x, err1 := edtf.Parse(a)
	y, err2 := edtf.Parse(b)
	return err1 == nil && err2 == nil && x.Days() < y.Days()
}

func addPassages(to, from []headcount.Passage) []headcount.Passage {
	for _, f := range from {
		dup := false
		for i := max(0, len(to)-8); i < len(to); i++ { // passages come in the order of the text
			dup = dup || to[i].Span == f.Span
		}
		if !dup {
			to = append(to, f)
		}
	}
	return to
}

// laterDates gives the main cut the date that a later sentence states for it:
// "This newest cut, announced in late 2024, ...".
func (p *parser) laterDates(facts []fact) {
	waiting := p.undated(facts)
	for i := range p.sents {
		s := &p.sents[i]
		at := p.cutSpokenOf(s)
		if at < 0 || at > s.first+6 {
			continue
		}
		d := p.announcedOf(s, i, at)
		if d == nil {
			continue
		}
		kept := waiting[:0]
		for _, n := range waiting {
			if facts[n].sent <= i {
				facts[n].claim.Announced = d.span.String()
			} else {
				kept = append(kept, n)
			}
		}
		waiting = kept
	}
}

// undated lists the counted cuts, of the employer the document is about, that
// have no date or only a year.
func (p *parser) undated(facts []fact) []int {
	var out []int
	for n := range facts {
		f := &facts[n]
		if (f.claim.Announced == "" || wide(f.claim.Announced)) && f.claim.Count != nil && !f.claim.Cumulative && p.sameFamily(f.entity, p.focus) {
			out = append(out, n)
		}
	}
	return out
}

// announcedOf finds the date on which the cut spoken of at token at was
// announced or confirmed, as sentence i says, or nil.
func (p *parser) announcedOf(s *sentence, i, at int) *date {
	for n := range p.datesOf(i) {
		d := &p.datesOf(i)[n]
		if d.by || d.ahead || d.first < at || d.first > at+7 {
			continue
		}
		for k := max(s.first, at-4); k < d.first; k++ {
			switch p.toks[k].low {
			case "announced", "confirmed", "disclosed", "revealed":
				if d.weekday || d.span.Days() == 1 || k > at {
					return d
				}
			}
		}
	}
	return nil
}

// wide reports whether a date says no more than the year.
func wide(announced string) bool { return len(announced) == 4 }

// dateFromLine gives the day of a wire's date line to the news that the report
// breaks: undated facts of the employer it is about, said in the report's
// first sentences.
func (p *parser) dateFromLine(facts []fact) {
	day := p.dateline()
	if day == "" {
		return
	}
	for i := range facts {
		f := &facts[i]
		if f.claim.Announced == "" && f.sent < 14 && !strings.HasPrefix(f.rule, "list") && f.rule != "among" && f.rule != laidOffRule && !p.standing(f.sent) {
			f.claim.Announced = day
		}
	}
}

// standing reports whether a sentence tells of what was so before the news:
// "indefinite layoffs remain unchanged at 700", "recently laid off 150".
func (p *parser) standing(sent int) bool {
	s := &p.sents[sent]
	for j := s.first; j < s.last; j++ {
		switch p.toks[j].low {
		case "remain", "remains", "remained", "unchanged", "recently", "still":
			return true
		}
	}
	return false
}
