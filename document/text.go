package document

import (
	"strings"

	"headcount"
)

// text reads a capture of headcount.FormatText.
func (p *opening) text() Opened {
	d := headcount.Document{Text: clean(string(p.capture.Bytes))}
	first, rest, _ := strings.Cut(d.Text, "\n")
	if len(first) <= 200 && strings.HasPrefix(rest, "\n") {
		d.Title = first
	}
	return p.finish(d, "")
}
