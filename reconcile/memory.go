package reconcile

import (
	"slices"

	"headcount"
	"headcount/reference"
)

// A Memory keeps what Events worked out, for the next time that it is called with the
// same claims and more after them: what each claim says, and what each cluster says that
// comes together as before. Most of the work on a large employer is that, and one more
// report changes little of it. The events are those that come out without a Memory.
// Claims of one ID say the same, and so do their documents. It serves one call at a time;
// the zero Memory is one to begin with.
type Memory struct {
	world  *world
	claims []string         // their IDs
	facts  []*fact          // that they gave
	byID   map[string]*fact // the facts
}

// A settled is what a cluster came to, and how it was made up.
type settled struct {
	joined  []joined // in the order in which they joined
	members []*fact  // as settle leaves them
	outcome outcome
}

// A joined is a member, and what it brought.
type joined struct {
	fact    *fact
	back    string
	verdict verdict
	slip    bool
}

// gather returns the facts of the input: those that m knows as they were made, the
// rest made now. A nil Memory knows none.
func (m *Memory) gather(in *Input, ref *reference.Data) []*fact {
	if m == nil {
		return gather(in.Claims, nil, 0, newWorld(ref, in.Judged))
	}
	if !m.extends(in, ref) {
		*m = Memory{world: newWorld(ref, in.Judged), byID: make(map[string]*fact, len(in.Claims))}
	}
	had := len(m.claims)
	m.facts = gather(in.Claims, m.facts, had, m.world)
	m.claims = slices.Grow(m.claims, len(in.Claims)-had)
	for i := had; i < len(in.Claims); i++ {
		m.claims = append(m.claims, in.Claims[i].ID)
	}
	for _, f := range m.facts {
		if f.place >= had {
			m.byID[f.ID] = f
		}
	}
	return slices.Clone(m.facts)
}

// known are the facts by the IDs of their claims.
func (m *Memory) known(facts []*fact) map[string]*fact {
	if m != nil {
		return m.byID
	}
	byID := make(map[string]*fact, len(facts))
	for _, f := range facts {
		byID[f.ID] = f
	}
	return byID
}

// rest lets go of what facts went through in the run.
func (m *Memory) rest() {
	if m != nil {
		for _, f := range m.facts {
			f.course = course{}
			f.doc.blank()
		}
	}
}

// extends reports whether the input is that of the last time and more: what people
// decided and what is known of names is the same.
func (m *Memory) extends(in *Input, ref *reference.Data) bool {
	if m.world == nil || m.world.ref != ref || !m.world.judged.same(in.Judged) || len(in.Claims) < len(m.claims) {
		return false
	}
	for i, id := range m.claims {
		if id == "" || id != in.Claims[i].ID {
			return false
		}
	}
	return true
}

// same reports whether people decided the same. What a decision points at never changes.
func (j *Judgement) same(o *Judgement) bool {
	if j == nil || o == nil {
		return j == o
	}
	return j.ref == o.ref && slices.EqualFunc(j.decided, o.decided, func(a, b headcount.Decision) bool {
		return a.Number == b.Number && a.Kind == b.Kind && a.Target == b.Target && a.Value == b.Value && a.Who == b.Who && a.Why == b.Why &&
			a.At.Equal(b.At)
	})
}

// settleOnce settles c, unless the cluster that its founder founded the last time was
// made up of the same facts, which joined it for the same reasons: then c is what that
// one was.
func (c *cluster) settleOnce() {
	if s := c.founder.settled; s != nil && slices.EqualFunc(s.joined, c.members, joined.again) {
		c.members, c.outcome = s.members, s.outcome
		return
	}
	s := &settled{joined: make([]joined, len(c.members))}
	for i, m := range c.members {
		s.joined[i] = joined{m, m.Back, m.verdict, m.slip}
		m.settled = nil
	}
	c.settle()
	c.why, c.disputes = slices.Clip(c.why), slices.Clip(c.disputes) // what is added later stays out of s
	s.members, s.outcome = c.members, c.outcome
	c.founder.settled = s
}

// again reports whether a member is the same, and joins for the same reason.
func (j joined) again(m *fact) bool {
	return j.fact == m && j.verdict == m.verdict && j.slip == m.slip && j.back == m.Back
}
