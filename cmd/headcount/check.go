package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"headcount"
	"headcount/check"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// checkCmd holds drafts against the ledger and keeps nothing.
type checkCmd struct {
	File      []string `arg:"" help:"Drafts: text, Markdown, pages, articles as JSON Lines; - for standard input."`
	Published string   `help:"When the draft is published, where it does not say: a day, month or year; without it, today. Words like \"on Tuesday\" are taken by it." placeholder:"DATE"`
	Workers   int      `help:"Drafts read at a time; 0 is one for each processor." default:"0" placeholder:"N"`
	JSON      bool     `name:"json" help:"Print JSON Lines, a claim or quotation a line."`
}

// A checkLine is a finding with the document that it is of.
type checkLine struct {
	Document checkDocument `json:"document"`
	check.Finding
}

type checkDocument struct {
	ID    string `json:"id"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

// Run checks and prints. It ends with ErrRefused when the ledger says that a draft
// is wrong.
func (c *checkCmd) Run(a *app) error {
	if err := errors.Join(date("--published", c.Published), notNegative("--workers", c.Workers)); err != nil {
		return err
	}
	steps, err := a.steps(c.Workers)
	if err != nil {
		return err
	}
	read, lines, alarms := 0, 0, 0
	_, err = ask(a, func(l *ledger.Ledger) (struct{}, error) {
		fault := func(f headcount.Fault) { fmt.Fprintln(a.err, clean(f.String())) }
		return struct{}{}, steps.Check(a.ctx, l, c.File, a.in, headcount.Given{Published: c.Published}, fault, func(d pipeline.Checked) error {
			name := strings.TrimSpace(d.Document.Path + " " + beginning(d.Document.Title))
			if d.State != headcount.StateRead {
				fmt.Fprintf(a.err, "%s: not read: %s\n", clean(name), clean(d.Reason))
				return nil
			}
			read++
			for _, f := range d.Findings {
				if check.Alarm(f.Verdict) {
					alarms++
				}
			}
			if !c.JSON {
				printFindings(a.out, name, d.Findings)
				return nil
			}
			for _, f := range d.Findings {
				lines++
				if err := a.out.line(checkLine{checkDocument{d.Document.ID, d.Document.Path, d.Document.Title}, f}); err != nil {
					return err
				}
			}
			return nil
		})
	})
	switch {
	case err != nil:
		return err
	case read == 0:
		return fmt.Errorf("check %s: %w", strings.Join(c.File, " "), headcount.ErrNothing)
	case c.JSON && lines == 0:
		fmt.Fprintln(a.out, "[]")
	}
	if alarms > 0 {
		return fmt.Errorf("%s that the ledger does not bear out: %w", plural(alarms, "statement"), headcount.ErrRefused)
	}
	return nil
}

// printFindings shows a person what became of a draft: a line that counts, then
// what asks for an eye first.
func printFindings(o *output, name string, findings []check.Finding) {
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Verdict]++
	}
	var parts []string
	for _, v := range check.Verdicts {
		if counts[v] > 0 {
			parts = append(parts, grouped(int64(counts[v]))+" "+headcount.Spaced(v))
		}
	}
	head := clean(name) + ": " + plural(len(findings), "claim")
	if len(parts) > 0 {
		head += ": " + strings.Join(parts, ", ")
	}
	wrap(o, o.width, "", head)
	order := slices.Clone(findings)
	slices.SortStableFunc(order, func(a, b check.Finding) int { return check.Gravity(a.Verdict) - check.Gravity(b.Verdict) })
	for _, f := range order {
		printFinding(o, f)
	}
	fmt.Fprintln(o)
}

// beginning is a title, or as much of it as tells one document of a file from another.
func beginning(title string) string {
	if runes := []rune(title); len(runes) > 40 {
		return string(runes[:39]) + "…"
	}
	return title
}

// printFinding shows one finding: the verdict and what the draft says, its
// sentence, what is wrong with whose words, and who says the same.
func printFinding(o *output, f check.Finding) {
	head := strings.ToUpper(headcount.Spaced(f.Verdict))
	if f.Line > 0 {
		head += fmt.Sprintf(" · line %d", f.Line)
	}
	fmt.Fprintln(o)
	wrap(o, o.width, "", head+" · "+f.Says)
	if f.Quote == "" && f.Sentence != "" {
		wrap(o, o.width, "     ", "“"+f.Sentence+"”")
	}
	for _, w := range f.Wrong {
		what := headcount.Spaced(w.Field)
		if w.Verdict != f.Verdict {
			what = headcount.Spaced(w.Verdict) + ", " + what
		}
		if w.Line > 0 && w.Line != f.Line {
			what = fmt.Sprintf("line %d, “%s”, %s", w.Line, w.Passage.Words, what)
		}
		if w.Field == check.FieldQuote {
			wrap(o, o.width, "     ", "[-the source's words-] [+the draft's+]: "+f.Difference.String())
		} else {
			wrap(o, o.width, "     ", fmt.Sprintf("%s: the draft has %s, the ledger %s: %s", what, said(w.Draft), said(w.Ledger), w.Why))
		}
		printSources(o, w.Sources)
	}
	if f.Ledger != "" {
		wrap(o, o.width, "     ", "ledger: "+f.Ledger)
	}
	if f.Note != "" {
		wrap(o, o.width, "     ", f.Note)
	}
	if len(f.Wrong) == 0 && len(f.Supports) > 0 {
		wrap(o, o.width, "     ", fmt.Sprintf("says so: %s, %d independent", plural(len(f.Supports), "source"), f.Independent))
		printSources(o, f.Supports)
	}
	for _, d := range f.Disputes {
		wrap(o, o.width, "     ", fmt.Sprintf("disputed, %s: others have %s", d.Field, d.Value))
		printSources(o, d.Sources)
	}
}

// said is a value, or that there is none.
func said(value string) string {
	if value == "" {
		return "none"
	}
	return value
}

// maxPrinted is how many sources of one thing a person is shown.
const maxPrinted = 4

func printSources(o *output, list []check.Source) {
	for _, s := range list[:min(len(list), maxPrinted)] {
		words := source(s.Document)
		if len(s.Words) > 0 && s.Words[0] != "" {
			words += ": “" + s.Words[0] + "”"
		}
		if s.Copy {
			words += " (a copy of this text)"
		}
		var b strings.Builder
		wrap(&b, o.width, "         ", words)
		fmt.Fprint(o, "       - "+strings.TrimLeft(b.String(), " "))
	}
	if n := len(list) - maxPrinted; n > 0 {
		fmt.Fprintf(o, "       - and %s\n", plural(n, "other"))
	}
}
