package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"headcount"
	"headcount/internal/pipeline"
	"headcount/score"
)

// scoreCmd holds claims against labels.
type scoreCmd struct {
	Gold    []string `arg:"" help:"Labels: JSON Lines of a document and its claims, or a folder of such files."`
	Reports []string `help:"The reports that the labels are of: they are read, and what comes of them is scored." placeholder:"PATH" sep:"none"`
	Claims  string   `help:"Claims to score instead, as read prints them." placeholder:"FILE"`
	Misses  int      `help:"Print so many of the claims that only one side has." default:"0" placeholder:"N"`
	Min     float64  `help:"Exit 1 when the F1 of reductions is below this." default:"0" placeholder:"F1"`
	JSON    bool     `name:"json" help:"Print the result as JSON."`
}

// Run scores and prints.
func (c *scoreCmd) Run(a *app) error {
	if (len(c.Reports) == 0) == (c.Claims == "") {
		return fmt.Errorf("give --reports or --claims, and one of them: %w", headcount.ErrUsage)
	}
	if c.Min < 0 || c.Min > 1 {
		return fmt.Errorf("--min: %g is not from 0 to 1: %w", c.Min, headcount.ErrUsage)
	}
	gold, err := labels(c.Gold)
	if err != nil {
		return err
	}
	var read []score.Document
	if c.Claims != "" {
		read, err = labels([]string{c.Claims})
	} else {
		read, err = c.read(a)
	}
	if err != nil {
		return err
	}
	r := score.Score(gold, read)
	if c.JSON {
		if err := a.out.line(r); err != nil {
			return err
		}
	} else {
		r.Print(a.out)
		c.misses(a, r)
	}
	if f := r.Types[headcount.Reduction].F1(); f < c.Min {
		return fmt.Errorf("the F1 of reductions is %.3f, below %g: %w", f, c.Min, headcount.ErrRefused)
	}
	return nil
}

// read reads the reports.
func (c *scoreCmd) read(a *app) ([]score.Document, error) {
	steps, err := a.steps(0)
	if err != nil {
		return nil, err
	}
	var list []score.Document
	err = steps.Read(a.ctx, c.Reports, a.in, headcount.Given{}, func(r pipeline.Result) error {
		for i := range r.Documents {
			list = append(list, score.Document{ID: r.Documents[i].ID, Path: r.Documents[i].Path, Claims: r.Claims[i]})
		}
		return nil
	})
	return list, err
}

// misses prints claims that only one side has.
func (c *scoreCmd) misses(a *app, r *score.Result) {
	for i, m := range r.Misses {
		if i == c.Misses {
			break
		}
		what := "missed"
		if m.Alarm {
			what = "false alarm"
		}
		fmt.Fprintf(a.out, "%s %s: %s\n", what, clean(m.Document), clean(stated(m.Claim)))
		if len(m.Claim.Evidence) > 0 {
			fmt.Fprintf(a.out, "    “%s”\n", clean(m.Claim.Evidence[0].Words))
		}
	}
}

// labels reads files of documents with claims; of a folder, all that end in
// .json or .jsonl.
func labels(paths []string) ([]score.Document, error) {
	var all []score.Document
	for _, p := range paths {
		files := []string{p}
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			files = nil
			for _, pattern := range []string{"*.json", "*.jsonl"} {
				found, err := filepath.Glob(filepath.Join(p, pattern))
				if err != nil {
					return nil, err
				}
				files = append(files, found...)
			}
			slices.Sort(files)
		}
		for _, name := range files {
			f, err := os.Open(name)
			if err != nil {
				return nil, err
			}
			list, err := score.Read(f, name)
			if closed := f.Close(); err == nil {
				err = closed
			}
			if err != nil {
				return nil, err
			}
			all = append(all, list...)
		}
	}
	if len(all) == 0 {
		return nil, errors.Join(fmt.Errorf("no documents in %s", strings.Join(paths, " ")), headcount.ErrNothing)
	}
	return all, nil
}
