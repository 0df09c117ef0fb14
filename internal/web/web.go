// Package web shows a ledger as pages, and each page as data at the same
// address with ".json". Pages are made on the server and need no script. They
// show passages, not whole texts, unless the reader sits at the machine that
// holds the ledger (law 9 of docs/design.md). docs/pages.md lists the addresses.
package web

import (
	"context"
	"log/slog"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/alexedwards/scs/v2"

	"headcount"
	"headcount/check"
	"headcount/reference"
)

// A Ledger is what the pages need of one. Its errors wrap the categories of
// package headcount; headcount.CodeOf gives each its status.
type Ledger interface {
	// Events returns the events that f lets through, with their claims.
	Events(ctx context.Context, f headcount.Filter) ([]headcount.Event, error)
	// Event returns the event known by slug as it stood at asOf (zero: now). A
	// merged slug leads to the event that took it over, whose ID differs.
	Event(ctx context.Context, slug string, asOf time.Time) (headcount.Event, error)
	// Versions returns what the ledger had under slug, oldest first.
	Versions(ctx context.Context, slug string) ([]headcount.Version, error)
	// LastVintage returns the vintage that stood at asOf (zero: now); its number is 0
	// for none.
	LastVintage(ctx context.Context, asOf time.Time) (headcount.Vintage, error)
	// Told returns the claims of the types that were at asOf (zero: now) of an
	// employer, by its slug, its brands and units.
	Told(ctx context.Context, employer string, asOf time.Time, types ...string) ([]headcount.Stated, error)
	// Questions returns what the events leave open, the most jobs at stake first,
	// at most limit.
	Questions(ctx context.Context, limit int) ([]headcount.Question, error)
	// Check holds a draft in plain text against the ledger and keeps nothing.
	// published is a date (EDTF), "" for today. ErrInvalid for what cannot be read.
	Check(ctx context.Context, text, published string) (headcount.Document, []check.Finding, error)
	// SearchClaims lists the claims that hold the words (headcount.Words), the last
	// that came in first, at most limit, from after on; next is where to go on, 0
	// at the end.
	SearchClaims(ctx context.Context, words []string, after int64, limit int) (list []headcount.Hit, next int64, err error)
	// SearchDocuments is the same of documents, which come without their texts.
	SearchDocuments(ctx context.Context, words []string, after int64, limit int) (list []headcount.DocumentRef, next int64, err error)
	// Decisions returns what people decided, oldest first.
	Decisions(ctx context.Context) ([]headcount.Decision, error)
	// Replaced returns the documents that a later version replaced, the last first.
	Replaced(ctx context.Context, limit int) ([]headcount.Replacement, error)
	// Health returns how the ledger is being fed.
	Health(ctx context.Context) (headcount.Health, error)
	// Document returns the document with its text.
	Document(ctx context.Context, hash string) (headcount.Document, error)
	// DocumentClaims returns every claim that the document states.
	DocumentClaims(ctx context.Context, hash string) ([]headcount.Stated, error)
	// Sightings returns when and where a capture was seen.
	Sightings(ctx context.Context, capture string) ([]headcount.Sighting, error)
}

// Options say how a ledger is shown. The zero value shows passages only.
type Options struct {
	// Whole lets whole texts be shown to requests from a loopback address. It
	// is for a server that listens on a loopback address only.
	Whole bool
	// Context returns the sentence around s and at most one on each side. When
	// nil, a passage is its evidence alone.
	Context func(text string, s headcount.Span) headcount.Span
	// Ref is the reference data. When nil, it is loaded once it is needed.
	Ref *reference.Data
	// Now is the clock of "as known on". When nil, time.Now.
	Now func() time.Time
	// Version of the program, shown at the foot of pages.
	Version string
	// Desk is for people who sign in. When nil, nobody can.
	Desk Desk
	// Sessions keeps who is signed in; it is needed with Desk.
	Sessions scs.Store
	// SecureCookies is set where readers come by HTTPS.
	SecureCookies bool
	// Log takes what went wrong inside and is not told to the reader. When
	// nil, nothing is logged.
	Log *slog.Logger
}

// site answers requests from one ledger.
type site struct {
	ledger   Ledger
	options  Options
	ref      func() (*reference.Data, error)
	us       func() (*reference.US, error)
	shelf    *shelf
	sessions *scs.SessionManager // nil without a desk
}

// route is an address that is answered. page and data are its forms in
// docs/pages.md; data is "" for what is not a page.
type route struct {
	pattern    string // of http.ServeMux
	page, data string
	answer     http.HandlerFunc
}

// routes lists every address that is answered.
func (s *site) routes() []route {
	return []route{
		{"/{$}", "/", "/.json", s.html(s.front)},
		{"/.json", "/", "/.json", s.json(s.front)},
		{"/events.json", "", "/events.json", s.json(s.explore)},
		{"/events/{event}", "/events/SLUG", "/events/SLUG.json", s.either("event", s.event)},
		{"/employers/{employer}", "/employers/SLUG", "/employers/SLUG.json", s.either("employer", s.employer)},
		{"/places/{place}", "/places/CODE", "/places/CODE.json", s.either("place", s.place)},
		{"/documents/{document}", "/documents/HASH", "/documents/HASH.json", s.either("document", s.document)},
		{"/explore", "/explore", "/explore.json", s.html(s.explore)},
		{"/explore.json", "/explore", "/explore.json", s.json(s.explore)},
		{"/explore.csv", "", "/explore.csv", s.csv(s.exploreAll)},
		{"/search", "/search", "/search.json", s.html(s.search)},
		{"/search.json", "/search", "/search.json", s.json(s.search)},
		{"/disputes", "/disputes", "/disputes.json", s.html(s.disputed)},
		{"/disputes.json", "/disputes", "/disputes.json", s.json(s.disputed)},
		{"/sources", "/sources", "/sources.json", s.html(s.sources)},
		{"/sources.json", "/sources", "/sources.json", s.json(s.sources)},
		{"GET /check", "/check", "/check.json", s.html(s.checkPage)},
		{"GET /check.json", "/check", "/check.json", s.json(s.checkPage)},
		{"POST /check", "/check", "/check.json", s.posted(s.html(s.checked))},
		{"POST /check.json", "/check", "/check.json", s.posted(s.json(s.checked))},
		{"/corrections", "/corrections", "/corrections.json", s.html(s.corrections)},
		{"/corrections.json", "/corrections", "/corrections.json", s.json(s.corrections)},
		{"/methods", "/methods", "/methods.json", s.html(s.methods)},
		{"/methods.json", "/methods", "/methods.json", s.json(s.methods)},
		{"/style.css", "/style.css", "", asset("style.css", "text/css; charset=utf-8")},
		{"/icon.svg", "/icon.svg", "", asset("icon.svg", "image/svg+xml")},
		{"/healthz", "/healthz", "", s.health},
	}
}

// New returns a handler that shows l. It answers GET and HEAD, and the forms of the
// desk; pages redirect nowhere, and every other form of an address is not found.
func New(l Ledger, o Options) http.Handler {
	if o.Context == nil {
		o.Context = func(_ string, s headcount.Span) headcount.Span { return s }
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &site{ledger: l, options: o, shelf: newShelf(), ref: sync.OnceValues(reference.Load), us: sync.OnceValues(reference.LoadUS)}
	if o.Ref != nil {
		s.ref = func() (*reference.Data, error) { return o.Ref, nil }
	}
	mux := http.NewServeMux()
	for _, r := range append(s.routes(), s.deskRoutes()...) {
		mux.HandleFunc(r.pattern, r.answer)
	}
	var pages http.Handler = mux
	if o.Desk != nil {
		s.sessions = newSessions(o)
		pages = s.sessions.LoadAndSave(http.NewCrossOriginProtection().Handler(mux))
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, headcount.ErrNotFound) })

	return compressed(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		secure(w.Header())
		switch {
		case r.Method == http.MethodPost && s.takesForms(r.URL.Path):
			pages.ServeHTTP(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			s.refuse(w, r, http.StatusMethodNotAllowed, problem{Message: "Pages are read with GET or HEAD."})
		case !plain(r.URL.Path) || !plain(r.URL.EscapedPath()): // the mux would redirect
			s.fail(w, r, headcount.ErrNotFound)
		default:
			pages.ServeHTTP(w, r)
		}
	}))
}

// takesForms reports whether forms are sent to an address.
func (s *site) takesForms(path string) bool {
	for _, r := range append(s.routes(), s.deskRoutes()...) {
		if r.pattern == "POST "+path {
			return true
		}
	}
	return false
}

// plain reports whether an address's path is absolute and without the parts,
// such as "..", that the mux would take out of it.
func plain(p string) bool { return strings.HasPrefix(p, "/") && path.Clean(p) == p }

// secure sets the headers that every answer bears: nothing but our own style
// and icon is loaded, nothing runs, nothing is framed, no address is told on.
func secure(h http.Header) {
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache")
}

// health answers whether the ledger can be asked.
func (s *site) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if _, err := s.ledger.Events(r.Context(), headcount.Filter{Limit: 1}); err != nil {
		s.options.Log.Error("healthz", "err", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("the ledger does not answer\n"))
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
