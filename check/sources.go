package check

import (
	"strings"

	"headcount"
)

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
