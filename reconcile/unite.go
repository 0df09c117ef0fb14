package reconcile

import (
	"cmp"
	"slices"
)

// unite joins clusters whose figures are two tellings of one number: rounded or
// hedged, or near and of the same share.
func (g *grouper) unite() {
	byNumber := make([]*cluster, 0, len(g.clusters))
	for _, c := range g.clusters {
		if c.founder.fig.form == exact {
			byNumber = append(byNumber, c)
		}
	}
	slices.SortStableFunc(byNumber, func(a, b *cluster) int { return cmp.Compare(a.founder.fig.number, b.founder.fig.number) })
	for _, c := range g.clusters {
		lo, hi, ok := c.founder.fig.tellings()
		if !ok || c.empty() || c.united { // what took in others moves no further, or clusters would chain
			continue
		}
		var into *cluster
		var why verdict
		from, _ := slices.BinarySearchFunc(byNumber, lo, func(x *cluster, n int64) int { return cmp.Compare(x.founder.fig.number, n) })
		for _, x := range byNumber[from:min(len(byNumber), from+maxNear)] {
			if x.founder.fig.number > hi {
				break
			}
			if x == c || x.empty() || c.founder.fig.form == exact && x.founder.fig.number == c.founder.fig.number {
				continue
			}
			v := compare(x.founder, c.founder)
			if v.same {
				v = c.clash(x, v)
			}
			if !v.same {
				c.founder.refuse(x, v)
				continue
			}
			if into != nil { // two numbers that it may stand for
				const why = "a rounded number, which may be another's"
				c.founder.refuse(into, doubt(why))
				c.founder.refuse(x, doubt(why))
				into = nil
				break
			}
			into, why = x, v
		}
		if into != nil {
			g.merge(into, c, why)
		}
	}
}

// tellings are the bounds of the exact numbers that a figure may be another
// telling of.
func (f *figure) tellings() (lo, hi int64, ok bool) {
	g := grain(f.number)
	switch f.form {
	case exact:
		if f.shared() {
			return f.number * 95 / 100, f.number * 100 / 95, true
		}
		return f.number - g/2, f.number + g/2, g >= 10
	case about:
		return f.number - g/2, f.number + g/2, true
	case bound:
		if f.hi == f.number {
			return f.number - g, f.number, true
		}
		return f.number, f.number + g, true
	case span:
		return f.lo, f.hi, true
	}
	return 0, 0, false
}

// clash refuses two clusters that a document which speaks in both tells apart,
// or of which the employer gave two exact numbers on two days.
func (c *cluster) clash(o *cluster, v verdict) verdict {
	for _, m := range c.members {
		if p := o.parts(m, v); !p.same {
			return p
		}
		for _, other := range o.of(m.doc) {
			if d := sameDocument(m, other); !d.same {
				return d
			}
		}
	}
	a, b := c.founder, o.founder
	if a.fig.form == exact && b.fig.form == exact && a.fig.number != b.fig.number && a.voice.speaker == theEmployer &&
		b.voice.speaker == theEmployer && a.at.known && b.at.known && !a.at.Overlaps(b.at.Interval) {
		return doubt("the employer gives two numbers on two days")
	}
	return v
}

// merge moves the members of c to into.
func (g *grouper) merge(into, c *cluster, why verdict) {
	members := c.members
	c.members, c.docs = nil, nil
	into.united = true
	for _, m := range members {
		g.add(into, m, why)
	}
}
