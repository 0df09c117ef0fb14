package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"headcount"
)

// An eventPage is one event: its values with who supports each and why each
// was chosen, how it counts, every claim with its passage, relations, doubts and
// disputes, and what was known when.
type eventPage struct {
	AsOf      string         `json:"as_of"`           // EDTF, in UTC, or the moment asked for
	Asked     string         `json:"asked,omitempty"` // the slug asked for, when this event has taken it over
	Key       string         `json:"key"`
	eventLine                // the same facts as in the list
	Claims    int            `json:"claims"`
	Areas     []areaLink     `json:"areas"` // states and counties that it names a place in
	Values    []chosen       `json:"values"`
	Witnesses [][]backer     `json:"witnesses"` // the reports, those that copy each other together
	Doubts    []doubtView    `json:"doubts"`
	Joined    []joined       `json:"joined"` // why the claims are one event, and what was kept apart
	Disputes  []disputeView  `json:"disputes"`
	Relations []relationView `json:"relations"`
	Standing  []claimView    `json:"standing"`   // claims that count
	TakenBack []claimView    `json:"taken_back"` // claims that count no more
	Public    []tellingView  `json:"public"`     // what was public when
	Versions  []versionView  `json:"versions"`   // what the ledger had when
	Cite      citation       `json:"cite"`
}

// A citation is how to point at the event as it is shown.
type citation struct {
	Address string `json:"address"` // with the moment
	AsOf    string `json:"as_of"`
	Host    string `json:"-"` // as the request names it
}

// A chosen is the value of one field, why the ledger chose it and who says so.
type chosen struct {
	Field string   `json:"field"`
	Value string   `json:"value"` // for a person
	Dates string   `json:"edtf,omitempty"`
	Why   string   `json:"why"`
	By    []backer `json:"by"`
}

// Label is how the page names the field.
func (c chosen) Label() string { return label(c.Field) }

// A joined is a reason for which claims were joined into this event ("same") or
// kept apart from another ("apart").
type joined struct {
	Verdict string   `json:"verdict"`
	Why     string   `json:"why"`
	By      []backer `json:"by"`
}

// A disputeView holds the values of a field on which claims disagree, side by
// side. The first is the one chosen.
type disputeView struct {
	Field  string     `json:"field"`
	Values []disputed `json:"values"`
}

// A disputed is one value of a dispute, with who holds it and the words of the
// foremost of them.
type disputed struct {
	Value   string   `json:"value"`
	Why     string   `json:"why,omitempty"`
	By      []backer `json:"by"`
	Passage *passage `json:"passage"` // null when no claim of it is here
}

// event makes the view of "/events/SLUG".
func (s *site) event(r *http.Request) (view, error) {
	t, err := s.thenOf(r)
	if err != nil {
		return view{}, err
	}
	slug := r.PathValue("event")
	if slug == "" || len(slug) > maxField {
		return view{}, fmt.Errorf("event %.40q: %w", slug, headcount.ErrNotFound)
	}
	e, err := s.ledger.Event(r.Context(), slug, t.at)
	if t.past && errors.Is(err, headcount.ErrNotFound) {
		return view{}, &toldError{http.StatusNotFound, "The ledger knew of no such event by then."}
	}
	if err != nil {
		return view{}, fmt.Errorf("event %q: %w", slug, err)
	}
	page, err := s.eventPage(r.Context(), &e, t)
	if err != nil {
		return view{}, fmt.Errorf("event %q: %w", e.ID, err)
	}
	if e.ID != slug {
		page.Asked = slug
	}
	page.AsOf = cmp.Or(t.asked, s.today())
	own := "/events/" + url.PathEscape(e.ID)
	page.Cite = citation{Address: own + "?as_of=" + url.QueryEscape(page.AsOf), AsOf: page.AsOf, Host: hostOf(r.Host)}
	return view{template: "event.html", title: page.Headline, canonical: t.to(own), data: t.to(own + ".json"), asOf: dayOf(t.at), then: s.thens(t, own), body: page}, nil
}

// hostOf is the host of a request where it can be one, for a citation.
func hostOf(host string) string {
	if len(host) > 100 || strings.Trim(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]") != "" {
		return ""
	}
	return host
}

func (s *site) eventPage(ctx context.Context, e *headcount.Event, t then) (eventPage, error) {
	views, err := s.claimViews(ctx, e.Claims)
	if err != nil {
		return eventPage{}, err
	}
	family, err := s.familyOf(ctx, e, t)
	if err != nil {
		return eventPage{}, err
	}
	relations, err := family.relations(ctx, s)
	if err != nil {
		return eventPage{}, err
	}
	doubts, err := family.doubts(ctx, s)
	if err != nil {
		return eventPage{}, err
	}
	areas, err := s.areas(e)
	if err != nil {
		return eventPage{}, err
	}
	versions, err := s.ledger.Versions(ctx, e.ID)
	if err != nil {
		return eventPage{}, err
	}
	standing := len(views)
	if i := slices.IndexFunc(views, func(v claimView) bool { return v.Back != "" }); i >= 0 {
		standing = i
	}
	return eventPage{
		Key: e.Key, eventLine: lineOf(e, t), Claims: len(e.Claims), Areas: areas, Witnesses: witnesses(e, views), Doubts: doubts,
		Values: values(e, views), Joined: joinedBy(e, views), Disputes: disputes(e, views), Relations: relations,
		Standing: views[:standing], TakenBack: views[standing:], Public: tellings(views[:standing]), Versions: versionViews(versions, t.at),
	}, nil
}

// witnesses are the reports of the event by the groups that they form.
func witnesses(e *headcount.Event, views []claimView) [][]backer {
	out := [][]backer{}
	keys := map[string]string{} // of a document, by claim
	for i := range e.Claims {
		keys[e.Claims[i].ID] = e.Claims[i].Document.Key()
	}
	for _, w := range e.Witnesses {
		var ids []string
		for _, v := range views {
			if slices.Contains(w, keys[v.Claim.ID]) {
				ids = append(ids, v.Claim.ID)
			}
		}
		if b := backers(views, ids); len(b) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// Place is the address of a place's page, of the same moment.
func (p eventPage) Place(code string) string { return p.then.to("/places/" + code) }

// Copied are the groups of reports that copy each other.
func (p eventPage) Copied() [][]backer {
	var out [][]backer
	for _, w := range p.Witnesses {
		if len(w) > 1 {
			out = append(out, w)
		}
	}
	return out
}

// rows are the claims of the event as a table.
func (p eventPage) rows() [][]string {
	out := [][]string{{"event", "claim", "employer", "least", "greatest", "share", "status", "announced", "takes_effect", "says", "outlet", "tier", "published", "seen", "words", "url", "taken_back"}}
	for _, v := range slices.Concat(p.Standing, p.TakenBack) {
		c, lo, hi := &v.Claim, "", ""
		if c.Count != nil {
			lo, hi = number(c.Count.Min), number(c.Count.Max)
		}
		var words []string
		for _, e := range c.Evidence {
			words = append(words, e.Words)
		}
		out = append(out, []string{p.ID, c.ID, c.Employer, lo, hi, shareWords(c.Share), c.Status, c.Announced, c.Effective, c.Says,
			v.Source.Outlet, string(v.Source.Tier), v.Source.Published, v.Source.Seen, strings.Join(words, " … "), v.Source.Address, v.Back})
	}
	return out
}

// values returns the fields of e that have a value, in the order of labels.
func values(e *headcount.Event, views []claimView) []chosen {
	shown := map[string]string{
		"count": e.Count.String(), "share": shareWords(e.Share), "status": e.Status, "group": clip(e.Group, maxField),
		"places": clip(strings.Join(e.Places, "; "), maxTitle),
	}
	dates := map[string]string{}
	for field, d := range map[string]*string{"announced": e.Announced, "effective": e.Effective} {
		if d != nil {
			dates[field], shown[field] = *d, readable(*d)
		}
	}
	var why []string
	for _, c := range e.Causes {
		why = append(why, causeWords(c))
	}
	shown["causes"] = strings.Join(why, "; ")

	out := []chosen{}
	for _, l := range labels {
		if shown[l.field] == "" {
			continue
		}
		c := chosen{Field: l.field, Value: shown[l.field], Dates: dates[l.field], By: []backer{}}
		if i := slices.IndexFunc(e.Why, func(v headcount.Value) bool { return v.Value == l.field }); i >= 0 {
			c.Why, c.By = e.Why[i].Why, backers(views, e.Why[i].Claims)
		} else if l.field == "causes" {
			c.Why, c.By = "every cause that a claim gives", backers(views, giveCauses(views))
		}
		out = append(out, c)
	}
	return out
}

// giveCauses returns the ids of the standing claims that give a cause.
func giveCauses(views []claimView) []string {
	var ids []string
	for _, v := range views {
		if v.Back == "" && len(v.Claim.Causes) > 0 {
			ids = append(ids, v.Claim.ID)
		}
	}
	return ids
}

// joinedBy returns what e.Why says beside the fields of labels.
func joinedBy(e *headcount.Event, views []claimView) []joined {
	out := []joined{}
	for _, v := range e.Why {
		if !isLabel(v.Value) {
			out = append(out, joined{Verdict: v.Value, Why: v.Why, By: backers(views, v.Claims)})
		}
	}
	return out
}

func disputes(e *headcount.Event, views []claimView) []disputeView {
	out := []disputeView{}
	for _, d := range e.Disputes {
		view := disputeView{Field: d.Field, Values: []disputed{}}
		for _, v := range d.Values {
			shown := disputed{Value: clip(readable(v.Value), maxTitle), Why: v.Why, By: backers(views, v.Claims)}
			if i := slices.IndexFunc(views, func(c claimView) bool { return slices.Contains(v.Claims, c.Claim.ID) }); i >= 0 && len(views[i].Passages) > 0 {
				shown.Passage = &views[i].Passages[0]
			}
			view.Values = append(view.Values, shown)
		}
		out = append(out, view)
	}
	return out
}
