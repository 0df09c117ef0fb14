package headcount

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The scopes of a withhold decision: Decision.Value. A passage has its span behind
// the word: "passage 120-180".
const (
	WholeDocument = "document" // Target: the document's hash
	OnePassage    = "passage"  // Target: the document's hash
	OnePerson     = "person"   // Target: the person's name
)

// A Veil hides from answers what people decided to withhold: documents, passages
// of them, persons. What the ledger derives is derived without it, so counts and
// dates stay; words, titles, addresses and names do not. Hidden words become as
// many underscores as they have bytes, so that offsets hold. The nil Veil hides
// nothing.
type Veil struct {
	documents map[string]string   // hash → why
	passages  map[string][]hidden // hash → what of it
	persons   []person
}

type hidden struct {
	Span
	why string
}

type person struct{ name, surname, why string }

// NewVeil makes the veil of the decisions in force.
func NewVeil(decisions []Decision) *Veil {
	v := &Veil{documents: map[string]string{}, passages: map[string][]hidden{}}
	for _, d := range InForce(decisions) {
		if d.Kind != Withhold {
			continue
		}
		why := "withheld: " + d.Why
		switch scope, _, _ := strings.Cut(d.Value, " "); scope {
		case WholeDocument:
			v.documents[d.Target] = why
		case OnePassage:
			if span, err := PassageOf(d.Value); err == nil {
				v.passages[d.Target] = append(v.passages[d.Target], hidden{span, why})
			}
		case OnePerson:
			p := person{name: d.Target, why: why}
			if words := strings.Fields(d.Target); len(words) > 1 {
				p.surname = words[len(words)-1]
			}
			v.persons = append(v.persons, p)
		}
	}
	if len(v.documents)+len(v.passages)+len(v.persons) == 0 {
		return nil
	}
	return v
}

// PassageOf reads the span of a withheld passage: "passage 120-180". ErrInvalid
// when it is none.
func PassageOf(value string) (Span, error) {
	var s Span
	if n, err := fmt.Sscanf(value, OnePassage+" %d-%d", &s.Start, &s.End); n != 2 || err != nil || s.Start < 0 || s.End <= s.Start {
		return Span{}, fmt.Errorf("%q is no passage, as \"passage 120-180\" is: %w", value, ErrInvalid)
	}
	return s, nil
}

// Documents lists the hashes of the documents that are withheld whole.
func (v *Veil) Documents() []string {
	if v == nil {
		return nil
	}
	var all []string
	for hash := range v.documents {
		all = append(all, hash)
	}
	slices.Sort(all)
	return all
}

// Document hides what is withheld of d and says so in d.Withheld.
func (v *Veil) Document(d *Document) {
	if v == nil {
		return
	}
	if why, is := v.documents[d.Hash]; is {
		*d = Document{ID: d.Hash, Hash: d.Hash, Published: d.Published, Outlet: d.Outlet, Language: d.Language, Tier: d.Tier, Capture: d.Capture, Part: d.Part, Extractor: d.Extractor, Withheld: why}
		return
	}
	for _, h := range v.passages[d.Hash] {
		if h.End <= len(d.Text) {
			d.Text, d.Withheld = d.Text[:h.Start]+blank(d.Text[h.Start:h.End])+d.Text[h.End:], h.why
			if h.Start < len(d.Title) {
				d.Title = blank(d.Title)
			}
		}
	}
	for _, p := range v.persons {
		text, title := p.hide(d.Text), p.hide(d.Title)
		if text != d.Text || title != d.Title {
			d.Text, d.Title, d.Withheld = text, title, p.why
		}
	}
}

// A Hiding is what a decision to withhold would take from a document.
type Hiding struct {
	Document Document  // as it is shown until then
	Words    []Passage // of its text, that would go; those that its claims rest on where all of it would
	Claims   []Stated  // of it, that would lose words
}

// Hides returns the words of d that the veil hides, and whether it hides anything of
// it: a title, too, or the whole.
func (v *Veil) Hides(d *Document) (words []Passage, any bool) {
	after := *d
	v.Document(&after)
	if len(after.Text) != len(d.Text) {
		return nil, true
	}
	for at := 0; at < len(d.Text); at++ {
		if d.Text[at] == after.Text[at] {
			continue
		}
		start := at
		for at < len(d.Text) && d.Text[at] != after.Text[at] {
			at++
		}
		if n := len(words); n > 0 && strings.TrimSpace(d.Text[words[n-1].End:start]) == "" { // blanks stay
			start = words[n-1].Start
			words = words[:n-1]
		}
		words = append(words, Passage{Span{start, at}, d.Text[start:at]})
	}
	return words, len(words) > 0 || after.Title != d.Title
}

// Claim hides what is withheld of s and of its document. The lists of s may be
// shared: they are replaced, not changed.
func (v *Veil) Claim(s *Stated) {
	if v == nil {
		return
	}
	d := &s.Document
	if why, is := v.documents[d.Hash]; is {
		s.hide()
		*d = DocumentRef{ID: d.Hash, Hash: d.Hash, Published: d.Published, Outlet: d.Outlet, Tier: d.Tier, Known: d.Known, Withheld: why}
		return
	}
	for _, h := range v.passages[d.Hash] {
		if slices.ContainsFunc(s.Evidence, func(e Passage) bool { return e.Located() && e.Overlaps(h.Span) }) {
			s.hide()
			d.Withheld = h.why
		}
	}
	for _, p := range v.persons {
		before := *s
		s.Says, s.Speaker, s.Quote, s.Group = p.hide(s.Says), p.hide(s.Speaker), p.hide(s.Quote), p.hide(s.Group)
		d.Title = p.hide(d.Title)
		changed := before.Says != s.Says || before.Speaker != s.Speaker || before.Quote != s.Quote || before.Group != s.Group || before.Document.Title != d.Title
		for i := range s.Evidence {
			if words := p.hide(s.Evidence[i].Words); words != s.Evidence[i].Words {
				if !changed || &s.Evidence[0] == &before.Evidence[0] {
					s.Evidence = slices.Clone(s.Evidence)
				}
				s.Evidence[i].Words, changed = words, true
			}
		}
		if changed {
			d.Withheld = p.why
		}
	}
}

// hide takes the words out of a claim.
func (s *Stated) hide() {
	s.Quote, s.Speaker, s.Says = "", "", ""
	s.Evidence = slices.Clone(s.Evidence)
	for i := range s.Evidence {
		s.Evidence[i].Words = blank(s.Evidence[i].Words)
	}
}

// Event hides what is withheld of the claims of e and of what is said of them.
func (v *Veil) Event(e *Event) {
	if v == nil {
		return
	}
	e.Claims = slices.Clone(e.Claims)
	for i, c := range e.Claims {
		hidden := *c
		v.Claim(&hidden)
		e.Claims[i] = &hidden
	}
	for _, p := range v.persons {
		e.Headline = p.hide(e.Headline)
		e.Why = slices.Clone(e.Why)
		for i := range e.Why {
			e.Why[i].Why = p.hide(e.Why[i].Why)
		}
	}
}

// Words hides the persons who are withheld in s.
func (v *Veil) Words(s string) string {
	if v != nil {
		for _, p := range v.persons {
			s = p.hide(s)
		}
	}
	return s
}

// Fault hides what is withheld of f; hashes are those of captures whose documents
// are withheld.
func (v *Veil) Fault(f *Fault, hashes map[string]string) {
	if v == nil {
		return
	}
	if why, is := hashes[f.Capture]; is {
		f.Excerpt, f.Place = "", why
	}
	for _, p := range v.persons {
		f.Excerpt, f.Problem = p.hide(f.Excerpt), p.hide(f.Problem)
	}
}

// blank is s with an underscore for each byte that is no blank.
func blank(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c != ' ' && c != '\n' {
			b[i] = '_'
		}
	}
	return string(b)
}

// hide blanks the name of a person, in any case of its letters, and the surname as
// a word of its own, where s has them.
func (p person) hide(s string) string {
	if s == "" {
		return s
	}
	s = hideWord(s, p.name, true)
	if p.surname != "" {
		s = hideWord(s, p.surname, false)
	}
	return s
}

func hideWord(s, word string, fold bool) string {
	in := s
	if fold {
		in, word = strings.ToLower(s), strings.ToLower(word)
		if len(in) != len(s) { // a letter whose lower case has another length
			in = s
		}
	}
	for from := 0; ; {
		at := strings.Index(in[from:], word)
		if at < 0 {
			return s
		}
		at += from
		end := at + len(word)
		if !letterAt(in[:at], true) && !letterAt(in[end:], false) {
			s = s[:at] + blank(s[at:end]) + s[end:]
		}
		from = end
	}
}

// letterAt reports whether s ends (or begins) with a letter or digit.
func letterAt(s string, ends bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if ends {
		r, _ = utf8.DecodeLastRuneInString(s)
	}
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
