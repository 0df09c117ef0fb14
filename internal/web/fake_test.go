package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"headcount"
	"headcount/check"
	"headcount/reference"
)

// fake is a ledger in memory, filled by hand.
type fake struct {
	events    []headcount.Event
	merged    map[string]string // slug → the slug that took it over
	documents map[string]headcount.Document
	claims    map[string][]headcount.Stated // by document
	sightings map[string][]headcount.Sighting
	versions  map[string][]headcount.Version
	others    []headcount.Stated // claims of other types than reductions
	open      []headcount.Question
	health    headcount.Health
	asked     []headcount.Filter // every filter
	findings  []check.Finding    // of any draft
	drafts    []string           // every draft, with its date
	decided   []headcount.Decision
	replaced  []headcount.Replacement
	vintage   int64
	gate      chan struct{} // when set, lists of events wait for it
	slow      time.Duration // that lists of events take which are read to be counted

	slowHealth time.Duration // that the health takes
	healths    int           // how often it was asked for
	mu         sync.Mutex
	err        error // answered instead, when set
}

func (f *fake) Check(_ context.Context, text, published string) (headcount.Document, []check.Finding, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.drafts = append(f.drafts, text+" "+published)
	return headcount.Document{Text: text}, f.findings, f.err
}

func (f *fake) Decisions(context.Context) ([]headcount.Decision, error) { return f.decided, f.err }

func (f *fake) Replaced(_ context.Context, limit int) ([]headcount.Replacement, error) {
	return f.replaced[:min(len(f.replaced), limit)], f.err
}

// SearchClaims finds what holds the first word, letter by letter.
func (f *fake) SearchClaims(_ context.Context, words []string, after int64, limit int) ([]headcount.Hit, int64, error) {
	list, at := []headcount.Hit{}, int64(0)
	for _, e := range f.events {
		for _, c := range e.Claims {
			if !strings.Contains(c.Employer+" "+c.Evidence[0].Words, words[0]) {
				continue
			}
			if at++; at <= after {
				continue
			}
			if len(list) == limit {
				return list, at - 1, f.err
			}
			list = append(list, headcount.Hit{Stated: *c, Event: e.ID})
		}
	}
	return list, 0, f.err
}

func (f *fake) SearchDocuments(_ context.Context, words []string, _ int64, _ int) ([]headcount.DocumentRef, int64, error) {
	list := []headcount.DocumentRef{}
	for _, d := range f.documents {
		if strings.Contains(d.Text, words[0]) {
			list = append(list, headcount.DocumentRef{Hash: d.Hash, Title: d.Title, Outlet: d.Outlet, Published: d.Published, Known: day0})
		}
	}
	slices.SortFunc(list, func(a, b headcount.DocumentRef) int { return cmp.Compare(a.Hash, b.Hash) })
	return list, 0, f.err
}

func (f *fake) Events(_ context.Context, q headcount.Filter) ([]headcount.Event, error) {
	if f.gate != nil {
		<-f.gate
	}
	if q.Counted {
		defer func() { time.Sleep(f.slow) }() // after it is unlocked
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.asked = append(f.asked, q)
	list := []headcount.Event{}
	for _, e := range f.events {
		if q.Employer != "" && q.Employer != e.Employer && q.Employer != e.Family || q.Status != "" && q.Status != e.Status ||
			q.Place != "" && !slices.Contains(e.Places, q.Place) || q.Slugs != nil && !slices.Contains(q.Slugs, e.ID) {
			continue
		}
		if q.Bare || q.Counted {
			e.Claims = nil
		}
		list = append(list, e)
	}
	list = list[min(q.Skip, len(list)):]
	if q.Limit > 0 {
		list = list[:min(q.Limit, len(list))]
	}
	return list, f.err
}

func (f *fake) Event(_ context.Context, slug string, _ time.Time) (headcount.Event, error) {
	if f.err != nil {
		return headcount.Event{}, f.err
	}
	for _, e := range f.events {
		if e.ID == cmp.Or(f.merged[slug], slug) {
			return e, nil
		}
	}
	return headcount.Event{}, fmt.Errorf("event %q: %w", slug, headcount.ErrNotFound)
}

func (f *fake) Versions(_ context.Context, slug string) ([]headcount.Version, error) {
	return f.versions[slug], f.err
}

func (f *fake) LastVintage(_ context.Context, asOf time.Time) (headcount.Vintage, error) {
	if !asOf.IsZero() && asOf.Before(day0) {
		return headcount.Vintage{}, f.err
	}
	return headcount.Vintage{Number: f.vintage, At: day0}, f.err
}

func (f *fake) Told(_ context.Context, family string, asOf time.Time, types ...string) ([]headcount.Stated, error) {
	list := []headcount.Stated{}
	for _, c := range f.others {
		if reference.Slug(c.Employer) == family && slices.Contains(types, c.Type) && (asOf.IsZero() || !c.Document.Known.After(asOf)) {
			list = append(list, c)
		}
	}
	return list, f.err
}

func (f *fake) Questions(_ context.Context, limit int) ([]headcount.Question, error) {
	return f.open[:min(limit, len(f.open))], f.err
}

func (f *fake) Health(context.Context) (headcount.Health, error) {
	time.Sleep(f.slowHealth)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.healths++
	return f.health, f.err
}

func (f *fake) Document(_ context.Context, hash string) (headcount.Document, error) {
	d, ok := f.documents[hash]
	if !ok {
		return d, fmt.Errorf("document %q: %w", hash, headcount.ErrNotFound)
	}
	return d, f.err
}

func (f *fake) DocumentClaims(_ context.Context, hash string) ([]headcount.Stated, error) {
	return f.claims[hash], f.err
}

func (f *fake) Sightings(_ context.Context, capture string) ([]headcount.Sighting, error) {
	return f.sightings[capture], f.err
}

// day0 is when the reports of tests were seen first.
var day0 = time.Date(2026, 2, 1, 9, 12, 0, 0, time.UTC)

// report files a document under hash.
func (f *fake) report(hash, outlet, published string, tier headcount.Tier, title, body string) *headcount.Document {
	d := headcount.Document{
		ID: hash, Hash: hash, Path: "/home/someone/reports/" + hash + ".txt", Title: title, Published: published, Outlet: outlet, Tier: tier,
		Language: "en", Address: "https://" + hash + ".example/story", Capture: "c" + hash, Extractor: "document/test", Text: title + "\n\n" + body,
	}
	f.documents[hash] = d
	f.sightings[d.Capture] = []headcount.Sighting{{Capture: d.Capture, Path: d.Path, Line: 7, Add: 1, At: day0}}
	return &d
}

// state files a claim of d: c completed with the evidence that stands at words.
func (f *fake) state(d *headcount.Document, c headcount.Claim, words ...string) headcount.Stated {
	for _, w := range words {
		at := strings.Index(d.Text, w)
		if at < 0 {
			panic("no such words: " + w)
		}
		c.Evidence = append(c.Evidence, headcount.Passage{Span: headcount.Span{Start: at, End: at + len(w)}, Words: w})
	}
	c.Type, c.Reader = cmp.Or(c.Type, headcount.Reduction), "reader/test"
	c.Identify(d.Hash)
	s := headcount.Stated{Claim: c, Document: headcount.DocumentRef{
		ID: d.ID, Hash: d.Hash, Path: d.Path, Title: d.Title, Published: d.Published, Outlet: d.Outlet, Address: d.Address, Tier: d.Tier, Known: day0,
	}}
	f.claims[d.Hash] = append(f.claims[d.Hash], s)
	if c.Type != headcount.Reduction {
		f.others = append(f.others, s)
	}
	return s
}

func date(s string) *string { return &s }

// mill is a small ledger: a rumour of a total, the cut that it foretold with a
// dispute over its date and a corrected report, a site inside it, and one
// event of another employer without a date or a number.
func mill() *fake {
	f := &fake{documents: map[string]headcount.Document{}, claims: map[string][]headcount.Stated{}, sightings: map[string][]headcount.Sighting{}, merged: map[string]string{}}

	memo := f.report("aa11", "Ottermill Paper", "2025-10-28", headcount.TierEmployer, "A note from Petra Lindqvist",
		"Dear all. This has been a long year for paper. The change will mean an overall reduction of approximately 1,400 roles at Ottermill Paper. I know how that lands. We will talk to each of you before Friday.")
	wire := f.report("bb22", "Corvane News", "2025-10-28", headcount.TierWire, "Ottermill to cut 1,400 jobs",
		"TARBOLT, Oct 28 (Corvane News) - Ottermill Paper said on Tuesday it would cut 1,400 jobs as offices print less. The paper maker employs 9,000. Its shares rose. A closing sentence that no claim touches ends the report.")
	late := f.report("cc33", "The Weekday Ledger", "2025-10-30", headcount.TierOutlet, "Paper towns brace",
		"Ottermill's 1,400 job cuts, announced in early 2025, are felt in every mill town. Trains are empty.")
	wrong := f.report("dd44", "Coast Daily", "2025-10-29", headcount.TierOutlet, "Ottermill cuts 14,000",
		"Ottermill Paper is cutting 14,000 jobs, it said on Tuesday. It makes paper.")
	rumour := f.report("ee55", "The Weekday Ledger", "2025-10-27", headcount.TierOutlet, "Ottermill weighs deep cuts",
		"Ottermill Paper was preparing up to 3,000 job cuts over several months, people familiar with the plans said.")

	ann := headcount.Claim{Employer: "Ottermill Paper", Count: headcount.Between(1400, 1400, true), Status: headcount.Confirmed, Announced: "2025-10-28", Says: "Petra Lindqvist"}
	c1 := f.state(memo, ann, "an overall reduction of approximately 1,400 roles")
	ann.Count, ann.Says, ann.Causes = headcount.Exactly(1400), "Ottermill Paper", []headcount.Cause{{Cause: "demand", By: "employer", Stance: "asserted"}}
	c2 := f.state(wire, ann, "it would cut 1,400 jobs", "Ottermill to cut 1,400 jobs")
	ann.Announced, ann.Says, ann.Causes = "2025-01/2025-04", "", nil
	c3 := f.state(late, ann, "Ottermill's 1,400 job cuts")
	ann.Announced, ann.Count = "2025-10-28", headcount.Exactly(14000)
	c4 := f.state(wrong, ann, "is cutting 14,000 jobs")
	c4.Back = "superseded by a later version at the same address"
	f.claims[wrong.Hash][0].Back = c4.Back
	f.state(wire, headcount.Claim{Type: headcount.Headcount, Employer: "Ottermill Paper", Count: headcount.Exactly(9000)}, "employs 9,000")
	c5 := f.state(rumour, headcount.Claim{Employer: "Ottermill Paper", Count: headcount.Between(-1, 3000, false), Status: headcount.Reported,
		Announced: "2025-10-27", Says: "people familiar with the plans", Cumulative: true}, "up to 3,000 job cuts over several months")

	ninety := 90.0
	amount := 250e6
	f.state(memo, headcount.Claim{Type: headcount.Statement, Employer: "Ottermill Paper", Speaker: "Petra Lindqvist", Quote: "I know how that lands"}, "I know how that lands")
	f.state(memo, headcount.Claim{Type: headcount.Term, Employer: "Ottermill Paper", Kind: "notice", Days: &ninety}, "talk to each of you before Friday")
	plans := f.report("ac99", "Corvane News", "2025-11-20", headcount.TierWire, "Ottermill buys robots", "Ottermill will spend $250 million on robots of Tarbolt Robotics.")
	f.state(plans, headcount.Claim{Type: headcount.Investment, Employer: "Ottermill Paper", Kind: "capex", Counterparty: "Tarbolt Robotics", Announced: "2025-11", Money: &headcount.Money{Min: &amount, Max: &amount, Currency: "USD"}}, "$250 million on robots")

	site := f.report("ff66", "Tarbolt Post", "2025-11-02", headcount.TierOutlet, "Tarbolt mill loses 210",
		"Of the 1,400 jobs going at Ottermill Paper, 210 are in Tarbolt, Ontario, the mill's manager said on Saturday.")
	c6 := f.state(site, headcount.Claim{Employer: "Ottermill Paper", Count: headcount.Exactly(210), Status: headcount.Confirmed, Announced: "2025-11-01",
		Places: []string{"Tarbolt", "Ontario"}, Says: "the mill's manager"}, "210 are in Tarbolt, Ontario")
	post := f.report("ab77", "", "", "", "", "Crumpet let people go, a former cook wrote.")
	c7 := f.state(post, headcount.Claim{Employer: "Crumpet", Status: headcount.Reported, Says: "a former cook"}, "Crumpet let people go")

	main := headcount.Event{
		ID: "ottermill-paper-2025-10-1400", Key: "k1", Employer: "Ottermill Paper", Family: "ottermill-paper", Count: headcount.Between(1400, 1400, true),
		Announced: date("2025-10-28"), Effective: date("2026-03"), Status: headcount.Confirmed, Places: []string{}, KnownBy: "2025-10-28",
		Causes:   []headcount.Cause{{Cause: "demand", By: "employer", Stance: "asserted"}},
		Headline: "Ottermill Paper cuts about 1,400 jobs", Claims: []*headcount.Stated{&c4, &c3, &c2, &c1},
		Why: []headcount.Value{
			{Value: "count", Claims: []string{c1.ID, c2.ID, c3.ID}, Why: "employer over wire"},
			{Value: "status", Claims: []string{c1.ID, c2.ID}, Why: "confirmed over reported over expected"},
			{Value: "announced", Claims: []string{c1.ID, c2.ID}, Why: "employer over outlet"},
			{Value: "same", Claims: []string{c1.ID, c3.ID}, Why: "same count, and the document is of the same week"},
		},
		Relations: []headcount.Relation{{Kind: headcount.PartOf, To: "ottermill-paper-2025-10-3000", Why: "a stage of the total reported the day before", Claims: []string{c5.ID}}},
		Disputes: []headcount.Dispute{{Field: "announced", Values: []headcount.Value{
			{Value: "2025-10-28", Claims: []string{c1.ID, c2.ID}, Why: "employer over outlet"},
			{Value: "2025-01/2025-04", Claims: []string{c3.ID}},
		}}},
	}
	total := headcount.Event{
		ID: "ottermill-paper-2025-10-3000", Key: "k2", Employer: "Ottermill Paper", Family: "ottermill-paper", Count: headcount.Between(-1, 3000, false),
		Announced: date("2025-10-27"), Status: headcount.Reported, KnownBy: "2025-10-27", Total: true,
		Headline: "The Weekday Ledger reports that Ottermill Paper may cut up to 3,000 jobs", Claims: []*headcount.Stated{&c5},
		Why: []headcount.Value{{Value: "count", Claims: []string{c5.ID}, Why: "the only value stated"}},
	}
	part := headcount.Event{
		ID: "ottermill-paper-2025-11-210", Key: "k3", Employer: "Ottermill Paper", Family: "ottermill-paper", Count: headcount.Exactly(210),
		Announced: date("2025-11-01"), Status: headcount.Confirmed, Places: []string{"Tarbolt", "Ontario"}, KnownBy: "2025-11-02",
		Headline: "Ottermill Paper cuts 210 jobs in Tarbolt, Ontario", Claims: []*headcount.Stated{&c6},
		Relations: []headcount.Relation{{Kind: headcount.PartOf, To: main.ID, Why: "a place inside the cut that its text names", Claims: []string{c6.ID}}},
	}
	undated := headcount.Event{ID: "crumpet-1", Key: "k4", Employer: "Crumpet", Family: "crumpet", Status: headcount.Reported,
		Headline: "A report says that Crumpet cuts jobs", Claims: []*headcount.Stated{&c7}}
	notice := f.report("aa88", "Ohio Department of Job and Family Services", "2025-12-01", headcount.TierGovernment, "Notice", "Ottermill Paper, Dayton, Montgomery County: 120 people, from 2 March 2026.")
	c8 := f.state(notice, headcount.Claim{Employer: "Ottermill Paper", Count: headcount.Exactly(120), Status: headcount.Confirmed, Announced: "2025-12-01", Effective: "2026-03-02", Places: []string{"Dayton", "Montgomery County", "Ohio"}}, "120 people")
	dayton := headcount.Event{
		ID: "ottermill-paper-2025-12-120", Key: "k5", Employer: "Ottermill Paper", Family: "ottermill-paper", Count: headcount.Exactly(120),
		Announced: date("2025-12-01"), Effective: date("2026-03-02"), Status: headcount.Confirmed, Places: []string{"Dayton", "Montgomery County", "Ohio"}, KnownBy: "2025-12-01",
		Headline: "Ottermill Paper cuts 120 jobs in Dayton, Ohio", Claims: []*headcount.Stated{&c8}, Group: "the Dayton mill",
		Causes: []headcount.Cause{{Cause: "ai", By: "employer", Stance: "asserted"}},
		Doubts: []headcount.Doubt{{With: part.ID, Jobs: 120, Why: "another number of a site within weeks", Alone: true, Claims: []string{c8.ID, c6.ID}}}, Doubtful: "may be " + part.ID + ": another number of a site within weeks",
	}
	part.LeftOut, total.LeftOut = "part of "+main.ID, "a total over rounds, which count themselves"
	undated.LeftOut = "no number is stated"
	f.events = []headcount.Event{part, main, total, undated, dayton}
	for i := range f.events {
		e := &f.events[i]
		met := map[string]bool{}
		for _, c := range e.Claims {
			if key := c.Document.Key(); c.Back == "" && !met[key] {
				met[key] = true
				e.Reports++
				if n := len(e.Witnesses); n > 0 && c.Document.Hash == wire.Hash {
					e.Witnesses[n-1] = append(e.Witnesses[n-1], key) // the wire's text is a copy of the one before
					continue
				}
				e.Witnesses, e.Independent = append(e.Witnesses, []string{key}), e.Independent+1
			}
		}
	}
	early := f.events[1]
	early.Count, early.Status, early.Disputes, early.Reports, early.Independent = headcount.Between(1000, -1, false), headcount.Reported, nil, 1, 1
	f.versions = map[string][]headcount.Version{main.ID: {
		{Event: early, Since: day0, Until: day0.AddDate(0, 0, 1), Reports: []headcount.DocumentRef{c2.Document}},
		{Event: f.events[1], Since: day0.AddDate(0, 0, 1), Reports: []headcount.DocumentRef{c1.Document, c3.Document}},
	}}
	f.open = []headcount.Question{
		{Kind: headcount.AskSame, Event: dayton.ID, Subject: part.ID, Jobs: 120, Why: "another number of a site within weeks"},
		{Kind: headcount.AskValue, Event: main.ID, Subject: "announced", Why: "the claims disagree"},
	}
	f.vintage = 3
	f.health = headcount.Health{
		Supplies: []headcount.Supply{{Slug: "corvane-news", Name: "Corvane News", Tier: headcount.TierWire, Documents: 1, Claims: 3, Published: "2025-10-28", Seen: day0}, {Documents: 1, Claims: 1, Faults: 1, Seen: day0}},
		Captures: map[string]int{headcount.StateRead: 8, headcount.StateUnread: 1}, Unread: []headcount.Tally{{Problem: "language fr", Count: 1}}, Faults: []headcount.Tally{{Problem: "no text", Count: 1}},
	}
	f.merged["ottermill-paper-2025-10-29"] = main.ID
	return f
}

// sentences is a plain stand-in for the reader's Context: the sentence around s
// and one on each side. Full stops and line ends part sentences.
func sentences(text string, s headcount.Span) headcount.Span {
	start, end := s.Start, s.End
	for range 2 {
		start = strings.LastIndexAny(text[:max(start-1, 0)], ".\n") + 1
	}
	for range 2 {
		if i := strings.IndexAny(text[end:], ".\n"); i >= 0 {
			end += i + 1
		} else {
			end = len(text)
		}
	}
	return headcount.Span{Start: start, End: end}
}

// loaded is the reference data, once for all tests.
var loaded = sync.OnceValues(reference.Load)

func handler(f *fake, o Options) http.Handler {
	ref, err := loaded()
	if err != nil {
		panic(err)
	}
	o.Ref = ref
	o.Context = sentences
	o.Now = func() time.Time { return day0.AddDate(0, 0, 3) }
	o.Version = "test"
	return New(f, o)
}

// get asks h for an address as a reader elsewhere would.
func get(t *testing.T, h http.Handler, address string) *httptest.ResponseRecorder {
	t.Helper()
	return do(h, httptest.NewRequest(http.MethodGet, address, nil))
}

func do(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
