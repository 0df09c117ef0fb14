package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // scripts alter ledgers behind the program's back
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"headcount": main})
}

// TestScripts runs testdata/script: what a person types, and what comes of it.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples/reports")
	if err != nil {
		t.Fatal(err)
	}
	labelled, err := filepath.Abs("../../score/testdata")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLES", examples)
			env.Setenv("LABELLED", labelled)
			env.Setenv("USER", "tester")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"code":   code,
			"sqlite": runSQL,
			"hold":   hold,
			"write":  write,
			"repeat": repeat,
		},
	})
}

// code runs a program that must end with an exit code: code N PROGRAM ARGS...
func code(ts *testscript.TestScript, _ bool, args []string) {
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit code %d, not %s", got, args[0])
	}
}

// runSQL runs one statement on a ledger: sqlite FILE STATEMENT.
func runSQL(ts *testscript.TestScript, _ bool, args []string) {
	db := openSQL(ts, args[0])
	defer db.Close()
	_, err := db.Exec(args[1])
	ts.Check(err)
}

// hold keeps a ledger locked for writing until the script ends, as another
// process at work would: hold FILE.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	db := openSQL(ts, args[0])
	db.SetMaxOpenConns(1)
	_, err := db.Exec("BEGIN IMMEDIATE")
	ts.Check(err)
	ts.Defer(func() { _ = db.Close() })
}

// write writes a file that an archive of text cannot hold, given as a Go
// string: write FILE '"\x00\xff"'.
func write(ts *testscript.TestScript, _ bool, args []string) {
	content, err := strconv.Unquote(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o666))
}

// repeat writes a file so many times, then another, into a third: repeat N FILE INTO
// LAST.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	content := strings.Repeat(ts.ReadFile(args[1]), n) + ts.ReadFile(args[3])
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(content), 0o666))
}

func openSQL(ts *testscript.TestScript, file string) *sql.DB {
	db, err := sql.Open("sqlite", ts.MkAbs(file))
	ts.Check(err)
	return db
}
