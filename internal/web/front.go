package web

import (
	"fmt"
	"net/http"
	"slices"

	"headcount"
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
	Disputed []asked     `json:"disputed"` // the most jobs at stake first
	Sources  []supply    `json:"sources"`  // that came in last, latest first
	Chart    []chart     `json:"-"`
}

// shownMonths is the number of months that the front page shows.
const shownMonths = 24

// front makes the view of "/".
func (s *site) front(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	ctx := r.Context()
	b, err := s.book(ctx)
	if err != nil {
		return view{}, fmt.Errorf("front page: %w", err)
	}
	latest, err := s.ledger.Events(ctx, headcount.Filter{Latest: true, Bare: true, Limit: listed})
	if err != nil {
		return view{}, fmt.Errorf("front page: %w", err)
	}
	page := frontPage{AsOf: s.today(), Changed: instant(b.vintage.At), Events: b.events, Latest: []eventLine{}, Rules: b.rules, Months: lastMonths(b.months)}
	for i := range latest {
		page.Latest = append(page.Latest, lineOf(&latest[i], then{}))
	}
	if page.Largest, err = s.lines(ctx, b.largest, question{}); err != nil {
		return view{}, err
	}
	if page.Disputed, err = s.questions(ctx, 0, listed); err != nil {
		return view{}, err
	}
	h, err := s.fed(ctx)
	if err != nil {
		return view{}, fmt.Errorf("front page: %w", err)
	}
	page.Sources = suppliesOf(h.Supplies[:min(len(h.Supplies), listed)])
	page.Chart = monthCharts(page.Months)
	return view{template: "front.html", title: "Job cuts, and who says so", canonical: "/", data: "/.json", body: page}, nil
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

// Named are the rules but for the first, which asks for no cause.
func (p frontPage) Named() []summary { return p.Rules[min(1, len(p.Rules)):] }

// Whole is the total of every cut.
func (p frontPage) Whole() summary { return p.Rules[0] }
