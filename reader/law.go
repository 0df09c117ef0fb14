package reader

import "strings"

// byLaw reports whether frame f says from which number on a law holds, and nobody is meant:
// "The act applies where 500 or more are laid off".
func (p *parser) byLaw(s *sentence, f *frame) bool { return f.obj.owner < 0 && p.lawful(s, f) }

// anyEmployer reports whether the subject of frame f is an employer of whom none is meant, as
// those who explain a law speak of them: "any employer that lays off 50", "an agency that anticipates laying off 50", "each
// business must tell the state before it cuts 25 jobs".
func (p *parser) anyEmployer(s *sentence, f *frame) bool {
	if f.passive || f.obj.q == nil && f.obj.share == nil || f.obj.owner >= 0 && !oneOf(p.at(f.obj.ownerToken).low, "its", "their") {
		return false
	}
	law := false // a pronoun stands for the one before it only where what any has to do is said
	for j := min(f.first, f.trigger) - 1; j >= s.first && j > f.trigger-22; j-- {
		t := &p.toks[j]
		if a, ok := p.actorEnding(j); ok && a.kind != place && (a.kind != anaphor || !p.anyOne(s, j)) {
			if a.kind != pronoun || !oneOf(t.low, "it", "they") || j < f.trigger-4 {
				return false
			}
			law = true
			continue
		}
		if t.kind == mark && t.low != "-" && t.low != "'" || t.low == "'s" {
			return false
		}
		if !oneOf(t.low, "employer", "agency", "business", "company", "firm", "corporation", "organization", "organisation") {
			continue
		}
		n := p.at(j + 1)
		if j+1 != f.trigger && n.class&(relativeWord|modalWord|planWord|haveWord|beWord|cutVerb|fireVerb|layWord) == 0 && !oneOf(n.low, "that", "with", "of", "must", "gives", "plans") && !strings.HasSuffix(n.low, "ing") {
			return false
		}
		if law && !p.obliged(j, f.trigger) {
			return false
		}
		return p.anyOne(s, j)
	}
	return false
}

// anyOne reports whether the noun at token j stands for any of its kind: "any employer",
// "if a large company". "Acme is a company" and "Acme, a company" say of one what it is.
func (p *parser) anyOne(s *sentence, j int) bool {
	for k := j - 1; k >= s.first && k > j-4; k-- {
		t := &p.toks[k]
		switch t.low {
		case "any", "each", "every":
			return true
		case "a", "an":
			b := p.at(k - 1)
			if k == s.first || oneOf(b.low, "if", "when", "whenever", "where", "before", "unless", "represent", "you") {
				return true
			}
			if b.class&beWord != 0 {
				return p.at(k-2).low == "you"
			}
			if b.kind == mark && p.opensPhrase(s, k-2) {
				return true // "Under the act, a firm that"
			}
			if n := p.at(j + 1); n.class&relativeWord != 0 || n.low == "that" {
				return b.kind == word && !oneOf(b.low, "as", "become", "became", "becoming", "remains", "like", "into", "than") // "I speak for an agency that"
			}
			return b.class&prepWord == 0 && b.kind == word && p.lawBefore(s, k)
		}
		if t.kind != word && t.low != "-" || t.class&(verbish|prepWord|conjWord|relativeWord|detWord|itsWord) != 0 {
			return false
		}
	}
	return false
}

// obliged reports whether tokens i to j say what has to be done.
func (p *parser) obliged(i, j int) bool {
	for k := i; k < j; k++ {
		if oneOf(p.toks[k].low, "must", "required", "requires", "obliged", "needs") || p.toks[k].low == "to" && oneOf(p.at(k-1).low, "has", "have") {
			return true
		}
	}
	return false
}

// lawBefore reports whether a law or what it asks is spoken of in s before token i.
func (p *parser) lawBefore(s *sentence, i int) bool {
	for j := s.first; j < i; j++ {
		if lawWord(p.toks[j].low) {
			return true
		}
	}
	return false
}

// lawWord reports whether a word is one of those who explain a law.
func lawWord(low string) bool {
	switch low {
	case "act", "law", "laws", "rule", "rules", "statute", "statutes", "regulations", "legislation", "definition", "defined", "defines", "requires", "triggered", "triggers":
		return true
	}
	return false
}

// lawful reports whether frame f says from which number on a law holds, and nobody
// does it: "notice is due if 50 or more workers lose their jobs", "The law defines a mass
// layoff as one that affects at least 500", "counts a layoff as large if".
func (p *parser) lawful(s *sentence, f *frame) bool {
	if q := f.obj.q; q != nil && (q.min < 0 || q.max >= 0) || q == nil && f.obj.share == nil {
		return false
	}
	said := false
	for j := s.first; j < f.trigger || j <= f.obj.first; j++ {
		t := &p.toks[j]
		if a, ok := p.actorAt(j); ok && a.kind != place && a.kind != its && !oneOf(p.toks[a.last].low, "act", "law", "code") && !(said && a.kind == pronoun && lawWord(p.at(a.last+1).low)) {
			return false
		}
		if t.class&modalWord != 0 && oneOf(t.low, "will", "would") {
			return false
		}
		said = said || lawWord(t.low) || oneOf(t.low, "required", "counts") && (t.low == "required" || p.at(j+1).low == "a") || t.low == "if" && oneOf(p.at(j-1).low, "only", "applies", "due", "large")
	}
	return said
}
