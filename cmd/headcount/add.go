package main

import (
	"fmt"
	"io"
	"strings"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// addCmd reads reports into the ledger.
type addCmd struct {
	Path []string `arg:"" help:"Reports: text, Markdown, pages, articles as JSON Lines (gzip allowed), folders of these; - for standard input."`
	givenFlags
}

// Run adds the reports and prints what came of it.
func (c *addCmd) Run(a *app) error {
	given, err := c.given()
	if err != nil {
		return err
	}
	return addReports(a, c.Path, given, c.Workers)
}

// addReports adds what is at paths to the ledger and prints what came of it.
func addReports(a *app, paths []string, given headcount.Given, workers int) error {
	steps, err := a.steps(workers)
	if err != nil {
		return err
	}
	l, err := ledger.Open(a.ctx, a.ledger)
	if err != nil {
		return err
	}
	return using(l, func() error {
		p := newProgress(a.err, a.now)
		s, err := steps.Add(a.ctx, l, paths, a.in, given, p.show)
		p.end()
		if err != nil {
			if a.ctx.Err() != nil {
				fmt.Fprintln(a.err, "What was read so far is kept; the same command goes on from there.")
			}
			return err
		}
		printSummary(a.out, s)
		if s.Documents == 0 && s.Seen == s.Fresh { // nothing read, and nothing that an earlier add had read
			return fmt.Errorf("add %s: %w", strings.Join(paths, " "), headcount.ErrNothing)
		}
		return nil
	})
}

// printSummary says what an add found.
func printSummary(w io.Writer, s pipeline.Summary) {
	fmt.Fprintf(w, "captures   %s new, %s seen before\n", grouped(s.Fresh), grouped(s.Seen-s.Fresh))
	fmt.Fprintf(w, "documents  %s\n", grouped(int64(s.Documents)))
	var types []string
	sum := int64(0)
	for _, t := range headcount.ClaimTypes {
		if n := s.Claims[t]; n > 0 {
			types = append(types, grouped(int64(n))+" "+t)
			sum += int64(n)
		}
	}
	fmt.Fprintf(w, "claims     %s%s\n", grouped(sum), after(": ", types))
	var problems []string
	for _, p := range s.Problems {
		problems = append(problems, fmt.Sprintf("%s × %s", grouped(int64(p.Count)), clean(p.Problem)))
	}
	fmt.Fprintf(w, "faults     %s%s", grouped(int64(s.Faults)), after(": ", problems))
	if s.Faults > 0 {
		fmt.Fprint(w, "; `headcount faults` lists them")
	}
	fmt.Fprintln(w)
	fmt.Fprintf(w, "time       %.1f s\n", s.Took.Seconds())
}

// after joins a list behind a mark, and is "" for an empty one.
func after(mark string, list []string) string {
	if len(list) == 0 {
		return ""
	}
	return mark + strings.Join(list, ", ")
}
