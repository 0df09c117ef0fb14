package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// searchCmd lists the claims, or the documents, that hold some words.
type searchCmd struct {
	Words     []string `arg:"" help:"Words that must all be there; '\"words in a row\"' stand together."`
	Documents bool     `help:"Look in the whole texts, and list the documents."`
	Limit     int      `help:"No more than so many, those that came in last; 0 is all." default:"0" placeholder:"N"`
	JSON      bool     `name:"json" help:"Print JSON Lines."`
}

// Run lists what is found, what came in last first. What is withheld is not found.
func (c *searchCmd) Run(a *app) error {
	words, err := headcount.Words(strings.Join(c.Words, " "))
	if err = errors.Join(err, notNegative("--limit", c.Limit)); err != nil {
		return err
	}
	limit := c.Limit
	if limit == 0 {
		limit = math.MaxInt32
	}
	if c.Documents {
		return c.documents(a, words, limit)
	}
	said := map[string][]string{}
	hits, err := ask(a, func(l *ledger.Ledger) ([]headcount.Hit, error) {
		if err := (pipeline.Steps{}).Index(a.ctx, l); err != nil {
			return nil, err
		}
		hits, _, err := l.SearchClaims(a.ctx, words, 0, limit)
		if err == nil && !c.JSON {
			said, err = saidIn(a, l, hits)
		}
		return hits, err
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return lines(a.out, hits)
	}
	if len(hits) == 0 {
		fmt.Fprintln(a.out, "No claim holds these words. Whole texts are searched with --documents.")
	}
	for i := range hits {
		h := &hits[i]
		head := []string{h.Employer, h.Type}
		for _, words := range []string{h.Count.String(), h.Share.String(), h.Money.String(), h.Status, h.Event, h.Back} {
			if words != "" {
				head = append(head, words)
			}
		}
		fmt.Fprintln(a.out, clean(strings.Join(head, " · ")))
		fmt.Fprintf(a.out, "    %s\n", origin(h.Document))
		for _, sentence := range slices.Compact(said[h.ID]) {
			wrap(a.out, a.out.width, "    ", clean(sentence))
		}
	}
	return nil
}

// saidIn are the sentences of each claim, by its id.
func saidIn(a *app, l *ledger.Ledger, hits []headcount.Hit) (map[string][]string, error) {
	claims := make([]*headcount.Stated, len(hits))
	for i := range hits {
		claims[i] = &hits[i].Stated
	}
	return sentences(a.ctx, l, claims)
}

func (c *searchCmd) documents(a *app, words []string, limit int) error {
	docs, err := ask(a, func(l *ledger.Ledger) ([]headcount.DocumentRef, error) {
		if err := (pipeline.Steps{}).Index(a.ctx, l); err != nil {
			return nil, err
		}
		docs, _, err := l.SearchDocuments(a.ctx, words, 0, limit)
		return docs, err
	})
	if err != nil {
		return err
	}
	if c.JSON {
		return lines(a.out, docs)
	}
	if len(docs) == 0 {
		fmt.Fprintln(a.out, "No document holds these words.")
	}
	for _, d := range docs {
		fmt.Fprintln(a.out, clean(d.Title))
		fmt.Fprintf(a.out, "    %s\n", origin(d))
	}
	return nil
}

// origin is where a claim comes from, for a person.
func origin(d headcount.DocumentRef) string {
	var parts []string
	for _, p := range []string{d.Published, d.Outlet, d.Address} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		parts = []string{d.Path}
	}
	return clean(strings.Join(parts, " · "))
}
