package reader

// The rules of shares of a cut: of those who go, not of a staff.
const (
	shareBehind = "share-of-them"  // "1,450 posts, half of them in Ohio"
	shareAfter  = "share-of-those" // "About half will go in Italy", in the sentence behind
	shareMadeUp = "share-made-up"  // "Managers make up 40% of those who leave"
)

// shareOfCut reports whether a frame gives a share of a cut, which is none of a staff.
func (f *frame) shareOfCut() bool {
	return f.obj.q == nil && f.obj.share != nil && (f.rule == shareBehind || f.rule == shareAfter || f.rule == shareMadeUp)
}

// sharesOfCut reads which share of a cut told of just before is where or who: "1,450
// positions, half of them at its seat in Columbus", "About half will go in Italy",
// "Two-thirds of those affected work in Hull". What "half of them" did since is no cut.
func (p *parser) sharesOfCut(s *sentence, si int) []frame {
	if !s.numbered || p.found[si]&quantsFound == 0 && (si == 0 || !p.saidCut(si-1)) {
		return nil
	}
	var whole *quantity
	for k := range p.quantsOf(si) {
		q := &p.quantsOf(si)[k]
		switch {
		case !q.share || q.money:
			if q.used && !q.money {
				whole = q
			} else if dayUnit(p.at(q.last+1).low) == 0 {
				whole = nil
			}
			continue
		case q.used:
			continue
		}
		var f frame
		ok := false
		if whole != nil && oneOf(p.at(q.first-1).low, ",", "with", "(", "—", "–") && q.first < whole.last+14 {
			f, ok = p.shareOfThem(s, q)
		} else if si > 0 && q.first <= s.first+1 && p.saidCut(si-1) {
			f, ok = p.shareOfThose(s, q)
		}
		if ok {
			q.used = true
			f.kind, f.sent = "reduction", si
			return []frame{f}
		}
	}
	return nil
}

// shareFrame is the frame of a share of a cut; base are the tokens of what it is of.
func (p *parser) shareFrame(rule string, q *quantity, first, last, base int) frame {
	o := object{first: first, last: last, head: last, share: q, owner: -1, modFirst: last + 1, modLast: last}
	if o.shareOf = "the cuts"; base > 0 {
		o.shareOf = p.words(base, last)
	}
	return frame{rule: rule, trigger: q.first, trigEnd: q.last, first: first, last: last, obj: o, subject: -1, passive: true}
}

// shareOfThem reads a share behind the number of a cut in one sentence: ", half of them
// in Ohio", ", two-thirds of whom work in Hull".
func (p *parser) shareOfThem(s *sentence, q *quantity) (frame, bool) {
	j := q.last + 2
	if p.at(j-1).low != "of" || !oneOf(p.at(j).low, "them", "those", "these", "which", "whom") {
		return frame{}, false
	}
	if !p.stays(j+1) && !p.whereOrWho(j+1) || p.staysOn(s, j+1) {
		return frame{}, false
	}
	f := p.shareFrame(shareBehind, q, q.first, j, j)
	for f.last+1 < s.last && f.last < j+9 && p.toks[f.last+1].kind == word && p.toks[f.last+1].class&conjWord == 0 {
		f.last++ // the evidence reaches to where they are
	}
	return f, true
}

// shareOfThose reads a share that opens the sentence behind a cut: "Half of the cuts
// will be in Ohio", "Almost half will go in Italy".
func (p *parser) shareOfThose(s *sentence, q *quantity) (frame, bool) {
	i := q.last + 1
	base := 0
	if p.at(i).low == "of" {
		if base = i + 1; !p.pointsAtCut(base) {
			return frame{}, false
		}
		i = base + 1
		if p.at(base).low == "the" {
			i++
		}
		switch t := p.at(i); {
		case oneOf(t.low, "affected", "impacted", "leaving", "losing", "going"), t.class&(firePast|cutPast|jobNoun|cutNoun) != 0:
			i++
		case t.class&(layWord|letWord) != 0:
			i += 2
		}
	}
	last := i - 1
	t := p.at(i)
	if p.dateCovers(q.first) || p.staysOn(s, i) || !(t.class&(beWord|modalWord) != 0 || oneOf(t.low, "work", "worked", "live", "come", "came")) {
		return frame{}, false
	}
	if base == 0 && (!q.worded || t.class&modalWord == 0 || !oneOf(p.at(i+1).low, "go", "end", "be", "come", "leave", "fall", "happen", "affect", "hit")) {
		return frame{}, false // "Half work elsewhere", "20% will get help"
	}
	if n := p.at(i + 1); t.class&modalWord != 0 && n.low == "be" && oneOf(p.at(i+2).low, "paid", "hired", "spent", "reinvested", "sold", "eligible", "able", "given", "asked") {
		return frame{}, false
	}
	f := p.shareFrame(shareAfter, q, q.first, max(last, q.last), base)
	for f.last+1 < s.last && f.last < last+6 && p.toks[f.last+1].kind == word {
		f.last++
	}
	return f, true
}

// shareMakesUp reads who the share of those is who go: "Managers will make up about 40%
// of those who leave", "Drivers account for a third of the layoffs".
func (p *parser) shareMakesUp(s *sentence, i int) (frame, bool) {
	var f frame
	j := i + 1
	if w := p.toks[i].low; w[0] == 'm' {
		if p.at(j).low != "up" {
			return f, false
		}
		j++
	} else if w[0] == 'a' {
		if p.at(j).low != "for" {
			return f, false
		}
		j++
	}
	q := p.firstQuantity(s, j, 2)
	if q == nil || !q.share || p.at(q.last+1).low != "of" {
		return f, false
	}
	k := q.last + 3
	switch a, b := p.at(k-1), p.at(k); {
	case a.low == "those" && (oneOf(b.low, "affected", "leaving", "losing") || b.class&firePast != 0 || b.class&(layWord|letWord) != 0):
		if b.class&(layWord|letWord) != 0 {
			k++
		}
	case a.low == "those" && b.low == "who" && oneOf(p.at(k+1).low, "leave", "left", "go", "lose", "lost"):
		k++
	case a.low == "the" && b.class&cutNoun != 0, a.low == "the" && p.isCutNoun(k) > 0:
		k += p.isCutNoun(k) - 1
	default:
		return f, false
	}
	f = p.shareFrame(shareMadeUp, q, q.first, k, q.last+2)
	f.first = i
	return f, true
}
