package document

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"headcount"
	"headcount/charset"
)

// maxAddress is the longest address that is kept, in bytes.
const maxAddress = 2 << 10

// address returns s as the address of one document, "" when it is none: only
// an absolute address of the web with a path is one, since a site's front page
// stands for a different report every day. The host is in lower case; the
// fragment and the marks of campaigns (utm_...) are left out, so that one
// document has one address.
func address(s string) string {
	u, ok := webAddress(s)
	if !ok || (u.Path == "" || u.Path == "/") && u.RawQuery == "" {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment, u.User = "", "", nil
	var kept []string
	for q := range strings.SplitSeq(u.RawQuery, "&") {
		if q != "" && !strings.HasPrefix(q, "utm_") {
			kept = append(kept, q)
		}
	}
	u.RawQuery = strings.Join(kept, "&")
	return u.String()
}

// host returns the host of an address, without "www.", "" when there is none.
func host(s string) string {
	u, ok := webAddress(s)
	if !ok {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

func webAddress(s string) (*url.URL, bool) {
	s = strings.TrimSpace(s)
	if len(s) > maxAddress {
		return nil, false
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, false
	}
	return u, true
}

// maxOutlet is the longest name of an outlet that is kept, in bytes.
const maxOutlet = 200

// outlet returns the name of an outlet; an address stands for its host. What
// has no letter, or no end, is no name.
func outlet(s string) string {
	s = strings.Trim(oneLine(s), " |-–—·•:/")
	if h := host(s); h != "" {
		return h
	}
	if len(s) > maxOutlet || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// sources ranks the outlets that do not report in their own name, by name or
// host in lower case: agencies whose reports others print, carriers of
// employers' own statements, and collectors of other outlets' reports.
var sources = map[string]headcount.Tier{
	"reuters": headcount.TierWire, "reuters.com": headcount.TierWire,
	"ap": headcount.TierWire, "associated press": headcount.TierWire, "the associated press": headcount.TierWire,
	"ap news": headcount.TierWire, "apnews.com": headcount.TierWire,
	"afp": headcount.TierWire, "agence france-presse": headcount.TierWire, "afp.com": headcount.TierWire,
	"bloomberg": headcount.TierWire, "bloomberg news": headcount.TierWire, "bloomberg.com": headcount.TierWire,
	"dow jones newswires": headcount.TierWire, "upi": headcount.TierWire, "upi.com": headcount.TierWire,
	"pa media": headcount.TierWire, "dpa": headcount.TierWire, "kyodo news": headcount.TierWire, "xinhua": headcount.TierWire,

	"business wire": headcount.TierEmployer, "businesswire.com": headcount.TierEmployer,
	"pr newswire": headcount.TierEmployer, "prnewswire.com": headcount.TierEmployer,
	"globenewswire": headcount.TierEmployer, "globenewswire.com": headcount.TierEmployer,
	"accesswire": headcount.TierEmployer, "accesswire.com": headcount.TierEmployer,
	"sec edgar": headcount.TierEmployer, "sec.gov": headcount.TierEmployer,

	"google news": headcount.TierAggregator, "news.google.com": headcount.TierAggregator,
	"layoffs.fyi": headcount.TierAggregator, "thelayoff.com": headcount.TierAggregator,
}

// government matches the hosts of offices: under "gov", or a country's "gov".
var government = regexp.MustCompile(`(^|\.)gov(\.[a-z]{2})?$`)

// tier ranks a source: by its outlet's name, else by the host of its address,
// else as an outlet.
func tier(outlet, address string) headcount.Tier {
	for _, s := range []string{strings.ToLower(outlet), host(address)} {
		for name := s; ; { // a host belongs to the domains above it
			if t, ok := sources[name]; ok {
				return t
			}
			_, above, ok := strings.Cut(name, ".")
			if !ok || !strings.Contains(above, ".") || strings.ContainsRune(name, ' ') {
				break
			}
			name = above
		}
		if government.MatchString(s) {
			return headcount.TierGovernment
		}
	}
	return headcount.TierOutlet
}

// decode returns b as UTF-8; what had to be guessed is a fault.
func (p *opening) decode(b []byte, declared string) string {
	text, doubt := charset.Decode(b, declared)
	if doubt != nil {
		p.fault(doubt.Excerpt, doubt.Problem, doubt.Remedy)
	}
	return text
}
