package web

import (
	"cmp"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"headcount"
)

// A documentPage is one document: what is known of it and what it states, with
// its text only for a reader at the machine itself.
type documentPage struct {
	AsOf      string      `json:"as_of"` // EDTF, in UTC
	Source    source      `json:"document"`
	Language  string      `json:"language"` // ISO 639-1
	Extractor string      `json:"extractor"`
	Sightings []sighting  `json:"sightings"`
	Text      *passage    `json:"text"` // the whole text with all evidence marked, else null
	Claims    []claimView `json:"claims"`
}

// A sighting says when a document's capture was seen. Where, on the machine
// that read it, is shown only beside a whole text.
type sighting struct {
	At   string `json:"at"` // RFC 3339
	Path string `json:"path,omitempty"`
	Line int    `json:"line,omitempty"`
}

// document makes the view of "/documents/HASH".
func (s *site) document(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	hash := r.PathValue("document")
	if hash == "" || len(hash) > maxField {
		return view{}, fmt.Errorf("document %.40q: %w", hash, headcount.ErrNotFound)
	}
	ctx := r.Context()
	d, err := s.ledger.Document(ctx, hash)
	if err != nil {
		return view{}, fmt.Errorf("document %q: %w", hash, err)
	}
	stated, err := s.ledger.DocumentClaims(ctx, hash)
	if err != nil {
		return view{}, fmt.Errorf("document %.8s: claims: %w", hash, err)
	}
	seen, err := s.ledger.Sightings(ctx, d.Capture)
	if err != nil {
		return view{}, fmt.Errorf("document %.8s: sightings: %w", hash, err)
	}
	slices.SortFunc(seen, func(a, b headcount.Sighting) int { return a.At.Compare(b.At) })

	ref := headcount.DocumentRef{Hash: d.Hash, Title: d.Title, Published: d.Published, Outlet: d.Outlet, Address: d.Address, Tier: d.Tier, Withheld: d.Withheld}
	if len(seen) > 0 {
		ref.Known = seen[0].At
	}
	whole := s.whole(r)
	page := documentPage{
		AsOf: s.today(), Source: sourceOf(ref), Language: d.Language, Extractor: d.Extractor,
		Sightings: []sighting{}, Claims: documentClaims(&d, stated, s.options.Context),
	}
	for _, one := range seen {
		shown := sighting{At: instant(one.At)}
		if whole {
			shown.Path, shown.Line = one.Path, one.Line
		}
		page.Sightings = append(page.Sightings, shown)
	}
	if whole {
		page.Text = wholeText(d.Text, stated)
	}
	own := "/documents/" + url.PathEscape(d.Hash)
	title := cmp.Or(page.Source.Title, "Report without a title")
	return view{template: "document.html", title: title, canonical: own, data: own + ".json", body: page}, nil
}

// documentClaims returns the claims of d in the order of their words.
func documentClaims(d *headcount.Document, stated []headcount.Stated, context func(string, headcount.Span) headcount.Span) []claimView {
	views := []claimView{}
	for _, c := range stated {
		views = append(views, claimView{
			Claim: bounded(c.Claim), Back: c.Back, Source: sourceOf(c.Document), Passages: passages(d.Text, c.Evidence, context),
		})
	}
	slices.SortStableFunc(views, func(a, b claimView) int {
		return cmp.Or(cmp.Compare(firstByte(a.Claim), firstByte(b.Claim)), cmp.Compare(a.Claim.ID, b.Claim.ID))
	})
	return views
}

func firstByte(c headcount.Claim) int {
	if len(c.Evidence) == 0 {
		return 0
	}
	return c.Evidence[0].Start
}

// wholeText returns text as one passage with the evidence of all claims marked.
func wholeText(text string, stated []headcount.Stated) *passage {
	marks := []headcount.Span{}
	for _, c := range stated {
		for _, e := range c.Evidence {
			if stands(text, e) {
				marks = append(marks, e.Span)
			}
		}
	}
	return &passage{Span: headcount.Span{Start: 0, End: len(text)}, Text: text, Marks: union(marks)}
}

// proxies are the headers by which a proxy tells that it stands between.
var proxies = []string{"Forwarded", "Via", "X-Forwarded-For", "X-Real-Ip"}

// whole reports whether r may see whole texts: it is of a reviewer who is signed
// in, or the server was told so, and both ends are this machine, not a proxy on it and not a page of elsewhere
// that had its own name resolved to this machine.
func (s *site) whole(r *http.Request) bool {
	if _, role := s.who(r); role != "" && s.options.Desk.May(role, reviewerRole) {
		return true
	}
	if !s.options.Whole {
		return false
	}
	for _, header := range proxies {
		if r.Header.Get(header) != "" {
			return false
		}
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !from.Addr().Unmap().IsLoopback() {
		return false
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	if strings.EqualFold(host, "localhost") {
		return true
	}
	at, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && at.Unmap().IsLoopback()
}
