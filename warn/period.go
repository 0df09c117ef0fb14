package warn

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"headcount/edtf"
)

// A Period is how many calendar days before the first effect a notice must be
// given under one law from a day on.
type Period struct {
	State string // postal code; "US" is the federal rule, which holds in all
	From  string // 2006-01-02
	Days  int
	Law   string
}

// parsePeriods reads the form of sources/periods.csv.
func parsePeriods(text string) ([]Period, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("periods.csv: %w", err)
	}
	var list []Period
	for i, r := range rows {
		if i == 0 || len(r) != 4 {
			continue
		}
		days, err := strconv.Atoi(r[2])
		if _, derr := time.Parse(time.DateOnly, r[1]); err != nil || derr != nil || days < 1 || days > 365 || r[3] == "" {
			return nil, fmt.Errorf("periods.csv:%d: %q is no period: state, from, days, law", i+1, strings.Join(r, ","))
		}
		list = append(list, Period{r[0], r[1], days, r[3]})
	}
	return list, nil
}

// period returns the rule for a notice given in a state on a day: the longest
// of those that hold, since an employer must keep them all.
func (r *Reader) period(state, day string) (best Period) {
	latest := map[string]Period{}
	for _, p := range r.periods {
		if (p.State == state || p.State == "US") && p.From <= day && latest[p.State].From <= p.From {
			latest[p.State] = p
		}
	}
	best = latest["US"]
	if own := latest[state]; own.Days >= best.Days && own.Days > 0 {
		best = own
	}
	return best
}

// measure sets how many days lie between a notice and its first effect, where
// both days are known and certain, and what the rule asks for.
func (s *scan) measure(n *Notice) {
	given := n.NoticeDate
	field := "notice_date"
	if given == "" {
		given, field = n.ReceivedDate, "received_date"
	}
	if len(given) != 10 || len(n.EffectiveFirst) != 10 || n.Doubted(field) || n.Doubted("effective_first") || n.Doubted("effective") {
		return
	}
	days := dayNumber(n.EffectiveFirst) - dayNumber(given)
	p := s.periodOf(given)
	if p.Days == 0 {
		return
	}
	n.NoticeDays, n.RequiredDays, n.PeriodRule = &days, p.Days, p.Law
	n.ShortBy = max(0, p.Days-days)
}

// periodOf returns the rule of the file's state, once for each day.
func (s *scan) periodOf(day string) Period {
	if p, ok := s.rules[day]; ok {
		return p
	}
	if s.rules == nil || len(s.rules) > 50_000 {
		s.rules = map[string]Period{}
	}
	p := s.r.period(s.state.Code, day)
	s.rules[day] = p
	return p
}

// dayNumber counts the days up to a day given as 2006-01-02.
func dayNumber(day string) int {
	y, _ := atoi(day[:4])
	m, _ := atoi(day[5:7])
	d, _ := atoi(day[8:10])
	n, _ := edtf.DayOf(y, m, d)
	return int(n)
}
