package headcount

import (
	"encoding/json"
	"strings"
)

// The types of claim; docs/claims.md says what each states.
const (
	Reduction  = "reduction"
	Headcount  = "headcount"
	Investment = "investment"
	Statement  = "statement"
	Term       = "term"
	Forecast   = "forecast"
	Hiring     = "hiring"
)

// ClaimTypes lists the types of claim in the order in which they are printed.
var ClaimTypes = []string{Reduction, Headcount, Investment, Statement, Term, Forecast, Hiring}

// Spaced is a name of the vocabulary (a verdict, a field, the kind of a term or of a
// relation) as words for a person: "part_of" as "part of".
func Spaced(name string) string { return strings.ReplaceAll(name, "_", " ") }

// The statuses of a claim.
const (
	Confirmed = "confirmed" // the employer, a filing, a notice, or the document in its own voice
	Reported  = "reported"  // attributed to others: media, unnamed people, a third party
	Expected  = "expected"  // may, could, is considering, at risk
	Denied    = "denied"    // the employer denies it
)

// Statuses lists the statuses of a claim.
var Statuses = []string{Confirmed, Reported, Expected, Denied}

// CauseNames lists the causes that a claim may give.
var CauseNames = []string{"ai", "automation", "cost", "restructuring", "demand", "overhiring", "closing", "bankruptcy",
	"merger", "contract", "relocation", "tariffs", "government", "performance", "funding", "other"}

// Who asserts a cause, and how.
var (
	CauseBy     = []string{"employer", "outlet", "analyst"}
	CauseStance = []string{"asserted", "denied", "speculated"}
)

// The kinds of an investment and of a term.
var (
	InvestmentKinds = []string{"capex", "equity", "acquisition", "contract", "raise", "valuation", "other"}
	TermKinds       = []string{"notice", "internal_search", "severance", "outplacement", "health", "other"}
)

// A Cause is why jobs go, who says so (By) and whether it is asserted, denied
// or speculated (Stance).
type Cause struct {
	Cause  string `json:"cause"`
	By     string `json:"by"`
	Stance string `json:"stance"`
}

// A Claim is one fact that one document states about jobs, with the words
// that state it. Empty strings and nil pointers are null: the text does not
// say. A claim is immutable; its ID is the hash of what it says and where.
type Claim struct {
	ID           string // Identify sets it
	Type         string
	Employer     string // as the text gives it at its fullest
	Count        *Count
	Share        *Share
	Money        *Money
	Status       string
	Announced    string // EDTF: day, month, year or closed interval
	Effective    string // EDTF
	Group        string
	Places       []string
	Causes       []Cause
	Says         string // who states the fact; "" is the document itself
	Cumulative   bool
	Quote        string // statement
	Speaker      string // statement
	Counterparty string // investment
	Kind         string // investment, term
	Days         *float64
	Evidence     []Passage
	Reader       string // name and version of the reader that made it
}

// claimJSON is the form of a claim in JSON: docs/claims.md. Lists are never
// null, unknown values always are.
type claimJSON struct {
	ID           string    `json:"id,omitempty"`
	Type         string    `json:"type"`
	Employer     *string   `json:"employer"`
	Count        *Count    `json:"count"`
	Share        *Share    `json:"share"`
	Money        *Money    `json:"money"`
	Status       *string   `json:"status"`
	Announced    *string   `json:"announced"`
	Effective    *string   `json:"effective"`
	Group        *string   `json:"group"`
	Places       []string  `json:"places"`
	Causes       []Cause   `json:"causes"`
	Says         *string   `json:"says"`
	Cumulative   bool      `json:"cumulative"`
	Quote        *string   `json:"quote"`
	Speaker      *string   `json:"speaker"`
	Counterparty *string   `json:"counterparty"`
	Kind         *string   `json:"kind"`
	Days         *float64  `json:"days"`
	Evidence     []Passage `json:"evidence"`
	Reader       string    `json:"reader,omitempty"`
}

// wire points into c, which must not change while it is in use.
func (c *Claim) wire() claimJSON {
	w := claimJSON{
		ID: c.ID, Type: c.Type, Employer: opt(&c.Employer), Count: c.Count, Share: c.Share, Money: c.Money,
		Status: opt(&c.Status), Announced: opt(&c.Announced), Effective: opt(&c.Effective), Group: opt(&c.Group),
		Places: c.Places, Causes: c.Causes, Says: opt(&c.Says), Cumulative: c.Cumulative, Quote: opt(&c.Quote),
		Speaker: opt(&c.Speaker), Counterparty: opt(&c.Counterparty), Kind: opt(&c.Kind), Days: c.Days,
		Evidence: c.Evidence, Reader: c.Reader,
	}
	if w.Places == nil {
		w.Places = []string{}
	}
	if w.Causes == nil {
		w.Causes = []Cause{}
	}
	if w.Evidence == nil {
		w.Evidence = []Passage{}
	}
	return w
}

// MarshalJSON prints the claim as docs/claims.md has it.
func (c Claim) MarshalJSON() ([]byte, error) { return json.Marshal(c.wire()) }

// UnmarshalJSON reads a claim. Fields may be missing and unknown ones are
// ignored, so that claims made elsewhere can be read.
func (c *Claim) UnmarshalJSON(data []byte) error {
	var w claimJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*c = Claim{
		ID: w.ID, Type: w.Type, Employer: str(w.Employer), Count: w.Count, Share: w.Share, Money: w.Money,
		Status: str(w.Status), Announced: str(w.Announced), Effective: str(w.Effective), Group: str(w.Group),
		Places: w.Places, Causes: w.Causes, Says: str(w.Says), Cumulative: w.Cumulative, Quote: str(w.Quote),
		Speaker: str(w.Speaker), Counterparty: str(w.Counterparty), Kind: str(w.Kind), Days: w.Days,
		Evidence: w.Evidence, Reader: w.Reader,
	}
	return nil
}

// UnmarshalJSON reads a passage, or a bare string as words without a place.
func (p *Passage) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		*p = Passage{}
		return json.Unmarshal(data, &p.Words)
	}
	var w struct {
		Start, End int
		Text       string
	}
	if err := json.Unmarshal(data, &w); err != nil {
		return err
	}
	*p = Passage{Span{w.Start, w.End}, w.Text}
	return nil
}

// opt is nil for an empty string.
func opt(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

func str(p *string) string {
	if p == nil {
		return ""
	}
	return *p
}
