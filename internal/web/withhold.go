package web

import (
	"errors"
	"net/http"
	"strings"

	"headcount"
)

// manyHidden is the number of documents, and of passages of each, that are shown
// before they are withheld.
const manyHidden = 20

// A withholdBody shows what would be withheld, before it is.
type withholdBody struct {
	Token     string
	Scope     string
	Target    string
	Documents []hidingView
	All       int // documents that it takes words from
}

// A hidingView is what would be hidden of a document.
type hidingView struct {
	Source   source
	Claims   int       // that lose words
	Passages []passage // the words that go are marked
	More     int       // passages that are not shown
}

// withholding makes the view of what a form asks to withhold.
func (s *site) withholding(r *http.Request) (view, error) {
	if _, err := s.needs(r, adminRole); err != nil {
		return view{}, err
	}
	d := withheldBy(r)
	list, all, err := s.options.Desk.Hidden(r.Context(), d, manyHidden)
	if errors.Is(err, headcount.ErrInvalid) || errors.Is(err, headcount.ErrNotFound) {
		return view{}, &toldError{http.StatusConflict, "Nothing to withhold: " + err.Error() + "."}
	}
	if err != nil {
		return view{}, err
	}
	body := withholdBody{Token: s.token(r), Scope: d.Value, Target: d.Target, Documents: []hidingView{}, All: all}
	for i := range list {
		h := &list[i]
		shown := passages(h.Document.Text, h.Words, s.options.Context)
		d := &h.Document
		body.Documents = append(body.Documents, hidingView{
			Source: sourceOf(headcount.DocumentRef{Hash: d.Hash, Title: d.Title, Published: d.Published, Outlet: d.Outlet, Address: d.Address, Tier: d.Tier}),
			Claims: len(h.Claims), Passages: shown[:min(len(shown), manyHidden)], More: max(len(shown)-manyHidden, 0),
		})
	}
	return view{template: "withhold.html", title: "What would be withheld", body: body}, nil
}

// withheldBy is the decision that a form of what to withhold asks for.
func withheldBy(r *http.Request) headcount.Decision {
	return headcount.Decision{Kind: headcount.Withhold, Target: strings.TrimSpace(r.PostForm.Get("target")), Value: r.PostForm.Get("withhold")}
}

// Whole reports whether documents would be hidden whole.
func (b withholdBody) Whole() bool { return b.Scope == headcount.WholeDocument }

// Further is the number of documents that are not shown.
func (b withholdBody) Further() int { return b.All - len(b.Documents) }
