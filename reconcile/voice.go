package reconcile

import (
	"strings"

	"headcount"
)

// A voice is who speaks in a claim, for the rule "employer over notice over
// wire over outlet over aggregator".
type voice struct {
	rank    int    // as headcount.Tier.Rank, lower is nearer the fact
	speaker string // whose later word replaces an earlier one; "" is nobody known
}

// theEmployer is the speaker of all that an employer's people and papers say.
const theEmployer = "the employer"

// voiceOf says who speaks. Words that are confirmed and attributed are the
// employer's own or a notice's (docs/claims.md, status); the document speaks
// where nobody is named, with the rank of its source.
func voiceOf(c *headcount.Stated) voice {
	rank := c.Document.Tier.Rank()
	says := strings.ToLower(c.Says)
	switch {
	case c.Status == headcount.Denied:
		return voice{headcount.TierEmployer.Rank(), theEmployer}
	case says == "":
		if rank == headcount.TierEmployer.Rank() {
			return voice{rank, theEmployer}
		}
		return voice{rank, strings.ToLower(c.Document.Outlet)}
	case notice(says):
		return voice{headcount.TierGovernment.Rank(), "a notice"}
	case c.Status == headcount.Confirmed && says != strings.ToLower(c.Document.Outlet), own(says, c.Employer):
		return voice{headcount.TierEmployer.Rank(), theEmployer}
	}
	return voice{max(rank, headcount.TierWire.Rank()), says}
}

// notice reports whether a speaker is a paper laid before an office.
func notice(says string) bool {
	for _, w := range []string{"warn", "notice", "filing", "database", "court record", "state record"} {
		if strings.Contains(says, w) {
			return true
		}
	}
	return false
}

// own reports whether a speaker is the employer by name or by its role.
func own(says, employer string) bool {
	for _, w := range []string{"the company", "the firm", "the bank", "the airline", "the agency", "the department", "spokes", "the memo", "internal memo"} {
		if strings.Contains(says, w) {
			return true
		}
	}
	return strings.HasPrefix(says, strings.ToLower(employer))
}

// voiceNames are the ranks in words, for rules.
var voiceNames = []string{"employer", "notice", "wire", "outlet", "aggregator"}
