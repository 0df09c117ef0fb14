package main

import (
	"slices"
	"strings"

	"headcount/reference"
)

// A vocabulary says which names are more often something else: a word, or a
// person.
type vocabulary struct {
	words  map[string]bool // keys of common words
	people map[string]bool // keys of given names and surnames
	given  []string        // keys, sorted
}

func readVocabulary(lib *library) (*vocabulary, error) {
	v := &vocabulary{words: map[string]bool{}, people: map[string]bool{}}
	words, err := lib.lines(ownPrefix + "words.txt")
	if err != nil {
		return nil, err
	}
	for _, w := range words {
		v.words[reference.PlaceKey(w)] = true
	}
	given, err := lib.lines(ownPrefix + "given.txt")
	if err != nil {
		return nil, err
	}
	for _, g := range given {
		v.people[reference.PlaceKey(g)] = true
		v.given = append(v.given, reference.PlaceKey(g))
	}
	slices.Sort(v.given)
	v.given = slices.Compact(v.given)
	surnames, err := lib.lines(ownPrefix + "surnames.txt")
	if err != nil {
		return nil, err
	}
	for _, s := range surnames {
		v.people[reference.PlaceKey(s)] = true
	}
	return v, nil
}

// common reports whether key is one word that is a common word or a person's
// name.
func (v *vocabulary) common(key string) bool {
	return !strings.Contains(key, " ") && (v.words[key] || v.people[key])
}
