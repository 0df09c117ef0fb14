package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
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
	options, err := r.show(q, place)
	if err != nil || options == nil {
		return err
	}
	for {
		answer, err := r.prompt(r.choices(options))
		if err != nil {
			return err
		}
		switch answer {
		case "q":
			return errQuit
		case "n", "":
			return nil
		}
		d, there := options[answer]
		if !there {
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
		d.Who, d.Why, d.At = r.who, why, r.now()
		number, err := r.steps.Decide(r.ctx, r.ledger, d.Decision)
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

// An option is an answer to a question and what it decides.
type option struct {
	headcount.Decision
	label string
}

// choices is the line that offers the answers.
func (r *review) choices(options map[string]option) string {
	var list []string
	for _, key := range []string{"s", "d", "y", "o", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b"} {
		if o, there := options[key]; there {
			list = append(list, "["+key+"] "+o.label)
		}
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

// show prints a question and returns its answers, nil where it is settled.
func (r *review) show(q headcount.Question, place string) (map[string]option, error) {
	head := func() {
		fmt.Fprintf(r.out, "\n%s · %s at stake\n%s (%s)\n", place, plural(int(q.Jobs), "job"), clean(inShort(&q)), clean(q.Why))
	}
	switch q.Kind {
	case headcount.AskAlias, headcount.AskParent:
		head()
		kind := headcount.Alias
		if q.Kind == headcount.AskParent {
			kind = headcount.Parent
		}
		return map[string]option{
			"y": {headcount.Decision{Kind: kind, Target: q.Name, Value: q.Subject}, "yes"},
			"o": {headcount.Decision{Kind: kind, Target: q.Name}, "no, it is its own"},
		}, nil
	case headcount.AskValue:
		e, err := r.ledger.Event(r.ctx, q.Event, asItIs)
		if err != nil {
			return nil, err
		}
		return r.values(&e, &q, head)
	}
	a, err := r.ledger.Event(r.ctx, q.Event, asItIs)
	if err != nil {
		return nil, err
	}
	b, err := r.ledger.Event(r.ctx, q.Subject, asItIs)
	if err != nil || a.ID == b.ID {
		return nil, err
	}
	head()
	one, other := spokesman(&a), spokesman(&b)
	for _, d := range a.Doubts {
		if d.With == b.ID && len(d.Claims) == 2 { // the claims that the doubt is about
			one, other = claimOf(&a, d.Claims[0], one), claimOf(&b, d.Claims[1], other)
		}
	}
	for _, side := range []struct {
		name string
		e    *headcount.Event
		c    headcount.Stated
	}{{"A", &a, one}, {"B", &b, other}} {
		if err := r.side(side.name, side.e, side.c); err != nil {
			return nil, err
		}
	}
	of := []headcount.Pointer{headcount.PointTo(&one), headcount.PointTo(&other)}
	return map[string]option{
		"s": {headcount.Decision{Kind: headcount.Same, Of: of}, "same cut"},
		"d": {headcount.Decision{Kind: headcount.Different, Of: of}, "two cuts"},
		"a": {headcount.Decision{Kind: headcount.Reject, Of: of[:1]}, "reject A's claim"},
		"b": {headcount.Decision{Kind: headcount.Reject, Of: of[1:]}, "reject B's claim"},
	}, nil
}

func claimOf(e *headcount.Event, id string, otherwise headcount.Stated) headcount.Stated {
	for _, c := range e.Claims {
		if c.ID == id {
			return c
		}
	}
	return otherwise
}

// maxAnswers is how many values of a field are offered.
const maxAnswers = 9

// values shows a dispute: each value with a claim that gives it.
func (r *review) values(e *headcount.Event, q *headcount.Question, head func()) (map[string]option, error) {
	options := map[string]option{}
	for _, d := range e.Disputes {
		if d.Field != q.Subject || strings.HasPrefix(d.Values[0].Why, "decided by ") {
			continue
		}
		head()
		fmt.Fprintf(r.out, "  %s\n", clean(e.Headline))
		for i, v := range d.Values[:min(len(d.Values), maxAnswers)] {
			if len(v.Claims) == 0 {
				continue
			}
			c := claimOf(e, v.Claims[0], e.Claims[0])
			if err := r.side(strconv.Itoa(i+1), nil, c); err != nil {
				return nil, err
			}
			options[strconv.Itoa(i+1)] = option{headcount.Decision{Kind: headcount.Choose, Value: d.Field, Of: []headcount.Pointer{headcount.PointTo(&c)}}, v.Value}
		}
		return options, nil
	}
	return nil, nil
}

// side shows one side of a question: an event and a claim of it in its sentence.
func (r *review) side(name string, e *headcount.Event, c headcount.Stated) error {
	if e != nil {
		fmt.Fprintf(r.out, "  %s  %s  %s, %s, %s\n", name, clean(e.Headline), announced(*e), status(*e), e.ID)
	} else {
		fmt.Fprintf(r.out, "  %s  %s\n", name, clean(stated(c.Claim)))
	}
	found, err := sentences(r.ctx, r.ledger, []headcount.Stated{c})
	if err != nil {
		return err
	}
	for _, sentence := range found[c.ID] {
		wrap(r.out, r.out.width, "     ", "“"+sentence+"”")
	}
	wrap(r.out, r.out.width, "     ", source(c.Document))
	return nil
}
