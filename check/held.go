package check

import (
	"slices"
	"strings"

	"headcount"
	"headcount/edtf"
	"headcount/reconcile"
	"headcount/reference"
)

// A held event is one of the ledger as it would be without the draft itself.
type held struct {
	headcount.Event
	dates  []edtf.Interval
	stands []headcount.Stated // claims that have not been taken back
	newer  []*held            // events that revise it or announce what it reports
}

// A checker holds one draft against the ledger.
type checker struct {
	in        Input
	cmp       *reconcile.Comparer
	ref       headcount.DocumentRef // the draft as a document
	at        edtf.Interval         // when it is published
	dated     bool
	sentences map[headcount.Span]headcount.Span // of the draft, by what they hold
	lines     []int                             // where the lines of its text begin
	claims    []headcount.Claim                 // of the draft; employers by the ledger's names
	families  map[string][]*held
	events    []*held
	byClaim   map[string]*held  // by a claim's ID
	copies    map[string]bool   // documents that are one with the draft but for some words, by their key
	witnesses map[string]string // the document that one copies, by its key
	beside    map[string][]headcount.Stated
	landed    map[string]*headcount.Event // what the draft's claims would be in: by a claim of the draft
	matched   []*held                     // by the index of a claim
	sources   *sources                    // where quotations are looked for; made when one is
}

func newChecker(in Input) *checker {
	d := in.Document
	c := &checker{in: in, cmp: reconcile.NewComparer(in.Ref, in.Judged), claims: slices.Clone(in.Claims), families: map[string][]*held{},
		byClaim: map[string]*held{}, copies: map[string]bool{}, witnesses: map[string]string{}, sentences: map[headcount.Span]headcount.Span{}, beside: map[string][]headcount.Stated{}, landed: map[string]*headcount.Event{},
		matched: make([]*held, len(in.Claims)),
		ref:     headcount.DocumentRef{ID: d.ID, Hash: d.Hash, Path: d.Path, Title: d.Title, Published: d.Published, Outlet: d.Outlet, Address: d.Address, Tier: d.Tier, Sketch: d.Sketch}}
	c.at, c.dated = reconcile.Date(d.Published)
	c.lines = append(c.lines, 0)
	for i := range len(d.Text) {
		if d.Text[i] == '\n' {
			c.lines = append(c.lines, i+1)
		}
	}
	c.hold()
	for i := range c.claims {
		c.call(&c.claims[i])
	}
	c.land()
	return c
}

// own reports whether a document of the ledger is the draft itself.
func (c *checker) own(d headcount.DocumentRef) bool { return d.Hash != "" && d.Hash == c.ref.Hash }

// copied reports whether a document of the ledger is one with the draft but for
// some words: as it came out, or in another paper.
func (c *checker) copied(d headcount.DocumentRef) bool {
	is, seen := c.copies[d.Key()]
	if !seen {
		is = d.Sketch.Same(c.ref.Sketch) || c.in.Texts[d.Hash] != "" && c.in.Texts[d.Hash] == c.in.Document.Text
		c.copies[d.Key()] = is
	}
	return is
}

// hold takes the events in, family by family. The claims of the draft itself are
// left out: where a family has some, its events are derived without them.
func (c *checker) hold() {
	byFamily := map[string][]headcount.Event{}
	for _, e := range c.in.Events {
		byFamily[e.Family] = append(byFamily[e.Family], e)
	}
	for family, events := range byFamily {
		for _, e := range c.without(events) {
			h := &held{Event: e}
			for _, group := range e.Witnesses {
				for _, doc := range group {
					if a, b := c.witness(doc), c.witness(group[0]); a != b {
						c.witnesses[a] = b
					}
				}
			}
			for _, s := range e.Claims {
				c.byClaim[s.ID] = h
				if s.Back == "" {
					h.stands = append(h.stands, *s)
				}
			}
			h.when()
			c.families[family] = append(c.families[family], h)
			c.events = append(c.events, h)
		}
		slices.SortFunc(c.families[family], func(a, b *held) int { return strings.Compare(a.ID, b.ID) })
	}
	slices.SortFunc(c.events, func(a, b *held) int { return strings.Compare(a.ID, b.ID) })
	c.renew()
}

// when collects the days on which the event was announced, by its sources: those
// that stand, else all.
func (h *held) when() {
	dates := make([]string, 0, len(h.Claims)+1)
	if h.Announced != nil {
		dates = append(dates, *h.Announced)
	}
	for _, s := range h.Claims {
		if s.Back == "" || len(h.stands) == 0 {
			dates = append(dates, s.Announced)
		}
	}
	for _, d := range dates {
		if at, ok := reconcile.Date(d); ok && !slices.Contains(h.dates, at) {
			h.dates = append(h.dates, at)
		}
	}
}

// without returns the events of one family without what the draft itself states.
// An event that is derived anew keeps the name by which the ledger knows one of
// its claims.
func (c *checker) without(events []headcount.Event) []headcount.Event {
	var rest []headcount.Stated
	named := map[string]string{}
	own := false
	for _, e := range events {
		for _, s := range e.Claims {
			if c.own(s.Document) {
				own = true
				continue
			}
			named[s.ID] = e.ID
			rest = append(rest, *s)
		}
	}
	if !own {
		return events
	}
	derived, _ := reconcile.Events(reconcile.Input{Claims: rest, Judged: c.in.Judged}, c.in.Ref)
	called := map[string]string{}
	for i := range derived {
		e := &derived[i]
		for _, s := range e.Claims {
			if called[e.ID] = named[s.ID]; s.Back == "" {
				break
			}
		}
	}
	for i := range derived {
		e := &derived[i]
		for k := range e.Relations {
			if to := called[e.Relations[k].To]; to != "" {
				e.Relations[k].To = to
			}
		}
		if id := called[e.ID]; id != "" {
			e.ID = id
		}
	}
	return derived
}

// call gives a claim the employer's name that the ledger has, where the draft
// gives a shorter one.
func (c *checker) call(claim *headcount.Claim) {
	family := c.in.Called[c.cmp.Family(claim.Employer)]
	if family == "" {
		return
	}
	for _, h := range c.families[family] {
		if claim.Employer = h.Employer; reference.Slug(h.Employer) == family {
			return
		}
	}
}

// of returns the events of the family that a claim is about.
func (c *checker) of(claim *headcount.Claim) []*held { return c.families[c.cmp.Family(claim.Employer)] }

// land reconciles the claims of the draft with those of the ledger, as if it were
// one more report, to see which event each would be in. What is one with the draft
// is left out.
func (c *checker) land() {
	byFamily := map[string][]headcount.Stated{}
	for i := range c.claims {
		claim := &c.claims[i]
		if family := c.cmp.Family(claim.Employer); claim.Type == headcount.Reduction && len(c.families[family]) > 0 {
			byFamily[family] = append(byFamily[family], headcount.Stated{Claim: *claim, Document: c.ref})
		}
	}
	for family, claims := range byFamily {
		mine := len(claims)
		for _, h := range c.families[family] {
			for _, s := range h.Claims {
				if !c.copied(s.Document) {
					claims = append(claims, *s)
				}
			}
		}
		ids := map[string]bool{}
		for _, s := range claims[:mine] {
			ids[s.ID] = true
		}
		events, _ := reconcile.Events(reconcile.Input{Claims: claims, Judged: c.in.Judged}, c.in.Ref)
		for k := range events {
			var mine []string
			var theirs []headcount.Stated
			for _, s := range events[k].Claims {
				if ids[s.ID] {
					mine = append(mine, s.ID)
				} else {
					theirs = append(theirs, *s)
				}
			}
			for _, id := range mine {
				c.beside[id], c.landed[id] = theirs, &events[k]
			}
		}
	}
}

// source is a claim of the ledger as findings show it.
func (c *checker) source(s *headcount.Stated) Source {
	from := Source{Claim: s.ID, Document: s.Document, Words: make([]string, len(s.Evidence)), Copy: c.copied(s.Document)}
	for i, e := range s.Evidence {
		from.Words[i] = e.Words
	}
	return from
}

// from lists claims as sources, the nearest to the fact first.
func (c *checker) from(list []headcount.Stated) []Source {
	out := make([]Source, len(list))
	for i := range list {
		out[i] = c.source(&list[i])
	}
	slices.SortStableFunc(out, nearest)
	return out
}

// nearest orders sources: by tier, then by day, then by claim.
func nearest(a, b Source) int {
	if n := a.Document.Tier.Rank() - b.Document.Tier.Rank(); n != 0 {
		return n
	}
	if n := strings.Compare(a.Document.Published, b.Document.Published); n != 0 {
		return n
	}
	return strings.Compare(a.Claim, b.Claim)
}

// independent counts the witnesses among sources that are no copies of the draft:
// documents that copy each other are one, as the ledger has them.
func (c *checker) independent(list []Source) int {
	seen := map[string]bool{}
	for _, s := range list {
		if !s.Copy {
			seen[c.witness(s.Document.Key())] = true
		}
	}
	return len(seen)
}

// witness is the document that stands for one and those that it copies.
func (c *checker) witness(key string) string {
	for c.witnesses[key] != "" && c.witnesses[key] != key {
		key = c.witnesses[key]
	}
	return key
}
