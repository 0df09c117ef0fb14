// Package check holds what a draft says against what the ledger has: each claim
// is supported (by whom), contradicted (by what), out of date, counted double,
// attributed more strongly than its source, or not known; each quotation is
// verbatim, altered or not found. It is a pure function, and makes nothing up:
// every verdict leads to words in the draft and to claims in the ledger.
// docs/check.md states the rules. The steps, one file each:
//
//	held       the ledger as it would be without the draft itself; its copies
//	match      which event a claim of the draft means
//	wrong      share, date, place or unit otherwise than the event that it means
//	unmatched  number, date, base or employer otherwise than one it must mean
//	copies     what the report of which the draft is a copy has otherwise
//	credit     said more strongly than the source: status, AI as a cause
//	stale      what was revised, withdrawn, denied, or announced since
//	twice      a part added to its whole, a cut told as two, a sum that is none
//	quote      quotations: verbatim, altered or not found (words, sources)
//	other      staff, hiring, money, terms, forecasts: known or not
package check

import (
	"cmp"
	"slices"
	"strings"

	"headcount"
	"headcount/reconcile"
	"headcount/reference"
)

// The verdicts. The first four are what a draft should not say; see Alarm.
const (
	Contradicted   = "contradicted"
	DoubleCounting = "double_counting"
	Overattributed = "overattributed"
	Altered        = "altered" // a quotation
	OutOfDate      = "out_of_date"
	NotFound       = "not_found" // a quotation
	Unknown        = "unknown"
	Verbatim       = "verbatim" // a quotation
	Supported      = "supported"
)

// Verdicts lists the verdicts, those that ask for an eye first.
var Verdicts = []string{Contradicted, DoubleCounting, Overattributed, Altered, OutOfDate, NotFound, Unknown, Verbatim, Supported}

// Alarm reports whether a verdict says that the draft is wrong: the command ends
// with exit code 1.
func Alarm(verdict string) bool {
	switch verdict {
	case Contradicted, DoubleCounting, Overattributed, Altered:
		return true
	}
	return false
}

// The fields that can be wrong, as Wrong.Field names them.
const (
	FieldCount     = "count"
	FieldShare     = "share"
	FieldShareOf   = "share_of"
	FieldAnnounced = "announced"
	FieldPlaces    = "places"
	FieldEmployer  = "employer" // the number belongs to another employer
	FieldUnit      = "unit"     // the number is that of a unit alone
	FieldStatus    = "status"
	FieldCause     = "cause"
	FieldTotal     = "total"
	FieldSpeaker   = "speaker"
	FieldQuote     = "quote"
)

// Fields lists them.
var Fields = []string{FieldCount, FieldShare, FieldShareOf, FieldAnnounced, FieldPlaces, FieldEmployer, FieldUnit, FieldStatus, FieldCause, FieldTotal, FieldSpeaker, FieldQuote}

// Input is a draft and what the ledger holds of those it names.
type Input struct {
	Document *headcount.Document // the draft, with its Sketch
	Claims   []headcount.Claim   // of the draft, as its reader reads them

	// Events are those of the families that the draft names, all of each, and of
	// other families those with one of its numbers.
	Events []headcount.Event
	// Told are the claims of other types of those employers, and the statements of
	// whoever is quoted beside them.
	Told []headcount.Stated
	// Texts are those of the documents that stand behind both, by their hash, as
	// far as they are at hand: a quotation is looked for in them, too.
	Texts map[string]string
	// Called gives for a family that the ledger does not know the one that it must
	// mean: "acme-foods" for "acme".
	Called map[string]string

	Judged   *reconcile.Judgement
	Ref      *reference.Data
	Sentence func(text string, s headcount.Span) headcount.Span // the sentence that holds a span
}

// A Finding is what became of one claim or quotation of the draft.
type Finding struct {
	Verdict  string              `json:"verdict"`
	Type     string              `json:"type"` // of the claim
	Employer string              `json:"employer"`
	Says     string              `json:"says"` // the claim in words
	Passages []headcount.Passage `json:"passages"`
	Line     int                 `json:"line"` // of the draft's text, from 1, at which the first passage begins
	Sentence string              `json:"sentence"`

	Event    string `json:"event"`    // that the claim means; "" for none
	Headline string `json:"headline"` // of that event
	Ledger   string `json:"ledger"`   // what the ledger has of it, in words
	Note     string `json:"note"`     // how the event was found, or why nothing is known

	Wrong       []Wrong   `json:"wrong"`       // what is wrong, the gravest first
	Supports    []Source  `json:"supports"`    // who says the same
	Independent int       `json:"independent"` // of these, how many do not copy each other or the draft
	Disputes    []Dispute `json:"disputes"`    // what others say otherwise of a value that has support

	Quote      string     `json:"quote,omitempty"`
	Speaker    string     `json:"speaker,omitempty"`
	Difference Difference `json:"difference,omitempty"` // of an altered quotation
}

// A Wrong is one thing that the ledger has otherwise, or that the draft says more
// strongly than it can.
type Wrong struct {
	Verdict string   `json:"verdict"`
	Field   string   `json:"field"`  // one of Fields
	Draft   string   `json:"draft"`  // the draft's value
	Ledger  string   `json:"ledger"` // the ledger's
	Why     string   `json:"why"`
	Event   string   `json:"event"` // that has it otherwise
	Sources []Source `json:"sources"`

	Passage headcount.Passage `json:"passage"` // where the draft has it
	Line    int               `json:"line"`
}

// A Dispute is a field on which the sources of the event disagree.
type Dispute struct {
	Field   string   `json:"field"`
	Value   string   `json:"value"` // another than the draft's
	Sources []Source `json:"sources"`
}

// A Source is a claim of the ledger with its document and its words.
type Source struct {
	Claim    string                `json:"claim"`
	Document headcount.DocumentRef `json:"document"`
	Words    []string              `json:"words"`
	Copy     bool                  `json:"copy"` // the document is one with the draft but for some words: it supports nothing
}

// Draft holds a draft against the ledger and returns a finding for each of its
// claims, in their order.
func Draft(in Input) []Finding {
	c := newChecker(in)
	findings := make([]Finding, len(c.claims))
	for i := range c.claims {
		findings[i] = c.finding(i)
	}
	c.sayOnce(findings)
	c.twice(findings)
	for i := range findings {
		findings[i].settle()
		for k := range findings[i].Wrong {
			c.locate(&findings[i].Wrong[k], &c.claims[i])
		}
	}
	return findings
}

// finding is what becomes of one claim by itself.
func (c *checker) finding(i int) Finding {
	claim := &c.claims[i]
	f := Finding{Type: claim.Type, Employer: c.in.Claims[i].Employer, Says: words(&c.in.Claims[i]), Passages: c.in.Claims[i].Evidence,
		Verdict: Unknown, Wrong: []Wrong{}, Supports: []Source{}, Disputes: []Dispute{}}
	f.Line, f.Sentence = c.place(claim)
	switch claim.Type {
	case headcount.Reduction:
		c.reduction(&f, i)
		c.fromCopy(&f, claim)
	case headcount.Statement:
		c.quotation(&f, claim)
	default:
		c.other(&f, claim)
	}
	return f
}

// settle gives a finding the gravest of its verdicts.
func (f *Finding) settle() {
	if len(f.Wrong) == 0 {
		return
	}
	slices.SortStableFunc(f.Wrong, func(a, b Wrong) int { return cmp.Compare(Gravity(a.Verdict), Gravity(b.Verdict)) })
	f.Verdict = f.Wrong[0].Verdict
}

// Gravity is the place of a verdict in Verdicts: the lower, the more it asks for
// an eye.
func Gravity(verdict string) int { return slices.Index(Verdicts, verdict) }

// locate says where the draft has what is wrong: the words of its date, else the
// first of the claim.
func (c *checker) locate(w *Wrong, claim *headcount.Claim) {
	if len(claim.Evidence) == 0 || !claim.Evidence[0].Located() {
		return
	}
	w.Passage = claim.Evidence[0]
	if w.Field == FieldAnnounced {
		if p, ok := c.dateWords(claim); ok {
			w.Passage = p
		}
	}
	w.Line = c.lineOf(w.Passage.Start)
}

// place is the line and the sentence of a claim's first passage.
func (c *checker) place(claim *headcount.Claim) (line int, sentence string) {
	if len(claim.Evidence) == 0 || !claim.Evidence[0].Located() {
		return 0, ""
	}
	return c.lineOf(claim.Evidence[0].Start), strings.Join(strings.Fields(c.sentence(claim.Evidence[0].Span)), " ")
}

// lineOf is the line on which a byte of the draft's text stands, from 1.
func (c *checker) lineOf(at int) int {
	n, found := slices.BinarySearch(c.lines, at)
	if found {
		return n + 1
	}
	return n
}

// sentence is the sentence of the draft that holds a span.
func (c *checker) sentence(s headcount.Span) string {
	at := c.around(s)
	return c.in.Document.Text[at.Start:at.End]
}

// around is where the sentence of the draft stands that holds a span.
func (c *checker) around(s headcount.Span) headcount.Span {
	at, known := c.sentences[s]
	if !known {
		if at = s; c.in.Sentence != nil {
			at = c.in.Sentence(c.in.Document.Text, s)
		}
		c.sentences[s] = at
	}
	return at
}
