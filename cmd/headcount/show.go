package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reader"
)

// showCmd shows one event.
type showCmd struct {
	Event    string `arg:"" help:"The event's name, as events lists it."`
	asOfFlag `embed:""`
	Why      bool `help:"Say why the claims are one event, and why what stood near is another."`
	JSON     bool `name:"json" help:"Print the event as one JSON object."`
}

// A shown is an event with the sentence around each passage of its claims.
type shown struct {
	headcount.Event
	Sentences map[string][]string `json:"sentences"` // by the claim's id, in the order of its evidence
}

// Run shows the event.
func (c *showCmd) Run(a *app) error {
	at, err := c.moment()
	if err != nil {
		return err
	}
	s, err := ask(a, func(l *ledger.Ledger) (shown, error) {
		e, err := l.Event(a.ctx, c.Event, at)
		if err == nil && c.PublishedBy != "" {
			e, err = c.published(a, l, e)
		}
		if err != nil {
			return shown{}, err
		}
		sentences, err := sentences(a.ctx, l, e.Claims)
		return shown{e, sentences}, err
	})
	if err != nil {
		return err
	}
	if s.ID != c.Event {
		fmt.Fprintf(a.err, "%s is now part of %s\n", c.Event, s.ID)
	}
	if c.JSON {
		return a.out.line(s)
	}
	s.print(a.out)
	if c.Why {
		s.why(a.out)
	}
	return nil
}

// published is the event as it would be had only been read what was published by
// the day that the flag names.
func (c *showCmd) published(a *app, l *ledger.Ledger, now headcount.Event) (headcount.Event, error) {
	s, err := a.steps(0)
	if err != nil {
		return now, err
	}
	events, err := s.Published(a.ctx, l, headcount.Filter{Employer: now.Family}, c.PublishedBy)
	if err != nil {
		return now, err
	}
	for _, e := range events {
		if e.ID == now.ID {
			return e, nil
		}
	}
	return now, fmt.Errorf("event %s: nothing of it was published by %s: %w", now.ID, c.PublishedBy, headcount.ErrNotFound)
}

// sentences returns the sentences that hold the passages of claims. A passage
// whose document is gone, or that has no place in it, stands for itself.
// What is withheld of a document is noted on its claims.
func sentences(ctx context.Context, l *ledger.Ledger, claims []*headcount.Stated) (map[string][]string, error) {
	texts, withheld := map[string]string{}, map[string]string{}
	found := make(map[string][]string, len(claims))
	for _, c := range claims {
		text, known := texts[c.Document.Hash]
		if !known {
			d, err := l.Document(ctx, c.Document.Hash)
			if err != nil && !errors.Is(err, headcount.ErrNotFound) {
				return nil, err
			}
			text = d.Text
			texts[c.Document.Hash], withheld[c.Document.Hash] = text, d.Withheld
		}
		c.Document.Withheld = withheld[c.Document.Hash]
		for _, p := range c.Evidence {
			words := p.Words
			if p.Located() && p.End <= len(text) {
				at := reader.Sentence(text, p.Span)
				words = text[at.Start:at.End]
			}
			found[c.ID] = append(found[c.ID], words)
		}
	}
	return found, nil
}

// print shows the event to a person.
func (s shown) print(o *output) {
	e := s.Event
	fmt.Fprintf(o, "%s\n\n", clean(e.Headline))
	why := map[string]string{}
	for _, v := range e.Why {
		why[v.Value] = v.Why
	}
	optional := func(p *string) string {
		if p == nil {
			return ""
		}
		return *p
	}
	for _, f := range []struct{ label, field, value string }{
		{"event", "", e.ID},
		{"employer", "employer", e.Employer},
		{"jobs", "count", jobs(e)},
		{"announced", "announced", optional(e.Announced)},
		{"effective", "effective", optional(e.Effective)},
		{"status", "status", status(e)},
		{"group", "group", e.Group},
		{"places", "places", strings.Join(e.Places, ", ")},
		{"causes", "causes", causes(e.Causes)},
		{"known by", "", e.KnownBy},
		{"reports", "", witnesses(e)},
		{"in totals", "", inTotals(e)},
	} {
		if f.value == "" {
			continue
		}
		fmt.Fprintf(o, "%-11s%s", f.label, clean(f.value))
		if rule := why[f.field]; rule != "" {
			fmt.Fprintf(o, "  (%s)", clean(rule))
		}
		fmt.Fprintln(o)
	}
	numbers := s.claims(o)
	s.relations(o, numbers)
	s.disputes(o, numbers)
	s.doubts(o, numbers)
}

// witnesses is how many documents stand behind an event, for a person.
func witnesses(e headcount.Event) string {
	return fmt.Sprintf("%d, %d independent", e.Reports, e.Independent)
}

// inTotals is how an event counts, for a person.
func inTotals(e headcount.Event) string {
	switch {
	case e.LeftOut != "":
		return "left out: " + e.LeftOut
	case e.Count == nil:
		return "listed apart: a share alone"
	case e.Doubtful != "":
		return "counted in the greatest number only: " + e.Doubtful
	}
	return "counted"
}

// why prints why claims were joined, and why others were kept apart.
func (s shown) why(o *output) {
	numbers := make(map[string]int, len(s.Claims))
	for i, c := range s.Claims {
		numbers[c.ID] = i + 1
	}
	for _, part := range []struct{ value, head, none string }{
		{"same", "Why these are one event", "there is one claim"},
		{"apart", "Why others are not in it", "no other stood near"},
	} {
		fmt.Fprintf(o, "\n%s\n", part.head)
		none := true
		for _, v := range s.Event.Why {
			if v.Value == part.value {
				none = false
				wrap(o, o.width, "     ", clean(v.Why)+cited(v.Claims, numbers))
			}
		}
		if none {
			fmt.Fprintf(o, "     %s\n", part.none)
		}
	}
	for _, group := range s.Witnesses {
		if len(group) > 1 {
			wrap(o, o.width, "     ", fmt.Sprintf("%d of the documents copy each other and are one witness: %s", len(group), short(group)))
		}
	}
}

// short names documents by the beginnings of their hashes.
func short(hashes []string) string {
	words := make([]string, len(hashes))
	for i, h := range hashes {
		words[i] = h[:min(8, len(h))]
	}
	return strings.Join(words, ", ")
}

// claims prints the claims and returns the number by which each is referred to.
func (s shown) claims(o *output) map[string]int {
	numbers := make(map[string]int, len(s.Claims))
	fmt.Fprintf(o, "\nClaims (%d)\n", len(s.Claims))
	for i, c := range s.Claims {
		numbers[c.ID] = i + 1
		fmt.Fprintf(o, "%3d  %s\n", i+1, clean(stated(c.Claim)))
		if c.Document.Withheld != "" {
			wrap(o, o.width, "     ", c.Document.Withheld)
		}
		for j, sentence := range s.Sentences[c.ID] {
			wrap(o, o.width, "     ", "“"+sentence+"”")
			if p := c.Evidence[j]; p.Located() {
				fmt.Fprintf(o, "     bytes %d to %d\n", p.Start, p.End)
			}
		}
		wrap(o, o.width, "     ", source(c.Document)+" · claim "+c.ID[:min(12, len(c.ID))])
		if c.Back != "" {
			fmt.Fprintf(o, "     counts no more: %s\n", clean(c.Back))
		}
	}
	return numbers
}

// stated is what a claim says, in one line.
func stated(c headcount.Claim) string {
	words := []string{c.Type, c.Employer}
	for _, q := range []string{c.Count.String(), c.Share.String(), c.Money.String(), c.Status} {
		if q != "" {
			words = append(words, q)
		}
	}
	if c.Announced != "" {
		words = append(words, "announced "+c.Announced)
	}
	if c.Says != "" {
		words = append(words, "says "+c.Says)
	}
	return strings.Join(words, " · ")
}

// source is where a claim stands and since when that is known.
func source(d headcount.DocumentRef) string {
	at := d.Address
	if at == "" {
		at = d.Path
	}
	var words []string
	for _, w := range []string{d.Outlet, d.Title, at} {
		if w != "" {
			words = append(words, w)
		}
	}
	published := "undated"
	if d.Published != "" {
		published = "published " + d.Published
	}
	words = append(words, published)
	if !d.Known.IsZero() {
		words = append(words, "seen "+d.Known.UTC().Format("2006-01-02"))
	}
	return strings.Join(words, " · ")
}

func (s shown) relations(o *output, numbers map[string]int) {
	if len(s.Relations) == 0 {
		return
	}
	fmt.Fprintln(o, "\nRelations")
	for _, r := range s.Relations {
		fmt.Fprintf(o, "     %s %s: %s%s\n", headcount.Spaced(r.Kind), r.To, clean(r.Why), cited(r.Claims, numbers))
	}
}

func (s shown) disputes(o *output, numbers map[string]int) {
	if len(s.Disputes) == 0 {
		return
	}
	fmt.Fprintln(o, "\nDisputes")
	for _, d := range s.Disputes {
		for i, v := range d.Values {
			label := "     or"
			if i == 0 {
				label = "     " + d.Field + ":"
			}
			fmt.Fprintf(o, "%s %s%s", label, clean(v.Value), cited(v.Claims, numbers))
			if v.Why != "" {
				fmt.Fprintf(o, ", chosen: %s", clean(v.Why))
			}
			fmt.Fprintln(o)
		}
	}
}

func (s shown) doubts(o *output, numbers map[string]int) {
	if len(s.Doubts) == 0 {
		return
	}
	fmt.Fprintln(o, "\nMay be the same cut; `headcount review` asks")
	for _, d := range s.Doubts {
		fmt.Fprintf(o, "     %s: %s%s\n", d.With, clean(d.Why), cited(d.Claims, numbers))
	}
}

// cited names claims by their numbers in the list above: " [1, 3]".
func cited(claims []string, numbers map[string]int) string {
	var list []string
	for _, id := range claims {
		if n := numbers[id]; n > 0 {
			list = append(list, fmt.Sprint(n))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return " [" + strings.Join(list, ", ") + "]"
}
