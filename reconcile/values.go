package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"headcount"
	"headcount/edtf"
)

// A field is one question to the claims of an event.
type field struct {
	name  string
	value func(*fact) string    // in words; "" where the claim does not say
	width func(*fact) int64     // how much the answer leaves open
	agree func(a, b *fact) bool // whether both answers can be true
	loose func(a, b *fact) bool // whether a is no other answer than b, told loosely; nil is never
}

// An option is one answer, and who gives it.
type option struct {
	value string
	facts []*fact // the most exact first
	rank  int     // of the best voice
	width int64
	old   bool // taken back by a later word of the same speaker
	told  int  // independent documents
	slip  bool // one report alone says so, and others otherwise
	round bool // another answer is the same, told more exactly by as many
	last  map[voice]edtf.Day
}

// choose answers a field from the members: the options, the chosen one first and
// then by rank, and the rule by which it was chosen. The order of rules is that
// of docs/design.md, Disputes: employer over notice over wire over outlet over
// aggregator; later over earlier from the same speaker; exact over vague; more
// witnesses over fewer. Answers that can all be true are no disagreement: of
// those the most exact is shown.
func (c *cluster) choose(members []*fact, f field) (options []option, rule string) {
	options = optionsOf(members, f)
	if len(options) < 2 {
		return options, "the only value stated"
	}
	for i := range options {
		options[i].weigh(f)
		options[i].told = c.independent(options[i].facts)
	}
	for i := range options {
		o := &options[i]
		o.old = slices.ContainsFunc(options[:min(len(options), maxNear)], func(n option) bool {
			return !f.agree(o.facts[0], n.facts[0]) && n.replaces(o) && (f.loose == nil || !f.loose(n.facts[0], o.facts[0]))
		})
	}
	for i := range options {
		o := &options[i]
		o.round = f.loose != nil && !slices.ContainsFunc(o.facts, (*fact).first) && slices.ContainsFunc(options[:min(len(options), maxNear)], func(n option) bool {
			return n.told >= o.told && f.loose(o.facts[0], n.facts[0])
		})
	}
	slices.SortFunc(options, func(a, b option) int { c, _ := a.against(b); return c })
	best := options[0]
	rule = "all values can be true, and this is the most exact"
	for _, o := range options[1:] {
		if !f.agree(best.facts[0], o.facts[0]) {
			_, rule = best.against(o)
			break
		}
	}
	at := 0
	for i, o := range options {
		if f.agree(best.facts[0], o.facts[0]) && o.width < options[at].width {
			at = i
		}
	}
	bring(options, options[at].value)
	return options, rule
}

// decided returns the fact that a person chose for a field, by the latest of such
// decisions; nil where none did.
func decided(members []*fact, field string) *fact {
	var last *fact
	for _, m := range members {
		if d := m.chosen[field]; d != nil && (last == nil || d.Number > last.chosen[field].Number) {
			last = m
		}
	}
	return last
}

// bring puts the option of a value first.
func bring(options []option, value string) {
	at := slices.IndexFunc(options, func(o option) bool { return o.value == value })
	chosen := options[at]
	copy(options[1:at+1], options[:at])
	options[0] = chosen
}

// optionsOf groups the members by their answer.
func optionsOf(members []*fact, f field) []option {
	type answer struct {
		value string
		fact  *fact
	}
	answers := make([]answer, 0, len(members))
	for _, m := range members {
		if v := f.value(m); v != "" {
			answers = append(answers, answer{v, m})
		}
	}
	slices.SortStableFunc(answers, func(a, b answer) int { return cmp.Compare(a.value, b.value) })
	var options []option
	for i, a := range answers {
		if i == 0 || a.value != answers[i-1].value {
			options = append(options, option{value: a.value})
		}
		o := &options[len(options)-1]
		o.facts = append(o.facts, a.fact)
	}
	return options
}

// weigh works out what the rules ask of an answer.
func (o *option) weigh(f field) {
	slices.SortStableFunc(o.facts, func(a, b *fact) int {
		return cmp.Or(cmp.Compare(f.width(a), f.width(b)), cmp.Compare(a.weight(), b.weight()))
	})
	o.width = f.width(o.facts[0])
	o.slip = !slices.ContainsFunc(o.facts, func(f *fact) bool { return !f.slip })
	o.rank = math.MaxInt
	o.last = map[voice]edtf.Day{}
	for _, m := range o.facts {
		o.rank = min(o.rank, m.weight())
		if m.seen.known && m.voice.speaker != "" {
			o.last[m.voice] = max(o.last[m.voice], m.seen.Last)
		}
	}
}

// replaces reports whether a speaker of the old answer gives this one in a later
// document, and none the other way round.
func (o *option) replaces(old *option) bool {
	later := false
	for v, then := range old.last {
		now, also := o.last[v]
		if also && now < then {
			return false
		}
		later = later || also && now > then
	}
	return later
}

// weight ranks who speaks in a fact: the voice, and below it whether the
// employer stands behind the words.
func (f *fact) weight() int {
	n := 2 * f.voice.rank
	if f.unconfirmed() {
		n++
	}
	return n
}

// against compares two answers that cannot both be true, and names the rule.
func (o option) against(x option) (int, string) {
	if c := compareBool(o.slip, x.slip); c != 0 {
		return c, "what several report, or the employer's own paper, over one report alone"
	}
	if c := compareBool(o.round, x.round); c != 0 {
		return c, "a number over its rounding"
	}
	if c := cmp.Compare(o.rank/2, x.rank/2); c != 0 {
		return c, voiceNames[min(o.rank, x.rank)/2] + " over " + voiceNames[max(o.rank, x.rank)/2]
	}
	if c := cmp.Compare(o.rank, x.rank); c != 0 {
		return c, "confirmed over reported"
	}
	if c := compareBool(o.old, x.old); c != 0 {
		return c, "later over earlier from the same speaker"
	}
	if c := cmp.Compare(o.width, x.width); c != 0 {
		return c, "exact over vague"
	}
	if c := cmp.Compare(x.told, o.told); c != 0 {
		return c, "more independent documents over fewer"
	}
	return cmp.Compare(o.value, x.value), "no rule tells them apart: the first in order"
}

var countField = field{
	name:  "count",
	value: func(f *fact) string { return f.Count.String() },
	width: func(f *fact) int64 {
		if f.fig.form <= about {
			return int64(f.fig.form)
		}
		return 2 + f.fig.hi - f.fig.lo
	},
	agree: func(a, b *fact) bool { return countsAgree(&a.fig, &b.fig) },
	loose: func(a, b *fact) bool { return rounds(&a.fig, &b.fig) },
}

func countsAgree(a, b *figure) bool {
	if a.number == b.number || a.roundsTo(b.number) && b.form <= about || b.roundsTo(a.number) && a.form <= about {
		return true
	}
	return max(a.form, b.form) >= span && a.overlap(b)
}

var shareField = field{
	name:  "share",
	value: func(f *fact) string { return f.Share.String() },
	width: func(f *fact) int64 {
		if f.fig.part <= about {
			return int64(f.fig.part)
		}
		return 2 + int64(f.fig.most-f.fig.least)
	},
	agree: func(a, b *fact) bool {
		x, y := &a.fig, &b.fig
		return x.percent == y.percent || x.base != y.base || max(x.part, y.part) >= bound && x.least <= y.most && y.least <= x.most
	},
}

var announcedField = field{
	name:  "announced",
	value: func(f *fact) string { return f.Announced },
	width: func(f *fact) int64 { return int64(f.at.Days()) },
	agree: func(a, b *fact) bool { return a.at.Gap(b.at.Interval) <= newsLag },
}

var effectiveField = field{
	name:  "effective",
	value: func(f *fact) string { return f.Effective },
	width: func(f *fact) int64 { return int64(f.ends.Days()) },
	agree: func(a, b *fact) bool { return a.ends.Overlaps(b.ends.Interval) },
}

var groupField = field{
	name:  "group",
	value: func(f *fact) string { return f.Group },
	width: func(*fact) int64 { return 0 },
	agree: func(a, b *fact) bool { return a.people.fits(b.people) != apart },
}

var placesField = field{
	name:  "places",
	value: func(f *fact) string { return strings.Join(f.Places, ", ") },
	width: func(*fact) int64 { return 0 },
	agree: func(a, b *fact) bool { return a.sites.fits(b.sites) != apart },
}

// statusOf answers the status: what the employer said last, then what texts
// tell as done, as reported, as expected. That it is done is not taken from one
// report alone against several, where it names nobody who says so.
func (c *cluster) statusOf(members []*fact) (status, rule string, from []*fact) {
	var by [4][]*fact
	var last [4]edtf.Day
	for _, m := range members {
		i := slices.Index(headcount.Statuses, m.Status)
		if i < 0 {
			continue
		}
		by[i] = append(by[i], m)
		if m.seen.known {
			last[i] = max(last[i], m.seen.Last)
		}
	}
	const confirmed, denied = 0, 3
	if len(by[denied]) > 0 && (len(by[confirmed]) == 0 || last[denied] > last[confirmed]) {
		return headcount.Denied, "the employer's last word", by[denied]
	}
	if c.alone(by[confirmed], by[denied]) {
		return headcount.Denied, "the employer's word over one report alone", by[denied]
	}
	over := "confirmed over reported over expected"
	if c.alone(by[confirmed], slices.Concat(by[1], by[2])) {
		by[confirmed], over = nil, "several reports over one alone"
	}
	const reported, expected = 1, 2
	if numbered := func(f *fact) bool { return f.fig.sized() }; c.independent(by[reported]) == 1 && c.independent(by[expected]) > 1 &&
		!slices.ContainsFunc(by[reported], numbered) && slices.ContainsFunc(by[expected], numbered) {
		by[reported], over = nil, "several reports over one alone"
	}
	for i, s := range headcount.Statuses {
		if len(by[i]) > 0 {
			rule = "the only value stated"
			if len(by[i]) < len(members) {
				rule = over
			}
			return s, rule, by[i]
		}
	}
	return "", "", nil
}

// alone reports whether facts stand in one report alone against several others (or
// in few against many: one to four), which is not the employer's, and name nobody
// who says them.
func (c *cluster) alone(facts, others []*fact) bool {
	n, m := c.independent(facts), c.independent(others)
	return len(facts) > 0 && (n == 1 && m > 1 || 4*n <= m) && !slices.ContainsFunc(facts, func(f *fact) bool { return f.first() || f.Says != "" })
}
