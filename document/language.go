package document

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

const (
	sampleWords = 300  // of these first words the language is told
	fewWords    = 20   // fewer say nothing
	fewBytes    = 200  // nor does a shorter text without spaces
	guessBytes  = 2000 // of these first bytes whatlanggo tells the language
)

// The share of englishWords among a text's words, in per cent. Prose has 20 to
// 30, lists of figures and headlines 8 and more; other languages stay below 3.
const (
	surelyEnglish = 10
	maybeEnglish  = 4
)

// englishWords are words without which no one writes English, and which are
// not words of its neighbours.
var englishWords = map[string]bool{
	"the": true, "and": true, "of": true, "to": true, "that": true, "with": true, "from": true, "which": true,
	"would": true, "this": true, "have": true, "has": true, "been": true, "were": true, "their": true, "said": true,
	"they": true, "its": true, "it's": true, "than": true, "about": true, "who": true, "by": true, "are": true,
	"we": true, "our": true, "you": true, "your": true, "it": true, "is": true, "as": true, "for": true, "after": true,
}

// longestEnglish is the length of the longest of englishWords.
const longestEnglish = len("which")

// language returns the ISO 639-1 code of the language of text, "" when it
// cannot be told. A short text is in the language that is declared, else in
// English. Clear English is told by its small words, which takes
// microseconds; only what is left is put to whatlanggo, which takes a
// millisecond.
func language(text, declared string) string {
	words, english := countEnglish(text)
	if words < fewWords && len(text) < fewBytes {
		if declared != "" {
			return declared
		}
		return "en"
	}
	share := 0
	if words > 0 {
		share = 100 * english / words
	}
	if share >= surelyEnglish {
		return "en"
	}
	guess := whatlanggo.Detect(cut(text, guessBytes))
	switch {
	case guess.IsReliable():
		return guess.Lang.Iso6391()
	case declared != "":
		return declared
	case share >= maybeEnglish:
		return "en"
	case guess.Confidence == 0: // several are as near, and it takes any of them
		return ""
	}
	return guess.Lang.Iso6391()
}

// countEnglish counts the first sampleWords words of text and those among them
// that are English.
func countEnglish(text string) (words, english int) {
	var low [longestEnglish]byte // the word in lower case, as far as it fits
	n := 0
	for i := 0; i <= len(text); i++ {
		var c byte = ' '
		if i < len(text) {
			c = text[i]
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c >= 'a' && c <= 'z' || c >= 0x80 || c == '\'' {
			if n < len(low) {
				low[n] = c
			}
			n++
			continue
		}
		if n == 0 {
			continue
		}
		words++
		if n <= len(low) && englishWords[string(low[:n])] {
			english++
		}
		if n = 0; words == sampleWords {
			break
		}
	}
	return words, english
}

// languageCode returns the ISO 639-1 code in a tag such as "en-US", "en_GB" or
// "eng", "" when there is none.
func languageCode(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	code, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	switch {
	case code == "eng" || code == "english":
		return "en"
	case len(code) == 2 && code[0] >= 'a' && code[0] <= 'z' && code[1] >= 'a' && code[1] <= 'z':
		return code
	}
	return ""
}
