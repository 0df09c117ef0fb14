package worlds

import (
	"math/rand/v2"
	"strings"

	"headcount/reference"
)

// A Unit is an employer that belongs to another. Only reference data knows that
// one belongs to another, so units bear real names; all that is told of them
// is invented.
type Unit struct{ Name, Parent string }

// Units returns units that the reference data knows, one of each parent.
func Units(ref *reference.Data) []Unit {
	var all []Unit
	for _, name := range unitNames {
		e, ok := ref.Employer(name)
		if !ok || e.Parent == "" {
			continue
		}
		if p, ok := ref.Employer(strings.ReplaceAll(e.Parent, "-", " ")); ok && p.Parent == "" {
			all = append(all, Unit{e.Name, p.Name})
		}
	}
	return all
}

var unitNames = []string{"Amazon Web Services", "LinkedIn", "Instagram", "Google", "ESPN", "NBCUniversal", "CNN", "Sam's Club", "Old Navy",
	"Frito-Lay", "Taco Bell", "Red Hat", "VMware", "Cerner", "Mailchimp", "Venmo", "Cash App", "Collins Aerospace", "Sikorsky", "Aetna",
	"Optum", "CBS", "Tableau", "Chevrolet"}

// unitEvery is how many employers there are to one that has a unit.
const unitEvery = 6

// A firm is an employer with its spellings.
type firm struct {
	name   string
	unit   string // "" is none
	forms  []string
	staff  int64
	rounds []int // the cuts that are rounds, by day
}

// firm returns the employer of a number. Invented names are unlike each other
// in their normal form for every number below 512,000.
func newFirm(r *rand.Rand, seed uint64, number int, units []Unit) firm {
	if at := number / unitEvery; number%unitEvery == unitEvery-1 && at < len(units) {
		f := firm{name: units[at].Parent, unit: units[at].Name}
		f.forms = []string{f.name}
		return f
	}
	name := coin((uint64(number)*276_943 + seed*7_919) % coins)
	kind := number % 5
	f := firm{}
	switch kind {
	case 0:
		f.name = name
		f.forms = []string{name, name + " Inc.", name + ", Inc.", strings.ToUpper(name)}
	case 1:
		f.name = name + " " + pick(r, trades)
		f.forms = []string{f.name, f.name + " Corp.", f.name + " Corporation", "The " + f.name + " Company"}
	case 2:
		partner := coin(r.Uint64N(coins))
		f.name = name + " & " + partner
		f.forms = []string{f.name, name + " and " + partner, f.name + " Ltd", f.name + " PLC"}
	case 3:
		f.name = "J.K. " + name
		f.forms = []string{f.name, "JK " + name, "J. K. " + name + " LLC", "The " + f.name + " Co."}
	default:
		f.name = name + " " + pick(r, trades)
		f.forms = []string{f.name, strings.ReplaceAll(f.name, " ", "-"), f.name + " AG", strings.Replace(f.name, "a", "á", 1)}
	}
	return f
}

var trades = []string{"Logistics", "Foods", "Motors", "Software", "Health", "Retail", "Energy", "Steel", "Airlines", "Media", "Robotics", "Textiles"}

// coins is how many words coin makes.
const coins = 80 * 80 * 80

// coin makes a word of three open syllables and an end: Bakelumor.
func coin(n uint64) string {
	var b strings.Builder
	end := n % uint64(len(ends))
	for range 3 {
		b.WriteByte(onsets[n%16])
		n /= 16
		b.WriteByte(vowels[n%5])
		n /= 5
	}
	s := b.String() + ends[end]
	return strings.ToUpper(s[:1]) + s[1:]
}

const (
	onsets = "bdfghjklmnprstvz"
	vowels = "aeiou"
)

var ends = []string{"lux", "rond", "vex", "mark", "quist", "thorpe", "nex"}

// spell returns one of the spellings of an employer.
func (m *maker) spell(firm int, employer string) string {
	if f := &m.firms[firm]; employer == f.name && chance(m.r, 0.3) {
		return pick(m.r, f.forms)
	}
	return employer
}
