package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"headcount"
	"headcount/check"
	"headcount/edtf"
)

// Bounds of a draft that is held against the ledger.
const (
	maxDraft  = 256 << 10 // bytes of the form, which takes three for some letters
	checkTime = 20 * time.Second
	fewest    = 3 // sources of a finding that are shown at once, and a claim has most
)

// A checkBody is the page to paste a draft into, with what became of it.
type checkBody struct {
	AsOf      string        `json:"as_of"`
	Published string        `json:"published"` // EDTF, as it was given
	Text      string        `json:"-"`
	Done      bool          `json:"-"`
	Counts    []verdict     `json:"counts"`
	Findings  []findingView `json:"findings"` // those that ask for an eye first
}

// A verdict says how many claims of the draft came to it.
type verdict struct {
	Verdict string `json:"verdict"`
	Claims  int    `json:"claims"`
}

// A findingView is a finding as the page shows it.
type findingView struct {
	check.Finding
	Passages []passage   `json:"passages"` // of the draft
	Wrong    []wrongView `json:"wrong"`
	Supports []wordsView `json:"supports"`
	Disputes []otherView `json:"disputes"`
	More     int         `json:"more,omitempty"` // sources of it that are not shown
}

// A wrongView is what is wrong, with those whose words say otherwise.
type wrongView struct {
	check.Wrong
	Sources []wordsView `json:"sources"`
}

// An otherView is what others say otherwise of a value that has support.
type otherView struct {
	check.Dispute
	Sources []wordsView `json:"sources"`
}

// A wordsView is a source with the words that state its claim.
type wordsView struct {
	source
	Claim string   `json:"claim"`
	Words []string `json:"words"`
	Copy  bool     `json:"copy"`
}

func (s *site) checkPage(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	return s.checkView(checkBody{AsOf: s.today(), Counts: []verdict{}, Findings: []findingView{}}), nil
}

// posted reads a form before it is answered.
func (s *site) posted(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxDraft)
		if err := r.ParseForm(); err != nil {
			s.refuse(w, r, http.StatusBadRequest, problem{Message: fmt.Sprintf("The form could not be read, or is longer than %d KiB. Check a long draft in parts, or with the command headcount check.", maxDraft>>10)})
			return
		}
		answer(w, r)
	}
}

// checked holds the draft of a form against the ledger.
func (s *site) checked(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	body := checkBody{AsOf: s.today(), Text: r.PostForm.Get("text"), Published: strings.TrimSpace(r.PostForm.Get("published")), Done: true, Counts: []verdict{}, Findings: []findingView{}}
	switch _, err := edtf.Parse(body.Published); {
	case strings.TrimSpace(body.Text) == "":
		return view{}, &fieldError{"text", "There is no draft: paste the text that you want to check."}
	case body.Published != "" && err != nil:
		return view{}, &fieldError{"published", fmt.Sprintf("The date %q is not one such as 2026-03-04, 2026-03 or 2026.", clip(body.Published, maxField))}
	}
	ctx, cancel := context.WithTimeout(r.Context(), checkTime)
	defer cancel()
	done, err := s.shelf.turn(ctx)
	if err != nil {
		return view{}, err
	}
	defer done()
	d, findings, err := s.ledger.Check(ctx, body.Text, body.Published)
	if errors.Is(err, headcount.ErrInvalid) {
		return view{}, &toldError{http.StatusUnprocessableEntity, "The draft cannot be checked: " + err.Error() + "."}
	}
	if err != nil {
		return view{}, err
	}
	for _, v := range check.Verdicts {
		n := 0
		for i := range findings {
			if findings[i].Verdict == v {
				n++
			}
		}
		if n > 0 {
			body.Counts = append(body.Counts, verdict{v, n})
		}
	}
	slices.SortStableFunc(findings, func(a, b check.Finding) int { return check.Gravity(a.Verdict) - check.Gravity(b.Verdict) })
	for _, f := range findings {
		body.Findings = append(body.Findings, s.finding(d.Text, f))
	}
	return s.checkView(body), nil
}

func (s *site) checkView(body checkBody) view {
	return view{template: "check.html", title: "Check a draft", canonical: "/check", body: body}
}

func (s *site) finding(draft string, f check.Finding) findingView {
	f.Ledger, f.Difference = clip(f.Ledger, maxEvidence), bounds(f.Difference)
	v := findingView{Finding: f, Passages: passages(draft, f.Passages, s.options.Context), Wrong: []wrongView{}, Disputes: []otherView{}}
	for _, d := range f.Disputes {
		shown, more := wordsOf(d.Sources)
		v.Disputes = append(v.Disputes, otherView{d, shown})
		v.More += more
	}
	for _, w := range f.Wrong {
		// Whoever quotes nearly a whole report must not be given the rest of it.
		w.Ledger, w.Why = clip(w.Ledger, maxEvidence), clip(w.Why, maxEvidence)
		shown, more := wordsOf(w.Sources)
		v.Wrong = append(v.Wrong, wrongView{w, shown})
		v.More += more
	}
	shown, more := wordsOf(f.Supports)
	v.Supports, v.More = shown, v.More+more
	return v
}

// bounds returns as much of a difference as a piece of evidence may have.
func bounds(d check.Difference) check.Difference {
	var out check.Difference
	left := maxEvidence
	for _, r := range d {
		if left <= 0 {
			break
		}
		r.Text = clip(r.Text, left)
		left -= len(r.Text)
		out = append(out, r)
	}
	return out
}

// wordsOf returns the first sources that say a thing, and how many more do.
func wordsOf(list []check.Source) (shown []wordsView, more int) {
	shown = []wordsView{}
	for _, from := range list[:min(len(list), fewest)] {
		w := wordsView{source: sourceOf(from.Document), Claim: from.Claim, Words: []string{}, Copy: from.Copy}
		for _, words := range from.Words[:min(len(from.Words), fewest)] {
			w.Words = append(w.Words, clip(words, maxEvidence))
		}
		shown = append(shown, w)
	}
	return shown, len(list) - len(shown)
}

// Anchor is the claim's element on the page of its document.
func (w wordsView) Anchor() string { return anchor(w.Claim) }

// Alarm reports whether the draft should not say it.
func (v verdict) Alarm() bool { return check.Alarm(v.Verdict) }

// Alarm reports whether the draft should not say it.
func (f findingView) Alarm() bool { return check.Alarm(f.Verdict) }
