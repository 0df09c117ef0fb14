package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"headcount/internal/pipeline"
)

// How often progress is shown: on a terminal one line is written over, in a
// log each is a line of its own.
const (
	onTerminal = 100 * time.Millisecond
	inLog      = 10 * time.Second
)

// progress shows how far an add has come.
type progress struct {
	w        io.Writer
	now      func() time.Time
	terminal bool
	start    time.Time
	last     time.Time
	drawn    bool
}

func newProgress(w io.Writer, now func() time.Time) *progress {
	f, ok := w.(*os.File)
	start := now()
	return &progress{w: w, now: now, terminal: ok && terminal(f) > 0, start: start, last: start}
}

// show shows p, unless the last was shown a moment ago.
func (s *progress) show(p pipeline.Progress) {
	now := s.now()
	pause := inLog
	if s.terminal {
		pause = onTerminal
	}
	if now.Sub(s.last) < pause {
		return
	}
	s.last = now
	line := progressLine(p, now.Sub(s.start))
	if s.terminal {
		fmt.Fprint(s.w, "\r", line, "\x1b[K") // CSI K clears to the end of the line
		s.drawn = true
		return
	}
	fmt.Fprintln(s.w, line)
}

// end clears the line that show has drawn.
func (s *progress) end() {
	if s.drawn {
		fmt.Fprint(s.w, "\r\x1b[K")
	}
}

// progressLine is progress in words: what is done, how fast, how long it will
// still take where the size of the input is known.
func progressLine(p pipeline.Progress, took time.Duration) string {
	line := "reports read: " + grouped(int64(p.Documents))
	if took <= 0 {
		return line
	}
	line += fmt.Sprintf(", %.0f a second", float64(p.Documents)/took.Seconds())
	if p.Size > 0 && p.Done > 0 {
		share := min(1, float64(p.Done)/float64(p.Size))
		left := time.Duration(float64(took) * (1 - share) / share)
		line += fmt.Sprintf(", %.0f%%, %s left", 100*share, left.Round(time.Second))
	}
	return line
}
