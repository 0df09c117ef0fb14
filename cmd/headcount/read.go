package main

import (
	"fmt"
	"strings"

	"headcount"
	"headcount/internal/pipeline"
	"headcount/reader"
)

// readCmd prints the claims of reports and keeps nothing.
type readCmd struct {
	File     []string `arg:"" help:"Reports: files, folders, - for standard input."`
	Explain  bool     `help:"Show for each claim the rule, the mentions and the merges that made it, for people."`
	WithText bool     `help:"Print the text of each document too."`
	JSON     bool     `name:"json" help:"Print JSON Lines, as read does without it."`
	givenFlags
}

// A readLine is what read prints of one document.
type readLine struct {
	Document readDocument      `json:"document"`
	Claims   []headcount.Claim `json:"claims"`
}

// A readDocument is a document with null for what is not known of it.
type readDocument struct {
	ID        string  `json:"id"`
	Hash      string  `json:"hash"`
	Path      string  `json:"path"`
	Title     *string `json:"title"`
	Published *string `json:"published"`
	Outlet    *string `json:"outlet"`
	Language  *string `json:"language"`
	Text      *string `json:"text,omitempty"`
}

// Run reads and prints, in the order of the input.
func (c *readCmd) Run(a *app) error {
	given, err := c.given()
	if err != nil {
		return err
	}
	steps, err := a.steps(c.Workers)
	if err != nil {
		return err
	}
	steps.Explain = c.Explain
	documents := 0
	err = steps.Read(a.ctx, c.File, a.in, given, func(r pipeline.Result) error {
		for _, f := range r.Faults {
			fmt.Fprintln(a.err, clean(f.String()))
		}
		for i := range r.Documents {
			documents++
			if err := c.print(a.out, &r.Documents[i], r.Claims[i], r.Explained[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && documents == 0 {
		return fmt.Errorf("read %s: %w", strings.Join(c.File, " "), headcount.ErrNothing)
	}
	return err
}

func (c *readCmd) print(o *output, d *headcount.Document, claims []headcount.Claim, explained []reader.Explained) error {
	if c.Explain {
		explain(o, d, explained)
		return nil
	}
	known := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	line := readLine{readDocument{ID: d.ID, Hash: d.Hash, Path: d.Path, Title: known(d.Title), Published: known(d.Published), Outlet: known(d.Outlet), Language: known(d.Language)}, claims}
	if line.Claims == nil {
		line.Claims = []headcount.Claim{}
	}
	if c.WithText {
		line.Document.Text = &d.Text
	}
	return o.line(line)
}

// explain shows a person how the claims of a document came about.
func explain(o *output, d *headcount.Document, explained []reader.Explained) {
	fmt.Fprintf(o, "%s: %s\n", clean(d.Path+" "+d.Title), plural(len(explained), "claim"))
	for _, e := range explained {
		fmt.Fprintf(o, "\n  %s\n", clean(stated(e.Claim)))
		for _, p := range e.Claim.Evidence {
			fmt.Fprintf(o, "    at %d to %d: “%s”\n", p.Start, p.End, clean(p.Words))
		}
		fmt.Fprintf(o, "    rule: %s\n", e.Rule)
		for _, m := range e.Mentions {
			fmt.Fprintf(o, "    mention: %s\n", clean(m))
		}
		for _, m := range e.Merges {
			fmt.Fprintf(o, "    merged: %s\n", clean(m))
		}
	}
	fmt.Fprintln(o)
}
