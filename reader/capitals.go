package reader

// capitals counts how often words stand with a capital in a text: it is asked for every
// capital of it, and takes a third of the time of a map.
type capitals struct {
	heads [1 << 11]int32 // by shape: the last such word, plus one
	words []capital
}

type capital struct {
	low    string
	count  int
	inside int   // of these, in the middle of a sentence
	next   int32 // the one before it of that shape, plus one
}

// add counts a word once more; inside says whether it stands in the middle of a sentence.
func (c *capitals) add(t *token, inside bool) {
	w := c.find(t)
	if w == nil {
		head := &c.heads[int(t.shape)%len(c.heads)]
		c.words = append(c.words, capital{low: t.low, next: *head})
		*head = int32(len(c.words))
		w = &c.words[len(c.words)-1]
	}
	w.count++
	if inside {
		w.inside++
	}
}

// of is how often a word stands with a capital, and how often in the middle of a
// sentence.
func (c *capitals) of(t *token) (count, inside int) {
	if w := c.find(t); w != nil {
		return w.count, w.inside
	}
	return 0, 0
}

func (c *capitals) find(t *token) *capital {
	for i := c.heads[int(t.shape)%len(c.heads)]; i > 0; i = c.words[i-1].next {
		if w := &c.words[i-1]; w.low == t.low {
			return w
		}
	}
	return nil
}

func (c *capitals) clear() {
	clear(c.heads[:])
	clear(c.words)
	c.words = c.words[:0]
}
