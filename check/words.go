package check

import (
	"slices"
	"strings"
	"unicode"
)

// tokens are the words of a text as quotations are compared: in lower case,
// without punctuation and apostrophes, -ise as -ize. A number is one word.
func tokens(text string) []string {
	var out []string
	var b strings.Builder
	runes := []rune(text)
	flush := func() {
		if b.Len() > 0 {
			out = append(out, spelled(b.String()))
			b.Reset()
		}
	}
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%':
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '‘':
			if i == 0 || i+1 == len(runes) || !unicode.IsLetter(runes[i-1]) || !unicode.IsLetter(runes[i+1]) {
				flush()
			}
		case (r == ',' || r == '.') && i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1]):
			if r == '.' {
				b.WriteRune(r)
			}
		default:
			flush()
		}
	}
	flush()
	return out
}

// spelled brings the two spellings of a word together.
func spelled(w string) string {
	for _, end := range []string{"ise", "ised", "ises", "ising", "isation", "isations"} {
		if stem, is := strings.CutSuffix(w, end); is && len(stem) > 3 {
			return stem + "iz" + end[2:]
		}
	}
	return w
}

// maxAligned bounds the words of two runs that are aligned.
const maxAligned = 400

// difference aligns the words of a draft with those of a source, and shows what
// differs: [-the source's words-] [+the draft's+]. What the source has before and
// after is no difference. share is the part of the words, of the draft's and of the
// source's run, that are the same.
func difference(source, draft []string) (shown string, share float64) {
	source, draft = source[:min(len(source), maxAligned)], draft[:min(len(draft), maxAligned)]
	n, m := len(source), len(draft)
	// cost[i][j]: the fewest changes that make draft[:j] of a run that ends at source[:i].
	cost := make([][]int, n+1)
	for i := range cost {
		cost[i] = make([]int, m+1)
		for j := 1; j <= m; j++ {
			if i == 0 {
				cost[0][j] = j
				continue
			}
			c := min(cost[i-1][j]+1, cost[i][j-1]+1)
			if source[i-1] == draft[j-1] {
				c = min(c, cost[i-1][j-1])
			}
			cost[i][j] = c
		}
	}
	end := 0
	for i := range cost {
		if cost[i][m] < cost[end][m] {
			end = i
		}
	}
	type step struct {
		mark byte
		word string
	}
	var steps []step
	same, run := 0, 0
	for i, j := end, m; j > 0; {
		switch {
		case i > 0 && source[i-1] == draft[j-1] && cost[i][j] == cost[i-1][j-1]:
			steps = append(steps, step{' ', draft[j-1]})
			i, j, same, run = i-1, j-1, same+1, run+1
		case cost[i][j] == cost[i][j-1]+1:
			steps = append(steps, step{'+', draft[j-1]})
			j--
		default:
			steps = append(steps, step{'-', source[i-1]})
			i, run = i-1, run+1
		}
	}
	slices.Reverse(steps)
	var b strings.Builder
	for k := 0; k < len(steps); {
		if steps[k].mark == ' ' {
			blank(&b)
			b.WriteString(steps[k].word)
			k++
			continue
		}
		var out, in []string
		for ; k < len(steps) && steps[k].mark != ' '; k++ {
			if steps[k].mark == '-' {
				out = append(out, steps[k].word)
			} else {
				in = append(in, steps[k].word)
			}
		}
		if len(out) > 0 {
			blank(&b)
			b.WriteString("[-" + strings.Join(out, " ") + "-]")
		}
		if len(in) > 0 {
			blank(&b)
			b.WriteString("[+" + strings.Join(in, " ") + "+]")
		}
	}
	if same < fewWords || m == 0 {
		return "", 0
	}
	return b.String(), float64(same) / float64(max(m, run))
}

func blank(b *strings.Builder) {
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
}
