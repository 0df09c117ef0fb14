package score

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"headcount"
)

// A Count is how the claims of one type came out.
type Count struct {
	Found  int `json:"found"`  // labelled and stated
	Missed int `json:"missed"` // labelled only
	Alarms int `json:"alarms"` // stated only
}

// Precision is the part of the stated claims that are labelled.
func (c Count) Precision() Part { return Part{c.Found, c.Found + c.Alarms} }

// Recall is the part of the labelled claims that are stated.
func (c Count) Recall() Part { return Part{c.Found, c.Found + c.Missed} }

// F1 is the harmonic mean of precision and recall; 0 where nothing was found.
func (c Count) F1() float64 {
	if c.Found == 0 {
		return 0
	}
	return 2 * float64(c.Found) / float64(2*c.Found+c.Missed+c.Alarms)
}

// The rows of the table: the types, and reductions with and without a number.
const (
	withNumber    = "with a number"
	withoutNumber = "without"
)

// Rows are the names of Result.Types in the order in which they are printed.
var Rows = []string{headcount.Reduction, withNumber, withoutNumber, headcount.Headcount, headcount.Investment, headcount.Statement,
	headcount.Term, headcount.Forecast, headcount.Hiring}

// Fields are the names of Result.Fields in the order in which they are printed.
var Fields = []string{"status", "announced overlaps", "announced exact", "no invented date", "places", "cumulative", "ai cause and by whom",
	"no invented value", "evidence", "quote verbatim", "speaker"}

// A Miss is a claim that only one side has.
type Miss struct {
	Document string          `json:"document"`
	Alarm    bool            `json:"alarm"` // the reader has it, and the labels do not
	Claim    headcount.Claim `json:"claim"`
}

// A Result is what comes of holding claims against labels.
type Result struct {
	Documents int              `json:"documents"`
	Unread    int              `json:"unread"` // labelled documents that the reader did not give
	Types     map[string]Count `json:"types"`
	Fields    map[string]Part  `json:"fields"`   // of the reductions and statements that were found
	Relevant  Part             `json:"relevant"` // documents with a reduction, in which one was found
	False     Part             `json:"false"`    // documents without one, in which one was stated
	Misses    []Miss           `json:"misses"`
}

// Score holds what a reader stated against labels.
func Score(gold, read []Document) *Result {
	r := &Result{Documents: len(gold), Types: map[string]Count{}, Fields: map[string]Part{}}
	by := map[string]*Document{}
	for i := range read {
		for _, k := range read[i].keys() {
			by[k] = &read[i]
		}
	}
	for i := range gold {
		g := &gold[i]
		var found *Document
		for _, k := range g.keys() {
			if found = by[k]; found != nil {
				break
			}
		}
		if found == nil {
			r.Unread++
			found = &Document{}
		}
		r.document(g, found)
	}
	return r
}

func (r *Result) document(g, d *Document) {
	stated := d.Claims
	if g.Only != nil {
		stated = slices.DeleteFunc(slices.Clone(stated), func(c headcount.Claim) bool { return !slices.Contains(g.Only, c.Type) })
	}
	cut := func(list []headcount.Claim) bool {
		return slices.ContainsFunc(list, func(c headcount.Claim) bool { return c.Type == headcount.Reduction })
	}
	if cut(g.Claims) {
		r.Relevant.add(cut(stated))
	} else {
		r.False.add(cut(stated))
	}
	pairs := Match(g.Claims, stated)
	gold, read := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		gold[p.Gold], read[p.Read] = true, true
		r.values(&g.Claims[p.Gold], &stated[p.Read])
	}
	name := strings.Join(g.keys()[:min(1, len(g.keys()))], "")
	for i := range g.Claims {
		if gold[i] {
			r.count(&g.Claims[i], func(c *Count) { c.Found++ })
			continue
		}
		r.count(&g.Claims[i], func(c *Count) { c.Missed++ })
		r.Misses = append(r.Misses, Miss{name, false, g.Claims[i]})
	}
	for j := range stated {
		if !read[j] {
			r.count(&stated[j], func(c *Count) { c.Alarms++ })
			r.Misses = append(r.Misses, Miss{name, true, stated[j]})
		}
	}
}

// count changes the rows that a claim counts in.
func (r *Result) count(c *headcount.Claim, change func(*Count)) {
	rows := []string{c.Type}
	if c.Type == headcount.Reduction {
		if bounded(c.Count) || hasShare(c) {
			rows = append(rows, withNumber)
		} else {
			rows = append(rows, withoutNumber)
		}
	}
	for _, row := range rows {
		n := r.Types[row]
		change(&n)
		r.Types[row] = n
	}
}

// values compares the fields of a claim that was found. A field that neither
// side has says nothing, but for dates and values that may be made up.
func (r *Result) values(g, p *headcount.Claim) {
	note := func(field string, right bool) {
		n := r.Fields[field]
		n.add(right)
		r.Fields[field] = n
	}
	if g.Type == headcount.Statement {
		note("speaker", sameName(g.Speaker, p.Speaker))
		note("quote verbatim", slices.Equal(words(g.Quote), words(p.Quote)))
	}
	if g.Type != headcount.Reduction {
		return
	}
	note("status", g.Status == p.Status)
	note("evidence", touches(g, p))
	note("no invented value", !(bounded(p.Count) && !p.Count.Equal(g.Count) || hasShare(p) && !(hasShare(g) && sameShare(g.Share, p.Share))))
	if g.Cumulative || p.Cumulative {
		note("cumulative", g.Cumulative == p.Cumulative)
	}
	if len(g.Places)+len(p.Places) > 0 {
		note("places", samePlaces(g, p))
	}
	if x, y := aiBy(g), aiBy(p); len(x)+len(y) > 0 {
		note("ai cause and by whom", slices.Equal(x, y))
	}
	day, dated := when(g.Announced)
	if !dated {
		note("no invented date", p.Announced == "")
		return
	}
	said, ok := when(p.Announced)
	note("announced exact", ok && said == day)
	note("announced overlaps", ok && said.Overlaps(day) && said.Days() <= max(31, 3*day.Days())+1)
}

// aiBy says who asserts or speculates that AI is the cause.
func aiBy(c *headcount.Claim) []string {
	var by []string
	for _, x := range c.Causes {
		if x.Cause == "ai" && x.Stance != "denied" {
			by = append(by, x.By)
		}
	}
	slices.Sort(by)
	return slices.Compact(by)
}

// Print writes the result as a table for people, each share with the interval in
// which the true one lies with 95% confidence.
func (r *Result) Print(w io.Writer) {
	fmt.Fprintf(w, "%d labelled documents, %d not read\n\n", r.Documents, r.Unread)
	fmt.Fprintf(w, "%-16s%6s%7s%8s%8s  %-22s%-22s%5s\n", "claim", "gold", "found", "missed", "alarms", "precision", "recall", "F1")
	for _, row := range Rows {
		c := r.Types[row]
		if c.Found+c.Missed+c.Alarms == 0 {
			continue
		}
		name := row
		if row == withNumber || row == withoutNumber {
			name = "  " + row
		}
		fmt.Fprintf(w, "%-16s%6d%7d%8d%8d  %-22s%-22s%5.3f\n", name, c.Found+c.Missed, c.Found, c.Missed, c.Alarms, c.Precision(), c.Recall(), c.F1())
	}
	fmt.Fprintf(w, "\ndocuments with a reduction in which one was found   %s\n", r.Relevant)
	fmt.Fprintf(w, "documents without one in which one was stated       %s\n\n", r.False)
	fmt.Fprintln(w, "fields of what was found")
	for _, f := range Fields {
		if p := r.Fields[f]; p.Of > 0 {
			fmt.Fprintf(w, "  %-22s%6d of %-6d%s\n", f, p.Right, p.Of, p)
		}
	}
}

// String prints a share with its interval: "0.865 (0.82-0.90)".
func (p Part) String() string {
	if p.Of == 0 {
		return "-"
	}
	lo, hi := p.Wilson()
	return fmt.Sprintf("%.3f (%.2f-%.2f)", p.Share(), lo, hi)
}
