package check

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"headcount"
	"headcount/reconcile"
)

// dateWords finds the words by which the draft dates a claim: those that can mean
// its date, the nearest to its first passage. Not ok where there are none, as for
// "on Tuesday".
func (c *checker) dateWords(claim *headcount.Claim) (headcount.Passage, bool) {
	at, ok := reconcile.Date(claim.Announced)
	if !ok {
		return headcount.Passage{}, false
	}
	y, m, d := at.First.Date()
	_, last, _ := at.Last.Date()
	month := time.Month(m).String()
	var forms []string
	switch {
	case at.Days() == 1:
		forms = []string{fmt.Sprintf("%s %d, %d", month, d, y), fmt.Sprintf("%d %s %d", d, month, y), fmt.Sprintf("%s %d", month, d), fmt.Sprintf("%d %s", d, month), fmt.Sprintf("%s. %d", month[:3], d), claim.Announced}
	case m == last:
		forms = []string{fmt.Sprintf("%s %d", month, y), fmt.Sprintf("%s of %d", month, y), month}
	case m == 1 && last == 12:
		forms = []string{fmt.Sprint(y)}
	default:
		for _, part := range []string{"early", "mid", "late", "spring", "summer", "autumn", "fall", "winter"} {
			forms = append(forms, fmt.Sprintf("%s %d", part, y), fmt.Sprintf("%s-%d", part, y), fmt.Sprintf("%s of %d", part, y))
		}
	}
	text, near := c.in.Document.Text, claim.Evidence[0].Start
	for _, form := range forms {
		best := -1
		for from := 0; from < len(text); {
			n := strings.Index(text[from:], form)
			if n < 0 {
				break
			}
			n += from
			if best < 0 || max(n-near, near-n) < max(best-near, near-best) {
				best = n
			}
			from = n + len(form)
		}
		if best >= 0 {
			p, err := headcount.Span{Start: best, End: best + len(form)}.In(text)
			return p, err == nil
		}
	}
	return headcount.Passage{}, false
}

// yearWritten reports whether the draft writes the year of a claim's date: in the
// words of the date, or near the claim.
func (c *checker) yearWritten(claim *headcount.Claim) bool {
	at, ok := reconcile.Date(claim.Announced)
	if !ok {
		return false
	}
	y, _, _ := at.First.Date()
	year := strconv.Itoa(y)
	if p, ok := c.dateWords(claim); ok && len(p.Words) > len(year) && strings.Contains(p.Words, year) {
		return true
	}
	for _, e := range claim.Evidence {
		if e.Located() && strings.Contains(c.in.Document.Text[max(0, e.Start-besides):min(len(c.in.Document.Text), e.End+besides)], year) {
			return true
		}
	}
	return false
}

// besides is how many bytes from a claim its year may be written.
const besides = 240
