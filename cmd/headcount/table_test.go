package main

import (
	"strings"
	"testing"
	"time"

	"headcount/internal/pipeline"
)

func TestTableFitsTheTerminal(t *testing.T) {
	columns := []column{{head: "DATE"}, {head: "WHO", flex: true}, {head: "N", right: true}, {head: "WHY", flex: true, spare: 1}, {head: "NAME"}}
	rows := [][]string{
		{"2025-09-09", "Brennick Steel and Sons of Ohio", "300", "weak demand in every market", "brennick"},
		{"2026-03", "Ō", "1,200", "", "o"},
	}
	for _, c := range []struct {
		width int
		want  string
	}{
		{0, `
DATE        WHO                                  N  WHY                          NAME
2025-09-09  Brennick Steel and Sons of Ohio    300  weak demand in every market  brennick
2026-03     Ō                                1,200                               o
`},
		{70, `
DATE        WHO                      N  WHY                   NAME
2025-09-09  Brennick Steel and…    300  weak demand in ever…  brennick
2026-03     Ō                    1,200                        o
`},
		{45, `
DATE        WHO                   N  NAME
2025-09-09  Brennick Steel …    300  brennick
2026-03     Ō                 1,200  o
`},
	} {
		var b strings.Builder
		table(&b, c.width, columns, rows)
		if b.String() != c.want[1:] {
			t.Errorf("width %d:\n%s", c.width, b.String())
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if n := len([]rune(line)); c.width > 0 && n > c.width {
				t.Errorf("width %d: a line of %d: %q", c.width, n, line)
			}
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"a\x1b[31mred\x1b]0;title\a", "a [31mred ]0;title"},
		{"two\nlines\tand  blanks", "two lines and blanks"},
		{"Acme\u202egro.live", "Acme gro.live"},
		{"caf\u00e9 \u0085 \u009b2J", "café 2J"},
	} {
		if got := clean(c.in); got != c.want {
			t.Errorf("clean(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	var b strings.Builder
	wrap(&b, 24, "  ", "Brennick Steel said on Tuesday it would cut 300 jobs.")
	want := "  Brennick Steel said on\n  Tuesday it would cut\n  300 jobs.\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestProgressLine(t *testing.T) {
	for _, c := range []struct {
		p    pipeline.Progress
		took time.Duration
		want string
	}{
		{pipeline.Progress{}, 0, "reports read: 0"},
		{pipeline.Progress{Documents: 3000}, 2 * time.Second, "reports read: 3,000, 1500 a second"},
		// A quarter is done after ten seconds: thirty are left.
		{pipeline.Progress{Documents: 20000, Done: 25, Size: 100}, 10 * time.Second, "reports read: 20,000, 2000 a second, 25%, 30s left"},
		{pipeline.Progress{Documents: 1, Done: 200, Size: 100}, time.Second, "reports read: 1, 1 a second, 100%, 0s left"},
	} {
		if got := progressLine(c.p, c.took); got != c.want {
			t.Errorf("%+v after %v: %q, want %q", c.p, c.took, got, c.want)
		}
	}
}
