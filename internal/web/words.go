package web

import (
	"fmt"
	"html/template"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"headcount"
)

// functions are what templates may call beside the methods of their data.
var functions = template.FuncMap{
	"readable": readable,
	"moment":   moment,
	"plural":   plural,
	"spaced":   headcount.Spaced,
	"cause":    causeWords,
	"label":    label,
	"lower":    strings.ToLower,
	"tight":    tight,
	"matter":   matterWords,
	"grouped":  func(n int) string { return grouped(int64(n)) },
	"jobs":     grouped,
	"heading":  groupingWords,
}

// maxTitle is the number of runes of a title that pages show: room for any
// headline, none for a text that poses as one (law 9).
const maxTitle = 300

// clip returns the first n runes of s, with "…" where it was longer.
func clip(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	at := 0
	for i := range s {
		if at == n {
			return s[:i] + "…"
		}
		at++
	}
	return s
}

// tight returns s with one line's end for several: a passage shows where
// paragraphs part, without their distance.
func tight(s string) string {
	for strings.Contains(s, "\n\n") {
		s = strings.ReplaceAll(s, "\n\n", "\n")
	}
	return s
}

// plural prints n and the word that fits it: "1 report", "12 reports".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(int64(n)) + " " + many
}

// link returns address when it is one that a page may lead to: absolute, http
// or https. Everything else, such as "javascript:…", is "".
func link(address string) string {
	if len(address) > 2000 {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || (u.Scheme != "http" && u.Scheme != "https") {
		return ""
	}
	return u.String()
}

// labels are the fields of events as pages name them, in the order shown.
var labels = []struct{ field, label string }{
	{"count", "Jobs"}, {"share", "Share"}, {"status", "Status"}, {"announced", "Announced"}, {"effective", "Takes effect"},
	{"group", "Who"}, {"places", "Where"}, {"causes", "Why"},
}

func isLabel(field string) bool {
	return slices.ContainsFunc(labels, func(l struct{ field, label string }) bool { return l.field == field })
}

// label is how a page names a field of an event.
func label(field string) string {
	for _, l := range labels {
		if l.field == field {
			return l.label
		}
	}
	switch field {
	case "date":
		return "Date"
	case "place":
		return "Where"
	case "cause":
		return "Why"
	}
	return field
}

// matterWords names a field as what reports disagree on.
func matterWords(field string) string {
	for known, words := range map[string]string{"count": "the number of jobs", "share": "the share", "status": "whether it is certain", "announced": "when it was announced",
		"date": "when it was announced", "effective": "when it takes effect", "group": "whom it meets", "places": "where it is", "place": "where it is", "cause": "why"} {
		if field == known {
			return words
		}
	}
	return field
}

// causes are the causes of docs/claims.md in words for a reader.
var causes = map[string]string{
	"ai": "artificial intelligence", "automation": "automation", "cost": "saving money", "restructuring": "restructuring",
	"demand": "weak demand", "overhiring": "too many hired before", "closing": "a closing", "bankruptcy": "bankruptcy",
	"merger": "a merger", "contract": "a contract lost", "relocation": "relocation", "tariffs": "tariffs",
	"government": "a government’s decision", "performance": "performance of the people cut", "funding": "no new funding", "other": "another cause",
}

// causeWords prints a cause with who says so: "artificial intelligence, denied
// by the employer".
func causeWords(c headcount.Cause) string {
	words := causes[c.Cause]
	if words == "" {
		words = c.Cause
	}
	return words + ", " + stanceWords(c)
}

// stanceWords says who gives a cause, and how: "according to the employer".
func stanceWords(c headcount.Cause) string {
	by := map[string]string{"employer": "the employer", "outlet": "the outlet", "analyst": "a third party"}[c.By]
	if by == "" {
		by = c.By
	}
	if c.Stance == "asserted" {
		return "according to " + by
	}
	return c.Stance + " by " + by
}

// groupingWords are the groupings of reconcile as a question asks for them.
func groupingWords(by string) string {
	switch by {
	case "rule":
		return "AI rule"
	case "cause":
		return "cause, with who says so"
	}
	return by
}

// moneyWords prints an amount as a label has room for it: "USD 38bn".
func moneyWords(m *headcount.Money) string {
	short := func(p *float64) string { return scaled(*p) }
	switch {
	case m == nil || m.Min == nil && m.Max == nil:
		return "an amount not stated"
	case m.Min == nil:
		return m.Currency + " up to " + short(m.Max)
	case m.Max == nil:
		return m.Currency + " at least " + short(m.Min)
	case *m.Min == *m.Max:
		return m.Currency + " " + short(m.Min)
	}
	return m.Currency + " " + short(m.Min) + " to " + short(m.Max)
}

// scaled prints a number in thousands of millions and the like: "38bn".
func scaled(v float64) string {
	for _, unit := range []struct {
		of   float64
		name string
	}{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}} {
		if v >= unit.of {
			return strconv.FormatFloat(math.Round(v/unit.of*1000)/1000, 'f', -1, 64) + unit.name
		}
	}
	return grouped(int64(v))
}

// figure is the number that a claim states, for a reader; "no number" for none.
func figure(c *headcount.Claim) string {
	switch c.Type {
	case headcount.Investment:
		if m := c.Money.String(); m != "" {
			return m
		}
	case headcount.Term:
		kind := headcount.Spaced(c.Kind)
		if c.Days != nil {
			return fmt.Sprintf("%s, %s days", kind, strconv.FormatFloat(*c.Days, 'f', -1, 64))
		}
		return kind
	case headcount.Statement:
		return "quotation"
	}
	return jobs(c.Count, c.Share)
}

// jobs prints a count, else a share with what it is of, else "no number".
func jobs(n *headcount.Count, s *headcount.Share) string {
	if words := n.String(); words != "" {
		return words
	}
	if words := shareWords(s); words != "" {
		return words
	}
	return "no number"
}

// shareWords prints a share with what it is of: "12% of support staff".
func shareWords(s *headcount.Share) string {
	words := s.String()
	if words != "" && s.Of != "" {
		words += " of " + clip(s.Of, 80)
	}
	return words
}
