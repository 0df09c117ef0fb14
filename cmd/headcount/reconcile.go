package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// reconcileCmd works out events from claims that come from elsewhere.
type reconcileCmd struct {
	File   string `arg:"" help:"Claims, one document a line as read prints them; - is standard input."`
	Totals string `help:"Print the total of this employer instead." placeholder:"NAME"`
	JSON   bool   `name:"json" help:"Print the events as JSON Lines, or the total as one object."`
}

// longestLine bounds one line of a claims file, in bytes: a document with its
// text (--with-text) and claims.
const longestLine = 64 << 20

// Run reads the file, reconciles and prints.
func (c *reconcileCmd) Run(a *app) error {
	ref, err := reference.Load()
	if err != nil {
		return err
	}
	claims, err := c.read(a)
	if err != nil {
		return err
	}
	events, _ := reconcile.Events(reconcile.Input{Claims: claims, Taken: func(string) bool { return false }}, ref)
	if c.Totals != "" {
		family := ref.Family(c.Totals)
		var theirs []headcount.Event
		for _, e := range events {
			if e.Family == family {
				theirs = append(theirs, e)
			}
		}
		t := reconcile.Totals(theirs, reconcile.RuleAll, a.now().Format(time.RFC3339))
		if c.JSON {
			return a.out.line(t)
		}
		printTotal(a.out, t, theirs)
		return nil
	}
	switch {
	case c.JSON:
		return lines(a.out, events)
	case len(events) == 0:
		fmt.Fprintln(a.out, "No event.")
		return nil
	}
	eventTable(a.out, events)
	return nil
}

// read reads the claims of the file. A line that cannot be read is a fault on
// standard error; that every line is one is an error.
func (c *reconcileCmd) read(a *app) ([]headcount.Stated, error) {
	in := a.in
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return nil, fmt.Errorf("claims: %w: %w", err, headcount.ErrNothing)
		}
		defer f.Close()
		in = f
	}
	var claims []headcount.Stated
	good, number := 0, 0
	scanner := bufio.NewScanner(in)
	scanner.Buffer(make([]byte, 0, 1<<20), longestLine)
	for scanner.Scan() {
		number++
		if len(strings.TrimSpace(scanner.Text())) == 0 {
			continue
		}
		stated, err := documentClaims(scanner.Bytes())
		if err != nil {
			fault := headcount.Fault{Place: fmt.Sprintf("%s:%d", c.File, number), Problem: err.Error(), Remedy: "give one document a line, as `headcount read` prints it"}
			fmt.Fprintln(a.err, clean(fault.String()))
			continue
		}
		good++
		claims = append(claims, stated...)
	}
	if err := scanner.Err(); err != nil {
		return nil, fmt.Errorf("claims %s:%d: %w: %w", c.File, number+1, err, headcount.ErrNothing)
	}
	if good == 0 {
		return nil, fmt.Errorf("claims %s: %w: no line holds a document with claims", c.File, headcount.ErrNothing)
	}
	return claims, nil
}

// documentClaims reads one line: a document and its claims. Claims without an
// id get the one that their document and contents give them.
func documentClaims(line []byte) ([]headcount.Stated, error) {
	var d struct {
		Document *headcount.DocumentRef `json:"document"`
		Claims   []headcount.Claim      `json:"claims"`
	}
	err := json.Unmarshal(line, &d)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("not a whole JSON object")
	case err != nil:
		return nil, err
	case d.Document == nil:
		return nil, errors.New(`no "document" in the object`)
	}
	ref := *d.Document
	if ref.ID == "" {
		ref.ID = ref.Hash
	}
	if ref.ID == "" {
		ref.ID = filepath.Base(ref.Path)
	}
	identity := ref.Hash
	if identity == "" {
		identity = ref.ID
	}
	stated := make([]headcount.Stated, len(d.Claims))
	for i, claim := range d.Claims {
		if claim.ID == "" {
			claim.Identify(identity)
		}
		stated[i] = headcount.Stated{Claim: claim, Document: ref}
	}
	return stated, nil
}
