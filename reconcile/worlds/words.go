package worlds

import (
	"math/rand/v2"
	"strconv"
	"strings"

	"headcount"
	"headcount/edtf"
)

// A date is when a text says that a cut became public.
type date struct {
	edtf.Interval
	known bool
}

func single(d edtf.Day) date { return date{edtf.Single(d), true} }

func monthOf(d edtf.Day) date {
	y, m, _ := d.Date()
	return date{edtf.Month(y, m), true}
}

func yearOf(d edtf.Day) date {
	y, _, _ := d.Date()
	return date{edtf.Year(y), true}
}

// through is from the month of one day to that of another.
func through(a, b edtf.Day) date {
	return date{edtf.Span(monthOf(a).Interval, monthOf(b).Interval), true}
}

// move shifts a date by so many days, in its own grain.
func (d date) move(days int) date {
	to := d.First + edtf.Day(days)
	switch n := d.Days(); {
	case n == 1:
		return single(to)
	case n <= 31:
		if days < 0 {
			return monthOf(d.First - 1)
		}
		return monthOf(d.Last + 1)
	default:
		if days < 0 {
			return yearOf(d.First - 1)
		}
		return yearOf(d.Last + 1)
	}
}

// String is the date in EDTF, "" when it is not known.
func (d date) String() string {
	if !d.known {
		return ""
	}
	return d.Interval.String()
}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// words is the date in a sentence, with a space before it.
func (d date) words() string {
	if !d.known {
		return ""
	}
	y, m, day := d.First.Date()
	month := months[m-1] + " " + strconv.Itoa(y)
	switch n := d.Days(); {
	case n == 1:
		return " on " + months[m-1] + " " + strconv.Itoa(day) + ", " + strconv.Itoa(y)
	case n <= 31:
		return " in " + month
	case n <= 366 && m == 1 && d.Interval == edtf.Year(y):
		return " in " + strconv.Itoa(y)
	}
	to, last, _ := d.Last.Date()
	return " from " + month + " to " + months[last-1] + " " + strconv.Itoa(to)
}

// countWords is a count as a text gives it.
func countWords(c *headcount.Count) string {
	lo, hi := c.Bounds()
	switch n, point := c.Point(); {
	case point && c.Approx:
		return "about " + commas(n)
	case point:
		return commas(n)
	case lo == 100 && hi == 999 && c.Approx:
		return "hundreds of"
	case lo == 1000 && c.Approx:
		return "thousands of"
	case c.Min == nil:
		return "up to " + commas(hi)
	}
	return "more than " + commas(lo)
}

// vague draws words in which an employer may give a number.
func vague(r *rand.Rand, jobs int64) *headcount.Count {
	switch p := r.Float64(); {
	case p < 0.25 && jobs >= 100 && jobs <= 999:
		return headcount.Between(100, 999, true)
	case p < 0.25 && jobs >= 1000 && jobs < 10_000:
		return headcount.Between(1000, -1, true)
	case p < 0.5:
		return headcount.Between(-1, roundDown(jobs)+grain(jobs), false)
	case p < 0.75:
		return headcount.Between(roundDown(jobs), -1, false)
	}
	return headcount.Between(roundOff(jobs, 2), roundOff(jobs, 2), true)
}

// hedge rounds a number as careful writers do, and says so.
func hedge(r *rand.Rand, jobs int64) *headcount.Count {
	if chance(r, 0.3) {
		if down := roundDown(jobs); down < jobs {
			return headcount.Between(down, -1, false)
		}
	}
	n := roundOff(jobs, 2)
	return headcount.Between(n, n, true)
}

// bare is what is left of a number in a text that does not give it: a word, or
// nothing.
func bare(r *rand.Rand, jobs int64) *headcount.Count {
	switch {
	case jobs >= 200 && jobs <= 999 && chance(r, 0.5):
		return headcount.Between(100, 999, true)
	case jobs >= 2000 && jobs < 10_000 && chance(r, 0.5):
		return headcount.Between(1000, -1, true)
	}
	return nil
}

// grain is what a number of two digits and zeros counts in: 100 of 1,234.
func grain(n int64) int64 {
	g := int64(1)
	for n >= 100*g {
		g *= 10
	}
	return g
}

func roundDown(n int64) int64 { return n / grain(n) * grain(n) }

// roundOff rounds n to so many digits, 1 or 2.
func roundOff(n int64, digits int) int64 {
	g := grain(n)
	if digits == 1 && n >= 10 {
		g *= 10
		if n < 100 {
			g = 10
		}
	}
	return max(1, (n+g/2)/g) * g
}

func commas(n int64) string {
	s := itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func atoi(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// quantity is how many of whom a sentence says are cut.
func (t *telling) quantity() string {
	jobs := "jobs"
	if t.group != "" {
		jobs = t.group + " jobs"
	}
	switch {
	case t.count != nil:
		jobs = countWords(t.count) + " " + jobs
	case t.share > 0:
		jobs = strconv.FormatFloat(t.share, 'f', -1, 64) + "% of its workforce"
		if t.group != "" {
			jobs = strconv.FormatFloat(t.share, 'f', -1, 64) + "% of its " + t.group + " workforce"
		}
	}
	return jobs
}

// sentence is the words that state a telling, without the full stop.
func (t *telling) sentence() string {
	var b strings.Builder
	put := func(all ...string) {
		for _, s := range all {
			b.WriteString(s)
		}
	}
	put(t.employer)
	switch {
	case t.cumulative:
		put(" has cut ", t.quantity(), " in all")
	case t.status == headcount.Denied:
		put(" denied that it would cut ", t.quantity())
	case t.status == headcount.Expected:
		put(" may cut ", t.quantity())
	case t.status == headcount.Reported:
		put(" plans to cut ", t.quantity())
	case t.turn == 0:
		put(" is cutting ", t.quantity())
	case t.turn == 1:
		put(" announced the loss of ", t.quantity())
	default:
		put(" will eliminate ", t.quantity())
	}
	if len(t.places) > 0 {
		put(" in ", strings.Join(t.places, ", "))
	}
	put(t.date.words())
	if t.effective.known {
		put(", effective", strings.TrimPrefix(t.effective.words(), " on"))
	}
	if t.cause != "" {
		put(", citing ", causeWords[t.cause])
	}
	if t.says != "" {
		put(", ", t.says, " said")
	}
	return b.String()
}

var causeWords = map[string]string{"ai": "artificial intelligence", "cost": "costs", "restructuring": "a reorganisation", "demand": "weak demand",
	"overhiring": "too much hiring in earlier years", "automation": "automation"}
