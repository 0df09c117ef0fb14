package check

import (
	"strings"
	"unicode"

	"headcount"
	"headcount/reconcile"
)

// against holds a claim against the event that it means: what the event's sources
// cannot agree to.
func (c *checker) against(f *Finding, claim *headcount.Claim, h *held) {
	c.otherShare(f, claim, h)
	c.otherDay(f, claim, h)
	c.otherPlace(f, claim, h)
	c.unitOnly(f, claim, h)
}

// add notes a wrong with the claims that it rests on.
func (c *checker) add(f *Finding, w Wrong, h *held, by []headcount.Stated) {
	w.Sources = c.from(by)
	if h != nil {
		w.Event = h.ID
	}
	f.Wrong = append(f.Wrong, w)
}

// speakers are the claims by which an event speaks: those that stand, else all.
func (h *held) speakers() []headcount.Stated {
	if len(h.stands) > 0 {
		return h.stands
	}
	all := make([]headcount.Stated, len(h.Claims))
	for i, s := range h.Claims {
		all[i] = *s
	}
	return all
}

// otherCount: the draft would be a report of this cut, with a number that no
// report of it gives.
func (c *checker) otherCount(f *Finding, claim *headcount.Claim, h *held) {
	if !c.cmp.Numbered(claim) || len(h.stands) == 0 {
		return
	}
	others, copies := c.unlike(claim, h)
	if len(others) == 0 || f.Independent > 0 {
		return
	}
	if !copies || h.Count.String() != claim.Count.String() {
		c.add(f, Wrong{Verdict: Contradicted, Field: FieldCount, Draft: claim.Count.String(), Ledger: h.Count.String(),
			Why: "the ledger has another number for this cut"}, h, others)
	}
}

// unlike lists the claims of an event whose number cannot be that of the draft's.
// None where one that is no copy of the draft gives its number; copies says
// whether a copy does.
func (c *checker) unlike(claim *headcount.Claim, h *held) (others []headcount.Stated, copies bool) {
	for i := range h.stands {
		s := &h.stands[i]
		switch c.cmp.Counts(claim, &s.Claim) {
		case reconcile.Unlike:
			others = append(others, *s)
		case reconcile.Equal, reconcile.Agrees:
			if !c.copied(s.Document) {
				return nil, false
			}
			copies = true
		}
	}
	return others, copies
}

// otherShare: of the same people another per cent, or the same per cent of other
// people.
func (c *checker) otherShare(f *Finding, claim *headcount.Claim, h *held) {
	percent, base, ok := c.cmp.Percent(claim)
	if !ok || claim.Announced == "" && !c.fresh(h) && !c.sameFigure(claim, h) {
		return
	}
	var otherOf, other []headcount.Stated
	of, value := "", ""
	for i := range h.stands {
		s := &h.stands[i]
		switch c.cmp.Shares(claim, &s.Claim) {
		case reconcile.Equal, reconcile.Agrees:
			return
		case reconcile.Unlike:
			other, value = append(other, *s), s.Share.String()
		case reconcile.OtherOf:
			if theirs, b, _ := c.cmp.Percent(&s.Claim); theirs == percent && claim.Share.Of != "" && s.Share.Of != "" && distinct(base, b) {
				otherOf, of = append(otherOf, *s), s.Share.Of
			}
		}
	}
	switch {
	case len(otherOf) > 0:
		c.add(f, Wrong{Verdict: Contradicted, Field: FieldShareOf, Draft: claim.Share.Of, Ledger: of, Why: "the share is of other people"}, h, otherOf)
	case len(other) > 0 && claim.Count != nil:
		c.add(f, Wrong{Verdict: Contradicted, Field: FieldShare, Draft: claim.Share.String(), Ledger: value, Why: "the ledger has another share for this cut"}, h, other)
	}
}

// distinct reports whether two bases of a share have no word in common. Words that
// say of the whole how it is ("remaining") are none.
func distinct(a, b string) bool {
	x, y := baseWords(a), baseWords(b)
	for _, w := range x {
		if contains(y, w) {
			return false
		}
	}
	return len(x)+len(y) > 0
}

func baseWords(base string) []string {
	var words []string
	for _, w := range strings.Fields(base) {
		switch w {
		case "remaining", "existing", "permanent", "combined", "already", "hamstrung", "person", "strong", "time", "active", "regular", "initial":
		default:
			words = append(words, strings.TrimSuffix(w, "s"))
		}
	}
	return words
}

// otherDay: the event was announced on another day, and only copies of the draft,
// or nobody, have the draft's.
func (c *checker) otherDay(f *Finding, claim *headcount.Claim, h *held) {
	at, ok := reconcile.Date(claim.Announced)
	if !ok || claim.Cumulative || h.Total {
		return
	}
	if h.Announced == nil || !apart(claim.Announced, *h.Announced) {
		c.landedOtherwise(f, claim)
		return
	}
	var others []headcount.Stated
	for i := range h.stands {
		s := &h.stands[i]
		d, given := reconcile.Date(s.Announced)
		switch {
		case given && d.Gap(at) <= reconcile.NewsLag && !c.copied(s.Document):
			return
		case given && d.Gap(at) > reconcile.NewsLag:
			others = append(others, *s)
		}
		if ends, known := reconcile.Date(s.Effective); known && ends.Overlaps(at) {
			return
		}
	}
	why := "the ledger has another date for this cut"
	for _, v := range h.Why {
		if v.Value == FieldAnnounced {
			why += ": " + v.Why
		}
	}
	if len(others) == 0 { // the ledger itself sets the date against that of a copy
		others = c.wholes(h)
	}
	c.add(f, Wrong{Verdict: Contradicted, Field: FieldAnnounced, Draft: claim.Announced, Ledger: *h.Announced, Why: why}, h, others)
}

// wholes lists the claims of what an event is part of.
func (c *checker) wholes(h *held) []headcount.Stated {
	for _, r := range h.Relations {
		if r.Kind == headcount.PartOf {
			for _, w := range c.events {
				if w.ID == r.To {
					return w.speakers()
				}
			}
		}
	}
	return nil
}

// landedOtherwise: the rules that make events, given the draft as one more
// report, would not take its date.
func (c *checker) landedOtherwise(f *Finding, claim *headcount.Claim) {
	e := c.landed[claim.ID]
	if e == nil {
		return
	}
	for _, d := range e.Disputes {
		if d.Field != FieldAnnounced {
			continue
		}
		for _, v := range d.Values {
			if v.Value == claim.Announced || !apart(v.Value, claim.Announced) {
				continue
			}
			var to *held
			for _, r := range e.Relations {
				if to = c.byEvent(e, r); to != nil {
					break
				}
			}
			if to == nil {
				return
			}
			c.add(f, Wrong{Verdict: Contradicted, Field: FieldAnnounced, Draft: claim.Announced, Ledger: v.Value,
				Why: "no source knows a cut at that date; the draft tells it as news of what the ledger has as " + to.ID + ", announced " + opt(to.Announced)}, to, to.speakers())
			return
		}
	}
}

// byEvent is the event of the ledger to which a relation of one that holds a claim
// of the draft leads.
func (c *checker) byEvent(e *headcount.Event, r headcount.Relation) *held {
	if r.Kind != headcount.PartOf && r.Kind != headcount.ReportedAs {
		return nil
	}
	for _, id := range r.Claims {
		if h := c.byClaim[id]; h != nil && !holds(e, id) {
			return h
		}
	}
	return nil
}

func holds(e *headcount.Event, claim string) bool {
	for _, s := range e.Claims {
		if s.ID == claim {
			return true
		}
	}
	return false
}

// otherPlace: each report that says where has the jobs elsewhere; or the number is
// that of the whole, and the ledger knows how many of them go there.
func (c *checker) otherPlace(f *Finding, claim *headcount.Claim, h *held) {
	if len(claim.Places) == 0 || !c.sameFigure(claim, h) || c.cmp.Digits(claim) < 2 && !c.sameDay(claim, h) {
		return
	}
	var elsewhere []headcount.Stated
	places := ""
	for i := range h.stands {
		s := &h.stands[i]
		if len(s.Places) == 0 {
			continue
		}
		if c.cmp.Places(claim.Places, s.Places) != reconcile.FitApart {
			return
		}
		elsewhere, places = append(elsewhere, *s), strings.Join(s.Places, ", ")
	}
	if len(elsewhere) > 0 {
		c.add(f, Wrong{Verdict: Contradicted, Field: FieldPlaces, Draft: strings.Join(claim.Places, ", "), Ledger: places, Why: "the jobs are elsewhere"}, h, elsewhere)
		return
	}
	for _, p := range c.of(claim) {
		if p == h || len(p.stands) == 0 || len(p.Places) == 0 || !related(&p.Event, headcount.PartOf, h.ID) || c.cmp.Places(claim.Places, p.Places) > reconcile.FitSame || c.cmp.Places(p.Places, claim.Places) > reconcile.FitSame {
			continue
		}
		if others, _ := c.unlike(claim, p); len(others) == len(p.stands) && p.Group == claim.Group {
			c.add(f, Wrong{Verdict: Contradicted, Field: FieldPlaces, Draft: strings.Join(claim.Places, ", "), Ledger: p.Count.String() + " in " + strings.Join(p.Places, ", "),
				Why: "the number is that of the whole cut"}, p, others)
		}
	}
}

func (c *checker) sameDay(claim *headcount.Claim, h *held) bool {
	at, ok := reconcile.Date(claim.Announced)
	return ok && at.Days() == 1 && h.Announced != nil && !apart(claim.Announced, *h.Announced)
}

// unitOnly: every report gives the number as that of a unit, and the draft as that
// of the employer that the unit belongs to.
func (c *checker) unitOnly(f *Finding, claim *headcount.Claim, h *held) {
	if c.cmp.Digits(claim) < 2 || !c.sameFigure(claim, h) {
		return
	}
	for i := range h.stands {
		s := &h.stands[i]
		if !c.cmp.Within(s.Employer, claim.Employer) || c.cmp.Within(claim.Employer, s.Employer) || c.names(claim, s.Employer) {
			return
		}
	}
	if len(h.stands) == 0 {
		return
	}
	unit := h.stands[0].Employer
	c.add(f, Wrong{Verdict: Contradicted, Field: FieldUnit, Draft: claim.Employer, Ledger: unit, Why: "the number is that of " + unit + " alone"}, h, h.stands)
}

// names reports whether the sentences of a claim, or its group, name an employer:
// by its whole name, its first word that is not short, or its initials.
func (c *checker) names(claim *headcount.Claim, employer string) bool {
	var initials strings.Builder
	words := strings.Fields(employer)
	for _, w := range words {
		initials.WriteByte(w[0])
	}
	in := claim.Group
	for _, p := range claim.Evidence {
		if p.Located() {
			in += "\n" + c.sentence(p.Span)
		}
	}
	if strings.Contains(strings.ToLower(in), strings.ToLower(employer)) {
		return true
	}
	for w := range strings.FieldsFuncSeq(in, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(words) > 1 && w == initials.String() || len(w) > 3 && len(words) > 0 && strings.EqualFold(w, words[0]) && !strings.EqualFold(words[0], firstWord(claim.Employer)) {
			return true
		}
	}
	return false
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}
