package warn

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"headcount"
	"headcount/reference"
)

// A Comparison is what changed from one copy of a source to the next.
type Comparison struct {
	Step      string   // "a.xlsx -> b.xlsx"
	Changes   []Change // what became of notices of the older copy
	Same      int      // notices that stand in both unchanged
	New       int      // notices of the newer copy only
	Described int      // notices of which only the state's own description changed
	Older     int      // notices older than all of the newer copy: the list begins later, and they are kept
	Faults    []headcount.Fault
}

// What two copies of one notice must share: so many points of those below.
const (
	enough     = 9
	ptEmployer = 3
	ptAddress  = 3
	ptNotice   = 3
	ptReceived = 2
	ptEffect   = 2
	ptCount    = 2
	ptKind     = 1
)

// Compare says what became of the notices of an older copy in a newer one. Rows
// that are equal are the same notice; so are those with the state's own number;
// and of the rest those that share most, their day of notice or receipt, and
// their employer or site. A notice that the newer copy has no more, although
// its list reaches back so far, is withdrawn.
func Compare(older, newer *File) Comparison {
	c := Comparison{Step: path.Base(older.Name) + " -> " + path.Base(newer.Name)}
	fresh := map[string][]int{} // of the newer copy, by raw row
	for i := range newer.Notices {
		fresh[rowKey(&newer.Notices[i])] = append(fresh[rowKey(&newer.Notices[i])], i)
	}
	taken := make([]bool, len(newer.Notices))
	var left []int
	for i := range older.Notices {
		key := rowKey(&older.Notices[i])
		if list := fresh[key]; len(list) > 0 {
			taken[list[0]] = true
			fresh[key] = list[1:]
			c.Same++
			continue
		}
		left = append(left, i)
	}
	left = c.byNumber(older, newer, left, taken)
	left = c.byLikeness(older, newer, left, taken)
	for _, i := range left {
		n := &older.Notices[i]
		if d := n.Date(); d == "" || newer.Report.First == "" || d < newer.Report.First {
			c.Older++
			continue
		}
		c.Changes = append(c.Changes, Change{Step: c.Step, Kind: ChangeWithdrawn, Employer: n.EmployerText, Address: n.wholeAddress(), Notice: n.ID,
			Why: "the newer copy reaches back beyond its date and does not list it", Source: n.Source})
	}
	for _, t := range taken {
		if !t {
			c.New++
		}
	}
	slices.SortStableFunc(c.Changes, func(a, b Change) int { return cmp.Compare(a.Source.Row, b.Source.Row) })
	c.watch(older, newer)
	return c
}

// rowKey is the identity of a row whichever of equal rows it is.
func rowKey(n *Notice) string {
	id, _, _ := strings.Cut(n.ID, "-")
	return id
}

// byNumber pairs notices by the state's own number, where it names one notice
// in each copy.
func (c *Comparison) byNumber(older, newer *File, left []int, taken []bool) (rest []int) {
	at := map[string]int{}
	for i := range newer.Notices {
		if k := newer.Notices[i].Key; k != "" {
			if _, again := at[k]; again {
				at[k] = -1
				continue
			}
			at[k] = i
		}
	}
	seen := map[string]int{}
	for i := range older.Notices {
		seen[older.Notices[i].Key]++
	}
	for _, i := range left {
		k := older.Notices[i].Key
		j, ok := at[k]
		if k == "" || !ok || j < 0 || taken[j] || seen[k] > 1 {
			rest = append(rest, i)
			continue
		}
		taken[j] = true
		c.changed(&older.Notices[i], &newer.Notices[j], "the state gives both the number "+k)
	}
	return rest
}

// byLikeness pairs the notices that share most.
func (c *Comparison) byLikeness(older, newer *File, left []int, taken []bool) (rest []int) {
	firms, sites := map[string][]int{}, map[string][]int{}
	for j := range newer.Notices {
		if n := &newer.Notices[j]; !taken[j] {
			firm := n.firm
			firms[firm] = append(firms[firm], j)
			if a := addressKey(n); a != "" {
				sites[a] = append(sites[a], j)
			}
		}
	}
	type pair struct{ i, j, points int }
	var pairs []pair
	for _, i := range left {
		o := &older.Notices[i]
		for _, j := range slices.Concat(firms[o.firm], sites[addressKey(o)]) {
			if p := likeness(o, &newer.Notices[j]); p >= enough {
				pairs = append(pairs, pair{i, j, p})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	done := map[int]bool{}
	for _, p := range pairs {
		if done[p.i] || taken[p.j] {
			continue
		}
		done[p.i], taken[p.j] = true, true
		c.changed(&older.Notices[p.i], &newer.Notices[p.j], "the two rows share the day of notice or receipt, and the employer or the site")
	}
	for _, i := range left {
		if !done[i] {
			rest = append(rest, i)
		}
	}
	return rest
}

func addressKey(n *Notice) string { return reference.Key(n.wholeAddress()) }

// likeness counts what two rows share; 0 when they cannot be one notice.
func likeness(a, b *Notice) int {
	sameFirm := a.firm == b.firm
	sameSite := addressKey(a) == addressKey(b)
	noticed := a.NoticeDate != "" && a.NoticeDate == b.NoticeDate
	received := a.ReceivedDate != "" && a.ReceivedDate == b.ReceivedDate
	counted := a.CountText == b.CountText
	if !sameFirm && !sameSite || !noticed && !received || !sameSite && !counted {
		return 0
	}
	p := 0
	for _, x := range []struct {
		same   bool
		points int
	}{{sameFirm, ptEmployer}, {sameSite, ptAddress}, {noticed, ptNotice}, {received || a.ReceivedDate == "" && b.ReceivedDate == "", ptReceived},
		{a.EffectiveFirst == b.EffectiveFirst, ptEffect}, {counted, ptCount}, {a.KindText == b.KindText, ptKind}} {
		if x.same {
			p += x.points
		}
	}
	return p
}

// changed notes what differs between two copies of a notice.
func (c *Comparison) changed(o, n *Notice, why string) {
	list := differences(o, n)
	if onlyDescribed(list) {
		c.Described++
		return
	}
	kind := ChangeAmended
	switch {
	case n.Status == StatusRescinded && o.Status != StatusRescinded:
		kind = ChangeRescinded
	case n.Status == StatusCancelled && o.Status != StatusCancelled:
		kind = ChangeCancelled
	}
	why += moved(o.EffectiveFirst, n.EffectiveFirst)
	c.Changes = append(c.Changes, Change{Step: c.Step, Kind: kind, Employer: o.EmployerText, Address: o.wholeAddress(), Notice: o.ID, Changed: list, Why: why, Source: n.Source})
}

// maxMoved is by how many days the date of an effect may move within one
// notice: a postponement of the period of notice or more is treated as a new
// notice (20 CFR 639.10).
const maxMoved = 60

// moved says by how many days an effect was put off or brought forward.
func moved(from, to string) string {
	if len(from) != 10 || len(to) != 10 || from == to {
		return ""
	}
	switch days := dayNumber(to) - dayNumber(from); {
	case days >= maxMoved:
		return "; the effect is put off by " + itoa(days) + " days, as only a new notice may (20 CFR 639.10)"
	case days > 0:
		return "; the effect is put off by " + itoa(days) + " days, within one notice (20 CFR 639.10)"
	default:
		return "; the effect is " + itoa(-days) + " days earlier"
	}
}

// The marks of a source in trouble.
const shrunk = 0.8 // of the notices of the older copy

// watch says when a source shrinks or goes stale.
func (c *Comparison) watch(older, newer *File) {
	say := func(problem, remedy string) {
		c.Faults = append(c.Faults, headcount.Fault{Place: newer.Name, Problem: problem, Remedy: remedy})
	}
	if a, b := len(older.Notices), len(newer.Notices); float64(b) < shrunk*float64(a) {
		say(fmt.Sprintf("the list has shrunk from %d notices to %d", a, b), "what it no longer lists is kept; look whether the state began a new list")
	}
	if a, b := older.Report.Last, newer.Report.Last; a != "" && b < a {
		say("the list ends on "+b+", before the older copy's end on "+a, "the copies may be in the wrong order")
	}
}
