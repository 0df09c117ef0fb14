package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"headcount"
)

// A searchPage lists the claims, or the documents, that hold some words.
type searchPage struct {
	AsOf      string      `json:"as_of"` // EDTF, in UTC
	Words     string      `json:"words"`
	In        string      `json:"in"`        // "claims" or "documents"
	Claims    []claimView `json:"claims"`    // those that came in last first
	Documents []source    `json:"documents"` // likewise, without their texts
	Next      string      `json:"next"`      // the field "after" of the next page; "" for none
	After     string      `json:"after"`
}

// What is searched, and how many are found on one page.
const (
	inClaims    = "claims"
	inDocuments = "documents"
	foundShown  = 20
)

// search makes the view of "/search".
func (s *site) search(r *http.Request) (view, error) {
	page, after, err := s.asksFor(r.URL.RawQuery)
	if err != nil {
		return view{}, err
	}
	v := view{template: "search.html", title: "Search claims and documents", canonical: page.address("/search", page.In, page.After), data: page.address("/search.json", page.In, page.After)}
	if page.Words == "" {
		v.body = page
		return v, nil
	}
	words, err := headcount.Words(page.Words)
	if err != nil {
		return view{}, &fieldError{"words", "from 1 to 12 words, and \"words in a row\" between quotation marks"}
	}
	select {
	case s.shelf.search <- struct{}{}:
		defer func() { <-s.shelf.search }()
	case <-r.Context().Done():
		return view{}, context.Cause(r.Context())
	}
	next := int64(0)
	if page.In == inClaims {
		var hits []headcount.Hit
		if hits, next, err = s.ledger.SearchClaims(r.Context(), words, after, foundShown); err != nil {
			return view{}, fmt.Errorf("search: %w", err)
		}
		if page.Claims, err = s.hits(r, hits); err != nil {
			return view{}, err
		}
	} else {
		var docs []headcount.DocumentRef
		if docs, next, err = s.ledger.SearchDocuments(r.Context(), words, after, foundShown); err != nil {
			return view{}, fmt.Errorf("search: %w", err)
		}
		for _, d := range docs {
			page.Documents = append(page.Documents, sourceOf(d))
		}
	}
	if next != 0 {
		page.Next = strconv.FormatInt(next, 10)
	}
	v.body = page
	return v, nil
}

// asksFor reads what is searched, and after which row.
func (s *site) asksFor(query string) (page searchPage, after int64, err error) {
	values, err := parseQuery(query, "words", "in", "after")
	if err != nil {
		return page, 0, err
	}
	page = searchPage{AsOf: s.today(), Words: values["words"], In: cmp.Or(values["in"], inClaims), After: values["after"], Claims: []claimView{}, Documents: []source{}}
	if page.In != inClaims && page.In != inDocuments {
		return page, 0, &fieldError{"in", "not one of " + inClaims + ", " + inDocuments}
	}
	if page.After != "" {
		if after, err = strconv.ParseInt(page.After, 10, 64); err != nil || after < 1 {
			return page, 0, &fieldError{"after", "not the number that the page before gives"}
		}
	}
	return page, after, nil
}

// hits are the claims found as pages show them, in their order.
func (s *site) hits(r *http.Request, list []headcount.Hit) ([]claimView, error) {
	claims, at := make([]*headcount.Stated, len(list)), make(map[string]int, len(list))
	for i := range list {
		claims[i], at[list[i].ID] = &list[i].Stated, i
	}
	views, err := s.claimViews(r.Context(), claims)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(views, func(a, b claimView) int { return cmp.Compare(at[a.Claim.ID], at[b.Claim.ID]) })
	for i := range views {
		views[i].Event = list[at[views[i].Claim.ID]].Event
	}
	return views, nil
}

// address is that of a page of the same words.
func (p searchPage) address(base, in, after string) string {
	if p.Words == "" {
		return base
	}
	base += "?words=" + url.QueryEscape(p.Words)
	if in == inDocuments {
		base += "&in=" + in
	}
	if after != "" {
		base += "&after=" + after
	}
	return base
}

// On is the address of the next page, Start that of the first.
func (p searchPage) On() string    { return p.address("/search", p.In, p.Next) }
func (p searchPage) Start() string { return p.address("/search", p.In, "") }

// InDocuments is the address of what is found in documents.
func (p searchPage) InDocuments() string { return p.address("/search", inDocuments, "") }

// None reports whether nothing is found.
func (p searchPage) None() bool { return len(p.Claims)+len(p.Documents) == 0 }
