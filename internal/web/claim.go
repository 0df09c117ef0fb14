package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"

	"headcount"
)

// A source is a document as pages name it. It never holds the text.
type source struct {
	Hash      string         `json:"hash"`
	Title     string         `json:"title"`
	Outlet    string         `json:"outlet"`
	Published string         `json:"published"` // EDTF, "" when unknown
	Address   string         `json:"url"`       // http or https, else ""
	Tier      headcount.Tier `json:"tier"`
	Seen      string         `json:"seen"`               // RFC 3339: when the ledger first saw it, "" when unknown
	Withheld  string         `json:"withheld,omitempty"` // why all or some of it is not shown
}

func sourceOf(d headcount.DocumentRef) source {
	return source{
		Hash: d.Hash, Title: clip(d.Title, maxTitle), Outlet: clip(d.Outlet, maxField), Published: d.Published,
		Address: link(d.Address), Tier: d.Tier, Seen: instant(d.Known), Withheld: clip(d.Withheld, maxTitle),
	}
}

// Name is what to call the source: its outlet, else the host of its address.
func (s source) Name() string {
	if s.Outlet != "" {
		return s.Outlet
	}
	if u, err := url.Parse(s.Address); err == nil && u.Host != "" {
		return u.Host
	}
	return "a report without an outlet"
}

// A claimView is a claim with its document and the words that state it.
type claimView struct {
	Claim    headcount.Claim `json:"claim"`
	Back     string          `json:"taken_back,omitempty"` // why it counts no more
	Source   source          `json:"document"`
	Passages []passage       `json:"passages"`
	Event    string          `json:"event,omitempty"` // that it stands in, where the page is not of one
}

// Figure is the number that the claim states, in words.
func (c claimView) Figure() string { return figure(&c.Claim) }

// Share is the share that a claim states beside its count, in words.
func (c claimView) Share() string {
	if c.Claim.Count.String() == "" {
		return ""
	}
	return shareWords(c.Claim.Share)
}

// Anchor is the id of the claim's element on a page.
func (c claimView) Anchor() string { return anchor(c.Claim.ID) }

func anchor(claim string) string { return "claim-" + claim }

// claimViews returns the claims as pages show them: those that stand first,
// then by tier, date and outlet. The text of each document is read once and
// let go.
func (s *site) claimViews(ctx context.Context, claims []*headcount.Stated) ([]claimView, error) {
	byDocument := map[string][]int{}
	views := make([]claimView, len(claims))
	for i, c := range claims {
		views[i] = claimView{Claim: bounded(c.Claim), Back: c.Back, Source: sourceOf(c.Document)}
		byDocument[c.Document.Hash] = append(byDocument[c.Document.Hash], i)
	}
	for hash, at := range byDocument {
		d, err := s.ledger.Document(ctx, hash)
		if err != nil && !errors.Is(err, headcount.ErrNotFound) { // without its document a claim still has its words
			return nil, fmt.Errorf("claims of document %.8s: %w", hash, err)
		}
		for _, i := range at {
			views[i].Passages = passages(d.Text, claims[i].Evidence, s.options.Context)
		}
	}
	slices.SortStableFunc(views, func(a, b claimView) int {
		return cmp.Or(
			cmp.Compare(back(a), back(b)),
			cmp.Compare(a.Source.Tier.Rank(), b.Source.Tier.Rank()),
			cmp.Compare(undatedLast(a.Source.Published), undatedLast(b.Source.Published)),
			cmp.Compare(a.Source.Outlet, b.Source.Outlet),
			cmp.Compare(a.Claim.ID, b.Claim.ID))
	})
	return views, nil
}

func back(c claimView) int {
	if c.Back != "" {
		return 1
	}
	return 0
}

func undatedLast(published string) string { return cmp.Or(published, "~") }

// bounded returns c with texts no longer than a page has use for: a quotation
// or a piece of evidence that runs through a whole report would be that report.
func bounded(c headcount.Claim) headcount.Claim {
	for _, p := range []*string{&c.Employer, &c.Group, &c.Says, &c.Speaker, &c.Counterparty} {
		*p = clip(*p, maxField)
	}
	c.Quote = clip(c.Quote, maxEvidence)
	c.Evidence = slices.Clone(c.Evidence)
	for i, e := range c.Evidence {
		c.Evidence[i] = short(e)
	}
	c.Places = slices.Clone(c.Places)
	for i, p := range c.Places {
		c.Places[i] = clip(p, maxField)
	}
	return c
}

// A backer is a source with those of its claims that support a value.
type backer struct {
	Name   string   `json:"name"`
	Claims []string `json:"claims"`
}

// backers groups the claims with the given ids by the name of their source, in
// the order of views. Ids of claims that are not among views are left out.
func backers(views []claimView, ids []string) []backer {
	wanted := make(map[string]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	out := []backer{}
	at := map[string]int{}
	for _, v := range views {
		if !wanted[v.Claim.ID] {
			continue
		}
		name := v.Source.Name()
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, backer{Name: name})
		}
		out[i].Claims = append(out[i].Claims, v.Claim.ID)
	}
	return out
}

// Anchor is the id on the page of the first of the backer's claims.
func (b backer) Anchor() string { return anchor(b.Claims[0]) }
