package check

import "strings"

// The kinds of a run of an altered quotation.
const (
	RunSame   = "same"   // the source and the draft have it
	RunSource = "source" // the source has it, the draft does not
	RunDraft  = "draft"  // the draft has it, the source does not
)

// A Run is a part of an altered quotation: words in lower case, as they are compared.
type Run struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// A Difference is an altered quotation as the source and as the draft has it. Pieces
// of the quotation that are parted stand with "…" between them.
type Difference []Run

// String prints the difference in a line: "we will [-never-] [+always+] pay".
func (d Difference) String() string {
	words := make([]string, len(d))
	for i, r := range d {
		switch r.Kind {
		case RunSource:
			words[i] = "[-" + r.Text + "-]"
		case RunDraft:
			words[i] = "[+" + r.Text + "+]"
		default:
			words[i] = r.Text
		}
	}
	return strings.Join(words, " ")
}

// add puts words of a kind behind d, in its last run where that is of the kind.
func (d Difference) add(kind string, words ...string) Difference {
	if len(words) == 0 {
		return d
	}
	text := strings.Join(words, " ")
	if n := len(d); n > 0 && d[n-1].Kind == kind {
		d[n-1].Text += " " + text
		return d
	}
	return append(d, Run{kind, text})
}

// join puts another piece behind d.
func (d Difference) join(piece Difference) Difference {
	if len(d) > 0 {
		d = d.add(RunSame, "…")
	}
	for _, r := range piece {
		d = d.add(r.Kind, r.Text)
	}
	return d
}
