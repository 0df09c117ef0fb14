package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"headcount"
)

// maxQuestions is how many questions the page shows, and maxDecisions how many of
// the latest decisions.
const (
	maxQuestions = 25
	maxDecisions = 20
)

// What it takes to look at the questions, to decide, and to withhold.
const (
	viewerRole   = "viewer"
	reviewerRole = "reviewer"
	adminRole    = "admin"
)

// A reviewBody is the page of open questions and of what was decided last.
type reviewBody struct {
	AsOf      string         `json:"as_of"`
	Token     string         `json:"-"`
	Who       string         `json:"-"`
	Decides   bool           `json:"-"` // whether who is signed in may
	Withholds bool           `json:"-"`
	Questions []questionView `json:"questions"`
	Decisions []decisionView `json:"decisions"`
}

// A questionView is a question with the passages of its sides.
type questionView struct {
	headcount.Question
	Words   string       `json:"words"`
	Sides   []sideView   `json:"sides"`
	Answers []answerView `json:"answers"`
}

type sideView struct {
	Name   string     `json:"name"`
	Event  *eventLine `json:"event"`
	Figure string     `json:"figure"`
	claimView
}

type answerView struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// A decisionView is a decision as the page lists it.
type decisionView struct {
	Number int64  `json:"number"`
	What   string `json:"what"`
	Who    string `json:"who"`
	Why    string `json:"why"`
	At     string `json:"at"`
	Undone bool   `json:"undone"`
}

func (s *site) reviewPage(r *http.Request) (view, error) {
	if err := noQuery(r.URL.RawQuery); err != nil {
		return view{}, err
	}
	name, err := s.needs(r, viewerRole)
	if err != nil {
		return view{}, err
	}
	_, role := s.who(r)
	body := reviewBody{AsOf: s.today(), Token: s.token(r), Who: name, Decides: s.options.Desk.May(role, reviewerRole), Withholds: s.options.Desk.May(role, adminRole), Questions: []questionView{}, Decisions: []decisionView{}}
	queue, err := s.options.Desk.Queue(r.Context(), maxQuestions)
	if err != nil {
		return view{}, err
	}
	for _, q := range queue {
		asked, err := s.options.Desk.Ask(r.Context(), q)
		if err != nil {
			return view{}, err
		}
		if asked == nil {
			continue
		}
		v, err := s.question(r, asked)
		if err != nil {
			return view{}, err
		}
		body.Questions = append(body.Questions, v)
	}
	if body.Decisions, _, err = s.decisions(r, maxDecisions, whatOf); err != nil {
		return view{}, err
	}
	return view{template: "review.html", title: "What the rules leave open", canonical: "/review", data: "/review.json", body: body}, nil
}

func (s *site) question(r *http.Request, asked *headcount.Asked) (questionView, error) {
	v := questionView{Question: asked.Question, Words: inWords(&asked.Question), Sides: []sideView{}, Answers: []answerView{}}
	for _, side := range asked.Sides {
		d, err := s.ledger.Document(r.Context(), side.Claim.Document.Hash)
		if err != nil && !errors.Is(err, headcount.ErrNotFound) {
			return v, err
		}
		one := sideView{Name: side.Name, Figure: jobs(side.Claim.Count, side.Claim.Share), claimView: claimView{
			Claim: bounded(side.Claim.Claim), Back: side.Claim.Back, Source: sourceOf(side.Claim.Document), Passages: passages(d.Text, side.Claim.Evidence, s.options.Context)}}
		if side.Event != nil {
			line := lineOf(side.Event, then{})
			one.Event = &line
		}
		v.Sides = append(v.Sides, one)
	}
	for _, a := range asked.Answers {
		v.Answers = append(v.Answers, answerView{a.Key, a.Label})
	}
	return v, nil
}

// Stake is how many jobs hang on the answer, in words.
func (q questionView) Stake() string { return plural(int(q.Jobs), "job", "jobs") }

// inWords is a question in one sentence.
func inWords(q *headcount.Question) string {
	switch q.Kind {
	case headcount.AskSame:
		return "Are these two one cut?"
	case headcount.AskValue:
		return "Which " + q.Subject + " is right?"
	case headcount.AskAlias:
		return "Is " + q.Name + " the employer " + q.Subject + "?"
	}
	return "Does " + q.Name + " belong to " + q.Subject + "?"
}

// decisions lists the latest decisions, the last first, at most n, as what says them;
// with the veil that all of them make.
func (s *site) decisions(r *http.Request, n int, what func(*headcount.Decision) string) ([]decisionView, *headcount.Veil, error) {
	all, err := s.ledger.Decisions(r.Context())
	if err != nil {
		return nil, nil, err
	}
	stands := headcount.InForce(all)
	list := []decisionView{}
	for _, d := range slices.Backward(all) {
		if len(list) == n {
			break
		}
		undone := !slices.ContainsFunc(stands, func(x headcount.Decision) bool { return x.Number == d.Number })
		list = append(list, decisionView{Number: d.Number, What: what(&d), Who: d.Who, Why: d.Why, At: instant(d.At), Undone: undone})
	}
	return list, headcount.NewVeil(all), nil
}

// whatOf is a decision in words.
func whatOf(d *headcount.Decision) string {
	words := []string{d.Kind}
	for _, p := range d.Of {
		words = append(words, strings.TrimSpace(p.Employer+" "+p.Figure))
	}
	if len(d.Of) == 0 {
		words = append(words, d.Target)
	}
	if d.Value != "" && len(d.Of) < 2 {
		words = append(words, d.Value)
	}
	return strings.Join(words, " · ")
}

// review takes an answer, or the undoing of a decision.
func (s *site) review(r *http.Request) (string, error) {
	name, err := s.needs(r, reviewerRole)
	if err != nil {
		return "", err
	}
	d, err := s.decided(r)
	if err != nil {
		return "", err
	}
	if d.Kind == headcount.Withhold {
		if _, err := s.needs(r, adminRole); err != nil {
			return "", err
		}
	}
	if d.Why = strings.TrimSpace(r.PostForm.Get("why")); d.Why == "" || len(d.Why) > maxTitle {
		return "", &toldError{http.StatusBadRequest, "Give a reason, in a sentence: it is kept with the decision."}
	}
	d.Who, d.At = name, s.options.Now().UTC()
	number, err := s.options.Desk.Decide(r.Context(), d)
	if errors.Is(err, headcount.ErrInvalid) || errors.Is(err, headcount.ErrNotFound) {
		return "", &toldError{http.StatusConflict, "Not decided: " + err.Error() + "."}
	}
	if err != nil {
		return "", err
	}
	return "/review", s.options.Desk.Audit(r.Context(), headcount.AuditEntry{At: s.options.Now().UTC(), Who: name, What: "decision " + strconv.FormatInt(number, 10) + ": " + d.Kind, From: address(r)})
}

// decided is the decision that a form asks for. The question is put again, so that
// nothing but its own answers can be decided.
func (s *site) decided(r *http.Request) (headcount.Decision, error) {
	f := r.PostForm
	if number := f.Get("undo"); number != "" {
		if _, err := strconv.ParseInt(number, 10, 64); err != nil {
			return headcount.Decision{}, &toldError{http.StatusBadRequest, "There is no such decision."}
		}
		return headcount.Decision{Kind: headcount.Undo, Target: number}, nil
	}
	if f.Get("withhold") != "" {
		return withheldBy(r), nil
	}
	asked, err := s.options.Desk.Ask(r.Context(), headcount.Question{Kind: f.Get("kind"), Event: f.Get("event"), Subject: f.Get("subject"), Name: f.Get("name")})
	if err != nil {
		return headcount.Decision{}, err
	}
	if asked == nil {
		return headcount.Decision{}, &toldError{http.StatusConflict, "The question is settled meanwhile."}
	}
	at := slices.IndexFunc(asked.Answers, func(a headcount.Answer) bool { return a.Key == f.Get("answer") })
	if at < 0 {
		return headcount.Decision{}, &toldError{http.StatusBadRequest, "Choose one of the answers."}
	}
	return asked.Answers[at].Decision, nil
}
