package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A then is the moment of which a page tells, by its field as_of: now, where that is
// empty.
type then struct {
	asked string
	at    time.Time // zero is now
	past  bool      // it was before the present one
}

// thenOf reads the query of a page whose one field is as_of.
func (s *site) thenOf(r *http.Request) (then, error) {
	values, err := parseQuery(r.URL.RawQuery, "as_of")
	if err != nil {
		return then{}, err
	}
	at, err := parseAsOf(values["as_of"])
	if err != nil {
		return then{}, err
	}
	return then{values["as_of"], at, !at.IsZero() && at.Before(s.options.Now())}, s.come(at)
}

// come refuses a moment of a day that is still to come: what the ledger will know
// then, it cannot tell, and would tell otherwise later.
func (s *site) come(at time.Time) error {
	if dayOf(at) > s.today() {
		return &fieldError{"as_of", "a day to come: the ledger tells what it knew by a day, " + s.today() + " (UTC) at the latest"}
	}
	return nil
}

// to adds the moment to an address, so that who comes from a page of the past stays
// there.
func (t then) to(address string) string {
	switch {
	case t.asked == "":
		return address
	case strings.Contains(address, "?"):
		return address + "&as_of=" + url.QueryEscape(t.asked)
	}
	return address + "?as_of=" + url.QueryEscape(t.asked)
}

// A thenView is how a page says of which moment it tells, and lets another be asked
// for.
type thenView struct {
	Own   string // address of the page as things stand today
	Day   string // EDTF
	Today string // EDTF
	Past  bool
	Asked string // RFC 3339, where a time was asked for and not a day
}

// thens is the view of a moment for the page at own.
func (s *site) thens(t then, own string) *thenView {
	v := &thenView{Own: own, Day: cmp.Or(dayOf(t.at), s.today()), Today: s.today(), Past: t.past}
	if len(t.asked) > len(time.DateOnly) {
		v.Asked = t.asked
	}
	return v
}
