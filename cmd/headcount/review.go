package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/internal/pipeline"
)

// asItIs asks for the ledger as it stands.
var asItIs time.Time

// reviewCmd asks a person what the rules leave open.
type reviewCmd struct {
	List  bool `help:"List the questions and ask none."`
	Limit int  `help:"No more than so many, those with the most jobs at stake; 0 is all." default:"0" placeholder:"N"`
	JSON  bool `name:"json" help:"List the questions as JSON Lines."`
	decider
}

// Run lists or asks the questions.
func (c *reviewCmd) Run(a *app) error {
	if err := notNegative("--limit", c.Limit); err != nil {
		return err
	}
	s, err := a.steps(0)
	if err != nil {
		return err
	}
	l, err := a.open(a.ctx)
	if err != nil {
		return err
	}
	return using(l, func() error {
		list, err := s.Queue(a.ctx, l, c.Limit)
		if err != nil {
			return err
		}
		switch {
		case c.JSON:
			return lines(a.out, list)
		case len(list) == 0:
			fmt.Fprintln(a.out, "Nothing to decide.")
			return nil
		case c.List:
			questionTable(a.out, list)
			return nil
		}
		who, err := c.name()
		if err != nil {
			return err
		}
		r := &review{app: a, ledger: l, steps: s, in: bufio.NewReader(a.in), who: who}
		return r.all(list)
	})
}

// questionTable prints a line for each question.
func questionTable(o *output, list []headcount.Question) {
	rows := make([][]string, len(list))
	for i, q := range list {
		rows[i] = []string{grouped(q.Jobs), inShort(&q), q.Why}
	}
	table(o, o.width, []column{{head: "JOBS", right: true}, {head: "QUESTION", flex: true}, {head: "WHY IT IS ASKED", flex: true, spare: 1}}, rows)
}

// inShort is the question in one line.
func inShort(q *headcount.Question) string {
	switch q.Kind {
	case headcount.AskSame:
		return "Are " + q.Event + " and " + q.Subject + " one cut?"
	case headcount.AskValue:
		return "Which " + q.Subject + " of " + q.Event + " is right?"
	case headcount.AskAlias:
		return "Is " + q.Name + " the employer " + q.Subject + "?"
	}
	return "Does " + q.Name + " belong to " + q.Subject + "?"
}

// A review is a run through the questions with one person.
type review struct {
	*app
	ledger *ledger.Ledger
	steps  pipeline.Steps
	in     *bufio.Reader
	who    string
	made   int // decisions
}

// errQuit ends a review before the last question.
var errQuit = errors.New("quit")

// all asks one question after the other. A question that a decision has settled
// meanwhile is passed over.
func (r *review) all(list []headcount.Question) error {
	for i, q := range list {
		err := r.one(q, fmt.Sprintf("%d of %d", i+1, len(list)))
		if errors.Is(err, errQuit) {
			break
		}
		if err != nil && !errors.Is(err, headcount.ErrNotFound) {
			return err
		}
	}
	fmt.Fprintf(r.out, "\n%s made; `headcount decisions` lists them.\n", plural(r.made, "decision"))
	return nil
}

// one asks a question and decides what is answered.
func (r *review) one(q headcount.Question, place string) error {
	asked, err := r.steps.Ask(r.ctx, r.ledger, q)
	if err != nil || asked == nil {
		return err
	}
	if err := r.show(asked, place); err != nil {
		return err
	}
	for {
		answer, err := r.prompt(choices(asked.Answers))
		if err != nil {
			return err
		}
		switch answer {
		case "q":
			return errQuit
		case "n", "":
			return nil
		}
		at := slices.IndexFunc(asked.Answers, func(o headcount.Answer) bool { return o.Key == answer })
		if at < 0 {
			fmt.Fprintf(r.out, "%q is none of these.\n", clean(answer))
			continue
		}
		why, err := r.prompt("Why? (empty: do not decide) ")
		if err != nil {
			return err
		}
		if why == "" {
			return nil
		}
		d := asked.Answers[at].Decision
		d.Who, d.Why, d.At = r.who, why, r.now()
		number, err := r.steps.Decide(r.ctx, r.ledger, d)
		if errors.Is(err, headcount.ErrInvalid) {
			fmt.Fprintf(r.out, "Not decided: %s\n", clean(err.Error()))
			continue
		}
		if err != nil {
			return err
		}
		r.made++
		fmt.Fprintf(r.out, "Decision %d; `headcount undo %d` takes it back.\n", number, number)
		return nil
	}
}

// choices is the line that offers the answers.
func choices(answers []headcount.Answer) string {
	var list []string
	for _, o := range answers {
		list = append(list, "["+o.Key+"] "+o.Label)
	}
	return strings.Join(append(list, "[n] next", "[q] quit"), "  ") + " > "
}

// prompt asks for a line. The end of input quits.
func (r *review) prompt(words string) (string, error) {
	fmt.Fprint(r.out, words)
	if err := r.out.Flush(); err != nil {
		return "", err
	}
	line, err := r.in.ReadString('\n')
	if err != nil && (!errors.Is(err, io.EOF) || line == "") {
		fmt.Fprintln(r.out)
		if errors.Is(err, io.EOF) {
			return "", errQuit
		}
		return "", err
	}
	if err := context.Cause(r.ctx); err != nil {
		return "", err
	}
	return strings.TrimSpace(line), nil
}

// show prints a question.
func (r *review) show(q *headcount.Asked, place string) error {
	fmt.Fprintf(r.out, "\n%s · %s at stake\n%s (%s)\n", place, plural(int(q.Jobs), "job"), clean(inShort(&q.Question)), clean(q.Why))
	for _, s := range q.Sides {
		if err := r.side(s.Name, s.Event, s.Claim); err != nil {
			return err
		}
	}
	return nil
}

// side shows one side of a question: an event and a claim of it in its sentence.
func (r *review) side(name string, e *headcount.Event, c headcount.Stated) error {
	if e != nil {
		fmt.Fprintf(r.out, "  %s  %s  %s, %s, %s\n", name, clean(e.Headline), announced(*e), status(*e), e.ID)
	} else {
		fmt.Fprintf(r.out, "  %s  %s\n", name, clean(stated(c.Claim)))
	}
	found, err := sentences(r.ctx, r.ledger, []*headcount.Stated{&c})
	if err != nil {
		return err
	}
	for _, sentence := range found[c.ID] {
		wrap(r.out, r.out.width, "     ", "“"+sentence+"”")
	}
	wrap(r.out, r.out.width, "     ", source(c.Document))
	return nil
}
