package web

import (
	"fmt"
	"net/http"

	"headcount"
)

// A correctionsPage is the public log of corrections: what people decided, and which
// reports a later version replaced, the last first.
type correctionsPage struct {
	AsOf      string            `json:"as_of"` // EDTF, in UTC
	Decisions []decisionView    `json:"decisions"`
	Replaced  []replacementView `json:"replaced"`
}

// A replacementView is a report and the version that took its place.
type replacementView struct {
	Old source `json:"old"`
	New source `json:"new"`
}

// manyCorrections is how many of either the page lists.
const manyCorrections = 100

// corrections makes the view of "/corrections".
func (s *site) corrections(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	page := correctionsPage{AsOf: s.today(), Replaced: []replacementView{}}
	decided, veil, err := s.decisions(r, manyCorrections, publicly)
	if err != nil {
		return view{}, fmt.Errorf("corrections: %w", err)
	}
	for i := range decided {
		decided[i].What, decided[i].Why = clip(veil.Words(decided[i].What), maxTitle), clip(veil.Words(decided[i].Why), maxTitle)
	}
	page.Decisions = decided
	replaced, err := s.ledger.Replaced(r.Context(), manyCorrections)
	if err != nil {
		return view{}, fmt.Errorf("corrections: %w", err)
	}
	for _, x := range replaced {
		page.Replaced = append(page.Replaced, replacementView{sourceOf(x.Old), sourceOf(x.New)})
	}
	return view{template: "corrections.html", title: "Corrections", canonical: "/corrections", data: "/corrections.json", body: page}, nil
}

// publicly is a decision in words for everybody: who is, or was, withheld is not
// named.
func publicly(d *headcount.Decision) string {
	if d.Kind == headcount.Withhold && d.Value == headcount.OnePerson {
		return "withhold · a person"
	}
	return whatOf(d)
}
