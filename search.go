package headcount

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
)

// A Hit is a claim whose sentences hold the words searched for.
type Hit struct {
	Stated
	Event string // that it stands in; "" for none
}

// MarshalJSON prints the claim with its document and event beside it.
func (h Hit) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		claimJSON
		Document DocumentRef `json:"document"`
		Back     string      `json:"taken_back,omitempty"`
		Event    string      `json:"event"`
	}{h.wire(), h.Document, h.Back, h.Event})
}

// maxWords is the number of words that a search may have.
const maxWords = 12

// Words reads what is searched for: words that must all be there, and words in a row
// between quotation marks. Each element is one or the other, without marks. ErrUsage
// for nothing to search for, or for too much.
func Words(query string) ([]string, error) {
	var list []string
	quoted := false
	for part := range strings.SplitSeq(strings.NewReplacer("“", `"`, "”", `"`, "„", `"`).Replace(query), `"`) {
		words := strings.Fields(part)
		if quoted && len(words) > 0 {
			words = []string{strings.Join(words, " ")}
		}
		for _, w := range words {
			if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				list = append(list, w)
			}
		}
		quoted = !quoted
	}
	if n := len(strings.Fields(strings.Join(list, " "))); n == 0 || n > maxWords {
		return nil, fmt.Errorf("%d words to search for: give from 1 to %d: %w", n, maxWords, ErrUsage)
	}
	return list, nil
}
