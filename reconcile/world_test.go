package reconcile_test

import (
	"fmt"
	"math/rand/v2"

	"headcount"
	"headcount/edtf"
)

// A making draws claims about invented employers: rounds over some years, each
// told by several documents in several ways, with sites, totals and mentions.
type making struct {
	r    *rand.Rand
	all  []headcount.Stated
	doc  int
	days int // over which rounds are spread
}

// invent returns n claims of so many employers over so many days. Round figures
// are drawn from a narrow range, so that rounds meet.
func invent(seed uint64, n, employers, days int) []headcount.Stated {
	m := &making{r: rand.New(rand.NewPCG(seed, 1)), days: days}
	for len(m.all) < n {
		for e := range employers {
			m.round(fmt.Sprintf("Quillfeather %d", e))
			if len(m.all) >= n {
				break
			}
		}
	}
	return m.all[:n]
}

var (
	statuses = []string{headcount.Confirmed, headcount.Confirmed, headcount.Reported, headcount.Expected}
	cities   = [][]string{{"Dallas", "Texas"}, {"Fort Worth", "Texas"}, {"Columbus", "Ohio"}, {"Ohio"}, {"Texas"}, {"London"}, {"Plant 7"}}
	groups   = []string{"", "", "corporate", "engineers", "drivers", "furlough", "various departments"}
	outlets  = []string{"City Wire", "Daily Post", "Trade Blog"}
)

// pick draws one of a list.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func (m *making) round(employer string) {
	first, _ := edtf.DayOf(2005, 1, 1)
	day := first + edtf.Day(m.r.IntN(m.days))
	jobs := int64(1+m.r.IntN(40)) * pick(m.r, []int64{1, 7, 10, 100, 1000})
	group := pick(m.r, groups)
	for range 1 + m.r.IntN(4) {
		m.doc++
		published := day + edtf.Day(m.r.IntN(70))
		d := headcount.DocumentRef{ID: fmt.Sprint("doc", m.doc), Hash: fmt.Sprint("doc", m.doc), Published: published.String(), Outlet: pick(m.r, outlets)}
		c := headcount.Claim{Type: headcount.Reduction, Employer: employer, Status: pick(m.r, statuses), Group: group}
		switch m.r.IntN(8) {
		case 0:
			c.Count = headcount.Between(jobs, jobs, true)
		case 1:
			c.Count = headcount.Between(jobs, -1, false)
		case 2: // a mention
		case 3:
			c.Count = headcount.Between(100, 999, true)
		case 4:
			share := float64(1 + jobs%60)
			c.Share = &headcount.Share{Min: &share, Max: &share, Of: "workforce"}
		default:
			c.Count = headcount.Exactly(jobs)
		}
		switch m.r.IntN(4) {
		case 0:
			y, mo, _ := day.Date()
			c.Announced = edtf.Month(y, mo).String()
		case 1:
		default:
			c.Announced = (day + edtf.Day(m.r.IntN(2))).String()
		}
		m.add(d, c)
		if m.r.IntN(3) == 0 {
			site := c
			site.Count, site.Places = headcount.Exactly(1+jobs/3), pick(m.r, cities)
			m.add(d, site)
		}
		if m.r.IntN(12) == 0 {
			sum := c
			sum.Count, sum.Cumulative = headcount.Exactly(jobs*2+100), true
			m.add(d, sum)
		}
	}
}

func (m *making) add(d headcount.DocumentRef, c headcount.Claim) {
	c.Evidence = []headcount.Passage{{Words: fmt.Sprintf("%s of %s", c.Count, c.Employer)}}
	c.Identify(d.Hash)
	m.all = append(m.all, headcount.Stated{Claim: c, Document: d})
}
