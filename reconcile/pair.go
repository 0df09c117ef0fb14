package reconcile

import "headcount"

// A verdict says whether two facts may state one cut, how well they agree, and
// why. The reason is put into words only when it is kept.
type verdict struct {
	same  bool
	score int    // greater is closer; compared among the clusters that a fact may join
	gap   int    // days between the two
	why   string // what the figures say
	when  string // what the dates say
	grey  bool   // of a refusal: the two may be one cut all the same
}

// String is the reason: "the same number, announced 6 days apart".
func (v verdict) String() string {
	s := v.why
	if v.when != "" {
		s += ", " + v.when
	}
	if v.gap > 0 {
		s += " " + days(v.gap) + " apart"
	}
	return s
}

// A refusal is a cluster that a fact stood near, and why it is not in it.
type refusal struct {
	from *cluster
	why  verdict
}

func refuse(why string) verdict { return verdict{why: why} }

// doubt refuses what may be the same all the same: a person can decide.
func doubt(why string) verdict { return verdict{why: why, grey: true} }

// The points of a score. Only their order matters: a figure that is the very
// same outweighs the time, which outweighs the scope.
const (
	sameFigure   = 100
	nearFigure   = 60
	sameDay      = 20
	sameScope    = 8
	sameStatus   = 4
	sameEmployer = 2
)

// compare holds a fact against the founder of a cluster that gives the same or
// a near figure. It asks, in this order: is it the same employer, kind of cut,
// figure, time, place and group?
func compare(a, b *fact) verdict {
	if a.unit != b.unit && !a.unit.kin(b.unit) {
		return refuse("another unit of the employer")
	}
	if a.people.temporary != b.people.temporary {
		return refuse("one is temporary")
	}
	v := agree(&a.fig, &b.fig)
	if !v.same {
		return v
	}
	if a.unit != b.unit && v.score < sameFigure {
		return doubt("a near figure of another unit")
	}
	if a.Cumulative != b.Cumulative && v.score < sameFigure {
		return doubt("a near figure, and one is a total over rounds")
	}
	tells := a.fig.telling() && b.fig.telling()
	v.gap, v.when, v.same = sameTime(a, b)
	if !v.same {
		v.grey = tells || v.gap <= mentionLag
		return v
	}
	if a.Cumulative && b.Cumulative && a.at.day() && b.at.day() && v.gap > 0 {
		return refuse("totals as of two days")
	}
	places, groups := a.sites.fits(b.sites), a.people.fits(b.people)
	if places == apart {
		return verdict{why: v.why, when: "but other places", grey: tells}
	}
	if groups == apart {
		return verdict{why: v.why, when: "but other people", grey: tells}
	}
	if v.score < sameFigure && (places != same || groups != same && !corporate(a.people, b.people)) {
		return doubt("a near figure of another place or group")
	}
	if a.at.day() && a.at == b.at {
		v.score += sameDay
	}
	if places == same && groups == same {
		v.score += sameScope
	}
	if a.Status == b.Status {
		v.score += sameStatus
	}
	if a.unit == b.unit {
		v.score += sameEmployer
	}
	return v
}

// corporate reports whether one of two groups is everyone and the other "corporate",
// which texts leave out.
func corporate(a, b *people) bool { return a.all() && b.office() || a.office() && b.all() }

// agree holds two figures against each other. A total over rounds is greater
// than each round, so a total with the very number of a round is that round
// told as a total; compare lets it through.
func agree(a, b *figure) verdict {
	if a.counted() && b.counted() {
		if a.form == span || b.form == span {
			if a.form == b.form && a.lo == b.lo && a.hi == b.hi {
				return verdict{same: true, score: sameFigure, why: "the same range"}
			}
		} else if a.number == b.number {
			return verdict{same: true, score: sameFigure, why: "the same number"}
		}
		if hedges(a, b) || hedges(b, a) {
			return verdict{same: true, score: nearFigure, why: "one number rounded"}
		}
		if a.shared() && b.shared() && a.percent == b.percent && nearly(a.number, b.number) {
			return verdict{same: true, score: nearFigure, why: "the same share and a near number"}
		}
		if rounds(a, b) || rounds(b, a) {
			return verdict{same: true, score: nearFigure, why: "one number rounded"}
		}
		return refuse("another number")
	}
	if a.shared() && b.shared() {
		switch {
		case a.percent != b.percent:
			return refuse("another share")
		case a.base != "" && b.base != "" && a.base != b.base:
			return refuse("the same share of others")
		}
		return verdict{same: true, score: sameFigure, why: "the same share"}
	}
	return refuse("no figure in common")
}

// hedges reports whether figure a is a hedged or rounded telling of the exact
// number b.
func hedges(a, b *figure) bool {
	return b.form == exact && a.form != exact && a.form < words && a.roundsTo(b.number)
}

// rounds reports whether the exact figure a is the exact number b rounded without
// saying so: 400 for 396.
func rounds(a, b *figure) bool {
	g := grain(a.number)
	return a.form == exact && b.form == exact && g >= 10 && grain(b.number) < g && 20*(max(a.number, b.number)-min(a.number, b.number)) <= b.number &&
		a.number-g/2 <= b.number && b.number <= a.number+g/2
}

// nearly reports whether two numbers are within 5% of each other.
func nearly(a, b int64) bool {
	lo, hi := min(a, b), max(a, b)
	return lo*100 >= hi*95
}

// sameDocument says whether a fact may join another of its own document. A
// document states a fact once (docs/claims.md), so two of its claims are two
// cuts, save where it tells one cut by two voices, a report and what the
// employer says, or gives one cut's share of two bases. A claim that a later reader
// made otherwise is no second cut.
func sameDocument(a, b *fact) verdict {
	switch {
	case a.stands() != b.stands():
		return verdict{same: true, why: "what a reader makes of it now, and made of it before"}
	case a.fig.shared() && b.fig.shared() && a.fig.base != b.fig.base && a.Status == b.Status && a.Says == b.Says &&
		a.Announced == b.Announced && (shareOnly(a) || shareOnly(b)):
		return verdict{same: true, why: "a share of another base"}
	case a.Says == b.Says || a.voice.speaker == theEmployer && b.voice.speaker == theEmployer:
		return refuse("the document tells them apart")
	case a.Status != b.Status || a.unconfirmed() && b.unconfirmed():
		return verdict{same: true, why: "two voices in one document"}
	}
	return refuse("the document tells them apart")
}

// shareOnly reports whether a fact is no more than a share of the whole.
func shareOnly(f *fact) bool { return f.fig.form == none && f.fig.shared() && f.whole() }

// endsApart reports whether two facts take effect at times too far apart to be
// one cut.
func endsApart(a, b *fact) bool {
	return a.ends.known && b.ends.known && a.ends.Gap(b.ends.Interval) > stageLag
}

// earlierReport reports whether a is a report of a day before the employer's
// own figure b: an event of its own, which the announcement replaces. An
// undated report is of the day of its document at the latest.
func earlierReport(a, b *fact) bool {
	told := a.at
	if !told.known {
		told = a.seen
	}
	return a.unconfirmed() && b.Status == headcount.Confirmed && b.at.day() && told.known && told.Last < b.at.First
}
