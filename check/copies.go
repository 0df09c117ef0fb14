package check

import (
	"strings"
	"unicode"

	"headcount"
	"headcount/reconcile"
)

// fromCopy holds a claim of which nothing is known against the report of which the
// draft is a copy but for some words: the claim that stands in the very words
// there, with another number, share, place or date.
func (c *checker) fromCopy(f *Finding, claim *headcount.Claim) {
	if f.Verdict != Unknown || len(f.Wrong) > 0 {
		return
	}
	h, s := c.original(claim)
	if s == nil {
		return
	}
	w := Wrong{Verdict: Contradicted, Why: "the report that this text copies has it otherwise"}
	switch {
	case c.cmp.Counts(claim, &s.Claim) == reconcile.Unlike || claim.Count != nil && s.Count != nil && c.cmp.Digits(claim) == 0 && !claim.Count.Equal(s.Count):
		w.Field, w.Draft, w.Ledger = FieldCount, claim.Count.String(), s.Count.String()
	case c.cmp.Shares(claim, &s.Claim) == reconcile.Unlike:
		w.Field, w.Draft, w.Ledger = FieldShare, shareWords(claim.Share), shareWords(s.Share)
	case len(claim.Places) > 0 && len(s.Places) > 0 && c.cmp.Places(claim.Places, s.Places) == reconcile.FitApart:
		w.Field, w.Draft, w.Ledger = FieldPlaces, strings.Join(claim.Places, ", "), strings.Join(s.Places, ", ")
	case apart(claim.Announced, s.Announced) && c.yearWritten(claim):
		w.Field, w.Draft, w.Ledger = FieldAnnounced, claim.Announced, s.Announced
	default:
		return
	}
	f.Event, f.Headline, f.Ledger = h.ID, h.Headline, eventWords(&h.Event)
	c.add(f, w, h, []headcount.Stated{*s})
}

// original is the claim of a copy of the draft whose words are those of a claim but
// for numbers and names, where there is one; what the draft states elsewhere, too,
// is none.
func (c *checker) original(claim *headcount.Claim) (*held, *headcount.Stated) {
	var from *held
	var one *headcount.Stated
	for _, h := range c.of(claim) {
		for i := range h.stands {
			s := &h.stands[i]
			if !c.copied(s.Document) || !c.sameFirm(claim.Employer, s.Employer) || !sameFrame(claim, &s.Claim) || c.told(claim, s) {
				continue
			}
			if one != nil && one.ID != s.ID {
				return nil, nil
			}
			from, one = h, s
		}
	}
	return from, one
}

// told reports whether another claim of the draft states what a claim of the ledger
// does.
func (c *checker) told(but *headcount.Claim, s *headcount.Stated) bool {
	for i := range c.claims {
		o := &c.claims[i]
		if o.ID != but.ID && o.Type == s.Type && (s.Count != nil && c.cmp.Counts(o, &s.Claim) == reconcile.Equal || s.Count == nil && c.cmp.Shares(o, &s.Claim) == reconcile.Equal) {
			return true
		}
	}
	return false
}

// sameFrame reports whether a passage of one claim has the words of one of the
// other, numbers left open.
func sameFrame(a, b *headcount.Claim) bool {
	for _, p := range a.Evidence {
		for _, q := range b.Evidence {
			if frame(p.Words, a.Places) == frame(q.Words, b.Places) {
				return true
			}
		}
	}
	return false
}

// frame is a passage with its numbers and places left open.
func frame(words string, places []string) string {
	for _, p := range places {
		words = strings.ReplaceAll(words, p, "@")
	}
	var b strings.Builder
	for _, r := range strings.ToLower(words) {
		switch {
		case unicode.IsDigit(r):
			r = '#'
		case (r == ',' || r == '.') && strings.HasSuffix(b.String(), "#"):
			continue
		}
		if r != '#' || !strings.HasSuffix(b.String(), "#") {
			b.WriteRune(r)
		}
	}
	return b.String()
}
