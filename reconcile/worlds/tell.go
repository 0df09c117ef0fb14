package worlds

import (
	"headcount"
	"headcount/edtf"
)

// tellAll has the cuts of an employer told, in about so many claims for each of
// its rounds.
func (m *maker) tellAll(at, each int) {
	by := map[int]*plot{}
	order := m.firms[at].rounds
	for _, i := range order {
		by[i] = &plot{round: i, total: -1}
	}
	for i := range m.w.Truth {
		switch c := &m.w.Truth[i]; {
		case c.firm != at:
		case c.PartOf >= 0:
			by[c.PartOf].parts = append(by[c.PartOf].parts, i)
		case c.ReportedAs >= 0:
			by[c.ReportedAs].report, by[c.ReportedAs].reported = i, true
		case c.Total():
			by[c.Terms[0]].total = i
		}
	}
	for k, i := range order {
		p := by[i]
		if k > 0 {
			p.before = order[max(0, k-3):k]
		}
		m.plot(p, each)
	}
}

// A plot is a round with what is told around it.
type plot struct {
	round    int
	parts    []int
	report   int
	reported bool // there is a report
	total    int  // -1 is none
	before   []int
}

// plot has a round told: first what was reported, then the announcement and the
// notices, then what others make of it.
func (m *maker) plot(p *plot, each int) {
	start := m.told
	if p.reported {
		m.retell(&plot{round: p.report, total: -1})
		if each > 8 && chance(m.r, 0.5) {
			m.retell(&plot{round: p.report, total: -1})
		}
	}
	m.announce(p)
	for _, i := range p.parts {
		if c := &m.w.Truth[i]; c.Day > m.w.Truth[p.round].Day {
			m.notice(i)
		}
	}
	if p.total >= 0 && chance(m.r, 0.3) {
		m.retell(&plot{round: p.total, total: -1})
	}
	for m.told-start < each {
		m.retell(p)
	}
}

// right is a cut as the employer tells it.
func (m *maker) right(i int) telling {
	c := &m.w.Truth[i]
	t := telling{cut: i, employer: m.spell(c.firm, c.Employer), status: c.Status, date: single(c.Day), group: c.Group, places: c.Places, cause: c.cause, turn: m.r.IntN(3)}
	switch c.Figure {
	case Numbered:
		t.count = headcount.Exactly(c.Jobs)
	case Vague:
		t.count = c.words
	case Shared:
		t.share = c.Share
	}
	if c.Effective != 0 {
		t.effective = single(c.Effective)
	}
	if c.Total() {
		t.cumulative, t.date = true, through(c.since, c.Day)
	}
	switch c.Status {
	case headcount.Reported:
		t.says = "people familiar with the matter"
	case headcount.Denied:
		t.says = "the company"
	}
	return t
}

// announce is the first document of a round, right in all it says.
func (m *maker) announce(p *plot) {
	c := &m.w.Truth[p.round]
	page := &page{day: c.Day, outlet: pick(m.r, wires)}
	own := c.Status == headcount.Confirmed && chance(m.r, 0.55)
	if own {
		page.outlet = outlet{c.Employer, headcount.TierEmployer}
	}
	say := func(t telling) {
		if !own && t.says == "" && t.status == headcount.Confirmed && chance(m.r, 0.5) {
			t.says = "the company"
		}
		page.say(t)
	}
	say(m.right(p.round))
	for _, i := range p.parts {
		if m.w.Truth[i].Day == c.Day {
			say(m.right(i))
		}
	}
	if p.total >= 0 {
		say(m.right(p.total))
	}
	if c.Figure == Shared || chance(m.r, 0.1) {
		page.staff(c.Employer, m.staffOf(c))
	}
	m.body(page)
	m.publish(page)
}

func (m *maker) staffOf(c *Cut) int64 {
	if c.unit {
		return max(20, m.firms[c.firm].staff/5)
	}
	return max(20, m.firms[c.firm].staff)
}

// notice is the paper that an employer lays before an office for one site.
func (m *maker) notice(i int) {
	t := m.right(i)
	t.cause, t.group = "", ""
	page := &page{day: m.w.Truth[i].Day, outlet: registry}
	page.say(t)
	m.body(page)
	m.publish(page)
}

// retell is a document of an outlet that tells of a round, and the copies made of
// it.
func (m *maker) retell(p *plot) {
	c := &m.w.Truth[p.round]
	lag := m.lag()
	if c.ReportedAs >= 0 { // once it is announced, nobody tells the report as news
		lag = min(lag, m.w.Truth[c.ReportedAs].Day-c.Day-1)
	}
	page := &page{day: c.Day + lag, outlet: pick(m.r, papers)}
	switch p := m.r.Float64(); {
	case p < 0.1:
		page.outlet = pick(m.r, wires)
	case p < 0.15:
		page.outlet = pick(m.r, blogs)
	}
	var says []telling
	says = append(says, m.blur(p.round, lag))
	for _, i := range p.parts {
		if part := &m.w.Truth[i]; part.Day <= page.day && chance(m.r, 0.3) {
			says = append(says, m.blur(i, page.day-part.Day))
		}
	}
	if p.total >= 0 && chance(m.r, 0.25) {
		says = append(says, m.blur(p.total, lag))
	}
	if len(p.before) > 0 && chance(m.r, 0.2) {
		if old := pick(m.r, p.before); page.day-m.w.Truth[old].Day <= longAgo && (m.w.Truth[old].Figure != Silent || chance(m.r, 0.3)) {
			says = append(says, m.recall(old, page.day))
		}
	}
	m.err(says, page.day)
	if chance(m.r, 0.2) {
		page.filler("The decision was discussed at length by analysts and local officials")
	}
	for _, t := range says {
		page.say(t)
	}
	m.body(page)
	m.publish(page)
	m.copies(page)
}

// longAgo is how many days back a story looks for an earlier round.
const longAgo = 800

// lag is how many days after the event a document comes: most at once, some
// weeks later.
func (m *maker) lag() edtf.Day {
	switch p := m.r.Float64(); {
	case p < 0.6:
		return edtf.Day(m.r.IntN(2))
	case p < 0.85:
		return edtf.Day(2 + m.r.IntN(6))
	}
	return edtf.Day(8 + m.r.IntN(33))
}

// blur is a cut as an outlet tells it so many days later: with less than is
// known, and nothing that is wrong.
func (m *maker) blur(i int, lag edtf.Day) telling {
	c := &m.w.Truth[i]
	t := m.right(i)
	switch {
	case t.says == "" && t.status == headcount.Confirmed && chance(m.r, 0.3):
		t.says = "the company"
	case t.status == headcount.Reported && chance(m.r, 0.3):
		t.says = pick(m.r, papers).name
	}
	switch {
	case chance(m.r, m.noise.Undated):
		t.date = date{}
	case lag > 20 && !t.cumulative && chance(m.r, 0.5):
		t.date = monthOf(c.Day)
	}
	m.approximate(&t)
	if chance(m.r, m.noise.Loose) {
		t.group, t.places = "", nil
	}
	if !chance(m.r, 0.5) {
		t.effective = date{}
	}
	if !chance(m.r, 0.5) {
		t.cause = ""
	}
	return t
}

// approximate rounds the number of a telling, or leaves it out.
func (m *maker) approximate(t *telling) {
	n, point := t.count.Point()
	switch {
	case !point:
	case chance(m.r, m.noise.Rounded):
		t.count = hedge(m.r, n)
	case !t.cumulative && chance(m.r, m.noise.Bare):
		t.count = bare(m.r, n)
	}
}

// recall is an older round as a later story mentions it.
func (m *maker) recall(i int, now edtf.Day) telling {
	c := &m.w.Truth[i]
	t := m.right(i)
	t.says, t.cause, t.effective = "", "", date{}
	if t.status == headcount.Reported {
		t.says = "people familiar with the matter"
	}
	switch {
	case chance(m.r, m.noise.Undated/3): // who recalls mostly says when
		t.date = date{}
	case now-c.Day > 60 && chance(m.r, 0.3) && yearOf(c.Day).Last < now:
		t.date = yearOf(c.Day)
	case chance(m.r, 0.7):
		t.date = monthOf(c.Day)
	}
	m.approximate(&t)
	return t
}

// copies prints a page elsewhere: as a wire's text is, the same or slightly
// edited, and at a second address of the same outlet.
func (m *maker) copies(p *page) {
	if chance(m.r, m.noise.Duplicates) {
		m.publish(p)
	}
	// Each document is a copy at the rate of Copies: a page has so many on the mean.
	for chance(m.r, m.noise.Copies) {
		c := *p
		c.outlet = pick(m.r, papers)
		c.day += edtf.Day(m.r.IntN(2))
		if chance(m.r, 0.4) {
			c.title = "Report: " + c.title
			c.lines = append([]line{{words: "This report was compiled from agency material"}}, c.lines...)
		}
		if chance(m.r, 0.3) {
			c.edit()
		}
		m.publish(&c)
	}
}

// roundUps are documents that tell of several employers: what was announced in a
// month.
func (m *maker) roundUps() {
	months := map[date][]int{}
	var order []date
	for i := range m.w.Truth {
		c := &m.w.Truth[i]
		if c.Status != headcount.Confirmed || !c.round() {
			continue
		}
		month := monthOf(c.Day)
		if len(months[month]) == 0 {
			order = append(order, month)
		}
		months[month] = append(months[month], i)
	}
	for _, month := range order {
		of := map[int]bool{}
		page := &page{day: month.Last + 1 + edtf.Day(m.r.IntN(3)), outlet: pick(m.r, papers), title: "Job cuts" + month.words()}
		var says []telling
		for _, i := range months[month] {
			if c := &m.w.Truth[i]; !of[c.firm] {
				of[c.firm] = true
				says = append(says, m.blur(i, page.day-c.Day))
			}
		}
		if len(says) < 2 || !chance(m.r, 0.5) {
			continue
		}
		m.err(says, page.day)
		for _, t := range says {
			page.say(t)
		}
		m.body(page)
		m.publish(page)
		m.copies(page)
	}
}
