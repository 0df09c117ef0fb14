package pipeline

import (
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"headcount"
	"headcount/check"
	"headcount/edtf"
	"headcount/internal/ledger"
	"headcount/reader"
	"headcount/reconcile"
	"headcount/reference"
)

// What a check takes of the ledger at most, for one draft.
const (
	maxTexts     = 16 << 20 // bytes of the texts in which quotations are looked for
	maxDocuments = 2000     // and documents that have them
	maxNumbers   = 64       // numbers of the draft for which other employers are looked up
	maxOthers    = 8        // events of other employers for each of them
	minTelling   = 100      // numbers below this belong to anyone
	aroundDays   = 31       // how far from the draft's date such an event may be
)

// A Checked is a document of a draft, held against the ledger.
type Checked struct {
	Document headcount.Document
	State    string // headcount.StateRead, or StateUnread with the reason
	Reason   string
	Findings []check.Finding
}

// Check reads drafts as Read does, holds each document against the ledger, and
// calls yield with what came of it, after the faults met on the way. Nothing is
// kept. Where a draft does not say when it is published, it is today.
func (s Steps) Check(ctx context.Context, l *ledger.Ledger, paths []string, stdin io.Reader, given headcount.Given, fault func(headcount.Fault), yield func(Checked) error) error {
	if given.Published == "" {
		given.Published = edtf.DayAt(s.Now()).String()
	}
	decided, err := l.Decisions(ctx)
	if err != nil {
		return err
	}
	judged := reconcile.Judge(decided, s.Ref)
	return s.Read(ctx, paths, stdin, given, func(r Result) error {
		for _, f := range r.Faults {
			fault(f)
		}
		for i := range r.Documents {
			d := Checked{Document: r.Documents[i], State: r.State, Reason: r.Reason}
			if r.State == headcount.StateRead {
				in, err := s.gather(ctx, l, judged, &r.Documents[i], r.Claims[i])
				if err != nil {
					return err
				}
				d.Findings = check.Draft(in)
			}
			if err := yield(d); err != nil {
				return err
			}
		}
		return nil
	})
}

// gather asks the ledger for all that a draft can be held against.
func (s Steps) gather(ctx context.Context, l *ledger.Ledger, judged *reconcile.Judgement, d *headcount.Document, claims []headcount.Claim) (check.Input, error) {
	in := check.Input{Document: d, Claims: claims, Judged: judged, Ref: s.Ref, Sentence: reader.Sentence, Called: map[string]string{}, Texts: map[string]string{}}
	families := map[string]bool{}
	events := map[string]headcount.Event{}
	for i := range claims {
		family := judged.Family(claims[i].Employer)
		if family == "" || families[family] {
			continue
		}
		families[family] = true
		theirs, err := l.Events(ctx, headcount.Filter{Employer: family})
		if err != nil {
			return in, err
		}
		if len(theirs) == 0 {
			meant, err := s.meant(ctx, l, judged, claims[i].Employer, family)
			if err != nil {
				return in, err
			}
			if meant != "" {
				in.Called[family], families[meant] = meant, true
				if theirs, err = l.Events(ctx, headcount.Filter{Employer: meant}); err != nil {
					return in, err
				}
			}
		}
		for _, e := range theirs {
			events[e.ID] = e
		}
	}
	if err := s.numbered(ctx, l, d, claims, events); err != nil {
		return in, err
	}
	for _, id := range slices.Sorted(maps.Keys(events)) {
		in.Events = append(in.Events, events[id])
	}
	var err error
	types := slices.DeleteFunc(slices.Clone(headcount.ClaimTypes), func(t string) bool { return t == headcount.Reduction })
	if len(claims) > 0 {
		if in.Told, err = l.ClaimsOf(ctx, types, func(employer string) bool { return families[judged.Family(employer)] }, time.Time{}); err != nil {
			return in, err
		}
	}
	return in, s.texts(ctx, l, &in)
}

// meant is the one family whose name begins with a name of which the ledger has no
// cut, "" where there is none, or several, or the name is that of an employer that
// is known.
func (s Steps) meant(ctx context.Context, l *ledger.Ledger, judged *reconcile.Judgement, name, family string) (string, error) {
	if _, known := s.Ref.Employer(name); known || len(family) < 4 || judged.Family(name) != reference.Slug(name) {
		return "", nil
	}
	list, err := l.FamiliesCalled(ctx, family, 2)
	if err != nil || len(list) != 1 {
		return "", err
	}
	return list[0], nil
}

// numbered adds the events of any employer that have a telling number of the draft
// and were announced about when the draft says.
func (s Steps) numbered(ctx context.Context, l *ledger.Ledger, d *headcount.Document, claims []headcount.Claim, events map[string]headcount.Event) error {
	asked := map[int64]bool{}
	for i := range claims {
		n, ok := claims[i].Count.Point()
		if claims[i].Type != headcount.Reduction || !ok || n < minTelling || n%10 == 0 && n/10 < minTelling || len(asked) == maxNumbers {
			continue
		}
		asked[n] = true
		at, ok := reconcile.Date(claims[i].Announced)
		if !ok {
			if at, ok = reconcile.Date(d.Published); !ok {
				continue
			}
			at.First -= 12 * aroundDays
		}
		list, err := l.Numbered(ctx, n, at.First-aroundDays, at.Last+aroundDays, maxOthers)
		if err != nil {
			return err
		}
		for _, e := range list {
			events[e.ID] = e
		}
	}
	return nil
}

// texts reads the documents in which the draft's words are looked for, and all that
// they quote: those that quote the employers, then those that tell of the cuts.
func (s Steps) texts(ctx context.Context, l *ledger.Ledger, in *check.Input) error {
	size, n, have := 0, 0, map[string]bool{}
	for _, t := range in.Told {
		have[t.ID] = true
	}
	read := func(ref headcount.DocumentRef) error {
		if _, done := in.Texts[ref.Hash]; done || ref.Hash == "" || size >= maxTexts || n >= maxDocuments {
			return nil
		}
		d, err := l.Document(ctx, ref.Hash)
		if errors.Is(err, headcount.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		in.Texts[ref.Hash] = strings.ToValidUTF8(d.Text, "")
		size, n = size+len(d.Text), n+1
		told, err := l.DocumentClaims(ctx, ref.Hash)
		for _, t := range told {
			if t.Type == headcount.Statement && !have[t.ID] {
				have[t.ID] = true
				in.Told = append(in.Told, t)
			}
		}
		return err
	}
	for _, t := range slices.Clone(in.Told) {
		if t.Type == headcount.Statement {
			if err := read(t.Document); err != nil {
				return err
			}
		}
	}
	for _, e := range in.Events {
		for _, c := range e.Claims {
			if err := read(c.Document); err != nil {
				return err
			}
		}
	}
	return nil
}
