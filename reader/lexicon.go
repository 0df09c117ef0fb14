package reader

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
	"sync"
)

// A class is a set of the word classes of lexicon/words.txt.
type class uint64

const (
	cutBase class = 1 << iota
	cutS
	cutIng
	cutPast
	fireBase
	fireS
	fireIng
	firePast
	layWord
	letWord
	cutNoun
	jobWord
	lossWord
	elimination
	peopleWord
	jobNoun
	forceWord
	approxWord
	beWord
	haveWord
	modalWord
	mayWord
	planWord
	considerWord
	announceWord
	reportWord
	denyWord
	notWord
	pronounWord
	itsWord
	detWord
	prepWord
	conjWord
	relativeWord
	monthWord
	weekdayWord
	anaphorWord
	orgSuffix
	titleWord
	speakerNoun
	furloughWord
	personVerb
	hireWord
	triggerWord
	timeWord
	moneyUse
	forecastWord
	employWord
	stepWord
	numberWord // may begin a quantity; set from the lists of numbers
)

const (
	cutVerb  = cutBase | cutS | cutIng | cutPast
	fireVerb = fireBase | fireS | fireIng | firePast
	anyNoun  = peopleWord | jobNoun | forceWord
	verbish  = beWord | haveWord | modalWord | planWord | reportWord | announceWord | considerWord
)

// classNames gives each class its header in words.txt, in the order of the bits.
var classNames = []string{"cut-base", "cut-s", "cut-ing", "cut-past", "fire-base", "fire-s", "fire-ing", "fire-past", "lay", "let",
	"cut-noun", "job-word", "loss-word", "elimination", "people", "job", "force", "approx", "be", "have", "modal", "may", "plan",
	"consider", "announce", "report", "deny", "not", "pronoun", "its", "det", "prep", "conj", "relative", "month", "weekday", "anaphor",
	"org-suffix", "title", "speaker-noun", "furlough", "person-verb", "hire", "trigger", "time", "money-use", "forecast", "employ", "step"}

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// A lexicon knows the classes of words and the lists that rules look things up in.
type lexicon struct {
	words map[string]class
	maybe [1 << 13]bool // by shape: whether words holds one of that shape
	// lists holds the smaller files by name: one entry a line, "key" or "key = value".
	lists map[string]map[string]string
}

// embedded is the lexicon of the files beside this one; it never changes.
var embedded = sync.OnceValue(func() *lexicon {
	l, err := loadLexicon()
	if err != nil {
		panic(err) // the files are part of the binary: a test loads them
	}
	return l
})

// loadLexicon reads the embedded files. An error is a defect of the build.
func loadLexicon() (*lexicon, error) {
	l := &lexicon{words: map[string]class{}, lists: map[string]map[string]string{}}
	entries, err := lexiconFiles.ReadDir("lexicon")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		data, err := lexiconFiles.ReadFile("lexicon/" + e.Name())
		if err != nil {
			return nil, err
		}
		if e.Name() == "words.txt" {
			err = l.readWords(string(data))
		} else {
			l.readList(strings.TrimSuffix(e.Name(), ".txt"), string(data))
		}
		if err != nil {
			return nil, fmt.Errorf("lexicon %s: %w", e.Name(), err)
		}
	}
	l.markNumbers()
	for w := range l.words {
		l.maybe[shape(w)] = true
	}
	return l, nil
}

// markNumbers gives the words that may begin a quantity their class, so that
// the others are passed over at once.
func (l *lexicon) markNumbers() {
	for _, list := range []string{"numbers", "fractions"} {
		for w := range l.lists[list] {
			l.words[w] |= numberWord
		}
	}
	for _, w := range []string{"a", "us", "c", "tens", "hundreds", "dozens", "thousands", "several", "few", "couple", "one-half", "single", "single-digit", "low-single-digit"} {
		l.words[w] |= numberWord
	}
}

// classOf returns the classes of a word in lower case. Most words have none, and
// most of those are told by their shape without asking the map.
func (l *lexicon) classOf(word string) class {
	if !l.maybe[shape(word)] {
		return 0
	}
	return l.words[word]
}

// shape is a number made of a word's length and three of its bytes.
func shape(w string) uint {
	n := uint(len(w))
	return (n*2477 + uint(w[0])*631 + uint(w[n/2])*157 + uint(w[n-1])*37) & (1<<13 - 1)
}

func (l *lexicon) readWords(data string) error {
	var cur class
	for n, line := range lines(data) {
		if strings.HasPrefix(line, "[") {
			cur = 0
			for i, name := range classNames {
				if line == "["+name+"]" {
					cur = 1 << i
				}
			}
			if cur == 0 {
				return fmt.Errorf("line %d: class %s is not known", n, line)
			}
			continue
		}
		for _, w := range strings.Fields(line) {
			l.words[w] |= cur
		}
	}
	return nil
}

func (l *lexicon) readList(name, data string) {
	list := map[string]string{}
	for _, line := range lines(data) {
		key, value, _ := strings.Cut(line, "=")
		list[strings.TrimSpace(key)] = strings.TrimSpace(value)
	}
	l.lists[name] = list
}

// lines yields the lines of data that are not blank, without comments, with
// their numbers from 1.
func lines(data string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		s := bufio.NewScanner(strings.NewReader(data))
		for n := 1; s.Scan(); n++ {
			line, _, _ := strings.Cut(s.Text(), "#")
			if line = strings.TrimSpace(line); line != "" && !yield(n, line) {
				return
			}
		}
	}
}
