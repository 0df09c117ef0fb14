package worlds

import (
	"math/rand/v2"

	"headcount"
	"headcount/edtf"
)

// Noise says how often documents other than the first do not tell all, or not
// the truth. The first document of a cut is right, in the employer's words.
type Noise struct {
	Name       string
	Errors     float64 // of documents: one fact of it is wrong
	Undated    float64 // of facts: no date
	Rounded    float64 // of numbers: rounded and hedged, "about 1,200" for 1,234
	Bare       float64 // of numbers: none, or a word such as "hundreds"
	Loose      float64 // of facts about a group or place: told without it
	Copies     float64 // of documents: a wire's text, the same or slightly edited
	Duplicates float64 // of documents: stand at a second address
}

// The levels of noise. Moderate is what a desk that reads news should expect.
var (
	None     = Noise{Name: "none"}
	Low      = Noise{Name: "low", Errors: 0.01, Undated: 0.05, Rounded: 0.10, Bare: 0.04, Loose: 0.02, Copies: 0.20, Duplicates: 0.01}
	Moderate = Noise{Name: "moderate", Errors: 0.05, Undated: 0.15, Rounded: 0.20, Bare: 0.08, Loose: 0.05, Copies: 0.30, Duplicates: 0.02}
	High     = Noise{Name: "high", Errors: 0.15, Undated: 0.30, Rounded: 0.35, Bare: 0.15, Loose: 0.12, Copies: 0.40, Duplicates: 0.05}
)

// Levels are the levels of noise, least first.
var Levels = []Noise{None, Low, Moderate, High}

// A Flaw is what is wrong with a claim.
type Flaw string

// The flaws that an error makes.
const (
	WrongNumber   Flaw = "wrong number"
	BareRounding  Flaw = "rounded without a hedge"
	WrongDate     Flaw = "wrong date"
	WrongStatus   Flaw = "wrong status"
	TotalAsRound  Flaw = "total told as a round"
	WrongEmployer Flaw = "unit's cut credited to the parent"
)

// Flaws lists the flaws.
var Flaws = []Flaw{WrongNumber, BareRounding, WrongDate, WrongStatus, TotalAsRound, WrongEmployer}

// err makes one fact of a document of that day wrong, at the rate of errors. A
// total and a unit draw the errors that only they can have.
func (m *maker) err(says []telling, day edtf.Day) {
	if !chance(m.r, m.noise.Errors) {
		return
	}
	for i := range says {
		t := &says[i]
		if c := &m.w.Truth[t.cut]; (c.Total() || c.unit) && chance(m.r, 0.3) {
			m.spoil(t, TotalAsRound, day)
			m.spoil(t, WrongEmployer, day)
			return
		}
	}
	t := &says[m.r.IntN(len(says))]
	for tries := 0; t.flaw == "" && tries < 20; tries++ {
		m.spoil(t, pick(m.r, Flaws), day)
	}
}

// spoil makes a fact of a telling wrong in one way, where it can.
func (m *maker) spoil(t *telling, flaw Flaw, day edtf.Day) {
	c := &m.w.Truth[t.cut]
	n, exact := t.count.Point()
	switch flaw {
	case WrongEmployer:
		if parent := m.firms[c.firm].name; c.Employer != parent {
			t.employer, t.flaw = m.spell(c.firm, parent), flaw
		}
	case TotalAsRound:
		if c.Total() {
			t.cumulative, t.since, t.flaw = false, 0, flaw
			t.date = single(c.Day)
		}
	case WrongStatus:
		t.flaw = flaw
		if t.status == headcount.Confirmed {
			t.status, t.says = pick(m.r, []string{headcount.Expected, headcount.Reported}), "people familiar with the matter"
		} else {
			t.status, t.says = headcount.Confirmed, ""
		}
	case WrongDate:
		if t.dated() && !t.cumulative {
			moved := t.date.move(pick(m.r, []int{-365, -31, -10, -7, -4, 4, 7, 10, 31}))
			if moved.First > day { // no text dates a cut after itself
				moved = t.date.move(-7)
			}
			t.date, t.flaw = moved, flaw
		}
	case BareRounding:
		if round := roundOff(n, 2); exact && round != n {
			t.count, t.flaw = headcount.Exactly(round), flaw
		}
	case WrongNumber:
		if exact && n >= 10 {
			t.count, t.flaw = headcount.Exactly(misread(m.r, n)), flaw
		}
	}
}

// misread returns another number: two digits exchanged, a digit lost or a
// digit wrong.
func misread(r *rand.Rand, n int64) int64 {
	d := []byte(itoa(n))
	i := r.IntN(len(d) - 1)
	switch r.IntN(3) {
	case 0:
		d[i], d[i+1] = d[i+1], d[i]
	case 1:
		d = append(d[:i+1], d[i+2:]...)
	default:
		d[i] = '1' + (d[i]-'0'+byte(r.IntN(8)))%9
	}
	wrong := atoi(string(d))
	if wrong == n || wrong == 0 {
		return n + max(1, n/10)
	}
	return wrong
}

func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }
