package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"headcount"
	"headcount/internal/accounts"
	"headcount/internal/ledger"
)

// peopleCmd looks after who may sign in.
type peopleCmd struct {
	Do   string `arg:"" optional:"" enum:"list,add,remove" default:"list" help:"list, add or remove. Adding somebody who is there sets role and password anew."`
	Name string `arg:"" optional:"" help:"The name to sign in with."`
	Role string `help:"What the person may do: ${roles}." enum:"${roles}" default:"reviewer" placeholder:"ROLE"`
	JSON bool   `name:"json" help:"List as JSON Lines."`
}

// Run does what is asked.
func (c *peopleCmd) Run(a *app) error {
	if (c.Name == "") != (c.Do == "list") {
		return fmt.Errorf("people %s: it takes %s name: %w", c.Do, map[bool]string{true: "no", false: "a"}[c.Do == "list"], headcount.ErrUsage)
	}
	switch c.Do {
	case "add":
		return c.add(a)
	case "remove":
		_, err := ask(a, func(l *ledger.Ledger) (struct{}, error) { return struct{}{}, l.RemovePerson(a.ctx, c.Name) })
		if err == nil {
			fmt.Fprintf(a.out, "%s may sign in no more.\n", clean(c.Name))
		}
		return err
	}
	people, err := ask(a, func(l *ledger.Ledger) ([]headcount.Person, error) { return l.People(a.ctx) })
	switch {
	case err != nil:
		return err
	case c.JSON:
		return lines(a.out, people)
	case len(people) == 0:
		fmt.Fprintln(a.out, "Nobody may sign in; `headcount people add NAME` lets somebody.")
		return nil
	}
	rows := make([][]string, len(people))
	for i, p := range people {
		rows[i] = []string{p.Name, p.Role, p.Since.UTC().Format(time.DateTime)}
	}
	table(a.out, a.out.width, []column{{head: "NAME", flex: true}, {head: "ROLE"}, {head: "SINCE"}}, rows)
	return nil
}

func (c *peopleCmd) add(a *app) error {
	password, err := newPassword(a)
	if err != nil {
		return err
	}
	hash, err := accounts.Hash(password)
	if err != nil {
		return err
	}
	_, err = ask(a, func(l *ledger.Ledger) (struct{}, error) {
		return struct{}{}, l.PutPerson(a.ctx, headcount.Person{Name: c.Name, Role: c.Role, Password: hash, Since: a.now()})
	})
	if err == nil {
		fmt.Fprintf(a.out, "%s may sign in as %s.\n", clean(c.Name), c.Role)
	}
	return err
}

// newPassword asks for a password twice, without showing it; where the input is no
// terminal, it is its first line.
func newPassword(a *app) (string, error) {
	f, file := a.in.(*os.File)
	if !file || !term.IsTerminal(int(f.Fd())) {
		line, err := bufio.NewReader(a.in).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
	var given [2]string
	for i, prompt := range []string{"Password: ", "Again: "} {
		fmt.Fprint(a.err, prompt)
		b, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(a.err)
		if err != nil {
			return "", err
		}
		given[i] = string(b)
	}
	if given[0] != given[1] {
		return "", fmt.Errorf("the two are not the same: %w", headcount.ErrUsage)
	}
	return given[0], nil
}
