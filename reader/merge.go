package reader

import (
	"fmt"
	"strings"

	"headcount"
	"headcount/edtf"
)

// merge joins the facts that are one: same employer, same quantity, no date,
// place or group that tells them apart. A fact without a number joins a
// numbered one of its employer unless a date sets it apart.
func (p *parser) merge(in []fact) []fact {
	var out []fact
	for i := range in {
		if in[i].claim.Count == nil && in[i].claim.Share == nil || in[i].vague {
			continue
		}
		if at := p.restated(out, &in[i]); at >= 0 {
			p.join(&out[at], &in[i], "share of the cut before")
			continue
		}
		if at := p.same(out, &in[i]); at >= 0 {
			p.join(&out[at], &in[i], "same quantity")
			continue
		}
		out = append(out, in[i])
	}
	for i := range in {
		if !in[i].vague {
			continue
		}
		if at := p.within(out, &in[i]); at >= 0 {
			p.join(&out[at], &in[i], "vague count that holds the exact one")
			continue
		}
		out = append(out, in[i])
	}
	for i := range in {
		if in[i].claim.Count != nil || in[i].claim.Share != nil {
			continue
		}
		if at := p.plainSame(out, &in[i]); at >= 0 {
			p.join(&out[at], &in[i], "same employer, no number")
			continue
		}
		out = append(out, in[i])
	}
	p.dateFromLine(out)
	p.laterDates(out)
	p.laterCauses(out)
	return out
}

// within finds the fact whose count lies in the bounds of the vague count of x,
// or -1.
func (p *parser) within(out []fact, x *fact) int {
	lo, hi := x.claim.Count.Bounds()
	for i := range out {
		o := &out[i]
		if !p.sameFamily(o.entity, x.entity) || !datesAgree(o.claim.Announced, x.claim.Announced) {
			continue
		}
		if o.claim.Count == nil {
			if o.claim.Share != nil && abs(o.sent-x.sent) <= 6 {
				return i
			}
			continue
		}
		if len(x.claim.Places) > 0 && len(o.claim.Places) == 0 {
			continue // "hundreds in the Bay Area" beside 1,400 in all
		}
		a, b := o.claim.Count.Bounds()
		if a >= lo && a <= hi || b >= lo && b <= hi {
			return i
		}
	}
	return -1
}

// restated finds the count just before that x gives as a share, or -1.
func (p *parser) restated(out []fact, x *fact) int {
	if !x.restates {
		return -1
	}
	for i := len(out) - 1; i >= 0; i-- {
		o := &out[i]
		if x.sent-o.sent <= 14 && p.sameFamily(o.entity, x.entity) && o.claim.Count != nil && o.claim.Share == nil {
			return i
		}
	}
	return -1
}

// same finds the fact in out that states the quantity of x again, or -1.
func (p *parser) same(out []fact, x *fact) int {
	for i := range out {
		o := &out[i]
		if o.entity != x.entity && !p.sameFamilyName(o, x) {
			continue
		}
		if o.claim.Cumulative != x.claim.Cumulative && o.own && x.own {
			continue
		}
		if !datesAgree(o.claim.Announced, x.claim.Announced) || !quantitiesAgree(&o.claim, &x.claim) {
			continue
		}
		if o.claim.Count == nil && x.claim.Count == nil && o.claim.Group != x.claim.Group && o.claim.Group != "" && x.claim.Group != "" {
			continue
		}
		return i
	}
	return -1
}

// sameFamilyName reports whether two facts are of a firm and its parent under
// one figure: Google's 12,000 and Alphabet's 12,000.
func (p *parser) sameFamilyName(o, x *fact) bool {
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
	if a.Equal(b) {
		return true
	}
	return edge(a) == edge(b) && edge(a) >= 0
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
	if a.Equal(b) {
		return true
	}
	e := func(s *headcount.Share) float64 {
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
	return e(a) == e(b) && e(a) >= 0
}

func datesAgree(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	x, err1 := edtf.Parse(a)
	y, err2 := edtf.Parse(b)
	return err1 != nil || err2 != nil || x.Gap(y) <= 7
}

// plainSame finds the fact that a fact without a number tells of again, or -1.
func (p *parser) plainSame(out []fact, x *fact) int {
	for i := range out {
		o := &out[i]
		if !p.sameFamily(o.entity, x.entity) || !datesAgree(o.claim.Announced, x.claim.Announced) {
			continue
		}
		return i
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
	o.merges = append(o.merges, fmt.Sprintf("%s: %s %q at %d", why, x.rule, d.Evidence[0].Words, d.Evidence[0].Start))
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
	if len(c.Places) == 0 {
		c.Places = d.Places
	}
	c.Cumulative = c.Cumulative || d.Cumulative
	switch {
	case o.bold && !x.bold: // a headline leaves out who says it
		c.Status, o.bold = d.Status, false
	case !x.bold:
		c.Status = surer(c.Status, d.Status)
	}
	for _, k := range d.Causes {
		c.Causes = addCause(c.Causes, k)
	}
	if x.entity != o.entity && x.entity == p.focus { // Google's figure, once called Alphabet's
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
		for _, t := range to {
			dup = dup || t.Span == f.Span
		}
		if !dup {
			to = append(to, f)
		}
	}
	return to
}

// laterDates gives the main cut the date that a later sentence states for it:
// "This latest reduction, announced in early 2025, ...".
func (p *parser) laterDates(facts []fact) {
	for i := range p.sents {
		s := &p.sents[i]
		at := p.cutSpokenOf(s)
		if at < 0 || at > s.first+6 {
			continue
		}
		for _, d := range p.dates[i] {
			if d.by || d.ahead || d.first < at || d.first > at+7 {
				continue
			}
			announced := false
			for k := max(s.first, at-4); k < d.first; k++ {
				switch p.toks[k].low {
				case "announced", "confirmed", "disclosed", "revealed":
					announced = d.weekday || d.span.Days() == 1 || k > at
				}
			}
			if !announced {
				continue
			}
			for n := range facts {
				f := &facts[n]
				if (f.claim.Announced == "" || wide(f.claim.Announced)) && f.sent <= i && f.claim.Count != nil && !f.claim.Cumulative && p.sameFamily(f.entity, p.focus) {
					f.claim.Announced = d.span.String()
				}
			}
		}
	}
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
		if f.claim.Announced == "" && f.sent < 14 && !strings.HasPrefix(f.rule, "list") {
			f.claim.Announced = day
		}
	}
}
