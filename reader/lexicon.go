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
	kindWord
	guessVerb
	guesser
	cutOpener  // may begin a cut noun of several words: see cutNounAt
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
	"org-suffix", "title", "speaker-noun", "furlough", "person-verb", "hire", "trigger", "time", "money-use", "forecast", "employ", "step", "kind", "guess", "guesser", "cut-opener"}

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// A lexicon knows the classes of words and the lists that rules look things up in.
type lexicon struct {
	words map[string]class
	slots []slot   // the words again, as tokenize asks for them: see find
	index []uint16 // by shape: a slot's number, plus one
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
	l.fillSlots()
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

// A listed is a set of the lists that every word is held against.
type listed uint32

const (
	notName     listed = 1 << iota // lexicon/notnames.txt
	opener                         // lexicon/openers.txt
	orgHead                        // lexicon/orgheads.txt
	abbreviated                    // lexicon/abbreviations.txt
	quoteWord                      // lexicon/quotewords.txt: the words alone
	closing                        // lexicon/closings.txt
	byNumber                       // lexicon/bynumber.txt
	termOpener                     // lexicon/terms.txt: the first words
	causeOpener                    // lexicon/causes.txt: the first words
	bodyOpener                     // lexicon/bodies.txt: the first words
	leading                        // lead examples in: see lead
	affecting                      // see affectedBy
	summing                        // see totals
	irregular                      // lexicon/irregular.txt
	hyphened                       // no list: the word holds a hyphen
	sectorWord                     // lexicon/sectorwords.txt
	counting                       // what counts those who lose their jobs: see cuts
)

// A slot holds a word with its classes and lists.
type slot struct {
	keys  keys
	word  string
	class class
	lists listed
}

// shapes is a power of two, well above the number of words.
const (
	shapeBits = 14
	shapes    = 1 << shapeBits
)

// fillSlots puts the words into slots and indexes them by their shape, each
// there or in the next place that is free.
func (l *lexicon) fillSlots() {
	l.index = make([]uint16, shapes)
	at := func(word string) *slot {
		k := keysOf(word)
		i := k.shape()
		for ; l.index[i] > 0; i = (i + 1) & (shapes - 1) {
			if s := &l.slots[l.index[i]-1]; s.word == word {
				return s
			}
		}
		l.slots = append(l.slots, slot{keys: k, word: word})
		l.index[i] = uint16(len(l.slots))
		return &l.slots[len(l.slots)-1]
	}
	for w, c := range l.words {
		at(w).class = c
	}
	for name, set := range map[string]listed{"notnames": notName, "openers": opener, "orgheads": orgHead, "abbreviations": abbreviated,
		"quotewords": quoteWord, "closings": closing, "bynumber": byNumber, "irregular": irregular, "sectorwords": sectorWord} {
		for w := range l.lists[name] {
			at(w).lists |= set
		}
	}
	for name, set := range map[string]listed{"terms": termOpener, "causes": causeOpener, "bodies": bodyOpener} {
		for phrase := range l.lists[name] {
			w, _, _ := strings.Cut(phrase, " ")
			at(w).lists |= set
		}
	}
	for set, words := range map[listed][]string{
		termOpener: {"notice", "notification"},
		leading:    {"including", "like", "include", "includes", "included", "such"},
		affecting:  {"affect", "affects", "affecting", "affected", "impact", "impacts", "impacting", "impacted"},
		summing:    {"total", "totaling", "totalling"},
		counting:   {"number", "total", "letters"},
	} {
		for _, w := range words {
			at(w).lists |= set
		}
	}
}

// find returns the classes and lists of a word in lower case with its keys; most have
// none. It returns the word's shape too, which different words may share. A table of
// our own is asked here, not a map: it is asked for every word of every text.
func (l *lexicon) find(word string, k keys) (class, listed, uint16) {
	at := k.shape()
	for i := at; ; i = (i + 1) & (shapes - 1) {
		n := l.index[i]
		if n == 0 {
			return 0, 0, uint16(at)
		}
		if s := &l.slots[n-1]; s.keys == k && len(s.word) == len(word) && (len(word) <= 16 || s.word == word) {
			return s.class, s.lists, uint16(at)
		}
	}
}

// keys are the first eight bytes of a word and, of a longer one, its last eight: all of a
// word of up to sixteen.
type keys struct{ first, last uint64 }

// keysOf are the keys of a word.
func keysOf(w string) keys {
	if len(w) >= 8 {
		return keys{eight(w, 0), eight(w, len(w)-8)}
	}
	var k keys
	for i := range len(w) {
		k.first |= uint64(w[i]) << (8 * i)
	}
	return k
}

// shape is a number below shapes made of a word's keys: the top bits of products with
// odd numbers of many ones, to which every byte adds.
func (k keys) shape() uint {
	return uint((k.first*0x9E3779B97F4A7C15 ^ k.last*0xC2B2AE3D27D4EB4F) >> (64 - shapeBits))
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
