package reconcile

import (
	"strconv"

	"headcount/edtf"
)

// How far apart in days two statements of one cut may be. Measured on the news
// ledger where a note says so, else chosen on the side of keeping apart.
const (
	// newsLag: a cut told on a day, and dated by the day of its telling.
	newsLag = 3
	// stageLag: the same figure for the same place or end, dated again.
	stageLag = 31
	// recall: how long an undated figure in a later text may look back for the
	// round of that figure.
	recall = 180
	// mentionLag: how long an undated mention without a figure may look back;
	// looking back twice as far, it must find no other round to mean.
	mentionLag = 60
	// tellingLag: how far apart the texts may be of a mention and of a round that
	// no text dates.
	tellingLag = 14
	// vagueSpan: a date wider than this does not say which round is meant.
	vagueSpan = 124
)

// sooner is the date of f cut off at the day of its document: a text of
// February that dates a cut "2023" means January or February.
func (f *fact) sooner() when {
	at := f.at
	if at.known && f.seen.known && at.First <= f.seen.Last && at.Last > f.seen.Last {
		at.Last = f.seen.Last
	}
	return at
}

// lean is the date by which f is compared: its own, else the days before its
// document within which a text without a date still means news, else none.
func (f *fact) lean(back edtf.Day) when {
	if f.at.known {
		return f.sooner()
	}
	if !f.seen.known {
		return when{}
	}
	return when{edtf.Interval{First: f.seen.First - back, Last: f.seen.Last + 1}, true}
}

// day is whether w is one day.
func (w when) day() bool { return w.known && w.First == w.Last }

// sameTime reports whether two facts with the same figure can be of one time,
// the days between them, and why or why not.
func sameTime(a, b *fact) (gap int, why string, ok bool) {
	x, y := a.lean(recall), b.lean(recall)
	switch {
	case !x.known || !y.known:
		if a.fig.telling() && b.fig.telling() {
			return 0, "which no other cut is likely to have", true
		}
		return 0, "but no date holds them together", false
	case a.at.known && b.at.known:
		gap = x.Gap(y.Interval)
		switch {
		case gap == 0:
			return 0, "the same time", true
		case gap <= newsLag:
			return gap, "announced", true
		case gap <= stageLag && a.ends.known && b.ends.known && a.ends.Overlaps(b.ends.Interval):
			return gap, "of the same day of effect, announced", true
		}
		return gap, "but announced", false
	case !a.at.known && !b.at.known:
		gap = a.seen.Gap(b.seen.Interval)
		return gap, "undated, told", gap <= mentionLag
	case !x.Overlaps(y.Interval):
		return x.Gap(y.Interval), "but undated, and told", false
	}
	return distance(a, b), "undated, told", true
}

// days is a number of days in words.
func days(n int) string {
	if n == 1 {
		return "a day"
	}
	return strconv.Itoa(n) + " days"
}

// distance is the number of days from the dated one of two facts to the
// document of the undated one.
func distance(a, b *fact) int {
	if b.at.known {
		a, b = b, a
	}
	return a.at.Gap(b.seen.Interval)
}
