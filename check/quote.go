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
	var missing, differences []string
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
					differences = append(differences, found.shown)
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
	case len(differences) > 0:
		f.Difference = strings.Join(differences, " … ")
		c.add(f, Wrong{Verdict: Altered, Field: FieldQuote, Draft: claim.Quote, Ledger: c.sources.words(in), Why: "the source has other words: " + f.Difference}, nil, nil)
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

// A source is a document of the ledger, or a run of quoted words in one.
type source struct {
	ref     headcount.DocumentRef
	claim   string // the statement's; "" for words that no claim holds
	speaker string
	text    string // as printed
	tokens  []string
	copy    bool
}

// sources are the quoted words of the ledger's documents, and their texts.
type sources struct {
	quoted []source
	pairs  map[string][]int32 // quoted, by two words in a row
	whole  []whole
	budget int // bytes of whole texts that may still be looked through
}

// A whole is a text as words with blanks between.
type whole struct {
	source
	joined string
}

// lookThrough bounds how many bytes of whole texts are searched for the quotations
// of one draft: a draft of a few pages never comes near it.
const lookThrough = 1 << 30

// newSources takes in the statements and the texts that the ledger has.
func (c *checker) newSources() *sources {
	s := &sources{pairs: map[string][]int32{}, budget: lookThrough}
	refs := map[string]headcount.DocumentRef{}
	for _, h := range c.events {
		for _, claim := range h.Claims {
			refs[claim.Document.Key()] = claim.Document
		}
	}
	for i := range c.in.Told {
		t := &c.in.Told[i]
		if c.own(t.Document) {
			continue
		}
		refs[t.Document.Key()] = t.Document
		if t.Type != headcount.Statement {
			continue
		}
		// As one run: a draft may leave "she said" out.
		s.quote(source{ref: t.Document, claim: t.ID, speaker: t.Speaker, text: t.Quote, copy: c.copied(t.Document)})
	}
	for _, key := range sortedKeys(refs) {
		ref := refs[key]
		text := c.in.Texts[ref.Hash]
		if text == "" || c.own(ref) {
			continue
		}
		src := source{ref: ref, text: ref.Title, copy: c.copied(ref)}
		s.whole = append(s.whole, whole{src, " " + strings.Join(tokens(text), " ") + " "})
		for _, q := range quotations(text) {
			src.text = q
			s.quote(src)
		}
	}
	return s
}

func sortedKeys(m map[string]headcount.DocumentRef) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	return sorted(keys)
}

// quote takes in a run of quoted words.
func (s *sources) quote(q source) {
	for i, piece := range strings.Split(q.text, joint) {
		if i > 0 && len(q.tokens) > 0 {
			q.tokens = append(q.tokens, joint)
		}
		q.tokens = append(q.tokens, tokens(piece)...)
	}
	n := int32(len(s.quoted))
	s.quoted = append(s.quoted, q)
	for i := 1; i < len(q.tokens); i++ {
		pair := q.tokens[i-1] + " " + q.tokens[i]
		if list := s.pairs[pair]; len(list) == 0 || list[len(list)-1] != n {
			s.pairs[pair] = append(list, n)
		}
	}
}

// verbatim lists the sources that hold words as they stand: statements, then
// whole texts.
func (s *sources) verbatim(words []string) []*source {
	var found []*source
	joined := " " + strings.Join(words, " ") + " "
	if len(words) > 1 {
		for _, n := range s.pairs[words[0]+" "+words[1]] {
			if q := &s.quoted[n]; strings.Contains(" "+strings.Join(q.tokens, " ")+" ", joined) {
				found = append(found, q)
			}
		}
	}
	if anyOther(found) {
		return found
	}
	for i := range s.whole {
		if s.budget -= len(s.whole[i].joined); s.budget < 0 {
			break
		}
		if strings.Contains(s.whole[i].joined, joined) {
			found = append(found, &s.whole[i].source)
		}
	}
	return found
}

// maxLike is how many quotations an altered one is held against: those that share
// the most pairs of words.
const maxLike = 12

// like finds the quoted words nearest to others, and shows the difference.
func (s *sources) like(words []string, speaker string) (*source, comparison) {
	shared := map[int32]int{}
	for i := 1; i < len(words); i++ {
		for _, n := range s.pairs[words[i-1]+" "+words[i]] {
			shared[n]++
		}
	}
	var best *source
	var found comparison
	for range maxLike {
		top, n := int32(-1), 0
		for at, k := range shared {
			if k > n || k == n && at < top {
				top, n = at, k
			}
		}
		if top < 0 {
			break
		}
		delete(shared, top)
		if c := compare(s.quoted[top].tokens, words); c.share > found.share && s.quoted[top].alike(c, speaker) {
			best, found = &s.quoted[top], c
		}
	}
	return best, found
}

// words are those of the first source that is a quotation.
func (s *sources) words(in []*source) string {
	for _, q := range in {
		if q.text != "" {
			return q.text
		}
	}
	return ""
}

// quotations are the runs of a text between quotation marks; those of one line
// are one.
func quotations(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if q := quotedIn(line); len(q) > 0 {
			out = append(out, strings.Join(q, " … "))
		}
	}
	return out
}

func quotedIn(text string) []string {
	var out []string
	for rest := text; ; {
		at := strings.IndexAny(rest, "\"“")
		if at < 0 {
			return out
		}
		shut := "\""
		size := 1
		if strings.HasPrefix(rest[at:], "“") {
			shut, size = "”", len("“")
		}
		rest = rest[at+size:]
		end := strings.Index(rest, shut)
		if end < 0 {
			return out
		}
		out = append(out, rest[:end])
		rest = rest[end+len(shut):]
	}
}
