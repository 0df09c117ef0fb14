package main

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"unicode"

	"headcount"
)

// output is standard output, buffered. It keeps the first error, which Flush
// returns: who prints a few lines need not look, who prints many stops at it.
type output struct {
	*bufio.Writer
	width int // columns of the terminal; 0 when it is none
}

func newOutput(f *os.File) *output {
	return &output{bufio.NewWriterSize(f, 64<<10), terminal(f)}
}

// line prints v as one line of JSON.
func (o *output) line(v any) error {
	e := json.NewEncoder(o)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// lines prints a list as JSON Lines; an empty list is the line "[]".
func lines[T any](o *output, list []T) error {
	if len(list) == 0 {
		_, err := o.WriteString("[]\n")
		return err
	}
	for _, v := range list {
		if err := o.line(v); err != nil {
			return err
		}
	}
	return nil
}

// clean makes words from a report safe to print on a terminal: control
// characters, which could move its cursor or run its commands, and marks that
// turn the direction of text become blanks; runs of blanks become one.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// plural prints n and the thing, "1 event" or "2 events".
func plural(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return grouped(int64(n)) + " " + thing
}

// grouped prints n with commas between thousands.
func grouped(n int64) string { return headcount.Exactly(n).String() }
