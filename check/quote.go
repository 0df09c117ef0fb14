package check

import (
	"strings"
	"unicode"

	"headcount"
)

// A quotation is altered where a source has most of its words, this part of them,
// in the order of the draft. Of a quotation that the source has a part of, and of
// another speaker's, so many words must be the same; else two people have said
// alike.
const (
	likePart = 0.68
	manyLike = 8
	fewWords = 3 // shorter pieces are verbatim or not found
	whose    = 5 // so many words in a row have one speaker
)

// alike reports whether words can be those of a source, altered.
func (q *source) alike(c comparison, speaker string) bool {
	switch {
	case c.same < fewWords || c.share < likePart:
		return false
	case c.same >= manyLike:
		return true
	}
	return c.of >= likePart && c.edge && !c.part && (q.speaker == "" || speaker == "" || shareWord(q.speaker, speaker))
}

// quotation checks the words inside quotation marks, piece by piece: pieces that
// "she said" or an ellipsis parts are looked for apart.
func (c *checker) quotation(f *Finding, claim *headcount.Claim) {
	f.Quote, f.Speaker = claim.Quote, claim.Speaker
	if c.sources == nil {
		c.sources = c.newSources()
	}
	f.Verdict = Verbatim
	var missing []string
	var in, said []*source // said: that tell whose words they are
	for _, piece := range pieces(claim) {
		words := tokens(piece)
		if len(words) == 0 {
			continue
		}
		if found := c.sources.verbatim(words); len(found) > 0 {
			in = append(in, found...)
			if len(words) >= whose {
				said = append(said, found...)
			}
			continue
		}
		if len(words) >= fewWords {
			if from, found := c.sources.like(words, claim.Speaker); from != nil {
				in = append(in, from)
				said = append(said, from)
				if found.differs {
					f.Difference = f.Difference.join(found.shown)
				}
				if found.differs || !found.part {
					continue
				}
			}
		}
		missing = append(missing, piece)
	}
	f.Supports = c.cite(in)
	f.Independent = c.independent(f.Supports)
	switch {
	case len(f.Difference) > 0:
		c.add(f, Wrong{Verdict: Altered, Field: FieldQuote, Draft: claim.Quote, Ledger: c.sources.words(in), Why: "the source has other words"}, nil, nil)
		f.Wrong[len(f.Wrong)-1].Sources = f.Supports
	case len(missing) > 0:
		f.Verdict = NotFound
		f.Note = "no report that the ledger has holds these words"
		if len(in) > 0 {
			f.Note = "no report that the ledger has holds all of: “" + strings.Join(missing, " … ") + "”"
		}
	case f.Independent == 0:
		f.Verdict = NotFound
		f.Note = "no other source has it: the ledger has these words in a copy of this text alone"
	}
	c.speaker(f, claim, said)
}

// anyOther reports whether one of the sources is no copy of the draft.
func anyOther(list []*source) bool {
	for _, s := range list {
		if !s.copy {
			return true
		}
	}
	return false
}

// pieces are the runs of a quotation that a source must hold as they stand.
func pieces(claim *headcount.Claim) []string {
	var out []string
	for _, e := range claim.Evidence {
		words := strings.NewReplacer("[…]", "…", "[...]", "…", "...", "…").Replace(e.Words)
		for part := range strings.SplitSeq(words, "…") {
			// What stands in square brackets is the editor's.
			for {
				before, rest, found := strings.Cut(part, "[")
				if strings.TrimSpace(before) != "" {
					out = append(out, before)
				}
				if !found {
					break
				}
				_, part, _ = strings.Cut(rest, "]")
			}
		}
	}
	return out
}

// cite lists the documents that hold a quotation.
func (c *checker) cite(in []*source) []Source {
	var list []headcount.Stated
	seen := map[string]bool{}
	for _, s := range in {
		if !seen[s.ref.Key()] {
			seen[s.ref.Key()] = true
			list = append(list, headcount.Stated{Claim: headcount.Claim{ID: s.claim, Evidence: []headcount.Passage{{Words: s.text}}}, Document: s.ref})
		}
	}
	return c.from(list)
}

// speaker: the words are a source's, who gives them to another person. The draft's
// speaker is another only where the source does not so much as name them.
func (c *checker) speaker(f *Finding, claim *headcount.Claim, in []*source) {
	if claim.Speaker == "" || len(in) == 0 || c.body(claim) {
		return
	}
	who := ""
	var by []headcount.Stated
	for _, s := range in {
		text := c.in.Texts[s.ref.Hash]
		if s.speaker == "" || shareWord(s.speaker, claim.Speaker) || text == "" || anyNamed(text, claim.Speaker) {
			if s.speaker != "" || text != "" && anyNamed(text, claim.Speaker) {
				return
			}
			continue
		}
		if _, place := c.in.Ref.Place(s.speaker); place {
			return // no one's words are a county's
		}
		who = s.speaker
		by = append(by, headcount.Stated{Claim: headcount.Claim{ID: s.claim, Evidence: []headcount.Passage{{Words: s.text}}}, Document: s.ref})
	}
	if who == "" {
		return
	}
	c.add(f, Wrong{Verdict: Contradicted, Field: FieldSpeaker, Draft: claim.Speaker, Ledger: who, Why: "the source gives these words to " + who}, nil, by)
}

// body reports whether the speaker is no person: the employer itself, a
// spokesperson, a statement.
func (c *checker) body(claim *headcount.Claim) bool {
	first := []rune(claim.Speaker)
	if len(first) == 0 || !unicode.IsUpper(first[0]) || !strings.Contains(claim.Speaker, " ") {
		return true
	}
	return len(c.families[c.cmp.Family(claim.Speaker)]) > 0
}

// shareWord reports whether two names have a word in common.
func shareWord(a, b string) bool {
	for _, w := range tokens(a) {
		if len(w) > 1 && contains(tokens(b), w) {
			return true
		}
	}
	return false
}

// anyNamed reports whether a text has the last word of a name.
func anyNamed(text, name string) bool {
	words := strings.Fields(name)
	return strings.Contains(text, words[len(words)-1])
}
