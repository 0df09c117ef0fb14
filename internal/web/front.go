package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
)

// A frontPage is what is new, how much there is under each rule, and how sure.
type frontPage struct {
	AsOf     string      `json:"as_of"`   // EDTF, in UTC
	Changed  string      `json:"changed"` // RFC 3339: when the events last changed, "" when never
	Events   int         `json:"events"`
	Latest   []eventLine `json:"latest"`
	Rules    []summary   `json:"rules"`
	Months   []month     `json:"months"` // the last of them, oldest first
	Largest  []eventLine `json:"largest"`
	Disputed []asked     `json:"disputed"` // now, the most jobs at stake first; none as of an earlier moment
	Sources  []supply    `json:"sources"`  // that came in last, latest first; none as of an earlier moment
	Chart    []chart     `json:"-"`

	then then
}

// shownMonths is the number of months that the front page shows.
const shownMonths = 24

// front makes the view of "/".
func (s *site) front(r *http.Request) (view, error) {
	t, err := s.thenOf(r)
	if err != nil {
		return view{}, err
	}
	ctx := r.Context()
	b, err := s.book(ctx, t)
	if err != nil {
		return view{}, fmt.Errorf("front page: %w", err)
	}
	page := frontPage{AsOf: cmp.Or(t.asked, s.today()), Changed: instant(b.vintage.At), Events: b.events, Rules: slices.Clone(b.rules), Months: lastMonths(b.months),
		Disputed: []asked{}, Sources: []supply{}, then: t}
	for i := range page.Rules {
		page.Rules[i].Address = t.to(page.Rules[i].Address)
	}
	for i := range page.Months {
		page.Months[i].Address = t.to(page.Months[i].Address)
	}
	for list, slugs := range map[*[]eventLine][]string{&page.Latest: b.latest, &page.Largest: b.largest} {
		if *list, err = s.lines(ctx, slugs, question{AsOf: t.asked, moment: t.at}); err != nil {
			return view{}, err
		}
	}
	page.Chart = monthCharts(page.Months)
	if !t.past {
		if page.Disputed, err = s.questions(ctx, 0, listed); err != nil {
			return view{}, err
		}
		h, err := s.fed(ctx)
		if err != nil {
			return view{}, fmt.Errorf("front page: %w", err)
		}
		page.Sources = suppliesOf(h.Supplies[:min(len(h.Supplies), listed)])
	}
	return view{template: "front.html", title: "Job cuts, and who says so", canonical: t.to("/"), data: t.to("/.json"), asOf: dayOf(t.at), then: s.thens(t, "/"), body: page}, nil
}

// lastMonths returns the last months with those between them in which nothing
// was announced.
func lastMonths(all []month) []month {
	if len(all) == 0 {
		return []month{}
	}
	out := []month{}
	have := map[string]month{}
	for _, m := range all {
		have[m.Month] = m
	}
	at := all[len(all)-1].Month
	for range shownMonths {
		if at < all[0].Month {
			break
		}
		m, there := have[at]
		if !there {
			m = month{Month: at, Rules: noJobs()[:len(all[0].Rules)], Address: question{Since: at, Until: at}.address("/explore")}
		}
		out = append(out, m)
		at = monthBefore(at)
	}
	slices.Reverse(out)
	return out
}

// monthBefore is the month before one of the form "2006-01".
func monthBefore(m string) string {
	var y, n int
	if _, err := fmt.Sscanf(m, "%d-%d", &y, &n); err != nil {
		return ""
	}
	if n--; n == 0 {
		y, n = y-1, 12
	}
	return fmt.Sprintf("%04d-%02d", y, n)
}

// Empty reports whether the ledger holds no event.
func (p frontPage) Empty() bool { return p.Events == 0 }

// Earlier reports whether the page tells of an earlier moment, Asked which one was asked
// for, as a field of a question.
func (p frontPage) Earlier() bool { return p.then.past }
func (p frontPage) Asked() string { return p.then.asked }

// All is the address of the events.
func (p frontPage) All() string { return p.then.to("/explore") }

// Named are the rules but for the first, which asks for no cause.
func (p frontPage) Named() []summary { return p.Rules[min(1, len(p.Rules)):] }

// Whole is the total of every cut.
func (p frontPage) Whole() summary { return p.Rules[0] }
