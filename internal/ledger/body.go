package ledger

import (
	"encoding/json"

	jsonv2 "github.com/go-json-experiment/json"

	"headcount"
)

// A body is a claim as the ledger keeps it: its JSON without what is null,
// which is shorter than the claim's own and decoded in a fraction of the time.
// Identity and reader are columns beside it.
type body struct {
	Type         string            `json:"type"`
	Employer     string            `json:"employer,omitempty"`
	Count        *headcount.Count  `json:"count,omitempty"`
	Share        *headcount.Share  `json:"share,omitempty"`
	Money        *headcount.Money  `json:"money,omitempty"`
	Status       string            `json:"status,omitempty"`
	Announced    string            `json:"announced,omitempty"`
	Effective    string            `json:"effective,omitempty"`
	Group        string            `json:"group,omitempty"`
	Places       []string          `json:"places,omitempty"`
	Causes       []headcount.Cause `json:"causes,omitempty"`
	Says         string            `json:"says,omitempty"`
	Cumulative   bool              `json:"cumulative,omitempty"`
	Quote        string            `json:"quote,omitempty"`
	Speaker      string            `json:"speaker,omitempty"`
	Counterparty string            `json:"counterparty,omitempty"`
	Kind         string            `json:"kind,omitempty"`
	Days         *float64          `json:"days,omitempty"`
	Evidence     []evidence        `json:"evidence,omitempty"`
}

type evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Words string `json:"text"`
}

func encodeClaim(c *headcount.Claim) ([]byte, error) {
	b := body{c.Type, c.Employer, c.Count, c.Share, c.Money, c.Status, c.Announced, c.Effective, c.Group, c.Places, c.Causes,
		c.Says, c.Cumulative, c.Quote, c.Speaker, c.Counterparty, c.Kind, c.Days, make([]evidence, len(c.Evidence))}
	for i, p := range c.Evidence {
		b.Evidence[i] = evidence{p.Start, p.End, p.Words}
	}
	return json.Marshal(b)
}

// decodeClaim sets all of c but its identity and reader. Lists are never nil.
func decodeClaim(data []byte, c *headcount.Claim) error {
	b := body{Places: []string{}, Causes: []headcount.Cause{}}
	if err := jsonv2.Unmarshal(data, &b); err != nil { // in half the time of encoding/json
		return err
	}
	*c = headcount.Claim{Type: b.Type, Employer: b.Employer, Count: b.Count, Share: b.Share, Money: b.Money, Status: b.Status,
		Announced: b.Announced, Effective: b.Effective, Group: b.Group, Places: b.Places, Causes: b.Causes, Says: b.Says,
		Cumulative: b.Cumulative, Quote: b.Quote, Speaker: b.Speaker, Counterparty: b.Counterparty, Kind: b.Kind, Days: b.Days,
		Evidence: make([]headcount.Passage, len(b.Evidence))}
	for i, e := range b.Evidence {
		c.Evidence[i] = headcount.Passage{Span: headcount.Span{Start: e.Start, End: e.End}, Words: e.Words}
	}
	return nil
}
