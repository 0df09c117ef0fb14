package web

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"headcount"
)

// A sourcesPage says where the ledger's reports come from, how they have been
// coming in, and what could not be read.
type sourcesPage struct {
	AsOf     string            `json:"as_of"` // EDTF, in UTC
	Sources  []supply          `json:"sources"`
	More     int               `json:"more"` // sources that are not shown
	Captures []headcount.Tally `json:"captures"`
	Unread   []headcount.Tally `json:"not_read"` // why, most common first
	Faults   []headcount.Tally `json:"faults"`   // most common first
}

// A supply is an outlet and how it has been coming in.
type supply struct {
	Name      string         `json:"name"`
	Tier      headcount.Tier `json:"tier"`
	Documents int            `json:"documents"`
	TakenBack int            `json:"taken_back"`
	Claims    int            `json:"claims"`
	Faults    int            `json:"faults"`
	Published string         `json:"published"` // EDTF: the latest; "" where none is dated
	Seen      string         `json:"seen"`      // RFC 3339: when it last came in
}

// manySources is the number of sources that the page shows.
const manySources = 500

func suppliesOf(list []headcount.Supply) []supply {
	out := []supply{}
	for _, s := range list {
		name := clip(s.Name, maxField)
		if name == "" {
			name = "no outlet given"
		}
		out = append(out, supply{name, s.Tier, s.Documents, s.TakenBack, s.Claims, s.Faults, s.Published, s.Seen.UTC().Format(time.RFC3339)})
	}
	return out
}

// fresh is how old what pages tell of the health of the ledger may be, unless the
// events change before: it is counted over every document.
const fresh = 5 * time.Minute

// fed returns how the ledger is being fed.
func (s *site) fed(ctx context.Context) (headcount.Health, error) {
	return keep(ctx, s, "health", keeping{age: fresh}, func(ctx context.Context, _ headcount.Vintage) (headcount.Health, error) { return s.ledger.Health(ctx) })
}

// sources makes the view of "/sources".
func (s *site) sources(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	h, err := s.fed(r.Context())
	if err != nil {
		return view{}, fmt.Errorf("sources: %w", err)
	}
	page := sourcesPage{AsOf: s.today(), Sources: suppliesOf(h.Supplies[:min(len(h.Supplies), manySources)]), More: max(len(h.Supplies)-manySources, 0),
		Captures: []headcount.Tally{}, Unread: clipped(h.Unread), Faults: clipped(h.Faults)}
	for _, state := range []string{headcount.StateRead, headcount.StateToRead, headcount.StateUnread} {
		page.Captures = append(page.Captures, headcount.Tally{Problem: state, Count: h.Captures[state]})
	}
	return view{template: "sources.html", title: "Sources and their health", canonical: "/sources", data: "/sources.json", body: page}, nil
}

// clipped is list with words no longer than a page has use for.
func clipped(list []headcount.Tally) []headcount.Tally {
	out := []headcount.Tally{}
	for _, t := range list {
		out = append(out, headcount.Tally{Problem: clip(t.Problem, maxField), Count: t.Count})
	}
	return out
}
