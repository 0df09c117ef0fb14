package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
	"headcount/reader"
)

// rereadCmd reads the stored documents again with the present reader.
type rereadCmd struct {
	Commit  bool `help:"Keep what is read otherwise; without it, it is only shown."`
	Workers int  `help:"Documents read at the same time; 0 is one for each processor." default:"0" placeholder:"N"`
	JSON    bool `name:"json" help:"Print JSON Lines, a document a line."`
}

// An otherwise is a document that is read otherwise now.
type otherwise struct {
	Document headcount.DocumentRef `json:"document"`
	Gained   []headcount.Claim     `json:"gained"`
	Lost     []headcount.Claim     `json:"lost"`
	Changed  []changedClaim        `json:"changed"` // of the very words of a claim that stood
}

type changedClaim struct {
	Before headcount.Claim `json:"before"`
	After  headcount.Claim `json:"after"`
}

// Run reads, shows what is read otherwise and keeps it when it is told to.
func (c *rereadCmd) Run(a *app) error {
	if err := notNegative("--workers", c.Workers); err != nil {
		return err
	}
	s, err := a.steps(c.Workers)
	if err != nil {
		return err
	}
	l, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	return using(l, func() error { return c.reread(a, s, l) })
}

func (c *rereadCmd) reread(a *app, s pipeline.Steps, l *ledger.Ledger) error {
	p := newProgress(a.err, a.now)
	found, documents, err := s.Reread(a.ctx, l, p.show)
	p.end()
	if err != nil {
		return err
	}
	v, err := l.Veil(a.ctx)
	if err != nil {
		return err
	}
	list := make([]otherwise, len(found))
	for i, r := range found {
		list[i] = otherwiseOf(r)
		list[i].veil(v)
	}
	if c.JSON {
		err = lines(a.out, list)
	} else {
		printOtherwise(a.out, list, documents)
	}
	if err != nil {
		return err
	}
	return c.keep(a, s, l, found)
}

// keep commits, or says how that is done. With what is kept, reports are tried
// again at which an earlier reader broke off.
func (c *rereadCmd) keep(a *app, s pipeline.Steps, l *ledger.Ledger, found []pipeline.Reading) error {
	said := func(format string, args ...any) {
		if !c.JSON {
			fmt.Fprintf(a.out, format+"\n", args...)
		}
	}
	if !c.Commit {
		if len(found) > 0 {
			said("Nothing is kept yet: `headcount reread --commit` keeps it.")
		}
		return nil
	}
	v, err := s.Keep(a.ctx, l, found)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		said("Kept; %s other than before.", plural(v.Changed, "event"))
	}
	n, sum, err := s.Retry(a.ctx, l)
	if err == nil && n > 0 {
		said("%s tried again at which a reader had broken off: %s read.", plural(n, "report"), plural(sum.Documents, "document"))
	}
	return err
}

// otherwiseOf pairs the claims lost and gained that rest on the same words.
func otherwiseOf(r pipeline.Reading) otherwise {
	o := otherwise{Document: r.Document, Gained: []headcount.Claim{}, Lost: []headcount.Claim{}, Changed: []changedClaim{}}
	paired := make([]bool, len(r.Gained))
	for _, was := range r.Lost {
		match := -1
		for i := range r.Gained {
			if !paired[i] && r.Gained[i].Type == was.Type && meet(r.Gained[i].Evidence, was.Evidence) {
				match = i
				break
			}
		}
		if match < 0 {
			o.Lost = append(o.Lost, was.Claim)
			continue
		}
		paired[match] = true
		o.Changed = append(o.Changed, changedClaim{was.Claim, r.Gained[match]})
	}
	for i, c := range r.Gained {
		if !paired[i] {
			o.Gained = append(o.Gained, c)
		}
	}
	return o
}

// veil hides what is withheld.
func (o *otherwise) veil(v *headcount.Veil) {
	hide := func(c *headcount.Claim) {
		s := headcount.Stated{Claim: *c, Document: o.Document}
		v.Claim(&s)
		*c = s.Claim
	}
	for i := range o.Gained {
		hide(&o.Gained[i])
	}
	for i := range o.Lost {
		hide(&o.Lost[i])
	}
	for i := range o.Changed {
		hide(&o.Changed[i].Before)
		hide(&o.Changed[i].After)
	}
	s := headcount.Stated{Document: o.Document}
	v.Claim(&s)
	o.Document = s.Document
}

// meet reports whether two lists of passages have words in common.
func meet(a, b []headcount.Passage) bool {
	for _, p := range a {
		for _, q := range b {
			if p.Located() && q.Located() && p.Start < q.End && q.Start < p.End {
				return true
			}
		}
	}
	return false
}

// printOtherwise shows what is read otherwise to a person.
func printOtherwise(o *output, list []otherwise, documents int) {
	gained, lost, changed := 0, 0, 0
	for _, d := range list {
		gained, lost, changed = gained+len(d.Gained), lost+len(d.Lost), changed+len(d.Changed)
		wrap(o, o.width, "", source(d.Document))
		for _, c := range d.Gained {
			wrap(o, o.width, "  ", "+ "+stated(c)+words(c))
		}
		for _, c := range d.Lost {
			wrap(o, o.width, "  ", "- "+stated(c)+words(c))
		}
		for _, c := range d.Changed {
			wrap(o, o.width, "  ", "~ "+stated(c.Before)+" -> "+otherThan(c.Before, c.After)+words(c.After))
		}
		fmt.Fprintln(o)
	}
	if len(list) == 0 {
		fmt.Fprintf(o, "%s, all read as they stand in the ledger (%s).\n", plural(documents, "document"), reader.Version)
		return
	}
	fmt.Fprintf(o, "%d of %s read otherwise by %s: claims %d gained, %d lost, %d changed.\n", len(list), plural(documents, "document"), reader.Version, gained, lost, changed)
}

// otherThan is what a claim says now, or, where a line says the same of both, the
// names of what differs.
func otherThan(before, after headcount.Claim) string {
	if stated(before) != stated(after) {
		return stated(after)
	}
	a, b := fieldsOf(before), fieldsOf(after)
	var names []string
	for name, v := range b {
		if string(a[name]) != string(v) && name != "id" && name != "reader" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return "the same, but for " + strings.Join(names, ", ")
}

func fieldsOf(c headcount.Claim) map[string]json.RawMessage {
	fields := map[string]json.RawMessage{}
	if b, err := json.Marshal(c); err == nil {
		_ = json.Unmarshal(b, &fields) // what Marshal has made is an object
	}
	return fields
}

// words is where a claim rests, " “cut 40 jobs”".
func words(c headcount.Claim) string {
	if len(c.Evidence) == 0 {
		return ""
	}
	return " “" + strings.Join(strings.Fields(c.Evidence[0].Words), " ") + "”"
}
