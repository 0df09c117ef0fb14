package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"headcount"
)

var update = flag.Bool("update", false, "rewrite the documents that are held against the program")

// TestCommandsDocument holds the lists of docs/commands.md against the command
// line and the table of exit codes.
func TestCommandsDocument(t *testing.T) {
	const file = "../../docs/commands.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	document := string(data)
	for _, part := range []struct{ name, want string }{
		{"commands", commandLists()},
		{"exit codes", exitCodes()},
	} {
		begin, end := "<!-- "+part.name+" -->\n", "<!-- end of "+part.name+" -->"
		i, j := strings.Index(document, begin), strings.Index(document, end)
		if i < 0 || j < i {
			t.Fatalf("%s lacks the marks of %s", file, part.name)
		}
		i += len(begin)
		if got := document[i:j]; got != part.want {
			t.Errorf("%s: the list of %s is not the program's; `go test ./cmd/headcount -run Document -update` rewrites it", file, part.name)
			document = document[:i] + part.want + document[j:]
		}
	}
	if *update && document != string(data) {
		if err := os.WriteFile(file, []byte(document), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// commandLists prints each command with its flags.
func commandLists() string {
	var c cli
	model := kong.Must(&c, options()...).Model
	var b strings.Builder
	b.WriteString("### Every command\n")
	flagTable(&b, model.Flags)
	for _, command := range model.Children {
		fmt.Fprintf(&b, "\n### headcount %s\n%s\n", strings.TrimSpace(command.Name+" "+arguments(command)), command.Help)
		for _, p := range command.Positional {
			fmt.Fprintf(&b, "\n`%s`: %s\n", strings.ToUpper(p.Name), p.Help)
		}
		flagTable(&b, command.Flags)
	}
	return b.String()
}

func arguments(command *kong.Node) string {
	var words []string
	for _, p := range command.Positional {
		word := strings.ToUpper(p.Name)
		if p.IsCumulative() {
			word += "..."
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func flagTable(b *strings.Builder, flags []*kong.Flag) {
	flags = slices.DeleteFunc(slices.Clone(flags), func(f *kong.Flag) bool { return f.Name == "help" })
	if len(flags) == 0 {
		return
	}
	b.WriteString("\n| flag | environment | |\n|---|---|---|\n")
	for _, f := range flags {
		name := "--" + f.Name
		if !f.IsBool() {
			name += " " + f.FormatPlaceHolder()
		}
		fmt.Fprintf(b, "| `%s` | `%s` | %s |\n", name, strings.Join(f.Envs, "`, `"), f.Help)
	}
}

// exitCodes prints the table of exit codes.
func exitCodes() string {
	var b strings.Builder
	b.WriteString("| code | when |\n|---|---|\n| 0 | done, with or without faults in what was read |\n")
	for exit := 1; exit <= 4; exit++ {
		var when []string
		for _, c := range headcount.Codes {
			if c.Exit == exit {
				when = append(when, c.Err.Error())
			}
		}
		if exit == headcount.CodeOf(errors.New("of no category")).Exit {
			when = append(when, "any other failure")
		}
		fmt.Fprintf(&b, "| %d | %s |\n", exit, strings.Join(when, "; "))
	}
	fmt.Fprintf(&b, "| %d | interrupted (Ctrl-C) |\n", interrupted)
	return b.String()
}
