package warn

import (
	"fmt"
	"strings"
)

// A meaning says what the cells of a column state.
type meaning string

// The meanings of columns; sources/columns.txt and the profiles use these words.
const (
	mEmployer       meaning = "employer"
	mDBA            meaning = "dba"
	mCount          meaning = "count"
	mCountTotal     meaning = "count_total" // all employees of the site or firm; the count where no other column is
	mCountPermanent meaning = "count_permanent"
	mCountTemporary meaning = "count_temporary"
	mCountFurlough  meaning = "count_furlough"
	mCountReduced   meaning = "count_reduced"
	mRevisedCount   meaning = "revised_count"
	mNoticeDate     meaning = "notice_date"
	mReceivedDate   meaning = "received_date"
	mPostedDate     meaning = "posted_date"
	mInitialDate    meaning = "initial_date" // of the notice that a supplement adds to
	mRevisedDate    meaning = "revised_date"
	mEffective      meaning = "effective"
	mEffectiveLast  meaning = "effective_last"
	mAddress        meaning = "address" // street, city, state, ZIP
	mStreet         meaning = "street"
	mCityStateZIP   meaning = "city_state_zip"
	mCity           meaning = "city"
	mCityCounty     meaning = "city_county" // "Toledo/Lucas"
	mCounty         meaning = "county"
	mZIP            meaning = "zip"
	mStateCode      meaning = "state_code"
	mLocation       meaning = "location" // a city, a county, or an address
	mRegion         meaning = "region"
	mKind           meaning = "kind"
	mClosing        meaning = "closing" // yes or no
	mTemporary      meaning = "temporary"
	mUnion          meaning = "union"
	mUnionAddress   meaning = "union_address"
	mBumping        meaning = "bumping"
	mNAICS          meaning = "naics"
	mIndustry       meaning = "industry"
	mReason         meaning = "reason"
	mGroup          meaning = "group"
	mNotes          meaning = "notes"
	mStatus         meaning = "status"
	mUpdated        meaning = "updated" // yes or no: the notice was changed since
	mSupplement     meaning = "supplement"
	mWARN           meaning = "warn" // yes or no: given under the WARN Act
	mTrade          meaning = "trade"
	mKey            meaning = "key"
	mParent         meaning = "parent"
	mLink           meaning = "link"
	mFileName       meaning = "file_name" // "Acme (Toledo) 5-5-2026.pdf"
	mPersonal       meaning = "personal"  // held back
	mIgnored        meaning = "ignored"   // known, and nothing that a notice needs
	mUnknown        meaning = ""
)

var meanings = map[meaning]bool{mEmployer: true, mDBA: true, mCount: true, mCountTotal: true, mCountPermanent: true, mCountTemporary: true, mCountFurlough: true,
	mCountReduced: true, mRevisedCount: true, mNoticeDate: true, mReceivedDate: true, mPostedDate: true, mInitialDate: true, mRevisedDate: true, mEffective: true,
	mEffectiveLast: true, mAddress: true, mStreet: true, mCityStateZIP: true, mCity: true, mCityCounty: true, mCounty: true, mZIP: true, mStateCode: true,
	mLocation: true, mRegion: true, mKind: true, mClosing: true, mTemporary: true, mUnion: true, mUnionAddress: true, mBumping: true, mNAICS: true, mIndustry: true,
	mReason: true, mGroup: true, mNotes: true, mStatus: true, mUpdated: true, mSupplement: true, mWARN: true, mTrade: true, mKey: true, mParent: true, mLink: true, mFileName: true,
	mPersonal: true, mIgnored: true}

// isDate reports whether cells of the meaning are dates.
func (m meaning) isDate() bool {
	switch m {
	case mNoticeDate, mReceivedDate, mPostedDate, mInitialDate, mRevisedDate, mEffective, mEffectiveLast:
		return true
	}
	return false
}

// isCount reports whether cells of the meaning are numbers of people.
func (m meaning) isCount() bool {
	switch m {
	case mCount, mCountTotal, mCountPermanent, mCountTemporary, mCountFurlough, mCountReduced, mRevisedCount:
		return true
	}
	return false
}

// A rule gives the meaning of headers that hold certain words.
type rule struct {
	means  meaning
	all    [][]string // each a choice of " words "
	not    []string
	exact  []string // whole headers
	source int      // line, for faults
}

// parseRules reads the form of sources/columns.txt.
func parseRules(text string) ([]rule, error) {
	var rules []rule
	for i, l := range strings.Split(text, "\n") {
		f := strings.Fields(l)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") {
			continue
		}
		r := rule{means: meaning(f[0]), source: i + 1}
		if !meanings[r.means] || len(f) < 2 {
			return nil, fmt.Errorf("columns.txt:%d: %q is no meaning with words", i+1, l)
		}
		for _, group := range f[1:] {
			if w, ok := strings.CutPrefix(group, "!"); ok {
				r.not = append(r.not, " "+strings.ReplaceAll(w, "_", " ")+" ")
				continue
			}
			var choice []string
			for w := range strings.SplitSeq(group, "|") {
				w, exact := strings.CutPrefix(w, "=")
				w = " " + strings.ReplaceAll(w, "_", " ") + " "
				if exact {
					r.exact = append(r.exact, w)
				} else {
					choice = append(choice, w)
				}
			}
			if len(choice) > 0 {
				r.all = append(r.all, choice)
			}
		}
		rules = append(rules, r)
	}
	return rules, nil
}

func (r *rule) fits(header string) bool {
	for _, e := range r.exact {
		if header == e {
			return true
		}
	}
	if len(r.all) == 0 {
		return false
	}
	for _, n := range r.not {
		if strings.Contains(header, n) {
			return false
		}
	}
	for _, choice := range r.all {
		found := false
		for _, w := range choice {
			if strings.Contains(header, w) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// headerKey returns a header's words for comparison: " number of employees ".
func headerKey(s string) string {
	var b strings.Builder
	b.WriteByte(' ')
	blank := true
	word := func(s string) {
		b.WriteString(s)
		blank = false
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if i > 0 && !blank && ('a' <= s[i-1] && s[i-1] <= 'z' || isUpper(s[i-1]) && i+1 < len(s) && 'a' <= s[i+1] && s[i+1] <= 'z') { // noticeDate, NAICSCode
				b.WriteByte(' ')
			}
			word(string(c | 0x20))
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			word(string(c))
		case c == '#':
			if !blank {
				b.WriteByte(' ')
			}
			b.WriteString("number ")
			blank = true
		case c == '\'' || c == '(' && strings.HasPrefix(s[i:], "(s)"):
		default:
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
		}
	}
	if !blank {
		b.WriteByte(' ')
	}
	key := strings.ReplaceAll(b.String(), " lay off ", " layoff ")
	if strings.HasSuffix(key, "date s ") || strings.Contains(key, " dates ") {
		key = strings.ReplaceAll(strings.ReplaceAll(key, " date s ", " date "), " dates ", " date ")
	}
	return key
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// maxHeader is the longest text that is taken for a header, in bytes.
const maxHeader = 90

// means returns what a header's words mean by the profile, else by the rules
// for all states.
func (r *Reader) means(p *Profile, header string) meaning {
	if len(header) > maxHeader {
		return mUnknown
	}
	key := headerKey(header)
	if p != nil {
		if m, ok := p.columns[key]; ok {
			return m
		}
	}
	for i := range r.rules {
		if r.rules[i].fits(key) {
			return r.rules[i].means
		}
	}
	return mUnknown
}
