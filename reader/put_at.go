package reader

// putAtRule is the rule of figures that are put to the cut told of just before.
const putAtRule = "put-at"

// putAt reads the figure put to a cut that the sentences before tell of: "The company
// put the number at 210", "In London the figure is 60", "The true figure could reach
// 200". "The figure for May" and "the number of flights" are of something else.
func (p *parser) putAt(s *sentence, i int) (frame, bool) {
	f := frame{rule: putAtRule, trigger: i, trigEnd: i, first: i, subject: i, noun: true}
	if !oneOf(p.toks[i].low, "figure", "number", "total") {
		return f, false
	}
	k := i - 1
	if oneOf(p.at(k).low, "true", "real", "actual", "final", "exact", "overall", "total") {
		k--
	}
	if p.at(k).low != "the" {
		return f, false
	}
	j := i + 1
	if p.at(j).low == "of" && oneOf(p.at(k-1).low, "put", "puts", "putting") { // "put the number of jobs lost at 320"
		for j++; j < i+6 && p.at(j).kind == word && p.at(j).low != "at"; j++ {
		}
		if !p.jobWithin(i+2, j-1) && !p.peopleWithin(i+2, j-1) {
			return f, false
		}
		for m := i + 2; m < j; m++ {
			if t := p.at(m); oneOf(t.low, "lost", "affected", "redundant") || t.class&(fireVerb|layWord) != 0 || p.isCutNoun(m) > 0 {
				f.rule = "number-of" // a cut by its own words
			}
		}
	}
	put := false
	switch n := p.at(j); {
	case n.low == "at" && oneOf(p.at(k-1).low, "put", "puts", "putting"):
		f.first, put = k-1, true
	case p.toks[i].low == "total":
		return f, false
	case oneOf(n.low, "is", "was", "stands", "stood"):
	case n.class&modalWord != 0 && oneOf(p.at(j+1).low, "be", "rise", "reach", "grow", "climb"):
		j++
	default:
		return f, false
	}
	if j++; oneOf(p.at(j).low, "at", "to") {
		j++
	}
	q := p.firstQuantity(s, j, 2)
	if q == nil || q.worded || !p.fillers(j, q.first) {
		return f, false
	}
	o, ok := p.people(s, q)
	if !ok && !(o.bare && !q.share && p.bareStops(q.last+1, s) && !oneOf(p.at(q.last+1).low, "per", "for", "of", "than", "by", "-")) {
		return f, false
	}
	if q.share && (!ok || p.toks[o.head].class&forceWord == 0) {
		return f, false
	}
	if end := p.at(max(o.last, q.last) + 1); !put && end.low != "," && end.low != "." && max(o.last, q.last)+1 < s.last {
		return f, false // "The figure is 900 this year"
	}
	f.obj, f.last = o, max(o.last, q.last)
	return f, !o.cut
}

// putTo returns the fact of the cut that a figure at sentence i is put to: the last one
// told, in that sentence or the one before, or, with no number of something else between,
// the one before that. What "is" the figure has the cut right before it.
func (p *parser) putTo(facts []fact, f *frame, i int) *fact {
	if len(facts) == 0 || i == 0 {
		return nil
	}
	last := &facts[len(facts)-1]
	between := &p.sents[i-1]
	far := last.sent < i-2 || last.sent == i-2 && (between.numbered && between.classes&(layWord|fireVerb|cutNoun) == 0 || p.toks[f.first].low[0] != 'p')
	if far || last.entity < 0 {
		return nil
	}
	return last
}
