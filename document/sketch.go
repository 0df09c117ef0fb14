package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"headcount"
)

// What a sketch keeps. Five words in a row are hardly ever the same in two
// texts that know nothing of each other; thirty-two of the runs tell a fifth
// shared from none. A quotation of eight words is more than a phrase.
const (
	runWords   = 5
	maxRuns    = 32
	quoteWords = 8
	maxQuotes  = 16
	longQuote  = 4 << 10 // bytes within which a quotation must close
)

// Sketch returns the sketch by which copies of a text are known: wire copy with
// another head, a rewrite that keeps the quotations.
func Sketch(text string) headcount.Sketch {
	var s headcount.Sketch
	var last [runWords]uint32
	n := 0
	eachWord(text, func(h uint32) bool {
		last[n%runWords] = h
		n++
		if n >= runWords {
			s.Runs = keepLeast(s.Runs, join(last[:], n%runWords))
		}
		return true
	})
	for rest := text; len(s.Quotes) < maxQuotes; {
		at := strings.IndexAny(rest, "\"“")
		if at < 0 {
			break
		}
		open, size := utf8.DecodeRuneInString(rest[at:])
		rest = rest[at+size:]
		shut := "\""
		if open == '“' {
			shut = "”"
		}
		line, _, _ := strings.Cut(rest[:min(len(rest), longQuote)], "\n")
		end := strings.Index(line, shut)
		if end < 0 {
			continue
		}
		if h, ok := quotation(line[:end]); ok {
			s.Quotes = append(s.Quotes, h)
		}
		rest = rest[end+len(shut):]
	}
	slices.Sort(s.Quotes)
	s.Quotes = slices.Compact(s.Quotes)
	return s
}

// quotation is the hash of the first words of a quotation that is long enough.
func quotation(words string) (uint32, bool) {
	var first []uint32
	eachWord(words, func(h uint32) bool {
		first = append(first, h)
		return len(first) < quoteWords
	})
	if len(first) < quoteWords {
		return 0, false
	}
	return join(first, 0), true
}

// keepLeast puts h among the least hashes, sorted, each once.
func keepLeast(least []uint32, h uint32) []uint32 {
	if len(least) == maxRuns && h >= least[maxRuns-1] {
		return least
	}
	at, there := slices.BinarySearch(least, h)
	if there {
		return least
	}
	if len(least) == maxRuns {
		least = least[:maxRuns-1]
	}
	return slices.Insert(least, at, h)
}

// eachWord calls f with the hash of each word in lower case until it returns
// false.
func eachWord(text string, f func(h uint32) bool) {
	h, in := uint32(fnvStart), false
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && lower[r] != 0:
			h, in = mix(h, uint32(lower[r])), true
			continue
		case r == '\'' || r == '’': // "it's" is one word, however it is typed
			continue
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			h, in = mix(h, uint32(unicode.ToLower(r))), true
			continue
		}
		if in && !f(h) {
			return
		}
		h, in = fnvStart, false
	}
	if in {
		f(h)
	}
}

// lower gives the letters and digits of ASCII in lower case, 0 for the rest.
var lower = func() (t [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		if unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) {
			t[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return t
}()

// FNV-1a, over runes instead of bytes.
const (
	fnvStart = 2166136261
	fnvPrime = 16777619
)

func mix(h, x uint32) uint32 { return (h ^ x) * fnvPrime }

// join is the hash of hashes from the one at first on, round about.
func join(hashes []uint32, first int) uint32 {
	h := uint32(fnvStart)
	for i := range hashes {
		x := hashes[(first+i)%len(hashes)]
		for range 4 {
			h = mix(h, x&0xff)
			x >>= 8
		}
	}
	h ^= h >> 16 // spread: which hashes are least must not hang on the last word
	h *= 0x85ebca6b
	return h ^ h>>13
}
