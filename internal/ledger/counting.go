package ledger

import (
	"database/sql"
	"fmt"

	jsonv2 "github.com/go-json-experiment/json"

	"headcount"
)

// A tallyBody is the part of an event by which totals and their groups are counted:
// a quarter of its body, so that what is worked out of all events of a large ledger
// fits into memory.
type tallyBody struct {
	Employer  string            `json:"employer"`
	Family    string            `json:"family"`
	Count     *headcount.Count  `json:"count"`
	Share     *headcount.Share  `json:"share"`
	Announced *string           `json:"announced"`
	Effective *string           `json:"effective"`
	Status    string            `json:"status"`
	Places    []string          `json:"places"`
	Causes    []headcount.Cause `json:"causes"`
	Total     bool              `json:"total"`
	Withdrawn bool              `json:"withdrawn"`
	KnownBy   string            `json:"known_by"`
	Relations []struct {
		Kind string `json:"kind"`
		To   string `json:"to"`
	} `json:"relations"`
	Doubts []struct {
		With  string `json:"with"`
		Alone bool   `json:"alone"`
	} `json:"doubts"`
	Disputes []struct {
		Field  string `json:"field"`
		Values []struct {
			Value string `json:"value"`
		} `json:"values"`
	} `json:"disputes"`
}

// forCounting reads of the versions that query gives what totals are counted by. Words
// that many events share are kept once, and the list is made as long as it will be:
// there may be hundreds of thousands.
func (w *work) forCounting(query string, args ...any) ([]headcount.Event, error) {
	n := 0
	if err := w.row(`SELECT count(*) FROM (`+query+`)`, args, &n); err != nil {
		return nil, err
	}
	list := make([]headcount.Event, 0, n)
	words := shared{}
	err := w.each(query, args, func(r *sql.Rows) error {
		var slug string
		var body sql.RawBytes
		if err := r.Scan(&slug, &body); err != nil {
			return err
		}
		var c tallyBody
		if err := jsonv2.Unmarshal(body, &c); err != nil {
			return fmt.Errorf("event %s: %w: %w", slug, headcount.ErrInvalid, err)
		}
		list = append(list, c.event(slug, words))
		return nil
	})
	return list, err
}

func (c *tallyBody) event(slug string, words shared) headcount.Event {
	e := headcount.Event{ID: slug, Employer: words.one(c.Employer), Family: words.one(c.Family), Count: c.Count, Share: c.Share, Announced: words.pointer(c.Announced), Effective: words.pointer(c.Effective),
		Status: words.one(c.Status), Places: c.Places, Causes: c.Causes, Total: c.Total, Withdrawn: c.Withdrawn, KnownBy: words.one(c.KnownBy)}
	for i, p := range e.Places {
		e.Places[i] = words.one(p)
	}
	for i := range e.Causes {
		k := &e.Causes[i]
		k.Cause, k.By, k.Stance = words.one(k.Cause), words.one(k.By), words.one(k.Stance)
	}
	for _, r := range c.Relations {
		e.Relations = append(e.Relations, headcount.Relation{Kind: words.one(r.Kind), To: r.To})
	}
	for _, d := range c.Doubts {
		e.Doubts = append(e.Doubts, headcount.Doubt{With: d.With, Alone: d.Alone})
	}
	for _, d := range c.Disputes {
		if d.Field != "status" { // whether it was decided; no other changes a total
			continue
		}
		of := headcount.Dispute{Field: words.one(d.Field)}
		for _, v := range d.Values {
			of.Values = append(of.Values, headcount.Value{Value: words.one(v.Value)})
		}
		e.Disputes = append(e.Disputes, of)
	}
	return e
}

// shared keeps one copy of each word.
type shared map[string]*string

func (s shared) one(word string) string { return *s.pointer(&word) }

func (s shared) pointer(word *string) *string {
	if word == nil {
		return nil
	}
	kept, ok := s[*word]
	if !ok {
		kept = word
		s[*word] = word
	}
	return kept
}
