package web

import (
	"errors"
	"net/http"
	"time"

	"headcount"
)

// How long a session lasts, and how long without a request.
const (
	sessionLife = 12 * time.Hour
	sessionIdle = 2 * time.Hour
)

// A signInBody is the page on which people sign in.
type signInBody struct {
	Token string `json:"-"`
	Who   string `json:"who"`
	Role  string `json:"role"`
}

func (s *site) signInPage(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	body := signInBody{}
	if body.Who, body.Role = s.who(r); body.Who != "" {
		body.Token = s.token(r)
	}
	return view{template: "sign-in.html", title: "Sign in", canonical: "/sign-in", body: body}, nil
}

// signIn begins a session of somebody. Its token is a new one, so that nobody can
// have prepared it.
func (s *site) signIn(r *http.Request) (string, error) {
	name := r.PostForm.Get("name")
	p, err := s.options.Desk.SignIn(r.Context(), name, r.PostForm.Get("password"), address(r))
	if errors.Is(err, headcount.ErrNotFound) {
		return "", &toldError{http.StatusUnauthorized, "No one is known by this name with this password."}
	}
	if err != nil {
		return "", &toldError{http.StatusTooManyRequests, "Not tried: " + err.Error() + "."}
	}
	if err := s.sessions.RenewToken(r.Context()); err != nil {
		return "", err
	}
	s.sessions.Remove(r.Context(), formKey)
	s.sessions.Put(r.Context(), whoKey, p.Name)
	return "/review", nil
}

// signOut ends the session.
func (s *site) signOut(r *http.Request) (string, error) {
	return "/", s.sessions.Destroy(r.Context())
}
