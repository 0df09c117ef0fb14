package main

import (
	"fmt"
	"os"

	"headcount/reference"
	"headcount/sources"
	"headcount/warn"
)

// noticesCmd reads the WARN notice files of a state.
type noticesCmd struct {
	State   string   `arg:"" help:"Postal code or name of the state."`
	File    []string `arg:"" help:"Notice files as the state publishes them."`
	JSON    bool     `name:"json" help:"Print JSON Lines, one notice a line."`
	Changes bool     `help:"Print what changed instead: within the files, and from each copy to the next."`
}

// Run reads and prints.
func (c *noticesCmd) Run(a *app) error {
	us, err := reference.LoadUS()
	if err != nil {
		return err
	}
	r, err := warn.New(sources.Files, us)
	if err != nil {
		return err
	}
	for _, path := range c.File {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := r.Read(c.State, path, b)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, x := range f.Faults {
			fmt.Fprintln(a.err, clean(x.String()))
		}
		var room []byte
		for i := range f.Notices {
			room = append(f.Notices[i].AppendJSON(room[:0]), '\n')
			if _, err := a.out.Write(room); err != nil {
				return err
			}
		}
	}
	return nil
}
