package reader

import "headcount"

// A part is a figure that may be a part of a cut told of before it: "400 in
// Germany", "Dover (300 workers)".
type part struct {
	obj   object
	sent  int
	after int // where its own words begin
	count int64
}

// partPlaces are the places of a part.
func (p *parser) partPlaces(f *part) []string {
	return p.placesOfPart(&p.sents[f.sent], f.sent, f.after, &f.obj)
}

// longestParts is how many sentences, or lines of a list, the parts of a whole may
// take; farthestPart how many sentences after the whole they begin.
const (
	longestParts = 14
	farthestPart = 8
)

// partsThatAddUp reads figures that no verb of cutting governs, where together
// they make up the number of a cut told of just before: "4,820 workers at three
// plants", then "Toledo (3,400 workers), Flint (1,300) and Akron (120)". That
// numbers add up by chance is so rare that the words around them matter little.
func (p *parser) partsThatAddUp(facts []fact) []fact {
	var out []fact
	var told map[int][]int // the facts of a sentence
	for n := range facts {
		w := &facts[n]
		whole := exact(w.claim.Count)
		if whole < 20 || w.claim.Count.Min == nil || w.vague {
			continue
		}
		if told == nil {
			told = map[int][]int{}
			for k := range facts {
				told[facts[k].sent] = append(told[facts[k].sent], k)
			}
		}
		for i := w.sent; i < len(p.sents) && i <= w.sent+farthestPart; i++ {
			parts := p.makesUp(facts, told, w, i)
			for k := range parts {
				if x, ok := p.partOfWhole(&parts[k], w, "adds-up"); ok {
					out = append(out, x)
				}
			}
			if parts != nil {
				break
			}
		}
	}
	return out
}

// makesUp returns the figures from sentence i on that no rule has taken, where
// they and those taken there make up a whole; nil when they do not.
func (p *parser) makesUp(facts []fact, told map[int][]int, w *fact, i int) []part {
	var out []part
	whole := exact(w.claim.Count)
	sum, terms := int64(0), 0
	for k := i; k < len(p.sents) && k < i+longestParts; k++ {
		if p.sents[k].aside || !p.sents[k].numbered || p.sents[k].classes&hireWord != 0 {
			return nil
		}
		found := p.partsIn(k, w, func(q *quantity) bool { return q.used && p.countsOf(facts, told[k], q) })
		taken := int64(0)
		for _, n := range told[k] {
			if x := &facts[n]; x != w && p.sameFamily(x.entity, w.entity) {
				if c := exact(x.claim.Count); c > 0 && c < whole {
					taken += c
					terms++
				}
			}
		}
		for _, f := range found {
			taken += f.count
			terms++
		}
		if taken == 0 && k > w.sent {
			return nil
		}
		sum += taken
		out = append(out, found...)
		if sum == whole && terms > 1 {
			return out
		}
		if sum >= whole {
			return nil
		}
	}
	return nil
}

// countsOf reports whether one of the listed facts has the count of a quantity.
func (p *parser) countsOf(facts []fact, list []int, q *quantity) bool {
	for _, n := range list {
		if c := facts[n].claim.Count; c != nil && edge(c) == int64(q.min) {
			return true
		}
	}
	return false
}

// partsIn lists the figures of sentence i that may be parts of a whole: those that
// are not taken.
func (p *parser) partsIn(i int, w *fact, taken func(*quantity) bool) []part {
	s := &p.sents[i]
	var out []part
	after := s.first // where a figure's own words begin
	for k := range p.quantsOf(i) {
		q := &p.quantsOf(i)[k]
		if taken(q) || q.money || q.share || q.vague || q.min != q.max || q.min < 2 || p.dateCovers(q.number) || i == w.sent && q.first < w.first {
			after = q.last + 1
			continue
		}
		used := q.used
		q.used = false // a frame that took it has come to nothing
		o, ok := p.people(s, q)
		q.used = used
		if b, n := p.at(q.first-1), p.at(o.last+1); b.class&employWord != 0 || n.class&modalWord != 0 && p.at(o.last+2).low == "be" && oneOf(p.at(o.last+3).low, "kept", "retained", "saved", "offered", "moved", "transferred", "redeployed") {
			after = q.last + 1
			continue // "the plants employ 955 and 299", "37 will be kept on"
		}
		if ok && (o.cut || p.toks[o.head].class&(peopleWord|jobNoun|forceWord) == 0) || !ok && (!o.bare || !p.partStops(q.last+1, s)) {
			after = q.last + 1
			continue
		}
		if !ok {
			o = object{first: q.first, last: q.last, head: q.last, q: q, owner: -1, modFirst: q.last + 1, modLast: q.last, bare: true}
		}
		out = append(out, part{obj: o, sent: i, count: int64(q.min), after: after})
		after = o.last + 1
	}
	return out
}

// partStops reports whether a bare number ends at token i as one of a list does.
func (p *parser) partStops(i int, s *sentence) bool {
	return p.bareStops(i, s) && !oneOf(p.at(i).low, "-", "/", ":", "%", "of", "to", "by", "than")
}

// placesOfPart gives where the people of a part are: behind "in" or "at" that
// follows the number, before the bracket or colon that the number stands behind,
// else before the verb: "Toledo will lose 120". after is where its words begin.
func (p *parser) placesOfPart(s *sentence, i, after int, o *object) []string {
	if p.stays(o.last+1) && p.at(o.last+1).low != "who" {
		to := s.last - 1
		for k := range p.quantsOf(i) {
			if q := &p.quantsOf(i)[k]; q.first > o.last {
				to = q.first - 1
				break
			}
		}
		if list := p.placesIn(i, o.last+1, to, p.worksThere); len(list) > 0 {
			return p.namesOf(list)
		}
	}
	if list := p.labelPlaces(after, o.first-1); len(list) > 0 {
		return list
	}
	list := p.placesIn(i, after, o.first-1, func(actor, bool) bool { return true })
	n := max(0, len(list)-1)
	for n > 0 && p.onlyListMarks(list[n-1].last+1, list[n].first) {
		n--
	}
	return p.namesOf(list[n:])
}

// numberBefore is the last quantity of sentence si before token i, or the first
// behind it where none is.
func (p *parser) numberBefore(si, i int) *quantity {
	var out *quantity
	for k := range p.quantsOf(si) {
		if q := &p.quantsOf(si)[k]; out == nil || q.last < i {
			out = q
		}
	}
	return out
}

// labelPlaces reads the names of a place that end right before a number, a bracket or
// a colon: "Omaha, Nebraska:", "is located in Flint, Mich. (", "Reno - Mill Lane 9". The reference data know one
// of them, or they stand under "in" or "at".
func (p *parser) labelPlaces(first, last int) []string {
	for last >= first && oneOf(p.at(last).low, "(", ":", ",", "-", "–", "—") {
		last--
	}
	parted := func(j int) bool { return p.toks[j].low == "," || dash(p.toks[j].low) && !p.toks[j].glued }
	named := func(j int) bool {
		return p.toks[j].kind == word && p.toks[j].upper || p.toks[j].low == "." || parted(j)
	}
	from := last + 1
	for from > first && named(from-1) {
		from--
	}
	for from <= last && p.toks[from].kind == mark {
		from++
	}
	known := oneOf(p.at(from-1).low, "in", "at")
	var out []string
	for from <= last {
		to := from
		for to < last && !parted(to+1) {
			to++
		}
		name := p.words(from, to)
		_, ok := p.ref.Place(name)
		known = known || ok
		out = append(out, name)
		from = to + 2
	}
	if !known {
		return nil
	}
	return out
}

// partOfWhole makes the fact of a part: it is told as its whole is.
func (p *parser) partOfWhole(t *part, w *fact, rule string) (fact, bool) {
	q := t.obj.q
	f := frame{rule: rule, kind: headcount.Reduction, sent: t.sent, trigger: q.first, trigEnd: q.last, first: t.obj.first, last: t.obj.last, obj: t.obj,
		subject: -1, passive: true, furlough: w.claim.Group == "furlough"}
	x, ok := p.reductionOf(&f, holder{w.entity, -1, "the whole"})
	if !ok {
		return fact{}, false
	}
	q.used = true
	x.part = true
	c := &x.claim
	c.Status, c.Says, x.voiced = w.claim.Status, w.claim.Says, w.voiced
	for _, d := range p.datesOf(t.sent) {
		if c.Announced == "" && p.at(d.first-1).low == "since" && p.numberBefore(t.sent, d.first) == q {
			c.Announced = d.span.String() // gone before the whole was told
		}
	}
	if c.Announced == "" {
		c.Announced = w.claim.Announced
	}
	c.Places = p.inState(p.partPlaces(t), w.claim.Places)
	for _, d := range p.datesOf(t.sent) {
		if d.first == t.obj.last+1 && p.dated && d.span.First > p.published.Last {
			c.Effective = d.span.String() // of its row in a table
		}
	}
	return x, true
}
