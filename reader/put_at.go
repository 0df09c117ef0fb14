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
	switch n := p.at(j); {
	case n.low == "at" && oneOf(p.at(k-1).low, "put", "puts", "putting"):
		f.first = k - 1
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
	if q == nil || q.share || q.worded || !p.fillers(j, q.first) {
		return f, false
	}
	o, ok := p.people(s, q)
	if !ok && !(o.bare && p.bareStops(q.last+1, s) && !oneOf(p.at(q.last+1).low, "per", "for", "of", "than", "by", "-")) {
		return f, false
	}
	f.obj, f.last = o, max(o.last, q.last)
	return f, !o.cut
}

// putTo returns the fact of the cut that a figure at sentence i is put to: the last one
// told, of the two sentences before it or of its own.
func putTo(facts []fact, i int) *fact {
	if len(facts) == 0 {
		return nil
	}
	last := &facts[len(facts)-1]
	if last.sent < i-2 || last.entity < 0 {
		return nil
	}
	return last
}
