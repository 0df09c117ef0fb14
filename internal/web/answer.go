package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"time"

	"headcount"
)

//go:embed templates/*.html style.css icon.svg atlas.txt
var files embed.FS

// A view is what one address shows. The same body fills the template of the
// page and, as JSON, is its data; so both hold the same facts.
type view struct {
	template  string // name of the page's template
	title     string
	canonical string    // the page's own address
	data      string    // the same as JSON
	asOf      string    // the day of which it tells, EDTF; "" is today
	then      *thenView // how it says so, where it has the field as_of and no other
	body      any
}

// A table is a body that can be had as rows, too: the first one names the columns.
type table interface{ rows() [][]string }

// A viewer makes the view that a request asks for.
type viewer func(r *http.Request) (view, error)

// frame is what the layout of every page needs.
type frame struct {
	Title     string
	Canonical string // "" when there is none, as on an error
	Data      string
	AsOf      string // the day of which the page tells, EDTF
	Then      *thenView
	Version   string
	Desk      bool // whether people can sign in
	Body      any
}

// pages holds the template of each page within the layout.
var pages = parsePages("front.html", "explore.html", "search.html", "event.html", "employer.html", "place.html", "document.html", "disputes.html", "sources.html", "corrections.html", "methods.html", "check.html", "problem.html", "sign-in.html", "review.html", "withhold.html")

func parsePages(names ...string) map[string]*template.Template {
	layout := template.Must(template.New("layout.html").Funcs(functions).ParseFS(files, "templates/layout.html", "templates/parts.html", "templates/lines.html", "templates/charts.html"))
	all := make(map[string]*template.Template, len(names))
	for _, name := range names {
		all[name] = template.Must(template.Must(layout.Clone()).ParseFS(files, "templates/"+name))
	}
	return all
}

// html answers with the page of a view.
func (s *site) html(v viewer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		got, err := v(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		body, err := s.render(got)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		send(w, r, body)
	}
}

// json answers with the data of a view.
func (s *site) json(v viewer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		got, err := v(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		body, err := json.Marshal(got.body)
		if err != nil {
			s.fail(w, r, fmt.Errorf("print %s as data: %w", got.canonical, err))
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		send(w, r, append(body, '\n'))
	}
}

// csv answers with the rows of a view; not found where it has none.
func (s *site) csv(v viewer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		got, err := v(r)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		t, ok := got.body.(table)
		if !ok {
			s.fail(w, r, headcount.ErrNotFound)
			return
		}
		var b bytes.Buffer
		out := csv.NewWriter(&b)
		for _, row := range t.rows() {
			for i := range row {
				row[i] = cell(row[i])
			}
			if err := out.Write(row); err != nil {
				s.fail(w, r, err)
				return
			}
		}
		out.Flush()
		w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
		send(w, r, b.Bytes())
	}
}

// cell is s as a spreadsheet takes it for words: what begins like a formula is
// none.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// either answers with data where the last part of the address, the path value
// called name, ends in ".json", with rows where it ends in ".csv", and with the
// page otherwise.
func (s *site) either(name string, v viewer) http.HandlerFunc {
	html := s.html(v)
	forms := map[string]http.HandlerFunc{".json": s.json(v), ".csv": s.csv(v)}
	return func(w http.ResponseWriter, r *http.Request) {
		for form, answer := range forms {
			if bare, ok := strings.CutSuffix(r.PathValue(name), form); ok {
				r.SetPathValue(name, bare)
				answer(w, r)
				return
			}
		}
		html(w, r)
	}
}

func (s *site) render(v view) ([]byte, error) {
	var b bytes.Buffer
	f := frame{Title: v.title, Canonical: v.canonical, Data: v.data, AsOf: cmp.Or(v.asOf, s.today()), Then: v.then, Version: s.options.Version, Desk: s.options.Desk != nil, Body: v.body}
	if err := pages[v.template].Execute(&b, f); err != nil {
		return nil, fmt.Errorf("draw %s: %w", v.template, err)
	}
	return b.Bytes(), nil
}

// today is the day as of which the ledger is shown, in UTC as known-time is.
func (s *site) today() string { return s.options.Now().UTC().Format(time.DateOnly) }

// send answers with body under its hash as the entity tag, so that who has it
// already is told so. The tag is weak: it is the same however the body is
// compressed. The headers are set.
func send(w http.ResponseWriter, r *http.Request, body []byte) {
	sum := sha256.Sum256(body)
	w.Header().Set("ETag", `W/"`+hex.EncodeToString(sum[:12])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// asset answers with an embedded file.
func asset(name, contentType string) http.HandlerFunc {
	body, err := files.ReadFile(name)
	if err != nil {
		panic(err) // the name is a constant of routes
	}
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		send(w, r, body)
	}
}

// A problem is what a reader is told when there is no answer.
type problem struct {
	Status  int    `json:"status"`
	Name    string `json:"error"`   // the status in words
	Message string `json:"message"` // what to do about it
	Field   string `json:"field,omitempty"`
}

// messages says what an error of a status means to a reader. Details of what
// went wrong inside are logged, not told.
var messages = map[int]string{
	http.StatusNotFound:            "Nothing in the ledger is known by this address.",
	http.StatusBadRequest:          "The question could not be understood.",
	http.StatusServiceUnavailable:  "The ledger is in use by another program. Try again in a moment.",
	http.StatusInternalServerError: "Something went wrong on our side. It has been logged.",
}

// fail answers with the status of err.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // nobody is waiting any more
	}
	status := headcount.CodeOf(err).HTTP
	p := problem{Message: messages[status]}
	if p.Message == "" {
		p.Message = messages[http.StatusInternalServerError]
	}
	if told := (*toldError)(nil); errors.As(err, &told) {
		s.refuse(w, r, told.status, problem{Message: told.Error()})
		return
	}
	if wrong := (*fieldError)(nil); errors.As(err, &wrong) {
		p.Message, p.Field = wrong.Error(), wrong.field
	}
	if status >= http.StatusInternalServerError {
		s.options.Log.Error("answer", "path", r.URL.Path, "err", err)
	}
	s.refuse(w, r, status, p)
}

// refuse answers with p in the form that the address asks for.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, status int, p problem) {
	p.Status, p.Name = status, http.StatusText(status)
	contentType, body := "text/html; charset=utf-8", []byte(nil)
	var err error
	if strings.HasSuffix(r.URL.Path, ".json") {
		contentType = "application/json; charset=utf-8"
		body, err = json.Marshal(p)
	} else {
		body, err = s.render(view{template: "problem.html", title: p.Name, body: p})
	}
	if err != nil { // neither can fail on a problem
		s.options.Log.Error("refuse", "path", r.URL.Path, "err", err)
	}
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body)
	}
}
