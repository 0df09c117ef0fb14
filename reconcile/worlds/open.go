package worlds

import (
	"cmp"
	"slices"

	"headcount"
	"headcount/edtf"
)

// How far from its words a careful reader looks for the cut that a claim means:
// a dated one lies within a few days of its date, an undated one so many days
// before its document, a figure farther back than a mention.
const (
	datedLag   = 3
	figureBack = 180
	silentBack = 120
	openBack   = 90 // a cut of some people, after a larger one of all, may be a part of it
	openAhead  = 60 // a report that nobody confirms, before an announcement, may be of that
)

// settleOpen marks what no careful reader could decide: claims that fit another
// cut of the employer as well as the one they tell, and cuts that may as well be
// parts of a round before.
func (w *World) settleOpen() {
	by := map[int][]int{}
	for i := range w.Truth {
		by[w.Truth[i].firm] = append(by[w.Truth[i].firm], i)
	}
	for _, cuts := range by {
		w.openCuts(cuts)
		slices.SortFunc(cuts, func(a, b int) int { return cmp.Compare(w.Truth[a].Day, w.Truth[b].Day) })
	}
	for d := range w.Documents {
		doc := &w.Documents[d]
		for i := range doc.Told {
			if told := &doc.Told[i]; told.Cut >= 0 && told.Flaw == "" {
				told.Open = w.fitsOther(doc, i, by[w.Truth[told.Cut].firm])
			}
		}
	}
}

// openCuts marks the cuts of which no text says whether their jobs are those of
// another: rounds of some people that follow a larger one of more of them so
// soon that they may carry it out, and are told as no part of it; reports that
// nobody confirmed, before an announcement; notices of a site, which do not name
// the group that is cut there.
func (w *World) openCuts(cuts []int) {
	for _, i := range cuts {
		c := &w.Truth[i]
		if c.PartOf >= 0 && c.Day > w.Truth[c.PartOf].Day && staff(c.Group) != "" {
			c.Open = true
		}
		if !c.round() {
			continue
		}
		for _, k := range cuts {
			o := &w.Truth[k]
			if k == i || o.Total() || o.PartOf >= 0 {
				continue
			}
			larger := o.Figure > Vague || o.Jobs > c.Jobs
			within := (c.narrow() || c.unit) && o.Status != headcount.Denied && larger && o.Day <= c.Day && c.Day-o.Day <= openBack && holds(o, c)
			leaked := c.Status == headcount.Reported && !c.some() && o.Status == headcount.Confirmed && o.Figure <= Vague && !o.some() && o.Day > c.Day && o.Day-c.Day <= openAhead
			c.Open = c.Open || within || leaked
		}
	}
}

// holds reports whether the people of c may be some of those of o.
func holds(o, c *Cut) bool {
	return (!o.unit || c.unit) && (staff(o.Group) == "" || o.Group == c.Group) &&
		(len(o.Places) == 0 || len(c.Places) > 1 && o.Places[0] == c.Places[len(c.Places)-1]) && (o.unit != c.unit || !slices.Equal(o.Places, c.Places) || o.Group != c.Group)
}

// fitsOther reports whether a claim fits another cut as well as its own, or, told
// long after without a date, as well as one that nobody else tells.
func (w *World) fitsOther(doc *Document, i int, cuts []int) bool {
	c, own := &doc.Claims[i], &w.Truth[doc.Told[i].Cut]
	seen, err := edtf.Parse(doc.Published)
	if err != nil {
		return false
	}
	at := seen
	if c.Announced != "" {
		at, err = edtf.Parse(c.Announced)
		if err != nil {
			return false
		}
		at.First, at.Last = at.First-datedLag, min(at.Last, seen.Last)+datedLag
	} else {
		at.First -= silentBack
		if c.Count != nil {
			at.First = seen.First - figureBack
		}
		if own.Day < at.First && !singular(c.Count) {
			return true
		}
	}
	loose := staff(c.Group) != staff(own.Group) || len(c.Places) == 0 && len(own.Places) > 0
	from, _ := slices.BinarySearchFunc(cuts, at.First, func(k int, day edtf.Day) int { return cmp.Compare(w.Truth[k].Day, day) })
	for _, k := range cuts[from:] {
		o := &w.Truth[k]
		if o.Day > at.Last {
			break
		}
		if o == own || o.unit != own.unit || o.Total() != own.Total() || o.Status != own.Status || !figureFits(c, o) {
			continue
		}
		if staff(o.Group) == staff(c.Group) && slices.Equal(o.Places, c.Places) || loose && o.PartOf < 0 {
			return true
		}
	}
	return false
}

// staff is a group as readers take it: "corporate" jobs are most of a firm's, and
// texts leave the word out.
func staff(group string) string {
	if group == "corporate" {
		return ""
	}
	return group
}

// some reports whether the cut is of some people alone, as readers take it.
func (c *Cut) some() bool { return staff(c.Group) != "" || len(c.Places) > 0 }

// singular reports whether a count is an exact number of three digits and more
// that say something, 1,234 and not 1,200: no other cut of the employer is likely
// to have it.
func singular(c *headcount.Count) bool {
	n, point := c.Point()
	return point && !c.Approx && n > 100 && roundOff(n, 2) != n
}

// nearby is how far, in per cent, a number may lie from a hedged one.
const nearby = 10

// figureFits reports whether a claim's figure may be that of a cut.
func figureFits(c *headcount.Claim, o *Cut) bool {
	switch {
	case c.Share != nil:
		return o.Figure == Shared && *c.Share.Min == o.Share
	case c.Count == nil:
		return true
	case o.Figure > Vague:
		return false
	}
	lo, hi := c.Count.Bounds()
	n, point := c.Count.Point()
	switch {
	case point && !c.Count.Approx:
		return o.Jobs == n || o.Figure == Vague && o.Jobs*(100-nearby) <= n*100 && n*100 <= o.Jobs*(100+nearby)
	case point:
		return n*(100-nearby) <= o.Jobs*100 && o.Jobs*100 <= n*(100+nearby)
	case c.Count.Approx: // words
		return lo <= o.Jobs && o.Jobs <= hi
	case c.Count.Min == nil:
		return o.Jobs <= hi && o.Jobs*100 >= hi*(100-2*nearby)
	}
	return o.Jobs >= lo && o.Jobs*100 <= lo*(100+2*nearby)
}
