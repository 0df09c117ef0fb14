// Headcount keeps a ledger of job cuts in which every figure leads to the
// sentence that says it. docs/commands.md describes the command.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"headcount"
	"headcount/internal/accounts"
	"headcount/internal/pipeline"
	"headcount/reconcile"
)

// version is the program's version; CHANGELOG.md says what each changed.
const version = "0.1.0"

// interrupted is the exit code after Ctrl-C, as shells have it: 128 + SIGINT.
const interrupted = 130

// cli is the command line: the global flags and one field a subcommand.
type cli struct {
	Ledger string `help:"The ledger's file; without it, ${default} in the current folder." default:"headcount.db" placeholder:"FILE"`
	Config string `help:"A JSON file with a value for any flag, by its name; ${settings} is read when it is there." placeholder:"FILE"`

	Add       addCmd       `cmd:"" help:"Read reports of job cuts and keep what they state."`
	Read      readCmd      `cmd:"" help:"Print the claims of reports as JSON Lines; keep nothing."`
	Notices   noticesCmd   `cmd:"" help:"Read a state's WARN notice files."`
	Score     scoreCmd     `cmd:"" help:"Hold claims against labels: precision, recall, and how right the values are."`
	Events    eventsCmd    `cmd:"" help:"List the job cuts that the ledger knows."`
	Show      showCmd      `cmd:"" help:"Show one event: every claim with its sentence and source, the values chosen and why."`
	Totals    totalsCmd    `cmd:"" help:"Add up jobs, counting each once, and say what was left out."`
	Check     checkCmd     `cmd:"" help:"Hold drafts against the ledger: what is supported, contradicted, out of date, misquoted, not known; exit 1 when something is wrong."`
	Diff      diffCmd      `cmd:"" help:"Say what changed in the ledger between two moments, and which claims did it."`
	Reconcile reconcileCmd `cmd:"" help:"Work out events from claims that come from elsewhere; keep nothing."`
	Reread    rereadCmd    `cmd:"" help:"Read the stored reports again with the present reader; show what is read otherwise, and keep it with --commit."`
	Verify    verifyCmd    `cmd:"" help:"Check the laws of the ledger; exit 1 when one is broken."`
	Serve     serveCmd     `cmd:"" help:"Show the ledger as web pages."`
	Search    searchCmd    `cmd:"" help:"List the claims whose sentences hold some words."`
	Faults    faultsCmd    `cmd:"" help:"List what could not be read: place, problem, remedy."`
	Adds      addsCmd      `cmd:"" help:"List what was added, when, and under which number."`
	Review    reviewCmd    `cmd:"" help:"Ask what the rules leave open, the most jobs at stake first, and keep what you decide."`
	Decide    decideCmd    `cmd:"" help:"Decide: one cut or two, which value, whose name, a claim that counts no more."`
	Decisions decisionsCmd `cmd:"" help:"List what people decided, when and why, and whether it holds."`
	Forget    forgetCmd    `cmd:"" help:"Take back an add: what it brought counts no more."`
	Withhold  withholdCmd  `cmd:"" help:"Hide a document, a passage or a person from every answer, of the past too."`
	Undo      undoCmd      `cmd:"" help:"Undo a decision."`
	People    peopleCmd    `cmd:"" help:"Look after who may sign in to the pages."`
	Backup    backupCmd    `cmd:"" help:"Copy the ledger to a new file, also while it is in use."`
	Restore   restoreCmd   `cmd:"" help:"Make the ledger anew from a backup."`
	Upgrade   upgradeCmd   `cmd:"" help:"Bring the ledger to this version's form."`
	Version   versionCmd   `cmd:"" help:"Print the versions of the program and of its parts."`
}

// An app is what a subcommand is given of the world.
type app struct {
	ctx    context.Context
	in     io.Reader
	out    *output   // what was asked for
	err    io.Writer // progress, faults and errors
	ledger string    // the ledger's path
	now    func() time.Time
}

func main() {
	pipeline.CollectLess()
	// A reader of our output who leaves early ends us quietly, with the ledger closed.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends us at once
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// run runs the command with its arguments and returns its exit code.
func run(ctx context.Context, args []string) int {
	var c cli
	parser := kong.Must(&c, options()...)
	command, err := parser.Parse(asMeant(args))
	if err != nil {
		fmt.Fprintf(os.Stderr, "headcount: %v\n", err)
		fmt.Fprintf(os.Stderr, "`headcount%s --help` says what there is.\n", named(err))
		return headcount.CodeOf(headcount.ErrUsage).Exit
	}
	a := &app{ctx: ctx, in: os.Stdin, out: newOutput(os.Stdout), err: os.Stderr, ledger: c.Ledger, now: func() time.Time { return time.Now().UTC() }}
	err = command.Run(a)
	if flushed := a.out.Flush(); err == nil {
		err = flushed
	}
	return exit(ctx, os.Stderr, err)
}

// asMeant takes the two other ways in which people ask for help and the version.
func asMeant(args []string) []string {
	switch {
	case len(args) > 0 && args[0] == "help":
		return append(args[1:len(args):len(args)], "--help")
	case len(args) == 1 && args[0] == "--version":
		return []string{"version"}
	}
	return args
}

// exit reports err on w and returns the exit code that stands for it.
func exit(ctx context.Context, w io.Writer, err error) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return 0
	case ctx.Err() != nil: // whatever broke off: SQLite and sockets have errors of their own for it
		fmt.Fprintln(w, "headcount: interrupted")
		return interrupted
	}
	fmt.Fprintf(w, "headcount: %s\n", clean(err.Error()))
	return headcount.CodeOf(err).Exit
}

// named returns the subcommand that a parse error is about, with a blank
// before it, or "".
func named(err error) string {
	var p *kong.ParseError
	if errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
		return " " + p.Context.Selected().Name
	}
	return ""
}

// options are how kong reads the command line: each flag also from the
// environment as HEADCOUNT_ and its name, then from the configuration file.
func options() []kong.Option {
	return []kong.Option{
		kong.Name("headcount"),
		kong.Description("A ledger of job cuts in which every figure leads to the sentence that says it."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.DefaultEnvars("HEADCOUNT"),
		kong.WithBeforeResolve(useSettings),
		kong.Vars{
			"settings": settingsFile,
			"tiers":    strings.Join(tiers(), ", "),
			"causes":   strings.Join(headcount.CauseNames, ", "),
			"rules":    strings.Join(reconcile.RuleNames(), ", "), "groupings": strings.Join(reconcile.Groupings, ", "),
			"statuses": strings.Join(headcount.Statuses, ", "), "roles": strings.Join(accounts.Roles, ","),
		},
	}
}

// terminal returns the width of f in columns, 0 when it is no terminal.
func terminal(f *os.File) int {
	if !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 80
	}
	return width
}
