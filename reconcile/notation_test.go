package reconcile_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"headcount"
	"headcount/reconcile"
)

// The cases in testdata write claims one a line:
//
//	doc wire1 2025-10-28 outlet="City Wire" tier=wire
//	a1 Acme: ~14000 confirmed ann=2025-10-28 says="Ann Lee" places=Ohio;Texas "cut about 14,000 jobs"
//
// A document's line is its id, the day it was published ("-" for none) and what
// else is known. A claim's line is a label, the employer, the quantity, the
// status, its fields, and the words in quotes. Quantities: 14000, ~14000 (about),
// >1000 and <1000 (bounds), 1000-1500, ~200-999 (several hundred), ~>1000
// (thousands), 7% and so on, 450,10% (both), - (none).

// claims reads the notation and returns the claims with their labels by id.
func claims(t testing.TB, text string) ([]headcount.Stated, map[string]string) {
	t.Helper()
	var all []headcount.Stated
	labels := map[string]string{}
	var d headcount.DocumentRef
	for i, line := range strings.Split(text, "\n") {
		words := fields(line)
		switch {
		case len(words) == 0:
			continue
		case words[0] == "doc" && len(words) >= 3:
			d = headcount.DocumentRef{ID: words[1], Hash: words[1]}
			if words[2] != "-" {
				d.Published = words[2]
			}
			for _, w := range words[3:] {
				key, value, _ := strings.Cut(w, "=")
				switch key {
				case "outlet":
					d.Outlet = value
				case "tier":
					d.Tier = headcount.Tier(value)
				default:
					t.Fatalf("line %d: document with %q", i+1, w)
				}
			}
		default:
			s, label, err := claim(line)
			if err != nil {
				t.Fatalf("line %d: %v", i+1, err)
			}
			s.Document = d
			s.Identify(d.Hash)
			labels[s.ID] = label
			all = append(all, s)
		}
	}
	return all, labels
}

func claim(line string) (headcount.Stated, string, error) {
	head, rest, ok := strings.Cut(line, ":")
	label, employer, named := strings.Cut(strings.TrimSpace(head), " ")
	words := fields(rest)
	if !ok || !named || len(words) < 2 {
		return headcount.Stated{}, "", fmt.Errorf("no claim: %q", line)
	}
	s := headcount.Stated{Claim: headcount.Claim{Type: headcount.Reduction, Employer: employer, Status: words[1]}}
	for _, q := range strings.Split(words[0], ",") {
		if err := quantity(&s.Claim, q); err != nil {
			return s, label, err
		}
	}
	for _, w := range words[2:] {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "ann":
			s.Announced = value
		case "eff":
			s.Effective = value
		case "group":
			s.Group = value
		case "places":
			s.Places = strings.Split(value, ";")
		case "says":
			s.Says = value
		case "of":
			s.Share.Of = value
		case "type":
			s.Type = value
		case "cumulative":
			s.Cumulative = true
		case "back":
			s.Back = value
		case "cause":
			part := strings.Split(value, "/")
			s.Causes = append(s.Causes, headcount.Cause{Cause: part[0], By: part[1], Stance: part[2]})
		default:
			s.Evidence = append(s.Evidence, headcount.Passage{Words: w})
		}
	}
	return s, label, nil
}

func quantity(c *headcount.Claim, q string) error {
	if q == "-" {
		return nil
	}
	text, approx := strings.CutPrefix(q, "~")
	text, share := strings.CutSuffix(text, "%")
	lo, hi, ranged := strings.Cut(text, "-")
	switch {
	case strings.HasPrefix(text, ">"):
		lo, hi = text[1:], ""
	case strings.HasPrefix(text, "<"):
		lo, hi = "", text[1:]
	case !ranged:
		hi = lo
	}
	if share {
		c.Share = &headcount.Share{Approx: approx}
		for _, b := range []struct {
			text string
			to   **float64
		}{{lo, &c.Share.Min}, {hi, &c.Share.Max}} {
			if b.text == "" {
				continue
			}
			n, err := strconv.ParseFloat(b.text, 64)
			if err != nil {
				return err
			}
			*b.to = &n
		}
		return nil
	}
	c.Count = &headcount.Count{Approx: approx}
	for _, b := range []struct {
		text string
		to   **int64
	}{{lo, &c.Count.Min}, {hi, &c.Count.Max}} {
		if b.text == "" {
			continue
		}
		n, err := strconv.ParseInt(b.text, 10, 64)
		if err != nil {
			return err
		}
		*b.to = &n
	}
	return nil
}

// fields cuts a line into words; quotes keep spaces, and go.
func fields(line string) []string {
	var words []string
	var b strings.Builder
	quoted, any := false, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted, any = !quoted, true
		case r == ' ' && !quoted:
			if any {
				words = append(words, b.String())
			}
			b.Reset()
			any = false
		default:
			b.WriteRune(r)
			any = true
		}
	}
	if any {
		words = append(words, b.String())
	}
	return words
}

// show prints events and their total as the cases have them.
func show(events []headcount.Event, labels map[string]string) string {
	var b strings.Builder
	for _, e := range events {
		fmt.Fprintf(&b, "%s: %s\n", e.ID, names(e.Claims, labels))
		fmt.Fprintf(&b, "  %s\n", e.Headline)
		fmt.Fprintf(&b, "  count=%q share=%q announced=%s status=%s known_by=%s", e.Count.String(), e.Share.String(), text(e.Announced), e.Status, e.KnownBy)
		if e.Total {
			b.WriteString(" total")
		}
		if e.Withdrawn {
			b.WriteString(" withdrawn")
		}
		b.WriteByte('\n')
		for _, r := range e.Relations {
			fmt.Fprintf(&b, "  %s %s: %s\n", r.Kind, r.To, r.Why)
		}
		for _, d := range e.Disputes {
			fmt.Fprintf(&b, "  dispute %s:", d.Field)
			for i, v := range d.Values {
				if i > 0 {
					b.WriteString(" /")
				}
				fmt.Fprintf(&b, " %s [%s]", v.Value, labelled(v.Claims, labels))
			}
			fmt.Fprintf(&b, " (%s)\n", d.Values[0].Why)
		}
		for _, w := range e.Why {
			if w.Value == "same" || w.Value == "apart" {
				fmt.Fprintf(&b, "  %s [%s]: %s\n", w.Value, labelled(w.Claims, labels), w.Why)
			}
		}
	}
	t := reconcile.Totals(events, "", "")
	most := "no bound"
	if t.Max != nil {
		most = strconv.FormatInt(*t.Max, 10)
	}
	fmt.Fprintf(&b, "total %d to %s: %s\n", t.Min, most, strings.Join(t.Events, " "))
	for _, l := range t.LeftOut {
		fmt.Fprintf(&b, "  without %s: %s\n", l.Event, l.Why)
	}
	for _, l := range t.Doubtful {
		fmt.Fprintf(&b, "  doubtful %s: %s\n", l.Event, l.Why)
	}
	if len(t.PercentOnly) > 0 {
		fmt.Fprintf(&b, "  shares only: %s\n", strings.Join(t.PercentOnly, " "))
	}
	if len(t.Vague) > 0 {
		fmt.Fprintf(&b, "  vague: %s\n", strings.Join(t.Vague, " "))
	}
	return b.String()
}

func text(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

func names(claims []*headcount.Stated, labels map[string]string) string {
	ids := make([]string, len(claims))
	for i, c := range claims {
		ids[i] = c.ID
	}
	return labelled(ids, labels)
}

func labelled(ids []string, labels map[string]string) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = labels[id]
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}
