package reader

// placesOf gives where the jobs are: places of the frame's clause that stand
// inside the figure, under "in", "at" or "across", or before a plant or its
// jobs; most specific first, as the text has them.
func (p *parser) placesOf(f *frame) []string {
	s := &p.sents[f.sent]
	from, to := p.placeClause(s, f)
	var out []string
	lastTaken := -2
	for _, a := range p.bySentence[f.sent] {
		if a.kind != place || a.first < from || a.last > to || p.dateLinePlace(s, a) || p.baseOnly(a) {
			continue
		}
		listed := lastTaken >= 0 && p.onlyListMarks(lastTaken+1, a.first)
		if !listed && !p.placeOfJobs(f, a) {
			continue
		}
		lastTaken = a.last
		name := p.words(a.first, a.last)
		dup := false
		for _, o := range out {
			dup = dup || o == name
		}
		if !dup {
			out = append(out, name)
		}
	}
	return out
}

// placeClause bounds where a frame's places may stand: its clause between
// semicolons, not beyond the next figure's verb.
func (p *parser) placeClause(s *sentence, f *frame) (from, to int) {
	from, to = s.first, s.last-1
	for j := f.first - 1; j >= s.first; j-- {
		if p.toks[j].low == ";" {
			from = j + 1
			break
		}
	}
	for j := f.last + 1; j < s.last; j++ {
		t := &p.toks[j]
		if t.low == ";" || t.class&relativeWord != 0 && p.toks[j-1].low == "," || t.low == "while" || t.low == "after" || t.low == "because" {
			to = j - 1
			break
		}
		if q := p.quantityAt(j); q != nil && q.used && q != f.obj.q && q != f.obj.share && q.first > f.last {
			to = q.first - 1
			break
		}
	}
	for k := range p.quantsOf(f.sent) { // not before the figure of another cut
		if q := &p.quantsOf(f.sent)[k]; q.used && q != f.obj.q && q != f.obj.share && q.last < f.first {
			from = max(from, q.last+1)
		}
	}
	return from, to
}

// placeOfJobs reports whether a place mention says where jobs are.
func (p *parser) placeOfJobs(f *frame, a actor) bool {
	if a.first > f.obj.first && a.last < f.obj.last {
		return true // "1,400 California jobs"
	}
	j := a.first - 1
	for p.at(j).class&(detWord|itsWord) != 0 || p.at(j).low == "central" || p.at(j).low == "northern" || p.at(j).low == "southern" || p.at(j).low == "metro" || p.at(j).low == "both" || p.at(j).low == "'s" {
		j--
	}
	switch p.at(j).low {
	case "in", "at", "across", "near", "throughout", "outside":
		return true
	}
	for k := a.last + 1; k < a.last+4; k++ {
		switch p.at(k).low {
		case "plant", "plants", "factory", "office", "offices", "facility", "site", "warehouse", "mill", "refinery", "headquarters", "distribution":
			return true
		case ",", "car", "assembly":
		default:
			return false
		}
	}
	return false
}

// baseOnly reports whether a place only says where a firm is based.
func (p *parser) baseOnly(a actor) bool {
	one, two := p.at(a.first-1).low, p.at(a.first-2).low
	return one == "in" && (two == "based" || two == "headquartered" || two == "founded" || two == "born") || p.at(a.last+1).low == "-" && p.at(a.last+2).low == "based"
}

// dateLinePlace reports whether a place stands in the date line of a wire.
func (p *parser) dateLinePlace(s *sentence, a actor) bool {
	for j := a.last + 1; j < a.last+9 && j < s.last; j++ {
		if l := p.toks[j].low; l == "-" || l == "–" || l == "—" {
			return a.first <= s.first+2 && !p.toks[j].glued
		}
	}
	return false
}

// onlyListMarks reports whether tokens i..j-1 only join two names of a list.
func (p *parser) onlyListMarks(i, j int) bool {
	for k := i; k < j; k++ {
		switch p.toks[k].low {
		case ",", "and", "or", "the", ".":
		default:
			return false
		}
	}
	return i < j
}
