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

// joint stands among the words of a source where it leaves out what was said
// between two of its quotations.
const joint = "…"

// A step is a word of an alignment: of both (' '), of the source alone ('-'), of
// the draft alone ('+'), or a joint ('|').
type step struct {
	mark byte
	word string
}

// A comparison is how the words of a draft lie to those of a source.
type comparison struct {
	shown   Difference
	same    int     // words that are the same
	share   float64 // the part of the words, of the draft's and of the source's run, that they are
	of      float64 // the part of all the draft's words that they are
	edge    bool    // the run begins or ends where a quotation of the source does
	differs bool
	part    bool // the draft has words that the source leaves out: it quotes less
}

// compare aligns the words of a draft with a run of those of a source. What the
// source has before and after is no difference, nor is what the draft has where
// the source leaves something out, or where its quotation begins or ends.
func compare(source, draft []string) comparison {
	source, draft = source[:min(len(source), maxAligned)], draft[:min(len(draft), maxAligned)]
	steps, begin, end := align(source, draft)
	lead, tail := 0, 0
	for lead < len(steps) && steps[lead].mark == '+' {
		lead++
	}
	for tail < len(steps)-lead && steps[len(steps)-1-tail].mark == '+' {
		tail++
	}
	first, last := begin == 0 || source[begin-1] == joint, end == len(source) || source[end] == joint
	c := comparison{edge: first || last}
	// A word at the edge that the source has otherwise stands beside the run.
	if !first {
		steps = append(removed(source[max(0, begin-lead):begin]), steps...)
	} else if lead > 0 {
		steps, c.part = steps[lead:], true
	}
	if !last {
		steps = append(steps[:len(steps):len(steps)], removed(source[end:min(len(source), end+tail)])...)
	} else if tail > 0 {
		steps, c.part = steps[:len(steps)-tail], true
	}
	same, less, more := 0, 0, 0
	for k := 0; k < len(steps); {
		if steps[k].mark == ' ' {
			c.shown = c.shown.add(RunSame, steps[k].word)
			k, same = k+1, same+1
			continue
		}
		var minus, plus []string
		left := false
		for ; k < len(steps) && steps[k].mark != ' '; k++ {
			switch steps[k].mark {
			case '-':
				minus = append(minus, steps[k].word)
			case '+':
				plus = append(plus, steps[k].word)
			default:
				left = true
			}
		}
		if left && len(minus) == 0 {
			c.part = c.part || len(plus) > 0
			continue
		}
		less, more, c.differs = less+len(minus), more+len(plus), true
		c.shown = c.shown.add(RunSource, minus...).add(RunDraft, plus...)
	}
	c.same, c.share = same, float64(same)/float64(same+max(less, more))
	c.of = float64(same) / float64(len(draft))
	return c
}

func removed(words []string) []step {
	steps := make([]step, len(words))
	for i, w := range words {
		steps[i] = step{'-', w}
	}
	return steps
}

// align finds the run source[begin:end] that takes the fewest changes to become
// the draft, and the changes.
func align(source, draft []string) (steps []step, begin, end int) {
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
			skip := 1
			if source[i-1] == joint {
				skip = 0
			}
			c := min(cost[i-1][j]+skip, cost[i][j-1]+1)
			if source[i-1] == draft[j-1] {
				c = min(c, cost[i-1][j-1])
			}
			cost[i][j] = c
		}
	}
	for i := range cost {
		if cost[i][m] <= cost[end][m] {
			end = i // the longest of those: a word changed rather than one left out and one put in
		}
	}
	for end > 0 && source[end-1] == joint {
		end--
	}
	begin = end
	for j := m; j > 0; {
		switch i := begin; {
		case i > 0 && source[i-1] == draft[j-1] && cost[i][j] == cost[i-1][j-1]:
			steps = append(steps, step{' ', draft[j-1]})
			begin, j = i-1, j-1
		case cost[i][j] == cost[i][j-1]+1:
			steps = append(steps, step{'+', draft[j-1]})
			j--
		case source[i-1] == joint:
			steps = append(steps, step{'|', joint})
			begin = i - 1
		default:
			steps = append(steps, step{'-', source[i-1]})
			begin = i - 1
		}
	}
	slices.Reverse(steps)
	return steps, begin, end
}
