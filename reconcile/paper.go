package reconcile

import "slices"

// A paper is a document, with what one run over one family finds in it. Facts of one
// document share it.
type paper struct {
	key   string     // identity of the document; "" where that is not known
	holds []*cluster // with a fact of it, in the making; some may have been emptied since
	dated []*fact    // that it dates by the day, for other than totals
	tells []*cluster // with a standing fact of it, settled, by day
}

// paper returns the one for the document of that identity.
func (w *world) paper(key string) *paper {
	p := w.papers[key]
	if p == nil {
		p = &paper{key: key}
		w.papers[key] = p
	}
	return p
}

// blank makes the paper one in which nothing was found yet.
func (p *paper) blank() {
	clear(p.holds)
	clear(p.dated)
	clear(p.tells)
	p.holds, p.dated, p.tells = p.holds[:0], p.dated[:0], p.tells[:0]
}

// clusters returns those with a member from the document.
func (p *paper) clusters() []*cluster {
	p.holds = slices.DeleteFunc(p.holds, (*cluster).empty)
	return p.holds[:min(len(p.holds), maxNear)]
}
