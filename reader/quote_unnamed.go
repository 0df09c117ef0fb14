package reader

// unnamedSpeaker reads who says a quotation where it is nobody by name: "one
// producer said", "said a spokesman for the department"; "" when it is not said so.
func (p *parser) unnamedSpeaker(q *quotation, from, to int) string {
	for i := from; i <= to; i++ {
		s := &p.sents[i]
		for j := s.first; j < s.last; j++ {
			t := &p.toks[j]
			if t.class&personVerb == 0 || int(t.start) >= q.open && int(t.start) < q.close || p.sents[i].para != q.para {
				continue
			}
			end := p.beforeAside(s, j-1)
			for k := end; k >= s.first && k > end-8; k-- {
				b := &p.toks[k]
				if b.kind == mark || b.class&(verbish|relativeWord|conjWord|personVerb) != 0 && b.low != "'s" || int(b.start) < q.close && int(b.start) >= q.open {
					break
				}
				if indefinite(b.low) && k < end {
					return p.words(k, end)
				}
			}
			if indefinite(p.at(j+1).low) && p.describesPerson(j+2) {
				k := j + 2
				for k+1 < s.last && k < j+7 && p.toks[k+1].kind == word && p.toks[k+1].class&(verbish|relativeWord|conjWord) == 0 && !oneOf(p.toks[k+1].low, "as", "after", "on", "during", "of") {
					k++
				}
				return p.words(j+1, k)
			}
		}
	}
	return ""
}

// beforeAside returns token i, or where an aside between commas ends there, the
// token before it: "A union official, who asked not to be named, said".
func (p *parser) beforeAside(s *sentence, i int) int {
	if p.at(i).low != "," {
		return i
	}
	for k := i - 1; k > s.first && k > i-16; k-- {
		if p.toks[k].low == "," {
			return k - 1
		}
	}
	return i
}

// describesPerson reports whether a person is named by what they are within two
// words from token i: "producer", "former manager".
func (p *parser) describesPerson(i int) bool {
	for k := i; k < i+3; k++ {
		if t := p.at(k); t.class&(peopleWord|titleWord|speakerNoun) != 0 && !t.upper {
			return true
		}
	}
	return !p.at(i).upper && p.at(i).kind == word && p.at(i).class == 0
}

// anaphorSays finds the employer of which "the company said" speaks beside a
// quotation.
func (p *parser) anaphorSays(q *quotation, from, to int) (holder, bool) {
	for i := from; i <= to; i++ {
		for _, a := range p.bySentence[i] {
			if at := int(p.toks[a.first].start); a.kind != anaphor || at >= q.open && at < q.close || p.sents[i].para != q.para {
				continue
			}
			if p.at(a.last+1).class&reportWord != 0 {
				return p.resolve(&p.sents[i], a.first, "anaphor")
			}
		}
	}
	return holder{}, false
}
