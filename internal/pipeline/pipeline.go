// Package pipeline takes reports their way: capture finds the bytes, ledger
// keeps them, document opens them, reader reads them, reconcile derives events.
// It is the only package that knows all of these steps; none of them knows
// another.
package pipeline

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"headcount"
	"headcount/document"
	"headcount/internal/ledger"
	"headcount/reader"
	"headcount/reconcile"
	"headcount/reference"
	"headcount/warn"
)

// Steps holds what the steps of a report's way are made of.
type Steps struct {
	Reader  *reader.Reader
	Notices func() (*warn.Reader, error) // reads WARN notice files; asked for only where there is one, and always gives the same
	Ref     *reference.Data
	Workers int              // documents read at the same time; 0 is one for each processor
	Now     func() time.Time // the clock by which things become known
	Explain bool             // results say what made their claims; it takes longer
}

func (s Steps) workers() int {
	if s.Workers > 0 {
		return s.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// Reconcile derives the events of every family touched since the last time and
// returns the vintage, whose number is 0 when none was.
func (s Steps) Reconcile(ctx context.Context, l *ledger.Ledger) (headcount.Vintage, error) {
	return l.Reconcile(ctx, s.Now(), reconcile.Version, s.judge)
}

// Index makes searchable what has come in since the last time: see ledger.Index. Who
// searches asks for it, not who adds: it takes as long as reading does.
func (s Steps) Index(ctx context.Context, l *ledger.Ledger) error {
	return l.Index(ctx, reader.Sentence)
}

// Published lists the events as they would be had only what was published by a
// day been read: see ledger.Published.
func (s Steps) Published(ctx context.Context, l *ledger.Ledger, f headcount.Filter, by string) ([]headcount.Event, error) {
	return l.Published(ctx, f, by, s.judge)
}

// Derive turns the bare shares of a total into jobs where the ledger holds a
// number of staff: see reconcile.Derive. The events are those of asOf (zero is now);
// known says which documents may be used.
func (s Steps) Derive(ctx context.Context, l *ledger.Ledger, asOf time.Time, t *headcount.Total, events []headcount.Event, known func(headcount.DocumentRef) bool) error {
	if len(t.PercentOnly) == 0 {
		return nil
	}
	families := map[string]bool{}
	for _, e := range events {
		families[e.Family] = true
	}
	staff, judged, err := s.told(ctx, l, asOf, func(_, family string) bool { return families[family] }, headcount.Headcount)
	if err != nil {
		return err
	}
	staff = slices.DeleteFunc(staff, func(c headcount.Stated) bool { return !known(c.Document) })
	reconcile.Derive(t, events, staff, judged)
	return nil
}

// told lists the claims of the types that were at asOf (zero is now) of the employers
// that belongs picks by their names and families, as people had decided who is of
// which.
func (s Steps) told(ctx context.Context, l *ledger.Ledger, asOf time.Time, belongs func(name, family string) bool, types ...string) ([]headcount.Stated, *reconcile.Judgement, error) {
	decided, err := l.Decisions(ctx)
	if err != nil {
		return nil, nil, err
	}
	judged := reconcile.Judge(headcount.DecidedBy(decided, asOf), s.Ref)
	list, err := l.ClaimsOf(ctx, types, func(name string) bool { return belongs(name, judged.Family(name)) }, asOf)
	return list, judged, err
}

// Rebuild derives the events of every family anew and stores what differs.
func (s Steps) Rebuild(ctx context.Context, l *ledger.Ledger) (headcount.Vintage, error) {
	if err := l.MarkAll(ctx); err != nil {
		return headcount.Vintage{}, err
	}
	return s.Reconcile(ctx, l)
}

// judge makes the rules of this program, with what people decided.
func (s Steps) judge(decisions []headcount.Decision) ledger.Rules {
	judged := reconcile.Judge(decisions, s.Ref)
	events := func(memory *reconcile.Memory) ledger.Deriver {
		return func(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
			return reconcile.Events(reconcile.Input{Claims: claims, Names: names, Judged: judged, Taken: taken, Memory: memory}, s.Ref)
		}
	}
	return ledger.Rules{Family: judged.Family, Events: events(nil), Keeping: func(memory *any) ledger.Deriver {
		m, ok := (*memory).(*reconcile.Memory)
		if !ok {
			m = &reconcile.Memory{}
			*memory = m
		}
		return events(m)
	}}
}

// Decide records a decision, derives what it touches, and returns its number. See
// ledger.Decide.
func (s Steps) Decide(ctx context.Context, l *ledger.Ledger, d headcount.Decision) (int64, error) {
	number, err := l.Decide(ctx, d, s.judge)
	if err != nil {
		return 0, err
	}
	_, err = s.Reconcile(ctx, l)
	return number, err
}

// A Result is what came of reading one capture.
type Result struct {
	Capture   string // hash; "" when no bytes could be taken
	State     string
	Reason    string
	Documents []headcount.Document
	Claims    [][]headcount.Claim  // Claims[i] are those of Documents[i]
	Explained [][]reader.Explained // what made them, where Steps.Explain asks for it
	Faults    []headcount.Fault
}

// read opens and reads one capture. The document is kept when its reader
// breaks off, and the capture is then not read.
func (s Steps) read(c headcount.Capture, path string, line int) Result {
	place := path
	if line > 0 {
		place = fmt.Sprintf("%s:%d", path, line)
	}
	if state, ok := strings.CutPrefix(c.Format, headcount.FormatNotices); ok {
		r := s.notices(c, state, path)
		r.holdBack(place)
		return r
	}
	o := document.Open(c, place)
	r := Result{Capture: c.Hash, State: o.State, Reason: o.Reason, Documents: o.Documents, Faults: o.Faults,
		Claims: make([][]headcount.Claim, len(o.Documents)), Explained: make([][]reader.Explained, len(o.Documents))}
	for i := range r.Documents {
		d := &r.Documents[i]
		d.Path = path
		if r.State != headcount.StateRead {
			continue
		}
		var fault *headcount.Fault
		r.Claims[i], r.Explained[i], fault = s.claims(d, place)
		if slices.ContainsFunc(r.Claims[i], func(c headcount.Claim) bool { return c.Type == headcount.Reduction }) {
			d.Sketch = document.Sketch(d.Text) // only who tells of a cut can copy it
		}
		if fault != nil {
			r.State, r.Reason = headcount.StateUnread, readerBroke
			r.Faults = append(r.Faults, *fault)
		}
	}
	r.holdBack(place)
	return r
}

// holdBack takes out claims that cannot be, such as a count of 10^12 or a date of
// the year 3000, and makes each a fault with its words.
func (r *Result) holdBack(place string) {
	for i := range r.Claims {
		var faults []headcount.Fault
		r.Claims[i], faults = possible(r.Claims[i], r.Capture, place)
		r.Faults = append(r.Faults, faults...)
		r.Explained[i] = slices.DeleteFunc(r.Explained[i], func(e reader.Explained) bool { return reconcile.Impossible(&e.Claim) != "" })
	}
}

// possible returns the claims that can be, and a fault for each of the others.
func possible(list []headcount.Claim, capture, place string) (kept []headcount.Claim, faults []headcount.Fault) {
	for i := range list {
		c := &list[i]
		why := reconcile.Impossible(c)
		if why == "" {
			kept = append(kept, *c)
			continue
		}
		words := c.Evidence[0].Words
		faults = append(faults, headcount.Fault{Capture: capture, Place: fmt.Sprintf("%s, byte %d", place, c.Evidence[0].Start), Excerpt: strings.ToValidUTF8(words[:min(len(words), maxExcerpt)], ""),
			Problem: c.Type + " of " + c.Employer + " cannot be: " + why, Remedy: "the claim is held back; look at the words in the report"})
	}
	return kept, faults
}

// maxExcerpt is how much of a report a fault shows, in bytes.
const maxExcerpt = 200

// readerBroke is the reason why a capture is unread when its reader panics.
const readerBroke = "reader broke off"

// claims reads a document, and makes a panic of the reader a fault. A claim
// whose words do not stand where it says is a fault of the reader too.
func (s Steps) claims(d *headcount.Document, place string) (list []headcount.Claim, explained []reader.Explained, fault *headcount.Fault) {
	broke := func(why string) *headcount.Fault {
		return &headcount.Fault{Capture: d.Capture, Place: place, Problem: readerBroke + ": " + why,
			Remedy: "report it with the file to the makers of headcount"}
	}
	defer func() {
		if r := recover(); r != nil {
			list, explained, fault = nil, nil, broke(fmt.Sprint(r))
		}
	}()
	if s.Explain {
		explained = s.Reader.Explain(d)
		for _, e := range explained {
			list = append(list, e.Claim)
		}
	} else {
		list = s.Reader.Read(d)
	}
	for i := range list {
		if err := d.Check(&list[i]); err != nil {
			return nil, nil, broke(err.Error())
		}
	}
	return list, explained, nil
}
