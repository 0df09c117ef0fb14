package main

import (
	"slices"

	"headcount/reference"
)

// A vocabulary says which names are also something else: a word, or a person.
type vocabulary struct {
	words    map[string]bool // by key; a few are of two words
	surnames map[string]bool // by key
	given    []string        // keys, sorted
}

func readVocabulary(lib *library) (*vocabulary, error) {
	v := &vocabulary{words: map[string]bool{}, surnames: map[string]bool{}}
	for file, keep := range map[string]func(key string){
		"words.txt":    func(key string) { v.words[key] = true },
		"surnames.txt": func(key string) { v.surnames[key] = true },
		"given.txt":    func(key string) { v.given = append(v.given, key) },
	} {
		names, err := lib.lines(ownPrefix + file)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			keep(reference.PlaceKey(name))
		}
	}
	slices.Sort(v.given)
	v.given = slices.Compact(v.given)
	return v, nil
}

// word reports whether key is a common word.
func (v *vocabulary) word(key string) bool { return v.words[key] }

// first reports whether key is a given name.
func (v *vocabulary) first(key string) bool {
	_, ok := slices.BinarySearch(v.given, key)
	return ok
}

// last reports whether key is a surname.
func (v *vocabulary) last(key string) bool { return v.surnames[key] }

// common reports whether key is a word or a name of a person.
func (v *vocabulary) common(key string) bool { return v.word(key) || v.first(key) || v.last(key) }
