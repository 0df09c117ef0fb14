package web

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// An employerPage is what the ledger has of one employer, its brands and units.
type employerPage struct {
	AsOf       string      `json:"as_of"` // EDTF, in UTC
	Slug       string      `json:"slug"`
	Name       string      `json:"name"`
	Parent     string      `json:"parent"`     // slug of the employer that it belongs to; "" is none known
	CIK        string      `json:"cik"`        // number at the SEC
	Industry   string      `json:"industry"`   // GICS sub-industry
	Units      []string    `json:"units"`      // names under which its cuts are told
	Rules      []summary   `json:"rules"`      // the same question under each rule
	Data       []datum     `json:"data"`       // of the chart, by date
	Rounds     []eventLine `json:"rounds"`     // that count, latest first
	Sites      []eventLine `json:"sites"`      // parts of rounds
	LeftOut    []eventLine `json:"left_out"`   // for other reasons
	Notices    []eventLine `json:"notices"`    // that an office published, by the day of effect
	Statements []claimView `json:"statements"` // by date
	Terms      []claimView `json:"terms"`      // by date
	Money      []claimView `json:"money"`      // by date
	Staff      []claimView `json:"staff"`      // by date
	More       int         `json:"more"`       // lines of these lists that are not shown
	Chart      []chart     `json:"-"`
	Map        *mapView    `json:"-"` // of the states in which it cuts; nil for none

	then then
}

// manyLines is the number of lines of a list on an employer's or a place's page.
const manyLines = 50

// manyClaims is the number of claims of a type on an employer's page.
const manyClaims = 40

// toldTypes are the types of claims that stand on an employer's page beside its cuts.
var toldTypes = []string{headcount.Statement, headcount.Term, headcount.Investment, headcount.Headcount}

// employer makes the view of "/employers/SLUG".
func (s *site) employer(r *http.Request) (view, error) {
	t, err := s.thenOf(r)
	if err != nil {
		return view{}, err
	}
	slug, ctx := r.PathValue("employer"), r.Context()
	if slug == "" || len(slug) > maxField || reference.Slug(slug) != slug {
		return view{}, fmt.Errorf("employer %.40q: %w", slug, headcount.ErrNotFound)
	}
	ref, _, err := s.references()
	if err != nil {
		return view{}, err
	}
	cuts, err := keep(ctx, s, "employer "+slug+" "+t.asked, keeping{light: true}, func(ctx context.Context, _ headcount.Vintage) (*cuts, error) { return s.cutsOf(ctx, slug, t) })
	if err != nil {
		return view{}, fmt.Errorf("employer %q: %w", slug, err)
	}
	told, err := s.ledger.Told(ctx, slug, t.at, toldTypes...)
	if err != nil {
		return view{}, fmt.Errorf("employer %q: %w", slug, err)
	}
	known, ok := ref.Employer(slug)
	if ok && known.Slug != slug {
		ok = false
	}
	if !ok && len(cuts.names) == 0 && len(told) == 0 {
		if known, err := s.knows(ctx, slug, t); err != nil || !known {
			return view{}, cmp.Or(err, fmt.Errorf("employer %q: %w", slug, headcount.ErrNotFound))
		}
	}
	page := employerPage{AsOf: cmp.Or(t.asked, s.today()), then: t, Slug: slug, Name: slug, Units: []string{}, Rules: cuts.rules, Map: cuts.drawn, More: cuts.more}
	if ok {
		page.Name, page.Parent, page.CIK, page.Industry = known.Name, known.Parent, known.CIK, known.Industry
	}
	page.names(cuts.names, told, ok)
	for list, slugs := range map[*[]eventLine][]string{&page.Rounds: cuts.rounds, &page.Sites: cuts.sites, &page.LeftOut: cuts.leftOut, &page.Notices: cuts.notices} {
		if *list, err = s.lines(ctx, slugs, question{AsOf: t.asked, moment: t.at}); err != nil {
			return view{}, fmt.Errorf("employer %q: %w", slug, err)
		}
	}
	if err := s.told(ctx, &page, told); err != nil {
		return view{}, err
	}
	page.data(told, ref)
	page.Chart = timelines("Jobs cut below the axis, money above it, people employed beneath, by date", page.Data)
	own := "/employers/" + url.PathEscape(slug)
	return view{template: "employer.html", title: page.Name, canonical: t.to(own), data: t.to(own + ".json"), asOf: dayOf(t.at), then: s.thens(t, own), body: page}, nil
}

// employerMap draws the states in which an employer cuts jobs; nil where none is
// named.
func (s *site) employerMap(events []headcount.Event, slug string, t then) (*mapView, error) {
	ref, us, err := s.references()
	if err != nil {
		return nil, err
	}
	q := question{Employer: slug, By: "state", AsOf: t.asked}
	by, err := reconcile.By(events, q.By, "", "", ref, us)
	if err != nil {
		return nil, err
	}
	var rows []group
	for i := range by.Rows {
		if g := groupOf(q, q.By, &by.Rows[i]); strings.HasPrefix(g.Group, country+"-") && g.top() > 0 {
			rows = append(rows, g)
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return answerMap(q, rows), nil
}

// knows reports whether the ledger has come to know an employer of which it had
// nothing at an earlier moment.
func (s *site) knows(ctx context.Context, slug string, t then) (bool, error) {
	if !t.past {
		return false, nil
	}
	events, err := s.ledger.Events(ctx, headcount.Filter{Employer: slug, Limit: 1, Bare: true})
	if err != nil || len(events) > 0 {
		return err == nil, err
	}
	told, err := s.ledger.Told(ctx, slug, time.Time{}, toldTypes...)
	return len(told) > 0, err
}

// names finds what to call the employer, and under which other names its cuts are
// told.
func (p *employerPage) names(names []string, told []headcount.Stated, known bool) {
	for _, name := range names {
		if !known && (p.Name == p.Slug || reference.Slug(name) == p.Slug) {
			p.Name = name
		}
	}
	if p.Name == p.Slug && len(told) > 0 {
		p.Name = clip(told[0].Employer, maxField)
	}
	for _, name := range names {
		if name != p.Name && len(p.Units) < manyClaims {
			p.Units = append(p.Units, name)
		}
	}
	slices.Sort(p.Units)
}

// cuts are what the page of an employer tells of its events. An employer may have
// thousands; of them it keeps only the names.
type cuts struct {
	names                           []string // under which they are told, each once, the latest first
	rules                           []summary
	rounds, sites, leftOut, notices []string // see employerPage
	more                            int
	drawn                           *mapView
}

// cutsOf works out what the page of an employer tells of its events as they stood then.
func (s *site) cutsOf(ctx context.Context, slug string, t then) (*cuts, error) {
	events, err := s.ledger.Events(ctx, headcount.Filter{Employer: slug, AsOf: t.at, Latest: true})
	if err != nil {
		return nil, err
	}
	c := &cuts{}
	for i := range events {
		if name := clip(events[i].Employer, maxField); !slices.Contains(c.names, name) {
			c.names = append(c.names, name)
		}
	}
	for _, rule := range reconcile.Rules() {
		c.rules = append(c.rules, summaryOf(reconcile.Totals(events, rule.Name, ""), question{Employer: slug, Rule: rule.Name, AsOf: t.asked}.address("/explore")))
	}
	c.sort(events)
	c.drawn, err = s.employerMap(events, slug, t)
	return c, err
}

// sort puts events, latest first, on the lists of the page.
func (c *cuts) sort(events []headcount.Event) {
	effect := map[string]string{}
	for i := range events {
		e := &events[i]
		l := lineOf(e, then{})
		effect[e.ID] = cmp.Or(l.Effective, l.Announced)
		list := &c.rounds
		switch {
		case l.LeftOut != "" && l.PartOf:
			list = &c.sites
		case l.LeftOut != "":
			list = &c.leftOut
		}
		*list = append(*list, e.ID)
		if noticed(e) {
			c.notices = append(c.notices, e.ID)
		}
	}
	for _, list := range []*[]string{&c.rounds, &c.sites, &c.leftOut, &c.notices} {
		if n := len(*list) - manyLines; n > 0 {
			*list, c.more = slices.Clone((*list)[:manyLines]), c.more+n
		}
	}
	slices.SortStableFunc(c.notices, func(a, b string) int { return cmp.Compare(effect[b], effect[a]) })
}

// noticed reports whether an office published the event.
func noticed(e *headcount.Event) bool {
	return slices.ContainsFunc(e.Claims, func(c *headcount.Stated) bool { return c.Document.Tier == headcount.TierGovernment && c.Back == "" })
}

// whenOf is the date of a claim: its own, else that of its document.
func whenOf(c *headcount.Stated) string {
	return cmp.Or(c.Announced, c.Effective, c.Document.Published)
}

// told puts claims on the lists of the page, by date.
func (s *site) told(ctx context.Context, p *employerPage, told []headcount.Stated) error {
	byType := map[string][]*headcount.Stated{}
	for i := range told {
		if c := &told[i]; c.Back == "" {
			byType[c.Type] = append(byType[c.Type], c)
		}
	}
	for kind, to := range map[string]*[]claimView{headcount.Statement: &p.Statements, headcount.Term: &p.Terms, headcount.Investment: &p.Money, headcount.Headcount: &p.Staff} {
		list := byType[kind]
		slices.SortStableFunc(list, func(a, b *headcount.Stated) int {
			return cmp.Or(cmp.Compare(whenOf(b), whenOf(a)), cmp.Compare(a.ID, b.ID))
		})
		if n := len(list) - manyClaims; n > 0 {
			list, p.More = list[:manyClaims], p.More+n
		}
		views, err := s.claimViews(ctx, list)
		if err != nil {
			return err
		}
		at := make(map[string]int, len(list))
		for i := range list {
			at[list[i].ID] = i
		}
		slices.SortStableFunc(views, func(a, b claimView) int { return cmp.Compare(at[a.Claim.ID], at[b.Claim.ID]) })
		*to = views
	}
	return nil
}

// partOfStaff is how many times smaller than the greatest a number of staff is that
// the line through them leaves out.
const partOfStaff = 10

// data collects what the chart shows. Claims of the same amount for the same thing
// in one month are one mark.
func (p *employerPage) data(told []headcount.Stated, ref *reference.Data) {
	p.Data = []datum{}
	add := func(d datum) {
		day, ok := firstDay(d.Date)
		if !ok {
			d.Date = ""
		}
		d.day = day
		p.Data = append(p.Data, d)
	}
	for kind, list := range map[string][]eventLine{cutDatum: p.Rounds, siteDatum: p.Sites} {
		for _, l := range list {
			if l.Count == nil {
				continue
			}
			_, hi := l.Count.Bounds()
			value := float64(size(l.Count))
			if hi != math.MaxInt64 {
				value = float64(hi)
			}
			add(datum{Kind: kind, Date: cmp.Or(l.Announced, l.Effective), Words: l.Jobs(), Note: cmp.Or(l.Doubtful, l.Group), Address: l.Address(), value: value, firm: l.Status == headcount.Confirmed && l.Doubtful == ""})
		}
	}
	shown := map[string]bool{}
	for _, list := range [][]claimView{p.Money, p.Staff} {
		for _, v := range list {
			shown[v.Claim.ID] = true
		}
	}
	met := map[string]bool{}
	for i := range told {
		c := &told[i]
		if !shown[c.ID] {
			continue
		}
		d := datum{Date: whenOf(c), Address: "#" + anchor(c.ID), firm: c.Status == "" || c.Status == headcount.Confirmed}
		switch c.Type {
		case headcount.Investment:
			if c.Money == nil {
				continue
			}
			d.Kind, d.Words, d.value = moneyDatum, moneyWords(c.Money), amount(c.Money)
			d.Note = clip(joinWords(headcount.Spaced(c.Kind), c.Counterparty), maxField)
			if c.Money.Currency != "USD" {
				d.value = 0 // in the table alone: the axis is in dollars
			}
		case headcount.Headcount:
			firm, known := ref.Employer(c.Employer)
			if c.Count == nil || c.Group != "" || len(c.Places) > 0 || known && firm.Parent != "" {
				continue
			}
			d.Kind, d.Words, d.value = staffDatum, c.Count.String(), float64(size(c.Count))
		default:
			continue
		}
		if key := d.Kind + d.Words + d.Note + d.Date[:min(len(d.Date), len("2006-01"))]; !met[key] {
			met[key] = true
			add(d)
		}
	}
	most := 0.0
	for _, d := range p.Data {
		if d.Kind == staffDatum {
			most = max(most, d.value)
		}
	}
	for i := range p.Data {
		if d := &p.Data[i]; d.Kind == staffDatum && d.value < most/partOfStaff {
			d.value, d.Note = 0, "so far below the others that it seems to be of a part: not drawn"
		}
	}
	slices.SortStableFunc(p.Data, func(a, b datum) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Address, b.Address))
	})
}

// amount is how large an amount is drawn: its greatest number.
func amount(m *headcount.Money) float64 {
	switch {
	case m.Max != nil:
		return *m.Max
	case m.Min != nil:
		return *m.Min
	}
	return 0
}

func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

// Empty reports whether the ledger holds nothing of the employer.
func (p employerPage) Empty() bool {
	return len(p.Rounds)+len(p.Sites)+len(p.LeftOut)+len(p.Statements)+len(p.Terms)+len(p.Money)+len(p.Staff) == 0
}

// Whole is the total under the first rule: every cut.
func (p employerPage) Whole() summary { return p.Rules[0] }

// All is the address of its events.
func (p employerPage) All() string { return p.then.to(question{Employer: p.Slug}.address("/explore")) }

// Earlier reports whether the page tells of an earlier moment.
func (p employerPage) Earlier() bool { return p.then.past }

// Owner is the address of the employer that it belongs to.
func (p employerPage) Owner() string { return p.then.to("/employers/" + url.PathEscape(p.Parent)) }
