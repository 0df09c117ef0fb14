package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headcount/reference"
)

// plainTitle returns the title of a filer without the state, country or kind
// of share that the SEC adds: "BANK OF AMERICA CORP /DE/", "Airbus SE/ADR",
// "VERTEX PHARMACEUTICALS INC / MA".
func plainTitle(title string) string {
	for {
		short := strings.TrimSpace(strings.TrimRight(title, "/"))
		at := strings.LastIndexByte(short, '/')
		// A tail of at most four letters, and not the "S" of "A/S" or "NV"
		// of "SA/NV": those belong to the name, and Key knows them.
		if at > 0 && len(short)-at-1 <= 4 && !legalTail(short[at+1:]) {
			short = strings.TrimSpace(short[:at])
		}
		if short == title {
			return title
		}
		title = short
	}
}

func legalTail(s string) bool {
	return slices.Contains([]string{"S", "NV", "SA", "AB", "AG"}, strings.ToUpper(strings.TrimSpace(s)))
}

// vehicles are the words that mark a filer as a fund or a shell, which employs
// nobody that a report would name.
var vehicles = []string{"acquisition", "fund", "funds", "etf", "etfs", "etn", "merger", "municipal", "income", "shares", "trust"}

// vehicle reports whether a filer of that title is a fund or a shell.
func vehicle(title string) bool {
	for word := range strings.FieldsSeq(reference.PlaceKey(title)) {
		if slices.Contains(vehicles, word) {
			return true
		}
	}
	return false
}

// display returns a name fit to be shown: without legal forms, and in mixed
// case when the title is all capitals.
func display(title string) string {
	words := strings.Fields(title)
	key := reference.Key(title)
	n := len(words)
	for n > 1 && reference.Key(strings.Join(words[:n-1], " ")) == key {
		n--
	}
	words = words[:n]
	shouted := !strings.ContainsFunc(strings.Join(words, ""), unicode.IsLower)
	for i, w := range words {
		if shouted {
			words[i] = mixed(w, i == 0)
		}
	}
	return strings.TrimRight(strings.Join(words, " "), ",. &")
}

// mixed returns a word of a title in capitals in the case that it is likely to
// have: small for the little words, as it is for one without vowels, which is
// an abbreviation.
func mixed(w string, first bool) string {
	lower := strings.ToLower(w)
	switch {
	case !first && slices.Contains([]string{"of", "and", "the", "for", "in", "on", "de", "du"}, lower):
		return lower
	case !strings.ContainsAny(lower, "aeiouy"), strings.ContainsAny(lower, "&0123456789"):
		return w
	}
	var b strings.Builder
	start := true
	for _, r := range lower {
		if start {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		start = r == '-' || r == '.'
	}
	return b.String()
}

// tails are the words at the end of a name that reports leave out.
var tails = []string{"group", "holding", "holdings", "international", "worldwide", "enterprises", "technologies", "com"}

// shortForms returns the keys by which reports may know a filer: the title
// without its tail, and its first word where no other filer's title begins
// with it.
func shortForms(title string, heads map[string]int) []string {
	words := strings.Fields(reference.Key(title))
	var short []string
	n := len(words)
	for n > 1 && slices.Contains(tails, words[n-1]) {
		n--
	}
	if n > 1 && n < len(words) {
		short = append(short, strings.Join(words[:n], " "))
	}
	if len(words) > 1 && heads[words[0]] == 1 && utf8.RuneCountInString(words[0]) >= 5 {
		short = append(short, words[0])
	}
	return short
}

// headCounts counts for each word the filers whose title begins with it.
func headCounts(listed []filer) map[string]int {
	counted := map[string]bool{}
	heads := map[string]int{}
	for _, s := range listed {
		if !counted[s.cik] {
			counted[s.cik] = true
			head, _, _ := strings.Cut(reference.Key(s.title), " ")
			heads[head]++
		}
	}
	return heads
}
