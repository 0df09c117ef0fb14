package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// A placePage is what the ledger has of a state, a county, a country or another
// place with a code: what takes effect there and when, and whose it is.
type placePage struct {
	AsOf      string      `json:"as_of"` // EDTF, in UTC
	Code      string      `json:"code"`
	Name      string      `json:"name"`
	Kind      string      `json:"kind"`
	Within    string      `json:"within"` // code of the state or country that holds it; "" for none
	Alone     *group      `json:"alone"`  // what counts of the cuts all of whose places lie in it
	Found     int         `json:"found"`  // events with a place in it
	Coming    []eventLine `json:"coming"` // that take effect from today on, the next first
	Past      []eventLine `json:"past"`   // that took effect, the latest first
	Others    []eventLine `json:"others"` // without a day of effect, the latest first
	More      int         `json:"more"`   // events of these lists that are not shown
	Employers []group     `json:"employers"`
	Inside    []group     `json:"inside"` // states or counties within it, the most jobs first
	Map       *mapView    `json:"-"`

	then then
}

// Bounds of a place's page: of its latest events so many are looked at.
const (
	lookedAt      = 2000
	manyEmployers = 25
	country       = "US"
)

// place makes the view of "/places/CODE".
func (s *site) place(r *http.Request) (view, error) {
	t, err := s.thenOf(r)
	if err != nil {
		return view{}, err
	}
	code := r.PathValue("place")
	page, err := s.placed(code)
	if err != nil {
		return view{}, err
	}
	ctx := r.Context()
	b, err := s.book(ctx, t)
	if err != nil {
		return view{}, err
	}
	page.AsOf, page.Found, page.then = cmp.Or(t.asked, s.today()), len(b.areas[code]), t
	there, err := keep(ctx, s, fmt.Sprint("place ", code, " ", s.today(), " ", t.asked, " ", b.vintage.Number), keeping{light: true}, func(ctx context.Context, _ headcount.Vintage) (*there, error) {
		return s.lookAt(ctx, code, b.areas[code], page.AsOf, t)
	})
	if err != nil {
		return view{}, fmt.Errorf("place %q: %w", code, err)
	}
	page.Employers, page.More = there.employers, there.more
	for list, slugs := range map[*[]eventLine][]string{&page.Coming: there.coming, &page.Past: there.past, &page.Others: there.others} {
		if *list, err = s.lines(ctx, slugs, question{AsOf: t.asked, moment: t.at}); err != nil {
			return view{}, fmt.Errorf("place %q: %w", code, err)
		}
	}
	page.maps(b)
	own := "/places/" + code
	return view{template: "place.html", title: "Job cuts: " + page.Name, canonical: t.to(own), data: t.to(own + ".json"), asOf: dayOf(t.at), then: s.thens(t, own), body: page}, nil
}

// placed finds what a code names. ErrNotFound for what names nothing.
func (s *site) placed(code string) (placePage, error) {
	unknown := fmt.Errorf("place %.40q: %w", code, headcount.ErrNotFound)
	if code == "" || len(code) > maxField {
		return placePage{}, unknown
	}
	ref, us, err := s.references()
	if err != nil {
		return placePage{}, err
	}
	if coded(code) && len(code) == len("39049") && code[0] <= '9' {
		c, ok := us.CountyFIPS(code)
		if !ok {
			return placePage{}, unknown
		}
		return placePage{Code: code, Name: c.Name + ", " + c.State, Kind: reference.County, Within: "US-" + c.State}, nil
	}
	p, ok := ref.Coded(code)
	if !ok || p.Kind != reference.State && p.Kind != reference.Country {
		return placePage{}, unknown
	}
	page := placePage{Code: code, Name: p.Name, Kind: p.Kind}
	if p.Kind == reference.State {
		page.Within = p.Country
	}
	return page, nil
}

// An areaLink leads to the page of a state or county that an event names.
type areaLink struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// areas are the states and counties that e names a place in.
func (s *site) areas(e *headcount.Event) ([]areaLink, error) {
	out := []areaLink{}
	ref, us, err := s.references()
	if err != nil || len(e.Places) == 0 {
		return out, err
	}
	for code := range reconcile.Areas([]headcount.Event{*e}, ref, us) {
		if p, err := s.placed(code); err == nil && (p.Kind != reference.Country || p.Code != country) {
			out = append(out, areaLink{code, p.Name})
		}
	}
	slices.SortFunc(out, func(a, b areaLink) int { return cmp.Or(-cmp.Compare(a.Code, b.Code), cmp.Compare(a.Name, b.Name)) })
	return out[:min(len(out), manyEmployers)], nil
}

// A there is what a place's page tells of its latest events, as it stands on a day.
type there struct {
	coming, past, others []string // see placePage
	more                 int
	employers            []group
}

// lookAt looks at the latest of the events named as they stood then, on a day.
func (s *site) lookAt(ctx context.Context, code string, slugs []string, day string, at then) (*there, error) {
	events, err := s.ledger.Events(ctx, headcount.Filter{Slugs: append([]string{}, slugs[:min(len(slugs), lookedAt)]...), AsOf: at.at, Latest: true, Counted: true})
	if err != nil {
		return nil, err
	}
	ref, us, err := s.references()
	if err != nil {
		return nil, err
	}
	by, err := reconcile.By(events, "employer", "", "", ref, us)
	if err != nil {
		return nil, err
	}
	t := &there{more: len(slugs) - len(events), employers: []group{}}
	for i := range by.Rows[:min(len(by.Rows), manyEmployers)] {
		t.employers = append(t.employers, groupOf(question{Place: code, AsOf: at.asked}, "employer", &by.Rows[i]))
	}
	t.sort(events, day)
	return t, nil
}

// sort puts the events, latest first, on the lists.
func (t *there) sort(events []headcount.Event, day string) {
	effect := map[string]string{}
	for i := range events {
		e := &events[i]
		if e.Effective == nil {
			t.others = append(t.others, e.ID)
			continue
		}
		effect[e.ID] = *e.Effective
		_, last, _ := strings.Cut(*e.Effective, "/")
		if last = cmp.Or(last, *e.Effective); last >= day[:min(len(last), len(day))] {
			t.coming = append(t.coming, e.ID)
		} else {
			t.past = append(t.past, e.ID)
		}
	}
	slices.SortStableFunc(t.coming, func(a, b string) int { return cmp.Compare(effect[a], effect[b]) })
	slices.SortStableFunc(t.past, func(a, b string) int { return cmp.Compare(effect[b], effect[a]) })
	for _, list := range []*[]string{&t.coming, &t.past, &t.others} {
		if n := len(*list) - manyLines; n > 0 {
			*list, t.more = slices.Clone((*list)[:manyLines]), t.more+n
		}
	}
}

// maps draws the map of the place, and lists what lies within it.
func (p *placePage) maps(b *book) {
	p.Inside = []group{}
	alone := func(of map[string]group) {
		if g, ok := of[p.Code]; ok {
			g.Address = p.then.to(g.Address)
			p.Alone = &g
		}
	}
	groups, within := b.counties, strings.TrimPrefix(cmp.Or(p.Within, p.Code), "US-")
	switch {
	case p.Code == country:
		groups, within = b.states, ""
	case p.Kind == reference.County:
		alone(b.counties)
	default:
		alone(b.states)
		within = strings.TrimPrefix(p.Code, "US-")
	}
	if !strings.HasPrefix(p.Code, country) && p.Kind != reference.County {
		return
	}
	p.Map = mapOf(within, groups, reconcile.RuleAll, p.Code, func(code string) string { return p.then.to("/places/" + code) })
	if p.Kind == reference.County {
		return
	}
	for code, g := range groups {
		if a, drawn := theAtlas().areas[code]; p.Code == country && strings.HasPrefix(code, "US-") || drawn && a.state == within {
			g.Address = p.then.to(g.Address)
			p.Inside = append(p.Inside, g)
		}
	}
	slices.SortFunc(p.Inside, func(a, b group) int { return cmp.Or(cmp.Compare(b.top(), a.top()), cmp.Compare(a.Group, b.Group)) })
}

// Looked is the number of its latest events that were looked at.
func (p placePage) Looked() int { return min(p.Found, lookedAt) }

// Empty reports whether the ledger has nothing there.
func (p placePage) Empty() bool { return p.Found == 0 && len(p.Inside) == 0 }

// All is the address of its events.
func (p placePage) All() string { return p.then.to(question{Place: p.Code}.address("/explore")) }

// Earlier reports whether the page tells of an earlier moment.
func (p placePage) Earlier() bool { return p.then.past }

// Place is the address of another place's page, of the same moment.
func (p placePage) Place(code string) string { return p.then.to("/places/" + code) }

// Bars are what lies within, as bars.
func (p placePage) Bars() []bar { return barsOf(p.Inside) }
