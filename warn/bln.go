package warn

import "strconv"

// PeerColumns are the columns of the open reader's consolidated CSV, which
// `headcount notices --as bln` prints, so that who uses it can switch and
// compare. hash_id is ours: the identity of the row.
var PeerColumns = []string{"notice_date", "postal_code", "company", "hash_id", "jobs", "location", "is_temporary", "is_closure", "effective_date", "is_amendment"}

// PeerRow returns the notice under PeerColumns. Dates that the peer's form
// cannot hold, such as months, are left out; the notice date is the one of
// receipt where the file gives no other.
func (n *Notice) PeerRow() []string {
	day := func(d string) string {
		if len(d) == 10 {
			return d
		}
		return ""
	}
	jobs := ""
	if n.Count != nil {
		jobs = strconv.Itoa(*n.Count)
	}
	truth := func(known, v bool) string {
		switch {
		case !known:
			return ""
		case v:
			return "True"
		}
		return "False"
	}
	location := n.City
	if location == "" {
		location = n.County
	}
	return []string{day(first(n.NoticeDate, n.ReceivedDate)), n.State, first(n.Employer, n.EmployerText), n.ID, jobs, location,
		truth(n.Temporary != nil, n.Temporary != nil && *n.Temporary), truth(n.Kind != "", n.Kind == KindClosure), day(n.EffectiveFirst), truth(true, n.Status == StatusAmended)}
}
