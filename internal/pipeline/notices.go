package pipeline

import (
	"fmt"
	"strings"

	"headcount"
	"headcount/internal/capture"
	"headcount/reader"
	"headcount/warn"
)

// notices reads a WARN notice file of a state: a document and a claim for each
// notice.
func (s Steps) notices(c headcount.Capture, state, path string) (r Result) {
	r = Result{Capture: c.Hash, State: headcount.StateRead}
	fault := func(problem, remedy string) {
		r.State, r.Reason = headcount.StateUnread, problem
		r.Faults = append(r.Faults, headcount.Fault{Capture: c.Hash, Place: path, Problem: problem, Remedy: remedy})
	}
	defer func() {
		if broke := recover(); broke != nil {
			r = Result{Capture: c.Hash}
			fault(fmt.Sprintf("%s: %v", readerBroke, broke), "report it with the file to the makers of headcount")
		}
	}()
	if state == "" {
		fault("a list of WARN notices that does not say of which state", "name the state: headcount notices STATE FILE --add")
		return r
	}
	notices, err := s.Notices()
	if err != nil {
		fault("profiles of the states: "+err.Error(), "report it to the makers of headcount")
		return r
	}
	f, err := notices.Read(state, path, c.Bytes)
	if err != nil {
		problem, remedy := warn.Remedy(err)
		fault(problem, remedy)
		return r
	}
	for _, x := range f.Faults {
		x.Capture = c.Hash
		r.Faults = append(r.Faults, x)
	}
	r.Documents, r.Claims = notices.Documents(f, c)
	for i := range r.Documents {
		r.Documents[i].Path = path
		for k := range r.Claims[i] {
			if err := r.Documents[i].Check(&r.Claims[i][k]); err != nil {
				r.Documents, r.Claims = nil, nil
				fault(readerBroke+": "+err.Error(), "report it with the file to the makers of headcount")
				return r
			}
		}
	}
	if len(r.Documents) == 0 {
		r.State, r.Reason = headcount.StateUnread, "no notice"
	}
	r.Explained = make([][]reader.Explained, len(r.Documents))
	if s.Explain {
		r.explainNotices(f)
	}
	return r
}

// recognise makes a capture that holds a state's notices one of that format:
// it is told by its content, whatever its name. A line of an articles file is an
// article.
func (s Steps) recognise(item *capture.Item) {
	c := &item.Capture
	if c.Hash == "" || item.Line > 0 || s.Notices == nil || strings.HasPrefix(c.Format, headcount.FormatNotices) {
		return
	}
	if !warn.WorthALook(c.Bytes) {
		return
	}
	r, err := s.Notices()
	if err != nil {
		return // whoever reads a list will say so
	}
	if state, likely := r.Recognise(item.Path, c.Bytes); likely {
		c.Format, item.Faults = headcount.FormatNotices+state, nil
	}
}

// explainNotices says of each claim which row made it, and what is doubtful.
func (r *Result) explainNotices(f *warn.File) {
	for i := range r.Documents {
		var list []reader.Explained
		for _, c := range r.Claims[i] {
			n := &f.Notices[i]
			list = append(list, reader.Explained{Claim: c, Rule: "a row of a state's list of WARN notices: " + n.Source.Place(),
				Mentions: strings.Split(strings.TrimSpace(r.Documents[i].Text), "\n")[2:], Merges: n.Doubts})
		}
		r.Explained[i] = list
	}
}
