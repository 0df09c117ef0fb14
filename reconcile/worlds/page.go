package worlds

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"headcount"
	"headcount/edtf"
)

// A telling is what one sentence of a document says of a cut.
type telling struct {
	cut        int
	employer   string
	count      *headcount.Count
	share      float64
	status     string
	says       string
	date       date
	since      edtf.Day // of a total
	effective  date
	group      string
	places     []string
	cumulative bool
	cause      string
	turn       int // which of several ways to say it
	flaw       Flaw
}

func (t *telling) dated() bool { return t.date.known }

// claim is what a reader makes of the sentence.
func (t *telling) claim() headcount.Claim {
	c := headcount.Claim{Type: headcount.Reduction, Employer: t.employer, Count: t.count, Status: t.status, Says: t.says, Announced: t.date.String(),
		Effective: t.effective.String(), Group: t.group, Places: t.places, Cumulative: t.cumulative, Reader: "worlds"}
	if t.share > 0 && t.count == nil {
		of := strings.TrimSpace(t.group + " workforce")
		c.Share = &headcount.Share{Min: &t.share, Max: &t.share, Of: of}
	}
	if t.cause != "" {
		by := "employer"
		if t.status != headcount.Confirmed {
			by = "outlet"
		}
		c.Causes = []headcount.Cause{{Cause: t.cause, By: by, Stance: "asserted"}}
	}
	return c
}

// A page is a document in the making: sentences, and what each of them states.
type page struct {
	day    edtf.Day
	outlet outlet
	title  string
	lines  []line
}

type line struct {
	words string
	claim *headcount.Claim // nil: states nothing
	told  Told
}

func (p *page) say(t telling) {
	c := t.claim()
	if p.title == "" {
		p.title = t.headline()
	}
	p.lines = append(p.lines, line{t.sentence(), &c, Told{Cut: t.cut, Flaw: t.flaw}})
}

// headline is a title for a telling.
func (t *telling) headline() string {
	switch {
	case t.cumulative:
		return t.employer + ": " + t.quantity() + " in all"
	case t.status == headcount.Denied:
		return t.employer + " denies plan to cut " + t.quantity()
	case t.status == headcount.Expected:
		return t.employer + " may cut " + t.quantity()
	}
	return t.employer + " to cut " + t.quantity()
}

// staff states how many people an employer has.
func (p *page) staff(employer string, n int64) {
	c := headcount.Claim{Type: headcount.Headcount, Employer: employer, Count: headcount.Exactly(n), Announced: single(p.day).String(), Reader: "worlds"}
	p.lines = append(p.lines, line{employer + " employs " + commas(n) + " people", &c, Told{Cut: -1}})
}

// edit changes the sentences as a desk does that takes a wire's text: other words,
// the same facts.
func (p *page) edit() {
	p.lines = slices.Clone(p.lines)
	for i := range p.lines {
		p.lines[i].words = edits.Replace(p.lines[i].words)
	}
}

var edits = strings.NewReplacer(" is cutting ", " will cut ", " announced the loss of ", " has announced the loss of ", " will eliminate ", " is eliminating ",
	" plans to cut ", " is planning to cut ", " may cut ", " could cut ")

// body adds what a writer adds in words of his own, and states nothing of cuts: two
// texts that know nothing of each other share the sentences about one cut, which
// are much alike, and little else. Copies take it over.
func (m *maker) body(p *page) {
	stating := 0
	for _, l := range p.lines {
		if l.claim != nil {
			stating++
		}
	}
	for range ownSentences * stating {
		r := m.words
		p.filler(coin(r.Uint64N(coins)) + " " + coin(r.Uint64N(coins)) + " of " + coin(r.Uint64N(coins)) + " " + pick(r, verbs) + " the " + pick(r, traits) + " " +
			pick(r, subjects) + " " + pick(r, traits) + " to the " + pick(r, subjects) + " of " + coin(r.Uint64N(coins)))
	}
}

// ownSentences is how many sentences of its own a text has to one that states a
// fact.
const ownSentences = 4

var (
	verbs    = []string{"called", "found", "considered", "thought", "declared", "named", "deemed", "judged"}
	traits   = []string{"early", "local", "plain", "costly", "recent", "narrow", "steady", "modest", "public", "distant"}
	subjects = []string{"market", "council", "harbour", "season", "contract", "budget", "school", "orders", "rail line", "forecast", "exhibition", "lease"}
)

func (p *page) filler(words string) { p.lines = append(p.lines, line{words: words}) }

// publish writes the page into the world.
func (m *maker) publish(p *page) {
	var b strings.Builder
	b.WriteString(p.title)
	b.WriteString("\n\n")
	number := len(m.w.Documents)
	d := Document{DocumentRef: headcount.DocumentRef{ID: m.label + "-" + strconv.Itoa(number), Title: p.title, Published: p.day.String(), Outlet: p.outlet.name, Tier: p.outlet.tier}}
	d.Path = "worlds/" + d.ID + ".txt"
	d.Address = fmt.Sprintf("https://%s.example/%s/%s", strings.ReplaceAll(strings.ToLower(p.outlet.name), " ", "-"), d.Published, d.ID)
	for _, l := range p.lines {
		if l.claim != nil {
			c := *l.claim
			c.Evidence = []headcount.Passage{{Span: headcount.Span{Start: b.Len(), End: b.Len() + len(l.words)}, Words: l.words}}
			d.Claims = append(d.Claims, c)
			d.Told = append(d.Told, l.told)
		}
		b.WriteString(l.words)
		b.WriteString(". ")
	}
	d.Text = strings.TrimRight(b.String(), " ")
	sum := sha256.Sum256([]byte(d.ID + "\n" + d.Text))
	d.Hash = hex.EncodeToString(sum[:16])
	for i := range d.Claims {
		d.Claims[i].Identify(d.Hash)
	}
	m.w.Documents = append(m.w.Documents, d)
	m.told += len(d.Claims)
}

// An outlet is where documents stand.
type outlet struct {
	name string
	tier headcount.Tier
}

var wires = []outlet{{"Harbor Wire", headcount.TierWire}, {"Meridian Press Service", headcount.TierWire}}

var registry = outlet{"State Labor Office", headcount.TierGovernment}

var papers, blogs = func() (papers, blogs []outlet) {
	for _, town := range []string{"Northgate", "Lakeview", "Eastbrook", "Millford", "Highbury", "Stonebridge", "Riverton", "Ashcombe"} {
		for _, kind := range []string{"Ledger", "Courier", "Chronicle", "Business Journal"} {
			papers = append(papers, outlet{town + " " + kind, headcount.TierOutlet})
		}
		blogs = append(blogs, outlet{town + " Layoff List", headcount.TierAggregator})
	}
	return papers, blogs
}()
