package worlds

import (
	"math"
	"math/rand/v2"
	"slices"

	"headcount"
	"headcount/edtf"
)

// A maker makes the employers of one part of a world.
type maker struct {
	r     *rand.Rand
	words *rand.Rand // of what texts say beside the facts: more of it makes no other world
	noise Noise
	years int
	label string // begins the ids of documents
	w     World
	firms []firm
	told  int // claims so far
}

// firstYear is when worlds begin.
const firstYear = 2015

// maxRounds is how many rounds a year an employer has at most; what more is told
// of it tells the same rounds again.
const maxRounds = 12

// employer plans the cuts of an employer and has them told.
func (m *maker) employer(seed uint64, number int, size Size) {
	claims := budget(m.r, size)
	if number == 0 && size.Largest > 0 {
		claims = size.Largest
	}
	each := max(4, 2.5*math.Pow(float64(claims), 0.3))
	rounds := min(max(1, int(float64(claims)/each)), maxRounds*m.years)
	f := newFirm(m.r, seed, number, size.Units)
	f.staff = int64(1500*math.Exp(1.2*m.r.NormFloat64())) * int64(1+rounds/3)
	m.firms = append(m.firms, f)
	at := len(m.firms) - 1
	m.plan(at, rounds)
	m.tellAll(at, claims/rounds)
}

// plan settles what is true of an employer: its rounds, with their parts, the
// reports before them and the totals over them.
func (m *maker) plan(at, rounds int) {
	first, _ := edtf.DayOf(firstYear, 1, 1)
	days := make([]edtf.Day, rounds)
	for i := range days {
		days[i] = first + edtf.Day(m.r.IntN(365*m.years))
	}
	slices.Sort(days)
	days = slices.Compact(days)
	for _, day := range days {
		i := m.cut(m.round(at, day))
		m.firms[at].rounds = append(m.firms[at].rounds, i)
		m.report(i)
		m.parts(i)
		m.total(at)
	}
}

// cut adds a cut to the truth.
func (m *maker) cut(c Cut) int {
	m.w.Truth = append(m.w.Truth, c)
	return len(m.w.Truth) - 1
}

// alone is a cut that relates to no other.
func alone(firm int, employer string, day edtf.Day) Cut {
	return Cut{Employer: employer, Day: day, Status: headcount.Confirmed, PartOf: -1, ReportedAs: -1, Follows: -1, firm: firm}
}

// round draws a round: of everyone or of some, decided or not.
func (m *maker) round(at int, day edtf.Day) Cut {
	f := &m.firms[at]
	c := alone(at, f.name, day)
	staff := float64(f.staff)
	if f.unit != "" && chance(m.r, 0.35) {
		c.Employer, c.unit = f.unit, true
		staff /= 5
	}
	switch p := m.r.Float64(); {
	case p < 0.18:
		c.Group = pick(m.r, groups)
		staff /= 4
	case p < 0.30:
		c.Group = "corporate"
	case p < 0.45:
		c.Places = pick(m.r, sites)
		staff /= 6
	case p < 0.50:
		c.Places = pick(m.r, states)
		staff /= 4
	}
	switch p := m.r.Float64(); {
	case p < 0.08:
		c.Status = headcount.Expected
	case p < 0.10:
		c.Status = headcount.Denied
	case p < 0.12:
		c.Status = headcount.Reported
	}
	if chance(m.r, 0.3) {
		c.Effective = day + edtf.Day(pick(m.r, []int{30, 45, 60, 60, 60, 90}))
	}
	if chance(m.r, 0.4) {
		c.cause = pick(m.r, causes)
	}
	m.size(&c, staff*(0.02+0.13*m.r.Float64()))
	return c
}

// size gives a cut its number, as the employer tells it.
func (m *maker) size(c *Cut, about float64) {
	c.Jobs = max(12, int64(about))
	switch p := m.r.Float64(); {
	case p < 0.35:
		c.Jobs = roundOff(c.Jobs, 2)
	case p < 0.50:
		c.Jobs = roundOff(c.Jobs, 1)
	}
	switch p := m.r.Float64(); {
	case p < 0.74:
		c.Figure = Numbered
	case p < 0.82:
		c.Figure, c.words = Vague, vague(m.r, c.Jobs)
		if n, point := c.words.Point(); point {
			c.Jobs = n // "about 1,200" is all that anyone knows
		}
	case p < 0.90:
		c.Figure, c.Jobs = Shared, 0
		c.Share = float64(2 + m.r.IntN(28))
	default:
		c.Figure, c.Jobs = Silent, 0
	}
}

// parts draws the sites, groups or units that a round of many jobs is made of.
// Some are told with it, some by the notices that carry it out.
func (m *maker) parts(whole int) {
	w := m.w.Truth[whole]
	f := &m.firms[w.firm]
	if w.Figure != Numbered || w.Status != headcount.Confirmed || w.Jobs < 150 || len(w.Places) > 0 || !chance(m.r, 0.35) {
		return
	}
	n := 1 + m.r.IntN(3)
	left := w.Jobs
	notices := chance(m.r, 0.5)
	exactly := n > 1 && !notices && chance(m.r, 0.3) // the parts are all there is
	where := m.r.Perm(len(sites))
	whom := m.r.Perm(len(groups))
	for k := range n {
		p := alone(w.firm, w.Employer, w.Day)
		p.PartOf, p.unit, p.Group, p.Effective, p.cause = whole, w.unit, w.Group, w.Effective, w.cause
		switch kind := m.r.Float64(); {
		case notices || kind < 0.7:
			p.Places = sites[where[k]]
		case f.unit != "" && !w.unit && k == 0:
			p.Employer, p.unit = f.unit, true
		case w.Group == "":
			p.Group = groups[whom[k]]
		default:
			p.Places = sites[where[k]]
		}
		p.Jobs = max(5, int64(float64(left)*(0.05+0.35*m.r.Float64())))
		if exactly && k == n-1 {
			p.Jobs = left
		}
		left -= p.Jobs
		if notices {
			p.Day += edtf.Day(m.r.IntN(60))
			p.Effective = p.Day + 60
		}
		m.cut(p)
	}
}

// report draws what was told of a round before the employer announced it.
func (m *maker) report(of int) {
	c := m.w.Truth[of]
	if c.Status != headcount.Confirmed || c.narrow() || c.Figure == Shared || !chance(m.r, 0.2) {
		return
	}
	r := alone(c.firm, c.Employer, c.Day-edtf.Day(2+m.r.IntN(28)))
	r.ReportedAs, r.unit, r.Status = of, c.unit, headcount.Reported
	if chance(m.r, 0.25) {
		r.Status = headcount.Expected
	}
	switch p := m.r.Float64(); {
	case c.Jobs == 0 || p < 0.25:
		r.Figure = Silent
	case p < 0.55:
		r.Jobs = c.Jobs
	default:
		r.Jobs = max(12, roundOff(int64(float64(c.Jobs)*(0.7+0.6*m.r.Float64())), 1))
	}
	if r.Figure == Numbered && chance(m.r, 0.5) {
		r.Figure, r.words = Vague, vague(m.r, r.Jobs)
	}
	m.cut(r)
}

// total draws a total over the latest rounds of an employer, where each of them
// has a number.
func (m *maker) total(at int) {
	rounds := m.firms[at].rounds
	last := &m.w.Truth[rounds[len(rounds)-1]]
	if !chance(m.r, 0.35) {
		return
	}
	sum := alone(at, last.Employer, last.Day)
	want := 2 + m.r.IntN(3)
	for k := len(rounds) - 1; k >= 0 && len(sum.Terms) < want; k-- {
		c := &m.w.Truth[rounds[k]]
		if c.Figure != Numbered || c.Status != headcount.Confirmed || c.unit || last.Day-c.Day > yearOfDays {
			break
		}
		sum.Terms = append(sum.Terms, rounds[k])
		sum.Jobs += c.Jobs
		sum.since = c.Day
	}
	if len(sum.Terms) < 2 {
		return
	}
	if chance(m.r, 0.4) {
		sum.Figure, sum.words = Vague, headcount.Between(roundDown(sum.Jobs), -1, false)
	}
	m.cut(sum)
}

var (
	groups = []string{"engineering", "sales", "warehouse", "recruiting", "customer service", "design"}
	states = [][]string{{"Ohio"}, {"Texas"}, {"Germany"}, {"Canada"}}
	sites  = [][]string{{"Dayton", "Ohio"}, {"Toledo", "Ohio"}, {"Austin", "Texas"}, {"El Paso", "Texas"}, {"Fresno", "California"},
		{"Boise", "Idaho"}, {"Tulsa", "Oklahoma"}, {"Omaha", "Nebraska"}, {"Toronto"}, {"Leeds"}, {"Detroit", "Michigan"}, {"Tampa", "Florida"}}
	causes = []string{"ai", "cost", "restructuring", "demand", "overhiring", "automation"}
)
