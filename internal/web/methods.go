package web

import (
	"fmt"
	"net/http"

	"headcount/reconcile"
)

// A methodsPage says how the ledger works out what it shows, each rule of a total
// with an example from the ledger.
type methodsPage struct {
	AsOf    string   `json:"as_of"` // EDTF, in UTC
	Version string   `json:"rules_version"`
	Rules   []method `json:"rules"`
}

// A method is a rule of a total.
type method struct {
	summary
	Example *brief `json:"example"` // the largest cut that it takes; null where there is none
}

// methods makes the view of "/methods".
func (s *site) methods(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	b, err := s.book(r.Context(), then{})
	if err != nil {
		return view{}, fmt.Errorf("methods: %w", err)
	}
	page := methodsPage{AsOf: s.today(), Version: reconcile.Version, Rules: []method{}}
	for _, rule := range b.rules {
		m := method{summary: rule}
		if slugs := b.examples[rule.Rule]; len(slugs) > 0 {
			e, err := s.lines(r.Context(), slugs[:1], question{})
			if err != nil {
				return view{}, err
			}
			if len(e) > 0 {
				m.Example = e[0].brief()
			}
		}
		page.Rules = append(page.Rules, m)
	}
	return view{template: "methods.html", title: "Methods", canonical: "/methods", data: "/methods.json", body: page}, nil
}

// brief is as much of the line as a pointer to it shows.
func (l eventLine) brief() *brief {
	return &brief{l.ID, l.Headline, l.Count, l.Share, l.Announced, l.KnownBy, l.Status, l.Total, l.Withdrawn, l.then}
}
