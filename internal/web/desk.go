package web

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"net"
	"net/http"

	"github.com/alexedwards/scs/v2"

	"headcount"
)

// A Desk is what people who are signed in can do.
type Desk interface {
	// SignIn returns who signs in with a name and a password from an address.
	// ErrNotFound when they do not match; any other error is told as it is.
	SignIn(ctx context.Context, name, password, from string) (headcount.Person, error)
	// Role returns what somebody may do now: "" when they may do nothing any more.
	Role(ctx context.Context, name string) (string, error)
	// May reports whether a role may do what another is needed for.
	May(role, needed string) bool
	// Queue lists the questions that are open, the most jobs at stake first.
	Queue(ctx context.Context, limit int) ([]headcount.Question, error)
	// Ask puts a question with its answers; nil when it is settled.
	Ask(ctx context.Context, q headcount.Question) (*headcount.Asked, error)
	// Decide records a decision, derives what follows, and returns its number.
	Decide(ctx context.Context, d headcount.Decision) (int64, error)
	// Hidden says what a decision to withhold would hide, without deciding it: the
	// latest documents concerned, no more than limit, and how many there are in all.
	Hidden(ctx context.Context, d headcount.Decision, limit int) (list []headcount.Hiding, all int, err error)
	// Audit keeps what somebody did.
	Audit(ctx context.Context, e headcount.AuditEntry) error
}

// What a session holds.
const (
	whoKey  = "who"
	formKey = "form" // the token that a form of the session must bear
)

// maxForm is how much of a form is read, in bytes.
const maxForm = 64 << 10

// deskRoutes are the addresses of people who sign in; there are none without a
// desk.
func (s *site) deskRoutes() []route {
	if s.options.Desk == nil {
		return nil
	}
	return []route{
		{"GET /sign-in", "/sign-in", "", s.html(s.signInPage)},
		{"POST /sign-in", "/sign-in", "", s.form(s.signIn)}, // there is no session yet that a token could belong to
		{"POST /sign-out", "/sign-out", "", s.form(s.ours(s.signOut))},
		{"GET /review", "/review", "/review.json", s.html(s.reviewPage)},
		{"GET /review.json", "/review", "/review.json", s.json(s.reviewPage)},
		{"POST /review", "/review", "", s.form(s.ours(s.review))},
		{"POST /withhold", "/withhold", "", s.look(s.withholding)},
	}
}

// look shows what a form asks to see, where the form is ours.
func (s *site) look(v viewer) http.HandlerFunc {
	page := s.html(func(r *http.Request) (view, error) {
		if err := s.genuine(r); err != nil {
			return view{}, err
		}
		return v(r)
	})
	return func(w http.ResponseWriter, r *http.Request) {
		if s.parsed(w, r) {
			page(w, r)
		}
	}
}

// parsed reads a form, or answers that it cannot be read.
func (s *site) parsed(w http.ResponseWriter, r *http.Request) bool {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	err := r.ParseForm()
	if err != nil {
		s.refuse(w, r, http.StatusBadRequest, problem{Message: "The form could not be read, or is too long."})
	}
	return err == nil
}

// A doer does what a form asks for, and says where the reader goes then.
type doer func(r *http.Request) (next string, err error)

// form answers a form. Another site cannot send it: browsers say where a form comes
// from, and http.CrossOriginProtection looks.
func (s *site) form(do doer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.parsed(w, r) {
			return
		}
		next, err := do(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		http.Redirect(w, r, next, http.StatusSeeOther)
	}
}

// ours takes forms only that bear the token of the session that sends them.
func (s *site) ours(do doer) doer {
	return func(r *http.Request) (string, error) {
		if err := s.genuine(r); err != nil {
			return "", err
		}
		return do(r)
	}
}

// genuine refuses a form that does not bear the token of its session.
func (s *site) genuine(r *http.Request) error {
	want := s.sessions.GetString(r.Context(), formKey)
	if want == "" || subtle.ConstantTimeCompare([]byte(want), []byte(r.PostForm.Get("token"))) != 1 {
		return &toldError{http.StatusForbidden, "The form is too old, or not ours. Go back, load the page anew and send it again."}
	}
	return nil
}

// A toldError is told to the reader as it is.
type toldError struct {
	status int
	words  string
}

func (e *toldError) Error() string { return e.words }

// token returns the token that the forms of a session bear, and makes it.
func (s *site) token(r *http.Request) string {
	t := s.sessions.GetString(r.Context(), formKey)
	if t == "" {
		t = rand.Text()
		s.sessions.Put(r.Context(), formKey, t)
	}
	return t
}

// who returns the name and role of who is signed in; "" and "" for nobody, and for
// somebody who may do nothing any more.
func (s *site) who(r *http.Request) (name, role string) {
	if s.options.Desk == nil {
		return "", ""
	}
	if name = s.sessions.GetString(r.Context(), whoKey); name == "" {
		return "", ""
	}
	role, err := s.options.Desk.Role(r.Context(), name)
	if err != nil || role == "" {
		return "", ""
	}
	return name, role
}

// needs returns who is signed in where they may do what a role is needed for.
func (s *site) needs(r *http.Request, role string) (string, error) {
	name, has := s.who(r)
	switch {
	case name == "":
		return "", &toldError{http.StatusUnauthorized, "Sign in first: this is for people of the desk."}
	case !s.options.Desk.May(has, role):
		return "", &toldError{http.StatusForbidden, "Your role, " + has + ", does not allow this; it takes a " + role + "."}
	}
	return name, nil
}

// newSessions makes the sessions of a desk: for twelve hours, two without a sign
// of life.
func newSessions(o Options) *scs.SessionManager {
	m := scs.New()
	m.Store = o.Sessions
	m.Lifetime, m.IdleTimeout = sessionLife, sessionIdle
	m.Cookie.Name, m.Cookie.HttpOnly, m.Cookie.SameSite, m.Cookie.Persist = "headcount", true, http.SameSiteStrictMode, false
	m.Cookie.Secure = o.SecureCookies
	m.ErrorFunc = func(w http.ResponseWriter, _ *http.Request, err error) {
		o.Log.Error("session", "err", err)
		http.Error(w, "the ledger does not answer", http.StatusServiceUnavailable)
	}
	return m
}

// address is where a request comes from, without the port.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
