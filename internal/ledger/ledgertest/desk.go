package ledgertest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"headcount"
	"headcount/internal/ledger"
	"headcount/reference"
)

// rules is the version of derive's rules.
const rules = "test/1"

// A desk puts invented reports into a store, a minute apart.
type desk struct {
	Store
	t   *testing.T
	now time.Time
}

func (d *desk) ctx() context.Context { return d.t.Context() }

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// tick is the time now; a minute later it is asked for again.
func (d *desk) tick() time.Time {
	now := d.now
	d.now = now.Add(time.Minute)
	return now
}

// A report is a text in which each line states "EMPLOYER cuts N jobs".
type report struct {
	text    string
	address string
}

func captureOf(r report) headcount.Capture {
	b := []byte(r.address + "\n" + r.text)
	sum := sha256.Sum256(b)
	return headcount.Capture{Hash: hex.EncodeToString(sum[:]), Format: headcount.FormatText, Bytes: b,
		Given: headcount.Given{Published: "2026-03-01", Outlet: "The Port Gazette", Tier: headcount.TierOutlet}}
}

// see puts the captures of reports in a new add and returns its number.
func (d *desk) see(reports ...report) int64 {
	d.t.Helper()
	at := d.tick()
	add, err := d.BeginAdd(d.ctx(), at, []string{"reports"})
	d.ok(err)
	var found []ledger.Found
	for i, r := range reports {
		found = append(found, ledger.Found{Capture: captureOf(r), Path: fmt.Sprintf("reports/%d.txt", i+1)})
	}
	_, err = d.PutCaptures(d.ctx(), add, at, found)
	d.ok(err)
	return add
}

// read puts what reading the reports gives.
func (d *desk) read(reports ...report) {
	d.t.Helper()
	var reads []ledger.Read
	for _, r := range reports {
		reads = append(reads, readingOf(r))
	}
	d.ok(d.PutRead(d.ctx(), reads))
}

// add sees and reads reports, and returns the number of the add.
func (d *desk) add(reports ...report) int64 {
	d.t.Helper()
	n := d.see(reports...)
	d.read(reports...)
	return n
}

// reconcile derives the events of what was touched.
func (d *desk) reconcile() headcount.Vintage {
	d.t.Helper()
	v, err := d.Reconcile(d.ctx(), d.tick(), rules, Heedless(reference.Slug, derive))
	d.ok(err)
	return v
}

func documentOf(r report) headcount.Document {
	doc := headcount.Document{Path: "reports/1.txt", Title: "Jobs go", Published: "2026-03-01", Outlet: "The Port Gazette", Language: "en",
		Address: r.address, Tier: headcount.TierOutlet, Capture: captureOf(r).Hash, Extractor: "test/1", Text: r.text}
	doc.Identify()
	return doc
}

func readingOf(r report) ledger.Read {
	doc := documentOf(r)
	return ledger.Read{Capture: doc.Capture, State: headcount.StateRead,
		Documents: []headcount.Document{doc}, Claims: [][]headcount.Claim{claimsOf(doc)}}
}

// claimsOf is the reader of the invented reports.
func claimsOf(doc headcount.Document) []headcount.Claim {
	var claims []headcount.Claim
	start := 0
	for line := range strings.Lines(doc.Text) {
		var n int64
		employer, rest, is := strings.Cut(strings.TrimSpace(line), " cuts ")
		if is {
			if _, err := fmt.Sscanf(rest, "%d jobs", &n); err != nil {
				panic(err) // a fixture that is none
			}
			span := headcount.Span{Start: start, End: start + len(strings.TrimSpace(line))}
			c := headcount.Claim{Type: headcount.Reduction, Employer: employer, Count: headcount.Exactly(n), Status: headcount.Confirmed,
				Announced: "2026-03-01", Evidence: []headcount.Passage{{Span: span, Words: doc.Text[span.Start:span.End]}}, Reader: "test/1"}
			c.Identify(doc.Hash)
			claims = append(claims, c)
		}
		start += len(line)
	}
	return claims
}

// derive makes an event of all claims of one employer and one number. It is
// withdrawn when none of them stands.
func derive(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
	return deriveBy(claims, names, taken, func(c *headcount.Stated) string { return c.Employer + " " + c.Count.String() })
}

// deriveMerged makes one event of all claims of one employer.
func deriveMerged(claims []headcount.Stated, names []headcount.Name, taken func(string) bool) ([]headcount.Event, []headcount.Name) {
	return deriveBy(claims, names, taken, func(c *headcount.Stated) string { return c.Employer })
}

func deriveBy(claims []headcount.Stated, names []headcount.Name, taken func(string) bool, by func(*headcount.Stated) string) ([]headcount.Event, []headcount.Name) {
	claims = slices.Clone(claims)
	slices.SortFunc(claims, func(a, b headcount.Stated) int { return strings.Compare(a.ID, b.ID) })
	groups := map[string][]*headcount.Stated{}
	var order []string
	for i := range claims {
		key := by(&claims[i])
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], &claims[i])
	}
	slices.Sort(order)
	var events []headcount.Event
	var minted []headcount.Name
	for _, key := range order {
		e := eventOf(groups[key])
		for _, n := range names {
			if e.ID == "" && slices.ContainsFunc(e.Claims, func(c *headcount.Stated) bool { return c.ID == n.Claim }) {
				e.ID = n.Slug
			}
		}
		if e.ID == "" {
			base := strings.ReplaceAll(reference.Key(key), " ", "-")
			e.ID = base
			for i := 2; taken(e.ID); i++ {
				e.ID = fmt.Sprintf("%s-%d", base, i)
			}
			minted = append(minted, headcount.Name{Slug: e.ID, Claim: e.Claims[0].ID})
		}
		events = append(events, e)
	}
	return events, minted
}

func eventOf(claims []*headcount.Stated) headcount.Event {
	first := claims[0]
	e := headcount.Event{Employer: first.Employer, Family: reference.Slug(first.Employer), Count: first.Count, Status: first.Status,
		KnownBy: first.Document.Published, Places: first.Places, Causes: first.Causes, Claims: claims, Withdrawn: true, Headline: "jobs go"}
	if first.Announced != "" {
		e.Announced = &first.Announced
	}
	h := sha256.New()
	for _, c := range claims {
		h.Write([]byte(c.ID))
		e.Withdrawn = e.Withdrawn && c.Back != ""
	}
	e.Key = hex.EncodeToString(h.Sum(nil)[:16])
	return e
}

// slugs prints the events of a list in one line: "acme-100 beta-20 (withdrawn)".
func slugs(events []headcount.Event) string {
	var b []string
	for _, e := range events {
		s := e.ID
		if e.Withdrawn {
			s += " (withdrawn)"
		}
		b = append(b, s)
	}
	return strings.Join(b, ", ")
}

// expect compares the events that f lets through with a line that slugs prints.
func (d *desk) expect(f headcount.Filter, want string) {
	d.t.Helper()
	events, err := d.Events(d.ctx(), f)
	d.ok(err)
	if got := slugs(events); got != want {
		d.t.Errorf("events of %+v:\n got %s\nwant %s", f, got, want)
	}
}

// backs prints why each claim of a report is taken back.
func (d *desk) backs(r report) string {
	d.t.Helper()
	claims, err := d.DocumentClaims(d.ctx(), documentOf(r).Hash)
	d.ok(err)
	var b []string
	for _, c := range claims {
		b = append(b, c.Back)
	}
	return strings.Join(b, "; ")
}

// Heedless are rules that take no notice of what people decided.
func Heedless(family func(string) string, events ledger.Deriver) ledger.Judge {
	return func([]headcount.Decision) ledger.Rules { return ledger.Rules{Family: family, Events: events} }
}

// heedless are the rules of a desk, by which decisions are checked.
var heedless = Heedless(reference.Slug, derive)
