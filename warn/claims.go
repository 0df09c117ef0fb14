package warn

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"headcount"
	"headcount/reference"
)

// Version names what makes documents and claims of notices. It rises when the
// same file gives others.
const Version = "warn/1"

// Documents returns a document for each notice of a file, read from the capture
// c, and the claims that it states. A notice's document has its cells as lines;
// what the profile holds back is not in it.
//
// Its address is the state's page with the identity of the notice: the state's
// own number, else employer, site and day of notice. So a later copy of the list
// that gives the notice anew is a later version of one document, and supersedes
// what it changes.
func (r *Reader) Documents(f *File, c headcount.Capture) ([]headcount.Document, [][]headcount.Claim) {
	docs := make([]headcount.Document, 0, len(f.Notices))
	claims := make([][]headcount.Claim, 0, len(f.Notices))
	name, agency, page := f.State, "", "warn:"+f.State
	if st := stateOf(f.State); st != nil {
		name = st.Name
	}
	if p := r.profiles[f.State]; p != nil {
		agency = p.Agency
		if len(p.Pages) > 0 {
			page = p.Pages[0]
		}
	}
	if agency == "" {
		agency = "State of " + name
	}
	seen := map[string]int{}
	for i := range f.Notices {
		n := &f.Notices[i]
		key := n.identity()
		seen[key]++
		if k := seen[key]; k > 1 {
			key += "-" + itoa(k)
		}
		d := headcount.Document{
			Title: n.Employer + ": WARN notice in " + name, Outlet: first(c.Given.Outlet, agency), Language: "en", Tier: headcount.TierGovernment,
			Address: page + "#" + key, Capture: c.Hash, Part: n.ID, Extractor: Version,
		}
		if len(n.PostedDate) == 10 && !n.Doubted("posted_date") {
			d.Published = n.PostedDate
		}
		d.Published = first(d.Published, c.Given.Published)
		if c.Given.Tier != "" {
			d.Tier = c.Given.Tier
		}
		d.Identify()
		claim := n.claim(name)
		d.Text, claim.Evidence = n.text(d.Title)
		claim.Reader = Version
		claim.Identify(d.Hash)
		docs, claims = append(docs, d), append(claims, []headcount.Claim{claim})
	}
	return docs, claims
}

// identity is what a notice is known by from one copy of a list to the next.
func (n *Notice) identity() string {
	s := n.State + "\x1f" + n.Key
	if n.Key == "" {
		s = strings.Join([]string{n.State, n.firm, reference.Key(n.wholeAddress()), n.Date()}, "\x1f")
	}
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// text writes the notice's document, and returns the passages that state its
// claim: employer, people, dates and kind.
func (n *Notice) text(title string) (string, []headcount.Passage) {
	var b strings.Builder
	b.WriteString(title)
	b.WriteString("\n\n")
	var evidence, employer []headcount.Passage
	add := func(m meaning, line string) {
		at := b.Len()
		b.WriteString(line)
		p := headcount.Passage{Span: headcount.Span{Start: at, End: b.Len()}, Words: line}
		b.WriteByte('\n')
		switch {
		case m == mEmployer || m == mFileName:
			employer = append(employer, p)
		case m.isCount() && m != mCountTotal && m != mRevisedCount, m == mNoticeDate, m == mReceivedDate, m == mEffective, m == mEffectiveLast, m == mKind:
			evidence = append(evidence, p)
		}
	}
	for i, c := range n.cells {
		c = squeeze(c)
		if c == "" {
			continue
		}
		m, name := mUnknown, ""
		if n.header != nil && i < len(n.header.means) {
			m, name = n.header.means[i], n.header.names[i]
		}
		if m == mPersonal {
			continue
		}
		if name != "" {
			c = strings.TrimRight(name, ": ") + ": " + c
		}
		add(m, c)
	}
	evidence = append(employer, evidence...)
	if len(evidence) == 0 {
		evidence = []headcount.Passage{{Span: headcount.Span{Start: 0, End: len(title)}, Words: title}}
	}
	return b.String(), evidence
}

// claim is what the notice states. A doubtful value is null: the ledger would
// rather have none than a wrong one.
func (n *Notice) claim(state string) headcount.Claim {
	c := headcount.Claim{Type: headcount.Reduction, Employer: n.Employer, Status: headcount.Confirmed}
	if !n.Doubted("count") || n.Count != nil && strings.Contains(strings.Join(n.Doubts, " "), "about right") {
		switch {
		case n.Count != nil && *n.Count > 0:
			c.Count = headcount.Exactly(int64(*n.Count))
			c.Count.Approx = n.Doubted("count")
		default:
			c.Count = n.Bounds()
		}
	}
	switch {
	case n.NoticeDate != "" && !n.Doubted("notice_date"):
		c.Announced = n.NoticeDate
	case n.ReceivedDate != "" && !n.Doubted("received_date"):
		c.Announced = n.ReceivedDate
	}
	if n.EffectiveFirst != "" && !n.Doubted("effective") && !n.Doubted("effective_first") {
		c.Effective = n.EffectiveFirst
		if last := n.EffectiveLast; last > n.EffectiveFirst && !n.Doubted("effective_last") && !strings.Contains(n.EffectiveFirst+last, "/") {
			c.Effective = n.EffectiveFirst + "/" + last
		}
	}
	if n.HeadOffice == "" && !strings.HasPrefix(n.Basis, "the place is in ") {
		for _, p := range []string{n.City, n.countyName} {
			if p != "" && len(p) < 80 && !hasDigit(p) {
				c.Places = append(c.Places, p)
			}
		}
	}
	c.Places = append(c.Places, state)
	if n.Kind == KindFurlough || n.Temporary != nil && *n.Temporary {
		c.Group = "furlough"
	}
	if n.Status == StatusRescinded || n.Status == StatusCancelled {
		c.Status = headcount.Denied
	}
	c.Causes = n.causes()
	return c
}

// Bounds returns the bounds on the count where the cell gives only those, else
// nil.
func (n *Notice) Bounds() *headcount.Count {
	if n.Low == nil && n.High == nil {
		return nil
	}
	lo, hi := int64(-1), int64(-1)
	if n.Low != nil {
		lo = int64(*n.Low)
	}
	if n.High != nil {
		hi = int64(*n.High)
	}
	return headcount.Between(lo, hi, false)
}

// reasons are the words of forms for causes of docs/claims.md.
var reasons = []struct{ words, cause string }{
	{"artificial intelligence", "ai"}, {"automation", "automation"}, {"bankrupt", "bankruptcy"}, {"loss of contract", "contract"}, {"lost contract", "contract"}, {"contract ", "contract"},
	{"relocat", "relocation"}, {"tariff", "tariffs"}, {"merger", "merger"}, {"acqui", "merger"}, {"sale of", "merger"}, {"sold business", "merger"},
	{"restructur", "restructuring"}, {"reorgani", "restructuring"}, {"covid", "demand"}, {"pandemic", "demand"}, {"business slowdown", "demand"}, {"economic", "demand"}, {"funding", "funding"},
}

// causes are the reasons that the notice's form gives, in the employer's name.
func (n *Notice) causes() []headcount.Cause {
	var list []headcount.Cause
	put := func(cause string) {
		for _, c := range list {
			if c.Cause == cause {
				return
			}
		}
		list = append(list, headcount.Cause{Cause: cause, By: "employer", Stance: "asserted"})
	}
	low := strings.ToLower(n.Reason)
	for _, r := range reasons {
		if strings.Contains(low, r.words) {
			put(r.cause)
		}
	}
	if n.Kind == KindClosure {
		put("closing")
	}
	if n.Kind == KindRelocation {
		put("relocation")
	}
	return list
}
