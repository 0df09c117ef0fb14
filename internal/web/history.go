package web

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"headcount"
)

// A tellingView is a figure that became public: the first report of each figure
// and status, in the order of their days.
type tellingView struct {
	Published string `json:"published"` // EDTF
	Figure    string `json:"figure"`
	Status    string `json:"status"`
	Outlet    string `json:"outlet"`
	Claim     string `json:"claim"`
}

// Anchor is the id of the claim's element on the page.
func (t tellingView) Anchor() string { return anchor(t.Claim) }

// tellings returns what the claims told that no earlier one had. Claims of reports
// without a date are left out: nobody knows when they were public.
func tellings(standing []claimView) []tellingView {
	dated := slices.DeleteFunc(slices.Clone(standing), func(v claimView) bool { return v.Source.Published == "" })
	slices.SortStableFunc(dated, func(a, b claimView) int { return cmp.Compare(a.Source.Published, b.Source.Published) })
	out, told := []tellingView{}, map[string]bool{}
	for _, v := range dated {
		t := tellingView{Published: v.Source.Published, Figure: v.Figure(), Status: v.Claim.Status, Outlet: v.Source.Name(), Claim: v.Claim.ID}
		if key := t.Figure + "\x00" + t.Status; !told[key] {
			told[key] = true
			out = append(out, t)
		}
	}
	return out
}

// A versionView is the event as the ledger had it for a time.
type versionView struct {
	Since       string   `json:"since"` // RFC 3339, to the microsecond: as_of of it gives this version
	Jobs        string   `json:"jobs"`
	Status      string   `json:"status"`
	Announced   string   `json:"announced"` // EDTF, "" when unknown
	Counts      string   `json:"counts"`    // how it counted
	Disputed    []string `json:"disputed"`  // fields
	Reports     int      `json:"reports"`
	Independent int      `json:"independent"`
	By          []string `json:"by"` // outlets of the reports that made it so
	More        int      `json:"more"`
	Shown       bool     `json:"shown"` // the page shows this one: the last
}

// manyOutlets is the number of outlets of a version that are named.
const manyOutlets = 4

// versionViews returns the versions up to moment (zero is now) that tell apart
// from the one before.
func versionViews(versions []headcount.Version, moment time.Time) []versionView {
	out := []versionView{}
	for i := range versions {
		v := &versions[i]
		if !moment.IsZero() && v.Since.After(moment) {
			break
		}
		l := lineOf(&v.Event, then{})
		shown := versionView{Since: v.Since.UTC().Format(time.RFC3339Nano), Jobs: l.Jobs(), Status: l.Status, Announced: l.Announced, Counts: countsWords(l), Disputed: l.Disputed,
			Reports: l.Reports, Independent: l.Independent, By: []string{}}
		for _, d := range v.Reports {
			name := sourceOf(d).Name()
			switch {
			case slices.Contains(shown.By, name):
			case len(shown.By) == manyOutlets:
				shown.More++
			default:
				shown.By = append(shown.By, name)
			}
		}
		if n := len(out); n > 0 && len(shown.By) == 0 && same(out[n-1], shown) {
			continue // only how it stands to others has changed
		}
		out = append(out, shown)
	}
	if n := len(out); n > 0 {
		out[n-1].Shown = true
	}
	return out
}

func same(a, b versionView) bool {
	return a.Jobs == b.Jobs && a.Status == b.Status && a.Announced == b.Announced && a.Counts == b.Counts && strings.Join(a.Disputed, " ") == strings.Join(b.Disputed, " ")
}

// countsWords says how an event counts in the total of the ledger.
func countsWords(l eventLine) string {
	switch {
	case l.LeftOut != "":
		return "not counted: " + l.LeftOut
	case l.Count == nil || l.Count.Min == nil && l.Count.Max == nil:
		return "listed apart: a share alone"
	case l.Doubtful != "":
		return "in the greatest number only: " + l.Doubtful
	}
	return "counted"
}

// Counts says how the event counts in the total of the ledger.
func (l eventLine) Counts() string { return countsWords(l) }
