package reconcile

import (
	"slices"
	"strings"

	"headcount/reference"
)

// A Namesake is a name that may be that of another employer, or of a unit of
// one. It is a proposal: names alone join nothing, a person decides.
type Namesake struct {
	Name  string
	Of    string // the employer
	Unit  bool   // whether it is rather a unit of it
	Basis string
}

// The shortest initials that are taken for an acronym, and the longest.
const (
	leastInitials = 3
	mostInitials  = 6
)

// Namesakes proposes whose names may be among those that neither reference data
// nor a decision knows: initials of another name ("NUSD", Norhaven Unified School
// District), and names that begin with the whole of another ("Acme Robotics").
// Units that a list made by a language model gives are proposed, too. Names of one
// family already are not.
func (j *Judgement) Namesakes(names []string) []Namesake {
	byKey, initials := map[string]string{}, map[string][]string{}
	for _, name := range slices.Sorted(slices.Values(names)) {
		key := reference.Key(name)
		if _, there := byKey[key]; there || key == "" {
			continue
		}
		byKey[key] = name
		if s := initialsOf(key); s != "" {
			initials[s] = append(initials[s], name)
		}
	}
	var all []Namesake
	for _, key := range sortedKeys(byKey) {
		name := byKey[key]
		if _, decided := j.aliases[key]; decided {
			continue
		}
		if _, known := j.ref.Employer(name); known {
			continue
		}
		if _, decided := j.parents[j.slug(name)]; decided {
			continue
		}
		if e, proposed := j.ref.Proposed(name); proposed {
			all = append(all, Namesake{Name: name, Of: e.Name, Unit: true, Basis: "a list made by a language model says so"})
			continue
		}
		if of := initials[key]; acronym(name) && len(of) == 1 && j.Family(of[0]) != j.Family(name) {
			all = append(all, Namesake{Name: name, Of: of[0], Basis: "its letters are the initials of the name"})
			continue
		}
		for head := key; ; {
			cut := strings.LastIndexByte(head, ' ')
			if cut < 0 {
				break
			}
			head = head[:cut]
			of, there := byKey[head]
			if e, known := j.ref.EmployerKey(head); known && !e.Word {
				of, there = e.Name, true
			}
			if there && j.Family(of) != j.Family(name) && (strings.Contains(head, " ") || len(head) >= leastInitials) {
				all = append(all, Namesake{Name: name, Of: of, Unit: true, Basis: "its name begins with the whole of the other"})
				break
			}
		}
	}
	return all
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// acronym reports whether a name is written as one: "NUSD".
func acronym(name string) bool {
	if len(name) < leastInitials || len(name) > mostInitials {
		return false
	}
	for i := range len(name) {
		if name[i] < 'A' || name[i] > 'Z' {
			return false
		}
	}
	return true
}

// initialsOf are those of a name of several words, small words left out; "" when
// they are too few or too many.
func initialsOf(key string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(key) {
		switch word {
		case "of", "the", "and", "for", "in":
			continue
		}
		b.WriteByte(word[0])
	}
	if n := b.Len(); n < leastInitials || n > mostInitials {
		return ""
	}
	return b.String()
}
