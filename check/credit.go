package check

import (
	"slices"
	"strings"
	"unicode"

	"headcount"
)

// The words of the vocabulary that are asked for here.
const (
	ai         = "ai"
	byEmployer = "employer"
	byOutlet   = "outlet"
	asserted   = "asserted"
	denies     = "denied"
)

// credit holds who says a thing, and how firmly, against the sources: a draft may
// say it as they do, or less firmly.
func (c *checker) credit(f *Finding, claim *headcount.Claim, h *held) {
	c.firmness(f, claim, h)
	c.aiCause(f, claim, h)
}

// firmness: the draft has as done or confirmed what the ledger has as reported,
// expected or denied. A mention without a number says too little, and so does a
// number that only agrees.
func (c *checker) firmness(f *Finding, claim *headcount.Claim, h *held) {
	if claim.Status != headcount.Confirmed || len(h.stands) == 0 || !c.quotes(claim, h) || !c.exact(claim) && !c.cmp.Numbered(claim) || c.denied(claim) {
		return
	}
	var by []headcount.Stated
	for _, s := range h.stands {
		if s.Status == headcount.Confirmed {
			if !c.copied(s.Document) {
				return
			}
			continue
		}
		if s.Status == headcount.Reported && s.Says != "" && c.cmp.Family(s.Says) == h.Family {
			return // one of its offices says so
		}
		by = append(by, s)
	}
	if len(by) == 0 {
		return
	}
	if h.Status == headcount.Denied {
		c.add(f, Wrong{Verdict: Contradicted, Field: FieldStatus, Draft: claim.Status, Ledger: h.Status, Why: "the employer denies it"}, h, by)
		return
	}
	if why := h.replacedBy(); why != "" && c.confirmedSince(claim, h) {
		return
	}
	c.add(f, Wrong{Verdict: Overattributed, Field: FieldStatus, Draft: claim.Status, Ledger: by[0].Status,
		Why: "no report has it from the employer: it is " + by[0].Status + sayer(by)}, h, by)
}

// quotes reports whether a report of an event has the number or the share of a
// claim, be it as "up to 1,300" for 1,300.
func (c *checker) quotes(claim *headcount.Claim, h *held) bool {
	return c.sameFigure(claim, h) || slices.ContainsFunc(h.speakers(), func(s headcount.Stated) bool {
		return s.Count != nil && s.Count.Min == nil && claim.Count != nil && !claim.Count.Approx && c.cmp.SameNumber(claim, &s.Claim)
	})
}

// confirmedSince reports whether the announcement that replaced a report confirms
// the number of a claim.
func (c *checker) confirmedSince(claim *headcount.Claim, h *held) bool {
	for _, n := range h.newer {
		if n.Status == headcount.Confirmed && c.sameFigure(claim, n) {
			return true
		}
	}
	return false
}

// sayer names who says it, where the sources name one.
func sayer(by []headcount.Stated) string {
	for _, s := range by {
		if s.Says != "" {
			return ", as said by " + s.Says
		}
	}
	return ""
}

// aiCause: the draft has AI as the cause, from the employer or in its own voice,
// and no report that the ledger has of the cut has it so.
func (c *checker) aiCause(f *Finding, claim *headcount.Claim, h *held) {
	said := ""
	for _, cause := range claim.Causes {
		if cause.Cause == ai && cause.Stance == asserted && (cause.By == byEmployer || cause.By == byOutlet && said == "") {
			said = cause.By
		}
	}
	if said == "" {
		return
	}
	var weaker []headcount.Stated
	has := map[string]bool{}
	inCopy := false
	for _, e := range c.kindred(h) {
		for _, s := range e.stands {
			for _, cause := range s.Causes {
				if cause.Cause != ai {
					continue
				}
				if cause.Stance == asserted && (cause.By == byEmployer || said == byOutlet) {
					if !c.copied(s.Document) {
						return
					}
					inCopy = true
					continue
				}
				weaker = append(weaker, s)
				has[causeWords(cause)] = true
			}
		}
	}
	independent := c.others(h)
	if inCopy { // the copy has it as the draft does
		independent = slices.DeleteFunc(independent, func(s headcount.Stated) bool { return c.copied(s.Document) })
	}
	if len(weaker) == 0 && len(independent) == 0 {
		return // nobody but the draft itself tells of the cut
	}
	if c.named(h, weaker) {
		f.Note = joined(f.Note, "a report of this cut names AI near the employer's words: look at them")
		return
	}
	w := Wrong{Verdict: Overattributed, Field: FieldCause, Draft: ai + " by " + said, Ledger: list(has), Why: "the employer did not say so in any report that the ledger has"}
	switch {
	case len(weaker) == 0:
		w.Ledger, w.Why = "", "no report that the ledger has of this cut gives AI as its cause"
		weaker = independent
	case said == byOutlet:
		w.Why = "no report that the ledger has of this cut asserts it"
	}
	c.add(f, w, h, weaker)
}

// list puts what a map holds in order.
func list(m map[string]bool) string {
	var words []string
	for w := range m {
		words = append(words, w)
	}
	return strings.Join(sorted(words), "; ")
}

// others are the claims of an event that have its employer's word: who tells what
// the employer said, and no AI among it.
func (c *checker) others(h *held) []headcount.Stated {
	var out []headcount.Stated
	for _, s := range h.stands {
		if s.Status == headcount.Confirmed {
			out = append(out, s)
		}
	}
	return out
}

// kindred lists an event with those that it is part of, and its parts: a cause that
// one report gives for the whole holds for each.
func (c *checker) kindred(h *held) []*held {
	list := []*held{h}
	for _, o := range c.families[h.Family] {
		if o != h && (related(&h.Event, headcount.PartOf, o.ID) || related(&o.Event, headcount.PartOf, h.ID)) {
			list = append(list, o)
		}
	}
	return list
}

// named reports whether a document of an event, or of those around it, has a
// sentence that names AI, that someone says, that denies nothing, and that the
// reader has not taken as another's word: the reader may have missed the
// employer's.
func (c *checker) named(h *held, weaker []headcount.Stated) bool {
	seen := map[string]bool{}
	for _, e := range c.kindred(h) {
		for _, s := range e.stands {
			text := c.in.Texts[s.Document.Hash]
			if text == "" || seen[s.Document.Hash] || c.copied(s.Document) {
				continue
			}
			seen[s.Document.Hash] = true
			for at := 0; at < len(text); {
				n := strings.IndexAny(text[at:], "Aa")
				if n < 0 {
					break
				}
				at += n
				if !namesAI(text, at) {
					at++
					continue
				}
				span := headcount.Span{Start: at, End: at + 2}
				if c.in.Sentence != nil {
					span = c.in.Sentence(text, span)
				}
				if sentence := text[span.Start:span.End]; says(sentence) && !denying(sentence) && !c.another(h, weaker, s.Document.Hash, span) {
					return true
				}
				at = max(at+1, span.End)
			}
		}
	}
	return false
}

// namesAI reports whether AI or artificial intelligence is named at a byte.
func namesAI(text string, at int) bool {
	if at > 0 && letter(text[at-1]) {
		return false
	}
	rest := text[at:]
	if strings.HasPrefix(rest, "AI") {
		return len(rest) == 2 || !letter(rest[2])
	}
	const long = "artificial intelligence"
	return len(rest) >= len(long) && strings.EqualFold(rest[:len(long)], long)
}

func letter(b byte) bool { return b < 0x80 && unicode.IsLetter(rune(b)) }

// another reports whether a sentence holds the evidence of one of the claims listed,
// or of one of another cut: it is about that.
func (c *checker) another(h *held, claims []headcount.Stated, document string, at headcount.Span) bool {
	evident := func(s *headcount.Stated) bool {
		return s.Document.Hash == document && slices.ContainsFunc(s.Evidence, func(e headcount.Passage) bool { return e.Located() && at.Overlaps(e.Span) })
	}
	for i := range claims {
		if evident(&claims[i]) {
			return true
		}
	}
	near := c.kindred(h)
	for _, o := range c.families[h.Family] {
		if slices.Contains(near, o) {
			continue
		}
		for i := range o.stands {
			if evident(&o.stands[i]) {
				return true
			}
		}
	}
	return false
}

// denied reports whether a sentence of a claim speaks of a denial, which its
// reader may have missed.
func (c *checker) denied(claim *headcount.Claim) bool {
	return slices.ContainsFunc(claim.Evidence, func(e headcount.Passage) bool {
		return e.Located() && anyWord(c.sentence(e.Span), "denied", "denies", "deny", "denial", "denying")
	})
}

// says and denying look for the verbs of saying, and for words that deny.
func says(sentence string) bool {
	return anyWord(sentence, "said", "says", "say", "told", "tells", "according", "wrote", "writes", "called", "calls", "cited", "citing", "explained", "memo", "announced", "pointed", "credited", "attributed", "blamed", "linked")
}

func denying(sentence string) bool {
	return strings.Contains(sentence, "n't") || strings.Contains(sentence, "n’t") ||
		anyWord(sentence, "not", "no", "nobody", "none", "never", "denied", "denies", "deny", "without", "nothing", "nor", "neither", "rejected", "rather")
}

func anyWord(sentence string, words ...string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if contains(words, w) {
			return true
		}
	}
	return false
}
